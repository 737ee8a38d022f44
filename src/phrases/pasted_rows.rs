//! Parses rows that are pasted from a spreadsheet: a criterion, then its ratings.

use std::collections::BTreeSet;

use crate::t;
use crate::text::{Locale, SafeText};
use crate::walk::{PastedCounts, PastedRow};
use pesee_core::deliberation::{Alternative, Deliberation, Id, Rating};

use super::parse;
use super::ranking::{join_with_and, quote_first};

/// The rows of a pasted spreadsheet, and what of it is not used.
#[derive(Debug, PartialEq)]
pub struct PastedTable {
    pub rows: Vec<PastedRow>,
    /// The number of cells that should be a rating or a name and are not.
    unread_count: usize,
    /// The columns with other things, such as weights: their numbers from 1 and their headings.
    left_out: Vec<(usize, Option<String>)>,
}

/// Parses rows of a spreadsheet, whose cells are separated by tabs. The first cell with a text is the name of a
/// criterion, and the last cells are its ratings, in the order of the options. If the first row names options, it is a
/// heading, and each cell belongs to the option above.
///
/// Returns `None` if the text contains no ratings.
pub fn parse_pasted_rows(document: &Deliberation, text: &str) -> Option<PastedTable> {
    let lines: Vec<Vec<&str>> = text
        .split(['\n', '\r'])
        .filter(|line| !line.trim().is_empty())
        .map(|line| line.split('\t').map(parse::trim_cell).collect())
        .collect();
    let option_of = |cell: &str| {
        let is_named = |option: &&Alternative| option.name.trim().to_lowercase() == cell.to_lowercase();
        document.options().iter().find(is_named).map(|option| option.id.clone())
    };
    let heading: Vec<Option<Id>> = lines.first()?.iter().map(|cell| option_of(cell)).collect();
    let has_heading = heading.iter().any(Option::is_some);
    let mut rows = Vec::new();
    let mut unread = 0;
    let mut left_out = BTreeSet::new();
    for line in lines.iter().skip(usize::from(has_heading)) {
        let is_name = |cell: &&str| cell.chars().any(char::is_alphabetic) && parse::rating(cell).is_none();
        let Some(at) = line.iter().position(is_name) else {
            unread += 1;
            continue;
        };
        let options = document.options();
        // Cells between the name and the ratings contain something else, such as a weight.
        let first = line.len().saturating_sub(options.len()).max(at + 1);
        let cells: Vec<(Id, &str)> = if has_heading {
            line.iter().zip(&heading).filter_map(|(cell, option)| Some((option.clone()?, *cell))).collect()
        } else {
            options.iter().map(|option| option.id.clone()).zip(line.iter().skip(first).copied()).collect()
        };
        let is_rating = |column: usize| {
            if has_heading { heading.get(column).is_some_and(Option::is_some) } else { column >= first }
        };
        let is_other = |(column, cell): &(usize, &&str)| *column != at && !is_rating(*column) && !cell.is_empty();
        left_out.extend(line.iter().enumerate().filter(is_other).map(|(column, _)| column));
        let mut ratings: Vec<(Id, Rating)> = Vec::new();
        for (option, cell) in cells {
            match parse::rating(cell) {
                Some(rating) => ratings.push((option, rating)),
                None if cell.is_empty() || cell == "·" => {}
                None => unread += 1,
            }
        }
        rows.extend(line.get(at).map(|name| PastedRow { name: (*name).to_owned(), ratings }));
    }
    let name_column = |column: usize| {
        let name = lines.first()?.get(column).filter(|name| has_heading && !name.is_empty());
        name.map(|name| (*name).to_owned())
    };
    let left_out = left_out.into_iter().map(|column| (column + 1, name_column(column))).collect();
    let has_ratings = rows.iter().any(|row| !row.ratings.is_empty());
    has_ratings.then_some(PastedTable { rows, unread_count: unread, left_out })
}

