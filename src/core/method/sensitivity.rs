//! Computes which changes of weights or ratings would change the leader, and the regret of each option (METHOD.md §7).

use super::decision_matrix::DecisionMatrix;
use super::score::OptionScore;

/// Shares closer than this are equal; among equal figures the first option in document order is kept.
const SHARE_TOLERANCE: f64 = 1e-12;

/// The interval in which the share of one criterion may vary without a change of the leader, the other shares kept in
/// proportion (METHOD.md §7; weight sensitivity, Triantaphyllou & Sánchez 1997).
#[derive(Clone, Debug, PartialEq)]
pub struct StabilityInterval {
    /// The lower end of the interval, a share of 0–1.
    pub low: f64,
    /// The upper end of the interval, a share of 0–1.
    pub high: f64,
    /// The index of the option that leads below `low`; `None` if no option does.
    pub leader_below: Option<usize>,
    /// The index of the option that leads above `high`; `None` if no option does.
    pub leader_above: Option<usize>,
}

/// A move of weight from one criterion to another.
#[derive(Clone, Debug, PartialEq)]
pub struct PointMove {
    /// The index of the criterion that loses weight.
    pub source: usize,
    /// The index of the criterion that gains weight.
    pub target: usize,
    /// The moved weight, in points of 100.
    pub points: f64,
}

/// The smallest move of weight that lets another option tie with the leader (METHOD.md §7, *moved points*).
#[derive(Clone, Debug, PartialEq)]
pub struct WeightFlip {
    /// The index of the option that ties with the leader.
    pub rival: usize,
    /// The sum of the moved weight, in points of 100.
    pub points: f64,
    /// The moves; their points sum to `points`.
    pub moves: Vec<PointMove>,
}

/// The smallest change of one rating that makes a tie (METHOD.md §7, *one rating*).
#[derive(Clone, Debug, PartialEq)]
pub struct RatingFlip {
    /// The index of the criterion.
    pub criterion: usize,
    /// The index of the option that ties with the leader.
    pub rival: usize,
    /// The size of the change, ≥ 0, in points of the rating scale.
    pub amount: f64,
    /// Whether raising the rating of `rival` by `amount` stays on the scale; if not, only lowering the rating of the
    /// leader does.
    pub can_raise_rival: bool,
}

/// The differences between the leader and a rival (METHOD.md §7): index, share and d\[k\] of each criterion that
/// counts, and D = Σ s·d.
struct LeadMargin {
    differences: Vec<(usize, f64, f64)>,
    total: f64,
}

fn compute_margin(matrix: &DecisionMatrix, leader: usize, rival: usize) -> LeadMargin {
    let value = |row: &[super::decision_matrix::MatrixCell], at: usize| row.get(at).map_or(0.0, |cell| cell.value);
    let differences: Vec<(usize, f64, f64)> = matrix
        .counted_rows()
        .map(|(k, criterion, row)| (k, criterion.share, value(row, leader) - value(row, rival)))
        .collect();
    let total = differences.iter().map(|(_, share, d)| share * d).sum();
    LeadMargin { differences, total }
}

fn rivals(matrix: &DecisionMatrix, leader: usize) -> impl Iterator<Item = usize> {
    matrix.eligible_options().map(|(at, _)| at).filter(move |at| *at != leader)
}

/// Returns the stability interval of every criterion, in document order; `None` if the criterion does not count.
///
/// With the share of k at t the lead is t·d[k] + (1−t)·(D − s·d[k])/(1−s), a straight line that is 0 at t* = s −
/// D(1−s)/(d[k]−D). If k has all the weight, the other criteria share 1−t equally.
pub(super) fn compute_stability_intervals(matrix: &DecisionMatrix, leader: usize) -> Vec<Option<StabilityInterval>> {
    let widest = |criterion: &super::decision_matrix::WeightedCriterion| {
        criterion.is_counted().then_some(StabilityInterval {
            low: 0.0,
            high: 1.0,
            leader_below: None,
            leader_above: None,
        })
    };
    let mut intervals: Vec<Option<StabilityInterval>> = matrix.criteria.iter().map(widest).collect();
    for rival in rivals(matrix, leader) {
        let margin = compute_margin(matrix, leader, rival);
        for (k, share, d) in &margin.differences {
            let is_only_criterion = margin.differences.len() == 1;
            let tie = if is_only_criterion {
                let others = mean_of_others(matrix, *k, leader, rival);
                others.and_then(|others| (*d != others).then(|| -others / (d - others)))
            } else {
                (*d != margin.total).then(|| share - margin.total * (1.0 - share) / (d - margin.total))
            };
            let Some(Some(interval)) = intervals.get_mut(*k) else { continue };
            let Some(tie) = tie.filter(|tie| (0.0..=1.0).contains(tie)) else { continue };
            let successor = (tie > 0.0 && tie < 1.0).then_some(rival);
            if tie < *share && tie > interval.low + SHARE_TOLERANCE {
                (interval.low, interval.leader_below) = (tie, successor);
            } else if tie >= *share && tie < interval.high - SHARE_TOLERANCE {
                (interval.high, interval.leader_above) = (tie, successor);
            }
        }
    }
    intervals
}

