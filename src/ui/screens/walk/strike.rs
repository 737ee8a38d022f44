//! What cancels of one option's pros and cons, strike by strike, as Franklin did it (METHOD.md §10).

use ratatui::layout::Position;

use crate::deliberation::Id;
use crate::method::{Entry, Strike, StrikeOut, Table};
use crate::say;
use crate::tell;
use crate::text::{Shown, number};
use crate::ui::action::Action;
use crate::ui::scene::Scene;
use crate::ui::theme::Role;
use crate::ui::widgets::{Canvas, Page, more};

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
    /// The nth of both sides.
    Sides(usize),
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
        let column = width.saturating_sub(2) / 2;
        let (pros, cons) = (self.side(&self.out.pros, |strike| &strike.pros), self.side(&self.out.cons, |s| &s.cons));
        let left = self.out.left(self.made);
        let sides = [
            (2, &pros, left.0, tell!(said.tongue, "strike-pros"), Role::Pro),
            (4 + column, &cons, left.1, tell!(said.tongue, "strike-cons"), Role::Con),
        ];
        for (x, _, left, name, role) in &sides {
            canvas.put(x + SIGN, 0, name, *role);
            canvas.put_right(x + column, 0, &number::number(said.tongue.language(), *left as f64, 0), *role);
        }
        let rows = rows(pros.len().max(cons.len()), &said.notes(), width);
        let mut page = canvas.part(0, 1, canvas.width(), canvas.height().saturating_sub(1));
        let height = usize::from(page.height());
        let is_now = |side: &[(Entry, Fate)], nth| matches!(side.get(nth), Some((_, Fate::Now)));
        let now = (0..rows.len()).filter(|nth| is_now(&pros, *nth) || is_now(&cons, *nth));
        if self.follows {
            // The first of the strike for certain, the last too if both fit.
            let all: Vec<usize> = if self.made == 0 { vec![0] } else { now.clone().collect() };
            all.last().into_iter().chain(all.first()).for_each(|row| self.page.reveal(*row, height));
        }
        let first = self.page.first(rows.len(), height);
        for (y, row) in rows.iter().skip(first).take(height).enumerate() {
            match row {
                Row::Note(text) => drop(page.put(2, y as u16, text, Role::Quiet)),
                Row::Sides(nth) => {
                    for (x, side, _, _, role) in &sides {
                        if let Some((entry, fate)) = side.get(*nth) {
                            draw_entry(said, &mut page.part(*x, y as u16, column, 1), (entry, *fate), *role);
                        }
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

/// The rows of a page: both sides, then the notes in lines.
fn rows(longest: usize, notes: &[Shown], width: u16) -> Vec<Row> {
    let notes = std::iter::once(Shown::default()).chain(notes.iter().flat_map(|note| note.wrap(width.into())));
    (0..longest).map(Row::Sides).chain(notes.map(Row::Note)).collect()
}

/// One entry: a sign where it is struck, its name, its strength.
fn draw_entry(said: &say::Striking<'_>, canvas: &mut Canvas<'_>, (entry, fate): (&Entry, Fate), side: Role) {
    let (sign, text, figure) = match fate {
        Fate::Open => ("", Role::Text, side),
        Fate::Struck => ("×", Role::Quiet, Role::Quiet),
        Fate::Now => ("▸×", Role::Focus, Role::Focus),
    };
    let strength = said.strength(entry);
    let width = canvas.width();
    canvas.put_right(SIGN - 1, 0, &Shown::fixed(sign), text);
    let room = width.saturating_sub(SIGN + strength.width() as u16 + 1);
    canvas.put_within(SIGN, 0, room, &said.criterion(entry.criterion), text);
    canvas.put_right(width, 0, &strength, figure);
}
