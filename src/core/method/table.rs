//! The answers as numbers: what every other figure is made of (METHOD.md §1, §3).

use std::collections::HashMap;

use crate::deliberation::{Deliberation, Id, Person, Rating, State, When};

use super::pairwise::Judgements;
use super::weights;

/// One cell: what the people who rated it say of one option on one criterion, −5…5.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Cell {
    /// The figure it counts with; 0 where unrated.
    pub value: f64,
    /// The least it may be; −5 where unrated.
    pub low: f64,
    /// The most it may be; 5 where unrated.
    pub high: f64,
    /// Whether anybody with a voice rated it.
    pub rated: bool,
}

impl Cell {
    const UNRATED: Cell = Cell { value: 0.0, low: Rating::SCALE.0, high: Rating::SCALE.1, rated: false };

    /// Whether it is one number.
    pub fn is_exact(&self) -> bool {
        self.low >= self.high
    }
}

/// An option with what its conditions make of it (METHOD.md §1).
#[derive(Clone, Debug, PartialEq)]
pub struct Course {
    /// Its id.
    pub id: Id,
    /// Conditions that rule it out, in the file's order.
    pub failed: Vec<Id>,
    /// Conditions that make it conditional, in the file's order.
    pub unknown: Vec<Id>,
    /// Whether one of its fates cannot be undone (METHOD.md §5).
    pub is_final: bool,
}

impl Course {
    /// Whether it takes part: not ruled out.
    pub fn is_eligible(&self) -> bool {
        self.failed.is_empty()
    }
}

/// A criterion with its weight (METHOD.md §2).
#[derive(Clone, Debug, PartialEq)]
pub struct Factor {
    /// Its id.
    pub id: Id,
    /// When it is felt.
    pub when: When,
    /// Whether the file lets it count, whatever its weight.
    pub may_count: bool,
    /// The weight before the lens, p.
    pub points: f64,
    /// The effective weight: p with the lens.
    pub weight: f64,
    /// The effective weight as a part of all that count, 0–1; 0 where it does not count.
    pub share: f64,
}

impl Factor {
    /// Whether it takes part in sums: allowed to, and of some weight.
    pub fn counts(&self) -> bool {
        self.may_count && self.weight > 0.0
    }
}

/// The whole matrix: options, criteria and the cells between them, criteria by options, in the file's order.
#[derive(Clone, Debug, PartialEq)]
pub struct Table {
    /// The options.
    pub options: Vec<Course>,
    /// The criteria.
    pub criteria: Vec<Factor>,
    /// Σ of the effective weights that count.
    pub total: f64,
    /// What pairwise judgements say of themselves.
    pub pairwise: Option<Judgements>,
    /// What each person alone answers, where there are two or more; these have no people of their own.
    pub(super) people: Vec<(Id, Table)>,
    cells: Vec<Cell>,
}

impl Table {
    /// Reads the answers of `document`.
    pub fn of(document: &Deliberation) -> Table {
        let options: Vec<Course> = document.options().iter().map(|option| course(document, &option.id)).collect();
        let (shared, pairwise) = weights::shared(document);
        let people = document.people();
        let own = |person: &Person<'_>| {
            let alone = Table::answered(document, options.clone(), &shared, std::slice::from_ref(person));
            (person.id.clone(), alone)
        };
        let each = if people.len() > 1 { people.iter().map(own).collect() } else { Vec::new() };
        Table { pairwise, people: each, ..Table::answered(document, options, &shared, &people) }
    }

    /// What `people` answer together, with the weights that are `shared` where they have none of their own.
    fn answered(document: &Deliberation, options: Vec<Course>, shared: &[f64], people: &[Person<'_>]) -> Table {
        let lens = document.later();
        let points = weights::points(document, people, shared);
        let mut criteria: Vec<Factor> = document
            .criteria()
            .iter()
            .zip(points)
            .map(|(criterion, points)| {
                let (when, may_count) = (criterion.when(), criterion.counts());
                let weight = points * weights::lens_factor(when, lens);
                Factor { id: criterion.id.clone(), when, may_count, points, weight, share: 0.0 }
            })
            .collect();
        let total: f64 = criteria.iter().filter(|factor| factor.counts()).map(|factor| factor.weight).sum();
        for factor in criteria.iter_mut().filter(|factor| factor.counts()) {
            factor.share = factor.weight / total;
        }
        let cells = cells(document, &options, &criteria, people);
        Table { options, criteria, total, pairwise: None, people: Vec::new(), cells }
    }

    /// The cells of each criterion, one row of options each.
    pub fn rows(&self) -> impl Iterator<Item = (&Factor, &[Cell])> {
        self.criteria.iter().zip(self.cells.chunks_exact(self.options.len().max(1)))
    }

    /// The rows that count, with their place in the file.
    pub fn counting(&self) -> impl Iterator<Item = (usize, &Factor, &[Cell])> {
        self.rows().enumerate().filter(|(_, (factor, _))| factor.counts()).map(|(k, (factor, row))| (k, factor, row))
    }

    /// The eligible options with their place in the file.
    pub fn eligible(&self) -> impl Iterator<Item = (usize, &Course)> {
        self.options.iter().enumerate().filter(|(_, option)| option.is_eligible())
    }

    /// One cell, by places in the file; unrated beyond them.
    pub fn cell(&self, criterion: usize, option: usize) -> Cell {
        let within = option < self.options.len();
        let at = criterion * self.options.len() + option;
        self.cells.get(at).filter(|_| within).copied().unwrap_or(Cell::UNRATED)
    }

    /// How far two weighted sums may be apart and still be equal (METHOD.md §4).
    pub fn tolerance(&self) -> f64 {
        1e-9 * self.total
    }

    /// The cells that could matter: of eligible options on criteria that count.
    pub fn live(&self) -> impl Iterator<Item = (usize, usize, &Cell)> {
        self.counting().flat_map(move |(k, _, row)| {
            let lively = row.iter().zip(&self.options).enumerate().filter(|(_, (_, option))| option.is_eligible());
            lively.map(move |(i, (cell, _))| (k, i, cell))
        })
    }
}

