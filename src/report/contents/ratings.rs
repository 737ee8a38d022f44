//! The section about the ratings: the matrix of each person, the notes, and the missing ratings.

use crate::phrases;
use crate::report::document::{Block, Fact, ReportSection, ReportTable, TableColumn};
use crate::report::source::ReportSource;
use crate::t;
use crate::text::{Locale, SafeText};
use crate::walk::WalkStep;
use pesee_core::deliberation::{Id, Person, Rating};
use pesee_core::method::{MatrixCell, WeightedCriterion};

use super::blocks::{facts_block, titled_list};
use super::{isolated_text, new_section, number_column, optional_lines, text_column};

/// Builds the section with the matrix and notes of each person, and the missing ratings. Empty while answers are
/// sealed.
pub(super) fn ratings(locale: &Locale, source: &ReportSource) -> ReportSection {
    let document = source.document();
    let title = phrases::step_name(locale, WalkStep::Ratings);
    if document.options().is_empty() || document.criteria().is_empty() || document.is_blind() {
        return new_section(title, Vec::new());
    }
    let people = document.people();
    let has_several_people = people.len() > 1;
    let mut blocks = Vec::new();
    for person in &people {
        let name = phrases::person(locale, document, person.id);
        let title = has_several_people.then(|| t!(locale, "report-matrix-of", person = name));
        blocks.extend(person_matrix(locale, source, person, title).split_to_fit(1).into_iter().map(Block::Table));
        blocks.extend(facts_block(rating_notes(locale, source, person)));
    }
    blocks.push(Block::Paragraph(vec![t!(locale, "report-legend")]));
    blocks.extend(titled_list(t!(locale, "report-unrated"), unrated_lines(locale, source)));
    new_section(title, blocks)
}

fn person_matrix(locale: &Locale, source: &ReportSource, person: &Person<'_>, title: Option<SafeText>) -> ReportTable {
    let document = source.document();
    let option = |option: &pesee_core::deliberation::Alternative| number_column(isolated_text(&option.name));
    let columns: Vec<TableColumn> = [text_column(t!(locale, "report-criterion"))]
        .into_iter()
        .chain(document.options().iter().map(option))
        .collect();
    let row = |criterion: &pesee_core::deliberation::Criterion| {
        let cell = |option: &pesee_core::deliberation::Alternative| {
            phrases::rating(locale, document.rating(person.id, &criterion.id, &option.id))
        };
        [isolated_text(&criterion.name)].into_iter().chain(document.options().iter().map(cell)).collect()
    };
    ReportTable { title, columns, rows: document.criteria().iter().map(row).collect() }
}

/// Returns the basis and the note of each rating that has one.
fn rating_notes(locale: &Locale, source: &ReportSource, person: &Person<'_>) -> Vec<Fact> {
    let document = source.document();
    let note = |criterion: &Id, option: &Id, rating: &Rating| {
        if rating.basis.is_none() && rating.note.is_none() {
            return None;
        }
        let name = t!(
            locale,
            "walk-field-rating",
            criterion = phrases::criterion(document, criterion),
            option = phrases::option(document, option)
        );
        let figure = phrases::rating_in_words(locale, Some(rating));
        let rated = match rating.basis {
            Some(basis) => SafeText::join([&figure, &phrases::basis(locale, basis)], ", "),
            None => figure,
        };
        let note = optional_lines(rating.note.as_deref()).unwrap_or_default();
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

/// Lists the missing ratings of eligible options for each criterion that counts.
fn unrated_lines(locale: &Locale, source: &ReportSource) -> Vec<SafeText> {
    let document = source.document();
    let table = source.figures().matrix();
    // Before there are weights, every criterion may count.
    let counts = |factor: &WeightedCriterion| factor.is_counted() || (!table.has_weights() && factor.may_count);
    let row = |(factor, row): (&WeightedCriterion, &[MatrixCell])| {
        let open = table.eligible_options().filter(|(at, _)| row.get(*at).is_some_and(|cell| !cell.is_rated));
        let open: Vec<SafeText> = open.map(|(_, option)| phrases::option(document, &option.id).to_isolated()).collect();
        let name = phrases::criterion(document, &factor.id);
        (!open.is_empty())
            .then(|| t!(locale, "report-unrated-on", criterion = name, options = SafeText::join(&open, "; ")))
    };
    table.rows().filter(|(factor, _)| counts(factor)).filter_map(row).collect()
}
