//! Step 7 with the order and the points method; `pairs` contains the other two methods.

use std::io;

use crate::phrases;
use crate::t;
use crate::text::number;
use crate::walk::{self, Question};
use pesee_core::deliberation::{Id, Points, WeightingMethod};

use super::{AnswerResult, Navigation, Walker};

impl Walker<'_, '_> {
    pub(super) fn ask_weights(&mut self, question: &Question, method: WeightingMethod) -> AnswerResult {
        let Question::Weights(person) = question else { return Ok(Navigation::Next) };
        match method {
            WeightingMethod::Order => self.ask_order(question, person),
            WeightingMethod::Points => self.ask_points(question, person),
            WeightingMethod::Swing => self.ask_swings(question, person),
            WeightingMethod::Pairwise => self.ask_pairs(question, person),
        }
    }

    fn ask_order(&mut self, question: &Question, person: &Id) -> AnswerResult {
        let blocks = walk::rank_blocks(self.document(), person);
        let ids: Vec<Id> = blocks.iter().flatten().cloned().collect();
        let items: Vec<_> = ids.iter().map(|id| phrases::criterion(self.document(), id)).collect();
        self.print_numbered(&items, None)?;
        loop {
            let text = self.read_answer(&t!(self.locale, "plain-order"), question)?;
            if text.is_empty() {
                let edit = walk::set_order(self.document(), person, &blocks);
                self.apply(edit)?;
                return Ok(Navigation::Next);
            }
            if let Some(places) = phrases::parse::order(&text, ids.len()) {
                let named = |block: &Vec<usize>| block.iter().filter_map(|at| ids.get(*at)).cloned().collect();
                let blocks: Vec<Vec<Id>> = places.iter().map(named).collect();
                let edit = walk::set_order(self.document(), person, &blocks);
                self.apply(edit)?;
                return Ok(Navigation::Next);
            }
            self.line_io.print_sentences(&t!(self.locale, "plain-not-an-order", count = ids.len()))?;
        }
    }

    fn ask_points(&mut self, question: &Question, person: &Id) -> AnswerResult {
        if self.document().weighing().method != Some(WeightingMethod::Points) {
            let edit = walk::set_weighting_method(self.document(), WeightingMethod::Points);
            self.apply(edit)?;
        }
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
                    let edit = walk::set_points(self.document(), person, &id, Some(points));
                    self.apply(edit)?;
                    break;
                }
                self.line_io.print_sentences(&t!(self.locale, "plain-not-points"))?;
            }
        }
        Ok(Navigation::Next)
    }

    pub(super) fn use_next_weighting_method(&mut self, method: WeightingMethod) -> io::Result<()> {
        let edit = walk::set_weighting_method(self.document(), walk::next_weighting_method(self.document(), method));
        self.apply(edit)
    }
}
