//! How the open deliberation is kept: when it is to be saved, how that went, what somebody else did to the file
//! meanwhile, and what is put away in the emergency copy.

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

/// The longest rest before what was typed is saved, and the longest while typing goes on.
const SAVE_DELAY: Duration = Duration::from_secs(2);
const MAX_SAVE_DELAY: Duration = Duration::from_secs(5);
/// How long to wait before a save that failed is tried again.
const SAVE_RETRY_DELAY: Duration = Duration::from_secs(30);
/// How long not to look at the file again after a look.
const FILE_CHECK_INTERVAL: Duration = Duration::from_secs(2);

/// The state of keeping one deliberation.
#[derive(Debug, Default)]
pub(super) struct AutosaveState {
    pub(super) is_on_disk: bool,
    /// Why it is only looked at, if it is.
    pub(super) read_only: Option<ReadOnlyReason>,
    /// Somebody has taken it over, and what is unsaved here is still to be saved.
    read_only_after_save: Option<ReadOnlyReason>,
    /// Since when something is unsaved, and when it last changed.
    unsaved_span: Option<ChangeSpan>,
    save_in_progress: Option<(u64, Arc<Deliberation>)>,
    /// How the last save went, where it did not go well, and when to try again.
    save_failure: Option<(SaveOutcome, Instant)>,
    /// How many changes of somebody else's were taken in: a save that does not know of one is not made.
    merged_changes: u64,
    /// What both changed, until theirs is kept beside the file.
    conflicts: Vec<Conflict>,
    /// What somebody else's file says, of which that is told.
    theirs: Deliberation,
    /// What is being written and is no answer yet; since when it is not put away.
    drafts: Vec<Draft>,
    unsaved_drafts_span: Option<ChangeSpan>,
    /// What somebody else was writing under seal: it waits until they are at the keyboard.
    deferred_drafts: Vec<Draft>,
    /// Whether there is an emergency copy, and where.
    emergency_copy: Option<Option<PathBuf>>,
    /// What an emergency copy holds, until somebody says whether it is wanted.
    offered_recovery: Option<Box<RescuedWork>>,
    last_file_check: Option<Instant>,
}

/// From the first change that is not kept to the last.
type ChangeSpan = (Instant, Instant);

/// When to keep what was changed in a span.
fn save_deadline((since, last): ChangeSpan) -> Instant {
    (last + SAVE_DELAY).min(since + MAX_SAVE_DELAY)
}

fn extend_span(span: Option<ChangeSpan>, now: Instant) -> Option<ChangeSpan> {
    Some((span.map_or(now, |(since, _)| since), now))
}

impl AutosaveState {
    /// Of a deliberation that is on disk, or not yet.
    pub(super) fn new(is_on_disk: bool) -> AutosaveState {
        AutosaveState { is_on_disk, ..AutosaveState::default() }
    }

    /// Something was changed at `now`.
    pub(super) fn mark_changed(&mut self, now: Instant) {
        self.unsaved_span = extend_span(self.unsaved_span, now);
        if let Some((_, retry)) = &mut self.save_failure {
            // A save that failed is tried again with the next change.
            *retry = now;
        }
    }

    /// Whether nobody can say yet that the file holds the document, though it may: a save is under way, or failed.
    pub(super) fn is_save_unconfirmed(&self) -> bool {
        self.save_in_progress.is_some() || self.save_failure.is_some()
    }

    /// When the next save is due, while the document is `dirty`.
    fn next_save_time(&self, dirty: bool) -> Option<Instant> {
        if self.save_in_progress.is_some() || self.read_only.is_some() || !(dirty || self.save_failure.is_some()) {
            return None;
        }
        match (&self.save_failure, self.unsaved_span) {
            (Some((_, retry)), _) => Some(*retry),
            (None, span) => span.map(save_deadline),
        }
    }

    /// How the last save went, where it did not go well.
    pub(super) fn save_failure(&self) -> Option<&SaveOutcome> {
        self.save_failure.as_ref().map(|(saved, _)| saved)
    }

    /// Whether it can be saved under another name: where it cannot be under its own.
    pub(super) fn can_save_copy(&self) -> bool {
        self.read_only.is_some() || self.save_failure.is_some()
    }

