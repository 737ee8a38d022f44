//! The import of a table of ratings: a criterion in each row and an option in each column, with optional columns for
//! the points, the time horizon and remarks. A table with the options in the rows is turned first.

use crate::messages::{
    ImportAnswers, ImportErrorKind, ImportQuestion, ImportRefusal, ImportRemark, ImportedScale, InputLocation,
    NumberRange, OptionsIn, ScaleDoubt,
};
use pesee_core::deliberation::{Criterion, FieldPath, Id, WeighingField, WeightingMethod};

use super::builder::ImportBuilder;
use super::cell::{self, CellRating};
use super::column_heading::{self, ColumnMeaning, find_criterion_column};
use super::columns::choose_columns;
use super::grid::Cell;
use super::layout;
use super::matrix_checks::{
    find_criteria_with_scale, find_reversed_scale, find_stated_scale, report_reversed_cells, report_reversed_weights,
    report_text_columns, report_unnamed_ratings,
};
use super::matrix_column::{MatrixColumn, find_criterion_cell};
use super::percents;
use super::row_scales;
use super::scale::{self, Scale, ScaleHints};
use super::thousands;
use super::totals;
use super::weight_notation::WrittenWeight;
use super::words::{self, simplify};
use super::written_weight;

/// A row of a criterion, before its ratings are converted.
struct MatrixRow {
    criterion: Criterion,
    ratings: Vec<(Id, InputLocation, String, CellRating)>,
}

/// How a table was understood.
pub(super) struct MatrixReading {
    pub(super) options_in: OptionsIn,
    pub(super) scale: Option<ImportedScale>,
}

