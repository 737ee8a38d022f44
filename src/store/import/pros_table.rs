//! The rows of a table of pros and cons: with a column for each side, or with a column that says on which side each row
//! is.

use crate::messages::{ImportErrorKind, ImportRemark};
use crate::text::number;
use pesee_core::deliberation::Points;

use super::builder::ImportBuilder;
use super::cell;
use super::column_heading;
use super::grid::Cell;
use super::item_split::split_inline;
use super::layout;
use super::marks::{self, Marks};
use super::pros_column::{Column, side_of};
use super::pros_columns::{find_side_column, has_both_sides, read_columns};
use super::row_weights::{assign_weights, read_weight};
use super::side::{Side, SidedItem, is_placeholder};
use super::side_parser::parse_item;
use super::thousands;

/// Reads a table that [`recognise`] has returned. `option` is the name of the option of items without one.
pub(super) fn read_pros_table(
    rows: &[Vec<Cell>],
    option: &str,
    items: &mut Vec<(String, SidedItem)>,
    import: &mut ImportBuilder,
) {
    let side_column =
        find_side_column(rows).filter(|_| !rows.first().is_some_and(|header| has_both_sides(header.iter())));
    let mut rows = rows.to_vec();
    for heading in layout::carry_groups_down(&mut rows, None) {
        import.remark(ImportRemark::GroupsRepeated(heading));
    }
    let Some((header, body)) = rows.split_first_mut() else { return };
    let marks = if side_column.is_none() { Marks::find(header, body) } else { None };
    let columns = read_columns(header, body, (side_column, marks.as_ref()), import);
    thousands::remove_separators(body, |at| matches!(columns.get(at), Some(Column::Weight(_))), import);
    let mut above = None;
    for row in body.iter() {
        match &marks {
            Some(marks) => marks::read_row(row, &columns, marks, (option, &mut above), items, import),
            None => read_row(row, &columns, (option, &mut above), items, import),
        }
    }
}

/// Reads a row. `above` is the last cell above it with the name of an option.
fn read_row<'a>(
    row: &'a [Cell],
    columns: &[Column],
    (option, above): (&str, &mut Option<&'a Cell>),
    items: &mut Vec<(String, SidedItem)>,
    import: &mut ImportBuilder,
) {
    let is_item = |column: &Column| matches!(column, Column::Items(..) | Column::Text);
    let filled: Vec<usize> = (0..row.len())
        .filter(|at| columns.get(*at).is_some_and(is_item) && row.get(*at).is_some_and(|cell| !cell.text.is_empty()))
        .collect();
    let cells = || filled.iter().filter_map(|at| row.get(*at));
    if filled.len() > 1 && cells().all(|cell| side_of(cell).is_some()) && has_both_sides(cells()) {
        if let Some(cell) = cells().next() {
            import.add_error(cell.location, &cell.text, ImportErrorKind::SecondTable);
        }
        return;
    }
    if !filled.is_empty() && cells().all(|cell| column_heading::is_computed(&cell.text)) {
        return import.skip_row(row);
    }
    let text = |wanted: &Column| columns.iter().position(|column| column == wanted).and_then(|at| row.get(at));
    let own_name = text(&Column::Option).filter(|cell| !cell.text.is_empty());
    *above = own_name.or(*above);
    let named = above.map(|cell| cell::strip_formula_guard(&cell.text));
    let row_side = text(&Column::Side).and_then(|cell| {
        side_of(cell).map(|(side, _)| side).or(match cell.text.as_str() {
            "+" => Some(Side::Pro),
            "-" | "−" => Some(Side::Con),
            _ => None,
        })
    });
    if let Some(cell) = text(&Column::Side).filter(|_| row_side.is_none() && !filled.is_empty()) {
        // The items of the row give the side, or the cell is reported instead of them.
        let has_sides = cells().all(|cell| parse_item(&cell.text, None).side.is_some());
        if !has_sides || !cell.text.is_empty() {
            let shown = if cell.text.is_empty() { cells().next().unwrap_or(cell) } else { cell };
            return import.add_error(cell.location, &shown.text, ImportErrorKind::NoSideInCell);
        }
    }
    match (own_name, text(&Column::Option), *above) {
        (Some(cell), ..) if filled.is_empty() => import.skip(cell.location, &cell.text),
        // A cell over several rows has its text in the first of them only.
        (None, Some(_), Some(above)) if !filled.is_empty() => {
            import.skipped.retain(|(location, _)| *location != above.location);
            import.repeat_option(&above.text);
        }
        (None, Some(cell), None) => {
            if let Some(first) = cells().next() {
                import.add_error(cell.location, &first.text, ImportErrorKind::NoOptionBeside);
            }
        }
        _ => {}
    }
    let notes = row.iter().zip(columns).filter(|(cell, column)| **column == Column::Note && !cell.text.is_empty());
    let notes: Vec<String> = notes.map(|(cell, _)| cell.text.clone()).collect();
    let weights = assign_weights(row, columns, &filled, import);
    for (at, cell) in row.iter().enumerate() {
        let (side, of_column) = match columns.get(at).unwrap_or(&Column::Unknown) {
            Column::Items(side, option) => (Some(*side), option.as_deref()),
            Column::Text => (row_side, None),
            Column::Unknown if !cell.text.is_empty() => {
                let is_number = number::parse_decimal(&cell.text).is_some();
                let kind = if is_number { ImportErrorKind::NumberWithoutText } else { ImportErrorKind::NoSide };
                import.add_error(cell.location, &cell.text, kind);
                continue;
            }
            _ => continue,
        };
        if marks::is_mark_among_texts(&cell.text) {
            import.add_error(cell.location, &cell.text, ImportErrorKind::MarkAmongTexts);
            continue;
        }
        let weight_cell = weights.iter().find(|(item, _)| *item == at).map(|(_, cell)| *cell);
        let weight = weight_cell.and_then(|cell| read_weight(cell, side, import));
        let option = named.or(of_column).unwrap_or(option);
        add_cell(cell, side, option, (weight, &notes), items, import);
    }
}

