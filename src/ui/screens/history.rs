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
use pesee_core::deliberation::{Edit, LoggedChange};

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
    Empty(&'a SafeText),
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
                    Some(RowAction::UndoRedo { steps: acts, is_undo: undoes }) => {
                        vec![Outcome::UndoRedo { steps: *acts, is_undo: *undoes }]
                    }
                    Some(RowAction::Edit(edit, said)) => {
                        // The notification comes first so that an error of the edit replaces it.
                        let outcomes = vec![Outcome::Notify(said.clone()), Outcome::Edit(edit.clone())];
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
        let means = self.rows.get(self.selection.index(self.rows.len())).map(|row| &row.action);
        action != Action::Open || !matches!(means, None | Some(RowAction::Nothing))
    }

    /// Stores the earlier versions of the file.
    pub fn set_versions(&mut self, versions: Vec<FileVersion>) {
        self.versions = Some(versions);
    }

    /// Rebuilds all rows from the session and the document.
    pub fn refresh(&mut self, session: &Session, scene: &ViewContext<'_>) {
        self.rows.clear();
        self.sections.clear();
        self.start_section(t!(scene.locale, "history-visit"), t!(scene.locale, "history-visit-none"));
        self.rows.extend(visit_rows(session, scene));
        let seen = scene.view.head().verdict_seen.is_some();
        let none = if seen { "history-after-verdict-none" } else { "history-after-verdict-unseen" };
        self.start_section(t!(scene.locale, "history-after-verdict"), t!(scene.locale, none));
        self.rows.extend(late_change_rows(session, scene));
        let none = if self.versions.is_some() { "history-versions-none" } else { "library-loading" };
        self.start_section(t!(scene.locale, "history-versions"), t!(scene.locale, none));
        let versions = self.versions.as_deref().unwrap_or_default();
        let versions: Vec<HistoryRow> = versions.iter().map(|version| version_row(session, scene, version)).collect();
        self.rows.extend(versions);
    }

    fn start_section(&mut self, heading: SafeText, empty: SafeText) {
        self.sections.push(HistorySection { heading, empty_text: empty, first_row: self.rows.len() });
    }

    /// Returns the items of the list, with blank rows between the sections if `roomy`.
    fn build_items(&self, roomy: bool) -> Vec<HistoryItem<'_>> {
        let mut items = Vec::new();
        let ends = self.sections.iter().skip(1).map(|part| part.first_row).chain([self.rows.len()]);
        for (nth, (part, end)) in self.sections.iter().zip(ends).enumerate() {
            if roomy && nth > 0 {
                items.push(HistoryItem::Blank);
            }
            items.push(HistoryItem::Heading(&part.heading));
            if part.first_row == end {
                items.push(HistoryItem::Empty(&part.empty_text));
            }
            for at in part.first_row..end {
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
    pub fn draw(&self, scene: &ViewContext<'_>, canvas: &mut Canvas<'_>) -> Option<Position> {
        let (width, height) = (canvas.width(), canvas.height());
        if width >= SIDE_BY_SIDE_WIDTH {
            let list = (width / 5 * 3).min(90);
            let place = self.draw_list(scene, &mut canvas.region(0, 0, list, height));
            for y in 0..height {
                canvas.fill(list, y, 1, "│", Role::Quiet);
            }
            self.draw_detail(scene, &mut canvas.region(list + 1, 0, width - list - 1, height));
            return place;
        }
        let below = (height / 3).clamp(2, 8);
        let list = height.saturating_sub(below + 1);
        let place = self.draw_list(scene, &mut canvas.region(0, 0, width, list));
        canvas.fill(1, list, width.saturating_sub(2), "─", Role::Quiet);
        self.draw_detail(scene, &mut canvas.region(0, list + 1, width, below));
        place
    }

    fn draw_list(&self, scene: &ViewContext<'_>, canvas: &mut Canvas<'_>) -> Option<Position> {
        let height = usize::from(canvas.height());
        let items = self.build_items(height >= 10);
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
                    let end = canvas.put(4, y, &t!(scene.locale, "history-current-position"), Role::Accent);
                    canvas.fill(end + 1, y, canvas.width().saturating_sub(end + 3), "╌", Role::Quiet);
                }
                HistoryItem::Row(row) => {
                    let place = self.draw_row(canvas, y, *row, *row == at);
                    cursor = cursor.or(place);
                }
            }
        }
        draw_scroll_marks(canvas, first, items.len(), height);
        cursor.or(canvas.position(2, 0))
    }

    fn draw_row(&self, canvas: &mut Canvas<'_>, y: u16, at: usize, is_here: bool) -> Option<Position> {
        let row = self.rows.get(at)?;
        let role = match (is_here, row.is_undone) {
            (true, _) => Role::Focus,
            (false, true) => Role::Quiet,
            (false, false) => Role::Text,
        };
        canvas.add_row_target(y, at, is_here, Action::Open);
        if is_here {
            canvas.mark_selected(y);
        }
        if row.is_undone {
            canvas.put(2, y, &SafeText::from_static("↶"), Role::Quiet);
        }
        let room = canvas.width().saturating_sub(6);
        let mut x = 4;
        if !row.time.is_empty() {
            let width = self.rows.iter().map(|row| row.time.width() as u16 + 2).max().unwrap_or(0).min(room / 2);
            let role = if is_here { role } else { Role::Quiet };
            canvas.put_within(x, y, width.saturating_sub(1), &row.time, role);
            x += width;
        }
        // The new value is at the end of the summary, so the middle is cut.
        let line = row.summary.truncate_middle((4 + room).saturating_sub(x).into());
        canvas.put(x, y, &line, role);
        if is_here { canvas.position(2, y) } else { None }
    }

    /// Draws the effect of Enter on the selected row, and as many lines of its details as fit.
    fn draw_detail(&self, scene: &ViewContext<'_>, canvas: &mut Canvas<'_>) {
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
            canvas.put(2, y, &t!(scene.locale, "change-more", count = left), Role::Text);
        }
    }
}

