//! The form for the facts of one account.

use ratatui::layout::Position;

use crate::messages::Draft;
use crate::phrases;
use crate::phrases::parse::FactError;
use crate::t;
use crate::text::{Locale, SafeText};
use crate::ui::action::Action;
use crate::ui::outcome::{Outcome, Overlay, Route};
use crate::ui::theme::Role;
use crate::ui::view_context::ViewContext;
use crate::ui::widgets::{Canvas, FieldInput, TextField};
use crate::walk::{self, AccountFact, Question};
use pesee_core::deliberation::{AccountField, Edit, Holder, Id};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum FormRow {
    Holder,
    Fact(usize),
    /// Shows the facts that are asked only on request.
    MoreFacts,
    Add,
    Remove,
}

/// The facts with a text field: those that are always asked, then those on request.
fn facts() -> impl Iterator<Item = AccountField> {
    walk::ASKED_ACCOUNT_FIELDS.into_iter().chain(walk::MORE_ACCOUNT_FIELDS)
}

/// The text field of one fact.
#[derive(Debug)]
struct FactInput {
    fact: AccountField,
    field: TextField,
    /// Whether the form shows the fact. A fact on request is shown once it has a text.
    is_shown: bool,
}

/// The form of one account.
#[derive(Debug)]
pub(super) struct AccountForm {
    id: Id,
    selected_row: usize,
    inputs: Vec<FactInput>,
    /// The fact in edit and its value before the edit; an invalid text leaves this value in the document.
    original_value: Option<(usize, AccountFact)>,
    pub(super) is_writing: bool,
}

impl AccountForm {
    pub(super) fn new(context: &ViewContext<'_>, id: &Id) -> AccountForm {
        let input = |fact| {
            let text = stored_text(context, id, fact);
            let is_shown = walk::ASKED_ACCOUNT_FIELDS.contains(&fact) || !text.is_empty();
            FactInput { fact, field: TextField::new(text.as_str()), is_shown }
        };
        // The template sets the holder of an account, so the first row to fill in is the platform.
        let known = context.view.account(id).is_some_and(|account| account.holder.is_some());
        AccountForm {
            id: id.clone(),
            selected_row: usize::from(known),
            inputs: facts().map(input).collect(),
            original_value: None,
            is_writing: true,
        }
    }

    /// Returns the account of the form.
    pub(super) fn account_id(&self) -> &Id {
        &self.id
    }

    pub(super) fn refresh(&mut self, context: &ViewContext<'_>) {
        let before = self.current_row(context);
        for FactInput { fact, field, is_shown } in &mut self.inputs {
            // A text that is not a valid value yet stays in the field.
            if let Ok(typed) = parse_fact(context, *fact, field.text())
                && typed != walk::account_fact(context.view, &self.id, *fact)
            {
                field.set_text(stored_text(context, &self.id, *fact).as_str());
            }
            *is_shown |= !field.text().is_empty();
        }
        // A fact that appears, for example by an undo, does not move the cursor to another row.
        if let Some(row) = self.rows(context).iter().position(|row| *row == before) {
            self.selected_row = row;
        }
    }

    /// Writes the stored facts in the language of the context where they stand in `old_locale`. Another text is being
    /// typed, and stays.
    pub(super) fn change_language(&mut self, context: &ViewContext<'_>, old_locale: &Locale) {
        let old_context = ViewContext { locale: old_locale, ..*context };
        for FactInput { fact, field, .. } in &mut self.inputs {
            let stored = stored_text(context, &self.id, *fact);
            if field.text() == stored_text(&old_context, &self.id, *fact).as_str() && field.text() != stored.as_str() {
                field.set_text(stored.as_str());
            }
        }
    }

    fn rows(&self, context: &ViewContext<'_>) -> Vec<FormRow> {
        let facts = self.inputs.iter().enumerate().filter(|(_, input)| input.is_shown);
        let facts = facts.map(|(at, _)| FormRow::Fact(at));
        let more = self.has_hidden_facts().then_some(FormRow::MoreFacts);
        let is_last = context.view.accounts().last().is_some_and(|account| account.id == self.id);
        let add = is_last.then_some(FormRow::Add);
        let remove = (context.view.accounts().len() > 1).then_some(FormRow::Remove);
        [FormRow::Holder].into_iter().chain(facts).chain(more).chain(add).chain(remove).collect()
    }

    /// Returns whether there are facts that the form does not show yet.
    pub(super) fn has_hidden_facts(&self) -> bool {
        self.inputs.iter().any(|input| !input.is_shown)
    }

