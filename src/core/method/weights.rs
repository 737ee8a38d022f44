//! Computes weights from points, swings, orders, pairs, people and the lens (METHOD.md §2).

use crate::deliberation::{Criterion, Deliberation, Person, Points, Rank, TimeHorizon, WeightingMethod};

use super::pairwise::{self, PairwiseResult};

/// Returns the weight p of every criterion before the lens, in document order, combined over `people`; `shared` are the
/// weights of people without weights of their own.
pub(super) fn compute_points(document: &Deliberation, people: &[Person<'_>], shared: &[f64]) -> Vec<f64> {
    let row = |person: &Person<'_>| -> Vec<f64> {
        let own = document.weights(person.id);
        let points = |criterion: &Criterion| own.and_then(|own| own.get(&criterion.id)).copied().map(Points::get);
        document.criteria().iter().zip(shared).map(|(criterion, shared)| points(criterion).unwrap_or(*shared)).collect()
    };
    match people {
        [] => shared.to_vec(),
        [one] => row(one),
        several => {
            let mut mean = vec![0.0; shared.len()];
            let voices: f64 = several.iter().map(|person| person.voice).sum();
            for person in several {
                let row = row(person);
                let sum: f64 =
                    document.criteria().iter().zip(&row).filter(|(c, _)| c.may_count()).map(|(_, p)| p).sum();
                if sum > 0.0 {
                    mean.iter_mut().zip(row).for_each(|(mean, p)| *mean += person.voice * (p / sum));
                }
            }
            mean.iter().map(|sum| sum / voices).collect()
        }
    }
}

/// Returns the shared weights by the weighting method of the document, and the result of the pairwise judgements if
/// that is the method.
pub(super) fn compute_shared_weights(document: &Deliberation) -> (Vec<f64>, Option<PairwiseResult>) {
    let criteria = document.criteria();
    match document.weighting_method() {
        WeightingMethod::Points | WeightingMethod::Swing => {
            (criteria.iter().map(|c| c.weight.map_or(0.0, Points::get)).collect(), None)
        }
        WeightingMethod::Order => {
            let ranks: Vec<Option<u64>> =
                criteria.iter().filter(|c| c.may_count()).map(|c| c.rank.map(Rank::get)).collect();
            (expand_to_all_criteria(criteria, rank_order_centroid(&ranks)), None)
        }
        WeightingMethod::Pairwise => match pairwise::compute_pairwise_weights(document) {
            Some(judged) => (expand_to_all_criteria(criteria, judged.weights.clone()), Some(judged)),
            None => (vec![0.0; criteria.len()], None),
        },
    }
}

/// Returns the weights of all criteria, given those of the criteria that may count; 0 for the others.
fn expand_to_all_criteria(criteria: &[Criterion], weights: Vec<f64>) -> Vec<f64> {
    let mut weights = weights.into_iter();
    criteria.iter().map(|c| if c.may_count() { weights.next().unwrap_or(0.0) } else { 0.0 }).collect()
}

/// Returns the rank-order-centroid weights of `ranks`, in the same order (METHOD.md §2; Barron & Barrett 1996).
///
/// The r-th of n criteria gets (1/n)·Σ_{j=r..n} 1/j. Equal ranks share the mean of their positions; criteria without a
/// rank are tied behind all ranked ones. The weights sum to 1, or are all 0 if no criterion has a rank.
pub fn rank_order_centroid(ranks: &[Option<u64>]) -> Vec<f64> {
    if ranks.iter().all(Option::is_none) {
        return vec![0.0; ranks.len()];
    }
    let n = ranks.len();
    // tail[r] = (1/n)·Σ_{j=r+1..n} 1/j, smallest terms first.
    let mut tail = vec![0.0; n];
    let mut sum = 0.0;
    for (at, weight) in tail.iter_mut().enumerate().rev() {
        sum += 1.0 / (at as f64 + 1.0);
        *weight = sum / n as f64;
    }
    let sorted = |rank: &Option<u64>| rank.unwrap_or(u64::MAX);
    let mut order: Vec<usize> = (0..n).collect();
    order.sort_by_key(|at| ranks.get(*at).map(sorted));
    let mut weights = vec![0.0; n];
    for (block, places) in order.chunk_by(|a, b| ranks.get(*a) == ranks.get(*b)).scan(0, |start, block| {
        let places = tail.get(*start..*start + block.len()).unwrap_or_default();
        *start += block.len();
        Some((block, places))
    }) {
        let mean = places.iter().sum::<f64>() / places.len() as f64;
        for at in block {
            if let Some(weight) = weights.get_mut(*at) {
                *weight = mean;
            }
        }
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

    /// Barron & Barrett 1996, table 1; n = 5 as fractions: 137/300, 77/300, 47/300, 9/100, 1/25.
    #[test]
    fn centroids_are_those_of_the_literature() {
        let first: Vec<f64> =
            (2..=10).map(|n| rank_order_centroid(&(1..=n).map(Some).collect::<Vec<_>>())[0]).collect();
        let known = [0.75, 0.6111, 0.5208, 0.4567, 0.4083, 0.3704, 0.3397, 0.3143, 0.2929];
        first.iter().zip(known).for_each(|(w, known)| assert!((w - known).abs() < 5e-5, "{w} {known}"));
        let five = rank_order_centroid(&(1..=5).map(Some).collect::<Vec<_>>());
        let exact = [137.0 / 300.0, 77.0 / 300.0, 47.0 / 300.0, 9.0 / 100.0, 1.0 / 25.0];
        five.iter().zip(exact).for_each(|(w, exact)| assert!((w - exact).abs() < 1e-15));
    }

    #[test]
    fn ties_share_their_places_and_the_unranked_come_last_together() {
        let w = rank_order_centroid(&[Some(2), Some(1), Some(2), None]);
        let plain = rank_order_centroid(&[Some(1), Some(2), Some(3), Some(4)]);
        assert_eq!(w[1], plain[0]);
        assert_eq!(w[0], w[2]);
        assert!((w[0] - (plain[1] + plain[2]) / 2.0).abs() < 1e-15);
        assert_eq!(w[3], plain[3]);
        assert_eq!(rank_order_centroid(&[None, None]), [0.0, 0.0]);
    }
}
