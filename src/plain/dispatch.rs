//! Runs the commands of the walk. The table and the parser of the commands are in `commands`.

use std::io;

use crate::phrases;
use crate::t;
use crate::text::SafeText;
use crate::walk::{self, AnswerKind, Question, StepProgress, WalkStep, review};

use super::commands::{ParsedCommand, PlainCommand, parse_step};
use super::manual;
use super::{AnswerResult, Navigation, Walker};

impl Walker<'_, '_> {
    /// Runs a command typed at a question. After a command that only prints, a question with several fields or a long
    /// output stays open at the same field; a short question is asked again.
    pub(super) fn run_command(&mut self, command: &ParsedCommand, question: &Question) -> AnswerResult {
        let rest = command.arguments.as_str();
        match command.command {
            PlainCommand::Back => return Ok(Navigation::Back),
            PlainCommand::Quit => return Ok(Navigation::Quit),
            PlainCommand::Repeat => return Ok(Navigation::Repeat),
            PlainCommand::Verdict => return Ok(Navigation::GoTo(Question::Verdict)),
            PlainCommand::GoTo => return Ok(self.resolve_go(rest)?.map_or(Navigation::Stay, Navigation::GoTo)),
            PlainCommand::Undo | PlainCommand::Redo => {
                self.undo_or_redo(question, command.command == PlainCommand::Undo)?;
                return Ok(Navigation::Repeat);
            }
            PlainCommand::Language => return self.change_language(rest, question),
            PlainCommand::Review | PlainCommand::NewRound if review::current_decision(self.document()).is_none() => {
                self.line_io.print(&t!(self.locale, "plain-nothing-decided"))?;
            }
            PlainCommand::Review => return Ok(Navigation::GoTo(review::first_question(self.document()))),
            PlainCommand::NewRound => return Ok(self.start_round()?),
            PlainCommand::NextWeightingMethod => match question.answer_kind(self.document()) {
                AnswerKind::Weights(_) => {
                    self.show_next_method();
                    return Ok(Navigation::Repeat);
                }
                _ => self.line_io.print(&t!(self.locale, "plain-next-weighting-method-only"))?,
            },
            PlainCommand::UseWeightingMethod => match (question, self.shown_method) {
                (Question::Weights(person), Some(method)) => {
                    let edit = walk::set_weighting_method(self.document(), method);
                    self.apply_weights(person, edit)?;
                    return Ok(Navigation::Repeat);
                }
                _ => self.line_io.print(&t!(self.locale, "plain-use-weighting-method-only"))?,
            },
            PlainCommand::Note | PlainCommand::Range => match self.current_cell.clone() {
                Some(cell) if command.command == PlainCommand::Note => self.ask_note(&cell, rest, question)?,
                Some(cell) => self.ask_range(&cell, rest, question)?,
                None => self.line_io.print(&t!(self.locale, "plain-rating-only"))?,
            },
            PlainCommand::OtherFacts => self.ask_other_facts(question)?,
            // The walk does not support the commands of the library.
            PlainCommand::Help | PlainCommand::Clients | PlainCommand::Archive | PlainCommand::Find => {
                self.show_help()?
            }
            PlainCommand::Manual => manual::print_page(&mut self.line_io, rest)?,
            PlainCommand::Matrix => self.show_matrix(rest, question)?,
            PlainCommand::Compare => self.show_comparison(rest)?,
            PlainCommand::People => self.show_people()?,
            PlainCommand::History => self.show_history(question)?,
            PlainCommand::Export => self.export_report(rest, question)?,
        }
        Ok(if self.keeps_place(question) { Navigation::Stay } else { Navigation::Repeat })
    }

    /// Returns `true` for questions with several fields or a long output: the walk does not print them again after a
    /// command.
    fn keeps_place(&self, question: &Question) -> bool {
        match question.answer_kind(self.document()) {
            AnswerKind::Account
            | AnswerKind::Options
            | AnswerKind::Criteria
            | AnswerKind::People
            | AnswerKind::Ratings
            | AnswerKind::Weights(_)
            | AnswerKind::Tripwires
            | AnswerKind::Steps => true,
            AnswerKind::NoAnswer => matches!(question, Question::Verdict | Question::ReviewResult),
            _ => false,
        }
    }

