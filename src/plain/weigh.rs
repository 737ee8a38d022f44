//! Step 7 in lines: the order or points, and the ways to weigh.

use std::io;

use crate::say;
use crate::tell;
use crate::text::number;
use crate::walk::{self, Ask};
use pesee_core::deliberation::{Id, Points, WeightingMethod};

use super::{Answered, Onward, Walker};

impl Walker<'_, '_> {
    pub(super) fn weights(&mut self, ask: &Ask, method: WeightingMethod) -> Answered {
        let Ask::Weights(person) = ask else { return Ok(Onward::Next) };
        match method {
            WeightingMethod::Order => self.order(ask, person),
            WeightingMethod::Points => self.points(ask, person),
            WeightingMethod::Swing => self.swings(ask, person),
            WeightingMethod::Pairwise => self.pairs(ask, person),
        }
    }

    fn order(&mut self, ask: &Ask, person: &Id) -> Answered {
        let blocks = walk::blocks(self.document(), person);
        let ids: Vec<Id> = blocks.iter().flatten().cloned().collect();
        let items: Vec<_> = ids.iter().map(|id| say::criterion(self.document(), id)).collect();
        self.numbered(&items, None)?;
        loop {
            let text = self.hear(&tell!(self.tongue, "plain-order"), ask)?;
            if text.is_empty() {
                let edit = walk::order(self.document(), person, &blocks);
                self.apply(edit)?;
                return Ok(Onward::Next);
            }
            if let Some(places) = say::typed::order(&text, ids.len()) {
                let named = |block: &Vec<usize>| block.iter().filter_map(|at| ids.get(*at)).cloned().collect();
                let blocks: Vec<Vec<Id>> = places.iter().map(named).collect();
                let edit = walk::order(self.document(), person, &blocks);
                self.apply(edit)?;
                return Ok(Onward::Next);
            }
            self.lines.each(&tell!(self.tongue, "plain-not-an-order", count = ids.len()))?;
        }
    }

    fn points(&mut self, ask: &Ask, person: &Id) -> Answered {
        if self.document().weighing().method != Some(WeightingMethod::Points) {
            let edit = walk::method(self.document(), WeightingMethod::Points);
            self.apply(edit)?;
        }
        let counting: Vec<Id> =
            self.document().criteria().iter().filter(|criterion| criterion.may_count()).map(|c| c.id.clone()).collect();
        for id in counting {
            let name = say::criterion(self.document(), &id);
            loop {
                let now = walk::points_of(self.document(), person, &id);
                let prompt = match now {
                    Some(now) => {
                        let now = number::short(self.tongue.language(), now);
                        tell!(self.tongue, "plain-field-now", field = &name, now = now)
                    }
                    None => name.clone(),
                };
                let text = self.hear(&prompt, ask)?;
                if text.is_empty() {
                    break;
                }
                if let Some(points) = number::parse(&text).and_then(Points::new) {
                    let edit = walk::points(self.document(), person, &id, Some(points));
                    self.apply(edit)?;
                    break;
                }
                self.lines.each(&tell!(self.tongue, "plain-not-points"))?;
            }
        }
        Ok(Onward::Next)
    }

    /// To the next way to weigh.
    pub(super) fn other_way(&mut self, method: WeightingMethod) -> io::Result<()> {
        let edit = walk::method(self.document(), walk::other_method(self.document(), method));
        self.apply(edit)
    }
}
