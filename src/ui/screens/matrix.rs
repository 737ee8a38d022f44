//! The whole table at once, edited like a spreadsheet.

use ratatui::layout::Position;

use crate::deliberation::{Criterion, Id, Method, Rank, Rating, When};
use crate::method::{Cell, disclose};
use crate::say;
use crate::tell;
use crate::text::{Shown, number};
use crate::ui::action::Action;
use crate::ui::outcome::{Outcome, Overlay, Purpose, Route};
use crate::ui::rater::Rater;
use crate::ui::scene::Scene;
use crate::ui::theme::Role;
use crate::ui::widgets::{Canvas, Selection, Spot, bars, top};
use crate::walk::{self, Ask};

/// A cursor in the table: a criterion, and a column. Column 0 is the weight, the others are the options.
#[derive(Debug, Default)]
pub struct Matrix {
    row: Selection,
    column: usize,
    rater: Rater,
}

/// The columns as they fit on the screen.
struct Plan {
    name: u16,
    when: u16,
    weight: u16,
    cell: u16,
    /// The options shown.
    first: usize,
    count: usize,
    right: u16,
}

impl Matrix {
    fn column(&self, scene: &Scene<'_>) -> usize {
        self.column.min(scene.view.options().len())
    }

    /// The one person whose answers are edited here; none where several people's are shown together.
    fn person(scene: &Scene<'_>) -> Option<Id> {
        match scene.view.people().as_slice() {
            [one] => Some(one.id.clone()),
            _ => None,
        }
    }

    /// Does what an action means here.
    pub fn act(&mut self, scene: &Scene<'_>, action: Action) -> Vec<Outcome> {
        let (rows, options) = (scene.view.criteria(), scene.view.options());
        if self.row.act(action, rows.len()) {
            self.rater.forget();
            return Vec::new();
        }
        let column = self.column(scene);
        match action {
            Action::Left => self.column = column.saturating_sub(1),
            Action::Right => self.column = (column + 1).min(options.len()),
            Action::Weight => self.column = 0,
            Action::Cell(row, column) => {
                self.row.set(row);
                self.column = column.min(options.len());
            }
            Action::Leave => return vec![Outcome::Go(Route::Return)],
            Action::History => return vec![Outcome::Go(Route::History)],
            Action::Verdict => return vec![Outcome::Go(Route::Walk(Ask::Verdict))],
            Action::Add | Action::AddColumn => {
                let purpose = if action == Action::Add { Purpose::AddCriterion } else { Purpose::AddOption };
                return vec![Outcome::Open(Overlay::Prompt { text: String::new(), purpose })];
            }
            _ => {}
        }
        if matches!(action, Action::Left | Action::Right | Action::Weight | Action::Cell(..)) {
            self.rater.forget();
            return Vec::new();
        }
        let Some(criterion) = rows.get(self.row.at(rows.len())) else { return Vec::new() };
        if action == Action::When {
            return vec![Outcome::Edit(walk::next_when(scene.view, &criterion.id))];
        }
        let Some(person) = Self::person(scene) else {
            return vec![Outcome::Tell(tell!(scene.tongue, "screen-several"))];
        };
        match column.checked_sub(1).and_then(|at| options.get(at)) {
            Some(option) => self.rater.act(scene, (&person, &criterion.id, &option.id), action),
            None => weigh(scene, &person, criterion, action),
        }
    }

    fn plan(&self, scene: &Scene<'_>, width: u16) -> Plan {
        let options = scene.view.options().len();
        let narrow = width < 60;
        // A margin at the left, and room for a note's mark or an arrow at the right.
        let width = width.saturating_sub(3);
        let felt = scene.view.criteria().iter().map(|criterion| criterion.when()).filter(|when| *when != When::Always);
        let when = felt.map(|when| say::when(scene.tongue, when).width() as u16 + 2).max().unwrap_or(0);
        let when = if narrow { 0 } else { when };
        let weight = if narrow { 4 } else { 9 };
        let least_name = if narrow { 14 } else { 22 };
        let room = width.saturating_sub(least_name + when + weight);
        let cell = if narrow { 8 } else { (room / options.clamp(1, 12) as u16).clamp(8, 14) };
        let fit = if narrow { 1 } else { usize::from((room / cell).max(1)) };
        let count = options.min(fit);
        let at = self.column(scene).saturating_sub(1);
        let first = top(at, options, count.max(1)).min(options.saturating_sub(count));
        let name = (width.saturating_sub(when + weight + cell * count as u16)).clamp(least_name.min(width), 40);
        Plan { name, when, weight, cell, first, count, right: 2 + name + when + weight + cell * count as u16 }
    }

