//! Applies the outcomes of screens and overlays: edits, undo, navigation, overlays and effects.

use crate::phrases;
use crate::t;
use crate::text::SafeText;
use crate::ui::action::Action;
use crate::ui::event::Effect;
use crate::ui::outcome::{Outcome, Overlay};
use crate::ui::overlays::OverlayState;
use pesee_core::deliberation::Edit;

use super::{App, Screen};

impl App {
    /// Undoes or redoes one act. Returns whether there was one.
    pub(super) fn undo_or_redo(&mut self, action: Action) -> bool {
        let Some(open) = &mut self.open_document else { return false };
        let (now, before) = (self.now.wall_time, open.session.shared_document());
        let is_undo = action == Action::Undo;
        let applied = if is_undo { open.session.undo(now) } else { open.session.redo(now) };
        let edit = match applied {
            Ok(Some(edit)) => edit,
            Ok(None) => return false,
            Err(error) => {
                self.notice = phrases::step_error(&self.locale, &error);
                return false;
            }
        };
        let documents = (&*before, open.session.document());
        self.notice = phrases::undo_message(&self.locale, &open.notice_audience(), documents, &edit, is_undo);
        open.mark_changed(self.now.instant);
        true
    }

    /// Undoes or redoes several acts one by one, so that each act is checked like a single undo.
    fn undo_or_redo_many(&mut self, steps: usize, is_undo: bool) {
        let action = if is_undo { Action::Undo } else { Action::Redo };
        let count = (0..steps).filter(|_| self.can(action) && self.undo_or_redo(action)).count();
        // A step that was refused has left its reason in the notice.
        if count > 1 && count == steps {
            let message_id = if is_undo { "history-undone-count" } else { "history-redone-count" };
            self.notice = t!(self.locale, message_id, count = count);
        }
    }

    /// Applies the outcomes of a screen or an overlay.
    pub(super) fn apply_outcomes(&mut self, outcomes: Vec<Outcome>) {
        let (mut is_applied, mut closed, mut said) = (true, None, None);
        for outcome in outcomes {
            match outcome {
                Outcome::Edit(edit) => {
                    is_applied = self.edit(edit);
                    if !is_applied {
                        self.overlays.extend(closed.take());
                    }
                }
                Outcome::Navigate(route) => self.navigate(route),
                Outcome::NextQuestion => self.go_to_next_question(),
                Outcome::PreviousQuestion => {
                    self.close_undo_step();
                    if let (Some(open), Screen::Walk(walk)) = (&mut self.open_document, &self.screen)
                        && walk.question().is_hand_over()
                    {
                        open.session.resume_turn();
                    }
                    let has_gone_back = self.with_view_context(|screen, context| match screen {
                        Screen::Walk(walk) => walk.go_back(context),
                        _ => true,
                    });
                    if !has_gone_back {
                        self.notice = t!(self.locale, "unavailable-first-question");
                    }
                    if let (Some(open), Screen::Walk(walk)) = (&mut self.open_document, &self.screen) {
                        open.session.enter_question(walk.question());
                    }
                }
                Outcome::OpenOverlay(Overlay::Passphrase(what)) => self.ask_passphrase(what),
                Outcome::OpenOverlay(overlay) => {
                    let scopes = self.scopes();
                    self.overlays.push(OverlayState::new(overlay, &scopes, &self.locale));
                }
                // The overlay keeps the text of an edit that was rejected.
                Outcome::CloseOverlay if !is_applied => {}
                Outcome::CloseOverlay => closed = self.overlays.pop(),
                Outcome::LeaveUnsaved => {
                    if let Some(target) = self.blocked_leave.take() {
                        self.finish_leaving(target);
                    }
                }
                Outcome::Recover(is_wanted) => self.recover(is_wanted),
                Outcome::ShowDraftsOf(author) => self.show_drafts_of(&author),
                Outcome::UndoRedo { steps, is_undo } => self.undo_or_redo_many(steps, is_undo),
                Outcome::RunEffect(effect) => self.run_effect(effect),
                Outcome::PreviewReport(report) => self.request_preview(report),
                Outcome::ExportReport(request) => self.request_export(request),
                Outcome::LoadAndNavigate(path, route) => {
                    self.route_after_load = Some(route);
                    self.run_effect(Effect::Load(path));
                }
                Outcome::Compare(with) => self.request_comparison(with),
                Outcome::PerformAction(action) if is_applied && self.can(action) => self.act(action),
                Outcome::PerformAction(_) => {}
                Outcome::TranslateTexts => self.translate_texts(),
                Outcome::ChangeLanguage(language) => self.change_language(language),
                Outcome::Notify(text) if is_applied => self.notice = text,
                // The edit was rejected: the notice of `edit` gives the reason and must stay.
                Outcome::Notify(_) => {}
                Outcome::NotifyOfEdit(text) => said = Some(text),
                Outcome::CopyLines(lines) => {
                    self.copy_to_clipboard(lines.iter().map(|line| format!("{line}\n")).collect())
                }
            }
        }
        if let Some(text) = said.filter(|_| is_applied) {
            self.notify_of_edit(text);
        }
    }

    /// Shows a notice about the edit that was just applied, and the key that undoes it. While the keyboard is handed
    /// over, and after answers were opened, nothing can be undone.
    pub(super) fn notify_of_edit(&mut self, text: SafeText) {
        self.notice = text;
        if self.can(Action::Undo) {
            self.notice = SafeText::join(&[self.notice.clone(), t!(self.locale, "screen-can-undo")], " ");
        }
    }

    /// Changes the document. Returns whether the edit was applied; otherwise a notice gives the reason.
    pub(super) fn edit(&mut self, edit: Edit) -> bool {
        let Some(open) = &mut self.open_document else { return false };
        if edit.is_empty() {
            return true;
        }
        if let Some(why) = open.autosave.read_only_reason() {
            self.notice = phrases::read_only_notice(&self.locale, why);
            return false;
        }
        if self.is_loading {
            self.notice = t!(self.locale, "saving-copy-in-progress");
            return false;
        }
        if let Err(error) = open.session.apply(edit, self.now.wall_time) {
            self.notice = phrases::edit_error(&self.locale, &error);
            return false;
        }
        open.mark_changed(self.now.instant);
        self.refresh();
        true
    }
}
