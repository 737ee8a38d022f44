//! The texts of the questions of the walk.

use crate::t;
use crate::text::{Locale, SafeText, number};
use crate::walk::{self, AnswerChoice, OldWeights, Question, WalkStep, review};
use pesee_core::deliberation::{Alternative, ConditionState, Deliberation, Id, List, TimeHorizon, WeightingMethod};
use pesee_core::method::{DecisionMatrix, WeightedCriterion, lens_factor};

use super::names;
use super::ranking::{quote_all, quote_first, quote_questions};

/// The number of criteria that are named when another option is asked for.
const FIRST_CRITERIA: usize = 2;

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
        Question::DecideBy => simple("question-decide-by", "question-decide-by-hint"),
        Question::People => simple("question-people", "question-people-hint"),
        Question::Account(id) => about(names::account_title(locale, document, id), t!(locale, "question-account-hint")),
        Question::Options => simple("question-options", "question-options-hint"),
        Question::FirstFeeling(_) => simple("question-first-feeling", "question-first-feeling-hint"),
        Question::FeelingStrength(_) => simple("question-feeling-strength", "question-feeling-strength-hint"),
        Question::Condition(id) => {
            let condition = document.condition(id);
            let concerned: Vec<SafeText> = condition
                .map(|condition| condition.options().iter().map(|option| names::option(document, option)).collect())
                .unwrap_or_default();
            let concerned = quote_all(locale, &concerned);
            let blocking = condition.is_none_or(pesee_core::deliberation::Condition::is_blocking);
            let id = if blocking { "question-condition-hint" } else { "question-condition-warning-hint" };
            let hint = t!(locale, id, options = concerned);
            about(SafeText::sanitize(condition.map_or("", |c| &c.question)), hint)
        }
        Question::Criteria => simple("question-criteria", "question-criteria-hint"),
        Question::OptionFromCriteria => {
            let first = document.criteria().iter().filter(|criterion| criterion.may_count()).take(FIRST_CRITERIA);
            let names: Vec<SafeText> = first.map(|criterion| names::criterion(document, &criterion.id)).collect();
            let title = if names.is_empty() {
                t!(locale, "question-option-from-none")
            } else {
                t!(locale, "question-option-from-criteria", criteria = quote_all(locale, &names))
            };
            about(title, t!(locale, "question-option-from-criteria-hint"))
        }
        Question::Weights(person) => {
            weights_question(locale, document, person, walk::weighting_method_in_use(document))
        }
        Question::Lens => {
            let people = document.people().len();
            let hint = match walk::common_time_horizon(document) {
                Some(time_horizon) => {
                    t!(locale, "question-lens-hint-alike", people = people, when = time_horizon.as_str())
                }
                None => t!(locale, "question-lens-hint", people = people),
            };
            about(t!(locale, "question-lens"), hint)
        }
        Question::Rating(_, id) => {
            let hint = document.criterion(id).and_then(|criterion| criterion.hint.as_deref());
            let hint = hint.map_or_else(|| t!(locale, "question-rating-hint"), SafeText::sanitize);
            about(names::criterion(document, id), hint)
        }
        Question::HandOver(person) => {
            let name = names::person(locale, document, person);
            about(t!(locale, "question-hand-over", person = name), t!(locale, "question-hand-over-hint"))
        }
        Question::Correction => simple("question-correction", "question-correction-hint"),
        Question::HandOverToCorrect(person) => {
            let name = names::person(locale, document, person);
            about(t!(locale, "question-hand-over", person = name), t!(locale, "question-hand-over-to-correct-hint"))
        }
        Question::Verdict => simple("question-verdict", "question-verdict-hint"),
        Question::Choice => simple("question-choice", "question-choice-hint"),
        Question::Because => simple("question-because", "question-because-hint"),
        Question::Expects => simple("question-expects", "question-expects-hint"),
        Question::Confidence => simple("question-confidence", "question-confidence-hint"),
        Question::Commitment => simple("question-commitment", "question-commitment-hint"),
        Question::Lift => simple("question-lift", "question-lift-hint"),
        Question::Premortem => simple("question-premortem", "question-premortem-hint"),
        Question::Tripwires => simple("question-signs", "question-signs-hint"),
        Question::TripwireSeen(id) => {
            let tripwire = document.tripwires().iter().find(|tripwire| tripwire.id == *id);
            let text = |text: Option<&String>| text.map(|text| SafeText::sanitize(text)).unwrap_or_default();
            let then = text(tripwire.map(|tripwire| &tripwire.then).filter(|then| !then.trim().is_empty()));
            let hint = if then.is_empty() {
                t!(locale, "question-sign-seen-hint")
            } else {
                t!(locale, "question-sign-seen-then", then = then)
            };
            about(t!(locale, "question-sign-seen", sign = text(tripwire.map(|tripwire| &tripwire.sign))), hint)
        }
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

