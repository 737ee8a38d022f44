//! How saving went, what somebody else did to the file meanwhile, and what an emergency copy holds.

use std::path::Path;

use crate::messages::{ReadOnlyReason, RescuedWork, SaveOutcome, WriteError};
use crate::t;
use crate::text::{Locale, SafeText, date};
use pesee_core::deliberation::{Audience, Conflict, Deliberation, Edit, Moment, view};

use super::change::change_lines;
use super::names::file_name;

/// The most changes that are told in a sentence, and in a list.
const MAX_SENTENCE_CHANGES: usize = 3;
const MAX_LISTED_CHANGES: usize = 8;

/// How a save went, where it did not go well; `kept` where an emergency copy holds what was to be saved.
pub fn save_result(locale: &Locale, saved: &SaveOutcome, kept: bool) -> Option<SafeText> {
    match saved {
        SaveOutcome::Done | SaveOutcome::ChangedOnDisk(_) => None,
        SaveOutcome::UnreadableOnDisk(beside) => Some(t!(locale, "saving-conflict", name = file_name(beside))),
        SaveOutcome::ReplaceFailed(reason, beside) => {
            Some(t!(locale, "saving-refused", reason = SafeText::excerpt(reason), name = file_name(beside)))
        }
        SaveOutcome::Failed(trouble) => {
            let id = if kept { "saving-failed-kept" } else { "saving-failed" };
            Some(t!(locale, id, reason = self::write_error(locale, trouble)))
        }
    }
}

/// Why something could not be written, as the second half of a sentence.
pub fn write_error(locale: &Locale, trouble: &WriteError) -> SafeText {
    match trouble {
        WriteError::ReadOnly(why) => self::read_only_reason(locale, *why),
        WriteError::VerificationFailed => t!(locale, "saving-read-back-differs"),
        WriteError::System(reason) => SafeText::excerpt(reason),
        WriteError::InvalidFile(fault) => super::file_error_line(locale, fault),
        WriteError::TextTooLong => t!(locale, "saving-too-long"),
        WriteError::NameTaken => t!(locale, "saving-name-taken"),
        WriteError::NotRegularFile => t!(locale, "saving-not-regular-file"),
        WriteError::NameReserved => t!(locale, "saving-name-reserved"),
        WriteError::NoAnswer => t!(locale, "saving-no-answer"),
    }
}

fn read_only_reason(locale: &Locale, why: ReadOnlyReason) -> SafeText {
    match why {
        ReadOnlyReason::FilePermissions => t!(locale, "saving-reason-read-only"),
        ReadOnlyReason::OtherOwner => t!(locale, "saving-reason-foreign-owner"),
        ReadOnlyReason::HardLinked => t!(locale, "saving-reason-hard-link"),
        ReadOnlyReason::OtherRecipients => t!(locale, "saving-reason-other-recipients"),
        ReadOnlyReason::FolderNotWritable => t!(locale, "saving-reason-folder"),
        ReadOnlyReason::OpenElsewhere(Some(since)) => {
            t!(locale, "saving-reason-open-elsewhere-since", time = date::format_time(locale, since))
        }
        ReadOnlyReason::OpenElsewhere(None) => t!(locale, "saving-reason-open-elsewhere"),
    }
}

/// Why a file is only shown, and what can be done about it.
pub fn read_only_notice(locale: &Locale, why: ReadOnlyReason) -> SafeText {
    let because = self::read_only_reason(locale, why);
    match why {
        ReadOnlyReason::OpenElsewhere(_) => t!(locale, "saving-read-only-open-elsewhere", why = because),
        _ => t!(locale, "saving-read-only", why = because),
    }
}

/// What somebody else changed in the file, now that it is taken in: `merged` where both had changed something.
pub fn external_changes(
    locale: &Locale,
    before: &Deliberation,
    after: &Deliberation,
    edit: &Edit,
    merged: bool,
) -> SafeText {
    let told = SafeText::join(&change_lines(locale, before, after, edit, MAX_SENTENCE_CHANGES), "; ");
    match (told.is_empty(), merged) {
        (true, _) => t!(locale, "saving-external-change"),
        (false, false) => t!(locale, "saving-external-change-read", changes = told),
        (false, true) => t!(locale, "saving-external-change-merged", changes = told),
    }
}

/// What both changed: ours stands, theirs is told.
pub fn conflicts(
    locale: &Locale,
    document: &Deliberation,
    theirs: &Deliberation,
    clashes: &[Conflict],
    beside: &Path,
) -> SafeText {
    let told: Vec<SafeText> = clashes
        .iter()
        .take(MAX_SENTENCE_CHANGES)
        .map(|clash| super::conflict(locale, document, theirs, clash))
        .collect();
    let more = clashes.len() - told.len();
    let more = (more > 0).then(|| t!(locale, "change-more", count = more));
    let told = SafeText::join(told.iter().chain(&more), "; ");
    t!(locale, "saving-conflicts", name = file_name(beside), changes = told)
}

/// What an emergency copy holds that is not in the file: how old it is, and, unless answers are sealed, what it
/// changes.
pub fn recovery_lines(
    locale: &Locale,
    now: &Deliberation,
    edit: &Edit,
    rescued: &RescuedWork,
    moment: Moment,
) -> Vec<SafeText> {
    let mut lines =
        vec![t!(locale, "saving-recovery", when = date::format_elapsed(locale, rescued.rescued_at, moment))];
    let mut after = now.clone();
    // It was made of this document: it fits.
    drop(after.apply(edit));
    let audience = if now.is_blind() || after.is_blind() { Audience::Group } else { Audience::Author };
    let (before, after) = (view(now, &audience), view(&after, &audience));
    let seen = pesee_core::deliberation::diff(&before, &after);
    let told = change_lines(locale, &before, &after, &seen, MAX_LISTED_CHANGES);
    if audience == Audience::Author {
        lines.extend(told);
        lines.extend(
            rescued
                .drafts
                .iter()
                .map(|half| t!(locale, "saving-recovery-draft", text = SafeText::sanitize(&half.text).truncate(60))),
        );
    } else {
        lines.extend(told);
        lines.push(t!(locale, "saving-recovery-sealed"));
    }
    lines
}
