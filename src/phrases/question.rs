//! The texts of the questions of the walk.

use crate::t;
use crate::text::{Locale, SafeText};
use crate::walk::{self, AnswerChoice, AnswerKind, Question, WalkStep, review};
use pesee_core::deliberation::{ConditionState, Deliberation, WeightingMethod};

use super::names;

/// The displayed text of a question.
#[derive(Clone, Debug, PartialEq)]
pub struct QuestionText {
    pub title: SafeText,
    /// Help for the answer; may be empty.
    pub hint: SafeText,
}

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

pub fn question(locale: &Locale, document: &Deliberation, ask: &Question) -> QuestionText {
    let simple =
        |title: &'static str, hint: &'static str| QuestionText { title: t!(locale, title), hint: t!(locale, hint) };
    let about = |title: SafeText, hint: SafeText| QuestionText { title, hint };
    match ask {
        Question::MainQuestion => simple("question-main", "question-main-hint"),
        Question::Title => simple("question-title", "question-title-hint"),
        Question::Seats => simple("question-seats", "question-seats-hint"),
        Question::SeatName(person) => {
            let seat = names::person(locale, document, person);
            about(t!(locale, "question-seat-name", seat = seat), t!(locale, "question-seat-name-hint"))
        }
        Question::Account(id) => about(names::account_title(locale, document, id), t!(locale, "question-account-hint")),
        Question::Options => simple("question-options", "question-options-hint"),
        Question::FirstFeeling(_) => simple("question-first-feeling", "question-first-feeling-hint"),
        Question::FeelingStrength(_) => simple("question-feeling-strength", "question-feeling-strength-hint"),
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
        Question::Criteria => simple("question-criteria", "question-criteria-hint"),
        Question::Weights(person) => match ask.answer_kind(document) {
            AnswerKind::Weights(WeightingMethod::Points) => simple("question-points", "question-points-hint"),
            AnswerKind::Weights(WeightingMethod::Swing) => match walk::full_swing_criterion(document, person) {
                Some(first) => {
                    let first = names::criterion(document, &first);
                    about(t!(locale, "question-swing", first = first), t!(locale, "question-swing-hint"))
                }
                None => simple("question-full-swing", "question-full-swing-hint"),
            },
            AnswerKind::Weights(WeightingMethod::Pairwise) if document.people().len() > 1 => {
                simple("question-pairs-shared", "question-pairs-shared-hint")
            }
            AnswerKind::Weights(WeightingMethod::Pairwise) if !walk::can_compare(document) => {
                simple("question-pairs-none", "question-pairs-none-hint")
            }
            // After the first comparison the user needs no hint.
            AnswerKind::Weights(WeightingMethod::Pairwise) if !walk::list_compared_pairs(document).is_empty() => {
                about(t!(locale, "question-pairs"), SafeText::default())
            }
            AnswerKind::Weights(WeightingMethod::Pairwise) => simple("question-pairs", "question-pairs-hint"),
            _ => simple("question-order", "question-order-hint"),
        },
        Question::Lens => simple("question-lens", "question-lens-hint"),
        Question::Rating(_, id) => {
            let hint = document.criterion(id).and_then(|criterion| criterion.hint.as_deref());
            let hint = hint.map_or_else(|| t!(locale, "question-rating-hint"), SafeText::sanitize);
            about(names::criterion(document, id), hint)
        }
        Question::HandOver(person) => {
            let name = names::person(locale, document, person);
            about(t!(locale, "question-hand-over", person = name), t!(locale, "question-hand-over-hint"))
        }
        Question::Verdict => simple("question-verdict", "question-verdict-hint"),
        Question::Choice => simple("question-choice", "question-choice-hint"),
        Question::Because => simple("question-because", "question-because-hint"),
        Question::Expects => simple("question-expects", "question-expects-hint"),
        Question::Confidence => simple("question-confidence", "question-confidence-hint"),
        Question::Commitment => simple("question-commitment", "question-commitment-hint"),
        Question::Lift => simple("question-lift", "question-lift-hint"),
        Question::Premortem => simple("question-premortem", "question-premortem-hint"),
        Question::Steps => simple("question-steps", "question-steps-hint"),
        Question::ReviewDate => simple("question-review-date", "question-review-date-hint"),
        Question::CameTrue => {
            let expected = review::current_decision(document).and_then(|decision| decision.expects.as_deref());
            let hint = match expected {
                Some(text) => t!(locale, "question-came-true-expected", text = SafeText::sanitize(text)),
                None => t!(locale, "question-came-true-hint"),
            };
            about(t!(locale, "question-came-true"), hint)
        }
        Question::Satisfied => simple("question-satisfied", "question-satisfied-hint"),
        Question::ReviewNote => simple("question-review-note", "question-review-note-hint"),
        Question::ReviewResult => simple("question-review-result", "question-review-result-hint"),
    }
}

/// Returns the suggested answer to a text question, if there is one.
pub fn suggested_answer(locale: &Locale, document: &Deliberation, ask: &Question) -> Option<SafeText> {
    match (ask, document.head().template.as_deref()?) {
        (Question::MainQuestion, "two-accounts") => Some(t!(locale, "question-suggestion-two-accounts")),
        (Question::MainQuestion, "first-account") => Some(t!(locale, "question-suggestion-first-account")),
        (Question::MainQuestion, "employee-voice") => Some(t!(locale, "question-suggestion-employee-voice")),
        _ => None,
    }
}

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
