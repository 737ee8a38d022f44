//! The layout of a table: the rows above it, and whether the options are in the columns or in the rows.

use crate::messages::{
    ImportAnswers, ImportError, ImportErrorKind, ImportQuestion, ImportRefusal, InputLocation, OptionsIn,
};
use pesee_core::deliberation::List;

use super::cell::{self, CellRating};
use super::column_heading::{ColumnMeaning, find_criterion_column, is_computed};
use super::direction::{self, is_legend};
use super::grid::Cell;
use super::words::{self, simplify};

/// Returns whether the header is that of the CSV format of this program, which contains no totals and may contain any
/// name.
pub(super) fn is_own_header(header: &[Cell]) -> bool {
    let names: Vec<&str> = header.iter().take(3).map(|cell| cell.text.as_str()).collect();
    names == ["criterion", "when", "weight"] || names == ["critère", "quand", "poids"]
}

/// How many cells of a row may be filled. No table with more has few enough options and criteria.
const MAX_WIDTH: usize = 1000;

/// Refuses a row with too many filled cells, before each of them is examined.
pub(super) fn check_width(row: &[Cell]) -> Result<(), ImportRefusal> {
    let Some(cell) = row.iter().filter(|cell| !cell.text.is_empty()).nth(MAX_WIDTH) else { return Ok(()) };
    let kind = ImportErrorKind::TooMany(List::Options, List::Options.max_len().unwrap_or(MAX_WIDTH));
    Err(ImportRefusal::Errors(vec![ImportError { location: cell.location, text: cell.text.clone(), kind }]))
}

/// Removes the rows above the table, such as a title, which has one filled cell, or an explanation of the scale.
/// Returns the text of each.
pub(super) fn take_title_rows(rows: &mut Vec<Vec<Cell>>) -> Vec<Cell> {
    let widest = rows.iter().map(|row| count_filled(row)).max().unwrap_or(0);
    let is_table =
        |row: &Vec<Cell>| count_filled(row) > 1 && !(count_filled(row) < widest && is_legend(&join_row(row).text));
    let start = rows.iter().position(is_table).unwrap_or(0);
    rows.drain(..start).filter(|row| count_filled(row) > 0).map(|row| join_row(&row)).collect()
}

/// Removes the rows below the headings that explain the scale, such as "1 = best, 5 = worst". Returns the text of each.
pub(super) fn take_legend_rows(rows: &mut Vec<Vec<Cell>>) -> Vec<Cell> {
    let header = rows.first().map_or(0, |row| count_filled(row));
    let has_rating = |row: &[Cell]| row.iter().any(|cell| !cell.text.is_empty() && is_rating_text(cell));
    let mut taken = Vec::new();
    for row in rows.split_off(rows.len().min(1)) {
        // Commas within the explanation divide it into cells.
        let joined = join_row(&row);
        if count_filled(&row) <= header.max(2) && !has_rating(&row) && direction::parse_remark(&joined.text).is_some() {
            taken.push(joined);
        } else {
            rows.push(row);
        }
    }
    taken
}

/// Returns whether a column has texts and no ratings.
pub(super) fn has_only_texts(body: &[Vec<Cell>], at: usize) -> bool {
    let mut filled = body.iter().filter_map(|row| row.get(at)).filter(|cell| !cell.text.is_empty()).peekable();
    filled.peek().is_some() && filled.all(|cell| !is_rating_text(cell))
}

fn count_filled(row: &[Cell]) -> usize {
    row.iter().filter(|cell| !cell.text.is_empty()).count()
}

/// Returns the texts of a row as one.
fn join_row(row: &[Cell]) -> Cell {
    let filled: Vec<&Cell> = row.iter().filter(|cell| !cell.text.is_empty()).collect();
    let texts: Vec<&str> = filled.iter().map(|cell| cell.text.as_str()).collect();
    let location = filled.first().map_or(InputLocation::Whole, |cell| cell.location);
    Cell { text: texts.join(", "), location }
}

fn is_rating_text(cell: &Cell) -> bool {
    cell::parse_rating(cell::strip_formula_guard(&cell.text)).is_ok()
}

