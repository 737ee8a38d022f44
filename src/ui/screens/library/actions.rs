//! The effects of actions in the library.

use std::path::PathBuf;

use crate::phrases;
use crate::t;
use crate::text::{Locale, SearchTerms};
use crate::ui::action::Action;
use crate::ui::event::Effect;
use crate::ui::outcome::{Outcome, Overlay, PassphrasePurpose, PromptPurpose, Route};
use crate::walk::{self, client_name};

use super::client_page::ClientPage;
use super::lines::LibraryLine;
use super::search_hits::SearchHits;
use super::{LibraryContext, LibraryMode, LibraryScreen};

impl LibraryScreen {
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
}

/// Returns the effect that creates a deliberation in the language of `locale`.
fn create_document(locale: &Locale, template: &'static str) -> Effect {
    Effect::CreateDocument { template, language: locale.language(), path: None, client: None }
}
