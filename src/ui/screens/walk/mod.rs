//! The walk on screen: one question, and the steps beside it.

mod account;
mod choice;
mod criteria;
mod effect;
mod options;
mod order;
mod pairs;
mod points;
mod rate;
mod scale;
mod steps;
mod swing;
mod text;
mod then;
mod verdict;

use ratatui::layout::Position;

use crate::messages::Draft;
use crate::say;
use crate::tell;
use crate::text::Shown;
use crate::ui::action::Action;
use crate::ui::keymap::Scope;
use crate::ui::outcome::{End, Outcome, Route};
use crate::ui::scene::Scene;
use crate::ui::theme::Role;
use crate::ui::widgets::{Canvas, Field, Selection, Spot, Stroke, top};
use crate::walk::{self, Ask, Kind, Pick, Progress, Step};
use pesee_core::deliberation::{AccountField, Id, List, WeightingMethod};

/// A question with what is being answered, and the way that led to it.
#[derive(Debug)]
pub struct Walk {
    ask: Ask,
    body: Body,
    /// The step selected in the list of steps, while that has the keys.
    rail: Option<Selection>,
    trail: Vec<Ask>,
}

/// One question's own part of the screen.
#[derive(Debug)]
enum Body {
    Text(text::Text),
    Choice(choice::Choice),
    Scale(scale::Scale),
    Account(account::Form),
    Options(options::Options),
    Criteria(criteria::Criteria),
    Order(order::Order),
    Points(points::PointList),
    Swing(swing::Swing),
    Pairs(pairs::Pairs),
    Ratings(rate::Ratings),
    Steps(steps::Steps),
    Verdict(verdict::Verdict),
    Then(then::Then),
    Shown,
}

impl Body {
    fn new(scene: &Scene<'_>, ask: &Ask) -> Body {
        match (ask.kind(scene.view), ask) {
            (Kind::Line | Kind::Text, _) => Body::Text(text::Text::new(scene, ask)),
            (Kind::Choice(picks), _) => Body::Choice(choice::Choice::new(scene, ask, picks)),
            (Kind::Scale { least, most, by }, _) => Body::Scale(scale::Scale::new(least, most, by)),
            (Kind::Lens, _) => Body::Scale(scale::Scale::lens()),
            (Kind::Account, Ask::Account(id)) => Body::Account(account::Form::new(scene, id)),
            (Kind::Options, _) => Body::Options(options::Options::new(scene)),
            (Kind::Criteria, _) => Body::Criteria(criteria::Criteria::new(scene)),
            (Kind::Weights(WeightingMethod::Order), Ask::Weights(person)) => Body::Order(order::Order::new(person)),
            (Kind::Weights(WeightingMethod::Points), Ask::Weights(person)) => {
                Body::Points(points::PointList::new(person))
            }
            (Kind::Weights(WeightingMethod::Swing), Ask::Weights(person)) => {
                Body::Swing(swing::Swing::new(scene, person))
            }
            (Kind::Weights(WeightingMethod::Pairwise), Ask::Weights(person)) => {
                Body::Pairs(pairs::Pairs::new(scene, person))
            }
            (Kind::Ratings, Ask::Rating(person, id)) => Body::Ratings(rate::Ratings::new(scene, person, id)),
            (Kind::Steps, _) => Body::Steps(steps::Steps::default()),
            (Kind::Shown, Ask::Then) => Body::Then(then::Then::new(scene)),
            (Kind::Shown, Ask::Verdict) => Body::Verdict(verdict::Verdict::default()),
            _ => Body::Shown,
        }
    }
}

impl Walk {
    /// At this question.
    pub fn new(scene: &Scene<'_>, ask: Ask) -> Walk {
        let body = Body::new(scene, &ask);
        Walk { ask, body, rail: None, trail: Vec::new() }
    }

    /// The question.
    pub fn ask(&self) -> &Ask {
        &self.ask
    }

    /// The criterion that is asked about.
    pub fn criterion(&self) -> Option<&Id> {
        match &self.ask {
            Ask::Rating(_, criterion) if self.rail.is_none() => Some(criterion),
            _ => None,
        }
    }