    fn undo_or_redo(&mut self, question: &Question, undoes: bool) -> io::Result<()> {
        let (now, before) = (self.host.now(), self.session.shared_document());
        // Lines stay on the screen, so that a private note is not printed either.
        let audience = walk::overview_audience(&before, question, self.session.turn()).with_onlookers();
        let done = if undoes { self.session.undo(now) } else { self.session.redo(now) };
        let message = match (undoes, done) {
            (_, Err(error)) => phrases::step_error(self.locale, &error),
            (_, Ok(Some(edit))) => {
                phrases::undo_message(self.locale, &audience, (&before, self.document()), &edit, undoes)
            }
            (true, Ok(None)) => t!(self.locale, "plain-nothing-to-undo"),
            (false, Ok(None)) => t!(self.locale, "plain-nothing-to-redo"),
        };
        self.line_io.print(&message)
    }

    /// Resolves the argument of `:go` to the first question of a step, or to one of the questions of the step by number
    /// or by a part of the title.
    fn resolve_go(&mut self, rest: &str) -> io::Result<Option<Question>> {
        let Some((step, which)) = parse_step(rest, self.locale) else {
            if !rest.is_empty() {
                self.line_io.print(&t!(self.locale, "plain-no-step", name = SafeText::excerpt(rest)))?;
            }
            self.print_all_steps()?;
            return Ok(None);
        };
        let questions = self.step_questions(step);
        if which.is_empty() {
            if questions.len() > 1 && walk::step_progress(self.document(), step) == StepProgress::Done {
                self.print_step_questions(step, &questions)?;
            }
            return Ok(Some(walk::first_question_of(self.document(), step, self.session.turn())));
        }
        let nth = which.parse::<usize>().ok().and_then(|number| questions.get(number.checked_sub(1)?));
        let is_meant = |question: &&Question| self.listed_title(question).as_str().to_lowercase().contains(&which);
        let found = nth.or_else(|| questions.iter().find(is_meant)).cloned();
        if found.is_none() {
            self.line_io.print(&t!(self.locale, "plain-no-question", name = SafeText::excerpt(&which)))?;
            self.print_step_questions(step, &questions)?;
        }
        Ok(found)
    }

    /// Returns the questions of a step; while answers are sealed, only those of the person whose turn it is.
    fn step_questions(&self, step: WalkStep) -> Vec<Question> {
        let turn = self.session.turn().filter(|_| self.document().is_blind());
        let own = |question: &Question| question.person().is_none_or(|person| turn.is_none_or(|turn| turn == person));
        let questions = walk::list_questions(self.document()).into_iter();
        questions
            .filter(|question| question.step() == step && own(question) && !matches!(question, Question::HandOver(_)))
            .collect()
    }

    /// Returns the title of a question in the list of a step.
    fn listed_title(&self, question: &Question) -> SafeText {
        self.title_with_person(question, phrases::question(self.locale, self.document(), question).title)
    }

    fn print_step_questions(&mut self, step: WalkStep, questions: &[Question]) -> io::Result<()> {
        let titles: Vec<SafeText> = questions.iter().map(|question| self.listed_title(question)).collect();
        let name = phrases::step_name(self.locale, step);
        self.line_io.print(&t!(self.locale, "plain-step-asks", step = name, number = step.number()))?;
        self.print_numbered(&titles, None)
    }

    fn print_all_steps(&mut self) -> io::Result<()> {
        self.line_io.print(&t!(self.locale, "plain-steps"))?;
        for step in WalkStep::ALL {
            let how = match walk::step_progress(self.document(), step) {
                StepProgress::Done => "plain-step-done",
                StepProgress::Partial => "plain-step-partial",
                StepProgress::Empty => "plain-step-open",
            };
            let name = phrases::step_name(self.locale, step);
            self.line_io.print_indented(2, &t!(self.locale, how, number = step.number(), name = name))?;
        }
        Ok(())
    }
}
