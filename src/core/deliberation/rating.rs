//! The two answers that are more than a text or a number: [`Rating`] and [`Fate`].

use std::fmt;

use serde::ser::{Serialize, SerializeMap, Serializer};

use super::ids::Id;
use super::keyword_enums::Basis;
use super::number::Number;

/// What happens to an account under an option.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Fate {
    /// The account continues.
    Keep,
    /// The account continues with fewer posts.
    Slow,
    /// The account pauses, and a post announces the pause.
    Pause,
    /// The account is kept without new posts, so that nobody else can register the handle.
    Park,
    /// The account is opened.
    Open,
    /// The account is closed.
    Close,
    /// Another person takes over the account.
    HandOver,
    /// The account is merged into the account with this id.
    Merge(Id),
}

impl Fate {
    /// Every fate that the file contains as a keyword, with the keyword.
    pub const KEYWORDS: [(Fate, &'static str); 7] = [
        (Fate::Keep, "keep"),
        (Fate::Slow, "slow"),
        (Fate::Pause, "pause"),
        (Fate::Park, "park"),
        (Fate::Open, "open"),
        (Fate::Close, "close"),
        (Fate::HandOver, "hand-over"),
    ];

    /// Parses the keyword of a fate. Returns `None` for other texts; a merge has no keyword.
    pub fn parse(word: &str) -> Option<Fate> {
        Self::KEYWORDS.into_iter().find(|(_, known)| *known == word).map(|(fate, _)| fate)
    }

    /// Returns the keyword in the file, or `None` for a merge.
    pub fn as_str(&self) -> Option<&'static str> {
        Self::KEYWORDS.into_iter().find(|(known, _)| known == self).map(|(_, word)| word)
    }

    /// Returns whether the fate cannot be undone: closing, merging and handing over are final (METHOD.md §5).
    pub fn is_final(&self) -> bool {
        matches!(self, Fate::Close | Fate::Merge(_) | Fate::HandOver)
    }
}

/// One rating on the scale from −5 (a decisive con) to +5 (a decisive pro), with `low ≤ value ≤ high` (METHOD.md §3).
#[derive(Clone, Debug, PartialEq)]
pub struct Rating {
    range: RatingRange,
    /// The kind of evidence for the rating.
    pub basis: Option<Basis>,
    /// The reason, in the words of the person.
    pub note: Option<String>,
}

#[derive(Clone, Copy, Debug, PartialEq)]
enum RatingRange {
    Exact(f64),
    Guess { value: f64, low: f64, high: f64 },
    Between { low: f64, high: f64 },
}

impl Rating {
    /// The lowest and the highest value of the scale.
    pub const SCALE: (f64, f64) = (-5.0, 5.0);

    /// Returns a rating without a range, or `None` if `value` is outside the scale.
    pub fn exact(value: f64) -> Option<Rating> {
        is_on_scale(value).then_some(Rating::from_range(RatingRange::Exact(value)))
    }

    /// Returns a best guess with a range, or `None` unless `−5 ≤ low ≤ value ≤ high ≤ 5`.
    ///
    /// If `low`, `value` and `high` are equal, the result is the same as that of [`Rating::exact`].
    pub fn guess(value: f64, low: f64, high: f64) -> Option<Rating> {
        let is_valid = is_on_scale(low) && is_on_scale(high) && low <= value && value <= high;
        let range = if low == value && value == high {
            RatingRange::Exact(value)
        } else {
            RatingRange::Guess { value, low, high }
        };
        is_valid.then_some(Rating::from_range(range))
    }

    /// Returns the rating "I don't know, between these", or `None` unless `−5 ≤ low ≤ high ≤ 5`.
    pub fn between(low: f64, high: f64) -> Option<Rating> {
        (is_on_scale(low) && is_on_scale(high) && low <= high)
            .then_some(Rating::from_range(RatingRange::Between { low, high }))
    }

    /// Returns the rating "I don't know": the range is the whole scale.
    pub fn unknown() -> Rating {
        Rating::from_range(RatingRange::Between { low: Self::SCALE.0, high: Self::SCALE.1 })
    }

    fn from_range(range: RatingRange) -> Rating {
        Rating { range, basis: None, note: None }
    }

    /// Returns the same rating with another basis.
    #[must_use]
    pub fn with_basis(self, basis: Option<Basis>) -> Rating {
        Rating { basis, ..self }
    }

    /// Returns the same rating with another note. An empty note is the same as `None`.
    #[must_use]
    pub fn with_note(self, note: Option<String>) -> Rating {
        Rating { note: note.filter(|note| !note.is_empty()), ..self }
    }

    /// Returns the value used in scores: the stated value, or the middle of the range if no value is stated.
    pub fn value(&self) -> f64 {
        match self.range {
            RatingRange::Exact(value) | RatingRange::Guess { value, .. } => value,
            RatingRange::Between { low, high } => (low + high) / 2.0,
        }
    }

    /// Returns the low end of the range.
    pub fn low(&self) -> f64 {
        match self.range {
            RatingRange::Exact(value) => value,
            RatingRange::Guess { low, .. } | RatingRange::Between { low, .. } => low,
        }
    }

    /// Returns the high end of the range.
    pub fn high(&self) -> f64 {
        match self.range {
            RatingRange::Exact(value) => value,
            RatingRange::Guess { high, .. } | RatingRange::Between { high, .. } => high,
        }
    }

    /// Returns the value that the person stated, or `None` for "I don't know, between these".
    pub fn stated_value(&self) -> Option<f64> {
        match self.range {
            RatingRange::Exact(value) | RatingRange::Guess { value, .. } => Some(value),
            RatingRange::Between { .. } => None,
        }
    }

    /// Returns whether the rating is one number without a range, a basis or a note.
    pub fn is_bare(&self) -> bool {
        self.is_exact() && self.basis.is_none() && self.note.is_none()
    }

    /// Returns whether the rating is one number without a range.
    pub fn is_exact(&self) -> bool {
        matches!(self.range, RatingRange::Exact(_))
    }
}

fn is_on_scale(value: f64) -> bool {
    (Rating::SCALE.0..=Rating::SCALE.1).contains(&value)
}

impl fmt::Display for Fate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self, self.as_str()) {
            (Fate::Merge(into), _) => write!(f, "merge {into}"),
            (_, word) => f.write_str(word.unwrap_or_default()),
        }
    }
}

impl Serialize for Fate {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Fate::Merge(into) => serializer.collect_map([("merge", into)]),
            fate => fate.as_str().serialize(serializer),
        }
    }
}

/// Serializes a bare rating as a number, and other ratings as a table of their keys.
impl Serialize for Rating {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if self.is_bare() {
            return Number(self.value()).serialize(serializer);
        }
        let mut map = serializer.serialize_map(None)?;
        if let Some(value) = self.stated_value() {
            map.serialize_entry("value", &Number(value))?;
        }
        if !self.is_exact() {
            map.serialize_entry("low", &Number(self.low()))?;
            map.serialize_entry("high", &Number(self.high()))?;
        }
        if let Some(basis) = self.basis {
            map.serialize_entry("basis", basis.as_str())?;
        }
        if let Some(note) = &self.note {
            map.serialize_entry("note", note)?;
        }
        map.end()
    }
}
