//! The action steps with their dates, and below them the safeguards offered for the chosen option.

use chrono::NaiveDate;
use ratatui::layout::Position;

use crate::phrases;
use crate::t;
use crate::text::{SafeText, date};
use crate::ui::action::Action;
use crate::ui::keymap::Scope;
use crate::ui::outcome::{Outcome, Overlay, PromptPurpose};
use crate::ui::theme::Role;
use crate::ui::view_context::ViewContext;
use crate::ui::widgets::{Canvas, Selection};
use crate::walk::{self, Safeguard};
use pesee_core::deliberation::{ActionStep, ActionStepField, Edit, FieldPath, FieldValue, List};

use super::dated_list::{DatedEntry, DatedSection, describe_day, draw_dated_list};

/// The list of action steps, followed by the offered safeguards. One selection covers both.
#[derive(Debug, Default)]
pub(super) struct ActionStepList {
    selection: Selection,
}

impl ActionStepList {
    /// Returns the scope of the selected row: an own step, or an offered safeguard.
    pub(super) fn scope(&self, context: &ViewContext<'_>) -> Scope {
        let (steps, offered) = (context.view.steps().len(), offered_safeguards(context).len());
        let is_offered = offered > 0 && self.selection.index(steps + offered) >= steps;
        if is_offered { Scope::Safeguards } else { Scope::ActionSteps }
    }

    pub(super) fn has_other_rows(&self, context: &ViewContext<'_>) -> bool {
        context.view.steps().len() + offered_safeguards(context).len() > 1
    }

    pub(super) fn act(&mut self, context: &ViewContext<'_>, action: Action) -> Vec<Outcome> {
        let (steps, offered) = (context.view.steps(), offered_safeguards(context));
        let count = steps.len() + offered.len();
        if self.selection.act(action, count) {
            return Vec::new();
        }
        match action {
            Action::Next => return vec![Outcome::NextQuestion],
            Action::Add => {
                self.selection.set(steps.len());
                return vec![Outcome::OpenOverlay(Overlay::Prompt {
                    initial_text: String::new(),
                    purpose: PromptPurpose::AddStep,
                })];
            }
            _ => {}
        }
        let at = self.selection.index(count);
        match (steps.get(at), at.checked_sub(steps.len()).and_then(|at| offered.get(at))) {
            (Some(step), _) => act_on_step(context, step, action),
            (None, Some((safeguard, text))) if action == Action::Toggle => {
                // The safeguard becomes the last step, and the next offer takes its place under the cursor.
                self.selection.set(at + 1);
                vec![Outcome::Edit(walk::add_safeguard_step(context.view, safeguard, text.as_str()))]
            }
            _ => Vec::new(),
        }
    }

    pub(super) fn draw(&self, context: &ViewContext<'_>, canvas: &mut Canvas<'_>) -> (u16, Option<Position>) {
        let (steps, offered) = (context.view.steps(), offered_safeguards(context));
        let at = self.selection.index(steps.len() + offered.len());
        let own = DatedSection {
            heading: steps.is_empty().then(|| t!(context.locale, "screen-no-steps")),
            entries: steps.iter().map(|step| step_entry(context, step)).collect(),
        };
        let safeguards = DatedSection {
            heading: (!offered.is_empty()).then(|| t!(context.locale, "safeguard-title")),
            entries: offered.iter().map(|(safeguard, text)| safeguard_entry(context, text, safeguard.due_on)).collect(),
        };
        draw_dated_list(canvas, &[own, safeguards], at)
    }
}

fn offered_safeguards(context: &ViewContext<'_>) -> Vec<(Safeguard, SafeText)> {
    phrases::safeguard_offers(context.locale, context.view, context.now.date_naive())
}

/// Applies `action` to an own step.
fn act_on_step(context: &ViewContext<'_>, step: &ActionStep, action: Action) -> Vec<Outcome> {
    match action {
        Action::Toggle => {
            let done = (step.done != Some(true)).then_some(FieldValue::Bool(true));
            vec![Outcome::Edit(Edit::set(context.view, FieldPath::Step(step.id.clone(), ActionStepField::Done), done))]
        }
        Action::Rename => {
            let purpose = PromptPurpose::EditStep(step.id.clone());
            vec![Outcome::OpenOverlay(Overlay::Prompt { initial_text: step.what.clone(), purpose })]
        }
        Action::Remove => {
            let edit = walk::remove_entry(context.view, List::Steps, &step.id);
            let what = SafeText::sanitize(&step.what);
            vec![Outcome::Edit(edit), Outcome::NotifyOfEdit(t!(context.locale, "screen-removed-entry", what = what))]
        }
        _ => Vec::new(),
    }
}

fn step_entry(context: &ViewContext<'_>, step: &ActionStep) -> DatedEntry {
    let is_done = step.done == Some(true);
    let mark = if is_done { ("✓", Role::Accent) } else { ("○", Role::Quiet) };
    let (day, day_role) = describe_day(context, step.by, is_done);
    DatedEntry {
        mark: (SafeText::from_static(mark.0), mark.1),
        text: SafeText::sanitize(&step.what),
        role: Role::Text,
        day,
        day_role,
    }
}

fn safeguard_entry(context: &ViewContext<'_>, text: &SafeText, due_on: NaiveDate) -> DatedEntry {
    DatedEntry {
        mark: (SafeText::from_static("·"), Role::Quiet),
        text: text.clone(),
        role: Role::Quiet,
        day: date::format_short_day(context.locale, due_on, context.now.date_naive()),
        day_role: Role::Quiet,
    }
}
