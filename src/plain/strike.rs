//! What cancels of one option's pros and cons, said strike by strike.

use std::io;

use crate::say;
use crate::tell;
use pesee_core::method::{Figures, StrikeOut, disclose};

use super::Walker;

impl Walker<'_, '_> {
    /// The strike-out of an option by its number in the verdict; without one, of the first there.
    pub(super) fn strike(&mut self, rest: &str) -> io::Result<()> {
        let (tongue, document) = (self.tongue, self.sitting.shared());
        let figures = Figures::exact(&document);
        let ranking = match disclose(&document, &figures) {
            Ok(ranking) => ranking,
            Err(why) => return self.lines.say(&say::withheld(tongue, &document, &why)),
        };
        let (table, order) = (figures.table(), ranking.order());
        let number = if rest.is_empty() { Some(1) } else { rest.parse::<usize>().ok() };
        let at = number.and_then(|number| order.get(number.checked_sub(1)?));
        let Some((at, option)) = at.and_then(|at| Some((*at, table.options.get(*at)?))) else {
            return self.lines.say(&tell!(tongue, "plain-strike-which", count = order.len()));
        };
        self.sitting.see_verdict(self.keeper.now());
        let out = StrikeOut::of(table, at);
        let said = say::Striking { tongue, document: &document, table, out: &out };
        self.lines.say(&tell!(tongue, "strike-title", option = say::option(&document, &option.id)))?;
        said.sides().iter().try_for_each(|line| self.lines.indented(2, line))?;
        (1..=out.strikes.len()).try_for_each(|made| self.lines.indented(2, &said.after(made)))?;
        if out.strikes.is_empty() {
            self.lines.indented(2, &said.after(0))?;
        }
        said.notes().iter().try_for_each(|line| self.lines.indented(2, line))
    }
}
