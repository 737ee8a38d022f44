//! A question answered by a text, which is stored in the document with every key.

use ratatui::layout::Position;

use crate::phrases;
use crate::t;
use crate::ui::action::Action;
use crate::ui::outcome::Outcome;
use crate::ui::theme::Role;
use crate::ui::view_context::ViewContext;
use crate::ui::widgets::{Canvas, ClickTarget, FieldInput, TextField};
use crate::walk::{self, AnswerKind, Question};
use pesee_core::deliberation::{Edit, FieldPath, FieldValue, HeadField};

/// The field of a text question.
#[derive(Debug)]
pub(super) struct TextAnswer {
    field_path: Option<FieldPath>,
    field: TextField,
    pub(super) is_writing: bool,
}

/// The maximum rows of a multi-line answer before it scrolls.
const MAX_ROWS: u16 = 6;

impl TextAnswer {
    pub(super) fn new(scene: &ViewContext<'_>, ask: &Question) -> TextAnswer {
        let place = walk::answer_path(scene.view, ask);
        let stands = stored_text(scene, place.as_ref());
        let text =
            stands.or_else(|| phrases::suggested_answer(scene.locale, scene.view, ask).map(|text| text.to_string()));
        let field =
            if ask.answer_kind(scene.view) == AnswerKind::Text { TextField::new_multiline } else { TextField::new };
        TextAnswer { field_path: place, field: field(&text.unwrap_or_default()), is_writing: true }
    }

    /// Updates the field after a change of the document. The document has priority over the field, for example after an
    /// undo.
    pub(super) fn refresh(&mut self, scene: &ViewContext<'_>, ask: &Question) {
        let stands = stored_text(scene, self.field_path.as_ref());
        let is_so = match &stands {
            Some(text) => text == self.field.text(),
            None => self.field.text().trim().is_empty(),
        };
        if !is_so {
            let suggested = || phrases::suggested_answer(scene.locale, scene.view, ask).map(|text| text.to_string());
            self.field.set_text(&stands.or_else(suggested).unwrap_or_default());
        }
    }

    pub(super) fn act(&mut self, scene: &ViewContext<'_>, action: Action) -> Vec<Outcome> {
        match action {
            Action::StartWriting => {
                self.is_writing = true;
                Vec::new()
            }
            Action::Leave if self.is_writing => {
                self.is_writing = false;
                Vec::new()
            }
            Action::Next | Action::NextField => {
                self.edit_outcome(scene).into_iter().chain([Outcome::NextQuestion]).collect()
            }
            _ => Vec::new(),
        }
    }

    pub(super) fn field(&self) -> Option<&TextField> {
        self.is_writing.then_some(&self.field)
    }

    pub(super) fn apply_input(&mut self, scene: &ViewContext<'_>, stroke: FieldInput<'_>) -> Vec<Outcome> {
        let changed = self.field.apply(stroke);
        let full = self.field.is_full().then(|| Outcome::Notify(t!(scene.locale, "screen-text-full")));
        changed.then(|| self.edit_outcome(scene)).flatten().into_iter().chain(full).collect()
    }

    /// Returns the edit that stores the text in the document.
    fn edit_outcome(&self, scene: &ViewContext<'_>) -> Option<Outcome> {
        let place = self.field_path.clone()?;
        let is_title = place == FieldPath::Head(HeadField::Title);
        if is_title && self.field.text().trim().is_empty() {
            return None;
        }
        let edit = Edit::set_text(scene.view, place.clone(), self.field.text());
        (!edit.is_empty()).then(|| Outcome::Edit(edit.with_coalesce_path(place)))
    }

    pub(super) fn draw(&self, canvas: &mut Canvas<'_>) -> (u16, Option<Position>) {
        let width = canvas.width().saturating_sub(2).min(72);
        let most = if self.field.is_multiline() { MAX_ROWS } else { 3 };
        let rows = self.field.row_count(width).clamp(1, most);
        let role = if self.is_writing { Role::Field } else { Role::Text };
        canvas.add_click_target(0, 0, canvas.width(), rows, ClickTarget::Action(Action::StartWriting));
        let cursor = self.field.draw(&mut canvas.region(2, 0, width, rows), role);
        (rows, cursor)
    }
}

fn stored_text(scene: &ViewContext<'_>, place: Option<&FieldPath>) -> Option<String> {
    match scene.view.get(place?) {
        Some(FieldValue::Text(text)) => Some(text),
        _ => None,
    }
}
