//! Step 8 in lines: one criterion, every option in turn.

use std::io;

use crate::say;
use crate::tell;
use crate::text::Shown;
use crate::walk::{self, Ask, rate};
use pesee_core::deliberation::{Criterion, Edit, Id, Rating};

use super::spoken::written;
use super::{Answered, Onward, Walker};

/// Whose rating it is, on which criterion, of which option.
type Cell = (Id, Id, Id);

impl Walker<'_, '_> {
    pub(super) fn ratings(&mut self, ask: &Ask) -> Answered {
        let Ask::Rating(person, criterion) = ask else { return Ok(Onward::Next) };
        if let Some(found) = self.document().criterion(criterion).cloned() {
            self.words(&found)?;
        }
        if !std::mem::replace(&mut self.told_how, true) {
            self.lines.each(&tell!(self.tongue, "plain-rate-how"))?;
        }
        let options: Vec<Id> = self.document().options().iter().map(|option| option.id.clone()).collect();
        for option in options {
            self.cell = Some((person.clone(), criterion.clone(), option.clone()));
            let rated = self.rate(ask, person, criterion, &option);
            self.cell = None;
            rated?;
        }
        self.what_is_left(ask, person)
    }

    /// The words at the ends and in the middle, where the file has some.
    fn words(&mut self, criterion: &Criterion) -> io::Result<()> {
        let ends = [
            ("plain-words-con", &criterion.con),
            ("plain-words-zero", &criterion.zero),
            ("plain-words-pro", &criterion.pro),
        ];
        for (id, text) in ends {
            if let Some(text) = text.as_deref().filter(|text| !text.trim().is_empty()) {
                self.lines.indented(2, &tell!(self.tongue, id, text = Shown::outside(text)))?;
            }
        }
        Ok(())
    }

    /// One option.
    fn rate(&mut self, ask: &Ask, person: &Id, criterion: &Id, option: &Id) -> Answered<()> {
        let name = say::option(self.document(), option);
        loop {
            let old = self.document().rating(person, criterion, option).cloned();
            let now = say::rating_in_words(self.tongue, old.as_ref());
            let prompt = tell!(self.tongue, "plain-rate", option = &name, now = now);
            let Some(text) = self.hear_once(&prompt, ask)? else {
                // A range is an answer.
                let new = self.document().rating(person, criterion, option);
                let ends = |rating: &Rating| (rating.low(), rating.high());
                if new.map(ends) != old.as_ref().map(ends) {
                    return Ok(());
                }
                continue;
            };
            let rating = match text.as_str() {
                "" => return Ok(()),
                "x" => None,
                _ => match rating_typed(&text) {
                    Some(new) => Some(with_words(old.as_ref(), new)),
                    None => {
                        self.lines.each(&tell!(self.tongue, "plain-not-a-rating"))?;
                        continue;
                    }
                },
            };
            let edit = Edit::rate(self.document(), person, criterion, option, rating);
            return Ok(self.apply(edit)?);
        }
    }

    /// `:note`: what a rating rests on, in words.
    pub(super) fn note(&mut self, (person, criterion, option): &Cell, rest: &str, ask: &Ask) -> Answered<()> {
        let Some(old) = self.document().rating(person, criterion, option).cloned() else {
            return Ok(self.lines.say(&tell!(self.tongue, "screen-note-needs-rating"))?);
        };
        if let Some(now) = old.note.as_deref().filter(|_| rest.is_empty()) {
            self.lines.say(&tell!(self.tongue, "plain-default", default = Shown::outside(now)))?;
        }
        let text = if rest.is_empty() { self.hear(&tell!(self.tongue, "plain-note"), ask)? } else { rest.to_owned() };
        let note = match text.as_str() {
            "" => return Ok(()),
            "-" => None,
            _ => Some(text),
        };
        let edit = Edit::rate(self.document(), person, criterion, option, Some(old.with_note(note)));
        self.apply(edit)?;
        Ok(self.lines.say(&tell!(self.tongue, "plain-noted"))?)
    }

    /// `:range`: from where to where a rating may lie.
    pub(super) fn range(&mut self, (person, criterion, option): &Cell, rest: &str, ask: &Ask) -> Answered<()> {
        let text = if rest.is_empty() { self.hear(&tell!(self.tongue, "plain-range"), ask)? } else { rest.to_owned() };
        if text.is_empty() {
            return Ok(());
        }
        // Two figures are enough.
        let figures = written(&text);
        let parts: Vec<&str> = figures.split_whitespace().collect();
        let typed = if let [low, high] = parts.as_slice() { format!("{low}..{high}") } else { figures.clone() };
        let old = self.document().rating(person, criterion, option).cloned();
        let Some(new) = say::typed::rating(&typed).filter(|new| !new.is_exact()) else {
            return Ok(self.lines.each(&tell!(self.tongue, "plain-not-a-range"))?);
        };
        let edit = Edit::rate(self.document(), person, criterion, option, Some(with_words(old.as_ref(), new)));
        Ok(self.apply(edit)?)
    }

    /// How many criteria are left at most, and whether going on can still matter.
    fn what_is_left(&mut self, ask: &Ask, person: &Id) -> Answered {
        let left = walk::left(self.document(), person);
        if left.criteria == 0 {
            return Ok(Onward::Next);
        }
        if !left.settled {
            self.lines.say(&tell!(self.tongue, "plain-left", count = left.criteria))?;
            return Ok(Onward::Next);
        }
        self.lines.say(&tell!(self.tongue, "plain-settled", count = left.criteria))?;
        let stops = self.letter(&tell!(self.tongue, "plain-stop-or-go"), &["r"], ask)?.is_none();
        let after = if stops { walk::enough_rated(self.document(), person) } else { None };
        Ok(after.map_or(Onward::Next, Onward::To))
    }
}

/// What was typed, with signs as words or not; a note stays as it is.
fn rating_typed(text: &str) -> Option<Rating> {
    let (figures, note) = text.split_once('#').map_or((text, None), |(figures, note)| (figures, Some(note)));
    let figures = written(figures);
    say::typed::rating(&note.map_or(figures.clone(), |note| format!("{figures} #{note}")))
}

/// A new figure keeps the words of the old one.
fn with_words(old: Option<&Rating>, new: Rating) -> Rating {
    match old {
        Some(old) => rate::keep_words(old, new),
        None => new,
    }
}