    /// Whether it can be taken over from whoever writes in it.
    pub(super) fn can_take_over(&self) -> bool {
        matches!(self.read_only, Some(ReadOnlyReason::OpenElsewhere(_)))
    }

    /// Where the emergency copy is, if there is one.
    pub(super) fn emergency_copy(&self) -> Option<PathBuf> {
        self.emergency_copy.clone().flatten()
    }

    /// What is being written and is no answer yet.
    pub(super) fn drafts(&self) -> &[Draft] {
        &self.drafts
    }
}

impl App {
    /// When to be woken, if nothing happens before.
    pub fn next_wake_time(&self) -> Option<Instant> {
        let open = self.open_document.as_ref()?;
        let save = open.autosave.next_save_time(open.session.is_dirty()).filter(|_| !self.is_loading);
        [save, open.autosave.unsaved_drafts_span.map(save_deadline), self.passphrase_expiry()]
            .into_iter()
            .flatten()
            .min()
    }

    /// The work that is in no file: where it belongs, and what is being written.
    pub fn unsaved_work(&self) -> Option<(PathBuf, Arc<Deliberation>, Vec<Draft>)> {
        let open = self.open_document.as_ref().filter(|open| open.autosave.read_only.is_none())?;
        let half = &open.autosave.drafts;
        (open.is_unsaved() || !half.is_empty())
            .then(|| (open.path.clone(), open.session.shared_document(), half.clone()))
    }

    /// Where an emergency copy of what is open is, if there is one.
    pub fn emergency_copy(&self) -> Option<PathBuf> {
        self.open_document.as_ref()?.autosave.emergency_copy()
    }

    /// How the last save of what is open went, where that is not on disk.
    pub fn save_failure(&self) -> Option<SaveOutcome> {
        let open = self.open_document.as_ref().filter(|open| open.is_unsaved() && open.autosave.read_only.is_none())?;
        Some(open.autosave.save_failure().cloned().unwrap_or(SaveOutcome::Failed(WriteError::NoAnswer)))
    }

    /// Saves, or puts away what is being written, where that is due.
    pub(super) fn save_what_is_due(&mut self) {
        self.update_drafts();
        let Some(open) = &self.open_document else { return };
        let now = self.now.instant;
        let is_due = |at: Option<Instant>| at.is_some_and(|at| at <= now);
        let (save, half) = (
            open.autosave.next_save_time(open.session.is_dirty()),
            is_due(open.autosave.unsaved_drafts_span.map(save_deadline)),
        );
        if is_due(save) {
            self.save();
        }
        if half {
            self.update_emergency_copy();
        }
    }

    /// Notes what is being written and is no answer yet.
    fn update_drafts(&mut self) {
        let Some(open) = &mut self.open_document else { return };
        let on_screen = match &self.screen {
            Screen::Walk(walk) => walk.drafts(),
            _ => Vec::new(),
        };
        let written = self.overlays.iter().flat_map(OverlayState::drafts).chain(on_screen);
        let half: Vec<Draft> = written.chain(open.autosave.deferred_drafts.iter().cloned()).collect();
        let keeping = &mut open.autosave;
        if half != keeping.drafts && keeping.read_only.is_none() {
            keeping.drafts = half;
            keeping.unsaved_drafts_span = extend_span(keeping.unsaved_drafts_span, self.now.instant);
        }
    }

    /// Brings the emergency copy up to what is in no file; with nothing of that sort it goes.
    pub(super) fn update_emergency_copy(&mut self) {
        // While a copy is being made it is not known yet which file this belongs to.
        let Some(open) = self.open_document.as_mut().filter(|_| !self.is_loading) else { return };
        open.autosave.unsaved_drafts_span = None;
        let half = open.autosave.drafts.clone();
        let troubled = open.autosave.save_failure.is_some() && open.session.is_dirty();
        if !half.is_empty() || troubled {
            open.autosave.emergency_copy.get_or_insert_default();
            self.effects.push(Effect::SaveEmergencyCopy { document: open.session.shared_document(), drafts: half });
        } else if open.autosave.emergency_copy.take().is_some() {
            self.effects.push(Effect::DeleteEmergencyCopy);
        }
    }

