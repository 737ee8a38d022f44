//! The import of a table: a criterion in each row, an option in each column, and optional columns for the points and
//! the time horizon.

use crate::messages::{ImportErrorKind, InputLocation};
use pesee_core::deliberation::{
    Alternative, Criterion, FieldPath, FieldValue, Id, List, Rating, RecordWithId, WeighingField, WeightingMethod,
};

use super::ImportBuilder;
use super::cell::{self, ColumnHeading};
use super::grid::GridRow;

#[derive(Clone, Debug, PartialEq)]
enum MatrixColumn {
    Criterion,
    Weight,
    TimeHorizon,
    Option(Id),
    /// A column without a heading, or whose option could not be added.
    Ignored,
}

/// Imports a table with the names of the columns in the first row and the names of the criteria in the first column.
pub(super) fn import_matrix(rows: &[GridRow], import: &mut ImportBuilder) {
    let Some((header, rows)) = rows.split_first() else { return };
    let columns = parse_columns(header, import);
    for row in rows {
        import_row(row, &columns, import);
    }
    if import.builder.document().criteria().iter().any(|criterion| criterion.weight.is_some()) {
        import.builder.set_typed(FieldPath::Weighing(WeighingField::Method), WeightingMethod::Points);
    }
}

fn parse_columns(header: &GridRow, import: &mut ImportBuilder) -> Vec<MatrixColumn> {
    let mut columns = Vec::new();
    for (at, text) in header.cells.iter().enumerate() {
        let name = cell::strip_formula_guard(text);
        let location = InputLocation::Cell { row: header.number, column: at + 1 };
        let is_free = |column: &MatrixColumn| !columns.contains(column);
        let column = match ColumnHeading::parse(name) {
            _ if at == 0 => MatrixColumn::Criterion,
            // A second column with the same heading is an option with that name.
            ColumnHeading::Weight if is_free(&MatrixColumn::Weight) => MatrixColumn::Weight,
            ColumnHeading::TimeHorizon if is_free(&MatrixColumn::TimeHorizon) => MatrixColumn::TimeHorizon,
            _ if name.is_empty() => MatrixColumn::Ignored,
            _ => {
                let options = import.builder.document().options();
                let id = Id::generate(name, "option", options.iter().map(|option| &option.id));
                let len = options.len();
                if import.has_room(List::Options, len, location, name) {
                    import.builder.push(Alternative { name: name.to_owned(), ..Alternative::new(id.clone()) });
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

fn import_row(row: &GridRow, columns: &[MatrixColumn], import: &mut ImportBuilder) {
    let name = row.cells.first().map_or("", |text| cell::strip_formula_guard(text));
    let location = |at: usize| InputLocation::Cell { row: row.number, column: at + 1 };
    if cell::is_total(name) {
        import.skipped.push((location(0), name.to_owned()));
        return;
    }
    if name.is_empty() {
        let first = row.cells.iter().find(|text| !text.is_empty());
        import.add_error(location(0), first.map_or("", String::as_str), ImportErrorKind::NoCriterionBeside);
        return;
    }
    let criteria = import.builder.document().criteria();
    let id = Id::generate(name, "criterion", criteria.iter().map(|criterion| &criterion.id));
    let len = criteria.len();
    if !import.has_room(List::Criteria, len, location(0), name) {
        return;
    }
    let mut criterion = Criterion { name: name.to_owned(), ..Criterion::new(id.clone()) };
    let mut ratings: Vec<(Id, Rating)> = Vec::new();
    for (at, text) in row.cells.iter().enumerate().skip(1) {
        let text = cell::strip_formula_guard(text);
        let result = match columns.get(at) {
            Some(MatrixColumn::Weight) => cell::parse_weight(text).map(|weight| criterion.weight = weight),
            Some(MatrixColumn::TimeHorizon) => cell::parse_time_horizon(text).map(|when| criterion.when = when),
            Some(MatrixColumn::Option(option)) => {
                cell::parse_rating(text).map(|rating| ratings.extend(rating.map(|rating| (option.clone(), rating))))
            }
            Some(MatrixColumn::Criterion | MatrixColumn::Ignored) | None if text.is_empty() => Ok(()),
            Some(MatrixColumn::Criterion | MatrixColumn::Ignored) | None => Err(ImportErrorKind::NoOptionAbove),
        };
        if let Err(kind) = result {
            import.add_error(location(at), text, kind);
        }
    }
    import.builder.push(criterion);
    for (option, rating) in ratings {
        // The criterion and the option exist, so the rating can be set.
        drop(import.builder.set(FieldPath::Rating(Id::me(), id.clone(), option), Some(FieldValue::Rating(rating))));
    }
}
