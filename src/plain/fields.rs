//! Questions with answers of one line each: texts, choices, numbers, the fields of an account.

use std::io;

use crate::phrases;
use crate::t;
use crate::text::date::{DateError, TimeDirection};
use crate::text::{SafeText, date, number};
use crate::walk::{self, Answer, AnswerChoice, Question, review};
use pesee_core::deliberation::{AccountField, Deliberation, FieldValue, Holder, Id};
use pesee_core::method::Figures;

use super::commands::PlainCommand;
use super::{AnswerResult, Navigation, Walker};

impl Walker<'_, '_> {
    pub(super) fn ask_text(&mut self, question: &Question) -> AnswerResult {
        let now = current_text(self.document(), question);
        let default = now
            .as_deref()
            .map(SafeText::sanitize)
            .or_else(|| phrases::suggested_answer(self.locale, self.document(), question));
        if let Some(default) = &default {
            self.line_io.print(&t!(self.locale, "plain-current", default = default))?;
        }
        let draft = self.reason_draft(question).filter(|_| now.is_none());
        if let Some(draft) = &draft {
            self.line_io.print_sentences(&t!(self.locale, "plain-draft", draft = draft))?;
        }
        let text = self.read_answer(&t!(self.locale, "plain-answer"), question)?;
        let text = match (text.as_str(), now, default) {
            ("=", None, _) if draft.is_some() => draft.map(|draft| draft.to_string()).unwrap_or_default(),
            ("", Some(_), _) => return Ok(Navigation::Next),
            ("", None, Some(default)) => default.as_str().to_owned(),
            ("-", ..) => String::new(),
            _ => text,
        };
        let notice = if *question == Question::OptionFromCriteria {
            phrases::typed_option(self.locale, self.document(), &text)
        } else {
            None
        };
        let edit = walk::edit_for_answer(self.document(), question, &Answer::Text(text), self.host.now());
        self.apply(edit.unwrap_or_default())?;
        if let Some(notice) = notice {
            self.line_io.print_sentences(&notice)?;
        }
        self.print_cautions(question)?;
        Ok(Navigation::Next)
    }

    /// Returns the draft of the reason for the choice, if `question` asks for the reason.
    fn reason_draft(&self, question: &Question) -> Option<SafeText> {
        let document = self.document();
        let decision = review::current_decision(document).filter(|_| *question == Question::Because)?;
        phrases::reason_draft(self.locale, document, &Figures::without_draws(document), decision.option.as_ref()?)
    }

