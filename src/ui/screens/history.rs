//! The history screen: the edits of this session, the changes after the verdict was revealed, and the earlier versions
//! of the file. Each of them can be undone or restored here.

use ratatui::layout::Position;

use crate::messages::FileVersion;
use crate::phrases::{self, ChangeSummary};
use crate::t;
use crate::text::{SafeText, date};
use crate::ui::action::Action;
use crate::ui::outcome::{Outcome, Route};
use crate::ui::theme::Role;
use crate::ui::view_context::ViewContext;
use crate::ui::widgets::{Canvas, Selection, draw_scroll_marks, first_visible_row};
use crate::walk::Session;
use pesee_core::deliberation::{Audience, Change, Edit, LoggedChange};

/// One list with three headings. The texts are computed when the document changes, not when the list is drawn.
#[derive(Debug, Default)]
pub struct HistoryScreen {
    selection: Selection,
    rows: Vec<HistoryRow>,
    sections: Vec<HistorySection>,
    /// The earlier versions of the file; `None` until the file service has sent them.
    versions: Option<Vec<FileVersion>>,
}

/// A row that can be undone or restored.
#[derive(Debug)]
struct HistoryRow {
    /// The time of the change; empty for the edits of this session.
    time: SafeText,
    summary: SafeText,
    /// The description of the effect of Enter.
    enter_hint: SafeText,
    /// The full description; drawing cuts it to the available rows.
    details: ChangeSummary,
    is_undone: bool,
    action: RowAction,
}

/// The effect of Enter on a row.
#[derive(Debug)]
enum RowAction {
    /// Undoes or redoes this number of edits.
    UndoRedo { steps: usize, is_undo: bool },
    /// Applies an edit and shows a notification.
    Edit(Edit, SafeText),
    /// Nothing; `enter_hint` states the reason.
    Nothing,
}

/// A heading. Its rows extend from `first_row` to the first row of the next section.
#[derive(Debug)]
struct HistorySection {
    heading: SafeText,
    /// The text shown where the section has no rows.
    empty_text: SafeText,
    first_row: usize,
}

enum HistoryItem<'a> {
    Blank,
    Heading(&'a SafeText),
    /// A line of the text of a section without rows.
    Empty(SafeText),
    CurrentPosition,
    Row(usize),
}

/// From this width on, the details stand beside the list.
const SIDE_BY_SIDE_WIDTH: u16 = 100;

impl HistoryScreen {
    /// Applies `action` and returns its outcomes.
    pub fn act(&mut self, action: Action) -> Vec<Outcome> {
        if self.selection.act(action, self.rows.len()) {
            return Vec::new();
        }
        match action {
            Action::Open => {
                match self.rows.get(self.selection.index(self.rows.len())).map(|row| &row.action) {
                    Some(RowAction::UndoRedo { steps, is_undo }) => {
                        vec![Outcome::UndoRedo { steps: *steps, is_undo: *is_undo }]
                    }
                    Some(RowAction::Edit(edit, message)) => {
                        let outcomes = vec![Outcome::NotifyOfEdit(message.clone()), Outcome::Edit(edit.clone())];
                        // The edit becomes the latest edit of the session, in the first row.
                        self.selection.set(0);
                        outcomes
                    }
                    Some(RowAction::Nothing) | None => Vec::new(),
                }
            }
            Action::Leave => vec![Outcome::Navigate(Route::PreviousScreen)],
            _ => Vec::new(),
        }
    }

    /// Returns whether `action` has an effect now.
    pub fn can(&self, action: Action) -> bool {
        let row_action = self.rows.get(self.selection.index(self.rows.len())).map(|row| &row.action);
        action != Action::Open || !matches!(row_action, None | Some(RowAction::Nothing))
    }

    /// Returns whether there is another row to select or to scroll to.
    pub fn has_other_rows(&self) -> bool {
        self.rows.len() > 1
    }

