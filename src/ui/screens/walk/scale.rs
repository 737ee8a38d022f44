//! A number on a scale.

use ratatui::layout::Position;

use crate::t;
use crate::text::{SafeText, number};
use crate::ui::action::Action;
use crate::ui::outcome::Outcome;
use crate::ui::theme::Role;
use crate::ui::view_context::ViewContext;
use crate::ui::widgets::Canvas;
use crate::walk::{self, Answer, Question};
use pesee_core::deliberation::FieldValue;

/// A scale; the mark is the answer in the document.
#[derive(Debug)]
pub(super) struct ScaleInput {
    min: u32,
    max: u32,
    step: u32,
    /// The number of consecutive typed digits: `7`, `5` is 75.
    typed_digits: u8,
}

impl ScaleInput {
    pub(super) fn new(min: u32, max: u32, step: u32) -> ScaleInput {
        ScaleInput { min, max, step, typed_digits: 0 }
    }

    /// Returns the answer in the document, as a position of the mark.
    fn current_value(&self, context: &ViewContext<'_>, question: &Question) -> Option<u32> {
        match context.view.get(&walk::answer_path(context.view, question)?)? {
            FieldValue::Number(value) => Some(value.round().clamp(0.0, f64::from(self.max)) as u32),
            _ => None,
        }
    }

    pub(super) fn act(&mut self, context: &ViewContext<'_>, question: &Question, action: Action) -> Vec<Outcome> {
        let middle = self.min + (self.max - self.min) / 2 / self.step * self.step;
        // Without an answer there is no mark.
        let mark = self.current_value(context, question);
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
            Action::Next => return vec![Outcome::NextQuestion],
            _ => return Vec::new(),
        };
        let edit = walk::edit_for_answer(context.view, question, &Answer::Number(to), context.now).unwrap_or_default();
        vec![Outcome::Edit(edit)]
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
        let text = match mark {
            Some(mark) if self.max == 100 => t!(context.locale, "screen-percent", value = mark as usize),
            Some(_) => return (2, cursor),
            None => {
                let texts = [t!(context.locale, "screen-not-answered"), t!(context.locale, "screen-enter-leaves-open")];
                SafeText::join(&texts, " ")
            }
        };
        let width = canvas.width().saturating_sub(4);
        (canvas.put_wrapped(2, 3, width, &text, Role::Text), cursor)
    }
}
