//! Unsaved answers that waited for the person who gave them, while answers were sealed.

use std::io;

use crate::t;

use super::{Walker, choose_item};

impl Walker<'_, '_> {
    /// Asks the person at the keyboard about their own unsaved answers, once in each turn.
    pub(super) fn offer_held_work(&mut self) -> io::Result<()> {
        let asked = Some(self.session.turn().cloned());
        if self.asked_about_work == asked {
            return Ok(());
        }
        let Some(lines) = self.host.describe_held_work(self.session) else { return Ok(()) };
        self.asked_about_work = asked;
        self.line_io.print_blank_line()?;
        for line in &lines {
            self.line_io.print(line)?;
        }
        let answers = [t!(self.locale, "saving-recovery-keep"), t!(self.locale, "saving-recovery-discard")];
        let Some(chosen) = choose_item(&mut self.line_io, &answers)? else { return Ok(()) };
        if let Some(said) = self.host.decide_held_work(self.session, chosen == 0) {
            self.line_io.print_sentences(&said)?;
        }
        self.has_new_answer = true;
        Ok(())
    }
}
