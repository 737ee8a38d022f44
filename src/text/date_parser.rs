//! The parser for dates as people write them, in English or in French: `2013`, `mars 2014`, `May 2021`, `5 years`,
//! `depuis 2013`, `2014-03-21`, `in 2 weeks`.

use chrono::{Datelike, Days, Months, NaiveDate};

use super::date_tokens::{
    NumberToken, Token, YEARS, collect_numbers, parse_distance, split_tokens, strip_prefix, strip_suffix, to_month,
};
use super::date_words::find_period;
use super::language_table::TimeUnit;
use super::search::fold;
use super::typed_words::date_words;
use pesee_core::deliberation::{DatePrecision, PartialDate};

/// Whether a field asks for a date in the past or in the future. `5 years` is that long ago or that long from now, and
/// `March` is the last or the next one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TimeDirection {
    Past,
    Future,
}

/// The reason why a text is not a date.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DateError {
    /// The text is not a date.
    Unreadable,
    /// The calendar does not have the date: 31 February.
    NoSuchDate,
    /// The text can mean each of these dates: `03/04/2014` is 3 April or 4 March.
    Ambiguous(Vec<PartialDate>),
}

/// Parses a date of which perhaps only the year or the month is known.
///
/// # Errors
/// Returns an error if the text is not a date or can mean several dates.
pub fn parse(text: &str, today: NaiveDate, direction: TimeDirection) -> Result<PartialDate, DateError> {
    let meaning = find_meaning(text, today, direction)?;
    Ok(PartialDate::containing(meaning.day, meaning.precision))
}

/// Parses a day. A month or a year means its first day.
///
/// # Errors
/// Returns an error if the text is not a date or can mean several dates.
pub fn parse_day(text: &str, today: NaiveDate, direction: TimeDirection) -> Result<NaiveDate, DateError> {
    find_meaning(text, today, direction).map(|meaning| meaning.day)
}

/// A day and the part of the day that the text states.
#[derive(Clone, Copy, Debug)]
struct Meaning {
    day: NaiveDate,
    precision: DatePrecision,
}

/// What a date depends on besides its text.
struct Parser {
    today: NaiveDate,
    direction: TimeDirection,
}

fn find_meaning(text: &str, today: NaiveDate, direction: TimeDirection) -> Result<Meaning, DateError> {
    let folded = fold(text).replace(['\u{a0}', '\u{202f}'], " ").replace('’', "'");
    let text = folded.trim();
    if let Some((unit, count)) = find_period(text) {
        let direction = if count < 0 { TimeDirection::Past } else { TimeDirection::Future };
        return Parser { today, direction }.shift(&[(f64::from(count.abs()), unit)]);
    }
    let tokens = split_tokens(text).ok_or(DateError::Unreadable)?;
    let mut tokens = tokens.as_slice();
    let mut distance_direction = direction;
    while let Some((rest, changed)) = strip_words(tokens) {
        tokens = rest;
        distance_direction = changed.unwrap_or(distance_direction);
    }
    if let Some(distance) = parse_distance(tokens) {
        return Parser { today, direction: distance_direction }.shift(&distance);
    }
    let tokens: Vec<Token<'_>> = tokens
        .iter()
        .copied()
        .filter(|token| !matches!(token, Token::Word(word) if date_words().any(|words| words.inside.contains(word))))
        .collect();
    Parser { today, direction }.parse_date(&tokens)
}

/// Removes words or a mark around a date, and returns the direction that they give a distance, if any. Returns `None`
/// if there is nothing to remove.
fn strip_words<'a, 't>(tokens: &'a [Token<'t>]) -> Option<(&'a [Token<'t>], Option<TimeDirection>)> {
    let (past, future) = (Some(TimeDirection::Past), Some(TimeDirection::Future));
    let in_words = date_words().find_map(|words| {
        let stripped = |rest, direction| Some((rest, direction));
        strip_prefix(tokens, words.before_past)
            .and_then(|rest| stripped(rest, past))
            .or_else(|| strip_prefix(tokens, words.before_future).and_then(|rest| stripped(rest, future)))
            .or_else(|| strip_prefix(tokens, words.before).and_then(|rest| stripped(rest, None)))
            .or_else(|| strip_suffix(tokens, words.after_past).and_then(|rest| stripped(rest, past)))
            .or_else(|| strip_suffix(tokens, words.after_future).and_then(|rest| stripped(rest, future)))
    });
    in_words.or(match tokens {
        [Token::Mark('~' | '.'), rest @ ..] | [rest @ .., Token::Mark('.')] => Some((rest, None)),
        // The apostrophe of “d'ici”; before a number it shortens a year.
        [Token::Mark('\''), rest @ ..] if matches!(rest, [Token::Word(_), ..]) => Some((rest, None)),
        _ => None,
    })
}

