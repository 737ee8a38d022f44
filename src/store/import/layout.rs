//! The layout of a table: the rows above it, and whether the options are in the columns or in the rows.

use crate::messages::{ImportAnswers, ImportQuestion, OptionsIn};
use pesee_core::deliberation::slugify;

use super::cell;
use super::column_heading::ColumnMeaning;
use super::grid::Cell;
use super::words;

/// Returns whether the header is that of the CSV format of this program, which contains no totals and may contain any
/// name.
pub(super) fn is_own_header(header: &[Cell]) -> bool {
    let names: Vec<&str> = header.iter().take(3).map(|cell| cell.text.as_str()).collect();
    names == ["criterion", "when", "weight"] || names == ["critère", "quand", "poids"]
}

/// Removes the rows above the table, which have one filled cell, such as a title. Returns these cells.
pub(super) fn take_title_rows(rows: &mut Vec<Vec<Cell>>) -> Vec<Cell> {
    let filled = |row: &Vec<Cell>| row.iter().filter(|cell| !cell.text.is_empty()).count();
    let start = rows.iter().position(|row| filled(row) > 1).unwrap_or(0);
    rows.drain(..start).flatten().filter(|cell| !cell.text.is_empty()).collect()
}

/// Decides where the options are, or returns the question that decides it.
pub(super) fn find_options(rows: &[Vec<Cell>], answers: &ImportAnswers) -> Result<OptionsIn, ImportQuestion> {
    if let Some(stated) = answers.options_in {
        return Ok(stated);
    }
    let Some((header, body)) = rows.split_first() else { return Ok(OptionsIn::Columns) };
    let meaning = |cell: &Cell| ColumnMeaning::parse(cell::strip_formula_guard(&cell.text));
    let is_about_criteria = |cell: &Cell| {
        matches!(meaning(cell), ColumnMeaning::Weight | ColumnMeaning::PerhapsWeight | ColumnMeaning::TimeHorizon)
    };
    let corner = header.first().map(meaning);
    let has_column = header.iter().skip(1).any(is_about_criteria);
    let has_row = body.iter().filter_map(|row| row.first()).any(is_about_criteria);
    let names = |cells: Vec<&Cell>| -> Vec<String> {
        let named = cells.into_iter().filter(|cell| !cell.text.is_empty() && !is_about_criteria(cell));
        named.map(|cell| cell::strip_formula_guard(&cell.text).to_owned()).collect()
    };
    let columns = names(header.iter().skip(1).collect());
    let row_names = names(body.iter().filter_map(|row| row.first()).collect());
    let are_mostly_options = |names: &[String]| {
        let is_option = |name: &&String| {
            words::contains(words::OPTION_BEGINNINGS, slugify(name).split('-').next().unwrap_or_default())
        };
        !names.is_empty() && names.iter().filter(is_option).count() * 2 >= names.len()
    };
    match (corner, has_row, has_column) {
        (Some(ColumnMeaning::Option), true, false) => return Ok(OptionsIn::Rows),
        (Some(ColumnMeaning::Option), false, false) => {
            // "Option" names the column below it; "Options" may also name the row beside it.
            let is_plural = header.first().is_some_and(|cell| cell.text.trim_end().ends_with(['s', 'S']));
            if are_mostly_options(&row_names) || !is_plural && !are_mostly_options(&columns) {
                return Ok(OptionsIn::Rows);
            }
        }
        (Some(ColumnMeaning::Option), _, true) => {}
        // A criterion may be called "Weight"; then the weights have a column of their own.
        (_, _, true) => return Ok(OptionsIn::Columns),
        (_, true, false) => {}
        (Some(ColumnMeaning::Criterion), false, false) => return Ok(OptionsIn::Columns),
        _ if are_mostly_options(&row_names) && !are_mostly_options(&columns) => {}
        _ => return Ok(OptionsIn::Columns),
    }
    Err(ImportQuestion::OptionsIn { columns, rows: row_names })
}

/// Swaps the rows and the columns. The cells keep their locations.
pub(super) fn transpose(rows: Vec<Vec<Cell>>) -> Vec<Vec<Cell>> {
    let width = rows.iter().map(Vec::len).max().unwrap_or(0);
    let mut turned: Vec<Vec<Cell>> = (0..width).map(|_| Vec::new()).collect();
    for row in rows {
        let last = row.last().map(|cell| cell.location);
        let mut cells = row.into_iter();
        for column in &mut turned {
            let missing = || last.map(|location| Cell { text: String::new(), location });
            column.extend(cells.next().or_else(missing));
        }
    }
    turned
}
