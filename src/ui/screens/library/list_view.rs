//! Drawing of the library list: headings, clients, deliberations and copies. The lines themselves are computed in
//! `lines`.

use ratatui::layout::Position;

use crate::messages::{LibraryRow, SiblingCopy};
use crate::phrases;
use crate::t;
use crate::text::{SafeText, date};
use crate::ui::action::Action;
use crate::ui::theme::Role;
use crate::ui::widgets::{Canvas, first_visible_entry};
use crate::walk::{self, ClientGroup, LibrarySection, client_name, library_section};

use super::lines::LibraryLine;
use super::{LibraryContext, LibraryScreen};

/// Below this width a row shows two columns instead of four.
const FULL_ROW_WIDTH: u16 = 54;

/// The optional rows that the height of the list allows.
#[derive(Clone, Copy)]
struct ListSpacing {
    /// Whether each section has a heading.
    has_headings: bool,
    /// Whether an empty row stands above each client.
    has_gaps: bool,
}

impl LibraryScreen {
    /// Draws the lines with their headings, scrolled to the selected line, and the number of hidden deliberations
    /// below.
    pub(super) fn draw_lines(&self, desk: LibraryContext<'_>, canvas: &mut Canvas<'_>) -> Option<Position> {
        let hidden = self.hidden_notice(desk.locale);
        let gap = u16::from(canvas.height() >= 12);
        let below = if hidden.is_empty() { 0 } else { 1 + gap };
        let (width, height) = (canvas.width(), canvas.height().saturating_sub(below));
        let (end, cursor) = self.draw_visible_lines(desk, &mut canvas.region(0, 0, width, height));
        canvas.put_within(2, end + gap, width.saturating_sub(3), &hidden, Role::Quiet);
        cursor
    }

    /// Draws the lines within `canvas`; returns the row after the last one, and the cursor.
    fn draw_visible_lines(&self, desk: LibraryContext<'_>, canvas: &mut Canvas<'_>) -> (u16, Option<Position>) {
        let (count, height) = (self.lines.len(), usize::from(canvas.height()));
        let room = ListSpacing { has_headings: height >= 6, has_gaps: height >= 12 };
        let at = self.selection.index(count);
        let tall = |at: usize| 1 + self.rows_above(desk, room, at).0;
        let all = if count > height { usize::MAX } else { (0..count).map(tall).sum() };
        // If the list starts in the middle of a section, the heading of the section is pinned to the first row.
        let first = if all <= height { 0 } else { first_visible_entry(at, count, height.saturating_sub(1), tall) };
        let (mut y, mut cursor) = (0, None);
        if first > 0 && room.has_headings {
            y += u16::from(self.draw_pinned_heading(desk, canvas, first));
        }
        for place in first..count {
            let (rows, heading) =
                if place == first && first > 0 { (0, None) } else { self.rows_above(desk, room, place) };
            y += rows as u16;
            if y >= canvas.height() {
                break;
            }
            if let Some(heading) = heading {
                canvas.put(2, y - 1, &t!(desk.locale, heading), Role::Quiet);
            }
            canvas.add_row_target(y, place, place == at, Action::Open);
            cursor = cursor.or(self.draw_line(desk, canvas, y, place, place == at));
            y += 1;
        }
        (y.min(canvas.height()), cursor)
    }

    /// Returns the number of rows above a line (a blank row, a heading), and the heading if the line is the first of
    /// its section.
    fn rows_above(&self, desk: LibraryContext<'_>, room: ListSpacing, place: usize) -> (usize, Option<&'static str>) {
        let line = |place: usize| self.lines.get(place).copied();
        let before = place.checked_sub(1).and_then(line);
        let heading = line(place).and_then(|line| self.line_heading(desk, line)).filter(|_| room.has_headings);
        match (line(place), heading) {
            (Some(LibraryLine::Client(_)), _) => (usize::from(room.has_gaps && place > 0), None),
            (_, Some(heading)) if before.and_then(|before| self.line_heading(desk, before)) != Some(heading) => {
                (1 + usize::from(place > 0), Some(heading))
            }
            _ => (0, None),
        }
    }

