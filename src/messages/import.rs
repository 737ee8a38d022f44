//! The result and the errors of an import of tables and lists from other programs.

use pesee_core::deliberation::{Deliberation, List};

/// The result of an import.
#[derive(Clone, Debug, PartialEq)]
pub struct ImportedDocument {
    pub document: Deliberation,
    /// The separator of the columns of a table; `None` for a list.
    pub separator: Option<char>,
    /// The name of the text encoding in the WHATWG Encoding Standard.
    pub encoding: &'static str,
    /// The ignored parts, with their texts: totals of a table, and lines of a list that are neither an item nor a
    /// heading.
    pub skipped: Vec<(InputLocation, String)>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum InputLocation {
    Whole,
    /// A cell of a table. Rows and columns are counted from 1, as in a spreadsheet.
    Cell {
        row: usize,
        column: usize,
    },
    /// A line of a list, counted from 1.
    Line(usize),
}

/// A part of a table or list that cannot be imported.
#[derive(Clone, Debug, PartialEq)]
pub struct ImportError {
    pub location: InputLocation,
    pub text: String,
    pub kind: ImportErrorKind,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ImportErrorKind {
    /// The file has the binary format of a spreadsheet program.
    SpreadsheetFile,
    /// The file is not a text file.
    NotText,
    /// The table has no column separator or no column of an option.
    NoOptions,
    /// The table has no row of a criterion.
    NoCriteria,
    /// The list has no pros and no cons.
    NoItems,
    /// The text is neither a rating, nor a range, nor "don't know".
    InvalidRating,
    /// The low end of a range is above the high end.
    ReversedRange,
    /// The text is not a number of points.
    InvalidWeight,
    /// The text is neither now, nor later, nor always.
    InvalidTimeHorizon,
    /// The cell belongs to a column without the name of an option.
    NoOptionAbove,
    /// The cell belongs to a row without the name of a criterion.
    NoCriterionBeside,
    /// The item is marked neither as a pro nor as a con.
    NoSide,
    /// The option already has an item with the same text.
    Duplicate,
    /// The text is longer than the format allows.
    TooLong,
    /// A list has more entries than the format allows: the list and the limit.
    TooMany(List, usize),
}
