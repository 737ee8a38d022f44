//! The library as a numbered list in pages, with search, archiving and templates. The module is separate from the walk
//! because no document is open.

use std::io;
use std::path::{Path, PathBuf};

use crate::messages::{LibraryRow, SearchHit, WriteError};
use crate::phrases;
use crate::t;
use crate::text::{Locale, SafeText, SearchTerms, date, fold};
use crate::walk::{self, LibrarySection, TEMPLATES, library_section};
use pesee_core::deliberation::Moment;

use super::commands::{LIBRARY_COMMANDS, ParsedCommand, PlainCommand};
use super::language::change_language;
use super::line_io::{LineInput, LineIo};
use super::{ItemInput, read_item};

#[derive(Clone, Debug, PartialEq)]
pub enum LibraryChoice {
    /// Open this file.
    Open(PathBuf),
    /// Create a deliberation from the template with this name.
    New(&'static str),
    Quit,
}

/// The file access that the line-based library needs.
pub trait LibraryFiles {
    /// Returns the place where a file contains all `words`; `None` if the file does not contain all of them.
    fn search_file(&self, path: &Path, words: &SearchTerms) -> Option<SearchHit>;
    /// Archives or unarchives a file.
    ///
    /// # Errors
    /// Returns an error if the file cannot be written.
    fn set_archived(&mut self, path: &Path, is_archived: bool) -> Result<(), WriteError>;
}

/// The page is short because a listener cannot remember more lines at once.
const PAGE_LINES: usize = 20;

/// A numbered line of the library: a deliberation or a copy of one.
struct PlainLibraryEntry {
    section: LibrarySection,
    /// The heading of the entry in the order by client.
    client_heading: SafeText,
    path: PathBuf,
    title: String,
    text: SafeText,
    /// The text for the search: title, client, tags.
    search_text: String,
    is_archived: bool,
    is_copy: bool,
}

/// Prints the library, in the order of `rows`, and reads commands until the user makes a choice.
pub fn run_library(
    lines: &mut LineIo<'_>,
    rows: &[LibraryRow],
    files: &mut dyn LibraryFiles,
    now: Moment,
) -> io::Result<LibraryChoice> {
    let (headings, by_client) = order_by_client(lines.locale(), rows, now);
    let mut entries = Vec::new();
    // The index of the first entry of each row.
    let mut first = Vec::new();
    for (row, whose) in rows.iter().zip(headings) {
        first.push(entries.len());
        entries.extend(entries_of(lines.locale(), row, &whose, now));
    }
    if entries.is_empty() {
        lines.print_sentences(&t!(lines.locale(), "plain-library-empty"))?;
        return Ok(choose_template(lines, true)?.unwrap_or(LibraryChoice::Quit));
    }
    let due = rows.iter().filter(|row| walk::is_due(row, now.date_naive())).count();
    let count = rows.iter().filter(|row| !row.is_archived && !row.is_folder()).count();
    lines.print(&t!(lines.locale(), "plain-library", count = count, due = due))?;
    lines.commands = &LIBRARY_COMMANDS;
    let lines_of = |row: usize| {
        let end = first.get(row + 1).copied().unwrap_or(entries.len());
        first.get(row).copied().unwrap_or(end)..end
    };
    let clients = by_client.into_iter().flat_map(lines_of).collect();
    let mut reader = LibraryReader {
        lines,
        files,
        rows,
        now,
        entries,
        client_order: clients,
        is_by_client: false,
        shows_archived: false,
        matches: Vec::new(),
        read_count: 0,
    };
    reader.restart()?;
    reader.run()
}

/// Returns the client heading of each row, and the indices of the rows in the order by client.
fn order_by_client(locale: &Locale, rows: &[LibraryRow], now: Moment) -> (Vec<SafeText>, Vec<usize>) {
    let heading = |row: &LibraryRow| {
        let id = if row.errors.is_empty() { "library-section-no-client" } else { "library-section-unreadable" };
        t!(locale, id)
    };
    let mut headings: Vec<SafeText> = rows.iter().map(heading).collect();
    let mut order = Vec::new();
    for group in walk::group_by_client(rows.iter().enumerate(), fold) {
        let name = group.rows.first().and_then(|at| walk::client_name(rows.get(*at)?)).map(SafeText::excerpt);
        // The last fact is the number of deliberations; the list that follows makes it redundant.
        let mut facts = phrases::client_facts(locale, &group, now.date_naive());
        facts.pop();
        let heading = SafeText::join(name.iter().chain(&facts), ", ");
        for at in group.rows {
            order.push(at);
            if let Some(known) = headings.get_mut(at) {
                *known = heading.clone();
            }
        }
    }
    order.extend(rows.iter().enumerate().filter(|(_, row)| walk::client_name(row).is_none()).map(|(at, _)| at));
    (headings, order)
}

struct LibraryReader<'a, 'b> {
    lines: &'a mut LineIo<'b>,
    files: &'a mut dyn LibraryFiles,
    rows: &'a [LibraryRow],
    now: Moment,
    entries: Vec<PlainLibraryEntry>,
    /// The indices of all entries in the order by client.
    client_order: Vec<usize>,
    is_by_client: bool,
    shows_archived: bool,
    /// The indices of the entries to print, each with the matching line of a full-text search.
    matches: Vec<(usize, Option<String>)>,
    /// The number of `matches` already printed.
    read_count: usize,
}

impl LibraryReader<'_, '_> {
    fn run(&mut self) -> io::Result<LibraryChoice> {
        loop {
            let locale = self.lines.locale();
            let more = self.read_count < self.matches.len();
            let prompt = if more { "plain-library-more" } else { "plain-library-prompt" };
            let text = match self.lines.read_input(&t!(locale, prompt))? {
                LineInput::Answer(text) => text,
                LineInput::End => return Ok(LibraryChoice::Quit),
                LineInput::Command(command) if command.command == PlainCommand::Quit => return Ok(LibraryChoice::Quit),
                LineInput::Command(command) => {
                    self.run_command(&command)?;
                    continue;
                }
                LineInput::Explain => {
                    self.print_help()?;
                    continue;
                }
            };
            match text.parse::<usize>() {
                _ if text.is_empty() && more => self.print_page()?,
                _ if text.is_empty() => return Ok(LibraryChoice::Quit),
                Ok(number) => match self.entry_at(number).and_then(|at| self.entries.get(at)) {
                    // A folder cannot be opened. Its line says why its deliberations are missing.
                    Some(entry) if self.rows.iter().any(|row| row.is_folder() && row.path == entry.path) => {
                        let fault = entry.text.clone();
                        self.lines.print_sentences(&t!(locale, "library-unreadable-folder", fault = fault))?;
                    }
                    Some(entry) => return Ok(LibraryChoice::Open(entry.path.clone())),
                    None => {
                        self.lines.print_sentences(&t!(locale, "plain-not-a-choice", count = self.entries.len()))?
                    }
                },
                Err(_) if is_new_answer(&text) => {
                    if let Some(chosen) = choose_template(self.lines, false)? {
                        return Ok(chosen);
                    }
                }
                Err(_) => self.search(&text)?,
            }
        }
    }