fn course(document: &Deliberation, id: &Id) -> Course {
    let concerning = |out: bool| {
        let ours = document.conditions().iter().filter(|condition| condition.options().contains(id));
        let in_doubt = ours.filter(|condition| condition.state() != State::Met);
        in_doubt.filter(|c| (c.state() == State::Unmet && c.blocking()) == out).map(|c| c.id.clone()).collect()
    };
    Course { id: id.clone(), failed: concerning(true), unknown: concerning(false), is_final: document.is_final(id) }
}

/// Every cell, voice-weighted over those of `people` who rated it (METHOD.md §3).
fn cells(document: &Deliberation, options: &[Course], criteria: &[Factor], people: &[Person<'_>]) -> Vec<Cell> {
    let places =
        |ids: Vec<&Id>| ids.into_iter().cloned().enumerate().map(|(at, id)| (id, at)).collect::<HashMap<_, _>>();
    let column = places(options.iter().map(|option| &option.id).collect());
    let row = places(criteria.iter().map(|factor| &factor.id).collect());
    // Per cell: Σ voice, and Σ voice · (value, low, high) of those who rated it; one rater is taken as is.
    let mut cells = vec![Cell::UNRATED; options.len() * criteria.len()];
    let mut voices = vec![0.0; cells.len()];
    for person in people {
        for (criterion, ratings) in document.ratings(person.id).into_iter().flatten() {
            let Some(k) = row.get(criterion) else { continue };
            for (option, rating) in ratings {
                let Some(i) = column.get(option) else { continue };
                let at = k * options.len() + i;
                let (Some(cell), Some(voice)) = (cells.get_mut(at), voices.get_mut(at)) else { continue };
                let new = Cell { value: rating.value(), low: rating.low(), high: rating.high(), rated: true };
                *cell = if cell.rated { mean(*cell, *voice, new, person.voice) } else { new };
                *voice += person.voice;
            }
        }
    }
    cells
}

fn mean(a: Cell, voice_a: f64, b: Cell, voice_b: f64) -> Cell {
    let mean = |x: f64, y: f64| (voice_a * x + voice_b * y) / (voice_a + voice_b);
    Cell { value: mean(a.value, b.value), low: mean(a.low, b.low), high: mean(a.high, b.high), rated: true }
}

#[cfg(test)]
impl Table {
    /// A table of exact ratings by criterion, with these effective weights.
    pub(super) fn exact(weights: &[f64], rows: &[&[f64]]) -> Table {
        let id = |text: String| Id::new(&text).unwrap_or_else(|| unreachable!("{text}"));
        let total = weights.iter().sum();
        let factor = |(k, weight): (usize, &f64)| Factor {
            id: id(format!("k{k}")),
            when: When::Always,
            may_count: true,
            points: *weight,
            weight: *weight,
            share: weight / total,
        };
        let option = |i| Course { id: id(format!("o{i}")), failed: Vec::new(), unknown: Vec::new(), is_final: false };
        let cell = |value: &f64| Cell { value: *value, low: *value, high: *value, rated: true };
        Table {
            options: (0..rows.first().map_or(0, |row| row.len())).map(option).collect(),
            criteria: weights.iter().enumerate().map(factor).collect(),
            total,
            pairwise: None,
            people: Vec::new(),
            cells: rows.iter().flat_map(|row| row.iter().map(cell)).collect(),
        }
    }
}
