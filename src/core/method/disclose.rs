//! The only door to a ranking: until a verdict may be shown, nobody gets one.

use crate::deliberation::{Audience, Deliberation, Id, Outcome, view};

use super::figures::Figures;
use super::ranking::Ranking;
use super::verdict::Nothing;

/// Why no ranking may be shown, and so what is missing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Withheld {
    /// There is nothing to rank.
    Nothing(Nothing),
    /// Answers that could still change it are missing: so many cells, on so many criteria.
    Unfinished {
        /// Unrated cells.
        cells: usize,
        /// Criteria with an unrated cell.
        criteria: usize,
    },
    /// Several people answer blind and these have something left to answer.
    Waiting(Vec<Id>),
    /// Everybody has answered; the answers are opened at once, by a person.
    Sealed,
}

/// The ranking, if it may be shown.
///
/// # Errors
/// What is missing before it may.
pub fn disclose<'a>(document: &Deliberation, figures: &'a Figures) -> Result<&'a Ranking, Withheld> {
    match figures.verdict().outcome {
        Outcome::None => Err(Withheld::Nothing(figures.verdict().nothing.unwrap_or(Nothing::NothingRated))),
        // Sealed answers come first: nobody is led to answer for somebody else.
        _ if document.is_blind() => {
            let waiting = waiting(document);
            Err(if waiting.is_empty() { Withheld::Sealed } else { Withheld::Waiting(waiting) })
        }
        Outcome::Unfinished => {
            let (cells, criteria) = (figures.verdict().unrated, figures.ask().open.len());
            Err(Withheld::Unfinished { cells, criteria })
        }
        Outcome::Tie | Outcome::Fragile | Outcome::Clear => Ok(figures.for_the_score_command()),
    }
}

/// The people whose own answers are not enough yet: something they have left open could change their own leader.
fn waiting(document: &Deliberation) -> Vec<Id> {
    let done = |person: &Id| {
        let own = Figures::exact(&view(document, &Audience::Rater(person.clone())));
        matches!(own.verdict().outcome, Outcome::Tie | Outcome::Fragile | Outcome::Clear)
    };
    document.people().into_iter().filter(|person| !done(person.id)).map(|person| person.id.clone()).collect()
}
