//! A pro or con: its side, its text and its numbers.

use crate::messages::InputLocation;
use pesee_core::deliberation::{Points, Rating};

use super::words::{self, simplify};

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

/// An item with its side.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct SidedItem {
    pub(super) location: InputLocation,
    pub(super) side: Side,
    /// A number with a sign, such as that of "(+3)": a rating, unless it is found to be a weight.
    pub(super) number: Option<f64>,
    pub(super) name: String,
    /// The text of the item as it is written, for a message.
    pub(super) written: String,
    /// Further text of the item, such as the items below it.
    pub(super) note: Vec<String>,
    pub(super) weight: Option<Points>,
}

impl SidedItem {
    pub(super) fn new(location: InputLocation, side: Side, name: &str) -> SidedItem {
        let (name, written) = (name.to_owned(), name.to_owned());
        SidedItem { location, side, number: None, name, written, note: Vec::new(), weight: None }
    }
}

/// Returns whether a text stands for the absence of pros or cons.
pub(super) fn is_placeholder(text: &str) -> bool {
    let slug = simplify(text);
    slug.is_empty() || words::contains(words::PLACEHOLDER, &slug)
}
