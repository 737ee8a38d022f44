//! The form for the facts of one account.

use ratatui::layout::Position;

use crate::messages::Draft;
use crate::phrases;
use crate::t;
use crate::text::SafeText;
use crate::ui::action::Action;
use crate::ui::outcome::{Outcome, Route};
use crate::ui::theme::Role;
use crate::ui::view_context::ViewContext;
use crate::ui::widgets::{Canvas, FieldInput, TextField};
use crate::walk::{self, Question};
use pesee_core::deliberation::{Account, AccountField, Edit, FieldValue, Holder, Id, Record};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum FormRow {
    Holder,
    Fact(usize),
    Add,
    Remove,
}

/// The facts with a text field.
const FACTS: [AccountField; 5] =
    [AccountField::Platform, AccountField::Handle, AccountField::Audience, AccountField::Since, AccountField::Brought];

/// The form of one account.
#[derive(Debug)]
pub(super) struct AccountForm {
    id: Id,
    selected_row: usize,
    fields: Vec<TextField>,
    /// The fact in edit and its value before the edit; an invalid text leaves this value in the document.
    original_value: Option<(usize, Option<FieldValue>)>,
    pub(super) is_writing: bool,
}

impl AccountForm {
    pub(super) fn new(context: &ViewContext<'_>, id: &Id) -> AccountForm {
        let fields = FACTS.iter().map(|fact| TextField::new(stored_text(context, id, *fact).as_str())).collect();
        // The template sets the holder of an account, so the first row to fill in is the platform.
        let known = context.view.account(id).is_some_and(|account| account.holder.is_some());
        AccountForm { id: id.clone(), selected_row: usize::from(known), fields, original_value: None, is_writing: true }
    }

    pub(super) fn refresh(&mut self, context: &ViewContext<'_>) {
        for (fact, field) in FACTS.iter().zip(&mut self.fields) {
            // A text that is not a valid value yet stays in the field.
            if parse_fact(*fact, field.text()).is_some() {
                let text = stored_text(context, &self.id, *fact);
                let same = parse_fact(*fact, text.as_str()) == parse_fact(*fact, field.text());
                if !same {
                    field.set_text(text.as_str());
                }
            }
        }
    }

    fn rows(&self, context: &ViewContext<'_>) -> Vec<FormRow> {
        let facts = (0..FACTS.len()).map(FormRow::Fact);
        let is_last = context.view.accounts().last().is_some_and(|account| account.id == self.id);
        let add = is_last.then_some(FormRow::Add);
        let remove = (context.view.accounts().len() > 1).then_some(FormRow::Remove);
        [FormRow::Holder].into_iter().chain(facts).chain(add).chain(remove).collect()
    }

    fn current_row(&self, context: &ViewContext<'_>) -> FormRow {
        let rows = self.rows(context);
        rows.get(self.selected_row.min(rows.len().saturating_sub(1))).copied().unwrap_or(FormRow::Holder)
    }

    /// Returns whether letters are text input now.
    pub(super) fn is_writing(&self, context: &ViewContext<'_>) -> bool {
        self.is_writing && matches!(self.current_row(context), FormRow::Fact(_))
    }

    pub(super) fn act(&mut self, context: &ViewContext<'_>, action: Action) -> Vec<Outcome> {
        let last = self.rows(context).len().saturating_sub(1);
        match (action, self.current_row(context)) {
            (Action::Leave, FormRow::Fact(_)) if self.is_writing => self.is_writing = false,
            (Action::StartWriting, _) => self.is_writing = true,
            (Action::SelectRow(row), _) => (self.selected_row, self.is_writing) = (row.min(last), true),
            (Action::Up, _) => self.selected_row = self.selected_row.saturating_sub(1),
            (Action::Down | Action::NextField, _) => self.selected_row = (self.selected_row + 1).min(last),
            (Action::Back, _) if self.selected_row > 1 => self.selected_row -= 1,
            (Action::Back, _) => return vec![Outcome::PreviousQuestion],
            (Action::Left | Action::Right | Action::Toggle, FormRow::Holder) => {
                return vec![self.toggle_holder(context)];
            }
            (Action::Next, FormRow::Fact(fact)) if fact + 1 < FACTS.len() => {
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
                let message = Outcome::Notify(t!(context.locale, "screen-removed-entry", what = what));
                return vec![
                    Outcome::Edit(Edit::remove_account(context.view, &self.id)),
                    Outcome::Navigate(route),
                    message,
                ];
            }
            _ => {}
        }
        Vec::new()
    }

    fn toggle_holder(&self, context: &ViewContext<'_>) -> Outcome {
        let holder = context.view.account(&self.id).and_then(|account| account.holder);
        let other = if holder == Some(Holder::Personal) { Holder::Employer } else { Holder::Personal };
        Outcome::Edit(Edit::set_typed(context.view, walk::account_path(&self.id, AccountField::Holder), &other))
    }

    pub(super) fn field(&self, context: &ViewContext<'_>) -> Option<&TextField> {
        match self.current_row(context) {
            FormRow::Fact(at) if self.is_writing => self.fields.get(at),
            _ => None,
        }
    }

