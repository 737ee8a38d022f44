//! Decides whether the ranking of a document may be shown. The check is separate from the figures so that every front
//! end passes through it.

use crate::deliberation::{Deliberation, Id, Outcome};

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
/// The ranking is withheld until one option is left or the verdict is a tie, fragile or clear (METHOD.md §5), so that nobody adjusts answers
/// to reach a result.
///
/// # Errors
///
/// - [`RevealError::NoVerdict`] if there is no verdict.
/// - [`RevealError::WaitingFor`] or [`RevealError::Sealed`] if several people answer separately and their answers are
///   sealed.
/// - [`RevealError::Unfinished`] if a missing weight or answer can still change the leader.
pub fn reveal_ranking<'a>(document: &Deliberation, figures: &'a Figures) -> Result<&'a Ranking, RevealError> {
    match figures.verdict().outcome {
        Outcome::None => {
            Err(RevealError::NoVerdict(figures.verdict().no_verdict_reason.unwrap_or(NoVerdictReason::NothingRated)))
        }
        // Sealed answers are checked before unrated cells, so that nobody is asked to fill in the answers of another
        // person.
        _ if document.is_blind() => {
            let waiting_people = find_waiting_people(document);
            Err(if waiting_people.is_empty() { RevealError::Sealed } else { RevealError::WaitingFor(waiting_people) })
        }
        Outcome::Unfinished => {
            let verdict = figures.verdict();
            let criteria = verdict.unweighed_criteria.iter().filter_map(|k| figures.matrix().criteria.get(*k));
            Err(RevealError::Unfinished {
                unweighed_criteria: criteria.map(|criterion| criterion.id.clone()).collect(),
                missing_answers: verdict.missing_answers,
                open_criteria: figures.information_value().open_criteria.len(),
            })
        }
        Outcome::Only | Outcome::Tie | Outcome::Fragile | Outcome::Clear => Ok(figures.ranking_unchecked()),
    }
}

/// Returns the people whose own answers do not yet give a verdict.
fn find_waiting_people(document: &Deliberation) -> Vec<Id> {
    let has_finished = |person: &Id| Figures::of_person(document, person).has_verdict();
    document.people().into_iter().filter(|person| !has_finished(person.id)).map(|person| person.id.clone()).collect()
}
