//! Between people: each one's verdict side by side, what is fair to all, and where they are furthest apart.

use std::cell::Cell as Kept;

use ratatui::layout::Position;

use crate::say;
use crate::tell;
use crate::text::{Shown, number};
use crate::ui::action::Action;
use crate::ui::outcome::{Outcome, Route};
use crate::ui::scene::Scene;
use crate::ui::theme::Role;
use crate::ui::widgets::{Canvas, Page, Selection, bars, more};
use crate::walk::Ask;
use pesee_core::deliberation::{Id, Outcome as Found, Person};
use pesee_core::method::{Figures, GroupComparison as Common, Ranking, reveal_ranking};

/// The cell selected among those where people differ, and how far the rest is scrolled.
#[derive(Debug, Default)]
pub struct People {
    selection: Selection,
    page: Page,
    /// The first person whose column is seen.
    first: usize,
    /// How clear each one's own verdict is: too much work for every frame.
    own: Vec<Found>,
    /// Whether the selected cell is in sight, and whether it is to come into sight: known when it is drawn.
    in_sight: Kept<bool>,
    follows: Kept<bool>,
    /// Whether there are people to the right of those seen.
    goes_on: Kept<bool>,
}

/// One line of the page.
enum Part {
    Text(Shown, Role),
    /// The names above the columns.
    Names,
    /// An option by place, with its score for each.
    Option(usize),
    /// How clear each one's verdict is.
    Clear,
    /// What makes each one's leader another.
    Why,
    /// One of the cells, furthest apart first; where there is little width its ratings stand in a line below.
    Cell(usize),
    CellRatings(usize),
}

/// From this width on a cell takes one line, and marks have words.
const WIDE: u16 = 64;
/// Half the columns of a bar.
const HALF: u16 = 5;

impl People {
    /// Of what is open.
    pub fn new(scene: &Scene<'_>) -> People {
        let mut people = People::default();
        people.refresh(scene);
        people
    }

    /// Follows the document.
    pub fn refresh(&mut self, scene: &Scene<'_>) {
        let outcome =
            |person: &Person<'_>| Figures::with_few_draws(&scene.view.extract_person(person.id)).verdict().outcome;
        self.own = scene.view.people().iter().map(outcome).collect();
    }

    /// Whether several people's answers are open and may be looked at together.
    pub fn is_there(scene: &Scene<'_>) -> bool {
        seen(scene).is_some()
    }

    /// Does what an action means here.
    pub fn act(&mut self, scene: &Scene<'_>, action: Action) -> Vec<Outcome> {
        let Some((_, common)) = seen(scene) else { return leave(action) };
        let cells = common.cells_by_disagreement();
        let at = self.selection.at(cells.len());
        match action {
            Action::Left => self.first = self.first.saturating_sub(1),
            Action::Right => self.first = (self.first + 1).min(common.people.len().saturating_sub(1)),
            Action::First => {
                self.selection.set(0);
                self.page = Page::default();
                self.follows.set(false);
            }
            // What stands above the first cell, or before it comes into sight, is read line by line.
            Action::Up if at == 0 => drop(self.page.act(action)),
            Action::Down if at == 0 && !self.in_sight.get() => drop(self.page.act(action)),
            Action::Open => {
                let here = cells.get(at).and_then(|cell| place(scene, *cell));
                let person = scene.turn.or(common.people.first().map(|own| &own.id));
                let there = here.zip(person).map(|((criterion, _), person)| Ask::Rating(person.clone(), criterion));
                return there.map(|ask| Outcome::Go(Route::Walk(ask))).into_iter().collect();
            }
            _ if self.selection.act(action, cells.len()) => self.follows.set(true),
            _ => return leave(action),
        }
        Vec::new()
    }

    /// Whether an action can be done now, where it is bound at all.
    pub fn can(&self, scene: &Scene<'_>, action: Action) -> bool {
        match action {
            Action::Open => seen(scene).is_some_and(|(_, common)| !common.cells_by_disagreement().is_empty()),
            Action::Left => self.first > 0,
            Action::Right => self.goes_on.get(),
            _ => true,
        }
    }

