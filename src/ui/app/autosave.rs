//! The autosave of the open deliberation in the full-screen program: performs the effects of the state machine
//! [`autosave`](crate::autosave).

use std::path::PathBuf;
use std::sync::Arc;
use std::time::Instant;

use crate::autosave::{self, Autosave, EmergencyCopy, Leaving, Loss, Report, Work};
use crate::messages::{Draft, ExternalChange, ExternalFileEvent, ReadOnlyReason, RescuedWork, SaveOutcome, WriteError};
use crate::phrases;
use crate::t;
use crate::text::SafeText;
use crate::ui::event::Effect;
use crate::ui::outcome::{Outcome, Overlay};
use crate::ui::overlays::OverlayState;
use crate::walk::{EditError, HeldWork};
use pesee_core::deliberation::{Conflict, Deliberation, Id, diff, view};

use super::{AfterSave, App, audience_mode};

/// The state machine of the open file, and what its effects need.
#[derive(Debug)]
pub(super) struct AutosaveState {
    machine: Autosave,
    /// The ticket and the document of the save in progress.
    save_in_progress: Option<(u64, Arc<Deliberation>)>,
    /// The conflicts of the merge, until the other person's version is backed up.
    conflicts: Vec<Conflict>,
    /// The other person's version, which the notice about conflicts describes.
    theirs: Deliberation,
    /// Why the other person's version was not merged, until it is backed up.
    refused_merge: Option<EditError>,
    /// The texts that were typed and are not answers yet.
    pub(super) drafts: Vec<Draft>,
    /// Drafts that the person at the keyboard must not see. They wait until their author answers.
    pub(super) deferred_drafts: Vec<Draft>,
    /// The paths of drafts that were on the screen of this window before the file was taken over or copied. They come
    /// back without a question.
    pub(super) shown_drafts: Vec<String>,
    /// The authors of deferred drafts about whom the program has asked whether they are at the keyboard.
    pub(super) asked_authors: Vec<Id>,
    /// The emergency copy that the recovery overlay offers.
    pub(super) offered_recovery: Option<Box<RescuedWork>>,
    /// The answers of an emergency copy that wait for the people who gave them.
    pub(super) held_work: Option<HeldWork>,
}

impl AutosaveState {
    pub(super) fn new(is_on_disk: bool, read_only: Option<ReadOnlyReason>) -> AutosaveState {
        AutosaveState {
            machine: Autosave::new(is_on_disk, read_only),
            save_in_progress: None,
            conflicts: Vec::new(),
            theirs: Deliberation::default(),
            refused_merge: None,
            drafts: Vec::new(),
            deferred_drafts: Vec::new(),
            shown_drafts: Vec::new(),
            asked_authors: Vec::new(),
            offered_recovery: None,
            held_work: None,
        }
    }

    /// Records a change of the document at `now`.
    pub(super) fn mark_changed(&mut self, is_dirty: bool, now: Instant) {
        let work = Work { is_dirty, has_drafts: self.has_drafts(), is_paused: false };
        // A change has no effects before its time comes.
        drop(self.machine.handle(autosave::Event::Edited, work, now));
    }

    pub(super) fn has_file(&self) -> bool {
        self.machine.has_file()
    }

    /// Returns why the deliberation is read-only, if it is.
    pub(super) fn read_only_reason(&self) -> Option<ReadOnlyReason> {
        self.machine.read_only_reason()
    }

    /// Returns whether the content of the file is uncertain, because a save is in progress or failed.
    pub(super) fn is_save_unconfirmed(&self) -> bool {
        self.machine.is_save_unconfirmed()
    }

    /// Returns the outcome of the last save if it failed.
    pub(super) fn save_failure(&self) -> Option<&SaveOutcome> {
        self.machine.failure()
    }

    /// Returns whether saving a copy is offered: the file is read-only or the last save failed.
    pub(super) fn can_save_copy(&self) -> bool {
        self.read_only_reason().is_some() || self.save_failure().is_some()
    }

    /// Returns whether the right to write can be taken from another process that has the file open.
    pub(super) fn can_take_over(&self) -> bool {
        matches!(self.read_only_reason(), Some(ReadOnlyReason::OpenElsewhere(_)))
    }

    /// Returns whether the texts that are not answers yet are kept in an emergency copy.
    pub(super) fn can_keep_drafts(&self) -> bool {
        self.machine.can_write_copy()
    }

    pub(super) fn drafts(&self) -> &[Draft] {
        &self.drafts
    }

