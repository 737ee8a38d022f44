//! What differs, said: from how it was, from another file, or between two people.

use std::io;
use std::path::Path;
use std::sync::Arc;

use crate::say::{self, Compared, Sides};
use crate::tell;
use crate::text::{Shown, date};
use crate::walk::{self, Comparing, With};
use pesee_core::deliberation::Deliberation;
use pesee_core::method::{DEFAULT_DRAWS, Figures, compare, reveal_ranking};

use super::Walker;

/// The differences told at most; the rest is counted.
const MOST_LINES: usize = 20;

impl Walker<'_, '_> {
    /// With the day or the file that was said; without one, with what is chosen from a list.
    pub(super) fn compare(&mut self, rest: &str) -> io::Result<()> {
        let (document, now) = (self.as_saved(), self.keeper.now());
        if let Err(why) = walk::unsealed(&document) {
            return self.lines.say(&say::apart(self.tongue, &why, &Shown::default(), now));
        }
        if rest.is_empty() {
            return self.choose_with(&document);
        }
        if let Some(day) = date::parse(rest).and_then(|day| walk::end_of(day, now)) {
            return self.compare_with(With::Earlier(day));
        }
        match self.keeper.read(Path::new(rest)) {
            Ok(other) => self.told(Comparing::files(document, Arc::new(other), now)),
            Err(faults) => {
                let pattern = date::pattern(self.tongue.language());
                self.lines.say(&say::cannot_open(self.tongue, Path::new(rest), &faults))?;
                self.lines.say(&tell!(self.tongue, "plain-compare-how", pattern = pattern))
            }
        }
    }

    /// All that it can be compared with without a word more.
    fn choose_with(&mut self, document: &Deliberation) -> io::Result<()> {
        let now = self.keeper.now();
        let earlier = walk::earlier(document, &self.keeper.versions(), now);
        let twos = walk::in_twos(document);
        let called = |earlier| {
            let (what, when) = say::called_earlier(self.tongue, earlier, now);
            tell!(self.tongue, "moved-with-line", what = what, when = when)
        };
        let mut items: Vec<Shown> = earlier.iter().map(called).collect();
        items.extend(twos.iter().map(|(one, other)| say::twos(self.tongue, document, (one, other))));
        let withs = earlier.iter().map(|earlier| With::Earlier(earlier.at));
        let withs = withs.chain(twos.iter().map(|(one, other)| With::People(one.clone(), other.clone())));
        let at = match items.len() {
            0 | 1 => Some(0),
            _ => super::choose(&mut self.lines, &items)?,
        };
        match at.and_then(|at| withs.clone().nth(at)) {
            Some(with) => self.compare_with(with),
            None if items.is_empty() => {
                let pattern = date::pattern(self.tongue.language());
                self.lines.say(&tell!(self.tongue, "plain-compare-how", pattern = pattern))
            }
            None => Ok(()),
        }
    }

    /// What the file says, with what this visit leaves in its logs.
    fn as_saved(&self) -> Arc<Deliberation> {
        Arc::new(self.sitting.to_save(&Figures::without_draws(self.document()), self.keeper.now()))
    }

    fn compare_with(&mut self, with: With) -> io::Result<()> {
        let (document, versions, now) = (self.as_saved(), self.keeper.versions(), self.keeper.now());
        self.told(Comparing { document, with, versions, now })
    }

    /// What a comparison comes to.
    fn told(&mut self, comparing: Comparing) -> io::Result<()> {
        let (tongue, now, document) = (self.tongue, comparing.now, comparing.document.clone());
        let when = match &comparing.with {
            With::Earlier(at) => date::moment(tongue, *at),
            _ => Shown::default(),
        };
        match comparing.compare() {
            Err(why) => self.lines.say(&say::apart(tongue, &why, &when, now)),
            Ok(beside) => {
                // From here on changes are kept: a verdict was read out.
                if beside.comparison.now.is_ok()
                    && reveal_ranking(&document, &Figures::without_draws(&document)).is_ok()
                {
                    self.sitting.see_verdict(now);
                }
                let sides = say::compared_with(tongue, &document, &beside);
                let (told, notes) = say::beside(tongue, &sides, &beside, now);
                self.say_compared(&told)?;
                notes.iter().try_for_each(|note| self.lines.say(note))
            }
        }
    }

    /// Both verdicts, what moved the one to the other, and what differs.
    pub(super) fn differences(&mut self, then: &Deliberation, now: &Deliberation) -> io::Result<()> {
        let comparison =
            compare(then, now, (&Figures::with_draws(then, DEFAULT_DRAWS), &Figures::with_draws(now, DEFAULT_DRAWS)));
        self.say_compared(&say::moved(self.tongue, &Sides::Time, then, now, &comparison))
    }

    fn say_compared(&mut self, told: &Compared) -> io::Result<()> {
        if told.count == 0 {
            return self.lines.say(&told.nothing);
        }
        self.lines.say(&told.verdicts)?;
        told.because.iter().try_for_each(|line| self.lines.say(line))?;
        self.lines.say(&tell!(self.tongue, "moved-list"))?;
        told.lines.iter().take(MOST_LINES).try_for_each(|line| self.lines.indented(2, &line.line))?;
        match told.count - told.lines.len().min(MOST_LINES) {
            0 => Ok(()),
            more => self.lines.indented(2, &tell!(self.tongue, "change-more", count = more)),
        }
    }
}
