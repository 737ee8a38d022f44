//! Step 8: one criterion, every option on it.

use ratatui::layout::Position;

use crate::say;
use crate::tell;
use crate::text::{Shown, Tongue};
use crate::ui::action::Action;
use crate::ui::outcome::Outcome;
use crate::ui::rater::Rater;
use crate::ui::scene::Scene;
use crate::ui::theme::Role;
use crate::ui::widgets::{Canvas, Selection, Spot, bars, top};
use crate::walk::{self, Left};
use pesee_core::deliberation::{Basis, Criterion, Id, Rating};
use pesee_core::method::{RevealError, reveal_ranking};

use super::effect::Effect;

/// From this size on there is room for what it does: columns and rows.
const PANES: (u16, u16) = (96, 14);
/// From this height on there is room between the options.
const SPACIOUS: u16 = 30;
/// The columns a rating in figures takes beside what it rests on.
const FIGURE: u16 = 6;
/// The columns that names have at least, before there is room for what ratings rest on.
const NAME: u16 = 20;

/// The options with their ratings, one selected.
#[derive(Debug)]
pub(super) struct Ratings {
    person: Id,
    criterion: Id,
    selection: Selection,
    rater: Rater,
    left: Left,
    /// Why no ranking may be shown: looked at when the answers change, not for every key.
    withheld: Option<RevealError>,
}

impl Ratings {
    pub(super) fn new(scene: &Scene<'_>, person: &Id, criterion: &Id) -> Ratings {
        let open =
            |option: &pesee_core::deliberation::Alternative| scene.view.rating(person, criterion, &option.id).is_none();
        let at = scene.view.options().iter().position(open).unwrap_or(0);
        let mut ratings = Ratings {
            person: person.clone(),
            criterion: criterion.clone(),
            selection: Selection::new(at),
            rater: Rater::default(),
            left: Left { criteria: 0, settled: false },
            withheld: None,
        };
        ratings.refresh(scene);
        ratings
    }

    pub(super) fn refresh(&mut self, scene: &Scene<'_>) {
        self.left = walk::left(scene.view, &self.person);
        self.withheld = reveal_ranking(scene.view, scene.figures).err();
    }

    pub(super) fn act(&mut self, scene: &Scene<'_>, action: Action) -> Vec<Outcome> {
        let options = scene.view.options();
        if self.selection.act(action, options.len()) {
            self.rater.forget();
            return Vec::new();
        }
        let at = self.selection.at(options.len());
        let Some(option) = options.get(at) else { return vec![Outcome::Onward] };
        match action {
            Action::Next => self.next(scene, at),
            _ => self.rater.act(scene, (&self.person, &self.criterion, &option.id), action),
        }
    }

    /// Enter goes to the next option that is left open, then on.
    fn next(&mut self, scene: &Scene<'_>, at: usize) -> Vec<Outcome> {
        self.rater.forget();
        let open = |id: &Id| scene.view.rating(&self.person, &self.criterion, id).is_none();
        let here = scene.view.options().get(at).is_some_and(|option| open(&option.id));
        let below = scene.view.options().iter().enumerate().skip(at + 1).find(|(_, option)| open(&option.id));
        match below {
            // Somebody who leaves this one open wants to go on, not to be led through the rest.
            Some((next, _)) if !here => {
                self.selection.set(next);
                Vec::new()
            }
            _ => vec![Outcome::Onward],
        }
    }

    pub(super) fn draw(&self, scene: &Scene<'_>, canvas: &mut Canvas<'_>) -> (u16, Option<Position>) {
        let (width, height) = (canvas.width(), canvas.height());
        if width < PANES.0 || height < PANES.1 {
            return self.draw_ratings(scene, canvas);
        }
        let left = (width * 3 / 5).min(96);
        for y in 0..height {
            canvas.fill(left, y, 1, "│", Role::Quiet);
        }
        let rest = width.saturating_sub(left + 1);
        let effect = Effect {
            scene,
            person: &self.person,
            criterion: &self.criterion,
            option: self.selection.at(scene.view.options().len()),
            withheld: self.withheld.as_ref(),
        };
        effect.draw(&mut canvas.part(left + 1, 0, rest, height));
        let (_, cursor) = self.draw_ratings(scene, &mut canvas.part(0, 0, left, height));
        (height, cursor)
    }

