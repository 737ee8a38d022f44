//! Tables of pros and cons: with a column for each side, with a row for each side, or with a column that says on which
//! side each row is.

use crate::messages::{ImportErrorKind, ImportRemark};
use crate::text::number;
use pesee_core::deliberation::{Points, slugify};

use super::builder::ImportBuilder;
use super::cell;
use super::column_heading::{self, ColumnMeaning};
use super::grid::Cell;
use super::item_split::split_inline;
use super::layout;
use super::side::{Side, SidedItem, is_placeholder};
use super::side_parser::{HeadingSide, parse_heading, parse_item};
use super::thousands;
use super::words;
use super::written_weight;

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
    /// The weights of items, perhaps only of those on a side.
    Weight(Option<Side>),
    Note,
    /// The numbers of the rows.
    Index,
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

/// Returns the name between two blocks of a table with the sides in the first column: "Close" in a row of its own, after the
/// pros and cons of "Keep".
pub(super) fn find_second_block(rows: &[Vec<Cell>]) -> Option<&Cell> {
    let has_side = |row: &Vec<Cell>| row.first().is_some_and(|cell| side_of(cell).is_some());
    let first = rows.iter().position(has_side)?;
    let last = rows.iter().rposition(has_side)?;
    let is_alone = |row: &&Vec<Cell>| row.iter().skip(1).all(|cell| cell.text.is_empty());
    let between = rows.get(first..last)?.iter().filter(|row| !has_side(row)).find(is_alone)?;
    between.first().filter(|_| !rows.first().is_some_and(|header| has_both_sides(header.iter())))
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

/// Returns the column whose cells all name a side, apart from the header, and the column with the items.
fn find_side_column(rows: &[Vec<Cell>]) -> Option<(usize, usize)> {
    let (header, body) = rows.split_first()?;
    let has_digit = |cell: &Cell| cell.text.contains(|c: char| c.is_ascii_digit());
    let is_side = |cell: &Cell| {
        !has_digit(cell) && matches!(side_of(cell), Some((_, None))) || matches!(cell.text.as_str(), "+" | "-" | "−")
    };
    // A column of signs or of words such as "good" has ratings, unless its heading says otherwise.
    let is_called_side = |at: usize| {
        let heading = header.get(at).map_or("", |cell| cell.text.as_str());
        matches!(heading, "+/-" | "+/−" | "±") || words::contains(words::SIDE_COLUMN, &slugify(heading))
    };
    let names_sides = |at: &usize| {
        let cells: Vec<&Cell> =
            body.iter().filter_map(|row| row.get(*at)).filter(|cell| !cell.text.is_empty()).collect();
        let may_be_ratings =
            cells.iter().filter(|cell| is_side(cell)).all(|cell| cell::parse_rating(&cell.text).is_ok());
        // Without headings, the first row has a side as well.
        let has_heading = header.get(*at).is_some_and(|cell| !is_side(cell)) || is_called_side(*at);
        // A few cells without a side are mistakes, which are reported.
        let sides = cells.iter().filter(|cell| is_side(cell)).count();
        let wrong = body.len() - sides;
        let are_sides = wrong == 0 || sides > 1 && if is_called_side(*at) { sides > wrong } else { wrong == 1 };
        sides > 0 && are_sides && has_heading && (!may_be_ratings || is_called_side(*at))
    };
    let at = (0..header.len()).find(names_sides)?;
    // In a matrix, each row has a rating for every option. Here, each row has one text, and perhaps an option.
    let meaning = |column: usize| header.get(column).map(|cell| ColumnMeaning::parse(&cell.text));
    let is_text = |column: &usize| {
        let is_other = matches!(
            meaning(*column),
            Some(ColumnMeaning::Option | ColumnMeaning::Weight | ColumnMeaning::Rank | ColumnMeaning::Index)
        );
        let mut cells = body.iter().filter_map(|row| row.get(*column)).filter(|cell| !cell.text.is_empty()).peekable();
        *column != at
            && !is_other
            && cells.peek().is_some()
            && cells.any(|cell| cell::parse_rating(&cell.text).is_err())
    };
    let is_note = |column: &usize| matches!(meaning(*column), Some(ColumnMeaning::Note | ColumnMeaning::Hint));
    let (notes, texts): (Vec<usize>, Vec<usize>) = (0..header.len()).filter(is_text).partition(is_note);
    match (texts.as_slice(), notes.as_slice()) {
        ([only], _) | ([], [only, ..]) => Some((at, *only)),
        ([first, ..], _) if is_called_side(at) => Some((at, *first)),
        _ => None,
    }
}

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
    let Some((header, body)) = rows.split_first_mut() else { return };
    let columns = read_columns(header, body, side_column, import);
    thousands::remove_separators(body, |at| matches!(columns.get(at), Some(Column::Weight(_))), import);
    let mut above = None;
    for row in body.iter() {
        read_row(row, &columns, (option, &mut above), items, import);
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
        let weight_cell = weights.iter().find(|(item, _)| *item == at).map(|(_, cell)| *cell);
        let weight = weight_cell.and_then(|cell| read_weight(cell, side, import));
        let option = named.or(of_column).unwrap_or(option);
        add_cell(cell, side, option, (weight, &notes), items, import);
    }
}

