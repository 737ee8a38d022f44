//! What is to be looked at again, and in which order a library shows its rows.

use std::cmp::Reverse;

use chrono::NaiveDate;

use crate::messages::LibraryRow;
use pesee_core::deliberation::Status;

/// How many days ahead a review counts as due.
const DUE_WITHIN_DAYS: i64 = 14;

/// Where a row stands in a library.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum LibrarySection {
    /// Work on it is in an emergency copy alone.
    Unsaved,
    /// To be looked at: its review is past, today or within two weeks.
    Due,
    /// Everything else.
    Recent,
    /// It has errors.
    Unreadable,
}

/// The shelf of a row.
pub fn library_section(row: &LibraryRow, today: NaiveDate) -> LibrarySection {
    if row.unsaved_since.is_some() {
        LibrarySection::Unsaved
    } else if !row.errors.is_empty() {
        LibrarySection::Unreadable
    } else if is_due(row, today) {
        LibrarySection::Due
    } else {
        LibrarySection::Recent
    }
}

/// Whether a deliberation is to be looked at again.
pub fn is_due(row: &LibraryRow, today: NaiveDate) -> bool {
    let soon = row.review_on.is_some_and(|day| (day - today).num_days() <= DUE_WITHIN_DAYS);
    soon && !row.is_archived && row.errors.is_empty() && row.status != Status::Reviewed
}

/// Puts rows in a library's order: what was not saved; what is due, the earliest first; the rest, the latest first; what is broken.
pub fn sort_rows(rows: &mut [LibraryRow], today: NaiveDate) {
    let key = |row: &LibraryRow| {
        let shelf = library_section(row, today);
        let due = if shelf == LibrarySection::Due { row.review_on } else { None };
        (shelf, due, Reverse(row.updated.map(|at| at.timestamp())))
    };
    // Names begin with the date, so the later name comes first. A path compared as such is taken apart each time.
    rows.sort_by(|a, b| key(a).cmp(&key(b)).then_with(|| b.path.as_os_str().cmp(a.path.as_os_str())));
}
