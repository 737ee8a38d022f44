//! What lies between several people, said.

use std::io;

use crate::say;
use crate::tell;
use crate::text::Shown;
use pesee_core::deliberation::Id;
use pesee_core::method::{DEFAULT_DRAWS, Figures, reveal_ranking};

use super::Walker;

impl Walker<'_, '_> {
    /// Who has what in front and why, where they could meet, and where they are furthest apart.
    pub(super) fn people(&mut self) -> io::Result<()> {
        let document = self.sitting.shared();
        let figures = Figures::with_draws(&document, DEFAULT_DRAWS);
        let ranking = match reveal_ranking(&document, &figures) {
            Ok(ranking) => ranking,
            Err(why) => return self.lines.say(&say::withheld(self.tongue, &document, &why)),
        };
        let Some(people) = &ranking.group else {
            return self.lines.say(&tell!(self.tongue, "plain-one-person"));
        };
        self.lines.say(&say::agreement(self.tongue, &document, &figures, people))?;
        for sentence in say::people(self.tongue, &document, &figures, ranking) {
            self.lines.say(&sentence)?;
        }
        for sentence in say::meeting_point(self.tongue, &document, &figures, people) {
            self.lines.say(&sentence)?;
        }
        let cells = people.cells_by_disagreement();
        let apart = if cells.is_empty() { "people-nowhere" } else { "people-apart" };
        self.lines.say(&tell!(self.tongue, apart))?;
        let table = figures.matrix();
        let options = table.options.len().max(1);
        for cell in cells {
            let (Some(criterion), Some(option)) =
                (table.criteria.get(cell / options), table.options.get(cell % options))
            else {
                continue;
            };
            let own = |id: &Id| {
                let rating = document.rating(id, &criterion.id, &option.id)?;
                let (person, rating) = (say::person(self.tongue, &document, id), Some(rating));
                let rating = say::rating_in_words(self.tongue, rating);
                Some(tell!(self.tongue, "plain-cell-of", person = person, rating = rating))
            };
            let said: Vec<Shown> = people.people.iter().filter_map(|person| own(&person.id)).collect();
            let names = [say::criterion(&document, &criterion.id), say::option(&document, &option.id)];
            let line = tell!(
                self.tongue,
                "plain-stands-line",
                field = Shown::join(&names, " · "),
                now = Shown::join(&said, "; ")
            );
            self.lines.indented(2, &line)?;
        }
        Ok(())
    }
}