    pub(super) fn apply_input(&mut self, context: &ViewContext<'_>, input: FieldInput<'_>) -> Vec<Outcome> {
        let FormRow::Fact(at) = self.current_row(context) else { return Vec::new() };
        self.remember_original(context, at);
        let changed = self.fields.get_mut(at).is_some_and(|field| field.apply(input));
        let full = self.fields.get(at).is_some_and(TextField::is_full);
        let message = full.then(|| Outcome::Notify(t!(context.locale, "screen-text-full")));
        let edits = if changed { self.edit_outcomes(context, at) } else { Vec::new() };
        edits.into_iter().chain(message).collect()
    }

    /// Returns the texts that are not valid values yet.
    pub(super) fn drafts(&self) -> Vec<Draft> {
        let to_draft = |(fact, field): (&AccountField, &TextField)| {
            let field_path = walk::account_path(&self.id, *fact).to_string();
            parse_fact(*fact, field.text()).is_none().then(|| Draft { field_path, text: field.text().to_owned() })
        };
        FACTS.iter().zip(&self.fields).filter_map(to_draft).collect()
    }

    /// Restores the draft of a fact and edits it.
    pub(super) fn restore_draft(&mut self, fact: AccountField, text: &str) {
        let Some(at) = FACTS.iter().position(|known| *known == fact) else { return };
        if let Some(field) = self.fields.get_mut(at) {
            // The row of the holder is above the facts.
            (self.selected_row, self.is_writing) = (at + 1, true);
            field.set_text(text);
        }
    }

    fn remember_original(&mut self, context: &ViewContext<'_>, at: usize) {
        if self.original_value.as_ref().is_none_or(|(known, _)| *known != at) {
            let value = FACTS.get(at).and_then(|fact| context.view.get(&walk::account_path(&self.id, *fact)));
            self.original_value = Some((at, value));
        }
    }

    /// Returns the edit that stores a field in the document. While the text is invalid, the document keeps the original
    /// value.
    fn edit_outcomes(&self, context: &ViewContext<'_>, at: usize) -> Vec<Outcome> {
        let (Some(fact), Some(field)) = (FACTS.get(at), self.fields.get(at)) else { return Vec::new() };
        let original = self.original_value.as_ref().and_then(|(_, original)| original.clone());
        let value = parse_fact(*fact, field.text()).unwrap_or(original);
        let field_path = walk::account_path(&self.id, *fact);
        let edit = Edit::set(context.view, field_path.clone(), value).with_coalesce_path(field_path);
        if edit.is_empty() { Vec::new() } else { vec![Outcome::Edit(edit)] }
    }

    pub(super) fn draw(&self, context: &ViewContext<'_>, canvas: &mut Canvas<'_>) -> (u16, Option<Position>) {
        let rows = self.rows(context);
        let names: Vec<SafeText> = rows.iter().map(|row| row_name(context, *row)).collect();
        let label = names.iter().take(FACTS.len() + 1).map(SafeText::width).max().unwrap_or(0) as u16;
        let mut cursor = None;
        let mut y = 0;
        for (nth, (row, name)) in rows.iter().zip(&names).enumerate() {
            if *row == FormRow::Add || (*row == FormRow::Remove && !rows.contains(&FormRow::Add)) {
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
                FormRow::Add | FormRow::Remove => Action::Next,
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
                    let Some(field) = self.fields.get(*at) else { continue };
                    let role = if is_selected && self.is_writing { Role::Field } else { Role::Text };
                    let field_cursor = field.draw(&mut canvas.region(x, y, width, 1), role);
                    let fits = FACTS.get(*at).is_some_and(|fact| parse_fact(*fact, field.text()).is_some());
                    if is_selected {
                        cursor = field_cursor;
                    }
                    if !fits && let Some(fact) = FACTS.get(*at) {
                        let text = phrases::type_mismatch(context.locale, Account::spec(*fact).field_type);
                        let width = canvas.width().saturating_sub(x + 1);
                        y = canvas.put_wrapped(x, y + 1, width, &text, Role::Caution) - 1;
                    }
                }
                FormRow::Add | FormRow::Remove => {}
            }
            y += 1;
        }
        (y, cursor)
    }
}

fn row_name(context: &ViewContext<'_>, row: FormRow) -> SafeText {
    match row {
        FormRow::Holder => phrases::account_field(context.locale, AccountField::Holder),
        FormRow::Fact(at) => {
            FACTS.get(at).map(|fact| phrases::account_field(context.locale, *fact)).unwrap_or_default()
        }
        FormRow::Add => t!(context.locale, "question-account-add"),
        FormRow::Remove => t!(context.locale, "question-account-remove"),
    }
}

/// Parses a text as a field value: `None` if it is invalid, `Some(None)` if it is empty.
fn parse_fact(fact: AccountField, text: &str) -> Option<Option<FieldValue>> {
    if text.trim().is_empty() {
        return Some(None);
    }
    phrases::parse::field_value(Account::spec(fact).field_type, text).map(Some)
}

fn stored_text(context: &ViewContext<'_>, id: &Id, fact: AccountField) -> SafeText {
    let value = context.view.get(&walk::account_path(id, fact));
    match value {
        // The text is the stored one, unsanitized: the field sanitizes it when it is drawn.
        Some(value) => phrases::typed_value(context.locale, &value),
        None => SafeText::default(),
    }
}
