//! The library: what is due first, then the latest, then what cannot be read; or by client.

mod client;
mod hits;
mod lines;
mod row;

use std::collections::HashSet;
use std::path::{Path, PathBuf};

use chrono::NaiveDate;
use ratatui::layout::Position;

use crate::messages::{LibraryRow, SearchHit, Timeline};
use crate::say;
use crate::tell;
use crate::text::{Shown, Tongue, Words};
use crate::ui::action::Action;
use crate::ui::event::{Batch, Effect, Trashed};
use crate::ui::keymap::Scope;
use crate::ui::outcome::{Outcome, Overlay, Purpose, Route, Sealing};
use crate::ui::theme::Role;
use crate::ui::widgets::{Canvas, Field, Selection, Spot, Stroke, bars, top};
use crate::walk::{self, Group, TEMPLATES, arrange_rows, client_of};
use pesee_core::deliberation::Moment;

use client::Client;
use hits::Hits;
use lines::{Entry, Mark};

pub use lines::Within;

/// The rows, what is searched for, and the line selected.
#[derive(Debug, Default)]
pub struct Library {
    rows: Vec<LibraryRow>,
    /// The files of those rows that an earlier listing gave and the present one has not replaced yet.
    outdated: HashSet<PathBuf>,
    /// What the search leaves, in order.
    lines: Vec<Entry>,
    /// The clients of these lines; none while what is due comes first.
    groups: Vec<Group>,
    by_client: bool,
    /// Whether what was put away is shown too, and how many are not.
    shows_archived: bool,
    hidden: usize,
    /// How many there are to be seen, were nothing searched for.
    count: usize,
    has_clients: bool,
    /// Whose deliberations may be seen, where others look on.
    within: Option<Within>,
    search: Field,
    selection: Selection,
    /// What is to be selected once it is listed.
    awaited: Option<PathBuf>,
    listed: bool,
    mode: Mode,
    /// How many searches through the texts there were.
    searches: u64,
    /// What takes back what was done to files, the last at the end, and what is being taken back.
    undo: Vec<Effect>,
    taking_back: Option<Effect>,
}

/// What has the keys.
#[derive(Debug, Default)]
enum Mode {
    /// The list.
    #[default]
    List,
    /// The line that is searched for.
    Search,
    /// What was found in the texts.
    Hits(Hits),
    /// The page of a client.
    Client(Client),
}

/// What the library needs to speak.
#[derive(Clone, Copy, Debug)]
pub struct Desk<'a> {
    /// The reader's language.
    pub tongue: &'a Tongue,
    /// The time.
    pub now: Moment,
    /// That others look on, where they do.
    pub mark: Option<&'a Shown>,
}

impl Desk<'_> {
    /// The day.
    fn today(self) -> NaiveDate {
        self.now.date_naive()
    }
}

impl Library {
    /// Takes in a batch of rows; `done` says that the listing ends with it. What is selected stays selected.
    pub fn take(&mut self, rows: Vec<LibraryRow>, batch: Batch, done: bool, today: NaiveDate) {
        let mark = self.mark();
        if batch == Batch::Replace {
            self.outdated = self.rows.iter().map(|row| row.path.clone()).collect();
        }
        if !self.outdated.is_empty() {
            // The list would shrink, and lose what is selected, if these rows went before their files are read again.
            let read: HashSet<&Path> = rows.iter().map(|row| row.path.as_path()).collect();
            let is_replaced = |path: &PathBuf| done || read.contains(path.as_path());
            self.rows.retain(|row| !(self.outdated.contains(&row.path) && is_replaced(&row.path)));
            self.outdated.retain(|path| !is_replaced(path));
        }
        self.rows.extend(rows);
        self.listed |= done;
        arrange_rows(&mut self.rows, today);
        self.filter();
        match self.awaited.take() {
            Some(path) if self.rows.iter().any(|row| row.path == path) => self.select(Some(Mark::File(path))),
            awaited => {
                self.awaited = awaited.filter(|_| !done);
                self.select(mark);
            }
        }
    }

    /// A file has another name now, under which it is selected as soon as it is listed; a search for what it said before
    /// would not find it.
    pub fn await_file(&mut self, path: &Path) {
        self.search.set("");
        self.mode = Mode::List;
        self.awaited = Some(path.to_owned());
    }

