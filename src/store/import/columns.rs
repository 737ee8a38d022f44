//! The columns of a table of ratings: which one has the criteria, the weights, remarks and the options.

use crate::messages::{
    ColumnIs, ImportAnswers, ImportErrorKind, ImportQuestion, ImportRefusal, ImportRemark, NumberRange,
};
use crate::text::number;

use super::builder::ImportBuilder;
use super::cell;
use super::column_heading::{self, ColumnMeaning, StatedScale, find_criterion_column};
use super::grid::Cell;
use super::layout;
use super::matrix_column::MatrixColumn;
use super::totals;
use super::words::{self, simplify};

/// Decides what each column contains, and adds the options. Returns a question if several columns may be the weights.
pub(super) fn choose_columns(
    header: &[Cell],
    body: &[Vec<Cell>],
    is_own: bool,
    answers: &ImportAnswers,
    import: &mut ImportBuilder,
) -> Result<Vec<MatrixColumn>, ImportRefusal> {
    layout::check_width(header)?;
    let name = |cell: &Cell| cell::strip_formula_guard(&cell.text).to_owned();
    let mut meanings: Vec<ColumnMeaning> = header.iter().map(|cell| ColumnMeaning::parse(&name(cell))).collect();
    let criterion = find_criterion_column(&meanings);
    let stated = answers.weights.as_deref().filter(|stated| !stated.is_empty());
    if stated.is_some_and(|stated| find_stated_weights(header, criterion, stated).is_none()) {
        let names = (0..header.len()).filter(|at| *at != criterion).filter_map(|at| header.get(at)).map(&name);
        return Err(ImportRefusal::UnknownWeights(names.filter(|name| !name.is_empty()).collect()));
    }
    check_stated_columns(header, answers)?;
    let stated = |at: usize| find_answer(header, at, answers);
    let weight = if is_own {
        let own = [ColumnMeaning::Criterion, ColumnMeaning::TimeHorizon, ColumnMeaning::Weight];
        meanings = (0..header.len()).map(|at| own.get(at).copied().unwrap_or(ColumnMeaning::Other)).collect();
        Some(2)
    } else {
        confirm_meanings(header, &mut meanings, criterion, (body, answers), import)?;
        choose_weights(header, &mut meanings, criterion, body, answers)?
    };
    let is_option =
        |at: &usize| *at != criterion && Some(*at) != weight && meanings.get(*at) == Some(&ColumnMeaning::Other);
    let option_columns: Vec<usize> = (0..header.len()).filter(is_option).collect();
    let headings: Vec<String> = header.iter().map(|cell| simplify(&name(cell))).collect();
    // "A-B" is the difference of two columns.
    let is_pair = |text: &str| {
        let slug = simplify(text);
        let is_heading = |part: &str| !part.is_empty() && headings.iter().any(|heading| heading == part);
        slug.match_indices('-').any(|(at, _)| {
            is_heading(slug.get(..at).unwrap_or_default()) && is_heading(slug.get(at + 1..).unwrap_or_default())
        })
    };
    let mentions_result = |at: &usize| {
        header.get(*at).is_some_and(|cell| column_heading::mentions_computed(&name(cell)) || is_pair(&name(cell)))
    };
    let mut rated: Vec<usize> = option_columns.iter().copied().filter(|at| !mentions_result(at)).collect();
    if rated.is_empty() {
        rated.clone_from(&option_columns);
    }
    let last_option = option_columns.last().copied().unwrap_or(usize::MAX);
    let ends = find_scale_ends(header);
    let mut columns = Vec::new();
    let mut options: Vec<String> = Vec::new();
    for (at, cell) in header.iter().enumerate() {
        let text = name(cell);
        let meaning = meanings.get(at).copied().unwrap_or(ColumnMeaning::Other);
        let is_ranking = words::contains(words::RANKING, &simplify(&text));
        let column = match meaning {
            _ if at == criterion => MatrixColumn::Criterion,
            _ if weight == Some(at) => MatrixColumn::Weight,
            _ if stated(at) == Some(ColumnIs::Nothing) => MatrixColumn::LeftOut,
            ColumnMeaning::TimeHorizon if !columns.contains(&MatrixColumn::TimeHorizon) => MatrixColumn::TimeHorizon,
            ColumnMeaning::Note | ColumnMeaning::Group => MatrixColumn::Note,
            ColumnMeaning::Hint => MatrixColumn::Hint,
            ColumnMeaning::Index | ColumnMeaning::RepeatedWeight => MatrixColumn::LeftOut,
            _ if !is_own && ends.is_some_and(|(low, high)| at == low || at == high) => MatrixColumn::LeftOut,
            // After the ratings, the ranks follow from them.
            ColumnMeaning::Rank if is_ranking && at > last_option => MatrixColumn::LeftOut,
            ColumnMeaning::Rank => {
                import.add_error(cell.location, &text, ImportErrorKind::UnclearRank);
                MatrixColumn::LeftOut
            }
            _ if text.is_empty() => MatrixColumn::Unnamed,
            _ if !is_own
                && (meaning == ColumnMeaning::Computed
                    || column_heading::mentions_computed(&text)
                    || is_pair(&text))
                && stated(at).is_none()
                && totals::is_computed_column(
                    header,
                    body,
                    at,
                    (weight, &rated),
                    meaning == ColumnMeaning::Computed,
                ) =>
            {
                MatrixColumn::LeftOut
            }
            // "% of total" repeats the weights.
            ColumnMeaning::Computed if weight.is_some_and(|weight| totals::are_proportional(body, weight, at)) => {
                MatrixColumn::LeftOut
            }
            ColumnMeaning::Computed if !option_columns.is_empty() && !column_heading::is_computed(&text) => {
                return Err(ImportQuestion::Column(cell.location, text).into());
            }
            ColumnMeaning::Computed if !option_columns.is_empty() => {
                import.add_error(cell.location, &text, ImportErrorKind::UnclearTotal);
                MatrixColumn::LeftOut
            }
            _ => {
                let option = if is_own { text.as_str() } else { column_heading::strip_scale(&text, answers.scale) };
                if options.contains(&option.to_lowercase()) && !is_own {
                    import.add_error(cell.location, option, ImportErrorKind::DuplicateName);
                }
                options.push(option.to_lowercase());
                import.add_option(cell.location, option).map_or(MatrixColumn::Unnamed, MatrixColumn::Option)
            }
        };
        if column == MatrixColumn::LeftOut && !text.is_empty() {
            import.skip(cell.location, &text);
        }
        columns.push(column);
    }
    Ok(columns)
}

