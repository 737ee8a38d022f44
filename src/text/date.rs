//! The formatting and parsing of dates and times in the user's language. The names of the months, and phrases such as
//! "3 days ago", are messages of the catalogue.

use chrono::{DateTime, Datelike, FixedOffset, NaiveDate, Timelike};

use super::language::Language;
use super::locale::Locale;
use super::safe_text::SafeText;
use crate::t;
use pesee_core::deliberation::{DatePrecision, PartialDate};

pub use super::date_parser::{DateError, TimeDirection, parse, parse_day};

/// Formats a day in full: `22 November 2026`, `1er mars 2027`.
pub fn format_day(locale: &Locale, day: NaiveDate) -> SafeText {
    t!(
        locale,
        "date-day-month-year",
        day = i64::from(day.day()),
        month = month_name(locale, day, true),
        year = format_year(day)
    )
}

/// Formats a date as precisely as it is known: `2013`, `March 2014`, `21 March 2014`.
pub fn format_partial(locale: &Locale, date: PartialDate) -> SafeText {
    let day = date.first_day();
    match date.precision() {
        DatePrecision::Year => format_year(day),
        DatePrecision::Month => {
            t!(locale, "date-month-year", month = month_name(locale, day, true), year = format_year(day))
        }
        DatePrecision::Day => format_day(locale, day),
    }
}

/// Formats a day in short: `22 Nov` in the year of `today`, `3 Mar 2025` in another year.
pub fn format_short_day(locale: &Locale, day: NaiveDate, today: NaiveDate) -> SafeText {
    let month = month_name(locale, day, false);
    let number = i64::from(day.day());
    if day.year() == today.year() {
        t!(locale, "date-day-short-month", day = number, month = month)
    } else {
        t!(locale, "date-day-short-month-year", day = number, month = month, year = format_year(day))
    }
}

/// Formats a past day: `today`, `yesterday`, `4 days ago`, or the date if the day is a week ago or more.
pub fn format_past_day(locale: &Locale, day: NaiveDate, today: NaiveDate) -> SafeText {
    match (today - day).num_days() {
        0 => t!(locale, "date-today"),
        1 => t!(locale, "date-yesterday"),
        days @ 2..=6 => t!(locale, "date-days-ago", days = days),
        _ => format_short_day(locale, day, today),
    }
}

/// Formats a moment in full: `22 November 2026, 21:04`, `22 novembre 2026, 21 h 04`.
pub fn format_moment(locale: &Locale, at: DateTime<FixedOffset>) -> SafeText {
    format_with_time(locale, format_day(locale, at.date_naive()), at)
}

/// Formats a past moment: `yesterday, 21:04`.
pub fn format_past_moment(locale: &Locale, at: DateTime<FixedOffset>, today: NaiveDate) -> SafeText {
    format_with_time(locale, format_past_day(locale, at.date_naive(), today), at)
}

fn format_with_time(locale: &Locale, day: SafeText, at: DateTime<FixedOffset>) -> SafeText {
    let minute = SafeText::from_trusted(format!("{:02}", at.minute()));
    t!(locale, "date-moment", day = day, hour = i64::from(at.hour()), minute = minute)
}

/// Formats a time of day: `9:04`, `9 h 04`.
pub fn format_time(locale: &Locale, at: DateTime<FixedOffset>) -> SafeText {
    let minute = SafeText::from_trusted(format!("{:02}", at.minute()));
    t!(locale, "date-time", hour = i64::from(at.hour()), minute = minute)
}

/// Formats the time since a past moment: `5 minutes ago`, or the moment itself if it is a day ago or more.
pub fn format_elapsed(locale: &Locale, at: DateTime<FixedOffset>, now: DateTime<FixedOffset>) -> SafeText {
    match (now - at).num_minutes() {
        // A moment in the future (the clock was set back) gets the last format.
        0 => t!(locale, "date-just-now"),
        minutes @ 1..=59 => t!(locale, "date-minutes-ago", minutes = minutes),
        minutes @ 60..=1_439 => t!(locale, "date-hours-ago", hours = minutes / 60),
        _ => format_past_moment(locale, at, now.date_naive()),
    }
}

fn format_year(day: NaiveDate) -> SafeText {
    // A year has no thousands separator.
    SafeText::from_trusted(day.year().to_string())
}

fn month_name(locale: &Locale, day: NaiveDate, full: bool) -> SafeText {
    let id = match (day.month(), full) {
        (1, true) => "date-january",
        (2, true) => "date-february",
        (3, true) => "date-march",
        (4, true) => "date-april",
        (5, true) => "date-may",
        (6, true) => "date-june",
        (7, true) => "date-july",
        (8, true) => "date-august",
        (9, true) => "date-september",
        (10, true) => "date-october",
        (11, true) => "date-november",
        (_, true) => "date-december",
        (1, false) => "date-jan",
        (2, false) => "date-feb",
        (3, false) => "date-mar",
        (4, false) => "date-apr",
        (5, false) => "date-may",
        (6, false) => "date-jun",
        (7, false) => "date-jul",
        (8, false) => "date-aug",
        (9, false) => "date-sep",
        (10, false) => "date-oct",
        (11, false) => "date-nov",
        (_, false) => "date-dec",
    };
    t!(locale, id)
}

/// Formats a day for an input field: `2026-11-22`.
pub fn format_for_input(day: NaiveDate) -> SafeText {
    SafeText::from_trusted(day.format("%Y-%m-%d").to_string())
}

/// Returns the pattern that an input field for a day shows: `YYYY-MM-DD`, `AAAA-MM-JJ`.
pub fn input_pattern(language: Language) -> SafeText {
    SafeText::from_static(language.table().day_pattern)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn on(year: i32, month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(year, month, day).unwrap()
    }

    #[test]
    fn days_are_formatted_in_both_languages() {
        let (english, french) = (Locale::new(Language::English), Locale::new(Language::French));
        assert_eq!(format_day(&english, on(2026, 11, 22)).as_str(), "22\u{a0}November 2026");
        assert_eq!(format_day(&french, on(2027, 3, 1)).as_str(), "1er\u{a0}mars 2027");
        assert_eq!(format_short_day(&french, on(2025, 2, 3), on(2026, 1, 1)).as_str(), "3\u{a0}févr. 2025");
        assert_eq!(format_past_day(&english, on(2026, 11, 18), on(2026, 11, 22)).as_str(), "4 days ago");
        assert_eq!(format_past_day(&french, on(2026, 11, 21), on(2026, 11, 22)).as_str(), "hier");
        let shown = |locale, precision| format_partial(locale, PartialDate::containing(on(2014, 8, 1), precision));
        assert_eq!(shown(&french, DatePrecision::Year).as_str(), "2014");
        assert_eq!(shown(&french, DatePrecision::Month).as_str(), "août 2014");
        assert_eq!(shown(&english, DatePrecision::Day).as_str(), "1\u{a0}August 2014");
        let at = DateTime::parse_from_rfc3339("2026-11-21T09:04:00-05:00").unwrap();
        assert_eq!(format_moment(&english, at).as_str(), "21\u{a0}November 2026, 9:04");
        assert_eq!(format_past_moment(&french, at, on(2026, 11, 22)).as_str(), "hier, 9\u{a0}h\u{a0}04");
    }
}
