//! The things to do in lines, and the safeguards that are offered for the choice: numbers take some of them.

use chrono::NaiveDate;

use crate::say;
use crate::tell;
use crate::text::{Shown, date};
use crate::walk::{self, Ask, Safeguard};
use pesee_core::deliberation::{ActionStepField, Edit, EntryId, FieldPath, FieldValue, Id, List};

use super::{Answered, Onward, Walker};

impl Walker<'_, '_> {
    pub(super) fn steps(&mut self, ask: &Ask) -> Answered {
        let document = self.sitting.shared();
        let own: Vec<Id> = document.steps().iter().map(|step| step.id.clone()).collect();
        if !own.is_empty() {
            self.lines.say(&tell!(self.tongue, "plain-your-steps"))?;
        }
        for (at, step) in document.steps().iter().enumerate() {
            let item = self.dated(&Shown::outside(&step.what), step.by);
            self.lines.indented(2, &tell!(self.tongue, "plain-item", number = at + 1, item = item))?;
        }
        // Every line keeps its number, whatever is taken; what is offered is counted on from what stands.
        let offered = say::safeguards(self.tongue, &document, self.keeper.now().date_naive());
        if !offered.is_empty() {
            self.lines.each(&tell!(self.tongue, "plain-safeguards"))?;
        }
        for (at, (safeguard, said)) in offered.iter().enumerate() {
            let item = self.dated(said, Some(safeguard.by));
            let number = own.len() + at + 1;
            self.lines.indented(2, &tell!(self.tongue, "plain-item", number = number, item = item))?;
        }
        let count = own.len() + offered.len();
        loop {
            let text = self.hear(&tell!(self.tongue, "plain-what"), ask)?;
            if text.is_empty() {
                return Ok(Onward::Next);
            }
            match numbers(&text).filter(|_| count > 0) {
                None => self.add(ask, &text)?,
                Some(numbers) if numbers.iter().any(|number| !(1..=count).contains(number)) => {
                    self.lines.each(&tell!(self.tongue, "plain-not-a-choice", count = count))?;
                }
                Some(numbers) => {
                    for number in numbers {
                        let at = number - 1;
                        match (own.get(at), at.checked_sub(own.len()).and_then(|at| offered.get(at))) {
                            (Some(id), _) => self.change(ask, id)?,
                            (None, Some((safeguard, said))) => self.take(ask, number, safeguard, said)?,
                            (None, None) => {}
                        }
                    }
                }
            }
        }
    }

    /// Changes what stands: another text, another day, or neither of them any more.
    fn change(&mut self, ask: &Ask, id: &Id) -> Answered<()> {
        let Some(step) = self.document().steps().iter().find(|step| step.id == *id).cloned() else { return Ok(()) };
        let line = self.dated(&Shown::outside(&step.what), step.by);
        self.lines.indented(2, &line)?;
        self.lines.each(&tell!(self.tongue, "plain-step-instead"))?;
        let text = self.hear(&tell!(self.tongue, "plain-step-what"), ask)?;
        let edit = match text.as_str() {
            "" => Edit::default(),
            "-" => {
                let steps = self.document().steps().iter().filter(|step| step.id != *id);
                let rest: Vec<EntryId> = steps.map(|step| EntryId::Id(step.id.clone())).collect();
                let edit = Edit::reorder(self.document(), List::Steps, rest);
                return Ok(self.apply(edit)?);
            }
            _ => Edit::set_typed(self.document(), FieldPath::Step(id.clone(), ActionStepField::What), &text),
        };
        self.apply(edit)?;
        self.by_when(ask, id, step.by)
    }

    /// A step, and its day where it has one.
    pub(super) fn dated(&self, what: &Shown, by: Option<NaiveDate>) -> Shown {
        let day = by.map(|day| date::day(self.tongue, day));
        let said = day.map(|day| tell!(self.tongue, "plain-step-by", what = what, day = day));
        said.unwrap_or_else(|| what.clone())
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
        self.lines.each(&match now {
            Some(day) => {
                let day = date::day(self.tongue, day);
                tell!(self.tongue, "plain-by-kept", day = day, pattern = &pattern)
            }
            None => tell!(self.tongue, "plain-by-open", pattern = &pattern),
        })?;
        loop {
            let text = self.hear(&tell!(self.tongue, "plain-by"), ask)?;
            let day = match (text.as_str(), now) {
                ("", _) => return Ok(()),
                ("-", Some(_)) => None,
                _ => match date::parse(&text) {
                    Some(day) => Some(FieldValue::Date(day)),
                    None => {
                        self.lines.each(&tell!(self.tongue, "plain-not-a-day", pattern = &pattern))?;
                        continue;
                    }
                },
            };
            let edit = Edit::set(self.document(), FieldPath::Step(id.clone(), ActionStepField::By), day);
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
