//! [`PartialDate`], a date of which perhaps only the year or the month is known.

use chrono::{Datelike, NaiveDate};

use super::keyword_enums::DatePrecision;
use super::tables::Account;

/// A date of which the year, the month or the day is known.
///
/// The file stores the first day of the period, so that every release reads a date. The first day also tells the
/// precision: 1 January stands for the year, the first of another month for the month, and every other day for itself.
/// The file stores the precision only if it differs, as for January 2013 or 1 March 2014 (FORMAT.md).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PartialDate {
    first_day: NaiveDate,
    precision: DatePrecision,
}

impl PartialDate {
    /// Returns the period of this precision that contains `day`.
    pub fn containing(day: NaiveDate, precision: DatePrecision) -> PartialDate {
        let first_day = match precision {
            DatePrecision::Year => day.with_ordinal(1),
            DatePrecision::Month => day.with_day(1),
            DatePrecision::Day => Some(day),
        };
        PartialDate { first_day: first_day.unwrap_or(day), precision }
    }

    /// Returns the date that a file stores as a day and perhaps a precision. A precision that does not fit the day is
    /// ignored: a release that does not know the precision may have changed the day.
    pub fn from_stored(day: NaiveDate, precision: Option<DatePrecision>) -> PartialDate {
        let date = PartialDate::containing(day, precision.unwrap_or(implied_precision(day)));
        if date.first_day == day { date } else { PartialDate::containing(day, implied_precision(day)) }
    }

    /// Returns the first day of the period.
    pub fn first_day(self) -> NaiveDate {
        self.first_day
    }

    /// Returns whether the year, the month or the day is known.
    pub fn precision(self) -> DatePrecision {
        self.precision
    }

    /// Returns the precision that the file stores; `None` if the first day implies it.
    pub fn stored_precision(self) -> Option<DatePrecision> {
        (self.precision != implied_precision(self.first_day)).then_some(self.precision)
    }
}

fn implied_precision(day: NaiveDate) -> DatePrecision {
    match (day.month(), day.day()) {
        (1, 1) => DatePrecision::Year,
        (_, 1) => DatePrecision::Month,
        _ => DatePrecision::Day,
    }
}

impl Account {
    /// Returns the date since when the account exists, as precisely as it is known.
    pub fn since(&self) -> Option<PartialDate> {
        self.since.map(|day| PartialDate::from_stored(day, self.since_precision))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_precision_survives_the_file() {
        for day in ["2013-01-01", "2013-01-17", "2014-03-01", "2014-03-31", "2012-02-29"] {
            let day: NaiveDate = day.parse().unwrap();
            for precision in DatePrecision::ALL {
                let date = PartialDate::containing(day, *precision);
                let read = PartialDate::from_stored(date.first_day(), date.stored_precision());
                assert_eq!(read, date, "{day} {precision:?}");
            }
        }
    }

    #[test]
    fn a_precision_is_stored_only_if_the_day_does_not_imply_it() {
        let stored = |day: &str, precision| PartialDate::containing(day.parse().unwrap(), precision).stored_precision();
        assert_eq!(stored("2013-05-06", DatePrecision::Year), None);
        assert_eq!(stored("2013-05-06", DatePrecision::Month), None);
        assert_eq!(stored("2013-05-06", DatePrecision::Day), None);
        assert_eq!(stored("2013-01-06", DatePrecision::Month), Some(DatePrecision::Month));
        assert_eq!(stored("2013-05-01", DatePrecision::Day), Some(DatePrecision::Day));
    }

    #[test]
    fn a_precision_that_does_not_fit_the_day_is_ignored() {
        let day = "2015-06-12".parse().unwrap();
        let read = PartialDate::from_stored(day, Some(DatePrecision::Month));
        assert_eq!((read.first_day(), read.precision()), (day, DatePrecision::Day));
    }
}