    /// Stores the earlier versions of the file.
    pub fn set_versions(&mut self, versions: Vec<FileVersion>) {
        self.versions = Some(versions);
    }

    /// Rebuilds all rows from the session and the document.
    pub fn refresh(&mut self, session: &Session, context: &ViewContext<'_>) {
        self.rows.clear();
        self.sections.clear();
        self.start_section(t!(context.locale, "history-visit"), t!(context.locale, "history-visit-none"));
        self.rows.extend(visit_rows(session, context));
        let seen = context.view.head().verdict_seen.is_some();
        let none = if seen { "history-after-verdict-none" } else { "history-after-verdict-unseen" };
        self.start_section(t!(context.locale, "history-after-verdict"), t!(context.locale, none));
        self.rows.extend(late_change_rows(session, context));
        let none = if self.versions.is_some() { "history-versions-none" } else { "library-loading" };
        self.start_section(t!(context.locale, "history-versions"), t!(context.locale, none));
        let versions = self.versions.as_deref().unwrap_or_default();
        let versions: Vec<HistoryRow> = versions.iter().map(|version| version_row(session, context, version)).collect();
        self.rows.extend(versions);
    }

    fn start_section(&mut self, heading: SafeText, empty_text: SafeText) {
        self.sections.push(HistorySection { heading, empty_text, first_row: self.rows.len() });
    }