/// Adds the items of a cell: a list, lines, or texts separated by semicolons.
fn add_cell(
    cell: &Cell,
    side: Option<Side>,
    option: &str,
    (weight, notes): (Option<Points>, &[String]),
    items: &mut Vec<(String, SidedItem)>,
    import: &mut ImportBuilder,
) {
    let (texts, is_on_one_line) = split_items(cell::strip_formula_guard(&cell.text));
    if is_on_one_line && texts.len() > 1 {
        import.remark(ImportRemark::Split(cell.location, texts.clone()));
    }
    for text in texts {
        let item = parse_item(&text, None);
        let name = if item.text.is_empty() { text.trim() } else { item.text.trim() };
        if is_placeholder(name) {
            if !name.is_empty() {
                import.skip(cell.location, name);
            }
            continue;
        }
        let Some(side) = side.or(item.side) else {
            import.add_error(cell.location, name, ImportErrorKind::NoSide);
            continue;
        };
        let by_text = item.side.filter(|_| !item.is_by_number);
        if item.has_two_sides || by_text.is_some_and(|own| own != side && own != Side::Neutral) {
            import.add_error(cell.location, &text, ImportErrorKind::TwoSides);
            continue;
        }
        let (note, number) = (notes.to_vec(), item.number);
        let item =
            SidedItem { weight, note, number, written: text.clone(), ..SidedItem::new(cell.location, side, name) };
        items.push((option.to_owned(), item));
    }
}

/// Splits the text of a cell into items. Returns whether they are on one line. Marks at the beginning of a line have no
/// meaning of their own in a column of one side.
fn split_items(text: &str) -> (Vec<String>, bool) {
    let text =
        ["<br>", "<br/>", "<br />", "\u{2028}"].iter().fold(text.to_owned(), |text, tag| text.replace(tag, "\n"));
    let has_lines = text.trim().contains('\n');
    let parts: Vec<&str> = if has_lines {
        text.lines().collect()
    } else if text.contains('•') {
        text.split('•').collect()
    } else {
        split_inline(&text, false)
    };
    let bare = |part: &str| {
        let part = part.trim();
        let digits = part.bytes().take_while(u8::is_ascii_digit).count();
        let numbered = part.get(digits..).filter(|_| digits > 0).and_then(|rest| rest.strip_prefix([')', '.']));
        let part = numbered.filter(|rest| rest.starts_with(' ')).unwrap_or(part);
        let marked = part
            .strip_prefix(['-', '*', '•', '–', '—', '+', '−', '·'])
            .filter(|rest| rest.starts_with([' ', '\u{a0}']));
        marked.unwrap_or(part).trim_matches([' ', ';', '\u{a0}']).to_owned()
    };
    (parts.into_iter().map(bare).filter(|part| !part.is_empty()).collect(), !has_lines)
}