    pub(super) fn ask_choice(&mut self, question: &Question, choices: &[AnswerChoice]) -> AnswerResult {
        let now = walk::current_choice(self.document(), question)
            .and_then(|now| choices.iter().position(|choice| *choice == now));
        let items: Vec<SafeText> = choices.iter().map(|choice| self.choice_label(choice)).collect();
        self.print_numbered(&items, now)?;
        let day = walk::current_day(self.document(), question).filter(|_| question.asks_for_day() && now.is_none());
        if let Some(day) = day {
            let day = date::format_day(self.locale, day);
            self.line_io.print(&t!(self.locale, "plain-current", default = day))?;
        }
        match question {
            Question::Correction => self.line_io.print_sentences(&t!(self.locale, "plain-correct-nobody"))?,
            _ => self.print_if_open(question)?,
        }
        if question.asks_for_day() {
            let pattern = date::input_pattern(self.locale.language());
            self.line_io.print(&t!(self.locale, "plain-or-a-date", pattern = pattern))?;
        }
        // A choice that is objected to is taken when it is given a second time.
        let mut objected = None;
        loop {
            let text = self.read_answer(&t!(self.locale, "plain-number"), question)?;
            let picked = text.parse::<usize>().ok().and_then(|number| choices.get(number.checked_sub(1)?));
            let answer = match picked {
                None if text.is_empty() => return Ok(Navigation::Next),
                Some(choice) if *question == Question::Seats => {
                    if self.set_deciders(choice)? {
                        return Ok(Navigation::Next);
                    }
                    continue;
                }
                Some(AnswerChoice::Person(person)) => {
                    return Ok(Navigation::GoTo(Question::HandOverToCorrect(person.clone())));
                }
                Some(choice) => Some(Answer::Choice(choice.clone())),
                None if question.asks_for_day() => {
                    match date::parse_day(&text, self.host.now().date_naive(), TimeDirection::Future) {
                        Ok(day) => Some(Answer::Day(day)),
                        Err(DateError::Unreadable) => None,
                        Err(error) => {
                            self.line_io.print_sentences(&phrases::day_error(self.locale, &error))?;
                            continue;
                        }
                    }
                }
                None => None,
            };
            let edit =
                answer.and_then(|answer| walk::edit_for_answer(self.document(), question, &answer, self.host.now()));
            let objection = picked
                .filter(|choice| objected != Some(*choice))
                .and_then(|choice| phrases::choice_objection(self.locale, self.document(), question, choice));
            if let Some(objection) = objection {
                objected = picked;
                self.line_io.print_sentences(&objection)?;
                self.line_io.print_sentences(&t!(self.locale, "plain-choose-again"))?;
                continue;
            }
            if let Some(edit) = edit {
                self.apply(edit)?;
                self.print_cautions(question)?;
                return Ok(Navigation::Next);
            }
            let pattern = date::input_pattern(self.locale.language());
            self.line_io.print_sentences(&match question {
                question if question.asks_for_day() => {
                    t!(self.locale, "plain-not-a-choice-or-date", count = choices.len(), pattern = pattern)
                }
                _ => t!(self.locale, "plain-not-a-choice", count = choices.len()),
            })?;
        }
    }

    /// Returns the text of a choice; a setting of the lens with its effect on the weights.
    fn choice_label(&self, choice: &AnswerChoice) -> SafeText {
        let text = phrases::choice_text(self.locale, self.document(), choice);
        let AnswerChoice::Lens(lens) = choice else { return text };
        let document = self.document();
        // While answers are sealed, each person sees the effect on their own weights.
        let figures = match self.session.turn() {
            Some(person) if document.is_blind() => Figures::of_person(document, person),
            None if document.is_blind() => return text,
            _ => Figures::without_draws(document),
        };
        match phrases::lens_effect(self.locale, figures.matrix(), *lens) {
            Some(effect) => t!(self.locale, "plain-lens", lens = text, effect = effect),
            None => text,
        }
    }

    /// Prints that a question has no answer and that Enter leaves it open, if that is so.
    pub(super) fn print_if_open(&mut self, question: &Question) -> io::Result<()> {
        if walk::is_answered(self.document(), question) {
            return Ok(());
        }
        self.line_io.print_sentences(&t!(self.locale, "plain-not-answered"))?;
        if *question == Question::Lens {
            self.line_io.print_sentences(&t!(self.locale, "question-lens-open"))?;
        }
        Ok(())
    }

    pub(super) fn ask_scale(&mut self, question: &Question, min: u32, max: u32) -> AnswerResult {
        if let Some(now) = current_number(self.document(), question) {
            let now = number::format_short(self.locale.language(), now);
            self.line_io.print(&t!(self.locale, "plain-current", default = now))?;
        }
        self.print_if_open(question)?;
        loop {
            let prompt = t!(self.locale, "plain-scale", least = min as usize, most = max as usize);
            let text = self.read_answer(&prompt, question)?;
            if text.is_empty() {
                return Ok(Navigation::Next);
            }
            let number = text.trim_end_matches(['%', ' ', '\u{a0}']).parse::<u32>().ok();
            let number = number.filter(|number| (min..=max).contains(number));
            let answer = number.map(Answer::Number);
            if let Some(edit) =
                answer.and_then(|answer| walk::edit_for_answer(self.document(), question, &answer, self.host.now()))
            {
                self.apply(edit)?;
                return Ok(Navigation::Next);
            }
            self.line_io.print_sentences(&t!(
                self.locale,
                "plain-not-on-scale",
                least = min as usize,
                most = max as usize
            ))?;
        }
    }

