//! Handling of loaded files and file operations, and leaving the deliberation or the program.

use std::path::Path;

use crate::messages::{CopyScope, LibraryRow, UnknownKey};
use crate::phrases;
use crate::t;
use crate::text::SafeText;
use crate::ui::event::{Effect, FileOutcome, LoadedFile, Origin};
use crate::ui::outcome::{PassphrasePurpose, Route};
use crate::ui::overlays::OverlayState;
use crate::walk;

use super::open_document::OpenDocument;
use super::{AfterSave, App, Screen, StartTarget};

impl App {
    pub(super) fn handle_loaded(&mut self, loaded: LoadedFile) {
        let Some(loaded) = self.handle_encrypted_load(loaded) else { return };
        self.is_loading = false;
        match loaded.document {
            Ok(document) => {
                let file_language = document.language().map(phrases::reader_language);
                self.select_language(file_language);
                let (origin, read_only) = (loaded.origin, loaded.read_only);
                let client = loaded.client.as_deref();
                let mut open =
                    OpenDocument::new(loaded.path, document, (origin, read_only), client, self.now.wall_time);
                if let Some(id) = loaded.derived_id {
                    open.session.assign_id(id);
                }
                let previous = self.open_document.take();
                if let Some(rescued) = loaded.rescued_work.as_ref().filter(|_| previous.is_none()) {
                    open.prepare_recovery(rescued);
                }
                let document = open.session.document();
                let is_decided = walk::review::current_decision(document).is_some();
                // After saving a copy or taking a file over, the user continues at the same question.
                let current_question = match &self.screen {
                    Screen::Walk(walk) if previous.is_some() => Some(walk.question().clone()),
                    _ => None,
                };
                let current_question = current_question.filter(|question| walk::is_available(document, question));
                let typed = loaded.typed_field.filter(|_| previous.is_none());
                let typed_question = typed.and_then(|field| walk::numbered_question(document, field.question));
                let route = match (current_question, typed_question) {
                    (Some(question), _) => {
                        // The same person is still at the keyboard.
                        if let Some(previous) = &previous {
                            open.session.continue_turn(&previous.session, &question);
                        }
                        Route::Walk(question)
                    }
                    (None, Some(question)) => Route::Walk(question),
                    (None, None) if is_decided => Route::DecisionCard,
                    (None, None) => Route::Walk(walk::question_to_resume(document)),
                };
                // The window knows its own work better than its emergency copy does, which may not have been written
                // since.
                let is_own_work = loaded.is_own_work;
                let own_work = |at| Some(Box::new(previous.as_ref().filter(|_| is_own_work)?.current_work(at)));
                let rescued = loaded.rescued_work.map(|copy| own_work(copy.rescued_at).unwrap_or(copy));
                let is_first_opening = previous.is_none();
                let is_copy = previous.as_ref().is_some_and(|previous| previous.path != open.path);
                let path = SafeText::from_path(&open.path);
                // Drafts that existed before saving a copy continue in the copy, and what waits goes on waiting.
                let (mut drafts, mut deferred, mut shown, mut held) = (Vec::new(), Vec::new(), Vec::new(), None);
                if let Some(previous) = previous {
                    drafts = previous.autosave.drafts().to_vec();
                    shown = previous.autosave.shown_drafts;
                    (deferred, held) = (previous.autosave.deferred_drafts, previous.autosave.held_work);
                    deferred.retain(|draft| !shown.contains(&draft.field_path));
                    drafts.retain(|draft| !deferred.contains(draft));
                    shown.extend(drafts.iter().map(|draft| draft.field_path.clone()));
                }
                open.autosave.shown_drafts = shown;
                if origin == Origin::New && open.session.has_unsaved_changes() {
                    open.mark_changed(self.now.instant);
                }
                self.open_document = Some(open);
                self.overlays.clear();
                self.navigate(route);
                match (self.route_after_load.take(), typed) {
                    (Some(route), _) => self.navigate(route),
                    (None, Some(field)) => self.continue_typing(field.fact),
                    (None, None) => {}
                }
                // The audience of the screen decides which texts the offers below show.
                self.refresh();
                if let Some(reason) = read_only {
                    self.notice = phrases::read_only_notice(&self.locale, reason);
                } else if is_copy {
                    self.notice = t!(self.locale, "saving-copied", path = path);
                }
                if let Some(copy) = loaded.damaged_copies.first() {
                    self.notice = t!(self.locale, "saving-copy-damaged", path = SafeText::from_path(copy));
                }
                if is_first_opening && origin == Origin::Disk {
                    self.effects.push(Effect::FindUnknownKeys);
                }
                match rescued {
                    Some(rescued) if origin == Origin::EmergencyCopy => self.continue_rescued_work(&rescued),
                    Some(rescued) => self.offer_recovery(rescued),
                    None => {
                        let has_rest = held.is_some() || !deferred.is_empty();
                        if let Some(open) = self.open_document.as_mut().filter(|_| has_rest) {
                            (open.autosave.held_work, open.autosave.deferred_drafts) = (held, deferred);
                            // The emergency copy of this file does not contain it yet.
                            self.pass_to_autosave(crate::autosave::Event::DraftsEdited);
                        }
                        self.restore_drafts(&drafts);
                    }
                }
                if let Some(target) = self.after_save.take() {
                    self.leave(target);
                }
            }
            Err(errors) => {
                self.route_after_load = None;
                let reason = phrases::cannot_open_file(&self.locale, &loaded.path, &errors);
                let copy = loaded.copy_of_damaged_file.map(|copy| phrases::copy_of_damaged_file(&self.locale, &copy));
                self.notice = SafeText::join(&[Some(reason), copy].into_iter().flatten().collect::<Vec<_>>(), " ");
                if self.settings.start != StartTarget::Library && self.open_document.is_none() {
                    self.settings.start = StartTarget::Library;
                    self.effects.push(Effect::ListLibrary);
                }
            }
        }
    }

