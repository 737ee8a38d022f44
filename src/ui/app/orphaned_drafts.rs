//! Texts that were typed for something that was removed meanwhile. They are shown, so that they can be copied.

use crate::ui::outcome::{Overlay, PromptPurpose};
use crate::ui::overlays::OverlayState;
use crate::ui::widgets::FieldInput;
use pesee_core::deliberation::FieldPath;

use super::App;

/// Returns whether the path of a draft names a private note.
fn is_private_draft(path: &str) -> bool {
    OverlayState::parse_note_criterion(path).is_some()
}

impl App {
    /// Returns whether the document still has the place that a draft was typed for.
    pub(super) fn has_place_for(&self, path: &str) -> bool {
        let Some(document) = self.document() else { return true };
        if let Some(purpose) = PromptPurpose::from_path(path) {
            return purpose.has_target(document);
        }
        match (OverlayState::parse_note_criterion(path), FieldPath::parse(path)) {
            (Some(criterion), _) => criterion.is_none_or(|id| document.criterion(&id).is_some()),
            (None, Some(FieldPath::Account(id, _))) => document.account(&id).is_some(),
            _ => false,
        }
    }

    /// Shows a text that has no place any more. Defers it while somebody sees the screen who may not see the text.
    pub(super) fn show_orphaned_draft(&mut self, path: &str, text: &str) {
        let Some(open) = &self.open_document else { return };
        let purpose = PromptPurpose::from_path(path);
        let is_theirs = purpose
            .as_ref()
            .and_then(PromptPurpose::person)
            .is_some_and(|person| open.session.document().is_blind() && open.session.turn() != Some(person));
        let is_hidden = is_private_draft(path) && !open.audience().can_see(&FieldPath::PrivateNotes);
        if is_theirs || is_hidden {
            return self.defer_draft(path, text);
        }
        let purpose = PromptPurpose::Orphan(path.to_owned());
        let overlay = Overlay::Prompt { initial_text: String::new(), purpose };
        let mut overlay = OverlayState::new(overlay, &[], &self.locale);
        overlay.apply_input(&self.locale, FieldInput::Replace(text));
        self.overlays.push(overlay);
    }

    /// Shows the texts whose place an outside change has removed.
    pub(super) fn show_orphaned_drafts(&mut self) {
        let mut orphaned = self.take_orphaned_account_drafts();
        let mut overlays = std::mem::take(&mut self.overlays);
        overlays.retain_mut(|overlay| {
            if matches!(overlay.prompt_purpose(), Some(PromptPurpose::Orphan(_))) {
                return true;
            }
            let (lost, kept): (Vec<_>, Vec<_>) =
                overlay.drafts().into_iter().partition(|draft| !self.has_place_for(&draft.field_path));
            // A prompt without a place is closed also if nothing was typed.
            let has_place = overlay
                .prompt_purpose()
                .is_none_or(|purpose| self.document().is_none_or(|document| purpose.has_target(document)));
            lost.iter().for_each(|draft| overlay.forget_note(&draft.field_path));
            orphaned.extend(lost);
            has_place || !kept.is_empty()
        });
        self.overlays = overlays;
        for draft in orphaned {
            self.show_orphaned_draft(&draft.field_path, &draft.text);
        }
    }

    /// Hides the private texts that have no place any more, until the author is alone again.
    pub(super) fn defer_private_orphans(&mut self) {
        let is_hidden =
            self.open_document.as_ref().is_some_and(|open| !open.audience().can_see(&FieldPath::PrivateNotes));
        if !is_hidden {
            return;
        }
        let mut hidden = Vec::new();
        self.overlays.retain(|overlay| match overlay.prompt_purpose() {
            Some(PromptPurpose::Orphan(path)) if is_private_draft(path) => {
                hidden.extend(overlay.drafts());
                false
            }
            _ => true,
        });
        for draft in hidden {
            self.defer_draft(&draft.field_path, &draft.text);
        }
    }
}
