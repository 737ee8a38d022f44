//! Step 9: the verdict as a sentence, the options as bars, now or later, and what would change it.

use ratatui::layout::Position;

use crate::deliberation::{Edit, Key as Place, Lens, WeighingField};
use crate::method::{Course, Figures, Ranking, Score, Withheld, disclose};
use crate::say;
use crate::tell;
use crate::text::{Shown, number};
use crate::ui::action::Action;
use crate::ui::keymap::Scope;
use crate::ui::outcome::{Outcome, Route};
use crate::ui::scene::Scene;
use crate::ui::theme::Role;
use crate::ui::widgets::{Canvas, Page, Selection, bars, top};
use crate::walk;

use super::strike::Striking;

/// The verdict, with one option selected and maybe a look through another lens.
#[derive(Debug, Default)]
pub(super) struct Verdict {
    selection: Selection,
    /// Another setting of the lens, looked through but not kept, with its figures.
    look: Option<(f64, Box<Figures>)>,
    /// What is shown in its place.
    aside: Option<Aside>,
}

/// What is shown in the place of a verdict.
#[derive(Debug)]
enum Aside {
    /// What would change it.
    Changes(Page),
    /// What cancels of one option's pros and cons.
    Strike(Striking),
}

/// The columns a score takes.
const SCORE: u16 = 5;
/// How far one key moves the lens.
const LENS_STEP: f64 = 0.05;

impl Verdict {
    pub(super) fn scope(&self, scene: &Scene<'_>) -> Scope {
        match disclose(scene.view, scene.figures) {
            Ok(_) => match self.aside {
                None => Scope::Verdict,
                Some(Aside::Changes(_)) => Scope::Changes,
                Some(Aside::Strike(_)) => Scope::Strike,
            },
            Err(Withheld::Sealed) => Scope::Sealed,
            Err(_) => Scope::Withheld,
        }
    }

    /// Whether the rest can be answered by "don't know".
    pub(super) fn can_rest(scene: &Scene<'_>) -> bool {
        matches!(disclose(scene.view, scene.figures), Err(Withheld::Unfinished { .. }))
    }

    /// The document changed: a look through another lens is over, and with the verdict goes what is shown in its place.
    pub(super) fn refresh(&mut self, scene: &Scene<'_>) {
        self.look = None;
        let is_shown = disclose(scene.view, scene.figures).is_ok();
        let still = |aside: &mut Aside| match aside {
            Aside::Changes(_) => true,
            Aside::Strike(striking) => striking.refresh(scene.figures.table()),
        };
        self.aside = self.aside.take().filter(|_| is_shown).and_then(|mut aside| still(&mut aside).then_some(aside));
    }

    pub(super) fn act(&mut self, scene: &Scene<'_>, action: Action) -> Vec<Outcome> {
        if let Err(why) = disclose(scene.view, scene.figures) {
            return answer_rest(scene, &why, action);
        }
        match (&mut self.aside, action) {
            (Some(_), Action::Leave) => self.aside = None,
            (Some(Aside::Changes(page)), _) => {
                if !page.act(action) {
                    return self.decide(scene, action);
                }
            }
            (Some(Aside::Strike(striking)), _) => striking.act(action),
            (None, Action::Change) => self.aside = Some(Aside::Changes(Page::default())),
            (None, Action::Strike) => self.aside = self.strike(scene).map(Aside::Strike),
            _ => return self.decide(scene, action),
        }
        Vec::new()
    }

    /// Whether there is something to the left or to the right: another setting of the lens, a strike to make or take back.
    pub(super) fn can_move(&self, action: Action) -> bool {
        !matches!(&self.aside, Some(Aside::Strike(striking)) if !striking.can(action))
    }

    /// Whether Esc has something to close here.
    pub(super) fn is_explaining(&self) -> bool {
        self.aside.is_some()
    }

    /// What cancels for the option under the cursor, through the lens that one looks through.
    fn strike(&self, scene: &Scene<'_>) -> Option<Striking> {
        let figures = self.look.as_ref().map_or(scene.figures, |(_, figures)| figures);
        let ranking = disclose(scene.view, figures).ok()?;
        let order = ranking.order();
        let option = figures.table().options.get(*order.get(self.selection.at(order.len()))?)?;
        Striking::of(figures.table(), &option.id)
    }

