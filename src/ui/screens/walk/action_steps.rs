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
use crate::ui::widgets::{Canvas, Selection, draw_scroll_marks, first_visible_row};
use crate::walk::{self, Safeguard};
use pesee_core::deliberation::{ActionStep, ActionStepField, Edit, EntryId, FieldPath, FieldValue, List};

/// The list of action steps, followed by the offered safeguards. One selection covers both.
#[derive(Debug, Default)]
pub(super) struct ActionStepList {
    selection: Selection,
}

/// The maximum number of lines of one entry.
const MAX_ENTRY_LINES: usize = 3;

impl ActionStepList {
    /// Returns the scope of the selected row: an own step, or an offered safeguard.
    pub(super) fn scope(&self, context: &ViewContext<'_>) -> Scope {
        let (steps, offered) = (context.view.steps().len(), offered_safeguards(context).len());
        let is_offered = offered > 0 && self.selection.index(steps + offered) >= steps;
        if is_offered { Scope::Safeguards } else { Scope::ActionSteps }
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
        let right = canvas.width().saturating_sub(2).min(72);
        let own_entries = steps.iter().map(|step| ActionStepEntry::from_step(context, step));
        let offered_entries =
            offered.iter().map(|(safeguard, text)| ActionStepEntry::from_safeguard(context, text, safeguard.due_on));
        let entries: Vec<ActionStepEntry> = own_entries.chain(offered_entries).collect();
        let mut lines: Vec<ActionStepRow<'_>> = Vec::new();
        if steps.is_empty() {
            lines.push(ActionStepRow { text: t!(context.locale, "screen-no-steps"), ..ActionStepRow::default() });
        }
        for (nth, entry) in entries.iter().enumerate() {
            if nth == steps.len() {
                lines.push(ActionStepRow::default());
                lines.push(ActionStepRow { text: t!(context.locale, "safeguard-title"), ..ActionStepRow::default() });
            }
            let text = entry.wrap_lines(right.into()).into_iter().enumerate();
            lines.extend(text.map(|(row, text)| ActionStepRow { entry: Some((nth, entry)), is_first: row == 0, text }));
        }
        let is_at = |line: &ActionStepRow<'_>| line.entry.is_some_and(|(nth, _)| nth == at);
        let height = usize::from(canvas.height());
        let here = lines.iter().position(is_at).unwrap_or(0);
        // With the first entry selected, the lines above it are visible too.
        let first = if at == 0 { 0 } else { first_visible_row(here, lines.len(), height) };
        let first = if here >= first + height { here } else { first };
        let mut cursor = None;
        for (y, line) in lines.iter().skip(first).take(height).enumerate() {
            let y = y as u16;
            let Some((nth, entry)) = line.entry else {
                canvas.put(2, y, &line.text, Role::Quiet);
                continue;
            };
            canvas.add_row_target(y, nth, is_at(line), Action::Toggle);
            if line.is_first {
                if is_at(line) {
                    canvas.mark_selected(y);
                    cursor = canvas.position(2, y);
                }
                canvas.put(2, y, &entry.sign.0, entry.sign.1);
                canvas.put_right(right, y, &entry.day, entry.day_role);
            }
            canvas.put(4, y, &line.text, if is_at(line) { Role::Focus } else { entry.role });
        }
        draw_scroll_marks(canvas, first, lines.len(), height);
        (lines.len().min(height) as u16, cursor.or(canvas.position(2, 0)))
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
            let id = step.id.clone();
            let rest = context.view.entry_ids(List::Steps).into_iter().filter(|name| *name != EntryId::Id(id.clone()));
            let rest: Vec<EntryId> = rest.collect();
            let edit = Edit::build(context.view, |builder| {
                drop(builder.set(FieldPath::ListOrder(List::Steps), Some(FieldValue::EntryIds(rest))));
            });
            let what = SafeText::sanitize(&step.what);
            vec![Outcome::Edit(edit), Outcome::Notify(t!(context.locale, "screen-removed-entry", what = what))]
        }
        _ => Vec::new(),
    }
}

/// A step or an offered safeguard, as it is drawn.
struct ActionStepEntry {
    sign: (SafeText, Role),
    text: SafeText,
    role: Role,
    day: SafeText,
    day_role: Role,
}

impl ActionStepEntry {
    fn from_step(context: &ViewContext<'_>, step: &ActionStep) -> ActionStepEntry {
        let today = context.now.date_naive();
        let is_done = step.done == Some(true);
        let is_overdue = step.by.is_some_and(|day| !is_done && day < today);
        let day = step.by.map(|day| date::format_short_day(context.locale, day, today)).unwrap_or_default();
        let sign = if is_done { ("✓", Role::Accent) } else { ("○", Role::Quiet) };
        ActionStepEntry {
            sign: (SafeText::from_static(sign.0), sign.1),
            text: SafeText::sanitize(&step.what),
            role: Role::Text,
            day: if is_overdue { t!(context.locale, "screen-overdue", day = day) } else { day },
            day_role: if is_overdue { Role::Caution } else { Role::Quiet },
        }
    }

    fn from_safeguard(context: &ViewContext<'_>, text: &SafeText, due_on: NaiveDate) -> ActionStepEntry {
        ActionStepEntry {
            sign: (SafeText::from_static("·"), Role::Quiet),
            text: text.clone(),
            role: Role::Quiet,
            day: date::format_short_day(context.locale, due_on, context.now.date_naive()),
            day_role: Role::Quiet,
        }
    }

    /// Wraps the text between the sign and the date; a very long text is cut.
    fn wrap_lines(&self, right: usize) -> Vec<SafeText> {
        let width = right.saturating_sub(self.day.width() + 6).max(1);
        let mut lines = self.text.wrap(width);
        if lines.len() > MAX_ENTRY_LINES {
            lines.truncate(MAX_ENTRY_LINES);
            if let Some(last) = lines.last_mut() {
                *last = SafeText::concat([&*last, &SafeText::from_static("…")]).truncate(width);
            }
        }
        lines
    }
}

/// A row of the list: a line of an entry, or a text between entries.
#[derive(Default)]
struct ActionStepRow<'a> {
    entry: Option<(usize, &'a ActionStepEntry)>,
    is_first: bool,
    text: SafeText,
}
