//! Computes weights from pairwise judgements: the principal eigenvector, its consistency ratio and the completion of
//! missing judgements (METHOD.md §2; Saaty 1980).

use crate::deliberation::{Deliberation, Id, Ratio};

/// The weights that follow from pairwise judgements, and how consistent the judgements are (METHOD.md §2).
#[derive(Clone, Debug, PartialEq)]
pub struct PairwiseResult {
    /// The weights of the criteria that may count, in document order; they sum to 1.
    pub weights: Vec<f64>,
    /// Saaty's consistency ratio CR = ((λ−n)/(n−1))/RI(n), ≥ 0 except for rounding; 0 for two criteria or fewer, `None`
    /// for more than 15.
    pub consistency_ratio: Option<f64>,
    /// The judgement with the largest |ln stated − ln implied|; `None` if no judgement differs from what it implies by
    /// more than 1e-9.
    pub most_inconsistent: Option<InconsistentJudgement>,
}

/// The consistency ratio above which judgements count as contradictory (Saaty 1980).
pub const MAX_CONSISTENCY_RATIO: f64 = 0.10;

impl PairwiseResult {
    /// Returns the most inconsistent judgement if the consistency ratio exceeds [`MAX_CONSISTENCY_RATIO`], otherwise
    /// `None`.
    pub fn judgement_to_review(&self) -> Option<&InconsistentJudgement> {
        self.most_inconsistent
            .as_ref()
            .filter(|_| self.consistency_ratio.is_some_and(|ratio| ratio > MAX_CONSISTENCY_RATIO))
    }
}

/// A judgement and the ratio that the weights imply.
#[derive(Clone, Debug, PartialEq)]
pub struct InconsistentJudgement {
    /// The id of the first criterion.
    pub a: Id,
    /// The id of the second criterion.
    pub b: Id,
    /// The ratio a/b as stated, > 0.
    pub stated: f64,
    /// The ratio a/b of the computed weights, > 0.
    pub implied: f64,
}

/// Saaty's random index for n = 3…15 (1980).
const RANDOM_INDEX: [f64; 13] = [0.58, 0.90, 1.12, 1.24, 1.32, 1.41, 1.45, 1.49, 1.51, 1.48, 1.56, 1.57, 1.59];

/// Returns the weights that follow from the pairs of `document`; `None` if the pairs do not connect all criteria that
/// may count, or if their ratios exceed the range of `f64`.
pub(super) fn compute_pairwise_weights(document: &Deliberation) -> Option<PairwiseResult> {
    let criteria: Vec<&Id> = document.criteria().iter().filter(|c| c.may_count()).map(|c| &c.id).collect();
    let index = |id: &Id| criteria.iter().position(|known| *known == id);
    let judged: Vec<(usize, usize, f64)> = document
        .pairs()
        .iter()
        .filter_map(|pair| Some((index(&pair.criteria.0)?, index(&pair.criteria.1)?, pair.ratio.map(Ratio::get)?)))
        .collect();
    let n = criteria.len();
    if n == 0 || !is_connected(n, &judged) {
        return None;
    }
    let (weights, lambda, _) = solve_incomplete(n, &judged);
    if !weights.iter().all(|weight| weight.is_finite()) {
        // The products of extreme ratios overflow.
        return None;
    }
    let consistency_ratio = match n {
        0..=2 => Some(0.0),
        _ => RANDOM_INDEX.get(n - 3).map(|index| ((lambda - n as f64) / (n as f64 - 1.0)) / index),
    };
    let implied = |a: usize, b: usize| Some(weights.get(a)? / weights.get(b)?);
    let mut worst: Option<(f64, InconsistentJudgement)> = None;
    const LEAST_DISTANCE: f64 = 1e-9;
    for (a, b, stated) in judged {
        let (Some(implied), Some(id_a), Some(id_b)) = (implied(a, b), criteria.get(a), criteria.get(b)) else {
            continue;
        };
        let distance = (stated.ln() - implied.ln()).abs();
        if !distance.is_finite() || distance < LEAST_DISTANCE {
            continue;
        }
        if worst.as_ref().is_none_or(|(largest, _)| distance > largest + 1e-12) {
            worst = Some((distance, InconsistentJudgement { a: (*id_a).clone(), b: (*id_b).clone(), stated, implied }));
        }
    }
    Some(PairwiseResult { weights, consistency_ratio, most_inconsistent: worst.map(|(_, judgement)| judgement) })
}

