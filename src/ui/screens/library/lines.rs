//! The lines of the library: which rows are visible, in which order, and which line is selected. Drawing is in
//! `list_view`.

use std::path::{Path, PathBuf};

use crate::messages::{LibraryRow, SiblingCopy};
use crate::text::{TextMatcher, fold};
use crate::ui::action::Action;
use crate::walk::{self, client_name};

use super::{LibraryMode, LibraryScreen};

/// A line of the library: a client (index of the group), a deliberation (index of the row), or a sibling copy (index of
/// the row, index of the copy).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum LibraryLine {
    Client(usize),
    Document(usize),
    Copy(usize, usize),
}

/// The part of the library that stays visible while other people can see the screen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PrivacyFilter {
    Client(String),
    File(PathBuf),
    Nothing,
}

impl PrivacyFilter {
    fn contains(&self, row: &LibraryRow) -> bool {
        match self {
            PrivacyFilter::Client(client) => client_name(row) == Some(client.trim()),
            PrivacyFilter::File(path) => row.path == *path,
            PrivacyFilter::Nothing => false,
        }
    }
}

/// The item that stays selected when the lines change.
pub(super) enum SelectedItem {
    Client(String),
    File(PathBuf),
}

impl LibraryScreen {
    /// Returns the listed rows with their indices. Listing, counting, grouping, client names and the full-text search
    /// all use these rows, so that no hidden row leaks.
    pub(super) fn listed_rows(&self) -> impl Iterator<Item = (usize, &LibraryRow)> {
        self.permitted_rows().filter(|(_, row)| self.shows_archived || !row.is_archived)
    }

    /// Returns the listed rows and the archived ones, limited to `visible_files`.
    pub(super) fn permitted_rows(&self) -> impl Iterator<Item = (usize, &LibraryRow)> {
        let is_visible = |row: &LibraryRow| self.visible_files.as_ref().is_none_or(|files| files.contains(row));
        self.rows.iter().enumerate().filter(move |(_, row)| is_visible(row))
    }

    /// Restricts the library to these files; `None` removes the restriction.
    pub fn set_privacy_filter(&mut self, visible_files: Option<PrivacyFilter>) {
        self.visible_files = visible_files;
        self.search.set_text("");
        self.mode = LibraryMode::List;
        self.rebuild_lines();
    }

    /// Returns the files that stay visible when other people can see the screen and no document is open: those of the
    /// client of the selected line, else the selected file.
    pub fn visible_files_of_selected(&self) -> PrivacyFilter {
        match (self.selected_client(), self.selected_row()) {
            (Some(client), _) => PrivacyFilter::Client(client.to_owned()),
            (None, Some(row)) => PrivacyFilter::File(row.path.clone()),
            (None, None) => PrivacyFilter::Nothing,
        }
    }

    /// Recomputes the lines, so that drawing only reads them.
    pub(super) fn rebuild_lines(&mut self) {
        let mut matcher = TextMatcher::fuzzy(self.search.text());
        let is_unfiltered = self.search.text().trim().is_empty();
        let mut matches_search = |row: &LibraryRow| {
            let text = [row.title.as_str(), row.client.as_deref().unwrap_or_default(), &row.tags.join(" ")].join(" ");
            matcher.score(&text).is_some()
        };
        let found: Vec<(usize, &LibraryRow)> =
            self.listed_rows().filter(|(_, row)| is_unfiltered || matches_search(row)).collect();
        let mut lines = Vec::with_capacity(found.len());
        let add = |lines: &mut Vec<LibraryLine>, at: usize, row: &LibraryRow| {
            lines.push(LibraryLine::Document(at));
            lines.extend((0..row.copies.len()).map(|copy| LibraryLine::Copy(at, copy)));
        };
        let mut groups = Vec::new();
        if self.is_grouped_by_client {
            groups = walk::group_by_client(found.iter().copied(), fold);
            for (nth, group) in groups.iter().enumerate() {
                lines.push(LibraryLine::Client(nth));
                let group_rows = group.rows.iter().filter_map(|at| Some((*at, self.rows.get(*at)?)));
                group_rows.for_each(|(at, row)| add(&mut lines, at, row));
            }
        }
        let rest = found.iter().filter(|(_, row)| !self.is_grouped_by_client || client_name(row).is_none());
        rest.for_each(|(at, row)| add(&mut lines, *at, row));
        let (count, has_clients) = (
            self.listed_rows().filter(|(_, row)| !row.is_folder()).count(),
            self.listed_rows().any(|(_, row)| client_name(row).is_some()),
        );
        let hidden_count = self.permitted_rows().count() - self.listed_rows().count();
        (self.lines, self.client_groups) = (lines, groups);
        (self.listed_count, self.has_clients, self.hidden_count) = (count, has_clients, hidden_count);
    }