    /// Returns whether a text on the screen is not an answer yet.
    fn has_typed_drafts(&self) -> bool {
        self.drafts.iter().any(|draft| !self.deferred_drafts.contains(draft))
    }

    /// Returns whether there is work that is neither in the document nor in the file: texts that are not answers yet,
    /// or answers that wait for their author.
    pub(super) fn has_drafts(&self) -> bool {
        !self.drafts.is_empty() || self.held_work.is_some()
    }
}

impl App {
    /// Returns the time at which the app needs a [`Event::Tick`](crate::ui::event::Event::Tick).
    pub fn next_wake_time(&self) -> Option<Instant> {
        let open = self.open_document.as_ref()?;
        let autosave = open.autosave.machine.next_wake_time(self.work()?);
        [autosave, self.passphrase_expiry()].into_iter().flatten().min()
    }

    /// Returns the path, the document and the drafts of work that is not in the file.
    pub fn unsaved_work(&self) -> Option<(PathBuf, Arc<Deliberation>, Vec<Draft>)> {
        let open = self.open_document.as_ref().filter(|open| open.autosave.can_keep_drafts())?;
        let is_read_only = open.autosave.read_only_reason().is_some();
        let (document, drafts) = (|| open.document_to_rescue(), open.autosave.drafts.clone());
        (open.is_unsaved() && !is_read_only || open.autosave.has_drafts())
            .then(|| (open.path.clone(), document(), drafts))
    }

    /// Returns the path of the emergency copy of the open deliberation, once written.
    pub fn emergency_copy_path(&self) -> Option<PathBuf> {
        self.open_document.as_ref()?.autosave.machine.emergency_copy_path().cloned()
    }

    /// Returns the outcome of the last save if the document is not on disk.
    pub fn unsaved_reason(&self) -> Option<SaveOutcome> {
        let open = self.open_document.as_ref()?;
        let machine = &open.autosave.machine;
        if open.is_unsaved() && machine.read_only_reason().is_none() {
            return Some(machine.failure().cloned().unwrap_or(SaveOutcome::Failed(WriteError::NoAnswer)));
        }
        None
    }

    /// Returns why the texts that are not answers yet are not on disk, if that is so, and whether the file contains all
    /// answers.
    pub fn unkept_text_reason(&self) -> Option<(WriteError, bool)> {
        let open = self.open_document.as_ref()?;
        let machine = &open.autosave.machine;
        match machine.emergency_copy() {
            Some(EmergencyCopy::Failed(error)) if machine.loss(self.work()?) == Some(Loss::Drafts) => {
                Some((error.clone(), open.is_saved()))
            }
            _ => None,
        }
    }

    /// Returns what the state machine must know about the work in memory.
    fn work(&self) -> Option<Work> {
        let open = self.open_document.as_ref()?;
        Some(Work {
            is_dirty: open.session.has_unsaved_changes(),
            has_drafts: open.autosave.has_drafts(),
            is_paused: self.is_loading,
        })
    }

    /// Passes an event to the state machine of the open file and performs its effects.
    pub(super) fn pass_to_autosave(&mut self, event: autosave::Event) {
        let Some(work) = self.work() else { return };
        let Some(open) = &mut self.open_document else { return };
        for effect in open.autosave.machine.handle(event, work, self.now.instant) {
            self.perform_autosave_effect(effect);
        }
    }

    fn perform_autosave_effect(&mut self, effect: autosave::Effect) {
        match effect {
            autosave::Effect::Save { merged_changes, backs_up_theirs } => self.save(merged_changes, backs_up_theirs),
            autosave::Effect::CheckFile => self.effects.push(Effect::CheckFile),
            autosave::Effect::Merge(change) => self.merge_external_change(&change),
            autosave::Effect::WriteEmergencyCopy => {
                if let Some(open) = &self.open_document {
                    let (document, drafts) = (open.document_to_rescue(), open.autosave.drafts.clone());
                    self.effects.push(Effect::SaveEmergencyCopy { document, drafts });
                }
            }
            autosave::Effect::RescueWork => self.effects.push(Effect::RescueWork),
            autosave::Effect::DeleteEmergencyCopy => self.effects.push(Effect::DeleteEmergencyCopy),
            autosave::Effect::Report(report) => self.report(report),
            autosave::Effect::Leave => {
                let failure = self.open_document.as_ref().and_then(|open| open.autosave.save_failure().cloned());
                let Some(target) = self.after_save.take() else { return };
                self.finish_leaving(target);
                if let Some(failure @ SaveOutcome::UnreadableOnDisk(_)) = failure {
                    self.notice = phrases::save_result(&self.locale, &failure, false).unwrap_or_default();
                }
            }
            autosave::Effect::ConfirmLeave(loss) => {
                self.blocked_leave = self.after_save.take();
                self.confirm_leaving(loss);
            }
        }
    }

