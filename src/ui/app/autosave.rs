//! Autosave of the open deliberation: delays, retries, merging of external changes, and the emergency copy.

use std::path::PathBuf;
use std::sync::Arc;
use std::time::{Duration, Instant};

use crate::messages::{Draft, ExternalChange, ExternalFileEvent, ReadOnlyReason, RescuedWork, SaveOutcome, WriteError};
use crate::phrases;
use crate::t;
use crate::ui::event::Effect;
use crate::ui::outcome::{Outcome, Overlay, PromptPurpose, Route};
use crate::ui::overlays::OverlayState;
use crate::ui::widgets::FieldInput;
use crate::walk::Question;
use pesee_core::deliberation::{Conflict, Deliberation, Edit, FieldPath, diff, view};

use super::{AfterSave, App, Screen, audience_mode};

/// The delay between the last change and the save.
const SAVE_DELAY: Duration = Duration::from_secs(2);
/// The maximum delay between the first unsaved change and the save, while the user keeps typing.
const MAX_SAVE_DELAY: Duration = Duration::from_secs(5);
/// The delay before a failed save is retried.
const SAVE_RETRY_DELAY: Duration = Duration::from_secs(30);
/// The minimum time between two checks of the file.
const FILE_CHECK_INTERVAL: Duration = Duration::from_secs(2);

/// The autosave state of one open deliberation.
#[derive(Debug, Default)]
pub(super) struct AutosaveState {
    pub(super) has_file: bool,
    /// Why the deliberation is read-only, if it is.
    pub(super) read_only: Option<ReadOnlyReason>,
    /// The reason to become read-only after the next save, because another process took the file over.
    read_only_after_save: Option<ReadOnlyReason>,
    /// The times of the first and the last unsaved change.
    unsaved_span: Option<ChangeSpan>,
    save_in_progress: Option<(u64, Arc<Deliberation>)>,
    /// The outcome of the last save if it failed, and the time of the retry.
    save_failure: Option<(SaveOutcome, Instant)>,
    /// The number of external changes merged into the document.
    /// The store refuses a save that does not contain every external change.
    merged_changes: u64,
    /// The conflicts of the merge, until the other person's version is backed up.
    conflicts: Vec<Conflict>,
    /// The other person's version, which the notice about conflicts describes.
    theirs: Deliberation,
    /// The texts that were typed and are not answers yet.
    drafts: Vec<Draft>,
    /// The times of the first and the last draft change that the emergency copy does not contain.
    unsaved_drafts_span: Option<ChangeSpan>,
    /// Drafts that the person at the keyboard must not see. They wait until their author answers.
    deferred_drafts: Vec<Draft>,
    /// `Some` if an emergency copy exists or is being written; the inner path is known once written.
    emergency_copy: Option<Option<PathBuf>>,
    /// The emergency copy that the recovery overlay offers.
    offered_recovery: Option<Box<RescuedWork>>,
    last_file_check: Option<Instant>,
}

/// The times of the first and the last change.
type ChangeSpan = (Instant, Instant);

/// Returns the time to save the changes of a span.
fn save_deadline((since, last): ChangeSpan) -> Instant {
    (last + SAVE_DELAY).min(since + MAX_SAVE_DELAY)
}

fn extend_span(span: Option<ChangeSpan>, now: Instant) -> Option<ChangeSpan> {
    Some((span.map_or(now, |(since, _)| since), now))
}

impl AutosaveState {
    pub(super) fn new(is_on_disk: bool) -> AutosaveState {
        AutosaveState { has_file: is_on_disk, ..AutosaveState::default() }
    }

    /// Records a change of the document at `now`.
    pub(super) fn mark_changed(&mut self, now: Instant) {
        self.unsaved_span = extend_span(self.unsaved_span, now);
        if let Some((_, retry)) = &mut self.save_failure {
            // A change retries a failed save at once.
            *retry = now;
        }
    }

    /// Returns whether the content of the file is uncertain, because a save is in progress or failed.
    pub(super) fn is_save_unconfirmed(&self) -> bool {
        self.save_in_progress.is_some() || self.save_failure.is_some()
    }

