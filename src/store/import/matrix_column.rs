//! What a column of a table of ratings contains.

use pesee_core::deliberation::Id;

use super::grid::Cell;

#[derive(Clone, Debug, PartialEq)]
pub(super) enum MatrixColumn {
    Criterion,
    Weight,
    TimeHorizon,
    Note,
    Hint,
    Option(Id),
    /// A column that the preview lists as left out: numbers of rows, repeated weights, ranks and results of a
    /// calculation.
    LeftOut,
    /// A column without a heading, or whose option could not be added.
    Unnamed,
}

/// Returns the cell with the name of the criterion of a row. The first column may have the numbers of the rows.
pub(super) fn find_criterion_cell<'a>(row: &'a [Cell], columns: &[MatrixColumn]) -> Option<&'a Cell> {
    let at = columns.iter().position(|column| *column == MatrixColumn::Criterion).unwrap_or(0);
    row.get(at).or_else(|| row.first())
}
