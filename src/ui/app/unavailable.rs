//! Why a key that the footer or the help page names does nothing now.

use crate::phrases;
use crate::t;
use crate::text::SafeText;
use crate::ui::action::Action;
use crate::ui::keymap::Scope;
use crate::ui::widgets::TextField;
use pesee_core::deliberation::FieldPath;
use pesee_core::method::reveal_ranking;

use super::audience_mode::AudienceMode;
use super::{App, Screen};

impl App {
    /// Returns the sentence that says why an action is not available, and what to do instead.
    pub(super) fn explain_unavailable(&self, action: Action) -> SafeText {
        if self.is_for_coach(action) {
            return t!(self.locale, "unavailable-handed-over");
        }
        let read_only_reason = self.read_only_reason().filter(|_| self.overlays.is_empty());
        if let Some(reason) = read_only_reason.filter(|_| changes_file(action)) {
            return phrases::read_only_notice(&self.locale, reason);
        }
        if let (Screen::Matrix(matrix, _), true) = (&self.screen, self.overlays.is_empty())
            && let Some(context) = self.open_document.as_ref().and_then(|open| open.view_context(self))
            && let Some(reason) = matrix.explain_several_people(&context, action)
        {
            return reason;
        }
        t!(self.locale, self.unavailable_id(action))
    }

    /// Returns the id of the sentence.
    fn unavailable_id(&self, action: Action) -> &'static str {
        match action {
            Action::UndoText => "plain-nothing-to-undo",
            Action::RedoText => "plain-nothing-to-redo",
            Action::Undo | Action::Redo | Action::ToggleEncryption
                if self.overlays.is_empty() && self.is_loading && !self.is_in_library() =>
            {
                "unavailable-loading"
            }
            Action::Undo if self.overlays.is_empty() => "plain-nothing-to-undo",
            Action::Redo if self.overlays.is_empty() => "plain-nothing-to-redo",
            _ if action.is_row_motion() => "unavailable-no-other-row",
            Action::CopyText => "unavailable-copy-text",
            Action::OpenEditor | Action::InsertLineBreak if self.field().is_none() => "unavailable-no-text",
            Action::OpenEditor if self.field().is_some_and(TextField::is_multiline) => "unavailable-editor-sealed",
            Action::OpenEditor => "unavailable-editor-line",
            Action::InsertLineBreak => "unavailable-line-break",
            Action::ForgetPassphrase if self.is_in_library() => "unavailable-forget-in-library",
            Action::ForgetPassphrase if self.is_open_encrypted() => "unavailable-loading",
            Action::ForgetPassphrase => "unavailable-forget",
            Action::ToggleHandOver | Action::PrivateNotes if self.is_in_library() && self.library.is_empty() => {
                "unavailable-library-empty"
            }
            Action::ToggleHandOver | Action::PrivateNotes if self.is_in_library() => "unavailable-no-deliberation",
            Action::PrivateNotes if self.audience_mode != AudienceMode::CoachOnly => "unavailable-private-notes",
            Action::PrivateNotes if !self.can_see_private_notes() => "unavailable-private-notes-sealed",
            Action::Help if self.is_top_overlay(Scope::Help) || self.is_top_overlay(Scope::HelpSearch) => {
                "unavailable-help-here"
            }
            _ if !self.overlays.is_empty() => "unavailable-close-first",
            _ if self.is_in_library() => self.unavailable_id_in_library(action),
            Action::People => self.unavailable_id_of_people(),
            _ => self.unavailable_id_on_screen(action),
        }
    }

    fn can_see_private_notes(&self) -> bool {
        self.open_document.as_ref().is_some_and(|open| open.audience().can_see(&FieldPath::PrivateNotes))
    }

    fn is_verdict_withheld(&self) -> bool {
        let context = self.open_document.as_ref().and_then(|open| open.view_context(self));
        context.is_some_and(|context| reveal_ranking(context.view, context.figures).is_err())
    }

    fn unavailable_id_in_library(&self, action: Action) -> &'static str {
        match action {
            Action::ToggleGroupByClient => "unavailable-no-client",
            Action::ClientPage if self.library.can(Action::AssignClient) => "unavailable-client-page",
            Action::ToggleShowArchived => "unavailable-nothing-archived",
            Action::Leave if self.library.is_empty() => "unavailable-library-empty",
            Action::Leave if self.audience_mode.is_handed_over() => "people-quit-blocked",
            Action::Leave if self.audience_mode == AudienceMode::Presenting => "unavailable-leave-presented",
            Action::Leave => "unavailable-nothing-to-leave",
            Action::Open => "unavailable-nothing-to-open",
            _ if self.library.is_empty() => "unavailable-library-empty",
            Action::ToggleEncryption if self.scopes().first() != Some(&Scope::Library) => "unavailable-in-list",
            _ if self.library.has_selected_client() => "unavailable-client-selected",
            _ if self.library.has_selected_copy() => "unavailable-copy-selected",
            _ => "unavailable-no-row",
        }
    }

    /// Returns why the answers of several people cannot be compared.
    fn unavailable_id_of_people(&self) -> &'static str {
        match self.document() {
            Some(document) if document.people().len() < 2 => "unavailable-one-person",
            Some(document) if document.is_blind() => "unavailable-sealed",
            _ => "unavailable-people-before-verdict",
        }
    }

    fn unavailable_id_on_screen(&self, action: Action) -> &'static str {
        let is_matrix = matches!(self.screen, Screen::Matrix(..));
        match action {
            Action::Matrix => "screen-matrix-empty",
            Action::Verdict => "unavailable-verdict-here",
            Action::CopyVerdict => "unavailable-no-verdict",
            Action::StartWriting => "unavailable-no-text",
            Action::OtherFacts => "unavailable-facts",
            Action::KeepLens | Action::NextBalance if self.is_verdict_withheld() => "unavailable-verdict-withheld",
            Action::KeepLens => "unavailable-keep-lens",
            Action::NextBalance => "unavailable-balance",
            Action::CorrectAnswers => "unavailable-correct",
            Action::UseWeightingMethod => "unavailable-method-in-use",
            Action::ReviewInconsistency => "unavailable-contradiction",
            Action::ConfirmAnswer | Action::ChooseAnswer => "unavailable-no-answer-selected",
            Action::Pick => "unavailable-picked",
            Action::MoveRowUp | Action::MoveRowDown if !is_matrix => "unavailable-no-rank",
            Action::ClearAnswer => "unavailable-clear",
            Action::Digit(6..) => "unavailable-rating-value",
            Action::DontKnow
            | Action::Minus
            | Action::Plus
            | Action::DecimalMark(_)
            | Action::NextBasis
            | Action::EditNote
            | Action::RenameColumn
            | Action::RemoveColumn
            | Action::MoveColumnLeft
            | Action::MoveColumnRight
                if is_matrix =>
            {
                "unavailable-on-weight"
            }
            Action::Toggle | Action::Rename | Action::Remove => "unavailable-list-empty",
            Action::ToggleEncryption => "unavailable-not-saved",
            Action::Open => "unavailable-nothing-to-open",
            _ => "unavailable-here",
        }
    }
}

/// Returns whether an action changes the file or a text of it. Other actions that change it are available in a
/// read-only deliberation too: they give the reason themselves.
fn changes_file(action: Action) -> bool {
    use Action::{InsertLineBreak, OpenEditor, PrivateNotes, Redo, RedoText, ToggleEncryption, Undo, UndoText};
    matches!(action, Undo | Redo | UndoText | RedoText | OpenEditor | InsertLineBreak | PrivateNotes | ToggleEncryption)
}