    /// Returns the selected item in a form that stays valid when the lines change.
    pub(super) fn selected_item(&self) -> Option<SelectedItem> {
        let line = self.selected_line()?;
        Some(match line {
            LibraryLine::Client(nth) => SelectedItem::Client(self.group_client(nth)?.to_owned()),
            _ => SelectedItem::File(self.line_path(line)?.to_owned()),
        })
    }

    pub(super) fn select(&mut self, item: Option<SelectedItem>) {
        let is_item = |line: &LibraryLine| match &item {
            Some(SelectedItem::Client(name)) => {
                matches!(line, LibraryLine::Client(nth) if self.group_client(*nth) == Some(name))
            }
            Some(SelectedItem::File(path)) => {
                self.line_path(*line).is_some_and(|known| known.as_os_str() == path.as_os_str())
            }
            None => false,
        };
        if let Some(at) = self.lines.iter().position(is_item) {
            self.selection.set(at);
        }
    }

    pub(super) fn selected_line(&self) -> Option<LibraryLine> {
        self.lines.get(self.selection.index(self.lines.len())).copied()
    }

    /// Returns the row of the selected deliberation; `None` on a client or a copy.
    pub(super) fn selected_row(&self) -> Option<&LibraryRow> {
        match self.selected_line()? {
            LibraryLine::Document(at) => self.rows.get(at),
            _ => None,
        }
    }

    /// Returns the client of a group.
    pub(super) fn group_client(&self, nth: usize) -> Option<&str> {
        client_name(self.rows.get(*self.client_groups.get(nth)?.rows.first()?)?)
    }

    /// Returns the client of the selected line.
    pub(super) fn selected_client(&self) -> Option<&str> {
        match self.selected_line()? {
            LibraryLine::Client(nth) => self.group_client(nth),
            LibraryLine::Document(at) => client_name(self.rows.get(at)?),
            LibraryLine::Copy(..) => None,
        }
    }

    /// Returns the copy on a line.
    pub(super) fn find_copy(&self, line: LibraryLine) -> Option<&SiblingCopy> {
        match line {
            LibraryLine::Copy(at, copy) => self.rows.get(at)?.copies.get(copy),
            _ => None,
        }
    }

    pub(super) fn line_path(&self, line: LibraryLine) -> Option<&Path> {
        match line {
            LibraryLine::Client(_) => None,
            LibraryLine::Document(at) => self.rows.get(at).map(|row| row.path.as_path()),
            LibraryLine::Copy(..) => self.find_copy(line).map(|copy| copy.path.as_path()),
        }
    }

    /// Toggles the grouping by client or the display of archived rows. The same item stays selected.
    pub(super) fn change_arrangement(&mut self, action: Action) {
        let selected_item = self.selected_item();
        match action {
            Action::ToggleGroupByClient => self.is_grouped_by_client = !self.is_grouped_by_client,
            _ => self.shows_archived = !self.shows_archived,
        }
        self.selection.set(0);
        self.rebuild_lines();
        self.select(selected_item);
    }

    /// Returns the names of all listed clients, sorted.
    pub(super) fn client_names(&self) -> Vec<String> {
        let mut names: Vec<&str> = self.listed_rows().filter_map(|(_, row)| client_name(row)).collect();
        names.sort_by_cached_key(|name| (fold(name), *name));
        names.dedup();
        names.into_iter().map(str::to_owned).collect()
    }
}
