//! A list of texts with a mark and a day: steps, offered safeguards, warning signs.

use chrono::NaiveDate;
use ratatui::layout::Position;

use crate::t;
use crate::text::{SafeText, date};
use crate::ui::action::Action;
use crate::ui::theme::Role;
use crate::ui::view_context::ViewContext;
use crate::ui::widgets::{Canvas, draw_scroll_marks, first_visible_row};

/// The maximum number of lines of one entry.
const MAX_ENTRY_LINES: usize = 3;

/// An entry of the list.
pub(super) struct DatedEntry {
    pub(super) mark: (SafeText, Role),
    pub(super) text: SafeText,
    pub(super) role: Role,
    pub(super) day: SafeText,
    pub(super) day_role: Role,
}

impl DatedEntry {
    /// Wraps the text between the mark and the date; a very long text is cut.
    fn wrap_lines(&self, right: usize) -> Vec<SafeText> {
        let width = right.saturating_sub(self.day.width() + 6).max(1);
        let mut lines = self.text.wrap(width);
        if lines.len() > MAX_ENTRY_LINES {
            lines.truncate(MAX_ENTRY_LINES);
            if let Some(last) = lines.last_mut() {
                *last = SafeText::concat([&*last, &SafeText::from_static("…")]).truncate(width);
            }
        }
        lines
    }
}

/// A part of the list. One selection covers the entries of all parts.
pub(super) struct DatedSection {
    /// The text above the entries.
    pub(super) heading: Option<SafeText>,
    pub(super) entries: Vec<DatedEntry>,
}

/// A row of the list: a line of an entry, or a text between entries.
#[derive(Default)]
struct DatedRow<'a> {
    entry: Option<(usize, &'a DatedEntry)>,
    is_first: bool,
    text: SafeText,
}

/// Describes the day of an entry; the day of an open entry in the past is marked as late.
pub(super) fn describe_day(context: &ViewContext<'_>, day: Option<NaiveDate>, is_done: bool) -> (SafeText, Role) {
    let today = context.now.date_naive();
    let is_late = day.is_some_and(|day| !is_done && day < today);
    let day = day.map(|day| date::format_short_day(context.locale, day, today)).unwrap_or_default();
    if is_late { (t!(context.locale, "screen-overdue", day = day), Role::Caution) } else { (day, Role::Quiet) }
}

/// Draws the sections and marks the entry with the index `at`. Returns the number of used rows.
pub(super) fn draw_dated_list(
    canvas: &mut Canvas<'_>,
    sections: &[DatedSection],
    at: usize,
) -> (u16, Option<Position>) {
    let right = canvas.width().saturating_sub(2).min(72);
    let mut lines: Vec<DatedRow<'_>> = Vec::new();
    let mut nth = 0;
    for section in sections {
        if let Some(heading) = &section.heading {
            lines.extend((!lines.is_empty()).then(DatedRow::default));
            lines.push(DatedRow { text: heading.clone(), ..DatedRow::default() });
        }
        for entry in &section.entries {
            let text = entry.wrap_lines(right.into()).into_iter().enumerate();
            lines.extend(text.map(|(row, text)| DatedRow { entry: Some((nth, entry)), is_first: row == 0, text }));
            nth += 1;
        }
    }
    let is_at = |line: &DatedRow<'_>| line.entry.is_some_and(|(nth, _)| nth == at);
    let height = usize::from(canvas.height());
    let here = lines.iter().position(is_at).unwrap_or(0);
    // With the first entry selected, the lines above it are visible too.
    let first = if at == 0 { 0 } else { first_visible_row(here, lines.len(), height) };
    let first = if here >= first + height { here } else { first };
    let mut cursor = None;
    for (y, line) in lines.iter().skip(first).take(height).enumerate() {
        let y = y as u16;
        let Some((nth, entry)) = line.entry else {
            canvas.put(2, y, &line.text, Role::Quiet);
            continue;
        };
        canvas.add_row_target(y, nth, is_at(line), Action::Toggle);
        if line.is_first {
            if is_at(line) {
                canvas.mark_selected(y);
                cursor = canvas.position(2, y);
            }
            canvas.put(2, y, &entry.mark.0, entry.mark.1);
            canvas.put_right(right, y, &entry.day, entry.day_role);
        }
        canvas.put(4, y, &line.text, if is_at(line) { Role::Focus } else { entry.role });
    }
    draw_scroll_marks(canvas, first, lines.len(), height);
    (lines.len().min(height) as u16, cursor.or(canvas.position(2, 0)))
}
