//! The library as a numbered list: read a page at a time, searched by typing, and begun anew from.

use std::io;
use std::path::PathBuf;

use nucleo_matcher::chars::normalize;

use crate::deliberation::{Moment, Row};
use crate::say;
use crate::tell;
use crate::text::{Shown, Tongue, date};
use crate::walk::{self, Shelf, TEMPLATES, shelf};

use super::lines::{Heard, Lines};
use super::words::Word;

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

/// More lines at once are hard to keep in mind.
const PAGE: usize = 20;

/// A line of the library.
struct Entry {
    shelf: Shelf,
    path: PathBuf,
    said: Shown,
    /// What is searched: title, client, tags.
    sought: String,
}

/// Reads the library out and hears what is wanted of it; `rows` are in order.
pub fn library(lines: &mut Lines<'_>, rows: &[Row], now: Moment) -> io::Result<Chosen> {
    let tongue = lines.tongue();
    let entries: Vec<Entry> = rows.iter().flat_map(|row| entries(tongue, row, now)).collect();
    if entries.is_empty() {
        lines.each(&tell!(tongue, "plain-library-empty"))?;
        return Ok(begin(lines)?.unwrap_or(Chosen::Nothing));
    }
    let due = rows.iter().filter(|row| walk::is_due(row, now.date_naive())).count();
    lines.say(&tell!(tongue, "plain-library", count = rows.len(), due = due))?;
    let mut desk = Desk { lines, entries, found: Vec::new(), read: 0 };
    desk.found = (0..desk.entries.len()).collect();
    desk.page()?;
    desk.hear()
}

struct Desk<'a, 'b> {
    lines: &'a mut Lines<'b>,
    entries: Vec<Entry>,
    /// What the search leaves, by place.
    found: Vec<usize>,
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
                Heard::Word(said) if said.word == Word::Again => {
                    self.search("")?;
                    continue;
                }
                Heard::Word(_) | Heard::Explain => {
                    self.lines.each(&tell!(tongue, "plain-help-library"))?;
                    continue;
                }
            };
            match text.parse::<usize>() {
                _ if text.is_empty() && more => self.page()?,
                _ if text.is_empty() => return Ok(Chosen::Nothing),
                Ok(number) => match number.checked_sub(1).and_then(|at| self.entries.get(at)) {
                    Some(entry) => return Ok(Chosen::Open(entry.path.clone())),
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

    /// Leaves what has all these words in title, client or tags; numbers stay what they are.
    fn search(&mut self, text: &str) -> io::Result<()> {
        let tongue = self.lines.tongue();
        let wanted = folded(text);
        let fits = |entry: &Entry| wanted.split_whitespace().all(|word| entry.sought.contains(word));
        let places = self.entries.iter().enumerate().filter(|(_, entry)| fits(entry)).map(|(at, _)| at);
        let found: Vec<usize> = places.collect();
        if found.is_empty() {
            return self.lines.say(&tell!(tongue, "plain-library-none", text = Shown::brief(text)));
        }
        if !text.is_empty() {
            self.lines.say(&tell!(tongue, "plain-library-found", count = found.len(), text = Shown::brief(text)))?;
        }
        (self.found, self.read) = (found, 0);
        self.page()
    }

    /// The next lines, under the name of their shelf.
    fn page(&mut self) -> io::Result<()> {
        let tongue = self.lines.tongue();
        let mut under = None;
        let page = self.found.iter().skip(self.read).take(PAGE);
        for (at, entry) in page.filter_map(|at| Some((*at, self.entries.get(*at)?))) {
            if under.replace(entry.shelf) != Some(entry.shelf) {
                let shelf = match entry.shelf {
                    Shelf::Unsaved => "library-shelf-unsaved",
                    Shelf::Due => "library-shelf-due",
                    Shelf::Recent => "library-shelf-recent",
                    Shelf::Broken => "library-shelf-broken",
                };
                self.lines.say(&tell!(tongue, "history-list", heading = tell!(tongue, shelf)))?;
            }
            self.lines.indented(2, &tell!(tongue, "plain-item", number = at + 1, item = &entry.said))?;
        }
        self.read = (self.read + PAGE).min(self.found.len());
        match self.found.len() - self.read {
            0 => Ok(()),
            more => self.lines.say(&tell!(tongue, "plain-library-left", count = more)),
        }
    }
}

/// A text as it is searched: without capitals and accents.
fn folded(text: &str) -> String {
    text.to_lowercase().chars().map(normalize).collect()
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
fn entries(tongue: &Tongue, row: &Row, now: Moment) -> Vec<Entry> {
    let today = now.date_naive();
    let shelf = shelf(row, today);
    let words = [&row.title].into_iter().chain(&row.client).chain(&row.tags).cloned().collect::<Vec<String>>();
    let sought = folded(&words.join(" "));
    let mut entries =
        vec![Entry { shelf, path: row.path.clone(), said: said(tongue, row, now), sought: sought.clone() }];
    entries.extend(row.copies.iter().map(|copy| {
        let (title, kept) = (Shown::brief(&row.title), say::copy(tongue, copy, today));
        let said = tell!(tongue, "plain-copy", title = title, copy = kept);
        Entry { shelf, path: copy.path.clone(), said, sought: sought.clone() }
    }));
    entries
}

/// What a line says of a deliberation: its title, whose it is, how far, and what is to be done with it.
fn said(tongue: &Tongue, row: &Row, now: Moment) -> Shown {
    let today = now.date_naive();
    let mut parts = vec![Shown::brief(&row.title)];
    parts.extend(row.client.as_deref().map(Shown::brief));
    if let Some(at) = row.unsaved {
        parts.push(tell!(tongue, "cli-list-unsaved", when = date::ago(tongue, at, now)));
        return Shown::join(&parts, ", ");
    }
    if let Some(fault) = row.faults.first() {
        parts.push(say::fault_line(tongue, fault));
        return Shown::join(&parts, ", ");
    }
    parts.extend(row.is_sealed().then(|| tell!(tongue, "library-sealed")));
    parts.extend(row.stage.as_ref().map(|stage| say::stage(tongue, stage)));
    parts.extend(row.review_on.filter(|_| walk::is_due(row, today)).map(|day| say::due(tongue, day, today)));
    Shown::join(&parts, ", ")
}
