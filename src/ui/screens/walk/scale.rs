//! A number on a scale, and the five positions of the lens.

use ratatui::layout::Position;

use crate::phrases;
use crate::t;
use crate::text::number;
use crate::ui::action::Action;
use crate::ui::outcome::Outcome;
use crate::ui::theme::Role;
use crate::ui::view_context::ViewContext;
use crate::ui::widgets::Canvas;
use crate::walk::{self, Answer, LENS_POSITIONS, Question};
use pesee_core::deliberation::FieldValue;

/// A scale; the mark is the answer in the document.
#[derive(Debug)]
pub(super) struct ScaleInput {
    min: u32,
    max: u32,
    step: u32,
    is_lens: bool,
    /// The number of consecutive typed digits: `7`, `5` is 75.
    typed_digits: u8,
}

impl ScaleInput {
    pub(super) fn new(min: u32, max: u32, step: u32) -> ScaleInput {
        ScaleInput { min, max, step, is_lens: false, typed_digits: 0 }
    }

    pub(super) fn new_lens() -> ScaleInput {
        ScaleInput { min: 0, max: LENS_POSITIONS.len() as u32 - 1, step: 1, is_lens: true, typed_digits: 0 }
    }

    /// Returns the answer in the document, as a position of the mark.
    fn current_value(&self, context: &ViewContext<'_>, question: &Question) -> Option<u32> {
        match context.view.get(&walk::answer_path(context.view, question)?)? {
            FieldValue::Number(lens) if self.is_lens => u32::try_from(walk::nearest_lens_position(lens)).ok(),
            FieldValue::Number(value) => Some(value.round().clamp(0.0, f64::from(self.max)) as u32),
            _ => None,
        }
    }

    pub(super) fn act(&mut self, context: &ViewContext<'_>, question: &Question, action: Action) -> Vec<Outcome> {
        let answered = self.current_value(context, question);
        let middle = self.min + (self.max - self.min) / 2 / self.step * self.step;
        // The lens is drawn in the middle until it is moved; a scale has no mark before the first key.
        let mark = if self.is_lens { answered.or(Some(middle)) } else { answered };
        let before = std::mem::replace(&mut self.typed_digits, 0);
        let to = match action {
            Action::Left => mark.map_or(middle, |mark| mark.saturating_sub(self.step).max(self.min)),
            Action::Right => mark.map_or(middle, |mark| (mark + self.step).min(self.max)),
            Action::First => self.min,
            Action::Last => self.max,
            Action::Digit(digit) => {
                self.typed_digits = before + 1;
                self.value_of_digit(digit, mark.filter(|_| before > 0))
            }
            // Passing the lens without moving it means that now and later count alike.
            Action::Next if self.is_lens && answered.is_none() => middle,
            Action::Next => return vec![Outcome::NextQuestion],
            _ => return Vec::new(),
        };
        let edit = walk::edit_for_answer(context.view, question, &Answer::Number(to), context.now).unwrap_or_default();
        let edit = match walk::answer_path(context.view, question) {
            Some(field_path) => edit.with_coalesce_path(field_path),
            None => edit,
        };
        let onward = (action == Action::Next).then_some(Outcome::NextQuestion);
        [Outcome::Edit(edit)].into_iter().chain(onward).collect()
    }

    /// Returns the number that a digit means: the digit itself, 10 for `0`, or the tens and then the ones of a
    /// percentage.
    fn value_of_digit(&self, digit: u8, typed_value: Option<u32>) -> u32 {
        let digit = u32::from(digit);
        let value = match (self.max, typed_value) {
            (100, Some(10)) if digit == 0 && self.typed_digits > 2 => 100,
            (100, Some(tens)) if tens % 10 == 0 && tens < 100 && self.typed_digits == 2 => tens + digit,
            (100, _) => digit * 10,
            (10, _) if digit == 0 => 10,
            _ if self.is_lens => digit.saturating_sub(1),
            _ => digit,
        };
        value.clamp(self.min, self.max)
    }

    pub(super) fn draw(
        &self,
        context: &ViewContext<'_>,
        question: &Question,
        canvas: &mut Canvas<'_>,
    ) -> (u16, Option<Position>) {
        let mark = self.current_value(context, question);
        if self.is_lens { self.draw_lens(context, mark, canvas) } else { self.draw_scale(context, mark, canvas) }
    }

    fn draw_scale(
        &self,
        context: &ViewContext<'_>,
        mark: Option<u32>,
        canvas: &mut Canvas<'_>,
    ) -> (u16, Option<Position>) {
        let steps = (self.max - self.min) / self.step;
        let gap = match canvas.width() {
            width if steps as u16 * 2 + 4 > width => 1,
            _ if steps > 10 => 2,
            width if steps as u16 * 4 + 4 > width => 3,
            _ => 4,
        };
        let column = |step: u32| 2 + step as u16 * gap;
        let at = mark.map(|mark| (mark - self.min + self.step / 2) / self.step);
        canvas.fill(2, 1, steps as u16 * gap + 1, "─", Role::Quiet);
        for step in 0..=steps {
            let is_mark = at == Some(step);
            let (sign, role) = if is_mark { ("●", Role::Accent) } else { ("┴", Role::Quiet) };
            canvas.fill(column(step), 1, 1, sign, role);
            // On a scale with many positions only the ends and the mark have labels.
            let near_mark = at.is_some_and(|at| at.abs_diff(step) < 3);
            if steps <= 10 || is_mark || ((step == 0 || step == steps) && !near_mark) {
                let value = mark.filter(|_| is_mark).unwrap_or(self.min + step * self.step);
                let figure = number::format_short(context.locale.language(), f64::from(value));
                canvas.put(column(step), 0, &figure, if is_mark { Role::Title } else { Role::Quiet });
            }
        }
        let cursor = canvas.position(column(at.unwrap_or(0)), 1);
        if self.max == 100 {
            let text = mark.map(|mark| t!(context.locale, "screen-percent", value = mark as usize));
            canvas.put(2, 3, &text.unwrap_or_else(|| t!(context.locale, "screen-not-answered")), Role::Text);
            return (4, cursor);
        }
        (2, cursor)
    }

    fn draw_lens(
        &self,
        context: &ViewContext<'_>,
        mark: Option<u32>,
        canvas: &mut Canvas<'_>,
    ) -> (u16, Option<Position>) {
        let at = mark.unwrap_or(self.max / 2);
        let (now, later) = (t!(context.locale, "walk-time-horizon-now"), t!(context.locale, "walk-time-horizon-later"));
        let start = canvas.put(2, 0, &now, Role::Quiet) + 2;
        let available = canvas.width().saturating_sub(start + later.width() as u16 + 4);
        let gap = (available / (self.max as u16).max(1)).clamp(2, 8);
        canvas.fill(start, 0, self.max as u16 * gap + 1, "─", Role::Quiet);
        for position in 0..=self.max {
            let x = start + position as u16 * gap;
            let is_mark = position == at;
            let sign = if !is_mark {
                "┼"
            } else if mark.is_some() {
                "●"
            } else {
                "○"
            };
            canvas.fill(x, 0, 1, sign, if is_mark { Role::Accent } else { Role::Quiet });
        }
        canvas.put(start + self.max as u16 * gap + 3, 0, &later, Role::Quiet);
        let text = phrases::lens_position(context.locale, at as usize);
        canvas.put(2, 2, &text.to_capitalized(), Role::Title);
        (3, canvas.position(start + at as u16 * gap, 0))
    }
}
