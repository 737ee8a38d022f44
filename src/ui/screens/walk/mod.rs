//! The walk screen: one question, with the list of steps beside it. Each kind of answer has its own module.

mod account;
mod action_steps;
mod choice;
mod criteria;
mod criterion_detail;
mod dated_list;
mod draw;
mod options;
mod order;
mod pairs;
mod participants;
mod points;
mod ratings;
mod review_result;
mod scale;
mod swing;
mod text;
mod tripwires;
mod verdict;

use crate::messages::Draft;
use crate::phrases;
use crate::text::Locale;
use crate::ui::action::Action;
use crate::ui::keymap::Scope;
use crate::ui::outcome::{Outcome, Route, ScaleAnchor};
use crate::ui::view_context::ViewContext;
use crate::ui::widgets::{FieldInput, Selection, TextField};
use crate::walk::{self, AnswerKind, Question, WalkStep};
use pesee_core::deliberation::{AccountField, Id, List, WeightingMethod};

/// The current question with its input, and the questions that led to it.
#[derive(Debug)]
pub struct WalkScreen {
    question: Question,
    body: QuestionBody,
    /// The selected step while the list of steps has the focus.
    step_selection: Option<Selection>,
    back_stack: Vec<Question>,
    /// The weighting method that is only shown, while another one is in use.
    shown_method: Option<WeightingMethod>,
}

/// The input of one kind of answer.
#[derive(Debug)]
enum QuestionBody {
    Text(text::TextAnswer),
    Choice(choice::ChoiceList),
    Scale(scale::ScaleInput),
    Account(account::AccountForm),
    Options(options::OptionList),
    Criteria(criteria::CriterionList),
    Participants(participants::ParticipantList),
    Order(order::OrderList),
    Points(points::PointList),
    Swing(swing::SwingList),
    Pairs(pairs::PairComparison),
    Ratings(ratings::RatingList),
    ActionSteps(action_steps::ActionStepList),
    Tripwires(tripwires::TripwireList),
    Verdict(verdict::VerdictPanel),
    ReviewResult(review_result::ReviewResult),
    Information,
}

impl QuestionBody {
    fn new(context: &ViewContext<'_>, question: &Question) -> QuestionBody {
        QuestionBody::for_kind(context, question, question.answer_kind(context.view))
    }

    fn for_kind(context: &ViewContext<'_>, question: &Question, kind: AnswerKind) -> QuestionBody {
        match (kind, question) {
            (AnswerKind::Line | AnswerKind::Text, _) => QuestionBody::Text(text::TextAnswer::new(context, question)),
            (AnswerKind::Choice(choices), _) => {
                QuestionBody::Choice(choice::ChoiceList::new(context, question, choices))
            }
            (AnswerKind::Scale { min, max, step }, _) => QuestionBody::Scale(scale::ScaleInput::new(min, max, step)),
            (AnswerKind::Account, Question::Account(id)) => {
                QuestionBody::Account(account::AccountForm::new(context, id))
            }
            (AnswerKind::Options, _) => QuestionBody::Options(options::OptionList::new(context)),
            (AnswerKind::Criteria, _) => QuestionBody::Criteria(criteria::CriterionList::new(context)),
            (AnswerKind::People, _) => QuestionBody::Participants(participants::ParticipantList::new(context)),
            (AnswerKind::Weights(WeightingMethod::Order), Question::Weights(person)) => {
                QuestionBody::Order(order::OrderList::new(context, person))
            }
            (AnswerKind::Weights(WeightingMethod::Points), Question::Weights(person)) => {
                QuestionBody::Points(points::PointList::new(person))
            }
            (AnswerKind::Weights(WeightingMethod::Swing), Question::Weights(person)) => {
                QuestionBody::Swing(swing::SwingList::new(context, person))
            }
            (AnswerKind::Weights(WeightingMethod::Pairwise), Question::Weights(person)) => {
                QuestionBody::Pairs(pairs::PairComparison::new(context, person))
            }
            (AnswerKind::Ratings, Question::Rating(person, id)) => {
                QuestionBody::Ratings(ratings::RatingList::new(context, person, id))
            }
            (AnswerKind::Tripwires, _) => QuestionBody::Tripwires(tripwires::TripwireList::default()),
            (AnswerKind::Steps, _) => QuestionBody::ActionSteps(action_steps::ActionStepList::default()),
            (AnswerKind::NoAnswer, Question::ReviewResult) => {
                QuestionBody::ReviewResult(review_result::ReviewResult::new(context))
            }
            (AnswerKind::NoAnswer, Question::Verdict) => QuestionBody::Verdict(verdict::VerdictPanel::default()),
            _ => QuestionBody::Information,
        }
    }
}

