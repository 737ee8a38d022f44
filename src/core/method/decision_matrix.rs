//! The answers as numbers: what every other figure is made of (METHOD.md §1, §3).

use std::collections::HashMap;

use crate::deliberation::{ConditionState, Deliberation, Id, Person, Rating, TimeHorizon};

use super::pairwise::PairwiseResult;
use super::weights;

/// One cell: what the people who rated it say of one option on one criterion, −5…5.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct MatrixCell {
    /// The figure it counts with; 0 where unrated.
    pub value: f64,
    /// The least it may be; −5 where unrated.
    pub low: f64,
    /// The most it may be; 5 where unrated.
    pub high: f64,
    /// Whether anybody with a voice rated it.
    pub is_rated: bool,
}

impl MatrixCell {
    const UNRATED: MatrixCell = MatrixCell { value: 0.0, low: Rating::SCALE.0, high: Rating::SCALE.1, is_rated: false };

    /// Whether it is one number.
    pub fn is_exact(&self) -> bool {
        self.low >= self.high
    }
}

/// An option with what its conditions make of it (METHOD.md §1).
#[derive(Clone, Debug, PartialEq)]
pub struct AssessedOption {
    /// Its id.
    pub id: Id,
    /// Conditions that rule it out, in the file's order.
    pub failed_conditions: Vec<Id>,
    /// Conditions that make it conditional, in the file's order.
    pub unknown_conditions: Vec<Id>,
    /// Whether one of its fates cannot be undone (METHOD.md §5).
    pub is_final: bool,
}

impl AssessedOption {
    /// Whether it takes part: not ruled out.
    pub fn is_eligible(&self) -> bool {
        self.failed_conditions.is_empty()
    }
}

/// A criterion with its weight (METHOD.md §2).
#[derive(Clone, Debug, PartialEq)]
pub struct WeightedCriterion {
    /// Its id.
    pub id: Id,
    /// When it is felt.
    pub time_horizon: TimeHorizon,
    /// Whether the file lets it count, whatever its weight.
    pub may_count: bool,
    /// The weight before the lens, p.
    pub points: f64,
    /// The effective weight: p with the lens.
    pub effective_weight: f64,
    /// The effective weight as a part of all that count, 0–1; 0 where it does not count.
    pub share: f64,
}

impl WeightedCriterion {
    /// Whether it takes part in sums: allowed to, and of some weight.
    pub fn is_counted(&self) -> bool {
        self.may_count && self.effective_weight > 0.0
    }
}

/// The whole matrix: options, criteria and the cells between them, criteria by options, in the file's order.
#[derive(Clone, Debug, PartialEq)]
pub struct DecisionMatrix {
    /// The options.
    pub options: Vec<AssessedOption>,
    /// The criteria.
    pub criteria: Vec<WeightedCriterion>,
    /// Σ of the effective weights that count.
    pub total_weight: f64,
    /// What pairwise judgements say of themselves.
    pub pairwise: Option<PairwiseResult>,
    /// What each person alone answers, where there are two or more; these have no people of their own.
    pub(super) person_matrices: Vec<(Id, DecisionMatrix)>,
    cells: Vec<MatrixCell>,
}

impl DecisionMatrix {
    /// Reads the answers of `document`.
    pub fn from_document(document: &Deliberation) -> DecisionMatrix {
        let options: Vec<AssessedOption> =
            document.options().iter().map(|option| assess_option(document, &option.id)).collect();
        let (shared, pairwise) = weights::compute_shared_weights(document);
        let people = document.people();
        let own = |person: &Person<'_>| {
            let alone = DecisionMatrix::from_answers(document, options.clone(), &shared, std::slice::from_ref(person));
            (person.id.clone(), alone)
        };
        let each = if people.len() > 1 { people.iter().map(own).collect() } else { Vec::new() };
        DecisionMatrix {
            pairwise,
            person_matrices: each,
            ..DecisionMatrix::from_answers(document, options, &shared, &people)
        }
    }

    /// What `people` answer together, with the weights that are `shared` where they have none of their own.
    fn from_answers(
        document: &Deliberation,
        options: Vec<AssessedOption>,
        shared: &[f64],
        people: &[Person<'_>],
    ) -> DecisionMatrix {
        let lens = document.lens();
        let points = weights::compute_points(document, people, shared);
        let mut criteria: Vec<WeightedCriterion> = document
            .criteria()
            .iter()
            .zip(points)
            .map(|(criterion, points)| {
                let (when, may_count) = (criterion.time_horizon(), criterion.may_count());
                let weight = points * weights::lens_factor(when, lens);
                WeightedCriterion {
                    id: criterion.id.clone(),
                    time_horizon: when,
                    may_count,
                    points,
                    effective_weight: weight,
                    share: 0.0,
                }
            })
            .collect();
        let total: f64 =
            criteria.iter().filter(|factor| factor.is_counted()).map(|factor| factor.effective_weight).sum();
        for factor in criteria.iter_mut().filter(|factor| factor.is_counted()) {
            factor.share = factor.effective_weight / total;
        }
        let cells = build_cells(document, &options, &criteria, people);
        DecisionMatrix { options, criteria, total_weight: total, pairwise: None, person_matrices: Vec::new(), cells }
    }

    /// The cells of each criterion, one row of options each.
    pub fn rows(&self) -> impl Iterator<Item = (&WeightedCriterion, &[MatrixCell])> {
        self.criteria.iter().zip(self.cells.chunks_exact(self.options.len().max(1)))
    }

    /// The rows that count, with their place in the file.
    pub fn counted_rows(&self) -> impl Iterator<Item = (usize, &WeightedCriterion, &[MatrixCell])> {
        self.rows()
            .enumerate()
            .filter(|(_, (factor, _))| factor.is_counted())
            .map(|(k, (factor, row))| (k, factor, row))
    }

    /// The eligible options with their place in the file.
    pub fn eligible_options(&self) -> impl Iterator<Item = (usize, &AssessedOption)> {
        self.options.iter().enumerate().filter(|(_, option)| option.is_eligible())
    }

    /// One cell, by places in the file; unrated beyond them.
    pub fn cell(&self, criterion: usize, option: usize) -> MatrixCell {
        let within = option < self.options.len();
        let at = criterion * self.options.len() + option;
        self.cells.get(at).filter(|_| within).copied().unwrap_or(MatrixCell::UNRATED)
    }

    /// How far two weighted sums may be apart and still be equal (METHOD.md §4).
    pub fn tolerance(&self) -> f64 {
        1e-9 * self.total_weight
    }

    /// The cells that could matter: of eligible options on criteria that count.
    pub fn relevant_cells(&self) -> impl Iterator<Item = (usize, usize, &MatrixCell)> {
        self.counted_rows().flat_map(move |(k, _, row)| {
            let lively = row.iter().zip(&self.options).enumerate().filter(|(_, (_, option))| option.is_eligible());
            lively.map(move |(i, (cell, _))| (k, i, cell))
        })
    }
}

