//! What stands in a report: the outcome first, then what it rests on.

mod basis;
mod blocks;
mod outcome;
mod pictures;
mod ratings;

use crate::phrases;
use crate::t;
use crate::text::{Locale, SafeText, date};

use super::document::{Block, Fact, ReportDocument, ReportSection, TableColumn};
use super::source::ReportSource;

/// The whole report.
pub fn build_document(matter: &ReportSource) -> ReportDocument {
    let locale = &matter.locale();
    let document = matter.document();
    let sections = [
        outcome::next_steps(locale, matter),
        outcome::question(locale, matter),
        outcome::verdict(locale, matter),
        outcome::horizon(locale, matter),
        outcome::choice(locale, matter),
        outcome::review(locale, matter),
        basis::accounts(locale, matter),
        basis::options(locale, matter),
        basis::conditions(locale, matter),
        basis::criteria(locale, matter),
        ratings::ratings(locale, matter),
    ];
    let mut facts = Vec::new();
    facts
        .extend(optional_text(document.head().client.as_deref()).map(|name| Fact::new(t!(locale, "report-for"), name)));
    let people: Vec<SafeText> =
        document.people().iter().map(|person| phrases::person(locale, document, person.id)).collect();
    if document.people().iter().any(|person| person.name.is_some()) || people.len() > 1 {
        let people: Vec<SafeText> = people.iter().map(SafeText::to_isolated).collect();
        facts.push(Fact::new(t!(locale, "report-people"), SafeText::join(&people, ", ")));
    }
    facts.push(Fact::new(t!(locale, "report-written-on"), date::format_day(locale, matter.now().date_naive())));
    ReportDocument {
        language: matter.language(),
        title: isolated_text(&document.head().title),
        facts,
        sections: sections.into_iter().filter(|section| !section.blocks.is_empty()).collect(),
    }
}

/// A value from the file, on one line.
fn isolated_text(text: &str) -> SafeText {
    SafeText::sanitize(text.trim()).to_isolated()
}

/// A value from the file, on one line, where something is said.
fn optional_text(text: Option<&str>) -> Option<SafeText> {
    text.filter(|text| !text.trim().is_empty()).map(isolated_text)
}

/// A text from the file, line by line, where something is said.
fn optional_lines(text: Option<&str>) -> Option<Vec<SafeText>> {
    let said = text.map(str::trim).filter(|text| !text.is_empty())?;
    Some(SafeText::sanitize_lines(said).iter().map(SafeText::to_isolated).collect())
}

/// A text from the file with its name, where something is said.
fn optional_fact(locale: &Locale, id: &'static str, text: Option<&str>) -> Option<Fact> {
    Some(Fact { name: t!(locale, id), lines: optional_lines(text)? })
}

/// A column of words.
fn text_column(name: SafeText) -> TableColumn {
    TableColumn { name, is_numeric: false }
}

/// A column of figures.
fn number_column(name: SafeText) -> TableColumn {
    TableColumn { name, is_numeric: true }
}

fn new_section(title: SafeText, blocks: Vec<Block>) -> ReportSection {
    ReportSection { title, blocks }
}