impl WalkScreen {
    /// Creates the screen for a question.
    pub fn new(context: &ViewContext<'_>, question: Question) -> WalkScreen {
        let body = QuestionBody::new(context, &question);
        WalkScreen { question, body, step_selection: None, back_stack: Vec::new(), shown_method: None }
    }

    pub fn question(&self) -> &Question {
        &self.question
    }

    /// Returns whether no other question led to the current one.
    pub fn is_first_question(&self) -> bool {
        self.back_stack.is_empty()
    }

    /// Returns the criterion that is being rated.
    pub fn asked_criterion(&self) -> Option<&Id> {
        match &self.question {
            Question::Rating(_, criterion) if self.step_selection.is_none() => Some(criterion),
            _ => None,
        }
    }

    /// Goes to another question, and remembers the current one for [`WalkScreen::go_back`].
    pub fn go_to(&mut self, context: &ViewContext<'_>, question: Question) {
        if question != self.question {
            let previous = std::mem::replace(&mut self.question, question);
            self.back_stack.push(previous);
        }
        self.body = QuestionBody::new(context, &self.question);
        (self.step_selection, self.shown_method) = (None, None);
    }

    /// Goes back to the last question in `back_stack` that is still available, else to the previous question of the
    /// walk. A handover that is over is not repeated. Returns whether there is such a question.
    pub fn go_back(&mut self, context: &ViewContext<'_>) -> bool {
        let previous = pop_previous(&mut self.back_stack, &self.question, context);
        let is_found = previous.is_some();
        if let Some(question) = previous {
            self.body = QuestionBody::new(context, &question);
            (self.question, self.shown_method) = (question, None);
        }
        self.step_selection = None;
        is_found
    }

    /// Returns the question that [`WalkScreen::go_back`] leads to.
    pub fn previous_question(&self, context: &ViewContext<'_>) -> Option<Question> {
        pop_previous(&mut self.back_stack.clone(), &self.question, context)
    }

    /// Updates the screen after a change of the document. If the question is gone, another one replaces it.
    pub fn refresh(&mut self, context: &ViewContext<'_>) {
        if !walk::is_available(context.view, &self.question) {
            let turn = context.answering_person;
            let question = match self.question.person() {
                // The view lacks the answers of the others, so their questions would seem to be open.
                Some(person) if context.view.is_blind() && turn == Some(person) => {
                    walk::first_question_of(context.view, self.question.step(), turn)
                }
                _ => walk::question_to_resume(context.view),
            };
            self.question = walk::route_to(context.view, question, turn);
            self.body = QuestionBody::new(context, &self.question);
            self.shown_method = None;
            // The user may press again the key that removed the question. That key must not become text.
            match &mut self.body {
                QuestionBody::Text(text) => text.is_writing = false,
                QuestionBody::Account(form) => form.is_writing = false,
                _ => {}
            }
        }
        let in_use = walk::weighting_method_in_use(context.view);
        // An answer by the shown method brings it into use.
        self.shown_method = self.shown_method.filter(|shown| *shown != in_use);
        let method_changed = match &self.body {
            QuestionBody::Order(_) => self.weighting_method(context) != WeightingMethod::Order,
            QuestionBody::Points(_) => self.weighting_method(context) != WeightingMethod::Points,
            QuestionBody::Swing(_) => self.weighting_method(context) != WeightingMethod::Swing,
            QuestionBody::Pairs(_) => self.weighting_method(context) != WeightingMethod::Pairwise,
            _ => false,
        };
        if method_changed {
            self.show_method(context);
        }
        match &mut self.body {
            QuestionBody::Text(text) => text.refresh(context, &self.question),
            QuestionBody::Options(options) => options.refresh(context),
            QuestionBody::Criteria(criteria) => criteria.refresh(context),
            QuestionBody::Participants(participants) => participants.refresh(context),
            QuestionBody::Account(form) => form.refresh(context),
            QuestionBody::Swing(swing) => swing.refresh(context),
            QuestionBody::Pairs(pairs) => pairs.refresh(context),
            QuestionBody::Ratings(ratings) => ratings.refresh(context),
            QuestionBody::Verdict(verdict) => verdict.refresh(context),
            QuestionBody::ReviewResult(review_result) => review_result.refresh(context),
            QuestionBody::Choice(choice) => {
                if let AnswerKind::Choice(choices) = self.question.answer_kind(context.view) {
                    choice.refresh(context, &self.question, choices);
                }
            }
            _ => {}
        }
    }