    /// Returns the time of the next save.
    fn next_save_time(&self, is_dirty: bool) -> Option<Instant> {
        if self.save_in_progress.is_some() || self.read_only.is_some() || !(is_dirty || self.save_failure.is_some()) {
            return None;
        }
        match (&self.save_failure, self.unsaved_span) {
            (Some((_, retry)), _) => Some(*retry),
            (None, span) => span.map(save_deadline),
        }
    }

    /// Returns the outcome of the last save if it failed.
    pub(super) fn save_failure(&self) -> Option<&SaveOutcome> {
        self.save_failure.as_ref().map(|(outcome, _)| outcome)
    }

    /// Returns whether saving a copy is offered: the file is read-only or the last save failed.
    pub(super) fn can_save_copy(&self) -> bool {
        self.read_only.is_some() || self.save_failure.is_some()
    }

    /// Returns whether the right to write can be taken from another process that has the file open.
    pub(super) fn can_take_over(&self) -> bool {
        matches!(self.read_only, Some(ReadOnlyReason::OpenElsewhere(_)))
    }

    /// Returns the path of the emergency copy, once written.
    pub(super) fn emergency_copy_path(&self) -> Option<PathBuf> {
        self.emergency_copy.clone().flatten()
    }

    pub(super) fn drafts(&self) -> &[Draft] {
        &self.drafts
    }
}

impl App {
    /// Returns the time at which the app needs a [`Event::Tick`](crate::ui::event::Event::Tick).
    pub fn next_wake_time(&self) -> Option<Instant> {
        let open = self.open_document.as_ref()?;
        let save = open.autosave.next_save_time(open.session.has_unsaved_changes()).filter(|_| !self.is_loading);
        [save, open.autosave.unsaved_drafts_span.map(save_deadline), self.passphrase_expiry()]
            .into_iter()
            .flatten()
            .min()
    }

    /// Returns the path, the document and the drafts of work that is not in the file.
    pub fn unsaved_work(&self) -> Option<(PathBuf, Arc<Deliberation>, Vec<Draft>)> {
        let open = self.open_document.as_ref().filter(|open| open.autosave.read_only.is_none())?;
        let drafts = &open.autosave.drafts;
        (open.is_unsaved() || !drafts.is_empty())
            .then(|| (open.path.clone(), open.session.shared_document(), drafts.clone()))
    }

    /// Returns the path of the emergency copy of the open deliberation.
    pub fn emergency_copy_path(&self) -> Option<PathBuf> {
        self.open_document.as_ref()?.autosave.emergency_copy_path()
    }

    /// Returns the outcome of the last save if the document is not on disk.
    pub fn unsaved_reason(&self) -> Option<SaveOutcome> {
        let open = self.open_document.as_ref().filter(|open| open.is_unsaved() && open.autosave.read_only.is_none())?;
        Some(open.autosave.save_failure().cloned().unwrap_or(SaveOutcome::Failed(WriteError::NoAnswer)))
    }

    /// Starts the save and writes the emergency copy, if their time has come.
    pub(super) fn save_what_is_due(&mut self) {
        self.update_drafts();
        let Some(open) = &self.open_document else { return };
        let now = self.now.instant;
        let is_due = |at: Option<Instant>| at.is_some_and(|at| at <= now);
        let (next_save, are_drafts_due) = (
            open.autosave.next_save_time(open.session.has_unsaved_changes()),
            is_due(open.autosave.unsaved_drafts_span.map(save_deadline)),
        );
        if is_due(next_save) {
            self.save();
        }
        if are_drafts_due {
            self.update_emergency_copy();
        }
    }