    fn run_command(&mut self, command: &ParsedCommand) -> io::Result<()> {
        match command.command {
            PlainCommand::Repeat => self.restart(),
            PlainCommand::Clients => {
                self.is_by_client = !self.is_by_client;
                self.restart()
            }
            PlainCommand::Find if !command.arguments.is_empty() => self.search_texts(&command.arguments),
            PlainCommand::Archive if command.arguments.is_empty() => {
                self.shows_archived = !self.shows_archived;
                self.restart()
            }
            PlainCommand::Archive => self.toggle_archived(&command.arguments),
            PlainCommand::Language => self.change_language(&command.arguments),
            PlainCommand::Manual => super::manual::print_page(self.lines, &command.arguments),
            _ => self.print_help(),
        }
    }

    /// Changes to the language called `name` and prints the lines again. Their numbers stay.
    fn change_language(&mut self, name: &str) -> io::Result<()> {
        if !change_language(self.lines, name)? {
            return Ok(());
        }
        let locale = self.lines.locale();
        let (headings, _) = order_by_client(locale, self.rows, self.now);
        let entries = self.rows.iter().zip(&headings).flat_map(|(row, whose)| entries_of(locale, row, whose, self.now));
        let entries: Vec<PlainLibraryEntry> = entries.collect();
        let before = std::mem::replace(&mut self.entries, entries);
        // A file may have been archived after the rows were read.
        for (entry, before) in self.entries.iter_mut().zip(before) {
            entry.is_archived = before.is_archived;
        }
        self.read_count = 0;
        self.print_page()
    }

