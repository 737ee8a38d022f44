//! Things to do, with dates, and under them the safeguards that are offered for the choice.

use chrono::NaiveDate;
use ratatui::layout::Position;

use crate::say;
use crate::tell;
use crate::text::{Shown, date};
use crate::ui::action::Action;
use crate::ui::keymap::Scope;
use crate::ui::outcome::{Outcome, Overlay, Purpose};
use crate::ui::scene::Scene;
use crate::ui::theme::Role;
use crate::ui::widgets::{Canvas, Selection, more, top};
use crate::walk::{self, Safeguard};
use pesee_core::deliberation::{
    ActionStep, ActionStepField, Edit, EntryId, FieldPath as SampleSpace, FieldValue, List,
};

/// The list of things to do. What is offered goes on below it, line by line.
#[derive(Debug, Default)]
pub(super) struct Steps {
    selection: Selection,
}

/// No entry has more lines on the screen than this.
const MOST_LINES: usize = 3;

impl Steps {
    /// Where the keys are: on a step of one's own, or on what is only offered.
    pub(super) fn scope(&self, scene: &Scene<'_>) -> Scope {
        let (steps, offered) = (scene.view.steps().len(), offered(scene).len());
        let is_offered = offered > 0 && self.selection.at(steps + offered) >= steps;
        if is_offered { Scope::Safeguards } else { Scope::Steps }
    }

