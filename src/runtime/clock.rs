//! The time; `PESEE_NOW` sets it, for tests.

use chrono::{DateTime, Local, NaiveDate};

use crate::config::Environment;
use pesee_core::deliberation::Moment;

/// Where the time comes from.
#[derive(Clone, Copy, Debug)]
pub struct Clock {
    fixed: Option<Moment>,
}

impl Clock {
    /// The system's clock, unless `PESEE_NOW` holds a date-time.
    pub fn new(environment: &dyn Environment) -> Clock {
        let fixed = environment.text("PESEE_NOW").and_then(|text| DateTime::parse_from_rfc3339(text.trim()).ok());
        Clock { fixed }
    }

    /// The time with its offset, in whole seconds.
    pub fn now(&self) -> Moment {
        let now = self.fixed.unwrap_or_else(|| Local::now().fixed_offset());
        // A file has no use for nanoseconds.
        let whole = DateTime::from_timestamp(now.timestamp(), 0).map(|at| at.with_timezone(now.offset()));
        whole.unwrap_or(now)
    }

    /// The day.
    pub fn today(&self) -> NaiveDate {
        self.now().date_naive()
    }
}