/// Imports a table whose first row has the names of the columns. `remarks` are the texts outside the table.
pub(super) fn import_matrix(
    mut rows: Vec<Vec<Cell>>,
    remarks: &[(InputLocation, String)],
    answers: &ImportAnswers,
    import: &mut ImportBuilder,
) -> Result<MatrixReading, ImportRefusal> {
    let is_own = rows.first().is_some_and(|header| layout::is_own_header(header));
    layout::name_row_numbers(&mut rows);
    let numbers = if is_own { Vec::new() } else { layout::take_leading_numbers(&mut rows) };
    import.skipped.extend(numbers.into_iter().map(|cell| (cell.location, cell.text)));
    if let Some(cell) = layout::find_missing_headings(&rows) {
        import.add_error(cell.location, &cell.text, ImportErrorKind::NoHeadings);
        return Ok(MatrixReading { options_in: OptionsIn::Columns, scale: None });
    }
    if let Some(cell) = layout::find_missing_names(&rows) {
        import.add_error(cell.location, &cell.text, ImportErrorKind::NoNames);
        return Ok(MatrixReading { options_in: OptionsIn::Columns, scale: None });
    }
    let options_in = if is_own { OptionsIn::Columns } else { layout::find_options(&rows, answers)? };
    let mut rows = if options_in == OptionsIn::Rows { layout::transpose(rows) } else { rows };
    let mut reading = MatrixReading { options_in, scale: None };
    if !is_own {
        let header = rows.first().cloned().unwrap_or_default();
        let is_weight = |at| header.get(at).is_some_and(|cell: &Cell| may_be_weights(&cell.text, answers));
        thousands::remove_separators(rows.get_mut(1..).unwrap_or_default(), is_weight, import);
    }
    if !is_own {
        let meanings = rows.first().into_iter().flatten().map(|cell| ColumnMeaning::parse(&cell.text));
        let criterion = find_criterion_column(&meanings.collect::<Vec<ColumnMeaning>>());
        for heading in layout::carry_groups_down(&mut rows, Some(criterion)) {
            import.remark(ImportRemark::GroupsRepeated(heading));
        }
    }
    let Some((header, body)) = rows.split_first() else { return Ok(reading) };
    let columns = choose_columns(header, body, is_own, answers, import)?;
    let reversed = if is_own { None } else { find_reversed_scale(header, &columns, remarks) };
    if !is_own {
        report_reversed_weights(header, &columns, remarks, import);
    }
    if !is_own && !answers.scale.is_some_and(NumberRange::is_reversed) {
        report_reversed_cells(header, body, &columns, import);
    }
    let sections = if is_own || options_in == OptionsIn::Rows { Vec::new() } else { find_section_rows(body) };
    let totals = totals::find_total_rows(body, &columns, is_own, import);
    report_unnamed_ratings(header, body, &columns, (options_in, answers), import);
    let mut matrix_rows = Vec::new();
    let mut names: Vec<String> = Vec::new();
    let is_about_options =
        |at: usize| options_in == OptionsIn::Rows && body.get(at).is_some_and(|row| has_remarks(row));
    let left_out = |at: usize, is_total: bool| {
        is_total || is_remark(body, at, options_in) || sections.contains(&at) || is_about_options(at)
    };
    let (left_out, rows): (Vec<_>, Vec<_>) =
        body.iter().zip(totals).enumerate().partition(|(at, (_, is_total))| left_out(*at, *is_total));
    for (_, (row, _)) in left_out {
        import.skip_row(row);
    }
    // Weights may be written beside the names of criteria: "Reach (weight 5)".
    let may_be_in_names = !is_own && !columns.contains(&MatrixColumn::Weight);
    let name = |row| criterion_name(row, &columns, answers.scale);
    let written = rows.iter().filter(|_| may_be_in_names).map(|(_, (row, _))| name(row));
    let written_names: Vec<&str> = written.collect();
    let written = written_weight::find_weights(&written_names, 0, false);
    written.remark(&written_names, false, import);
    let mut written = written.found.into_iter();
    for (_, (row, _)) in rows {
        if import.is_beyond_limit() {
            return Ok(reading);
        }
        let written = written.next().flatten();
        let name = written.as_ref().map_or_else(|| name(row), |written| written.name.as_str());
        let read = read_row(row, &columns, (name, written.as_ref()), (is_own, &mut names), import);
        matrix_rows.extend(read);
    }
    if let Some(at) = columns.iter().position(|column| *column == MatrixColumn::Weight) {
        written_weight::report_mixed_weights(body.iter().filter_map(|row| row.get(at)), import);
    }
    report_text_columns(header, body, &columns, import);
    let stated = if is_own { None } else { find_stated_scale(header, body, &columns, remarks, import) };
    if import.errors.iter().any(|error| error.kind == ImportErrorKind::TwoScales) {
        return Ok(reading);
    }
    let texts = matrix_rows.iter().flat_map(|row| &row.ratings);
    percents::report_fractions(texts.map(|(_, location, text, _)| (*location, text.as_str())), import);
    let ratings: Vec<CellRating> =
        matrix_rows.iter().flat_map(|row| &row.ratings).map(|(.., rating)| rating.clone()).collect();
    let has_ranges = ratings.iter().any(|rating| matches!(rating, CellRating::Range { .. }));
    let is_own = is_own || columns.contains(&MatrixColumn::TimeHorizon) || has_ranges;
    let has_low_row = matrix_rows.iter().any(|row| {
        let mut values = row.ratings.iter().flat_map(|(.., rating)| rating.values()).peekable();
        values.peek().is_some() && values.all(|value| value.abs() <= NumberRange::OWN.high)
    });
    let hints = ScaleHints { answer: answers.scale, stated, is_own, has_low_row };
    let by_row = matrix_rows.iter().map(|row| {
        let ratings = row.ratings.iter().map(|(.., rating)| rating).collect::<Vec<&CellRating>>();
        (row.criterion.name.as_str(), ratings)
    });
    let by_row: Vec<(&str, Vec<&CellRating>)> = by_row.collect();
    let beyond = match (answers.scale, stated) {
        _ if is_own => Vec::new(),
        (Some(_), _) => Vec::new(),
        (None, Some(stated)) => find_criteria_with_scale(header, body, &columns, stated),
        (None, None) => row_scales::find_rows_beyond(&by_row),
    };
    let named = |ids: &[MatrixColumn]| -> Vec<String> {
        let is_option = |(_, column): &(&Cell, &MatrixColumn)| matches!(column, MatrixColumn::Option(_));
        header.iter().zip(ids).filter(is_option).map(|(cell, _)| cell.text.clone()).collect()
    };
    let detected = scale::detect(&ratings, hints);
    // A few cells beyond the scale of the program are mistakes, and are reported.
    let are_mistakes = detected == Ok(Scale::Own);
    let beyond: Vec<String> =
        beyond.into_iter().filter(|row| row.is_whole || !are_mistakes).map(|row| row.name).collect();
    let doubt = match (&reversed, answers.scale) {
        (Some((location, text, _)), None) => Some(ScaleDoubt::Reversed(*location, text.clone())),
        _ if !beyond.is_empty() => Some(ScaleDoubt::Criteria(beyond)),
        _ => None,
    };
    let ends = reversed.and_then(|(.., ends)| ends);
    let scale = match (doubt, detected) {
        (Some(ScaleDoubt::Criteria(_)), Ok(Scale::Own)) if !import.errors.is_empty() => Scale::Own,
        // The errors come first: whoever corrects them runs the import again.
        (Some(_), _) | (None, Err(_)) if !import.errors.is_empty() => return Ok(reading),
        (None, Ok(scale)) | (Some(_), Ok(scale @ Scale::Other(ImportedScale::Words(_)))) => scale,
        (None, Err(scales)) => return Err(ImportQuestion::Scale(scales, ScaleDoubt::Ratings(named(&columns))).into()),
        (Some(doubt), detected) => match scale::list_doubtful(&ratings, detected, &doubt, ends) {
            scales if scales.is_empty() => Scale::Own,
            scales => return Err(ImportQuestion::Scale(scales, doubt).into()),
        },
    };
    for row in matrix_rows {
        add_row(row, &scale, import);
    }
    if import.builder.document().criteria().iter().any(|criterion| criterion.weight.is_some()) {
        import.builder.set_typed(FieldPath::Weighing(WeighingField::Method), WeightingMethod::Points);
    }
    if let Scale::Other(other) = scale {
        reading.scale = Some(other);
    }
    Ok(reading)
}

