//! The value of one field of a deliberation, and the type and range that the field allows.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::ser::{Serialize, Serializer};

use super::ids::{EntryId, Id, Moment};
use super::number::Number;
use super::rating::{Fate, Rating};

/// The largest length of the text of one field, in bytes (FORMAT.md).
pub const MAX_TEXT_BYTES: usize = 64 * 1024;

/// The value of one field. An absent field has no `FieldValue`: [`Change`](super::Change) contains
/// `Option<FieldValue>`.
#[derive(Clone, Debug, PartialEq)]
pub enum FieldValue {
    /// Free text, or one of the keywords of an enumeration.
    Text(String),
    /// A finite number, including integers such as ranks.
    Number(f64),
    /// A boolean.
    Bool(bool),
    /// A date without a time.
    Date(NaiveDate),
    /// A date and time with an offset.
    Moment(Moment),
    /// The id of another entry of the file.
    Id(Id),
    /// Ids of other entries of the file.
    Ids(Vec<Id>),
    /// A list of texts, such as tags.
    Texts(Vec<String>),
    /// The scores of a verdict at the time of a visit, by the id of the option.
    Scores(BTreeMap<Id, f64>),
    /// The fate of one account under one option.
    Fate(Fate),
    /// A rating.
    Rating(Rating),
    /// The ids of the entries of a list, in the order of the list.
    EntryIds(Vec<EntryId>),
}

impl FieldValue {
    /// Returns whether a text of the value is longer than [`MAX_TEXT_BYTES`], so that the parser rejects the value.
    pub(super) fn has_too_long_text(&self) -> bool {
        let is_too_long = |text: &str| text.len() > MAX_TEXT_BYTES;
        match self {
            FieldValue::Text(text) => is_too_long(text),
            FieldValue::Texts(texts) => texts.iter().any(|text| is_too_long(text)),
            FieldValue::Rating(rating) => rating.note.as_deref().is_some_and(is_too_long),
            _ => false,
        }
    }
}

/// The type and range that a field allows. The parser, error messages, forms and the JSON schema use this type.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum FieldType {
    /// Any text up to 64 KiB.
    Text,
    /// A number from `min` to `max`.
    Number {
        /// The smallest allowed number.
        min: f64,
        /// The largest allowed number.
        max: f64,
    },
    /// An integer from `min` to `max`.
    Integer {
        /// The smallest allowed number.
        min: u64,
        /// The largest allowed number.
        max: u64,
    },
    /// `true` or `false`.
    Bool,
    /// A date, such as `2026-11-22`.
    Date,
    /// A date-time with an offset, such as `2026-11-22T09:00:00-05:00`.
    Moment,
    /// One of these keywords.
    OneOf(&'static [&'static str]),
    /// An id.
    Id,
    /// A list of ids.
    Ids,
    /// A list of texts.
    Texts,
    /// A table of scores by option id.
    Scores,
    /// The fate of one account.
    Fate,
    /// A rating.
    Rating,
    /// The previous or new value of a logged change: any scalar, list of texts or rating.
    Any,
    /// The ids of the entries of a list.
    EntryIds,
    /// A table, `[name]`.
    Table,
    /// A list of tables, `[[name]]`.
    Tables,
}

/// The error for a value of another type or outside the allowed range; contains the allowed type and range.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct TypeMismatch(pub FieldType);

/// Serializes a value in the same form as in the file, with dates and moments as strings.
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
