//! The things to do in lines, and the safeguards that are offered for the choice: numbers take some of them.

use std::io;

use chrono::NaiveDate;

use crate::deliberation::{Edit, Id, Key, Leaf, StepField};
use crate::say;
use crate::tell;
use crate::text::{Shown, date};
use crate::walk::{self, Ask, Safeguard};

use super::{Answered, Onward, Walker};

impl Walker<'_> {
    pub(super) fn steps(&mut self, ask: &Ask) -> Answered {
        let document = self.sitting.shared();
        for step in document.steps() {
            self.dated(&Shown::outside(&step.what), step.by)?;
        }
        // Every line keeps its number, whatever is taken.
        let offered = say::safeguards(self.tongue, &document, self.keeper.now().date_naive());
        if !offered.is_empty() {
            self.lines.say(&tell!(self.tongue, "plain-safeguards"))?;
            let with_day = |(safeguard, said): &(Safeguard, Shown)| {
                let day = date::day(self.tongue, safeguard.by);
                tell!(self.tongue, "plain-step-by", what = said, day = day)
            };
            let items: Vec<Shown> = offered.iter().map(with_day).collect();
            self.numbered(&items, None)?;
        }
        loop {
            let text = self.hear(&tell!(self.tongue, "plain-what"), ask)?;
            if text.is_empty() {
                return Ok(Onward::Next);
            }
            match numbers(&text).filter(|_| !offered.is_empty()) {
                None => self.add(ask, &text)?,
                Some(numbers) => {
                    let found: Option<Vec<_>> =
                        numbers.iter().map(|number| offered.get(number.checked_sub(1)?)).collect();
                    match found {
                        Some(found) => {
                            for (number, (safeguard, said)) in numbers.iter().zip(found) {
                                self.take(ask, *number, safeguard, said)?;
                            }
                        }
                        None => self.lines.say(&tell!(self.tongue, "plain-not-a-choice", count = offered.len()))?,
                    }
                }
            }
        }
    }

    /// A step, and its day where it has one.
    fn dated(&mut self, what: &Shown, by: Option<NaiveDate>) -> io::Result<()> {
        let day = by.map(|day| date::day(self.tongue, day));
        let said = day.map(|day| tell!(self.tongue, "plain-step-by", what = what, day = day));
        self.lines.indented(2, said.as_ref().unwrap_or(what))
    }

    /// Adds a step of one's own, then asks by when.
    fn add(&mut self, ask: &Ask, what: &str) -> Answered<()> {
        let edit = walk::add_step(self.document(), what);
        self.apply(edit)?;
        let added = self.document().steps().last().map(|step| step.id.clone());
        match added {
            Some(id) => self.by_when(ask, &id, None),
            None => Ok(()),
        }
    }

    /// Takes what is offered, then asks whether the day is right.
    fn take(&mut self, ask: &Ask, number: usize, safeguard: &Safeguard, said: &Shown) -> Answered<()> {
        if self.document().steps().iter().any(|step| step.id == safeguard.id) {
            return Ok(self.lines.say(&tell!(self.tongue, "plain-safeguard-taken", number = number))?);
        }
        let edit = walk::take_safeguard(self.document(), safeguard, said.as_str());
        self.apply(edit)?;
        self.lines.indented(2, said)?;
        self.by_when(ask, &safeguard.id, Some(safeguard.by))
    }

    /// The day of a step; a bare Enter leaves it as it is.
    fn by_when(&mut self, ask: &Ask, id: &Id, now: Option<NaiveDate>) -> Answered<()> {
        let pattern = date::pattern(self.tongue.language());
        let prompt = match now {
            Some(day) => {
                let day = date::day(self.tongue, day);
                tell!(self.tongue, "plain-by-kept", day = day, pattern = &pattern)
            }
            None => tell!(self.tongue, "plain-by", pattern = &pattern),
        };
        loop {
            let text = self.hear(&prompt, ask)?;
            let day = match (text.as_str(), now) {
                ("", _) => return Ok(()),
                ("-", Some(_)) => None,
                _ => match date::parse(&text) {
                    Some(day) => Some(Leaf::Date(day)),
                    None => {
                        self.lines.say(&tell!(self.tongue, "plain-not-a-day", pattern = &pattern))?;
                        continue;
                    }
                },
            };
            let edit = Edit::set(self.document(), Key::Step(id.clone(), StepField::By), day);
            self.apply(edit)?;
            return Ok(());
        }
    }
}

/// The numbers of a line that holds nothing else: `1`, `1 3`, `1, 3`.
fn numbers(text: &str) -> Option<Vec<usize>> {
    let words = text.split([' ', ',']).filter(|word| !word.is_empty());
    words.map(|word| word.parse().ok()).collect::<Option<Vec<usize>>>().filter(|numbers| !numbers.is_empty())
}
