//! A deliberation beside something else: first what it can be compared with, then what that comes to, in words and as a
//! table of then and now.

use std::path::Path;

use ratatui::layout::Position;

use crate::messages::{FileVersion, LibraryRow};
use crate::say::{self, Compared, Line, Sort};
use crate::tell;
use crate::text::{Shown, Tongue, date};
use crate::ui::action::Action;
use crate::ui::event::Effect;
use crate::ui::keymap::Scope;
use crate::ui::outcome::{Outcome, Overlay, Purpose, Route};
use crate::ui::scene::Scene;
use crate::ui::theme::Role;
use crate::ui::widgets::{Canvas, Page, Selection, Window, more};
use crate::walk::{self, With};
use pesee_core::deliberation::{Deliberation, Moment};

/// What there is to choose from, and what was chosen.
#[derive(Debug, Default)]
pub struct Compare {
    selection: Selection,
    window: Window,
    items: Vec<Item>,
    /// The earlier versions, once the disk has told.
    versions: Option<Vec<FileVersion>>,
    chosen: Option<Chosen>,
}

/// One line of the list.
#[derive(Debug)]
enum Item {
    Blank,
    Heading(Shown),
    /// What is said where there is nothing to choose.
    Said(Shown),
    /// Something to compare with, what is known of it, and what Enter asks for.
    Choice(Shown, Shown, Outcome),
}

/// What it is compared with, and what that came to, once it is known.
#[derive(Debug)]
struct Chosen {
    with: With,
    ticket: u64,
    /// What it came to before the last change, until it is known again.
    told: Option<Result<(Compared, Vec<Shown>), Shown>>,
    page: Page,
}

/// A row of the list as it is drawn: its text, which choice it is and what is known of that, if it is one, its role.
type Listed<'a> = (Shown, Option<(usize, &'a Shown)>, Role);

/// From this width on, the words and the table stand side by side.
const WIDE: u16 = 110;
/// The most columns of a paragraph.
const PARAGRAPH: u16 = 76;

impl Compare {
    /// Where keys mean something now.
    pub fn scope(&self) -> Scope {
        if self.chosen.is_some() { Scope::Compared } else { Scope::Compare }
    }

    /// Whether an action can be done now, where it is bound at all.
    pub fn can(&self, action: Action) -> bool {
        action != Action::Open || self.choices().next().is_some()
    }

    /// Does what an action means here.
    pub fn act(&mut self, action: Action) -> Vec<Outcome> {
        if let Some(chosen) = &mut self.chosen {
            if action == Action::Leave {
                self.chosen = None;
            } else {
                chosen.page.turn(action);
            }
            return Vec::new();
        }
        let count = self.choices().count();
        if self.selection.act(action, count) {
            return Vec::new();
        }
        match action {
            Action::Open => self.choices().nth(self.selection.at(count)).cloned().into_iter().collect(),
            Action::Leave => vec![Outcome::Go(Route::Return)],
            _ => Vec::new(),
        }
    }

    fn choices(&self) -> impl Iterator<Item = &Outcome> {
        self.items.iter().filter_map(|item| match item {
            Item::Choice(_, _, outcome) => Some(outcome),
            _ => None,
        })
    }

    /// Takes in what the disk keeps.
    pub fn know(&mut self, versions: Vec<FileVersion>) {
        self.versions = Some(versions);
    }

    /// The earlier versions that are known.
    pub fn versions(&self) -> &[FileVersion] {
        self.versions.as_deref().unwrap_or_default()
    }

    /// What it is compared with.
    pub fn with(&self) -> Option<&With> {
        self.chosen.as_ref().map(|chosen| &chosen.with)
    }

    /// Whether what came of this request is what is waited for.
    pub fn is_waiting(&self, ticket: u64) -> bool {
        self.chosen.as_ref().is_some_and(|chosen| chosen.ticket == ticket)
    }

    /// Whether a verdict may be on the screen.
    pub fn tells(&self) -> bool {
        self.chosen.as_ref().is_some_and(|chosen| matches!(chosen.told, Some(Ok(_))))
    }

