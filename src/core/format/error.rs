//! What can be wrong with the text of a deliberation, and where.

use std::fmt;
use std::ops::Range;

use crate::deliberation::{FieldType, IntegrityError, List};

/// One error in the text of a deliberation. [`parse`](super::parse) returns all errors of a text at once.
///
/// The kind is data, not a sentence: the program that shows the error words it in the language of its user.
#[derive(Clone, Debug, PartialEq)]
pub struct FormatError {
    /// Where the error is; `None` if it concerns the text as a whole.
    pub position: Option<Position>,
    /// What is wrong.
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
}

/// The kinds of errors in the text of a deliberation. A path is the dotted path of a key, such as `rating.me.time.keep`.
#[derive(Clone, Debug, PartialEq)]
pub enum FormatErrorKind {
    /// The text is not TOML; the message of the parser, in English.
    Syntax(String),
    /// The bytes are not UTF-8.
    NotUtf8,
    /// The text has more bytes than [`MAX_BYTES`](super::MAX_BYTES): bytes found, bytes allowed.
    TooLarge(u64, u64),
    /// The text has more structure (`. [ { , =`) than allowed: bytes found, bytes allowed.
    TooDense(usize, usize),
    /// The key `format` is missing, so the text is not a deliberation.
    NoFormat,
    /// The format is newer than this version can read: its number.
    NewerFormat(String),
    /// A required key is missing: its path.
    Missing(String),
    /// The value at a path has another type, or is outside its range: the path, and what is allowed.
    TypeMismatch(String, FieldType),
    /// The range of the rating at a path has its low end above its value or high end.
    ReversedRange(String),
    /// The text at a path is not a valid id.
    InvalidId(String),
    /// Two entries of a list have the same id or time.
    Duplicate(List, String),
    /// The text at a path is longer than allowed.
    TooLong(String),
    /// Entries contradict each other.
    Integrity(IntegrityError),
    /// There are more errors than are listed: how many more.
    More(usize),
}
