//! Navigation between screens and questions.

use crate::messages::Draft;
use crate::t;
use crate::text::SafeText;
use crate::ui::event::Effect;
use crate::ui::keymap::Scope;
use crate::ui::outcome::{Outcome, Overlay, PromptPurpose, Route};
use crate::ui::overlays::OverlayState;
use crate::ui::screens::decision_card::DecisionCardScreen;
use crate::ui::screens::history::HistoryScreen;
use crate::ui::screens::matrix::MatrixScreen;
use crate::ui::screens::people::PeopleScreen;
use crate::ui::screens::walk::WalkScreen;
use crate::walk::{self, Question, WalkStep, review};

use super::open_document::{OpenDocument, Viewpoint};
use super::{AfterSave, App, Screen};

impl App {
    /// Goes to the next question; after the last question, to the decision card.
    pub(super) fn go_to_next_question(&mut self) {
        self.close_undo_step();
        let Screen::Walk(walk) = &self.screen else { return };
        let Some(open) = &mut self.open_document else { return };
        // These lists were opened from the card if they are the first question of a finished walk.
        let is_list = matches!(walk.question(), Question::Steps | Question::Tripwires) && walk.is_first_question();
        if is_list && walk::is_answered(open.session.document(), &Question::ReviewDate) {
            return self.navigate(Route::DecisionCard);
        }
        let was_handed_over = walk.question().is_hand_over();
        match open.session.advance_from(walk.question()) {
            Some(Question::Tripwires) if open.session.document().tripwires().is_empty() => {
                self.navigate(Route::Walk(Question::Tripwires));
                let (initial_text, purpose) = (String::new(), PromptPurpose::AddTripwire);
                self.apply_outcomes(vec![Outcome::OpenOverlay(Overlay::Prompt { initial_text, purpose })]);
            }
            Some(next) => self.navigate(Route::Walk(next)),
            None => self.navigate(Route::DecisionCard),
        }
        if was_handed_over {
            self.restore_own_drafts();
        }
    }

    pub(super) fn navigate(&mut self, route: Route) {
        self.close_undo_step();
        let Some(open) = &self.open_document else { return };
        match route {
            Route::Library if self.audience_mode.is_handed_over() => {
                self.notice = t!(self.locale, "people-quit-blocked")
            }
            Route::Library => self.leave(AfterSave::OpenLibrary),
            Route::DecisionCard if review::current_decision(open.session.document()).is_none() => {
                self.leave(AfterSave::OpenLibrary)
            }
            Route::DecisionCard => self.screen = Screen::DecisionCard(DecisionCardScreen::default()),
            Route::NewRound => {
                let document = open.session.document();
                let first_question = walk::first_question_of(document, WalkStep::Criteria, open.session.turn());
                self.edit(review::reopen(document));
                // A read-only deliberation stays decided. The notice of `edit` gives the reason.
                if self.document().is_some_and(review::is_reopened) {
                    self.navigate(Route::Walk(first_question));
                    self.notify_of_edit(t!(self.locale, "review-reopened"));
                }
            }
            Route::Resume => {
                let question = walk::question_to_resume(open.session.document());
                self.navigate(Route::Walk(question));
            }
            Route::Walk(question) => {
                let is_walking = matches!(self.screen, Screen::Walk(_));
                if let Some(behind) = self.screen.underlying_mut() {
                    let behind = std::mem::replace(behind, Screen::Library);
                    self.screen = behind;
                    return self.navigate(Route::Walk(question));
                }
                let question = walk::route_to(open.session.document(), question, open.session.turn());
                if question.is_hand_over() {
                    // A notice about the answers of one person is not for the next.
                    self.notice = SafeText::default();
                }
                // The audience depends on the person of the question: the view changes before the question is drawn.
                if let Some(open) = &mut self.open_document {
                    open.session.enter_question(&question);
                    open.refresh(Viewpoint::Question(&question), self.audience_mode, self.now.wall_time);
                }
                self.with_view_context(|screen, context| match screen {
                    Screen::Walk(walk) if is_walking => walk.go_to(context, question),
                    _ => *screen = Screen::Walk(Box::new(WalkScreen::new(context, question))),
                });
            }
            // A screen that was left for another one is shown again rather than opened twice.
            Route::Matrix if matches!(self.screen.underlying_mut(), Some(Screen::Matrix(..))) => {
                self.navigate(Route::PreviousScreen);
            }
            Route::People if matches!(self.screen.underlying_mut(), Some(Screen::People(..))) => {
                self.navigate(Route::PreviousScreen);
            }
            Route::Export => self.open_export(),
            Route::Matrix => {
                if !matches!(self.screen, Screen::Matrix(..)) {
                    self.with_view_context(|screen, context| {
                        let behind = std::mem::replace(screen, Screen::Library);
                        *screen = Screen::Matrix(MatrixScreen::new(context), Box::new(behind));
                    });
                }
            }
            Route::History => {
                let path = open.path.clone();
                let behind = std::mem::replace(&mut self.screen, Screen::Library);
                self.screen = Screen::History(HistoryScreen::default(), Box::new(behind));
                self.effects.push(Effect::ListVersions(path));
                // The history may show other answers than the question below.
                self.refresh();
                self.refresh_history();
            }
            Route::Compare => self.open_comparison(),
            Route::People => {
                self.with_view_context(|screen, context| {
                    let behind = std::mem::replace(screen, Screen::Library);
                    *screen = Screen::People(Box::new(PeopleScreen::new(context)), Box::new(behind));
                });
            }
            Route::PreviousScreen => {
                if let Some(behind) = self.screen.underlying_mut() {
                    self.screen = std::mem::replace(behind, Screen::Library);
                    self.with_view_context(|screen, context| {
                        if let Screen::Walk(walk) = screen {
                            walk.refresh(context);
                        }
                    });
                }
            }
        }
    }

