//! What cancels of one option's pros and cons, strike by strike, as Franklin did it (METHOD.md §10).

use ratatui::layout::Position;

use crate::say;
use crate::tell;
use crate::text::{Shown, number};
use crate::ui::action::Action;
use crate::ui::scene::Scene;
use crate::ui::theme::Role;
use crate::ui::widgets::{Canvas, Page, more};
use pesee_core::deliberation::Id;
use pesee_core::method::{Entry, Strike, StrikeOut, Table};

/// A strike-out, so far.
#[derive(Debug)]
pub(super) struct Striking {
    option: Id,
    /// Worked out when it opens, not for every key.
    out: StrikeOut,
    /// How many strikes are made.
    made: usize,
    page: Page,
    /// Whether the last strike is kept in sight; somebody who scrolls looks elsewhere.
    follows: bool,
}

/// A row that is on the page.
enum Row {
    /// A line of the nth of both sides.
    Sides(usize, usize),
    /// What is told below them.
    Note(Shown),
}

/// What has become of an entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Fate {
    Open,
    Struck,
    /// By the last strike.
    Now,
}

/// From this height on there is room between the parts.
const ROOMY: u16 = 14;
/// The columns before a name, for the sign of a strike.
const SIGN: u16 = 3;
/// The columns between both sides.
const GAP: u16 = 2;

impl Striking {
    /// Of an option, with nothing struck; `None` where it is not there.
    pub(super) fn of(table: &Table, option: &Id) -> Option<Striking> {
        let at = table.options.iter().position(|known| known.id == *option)?;
        let out = StrikeOut::of(table, at);
        Some(Striking { option: option.clone(), out, made: 0, page: Page::default(), follows: true })
    }

    /// The answers changed: works it out anew, as far along as it was; whether the option is still there.
    pub(super) fn refresh(&mut self, table: &Table) -> bool {
        let Some(anew) = Striking::of(table, &self.option) else { return false };
        if anew.out != self.out {
            self.made = self.made.min(anew.out.strikes.len());
            self.out = anew.out;
        }
        true
    }

    /// Whether there is a strike to make or to take back.
    pub(super) fn can(&self, action: Action) -> bool {
        match action {
            Action::Right => self.made < self.out.strikes.len(),
            Action::Left => self.made > 0,
            _ => true,
        }
    }

    pub(super) fn act(&mut self, action: Action) {
        if self.page.act(action) {
            self.follows = false;
            return;
        }
        let last = self.out.strikes.len();
        self.made = match action {
            Action::Right => (self.made + 1).min(last),
            Action::Left => self.made.saturating_sub(1),
            Action::First => 0,
            Action::Last => last,
            _ => return,
        };
        self.follows = true;
    }

    pub(super) fn draw(&self, scene: &Scene<'_>, canvas: &mut Canvas<'_>) -> Option<Position> {
        let said =
            say::Striking { tongue: scene.tongue, document: scene.view, table: scene.figures.table(), out: &self.out };
        let width = canvas.width().saturating_sub(4).min(96);
        let roomy = canvas.height() >= ROOMY;
        let title = tell!(scene.tongue, "strike-title", option = say::option(scene.view, &self.option));
        let below = canvas.put_wrapped(2, 0, width, &title, Role::Title);
        canvas.put_wrapped(2, below, width, &said.after(self.made), Role::Text);
        // The longest sentence has its place kept, so that nothing moves from strike to strike.
        let lines = |made| said.after(made).wrap(width.into()).len() as u16;
        // Of many the first will do: they are much alike.
        let kept = (0..=self.out.strikes.len().min(40)).map(lines).max().unwrap_or(0).min(canvas.height() / 2);
        let top = below + kept + u16::from(roomy);
        let rest = canvas.height().saturating_sub(top);
        self.draw_sides(&said, &mut canvas.part(0, top, canvas.width(), rest), width).or(canvas.place(2, 0))
    }

    /// Both sides, with what is left of each above and what is to be said below; gives where the last strike is.
    fn draw_sides(&self, said: &say::Striking<'_>, canvas: &mut Canvas<'_>, width: u16) -> Option<Position> {
        let (pros, cons) = (self.side(&self.out.pros, |strike| &strike.pros), self.side(&self.out.cons, |s| &s.cons));
        let columns = columns(width.saturating_sub(GAP), [needed(said, &pros), needed(said, &cons)]);
        let left = self.out.left(self.made);
        let sides = [
            Side::new(said, (2, columns[0]), pros, Role::Pro),
            Side::new(said, (2 + columns[0] + GAP, columns[1]), cons, Role::Con),
        ];
        let names = [tell!(said.tongue, "strike-pros"), tell!(said.tongue, "strike-cons")];
        for ((side, name), left) in sides.iter().zip(&names).zip([left.0, left.1]) {
            canvas.put(side.x + SIGN, 0, name, side.role);
            let left = number::number(said.tongue.language(), left as f64, 0);
            canvas.put_right(side.x + side.width, 0, &left, side.role);
        }
        let rows = rows(&sides, &said.notes(), width);
        let mut page = canvas.part(0, 1, canvas.width(), canvas.height().saturating_sub(1));
        let height = usize::from(page.height());
        let is_now = |row: &Row| matches!(row, Row::Sides(nth, _) if sides.iter().any(|side| side.is_now(*nth)));
        let now = rows.iter().enumerate().filter(|(_, row)| is_now(row)).map(|(at, _)| at);
        if self.follows {
            // The first of the strike for certain, the last too if both fit.
            let all: Vec<usize> = if self.made == 0 { vec![0] } else { now.clone().collect() };
            all.last().into_iter().chain(all.first()).for_each(|row| self.page.reveal(*row, height));
        }
        let first = self.page.first(rows.len(), height);
        for (y, row) in rows.iter().skip(first).take(height).enumerate() {
            match row {
                Row::Note(text) => drop(page.put(2, y as u16, text, Role::Quiet)),
                Row::Sides(nth, line) => {
                    for side in &sides {
                        side.draw(said, &mut page.part(side.x, y as u16, side.width, 1), *nth, *line);
                    }
                }
            }
        }
        more(&mut page, first, rows.len(), height);
        let here = now.into_iter().find(|row| (first..first + height).contains(row));
        here.and_then(|row| page.place(2, (row - first) as u16))
    }