impl Parser {
    /// Returns today, moved by a distance in the direction of the parser.
    fn shift(&self, distance: &[(f64, TimeUnit)]) -> Result<Meaning, DateError> {
        const MAX_MONTHS: f64 = 120_000.0;
        const MAX_DAYS: f64 = 3_650_000.0;
        let sum = |factor: fn(TimeUnit) -> f64| distance.iter().map(|(count, unit)| count * factor(*unit)).sum::<f64>();
        let months = sum(|unit| match unit {
            TimeUnit::Year => 12.0,
            TimeUnit::Month => 1.0,
            TimeUnit::Week | TimeUnit::Day => 0.0,
        });
        let days = sum(|unit| match unit {
            TimeUnit::Week => 7.0,
            TimeUnit::Day => 1.0,
            TimeUnit::Year | TimeUnit::Month => 0.0,
        });
        if months > MAX_MONTHS || days > MAX_DAYS {
            return Err(DateError::NoSuchDate);
        }
        let (whole_months, whole_days) = (Months::new(months.round() as u32), Days::new(days.round() as u64));
        let day = match self.direction {
            TimeDirection::Past => {
                self.today.checked_sub_months(whole_months).and_then(|day| day.checked_sub_days(whole_days))
            }
            TimeDirection::Future => {
                self.today.checked_add_months(whole_months).and_then(|day| day.checked_add_days(whole_days))
            }
        };
        let has = |unit| distance.iter().any(|(_, of)| *of == unit);
        let precision = if has(TimeUnit::Day) || has(TimeUnit::Week) {
            DatePrecision::Day
        } else if has(TimeUnit::Month) || months.round() % 12.0 != 0.0 {
            DatePrecision::Month
        } else {
            DatePrecision::Year
        };
        let day = day.filter(|day| YEARS.contains(&day.year())).ok_or(DateError::NoSuchDate)?;
        Ok(Meaning { day, precision })
    }

