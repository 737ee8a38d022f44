//! The overlay that asks what a copy of a deliberation contains. The first choice is the method only, because a copy
//! is usually made for somebody else, who must not get another person's answers.

use std::path::PathBuf;

use ratatui::layout::Position;

use crate::messages::CopyScope;
use crate::t;
use crate::text::{Locale, SafeText};
use crate::ui::action::Action;
use crate::ui::event::Effect;
use crate::ui::outcome::Outcome;
use crate::ui::theme::Role;
use crate::ui::widgets::{Canvas, Selection};

const CHOICES: [CopyScope; 2] = [CopyScope::Method, CopyScope::Everything];

#[derive(Debug)]
pub(super) struct DuplicateOverlay {
    path: PathBuf,
    title: String,
    client: Option<String>,
    selection: Selection,
}

impl DuplicateOverlay {
    pub(super) fn new(path: PathBuf, title: String, client: Option<String>) -> DuplicateOverlay {
        DuplicateOverlay { path, title, client, selection: Selection::default() }
    }

    pub(super) fn act(&mut self, locale: &Locale, action: Action) -> Vec<Outcome> {
        if action != Action::Open {
            self.selection.act(action, CHOICES.len());
            return Vec::new();
        }
        let scope = CHOICES.get(self.selection.index(CHOICES.len())).copied().unwrap_or(CopyScope::Method);
        let title = t!(locale, "library-copy-title", title = SafeText::sanitize(&self.title)).to_string();
        let (path, reader_language) = (self.path.clone(), locale.language());
        let effect = Effect::Duplicate { path, title, scope, reader_language };
        vec![Outcome::CloseOverlay, Outcome::RunEffect(effect)]
    }

    pub(super) fn draw(&self, locale: &Locale, canvas: &mut Canvas<'_>) -> Option<Position> {
        let width = usize::from(canvas.width().min(72).saturating_sub(6));
        let title = t!(locale, "library-copy-prompt", title = SafeText::excerpt(&self.title)).wrap(width);
        let choices = CHOICES.map(|scope| match (scope, self.client.as_deref()) {
            (CopyScope::Method, _) => t!(locale, "library-copy-method"),
            (CopyScope::Everything, Some(client)) => {
                t!(locale, "library-copy-for-client", client = SafeText::excerpt(client))
            }
            (CopyScope::Everything, None) => t!(locale, "library-copy-everything"),
        });
        let choices = choices.map(|choice| choice.wrap(width));
        let rows = title.len() + 1 + choices.iter().map(Vec::len).sum::<usize>();
        let mut inner = super::draw_frame(canvas, rows as u16);
        let mut y = 0;
        for line in &title {
            inner.put(0, y, line, Role::Title);
            y += 1;
        }
        y += 1;
        let selected = self.selection.index(CHOICES.len());
        let mut cursor = None;
        for (row, choice) in choices.iter().enumerate() {
            let role = if row == selected { Role::Focus } else { Role::Text };
            if row == selected {
                inner.mark_selected(y);
                cursor = inner.position(2, y);
            }
            for line in choice {
                inner.add_row_target(y, row, row == selected, Action::Open);
                inner.put(2, y, line, role);
                y += 1;
            }
        }
        cursor
    }
}
