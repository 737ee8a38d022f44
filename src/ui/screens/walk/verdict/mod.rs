//! Step 9 of the walk: the verdict as a sentence, the options as bars, the time horizon, the sensitivity page, and each
//! option on the balance.

mod layout;
mod option_detail;

use std::cell::Cell;

use ratatui::layout::Position;

use crate::phrases;
use crate::t;
use crate::ui::action::Action;
use crate::ui::keymap::Scope;
use crate::ui::outcome::{Outcome, Route};
use crate::ui::theme::Role;
use crate::ui::view_context::ViewContext;
use crate::ui::widgets::{Canvas, ScrollState, Selection};
use crate::walk;
use pesee_core::deliberation::{Edit, FieldPath, Lens, WeighingField};
use pesee_core::method::{Figures, RevealError, reveal_ranking};

use layout::VerdictLayout;

pub(super) use option_detail::OptionDetail;

/// The verdict, with the selected option and an optional lens preview.
#[derive(Debug, Default)]
pub(super) struct VerdictPanel {
    selection: Selection,
    /// Another position of the lens that is not stored, with its figures.
    lens_preview: Option<(f64, Box<Figures>)>,
    /// The scroll position of the sensitivity page while it is open.
    sensitivity_scroll: Option<ScrollState>,
    balance_mode: BalanceMode,
    /// The space for the balance, known only after drawing.
    balance_space: Cell<BalanceSpace>,
}

/// The counterpart of the option under the cursor on the balance.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum BalanceMode {
    /// The balance is shown only if it has its own pane.
    #[default]
    Hidden,
    /// The cons of the option against its pros.
    SingleOption,
    /// The option against its nearest rival.
    WithRival,
}

/// The space for the balance.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum BalanceSpace {
    /// The balance replaces other content.
    #[default]
    Shared,
    /// The balance has its own pane.
    OwnPane,
    /// Both balances are visible at once: the option alone, and against its rival.
    BothBalances,
}

/// The distance that one key moves the lens.
const LENS_STEP: f64 = 0.05;

impl VerdictPanel {
    pub(super) fn scope(&self, context: &ViewContext<'_>) -> Scope {
        match reveal_ranking(context.view, context.figures) {
            Ok(_) if self.is_sensitivity_open() => Scope::Sensitivity,
            Ok(_) => Scope::Verdict,
            Err(RevealError::Sealed) => Scope::SealedAnswers,
            Err(_) => Scope::WithheldVerdict,
        }
    }

    /// Returns whether the unanswered ratings can be set to "don't know".
    pub(super) fn can_mark_rest_unknown(context: &ViewContext<'_>) -> bool {
        matches!(reveal_ranking(context.view, context.figures), Err(RevealError::Unfinished { .. }))
    }

    /// Updates the panel after a change of the document. Ends the lens preview, and closes the sensitivity page if the
    /// verdict is withheld.
    pub(super) fn refresh(&mut self, context: &ViewContext<'_>) {
        self.lens_preview = None;
        if reveal_ranking(context.view, context.figures).is_err() {
            self.sensitivity_scroll = None;
        }
    }

    pub(super) fn act(&mut self, context: &ViewContext<'_>, action: Action) -> Vec<Outcome> {
        if let Err(reason) = reveal_ranking(context.view, context.figures) {
            return act_on_withheld(context, &reason, action);
        }
        match (&mut self.sensitivity_scroll, action) {
            (Some(_), Action::Leave) => self.sensitivity_scroll = None,
            (Some(page), _) => {
                if !page.scroll_by_line(action) {
                    return self.act_on_ranking(context, action);
                }
            }
            (None, Action::ShowSensitivity) => self.sensitivity_scroll = Some(ScrollState::default()),
            (None, Action::NextBalance) => self.balance_mode = self.next_balance_mode(context),
            _ => return self.act_on_ranking(context, action),
        }
        Vec::new()
    }

    /// Returns whether the key for the next balance has an effect.
    pub(super) fn has_other_balance(&self) -> bool {
        self.balance_space.get() != BalanceSpace::BothBalances
    }

    /// Returns whether the sensitivity page is open, which Esc closes.
    pub(super) fn is_sensitivity_open(&self) -> bool {
        self.sensitivity_scroll.is_some()
    }

    /// Returns the next mode: a single option (if the balance has no pane), then with the rival (if there is one), then
    /// hidden.
    fn next_balance_mode(&self, context: &ViewContext<'_>) -> BalanceMode {
        let has_rival = context.figures.matrix().eligible_options().count() > 1;
        match self.balance_mode {
            BalanceMode::Hidden if self.balance_space.get() == BalanceSpace::Shared => BalanceMode::SingleOption,
            BalanceMode::Hidden | BalanceMode::SingleOption if has_rival => BalanceMode::WithRival,
            _ => BalanceMode::Hidden,
        }
    }