    /// Returns the items of the list, `width` columns wide, with blank rows between the sections if
    /// `has_blank_rows`.
    fn build_items(&self, width: u16, has_blank_rows: bool) -> Vec<HistoryItem<'_>> {
        let mut items = Vec::new();
        let ends = self.sections.iter().skip(1).map(|section| section.first_row).chain([self.rows.len()]);
        for (nth, (section, end)) in self.sections.iter().zip(ends).enumerate() {
            if has_blank_rows && nth > 0 {
                items.push(HistoryItem::Blank);
            }
            items.push(HistoryItem::Heading(&section.heading));
            if section.first_row == end {
                let lines = section.empty_text.wrap(usize::from(width.saturating_sub(6)));
                items.extend(lines.into_iter().map(HistoryItem::Empty));
            }
            for at in section.first_row..end {
                // The current position is below the edits that were undone.
                let is_undone = |at: usize| self.rows.get(at).is_some_and(|row| row.is_undone);
                if nth == 0 && !is_undone(at) && (at == 0 || is_undone(at - 1)) {
                    items.push(HistoryItem::CurrentPosition);
                }
                items.push(HistoryItem::Row(at));
                if nth == 0 && at + 1 == end && is_undone(at) {
                    items.push(HistoryItem::CurrentPosition);
                }
            }
        }
        items
    }

    /// Draws the list, and the details of the selected row below or beside it.
    pub fn draw(&self, context: &ViewContext<'_>, canvas: &mut Canvas<'_>) -> Option<Position> {
        let (width, height) = (canvas.width(), canvas.height());
        if width >= SIDE_BY_SIDE_WIDTH {
            let list = (width / 5 * 3).min(90);
            let cursor = self.draw_list(context, &mut canvas.region(0, 0, list, height));
            for y in 0..height {
                canvas.fill(list, y, 1, "│", Role::Quiet);
            }
            self.draw_detail(context, &mut canvas.region(list + 1, 0, width - list - 1, height));
            return cursor;
        }
        let below = (height / 3).clamp(2, 8);
        let list = height.saturating_sub(below + 1);
        let cursor = self.draw_list(context, &mut canvas.region(0, 0, width, list));
        canvas.fill(1, list, width.saturating_sub(2), "─", Role::Quiet);
        self.draw_detail(context, &mut canvas.region(0, list + 1, width, below));
        cursor
    }

    fn draw_list(&self, context: &ViewContext<'_>, canvas: &mut Canvas<'_>) -> Option<Position> {
        let height = usize::from(canvas.height());
        let items = self.build_items(canvas.width(), height >= 10);
        let at = self.selection.index(self.rows.len());
        let selected = items.iter().position(|item| matches!(item, HistoryItem::Row(row) if *row == at)).unwrap_or(0);
        let first = first_visible_row(selected, items.len(), height);
        let mut cursor = None;
        for (y, item) in items.iter().skip(first).take(height).enumerate() {
            let y = y as u16;
            match item {
                HistoryItem::Blank => {}
                HistoryItem::Heading(text) => drop(canvas.put(2, y, text, Role::Quiet)),
                HistoryItem::Empty(text) => drop(canvas.put(4, y, text, Role::Text)),
                HistoryItem::CurrentPosition => {
                    let end = canvas.put(4, y, &t!(context.locale, "history-current-position"), Role::Accent);
                    canvas.fill(end + 1, y, canvas.width().saturating_sub(end + 3), "╌", Role::Quiet);
                }
                HistoryItem::Row(row) => {
                    let row_cursor = self.draw_row(canvas, y, *row, *row == at);
                    cursor = cursor.or(row_cursor);
                }
            }
        }
        draw_scroll_marks(canvas, first, items.len(), height);
        cursor.or(canvas.position(2, 0))
    }

    fn draw_row(&self, canvas: &mut Canvas<'_>, y: u16, at: usize, is_selected: bool) -> Option<Position> {
        let row = self.rows.get(at)?;
        let role = match (is_selected, row.is_undone) {
            (true, _) => Role::Focus,
            (false, true) => Role::Quiet,
            (false, false) => Role::Text,
        };
        canvas.add_row_target(y, at, is_selected, Action::Open);
        if is_selected {
            canvas.mark_selected(y);
        }
        if row.is_undone {
            canvas.put(2, y, &SafeText::from_static("↶"), Role::Quiet);
        }
        let available = canvas.width().saturating_sub(6);
        let mut x = 4;
        if !row.time.is_empty() {
            let width = self.rows.iter().map(|row| row.time.width() as u16 + 2).max().unwrap_or(0).min(available / 2);
            let role = if is_selected { role } else { Role::Quiet };
            canvas.put_within(x, y, width.saturating_sub(1), &row.time, role);
            x += width;
        }
        // The new value is at the end of the summary, so the middle is cut.
        let line = row.summary.truncate_middle((4 + available).saturating_sub(x).into());
        canvas.put(x, y, &line, role);
        if is_selected { canvas.position(2, y) } else { None }
    }

    /// Draws the effect of Enter on the selected row, and as many lines of its details as fit.
    fn draw_detail(&self, context: &ViewContext<'_>, canvas: &mut Canvas<'_>) {
        let Some(row) = self.rows.get(self.selection.index(self.rows.len())) else { return };
        let width = canvas.width().saturating_sub(4).min(90);
        let mut y = canvas.put_wrapped(2, 0, width, &row.enter_hint, Role::Quiet);
        let mut left = row.details.total_count;
        for line in &row.details.lines {
            // The last row shows the number of hidden lines, unless all lines fit.
            let rows = line.wrap(width.into()).len() as u16 + u16::from(left > 1);
            if y + rows > canvas.height() && left < row.details.total_count {
                break;
            }
            y = canvas.put_wrapped(2, y, width, line, Role::Text);
            left -= 1;
        }
        if left > 0 {
            canvas.put(2, y, &t!(context.locale, "change-more", count = left), Role::Text);
        }
    }
}