    /// Notes that the disk does not answer, or answers again.
    pub(super) fn set_disk_stalled(&mut self, is_stalled: bool) {
        let was_stalled = std::mem::replace(&mut self.is_disk_stalled, is_stalled);
        if is_stalled {
            // The report of the disk is shown if there is no notice.
            self.notice = SafeText::default();
            self.pass_to_autosave(autosave::Event::DiskStalled);
        } else if was_stalled {
            self.notice = t!(self.locale, "saving-disk-answers");
            self.pass_to_autosave(autosave::Event::DiskAnswers);
        }
    }

    /// Describes that the disk does not answer; `None` if it answers.
    pub(super) fn describe_stall(&self) -> Option<SafeText> {
        let id = match (self.is_disk_stalled, self.work()) {
            (false, _) => return None,
            (true, Some(work)) if work.is_dirty || work.has_drafts => match self.emergency_copy_path() {
                Some(_) => "saving-disk-stalled-kept",
                None => "saving-disk-stalled-unsaved",
            },
            (true, _) => "saving-disk-stalled",
        };
        Some(t!(self.locale, id))
    }

    fn report(&mut self, report: Report) {
        let locale = &self.locale;
        self.notice = match report {
            Report::Unreadable(errors) => {
                let error = errors.first().map(|error| phrases::file_error_line(locale, error)).unwrap_or_default();
                t!(locale, "saving-external-change-unreadable", fault = error)
            }
            Report::Deleted { can_be_written: true } => t!(locale, "saving-external-change-removed"),
            Report::Deleted { can_be_written: false } => {
                // The next save moves the work into an emergency copy; a file that is only read can be copied.
                let can_copy = self.open_document.as_ref().is_some_and(|open| open.autosave.can_save_copy());
                let id = if can_copy { "saving-removed-save-copy" } else { "saving-removed-for-good" };
                t!(locale, id)
            }
            Report::FolderGone(problem) => {
                t!(
                    locale,
                    "saving-folder-gone",
                    reason = phrases::write_error(locale, &WriteError::FolderGone(problem))
                )
            }
            Report::TakenOver(_) => {
                // What waits for its author is not being written now.
                let is_typing = self.open_document.as_ref().is_some_and(|open| open.autosave.has_typed_drafts());
                let id = match self.work() {
                    Some(_) if is_typing => "saving-taken-over-draft",
                    Some(work) if work.is_dirty => "saving-taken-over-unsaved",
                    _ => "saving-taken-over",
                };
                t!(locale, id)
            }
            Report::DraftsNotKept(error) => {
                t!(locale, "saving-draft-not-kept", reason = phrases::write_error(locale, &error))
            }
        };
    }

    /// Starts the save and writes the emergency copy, if their time has come.
    pub(super) fn save_what_is_due(&mut self) {
        self.update_drafts();
        self.offer_held_work();
        self.offer_drafts_of_authors();
        self.pass_to_autosave(autosave::Event::Tick);
    }

    pub(super) fn handle_emergency_copy_saved(&mut self, outcome: Result<PathBuf, WriteError>) {
        self.pass_to_autosave(autosave::Event::EmergencyCopyWritten(outcome));
        self.refresh_leave_confirmation();
    }

    /// Asks again whether to leave if that loses something else now, and leaves if nothing is lost any more.
    fn refresh_leave_confirmation(&mut self) {
        if !self.overlays.last().is_some_and(OverlayState::is_leave_confirmation) {
            return;
        }
        self.overlays.pop();
        let loss = self.work().zip(self.open_document.as_ref());
        match loss.and_then(|(work, open)| open.autosave.machine.loss(work)) {
            Some(loss) => self.confirm_leaving(loss),
            None => {
                if let Some(target) = self.blocked_leave.take() {
                    self.finish_leaving(target);
                }
            }
        }
    }

    fn save(&mut self, merged_changes: u64, backs_up_theirs: bool) {
        let Some(open) = &mut self.open_document else { return };
        self.last_ticket += 1;
        open.autosave.save_in_progress = Some((self.last_ticket, open.session.shared_document()));
        let document = Arc::new(open.session.build_document_to_save(&open.figures, self.now.wall_time));
        self.effects.push(Effect::Save { ticket: self.last_ticket, document, merged_changes, backs_up_theirs });
    }

