//! Sentences about deliberations in the library: stages, due dates, clients and copies.

use chrono::NaiveDate;

use crate::messages::{CopyOrigin, DueDate, LibraryStage, SiblingCopy, Timeline, TimelineEvent};
use crate::t;
use crate::text::{Locale, SafeText, date};
use crate::walk::{self, ClientGroup, WalkStep};
use pesee_core::deliberation::Moment;

/// A day earlier than this, relative to today, is named; for a later one the days are counted.
const FIRST_COUNTED_DAY: i64 = -31;

/// Describes what is due and when.
pub fn due_date(locale: &Locale, due: DueDate, today: NaiveDate) -> SafeText {
    let what = due.kind.as_str();
    match (due.day - today).num_days() {
        0 => t!(locale, "library-due-today", what = what),
        late @ FIRST_COUNTED_DAY..0 => t!(locale, "library-due-late", what = what, days = -late),
        ..0 => t!(locale, "library-due-since", what = what, day = date::format_short_day(locale, due.day, today)),
        _ => t!(locale, "library-due-on", what = what, day = date::format_short_day(locale, due.day, today)),
    }
}

/// Describes what is due and when, and how many other dates are due.
pub fn due_dates(locale: &Locale, (first, others): (DueDate, usize), today: NaiveDate) -> SafeText {
    let first = due_date(locale, first, today);
    if others == 0 { first } else { t!(locale, "library-due-more", due = first, count = others) }
}

/// Returns the facts about a client: the next date, the last meeting and, last, the number of deliberations.
pub fn client_facts(locale: &Locale, group: &ClientGroup, today: NaiveDate) -> Vec<SafeText> {
    let met = |at: Moment| t!(locale, "library-last-met", day = date::format_past_day(locale, at.date_naive(), today));
    let count = t!(locale, "library-count", count = group.rows.len());
    [group.next_due.map(|due| due_date(locale, due, today)), group.last_met.map(met), Some(count)]
        .into_iter()
        .flatten()
        .collect()
}

/// Describes a deliberation on the page of its client: start date, stage, next date and archive mark.
pub fn client_timeline(locale: &Locale, timeline: &Timeline, today: NaiveDate) -> SafeText {
    let row = &timeline.row;
    let since =
        |at: Moment| t!(locale, "library-started-on", day = date::format_short_day(locale, at.date_naive(), today));
    let next_due = walk::due_or_next_date(row, today);
    let archived = row.is_archived.then(|| t!(locale, "library-archived-mark"));
    let parts = [
        timeline.created.map(since),
        row.stage.as_ref().map(|at| library_stage(locale, at)),
        next_due.map(|due| due_dates(locale, due, today)),
        archived,
    ];
    SafeText::join(parts.iter().flatten(), " · ")
}

/// Describes an event of a timeline without its date.
pub fn timeline_event(locale: &Locale, event: &TimelineEvent) -> SafeText {
    match event {
        TimelineEvent::Decided(_, option) => {
            let option = option.as_deref().map_or(SafeText::from_static("–"), SafeText::sanitize);
            t!(locale, "library-stage-decided", option = option)
        }
        TimelineEvent::Visited(_, minutes, agreed) => {
            let long = match minutes.round() {
                minutes if minutes < 1.0 => t!(locale, "library-visit-short"),
                minutes => t!(locale, "library-visit-minutes", minutes = minutes as i64),
            };
            let agreed: Vec<SafeText> = agreed.iter().map(|text| SafeText::sanitize(text.trim())).collect();
            match agreed.as_slice() {
                [] => long,
                agreed => t!(locale, "library-visit-agreed", long = long, text = SafeText::join(agreed, " ")),
            }
        }
    }
}

pub fn library_stage(locale: &Locale, stage: &LibraryStage) -> SafeText {
    match stage {
        LibraryStage::WalkStep(number) => {
            let step = usize::from(*number).checked_sub(1).and_then(|at| WalkStep::ALL.get(at)).copied();
            super::step_name(locale, step.unwrap_or(WalkStep::Question))
        }
        LibraryStage::Rating(left) => t!(locale, "library-stage-rating", left = *left),
        LibraryStage::Waiting(0) => t!(locale, "library-stage-all-answered"),
        LibraryStage::Waiting(people) => t!(locale, "library-stage-waiting", people = *people),
        LibraryStage::Ready => t!(locale, "library-stage-ready"),
        LibraryStage::Decided(_, name) => t!(locale, "library-stage-decided", option = SafeText::sanitize(name)),
    }
}

/// Describes the origin and the date of a copy.
pub fn copy_origin(locale: &Locale, copy: &SiblingCopy, today: NaiveDate) -> SafeText {
    let program = |name| t!(locale, "library-copy-other-program", program = SafeText::from_static(name));
    let origin = match copy.origin {
        CopyOrigin::Conflict => t!(locale, "library-copy-conflict"),
        CopyOrigin::FailedSave => t!(locale, "library-copy-failed-save"),
        CopyOrigin::Syncthing => program("Syncthing"),
        CopyOrigin::Dropbox => program("Dropbox"),
        CopyOrigin::Nextcloud => program("Nextcloud"),
        CopyOrigin::OneDrive => program("OneDrive"),
        CopyOrigin::SyncProgram => t!(locale, "library-copy-sync-program"),
        CopyOrigin::Duplicate => t!(locale, "library-copy-duplicate"),
    };
    match copy.date {
        Some(day) => t!(locale, "library-copy-dated", copy = origin, day = date::format_short_day(locale, day, today)),
        None => origin,
    }
}

pub fn template_description(locale: &Locale, name: &str) -> SafeText {
    match name {
        "two-accounts" => t!(locale, "cli-template-two-accounts"),
        "first-account" => t!(locale, "cli-template-first-account"),
        "employee-voice" => t!(locale, "cli-template-employee-voice"),
        "example" => t!(locale, "cli-template-example"),
        _ => SafeText::sanitize(name),
    }
}
