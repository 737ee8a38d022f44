//! Weights from judgements in pairs: the principal eigenvector and its consistency (METHOD.md §2; Saaty 1980).

use crate::deliberation::{Deliberation, Id, Ratio};

/// What pairwise judgements amount to.
#[derive(Clone, Debug, PartialEq)]
pub struct PairwiseResult {
    /// The weights of the criteria that count, in the file's order; they sum to 1.
    pub weights: Vec<f64>,
    /// Saaty's consistency ratio; 0 for two criteria or fewer, `None` for more than 15.
    pub consistency_ratio: Option<f64>,
    /// The judgement that contradicts the rest most.
    pub most_inconsistent: Option<InconsistentJudgement>,
}

/// From here on judgements are said to contradict each other (Saaty 1980).
pub const MAX_CONSISTENCY_RATIO: f64 = 0.10;

impl PairwiseResult {
    /// The judgement worth a second look: the one that contradicts the rest most, where they do contradict each other.
    pub fn judgement_to_review(&self) -> Option<&InconsistentJudgement> {
        self.most_inconsistent
            .as_ref()
            .filter(|_| self.consistency_ratio.is_some_and(|ratio| ratio > MAX_CONSISTENCY_RATIO))
    }
}

/// A judgement beside what the other judgements imply.
#[derive(Clone, Debug, PartialEq)]
pub struct InconsistentJudgement {
    /// The first criterion.
    pub a: Id,
    /// The second.
    pub b: Id,
    /// How many times as much `a` matters, as stated.
    pub stated: f64,
    /// The same, as the weights have it.
    pub implied: f64,
}

/// Saaty's random index for n = 3…15 (1980).
const RANDOM_INDEX: [f64; 13] = [0.58, 0.90, 1.12, 1.24, 1.32, 1.41, 1.45, 1.49, 1.51, 1.48, 1.56, 1.57, 1.59];

