//! The list of criteria: which ones count, and their time horizon.

use ratatui::layout::Position;

use crate::phrases;
use crate::t;
use crate::text::SafeText;
use crate::ui::action::Action;
use crate::ui::outcome::{Outcome, Overlay, PromptPurpose, ScaleAnchor};
use crate::ui::theme::Role;
use crate::ui::view_context::ViewContext;
use crate::ui::widgets::{Canvas, Selection, draw_entry_marks, fit_names};
use crate::walk;
use pesee_core::deliberation::{Edit, Id};

/// The list of criteria and the selected one.
#[derive(Debug)]
pub(super) struct CriterionList {
    known_ids: Vec<Id>,
    selection: Selection,
}

impl CriterionList {
    pub(super) fn new(context: &ViewContext<'_>) -> CriterionList {
        CriterionList { known_ids: criterion_ids(context), selection: Selection::default() }
    }

    /// Updates the list after a change of the document; selects a criterion that was added.
    pub(super) fn refresh(&mut self, context: &ViewContext<'_>) {
        let ids = criterion_ids(context);
        if let Some(index) = ids.iter().position(|id| !self.known_ids.contains(id)) {
            self.selection.set(index);
        }
        self.known_ids = ids;
    }

    pub(super) fn act(&mut self, context: &ViewContext<'_>, action: Action) -> Vec<Outcome> {
        let count = context.view.criteria().len();
        if self.selection.act(action, count) {
            return Vec::new();
        }
        match action {
            Action::Next => return vec![Outcome::NextQuestion],
            Action::Add => {
                let purpose = PromptPurpose::AddCriterion;
                return vec![Outcome::OpenOverlay(Overlay::Prompt { initial_text: String::new(), purpose })];
            }
            _ => {}
        }
        let Some(criterion) = context.view.criteria().get(self.selection.index(count)) else { return Vec::new() };
        match action {
            Action::Toggle => vec![Outcome::Edit(walk::toggle_criterion(context.view, &criterion.id))],
            Action::NextTimeHorizon => vec![Outcome::Edit(walk::cycle_time_horizon(context.view, &criterion.id))],
            Action::Remove => {
                let what = SafeText::sanitize(&criterion.name);
                vec![
                    Outcome::Edit(Edit::remove_criterion(context.view, &criterion.id)),
                    Outcome::NotifyOfEdit(t!(context.locale, "screen-removed-entry", what = what)),
                ]
            }
            Action::Rename => {
                let purpose = PromptPurpose::RenameCriterion(criterion.id.clone());
                vec![Outcome::OpenOverlay(Overlay::Prompt { initial_text: criterion.name.clone(), purpose })]
            }
            Action::EditAnchors => vec![ScaleAnchor::Con.open_prompt(context.view, &criterion.id)],
            _ => Vec::new(),
        }
    }

    pub(super) fn draw(&self, context: &ViewContext<'_>, canvas: &mut Canvas<'_>) -> (u16, Option<Position>) {
        let criteria = context.view.criteria();
        let at = self.selection.index(criteria.len());
        let height = usize::from(canvas.height().saturating_sub(3).max(3));
        let right = canvas.width().saturating_sub(2).min(72);
        let width = right.saturating_sub(16);
        let names: Vec<SafeText> = criteria.iter().map(|criterion| SafeText::sanitize(&criterion.name)).collect();
        let (first, names) = fit_names(&names, at, width.into(), height, context.names_language());
        let mut cursor = None;
        let mut y = 0;
        for ((row, criterion), lines) in criteria.iter().enumerate().skip(first).zip(&names) {
            canvas.add_entry_target((y, lines.len() as u16), row, row == at, Action::Toggle);
            if row == at {
                canvas.mark_selected(y);
                cursor = canvas.position(2, y);
            }
            let counts = criterion.may_count();
            let role = match (row == at, counts) {
                (true, _) => Role::Focus,
                (false, true) => Role::Text,
                (false, false) => Role::Quiet,
            };
            canvas.put(
                2,
                y,
                &SafeText::from_static(if counts { "✓" } else { "·" }),
                if counts { Role::Accent } else { Role::Quiet },
            );
            canvas.put_right(right, y, &phrases::time_horizon(context.locale, criterion.time_horizon()), Role::Quiet);
            for line in lines {
                canvas.put_within(4, y, width, line, role);
                y += 1;
            }
        }
        draw_entry_marks(canvas, first..first + names.len(), criteria.len(), y.into());
        y += 1;
        if let Some(hint) = criteria.get(at).and_then(|criterion| criterion.hint.as_deref()) {
            y = canvas.put_wrapped(2, y, right.saturating_sub(2), &SafeText::sanitize(hint), Role::Quiet);
        }
        if let Some(criterion) = criteria.get(at) {
            let words = [("−5", &criterion.con), ("0", &criterion.zero), ("+5", &criterion.pro)];
            for (value, words) in words.into_iter().filter_map(|(value, words)| Some((value, words.as_deref()?))) {
                canvas.put_right(4, y, &SafeText::from_static(value), Role::Quiet);
                canvas.put_within(5, y, right.saturating_sub(5), &SafeText::sanitize(words), Role::Quiet);
                y += 1;
            }
        }
        (y, cursor)
    }
}

fn criterion_ids(context: &ViewContext<'_>) -> Vec<Id> {
    context.view.criteria().iter().map(|criterion| criterion.id.clone()).collect()
}
