//! Explanations of typed dates and numbers that the program cannot read, each with an example.

use super::parse::FactError;
use crate::t;
use crate::text::date::DateError;
use crate::text::number::NumberError;
use crate::text::{Locale, SafeText, date, number};
use pesee_core::deliberation::PartialDate;

/// Explains why a text is not a fact of an account.
pub fn fact_error(locale: &Locale, error: &FactError) -> SafeText {
    match error {
        FactError::Number(error) => number_error(locale, *error, t!(locale, "error-typed-count")),
        FactError::Date(error) => date_error(locale, error),
    }
}

/// Explains why a text is not a number. `expected` describes what the field accepts.
pub fn number_error(locale: &Locale, error: NumberError, expected: SafeText) -> SafeText {
    match error {
        NumberError::Ambiguous(first, second) => {
            let figure = |value| number::format_for_input(locale.language(), value);
            t!(locale, "error-typed-number-unclear", first = figure(first), second = figure(second))
        }
        NumberError::Unreadable | NumberError::NotAllowed => expected,
    }
}

/// Explains why a text is not a date of which perhaps only the year or the month is known.
pub fn date_error(locale: &Locale, error: &DateError) -> SafeText {
    match error {
        DateError::Unreadable => t!(locale, "error-typed-date"),
        DateError::NoSuchDate => t!(locale, "error-typed-date-missing"),
        DateError::Ambiguous(dates) => describe_meanings(locale, dates),
    }
}

/// Explains why a text is not a day.
pub fn day_error(locale: &Locale, error: &DateError) -> SafeText {
    let pattern = || date::input_pattern(locale.language());
    match error {
        DateError::Unreadable => t!(locale, "error-typed-day", pattern = pattern()),
        DateError::NoSuchDate => t!(locale, "error-typed-day-missing", pattern = pattern()),
        DateError::Ambiguous(dates) => describe_meanings(locale, dates),
    }
}

fn describe_meanings(locale: &Locale, dates: &[PartialDate]) -> SafeText {
    let mut meanings = dates.iter().map(|date| date::format_partial(locale, *date));
    let first = meanings.next().unwrap_or_default();
    let example = dates.first().map(|date| date::format_partial(locale, *date)).unwrap_or_default();
    let meanings = meanings.fold(first, |before, next| t!(locale, "error-typed-or", first = before, second = next));
    t!(locale, "error-typed-date-unclear", meanings = meanings, example = example)
}
