//! Sentences about the steps that a calendar does not show as due.

use crate::t;
use crate::text::{Locale, SafeText};

/// Says how many steps a calendar leaves out, because they have no date, and how many it marks as cancelled, because
/// they are done.
pub fn steps_not_due(locale: &Locale, undated: usize, cancelled: usize) -> Vec<SafeText> {
    let undated = (undated > 0).then(|| t!(locale, "report-left-out", count = undated));
    let cancelled = (cancelled > 0).then(|| t!(locale, "report-cancelled", count = cancelled));
    undated.into_iter().chain(cancelled).collect()
}
