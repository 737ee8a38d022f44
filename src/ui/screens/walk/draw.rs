//! Draws the walk screen: the list of steps, the question with its cautions, and the input of the answer.

use ratatui::layout::Position;

use crate::phrases;
use crate::t;
use crate::text::SafeText;
use crate::ui::action::Action;
use crate::ui::theme::Role;
use crate::ui::view_context::ViewContext;
use crate::ui::widgets::{Canvas, ClickTarget, first_visible_row};
use crate::walk::{self, AnswerChoice, Question, StepProgress, WalkStep};

use super::{QuestionBody, WalkScreen};

impl WalkScreen {
    /// Draws the list of steps with the progress of each.
    pub fn draw_step_list(&self, context: &ViewContext<'_>, canvas: &mut Canvas<'_>) -> Option<Position> {
        let here = self.question.step();
        let count = WalkStep::ALL.len();
        let selection = self.step_selection.map(|selection| selection.index(count));
        let first = first_visible_row(selection.unwrap_or(0), count, canvas.height().into());
        let mut cursor = None;
        for (row, step) in WalkStep::ALL.into_iter().enumerate().skip(first) {
            let y = (row - first) as u16;
            let selected = selection == Some(row);
            let (sign, role) = match context.progress.get(row) {
                Some(StepProgress::Done) => ("✓", Role::Accent),
                Some(StepProgress::Partial) => ("◐", Role::Text),
                Some(StepProgress::Empty) | None => ("○", Role::Quiet),
            };
            if selected {
                canvas.mark_selected(y);
                cursor = canvas.position(2, y);
            }
            canvas.add_click_target(0, y, canvas.width(), 1, ClickTarget::Action(Action::SelectStep(row)));
            canvas.put(2, y, &SafeText::from_static(sign), role);
            let role = if step == here || selected { Role::Focus } else { Role::Text };
            let end = canvas.put(4, y, &phrases::step_name(context.locale, step), role);
            if step == here {
                canvas.put(
                    (end + 1).min(canvas.width().saturating_sub(1)),
                    y,
                    &SafeText::from_static("‹"),
                    Role::Accent,
                );
            }
        }
        cursor
    }

    /// Draws the question.
    pub fn draw(&self, context: &ViewContext<'_>, canvas: &mut Canvas<'_>) -> Option<Position> {
        if let QuestionBody::Verdict(verdict) = &self.body {
            return verdict.draw(context, canvas);
        }
        let question_text = match &self.question {
            Question::Weights(person) => {
                phrases::weights_question(context.locale, context.view, person, self.weighting_method(context))
            }
            question => phrases::question(context.locale, context.view, question),
        };
        let is_tall = canvas.height() >= 14;
        let width = canvas.width().saturating_sub(2).min(76);
        let time_horizon = match &self.question {
            Question::Rating(_, id) => context
                .view
                .criterion(id)
                .map(|criterion| phrases::time_horizon(context.locale, criterion.time_horizon())),
            _ => None,
        }
        .unwrap_or_default();
        let right = canvas.width().saturating_sub(1).min(96);
        let available = right.saturating_sub(time_horizon.width() as u16 + 4);
        let title = if time_horizon.is_empty() { width } else { width.min(available) };
        let mut y = canvas.put_wrapped(2, 0, title, &question_text.title, Role::Title);
        canvas.put_right(right, 0, &time_horizon, Role::Quiet);
        let short = !is_tall
            && matches!(
                self.body,
                QuestionBody::Ratings(_) | QuestionBody::Order(_) | QuestionBody::Swing(_) | QuestionBody::Pairs(_)
            );
        if !short {
            y = canvas.put_wrapped(2, y, width, &question_text.hint, Role::Quiet);
        }
        if matches!(self.question, Question::Weights(_)) {
            let in_use = walk::weighting_method_in_use(context.view);
            let methods = (in_use, self.weighting_method(context));
            let line = phrases::weighting_method_line(context.locale, methods, is_tall);
            let role = if self.shown_method.is_some() { Role::Caution } else { Role::Quiet };
            y = canvas.put_wrapped(2, y, width, &line, role);
        }
        let below = y + 1;
        let cautions = self.describe_cautions(context);
        let rows = canvas.height().saturating_sub(below);
        // The rows of the cautions are reserved; the list scrolls above them.
        let needed: usize = cautions.iter().map(|(text, _)| text.wrap(width.into()).len()).sum();
        let caution_rows = if cautions.is_empty() { 0 } else { (needed as u16 + 1).min(rows * 2 / 3) };
        let mut body_canvas = canvas.region(0, below, canvas.width(), rows.saturating_sub(caution_rows));
        let (used, cursor) = self.draw_body(context, &mut body_canvas);
        let mut y = below + used.min(rows.saturating_sub(caution_rows)) + 1;
        for (text, role) in &cautions {
            y = canvas.put_wrapped(2, y, width, text, *role);
        }
        // In an empty list the cursor is where the first entry will be.
        cursor.or(canvas.position(2, below)).or(canvas.position(2, 0))
    }