    /// Collects the drafts of overlays and screen.
    fn update_drafts(&mut self) {
        self.exchange_account_drafts();
        let on_screen = self.with_view_context(|screen, context| match screen {
            Screen::Walk(walk) => walk.drafts(context),
            _ => Vec::new(),
        });
        let Some(open) = &mut self.open_document else { return };
        let typed = self.overlays.iter().flat_map(OverlayState::drafts).chain(on_screen);
        let drafts: Vec<Draft> = typed.chain(open.autosave.deferred_drafts.iter().cloned()).collect();
        let autosave = &mut open.autosave;
        if drafts != autosave.drafts && autosave.read_only.is_none() {
            autosave.drafts = drafts;
            autosave.unsaved_drafts_span = extend_span(autosave.unsaved_drafts_span, self.now.instant);
        }
    }

    /// Keeps the drafts of an account whose facts left the screen, and returns them when the facts are on the screen
    /// again.
    fn exchange_account_drafts(&mut self) {
        let Some(open) = &mut self.open_document else { return };
        let account_of = |draft: &Draft| match FieldPath::parse(&draft.field_path) {
            Some(FieldPath::Account(id, field)) => Some((id, field)),
            _ => None,
        };
        let on_screen = match &self.screen {
            Screen::Walk(walk) => walk.account_on_screen(),
            _ => None,
        };
        let autosave = &mut open.autosave;
        for draft in &autosave.drafts {
            let Some((id, _)) = account_of(draft) else { continue };
            let is_kept = autosave.deferred_drafts.iter().any(|kept| kept.field_path == draft.field_path);
            if Some(&id) != on_screen && !is_kept && open.session.document().account(&id).is_some() {
                autosave.deferred_drafts.push(draft.clone());
            }
        }
        let is_on_screen =
            |draft: &Draft| on_screen.is_some() && account_of(draft).as_ref().map(|(id, _)| id) == on_screen;
        let (returned, kept) = std::mem::take(&mut autosave.deferred_drafts).into_iter().partition(is_on_screen);
        autosave.deferred_drafts = kept;
        let returned: Vec<Draft> = returned;
        if let Screen::Walk(walk) = &mut self.screen {
            for draft in &returned {
                if let Some((_, field)) = account_of(draft) {
                    walk.set_draft(field, &draft.text);
                }
            }
        }
    }

    /// Writes the emergency copy if there is work in no file; otherwise deletes it.
    pub(super) fn update_emergency_copy(&mut self) {
        // While a copy is being saved, the file of the drafts is not known yet.
        let Some(open) = self.open_document.as_mut().filter(|_| !self.is_loading) else { return };
        open.autosave.unsaved_drafts_span = None;
        let drafts = open.autosave.drafts.clone();
        let has_unsaved_failure = open.autosave.save_failure.is_some() && open.session.has_unsaved_changes();
        if !drafts.is_empty() || has_unsaved_failure {
            open.autosave.emergency_copy.get_or_insert_default();
            self.effects.push(Effect::SaveEmergencyCopy { document: open.session.shared_document(), drafts });
        } else if open.autosave.emergency_copy.take().is_some() {
            self.effects.push(Effect::DeleteEmergencyCopy);
        }
    }

    pub(super) fn handle_emergency_copy_saved(&mut self, outcome: Result<PathBuf, WriteError>) {
        // The answer may arrive after the emergency copy was deleted.
        if let Some(copy) = self.open_document.as_mut().and_then(|open| open.autosave.emergency_copy.as_mut()) {
            *copy = outcome.ok();
        }
        if self.blocked_leave == Some(AfterSave::ForgetPassphrase) && self.emergency_copy_path().is_some() {
            // The encrypted emergency copy contains the work, so the deliberation can be closed.
            self.blocked_leave = None;
            return self.finish_leaving(AfterSave::ForgetPassphrase);
        }
        if self.overlays.last().is_some_and(OverlayState::is_leave_confirmation) {
            // The question depends on whether leaving loses work, which is known only now.
            self.overlays.pop();
            self.confirm_leaving();
        }
    }