fn is_connected(n: usize, judged: &[(usize, usize, f64)]) -> bool {
    let mut reached = vec![0];
    let mut at = 0;
    while let Some(here) = reached.get(at).copied() {
        for (a, b, _) in judged {
            let other = if *a == here {
                *b
            } else if *b == here {
                *a
            } else {
                continue;
            };
            if !reached.contains(&other) {
                reached.push(other);
            }
        }
        at += 1;
    }
    reached.len() == n
}

/// The iteration ends when no component changes by more than this part of itself.
const CONVERGENCE_TOLERANCE: f64 = 1e-13;
/// The maximum number of multiplications, so that extremely contradictory judgements end in bounded time.
const MAX_MULTIPLICATIONS: usize = 20_000_000;
/// The maximum number of steps of the power iteration.
const MAX_ITERATIONS: usize = 100_000;
/// The number of steps after which each step is averaged with the previous vector. If judgements contradict each other
/// in a cycle, several eigenvalues have the same modulus as the largest one; averaging with the identity separates the
/// largest one from the others.
const UNDAMPED_ITERATIONS: usize = 100;

/// Solves for the weights of `n` criteria from judgements that connect all of them. Each missing judgement is completed
/// by the ratio that minimizes the largest eigenvalue (Bozóki, Fülöp & Rónyai 2010).
///
/// At the minimum, the derivative x·v[a]·w[b] − v[b]·w[a]/x of the largest eigenvalue is 0 for each missing ratio x,
/// where w and v are the right and left eigenvectors; so x = u[a]/u[b] with u = √(w/v). Scaled by these u, the matrix
/// has 1 wherever a judgement is missing, and its two eigenvectors are equal. `ScaledMatrix` holds the matrix scaled by
/// some u and stores only the judgements; the loop changes ln u by ½·ln(w/v) until the eigenvectors are equal.
///
/// Returns the weights, which sum to 1, the largest eigenvalue, and ln u.
fn solve_incomplete(n: usize, judged: &[(usize, usize, f64)]) -> (Vec<f64>, f64, Vec<f64>) {
    let logs: Vec<f64> = judged.iter().map(|(_, _, ratio)| ratio.ln()).collect();
    // If the judgements are consistent, the least-squares solution of the logarithms is exact; otherwise that solution
    // is a good start.
    let mut scale = solve_laplacian(n, judged, &sum_by_criterion(n, judged, &logs));
    let (mut right, mut left) = (vec![1.0 / n as f64; n], vec![1.0 / n as f64; n]);
    let mut iterations_left = (MAX_MULTIPLICATIONS / (n + judged.len())).min(MAX_ITERATIONS);
    let (mut step_size, mut previous) = (1.0, f64::INFINITY);
    loop {
        let scaled = ScaledMatrix::new(judged, &scale);
        let lambda = scaled.principal_eigenvector(&mut right, false, &mut iterations_left);
        scaled.principal_eigenvector(&mut left, true, &mut iterations_left);
        let mut differences: Vec<f64> = right.iter().zip(&left).map(|(w, v)| 0.5 * (w / v).ln()).collect();
        let mean = differences.iter().sum::<f64>() / n as f64;
        differences.iter_mut().for_each(|difference| *difference -= mean);
        let largest_difference = differences
            .iter()
            .fold(0.0, |largest_difference: f64, difference| largest_difference.max(difference.abs()));
        let is_complete = 2 * judged.len() >= n * (n - 1);
        if largest_difference < 10.0 * CONVERGENCE_TOLERANCE || is_complete || iterations_left == 0 {
            // Subtracting the largest exponent avoids overflow in a long chain of large ratios.
            let largest = scale.iter().copied().fold(f64::NEG_INFINITY, f64::max);
            let weights: Vec<f64> = right.iter().zip(&scale).map(|(w, scale)| w * (scale - largest).exp()).collect();
            let sum: f64 = weights.iter().sum();
            let weights = weights.iter().map(|weight| weight / sum).collect();
            return (weights, lambda, scale);
        }
        // A plain step moves a criterion with few judgements slowly. Near the solution the full correction is n times
        // the solution of the Laplacian for the differences. The step is shortened when the correction overshoots.
        if largest_difference > 0.9 * previous {
            step_size *= 0.5;
        }
        previous = largest_difference;
        for ((scale, difference), step) in
            scale.iter_mut().zip(&differences).zip(solve_laplacian(n, judged, &differences))
        {
            *scale += (step_size * n as f64 * step + (1.0 - step_size) * difference).clamp(-1.0, 1.0);
        }
    }
}