/// Returns the mean of d on the other criteria that may count, for a criterion that has all the weight; `None` if there
/// are none.
fn mean_of_others(matrix: &DecisionMatrix, k: usize, leader: usize, rival: usize) -> Option<f64> {
    let d = |at: usize| matrix.cell(at, leader).value - matrix.cell(at, rival).value;
    let differences: Vec<f64> = matrix
        .criteria
        .iter()
        .enumerate()
        .filter(|(at, criterion)| *at != k && criterion.may_count)
        .map(|(at, _)| d(at))
        .collect();
    (!differences.is_empty()).then(|| differences.iter().sum::<f64>() / differences.len() as f64)
}

/// Returns the smallest move of weight that makes a tie; `None` if no weights make a tie.
pub(super) fn find_weight_flip(matrix: &DecisionMatrix, leader: usize) -> Option<WeightFlip> {
    let mut best: Option<WeightFlip> = None;
    for rival in rivals(matrix, leader) {
        let Some(moves) = find_point_moves(compute_margin(matrix, leader, rival)) else { continue };
        let points = moves.iter().map(|m| m.points).sum();
        if best.as_ref().is_none_or(|best| points < best.points - 1e-9) {
            best = Some(WeightFlip { rival, points, moves });
        }
    }
    best
}

/// Moves weight to the criterion with the smallest d from the criteria with the largest d, until the options are tied.
fn find_point_moves(margin: LeadMargin) -> Option<Vec<PointMove>> {
    let mut receiver = *margin.differences.first()?;
    for part in &margin.differences {
        if part.2 < receiver.2 {
            receiver = *part;
        }
    }
    if receiver.2 > 0.0 {
        return None;
    }
    let mut donors: Vec<_> = margin.differences.iter().filter(|part| part.2 > receiver.2).collect();
    donors.sort_by(|a, b| b.2.total_cmp(&a.2));
    let mut remaining = margin.total;
    let mut moves = Vec::new();
    for (source, share, d) in donors {
        if remaining <= 0.0 {
            break;
        }
        let gain = d - receiver.2;
        let amount = share.min(remaining / gain);
        remaining -= amount * gain;
        moves.push(PointMove { source: *source, target: receiver.0, points: 100.0 * amount });
    }
    Some(moves)
}

/// Returns the smallest change of one rating, within the scale, that makes a tie; `None` if no single rating can.
pub(super) fn find_rating_flip(matrix: &DecisionMatrix, leader: usize) -> Option<RatingFlip> {
    let mut best: Option<RatingFlip> = None;
    for rival in rivals(matrix, leader) {
        let margin = compute_margin(matrix, leader, rival);
        for (k, share, _) in &margin.differences {
            let amount = margin.total / share;
            let max_raise = 5.0 - matrix.cell(*k, rival).value;
            let max_lowering = matrix.cell(*k, leader).value + 5.0;
            let fits = |limit: f64| margin.total <= share * limit + 1e-9;
            if !fits(max_raise) && !fits(max_lowering) {
                continue;
            }
            if best.as_ref().is_none_or(|best| amount < best.amount - 1e-9) {
                best = Some(RatingFlip { criterion: *k, rival, amount, can_raise_rival: fits(max_raise) });
            }
        }
    }
    best
}

/// The largest loss of an option on one criterion, against the best eligible option there (METHOD.md §7, *regret*).
#[derive(Clone, Debug, PartialEq)]
pub struct Regret {
    /// The index of the criterion; the first in document order on a tie.
    pub criterion: usize,
    /// The loss, ≥ 0, in weighted points of the rating scale.
    pub amount: f64,
}

/// Returns the regret of every option, in document order; `None` if the option is ruled out or is the best on every
/// criterion.
pub(super) fn compute_regrets(matrix: &DecisionMatrix, scores: &[OptionScore]) -> Vec<Option<Regret>> {
    let mut regrets: Vec<Option<Regret>> = vec![None; scores.len()];
    for (k, criterion, row) in matrix.counted_rows() {
        let best = matrix
            .eligible_options()
            .filter_map(|(at, _)| row.get(at))
            .map(|cell| cell.value)
            .fold(f64::NEG_INFINITY, f64::max);
        for ((regret, cell), option) in regrets.iter_mut().zip(row).zip(&matrix.options) {
            let amount = criterion.share * (best - cell.value);
            let known = regret.as_ref().map_or(0.0, |regret| regret.amount);
            if option.is_eligible() && amount > known + 1e-9 {
                *regret = Some(Regret { criterion: k, amount });
            }
        }
    }
    regrets
}
