//! The library screen: the list of deliberations (unsaved, due, recent, unreadable, or grouped by client), the search,
//! and the page of a client.

mod client_page;
mod lines;
mod list_view;
mod search_hits;

use std::collections::HashSet;
use std::path::{Path, PathBuf};

use chrono::NaiveDate;
use ratatui::layout::Position;

use crate::messages::{LibraryRow, SearchHit, Timeline};
use crate::phrases;
use crate::t;
use crate::text::{Locale, SafeText, SearchTerms};
use crate::ui::action::Action;
use crate::ui::event::{Batch, Effect, TrashedFile};
use crate::ui::keymap::Scope;
use crate::ui::outcome::{Outcome, Overlay, PassphrasePurpose, PromptPurpose, Route};
use crate::ui::theme::Role;
use crate::ui::widgets::{Canvas, ClickTarget, FieldInput, Selection, TextField, bars, first_visible_row};
use crate::walk::{self, ClientGroup, client_name, sort_rows};
use pesee_core::deliberation::Moment;

use client_page::ClientPage;
use lines::{LibraryLine, SelectedItem};
use search_hits::SearchHits;

pub use lines::PrivacyFilter;

/// The rows, the search text and the selected line.
#[derive(Debug, Default)]
pub struct LibraryScreen {
    rows: Vec<LibraryRow>,
    /// The files of the rows of the previous listing that the current listing has not replaced yet.
    outdated: HashSet<PathBuf>,
    /// The lines that match the search, in order.
    lines: Vec<LibraryLine>,
    /// The clients of these lines; empty unless the list is grouped by client.
    client_groups: Vec<ClientGroup>,
    is_grouped_by_client: bool,
    /// Whether archived rows are shown too, and the number of hidden rows.
    shows_archived: bool,
    hidden_count: usize,
    /// The number of rows without a search.
    listed_count: usize,
    has_clients: bool,
    /// The files that may be shown while other people can see the screen; `None` outside presentation.
    visible_files: Option<PrivacyFilter>,
    search: TextField,
    selection: Selection,
    /// The file to select as soon as it is listed.
    path_to_select: Option<PathBuf>,
    is_listed: bool,
    mode: LibraryMode,
    /// The ticket of the last full-text search; results with another ticket are outdated.
    last_search_ticket: u64,
    /// The effects that undo file operations, the last operation at the end, and the effect in progress.
    undo_effects: Vec<Effect>,
    undo_in_progress: Option<Effect>,
}

/// The part of the screen with the keyboard focus.
#[derive(Debug, Default)]
enum LibraryMode {
    #[default]
    List,
    /// The search field.
    Search,
    /// The results of the full-text search.
    SearchHits(SearchHits),
    ClientPage(ClientPage),
}

/// The inputs of drawing and acting in the library.
#[derive(Clone, Copy, Debug)]
pub struct LibraryContext<'a> {
    pub locale: &'a Locale,
    pub now: Moment,
    /// The label shown while other people can see the screen.
    pub audience_label: Option<&'a SafeText>,
}

impl LibraryContext<'_> {
    fn today(self) -> NaiveDate {
        self.now.date_naive()
    }
}

impl LibraryScreen {
    /// Adds a batch of rows; `is_last` marks the last batch of the listing. The same item stays selected.
    pub fn add_rows(&mut self, rows: Vec<LibraryRow>, batch: Batch, is_last: bool, today: NaiveDate) {
        let selected_item = self.selected_item();
        if batch == Batch::Replace {
            self.outdated = self.rows.iter().map(|row| row.path.clone()).collect();
        }
        if !self.outdated.is_empty() {
            // Rows of the previous listing stay until their files are read again: otherwise the list would shrink and
            // lose the selection.
            let read: HashSet<&Path> = rows.iter().map(|row| row.path.as_path()).collect();
            let is_replaced = |path: &PathBuf| is_last || read.contains(path.as_path());
            self.rows.retain(|row| !(self.outdated.contains(&row.path) && is_replaced(&row.path)));
            self.outdated.retain(|path| !is_replaced(path));
        }
        self.rows.extend(rows);
        self.is_listed |= is_last;
        sort_rows(&mut self.rows, today);
        self.rebuild_lines();
        match self.path_to_select.take() {
            Some(path) if self.rows.iter().any(|row| row.path == path) => self.select(Some(SelectedItem::File(path))),
            pending => {
                self.path_to_select = pending.filter(|_| !is_last);
                self.select(selected_item);
            }
        }
    }

