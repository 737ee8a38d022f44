//! Derives the verdict and its reasons from the figures (METHOD.md §5).

use crate::deliberation::Outcome;

use super::decision_matrix::DecisionMatrix;
use super::ranking::Ranking;
use super::score::{Leaders, OptionScore, find_leaders};
use super::smaa::WeightTrust;
use super::weights::rank_order_centroid;

/// The reason why there is no verdict (METHOD.md §5, `none`).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoVerdictReason {
    /// Every option is ruled out, or the document has no option.
    NoEligibleOption,
    /// No cell of an eligible option on a criterion that counts is rated.
    NothingRated,
    /// No criterion has an effective weight above 0.
    NoWeights,
}

/// A reason why a verdict is fragile, in the order in which reasons are shown (METHOD.md §5, `fragile`).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FragilityReason {
    /// Moving fewer than 5 points of 100 between criteria lets another eligible option tie with the leader (METHOD.md
    /// §7).
    Weights,
    /// Changing one rating by 1, within the scale, lets another eligible option tie with the leader.
    Rating,
    /// The rank-order-centroid weights of the order of the effective weights give another leader, or a tie.
    Order,
    /// With the weights as given and ratings drawn from their ranges, the leader wins fewer than 80 of 100 draws.
    Ranges,
}

impl FragilityReason {
    /// Returns the identifier of the reason in JSON output.
    pub fn as_str(self) -> &'static str {
        match self {
            FragilityReason::Weights => "weights",
            FragilityReason::Rating => "rating",
            FragilityReason::Order => "order",
            FragilityReason::Ranges => "ranges",
        }
    }
}

/// The verdict on a document; a `Verdict` names no option and may always be shown.
#[derive(Clone, Debug, PartialEq)]
pub struct Verdict {
    /// The kind of verdict.
    pub outcome: Outcome,
    /// The reason if `outcome` is [`Outcome::None`], otherwise `None`.
    pub no_verdict_reason: Option<NoVerdictReason>,
    /// The reasons if `outcome` is [`Outcome::Fragile`], otherwise empty.
    pub fragility_reasons: Vec<FragilityReason>,
    /// The number of cells rated with a range or "don't know", of eligible options on criteria that count.
    pub uncertain_cells: usize,
    /// The number of unrated cells of eligible options on criteria that count.
    pub unrated_cells: usize,
}

/// A verdict is fragile if fewer moved points of 100 than this make a tie.
const FRAGILE_BELOW_POINTS: f64 = 5.0;
/// A verdict is fragile if the leader wins a smaller share of draws than this.
const FRAGILE_BELOW_WIN_SHARE: f64 = 0.8;

pub(super) fn compute_verdict(matrix: &DecisionMatrix, ranking: &Ranking) -> Verdict {
    let unrated_cells = matrix.relevant_cells().filter(|(_, _, cell)| !cell.is_rated).count();
    let uncertain_cells = matrix.relevant_cells().filter(|(_, _, cell)| cell.is_rated && !cell.is_exact()).count();
    let verdict = |outcome, no_verdict_reason, reasons| Verdict {
        outcome,
        no_verdict_reason,
        fragility_reasons: reasons,
        uncertain_cells,
        unrated_cells,
    };
    let no_verdict_reason = if ranking.leaders == Leaders::NoEligible {
        Some(NoVerdictReason::NoEligibleOption)
    } else if matrix.total_weight <= 0.0 {
        Some(NoVerdictReason::NoWeights)
    } else if matrix.relevant_cells().all(|(_, _, cell)| !cell.is_rated) {
        Some(NoVerdictReason::NothingRated)
    } else {
        None
    };
    if no_verdict_reason.is_some() {
        return verdict(Outcome::None, no_verdict_reason, Vec::new());
    }
    match ranking.leaders.leader() {
        Some(leader) if unrated_cells > 0 && can_be_matched(matrix, leader) => {
            verdict(Outcome::Unfinished, None, Vec::new())
        }
        None if unrated_cells > 0 => verdict(Outcome::Unfinished, None, Vec::new()),
        None => verdict(Outcome::Tie, None, Vec::new()),
        Some(leader) => {
            let reasons = find_fragility_reasons(matrix, ranking, leader);
            let outcome = if reasons.is_empty() { Outcome::Clear } else { Outcome::Fragile };
            verdict(outcome, None, reasons)
        }
    }
}

