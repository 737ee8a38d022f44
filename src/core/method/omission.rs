//! Computes what changes if one criterion is left out: the criteria on which the leader depends, and pairs of criteria
//! that may be one thing counted twice (METHOD.md §7, *hinges* and *overlap*).

use super::decision_matrix::DecisionMatrix;
use super::lead::are_leaders_settled;
use super::score::{ConditionalLeaders, Leaders, TOLERANCE, find_leaders_among};

/// A criterion without which the leader does not lead (METHOD.md §7, *hinges*).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hinge {
    /// The index of the criterion.
    pub criterion: usize,
    /// The options that lead without the criterion; none if nothing else counts.
    pub without: ConditionalLeaders,
}

/// Two criteria that are rated almost alike, so that one thing may be counted twice (METHOD.md §7, *overlap*).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Overlap {
    /// The index of the first criterion, in document order.
    pub first: usize,
    /// The index of the second criterion.
    pub second: usize,
    /// The index of the criterion that is left out: the lighter of the two, or the second if both have the same share.
    pub left_out: usize,
    /// The options that lead without that criterion.
    pub without: ConditionalLeaders,
}

/// The result of leaving out one criterion.
#[derive(Clone, Debug)]
struct Omission {
    /// The options that lead without the criterion, by the answers that exist; none if nothing else counts.
    leaders: Leaders,
    /// Whether the former leader is still alone in the lead, whatever the missing answers turn out to be.
    is_surely_ahead: bool,
}

/// Returns the hinges and the overlaps, both in document order. The time is linear in criteria × options, and in pairs
/// of criteria.
pub(super) fn find_omissions(matrix: &DecisionMatrix, leader: usize) -> (Vec<Hinge>, Vec<Overlap>) {
    let omissions = leave_out_each(matrix, leader);
    let hinges = omissions
        .iter()
        .filter(|(_, omission)| omission.leaders.leader() != Some(leader))
        .map(|(k, omission)| Hinge { criterion: *k, without: leaders_without(matrix, *k, omission) })
        .collect();
    (hinges, find_overlaps(matrix, &omissions))
}

fn leaders_without(matrix: &DecisionMatrix, criterion: usize, omission: &Omission) -> ConditionalLeaders {
    let eligible: Vec<usize> = matrix.eligible_options().map(|(at, _)| at).collect();
    let is_settled = are_leaders_settled(matrix, &eligible, &omission.leaders, Some(criterion));
    ConditionalLeaders { leaders: omission.leaders.clone(), is_settled }
}

/// Returns what happens if each counted criterion is left out, with its index.
///
/// The sums of the others are added up from both sides: a subtraction from the whole would lose digits where one
/// criterion has almost all the weight.
fn leave_out_each(matrix: &DecisionMatrix, leader: usize) -> Vec<(usize, Omission)> {
    let eligible: Vec<usize> = matrix.eligible_options().map(|(at, _)| at).collect();
    // One list per counted criterion: its share, then V of every eligible option, then its lead over each of them in
    // the worst case.
    let parts: Vec<Vec<f64>> = matrix
        .counted_rows()
        .map(|(k, criterion, _)| {
            let values = eligible.iter().map(|i| matrix.cell(k, *i).value);
            let lowest = matrix.cell(k, leader).missing_low;
            let leads = eligible.iter().map(|i| lowest - matrix.cell(k, *i).missing_high);
            std::iter::once(1.0).chain(values).chain(leads).map(|part| criterion.share * part).collect()
        })
        .collect();
    let indices: Vec<usize> = matrix.counted_rows().map(|(k, ..)| k).collect();
    sums_without_each(&parts)
        .into_iter()
        .zip(indices)
        .map(|(sums, k)| {
            let remaining = sums.first().copied().unwrap_or(0.0);
            let (values, leads) = sums.get(1..).unwrap_or_default().split_at(eligible.len());
            let omission = if remaining > 0.0 {
                judge_omission((&eligible, values, leads), remaining, leader)
            } else {
                Omission { leaders: Leaders::NoLeader, is_surely_ahead: false }
            };
            (k, omission)
        })
        .collect()
}