/// Returns the edits of this session, the latest first.
fn visit_rows(session: &Session, scene: &ViewContext<'_>) -> Vec<HistoryRow> {
    let acts = phrases::list_acts(scene.locale, session, scene.view);
    let undone = acts.iter().filter(|act| act.is_undone).count();
    let row = |(at, act): (usize, phrases::ActSummary)| {
        // The number of edits between this one and the current position.
        let between = if act.is_undone { undone - 1 - at } else { at - undone };
        let does = if act.is_undone {
            t!(scene.locale, "history-redo-hint", before = between)
        } else {
            t!(scene.locale, "history-undo-hint", after = between)
        };
        HistoryRow {
            time: SafeText::default(),
            summary: act.summary.to_line(scene.locale),
            enter_hint: does,
            details: act.summary,
            is_undone: act.is_undone,
            action: RowAction::UndoRedo { steps: between + 1, is_undo: !act.is_undone },
        }
    };
    acts.into_iter().enumerate().map(row).collect()
}

/// Returns the changes made after the verdict was revealed, the latest first.
fn late_change_rows(session: &Session, scene: &ViewContext<'_>) -> Vec<HistoryRow> {
    let row = |changed: &LoggedChange| {
        let line = phrases::late_change(scene.locale, scene.view, changed)?;
        let when = changed.at.at.map(|at| date::format_past_moment(scene.locale, at, scene.now.date_naive()));
        let edit = changed.to_change().map(|change| Edit::set(session.document(), change.path, change.from));
        let (does, means) = match edit {
            None => (t!(scene.locale, "history-unknown-field"), RowAction::Nothing),
            Some(edit) if edit.is_empty() => (t!(scene.locale, "history-revert-done"), RowAction::Nothing),
            Some(edit) => {
                let document = session.document();
                let what =
                    edit.changes.first().map(|back| phrases::change_text(scene.locale, document, document, back));
                let said = t!(scene.locale, "history-reverted", what = what.unwrap_or_default());
                (t!(scene.locale, "history-revert-hint"), RowAction::Edit(edit, said))
            }
        };
        let told = ChangeSummary { lines: vec![line.clone()], total_count: 1 };
        Some(HistoryRow {
            time: when.unwrap_or_default(),
            summary: line,
            enter_hint: does,
            details: told,
            is_undone: false,
            action: means,
        })
    };
    scene.view.changes().iter().rev().filter_map(row).collect()
}

/// Returns the row of an earlier version of the file.
fn version_row(session: &Session, scene: &ViewContext<'_>, version: &FileVersion) -> HistoryRow {
    let locale = scene.locale;
    let when = phrases::version_time(locale, version, scene.now);
    let (edit, then) = session.restore_version(version, scene.view.audience());
    let told = phrases::summarize_changes(locale, session.document(), &then, &edit);
    let line = t!(locale, "history-differs", count = told.total_count);
    let (does, means) = if told.total_count == 0 {
        (t!(locale, "history-restore-nothing"), RowAction::Nothing)
    } else {
        let said = t!(locale, "history-restored", when = &when, count = told.total_count);
        (t!(locale, "history-restore-hint"), RowAction::Edit(edit, said))
    };
    HistoryRow { time: when, summary: line, enter_hint: does, details: told, is_undone: false, action: means }
}