    /// Starts a save, unless one is in progress or there is nothing to save.
    pub(super) fn save(&mut self) {
        let Some(open) = &mut self.open_document else { return };
        let autosave = &mut open.autosave;
        let is_needless = !open.session.has_unsaved_changes() && autosave.save_failure.is_none();
        if self.is_loading || autosave.save_in_progress.is_some() || autosave.read_only.is_some() || is_needless {
            return;
        }
        self.last_ticket += 1;
        autosave.save_in_progress = Some((self.last_ticket, open.session.shared_document()));
        autosave.unsaved_span = None;
        let (merged_changes, backs_up_theirs) = (autosave.merged_changes, !autosave.conflicts.is_empty());
        let document = Arc::new(open.session.build_document_to_save(&open.figures, self.now.wall_time));
        self.effects.push(Effect::Save { ticket: self.last_ticket, document, merged_changes, backs_up_theirs });
    }

    pub(super) fn handle_saved(&mut self, ticket: u64, outcome: SaveOutcome) {
        let now = self.now.instant;
        let Some(open) = &mut self.open_document else { return };
        let autosave = &mut open.autosave;
        let Some((_, document)) = autosave.save_in_progress.take_if(|(known, _)| *known == ticket) else { return };
        match &outcome {
            SaveOutcome::Done => {
                autosave.has_file = true;
                autosave.save_failure = None;
                open.session.mark_saved(document);
            }
            SaveOutcome::ChangedOnDisk(None) => {}
            SaveOutcome::ChangedOnDisk(Some(change)) => {
                let change = change.clone();
                self.merge_external_change(&change);
            }
            // The work is saved beside the unreadable file, so the retry may wait for the next change.
            SaveOutcome::UnreadableOnDisk(_) => {
                autosave.save_failure = Some((outcome.clone(), now + SAVE_RETRY_DELAY * 120))
            }
            SaveOutcome::ReplaceFailed(..) | SaveOutcome::Failed(_) => {
                autosave.save_failure = Some((outcome.clone(), now + SAVE_RETRY_DELAY))
            }
        }
        let Some(open) = &mut self.open_document else { return };
        if open.session.has_unsaved_changes() && open.autosave.unsaved_span.is_none() {
            open.autosave.unsaved_span = Some((now, now));
        }
        if matches!(outcome, SaveOutcome::ChangedOnDisk(_)) && open.session.has_unsaved_changes() {
            // The document now contains the external change and needs a new save.
            return self.save();
        }
        self.update_emergency_copy();
        self.become_read_only_if_taken_over();
        self.continue_leaving(outcome);
    }

    /// Continues a leave that waited for the save, or asks for confirmation.
    fn continue_leaving(&mut self, outcome: SaveOutcome) {
        let Some(target) = self.after_save else { return };
        let is_dirty = self.open_document.as_ref().is_some_and(|open| open.session.has_unsaved_changes());
        match outcome {
            SaveOutcome::Done | SaveOutcome::ChangedOnDisk(_) if !is_dirty => self.finish_leaving(target),
            SaveOutcome::Done | SaveOutcome::ChangedOnDisk(_) => self.save(),
            // The work is saved beside the unreadable file, so leaving loses nothing.
            SaveOutcome::UnreadableOnDisk(_) => {
                self.finish_leaving(target);
                self.notice = phrases::save_result(&self.locale, &outcome, false).unwrap_or_default();
            }
            SaveOutcome::ReplaceFailed(..) | SaveOutcome::Failed(_)
                if matches!(target, AfterSave::Suspend | AfterSave::OpenEditor) =>
            {
                self.finish_leaving(target)
            }
            SaveOutcome::ReplaceFailed(..) | SaveOutcome::Failed(_) => {
                self.after_save = None;
                self.blocked_leave = Some(target);
                self.confirm_leaving();
            }
        }
    }

    /// Asks whether to leave although the work cannot be saved.
    fn confirm_leaving(&mut self) {
        let id = if self.emergency_copy_path().is_some() { "screen-quit-unsaved" } else { "screen-quit-loses-work" };
        let overlay = Overlay::Confirm { question: t!(self.locale, id), on_yes: vec![Outcome::LeaveUnsaved] };
        self.overlays.push(OverlayState::new(overlay, &[], &self.locale));
    }

