//! What to ask next: what one more answer is worth, exactly (METHOD.md §8; Raiffa 1968).

use super::score::Score;
use super::table::Table;

/// What asking for one cell is worth.
#[derive(Clone, Debug, PartialEq)]
pub struct Worth {
    /// The criterion, by place.
    pub criterion: usize,
    /// The option, by place.
    pub option: usize,
    /// Whether it is unrated; otherwise it is a range.
    pub missing: bool,
    /// The expected gain in score of the best option, in weighted points of rating.
    pub value: f64,
}

/// What to ask.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Ask {
    /// Every cell that is unrated or a range, in the file's order.
    pub cells: Vec<Worth>,
    /// Every criterion with something unrated, in the file's order.
    pub open: Vec<Open>,
}

/// A criterion with something unrated.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Open {
    /// The criterion, by place.
    pub criterion: usize,
    /// What its unrated cells are worth together, in weighted points of rating.
    pub worth: f64,
    /// Its share of the weights.
    pub share: f64,
}

impl Ask {
    /// The criterion to ask next, by place; `None` where nothing is unrated.
    pub fn next(&self) -> Option<usize> {
        first(&self.open).and_then(|at| self.open.get(at)).map(|open| open.criterion)
    }

    /// The open criteria, by place, in the order in which they are best asked.
    pub fn order(&self) -> Vec<usize> {
        let mut open = self.open.clone();
        std::iter::from_fn(|| first(&open).map(|at| open.remove(at).criterion)).collect()
    }
}

/// The one to ask first: worth the most; on a tie the largest share, then the first in the file.
fn first(open: &[Open]) -> Option<usize> {
    let better =
        |a: &Open, b: &Open| a.worth > b.worth + 1e-12 || (a.worth >= b.worth - 1e-12 && a.share > b.share + 1e-12);
    let best = |best: usize, at: usize| {
        let is_better = open.get(at).zip(open.get(best)).is_some_and(|(at, best)| better(at, best));
        if is_better { at } else { best }
    };
    (0..open.len()).reduce(best)
}

/// What each open cell is worth, and the criterion whose unrated cells are worth most together.
pub(super) fn ask(table: &Table, scores: &[Score]) -> Ask {
    let tops = Tops::of(table, scores);
    let mut cells = Vec::new();
    let mut open = Vec::new();
    for (k, factor, row) in table.counting() {
        let mut together = 0.0;
        let mut missing = false;
        for (i, ((cell, option), score)) in row.iter().zip(&table.options).zip(scores).enumerate() {
            if !option.is_eligible() || cell.is_exact() {
                continue;
            }
            missing |= !cell.rated;
            let Some(best_other) = tops.without(i) else { continue };
            let half = (cell.high - cell.low) / 2.0;
            let middle = score.score + factor.share * ((cell.low + cell.high) / 2.0 - cell.value);
            let value = gain(middle, factor.share * half, best_other);
            together += if cell.rated { 0.0 } else { value };
            cells.push(Worth { criterion: k, option: i, missing: !cell.rated, value });
        }
        if missing {
            open.push(Open { criterion: k, worth: together, share: factor.share });
        }
    }
    Ask { cells, open }
}

/// E[max(M, Y)] − max(M, μ) for Y uniform on [μ − h, μ + h].
fn gain(middle: f64, half: f64, best_other: f64) -> f64 {
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
struct Tops {
    best: Option<(usize, f64)>,
    second: Option<f64>,
}

impl Tops {
    fn of(table: &Table, scores: &[Score]) -> Tops {
        let mut tops = Tops { best: None, second: None };
        for (at, _) in table.eligible() {
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

    fn without(&self, option: usize) -> Option<f64> {
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
        assert_eq!(gain(3.0, 1.0, 1.0), 0.0);
        assert_eq!(gain(0.0, 1.0, 2.0), 0.0);
    }

    /// A coin between −1 and 1 against a sure 0: E[max(0, Y)] = 1/4.
    #[test]
    fn an_even_chance_is_worth_a_quarter_of_its_width() {
        assert!((gain(0.0, 1.0, 0.0) - 0.25).abs() < 1e-15);
    }
}
