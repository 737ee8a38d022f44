//! A slow and simple computation of every exact figure of METHOD.md, written only from METHOD.md. It shares no code
//! with `pesee_core::method`, so that a wrong figure appears as a difference.
//!
//! [`naive_object`] returns the JSON object of `pesee score --format json`, without the figures that are drawn.

mod object;
mod verdict;
mod weights;

use pesee_core::deliberation::*;

pub use object::naive_object;
pub use verdict::*;
use weights::{order_weights, pair_weights, scale};

/// Figures that differ by less are equal (METHOD.md §4).
pub const NEAR: f64 = 1e-9;

/// One answer of one person.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Answer {
    pub value: f64,
    pub low: f64,
    pub high: f64,
}

/// One person with a voice.
#[derive(Clone, Debug)]
pub struct Rater {
    pub id: Id,
    pub voice: f64,
    /// The weight of each criterion, divided by the sum over the criteria with `counts`.
    pub row: Vec<f64>,
    /// The same weights on the scale on which they are given.
    pub stated: Vec<f64>,
    /// Whether the criterion has no weight for this person.
    pub unweighed: Vec<bool>,
    /// The answers by criterion and option.
    pub answers: Vec<Vec<Option<Answer>>>,
}

/// One cell of the table of ratings: the letters of METHOD.md §3.
#[derive(Clone, Copy, Debug, Default)]
pub struct Cell {
    pub v: f64,
    pub a: f64,
    pub b: f64,
    pub l: f64,
    pub h: f64,
    pub open: bool,
    pub rated: bool,
    pub range: bool,
}

/// What a condition does to an option.
#[derive(Clone, Debug)]
pub struct Choice {
    pub id: Id,
    pub failed: Vec<Id>,
    pub unknown: Vec<Id>,
    pub warned: Vec<Id>,
    pub is_final: bool,
}

/// The answers of a document as numbers.
#[derive(Clone, Debug)]
pub struct Naive {
    pub choices: Vec<Choice>,
    pub criteria: Vec<Id>,
    /// Whether `counts` is not false.
    pub counts: Vec<bool>,
    pub when: Vec<TimeHorizon>,
    pub lens: f64,
    pub method: WeightingMethod,
    pub raters: Vec<Rater>,
    /// The weights on the scale on which they are shown.
    pub shown: Vec<f64>,
    /// The weights divided by the largest one.
    pub p: Vec<f64>,
    pub unweighed: Vec<usize>,
    pub cells: Vec<Vec<Cell>>,
}

/// The win shares of the leader that decide the reasons `order` and `ranges`. They are drawn, so they are an input
/// here.
#[derive(Clone, Copy, Debug)]
pub struct LeaderWins {
    pub given: f64,
    pub order: f64,
    /// The number of draws; infinite for a closed form, which has no sampling error.
    pub draws: f64,
}

/// The bound of a cell that an argument selects.
pub type Bound = fn(&Cell) -> f64;

impl Naive {
    /// Returns the answers of a document as numbers; `None` for the pairs that [`pair_weights`] does not compute.
    pub fn new(document: &Deliberation) -> Option<Naive> {
        let method = document.weighing().method.unwrap_or(WeightingMethod::Points);
        let mut shared: Vec<Option<f64>> = match method {
            WeightingMethod::Pairwise => pair_weights(document)?,
            WeightingMethod::Order => order_weights(document),
            WeightingMethod::Points | WeightingMethod::Swing => {
                document.criteria().iter().map(|criterion| criterion.weight.map(Points::get)).collect()
            }
        };
        let counts: Vec<bool> = document.criteria().iter().map(|criterion| criterion.counts != Some(false)).collect();
        for k in 0..shared.len() {
            if !counts[k] {
                shared[k] = None;
            }
        }
        let raters = raters(document, method, &shared, &counts);
        let shared_row: Vec<f64> = shared.iter().map(|weight| weight.unwrap_or(0.0)).collect();

        let mut unweighed = Vec::new();
        for k in 0..counts.len() {
            let lacks = raters.iter().any(|rater| rater.unweighed[k]);
            if counts[k] && lacks {
                unweighed.push(k);
            }
        }
        let mut shown = vec![0.0; counts.len()];
        let voices: f64 = raters.iter().map(|rater| rater.voice).sum();
        for k in 0..counts.len() {
            if raters.is_empty() {
                shown[k] = shared_row[k];
            } else if raters.len() == 1 {
                shown[k] = raters[0].stated[k];
            } else {
                for rater in &raters {
                    shown[k] += rater.voice * rater.row[k] / voices;
                }
            }
        }
        let p = scale(&shown, &counts);
        for k in 0..counts.len() {
            if p[k] == 0.0 {
                shown[k] = 0.0;
            }
        }
        let mut naive = Naive {
            choices: choices(document),
            criteria: document.criteria().iter().map(|criterion| criterion.id.clone()).collect(),
            when: document.criteria().iter().map(|criterion| criterion.when.unwrap_or(TimeHorizon::Always)).collect(),
            lens: document.weighing().later.map_or(0.5, Lens::get),
            method,
            counts,
            raters,
            shown,
            p,
            unweighed,
            cells: Vec::new(),
        };
        naive.cells = naive.group_cells();
        Some(naive)
    }