/// Returns, per criterion, the sum of `values`, which has one entry per judgement: added for the first criterion of the
/// judgement, subtracted for the second.
fn sum_by_criterion(n: usize, judged: &[(usize, usize, f64)], values: &[f64]) -> Vec<f64> {
    let mut sums = vec![0.0; n];
    for ((a, b, _), value) in judged.iter().zip(values) {
        add_at(&mut sums, *a, *value);
        add_at(&mut sums, *b, -value);
    }
    sums
}

fn add_at(sums: &mut [f64], at: usize, value: f64) {
    if let Some(sum) = sums.get_mut(at) {
        *sum += value;
    }
}

/// Returns the potentials whose differences along the judgements add up to `sums`: solves the Laplacian of the
/// comparison graph by conjugate gradients (Hestenes & Stiefel 1952).
fn solve_laplacian(n: usize, judged: &[(usize, usize, f64)], sums: &[f64]) -> Vec<f64> {
    let dot = |a: &[f64], b: &[f64]| a.iter().zip(b).map(|(a, b)| a * b).sum::<f64>();
    let mean = sums.iter().sum::<f64>() / n as f64;
    let mut residual: Vec<f64> = sums.iter().map(|sum| sum - mean).collect();
    let (mut potentials, mut direction) = (vec![0.0; n], residual.clone());
    let mut squared_residual = dot(&residual, &residual);
    // The caller corrects the remaining error in the next round; below this limit only rounding errors remain.
    let tolerance = 1e-24 * squared_residual;
    for _ in 0..4 * n {
        if squared_residual <= tolerance {
            break;
        }
        let component = |at: &usize| direction.get(*at).copied().unwrap_or(0.0);
        let differences: Vec<f64> = judged.iter().map(|(a, b, _)| component(a) - component(b)).collect();
        let product = sum_by_criterion(n, judged, &differences);
        let step = squared_residual / dot(&direction, &product);
        potentials.iter_mut().zip(&direction).for_each(|(potential, direction)| *potential += step * direction);
        residual.iter_mut().zip(&product).for_each(|(residual, product)| *residual -= step * product);
        let previous = std::mem::replace(&mut squared_residual, dot(&residual, &residual));
        direction
            .iter_mut()
            .zip(&residual)
            .for_each(|(direction, residual)| *direction = residual + squared_residual / previous * *direction);
    }
    potentials
}

/// A reciprocal matrix that is 1 wherever there is no judgement.
struct ScaledMatrix {
    /// Per judgement: the indices of both criteria, the ratio of the first to the second minus 1, and the inverse ratio
    /// minus 1.
    judgements: Vec<(usize, usize, f64, f64)>,
}

impl ScaledMatrix {
    fn new(judged: &[(usize, usize, f64)], scale: &[f64]) -> ScaledMatrix {
        let at = |index: &usize| scale.get(*index).copied().unwrap_or(0.0);
        let scaled = |(a, b, ratio): &(usize, usize, f64)| {
            let ratio = ratio * (at(b) - at(a)).exp();
            (*a, *b, ratio - 1.0, 1.0 / ratio - 1.0)
        };
        ScaledMatrix { judgements: judged.iter().map(scaled).collect() }
    }