    /// The emergency copy is written, or could not be.
    pub(super) fn handle_emergency_copy_saved(&mut self, outcome: Result<PathBuf, WriteError>) {
        // An answer may come after the copy was let go.
        if let Some(copy) = self.open_document.as_mut().and_then(|open| open.autosave.emergency_copy.as_mut()) {
            *copy = outcome.ok();
        }
        if self.blocked_leave == Some(AfterSave::ForgetPassphrase) && self.emergency_copy().is_some() {
            // It is put away, sealed: it can be forgotten.
            self.blocked_leave = None;
            return self.finish_leaving(AfterSave::ForgetPassphrase);
        }
        if self.overlays.last().is_some_and(OverlayState::is_leave_confirmation) {
            // Whether anything is lost by going is known only now.
            self.overlays.pop();
            self.confirm_leaving();
        }
    }

    /// Begins a save, unless one is under way or there is nothing to save.
    pub(super) fn save(&mut self) {
        let Some(open) = &mut self.open_document else { return };
        let keeping = &mut open.autosave;
        let needless = !open.session.is_dirty() && keeping.save_failure.is_none();
        if self.is_loading || keeping.save_in_progress.is_some() || keeping.read_only.is_some() || needless {
            return;
        }
        self.last_ticket += 1;
        keeping.save_in_progress = Some((self.last_ticket, open.session.shared_document()));
        keeping.unsaved_span = None;
        let (taken_in, keep_theirs) = (keeping.merged_changes, !keeping.conflicts.is_empty());
        let document = Arc::new(open.session.document_to_save(&open.figures, self.now.wall_time));
        self.effects.push(Effect::Save {
            ticket: self.last_ticket,
            document,
            merged_changes: taken_in,
            backs_up_theirs: keep_theirs,
        });
    }

    /// A save went somehow.
    pub(super) fn handle_saved(&mut self, ticket: u64, saved: SaveOutcome) {
        let now = self.now.instant;
        let Some(open) = &mut self.open_document else { return };
        let keeping = &mut open.autosave;
        let Some((_, document)) = keeping.save_in_progress.take_if(|(known, _)| *known == ticket) else { return };
        match &saved {
            SaveOutcome::Done => {
                keeping.is_on_disk = true;
                keeping.save_failure = None;
                open.session.mark_saved(document);
            }
            SaveOutcome::ChangedOnDisk(None) => {}
            SaveOutcome::ChangedOnDisk(Some(outside)) => {
                let outside = outside.clone();
                self.merge_external_change(&outside);
            }
            // It is kept beside the file; only what is typed next is worth another look.
            SaveOutcome::UnreadableOnDisk(_) => {
                keeping.save_failure = Some((saved.clone(), now + SAVE_RETRY_DELAY * 120))
            }
            SaveOutcome::ReplaceFailed(..) | SaveOutcome::Failed(_) => {
                keeping.save_failure = Some((saved.clone(), now + SAVE_RETRY_DELAY))
            }
        }
        let Some(open) = &mut self.open_document else { return };
        if open.session.is_dirty() && open.autosave.unsaved_span.is_none() {
            open.autosave.unsaved_span = Some((now, now));
        }
        if matches!(saved, SaveOutcome::ChangedOnDisk(_)) && open.session.is_dirty() {
            // What they changed is in; now it is saved with ours.
            return self.save();
        }
        self.update_emergency_copy();
        self.become_read_only_if_taken_over();
        self.continue_leaving(saved);
    }

