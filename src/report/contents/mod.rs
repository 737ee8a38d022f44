//! The content of a report, in the order of its sections: first the outcome, then its basis.

mod basis;
mod blocks;
mod outcome;
mod pictures;
mod ratings;

use crate::phrases;
use crate::t;
use crate::text::{Locale, SafeText, date};
use crate::walk::review;

use super::document::{Block, Fact, ReportDocument, ReportSection, TableColumn};
use super::source::ReportSource;

/// Builds a report. Leaves out empty sections.
pub fn build_document(source: &ReportSource) -> ReportDocument {
    let locale = &source.locale();
    let document = source.document();
    // A reader wants to know first what was chosen. Without a choice, the verdict comes first.
    let is_decided = review::current_decision(document).is_some();
    let choice = outcome::choice(locale, source);
    let (first, later) = if is_decided { (Some(choice), None) } else { (None, Some(choice)) };
    let outcome = [
        outcome::next_steps(locale, source),
        outcome::question(locale, source),
        outcome::verdict(locale, source),
        outcome::horizon(locale, source),
    ];
    let rest = (!source.is_short()).then(|| {
        [
            outcome::review(locale, source),
            basis::accounts(locale, source),
            basis::options(locale, source),
            basis::conditions(locale, source),
            basis::criteria(locale, source),
            ratings::ratings(locale, source),
        ]
    });
    let sections = first.into_iter().chain(outcome).chain(later).chain(rest.into_iter().flatten());
    let mut facts = Vec::new();
    facts
        .extend(optional_text(document.head().client.as_deref()).map(|name| Fact::new(t!(locale, "report-for"), name)));
    let people: Vec<SafeText> =
        document.people().iter().map(|person| phrases::person(locale, document, person.id)).collect();
    if document.people().iter().any(|person| person.name.is_some()) || people.len() > 1 {
        let people: Vec<SafeText> = people.iter().map(SafeText::to_isolated).collect();
        facts.push(Fact::new(t!(locale, "report-people"), SafeText::join(&people, ", ")));
    }
    facts.push(Fact::new(t!(locale, "report-written-on"), date::format_day(locale, source.now().date_naive())));
    ReportDocument {
        language: source.language(),
        title: isolated_text(&document.head().title),
        facts,
        sections: sections.filter(|section| !section.blocks.is_empty()).collect(),
    }
}

/// Returns a value from the file as one isolated line.
fn isolated_text(text: &str) -> SafeText {
    SafeText::sanitize(text.trim()).to_isolated()
}

/// The same for an optional value; `None` if it is empty.
fn optional_text(text: Option<&str>) -> Option<SafeText> {
    text.filter(|text| !text.trim().is_empty()).map(isolated_text)
}

/// Returns the isolated lines of a text from the file; `None` if it is empty.
fn optional_lines(text: Option<&str>) -> Option<Vec<SafeText>> {
    let text = text.map(str::trim).filter(|text| !text.is_empty())?;
    Some(SafeText::sanitize_lines(text).iter().map(SafeText::to_isolated).collect())
}

/// Returns a named text from the file; `None` if it is empty.
fn optional_fact(locale: &Locale, id: &'static str, text: Option<&str>) -> Option<Fact> {
    Some(Fact { name: t!(locale, id), lines: optional_lines(text)? })
}

fn text_column(name: SafeText) -> TableColumn {
    TableColumn { name, is_numeric: false }
}

fn number_column(name: SafeText) -> TableColumn {
    TableColumn { name, is_numeric: true }
}

fn new_section(title: SafeText, blocks: Vec<Block>) -> ReportSection {
    ReportSection { title, blocks }
}
