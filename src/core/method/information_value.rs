//! What to ask next: what one more answer is worth, exactly (METHOD.md §8; Raiffa 1968).

use super::decision_matrix::DecisionMatrix;
use super::score::OptionScore;

/// What asking for one cell is worth.
#[derive(Clone, Debug, PartialEq)]
pub struct CellInformationValue {
    /// The criterion, by place.
    pub criterion: usize,
    /// The option, by place.
    pub option: usize,
    /// Whether it is unrated; otherwise it is a range.
    pub is_unrated: bool,
    /// The expected gain in score of the best option, in weighted points of rating.
    pub expected_gain: f64,
}

/// What to ask.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct InformationValue {
    /// Every cell that is unrated or a range, in the file's order.
    pub cells: Vec<CellInformationValue>,
    /// Every criterion with something unrated, in the file's order.
    pub open_criteria: Vec<OpenCriterion>,
}

/// A criterion with something unrated.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct OpenCriterion {
    /// The criterion, by place.
    pub criterion: usize,
    /// What its unrated cells are worth together, in weighted points of rating.
    pub expected_gain: f64,
    /// Its share of the weights.
    pub share: f64,
}

impl InformationValue {
    /// The criterion to ask next, by place; `None` where nothing is unrated.
    pub fn next_criterion(&self) -> Option<usize> {
        most_valuable(&self.open_criteria).and_then(|at| self.open_criteria.get(at)).map(|open| open.criterion)
    }

    /// The open criteria, by place, in the order in which they are best asked.
    pub fn criteria_by_value(&self) -> Vec<usize> {
        let mut open = self.open_criteria.clone();
        std::iter::from_fn(|| most_valuable(&open).map(|at| open.remove(at).criterion)).collect()
    }
}

/// The one to ask first: worth the most; on a tie the largest share, then the first in the file.
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

/// What each open cell is worth, and the criterion whose unrated cells are worth most together.
pub(super) fn compute_information_value(table: &DecisionMatrix, scores: &[OptionScore]) -> InformationValue {
    let tops = TopScores::find(table, scores);
    let mut cells = Vec::new();
    let mut open = Vec::new();
    for (k, factor, row) in table.counted_rows() {
        let mut together = 0.0;
        let mut missing = false;
        for (i, ((cell, option), score)) in row.iter().zip(&table.options).zip(scores).enumerate() {
            if !option.is_eligible() || cell.is_exact() {
                continue;
            }
            missing |= !cell.is_rated;
            let Some(best_other) = tops.best_without(i) else { continue };
            let half = (cell.high - cell.low) / 2.0;
            let middle = score.score + factor.share * ((cell.low + cell.high) / 2.0 - cell.value);
            let value = expected_gain(middle, factor.share * half, best_other);
            together += if cell.is_rated { 0.0 } else { value };
            cells.push(CellInformationValue {
                criterion: k,
                option: i,
                is_unrated: !cell.is_rated,
                expected_gain: value,
            });
        }
        if missing {
            open.push(OpenCriterion { criterion: k, expected_gain: together, share: factor.share });
        }
    }
    InformationValue { cells, open_criteria: open }
}

/// E[max(M, Y)] − max(M, μ) for Y uniform on [μ − h, μ + h].
fn expected_gain(middle: f64, half: f64, best_other: f64) -> f64 {
    let (low, high) = (middle - half, middle + half);
    let today = best_other.max(middle);
    if best_other <= low {
        middle - today
    } else if best_other >= high {
        best_other - today
    } else {
        best_other + (high - best_other).powi(2) / (2.0 * (high - low)) - today
    }
}

/// The best score and the best of the others, among the eligible.
struct TopScores {
    best: Option<(usize, f64)>,
    second: Option<f64>,
}

impl TopScores {
    fn find(table: &DecisionMatrix, scores: &[OptionScore]) -> TopScores {
        let mut tops = TopScores { best: None, second: None };
        for (at, _) in table.eligible_options() {
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

    /// A coin between −1 and 1 against a sure 0: E[max(0, Y)] = 1/4.
    #[test]
    fn an_even_chance_is_worth_a_quarter_of_its_width() {
        assert!((expected_gain(0.0, 1.0, 0.0) - 0.25).abs() < 1e-15);
    }
}