fn assess_option(document: &Deliberation, id: &Id) -> AssessedOption {
    let concerning = |out: bool| {
        let ours = document.conditions().iter().filter(|condition| condition.options().contains(id));
        let in_doubt = ours.filter(|condition| condition.state() != ConditionState::Met);
        in_doubt
            .filter(|c| (c.state() == ConditionState::Unmet && c.is_blocking()) == out)
            .map(|c| c.id.clone())
            .collect()
    };
    AssessedOption {
        id: id.clone(),
        failed_conditions: concerning(true),
        unknown_conditions: concerning(false),
        is_final: document.is_final(id),
    }
}

/// Every cell, voice-weighted over those of `people` who rated it (METHOD.md §3).
fn build_cells(
    document: &Deliberation,
    options: &[AssessedOption],
    criteria: &[WeightedCriterion],
    people: &[Person<'_>],
) -> Vec<MatrixCell> {
    let places =
        |ids: Vec<&Id>| ids.into_iter().cloned().enumerate().map(|(at, id)| (id, at)).collect::<HashMap<_, _>>();
    let column = places(options.iter().map(|option| &option.id).collect());
    let row = places(criteria.iter().map(|factor| &factor.id).collect());
    // Per cell: Σ voice, and Σ voice · (value, low, high) of those who rated it; one rater is taken as is.
    let mut cells = vec![MatrixCell::UNRATED; options.len() * criteria.len()];
    let mut voices = vec![0.0; cells.len()];
    for person in people {
        for (criterion, ratings) in document.ratings(person.id).into_iter().flatten() {
            let Some(k) = row.get(criterion) else { continue };
            for (option, rating) in ratings {
                let Some(i) = column.get(option) else { continue };
                let at = k * options.len() + i;
                let (Some(cell), Some(voice)) = (cells.get_mut(at), voices.get_mut(at)) else { continue };
                let new = MatrixCell { value: rating.value(), low: rating.low(), high: rating.high(), is_rated: true };
                *cell = if cell.is_rated { mean_cell(*cell, *voice, new, person.voice) } else { new };
                *voice += person.voice;
            }
        }
    }
    cells
}

fn mean_cell(a: MatrixCell, voice_a: f64, b: MatrixCell, voice_b: f64) -> MatrixCell {
    let mean = |x: f64, y: f64| (voice_a * x + voice_b * y) / (voice_a + voice_b);
    MatrixCell { value: mean(a.value, b.value), low: mean(a.low, b.low), high: mean(a.high, b.high), is_rated: true }
}

#[cfg(test)]
impl DecisionMatrix {
    /// A table of exact ratings by criterion, with these effective weights.
    pub(super) fn from_exact_ratings(weights: &[f64], rows: &[&[f64]]) -> DecisionMatrix {
        let id = |text: String| Id::new(&text).unwrap_or_else(|| unreachable!("{text}"));
        let total = weights.iter().sum();
        let factor = |(k, weight): (usize, &f64)| WeightedCriterion {
            id: id(format!("k{k}")),
            time_horizon: TimeHorizon::Always,
            may_count: true,
            points: *weight,
            effective_weight: *weight,
            share: weight / total,
        };
        let option = |i| AssessedOption {
            id: id(format!("o{i}")),
            failed_conditions: Vec::new(),
            unknown_conditions: Vec::new(),
            is_final: false,
        };
        let cell = |value: &f64| MatrixCell { value: *value, low: *value, high: *value, is_rated: true };
        DecisionMatrix {
            options: (0..rows.first().map_or(0, |row| row.len())).map(option).collect(),
            criteria: weights.iter().enumerate().map(factor).collect(),
            total_weight: total,
            pairwise: None,
            person_matrices: Vec::new(),
            cells: rows.iter().flat_map(|row| row.iter().map(cell)).collect(),
        }
    }
}
