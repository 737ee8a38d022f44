//! Checks of a whole table of ratings: columns of remarks, ratings without a name, and scales on which the lower rating
//! is better.

use crate::messages::{ImportAnswers, ImportErrorKind, InputLocation, NumberRange, OptionsIn};

use super::builder::ImportBuilder;
use super::cell;
use super::column_heading::{self, ColumnMeaning, StatedScale};
use super::columns::{self, is_stated_option};
use super::direction;
use super::grid::Cell;
use super::matrix_column::{MatrixColumn, find_criterion_cell};
use super::row_scales::RowBeyond;

/// Replaces the errors of columns that have only texts, phrases among them, by one error each, at the heading: such a
/// column contains remarks.
pub(super) fn report_text_columns(
    header: &[Cell],
    body: &[Vec<Cell>],
    columns: &[MatrixColumn],
    import: &mut ImportBuilder,
) {
    let is_rating = |cell: &&Cell| cell::parse_rating(cell::strip_formula_guard(&cell.text)).is_ok();
    let cells = |at: usize| body.iter().filter_map(move |row| row.get(at)).filter(|cell| !cell.text.is_empty());
    let is_option = |at: &usize| matches!(columns.get(*at), Some(MatrixColumn::Option(_)));
    let has_ratings = |at: usize| cells(at).any(|cell| is_rating(&cell));
    if !(0..columns.len()).filter(is_option).any(has_ratings) {
        return;
    }
    let is_phrase =
        |cell: &Cell| cell.text.split_whitespace().filter(|word| word.contains(char::is_alphabetic)).count() > 2;
    let are_remarks = |at: &usize| cells(*at).any(is_phrase) && !has_ratings(*at);
    for at in (0..columns.len()).filter(is_option).filter(are_remarks) {
        let places: Vec<InputLocation> = cells(at).map(|cell| cell.location).collect();
        import.errors.retain(|error| error.kind != ImportErrorKind::InvalidRating || !places.contains(&error.location));
        if let Some(heading) = header.get(at) {
            import.add_error(heading.location, &heading.text, ImportErrorKind::NoRatings);
        }
    }
}

/// Reports ratings whose option has no name, below a heading such as "Score", and, if the options are in the rows, the
/// only figure of each option. Only the user knows what they are about.
pub(super) fn report_unnamed_ratings(
    header: &[Cell],
    body: &[Vec<Cell>],
    columns: &[MatrixColumn],
    (options_in, answers): (OptionsIn, &ImportAnswers),
    import: &mut ImportBuilder,
) {
    let is_score = |cell: &&Cell| column_heading::is_score(cell::strip_formula_guard(&cell.text));
    let of_kind = |wanted: fn(&MatrixColumn) -> bool| {
        (0..columns.len()).filter(|at| columns.get(*at).is_some_and(wanted)).collect::<Vec<usize>>()
    };
    let options = of_kind(|column| matches!(column, MatrixColumn::Option(_)));
    let unnamed = match (options.as_slice(), options_in) {
        ([only], OptionsIn::Columns) if !is_stated_option(header, *only, answers) => Some(*only),
        ([], OptionsIn::Columns) => of_kind(|column| *column == MatrixColumn::Weight).first().copied(),
        _ => None,
    };
    if let Some(cell) = unnamed.and_then(|at| header.get(at)).filter(is_score) {
        import.add_error(cell.location, &cell.text, ImportErrorKind::NoOptionName);
    }
    let names: Vec<&Cell> = body.iter().filter_map(|row| find_criterion_cell(row, columns)).collect();
    if let ([only], OptionsIn::Rows) = (names.as_slice(), options_in)
        && is_score(only)
    {
        import.errors.retain(|error| error.location != only.location);
        import.add_error(only.location, &only.text, ImportErrorKind::NoCriterionName);
    }
}

/// Returns the scale that the headings of the columns and the names of the criteria state, or else a remark outside the
/// table. Two scales in the table give an error.
pub(super) fn find_stated_scale(
    header: &[Cell],
    body: &[Vec<Cell>],
    columns: &[MatrixColumn],
    remarks: &[(InputLocation, String)],
    import: &mut ImportBuilder,
) -> Option<StatedScale> {
    // The scale in the heading of the weights is that of the weights.
    let headings = header.iter().filter(|cell| ColumnMeaning::parse(&cell.text) != ColumnMeaning::Weight);
    let in_headings = headings.map(|cell| (cell, column_heading::split_scale(cell::strip_formula_guard(&cell.text)).1));
    let names = body.iter().filter_map(|row| find_criterion_cell(row, columns));
    let in_names =
        names.map(|cell| (cell, column_heading::split_scale_of_criterion(cell::strip_formula_guard(&cell.text)).1));
    let in_texts = in_headings.chain(in_names).filter_map(|(cell, scale)| Some((cell, scale?)));
    let mut stated = in_texts.chain(columns::read_scale_ends(header, body));
    let Some((_, first)) = stated.next() else {
        return remarks.iter().find_map(|(_, text)| direction::parse_scale(text)).map(StatedScale::Range);
    };
    if let Some((cell, _)) = stated.find(|(_, other)| *other != first) {
        import.add_error(cell.location, &cell.text, ImportErrorKind::TwoScales);
    }
    Some(first)
}

