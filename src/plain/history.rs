//! What was changed, and what there is to go back to, said.

use std::io;

use crate::say;
use crate::tell;
use crate::text::{Shown, date};
use crate::walk::{self, Ask};
use pesee_core::deliberation::view;

use super::Walker;

impl Walker<'_, '_> {
    /// The acts of this visit, what changed after the verdict was seen, and the earlier versions of the file.
    pub(super) fn history(&mut self, ask: &Ask) -> io::Result<()> {
        let (tongue, document, now) = (self.tongue, self.sitting.shared(), self.keeper.now());
        let seen = view(&document, &walk::at_table(&document, ask, self.sitting.turn()).with_onlookers());
        let acts = say::acts(tongue, self.sitting, &seen).into_iter().map(|act| {
            let line = act.told.line(tongue);
            if act.undone { tell!(tongue, "history-undone", line = line) } else { line }
        });
        let acts = acts.collect();
        self.list(tell!(tongue, "history-visit"), tell!(tongue, "history-visit-none"), acts)?;
        let late = seen.changes().iter().rev().filter_map(|changed| {
            let line = say::late(tongue, &seen, changed)?;
            let when = changed.at.at.map(|at| date::past_moment(tongue, at, now.date_naive()));
            Some(when.map_or_else(|| line.clone(), |when| tell!(tongue, "history-line", when = when, line = &line)))
        });
        let none = if seen.head().verdict_seen.is_some() { "history-late-none" } else { "history-late-unseen" };
        self.list(tell!(tongue, "history-late"), tell!(tongue, none), late.collect())?;
        let versions = self.keeper.versions();
        let versions = versions.iter().map(|version| {
            let (edit, then) = self.sitting.going_back(version, seen.audience());
            let told = say::told(tongue, &document, &then, &edit);
            let differs = tell!(tongue, "history-differs", count = told.count);
            tell!(tongue, "history-line", when = say::version(tongue, version, now), line = differs)
        });
        let versions = versions.collect();
        self.list(tell!(tongue, "history-versions"), tell!(tongue, "history-versions-none"), versions)
    }

    fn list(&mut self, heading: Shown, none: Shown, lines: Vec<Shown>) -> io::Result<()> {
        self.lines.say(&tell!(self.tongue, "history-list", heading = heading))?;
        let lines = if lines.is_empty() { vec![none] } else { lines };
        lines.iter().try_for_each(|line| self.lines.indented(2, line))
    }
}
