//! The whole table, read row by row.

use std::io;

use crate::say;
use crate::tell;
use crate::text::{Shown, number};
use crate::walk::{self, Ask};
use pesee_core::deliberation::{Alternative, Criterion, Person, Rating, View, view};
use pesee_core::method::DecisionMatrix;

use super::Walker;

impl Walker<'_, '_> {
    /// The rows of the table that whoever is there may see: all, or the one whose number was said.
    pub(super) fn matrix(&mut self, rest: &str, ask: &Ask) -> io::Result<()> {
        let document = self.sitting.shared();
        let seen = view(&document, &walk::at_table(&document, ask, self.sitting.turn()));
        let rows = seen.criteria();
        if rows.is_empty() || seen.options().is_empty() {
            return self.lines.say(&tell!(self.tongue, "screen-matrix-empty"));
        }
        let table = DecisionMatrix::from_document(&seen);
        let only = rest.parse::<usize>().ok().and_then(|number| number.checked_sub(1)).filter(|at| *at < rows.len());
        if only.is_none() && !rest.is_empty() {
            return self.lines.say(&tell!(self.tongue, "plain-no-row", count = rows.len()));
        }
        if only.is_none() {
            let options = seen.options().len();
            self.lines.say(&tell!(self.tongue, "plain-matrix", rows = rows.len(), options = options))?;
        }
        for (at, criterion) in rows.iter().enumerate().filter(|(at, _)| only.is_none_or(|only| only == *at)) {
            self.lines.gap()?;
            self.lines.say(&self.row(at, criterion, &table))?;
            for line in self.cells(&seen, criterion) {
                self.lines.indented(2, &line)?;
            }
        }
        Ok(())
    }

    /// A criterion: how much it weighs, once weights are given, and when it is felt.
    fn row(&self, at: usize, criterion: &Criterion, table: &DecisionMatrix) -> Shown {
        let (name, when) = (Shown::outside(&criterion.name), say::when(self.tongue, criterion.time_horizon()));
        let factor = table.criteria.iter().find(|factor| factor.id == criterion.id);
        match factor.filter(|_| table.total_weight > 0.0) {
            _ if !criterion.may_count() => tell!(self.tongue, "plain-row-out", number = at + 1, name = name),
            Some(factor) => {
                let share = number::number(self.tongue.language(), factor.share * 100.0, 0);
                tell!(self.tongue, "plain-row-weighs", number = at + 1, name = name, when = when, share = share)
            }
            None => tell!(self.tongue, "plain-row-open", number = at + 1, name = name, when = when),
        }
    }

    /// What each option is rated on a criterion: by one person, or by each of several.
    fn cells(&self, seen: &View<'_>, criterion: &Criterion) -> Vec<Shown> {
        let people = seen.people();
        let cell = |option: &Alternative| {
            let name = Shown::outside(&option.name);
            let by = |person: &Person<'_>| {
                let said = self.rating(seen.rating(person.id, &criterion.id, &option.id));
                let who = (people.len() > 1).then(|| say::person(self.tongue, seen, person.id));
                who.map_or(said.clone(), |who| tell!(self.tongue, "plain-cell-of", person = who, rating = said))
            };
            let said: Vec<Shown> =
                people.iter().filter(|person| seen.audience().can_see_answers_of(person.id)).map(by).collect();
            let sealed = || tell!(self.tongue, "plain-cell-sealed");
            let now = if said.is_empty() { sealed() } else { Shown::join(&said, "; ") };
            tell!(self.tongue, "plain-stands-line", field = name, now = now)
        };
        seen.options().iter().map(cell).collect()
    }

    /// A rating in words, with what it rests on and its note.
    fn rating(&self, rating: Option<&Rating>) -> Shown {
        let basis = rating.and_then(|rating| rating.basis).map(|basis| say::basis(self.tongue, basis));
        let note = rating.and_then(|rating| rating.note.as_deref()).map(Shown::outside);
        let parts = [Some(say::rating_in_words(self.tongue, rating)), basis, note];
        Shown::join(parts.iter().flatten(), ", ")
    }
}