    /// Selects the file at `path` as soon as it is listed. Clears the search because the renamed file may not match it.
    pub fn select_when_listed(&mut self, path: &Path) {
        self.search.set_text("");
        self.mode = LibraryMode::List;
        self.path_to_select = Some(path.to_owned());
    }

    /// Returns the readable, unencrypted deliberations except the one at `path`, which may be relative to the working
    /// directory.
    pub fn other_files<'a>(&'a self, path: &Path) -> impl Iterator<Item = &'a LibraryRow> {
        let path = path.strip_prefix(".").unwrap_or(path).to_owned();
        let visible_rows = self.permitted_rows().map(|(_, row)| row);
        visible_rows.filter(move |row| row.errors.is_empty() && !row.is_encrypted() && !row.path.ends_with(&path))
    }

    /// Returns whether the library is listed and has no deliberations. The screen then offers the templates and the example.
    pub fn is_empty(&self) -> bool {
        self.is_listed && self.rows.is_empty()
    }

    /// Removes a file that was moved to the trash, and makes the operation undoable. Returns whether the file had
    /// copies; these then become rows of their own.
    pub fn record_trashed(&mut self, trashed: TrashedFile) -> bool {
        let had_copies = self.rows.iter().any(|row| row.path == trashed.original_path && !row.copies.is_empty());
        self.rows.retain(|row| row.path != trashed.original_path);
        for row in &mut self.rows {
            row.copies.retain(|copy| copy.path != trashed.original_path);
        }
        self.rebuild_lines();
        self.undo_effects.push(Effect::RestoreFromTrash(trashed));
        had_copies
    }

    /// Marks a file as archived or not, and makes the operation undoable; returns the title of the file.
    pub fn record_archived(&mut self, path: &Path, is_archived: bool, today: NaiveDate) -> String {
        if self.undo_in_progress.take().is_none() {
            self.undo_effects.push(Effect::Archive(path.to_owned(), !is_archived));
        }
        let row = self.rows.iter_mut().find(|row| row.path == path);
        let title = row.map(|row| {
            row.is_archived = is_archived;
            row.title.clone()
        });
        sort_rows(&mut self.rows, today);
        self.rebuild_lines();
        // If the file is no longer listed, the selection moves to the next line.
        self.select(Some(SelectedItem::File(path.to_owned())));
        title.unwrap_or_default()
    }

    /// Makes a change of the file at `path` undoable: `inverse` returns the effect that restores what the row shows.
    /// Returns whether the change was itself an undo.
    pub fn record_change(&mut self, inverse: impl FnOnce(&LibraryRow) -> Effect, path: &Path) -> bool {
        let is_undo = self.undo_in_progress.take().is_some();
        let row = self.rows.iter().find(|row| row.path == path).filter(|_| !is_undo);
        self.undo_effects.extend(row.map(inverse));
        is_undo
    }

    /// Removes the effect in progress after a successful undo.
    pub fn finish_undo(&mut self) {
        self.undo_in_progress = None;
    }

    /// Puts the effect in progress back after a failed undo, so that it can be tried again.
    pub fn cancel_undo(&mut self) {
        self.undo_effects.extend(self.undo_in_progress.take());
    }

    /// Returns the scopes whose key bindings apply.
    pub fn scopes(&self) -> Vec<Scope> {
        vec![match &self.mode {
            LibraryMode::Search => Scope::LibrarySearch,
            LibraryMode::SearchHits(_) => Scope::SearchHits,
            LibraryMode::ClientPage(_) => Scope::ClientPage,
            LibraryMode::List if self.is_empty() => Scope::TemplateMenu,
            LibraryMode::List => Scope::Library,
        }]
    }

    /// Returns whether there is another row to select or to scroll to.
    pub fn has_other_rows(&self) -> bool {
        match &self.mode {
            LibraryMode::List if !self.is_empty() => self.lines.len() > 1,
            _ => true,
        }
    }

    /// Returns whether the heading of a client is selected in the list.
    pub fn has_selected_client(&self) -> bool {
        matches!(self.mode, LibraryMode::List) && matches!(self.selected_line(), Some(LibraryLine::Client(_)))
    }

    /// Returns whether `action` has an effect now.
    pub fn can(&self, action: Action) -> bool {
        // The content of an encrypted file is unknown and cannot be changed before the file is opened.
        let is_readable = || self.selected_row().is_some_and(|row| row.errors.is_empty() && !row.is_encrypted());
        match action {
            Action::Undo => !self.undo_effects.is_empty() && self.undo_in_progress.is_none(),
            Action::Redo | Action::SaveCopy | Action::TakeOver => false,
            Action::Leave => !matches!(self.mode, LibraryMode::List) || !self.search.text().is_empty(),
            Action::Rename | Action::Duplicate | Action::AssignClient | Action::Compare | Action::Export => {
                is_readable()
            }
            Action::ToggleArchive => {
                is_readable() && self.selected_row().is_some_and(|row| row.unsaved_since.is_none())
            }
            Action::ToggleEncryption if !matches!(self.mode, LibraryMode::List) => false,
            Action::ToggleEncryption => self.selected_row().is_some_and(|row| row.errors.is_empty()),
            Action::Trash => {
                self.selected_line().is_some_and(|line| self.line_path(line).is_some())
                    && self.selected_row().is_none_or(|row| !row.is_folder())
            }
            Action::ForgetPassphrase => false,
            Action::ToggleShowArchived => self.shows_archived || self.hidden_count > 0,
            Action::ToggleGroupByClient => self.has_clients || self.is_grouped_by_client,
            Action::ClientPage => self.selected_client().is_some(),
            Action::Open => match &self.mode {
                LibraryMode::SearchHits(hits) => !hits.is_empty(),
                LibraryMode::ClientPage(page) => !page.is_empty(),
                LibraryMode::List | LibraryMode::Search => self.is_empty() || self.selected_line().is_some(),
            },
            _ => true,
        }
    }

    /// Applies `action` and returns its outcomes.
    pub fn act(&mut self, context: LibraryContext<'_>, action: Action) -> Vec<Outcome> {
        if action == Action::Undo {
            self.undo_in_progress = self.undo_effects.pop();
            return self.undo_in_progress.clone().map(Outcome::RunEffect).into_iter().collect();
        }
        match &mut self.mode {
            LibraryMode::Search if !matches!(action, Action::SelectRow(_) | Action::Open) => {
                return self.act_on_search(action);
            }
            LibraryMode::SearchHits(_) => return self.act_on_hits(action),
            LibraryMode::ClientPage(page) if action != Action::Leave => return page.act(action),
            LibraryMode::ClientPage(_) => {
                self.mode = LibraryMode::List;
                return Vec::new();
            }
            LibraryMode::Search | LibraryMode::List => {}
        }
        if self.is_empty() {
            let mut choices = walk::first_choices();
            if self.selection.act(action, choices.len()) {
                return Vec::new();
            }
            let template = choices.nth(self.selection.index(choices.len()));
            return match (action, template) {
                (Action::Open, Some(template)) => {
                    vec![Outcome::RunEffect(create_document(context.locale, template.name))]
                }
                _ => Vec::new(),
            };
        }
        if self.selection.act(action, self.lines.len()) {
            return Vec::new();
        }
        match action {
            Action::New => return vec![Outcome::OpenOverlay(Overlay::Templates(None))],
            Action::ShowCalibration => {
                return vec![Outcome::OpenOverlay(Overlay::Page(self.calibration_page(context.locale)))];
            }
            Action::Search => self.mode = LibraryMode::Search,
            Action::Leave => return self.act_on_search(action),
            Action::ToggleGroupByClient | Action::ToggleShowArchived => self.change_arrangement(action),
            Action::ClientPage => return self.open_client_page(),
            _ => return self.act_on_line(context, action),
        }
        Vec::new()
    }

    /// Applies `action` to the selected line.
    fn act_on_line(&mut self, context: LibraryContext<'_>, action: Action) -> Vec<Outcome> {
        let Some(line) = self.selected_line() else { return Vec::new() };
        if let Some(copy) = self.find_copy(line) {
            return match action {
                Action::Open => vec![Outcome::RunEffect(Effect::Load(copy.path.clone()))],
                Action::Trash => vec![Outcome::RunEffect(Effect::Trash(copy.path.clone()))],
                _ => Vec::new(),
            };
        }
        if matches!(line, LibraryLine::Client(_)) && action == Action::Open {
            return self.open_client_page();
        }
        let Some(row) = self.selected_row() else { return Vec::new() };
        match action {
            // The failed opening of a damaged file names its emergency copy.
            Action::Open if row.errors.is_empty() || row.unsaved_since.is_some() => {
                vec![Outcome::RunEffect(Effect::Load(row.path.clone()))]
            }
            Action::Compare => vec![Outcome::LoadAndNavigate(row.path.clone(), Route::Compare)],
            Action::Export => vec![Outcome::LoadAndNavigate(row.path.clone(), Route::Export)],
            Action::Open => {
                // `pesee check` reads files only.
                let id = if row.is_folder() { "library-unreadable-folder" } else { "library-unreadable" };
                let message = |error| t!(context.locale, id, fault = phrases::file_error_line(context.locale, error));
                row.errors.first().map(|error| Outcome::Notify(message(error))).into_iter().collect()
            }
            Action::Trash => vec![Outcome::RunEffect(Effect::Trash(row.path.clone()))],
            Action::ToggleArchive => vec![Outcome::RunEffect(Effect::Archive(row.path.clone(), !row.is_archived))],
            Action::Duplicate => {
                let (path, title) = (row.path.clone(), row.title.clone());
                let client = client_name(row).map(str::to_owned);
                vec![Outcome::OpenOverlay(Overlay::Duplicate { path, title, client })]
            }
            Action::ToggleEncryption => {
                vec![Outcome::OpenOverlay(Overlay::Passphrase(PassphrasePurpose::toggle_encryption(row.path.clone())))]
            }
            Action::Rename => {
                let purpose = PromptPurpose::FileTitle(row.path.clone());
                vec![Outcome::OpenOverlay(Overlay::Prompt { initial_text: row.title.clone(), purpose })]
            }
            Action::AssignClient => {
                let text = row.client.clone().unwrap_or_default();
                let purpose = PromptPurpose::FileClient(row.path.clone(), self.client_names());
                vec![Outcome::OpenOverlay(Overlay::Prompt { initial_text: text, purpose })]
            }
            _ => Vec::new(),
        }
    }

    /// Opens the page of the client of the selected line.
    fn open_client_page(&mut self) -> Vec<Outcome> {
        let Some(name) = self.selected_client().map(str::to_owned) else { return Vec::new() };
        self.mode = LibraryMode::ClientPage(ClientPage::new(name));
        self.client_timelines_effect().map(Outcome::RunEffect).into_iter().collect()
    }

    /// Returns the effect that loads the timelines of the open client page, including archived deliberations.
    pub fn client_timelines_effect(&self) -> Option<Effect> {
        let LibraryMode::ClientPage(page) = &self.mode else { return None };
        let client_rows = self.rows.iter().filter(|row| client_name(row) == Some(page.name()));
        Some(Effect::LoadClientTimelines(page.name().to_owned(), client_rows.map(|row| row.path.clone()).collect()))
    }

    /// Stores the timelines of a client, if the client's page is open.
    pub fn set_client_timelines(&mut self, client: &str, timelines: Vec<Timeline>) {
        if let LibraryMode::ClientPage(page) = &mut self.mode
            && page.name() == client
        {
            page.set_timelines(timelines);
        }
    }

    /// Returns the page that compares the stated confidence of all listed deliberations with the results.
    fn calibration_page(&self, locale: &Locale) -> Vec<SafeText> {
        const BAR: u16 = 10;
        let groups =
            walk::group_by_confidence(self.permitted_rows().flat_map(|(_, row)| row.calibration.iter().copied()));
        let with_bar = |(words, part): (SafeText, f64)| SafeText::join([&bars::share_bar(part, BAR), &words], "  ");
        let mut page = vec![t!(locale, "review-calibration-title"), SafeText::default()];
        page.extend(phrases::calibration_lines(locale, &groups).into_iter().map(with_bar));
        page.push(SafeText::default());
        page.extend(phrases::calibration_notes(locale, &groups));
        page
    }

    fn act_on_search(&mut self, action: Action) -> Vec<Outcome> {
        match action {
            Action::Leave => {
                let selected_item = self.selected_item();
                self.search.set_text("");
                self.mode = LibraryMode::List;
                self.rebuild_lines();
                self.select(selected_item);
            }
            Action::NextField => self.mode = LibraryMode::List,
            // The full text includes private notes, which other people must not see.
            Action::SearchFullText if self.visible_files.is_some() => self.mode = LibraryMode::List,
            Action::SearchFullText => return self.search_full_text(),
            _ => {}
        }
        Vec::new()
    }

    /// Starts a full-text search; an empty search text shows the list instead.
    fn search_full_text(&mut self) -> Vec<Outcome> {
        let terms = SearchTerms::new(self.search.text());
        if terms.is_empty() {
            self.mode = LibraryMode::List;
            return Vec::new();
        }
        self.last_search_ticket += 1;
        let ticket = self.last_search_ticket;
        let readable_rows = self.listed_rows().filter(|(_, row)| row.errors.is_empty());
        let paths: Vec<PathBuf> = readable_rows.map(|(_, row)| row.path.clone()).collect();
        self.mode = LibraryMode::SearchHits(SearchHits::new(ticket, paths.len()));
        vec![Outcome::RunEffect(Effect::SearchFullText { ticket, query: terms, paths })]
    }

    /// Adds the hits of a full-text search and the number of files read so far.
    pub fn add_search_hits(&mut self, ticket: u64, hits: Vec<SearchHit>, read: usize) {
        if let LibraryMode::SearchHits(known) = &mut self.mode {
            known.add(ticket, hits, read);
        }
    }

    fn act_on_hits(&mut self, action: Action) -> Vec<Outcome> {
        let LibraryMode::SearchHits(hits) = &mut self.mode else { return Vec::new() };
        match action {
            Action::Leave | Action::Search => {
                self.mode = LibraryMode::Search;
                vec![Outcome::RunEffect(Effect::CancelSearch)]
            }
            _ => hits.act(action),
        }
    }

    /// Returns the search field while it has the focus.
    pub fn field(&self) -> Option<&TextField> {
        matches!(self.mode, LibraryMode::Search).then_some(&self.search)
    }

    /// Applies `input` to the search field.
    pub fn apply_input(&mut self, input: FieldInput<'_>) {
        if matches!(self.mode, LibraryMode::Search) && self.search.apply(input) {
            self.selection.set(0);
            self.rebuild_lines();
        }
    }

    /// Draws the library.
    pub fn draw(&self, context: LibraryContext<'_>, canvas: &mut Canvas<'_>) -> Option<Position> {
        let locale = context.locale;
        canvas.put(2, 0, &SafeText::from_static("pesée"), Role::Title);
        let width = canvas.width().min(110);
        if let Some(label) = context.audience_label {
            canvas.put_right(width.saturating_sub(1), 0, label, Role::Accent);
        } else if self.is_listed {
            let count = t!(locale, "library-count", count = self.listed_count);
            canvas.put_right(width.saturating_sub(1), 0, &count, Role::Quiet);
        }
        if self.is_empty() {
            return draw_welcome(context, canvas, self.selection);
        }
        let height = canvas.height();
        if let LibraryMode::ClientPage(page) = &self.mode {
            return page.draw(context, &mut canvas.region(0, 2, width, height.saturating_sub(2)));
        }
        let search_cursor = self.draw_search(context, &mut canvas.region(0, 2, width, 1));
        let mut list = canvas.region(0, 4, width, height.saturating_sub(4));
        let list_cursor = match &self.mode {
            LibraryMode::SearchHits(hits) => {
                hits.draw(context, &mut canvas.region(0, 3, width, height.saturating_sub(3)))
            }
            _ if self.lines.is_empty() => self.draw_no_lines(context, &mut list),
            _ => self.draw_lines(context, &mut list),
        };
        search_cursor.or(list_cursor)
    }

    /// Draws the search field.
    fn draw_search(&self, context: LibraryContext<'_>, canvas: &mut Canvas<'_>) -> Option<Position> {
        let width = canvas.width();
        canvas.put(2, 0, &SafeText::from_static("/"), Role::Quiet);
        canvas.add_click_target(0, 0, width, 1, ClickTarget::Action(Action::Search));
        let is_focused = matches!(self.mode, LibraryMode::Search);
        if !is_focused && self.search.text().is_empty() {
            canvas.put(4, 0, &t!(context.locale, "library-search"), Role::Quiet);
            return None;
        }
        let role = if is_focused { Role::Field } else { Role::Text };
        self.search.draw(&mut canvas.region(4, 0, width.saturating_sub(6).min(50), 1), role).filter(|_| is_focused)
    }

    /// Draws the reason why the list is empty.
    fn draw_no_lines(&self, context: LibraryContext<'_>, canvas: &mut Canvas<'_>) -> Option<Position> {
        let width = canvas.width().saturating_sub(4);
        let text = match &self.mode {
            _ if !self.is_listed => t!(context.locale, "library-loading"),
            LibraryMode::Search => t!(context.locale, "library-no-match"),
            _ if self.search.text().is_empty() => SafeText::default(),
            _ => t!(context.locale, "library-nothing-found"),
        };
        let y = canvas.put_wrapped(2, 0, width, &text, Role::Quiet);
        canvas.put_wrapped(2, y, width, &self.hidden_notice(context.locale), Role::Quiet);
        canvas.position(2, 0)
    }

    /// Returns the notice with the number of hidden archived deliberations.
    fn hidden_notice(&self, locale: &Locale) -> SafeText {
        if self.hidden_count == 0 {
            SafeText::default()
        } else {
            t!(locale, "library-archived-count", count = self.hidden_count)
        }
    }
}

