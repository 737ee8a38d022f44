//! The people who decide: the user types their names one after the other, and changes or removes them by number.

use std::io;

use crate::phrases;
use crate::t;
use crate::walk::{self, AnswerChoice, PeopleError, Question};
use pesee_core::deliberation::{Edit, Id, Seat};

use super::commands::PlainCommand;
use super::lists::{ListCommand, parse_list_command};
use super::{AnswerResult, Navigation, Walker};

impl Walker<'_, '_> {
    /// Sets who decides. Returns `false` if that is not possible, and prints the reason.
    pub(super) fn set_deciders(&mut self, choice: &AnswerChoice) -> io::Result<bool> {
        let changed = walk::set_deciders(self.document(), choice, self.session.turn());
        self.apply_people(changed)
    }

    /// Prints the list once, and only the changed entry after each answer. A text names the first person without a
    /// name; with names for all, the text adds a person.
    pub(super) fn ask_participants(&mut self, question: &Question) -> AnswerResult {
        for at in 0..self.document().participants().len() {
            self.print_participant(at)?;
        }
        loop {
            let prompt = match walk::next_unnamed_person(self.document()) {
                Some(id) => {
                    let person = phrases::person(self.locale, self.document(), &id);
                    t!(self.locale, "plain-name-of", person = person)
                }
                None => t!(self.locale, "plain-list-prompt"),
            };
            let text = self.read_answer(&prompt, question)?;
            if text.is_empty() {
                return Ok(Navigation::Next);
            }
            let count = self.document().participants().len();
            let id = |walker: &Self, at: usize| walker.document().participants().get(at).map(|known| known.id.clone());
            match parse_list_command(&text, count) {
                None => self.line_io.print_sentences(&t!(self.locale, "plain-not-a-choice", count = count))?,
                Some(ListCommand::Add(name)) => {
                    let unnamed = walk::next_unnamed_person(self.document());
                    let position = |id: &Id| self.document().participants().iter().position(|known| known.id == *id);
                    let at = unnamed.as_ref().and_then(position).unwrap_or(count);
                    let changed = match &unnamed {
                        Some(id) => walk::name_person(self.document(), id, &name),
                        None => walk::add_person(self.document(), &name),
                    };
                    if self.apply_people(changed)? {
                        self.print_participant(at)?;
                    }
                }
                Some(ListCommand::Rename(at, text)) => {
                    if let Some(id) = id(self, at) {
                        self.change_participant(at, &id, &text)?;
                    }
                }
                Some(ListCommand::Toggle(at)) => {
                    let Some(id) = id(self, at) else { continue };
                    self.print_participant(at)?;
                    self.line_io.print_sentences(&t!(self.locale, "plain-person-change-help"))?;
                    let text = self.read_answer(&t!(self.locale, "plain-step-change-prompt"), question)?;
                    self.change_participant(at, &id, &text)?;
                }
            }
        }
    }

    /// Gives a participant the role or the name that was typed; a hyphen removes the participant.
    fn change_participant(&mut self, at: usize, id: &Id, text: &str) -> io::Result<()> {
        let changed = match (text, parse_role(text)) {
            ("", _) => return Ok(()),
            ("-", _) => walk::remove_person(self.document(), id),
            (_, Some(role)) => walk::set_role(self.document(), id, role),
            (name, None) => walk::name_person(self.document(), id, name),
        };
        let is_removal = text == "-";
        if self.apply_people(changed)? && !is_removal {
            self.print_participant(at)?;
        }
        // The numbers of the others may have changed.
        if is_removal {
            for at in 0..self.document().participants().len() {
                self.print_participant(at)?;
            }
        }
        Ok(())
    }

    /// Applies a change of the people and prints whom it removes. Returns `false` for an error, which is printed.
    fn apply_people(&mut self, changed: Result<Edit, PeopleError>) -> io::Result<bool> {
        match changed {
            Ok(edit) => {
                let removed = phrases::people_removed(self.locale, self.document(), &edit);
                let before = self.session.shared_document();
                self.apply(edit)?;
                // A new name may change the id of a participant: then nobody is removed.
                let is_fewer = self.document().participants().len() < before.participants().len();
                if let Some(removed) = removed.filter(|_| is_fewer) {
                    self.print_edit(removed)?;
                }
                Ok(true)
            }
            Err(error) => {
                let reason = phrases::people_error(self.locale, self.document(), &error);
                self.line_io.print_sentences(&reason)?;
                Ok(false)
            }
        }
    }

    fn print_participant(&mut self, at: usize) -> io::Result<()> {
        let Some(participant) = self.document().participants().get(at) else { return Ok(()) };
        let name = phrases::participant(self.locale, self.document(), participant);
        let item = if participant.has_name() {
            let role = phrases::role(self.locale, participant.seat());
            t!(self.locale, "plain-person-role", person = name, role = role)
        } else {
            name
        };
        self.line_io.print_indented(2, &t!(self.locale, "plain-item", number = at + 1, item = item))
    }

    /// Says, before the keyboard is handed over, how the person who has answered goes back to their own answers.
    pub(super) fn print_way_back(&mut self, question: &Question) -> io::Result<()> {
        let (Question::HandOver(next), Some(previous)) = (question, self.session.interrupted_turn()) else {
            return Ok(());
        };
        if next == previous || !self.document().is_blind() {
            return Ok(());
        }
        let person = phrases::person(self.locale, self.document(), previous).to_capitalized();
        let word = self.command_name(PlainCommand::Back);
        self.line_io.print_sentences(&t!(self.locale, "plain-hand-over-back", person = person.clone(), word = word))?;
        self.line_io.print_sentences(&t!(self.locale, "plain-hand-over-visible", person = person))
    }
}

/// Parses the name of a role in either language.
fn parse_role(word: &str) -> Option<Seat> {
    match word.to_lowercase().as_str() {
        "person" | "personne" => Some(Seat::Person),
        "employer" | "employeur" => Some(Seat::Employer),
        "coach" | "accompagnement" => Some(Seat::Coach),
        _ => None,
    }
}