    /// Formats again the sentences that the screen keeps, after a change of the language of the interface.
    pub fn change_language(&mut self, context: &ViewContext<'_>, old_locale: &Locale) {
        match &mut self.body {
            QuestionBody::Account(form) => form.change_language(context, old_locale),
            QuestionBody::Text(text) => text.refresh(context, &self.question),
            QuestionBody::ReviewResult(review_result) => review_result.refresh(context),
            _ => {}
        }
    }

    /// Returns the weighting method on the screen: the shown one, otherwise the one in use.
    fn weighting_method(&self, context: &ViewContext<'_>) -> WeightingMethod {
        self.shown_method.unwrap_or_else(|| walk::weighting_method_in_use(context.view))
    }

    fn show_method(&mut self, context: &ViewContext<'_>) {
        let kind = AnswerKind::Weights(self.weighting_method(context));
        self.body = QuestionBody::for_kind(context, &self.question, kind);
    }

    /// Shows the next weighting method. The method in use does not change.
    fn show_next_method(&mut self, context: &ViewContext<'_>) {
        let next = walk::next_weighting_method(context.view, self.weighting_method(context));
        self.shown_method = Some(next).filter(|next| *next != walk::weighting_method_in_use(context.view));
        self.show_method(context);
    }

    /// Adds to the outcomes on the weights: what changes if an answer brings the shown method into use, and what has no
    /// weight if the user goes on.
    fn add_weight_notices(&self, context: &ViewContext<'_>, mut outcomes: Vec<Outcome>) -> Vec<Outcome> {
        let Question::Weights(person) = &self.question else { return outcomes };
        let (locale, view, method) = (context.locale, context.view, self.weighting_method(context));
        let edits = outcomes.iter().any(|outcome| matches!(outcome, Outcome::Edit(edit) if !edit.is_empty()));
        if edits && self.shown_method.is_some() {
            outcomes.push(Outcome::Notify(phrases::method_change(locale, view, person, method)));
        }
        if let Some(at) = outcomes.iter().position(|outcome| matches!(outcome, Outcome::NextQuestion)) {
            let in_use = walk::weighting_method_in_use(view);
            let notice = phrases::unweighed_criteria(locale, view, person, in_use).map(Outcome::Notify);
            outcomes.splice(at..at, notice);
        }
        outcomes
    }

    /// Adds to outcomes that leave the ratings of a criterion which options have no rating.
    fn add_rating_notice(&self, context: &ViewContext<'_>, mut outcomes: Vec<Outcome>) -> Vec<Outcome> {
        let QuestionBody::Ratings(ratings) = &self.body else { return outcomes };
        let leaves = |outcome: &Outcome| {
            matches!(outcome, Outcome::NextQuestion | Outcome::PreviousQuestion | Outcome::Navigate(Route::Walk(_)))
        };
        if let Some(at) = outcomes.iter().position(leaves) {
            // The notice comes before leaving, because a handover removes it.
            outcomes.splice(at..at, ratings.describe_open_ratings(context).map(Outcome::Notify));
        }
        outcomes
    }

