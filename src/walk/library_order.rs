//! Determines which deliberations are due and in which order a library lists its rows.

use std::cmp::Reverse;

use chrono::NaiveDate;

use crate::messages::LibraryRow;
use pesee_core::deliberation::Status;

/// A review counts as due this many days in advance.
const DUE_WITHIN_DAYS: i64 = 14;

/// A section of a library, in display order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum LibrarySection {
    /// The latest work exists only in an emergency copy.
    Unsaved,
    /// The review date is past, today or within two weeks.
    Due,
    Recent,
    /// The file has errors.
    Unreadable,
}

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

/// Returns whether a deliberation has to be reviewed now or soon.
pub fn is_due(row: &LibraryRow, today: NaiveDate) -> bool {
    let soon = row.review_on.is_some_and(|day| (day - today).num_days() <= DUE_WITHIN_DAYS);
    soon && !row.is_archived && row.errors.is_empty() && row.status != Status::Reviewed
}

/// Sorts rows in display order: unsaved work; due reviews, the earliest first; other rows, the most recently changed
/// first; unreadable files.
pub fn sort_rows(rows: &mut [LibraryRow], today: NaiveDate) {
    let sort_key = |row: &LibraryRow| {
        let section = library_section(row, today);
        let due = if section == LibrarySection::Due { row.review_on } else { None };
        (section, due, Reverse(row.updated.map(|at| at.timestamp())))
    };
    // File names begin with the date, so descending order lists the newest first. Comparing `OsStr` avoids parsing both
    // paths into components in each comparison.
    rows.sort_by(|a, b| sort_key(a).cmp(&sort_key(b)).then_with(|| b.path.as_os_str().cmp(a.path.as_os_str())));
}
