//! Computes weights from points, swings, orders, pairs, people and the lens (METHOD.md §2).

use crate::deliberation::{Criterion, Deliberation, Person, Points, Rank, TimeHorizon, WeightingMethod};

use super::pairwise::{self, PairwiseResult};

/// The weight of one criterion before the lens.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct CombinedWeight {
    /// The weight p, ≥ 0, on the scale on which it was given.
    pub(super) points: f64,
    /// `points` divided by the sum over the criteria that may count, 0–1; 0 if the criterion may not count.
    pub(super) share: f64,
    /// Whether the criterion may count but somebody's row has no weight for it.
    pub(super) is_unweighed: bool,
}

/// A weight below this part of the largest one is 0, so that weights of any size behave alike.
const SMALLEST_PART: f64 = 1e-12;

/// Returns the weight of every criterion before the lens, in document order, combined over `people`; `shared` are the
/// weights of people without weights of their own, `None` where there is no weight.
pub(super) fn combine_weights(
    document: &Deliberation,
    people: &[Person<'_>],
    shared: &[Option<f64>],
) -> Vec<CombinedWeight> {
    let may_count: Vec<bool> = document.criteria().iter().map(Criterion::may_count).collect();
    let rows: Vec<Vec<Option<f64>>> = people.iter().map(|person| row_of_person(document, person, shared)).collect();
    let points = match rows.as_slice() {
        [] => drop_negligible(shared.iter().map(|weight| weight.unwrap_or(0.0)).collect(), &may_count),
        [one] => drop_negligible(one.iter().map(|weight| weight.unwrap_or(0.0)).collect(), &may_count),
        several => {
            let mut mean = vec![0.0; shared.len()];
            let voices: f64 = people.iter().map(|person| person.voice).sum();
            for (row, person) in several.iter().zip(people) {
                let row = drop_negligible(row.iter().map(|weight| weight.unwrap_or(0.0)).collect(), &may_count);
                let row = divide_by_largest(&row, &may_count);
                let sum = sum_where(&row, &may_count);
                if sum > 0.0 {
                    mean.iter_mut().zip(row).for_each(|(mean, part)| *mean += person.voice * (part / sum));
                }
            }
            drop_negligible(mean.iter().map(|sum| sum / voices).collect(), &may_count)
        }
    };
    let scaled = divide_by_largest(&points, &may_count);
    let sum = sum_where(&scaled, &may_count);
    let combine = |(k, points): (usize, f64)| {
        let counts = may_count.get(k).copied().unwrap_or(false);
        let part = scaled.get(k).copied().unwrap_or(0.0);
        CombinedWeight {
            points,
            share: if counts && sum > 0.0 { part / sum } else { 0.0 },
            is_unweighed: counts && rows.iter().any(|row| row.get(k).copied().flatten().is_none()),
        }
    };
    points.into_iter().enumerate().map(combine).collect()
}

/// Returns the weights of one person: their own where they gave them, otherwise the shared ones. Ranks and pairwise
/// judgements give shares, which cannot be mixed with points, so own weights replace them only all together.
fn row_of_person(document: &Deliberation, person: &Person<'_>, shared: &[Option<f64>]) -> Vec<Option<f64>> {
    let own = document.weights(person.id);
    let own_weight = |criterion: &Criterion| own.and_then(|own| own.get(&criterion.id)).copied().map(Points::get);
    let criteria = document.criteria();
    match document.weighting_method() {
        WeightingMethod::Points | WeightingMethod::Swing => {
            criteria.iter().zip(shared).map(|(criterion, shared)| own_weight(criterion).or(*shared)).collect()
        }
        WeightingMethod::Order | WeightingMethod::Pairwise => {
            let mut counted = criteria.iter().filter(|criterion| criterion.may_count());
            if own.is_some() && counted.all(|criterion| own_weight(criterion).is_some()) {
                criteria.iter().map(own_weight).collect()
            } else {
                shared.to_vec()
            }
        }
    }
}

fn sum_where(weights: &[f64], may_count: &[bool]) -> f64 {
    weights.iter().zip(may_count).filter(|(_, counts)| **counts).map(|(weight, _)| weight).sum()
}

fn largest_where(weights: &[f64], may_count: &[bool]) -> f64 {
    weights.iter().zip(may_count).filter(|(_, counts)| **counts).map(|(weight, _)| *weight).fold(0.0, f64::max)
}

/// Divides the weights by the largest of the criteria that may count, so that sums neither overflow nor lose digits.
fn divide_by_largest(weights: &[f64], may_count: &[bool]) -> Vec<f64> {
    let largest = largest_where(weights, may_count);
    weights.iter().map(|weight| if largest > 0.0 { weight / largest } else { 0.0 }).collect()
}

fn drop_negligible(mut weights: Vec<f64>, may_count: &[bool]) -> Vec<f64> {
    let largest = largest_where(&weights, may_count);
    for (weight, counts) in weights.iter_mut().zip(may_count) {
        if *counts && *weight / largest < SMALLEST_PART {
            *weight = 0.0;
        }
    }
    weights
}

/// Returns the shared weights by the weighting method of the document, `None` for a criterion without one, and the
/// result of the pairwise judgements if that is the method.
pub(super) fn compute_shared_weights(document: &Deliberation) -> (Vec<Option<f64>>, Option<PairwiseResult>) {
    let criteria = document.criteria();
    match document.weighting_method() {
        WeightingMethod::Points | WeightingMethod::Swing => {
            (criteria.iter().map(|c| c.weight.map(Points::get)).collect(), None)
        }
        WeightingMethod::Order => {
            let ranks: Vec<Option<u64>> =
                criteria.iter().filter(|c| c.may_count()).map(|c| c.rank.map(Rank::get)).collect();
            let weights = sum_reciprocal_weights(&ranks);
            let weights = weights.into_iter().zip(ranks).map(|(weight, rank)| rank.map(|_| weight)).collect();
            (expand_to_all_criteria(criteria, weights), None)
        }
        WeightingMethod::Pairwise => match pairwise::compute_pairwise_weights(document) {
            Some(judged) => {
                let weights = judged.weights.iter().copied().map(Some).collect();
                (expand_to_all_criteria(criteria, weights), Some(judged))
            }
            None => (vec![None; criteria.len()], None),
        },
    }
}

/// Returns the weights of all criteria, given those of the criteria that may count; `None` for the others.
fn expand_to_all_criteria(criteria: &[Criterion], weights: Vec<Option<f64>>) -> Vec<Option<f64>> {
    let mut weights = weights.into_iter();
    criteria.iter().map(|c| if c.may_count() { weights.next().flatten() } else { None }).collect()
}

/// Returns the sum-reciprocal weights of `ranks`, in the same order (METHOD.md §2; Danielson & Ekenberg 2014).
///
/// The r-th of n criteria gets 1/r + (n+1−r)/n, divided by the sum over all n places. Criteria of equal rank share the
/// mean of their places. A criterion without a rank has the weight 0 but still counts towards n, so the weights sum to
/// 1 only if every criterion has a rank.
///
/// ```
/// use pesee_core::method::sum_reciprocal_weights;
///
/// let weights = sum_reciprocal_weights(&[Some(1), None, Some(2)]);
/// let sum = 2.0 + (1.0 / 2.0 + 2.0 / 3.0) + (1.0 / 3.0 + 1.0 / 3.0);
/// assert!((weights[0] - 2.0 / sum).abs() < 1e-12);
/// assert_eq!(weights[1], 0.0);
/// ```
pub fn sum_reciprocal_weights(ranks: &[Option<u64>]) -> Vec<f64> {
    let n = ranks.len() as f64;
    let place_weight = |place: usize| {
        let r = place as f64 + 1.0;
        1.0 / r + (n + 1.0 - r) / n
    };
    let total: f64 = (0..ranks.len()).map(place_weight).sum();
    let mut ranked: Vec<(u64, usize)> = ranks.iter().enumerate().filter_map(|(k, rank)| Some(((*rank)?, k))).collect();
    ranked.sort_unstable();
    let mut weights = vec![0.0; ranks.len()];
    let mut place = 0;
    for block in ranked.chunk_by(|(a, _), (b, _)| a == b) {
        let mean = (place..place + block.len()).map(place_weight).sum::<f64>() / block.len() as f64;
        for (_, k) in block {
            weights.get_mut(*k).into_iter().for_each(|weight| *weight = mean / total);
        }
        place += block.len();
    }
    weights
}

/// Returns the factor by which the lens multiplies a weight (METHOD.md §2): 2(1−λ) for criteria of now, 2λ for later, 1
/// for always.
///
/// `lens` is λ, 0…1; at 0.5 every factor is 1.
pub fn lens_factor(time_horizon: TimeHorizon, lens: f64) -> f64 {
    match time_horizon {
        TimeHorizon::Now => 2.0 * (1.0 - lens),
        TimeHorizon::Later => 2.0 * lens,
        TimeHorizon::Always => 1.0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Danielson & Ekenberg 2014: for n = 3 the places get 2, 7/6 and 2/3, which sum to 23/6.
    #[test]
    fn places_have_the_weights_of_the_literature() {
        let weights = sum_reciprocal_weights(&[Some(1), Some(2), Some(3)]);
        let expected = [12.0 / 23.0, 7.0 / 23.0, 4.0 / 23.0];
        weights.iter().zip(expected).for_each(|(w, expected)| assert!((w - expected).abs() < 1e-15, "{w} {expected}"));
        assert_eq!(sum_reciprocal_weights(&[Some(7)]), [1.0]);
    }

    #[test]
    fn tied_ranks_share_their_places() {
        let tied = sum_reciprocal_weights(&[Some(2), Some(1), Some(2), Some(9)]);
        let places = sum_reciprocal_weights(&[Some(1), Some(2), Some(3), Some(4)]);
        assert_eq!(tied[1], places[0]);
        assert_eq!(tied[0], tied[2]);
        assert!((tied[0] - (places[1] + places[2]) / 2.0).abs() < 1e-15);
        assert_eq!(tied[3], places[3]);
    }

    #[test]
    fn a_criterion_without_a_rank_has_no_weight_but_counts_as_a_place() {
        let places = sum_reciprocal_weights(&[Some(1), Some(2), Some(3)]);
        assert_eq!(sum_reciprocal_weights(&[None, Some(4), Some(2)]), [0.0, places[1], places[0]]);
        assert_eq!(sum_reciprocal_weights(&[None, None]), [0.0, 0.0]);
        assert!(sum_reciprocal_weights(&[]).is_empty());
    }
}
