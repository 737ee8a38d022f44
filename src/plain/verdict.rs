//! The verdict, said.

use std::io;

use crate::say;
use crate::tell;
use crate::walk::{self, Ask};
use pesee_core::deliberation::Deliberation;
use pesee_core::method::{DEFAULT_DRAWS, Figures, Ranking, RevealError, reveal_ranking};

use super::{Answered, Onward, Walker};

impl Walker<'_, '_> {
    pub(super) fn verdict(&mut self, ask: &Ask) -> Answered {
        let document = self.sitting.shared();
        let figures = Figures::with_draws(&document, DEFAULT_DRAWS);
        match reveal_ranking(&document, &figures) {
            Ok(ranking) => {
                if let Some(before) = self.read_out.replace(document.clone()).filter(|before| *before != document) {
                    self.lines.say(&tell!(self.tongue, "plain-since-read-out"))?;
                    self.differences(&before, &document)?;
                    self.lines.gap()?;
                }
                self.say_verdict(&document, &figures, ranking)?;
                self.sitting.see_verdict(self.keeper.now());
                self.pause(ask)
            }
            Err(RevealError::Sealed) => {
                self.lines.say(&tell!(self.tongue, "verdict-sealed"))?;
                let onward = self.pause(ask)?;
                if matches!(onward, Onward::Next) {
                    let edit = walk::reveal(&document, self.keeper.now());
                    self.apply(edit)?;
                    return Ok(Onward::Again);
                }
                Ok(onward)
            }
            Err(why) => {
                self.lines.say(&say::withheld(self.tongue, &document, &why))?;
                let waiting = matches!(why, RevealError::Unfinished { .. });
                if !waiting {
                    self.pause(ask)?;
                    return Ok(Onward::To(walk::resume(&document)).into_other(ask));
                }
                if self.letter(&tell!(self.tongue, "plain-unfinished-offer"), &["d"], ask)?.is_some() {
                    let edit = walk::rest_unknown(&document);
                    self.apply(edit)?;
                    return Ok(Onward::Again);
                }
                Ok(walk::open_question(&document).map_or(Onward::Next, Onward::To))
            }
        }
    }

    fn say_verdict(&mut self, document: &Deliberation, figures: &Figures, ranking: &Ranking) -> io::Result<()> {
        let spoken = say::verdict(self.tongue, document, figures, ranking);
        self.lines.say(&spoken.headline)?;
        let wins = say::wins_in_front(self.tongue, document, figures, ranking);
        for sentence in spoken.breaks.iter().chain(&spoken.beside).chain(&wins) {
            self.lines.say(sentence)?;
        }
        self.lines.gap()?;
        for line in say::ranking(self.tongue, document, figures, ranking) {
            self.lines.indented(2, &line)?;
        }
        let stability = say::stability(self.tongue, document, figures, ranking);
        if !stability.is_empty() {
            self.lines.gap()?;
            self.lines.say(&tell!(self.tongue, "plain-what-would-change"))?;
        }
        for line in stability {
            self.lines.indented(2, &line)?;
        }
        self.lines.gap()?;
        for line in say::feelings(self.tongue, document) {
            self.lines.say(&line)?;
        }
        Ok(())
    }
}
