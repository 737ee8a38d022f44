//! What one place of a deliberation holds, and what it may hold.

use std::collections::BTreeMap;
use std::fmt;

use chrono::NaiveDate;
use serde::ser::{Serialize, SerializeMap, Serializer};

use super::name::{Id, Moment, Name};
use super::value::{Basis, Value};

/// What one place holds. Absence is not a leaf: [`super::Change`] carries `Option<Leaf>`.
#[derive(Clone, Debug, PartialEq)]
pub enum Leaf {
    /// Free text, or one of the words of a scale.
    Text(String),
    /// A finite number; counts and ranks too.
    Number(f64),
    /// Yes or no.
    Flag(bool),
    /// A day.
    Date(NaiveDate),
    /// A moment.
    Moment(Moment),
    /// The id of something else in the file.
    Id(Id),
    /// Ids of other things in the file.
    Ids(Vec<Id>),
    /// Short texts: tags.
    Texts(Vec<String>),
    /// The scores a verdict had when it was seen, by option.
    Scores(BTreeMap<Id, f64>),
    /// What becomes of one account.
    Fate(Fate),
    /// A rating.
    Cell(Rating),
    /// Which entries a list has, in their order.
    Order(Vec<Name>),
}

/// What a place may hold: errors, forms and the reader are driven by it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Kind {
    /// Any text up to 64 KiB.
    Text,
    /// A number from `least` to `most`.
    Number {
        /// The least allowed.
        least: f64,
        /// The most allowed.
        most: f64,
    },
    /// A whole number from `least` to `most`.
    Whole {
        /// The least allowed.
        least: u64,
        /// The most allowed.
        most: u64,
    },
    /// `true` or `false`.
    Flag,
    /// A day, `2026-11-22`.
    Date,
    /// A date-time with its offset, `2026-11-22T09:00:00-05:00`.
    Moment,
    /// One of these words.
    Word(&'static [&'static str]),
    /// An id.
    Id,
    /// A list of ids.
    Ids,
    /// A list of texts.
    Texts,
    /// A table from option to score.
    Scores,
    /// The fate of one account.
    Fate,
    /// A rating.
    Rating,
    /// Whatever was there before a change: any scalar or rating.
    Any,
    /// The entries of a list.
    Order,
    /// A table, `[name]`.
    Table,
    /// A list of tables, `[[name]]`.
    Tables,
}

/// A value that does not fit its place; what would have fitted.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Unfit(pub Kind);

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
    pub const WORDS: [(Fate, &'static str); 6] = [
        (Fate::Keep, "keep"),
        (Fate::Pause, "pause"),
        (Fate::Park, "park"),
        (Fate::Open, "open"),
        (Fate::Close, "close"),
        (Fate::HandOver, "hand-over"),
    ];

    /// The fate that `word` stands for; `None` for a merge and for anything else.
    pub fn of(word: &str) -> Option<Fate> {
        Self::WORDS.into_iter().find(|(_, known)| *known == word).map(|(fate, _)| fate)
    }

    /// The word of the file; `None` for a merge.
    pub fn word(&self) -> Option<&'static str> {
        Self::WORDS.into_iter().find(|(known, _)| known == self).map(|(_, word)| word)
    }

    /// Whether it cannot be undone: closed, merged or handed over (METHOD.md §5).
    pub fn is_final(&self) -> bool {
        matches!(self, Fate::Close | Fate::Merge(_) | Fate::HandOver)
    }
}

/// One answer on the scale −5 (a decisive con) to +5 (a decisive pro): `low ≤ value ≤ high`, always (METHOD.md §3).
#[derive(Clone, Debug, PartialEq)]
pub struct Rating {
    span: Span,
    /// What it rests on.
    pub basis: Option<Basis>,
    /// Why, in the person's words.
    pub note: Option<String>,
}

#[derive(Clone, Copy, Debug, PartialEq)]
enum Span {
    Exact(f64),
    Guess { value: f64, low: f64, high: f64 },
    Between { low: f64, high: f64 },
}

impl Rating {
    /// The ends of the scale.
    pub const SCALE: (f64, f64) = (-5.0, 5.0);

    /// The bare answer "it is `value`".
    pub fn exact(value: f64) -> Option<Rating> {
        on_scale(value).then_some(Rating::of(Span::Exact(value)))
    }

    /// A best guess with a range.
    pub fn guess(value: f64, low: f64, high: f64) -> Option<Rating> {
        let sound = on_scale(low) && on_scale(high) && low <= value && value <= high;
        let span = if low == value && value == high { Span::Exact(value) } else { Span::Guess { value, low, high } };
        sound.then_some(Rating::of(span))
    }

    /// "I don't know, between these".
    pub fn between(low: f64, high: f64) -> Option<Rating> {
        (on_scale(low) && on_scale(high) && low <= high).then_some(Rating::of(Span::Between { low, high }))
    }

