//! Defines the decision matrix: the answers of a document as numbers, from which all other figures are computed
//! (METHOD.md §1–3).

use std::collections::HashMap;

use crate::deliberation::{ConditionState, Deliberation, Id, Person, Rating, TimeHorizon};

use super::pairwise::PairwiseResult;
use super::weights;

/// The rating of one option on one criterion, −5…5, averaged over the people who rated the cell (METHOD.md §3).
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct MatrixCell {
    /// The value that enters the scores; 0 if the cell is unrated.
    pub value: f64,
    /// The lower end of the range; equal to `value` if the rating is exact, −5 if the cell is unrated.
    pub low: f64,
    /// The upper end of the range; equal to `value` if the rating is exact, 5 if the cell is unrated.
    pub high: f64,
    /// Whether at least one person with a voice above 0 rated the cell.
    pub is_rated: bool,
}

impl MatrixCell {
    const UNRATED: MatrixCell = MatrixCell { value: 0.0, low: Rating::SCALE.0, high: Rating::SCALE.1, is_rated: false };

    /// Returns whether the rating is a single number and not a range.
    pub fn is_exact(&self) -> bool {
        self.low >= self.high
    }
}

/// An option together with the conditions that restrict it (METHOD.md §1).
#[derive(Clone, Debug, PartialEq)]
pub struct AssessedOption {
    /// The id of the option.
    pub id: Id,
    /// The conditions that rule the option out, in document order.
    pub failed_conditions: Vec<Id>,
    /// The conditions that are unknown, or unmet without `blocking`, in document order; they make the option
    /// conditional.
    pub unknown_conditions: Vec<Id>,
    /// Whether the option gives an account the fate `close`, `merge` or `hand-over`, which cannot be undone (METHOD.md
    /// §5).
    pub is_final: bool,
}

impl AssessedOption {
    /// Returns whether no condition rules the option out.
    pub fn is_eligible(&self) -> bool {
        self.failed_conditions.is_empty()
    }
}

/// A criterion with its weight (METHOD.md §2).
#[derive(Clone, Debug, PartialEq)]
pub struct WeightedCriterion {
    /// The id of the criterion.
    pub id: Id,
    /// Whether the criterion concerns the present, the future or both.
    pub time_horizon: TimeHorizon,
    /// Whether the document lets the criterion count, regardless of its weight.
    pub may_count: bool,
    /// The weight p before the lens, ≥ 0, in the units of the weighting method.
    pub points: f64,
    /// The effective weight: `points` multiplied by [`lens_factor`](super::lens_factor).
    pub effective_weight: f64,
    /// The effective weight divided by [`DecisionMatrix::total_weight`], 0–1; 0 if the criterion does not count.
    pub share: f64,
}

impl WeightedCriterion {
    /// Returns whether the criterion enters sums: the document lets the criterion count and its effective weight is
    /// above 0.
    pub fn is_counted(&self) -> bool {
        self.may_count && self.effective_weight > 0.0
    }
}

/// The options, the criteria and one cell per pair of them, in document order (METHOD.md §1–3).
#[derive(Clone, Debug, PartialEq)]
pub struct DecisionMatrix {
    /// The options, in document order.
    pub options: Vec<AssessedOption>,
    /// The criteria, in document order.
    pub criteria: Vec<WeightedCriterion>,
    /// The sum of the effective weights of the criteria that count; 0 if there are no weights.
    pub total_weight: f64,
    /// The result of the pairwise judgements; `None` with another weighting method or while there are no weights.
    pub pairwise: Option<PairwiseResult>,
    /// The matrix of each person alone if the document has two or more people; `person_matrices` of these matrices is
    /// empty.
    pub(super) person_matrices: Vec<(Id, DecisionMatrix)>,
    cells: Vec<MatrixCell>,
}