/// `values` and `leads` hold one weighted sum per option of `eligible`.
fn judge_omission((eligible, values, leads): (&[usize], &[f64], &[f64]), remaining: f64, leader: usize) -> Omission {
    let sum = |option: usize| {
        let at = eligible.iter().position(|eligible| *eligible == option);
        at.and_then(|at| values.get(at)).map_or(0.0, |sum| sum / remaining)
    };
    let is_level_or_behind = |(option, lead): (&usize, &f64)| *option != leader && lead / remaining <= TOLERANCE;
    Omission {
        leaders: find_leaders_among(eligible.iter().copied(), sum),
        is_surely_ahead: !eligible.iter().zip(leads).any(is_level_or_behind),
    }
}

/// Returns, for each list, the sum of all the other lists.
fn sums_without_each(parts: &[Vec<f64>]) -> Vec<Vec<f64>> {
    let width = parts.first().map_or(0, Vec::len);
    let add = |sums: &mut Vec<f64>, part: &[f64]| sums.iter_mut().zip(part).for_each(|(sum, part)| *sum += part);
    let mut sums = Vec::with_capacity(parts.len());
    let mut before = vec![0.0; width];
    for part in parts {
        sums.push(before.clone());
        add(&mut before, part);
    }
    let mut after = vec![0.0; width];
    for (sum, part) in sums.iter_mut().zip(parts).rev() {
        add(sum, &after);
        add(&mut after, part);
    }
    sums
}

/// The smallest number of eligible options, and the smallest difference between the highest and the lowest rating of a
/// criterion, for which similar ratings mean anything.
const MIN_OPTIONS: usize = 3;
const MIN_SPAN: f64 = 4.0;
/// The largest difference between the ratings of an option on two criteria that are rated alike.
const MAX_DIFFERENCE: f64 = 1.0;

fn find_overlaps(matrix: &DecisionMatrix, omissions: &[(usize, Omission)]) -> Vec<Overlap> {
    let eligible: Vec<usize> = matrix.eligible_options().map(|(at, _)| at).collect();
    if eligible.len() < MIN_OPTIONS {
        return Vec::new();
    }
    // The criteria that can be part of a pair, each with its values.
    let rows: Vec<(usize, &Omission, Vec<f64>)> = omissions
        .iter()
        .filter(|(k, _)| eligible.iter().all(|i| !matrix.cell(*k, *i).is_open))
        .map(|(k, omission)| (*k, omission, eligible.iter().map(|i| matrix.cell(*k, *i).value).collect()))
        .filter(|(.., values): &(usize, &Omission, Vec<f64>)| span(values) >= MIN_SPAN - TOLERANCE)
        .collect();
    let share = |k: usize| matrix.criteria.get(k).map_or(0.0, |criterion| criterion.share);
    let mut overlaps = Vec::new();
    for (at, (first, first_omission, first_values)) in rows.iter().enumerate() {
        for (second, second_omission, second_values) in rows.iter().skip(at + 1) {
            let is_alike =
                first_values.iter().zip(second_values).all(|(a, b)| (a - b).abs() <= MAX_DIFFERENCE + TOLERANCE);
            let is_first_lighter = share(*first) < share(*second) - TOLERANCE;
            let (left_out, omission) =
                if is_first_lighter { (*first, first_omission) } else { (*second, second_omission) };
            if is_alike && !omission.is_surely_ahead {
                let without = leaders_without(matrix, left_out, omission);
                overlaps.push(Overlap { first: *first, second: *second, left_out, without });
            }
        }
    }
    overlaps
}

fn span(values: &[f64]) -> f64 {
    let highest = values.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    let lowest = values.iter().copied().fold(f64::INFINITY, f64::min);
    highest - lowest
}
