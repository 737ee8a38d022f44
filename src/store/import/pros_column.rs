//! What a column of a table of pros and cons contains.

use super::cell;
use super::grid::Cell;
use super::side::Side;
use super::side_parser::{HeadingSide, parse_heading};

#[derive(Clone, Debug, PartialEq)]
pub(super) enum Column {
    /// The names of the options.
    Option,
    /// Items on a side, perhaps of an option that the heading names.
    Items(Side, Option<String>),
    /// On which side the items of the row are.
    Side,
    /// Items whose side another column gives, or marks in other columns.
    Text,
    /// The weights of items, perhaps only of those on a side.
    Weight(Option<Side>),
    Note,
    /// The numbers of the rows.
    Index,
    Unknown,
}

/// Returns the side that a heading names, and the option if it names one.
pub(super) fn side_of(cell: &Cell) -> Option<(Side, Option<String>)> {
    let text = cell::strip_formula_guard(&cell.text);
    let HeadingSide::One(side, option) = parse_heading(text) else { return None };
    // "A pros" beside "B pros": the capital is a name, and not the word in "a few pros".
    let named = text.strip_prefix("A ").filter(|rest| parse_heading(rest) == HeadingSide::One(side, None));
    Some((side, option.or(named.map(|_| "A".to_owned()))))
}
