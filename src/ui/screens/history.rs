//! The way back: the acts of this visit, what changed after the verdict was seen, earlier versions of the file.

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

/// One list with three headings. What it says is worked out when the document changes, not when it is drawn.
#[derive(Debug, Default)]
pub struct HistoryScreen {
    selection: Selection,
    rows: Vec<HistoryRow>,
    sections: Vec<HistorySection>,
    /// The earlier versions, once the disk has told.
    versions: Option<Vec<FileVersion>>,
}

/// Something to go back to.
#[derive(Debug)]
struct HistoryRow {
    /// When, for what is known by its time.
    time: SafeText,
    summary: SafeText,
    /// What Enter does.
    enter_hint: SafeText,
    /// All of it, as far as it fits.
    details: ChangeSummary,
    is_undone: bool,
    action: RowAction,
}

/// What Enter does on a row.
#[derive(Debug)]
enum RowAction {
    /// Takes so many acts back, or does so many again.
    UndoRedo { steps: usize, is_undo: bool },
    /// Makes a change, and says so.
    Edit(Edit, SafeText),
    /// Nothing; why, the detail says.
    Nothing,
}

/// A heading, and the rows under it from one place to the next heading's.
#[derive(Debug)]
struct HistorySection {
    heading: SafeText,
    /// What is said where there are no rows.
    empty_text: SafeText,
    first_row: usize,
}

/// One line of the list.
enum HistoryItem<'a> {
    Blank,
    Heading(&'a SafeText),
    Empty(&'a SafeText),
    CurrentPosition,
    Row(usize),
}

/// From this width on, the detail stands beside the list.
const SIDE_BY_SIDE_WIDTH: u16 = 100;

impl HistoryScreen {
    /// Does what an action means here.
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
                        // The words come first: a refusal replaces them.
                        let outcomes = vec![Outcome::Notify(said.clone()), Outcome::Edit(edit.clone())];
                        // It stands there as the latest act of the visit.
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

    /// Whether an action can be done now, where it is bound at all.
    pub fn can(&self, action: Action) -> bool {
        let means = self.rows.get(self.selection.index(self.rows.len())).map(|row| &row.action);
        action != Action::Open || !matches!(means, None | Some(RowAction::Nothing))
    }

    /// Takes in what the disk keeps.
    pub fn set_versions(&mut self, versions: Vec<FileVersion>) {
        self.versions = Some(versions);
    }

    /// Works out again what there is to go back to.
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

    /// The list line by line, with room between its parts if there is any.
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
                // Where one stands: below what was taken back.
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

    /// Draws the list, and what is selected in full below it or beside it.
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
        // What stands there now is at the end.
        let line = row.summary.truncate_middle((4 + room).saturating_sub(x).into());
        canvas.put(x, y, &line, role);
        if is_here { canvas.position(2, y) } else { None }
    }

    /// What Enter does on the selected row, and all of it that fits.
    fn draw_detail(&self, scene: &ViewContext<'_>, canvas: &mut Canvas<'_>) {
        let Some(row) = self.rows.get(self.selection.index(self.rows.len())) else { return };
        let width = canvas.width().saturating_sub(4).min(90);
        let mut y = canvas.put_wrapped(2, 0, width, &row.enter_hint, Role::Quiet);
        let mut left = row.details.total_count;
        for line in &row.details.lines {
            // The last row says how many more there are, unless all fits.
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

/// The acts of this visit, the latest first.
fn visit_rows(session: &Session, scene: &ViewContext<'_>) -> Vec<HistoryRow> {
    let acts = phrases::list_acts(scene.locale, session, scene.view);
    let undone = acts.iter().filter(|act| act.is_undone).count();
    let row = |(at, act): (usize, phrases::ActSummary)| {
        // So many lie between it and where one stands.
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

/// What the file says was changed after the verdict was seen, the latest first.
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

/// An earlier version of the file.
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