    fn decide(&mut self, scene: &Scene<'_>, action: Action) -> Vec<Outcome> {
        if self.selection.act(action, scene.view.options().len()) {
            return Vec::new();
        }
        if action == Action::Copy {
            let figures = self.look.as_ref().map_or(scene.figures, |(_, figures)| figures);
            return vec![Outcome::Copy(say::to_copy(scene.tongue, scene.view, figures))];
        }
        match (action, self.look.take()) {
            (Action::Left, look) => self.look_through(scene, look, -LENS_STEP),
            (Action::Right, look) => self.look_through(scene, look, LENS_STEP),
            (Action::Next, Some((lens, _))) => {
                let kept =
                    Lens::new(lens).map(|lens| Edit::put(scene.view, Place::Weighing(WeighingField::Later), &lens));
                return kept.map(Outcome::Edit).into_iter().collect();
            }
            (Action::Next, None) => return vec![Outcome::Onward],
            (_, look) => self.look = look,
        }
        Vec::new()
    }

    fn look_through(&mut self, scene: &Scene<'_>, look: Option<(f64, Box<Figures>)>, by: f64) {
        let from = look.map_or(scene.view.later(), |(lens, _)| lens);
        let lens = ((from + by) / LENS_STEP).round() * LENS_STEP;
        let lens = lens.clamp(0.0, 1.0);
        let mut document = (**scene.view).clone();
        let kept = (lens - scene.view.later()).abs() < 1e-9;
        let edit = Lens::new(lens).map(|lens| Edit::put(&document, Place::Weighing(WeighingField::Later), &lens));
        let applied = edit.is_some_and(|edit| document.apply(&edit).is_ok());
        self.look = (applied && !kept).then(|| (lens, Box::new(Figures::coarse(&document))));
    }

    pub(super) fn draw(&self, scene: &Scene<'_>, canvas: &mut Canvas<'_>) -> Option<Position> {
        let (lens, figures) = match &self.look {
            Some((lens, figures)) => (*lens, figures.as_ref()),
            None => (scene.view.later(), scene.figures),
        };
        let width = canvas.width().saturating_sub(4).min(96);
        match disclose(scene.view, figures) {
            Ok(ranking) => {
                let spread = Spread { scene, figures, ranking, lens, looking: self.look.is_some(), width };
                match &self.aside {
                    Some(Aside::Changes(page)) => page.draw(canvas, &spread.changes(self.selection)),
                    Some(Aside::Strike(striking)) => striking.draw(scene, canvas),
                    None => spread.draw(canvas, self.selection),
                }
            }
            Err(why) => {
                let said = say::withheld(scene.tongue, scene.view, &why);
                let y = canvas.put_wrapped(2, 0, width, &said, Role::Title);
                if why != Withheld::Sealed {
                    canvas.put_wrapped(2, y + 1, width, &tell!(scene.tongue, "screen-withheld"), Role::Quiet);
                }
                canvas.place(2, 0)
            }
        }
    }
}

/// While the verdict may not be shown: answer what is missing, say "don't know" to it, or open what is sealed.
fn answer_rest(scene: &Scene<'_>, why: &Withheld, action: Action) -> Vec<Outcome> {
    match (why, action) {
        (Withheld::Unfinished { .. }, Action::DontKnow) => {
            let edit = walk::rest_unknown(scene.view);
            let told = tell!(scene.tongue, "screen-rest-unknown", count = edit.changes.len());
            vec![Outcome::Edit(edit), Outcome::Tell(told)]
        }
        (Withheld::Sealed, Action::Next) => vec![Outcome::Edit(walk::reveal(scene.view, scene.now))],
        (_, Action::Next) => {
            let open = walk::open_question(scene.view);
            vec![open.map_or(Outcome::Go(Route::Resume), |ask| Outcome::Go(Route::Walk(ask)))]
        }
        _ => Vec::new(),
    }
}

/// A verdict laid out.
struct Spread<'a> {
    scene: &'a Scene<'a>,
    figures: &'a Figures,
    ranking: &'a Ranking,
    lens: f64,
    looking: bool,
    width: u16,
}