    /// Leaves the question of a person whose turn an external change has ended, for the page of the handover. Returns
    /// whether it did.
    pub(super) fn leave_ended_turn(&mut self) -> bool {
        let (Viewpoint::Question(question) | Viewpoint::Overview(question)) = find_viewpoint(&self.screen);
        let question = question.clone();
        let is_over = |open: &OpenDocument| {
            walk::route_to(open.session.document(), question.clone(), open.session.turn()) != question
        };
        if !self.open_document.as_ref().is_some_and(is_over) {
            return false;
        }
        // A text that the person was typing comes back after the handover, and a private note with the notes.
        let comes_back = |draft: &Draft| {
            PromptPurpose::person_of_draft(&draft.field_path).is_some()
                || OverlayState::parse_note_criterion(&draft.field_path).is_some()
        };
        let is_closed = |overlay: &mut OverlayState| {
            let stays =
                overlay.is_leave_confirmation() || matches!(overlay.scope(), Scope::Recovery | Scope::Passphrase);
            !stays && overlay.drafts().iter().all(comes_back)
        };
        let closed: Vec<OverlayState> = self.overlays.extract_if(.., is_closed).collect();
        for Draft { field_path, text } in closed.iter().flat_map(OverlayState::drafts) {
            self.defer_draft(&field_path, &text);
        }
        self.navigate(Route::Walk(question));
        self.refresh();
        self.refresh_recovery();
        true
    }
}

/// Returns the viewpoint of a screen: a question, or an overview.
pub(super) fn find_viewpoint(screen: &Screen) -> Viewpoint<'_> {
    match screen {
        Screen::Walk(walk) => Viewpoint::Question(walk.question()),
        Screen::Matrix(_, behind)
        | Screen::History(_, behind)
        | Screen::Compare(_, behind)
        | Screen::People(_, behind) => match find_viewpoint(behind) {
            Viewpoint::Question(question) | Viewpoint::Overview(question) => Viewpoint::Overview(question),
        },
        Screen::DecisionCard(_) | Screen::Library => Viewpoint::Overview(&Question::Verdict),
    }
}
