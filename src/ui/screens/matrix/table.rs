//! The table as it is drawn: its heads, its rows, and the scores below.

use ratatui::layout::Position;

use crate::say;
use crate::tell;
use crate::text::{Shown, number};
use crate::ui::action::Action;
use crate::ui::scene::Scene;
use crate::ui::theme::Role;
use crate::ui::widgets::{Canvas, Spot, bars, more};
use pesee_core::deliberation::{Audience, Criterion, Id, TimeHorizon};
use pesee_core::method::{Ranking, reveal_ranking};

use super::figure::{self, Figure};
use super::plan::Plan;
use super::{Matrix, person, words};

/// How far left and right of its last whole digit a cell is turned around under the cursor.
const AROUND: (u16, u16) = (4, 4);

/// What every part of one frame is drawn from.
struct Frame<'a> {
    matrix: &'a Matrix,
    scene: &'a Scene<'a>,
    plan: Plan,
    person: Option<Id>,
}

/// Draws everything; the cursor is in the cell.
pub(super) fn draw(matrix: &Matrix, scene: &Scene<'_>, canvas: &mut Canvas<'_>) -> Option<Position> {
    let (width, height) = (canvas.width(), canvas.height());
    let frame = Frame { matrix, scene, plan: Plan::of(matrix, width), person: person(scene) };
    let plan = &frame.plan;
    let head = frame.draw_head(canvas);
    // The words below, and an empty row before them.
    let (words, gap) = match height {
        _ if plan.beside => (0, 0),
        0..9 => (1, 0),
        9..14 => (2, 1),
        14..20 => (4, 1),
        _ => (6, 1),
    };
    let below = frame.below(plan.right().min(width).saturating_sub(2));
    let rows = height.saturating_sub(head + below.rows() + gap + words).max(1);
    let (used, cursor) = frame.draw_rows(&mut canvas.part(0, head, width, rows));
    let y = head + used;
    frame.draw_below(canvas, y, &below);
    let said = words::Words { scene, criterion: matrix.criterion(scene), option: matrix.option(scene) };
    if plan.beside {
        let (x, room) = plan.words(width);
        (0..height).for_each(|y| canvas.fill(x - 2, y, 1, "│", Role::Quiet));
        said.draw_beside(&mut canvas.part(x, 0, room, height));
    } else {
        let room = plan.right().max(72).min(width);
        let y = y + below.rows() + gap;
        said.draw_below(&mut canvas.part(2, y, room.saturating_sub(3), height.saturating_sub(y)));
    }
    cursor
}

/// What stands below the rows.
enum Below<'a> {
    /// The scores.
    Scores(&'a Ranking),
    /// What is missing, as long as there are none.
    Missing(Vec<Shown>),
}

impl Below<'_> {
    fn rows(&self) -> u16 {
        match self {
            Below::Scores(_) => 1,
            Below::Missing(lines) => lines.len() as u16,
        }
    }
}