    /// Draws the table, and below it the cell under the cursor in words.
    pub fn draw(&self, scene: &Scene<'_>, canvas: &mut Canvas<'_>) -> Option<Position> {
        let plan = self.plan(scene, canvas.width());
        let rows = scene.view.criteria();
        if rows.is_empty() || scene.view.options().is_empty() {
            canvas.put_wrapped(
                2,
                0,
                canvas.width().saturating_sub(4),
                &tell!(scene.tongue, "screen-matrix-empty"),
                Role::Quiet,
            );
            return canvas.place(2, 0);
        }
        let at = self.row.at(rows.len());
        let head = self.draw_head(scene, canvas, &plan);
        let totals = disclose(scene.view, scene.figures).ok();
        let below = if canvas.height() >= 16 { 4 } else { 2 } + if totals.is_some() { 2 } else { 0 };
        let height = usize::from(canvas.height().saturating_sub(head + below).max(1));
        let first = top(at, rows.len(), height);
        let most = scene.figures.table().criteria.iter().map(|factor| factor.weight).fold(0.0, f64::max);
        let mut cursor = None;
        for (row, criterion) in rows.iter().enumerate().skip(first).take(height) {
            let y = head + (row - first) as u16;
            let place = self.draw_row(scene, canvas, &plan, y, row, criterion, most, row == at);
            cursor = cursor.or(place);
        }
        let mut y = head + rows.len().min(height) as u16;
        if let Some(ranking) = totals {
            canvas.put(2, y, &tell!(scene.tongue, "screen-score"), Role::Quiet);
            for shown in 0..plan.count {
                let score = ranking.scores.get(plan.first + shown).map(|score| score.score);
                let open = scene.figures.table().options.get(plan.first + shown).is_some_and(|o| o.is_eligible());
                let said = match score.filter(|_| open) {
                    Some(score) => number::signed(scene.tongue.language(), score, 1),
                    None => Shown::fixed("✗"),
                };
                let x = cell_end(&plan, shown);
                canvas.put_right(x, y, &said, Role::Title);
            }
            y += 1;
        }
        self.draw_words(scene, canvas, y + 1, plan.right);
        cursor
    }

    /// The names of the columns, over as many rows as they need; gives the row of the first criterion.
    fn draw_head(&self, scene: &Scene<'_>, canvas: &mut Canvas<'_>, plan: &Plan) -> u16 {
        let names: Vec<Vec<Shown>> = scene
            .view
            .options()
            .iter()
            .skip(plan.first)
            .take(plan.count)
            .map(|option| Shown::outside(&option.name).wrap_words(usize::from(plan.cell.saturating_sub(1))))
            .collect();
        let rows = names.iter().map(Vec::len).max().unwrap_or(1).clamp(1, 3);
        let here = self.column(scene);
        for (shown, lines) in names.iter().enumerate() {
            let is_here = here == plan.first + shown + 1;
            let role = if is_here { Role::Focus } else { Role::Quiet };
            let blank = rows - lines.len().min(rows);
            for (row, line) in lines.iter().take(rows).enumerate() {
                let rest = || Shown::join(lines.iter().skip(row), " ");
                let line = if row + 1 == rows { rest() } else { line.clone() };
                let line = line.cut(usize::from(plan.cell.saturating_sub(1)));
                canvas.put_right(cell_end(plan, shown), (blank + row) as u16, &line, role);
            }
        }
        let last = rows as u16 - 1;
        if plan.first > 0 {
            canvas.put(2 + plan.name + plan.when + plan.weight, last, &Shown::fixed("‹"), Role::Accent);
        }
        if plan.first + plan.count < scene.view.options().len() {
            canvas.put(plan.right, last, &Shown::fixed("›"), Role::Accent);
        }
        if plan.weight > 4 {
            let role = if here == 0 { Role::Focus } else { Role::Quiet };
            canvas.put_within(
                2 + plan.name + plan.when,
                last,
                plan.weight,
                &tell!(scene.tongue, "screen-weight"),
                role,
            );
        }
        rows as u16
    }

