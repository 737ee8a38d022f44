//! Which lines the library has, in which order, and the one selected.

use std::path::{Path, PathBuf};

use crate::messages::{LibraryRow, SiblingCopy};
use crate::text::{Search, folded};
use crate::ui::action::Action;
use crate::walk::{self, client_of};

use super::{Library, Mode};

/// A line of the library: a client, by the place in the groups; a deliberation, by its place in the rows; or a copy that
/// lies beside it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Entry {
    Client(usize),
    Row(usize),
    Copy(usize, usize),
}

/// What of the library may be seen where others look on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Within {
    /// The deliberations of one client.
    Client(String),
    /// One file.
    File(PathBuf),
    /// Nothing.
    Nothing,
}

impl Within {
    fn holds(&self, row: &LibraryRow) -> bool {
        match self {
            Within::Client(client) => client_of(row) == Some(client.trim()),
            Within::File(path) => row.path == *path,
            Within::Nothing => false,
        }
    }
}

/// What stays selected when the lines change.
pub(super) enum Mark {
    Client(String),
    File(PathBuf),
}

impl Library {
    /// Every row that may be seen, with its place: what is listed, counted, grouped, named and searched comes from here.
    pub(super) fn offered(&self) -> impl Iterator<Item = (usize, &LibraryRow)> {
        self.within_sight().filter(|(_, row)| self.shows_archived || !row.is_archived)
    }

    /// The same, with what was put away: all there is, unless others look on.
    pub(super) fn within_sight(&self) -> impl Iterator<Item = (usize, &LibraryRow)> {
        let may = |row: &LibraryRow| self.within.as_ref().is_none_or(|within| within.holds(row));
        self.rows.iter().enumerate().filter(move |(_, row)| may(row))
    }

    /// From now on only this may be seen, or everything again.
    pub fn show_within(&mut self, within: Option<Within>) {
        self.within = within;
        self.search.set("");
        self.mode = Mode::List;
        self.filter();
    }

    /// What may be seen where others look on and nothing is open: that of whom what is selected is.
    pub fn within_selected(&self) -> Within {
        match (self.selected_client(), self.selected()) {
            (Some(client), _) => Within::Client(client.to_owned()),
            (None, Some(row)) => Within::File(row.path.clone()),
            (None, None) => Within::Nothing,
        }
    }

    /// Works the lines out anew: drawing only reads them.
    pub(super) fn filter(&mut self) {
        let mut search = Search::loose(self.search.text());
        let all = self.search.text().trim().is_empty();
        let mut fits = |row: &LibraryRow| {
            let text = [row.title.as_str(), row.client.as_deref().unwrap_or_default(), &row.tags.join(" ")].join(" ");
            search.score(&text).is_some()
        };
        let found: Vec<(usize, &LibraryRow)> = self.offered().filter(|(_, row)| all || fits(row)).collect();
        let mut lines = Vec::with_capacity(found.len());
        let add = |lines: &mut Vec<Entry>, at: usize, row: &LibraryRow| {
            lines.push(Entry::Row(at));
            lines.extend((0..row.copies.len()).map(|copy| Entry::Copy(at, copy)));
        };
        let mut groups = Vec::new();
        if self.by_client {
            groups = walk::by_client(found.iter().copied(), folded);
            for (nth, group) in groups.iter().enumerate() {
                lines.push(Entry::Client(nth));
                let of = group.rows.iter().filter_map(|at| Some((*at, self.rows.get(*at)?)));
                of.for_each(|(at, row)| add(&mut lines, at, row));
            }
        }
        let rest = found.iter().filter(|(_, row)| !self.by_client || client_of(row).is_none());
        rest.for_each(|(at, row)| add(&mut lines, *at, row));
        let (count, has_clients) = (self.offered().count(), self.offered().any(|(_, row)| client_of(row).is_some()));
        let hidden = self.within_sight().count() - count;
        (self.lines, self.groups) = (lines, groups);
        (self.count, self.has_clients, self.hidden) = (count, has_clients, hidden);
    }

    /// What is selected, whatever becomes of the lines.
    pub(super) fn mark(&self) -> Option<Mark> {
        let line = self.line()?;
        Some(match line {
            Entry::Client(nth) => Mark::Client(self.client(nth)?.to_owned()),
            _ => Mark::File(self.path(line)?.to_owned()),
        })
    }

    pub(super) fn select(&mut self, mark: Option<Mark>) {
        let is_it = |line: &Entry| match &mark {
            Some(Mark::Client(name)) => matches!(line, Entry::Client(nth) if self.client(*nth) == Some(name)),
            Some(Mark::File(path)) => self.path(*line).is_some_and(|known| known.as_os_str() == path.as_os_str()),
            None => false,
        };
        if let Some(at) = self.lines.iter().position(is_it) {
            self.selection.set(at);
        }
    }

    pub(super) fn line(&self) -> Option<Entry> {
        self.lines.get(self.selection.at(self.lines.len())).copied()
    }

    /// The selected deliberation, unless a copy of one is.
    pub(super) fn selected(&self) -> Option<&LibraryRow> {
        match self.line()? {
            Entry::Row(at) => self.rows.get(at),
            _ => None,
        }
    }

    /// The name of a group.
    pub(super) fn client(&self, nth: usize) -> Option<&str> {
        client_of(self.rows.get(*self.groups.get(nth)?.rows.first()?)?)
    }

    /// The client of what is selected.
    pub(super) fn selected_client(&self) -> Option<&str> {
        match self.line()? {
            Entry::Client(nth) => self.client(nth),
            Entry::Row(at) => client_of(self.rows.get(at)?),
            Entry::Copy(..) => None,
        }
    }

    /// The copy on a line, where it is one.
    pub(super) fn copy(&self, line: Entry) -> Option<&SiblingCopy> {
        match line {
            Entry::Copy(at, copy) => self.rows.get(at)?.copies.get(copy),
            _ => None,
        }
    }

    pub(super) fn path(&self, line: Entry) -> Option<&Path> {
        match line {
            Entry::Client(_) => None,
            Entry::Row(at) => self.rows.get(at).map(|row| row.path.as_path()),
            Entry::Copy(..) => self.copy(line).map(|copy| copy.path.as_path()),
        }
    }

    /// Another order, or with what was put away; what is selected stays so.
    pub(super) fn look_otherwise(&mut self, action: Action) {
        let mark = self.mark();
        match action {
            Action::ByClient => self.by_client = !self.by_client,
            _ => self.shows_archived = !self.shows_archived,
        }
        self.selection.set(0);
        self.filter();
        self.select(mark);
    }

    /// Every client there is, by name.
    pub(super) fn clients(&self) -> Vec<String> {
        let mut names: Vec<&str> = self.offered().filter_map(|(_, row)| client_of(row)).collect();
        names.sort_by_cached_key(|name| (folded(name), *name));
        names.dedup();
        names.into_iter().map(str::to_owned).collect()
    }
}