/// Returns the two columns "Min" and "Max", which have the ends of the scale.
fn find_scale_ends(header: &[Cell]) -> Option<(usize, usize)> {
    let find = |list: &str| header.iter().position(|cell| words::contains(list, &simplify(&cell.text)));
    find(words::SCALE_MIN).zip(find(words::SCALE_MAX))
}

/// Returns the scale that each row states in the columns "Min" and "Max", with the cell of its end.
pub(super) fn read_scale_ends<'a>(header: &[Cell], body: &'a [Vec<Cell>]) -> Vec<(&'a Cell, StatedScale)> {
    let Some((low_at, high_at)) = find_scale_ends(header) else { return Vec::new() };
    let read = |row: &'a Vec<Cell>| {
        let cell = row.get(high_at)?;
        let (low, high) = (number::parse_decimal(&row.get(low_at)?.text)?, number::parse_decimal(&cell.text)?);
        (low < high).then_some((cell, StatedScale::Range(NumberRange { low, high })))
    };
    body.iter().filter_map(read).collect()
}

/// Corrects meanings that the cells or the user contradict: priorities in words are weights. Numbers below a word for
/// remarks, or below a heading such as "Year", give a question. A few other cells are mistakes, which are reported.
fn confirm_meanings(
    header: &[Cell],
    meanings: &mut [ColumnMeaning],
    criterion: usize,
    (body, answers): (&[Vec<Cell>], &ImportAnswers),
    import: &mut ImportBuilder,
) -> Result<(), ImportQuestion> {
    let is_option = |at: usize, meaning: &ColumnMeaning| at != criterion && *meaning == ColumnMeaning::Other;
    let has_options = meanings.iter().enumerate().any(|(at, meaning)| is_option(at, meaning));
    let has_weights = meanings.contains(&ColumnMeaning::Weight);
    let is_bare_score = |at: &usize| {
        let heading = header.get(*at).map_or("", |cell| cell::strip_formula_guard(&cell.text));
        meanings.get(*at) == Some(&ColumnMeaning::Computed)
            && column_heading::is_score(heading)
            && words::contains(words::SCORE, &simplify(heading))
    };
    let only_scores = (0..header.len()).find(is_bare_score);
    let before: Vec<ColumnMeaning> = meanings.to_vec();
    // "Comment on Keep" and "Rank of Keep" are not ratings.
    let is_beside_ratings = |word: &str| words::contains(words::REMARK, word) || words::contains(words::RANKING, word);
    for (at, meaning) in meanings.iter_mut().enumerate().filter(|(at, _)| *at != criterion) {
        let Some(cell) = header.get(at) else { continue };
        let heading = cell::strip_formula_guard(&cell.text);
        match find_answer(header, at, answers) {
            Some(ColumnIs::Option | ColumnIs::Nothing) => *meaning = ColumnMeaning::Other,
            Some(ColumnIs::Weights) => *meaning = ColumnMeaning::Weight,
            Some(ColumnIs::Remarks) => *meaning = ColumnMeaning::Note,
            None => {}
        }
        if find_answer(header, at, answers).is_some()
            || answers.weights.as_deref().is_some_and(|stated| column_heading::is_same(heading, stated))
        {
            continue;
        }
        // What stands in brackets explains the words before it: "W (1-5)".
        let slug = simplify(heading.split(['(', '[']).next().unwrap_or_default());
        let cells = || body.iter().filter_map(|row| row.get(at)).filter(|cell| !cell.text.is_empty());
        let is_number = |cell: &&Cell| number::parse_decimal(cell.text.trim_end_matches('%')).is_some();
        let numbers = cells().filter(is_number).count();
        let texts = cells().count() - numbers;
        let has_only_numbers = numbers > 0 && texts == 0;
        let ask = || Err(ImportQuestion::Column(cell.location, heading.to_owned()));
        if words::contains(words::WEIGHT_IF_NUMBERS, &slug) && has_only_numbers {
            let are_weights = cells().all(|cell| cell::parse_weight(&cell.text).is_ok());
            let follows_names =
                (criterion + 1..at).all(|at| before.get(at).is_some_and(|meaning| *meaning != ColumnMeaning::Other));
            if has_weights || !are_weights || !follows_names {
                return ask();
            }
            *meaning = ColumnMeaning::Weight;
            continue;
        }
        let counts_up = || {
            let numbers: Vec<f64> = cells().filter_map(|cell| number::parse_decimal(&cell.text)).collect();
            numbers.windows(2).all(|pair| pair.first() < pair.last())
        };
        let has_texts = *meaning == ColumnMeaning::Other && layout::has_only_texts(body, at);
        let is_listed = |cell: &Cell, list: &str| words::contains(list, &simplify(&cell.text));
        if has_texts && cells().all(|cell| is_listed(cell, words::LESS) || is_listed(cell, words::MORE)) {
            for cell in cells().filter(|cell| is_listed(cell, words::LESS)) {
                import.add_error(cell.location, &cell.text, ImportErrorKind::ReversedScale);
            }
            *meaning = ColumnMeaning::Index;
            continue;
        }
        // Before the names of the criteria, texts are their groups.
        if has_texts && at < criterion {
            *meaning = ColumnMeaning::Group;
            continue;
        }
        match meaning {
            // An option may be called "Line".
            ColumnMeaning::Index if at > criterion && has_only_numbers && !counts_up() => return ask(),
            // The only column of ratings has no name, which is reported.
            ColumnMeaning::Computed if !has_options && Some(at) == only_scores => *meaning = ColumnMeaning::Other,
            ColumnMeaning::Note if has_only_numbers && !has_options && words::contains(words::SCORE, &slug) => {
                *meaning = ColumnMeaning::Other;
            }
            ColumnMeaning::Note | ColumnMeaning::Hint | ColumnMeaning::Group if has_only_numbers => return ask(),
            ColumnMeaning::Other if has_only_numbers && slug.split('-').any(is_beside_ratings) => {
                return ask();
            }
            ColumnMeaning::Unclear => {
                let repeats = |weight: usize| totals::are_proportional(body, weight, at);
                let weights = (0..before.len()).filter(|at| before.get(*at) == Some(&ColumnMeaning::Weight));
                if weights.into_iter().any(repeats) {
                    *meaning = ColumnMeaning::RepeatedWeight;
                } else if texts > numbers {
                    *meaning = ColumnMeaning::Note;
                } else {
                    return ask();
                }
            }
            // In French, a "note" is also a mark.
            ColumnMeaning::Note if matches!(slug.as_str(), "note" | "notes") && numbers > texts => {
                for cell in cells().filter(|cell| !is_number(cell)) {
                    import.add_error(cell.location, &cell.text, ImportErrorKind::TextAmongNumbers);
                }
            }
            ColumnMeaning::Rank => {
                let words = cells().filter(|cell| cell::parse_weight_word(&cell.text).is_some()).count();
                if words > numbers && words * 2 > cells().count() {
                    import.remark(ImportRemark::ColumnIsWeights(heading.to_owned()));
                    *meaning = ColumnMeaning::Weight;
                }
            }
            _ => {}
        }
    }
    let is_answered = |at: usize| find_answer(header, at, answers).is_some();
    match find_column_beyond(body, criterion, meanings).filter(|at| !is_answered(*at)).and_then(|at| header.get(at)) {
        Some(cell) => Err(ImportQuestion::Column(cell.location, cell.text.clone())),
        None => Ok(()),
    }
}

