//! A table: the criteria down, the options across, and, where there are such columns, points and when.

use crate::messages::{Spot, Why};
use pesee_core::deliberation::{Alternative, Criterion, Entry, Id, Key, Leaf, List, Method, Rating, WeighingField};

use super::Taken;
use super::cell::{self, Heading};
use super::grid::Row;

/// What a column holds.
#[derive(Clone, Debug, PartialEq)]
enum Column {
    Criterion,
    Weight,
    When,
    Option(Id),
    /// No name stands above it, or it cannot be taken.
    Nothing,
}

/// Takes over a table whose first row names the columns, and whose first column names the rows.
pub(super) fn matrix(rows: &[Row], taken: &mut Taken) {
    let Some((header, rows)) = rows.split_first() else { return };
    let columns = columns(header, taken);
    for row in rows {
        self::row(row, &columns, taken);
    }
    if taken.draft.document().criteria().iter().any(|criterion| criterion.weight.is_some()) {
        taken.draft.put(Key::Weighing(WeighingField::Method), Method::Points);
    }
}

fn columns(header: &Row, taken: &mut Taken) -> Vec<Column> {
    let mut columns = Vec::new();
    for (at, text) in header.cells.iter().enumerate() {
        let name = cell::plain(text);
        let spot = Spot::Cell { row: header.number, column: at + 1 };
        let free = |column: &Column| !columns.contains(column);
        let column = match Heading::of(name) {
            _ if at == 0 => Column::Criterion,
            // Of a second column of that name, the name is an option's.
            Heading::Weight if free(&Column::Weight) => Column::Weight,
            Heading::When if free(&Column::When) => Column::When,
            _ if name.is_empty() => Column::Nothing,
            _ => {
                let options = taken.draft.document().options();
                let id = Id::coined(name, "option", options.iter().map(|option| &option.id));
                let there = options.len();
                if taken.has_room(List::Options, there, spot, name) {
                    taken.draft.push(Alternative { name: name.to_owned(), ..Alternative::blank(id.clone()) });
                    Column::Option(id)
                } else {
                    Column::Nothing
                }
            }
        };
        columns.push(column);
    }
    columns
}

fn row(row: &Row, columns: &[Column], taken: &mut Taken) {
    let name = row.cells.first().map_or("", |text| cell::plain(text));
    let spot = |at: usize| Spot::Cell { row: row.number, column: at + 1 };
    if cell::is_total(name) {
        taken.passed_over.push((spot(0), name.to_owned()));
        return;
    }
    if name.is_empty() {
        let first = row.cells.iter().find(|text| !text.is_empty());
        taken.refuse(spot(0), first.map_or("", String::as_str), Why::NoCriterionBeside);
        return;
    }
    let criteria = taken.draft.document().criteria();
    let id = Id::coined(name, "criterion", criteria.iter().map(|criterion| &criterion.id));
    let there = criteria.len();
    if !taken.has_room(List::Criteria, there, spot(0), name) {
        return;
    }
    let mut criterion = Criterion { name: name.to_owned(), ..Criterion::blank(id.clone()) };
    let mut ratings: Vec<(Id, Rating)> = Vec::new();
    for (at, text) in row.cells.iter().enumerate().skip(1) {
        let text = cell::plain(text);
        let read = match columns.get(at) {
            Some(Column::Weight) => cell::weight(text).map(|weight| criterion.weight = weight),
            Some(Column::When) => cell::when(text).map(|when| criterion.when = when),
            Some(Column::Option(option)) => {
                cell::rating(text).map(|rating| ratings.extend(rating.map(|rating| (option.clone(), rating))))
            }
            Some(Column::Criterion | Column::Nothing) | None if text.is_empty() => Ok(()),
            Some(Column::Criterion | Column::Nothing) | None => Err(Why::NoOptionAbove),
        };
        if let Err(why) = read {
            taken.refuse(spot(at), text, why);
        }
    }
    taken.draft.push(criterion);
    for (option, rating) in ratings {
        // Both were added a moment ago.
        drop(taken.draft.set(Key::Rating(Id::me(), id.clone(), option), Some(Leaf::Cell(rating))));
    }
}
