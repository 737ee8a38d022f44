//! The `:matrix` command: prints the decision matrix row by row.

use std::io;

use crate::phrases;
use crate::t;
use crate::text::{SafeText, number};
use crate::walk::{self, Question};
use pesee_core::deliberation::{Alternative, Audience, Criterion, Person, Rating, View, view};
use pesee_core::method::DecisionMatrix;

use super::Walker;

impl Walker<'_, '_> {
    /// Prints the rows that the audience may see: all rows, or the row whose number is in `rest`.
    pub(super) fn show_matrix(&mut self, rest: &str, question: &Question) -> io::Result<()> {
        let document = self.session.shared_document();
        let seen = view(&document, &walk::overview_audience(&document, question, self.session.turn()));
        let rows = seen.criteria();
        if rows.is_empty() || seen.options().is_empty() {
            return self.line_io.print(&t!(self.locale, "screen-matrix-empty"));
        }
        let table = DecisionMatrix::from_document(&seen);
        let only = rest.parse::<usize>().ok().and_then(|number| number.checked_sub(1)).filter(|at| *at < rows.len());
        if only.is_none() && !rest.is_empty() {
            return self.line_io.print(&t!(self.locale, "plain-no-row", count = rows.len()));
        }
        if only.is_none() {
            let options = seen.options().len();
            self.line_io.print(&t!(self.locale, "plain-matrix", rows = rows.len(), options = options))?;
        }
        let is_sealed = *seen.audience() == Audience::Group;
        for (at, criterion) in rows.iter().enumerate().filter(|(at, _)| only.is_none_or(|only| only == *at)) {
            self.line_io.print_blank_line()?;
            self.line_io.print(&self.describe_row(at, criterion, &table, is_sealed))?;
            for line in self.describe_cells(&seen, criterion) {
                self.line_io.print_indented(2, &line)?;
            }
        }
        Ok(())
    }

    /// Returns a criterion with its time horizon and, if there are weights that are not sealed, its share.
    fn describe_row(&self, at: usize, criterion: &Criterion, table: &DecisionMatrix, is_sealed: bool) -> SafeText {
        let (name, when) =
            (SafeText::sanitize(&criterion.name), phrases::time_horizon(self.locale, criterion.time_horizon()));
        let factor = table.criteria.iter().find(|factor| factor.id == criterion.id);
        match factor.filter(|_| table.has_weights()) {
            _ if !criterion.may_count() => t!(self.locale, "plain-row-left-out", number = at + 1, name = name),
            _ if is_sealed => t!(self.locale, "plain-row-sealed", number = at + 1, name = name, when = when),
            Some(factor) => {
                let share = number::format(self.locale.language(), factor.share * 100.0, 0);
                t!(self.locale, "plain-row-weighted", number = at + 1, name = name, when = when, share = share)
            }
            None => t!(self.locale, "plain-row-unweighted", number = at + 1, name = name, when = when),
        }
    }

    /// Returns one line per option with its rating on the criterion; with several people, the rating of each person.
    fn describe_cells(&self, seen: &View<'_>, criterion: &Criterion) -> Vec<SafeText> {
        let people = seen.people();
        let cell = |option: &Alternative| {
            let name = SafeText::sanitize(&option.name);
            let by = |person: &Person<'_>| {
                let rating = self.describe_rating(seen.rating(person.id, &criterion.id, &option.id));
                let who = (people.len() > 1).then(|| phrases::person(self.locale, seen, person.id));
                who.map_or(rating.clone(), |who| t!(self.locale, "plain-cell-of-person", person = who, rating = rating))
            };
            let ratings: Vec<SafeText> =
                people.iter().filter(|person| seen.audience().can_see_answers_of(person.id)).map(by).collect();
            let sealed = || t!(self.locale, "plain-cell-sealed");
            let now = if ratings.is_empty() { sealed() } else { SafeText::join(&ratings, "; ") };
            t!(self.locale, "plain-named-value", field = name, now = now)
        };
        seen.options().iter().map(cell).collect()
    }

    /// Returns a rating in words with its basis and its note.
    fn describe_rating(&self, rating: Option<&Rating>) -> SafeText {
        let basis = rating.and_then(|rating| rating.basis).map(|basis| phrases::basis(self.locale, basis));
        let note = rating.and_then(|rating| rating.note.as_deref()).map(SafeText::sanitize);
        let parts = [Some(phrases::rating_in_words(self.locale, rating)), basis, note];
        SafeText::join(parts.iter().flatten(), ", ")
    }
}