/// Returns the cells with the weights of the filled cells of a row, each with the column of the filled cell. A weight
/// that may belong to several cells gives an error; one that belongs to none is left out.
fn assign_weights<'a>(
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
        let on_side = |item: &&usize| matches!((side, columns.get(**item)), (Some(side), Some(Column::Items(own, _))) if side == own);
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

fn read_columns(
    header: &[Cell],
    body: &[Vec<Cell>],
    side_column: Option<(usize, usize)>,
    import: &mut ImportBuilder,
) -> Vec<Column> {
    let mut columns: Vec<Column> = Vec::new();
    for (at, cell) in header.iter().enumerate() {
        let name = cell::strip_formula_guard(&cell.text);
        let meaning = ColumnMeaning::parse(name);
        let cells = || body.iter().filter_map(|row| row.get(at)).filter(|cell| !cell.text.is_empty());
        let has_cells = cells().next().is_some();
        let weights = cells().filter(|cell| matches!(read_bare_weight(cell), Ok(Some(_)))).count();
        // A few cells that are no weights are mistakes, which are reported.
        let is_certain = meaning == ColumnMeaning::Weight;
        let are_weights = !has_cells || is_certain || weights * 2 > cells().count();
        let is_ranked = || cells().all(|cell| cell::parse_rating(&cell.text).is_ok());
        let side = side_of(cell).map(|(side, _)| side);
        let column = match side_of(cell) {
            _ if side_column.is_some_and(|(side, _)| side == at) => Column::Side,
            _ if side_column.is_some_and(|(_, text)| text == at) => Column::Text,
            // "Con weight" has the weights of the cons.
            _ if matches!(meaning, ColumnMeaning::Weight | ColumnMeaning::PerhapsWeight) && are_weights => {
                Column::Weight(side)
            }
            Some((side, option)) if side_column.is_none() => Column::Items(side, option),
            _ if meaning == ColumnMeaning::Rank && is_ranked() => {
                import.add_error(cell.location, name, ImportErrorKind::UnclearRank);
                Column::Note
            }
            _ if meaning == ColumnMeaning::Rank || is_score(name) && are_weights => {
                import.remark(ImportRemark::ColumnIsWeights(name.to_owned()));
                Column::Weight(None)
            }
            _ if meaning == ColumnMeaning::Index || meaning == ColumnMeaning::Computed => {
                import.skip(cell.location, name);
                Column::Index
            }
            _ if matches!(meaning, ColumnMeaning::Note | ColumnMeaning::Hint | ColumnMeaning::Criterion) => {
                Column::Note
            }
            _ if side_column.is_some() && meaning == ColumnMeaning::Option => Column::Option,
            _ if side_column.is_none() && !columns.contains(&Column::Option) && has_cells && !is_ranked() => {
                Column::Option
            }
            _ if !has_cells => {
                if !name.is_empty() {
                    import.skip(cell.location, name);
                }
                Column::Unknown
            }
            // The heading is the mistake if there are several texts below it.
            _ if !name.is_empty() && cells().all(is_text) && (side_column.is_some() || cells().count() > 1) => {
                import.add_error(cell.location, name, ImportErrorKind::UnknownColumn);
                Column::Index
            }
            _ => Column::Unknown,
        };
        if matches!(column, Column::Weight(_)) {
            written_weight::report_mixed_weights(cells(), import);
        }
        columns.push(column);
    }
    columns
}

fn is_text(cell: &Cell) -> bool {
    number::parse_decimal(&cell.text).is_none()
}

fn is_score(name: &str) -> bool {
    words::contains(words::SCORE, &slugify(name))
}

/// Parses a weight, perhaps with the sign of its side.
fn read_bare_weight(cell: &Cell) -> Result<Option<Points>, ImportErrorKind> {
    let unsigned =
        cell.text.strip_prefix(['-', '−', '+']).filter(|rest| rest.starts_with(|c: char| c.is_ascii_digit()));
    cell::parse_weight(unsigned.unwrap_or(&cell.text))
}

/// Reads the weight of an item on a side. A sign only repeats the side.
fn read_weight(cell: &Cell, side: Option<Side>, import: &mut ImportBuilder) -> Option<Points> {
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