    /// Names the unknown keys of a file that was just opened.
    pub(super) fn handle_unknown_keys(&mut self, path: &Path, keys: &[UnknownKey]) {
        if self.notice.is_empty() && self.open_document.as_ref().is_some_and(|open| open.path == path) {
            self.notice = phrases::unknown_keys_notice(&self.locale, keys).unwrap_or_default();
        }
    }

    /// Saves unsaved work, then leaves the deliberation or the program.
    pub(super) fn leave(&mut self, target: AfterSave) {
        self.close_undo_step();
        // The confirmation says that the work cannot be saved; a second request to leave means yes.
        let is_confirmed = self.blocked_leave.take().is_some()
            && self.overlays.last().is_some_and(OverlayState::is_leave_confirmation);
        if !matches!(target, AfterSave::Suspend | AfterSave::OpenEditor) {
            // Overlays with drafts stay open until the leave is final, because saving may fail.
            self.overlays.retain(|overlay| !overlay.drafts().is_empty());
        }
        if is_confirmed {
            return self.finish_leaving(target);
        }
        match self.open_document {
            Some(_) => self.leave_when_saved(target),
            None => self.finish_leaving(target),
        }
    }

    pub(super) fn finish_leaving(&mut self, target: AfterSave) {
        self.after_save = None;
        match target {
            AfterSave::Quit => {
                let field = self.find_typed_field();
                self.effects.extend(field.map(|(path, field)| Effect::RememberTypedField(path, field)));
                self.effects.push(Effect::Quit);
            }
            AfterSave::Suspend => self.effects.push(Effect::Suspend),
            AfterSave::OpenEditor => self.open_editor(),
            AfterSave::OpenLibrary | AfterSave::ForgetPassphrase | AfterSave::ToggleEncryption => {
                let forgotten = self.forgotten_notice();
                self.notice = self.not_kept_notice().unwrap_or_else(|| self.notice.clone());
                let path = self.open_document.take().map(|open| open.path);
                self.overlays.clear();
                self.effects.push(Effect::CloseFile);
                self.screen = Screen::Library;
                self.select_language(None);
                self.effects.push(Effect::ListLibrary);
                match (target, path) {
                    (AfterSave::ForgetPassphrase, Some(path)) => {
                        self.notice = forgotten;
                        self.ask_passphrase(PassphrasePurpose::Open(path));
                    }
                    (AfterSave::ToggleEncryption, Some(path)) => {
                        self.ask_passphrase(PassphrasePurpose::toggle_encryption(path))
                    }
                    _ => {}
                }
            }
        }
    }

