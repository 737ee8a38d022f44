//! Step 8 in lines: one criterion, every option in turn.

use std::io;

use crate::deliberation::{Criterion, Edit, Id};
use crate::say;
use crate::tell;
use crate::text::Shown;
use crate::walk::{self, Ask};

use super::{Answered, Onward, Walker};

impl Walker<'_> {
    pub(super) fn ratings(&mut self, ask: &Ask) -> Answered {
        let Ask::Rating(person, criterion) = ask else { return Ok(Onward::Next) };
        if let Some(found) = self.document().criterion(criterion).cloned() {
            self.words(&found)?;
        }
        if !std::mem::replace(&mut self.told_how, true) {
            self.lines.say(&tell!(self.tongue, "plain-rate-how"))?;
        }
        let options: Vec<Id> = self.document().options().iter().map(|option| option.id.clone()).collect();
        for option in options {
            self.rate(ask, person, criterion, &option)?;
        }
        self.what_is_left(ask, person)
    }

    /// The words at the ends and in the middle.
    fn words(&mut self, criterion: &Criterion) -> io::Result<()> {
        let word = |text: &Option<String>| text.as_deref().map(Shown::outside).unwrap_or_default();
        let (con, zero, pro) = (word(&criterion.con), word(&criterion.zero), word(&criterion.pro));
        self.lines.indented(2, &tell!(self.tongue, "plain-words", con = con, zero = zero, pro = pro))
    }

    /// One option.
    fn rate(&mut self, ask: &Ask, person: &Id, criterion: &Id, option: &Id) -> Answered<()> {
        let name = say::option(self.document(), option);
        loop {
            let now = say::rating_in_words(self.tongue, self.document().rating(person, criterion, option));
            let text = self.hear(&tell!(self.tongue, "plain-rate", option = &name, now = now), ask)?;
            let rating = match text.as_str() {
                "" => return Ok(()),
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
            return Ok(());
        }
    }

    /// How many criteria are left at most, and whether going on can still matter.
    fn what_is_left(&mut self, ask: &Ask, person: &Id) -> Answered {
        let left = walk::left(self.document(), person);
        if left.criteria == 0 {
            return Ok(Onward::Next);
        }
        if !left.settled {
            self.lines.say(&tell!(self.tongue, "plain-left", count = left.criteria))?;
            return Ok(Onward::Next);
        }
        self.lines.say(&tell!(self.tongue, "plain-settled", count = left.criteria))?;
        let stops = self.hear(&tell!(self.tongue, "plain-stop-or-go"), ask)?.is_empty();
        let after = if stops { walk::enough_rated(self.document(), person) } else { None };
        Ok(after.map_or(Onward::Next, Onward::To))
    }
}
