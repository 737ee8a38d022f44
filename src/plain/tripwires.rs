//! The warning signs of a decision; the user enters numbers to change a sign or to say that it was seen.

use crate::phrases;
use crate::t;
use crate::text::SafeText;
use crate::walk::{self, Question};
use pesee_core::deliberation::{Edit, FieldPath, Id, List, Tripwire, TripwireField};

use super::{AnswerResult, Navigation, Walker};

impl Walker<'_, '_> {
    pub(super) fn ask_tripwires(&mut self, question: &Question) -> AnswerResult {
        let ids: Vec<Id> = self.document().tripwires().iter().map(|tripwire| tripwire.id.clone()).collect();
        if !ids.is_empty() {
            self.line_io.print(&t!(self.locale, "plain-signs-heading"))?;
        }
        let document = self.session.shared_document();
        for (at, tripwire) in document.tripwires().iter().enumerate() {
            let item = phrases::tripwire(self.locale, tripwire);
            self.line_io.print_indented(2, &t!(self.locale, "plain-item", number = at + 1, item = item))?;
        }
        loop {
            let text = self.read_answer(&t!(self.locale, "plain-sign-prompt"), question)?;
            if text.is_empty() {
                return Ok(Navigation::Next);
            }
            match text.parse::<usize>().ok().filter(|_| !ids.is_empty()) {
                None => self.add_tripwire(question, &text)?,
                Some(number) => match number.checked_sub(1).and_then(|at| ids.get(at)) {
                    Some(id) => self.change_tripwire(question, id)?,
                    None => {
                        let count = ids.len();
                        self.line_io.print_sentences(&t!(self.locale, "plain-not-a-choice", count = count))?;
                    }
                },
            }
        }
    }

    fn tripwire(&self, id: &Id) -> Option<&Tripwire> {
        self.document().tripwires().iter().find(|tripwire| tripwire.id == *id)
    }

    /// Adds a warning sign, and asks what to do then and when to look for it.
    fn add_tripwire(&mut self, question: &Question, sign: &str) -> AnswerResult<()> {
        let edit = walk::add_tripwire(self.document(), sign);
        self.apply(edit)?;
        match self.document().tripwires().last().map(|tripwire| tripwire.id.clone()) {
            Some(id) => self.ask_tripwire_details(question, &id),
            None => Ok(()),
        }
    }

    /// Changes a warning sign: marks it as seen or not seen, removes it, or replaces its text.
    fn change_tripwire(&mut self, question: &Question, id: &Id) -> AnswerResult<()> {
        let Some(tripwire) = self.tripwire(id).cloned() else { return Ok(()) };
        self.line_io.print_indented(2, &phrases::tripwire(self.locale, &tripwire))?;
        self.line_io.print_sentences(&t!(self.locale, "plain-sign-change-help"))?;
        let text = self.read_answer(&t!(self.locale, "plain-sign-change-prompt"), question)?;
        let edit = match text.as_str() {
            "" => Edit::default(),
            "!" => {
                let seen = if tripwire.seen.is_some() { None } else { Some(self.host.now().date_naive()) };
                let edit = walk::mark_tripwire_seen(self.document(), id, seen);
                self.apply(edit)?;
                if let Some(tripwire) = self.tripwire(id).cloned() {
                    self.line_io.print_indented(2, &phrases::tripwire(self.locale, &tripwire))?;
                }
                return Ok(());
            }
            "-" => {
                let edit = walk::remove_entry(self.document(), List::Tripwires, id);
                return Ok(self.apply(edit)?);
            }
            _ => walk::rename_entry(self.document(), List::Tripwires, id, &text).unwrap_or_default(),
        };
        self.apply(edit)?;
        self.ask_tripwire_details(question, id)
    }

    /// Asks what to do when the sign is seen, and when to look for it. An empty line keeps the current answer.
    fn ask_tripwire_details(&mut self, question: &Question, id: &Id) -> AnswerResult<()> {
        let then = self.tripwire(id).map(|tripwire| tripwire.then.clone()).unwrap_or_default();
        if !then.is_empty() {
            self.line_io.print(&t!(self.locale, "plain-current", default = SafeText::sanitize(&then)))?;
        }
        let text = self.read_answer(&t!(self.locale, "plain-sign-then-prompt"), question)?;
        if !text.is_empty() {
            let path = FieldPath::Tripwire(id.clone(), TripwireField::Then);
            let edit = Edit::set_text(self.document(), path, if text == "-" { "" } else { &text });
            self.apply(edit)?;
        }
        let look_on = self.tripwire(id).and_then(|tripwire| tripwire.look_on);
        let prompt = t!(self.locale, "plain-sign-day-prompt");
        self.ask_day(question, FieldPath::Tripwire(id.clone(), TripwireField::LookOn), look_on, &prompt)
    }
}
