//! Step 7 with the swing and the pairwise method: one prompt after the other until an empty line.

use std::io;

use crate::phrases;
use crate::t;
use crate::text::{SafeText, number};
use crate::walk::{self, Question};
use pesee_core::deliberation::Id;
use pesee_core::method::DecisionMatrix;

use super::{AnswerResult, Navigation, Walker};

impl Walker<'_, '_> {
    /// Asks for the criterion to improve first, then for the value of each other swing relative to the first.
    pub(super) fn ask_swings(&mut self, question: &Question, person: &Id) -> AnswerResult {
        if walk::full_swing_criterion(self.document(), person).is_none() {
            let rows: Vec<Id> = walk::list_swings(self.document(), person).into_iter().map(|(id, _)| id).collect();
            let items: Vec<SafeText> = rows.iter().map(|id| self.swing_label(id)).collect();
            self.print_numbered(&items, None)?;
            loop {
                let text = self.read_answer(&t!(self.locale, "plain-lift-first"), question)?;
                if text.is_empty() {
                    return Ok(Navigation::Next);
                }
                let first = text.parse::<usize>().ok().and_then(|number| rows.get(number.checked_sub(1)?));
                if let Some(first) = first {
                    let edit = walk::set_full_swing(self.document(), person, first);
                    self.apply_weights(person, edit)?;
                    // The title of the question now names the first criterion, so the question is printed again.
                    return Ok(Navigation::Repeat);
                }
                self.line_io.print_sentences(&t!(self.locale, "plain-not-a-choice", count = rows.len()))?;
            }
        }
        let first = walk::full_swing_criterion(self.document(), person);
        let others = walk::list_swings(self.document(), person).into_iter().map(|(id, _)| id);
        for id in others.filter(|id| Some(id) != first.as_ref()).collect::<Vec<Id>>() {
            if !self.ask_swing(question, person, &id)? {
                break;
            }
        }
        Ok(Navigation::Next)
    }

    /// Asks for the value of one swing. Returns whether to continue with the next swing.
    fn ask_swing(&mut self, question: &Question, person: &Id, id: &Id) -> AnswerResult<bool> {
        let name = self.swing_label(id);
        let now = walk::points_of(self.document(), person, id);
        let prompt = match now {
            Some(now) => {
                let now = number::format_short(self.locale.language(), now);
                t!(self.locale, "plain-field-current", field = name, now = now)
            }
            None => t!(self.locale, "plain-swing", name = name),
        };
        loop {
            let text = self.read_answer(&prompt, question)?;
            if text.is_empty() {
                return Ok(now.is_some());
            }
            let worth = number::parse(&text).filter(|worth| (0.0..=walk::FULL_SWING).contains(worth));
            if let Some(edit) = worth.and_then(|worth| walk::set_swing(self.document(), person, id, Some(worth))) {
                self.apply_weights(person, edit)?;
                return Ok(true);
            }
            self.line_io.print_sentences(&t!(self.locale, "plain-not-a-swing"))?;
        }
    }

    /// Returns the name of a criterion, with both ends of its scale if the file describes them.
    pub(super) fn swing_label(&self, id: &Id) -> SafeText {
        let name = phrases::criterion(self.document(), id);
        match self.document().criterion(id).map(|criterion| (criterion.con.as_deref(), criterion.pro.as_deref())) {
            Some((Some(con), Some(pro))) => {
                let (con, pro) = (SafeText::sanitize(con), SafeText::sanitize(pro));
                t!(self.locale, "plain-swing-words", name = name, con = con, pro = pro)
            }
            _ => name,
        }
    }

    /// Asks for one comparison after the other.
    pub(super) fn ask_pairs(&mut self, question: &Question, person: &Id) -> AnswerResult {
        if self.document().people().len() > 1 || !walk::can_compare(self.document()) {
            return self.wait_for_enter(question);
        }
        self.print_pair_progress()?;
        let mut again = None;
        loop {
            let Some((a, b)) = again.take().or_else(|| walk::next_pair(self.document())) else {
                // All pairs are compared; the user may still review an inconsistent comparison.
                let text = self.read_answer(&t!(self.locale, "plain-continue"), question)?;
                again = self.inconsistent_pair().filter(|_| text == "r");
                if again.is_none() {
                    return Ok(Navigation::Next);
                }
                continue;
            };
            self.line_io.print_blank_line()?;
            let items = [&a, &b].map(|id| phrases::criterion(self.document(), id));
            self.print_numbered(&items, None)?;
            if let Some(ratio) = walk::stated_ratio(self.document(), &a, &b) {
                let now = phrases::pair_comparison(self.locale, self.document(), (&a, &b), ratio);
                self.line_io.print_indented(2, &t!(self.locale, "plain-current", default = now))?;
            }
            let text = self.read_answer(&t!(self.locale, "plain-compare"), question)?;
            match (phrases::parse::pair_ratio(&text), self.inconsistent_pair()) {
                _ if text.is_empty() => return Ok(Navigation::Next),
                (Some(ratio), _) => {
                    let edit = walk::set_pair_ratio(self.document(), person, (&a, &b), Some(ratio));
                    self.apply_weights(person, edit)?;
                    // Each comparison is a separate undo step.
                    self.session.end_undo_step();
                    self.print_pair_progress()?;
                }
                (None, Some(look)) if text == "r" => again = Some(look),
                (None, _) => {
                    self.line_io.print_sentences(&t!(self.locale, "plain-not-a-comparison"))?;
                    again = Some((a, b));
                }
            }
        }
    }

    fn inconsistent_pair(&self) -> Option<(Id, Id)> {
        let judged = DecisionMatrix::from_document(self.document()).pairwise?;
        judged.judgement_to_review().map(|look| (look.a.clone(), look.b.clone()))
    }

    /// Prints the number of comparisons until there are weights; after that the weights, the consistency and the number
    /// of remaining comparisons.
    fn print_pair_progress(&mut self) -> io::Result<()> {
        let until = walk::comparisons_until_connected(self.document());
        let table = DecisionMatrix::from_document(self.document());
        let Some(judged) = &table.pairwise else {
            return self.line_io.print(&t!(self.locale, "screen-pairs-until", count = until));
        };
        let mut factors: Vec<_> = table.criteria.iter().filter(|factor| factor.may_count).collect();
        factors.sort_by(|a, b| b.points.total_cmp(&a.points));
        let weight = |factor: &&pesee_core::method::WeightedCriterion| {
            let name = phrases::criterion(self.document(), &factor.id);
            SafeText::join(&[name, number::format(self.locale.language(), factor.points * 100.0, 0)], " ")
        };
        let weights = SafeText::join(&factors.iter().map(weight).collect::<Vec<_>>(), ", ");
        let left = walk::remaining_comparisons(self.document());
        let consistency = phrases::consistency(self.locale, self.document(), judged);
        let look = judged
            .judgement_to_review()
            .map(|look| phrases::inconsistent_judgement(self.locale, self.document(), look));
        self.line_io.print(&t!(self.locale, "plain-weights-so-far", weights = weights))?;
        if let Some(consistency) = consistency {
            self.line_io.print(&consistency)?;
        }
        if let Some(look) = look {
            self.line_io.print(&t!(self.locale, "screen-pairs-look-again", said = look))?;
        }
        if left > 0 {
            self.line_io.print(&t!(self.locale, "plain-pairs-firmer", count = left))?;
        }
        Ok(())
    }
}