    /// Returns the scopes whose key bindings apply, the innermost first.
    pub fn scopes(&self, context: &ViewContext<'_>) -> Vec<Scope> {
        if self.step_selection.is_some() {
            return vec![Scope::StepList];
        }
        let own = match &self.body {
            QuestionBody::Text(text) if text.draft(context, &self.question).is_some() => {
                return vec![Scope::OfferedDraft, Scope::TextField];
            }
            QuestionBody::Text(text) if text.is_writing => return vec![Scope::TextField],
            QuestionBody::Account(form) if form.is_writing(context) => return vec![Scope::TextField],
            QuestionBody::Text(_) => None,
            QuestionBody::Account(_) => Some(Scope::AccountForm),
            QuestionBody::Choice(_) => Some(Scope::Choice),
            QuestionBody::Scale(_) => Some(Scope::Scale),
            QuestionBody::Options(_) => Some(Scope::Options),
            QuestionBody::Criteria(_) => Some(Scope::Criteria),
            QuestionBody::Participants(_) => Some(Scope::Participants),
            QuestionBody::Order(_) => Some(Scope::Order),
            QuestionBody::Points(_) => Some(Scope::Points),
            QuestionBody::Swing(swing) if swing.has_first_swing(context) => Some(Scope::Swing),
            QuestionBody::Swing(_) => Some(Scope::FirstSwing),
            QuestionBody::Pairs(_) => Some(Scope::Pairs),
            QuestionBody::Ratings(_) => Some(Scope::Rate),
            QuestionBody::ActionSteps(steps) => Some(steps.scope(context)),
            QuestionBody::Tripwires(_) => Some(Scope::Tripwires),
            QuestionBody::Verdict(verdict) => Some(verdict.scope(context)),
            QuestionBody::ReviewResult(_) => Some(Scope::ReviewResult),
            QuestionBody::Information => Some(Scope::Information),
        };
        own.into_iter().chain([Scope::Question]).collect()
    }

    /// Returns whether letters are text input now.
    pub fn is_writing(&self, context: &ViewContext<'_>) -> bool {
        self.scopes(context).contains(&Scope::TextField)
    }

    /// Returns whether there is another row to select or to scroll to.
    pub fn has_other_rows(&self, context: &ViewContext<'_>) -> bool {
        match &self.body {
            _ if self.step_selection.is_some() => true,
            QuestionBody::Participants(_) => context.view.participants().len() > 1,
            QuestionBody::Tripwires(_) => context.view.tripwires().len() > 1,
            QuestionBody::ActionSteps(steps) => steps.has_other_rows(context),
            QuestionBody::ReviewResult(review_result) => review_result.has_other_rows(),
            QuestionBody::Verdict(verdict) => verdict.has_other_rows(),
            _ => true,
        }
    }

    /// Returns whether `action` has an effect now.
    pub fn can(&self, context: &ViewContext<'_>, action: Action) -> bool {
        match action {
            Action::StartWriting => {
                self.step_selection.is_none()
                    && match &self.body {
                        QuestionBody::Text(_) => true,
                        QuestionBody::Account(form) => form.has_text(context),
                        _ => false,
                    }
            }
            Action::OtherFacts => {
                matches!(&self.body, QuestionBody::Account(form) if form.has_hidden_facts())
                    && self.step_selection.is_none()
            }
            Action::Toggle | Action::Rename | Action::Remove if matches!(self.body, QuestionBody::ActionSteps(_)) => {
                !context.view.steps().is_empty() || self.scopes(context).contains(&Scope::Safeguards)
            }
            Action::Toggle | Action::Rename | Action::Remove if matches!(self.body, QuestionBody::Tripwires(_)) => {
                !context.view.tripwires().is_empty()
            }
            _ if matches!(&self.body, QuestionBody::Pairs(pairs) if !pairs.can(context, action)) => false,
            Action::UseWeightingMethod => self.shown_method.is_some() && self.step_selection.is_none(),
            // Taking an answer back is no answer, so it does not bring the shown method into use.
            Action::ClearAnswer if self.shown_method.is_some() => false,
            _ if matches!(&self.body, QuestionBody::Choice(choice) if !choice.can(action)) => false,
            _ if matches!(&self.body, QuestionBody::Order(order) if !order.can(context, action)) => false,
            Action::Verdict => self.question != Question::Verdict,
            Action::CorrectAnswers => context.view.is_blind(),
            Action::DontKnow if matches!(self.body, QuestionBody::Verdict(_)) => {
                verdict::VerdictPanel::can_mark_rest_unknown(context)
            }
            Action::KeepLens => matches!(&self.body, QuestionBody::Verdict(verdict) if verdict.is_lens_previewed()),
            Action::NextBalance => matches!(&self.body, QuestionBody::Verdict(verdict) if verdict.has_other_balance()),
            Action::Matrix => !context.view.criteria().is_empty() && !context.view.options().is_empty(),
            _ => true,
        }
    }

    /// Applies `action` and returns its outcomes.
    pub fn act(&mut self, context: &ViewContext<'_>, action: Action) -> Vec<Outcome> {
        let outcomes = self.act_on_question(context, action);
        self.add_rating_notice(context, outcomes)
    }

