//! The library screen: the list of deliberations (unsaved, due, recent, unreadable, or grouped by client), the search,
//! and the page of a client.

mod actions;
mod client_page;
mod draw;
mod lines;
mod list_view;
mod search_hits;
mod undo;

use std::collections::HashSet;
use std::path::{Path, PathBuf};

use chrono::NaiveDate;

use crate::messages::{LibraryRow, SearchHit, Timeline};
use crate::phrases;
use crate::t;
use crate::text::{Locale, SafeText};
use crate::ui::event::{Batch, Effect};
use crate::ui::keymap::Scope;
use crate::ui::widgets::{FieldInput, Selection, TextField, bars};
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

    /// Returns whether the library is listed and has no deliberations. The screen then offers the templates and the
    /// example.
    pub fn is_empty(&self) -> bool {
        self.is_listed && self.rows.is_empty()
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

    /// Returns whether a copy below a deliberation is selected in the list.
    pub fn has_selected_copy(&self) -> bool {
        matches!(self.mode, LibraryMode::List) && matches!(self.selected_line(), Some(LibraryLine::Copy(..)))
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

    /// Adds the hits of a full-text search and the number of files read so far.
    pub fn add_search_hits(&mut self, ticket: u64, hits: Vec<SearchHit>, read: usize) {
        if let LibraryMode::SearchHits(known) = &mut self.mode {
            known.add(ticket, hits, read);
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
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::action::Action;

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
