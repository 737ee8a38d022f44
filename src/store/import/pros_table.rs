//! Tables of pros and cons: with a column for each side, with a row for each side, or with a column that says on which
//! side each row is.

use crate::messages::ImportErrorKind;
use pesee_core::deliberation::{Points, slugify};

use super::builder::ImportBuilder;
use super::cell;
use super::column_heading::ColumnMeaning;
use super::grid::Cell;
use super::layout;
use super::side::Side;
use super::side_parser::{HeadingSide, parse_heading, parse_item};
use super::sided_item::{SidedItem, add_item, is_placeholder};
use super::words;

/// What a column of a table of pros and cons contains.
#[derive(Clone, Debug, PartialEq)]
enum Column {
    /// The names of the options.
    Option,
    /// Items on a side, perhaps of an option that the heading names.
    Items(Side, Option<String>),
    /// On which side the items of the row are.
    Side,
    /// Items whose side another column gives.
    Text,
    /// The weights of the items in the column before.
    Weight,
    Note,
    Unknown,
}

/// Returns a table of pros and cons, transposed if its first column has the sides; `None` for any other table.
pub(super) fn recognise(rows: &[Vec<Cell>]) -> Option<Vec<Vec<Cell>>> {
    let header = rows.first()?;
    if has_both_sides(header.iter()) || find_side_column(rows).is_some() {
        return Some(rows.to_vec());
    }
    has_both_sides(rows.iter().filter_map(|row| row.first())).then(|| layout::transpose(rows.to_vec()))
}

fn side_of(cell: &Cell) -> Option<(Side, Option<String>)> {
    match parse_heading(cell::strip_formula_guard(&cell.text)) {
        HeadingSide::One(side, option) => Some((side, option)),
        _ => None,
    }
}

fn has_both_sides<'a>(cells: impl Iterator<Item = &'a Cell>) -> bool {
    let sides: Vec<Side> = cells.filter_map(side_of).map(|(side, _)| side).collect();
    sides.contains(&Side::Pro) && sides.contains(&Side::Con)
}

/// Returns the column whose cells all name a side, apart from the header.
fn find_side_column(rows: &[Vec<Cell>]) -> Option<usize> {
    let (header, body) = rows.split_first()?;
    let is_side =
        |cell: &Cell| matches!(side_of(cell), Some((_, None))) || matches!(cell.text.as_str(), "+" | "-" | "−");
    // A column of signs or of words such as "good" has ratings, unless its heading says otherwise.
    let is_called_side = |at: usize| {
        let heading = header.get(at).map_or("", |cell| cell.text.as_str());
        matches!(heading, "+/-" | "+/−" | "±") || words::contains(words::SIDE_COLUMN, &slugify(heading))
    };
    let names_sides = |at: &usize| {
        let cells: Vec<&Cell> =
            body.iter().filter_map(|row| row.get(*at)).filter(|cell| !cell.text.is_empty()).collect();
        let may_be_ratings = cells.iter().all(|cell| cell::parse_rating(&cell.text).is_ok());
        !cells.is_empty()
            && cells.len() == body.len()
            && cells.iter().all(|cell| is_side(cell))
            && (!may_be_ratings || is_called_side(*at))
    };
    let at = (0..header.len()).find(names_sides)?;
    // In a matrix, each row has a rating for every option. Here, each row has one text, and perhaps an option.
    let is_text = |column: &usize| {
        let meaning = header.get(*column).map(|cell| ColumnMeaning::parse(&cell.text));
        let is_other = matches!(
            meaning,
            Some(ColumnMeaning::Option | ColumnMeaning::Weight | ColumnMeaning::Rank | ColumnMeaning::Index)
        );
        let mut cells = body.iter().filter_map(|row| row.get(*column)).filter(|cell| !cell.text.is_empty()).peekable();
        *column != at
            && !is_other
            && cells.peek().is_some()
            && cells.any(|cell| cell::parse_rating(&cell.text).is_err())
    };
    let texts: Vec<usize> = (0..header.len()).filter(is_text).collect();
    let has_note = texts
        .iter()
        .skip(1)
        .all(|at| header.get(*at).is_some_and(|cell| ColumnMeaning::parse(&cell.text) == ColumnMeaning::Note));
    (!texts.is_empty() && has_note).then_some(at)
}