    /// Shows all facts and selects the first of those that were hidden.
    fn show_all_facts(&mut self, context: &ViewContext<'_>) {
        let Some(first) = self.inputs.iter().position(|input| !input.is_shown) else { return };
        for input in &mut self.inputs {
            input.is_shown = true;
        }
        self.select_fact(context, first);
    }

    fn select_fact(&mut self, context: &ViewContext<'_>, fact: usize) {
        if let Some(row) = self.rows(context).iter().position(|row| *row == FormRow::Fact(fact)) {
            (self.selected_row, self.is_writing) = (row, true);
        }
    }

    fn current_row(&self, context: &ViewContext<'_>) -> FormRow {
        let rows = self.rows(context);
        rows.get(self.selected_row.min(rows.len().saturating_sub(1))).copied().unwrap_or(FormRow::Holder)
    }

    /// Returns whether the selected row is a text.
    pub(super) fn has_text(&self, context: &ViewContext<'_>) -> bool {
        matches!(self.current_row(context), FormRow::Fact(_))
    }

    /// Returns whether letters are text input now.
    pub(super) fn is_writing(&self, context: &ViewContext<'_>) -> bool {
        self.is_writing && self.has_text(context)
    }

    pub(super) fn act(&mut self, context: &ViewContext<'_>, action: Action) -> Vec<Outcome> {
        let before = self.current_row(context);
        let outcomes = self.act_on_row(context, action, before);
        let leaves_form = outcomes.iter().any(|outcome| matches!(outcome, Outcome::NextQuestion));
        if let FormRow::Fact(at) = before
            && (leaves_form || self.current_row(context) != before)
        {
            self.show_as_understood(context, at);
        }
        let kept = leaves_form.then(|| self.describe_drafts(context)).flatten();
        outcomes.into_iter().chain(kept).collect()
    }

    fn act_on_row(&mut self, context: &ViewContext<'_>, action: Action, row: FormRow) -> Vec<Outcome> {
        let rows = self.rows(context);
        let last = rows.len().saturating_sub(1);
        match (action, row) {
            (Action::Leave, FormRow::Fact(_)) if self.is_writing => self.is_writing = false,
            (Action::StartWriting, _) => self.is_writing = true,
            (Action::OtherFacts, _) | (Action::Next, FormRow::MoreFacts) => self.show_all_facts(context),
            (Action::SelectRow(row), _) => (self.selected_row, self.is_writing) = (row.min(last), true),
            (Action::Up, _) => self.selected_row = self.selected_row.saturating_sub(1),
            (Action::Down | Action::NextField, _) => self.selected_row = (self.selected_row + 1).min(last),
            (Action::Back, _) if self.selected_row > 1 => self.selected_row -= 1,
            (Action::Back, _) => return vec![Outcome::PreviousQuestion],
            (Action::Left | Action::Right | Action::Toggle, FormRow::Holder) => {
                return vec![self.toggle_holder(context)];
            }
            (Action::Next, FormRow::Fact(_)) if matches!(rows.get(self.selected_row + 1), Some(FormRow::Fact(_))) => {
                self.selected_row += 1;
                self.is_writing = true;
            }
            (Action::Next, FormRow::Holder) => {
                self.selected_row = 1;
                self.is_writing = true;
            }
            (Action::Next, FormRow::Fact(_)) => return vec![Outcome::NextQuestion],
            (Action::Next, FormRow::Add) => {
                let edit = walk::add_account(context.view, Holder::Personal);
                return vec![Outcome::Edit(edit), Outcome::NextQuestion];
            }
            (Action::Next, FormRow::Remove) => {
                let other = context.view.accounts().iter().find(|account| account.id != self.id);
                let route = other.map_or(Route::Resume, |account| Route::Walk(Question::Account(account.id.clone())));
                let what = phrases::account(context.locale, context.view, &self.id).to_capitalized();
                let question = t!(context.locale, "question-account-remove-confirm", account = &what);
                let message = Outcome::NotifyOfEdit(t!(context.locale, "screen-removed-entry", what = what));
                let on_yes = vec![
                    Outcome::Edit(Edit::remove_account(context.view, &self.id)),
                    Outcome::Navigate(route),
                    message,
                ];
                return vec![Outcome::OpenOverlay(Overlay::Confirm { question, on_yes })];
            }
            _ => {}
        }
        Vec::new()
    }