/// Returns a column among at least three of which all numbers are beyond those of all others, such as pages or
/// kilometres beside ratings.
fn find_column_beyond(body: &[Vec<Cell>], criterion: usize, meanings: &[ColumnMeaning]) -> Option<usize> {
    let ends = |at: usize| {
        let numbers = body.iter().filter_map(|row| number::parse_decimal(&row.get(at)?.text));
        let numbers: Vec<f64> = numbers.collect();
        let low = numbers.iter().copied().min_by(f64::total_cmp)?;
        Some((at, low, numbers.iter().copied().max_by(f64::total_cmp)?, numbers.len()))
    };
    let options = (0..meanings.len()).filter(|at| *at != criterion && meanings.get(*at) == Some(&ColumnMeaning::Other));
    let ends: Vec<(usize, f64, f64, usize)> = options.filter_map(ends).collect();
    let is_beyond = |(at, low, _, count): &&(usize, f64, f64, usize)| {
        let others = ends.iter().filter(|(other, ..)| other != at);
        *low > 10.0 && *count > 1 && others.clone().count() > 1 && others.clone().all(|(_, _, high, _)| *high <= 5.0)
    };
    ends.iter().find(is_beyond).map(|(at, ..)| *at)
}

/// Returns what the user says that a column contains.
fn find_answer(header: &[Cell], at: usize, answers: &ImportAnswers) -> Option<ColumnIs> {
    let heading = cell::strip_formula_guard(&header.get(at)?.text);
    // "Cost $" and "Cost €" differ only by a sign, so that the complete heading comes first.
    let is_exact = |stated: &str| header.iter().any(|cell| cell::strip_formula_guard(&cell.text) == stated.trim());
    let is_meant =
        |stated: &str| heading == stated.trim() || column_heading::is_same(heading, stated) && !is_exact(stated);
    answers.columns.iter().find(|(stated, _)| is_meant(stated)).map(|(_, what)| *what)
}

