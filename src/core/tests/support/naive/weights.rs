//! The weights of METHOD.md §2.

use pesee_core::deliberation::*;

/// Returns `v` divided by its largest entry over `counts`, with entries below 1e-12 of the largest set to 0.
pub(super) fn scale(weights: &[f64], counts: &[bool]) -> Vec<f64> {
    let mut largest = 0.0;
    for k in 0..weights.len() {
        if counts[k] && weights[k] > largest {
            largest = weights[k];
        }
    }
    let mut scaled = vec![0.0; weights.len()];
    for k in 0..weights.len() {
        if counts[k] && largest > 0.0 && weights[k] / largest >= 1e-12 {
            scaled[k] = weights[k] / largest;
        }
    }
    scaled
}

/// Returns the sum-reciprocal weights of an order (METHOD.md §2); `None` for a criterion without a rank.
pub(super) fn order_weights(document: &Deliberation) -> Vec<Option<f64>> {
    let counting = document.criteria().iter().filter(|criterion| criterion.counts != Some(false)).count() as f64;
    let rank_of = |criterion: &Criterion| {
        if criterion.counts == Some(false) { None } else { criterion.rank.map(Rank::get) }
    };
    let term = |place: f64| 1.0 / place + (counting + 1.0 - place) / counting;
    let mut all_terms = 0.0;
    let mut place = 1.0;
    while place <= counting {
        all_terms += term(place);
        place += 1.0;
    }
    let mut weights = Vec::new();
    for criterion in document.criteria() {
        let Some(rank) = rank_of(criterion) else {
            weights.push(None);
            continue;
        };
        let (mut before, mut level) = (0, 0);
        for other in document.criteria() {
            if let Some(other) = rank_of(other) {
                if other < rank {
                    before += 1;
                }
                if other == rank {
                    level += 1;
                }
            }
        }
        let mut sum = 0.0;
        for place in before + 1..=before + level {
            sum += term(f64::from(place));
        }
        weights.push(Some(sum / f64::from(level) / all_terms));
    }
    weights
}

/// Returns the weights by pairs (METHOD.md §2), which add up to 1. The answer is `None` for pairs that connect the
/// criteria and are neither all pairs nor a tree, because completing such pairs is not simple.
pub(super) fn pair_weights(document: &Deliberation) -> Option<Vec<Option<f64>>> {
    let places: Vec<usize> =
        (0..document.criteria().len()).filter(|k| document.criteria()[*k].counts != Some(false)).collect();
    let n = places.len();
    let mut ratios: Vec<Vec<Option<f64>>> = vec![vec![None; n]; n];
    let mut pairs = 0;
    for pair in document.pairs() {
        let place = |id: &Id| places.iter().position(|k| document.criteria()[*k].id == *id);
        if let (Some(a), Some(b), Some(ratio)) = (place(&pair.criteria.0), place(&pair.criteria.1), pair.ratio) {
            ratios[a][b] = Some(ratio.get());
            ratios[b][a] = Some(1.0 / ratio.get());
            pairs += 1;
        }
    }
    // The first criterion has the weight 1, and each judgement gives the weight of a neighbour.
    let mut found: Vec<Option<f64>> = (0..n).map(|a| (a == 0).then_some(1.0)).collect();
    for _ in 0..n {
        for a in 0..n {
            for b in 0..n {
                if let (Some(weight), Some(ratio), None) = (found[a], ratios[a][b], found[b]) {
                    found[b] = Some(weight / ratio);
                }
            }
        }
    }
    let mut weights = vec![None; document.criteria().len()];
    if found.iter().any(Option::is_none) {
        return Some(weights);
    }
    if 2 * pairs == n * n.saturating_sub(1) {
        // The principal eigenvector, by multiplication until nothing changes any more.
        for _ in 0..3_000 {
            let next: Vec<f64> = (0..n)
                .map(|a| (0..n).map(|b| if a == b { 1.0 } else { ratios[a][b].unwrap() } * found[b].unwrap()).sum())
                .collect();
            let sum: f64 = next.iter().sum();
            found = next.iter().map(|weight| Some(weight / sum)).collect();
        }
    } else if pairs + 1 != n {
        return None;
    }
    let sum: f64 = found.iter().flatten().sum();
    for (a, k) in places.iter().enumerate() {
        weights[*k] = found[a].map(|weight| weight / sum);
    }
    Some(weights)
}
