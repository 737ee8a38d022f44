//! What stands in a report: the outcome first, then what it rests on.

mod basis;
mod blocks;
mod drawn;
mod outcome;
mod ratings;

use crate::say;
use crate::tell;
use crate::text::{Shown, Tongue, date};

use super::matter::Matter;
use super::paper::{Block, Column, Fact, Paper, Section};

/// The whole report.
pub fn paper(matter: &Matter) -> Paper {
    let tongue = &matter.tongue();
    let document = matter.document();
    let sections = [
        outcome::next(tongue, matter),
        outcome::question(tongue, matter),
        outcome::verdict(tongue, matter),
        outcome::horizon(tongue, matter),
        outcome::choice(tongue, matter),
        outcome::looking_back(tongue, matter),
        basis::accounts(tongue, matter),
        basis::options(tongue, matter),
        basis::conditions(tongue, matter),
        basis::criteria(tongue, matter),
        ratings::ratings(tongue, matter),
    ];
    let mut facts = Vec::new();
    facts.extend(said(document.head().client.as_deref()).map(|name| Fact::new(tell!(tongue, "report-for"), name)));
    let people: Vec<Shown> = document.people().iter().map(|person| say::person(tongue, document, person.id)).collect();
    if document.people().iter().any(|person| person.name.is_some()) || people.len() > 1 {
        let people: Vec<Shown> = people.iter().map(Shown::isolated).collect();
        facts.push(Fact::new(tell!(tongue, "report-people"), Shown::join(&people, ", ")));
    }
    facts.push(Fact::new(tell!(tongue, "report-written-on"), date::day(tongue, matter.now().date_naive())));
    Paper {
        language: matter.language(),
        title: outside(&document.head().title),
        facts,
        sections: sections.into_iter().filter(|section| !section.blocks.is_empty()).collect(),
    }
}

/// A value from the file, on one line.
fn outside(text: &str) -> Shown {
    Shown::outside(text.trim()).isolated()
}

/// A value from the file, on one line, where something is said.
fn said(text: Option<&str>) -> Option<Shown> {
    text.filter(|text| !text.trim().is_empty()).map(outside)
}

/// A text from the file, line by line, where something is said.
fn lines(text: Option<&str>) -> Option<Vec<Shown>> {
    let said = text.map(str::trim).filter(|text| !text.is_empty())?;
    Some(Shown::lines(said).iter().map(Shown::isolated).collect())
}

/// A text from the file with its name, where something is said.
fn fact(tongue: &Tongue, id: &'static str, text: Option<&str>) -> Option<Fact> {
    Some(Fact { name: tell!(tongue, id), lines: lines(text)? })
}

/// A column of words.
fn words(name: Shown) -> Column {
    Column { name, is_figures: false }
}

/// A column of figures.
fn figures(name: Shown) -> Column {
    Column { name, is_figures: true }
}

fn section(title: Shown, blocks: Vec<Block>) -> Section {
    Section { title, blocks }
}