    fn act_on_question(&mut self, context: &ViewContext<'_>, action: Action) -> Vec<Outcome> {
        if let Action::SelectStep(step) = action {
            self.step_selection = Some(Selection::new(step));
            return self.act_on_step_list(context, Action::Open);
        }
        if self.step_selection.is_some() {
            return self.act_on_step_list(context, action);
        }
        let writing = self.is_writing(context);
        match action {
            Action::NextWeightingMethod => {
                self.show_next_method(context);
                return Vec::new();
            }
            Action::UseWeightingMethod => {
                let edit = walk::set_weighting_method(context.view, self.weighting_method(context));
                return self.add_weight_notices(context, vec![Outcome::Edit(edit)]);
            }
            Action::Matrix => return vec![Outcome::Navigate(Route::Matrix)],
            Action::Verdict => return vec![Outcome::Navigate(Route::Walk(Question::Verdict))],
            Action::CorrectAnswers => return vec![Outcome::Navigate(Route::Walk(Question::Correction))],
            Action::History => return vec![Outcome::Navigate(Route::History)],
            Action::Compare => return vec![Outcome::Navigate(Route::Compare)],
            Action::Leave if matches!(&self.body, QuestionBody::Verdict(verdict) if verdict.is_sensitivity_open()) => {}
            Action::Leave if !writing => {
                self.step_selection = Some(Selection::new(self.question.step() as usize));
                return Vec::new();
            }
            Action::Back if !matches!(self.body, QuestionBody::Account(_) | QuestionBody::Pairs(_)) => {
                return vec![Outcome::PreviousQuestion];
            }
            _ => {}
        }
        if let (Action::EditAnchors, Question::Rating(_, criterion)) = (action, &self.question) {
            return vec![ScaleAnchor::Con.open_prompt(context.view, criterion)];
        }
        let outcomes = self.act_on_body(context, action);
        self.add_weight_notices(context, outcomes)
    }

    fn act_on_body(&mut self, context: &ViewContext<'_>, action: Action) -> Vec<Outcome> {
        match &mut self.body {
            QuestionBody::Text(text) => text.act(context, &self.question, action),
            QuestionBody::Choice(choice) => choice.act(context, &self.question, action),
            QuestionBody::Scale(scale) => scale.act(context, &self.question, action),
            QuestionBody::Account(form) => form.act(context, action),
            QuestionBody::Options(options) => options.act(context, action),
            QuestionBody::Criteria(criteria) => criteria.act(context, action),
            QuestionBody::Participants(participants) => participants.act(context, action),
            QuestionBody::Order(order) => order.act(context, action),
            QuestionBody::Points(points) => points.act(context, action),
            QuestionBody::Ratings(ratings) => ratings.act(context, action),
            QuestionBody::ActionSteps(steps) => steps.act(context, action),
            QuestionBody::Tripwires(tripwires) => tripwires.act(context, action),
            QuestionBody::Verdict(verdict) => verdict.act(context, action),
            QuestionBody::ReviewResult(review_result) => review_result.act(action),
            QuestionBody::Swing(swing) => swing.act(context, action),
            QuestionBody::Pairs(pairs) => pairs.act(context, action),
            QuestionBody::Information if action == Action::Next => vec![Outcome::NextQuestion],
            QuestionBody::Information => Vec::new(),
        }
    }

    fn act_on_step_list(&mut self, context: &ViewContext<'_>, action: Action) -> Vec<Outcome> {
        let Some(selection) = &mut self.step_selection else { return Vec::new() };
        if selection.act(action, WalkStep::ALL.len()) {
            return Vec::new();
        }
        match action {
            Action::Open => {
                let step =
                    WalkStep::ALL.get(selection.index(WalkStep::ALL.len())).copied().unwrap_or(WalkStep::Question);
                self.step_selection = None;
                if step == self.question.step() {
                    return Vec::new();
                }
                vec![Outcome::Navigate(Route::Walk(walk::first_question_of(
                    context.view,
                    step,
                    context.answering_person,
                )))]
            }
            Action::Leave => vec![Outcome::Navigate(Route::Library)],
            _ => Vec::new(),
        }
    }

    /// Returns the text field in use.
    pub fn field(&self, context: &ViewContext<'_>) -> Option<&TextField> {
        match &self.body {
            _ if self.step_selection.is_some() => None,
            QuestionBody::Text(text) => text.field(),
            QuestionBody::Account(form) => form.field(context),
            _ => None,
        }
    }

