//! Determines which deliberations are due and in which order a library lists its rows.

use std::cmp::Reverse;

use chrono::{NaiveDate, NaiveTime, Offset};

use crate::messages::{DueDate, LibraryRow};

use super::appointment::is_due_on;

/// A section of a library, in display order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum LibrarySection {
    /// The latest work exists only in an emergency copy.
    Unsaved,
    /// A step is late or due today, or the decision, a warning sign or the review is due within two weeks.
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

/// Returns whether something in a deliberation is due.
pub fn is_due(row: &LibraryRow, today: NaiveDate) -> bool {
    due_date(row, today).is_some()
}

/// Returns the date of a row that is due on `today` and matters most, and the number of other dates that are due. A
/// date that has passed matters more than one that is still to come. Nothing is due in an archived deliberation.
pub fn due_date(row: &LibraryRow, today: NaiveDate) -> Option<(DueDate, usize)> {
    let is_listed = !row.is_archived && row.errors.is_empty();
    let due = || row.due_dates.iter().filter(|due| is_listed && is_due_on(**due, today));
    let first = due().min_by_key(|due| (due.day > today, due.kind, due.day))?;
    Some((*first, due().count() - 1))
}

/// Returns what is due in a row, as [`due_date`] does; if nothing is due, the next date of the row.
pub fn due_or_next_date(row: &LibraryRow, today: NaiveDate) -> Option<(DueDate, usize)> {
    let next = || row.due_dates.first().filter(|_| !row.is_archived).map(|due| (*due, 0));
    due_date(row, today).or_else(next)
}

/// Sorts rows in display order: unsaved work; due dates, the earliest first; other rows, the most recently changed
/// first; unreadable files.
pub fn sort_rows(rows: &mut [LibraryRow], today: NaiveDate) {
    let start_of_today = today.and_time(NaiveTime::MIN);
    let sort_key = |row: &LibraryRow| {
        let section = library_section(row, today);
        let due = due_date(row, today).filter(|_| section == LibrarySection::Due).map(|(due, _)| due.day);
        // A time after today comes from a wrong clock. Such a file is listed before those of yesterday, so that it does
        // not stay above everything that is changed from now on.
        let updated = row.updated.map(|at| {
            let local = if at.date_naive() > today { start_of_today } else { at.naive_local() };
            (local - at.offset().fix()).and_utc().timestamp()
        });
        (section, due, Reverse(updated))
    };
    // File names begin with the date, so descending order lists the newest first. Comparing `OsStr` avoids parsing both
    // paths into components in each comparison.
    rows.sort_by(|a, b| sort_key(a).cmp(&sort_key(b)).then_with(|| b.path.as_os_str().cmp(a.path.as_os_str())));
}