/// The weights that the pairs of `document` give, or `None` while they do not connect all criteria that count.
pub(super) fn compute_pairwise_weights(document: &Deliberation) -> Option<PairwiseResult> {
    let criteria: Vec<&Id> = document.criteria().iter().filter(|c| c.may_count()).map(|c| &c.id).collect();
    let at = |id: &Id| criteria.iter().position(|known| *known == id);
    let judged: Vec<(usize, usize, f64)> = document
        .pairs()
        .iter()
        .filter_map(|pair| Some((at(&pair.criteria.0)?, at(&pair.criteria.1)?, pair.ratio.map(Ratio::get)?)))
        .collect();
    let n = criteria.len();
    if n == 0 || !is_connected(n, &judged) {
        return None;
    }
    let (weights, lambda, _) = solve_incomplete(n, &judged);
    if !weights.iter().all(|weight| weight.is_finite()) {
        // Ratios that no machine's numbers hold once they are multiplied.
        return None;
    }
    let ratio = match n {
        0..=2 => Some(0.0),
        _ => RANDOM_INDEX.get(n - 3).map(|index| ((lambda - n as f64) / (n as f64 - 1.0)) / index),
    };
    let implied = |a: usize, b: usize| Some(weights.get(a)? / weights.get(b)?);
    let mut worst: Option<(f64, InconsistentJudgement)> = None;
    for (a, b, stated) in judged {
        let (Some(implied), Some(id_a), Some(id_b)) = (implied(a, b), criteria.get(a), criteria.get(b)) else {
            continue;
        };
        let distance = (stated.ln() - implied.ln()).abs();
        if !distance.is_finite() {
            continue;
        }
        if worst.as_ref().is_none_or(|(known, _)| distance > known + 1e-12) {
            worst = Some((distance, InconsistentJudgement { a: (*id_a).clone(), b: (*id_b).clone(), stated, implied }));
        }
    }
    Some(PairwiseResult { weights, consistency_ratio: ratio, most_inconsistent: worst.map(|(_, look)| look) })
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

/// No figure moves by more than this part of itself: then the work is done.
const CONVERGENCE_TOLERANCE: f64 = 1e-13;
/// Multiplications at most: judgements that contradict each other beyond all sense must not hold anybody up.
const MAX_MULTIPLICATIONS: usize = 20_000_000;
/// Steps of the power iteration at most.
const MAX_ITERATIONS: usize = 100_000;
/// Steps after which the iteration goes half as far each time: where contradictions run in a circle, several eigenvalues
/// are as large as the largest, and only their mean with 1 tells it from them.
const UNDAMPED_ITERATIONS: usize = 100;

/// The weights of `n` criteria from judgements that connect them all, each missing one completed by the ratio that keeps
/// the largest eigenvalue least (Bozóki, Fülöp & Rónyai 2010).
///
/// There the derivative x·v[a]·w[b] − v[b]·w[a]/x of that eigenvalue is 0 for each missing x, with the right and left
/// eigenvectors w and v; so x = u[a]/u[b] with u = √(w/v). Divided by these u the matrix has 1 wherever a judgement
/// is missing, and both its eigenvectors are the same. `ScaledMatrix` keeps that matrix for some u, of which only the
/// judgements are written down, and u moves by ½·ln(w/v) until they are.
///
/// Gives the weights, which sum to 1; the largest eigenvalue; and ln u.
fn solve_incomplete(n: usize, judged: &[(usize, usize, f64)]) -> (Vec<f64>, f64, Vec<f64>) {
    let logs: Vec<f64> = judged.iter().map(|(_, _, ratio)| ratio.ln()).collect();
    // Where they do not contradict each other, the least squares of the logarithms are what is looked for.
    let mut scale = solve_laplacian(n, judged, &sum_by_criterion(n, judged, &logs));
    let (mut right, mut left) = (vec![1.0 / n as f64; n], vec![1.0 / n as f64; n]);
    let mut work = (MAX_MULTIPLICATIONS / (n + judged.len())).min(MAX_ITERATIONS);
    let (mut stride, mut last) = (1.0, f64::INFINITY);
    loop {
        let scaled = ScaledMatrix::new(judged, &scale);
        let lambda = scaled.principal_eigenvector(&mut right, false, &mut work);
        scaled.principal_eigenvector(&mut left, true, &mut work);
        let mut apart: Vec<f64> = right.iter().zip(&left).map(|(w, v)| 0.5 * (w / v).ln()).collect();
        let mean = apart.iter().sum::<f64>() / n as f64;
        apart.iter_mut().for_each(|apart| *apart -= mean);
        let most = apart.iter().fold(0.0, |most: f64, apart| most.max(apart.abs()));
        let is_complete = 2 * judged.len() >= n * (n - 1);
        if most < 10.0 * CONVERGENCE_TOLERANCE || is_complete || work == 0 {
            // From the largest down, or a long chain of large ratios is no number any more.
            let largest = scale.iter().copied().fold(f64::NEG_INFINITY, f64::max);
            let weights: Vec<f64> = right.iter().zip(&scale).map(|(w, scale)| w * (scale - largest).exp()).collect();
            let sum: f64 = weights.iter().sum();
            let weights = weights.iter().map(|weight| weight / sum).collect();
            return (weights, lambda, scale);
        }
        // A criterion that few judgements reach moves slowly by itself: as far as it would come in the end, near where
        // all agree, is n times what the judgements make of it. Where that goes too far the stride is shortened.
        if most > 0.9 * last {
            stride *= 0.5;
        }
        last = most;
        for ((scale, apart), far) in scale.iter_mut().zip(&apart).zip(solve_laplacian(n, judged, &apart)) {
            *scale += (stride * n as f64 * far + (1.0 - stride) * apart).clamp(-1.0, 1.0);
        }
    }
}

/// What each judgement says of its two criteria, added up by criterion.
fn sum_by_criterion(n: usize, judged: &[(usize, usize, f64)], said: &[f64]) -> Vec<f64> {
    let mut sums = vec![0.0; n];
    for ((a, b, _), said) in judged.iter().zip(said) {
        add_at(&mut sums, *a, *said);
        add_at(&mut sums, *b, -said);
    }
    sums
}

fn add_at(sums: &mut [f64], at: usize, value: f64) {
    if let Some(sum) = sums.get_mut(at) {
        *sum += value;
    }
}

/// The heights whose differences along the judgements add up to `sums`: conjugate gradients (Hestenes & Stiefel 1952) on
/// the Laplacian of who was compared with whom.
fn solve_laplacian(n: usize, judged: &[(usize, usize, f64)], sums: &[f64]) -> Vec<f64> {
    let dot = |a: &[f64], b: &[f64]| a.iter().zip(b).map(|(a, b)| a * b).sum::<f64>();
    let mean = sums.iter().sum::<f64>() / n as f64;
    let mut rest: Vec<f64> = sums.iter().map(|sum| sum - mean).collect();
    let (mut heights, mut way) = (vec![0.0; n], rest.clone());
    let mut size = dot(&rest, &rest);
    // What is left is put right in the next round; closer than this, rounding is all there is to see.
    let enough = 1e-24 * size;
    for _ in 0..4 * n {
        if size <= enough {
            break;
        }
        let height = |at: &usize| way.get(*at).copied().unwrap_or(0.0);
        let slopes: Vec<f64> = judged.iter().map(|(a, b, _)| height(a) - height(b)).collect();
        let pull = sum_by_criterion(n, judged, &slopes);
        let step = size / dot(&way, &pull);
        heights.iter_mut().zip(&way).for_each(|(height, way)| *height += step * way);
        rest.iter_mut().zip(&pull).for_each(|(rest, pull)| *rest -= step * pull);
        let before = std::mem::replace(&mut size, dot(&rest, &rest));
        way.iter_mut().zip(&rest).for_each(|(way, rest)| *way = rest + size / before * *way);
    }
    heights
}

/// A reciprocal matrix that is 1 wherever there is no judgement.
struct ScaledMatrix {
    /// Two places, and by how much the ratio of the first to the second is more than 1, and that of the second to the
    /// first.
    judgements: Vec<(usize, usize, f64, f64)>,
}

impl ScaledMatrix {
    fn new(judged: &[(usize, usize, f64)], scale: &[f64]) -> ScaledMatrix {
        let at = |place: &usize| scale.get(*place).copied().unwrap_or(0.0);
        let scaled = |(a, b, ratio): &(usize, usize, f64)| {
            let ratio = ratio * (at(b) - at(a)).exp();
            (*a, *b, ratio - 1.0, 1.0 / ratio - 1.0)
        };
        ScaledMatrix { judgements: judged.iter().map(scaled).collect() }
    }

    /// Makes `vector` the principal right (or left) eigenvector, summing to 1, by power iteration from where it is; gives
    /// the largest eigenvalue. Each step takes one from `work`.
    fn principal_eigenvector(&self, vector: &mut Vec<f64>, is_left: bool, work: &mut usize) -> f64 {
        let mut lambda = vector.len() as f64;
        for step in 0.. {
            if *work == 0 {
                break;
            }
            *work -= 1;
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
            let moved = next.iter().zip(vector.iter()).map(|(a, b)| (a / b - 1.0).abs()).fold(0.0, f64::max);
            *vector = next;
            if moved < CONVERGENCE_TOLERANCE {
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

    /// Saaty's estimate of what Americans drink (1980): coffee, wine, tea, beer, soda, milk, water.
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

    /// The largest eigenvalue of a whole matrix and its eigenvector, the plain way.
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

    /// Judgements that connect `n` criteria and contradict each other by up to `noise` in the logarithm, and `more`.
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

    /// Whatever is missing: with it put in, the weights are those of the whole matrix, and any other ratio in its place
    /// makes the largest eigenvalue larger.
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

    /// A circle of contradictions turns a power iteration round and round; a long chain of large ratios is one all the
    /// same.
    #[test]
    fn circles_and_chains_come_to_weights() {
        for large in [1e3, 1e5, 1e90] {
            let judged = [(0, 1, large), (1, 2, large), (2, 0, large * large), (3, 0, 1.0), (1, 3, large)];
            let (weights, lambda, _) = solve_incomplete(4, &judged);
            assert!(weights.iter().all(|weight| *weight > 0.0), "{weights:?}");
            // It is an eigenvector of what the judgements say, the missing one put in as the scale has it.
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
