//! A table: the criteria down, the options across, and, where there are such columns, points and when.

use crate::messages::{ImportErrorKind, InputLocation};
use pesee_core::deliberation::{
    Alternative, Criterion, FieldPath, FieldValue, Id, List, Rating, RecordWithId, WeighingField, WeightingMethod,
};

use super::ImportBuilder;
use super::cell::{self, ColumnHeading};
use super::grid::GridRow;

/// What a column holds.
#[derive(Clone, Debug, PartialEq)]
enum MatrixColumn {
    Criterion,
    Weight,
    TimeHorizon,
    Option(Id),
    /// No name stands above it, or it cannot be taken.
    Ignored,
}

/// Takes over a table whose first row names the columns, and whose first column names the rows.
pub(super) fn import_matrix(rows: &[GridRow], taken: &mut ImportBuilder) {
    let Some((header, rows)) = rows.split_first() else { return };
    let columns = parse_columns(header, taken);
    for row in rows {
        self::import_row(row, &columns, taken);
    }
    if taken.builder.document().criteria().iter().any(|criterion| criterion.weight.is_some()) {
        taken.builder.set_typed(FieldPath::Weighing(WeighingField::Method), WeightingMethod::Points);
    }
}

fn parse_columns(header: &GridRow, taken: &mut ImportBuilder) -> Vec<MatrixColumn> {
    let mut columns = Vec::new();
    for (at, text) in header.cells.iter().enumerate() {
        let name = cell::strip_formula_guard(text);
        let spot = InputLocation::Cell { row: header.number, column: at + 1 };
        let free = |column: &MatrixColumn| !columns.contains(column);
        let column = match ColumnHeading::parse(name) {
            _ if at == 0 => MatrixColumn::Criterion,
            // Of a second column of that name, the name is an option's.
            ColumnHeading::Weight if free(&MatrixColumn::Weight) => MatrixColumn::Weight,
            ColumnHeading::TimeHorizon if free(&MatrixColumn::TimeHorizon) => MatrixColumn::TimeHorizon,
            _ if name.is_empty() => MatrixColumn::Ignored,
            _ => {
                let options = taken.builder.document().options();
                let id = Id::generate(name, "option", options.iter().map(|option| &option.id));
                let there = options.len();
                if taken.has_room(List::Options, there, spot, name) {
                    taken.builder.push(Alternative { name: name.to_owned(), ..Alternative::new(id.clone()) });
                    MatrixColumn::Option(id)
                } else {
                    MatrixColumn::Ignored
                }
            }
        };
        columns.push(column);
    }
    columns
}

fn import_row(row: &GridRow, columns: &[MatrixColumn], taken: &mut ImportBuilder) {
    let name = row.cells.first().map_or("", |text| cell::strip_formula_guard(text));
    let spot = |at: usize| InputLocation::Cell { row: row.number, column: at + 1 };
    if cell::is_total(name) {
        taken.skipped.push((spot(0), name.to_owned()));
        return;
    }
    if name.is_empty() {
        let first = row.cells.iter().find(|text| !text.is_empty());
        taken.add_error(spot(0), first.map_or("", String::as_str), ImportErrorKind::NoCriterionBeside);
        return;
    }
    let criteria = taken.builder.document().criteria();
    let id = Id::generate(name, "criterion", criteria.iter().map(|criterion| &criterion.id));
    let there = criteria.len();
    if !taken.has_room(List::Criteria, there, spot(0), name) {
        return;
    }
    let mut criterion = Criterion { name: name.to_owned(), ..Criterion::new(id.clone()) };
    let mut ratings: Vec<(Id, Rating)> = Vec::new();
    for (at, text) in row.cells.iter().enumerate().skip(1) {
        let text = cell::strip_formula_guard(text);
        let read = match columns.get(at) {
            Some(MatrixColumn::Weight) => cell::parse_weight(text).map(|weight| criterion.weight = weight),
            Some(MatrixColumn::TimeHorizon) => cell::parse_time_horizon(text).map(|when| criterion.when = when),
            Some(MatrixColumn::Option(option)) => {
                cell::parse_rating(text).map(|rating| ratings.extend(rating.map(|rating| (option.clone(), rating))))
            }
            Some(MatrixColumn::Criterion | MatrixColumn::Ignored) | None if text.is_empty() => Ok(()),
            Some(MatrixColumn::Criterion | MatrixColumn::Ignored) | None => Err(ImportErrorKind::NoOptionAbove),
        };
        if let Err(why) = read {
            taken.add_error(spot(at), text, why);
        }
    }
    taken.builder.push(criterion);
    for (option, rating) in ratings {
        // Both were added a moment ago.
        drop(taken.builder.set(FieldPath::Rating(Id::me(), id.clone(), option), Some(FieldValue::Rating(rating))));
    }
}