    /// The options with their ratings, what the ends of the scale mean, and what is left to rate.
    fn draw_ratings(&self, scene: &Scene<'_>, canvas: &mut Canvas<'_>) -> (u16, Option<Position>) {
        let Some(criterion) = scene.view.criterion(&self.criterion) else { return (0, None) };
        let options = scene.view.options();
        let at = self.selection.at(options.len());
        let plan = Plan::of(scene.tongue, canvas.width());
        if plan.wide {
            canvas.put(plan.bar, 0, &tell!(scene.tongue, "screen-con"), Role::Quiet);
            canvas.put(plan.bar + plan.half, 0, &Shown::fixed("0"), Role::Quiet);
            canvas.put_right(plan.bar + 2 * plan.half + 1, 0, &tell!(scene.tongue, "screen-pro"), Role::Quiet);
        }
        let header = u16::from(plan.wide);
        let height = canvas.height().saturating_sub(if plan.wide { 7 } else { 4 }).max(2);
        let names: Vec<Vec<Shown>> =
            options.iter().map(|option| Shown::outside(&option.name).wrap(plan.name.into())).collect();
        // Names on two lines where there is room for all of them, else cut; a row between them where there is much.
        let lines: usize = names.iter().map(|lines| lines.len().clamp(1, 2)).sum();
        let wrapped = lines <= usize::from(height);
        let gap = u16::from(canvas.height() >= SPACIOUS && lines + options.len() <= usize::from(height));
        let first = if wrapped { 0 } else { top(at, options.len(), height.into()) };
        let mut cursor = None;
        let mut y = header;
        for (row, (option, lines)) in options.iter().zip(&names).enumerate().skip(first) {
            if y >= header + height {
                break;
            }
            let is_here = row == at;
            let rating = scene.view.rating(&self.person, &self.criterion, &option.id);
            let rows = if wrapped { lines.len().clamp(1, 2) } else { 1 };
            let width = canvas.width();
            canvas.spot(0, y, width, rows as u16, Spot::Act(Action::Row(row)));
            if is_here {
                canvas.mark(y);
                cursor = canvas.place(2, y);
            }
            let role = if is_here { Role::Focus } else { Role::Text };
            bars::rating(canvas, plan.bar, y, plan.half, rating);
            self.draw_figure(scene, canvas, &plan, y, rating, is_here);
            match lines.as_slice() {
                [line, rest @ ..] if wrapped && !rest.is_empty() => {
                    canvas.put_within(2, y, plan.name, line, role);
                    canvas.put_within(2, y + 1, plan.name, &Shown::join(rest, " "), role);
                    y += 2;
                }
                _ => {
                    canvas.put_within(2, y, plan.name, &Shown::outside(&option.name), role);
                    y += 1;
                }
            }
            y += gap;
        }
        y += 1 - gap;
        let rating = options.get(at).and_then(|option| scene.view.rating(&self.person, &self.criterion, &option.id));
        y = words(criterion, rating, canvas, y);
        if let Some(rating) = rating {
            let basis = rating.basis.filter(|_| !plan.has_basis(rating));
            let basis = basis.map(|basis| say::basis(scene.tongue, basis).capitalized());
            let note =
                rating.note.as_deref().map(|note| tell!(scene.tongue, "screen-quoted", text = Shown::outside(note)));
            let said: Vec<Shown> = basis.into_iter().chain(note).collect();
            y = canvas.put_wrapped(2, y, canvas.width().saturating_sub(3), &Shown::join(&said, "  "), Role::Text);
        }
        y = self.draw_left(scene, canvas, y + u16::from(plan.wide));
        (y, cursor)
    }

    /// The rating in figures, on its decimal sign, and what it rests on.
    fn draw_figure(
        &self,
        scene: &Scene<'_>,
        canvas: &mut Canvas<'_>,
        plan: &Plan,
        y: u16,
        rating: Option<&Rating>,
        is_here: bool,
    ) {
        let x = plan.figure;
        let Some(rating) = rating else {
            let nothing = || (tell!(scene.tongue, "walk-not-rated"), Role::Quiet);
            let (said, role) = self.rater.sign().filter(|_| is_here).unwrap_or_else(nothing);
            canvas.put(x, y, &said, role);
            return;
        };
        let role = match rating.value() {
            value if value < 0.0 => Role::Con,
            value if value > 0.0 => Role::Pro,
            _ => Role::Text,
        };
        let unknown = is_unknown(rating);
        let said = say::rating(scene.tongue, Some(rating));
        let said = if unknown && plan.wide { tell!(scene.tongue, "walk-dont-know") } else { said };
        // What has no sign begins where the others have their figure.
        let has_sign = said.as_str().starts_with(['+', '−']) || unknown;
        let mut end = canvas.put(x + u16::from(!has_sign), y, &said, role);
        if let Some(basis) = rating.basis.filter(|_| plan.has_basis(rating)) {
            end = canvas.put((x + FIGURE).max(end + 1), y, &say::basis(scene.tongue, basis), Role::Quiet);
        }
        if rating.note.is_some() {
            canvas.put(end + 1, y, &Shown::fixed("✎"), Role::Quiet);
        }
    }

