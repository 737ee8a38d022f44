//! Why a change is not made, and what contradicts what in a document.

use std::fmt;

use super::field_path::{FieldPath, List};
use super::field_value::TypeMismatch;
use super::ids::{EntryId, Id, LogId};

/// Why a change was not made. The document is as it was before.
#[derive(Clone, Debug, PartialEq)]
pub enum ApplyError {
    /// The place does not exist.
    Missing(FieldPath),
    /// The value does not fit the place.
    TypeMismatch(FieldPath, TypeMismatch),
    /// The text is longer than FORMAT.md allows.
    TooLong(FieldPath),
    /// The document as a whole would not be sound.
    Integrity(IntegrityError),
}

/// Something that does not hold.
#[derive(Clone, Debug, PartialEq)]
pub enum IntegrityError {
    /// `at` names an `id` that `list` does not have.
    DanglingReference {
        /// Where it is named.
        path: FieldPath,
        /// Where it should be found.
        list: List,
        /// The name that names nothing.
        id: Id,
    },
    /// Two entries of a list have one name.
    Duplicate {
        /// The list.
        list: List,
        /// The name.
        id: EntryId,
    },
    /// Under an option, an account is merged into itself, or along a circle.
    MergeCycle {
        /// The option.
        option: Id,
        /// An account on the circle.
        account: Id,
    },
    /// A judgement compares a criterion with itself.
    SelfPair {
        /// The criterion.
        criterion: Id,
    },
    /// A judgement stands beside its mirror image.
    MirroredPair {
        /// The first of the later judgement.
        a: Id,
        /// The second of the later judgement.
        b: Id,
    },
    /// A review looks back on a decision that is not there.
    MissingDecision {
        /// The review.
        review: LogId,
    },
    /// A list is longer than FORMAT.md allows.
    TooManyEntries {
        /// The list.
        list: List,
        /// How many it may have.
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
        }
    }
}

impl fmt::Display for IntegrityError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            IntegrityError::DanglingReference { path: at, list, id } => {
                write!(f, "{at} names {id}, which is not in the list {}", list.toml_path())
            }
            IntegrityError::Duplicate { list, id: name } => write!(f, "the list {} has {name} twice", list.toml_path()),
            IntegrityError::MergeCycle { option, account } => {
                write!(f, "under {option}, {account} is merged in a circle")
            }
            IntegrityError::SelfPair { criterion } => write!(f, "a judgement compares {criterion} with itself"),
            IntegrityError::MirroredPair { a, b } => {
                write!(f, "the judgement of {a} and {b} exists in both directions")
            }
            IntegrityError::MissingDecision { review } => write!(f, "the review of {review} names no decision"),
            IntegrityError::TooManyEntries { list, max: most } => {
                write!(f, "the list {} has more than {most} entries", list.toml_path())
            }
        }
    }
}

impl std::error::Error for ApplyError {}

impl std::error::Error for IntegrityError {}
