//! A question with several answers, of which one is chosen.

use ratatui::layout::Position;

use crate::phrases;
use crate::t;
use crate::text::{SafeText, date};
use crate::ui::action::Action;
use crate::ui::outcome::{Outcome, Overlay, PromptPurpose};
use crate::ui::theme::Role;
use crate::ui::view_context::ViewContext;
use crate::ui::widgets::{Canvas, Selection, draw_scroll_marks, first_visible_row};
use crate::walk::{self, Answer, AnswerChoice, Question};
use pesee_core::deliberation::{FieldPath, FieldValue, HeadField};

/// The list of answers and the selected one.
#[derive(Debug)]
pub(super) struct ChoiceList {
    choices: Vec<AnswerChoice>,
    selection: Selection,
}

impl ChoiceList {
    pub(super) fn new(context: &ViewContext<'_>, question: &Question, choices: Vec<AnswerChoice>) -> ChoiceList {
        let current = walk::current_choice(context.view, question);
        let at = current.and_then(|current| choices.iter().position(|choice| *choice == current)).unwrap_or(0);
        ChoiceList { choices, selection: Selection::new(at) }
    }

    pub(super) fn refresh(&mut self, choices: Vec<AnswerChoice>) {
        self.choices = choices;
    }

    /// Returns the number of rows: the answers, and for the review date a row for another date.
    fn row_count(&self, question: &Question) -> usize {
        self.choices.len() + usize::from(*question == Question::ReviewDate)
    }

    /// Returns the answer under the cursor.
    pub(super) fn selected(&self) -> Option<&AnswerChoice> {
        self.choices.get(self.selection.index(self.choices.len() + 1))
    }

    pub(super) fn act(&mut self, context: &ViewContext<'_>, question: &Question, action: Action) -> Vec<Outcome> {
        if self.selection.act(action, self.row_count(question)) || action != Action::Next {
            return Vec::new();
        }
        match self.choices.get(self.selection.index(self.row_count(question))) {
            Some(choice) => {
                let edit = walk::edit_for_answer(context.view, question, &Answer::Choice(choice.clone()), context.now);
                edit.map(Outcome::Edit).into_iter().chain([Outcome::NextQuestion]).collect()
            }
            None if *question == Question::ReviewDate => {
                let text = match context.view.get(&FieldPath::Head(HeadField::ReviewOn)) {
                    Some(FieldValue::Date(day)) => date::format_for_input(day).to_string(),
                    _ => String::new(),
                };
                vec![Outcome::OpenOverlay(Overlay::Prompt { initial_text: text, purpose: PromptPurpose::ReviewDate })]
            }
            None => vec![Outcome::NextQuestion],
        }
    }

    pub(super) fn draw(
        &self,
        context: &ViewContext<'_>,
        question: &Question,
        canvas: &mut Canvas<'_>,
    ) -> (u16, Option<Position>) {
        let count = self.row_count(question);
        let at = self.selection.index(count);
        let current = walk::current_choice(context.view, question);
        let review = context.view.head().review_on.filter(|_| *question == Question::ReviewDate);
        let height = usize::from(canvas.height());
        let first = first_visible_row(at, count, height);
        let mut cursor = None;
        for row in first..count.min(first + height) {
            let y = (row - first) as u16;
            let choice = self.choices.get(row);
            canvas.add_row_target(y, row, row == at, Action::Next);
            let role = if row == at { Role::Focus } else { Role::Text };
            if row == at {
                canvas.mark_selected(y);
                cursor = canvas.position(2, y);
            }
            let text = match (choice, review) {
                (Some(choice), _) => phrases::choice_text(context.locale, context.view, choice),
                (None, Some(day)) => {
                    t!(context.locale, "screen-other-day-now", day = date::format_day(context.locale, day))
                }
                (None, None) => t!(context.locale, "screen-other-day"),
            };
            let end = canvas.put_within(2, y, canvas.width().saturating_sub(4), &text, role);
            if choice.is_some() && choice == current.as_ref() {
                canvas.put(end + 1, y, &SafeText::from_static("✓"), Role::Accent);
            }
        }
        draw_scroll_marks(canvas, first, count, height);
        (count.min(height) as u16, cursor)
    }
}
