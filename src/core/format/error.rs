//! The errors in the text of a deliberation and their positions.

use std::fmt;
use std::ops::Range;

use crate::deliberation::{FieldType, IntegrityError, List};

/// One error in the text of a deliberation. [`parse`](super::parse) returns all errors of a text at once.
///
/// The kind is data, not a sentence: the program that shows the error translates the kind into the user's language.
#[derive(Clone, Debug, PartialEq)]
pub struct FormatError {
    /// The position of the error; `None` if the error concerns the text as a whole.
    pub position: Option<Position>,
    /// The kind of the error.
    pub kind: FormatErrorKind,
}

impl fmt::Display for FormatError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.position {
            Some(position) => write!(f, "line {}, column {}: {:?}", position.line, position.column, self.kind),
            None => write!(f, "{:?}", self.kind),
        }
    }
}

impl std::error::Error for FormatError {}

/// A position in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Position {
    /// The line, from 1.
    pub line: usize,
    /// The column in characters, from 1.
    pub column: usize,
    /// The text of the line, cut to at most 240 bytes around the position.
    pub text: String,
    /// The range of bytes in `text` that the error concerns.
    pub span: Range<usize>,
    /// Whether the line may contain sealed answers or private notes. Then `text` is empty and `column` is 1.
    pub is_sealed: bool,
}

/// The kinds of errors in the text of a deliberation. A path is the dotted path of a key, such as
/// `rating.me.time.keep`.
#[derive(Clone, Debug, PartialEq)]
pub enum FormatErrorKind {
    /// The text is not valid TOML: the parser's message, in English.
    Syntax(String),
    /// Another program left two versions of the same lines: the number of the last line.
    MergeConflict(usize),
    /// The bytes are not UTF-8.
    NotUtf8,
    /// The text has more bytes than [`MAX_BYTES`](super::MAX_BYTES): bytes found, bytes allowed.
    TooLarge(u64, u64),
    /// The text has more structure (`. [ { , =`) than allowed: bytes found, bytes allowed.
    TooDense(usize, usize),
    /// The key `format` is missing, so the text is not a deliberation.
    NoFormat,
    /// The format is newer than this version can read: the number of the format.
    NewerFormat(String),
    /// A required key is missing: the path of the key.
    Missing(String),
    /// The value at a path has another type, or is outside the allowed range: the path, and the allowed type and range.
    TypeMismatch(String, FieldType),
    /// The rating at a path does not satisfy `low ≤ value ≤ high`: the path.
    ReversedRange(String),
    /// The text at a path is not a valid id: the path.
    InvalidId(String),
    /// Two entries of a list have the same id: the list and the id.
    Duplicate(List, String),
    /// The text at a path has more bytes than [`MAX_TEXT_BYTES`](crate::deliberation::MAX_TEXT_BYTES): the path.
    TooLong(String),
    /// Entries contradict each other, or an id refers to no entry.
    Integrity(IntegrityError),
    /// The text has more errors than the list contains: the number of errors left out.
    More(usize),
}
