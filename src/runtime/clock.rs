//! The clock of the program. Tests set its time with the variable `PESEE_NOW`.

use std::time::SystemTime;

use chrono::{DateTime, Local, NaiveDate};

use crate::config::Environment;
use pesee_core::deliberation::Moment;

#[derive(Clone, Copy, Debug)]
pub struct Clock {
    fixed: Option<Moment>,
}

impl Clock {
    /// Returns the system's clock, or a clock that stands still if `PESEE_NOW` holds an RFC 3339 date-time.
    pub fn new(environment: &dyn Environment) -> Clock {
        let fixed = environment.text("PESEE_NOW").and_then(|text| DateTime::parse_from_rfc3339(text.trim()).ok());
        Clock { fixed }
    }

    /// Returns the time with its UTC offset, in whole seconds.
    pub fn now(&self) -> Moment {
        // `Local::now` panics if the clock shows a time before 1970.
        let now = self.fixed.unwrap_or_else(|| DateTime::<Local>::from(SystemTime::now()).fixed_offset());
        // Files hold whole seconds.
        let whole_seconds = DateTime::from_timestamp(now.timestamp(), 0).map(|at| at.with_timezone(now.offset()));
        whole_seconds.unwrap_or(now)
    }

    pub fn today(&self) -> NaiveDate {
        self.now().date_naive()
    }
}
