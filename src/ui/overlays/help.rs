//! Every key, those of where one is first.

use ratatui::layout::Position;

use crate::text::{Shown, Tongue};
use crate::ui::action::Action;
use crate::ui::keymap::{BINDINGS, Scope, hints};
use crate::ui::theme::Role;
use crate::ui::widgets::{Canvas, Selection, more, top};

/// The page of help: what it says, line by line, and the line one is at.
#[derive(Debug)]
pub(super) struct Help {
    /// Keys and what they do; a place by its name, with no words beside it.
    lines: Vec<(Shown, Shown)>,
    selection: Selection,
}

impl Help {
    pub(super) fn new(here: &[Scope], tongue: &Tongue) -> Help {
        let rest = Scope::ALL.into_iter().filter(|scope| !here.contains(scope));
        let mut lines: Vec<(Shown, Shown)> = Vec::new();
        for scope in here.iter().copied().chain(rest) {
            if !lines.is_empty() {
                lines.push((Shown::default(), Shown::default()));
            }
            lines.push((scope.name(tongue), Shown::default()));
            let bindings = BINDINGS.iter().filter(|binding| binding.scope == scope);
            lines.extend(hints(tongue, bindings).into_iter().map(|hint| (hint.keys, hint.words)));
        }
        Help { lines, selection: Selection::default() }
    }

    pub(super) fn act(&mut self, action: Action) {
        self.selection.act(action, self.lines.len());
    }

    pub(super) fn draw(&self, canvas: &mut Canvas<'_>) -> Option<Position> {
        canvas.clear();
        let (at, count, height) = (self.selection.at(self.lines.len()), self.lines.len(), usize::from(canvas.height()));
        let first = top(at, count, height);
        for (y, (keys, words)) in self.lines.iter().skip(first).take(height).enumerate() {
            let y = y as u16;
            if words.is_empty() {
                canvas.put(2, y, keys, Role::Title);
            } else {
                canvas.put_within(4, y, 20, keys, Role::Accent);
                canvas.put(26, y, words, Role::Text);
            }
        }
        let y = (at - first) as u16;
        canvas.mark(y);
        more(canvas, first, count, height);
        canvas.place(0, y)
    }
}