/// Returns the rows that name the criteria below them, such as "MONEY" in a row of its own: the first row is one, there
/// are several, and other rows are between them and after them.
fn find_section_rows(body: &[Vec<Cell>]) -> Vec<usize> {
    let is_name = |row: &Vec<Cell>| row.iter().skip(1).all(|cell| cell.text.is_empty());
    let found: Vec<usize> = (0..body.len()).filter(|at| body.get(*at).is_some_and(is_name)).collect();
    let are_apart =
        found.windows(2).all(|pair| pair.last().zip(pair.first()).is_some_and(|(next, at)| next > &(at + 1)));
    let is_last = found.last().is_some_and(|at| at + 1 == body.len());
    if found.len() > 1 && found.first() == Some(&0) && are_apart && !is_last { found } else { Vec::new() }
}

/// Returns whether the column with a heading may contain the weights.
fn may_be_weights(heading: &str, answers: &ImportAnswers) -> bool {
    let meaning = ColumnMeaning::parse(cell::strip_formula_guard(heading));
    matches!(meaning, ColumnMeaning::Weight | ColumnMeaning::PerhapsWeight)
        || answers.weights.as_deref().is_some_and(|stated| column_heading::is_same(heading, stated))
}

/// Returns whether a row below the table is a remark: it has one text only, and an empty row or a word such as "Note:"
/// separates it from the table.
fn is_remark(body: &[Vec<Cell>], at: usize, options_in: OptionsIn) -> bool {
    let has_one_text = |row: &Vec<Cell>| row.iter().skip(1).all(|cell| cell.text.is_empty());
    let rest = body.get(at..).unwrap_or_default();
    if options_in == OptionsIn::Rows || body.iter().all(has_one_text) || !rest.iter().all(has_one_text) {
        return false;
    }
    let number = |row: &Vec<Cell>| match row.first().map(|cell| cell.location) {
        Some(InputLocation::Cell { row, .. }) => Some(row),
        _ => None,
    };
    let text = rest.first().and_then(|row| row.first()).map_or("", |cell| cell.text.as_str());
    let is_label =
        text.split_once(':').is_some_and(|(label, _)| words::contains(words::REMARK_LABEL, &simplify(label)));
    // Empty rows are left out of `body`, and their numbers are missing.
    let follows_gap = (1..=at).any(|at| {
        let before = body.get(at - 1).and_then(number);
        let is_table = body.get(at - 1).is_some_and(|row| !has_one_text(row));
        is_table && before.zip(body.get(at).and_then(number)).is_some_and(|(before, here)| here > before + 1)
    });
    is_label || follows_gap && body.get(..at).is_some_and(|above| above.iter().any(|row| !has_one_text(row)))
}

