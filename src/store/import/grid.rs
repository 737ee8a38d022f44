//! The parsing of CSV text to rows of cells, with the row numbers that a spreadsheet shows.

use csv::{ReaderBuilder, StringRecord};

use crate::messages::InputLocation;

/// The column separators. If several fit, the first one counts, because a comma can be a decimal separator.
const SEPARATORS: [char; 4] = ['\t', ';', ',', '|'];
/// How many rows are read to guess the separator.
const SAMPLED_ROWS: usize = 50;

/// A table as rows of cells.
#[derive(Debug)]
pub(super) struct Grid {
    pub(super) separator: char,
    pub(super) rows: Vec<Vec<Cell>>,
}

/// A cell, which keeps its location when a table is turned.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Cell {
    pub(super) text: String,
    pub(super) location: InputLocation,
}

/// A row of a CSV text that is not empty, with its number from 1.
#[derive(Debug, PartialEq)]
struct GridRow {
    number: usize,
    cells: Vec<String>,
}

#[derive(Debug, PartialEq)]
pub(super) enum GridError {
    /// No separator is found.
    NoColumns,
    /// The row, and the beginning of the text after a quote that is opened and not closed.
    OpenQuote(usize, String),
}

impl Grid {
    /// Parses a text with `\n` line endings.
    pub(super) fn parse(text: &str) -> Result<Grid, GridError> {
        let first = text.lines().next().unwrap_or_default();
        let stated = parse_separator_line(first);
        let text = if stated.is_some() { text.split_once('\n').map_or("", |(_, rest)| rest) } else { text };
        let separator = stated.or_else(|| guess_separator(text)).ok_or(GridError::NoColumns)?;
        // The line `sep=;` is not a row of the spreadsheet, which does not show it.
        let rows = parse_rows(text, separator, usize::MAX);
        let columns = rows.iter().map(|row| row.cells.len()).max().unwrap_or(0);
        find_open_quote(text, separator, columns)?;
        let rows = strip_single_quotes(rows);
        let to_cells = |row: GridRow| {
            let cells = row.cells.into_iter().enumerate();
            let number = row.number;
            cells.map(move |(at, text)| Cell { text, location: InputLocation::Cell { row: number, column: at + 1 } })
        };
        Ok(Grid { separator, rows: rows.into_iter().map(|row| to_cells(row).collect()).collect() })
    }
}

/// Removes single quotation marks around texts, if all cells of the first row have them.
fn strip_single_quotes(mut rows: Vec<GridRow>) -> Vec<GridRow> {
    fn bare(cell: &str) -> Option<&str> {
        cell.strip_prefix('\'')?.strip_suffix('\'')
    }
    let are_quoted = rows.first().is_some_and(|row| row.cells.iter().all(|cell| bare(cell).is_some()));
    for cell in rows.iter_mut().flat_map(|row| &mut row.cells).filter(|_| are_quoted) {
        if let Some(text) = bare(cell) {
            *cell = text.replace("''", "'");
        }
    }
    rows
}

/// Parses the first line `sep=;`, which Excel writes and reads, also if another program has put it in quotes or has
/// filled the row with separators.
fn parse_separator_line(line: &str) -> Option<char> {
    let line = line.trim_start_matches('"');
    let rest = line.get(..4).filter(|word| word.eq_ignore_ascii_case("sep=")).and(line.get(4..))?;
    let separator = rest.chars().next().map(|c| if rest.starts_with("\\t") { '\t' } else { c })?;
    let rest = rest.strip_prefix("\\t").or_else(|| rest.strip_prefix(separator))?;
    (separator.is_ascii() && separator != '"' && rest.chars().all(|c| c == '"' || c == ' ' || SEPARATORS.contains(&c)))
        .then_some(separator)
}

/// Returns the separator with which the most rows have the same number of cells. Rows above the table, such as a title,
/// may have one cell.
fn guess_separator(text: &str) -> Option<char> {
    let fit = |separator: char| {
        let widths: Vec<usize> = parse_rows(text, separator, SAMPLED_ROWS)
            .iter()
            .map(|row| row.cells.len())
            .filter(|len| *len > 1)
            .collect();
        let best = widths.iter().map(|width| (widths.iter().filter(|other| *other == width).count(), *width));
        best.max()
    };
    let fitting = SEPARATORS.into_iter().rev().filter_map(|separator| Some((fit(separator)?, separator)));
    fitting.max_by_key(|(fit, _)| *fit).map(|(_, separator)| separator)
}

fn parse_rows(text: &str, separator: char, max_rows: usize) -> Vec<GridRow> {
    let separator = u8::try_from(separator).unwrap_or(b',');
    let mut reader =
        ReaderBuilder::new().has_headers(false).flexible(true).delimiter(separator).from_reader(text.as_bytes());
    let (mut rows, mut record, mut number) = (Vec::new(), StringRecord::new(), 0);
    while rows.len() < max_rows {
        // The reader skips empty lines, but a spreadsheet counts them.
        let at = usize::try_from(reader.position().byte()).unwrap_or(usize::MAX);
        let rest = text.get(at..).unwrap_or_default();
        number += 1 + rest.bytes().take_while(|byte| *byte == b'\n').count();
        // Reading cannot fail, because the text is UTF-8 and rows can have any length.
        if !reader.read_record(&mut record).unwrap_or(false) {
            break;
        }
        if record.iter().any(|cell| !cell.trim().is_empty()) && !is_rule(&record) {
            rows.push(GridRow { number, cells: record.iter().map(|cell| cell.trim().to_owned()).collect() });
        }
    }
    rows
}