/// Returns the text of the question about the weights by a method, be it in use or only shown.
pub fn weights_question(
    locale: &Locale,
    document: &Deliberation,
    person: &Id,
    method: WeightingMethod,
) -> QuestionText {
    let simple =
        |title: &'static str, hint: &'static str| QuestionText { title: t!(locale, title), hint: t!(locale, hint) };
    match method {
        WeightingMethod::Points => simple("question-points", "question-points-hint"),
        WeightingMethod::Swing => match walk::full_swing_criterion(document, person) {
            Some(first) => {
                let first = names::criterion(document, &first);
                let title = t!(locale, "question-swing", first = first);
                QuestionText { title, hint: t!(locale, "question-swing-hint") }
            }
            None => simple("question-full-swing", "question-full-swing-hint"),
        },
        WeightingMethod::Pairwise if document.people().len() > 1 => {
            simple("question-pairs-shared", "question-pairs-shared-hint")
        }
        WeightingMethod::Pairwise if !walk::can_compare(document) => {
            simple("question-pairs-none", "question-pairs-none-hint")
        }
        // After the first comparison the user needs no hint.
        WeightingMethod::Pairwise if !walk::list_compared_pairs(document).is_empty() => {
            QuestionText { title: t!(locale, "question-pairs"), hint: SafeText::default() }
        }
        WeightingMethod::Pairwise => simple("question-pairs", "question-pairs-hint"),
        WeightingMethod::Order => simple("question-order", "question-order-hint"),
    }
}

/// Says which method the weights are given by, and, if another one is only shown, that it is not in use. With
/// `names_both`, the text then also names the method in use.
pub fn weighting_method_line(
    locale: &Locale,
    (in_use, shown): (WeightingMethod, WeightingMethod),
    names_both: bool,
) -> SafeText {
    let name = |method| names::weighting_method(locale, method);
    if shown == in_use {
        return t!(locale, "question-method-in-use", how = name(in_use));
    }
    if !names_both {
        return t!(locale, "question-method-shown-short", how = name(shown));
    }
    t!(locale, "question-method-shown", how = name(shown), current = name(in_use))
}

/// Says that the method changes to `method`, and what becomes of the weights given so far; `document` is the document
/// before the change.
pub fn method_change(locale: &Locale, document: &Deliberation, person: &Id, method: WeightingMethod) -> SafeText {
    let how = names::weighting_method(locale, method);
    let old = match walk::find_old_weights(document, person, method) {
        OldWeights::None => "none",
        OldWeights::Kept => "kept",
        OldWeights::CarriedOver => "carried-over",
        OldWeights::Replaced => "replaced",
    };
    t!(locale, "question-method-changed", how = how, old = old)
}

/// Says which criteria have no weight yet; `None` if all have one.
pub fn unweighed_criteria(
    locale: &Locale,
    document: &Deliberation,
    person: &Id,
    method: WeightingMethod,
) -> Option<SafeText> {
    let open = walk::list_unweighed(document, person, method);
    let names: Vec<SafeText> =
        open.iter().map(|id| t!(locale, "verdict-quoted", option = names::criterion(document, id))).collect();
    let all = document.criteria().iter().filter(|criterion| criterion.may_count()).count();
    (!open.is_empty()).then(|| {
        if open.len() == all {
            return t!(locale, "question-nothing-weighed");
        }
        t!(locale, "question-unweighed", count = open.len(), criteria = SafeText::join(&names, ", "))
    })
}

