//! Converts one TOML value to a [`FieldValue`] of the type that the field allows.

use std::collections::BTreeMap;
use std::ops::Range;

use chrono::{FixedOffset, NaiveDate, NaiveTime, TimeZone};
use toml::Spanned;
use toml::de::{DeArray, DeTable, DeValue};
use toml::value::{Datetime, Offset};

use crate::deliberation::{Basis, Fate, FieldType, FieldValue, Id, MAX_TEXT_BYTES, Moment, Rating};

use super::error::FormatErrorKind;

/// An error, and the bytes of the text that the error concerns.
pub type SpannedError = (Range<usize>, FormatErrorKind);

/// Converts `value` to a field value of type `kind`. Errors contain the result of `path`.
pub(super) fn parse_value(
    value: &Spanned<DeValue<'_>>,
    kind: FieldType,
    path: &dyn Fn() -> String,
) -> Result<FieldValue, SpannedError> {
    let mismatch = || (value.span(), FormatErrorKind::TypeMismatch(path(), kind));
    match kind {
        FieldType::Text => parse_text(value, path)?.map(FieldValue::Text).ok_or_else(mismatch),
        FieldType::Number { .. } | FieldType::Integer { .. } => {
            parse_number(value.get_ref()).map(FieldValue::Number).ok_or_else(mismatch)
        }
        FieldType::Bool => value.get_ref().as_bool().map(FieldValue::Bool).ok_or_else(mismatch),
        FieldType::Date => value.get_ref().as_datetime().and_then(to_date).map(FieldValue::Date).ok_or_else(mismatch),
        FieldType::Moment => {
            value.get_ref().as_datetime().and_then(to_moment).map(FieldValue::Moment).ok_or_else(mismatch)
        }
        FieldType::OneOf(words) => {
            let word = value.get_ref().as_str().filter(|word| words.contains(word));
            word.map(|word| FieldValue::Text(word.to_owned())).ok_or_else(mismatch)
        }
        FieldType::Id => parse_id(value, path).map(FieldValue::Id),
        FieldType::Ids => parse_array(value, mismatch, |item| parse_id(item, path)).map(FieldValue::Ids),
        FieldType::Texts => {
            parse_array(value, mismatch, |item| parse_text(item, path)?.ok_or_else(mismatch)).map(FieldValue::Texts)
        }
        FieldType::Scores => {
            let table = value.get_ref().as_table().ok_or_else(mismatch)?;
            let score = |(key, score): (&Spanned<_>, &Spanned<DeValue<'_>>)| {
                let number = parse_number(score.get_ref())
                    .ok_or((score.span(), FormatErrorKind::TypeMismatch(path(), ANY_NUMBER)))?;
                Ok((parse_id_key(key, path)?, number))
            };
            table.iter().map(score).collect::<Result<BTreeMap<_, _>, SpannedError>>().map(FieldValue::Scores)
        }
        FieldType::Fate => parse_fate(value, path).map(FieldValue::Fate),
        FieldType::Rating => parse_rating(value, path).map(FieldValue::Rating),
        FieldType::Any => parse_any(value, path),
        FieldType::EntryIds | FieldType::Table | FieldType::Tables => Err(mismatch()),
    }
}

const ANY_NUMBER: FieldType = FieldType::Number { min: f64::MIN, max: f64::MAX };
const ON_SCALE: FieldType = FieldType::Number { min: Rating::SCALE.0, max: Rating::SCALE.1 };

/// Parses the key of a table as an id.
pub(super) fn parse_id_key(
    key: &Spanned<std::borrow::Cow<'_, str>>,
    path: &dyn Fn() -> String,
) -> Result<Id, SpannedError> {
    Id::new(key.get_ref())
        .ok_or_else(|| (key.span(), FormatErrorKind::InvalidId(format!("{}.{}", path(), key.get_ref()))))
}

fn parse_id(value: &Spanned<DeValue<'_>>, path: &dyn Fn() -> String) -> Result<Id, SpannedError> {
    let text =
        value.get_ref().as_str().ok_or_else(|| (value.span(), FormatErrorKind::TypeMismatch(path(), FieldType::Id)))?;
    Id::new(text).ok_or_else(|| (value.span(), FormatErrorKind::InvalidId(path())))
}

fn parse_text(value: &Spanned<DeValue<'_>>, path: &dyn Fn() -> String) -> Result<Option<String>, SpannedError> {
    match value.get_ref().as_str() {
        Some(text) if text.len() > MAX_TEXT_BYTES => Err((value.span(), FormatErrorKind::TooLong(path()))),
        text => Ok(text.map(str::to_owned)),
    }
}