    /// Checks the file for external changes, unless it was checked a moment ago.
    pub(super) fn check_file(&mut self) {
        let now = self.now.instant;
        let Some(open) = &mut self.open_document else { return };
        let is_recent = open.autosave.last_file_check.is_some_and(|at| now < at + FILE_CHECK_INTERVAL);
        if open.autosave.has_file && !is_recent && !self.is_loading {
            open.autosave.last_file_check = Some(now);
            self.effects.push(Effect::CheckFile);
        }
    }

    pub(super) fn handle_file_changed(&mut self, event: ExternalFileEvent) {
        match event {
            ExternalFileEvent::Changed(change) => self.merge_external_change(&change),
            ExternalFileEvent::Unreadable(errors) => {
                let error =
                    errors.first().map(|error| phrases::file_error_line(&self.locale, error)).unwrap_or_default();
                self.notice = t!(self.locale, "saving-external-change-unreadable", fault = error);
            }
            ExternalFileEvent::Changing | ExternalFileEvent::FolderGone(_) | ExternalFileEvent::FolderReturned => {}
            ExternalFileEvent::Deleted => self.notice = t!(self.locale, "saving-external-change-removed"),
            ExternalFileEvent::LockTakenOver(since) => {
                if let Some(open) = &mut self.open_document {
                    open.autosave.read_only_after_save = Some(ReadOnlyReason::OpenElsewhere(since));
                }
                self.save();
                self.become_read_only_if_taken_over();
                self.notice = t!(self.locale, "saving-taken-over");
            }
        }
    }

    /// Makes the deliberation read-only after its last save, if another process took the file over.
    fn become_read_only_if_taken_over(&mut self) {
        let Some(open) = &mut self.open_document else { return };
        if !open.session.has_unsaved_changes() && open.autosave.read_only_after_save.is_some() {
            open.autosave.read_only = open.autosave.read_only_after_save.take();
        }
    }

    /// Merges an external change into the document and shows a notice.
    fn merge_external_change(&mut self, change: &ExternalChange) {
        let now = self.now;
        let Some(open) = &mut self.open_document else { return };
        let (before, has_unsaved_edits) = (open.notice_view(), open.session.has_unsaved_changes());
        let (_, conflicts) = open.session.merge_external_change(change);
        open.autosave.merged_changes += 1;
        open.autosave.save_failure = None;
        open.autosave.has_file = true;
        if open.session.has_unsaved_changes() {
            open.mark_changed(now.instant);
        }
        let after = open.notice_view();
        let edit = diff(&before, &after);
        self.notice = phrases::external_changes(&self.locale, &before, &after, &edit, has_unsaved_edits);
        if let Some(open) = &mut self.open_document {
            open.autosave.conflicts.extend(conflicts);
            open.autosave.theirs = change.theirs.clone();
        }
        self.refresh();
    }

    /// Reports the conflicts after the other person's version is backed up at `backup_path`.
    pub(super) fn handle_theirs_backed_up(&mut self, backup_path: &std::path::Path) {
        let Some(open) = &mut self.open_document else { return };
        let conflicts = std::mem::take(&mut open.autosave.conflicts);
        let visible_document = view(open.session.document(), open.audience());
        // Conflicts in private notes are not reported to others. The sentence hides sealed answers.
        let is_visible = |conflict: &Conflict| match conflict {
            Conflict::Field { path, .. } => !audience_mode::is_private(path) || open.audience().can_see(path),
            _ => true,
        };
        let conflicts: Vec<Conflict> = conflicts.into_iter().filter(is_visible).collect();
        let documents = (&*visible_document, &open.autosave.theirs);
        self.notice = phrases::conflicts(&self.locale, documents, &open.notice_audience(), &conflicts, backup_path);
    }