/// Returns whether the user answered that a column has the ratings of an option.
pub(super) fn is_stated_option(header: &[Cell], at: usize, answers: &ImportAnswers) -> bool {
    find_answer(header, at, answers) == Some(ColumnIs::Option)
}

/// Returns an error if the user names a column that does not exist.
fn check_stated_columns(header: &[Cell], answers: &ImportAnswers) -> Result<(), ImportRefusal> {
    let exists =
        |stated: &str| header.iter().any(|cell| column_heading::is_same(cell::strip_formula_guard(&cell.text), stated));
    let Some((unknown, _)) = answers.columns.iter().find(|(stated, _)| !exists(stated)) else { return Ok(()) };
    let names = header.iter().map(|cell| cell.text.clone()).filter(|name| !name.is_empty());
    Err(ImportRefusal::UnknownColumn(unknown.clone(), names.collect()))
}

/// Returns the column with a heading that the user gives, complete or without its brackets if only one has it.
fn find_stated_weights(header: &[Cell], criterion: usize, stated: &str) -> Option<usize> {
    let texts = header.iter().map(|cell| cell.text.as_str()).enumerate().filter(|(at, _)| *at != criterion);
    let mut exact = texts.clone().filter(|(_, text)| column_heading::is_same(text, stated));
    let exact = texts.clone().find(|(_, text)| text.trim() == stated.trim()).or_else(|| exact.next());
    let mut bare =
        texts.filter(|(_, text)| column_heading::is_same(text.split(['(', '[']).next().unwrap_or_default(), stated));
    let only = bare.next().filter(|_| bare.next().is_none());
    exact.or(only).map(|(at, _)| at)
}

