//! Sentences that say why the verdict is withheld, and what is missing for it (METHOD.md §5).

use crate::t;
use crate::text::{Locale, SafeText};
use pesee_core::deliberation::{Audience, Deliberation, Id, View, WeightingMethod};
use pesee_core::method::{DecisionMatrix, NoVerdictReason, RevealError};

use super::names;
use super::ranking::{join_with_and, quote_all};

/// Describes why the verdict is withheld, and what is missing.
pub fn withheld_reason(locale: &Locale, document: &Deliberation, error: &RevealError) -> SafeText {
    match error {
        RevealError::NoVerdict(NoVerdictReason::NoEligibleOption) if document.options().is_empty() => {
            t!(locale, "verdict-no-options")
        }
        RevealError::NoVerdict(NoVerdictReason::NoEligibleOption) => t!(locale, "verdict-all-ruled-out"),
        RevealError::NoVerdict(NoVerdictReason::NothingRated) => t!(locale, "verdict-nothing-rated"),
        RevealError::NoVerdict(NoVerdictReason::NoWeights) => {
            let matrix = DecisionMatrix::from_document(document);
            let is_weighed = matrix.criteria.iter().all(|criterion| !criterion.is_unweighed);
            let left_out = matrix.criteria.iter().filter(|criterion| !criterion.may_count).count();
            if is_weighed && matrix.criteria.iter().any(|criterion| criterion.may_count) {
                t!(locale, "verdict-weights-all-zero", left_out = left_out)
            } else if has_incomplete_weights(document) {
                t!(locale, "verdict-weights-incomplete")
            } else {
                t!(locale, "verdict-no-weights", left_out = left_out)
            }
        }
        RevealError::NoVerdict(NoVerdictReason::NoWeightsAtLens) => t!(locale, "verdict-no-weights-at-lens"),
        RevealError::NoVerdict(NoVerdictReason::NoVoice) => t!(locale, "verdict-no-voice"),
        RevealError::Unfinished { unweighed_criteria, missing_answers, missing_by_person: by, open_criteria } => {
            let named = |id: &Id| names::criterion(document, id);
            let criteria: Vec<SafeText> = unweighed_criteria.iter().map(named).collect();
            let is_order = document.weighting_method() == WeightingMethod::Order;
            let describe = |criteria: &[SafeText], people: &[SafeText]| {
                t!(
                    locale,
                    "verdict-unfinished-weights",
                    what = if people.is_empty() && is_order { "order" } else { "weight" },
                    count = criteria.len(),
                    criteria = quote_all(locale, criteria),
                    people = join_with_and(locale, people),
                    people_count = people.len()
                )
            };
            let groups = people_without_weights(locale, document);
            let weights: Vec<SafeText> = match groups.as_slice() {
                [] if criteria.is_empty() => Vec::new(),
                [] => vec![describe(&criteria, &[])],
                groups => groups
                    .iter()
                    .map(|(criteria, people)| describe(&criteria.iter().map(named).collect::<Vec<SafeText>>(), people))
                    .collect(),
            };
            let by = missing_by_person(locale, document, by);
            let answers = t!(
                locale,
                "verdict-unfinished-answers",
                answers = *missing_answers,
                by = by,
                criteria = *open_criteria
            );
            let answers = (*missing_answers > 0).then_some(answers);
            let parts: Vec<SafeText> = weights.into_iter().chain(answers).collect();
            t!(locale, "verdict-unfinished", parts = SafeText::join(&parts, " "))
        }
        RevealError::WaitingFor(people) => {
            let people: Vec<SafeText> = people.iter().map(|id| names::person(locale, document, id)).collect();
            t!(locale, "verdict-waiting", people = SafeText::join(&people, ", "))
        }
        RevealError::Sealed => t!(locale, "verdict-sealed"),
    }
}

/// Returns whether several people have given some weights, and somebody has not weighed every criterion that may count.
/// The weights that an order gives a person count only all together (METHOD.md §2).
fn has_incomplete_weights(document: &Deliberation) -> bool {
    let people = document.people();
    let criteria = || document.criteria().iter().filter(|criterion| criterion.may_count());
    let is_given =
        |person: &Id, criterion: &Id| document.weights(person).is_some_and(|own| own.contains_key(criterion));
    let mut given = people.iter().flat_map(|person| criteria().map(|criterion| is_given(person.id, &criterion.id)));
    people.len() > 1 && given.clone().any(|is_given| is_given) && !given.all(|is_given| is_given)
}

/// Returns the criteria that people have not weighed, each list with the names of the people with these criteria; empty
/// for one person.
fn people_without_weights(locale: &Locale, document: &Deliberation) -> Vec<(Vec<Id>, Vec<SafeText>)> {
    let people = document.people();
    let mut groups: Vec<(Vec<Id>, Vec<SafeText>)> = Vec::new();
    for person in people.iter().filter(|_| people.len() > 1) {
        let matrix = DecisionMatrix::from_person(document, person.id);
        let unweighed = matrix.criteria.iter().filter(|criterion| criterion.is_unweighed);
        let criteria: Vec<Id> = unweighed.map(|criterion| criterion.id.clone()).collect();
        let name = names::person(locale, document, person.id);
        match groups.iter_mut().find(|(known, _)| *known == criteria) {
            Some((_, people)) => people.push(name),
            None if criteria.is_empty() => {}
            None => groups.push((criteria, vec![name])),
        }
    }
    groups
}

/// Describes why the verdict is withheld from the audience of a view.
///
/// A view without the answers of some people cannot tell who has answered, so for it the reason names nobody.
pub fn withheld_reason_in_view(locale: &Locale, view: &View<'_>, error: &RevealError) -> SafeText {
    match view.audience() {
        Audience::Group => t!(locale, "screen-answers-sealed"),
        Audience::Rater(_) if view.is_blind() => t!(locale, "verdict-others-sealed"),
        _ => withheld_reason(locale, view, error),
    }
}

/// Names the people with missing answers and the number of these, in parentheses after a space; empty for one person.
pub(super) fn missing_by_person(locale: &Locale, document: &Deliberation, missing: &[(Id, usize)]) -> SafeText {
    let part = |(id, count): &(Id, usize)| {
        t!(locale, "verdict-missing-of", person = names::person(locale, document, id), count = *count)
    };
    let parts: Vec<SafeText> = missing.iter().map(part).collect();
    if parts.is_empty() {
        return SafeText::default();
    }
    t!(locale, "verdict-missing-by", parts = SafeText::join(&parts, ", "))
}