    /// To another question; the way back is remembered.
    pub fn go(&mut self, scene: &Scene<'_>, ask: Ask) {
        if ask != self.ask {
            let left = std::mem::replace(&mut self.ask, ask);
            self.trail.push(left);
        }
        self.body = Body::new(scene, &self.ask);
        self.rail = None;
    }

    /// Back to the question before: the one that led here, else the one before it in the walk.
    pub fn back(&mut self, scene: &Scene<'_>) {
        let there = |ask: &Ask| walk::is_there(scene.view, ask);
        let mine = |ask: &Ask| walk::toward(scene.view, ask.clone(), scene.turn) == *ask;
        let from = std::iter::from_fn(|| self.trail.pop()).find(|ask| there(ask) && mine(ask));
        if let Some(ask) = from.or_else(|| walk::previous(scene.view, &self.ask, scene.turn)) {
            self.body = Body::new(scene, &ask);
            self.ask = ask;
        }
        self.rail = None;
    }

    /// The document changed: what is shown follows, and a question that is gone gives way.
    pub fn refresh(&mut self, scene: &Scene<'_>) {
        if !walk::is_there(scene.view, &self.ask) {
            self.ask = walk::toward(scene.view, walk::resume(scene.view), scene.turn);
            self.body = Body::new(scene, &self.ask);
            // Whoever pressed a key that took the question away may press it again: it is not to become text.
            match &mut self.body {
                Body::Text(text) => text.writing = false,
                Body::Account(form) => form.writing = false,
                _ => {}
            }
        }
        let method = |method: WeightingMethod| matches!(self.ask.kind(scene.view), Kind::Weights(now) if now != method);
        let other = match &self.body {
            Body::Order(_) => method(WeightingMethod::Order),
            Body::Points(_) => method(WeightingMethod::Points),
            Body::Swing(_) => method(WeightingMethod::Swing),
            Body::Pairs(_) => method(WeightingMethod::Pairwise),
            _ => false,
        };
        if other {
            self.body = Body::new(scene, &self.ask);
        }
        match &mut self.body {
            Body::Text(text) => text.refresh(scene, &self.ask),
            Body::Options(options) => options.refresh(scene),
            Body::Criteria(criteria) => criteria.refresh(scene),
            Body::Account(form) => form.refresh(scene),
            Body::Swing(swing) => swing.refresh(scene),
            Body::Pairs(pairs) => pairs.refresh(scene),
            Body::Ratings(ratings) => ratings.refresh(scene),
            Body::Verdict(verdict) => verdict.refresh(scene),
            Body::Then(then) => then.refresh(scene),
            Body::Choice(choice) => {
                if let Kind::Choice(picks) = self.ask.kind(scene.view) {
                    choice.refresh(picks);
                }
            }
            _ => {}
        }
    }

    /// Where keys mean something now, the innermost first.
    pub fn scopes(&self, scene: &Scene<'_>) -> Vec<Scope> {
        if self.rail.is_some() {
            return vec![Scope::Rail];
        }
        let own = match &self.body {
            Body::Text(text) if text.writing => return vec![Scope::Field],
            Body::Account(form) if form.is_writing(scene) => return vec![Scope::Field],
            Body::Text(_) => None,
            Body::Account(_) => Some(Scope::Form),
            Body::Choice(_) => Some(Scope::Choice),
            Body::Scale(_) => Some(Scope::Scale),
            Body::Options(_) => Some(Scope::Options),
            Body::Criteria(_) => Some(Scope::Criteria),
            Body::Order(_) => Some(Scope::Order),
            Body::Points(_) => Some(Scope::Points),
            Body::Swing(swing) if swing.is_lifting(scene) => Some(Scope::Swing),
            Body::Swing(_) => Some(Scope::Lift),
            Body::Pairs(_) => Some(Scope::Pairs),
            Body::Ratings(_) => Some(Scope::Rate),
            Body::Steps(steps) => Some(steps.scope(scene)),
            Body::Verdict(verdict) => Some(verdict.scope(scene)),
            Body::Then(_) => Some(Scope::Then),
            Body::Shown => Some(Scope::Shown),
        };
        own.into_iter().chain([Scope::Question]).collect()
    }

