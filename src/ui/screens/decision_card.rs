//! The card a decided deliberation opens on: what you chose, why, what you expected, what is still to do.

use ratatui::layout::Position;

use crate::say;
use crate::tell;
use crate::text::{Shown, date};
use crate::ui::action::Action;
use crate::ui::keymap::{BINDINGS, Scope, build_hints};
use crate::ui::outcome::{Outcome, Route};
use crate::ui::theme::Role;
use crate::ui::view_context::ViewContext;
use crate::ui::widgets::{Canvas, ScrollState};
use crate::walk::{Ask, look_back};
use pesee_core::deliberation::OneToTen;
use pesee_core::method::reveal_ranking;

/// The card, maybe scrolled.
#[derive(Debug, Default)]
pub struct DecisionCardScreen {
    scroll: ScrollState,
}

impl DecisionCardScreen {
    /// Does what an action means here.
    pub fn act(&mut self, scene: &ViewContext<'_>, action: Action) -> Vec<Outcome> {
        if self.scroll.scroll_by_line(action) {
            return Vec::new();
        }
        let route = match action {
            Action::Matrix => Route::Matrix,
            Action::History => Route::History,
            Action::Compare => Route::Compare,
            Action::Verdict => Route::Walk(Ask::Verdict),
            Action::Review => Route::Walk(Ask::CameTrue),
            Action::OpenActionSteps => Route::Walk(Ask::Steps),
            Action::NewRound => Route::NewRound,
            Action::Walk => Route::Walk(Ask::Choice),
            Action::Leave => Route::Library,
            Action::CopyVerdict => {
                return vec![Outcome::CopyLines(say::to_copy(scene.locale, scene.view, scene.figures))];
            }
            _ => return Vec::new(),
        };
        vec![Outcome::Navigate(route)]
    }

    /// Draws the card.
    pub fn draw(&self, scene: &ViewContext<'_>, canvas: &mut Canvas<'_>) -> Option<Position> {
        let width = canvas.width().saturating_sub(4).min(76);
        self.scroll.draw(canvas, &build_lines(scene, width.into()))
    }
}

fn build_lines(scene: &ViewContext<'_>, width: usize) -> Vec<(Shown, Role)> {
    let (tongue, view) = (scene.locale, scene.view);
    let today = scene.now.date_naive();
    let mut lines: Vec<(Shown, Role)> = Vec::new();
    let mut add = |text: Shown, role: Role| lines.extend(text.wrap(width).into_iter().map(|line| (line, role)));
    let Some(decision) = look_back::standing(view) else { return lines };
    if look_back::is_due(view, today) {
        add(tell!(tongue, "library-card-due"), Role::Caution);
    }
    if let Some(question) = &view.head().question {
        add(Shown::outside(question), Role::Quiet);
    }
    let option = decision.option.as_ref().map(|id| say::option(view, id)).unwrap_or_default();
    let on = decision.at.at.map(|at| date::day(tongue, at.date_naive())).unwrap_or_default();
    add(tell!(tongue, "library-card-chose", option = option, day = on), Role::Title);
    add(Shown::default(), Role::Text);
    for (id, text) in [
        ("library-card-because", &decision.because),
        ("library-card-expects", &decision.expects),
        ("library-card-premortem", &decision.premortem),
        ("library-card-lift", &decision.lift),
    ] {
        if let Some(text) = text {
            add(tell!(tongue, id, text = Shown::outside(text)), Role::Text);
        }
    }
    if let Some(confidence) = decision.confidence {
        add(tell!(tongue, "library-card-confidence", percent = confidence.get().round() as usize), Role::Text);
    }
    if let Some(commitment) = decision.commitment.map(OneToTen::get) {
        add(tell!(tongue, "library-card-commitment", ten = commitment as usize), Role::Text);
    }
    let came = say::came_of_it(tongue, view);
    if !came.is_empty() {
        add(Shown::default(), Role::Text);
        came.into_iter().for_each(|sentence| add(sentence, Role::Text));
    }
    if !view.steps().is_empty() {
        add(Shown::default(), Role::Text);
        let done = view.steps().iter().filter(|step| step.done == Some(true)).count();
        add(tell!(tongue, "library-card-steps", done = done, count = view.steps().len()), Role::Quiet);
        for step in view.steps() {
            let is_done = step.done == Some(true);
            let sign = Shown::fixed(if is_done { "✓" } else { "○" });
            let late = step.by.filter(|day| !is_done && *day < today);
            let by = step.by.map(|day| date::short_day(tongue, day, today));
            let by = match (late, by) {
                (Some(_), Some(day)) => tell!(tongue, "screen-late", day = day),
                (None, Some(day)) => day,
                _ => Shown::default(),
            };
            let role = if late.is_some() { Role::Caution } else { Role::Text };
            add(Shown::join(&[sign, Shown::outside(&step.what), by], "  "), role);
        }
    }
    add(Shown::default(), Role::Text);
    if let Ok(ranking) = reveal_ranking(view, scene.figures) {
        let spoken = say::verdict(tongue, view, scene.figures, ranking);
        add(tell!(tongue, "library-card-verdict", verdict = spoken.headline), Role::Text);
        if let Some(first) = spoken.breaks.first() {
            add(first.clone(), Role::Text);
        }
    }
    for feeling in say::feelings(tongue, view) {
        add(feeling, Role::Quiet);
    }
    if let Some(day) = view.head().review_on {
        add(tell!(tongue, "library-card-review", day = date::day(tongue, day)), Role::Quiet);
    }
    let since = say::since(tongue, view, decision.at.at);
    if !since.is_empty() {
        add(Shown::default(), Role::Text);
        since.into_iter().for_each(|sentence| add(sentence, Role::Quiet));
    }
    // Months later nobody remembers a key.
    add(Shown::default(), Role::Text);
    let offered = build_hints(tongue, BINDINGS.iter().filter(|binding| binding.scope == Scope::DecisionCard));
    let offered = offered.iter().map(|hint| Shown::join([&hint.keys, &hint.label], " ").unbroken());
    add(Shown::join(&offered.collect::<Vec<_>>(), "   "), Role::Accent);
    lines
}