/// Removes the columns before the names that number the rows, or give the ranks or dates of the options. Returns their
/// headings.
pub(super) fn take_leading_numbers(rows: &mut [Vec<Cell>]) -> Vec<Cell> {
    /// How many such columns a table has at most.
    const MOST: usize = 4;
    let mut taken = Vec::new();
    while taken.len() < MOST {
        let Some((header, body)) = rows.split_first() else { return taken };
        let meaning =
            |at: usize| header.get(at).map(|cell: &Cell| ColumnMeaning::parse(cell::strip_formula_guard(&cell.text)));
        let is_text = |row: &&Vec<Cell>| row.get(1).is_some_and(|cell| !cell.text.is_empty() && !is_rating_text(cell));
        let has_names = body.iter().filter(is_text).count() * 2 > body.len();
        let is_number = match meaning(0) {
            Some(ColumnMeaning::Index) => has_names,
            Some(ColumnMeaning::Rank | ColumnMeaning::Unclear | ColumnMeaning::Note) => {
                has_names && meaning(1) == Some(ColumnMeaning::Option)
            }
            _ => false,
        };
        if !is_number {
            return taken;
        }
        let removed = rows.iter_mut().filter(|row| !row.is_empty()).map(|row| row.remove(0)).collect::<Vec<Cell>>();
        taken.extend(removed.into_iter().next());
    }
    taken
}

/// Gives the empty cells of a column of groups the group above them. Returns the headings of these columns.
pub(super) fn carry_groups_down(rows: &mut [Vec<Cell>], criterion: Option<usize>) -> Vec<String> {
    let Some((header, body)) = rows.split_first_mut() else { return Vec::new() };
    let header: &[Cell] = header;
    let is_group = |at: &usize| {
        let heading = header.get(*at).map(|cell| ColumnMeaning::parse(cell::strip_formula_guard(&cell.text)));
        heading == Some(ColumnMeaning::Group) && criterion != Some(*at)
            || heading == Some(ColumnMeaning::Other) && criterion > Some(*at) && has_only_texts(body, *at)
    };
    let groups: Vec<usize> = (0..header.len()).filter(is_group).collect();
    // Above criteria, a row with one text names a section.
    let is_entry = |row: &Vec<Cell>| {
        count_filled(row) > usize::from(criterion.is_some()) && !row.iter().take(2).any(|cell| is_computed(&cell.text))
    };
    let are_entries: Vec<bool> = body.iter().map(is_entry).collect();
    let mut carried = Vec::new();
    for at in groups {
        let mut above = String::new();
        let mut is_carried = false;
        for (row, is_entry) in body.iter_mut().zip(&are_entries) {
            let Some(cell) = row.get_mut(at) else { continue };
            if !cell.text.is_empty() {
                above.clone_from(&cell.text);
            } else if *is_entry && !above.is_empty() {
                cell.text.clone_from(&above);
                is_carried = true;
            }
        }
        carried.extend(header.get(at).map(|cell| cell.text.clone()).filter(|_| is_carried));
    }
    carried
}

/// Gives a first column of row numbers without a heading, which programs for data write, the heading of such a column.
pub(super) fn name_row_numbers(rows: &mut [Vec<Cell>]) {
    let Some((header, body)) = rows.split_first_mut() else { return };
    let number = |row: &Vec<Cell>| row.first().and_then(|cell| cell.text.parse::<usize>().ok());
    let start = body.first().and_then(number).filter(|start| *start <= 1);
    let counts_up = start.is_some_and(|start| (start..).zip(body.iter()).all(|(at, row)| number(row) == Some(at)));
    let is_text = |row: &Vec<Cell>| row.get(1).is_some_and(|cell| cell::parse_rating(&cell.text).is_err());
    let has_names = header.get(1).is_some_and(|cell| !cell.text.is_empty()) && body.iter().all(is_text);
    if let Some(first) = header.first_mut().filter(|first| first.text.is_empty() && counts_up && has_names) {
        first.text.push('#');
    }
}

/// Returns whether a cell has a rating where a name is expected.
fn is_rating(cell: &&Cell) -> bool {
    match cell::parse_rating(cell::strip_formula_guard(&cell.text)) {
        // Years may be names.
        Ok(CellRating::Number { value, .. }) => value.abs() <= 100.0,
        Ok(CellRating::Empty | CellRating::Unknown) | Err(_) => false,
        Ok(_) => true,
    }
}

/// Returns the first rating in the column of the names, if most of its cells have ratings.
pub(super) fn find_missing_names(rows: &[Vec<Cell>]) -> Option<&Cell> {
    let (header, body) = rows.split_first()?;
    let meaning = |cell: &Cell| ColumnMeaning::parse(cell::strip_formula_guard(&cell.text));
    let meanings: Vec<ColumnMeaning> = header.iter().map(meaning).collect();
    let at = find_criterion_column(&meanings);
    if matches!(meanings.get(at), Some(ColumnMeaning::Criterion | ColumnMeaning::Option)) {
        return None;
    }
    let filled: Vec<&Cell> = body.iter().filter_map(|row| row.get(at)).filter(|cell| !cell.text.is_empty()).collect();
    let ratings = filled.iter().filter(|cell| is_rating(cell)).count();
    filled.iter().find(|cell| is_rating(cell)).filter(|_| ratings * 2 > filled.len()).copied()
}