    /// Returns the sentence about the open deliberation after its passphrase is forgotten: whether the work is in the
    /// file, in the emergency copy, or lost.
    fn forgotten_notice(&self) -> SafeText {
        let is_saved = |open: &OpenDocument| !open.is_unsaved() && !open.autosave.has_drafts();
        let id = match &self.open_document {
            Some(open) if open.autosave.read_only_reason().is_some() => "screen-passphrase-forgotten-read-only",
            Some(open) if !is_saved(open) && self.emergency_copy_path().is_some() => "screen-passphrase-forgotten-kept",
            Some(open) if !is_saved(open) => "screen-passphrase-forgotten-lost",
            _ => "screen-passphrase-forgotten",
        };
        t!(self.locale, id)
    }

    pub(super) fn handle_file_outcome(&mut self, outcome: FileOutcome) {
        let Some(outcome) = self.handle_encryption_outcome(outcome) else { return };
        match outcome {
            FileOutcome::Trashed(trashed) => {
                let name = trashed.original_path.file_name().unwrap_or_default().to_string_lossy().into_owned();
                self.notice = t!(self.locale, "library-trashed", name = SafeText::sanitize(&name));
                if self.library.record_trashed(trashed) {
                    self.effects.push(Effect::ListLibrary);
                }
            }
            FileOutcome::Restored => {
                self.library.finish_restoring();
                self.notice = t!(self.locale, "library-restored");
                self.effects.push(Effect::ListLibrary);
            }
            FileOutcome::Archived(path, is_archived) => {
                let name = self.library.record_archived(&path, is_archived, self.now.wall_time.date_naive());
                let message_id = if is_archived { "library-archived" } else { "library-unarchived" };
                self.notice = t!(self.locale, message_id, title = SafeText::excerpt(&name));
            }
            FileOutcome::Duplicated(path, scope) => {
                let id = match scope {
                    CopyScope::Method => "library-copied-method",
                    CopyScope::Everything => "library-copied-everything",
                };
                self.notice = t!(self.locale, id);
                self.library.select_when_listed(&path);
                self.effects.push(Effect::ListLibrary);
            }
            FileOutcome::Renamed(path, title) => {
                let undone = self.library.record_change(|row| Effect::Rename(path.clone(), row.title.clone()), &path);
                let title = SafeText::excerpt(&title);
                self.notice = match undone {
                    true => t!(self.locale, "library-title-restored", title = title),
                    false => t!(self.locale, "library-renamed", title = title),
                };
                self.effects.push(Effect::ListLibrary);
            }
            FileOutcome::ClientAssigned(path, client) => {
                let client_of = |row: &LibraryRow| row.client.clone().unwrap_or_default();
                let undone =
                    self.library.record_change(|row| Effect::AssignClient(path.clone(), client_of(row)), &path);
                let (has_client, client) = (!client.is_empty(), SafeText::excerpt(&client));
                self.notice = match (undone, has_client) {
                    (false, true) => t!(self.locale, "library-client-assigned", client = client),
                    (false, false) => t!(self.locale, "library-client-removed"),
                    (true, true) => t!(self.locale, "library-client-restored", client = client),
                    (true, false) => t!(self.locale, "library-client-none-again"),
                };
                self.effects.push(Effect::ListLibrary);
            }
            FileOutcome::Encrypted(..) | FileOutcome::Decrypted(..) => self.effects.push(Effect::ListLibrary),
            FileOutcome::Failed(error) => {
                self.library.cancel_undo();
                self.notice = t!(self.locale, "library-failed", reason = phrases::write_error(&self.locale, &error));
                if std::mem::take(&mut self.is_loading)
                    && let Some(target) = self.after_save.take()
                {
                    self.leave(target);
                }
            }
        }
    }
}