    /// The sound deliberations beside the one at `path`, which may be written from where one is.
    pub fn others<'a>(&'a self, path: &Path) -> impl Iterator<Item = &'a LibraryRow> {
        let path = path.strip_prefix(".").unwrap_or(path).to_owned();
        let others = self.within_sight().map(|(_, row)| row);
        others.filter(move |row| row.errors.is_empty() && !row.is_encrypted() && !row.path.ends_with(&path))
    }

    /// Whether there is nothing here yet: then the templates are offered at once.
    pub fn is_empty(&self) -> bool {
        self.listed && self.rows.is_empty()
    }

    /// A file was put into the trash; `u` takes it out again. Whether there were copies of it, which now stand for
    /// themselves.
    pub fn was_trashed(&mut self, trashed: Trashed) -> bool {
        let with_copies = self.rows.iter().any(|row| row.path == trashed.from && !row.copies.is_empty());
        self.rows.retain(|row| row.path != trashed.from);
        for row in &mut self.rows {
            row.copies.retain(|copy| copy.path != trashed.from);
        }
        self.filter();
        self.undo.push(Effect::Restore(trashed));
        with_copies
    }

    /// A file was put away, or taken out again; its title.
    pub fn was_archived(&mut self, path: &Path, away: bool, today: NaiveDate) -> String {
        if self.taking_back.take().is_none() {
            self.undo.push(Effect::Archive(path.to_owned(), !away));
        }
        let row = self.rows.iter_mut().find(|row| row.path == path);
        let title = row.map(|row| {
            row.is_archived = away;
            row.title.clone()
        });
        arrange_rows(&mut self.rows, today);
        self.filter();
        // Where it is not seen any more, the next one is selected.
        self.select(Some(Mark::File(path.to_owned())));
        title.unwrap_or_default()
    }

    /// What was done last is as it was before.
    pub fn was_taken_back(&mut self) {
        self.taking_back = None;
    }

    /// It is not, and may be asked for again.
    pub fn was_not_taken_back(&mut self) {
        self.undo.extend(self.taking_back.take());
    }

    /// Where keys mean something now.
    pub fn scopes(&self) -> Vec<Scope> {
        vec![match &self.mode {
            Mode::Search => Scope::Find,
            Mode::Hits(_) => Scope::Hits,
            Mode::Client(_) => Scope::Client,
            Mode::List if self.is_empty() => Scope::Menu,
            Mode::List => Scope::Library,
        }]
    }

    /// Whether an action can be done now.
    pub fn can(&self, action: Action) -> bool {
        // Of a sealed one nothing is known, and nothing can be changed, before it is opened.
        let is_sound = || self.selected().is_some_and(|row| row.errors.is_empty() && !row.is_encrypted());
        match action {
            Action::Undo => !self.undo.is_empty() && self.taking_back.is_none(),
            Action::Redo | Action::SaveCopy | Action::TakeOver => false,
            Action::Leave => !matches!(self.mode, Mode::List) || !self.search.text().is_empty(),
            Action::Rename | Action::Duplicate | Action::Assign | Action::Compare => is_sound(),
            Action::Archive => is_sound() && self.selected().is_some_and(|row| row.unsaved_since.is_none()),
            Action::Lock => self.selected().is_some_and(|row| row.errors.is_empty()),
            Action::Forget => false,
            Action::ShowArchived => self.shows_archived || self.hidden > 0,
            Action::ByClient => self.has_clients || self.by_client,
            Action::Client => self.selected_client().is_some(),
            Action::Open => !matches!(&self.mode, Mode::Hits(hits) if hits.is_empty()),
            _ => true,
        }
    }

    /// Does what an action means here.
    pub fn act(&mut self, desk: Desk<'_>, action: Action) -> Vec<Outcome> {
        if action == Action::Undo {
            self.taking_back = self.undo.pop();
            return self.taking_back.clone().map(Outcome::Run).into_iter().collect();
        }
        match &mut self.mode {
            Mode::Search if !matches!(action, Action::Row(_) | Action::Open) => return self.act_searching(action),
            Mode::Hits(_) => return self.act_on_hits(action),
            Mode::Client(page) if action != Action::Leave => return page.act(action),
            Mode::Client(_) => {
                self.mode = Mode::List;
                return Vec::new();
            }
            Mode::Search | Mode::List => {}
        }
        if self.is_empty() {
            if self.selection.act(action, TEMPLATES.len()) {
                return Vec::new();
            }
            let template = TEMPLATES.get(self.selection.at(TEMPLATES.len()));
            return match (action, template) {
                (Action::Open, Some(template)) => vec![Outcome::Run(begin(desk.tongue, template.name))],
                _ => Vec::new(),
            };
        }
        if self.selection.act(action, self.lines.len()) {
            return Vec::new();
        }
        match action {
            Action::New => return vec![Outcome::Open(Overlay::Templates(None))],
            Action::HowSure => return vec![Outcome::Open(Overlay::Page(self.how_sure(desk.tongue)))],
            Action::Search => self.mode = Mode::Search,
            Action::Leave => return self.act_searching(action),
            Action::ByClient | Action::ShowArchived => self.look_otherwise(action),
            Action::Client => return self.open_client(),
            _ => return self.act_on_line(desk, action),
        }
        Vec::new()
    }

    /// What an action does to what is selected.
    fn act_on_line(&mut self, desk: Desk<'_>, action: Action) -> Vec<Outcome> {
        let Some(line) = self.line() else { return Vec::new() };
        if let Some(copy) = self.copy(line) {
            return match action {
                Action::Open => vec![Outcome::Run(Effect::Load(copy.path.clone()))],
                Action::Trash => vec![Outcome::Run(Effect::Trash(copy.path.clone()))],
                _ => Vec::new(),
            };
        }
        if matches!(line, Entry::Client(_)) && action == Action::Open {
            return self.open_client();
        }
        let Some(row) = self.selected() else { return Vec::new() };
        match action {
            Action::Open if row.errors.is_empty() => vec![Outcome::Run(Effect::Load(row.path.clone()))],
            Action::Compare => vec![Outcome::Load(row.path.clone(), Route::Compare)],
            Action::Open => {
                let told = |fault| tell!(desk.tongue, "library-broken", fault = say::fault_line(desk.tongue, fault));
                row.errors.first().map(|fault| Outcome::Tell(told(fault))).into_iter().collect()
            }
            Action::Trash => vec![Outcome::Run(Effect::Trash(row.path.clone()))],
            Action::Archive => vec![Outcome::Run(Effect::Archive(row.path.clone(), !row.is_archived))],
            Action::Duplicate => {
                let title = tell!(desk.tongue, "library-copy-of", title = Shown::outside(&row.title));
                vec![Outcome::Run(Effect::Duplicate(row.path.clone(), title.to_string()))]
            }
            Action::Lock => vec![Outcome::Open(Overlay::Passphrase(Sealing::turned(row.path.clone())))],
            Action::Rename => {
                let purpose = Purpose::Title(row.path.clone());
                vec![Outcome::Open(Overlay::Prompt { text: row.title.clone(), purpose })]
            }
            Action::Assign => {
                let text = row.client.clone().unwrap_or_default();
                let purpose = Purpose::Client(row.path.clone(), self.clients());
                vec![Outcome::Open(Overlay::Prompt { text, purpose })]
            }
            _ => Vec::new(),
        }
    }

    /// The page of the client of what is selected.
    fn open_client(&mut self) -> Vec<Outcome> {
        let Some(name) = self.selected_client().map(str::to_owned) else { return Vec::new() };
        self.mode = Mode::Client(Client::new(name));
        self.asks_again().map(Outcome::Run).into_iter().collect()
    }

    /// What the page of a client is to be told anew, where one is open: all that is theirs, what was put away too.
    pub fn asks_again(&self) -> Option<Effect> {
        let Mode::Client(page) = &self.mode else { return None };
        let theirs = self.rows.iter().filter(|row| client_of(row) == Some(page.name()));
        Some(Effect::Tell(page.name().to_owned(), theirs.map(|row| row.path.clone()).collect()))
    }

    /// How the deliberations of a client went.
    pub fn told(&mut self, client: &str, stories: Vec<Timeline>) {
        if let Mode::Client(page) = &mut self.mode
            && page.name() == client
        {
            page.know(stories);
        }
    }

    /// How sure people were over all that is listed, beside what came true.
    fn how_sure(&self, tongue: &Tongue) -> Vec<Shown> {
        const BAR: u16 = 10;
        let groups = walk::calibration(self.within_sight().flat_map(|(_, row)| row.calibration.iter().copied()));
        let with_bar = |(words, part): (Shown, f64)| Shown::join([&bars::padded(part, BAR), &words], "  ");
        let mut page = vec![tell!(tongue, "look-sure-title"), Shown::default()];
        page.extend(say::calibration(tongue, &groups).into_iter().map(with_bar));
        page.push(Shown::default());
        page.extend(say::calibration_worth(tongue, &groups));
        page
    }

    fn act_searching(&mut self, action: Action) -> Vec<Outcome> {
        match action {
            Action::Leave => {
                let mark = self.mark();
                self.search.set("");
                self.mode = Mode::List;
                self.filter();
                self.select(mark);
            }
            Action::NextField => self.mode = Mode::List,
            // The texts hold private notes too.
            Action::Seek if self.within.is_some() => self.mode = Mode::List,
            Action::Seek => return self.seek(),
            _ => {}
        }
        Vec::new()
    }

    /// Has the texts searched; with nothing to search for, the list is all there is.
    fn seek(&mut self) -> Vec<Outcome> {
        let words = Words::new(self.search.text());
        if words.is_empty() {
            self.mode = Mode::List;
            return Vec::new();
        }
        self.searches += 1;
        let ticket = self.searches;
        let sound = self.offered().filter(|(_, row)| row.errors.is_empty());
        let paths: Vec<PathBuf> = sound.map(|(_, row)| row.path.clone()).collect();
        self.mode = Mode::Hits(Hits::new(ticket, paths.len()));
        vec![Outcome::Run(Effect::Seek { ticket, words, paths })]
    }

    /// Something was found in the texts, or nothing so far.
    pub fn sought(&mut self, ticket: u64, hits: Vec<SearchHit>, read: usize) {
        if let Mode::Hits(known) = &mut self.mode {
            known.take(ticket, hits, read);
        }
    }

    fn act_on_hits(&mut self, action: Action) -> Vec<Outcome> {
        let Mode::Hits(hits) = &mut self.mode else { return Vec::new() };
        match action {
            Action::Leave | Action::Search => {
                self.mode = Mode::Search;
                vec![Outcome::Run(Effect::SeekNoMore)]
            }
            _ => hits.act(action),
        }
    }

    /// The search, while it is being written.
    pub fn field(&self) -> Option<&Field> {
        matches!(self.mode, Mode::Search).then_some(&self.search)
    }

    /// Does something to the search.
    pub fn write(&mut self, stroke: Stroke<'_>) {
        if matches!(self.mode, Mode::Search) && self.search.take(stroke) {
            self.selection.set(0);
            self.filter();
        }
    }

    /// Draws the library.
    pub fn draw(&self, desk: Desk<'_>, canvas: &mut Canvas<'_>) -> Option<Position> {
        let tongue = desk.tongue;
        canvas.put(2, 0, &Shown::fixed("pesée"), Role::Title);
        let width = canvas.width().min(110);
        if let Some(mark) = desk.mark {
            canvas.put_right(width.saturating_sub(1), 0, mark, Role::Accent);
        } else if self.listed {
            let count = tell!(tongue, "library-count", count = self.count);
            canvas.put_right(width.saturating_sub(1), 0, &count, Role::Quiet);
        }
        if self.is_empty() {
            return draw_empty(desk, canvas, self.selection);
        }
        let height = canvas.height();
        if let Mode::Client(page) = &self.mode {
            return page.draw(desk, &mut canvas.part(0, 2, width, height.saturating_sub(2)));
        }
        let place = self.draw_search(desk, &mut canvas.part(0, 2, width, 1));
        let mut list = canvas.part(0, 4, width, height.saturating_sub(4));
        let on_list = match &self.mode {
            Mode::Hits(hits) => hits.draw(desk, &mut canvas.part(0, 3, width, height.saturating_sub(3))),
            _ if self.lines.is_empty() => self.draw_nothing(desk, &mut list),
            _ => self.draw_lines(desk, &mut list),
        };
        place.or(on_list)
    }

    /// The line that is searched for.
    fn draw_search(&self, desk: Desk<'_>, canvas: &mut Canvas<'_>) -> Option<Position> {
        let width = canvas.width();
        canvas.put(2, 0, &Shown::fixed("/"), Role::Quiet);
        canvas.spot(0, 0, width, 1, Spot::Act(Action::Search));
        let writes = matches!(self.mode, Mode::Search);
        if !writes && self.search.text().is_empty() {
            canvas.put(4, 0, &tell!(desk.tongue, "library-search"), Role::Quiet);
            return None;
        }
        let role = if writes { Role::Field } else { Role::Text };
        self.search.draw(&mut canvas.part(4, 0, width.saturating_sub(6).min(50), 1), role).filter(|_| writes)
    }

    /// Why there is no line.
    fn draw_nothing(&self, desk: Desk<'_>, canvas: &mut Canvas<'_>) -> Option<Position> {
        let width = canvas.width().saturating_sub(4);
        let said = match &self.mode {
            _ if !self.listed => tell!(desk.tongue, "library-reading"),
            Mode::Search => tell!(desk.tongue, "library-none-fits"),
            _ if self.search.text().is_empty() => Shown::default(),
            _ => tell!(desk.tongue, "library-nothing-found"),
        };
        let y = canvas.put_wrapped(2, 0, width, &said, Role::Quiet);
        canvas.put_wrapped(2, y, width, &self.told_hidden(desk.tongue), Role::Quiet);
        canvas.place(2, 0)
    }

    /// How many were put away and are not shown.
    fn told_hidden(&self, tongue: &Tongue) -> Shown {
        if self.hidden == 0 { Shown::default() } else { tell!(tongue, "library-hidden", count = self.hidden) }
    }
}

