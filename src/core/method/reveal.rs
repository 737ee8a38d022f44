//! The only door to a ranking: until a verdict may be shown, nobody gets one.

use crate::deliberation::{Audience, Deliberation, Id, Outcome, view};

use super::figures::Figures;
use super::ranking::Ranking;
use super::verdict::NoVerdictReason;

/// Why no ranking may be shown, and so what is missing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RevealError {
    /// There is nothing to rank.
    NoVerdict(NoVerdictReason),
    /// Answers that could still change it are missing: so many cells, on so many criteria.
    Unfinished {
        /// Unrated cells.
        unrated_cells: usize,
        /// Criteria with an unrated cell.
        unrated_criteria: usize,
    },
    /// Several people answer blind and these have something left to answer.
    WaitingFor(Vec<Id>),
    /// Everybody has answered; the answers are opened at once, by a person.
    Sealed,
}

/// The ranking, if it may be shown.
///
/// # Errors
/// What is missing before it may.
pub fn reveal_ranking<'a>(document: &Deliberation, figures: &'a Figures) -> Result<&'a Ranking, RevealError> {
    match figures.verdict().outcome {
        Outcome::None => {
            Err(RevealError::NoVerdict(figures.verdict().no_verdict_reason.unwrap_or(NoVerdictReason::NothingRated)))
        }
        // Sealed answers come first: nobody is led to answer for somebody else.
        _ if document.is_blind() => {
            let waiting = find_waiting_people(document);
            Err(if waiting.is_empty() { RevealError::Sealed } else { RevealError::WaitingFor(waiting) })
        }
        Outcome::Unfinished => {
            let (cells, criteria) = (figures.verdict().unrated_cells, figures.information_value().open_criteria.len());
            Err(RevealError::Unfinished { unrated_cells: cells, unrated_criteria: criteria })
        }
        Outcome::Tie | Outcome::Fragile | Outcome::Clear => Ok(figures.ranking_unchecked()),
    }
}

/// The people whose own answers are not enough yet: something they have left open could change their own leader.
fn find_waiting_people(document: &Deliberation) -> Vec<Id> {
    let done = |person: &Id| {
        let own = Figures::without_draws(&view(document, &Audience::Rater(person.clone())));
        matches!(own.verdict().outcome, Outcome::Tie | Outcome::Fragile | Outcome::Clear)
    };
    document.people().into_iter().filter(|person| !done(person.id)).map(|person| person.id.clone()).collect()
}
