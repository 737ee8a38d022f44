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
    pub(super) fn new(scene: &ViewContext<'_>, ask: &Question, picks: Vec<AnswerChoice>) -> ChoiceList {
        let now = walk::current_choice(scene.view, ask);
        let at = now.and_then(|now| picks.iter().position(|pick| *pick == now)).unwrap_or(0);
        ChoiceList { choices: picks, selection: Selection::new(at) }
    }

    pub(super) fn refresh(&mut self, picks: Vec<AnswerChoice>) {
        self.choices = picks;
    }

    /// Returns the number of rows: the answers, and for the review date a row for another date.
    fn row_count(&self, ask: &Question) -> usize {
        self.choices.len() + usize::from(*ask == Question::ReviewDate)
    }

    /// Returns the answer under the cursor.
    pub(super) fn selected(&self) -> Option<&AnswerChoice> {
        self.choices.get(self.selection.index(self.choices.len() + 1))
    }

    pub(super) fn act(&mut self, scene: &ViewContext<'_>, ask: &Question, action: Action) -> Vec<Outcome> {
        if self.selection.act(action, self.row_count(ask)) || action != Action::Next {
            return Vec::new();
        }
        match self.choices.get(self.selection.index(self.row_count(ask))) {
            Some(pick) => {
                let edit = walk::edit_for_answer(scene.view, ask, &Answer::Choice(pick.clone()), scene.now);
                edit.map(Outcome::Edit).into_iter().chain([Outcome::NextQuestion]).collect()
            }
            None if *ask == Question::ReviewDate => {
                let text = match scene.view.get(&FieldPath::Head(HeadField::ReviewOn)) {
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
        scene: &ViewContext<'_>,
        ask: &Question,
        canvas: &mut Canvas<'_>,
    ) -> (u16, Option<Position>) {
        let count = self.row_count(ask);
        let at = self.selection.index(count);
        let now = walk::current_choice(scene.view, ask);
        let review = scene.view.head().review_on.filter(|_| *ask == Question::ReviewDate);
        let height = usize::from(canvas.height());
        let first = first_visible_row(at, count, height);
        let mut cursor = None;
        for row in first..count.min(first + height) {
            let y = (row - first) as u16;
            let pick = self.choices.get(row);
            canvas.add_row_target(y, row, row == at, Action::Next);
            let role = if row == at { Role::Focus } else { Role::Text };
            if row == at {
                canvas.mark_selected(y);
                cursor = canvas.position(2, y);
            }
            let text = match (pick, review) {
                (Some(pick), _) => phrases::choice_text(scene.locale, scene.view, pick),
                (None, Some(day)) => {
                    t!(scene.locale, "screen-other-day-now", day = date::format_day(scene.locale, day))
                }
                (None, None) => t!(scene.locale, "screen-other-day"),
            };
            let end = canvas.put_within(2, y, canvas.width().saturating_sub(4), &text, role);
            if pick.is_some() && pick == now.as_ref() {
                canvas.put(end + 1, y, &SafeText::from_static("✓"), Role::Accent);
            }
        }
        draw_scroll_marks(canvas, first, count, height);
        (count.min(height) as u16, cursor)
    }
}