    /// Draws it.
    pub fn draw(&self, scene: &Scene<'_>, canvas: &mut Canvas<'_>) -> Option<Position> {
        let Some((ranking, common)) = seen(scene) else {
            let said = reveal_ranking(scene.view, scene.figures)
                .err()
                .map(|why| say::withheld(scene.tongue, scene.view, &why));
            canvas.put_wrapped(2, 0, canvas.width().saturating_sub(4), &said.unwrap_or_default(), Role::Title);
            return canvas.place(2, 0);
        };
        let drawing = Drawing::new(self, scene, ranking, common, canvas.width().min(120));
        let (lines, height) = (drawing.lines(), usize::from(canvas.height()));
        self.goes_on.set(drawing.first() + drawing.columns < common.people.len());
        let at = self.selection.at(drawing.cells.len());
        let of_cell = |line: &Part| matches!(line, Part::Cell(nth) | Part::CellRatings(nth) if *nth == at);
        let rows: Vec<usize> = (0..lines.len()).filter(|row| lines.get(*row).is_some_and(of_cell)).collect();
        if self.follows.get() {
            rows.iter().rev().for_each(|row| self.page.reveal(*row, height));
        }
        let first = self.page.first(lines.len(), height);
        let seen = first..first + height;
        self.in_sight.set(rows.iter().all(|row| seen.contains(row)));
        let mut cursor = None;
        for (y, (row, line)) in lines.iter().enumerate().skip(first).take(height).enumerate() {
            let y = y as u16;
            let is_here = rows.first() == Some(&row) && self.in_sight.get();
            if is_here {
                canvas.mark(y);
                cursor = canvas.place(2, y);
            }
            drawing.draw(canvas, y, line, is_here);
        }
        more(canvas, first, lines.len(), height);
        cursor.or(canvas.place(2, 0))
    }
}

/// What several people have in common, where all of it may be shown.
fn seen<'a>(scene: &Scene<'a>) -> Option<(&'a Ranking, &'a Common)> {
    let ranking = reveal_ranking(scene.view, scene.figures).ok()?;
    Some((ranking, ranking.group.as_ref()?))
}

fn leave(action: Action) -> Vec<Outcome> {
    let back = (action == Action::Leave).then_some(Outcome::Go(Route::Return));
    back.into_iter().collect()
}

/// The criterion and the option of a cell.
fn place(scene: &Scene<'_>, cell: usize) -> Option<(Id, Id)> {
    let table = scene.figures.matrix();
    let (criterion, option) = (cell / table.options.len().max(1), cell % table.options.len().max(1));
    Some((table.criteria.get(criterion)?.id.clone(), table.options.get(option)?.id.clone()))
}

/// What is drawn, with its columns measured.
struct Drawing<'a> {
    people: &'a People,
    scene: &'a Scene<'a>,
    ranking: &'a Ranking,
    common: &'a Common,
    cells: Vec<usize>,
    /// The whole width, that of the options' names, that of a person's column, and how many of those are seen.
    width: u16,
    name: u16,
    column: u16,
    columns: usize,
}