    /// Replaces a date or a number by the form in which it was understood: `5 years` by `2021`.
    fn show_as_understood(&mut self, context: &ViewContext<'_>, at: usize) {
        let Some(FactInput { fact, field, .. }) = self.inputs.get_mut(at) else { return };
        let is_text = !matches!(*fact, AccountField::Audience | AccountField::Since);
        if !is_text && parse_fact(context, *fact, field.text()).is_ok() {
            field.set_text(stored_text(context, &self.id, *fact).as_str());
        }
    }

    /// Says that a text which is not understood stays in its field.
    fn describe_drafts(&self, context: &ViewContext<'_>) -> Option<Outcome> {
        let is_draft = |input: &&FactInput| parse_fact(context, input.fact, input.field.text()).is_err();
        let input = self.inputs.iter().find(is_draft)?;
        let fact = phrases::account_field(context.locale, input.fact);
        let text = SafeText::excerpt(input.field.text());
        Some(Outcome::Notify(t!(context.locale, "screen-fact-not-understood", text = text, fact = fact)))
    }

    fn toggle_holder(&self, context: &ViewContext<'_>) -> Outcome {
        let holder = context.view.account(&self.id).and_then(|account| account.holder);
        let other = if holder == Some(Holder::Personal) { Holder::Employer } else { Holder::Personal };
        Outcome::Edit(Edit::set_typed(context.view, walk::account_path(&self.id, AccountField::Holder), &other))
    }

    pub(super) fn field(&self, context: &ViewContext<'_>) -> Option<&TextField> {
        match self.current_row(context) {
            FormRow::Fact(at) if self.is_writing => self.inputs.get(at).map(|input| &input.field),
            _ => None,
        }
    }

    pub(super) fn apply_input(&mut self, context: &ViewContext<'_>, input: FieldInput<'_>) -> Vec<Outcome> {
        let FormRow::Fact(at) = self.current_row(context) else { return Vec::new() };
        self.remember_original(context, at);
        let Some(FactInput { field, .. }) = self.inputs.get_mut(at) else { return Vec::new() };
        let changed = field.apply(input);
        let message = field.is_full().then(|| Outcome::Notify(t!(context.locale, "screen-text-full")));
        let edits = if changed { self.edit_outcomes(context, at) } else { Vec::new() };
        edits.into_iter().chain(message).collect()
    }

    /// Returns the number of the fact that is being typed.
    pub(super) fn typed_fact(&self, context: &ViewContext<'_>) -> Option<usize> {
        let typed = self.original_value.as_ref().map(|(at, _)| *at).filter(|_| self.is_writing)?;
        (self.current_row(context) == FormRow::Fact(typed)).then_some(typed)
    }

    /// Continues a fact that was typed before.
    pub(super) fn continue_typing(&mut self, context: &ViewContext<'_>, fact: usize) {
        self.select_fact(context, fact);
        if self.current_row(context) == FormRow::Fact(fact) {
            self.remember_original(context, fact);
        }
    }

    /// Returns the texts that are not valid values yet.
    pub(super) fn drafts(&self, context: &ViewContext<'_>) -> Vec<Draft> {
        let to_draft = |input: &FactInput| {
            let text = input.field.text();
            let field_path = walk::account_path(&self.id, input.fact).to_string();
            parse_fact(context, input.fact, text).is_err().then(|| Draft { field_path, text: text.to_owned() })
        };
        self.inputs.iter().filter_map(to_draft).collect()
    }

    /// Shows the draft of a fact again.
    pub(super) fn set_draft(&mut self, fact: AccountField, text: &str) {
        if let Some(input) = self.inputs.iter_mut().find(|input| input.fact == fact) {
            input.field.set_text(text);
            input.is_shown = true;
        }
    }

    /// Restores the draft of a fact and edits it.
    pub(super) fn restore_draft(&mut self, context: &ViewContext<'_>, fact: AccountField, text: &str) {
        self.set_draft(fact, text);
        if let Some(at) = self.inputs.iter().position(|input| input.fact == fact) {
            self.select_fact(context, at);
        }
    }

    fn remember_original(&mut self, context: &ViewContext<'_>, at: usize) {
        if self.original_value.as_ref().is_none_or(|(known, _)| *known != at) {
            let fact = self.inputs.get(at).map(|input| input.fact);
            let value = fact.map(|fact| walk::account_fact(context.view, &self.id, fact)).unwrap_or_default();
            self.original_value = Some((at, value));
        }
    }