/// Draws the screen of an empty library: up to three introductory sentences, the templates and the example.
fn draw_welcome(context: LibraryContext<'_>, canvas: &mut Canvas<'_>, selection: Selection) -> Option<Position> {
    let width = canvas.width().saturating_sub(4).min(72);
    let count = walk::first_choices().len();
    let end = canvas.height().saturating_sub(count as u16 + 1);
    let mut y = 2;
    for id in ["library-welcome-1", "library-welcome-2", "library-welcome-3"] {
        let sentence = t!(context.locale, id);
        if y + sentence.wrap(width.into()).len() as u16 > end {
            break;
        }
        y = canvas.put_wrapped(2, y, width, &sentence, Role::Text);
    }
    y = y.min(end) + 1;
    let at = selection.index(count);
    let height = usize::from(canvas.height().saturating_sub(y));
    let mut cursor = None;
    for (row, template) in walk::first_choices().enumerate().skip(first_visible_row(at, count, height)) {
        if row == at {
            canvas.mark_selected(y);
            cursor = canvas.position(2, y);
        }
        canvas.add_row_target(y, row, row == at, Action::Open);
        let role = if row == at { Role::Focus } else { Role::Text };
        canvas.put_within(
            2,
            y,
            width,
            &phrases::template_description(context.locale, template.name).to_capitalized(),
            role,
        );
        y += 1;
    }
    cursor
}

