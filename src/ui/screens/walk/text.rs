//! A question answered in words, written straight into the document.

use ratatui::layout::Position;

use crate::say;
use crate::tell;
use crate::ui::action::Action;
use crate::ui::outcome::Outcome;
use crate::ui::scene::Scene;
use crate::ui::theme::Role;
use crate::ui::widgets::{Canvas, Field, Spot, Stroke};
use crate::walk::{self, Ask, Kind};
use pesee_core::deliberation::{Edit, FieldPath, FieldValue, HeadField};

/// The field of a text question.
#[derive(Debug)]
pub(super) struct Text {
    place: Option<FieldPath>,
    field: Field,
    pub(super) writing: bool,
}

/// A long answer has this many rows before it scrolls.
const ROWS: u16 = 6;

impl Text {
    pub(super) fn new(scene: &Scene<'_>, ask: &Ask) -> Text {
        let place = walk::place(scene.view, ask);
        let stands = text_at(scene, place.as_ref());
        let text = stands.or_else(|| say::suggestion(scene.tongue, scene.view, ask).map(|text| text.to_string()));
        let field = if ask.kind(scene.view) == Kind::Text { Field::long } else { Field::new };
        Text { place, field: field(&text.unwrap_or_default()), writing: true }
    }

    /// What the document says wins over what the field remembers: after an undo, for one.
    pub(super) fn refresh(&mut self, scene: &Scene<'_>, ask: &Ask) {
        let stands = text_at(scene, self.place.as_ref());
        let is_so = match &stands {
            Some(text) => text == self.field.text(),
            None => self.field.text().trim().is_empty(),
        };
        if !is_so {
            let suggested = || say::suggestion(scene.tongue, scene.view, ask).map(|text| text.to_string());
            self.field.set(&stands.or_else(suggested).unwrap_or_default());
        }
    }

    pub(super) fn act(&mut self, scene: &Scene<'_>, action: Action) -> Vec<Outcome> {
        match action {
            Action::Write => {
                self.writing = true;
                Vec::new()
            }
            Action::Leave if self.writing => {
                self.writing = false;
                Vec::new()
            }
            Action::Next | Action::NextField => self.kept(scene).into_iter().chain([Outcome::Onward]).collect(),
            _ => Vec::new(),
        }
    }

    pub(super) fn field(&self) -> Option<&Field> {
        self.writing.then_some(&self.field)
    }

    pub(super) fn write(&mut self, scene: &Scene<'_>, stroke: Stroke<'_>) -> Vec<Outcome> {
        let changed = self.field.take(stroke);
        let full = self.field.is_full().then(|| Outcome::Tell(tell!(scene.tongue, "screen-text-full")));
        changed.then(|| self.kept(scene)).flatten().into_iter().chain(full).collect()
    }

    /// The edit that brings the document up to what is written.
    fn kept(&self, scene: &Scene<'_>) -> Option<Outcome> {
        let place = self.place.clone()?;
        let is_title = place == FieldPath::Head(HeadField::Title);
        if is_title && self.field.text().trim().is_empty() {
            return None;
        }
        let edit = Edit::set_text(scene.view, place.clone(), self.field.text());
        (!edit.is_empty()).then(|| Outcome::Edit(edit.with_coalesce_path(place)))
    }

    pub(super) fn draw(&self, canvas: &mut Canvas<'_>) -> (u16, Option<Position>) {
        let width = canvas.width().saturating_sub(2).min(72);
        let most = if self.field.is_long() { ROWS } else { 3 };
        let rows = self.field.rows(width).clamp(1, most);
        let role = if self.writing { Role::Field } else { Role::Text };
        canvas.spot(0, 0, canvas.width(), rows, Spot::Act(Action::Write));
        let cursor = self.field.draw(&mut canvas.part(2, 0, width, rows), role);
        (rows, cursor)
    }
}

fn text_at(scene: &Scene<'_>, place: Option<&FieldPath>) -> Option<String> {
    match scene.view.get(place?) {
        Some(FieldValue::Text(text)) => Some(text),
        _ => None,
    }
}