    /// How many criteria are left at most, and whether the rest can still matter.
    fn draw_left(&self, scene: &Scene<'_>, canvas: &mut Canvas<'_>, y: u16) -> u16 {
        if self.left.criteria == 0 {
            return y;
        }
        let width = canvas.width().saturating_sub(3).min(72);
        if self.left.settled {
            let said = tell!(scene.tongue, "screen-settled", count = self.left.criteria);
            canvas.put_wrapped(2, y, width, &said, Role::Caution)
        } else {
            let said = tell!(scene.tongue, "screen-left", count = self.left.criteria);
            canvas.put_wrapped(2, y, width, &said, Role::Quiet)
        }
    }
}

/// Where the columns of the ratings stand.
struct Plan {
    wide: bool,
    /// The columns on each side of zero.
    half: u16,
    name: u16,
    bar: u16,
    figure: u16,
    /// The columns for what a rating rests on; 0 where that is said below.
    basis: u16,
}

impl Plan {
    /// Whether what a rating rests on stands beside it: words leave no room for that.
    fn has_basis(&self, rating: &Rating) -> bool {
        self.basis > 0 && !is_unknown(rating)
    }

    fn of(tongue: &Tongue, width: u16) -> Plan {
        let wide = width >= 56;
        let half = match width {
            0..56 => 5,
            56..90 => 10,
            _ => 15,
        };
        let bases =
            [Basis::Fact, Basis::Estimate, Basis::Feeling].map(|basis| say::basis(tongue, basis).width() as u16);
        let longest = |words: &[u16]| words.iter().copied().max().unwrap_or(0);
        let words = [tell!(tongue, "walk-not-rated"), tell!(tongue, "walk-dont-know")].map(|word| word.width() as u16);
        // A narrow screen has a sign for “don't know”, and a wide one room for a pencil after it.
        let words = if wide { longest(&words) + 3 } else { words[0] };
        let bar = |tail: u16| width.saturating_sub(2 * half + 2 + tail + 1);
        let basis = longest(&bases) + 2;
        // What a rating rests on stands beside it where the names keep their room.
        let basis = if wide && bar(words.max(FIGURE + basis)) >= NAME + 3 { basis } else { 0 };
        let bar = bar(if basis > 0 { words.max(FIGURE + basis) } else { words });
        Plan { wide, half, name: bar.saturating_sub(3), bar, figure: bar + 2 * half + 2, basis }
    }
}

fn is_unknown(rating: &Rating) -> bool {
    rating.stated_value().is_none() && (rating.low(), rating.high()) == Rating::SCALE
}

/// What the ends and the middle of the scale mean, the nearest to the rating standing out: in a row where they fit, else
/// one a line, the ends first.
fn words(criterion: &Criterion, rating: Option<&Rating>, canvas: &mut Canvas<'_>, y: u16) -> u16 {
    let ends = [("−5", -5.0, &criterion.con), ("0", 0.0, &criterion.zero), ("+5", 5.0, &criterion.pro)];
    let word = |(sign, at, text): (&'static str, f64, &Option<String>)| {
        let said = Shown::join(&[Shown::fixed(sign), Shown::outside(text.as_deref()?)], " ");
        Some((at, said))
    };
    let words: Vec<(f64, Shown)> = ends.into_iter().filter_map(word).collect();
    // Of “don't know” nothing is near.
    let value = rating.filter(|rating| !is_unknown(rating));
    let far = |at: f64| value.map_or(f64::INFINITY, |rating| (rating.value() - at).abs());
    let nearest = words.iter().map(|(at, _)| far(*at)).fold(f64::INFINITY, f64::min);
    let role = |at: f64| match value {
        Some(_) if far(at) <= nearest => Role::Focus,
        Some(_) => Role::Quiet,
        None => Role::Text,
    };
    let width: usize = words.iter().map(|(_, text)| text.width() + 3).sum();
    if width <= usize::from(canvas.width().saturating_sub(2)) + 2 {
        words.iter().fold(2, |x, (at, text)| canvas.put(x, y, text, role(*at)) + 3);
        return y + u16::from(!words.is_empty());
    }
    let all = canvas.height().saturating_sub(y) > 4;
    let shown = words.iter().filter(|(at, _)| all || *at != 0.0);
    shown.fold(y, |y, (at, text)| {
        canvas.put_within(2, y, canvas.width().saturating_sub(3), text, role(*at));
        y + 1
    })
}