/// Imports a table that [`recognise`] has returned. `option` is the name of the option of items without one.
pub(super) fn import_pros_table(rows: &[Vec<Cell>], option: &str, import: &mut ImportBuilder) {
    let side_column =
        find_side_column(rows).filter(|_| !rows.first().is_some_and(|header| has_both_sides(header.iter())));
    let Some((header, body)) = rows.split_first() else { return };
    let columns = read_columns(header, body, side_column);
    for row in body {
        let text = |wanted: &Column| columns.iter().position(|column| column == wanted).and_then(|at| row.get(at));
        let named =
            text(&Column::Option).map(|cell| cell::strip_formula_guard(&cell.text)).filter(|name| !name.is_empty());
        let row_side = text(&Column::Side).and_then(|cell| {
            side_of(cell).map(|(side, _)| side).or(match cell.text.as_str() {
                "+" => Some(Side::Pro),
                "-" | "−" => Some(Side::Con),
                _ => None,
            })
        });
        let is_item = |column: &Column| matches!(column, Column::Items(..) | Column::Text);
        let has_items = row.iter().zip(&columns).any(|(cell, column)| is_item(column) && !cell.text.is_empty());
        if let (Some(cell), Some(name), false) = (text(&Column::Option), named, has_items) {
            import.skip(cell.location, name);
        }
        for (at, cell) in row.iter().enumerate() {
            let column = columns.get(at).unwrap_or(&Column::Unknown);
            let (side, of_column) = match column {
                Column::Items(side, option) => (Some(*side), option.as_deref()),
                Column::Text => (row_side, None),
                Column::Unknown if !cell.text.is_empty() => {
                    import.add_error(cell.location, &cell.text, ImportErrorKind::NoSide);
                    continue;
                }
                Column::Option | Column::Side | Column::Weight | Column::Note | Column::Unknown => continue,
            };
            let weight = columns.get(at + 1).filter(|next| **next == Column::Weight).and_then(|_| row.get(at + 1));
            let weight = read_weight(weight, import);
            let option = of_column.or(named).unwrap_or(option);
            let note = text(&Column::Note).map(|cell| cell.text.clone()).filter(|text| !text.is_empty());
            add_cell(cell, side, option, (weight, note), import);
        }
    }
}

fn read_columns(header: &[Cell], body: &[Vec<Cell>], side_column: Option<usize>) -> Vec<Column> {
    let mut columns: Vec<Column> = Vec::new();
    for (at, cell) in header.iter().enumerate() {
        let name = cell::strip_formula_guard(&cell.text);
        let meaning = ColumnMeaning::parse(name);
        let has_cells = body.iter().any(|row| row.get(at).is_some_and(|cell| !cell.text.is_empty()));
        let column = match side_of(cell) {
            _ if side_column == Some(at) => Column::Side,
            Some((side, option)) if side_column.is_none() => Column::Items(side, option),
            _ if matches!(meaning, ColumnMeaning::Weight | ColumnMeaning::Rank) || is_score(name) => Column::Weight,
            _ if meaning == ColumnMeaning::Note && columns.contains(&Column::Text) => Column::Note,
            _ if meaning == ColumnMeaning::Note && side_column.is_none() && at > 0 => Column::Note,
            _ if side_column.is_some() && meaning == ColumnMeaning::Option => Column::Option,
            _ if side_column.is_some() && has_cells && !columns.contains(&Column::Text) => Column::Text,
            _ if side_column.is_none() && !columns.contains(&Column::Option) && has_cells => Column::Option,
            _ => Column::Unknown,
        };
        columns.push(column);
    }
    columns
}

fn is_score(name: &str) -> bool {
    words::contains(words::SCORE, &slugify(name))
}

fn read_weight(cell: Option<&Cell>, import: &mut ImportBuilder) -> Option<Points> {
    let cell = cell?;
    match cell::parse_weight(cell.text.trim_start_matches(['-', '−', '+'])) {
        Ok(weight) => weight,
        Err(kind) => {
            import.add_error(cell.location, &cell.text, kind);
            None
        }
    }
}

/// Adds the items of a cell: a list, lines, or texts separated by semicolons.
fn add_cell(
    cell: &Cell,
    side: Option<Side>,
    option: &str,
    (weight, note): (Option<Points>, Option<String>),
    import: &mut ImportBuilder,
) {
    for text in split_items(cell::strip_formula_guard(&cell.text)) {
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
        if item.side.is_some_and(|own| own != side && own != Side::Neutral) {
            import.add_error(cell.location, &text, ImportErrorKind::TwoSides);
            continue;
        }
        let note = note.iter().cloned().collect();
        add_item(
            option,
            SidedItem { weight, note, rating: item.rating, ..SidedItem::new(cell.location, side, name) },
            import,
        );
    }
}

/// Splits the text of a cell into items. Marks at the beginning of a line have no meaning of their own in a column of
/// one side.
fn split_items(text: &str) -> Vec<String> {
    let text =
        ["<br>", "<br/>", "<br />", "\u{2028}"].iter().fold(text.to_owned(), |text, tag| text.replace(tag, "\n"));
    let has_lines = text.trim().contains('\n');
    let parts: Vec<&str> = if has_lines {
        text.lines().collect()
    } else if text.contains('•') {
        text.split('•').collect()
    } else {
        text.split(';').collect()
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
    parts.into_iter().map(bare).filter(|part| !part.is_empty()).collect()
}
