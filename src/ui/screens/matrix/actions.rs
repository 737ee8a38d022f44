//! The effects of actions in the matrix.

use crate::phrases;
use crate::t;
use crate::text::SafeText;
use crate::ui::action::Action;
use crate::ui::outcome::{Outcome, Overlay, PromptPurpose, Route};
use crate::ui::view_context::ViewContext;
use crate::walk::{self, Question, WalkStep};
use pesee_core::deliberation::{Alternative, Criterion, Edit, FieldPath, Id, List, WeightingMethod};

use super::{MatrixScreen, only_person};

impl MatrixScreen {
    /// Returns whether `action` has an effect now.
    pub fn can(&self, context: &ViewContext<'_>, action: Action) -> bool {
        let (has_criteria, has_options) = (!context.view.criteria().is_empty(), !context.view.options().is_empty());
        match action {
            _ if changes_answer(action) && only_person(context).is_none() => false,
            Action::DontKnow
            | Action::Minus
            | Action::Plus
            | Action::DecimalMark(_)
            | Action::NextBasis
            | Action::EditNote => has_criteria && has_options && !self.is_on_weight,
            Action::GoToWeight
            | Action::RenameColumn
            | Action::RemoveColumn
            | Action::MoveColumnLeft
            | Action::MoveColumnRight => has_options && !self.is_on_weight,
            Action::Rename | Action::Remove | Action::MoveRowUp | Action::MoveRowDown | Action::NextTimeHorizon => {
                has_criteria
            }
            Action::Digit(_) | Action::EnterValue | Action::ClearAnswer => has_criteria && has_options,
            // On a weight, Enter opens the field of the weight.
            Action::Next => has_criteria && has_options && !self.is_on_weight,
            _ => true,
        }
    }

    /// Applies `action` and returns its outcomes.
    pub fn act(&mut self, context: &ViewContext<'_>, action: Action) -> Vec<Outcome> {
        if action == Action::GoToWeight && self.is_on_weight {
            return vec![Outcome::Notify(t!(context.locale, "unavailable-weight-here"))];
        }
        if self.move_cursor(action) {
            self.rating_input.reset();
            return Vec::new();
        }
        if action == Action::Next {
            return self.go_to_next_cell(context);
        }
        let prompt = |text: &str, purpose| {
            vec![Outcome::OpenOverlay(Overlay::Prompt { initial_text: text.to_owned(), purpose })]
        };
        match action {
            Action::Leave => return vec![Outcome::Navigate(Route::PreviousScreen)],
            Action::History => return vec![Outcome::Navigate(Route::History)],
            Action::Compare => return vec![Outcome::Navigate(Route::Compare)],
            Action::Verdict => return vec![Outcome::Navigate(Route::Walk(Question::Verdict))],
            Action::Add => return prompt("", PromptPurpose::AddCriterion),
            Action::AddColumn => return prompt("", PromptPurpose::AddOption),
            _ => {}
        }
        let (criterion, option) = (self.selected_criterion(context), self.selected_option(context));
        match (action, criterion, option) {
            (Action::Rename, Some(row), _) => prompt(&row.name, PromptPurpose::RenameCriterion(row.id.clone())),
            (Action::RenameColumn, _, Some(column)) => {
                prompt(&column.name, PromptPurpose::RenameOption(column.id.clone()))
            }
            (Action::Remove, Some(row), _) => remove_row(context, row),
            (Action::RemoveColumn, _, Some(column)) => remove_column(context, column),
            (Action::MoveRowUp, Some(row), _) => shift_entry(context, List::Criteria, &row.id, -1),
            (Action::MoveRowDown, Some(row), _) => shift_entry(context, List::Criteria, &row.id, 1),
            (Action::MoveColumnLeft, _, Some(column)) => shift_entry(context, List::Options, &column.id, -1),
            (Action::MoveColumnRight, _, Some(column)) => shift_entry(context, List::Options, &column.id, 1),
            (Action::NextTimeHorizon, Some(row), _) => {
                vec![Outcome::Edit(walk::cycle_time_horizon(context.view, &row.id))]
            }
            (_, Some(row), column) if changes_answer(action) => match (only_person(context), column) {
                (Some(person), Some(column)) => self.rating_input.act(context, (&person, &row.id, &column.id), action),
                (Some(person), None) => edit_weight(context, &person, row, action),
                (None, _) => Vec::new(),
            },
            _ => Vec::new(),
        }
    }

