//! Computes how far each weight may vary without a change of the leader, and the regret of each option (METHOD.md §7).

use super::decision_matrix::{DecisionMatrix, WeightedCriterion};
use super::lead::rivals;

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

/// Returns the stability interval of every criterion, in document order; `None` if the criterion does not count.
///
/// d\[k\] is the lead over a rival on criterion k in the worst case (open cells), o the mean lead on the other
/// criteria, weighted by their shares. With the share of k at t the lead is t·d\[k\] + (1−t)·o, a straight line that is
/// 0 at t* = o/(o−d\[k\]). If k has all the weight, the other criteria share 1−t equally.
pub(super) fn compute_stability_intervals(matrix: &DecisionMatrix, leader: usize) -> Vec<Option<StabilityInterval>> {
    let widest = |criterion: &WeightedCriterion| {
        criterion.is_counted().then_some(StabilityInterval {
            low: 0.0,
            high: 1.0,
            leader_below: None,
            leader_above: None,
        })
    };
    let mut intervals: Vec<Option<StabilityInterval>> = matrix.criteria.iter().map(widest).collect();
    for rival in rivals(matrix, leader) {
        let lead = |k: usize| matrix.cell(k, leader).missing_low - matrix.cell(k, rival).missing_high;
        let leads: Vec<(usize, f64, f64)> =
            matrix.counted_rows().map(|(k, criterion, _)| (k, criterion.share, lead(k))).collect();
        for ((k, share, d), others) in leads.iter().zip(mean_leads_of_others(matrix, &leads, lead)) {
            let Some(Some(interval)) = intervals.get_mut(*k) else { continue };
            let Some(others) = others.filter(|others| others != d) else { continue };
            let tie = others / (others - d);
            if !(0.0..=1.0).contains(&tie) {
                continue;
            }
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

/// Returns, for each counted criterion, the mean of the leads on the others; `None` if no other criterion may count.
///
/// The sums are added up from both sides: a subtraction from the whole would lose digits where one criterion has almost
/// all the weight.
fn mean_leads_of_others(
    matrix: &DecisionMatrix,
    leads: &[(usize, f64, f64)],
    lead: impl Fn(usize) -> f64,
) -> Vec<Option<f64>> {
    if let [(only, ..)] = leads {
        let may_count = |(k, criterion): &(usize, &WeightedCriterion)| criterion.may_count && k != only;
        let others: Vec<f64> = matrix.criteria.iter().enumerate().filter(may_count).map(|(k, _)| lead(k)).collect();
        return vec![(!others.is_empty()).then(|| others.iter().sum::<f64>() / others.len() as f64)];
    }
    let mut sums = Vec::with_capacity(leads.len());
    let (mut weight, mut sum) = (0.0, 0.0);
    for (_, share, d) in leads {
        sums.push((weight, sum));
        (weight, sum) = (weight + share, sum + share * d);
    }
    let (mut weight, mut sum) = (0.0, 0.0);
    for ((weight_before, sum_before), (_, share, d)) in sums.iter_mut().zip(leads).rev() {
        (*weight_before, *sum_before) = (*weight_before + weight, *sum_before + sum);
        (weight, sum) = (weight + share, sum + share * d);
    }
    sums.into_iter().map(|(weight, sum)| (weight > 0.0).then(|| sum / weight)).collect()
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
pub(super) fn compute_regrets(matrix: &DecisionMatrix) -> Vec<Option<Regret>> {
    let mut regrets: Vec<Option<Regret>> = vec![None; matrix.options.len()];
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
