//! Scores, ranks and the leader (METHOD.md §4).

use super::decision_matrix::DecisionMatrix;

/// What one option comes to, in weighted points of rating: −5…5.
#[derive(Clone, Debug, PartialEq)]
pub struct OptionScore {
    /// Σ s·value.
    pub score: f64,
    /// The score with every cell at its low.
    pub low: f64,
    /// The score with every cell at its high.
    pub high: f64,
    /// The sum of the positive parts, ≥ 0.
    pub pros: f64,
    /// The sum of the negative parts, ≥ 0.
    pub cons: f64,
    /// Its place: competition ranks (1, 2, 2, 4), eligible options first.
    pub rank: usize,
    /// The score before dividing by Σ effective: what order, ties and flips are decided on.
    pub weighted_sum: f64,
}

/// The scores of all options, in the file's order.
pub(super) fn compute_scores(table: &DecisionMatrix) -> Vec<OptionScore> {
    let blank = OptionScore { score: 0.0, low: 0.0, high: 0.0, pros: 0.0, cons: 0.0, rank: 0, weighted_sum: 0.0 };
    let mut scores = vec![blank; table.options.len()];
    for (_, factor, row) in table.counted_rows() {
        for (score, cell) in scores.iter_mut().zip(row) {
            let part = factor.effective_weight * cell.value;
            score.weighted_sum += part;
            score.low += factor.effective_weight * cell.low;
            score.high += factor.effective_weight * cell.high;
            score.pros += part.max(0.0);
            score.cons += (-part).max(0.0);
        }
    }
    let sums: Vec<(bool, f64)> =
        scores.iter().zip(&table.options).map(|(s, o)| (o.is_eligible(), s.weighted_sum)).collect();
    let (tolerance, per_share) = (table.tolerance(), if table.total_weight > 0.0 { table.total_weight } else { 1.0 });
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

/// Who is in front.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Leaders {
    /// No option is eligible.
    NoEligible,
    /// One option leads: its place in the file.
    Leader(usize),
    /// These are level, in the file's order.
    Tied(Vec<usize>),
}

impl Leaders {
    /// The one that leads, if one does.
    pub fn leader(&self) -> Option<usize> {
        if let Leaders::Leader(at) = self { Some(*at) } else { None }
    }
}

/// Who is in front by `sums` (one for each option, by its place), among the eligible.
pub(super) fn find_leaders(table: &DecisionMatrix, sum: impl Fn(usize) -> f64, tolerance: f64) -> Leaders {
    let best = table.eligible_options().map(|(at, _)| sum(at)).fold(f64::NEG_INFINITY, f64::max);
    let level: Vec<usize> =
        table.eligible_options().map(|(at, _)| at).filter(|at| sum(*at) >= best - tolerance).collect();
    match level.as_slice() {
        [] => Leaders::NoEligible,
        [one] => Leaders::Leader(*one),
        _ => Leaders::Tied(level),
    }
}
