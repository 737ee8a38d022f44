//! Step 7 in lines by swings and by pairs: one question after the other, stopped at by an empty line.

use std::io;

use crate::say;
use crate::tell;
use crate::text::{Shown, number};
use crate::walk::{self, Ask};
use pesee_core::deliberation::Id;
use pesee_core::method::DecisionMatrix;

use super::{Answered, Onward, Walker};

impl Walker<'_, '_> {
    /// Which one would be lifted first, then what each other one is worth beside it.
    pub(super) fn swings(&mut self, ask: &Ask, person: &Id) -> Answered {
        if walk::lifted_first(self.document(), person).is_none() {
            let rows: Vec<Id> = walk::swings(self.document(), person).into_iter().map(|(id, _)| id).collect();
            let items: Vec<Shown> = rows.iter().map(|id| self.swing_of(id)).collect();
            self.numbered(&items, None)?;
            loop {
                let text = self.hear(&tell!(self.tongue, "plain-lift-first"), ask)?;
                if text.is_empty() {
                    return Ok(Onward::Next);
                }
                let first = text.parse::<usize>().ok().and_then(|number| rows.get(number.checked_sub(1)?));
                if let Some(first) = first {
                    let edit = walk::lift_first(self.document(), person, first);
                    self.apply(edit)?;
                    // What is asked now is another question.
                    return Ok(Onward::Again);
                }
                self.lines.each(&tell!(self.tongue, "plain-not-a-choice", count = rows.len()))?;
            }
        }
        let first = walk::lifted_first(self.document(), person);
        let others = walk::swings(self.document(), person).into_iter().map(|(id, _)| id);
        for id in others.filter(|id| Some(id) != first.as_ref()).collect::<Vec<Id>>() {
            if !self.swing(ask, person, &id)? {
                break;
            }
        }
        Ok(Onward::Next)
    }

    /// What lifting one is worth; whether to go on to the next.
    fn swing(&mut self, ask: &Ask, person: &Id, id: &Id) -> Answered<bool> {
        let name = self.swing_of(id);
        let now = walk::points_of(self.document(), person, id);
        let prompt = match now {
            Some(now) => {
                let now = number::short(self.tongue.language(), now);
                tell!(self.tongue, "plain-field-now", field = name, now = now)
            }
            None => tell!(self.tongue, "plain-swing", name = name),
        };
        loop {
            let text = self.hear(&prompt, ask)?;
            if text.is_empty() {
                return Ok(now.is_some());
            }
            let worth = number::parse(&text).filter(|worth| (0.0..=walk::FULL_SWING).contains(worth));
            if let Some(edit) = worth.and_then(|worth| walk::swing(self.document(), person, id, Some(worth))) {
                self.apply(edit)?;
                return Ok(true);
            }
            self.lines.each(&tell!(self.tongue, "plain-not-a-swing"))?;
        }
    }

    /// A criterion with what its swing is from and to, where the file has words for both.
    fn swing_of(&self, id: &Id) -> Shown {
        let name = say::criterion(self.document(), id);
        match self.document().criterion(id).map(|criterion| (criterion.con.as_deref(), criterion.pro.as_deref())) {
            Some((Some(con), Some(pro))) => {
                let (con, pro) = (Shown::outside(con), Shown::outside(pro));
                tell!(self.tongue, "plain-swing-words", name = name, con = con, pro = pro)
            }
            _ => name,
        }
    }

    /// One comparison after the other.
    pub(super) fn pairs(&mut self, ask: &Ask, person: &Id) -> Answered {
        if self.document().people().len() > 1 || !walk::can_compare(self.document()) {
            return self.pause(ask);
        }
        self.how_far()?;
        let mut again = None;
        loop {
            let Some((a, b)) = again.take().or_else(|| walk::next_pair(self.document())) else {
                // All is compared with all; a contradiction may still be looked at.
                let text = self.hear(&tell!(self.tongue, "plain-enter"), ask)?;
                again = self.contradicted().filter(|_| text == "r");
                if again.is_none() {
                    return Ok(Onward::Next);
                }
                continue;
            };
            self.lines.gap()?;
            let items = [&a, &b].map(|id| say::criterion(self.document(), id));
            self.numbered(&items, None)?;
            if let Some(ratio) = walk::comparison(self.document(), &a, &b) {
                let now = say::comparison(self.tongue, self.document(), (&a, &b), ratio);
                self.lines.indented(2, &tell!(self.tongue, "plain-default", default = now))?;
            }
            let text = self.hear(&tell!(self.tongue, "plain-compare"), ask)?;
            match (say::typed::comparison(&text), self.contradicted()) {
                _ if text.is_empty() => return Ok(Onward::Next),
                (Some(ratio), _) => {
                    let edit = walk::compare(self.document(), person, (&a, &b), Some(ratio));
                    self.apply(edit)?;
                    // Each answer is one to take back.
                    self.sitting.close_act();
                    self.how_far()?;
                }
                (None, Some(look)) if text == "r" => again = Some(look),
                (None, _) => {
                    self.lines.each(&tell!(self.tongue, "plain-not-a-comparison"))?;
                    again = Some((a, b));
                }
            }
        }
    }

    fn contradicted(&self) -> Option<(Id, Id)> {
        let judged = DecisionMatrix::from_document(self.document()).pairwise?;
        judged.judgement_to_review().map(|look| (look.a.clone(), look.b.clone()))
    }

    /// How many comparisons are left; once there are weights, which, and whether the answers hang together.
    fn how_far(&mut self) -> io::Result<()> {
        let until = walk::until_connected(self.document());
        let table = DecisionMatrix::from_document(self.document());
        let Some(judged) = &table.pairwise else {
            return self.lines.say(&tell!(self.tongue, "screen-pairs-until", count = until));
        };
        let mut factors: Vec<_> = table.criteria.iter().filter(|factor| factor.may_count).collect();
        factors.sort_by(|a, b| b.points.total_cmp(&a.points));
        let weight = |factor: &&pesee_core::method::WeightedCriterion| {
            let name = say::criterion(self.document(), &factor.id);
            Shown::join(&[name, number::number(self.tongue.language(), factor.points * 100.0, 0)], " ")
        };
        let weights = Shown::join(&factors.iter().map(weight).collect::<Vec<_>>(), ", ");
        let left = walk::left_to_compare(self.document());
        let consistency = say::consistency(self.tongue, self.document(), judged);
        let look = judged.judgement_to_review().map(|look| say::look_again(self.tongue, self.document(), look));
        self.lines.say(&tell!(self.tongue, "plain-weights-so-far", weights = weights))?;
        if let Some(consistency) = consistency {
            self.lines.say(&consistency)?;
        }
        if let Some(look) = look {
            self.lines.say(&tell!(self.tongue, "screen-pairs-look-again", said = look))?;
        }
        if left > 0 {
            self.lines.say(&tell!(self.tongue, "plain-pairs-firmer", count = left))?;
        }
        Ok(())
    }
}