    /// Whether letters are text now.
    pub fn is_writing(&self, scene: &Scene<'_>) -> bool {
        self.scopes(scene).contains(&Scope::Field)
    }

    /// Whether an action can be done now, where it is bound at all.
    pub fn can(&self, scene: &Scene<'_>, action: Action) -> bool {
        match action {
            Action::Write => matches!(self.body, Body::Text(_) | Body::Account(_)) && self.rail.is_none(),
            Action::Toggle | Action::Rename | Action::Remove if matches!(self.body, Body::Steps(_)) => {
                !scene.view.steps().is_empty() || self.scopes(scene).contains(&Scope::Safeguards)
            }
            _ if matches!(&self.body, Body::Pairs(pairs) if !pairs.can(scene, action)) => false,
            Action::Verdict => self.ask != Ask::Verdict,
            Action::DontKnow if matches!(self.body, Body::Verdict(_)) => verdict::Verdict::can_rest(scene),
            Action::Balance => matches!(&self.body, Body::Verdict(verdict) if verdict.can_balance()),
            Action::Matrix => !scene.view.criteria().is_empty() && !scene.view.options().is_empty(),
            _ => true,
        }
    }

    /// Does what an action means here.
    pub fn act(&mut self, scene: &Scene<'_>, action: Action) -> Vec<Outcome> {
        if let Action::Step(step) = action {
            self.rail = Some(Selection::new(step));
            return self.act_on_rail(scene, Action::Open);
        }
        if self.rail.is_some() {
            return self.act_on_rail(scene, action);
        }
        let writing = self.is_writing(scene);
        match action {
            Action::Matrix => return vec![Outcome::Go(Route::Matrix)],
            Action::Verdict => return vec![Outcome::Go(Route::Walk(Ask::Verdict))],
            Action::History => return vec![Outcome::Go(Route::History)],
            Action::Compare => return vec![Outcome::Go(Route::Compare)],
            Action::Leave if matches!(&self.body, Body::Verdict(verdict) if verdict.is_explaining()) => {}
            Action::Leave if !writing => {
                self.rail = Some(Selection::new(self.ask.step() as usize));
                return Vec::new();
            }
            Action::Back if !matches!(self.body, Body::Account(_) | Body::Pairs(_)) => return vec![Outcome::Back],
            _ => {}
        }
        if let (Action::Words, Ask::Rating(_, criterion)) = (action, &self.ask) {
            return vec![End::Con.ask(scene.view, criterion)];
        }
        match &mut self.body {
            Body::Text(text) => text.act(scene, action),
            Body::Choice(choice) => choice.act(scene, &self.ask, action),
            Body::Scale(scale) => scale.act(scene, &self.ask, action),
            Body::Account(form) => form.act(scene, action),
            Body::Options(options) => options.act(scene, action),
            Body::Criteria(criteria) => criteria.act(scene, action),
            Body::Order(order) => order.act(scene, action),
            Body::Points(points) => points.act(scene, action),
            Body::Ratings(ratings) => ratings.act(scene, action),
            Body::Steps(steps) => steps.act(scene, action),
            Body::Verdict(verdict) => verdict.act(scene, action),
            Body::Then(then) => then.act(action),
            Body::Swing(swing) => swing.act(scene, action),
            Body::Pairs(pairs) => pairs.act(scene, action),
            Body::Shown if action == Action::Next => vec![Outcome::Onward],
            Body::Shown => Vec::new(),
        }
    }

    fn act_on_rail(&mut self, scene: &Scene<'_>, action: Action) -> Vec<Outcome> {
        let Some(selection) = &mut self.rail else { return Vec::new() };
        if selection.act(action, Step::ALL.len()) {
            return Vec::new();
        }
        match action {
            Action::Open => {
                let step = Step::ALL.get(selection.at(Step::ALL.len())).copied().unwrap_or(Step::Question);
                self.rail = None;
                if step == self.ask.step() {
                    return Vec::new();
                }
                vec![Outcome::Go(Route::Walk(walk::first_of(scene.view, step, scene.turn)))]
            }
            Action::Leave => vec![Outcome::Go(Route::Library)],
            _ => Vec::new(),
        }
    }

