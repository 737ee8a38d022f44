//! Drawing of the library list: headings, clients, deliberations and copies. The lines themselves are computed in
//! `lines`.

use ratatui::layout::Position;

use crate::messages::{LibraryRow, SiblingCopy};
use crate::phrases;
use crate::t;
use crate::text::{SafeText, date};
use crate::ui::action::Action;
use crate::ui::theme::Role;
use crate::ui::widgets::{Canvas, draw_entry_marks, first_visible_entry};
use crate::walk::{self, ClientGroup, LibrarySection, client_name, library_section};

use super::lines::LibraryLine;
use super::{LibraryContext, LibraryScreen};

/// Below this width a row shows two columns instead of four.
const FULL_ROW_WIDTH: u16 = 54;

/// From this height on, the complete text of a row that is cut stands below the list, in at most this number of rows.
const MIN_DETAIL_HEIGHT: u16 = 8;
const MAX_DETAIL_ROWS: usize = 2;

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
    pub(super) fn draw_lines(&self, context: LibraryContext<'_>, canvas: &mut Canvas<'_>) -> Option<Position> {
        let notice = self.hidden_notice(context.locale);
        let gap = u16::from(canvas.height() >= 12);
        let notice_rows = if notice.is_empty() { 0 } else { 1 + gap };
        let width = canvas.width();
        let detail = self.describe_cut_row(context, width).filter(|_| canvas.height() >= MIN_DETAIL_HEIGHT);
        let mut detail = detail.map(|text| text.wrap(width.saturating_sub(3).into())).unwrap_or_default();
        detail.truncate(MAX_DETAIL_ROWS);
        let detail_rows = if detail.is_empty() { 0 } else { detail.len() as u16 + 1 };
        let height = canvas.height().saturating_sub(notice_rows + detail_rows);
        let (end, cursor) = self.draw_visible_lines(context, &mut canvas.region(0, 0, width, height));
        canvas.put_within(2, end + gap, width.saturating_sub(3), &notice, Role::Quiet);
        for (y, line) in (canvas.height().saturating_sub(detail.len() as u16)..).zip(&detail) {
            canvas.put_within(2, y, width.saturating_sub(3), line, Role::Quiet);
        }
        cursor
    }

    /// Returns the title and the complete texts of the selected row that are cut; `None` if no text is cut.
    fn describe_cut_row(&self, context: LibraryContext<'_>, width: u16) -> Option<SafeText> {
        let LibraryLine::Document(at) = self.selected_line()? else { return None };
        let row = self.rows.get(at)?;
        RowLayout::new(self, context, row, width.saturating_sub(self.row_indent(row))).describe_cut()
    }

    /// Returns the indent of a row: the deliberations of a client are indented.
    fn row_indent(&self, row: &LibraryRow) -> u16 {
        if self.is_grouped_by_client && client_name(row).is_some() { 2 } else { 0 }
    }

    /// Draws the lines within `canvas`; returns the row after the last one, and the cursor.
    fn draw_visible_lines(&self, context: LibraryContext<'_>, canvas: &mut Canvas<'_>) -> (u16, Option<Position>) {
        let (count, height) = (self.lines.len(), usize::from(canvas.height()));
        let spacing = ListSpacing { has_headings: height >= 6, has_gaps: height >= 12 };
        let at = self.selection.index(count);
        let entry_height = |at: usize| 1 + self.rows_above(context, spacing, at).0;
        let all = if count > height { usize::MAX } else { (0..count).map(entry_height).sum() };
        // If the list starts in the middle of a section, the heading of the section is pinned to the first row.
        let first =
            if all <= height { 0 } else { first_visible_entry(at, count, height.saturating_sub(1), entry_height) };
        let (mut y, mut cursor) = (0, None);
        if first > 0 && spacing.has_headings {
            y += u16::from(self.draw_pinned_heading(context, canvas, first));
        }
        let mut last = count;
        for index in first..count {
            let (rows, heading) =
                if index == first && first > 0 { (0, None) } else { self.rows_above(context, spacing, index) };
            y += rows as u16;
            if y >= canvas.height() {
                last = index;
                break;
            }
            if let Some(heading) = heading {
                canvas.put(2, y - 1, &t!(context.locale, heading), Role::Quiet);
            }
            canvas.add_row_target(y, index, index == at, Action::Open);
            cursor = cursor.or(self.draw_line(context, canvas, y, index, index == at));
            y += 1;
        }
        draw_entry_marks(canvas, first..last, count, height);
        (y.min(canvas.height()), cursor)
    }

    /// Returns the number of rows above a line (a blank row, a heading), and the heading if the line is the first of
    /// its section.
    fn rows_above(
        &self,
        context: LibraryContext<'_>,
        spacing: ListSpacing,
        index: usize,
    ) -> (usize, Option<&'static str>) {
        let line = |index: usize| self.lines.get(index).copied();
        let before = index.checked_sub(1).and_then(line);
        let heading = line(index).and_then(|line| self.line_heading(context, line)).filter(|_| spacing.has_headings);
        match (line(index), heading) {
            (Some(LibraryLine::Client(_)), _) => (usize::from(spacing.has_gaps && index > 0), None),
            (_, Some(heading)) if before.and_then(|before| self.line_heading(context, before)) != Some(heading) => {
                (1 + usize::from(index > 0), Some(heading))
            }
            _ => (0, None),
        }
    }

    /// Returns the heading of the section of a line; `None` under a client.
    fn line_heading(&self, context: LibraryContext<'_>, line: LibraryLine) -> Option<&'static str> {
        let (LibraryLine::Document(at) | LibraryLine::Copy(at, _)) = line else { return None };
        let row = self.rows.get(at)?;
        match library_section(row, context.today()) {
            LibrarySection::Unreadable => Some("library-section-unreadable"),
            _ if self.is_grouped_by_client => client_name(row).is_none().then_some("library-section-no-client"),
            LibrarySection::Unsaved => Some("library-section-unsaved"),
            LibrarySection::Due => Some("library-section-due"),
            LibrarySection::Recent => Some("library-section-recent"),
        }
    }

    /// Draws the heading of the first visible line, if it is scrolled out of view; returns whether it was drawn.
    fn draw_pinned_heading(&self, context: LibraryContext<'_>, canvas: &mut Canvas<'_>, first: usize) -> bool {
        let Some(line) = self.lines.get(first).copied() else { return false };
        if let Some(heading) = self.line_heading(context, line) {
            canvas.put(2, 0, &t!(context.locale, heading), Role::Quiet);
            return true;
        }
        let (LibraryLine::Document(at) | LibraryLine::Copy(at, _)) = line else { return false };
        let Some(name) = self.rows.get(at).and_then(client_name) else { return false };
        canvas.put_within(2, 0, canvas.width().saturating_sub(3), &SafeText::sanitize(name), Role::Quiet);
        true
    }

    fn draw_line(
        &self,
        context: LibraryContext<'_>,
        canvas: &mut Canvas<'_>,
        y: u16,
        index: usize,
        is_selected: bool,
    ) -> Option<Position> {
        let line = self.lines.get(index).copied()?;
        if is_selected {
            canvas.mark_selected(y);
        }
        match line {
            LibraryLine::Client(nth) => {
                draw_client_line(
                    context,
                    canvas,
                    y,
                    (self.group_client(nth)?, self.client_groups.get(nth)?),
                    is_selected,
                );
            }
            LibraryLine::Copy(..) => {
                let role = if is_selected { Role::Focus } else { Role::Quiet };
                let width = canvas.width().saturating_sub(5);
                let copy: &SiblingCopy = self.find_copy(line)?;
                canvas.put_within(4, y, width, &phrases::copy_origin(context.locale, copy, context.today()), role);
                return canvas.position(4, y).filter(|_| is_selected);
            }
            LibraryLine::Document(at) => {
                let row = self.rows.get(at)?;
                let x = self.row_indent(row);
                let width = canvas.width().saturating_sub(x);
                RowLayout::new(self, context, row, width).draw(&mut canvas.region(x, y, width, 1), is_selected);
                return canvas.position(x + 2, y).filter(|_| is_selected);
            }
        }
        canvas.position(2, y).filter(|_| is_selected)
    }
}

