//! A question with several answers, of which one is chosen.

use ratatui::layout::Position;

use crate::phrases;
use crate::t;
use crate::text::{SafeText, date, number};
use crate::ui::action::Action;
use crate::ui::outcome::{Outcome, Overlay, PromptPurpose, Route};
use crate::ui::theme::Role;
use crate::ui::view_context::ViewContext;
use crate::ui::widgets::{Canvas, Selection, draw_entry_marks, fit_names};
use crate::walk::{self, Answer, AnswerChoice, Question};
use pesee_core::method::{Figures, reveal_ranking};

/// The list of answers and the selected row.
#[derive(Debug)]
pub(super) struct ChoiceList {
    choices: Vec<AnswerChoice>,
    rows: Vec<Row>,
    selection: Selection,
    /// Whether the cursor stands where it started, on the leading option: Enter does not choose it, because the user
    /// has not picked it.
    is_on_start: bool,
}

/// A row of the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Row {
    /// The question has no answer; choosing this row changes nothing.
    NoAnswer,
    /// The answer of the document is none of the choices; choosing this row keeps it.
    KeptAnswer,
    /// The choice with this index.
    Choice(usize),
    /// Opens a prompt for another day.
    OtherDay,
}

impl ChoiceList {
    pub(super) fn new(context: &ViewContext<'_>, question: &Question, choices: Vec<AnswerChoice>) -> ChoiceList {
        let mut list = ChoiceList { choices, rows: Vec::new(), selection: Selection::default(), is_on_start: false };
        list.build_rows(context, question);
        list
    }

    /// Updates the list after a change of the document.
    pub(super) fn refresh(&mut self, context: &ViewContext<'_>, question: &Question, choices: Vec<AnswerChoice>) {
        self.choices = choices;
        self.build_rows(context, question);
    }

    /// Builds the rows. The first row stands for the state of the document if no choice does. The selection stays in
    /// its row unless the rows change.
    fn build_rows(&mut self, context: &ViewContext<'_>, question: &Question) {
        let current = walk::current_choice(context.view, question);
        let current = current.and_then(|current| self.choices.iter().position(|choice| *choice == current));
        let first = match current {
            Some(_) => None,
            // A review in the past is no answer to when the next one is.
            None if *question == Question::ReviewDate
                && walk::current_day(context.view, question).is_some_and(|day| day < context.now.date_naive()) =>
            {
                Some(Row::NoAnswer)
            }
            None if walk::is_answered(context.view, question) => Some(Row::KeptAnswer),
            None => Some(Row::NoAnswer),
        };
        let other_day = question.asks_for_day().then_some(Row::OtherDay);
        let choices = (0..self.choices.len()).map(Row::Choice);
        let rows: Vec<Row> = first.into_iter().chain(choices).chain(other_day).collect();
        if rows != self.rows {
            self.rows = rows;
            let leader = current.is_none().then(|| self.find_leader(context, question)).flatten();
            self.is_on_start = leader.is_some();
            self.selection.set(current.or(leader).and_then(|choice| self.row_of_choice(choice)).unwrap_or(0));
        }
    }

    /// Returns the choice that is the leading option, if the question is what to choose and a verdict may be shown.
    fn find_leader(&self, context: &ViewContext<'_>, question: &Question) -> Option<usize> {
        let ranking = reveal_ranking(context.view, context.figures).ok().filter(|_| *question == Question::Choice)?;
        let leader = context.figures.matrix().options.get(ranking.leaders.leader()?)?;
        self.choices.iter().position(|choice| *choice == AnswerChoice::Option(leader.id.clone()))
    }

    fn row_of_choice(&self, choice: usize) -> Option<usize> {
        self.rows.iter().position(|row| *row == Row::Choice(choice))
    }

    fn selected_row(&self) -> Option<Row> {
        self.rows.get(self.selection.index(self.rows.len())).copied()
    }

    /// Returns the answer under the cursor.
    pub(super) fn selected(&self) -> Option<&AnswerChoice> {
        match self.selected_row()? {
            Row::Choice(choice) => self.choices.get(choice),
            _ => None,
        }
    }

    /// Returns whether `action` has an effect now.
    pub(super) fn can(&self, action: Action) -> bool {
        match action {
            Action::ConfirmAnswer => matches!(self.selected_row(), Some(Row::Choice(_) | Row::OtherDay)),
            Action::ChooseAnswer if self.is_on_start => false,
            Action::ChooseAnswer => matches!(self.selected_row(), Some(Row::Choice(_) | Row::OtherDay)),
            _ => true,
        }
    }

