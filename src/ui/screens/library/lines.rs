//! Which lines the library has, in which order, and the one selected.

use std::path::{Path, PathBuf};

use crate::messages::{LibraryRow, SiblingCopy};
use crate::text::{TextMatcher, fold};
use crate::ui::action::Action;
use crate::walk::{self, client_name};

use super::{LibraryMode, LibraryScreen};

/// A line of the library: a client, by the place in the groups; a deliberation, by its place in the rows; or a copy that
/// lies beside it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum LibraryLine {
    Client(usize),
    Document(usize),
    Copy(usize, usize),
}

/// What of the library may be seen where others look on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum VisibleFiles {
    /// The deliberations of one client.
    Client(String),
    /// One file.
    File(PathBuf),
    /// Nothing.
    Nothing,
}

impl VisibleFiles {
    fn contains(&self, row: &LibraryRow) -> bool {
        match self {
            VisibleFiles::Client(client) => client_name(row) == Some(client.trim()),
            VisibleFiles::File(path) => row.path == *path,
            VisibleFiles::Nothing => false,
        }
    }
}

/// What stays selected when the lines change.
pub(super) enum SelectedItem {
    Client(String),
    File(PathBuf),
}

impl LibraryScreen {
    /// Every row that may be seen, with its place: what is listed, counted, grouped, named and searched comes from here.
    pub(super) fn listed_rows(&self) -> impl Iterator<Item = (usize, &LibraryRow)> {
        self.visible_rows().filter(|(_, row)| self.shows_archived || !row.is_archived)
    }

    /// The same, with what was put away: all there is, unless others look on.
    pub(super) fn visible_rows(&self) -> impl Iterator<Item = (usize, &LibraryRow)> {
        let may = |row: &LibraryRow| self.visible_files.as_ref().is_none_or(|within| within.contains(row));
        self.rows.iter().enumerate().filter(move |(_, row)| may(row))
    }

    /// From now on only this may be seen, or everything again.
    pub fn restrict_to(&mut self, within: Option<VisibleFiles>) {
        self.visible_files = within;
        self.search.set_text("");
        self.mode = LibraryMode::List;
        self.rebuild_lines();
    }

    /// What may be seen where others look on and nothing is open: that of whom what is selected is.
    pub fn visible_files_of_selected(&self) -> VisibleFiles {
        match (self.selected_client(), self.selected_row()) {
            (Some(client), _) => VisibleFiles::Client(client.to_owned()),
            (None, Some(row)) => VisibleFiles::File(row.path.clone()),
            (None, None) => VisibleFiles::Nothing,
        }
    }

    /// Works the lines out anew: drawing only reads them.
    pub(super) fn rebuild_lines(&mut self) {
        let mut search = TextMatcher::fuzzy(self.search.text());
        let all = self.search.text().trim().is_empty();
        let mut fits = |row: &LibraryRow| {
            let text = [row.title.as_str(), row.client.as_deref().unwrap_or_default(), &row.tags.join(" ")].join(" ");
            search.score(&text).is_some()
        };
        let found: Vec<(usize, &LibraryRow)> = self.listed_rows().filter(|(_, row)| all || fits(row)).collect();
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
                let of = group.rows.iter().filter_map(|at| Some((*at, self.rows.get(*at)?)));
                of.for_each(|(at, row)| add(&mut lines, at, row));
            }
        }
        let rest = found.iter().filter(|(_, row)| !self.is_grouped_by_client || client_name(row).is_none());
        rest.for_each(|(at, row)| add(&mut lines, *at, row));
        let (count, has_clients) =
            (self.listed_rows().count(), self.listed_rows().any(|(_, row)| client_name(row).is_some()));
        let hidden = self.visible_rows().count() - count;
        (self.lines, self.client_groups) = (lines, groups);
        (self.listed_count, self.has_clients, self.hidden_count) = (count, has_clients, hidden);
    }

    /// What is selected, whatever becomes of the lines.
    pub(super) fn selected_item(&self) -> Option<SelectedItem> {
        let line = self.selected_line()?;
        Some(match line {
            LibraryLine::Client(nth) => SelectedItem::Client(self.group_client(nth)?.to_owned()),
            _ => SelectedItem::File(self.line_path(line)?.to_owned()),
        })
    }

    pub(super) fn select(&mut self, mark: Option<SelectedItem>) {
        let is_it = |line: &LibraryLine| match &mark {
            Some(SelectedItem::Client(name)) => {
                matches!(line, LibraryLine::Client(nth) if self.group_client(*nth) == Some(name))
            }
            Some(SelectedItem::File(path)) => {
                self.line_path(*line).is_some_and(|known| known.as_os_str() == path.as_os_str())
            }
            None => false,
        };
        if let Some(at) = self.lines.iter().position(is_it) {
            self.selection.set(at);
        }
    }

    pub(super) fn selected_line(&self) -> Option<LibraryLine> {
        self.lines.get(self.selection.index(self.lines.len())).copied()
    }

    /// The selected deliberation, unless a copy of one is.
    pub(super) fn selected_row(&self) -> Option<&LibraryRow> {
        match self.selected_line()? {
            LibraryLine::Document(at) => self.rows.get(at),
            _ => None,
        }
    }

    /// The name of a group.
    pub(super) fn group_client(&self, nth: usize) -> Option<&str> {
        client_name(self.rows.get(*self.client_groups.get(nth)?.rows.first()?)?)
    }

    /// The client of what is selected.
    pub(super) fn selected_client(&self) -> Option<&str> {
        match self.selected_line()? {
            LibraryLine::Client(nth) => self.group_client(nth),
            LibraryLine::Document(at) => client_name(self.rows.get(at)?),
            LibraryLine::Copy(..) => None,
        }
    }

    /// The copy on a line, where it is one.
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

    /// Another order, or with what was put away; what is selected stays so.
    pub(super) fn change_arrangement(&mut self, action: Action) {
        let mark = self.selected_item();
        match action {
            Action::ToggleGroupByClient => self.is_grouped_by_client = !self.is_grouped_by_client,
            _ => self.shows_archived = !self.shows_archived,
        }
        self.selection.set(0);
        self.rebuild_lines();
        self.select(mark);
    }

    /// Every client there is, by name.
    pub(super) fn client_names(&self) -> Vec<String> {
        let mut names: Vec<&str> = self.listed_rows().filter_map(|(_, row)| client_name(row)).collect();
        names.sort_by_cached_key(|name| (fold(name), *name));
        names.dedup();
        names.into_iter().map(str::to_owned).collect()
    }
}
