//! The page of one client: the timelines of the client's deliberations.

use ratatui::layout::Position;

use crate::messages::Timeline;
use crate::phrases;
use crate::t;
use crate::text::{SafeText, date};
use crate::ui::action::Action;
use crate::ui::event::Effect;
use crate::ui::outcome::{Outcome, Overlay};
use crate::ui::theme::Role;
use crate::ui::widgets::{Canvas, Selection, first_visible_entry};
use crate::walk::group_by_client;

use super::LibraryContext;

/// The page with the selected entry: a deliberation, or an event of its timeline.
#[derive(Debug, Default)]
pub(super) struct ClientPage {
    name: String,
    /// The timelines, the latest first; `None` until the files are read.
    timelines: Option<Vec<Timeline>>,
    selection: Selection,
}

/// The rows of an entry; the first row of a deliberation is its title.
struct ClientEntry {
    lines: Vec<SafeText>,
    is_title: bool,
}

impl ClientPage {
    /// Creates the page of a client whose timelines are not loaded yet.
    pub(super) fn new(name: String) -> ClientPage {
        ClientPage { name, ..ClientPage::default() }
    }

    pub(super) fn name(&self) -> &str {
        &self.name
    }

    /// Returns whether the page lists nothing.
    pub(super) fn is_empty(&self) -> bool {
        self.entries().next().is_none()
    }

    pub(super) fn set_timelines(&mut self, timelines: Vec<Timeline>) {
        self.timelines = Some(timelines);
    }

    /// Returns the entries: each timeline, followed by the indices of its events.
    fn entries<'a>(&'a self) -> impl Iterator<Item = (&'a Timeline, Option<usize>)> {
        let with_events = |timeline: &'a Timeline| {
            [None].into_iter().chain((0..timeline.events.len()).map(Some)).map(move |nth| (timeline, nth))
        };
        self.timelines.iter().flatten().flat_map(with_events)
    }

    pub(super) fn act(&mut self, action: Action) -> Vec<Outcome> {
        let count = self.entries().count();
        if self.selection.act(action, count) {
            return Vec::new();
        }
        let selected = self.entries().nth(self.selection.index(count));
        match action {
            Action::New => vec![Outcome::OpenOverlay(Overlay::Templates(Some(self.name.clone())))],
            Action::Open => {
                let load = |(timeline, _): (&Timeline, _)| Outcome::RunEffect(Effect::Load(timeline.row.path.clone()));
                selected.map(load).into_iter().collect()
            }
            _ => Vec::new(),
        }
    }

    pub(super) fn draw(&self, context: LibraryContext<'_>, canvas: &mut Canvas<'_>) -> Option<Position> {
        let (width, height) = (canvas.width(), canvas.height());
        canvas.put_within(2, 0, width.saturating_sub(3), &SafeText::sanitize(&self.name), Role::Title);
        let Some(timelines) = &self.timelines else {
            canvas.put(2, 1, &t!(context.locale, "library-loading"), Role::Quiet);
            return canvas.position(2, 1);
        };
        let rows = timelines.iter().map(|timeline| &timeline.row).enumerate();
        let facts = group_by_client(rows, |_| ())
            .first()
            .map(|group| phrases::client_facts(context.locale, group, context.today()));
        let facts = facts.unwrap_or_else(|| vec![t!(context.locale, "library-count", count = 0_usize)]);
        let end = canvas.put_wrapped(2, 1, width.saturating_sub(3), &SafeText::join(&facts, " · "), Role::Quiet);
        let top = end + u16::from(height >= 10);
        let entry_cursor = self.draw_timelines(context, &mut canvas.region(0, top, width, height.saturating_sub(top)));
        // Without entries the cursor is on the client's name.
        entry_cursor.or_else(|| canvas.position(2, 0))
    }

    fn draw_timelines(&self, context: LibraryContext<'_>, canvas: &mut Canvas<'_>) -> Option<Position> {
        let width = canvas.width().saturating_sub(5);
        let entries: Vec<ClientEntry> =
            self.entries().map(|(timeline, nth)| describe_entry(context, timeline, nth, width)).collect();
        let (count, height) = (entries.len(), usize::from(canvas.height()));
        let at = self.selection.index(count);
        // An empty row separates a deliberation from the entry above.
        let gap =
            |at: usize| usize::from(at > 0 && height >= 12 && entries.get(at).is_some_and(|entry| entry.is_title));
        let entry_height = |at: usize| gap(at) + entries.get(at).map_or(0, |entry| entry.lines.len());
        let first = if count == 0 { 0 } else { first_visible_entry(at, count, height, entry_height) };
        let (mut y, mut cursor) = (0, None);
        for (index, entry) in entries.iter().enumerate().skip(first) {
            y += if index == first { 0 } else { gap(index) as u16 };
            if y >= canvas.height() {
                break;
            }
            let is_selected = index == at;
            if is_selected {
                canvas.mark_selected(y);
                cursor = canvas.position(if entry.is_title { 2 } else { 4 }, y);
            }
            for (nth, row) in entry.lines.iter().enumerate() {
                let is_title_row = entry.is_title && nth == 0;
                let role = match (is_selected, is_title_row) {
                    (true, true) => Role::Focus,
                    (_, true) | (true, false) => Role::Text,
                    (false, false) => Role::Quiet,
                };
                canvas.put(if is_title_row { 2 } else { 4 }, y, row, role);
                canvas.add_row_target(y, index, is_selected, Action::Open);
                y += 1;
            }
        }
        cursor
    }
}

/// Describes a deliberation, or its event number `nth`, in rows of `width` columns.
fn describe_entry(context: LibraryContext<'_>, timeline: &Timeline, nth: Option<usize>, width: u16) -> ClientEntry {
    let Some(event) = nth.and_then(|nth| timeline.events.get(nth)) else {
        let title = SafeText::sanitize(&timeline.row.title).truncate(usize::from(width) + 2);
        let facts = phrases::client_timeline(context.locale, timeline, context.today()).wrap(width.into());
        return ClientEntry { lines: [title].into_iter().chain(facts).collect(), is_title: true };
    };
    let day = date::format_short_day(context.locale, event.day(), context.today());
    let line =
        t!(context.locale, "library-dated-event", day = day, what = phrases::timeline_event(context.locale, event));
    ClientEntry { lines: line.wrap(width.into()), is_title: false }
}
