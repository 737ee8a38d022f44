//! The library: what is due first, then the latest, then what cannot be read.

use std::collections::HashMap;
use std::path::PathBuf;

use chrono::NaiveDate;
use nucleo_matcher::pattern::{CaseMatching, Normalization, Pattern};
use nucleo_matcher::{Config, Matcher, Utf32String};
use ratatui::layout::Position;

use crate::deliberation::Row;
use crate::say;
use crate::tell;
use crate::text::{Shown, Tongue, date};
use crate::ui::action::Action;
use crate::ui::event::{Effect, Key, Lot, Trashed};
use crate::ui::keymap::Scope;
use crate::ui::outcome::{Outcome, Overlay, Purpose};
use crate::ui::theme::Role;
use crate::ui::widgets::{Canvas, Field, Selection, top};
use crate::walk::{Shelf, TEMPLATES, arrange_rows, shelf};

/// The rows, what is searched for, and the row selected.
#[derive(Debug, Default)]
pub struct Library {
    rows: Vec<Row>,
    /// Places in `rows` that the search leaves, in order.
    shown: Vec<usize>,
    search: Field,
    searching: bool,
    selection: Selection,
    listed: bool,
    has_clients: bool,
    trashed: Vec<Trashed>,
    /// What is being taken out of the trash.
    restoring: Option<Trashed>,
}

/// What the library needs to speak.
#[derive(Clone, Copy, Debug)]
pub struct Desk<'a> {
    /// The reader's language.
    pub tongue: &'a Tongue,
    /// The day.
    pub today: NaiveDate,
}

impl Library {
    /// Takes rows in.
    pub fn take(&mut self, rows: Vec<Row>, lot: Lot, done: bool, today: NaiveDate) {
        let selected = self.selected().map(|row| row.path.clone());
        match lot {
            Lot::First => self.rows = rows,
            Lot::More => self.rows.extend(rows),
            Lot::Known => {
                let mut known: HashMap<PathBuf, Row> = rows.into_iter().map(|row| (row.path.clone(), row)).collect();
                for old in &mut self.rows {
                    if let Some(row) = known.remove(&old.path) {
                        *old = row;
                    }
                }
            }
        }
        self.listed |= done;
        self.has_clients = self.rows.iter().any(|row| row.client.is_some());
        arrange_rows(&mut self.rows, today);
        self.filter();
        if let Some(path) = selected {
            self.select(&path);
        }
    }

    fn select(&mut self, path: &std::path::Path) {
        let at = self
            .shown
            .iter()
            .position(|at| self.rows.get(*at).is_some_and(|row| row.path.as_os_str() == path.as_os_str()));
        if let Some(at) = at {
            self.selection.set(at);
        }
    }

    fn filter(&mut self) {
        let pattern = Pattern::parse(self.search.text(), CaseMatching::Ignore, Normalization::Smart);
        let mut matcher = Matcher::new(Config::DEFAULT);
        let all = self.search.text().trim().is_empty();
        let mut fits = |row: &Row| {
            let text = [row.title.as_str(), row.client.as_deref().unwrap_or_default(), &row.tags.join(" ")].join(" ");
            pattern.score(Utf32String::from(text).slice(..), &mut matcher).is_some()
        };
        self.shown = (0..self.rows.len()).filter(|at| all || self.rows.get(*at).is_some_and(&mut fits)).collect();
    }

    fn selected(&self) -> Option<&Row> {
        self.rows.get(*self.shown.get(self.selection.at(self.shown.len()))?)
    }

    /// Whether there is nothing here yet: then the templates are offered at once.
    pub fn is_empty(&self) -> bool {
        self.listed && self.rows.is_empty()
    }

    /// A file was put into the trash; `u` takes it out again.
    pub fn was_trashed(&mut self, trashed: Trashed) {
        self.rows.retain(|row| row.path != trashed.from);
        self.filter();
        self.trashed.push(trashed);
    }

    /// What was thrown away last is back where it was.
    pub fn was_restored(&mut self) {
        self.restoring = None;
    }

    /// It stays in the trash, to be asked for again.
    pub fn was_not_restored(&mut self) {
        self.trashed.extend(self.restoring.take());
    }

    /// Where keys mean something now.
    pub fn scopes(&self) -> Vec<Scope> {
        if self.searching {
            vec![Scope::Field]
        } else if self.is_empty() {
            vec![Scope::Menu]
        } else {
            vec![Scope::Library]
        }
    }

