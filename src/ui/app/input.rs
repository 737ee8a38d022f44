//! Key dispatch: the active scopes and the available actions.
//!
//! The footer, the help page and the palette use the same functions, so that they show only what a key would do.

use crate::phrases;
use crate::text::SafeText;
use crate::ui::action::Action;
use crate::ui::event::{KeyName, KeyPress};
use crate::ui::keymap::{Scope, accept_text, find_action};
use crate::ui::screens::people::PeopleScreen;
use crate::ui::widgets::{FieldInput, TextField};
use pesee_core::method::reveal_ranking;

use super::{App, Screen};

impl App {
    /// Returns whether an action is available now.
    pub fn can(&self, action: Action) -> bool {
        if let Some(can) = self.can_edit_text(action) {
            return can;
        }
        if self.is_for_coach(action) {
            return false;
        }
        match action {
            // Handing over needs an open deliberation that the client works on.
            Action::ToggleHandOver => return self.open_document.is_some() && !self.is_in_library(),
            Action::PrivateNotes => return self.can_edit_private_notes(),
            Action::NextLanguage => return self.can_change_language(),
            Action::TranslateTexts => return self.can_translate_texts(),
            _ => {}
        }
        if action.is_row_motion() && !self.has_other_rows() {
            return false;
        }
        if !self.overlays.is_empty() {
            return !matches!(
                action,
                Action::Undo
                    | Action::Redo
                    | Action::People
                    | Action::SaveCopy
                    | Action::TakeOver
                    | Action::Export
                    | Action::ToggleEncryption
            ) && (action != Action::ForgetPassphrase || self.is_open_encrypted())
                && !(action == Action::Help
                    && (self.is_top_overlay(Scope::Help) || self.is_top_overlay(Scope::Palette)))
                && !(action == Action::Palette && self.is_top_overlay(Scope::Palette));
        }
        match (&self.screen, &self.open_document) {
            (Screen::Library, _) => self.library.can(action),
            (_, Some(open)) => match action {
                Action::Export => true,
                Action::SaveCopy => open.autosave.can_save_copy(),
                Action::CopyVerdict => {
                    open.view_context(self).is_some_and(|context| reveal_ranking(context.view, context.figures).is_ok())
                }
                Action::ForgetPassphrase => self.is_open_encrypted() && !self.is_loading,
                Action::ToggleEncryption => {
                    open.autosave.has_file() && open.autosave.read_only_reason().is_none() && !self.is_loading
                }
                Action::TakeOver => open.autosave.can_take_over(),
                Action::Undo | Action::Redo if open.autosave.read_only_reason().is_some() || self.is_loading => false,
                Action::Undo => open.session.can_undo() && open.can_see_next_step(true),
                Action::Redo => open.session.can_redo() && open.can_see_next_step(false),
                Action::People => open.view_context(self).is_some_and(|context| PeopleScreen::is_available(&context)),
                _ => match &self.screen {
                    Screen::Walk(walk) => open.view_context(self).is_none_or(|context| walk.can(&context, action)),
                    Screen::Matrix(matrix, _) => {
                        open.view_context(self).is_none_or(|context| matrix.can(&context, action))
                    }
                    Screen::History(history, _) => history.can(action),
                    Screen::Compare(compare, _) => compare.can(action),
                    Screen::People(people, _) => {
                        open.view_context(self).is_none_or(|context| people.can(&context, action))
                    }
                    _ => true,
                },
            },
            (_, None) => true,
        }
    }

    /// Returns whether there is another row to select or to scroll to.
    fn has_other_rows(&self) -> bool {
        match (self.overlays.last(), &self.screen) {
            (Some(overlay), _) => overlay.has_other_rows(),
            (None, Screen::Library) => self.library.has_other_rows(),
            (None, Screen::DecisionCard(card)) => card.has_other_rows(),
            (None, Screen::History(history, _)) => history.has_other_rows(),
            (None, Screen::Compare(compare, _)) => compare.has_other_rows(),
            (None, Screen::Walk(walk)) => {
                let context = self.open_document.as_ref().and_then(|open| open.view_context(self));
                context.is_none_or(|context| walk.has_other_rows(&context))
            }
            (None, Screen::Matrix(..) | Screen::People(..)) => true,
        }
    }

    /// Returns whether the person at the keyboard may not perform the action, because it is for the coach.
    pub(super) fn is_for_coach(&self, action: Action) -> bool {
        !self.audience_mode.allows(action) || self.audience_mode.is_handed_over() && self.leaves_document(action)
    }

    /// Returns whether the action would leave the open deliberation for the library.
    fn leaves_document(&self, action: Action) -> bool {
        let goes_to_library =
            self.scopes().first().is_some_and(|scope| matches!(scope, Scope::StepList | Scope::DecisionCard));
        action == Action::Leave && goes_to_library
    }

