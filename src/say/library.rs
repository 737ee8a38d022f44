//! What a list says of a deliberation.

use chrono::NaiveDate;

use crate::messages::{CopyOrigin, LibraryStage, SiblingCopy, Timeline, TimelineEvent};
use crate::tell;
use crate::text::{Shown, Tongue, date};
use crate::walk::{Group, Step};
use pesee_core::deliberation::{Moment, Status};

/// When it is to be looked at.
pub fn due(tongue: &Tongue, day: NaiveDate, today: NaiveDate) -> Shown {
    match (day - today).num_days() {
        0 => tell!(tongue, "library-due-today"),
        late @ ..0 => tell!(tongue, "library-due-late", days = -late),
        _ => tell!(tongue, "library-due-on", day = date::short_day(tongue, day, today)),
    }
}

/// What is said of a client beside the name, the first thing first: what is due next, when the last meeting was, how many
/// deliberations there are.
pub fn client(tongue: &Tongue, group: &Group, today: NaiveDate) -> Vec<Shown> {
    let met = |at: Moment| tell!(tongue, "library-met", day = date::past(tongue, at.date_naive(), today));
    let count = tell!(tongue, "library-count", count = group.rows.len());
    [group.due.map(|day| due(tongue, day, today)), group.met.map(met), Some(count)].into_iter().flatten().collect()
}

/// What is said of a deliberation on the page of its client: since when, how far, what is due.
pub fn story(tongue: &Tongue, story: &Timeline, today: NaiveDate) -> Shown {
    let row = &story.row;
    let since = |at: Moment| tell!(tongue, "library-since", day = date::short_day(tongue, at.date_naive(), today));
    let due_on = row.review_on.filter(|_| row.status != Status::Reviewed && !row.is_archived);
    let away = row.is_archived.then(|| tell!(tongue, "library-away"));
    let parts = [
        story.created.map(since),
        row.stage.as_ref().map(|at| stage(tongue, at)),
        due_on.map(|day| due(tongue, day, today)),
        away,
    ];
    Shown::join(parts.iter().flatten(), " · ")
}

/// What happened, without its day.
pub fn happened(tongue: &Tongue, happened: &TimelineEvent) -> Shown {
    match happened {
        TimelineEvent::Decided(_, option) => {
            let option = option.as_deref().map_or(Shown::fixed("–"), Shown::outside);
            tell!(tongue, "library-stage-decided", option = option)
        }
        TimelineEvent::Visited(_, minutes, agreed) => {
            let long = match minutes.round() {
                minutes if minutes < 1.0 => tell!(tongue, "library-met-briefly"),
                minutes => tell!(tongue, "library-met-minutes", minutes = minutes as i64),
            };
            let agreed: Vec<Shown> = agreed.iter().map(|text| Shown::outside(text.trim())).collect();
            match agreed.as_slice() {
                [] => long,
                agreed => tell!(tongue, "library-met-agreed", long = long, text = Shown::join(agreed, " ")),
            }
        }
    }
}

/// How far it is.
pub fn stage(tongue: &Tongue, stage: &LibraryStage) -> Shown {
    match stage {
        LibraryStage::WalkStep(number) => {
            let step = usize::from(*number).checked_sub(1).and_then(|at| Step::ALL.get(at)).copied();
            super::step(tongue, step.unwrap_or(Step::Question))
        }
        LibraryStage::Rating(left) => tell!(tongue, "library-stage-rating", left = *left),
        LibraryStage::Ready => tell!(tongue, "library-stage-ready"),
        LibraryStage::Decided(_, name) => tell!(tongue, "library-stage-decided", option = Shown::outside(name)),
    }
}

/// Who kept a copy, and when.
pub fn copy(tongue: &Tongue, copy: &SiblingCopy, today: NaiveDate) -> Shown {
    let program = |name| tell!(tongue, "library-copy-other", program = Shown::fixed(name));
    let kept = match copy.origin {
        CopyOrigin::Conflict => tell!(tongue, "library-copy-clash"),
        CopyOrigin::FailedSave => tell!(tongue, "library-copy-failed-save"),
        CopyOrigin::Syncthing => program("Syncthing"),
        CopyOrigin::Dropbox => program("Dropbox"),
        CopyOrigin::Nextcloud => program("Nextcloud"),
    };
    match copy.date {
        Some(day) => tell!(tongue, "library-copy-on", copy = kept, day = date::short_day(tongue, day, today)),
        None => kept,
    }
}

/// What a template is about.
pub fn template(tongue: &Tongue, name: &str) -> Shown {
    match name {
        "two-accounts" => tell!(tongue, "cli-template-two-accounts"),
        "first-account" => tell!(tongue, "cli-template-first-account"),
        "employee-voice" => tell!(tongue, "cli-template-employee-voice"),
        _ => Shown::outside(name),
    }
}
