//! Defines the decision matrix: the answers of a document as numbers, from which all other figures are computed
//! (METHOD.md §1–3).

use std::collections::HashMap;

use crate::deliberation::{
    Audience, ConditionState, Criterion, Deliberation, Id, Person, Rating, TimeHorizon, View, WeightingMethod,
};

use super::pairwise::PairwiseResult;
use super::weights;

/// The rating of one option on one criterion, −5…5, averaged by voice over the people who take part (METHOD.md §3).
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct MatrixCell {
    /// The best guess V that enters the scores: the mean over the people who answered; 0 if nobody did.
    pub value: f64,
    /// The lower bound A: the mean over everybody if every missing answer is −5 and every range has its value.
    pub missing_low: f64,
    /// The upper bound B: the mean over everybody if every missing answer is 5 and every range has its value.
    pub missing_high: f64,
    /// The lower bound L: the mean over everybody if every missing answer is −5 and every range is at its lower end.
    pub low: f64,
    /// The upper bound H: the mean over everybody if every missing answer is 5 and every range is at its upper end.
    pub high: f64,
    /// Whether at least one person with a voice above 0 rated the cell.
    pub is_rated: bool,
    /// Whether at least one person with a voice above 0 did not rate the cell.
    pub is_open: bool,
}

/// What may vary in the cells of a matrix (METHOD.md §3).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Variation {
    /// Only the missing answers: the bounds A…B.
    Missing,
    /// The missing answers and the ranges: the bounds L…H.
    MissingAndRanges,
}

impl MatrixCell {
    const UNRATED: MatrixCell = MatrixCell {
        value: 0.0,
        missing_low: Rating::SCALE.0,
        missing_high: Rating::SCALE.1,
        low: Rating::SCALE.0,
        high: Rating::SCALE.1,
        is_rated: false,
        is_open: true,
    };

    /// Returns whether every answer is there and is a single number.
    pub fn is_exact(&self) -> bool {
        self.low >= self.high
    }

    pub(super) fn lowest(&self, variation: Variation) -> f64 {
        match variation {
            Variation::Missing => self.missing_low,
            Variation::MissingAndRanges => self.low,
        }
    }

    pub(super) fn highest(&self, variation: Variation) -> f64 {
        match variation {
            Variation::Missing => self.missing_high,
            Variation::MissingAndRanges => self.high,
        }
    }
}

/// An option together with the conditions that restrict it (METHOD.md §1).
#[derive(Clone, Debug, PartialEq)]
pub struct AssessedOption {
    /// The id of the option.
    pub id: Id,
    /// The conditions that rule the option out, in document order.
    pub failed_conditions: Vec<Id>,
    /// The conditions that are unknown and would rule the option out, in document order; they make the option
    /// conditional.
    pub unknown_conditions: Vec<Id>,
    /// The conditions that are not met but do not rule the option out, in document order.
    pub warned_conditions: Vec<Id>,
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
    /// The part of `points` in the sum over the criteria that may count, 0–1; 0 if the criterion may not count.
    pub(super) share_before_lens: f64,
    /// The part of the effective weight in the sum over the criteria that count, 0–1; 0 if the criterion does not
    /// count.
    pub share: f64,
    /// Whether the criterion may count but somebody has neither a weight of their own nor a shared one for it.
    pub is_unweighed: bool,
}

impl WeightedCriterion {
    /// Returns whether the criterion enters sums: the document lets the criterion count and its effective weight is
    /// above 0.
    pub fn is_counted(&self) -> bool {
        self.share > 0.0
    }

    /// Returns whether the criterion has no weight yet: somebody has given none, and the sum of the others is 0.
    pub fn lacks_weight(&self) -> bool {
        self.is_unweighed && self.points == 0.0
    }
}

/// The options, the criteria and one cell per pair of them, in document order (METHOD.md §1–3).
#[derive(Clone, Debug, PartialEq)]
pub struct DecisionMatrix {
    /// The options, in document order.
    pub options: Vec<AssessedOption>,
    /// The criteria, in document order.
    pub criteria: Vec<WeightedCriterion>,
    /// The lens λ, 0…1.
    pub lens: f64,
    /// The number of people with a voice above 0.
    pub people_count: usize,
    /// The method that gives the shared weights.
    pub weighting_method: WeightingMethod,
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