    pub(super) fn act(&mut self, context: &ViewContext<'_>, question: &Question, action: Action) -> Vec<Outcome> {
        if self.selection.act(action, self.rows.len()) {
            self.is_on_start = false;
            return Vec::new();
        }
        match (action, self.selected_row()) {
            (Action::Digit(digit), _) => {
                self.is_on_start = false;
                let choice = usize::from(digit).checked_sub(1);
                match choice.and_then(|choice| self.row_of_number(choice)) {
                    Some(row) => {
                        self.selection.set(row);
                        Vec::new()
                    }
                    None => {
                        let count = (0..).take_while(|number| self.row_of_number(*number).is_some()).count();
                        vec![Outcome::Notify(t!(context.locale, "unavailable-answer-number", count = count))]
                    }
                }
            }
            (Action::ChooseAnswer | Action::ConfirmAnswer, Some(Row::Choice(_))) => {
                let Some(choice) = self.selected() else { return Vec::new() };
                match (question, choice) {
                    (Question::Seats, choice) => return set_deciders(context, choice),
                    (Question::Correction, AnswerChoice::Person(person)) => {
                        return vec![Outcome::Navigate(Route::Walk(Question::HandOverToCorrect(person.clone())))];
                    }
                    _ => {}
                }
                let edit = walk::edit_for_answer(context.view, question, &Answer::Choice(choice.clone()), context.now);
                let outcomes = edit.map(Outcome::Edit).into_iter().chain([Outcome::NextQuestion]).collect();
                match phrases::choice_objection(context.locale, context.view, question, choice) {
                    Some(question) => {
                        vec![Outcome::OpenOverlay(Overlay::Confirm { question, on_yes: outcomes })]
                    }
                    None => outcomes,
                }
            }
            (Action::ChooseAnswer | Action::ConfirmAnswer, Some(Row::OtherDay)) => {
                let day = walk::current_day(context.view, question);
                let initial_text = day.map(|day| date::format_for_input(day).to_string()).unwrap_or_default();
                let purpose = match question {
                    Question::DecideBy => PromptPurpose::DecideBy,
                    _ => PromptPurpose::ReviewDate,
                };
                vec![Outcome::OpenOverlay(Overlay::Prompt { initial_text, purpose })]
            }
            (Action::Next, _) => vec![Outcome::NextQuestion],
            _ => Vec::new(),
        }
    }

    /// Returns the row with a number, counted from 0: the choices, then the row for another day.
    fn row_of_number(&self, number: usize) -> Option<usize> {
        let is_numbered = |(_, row): &(usize, &Row)| matches!(row, Row::Choice(_) | Row::OtherDay);
        self.rows.iter().enumerate().filter(is_numbered).nth(number).map(|(at, _)| at)
    }

    pub(super) fn draw(
        &self,
        context: &ViewContext<'_>,
        question: &Question,
        canvas: &mut Canvas<'_>,
    ) -> (u16, Option<Position>) {
        let count = self.rows.len();
        let at = self.selection.index(count);
        let current = walk::current_choice(context.view, question);
        let effects = self.describe_effects(context, question);
        let is_open = self.rows.first() == Some(&Row::NoAnswer);
        let width = canvas.width().saturating_sub(4);
        let available = usize::from(canvas.height());
        // With enough space, each effect stands below its row; otherwise that of the selected row stands below the
        // list.
        let row_height = if !effects.is_empty() && available >= 2 * count + usize::from(is_open) * 2 { 2 } else { 1 };
        let selected_effect = effects.get(at).filter(|_| row_height == 1).cloned().unwrap_or_default();
        let leaves_open = || t!(context.locale, "screen-enter-leaves-open");
        let is_left_open = is_open && at == 0 && *question != Question::Correction;
        let below = if self.is_on_start {
            t!(context.locale, "screen-cursor-on-leader")
        } else if is_left_open {
            leaves_open()
        } else {
            selected_effect
        };
        let needs_below = is_open || (!effects.is_empty() && row_height == 1);
        let reserved = if needs_below { 1 + below.wrap(width.into()).len().max(1) } else { 0 };
        let reserved = if available >= reserved + 3 { reserved } else { 0 };
        let height = ((available - reserved) / row_height).max(1);
        let names: Vec<SafeText> = self.rows.iter().map(|row| self.row_text(context, question, *row)).collect();
        // The effects take a row of each choice.
        let name_rows = height * row_height - (row_height - 1) * count.min(height);
        let name_width = canvas.width().saturating_sub(7);
        let (first, names) = fit_names(&names, at, name_width.into(), name_rows, context.names_language());
        let mut number =
            self.rows.iter().take(first).filter(|row| matches!(row, Row::Choice(_) | Row::OtherDay)).count();
        let mut cursor = None;
        let mut y = 0;
        for ((row, kind), lines) in self.rows.iter().enumerate().skip(first).zip(&names) {
            let is_selected = row == at;
            let is_numbered = matches!(kind, Row::Choice(_) | Row::OtherDay);
            let again = if is_numbered { Action::ChooseAnswer } else { Action::Next };
            canvas.add_entry_target((y, lines.len() as u16), row, is_selected, again);
            if is_selected {
                canvas.mark_selected(y);
                cursor = canvas.position(2, y);
            }
            if is_numbered {
                number += 1;
                if number < 10 {
                    canvas.put(2, y, &number::format(context.locale.language(), number as f64, 0), Role::Quiet);
                }
            }
            let role = match (is_selected, is_numbered) {
                (true, _) => Role::Focus,
                (false, true) => Role::Text,
                (false, false) => Role::Quiet,
            };
            let x = if is_numbered { 4 } else { 2 };
            let mut end = x;
            for line in lines {
                end = canvas.put_within(x, y, name_width, line, role);
                y += 1;
            }
            let is_current = match kind {
                Row::Choice(choice) => current.is_some() && self.choices.get(*choice) == current.as_ref(),
                Row::KeptAnswer => true,
                Row::NoAnswer | Row::OtherDay => false,
            };
            if is_current {
                canvas.put(end + 1, y - 1, &SafeText::from_static("✓"), Role::Accent);
            }
            if row_height == 2 {
                canvas.put_within(4, y, width, &effects.get(row).cloned().unwrap_or_default(), Role::Quiet);
                y += 1;
            }
        }
        draw_entry_marks(canvas, first..first + names.len(), count, y.into());
        if reserved > 0 {
            y = canvas.put_wrapped(2, y + 1, width, &below, Role::Quiet);
        }
        (y, cursor)
    }

