//! What crosses from tables and lists of other programs to whoever is shown it.

use pesee_core::deliberation::{Deliberation, List};

/// What a table or a list was understood as.
#[derive(Clone, Debug, PartialEq)]
pub struct ImportedDocument {
    /// What it says.
    pub document: Deliberation,
    /// What parts the columns of a table; `None` for a list.
    pub separator: Option<char>,
    /// How its text is encoded, by the name browsers use.
    pub encoding: &'static str,
    /// What was passed over, with its text: the totals of a table, the lines of a list that are no item and no heading.
    pub skipped: Vec<(InputLocation, String)>,
}

/// A place in a table or list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum InputLocation {
    /// All of it.
    Whole,
    /// A cell of a table, both from 1, as a spreadsheet counts them.
    Cell {
        /// The row.
        row: usize,
        /// The column.
        column: usize,
    },
    /// A line of a list, from 1.
    Line(usize),
}

/// A place that cannot be read.
#[derive(Clone, Debug, PartialEq)]
pub struct ImportError {
    /// Where.
    pub location: InputLocation,
    /// What stands there.
    pub text: String,
    /// What is wrong with it.
    pub kind: ImportErrorKind,
}

/// What is wrong with a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ImportErrorKind {
    /// It is the own format of a spreadsheet program.
    SpreadsheetFile,
    /// It is no text.
    NotText,
    /// Nothing parts columns, or there is no column of an option.
    NoOptions,
    /// There is no row of a criterion.
    NoCriteria,
    /// There is no pro and no con.
    NoItems,
    /// Neither a rating, nor a range, nor "don't know".
    InvalidRating,
    /// A range whose first end is above its last.
    ReversedRange,
    /// No number of points.
    InvalidWeight,
    /// Neither now, nor later, nor always.
    InvalidTimeHorizon,
    /// No option stands above it.
    NoOptionAbove,
    /// No criterion stands beside it.
    NoCriterionBeside,
    /// It is neither marked as a pro nor as a con.
    NoSide,
    /// It stands there for the same option before.
    Duplicate,
    /// The text is longer than a file may have.
    TooLong,
    /// One more than a file may have of these.
    TooMany(List, usize),
}