/// Returns the first cell of a table whose first row has ratings instead of headings.
pub(super) fn find_missing_headings(rows: &[Vec<Cell>]) -> Option<&Cell> {
    let header = rows.first()?;
    let (first, rest) = header.split_first()?;
    let meaning = |cell: &Cell| ColumnMeaning::parse(cell::strip_formula_guard(&cell.text));
    let is_corner = |cell: &Cell| matches!(meaning(cell), ColumnMeaning::Criterion | ColumnMeaning::Option);
    if first.text.is_empty() || header.iter().any(is_corner) {
        return None;
    }
    let filled: Vec<&Cell> = rest.iter().filter(|cell| !cell.text.is_empty()).collect();
    let ratings = filled.iter().filter(|cell| is_rating(cell)).count();
    let is_heading = |cell: &&Cell| {
        let meaning = meaning(cell);
        !is_rating(cell) && !matches!(meaning, ColumnMeaning::Other | ColumnMeaning::PerhapsWeight)
    };
    (ratings > 0 && ratings * 2 >= filled.len() && !filled.iter().any(is_heading)).then_some(first)
}

/// Removes rows that repeat the headings, which a program writes on each page. Returns them, and the row in which a
/// second table begins. The rows from there on are removed too.
pub(super) fn split_second_table(rows: &mut Vec<Vec<Cell>>, has_ratings: bool) -> (Vec<Vec<Cell>>, Option<Cell>) {
    let Some(header) = rows.first().cloned() else { return (Vec::new(), None) };
    let filled = |row: &[Cell]| row.iter().filter(|cell| !cell.text.is_empty()).count();
    let number = |row: &[Cell]| match row.first().map(|cell| cell.location) {
        Some(InputLocation::Cell { row, .. }) => row,
        _ => 0,
    };
    let is_rating = |cell: &Cell| cell::parse_rating(cell::strip_formula_guard(&cell.text)).is_ok();
    let (mut kept, mut repeated): (Vec<Vec<Cell>>, Vec<Vec<Cell>>) = (Vec::new(), Vec::new());
    for row in std::mem::take(rows) {
        let Some(before) = kept.last().filter(|_| kept.len() > 1) else {
            kept.push(row);
            continue;
        };
        let texts = |row: &[Cell]| row.iter().map(|cell| cell.text.to_lowercase()).collect::<Vec<String>>();
        let is_same = texts(&row) == texts(&header);
        let follows_name = filled(before) == 1 && filled(&header) > 1;
        if is_same && filled(&row) > 1 && !follows_name && has_ratings {
            repeated.push(row);
            continue;
        }
        let (first, rest) = (row.first().map_or("", |cell| cell.text.as_str()), row.get(1..).unwrap_or_default());
        let has_texts = filled(rest) > 0 && rest.iter().all(|cell| cell.text.is_empty() || !is_rating(cell));
        let corner = header.first().map_or("", |cell| cell.text.as_str());
        let repeats_corner = !first.is_empty() && first.to_lowercase() == corner.to_lowercase();
        let is_name = |cell: &Cell| words::contains(words::TABLE_NAME, cell.text.split(' ').next().unwrap_or_default());
        let follows_table_name = follows_name && before.first().is_some_and(is_name);
        let follows_gap = number(&row) > number(before) + 1 || follows_name;
        let begins_table = has_ratings
            && has_texts
            && (repeats_corner
                || follows_table_name
                || follows_gap && (filled(rest) > 1 || first.is_empty() && corner.is_empty()));
        if is_same && filled(&row) > 1 || begins_table {
            let cell = row.into_iter().find(|cell| !cell.text.is_empty());
            *rows = kept;
            return (repeated, cell);
        }
        kept.push(row);
    }
    *rows = kept;
    (repeated, None)
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
    // The first column may have the options ("Network") or the criteria ("Name").
    let names_either = header.first().is_some_and(|cell| {
        let slug = simplify(cell::strip_formula_guard(&cell.text));
        slug.split('-').any(|word| words::contains(words::PERHAPS_OPTION, word))
    });
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
        _ if names_either && !are_mostly_options(&columns) => {}
        _ if are_mostly_options(&row_names) && !are_mostly_options(&columns) => {}
        _ => return Ok(OptionsIn::Columns),
    }
    Err(ImportQuestion::OptionsIn { columns, rows: row_names })
}

/// Returns whether at least half of some names begin like those of options: "Keep both".
pub(super) fn are_mostly_options<T: AsRef<str>>(names: &[T]) -> bool {
    let begins_so = |name: &&T| {
        words::contains(words::OPTION_BEGINNINGS, simplify(name.as_ref()).split('-').next().unwrap_or_default())
    };
    !names.is_empty() && names.iter().filter(begins_so).count() * 2 >= names.len()
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
