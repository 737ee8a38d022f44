//! Step 8: rates each option on one criterion, with the `:note` and `:range` commands.

use std::io;

use crate::phrases;
use crate::t;
use crate::text::{Locale, SafeText};
use crate::walk::{self, Question, rating_edit};
use pesee_core::deliberation::{Criterion, Edit, Id, Rating};

use super::screen_reader::restore_signs;
use super::{AnswerResult, Navigation, Walker};

/// The person, the criterion and the option of a rating.
type RatingCell = (Id, Id, Id);

impl Walker<'_, '_> {
    pub(super) fn ask_ratings(&mut self, question: &Question) -> AnswerResult {
        let Question::Rating(person, criterion) = question else { return Ok(Navigation::Next) };
        if let Some(found) = self.document().criterion(criterion).cloned() {
            self.print_anchors(&found)?;
        }
        if !std::mem::replace(&mut self.has_explained_rating, true) {
            self.line_io.print_sentences(&t!(self.locale, "plain-rate-how"))?;
        }
        if let Some(text) = phrases::options_not_rated(self.locale, self.document()) {
            self.line_io.print_indented(2, &text)?;
        }
        let options: Vec<Id> = self.document().eligible_options().map(|option| option.id.clone()).collect();
        for option in options {
            self.current_cell = Some((person.clone(), criterion.clone(), option.clone()));
            let rated = self.ask_rating(question, person, criterion, &option);
            self.current_cell = None;
            rated?;
        }
        if let Some(text) = phrases::open_ratings(self.locale, self.document(), person, criterion) {
            self.line_io.print(&text)?;
        }
        self.offer_to_stop(question, person)
    }

    /// Prints the descriptions of both ends and of the middle of the scale, if the file has them.
    fn print_anchors(&mut self, criterion: &Criterion) -> io::Result<()> {
        let ends = [
            ("plain-anchor-con", &criterion.con),
            ("plain-anchor-zero", &criterion.zero),
            ("plain-anchor-pro", &criterion.pro),
        ];
        for (id, text) in ends {
            if let Some(text) = text.as_deref().filter(|text| !text.trim().is_empty()) {
                self.line_io.print_indented(2, &t!(self.locale, id, text = SafeText::sanitize(text)))?;
            }
        }
        Ok(())
    }

    fn ask_rating(&mut self, question: &Question, person: &Id, criterion: &Id, option: &Id) -> AnswerResult<()> {
        let name = phrases::option(self.document(), option);
        loop {
            let old = self.document().rating(person, criterion, option).cloned();
            let now = phrases::rating_in_words(self.locale, old.as_ref());
            let prompt = t!(self.locale, "plain-rate", option = &name, now = now);
            let Some(text) = self.try_read_answer(&prompt, question)? else {
                // The `:range` command may have set the rating; the question is then answered.
                let new = self.document().rating(person, criterion, option);
                let ends = |rating: &Rating| (rating.low(), rating.high());
                if new.map(ends) != old.as_ref().map(ends) {
                    return Ok(());
                }
                continue;
            };
            let rating = match text.as_str() {
                "" => return Ok(()),
                "x" => None,
                _ => match parse_rating(&text, self.locale) {
                    Some(new) => Some(rating_edit::keep_basis_and_note(old.as_ref(), new)),
                    None => {
                        let message = if phrases::parse::is_ambiguous_range(&restore_signs(&text, self.locale)) {
                            t!(self.locale, "screen-ambiguous-range")
                        } else {
                            t!(self.locale, "plain-not-a-rating")
                        };
                        self.line_io.print_sentences(&message)?;
                        continue;
                    }
                },
            };
            let edit = Edit::rate(self.document(), person, criterion, option, rating);
            return Ok(self.apply(edit)?);
        }
    }

    /// Runs the `:note` command, which sets the note of a rating.
    pub(super) fn ask_note(
        &mut self,
        (person, criterion, option): &RatingCell,
        rest: &str,
        question: &Question,
    ) -> AnswerResult<()> {
        let Some(old) = self.document().rating(person, criterion, option).cloned() else {
            return Ok(self.line_io.print(&t!(self.locale, "screen-note-needs-rating"))?);
        };
        if let Some(now) = old.note.as_deref().filter(|_| rest.is_empty()) {
            self.line_io.print(&t!(self.locale, "plain-current", default = SafeText::sanitize(now)))?;
        }
        let text =
            if rest.is_empty() { self.read_answer(&t!(self.locale, "plain-note"), question)? } else { rest.to_owned() };
        let note = match text.as_str() {
            "" => return Ok(()),
            "-" => None,
            _ => Some(text),
        };
        let edit = Edit::rate(self.document(), person, criterion, option, Some(old.with_note(note)));
        self.apply(edit)?;
        Ok(self.line_io.print(&t!(self.locale, "plain-note-saved"))?)
    }

    /// Runs the `:range` command, which replaces a rating by a range.
    pub(super) fn ask_range(
        &mut self,
        (person, criterion, option): &RatingCell,
        rest: &str,
        question: &Question,
    ) -> AnswerResult<()> {
        let text = if rest.is_empty() {
            self.read_answer(&t!(self.locale, "plain-range"), question)?
        } else {
            rest.to_owned()
        };
        if text.is_empty() {
            return Ok(());
        }
        // `low high` is accepted in place of `low..high`.
        let figures = restore_signs(&text, self.locale);
        let parts: Vec<&str> = figures.split_whitespace().collect();
        let typed = if let [low, high] = parts.as_slice() { format!("{low}..{high}") } else { figures.clone() };
        let old = self.document().rating(person, criterion, option).cloned();
        let Some(new) = phrases::parse::rating(&typed).filter(|new| !new.is_exact()) else {
            return Ok(self.line_io.print_sentences(&t!(self.locale, "plain-not-a-range"))?);
        };
        let new = rating_edit::keep_basis_and_note(old.as_ref(), new);
        let edit = Edit::rate(self.document(), person, criterion, option, Some(new));
        Ok(self.apply(edit)?)
    }

    /// Prints the maximum number of criteria left to rate, and offers to stop if no further rating can change the
    /// leader.
    fn offer_to_stop(&mut self, question: &Question, person: &Id) -> AnswerResult {
        let left = walk::remaining_ratings(self.document(), person);
        if left.criteria_count == 0 {
            return Ok(Navigation::Next);
        }
        if !left.is_settled {
            self.line_io.print(&t!(self.locale, "plain-ratings-left", count = left.criteria_count))?;
            return Ok(Navigation::Next);
        }
        self.line_io.print(&t!(self.locale, "plain-leader-settled", count = left.criteria_count))?;
        let stops = self.choose_letter(&t!(self.locale, "plain-stop-or-go"), &["r"], question)?.is_none();
        let after = if stops { walk::question_after_ratings(self.document(), person) } else { None };
        Ok(after.map_or(Navigation::Next, Navigation::GoTo))
    }
}

/// Parses a rating whose signs may be spelled out as words. The note is not converted.
fn parse_rating(text: &str, locale: &Locale) -> Option<Rating> {
    let (figures, note) = text.split_once('#').map_or((text, None), |(figures, note)| (figures, Some(note)));
    let figures = restore_signs(figures, locale);
    phrases::parse::rating(&note.map_or(figures.clone(), |note| format!("{figures} #{note}")))
}
