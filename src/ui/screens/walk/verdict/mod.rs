//! Step 9 of the walk: the verdict as a sentence, the options as bars, the time horizon, the sensitivity page, and each
//! option on the balance.

mod contribution_list;
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

/// The number of steps of one key between the ends of the lens.
const LENS_STEPS: f64 = 20.0;

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

    pub(super) fn has_other_rows(&self) -> bool {
        self.sensitivity_scroll.as_ref().is_none_or(ScrollState::can_scroll)
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
        match action {
            Action::Left => self.preview_lens(context, false),
            Action::Right => self.preview_lens(context, true),
            // The decision is made with the stored lens; a preview is kept only by its own key.
            Action::Next => return vec![Outcome::NextQuestion],
            Action::KeepLens => {
                let lens = self.lens_preview.take().and_then(|(lens, _)| Lens::new(lens));
                let path = FieldPath::Weighing(WeighingField::Later);
                return lens
                    .map(|lens| Outcome::Edit(Edit::set_typed(context.view, path, &lens)))
                    .into_iter()
                    .collect();
            }
            _ => {}
        }
        Vec::new()
    }

    /// Returns whether the lens stands at a setting that is not stored.
    pub(super) fn is_lens_previewed(&self) -> bool {
        self.lens_preview.is_some()
    }

    /// Moves the lens to the next setting without storing it. At the stored setting the preview ends.
    fn preview_lens(&mut self, context: &ViewContext<'_>, is_later: bool) {
        let stored = context.view.lens();
        let from = self.lens_preview.as_ref().map_or(stored, |(lens, _)| *lens);
        let lens = next_lens(from, is_later, stored);
        let mut document = (**context.view).clone();
        let edit =
            Lens::new(lens).map(|lens| Edit::set_typed(&document, FieldPath::Weighing(WeighingField::Later), &lens));
        let applied = edit.is_some_and(|edit| document.apply(&edit).is_ok());
        let is_preview = applied && lens != stored;
        self.lens_preview = is_preview.then(|| (lens, Box::new(Figures::with_few_draws(&document))));
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
                    (lens, self.lens_preview.is_some().then(|| context.view.lens())),
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

/// Returns the setting of the lens one step from `from`. The steps pass through the stored setting, so that a person
/// can return to it exactly.
fn next_lens(from: f64, is_later: bool, stored: f64) -> f64 {
    const TOLERANCE: f64 = 1e-9;
    // A division by 20 gives the number nearest to the decimal, a multiplication by 0.05 does not.
    let step = if is_later {
        (from * LENS_STEPS + TOLERANCE).floor() + 1.0
    } else {
        (from * LENS_STEPS - TOLERANCE).ceil() - 1.0
    };
    let next = (step / LENS_STEPS).clamp(0.0, 1.0);
    let (low, high) =
        if is_later { (from + TOLERANCE, next + TOLERANCE) } else { (next - TOLERANCE, from - TOLERANCE) };
    if (low..=high).contains(&stored) { stored } else { next }
}

/// Applies `action` while the verdict is withheld: goes to the blocking question, sets the rest to "don't know", or
/// reveals the sealed answers.
fn act_on_withheld(context: &ViewContext<'_>, reason: &RevealError, action: Action) -> Vec<Outcome> {
    match (reason, action) {
        (RevealError::Unfinished { .. }, Action::DontKnow) => {
            let edit = walk::mark_rest_unknown(context.view);
            let message = t!(context.locale, "screen-rest-unknown", count = edit.changes.len());
            vec![Outcome::Edit(edit), Outcome::NotifyOfEdit(message)]
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_lens_moves_in_steps_and_passes_through_the_stored_setting() {
        for stored in [0.0, 0.05, 0.33, 0.5, 0.6, 0.7, 0.999, 1.0] {
            for steps in 1..30 {
                let mut lens = stored;
                let mut there = vec![lens];
                for _ in 0..steps {
                    lens = next_lens(lens, true, stored);
                    there.push(lens);
                }
                assert!(there.is_sorted() && lens <= 1.0, "{there:?}");
                while lens > stored {
                    lens = next_lens(lens, false, stored);
                }
                assert_eq!(lens, stored, "{steps} steps and back");
            }
        }
        assert_eq!([next_lens(0.55, true, 0.5), next_lens(0.65, false, 0.5)], [0.6, 0.6], "as the decimal is read");
        assert_eq!([next_lens(0.0, false, 0.5), next_lens(1.0, true, 0.5)], [0.0, 1.0]);
        assert_eq!([next_lens(0.33, true, 0.5), next_lens(0.33, false, 0.5)], [0.35, 0.3]);
    }
}
