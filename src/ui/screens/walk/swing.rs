//! The weighting by swings: the criterion that would be lifted first, and the value of lifting each other one compared
//! with the first.

use ratatui::layout::Position;

use crate::phrases;
use crate::t;
use crate::text::{SafeText, number};
use crate::ui::action::Action;
use crate::ui::outcome::Outcome;
use crate::ui::theme::Role;
use crate::ui::view_context::ViewContext;
use crate::ui::widgets::{Canvas, Selection, bars, draw_entry_marks, fit_names};
use crate::walk::{self, FULL_SWING};
use pesee_core::deliberation::{Criterion, Id};

/// The distance that an arrow key moves a swing.
const ARROW_STEP: f64 = 5.0;

/// The swings, one selected. Consecutive digits form one number.
#[derive(Debug)]
pub(super) struct SwingList {
    person: Id,
    rows: Vec<Id>,
    selection: Selection,
    /// Whether the selected row is in edit; the row keeps its position until the selection leaves it.
    is_row_held: bool,
    is_typing: bool,
}

impl SwingList {
    pub(super) fn new(context: &ViewContext<'_>, person: &Id) -> SwingList {
        let (person, rows, selection) = (person.clone(), Vec::new(), Selection::default());
        let mut swing = SwingList { person, rows, selection, is_row_held: false, is_typing: false };
        swing.sort_rows(context);
        if swing.has_first_swing(context) {
            swing.select_unanswered(context);
        }
        swing
    }

    /// Updates the rows after a change of the document.
    pub(super) fn refresh(&mut self, context: &ViewContext<'_>) {
        let swings = walk::list_swings(context.view, &self.person);
        let is_same = swings.len() == self.rows.len() && swings.iter().all(|(id, _)| self.rows.contains(id));
        if !is_same || !self.is_row_held {
            self.sort_rows(context);
        }
    }

    /// Returns whether the criterion that is lifted first is set.
    pub(super) fn has_first_swing(&self, context: &ViewContext<'_>) -> bool {
        walk::full_swing_criterion(context.view, &self.person).is_some()
    }

    fn selected_id(&self) -> Option<&Id> {
        self.rows.get(self.selection.index(self.rows.len()))
    }

    /// Sorts the rows by their swings; the same criterion stays selected.
    fn sort_rows(&mut self, context: &ViewContext<'_>) {
        let here = self.selected_id().cloned();
        self.rows = walk::list_swings(context.view, &self.person).into_iter().map(|(id, _)| id).collect();
        if let Some(at) = here.and_then(|here| self.rows.iter().position(|id| *id == here)) {
            self.selection.set(at);
        }
    }

    /// Selects the first row without an answer below, else above; returns whether there is one.
    fn select_unanswered(&mut self, context: &ViewContext<'_>) -> bool {
        let is_unanswered = |id: &Id| walk::points_of(context.view, &self.person, id).is_none();
        let at = self.selection.index(self.rows.len());
        let below = self.rows.iter().enumerate().skip(at + 1).find(|(_, id)| is_unanswered(id));
        let found = below.or_else(|| self.rows.iter().enumerate().find(|(row, id)| *row != at && is_unanswered(id)));
        match found.map(|(row, _)| row) {
            Some(row) => self.selection.set(row),
            None => return false,
        }
        true
    }

    pub(super) fn act(&mut self, context: &ViewContext<'_>, action: Action) -> Vec<Outcome> {
        if self.selection.act(action, self.rows.len()) {
            (self.is_row_held, self.is_typing) = (false, false);
            self.sort_rows(context);
            return Vec::new();
        }
        let Some(id) = self.selected_id().cloned() else { return vec![Outcome::NextQuestion] };
        let current_points = walk::points_of(context.view, &self.person, &id);
        let was_typing = std::mem::replace(&mut self.is_typing, matches!(action, Action::Digit(_)));
        self.is_row_held = false;
        let value = match action {
            Action::SwingFirst => {
                let edit = walk::set_full_swing(context.view, &self.person, &id);
                // The criterion that is lifted first becomes the first row, and the next row without an answer is
                // selected.
                self.rows.retain(|row| *row != id);
                self.rows.insert(0, id);
                self.selection.set(0);
                if !self.select_unanswered(context) {
                    self.selection.set(1);
                }
                return vec![Outcome::Edit(edit)];
            }
            Action::Next if !self.has_first_swing(context) => return vec![Outcome::NextQuestion],
            Action::Next => {
                self.sort_rows(context);
                // Enter on an unanswered row goes to the next question, so that the user does not have to pass every
                // row.
                let leads_on = current_points.is_some() && self.select_unanswered(context);
                return if leads_on { Vec::new() } else { vec![Outcome::NextQuestion] };
            }
            Action::Left => Some((current_points.unwrap_or(0.0) - ARROW_STEP).max(0.0)),
            Action::Right => Some((current_points.unwrap_or(0.0) + ARROW_STEP).min(FULL_SWING)),
            Action::ClearAnswer => None,
            Action::Digit(digit) => {
                let before = if was_typing { current_points.unwrap_or(0.0).trunc() } else { 0.0 };
                let value = before * 10.0 + f64::from(digit);
                Some(if value > FULL_SWING { f64::from(digit) } else { value })
            }
            _ => return Vec::new(),
        };
        match walk::set_swing(context.view, &self.person, &id, value) {
            Some(edit) => {
                self.is_row_held = true;
                vec![Outcome::Edit(edit)]
            }
            None => vec![Outcome::Notify(t!(context.locale, "screen-swing-first"))],
        }
    }

