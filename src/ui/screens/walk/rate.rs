//! Step 8: one criterion, every option on it.

use ratatui::layout::Position;

use crate::deliberation::{Criterion, Id, Rating};
use crate::say;
use crate::tell;
use crate::text::Shown;
use crate::ui::action::Action;
use crate::ui::outcome::Outcome;
use crate::ui::rater::Rater;
use crate::ui::scene::Scene;
use crate::ui::theme::Role;
use crate::ui::widgets::{Canvas, Selection, Spot, bars, top};
use crate::walk::{self, Left};

/// The options with their ratings, one selected.
#[derive(Debug)]
pub(super) struct Ratings {
    person: Id,
    criterion: Id,
    selection: Selection,
    rater: Rater,
    left: Left,
}

impl Ratings {
    pub(super) fn new(scene: &Scene<'_>, person: &Id, criterion: &Id) -> Ratings {
        let open =
            |option: &crate::deliberation::Alternative| scene.view.rating(person, criterion, &option.id).is_none();
        let at = scene.view.options().iter().position(open).unwrap_or(0);
        let mut ratings = Ratings {
            person: person.clone(),
            criterion: criterion.clone(),
            selection: Selection::new(at),
            rater: Rater::default(),
            left: Left { criteria: 0, settled: false },
        };
        ratings.refresh(scene);
        ratings
    }

    pub(super) fn refresh(&mut self, scene: &Scene<'_>) {
        self.left = walk::left(scene.view, &self.person);
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
        let Some(criterion) = scene.view.criterion(&self.criterion) else { return (0, None) };
        let options = scene.view.options();
        let at = self.selection.at(options.len());
        let wide = canvas.width() >= 56;
        let half = if wide { 10 } else { 5 };
        let tail = if wide { 12 } else { 6 };
        let right = canvas.width().min(96);
        let name = right.saturating_sub(2 + 2 * half + 1 + 1 + tail);
        let bar = 2 + name;
        if wide {
            canvas.put_right(bar + half - 1, 0, &tell!(scene.tongue, "screen-con"), Role::Quiet);
            canvas.put(bar + half, 0, &Shown::fixed("0"), Role::Quiet);
            canvas.put(bar + half + 2, 0, &tell!(scene.tongue, "screen-pro"), Role::Quiet);
        }
        let header = u16::from(wide);
        let height = canvas.height().saturating_sub(if wide { 7 } else { 4 }).max(2);
        let names: Vec<Vec<Shown>> =
            options.iter().map(|option| Shown::outside(&option.name).wrap(name.saturating_sub(1).into())).collect();
        // Names on two lines where there is room for all of them, else cut.
        let lines: usize = names.iter().map(|lines| lines.len().clamp(1, 2)).sum();
        let wrapped = lines <= usize::from(height);
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
            canvas.spot(0, y, right, rows as u16, Spot::Act(Action::Row(row)));
            if is_here {
                canvas.mark(y);
                cursor = canvas.place(2, y);
            }
            let role = if is_here { Role::Focus } else { Role::Text };
            bars::rating(canvas, bar, y, half, rating);
            self.draw_figure(scene, canvas, bar + 2 * half + 2, y, rating, is_here);
            let name = name.saturating_sub(1);
            match lines.as_slice() {
                [line, rest @ ..] if wrapped && !rest.is_empty() => {
                    canvas.put_within(2, y, name, line, role);
                    canvas.put_within(2, y + 1, name, &Shown::join(rest, " "), role);
                    y += 2;
                }
                _ => {
                    canvas.put_within(2, y, name, &Shown::outside(&option.name), role);
                    y += 1;
                }
            }
        }
        y += 1;
        y = words(criterion, canvas, y);
        let rating = options.get(at).and_then(|option| scene.view.rating(&self.person, &self.criterion, &option.id));
        if let Some(rating) = rating {
            let basis = rating.basis.map(|basis| say::basis(scene.tongue, basis).capitalized());
            let note =
                rating.note.as_deref().map(|note| tell!(scene.tongue, "screen-quoted", text = Shown::outside(note)));
            let said: Vec<Shown> = basis.into_iter().chain(note).collect();
            y = canvas.put_wrapped(2, y, right.saturating_sub(2), &Shown::join(&said, "  "), Role::Text);
        }
        y = self.draw_left(scene, canvas, y + u16::from(wide));
        (y, cursor)
    }

    fn draw_figure(
        &self,
        scene: &Scene<'_>,
        canvas: &mut Canvas<'_>,
        x: u16,
        y: u16,
        rating: Option<&Rating>,
        is_here: bool,
    ) {
        let role = |value: f64| {
            if value < 0.0 {
                Role::Con
            } else if value > 0.0 {
                Role::Pro
            } else {
                Role::Text
            }
        };
        match rating {
            Some(rating) => {
                let said = say::rating(scene.tongue, Some(rating));
                let said = if said.as_str() == "?" { tell!(scene.tongue, "walk-dont-know") } else { said };
                let end = canvas.put(x, y, &said, role(rating.value()));
                if rating.note.is_some() {
                    canvas.put(end + 1, y, &Shown::fixed("✎"), Role::Quiet);
                }
            }
            None => {
                let nothing = || (tell!(scene.tongue, "walk-not-rated"), Role::Quiet);
                let (said, role) = self.rater.sign().filter(|_| is_here).unwrap_or_else(nothing);
                canvas.put(x, y, &said, role);
            }
        }
    }

    /// How many criteria are left at most, and whether the rest can still matter.
    fn draw_left(&self, scene: &Scene<'_>, canvas: &mut Canvas<'_>, y: u16) -> u16 {
        if self.left.criteria == 0 {
            return y;
        }
        let width = canvas.width().saturating_sub(2).min(72);
        if self.left.settled {
            let said = tell!(scene.tongue, "screen-settled", count = self.left.criteria);
            canvas.put_wrapped(2, y, width, &said, Role::Caution)
        } else {
            let said = tell!(scene.tongue, "screen-left", count = self.left.criteria);
            canvas.put_wrapped(2, y, width, &said, Role::Quiet)
        }
    }
}

/// The words at −5, 0 and +5: in a row where they fit, else one a line.
fn words(criterion: &Criterion, canvas: &mut Canvas<'_>, y: u16) -> u16 {
    let word = |sign: &'static str, text: &Option<String>| {
        text.as_deref().map(|text| Shown::join(&[Shown::fixed(sign), Shown::outside(text)], " "))
    };
    let words = [
        (word("−5", &criterion.con), Role::Con),
        (word("0", &criterion.zero), Role::Quiet),
        (word("+5", &criterion.pro), Role::Pro),
    ];
    let words: Vec<(Shown, Role)> = words.into_iter().filter_map(|(text, role)| Some((text?, role))).collect();
    let width: usize = words.iter().map(|(text, _)| text.width() + 3).sum();

    if width <= usize::from(canvas.width().saturating_sub(2)) + 3 {
        let mut x = 2;
        for (text, role) in &words {
            x = canvas.put(x, y, text, *role) + 3;
        }
        return y + u16::from(!words.is_empty());
    }
    let ends = words.iter().filter(|(_, role)| *role != Role::Quiet);
    ends.fold(y, |y, (text, role)| {
        canvas.put(2, y, text, *role);
        y + 1
    })
}