    /// "I don't know": the whole scale.
    pub fn unknown() -> Rating {
        Rating::of(Span::Between { low: Self::SCALE.0, high: Self::SCALE.1 })
    }

    fn of(span: Span) -> Rating {
        Rating { span, basis: None, note: None }
    }

    /// The same number or range, resting on `basis`.
    #[must_use]
    pub fn on(self, basis: Option<Basis>) -> Rating {
        Rating { basis, ..self }
    }

    /// The same number or range, with this note.
    #[must_use]
    pub fn noted(self, note: Option<String>) -> Rating {
        Rating { note: note.filter(|note| !note.is_empty()), ..self }
    }

    /// The figure it counts with; the middle where only a range is known.
    pub fn value(&self) -> f64 {
        match self.span {
            Span::Exact(value) | Span::Guess { value, .. } => value,
            Span::Between { low, high } => (low + high) / 2.0,
        }
    }

    /// The least it may be.
    pub fn low(&self) -> f64 {
        match self.span {
            Span::Exact(value) => value,
            Span::Guess { low, .. } | Span::Between { low, .. } => low,
        }
    }

    /// The most it may be.
    pub fn high(&self) -> f64 {
        match self.span {
            Span::Exact(value) => value,
            Span::Guess { high, .. } | Span::Between { high, .. } => high,
        }
    }

    /// The figure the person stated; `None` for "don't know, between these".
    pub fn stated(&self) -> Option<f64> {
        match self.span {
            Span::Exact(value) | Span::Guess { value, .. } => Some(value),
            Span::Between { .. } => None,
        }
    }

    /// Whether it is one number and nothing else: no range, no basis, no note.
    pub fn is_bare(&self) -> bool {
        self.is_exact() && self.basis.is_none() && self.note.is_none()
    }

    /// Whether it is one number, without a range.
    pub fn is_exact(&self) -> bool {
        matches!(self.span, Span::Exact(_))
    }
}

fn on_scale(value: f64) -> bool {
    (Rating::SCALE.0..=Rating::SCALE.1).contains(&value)
}

impl Value for Fate {
    const KIND: Kind = Kind::Fate;
    fn leaf(&self) -> Leaf {
        Leaf::Fate(self.clone())
    }
    fn taken(leaf: Leaf) -> Result<Self, Unfit> {
        if let Leaf::Fate(fate) = leaf { Ok(fate) } else { Err(Unfit(Kind::Fate)) }
    }
}

impl Value for Rating {
    const KIND: Kind = Kind::Rating;
    fn leaf(&self) -> Leaf {
        Leaf::Cell(self.clone())
    }
    fn taken(leaf: Leaf) -> Result<Self, Unfit> {
        if let Leaf::Cell(rating) = leaf { Ok(rating) } else { Err(Unfit(Kind::Rating)) }
    }
}

impl fmt::Display for Fate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self, self.word()) {
            (Fate::Merge(into), _) => write!(f, "merge {into}"),
            (_, word) => f.write_str(word.unwrap_or_default()),
        }
    }
}

/// A leaf is serialized as in the file; dates and moments are strings.
impl Serialize for Leaf {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Leaf::Text(text) => serializer.serialize_str(text),
            Leaf::Number(value) => Number(*value).serialize(serializer),
            Leaf::Flag(flag) => serializer.serialize_bool(*flag),
            Leaf::Date(date) => serializer.collect_str(date),
            Leaf::Moment(at) => serializer.serialize_str(&at.to_rfc3339()),
            Leaf::Id(id) => id.serialize(serializer),
            Leaf::Ids(ids) => ids.serialize(serializer),
            Leaf::Texts(texts) => texts.serialize(serializer),
            Leaf::Scores(scores) => serializer.collect_map(scores.iter().map(|(id, score)| (id, Number(*score)))),
            Leaf::Fate(fate) => fate.serialize(serializer),
            Leaf::Cell(rating) => rating.serialize(serializer),
            Leaf::Order(names) => names.serialize(serializer),
        }
    }
}

impl Serialize for Fate {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Fate::Merge(into) => serializer.collect_map([("merge", into)]),
            fate => fate.word().serialize(serializer),
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
        if let Some(value) = self.stated() {
            keys.serialize_entry("value", &Number(value))?;
        }
        if !self.is_exact() {
            keys.serialize_entry("low", &Number(self.low()))?;
            keys.serialize_entry("high", &Number(self.high()))?;
        }
        if let Some(basis) = self.basis {
            keys.serialize_entry("basis", basis.word())?;
        }
        if let Some(note) = &self.note {
            keys.serialize_entry("note", note)?;
        }
        keys.end()
    }
}

/// A number. A whole number is serialized as an integer, as people write it into a file.
struct Number(f64);

impl Serialize for Number {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        const EXACT: f64 = 9_007_199_254_740_992.0;
        let Number(value) = *self;
        if value.fract() == 0.0 && value.abs() < EXACT {
            serializer.serialize_i64(value as i64)
        } else {
            serializer.serialize_f64(value)
        }
    }
}
