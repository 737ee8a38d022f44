//! Coming back, said: another round; then and now.

use std::io;

use crate::say;
use crate::tell;
use crate::walk::{self, Ask, Step, look_back};
use pesee_core::deliberation::view;
use pesee_core::method::{DEFAULT_DRAWS, Figures, reveal_ranking};

use super::{Answered, Onward, Walker};

impl Walker<'_, '_> {
    /// Another round: from what counts on, every answer as it was.
    pub(super) fn round(&mut self) -> io::Result<Onward> {
        let first = walk::first_of(self.document(), Step::Criteria, self.sitting.turn());
        let edit = look_back::reopen(self.document());
        self.apply(edit)?;
        self.lines.each(&tell!(self.tongue, "plain-round"))?;
        Ok(Onward::To(first))
    }

    /// What was decided, what came of it, and today's verdict; then whether another round is wanted.
    pub(super) fn then_and_now(&mut self, ask: &Ask) -> Answered {
        let now = self.keeper.now();
        // What this visit changed belongs to it too, as it will stand in the file.
        let document = self.sitting.to_save(&Figures::without_draws(self.sitting.document()), now);
        let view = view(&document, &walk::at_table(&document, &Ask::Verdict, self.sitting.turn()));
        let figures = Figures::with_draws(&view, DEFAULT_DRAWS);
        for (nth, group) in say::then_and_now(self.tongue, &view, &figures, now).iter().enumerate() {
            if nth > 0 {
                self.lines.gap()?;
            }
            for sentence in group {
                self.lines.say(sentence)?;
            }
        }
        if reveal_ranking(&view, &figures).is_ok() {
            self.sitting.see_verdict(self.keeper.now());
        }
        match self.letter(&tell!(self.tongue, "plain-keep-or-round"), &["r"], ask)? {
            Some(_) => Ok(self.round()?),
            None => Ok(Onward::Next),
        }
    }
}
