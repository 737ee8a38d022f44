//! Sentences about saving: results of a save, and external changes to the file.

use std::path::Path;

use crate::messages::{
    ClearTraces, FileErrorKind, FolderProblem, ReadError, ReadOnlyReason, ReportError, SaveOutcome, WriteError,
};
use crate::t;
use crate::text::{Locale, SafeText, date};
use crate::walk::EditError;
use pesee_core::deliberation::{ApplyError, Audience, Conflict, Deliberation, Edit, IntegrityError, MAX_TEXT_BYTES};
use pesee_core::format::{MAX_BYTES, SizeLimit};

use super::change::change_lines;
use super::names::file_name;

/// The maximum number of changes in a sentence.
const MAX_SENTENCE_CHANGES: usize = 3;

/// Describes the result of a save; `None` if the save succeeded. `is_rescued` is true if an emergency copy holds the
/// unsaved work.
pub fn save_result(locale: &Locale, saved: &SaveOutcome, is_rescued: bool) -> Option<SafeText> {
    match saved {
        SaveOutcome::Done | SaveOutcome::ChangedOnDisk(_) => None,
        SaveOutcome::UnreadableOnDisk(copy) => Some(t!(locale, "saving-conflict", name = file_name(copy))),
        SaveOutcome::ReplaceFailed(reason, copy) => {
            Some(t!(locale, "saving-refused", reason = SafeText::excerpt(reason), name = file_name(copy)))
        }
        SaveOutcome::Failed(error) => {
            let id = if is_rescued { "saving-failed-kept" } else { "saving-failed" };
            Some(t!(locale, id, reason = self::write_error(locale, error)))
        }
    }
}

/// Describes why an edit was not applied, and what the user can do.
pub fn edit_error(locale: &Locale, error: &EditError) -> SafeText {
    let kib = |bytes: usize| bytes / 1_024;
    match error {
        EditError::TooLarge(SizeLimit::Bytes) => {
            t!(locale, "saving-file-full", most = kib(usize::try_from(MAX_BYTES).unwrap_or(usize::MAX)))
        }
        EditError::TooLarge(SizeLimit::Structure) => t!(locale, "saving-file-too-complex"),
        EditError::Apply(ApplyError::TooLong(_)) => t!(locale, "saving-text-too-long", most = kib(MAX_TEXT_BYTES)),
        EditError::Apply(ApplyError::Integrity(IntegrityError::TooManyEntries { max, .. })) => {
            t!(locale, "saving-too-many-entries", most = *max)
        }
        EditError::Apply(ApplyError::Integrity(IntegrityError::DanglingReference { .. }) | ApplyError::Missing(_)) => {
            t!(locale, "saving-place-removed")
        }
        EditError::Apply(_) => t!(locale, "plain-edit-rejected"),
    }
}

/// Describes why an edit was not undone or redone.
pub fn step_error(locale: &Locale, error: &EditError) -> SafeText {
    match error {
        EditError::TooLarge(_) => t!(locale, "saving-step-too-large"),
        error => edit_error(locale, error),
    }
}

/// Describes why a file could not be written, as the second part of a sentence.
pub fn write_error(locale: &Locale, error: &WriteError) -> SafeText {
    match error {
        WriteError::ReadOnly(reason) => self::read_only_reason(locale, *reason),
        WriteError::VerificationFailed => t!(locale, "saving-read-back-differs"),
        WriteError::System(reason) => SafeText::excerpt(reason),
        WriteError::StateFolder(folder, Some(reason)) => {
            t!(locale, "saving-state-folder", folder = SafeText::from_path(folder), reason = SafeText::excerpt(reason))
        }
        WriteError::StateFolder(folder, None) => {
            t!(locale, "saving-state-folder-is-file", folder = SafeText::from_path(folder))
        }
        // The next step is in the sentence around the reason.
        WriteError::InvalidFile(error) if error.kind == FileErrorKind::Read(ReadError::IsFolder) => {
            t!(locale, "saving-is-folder")
        }
        WriteError::InvalidFile(error) => super::file_error_line(locale, error),
        WriteError::TextTooLong => t!(locale, "saving-too-long"),
        WriteError::NameTaken => t!(locale, "saving-name-taken"),
        WriteError::ReportChanged => t!(locale, "saving-report-changed"),
        WriteError::ReportExists => t!(locale, "saving-report-exists"),
        WriteError::ReportInFormat(format) => {
            t!(locale, "saving-report-in-format", format = SafeText::from_static(format.as_str()))
        }
        WriteError::ReportOfOther(Some(file)) => {
            t!(locale, "saving-report-of-other", file = SafeText::from_path(file))
        }
        WriteError::ReportOfOther(None) => t!(locale, "saving-report-of-unknown"),
        WriteError::CalendarOfSeveral => t!(locale, "saving-calendar-of-several"),
        WriteError::IsDeliberation => t!(locale, "saving-is-deliberation"),
        WriteError::ExtensionReserved => t!(locale, "saving-extension-reserved"),
        WriteError::OwnFile => t!(locale, "saving-own-file"),
        WriteError::LargerThanExports => t!(locale, "saving-larger-than-exports"),
        WriteError::LogIsLink => t!(locale, "saving-log-is-link"),
        WriteError::LogHasSecondName => t!(locale, "saving-log-has-second-name"),
        WriteError::FolderGone(FolderProblem::Missing) => t!(locale, "saving-folder-missing"),
        WriteError::FolderGone(FolderProblem::Replaced) => t!(locale, "saving-folder-replaced"),
        WriteError::FileChanging => t!(locale, "saving-file-changing"),
        WriteError::ReportTooLarge => t!(locale, "saving-report-too-large"),
        WriteError::NoAnswer => t!(locale, "saving-no-answer"),
    }
}

