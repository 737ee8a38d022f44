//! The formatting and parsing of dates and times in the user's language. The names of the months, and phrases such as
//! "3 days ago", are messages of the catalogue.

use chrono::{DateTime, Datelike, FixedOffset, NaiveDate, Timelike};

use super::language::Language;
use super::locale::Locale;
use super::safe_text::SafeText;
use crate::t;

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

/// Parses a day as a user types it: `2026-11-22`, `22/11/2026`, only a year, `2009`, or a month, `2009-03`. Returns
/// `None` also if day and month cannot be distinguished, as in `5/11/2026`.
pub fn parse(text: &str) -> Option<NaiveDate> {
    let parts: Vec<&str> = text.trim().split(['-', '/', '.', ' ']).filter(|part| !part.is_empty()).collect();
    let numbers: Vec<u32> = parts.iter().map(|part| part.parse().ok()).collect::<Option<_>>()?;
    let date = |year: u32, month, day| {
        (1000..=9999).contains(&year).then(|| NaiveDate::from_ymd_opt(i32::try_from(year).ok()?, month, day)).flatten()
    };
    match (numbers.as_slice(), parts.first()?.len()) {
        ([year], 4) => date(*year, 1, 1),
        ([year, month], 4) => date(*year, *month, 1),
        ([month, year], _) => date(*year, *month, 1),
        ([year, month, day], 4) => date(*year, *month, *day),
        ([day, month, year], _) if day > &12 || day == month => date(*year, *month, *day),
        _ => None,
    }
}

/// Returns the pattern that an input field for a day shows: `YYYY-MM-DD`, `AAAA-MM-JJ`.
pub fn input_pattern(language: Language) -> SafeText {
    match language {
        Language::English => SafeText::from_static("YYYY-MM-DD"),
        Language::French => SafeText::from_static("AAAA-MM-JJ"),
    }
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
        let at = DateTime::parse_from_rfc3339("2026-11-21T09:04:00-05:00").unwrap();
        assert_eq!(format_moment(&english, at).as_str(), "21\u{a0}November 2026, 9:04");
        assert_eq!(format_past_moment(&french, at, on(2026, 11, 22)).as_str(), "hier, 9\u{a0}h\u{a0}04");
    }

    #[test]
    fn typed_days_are_parsed() {
        assert_eq!(parse("2026-11-22"), Some(on(2026, 11, 22)));
        assert_eq!(parse("22/11/2026"), Some(on(2026, 11, 22)));
        assert_eq!(parse("2009"), Some(on(2009, 1, 1)));
        assert_eq!(parse("2009-03"), Some(on(2009, 3, 1)));
        for text in ["", "31/02/2026", "soon", "12", "0000-01-01", "1-2-3-4", "5/11/2026", "1 234"] {
            assert_eq!(parse(text), None, "{text:?}");
        }
    }
}
