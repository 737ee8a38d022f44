//! The help texts: `?` explains the current question, and `:help` lists all commands.

use std::io;

use crate::phrases;
use crate::t;
use crate::text::{SafeText, number};
use crate::walk::{self, AnswerKind, Question, RankOrder};
use pesee_core::deliberation::WeightingMethod;

use super::commands::{PlainCommand, WALK_COMMANDS, relevant_commands};
use super::{Navigation, Walker};

impl Walker<'_, '_> {
    /// Prints the step, the form of an answer, the current answers and the relevant commands. A question with several
    /// fields then stays open at the same field; other questions are asked again.
    pub(super) fn explain_question(&mut self, question: &Question) -> io::Result<Navigation> {
        let (step, mut kind) = (question.step(), question.answer_kind(self.document()));
        if matches!(kind, AnswerKind::Weights(_)) {
            kind = AnswerKind::Weights(self.weighting_method());
        }
        let text = self.question_text(question);
        let goes_on =
            matches!(kind, AnswerKind::Account | AnswerKind::Ratings | AnswerKind::Weights(_) | AnswerKind::Steps)
                || *question == Question::Verdict;
        self.line_io.print_blank_line()?;
        let name = phrases::step_name(self.locale, step);
        self.line_io.print(&t!(self.locale, "plain-position", number = step.number(), step = name))?;
        if goes_on {
            self.line_io.print(&t!(self.locale, "plain-position-question", question = &text.title))?;
        }
        self.line_io.print_sentences(&t!(self.locale, answer_help_id(&kind)))?;
        let answers = self.current_answers(question, &kind);
        if !answers.is_empty() {
            self.line_io.print(&t!(self.locale, "plain-current-answers"))?;
            answers.iter().try_for_each(|line| self.line_io.print_indented(2, line))?;
        }
        self.line_io.print(&t!(self.locale, "plain-commands-here"))?;
        for command in relevant_commands(&kind).iter().chain(&[PlainCommand::Help]) {
            self.print_command_help(*command)?;
        }
        if !goes_on {
            return Ok(Navigation::Repeat);
        }
        self.line_io.print_blank_line()?;
        Ok(Navigation::Stay)
    }

    /// Prints one sentence for each command, and the glossary.
    pub(super) fn show_help(&mut self) -> io::Result<()> {
        self.line_io.print_blank_line()?;
        self.line_io.print_sentences(&t!(self.locale, "plain-help-commands"))?;
        WALK_COMMANDS.iter().try_for_each(|entry| self.print_command_help(entry.command))?;
        self.line_io.print_sentences(&t!(self.locale, "plain-help-short"))?;
        self.line_io.print_blank_line()?;
        self.line_io.print(&t!(self.locale, "help-glossary"))?;
        for (word, meaning) in phrases::glossary(self.locale) {
            self.line_io.print_indented(2, &t!(self.locale, "help-word-line", word = word, meaning = meaning))?;
        }
        Ok(())
    }

    fn print_command_help(&mut self, command: PlainCommand) -> io::Result<()> {
        let Some(entry) = command.entry() else { return Ok(()) };
        let name = self.command_name(command);
        self.line_io.print_indented(2, &t!(self.locale, entry.help_id, word = name))
    }

    /// Returns the name of a command in the user's language.
    pub(super) fn command_name(&self, command: PlainCommand) -> SafeText {
        command.name(self.locale)
    }

    /// Returns the current answers to a question with several fields. The list is empty for a question with one field,
    /// because the walk prints the current answer when the question is asked again.
    fn current_answers(&self, question: &Question, kind: &AnswerKind) -> Vec<SafeText> {
        let (locale, document) = (self.locale, self.document());
        let field = |field: SafeText, now: SafeText| t!(locale, "plain-named-value", field = field, now = now);
        match (question, kind) {
            (Question::Rating(person, criterion), _) => {
                let rating = |option| phrases::rating_in_words(locale, document.rating(person, criterion, option));
                document.options().iter().map(|o| field(SafeText::sanitize(&o.name), rating(&o.id))).collect()
            }
            (Question::Account(id), _) => {
                let fields = walk::ASKED_ACCOUNT_FIELDS.into_iter().chain(walk::MORE_ACCOUNT_FIELDS);
                fields.filter_map(|asked| self.account_fact_line(id, asked)).collect()
            }
            (Question::Weights(person), AnswerKind::Weights(WeightingMethod::Order)) => {
                let order = RankOrder::of_person(document, person);
                let (rows, points) = (order.rows(), order.points_of_rows());
                let ranked = rows.iter().zip(points).filter(|((rank, _), _)| rank.is_some());
                ranked
                    .map(|((_, id), points)| {
                        let points = number::format(locale.language(), points, 0);
                        field(phrases::criterion(document, id), t!(locale, "plain-points-of-100", points = points))
                    })
                    .collect()
            }
            (Question::Weights(person), AnswerKind::Weights(WeightingMethod::Points | WeightingMethod::Swing)) => {
                document
                    .criteria()
                    .iter()
                    .filter_map(|criterion| {
                        let points = walk::points_of(document, person, &criterion.id)?;
                        Some(field(
                            SafeText::sanitize(&criterion.name),
                            number::format_short(locale.language(), points),
                        ))
                    })
                    .collect()
            }
            (_, AnswerKind::Tripwires) => {
                document.tripwires().iter().map(|tripwire| phrases::tripwire(self.locale, tripwire)).collect()
            }
            (_, AnswerKind::Steps) => document
                .steps()
                .iter()
                .map(|step| self.step_with_date(&SafeText::sanitize(&step.what), step.by))
                .collect(),
            _ => Vec::new(),
        }
    }
}

/// Returns the id of the message that describes the form of an answer.
fn answer_help_id(kind: &AnswerKind) -> &'static str {
    match kind {
        AnswerKind::Line | AnswerKind::Text => "plain-help-text",
        AnswerKind::Account => "plain-help-account",
        AnswerKind::Choice(_) => "plain-help-choice",
        AnswerKind::Scale { .. } => "plain-help-scale",
        AnswerKind::Options => "plain-help-options",
        AnswerKind::Criteria => "plain-help-criteria",
        AnswerKind::People => "plain-help-people",
        AnswerKind::Weights(WeightingMethod::Order) => "plain-help-order",
        AnswerKind::Weights(WeightingMethod::Points) => "plain-help-points",
        AnswerKind::Weights(WeightingMethod::Swing) => "plain-help-swings",
        AnswerKind::Weights(WeightingMethod::Pairwise) => "plain-help-pairs",
        AnswerKind::Ratings => "plain-help-ratings",
        AnswerKind::Steps => "plain-help-steps",
        AnswerKind::Tripwires => "plain-help-signs",
        AnswerKind::NoAnswer => "plain-help-no-answer",
    }
}
