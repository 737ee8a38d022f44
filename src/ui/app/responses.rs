//! Handling of loaded files and file operations, and leaving the deliberation or the program.

use crate::phrases;
use crate::t;
use crate::text::{Locale, SafeText};
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
                let file = document.language().map(phrases::reader_language);
                let language = (self.settings.select_language)(file);
                if language != self.locale.language() {
                    self.locale = Locale::new(language);
                }
                let origin = loaded.origin;
                let client = loaded.client.as_deref();
                let mut open =
                    OpenDocument::new(loaded.path, document, loaded.template, origin, client, self.now.wall_time);
                open.autosave.read_only = loaded.read_only;
                let before = self.open_document.take();
                let document = open.session.document();
                let decided = walk::review::current_decision(document).is_some();
                // After saving a copy or taking a file over, the user continues at the same question.
                let stays = match &self.screen {
                    Screen::Walk(walk) if before.is_some() => Some(walk.question().clone()),
                    _ => None,
                };
                let route = match stays.filter(|ask| walk::is_available(document, ask)) {
                    Some(ask) => Route::Walk(ask),
                    None if decided => Route::DecisionCard,
                    None => Route::Walk(walk::question_to_resume(document)),
                };
                let copied = before.as_ref().is_some_and(|before| before.path != open.path);
                let path = SafeText::from_path(&open.path);
                // Drafts that existed before saving a copy continue in the copy.
                let half = before.map(|before| before.autosave.drafts().to_vec()).unwrap_or_default();
                self.open_document = Some(open);
                self.overlays.clear();
                self.navigate(route);
                if let Some(route) = self.route_after_load.take() {
                    self.navigate(route);
                }
                if let Some(why) = loaded.read_only {
                    self.notice = phrases::read_only_notice(&self.locale, why);
                } else if copied {
                    self.notice = t!(self.locale, "saving-copied", path = path);
                }
                match loaded.rescued_work {
                    Some(rescued) if origin == Origin::EmergencyCopy => self.continue_rescued_work(&rescued),
                    Some(rescued) => self.offer_recovery(rescued),
                    None => self.restore_drafts(&half),
                }
                if let Some(to) = self.after_save.take() {
                    self.leave(to);
                }
            }
            Err(faults) => {
                self.route_after_load = None;
                self.notice = phrases::cannot_open_file(&self.locale, &loaded.path, &faults);
                if self.settings.start != StartTarget::Library && self.open_document.is_none() {
                    self.settings.start = StartTarget::Library;
                    self.effects.push(Effect::ListLibrary);
                }
            }
        }
    }

    /// Saves unsaved work, then leaves the deliberation or the program.
    pub(super) fn leave(&mut self, to: AfterSave) {
        self.close_undo_step();
        // The confirmation says that the work cannot be saved; a second request to leave means yes.
        let insists = self.blocked_leave.take().is_some()
            && self.overlays.last().is_some_and(OverlayState::is_leave_confirmation);
        if !matches!(to, AfterSave::Suspend | AfterSave::OpenEditor) {
            // Overlays with drafts stay open until the leave is final, because saving may fail.
            self.overlays.retain(|layer| !layer.drafts().is_empty());
        }
        if insists {
            return self.finish_leaving(to);
        }
        if self.open_document.as_ref().is_some_and(|open| !open.autosave.drafts().is_empty()) {
            // The emergency copy keeps the drafts, so that the program restores them at the next start.
            self.update_emergency_copy();
        }
        match &mut self.open_document {
            Some(open) if open.is_unsaved() && open.autosave.read_only.is_none() => {
                self.after_save = Some(to);
                self.save();
            }
            _ => self.finish_leaving(to),
        }
    }

    pub(super) fn finish_leaving(&mut self, to: AfterSave) {
        self.after_save = None;
        match to {
            AfterSave::Quit => self.effects.push(Effect::Quit),
            AfterSave::Suspend => self.effects.push(Effect::Suspend),
            AfterSave::OpenEditor => self.open_editor(),
            AfterSave::OpenLibrary | AfterSave::ForgetPassphrase | AfterSave::ToggleEncryption => {
                let path = self.open_document.take().map(|open| open.path);
                self.overlays.clear();
                self.effects.push(Effect::CloseFile);
                self.screen = Screen::Library;
                let language = (self.settings.select_language)(None);
                if language != self.locale.language() {
                    self.locale = Locale::new(language);
                }
                self.effects.push(Effect::ListLibrary);
                match (to, path) {
                    (AfterSave::ForgetPassphrase, Some(path)) => {
                        self.notice = t!(self.locale, "screen-passphrase-forgotten");
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

    pub(super) fn handle_file_outcome(&mut self, filed: FileOutcome) {
        let Some(filed) = self.handle_encryption_outcome(filed) else { return };
        match filed {
            FileOutcome::Trashed(trashed) => {
                let name = trashed.original_path.file_name().unwrap_or_default().to_string_lossy().into_owned();
                self.notice = t!(self.locale, "library-trashed", name = SafeText::sanitize(&name));
                if self.library.record_trashed(trashed) {
                    self.effects.push(Effect::ListLibrary);
                }
            }
            FileOutcome::Restored => {
                self.library.finish_undo();
                self.notice = t!(self.locale, "library-restored");
                self.effects.push(Effect::ListLibrary);
            }
            FileOutcome::Archived(path, away) => {
                let name = self.library.record_archived(&path, away, self.now.wall_time.date_naive());
                let said = if away { "library-archived" } else { "library-unarchived" };
                self.notice = t!(self.locale, said, title = SafeText::excerpt(&name));
            }
            FileOutcome::Duplicated | FileOutcome::Renamed | FileOutcome::Encrypted(..) | FileOutcome::Decrypted(_) => {
                self.effects.push(Effect::ListLibrary)
            }
            FileOutcome::Failed(trouble) => {
                self.library.cancel_undo();
                self.notice = t!(self.locale, "library-failed", reason = phrases::write_error(&self.locale, &trouble));
                if std::mem::take(&mut self.is_loading)
                    && let Some(to) = self.after_save.take()
                {
                    self.leave(to);
                }
            }
        }
    }
}
