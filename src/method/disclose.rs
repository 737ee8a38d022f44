//! The only door to a ranking: until a verdict may be shown, nobody gets one.

use crate::deliberation::{Deliberation, Id, Outcome};

use super::figures::{Figures, Ranking};
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
pub fn disclose<'a>(document: &Deliberation, figures: &'a Figures) -> Result<&'a Ranking, Withheld> {
    match figures.verdict().outcome {
        Outcome::None => return Err(Withheld::Nothing(figures.verdict().nothing.unwrap_or(Nothing::NothingRated))),
        Outcome::Unfinished => {
            let (cells, criteria) = (figures.verdict().unrated, figures.ask().criteria_left);
            return Err(Withheld::Unfinished { cells, criteria });
        }
        Outcome::Tie | Outcome::Fragile | Outcome::Clear => {}
    }
    if document.is_blind() {
        let waiting = waiting(document, figures);
        return Err(if waiting.is_empty() { Withheld::Sealed } else { Withheld::Waiting(waiting) });
    }
    Ok(figures.for_the_score_command())
}

/// The people who have not rated every live cell.
fn waiting(document: &Deliberation, figures: &Figures) -> Vec<Id> {
    let table = figures.table();
    let live = |person: &Id| {
        table.live().all(|(k, i, _)| match (table.criteria.get(k), table.options.get(i)) {
            (Some(factor), Some(option)) => document.rating(person, &factor.id, &option.id).is_some(),
            _ => true,
        })
    };
    document.people().into_iter().filter(|person| !live(person.id)).map(|person| person.id.clone()).collect()
}
