//! The `:people` command: prints where several people agree and differ.

use std::io;

use crate::phrases;
use crate::t;
use crate::text::SafeText;
use pesee_core::deliberation::Id;
use pesee_core::method::{DEFAULT_DRAWS, Figures, reveal_ranking};

use super::Walker;

impl Walker<'_, '_> {
    /// Prints the leader of each person, possible compromises, and the ratings with the largest disagreement.
    pub(super) fn show_people(&mut self) -> io::Result<()> {
        let document = self.session.shared_document();
        let figures = Figures::with_draws(&document, DEFAULT_DRAWS);
        let ranking = match reveal_ranking(&document, &figures) {
            Ok(ranking) => ranking,
            Err(error) => return self.line_io.print(&phrases::withheld_reason(self.locale, &document, &error)),
        };
        let Some(people) = &ranking.group else {
            return self.line_io.print(&t!(self.locale, "plain-one-person"));
        };
        self.line_io.print(&phrases::agreement(self.locale, &document, &figures, people))?;
        for sentence in phrases::leaders_by_person(self.locale, &document, &figures, ranking) {
            self.line_io.print(&sentence)?;
        }
        for sentence in phrases::meeting_point(self.locale, &document, &figures, people) {
            self.line_io.print(&sentence)?;
        }
        let table = figures.matrix();
        let cells = people.cells_by_disagreement(table);
        self.line_io.print(&phrases::disagreement_heading(self.locale, people, cells.len()))?;
        let options = table.options.len().max(1);
        for cell in cells {
            let (Some(criterion), Some(option)) =
                (table.criteria.get(cell / options), table.options.get(cell % options))
            else {
                continue;
            };
            let own = |id: &Id| {
                let rating = document.rating(id, &criterion.id, &option.id)?;
                let (person, rating) = (phrases::person(self.locale, &document, id), Some(rating));
                let rating = phrases::rating_in_words(self.locale, rating);
                Some(t!(self.locale, "plain-cell-of-person", person = person, rating = rating))
            };
            let ratings: Vec<SafeText> = people.people.iter().filter_map(|person| own(&person.id)).collect();
            let names = [phrases::criterion(&document, &criterion.id), phrases::option(&document, &option.id)];
            let line = t!(
                self.locale,
                "plain-named-value",
                field = SafeText::join(&names, " · "),
                now = SafeText::join(&ratings, "; ")
            );
            self.line_io.print_indented(2, &line)?;
        }
        Ok(())
    }
}
