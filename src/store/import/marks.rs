//! Tables of pros and cons with marks: each row names an item, and an "x" says on which side it is.

use crate::messages::ImportErrorKind;

use super::builder::ImportBuilder;
use super::cell;
use super::column_heading::{self, ColumnMeaning};
use super::grid::Cell;
use super::pros_column::{Column, side_of};
use super::row_weights::{assign_weights, read_weight};
use super::side::{Side, SidedItem, is_placeholder};
use super::words::{self, simplify};

/// The marks of a table.
pub(super) struct Marks {
    /// The column with the names of the items.
    pub(super) name: Option<usize>,
    /// Whether a cross such as `✗` means no, because other cells have a check mark.
    are_crosses_no: bool,
    /// Whether the sides are marked with `+` and `-`.
    are_signs: bool,
}

/// What a cell says about the item of its row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Mark {
    Yes,
    No,
    /// `✗` and the like: no beside check marks, yes without them.
    Cross,
    /// `-` below a heading for cons: yes if the pros are marked with `+`, otherwise an empty cell.
    Minus,
}

impl Marks {
    /// Returns the marks of a table in which all cells below the headings of the sides are marks; `None` for other
    /// tables.
    pub(super) fn find(header: &[Cell], body: &[Vec<Cell>]) -> Option<Marks> {
        let sides: Vec<(usize, Side)> =
            header.iter().enumerate().filter_map(|(at, cell)| Some((at, side_of(cell)?.0))).collect();
        let is_total = |row: &&Vec<Cell>| row.iter().take(2).any(|cell| column_heading::is_computed(&cell.text));
        let rows = body.iter().filter(|row| !is_total(row));
        let cells = rows.flat_map(|row| sides.iter().filter_map(|(at, side)| Some((row.get(*at)?, *side))));
        let filled: Vec<(&str, Side)> =
            cells.filter(|(cell, _)| !cell.text.is_empty()).map(|(cell, side)| (cell.text.as_str(), side)).collect();
        let are_marks = filled.iter().all(|(text, side)| parse(text, *side).is_some() || is_placeholder(text));
        let has_yes = filled.iter().any(|(text, side)| matches!(parse(text, *side), Some(Mark::Yes | Mark::Cross)));
        let are_signs = filled.iter().any(|(text, _)| *text == "+");
        let are_crosses_no = filled.iter().any(|(text, side)| parse(text, *side) == Some(Mark::Yes));
        (are_marks && has_yes).then(|| Marks { name: find_names(header, body), are_crosses_no, are_signs })
    }

    fn is_yes(&self, cell: &Cell, side: Side) -> bool {
        match parse(&cell.text, side) {
            Some(Mark::Yes) => true,
            Some(Mark::Cross) => !self.are_crosses_no,
            Some(Mark::Minus) => self.are_signs,
            Some(Mark::No) | None => false,
        }
    }
}

/// Returns the column with the names of the items: the first one with texts that is not called otherwise.
fn find_names(header: &[Cell], body: &[Vec<Cell>]) -> Option<usize> {
    let is_name = |at: &usize| {
        let Some(heading) = header.get(*at).filter(|cell| side_of(cell).is_none()) else { return false };
        let meaning = ColumnMeaning::parse(cell::strip_formula_guard(&heading.text));
        let is_other = matches!(meaning, ColumnMeaning::Other | ColumnMeaning::Criterion | ColumnMeaning::Hint);
        let mut filled = body.iter().filter_map(|row| row.get(*at)).filter(|cell| !cell.text.is_empty()).peekable();
        is_other && filled.peek().is_some() && filled.all(|cell| cell::parse_rating(&cell.text).is_err())
    };
    (0..header.len()).find(is_name)
}

/// Reads a row. `above` is the last cell above it with the name of an option.
pub(super) fn read_row<'a>(
    row: &'a [Cell],
    columns: &[Column],
    marks: &Marks,
    (option, above): (&str, &mut Option<&'a Cell>),
    items: &mut Vec<(String, SidedItem)>,
    import: &mut ImportBuilder,
) {
    let text = |wanted: &Column| columns.iter().position(|column| column == wanted).and_then(|at| row.get(at));
    let own_name = text(&Column::Option).filter(|cell| !cell.text.is_empty());
    if let (None, Some(above)) = (own_name, *above) {
        import.repeat_option(&above.text);
    }
    *above = own_name.or(*above);
    let name = text(&Column::Text).filter(|cell| !cell.text.is_empty());
    let is_total = name.is_some_and(|cell| column_heading::is_computed(&cell.text));
    let marked: Vec<usize> = (0..row.len())
        .filter(|at| match (columns.get(*at), row.get(*at)) {
            (Some(Column::Items(side, _)), Some(cell)) => marks.is_yes(cell, *side),
            _ => false,
        })
        .collect();
    if marked.is_empty() || is_total {
        return import.skip_row(row);
    }
    let notes = row.iter().zip(columns).filter(|(cell, column)| **column == Column::Note && !cell.text.is_empty());
    let notes: Vec<String> = notes.map(|(cell, _)| cell.text.clone()).collect();
    let weights = assign_weights(row, columns, &marked, import);
    for at in marked {
        let (Some(Column::Items(side, of_column)), Some(cell)) = (columns.get(at), row.get(at)) else { continue };
        let Some(name) = name else {
            import.add_error(cell.location, &cell.text, ImportErrorKind::MarkWithoutName);
            continue;
        };
        let weight = weights.iter().find(|(item, _)| *item == at).map(|(_, cell)| *cell);
        let weight = weight.and_then(|cell| read_weight(cell, Some(*side), import));
        let named = above.map(|cell| cell::strip_formula_guard(&cell.text));
        let option = named.or(of_column.as_deref()).unwrap_or(option);
        let name = cell::strip_formula_guard(&name.text);
        let item = SidedItem { weight, note: notes.clone(), ..SidedItem::new(cell.location, *side, name) };
        items.push((option.to_owned(), item));
    }
}

/// Returns whether a text is a mark that cannot be the text of an item.
pub(super) fn is_mark_among_texts(text: &str) -> bool {
    let is_repeated_x = text.len() <= 5 && text.bytes().all(|byte| byte.eq_ignore_ascii_case(&b'x'));
    let is_sign = simplify(text).is_empty() && matches!(parse(text, Side::Pro), Some(Mark::Yes | Mark::Cross));
    let is_answer = text.contains(char::is_alphabetic) && parse(text, Side::Pro).is_some();
    let is_repeated_sign =
        (2..=5).contains(&text.len()) && ["+", "-"].iter().any(|sign| text.replace(sign, "").is_empty());
    !text.is_empty() && (is_repeated_sign || is_repeated_x || is_sign || matches!(text, "[x]" | "[X]") || is_answer)
}

fn parse(text: &str, side: Side) -> Option<Mark> {
    match text.trim_end_matches('\u{fe0f}') {
        "✓" | "✔" | "✅" | "☑" | "🗸" | "•" | "●" | "■" | "◼" | "★" | "*" | "+" | "👍" => {
            Some(Mark::Yes)
        }
        "-" | "−" if side == Side::Con => Some(Mark::Minus),
        "☐" | "□" | "◻" | "○" | "[ ]" | "[]" => Some(Mark::No),
        "✗" | "✘" | "✖" | "❌" | "☒" | "×" | "👎" => Some(Mark::Cross),
        _ => {
            let slug = simplify(text);
            if words::contains(words::MARK_YES, &slug) {
                Some(Mark::Yes)
            } else {
                words::contains(words::MARK_NO, &slug).then_some(Mark::No)
            }
        }
    }
}
