//! What a list says of a deliberation.

use chrono::NaiveDate;

use crate::deliberation::{Kept, KeptBy, Stage};
use crate::tell;
use crate::text::{Shown, Tongue, date};
use crate::walk::Step;

/// When it is to be looked at.
pub fn due(tongue: &Tongue, day: NaiveDate, today: NaiveDate) -> Shown {
    match (day - today).num_days() {
        0 => tell!(tongue, "library-due-today"),
        late @ ..0 => tell!(tongue, "library-due-late", days = -late),
        _ => tell!(tongue, "library-due-on", day = date::short_day(tongue, day, today)),
    }
}

/// How far it is.
pub fn stage(tongue: &Tongue, stage: &Stage) -> Shown {
    match stage {
        Stage::At(number) => {
            let step = usize::from(*number).checked_sub(1).and_then(|at| Step::ALL.get(at)).copied();
            super::step(tongue, step.unwrap_or(Step::Question))
        }
        Stage::Rating(left) => tell!(tongue, "library-stage-rating", left = *left),
        Stage::Ready => tell!(tongue, "library-stage-ready"),
        Stage::Decided(_, name) => tell!(tongue, "library-stage-decided", option = Shown::outside(name)),
    }
}

/// Who kept a copy, and when.
pub fn copy(tongue: &Tongue, copy: &Kept, today: NaiveDate) -> Shown {
    let program = |name| tell!(tongue, "library-copy-other", program = Shown::fixed(name));
    let kept = match copy.by {
        KeptBy::Clash => tell!(tongue, "library-copy-clash"),
        KeptBy::FailedSave => tell!(tongue, "library-copy-failed-save"),
        KeptBy::Syncthing => program("Syncthing"),
        KeptBy::Dropbox => program("Dropbox"),
        KeptBy::Nextcloud => program("Nextcloud"),
    };
    match copy.on {
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
