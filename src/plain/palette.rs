//! What the words of the palette do.

use std::io;

use crate::say;
use crate::tell;
use crate::text::Shown;
use crate::walk::{self, Ask, Kind, Progress, Step, look_back};

use super::words::{Said, Word, step_called};
use super::{Answered, Onward, Walker};

impl Walker<'_, '_> {
    /// What a word means where `ask` is asked. What is only looked at leaves the question open, at the field where it
    /// was asked if it has several; where there is little to hear, it is asked again.
    pub(super) fn word(&mut self, said: &Said, ask: &Ask) -> Answered {
        let rest = said.rest.as_str();
        match said.word {
            Word::Back => return Ok(Onward::Back),
            Word::Quit => return Ok(Onward::Leave),
            Word::Again => return Ok(Onward::Again),
            Word::Verdict => return Ok(Onward::To(Ask::Verdict)),
            Word::Go => return Ok(self.go(rest)?.map_or(Onward::Here, Onward::To)),
            Word::Undo | Word::Redo => {
                self.take_back(said.word == Word::Undo)?;
                return Ok(Onward::Again);
            }
            Word::Review | Word::Round if look_back::standing(self.document()).is_none() => {
                self.lines.say(&tell!(self.tongue, "plain-nothing-decided"))?;
            }
            Word::Review => return Ok(Onward::To(Ask::CameTrue)),
            Word::Round => return Ok(self.round()?),
            Word::Other => match ask.kind(self.document()) {
                Kind::Weights(method) => {
                    self.other_way(method)?;
                    return Ok(Onward::Again);
                }
                _ => self.lines.say(&tell!(self.tongue, "plain-other-only"))?,
            },
            Word::Note | Word::Range => match self.cell.clone() {
                Some(cell) if said.word == Word::Note => self.note(&cell, rest, ask)?,
                Some(cell) => self.range(&cell, rest, ask)?,
                None => self.lines.say(&tell!(self.tongue, "plain-rating-only"))?,
            },
            // Words of the library are none of the walk's.
            Word::Help | Word::Clients | Word::Archive | Word::Find => self.help()?,
            Word::Matrix => self.matrix(rest, ask)?,
            Word::Compare => self.compare(rest)?,
            Word::People => self.people()?,
            Word::History => self.history(ask)?,
            Word::Export => self.export(rest, ask)?,
        }
        Ok(if self.is_long(ask) { Onward::Here } else { Onward::Again })
    }

    /// Whether a question is not asked all over after a look elsewhere: one with many fields, one with much to read.
    fn is_long(&self, ask: &Ask) -> bool {
        match ask.kind(self.document()) {
            Kind::Account | Kind::Options | Kind::Criteria | Kind::Ratings | Kind::Weights(_) | Kind::Steps => true,
            Kind::Shown => matches!(ask, Ask::Verdict | Ask::Then),
            _ => false,
        }
    }

    fn take_back(&mut self, undoes: bool) -> io::Result<()> {
        let (now, before) = (self.keeper.now(), self.sitting.shared());
        let done = if undoes { self.sitting.undo(now) } else { self.sitting.redo(now) };
        let said = match (undoes, done) {
            (_, Some(edit)) => say::taken_back(self.tongue, &before, self.document(), &edit, undoes),
            (true, None) => tell!(self.tongue, "plain-nothing-to-undo"),
            (false, None) => tell!(self.tongue, "plain-nothing-to-redo"),
        };
        self.lines.say(&said)
    }

    /// Where `:go` leads: to a step, or to one of its questions by number or by a part of its name.
    fn go(&mut self, rest: &str) -> io::Result<Option<Ask>> {
        let Some((step, which)) = step_called(rest) else {
            if !rest.is_empty() {
                self.lines.say(&tell!(self.tongue, "plain-no-step", name = Shown::brief(rest)))?;
            }
            self.all_steps()?;
            return Ok(None);
        };
        let asks = self.asks_of(step);
        if which.is_empty() {
            if asks.len() > 1 && walk::progress(self.document(), step) == Progress::Done {
                self.list_asks(step, &asks)?;
            }
            return Ok(Some(walk::first_of(self.document(), step, self.sitting.turn())));
        }
        let nth = which.parse::<usize>().ok().and_then(|number| asks.get(number.checked_sub(1)?));
        let title = |ask: &&Ask| say::question(self.tongue, self.document(), ask).title.as_str().to_lowercase();
        let found = nth.or_else(|| asks.iter().find(|ask| title(ask).contains(&which))).cloned();
        if found.is_none() {
            self.lines.say(&tell!(self.tongue, "plain-no-question", name = Shown::brief(&which)))?;
            self.list_asks(step, &asks)?;
        }
        Ok(found)
    }

    /// The questions of a step that are asked of whoever answers now.
    fn asks_of(&self, step: Step) -> Vec<Ask> {
        let turn = self.sitting.turn();
        let own = |ask: &Ask| ask.person().is_none_or(|person| turn.is_none_or(|turn| turn == person));
        let asks = walk::questions(self.document()).into_iter();
        asks.filter(|ask| ask.step() == step && own(ask) && !matches!(ask, Ask::Handover(_))).collect()
    }

    fn list_asks(&mut self, step: Step, asks: &[Ask]) -> io::Result<()> {
        let titles: Vec<Shown> =
            asks.iter().map(|ask| say::question(self.tongue, self.document(), ask).title).collect();
        let name = say::step(self.tongue, step);
        self.lines.say(&tell!(self.tongue, "plain-step-asks", step = name, number = step.number()))?;
        self.numbered(&titles, None)
    }

    fn all_steps(&mut self) -> io::Result<()> {
        self.lines.say(&tell!(self.tongue, "plain-steps"))?;
        for step in Step::ALL {
            let how = match walk::progress(self.document(), step) {
                Progress::Done => "plain-step-done",
                Progress::Part => "plain-step-begun",
                Progress::Empty => "plain-step-open",
            };
            let name = say::step(self.tongue, step);
            self.lines.indented(2, &tell!(self.tongue, how, number = step.number(), name = name))?;
        }
        Ok(())
    }
}
