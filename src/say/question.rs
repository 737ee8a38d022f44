//! The questions of the walk in words.

use crate::tell;
use crate::text::{Shown, Tongue};
use crate::walk::{self, Ask, Kind, Pick, Step, look_back};
use pesee_core::deliberation::{ConditionState, Deliberation, WeightingMethod};

use super::names;

/// A question as a reader sees it.
#[derive(Clone, Debug, PartialEq)]
pub struct Asked {
    /// The question.
    pub title: Shown,
    /// What helps to answer it; may be empty.
    pub hint: Shown,
}

/// The name of a step.
pub fn step(tongue: &Tongue, step: Step) -> Shown {
    match step {
        Step::Question => tell!(tongue, "walk-step-question"),
        Step::Accounts => tell!(tongue, "walk-step-accounts"),
        Step::Options => tell!(tongue, "walk-step-options"),
        Step::Feeling => tell!(tongue, "walk-step-feeling"),
        Step::Conditions => tell!(tongue, "walk-step-conditions"),
        Step::Criteria => tell!(tongue, "walk-step-criteria"),
        Step::Weights => tell!(tongue, "walk-step-weights"),
        Step::Ratings => tell!(tongue, "walk-step-ratings"),
        Step::Verdict => tell!(tongue, "walk-step-verdict"),
        Step::Commitment => tell!(tongue, "walk-step-commitment"),
    }
}

/// A question and what helps to answer it.
pub fn question(tongue: &Tongue, document: &Deliberation, ask: &Ask) -> Asked {
    let say =
        |title: &'static str, hint: &'static str| Asked { title: tell!(tongue, title), hint: tell!(tongue, hint) };
    let about = |title: Shown, hint: Shown| Asked { title, hint };
    match ask {
        Ask::Question => say("ask-question", "ask-question-hint"),
        Ask::Title => say("ask-title", "ask-title-hint"),
        Ask::Seats => say("ask-seats", "ask-seats-hint"),
        Ask::SeatName(person) => {
            let seat = names::person(tongue, document, person);
            about(tell!(tongue, "ask-seat-name", seat = seat), tell!(tongue, "ask-seat-name-hint"))
        }
        Ask::Account(id) => about(names::account_title(tongue, document, id), tell!(tongue, "ask-account-hint")),
        Ask::Options => say("ask-options", "ask-options-hint"),
        Ask::Feeling(_) => say("ask-feeling", "ask-feeling-hint"),
        Ask::Strength(_) => say("ask-strength", "ask-strength-hint"),
        Ask::Condition(id) => {
            let condition = document.condition(id);
            let concerned: Vec<Shown> = condition
                .map(|condition| condition.options().iter().map(|option| names::option(document, option)).collect())
                .unwrap_or_default();
            let concerned = Shown::join(&concerned, ", ");
            let blocking = condition.is_none_or(pesee_core::deliberation::Condition::is_blocking);
            let id = if blocking { "ask-condition-hint" } else { "ask-condition-warns" };
            about(Shown::outside(condition.map_or("", |c| &c.question)), tell!(tongue, id, options = concerned))
        }
        Ask::Criteria => say("ask-criteria", "ask-criteria-hint"),
        Ask::Weights(person) => match ask.kind(document) {
            Kind::Weights(WeightingMethod::Points) => say("ask-points", "ask-points-hint"),
            Kind::Weights(WeightingMethod::Swing) => match walk::lifted_first(document, person) {
                Some(first) => {
                    let first = names::criterion(document, &first);
                    about(tell!(tongue, "ask-swing", first = first), tell!(tongue, "ask-swing-hint"))
                }
                None => say("ask-lift-first", "ask-lift-first-hint"),
            },
            Kind::Weights(WeightingMethod::Pairwise) if document.people().len() > 1 => {
                say("ask-pairs-shared", "ask-pairs-shared-hint")
            }
            Kind::Weights(WeightingMethod::Pairwise) if !walk::can_compare(document) => {
                say("ask-pairs-none", "ask-pairs-none-hint")
            }
            // Whoever has compared once knows how.
            Kind::Weights(WeightingMethod::Pairwise) if !walk::compared(document).is_empty() => {
                about(tell!(tongue, "ask-pairs"), Shown::default())
            }
            Kind::Weights(WeightingMethod::Pairwise) => say("ask-pairs", "ask-pairs-hint"),
            _ => say("ask-order", "ask-order-hint"),
        },
        Ask::Lens => say("ask-lens", "ask-lens-hint"),
        Ask::Rating(_, id) => {
            let hint = document.criterion(id).and_then(|criterion| criterion.hint.as_deref());
            let hint = hint.map_or_else(|| tell!(tongue, "ask-rating-hint"), Shown::outside);
            about(names::criterion(document, id), hint)
        }
        Ask::Handover(person) => {
            let name = names::person(tongue, document, person);
            about(tell!(tongue, "ask-handover", person = name), tell!(tongue, "ask-handover-hint"))
        }
        Ask::Verdict => say("ask-verdict", "ask-verdict-hint"),
        Ask::Choice => say("ask-choice", "ask-choice-hint"),
        Ask::Because => say("ask-because", "ask-because-hint"),
        Ask::Expects => say("ask-expects", "ask-expects-hint"),
        Ask::Confidence => say("ask-confidence", "ask-confidence-hint"),
        Ask::Commitment => say("ask-commitment", "ask-commitment-hint"),
        Ask::Lift => say("ask-lift", "ask-lift-hint"),
        Ask::Premortem => say("ask-premortem", "ask-premortem-hint"),
        Ask::Steps => say("ask-steps", "ask-steps-hint"),
        Ask::Review => say("ask-review", "ask-review-hint"),
        Ask::CameTrue => {
            let expected = look_back::standing(document).and_then(|decision| decision.expects.as_deref());
            let hint = match expected {
                Some(text) => tell!(tongue, "ask-came-true-expected", text = Shown::outside(text)),
                None => tell!(tongue, "ask-came-true-hint"),
            };
            about(tell!(tongue, "ask-came-true"), hint)
        }
        Ask::Satisfied => say("ask-satisfied", "ask-satisfied-hint"),
        Ask::Happened => say("ask-happened", "ask-happened-hint"),
        Ask::Then => say("ask-then", "ask-then-hint"),
    }
}

/// What a text question starts with, where the template has a suggestion.
pub fn suggestion(tongue: &Tongue, document: &Deliberation, ask: &Ask) -> Option<Shown> {
    match (ask, document.head().template.as_deref()?) {
        (Ask::Question, "two-accounts") => Some(tell!(tongue, "ask-suggest-two-accounts")),
        (Ask::Question, "first-account") => Some(tell!(tongue, "ask-suggest-first-account")),
        (Ask::Question, "employee-voice") => Some(tell!(tongue, "ask-suggest-employee-voice")),
        _ => None,
    }
}

/// One of several answers.
pub fn pick(tongue: &Tongue, document: &Deliberation, pick: &Pick) -> Shown {
    match pick {
        Pick::One => tell!(tongue, "ask-pick-one"),
        Pick::Two => tell!(tongue, "ask-pick-two"),
        Pick::Option(id) => names::option(document, id),
        Pick::State(ConditionState::Met) => tell!(tongue, "ask-pick-met"),
        Pick::State(ConditionState::Unmet) => tell!(tongue, "ask-pick-unmet"),
        Pick::State(ConditionState::Unknown) => tell!(tongue, "ask-pick-unknown"),
        Pick::Months(months) => tell!(tongue, "ask-pick-months", count = *months as usize),
    }
}