/// Names the options that a person has not rated on a criterion; `None` if there are none. Options that a condition
/// rules out are not rated.
pub fn open_ratings(locale: &Locale, document: &Deliberation, person: &Id, criterion: &Id) -> Option<SafeText> {
    let is_open = |option: &&Alternative| document.rating(person, criterion, &option.id).is_none();
    let open: Vec<&Alternative> = document.eligible_options().filter(is_open).collect();
    let names: Vec<SafeText> = open.iter().map(|option| names::option(document, &option.id)).collect();
    let criterion = names::criterion(document, criterion);
    (!open.is_empty()).then(|| {
        if open.len() == document.eligible_options().count() {
            return t!(locale, "question-nothing-rated", criterion = criterion);
        }
        t!(locale, "question-open-ratings", criterion = criterion, options = quote_first(locale, &names))
    })
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

/// Describes what a setting of the lens does to the weights; `None` while a criterion is not weighed, or if the lens
/// changes nothing because all weights belong to the same time.
pub fn lens_effect(locale: &Locale, matrix: &DecisionMatrix, lens: f64) -> Option<SafeText> {
    let counting = || matrix.criteria.iter().filter(|criterion| criterion.may_count);
    let weight = |criterion: &WeightedCriterion| criterion.points * lens_factor(criterion.time_horizon, lens);
    let sum_at = |time_horizon: TimeHorizon| {
        counting().filter(|criterion| criterion.time_horizon == time_horizon).map(weight).sum::<f64>()
    };
    let total: f64 = counting().map(weight).sum();
    let times = [TimeHorizon::Now, TimeHorizon::Later, TimeHorizon::Always];
    let has_effect = times.into_iter().filter(|time_horizon| sum_at(*time_horizon) > 0.0).count() > 1;
    let is_known = has_effect && counting().all(|criterion| !criterion.is_unweighed);
    let share = |time_horizon| number::format(locale.language(), sum_at(time_horizon) / total * 100.0, 0);
    is_known.then(|| {
        let (later, now) = (share(TimeHorizon::Later), share(TimeHorizon::Now));
        let has_always = if sum_at(TimeHorizon::Always) > 0.0 { "yes" } else { "no" };
        let always = share(TimeHorizon::Always);
        t!(locale, "question-lens-effect", later = later, now = now, always = always, has_always = has_always)
    })
}

/// Returns what speaks against giving an answer: an option that is ruled out is chosen only after a confirmation.
pub fn choice_objection(
    locale: &Locale,
    document: &Deliberation,
    question: &Question,
    choice: &AnswerChoice,
) -> Option<SafeText> {
    let AnswerChoice::Option(option) = choice else { return None };
    let failed: Vec<Id> = document.failed_conditions(option).map(|condition| condition.id.clone()).collect();
    (*question == Question::Choice && !failed.is_empty()).then(|| {
        let questions = quote_questions(locale, document, &failed);
        let option = names::option(document, option);
        t!(locale, "question-choice-ruled-out", option = option, count = failed.len(), questions = questions)
    })
}

/// Says what became of a typed option: added, or already on the list; `None` for an empty text. `document` is the
/// document before the answer.
pub fn typed_option(locale: &Locale, document: &Deliberation, name: &str) -> Option<SafeText> {
    let option = Some(SafeText::sanitize(name.trim())).filter(|option| !option.is_empty())?;
    let is_known = walk::has_entry_named(document, List::Options, name);
    Some(t!(locale, "question-option-typed", option = option, known = if is_known { "yes" } else { "no" }))
}

pub fn choice_text(locale: &Locale, document: &Deliberation, pick: &AnswerChoice) -> SafeText {
    match pick {
        AnswerChoice::OnePerson => t!(locale, "question-choice-one-person"),
        AnswerChoice::SeveralPeople => t!(locale, "question-choice-several-people"),
        AnswerChoice::PersonAndEmployer => t!(locale, "question-choice-person-and-employer"),
        AnswerChoice::Person(id) => names::person(locale, document, id),
        AnswerChoice::Option(id) => names::option(document, id),
        AnswerChoice::Lens(lens) => names::lens(locale, *lens),
        AnswerChoice::State(ConditionState::Met) => t!(locale, "question-choice-met"),
        AnswerChoice::State(ConditionState::Unmet) => t!(locale, "question-choice-unmet"),
        AnswerChoice::State(ConditionState::Unknown) => t!(locale, "question-choice-unknown"),
        AnswerChoice::Months(months) => t!(locale, "question-choice-months", count = *months as usize),
        AnswerChoice::Weeks(weeks) => t!(locale, "question-choice-weeks", count = *weeks as usize),
        AnswerChoice::SignSeen => t!(locale, "question-choice-seen"),
        AnswerChoice::LookAgain(months) => t!(locale, "question-choice-look-again", count = *months as usize),
        AnswerChoice::StopLooking => t!(locale, "question-choice-stop-looking"),
    }
}