impl Spread<'_> {
    /// The options, best first.
    fn rows(&self) -> Vec<(&Course, &Score)> {
        let mut rows: Vec<_> = self.figures.table().options.iter().zip(&self.ranking.scores).collect();
        rows.sort_by_key(|(_, score)| score.rank);
        rows
    }

    fn draw(&self, canvas: &mut Canvas<'_>, selection: Selection) -> Option<Position> {
        let spoken = say::verdict(self.scene.tongue, self.scene.view, self.figures, self.ranking);
        let mut y = canvas.put_wrapped(2, 0, self.width, &spoken.headline, Role::Title);
        // What would change it gives way to the bars, of which two are seen at least.
        let room = usize::from(canvas.height().saturating_sub(y + 3));
        let fits = |text: &&Shown| text.wrap(self.width.into()).len() <= room;
        if let Some(first) = spoken.breaks.first().filter(fits) {
            y = canvas.put_wrapped(2, y, self.width, first, Role::Text);
        }
        let roomy = canvas.height() >= 18;
        if roomy {
            for sentence in spoken.beside.iter().take(spoken.beside.len().saturating_sub(1)) {
                y = canvas.put_wrapped(2, y, self.width, sentence, Role::Caution);
            }
        }
        let (below, cursor) = self.draw_bars(canvas, y + u16::from(roomy), selection);
        let mut y = below + u16::from(roomy);
        if canvas.height() > y + 1 {
            y = self.draw_horizon(canvas, y) + u16::from(roomy);
        }
        let wins = self.wins(selection);
        // Wholly or not at all; `c` shows it too.
        if roomy && wins.wrap(self.width.into()).len() <= usize::from(canvas.height().saturating_sub(y)) {
            y = canvas.put_wrapped(2, y, self.width, &wins, Role::Text);
        }
        for feeling in say::feelings(self.scene.tongue, self.scene.view) {
            y = canvas.put_wrapped(2, y, self.width, &feeling, Role::Text);
        }
        if roomy {
            y = canvas.put_wrapped(2, y, self.width, &say::unsure(self.scene.tongue, self.figures), Role::Quiet);
        }
        let rest = canvas.height().saturating_sub(y);
        if rest > 1 {
            self.draw_parts(canvas, y + u16::from(rest > 3), selection);
        }
        cursor.or(canvas.place(2, 0))
    }

    /// The options as bars left and right of zero.
    fn draw_bars(&self, canvas: &mut Canvas<'_>, y: u16, selection: Selection) -> (u16, Option<Position>) {
        let rows = self.rows();
        let at = selection.at(rows.len());
        let longest = rows.iter().map(|(course, _)| self.name(course).width() as u16).max().unwrap_or(0);
        let name = longest.max(10).min(self.width / 2).min(40);
        let bar = 6 + name;
        // What is left of the line is shared between both sides as the longest bars need it.
        let room = (2 + self.width).saturating_sub(bar + SCORE + 1);
        let most = |side: fn(&Score) -> f64| rows.iter().map(|(_, score)| side(score)).fold(0.0, f64::max);
        let (cons, pros) = (most(|score| score.cons), most(|score| score.pros));
        let scale = (cons + pros).max(0.5) / f64::from(room.saturating_sub(1).max(1));
        let left = ((cons / scale).round() as u16).max(5).min(room / 2);
        let zero = bar + left;
        let half = (left, room.saturating_sub(left + 1));
        canvas.put_right(zero.saturating_sub(1), y, &tell!(self.scene.tongue, "screen-cons"), Role::Quiet);
        canvas.put(zero, y, &Shown::fixed("0"), Role::Quiet);
        canvas.put(zero + 2, y, &tell!(self.scene.tongue, "screen-pros"), Role::Quiet);
        let height = usize::from(canvas.height().saturating_sub(y + 1)).max(1);
        let first = top(at, rows.len(), height);
        let mut cursor = None;
        for (row, (course, score)) in rows.iter().enumerate().skip(first).take(height) {
            let y = y + 1 + (row - first) as u16;
            canvas.row(y, row, false, Action::Row(row));
            if row == at {
                canvas.mark(y);
                cursor = canvas.place(2, y);
            }
            let role = if row == at { Role::Focus } else { Role::Text };
            let rank = if course.is_eligible() {
                number::number(self.scene.tongue.language(), score.rank as f64, 0)
            } else {
                Shown::fixed("✗")
            };
            canvas.put(2, y, &rank, Role::Quiet);
            let role = if course.is_eligible() { role } else { Role::Quiet };
            canvas.put_within(5, y, name, &self.name(course), role);
            if !course.is_eligible() {
                canvas.put_within(
                    bar,
                    y,
                    self.width.saturating_sub(bar),
                    &tell!(self.scene.tongue, "screen-ruled-out"),
                    Role::Quiet,
                );
                continue;
            }
            let mut pros: Vec<f64> =
                self.parts(course).into_iter().map(|(_, part)| part).filter(|part| *part > 0.0).collect();
            pros.sort_by(|a, b| b.total_cmp(a));
            bars::score(canvas, zero, y, half, scale, score.cons, &pros);
            let said = number::signed(self.scene.tongue.language(), score.score, 1);
            let role = if score.score < 0.0 { Role::Con } else { Role::Pro };
            canvas.put_right(2 + self.width, y, &said, role);
        }
        (y + 1 + rows.len().min(height) as u16, cursor)
    }

    /// An option by name, with a word where it waits for a condition.
    fn name(&self, course: &Course) -> Shown {
        let name = say::option(self.scene.view, &course.id);
        let waits = course.is_eligible() && !course.unknown.is_empty();
        if waits { tell!(self.scene.tongue, "screen-if", option = name) } else { name }
    }

    /// What each criterion adds to an option, by name.
    fn parts(&self, course: &Course) -> Vec<(Shown, f64)> {
        let table = self.figures.table();
        let Some(at) = self.place(course) else { return Vec::new() };
        let part = |(_, factor, row): (usize, &crate::method::Factor, &[crate::method::Cell])| {
            let value = row.get(at).map_or(0.0, |cell| cell.value);
            (say::criterion(self.scene.view, &factor.id), factor.share * value)
        };
        table.counting().map(part).collect()
    }

    /// Who leads from now to later, and where the lens stands.
    fn draw_horizon(&self, canvas: &mut Canvas<'_>, y: u16) -> u16 {
        let tongue = self.scene.tongue;
        let start = canvas.put(2, y, &tell!(tongue, "walk-when-now"), Role::Quiet) + 1;
        let later = tell!(tongue, "walk-when-later");
        let strip = self.width.saturating_sub(start + later.width() as u16 + 2).min(60);
        let column = |at: f64| start + 1 + (at * f64::from(strip.saturating_sub(1))).round() as u16;
        const SHADES: [&str; 3] = ["░", "▒", "▓"];
        canvas.fill(start, y, 1, "│", Role::Quiet);
        let mut names: Vec<Shown> = Vec::new();
        for (nth, interval) in self.ranking.horizon.iter().enumerate() {
            let (from, to) = (column(interval.from), column(interval.to));
            let shade = SHADES.get(nth % SHADES.len()).copied().unwrap_or("░");
            let here = (interval.from..=interval.to).contains(&self.lens);
            let role = if here { Role::Accent } else { Role::Quiet };
            canvas.fill(from, y, (to + 1).saturating_sub(from), shade, role);
            if nth > 0 {
                canvas.fill(from, y, 1, "│", Role::Quiet);
            }
            let option =
                |at: &usize| self.figures.table().options.get(*at).map(|o| say::option(self.scene.view, &o.id));
            let leaders: Vec<Shown> = interval.options.iter().filter_map(option).collect();
            let name = Shown::join(&leaders, " = ");
            names.push(Shown::join(&[Shown::fixed(shade), name], " ").unbroken());
        }
        canvas.put(column(1.0) + 1, y, &Shown::fixed("│"), Role::Quiet);
        canvas.put(column(1.0) + 3, y, &later, Role::Quiet);
        canvas.fill(column(self.lens), y, 1, "▲", Role::Title);
        let lens = number::number(tongue.language(), self.lens, 2);
        let said = if self.looking {
            tell!(tongue, "screen-lens-look", lens = lens)
        } else {
            tell!(tongue, "screen-lens-stands", lens = lens)
        };
        names.push(said.unbroken());
        canvas.put_wrapped(2, y + 1, self.width, &Shown::join(&names, "   "), Role::Quiet)
    }

    /// The pros and cons of the option under the cursor, the weightiest first.
    fn draw_parts(&self, canvas: &mut Canvas<'_>, y: u16, selection: Selection) -> u16 {
        let rows = self.rows();
        let Some((course, _)) = rows.get(selection.at(rows.len())) else { return y };
        let mut y = y;
        if let Some(condition) = say::only_if(self.scene.tongue, self.scene.view, &course.unknown) {
            y = canvas.put_wrapped(2, y, self.width, &condition, Role::Caution);
        }
        let told = self.sides(course);
        let needed: usize = told.iter().map(|(text, _)| text.wrap(self.width.into()).len()).sum();
        let fits = needed <= usize::from(canvas.height().saturating_sub(y));
        for (text, role) in &told {
            if fits {
                y = canvas.put_wrapped(2, y, self.width, text, *role);
            } else {
                // The weightiest come first: what is cut off weighs least, and `c` shows it.
                canvas.put_within(2, y, self.width, text, *role);
                y += 1;
            }
        }
        y
    }

    /// How often the option under the cursor is first, in words and bars; nothing where it is ruled out.
    fn wins(&self, selection: Selection) -> Shown {
        const BAR: u16 = 4;
        let rows = self.rows();
        let selected = rows.get(selection.at(rows.len())).filter(|(course, _)| course.is_eligible());
        let place = selected.and_then(|(course, _)| self.place(course));
        let (Some(wins), Some(place)) = (&self.ranking.wins, place) else { return Shown::default() };
        let with_bar = |(words, part): &(Shown, f64)| match bars::inline(*part, BAR) {
            nothing if nothing.is_empty() => words.clone(),
            bar => Shown::join(&[words.clone(), bar], "\u{a0}"),
        };
        let parts: Vec<Shown> = say::wins(self.scene.tongue, wins, place).iter().map(with_bar).collect();
        Shown::join(&parts, ", ").capitalized()
    }

    /// The place of an option in the file.
    fn place(&self, course: &Course) -> Option<usize> {
        self.figures.table().options.iter().position(|option| option.id == course.id)
    }

    /// What speaks for an option and what against, the weightiest first.
    fn sides(&self, course: &Course) -> Vec<(Shown, Role)> {
        let mut parts = self.parts(course);
        parts.sort_by(|(_, a), (_, b)| b.abs().total_cmp(&a.abs()));
        let line = |pro: bool| {
            // What rounds to nothing is not worth a word.
            let side = parts.iter().filter(|(_, part)| if pro { *part >= 0.05 } else { *part <= -0.05 });
            let named = side.map(|(name, part)| {
                let part = number::signed(self.scene.tongue.language(), *part, 1);
                Shown::join(&[name.clone(), part], "\u{a0}")
            });
            Shown::join(&named.collect::<Vec<_>>(), ", ")
        };
        let sides = [("screen-for", true, Role::Pro), ("screen-against", false, Role::Con)];
        let sides = sides.map(|(id, pro, role)| (line(pro), id, role));
        let told = sides.iter().filter(|(parts, ..)| !parts.is_empty());
        told.map(|(parts, id, role)| (tell!(self.scene.tongue, *id, parts = parts), *role)).collect()
    }

    /// Everything that would change it, and the pros and cons of the option that was selected, in full.
    fn changes(&self, selection: Selection) -> Vec<(Shown, Role)> {
        let tongue = self.scene.tongue;
        let spoken = say::verdict(tongue, self.scene.view, self.figures, self.ranking);
        let mut said: Vec<(Shown, Role)> = vec![(spoken.headline, Role::Title)];
        said.extend(spoken.breaks.into_iter().chain(spoken.beside).map(|sentence| (sentence, Role::Text)));
        said.push((Shown::default(), Role::Text));
        let stability = say::stability(tongue, self.scene.view, self.figures, self.ranking);
        said.extend(stability.into_iter().map(|sentence| (sentence, Role::Text)));
        let rows = self.rows();
        if let Some((course, _)) = rows.get(selection.at(rows.len())) {
            said.push((Shown::default(), Role::Text));
            said.push((say::option(self.scene.view, &course.id), Role::Title));
            said.push((self.wins(selection), Role::Text));
            said.extend(self.sides(course));
        }
        let wrapped = said.iter().flat_map(|(text, role)| {
            let lines = if text.is_empty() { vec![Shown::default()] } else { text.wrap(self.width.into()) };
            lines.into_iter().map(|line| (line, *role))
        });
        wrapped.collect()
    }
}