    pub(super) fn handle_saved(&mut self, ticket: u64, outcome: SaveOutcome) {
        let Some(open) = &mut self.open_document else { return };
        let saved = open.autosave.save_in_progress.take_if(|(known, _)| *known == ticket);
        let Some((_, document)) = saved else { return };
        if outcome == SaveOutcome::Done {
            open.session.mark_saved(document);
        }
        self.pass_to_autosave(autosave::Event::Saved(outcome));
        self.refresh_leave_confirmation();
    }

    /// Passes the request to leave to the state machine, which answers when it is known what is lost by leaving.
    pub(super) fn leave_when_saved(&mut self, target: AfterSave) {
        self.after_save = Some(target);
        let leaving = match target {
            AfterSave::Suspend | AfterSave::OpenEditor => Leaving::Pause,
            AfterSave::ForgetPassphrase => Leaving::Seal,
            AfterSave::Quit | AfterSave::OpenLibrary | AfterSave::ToggleEncryption => Leaving::Close,
        };
        self.pass_to_autosave(autosave::Event::Leave(leaving));
    }

    /// Asks whether to leave although the work cannot be saved.
    fn confirm_leaving(&mut self, loss: Loss) {
        let question = match loss {
            Loss::EmergencyCopyOnly => t!(self.locale, "screen-quit-unsaved"),
            Loss::Work => t!(self.locale, "screen-quit-loses-work"),
            Loss::Drafts => t!(self.locale, "screen-quit-loses-draft"),
        };
        let overlay = Overlay::Confirm { question, on_yes: vec![Outcome::LeaveUnsaved] };
        self.overlays.push(OverlayState::new(overlay, &[], &self.locale));
    }

    /// Checks the file for external changes, unless it was checked a moment ago.
    pub(super) fn check_file(&mut self) {
        self.pass_to_autosave(autosave::Event::UserActive);
    }

    pub(super) fn handle_file_changed(&mut self, event: ExternalFileEvent) {
        self.pass_to_autosave(autosave::Event::FileChanged(event));
    }

    /// Merges an external change into the document and shows a notice.
    fn merge_external_change(&mut self, change: &ExternalChange) {
        let Some(open) = &mut self.open_document else { return };
        let (before, has_unsaved_edits) = (open.notice_view(), open.session.has_unsaved_changes());
        let document_before = open.session.shared_document();
        let (conflicts, refused_merge) = match open.session.merge_external_change(change) {
            Ok((_, conflicts)) => (conflicts, None),
            Err(error) => (Vec::new(), Some(error)),
        };
        let has_conflicts = !conflicts.is_empty() || refused_merge.is_some();
        open.autosave.refused_merge = refused_merge.or(open.autosave.refused_merge.take());
        open.autosave.conflicts.extend(conflicts);
        open.autosave.theirs = change.theirs.clone();
        let has_turn_ended = self.leave_ended_turn();
        let Some(open) = &self.open_document else { return };
        let after = open.notice_view();
        let before = if has_turn_ended { view(&document_before, after.audience()).into_owned() } else { before };
        let edit = diff(&before, &after);
        self.notice = phrases::external_changes(&self.locale, &before, &after, &edit, has_unsaved_edits);
        // The next save contains the figures of the merged document.
        self.refresh();
        self.pass_to_autosave(autosave::Event::Merged { has_conflicts });
        self.show_orphaned_drafts();
    }

    /// Reports the conflicts after the other person's version is backed up at `backup_path`.
    pub(super) fn handle_theirs_backed_up(&mut self, backup_path: &std::path::Path) {
        self.pass_to_autosave(autosave::Event::TheirsBackedUp);
        let Some(open) = &mut self.open_document else { return };
        let conflicts = std::mem::take(&mut open.autosave.conflicts);
        if let Some(error) = open.autosave.refused_merge.take() {
            self.notice = phrases::refused_merge(&self.locale, &error, backup_path);
            return;
        }
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

    /// Takes the file over from another process. The texts that are not answers yet come back after that.
    pub(super) fn take_over(&mut self) {
        if let Some(open) = self.open_document.as_ref().filter(|open| open.autosave.has_drafts()) {
            // The emergency copy, which is offered then, must contain the last words.
            let (document, drafts) = (open.document_to_rescue(), open.autosave.drafts.clone());
            self.effects.push(Effect::SaveEmergencyCopy { document, drafts });
        }
        self.run_effect(Effect::TakeOver);
    }

    /// Saves the open deliberation under a new name and continues in the copy.
    pub(super) fn save_copy(&mut self) {
        if let Some(open) = &self.open_document {
            let document = open.session.shared_document();
            self.run_effect(Effect::SaveCopy(document));
        }
    }
}