    #[expect(clippy::too_many_arguments, reason = "one row of a table, with what every row shares")]
    fn draw_row(
        &self,
        scene: &Scene<'_>,
        canvas: &mut Canvas<'_>,
        plan: &Plan,
        y: u16,
        row: usize,
        criterion: &Criterion,
        most: f64,
        is_here: bool,
    ) -> Option<Position> {
        let role = match (is_here, criterion.counts()) {
            (true, _) => Role::Focus,
            (false, true) => Role::Text,
            (false, false) => Role::Quiet,
        };
        if is_here {
            canvas.mark(y);
        }
        canvas.put_within(2, y, plan.name.saturating_sub(1), &Shown::outside(&criterion.name), role);
        if plan.when > 0 && criterion.when() != When::Always {
            canvas.put_within(2 + plan.name, y, plan.when - 1, &say::when(scene.tongue, criterion.when()), Role::Quiet);
        }
        let mut cursor = None;
        let weight_at = 2 + plan.name + plan.when;
        canvas.spot(0, y, weight_at + plan.weight, 1, cell_spot(row, 0, is_here && self.column(scene) == 0));
        let factor = scene.figures.table().criteria.get(row);
        let said = weight_said(scene, criterion, factor.map_or(0.0, |factor| factor.share));
        canvas.put_right(weight_at + 3, y, &said, role);
        if plan.weight > 4 {
            bars::weight(canvas, weight_at + 4, y, plan.weight - 5, factor.map_or(0.0, |factor| factor.weight), most);
        }
        if is_here && self.column(scene) == 0 {
            canvas.reverse(weight_at, y, 3);
            cursor = canvas.place(weight_at + 2, y);
        }
        let person = Self::person(scene);
        for (shown, option) in scene.view.options().iter().enumerate().skip(plan.first).take(plan.count) {
            let end = cell_end(plan, shown - plan.first);
            let rating = person.as_ref().and_then(|person| scene.view.rating(person, &criterion.id, &option.id));
            let cell = scene.figures.table().cell(row, shown);
            let said = match (&person, rating) {
                (Some(_), rating) => say::rating(scene.tongue, rating),
                (None, _) => mean_said(scene, cell),
            };
            let role = match cell.value {
                _ if !cell.rated => Role::Quiet,
                value if value < 0.0 => Role::Con,
                value if value > 0.0 => Role::Pro,
                _ => Role::Text,
            };
            let selected = is_here && self.column(scene) == shown + 1;
            canvas.spot(end + 1 - plan.cell.min(end + 1), y, plan.cell, 1, cell_spot(row, shown + 1, selected));
            let begun = self.rater.sign().filter(|_| selected && rating.is_none());
            let (said, role) = begun.unwrap_or((said, role));
            // Reversed as a whole, whatever stands in it.
            let role = if selected { Role::Text } else { role };
            canvas.put_right(end, y, &said, role);
            if rating.is_some_and(|rating| rating.note.is_some()) {
                canvas.put(end, y, &Shown::fixed("✎"), Role::Quiet);
            }
            if selected {
                let width = plan.cell.min(7);
                canvas.reverse(end.saturating_sub(width - 1), y, width);
                cursor = canvas.place(end.saturating_sub(1), y);
            }
        }
        cursor
    }

