//! The parsing of CSV text to rows of cells, with the row numbers that a spreadsheet shows.

use csv::{ReaderBuilder, StringRecord};

/// The column separators. If several fit, the first one counts, because a comma can be a decimal separator.
const SEPARATORS: [char; 3] = ['\t', ';', ','];
/// How many rows are read to guess the separator.
const SAMPLED_ROWS: usize = 50;

/// A table as rows of cells.
#[derive(Debug)]
pub(super) struct Grid {
    pub(super) separator: char,
    pub(super) rows: Vec<GridRow>,
}

/// A row that is not empty, with its number from 1.
#[derive(Debug, PartialEq)]
pub(super) struct GridRow {
    pub(super) number: usize,
    pub(super) cells: Vec<String>,
}

impl Grid {
    /// Parses a text with `\n` line endings. Returns `None` if no separator is found.
    pub(super) fn parse(text: &str) -> Option<Grid> {
        // Excel writes and reads a first line `sep=;`, and does not show it.
        let first = text.lines().next().unwrap_or_default();
        let stated = first.strip_prefix("sep=").and_then(|rest| rest.parse().ok()).filter(char::is_ascii);
        let text = if stated.is_some() { text.split_once('\n').map_or("", |(_, rest)| rest) } else { text };
        let separator = stated.or_else(|| guess_separator(text))?;
        Some(Grid { separator, rows: parse_rows(text, separator, usize::MAX) })
    }
}

/// Returns the separator with which the most rows have as many cells as the first row.
fn guess_separator(text: &str) -> Option<char> {
    let fit = |separator: char| {
        let rows = parse_rows(text, separator, SAMPLED_ROWS);
        let columns = rows.first().map_or(0, |row| row.cells.len());
        (columns > 1).then(|| (rows.iter().filter(|row| row.cells.len() == columns).count(), columns))
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
        if record.iter().any(|cell| !cell.trim().is_empty()) {
            rows.push(GridRow { number, cells: record.iter().map(|cell| cell.trim().to_owned()).collect() });
        }
    }
    rows
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shape(text: &str) -> (char, Vec<(usize, usize)>) {
        let grid = Grid::parse(text).unwrap();
        (grid.separator, grid.rows.iter().map(|row| (row.number, row.cells.len())).collect())
    }

    #[test]
    fn the_separator_that_fits_most_rows_is_chosen() {
        assert_eq!(shape("c,x,y\na,1,2\n").0, ',');
        assert_eq!(shape("c;x;y\na;1,5;2\nb;2;0,5\n").0, ';');
        assert_eq!(shape("c\tx, y; z\ty\na\t1\t2\n").0, '\t');
        assert_eq!(shape("c;Keep, then see;Close\na;3;4\n").0, ';');
        assert_eq!(shape("c,Keep; then see\na,3\nb,4\n").0, ',');
        assert_eq!(shape("sep=|\nc|x\na|1\n"), ('|', vec![(1, 2), (2, 2)]));
        assert!(Grid::parse("one column\nand no other\n").is_none() && Grid::parse("").is_none());
    }

    #[test]
    fn rows_are_counted_as_a_spreadsheet_counts_them() {
        let text = "\nc,x\n\n\n\"two\nlines\",1\n,\nb,2\n\n\nd,3";
        assert_eq!(shape(text), (',', vec![(2, 2), (5, 2), (7, 2), (10, 2)]));
    }
}
