//! Computes what asking for one more answer is worth (METHOD.md §8; value of partial information, Raiffa 1968).

use super::decision_matrix::DecisionMatrix;
use super::score::{OptionScore, TOLERANCE};

/// The value of asking for one cell.
#[derive(Clone, Debug, PartialEq)]
pub struct CellInformationValue {
    /// The index of the criterion.
    pub criterion: usize,
    /// The index of the option.
    pub option: usize,
    /// Whether somebody has not rated the cell; otherwise an answer is a range.
    pub is_open: bool,
    /// The expected gain in the score of the best option, ≥ 0, in weighted points of the rating scale.
    pub expected_gain: f64,
}

/// The value of asking for each cell that is not exact.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct InformationValue {
    /// The cells that are open or a range, of eligible options on criteria that count, in document order. Empty if
    /// fewer than two options are eligible.
    pub cells: Vec<CellInformationValue>,
    /// The criteria with an open cell, in document order.
    pub open_criteria: Vec<OpenCriterion>,
}

/// A criterion with at least one open cell.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct OpenCriterion {
    /// The index of the criterion.
    pub criterion: usize,
    /// The sum of the expected gains of its open cells, in weighted points of the rating scale.
    pub expected_gain: f64,
    /// The weight share of the criterion, 0–1.
    pub share: f64,
}

impl InformationValue {
    /// Returns the index of the criterion to ask next: the highest expected gain; on a tie the largest share, then the
    /// first in document order. Returns `None` if no cell is open.
    pub fn next_criterion(&self) -> Option<usize> {
        most_valuable(&self.open_criteria).and_then(|at| self.open_criteria.get(at)).map(|open| open.criterion)
    }

    /// Returns the answer that is worth most, the first in document order on equal figures; `None` if no single answer
    /// can change the leader.
    pub fn most_valuable_answer(&self) -> Option<&CellInformationValue> {
        let answers = self.cells.iter().filter(|cell| cell.expected_gain > TOLERANCE);
        answers.reduce(|best, next| if next.expected_gain > best.expected_gain + TOLERANCE { next } else { best })
    }

    /// Returns the indices of the open criteria in the order in which to ask them.
    pub fn criteria_by_value(&self) -> Vec<usize> {
        let mut open = self.open_criteria.clone();
        std::iter::from_fn(|| most_valuable(&open).map(|at| open.remove(at).criterion)).collect()
    }
}

/// Returns the position in `open` of the criterion to ask first; see [`InformationValue::next_criterion`].
fn most_valuable(open: &[OpenCriterion]) -> Option<usize> {
    let better = |a: &OpenCriterion, b: &OpenCriterion| {
        a.expected_gain > b.expected_gain + 1e-12
            || (a.expected_gain >= b.expected_gain - 1e-12 && a.share > b.share + 1e-12)
    };
    let best = |best: usize, at: usize| {
        let is_better = open.get(at).zip(open.get(best)).is_some_and(|(at, best)| better(at, best));
        if is_better { at } else { best }
    };
    (0..open.len()).reduce(best)
}

/// Returns the information value of every cell that is not exact and of every criterion with an open cell.
pub(super) fn compute_information_value(matrix: &DecisionMatrix, scores: &[OptionScore]) -> InformationValue {
    let top_scores = TopScores::find(matrix, scores);
    let mut cells = Vec::new();
    let mut open_criteria = Vec::new();
    for (k, criterion, row) in matrix.counted_rows() {
        let mut total_gain = 0.0;
        let mut has_open_cell = false;
        for (i, ((cell, option), score)) in row.iter().zip(&matrix.options).zip(scores).enumerate() {
            if !option.is_eligible() || cell.is_exact() {
                continue;
            }
            has_open_cell |= cell.is_open;
            let Some(best_other) = top_scores.best_without(i) else { continue };
            let half_width = (cell.high - cell.low) / 2.0;
            let middle = score.score + criterion.share * ((cell.low + cell.high) / 2.0 - cell.value);
            let gain = expected_gain(middle, criterion.share * half_width, best_other);
            total_gain += if cell.is_open { gain } else { 0.0 };
            cells.push(CellInformationValue { criterion: k, option: i, is_open: cell.is_open, expected_gain: gain });
        }
        if has_open_cell {
            open_criteria.push(OpenCriterion { criterion: k, expected_gain: total_gain, share: criterion.share });
        }
    }
    InformationValue { cells, open_criteria }
}

/// Returns E[max(M, Y)] − max(M, μ) for Y uniform on μ − h … μ + h, where μ is `middle`, h is `half_width` and M is
/// `best_other` (METHOD.md §8).
fn expected_gain(middle: f64, half_width: f64, best_other: f64) -> f64 {
    let (low, high) = (middle - half_width, middle + half_width);
    let current = best_other.max(middle);
    if best_other <= low {
        middle - current
    } else if best_other >= high {
        best_other - current
    } else {
        best_other + (high - best_other).powi(2) / (2.0 * (high - low)) - current
    }
}

/// The two best scores among the eligible options, from which the best score of all options but one follows.
struct TopScores {
    best: Option<(usize, f64)>,
    second: Option<f64>,
}

impl TopScores {
    fn find(matrix: &DecisionMatrix, scores: &[OptionScore]) -> TopScores {
        let mut tops = TopScores { best: None, second: None };
        for (at, _) in matrix.eligible_options() {
            let Some(score) = scores.get(at).map(|score| score.score) else { continue };
            match tops.best {
                Some((_, best)) if score <= best => tops.second = Some(tops.second.map_or(score, |s| s.max(score))),
                best => {
                    tops.second = best.map(|(_, score)| score);
                    tops.best = Some((at, score));
                }
            }
        }
        tops
    }

    fn best_without(&self, option: usize) -> Option<f64> {
        match self.best {
            Some((at, _)) if at == option => self.second,
            Some((_, best)) => Some(best),
            None => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_answer_that_cannot_change_the_leader_is_worth_nothing() {
        assert_eq!(expected_gain(3.0, 1.0, 1.0), 0.0);
        assert_eq!(expected_gain(0.0, 1.0, 2.0), 0.0);
    }

    /// A value between −1 and 1 against a certain 0: E[max(0, Y)] = 1/4.
    #[test]
    fn an_even_chance_is_worth_a_quarter_of_its_width() {
        assert!((expected_gain(0.0, 1.0, 0.0) - 0.25).abs() < 1e-15);
    }
}