    fn print_help(&mut self) -> io::Result<()> {
        let locale = self.lines.locale();
        self.lines.print_sentences(&t!(locale, "plain-help-library"))?;
        for entry in &LIBRARY_COMMANDS {
            self.lines.print_indented(2, &t!(locale, entry.help_id, word = entry.name(locale)))?;
        }
        Ok(())
    }

    fn entry_at(&self, number: usize) -> Option<usize> {
        number.checked_sub(1).filter(|at| *at < self.entries.len())
    }

    /// Returns the indices of the entries to print, in the current order.
    fn visible_positions(&self) -> Vec<usize> {
        let all: Vec<usize> =
            if self.is_by_client { self.client_order.clone() } else { (0..self.entries.len()).collect() };
        let is_read = |at: &usize| self.entries.get(*at).is_some_and(|entry| self.shows_archived || !entry.is_archived);
        all.into_iter().filter(is_read).collect()
    }

    /// Prints the list from the start, and the number of hidden archived files.
    fn restart(&mut self) -> io::Result<()> {
        let locale = self.lines.locale();
        self.matches = self.visible_positions().into_iter().map(|at| (at, None)).collect();
        self.read_count = 0;
        let hidden =
            self.entries.iter().filter(|entry| entry.is_archived && !entry.is_copy && !self.shows_archived).count();
        if hidden > 0 {
            self.lines.print(&t!(locale, "plain-library-archived-count", count = hidden))?;
        }
        self.print_page()
    }

    /// Prints the entries with all words of `text` in title, client or tags. The entries keep their numbers.
    fn search(&mut self, text: &str) -> io::Result<()> {
        let words = SearchTerms::new(text);
        let fits = |at: &usize| self.entries.get(*at).is_some_and(|entry| words.all_in(&entry.search_text));
        let found = self.visible_positions().into_iter().filter(fits).map(|at| (at, None)).collect();
        self.show_matches(found, text, "plain-library-no-match")
    }

    /// Prints the entries whose files contain all words of `text`.
    fn search_texts(&mut self, text: &str) -> io::Result<()> {
        let words = SearchTerms::new(text);
        let hit = |at: usize| {
            let entry = self.entries.get(at).filter(|entry| !entry.is_copy)?;
            self.files.search_file(&entry.path, &words).map(|hit| (at, hit.matching_line))
        };
        let found = self.visible_positions().into_iter().filter_map(hit).collect();
        self.show_matches(found, text, "plain-library-no-text-match")
    }

    fn show_matches(&mut self, found: Vec<(usize, Option<String>)>, text: &str, none: &'static str) -> io::Result<()> {
        let locale = self.lines.locale();
        if found.is_empty() {
            return self.lines.print(&t!(locale, none, text = SafeText::excerpt(text)));
        }
        self.lines.print(&t!(locale, "plain-library-found", count = found.len(), text = SafeText::excerpt(text)))?;
        (self.matches, self.read_count) = (found, 0);
        self.print_page()
    }

    fn toggle_archived(&mut self, number: &str) -> io::Result<()> {
        let locale = self.lines.locale();
        let at = number.parse().ok().and_then(|number| self.entry_at(number));
        let Some(entry) = at.and_then(|at| self.entries.get_mut(at)).filter(|entry| !entry.is_copy) else {
            return self.lines.print_sentences(&t!(locale, "plain-not-a-choice", count = self.entries.len()));
        };
        let is_archived = !entry.is_archived;
        let message = match self.files.set_archived(&entry.path, is_archived) {
            Ok(()) => {
                entry.is_archived = is_archived;
                let id = if is_archived { "plain-archived" } else { "library-unarchived" };
                t!(locale, id, title = SafeText::excerpt(&entry.title), number = SafeText::excerpt(number))
            }
            Err(error) => t!(locale, "library-failed", reason = phrases::write_error(locale, &error)),
        };
        self.lines.print(&message)
    }

