//! Lists the dates of a deliberation that belong in a calendar: open steps with a date, and the review.

use chrono::NaiveDate;

use pesee_core::deliberation::{ActionStep, Deliberation};

#[derive(Clone, Debug, Default, PartialEq)]
pub struct Appointments<'a> {
    /// The open steps that have a date.
    pub steps: Vec<(&'a ActionStep, NaiveDate)>,
    /// The date of the review.
    pub review: Option<NaiveDate>,
    /// The number of steps that are done or have no date.
    pub left_out: usize,
}

impl Appointments<'_> {
    pub fn is_empty(&self) -> bool {
        self.steps.is_empty() && self.review.is_none()
    }
}

pub fn list_appointments(document: &Deliberation) -> Appointments<'_> {
    let to_do = document.steps().iter().filter(|step| step.done != Some(true));
    let steps: Vec<_> = to_do.filter_map(|step| Some((step, step.by?))).collect();
    let left_out = document.steps().len() - steps.len();
    Appointments { steps, review: document.head().review_on, left_out }
}
