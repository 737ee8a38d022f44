//! Step 7 with the order and the points method; `pairs` contains the other two methods.

use std::io;

use crate::phrases;
use crate::t;
use crate::text::{SafeText, number};
use crate::walk::{self, Question, RankOrder};
use pesee_core::deliberation::{Edit, Id, Points, WeightingMethod};

use super::{AnswerResult, Navigation, Walker};

impl Walker<'_, '_> {
    pub(super) fn ask_weights(&mut self, question: &Question) -> AnswerResult {
        let Question::Weights(person) = question else { return Ok(Navigation::Next) };
        let in_use = walk::weighting_method_in_use(self.document());
        let line = phrases::weighting_method_line(self.locale, (in_use, self.weighting_method()), true);
        self.line_io.print_sentences(&line)?;
        let navigation = match self.weighting_method() {
            WeightingMethod::Order => self.ask_order(question, person),
            WeightingMethod::Points => self.ask_points(question, person),
            WeightingMethod::Swing => self.ask_swings(question, person),
            WeightingMethod::Pairwise => self.ask_pairs(question, person),
        }?;
        // Criteria without a weight are reported, because the verdict waits for them.
        if matches!(navigation, Navigation::Next) {
            let in_use = walk::weighting_method_in_use(self.document());
            if let Some(open) = phrases::unweighed_criteria(self.locale, self.document(), person, in_use) {
                self.line_io.print_sentences(&open)?;
            }
            self.shown_method = None;
        }
        Ok(navigation)
    }

    /// Asks for the numbers of the criteria, the most important first. Omitted criteria keep no rank, unless the line
    /// ends with an equals sign.
    fn ask_order(&mut self, question: &Question, person: &Id) -> AnswerResult {
        let order = RankOrder::of_person(self.document(), person);
        let (rows, points) = (order.rows(), order.points_of_rows());
        let items: Vec<SafeText> = rows
            .iter()
            .zip(points)
            .map(|((rank, id), points)| {
                let (name, language) = (self.swing_label(id), self.locale.language());
                match rank {
                    Some(rank) => {
                        let rank = number::format(language, *rank as f64, 0);
                        let points = number::format(language, points, 0);
                        t!(self.locale, "plain-order-ranked", name = name, rank = rank, points = points)
                    }
                    None => name,
                }
            })
            .collect();
        let ids: Vec<Id> = rows.iter().map(|(_, id)| (*id).clone()).collect();
        self.print_numbered(&items, None)?;
        if !order.unranked.is_empty() {
            self.line_io.print_sentences(&t!(self.locale, "plain-order-open"))?;
        }
        loop {
            let text = self.read_answer(&t!(self.locale, "plain-order"), question)?;
            if text.is_empty() {
                return Ok(Navigation::Next);
            }
            if let Some((blocks, rest)) = phrases::parse::order(&text, ids.len()) {
                let named = |block: &Vec<usize>| block.iter().filter_map(|at| ids.get(*at)).cloned().collect();
                let order = RankOrder { ranked: blocks.iter().map(named).collect(), unranked: named(&rest) };
                let edit = walk::set_order(self.document(), person, &order);
                self.apply_weights(person, edit)?;
                self.print_order(person)?;
                return Ok(Navigation::Next);
            }
            self.line_io.print_sentences(&t!(self.locale, "plain-not-an-order", count = ids.len()))?;
        }
    }

    /// Prints the points of 100 of the criteria with a rank.
    fn print_order(&mut self, person: &Id) -> io::Result<()> {
        let order = RankOrder::of_person(self.document(), person);
        let (rows, points) = (order.rows(), order.points_of_rows());
        let ranked = rows.iter().zip(points).filter(|((rank, _), _)| rank.is_some());
        let weights: Vec<SafeText> = ranked
            .map(|((_, id), points)| {
                let points = number::format(self.locale.language(), points, 0);
                SafeText::join(&[phrases::criterion(self.document(), id), points], " ")
            })
            .collect();
        self.line_io.print(&t!(self.locale, "plain-weights-so-far", weights = SafeText::join(&weights, ", ")))
    }

    fn ask_points(&mut self, question: &Question, person: &Id) -> AnswerResult {
        let counting: Vec<Id> =
            self.document().criteria().iter().filter(|criterion| criterion.may_count()).map(|c| c.id.clone()).collect();
        for id in counting {
            let name = phrases::criterion(self.document(), &id);
            loop {
                let now = walk::points_of(self.document(), person, &id);
                let prompt = match now {
                    Some(now) => {
                        let now = number::format_short(self.locale.language(), now);
                        t!(self.locale, "plain-field-current", field = &name, now = now)
                    }
                    None => name.clone(),
                };
                let text = self.read_answer(&prompt, question)?;
                if text.is_empty() {
                    break;
                }
                if let Some(points) = number::parse(&text).and_then(Points::new) {
                    let edit = walk::set_weighting_method(self.document(), WeightingMethod::Points)
                        .chain(walk::set_points(self.document(), person, &id, Some(points)));
                    self.apply_weights(person, edit)?;
                    break;
                }
                self.line_io.print_sentences(&t!(self.locale, "plain-not-points"))?;
            }
        }
        Ok(Navigation::Next)
    }

    /// Returns the weighting method that is asked by: the shown one, otherwise the one in use.
    pub(super) fn weighting_method(&self) -> WeightingMethod {
        self.shown_method.unwrap_or_else(|| walk::weighting_method_in_use(self.document()))
    }

    /// Shows the next weighting method. The method in use does not change.
    pub(super) fn show_next_method(&mut self) {
        let next = walk::next_weighting_method(self.document(), self.weighting_method());
        self.shown_method = Some(next).filter(|next| *next != walk::weighting_method_in_use(self.document()));
    }

    /// Applies an answer about the weights. If it brings the shown method into use, prints what changes.
    pub(super) fn apply_weights(&mut self, person: &Id, edit: Edit) -> io::Result<()> {
        let before = self.session.shared_document();
        self.apply(edit)?;
        let shown = self.shown_method.filter(|shown| *shown == walk::weighting_method_in_use(self.document()));
        if let Some(method) = shown {
            self.shown_method = None;
            self.line_io.print_sentences(&phrases::method_change(self.locale, &before, person, method))?;
        }
        Ok(())
    }

    /// Returns the text of a question; of the weights, by the method that is asked by.
    pub(super) fn question_text(&self, question: &Question) -> phrases::QuestionText {
        match question {
            Question::Weights(person) => {
                phrases::weights_question(self.locale, self.document(), person, self.weighting_method())
            }
            _ => phrases::question(self.locale, self.document(), question),
        }
    }
}