    /// The cell under the cursor in words.
    fn draw_words(&self, scene: &Scene<'_>, canvas: &mut Canvas<'_>, y: u16, right: u16) {
        let rows = scene.view.criteria();
        let Some(criterion) = rows.get(self.row.at(rows.len())) else { return };
        let width = right.min(canvas.width()).saturating_sub(2);
        let name = Shown::outside(&criterion.name);
        let Some(option) = self.column(scene).checked_sub(1).and_then(|at| scene.view.options().get(at)) else {
            let share = scene.figures.table().criteria.get(self.row.at(rows.len())).map_or(0.0, |factor| factor.share);
            let share = number::number(scene.tongue.language(), share * 100.0, 0);
            let how = say::method(scene.tongue, scene.view.method());
            let said = tell!(scene.tongue, "screen-weight-is", criterion = name, share = share, how = how);
            canvas.put_wrapped(2, y, width, &said, Role::Quiet);
            return;
        };
        let option_name = Shown::outside(&option.name);
        let rating = Self::person(scene).and_then(|person| scene.view.rating(&person, &criterion.id, &option.id));
        let said = say::rating_in_words(scene.tongue, rating);
        let line = tell!(scene.tongue, "screen-cell", option = option_name, criterion = name, rating = said);
        let mut y = canvas.put_wrapped(2, y, width, &line, Role::Text);
        if let (Some(con), Some(pro)) = (&criterion.con, &criterion.pro) {
            let words = tell!(scene.tongue, "screen-ends", con = Shown::outside(con), pro = Shown::outside(pro));
            y = canvas.put_wrapped(2, y, width, &words, Role::Quiet);
        }
        if let Some(rating) = rating {
            let basis = rating.basis.map(|basis| say::basis(scene.tongue, basis));
            let note =
                rating.note.as_deref().map(|note| tell!(scene.tongue, "screen-quoted", text = Shown::outside(note)));
            let words: Vec<Shown> = basis.into_iter().chain(note).collect();
            canvas.put_wrapped(2, y, width, &Shown::join(&words, "  "), Role::Quiet);
        }
    }
}

/// A click selects a cell, and on the selected one types into it.
fn cell_spot(row: usize, column: usize, is_selected: bool) -> Spot {
    Spot::Act(if is_selected { Action::Range } else { Action::Cell(row, column) })
}

/// Changes the weight under the cursor: the points, or the place in the order.
fn weigh(scene: &Scene<'_>, person: &Id, criterion: &Criterion, action: Action) -> Vec<Outcome> {
    let text = match action {
        Action::Digit(digit) => digit.to_string(),
        Action::Range => String::new(),
        _ => return Vec::new(),
    };
    if scene.view.method() == Method::Pairwise {
        return vec![Outcome::Tell(tell!(scene.tongue, "screen-weights-from-pairs"))];
    }
    let by_order = scene.view.method() == Method::Order;
    let purpose = if by_order { Purpose::Place } else { Purpose::Points };
    let purpose = purpose(person.clone(), criterion.id.clone());
    vec![Outcome::Open(Overlay::Prompt { text, purpose })]
}

/// The column after a cell.
fn cell_end(plan: &Plan, shown: usize) -> u16 {
    2 + plan.name + plan.when + plan.weight + plan.cell * (shown as u16 + 1) - 1
}

fn weight_said(scene: &Scene<'_>, criterion: &Criterion, share: f64) -> Shown {
    let language = scene.tongue.language();
    let own = scene.view.people().len() == 1;
    match (scene.view.method(), criterion.rank, criterion.weight) {
        (Method::Order, Some(rank), _) if own => number::number(language, Rank::get(rank) as f64, 0),
        (Method::Points | Method::Swing, _, Some(points)) if own => number::short(language, points.get()),
        _ if share > 0.0 => number::number(language, share * 100.0, 0),
        _ => Shown::fixed("·"),
    }
}

/// What several people's ratings come to.
fn mean_said(scene: &Scene<'_>, cell: Cell) -> Shown {
    if cell.rated {
        let rating =
            if cell.is_exact() { Rating::exact(cell.value) } else { Rating::guess(cell.value, cell.low, cell.high) };
        match rating {
            Some(rating) if rating.is_exact() => number::signed(scene.tongue.language(), rating.value(), 1),
            rating => say::rating(scene.tongue, rating.as_ref()),
        }
    } else {
        Shown::fixed("·")
    }
}