    /// After a save: leaves as somebody wanted to, or asks.
    fn continue_leaving(&mut self, saved: SaveOutcome) {
        let Some(to) = self.after_save else { return };
        let dirty = self.open_document.as_ref().is_some_and(|open| open.session.is_dirty());
        match saved {
            SaveOutcome::Done | SaveOutcome::ChangedOnDisk(_) if !dirty => self.finish_leaving(to),
            SaveOutcome::Done | SaveOutcome::ChangedOnDisk(_) => self.save(),
            // Ours is kept beside the other: nothing is lost by going.
            SaveOutcome::UnreadableOnDisk(_) => {
                self.finish_leaving(to);
                self.notice = phrases::save_result(&self.locale, &saved, false).unwrap_or_default();
            }
            SaveOutcome::ReplaceFailed(..) | SaveOutcome::Failed(_)
                if matches!(to, AfterSave::Suspend | AfterSave::OpenEditor) =>
            {
                self.finish_leaving(to)
            }
            SaveOutcome::ReplaceFailed(..) | SaveOutcome::Failed(_) => {
                self.after_save = None;
                self.blocked_leave = Some(to);
                self.confirm_leaving();
            }
        }
    }

    /// Asks whether to leave what could not be saved.
    fn confirm_leaving(&mut self) {
        let id = if self.emergency_copy().is_some() { "screen-quit-unsaved" } else { "screen-quit-loses-work" };
        let layer = Overlay::Confirm { question: t!(self.locale, id), on_yes: Box::new(Outcome::LeaveUnsaved) };
        self.overlays.push(OverlayState::new(layer, &[], &self.locale));
    }

    /// Has the file looked at, unless that was done a moment ago.
    pub(super) fn check_file(&mut self) {
        let now = self.now.instant;
        let Some(open) = &mut self.open_document else { return };
        let lately = open.autosave.last_file_check.is_some_and(|at| now < at + FILE_CHECK_INTERVAL);
        if open.autosave.is_on_disk && !lately && !self.is_loading {
            open.autosave.last_file_check = Some(now);
            self.effects.push(Effect::CheckFile);
        }
    }

