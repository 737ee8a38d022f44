//! Step 8 in lines: one criterion, every option in turn.

use std::io;

use crate::deliberation::{Criterion, Edit, Id};
use crate::say;
use crate::tell;
use crate::text::Shown;
use crate::walk::{self, Ask};

use super::lines::Heard;
use super::{Onward, Walker};

impl Walker<'_> {
    pub(super) fn ratings(&mut self, ask: &Ask) -> io::Result<Onward> {
        let Ask::Rating(person, criterion) = ask else { return Ok(Onward::Next) };
        if let Some(found) = self.document().criterion(criterion).cloned() {
            self.words(&found)?;
        }
        let options: Vec<Id> = self.document().options().iter().map(|option| option.id.clone()).collect();
        for option in options {
            if let Some(onward) = self.rate(ask, person, criterion, &option)? {
                return Ok(onward);
            }
        }
        self.what_is_left(ask, person)
    }

    /// The words at the ends and in the middle.
    fn words(&mut self, criterion: &Criterion) -> io::Result<()> {
        let word = |text: &Option<String>| text.as_deref().map(Shown::outside).unwrap_or_default();
        let (con, zero, pro) = (word(&criterion.con), word(&criterion.zero), word(&criterion.pro));
        self.lines.indented(2, &tell!(self.tongue, "plain-words", con = con, zero = zero, pro = pro))
    }

    /// One option; `None` to go on to the next.
    fn rate(&mut self, ask: &Ask, person: &Id, criterion: &Id, option: &Id) -> io::Result<Option<Onward>> {
        let name = say::option(self.document(), option);
        loop {
            let now = say::rating_in_words(self.tongue, self.document().rating(person, criterion, option));
            let text = match self.lines.hear(&tell!(self.tongue, "plain-rate", option = &name, now = now))? {
                Heard::End => return Ok(Some(Onward::Leave)),
                Heard::Word(word) => return self.word(word, ask).map(Some),
                Heard::Unknown(text) => return self.unknown(&text).map(Some),
                Heard::Line(text) => text,
            };
            let rating = match text.as_str() {
                "" => return Ok(None),
                "x" => None,
                _ => match say::typed::rating(&text) {
                    Some(rating) => Some(rating),
                    None => {
                        self.lines.say(&tell!(self.tongue, "plain-not-a-rating"))?;
                        continue;
                    }
                },
            };
            let edit = Edit::rate(self.document(), person, criterion, option, rating);
            self.apply(edit)?;
            return Ok(None);
        }
    }

    /// How many criteria are left at most, and whether going on can still matter.
    fn what_is_left(&mut self, ask: &Ask, person: &Id) -> io::Result<Onward> {
        let left = walk::left(self.document(), person);
        if left.criteria == 0 {
            return Ok(Onward::Next);
        }
        if !left.settled {
            self.lines.say(&tell!(self.tongue, "plain-left", count = left.criteria))?;
            return Ok(Onward::Next);
        }
        self.lines.say(&tell!(self.tongue, "plain-settled", count = left.criteria))?;
        match self.lines.hear(&tell!(self.tongue, "plain-stop-or-go"))? {
            Heard::End => Ok(Onward::Leave),
            Heard::Word(word) => self.word(word, ask),
            Heard::Unknown(text) => self.unknown(&text),
            Heard::Line(text) if text.is_empty() => {
                Ok(walk::after_ratings(self.document(), person).map_or(Onward::Next, Onward::To))
            }
            Heard::Line(_) => Ok(Onward::Next),
        }
    }
}