impl DecisionMatrix {
    /// Returns the matrix of `document`, averaged over all people by their voices (METHOD.md §2, §3).
    pub fn from_document(document: &Deliberation) -> DecisionMatrix {
        let options: Vec<AssessedOption> =
            document.options().iter().map(|option| assess_option(document, &option.id)).collect();
        let (shared, pairwise) = weights::compute_shared_weights(document);
        let people = document.people();
        let build = |person: &Person<'_>| {
            let matrix = DecisionMatrix::from_answers(document, options.clone(), &shared, std::slice::from_ref(person));
            (person.id.clone(), matrix)
        };
        let person_matrices = if people.len() > 1 { people.iter().map(build).collect() } else { Vec::new() };
        DecisionMatrix {
            pairwise,
            person_matrices,
            ..DecisionMatrix::from_answers(document, options, &shared, &people)
        }
    }

    /// Returns the matrix of `people`; `shared` are the weights, by index, of people without weights of their own.
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
                let (time_horizon, may_count) = (criterion.time_horizon(), criterion.may_count());
                let effective_weight = points * weights::lens_factor(time_horizon, lens);
                WeightedCriterion {
                    id: criterion.id.clone(),
                    time_horizon,
                    may_count,
                    points,
                    effective_weight,
                    share: 0.0,
                }
            })
            .collect();
        let total_weight: f64 = criteria
            .iter()
            .filter(|criterion| criterion.is_counted())
            .map(|criterion| criterion.effective_weight)
            .sum();
        for criterion in criteria.iter_mut().filter(|criterion| criterion.is_counted()) {
            criterion.share = criterion.effective_weight / total_weight;
        }
        let cells = build_cells(document, &options, &criteria, people);
        DecisionMatrix { options, criteria, total_weight, pairwise: None, person_matrices: Vec::new(), cells }
    }

    /// Returns every criterion with its cells; the cells are indexed by option.
    pub fn rows(&self) -> impl Iterator<Item = (&WeightedCriterion, &[MatrixCell])> {
        self.criteria.iter().zip(self.cells.chunks_exact(self.options.len().max(1)))
    }

    /// Returns the criteria that count, each with its index and its cells.
    pub fn counted_rows(&self) -> impl Iterator<Item = (usize, &WeightedCriterion, &[MatrixCell])> {
        self.rows()
            .enumerate()
            .filter(|(_, (criterion, _))| criterion.is_counted())
            .map(|(k, (criterion, row))| (k, criterion, row))
    }

    /// Returns the eligible options, each with its index.
    pub fn eligible_options(&self) -> impl Iterator<Item = (usize, &AssessedOption)> {
        self.options.iter().enumerate().filter(|(_, option)| option.is_eligible())
    }

    /// Returns the cell of a criterion and an option, both by index; an unrated cell if an index is out of bounds.
    pub fn cell(&self, criterion: usize, option: usize) -> MatrixCell {
        let within = option < self.options.len();
        let at = criterion * self.options.len() + option;
        self.cells.get(at).filter(|_| within).copied().unwrap_or(MatrixCell::UNRATED)
    }

    /// Returns the largest difference at which two weighted sums count as equal: 1e-9 · `total_weight` (METHOD.md §4).
    pub fn tolerance(&self) -> f64 {
        1e-9 * self.total_weight
    }

    /// Returns the cells that can influence the verdict, as (criterion index, option index, cell): those of eligible
    /// options on criteria that count.
    pub fn relevant_cells(&self) -> impl Iterator<Item = (usize, usize, &MatrixCell)> {
        self.counted_rows().flat_map(move |(k, _, row)| {
            let eligible = row.iter().zip(&self.options).enumerate().filter(|(_, (_, option))| option.is_eligible());
            eligible.map(move |(i, (cell, _))| (k, i, cell))
        })
    }
}

fn assess_option(document: &Deliberation, id: &Id) -> AssessedOption {
    let conditions = |is_failed: bool| {
        let concerning = document.conditions().iter().filter(|condition| condition.options().contains(id));
        let not_met = concerning.filter(|condition| condition.state() != ConditionState::Met);
        not_met
            .filter(|c| (c.state() == ConditionState::Unmet && c.is_blocking()) == is_failed)
            .map(|c| c.id.clone())
            .collect()
    };
    AssessedOption {
        id: id.clone(),
        failed_conditions: conditions(true),
        unknown_conditions: conditions(false),
        is_final: document.is_final(id),
    }
}

/// Returns the cells, criteria by options, each averaged by voice over the people who rated the cell (METHOD.md §3).
fn build_cells(
    document: &Deliberation,
    options: &[AssessedOption],
    criteria: &[WeightedCriterion],
    people: &[Person<'_>],
) -> Vec<MatrixCell> {
    let index_by_id =
        |ids: Vec<&Id>| ids.into_iter().cloned().enumerate().map(|(at, id)| (id, at)).collect::<HashMap<_, _>>();
    let columns = index_by_id(options.iter().map(|option| &option.id).collect());
    let rows = index_by_id(criteria.iter().map(|criterion| &criterion.id).collect());
    // The mean is updated person by person: `voices` holds the voices summed so far. A cell with one rater keeps the
    // exact digits of that rating.
    let mut cells = vec![MatrixCell::UNRATED; options.len() * criteria.len()];
    let mut voices = vec![0.0; cells.len()];
    for person in people {
        for (criterion, ratings) in document.ratings(person.id).into_iter().flatten() {
            let Some(k) = rows.get(criterion) else { continue };
            for (option, rating) in ratings {
                let Some(i) = columns.get(option) else { continue };
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
    /// Returns a matrix of exact ratings, one row per criterion, with these effective weights.
    pub(super) fn from_exact_ratings(weights: &[f64], rows: &[&[f64]]) -> DecisionMatrix {
        let id = |text: String| Id::new(&text).unwrap_or_else(|| unreachable!("{text}"));
        let total = weights.iter().sum();
        let criterion = |(k, weight): (usize, &f64)| WeightedCriterion {
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
            criteria: weights.iter().enumerate().map(criterion).collect(),
            total_weight: total,
            pairwise: None,
            person_matrices: Vec::new(),
            cells: rows.iter().flat_map(|row| row.iter().map(cell)).collect(),
        }
    }
}
