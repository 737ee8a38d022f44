//! Computes the scores and ranks of the options and determines the leader (METHOD.md §4).

use super::decision_matrix::DecisionMatrix;

/// The score of one option, in weighted points of the rating scale (METHOD.md §4; additive value model, Keeney & Raiffa
/// 1976).
#[derive(Clone, Debug, PartialEq)]
pub struct OptionScore {
    /// The sum of share · value over the criteria that count, −5…5.
    pub score: f64,
    /// The score if every missing answer is −5 and every range is at its lower end.
    pub low: f64,
    /// The score if every missing answer is 5 and every range is at its upper end.
    pub high: f64,
    /// The sum of the positive terms of the score, ≥ 0.
    pub pros: f64,
    /// The absolute value of the sum of the negative terms of the score, ≥ 0.
    pub cons: f64,
    /// The competition rank from 1 (1, 2, 2, 4); eligible options rank before options that are ruled out.
    pub rank: usize,
}

/// Weighted sums over shares that differ by at most this are equal (METHOD.md §4).
pub(super) const TOLERANCE: f64 = 1e-9;

/// Returns the score of every option, in document order.
pub(super) fn compute_scores(matrix: &DecisionMatrix) -> Vec<OptionScore> {
    let blank = OptionScore { score: 0.0, low: 0.0, high: 0.0, pros: 0.0, cons: 0.0, rank: 0 };
    let mut scores = vec![blank; matrix.options.len()];
    for (_, criterion, row) in matrix.counted_rows() {
        for (score, cell) in scores.iter_mut().zip(row) {
            let part = criterion.share * cell.value;
            score.score += part;
            score.low += criterion.share * cell.low;
            score.high += criterion.share * cell.high;
            score.pros += part.max(0.0);
            score.cons += (-part).max(0.0);
        }
    }
    let sums: Vec<(bool, f64)> =
        scores.iter().zip(&matrix.options).map(|(score, option)| (option.is_eligible(), score.score)).collect();
    for (score, (eligible, sum)) in scores.iter_mut().zip(&sums) {
        let ahead =
            sums.iter().filter(|(other, s)| (*other && !eligible) || (other == eligible && *s > sum + TOLERANCE));
        score.rank = 1 + ahead.count();
    }
    scores
}

/// The option or options with the highest score.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Leaders {
    /// No option leads, because no option is eligible or there is no verdict.
    NoLeader,
    /// One option leads; the value is its index.
    Leader(usize),
    /// Several options are tied; the values are their indices, in document order.
    Tied(Vec<usize>),
}

impl Leaders {
    /// Returns the index of the leader or the indices of the tied options, in document order.
    pub fn iter(&self) -> impl Iterator<Item = usize> {
        let (one, several) = match self {
            Leaders::NoLeader => (None, &[][..]),
            Leaders::Leader(at) => (Some(*at), &[][..]),
            Leaders::Tied(tied) => (None, tied.as_slice()),
        };
        one.into_iter().chain(several.iter().copied())
    }

    /// Returns the index of the leader; `None` if options are tied or none is eligible.
    pub fn leader(&self) -> Option<usize> {
        if let Leaders::Leader(at) = self { Some(*at) } else { None }
    }
}

impl From<Vec<usize>> for Leaders {
    /// Converts the indices of the options that lead, in document order.
    fn from(options: Vec<usize>) -> Leaders {
        match options.as_slice() {
            [] => Leaders::NoLeader,
            [one] => Leaders::Leader(*one),
            _ => Leaders::Tied(options),
        }
    }
}

/// The options that lead in a case that differs from the document, by the answers that exist.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ConditionalLeaders {
    /// The leader or the tied options.
    pub leaders: Leaders,
    /// Whether no values of the missing answers change which options lead.
    pub is_settled: bool,
}

/// Returns the leaders among the eligible options; `sum` maps the index of an option to its weighted sum over shares.
pub(super) fn find_leaders(matrix: &DecisionMatrix, sum: impl Fn(usize) -> f64) -> Leaders {
    find_leaders_among(matrix.eligible_options().map(|(at, _)| at), sum)
}

/// Returns the leaders among `options`, indices in document order.
pub(super) fn find_leaders_among(options: impl Iterator<Item = usize>, sum: impl Fn(usize) -> f64) -> Leaders {
    let sums: Vec<(usize, f64)> = options.map(|at| (at, sum(at))).collect();
    let best = sums.iter().map(|(_, sum)| *sum).fold(f64::NEG_INFINITY, f64::max);
    let tied: Vec<usize> = sums.into_iter().filter(|(_, sum)| *sum >= best - TOLERANCE).map(|(at, _)| at).collect();
    Leaders::from(tied)
}