    /// The entries of a side, the weightiest first, each with what has become of it.
    fn side(&self, entries: &[Entry], places: impl Fn(&Strike) -> &Vec<usize>) -> Vec<(Entry, Fate)> {
        let mut side: Vec<(Entry, Fate)> = entries.iter().map(|entry| (*entry, Fate::Open)).collect();
        for (nth, strike) in self.out.strikes.iter().take(self.made).enumerate() {
            for at in places(strike) {
                if let Some((_, fate)) = side.get_mut(*at) {
                    *fate = if nth + 1 == self.made { Fate::Now } else { Fate::Struck };
                }
            }
        }
        side.sort_by_key(|(entry, _)| std::cmp::Reverse(entry.strength));
        side
    }
}

/// One side, as it is drawn.
struct Side {
    x: u16,
    width: u16,
    entries: Vec<(Entry, Fate)>,
    /// The names of the entries, line by line.
    names: Vec<Vec<Shown>>,
    role: Role,
}

impl Side {
    fn new(said: &say::Striking<'_>, (x, width): (u16, u16), entries: Vec<(Entry, Fate)>, role: Role) -> Side {
        let room = usize::from(width.saturating_sub(SIGN + figure(said, &entries)));
        let names = entries.iter().map(|(entry, _)| said.criterion(entry.criterion).wrap(room)).collect();
        Side { x, width, entries, names, role }
    }

    fn is_now(&self, nth: usize) -> bool {
        matches!(self.entries.get(nth), Some((_, Fate::Now)))
    }

    fn lines(&self, nth: usize) -> usize {
        self.names.get(nth).map_or(0, Vec::len)
    }

    /// A line of an entry: a sign where it is struck, its name, its strength.
    fn draw(&self, said: &say::Striking<'_>, canvas: &mut Canvas<'_>, nth: usize, line: usize) {
        let Some((entry, fate)) = self.entries.get(nth) else { return };
        let Some(name) = self.names.get(nth).and_then(|lines| lines.get(line)) else { return };
        let (sign, text, strength) = match fate {
            Fate::Open => ("", Role::Text, self.role),
            Fate::Struck => ("×", Role::Quiet, Role::Quiet),
            Fate::Now => ("▸×", Role::Focus, Role::Focus),
        };
        canvas.put(SIGN, 0, name, text);
        if line == 0 {
            canvas.put_right(SIGN - 1, 0, &Shown::fixed(sign), text);
            canvas.put_right(canvas.width(), 0, &said.strength(entry), strength);
        }
    }
}

/// The columns of the strengths of a side, with the one before them.
fn figure(said: &say::Striking<'_>, entries: &[(Entry, Fate)]) -> u16 {
    entries.iter().map(|(entry, _)| said.strength(entry).width() as u16).max().unwrap_or(0) + 1
}

/// The columns in which each name of a side stands on one line.
fn needed(said: &say::Striking<'_>, entries: &[(Entry, Fate)]) -> u16 {
    let names = entries.iter().map(|(entry, _)| said.criterion(entry.criterion).width());
    u16::try_from(names.max().unwrap_or(0)).unwrap_or(u16::MAX / 2).saturating_add(SIGN + figure(said, entries))
}

/// The columns of both sides: half each, unless one leaves room that the other needs.
fn columns(width: u16, needed: [u16; 2]) -> [u16; 2] {
    let half = width / 2;
    let first = match needed {
        [pros, cons] if pros > half && cons < half => pros.min(width - cons),
        [pros, cons] if cons > half && pros < half => width - cons.min(width - pros),
        _ => half,
    };
    [first, width - first]
}

/// The rows of a page: both sides, each entry in as many lines as the longer name takes, then the notes in lines.
fn rows(sides: &[Side; 2], notes: &[Shown], width: u16) -> Vec<Row> {
    let longest = sides.iter().map(|side| side.entries.len()).max().unwrap_or(0);
    let lines = |nth: usize| sides.iter().map(|side| side.lines(nth)).max().unwrap_or(0);
    let entries = (0..longest).flat_map(|nth| (0..lines(nth)).map(move |line| Row::Sides(nth, line)));
    let notes = std::iter::once(Shown::default()).chain(notes.iter().flat_map(|note| note.wrap(width.into())));
    entries.chain(notes.map(Row::Note)).collect()
}
