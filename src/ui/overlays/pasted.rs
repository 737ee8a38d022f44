//! A pasted list, looked at before it becomes options or criteria.

use ratatui::layout::Position;

use crate::tell;
use crate::text::{Shown, Tongue};
use crate::ui::action::Action;
use crate::ui::outcome::Outcome;
use crate::ui::scene::Scene;
use crate::ui::theme::Role;
use crate::ui::widgets::{Canvas, Selection, more, top};
use crate::walk;
use pesee_core::deliberation::{Deliberation, List};

/// The names that were pasted, and which of them are wanted.
#[derive(Debug)]
pub(super) struct Pasted {
    list: List,
    /// A name, whether it is there already as an option and as a criterion, and whether it is taken.
    rows: Vec<Row>,
    selection: Selection,
}

#[derive(Debug)]
struct Row {
    name: String,
    /// As an option, as a criterion.
    known: [bool; 2],
    taken: bool,
}

impl Pasted {
    pub(super) fn new(list: List, names: Vec<String>, document: &Deliberation) -> Pasted {
        let row = |name: String| {
            let known = [List::Options, List::Criteria].map(|list| walk::is_known(document, list, &name));
            Row { name, known, taken: true }
        };
        Pasted { list, rows: names.into_iter().map(row).collect(), selection: Selection::default() }
    }

    /// What is there already is not there twice.
    fn is_known(&self, row: &Row) -> bool {
        let [option, criterion] = row.known;
        if self.list == List::Options { option } else { criterion }
    }

    fn wanted(&self) -> Vec<String> {
        self.rows.iter().filter(|row| row.taken && !self.is_known(row)).map(|row| row.name.clone()).collect()
    }

    pub(super) fn act(&mut self, scene: Option<&Scene<'_>>, action: Action) -> Vec<Outcome> {
        let count = self.rows.len();
        if self.selection.act(action, count) {
            return Vec::new();
        }
        match (action, scene) {
            (Action::Left | Action::Right, _) => {
                self.list = if self.list == List::Options { List::Criteria } else { List::Options };
            }
            (Action::Toggle, _) => {
                if let Some(row) = self.rows.get_mut(self.selection.at(count)) {
                    row.taken = !row.taken;
                }
            }
            (Action::Next, Some(scene)) => {
                let wanted = self.wanted();
                let said = tell!(scene.tongue, "screen-pasted-added", count = wanted.len());
                let edit = walk::add_all(scene.view, self.list, &wanted);
                let told = (!wanted.is_empty()).then_some(Outcome::Tell(said));
                return [Outcome::Close, Outcome::Edit(edit)].into_iter().chain(told).collect();
            }
            _ => {}
        }
        Vec::new()
    }

    pub(super) fn draw(&self, tongue: &Tongue, canvas: &mut Canvas<'_>) -> Option<Position> {
        let count = self.rows.len();
        let mut inner = super::framed(canvas, count.min(usize::from(u16::MAX - 4)) as u16 + 2);
        let width = inner.width();
        let list = if self.list == List::Options { "options" } else { "criteria" };
        let title = tell!(tongue, "screen-pasted", count = self.wanted().len(), list = list);
        let y = inner.put_wrapped(0, 0, width, &title, Role::Title) + 1;
        let rows = inner.height().saturating_sub(y);
        let mut lines = inner.part(0, y, width, rows);
        let at = self.selection.at(count);
        let first = top(at, count, rows.into());
        let mut cursor = None;
        for (nth, row) in self.rows.iter().enumerate().skip(first).take(rows.into()) {
            let y = (nth - first) as u16;
            lines.row(y, nth, nth == at, Action::Toggle);
            if nth == at {
                lines.mark(y);
                cursor = lines.place(2, y);
            }
            let known = self.is_known(row);
            let (sign, role) = match (known, row.taken) {
                (false, true) => ("✓", Role::Accent),
                _ => ("·", Role::Quiet),
            };
            lines.put(2, y, &Shown::fixed(sign), role);
            let role = match (nth == at, known || !row.taken) {
                (true, _) => Role::Focus,
                (false, true) => Role::Quiet,
                (false, false) => Role::Text,
            };
            let why = if known { tell!(tongue, "screen-pasted-known") } else { Shown::default() };
            let room = width.saturating_sub(7 + why.width() as u16);
            lines.put_within(4, y, room, &Shown::outside(&row.name), role);
            lines.put_right(width.saturating_sub(2), y, &why, Role::Quiet);
        }
        more(&mut lines, first, count, rows.into());
        cursor
    }
}
