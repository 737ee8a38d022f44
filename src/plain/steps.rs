//! The action steps and the suggested safeguards; the user enters numbers to edit a step or to accept a safeguard.

use chrono::NaiveDate;

use crate::phrases;
use crate::t;
use crate::text::date::TimeDirection;
use crate::text::{SafeText, date};
use crate::walk::{self, Question, Safeguard};
use pesee_core::deliberation::{ActionStepField, Edit, FieldPath, FieldValue, Id, List};

use super::{AnswerResult, Navigation, Walker};

impl Walker<'_, '_> {
    pub(super) fn ask_steps(&mut self, question: &Question) -> AnswerResult {
        let document = self.session.shared_document();
        let own: Vec<Id> = document.steps().iter().map(|step| step.id.clone()).collect();
        if !own.is_empty() {
            self.line_io.print(&t!(self.locale, "plain-steps-heading"))?;
        }
        for (at, step) in document.steps().iter().enumerate() {
            let item = self.step_with_date(&SafeText::sanitize(&step.what), step.by);
            self.line_io.print_indented(2, &t!(self.locale, "plain-item", number = at + 1, item = item))?;
        }
        // The numbers of the safeguards follow those of the steps and stay the same after a safeguard is accepted.
        let offered = phrases::safeguard_offers(self.locale, &document, self.host.now().date_naive());
        if !offered.is_empty() {
            self.line_io.print_sentences(&t!(self.locale, "plain-safeguards"))?;
        }
        for (at, (safeguard, sentence)) in offered.iter().enumerate() {
            let item = self.step_with_date(sentence, Some(safeguard.due_on));
            let number = own.len() + at + 1;
            self.line_io.print_indented(2, &t!(self.locale, "plain-item", number = number, item = item))?;
        }
        let count = own.len() + offered.len();
        loop {
            let text = self.read_answer(&t!(self.locale, "plain-step-prompt"), question)?;
            if text.is_empty() {
                return Ok(Navigation::Next);
            }
            match parse_numbers(&text).filter(|_| count > 0) {
                None => self.add_step(question, &text)?,
                Some(numbers) if numbers.iter().any(|number| !(1..=count).contains(number)) => {
                    self.line_io.print_sentences(&t!(self.locale, "plain-not-a-choice", count = count))?;
                }
                Some(numbers) => {
                    for number in numbers {
                        let at = number - 1;
                        match (own.get(at), at.checked_sub(own.len()).and_then(|at| offered.get(at))) {
                            (Some(id), _) => self.change_step(question, id)?,
                            (None, Some((safeguard, sentence))) => {
                                self.accept_safeguard(question, number, safeguard, sentence)?
                            }
                            (None, None) => {}
                        }
                    }
                }
            }
        }
    }

    /// Changes the text and the due date of a step, or removes the step.
    fn change_step(&mut self, question: &Question, id: &Id) -> AnswerResult<()> {
        let Some(step) = self.document().steps().iter().find(|step| step.id == *id).cloned() else { return Ok(()) };
        let line = self.step_with_date(&SafeText::sanitize(&step.what), step.by);
        self.line_io.print_indented(2, &line)?;
        self.line_io.print_sentences(&t!(self.locale, "plain-step-change-help"))?;
        let text = self.read_answer(&t!(self.locale, "plain-step-change-prompt"), question)?;
        let edit = match text.as_str() {
            "" => Edit::default(),
            "-" => {
                let edit = walk::remove_entry(self.document(), List::Steps, id);
                return Ok(self.apply(edit)?);
            }
            _ => Edit::set_typed(self.document(), FieldPath::Step(id.clone(), ActionStepField::What), &text),
        };
        self.apply(edit)?;
        self.ask_due_date(question, id, step.by)
    }

    /// Returns the text of a step with its due date, if any.
    pub(super) fn step_with_date(&self, what: &SafeText, by: Option<NaiveDate>) -> SafeText {
        let day = by.map(|day| date::format_day(self.locale, day));
        let sentence = day.map(|day| t!(self.locale, "plain-step-due", what = what, day = day));
        sentence.unwrap_or_else(|| what.clone())
    }

    /// Adds a step and asks for its due date.
    fn add_step(&mut self, question: &Question, what: &str) -> AnswerResult<()> {
        let edit = walk::add_step(self.document(), what);
        self.apply(edit)?;
        let added = self.document().steps().last().map(|step| step.id.clone());
        match added {
            Some(id) => self.ask_due_date(question, &id, None),
            None => Ok(()),
        }
    }

    /// Adds a safeguard as a step and asks for its due date.
    fn accept_safeguard(
        &mut self,
        question: &Question,
        number: usize,
        safeguard: &Safeguard,
        sentence: &SafeText,
    ) -> AnswerResult<()> {
        if self.document().steps().iter().any(|step| step.id == safeguard.id) {
            return Ok(self.line_io.print(&t!(self.locale, "plain-safeguard-taken", number = number))?);
        }
        let edit = walk::add_safeguard_step(self.document(), safeguard, sentence.as_str());
        self.apply(edit)?;
        self.line_io.print_indented(2, sentence)?;
        self.ask_due_date(question, &safeguard.id, Some(safeguard.due_on))
    }

    /// Asks for the due date of a step; an empty line keeps the current date.
    fn ask_due_date(&mut self, question: &Question, id: &Id, now: Option<NaiveDate>) -> AnswerResult<()> {
        let prompt = t!(self.locale, "plain-due-prompt");
        self.ask_day(question, FieldPath::Step(id.clone(), ActionStepField::By), now, &prompt)
    }

    /// Asks for the day of a field; an empty line keeps the current day.
    pub(super) fn ask_day(
        &mut self,
        question: &Question,
        path: FieldPath,
        now: Option<NaiveDate>,
        prompt: &SafeText,
    ) -> AnswerResult<()> {
        let pattern = date::input_pattern(self.locale.language());
        self.line_io.print_sentences(&match now {
            Some(day) => {
                let day = date::format_day(self.locale, day);
                t!(self.locale, "plain-due-current", day = day, pattern = &pattern)
            }
            None => t!(self.locale, "plain-due-none", pattern = &pattern),
        })?;
        loop {
            let text = self.read_answer(prompt, question)?;
            let day = match (text.as_str(), now) {
                ("", _) => return Ok(()),
                ("-", Some(_)) => None,
                _ => match date::parse_day(&text, self.host.now().date_naive(), TimeDirection::Future) {
                    Ok(day) => Some(FieldValue::Date(day)),
                    Err(error) => {
                        self.line_io.print_sentences(&phrases::day_error(self.locale, &error))?;
                        continue;
                    }
                },
            };
            let edit = Edit::set(self.document(), path.clone(), day);
            return Ok(self.apply(edit)?);
        }
    }
}

/// Parses a line that contains only numbers: `1`, `1 3`, `1, 3`.
fn parse_numbers(text: &str) -> Option<Vec<usize>> {
    let words = text.split([' ', ',']).filter(|word| !word.is_empty());
    words.map(|word| word.parse().ok()).collect::<Option<Vec<usize>>>().filter(|numbers| !numbers.is_empty())
}
