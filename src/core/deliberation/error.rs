//! The errors of [`Deliberation::apply`](super::Deliberation::apply) and of the integrity check.

use std::fmt;

use super::field_path::{FieldPath, List};
use super::field_value::TypeMismatch;
use super::ids::{EntryId, Id, LogId};

/// The reason why an edit was not applied. The document is unchanged.
#[derive(Clone, Debug, PartialEq)]
pub enum ApplyError {
    /// The entry that contains the field does not exist: the path of the field.
    Missing(FieldPath),
    /// The value has another type, or is outside the range of the field: the path, and the allowed type and range.
    TypeMismatch(FieldPath, TypeMismatch),
    /// The text is longer than [`MAX_TEXT_BYTES`](super::MAX_TEXT_BYTES): the path of the field.
    TooLong(FieldPath),
    /// The edit would make entries contradict each other.
    Integrity(IntegrityError),
    /// The edit would leave an entry of this list without a required value.
    RequiredValueMissing(List),
}

/// A contradiction between entries of a document (FORMAT.md).
#[derive(Clone, Debug, PartialEq)]
pub enum IntegrityError {
    /// The field at `path` refers to an id that `list` does not contain.
    DanglingReference {
        /// The field that refers to the id.
        path: FieldPath,
        /// The list that should contain the id.
        list: List,
        /// The missing id.
        id: Id,
    },
    /// Two entries of a list have the same id.
    Duplicate {
        /// The list.
        list: List,
        /// The id.
        id: EntryId,
    },
    /// Under an option, account merges form a cycle, or an account is merged into itself.
    MergeCycle {
        /// The option.
        option: Id,
        /// An account of the cycle.
        account: Id,
    },
    /// A pairwise judgement compares a criterion with itself.
    SelfPair {
        /// The criterion.
        criterion: Id,
    },
    /// Two pairwise judgements compare the same criteria in both directions.
    MirroredPair {
        /// The first criterion of the later judgement.
        a: Id,
        /// The second criterion of the later judgement.
        b: Id,
    },
    /// A review refers to a decision that does not exist.
    MissingDecision {
        /// The id of the review.
        review: LogId,
    },
    /// A list has more entries than FORMAT.md allows.
    TooManyEntries {
        /// The list.
        list: List,
        /// The largest allowed number of entries.
        max: usize,
    },
}

impl fmt::Display for ApplyError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            ApplyError::Missing(path) => write!(f, "{path} does not exist"),
            ApplyError::TypeMismatch(path, _) => write!(f, "the value does not fit {path}"),
            ApplyError::TooLong(path) => write!(f, "the text for {path} is too long"),
            ApplyError::Integrity(error) => error.fmt(f),
            ApplyError::RequiredValueMissing(list) => {
                write!(f, "an entry of the list {} lacks a required value", list.toml_path())
            }
        }
    }
}

impl fmt::Display for IntegrityError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            IntegrityError::DanglingReference { path, list, id } => {
                write!(f, "{path} names {id}, which is not in the list {}", list.toml_path())
            }
            IntegrityError::Duplicate { list, id } => write!(f, "the list {} has {id} twice", list.toml_path()),
            IntegrityError::MergeCycle { option, account } => {
                write!(f, "under {option}, {account} is merged in a circle")
            }
            IntegrityError::SelfPair { criterion } => write!(f, "a judgement compares {criterion} with itself"),
            IntegrityError::MirroredPair { a, b } => {
                write!(f, "the judgement of {a} and {b} exists in both directions")
            }
            IntegrityError::MissingDecision { review } => write!(f, "the review of {review} names no decision"),
            IntegrityError::TooManyEntries { list, max } => {
                write!(f, "the list {} has more than {max} entries", list.toml_path())
            }
        }
    }
}

impl std::error::Error for ApplyError {}

impl std::error::Error for IntegrityError {}
