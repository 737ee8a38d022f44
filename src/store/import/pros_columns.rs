//! The columns of a table of pros and cons: how such a table is recognised, and what each column contains.

use crate::messages::{HeadingsAre, ImportErrorKind, ImportQuestion, ImportRemark, InputLocation};
use crate::text::number;

use super::builder::ImportBuilder;
use super::cell;
use super::column_heading::ColumnMeaning;
use super::grid::Cell;
use super::layout;
use super::marks::Marks;
use super::pros_column::{Column, side_of};
use super::row_weights::read_bare_weight;
use super::side::Side;
use super::words::{self, simplify};
use super::written_weight;

/// Returns a table of pros and cons, transposed if its first column has the sides; `None` for any other table.
pub(super) fn recognise(rows: &[Vec<Cell>]) -> Option<Vec<Vec<Cell>>> {
    let header = rows.first()?;
    if has_both_sides(header.iter()) || find_side_column(rows).is_some() {
        return Some(rows.to_vec());
    }
    has_both_sides(rows.iter().filter_map(|row| row.first())).then(|| layout::transpose(rows.to_vec()))
}

/// Returns the name between two blocks of a table with the sides in the first column: "Close" in a row of its own,
/// after the pros and cons of "Keep".
pub(super) fn find_second_block(rows: &[Vec<Cell>]) -> Option<&Cell> {
    let has_side = |row: &Vec<Cell>| row.first().is_some_and(|cell| side_of(cell).is_some());
    let first = rows.iter().position(has_side)?;
    let last = rows.iter().rposition(has_side)?;
    let is_alone = |row: &&Vec<Cell>| row.iter().skip(1).all(|cell| cell.text.is_empty());
    let between = rows.get(first..last)?.iter().filter(|row| !has_side(row)).find(is_alone)?;
    between.first().filter(|_| !rows.first().is_some_and(|header| has_both_sides(header.iter())))
}

pub(super) fn has_both_sides<'a>(cells: impl Iterator<Item = &'a Cell>) -> bool {
    let sides: Vec<Side> = cells.filter_map(side_of).map(|(side, _)| side).collect();
    sides.contains(&Side::Pro) && sides.contains(&Side::Con)
}

/// Returns the column whose cells all name a side, apart from the header, and the column with the items.
pub(super) fn find_side_column(rows: &[Vec<Cell>]) -> Option<(usize, usize)> {
    let (header, body) = rows.split_first()?;
    let has_digit = |cell: &Cell| cell.text.contains(|c: char| c.is_ascii_digit());
    let is_side = |cell: &Cell| {
        !has_digit(cell) && matches!(side_of(cell), Some((_, None))) || matches!(cell.text.as_str(), "+" | "-" | "−")
    };
    // A column of signs or of words such as "good" has ratings, unless its heading says otherwise.
    let is_called_side = |at: usize| {
        let heading = header.get(at).map_or("", |cell| cell.text.as_str());
        matches!(heading, "+/-" | "+/−" | "±") || words::contains(words::SIDE_COLUMN, &simplify(heading))
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
    // "Cost" and "Benefit" beside two columns of numbers say which direction of the ratings is better.
    let is_rated = |column: &usize| {
        let cells = || body.iter().filter_map(|row| row.get(*column)).filter(|cell| !cell.text.is_empty());
        let is_option = header.get(*column).map(|cell| ColumnMeaning::parse(&cell.text)) == Some(ColumnMeaning::Other);
        is_option && cells().count() > 0 && cells().all(|cell| number::parse_decimal(&cell.text).is_some())
    };
    if (0..header.len()).filter(is_rated).count() > 1 {
        return None;
    }
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
    let is_note = |column: &usize| {
        matches!(meaning(*column), Some(ColumnMeaning::Note | ColumnMeaning::Group | ColumnMeaning::Hint))
    };
    let (notes, texts): (Vec<usize>, Vec<usize>) = (0..header.len()).filter(is_text).partition(is_note);
    match (texts.as_slice(), notes.as_slice()) {
        ([only], _) | ([], [only, ..]) => Some((at, *only)),
        ([first, ..], _) if is_called_side(at) => Some((at, *first)),
        _ => None,
    }
}

/// Decides what each column contains.
pub(super) fn read_columns(
    header: &[Cell],
    body: &[Vec<Cell>],
    (side_column, marks): (Option<(usize, usize)>, Option<&Marks>),
    import: &mut ImportBuilder,
) -> Vec<Column> {
    let mut columns: Vec<Column> = Vec::new();
    let sides: Vec<Option<(Side, Option<String>)>> = header.iter().map(side_of).collect();
    let has_named_sides = sides.iter().flatten().any(|(_, option)| option.is_some());
    let is_option = |cell: &Cell| ColumnMeaning::parse(cell::strip_formula_guard(&cell.text)) == ColumnMeaning::Option;
    let has_option_column = header.iter().any(is_option);
    // A table with the sides in the first column is turned. Its first row compares options.
    let row_of = |cell: &Cell| match cell.location {
        InputLocation::Cell { row, .. } | InputLocation::Row(row) | InputLocation::Line(row) => row,
        InputLocation::Whole => 0,
    };
    let is_turned = header.windows(2).any(|pair| pair.first().map(row_of) != pair.last().map(row_of));
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
            _ if marks.is_some_and(|marks| marks.name == Some(at)) => Column::Text,
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
            _ if matches!(
                meaning,
                ColumnMeaning::Note | ColumnMeaning::Group | ColumnMeaning::Hint | ColumnMeaning::Criterion
            ) =>
            {
                Column::Note
            }
            _ if side_column.is_some() && meaning == ColumnMeaning::Option => Column::Option,
            // The headings of the sides, or another column, name the options.
            _ if side_column.is_none()
                && meaning != ColumnMeaning::Option
                && (has_named_sides || has_option_column)
                && (name.is_empty() || words::contains(words::TOPIC, &simplify(name))) =>
            {
                Column::Note
            }
            _ if side_column.is_none() && !columns.contains(&Column::Option) && has_cells && !is_ranked() => {
                let names: Vec<&str> = cells().map(|cell| cell.text.as_str()).collect();
                if !is_turned && are_topics(name, &names, import) { Column::Note } else { Column::Option }
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

/// Returns whether a first column without a heading, or with one such as "Topic", has topics instead of options. Only
/// the user knows it, unless the names are those of options.
fn are_topics(heading: &str, names: &[&str], import: &mut ImportBuilder) -> bool {
    let is_unclear = heading.is_empty() || words::contains(words::TOPIC, &simplify(heading));
    if !is_unclear || layout::are_mostly_options(names) {
        return false;
    }
    if import.headings.is_none() {
        let mut distinct: Vec<String> = Vec::new();
        for name in names {
            if !distinct.iter().any(|known| known == name) {
                distinct.push((*name).to_owned());
            }
        }
        import.question.get_or_insert(ImportQuestion::Headings(distinct));
    }
    import.headings == Some(HeadingsAre::Topics)
}

fn is_text(cell: &Cell) -> bool {
    number::parse_decimal(&cell.text).is_none()
}

fn is_score(name: &str) -> bool {
    words::contains(words::SCORE, &simplify(name))
}