    fn parse_date(&self, tokens: &[Token<'_>]) -> Result<Meaning, DateError> {
        let month_at = tokens.iter().position(|token| to_month(token).is_some());
        let (before, month, after) = match month_at {
            Some(at) => (tokens.get(..at).unwrap_or_default(), tokens.get(at).and_then(to_month), tokens.get(at + 1..)),
            None => (tokens, None, None),
        };
        let (before, is_short_year_before) = collect_numbers(before).ok_or(DateError::Unreadable)?;
        let (after, is_short_year_after) = collect_numbers(after.unwrap_or_default()).ok_or(DateError::Unreadable)?;
        match month {
            Some(month) if !is_short_year_before => self.parse_with_month(&before, month, &after, is_short_year_after),
            None if is_short_year_before => match before.as_slice() {
                [year] => period(self.expand_year(*year), 1, DatePrecision::Year),
                _ => Err(DateError::Unreadable),
            },
            None => self.parse_numbers(&before),
            Some(_) => Err(DateError::Unreadable),
        }
    }

    /// Parses a date whose month is a word. `is_short_year` tells that an apostrophe marks the last number as a year.
    fn parse_with_month(
        &self,
        before: &[NumberToken],
        month: u32,
        after: &[NumberToken],
        is_short_year: bool,
    ) -> Result<Meaning, DateError> {
        match (before, after) {
            ([], []) => self.nearest_day(month, 1).map(|first| Meaning { precision: DatePrecision::Month, ..first }),
            ([], [year]) | ([year], []) if year.year().is_some() => {
                period(year.year().unwrap_or_default(), month, DatePrecision::Month)
            }
            ([], [year]) if is_short_year => period(self.expand_year(*year), month, DatePrecision::Month),
            ([day], []) if day.is_short() => self.nearest_day(month, day.value),
            ([], [number]) if number.is_short() => {
                let as_year = period(self.expand_year(*number), month, DatePrecision::Month);
                let is_possible = |meaning: &Meaning| self.direction == TimeDirection::Past || meaning.day > self.today;
                self.choose([self.nearest_day(month, number.value).ok(), as_year.ok().filter(is_possible)])
            }
            ([day], [year]) | ([], [day, year]) if day.is_short() && (year.year().is_some() || year.is_short()) => {
                exact_day(year.year().unwrap_or(self.expand_year(*year)), month, day.value)
            }
            ([year, day], []) | ([year], [day]) if day.is_short() && year.year().is_some() => {
                exact_day(year.year().unwrap_or_default(), month, day.value)
            }
            _ => Err(DateError::Unreadable),
        }
    }

    /// Parses a date that consists of numbers.
    fn parse_numbers(&self, numbers: &[NumberToken]) -> Result<Meaning, DateError> {
        let years: Vec<Option<i32>> = numbers.iter().map(|number| number.year()).collect();
        let are_short = |numbers: &[NumberToken]| numbers.iter().all(|number| number.is_short());
        match (numbers, years.as_slice()) {
            ([_], [Some(year)]) => period(*year, 1, DatePrecision::Year),
            ([_, month], [Some(year), None]) | ([month, _], [None, Some(year)]) if month.is_short() => {
                period(*year, month.value, DatePrecision::Month)
            }
            ([_, month, day], [Some(year), ..]) if are_short(&[*month, *day]) => {
                exact_day(*year, month.value, day.value)
            }
            ([a, b, _], [.., Some(year)]) if are_short(&[*a, *b]) => {
                self.choose([exact_day(*year, b.value, a.value).ok(), exact_day(*year, a.value, b.value).ok()])
            }
            ([a, b], _) if are_short(numbers) => {
                let month_and_year = period(self.expand_year(*b), a.value, DatePrecision::Month).ok();
                self.choose([
                    self.nearest_day(b.value, a.value).ok(),
                    self.nearest_day(a.value, b.value).ok(),
                    month_and_year.filter(|of| self.direction == TimeDirection::Past || of.day > self.today),
                ])
            }
            ([a, b, c], _) if are_short(numbers) => {
                let year = self.expand_year(*c);
                self.choose([
                    exact_day(year, b.value, a.value).ok(),
                    exact_day(year, a.value, b.value).ok(),
                    exact_day(self.expand_year(*a), b.value, c.value).ok(),
                ])
            }
            _ => Err(DateError::Unreadable),
        }
    }

    /// Returns the only meaning.
    fn choose<const N: usize>(&self, meanings: [Option<Meaning>; N]) -> Result<Meaning, DateError> {
        let mut dates: Vec<PartialDate> = Vec::new();
        for meaning in meanings.iter().flatten() {
            let date = PartialDate::containing(meaning.day, meaning.precision);
            if !dates.contains(&date) {
                dates.push(date);
            }
        }
        match meanings.into_iter().flatten().next() {
            Some(meaning) if dates.len() == 1 => Ok(meaning),
            Some(_) => Err(DateError::Ambiguous(dates)),
            None => Err(DateError::NoSuchDate),
        }
    }

    /// Completes a year of two digits.
    fn expand_year(&self, number: NumberToken) -> i32 {
        let year = 2000 + i32::try_from(number.value).unwrap_or_default();
        if self.direction == TimeDirection::Past && year > self.today.year() { year - 100 } else { year }
    }

    /// Returns the last or the next day with this month and day.
    fn nearest_day(&self, month: u32, day: u32) -> Result<Meaning, DateError> {
        let found = self.nearest(|year| NaiveDate::from_ymd_opt(year, month, day)).ok_or(DateError::NoSuchDate)?;
        Ok(Meaning { day: found, precision: DatePrecision::Day })
    }

    fn nearest(&self, in_year: impl Fn(i32) -> Option<NaiveDate>) -> Option<NaiveDate> {
        // 29 February comes back after at most eight years.
        let mut years = 0..=8;
        match self.direction {
            TimeDirection::Past => {
                years.find_map(|ago| in_year(self.today.year() - ago).filter(|day| *day <= self.today))
            }
            TimeDirection::Future => {
                years.find_map(|ahead| in_year(self.today.year() + ahead).filter(|day| *day > self.today))
            }
        }
    }
}

fn period(year: i32, month: u32, precision: DatePrecision) -> Result<Meaning, DateError> {
    let day = NaiveDate::from_ymd_opt(year, month, 1).ok_or(DateError::NoSuchDate)?;
    Ok(Meaning { day, precision })
}

fn exact_day(year: i32, month: u32, day: u32) -> Result<Meaning, DateError> {
    let day = NaiveDate::from_ymd_opt(year, month, day).ok_or(DateError::NoSuchDate)?;
    Ok(Meaning { day, precision: DatePrecision::Day })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::{Language, Locale, date};

    fn on(day: &str) -> NaiveDate {
        day.parse().unwrap()
    }

    fn today() -> NaiveDate {
        on("2026-11-30")
    }

    fn past(text: &str) -> Result<PartialDate, DateError> {
        parse(text, today(), TimeDirection::Past)
    }

    fn future_day(text: &str) -> Result<NaiveDate, DateError> {
        parse_day(text, today(), TimeDirection::Future)
    }

    #[test]
    fn past_dates_are_parsed_in_both_languages() {
        use DatePrecision::{Day, Month, Year};
        for (text, day, precision) in [
            ("2013", "2013-01-01", Year),
            ("since 2013", "2013-01-01", Year),
            ("depuis 2013", "2013-01-01", Year),
            ("Vers 2013.", "2013-01-01", Year),
            ("c. 2013", "2013-01-01", Year),
            ("en 2013", "2013-01-01", Year),
            ("in 2013", "2013-01-01", Year),
            ("'13", "2013-01-01", Year),
            ("l'an dernier", "2025-01-01", Year),
            ("mars 2014", "2014-03-01", Month),
            ("May 2021", "2021-05-01", Month),
            ("may-2021", "2021-05-01", Month),
            ("Depuis août 2014", "2014-08-01", Month),
            ("févr. 2014", "2014-02-01", Month),
            ("Sept. 2014", "2014-09-01", Month),
            ("January 2013", "2013-01-01", Month),
            ("May '21", "2021-05-01", Month),
            ("mai ’98", "1998-05-01", Month),
            ("2009-03", "2009-03-01", Month),
            ("03/2009", "2009-03-01", Month),
            ("mars", "2026-03-01", Month),
            ("December", "2025-12-01", Month),
            ("in March", "2026-03-01", Month),
            ("5 years", "2021-01-01", Year),
            ("5 ans", "2021-01-01", Year),
            ("5yrs", "2021-01-01", Year),
            ("five years ago", "2021-01-01", Year),
            ("depuis cinq ans", "2021-01-01", Year),
            ("il y a 5 ans", "2021-01-01", Year),
            ("about 5 years", "2021-01-01", Year),
            ("a year", "2025-01-01", Year),
            ("un an", "2025-01-01", Year),
            ("2,5 ans", "2024-05-01", Month),
            ("un an et demi", "2025-05-01", Month),
            ("2 and a half years", "2024-05-01", Month),
            ("2 years and 3 months", "2024-08-01", Month),
            ("18 months", "2025-05-01", Month),
            ("10 mois", "2026-01-01", Month),
            ("2 weeks ago", "2026-11-16", Day),
            ("il y a trois jours", "2026-11-27", Day),
            ("hier", "2026-11-29", Day),
            ("2014-03-21", "2014-03-21", Day),
            ("21/03/2014", "2014-03-21", Day),
            ("03/21/2014", "2014-03-21", Day),
            ("21.3.2014", "2014-03-21", Day),
            ("4/4/2014", "2014-04-04", Day),
            ("21 mars 2014", "2014-03-21", Day),
            ("le 1er mars 2014", "2014-03-01", Day),
            ("March 1st, 2014", "2014-03-01", Day),
            ("the 3rd of March 2014", "2014-03-03", Day),
            ("1 January 2013", "2013-01-01", Day),
            ("21 mars 14", "2014-03-21", Day),
            ("5 March", "2026-03-05", Day),
        ] {
            let expected = PartialDate::containing(on(day), precision);
            assert_eq!(past(text), Ok(expected), "{text}");
            assert_eq!(past(&text.to_uppercase()), Ok(expected), "{text} in capitals");
        }
    }

    #[test]
    fn future_days_are_parsed_in_both_languages() {
        for (text, day) in [
            ("2027-03-15", "2027-03-15"),
            ("15 mars", "2027-03-15"),
            ("15 December", "2026-12-15"),
            ("Mar 15", "2027-03-15"),
            ("15/03", "2027-03-15"),
            ("March", "2027-03-01"),
            ("mars 2027", "2027-03-01"),
            ("2027", "2027-01-01"),
            ("2 weeks", "2026-12-14"),
            ("in 2 weeks", "2026-12-14"),
            ("dans 2 semaines", "2026-12-14"),
            ("d'ici un mois", "2026-12-30"),
            ("3 months", "2027-02-28"),
            ("6 months from now", "2027-05-30"),
            ("demain", "2026-12-01"),
            ("next week", "2026-12-07"),
            ("hier", "2026-11-29"),
            ("2 days ago", "2026-11-28"),
            ("29 février", "2028-02-29"),
        ] {
            assert_eq!(future_day(text), Ok(on(day)), "{text}");
        }
    }

    #[test]
    fn a_date_with_several_meanings_is_not_guessed() {
        let meanings = |found: Result<PartialDate, DateError>| match found {
            Err(DateError::Ambiguous(dates)) => dates.iter().map(|date| date.first_day().to_string()).collect(),
            other => vec![format!("{other:?}")],
        };
        assert_eq!(meanings(past("03/04/2014")), ["2014-04-03", "2014-03-04"]);
        assert_eq!(meanings(past("3.4.2014")), ["2014-04-03", "2014-03-04"]);
        assert_eq!(meanings(past("03/04")), ["2026-04-03", "2026-03-04", "2004-03-01"]);
        assert_eq!(meanings(past("03/04/13")), ["2013-04-03", "2013-03-04", "2003-04-13"]);
        assert_eq!(meanings(past("May 21")), ["2026-05-21", "2021-05-01"]);
        assert_eq!(future_day("May 21"), Ok(on("2027-05-21")));
    }

    #[test]
    fn other_texts_are_refused() {
        for text in ["", " ", "soon", "12", "0", "1-2-3-4", "1 234", "12 400", "2013-2015", "mars mai", "20133", "'"] {
            assert_eq!(past(text), Err(DateError::Unreadable), "{text:?}");
        }
        for text in ["3 smurfs", "ans", "depuis", "il y a", "5 5 ans", "may be", "123456789012", "mars 2014 x", "日本"]
        {
            assert_eq!(past(text), Err(DateError::Unreadable), "{text:?}");
        }
        for text in ["31/02/2026", "2026-13-01", "2009-13", "31 février 2014", "9999 years", "45 mars"] {
            assert_eq!(past(text), Err(DateError::NoSuchDate), "{text:?}");
        }
    }

    #[test]
    fn a_formatted_date_is_parsed_as_the_same_date() {
        let first = on("1000-01-01");
        for n in 0..400_u64 {
            // A step that visits first days of years and months as well as other days.
            let day = first + Days::new(n * 8_219 % 3_287_000);
            for day in [day, PartialDate::containing(day, DatePrecision::Month).first_day()] {
                for precision in DatePrecision::ALL {
                    let known = PartialDate::containing(day, *precision);
                    for language in [Language::English, Language::French] {
                        let shown = date::format_partial(&Locale::new(language), known);
                        for direction in [TimeDirection::Past, TimeDirection::Future] {
                            assert_eq!(parse(shown.as_str(), today(), direction), Ok(known), "{shown}");
                        }
                    }
                    let input = date::format_for_input(known.first_day());
                    assert_eq!(parse_day(input.as_str(), today(), TimeDirection::Past), Ok(known.first_day()));
                }
            }
        }
    }

    #[test]
    fn no_text_makes_the_parser_panic() {
        let pieces =
            ["2014", "03", "1", "mars", "May", "ans", "et", "demi", "'", "/", "-", ".", ",", " ", "il y a", "é", "a"];
        for n in 0..5_000_usize {
            let text: String = [n, n / 17, n / 289, n / 4913].iter().map(|at| pieces[at % pieces.len()]).collect();
            drop(past(&text));
            drop(future_day(&text));
        }
    }
}