    /// Returns the heading of the section of a line; `None` under a client.
    fn line_heading(&self, desk: LibraryContext<'_>, line: LibraryLine) -> Option<&'static str> {
        let (LibraryLine::Document(at) | LibraryLine::Copy(at, _)) = line else { return None };
        let row = self.rows.get(at)?;
        match library_section(row, desk.today()) {
            LibrarySection::Unreadable => Some("library-section-unreadable"),
            _ if self.is_grouped_by_client => client_name(row).is_none().then_some("library-section-no-client"),
            LibrarySection::Unsaved => Some("library-section-unsaved"),
            LibrarySection::Due => Some("library-section-due"),
            LibrarySection::Recent => Some("library-section-recent"),
        }
    }

    /// Draws the heading of the first visible line, if it is scrolled out of view; returns whether it was drawn.
    fn draw_pinned_heading(&self, desk: LibraryContext<'_>, canvas: &mut Canvas<'_>, first: usize) -> bool {
        let Some(line) = self.lines.get(first).copied() else { return false };
        if let Some(heading) = self.line_heading(desk, line) {
            canvas.put(2, 0, &t!(desk.locale, heading), Role::Quiet);
            return true;
        }
        let (LibraryLine::Document(at) | LibraryLine::Copy(at, _)) = line else { return false };
        let Some(name) = self.rows.get(at).and_then(client_name) else { return false };
        canvas.put_within(2, 0, canvas.width().saturating_sub(3), &SafeText::sanitize(name), Role::Quiet);
        true
    }

    fn draw_line(
        &self,
        desk: LibraryContext<'_>,
        canvas: &mut Canvas<'_>,
        y: u16,
        place: usize,
        is_here: bool,
    ) -> Option<Position> {
        let line = self.lines.get(place).copied()?;
        if is_here {
            canvas.mark_selected(y);
        }
        match line {
            LibraryLine::Client(nth) => {
                draw_client_line(desk, canvas, y, (self.group_client(nth)?, self.client_groups.get(nth)?), is_here);
            }
            LibraryLine::Copy(..) => {
                let role = if is_here { Role::Focus } else { Role::Quiet };
                let width = canvas.width().saturating_sub(5);
                let kept: &SiblingCopy = self.find_copy(line)?;
                canvas.put_within(4, y, width, &phrases::copy_origin(desk.locale, kept, desk.today()), role);
                return canvas.position(4, y).filter(|_| is_here);
            }
            LibraryLine::Document(at) => {
                let row = self.rows.get(at)?;
                // The deliberations of a client are indented.
                let x = if self.is_grouped_by_client && client_name(row).is_some() { 2 } else { 0 };
                let width = canvas.width().saturating_sub(x);
                self.draw_row(desk, &mut canvas.region(x, y, width, 1), row, is_here);
                return canvas.position(x + 2, y).filter(|_| is_here);
            }
        }
        canvas.position(2, y).filter(|_| is_here)
    }

    fn draw_row(&self, desk: LibraryContext<'_>, canvas: &mut Canvas<'_>, row: &LibraryRow, is_here: bool) {
        let role = if is_here { Role::Focus } else { Role::Text };
        let width = canvas.width().saturating_sub(3);
        let title = SafeText::sanitize(&row.title);
        if let Some(fault) = row.errors.first() {
            let name = (width / 3).min(30);
            canvas.put_within(2, 0, name, &title, role);
            let said = phrases::file_error_line(desk.locale, fault);
            canvas.put_within(2 + name + 2, 0, width.saturating_sub(name + 2), &said, Role::Error);
            return;
        }
        let stage = match &row.stage {
            _ if row.is_encrypted() => t!(desk.locale, "library-encrypted"),
            Some(stage) => phrases::library_stage(desk.locale, stage),
            None => SafeText::default(),
        };
        let when = date_label(desk, row);
        if width < FULL_ROW_WIDTH {
            // Under a client, the stage is more useful than the date. For an encrypted file, the stage column holds all
            // that is known.
            let right = if row.is_encrypted() || self.is_grouped_by_client && !stage.is_empty() {
                stage.truncate(usize::from(width / 2))
            } else {
                when
            };
            canvas.put_within(2, 0, width.saturating_sub(right.width() as u16 + 2), &title, role);
            canvas.put_right(2 + width, 0, &right, Role::Quiet);
            return;
        }
        let mut title_width = (width * 2 / 5).min(44);
        let client_width = (width / 6).min(20);
        // Without clients, the stage column is wider. The client of an encrypted file is unknown, so its file name
        // takes that column.
        let names_client = self.has_clients && !self.is_grouped_by_client;
        if names_client && row.is_encrypted() {
            title_width += 1 + client_width;
        }
        canvas.put_within(2, 0, title_width, &title, role);
        let mut x = 2 + title_width + 1;
        if names_client && !row.is_encrypted() {
            let client = row.client.as_deref().map_or(SafeText::from_static("–"), SafeText::sanitize);
            canvas.put_within(x, 0, client_width, &client, Role::Quiet);
            x += client_width + 1;
        }
        let stage_width = (2 + width).saturating_sub(x + when.width() as u16 + 2);
        canvas.put_within(x, 0, stage_width, &stage, Role::Text);
        canvas.put_right(2 + width, 0, &when, Role::Quiet);
    }
}

/// Returns the date of the review, if due, or of the last change.
fn date_label(desk: LibraryContext<'_>, row: &LibraryRow) -> SafeText {
    match (row.review_on, row.updated) {
        _ if row.unsaved_since.is_some() => {
            row.unsaved_since.map(|at| date::format_elapsed(desk.locale, at, desk.now)).unwrap_or_default()
        }
        _ if row.is_archived => t!(desk.locale, "library-archived-mark"),
        (Some(day), _) if walk::is_due(row, desk.today()) => phrases::review_due(desk.locale, day, desk.today()),
        (_, Some(at)) => date::format_past_day(desk.locale, at.date_naive(), desk.today()),
        _ => SafeText::default(),
    }
}

/// Draws the line of a client: the name and a summary of the deliberations.
fn draw_client_line(
    desk: LibraryContext<'_>,
    canvas: &mut Canvas<'_>,
    y: u16,
    (name, group): (&str, &ClientGroup),
    is_here: bool,
) {
    let width = canvas.width().saturating_sub(3);
    let role = if is_here { Role::Focus } else { Role::Title };
    if width < FULL_ROW_WIDTH {
        // The name has priority; beside it stands the next review, else the last meeting.
        let due = group.next_review.map(|day| phrases::review_due(desk.locale, day, desk.today()));
        let met = || group.last_met.map(|at| date::format_past_day(desk.locale, at.date_naive(), desk.today()));
        let right = due.or_else(met).unwrap_or_default();
        let end = canvas.put_within(2, y, width * 2 / 3, &SafeText::sanitize(name), role);
        return canvas.put_right(
            2 + width,
            y,
            &right.truncate((2 + width).saturating_sub(end + 2).into()),
            Role::Quiet,
        );
    }
    let facts = phrases::client_facts(desk.locale, group, desk.today());
    let x = canvas.put_within(2, y, width * 2 / 5, &SafeText::sanitize(name), role) + 2;
    canvas.put_within(x, y, (2 + width).saturating_sub(x), &SafeText::join(&facts, " · "), Role::Quiet);
}
