//! The questions of the walk in words.

use crate::t;
use crate::text::{Locale, SafeText};
use crate::walk::{self, AnswerChoice, AnswerKind, Question, WalkStep, review};
use pesee_core::deliberation::{ConditionState, Deliberation, WeightingMethod};

use super::names;

/// A question as a reader sees it.
#[derive(Clone, Debug, PartialEq)]
pub struct QuestionText {
    /// The question.
    pub title: SafeText,
    /// What helps to answer it; may be empty.
    pub hint: SafeText,
}

/// The name of a step.
pub fn step_name(locale: &Locale, step: WalkStep) -> SafeText {
    match step {
        WalkStep::Question => t!(locale, "walk-step-question"),
        WalkStep::Accounts => t!(locale, "walk-step-accounts"),
        WalkStep::Options => t!(locale, "walk-step-options"),
        WalkStep::Feeling => t!(locale, "walk-step-feeling"),
        WalkStep::Conditions => t!(locale, "walk-step-conditions"),
        WalkStep::Criteria => t!(locale, "walk-step-criteria"),
        WalkStep::Weights => t!(locale, "walk-step-weights"),
        WalkStep::Ratings => t!(locale, "walk-step-ratings"),
        WalkStep::Verdict => t!(locale, "walk-step-verdict"),
        WalkStep::Commitment => t!(locale, "walk-step-commitment"),
    }
}

/// A question and what helps to answer it.
pub fn question(locale: &Locale, document: &Deliberation, ask: &Question) -> QuestionText {
    let say =
        |title: &'static str, hint: &'static str| QuestionText { title: t!(locale, title), hint: t!(locale, hint) };
    let about = |title: SafeText, hint: SafeText| QuestionText { title, hint };
    match ask {
        Question::MainQuestion => say("question-main", "question-main-hint"),
        Question::Title => say("question-title", "question-title-hint"),
        Question::Seats => say("question-seats", "question-seats-hint"),
        Question::SeatName(person) => {
            let seat = names::person(locale, document, person);
            about(t!(locale, "question-seat-name", seat = seat), t!(locale, "question-seat-name-hint"))
        }
        Question::Account(id) => about(names::account_title(locale, document, id), t!(locale, "question-account-hint")),
        Question::Options => say("question-options", "question-options-hint"),
        Question::FirstFeeling(_) => say("question-first-feeling", "question-first-feeling-hint"),
        Question::FeelingStrength(_) => say("question-feeling-strength", "question-feeling-strength-hint"),
        Question::Condition(id) => {
            let condition = document.condition(id);
            let concerned: Vec<SafeText> = condition
                .map(|condition| condition.options().iter().map(|option| names::option(document, option)).collect())
                .unwrap_or_default();
            let concerned = SafeText::join(&concerned, ", ");
            let blocking = condition.is_none_or(pesee_core::deliberation::Condition::is_blocking);
            let id = if blocking { "question-condition-hint" } else { "question-condition-warning-hint" };
            about(SafeText::sanitize(condition.map_or("", |c| &c.question)), t!(locale, id, options = concerned))
        }
        Question::Criteria => say("question-criteria", "question-criteria-hint"),
        Question::Weights(person) => match ask.answer_kind(document) {
            AnswerKind::Weights(WeightingMethod::Points) => say("question-points", "question-points-hint"),
            AnswerKind::Weights(WeightingMethod::Swing) => match walk::full_swing_criterion(document, person) {
                Some(first) => {
                    let first = names::criterion(document, &first);
                    about(t!(locale, "question-swing", first = first), t!(locale, "question-swing-hint"))
                }
                None => say("question-full-swing", "question-full-swing-hint"),
            },
            AnswerKind::Weights(WeightingMethod::Pairwise) if document.people().len() > 1 => {
                say("question-pairs-shared", "question-pairs-shared-hint")
            }
            AnswerKind::Weights(WeightingMethod::Pairwise) if !walk::can_compare(document) => {
                say("question-pairs-none", "question-pairs-none-hint")
            }
            // Whoever has compared once knows how.
            AnswerKind::Weights(WeightingMethod::Pairwise) if !walk::list_compared_pairs(document).is_empty() => {
                about(t!(locale, "question-pairs"), SafeText::default())
            }
            AnswerKind::Weights(WeightingMethod::Pairwise) => say("question-pairs", "question-pairs-hint"),
            _ => say("question-order", "question-order-hint"),
        },
        Question::Lens => say("question-lens", "question-lens-hint"),
        Question::Rating(_, id) => {
            let hint = document.criterion(id).and_then(|criterion| criterion.hint.as_deref());
            let hint = hint.map_or_else(|| t!(locale, "question-rating-hint"), SafeText::sanitize);
            about(names::criterion(document, id), hint)
        }
        Question::HandOver(person) => {
            let name = names::person(locale, document, person);
            about(t!(locale, "question-hand-over", person = name), t!(locale, "question-hand-over-hint"))
        }
        Question::Verdict => say("question-verdict", "question-verdict-hint"),
        Question::Choice => say("question-choice", "question-choice-hint"),
        Question::Because => say("question-because", "question-because-hint"),
        Question::Expects => say("question-expects", "question-expects-hint"),
        Question::Confidence => say("question-confidence", "question-confidence-hint"),
        Question::Commitment => say("question-commitment", "question-commitment-hint"),
        Question::Lift => say("question-lift", "question-lift-hint"),
        Question::Premortem => say("question-premortem", "question-premortem-hint"),
        Question::Steps => say("question-steps", "question-steps-hint"),
        Question::ReviewDate => say("question-review-date", "question-review-date-hint"),
        Question::CameTrue => {
            let expected = review::current_decision(document).and_then(|decision| decision.expects.as_deref());
            let hint = match expected {
                Some(text) => t!(locale, "question-came-true-expected", text = SafeText::sanitize(text)),
                None => t!(locale, "question-came-true-hint"),
            };
            about(t!(locale, "question-came-true"), hint)
        }
        Question::Satisfied => say("question-satisfied", "question-satisfied-hint"),
        Question::ReviewNote => say("question-review-note", "question-review-note-hint"),
        Question::ReviewResult => say("question-review-result", "question-review-result-hint"),
    }
}

/// What a text question starts with, where the template has a suggestion.
pub fn suggested_answer(locale: &Locale, document: &Deliberation, ask: &Question) -> Option<SafeText> {
    match (ask, document.head().template.as_deref()?) {
        (Question::MainQuestion, "two-accounts") => Some(t!(locale, "question-suggestion-two-accounts")),
        (Question::MainQuestion, "first-account") => Some(t!(locale, "question-suggestion-first-account")),
        (Question::MainQuestion, "employee-voice") => Some(t!(locale, "question-suggestion-employee-voice")),
        _ => None,
    }
}

/// One of several answers.
pub fn choice_text(locale: &Locale, document: &Deliberation, pick: &AnswerChoice) -> SafeText {
    match pick {
        AnswerChoice::OnePerson => t!(locale, "question-choice-one-person"),
        AnswerChoice::TwoPeople => t!(locale, "question-choice-two-people"),
        AnswerChoice::Option(id) => names::option(document, id),
        AnswerChoice::State(ConditionState::Met) => t!(locale, "question-choice-met"),
        AnswerChoice::State(ConditionState::Unmet) => t!(locale, "question-choice-unmet"),
        AnswerChoice::State(ConditionState::Unknown) => t!(locale, "question-choice-unknown"),
        AnswerChoice::Months(months) => t!(locale, "question-choice-months", count = *months as usize),
    }
}