    /// A comparison has been asked for.
    pub fn wait(&mut self, ticket: u64, with: With) {
        match &mut self.chosen {
            Some(chosen) if chosen.with == with => chosen.ticket = ticket,
            _ => self.chosen = Some(Chosen { with, ticket, told: None, page: Page::default() }),
        }
    }

    /// It came to something, or there is a sentence on why it did not.
    pub fn tell(&mut self, told: Result<(Compared, Vec<Shown>), Shown>) {
        if let Some(chosen) = &mut self.chosen {
            chosen.told = Some(told);
        }
    }

    /// Works out again what there is to compare with; the choice stays on what it was on.
    pub fn offer<'a>(
        &mut self,
        tongue: &Tongue,
        document: &Deliberation,
        others: impl Iterator<Item = &'a LibraryRow>,
        now: Moment,
    ) {
        let at = self.selection.at(self.choices().count());
        let before = self.choices().nth(at).cloned();
        self.items.clear();
        if let Err(why) = walk::unsealed(document) {
            self.items.push(Item::Said(say::apart(tongue, &why, &Shown::default(), now)));
            return;
        }
        let earlier = walk::earlier(document, self.versions(), now);
        self.items.push(Item::Heading(tell!(tongue, "moved-with-time")));
        if earlier.is_empty() {
            let none = if self.versions.is_some() { "moved-with-time-none" } else { "library-reading" };
            self.items.push(Item::Said(tell!(tongue, none)));
        }
        self.items.extend(earlier.iter().map(|earlier| {
            let (what, when) = say::called_earlier(tongue, earlier, now);
            Item::Choice(what, when, Outcome::Compare(With::Earlier(earlier.at)))
        }));
        let twos = walk::in_twos(document);
        if !twos.is_empty() {
            self.items.extend([Item::Blank, Item::Heading(tell!(tongue, "moved-with-two"))]);
        }
        self.items.extend(twos.into_iter().map(|(one, other)| {
            let said = say::twos(tongue, document, (&one, &other));
            Item::Choice(said, Shown::default(), Outcome::Compare(With::People(one, other)))
        }));
        self.items.extend([Item::Blank, Item::Heading(tell!(tongue, "moved-with-files"))]);
        self.items.extend(others.map(|row| {
            let when = row.updated.map(|at| date::past(tongue, at.date_naive(), now.date_naive()));
            let about = row.client.as_deref().map(Shown::outside).into_iter().chain(when);
            let mut about: Vec<Shown> = about.collect();
            if about.is_empty() {
                // Where nothing else tells two of one title apart, their files' names do.
                about.extend(row.path.file_name().map(|name| Shown::path(Path::new(name))));
            }
            let about = Shown::join(&about, " · ");
            Item::Choice(Shown::outside(&row.title), about, Outcome::Run(Effect::Read(row.path.clone())))
        }));
        let prompt = Overlay::Prompt { text: String::new(), purpose: Purpose::OtherFile };
        let elsewhere = tell!(tongue, "moved-with-elsewhere");
        self.items.push(Item::Choice(elsewhere, Shown::default(), Outcome::Open(prompt)));
        // What comes in above does not take the choice away from under the hand; what nobody has moved to gives way.
        let again = before.filter(|_| at > 0).and_then(|before| self.choices().position(|outcome| *outcome == before));
        self.selection.set(again.unwrap_or(0));
    }

    /// Draws the choice, or what came of it.
    pub fn draw(&self, scene: &Scene<'_>, canvas: &mut Canvas<'_>) -> Option<Position> {
        match &self.chosen {
            None => self.draw_choice(scene, canvas),
            Some(chosen) => chosen.draw(scene, canvas),
        }
    }

    fn draw_choice(&self, scene: &Scene<'_>, canvas: &mut Canvas<'_>) -> Option<Position> {
        let width = canvas.width().min(WIDE);
        let mut title = 0;
        if canvas.height() >= 10 {
            canvas.put(2, 0, &tell!(scene.tongue, "moved-with"), Role::Title);
            title = 2;
        }
        let mut canvas = canvas.part(0, title, width, canvas.height().saturating_sub(title));
        let at = self.selection.at(self.choices().count());
        // A sentence may take several rows; the rest takes one.
        let mut rows: Vec<Listed<'_>> = Vec::new();
        let mut nth = 0;
        for item in &self.items {
            match item {
                Item::Blank => rows.push((Shown::default(), None, Role::Text)),
                Item::Heading(text) => rows.push((text.clone(), None, Role::Quiet)),
                Item::Said(text) => {
                    let lines = text.wrap(usize::from(width.saturating_sub(6).min(PARAGRAPH)));
                    rows.extend(lines.into_iter().map(|line| (line, None, Role::Text)));
                }
                Item::Choice(text, about, _) => {
                    let role = if nth == at { Role::Focus } else { Role::Text };
                    rows.push((text.clone(), Some((nth, about)), role));
                    nth += 1;
                }
            }
        }
        // What is known of them stands in one column, with room for a little more than half a line.
        let room = width.saturating_sub(6);
        let known = || rows.iter().filter_map(|(text, choice, _)| Some((text, choice.as_ref()?.1)));
        let known = || known().filter(|(_, about)| !about.is_empty());
        let abouts = known().map(|(_, about)| about.width() as u16).max().unwrap_or(0).min(room / 5 * 3);
        let names = known().map(|(text, _)| text.width() as u16).max().unwrap_or(0);
        let names = names.min(room.saturating_sub(abouts + 3));
        let height = usize::from(canvas.height());
        let here = rows.iter().position(|(_, choice, _)| choice.is_some_and(|(nth, _)| nth == at)).unwrap_or(0);
        // With the first choice its heading is seen.
        let first = self.window.first(if at == 0 { 0 } else { here }, rows.len(), height);
        let mut cursor = None;
        for (y, (text, choice, role)) in rows.iter().skip(first).take(height).enumerate() {
            let y = y as u16;
            let Some((nth, about)) = choice else {
                canvas.put(if *role == Role::Quiet { 2 } else { 4 }, y, text, *role);
                continue;
            };
            canvas.row(y, *nth, *nth == at, Action::Open);
            if about.is_empty() {
                canvas.put_within(4, y, room, text, *role);
            } else {
                canvas.put_within(4, y, names, text, *role);
                canvas.put_within(4 + names + 3, y, abouts, about, Role::Quiet);
            }
            if *nth == at {
                canvas.mark(y);
                cursor = canvas.place(2, y);
            }
        }
        more(&mut canvas, first, rows.len(), height);
        cursor.or(canvas.place(2, 0))
    }
}