impl<'a> Drawing<'a> {
    fn new(
        people: &'a People,
        scene: &'a Scene<'a>,
        ranking: &'a Ranking,
        common: &'a Common,
        width: u16,
    ) -> Drawing<'a> {
        let widest = |names: Vec<Shown>| names.iter().map(|name| name.width() as u16).max().unwrap_or(0);
        let options = scene.view.options().iter().map(|option| say::option(scene.view, &option.id)).collect();
        let labels = ["people-clear", "people-why"].map(|id| tell!(scene.tongue, id)).into();
        let persons = common.people.iter().map(|own| say::person(scene.tongue, scene.view, &own.id));
        let persons = widest(persons.chain([tell!(scene.tongue, "people-together")]).collect()) + 2;
        let column = if width < WIDE { persons.clamp(7, 8) } else { persons.clamp(11, 16) };
        // Beside the names there is room for two columns and the marks at least.
        let marks = if width < WIDE { 4 } else { 24 };
        let most = width.saturating_sub(2 + marks + column * 3).max(8);
        let name = widest(options).max(widest(labels)).min(most);
        let columns = width.saturating_sub(2 + name + marks + column) / column;
        let cells = common.cells_by_disagreement();
        Drawing { people, scene, ranking, common, cells, width, name, column, columns: usize::from(columns).max(1) }
    }

    /// The first person seen: as far to the right as there are people to fill the columns.
    fn first(&self) -> usize {
        self.people.first.min(self.common.people.len().saturating_sub(self.columns))
    }

    fn lines(&self) -> Vec<Part> {
        let (tongue, width) = (self.scene.tongue, usize::from(self.width.saturating_sub(4)));
        let text = |text: Shown, role: Role| text.wrap(width).into_iter().map(move |line| Part::Text(line, role));
        let blank = || Part::Text(Shown::default(), Role::Text);
        let mut lines: Vec<Part> = Vec::new();
        lines.extend(text(say::agreement(tongue, self.scene.view, self.scene.figures, self.common), Role::Title));
        lines.extend([blank(), Part::Names]);
        lines.extend(self.ranking.options_by_rank().into_iter().map(Part::Option));
        lines.extend([Part::Clear, Part::Why, blank()]);
        let meant = say::meeting_point(tongue, self.scene.view, self.scene.figures, self.common);
        lines.extend(meant.into_iter().flat_map(|sentence| text(sentence, Role::Text)));
        lines.push(blank());
        let apart = if self.cells.is_empty() { "people-nowhere" } else { "people-apart" };
        lines.extend(text(tell!(tongue, apart), Role::Quiet));
        for nth in 0..self.cells.len() {
            lines.push(Part::Cell(nth));
            lines.extend((self.width < WIDE).then_some(Part::CellRatings(nth)));
        }
        lines
    }

    fn draw(&self, canvas: &mut Canvas<'_>, y: u16, line: &Part, is_here: bool) {
        let tongue = self.scene.tongue;
        match line {
            Part::Text(text, role) => drop(canvas.put(2, y, text, *role)),
            Part::Names => {
                let name = |nth: usize| self.common.people.get(nth).map(|own| self.person(&own.id));
                self.row(canvas, y, name, (tell!(tongue, "people-together"), Role::Quiet), Role::Text);
                if self.first() > 0 {
                    canvas.put(self.name + 2, y, &Shown::fixed("‹"), Role::Accent);
                }
                if self.first() + self.columns < self.common.people.len() {
                    let end = self.name + 3 + self.column * (self.columns as u16 + 1);
                    canvas.put(end, y, &Shown::fixed("›"), Role::Accent);
                }
            }
            Part::Option(at) => self.option(canvas, y, *at),
            Part::Clear => {
                canvas.put_within(2, y, self.name, &tell!(tongue, "people-clear"), Role::Quiet);
                let own = |nth: usize| self.people.own.get(nth).map(|found| say::how_clear(tongue, *found));
                let all = say::how_clear(tongue, self.scene.figures.verdict().outcome);
                self.row(canvas, y, own, (all, Role::Quiet), Role::Quiet);
            }
            Part::Why => {
                canvas.put_within(2, y, self.name, &tell!(tongue, "people-why"), Role::Quiet);
                let group = self.ranking.leaders.leader();
                let own = |nth: usize| self.common.people.get(nth).map(|own| say::why_apart(tongue, own, group));
                self.row(canvas, y, own, (Shown::default(), Role::Quiet), Role::Quiet);
            }
            Part::Cell(nth) => self.cell(canvas, y, *nth, is_here),
            Part::CellRatings(nth) => {
                if let Some(cell) = self.cells.get(*nth) {
                    self.ratings(canvas, y, *cell, 4);
                }
            }
        }
    }

    /// A row of the table: what each person's column holds, and that of all together.
    fn row(
        &self,
        canvas: &mut Canvas<'_>,
        y: u16,
        own: impl Fn(usize) -> Option<Shown>,
        (all, role_of_all): (Shown, Role),
        role: Role,
    ) {
        let mut right = 2 + self.name;
        for nth in self.first()..self.first() + self.columns.min(self.common.people.len()) {
            right += self.column;
            let text = own(nth).unwrap_or_default().cut(usize::from(self.column - 1));
            canvas.put_right(right, y, &text, role);
        }
        canvas.put_right(right + self.column, y, &all.cut(usize::from(self.column - 1)), role_of_all);
    }

    /// An option: what it scores for each, who has it in front, whether it is fair and what it asks.
    fn option(&self, canvas: &mut Canvas<'_>, y: u16, at: usize) {
        let (tongue, language) = (self.scene.tongue, self.scene.tongue.language());
        let Some(course) = self.scene.figures.matrix().options.get(at) else { return };
        let role = if course.is_eligible() { Role::Text } else { Role::Quiet };
        canvas.put_within(2, y, self.name, &say::option(self.scene.view, &course.id), role);
        let figure = |score: f64, leads: bool| {
            let said = number::signed(language, score, 1);
            match (course.is_eligible(), leads) {
                (false, _) => Shown::fixed("✗"),
                (true, true) => Shown::concat(&[Shown::fixed("▸ "), said]),
                (true, false) => said,
            }
        };
        let own = |nth: usize| {
            let own = self.common.people.get(nth)?;
            Some(figure(*own.scores.get(at)?, own.leader == Some(at)))
        };
        let all = self.ranking.scores.get(at).map_or(0.0, |score| score.score);
        let all = figure(all, self.ranking.leaders.leader() == Some(at));
        self.row(canvas, y, own, (all, Role::Quiet), role);
        let (fair, least) = (self.common.fair_options.contains(&at), self.marks_regret(at));
        let columns = self.columns.min(self.common.people.len()) as u16 + 1;
        let mut x = 2 + self.name + self.column * columns + 2;
        for (is_so, sign, word) in [(fair, "✓", "people-is-fair"), (least, "◆", "people-is-least")] {
            if is_so {
                x = canvas.put(x, y, &Shown::fixed(sign), Role::Accent);
                if self.width >= WIDE {
                    x = canvas.put(x + 1, y, &tell!(tongue, word), Role::Text) + 1;
                }
            }
        }
    }

    /// What asks least of whoever gives up most is named where people have different leaders.
    fn marks_regret(&self, at: usize) -> bool {
        self.common.has_different_leaders() && self.common.least_regret_options.contains(&at)
    }

    /// A cell where people differ.
    fn cell(&self, canvas: &mut Canvas<'_>, y: u16, nth: usize, is_here: bool) {
        canvas.row(y, nth, is_here, Action::Open);
        let Some(cell) = self.cells.get(nth) else { return };
        let Some((criterion, option)) = place(self.scene, *cell) else { return };
        let parts = [say::criterion(self.scene.view, &criterion), say::option(self.scene.view, &option)];
        let label = Shown::join(&parts, " · ");
        let wide = self.width >= WIDE;
        let room = if wide { self.width / 2 } else { self.width }.saturating_sub(4);
        let role = if is_here { Role::Focus } else { Role::Text };
        canvas.put_within(2, y, room, &label, role);
        if wide {
            self.ratings(canvas, y, *cell, self.width / 2);
        }
    }

    /// What each rates it, from the least to the most, from column `x` on; and the same as a bar at the right.
    fn ratings(&self, canvas: &mut Canvas<'_>, y: u16, cell: usize, x: u16) {
        let Some((criterion, option)) = place(self.scene, cell) else { return };
        let rating = |id: &Id| self.scene.view.rating(id, &criterion, &option);
        let mut rated: Vec<(f64, Shown)> = (self.common.people.iter())
            .filter_map(|own| {
                let rating = rating(&own.id)?;
                let said = Shown::join(&[self.person(&own.id), say::rating(self.scene.tongue, Some(rating))], " ");
                Some((rating.value(), said))
            })
            .collect();
        rated.sort_by(|(a, _), (b, _)| a.total_cmp(b));
        let bar = self.width.saturating_sub(2 * HALF + 3);
        let said: Vec<Shown> = rated.iter().map(|(_, said)| said.clone()).collect();
        // Those furthest apart are at the ends.
        let said = Shown::join(&said, ", ").cut_inside(usize::from(bar.saturating_sub(x + 2)));
        canvas.put(x, y, &said, Role::Text);
        let values: Vec<f64> = rated.iter().map(|(value, _)| *value).collect();
        bars::apart(canvas, bar, y, HALF, &values);
    }

    fn person(&self, id: &Id) -> Shown {
        say::person(self.scene.tongue, self.scene.view, id)
    }
}
