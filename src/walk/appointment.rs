//! What belongs into a calendar: the steps that are still to do on a day, and the day to look again.

use chrono::NaiveDate;

use pesee_core::deliberation::{ActionStep, Deliberation};

/// What has a day.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Appointments<'a> {
    /// What is to be done, and on which day.
    pub steps: Vec<(&'a ActionStep, NaiveDate)>,
    /// The day to look at it again.
    pub review: Option<NaiveDate>,
    /// How many steps are left out: done, or without a day.
    pub left_out: usize,
}

impl Appointments<'_> {
    /// Whether nothing has a day.
    pub fn is_empty(&self) -> bool {
        self.steps.is_empty() && self.review.is_none()
    }
}

/// What of a deliberation belongs into a calendar.
pub fn list_appointments(document: &Deliberation) -> Appointments<'_> {
    let to_do = document.steps().iter().filter(|step| step.done != Some(true));
    let steps: Vec<_> = to_do.filter_map(|step| Some((step, step.by?))).collect();
    let left_out = document.steps().len() - steps.len();
    Appointments { steps, review: document.head().review_on, left_out }
}