    /// Sets `vector` to the principal right or left eigenvector, which sums to 1, by power iteration from its current
    /// value, and returns the largest eigenvalue. Each step decrements `iterations_left`.
    fn principal_eigenvector(&self, vector: &mut Vec<f64>, is_left: bool, iterations_left: &mut usize) -> f64 {
        let mut lambda = vector.len() as f64;
        for step in 0.. {
            if *iterations_left == 0 {
                break;
            }
            *iterations_left -= 1;
            let mut next = vec![vector.iter().sum(); vector.len()];
            for (a, b, more, less) in &self.judgements {
                let (Some(va), Some(vb)) = (vector.get(*a), vector.get(*b)) else { continue };
                let (at_a, at_b) = if is_left { (less, more) } else { (more, less) };
                add_at(&mut next, *a, at_a * vb);
                add_at(&mut next, *b, at_b * va);
            }
            lambda = next.iter().sum();
            next.iter_mut().for_each(|x| *x /= lambda);
            if step > UNDAMPED_ITERATIONS {
                next.iter_mut().zip(vector.iter()).for_each(|(next, x)| *next = 0.5 * (*next + x));
            }
            let change = next.iter().zip(vector.iter()).map(|(a, b)| (a / b - 1.0).abs()).fold(0.0, f64::max);
            *vector = next;
            if change < CONVERGENCE_TOLERANCE {
                break;
            }
        }
        lambda
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn close(a: f64, b: f64, within: f64) {
        assert!((a - b).abs() < within, "{a} is not {b}");
    }

    /// Saaty's estimate of the consumption of drinks in the United States (1980).
    #[test]
    fn drinks() {
        let (coffee, wine, tea, beer, soda, milk, water) = (0, 1, 2, 3, 4, 5, 6);
        #[rustfmt::skip]
        let judged = [
            (coffee, wine, 9.0), (coffee, tea, 5.0), (coffee, beer, 2.0), (coffee, soda, 1.0), (coffee, milk, 1.0),
            (water, coffee, 2.0), (water, wine, 9.0), (water, tea, 9.0), (water, beer, 3.0), (water, soda, 2.0),
            (water, milk, 3.0), (tea, wine, 3.0), (beer, wine, 9.0), (beer, tea, 3.0), (beer, milk, 1.0),
            (soda, wine, 9.0), (soda, tea, 4.0), (soda, beer, 2.0), (soda, milk, 2.0), (milk, wine, 9.0), (milk, tea, 3.0),
        ];
        let (w, lambda, _) = solve_incomplete(7, &judged);
        let known = [0.177457, 0.019149, 0.041831, 0.116417, 0.189572, 0.128781, 0.326793];
        w.iter().zip(known).for_each(|(w, known)| close(*w, known, 1e-6));
        close(lambda, 7.176629, 1e-6);
    }

    /// Bozóki's example: a/b 1, a/c 5, a/d 2, b/c 3, b/d 4, c/d unknown.
    #[test]
    fn a_missing_judgement_is_completed() {
        let judged = [(0, 1, 1.0), (0, 2, 5.0), (0, 3, 2.0), (1, 2, 3.0), (1, 3, 4.0)];
        let (w, _, scale) = solve_incomplete(4, &judged);
        close((scale[2] - scale[3]).exp(), 0.730297, 1e-6);
        w.iter().zip([0.3738, 0.3920, 0.0985, 0.1357]).for_each(|(w, known)| close(*w, known, 5e-5));
    }

    /// Returns the principal eigenvector and the largest eigenvalue of a complete matrix by plain power iteration.
    fn plain(n: usize, judged: &[(usize, usize, f64)]) -> (Vec<f64>, f64) {
        let mut matrix = vec![vec![1.0; n]; n];
        judged.iter().for_each(|(a, b, ratio)| (matrix[*a][*b], matrix[*b][*a]) = (*ratio, 1.0 / ratio));
        let mut w = vec![1.0 / n as f64; n];
        let mut lambda = 0.0;
        for _ in 0..3_000 {
            let next: Vec<f64> = matrix.iter().map(|row| row.iter().zip(&w).map(|(a, w)| a * w).sum()).collect();
            lambda = next.iter().sum();
            w = next.iter().map(|x| x / lambda).collect();
        }
        (w, lambda)
    }

    /// Returns judgements that connect `n` criteria and contradict each other by up to `noise` in the logarithm, plus
    /// up to `more` additional ones.
    fn made_up(n: usize, more: usize, noise: f64, seed: u64) -> Vec<(usize, usize, f64)> {
        let mut state = seed;
        let mut unit = || {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            (state >> 11) as f64 / (1u64 << 53) as f64
        };
        let mut judged: Vec<(usize, usize, f64)> = (1..n).map(|b| ((unit() * b as f64) as usize, b, 1.0)).collect();
        for _ in 0..more {
            let (a, b) = ((unit() * n as f64) as usize, (unit() * n as f64) as usize);
            if a != b && !judged.iter().any(|(x, y, _)| (*x, *y) == (a, b) || (*x, *y) == (b, a)) {
                judged.push((a, b, 1.0));
            }
        }
        judged.iter_mut().for_each(|(a, b, ratio)| {
            *ratio = (0.3 * (*a as f64 - *b as f64) + noise * (2.0 * unit() - 1.0)).exp();
        });
        judged
    }

    /// With the completed judgements, the weights are those of the complete matrix; any other ratio for a missing
    /// judgement gives a larger eigenvalue.
    #[test]
    fn what_is_completed_is_the_least_contradiction() {
        for seed in 0..60 {
            let (n, more) = (3 + seed as usize % 6, seed as usize % 7);
            let judged = made_up(n, more, [0.0, 0.5, 2.0][seed as usize % 3], seed);
            let (weights, lambda, scale) = solve_incomplete(n, &judged);
            let known = |a, b| judged.iter().any(|(x, y, _)| (*x, *y) == (a, b) || (*x, *y) == (b, a));
            let missing: Vec<(usize, usize)> =
                (0..n).flat_map(|a| (a + 1..n).map(move |b| (a, b))).filter(|(a, b)| !known(*a, *b)).collect();
            let whole = |other: Option<(usize, f64)>| {
                let put_in = |(at, (a, b)): (usize, &(usize, usize))| {
                    let by = other.filter(|(changed, _)| *changed == at).map_or(0.0, |(_, by)| by);
                    (*a, *b, (scale[*a] - scale[*b] + by).exp())
                };
                plain(n, &judged.iter().copied().chain(missing.iter().enumerate().map(put_in)).collect::<Vec<_>>())
            };
            let (w, least) = whole(None);
            close(lambda, least, 1e-9);
            weights.iter().zip(&w).for_each(|(ours, plain)| close(*ours, *plain, 1e-10));
            for at in 0..missing.len() {
                for by in [-0.01, 0.01] {
                    assert!(whole(Some((at, by))).1 > least, "seed {seed}");
                }
            }
        }
    }

    /// A cycle of contradictions makes an undamped power iteration oscillate, and a long chain of large ratios
    /// overflows without scaling; both must give weights.
    #[test]
    fn circles_and_chains_come_to_weights() {
        for large in [1e3, 1e5, 1e90] {
            let judged = [(0, 1, large), (1, 2, large), (2, 0, large * large), (3, 0, 1.0), (1, 3, large)];
            let (weights, lambda, _) = solve_incomplete(4, &judged);
            assert!(weights.iter().all(|weight| *weight > 0.0), "{weights:?}");
            // The weights are an eigenvector of the judgements, with the missing one completed from the scale.
            let (.., scale) = solve_incomplete(4, &judged);
            let mut all = judged.to_vec();
            all.push((2, 3, (scale[2] - scale[3]).exp()));
            let mut sums = [0.0; 4];
            for (a, b, ratio) in all {
                sums[a] += ratio * weights[b];
                sums[b] += weights[a] / ratio;
            }
            for (sum, weight) in sums.iter().zip(&weights) {
                close((sum + weight) / weight / lambda, 1.0, 1e-6);
            }
        }
        let (weights, ..) = solve_incomplete(4, &[(0, 1, 1e300), (1, 2, 1e300), (2, 3, 1e300)]);
        close(weights[0], 1.0, 1e-9);
    }

    #[test]
    fn contradictions_beyond_all_sense_and_five_hundred_criteria_end_too() {
        let (weights, ..) = solve_incomplete(3, &[(0, 1, 1e90), (1, 2, 1e90), (2, 0, 1e90)]);
        weights.iter().for_each(|weight| close(*weight, 1.0 / 3.0, 1e-9));
        drop(solve_incomplete(4, &[(0, 1, f64::MAX), (1, 2, f64::MAX), (2, 0, f64::MAX), (3, 0, f64::MIN_POSITIVE)]));
        for judged in [made_up(500, 0, 2.0, 1), made_up(500, 40, 2.0, 1), made_up(300, 3_000, 8.0, 1)] {
            let n = judged.iter().map(|(_, b, _)| b + 1).max().unwrap();
            close(solve_incomplete(n, &judged).0.iter().sum::<f64>(), 1.0, 1e-9);
        }
    }

    #[test]
    fn judgements_that_leave_a_criterion_alone_give_nothing() {
        assert!(!is_connected(3, &[(0, 1, 2.0)]));
        assert!(is_connected(3, &[(0, 1, 2.0), (2, 1, 1.0)]));
    }
}
