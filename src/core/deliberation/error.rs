//! Why a change is not made, and what contradicts what in a document.

use std::fmt;

use super::key::{Key, List};
use super::leaf::Unfit;
use super::name::{Id, Name, Stamp};

/// Why a change was not made. The document is as it was before.
#[derive(Clone, Debug, PartialEq)]
pub enum Refused {
    /// The place does not exist.
    Missing(Key),
    /// The value does not fit the place.
    Unfit(Key, Unfit),
    /// The text is longer than FORMAT.md allows.
    TooLong(Key),
    /// The document as a whole would not be sound.
    Unsound(Unsound),
}

/// Something that does not hold.
#[derive(Clone, Debug, PartialEq)]
pub enum Unsound {
    /// `at` names an `id` that `list` does not have.
    Dangling {
        /// Where it is named.
        at: Key,
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
        name: Name,
    },
    /// Under an option, an account is merged into itself, or along a circle.
    Circle {
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
    NoDecision {
        /// The review.
        review: Stamp,
    },
    /// A list is longer than FORMAT.md allows.
    TooMany {
        /// The list.
        list: List,
        /// How many it may have.
        most: usize,
    },
}

impl fmt::Display for Refused {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Refused::Missing(path) => write!(f, "{path} does not exist"),
            Refused::Unfit(path, _) => write!(f, "the value does not fit {path}"),
            Refused::TooLong(path) => write!(f, "the text for {path} is too long"),
            Refused::Unsound(error) => error.fmt(f),
        }
    }
}

impl fmt::Display for Unsound {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Unsound::Dangling { at, list, id } => {
                write!(f, "{at} names {id}, which is not in the list {}", list.path())
            }
            Unsound::Duplicate { list, name } => write!(f, "the list {} has {name} twice", list.path()),
            Unsound::Circle { option, account } => write!(f, "under {option}, {account} is merged in a circle"),
            Unsound::SelfPair { criterion } => write!(f, "a judgement compares {criterion} with itself"),
            Unsound::MirroredPair { a, b } => write!(f, "the judgement of {a} and {b} exists in both directions"),
            Unsound::NoDecision { review } => write!(f, "the review of {review} names no decision"),
            Unsound::TooMany { list, most } => write!(f, "the list {} has more than {most} entries", list.path()),
        }
    }
}

impl std::error::Error for Refused {}

impl std::error::Error for Unsound {}
