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
    /// A column that the preview lists as left out: numbers of rows, repeated weights, ranks and results of a calculation.
    LeftOut,
    /// A column without a heading, or whose option could not be added.
    Unnamed,
}
