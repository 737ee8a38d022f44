//! One of several answers.

use ratatui::layout::Position;

use crate::say;
use crate::tell;
use crate::text::{Shown, date};
use crate::ui::action::Action;
use crate::ui::outcome::{Outcome, Overlay, Purpose};
use crate::ui::scene::Scene;
use crate::ui::theme::Role;
use crate::ui::widgets::{Canvas, Selection, more, top};
use crate::walk::{self, Answer, Ask, Pick};
use pesee_core::deliberation::{FieldPath as SampleSpace, FieldValue, HeadField};

/// A list of answers with one selected.
#[derive(Debug)]
pub(super) struct Choice {
    picks: Vec<Pick>,
    selection: Selection,
}

impl Choice {
    pub(super) fn new(scene: &Scene<'_>, ask: &Ask, picks: Vec<Pick>) -> Choice {
        let now = walk::picked(scene.view, ask);
        let at = now.and_then(|now| picks.iter().position(|pick| *pick == now)).unwrap_or(0);
        Choice { picks, selection: Selection::new(at) }
    }

    pub(super) fn refresh(&mut self, picks: Vec<Pick>) {
        self.picks = picks;
    }

    /// The rows: the answers, and where a day is asked for, another day.
    fn count(&self, ask: &Ask) -> usize {
        self.picks.len() + usize::from(*ask == Ask::Review)
    }

    /// The answer under the cursor.
    pub(super) fn selected(&self) -> Option<&Pick> {
        self.picks.get(self.selection.at(self.picks.len() + 1))
    }

    pub(super) fn act(&mut self, scene: &Scene<'_>, ask: &Ask, action: Action) -> Vec<Outcome> {
        if self.selection.act(action, self.count(ask)) || action != Action::Next {
            return Vec::new();
        }
        match self.picks.get(self.selection.at(self.count(ask))) {
            Some(pick) => {
                let edit = walk::answer(scene.view, ask, &Answer::Pick(pick.clone()), scene.now);
                edit.map(Outcome::Edit).into_iter().chain([Outcome::Onward]).collect()
            }
            None if *ask == Ask::Review => {
                let text = match scene.view.get(&SampleSpace::Head(HeadField::ReviewOn)) {
                    Some(FieldValue::Date(day)) => date::typed(day).to_string(),
                    _ => String::new(),
                };
                vec![Outcome::Open(Overlay::Prompt { text, purpose: Purpose::ReviewDay })]
            }
            None => vec![Outcome::Onward],
        }
    }

    pub(super) fn draw(&self, scene: &Scene<'_>, ask: &Ask, canvas: &mut Canvas<'_>) -> (u16, Option<Position>) {
        let count = self.count(ask);
        let at = self.selection.at(count);
        let now = walk::picked(scene.view, ask);
        let review = scene.view.head().review_on.filter(|_| *ask == Ask::Review);
        let height = usize::from(canvas.height());
        let first = top(at, count, height);
        let mut cursor = None;
        for row in first..count.min(first + height) {
            let y = (row - first) as u16;
            let pick = self.picks.get(row);
            canvas.row(y, row, row == at, Action::Next);
            let role = if row == at { Role::Focus } else { Role::Text };
            if row == at {
                canvas.mark(y);
                cursor = canvas.place(2, y);
            }
            let text = match (pick, review) {
                (Some(pick), _) => say::pick(scene.tongue, scene.view, pick),
                (None, Some(day)) => tell!(scene.tongue, "screen-other-day-now", day = date::day(scene.tongue, day)),
                (None, None) => tell!(scene.tongue, "screen-other-day"),
            };
            let end = canvas.put_within(2, y, canvas.width().saturating_sub(4), &text, role);
            if pick.is_some() && pick == now.as_ref() {
                canvas.put(end + 1, y, &Shown::fixed("✓"), Role::Accent);
            }
        }
        more(canvas, first, count, height);
        (count.min(height) as u16, cursor)
    }
}