    fn group_cells(&self) -> Vec<Vec<Cell>> {
        let all: Vec<&Rater> = self.raters.iter().collect();
        (0..self.criteria.len()).map(|k| (0..self.choices.len()).map(|i| mix_answers(&all, k, i)).collect()).collect()
    }

    /// Returns the cells as one person alone gives them.
    pub fn own_cells(&self, rater: usize) -> Vec<Vec<Cell>> {
        let alone = [&self.raters[rater]];
        (0..self.criteria.len()).map(|k| (0..self.choices.len()).map(|i| mix_answers(&alone, k, i)).collect()).collect()
    }

    /// Returns the factor of a criterion at a setting of the lens.
    pub fn factor(&self, k: usize, lens: f64) -> f64 {
        match self.when[k] {
            TimeHorizon::Now => 2.0 * (1.0 - lens),
            TimeHorizon::Later => 2.0 * lens,
            TimeHorizon::Always => 1.0,
        }
    }

    /// Returns the effective weights at a setting of the lens; 0 for a criterion without `counts`.
    pub fn effective(&self, weights: &[f64], lens: f64) -> Vec<f64> {
        (0..self.criteria.len()).map(|k| if self.counts[k] { weights[k] * self.factor(k, lens) } else { 0.0 }).collect()
    }

    /// Returns the effective weights of the group where the lens stands.
    pub fn weights(&self) -> Vec<f64> {
        self.effective(&self.p, self.lens)
    }

    /// Returns the indices of the options that are not ruled out.
    pub fn eligible(&self) -> Vec<usize> {
        (0..self.choices.len()).filter(|i| self.choices[*i].failed.is_empty()).collect()
    }

    /// Returns the indices of the criteria that count.
    pub fn counting(&self) -> Vec<usize> {
        let weights = self.weights();
        (0..weights.len()).filter(|k| weights[*k] > 0.0).collect()
    }

    /// Returns the weighted sum of each option.
    pub fn sums(&self, weights: &[f64], cells: &[Vec<Cell>], bound: Bound) -> Vec<f64> {
        let mut sums = vec![0.0; self.choices.len()];
        for i in 0..sums.len() {
            for k in 0..weights.len() {
                sums[i] += weights[k] * bound(&cells[k][i]);
            }
        }
        sums
    }

    /// Returns whether `a` is ahead of every other eligible option by more than `margin`, with the values `worst` for
    /// `a` and `best` for the others.
    pub fn is_ahead(
        &self,
        a: usize,
        weights: &[f64],
        cells: &[Vec<Cell>],
        (worst, best): (Bound, Bound),
        margin: f64,
    ) -> bool {
        let (own, others) = (self.sums(weights, cells, worst), self.sums(weights, cells, best));
        self.eligible().into_iter().all(|b| b == a || own[a] - others[b] > margin)
    }

    /// Returns whether `a` is surely ahead if only the missing answers vary.
    pub fn is_surely_ahead(&self, a: usize, weights: &[f64], cells: &[Vec<Cell>]) -> bool {
        self.is_ahead(a, weights, cells, (|c| c.a, |c| c.b), tolerance(weights))
    }

    /// Returns the eligible options with the largest sum.
    pub fn best(&self, weights: &[f64], cells: &[Vec<Cell>], among: &[usize]) -> Vec<usize> {
        let sums = self.sums(weights, cells, |c| c.v);
        leading(&sums, among, tolerance(weights))
    }

    /// Returns whether some eligible option is rated on a criterion with a weight.
    pub fn is_rated(&self, weights: &[f64], cells: &[Vec<Cell>]) -> bool {
        let eligible = self.eligible();
        (0..weights.len()).any(|k| weights[k] > 0.0 && eligible.iter().any(|i| cells[k][*i].rated))
    }

    /// Returns the number of open cells of eligible options on counting criteria.
    pub fn open_cells(&self) -> usize {
        let eligible = self.eligible();
        self.counting().into_iter().map(|k| eligible.iter().filter(|i| self.cells[k][**i].open).count()).sum()
    }

    /// Returns whether every answer about eligible options and counting criteria is given and exact.
    pub fn is_exact(&self) -> bool {
        let eligible = self.eligible();
        self.counting().iter().all(|k| eligible.iter().all(|i| !self.cells[*k][*i].open && !self.cells[*k][*i].range))
    }

    /// Returns the leader where one option leads.
    pub fn leader(&self) -> Option<usize> {
        only(&self.best(&self.weights(), &self.cells, &self.eligible()))
    }
}