    /// Returns why an action changes no answer here, if several people answer.
    pub fn explain_several_people(&self, context: &ViewContext<'_>, action: Action) -> Option<SafeText> {
        let step = if self.is_on_weight { WalkStep::Weights } else { WalkStep::Ratings };
        let is_refused = changes_answer(action) && context.view.people().len() > 1;
        is_refused.then(|| describe_several_people(context, step))
    }

    /// Enters a pasted rating in the cell, or adds rows that are pasted from a spreadsheet; `None` if the text contains
    /// no numbers. Rows without a name change nothing, because nothing says to which criterion they belong.
    pub fn paste(&mut self, context: &ViewContext<'_>, text: &str) -> Option<Vec<Outcome>> {
        if phrases::has_only_numbers(text) {
            return Some(self.paste_numbers(context, text));
        }
        let table = phrases::parse_pasted_rows(context.view, text)?;
        let Some(person) = only_person(context) else {
            return Some(vec![Outcome::Notify(describe_several_people(context, WalkStep::Ratings))]);
        };
        let (edit, counts) = walk::add_pasted_rows(context.view, &person, &table.rows);
        let message = phrases::pasted_rows(context.locale, &table, counts);
        if edit.is_empty() {
            return Some(vec![Outcome::Notify(message)]);
        }
        Some(vec![Outcome::Edit(edit), Outcome::NotifyOfEdit(message)])
    }

    fn paste_numbers(&mut self, context: &ViewContext<'_>, text: &str) -> Vec<Outcome> {
        let cell = self.selected_criterion(context).zip(self.selected_option(context));
        let (text, (row, column)) = match (phrases::parse::single_cell(text), cell) {
            (Some(text), Some(cell)) => (text, cell),
            (Some(_), None) if self.is_on_weight => {
                return vec![Outcome::Notify(t!(context.locale, "unavailable-on-weight"))];
            }
            _ => return vec![Outcome::Notify(t!(context.locale, "screen-pasted-no-names"))],
        };
        match only_person(context) {
            None => vec![Outcome::Notify(describe_several_people(context, WalkStep::Ratings))],
            Some(person) => self.rating_input.paste(context, (&person, &row.id, &column.id), text),
        }
    }

    /// Moves the cursor; returns whether the action moves it.
    fn move_cursor(&mut self, action: Action) -> bool {
        match action {
            Action::GoToWeight => self.is_on_weight = true,
            Action::SelectCell(row, column) => {
                self.criterion_selection.act(Action::SelectRow(row));
                match column.checked_sub(1) {
                    Some(option) => self.move_to_option(Action::SelectRow(option)),
                    None => self.is_on_weight = true,
                }
            }
            Action::Left if self.is_on_weight || self.option_selection.index() == 0 => self.is_on_weight = true,
            Action::Left => drop(self.option_selection.act(Action::Up)),
            Action::Right if self.is_on_weight => self.move_to_option(Action::First),
            Action::Right => drop(self.option_selection.act(Action::Down)),
            Action::FirstColumn => self.move_to_option(Action::First),
            Action::LastColumn => self.move_to_option(Action::Last),
            _ => return self.criterion_selection.act(action),
        }
        true
    }

    /// Selects the next option, or the first option of the next criterion after the last one. The last cell stays
    /// selected. Leaving a criterion says which of its options have no rating.
    fn go_to_next_cell(&mut self, context: &ViewContext<'_>) -> Vec<Outcome> {
        self.rating_input.reset();
        if self.option_selection.index() + 1 < self.option_selection.ids.len() {
            self.option_selection.act(Action::Down);
        } else {
            let open = only_person(context).zip(self.selected_criterion_id(context)).and_then(|(person, criterion)| {
                phrases::open_ratings(context.locale, context.view, &person, &criterion)
            });
            if self.criterion_selection.index() + 1 < self.criterion_selection.ids.len() {
                self.criterion_selection.act(Action::Down);
                self.move_to_option(Action::First);
                return open.map(Outcome::Notify).into_iter().collect();
            }
            return vec![Outcome::Notify(open.unwrap_or_else(|| t!(context.locale, "unavailable-last-cell")))];
        }
        Vec::new()
    }