/// Returns the column with the weights.
fn choose_weights(
    header: &[Cell],
    meanings: &mut [ColumnMeaning],
    criterion: usize,
    body: &[Vec<Cell>],
    answers: &ImportAnswers,
) -> Result<Option<usize>, ImportQuestion> {
    let with = |meanings: &[ColumnMeaning], wanted: ColumnMeaning| -> Vec<usize> {
        (0..meanings.len()).filter(|at| *at != criterion && meanings.get(*at) == Some(&wanted)).collect()
    };
    let mut certain = with(meanings, ColumnMeaning::Weight);
    let is_answered = |at: &usize| find_answer(header, *at, answers).is_some();
    let mut possible = with(meanings, ColumnMeaning::PerhapsWeight);
    possible.retain(|at| !is_answered(at));
    if let Some(stated) = &answers.weights {
        return Ok(find_stated_weights(header, criterion, stated).filter(|_| !stated.is_empty()));
    }
    // A second column often has the same weights as percentages.
    if let Some((first, rest)) = certain.clone().split_first() {
        let repeated: Vec<usize> =
            rest.iter().copied().filter(|at| totals::are_proportional(body, *first, *at)).collect();
        certain.retain(|at| !repeated.contains(at));
        for at in repeated {
            if let Some(meaning) = meanings.get_mut(at) {
                *meaning = ColumnMeaning::RepeatedWeight;
            }
        }
    }
    // The user says which one has the weights.
    if certain.iter().any(is_answered) {
        certain.retain(is_answered);
        possible.clear();
    }
    match (certain.as_slice(), possible.as_slice()) {
        ([], []) => Ok(None),
        ([only], []) => Ok(Some(*only)),
        _ => {
            let all = certain.iter().chain(&possible).filter_map(|at| header.get(*at));
            Err(ImportQuestion::Weights(all.map(|cell| cell.text.clone()).collect()))
        }
    }
}
