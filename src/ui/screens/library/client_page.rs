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

    pub(super) fn set_timelines(&mut self, stories: Vec<Timeline>) {
        self.timelines = Some(stories);
    }

    /// Returns the entries: each timeline, followed by the indices of its events.
    fn entries<'a>(&'a self) -> impl Iterator<Item = (&'a Timeline, Option<usize>)> {
        let of = |story: &'a Timeline| {
            [None].into_iter().chain((0..story.events.len()).map(Some)).map(move |nth| (story, nth))
        };
        self.timelines.iter().flatten().flat_map(of)
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
                let load = |(story, _): (&Timeline, _)| Outcome::RunEffect(Effect::Load(story.row.path.clone()));
                selected.map(load).into_iter().collect()
            }
            _ => Vec::new(),
        }
    }

    pub(super) fn draw(&self, desk: LibraryContext<'_>, canvas: &mut Canvas<'_>) -> Option<Position> {
        let (width, height) = (canvas.width(), canvas.height());
        canvas.put_within(2, 0, width.saturating_sub(3), &SafeText::sanitize(&self.name), Role::Title);
        let Some(stories) = &self.timelines else {
            canvas.put(2, 1, &t!(desk.locale, "library-loading"), Role::Quiet);
            return canvas.position(2, 1);
        };
        let rows = stories.iter().map(|story| &story.row).enumerate();
        let facts =
            group_by_client(rows, |_| ()).first().map(|group| phrases::client_facts(desk.locale, group, desk.today()));
        let facts = facts.unwrap_or_else(|| vec![t!(desk.locale, "library-count", count = 0_usize)]);
        let end = canvas.put_wrapped(2, 1, width.saturating_sub(3), &SafeText::join(&facts, " · "), Role::Quiet);
        let top = end + u16::from(height >= 10);
        let here = self.draw_timelines(desk, &mut canvas.region(0, top, width, height.saturating_sub(top)));
        // Without entries the cursor is on the client's name.
        here.or_else(|| canvas.position(2, 0))
    }

    fn draw_timelines(&self, desk: LibraryContext<'_>, canvas: &mut Canvas<'_>) -> Option<Position> {
        let width = canvas.width().saturating_sub(5);
        let said: Vec<ClientEntry> =
            self.entries().map(|(story, nth)| describe_entry(desk, story, nth, width)).collect();
        let (count, height) = (said.len(), usize::from(canvas.height()));
        let at = self.selection.index(count);
        // An empty row separates a deliberation from the entry above.
        let gap = |at: usize| usize::from(at > 0 && height >= 12 && said.get(at).is_some_and(|said| said.is_title));
        let tall = |at: usize| gap(at) + said.get(at).map_or(0, |said| said.lines.len());
        let first = if count == 0 { 0 } else { first_visible_entry(at, count, height, tall) };
        let (mut y, mut cursor) = (0, None);
        for (place, entry) in said.iter().enumerate().skip(first) {
            y += if place == first { 0 } else { gap(place) as u16 };
            if y >= canvas.height() {
                break;
            }
            let is_here = place == at;
            if is_here {
                canvas.mark_selected(y);
                cursor = canvas.position(if entry.is_title { 2 } else { 4 }, y);
            }
            for (nth, row) in entry.lines.iter().enumerate() {
                let heads = entry.is_title && nth == 0;
                let role = match (is_here, heads) {
                    (true, true) => Role::Focus,
                    (_, true) | (true, false) => Role::Text,
                    (false, false) => Role::Quiet,
                };
                canvas.put(if heads { 2 } else { 4 }, y, row, role);
                canvas.add_row_target(y, place, is_here, Action::Open);
                y += 1;
            }
        }
        cursor
    }
}

/// Describes a deliberation, or its event number `nth`, in rows of `width` columns.
fn describe_entry(desk: LibraryContext<'_>, story: &Timeline, nth: Option<usize>, width: u16) -> ClientEntry {
    let Some(happened) = nth.and_then(|nth| story.events.get(nth)) else {
        let title = SafeText::sanitize(&story.row.title).truncate(usize::from(width) + 2);
        let facts = phrases::client_timeline(desk.locale, story, desk.today()).wrap(width.into());
        return ClientEntry { lines: [title].into_iter().chain(facts).collect(), is_title: true };
    };
    let day = date::format_short_day(desk.locale, happened.day(), desk.today());
    let line = t!(desk.locale, "library-dated-event", day = day, what = phrases::timeline_event(desk.locale, happened));
    ClientEntry { lines: line.wrap(width.into()), is_title: false }
}