fn read_only_reason(locale: &Locale, reason: ReadOnlyReason) -> SafeText {
    match reason {
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

/// Describes why a file is read-only, and what the user can do.
pub fn read_only_notice(locale: &Locale, reason: ReadOnlyReason) -> SafeText {
    let because = self::read_only_reason(locale, reason);
    match reason {
        ReadOnlyReason::OpenElsewhere(_) => t!(locale, "saving-read-only-open-elsewhere", why = because),
        _ => t!(locale, "saving-read-only", why = because),
    }
}

/// Describes external changes that were read into the session. `merged` is true if the session also had changes.
pub fn external_changes(
    locale: &Locale,
    before: &Deliberation,
    after: &Deliberation,
    edit: &Edit,
    merged: bool,
) -> SafeText {
    let changes = SafeText::join(&change_lines(locale, before, after, edit, MAX_SENTENCE_CHANGES), "; ");
    match (changes.is_empty(), merged) {
        (true, _) => t!(locale, "saving-external-change"),
        (false, false) => t!(locale, "saving-external-change-read", changes = changes),
        (false, true) => t!(locale, "saving-external-change-merged", changes = changes),
    }
}

/// Describes the conflicts of a merge as far as `audience` may see them. Our values stay in the document; the sentence
/// names the other values.
pub fn conflicts(
    locale: &Locale,
    (document, theirs): (&Deliberation, &Deliberation),
    audience: &Audience,
    conflicts: &[Conflict],
    copy: &Path,
) -> SafeText {
    let mut changes = super::conflict_lines(locale, (document, theirs), audience, conflicts);
    let more = changes.len().saturating_sub(MAX_SENTENCE_CHANGES);
    changes.truncate(MAX_SENTENCE_CHANGES);
    let more = (more > 0).then(|| t!(locale, "change-more", count = more));
    let changes = SafeText::join(changes.iter().chain(&more), "; ");
    t!(locale, "saving-conflicts", name = file_name(copy), changes = changes)
}

/// Describes why there is no report, and what the user can do.
pub fn report_error(locale: &Locale, error: ReportError) -> SafeText {
    match error {
        ReportError::Empty => t!(locale, "report-nothing"),
        ReportError::TooLarge => t!(locale, "report-too-large"),
    }
}

/// Names the folders that were not searched to their end for unencrypted copies of a file.
pub fn unsearched_folders(locale: &Locale, traces: &ClearTraces) -> Vec<SafeText> {
    let folders = traces.unsearched.iter();
    folders.map(|folder| t!(locale, "saving-folder-unsearched", path = SafeText::from_path(folder))).collect()
}

/// Describes why a report was not written to `path`. Another name helps, unless the report itself is the reason.
pub fn export_error(locale: &Locale, path: SafeText, error: &WriteError) -> SafeText {
    let reason = write_error(locale, error);
    match error {
        // These reasons contain the next step.
        WriteError::ReportTooLarge | WriteError::ReportOfOther(_) | WriteError::CalendarOfSeveral => {
            t!(locale, "report-not-written-reason", path = path, reason = reason)
        }
        _ => t!(locale, "report-export-failed", path = path, reason = reason),
    }
}

/// Describes the file that a report would replace, if the program may ask the user whether to replace it.
pub fn replaceable_file(locale: &Locale, path: SafeText, error: &WriteError) -> Option<SafeText> {
    Some(match error {
        WriteError::NameTaken => t!(locale, "report-taken", path = path),
        WriteError::ReportChanged => t!(locale, "report-taken-changed", path = path),
        WriteError::ReportExists => t!(locale, "report-taken-unchanged", path = path),
        WriteError::ReportInFormat(format) => {
            t!(locale, "report-taken-format", path = path, format = SafeText::from_static(format.as_str()))
        }
        _ => return None,
    })
}

/// Describes a merge that was refused. Our version stays, and the other one is in the file `copy`.
pub fn refused_merge(locale: &Locale, error: &EditError, copy: &Path) -> SafeText {
    let id = match error {
        EditError::TooLarge(_) | EditError::Apply(ApplyError::Integrity(IntegrityError::TooManyEntries { .. })) => {
            "saving-merge-too-large"
        }
        EditError::Apply(_) => "saving-merge-refused",
    };
    t!(locale, id, name = file_name(copy))
}
