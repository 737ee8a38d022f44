//! The review of a decision: prints its result and starts another round.

use std::io;

use crate::phrases;
use crate::t;
use crate::walk::{self, Question, WalkStep, review};
use pesee_core::deliberation::view;
use pesee_core::method::{DEFAULT_DRAWS, Figures, reveal_ranking};

use super::{AnswerResult, Navigation, Walker};

impl Walker<'_, '_> {
    /// Reopens the decision at the criteria step; all answers stay.
    pub(super) fn start_round(&mut self) -> io::Result<Navigation> {
        let first = walk::first_question_of(self.document(), WalkStep::Criteria, self.session.turn());
        let edit = review::reopen(self.document());
        self.apply(edit)?;
        self.print_edit(t!(self.locale, "plain-new-round-started"))?;
        Ok(Navigation::GoTo(first))
    }

    /// Prints the decision, its outcome and today's verdict, then offers another round.
    pub(super) fn show_review_result(&mut self, question: &Question) -> AnswerResult {
        let now = self.host.now();
        // The result includes the changes of this visit, which enter the log only at a save.
        let document = self.session.build_document_to_save(&Figures::without_draws(self.session.document()), now);
        let view = view(&document, &walk::overview_audience(&document, &Question::Verdict, self.session.turn()));
        let figures = Figures::with_draws(&view, DEFAULT_DRAWS);
        for (nth, group) in phrases::review_result(self.locale, &view, &figures, now).iter().enumerate() {
            if nth > 0 {
                self.line_io.print_blank_line()?;
            }
            for sentence in group {
                self.line_io.print(sentence)?;
            }
        }
        if reveal_ranking(&view, &figures).is_ok() {
            self.session.mark_verdict_seen(self.host.now());
        }
        match self.choose_letter(&t!(self.locale, "plain-keep-or-new-round"), &["r"], question)? {
            Some(_) => Ok(self.start_round()?),
            None => Ok(Navigation::Next),
        }
    }
}
