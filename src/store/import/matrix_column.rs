//! What a column of a table of ratings contains.

use pesee_core::deliberation::Id;

#[derive(Clone, Debug, PartialEq)]
pub(super) enum MatrixColumn {
    Criterion,
    Weight,
    TimeHorizon,
    Note,
    Hint,
    Option(Id),
    /// A column that is left out, and named as such: numbers of rows, and results of a calculation.
    Left,
    /// A column without a heading, or whose option could not be added.
    Unnamed,
}