    /// Returns the matrix of one person's own answers, as if that person were alone; a matrix of nobody if the person
    /// has no voice.
    pub fn from_person(document: &Deliberation, person: &Id) -> DecisionMatrix {
        let options = document.options().iter().map(|option| assess_option(document, &option.id)).collect();
        let (shared, pairwise) = weights::compute_shared_weights(document);
        let people: Vec<Person<'_>> = document.people().into_iter().filter(|known| known.id == person).collect();
        DecisionMatrix { pairwise, ..DecisionMatrix::from_answers(document, options, &shared, &people) }
    }

    /// Returns the matrix that an audience may see: that of the person who answers, or of everybody.
    pub(super) fn from_view(view: &View<'_>) -> DecisionMatrix {
        match view.audience() {
            Audience::Rater(person) if view.is_blind() => DecisionMatrix::from_person(view, person),
            _ => DecisionMatrix::from_document(view),
        }
    }

    /// Returns the matrix of `people`; `shared` are the weights, by index, of people without weights of their own.
    fn from_answers(
        document: &Deliberation,
        options: Vec<AssessedOption>,
        shared: &[Option<f64>],
        people: &[Person<'_>],
    ) -> DecisionMatrix {
        let lens = document.lens();
        let weights = weights::combine_weights(document, people, shared);
        let weighted = |(criterion, weight): (&Criterion, weights::CombinedWeight)| WeightedCriterion {
            id: criterion.id.clone(),
            time_horizon: criterion.time_horizon(),
            may_count: criterion.may_count(),
            points: weight.points,
            effective_weight: weight.points * weights::lens_factor(criterion.time_horizon(), lens),
            share_before_lens: weight.share,
            share: 0.0,
            is_unweighed: weight.is_unweighed,
        };
        let mut criteria: Vec<WeightedCriterion> = document.criteria().iter().zip(weights).map(weighted).collect();
        let shares = shares_at(&criteria, lens);
        criteria.iter_mut().zip(shares).for_each(|(criterion, share)| criterion.share = share);
        let cells = build_cells(document, &options, &criteria, people);
        let weighting_method = document.weighting_method();
        DecisionMatrix {
            options,
            criteria,
            lens,
            people_count: people.len(),
            weighting_method,
            pairwise: None,
            person_matrices: Vec::new(),
            cells,
        }
    }

    /// Returns whether any criterion counts.
    pub fn has_weights(&self) -> bool {
        self.criteria.iter().any(WeightedCriterion::is_counted)
    }

    /// Returns the share of every criterion, in document order, if the lens stands at `lens`; all 0 if no weight is
    /// left there.
    pub(super) fn shares_at(&self, lens: f64) -> Vec<f64> {
        shares_at(&self.criteria, lens)
    }

    /// Returns the share of every criterion, in document order.
    pub(super) fn shares(&self) -> Vec<f64> {
        self.criteria.iter().map(|criterion| criterion.share).collect()
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
    let conditions = |state: ConditionState, is_blocking: bool| -> Vec<Id> {
        let concerning = document.conditions().iter().filter(|condition| condition.options().contains(id));
        concerning.filter(|c| c.state() == state && c.is_blocking() == is_blocking).map(|c| c.id.clone()).collect()
    };
    AssessedOption {
        id: id.clone(),
        failed_conditions: conditions(ConditionState::Unmet, true),
        unknown_conditions: conditions(ConditionState::Unknown, true),
        warned_conditions: conditions(ConditionState::Unmet, false),
        is_final: document.is_final(id),
    }
}

/// Returns the shares of the criteria that may count, in document order, if the lens stands at `lens`.
fn shares_at(criteria: &[WeightedCriterion], lens: f64) -> Vec<f64> {
    let weight = |criterion: &WeightedCriterion| {
        criterion.share_before_lens * weights::lens_factor(criterion.time_horizon, lens)
    };
    let total: f64 = criteria.iter().map(weight).sum();
    criteria.iter().map(|criterion| if total > 0.0 { weight(criterion) / total } else { 0.0 }).collect()
}

/// Returns the cells, criteria by options, each averaged by voice over the people (METHOD.md §3).
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
    let mut raters = vec![0; cells.len()];
    for person in people {
        for (criterion, ratings) in document.ratings(person.id).into_iter().flatten() {
            let Some(k) = rows.get(criterion) else { continue };
            for (option, rating) in ratings {
                let Some(i) = columns.get(option) else { continue };
                let at = k * options.len() + i;
                let (Some(cell), Some(voice), Some(raters)) =
                    (cells.get_mut(at), voices.get_mut(at), raters.get_mut(at))
                else {
                    continue;
                };
                let new = MatrixCell {
                    value: rating.value(),
                    missing_low: rating.value(),
                    missing_high: rating.value(),
                    low: rating.low(),
                    high: rating.high(),
                    is_rated: true,
                    is_open: false,
                };
                *cell = if cell.is_rated { mean_cell(*cell, *voice, new, person.voice) } else { new };
                *voice += person.voice;
                *raters += 1;
            }
        }
    }
    let all_voices: f64 = people.iter().map(|person| person.voice).sum();
    for ((cell, voice), raters) in cells.iter_mut().zip(voices).zip(raters) {
        if cell.is_rated && raters < people.len() {
            // The people who did not answer may turn out to hold anything on the scale.
            let missing = MatrixCell { value: cell.value, is_open: true, ..MatrixCell::UNRATED };
            *cell = MatrixCell { value: cell.value, ..mean_cell(*cell, voice, missing, all_voices - voice) };
        }
    }
    cells
}

fn mean_cell(a: MatrixCell, voice_a: f64, b: MatrixCell, voice_b: f64) -> MatrixCell {
    let mean = |x: f64, y: f64| (voice_a * x + voice_b * y) / (voice_a + voice_b);
    MatrixCell {
        value: mean(a.value, b.value),
        missing_low: mean(a.missing_low, b.missing_low),
        missing_high: mean(a.missing_high, b.missing_high),
        low: mean(a.low, b.low),
        high: mean(a.high, b.high),
        is_rated: a.is_rated || b.is_rated,
        is_open: a.is_open || b.is_open,
    }
}

#[cfg(test)]
impl DecisionMatrix {
    /// Returns a matrix of exact ratings, one row per criterion, with these effective weights.
    pub(super) fn from_exact_ratings(weights: &[f64], rows: &[&[f64]]) -> DecisionMatrix {
        let id = |text: String| Id::new(&text).unwrap_or_else(|| unreachable!("{text}"));
        let total: f64 = weights.iter().sum();
        let criterion = |(k, weight): (usize, &f64)| WeightedCriterion {
            id: id(format!("k{k}")),
            time_horizon: TimeHorizon::Always,
            may_count: true,
            points: *weight,
            effective_weight: *weight,
            share_before_lens: weight / total,
            share: weight / total,
            is_unweighed: false,
        };
        let option = |i| AssessedOption {
            id: id(format!("o{i}")),
            failed_conditions: Vec::new(),
            unknown_conditions: Vec::new(),
            warned_conditions: Vec::new(),
            is_final: false,
        };
        let cell = |value: &f64| MatrixCell {
            value: *value,
            missing_low: *value,
            missing_high: *value,
            low: *value,
            high: *value,
            is_rated: true,
            is_open: false,
        };
        DecisionMatrix {
            options: (0..rows.first().map_or(0, |row| row.len())).map(option).collect(),
            criteria: weights.iter().enumerate().map(criterion).collect(),
            lens: 0.5,
            people_count: 1,
            weighting_method: WeightingMethod::Points,
            pairwise: None,
            person_matrices: Vec::new(),
            cells: rows.iter().flat_map(|row| row.iter().map(cell)).collect(),
        }
    }
}