/// The first time: three sentences, as far as there is room for them, and the templates.
fn draw_empty(desk: Desk<'_>, canvas: &mut Canvas<'_>, selection: Selection) -> Option<Position> {
    let width = canvas.width().saturating_sub(4).min(72);
    let count = TEMPLATES.len();
    let end = canvas.height().saturating_sub(count as u16 + 1);
    let mut y = 2;
    for id in ["library-welcome-1", "library-welcome-2", "library-welcome-3"] {
        let sentence = tell!(desk.tongue, id);
        if y + sentence.wrap(width.into()).len() as u16 > end {
            break;
        }
        y = canvas.put_wrapped(2, y, width, &sentence, Role::Text);
    }
    y = y.min(end) + 1;
    let at = selection.at(count);
    let height = usize::from(canvas.height().saturating_sub(y));
    let mut cursor = None;
    for (row, template) in TEMPLATES.iter().enumerate().skip(top(at, count, height)) {
        if row == at {
            canvas.mark(y);
            cursor = canvas.place(2, y);
        }
        canvas.row(y, row, row == at, Action::Open);
        let role = if row == at { Role::Focus } else { Role::Text };
        canvas.put_within(2, y, width, &say::template(desk.tongue, template.name).capitalized(), role);
        y += 1;
    }
    cursor
}

