//! What was found in the texts, as it comes.

use ratatui::layout::Position;

use crate::messages::SearchHit;
use crate::tell;
use crate::text::Shown;
use crate::ui::action::Action;
use crate::ui::event::Effect;
use crate::ui::outcome::Outcome;
use crate::ui::theme::Role;
use crate::ui::widgets::{Canvas, Selection, top_of};

use super::Desk;

/// A search through the texts.
#[derive(Debug)]
pub(super) struct Hits {
    ticket: u64,
    found: Vec<SearchHit>,
    /// How many files were read, and how many there are.
    read: usize,
    count: usize,
    selection: Selection,
}

impl Hits {
    /// A search that has found nothing yet.
    pub(super) fn new(ticket: u64, count: usize) -> Hits {
        Hits { ticket, found: Vec::new(), read: 0, count, selection: Selection::default() }
    }

    /// Whether nothing was found so far.
    pub(super) fn is_empty(&self) -> bool {
        self.found.is_empty()
    }

    /// Takes in what was found; what belongs to an earlier search comes too late.
    pub(super) fn take(&mut self, ticket: u64, hits: Vec<SearchHit>, read: usize) {
        if ticket == self.ticket {
            self.found.extend(hits);
            self.read = read;
        }
    }

    pub(super) fn act(&mut self, action: Action) -> Vec<Outcome> {
        if self.selection.act(action, self.found.len()) {
            return Vec::new();
        }
        let hit = self.found.get(self.selection.at(self.found.len())).filter(|_| action == Action::Open);
        hit.map(|hit| Outcome::Run(Effect::Load(hit.path.clone()))).into_iter().collect()
    }

    pub(super) fn draw(&self, desk: Desk<'_>, canvas: &mut Canvas<'_>) -> Option<Position> {
        let done = self.read >= self.count;
        let id = match (done, self.found.is_empty()) {
            (true, true) => "library-sought-nothing",
            (true, false) => "library-sought-done",
            (false, _) => "library-sought",
        };
        let said = tell!(desk.tongue, id, read = self.read, count = self.count, found = self.found.len());
        let (width, height) = (canvas.width(), canvas.height());
        canvas.put_within(4, 0, width.saturating_sub(5), &said, Role::Quiet);
        if self.found.is_empty() {
            return canvas.place(4, 0);
        }
        self.draw_found(&mut canvas.part(0, 2, width, height.saturating_sub(2)))
    }

    fn draw_found(&self, canvas: &mut Canvas<'_>) -> Option<Position> {
        let (count, width) = (self.found.len(), canvas.width().saturating_sub(3));
        let at = self.selection.at(count);
        let tall = |at: usize| 1 + self.found.get(at).map_or(0, |hit| usize::from(hit.matching_line.is_some()));
        let first = top_of(at, count, canvas.height().into(), tall);
        let (mut y, mut cursor) = (0, None);
        for (place, hit) in self.found.iter().enumerate().skip(first) {
            if y >= canvas.height() {
                break;
            }
            let is_here = place == at;
            if is_here {
                canvas.mark(y);
                cursor = canvas.place(2, y);
            }
            let client = hit.client.as_deref().map(Shown::outside).unwrap_or_default().cut(usize::from(width / 3));
            let role = if is_here { Role::Focus } else { Role::Text };
            let room = width.saturating_sub(client.width() as u16 + 2);
            canvas.put_within(2, y, room, &Shown::outside(&hit.title), role);
            canvas.put_right(2 + width, y, &client, Role::Quiet);
            canvas.row(y, place, is_here, Action::Open);
            y += 1;
            if let Some(line) = &hit.matching_line {
                canvas.put_within(4, y, width.saturating_sub(2), &Shown::outside(line), Role::Quiet);
                canvas.row(y, place, is_here, Action::Open);
                y += 1;
            }
        }
        cursor
    }
}