    /// The text being written, where one is.
    pub fn field(&self, scene: &Scene<'_>) -> Option<&Field> {
        match &self.body {
            _ if self.rail.is_some() => None,
            Body::Text(text) => text.field(),
            Body::Account(form) => form.field(scene),
            _ => None,
        }
    }

    /// The list that is on the screen, where a pasted one could be added to it.
    pub fn adds_to(&self) -> Option<List> {
        match &self.body {
            _ if self.rail.is_some() => None,
            Body::Options(_) => Some(List::Options),
            Body::Criteria(_) => Some(List::Criteria),
            _ => None,
        }
    }

    /// Does something to the text being written.
    pub fn write(&mut self, scene: &Scene<'_>, stroke: Stroke<'_>) -> Vec<Outcome> {
        match &mut self.body {
            Body::Text(text) if text.writing => text.write(scene, stroke),
            Body::Account(form) if form.is_writing(scene) => form.write(scene, stroke),
            _ => Vec::new(),
        }
    }

    /// What is written and is no answer yet.
    pub fn half(&self) -> Vec<Draft> {
        match &self.body {
            Body::Account(form) => form.half(),
            _ => Vec::new(),
        }
    }

    /// Writes on at a fact of an account.
    pub fn write_on(&mut self, field: AccountField, text: &str) {
        if let Body::Account(form) = &mut self.body {
            form.write_on(field, text);
        }
    }

    /// Whether this question wants the whole width, without the steps beside it.
    pub fn is_wide(&self) -> bool {
        matches!(self.body, Body::Verdict(_)) && self.rail.is_none()
    }

    /// Whether the list of steps has the keys.
    pub fn on_rail(&self) -> bool {
        self.rail.is_some()
    }

    /// Whether up and down move something that is held, rather than look further.
    pub fn holds_something(&self) -> bool {
        matches!(&self.body, Body::Order(order) if order.is_grabbing()) && self.rail.is_none()
    }

    /// Draws the list of steps, with how far each is.
    pub fn draw_rail(&self, scene: &Scene<'_>, canvas: &mut Canvas<'_>) -> Option<Position> {
        let here = self.ask.step();
        let count = Step::ALL.len();
        let selection = self.rail.map(|selection| selection.at(count));
        let first = top(selection.unwrap_or(0), count, canvas.height().into());
        let mut cursor = None;
        for (row, step) in Step::ALL.into_iter().enumerate().skip(first) {
            let y = (row - first) as u16;
            let selected = selection == Some(row);
            let (sign, role) = match scene.progress.get(row) {
                Some(Progress::Done) => ("✓", Role::Accent),
                Some(Progress::Part) => ("◐", Role::Text),
                Some(Progress::Empty) | None => ("○", Role::Quiet),
            };
            if selected {
                canvas.mark(y);
                cursor = canvas.place(2, y);
            }
            canvas.spot(0, y, canvas.width(), 1, Spot::Act(Action::Step(row)));
            canvas.put(2, y, &Shown::fixed(sign), role);
            let role = if step == here || selected { Role::Focus } else { Role::Text };
            let end = canvas.put(4, y, &say::step(scene.tongue, step), role);
            if step == here {
                canvas.put(end + 1, y, &Shown::fixed("‹"), Role::Accent);
            }
        }
        cursor
    }