    /// Returns the edit that stores a field in the document. While the text is invalid, the document keeps the original
    /// value.
    fn edit_outcomes(&self, context: &ViewContext<'_>, at: usize) -> Vec<Outcome> {
        let Some(FactInput { fact, field, .. }) = self.inputs.get(at) else { return Vec::new() };
        let original = || self.original_value.as_ref().map(|(_, original)| original.clone()).unwrap_or_default();
        let value = parse_fact(context, *fact, field.text()).unwrap_or_else(|_| original());
        let field_path = walk::account_path(&self.id, *fact);
        let edit = walk::set_account_fact(context.view, &self.id, &value).with_coalesce_path(field_path);
        if edit.is_empty() { Vec::new() } else { vec![Outcome::Edit(edit)] }
    }

    pub(super) fn draw(&self, context: &ViewContext<'_>, canvas: &mut Canvas<'_>) -> (u16, Option<Position>) {
        let rows = self.rows(context);
        let names: Vec<SafeText> = rows.iter().map(|row| row_name(context, *row)).collect();
        let has_value = |row: &FormRow| matches!(row, FormRow::Holder | FormRow::Fact(_));
        let labels = rows.iter().zip(&names).filter(|(row, _)| has_value(row));
        let label = labels.map(|(_, name)| name.width()).max().unwrap_or(0) as u16;
        let mut cursor = None;
        let mut y = 0;
        for (nth, (row, name)) in rows.iter().zip(&names).enumerate() {
            let follows_fact = nth.checked_sub(1).and_then(|before| rows.get(before)).is_some_and(has_value);
            if !has_value(row) && follows_fact {
                y += 1;
            }
            let is_selected = *row == self.current_row(context);
            if is_selected {
                canvas.mark_selected(y);
                cursor = canvas.position(2, y);
            }
            let again = match row {
                FormRow::Holder => Action::Toggle,
                FormRow::Fact(_) => Action::StartWriting,
                FormRow::MoreFacts | FormRow::Add | FormRow::Remove => Action::Next,
            };
            canvas.add_row_target(y, nth, is_selected, again);
            let role = if is_selected { Role::Focus } else { Role::Text };
            canvas.put(2, y, name, role);
            let x = 2 + label + 2;
            let width = canvas.width().saturating_sub(x + 2).min(44);
            match row {
                FormRow::Holder => {
                    let holder = context.view.account(&self.id).and_then(|account| account.holder);
                    let text = match holder {
                        Some(Holder::Personal) => t!(context.locale, "question-holder-personal"),
                        Some(Holder::Employer) => t!(context.locale, "question-holder-employer"),
                        None => t!(context.locale, "screen-not-answered"),
                    };
                    let text = if is_selected {
                        SafeText::join(&[SafeText::from_static("‹"), text, SafeText::from_static("›")], " ")
                    } else {
                        text
                    };
                    canvas.put(x, y, &text, role);
                }
                FormRow::Fact(at) => {
                    let Some(FactInput { fact, field, .. }) = self.inputs.get(*at) else { continue };
                    let role = if is_selected && self.is_writing { Role::Field } else { Role::Text };
                    let field_cursor = field.draw(&mut canvas.region(x, y, width, 1), role);
                    if is_selected {
                        cursor = field_cursor;
                    }
                    if let Err(error) = parse_fact(context, *fact, field.text()) {
                        let text = phrases::fact_error(context.locale, &error);
                        let width = canvas.width().saturating_sub(x + 1);
                        y = canvas.put_wrapped(x, y + 1, width, &text, Role::Caution) - 1;
                    }
                }
                FormRow::MoreFacts | FormRow::Add | FormRow::Remove => {}
            }
            y += 1;
        }
        (y, cursor)
    }
}

/// Returns the name of a row, or what the row does.
fn row_name(context: &ViewContext<'_>, row: FormRow) -> SafeText {
    match row {
        FormRow::Holder => phrases::account_field(context.locale, AccountField::Holder),
        FormRow::Fact(at) => {
            facts().nth(at).map(|fact| phrases::account_field(context.locale, fact)).unwrap_or_default()
        }
        FormRow::MoreFacts => t!(context.locale, "question-account-more"),
        FormRow::Add => t!(context.locale, "question-account-add"),
        FormRow::Remove => t!(context.locale, "question-account-remove"),
    }
}

fn parse_fact(context: &ViewContext<'_>, fact: AccountField, text: &str) -> Result<AccountFact, FactError> {
    phrases::parse::account_fact(fact, text, context.now.date_naive())
}

fn stored_text(context: &ViewContext<'_>, id: &Id, fact: AccountField) -> SafeText {
    let account = context.view.account(id);
    account.and_then(|account| phrases::account_fact(context.locale, account, fact)).unwrap_or_default()
}
