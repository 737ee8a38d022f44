//! Days and times as the reader says them; months and "3 days ago" are messages.

use chrono::{DateTime, Datelike, FixedOffset, NaiveDate, Timelike};

use super::catalogue::Tongue;
use super::language::Language;
use super::shown::Shown;
use crate::tell;

/// A day in full: `22 November 2026`, `1er mars 2027`.
pub fn day(tongue: &Tongue, day: NaiveDate) -> Shown {
    tell!(tongue, "date-full", day = i64::from(day.day()), month = month(tongue, day, true), year = year(day))
}

/// A day in short beside today: `22 Nov`, or `3 Mar 2025` in another year.
pub fn short_day(tongue: &Tongue, day: NaiveDate, today: NaiveDate) -> Shown {
    let month = month(tongue, day, false);
    let number = i64::from(day.day());
    if day.year() == today.year() {
        tell!(tongue, "date-short", day = number, month = month)
    } else {
        tell!(tongue, "date-short-year", day = number, month = month, year = year(day))
    }
}

/// A day gone by, beside today: `today`, `yesterday`, `4 days ago`, then the date.
pub fn past(tongue: &Tongue, day: NaiveDate, today: NaiveDate) -> Shown {
    match (today - day).num_days() {
        0 => tell!(tongue, "date-today"),
        1 => tell!(tongue, "date-yesterday"),
        days @ 2..=6 => tell!(tongue, "date-days-ago", days = days),
        _ => short_day(tongue, day, today),
    }
}

/// A moment in full: `22 November 2026, 21:04`, `22 novembre 2026, 21 h 04`.
pub fn moment(tongue: &Tongue, at: DateTime<FixedOffset>) -> Shown {
    timed(tongue, day(tongue, at.date_naive()), at)
}

/// A moment gone by, beside today: `yesterday, 21:04`.
pub fn past_moment(tongue: &Tongue, at: DateTime<FixedOffset>, today: NaiveDate) -> Shown {
    timed(tongue, past(tongue, at.date_naive(), today), at)
}

fn timed(tongue: &Tongue, day: Shown, at: DateTime<FixedOffset>) -> Shown {
    let minute = Shown::made(format!("{:02}", at.minute()));
    tell!(tongue, "date-moment", day = day, hour = i64::from(at.hour()), minute = minute)
}

fn year(day: NaiveDate) -> Shown {
    // A year has no gap between its thousands.
    Shown::made(day.year().to_string())
}

fn month(tongue: &Tongue, day: NaiveDate, full: bool) -> Shown {
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
    tell!(tongue, id)
}

/// A day as one types it into a field: `2026-11-22`.
pub fn typed(day: NaiveDate) -> Shown {
    Shown::made(day.format("%Y-%m-%d").to_string())
}

/// The day somebody typed: `2026-11-22`, `22/11/2026`, or only a year, `2009`, or a month, `2009-03`. `None` too
/// where day and month could be either, as in `5/11/2026`.
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

/// How a day is asked for: `YYYY-MM-DD`, `AAAA-MM-JJ`.
pub fn pattern(language: Language) -> Shown {
    match language {
        Language::English => Shown::fixed("YYYY-MM-DD"),
        Language::French => Shown::fixed("AAAA-MM-JJ"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn on(year: i32, month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(year, month, day).unwrap()
    }

    #[test]
    fn days_in_both_languages() {
        let (english, french) = (Tongue::new(Language::English), Tongue::new(Language::French));
        assert_eq!(day(&english, on(2026, 11, 22)).as_str(), "22\u{a0}November 2026");
        assert_eq!(day(&french, on(2027, 3, 1)).as_str(), "1er\u{a0}mars 2027");
        assert_eq!(short_day(&french, on(2025, 2, 3), on(2026, 1, 1)).as_str(), "3\u{a0}févr. 2025");
        assert_eq!(past(&english, on(2026, 11, 18), on(2026, 11, 22)).as_str(), "4 days ago");
        assert_eq!(past(&french, on(2026, 11, 21), on(2026, 11, 22)).as_str(), "hier");
        let at = DateTime::parse_from_rfc3339("2026-11-21T09:04:00-05:00").unwrap();
        assert_eq!(moment(&english, at).as_str(), "21\u{a0}November 2026, 9:04");
        assert_eq!(past_moment(&french, at, on(2026, 11, 22)).as_str(), "hier, 9\u{a0}h\u{a0}04");
    }

    #[test]
    fn days_as_people_type_them() {
        assert_eq!(parse("2026-11-22"), Some(on(2026, 11, 22)));
        assert_eq!(parse("22/11/2026"), Some(on(2026, 11, 22)));
        assert_eq!(parse("2009"), Some(on(2009, 1, 1)));
        assert_eq!(parse("2009-03"), Some(on(2009, 3, 1)));
        for text in ["", "31/02/2026", "soon", "12", "0000-01-01", "1-2-3-4", "5/11/2026", "1 234"] {
            assert_eq!(parse(text), None, "{text:?}");
        }
    }
}