/// Pieces of a row, each with its column.
type Cells = Vec<(u16, Shown, Role)>;

impl Chosen {
    fn draw(&self, scene: &Scene<'_>, canvas: &mut Canvas<'_>) -> Option<Position> {
        let width = canvas.width();
        let rows = match &self.told {
            None => said(&tell!(scene.tongue, "moved-working"), width, Role::Quiet),
            Some(Err(why)) => said(why, width, Role::Text),
            Some(Ok((told, notes))) if width >= WIDE => {
                let half = width / 2;
                (0..canvas.height()).for_each(|y| canvas.fill(half, y, 1, "│", Role::Quiet));
                let mut table = table(scene.tongue, told, width - half - 1);
                table.iter_mut().flatten().for_each(|(x, ..)| *x += half + 1);
                beside(words(told, notes, half), table)
            }
            Some(Ok((told, notes))) => {
                let mut rows = words(told, notes, width);
                rows.push(Vec::new());
                rows.extend(table(scene.tongue, told, width));
                rows
            }
        };
        let height = usize::from(canvas.height());
        let first = self.page.first(rows.len(), height);
        for (y, row) in rows.iter().skip(first).take(height).enumerate() {
            for (x, text, role) in row {
                canvas.put(*x, y as u16, text, *role);
            }
        }
        more(canvas, first, rows.len(), height);
        canvas.place(2, 0)
    }
}

