//! The library as a numbered list: read a page at a time, searched by typing, and begun anew from.

use std::io;
use std::path::{Path, PathBuf};

use crate::messages::{LibraryRow, SearchHit, WriteError};
use crate::say;
use crate::tell;
use crate::text::{Language, Shown, Tongue, Words, date, folded};
use crate::walk::{self, Shelf, TEMPLATES, shelf};
use pesee_core::deliberation::Moment;

use super::lines::{Heard, Lines};
use super::words::{LIBRARY_WORDS, Said, Word};

/// What somebody chose in the library.
#[derive(Clone, Debug, PartialEq)]
pub enum Chosen {
    /// To open this file.
    Open(PathBuf),
    /// To begin anew from the template of this name.
    New(&'static str),
    /// To leave.
    Nothing,
}

/// What the library in lines needs of the disk.
pub trait Files {
    /// Where a file says all these words, if it does.
    fn hit(&self, path: &Path, words: &Words) -> Option<SearchHit>;
    /// Puts a file away, or takes it out again.
    ///
    /// # Errors
    /// It cannot be written.
    fn archive(&mut self, path: &Path, away: bool) -> Result<(), WriteError>;
}

/// More lines at once are hard to keep in mind.
const PAGE: usize = 20;

/// A line of the library.
struct Entry {
    shelf: Shelf,
    /// What it stands under by client.
    whose: Shown,
    path: PathBuf,
    title: String,
    said: Shown,
    /// What is searched: title, client, tags.
    sought: String,
    archived: bool,
    is_copy: bool,
}

/// Reads the library out and hears what is wanted of it; `rows` are in order.
pub fn library(lines: &mut Lines<'_>, rows: &[LibraryRow], files: &mut dyn Files, now: Moment) -> io::Result<Chosen> {
    let tongue = lines.tongue();
    let (headings, by_client) = by_client(tongue, rows, now);
    let mut entries = Vec::new();
    // Where the lines of a row begin.
    let mut first = Vec::new();
    for (row, whose) in rows.iter().zip(headings) {
        first.push(entries.len());
        entries.extend(of_row(tongue, row, &whose, now));
    }
    if entries.is_empty() {
        lines.each(&tell!(tongue, "plain-library-empty"))?;
        return Ok(begin(lines)?.unwrap_or(Chosen::Nothing));
    }
    let due = rows.iter().filter(|row| walk::is_due(row, now.date_naive())).count();
    let count = rows.iter().filter(|row| !row.is_archived).count();
    lines.say(&tell!(tongue, "plain-library", count = count, due = due))?;
    lines.words = &LIBRARY_WORDS;
    let lines_of = |row: usize| {
        let end = first.get(row + 1).copied().unwrap_or(entries.len());
        first.get(row).copied().unwrap_or(end)..end
    };
    let clients = by_client.into_iter().flat_map(lines_of).collect();
    let mut desk =
        Desk { lines, files, entries, clients, by_client: false, with_archived: false, found: Vec::new(), read: 0 };
    desk.anew()?;
    desk.hear()
}

/// What each row stands under by client, and the rows in that order.
fn by_client(tongue: &Tongue, rows: &[LibraryRow], now: Moment) -> (Vec<Shown>, Vec<usize>) {
    let heading = |row: &LibraryRow| {
        let id = if row.errors.is_empty() { "library-shelf-nobody" } else { "library-shelf-broken" };
        tell!(tongue, id)
    };
    let mut headings: Vec<Shown> = rows.iter().map(heading).collect();
    let mut order = Vec::new();
    for group in walk::by_client(rows.iter().enumerate(), folded) {
        let name = group.rows.first().and_then(|at| walk::client_of(rows.get(*at)?)).map(Shown::brief);
        // How many there are is heard anyway.
        let mut facts = say::client(tongue, &group, now.date_naive());
        facts.pop();
        let heading = Shown::join(name.iter().chain(&facts), ", ");
        for at in group.rows {
            order.push(at);
            if let Some(known) = headings.get_mut(at) {
                *known = heading.clone();
            }
        }
    }
    order.extend(rows.iter().enumerate().filter(|(_, row)| walk::client_of(row).is_none()).map(|(at, _)| at));
    (headings, order)
}

struct Desk<'a, 'b> {
    lines: &'a mut Lines<'b>,
    files: &'a mut dyn Files,
    entries: Vec<Entry>,
    /// Every line, by its place, in the order of the clients.
    clients: Vec<usize>,
    by_client: bool,
    with_archived: bool,
    /// What the search leaves, by place, each with the line it was found in where that is in a text.
    found: Vec<(usize, Option<String>)>,
    /// How many of these were read out.
    read: usize,
}

impl Desk<'_, '_> {
    fn hear(&mut self) -> io::Result<Chosen> {
        let tongue = self.lines.tongue();
        loop {
            let more = self.read < self.found.len();
            let prompt = if more { "plain-library-more" } else { "plain-library-prompt" };
            let text = match self.lines.hear(&tell!(tongue, prompt))? {
                Heard::Line(text) => text,
                Heard::End => return Ok(Chosen::Nothing),
                Heard::Word(said) if said.word == Word::Quit => return Ok(Chosen::Nothing),
                Heard::Word(said) => {
                    self.word(&said)?;
                    continue;
                }
                Heard::Explain => {
                    self.help()?;
                    continue;
                }
            };
            match text.parse::<usize>() {
                _ if text.is_empty() && more => self.page()?,
                _ if text.is_empty() => return Ok(Chosen::Nothing),
                Ok(number) => match self.numbered(number) {
                    Some(at) => {
                        let path = self.entries.get(at).map(|entry| entry.path.clone());
                        return Ok(path.map_or(Chosen::Nothing, Chosen::Open));
                    }
                    None => self.lines.each(&tell!(tongue, "plain-not-a-choice", count = self.entries.len()))?,
                },
                Err(_) if is_new(&text) => {
                    if let Some(chosen) = begin(self.lines)? {
                        return Ok(chosen);
                    }
                }
                Err(_) => self.search(&text)?,
            }
        }
    }