/// Says what pasted rows changed, and what of them is not used.
pub fn pasted_rows(locale: &Locale, table: &PastedTable, counts: PastedCounts) -> SafeText {
    let PastedCounts { added_criteria, new_ratings, added_ratings, replaced_ratings } = counts;
    let columns: Vec<SafeText> = table
        .left_out
        .iter()
        .filter(|(_, name)| name.is_none())
        .map(|(number, _)| t!(locale, "screen-pasted-column", number = *number))
        .collect();
    let names: Vec<SafeText> =
        table.left_out.iter().filter_map(|(_, name)| name.as_deref()).map(SafeText::excerpt).collect();
    let names = (!names.is_empty()).then(|| quote_first(locale, &names));
    let columns: Vec<SafeText> = names.into_iter().chain(columns).collect();
    let sentences = [
        (added_criteria > 0)
            .then(|| t!(locale, "screen-pasted-criteria", criteria = added_criteria, ratings = new_ratings)),
        (added_ratings > 0).then(|| t!(locale, "screen-pasted-ratings", count = added_ratings)),
        (replaced_ratings > 0).then(|| t!(locale, "screen-pasted-replaced", count = replaced_ratings)),
        (counts == PastedCounts::default()).then(|| t!(locale, "screen-pasted-unchanged")),
        (table.unread_count > 0).then(|| t!(locale, "screen-pasted-unread", count = table.unread_count)),
        (!columns.is_empty()).then(|| t!(locale, "screen-pasted-left-out", columns = join_with_and(locale, &columns))),
    ];
    SafeText::join(&sentences.into_iter().flatten().collect::<Vec<_>>(), " ")
}

/// Returns whether every cell of a pasted text is a number or a rating, so that no cell names a criterion.
pub fn has_only_numbers(text: &str) -> bool {
    let is_number = |cell: &str| {
        let has_digit = cell.contains(|c: char| c.is_ascii_digit());
        has_digit && !cell.contains(char::is_alphabetic) || parse::rating(cell).is_some()
    };
    let cells = text.split(['\n', '\r', '\t', ';']).map(parse::trim_cell);
    let mut cells = cells.filter(|cell| !cell.is_empty()).peekable();
    cells.peek().is_some() && cells.all(is_number)
}

#[cfg(test)]
mod tests {
    use super::*;
    use pesee_core::deliberation::{Edit, RecordWithId};

    fn document() -> Deliberation {
        let mut document = Deliberation::default();
        let edit = Edit::build(&document, |builder| {
            for name in ["Keep", "Pause", "Close"] {
                let id = Id::generate(name, "option", [].iter());
                builder.push(Alternative { name: name.to_owned(), ..Alternative::new(id) });
            }
        });
        document.apply(&edit).unwrap();
        document
    }

    fn parse(text: &str) -> Option<(Vec<String>, usize)> {
        let PastedTable { rows, unread_count, .. } = parse_pasted_rows(&document(), text)?;
        let row = |row: PastedRow| {
            let ratings = row.ratings.iter().map(|(id, rating)| format!(" {id}={}", parse::format_rating(rating)));
            format!("{}:{}", row.name, ratings.collect::<String>())
        };
        Some((rows.into_iter().map(row).collect(), unread_count))
    }

    #[test]
    fn rows_of_a_spreadsheet_are_criteria_with_ratings() {
        let two = ["Time: keep=4 pause=-2 close=0".to_owned(), "Money: keep=1 close=-3".to_owned()];
        assert_eq!(parse("Time\t4\t-2\t0\nMoney\t1\t\t−3\n"), Some((two.to_vec(), 0)));
        // A weight stands between the name and the ratings.
        assert_eq!(parse("Time\tnow\t9\t4\t-2\t0\r\nMoney\t\t3\t1\t\t-3"), Some((two.to_vec(), 0)));
        // A heading names the options, in any order.
        let text = "Criterion\tClose\tKeep\tPause\nTime\t0\t4\t-2\nMoney\t-3\t1\t";
        let (rows, unread) = parse(text).unwrap();
        assert_eq!((rows[0].as_str(), rows[1].as_str()), ("Time: close=0 keep=4 pause=-2", "Money: close=-3 keep=1"));
        assert_eq!(unread, 0);
        assert_eq!(parse("Time\t4\t12\tlots"), Some((vec!["Time: keep=4".to_owned()], 2)));
    }

    #[test]
    fn names_without_ratings_are_no_rows() {
        for text in ["Time", "Time\nMoney", "Keep\tPause\tClose", "Time, Money", ""] {
            assert_eq!(parse(text), None, "{text:?}");
        }
    }
}
