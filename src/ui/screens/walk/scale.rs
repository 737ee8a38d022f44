//! A number on a scale, and the five places of the lens.

use ratatui::layout::Position;

use crate::deliberation::Leaf;
use crate::say;
use crate::tell;
use crate::text::number;
use crate::ui::action::Action;
use crate::ui::outcome::Outcome;
use crate::ui::scene::Scene;
use crate::ui::theme::Role;
use crate::ui::widgets::Canvas;
use crate::walk::{self, Answer, Ask, LENS_PLACES};

/// A scale with a mark on it, or none yet.
#[derive(Debug)]
pub(super) struct Scale {
    least: u32,
    most: u32,
    by: u32,
    is_lens: bool,
}

impl Scale {
    pub(super) fn new(least: u32, most: u32, by: u32) -> Scale {
        Scale { least, most, by, is_lens: false }
    }

    pub(super) fn lens() -> Scale {
        Scale { least: 0, most: LENS_PLACES.len() as u32 - 1, by: 1, is_lens: true }
    }

    /// The mark, where there is an answer.
    fn mark(&self, scene: &Scene<'_>, ask: &Ask) -> Option<u32> {
        match scene.view.get(&walk::place(scene.view, ask)?)? {
            Leaf::Number(lens) if self.is_lens => u32::try_from(walk::lens_place(lens)).ok(),
            Leaf::Number(value) => Some(value.round().clamp(0.0, f64::from(self.most)) as u32),
            _ => None,
        }
    }

    pub(super) fn act(&self, scene: &Scene<'_>, ask: &Ask, action: Action) -> Vec<Outcome> {
        let mark = self.mark(scene, ask);
        let middle = self.least + (self.most - self.least) / 2 / self.by * self.by;
        let to = match action {
            Action::Left => mark.map_or(middle, |mark| mark.saturating_sub(self.by).max(self.least)),
            Action::Right => mark.map_or(middle, |mark| (mark + self.by).min(self.most)),
            Action::First => self.least,
            Action::Last => self.most,
            Action::Digit(digit) => self.digit(digit),
            // Going past the lens is to say that both count alike.
            Action::Next if self.is_lens && mark.is_none() => middle,
            Action::Next => return vec![Outcome::Onward],
            _ => return Vec::new(),
        };
        let edit = walk::answer(scene.view, ask, &Answer::Number(to), scene.now).unwrap_or_default();
        let edit = match walk::place(scene.view, ask) {
            Some(place) => edit.typing(place),
            None => edit,
        };
        let onward = (action == Action::Next).then_some(Outcome::Onward);
        [Outcome::Edit(edit)].into_iter().chain(onward).collect()
    }

    /// What a digit means: itself, 0 for ten, or tens of per cent.
    fn digit(&self, digit: u8) -> u32 {
        let digit = u32::from(digit);
        let meant = match (self.most, digit) {
            (100, digit) => digit * 10,
            (10, 0) => 10,
            _ if self.is_lens => digit.saturating_sub(1),
            (_, digit) => digit,
        };
        meant.clamp(self.least, self.most)
    }

    pub(super) fn draw(&self, scene: &Scene<'_>, ask: &Ask, canvas: &mut Canvas<'_>) -> (u16, Option<Position>) {
        let mark = self.mark(scene, ask);
        if self.is_lens { self.draw_lens(scene, mark, canvas) } else { self.draw_scale(scene, mark, canvas) }
    }

    fn draw_scale(&self, scene: &Scene<'_>, mark: Option<u32>, canvas: &mut Canvas<'_>) -> (u16, Option<Position>) {
        let steps = (self.most - self.least) / self.by;
        let gap = if steps > 10 { 2 } else { 4 };
        let column = |value: u32| 2 + ((value - self.least) / self.by) as u16 * gap;
        canvas.fill(2, 1, steps as u16 * gap + 1, "─", Role::Quiet);
        let mut cursor = canvas.place(column(self.least), 1);
        for step in 0..=steps {
            let value = self.least + step * self.by;
            let is_mark = mark == Some(value);
            canvas.fill(
                column(value),
                1,
                1,
                if is_mark { "●" } else { "┴" },
                if is_mark { Role::Accent } else { Role::Quiet },
            );
            let figure = number::short(scene.tongue.language(), f64::from(value));
            if is_mark {
                cursor = canvas.place(column(value), 1);
            }
            if steps <= 10 || is_mark || step == 0 || step == steps {
                let role = if is_mark { Role::Title } else { Role::Quiet };
                let near_mark = mark.is_some_and(|mark| mark.abs_diff(value) < 3 * self.by);
                if steps <= 10 || is_mark || !near_mark {
                    canvas.put(column(value), 0, &figure, role);
                }
            }
        }
        if self.most == 100 {
            let said = mark.map(|mark| tell!(scene.tongue, "screen-percent", value = mark as usize));
            canvas.put(2, 3, &said.unwrap_or_else(|| tell!(scene.tongue, "screen-not-said")), Role::Text);
            return (4, cursor);
        }
        (2, cursor)
    }

    fn draw_lens(&self, scene: &Scene<'_>, mark: Option<u32>, canvas: &mut Canvas<'_>) -> (u16, Option<Position>) {
        let at = mark.unwrap_or(self.most / 2);
        let (now, later) = (tell!(scene.tongue, "walk-when-now"), tell!(scene.tongue, "walk-when-later"));
        let start = canvas.put(2, 0, &now, Role::Quiet) + 2;
        let gap = 8;
        canvas.fill(start, 0, self.most as u16 * gap + 1, "─", Role::Quiet);
        for place in 0..=self.most {
            let x = start + place as u16 * gap;
            let is_mark = place == at;
            let sign = if !is_mark {
                "┼"
            } else if mark.is_some() {
                "●"
            } else {
                "○"
            };
            canvas.fill(x, 0, 1, sign, if is_mark { Role::Accent } else { Role::Quiet });
        }
        canvas.put(start + self.most as u16 * gap + 3, 0, &later, Role::Quiet);
        let said = say::lens(scene.tongue, at as usize);
        canvas.put(2, 2, &said.capitalized(), Role::Title);
        (3, canvas.place(start + at as u16 * gap, 0))
    }
}
