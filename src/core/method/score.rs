//! Computes the scores and ranks of the options and determines the leader (METHOD.md §4).

use super::decision_matrix::DecisionMatrix;

/// The score of one option, in weighted points of the rating scale (METHOD.md §4; additive value model, Keeney & Raiffa
/// 1976).
#[derive(Clone, Debug, PartialEq)]
pub struct OptionScore {
    /// The sum of share · value over the criteria that count, −5…5.
    pub score: f64,
    /// The score if every rating takes the lower end of its range.
    pub low: f64,
    /// The score if every rating takes the upper end of its range.
    pub high: f64,
    /// The sum of the positive terms of the score, ≥ 0.
    pub pros: f64,
    /// The absolute value of the sum of the negative terms of the score, ≥ 0.
    pub cons: f64,
    /// The competition rank from 1 (1, 2, 2, 4); eligible options rank before options that are ruled out.
    pub rank: usize,
    /// The score before division by the total weight. Order, ties and flips are decided on this sum, so that whole
    /// numbers compare exactly.
    pub weighted_sum: f64,
}

/// Returns the score of every option, in document order.
pub(super) fn compute_scores(matrix: &DecisionMatrix) -> Vec<OptionScore> {
    let blank = OptionScore { score: 0.0, low: 0.0, high: 0.0, pros: 0.0, cons: 0.0, rank: 0, weighted_sum: 0.0 };
    let mut scores = vec![blank; matrix.options.len()];
    for (_, criterion, row) in matrix.counted_rows() {
        for (score, cell) in scores.iter_mut().zip(row) {
            let part = criterion.effective_weight * cell.value;
            score.weighted_sum += part;
            score.low += criterion.effective_weight * cell.low;
            score.high += criterion.effective_weight * cell.high;
            score.pros += part.max(0.0);
            score.cons += (-part).max(0.0);
        }
    }
    let sums: Vec<(bool, f64)> =
        scores.iter().zip(&matrix.options).map(|(s, o)| (o.is_eligible(), s.weighted_sum)).collect();
    let (tolerance, per_share) =
        (matrix.tolerance(), if matrix.total_weight > 0.0 { matrix.total_weight } else { 1.0 });
    for (score, (eligible, sum)) in scores.iter_mut().zip(&sums) {
        let ahead =
            sums.iter().filter(|(other, s)| (*other && !eligible) || (other == eligible && *s > sum + tolerance));
        score.rank = 1 + ahead.count();
        score.score = score.weighted_sum / per_share;
        score.low /= per_share;
        score.high /= per_share;
        score.pros /= per_share;
        score.cons /= per_share;
    }
    scores
}

/// The option or options with the highest score.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Leaders {
    /// No option is eligible.
    NoEligible,
    /// One option leads; the value is its index.
    Leader(usize),
    /// Several options are tied; the values are their indices, in document order.
    Tied(Vec<usize>),
}

impl Leaders {
    /// Returns the index of the leader; `None` if options are tied or none is eligible.
    pub fn leader(&self) -> Option<usize> {
        if let Leaders::Leader(at) = self { Some(*at) } else { None }
    }
}

/// Returns the leaders among the eligible options; `sum` maps the index of an option to its weighted sum.
pub(super) fn find_leaders(matrix: &DecisionMatrix, sum: impl Fn(usize) -> f64, tolerance: f64) -> Leaders {
    let best = matrix.eligible_options().map(|(at, _)| sum(at)).fold(f64::NEG_INFINITY, f64::max);
    let tied: Vec<usize> =
        matrix.eligible_options().map(|(at, _)| at).filter(|at| sum(*at) >= best - tolerance).collect();
    match tied.as_slice() {
        [] => Leaders::NoEligible,
        [one] => Leaders::Leader(*one),
        _ => Leaders::Tied(tied),
    }
}
