//! The columns of a table of ratings: which one has the criteria, the weights, remarks and the options.

use crate::messages::{ImportAnswers, ImportErrorKind, ImportQuestion, ImportRefusal, ImportRemark, NumberRange};
use crate::text::number;
use pesee_core::deliberation::slugify;

use super::builder::ImportBuilder;
use super::cell;
use super::column_heading::{self, ColumnMeaning, StatedScale};
use super::grid::Cell;
use super::matrix_column::MatrixColumn;
use super::totals;
use super::words;

/// Decides what each column contains, and adds the options. Returns a question if several columns may be the weights.
pub(super) fn choose_columns(
    header: &[Cell],
    body: &[Vec<Cell>],
    is_own: bool,
    answers: &ImportAnswers,
    import: &mut ImportBuilder,
) -> Result<Vec<MatrixColumn>, ImportRefusal> {
    let name = |cell: &Cell| cell::strip_formula_guard(&cell.text).to_owned();
    let mut meanings: Vec<ColumnMeaning> = header.iter().map(|cell| ColumnMeaning::parse(&name(cell))).collect();
    let criterion = find_criterion_column(&meanings);
    let stated = answers.weights.as_deref().filter(|stated| !stated.is_empty());
    if stated.is_some_and(|stated| find_stated_weights(header, criterion, stated).is_none()) {
        let names = (0..header.len()).filter(|at| *at != criterion).filter_map(|at| header.get(at)).map(&name);
        return Err(ImportRefusal::UnknownWeights(names.filter(|name| !name.is_empty()).collect()));
    }
    let weight = if is_own {
        let own = [ColumnMeaning::Criterion, ColumnMeaning::TimeHorizon, ColumnMeaning::Weight];
        meanings = (0..header.len()).map(|at| own.get(at).copied().unwrap_or(ColumnMeaning::Other)).collect();
        Some(2)
    } else {
        confirm_meanings(header, &mut meanings, body, import);
        choose_weights(header, &mut meanings, criterion, body, answers)?
    };
    let ends = find_scale_ends(header);
    let mut columns = Vec::new();
    let mut options: Vec<String> = Vec::new();
    for (at, cell) in header.iter().enumerate() {
        let text = name(cell);
        let meaning = meanings.get(at).copied().unwrap_or(ColumnMeaning::Other);
        let column = match meaning {
            _ if at == criterion => MatrixColumn::Criterion,
            _ if weight == Some(at) => MatrixColumn::Weight,
            ColumnMeaning::TimeHorizon if !columns.contains(&MatrixColumn::TimeHorizon) => MatrixColumn::TimeHorizon,
            ColumnMeaning::Note => MatrixColumn::Note,
            ColumnMeaning::Hint => MatrixColumn::Hint,
            ColumnMeaning::Index | ColumnMeaning::RepeatedWeight => MatrixColumn::LeftOut,
            _ if !is_own && ends.is_some_and(|(low, high)| at == low || at == high) => MatrixColumn::LeftOut,
            ColumnMeaning::Rank => {
                import.add_error(cell.location, &text, ImportErrorKind::UnclearRank);
                MatrixColumn::LeftOut
            }
            _ if text.is_empty() => MatrixColumn::Unnamed,
            _ if !is_own
                && (meaning == ColumnMeaning::Computed || column_heading::mentions_computed(&text))
                && totals::is_computed_column(body, at, weight) =>
            {
                MatrixColumn::LeftOut
            }
            ColumnMeaning::Computed if has_other_options(&meanings, criterion, weight, at) => {
                import.add_error(cell.location, &text, ImportErrorKind::UnclearTotal);
                MatrixColumn::LeftOut
            }
            _ => {
                let (option, _) = if is_own { (text.as_str(), None) } else { column_heading::split_scale(&text) };
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
    let find = |list: &str| header.iter().position(|cell| words::contains(list, &slugify(&cell.text)));
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

/// Returns the column with the names of the criteria: the one that is called so, or else the first one that does not
/// number the rows.
pub(super) fn find_criterion_column(meanings: &[ColumnMeaning]) -> usize {
    let named = meanings.iter().position(|meaning| *meaning == ColumnMeaning::Criterion);
    let first = meanings.iter().position(|meaning| *meaning != ColumnMeaning::Index);
    named.filter(|at| *at <= 2).or(first).unwrap_or(0)
}

/// Corrects meanings that the cells contradict: a column of remarks with numbers has ratings, and priorities in words
/// are weights. A few other cells are mistakes, which are reported.
fn confirm_meanings(header: &[Cell], meanings: &mut [ColumnMeaning], body: &[Vec<Cell>], import: &mut ImportBuilder) {
    for (at, meaning) in meanings.iter_mut().enumerate() {
        let Some(heading) = header.get(at).map(|cell| cell::strip_formula_guard(&cell.text)) else { continue };
        let cells = || body.iter().filter_map(|row| row.get(at)).filter(|cell| !cell.text.is_empty());
        let is_number = |cell: &&Cell| number::parse_decimal(&cell.text).is_some();
        let numbers = cells().filter(is_number).count();
        let texts = cells().count() - numbers;
        match meaning {
            ColumnMeaning::Note | ColumnMeaning::Hint if numbers > 0 && texts == 0 => {
                import.remark(ImportRemark::ColumnIsOption(heading.to_owned()));
                *meaning = ColumnMeaning::Other;
            }
            // In French, a "note" is also a mark.
            ColumnMeaning::Note if matches!(slugify(heading).as_str(), "note" | "notes") && numbers > texts => {
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
}

/// Returns the column with a heading that the user gives, complete or without its brackets if only one has it.
fn find_stated_weights(header: &[Cell], criterion: usize, stated: &str) -> Option<usize> {
    let is_same =
        |text: &str| text.trim() == stated.trim() || !slugify(text).is_empty() && slugify(text) == slugify(stated);
    let texts = header.iter().map(|cell| cell.text.as_str()).enumerate().filter(|(at, _)| *at != criterion);
    let exact = texts.clone().find(|(_, text)| is_same(text));
    let mut bare = texts.filter(|(_, text)| is_same(text.split(['(', '[']).next().unwrap_or_default()));
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
    let possible = with(meanings, ColumnMeaning::PerhapsWeight);
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
    match (certain.as_slice(), possible.as_slice()) {
        ([], []) => Ok(None),
        ([only], []) => Ok(Some(*only)),
        _ => {
            let all = certain.iter().chain(&possible).filter_map(|at| header.get(*at));
            Err(ImportQuestion::Weights(all.map(|cell| cell.text.clone()).collect()))
        }
    }
}

/// Returns whether the table has a column of an option besides the column `at`.
fn has_other_options(meanings: &[ColumnMeaning], criterion: usize, weight: Option<usize>, at: usize) -> bool {
    let is_option = |(other, meaning): (usize, &ColumnMeaning)| {
        other != at && other != criterion && weight != Some(other) && *meaning == ColumnMeaning::Other
    };
    meanings.iter().enumerate().any(is_option)
}
