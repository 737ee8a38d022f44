//! The verdict question: prints the verdict, or the reason why no verdict is shown.

use std::io;

use crate::phrases;
use crate::t;
use crate::text::SafeText;
use crate::walk::{self, Question};
use pesee_core::deliberation::Deliberation;
use pesee_core::method::{DEFAULT_DRAWS, Figures, Ranking, RevealError, reveal_ranking};

use super::{AnswerResult, Navigation, Walker};

impl Walker<'_, '_> {
    pub(super) fn show_verdict(&mut self, question: &Question) -> AnswerResult {
        let document = self.session.shared_document();
        let figures = Figures::with_draws(&document, DEFAULT_DRAWS);
        match reveal_ranking(&document, &figures) {
            Ok(ranking) => {
                if let Some(before) =
                    self.last_read_document.replace(document.clone()).filter(|before| *before != document)
                {
                    self.line_io.print(&t!(self.locale, "plain-changed-since-verdict"))?;
                    self.print_differences(&before, &document)?;
                    self.line_io.print_blank_line()?;
                }
                self.print_verdict(&document, &figures, ranking)?;
                self.session.mark_verdict_seen(self.host.now());
                // That the verdict was seen is not a change to report.
                self.last_read_document = Some(self.session.shared_document());
                self.wait_for_enter(question)
            }
            Err(RevealError::Sealed) => {
                self.line_io.print(&t!(self.locale, "verdict-sealed"))?;
                if self.choose_letter(&t!(self.locale, "plain-sealed-offer"), &["c"], question)?.is_some() {
                    return Ok(Navigation::GoTo(Question::Correction));
                }
                let edit = walk::reveal_answers(&document, self.host.now());
                self.apply(edit)?;
                Ok(Navigation::Repeat)
            }
            Err(error) => {
                self.line_io.print(&phrases::withheld_reason(self.locale, &document, &error))?;
                let waiting = matches!(error, RevealError::Unfinished { .. });
                if matches!(error, RevealError::WaitingFor(_)) {
                    let offer = t!(self.locale, "plain-waiting-offer");
                    let corrects = self.choose_letter(&offer, &["c"], question)?.is_some();
                    let next = if corrects { Question::Correction } else { walk::question_to_resume(&document) };
                    return Ok(Navigation::GoTo(next).or_next_if_same(question));
                }
                if !waiting {
                    self.wait_for_enter(question)?;
                    return Ok(Navigation::GoTo(walk::question_to_resume(&document)).or_next_if_same(question));
                }
                if self.choose_letter(&t!(self.locale, "plain-unfinished-offer"), &["d"], question)?.is_some() {
                    let edit = walk::mark_rest_unknown(&document);
                    self.apply(edit)?;
                    return Ok(Navigation::Repeat);
                }
                Ok(walk::question_blocking_verdict(&document).map_or(Navigation::Next, Navigation::GoTo))
            }
        }
    }

    fn print_verdict(&mut self, document: &Deliberation, figures: &Figures, ranking: &Ranking) -> io::Result<()> {
        let text = phrases::verdict(self.locale, document, figures, ranking);
        let wins = phrases::leader_win_shares(self.locale, document, figures, ranking);
        let people = phrases::leaders_by_person(self.locale, document, figures, ranking);
        for sentence in text.sentences().chain(&wins).chain(&people) {
            self.line_io.print(sentence)?;
        }
        self.line_io.print_blank_line()?;
        for line in phrases::ranking_lines(self.locale, document, figures, ranking) {
            self.line_io.print_indented(2, &line)?;
        }
        self.print_required_changes(document, figures, ranking)?;
        self.line_io.print_blank_line()?;
        for line in phrases::first_feelings(self.locale, document) {
            self.line_io.print(&line)?;
        }
        Ok(())
    }

    /// Prints what would have to be true for each other option, and on what the leader depends.
    fn print_required_changes(
        &mut self,
        document: &Deliberation,
        figures: &Figures,
        ranking: &Ranking,
    ) -> io::Result<()> {
        let page = phrases::required_changes_page(self.locale, document, figures, ranking);
        let stability = phrases::stability_lines(self.locale, document, figures, ranking);
        let leader: Vec<SafeText> = page.criteria_sentences.iter().cloned().chain(stability).collect();
        for option in &page.options {
            self.line_io.print_blank_line()?;
            self.line_io.print(&option.heading)?;
            for line in &option.sentences {
                self.line_io.print_indented(2, line)?;
            }
        }
        if !leader.is_empty() {
            self.line_io.print_blank_line()?;
            self.line_io.print(&t!(self.locale, "plain-what-would-change"))?;
        }
        for line in leader {
            self.line_io.print_indented(2, &line)?;
        }
        Ok(())
    }
}