impl Frame<'_> {
    /// The names of the options, over as many rows as they need; gives the row below.
    fn draw_head(&self, canvas: &mut Canvas<'_>) -> u16 {
        let plan = &self.plan;
        let room = usize::from(plan.cell - 1);
        let options = self.scene.view.options().iter().skip(plan.first).take(plan.count);
        let names: Vec<Vec<Shown>> = options.map(|option| Shown::outside(&option.name).wrap_words(room)).collect();
        let most = match canvas.height() {
            0..10 => 1,
            10..16 => 2,
            16..30 => 4,
            _ => 6,
        };
        let rows = names.iter().map(Vec::len).max().unwrap_or(1).clamp(1, most);
        let here = (!self.matrix.on_weight).then(|| self.matrix.option.at());
        for (shown, lines) in names.iter().enumerate() {
            let role = if here == Some(plan.first + shown) { Role::Focus } else { Role::Quiet };
            let blank = rows - lines.len().min(rows);
            for (row, line) in lines.iter().take(rows).enumerate() {
                // What does not fit goes into the last row, to be cut there.
                let rest = || Shown::join(lines.iter().skip(row), " ");
                let line = if row + 1 == rows { rest() } else { line.clone() };
                canvas.put_right(plan.unit(shown) + 4, (blank + row) as u16, &line.cut(room), role);
            }
        }
        let last = rows as u16 - 1;
        if plan.bar > 0 {
            let role = if self.matrix.on_weight { Role::Focus } else { Role::Quiet };
            let said = tell!(self.scene.tongue, "screen-weight");
            canvas.put_within(plan.weight(), last, plan.cells() - plan.weight() - 1, &said, role);
        }
        if plan.first > 0 {
            canvas.put(plan.cells() - 1, 0, &Shown::fixed("‹"), Role::Accent);
        }
        if plan.first + plan.count < self.scene.view.options().len() {
            canvas.put(plan.right(), 0, &Shown::fixed("›"), Role::Accent);
        }
        rows as u16
    }

    /// The rows in sight; gives how many lines they take, and the cursor.
    fn draw_rows(&self, canvas: &mut Canvas<'_>) -> (u16, Option<Position>) {
        let (criteria, height) = (self.scene.view.criteria(), usize::from(canvas.height()));
        let first = self.matrix.rows_in_sight.first(self.matrix.row.at(), criteria.len(), height);
        let room = usize::from(self.plan.name.saturating_sub(1));
        let in_sight = criteria.iter().enumerate().skip(first).take(height);
        let mut names: Vec<Vec<Shown>> =
            in_sight.clone().map(|(_, criterion)| in_two(&Shown::outside(&criterion.name), room)).collect();
        // Names on two lines where there is room for all of them, else cut.
        if names.iter().map(Vec::len).sum::<usize>() > height {
            names = in_sight.clone().map(|(_, criterion)| vec![Shown::outside(&criterion.name)]).collect();
        }
        let (mut y, mut cursor) = (0, None);
        for ((row, criterion), name) in in_sight.zip(&names) {
            cursor = self.draw_row(canvas, y, (row, criterion), name).or(cursor);
            y += name.len() as u16;
        }
        let (right, rows) = (self.plan.right() + 1, canvas.height());
        more(&mut canvas.part(0, 0, right, rows), first, criteria.len(), height);
        (y, cursor)
    }

    /// One row: the name, now or later, the weight and its bar, the cells. Gives the cursor, if it is here.
    fn draw_row(
        &self,
        canvas: &mut Canvas<'_>,
        y: u16,
        (row, criterion): (usize, &Criterion),
        name: &[Shown],
    ) -> Option<Position> {
        let (plan, scene) = (&self.plan, self.scene);
        let is_here = row == self.matrix.row.at();
        let role = match (is_here, criterion.may_count()) {
            (true, _) => Role::Focus,
            (false, true) => Role::Text,
            (false, false) => Role::Quiet,
        };
        let on_weight = is_here && self.matrix.on_weight;
        canvas.spot(0, y, plan.cells(), name.len() as u16, cell_spot(row, 0, on_weight));
        if is_here {
            canvas.mark(y);
        }
        for (line, part) in name.iter().enumerate() {
            canvas.put_within(2, y + line as u16, plan.name.saturating_sub(1), part, role);
        }
        if plan.when > 0 && criterion.time_horizon() != TimeHorizon::Always {
            canvas.put_within(
                2 + plan.name,
                y,
                plan.when - 1,
                &say::when(scene.tongue, criterion.time_horizon()),
                Role::Quiet,
            );
        }
        let factor = scene.figures.matrix().criteria.get(row);
        let share = factor.map_or(0.0, |factor| factor.share);
        let counted = factor.filter(|factor| factor.is_counted()).map_or(0.0, |factor| factor.effective_weight);
        let weight = Figure::number(scene.tongue.language(), figure::weight(scene, criterion, share));
        weight.put(canvas, plan.weight() + plan.whole - 1, y, role);
        bars::weight(canvas, plan.weight() + plan.figure + 1, y, plan.bar, counted, self.matrix.measure.most);
        let cells = 0..plan.count;
        let cursor = cells.filter_map(|shown| self.draw_cell(canvas, (shown, y), (row, criterion), is_here)).last();
        if on_weight {
            canvas.reverse(plan.weight(), y, plan.figure);
            return canvas.place(plan.weight() + plan.whole - 1, y);
        }
        cursor
    }

    fn draw_cell(
        &self,
        canvas: &mut Canvas<'_>,
        (shown, y): (usize, u16),
        (row, criterion): (usize, &Criterion),
        is_here: bool,
    ) -> Option<Position> {
        let (at, unit) = (self.plan.first + shown, self.plan.unit(shown));
        let option = self.scene.view.options().get(at)?;
        let own = self.person.as_ref();
        let rating = own.and_then(|person| self.scene.view.rating(person, &criterion.id, &option.id));
        let cell = self.scene.figures.matrix().cell(row, at);
        let is_cursor = is_here && !self.matrix.on_weight && self.matrix.option.at() == at;
        let left = self.plan.cells() + self.plan.cell * shown as u16;
        canvas.spot(left, y, self.plan.cell, 1, cell_spot(row, at + 1, is_cursor));
        // Turned around as a whole, whatever stands in it.
        let (tint, quiet) = if is_cursor { (Role::Text, Role::Text) } else { (figure::tint(cell), Role::Quiet) };
        match self.matrix.rater.sign().filter(|_| is_cursor && rating.is_none()) {
            Some((sign, _)) => Figure::sign(sign).put(canvas, unit.saturating_sub(1), y, tint),
            None => {
                let said = figure::rating(self.scene.tongue.language(), cell, rating, self.plan.before());
                said.put(canvas, unit, y, tint);
            }
        }
        if let Some(basis) = rating.and_then(|rating| rating.basis) {
            canvas.put(unit + 3, y, &figure::basis(basis), quiet);
        }
        if rating.is_some_and(|rating| rating.note.is_some()) {
            canvas.put(unit + 4, y, &Shown::fixed("✎"), quiet);
        }
        if !is_cursor {
            return None;
        }
        let from = unit.saturating_sub(AROUND.0);
        canvas.reverse(from, y, unit + AROUND.1 + 1 - from);
        canvas.place(unit, y)
    }

    /// What may stand below the rows: the scores, or what is missing in at most two lines.
    fn below(&self, width: u16) -> Below<'_> {
        let (tongue, view) = (self.scene.tongue, self.scene.view);
        let missing = |why| {
            // Where nobody's answers may be seen, that they are sealed says more than that there are none.
            let is_sealed = *view.audience() == Audience::Group;
            let said = if is_sealed { tell!(tongue, "screen-sealed-here") } else { say::withheld(tongue, view, why) };
            Below::Missing(said.wrap(width.into()).into_iter().take(2).collect())
        };
        // What is withheld was found out when the document changed; what may be shown costs nothing to ask for.
        match &self.matrix.withheld {
            Some(why) => missing(why),
            None => match reveal_ranking(view, self.scene.figures) {
                Ok(ranking) => Below::Scores(ranking),
                Err(why) => missing(&why),
            },
        }
    }

    fn draw_below(&self, canvas: &mut Canvas<'_>, y: u16, below: &Below<'_>) {
        let (plan, language) = (&self.plan, self.scene.tongue.language());
        let ranking = match below {
            Below::Scores(ranking) => ranking,
            Below::Missing(lines) => {
                for (row, line) in lines.iter().enumerate() {
                    canvas.put(2, y + row as u16, line, Role::Quiet);
                }
                return;
            }
        };
        canvas.put(2, y, &tell!(self.scene.tongue, "screen-score"), Role::Quiet);
        let courses = self.scene.figures.matrix().options.iter().zip(&ranking.scores);
        for (shown, (course, score)) in courses.skip(plan.first).take(plan.count).enumerate() {
            let unit = plan.unit(shown);
            if !course.is_eligible() {
                Figure::sign(words::RULED_OUT).put(canvas, unit, y, Role::Con);
                continue;
            }
            let said = Figure::number(language, number::signed(language, score.score, 1));
            said.put(canvas, unit, y, Role::Title);
            if !course.unknown_conditions.is_empty() {
                canvas.put(unit + 3, y, &words::ONLY_IF, Role::Caution);
            }
        }
    }
}

/// A name on one line or two, the second cut where it has to be.
fn in_two(name: &Shown, room: usize) -> Vec<Shown> {
    let lines = name.wrap(room);
    match lines.as_slice() {
        [first, rest @ ..] if !rest.is_empty() => vec![first.clone(), Shown::join(rest, " ")],
        _ => vec![name.clone()],
    }
}

/// A click selects a cell, and on the selected one types into it.
fn cell_spot(row: usize, column: usize, is_selected: bool) -> Spot {
    Spot::Act(if is_selected { Action::Range } else { Action::Cell(row, column) })
}
