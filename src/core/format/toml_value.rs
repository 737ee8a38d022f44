//! One TOML value as a leaf of the kind its place allows.

use std::collections::BTreeMap;
use std::ops::Range;

use chrono::{FixedOffset, NaiveDate, NaiveTime, TimeZone};
use toml::Spanned;
use toml::de::{DeArray, DeTable, DeValue};
use toml::value::{Datetime, Offset};

use crate::deliberation::{Basis, Fate, Id, Kind, LONGEST_TEXT, Leaf, Moment, Rating};

use super::error::FormatErrorKind;

/// A value that does not fit, and the bytes that are meant.
pub type Misfit = (Range<usize>, FormatErrorKind);

/// `value` as a leaf of `kind`; `path` names the place in errors.
pub(super) fn leaf(value: &Spanned<DeValue<'_>>, kind: Kind, path: &dyn Fn() -> String) -> Result<Leaf, Misfit> {
    let unfit = || (value.span(), FormatErrorKind::TypeMismatch(path(), kind));
    match kind {
        Kind::Text => text(value, path)?.map(Leaf::Text).ok_or_else(unfit),
        Kind::Number { .. } | Kind::Whole { .. } => number(value.get_ref()).map(Leaf::Number).ok_or_else(unfit),
        Kind::Flag => value.get_ref().as_bool().map(Leaf::Flag).ok_or_else(unfit),
        Kind::Date => value.get_ref().as_datetime().and_then(date).map(Leaf::Date).ok_or_else(unfit),
        Kind::Moment => value.get_ref().as_datetime().and_then(moment).map(Leaf::Moment).ok_or_else(unfit),
        Kind::Word(words) => {
            let word = value.get_ref().as_str().filter(|word| words.contains(word));
            word.map(|word| Leaf::Text(word.to_owned())).ok_or_else(unfit)
        }
        Kind::Id => id(value, path).map(Leaf::Id),
        Kind::Ids => each(value, unfit, |item| id(item, path)).map(Leaf::Ids),
        Kind::Texts => each(value, unfit, |item| text(item, path)?.ok_or_else(unfit)).map(Leaf::Texts),
        Kind::Scores => {
            let table = value.get_ref().as_table().ok_or_else(unfit)?;
            let score = |(key, score): (&Spanned<_>, &Spanned<DeValue<'_>>)| {
                let number =
                    number(score.get_ref()).ok_or((score.span(), FormatErrorKind::TypeMismatch(path(), ANY_NUMBER)))?;
                Ok((key_id(key, path)?, number))
            };
            table.iter().map(score).collect::<Result<BTreeMap<_, _>, Misfit>>().map(Leaf::Scores)
        }
        Kind::Fate => fate(value, path).map(Leaf::Fate),
        Kind::Rating => rating(value, path).map(Leaf::Cell),
        Kind::Any => any(value, path),
        Kind::Order | Kind::Table | Kind::Tables => Err(unfit()),
    }
}

const ANY_NUMBER: Kind = Kind::Number { least: f64::MIN, most: f64::MAX };
const ON_SCALE: Kind = Kind::Number { least: Rating::SCALE.0, most: Rating::SCALE.1 };

/// The key of a table as an id.
pub(super) fn key_id(key: &Spanned<std::borrow::Cow<'_, str>>, path: &dyn Fn() -> String) -> Result<Id, Misfit> {
    Id::new(key.get_ref())
        .ok_or_else(|| (key.span(), FormatErrorKind::InvalidId(format!("{}.{}", path(), key.get_ref()))))
}

fn id(value: &Spanned<DeValue<'_>>, path: &dyn Fn() -> String) -> Result<Id, Misfit> {
    let text =
        value.get_ref().as_str().ok_or_else(|| (value.span(), FormatErrorKind::TypeMismatch(path(), Kind::Id)))?;
    Id::new(text).ok_or_else(|| (value.span(), FormatErrorKind::InvalidId(path())))
}

fn text(value: &Spanned<DeValue<'_>>, path: &dyn Fn() -> String) -> Result<Option<String>, Misfit> {
    match value.get_ref().as_str() {
        Some(text) if text.len() > LONGEST_TEXT => Err((value.span(), FormatErrorKind::TooLong(path()))),
        text => Ok(text.map(str::to_owned)),
    }
}

