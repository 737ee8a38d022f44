//! The two answers with a shape of their own: a rating with its range, and what becomes of an account.

use std::fmt;

use serde::ser::{Serialize, SerializeMap, Serializer};

use super::ids::Id;
use super::keyword_enums::Basis;
use super::number::Number;

/// What becomes of an account under an option.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Fate {
    /// It goes on.
    Keep,
    /// It rests, and says so.
    Pause,
    /// Nothing is written; the handle stays taken.
    Park,
    /// It is opened.
    Open,
    /// It is closed.
    Close,
    /// Somebody else takes it over.
    HandOver,
    /// It is merged into another account.
    Merge(Id),
}

impl Fate {
    /// Every fate that the file writes as a word.
    pub const KEYWORDS: [(Fate, &'static str); 6] = [
        (Fate::Keep, "keep"),
        (Fate::Pause, "pause"),
        (Fate::Park, "park"),
        (Fate::Open, "open"),
        (Fate::Close, "close"),
        (Fate::HandOver, "hand-over"),
    ];

    /// The fate that `word` stands for; `None` for a merge and for anything else.
    pub fn parse(word: &str) -> Option<Fate> {
        Self::KEYWORDS.into_iter().find(|(_, known)| *known == word).map(|(fate, _)| fate)
    }

    /// The word of the file; `None` for a merge.
    pub fn as_str(&self) -> Option<&'static str> {
        Self::KEYWORDS.into_iter().find(|(known, _)| known == self).map(|(_, word)| word)
    }

    /// Whether it cannot be undone: closed, merged or handed over (METHOD.md §5).
    pub fn is_final(&self) -> bool {
        matches!(self, Fate::Close | Fate::Merge(_) | Fate::HandOver)
    }
}

/// One answer on the scale −5 (a decisive con) to +5 (a decisive pro): `low ≤ value ≤ high`, always (METHOD.md §3).
#[derive(Clone, Debug, PartialEq)]
pub struct Rating {
    range: RatingRange,
    /// What it rests on.
    pub basis: Option<Basis>,
    /// Why, in the person's words.
    pub note: Option<String>,
}

#[derive(Clone, Copy, Debug, PartialEq)]
enum RatingRange {
    Exact(f64),
    Guess { value: f64, low: f64, high: f64 },
    Between { low: f64, high: f64 },
}

impl Rating {
    /// The ends of the scale.
    pub const SCALE: (f64, f64) = (-5.0, 5.0);

    /// The bare answer "it is `value`".
    pub fn exact(value: f64) -> Option<Rating> {
        is_on_scale(value).then_some(Rating::from_range(RatingRange::Exact(value)))
    }

    /// A best guess with a range.
    pub fn guess(value: f64, low: f64, high: f64) -> Option<Rating> {
        let sound = is_on_scale(low) && is_on_scale(high) && low <= value && value <= high;
        let span = if low == value && value == high {
            RatingRange::Exact(value)
        } else {
            RatingRange::Guess { value, low, high }
        };
        sound.then_some(Rating::from_range(span))
    }

    /// "I don't know, between these".
    pub fn between(low: f64, high: f64) -> Option<Rating> {
        (is_on_scale(low) && is_on_scale(high) && low <= high)
            .then_some(Rating::from_range(RatingRange::Between { low, high }))
    }

    /// "I don't know": the whole scale.
    pub fn unknown() -> Rating {
        Rating::from_range(RatingRange::Between { low: Self::SCALE.0, high: Self::SCALE.1 })
    }

    fn from_range(span: RatingRange) -> Rating {
        Rating { range: span, basis: None, note: None }
    }

    /// The same number or range, resting on `basis`.
    #[must_use]
    pub fn with_basis(self, basis: Option<Basis>) -> Rating {
        Rating { basis, ..self }
    }

    /// The same number or range, with this note.
    #[must_use]
    pub fn with_note(self, note: Option<String>) -> Rating {
        Rating { note: note.filter(|note| !note.is_empty()), ..self }
    }

    /// The figure it counts with; the middle where only a range is known.
    pub fn value(&self) -> f64 {
        match self.range {
            RatingRange::Exact(value) | RatingRange::Guess { value, .. } => value,
            RatingRange::Between { low, high } => (low + high) / 2.0,
        }
    }

    /// The least it may be.
    pub fn low(&self) -> f64 {
        match self.range {
            RatingRange::Exact(value) => value,
            RatingRange::Guess { low, .. } | RatingRange::Between { low, .. } => low,
        }
    }

    /// The most it may be.
    pub fn high(&self) -> f64 {
        match self.range {
            RatingRange::Exact(value) => value,
            RatingRange::Guess { high, .. } | RatingRange::Between { high, .. } => high,
        }
    }

    /// The figure the person stated; `None` for "don't know, between these".
    pub fn stated_value(&self) -> Option<f64> {
        match self.range {
            RatingRange::Exact(value) | RatingRange::Guess { value, .. } => Some(value),
            RatingRange::Between { .. } => None,
        }
    }

    /// Whether it is one number and nothing else: no range, no basis, no note.
    pub fn is_bare(&self) -> bool {
        self.is_exact() && self.basis.is_none() && self.note.is_none()
    }

    /// Whether it is one number, without a range.
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

/// A rating is a number if it is nothing else, or a table of its keys.
impl Serialize for Rating {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if self.is_bare() {
            return Number(self.value()).serialize(serializer);
        }
        let mut keys = serializer.serialize_map(None)?;
        if let Some(value) = self.stated_value() {
            keys.serialize_entry("value", &Number(value))?;
        }
        if !self.is_exact() {
            keys.serialize_entry("low", &Number(self.low()))?;
            keys.serialize_entry("high", &Number(self.high()))?;
        }
        if let Some(basis) = self.basis {
            keys.serialize_entry("basis", basis.as_str())?;
        }
        if let Some(note) = &self.note {
            keys.serialize_entry("note", note)?;
        }
        keys.end()
    }
}
