//! Weights from judgements in pairs: the principal eigenvector and its consistency (METHOD.md §2; Saaty 1980).

use crate::deliberation::{Deliberation, Id, Ratio};

/// What pairwise judgements amount to.
#[derive(Clone, Debug, PartialEq)]
pub struct Judgements {
    /// The weights of the criteria that count, in the file's order; they sum to 1.
    pub weights: Vec<f64>,
    /// Saaty's consistency ratio; 0 for two criteria or fewer, `None` for more than 15.
    pub ratio: Option<f64>,
    /// The judgement that contradicts the rest most.
    pub look_again: Option<LookAgain>,
}

/// From here on judgements are said to contradict each other (Saaty 1980).
pub const CONTRADICTORY: f64 = 0.10;

impl Judgements {
    /// The judgement worth a second look: the one that contradicts the rest most, where they do contradict each other.
    pub fn worth_a_look(&self) -> Option<&LookAgain> {
        self.look_again.as_ref().filter(|_| self.ratio.is_some_and(|ratio| ratio > CONTRADICTORY))
    }
}

/// A judgement beside what the other judgements imply.
#[derive(Clone, Debug, PartialEq)]
pub struct LookAgain {
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

/// Power iteration stops when no weight moves by more than this.
const STILL: f64 = 1e-13;
const MOST_ROUNDS: usize = 10_000;

/// The weights that the pairs of `document` give, or `None` while they do not connect all criteria that count.
pub(super) fn weights(document: &Deliberation) -> Option<Judgements> {
    let criteria: Vec<&Id> = document.criteria().iter().filter(|c| c.counts()).map(|c| &c.id).collect();
    let at = |id: &Id| criteria.iter().position(|known| *known == id);
    let judged: Vec<(usize, usize, f64)> = document
        .pairs()
        .iter()
        .filter_map(|pair| Some((at(&pair.criteria.0)?, at(&pair.criteria.1)?, pair.ratio.map(Ratio::get)?)))
        .collect();
    let n = criteria.len();
    if n == 0 || !connects(n, &judged) {
        return None;
    }
    let matrix = Reciprocal::completed(n, &judged);
    let (weights, lambda) = matrix.principal();
    let ratio = match n {
        0..=2 => Some(0.0),
        _ => RANDOM_INDEX.get(n - 3).map(|index| ((lambda - n as f64) / (n as f64 - 1.0)) / index),
    };
    let implied = |a: usize, b: usize| Some(weights.get(a)? / weights.get(b)?);
    let mut worst: Option<(f64, LookAgain)> = None;
    for (a, b, stated) in judged {
        let (Some(implied), Some(id_a), Some(id_b)) = (implied(a, b), criteria.get(a), criteria.get(b)) else {
            continue;
        };
        let distance = (stated.ln() - implied.ln()).abs();
        if worst.as_ref().is_none_or(|(known, _)| distance > known + 1e-12) {
            worst = Some((distance, LookAgain { a: (*id_a).clone(), b: (*id_b).clone(), stated, implied }));
        }
    }
    Some(Judgements { weights, ratio, look_again: worst.map(|(_, look)| look) })
}

fn connects(n: usize, judged: &[(usize, usize, f64)]) -> bool {
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

/// A positive reciprocal matrix, row by row.
struct Reciprocal {
    n: usize,
    rows: Vec<f64>,
}

impl Reciprocal {
    /// The judgements, and for each missing one the ratio that keeps the largest eigenvalue least (Bozóki, Fülöp
    /// & Rónyai 2010). There ∂λ/∂ln x = x·v_i·w_j − v_j·w_i/x is 0, so x² = (w_i/w_j)·(v_j/v_i) with the left
    /// and right eigenvectors v, w; repeated until still.
    fn completed(n: usize, judged: &[(usize, usize, f64)]) -> Reciprocal {
        let mut matrix = Reciprocal { n, rows: vec![1.0; n * n] };
        let mut known = vec![false; n * n];
        for (a, b, ratio) in judged {
            matrix.put(*a, *b, *ratio);
            if let Some(known) = known.get_mut(a.min(b) * n + a.max(b)) {
                *known = true;
            }
        }
        let missing: Vec<(usize, usize)> = (0..n)
            .flat_map(|a| (a + 1..n).map(move |b| (a, b)))
            .filter(|(a, b)| known.get(a * n + b) == Some(&false))
            .collect();
        if missing.is_empty() {
            return matrix;
        }
        // From round to round the vectors hardly move: each is found from where it was.
        let (mut right, mut left) = (matrix.even(), matrix.even());
        for _ in 0..MOST_ROUNDS {
            right = matrix.principal_from(right).0;
            left = matrix.transposed().principal_from(left).0;
            let mut moved: f64 = 0.0;
            for (a, b) in &missing {
                let (Some(wa), Some(wb)) = (right.get(*a), right.get(*b)) else { continue };
                let (Some(va), Some(vb)) = (left.get(*a), left.get(*b)) else { continue };
                let ratio = ((wa / wb) * (vb / va)).sqrt();
                moved = moved.max((ratio / matrix.get(*a, *b) - 1.0).abs());
                matrix.put(*a, *b, ratio);
            }
            if moved < STILL {
                break;
            }
        }
        matrix
    }

    fn get(&self, a: usize, b: usize) -> f64 {
        self.rows.get(a * self.n + b).copied().unwrap_or(1.0)
    }

    fn put(&mut self, a: usize, b: usize, ratio: f64) {
        for (at, value) in [(a * self.n + b, ratio), (b * self.n + a, 1.0 / ratio)] {
            if let Some(cell) = self.rows.get_mut(at) {
                *cell = value;
            }
        }
    }

    fn transposed(&self) -> Reciprocal {
        let rows = (0..self.n).flat_map(|a| (0..self.n).map(move |b| self.get(b, a))).collect();
        Reciprocal { n: self.n, rows }
    }

    /// The principal right eigenvector, summing to 1, and the largest eigenvalue, by power iteration.
    fn principal(&self) -> (Vec<f64>, f64) {
        self.principal_from(self.even())
    }

    fn even(&self) -> Vec<f64> {
        vec![1.0 / self.n as f64; self.n]
    }

    fn principal_from(&self, mut w: Vec<f64>) -> (Vec<f64>, f64) {
        let mut lambda = self.n as f64;
        for _ in 0..MOST_ROUNDS {
            let next: Vec<f64> =
                self.rows.chunks_exact(self.n).map(|row| row.iter().zip(&w).map(|(a, w)| a * w).sum()).collect();
            lambda = next.iter().sum();
            let next: Vec<f64> = next.iter().map(|x| x / lambda).collect();
            let moved = next.iter().zip(&w).map(|(a, b)| (a - b).abs()).fold(0.0, f64::max);
            w = next;
            if moved < STILL {
                break;
            }
        }
        (w, lambda)
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
        let (w, lambda) = Reciprocal::completed(7, &judged).principal();
        let known = [0.177457, 0.019149, 0.041831, 0.116417, 0.189572, 0.128781, 0.326793];
        w.iter().zip(known).for_each(|(w, known)| close(*w, known, 1e-6));
        close(lambda, 7.176629, 1e-6);
    }

    /// Bozóki's example: a/b 1, a/c 5, a/d 2, b/c 3, b/d 4, c/d unknown.
    #[test]
    fn a_missing_judgement_is_completed() {
        let judged = [(0, 1, 1.0), (0, 2, 5.0), (0, 3, 2.0), (1, 2, 3.0), (1, 3, 4.0)];
        let matrix = Reciprocal::completed(4, &judged);
        close(matrix.get(2, 3), 0.730297, 1e-6);
        let (w, _) = matrix.principal();
        w.iter().zip([0.3738, 0.3920, 0.0985, 0.1357]).for_each(|(w, known)| close(*w, known, 5e-5));
    }

    #[test]
    fn judgements_that_leave_a_criterion_alone_give_nothing() {
        assert!(!connects(3, &[(0, 1, 2.0)]));
        assert!(connects(3, &[(0, 1, 2.0), (2, 1, 1.0)]));
    }
}
