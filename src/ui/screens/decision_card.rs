//! The decision card, the first screen of a decided deliberation: the choice, the reasons, the expectations and the
//! open action steps.

use ratatui::layout::Position;

use crate::phrases;
use crate::t;
use crate::text::{SafeText, date};
use crate::ui::action::Action;
use crate::ui::keymap::{Scope, all_bindings, build_hints};
use crate::ui::outcome::{Outcome, Route};
use crate::ui::theme::Role;
use crate::ui::view_context::ViewContext;
use crate::ui::widgets::{Canvas, ScrollState};
use crate::walk::{Question, review};
use pesee_core::deliberation::OneToTen;
use pesee_core::method::reveal_ranking;

/// The decision card and its scroll position.
#[derive(Debug, Default)]
pub struct DecisionCardScreen {
    scroll: ScrollState,
}

impl DecisionCardScreen {
    /// Applies `action` and returns its outcomes.
    pub fn act(&mut self, context: &ViewContext<'_>, action: Action) -> Vec<Outcome> {
        if self.scroll.scroll_by_line(action) {
            return Vec::new();
        }
        let route = match action {
            Action::Matrix => Route::Matrix,
            Action::History => Route::History,
            Action::Compare => Route::Compare,
            Action::Verdict => Route::Walk(Question::Verdict),
            Action::Review => Route::Walk(review::first_question(context.view)),
            Action::OpenActionSteps => Route::Walk(Question::Steps),
            Action::OpenTripwires => Route::Walk(Question::Tripwires),
            Action::NewRound => Route::NewRound,
            Action::Walk => Route::Walk(Question::Choice),
            Action::Leave => Route::Library,
            Action::CopyVerdict => {
                return vec![Outcome::CopyLines(phrases::verdict_for_clipboard(
                    context.locale,
                    context.view,
                    context.figures,
                ))];
            }
            _ => return Vec::new(),
        };
        vec![Outcome::Navigate(route)]
    }

    /// Returns whether there is another row to select or to scroll to.
    pub fn has_other_rows(&self) -> bool {
        self.scroll.can_scroll()
    }

    /// Draws the card.
    pub fn draw(&self, context: &ViewContext<'_>, canvas: &mut Canvas<'_>) -> Option<Position> {
        let width = canvas.width().saturating_sub(4).min(76);
        self.scroll.draw(canvas, &build_lines(context, width.into()))
    }
}

