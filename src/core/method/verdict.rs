//! The verdict and its reasons (METHOD.md §5).

use crate::deliberation::Outcome;

use super::ranking::Ranking;
use super::score::{Front, Score, front};
use super::table::Table;
use super::weights::centroid;
use super::wins::Trust;

/// Why there is no verdict at all.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Nothing {
    /// Every option is ruled out, or there is none.
    NoOption,
    /// Nothing that counts was rated.
    NothingRated,
    /// No criterion has a weight.
    NoWeights,
}

/// What makes a verdict fragile, in the order it is said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Because {
    /// Fewer than 5 points of 100 moved between criteria let another draw level.
    Weights,
    /// One step of 1 in one rating does.
    Rating,
    /// The order of the weights alone has another leader.
    Order,
    /// With ratings drawn from their ranges it wins fewer than 80 in 100.
    Ranges,
}

impl Because {
    /// The word that scripts get.
    pub fn word(self) -> &'static str {
        match self {
            Because::Weights => "weights",
            Because::Rating => "rating",
            Because::Order => "order",
            Because::Ranges => "ranges",
        }
    }
}

/// The verdict.
#[derive(Clone, Debug, PartialEq)]
pub struct Verdict {
    /// None, unfinished, tie, fragile or clear.
    pub outcome: Outcome,
    /// Why there is none.
    pub nothing: Option<Nothing>,
    /// Why it is fragile.
    pub because: Vec<Because>,
    /// How many live answers are "don't know" or ranges.
    pub unsure: usize,
    /// How many live cells are unrated.
    pub unrated: usize,
}

/// Points of 100 that make a verdict fragile when fewer will do.
const FEW_POINTS: f64 = 5.0;
/// Wins in drawn ratings below which a verdict is fragile.
const OFTEN: f64 = 0.8;

pub(super) fn verdict(table: &Table, ranking: &Ranking) -> Verdict {
    let unrated = table.live().filter(|(_, _, cell)| !cell.rated).count();
    let unsure = table.live().filter(|(_, _, cell)| cell.rated && !cell.is_exact()).count();
    let some = |outcome, nothing, because| Verdict { outcome, nothing, because, unsure, unrated };
    let nothing = if ranking.front == Front::Nobody {
        Some(Nothing::NoOption)
    } else if table.total <= 0.0 {
        Some(Nothing::NoWeights)
    } else if table.live().all(|(_, _, cell)| !cell.rated) {
        Some(Nothing::NothingRated)
    } else {
        None
    };
    if nothing.is_some() {
        return some(Outcome::None, nothing, Vec::new());
    }
    match ranking.front.leader() {
        Some(leader) if unrated > 0 && may_be_matched(table, leader) => some(Outcome::Unfinished, None, Vec::new()),
        None if unrated > 0 => some(Outcome::Unfinished, None, Vec::new()),
        None => some(Outcome::Tie, None, Vec::new()),
        Some(leader) => {
            let because = reasons(table, ranking, leader);
            let outcome = if because.is_empty() { Outcome::Clear } else { Outcome::Fragile };
            some(outcome, None, because)
        }
    }
}

/// Whether the unrated cells could hold what lets another option match or beat the leader; ranges stay at their
/// value.
fn may_be_matched(table: &Table, leader: usize) -> bool {
    let rivals = table.eligible().map(|(at, _)| at).filter(|at| *at != leader);
    rivals.into_iter().any(|rival| {
        let margin: f64 = table
            .counting()
            .map(|(k, factor, _)| {
                let (ours, theirs) = (table.cell(k, leader), table.cell(k, rival));
                let least = if ours.rated { ours.value } else { ours.low };
                let most = if theirs.rated { theirs.value } else { theirs.high };
                factor.weight * (least - most)
            })
            .sum();
        margin <= table.tolerance()
    })
}

fn reasons(table: &Table, ranking: &Ranking, leader: usize) -> Vec<Because> {
    let weights = ranking.nearest.as_ref().is_some_and(|nearest| nearest.points < FEW_POINTS - 1e-7);
    let rating = ranking.step.as_ref().is_some_and(|step| {
        let share = table.criteria.get(step.criterion).map_or(0.0, |factor| factor.share);
        share * step.by <= share + 1e-9
    });
    let order = leader_by_order(table) != Some(leader);
    let ranges = ranking.wins.as_ref().is_some_and(|wins| wins.of(leader, Trust::Given) < OFTEN);
    let all =
        [(weights, Because::Weights), (rating, Because::Rating), (order, Because::Order), (ranges, Because::Ranges)];
    all.into_iter().filter(|(breaks, _)| *breaks).map(|(_, because)| because).collect()
}

/// The leader under the centroid weights of the order of the effective weights; shares equal to nine decimals are
/// tied.
fn leader_by_order(table: &Table) -> Option<usize> {
    let rounded: Vec<i64> =
        table.counting().map(|(_, factor, _)| (factor.share * 1e9).round_ties_even() as i64).collect();
    let place = |share: &i64| 1 + rounded.iter().filter(|other| *other > share).count() as u64;
    let weights = centroid(&rounded.iter().map(|share| Some(place(share))).collect::<Vec<_>>());
    let mut sums = vec![0.0; table.options.len()];
    for (weight, (_, _, row)) in weights.iter().zip(table.counting()) {
        sums.iter_mut().zip(row).for_each(|(sum, cell)| *sum += weight * cell.value);
    }
    front(table, |at| sums.get(at).copied().unwrap_or(0.0), 1e-9).leader()
}

/// The best eligible option that can be undone: the one to try meanwhile; the first in the file on a tie.
pub(super) fn try_first(table: &Table, scores: &[Score]) -> Option<usize> {
    let mut best: Option<(f64, usize)> = None;
    for (at, _) in table.eligible().filter(|(_, option)| !option.is_final) {
        let Some(sum) = scores.get(at).map(|score| score.sum) else { continue };
        if best.is_none_or(|(known, _)| sum > known + table.tolerance()) {
            best = Some((sum, at));
        }
    }
    best.map(|(_, at)| at)
}