    /// What a word means here.
    fn word(&mut self, said: &Said) -> io::Result<()> {
        match said.word {
            Word::Again => self.anew(),
            Word::Clients => {
                self.by_client = !self.by_client;
                self.anew()
            }
            Word::Find if !said.rest.is_empty() => self.find(&said.rest),
            Word::Archive if said.rest.is_empty() => {
                self.with_archived = !self.with_archived;
                self.anew()
            }
            Word::Archive => self.archive(&said.rest),
            _ => self.help(),
        }
    }

    fn help(&mut self) -> io::Result<()> {
        let tongue = self.lines.tongue();
        self.lines.each(&tell!(tongue, "plain-help-library"))?;
        let at = usize::from(tongue.language() == Language::French);
        for entry in &LIBRARY_WORDS {
            let name = Shown::fixed(entry.names.get(at).copied().unwrap_or_default());
            self.lines.indented(2, &tell!(tongue, entry.about, word = name))?;
        }
        Ok(())
    }

    /// The place of the line of this number.
    fn numbered(&self, number: usize) -> Option<usize> {
        number.checked_sub(1).filter(|at| *at < self.entries.len())
    }

    /// The places of all lines that are read out, in order.
    fn places(&self) -> Vec<usize> {
        let all: Vec<usize> = if self.by_client { self.clients.clone() } else { (0..self.entries.len()).collect() };
        let is_read = |at: &usize| self.entries.get(*at).is_some_and(|entry| self.with_archived || !entry.archived);
        all.into_iter().filter(is_read).collect()
    }

    /// Reads all of it again, and says how many lines were put away.
    fn anew(&mut self) -> io::Result<()> {
        let tongue = self.lines.tongue();
        self.found = self.places().into_iter().map(|at| (at, None)).collect();
        self.read = 0;
        let hidden =
            self.entries.iter().filter(|entry| entry.archived && !entry.is_copy && !self.with_archived).count();
        if hidden > 0 {
            self.lines.say(&tell!(tongue, "plain-library-hidden", count = hidden))?;
        }
        self.page()
    }

    /// Leaves what has all these words in title, client or tags; numbers stay what they are.
    fn search(&mut self, text: &str) -> io::Result<()> {
        let words = Words::new(text);
        let fits = |at: &usize| self.entries.get(*at).is_some_and(|entry| words.are_in(&entry.sought));
        let found = self.places().into_iter().filter(fits).map(|at| (at, None)).collect();
        self.leave(found, text, "plain-library-none")
    }

    /// Leaves what says all these words anywhere.
    fn find(&mut self, text: &str) -> io::Result<()> {
        let words = Words::new(text);
        let hit = |at: usize| {
            let entry = self.entries.get(at).filter(|entry| !entry.is_copy)?;
            self.files.hit(&entry.path, &words).map(|hit| (at, hit.matching_line))
        };
        let found = self.places().into_iter().filter_map(hit).collect();
        self.leave(found, text, "plain-library-no-text")
    }

    fn leave(&mut self, found: Vec<(usize, Option<String>)>, text: &str, none: &'static str) -> io::Result<()> {
        let tongue = self.lines.tongue();
        if found.is_empty() {
            return self.lines.say(&tell!(tongue, none, text = Shown::brief(text)));
        }
        self.lines.say(&tell!(tongue, "plain-library-found", count = found.len(), text = Shown::brief(text)))?;
        (self.found, self.read) = (found, 0);
        self.page()
    }

