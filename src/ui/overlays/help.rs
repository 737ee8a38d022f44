//! Every key, those of where one is first.

use ratatui::layout::Position;

use crate::text::{Shown, Tongue};
use crate::ui::action::Action;
use crate::ui::keymap::{BINDINGS, Scope, hints};
use crate::ui::theme::Role;
use crate::ui::widgets::Canvas;

/// The page of help, scrolled.
#[derive(Debug)]
pub(super) struct Help {
    scopes: Vec<Scope>,
    top: usize,
}

impl Help {
    pub(super) fn new(here: &[Scope]) -> Help {
        let rest = Scope::ALL.into_iter().filter(|scope| !here.contains(scope));
        Help { scopes: here.iter().copied().chain(rest).collect(), top: 0 }
    }

    pub(super) fn act(&mut self, action: Action) {
        self.top = match action {
            Action::Up => self.top.saturating_sub(1),
            Action::Down => self.top + 1,
            Action::PageUp => self.top.saturating_sub(15),
            Action::PageDown => self.top + 15,
            Action::First => 0,
            Action::Last => usize::MAX,
            _ => self.top,
        };
    }

    pub(super) fn draw(&self, tongue: &Tongue, canvas: &mut Canvas<'_>) -> Option<Position> {
        canvas.clear();
        let mut lines: Vec<(Shown, Shown)> = Vec::new();
        for scope in &self.scopes {
            if !lines.is_empty() {
                lines.push((Shown::default(), Shown::default()));
            }
            lines.push((scope.name(tongue), Shown::default()));
            let bindings = BINDINGS.iter().filter(|binding| binding.scope == *scope);
            lines.extend(hints(tongue, bindings, true).into_iter().map(|hint| (hint.keys, hint.words)));
        }
        let height = usize::from(canvas.height());
        let top = self.top.min(lines.len().saturating_sub(height));
        for (y, (keys, words)) in lines.iter().skip(top).take(height).enumerate() {
            let y = y as u16;
            if words.is_empty() {
                canvas.put(2, y, keys, Role::Title);
            } else {
                canvas.put_within(4, y, 20, keys, Role::Accent);
                canvas.put(26, y, words, Role::Text);
            }
        }
        if top + height < lines.len() {
            canvas.put_right(
                canvas.width().saturating_sub(1),
                canvas.height().saturating_sub(1),
                &Shown::fixed("↓"),
                Role::Quiet,
            );
        }
        canvas.place(2, 0)
    }
}