/// Returns the effect that creates a deliberation in the language of `locale`.
fn create_document(locale: &Locale, template: &'static str) -> Effect {
    Effect::CreateDocument { template, language: locale.language(), path: None, client: None }
}

#[cfg(test)]
mod tests {
    use super::*;

    use crate::messages::{DueDate, DueKind};
    use pesee_core::deliberation::Status;

    fn today() -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 11, 22).unwrap()
    }

    fn rows(names: &[&str]) -> Vec<LibraryRow> {
        let row = |name: &&str| LibraryRow {
            path: PathBuf::from(format!("/d/{name}.toml")),
            id: None,
            title: (*name).to_owned(),
            client: None,
            tags: Vec::new(),
            status: Status::Open,
            is_archived: false,
            updated: None,
            review_on: None,
            decide_by: None,
            due_dates: Vec::from_iter(name.starts_with("due").then(|| DueDate { kind: DueKind::Review, day: today() })),
            stage: None,
            errors: Vec::new(),
            unsaved_since: None,
            copies: Vec::new(),
            calibration: Vec::new(),
            last_visit: None,
        };
        names.iter().map(row).collect()
    }

    fn take(library: &mut LibraryScreen, names: &[&str], batch: Batch, is_last: bool) {
        library.add_rows(rows(names), batch, is_last, today());
    }

    fn titles(library: &LibraryScreen) -> Vec<&str> {
        library.rows.iter().map(|row| row.title.as_str()).collect()
    }

    fn selected(library: &LibraryScreen) -> Option<&str> {
        library.selected_row().map(|row| row.title.as_str())
    }

    #[test]
    fn the_selection_stays_on_its_deliberation_while_rows_come() {
        let mut library = LibraryScreen::default();
        take(&mut library, &["m", "c"], Batch::Replace, false);
        assert!(!library.is_listed && !library.is_empty());
        library.selection.set(1);
        assert_eq!(selected(&library), Some("c"));
        take(&mut library, &["x", "d"], Batch::Append, false);
        take(&mut library, &["due 2", "due 1", "a"], Batch::Append, true);
        assert_eq!(titles(&library), ["due 2", "due 1", "x", "m", "d", "c", "a"]);
        assert_eq!(selected(&library), Some("c"));
        assert!(library.is_listed);
    }

    #[test]
    fn a_deliberation_of_a_client_is_not_the_heading_of_the_client() {
        let mut library = LibraryScreen::default();
        take(&mut library, &["a"], Batch::Replace, true);
        library.rows[0].client = Some("Ana".to_owned());
        library.change_arrangement(Action::ToggleGroupByClient);
        library.selection.set(0);
        assert!(library.has_selected_client());
        library.selection.set(1);
        assert_eq!(selected(&library), Some("a"));
        assert!(!library.has_selected_client());
    }

    #[test]
    fn rows_of_an_earlier_listing_stay_until_their_files_are_read_again() {
        let mut library = LibraryScreen::default();
        take(&mut library, &["e", "d", "c", "b"], Batch::Replace, true);
        library.selection.set(3);
        take(&mut library, &["f", "c"], Batch::Replace, false);
        assert_eq!(titles(&library), ["f", "e", "d", "c", "b"], "no row is duplicated or lost");
        // A change made during a listing is not undone by the listing.
        assert_eq!(library.record_archived(Path::new("/d/c.toml"), true, today()), "c");
        take(&mut library, &["d"], Batch::Append, false);
        assert_eq!(titles(&library), ["f", "e", "d", "c", "b"]);
        assert!(library.rows[3].is_archived);
        take(&mut library, &["b"], Batch::Append, true);
        assert_eq!(titles(&library), ["f", "d", "c", "b"], "the file of e no longer exists");
        assert_eq!(selected(&library), Some("b"));
        assert!(library.outdated.is_empty());
        take(&mut library, &[], Batch::Replace, true);
        assert!(library.is_empty());
    }

    #[test]
    fn a_listing_that_begins_before_another_ends_leaves_no_row_behind() {
        let mut library = LibraryScreen::default();
        take(&mut library, &["b", "a"], Batch::Replace, true);
        take(&mut library, &["c"], Batch::Replace, false);
        take(&mut library, &["b"], Batch::Replace, false);
        take(&mut library, &["a"], Batch::Append, true);
        assert_eq!(titles(&library), ["b", "a"]);
    }
}
