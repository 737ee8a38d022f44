//! How saving went, what somebody else did to the file meanwhile, and what an emergency copy holds.

use std::path::Path;

use crate::messages::{ReadOnlyReason, RescuedWork, SaveOutcome, WriteError};
use crate::tell;
use crate::text::{Shown, Tongue, date};
use pesee_core::deliberation::{Audience, Conflict, Deliberation, Edit, Moment, view};

use super::change::changes;

/// The most changes that are told in a sentence, and in a list.
const FEW: usize = 3;
const LISTED: usize = 8;

/// How a save went, where it did not go well; `kept` where an emergency copy holds what was to be saved.
pub fn saved(tongue: &Tongue, saved: &SaveOutcome, kept: bool) -> Option<Shown> {
    match saved {
        SaveOutcome::Done | SaveOutcome::ChangedOnDisk(_) => None,
        SaveOutcome::UnreadableOnDisk(beside) => Some(tell!(tongue, "saved-conflict", name = file_name(beside))),
        SaveOutcome::ReplaceFailed(reason, beside) => {
            Some(tell!(tongue, "saved-refused", reason = Shown::brief(reason), name = file_name(beside)))
        }
        SaveOutcome::Failed(trouble) => {
            let id = if kept { "saved-failed-kept" } else { "saved-failed" };
            Some(tell!(tongue, id, reason = self::trouble(tongue, trouble)))
        }
    }
}

/// The name of a file, without its folder.
pub fn file_name(path: &Path) -> Shown {
    Shown::path(path.file_name().unwrap_or(path.as_os_str()))
}

/// Why something could not be written, as the second half of a sentence.
pub fn trouble(tongue: &Tongue, trouble: &WriteError) -> Shown {
    match trouble {
        WriteError::ReadOnly(why) => self::why(tongue, *why),
        WriteError::VerificationFailed => tell!(tongue, "saved-mangled"),
        WriteError::System(reason) => Shown::brief(reason),
        WriteError::InvalidFile(fault) => super::fault_line(tongue, fault),
        WriteError::TextTooLong => tell!(tongue, "saved-too-long"),
        WriteError::NameTaken => tell!(tongue, "saved-taken"),
        WriteError::NotRegularFile => tell!(tongue, "saved-not-plain"),
        WriteError::NameReserved => tell!(tongue, "saved-reserved"),
        WriteError::NoAnswer => tell!(tongue, "saved-unanswered"),
    }
}

fn why(tongue: &Tongue, why: ReadOnlyReason) -> Shown {
    match why {
        ReadOnlyReason::FilePermissions => tell!(tongue, "saved-why-read-only"),
        ReadOnlyReason::OtherOwner => tell!(tongue, "saved-why-foreign"),
        ReadOnlyReason::HardLinked => tell!(tongue, "saved-why-linked"),
        ReadOnlyReason::OtherRecipients => tell!(tongue, "saved-why-shared"),
        ReadOnlyReason::FolderNotWritable => tell!(tongue, "saved-why-folder"),
        ReadOnlyReason::OpenElsewhere(Some(since)) => {
            tell!(tongue, "saved-why-held-since", time = date::time(tongue, since))
        }
        ReadOnlyReason::OpenElsewhere(None) => tell!(tongue, "saved-why-held"),
    }
}

/// Why a file is only shown, and what can be done about it.
pub fn barred(tongue: &Tongue, why: ReadOnlyReason) -> Shown {
    let because = self::why(tongue, why);
    match why {
        ReadOnlyReason::OpenElsewhere(_) => tell!(tongue, "saved-barred-held", why = because),
        _ => tell!(tongue, "saved-barred", why = because),
    }
}

/// What somebody else changed in the file, now that it is taken in: `merged` where both had changed something.
pub fn taken_in(tongue: &Tongue, before: &Deliberation, after: &Deliberation, edit: &Edit, merged: bool) -> Shown {
    let told = Shown::join(&changes(tongue, before, after, edit, FEW), "; ");
    match (told.is_empty(), merged) {
        (true, _) => tell!(tongue, "saved-outside"),
        (false, false) => tell!(tongue, "saved-outside-read", changes = told),
        (false, true) => tell!(tongue, "saved-outside-merged", changes = told),
    }
}

/// What both changed: ours stands, theirs is told.
pub fn clashes(
    tongue: &Tongue,
    document: &Deliberation,
    theirs: &Deliberation,
    clashes: &[Conflict],
    beside: &Path,
) -> Shown {
    let told: Vec<Shown> =
        clashes.iter().take(FEW).map(|clash| super::clash(tongue, document, theirs, clash)).collect();
    let more = clashes.len() - told.len();
    let more = (more > 0).then(|| tell!(tongue, "change-more", count = more));
    let told = Shown::join(told.iter().chain(&more), "; ");
    tell!(tongue, "saved-clashes", name = file_name(beside), changes = told)
}

/// What an emergency copy holds that is not in the file: how old it is, and, unless answers are sealed, what it
/// changes.
pub fn recovery(tongue: &Tongue, now: &Deliberation, edit: &Edit, rescued: &RescuedWork, moment: Moment) -> Vec<Shown> {
    let mut lines = vec![tell!(tongue, "saved-recovery", when = date::ago(tongue, rescued.rescued_at, moment))];
    let mut after = now.clone();
    // It was made of this document: it fits.
    drop(after.apply(edit));
    let audience = if now.is_blind() || after.is_blind() { Audience::Group } else { Audience::Author };
    let (before, after) = (view(now, &audience), view(&after, &audience));
    let seen = pesee_core::deliberation::diff(&before, &after);
    let told = changes(tongue, &before, &after, &seen, LISTED);
    if audience == Audience::Author {
        lines.extend(told);
        lines.extend(
            rescued
                .drafts
                .iter()
                .map(|half| tell!(tongue, "saved-recovery-half", text = Shown::outside(&half.text).cut(60))),
        );
    } else {
        lines.extend(told);
        lines.push(tell!(tongue, "saved-recovery-sealed"));
    }
    lines
}