    /// Draws the question.
    pub fn draw(&self, scene: &Scene<'_>, canvas: &mut Canvas<'_>) -> Option<Position> {
        if let Body::Verdict(verdict) = &self.body {
            return verdict.draw(scene, canvas);
        }
        let asked = say::question(scene.tongue, scene.view, &self.ask);
        let roomy = canvas.height() >= 14;
        let width = canvas.width().saturating_sub(2).min(76);
        let felt = match &self.ask {
            Ask::Rating(_, id) => {
                scene.view.criterion(id).map(|criterion| say::when(scene.tongue, criterion.time_horizon()))
            }
            _ => None,
        }
        .unwrap_or_default();
        let right = canvas.width().saturating_sub(1).min(96);
        let room = right.saturating_sub(felt.width() as u16 + 4);
        let title = if felt.is_empty() { width } else { width.min(room) };
        let mut y = canvas.put_wrapped(2, 0, title, &asked.title, Role::Title);
        canvas.put_right(right, 0, &felt, Role::Quiet);
        let short = matches!(self.body, Body::Ratings(_) | Body::Swing(_) | Body::Pairs(_)) && !roomy;
        if !short {
            y = canvas.put_wrapped(2, y, width, &asked.hint, Role::Quiet);
        }
        let below = y + 1;
        let cautions = self.cautions(scene);
        let rows = canvas.height().saturating_sub(below);
        // What is worth a second look has its place kept; the list scrolls above it.
        let needed: usize = cautions.iter().map(|(text, _)| text.wrap(width.into()).len()).sum();
        let kept = if cautions.is_empty() { 0 } else { (needed as u16 + 1).min(rows * 2 / 3) };
        let mut part = canvas.part(0, below, canvas.width(), rows.saturating_sub(kept));
        let (used, cursor) = self.draw_body(scene, &mut part);
        let mut y = below + used.min(rows.saturating_sub(kept)) + 1;
        for (text, role) in &cautions {
            y = canvas.put_wrapped(2, y, width, text, *role);
        }
        // In a list with nothing in it yet the cursor is where the first entry will be.
        cursor.or(canvas.place(2, below)).or(canvas.place(2, 0))
    }

    fn draw_body(&self, scene: &Scene<'_>, canvas: &mut Canvas<'_>) -> (u16, Option<Position>) {
        match &self.body {
            Body::Text(text) => text.draw(canvas),
            Body::Choice(choice) => choice.draw(scene, &self.ask, canvas),
            Body::Scale(scale) => scale.draw(scene, &self.ask, canvas),
            Body::Account(form) => form.draw(scene, canvas),
            Body::Options(options) => options.draw(scene, canvas),
            Body::Criteria(criteria) => criteria.draw(scene, canvas),
            Body::Order(order) => order.draw(scene, canvas),
            Body::Points(points) => points.draw(scene, canvas),
            Body::Ratings(ratings) => ratings.draw(scene, canvas),
            Body::Steps(steps) => steps.draw(scene, canvas),
            Body::Swing(swing) => swing.draw(scene, canvas),
            Body::Pairs(pairs) => pairs.draw(scene, canvas),
            Body::Then(then) => then.draw(canvas),
            Body::Verdict(_) | Body::Shown => goes_on(scene, canvas),
        }
    }

    /// The sentences for a second look: of the option under the cursor, or of the question as a whole.
    fn cautions(&self, scene: &Scene<'_>) -> Vec<(Shown, Role)> {
        let found = match &self.body {
            Body::Options(options) => {
                let few = walk::cautions(scene.view, &self.ask).into_iter();
                let few = few.filter(|caution| matches!(caution, walk::Caution::FewOptions(_)));
                let taken = options.taken(scene);
                taken
                    .map(|option| walk::about(scene.view, &option))
                    .unwrap_or_default()
                    .into_iter()
                    .chain(few)
                    .collect()
            }
            Body::Choice(choice) if self.ask == Ask::Choice => match choice.selected() {
                Some(Pick::Option(option)) => walk::about(scene.view, option),
                _ => Vec::new(),
            },
            _ => walk::cautions(scene.view, &self.ask),
        };
        let mut sentences = Vec::new();
        for caution in &found {
            let (sentence, offer) = say::caution(scene.tongue, scene.view, caution);
            sentences.push((sentence, Role::Caution));
            sentences.push((offer, Role::Quiet));
        }
        sentences
    }
}

/// Where nothing is asked.
fn goes_on(scene: &Scene<'_>, canvas: &mut Canvas<'_>) -> (u16, Option<Position>) {
    canvas.put(2, 0, &tell!(scene.tongue, "screen-enter-goes-on"), Role::Quiet);
    (1, canvas.place(2, 0))
}
