//! The verdict and its reasons (METHOD.md §5).

use crate::deliberation::Outcome;

use super::decision_matrix::DecisionMatrix;
use super::ranking::Ranking;
use super::score::{Leaders, OptionScore, find_leaders};
use super::smaa::WeightTrust;
use super::weights::rank_order_centroid;

/// Why there is no verdict at all.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoVerdictReason {
    /// Every option is ruled out, or there is none.
    NoEligibleOption,
    /// Nothing that counts was rated.
    NothingRated,
    /// No criterion has a weight.
    NoWeights,
}

/// What makes a verdict fragile, in the order it is said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FragilityReason {
    /// Fewer than 5 points of 100 moved between criteria let another draw level.
    Weights,
    /// One step of 1 in one rating does.
    Rating,
    /// The order of the weights alone has another leader.
    Order,
    /// With ratings drawn from their ranges it wins fewer than 80 in 100.
    Ranges,
}

impl FragilityReason {
    /// The word that scripts get.
    pub fn as_str(self) -> &'static str {
        match self {
            FragilityReason::Weights => "weights",
            FragilityReason::Rating => "rating",
            FragilityReason::Order => "order",
            FragilityReason::Ranges => "ranges",
        }
    }
}

/// The verdict.
#[derive(Clone, Debug, PartialEq)]
pub struct Verdict {
    /// None, unfinished, tie, fragile or clear.
    pub outcome: Outcome,
    /// Why there is none.
    pub no_verdict_reason: Option<NoVerdictReason>,
    /// Why it is fragile.
    pub fragility_reasons: Vec<FragilityReason>,
    /// How many live answers are "don't know" or ranges.
    pub uncertain_cells: usize,
    /// How many live cells are unrated.
    pub unrated_cells: usize,
}

/// Points of 100 that make a verdict fragile when fewer will do.
const FRAGILE_BELOW_POINTS: f64 = 5.0;
/// Wins in drawn ratings below which a verdict is fragile.
const FRAGILE_BELOW_WIN_SHARE: f64 = 0.8;

pub(super) fn compute_verdict(table: &DecisionMatrix, ranking: &Ranking) -> Verdict {
    let unrated = table.relevant_cells().filter(|(_, _, cell)| !cell.is_rated).count();
    let unsure = table.relevant_cells().filter(|(_, _, cell)| cell.is_rated && !cell.is_exact()).count();
    let some = |outcome, nothing, because| Verdict {
        outcome,
        no_verdict_reason: nothing,
        fragility_reasons: because,
        uncertain_cells: unsure,
        unrated_cells: unrated,
    };
    let nothing = if ranking.leaders == Leaders::NoEligible {
        Some(NoVerdictReason::NoEligibleOption)
    } else if table.total_weight <= 0.0 {
        Some(NoVerdictReason::NoWeights)
    } else if table.relevant_cells().all(|(_, _, cell)| !cell.is_rated) {
        Some(NoVerdictReason::NothingRated)
    } else {
        None
    };
    if nothing.is_some() {
        return some(Outcome::None, nothing, Vec::new());
    }
    match ranking.leaders.leader() {
        Some(leader) if unrated > 0 && can_be_matched(table, leader) => some(Outcome::Unfinished, None, Vec::new()),
        None if unrated > 0 => some(Outcome::Unfinished, None, Vec::new()),
        None => some(Outcome::Tie, None, Vec::new()),
        Some(leader) => {
            let because = find_fragility_reasons(table, ranking, leader);
            let outcome = if because.is_empty() { Outcome::Clear } else { Outcome::Fragile };
            some(outcome, None, because)
        }
    }
}

/// Whether the unrated cells could hold what lets another option match or beat the leader; ranges stay at their
/// value.
fn can_be_matched(table: &DecisionMatrix, leader: usize) -> bool {
    let rivals = table.eligible_options().map(|(at, _)| at).filter(|at| *at != leader);
    rivals.into_iter().any(|rival| {
        let margin: f64 = table
            .counted_rows()
            .map(|(k, factor, _)| {
                let (ours, theirs) = (table.cell(k, leader), table.cell(k, rival));
                let least = if ours.is_rated { ours.value } else { ours.low };
                let most = if theirs.is_rated { theirs.value } else { theirs.high };
                factor.effective_weight * (least - most)
            })
            .sum();
        margin <= table.tolerance()
    })
}

fn find_fragility_reasons(table: &DecisionMatrix, ranking: &Ranking, leader: usize) -> Vec<FragilityReason> {
    let weights = ranking.weight_flip.as_ref().is_some_and(|nearest| nearest.points < FRAGILE_BELOW_POINTS - 1e-7);
    let rating = ranking.rating_flip.as_ref().is_some_and(|step| {
        let share = table.criteria.get(step.criterion).map_or(0.0, |factor| factor.share);
        share * step.amount <= share + 1e-9
    });
    let order = find_leader_by_order(table) != Some(leader);
    let ranges = ranking
        .win_shares
        .as_ref()
        .is_some_and(|wins| wins.win_share(leader, WeightTrust::Given) < FRAGILE_BELOW_WIN_SHARE);
    let all = [
        (weights, FragilityReason::Weights),
        (rating, FragilityReason::Rating),
        (order, FragilityReason::Order),
        (ranges, FragilityReason::Ranges),
    ];
    all.into_iter().filter(|(breaks, _)| *breaks).map(|(_, because)| because).collect()
}

/// The leader under the centroid weights of the order of the effective weights; shares equal to nine decimals are
/// tied.
fn find_leader_by_order(table: &DecisionMatrix) -> Option<usize> {
    let rounded: Vec<i64> =
        table.counted_rows().map(|(_, factor, _)| (factor.share * 1e9).round_ties_even() as i64).collect();
    let place = |share: &i64| 1 + rounded.iter().filter(|other| *other > share).count() as u64;
    let weights = rank_order_centroid(&rounded.iter().map(|share| Some(place(share))).collect::<Vec<_>>());
    let mut sums = vec![0.0; table.options.len()];
    for (weight, (_, _, row)) in weights.iter().zip(table.counted_rows()) {
        sums.iter_mut().zip(row).for_each(|(sum, cell)| *sum += weight * cell.value);
    }
    find_leaders(table, |at| sums.get(at).copied().unwrap_or(0.0), 1e-9).leader()
}

/// The best eligible option that can be undone: the one to try meanwhile; the first in the file on a tie.
pub(super) fn find_trial_option(table: &DecisionMatrix, scores: &[OptionScore]) -> Option<usize> {
    let mut best: Option<(f64, usize)> = None;
    for (at, _) in table.eligible_options().filter(|(_, option)| !option.is_final) {
        let Some(sum) = scores.get(at).map(|score| score.weighted_sum) else { continue };
        if best.is_none_or(|(known, _)| sum > known + table.tolerance()) {
            best = Some((sum, at));
        }
    }
    best.map(|(_, at)| at)
}