/// Returns whether a row is a line that a text draws between rows: `+-----+-----+`.
fn is_rule(row: &StringRecord) -> bool {
    let is_line = |cell: &str| cell.trim().chars().all(|c| matches!(c, '-' | '+' | '=' | ':' | '─' | '┼'));
    row.iter().all(is_line)
        && row.iter().any(|cell| cell.contains("---") || cell.contains("===") || cell.contains("───"))
}

/// Returns an error if a quoted cell has no closing quote, or a closing quote that is followed by text: then the cell
/// contains rows that follow. The CSV reader accepts both.
fn find_open_quote(text: &str, separator: char, columns: usize) -> Result<(), GridError> {
    let (mut rest, mut number) = (text, 1);
    while !rest.is_empty() {
        let Some(quoted) = rest.strip_prefix('"') else {
            let end = rest.find([separator, '\n']).unwrap_or(rest.len());
            number += usize::from(rest.get(end..).is_some_and(|after| after.starts_with('\n')));
            rest = rest.get(end + 1..).unwrap_or_default();
            continue;
        };
        let open = || GridError::OpenQuote(number, quoted.lines().next().unwrap_or_default().to_owned());
        let mut from = 0;
        let close = loop {
            let at = from + quoted.get(from..).and_then(|rest| rest.find('"')).ok_or_else(open)?;
            if !quoted.get(at + 1..).is_some_and(|after| after.starts_with('"')) {
                break at;
            }
            from = at + 2;
        };
        let (cell, after) = (quoted.get(..close).unwrap_or_default(), quoted.get(close + 1..).unwrap_or_default());
        let after = after.trim_start_matches(' ');
        let is_closed = after.is_empty() || after.starts_with([separator, '\n']);
        let holds_rows = cell.contains('\n') && cell.lines().any(|line| is_whole_row(line, separator, columns));
        if !is_closed || holds_rows {
            return Err(open());
        }
        number += usize::from(after.starts_with('\n'));
        rest = after.get(1..).unwrap_or_default();
    }
    Ok(())
}

/// Returns whether a line within a quoted cell has the separators of a whole row. An earlier quote has swallowed such a
/// row. In prose, a space follows a comma.
fn is_whole_row(line: &str, separator: char, columns: usize) -> bool {
    let separators =
        line.match_indices(separator).filter(|(at, _)| !line.get(at + 1..).is_some_and(|rest| rest.starts_with(' ')));
    columns > 2 && separators.count() + 1 >= columns
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shape(text: &str) -> (char, Vec<(usize, usize)>) {
        let grid = Grid::parse(text).unwrap();
        let row = |row: &Vec<Cell>| match row.first().unwrap().location {
            InputLocation::Cell { row: number, .. } => (number, row.len()),
            _ => unreachable!(),
        };
        (grid.separator, grid.rows.iter().map(row).collect())
    }

    #[test]
    fn the_separator_that_fits_most_rows_is_chosen() {
        assert_eq!(shape("c,x,y\na,1,2\n").0, ',');
        assert_eq!(shape("c;x;y\na;1,5;2\nb;2;0,5\n").0, ';');
        assert_eq!(shape("c\tx, y; z\ty\na\t1\t2\n").0, '\t');
        assert_eq!(shape("c;Keep, then see;Close\na;3;4\n").0, ';');
        assert_eq!(shape("c,Keep; then see\na,3\nb,4\n").0, ',');
        assert_eq!(shape("My accounts\n\nc;x;y\na;1;2\n").0, ';');
        assert!(Grid::parse("one column\nand no other\n").is_err() && Grid::parse("").is_err());
    }

    #[test]
    fn a_first_line_may_state_the_separator() {
        for line in ["sep=|", "\"sep=|\"", "SEP=|", "sep=|||", "\"sep=|\";;"] {
            assert_eq!(shape(&format!("{line}\nc|x\na|1\n")), ('|', vec![(1, 2), (2, 2)]), "{line}");
        }
        assert_eq!(shape("sep=\\t\nc\tx\n").0, '\t');
        assert_eq!(shape("separate,x\na,1\n").1.len(), 2);
    }

    #[test]
    fn rows_are_counted_as_a_spreadsheet_counts_them() {
        let text = "\nc,x\n\n\n\"two\nlines\",1\n,\nb,2\n\n\nd,3";
        assert_eq!(shape(text), (',', vec![(2, 2), (5, 2), (7, 2), (10, 2)]));
    }

    #[test]
    fn a_quote_that_is_not_closed_is_found_in_its_row() {
        for (text, row) in [
            ("c,x,y\n\"24 inches,1,2\nb,1,2\n", 2),
            ("c,x,y\na,1,2\n\"24 inches,1,2\n\"b\",1,2\n", 3),
            ("c,x,y\n\"24 inches,1,2\n27\",1,2\n", 2),
            ("c,x,y\n\"a\nb\",1,2\n\nd,\"1,2\n", 4),
            ("c,x\n\"24\" screen\",1\n", 2),
        ] {
            let found = Grid::parse(text).map(|grid| grid.rows);
            assert!(matches!(found, Err(GridError::OpenQuote(found, _)) if found == row), "{text:?}: {found:?}");
        }
        for text in ["c,x,y\n24\" screen,1,2\n", "c,x,y\n\"a, b, c, d\ne\",1,2\n", "c,x\n\"a \"\"b\"\"\" ,1\n"] {
            assert!(Grid::parse(text).is_ok(), "{text:?}");
        }
    }
}