    pub(super) fn draw(&self, context: &ViewContext<'_>, canvas: &mut Canvas<'_>) -> (u16, Option<Position>) {
        let has_first_swing = self.has_first_swing(context);
        let at = self.selection.index(self.rows.len());
        let right = canvas.width().saturating_sub(2).min(72);
        let anchors =
            self.selected_id().and_then(|id| context.view.criterion(id)).map(describe_anchors).unwrap_or_default();
        let wrapped: Vec<SafeText> = anchors.iter().flat_map(|(text, _)| text.wrap(right.into())).collect();
        // The anchors of the selected criterion have reserved rows, if three rows of the list fit beside them.
        let reserved_rows =
            if anchors.is_empty() || usize::from(canvas.height()) < wrapped.len() + 4 { 0 } else { wrapped.len() + 1 };
        let height = usize::from(canvas.height()) - reserved_rows;
        let bar = if has_first_swing && right > 46 { 12 } else { 0 };
        let value = if has_first_swing { 5 } else { 0 };
        let name_width = right.saturating_sub(2 + bar + 1 + value);
        let names: Vec<SafeText> = self.rows.iter().map(|id| phrases::criterion(context.view, id)).collect();
        let (first, names) = fit_names(&names, at, name_width.into(), height, context.names_language());
        let mut cursor = None;
        let mut y = 0;
        for ((row, id), lines) in self.rows.iter().enumerate().skip(first).zip(&names) {
            let is_selected = row == at;
            let again = if has_first_swing { Action::SelectRow(row) } else { Action::SwingFirst };
            canvas.add_entry_target((y, lines.len() as u16), row, is_selected, again);
            let role = if is_selected { Role::Focus } else { Role::Text };
            if is_selected {
                canvas.mark_selected(y);
                cursor = canvas.position(if has_first_swing { right.saturating_sub(bar + 2) } else { 2 }, y);
            }
            if has_first_swing {
                let swing = walk::points_of(context.view, &self.person, id);
                let text = swing.map_or(SafeText::from_static("·"), |swing| {
                    number::format_short(context.locale.language(), swing)
                });
                canvas.put_right(right.saturating_sub(bar + 1), y, &text, role);
                bars::draw_weight(canvas, right.saturating_sub(bar), y, bar, swing.unwrap_or(0.0), FULL_SWING);
            }
            for line in lines {
                canvas.put_within(2, y, name_width, line, role);
                y += 1;
            }
        }
        draw_entry_marks(canvas, first..first + names.len(), self.rows.len(), y.into());
        if reserved_rows > 0 {
            y += 1;
            for (text, role) in &anchors {
                y = canvas.put_wrapped(2, y, right, text, *role);
            }
        }
        (y, cursor)
    }
}

/// Returns the descriptions of both ends of a swing, as far as the file has them.
pub(super) fn describe_anchors(criterion: &Criterion) -> Vec<(SafeText, Role)> {
    let end = |sign: &'static str, words: &Option<String>| {
        words.as_deref().map(|words| SafeText::join(&[SafeText::from_static(sign), SafeText::sanitize(words)], " "))
    };
    let ends = [(end("−5", &criterion.con), Role::Con), (end("+5", &criterion.pro), Role::Pro)];
    ends.into_iter().filter_map(|(words, role)| Some((words?, role))).collect()
}
