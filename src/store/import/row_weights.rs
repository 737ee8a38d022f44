//! The weights in a row of a table of pros and cons, and the items to which they belong.

use crate::messages::{ImportErrorKind, ImportRemark};
use pesee_core::deliberation::Points;

use super::builder::ImportBuilder;
use super::cell;
use super::grid::Cell;
use super::pros_column::Column;
use super::side::Side;

/// Returns the cells with the weights of the filled cells of a row, each with the column of the filled cell. A weight
/// that may belong to several cells gives an error; one that belongs to none is left out.
pub(super) fn assign_weights<'a>(
    row: &'a [Cell],
    columns: &[Column],
    filled: &[usize],
    import: &mut ImportBuilder,
) -> Vec<(usize, &'a Cell)> {
    let is_item = |at: &usize| matches!(columns.get(*at), Some(Column::Items(..) | Column::Text));
    let items: Vec<usize> = (0..columns.len()).filter(is_item).collect();
    let of_both: Vec<usize> = (0..columns.len()).filter(|at| columns.get(*at) == Some(&Column::Weight(None))).collect();
    let mut found = Vec::new();
    for (at, column) in columns.iter().enumerate() {
        let Column::Weight(side) = column else { continue };
        let Some(cell) = row.get(at).filter(|cell| !cell.text.is_empty()) else { continue };
        let on_side = |item: &&usize| {
            let Some(Column::Items(own, _)) = columns.get(**item) else { return false };
            side.as_ref() == Some(own)
        };
        let order = of_both.iter().position(|weight| *weight == at);
        let candidates: Vec<usize> = match order {
            None => items.iter().filter(on_side).copied().collect(),
            Some(order) if of_both.len() == items.len() => items.get(order).copied().into_iter().collect(),
            // One column of weights belongs to whichever cell of the row has an item.
            Some(_) if of_both.len() == 1 => filled.to_vec(),
            Some(_) => at.checked_sub(1).filter(is_item).into_iter().collect(),
        };
        let candidates: Vec<usize> = candidates.into_iter().filter(|item| filled.contains(item)).collect();
        match candidates.as_slice() {
            [] => import.skip(cell.location, &cell.text),
            [item] => found.push((*item, cell)),
            _ => import.add_error(cell.location, &cell.text, ImportErrorKind::UnclearWeight),
        }
    }
    found
}

/// Parses a weight, perhaps with the sign of its side.
pub(super) fn read_bare_weight(cell: &Cell) -> Result<Option<Points>, ImportErrorKind> {
    let unsigned =
        cell.text.strip_prefix(['-', '−', '+']).filter(|rest| rest.starts_with(|c: char| c.is_ascii_digit()));
    cell::parse_weight(unsigned.unwrap_or(&cell.text))
}

/// Reads the weight of an item on a side. A sign only repeats the side.
pub(super) fn read_weight(cell: &Cell, side: Option<Side>, import: &mut ImportBuilder) -> Option<Points> {
    let sign = match cell.text.chars().next() {
        Some('-' | '−') => Some(Side::Con),
        Some('+') => Some(Side::Pro),
        _ => None,
    };
    let sign = sign.filter(|_| cell.text.contains(|c: char| matches!(c, '1'..='9')));
    if sign.is_some() && side.is_some() && sign != side {
        import.add_error(cell.location, &cell.text, ImportErrorKind::SignAgainstSide);
    } else if sign.is_some() {
        import.remark(ImportRemark::SignsRepeatSides);
    }
    import.note_weight_word(&cell.text);
    read_bare_weight(cell).unwrap_or_else(|kind| {
        import.add_error(cell.location, &cell.text, kind);
        None
    })
}
