//! The overlay that asks which names of a pasted list become options or criteria.

use ratatui::layout::Position;

use crate::t;
use crate::text::{Locale, SafeText};
use crate::ui::action::Action;
use crate::ui::outcome::Outcome;
use crate::ui::theme::Role;
use crate::ui::view_context::ViewContext;
use crate::ui::widgets::{Canvas, Selection, draw_scroll_marks, first_visible_row};
use crate::walk;
use pesee_core::deliberation::{Deliberation, List};

/// The pasted names and the list that they are added to.
#[derive(Debug)]
pub(super) struct PastedListOverlay {
    list: List,
    rows: Vec<PastedRow>,
    selection: Selection,
}

#[derive(Debug)]
struct PastedRow {
    name: String,
    /// Whether an option and whether a criterion of this name exists.
    is_known_in: [bool; 2],
    is_selected: bool,
}

impl PastedListOverlay {
    pub(super) fn new(list: List, names: Vec<String>, document: &Deliberation) -> PastedListOverlay {
        let row = |name: String| {
            let is_known_in = [List::Options, List::Criteria].map(|list| walk::has_entry_named(document, list, &name));
            PastedRow { name, is_known_in, is_selected: true }
        };
        PastedListOverlay { list, rows: names.into_iter().map(row).collect(), selection: Selection::default() }
    }

    /// Returns whether the target list already contains the name. Such a name is not added again.
    fn is_known(&self, row: &PastedRow) -> bool {
        let [option, criterion] = row.is_known_in;
        if self.list == List::Options { option } else { criterion }
    }

    fn selected_names(&self) -> Vec<String> {
        self.rows.iter().filter(|row| row.is_selected && !self.is_known(row)).map(|row| row.name.clone()).collect()
    }

    pub(super) fn act(&mut self, context: Option<&ViewContext<'_>>, action: Action) -> Vec<Outcome> {
        let count = self.rows.len();
        if self.selection.act(action, count) {
            return Vec::new();
        }
        match (action, context) {
            (Action::Left | Action::Right, _) => {
                self.list = if self.list == List::Options { List::Criteria } else { List::Options };
            }
            (Action::Toggle, _) => {
                if let Some(row) = self.rows.get_mut(self.selection.index(count)) {
                    row.is_selected = !row.is_selected;
                }
            }
            (Action::Next, Some(context)) => {
                let names = self.selected_names();
                let text = t!(context.locale, "screen-pasted-added", count = names.len());
                let edit = walk::add_entries(context.view, self.list, &names);
                let notice = (!names.is_empty()).then_some(Outcome::NotifyOfEdit(text));
                return [Outcome::CloseOverlay, Outcome::Edit(edit)].into_iter().chain(notice).collect();
            }
            _ => {}
        }
        Vec::new()
    }

    pub(super) fn draw(&self, locale: &Locale, canvas: &mut Canvas<'_>) -> Option<Position> {
        let count = self.rows.len();
        let mut inner = super::draw_frame(canvas, count.min(usize::from(u16::MAX - 4)) as u16 + 2);
        let width = inner.width();
        let list = if self.list == List::Options { "options" } else { "criteria" };
        let title = t!(locale, "screen-pasted", count = self.selected_names().len(), list = list);
        let y = inner.put_wrapped(0, 0, width, &title, Role::Title) + 1;
        let rows = inner.height().saturating_sub(y);
        let mut lines = inner.region(0, y, width, rows);
        let selected = self.selection.index(count);
        let first = first_visible_row(selected, count, rows.into());
        let mut cursor = None;
        for (nth, row) in self.rows.iter().enumerate().skip(first).take(rows.into()) {
            let y = (nth - first) as u16;
            lines.add_row_target(y, nth, nth == selected, Action::Toggle);
            if nth == selected {
                lines.mark_selected(y);
                cursor = lines.position(2, y);
            }
            let is_known = self.is_known(row);
            let (sign, role) = match (is_known, row.is_selected) {
                (false, true) => ("✓", Role::Accent),
                _ => ("·", Role::Quiet),
            };
            lines.put(2, y, &SafeText::from_static(sign), role);
            let role = match (nth == selected, is_known || !row.is_selected) {
                (true, _) => Role::Focus,
                (false, true) => Role::Quiet,
                (false, false) => Role::Text,
            };
            let reason = if is_known { t!(locale, "screen-pasted-known") } else { SafeText::default() };
            let available = width.saturating_sub(7 + reason.width() as u16);
            lines.put_within(4, y, available, &SafeText::sanitize(&row.name), role);
            lines.put_right(width.saturating_sub(2), y, &reason, Role::Quiet);
        }
        draw_scroll_marks(&mut lines, first, count, rows.into());
        cursor
    }
}