fn parse_array<T>(
    value: &Spanned<DeValue<'_>>,
    mismatch: impl Fn() -> SpannedError,
    item: impl Fn(&Spanned<DeValue<'_>>) -> Result<T, SpannedError>,
) -> Result<Vec<T>, SpannedError> {
    let array: &DeArray<'_> = value.get_ref().as_array().ok_or_else(mismatch)?;
    array.iter().map(item).collect()
}

/// Returns a finite number, or `None` for other values.
///
/// The `toml` parser keeps numbers as text, so this function must detect numbers that overflow.
pub(super) fn parse_number(value: &DeValue<'_>) -> Option<f64> {
    let number = match value {
        DeValue::Integer(whole) => i64::from_str_radix(whole.as_str(), whole.radix()).ok()? as f64,
        DeValue::Float(float) => float.as_str().parse::<f64>().ok()?,
        _ => return None,
    };
    number.is_finite().then_some(number)
}

fn to_date(when: &Datetime) -> Option<NaiveDate> {
    if when.time.is_some() { None } else { to_date_part(when) }
}

fn to_date_part(when: &Datetime) -> Option<NaiveDate> {
    let date = when.date?;
    NaiveDate::from_ymd_opt(date.year.into(), date.month.into(), date.day.into())
}

/// Converts a TOML date-time with an offset; returns `None` if the date-time has no offset or is out of range.
pub fn to_moment(when: &Datetime) -> Option<Moment> {
    let (time, offset) = (when.time?, when.offset?);
    let seconds = time.second.unwrap_or(0).into();
    let time =
        NaiveTime::from_hms_nano_opt(time.hour.into(), time.minute.into(), seconds, time.nanosecond.unwrap_or(0))?;
    let minutes = match offset {
        Offset::Z => 0,
        Offset::Custom { minutes } => minutes,
    };
    let offset = FixedOffset::east_opt(i32::from(minutes) * 60)?;
    offset.from_local_datetime(&to_date_part(when)?.and_time(time)).single()
}

fn parse_fate(value: &Spanned<DeValue<'_>>, path: &dyn Fn() -> String) -> Result<Fate, SpannedError> {
    let mismatch = || (value.span(), FormatErrorKind::TypeMismatch(path(), FieldType::Fate));
    match value.get_ref() {
        DeValue::String(word) => Fate::parse(word).ok_or_else(mismatch),
        DeValue::Table(table) => {
            let into = table.get("merge").ok_or_else(mismatch)?;
            parse_id(into, path).map(Fate::Merge)
        }
        _ => Err(mismatch()),
    }
}

/// Parses a rating: a number, or a table of `value`, `low`, `high`, `basis` and `note` (FORMAT.md).
fn parse_rating(value: &Spanned<DeValue<'_>>, path: &dyn Fn() -> String) -> Result<Rating, SpannedError> {
    let mismatch = |span: Range<usize>, kind| (span, FormatErrorKind::TypeMismatch(path(), kind));
    let Some(table) = value.get_ref().as_table() else {
        let bare = parse_number(value.get_ref()).and_then(Rating::exact);
        return bare.ok_or_else(|| mismatch(value.span(), FieldType::Rating));
    };
    let number = |key: &str| -> Result<Option<f64>, SpannedError> {
        let Some(found) = table.get(key) else { return Ok(None) };
        let fits = parse_number(found.get_ref()).filter(|n| (Rating::SCALE.0..=Rating::SCALE.1).contains(n));
        fits.map(Some).ok_or_else(|| mismatch(found.span(), ON_SCALE))
    };
    let bare = match (number("value")?, number("low")?, number("high")?) {
        (Some(value), low, high) => Rating::guess(value, low.unwrap_or(value), high.unwrap_or(value)),
        (None, Some(low), Some(high)) => Rating::between(low, high),
        _ => return Err(mismatch(value.span(), FieldType::Rating)),
    };
    let bare = bare.ok_or_else(|| (value.span(), FormatErrorKind::ReversedRange(path())))?;
    let basis = match table.get("basis") {
        None => None,
        Some(found) => {
            let words = FieldType::OneOf(&["fact", "estimate", "feeling"]);
            Some(found.get_ref().as_str().and_then(Basis::parse).ok_or_else(|| mismatch(found.span(), words))?)
        }
    };
    let note = match table.get("note") {
        None => None,
        Some(found) => Some(parse_text(found, path)?.ok_or_else(|| mismatch(found.span(), FieldType::Text))?),
    };
    Ok(bare.with_basis(basis).with_note(note))
}

/// Parses the previous or new value of a `[[change]]`, which can be of any field type.
fn parse_any(value: &Spanned<DeValue<'_>>, path: &dyn Fn() -> String) -> Result<FieldValue, SpannedError> {
    let mismatch = || (value.span(), FormatErrorKind::TypeMismatch(path(), FieldType::Any));
    match value.get_ref() {
        DeValue::String(_) => parse_text(value, path)?.map(FieldValue::Text).ok_or_else(mismatch),
        DeValue::Boolean(flag) => Ok(FieldValue::Bool(*flag)),
        DeValue::Integer(_) | DeValue::Float(_) => {
            parse_number(value.get_ref()).map(FieldValue::Number).ok_or_else(mismatch)
        }
        DeValue::Datetime(when) => {
            to_date(when).map(FieldValue::Date).or_else(|| to_moment(when).map(FieldValue::Moment)).ok_or_else(mismatch)
        }
        DeValue::Array(_) => parse_value(value, FieldType::Texts, path),
        DeValue::Table(_) => parse_rating(value, path).map(FieldValue::Rating),
    }
}

/// Returns the table at `key`, or `None` if `parent` has no table at that key.
pub fn find_table<'t, 'i>(parent: &'t DeTable<'i>, key: &str) -> Option<&'t DeTable<'i>> {
    parent.get(key)?.get_ref().as_table()
}