    fn draw_body(&self, context: &ViewContext<'_>, canvas: &mut Canvas<'_>) -> (u16, Option<Position>) {
        match &self.body {
            QuestionBody::Text(text) => text.draw(context, &self.question, canvas),
            QuestionBody::Choice(choice) => choice.draw(context, &self.question, canvas),
            QuestionBody::Scale(scale) => scale.draw(context, &self.question, canvas),
            QuestionBody::Account(form) => form.draw(context, canvas),
            QuestionBody::Options(options) => options.draw(context, canvas),
            QuestionBody::Criteria(criteria) => criteria.draw(context, canvas),
            QuestionBody::Participants(participants) => participants.draw(context, canvas),
            QuestionBody::Order(order) => order.draw(context, canvas),
            QuestionBody::Points(points) => points.draw(context, canvas),
            QuestionBody::Ratings(ratings) => ratings.draw(context, canvas),
            QuestionBody::ActionSteps(steps) => steps.draw(context, canvas),
            QuestionBody::Tripwires(tripwires) => tripwires.draw(context, canvas),
            QuestionBody::Swing(swing) => swing.draw(context, canvas),
            QuestionBody::Pairs(pairs) => pairs.draw(context, canvas),
            QuestionBody::ReviewResult(review_result) => review_result.draw(canvas),
            QuestionBody::Verdict(_) | QuestionBody::Information => {
                let (mut y, cursor) = draw_continue_hint(context, canvas);
                if let Some(text) = self.way_back(context) {
                    y = canvas.put_wrapped(2, y, canvas.width().saturating_sub(2).min(76), &text, Role::Quiet);
                }
                (y, cursor)
            }
        }
    }

    /// Says, before the keyboard is handed over, how the person who has answered goes back to their own answers.
    fn way_back(&self, context: &ViewContext<'_>) -> Option<SafeText> {
        let previous = self.back_stack.last().and_then(Question::person)?;
        let is_handed_over = matches!(&self.question, Question::HandOver(next) if next != previous);
        let person = || phrases::person(context.locale, context.view, previous).to_capitalized();
        is_handed_over.then(|| t!(context.locale, "screen-hand-over-back", person = person()))
    }

    /// Returns the cautions for the option under the cursor, or for the whole question.
    fn describe_cautions(&self, context: &ViewContext<'_>) -> Vec<(SafeText, Role)> {
        let found = match &self.body {
            QuestionBody::Options(options) => {
                let few = walk::list_cautions(context.view, &self.question).into_iter();
                let few = few.filter(|caution| matches!(caution, walk::Caution::FewOptions(_)));
                let option = options.selected_option(context);
                option
                    .map(|option| walk::list_option_cautions(context.view, &option))
                    .unwrap_or_default()
                    .into_iter()
                    .chain(few)
                    .collect()
            }
            QuestionBody::Choice(choice) if self.question == Question::Choice => match choice.selected() {
                Some(AnswerChoice::Option(option)) => walk::list_option_cautions(context.view, option),
                _ => Vec::new(),
            },
            // The answer under the cursor may not be stored yet.
            QuestionBody::Choice(choice) if matches!(self.question, Question::Condition(_)) => {
                match (&self.question, choice.selected()) {
                    (Question::Condition(id), Some(AnswerChoice::State(state))) => context
                        .view
                        .condition(id)
                        .map(|condition| walk::list_condition_cautions(context.view, condition, Some(*state)))
                        .unwrap_or_default(),
                    _ => Vec::new(),
                }
            }
            _ => walk::list_cautions(context.view, &self.question),
        };
        let mut sentences = Vec::new();
        if let (Question::Choice, QuestionBody::Choice(choice)) = (&self.question, &self.body)
            && let Some(AnswerChoice::Option(option)) = choice.selected()
        {
            let notes = phrases::choice_notes(context.locale, context.view, context.figures, option);
            sentences.extend(notes.into_iter().map(|note| (note, Role::Caution)));
        }
        for (line, kind) in phrases::caution_lines(context.locale, context.view, &found) {
            let is_warning = kind == phrases::CautionLine::Warning;
            sentences.push((line, if is_warning { Role::Caution } else { Role::Quiet }));
        }
        sentences
    }
}

/// Draws the hint that Enter continues, for a question without an answer.
pub(super) fn draw_continue_hint(context: &ViewContext<'_>, canvas: &mut Canvas<'_>) -> (u16, Option<Position>) {
    canvas.put(2, 0, &t!(context.locale, "screen-enter-goes-on"), Role::Quiet);
    (1, canvas.position(2, 0))
}