    fn move_to_option(&mut self, end: Action) {
        self.is_on_weight = false;
        self.option_selection.act(end);
    }
}

/// Returns whether an action changes the rating or the weight under the cursor.
fn changes_answer(action: Action) -> bool {
    matches!(
        action,
        Action::Digit(_)
            | Action::Minus
            | Action::Plus
            | Action::DecimalMark(_)
            | Action::DontKnow
            | Action::NextBasis
            | Action::EditNote
            | Action::EnterValue
            | Action::ClearAnswer
    )
}

/// Says where each person edits their own answers, and whether all answers are shown here.
fn describe_several_people(context: &ViewContext<'_>, step: WalkStep) -> SafeText {
    if context.view.is_blind() {
        return t!(context.locale, "screen-several-people-sealed", step = step.number());
    }
    let people = context.view.people();
    let names: Vec<SafeText> =
        people.iter().map(|person| phrases::person(context.locale, context.view, person.id)).collect();
    t!(context.locale, "screen-several-people", people = SafeText::join(&names, ", "), step = step.number())
}

fn shift_entry(context: &ViewContext<'_>, list: List, id: &Id, by: isize) -> Vec<Outcome> {
    let edit = walk::move_entry(context.view, list, id, by);
    if edit.is_empty() {
        let id = if by < 0 { "unavailable-first" } else { "unavailable-last" };
        return vec![Outcome::Notify(t!(context.locale, id))];
    }
    vec![Outcome::Edit(edit)]
}

fn remove_row(context: &ViewContext<'_>, criterion: &Criterion) -> Vec<Outcome> {
    remove_entry(context, &criterion.name, || Edit::remove_criterion(context.view, &criterion.id))
}

fn remove_column(context: &ViewContext<'_>, option: &Alternative) -> Vec<Outcome> {
    if !walk::can_remove_option(context.view, &option.id) {
        return vec![Outcome::Notify(t!(context.locale, "plain-chosen-option-stays"))];
    }
    remove_entry(context, &option.name, || Edit::remove_option(context.view, &option.id))
}

/// Removes a criterion or an option with its ratings, and notifies the user. Refuses while answers are sealed, because
/// the removal would delete answers the user cannot see.
fn remove_entry(context: &ViewContext<'_>, name: &str, edit: impl FnOnce() -> Edit) -> Vec<Outcome> {
    if context.view.is_blind() {
        return vec![Outcome::Notify(t!(context.locale, "screen-no-removal-while-sealed"))];
    }
    let edit = edit();
    let ratings = edit.changes.iter().filter(|change| matches!(change.path, FieldPath::Rating(..))).count();
    let message = t!(context.locale, "screen-removed-with-ratings", what = SafeText::sanitize(name), count = ratings);
    vec![Outcome::Edit(edit), Outcome::NotifyOfEdit(message)]
}

/// Edits the weight under the cursor: the points, or the rank.
fn edit_weight(context: &ViewContext<'_>, person: &Id, criterion: &Criterion, action: Action) -> Vec<Outcome> {
    let text = match action {
        Action::Digit(digit) => digit.to_string(),
        _ => String::new(),
    };
    let purpose = match (context.view.weighting_method(), action) {
        (WeightingMethod::Pairwise, _) => {
            return vec![Outcome::Notify(t!(context.locale, "screen-weights-from-pairs"))];
        }
        // A rank can be changed but not cleared.
        (WeightingMethod::Order, Action::ClearAnswer) => {
            return vec![Outcome::Notify(t!(context.locale, "unavailable-clear-rank"))];
        }
        (_, Action::ClearAnswer) => {
            return vec![Outcome::Edit(walk::set_points(context.view, person, &criterion.id, None))];
        }
        (WeightingMethod::Order, _) => PromptPurpose::CriterionRank(person.clone(), criterion.id.clone()),
        (WeightingMethod::Points | WeightingMethod::Swing, _) => {
            PromptPurpose::CriterionPoints(person.clone(), criterion.id.clone())
        }
    };
    vec![Outcome::OpenOverlay(Overlay::Prompt { initial_text: text, purpose })]
}