/// A column of a row: the first screen column, the width, and the text.
struct Column {
    x: u16,
    width: u16,
    text: SafeText,
    role: Role,
}

/// The columns of the row of a deliberation.
struct RowLayout {
    title: Column,
    /// The other columns from left to right, without the date.
    others: Vec<Column>,
    /// The text at the right end.
    right: SafeText,
    /// The complete text that `right` shortens.
    complete_right: Option<SafeText>,
    end: u16,
}

impl RowLayout {
    fn new(library: &LibraryScreen, context: LibraryContext<'_>, row: &LibraryRow, width: u16) -> RowLayout {
        let width = width.saturating_sub(3);
        let end = 2 + width;
        let column = |x, width, text, role| Column { x, width, text, role };
        let title = |width| column(2, width, SafeText::sanitize(&row.title), Role::Text);
        if let Some(error) = row.errors.first() {
            let name = (width / 3).min(30);
            let message = phrases::file_error_line(context.locale, error);
            let others = vec![column(2 + name + 2, width.saturating_sub(name + 2), message, Role::Error)];
            return RowLayout { title: title(name), others, right: SafeText::default(), complete_right: None, end };
        }
        let stage = match &row.stage {
            _ if row.is_encrypted() => t!(context.locale, "library-encrypted"),
            Some(stage) => phrases::library_stage(context.locale, stage),
            None => SafeText::default(),
        };
        let date = date_label(context, row);
        if width < FULL_ROW_WIDTH {
            // Under a client, the stage is more useful than the date. For an encrypted file, the stage column holds all
            // that is known.
            let shows_stage = row.is_encrypted() || library.is_grouped_by_client && !stage.is_empty();
            let right = if shows_stage { stage.clone().truncate(usize::from(width / 2)) } else { date };
            let title = title(width.saturating_sub(right.width() as u16 + 2));
            return RowLayout { title, others: Vec::new(), right, complete_right: shows_stage.then_some(stage), end };
        }
        let mut title_width = (width * 2 / 5).min(44);
        let client_width = (width / 6).min(20);
        // Without clients, the stage column is wider. The client of an encrypted file is unknown, so its file name
        // takes that column.
        let shows_client = library.has_clients && !library.is_grouped_by_client;
        if shows_client && row.is_encrypted() {
            title_width += 1 + client_width;
        }
        let mut x = 2 + title_width + 1;
        let before_date = |x: u16| end.saturating_sub(x + date.width() as u16 + 2);
        let mut others = Vec::new();
        if shows_client && !row.is_encrypted() {
            let client = row.client.as_deref().map_or(SafeText::from_static("–"), SafeText::sanitize);
            // A long date takes space from the client.
            others.push(column(x, client_width.min(before_date(x)), client, Role::Quiet));
            x += client_width + 1;
        }
        others.push(column(x, before_date(x), stage, Role::Text));
        RowLayout { title: title(title_width), others, right: date, complete_right: None, end }
    }

