//! The library: what is due first, then the latest, then what cannot be read.

use std::collections::HashMap;
use std::path::{Path, PathBuf};

use chrono::NaiveDate;
use ratatui::layout::Position;

use crate::deliberation::{Kept, Moment, Row};
use crate::say;
use crate::tell;
use crate::text::{Search, Shown, Tongue, date};
use crate::ui::action::Action;
use crate::ui::event::{Effect, Lot, Trashed};
use crate::ui::keymap::Scope;
use crate::ui::outcome::{Outcome, Overlay, Purpose};
use crate::ui::theme::Role;
use crate::ui::widgets::{Canvas, Field, Selection, Spot, Stroke, bars, top};
use crate::walk::{self, Shelf, TEMPLATES, arrange_rows, shelf};

/// The rows, what is searched for, and the row selected.
#[derive(Debug, Default)]
pub struct Library {
    rows: Vec<Row>,
    /// What the search leaves, in order.
    shown: Vec<Place>,
    search: Field,
    searching: bool,
    selection: Selection,
    listed: bool,
    has_clients: bool,
    trashed: Vec<Trashed>,
    /// Whose deliberations may be seen, where others look on.
    within: Option<Within>,
    /// What is being taken out of the trash.
    restoring: Option<Trashed>,
}

/// A line of the library: a deliberation, by its place in the rows, or a copy that lies beside it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Place {
    row: usize,
    copy: Option<usize>,
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
    fn holds(&self, row: &Row) -> bool {
        match self {
            Within::Client(client) => row.client.as_ref() == Some(client),
            Within::File(path) => row.path == *path,
            Within::Nothing => false,
        }
    }
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
    /// Takes rows in.
    pub fn take(&mut self, rows: Vec<Row>, lot: Lot, done: bool, today: NaiveDate) {
        let selected = self.selected_path().map(Path::to_owned);
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

    fn select(&mut self, path: &Path) {
        let is_there = |place: &Place| self.path(*place).is_some_and(|known| known.as_os_str() == path.as_os_str());
        if let Some(at) = self.shown.iter().position(is_there) {
            self.selection.set(at);
        }
    }

    fn filter(&mut self) {
        let mut search = Search::loose(self.search.text());
        let all = self.search.text().trim().is_empty();
        let may = |row: &Row| self.within.as_ref().is_none_or(|within| within.holds(row));
        let mut fits = |row: &Row| {
            let text = [row.title.as_str(), row.client.as_deref().unwrap_or_default(), &row.tags.join(" ")].join(" ");
            search.score(&text).is_some()
        };
        self.shown.clear();
        for (at, row) in self.rows.iter().enumerate().filter(|(_, row)| may(row) && (all || fits(row))) {
            let copies = (0..row.copies.len()).map(Some);
            self.shown.extend([None].into_iter().chain(copies).map(|copy| Place { row: at, copy }));
        }
    }

    /// From now on only this may be seen, or everything again.
    pub fn show_within(&mut self, within: Option<Within>) {
        self.within = within;
        self.search.set("");
        self.searching = false;
        self.filter();
    }

    /// What may be seen where others look on and nothing is open: that of whom what is selected is.
    pub fn within_selected(&self) -> Within {
        match self.selected() {
            Some(Row { client: Some(client), .. }) => Within::Client(client.clone()),
            Some(row) => Within::File(row.path.clone()),
            None => Within::Nothing,
        }
    }

    /// The selected deliberation, unless a copy of one is.
    fn selected(&self) -> Option<&Row> {
        let place = self.selected_place()?;
        self.rows.get(place.row).filter(|_| place.copy.is_none())
    }

    fn selected_place(&self) -> Option<Place> {
        self.shown.get(self.selection.at(self.shown.len())).copied()
    }

    /// The file of what is selected.
    fn selected_path(&self) -> Option<&Path> {
        self.path(self.selected_place()?)
    }

    /// The copy at a place, where there is one.
    fn copy(&self, place: Place) -> Option<&Kept> {
        self.rows.get(place.row)?.copies.get(place.copy?)
    }

    fn path(&self, place: Place) -> Option<&Path> {
        match place.copy {
            Some(_) => self.copy(place).map(|copy| copy.path.as_path()),
            None => self.rows.get(place.row).map(|row| row.path.as_path()),
        }
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
        self.trashed.push(trashed);
        with_copies
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
            vec![Scope::Search]
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
            Action::Redo | Action::SaveCopy | Action::TakeOver => false,
            Action::Leave => self.searching || !self.search.text().is_empty(),
            Action::Rename | Action::Duplicate => self.selected().is_some_and(|row| row.faults.is_empty()),
            _ => true,
        }
    }

    /// Does what an action means here.
    pub fn act(&mut self, desk: Desk<'_>, action: Action) -> Vec<Outcome> {
        if self.searching && !matches!(action, Action::Row(_) | Action::Open) {
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
            Action::HowSure => return vec![Outcome::Open(Overlay::Page(self.how_sure(desk.tongue)))],
            Action::Search => {
                self.searching = true;
                return Vec::new();
            }
            Action::Leave => return self.act_searching(action),
            _ => {}
        }
        let Some(place) = self.selected_place() else { return Vec::new() };
        if let Some(copy) = self.copy(place) {
            return match action {
                Action::Open => vec![Outcome::Run(Effect::Load(copy.path.clone()))],
                Action::Trash => vec![Outcome::Run(Effect::Trash(copy.path.clone()))],
                _ => Vec::new(),
            };
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
                let purpose = Purpose::Title(row.path.clone());
                vec![Outcome::Open(Overlay::Prompt { text: row.title.clone(), purpose })]
            }
            _ => Vec::new(),
        }
    }

    /// How sure people were over all that is listed, beside what came true.
    fn how_sure(&self, tongue: &Tongue) -> Vec<Shown> {
        const BAR: u16 = 10;
        let may = |row: &&Row| self.within.as_ref().is_none_or(|within| within.holds(row));
        let groups = walk::calibration(self.rows.iter().filter(may).flat_map(|row| row.judged.iter().copied()));
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

    /// The search, while it is being written.
    pub fn field(&self) -> Option<&Field> {
        self.searching.then_some(&self.search)
    }

    /// Does something to the search.
    pub fn write(&mut self, stroke: Stroke<'_>) {
        if self.searching && self.search.take(stroke) {
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
        canvas.spot(0, y, width, 1, Spot::Act(Action::Search));
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
            self.shown
                .get(place)
                .and_then(|place| self.rows.get(place.row))
                .map_or(Shelf::Recent, |row| shelf(row, desk.today()))
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
                    Shelf::Unsaved => "library-shelf-unsaved",
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
            let is_here = place == at;
            canvas.row(y, place, is_here, Action::Open);
            let Some(place) = self.shown.get(place).copied() else { break };
            let drawn = match (self.copy(place), self.rows.get(place.row)) {
                (Some(copy), _) => draw_copy(desk, canvas, y, copy, is_here),
                (None, Some(row)) => draw_row(desk, canvas, y, row, is_here, self.has_clients),
                (None, None) => None,
            };
            cursor = cursor.or(drawn);
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
            canvas.row(y, row, row == at, Action::Open);
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

/// A copy, under the deliberation it is a copy of.
fn draw_copy(desk: Desk<'_>, canvas: &mut Canvas<'_>, y: u16, copy: &Kept, is_here: bool) -> Option<Position> {
    let (role, mut cursor) = (if is_here { Role::Focus } else { Role::Quiet }, None);
    if is_here {
        canvas.mark(y);
        cursor = canvas.place(4, y);
    }
    let width = canvas.width().saturating_sub(5);
    canvas.put_within(4, y, width, &say::copy(desk.tongue, copy, desk.today()), role);
    cursor
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
        _ if row.unsaved.is_some() => row.unsaved.map(|at| date::ago(desk.tongue, at, desk.now)).unwrap_or_default(),
        (Some(day), _) if crate::walk::is_due(row, desk.today()) => say::due(desk.tongue, day, desk.today()),
        (_, Some(at)) => date::past(desk.tongue, at.date_naive(), desk.today()),
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
