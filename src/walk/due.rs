//! What is to be looked at again, and in which order a library shows its rows.

use std::cmp::Reverse;

use chrono::NaiveDate;

use crate::messages::LibraryRow;
use pesee_core::deliberation::Status;

/// How many days ahead a review counts as due.
const SOON: i64 = 14;

/// Where a row stands in a library.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Shelf {
    /// Work on it is in an emergency copy alone.
    Unsaved,
    /// To be looked at: its review is past, today or within two weeks.
    Due,
    /// Everything else.
    Recent,
    /// It has errors.
    Broken,
}

/// The shelf of a row.
pub fn shelf(row: &LibraryRow, today: NaiveDate) -> Shelf {
    if row.unsaved_since.is_some() {
        Shelf::Unsaved
    } else if !row.errors.is_empty() {
        Shelf::Broken
    } else if is_due(row, today) {
        Shelf::Due
    } else {
        Shelf::Recent
    }
}

/// Whether a deliberation is to be looked at again.
pub fn is_due(row: &LibraryRow, today: NaiveDate) -> bool {
    let soon = row.review_on.is_some_and(|day| (day - today).num_days() <= SOON);
    soon && !row.is_archived && row.errors.is_empty() && row.status != Status::Reviewed
}

/// Puts rows in a library's order: what was not saved; what is due, the earliest first; the rest, the latest first; what is broken.
pub fn arrange_rows(rows: &mut [LibraryRow], today: NaiveDate) {
    let key = |row: &LibraryRow| {
        let shelf = shelf(row, today);
        let due = if shelf == Shelf::Due { row.review_on } else { None };
        (shelf, due, Reverse(row.updated.map(|at| at.timestamp())))
    };
    // Names begin with the date, so the later name comes first. A path compared as such is taken apart each time.
    rows.sort_by(|a, b| key(a).cmp(&key(b)).then_with(|| b.path.as_os_str().cmp(a.path.as_os_str())));
}