    /// Returns the title and the complete texts of the other columns that are cut; `None` if no column is cut.
    fn describe_cut(&self) -> Option<SafeText> {
        let is_cut = |column: &&Column| column.text.width() > column.width.into();
        let others = self.others.iter().filter(is_cut).map(|column| &column.text);
        let right = self.complete_right.as_ref().filter(|complete| **complete != self.right);
        let cut: Vec<SafeText> = others.chain(right).cloned().collect();
        let is_any_cut = !cut.is_empty() || is_cut(&&self.title);
        is_any_cut.then(|| SafeText::join([&self.title.text].into_iter().chain(&cut), " · "))
    }

    fn draw(&self, canvas: &mut Canvas<'_>, is_selected: bool) {
        let role = if is_selected { Role::Focus } else { self.title.role };
        canvas.put_within(self.title.x, 0, self.title.width, &self.title.text, role);
        for column in &self.others {
            canvas.put_within(column.x, 0, column.width, &column.text, column.role);
        }
        canvas.put_right(self.end, 0, &self.right, Role::Quiet);
    }
}

/// Returns what is due, or the date of the last change.
fn date_label(context: LibraryContext<'_>, row: &LibraryRow) -> SafeText {
    match (walk::due_date(row, context.today()), row.updated) {
        _ if row.unsaved_since.is_some() => {
            row.unsaved_since.map(|at| date::format_elapsed(context.locale, at, context.now)).unwrap_or_default()
        }
        _ if row.is_archived => t!(context.locale, "library-archived-mark"),
        (Some(due), _) => phrases::due_dates(context.locale, due, context.today()),
        (_, Some(at)) => date::format_past_day(context.locale, at.date_naive(), context.today()),
        _ => SafeText::default(),
    }
}

/// Draws the line of a client: the name and a summary of the deliberations.
fn draw_client_line(
    context: LibraryContext<'_>,
    canvas: &mut Canvas<'_>,
    y: u16,
    (name, group): (&str, &ClientGroup),
    is_selected: bool,
) {
    let width = canvas.width().saturating_sub(3);
    let role = if is_selected { Role::Focus } else { Role::Title };
    if width < FULL_ROW_WIDTH {
        // The name has priority; beside it stands the next date, else the last meeting.
        let due = group.next_due.map(|due| phrases::due_date(context.locale, due, context.today()));
        let last_meeting =
            || group.last_met.map(|at| date::format_past_day(context.locale, at.date_naive(), context.today()));
        let right = due.or_else(last_meeting).unwrap_or_default();
        let end = canvas.put_within(2, y, width * 2 / 3, &SafeText::sanitize(name), role);
        return canvas.put_right(
            2 + width,
            y,
            &right.truncate((2 + width).saturating_sub(end + 2).into()),
            Role::Quiet,
        );
    }
    let facts = phrases::client_facts(context.locale, group, context.today());
    let x = canvas.put_within(2, y, width * 2 / 5, &SafeText::sanitize(name), role) + 2;
    canvas.put_within(x, y, (2 + width).saturating_sub(x), &SafeText::join(&facts, " · "), Role::Quiet);
}
