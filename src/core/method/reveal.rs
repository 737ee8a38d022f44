//! Decides whether the ranking of a document may be shown. The check is separate from the figures so that every front
//! end passes through it.

use crate::deliberation::{Deliberation, Id, Outcome};

use super::decision_matrix::{DecisionMatrix, WeightedCriterion};
use super::figures::Figures;
use super::ranking::Ranking;
use super::verdict::NoVerdictReason;

/// The reason why a ranking may not be shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RevealError {
    /// There is no verdict (METHOD.md §5, `none`).
    NoVerdict(NoVerdictReason),
    /// Missing weights or answers could still change the leader (METHOD.md §5, `unfinished`).
    Unfinished {
        /// The ids of the criteria for which somebody has no weight.
        unweighed_criteria: Vec<Id>,
        /// The number of missing answers about eligible options on criteria that count, one per person and cell.
        missing_answers: usize,
        /// The people with missing answers and the number of these; empty for one person.
        missing_by_person: Vec<(Id, usize)>,
        /// The number of criteria on which an answer is missing.
        open_criteria: usize,
    },
    /// The answers are sealed, and these people have not answered enough for a verdict of their own.
    WaitingFor(Vec<Id>),
    /// The answers are sealed although everybody has answered; a person has to reveal all answers at once.
    Sealed,
}

/// Returns the ranking of `figures` if the ranking may be shown; `figures` must be those of `document`.
///
/// The ranking is withheld until one option is left or the verdict is a tie, fragile or clear (METHOD.md §5), so that
/// nobody adjusts answers to reach a result.
///
/// # Errors
///
/// - [`RevealError::WaitingFor`] or [`RevealError::Sealed`] if several people answer separately and their answers are
///   sealed, unless no option is eligible.
/// - [`RevealError::NoVerdict`] if there is no verdict.
/// - [`RevealError::Unfinished`] if a missing weight or answer can still change the leader.
pub fn reveal_ranking<'a>(document: &Deliberation, figures: &'a Figures) -> Result<&'a Ranking, RevealError> {
    let verdict = figures.verdict();
    // Everything that depends on an answer is checked after this, so that no reason depends on a sealed answer and
    // nobody is asked to fill in the answers of another person.
    if document.is_blind() && verdict.no_verdict_reason != Some(NoVerdictReason::NoEligibleOption) {
        let waiting_people = find_waiting_people(document);
        return Err(if waiting_people.is_empty() {
            RevealError::Sealed
        } else {
            RevealError::WaitingFor(waiting_people)
        });
    }
    match verdict.outcome {
        Outcome::None => {
            Err(RevealError::NoVerdict(verdict.no_verdict_reason.unwrap_or(NoVerdictReason::NothingRated)))
        }
        Outcome::Unfinished => {
            let criteria = verdict.unweighed_criteria.iter().filter_map(|k| figures.matrix().criteria.get(*k));
            Err(RevealError::Unfinished {
                unweighed_criteria: criteria.map(|criterion| criterion.id.clone()).collect(),
                missing_answers: verdict.missing_answers,
                missing_by_person: verdict.missing_by_person.clone(),
                open_criteria: figures.information_value().open_criteria.len(),
            })
        }
        Outcome::Only | Outcome::Tie | Outcome::Fragile | Outcome::Clear => Ok(figures.ranking_unchecked()),
    }
}

/// Returns the people who have not answered enough for a verdict of their own, in the order of the file.
pub fn find_waiting_people(document: &Deliberation) -> Vec<Id> {
    let people = document.people().into_iter().map(|person| person.id);
    people.filter(|person| !has_answered(document, person)).cloned().collect()
}

/// Returns whether a person has given every weight, one of them above 0, and has rated every eligible option on every
/// criterion that counts for the person.
///
/// The ratings themselves do not matter: if a missing rating did not matter where it cannot change the person's leader,
/// other people could draw conclusions about the sealed ratings.
fn has_answered(document: &Deliberation, person: &Id) -> bool {
    let own = DecisionMatrix::from_person(document, person);
    let may_count = || own.criteria.iter().filter(|criterion| criterion.may_count);
    let is_weighed = may_count().all(|criterion| !criterion.is_unweighed) && may_count().any(|c| c.points > 0.0);
    // If no weight is left where the lens stands, the ratings are asked on every criterion.
    let counts =
        |criterion: &WeightedCriterion| if own.has_weights() { criterion.is_counted() } else { criterion.may_count };
    let eligible: Vec<usize> = own.eligible_options().map(|(at, _)| at).collect();
    let mut rows = own.rows().filter(|(criterion, _)| counts(criterion));
    is_weighed && rows.all(|(_, cells)| eligible.iter().all(|at| cells.get(*at).is_some_and(|cell| cell.is_rated)))
}