    pub(super) fn ask_account(&mut self, question: &Question) -> AnswerResult {
        let Question::Account(id) = question else { return Ok(Navigation::Next) };
        for field in walk::ASKED_ACCOUNT_FIELDS {
            self.ask_account_field(question, id, field)?;
        }
        self.print_other_facts(id)?;
        let is_last = self.document().accounts().last().is_some_and(|account| account.id == *id);
        if !is_last {
            return Ok(Navigation::Next);
        }
        let holder = match self.choose_letter(&t!(self.locale, "plain-more-accounts"), &["1", "2"], question)? {
            Some(0) => Holder::Personal,
            Some(_) => Holder::Employer,
            None => return Ok(Navigation::Next),
        };
        let edit = walk::add_account(self.document(), holder);
        self.apply(edit)?;
        Ok(Navigation::Next)
    }

    /// Asks for the facts of an account that are asked only on request.
    pub(super) fn ask_other_facts(&mut self, question: &Question) -> AnswerResult<()> {
        let Question::Account(id) = question else {
            return Ok(self.line_io.print(&t!(self.locale, "plain-facts-only"))?);
        };
        for field in walk::MORE_ACCOUNT_FIELDS {
            self.ask_account_field(question, id, field)?;
        }
        Ok(())
    }

    /// Prints the facts of an account that the walk does not ask for, and the command that asks for them.
    fn print_other_facts(&mut self, id: &Id) -> io::Result<()> {
        for field in walk::MORE_ACCOUNT_FIELDS {
            if let Some(line) = self.account_fact_line(id, field) {
                self.line_io.print_indented(2, &line)?;
            }
        }
        let word = self.command_name(PlainCommand::OtherFacts);
        self.line_io.print_sentences(&t!(self.locale, "plain-other-facts", word = word))
    }

    /// Returns a fact of an account with its name; `None` if the fact is empty.
    pub(super) fn account_fact_line(&self, id: &Id, field: AccountField) -> Option<SafeText> {
        let now = phrases::account_fact(self.locale, self.document().account(id)?, field)?;
        Some(t!(self.locale, "plain-named-value", field = phrases::account_field(self.locale, field), now = now))
    }

    fn ask_account_field(&mut self, question: &Question, id: &Id, field: AccountField) -> AnswerResult<()> {
        let name = phrases::account_field(self.locale, field);
        loop {
            let account = self.document().account(id);
            let now = account.and_then(|account| phrases::account_fact(self.locale, account, field));
            let prompt = match &now {
                Some(now) => t!(self.locale, "plain-field-current", field = &name, now = now),
                None => name.clone(),
            };
            let text = self.read_answer(&prompt, question)?;
            let typed = match text.as_str() {
                "" => return Ok(()),
                "-" => "",
                text => text,
            };
            let fact = match phrases::parse::account_fact(field, typed, self.host.now().date_naive()) {
                Ok(fact) => fact,
                Err(error) => {
                    self.line_io.print_sentences(&phrases::fact_error(self.locale, &error))?;
                    continue;
                }
            };
            let edit = walk::set_account_fact(self.document(), id, &fact);
            self.apply(edit)?;
            // A date or a number that was typed in another form is repeated as it was understood.
            let line = self.account_fact_line(id, field);
            let account = self.document().account(id);
            let now = account.and_then(|account| phrases::account_fact(self.locale, account, field));
            if now.is_some_and(|now| now.as_str() != SafeText::sanitize(typed).as_str()) {
                line.map_or(Ok(()), |line| self.line_io.print_indented(2, &line))?;
            }
            return Ok(());
        }
    }
}

fn current_text(document: &Deliberation, question: &Question) -> Option<String> {
    match walk::answer_path(document, question).and_then(|path| document.get(&path)) {
        Some(FieldValue::Text(text)) => Some(text),
        _ => None,
    }
}

fn current_number(document: &Deliberation, question: &Question) -> Option<f64> {
    match walk::answer_path(document, question).and_then(|path| document.get(&path)) {
        Some(FieldValue::Number(number)) => Some(number),
        _ => None,
    }
}
