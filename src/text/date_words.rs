//! The meanings of the words of dates, in every language.

use super::language_table::{DateWords, TimeUnit};
use super::typed_words::date_words;

/// Returns the month that a word names, 1–12.
pub(super) fn find_month(word: &str) -> Option<u32> {
    let place = |words: &DateWords| words.months.iter().position(|names| names.contains(&word));
    u32::try_from(date_words().find_map(place)? + 1).ok()
}

pub(super) fn find_unit(word: &str) -> Option<TimeUnit> {
    date_words().flat_map(|words| words.units).find(|(_, names)| names.contains(&word)).map(|(unit, _)| *unit)
}

/// Returns the number that a word names.
pub(super) fn find_number(word: &str) -> Option<f64> {
    date_words().flat_map(|words| words.numbers).find(|(names, _)| names.contains(&word)).map(|(_, value)| *value)
}

/// Returns the unit and the count of the period that a whole text names.
pub(super) fn find_period(text: &str) -> Option<(TimeUnit, i32)> {
    date_words()
        .flat_map(|words| words.periods)
        .find(|(name, ..)| *name == text)
        .map(|(_, unit, count)| (*unit, *count))
}