/// Returns the edits of this session, the latest first.
fn visit_rows(session: &Session, context: &ViewContext<'_>) -> Vec<HistoryRow> {
    let acts = phrases::list_acts(context.locale, session, context.view);
    let undone = acts.iter().filter(|act| act.is_undone).count();
    // Undo and redo stop at a private change that the people who see the screen may not see.
    let is_hidden = |edit: &Edit| {
        let audience = context.view.audience();
        edit.changes.iter().any(|change| !Audience::Client.can_see(&change.path) && !audience.can_see(&change.path))
    };
    let (mut done_edits, mut undone_edits) = session.undo_and_redo_edits();
    let (hidden_done, hidden_undone) = (done_edits.position(is_hidden), undone_edits.position(is_hidden));
    let row = |(at, act): (usize, phrases::ActSummary)| {
        // The number of edits between this one and the current position.
        let between = if act.is_undone { undone - 1 - at } else { at - undone };
        let hidden_step = if act.is_undone { hidden_undone } else { hidden_done };
        let is_blocked = hidden_step.is_some_and(|step| step <= between);
        let enter_hint = if is_blocked {
            t!(context.locale, "history-hidden-hint")
        } else if act.is_undone {
            t!(context.locale, "history-redo-hint", before = between)
        } else {
            t!(context.locale, "history-undo-hint", after = between)
        };
        HistoryRow {
            time: SafeText::default(),
            summary: act.summary.to_line(context.locale),
            enter_hint,
            details: act.summary,
            is_undone: act.is_undone,
            action: if is_blocked {
                RowAction::Nothing
            } else {
                RowAction::UndoRedo { steps: between + 1, is_undo: !act.is_undone }
            },
        }
    };
    acts.into_iter().enumerate().map(row).collect()
}

/// Returns the changes made after the verdict was revealed, the latest first.
fn late_change_rows(session: &Session, context: &ViewContext<'_>) -> Vec<HistoryRow> {
    let row = |changed: &LoggedChange| {
        let summary = phrases::late_change(context.locale, context.view, changed)?;
        let time = changed.at.at.map(|at| date::format_past_moment(context.locale, at, context.now.date_naive()));
        let changes = changed.to_changes();
        let revert = |edit: Edit, change: Change| edit.chain(Edit::set(session.document(), change.path, change.from));
        let edit = (!changes.is_empty()).then(|| changes.into_iter().fold(Edit::default(), revert));
        let (enter_hint, action) = match edit {
            None => (t!(context.locale, "history-unknown-field"), RowAction::Nothing),
            Some(edit) if edit.is_empty() => (t!(context.locale, "history-revert-done"), RowAction::Nothing),
            Some(edit) => {
                let document = session.document();
                let mut restored = document.clone();
                // An edit that does not fit is rejected when it is applied.
                drop(restored.apply(&edit));
                let what = phrases::summarize_changes(context.locale, document, &restored, &edit);
                let message = t!(context.locale, "history-reverted", what = what.to_line(context.locale));
                (t!(context.locale, "history-revert-hint"), RowAction::Edit(edit, message))
            }
        };
        let details = ChangeSummary { lines: vec![summary.clone()], total_count: 1 };
        Some(HistoryRow { time: time.unwrap_or_default(), summary, enter_hint, details, is_undone: false, action })
    };
    context.view.changes().iter().rev().filter_map(row).collect()
}

/// Returns the row of an earlier version of the file.
fn version_row(session: &Session, context: &ViewContext<'_>, version: &FileVersion) -> HistoryRow {
    let locale = context.locale;
    let time = phrases::version_time(locale, version, context.now);
    let audience = context.view.audience();
    let (edit, restored) = session.build_restore_edit(version, audience);
    let details = phrases::summarize_changes(locale, session.document(), &restored, &edit);
    let is_complete = *audience == Audience::Author;
    let summary = phrases::describe_difference(locale, !is_complete, details.total_count);
    let (enter_hint, action) = if details.total_count == 0 {
        let id = if is_complete { "history-restore-nothing" } else { "history-restore-nothing-shown" };
        (t!(locale, id), RowAction::Nothing)
    } else {
        let id = if is_complete { "history-restore-hint" } else { "history-restore-hint-shown" };
        let message = t!(locale, "history-restored", when = &time, count = details.total_count);
        (t!(locale, id), RowAction::Edit(edit, message))
    };
    HistoryRow { time, summary, enter_hint, details, is_undone: false, action }
}
