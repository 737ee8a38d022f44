//! The results of a full-text search in the library, shown while they arrive.

use ratatui::layout::Position;

use crate::messages::SearchHit;
use crate::t;
use crate::text::SafeText;
use crate::ui::action::Action;
use crate::ui::event::Effect;
use crate::ui::outcome::Outcome;
use crate::ui::theme::Role;
use crate::ui::widgets::{Canvas, Selection, first_visible_entry};

use super::LibraryContext;

/// A full-text search.
#[derive(Debug)]
pub(super) struct SearchHits {
    ticket: u64,
    hits: Vec<SearchHit>,
    /// The number of files read so far, and the number of files to read.
    files_read: usize,
    file_count: usize,
    selection: Selection,
}

impl SearchHits {
    /// Creates a search without hits.
    pub(super) fn new(ticket: u64, count: usize) -> SearchHits {
        SearchHits { ticket, hits: Vec::new(), files_read: 0, file_count: count, selection: Selection::default() }
    }

    /// Returns whether there are no hits so far.
    pub(super) fn is_empty(&self) -> bool {
        self.hits.is_empty()
    }

    /// Adds hits; ignores the hits of an earlier search.
    pub(super) fn add(&mut self, ticket: u64, hits: Vec<SearchHit>, read: usize) {
        if ticket == self.ticket {
            self.hits.extend(hits);
            self.files_read = read;
        }
    }

    pub(super) fn act(&mut self, action: Action) -> Vec<Outcome> {
        if self.selection.act(action, self.hits.len()) {
            return Vec::new();
        }
        let hit = self.hits.get(self.selection.index(self.hits.len())).filter(|_| action == Action::Open);
        hit.map(|hit| Outcome::RunEffect(Effect::Load(hit.path.clone()))).into_iter().collect()
    }

    pub(super) fn draw(&self, context: LibraryContext<'_>, canvas: &mut Canvas<'_>) -> Option<Position> {
        let done = self.files_read >= self.file_count;
        let id = match (done, self.hits.is_empty()) {
            (true, true) => "library-search-nothing",
            (true, false) => "library-search-done",
            (false, _) => "library-search-progress",
        };
        let status = t!(context.locale, id, read = self.files_read, count = self.file_count, found = self.hits.len());
        let (width, height) = (canvas.width(), canvas.height());
        canvas.put_within(4, 0, width.saturating_sub(5), &status, Role::Quiet);
        if self.hits.is_empty() {
            return canvas.position(4, 0);
        }
        self.draw_hits(&mut canvas.region(0, 2, width, height.saturating_sub(2)))
    }

    fn draw_hits(&self, canvas: &mut Canvas<'_>) -> Option<Position> {
        let (count, width) = (self.hits.len(), canvas.width().saturating_sub(3));
        let at = self.selection.index(count);
        let entry_height = |at: usize| 1 + self.hits.get(at).map_or(0, |hit| usize::from(hit.matching_line.is_some()));
        let first = first_visible_entry(at, count, canvas.height().into(), entry_height);
        let (mut y, mut cursor) = (0, None);
        for (index, hit) in self.hits.iter().enumerate().skip(first) {
            if y >= canvas.height() {
                break;
            }
            let is_selected = index == at;
            if is_selected {
                canvas.mark_selected(y);
                cursor = canvas.position(2, y);
            }
            let client =
                hit.client.as_deref().map(SafeText::sanitize).unwrap_or_default().truncate(usize::from(width / 3));
            let role = if is_selected { Role::Focus } else { Role::Text };
            let available = width.saturating_sub(client.width() as u16 + 2);
            canvas.put_within(2, y, available, &SafeText::sanitize(&hit.title), role);
            canvas.put_right(2 + width, y, &client, Role::Quiet);
            canvas.add_row_target(y, index, is_selected, Action::Open);
            y += 1;
            if let Some(line) = &hit.matching_line {
                canvas.put_within(4, y, width.saturating_sub(2), &SafeText::sanitize(line), Role::Quiet);
                canvas.add_row_target(y, index, is_selected, Action::Open);
                y += 1;
            }
        }
        cursor
    }
}