/// Returns the criteria whose names state the scale, if only some of them do and the ratings of the others are on a
/// smaller one: "Commute (0-30)" among ratings up to 5.
pub(super) fn find_criteria_with_scale(
    header: &[Cell],
    body: &[Vec<Cell>],
    columns: &[MatrixColumn],
    stated: StatedScale,
) -> Vec<RowBeyond> {
    let states =
        |cell: &&Cell| column_heading::split_scale_of_criterion(cell::strip_formula_guard(&cell.text)).1.is_some();
    let highest = match stated {
        StatedScale::Range(range) => range.high,
        StatedScale::OutOf(highest) => highest,
    };
    let in_heading = header.iter().any(|cell| column_heading::split_scale(&cell.text).1 == Some(stated));
    let (stating, others): (Vec<&Vec<Cell>>, Vec<&Vec<Cell>>) =
        body.iter().partition(|row| find_criterion_cell(row, columns).is_some_and(|cell| states(&cell)));
    let is_option = |(_, column): &(&Cell, &MatrixColumn)| matches!(column, MatrixColumn::Option(_));
    let ratings = others.iter().flat_map(|row| row.iter().zip(columns).filter(is_option));
    let values: Vec<f64> = ratings
        .filter_map(|(cell, _)| cell::parse_rating(&cell.text).ok())
        .flat_map(|rating| rating.values())
        .collect();
    let are_smaller = !values.is_empty() && values.iter().all(|value| value.abs() <= NumberRange::OWN.high);
    if in_heading || !are_smaller || highest <= NumberRange::OWN.high {
        return Vec::new();
    }
    let names = stating.iter().filter_map(|row| find_criterion_cell(row, columns));
    names.map(|cell| RowBeyond { name: cell.text.clone(), is_whole: true }).collect()
}

/// Returns the text that says for the whole table that the lower rating is better, with the ends of the scale if it
/// states them: a remark outside the table, or the heading of the criteria.
pub(super) fn find_reversed_scale(
    header: &[Cell],
    columns: &[MatrixColumn],
    remarks: &[(InputLocation, String)],
) -> Option<(InputLocation, String, Option<NumberRange>)> {
    let corner = columns.iter().position(|column| *column == MatrixColumn::Criterion).and_then(|at| header.get(at));
    let in_corner = corner.map(|cell| (cell.location, cell.text.as_str(), direction::parse(&cell.text)));
    let outside = remarks.iter().filter(|(_, text)| !column_heading::mentions_weight(text));
    let outside = outside.map(|(location, text)| (*location, text.as_str(), direction::parse_remark(text)));
    in_corner.into_iter().chain(outside).find_map(|(location, text, direction)| {
        let direction = direction.filter(|direction| direction.is_reversed)?;
        Some((location, text.to_owned(), direction.ends))
    })
}

/// Reports the headings and the remarks that say that a lower weight matters more.
pub(super) fn report_reversed_weights(
    header: &[Cell],
    columns: &[MatrixColumn],
    remarks: &[(InputLocation, String)],
    import: &mut ImportBuilder,
) {
    let Some(at) = columns.iter().position(|column| *column == MatrixColumn::Weight) else { return };
    let heading = header.get(at).map(|cell| (cell.location, cell.text.as_str()));
    let outside = remarks.iter().filter(|(_, text)| column_heading::mentions_weight(text));
    for (location, text) in heading.into_iter().chain(outside.map(|(location, text)| (*location, text.as_str()))) {
        if direction::parse(text).is_some_and(|direction| direction.is_reversed) {
            import.add_error(location, text, ImportErrorKind::ReversedWeights);
        }
    }
}

/// Reports the headings of options, the names of criteria and the remarks that say that the lower rating is better
/// there.
pub(super) fn report_reversed_cells(
    header: &[Cell],
    body: &[Vec<Cell>],
    columns: &[MatrixColumn],
    import: &mut ImportBuilder,
) {
    let is_about_row =
        |column: &MatrixColumn| matches!(column, MatrixColumn::Criterion | MatrixColumn::Note | MatrixColumn::Hint);
    let headings = header
        .iter()
        .zip(columns)
        .filter(|(_, column)| !matches!(column, MatrixColumn::Criterion | MatrixColumn::Weight));
    let cells = body.iter().flat_map(|row| row.iter().zip(columns)).filter(|(_, column)| is_about_row(column));
    for (cell, _) in headings.chain(cells) {
        if direction::parse(&cell.text).is_some_and(|direction| direction.is_reversed) {
            import.add_error(cell.location, &cell.text, ImportErrorKind::ReversedScale);
        }
    }
}
