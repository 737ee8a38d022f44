//! Things to do, with dates.

use ratatui::layout::Position;

use crate::deliberation::{Edit, Key as Place, Leaf, List, Name, StepField};
use crate::tell;
use crate::text::{Shown, date};
use crate::ui::action::Action;
use crate::ui::outcome::{Outcome, Overlay, Purpose};
use crate::ui::scene::Scene;
use crate::ui::theme::Role;
use crate::ui::widgets::{Canvas, Selection, more, top};

/// The list of things to do.
#[derive(Debug, Default)]
pub(super) struct Steps {
    selection: Selection,
}

impl Steps {
    pub(super) fn act(&mut self, scene: &Scene<'_>, action: Action) -> Vec<Outcome> {
        let steps = scene.view.steps();
        if self.selection.act(action, steps.len()) {
            return Vec::new();
        }
        match action {
            Action::Next => return vec![Outcome::Onward],
            Action::Add => {
                self.selection.set(steps.len());
                return vec![Outcome::Open(Overlay::Prompt { text: String::new(), purpose: Purpose::AddStep })];
            }
            _ => {}
        }
        let Some(step) = steps.get(self.selection.at(steps.len())) else { return Vec::new() };
        match action {
            Action::Toggle => {
                let done = (step.done != Some(true)).then_some(Leaf::Flag(true));
                vec![Outcome::Edit(Edit::set(scene.view, Place::Step(step.id.clone(), StepField::Done), done))]
            }
            Action::Rename => {
                let purpose = Purpose::EditStep(step.id.clone());
                vec![Outcome::Open(Overlay::Prompt { text: step.what.clone(), purpose })]
            }
            Action::Remove => {
                let id = step.id.clone();
                let rest = scene.view.order(List::Steps).into_iter().filter(|name| *name != Name::Id(id.clone()));
                let rest: Vec<Name> = rest.collect();
                let edit = Edit::between(scene.view, |draft| {
                    drop(draft.set(Place::Order(List::Steps), Some(Leaf::Order(rest))));
                });
                let what = Shown::outside(&step.what);
                vec![Outcome::Edit(edit), Outcome::Tell(tell!(scene.tongue, "screen-removed", what = what))]
            }
            _ => Vec::new(),
        }
    }

    pub(super) fn draw(&self, scene: &Scene<'_>, canvas: &mut Canvas<'_>) -> (u16, Option<Position>) {
        let steps = scene.view.steps();
        if steps.is_empty() {
            canvas.put(2, 0, &tell!(scene.tongue, "screen-no-steps"), Role::Quiet);
            return (1, canvas.place(2, 0));
        }
        let at = self.selection.at(steps.len());
        let height = usize::from(canvas.height());
        let first = top(at, steps.len(), height);
        let right = canvas.width().saturating_sub(2).min(72);
        let mut cursor = None;
        for (row, step) in steps.iter().enumerate().skip(first).take(height) {
            let y = (row - first) as u16;
            let is_here = row == at;
            if is_here {
                canvas.mark(y);
                cursor = canvas.place(2, y);
            }
            let done = step.done == Some(true);
            canvas.put(
                2,
                y,
                &Shown::fixed(if done { "✓" } else { "○" }),
                if done { Role::Accent } else { Role::Quiet },
            );
            let role = if is_here { Role::Focus } else { Role::Text };
            canvas.put_within(4, y, right.saturating_sub(20), &Shown::outside(&step.what), role);
            if let Some(day) = step.by {
                let late = !done && day < scene.now.date_naive();
                let said = date::short_day(scene.tongue, day, scene.now.date_naive());
                let (said, role) = if late {
                    (tell!(scene.tongue, "screen-late", day = said), Role::Caution)
                } else {
                    (said, Role::Quiet)
                };
                canvas.put_right(right, y, &said, role);
            }
        }
        more(canvas, first, steps.len(), height);
        (steps.len().min(height) as u16, cursor)
    }
}