    /// Prints the next page, with a heading before each group.
    fn print_page(&mut self) -> io::Result<()> {
        let locale = self.lines.locale();
        let mut under = None;
        for (at, line) in self.matches.iter().skip(self.read_count).take(PAGE_LINES) {
            let Some(entry) = self.entries.get(*at) else { continue };
            let heading = match entry.section {
                _ if self.is_by_client => entry.client_heading.clone(),
                LibrarySection::Unsaved => t!(locale, "library-section-unsaved"),
                LibrarySection::Due => t!(locale, "library-section-due"),
                LibrarySection::Recent => t!(locale, "library-section-recent"),
                LibrarySection::Unreadable => t!(locale, "library-section-unreadable"),
            };
            if under.as_ref() != Some(&heading) {
                self.lines.print(&t!(locale, "history-heading", heading = &heading))?;
                under = Some(heading);
            }
            self.lines.print_indented(2, &t!(locale, "plain-item", number = at + 1, item = &entry.text))?;
            if let Some(line) = line {
                self.lines.print_indented(4, &SafeText::excerpt(line))?;
            }
        }
        self.read_count = (self.read_count + PAGE_LINES).min(self.matches.len());
        match self.matches.len() - self.read_count {
            0 => Ok(()),
            more => self.lines.print(&t!(locale, "plain-library-lines-left", count = more)),
        }
    }
}

/// Returns `true` for any prefix of “new”, “nouvelle” or “nouveau”.
fn is_new_answer(text: &str) -> bool {
    let text = text.to_lowercase();
    ["new", "nouvelle", "nouveau"].iter().any(|word| word.starts_with(&text))
}

/// Prints the templates, followed by the example if `with_example`, and reads a choice; `None` if the user chose
/// nothing.
fn choose_template(lines: &mut LineIo<'_>, with_example: bool) -> io::Result<Option<LibraryChoice>> {
    let count = TEMPLATES.len() + usize::from(with_example);
    let names: Vec<&'static str> = walk::first_choices().take(count).map(|template| template.name).collect();
    loop {
        let locale = lines.locale();
        lines.print(&t!(locale, "plain-template-prompt"))?;
        let texts: Vec<SafeText> =
            names.iter().map(|name| phrases::template_description(locale, name).to_capitalized()).collect();
        match read_item(lines, &texts)? {
            ItemInput::Item(at) => return Ok(names.get(at).map(|name| LibraryChoice::New(name))),
            ItemInput::Nothing => return Ok(None),
            ItemInput::ChangeLanguage(name) => drop(change_language(lines, &name)?),
        }
    }
}

/// Returns the entry of a deliberation, followed by the entries of the copies in the same folder.
fn entries_of(locale: &Locale, row: &LibraryRow, whose: &SafeText, now: Moment) -> Vec<PlainLibraryEntry> {
    let today = now.date_naive();
    let words = [&row.title].into_iter().chain(&row.client).chain(&row.tags).cloned().collect::<Vec<String>>();
    let entry = |path: &Path, text: SafeText, is_copy| PlainLibraryEntry {
        section: library_section(row, today),
        client_heading: whose.clone(),
        path: path.to_owned(),
        title: row.title.clone(),
        text,
        search_text: words.join(" "),
        is_archived: row.is_archived,
        is_copy,
    };
    let mut entries = vec![entry(&row.path, describe_row(locale, row, now), false)];
    entries.extend(row.copies.iter().map(|copy| {
        let (title, origin) = (SafeText::excerpt(&row.title), phrases::copy_origin(locale, copy, today));
        entry(&copy.path, t!(locale, "plain-library-copy", title = title, copy = origin), true)
    }));
    entries
}

/// Returns the text of a line: title, client, stage and what is due; for an unsaved or unreadable file, only that fact.
fn describe_row(locale: &Locale, row: &LibraryRow, now: Moment) -> SafeText {
    let today = now.date_naive();
    let mut parts = vec![SafeText::excerpt(&row.title)];
    parts.extend(row.client.as_deref().map(SafeText::excerpt));
    if let Some(at) = row.unsaved_since {
        parts.push(t!(locale, "cli-list-unsaved", when = date::format_elapsed(locale, at, now)));
        return SafeText::join(&parts, ", ");
    }
    if let Some(error) = row.errors.first() {
        parts.push(phrases::file_error_line(locale, error));
        return SafeText::join(&parts, ", ");
    }
    parts.extend(row.is_archived.then(|| t!(locale, "library-archived-mark")));
    parts.extend(row.is_encrypted().then(|| t!(locale, "library-encrypted")));
    parts.extend(row.stage.as_ref().map(|stage| phrases::library_stage(locale, stage)));
    parts.extend(walk::due_date(row, today).map(|(due, _)| phrases::due_date(locale, due, today)));
    SafeText::join(&parts, ", ")
}