    /// Puts the line of a number away, or takes it out again.
    fn archive(&mut self, number: &str) -> io::Result<()> {
        let tongue = self.lines.tongue();
        let at = number.parse().ok().and_then(|number| self.numbered(number));
        let Some(entry) = at.and_then(|at| self.entries.get_mut(at)).filter(|entry| !entry.is_copy) else {
            return self.lines.each(&tell!(tongue, "plain-not-a-choice", count = self.entries.len()));
        };
        let away = !entry.archived;
        let said = match self.files.archive(&entry.path, away) {
            Ok(()) => {
                entry.archived = away;
                let id = if away { "plain-archived" } else { "library-unarchived" };
                tell!(tongue, id, title = Shown::brief(&entry.title), number = Shown::brief(number))
            }
            Err(trouble) => tell!(tongue, "library-failed", reason = say::trouble(tongue, &trouble)),
        };
        self.lines.say(&said)
    }

    /// The next lines, each under its heading.
    fn page(&mut self) -> io::Result<()> {
        let tongue = self.lines.tongue();
        let mut under = None;
        for (at, line) in self.found.iter().skip(self.read).take(PAGE) {
            let Some(entry) = self.entries.get(*at) else { continue };
            let heading = match entry.shelf {
                _ if self.by_client => entry.whose.clone(),
                Shelf::Unsaved => tell!(tongue, "library-shelf-unsaved"),
                Shelf::Due => tell!(tongue, "library-shelf-due"),
                Shelf::Recent => tell!(tongue, "library-shelf-recent"),
                Shelf::Broken => tell!(tongue, "library-shelf-broken"),
            };
            if under.as_ref() != Some(&heading) {
                self.lines.say(&tell!(tongue, "history-list", heading = &heading))?;
                under = Some(heading);
            }
            self.lines.indented(2, &tell!(tongue, "plain-item", number = at + 1, item = &entry.said))?;
            if let Some(line) = line {
                self.lines.indented(4, &Shown::brief(line))?;
            }
        }
        self.read = (self.read + PAGE).min(self.found.len());
        match self.found.len() - self.read {
            0 => Ok(()),
            more => self.lines.say(&tell!(tongue, "plain-library-left", count = more)),
        }
    }
}

/// `n`, or any beginning of “new” or “nouvelle” with it.
fn is_new(text: &str) -> bool {
    let text = text.to_lowercase();
    ["new", "nouvelle", "nouveau"].iter().any(|word| word.starts_with(&text))
}

/// What may be begun, numbered; `None` where nothing was chosen.
fn begin(lines: &mut Lines<'_>) -> io::Result<Option<Chosen>> {
    let tongue = lines.tongue();
    lines.say(&tell!(tongue, "plain-new"))?;
    let templates: Vec<Shown> =
        TEMPLATES.iter().map(|template| say::template(tongue, template.name).capitalized()).collect();
    let chosen = super::choose(lines, &templates)?;
    Ok(chosen.and_then(|at| TEMPLATES.get(at)).map(|template| Chosen::New(template.name)))
}

/// A deliberation, and the copies that lie beside it.
fn of_row(tongue: &Tongue, row: &LibraryRow, whose: &Shown, now: Moment) -> Vec<Entry> {
    let today = now.date_naive();
    let words = [&row.title].into_iter().chain(&row.client).chain(&row.tags).cloned().collect::<Vec<String>>();
    let entry = |path: &Path, said: Shown, is_copy| Entry {
        shelf: shelf(row, today),
        whose: whose.clone(),
        path: path.to_owned(),
        title: row.title.clone(),
        said,
        sought: words.join(" "),
        archived: row.is_archived,
        is_copy,
    };
    let mut entries = vec![entry(&row.path, said(tongue, row, now), false)];
    entries.extend(row.copies.iter().map(|copy| {
        let (title, kept) = (Shown::brief(&row.title), say::copy(tongue, copy, today));
        entry(&copy.path, tell!(tongue, "plain-copy", title = title, copy = kept), true)
    }));
    entries
}

/// What a line says of a deliberation: its title, whose it is, how far, and what is to be done with it.
fn said(tongue: &Tongue, row: &LibraryRow, now: Moment) -> Shown {
    let today = now.date_naive();
    let mut parts = vec![Shown::brief(&row.title)];
    parts.extend(row.client.as_deref().map(Shown::brief));
    if let Some(at) = row.unsaved_since {
        parts.push(tell!(tongue, "cli-list-unsaved", when = date::ago(tongue, at, now)));
        return Shown::join(&parts, ", ");
    }
    if let Some(fault) = row.errors.first() {
        parts.push(say::fault_line(tongue, fault));
        return Shown::join(&parts, ", ");
    }
    parts.extend(row.is_archived.then(|| tell!(tongue, "library-away")));
    parts.extend(row.is_encrypted().then(|| tell!(tongue, "library-sealed")));
    parts.extend(row.stage.as_ref().map(|stage| say::stage(tongue, stage)));
    parts.extend(row.review_on.filter(|_| walk::is_due(row, today)).map(|day| say::due(tongue, day, today)));
    Shown::join(&parts, ", ")
}