/// The effect that begins a deliberation in the reader's language.
fn begin(tongue: &Tongue, template: &'static str) -> Effect {
    Effect::Begin { template, language: tongue.language(), path: None, client: None }
}

#[cfg(test)]
mod tests {
    use super::*;

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
            review_on: name.starts_with("due").then(today),
            stage: None,
            errors: Vec::new(),
            unsaved_since: None,
            copies: Vec::new(),
            calibration: Vec::new(),
            last_visit: None,
        };
        names.iter().map(row).collect()
    }

    fn take(library: &mut Library, names: &[&str], batch: Batch, done: bool) {
        library.take(rows(names), batch, done, today());
    }

    fn titles(library: &Library) -> Vec<&str> {
        library.rows.iter().map(|row| row.title.as_str()).collect()
    }

    fn selected(library: &Library) -> Option<&str> {
        library.selected().map(|row| row.title.as_str())
    }

    #[test]
    fn the_selection_stays_on_its_deliberation_while_rows_come() {
        let mut library = Library::default();
        take(&mut library, &["m", "c"], Batch::Replace, false);
        assert!(!library.listed && !library.is_empty());
        library.selection.set(1);
        assert_eq!(selected(&library), Some("c"));
        take(&mut library, &["x", "d"], Batch::Append, false);
        take(&mut library, &["due 2", "due 1", "a"], Batch::Append, true);
        assert_eq!(titles(&library), ["due 2", "due 1", "x", "m", "d", "c", "a"]);
        assert_eq!(selected(&library), Some("c"));
        assert!(library.listed);
    }

    #[test]
    fn rows_of_an_earlier_listing_stay_until_their_files_are_read_again() {
        let mut library = Library::default();
        take(&mut library, &["e", "d", "c", "b"], Batch::Replace, true);
        library.selection.set(3);
        take(&mut library, &["f", "c"], Batch::Replace, false);
        assert_eq!(titles(&library), ["f", "e", "d", "c", "b"], "nothing is shown twice, nothing disappears");
        // What is changed meanwhile is not undone by the listing.
        assert_eq!(library.was_archived(Path::new("/d/c.toml"), true, today()), "c");
        take(&mut library, &["d"], Batch::Append, false);
        assert_eq!(titles(&library), ["f", "e", "d", "c", "b"]);
        assert!(library.rows[3].is_archived);
        take(&mut library, &["b"], Batch::Append, true);
        assert_eq!(titles(&library), ["f", "d", "c", "b"], "the file of e is gone");
        assert_eq!(selected(&library), Some("b"));
        assert!(library.outdated.is_empty());
        take(&mut library, &[], Batch::Replace, true);
        assert!(library.is_empty());
    }

    #[test]
    fn a_listing_that_begins_before_another_ends_leaves_no_row_behind() {
        let mut library = Library::default();
        take(&mut library, &["b", "a"], Batch::Replace, true);
        take(&mut library, &["c"], Batch::Replace, false);
        take(&mut library, &["b"], Batch::Replace, false);
        take(&mut library, &["a"], Batch::Append, true);
        assert_eq!(titles(&library), ["b", "a"]);
    }
}