/// Returns whether some values of the unrated cells let another option match or beat the leader. A range counts with
/// its value.
fn can_be_matched(matrix: &DecisionMatrix, leader: usize) -> bool {
    let rivals = matrix.eligible_options().map(|(at, _)| at).filter(|at| *at != leader);
    rivals.into_iter().any(|rival| {
        let margin: f64 = matrix
            .counted_rows()
            .map(|(k, criterion, _)| {
                let (leader_cell, rival_cell) = (matrix.cell(k, leader), matrix.cell(k, rival));
                let lowest = if leader_cell.is_rated { leader_cell.value } else { leader_cell.low };
                let highest = if rival_cell.is_rated { rival_cell.value } else { rival_cell.high };
                criterion.effective_weight * (lowest - highest)
            })
            .sum();
        margin <= matrix.tolerance()
    })
}

fn find_fragility_reasons(matrix: &DecisionMatrix, ranking: &Ranking, leader: usize) -> Vec<FragilityReason> {
    let weights = ranking.weight_flip.as_ref().is_some_and(|flip| flip.points < FRAGILE_BELOW_POINTS - 1e-7);
    let rating = ranking.rating_flip.as_ref().is_some_and(|flip| {
        let share = matrix.criteria.get(flip.criterion).map_or(0.0, |criterion| criterion.share);
        share * flip.amount <= share + 1e-9
    });
    let order = find_leader_by_order(matrix) != Some(leader);
    let ranges = ranking
        .win_shares
        .as_ref()
        .is_some_and(|shares| shares.win_share(leader, WeightTrust::Given) < FRAGILE_BELOW_WIN_SHARE);
    let all = [
        (weights, FragilityReason::Weights),
        (rating, FragilityReason::Rating),
        (order, FragilityReason::Order),
        (ranges, FragilityReason::Ranges),
    ];
    all.into_iter().filter(|(applies, _)| *applies).map(|(_, reason)| reason).collect()
}

/// Returns the leader under the rank-order-centroid weights of the order of the effective weights. Shares that are
/// equal to nine decimals are tied.
fn find_leader_by_order(matrix: &DecisionMatrix) -> Option<usize> {
    let rounded: Vec<i64> =
        matrix.counted_rows().map(|(_, criterion, _)| (criterion.share * 1e9).round_ties_even() as i64).collect();
    let rank = |share: &i64| 1 + rounded.iter().filter(|other| *other > share).count() as u64;
    let weights = rank_order_centroid(&rounded.iter().map(|share| Some(rank(share))).collect::<Vec<_>>());
    let mut sums = vec![0.0; matrix.options.len()];
    for (weight, (_, _, row)) in weights.iter().zip(matrix.counted_rows()) {
        sums.iter_mut().zip(row).for_each(|(sum, cell)| *sum += weight * cell.value);
    }
    find_leaders(matrix, |at| sums.get(at).copied().unwrap_or(0.0), 1e-9).leader()
}

/// Returns the index of the best eligible option that can be undone; the first in document order on a tie.
pub(super) fn find_trial_option(matrix: &DecisionMatrix, scores: &[OptionScore]) -> Option<usize> {
    let mut best: Option<(f64, usize)> = None;
    for (at, _) in matrix.eligible_options().filter(|(_, option)| !option.is_final) {
        let Some(sum) = scores.get(at).map(|score| score.weighted_sum) else { continue };
        if best.is_none_or(|(known, _)| sum > known + matrix.tolerance()) {
            best = Some((sum, at));
        }
    }
    best.map(|(_, at)| at)
}
