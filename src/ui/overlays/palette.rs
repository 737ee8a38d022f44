//! Every action that can be done now, searched by its words in either language.

use ratatui::layout::Position;

use crate::tell;
use crate::text::{Search, Shown, Tongue};
use crate::ui::action::Action;
use crate::ui::outcome::Outcome;
use crate::ui::theme::Role;
use crate::ui::widgets::{Canvas, Field, Selection, Stroke, more, top};

/// How many entries are seen at once, at most.
const MOST_ROWS: usize = 12;

/// Something to do.
#[derive(Debug)]
pub struct Entry {
    words: Shown,
    /// The key that does it, if one does.
    key: Shown,
    /// What it is searched in.
    called: String,
    does: Outcome,
}

impl Entry {
    /// Something to do, called by its words in the reader's language and found by those in the others too.
    pub fn new(
        words: impl Fn(&Tongue) -> Shown,
        (own, others): (&Tongue, &[Tongue]),
        key: Shown,
        does: Outcome,
    ) -> Entry {
        let called: Vec<Shown> = [own].into_iter().chain(others).map(&words).collect();
        Entry { words: words(own), key, called: Shown::join(&called, " / ").to_string(), does }
    }
}

/// The palette, while it is open.
#[derive(Debug)]
pub(super) struct Palette {
    entries: Vec<Entry>,
    field: Field,
    /// What the search leaves, the best first.
    shown: Vec<usize>,
    selection: Selection,
}

impl Palette {
    pub(super) fn new(entries: Vec<Entry>) -> Palette {
        let shown = (0..entries.len()).collect();
        Palette { entries, field: Field::default(), shown, selection: Selection::default() }
    }

    pub(super) fn act(&mut self, action: Action) -> Vec<Outcome> {
        if self.selection.act(action, self.shown.len()) {
            return Vec::new();
        }
        let chosen = self.shown.get(self.selection.at(self.shown.len())).and_then(|at| self.entries.get(*at));
        match (action, chosen) {
            (Action::Open, Some(entry)) => vec![Outcome::Close, entry.does.clone()],
            _ => Vec::new(),
        }
    }

    pub(super) fn field(&self) -> &Field {
        &self.field
    }

    pub(super) fn write(&mut self, stroke: Stroke<'_>) {
        if self.field.take(stroke) {
            self.filter();
        }
    }

    fn filter(&mut self) {
        let mut search = Search::loose(self.field.text());
        let scored = |(at, entry): (usize, &Entry)| Some((search.score(&entry.called)?, at));
        let mut found: Vec<(u32, usize)> = self.entries.iter().enumerate().filter_map(scored).collect();
        // What fits alike stays in its order.
        found.sort_by_key(|(score, _)| std::cmp::Reverse(*score));
        self.shown = found.into_iter().map(|(_, at)| at).collect();
        self.selection.set(0);
    }

    pub(super) fn draw(&self, tongue: &Tongue, canvas: &mut Canvas<'_>) -> Option<Position> {
        // As high as all there is, up to a dozen: nothing moves while one types.
        let mut inner = super::framed(canvas, self.entries.len().min(MOST_ROWS) as u16 + 2);
        let (width, height) = (inner.width(), inner.height());
        inner.put(0, 0, &Shown::fixed(":"), Role::Accent);
        let cursor = self.field.draw(&mut inner.part(2, 0, width.saturating_sub(2), 1), Role::Field);
        let mut list = inner.part(0, 2, width, height.saturating_sub(2));
        if self.shown.is_empty() {
            list.put(2, 0, &tell!(tongue, "screen-palette-nothing"), Role::Quiet);
            return cursor;
        }
        let rows = usize::from(list.height());
        let at = self.selection.at(self.shown.len());
        let first = top(at, self.shown.len(), rows);
        let found = self.shown.iter().filter_map(|at| self.entries.get(*at));
        for (y, entry) in found.skip(first).take(rows).enumerate() {
            let is_here = first + y == at;
            let y = y as u16;
            list.row(y, first + usize::from(y), is_here, Action::Open);
            if is_here {
                list.mark(y);
            }
            let key = entry.key.width() as u16;
            let role = if is_here { Role::Focus } else { Role::Text };
            list.put_within(2, y, width.saturating_sub(key + 5), &entry.words.capitalized(), role);
            list.put_right(width.saturating_sub(2), y, &entry.key, Role::Accent);
        }
        more(&mut list, first, self.shown.len(), rows);
        cursor
    }
}