fn build_lines(context: &ViewContext<'_>, width: usize) -> Vec<(SafeText, Role)> {
    let (locale, view) = (context.locale, context.view);
    let today = context.now.date_naive();
    let mut lines: Vec<(SafeText, Role)> = Vec::new();
    let mut add = |text: SafeText, role: Role| lines.extend(text.wrap(width).into_iter().map(|line| (line, role)));
    let Some(decision) = review::current_decision(view) else { return lines };
    if review::is_due(view, today) {
        add(t!(locale, "library-card-due"), Role::Caution);
    }
    for tripwire in review::due_tripwires(view, today) {
        let sign = SafeText::sanitize(&tripwire.sign);
        add(t!(locale, "library-card-sign-due", sign = sign), Role::Caution);
    }
    let option = decision.option.as_ref().map(|id| phrases::option(view, id)).unwrap_or_default();
    let day = decision.at.at.map(|at| date::format_day(locale, at.date_naive())).unwrap_or_default();
    add(t!(locale, "library-card-choice", option = &option, day = day), Role::Title);
    if decision.option.as_ref().is_some_and(|id| view.is_final(id)) {
        add(t!(locale, "verdict-cannot-be-undone", option = option), Role::Caution);
    }
    if let Some(reason) = &decision.because {
        add(t!(locale, "library-card-because", text = SafeText::sanitize(reason)), Role::Text);
    }
    let verdict = reveal_ranking(view, context.figures).ok().map(|ranking| {
        let change = phrases::breaking_points(locale, view, context.figures, ranking).into_iter().next();
        (phrases::verdict(locale, view, context.figures, ranking), change)
    });
    if let Some((text, change)) = &verdict {
        add(t!(locale, "library-card-verdict", verdict = &text.headline), Role::Text);
        change.iter().cloned().for_each(|sentence| add(sentence, Role::Text));
    }
    add(SafeText::default(), Role::Text);
    if let Some(question) = &view.head().question {
        add(SafeText::sanitize(question), Role::Quiet);
    }
    if let Some(day) = view.head().decide_by {
        add(t!(locale, "library-card-decide-by", day = date::format_day(locale, day)), Role::Quiet);
    }
    for (id, text) in [
        ("library-card-expects", &decision.expects),
        ("library-card-premortem", &decision.premortem),
        ("library-card-lift", &decision.lift),
    ] {
        if let Some(text) = text {
            add(t!(locale, id, text = SafeText::sanitize(text)), Role::Text);
        }
    }
    if let Some(confidence) = decision.confidence {
        add(t!(locale, "library-card-confidence", percent = confidence.get().round() as usize), Role::Text);
    }
    if let Some(commitment) = decision.commitment.map(OneToTen::get) {
        add(t!(locale, "library-card-commitment", ten = commitment as usize), Role::Text);
    }
    if !view.tripwires().is_empty() {
        add(SafeText::default(), Role::Text);
        add(t!(locale, "library-card-signs"), Role::Quiet);
        for tripwire in view.tripwires() {
            let mark = SafeText::from_static(if tripwire.seen.is_some() { "!" } else { "○" });
            let is_due = review::due_tripwires(view, today).any(|due| due.id == tripwire.id);
            let role = if is_due { Role::Caution } else { Role::Text };
            add(SafeText::join(&[mark, phrases::tripwire(locale, tripwire)], "  "), role);
        }
    }
    let outcome_sentences = phrases::review_outcome(locale, view);
    if !outcome_sentences.is_empty() {
        add(SafeText::default(), Role::Text);
        outcome_sentences.into_iter().for_each(|sentence| add(sentence, Role::Text));
    }
    if !view.steps().is_empty() {
        add(SafeText::default(), Role::Text);
        let done = view.steps().iter().filter(|step| step.done == Some(true)).count();
        add(t!(locale, "library-card-steps", done = done, count = view.steps().len()), Role::Quiet);
        for step in view.steps() {
            let is_done = step.done == Some(true);
            let sign = SafeText::from_static(if is_done { "✓" } else { "○" });
            let late = step.by.filter(|day| !is_done && *day < today);
            let by = step.by.map(|day| date::format_short_day(locale, day, today));
            let by = match (late, by) {
                (Some(_), Some(day)) => t!(locale, "screen-overdue", day = day),
                (None, Some(day)) => day,
                _ => SafeText::default(),
            };
            let role = if late.is_some() { Role::Caution } else { Role::Text };
            add(SafeText::join(&[sign, SafeText::sanitize(&step.what), by], "  "), role);
        }
    }
    add(SafeText::default(), Role::Text);
    if let Some((text, change)) = verdict {
        let others = text.summary.into_iter().filter(|sentence| Some(sentence) != change.as_ref());
        others.for_each(|sentence| add(sentence, Role::Text));
    }
    for feeling in phrases::first_feelings(locale, view) {
        add(feeling, Role::Quiet);
    }
    if let Some(day) = view.head().review_on {
        add(t!(locale, "library-card-review", day = date::format_day(locale, day)), Role::Quiet);
    }
    let change_sentences = phrases::changes_since(locale, view, decision.at.at);
    if !change_sentences.is_empty() {
        add(SafeText::default(), Role::Text);
        change_sentences.into_iter().for_each(|sentence| add(sentence, Role::Quiet));
    }
    // The card lists its keys because users open it months later and do not remember them.
    add(SafeText::default(), Role::Text);
    let hints = build_hints(locale, all_bindings().filter(|binding| binding.scope == Scope::DecisionCard));
    let hints = hints.iter().map(|hint| SafeText::join([&hint.keys, &hint.label], " ").with_no_break_spaces());
    add(SafeText::join(&hints.collect::<Vec<_>>(), "   "), Role::Accent);
    lines
}
