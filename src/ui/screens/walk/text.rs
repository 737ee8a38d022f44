//! A question answered by a text, which is stored in the document with every key.

use ratatui::layout::Position;

use crate::messages::Draft;
use crate::phrases;
use crate::t;
use crate::text::SafeText;
use crate::ui::action::Action;
use crate::ui::outcome::{Outcome, PromptPurpose};
use crate::ui::theme::Role;
use crate::ui::view_context::ViewContext;
use crate::ui::widgets::{Canvas, ClickTarget, FieldInput, TextField};
use crate::walk::{self, Answer, AnswerKind, Question, review};
use pesee_core::deliberation::{Edit, FieldPath, FieldValue, HeadField};

/// The field of a text question.
#[derive(Debug)]
pub(super) struct TextAnswer {
    field_path: Option<FieldPath>,
    field: TextField,
    pub(super) is_writing: bool,
    /// Whether the user has changed the text since the question is on the screen.
    is_changed: bool,
}

/// The maximum rows of a multi-line answer before it scrolls.
const MAX_ROWS: u16 = 6;

impl TextAnswer {
    pub(super) fn new(context: &ViewContext<'_>, question: &Question) -> TextAnswer {
        let field_path = walk::answer_path(context.view, question);
        let stored = stored_text(context, field_path.as_ref());
        let is_suggested = stored.is_none();
        let text = stored
            .or_else(|| phrases::suggested_answer(context.locale, context.view, question).map(|text| text.to_string()));
        let field = if question.answer_kind(context.view) == AnswerKind::Text {
            TextField::new_multiline
        } else {
            TextField::new
        };
        let mut field = field(&text.unwrap_or_default());
        if is_suggested || is_template_title(context, question) {
            field.select_all();
        }
        TextAnswer { field_path, field, is_writing: true, is_changed: false }
    }

    /// Updates the field after a change of the document. The document has priority over the field, for example after an
    /// undo.
    pub(super) fn refresh(&mut self, context: &ViewContext<'_>, question: &Question) {
        let stored = stored_text(context, self.field_path.as_ref());
        let is_current = match &stored {
            Some(text) => text == self.field.text(),
            None => self.field.text().trim().is_empty(),
        };
        if !is_current {
            let suggested =
                || phrases::suggested_answer(context.locale, context.view, question).map(|text| text.to_string());
            self.field.set_text(&stored.or_else(suggested).unwrap_or_default());
        }
    }

    /// Returns the draft that is offered while the field is empty.
    pub(super) fn draft(&self, context: &ViewContext<'_>, question: &Question) -> Option<SafeText> {
        let is_asked = *question == Question::Because && self.is_writing && self.field.text().trim().is_empty();
        let chosen = review::current_decision(context.view).filter(|_| is_asked)?.option.as_ref()?;
        phrases::reason_draft(context.locale, context.view, context.figures, chosen)
    }

    /// Returns the text that the document does not store with every key.
    pub(super) fn unsaved_draft(&self, question: &Question) -> Option<Draft> {
        let text = self.field.text();
        let field_path = PromptPurpose::AddOption.to_path();
        let is_unsaved = *question == Question::OptionFromCriteria && !text.trim().is_empty();
        field_path.filter(|_| is_unsaved).map(|field_path| Draft { field_path, text: text.to_owned() })
    }

    pub(super) fn act(&mut self, context: &ViewContext<'_>, question: &Question, action: Action) -> Vec<Outcome> {
        match action {
            Action::UseDraft => {
                let Some(draft) = self.draft(context, question) else { return Vec::new() };
                self.field.set_text(draft.as_str());
                self.edit_outcome(context).into_iter().collect()
            }
            Action::Next | Action::NextField if *question == Question::OptionFromCriteria => {
                let answer = Answer::Text(self.field.text().to_owned());
                let edit = walk::edit_for_answer(context.view, question, &answer, context.now);
                let notice = phrases::typed_option(context.locale, context.view, self.field.text());
                self.field.set_text("");
                let outcomes = edit.map(Outcome::Edit).into_iter().chain([Outcome::NextQuestion]);
                outcomes.chain(notice.map(Outcome::Notify)).collect()
            }
            Action::StartWriting => {
                self.is_writing = true;
                Vec::new()
            }
            Action::Leave if self.is_writing => {
                self.is_writing = false;
                Vec::new()
            }
            Action::Next | Action::NextField => {
                self.edit_outcome(context).into_iter().chain([Outcome::NextQuestion]).collect()
            }
            _ => Vec::new(),
        }
    }

    /// Returns whether a text is being typed that the document stores with every key.
    pub(super) fn is_typed(&self) -> bool {
        self.is_writing && self.is_changed && self.field_path.is_some() && !self.field.text().trim().is_empty()
    }

    /// Continues a text that was typed before. The cursor of a new field is at its end.
    pub(super) fn continue_typing(&mut self) {
        (self.is_writing, self.is_changed) = (true, true);
    }

    pub(super) fn field(&self) -> Option<&TextField> {
        self.is_writing.then_some(&self.field)
    }

    pub(super) fn apply_input(&mut self, context: &ViewContext<'_>, input: FieldInput<'_>) -> Vec<Outcome> {
        let changed = self.field.apply(input);
        self.is_changed |= changed;
        let full = self.field.is_full().then(|| Outcome::Notify(t!(context.locale, "screen-text-full")));
        changed.then(|| self.edit_outcome(context)).flatten().into_iter().chain(full).collect()
    }

    /// Returns the edit that stores the text in the document.
    fn edit_outcome(&self, context: &ViewContext<'_>) -> Option<Outcome> {
        let field_path = self.field_path.clone()?;
        let is_title = field_path == FieldPath::Head(HeadField::Title);
        if is_title && self.field.text().trim().is_empty() {
            return None;
        }
        let edit = Edit::set_text(context.view, field_path.clone(), self.field.text());
        (!edit.is_empty()).then(|| Outcome::Edit(edit.with_coalesce_path(field_path)))
    }

    pub(super) fn draw(
        &self,
        context: &ViewContext<'_>,
        question: &Question,
        canvas: &mut Canvas<'_>,
    ) -> (u16, Option<Position>) {
        let width = canvas.width().saturating_sub(2).min(72);
        let max_rows = if self.field.is_multiline() { MAX_ROWS } else { 3 };
        let rows = self.field.row_count(width).clamp(1, max_rows);
        let role = if self.is_writing { Role::Field } else { Role::Text };
        canvas.add_click_target(0, 0, canvas.width(), rows, ClickTarget::Action(Action::StartWriting));
        let cursor = self.field.draw(&mut canvas.region(2, 0, width, rows), role);
        let Some(draft) = self.draft(context, question) else { return (rows, cursor) };
        let y = canvas.put_wrapped(2, rows + 1, width, &t!(context.locale, "screen-draft"), Role::Quiet);
        (canvas.put_wrapped(2, y, width, &draft, Role::Text), cursor)
    }
}

/// Returns whether the question is about a title that the user has not changed.
fn is_template_title(context: &ViewContext<'_>, question: &Question) -> bool {
    let template_title = || context.template.get().map(|template| template.head().title.as_str());
    *question == Question::Title && template_title() == Some(context.view.head().title.as_str())
}

fn stored_text(context: &ViewContext<'_>, field_path: Option<&FieldPath>) -> Option<String> {
    match context.view.get(field_path?) {
        Some(FieldValue::Text(text)) => Some(text),
        _ => None,
    }
}