    fn row_text(&self, context: &ViewContext<'_>, question: &Question, row: Row) -> SafeText {
        let day = || walk::current_day(context.view, question).map(|day| date::format_day(context.locale, day));
        match row {
            Row::NoAnswer if *question == Question::Correction => t!(context.locale, "question-choice-nobody"),
            Row::NoAnswer => t!(context.locale, "screen-not-answered"),
            Row::KeptAnswer => t!(context.locale, "screen-kept-day", day = day().unwrap_or_default()),
            Row::Choice(choice) => self
                .choices
                .get(choice)
                .map(|choice| phrases::choice_text(context.locale, context.view, choice))
                .unwrap_or_default(),
            Row::OtherDay => t!(context.locale, "screen-other-day"),
        }
    }

    /// Returns what each row does to the weights; empty unless the rows are settings of the lens with an effect.
    fn describe_effects(&self, context: &ViewContext<'_>, question: &Question) -> Vec<SafeText> {
        if *question != Question::Lens {
            return Vec::new();
        }
        // While answers are sealed, each person sees the effect on their own weights.
        let own = context.answering_person.filter(|_| context.view.is_blind());
        let own = own.map(|person| Figures::of_person(context.view, person));
        let is_hidden = context.view.is_blind() && own.is_none();
        let matrix = own.as_ref().unwrap_or(context.figures).matrix();
        let effect = |row: &Row| match row {
            Row::Choice(choice) => match self.choices.get(*choice) {
                Some(AnswerChoice::Lens(lens)) if !is_hidden => phrases::lens_effect(context.locale, matrix, *lens),
                _ => None,
            },
            Row::NoAnswer => Some(t!(context.locale, "question-lens-open")),
            Row::KeptAnswer | Row::OtherDay => None,
        };
        let effects: Vec<Option<SafeText>> = self.rows.iter().map(effect).collect();
        let is_setting = |row: &Row| matches!(row, Row::Choice(_));
        let has_effect = self.rows.iter().zip(&effects).any(|(row, effect)| is_setting(row) && effect.is_some());
        if has_effect { effects.into_iter().map(Option::unwrap_or_default).collect() } else { Vec::new() }
    }
}

/// Sets who decides and goes on. A prompt asks for the name of somebody who has none yet.
fn set_deciders(context: &ViewContext<'_>, choice: &AnswerChoice) -> Vec<Outcome> {
    let edit = match walk::set_deciders(context.view, choice, context.answering_person) {
        Ok(edit) => edit,
        Err(error) => return vec![Outcome::Notify(phrases::people_error(context.locale, context.view, &error))],
    };
    let mut after = (**context.view).clone();
    let is_applied = after.apply(&edit).is_ok();
    let removed = phrases::people_removed(context.locale, context.view, &edit);
    let purpose = walk::next_unnamed_person(&after).and_then(|_| PromptPurpose::next_name(&after));
    let purpose = purpose.filter(|_| is_applied && after.people().len() > 1);
    let prompt = purpose.map(|purpose| Overlay::Prompt { initial_text: String::new(), purpose });
    [Outcome::Edit(edit), Outcome::NextQuestion]
        .into_iter()
        .chain(removed.map(Outcome::NotifyOfEdit))
        .chain(prompt.map(Outcome::OpenOverlay))
        .collect()
}