    /// Pastes a text where ratings are expected; `None` on other questions.
    pub fn paste(&mut self, context: &ViewContext<'_>, text: &str) -> Option<Vec<Outcome>> {
        match &mut self.body {
            QuestionBody::Ratings(ratings) if self.step_selection.is_none() => Some(ratings.paste(context, text)),
            _ => None,
        }
    }

    /// Returns the list on the screen to which a pasted list can be added.
    pub fn target_list(&self) -> Option<List> {
        match &self.body {
            _ if self.step_selection.is_some() => None,
            QuestionBody::Options(_) => Some(List::Options),
            QuestionBody::Criteria(_) => Some(List::Criteria),
            _ => None,
        }
    }

    /// Applies `input` to the text field in use.
    pub fn apply_input(&mut self, context: &ViewContext<'_>, input: FieldInput<'_>) -> Vec<Outcome> {
        match &mut self.body {
            QuestionBody::Text(text) if text.is_writing => text.apply_input(context, input),
            QuestionBody::Account(form) if form.is_writing(context) => form.apply_input(context, input),
            _ => Vec::new(),
        }
    }

    /// Returns the texts that are not valid answers yet.
    pub fn drafts(&self, context: &ViewContext<'_>) -> Vec<Draft> {
        match &self.body {
            QuestionBody::Account(form) => form.drafts(context),
            QuestionBody::Text(text) => text.unsaved_draft(&self.question).into_iter().collect(),
            _ => Vec::new(),
        }
    }

    /// Returns the question whose text is being typed and, in the facts of an account, the number of the fact; `None`
    /// if nothing was typed since the question is on the screen.
    pub fn typed_field(&self, context: &ViewContext<'_>) -> Option<(Question, Option<usize>)> {
        let fact = match &self.body {
            _ if self.step_selection.is_some() => return None,
            QuestionBody::Text(text) if text.is_typed() => None,
            QuestionBody::Account(form) => Some(form.typed_fact(context)?),
            _ => return None,
        };
        Some((self.question.clone(), fact))
    }

    /// Continues the text of the question, or the fact with this number, as if it had just been typed.
    pub fn continue_typing(&mut self, context: &ViewContext<'_>, fact: Option<usize>) {
        match &mut self.body {
            QuestionBody::Text(text) => text.continue_typing(),
            QuestionBody::Account(form) => fact.into_iter().for_each(|fact| form.continue_typing(context, fact)),
            _ => {}
        }
    }

    /// Returns the account whose facts are on the screen.
    pub fn account_on_screen(&self) -> Option<&Id> {
        match &self.body {
            QuestionBody::Account(form) => Some(form.account_id()),
            _ => None,
        }
    }

    /// Shows the draft of a fact of the account on the screen again.
    pub fn set_draft(&mut self, field: AccountField, text: &str) {
        if let QuestionBody::Account(form) = &mut self.body {
            form.set_draft(field, text);
        }
    }

    /// Restores the draft of a fact of an account and edits it.
    pub fn restore_draft(&mut self, context: &ViewContext<'_>, field: AccountField, text: &str) {
        if let QuestionBody::Account(form) = &mut self.body {
            form.restore_draft(context, field, text);
        }
    }

    /// Returns whether the question takes the full width, without the list of steps.
    pub fn is_full_width(&self) -> bool {
        matches!(self.body, QuestionBody::Verdict(_)) && self.step_selection.is_none()
    }

    /// Returns whether the list of steps has the focus.
    pub fn is_step_list_focused(&self) -> bool {
        self.step_selection.is_some()
    }
}

/// Removes the latest question that can be asked again from the questions before `question`, and returns it; without
/// one, returns the question before `question` in the walk.
fn pop_previous(back_stack: &mut Vec<Question>, question: &Question, context: &ViewContext<'_>) -> Option<Question> {
    let is_available = |question: &Question| !question.is_hand_over() && walk::is_available(context.view, question);
    let route_to = |question: Question| walk::route_to(context.view, question, context.answering_person);
    let previous = std::iter::from_fn(|| back_stack.pop())
        .find(|question| is_available(question) && route_to(question.clone()) == *question);
    previous.or_else(|| walk::previous_question(context.view, question, context.answering_person).map(route_to))
}
