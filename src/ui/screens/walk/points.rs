//! Giving points.

use ratatui::layout::Position;

use crate::say;
use crate::text::{Shown, number};
use crate::ui::action::Action;
use crate::ui::outcome::Outcome;
use crate::ui::scene::Scene;
use crate::ui::theme::Role;
use crate::ui::widgets::{Canvas, Selection, bars, more, top};
use crate::walk;
use pesee_core::deliberation::{CriterionField, FieldPath as SampleSpace, Id, Points, WeightingMethod};

/// Nobody needs more points.
const MOST: f64 = 1_000_000.0;

/// The criteria with their points, one selected; digits are written one after the other.
#[derive(Debug)]
pub(super) struct PointList {
    person: Id,
    selection: Selection,
    typing: bool,
}

impl PointList {
    pub(super) fn new(person: &Id) -> PointList {
        PointList { person: person.clone(), selection: Selection::default(), typing: false }
    }

    pub(super) fn act(&mut self, scene: &Scene<'_>, action: Action) -> Vec<Outcome> {
        let counting: Vec<&Id> = scene.view.criteria().iter().filter(|c| c.may_count()).map(|c| &c.id).collect();
        if self.selection.act(action, counting.len()) {
            self.typing = false;
            return Vec::new();
        }
        let Some(id) = counting.get(self.selection.at(counting.len())) else { return vec![Outcome::Onward] };
        let now = walk::points_of(scene.view, &self.person, id);
        let typed = std::mem::replace(&mut self.typing, matches!(action, Action::Digit(_)));
        let value = match action {
            Action::Left => Some(now.unwrap_or(0.0) - 1.0),
            Action::Right => Some(now.unwrap_or(0.0) + 1.0),
            Action::Unrate => None,
            Action::Digit(digit) => {
                let before = if typed { now.unwrap_or(0.0).trunc() } else { 0.0 };
                let value = before * 10.0 + f64::from(digit);
                Some(if value > MOST { f64::from(digit) } else { value })
            }
            Action::OtherWay => {
                return vec![Outcome::Edit(walk::method(
                    scene.view,
                    walk::other_method(scene.view, WeightingMethod::Points),
                ))];
            }
            Action::Next => {
                return vec![Outcome::Edit(walk::method(scene.view, WeightingMethod::Points)), Outcome::Onward];
            }
            _ => return Vec::new(),
        };
        let points = value.map(|value| value.clamp(0.0, MOST)).and_then(Points::new);
        // The file always says how the weights are given.
        let edit =
            walk::method(scene.view, WeightingMethod::Points).chain(walk::points(scene.view, &self.person, id, points));
        vec![Outcome::Edit(edit.with_coalesce_path(SampleSpace::Criterion((*id).clone(), CriterionField::Weight)))]
    }

    pub(super) fn draw(&self, scene: &Scene<'_>, canvas: &mut Canvas<'_>) -> (u16, Option<Position>) {
        let counting: Vec<&Id> = scene.view.criteria().iter().filter(|c| c.may_count()).map(|c| &c.id).collect();
        let points: Vec<Option<f64>> =
            counting.iter().map(|id| walk::points_of(scene.view, &self.person, id)).collect();
        let most = points.iter().flatten().copied().fold(0.0, f64::max);
        let at = self.selection.at(counting.len());
        let height = usize::from(canvas.height());
        let first = top(at, counting.len(), height);
        let right = canvas.width().saturating_sub(2).min(72);
        let bar = if right > 46 { 12 } else { 0 };
        let mut cursor = None;
        for (row, (id, points)) in counting.iter().zip(&points).enumerate().skip(first).take(height) {
            let y = (row - first) as u16;
            let is_here = row == at;
            canvas.row(y, row, is_here, Action::Row(row));
            if is_here {
                canvas.mark(y);
                cursor = canvas.place(right.saturating_sub(bar + 2), y);
            }
            let role = if is_here { Role::Focus } else { Role::Text };
            canvas.put_within(2, y, right.saturating_sub(2 + bar + 9), &say::criterion(scene.view, id), role);
            let said = points.map_or(Shown::fixed("·"), |points| number::short(scene.tongue.language(), points));
            canvas.put_right(right.saturating_sub(bar + 1), y, &said, role);
            bars::weight(canvas, right.saturating_sub(bar), y, bar, points.unwrap_or(0.0), most);
        }
        more(canvas, first, counting.len(), height);
        (counting.len().min(height) as u16, cursor)
    }
}
