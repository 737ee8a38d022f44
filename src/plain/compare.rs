//! What differs, said: from an earlier day, from when the verdict was last read out, or between two people.

use std::io;

use crate::deliberation::{Deliberation, Moment};
use crate::method::{DRAWS, Figures, disclose, moved};
use crate::say::{self, Sides};
use crate::tell;
use crate::text::date;
use crate::walk::{self, look_back};

use super::Walker;

/// The differences told at most; the rest is counted.
const MOST_LINES: usize = 20;

impl Walker<'_, '_> {
    /// Since the day that was said; without one, since the decision, or between two people.
    pub(super) fn compare(&mut self, rest: &str) -> io::Result<()> {
        let document = self.sitting.shared();
        if let Err(why) = disclose(&document, &Figures::exact(&document)) {
            return self.lines.say(&say::withheld(self.tongue, &document, &why));
        }
        let now = self.keeper.now();
        let day = if rest.is_empty() { None } else { date::parse(rest).and_then(|day| walk::end_of(day, now)) };
        let decided = look_back::standing(&document).and_then(|decision| decision.at.at);
        match (day, document.people().as_slice(), decided) {
            (None, ..) if !rest.is_empty() => self.compare_how(),
            (None, [one, other], _) => {
                let name = |id| say::person(self.tongue, &document, id);
                let sides = Sides::People(name(one.id), name(other.id));
                self.differences(&sides, &document.of_one(one.id), &document.of_one(other.id))
            }
            (Some(moment), ..) | (None, _, Some(moment)) => self.compare_since(&document, moment, now),
            (None, _, None) => self.compare_how(),
        }
    }

    fn compare_how(&mut self) -> io::Result<()> {
        let pattern = date::pattern(self.tongue.language());
        self.lines.say(&tell!(self.tongue, "plain-compare-how", pattern = pattern))
    }

    fn compare_since(&mut self, document: &Deliberation, moment: Moment, now: Moment) -> io::Result<()> {
        let when = date::day(self.tongue, moment.date_naive());
        match walk::since(document, &self.keeper.versions(), moment, now) {
            Err(why) => self.lines.say(&say::untold(self.tongue, why, &when, now)),
            Ok(past) => {
                let notes = say::past(self.tongue, &past, &when, now);
                self.differences(&Sides::Since(when), &past.document, document)?;
                notes.iter().try_for_each(|note| self.lines.say(note))
            }
        }
    }

    /// Both verdicts, what moved the one to the other, and what differs.
    pub(super) fn differences(&mut self, sides: &Sides, then: &Deliberation, now: &Deliberation) -> io::Result<()> {
        let comparison = moved(then, now, (&Figures::drawn(then, DRAWS), &Figures::drawn(now, DRAWS)));
        let told = say::moved(self.tongue, sides, then, now, &comparison);
        if told.count == 0 {
            return self.lines.say(&told.nothing);
        }
        self.lines.say(&told.verdicts)?;
        told.because.iter().try_for_each(|line| self.lines.say(line))?;
        self.lines.say(&tell!(self.tongue, "moved-list"))?;
        told.lines.iter().take(MOST_LINES).try_for_each(|line| self.lines.indented(2, line))?;
        match told.count - told.lines.len().min(MOST_LINES) {
            0 => Ok(()),
            more => self.lines.indented(2, &tell!(self.tongue, "change-more", count = more)),
        }
    }
}