/// Returns whether a row has remarks on the options: its name says so, and it has no ratings.
fn has_remarks(row: &[Cell]) -> bool {
    let Some((first, rest)) = row.split_first() else { return false };
    let is_note =
        matches!(ColumnMeaning::parse(&first.text), ColumnMeaning::Note | ColumnMeaning::Group | ColumnMeaning::Hint);
    is_note && rest.iter().any(|cell| cell::parse_rating(&cell.text).is_err())
}

/// Returns the name of the criterion of a row.
fn criterion_name<'a>(row: &'a [Cell], columns: &[MatrixColumn], answer: Option<NumberRange>) -> &'a str {
    let text = find_criterion_cell(row, columns).map_or("", |cell| cell.text.as_str());
    column_heading::strip_scale_of_criterion(cell::strip_formula_guard(text), answer)
}

fn read_row(
    row: &[Cell],
    columns: &[MatrixColumn],
    (name, written): (&str, Option<&WrittenWeight>),
    (may_repeat, names): (bool, &mut Vec<String>),
    import: &mut ImportBuilder,
) -> Option<MatrixRow> {
    let cell = find_criterion_cell(row, columns)?;
    if name.is_empty() {
        let filled =
            row.iter().zip(columns).find(|(cell, column)| !cell.text.is_empty() && **column != MatrixColumn::LeftOut);
        if let Some((filled, _)) = filled {
            import.add_error(cell.location, &filled.text, ImportErrorKind::NoCriterionBeside);
        }
        return None;
    }
    if names.contains(&name.to_lowercase()) && !may_repeat {
        import.add_error(cell.location, name, ImportErrorKind::DuplicateName);
    }
    names.push(name.to_lowercase());
    let mut criterion = import.new_criterion(cell.location, name)?;
    criterion.weight = written.map(|written| written.points);
    let mut ratings = Vec::new();
    for (at, cell) in row.iter().enumerate() {
        let text = cell::strip_formula_guard(&cell.text);
        let result = match columns.get(at) {
            Some(MatrixColumn::Weight) => {
                import.note_weight_word(text);
                cell::parse_weight(text).map(|weight| criterion.weight = weight)
            }
            Some(MatrixColumn::TimeHorizon) => cell::parse_time_horizon(text).map(|when| criterion.when = when),
            Some(MatrixColumn::Option(option)) => cell::parse_rating(text)
                .map(|rating| ratings.push((option.clone(), cell.location, text.to_owned(), rating))),
            Some(MatrixColumn::Note) => {
                append(&mut criterion.note, text);
                Ok(())
            }
            Some(MatrixColumn::Hint) => {
                append(&mut criterion.hint, text);
                Ok(())
            }
            Some(MatrixColumn::Criterion | MatrixColumn::LeftOut) => Ok(()),
            Some(MatrixColumn::Unnamed) | None if text.is_empty() => Ok(()),
            Some(MatrixColumn::Unnamed) | None => Err(ImportErrorKind::NoOptionAbove),
        };
        if let Err(kind) = result {
            import.add_error(cell.location, text, kind);
        }
    }
    import.builder.push(criterion.clone());
    Some(MatrixRow { criterion, ratings })
}

fn append(text: &mut Option<String>, more: &str) {
    if more.is_empty() {
        return;
    }
    match text {
        Some(text) => {
            text.push('\n');
            text.push_str(more);
        }
        None => *text = Some(more.to_owned()),
    }
}

fn add_row(row: MatrixRow, scale: &Scale, import: &mut ImportBuilder) {
    for (option, location, text, rating) in row.ratings {
        match scale.convert(&rating) {
            Ok(Some(rating)) => import.set_rating(row.criterion.id.clone(), option, rating),
            Ok(None) => {}
            Err(_) if *scale == Scale::Own => import.add_error(location, &text, ImportErrorKind::InvalidRating),
            Err(_) => import.add_error(location, &text, ImportErrorKind::OffScale),
        }
    }
}
