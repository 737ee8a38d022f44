//! The weighting by points.

use ratatui::layout::Position;

use crate::phrases;
use crate::text::{SafeText, number};
use crate::ui::action::Action;
use crate::ui::outcome::Outcome;
use crate::ui::theme::Role;
use crate::ui::view_context::ViewContext;
use crate::ui::widgets::{Canvas, Selection, bars, draw_entry_marks, fit_names};
use crate::walk;
use pesee_core::deliberation::{Id, Points, WeightingMethod};

/// The maximum number of points for one criterion.
const MAX_POINTS: f64 = 1_000_000.0;

/// The criteria with their points, one selected. Consecutive digits form one number.
#[derive(Debug)]
pub(super) struct PointList {
    person: Id,
    selection: Selection,
    is_typing: bool,
}

impl PointList {
    pub(super) fn new(person: &Id) -> PointList {
        PointList { person: person.clone(), selection: Selection::default(), is_typing: false }
    }

    pub(super) fn act(&mut self, context: &ViewContext<'_>, action: Action) -> Vec<Outcome> {
        let counting: Vec<&Id> = context.view.criteria().iter().filter(|c| c.may_count()).map(|c| &c.id).collect();
        if self.selection.act(action, counting.len()) {
            self.is_typing = false;
            return Vec::new();
        }
        let Some(id) = counting.get(self.selection.index(counting.len())) else { return vec![Outcome::NextQuestion] };
        let current_points = walk::points_of(context.view, &self.person, id);
        let was_typing = std::mem::replace(&mut self.is_typing, matches!(action, Action::Digit(_)));
        let value = match action {
            Action::Left => Some(current_points.unwrap_or(0.0) - 1.0),
            Action::Right => Some(current_points.unwrap_or(0.0) + 1.0),
            Action::ClearAnswer => None,
            Action::Digit(digit) => {
                let before = if was_typing { current_points.unwrap_or(0.0).trunc() } else { 0.0 };
                let value = before * 10.0 + f64::from(digit);
                Some(if value > MAX_POINTS { f64::from(digit) } else { value })
            }
            Action::Next => return vec![Outcome::NextQuestion],
            _ => return Vec::new(),
        };
        let points = value.map(|value| value.clamp(0.0, MAX_POINTS)).and_then(Points::new);
        // The file always states the weighting method of its weights.
        let edit = walk::set_weighting_method(context.view, WeightingMethod::Points).chain(walk::set_points(
            context.view,
            &self.person,
            id,
            points,
        ));
        vec![Outcome::Edit(edit)]
    }

    pub(super) fn draw(&self, context: &ViewContext<'_>, canvas: &mut Canvas<'_>) -> (u16, Option<Position>) {
        let counting: Vec<&Id> = context.view.criteria().iter().filter(|c| c.may_count()).map(|c| &c.id).collect();
        let points: Vec<Option<f64>> =
            counting.iter().map(|id| walk::points_of(context.view, &self.person, id)).collect();
        let most = points.iter().flatten().copied().fold(0.0, f64::max);
        let at = self.selection.index(counting.len());
        let height = usize::from(canvas.height());
        let right = canvas.width().saturating_sub(2).min(72);
        let bar = if right > 46 { 12 } else { 0 };
        let name_width = right.saturating_sub(2 + bar + 9);
        let names: Vec<SafeText> = counting.iter().map(|id| phrases::criterion(context.view, id)).collect();
        let (first, names) = fit_names(&names, at, name_width.into(), height, context.names_language());
        let mut cursor = None;
        let mut y = 0;
        for ((row, points), lines) in points.iter().enumerate().skip(first).zip(&names) {
            let is_selected = row == at;
            canvas.add_entry_target((y, lines.len() as u16), row, is_selected, Action::SelectRow(row));
            if is_selected {
                canvas.mark_selected(y);
                cursor = canvas.position(right.saturating_sub(bar + 2), y);
            }
            let role = if is_selected { Role::Focus } else { Role::Text };
            let text = points
                .map_or(SafeText::from_static("·"), |points| number::format_short(context.locale.language(), points));
            canvas.put_right(right.saturating_sub(bar + 1), y, &text, role);
            bars::draw_weight(canvas, right.saturating_sub(bar), y, bar, points.unwrap_or(0.0), most);
            for line in lines {
                canvas.put_within(2, y, name_width, line, role);
                y += 1;
            }
        }
        draw_entry_marks(canvas, first..first + names.len(), counting.len(), y.into());
        (y, cursor)
    }
}