    pub(super) fn is_in_library(&self) -> bool {
        matches!(self.screen, Screen::Library)
    }

    /// Returns whether a text action is available; `None` for actions that do not edit text.
    pub(super) fn can_edit_text(&self, action: Action) -> Option<bool> {
        let field = || self.field().filter(|_| self.read_only_reason().is_none() || !self.overlays.is_empty());
        Some(match action {
            // The text field has already handled its keys before the key table is searched.
            Action::TextInput => false,
            Action::UndoText => field().is_some_and(TextField::can_undo),
            Action::RedoText => field().is_some_and(TextField::can_redo),
            // The editor needs an unencrypted temporary file, which must not exist for an encrypted deliberation.
            Action::OpenEditor => field().is_some_and(TextField::is_multiline) && !self.is_open_encrypted(),
            Action::CopyText => field().is_some_and(|field| field.selected_text().is_some()),
            Action::InsertLineBreak => field().is_some_and(TextField::is_multiline),
            _ => return None,
        })
    }

    /// Returns the text field that has the keyboard focus.
    pub(super) fn field(&self) -> Option<&TextField> {
        match (self.overlays.last(), &self.screen) {
            (Some(overlay), _) => overlay.field(),
            (None, Screen::Library) => self.library.field(),
            (None, Screen::Walk(walk)) => walk.field(&self.open_document.as_ref()?.view_context(self)?),
            _ => None,
        }
    }

    pub(super) fn is_top_overlay(&self, scope: Scope) -> bool {
        self.overlays.last().is_some_and(|overlay| overlay.scope() == scope)
    }

    /// Returns the active scopes, innermost first.
    pub fn scopes(&self) -> Vec<Scope> {
        let mut scopes = match (self.overlays.last(), &self.screen) {
            (Some(overlay), _) => vec![overlay.scope()],
            (None, Screen::Library) => self.library.scopes(),
            (None, Screen::DecisionCard(_)) => vec![Scope::DecisionCard],
            (None, Screen::Matrix(matrix, _)) => matrix.scopes(),
            (None, Screen::History(..)) => vec![Scope::History],
            (None, Screen::Compare(compare, _)) => vec![compare.scope()],
            (None, Screen::People(..)) => vec![Scope::People],
            (None, Screen::Walk(walk)) => match self.open_document.as_ref().and_then(|open| open.view_context(self)) {
                Some(context) => walk.scopes(&context),
                None => Vec::new(),
            },
        };
        let has_save_problem =
            self.overlays.is_empty() && self.open_document.as_ref().is_some_and(|open| open.autosave.can_save_copy());
        if has_save_problem && !self.accepts_text(&scopes) {
            // The keys that solve the problem come first in the footer.
            scopes.insert(0, Scope::SaveProblem);
        }
        scopes.extend(accept_text(&scopes).then_some(Scope::TextEditing));
        scopes.push(Scope::Global);
        scopes
    }

    /// Returns whether letters are text now. The fields of a read-only deliberation take no text.
    pub(super) fn accepts_text(&self, scopes: &[Scope]) -> bool {
        accept_text(scopes) && (self.read_only_reason().is_none() || !self.overlays.is_empty())
    }

    pub(super) fn handle_key(&mut self, key: KeyPress) {
        let scopes = self.scopes();
        let read_only_reason = self.read_only_reason().filter(|_| self.overlays.is_empty());
        if self.accepts_text(&scopes) && self.field().is_some_and(|field| field.accepts(key)) {
            self.notice = self.taken_over_notice().unwrap_or_default();
            return self.apply_input(FieldInput::Key(key));
        }
        if self.overlays.last().is_some_and(|overlay| overlay.accepts_passphrase_key(key)) {
            return self.apply_input(FieldInput::Key(key));
        }
        if let Some(action) = find_action(key, &scopes, |action| self.can(action)) {
            self.notice = SafeText::default();
            return self.act(action);
        }
        // Without a notice, a key that the help page names and that does nothing looks like a defect.
        match find_action(key, &scopes, |action| action != Action::TextInput) {
            Some(action) => self.notice = self.explain_unavailable(action),
            None if TextField::is_text_key(key) => {
                if let Some(reason) = read_only_reason {
                    self.notice = phrases::read_only_notice(&self.locale, reason);
                } else if let Some(digit) = digit_beyond_scale(key, &scopes) {
                    self.notice = self.explain_unavailable(Action::Digit(digit));
                }
            }
            None => {}
        }
    }
}

/// Returns the digit of a key that is typed as a rating, if no binding gives it a meaning: 6 to 9.
fn digit_beyond_scale(key: KeyPress, scopes: &[Scope]) -> Option<u8> {
    let KeyName::Char(digit) = key.name else { return None };
    let is_rating = matches!(scopes.first(), Some(Scope::Rate | Scope::Matrix));
    digit.to_digit(10).filter(|_| is_rating).map(|digit| digit as u8)
}