/// Returns the tolerance of sums with these weights.
pub fn tolerance(weights: &[f64]) -> f64 {
    NEAR * weights.iter().sum::<f64>()
}

/// Returns the options whose sum is level with the largest.
pub fn leading(sums: &[f64], among: &[usize], margin: f64) -> Vec<usize> {
    among.iter().copied().filter(|i| among.iter().all(|j| sums[*j] - sums[*i] <= margin)).collect()
}

/// Returns the element of a list of one.
pub fn only(list: &[usize]) -> Option<usize> {
    if list.len() == 1 { list.first().copied() } else { None }
}

fn choices(document: &Deliberation) -> Vec<Choice> {
    let mut choices = Vec::new();
    for option in document.options() {
        let touching = |state: ConditionState, blocking: bool| {
            let mut ids = Vec::new();
            for condition in document.conditions() {
                let has_state = condition.state.unwrap_or(ConditionState::Unknown) == state;
                let concerns = condition.options.iter().flatten().any(|id| *id == option.id);
                if has_state && concerns && (condition.blocking != Some(false)) == blocking {
                    ids.push(condition.id.clone());
                }
            }
            ids
        };
        let is_final =
            document.fates(&option.id).any(|(_, fate)| matches!(fate, Fate::Close | Fate::Merge(_) | Fate::HandOver));
        choices.push(Choice {
            id: option.id.clone(),
            failed: touching(ConditionState::Unmet, true),
            unknown: touching(ConditionState::Unknown, true),
            warned: touching(ConditionState::Unmet, false),
            is_final,
        });
    }
    choices
}

fn raters(document: &Deliberation, method: WeightingMethod, shared: &[Option<f64>], counts: &[bool]) -> Vec<Rater> {
    let mut people: Vec<(Id, f64)> = Vec::new();
    if document.participants().is_empty() {
        people.push((Id::me(), 1.0));
    }
    for participant in document.participants() {
        let usual = if participant.seat == Some(Seat::Coach) { 0.0 } else { 1.0 };
        let voice = participant.voice.map_or(usual, Points::get);
        if voice > 0.0 {
            people.push((participant.id.clone(), voice));
        }
    }
    let mut raters = Vec::new();
    for (id, voice) in people {
        let own: Vec<Option<f64>> = document
            .criteria()
            .iter()
            .map(|criterion| document.weights(&id).and_then(|weights| weights.get(&criterion.id)).map(|w| w.get()))
            .collect();
        let is_complete = (0..counts.len()).all(|k| !counts[k] || own[k].is_some());
        let mixes = matches!(method, WeightingMethod::Points | WeightingMethod::Swing);
        let (mut stated, mut unweighed) = (Vec::new(), Vec::new());
        for k in 0..counts.len() {
            let own = if mixes || is_complete { own[k] } else { None };
            let weight = own.or(shared[k]);
            stated.push(weight.unwrap_or(0.0));
            unweighed.push(counts[k] && weight.is_none());
        }
        let scaled = scale(&stated, counts);
        let sum: f64 = scaled.iter().sum();
        let row = scaled.iter().map(|weight| if sum > 0.0 { weight / sum } else { 0.0 }).collect();
        let mut answers = Vec::new();
        for criterion in document.criteria() {
            let mut line = Vec::new();
            for option in document.options() {
                let rating = document.rating(&id, &criterion.id, &option.id);
                line.push(rating.map(|r| Answer { value: r.value(), low: r.low(), high: r.high() }));
            }
            answers.push(line);
        }
        raters.push(Rater { id, voice, row, stated, unweighed, answers });
    }
    raters
}

fn mix_answers(raters: &[&Rater], k: usize, i: usize) -> Cell {
    if raters.is_empty() {
        return Cell { v: 0.0, a: -5.0, b: 5.0, l: -5.0, h: 5.0, open: true, rated: false, range: false };
    }
    let mut cell = Cell::default();
    let (mut voices, mut answered, mut values) = (0.0, 0.0, 0.0);
    for rater in raters {
        voices += rater.voice;
        match rater.answers[k][i] {
            Some(answer) => {
                answered += rater.voice;
                values += rater.voice * answer.value;
                cell.rated = true;
                cell.a += rater.voice * answer.value;
                cell.b += rater.voice * answer.value;
                cell.l += rater.voice * answer.low;
                cell.h += rater.voice * answer.high;
                cell.range |= answer.low < answer.high;
            }
            None => {
                cell.open = true;
                cell.a += rater.voice * -5.0;
                cell.b += rater.voice * 5.0;
                cell.l += rater.voice * -5.0;
                cell.h += rater.voice * 5.0;
            }
        }
    }
    for bound in [&mut cell.a, &mut cell.b, &mut cell.l, &mut cell.h] {
        *bound /= voices;
    }
    cell.v = if answered > 0.0 { values / answered } else { 0.0 };
    cell
}
