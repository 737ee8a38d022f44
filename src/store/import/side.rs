//! The side of an item: for or against an option.

use pesee_core::deliberation::Rating;

/// Whether an item speaks for or against an option.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Side {
    Pro,
    Con,
    /// The item is known to be neither.
    Neutral,
}

impl Side {
    /// Returns the range of all ratings on this side.
    pub(super) fn rating(self) -> Option<Rating> {
        let (min, max) = Rating::SCALE;
        match self {
            Side::Pro => Rating::between(0.0, max),
            Side::Con => Rating::between(min, 0.0),
            Side::Neutral => Rating::exact(0.0),
        }
    }
}