fn each<T>(
    value: &Spanned<DeValue<'_>>,
    unfit: impl Fn() -> Misfit,
    item: impl Fn(&Spanned<DeValue<'_>>) -> Result<T, Misfit>,
) -> Result<Vec<T>, Misfit> {
    let array: &DeArray<'_> = value.get_ref().as_array().ok_or_else(unfit)?;
    array.iter().map(item).collect()
}

/// A finite number. The parser keeps numbers as text, so that one that overflows is found here.
pub(super) fn number(value: &DeValue<'_>) -> Option<f64> {
    let number = match value {
        DeValue::Integer(whole) => i64::from_str_radix(whole.as_str(), whole.radix()).ok()? as f64,
        DeValue::Float(float) => float.as_str().parse::<f64>().ok()?,
        _ => return None,
    };
    number.is_finite().then_some(number)
}

fn date(when: &Datetime) -> Option<NaiveDate> {
    if when.time.is_some() { None } else { day(when) }
}

fn day(when: &Datetime) -> Option<NaiveDate> {
    let date = when.date?;
    NaiveDate::from_ymd_opt(date.year.into(), date.month.into(), date.day.into())
}

/// Converts a TOML date-time with an offset; `None` if it has no offset or is out of range.
pub fn moment(when: &Datetime) -> Option<Moment> {
    let (time, offset) = (when.time?, when.offset?);
    let seconds = time.second.unwrap_or(0).into();
    let time =
        NaiveTime::from_hms_nano_opt(time.hour.into(), time.minute.into(), seconds, time.nanosecond.unwrap_or(0))?;
    let minutes = match offset {
        Offset::Z => 0,
        Offset::Custom { minutes } => minutes,
    };
    let offset = FixedOffset::east_opt(i32::from(minutes) * 60)?;
    offset.from_local_datetime(&day(when)?.and_time(time)).single()
}

fn fate(value: &Spanned<DeValue<'_>>, path: &dyn Fn() -> String) -> Result<Fate, Misfit> {
    let unfit = || (value.span(), FormatErrorKind::TypeMismatch(path(), Kind::Fate));
    match value.get_ref() {
        DeValue::String(word) => Fate::of(word).ok_or_else(unfit),
        DeValue::Table(table) => {
            let into = table.get("merge").ok_or_else(unfit)?;
            id(into, path).map(Fate::Merge)
        }
        _ => Err(unfit()),
    }
}

/// A rating: a number, or a table of `value`, `low`, `high`, `basis` and `note` (FORMAT.md).
fn rating(value: &Spanned<DeValue<'_>>, path: &dyn Fn() -> String) -> Result<Rating, Misfit> {
    let unfit = |span: Range<usize>, kind| (span, FormatErrorKind::TypeMismatch(path(), kind));
    let Some(table) = value.get_ref().as_table() else {
        let bare = number(value.get_ref()).and_then(Rating::exact);
        return bare.ok_or_else(|| unfit(value.span(), Kind::Rating));
    };
    let figure = |key: &str| -> Result<Option<f64>, Misfit> {
        let Some(found) = table.get(key) else { return Ok(None) };
        let fits = number(found.get_ref()).filter(|n| (Rating::SCALE.0..=Rating::SCALE.1).contains(n));
        fits.map(Some).ok_or_else(|| unfit(found.span(), ON_SCALE))
    };
    let (stated, low, high) = (figure("value")?, figure("low")?, figure("high")?);
    let bare = match (stated, low, high) {
        (Some(value), low, high) => Rating::guess(value, low.unwrap_or(value), high.unwrap_or(value)),
        (None, Some(low), Some(high)) => Rating::between(low, high),
        _ => return Err(unfit(value.span(), Kind::Rating)),
    };
    let bare = bare.ok_or_else(|| (value.span(), FormatErrorKind::ReversedRange(path())))?;
    let basis = match table.get("basis") {
        None => None,
        Some(found) => {
            let words = Kind::Word(&["fact", "estimate", "feeling"]);
            Some(found.get_ref().as_str().and_then(Basis::of).ok_or_else(|| unfit(found.span(), words))?)
        }
    };
    let note = match table.get("note") {
        None => None,
        Some(found) => Some(text(found, path)?.ok_or_else(|| unfit(found.span(), Kind::Text))?),
    };
    Ok(bare.on(basis).noted(note))
}

/// Whatever stood somewhere before a change.
fn any(value: &Spanned<DeValue<'_>>, path: &dyn Fn() -> String) -> Result<Leaf, Misfit> {
    let unfit = || (value.span(), FormatErrorKind::TypeMismatch(path(), Kind::Any));
    match value.get_ref() {
        DeValue::String(_) => text(value, path)?.map(Leaf::Text).ok_or_else(unfit),
        DeValue::Boolean(flag) => Ok(Leaf::Flag(*flag)),
        DeValue::Integer(_) | DeValue::Float(_) => number(value.get_ref()).map(Leaf::Number).ok_or_else(unfit),
        DeValue::Datetime(when) => {
            date(when).map(Leaf::Date).or_else(|| moment(when).map(Leaf::Moment)).ok_or_else(unfit)
        }
        DeValue::Array(_) => leaf(value, Kind::Texts, path),
        DeValue::Table(_) => rating(value, path).map(Leaf::Cell),
    }
}

/// The table at a key, if there is one.
pub fn table<'t, 'i>(parent: &'t DeTable<'i>, key: &str) -> Option<&'t DeTable<'i>> {
    parent.get(key)?.get_ref().as_table()
}