    pub(super) fn act(&mut self, scene: &Scene<'_>, action: Action) -> Vec<Outcome> {
        let (steps, offered) = (scene.view.steps(), offered(scene));
        let count = steps.len() + offered.len();
        if self.selection.act(action, count) {
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
        let at = self.selection.at(count);
        match (steps.get(at), at.checked_sub(steps.len()).and_then(|at| offered.get(at))) {
            (Some(step), _) => act_on(scene, step, action),
            (None, Some((safeguard, said))) if action == Action::Toggle => {
                // It goes up to the steps, and the next one that is offered comes under the cursor.
                self.selection.set(at + 1);
                vec![Outcome::Edit(walk::take_safeguard(scene.view, safeguard, said.as_str()))]
            }
            _ => Vec::new(),
        }
    }

    pub(super) fn draw(&self, scene: &Scene<'_>, canvas: &mut Canvas<'_>) -> (u16, Option<Position>) {
        let (steps, offered) = (scene.view.steps(), offered(scene));
        let at = self.selection.at(steps.len() + offered.len());
        let right = canvas.width().saturating_sub(2).min(72);
        let own = steps.iter().map(|step| Entry::own(scene, step));
        let on_offer = offered.iter().map(|(safeguard, said)| Entry::offered(scene, said, safeguard.by));
        let entries: Vec<Entry> = own.chain(on_offer).collect();
        let mut lines: Vec<Row<'_>> = Vec::new();
        if steps.is_empty() {
            lines.push(Row { text: tell!(scene.tongue, "screen-no-steps"), ..Row::default() });
        }
        for (nth, entry) in entries.iter().enumerate() {
            if nth == steps.len() {
                lines.push(Row::default());
                lines.push(Row { text: tell!(scene.tongue, "safeguard-title"), ..Row::default() });
            }
            let text = entry.wrapped(right.into()).into_iter().enumerate();
            lines.extend(text.map(|(row, text)| Row { entry: Some((nth, entry)), is_first: row == 0, text }));
        }
        let is_at = |line: &Row<'_>| line.entry.is_some_and(|(nth, _)| nth == at);
        let height = usize::from(canvas.height());
        let here = lines.iter().position(is_at).unwrap_or(0);
        // From the first entry the words above it are seen too.
        let first = if at == 0 { 0 } else { top(here, lines.len(), height) };
        let first = if here >= first + height { here } else { first };
        let mut cursor = None;
        for (y, line) in lines.iter().skip(first).take(height).enumerate() {
            let y = y as u16;
            let Some((nth, entry)) = line.entry else {
                canvas.put(2, y, &line.text, Role::Quiet);
                continue;
            };
            canvas.row(y, nth, is_at(line), Action::Toggle);
            if line.is_first {
                if is_at(line) {
                    canvas.mark(y);
                    cursor = canvas.place(2, y);
                }
                canvas.put(2, y, &entry.sign.0, entry.sign.1);
                canvas.put_right(right, y, &entry.day, entry.day_role);
            }
            canvas.put(4, y, &line.text, if is_at(line) { Role::Focus } else { entry.role });
        }
        more(canvas, first, lines.len(), height);
        (lines.len().min(height) as u16, cursor.or(canvas.place(2, 0)))
    }
}

fn offered(scene: &Scene<'_>) -> Vec<(Safeguard, Shown)> {
    say::safeguards(scene.tongue, scene.view, scene.now.date_naive())
}

/// What an action means on a step of one's own.
fn act_on(scene: &Scene<'_>, step: &ActionStep, action: Action) -> Vec<Outcome> {
    match action {
        Action::Toggle => {
            let done = (step.done != Some(true)).then_some(FieldValue::Bool(true));
            vec![Outcome::Edit(Edit::set(scene.view, SampleSpace::Step(step.id.clone(), ActionStepField::Done), done))]
        }
        Action::Rename => {
            let purpose = Purpose::EditStep(step.id.clone());
            vec![Outcome::Open(Overlay::Prompt { text: step.what.clone(), purpose })]
        }
        Action::Remove => {
            let id = step.id.clone();
            let rest = scene.view.entry_ids(List::Steps).into_iter().filter(|name| *name != EntryId::Id(id.clone()));
            let rest: Vec<EntryId> = rest.collect();
            let edit = Edit::build(scene.view, |draft| {
                drop(draft.set(SampleSpace::ListOrder(List::Steps), Some(FieldValue::EntryIds(rest))));
            });
            let what = Shown::outside(&step.what);
            vec![Outcome::Edit(edit), Outcome::Tell(tell!(scene.tongue, "screen-removed", what = what))]
        }
        _ => Vec::new(),
    }
}

/// A step, or what would be one.
struct Entry {
    sign: (Shown, Role),
    what: Shown,
    role: Role,
    day: Shown,
    day_role: Role,
}

impl Entry {
    fn own(scene: &Scene<'_>, step: &ActionStep) -> Entry {
        let today = scene.now.date_naive();
        let done = step.done == Some(true);
        let late = step.by.is_some_and(|day| !done && day < today);
        let day = step.by.map(|day| date::short_day(scene.tongue, day, today)).unwrap_or_default();
        let sign = if done { ("✓", Role::Accent) } else { ("○", Role::Quiet) };
        Entry {
            sign: (Shown::fixed(sign.0), sign.1),
            what: Shown::outside(&step.what),
            role: Role::Text,
            day: if late { tell!(scene.tongue, "screen-late", day = day) } else { day },
            day_role: if late { Role::Caution } else { Role::Quiet },
        }
    }

    fn offered(scene: &Scene<'_>, said: &Shown, by: NaiveDate) -> Entry {
        Entry {
            sign: (Shown::fixed("·"), Role::Quiet),
            what: said.clone(),
            role: Role::Quiet,
            day: date::short_day(scene.tongue, by, scene.now.date_naive()),
            day_role: Role::Quiet,
        }
    }

    /// What it says in lines, between its sign and its day; of very long ones the beginning.
    fn wrapped(&self, right: usize) -> Vec<Shown> {
        let width = right.saturating_sub(self.day.width() + 6).max(1);
        let mut lines = self.what.wrap(width);
        if lines.len() > MOST_LINES {
            lines.truncate(MOST_LINES);
            if let Some(last) = lines.last_mut() {
                *last = Shown::concat([&*last, &Shown::fixed("…")]).cut(width);
            }
        }
        lines
    }
}

/// A row of the list: of an entry, or words between them.
#[derive(Default)]
struct Row<'a> {
    entry: Option<(usize, &'a Entry)>,
    is_first: bool,
    text: Shown,
}
