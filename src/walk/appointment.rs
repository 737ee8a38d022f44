//! Lists the dates of a deliberation: the day by which to decide, open steps, warning signs to look for, and the
//! review.

use chrono::{Days, NaiveDate};

use crate::messages::{DueDate, DueKind};
use pesee_core::deliberation::{ActionStep, Deliberation, Status, Tripwire};

use super::review;

/// A date of a deliberation that belongs in a calendar.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Appointment<'a> {
    DecideBy(NaiveDate),
    Step(&'a ActionStep, NaiveDate),
    Tripwire(&'a Tripwire, NaiveDate),
    Review(NaiveDate),
}

impl Appointment<'_> {
    pub fn due_date(&self) -> DueDate {
        let (kind, day) = match self {
            Appointment::DecideBy(day) => (DueKind::DecideBy, day),
            Appointment::Step(_, day) => (DueKind::Step, day),
            Appointment::Tripwire(_, day) => (DueKind::Tripwire, day),
            Appointment::Review(day) => (DueKind::Review, day),
        };
        DueDate { kind, day: *day }
    }
}

/// Returns the day by which to decide, while nothing is decided, the days of open steps, the days to look for warning
/// signs that were not seen, and the day of the review.
pub fn list_appointments(document: &Deliberation) -> Vec<Appointment<'_>> {
    let head = document.head();
    let decide_by = head.decide_by.filter(|_| review::current_decision(document).is_none());
    let open_steps = document.steps().iter().filter(|step| step.done != Some(true));
    let unseen = document.tripwires().iter().filter(|tripwire| tripwire.seen.is_none());
    let steps = open_steps.filter_map(|step| Some(Appointment::Step(step, step.by?)));
    let tripwires = unseen.filter_map(|tripwire| Some(Appointment::Tripwire(tripwire, tripwire.look_on?)));
    let first = decide_by.map(Appointment::DecideBy).into_iter();
    first.chain(steps).chain(tripwires).chain(head.review_on.map(Appointment::Review)).collect()
}

/// Returns the dates that a calendar may still contain although nothing is due any more: the days of steps that are
/// done and of warning signs that were seen, and the deadline of a decision that was made.
pub fn list_past_appointments(document: &Deliberation) -> Vec<Appointment<'_>> {
    let head = document.head();
    let decide_by = head.decide_by.filter(|_| review::current_decision(document).is_some());
    let done = document.steps().iter().filter(|step| step.done == Some(true));
    let seen = document.tripwires().iter().filter(|tripwire| tripwire.seen.is_some());
    let steps = done.filter_map(|step| Some(Appointment::Step(step, step.by?)));
    let tripwires = seen.filter_map(|tripwire| Some(Appointment::Tripwire(tripwire, tripwire.look_on?)));
    decide_by.map(Appointment::DecideBy).into_iter().chain(steps).chain(tripwires).collect()
}

/// Returns the number of steps that a calendar leaves out, because they have no date.
pub fn count_undated_steps(document: &Deliberation) -> usize {
    document.steps().iter().filter(|step| step.by.is_none()).count()
}

/// Returns the number of steps that a calendar marks as cancelled, because they are done.
pub fn count_cancelled_steps(document: &Deliberation) -> usize {
    document.steps().iter().filter(|step| step.done == Some(true) && step.by.is_some()).count()
}

/// Returns the dates that are left, the one that becomes due first in front. A completed review is not due again.
pub fn list_due_dates(document: &Deliberation) -> Vec<DueDate> {
    let is_reviewed = document.head().status == Some(Status::Reviewed);
    let dates = list_appointments(document).into_iter().map(|appointment| appointment.due_date());
    let mut dates: Vec<DueDate> = dates.filter(|due| due.kind != DueKind::Review || !is_reviewed).collect();
    dates.sort_by_key(|due| (first_due_day(*due), due.day));
    dates
}

/// Returns whether a date is due on `today`.
pub fn is_due_on(due: DueDate, today: NaiveDate) -> bool {
    first_due_day(due) <= today
}

/// Returns the first day on which a date is due. A step is due on its own day; the other dates are due two weeks
/// earlier, because they need preparation.
fn first_due_day(due: DueDate) -> NaiveDate {
    let lead = match due.kind {
        DueKind::Step => Days::new(0),
        DueKind::DecideBy | DueKind::Tripwire | DueKind::Review => Days::new(14),
    };
    due.day.checked_sub_days(lead).unwrap_or(due.day)
}
