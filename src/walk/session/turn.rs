//! Whose turn it is, and where a question leads for that person.

use crate::walk::question::Question;
use crate::walk::{people, progress, review};
use pesee_core::deliberation::{Deliberation, History, Id, diff};

use super::Session;

impl Session {
    /// Returns the person whose own question was asked last, if that person still decides. While answers are sealed and
    /// nobody has answered, it is the turn of the first person, unless answers of somebody wait for their author. While
    /// the keyboard is handed over, it is nobody's turn.
    pub fn turn(&self) -> Option<&Id> {
        if self.is_handing_over {
            return None;
        }
        let deciders = self.document.people();
        let asked_last = self.turn.as_ref().filter(|turn| deciders.iter().any(|person| person.id == *turn));
        let is_untouched = || {
            self.document.is_blind()
                && !self.needs_hand_over
                && deciders.iter().all(|person| people::count_answers(&self.document, person.id) == 0)
        };
        asked_last.or_else(|| deciders.first().filter(|_| is_untouched()).map(|person| person.id))
    }

    /// Records that it is not known who is at the keyboard until somebody takes it, because answers of somebody wait
    /// for their author.
    pub fn require_hand_over(&mut self) {
        self.needs_hand_over = true;
    }

    /// Continues in the turn of the session that this one replaces, at the same question. The turn ends if the file has
    /// answers that the person at the keyboard may not see.
    pub fn continue_turn(&mut self, previous: &Session, question: &Question) {
        if previous.must_confirm_turn(&self.document) {
            return self.require_hand_over();
        }
        self.enter_question(question);
        self.is_turn_confirmed = previous.is_turn_confirmed;
    }

    /// Returns whether `document` has sealed answers of the person whose turn it is that are not in this session,
    /// although that person never took the keyboard: somebody else may be there.
    pub(super) fn must_confirm_turn(&self, document: &Deliberation) -> bool {
        let Some(turn) = self.turn().filter(|_| !self.is_turn_confirmed && document.is_blind()) else { return false };
        let changes = diff(&self.document, document).changes;
        changes.iter().any(|change| change.to.is_some() && change.path.answering_person() == Some(turn))
    }

    /// Ends the turn until the person takes the keyboard. The undo history could show the answers that ended it.
    pub(super) fn end_turn(&mut self) {
        self.turn = None;
        self.correcting = None;
        self.history = History::default();
        self.require_hand_over();
    }

    /// Returns the person who can still go back to their own answers while the keyboard is handed over.
    pub fn interrupted_turn(&self) -> Option<&Id> {
        self.turn.as_ref().filter(|_| self.is_handing_over)
    }

    /// Gives the turn back to the person whose answers came before the handover.
    pub fn resume_turn(&mut self) {
        self.is_handing_over = false;
    }

    /// Records that `question` is shown; if the question is for one person, it is the turn of that person. Whoever
    /// leaves a handover for another question may be somebody else: the turn is over, and its acts cannot be undone any
    /// more.
    pub fn enter_question(&mut self, question: &Question) {
        let is_hand_over = question.is_hand_over() && self.document.is_blind();
        if self.is_handing_over && !is_hand_over {
            self.turn = None;
            self.history = History::default();
        }
        self.is_reviewing = match question {
            // Weights are asked of each person in turn, and the keyboard may be handed over between them.
            Question::Weights(_) | Question::Lens | Question::HandOver(_) | Question::HandOverToCorrect(_) => {
                self.is_reviewing
            }
            _ => review::is_review_question(question),
        };
        self.is_handing_over = is_hand_over;
        if self.correcting.as_ref() != question.person() {
            self.correcting = None;
        }
        match question.person() {
            Some(person) if !self.is_handing_over => self.set_turn(person),
            _ => {}
        }
    }

    /// Returns the question after `question`; `None` after the last. After a handover it is the turn of the other
    /// person.
    pub fn advance_from(&mut self, question: &Question) -> Option<Question> {
        if let Question::HandOver(person) | Question::HandOverToCorrect(person) = question {
            self.set_turn(person);
            self.is_turn_confirmed = true;
            self.correcting = Some(person.clone()).filter(|_| matches!(question, Question::HandOverToCorrect(_)));
        }
        if let Some(person) = &self.correcting
            && question.person() == Some(person)
        {
            let next = progress::next_own_question(&self.document, question, person);
            return Some(next.unwrap_or(Question::Verdict));
        }
        if self.is_reviewing
            && let Some(next) = review::next_question(&self.document, question)
        {
            return Some(next);
        }
        progress::next_question(&self.document, question, self.turn())
    }

    /// Returns the question before `question`; `None` before the first.
    pub fn question_before(&self, question: &Question) -> Option<Question> {
        match &self.correcting {
            Some(person) if question.person() == Some(person) && !question.is_hand_over() => {
                progress::previous_own_question(&self.document, question, person)
            }
            _ => progress::previous_question(&self.document, question, self.turn()),
        }
    }

    /// Sets the turn. While answers are sealed, the undo history is cleared, so that a person cannot undo, and thereby
    /// see, the edits of another.
    fn set_turn(&mut self, person: &Id) {
        self.is_handing_over = false;
        let previous = self.turn.replace(person.clone());
        self.is_turn_confirmed &= previous.as_ref() == Some(person);
        if previous.is_some_and(|previous| previous != *person) && self.document.is_blind() {
            self.history = History::default();
        }
    }
}