    /// A look at the file found something.
    pub(super) fn handle_file_changed(&mut self, found: ExternalFileEvent) {
        match found {
            ExternalFileEvent::Changed(outside) => self.merge_external_change(&outside),
            ExternalFileEvent::Unreadable(faults) => {
                let fault =
                    faults.first().map(|fault| phrases::file_error_line(&self.locale, fault)).unwrap_or_default();
                self.notice = t!(self.locale, "saving-external-change-unreadable", fault = fault);
            }
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

    /// Once everything is saved, whoever took it over has it to themselves.
    fn become_read_only_if_taken_over(&mut self) {
        let Some(open) = &mut self.open_document else { return };
        if !open.session.is_dirty() && open.autosave.read_only_after_save.is_some() {
            open.autosave.read_only = open.autosave.read_only_after_save.take();
        }
    }

    /// Takes in what somebody else changed in the file, and says so.
    fn merge_external_change(&mut self, outside: &ExternalChange) {
        let now = self.now;
        let Some(open) = &mut self.open_document else { return };
        let (before, merges) = (open.current_view(), open.session.is_dirty());
        let (_, clashes) = open.session.merge_external_change(outside);
        open.autosave.merged_changes += 1;
        open.autosave.save_failure = None;
        open.autosave.is_on_disk = true;
        if open.session.is_dirty() {
            open.mark_changed(now.instant);
        }
        let after = open.current_view();
        let edit = diff(&before, &after);
        self.notice = phrases::external_changes(&self.locale, &before, &after, &edit, merges);
        if let Some(open) = &mut self.open_document {
            open.autosave.conflicts.extend(clashes);
            open.autosave.theirs = outside.theirs.clone();
        }
        self.refresh();
    }

    /// Theirs is kept beside the file: now ours may take its place.
    pub(super) fn handle_theirs_backed_up(&mut self, beside: &std::path::Path) {
        let Some(open) = &mut self.open_document else { return };
        let clashes = std::mem::take(&mut open.autosave.conflicts);
        let shown = view(open.session.document(), open.audience());
        // What is sealed from whoever is at the keyboard is not told either.
        let may = |clash: &Conflict| match clash {
            Conflict::Field { path: key, .. } => open.audience().can_see(key),
            _ => true,
        };
        let clashes: Vec<Conflict> = clashes.into_iter().filter(may).collect();
        self.notice = phrases::conflicts(&self.locale, &shown, &open.autosave.theirs, &clashes, beside);
    }

    /// Offers what an emergency copy holds, where that is anything the file does not.
    pub(super) fn offer_recovery(&mut self, rescued: Box<RescuedWork>) {
        let Some(open) = &mut self.open_document else { return };
        let edit = open.session.recovery_edit(&rescued);
        open.autosave.emergency_copy = Some(None);
        if edit.is_empty() && rescued.drafts.is_empty() {
            return self.update_emergency_copy();
        }
        let mut told = edit.clone();
        told.changes.retain(|change| !audience_mode::is_private(&change.path) || open.audience().can_see(&change.path));
        let lines = phrases::recovery_lines(&self.locale, open.session.document(), &told, &rescued, self.now.wall_time);
        open.autosave.offered_recovery = Some(rescued);
        self.overlays.push(OverlayState::new(Overlay::Recovery(lines), &[], &self.locale));
    }

    /// Goes on with work that never got to its file.
    pub(super) fn continue_rescued_work(&mut self, rescued: &RescuedWork) {
        let now = self.now.instant;
        if let Some(open) = &mut self.open_document {
            open.autosave.emergency_copy = Some(None);
            open.mark_changed(now);
        }
        self.notice = t!(self.locale, "saving-never-saved");
        self.restore_drafts(&rescued.drafts);
    }

    /// Takes up what was offered, or throws it away.
    pub(super) fn recover(&mut self, wanted: bool) {
        let Some(open) = &mut self.open_document else { return };
        let Some(rescued) = open.autosave.offered_recovery.take() else { return };
        if !wanted {
            open.autosave.emergency_copy = None;
            self.effects.push(Effect::TrashEmergencyCopy);
            self.notice = t!(self.locale, "saving-discarded");
            return;
        }
        let edit: Edit = open.session.recovery_edit(&rescued);
        let id = if edit.is_empty() { "saving-draft-restored" } else { "saving-recovered" };
        self.close_undo_step();
        self.edit(edit);
        self.close_undo_step();
        self.notice = t!(self.locale, id);
        self.restore_drafts(&rescued.drafts);
    }

    /// Keeps what was being written, for when whoever it is of is there.
    pub(super) fn defer_draft(&mut self, place: &str, text: &str) {
        if let Some(open) = &mut self.open_document {
            open.autosave.deferred_drafts.push(Draft { field_path: place.to_owned(), text: text.to_owned() });
        }
    }

    /// The private notes that were begun and wait.
    pub(super) fn take_deferred_notes(&mut self) -> Vec<Draft> {
        let Some(open) = &mut self.open_document else { return Vec::new() };
        let (notes, others) = std::mem::take(&mut open.autosave.deferred_drafts)
            .into_iter()
            .partition(|half| OverlayState::parse_note_criterion(&half.field_path).is_some());
        open.autosave.deferred_drafts = others;
        notes
    }

    /// Puts what was being written back to where it was being written.
    pub(super) fn restore_drafts(&mut self, half: &[Draft]) {
        for Draft { field_path: place, text } in half {
            if let Some(purpose) = PromptPurpose::from_path(place) {
                let Some(open) = &mut self.open_document else { return };
                let is_theirs = purpose.person().is_some_and(|person| open.session.turn() != Some(person));
                if is_theirs && open.session.document().is_blind() {
                    self.defer_draft(place, text);
                    continue;
                }
                let layer = Overlay::Prompt { initial_text: String::new(), purpose };
                let mut layer = OverlayState::new(layer, &[], &self.locale);
                layer.apply_input(&self.locale, FieldInput::Paste(text));
                self.overlays.push(layer);
            } else if let Some(criterion) = OverlayState::parse_note_criterion(place) {
                self.resume_private_note(place, criterion, text);
            } else if let Some(FieldPath::Account(id, field)) = FieldPath::parse(place) {
                self.navigate(Route::Walk(Question::Account(id)));
                self.with_view_context(|screen, _| {
                    if let Screen::Walk(walk) = screen {
                        walk.restore_draft(field, text);
                    }
                });
            }
        }
    }

    /// Saves what is open under another name, and goes on there.
    pub(super) fn save_copy(&mut self) {
        if let Some(open) = &self.open_document {
            let document = open.session.shared_document();
            self.run_effect(Effect::SaveCopy(document));
        }
    }
}
