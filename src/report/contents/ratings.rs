//! The ratings: the matrix, what they rest on, and what was left open.

use crate::report::matter::Matter;
use crate::report::paper::{Block, Column, Fact, Section, Table};
use crate::say;
use crate::tell;
use crate::text::{Shown, Tongue};
use crate::walk::Step;
use pesee_core::deliberation::{Id, Person, Rating};
use pesee_core::method::{MatrixCell, WeightedCriterion};

use super::blocks::{facts, titled};
use super::{figures, lines, outside, section, words};

/// The matrix of each person whose answers may be seen, what they noted, and what nobody rated.
pub(super) fn ratings(tongue: &Tongue, matter: &Matter) -> Section {
    let document = matter.document();
    let title = say::step(tongue, Step::Ratings);
    if document.options().is_empty() || document.criteria().is_empty() || document.is_blind() {
        return section(title, Vec::new());
    }
    let people = document.people();
    let several = people.len() > 1;
    let mut blocks = Vec::new();
    for person in &people {
        let name = say::person(tongue, document, person.id);
        let title = several.then(|| tell!(tongue, "report-matrix-of", person = name));
        blocks.extend(matrix(tongue, matter, person, title).fitting(1).into_iter().map(Block::Table));
        blocks.extend(facts(notes(tongue, matter, person)));
    }
    blocks.push(Block::Words(vec![tell!(tongue, "report-legend")]));
    blocks.extend(titled(tell!(tongue, "report-open"), open(tongue, matter)));
    section(title, blocks)
}

fn matrix(tongue: &Tongue, matter: &Matter, person: &Person<'_>, title: Option<Shown>) -> Table {
    let document = matter.document();
    let option = |option: &pesee_core::deliberation::Alternative| figures(outside(&option.name));
    let columns: Vec<Column> =
        [words(tell!(tongue, "report-criterion"))].into_iter().chain(document.options().iter().map(option)).collect();
    let row = |criterion: &pesee_core::deliberation::Criterion| {
        let cell = |option: &pesee_core::deliberation::Alternative| {
            say::rating(tongue, document.rating(person.id, &criterion.id, &option.id))
        };
        [outside(&criterion.name)].into_iter().chain(document.options().iter().map(cell)).collect()
    };
    Table { title, columns, rows: document.criteria().iter().map(row).collect() }
}

/// What somebody's ratings rest on, where they said it.
fn notes(tongue: &Tongue, matter: &Matter, person: &Person<'_>) -> Vec<Fact> {
    let document = matter.document();
    let note = |criterion: &Id, option: &Id, rating: &Rating| {
        if rating.basis.is_none() && rating.note.is_none() {
            return None;
        }
        let name = tell!(
            tongue,
            "walk-place-rating",
            criterion = say::criterion(document, criterion),
            option = say::option(document, option)
        );
        let figure = say::rating_in_words(tongue, Some(rating));
        let rated = match rating.basis {
            Some(basis) => Shown::join([&figure, &say::basis(tongue, basis)], ", "),
            None => figure,
        };
        let note = lines(rating.note.as_deref()).unwrap_or_default();
        Some(Fact { name, lines: [rated].into_iter().chain(note).collect() })
    };
    let cells = document
        .criteria()
        .iter()
        .flat_map(|criterion| document.options().iter().map(move |option| (&criterion.id, &option.id)));
    let rated =
        cells.filter_map(|(criterion, option)| note(criterion, option, document.rating(person.id, criterion, option)?));
    rated.collect()
}

/// What nobody rated, criterion by criterion; of what takes part.
fn open(tongue: &Tongue, matter: &Matter) -> Vec<Shown> {
    let document = matter.document();
    let table = matter.figures().matrix();
    // Where nothing weighs yet, everything may.
    let counts = |factor: &WeightedCriterion| factor.is_counted() || (table.total_weight <= 0.0 && factor.may_count);
    let row = |(factor, row): (&WeightedCriterion, &[MatrixCell])| {
        let open = table.eligible_options().filter(|(at, _)| row.get(*at).is_some_and(|cell| !cell.is_rated));
        let open: Vec<Shown> = open.map(|(_, option)| say::option(document, &option.id).isolated()).collect();
        let name = say::criterion(document, &factor.id);
        (!open.is_empty())
            .then(|| tell!(tongue, "report-open-on", criterion = name, options = Shown::join(&open, "; ")))
    };
    table.rows().filter(|(factor, _)| counts(factor)).filter_map(row).collect()
}