/// A paragraph.
fn said(text: &Shown, width: u16, role: Role) -> Vec<Cells> {
    let lines = text.wrap(usize::from(width.saturating_sub(4).min(PARAGRAPH)));
    lines.into_iter().map(|line| vec![(2, line, role)]).collect()
}

/// Both verdicts, what moved the one to the other, and where the then is known from.
fn words(told: &Compared, notes: &[Shown], width: u16) -> Vec<Cells> {
    let mut rows = said(&told.verdicts, width, Role::Title);
    for (group, role) in [(told.because.as_slice(), Role::Text), (notes, Role::Quiet)] {
        if !group.is_empty() {
            rows.push(Vec::new());
            rows.extend(group.iter().flat_map(|text| said(text, width, role)));
        }
    }
    rows
}

/// What differs, kind by kind.
fn table(tongue: &Tongue, told: &Compared, width: u16) -> Vec<Cells> {
    if told.count == 0 {
        return said(&told.nothing, width, Role::Text);
    }
    let mut rows: Vec<Cells> = Vec::new();
    for sort in Sort::ALL {
        let lines: Vec<&Line> = told.lines.iter().filter(|line| line.sort == sort).collect();
        if lines.is_empty() {
            continue;
        }
        if !rows.is_empty() {
            rows.push(Vec::new());
        }
        rows.push(vec![(2, sort.heading(tongue), Role::Quiet)]);
        rows.extend(lines.into_iter().flat_map(|line| row(line, &told.lines, width)));
    }
    let more = told.count - told.lines.len();
    if more > 0 {
        rows.push(vec![(4, tell!(tongue, "change-more", count = more), Role::Quiet)]);
    }
    rows
}

/// One line of the table: what it is about, beside it then → now, and what it did. What has no then and now is said whole.
fn row(line: &Line, all: &[Line], width: u16) -> Vec<Cells> {
    let room = usize::from(width.saturating_sub(5));
    let Some([what, from, to]) = &line.row else {
        return column(&line.line, &line.did, 4, room);
    };
    // Then and now stand in one column for all. The longest names are broken for it, but it takes no more than half.
    let rows = || all.iter().filter_map(|line| Some((line, line.row.as_ref()?)));
    let behind = |line: &Line| if line.did.is_empty() { 0 } else { line.did.width() + 3 };
    let values = rows().map(|(line, [_, from, to])| from.width() + 3 + to.width() + behind(line)).max().unwrap_or(0);
    let names = rows().map(|(_, [what, ..])| what.width()).max().unwrap_or(0);
    let names = names.min(room.saturating_sub(values.min(room / 2) + 2));
    let left = what.wrap(names).into_iter().map(|text| vec![(4, text, Role::Text)]).collect();
    let then_now = Shown::join([from, to], " → ");
    beside(left, column(&then_now, &line.did, 4 + names as u16 + 2, room.saturating_sub(names + 2)))
}

/// A text in a column, and behind it, or below where there is no room, what it did.
fn column(text: &Shown, did: &Shown, x: u16, room: usize) -> Vec<Cells> {
    let mut rows: Vec<Cells> = text.wrap(room).into_iter().map(|text| vec![(x, text, Role::Text)]).collect();
    if did.is_empty() {
        return rows;
    }
    let end = rows.last().and_then(|row| row.first()).map_or(0, |(_, text, _)| text.width()) + 3;
    match rows.last_mut() {
        Some(last) if end + did.width() <= room => last.push((x + end as u16, did.clone(), Role::Accent)),
        _ => rows.extend(did.wrap(room).into_iter().map(|did| vec![(x, did, Role::Accent)])),
    }
    rows
}

/// Two columns of rows as one.
fn beside(left: Vec<Cells>, right: Vec<Cells>) -> Vec<Cells> {
    let count = left.len().max(right.len());
    let (mut left, mut right) = (left.into_iter(), right.into_iter());
    let row = |_| left.next().into_iter().chain(right.next()).flatten().collect();
    (0..count).map(row).collect()
}