    /// Offers to restore an emergency copy, if it contains work that the file does not contain.
    pub(super) fn offer_recovery(&mut self, rescued: Box<RescuedWork>) {
        let Some(open) = &mut self.open_document else { return };
        let edit = open.session.build_recovery_edit(&rescued);
        open.autosave.emergency_copy = Some(None);
        if edit.is_empty() && rescued.drafts.is_empty() {
            return self.update_emergency_copy();
        }
        let mut visible_edit = edit.clone();
        visible_edit
            .changes
            .retain(|change| !audience_mode::is_private(&change.path) || open.audience().can_see(&change.path));
        let lines =
            phrases::recovery_lines(&self.locale, open.session.document(), &visible_edit, &rescued, self.now.wall_time);
        open.autosave.offered_recovery = Some(rescued);
        self.overlays.push(OverlayState::new(Overlay::Recovery(lines), &[], &self.locale));
    }

    /// Continues with work that was never saved to its file.
    pub(super) fn continue_rescued_work(&mut self, rescued: &RescuedWork) {
        let now = self.now.instant;
        if let Some(open) = &mut self.open_document {
            open.autosave.emergency_copy = Some(None);
            open.mark_changed(now);
        }
        self.notice = t!(self.locale, "saving-never-saved");
        self.restore_drafts(&rescued.drafts);
    }

    /// Restores the offered emergency copy, or moves it to the trash.
    pub(super) fn recover(&mut self, is_wanted: bool) {
        let Some(open) = &mut self.open_document else { return };
        let Some(rescued) = open.autosave.offered_recovery.take() else { return };
        if !is_wanted {
            open.autosave.emergency_copy = None;
            self.effects.push(Effect::TrashEmergencyCopy);
            self.notice = t!(self.locale, "saving-discarded");
            return;
        }
        let edit: Edit = open.session.build_recovery_edit(&rescued);
        let id = if edit.is_empty() { "saving-draft-restored" } else { "saving-recovered" };
        self.close_undo_step();
        self.edit(edit);
        self.close_undo_step();
        self.notice = t!(self.locale, id);
        self.restore_drafts(&rescued.drafts);
    }

    /// Keeps a draft until its author is at the keyboard.
    pub(super) fn defer_draft(&mut self, field_path: &str, text: &str) {
        if let Some(open) = &mut self.open_document {
            open.autosave.deferred_drafts.push(Draft { field_path: field_path.to_owned(), text: text.to_owned() });
        }
    }

    /// Removes and returns the deferred drafts of private notes.
    pub(super) fn take_deferred_notes(&mut self) -> Vec<Draft> {
        let Some(open) = &mut self.open_document else { return Vec::new() };
        let (notes, others) = std::mem::take(&mut open.autosave.deferred_drafts)
            .into_iter()
            .partition(|draft| OverlayState::parse_note_criterion(&draft.field_path).is_some());
        open.autosave.deferred_drafts = others;
        notes
    }

    /// Reopens the prompts and fields that the drafts were typed into.
    pub(super) fn restore_drafts(&mut self, drafts: &[Draft]) {
        for Draft { field_path, text } in drafts {
            if let Some(purpose) = PromptPurpose::from_path(field_path) {
                let Some(open) = &mut self.open_document else { return };
                let is_theirs = purpose.person().is_some_and(|person| open.session.turn() != Some(person));
                if is_theirs && open.session.document().is_blind() {
                    self.defer_draft(field_path, text);
                    continue;
                }
                let overlay = Overlay::Prompt { initial_text: String::new(), purpose };
                let mut overlay = OverlayState::new(overlay, &[], &self.locale);
                overlay.apply_input(&self.locale, FieldInput::Paste(text));
                self.overlays.push(overlay);
            } else if let Some(criterion) = OverlayState::parse_note_criterion(field_path) {
                self.resume_private_note(field_path, criterion, text);
            } else if let Some(FieldPath::Account(id, field)) = FieldPath::parse(field_path) {
                self.navigate(Route::Walk(Question::Account(id)));
                self.with_view_context(|screen, context| {
                    if let Screen::Walk(walk) = screen {
                        walk.restore_draft(context, field, text);
                    }
                });
            }
        }
    }

    /// Saves the open deliberation under a new name and continues in the copy.
    pub(super) fn save_copy(&mut self) {
        if let Some(open) = &self.open_document {
            let document = open.session.shared_document();
            self.run_effect(Effect::SaveCopy(document));
        }
    }
}
