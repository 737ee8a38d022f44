//! What one place of a deliberation holds, and what it may hold.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::ser::{Serialize, Serializer};

use super::ids::{EntryId, Id, Moment};
use super::number::Number;
use super::rating::{Fate, Rating};

/// What one place holds. Absence is not a leaf: [`super::Change`] carries `Option<Leaf>`.
#[derive(Clone, Debug, PartialEq)]
pub enum FieldValue {
    /// Free text, or one of the words of a scale.
    Text(String),
    /// A finite number; counts and ranks too.
    Number(f64),
    /// Yes or no.
    Bool(bool),
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
    Rating(Rating),
    /// Which entries a list has, in their order.
    EntryIds(Vec<EntryId>),
}

/// What a place may hold: errors, forms and the reader are driven by it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum FieldType {
    /// Any text up to 64 KiB.
    Text,
    /// A number from `least` to `most`.
    Number {
        /// The least allowed.
        min: f64,
        /// The most allowed.
        max: f64,
    },
    /// A whole number from `least` to `most`.
    Integer {
        /// The least allowed.
        min: u64,
        /// The most allowed.
        max: u64,
    },
    /// `true` or `false`.
    Bool,
    /// A day, `2026-11-22`.
    Date,
    /// A date-time with its offset, `2026-11-22T09:00:00-05:00`.
    Moment,
    /// One of these words.
    OneOf(&'static [&'static str]),
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
    EntryIds,
    /// A table, `[name]`.
    Table,
    /// A list of tables, `[[name]]`.
    Tables,
}

/// A value that does not fit its place; what would have fitted.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct TypeMismatch(pub FieldType);

/// A leaf is serialized as in the file; dates and moments are strings.
impl Serialize for FieldValue {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            FieldValue::Text(text) => serializer.serialize_str(text),
            FieldValue::Number(value) => Number(*value).serialize(serializer),
            FieldValue::Bool(flag) => serializer.serialize_bool(*flag),
            FieldValue::Date(date) => serializer.collect_str(date),
            FieldValue::Moment(at) => serializer.serialize_str(&at.to_rfc3339()),
            FieldValue::Id(id) => id.serialize(serializer),
            FieldValue::Ids(ids) => ids.serialize(serializer),
            FieldValue::Texts(texts) => texts.serialize(serializer),
            FieldValue::Scores(scores) => serializer.collect_map(scores.iter().map(|(id, score)| (id, Number(*score)))),
            FieldValue::Fate(fate) => fate.serialize(serializer),
            FieldValue::Rating(rating) => rating.serialize(serializer),
            FieldValue::EntryIds(names) => names.serialize(serializer),
        }
    }
}
