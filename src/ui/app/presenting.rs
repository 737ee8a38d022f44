//! Changes of the audience mode, and the private notes that presenting hides.

use crate::messages::Draft;
use crate::t;
use crate::ui::action::Action;
use crate::ui::keymap::Scope;
use crate::ui::overlays::OverlayState;
use crate::ui::screens::library::PrivacyFilter;
use crate::ui::widgets::FieldInput;
use pesee_core::deliberation::{Edit, FieldPath, Id};

use super::audience_mode::{AudienceMode, is_private};
use super::open_document::OpenDocument;
use super::{App, Screen};

impl OpenDocument {
    /// Returns whether the person at the keyboard may see the act that undo or redo would change.
    pub(super) fn can_see_next_step(&self, is_undo: bool) -> bool {
        let (mut done, mut undone) = self.session.undo_and_redo_edits();
        let next: Option<&Edit> = if is_undo { done.next() } else { undone.next() };
        let is_hidden = |field_path: &FieldPath| is_private(field_path) && !self.audience().can_see(field_path);
        !next.is_some_and(|edit| edit.changes.iter().any(|change| is_hidden(&change.path)))
    }
}

impl App {
    /// Starts or ends presenting.
    pub(super) fn toggle_presenting(&mut self) {
        let starts = self.audience_mode == AudienceMode::CoachOnly;
        self.set_audience_mode(if starts { AudienceMode::Presenting } else { AudienceMode::CoachOnly });
        self.notice = t!(self.locale, if starts { "people-presenting-started" } else { "people-presenting-ended" });
        self.notify_of_private_drafts();
    }

    /// Hands the keyboard to a client, or takes it back. Afterwards the screen is still presented.
    pub(super) fn toggle_hand_over(&mut self) {
        let starts = !self.audience_mode.is_handed_over();
        self.set_audience_mode(if starts { AudienceMode::ClientAtKeyboard } else { AudienceMode::Presenting });
        self.notice = t!(self.locale, if starts { "people-handed-over-notice" } else { "people-taken-back-notice" });
        self.notify_of_private_drafts();
    }

    /// Changes the audience mode and closes what the new audience must not see.
    fn set_audience_mode(&mut self, mode: AudienceMode) {
        self.overlays.retain(|overlay| {
            !matches!(overlay.scope(), Scope::Palette | Scope::Help | Scope::HelpSearch | Scope::Page)
        });
        if let Some(at) = self.overlays.iter().position(|overlay| overlay.scope() == Scope::PrivateNotes) {
            let notes = self.overlays.remove(at);
            self.overlays.push(notes);
            self.open_private_notes();
        }
        if mode == AudienceMode::ClientAtKeyboard {
            self.overlays
                .retain(|overlay| !matches!(overlay.scope(), Scope::Export | Scope::ExportPath | Scope::Passphrase));
        }
        // The history opens earlier versions and a comparison opens other files; both are for the coach only.
        if mode == AudienceMode::ClientAtKeyboard && matches!(self.screen, Screen::History(..) | Screen::Compare(..)) {
            self.navigate(crate::ui::outcome::Route::PreviousScreen);
        }
        self.audience_mode = mode;
        let visible_files = (mode != AudienceMode::CoachOnly).then(|| self.visible_files());
        self.library.set_privacy_filter(visible_files);
        self.refresh();
        self.refresh_history();
        self.refresh_recovery();
        self.defer_private_orphans();
    }

    /// Returns the files that may be listed while others look on.
    /// These are the files of the client of the open deliberation, or the file itself if it has no client. In the
    /// library, the selected deliberation decides.
    fn visible_files(&self) -> PrivacyFilter {
        match &self.open_document {
            Some(open) => match &open.session.document().head().client {
                Some(client) => PrivacyFilter::Client(client.clone()),
                None => PrivacyFilter::File(open.path.clone()),
            },
            None => self.library.visible_files_of_selected(),
        }
    }

    /// Returns whether the private notes can be edited: not in read-only files, and by the coach only.
    pub(super) fn can_edit_private_notes(&self) -> bool {
        let is_allowed = |open: &OpenDocument| {
            open.autosave.read_only_reason().is_none() && open.audience().can_see(&FieldPath::PrivateNotes)
        };
        let is_free = self.overlays.is_empty() || self.is_top_overlay(Scope::PrivateNotes);
        is_free && !self.is_in_library() && self.open_document.as_ref().is_some_and(is_allowed)
    }

    /// Opens the private notes; if they are open, saves and closes them.
    pub(super) fn open_private_notes(&mut self) {
        if self.is_top_overlay(Scope::PrivateNotes) {
            return self.act(Action::Next);
        }
        let Some(open) = &self.open_document else { return };
        // An unfinished note on another criterion is shown first.
        let of_draft = |draft: &Draft| OverlayState::parse_note_criterion(&draft.field_path).flatten();
        let unfinished = open.autosave.deferred_drafts.iter().filter(|draft| self.has_place_for(&draft.field_path));
        let unfinished = unfinished.filter_map(of_draft).next();
        let criterion = unfinished.or_else(|| match &self.screen {
            Screen::Walk(walk) => walk.asked_criterion().cloned(),
            Screen::Matrix(matrix, _) => {
                open.view_context(self).and_then(|context| matrix.selected_criterion_id(&context))
            }
            _ => None,
        });
        let overlay = OverlayState::new_private_notes(open.session.document(), open.session.visit_id(), criterion);
        self.overlays.push(overlay);
        let drafts = self.take_deferred_notes();
        self.restore_drafts(&drafts);
    }

    /// Restores a draft of a private note. While others look on, the draft is deferred.
    pub(super) fn resume_private_note(&mut self, path: &str, criterion: Option<Id>, text: &str) {
        if !self.can_edit_private_notes() {
            return self.defer_draft(path, text);
        }
        let Some(open) = &self.open_document else { return };
        if !self.is_top_overlay(Scope::PrivateNotes) {
            self.overlays.push(OverlayState::new_private_notes(
                open.session.document(),
                open.session.visit_id(),
                criterion,
            ));
        }
        if let Some(overlay) = self.overlays.last_mut()
            && overlay.select_note(path)
        {
            return overlay.apply_input(&self.locale, FieldInput::Replace(text));
        }
        // The draft belongs to another criterion than the open notes, so the draft is deferred.
        self.defer_draft(path, text);
    }
}