    /// Whether an action can be done now.
    pub fn can(&self, action: Action) -> bool {
        match action {
            Action::Undo => !self.trashed.is_empty() && self.restoring.is_none(),
            Action::Redo => false,
            Action::Leave => self.searching || !self.search.text().is_empty(),
            Action::Rename | Action::Duplicate => self.selected().is_some_and(|row| row.faults.is_empty()),
            _ => true,
        }
    }

    /// Does what an action means here.
    pub fn act(&mut self, desk: Desk<'_>, action: Action) -> Vec<Outcome> {
        if self.searching {
            return self.act_searching(action);
        }
        if action == Action::Undo {
            self.restoring = self.trashed.pop();
            return self.restoring.clone().map(|trashed| Outcome::Run(Effect::Restore(trashed))).into_iter().collect();
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
        if self.selection.act(action, self.shown.len()) {
            return Vec::new();
        }
        match action {
            Action::New => return vec![Outcome::Open(Overlay::Templates)],
            Action::Search => {
                self.searching = true;
                return Vec::new();
            }
            Action::Leave => return self.act_searching(action),
            _ => {}
        }
        let Some(row) = self.selected() else { return Vec::new() };
        match action {
            Action::Open if row.faults.is_empty() => vec![Outcome::Run(Effect::Load(row.path.clone()))],
            Action::Open => {
                let told = |fault| tell!(desk.tongue, "library-broken", fault = say::fault_line(desk.tongue, fault));
                row.faults.first().map(|fault| Outcome::Tell(told(fault))).into_iter().collect()
            }
            Action::Trash => vec![Outcome::Run(Effect::Trash(row.path.clone()))],
            Action::Duplicate => {
                let title = tell!(desk.tongue, "library-copy-of", title = Shown::outside(&row.title));
                vec![Outcome::Run(Effect::Duplicate(row.path.clone(), title.to_string()))]
            }
            Action::Rename => {
                let title = tell!(desk.tongue, "screen-prompt-title");
                let purpose = Purpose::Title(row.path.clone());
                vec![Outcome::Open(Overlay::Prompt { title, text: row.title.clone(), purpose })]
            }
            _ => Vec::new(),
        }
    }

    fn act_searching(&mut self, action: Action) -> Vec<Outcome> {
        match action {
            Action::Leave => {
                self.search.set("");
                self.searching = false;
                self.filter();
            }
            Action::Next => self.searching = false,
            Action::NextField => {
                self.selection.act(Action::Down, self.shown.len());
            }
            Action::Up => {
                self.selection.act(Action::Up, self.shown.len());
            }
            _ => {}
        }
        Vec::new()
    }

    /// Works a key into the search.
    pub fn key(&mut self, key: Key) {
        if self.search.key(key) {
            self.selection.set(0);
            self.filter();
        }
    }

    /// Works a pasted text into the search.
    pub fn paste(&mut self, text: &str) {
        if self.searching && self.search.paste(text) {
            self.selection.set(0);
            self.filter();
        }
    }

    /// Draws the library.
    pub fn draw(&self, desk: Desk<'_>, canvas: &mut Canvas<'_>) -> Option<Position> {
        let tongue = desk.tongue;
        canvas.put(2, 0, &Shown::fixed("pesée"), Role::Title);
        let width = canvas.width().min(110);
        if self.listed {
            canvas.put_right(
                width.saturating_sub(1),
                0,
                &tell!(tongue, "library-count", count = self.rows.len()),
                Role::Quiet,
            );
        }
        if self.is_empty() {
            return self.draw_empty(desk, canvas);
        }
        let mut cursor = None;
        let mut y = 2;
        canvas.put(2, y, &Shown::fixed("/"), Role::Quiet);
        if self.searching || !self.search.text().is_empty() {
            let role = if self.searching { Role::Field } else { Role::Text };
            let place = self.search.draw(&mut canvas.part(4, y, width.saturating_sub(6).min(50), 1), role);
            cursor = if self.searching { place } else { None };
        } else {
            canvas.put(4, y, &tell!(tongue, "library-search"), Role::Quiet);
        }
        y += 2;
        if self.shown.is_empty() {
            let id = if self.listed { "library-nothing-found" } else { "library-reading" };
            canvas.put(2, y, &tell!(tongue, id), Role::Quiet);
            return cursor.or(canvas.place(2, y));
        }
        let place = self.draw_rows(desk, &mut canvas.part(0, y, width, canvas.height().saturating_sub(y)));
        cursor.or(place)
    }

    /// The rows under their headings, scrolled so that the selected one is seen.
    fn draw_rows(&self, desk: Desk<'_>, canvas: &mut Canvas<'_>) -> Option<Position> {
        let at = self.selection.at(self.shown.len());
        let height = usize::from(canvas.height());
        // Every shelf takes a heading and, but the first, an empty row before it.
        let shelf_of = |place: usize| {
            self.shown.get(place).and_then(|at| self.rows.get(*at)).map_or(Shelf::Recent, |row| shelf(row, desk.today))
        };
        let first = top(at, self.shown.len(), height.saturating_sub(6).max(1));
        let mut y = 0;
        let mut cursor = None;
        let mut last = None;
        for place in first..self.shown.len() {
            let here = shelf_of(place);
            if last != Some(here) && height >= 6 {
                y += u16::from(last.is_some());
                let id = match here {
                    Shelf::Due => "library-shelf-due",
                    Shelf::Recent => "library-shelf-recent",
                    Shelf::Broken => "library-shelf-broken",
                };
                canvas.put(2, y, &tell!(desk.tongue, id), Role::Quiet);
                y += 1;
            }
            last = Some(here);
            if y >= canvas.height() {
                break;
            }
            if let Some(row) = self.shown.get(place).and_then(|at| self.rows.get(*at)) {
                let place = draw_row(desk, canvas, y, row, place == at, self.has_clients);
                cursor = cursor.or(place);
            }
            y += 1;
        }
        cursor
    }

    /// The first time: three sentences, as far as there is room for them, and the templates.
    fn draw_empty(&self, desk: Desk<'_>, canvas: &mut Canvas<'_>) -> Option<Position> {
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
        let at = self.selection.at(count);
        let height = usize::from(canvas.height().saturating_sub(y));
        let mut cursor = None;
        for (row, template) in TEMPLATES.iter().enumerate().skip(top(at, count, height)) {
            if row == at {
                canvas.mark(y);
                cursor = canvas.place(2, y);
            }
            let role = if row == at { Role::Focus } else { Role::Text };
            canvas.put_within(2, y, width, &say::template(desk.tongue, template.name).capitalized(), role);
            y += 1;
        }
        cursor
    }
}

/// The effect that begins a deliberation in the reader's language.
fn begin(tongue: &Tongue, template: &'static str) -> Effect {
    Effect::Begin { template, language: tongue.language(), path: None }
}

fn draw_row(
    desk: Desk<'_>,
    canvas: &mut Canvas<'_>,
    y: u16,
    row: &Row,
    is_here: bool,
    has_clients: bool,
) -> Option<Position> {
    let role = if is_here { Role::Focus } else { Role::Text };
    let mut cursor = None;
    if is_here {
        canvas.mark(y);
        cursor = canvas.place(2, y);
    }
    let width = canvas.width().saturating_sub(3);
    let title = Shown::outside(&row.title);
    if let Some(fault) = row.faults.first() {
        let name = (width / 3).min(30);
        canvas.put_within(2, y, name, &title, role);
        let said = say::fault_line(desk.tongue, fault);
        canvas.put_within(2 + name + 2, y, width.saturating_sub(name + 2), &said, Role::Trouble);
        return cursor;
    }
    let when = match (row.review_on, row.updated) {
        (Some(day), _) if crate::walk::is_due(row, desk.today) => say::due(desk.tongue, day, desk.today),
        (_, Some(at)) => date::past(desk.tongue, at.date_naive(), desk.today),
        _ => Shown::default(),
    };
    let stage = row.stage.as_ref().map(|stage| say::stage(desk.tongue, stage)).unwrap_or_default();
    let client = row.client.as_deref().map(Shown::outside);
    if width < 56 {
        canvas.put_within(2, y, width.saturating_sub(when.width() as u16 + 2), &title, role);
        canvas.put_right(2 + width, y, &when, Role::Quiet);
        return cursor;
    }
    let title_width = (width * 2 / 5).min(44);
    canvas.put_within(2, y, title_width, &title, role);
    let mut x = 2 + title_width + 1;
    // Somebody alone has no clients, and gains the room.
    if has_clients {
        let client_width = (width / 6).min(20);
        canvas.put_within(x, y, client_width, &client.unwrap_or(Shown::fixed("–")), Role::Quiet);
        x += client_width + 1;
    }
    let stage_width = (2 + width).saturating_sub(x + when.width() as u16 + 2);
    canvas.put_within(x, y, stage_width, &stage, Role::Text);
    canvas.put_right(2 + width, y, &when, Role::Quiet);
    cursor
}