    fn act_on_ranking(&mut self, context: &ViewContext<'_>, action: Action) -> Vec<Outcome> {
        if self.selection.act(action, context.view.options().len()) {
            return Vec::new();
        }
        if action == Action::CopyVerdict {
            let figures = self.lens_preview.as_ref().map_or(context.figures, |(_, figures)| figures);
            return vec![Outcome::CopyLines(phrases::verdict_for_clipboard(context.locale, context.view, figures))];
        }
        match (action, self.lens_preview.take()) {
            (Action::Left, preview) => self.preview_lens(context, preview, -LENS_STEP),
            (Action::Right, preview) => self.preview_lens(context, preview, LENS_STEP),
            (Action::Next, Some((lens, _))) => {
                let edit = Lens::new(lens)
                    .map(|lens| Edit::set_typed(context.view, FieldPath::Weighing(WeighingField::Later), &lens));
                return edit.map(Outcome::Edit).into_iter().collect();
            }
            (Action::Next, None) => return vec![Outcome::NextQuestion],
            (_, preview) => self.lens_preview = preview,
        }
        Vec::new()
    }

    fn preview_lens(&mut self, context: &ViewContext<'_>, preview: Option<(f64, Box<Figures>)>, by: f64) {
        let from = preview.map_or(context.view.lens(), |(lens, _)| lens);
        let lens = ((from + by) / LENS_STEP).round() * LENS_STEP;
        let lens = lens.clamp(0.0, 1.0);
        let mut document = (**context.view).clone();
        let is_stored = (lens - context.view.lens()).abs() < 1e-9;
        let edit =
            Lens::new(lens).map(|lens| Edit::set_typed(&document, FieldPath::Weighing(WeighingField::Later), &lens));
        let applied = edit.is_some_and(|edit| document.apply(&edit).is_ok());
        self.lens_preview = (applied && !is_stored).then(|| (lens, Box::new(Figures::with_few_draws(&document))));
    }

    pub(super) fn draw(&self, context: &ViewContext<'_>, canvas: &mut Canvas<'_>) -> Option<Position> {
        let (lens, figures) = match &self.lens_preview {
            Some((lens, figures)) => (*lens, figures.as_ref()),
            None => (context.view.lens(), context.figures),
        };
        match reveal_ranking(context.view, figures) {
            Ok(ranking) => {
                let layout = VerdictLayout::new(
                    context,
                    (figures, ranking),
                    (lens, self.lens_preview.is_some()),
                    self.selection,
                );
                match &self.sensitivity_scroll {
                    Some(page) => page.draw(canvas, &layout.sensitivity_lines(text_width(canvas))),
                    None => {
                        let (space, cursor) = layout.draw(canvas, self.balance_mode);
                        self.balance_space.set(space);
                        cursor
                    }
                }
            }
            Err(reason) => {
                let width = text_width(canvas);
                let text = phrases::withheld_reason(context.locale, context.view, &reason);
                let y = canvas.put_wrapped(2, 0, width, &text, Role::Title);
                if reason != RevealError::Sealed {
                    canvas.put_wrapped(2, y + 1, width, &t!(context.locale, "screen-withheld"), Role::Quiet);
                }
                canvas.position(2, 0)
            }
        }
    }
}

/// Applies `action` while the verdict is withheld: goes to the blocking question, sets the rest to "don't know", or
/// reveals the sealed answers.
fn act_on_withheld(context: &ViewContext<'_>, reason: &RevealError, action: Action) -> Vec<Outcome> {
    match (reason, action) {
        (RevealError::Unfinished { .. }, Action::DontKnow) => {
            let edit = walk::mark_rest_unknown(context.view);
            let message = t!(context.locale, "screen-rest-unknown", count = edit.changes.len());
            vec![Outcome::Edit(edit), Outcome::Notify(message)]
        }
        (RevealError::Sealed, Action::Next) => vec![Outcome::Edit(walk::reveal_answers(context.view, context.now))],
        (_, Action::Next) => {
            let question = walk::question_blocking_verdict(context.view);
            vec![question.map_or(Outcome::Navigate(Route::Resume), |question| Outcome::Navigate(Route::Walk(question)))]
        }
        _ => Vec::new(),
    }
}

/// Returns the width of sentences.
fn text_width(canvas: &Canvas<'_>) -> u16 {
    canvas.width().saturating_sub(4).min(96)
}
