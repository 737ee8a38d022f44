//! What differs, said: from how it was, from another file, or between two people.

use std::io;
use std::path::Path;
use std::sync::Arc;

use crate::phrases::{self, ComparisonSides, ComparisonText};
use crate::t;
use crate::text::{SafeText, date};
use crate::walk::{self, ComparisonRequest, ComparisonTarget};
use pesee_core::deliberation::Deliberation;
use pesee_core::method::{DEFAULT_DRAWS, Figures, compare, reveal_ranking};

use super::Walker;

/// The differences told at most; the rest is counted.
const MAX_LINES: usize = 20;

impl Walker<'_, '_> {
    /// With the day or the file that was said; without one, with what is chosen from a list.
    pub(super) fn show_comparison(&mut self, rest: &str) -> io::Result<()> {
        let (document, now) = (self.document_as_saved(), self.host.now());
        if let Err(why) = walk::ensure_answers_unsealed(&document) {
            return self.line_io.print(&phrases::compare_error(self.locale, &why, &SafeText::default(), now));
        }
        if rest.is_empty() {
            return self.choose_comparison(&document);
        }
        if let Some(day) = date::parse(rest).and_then(|day| walk::moment_of_day(day, now)) {
            return self.run_comparison(ComparisonTarget::PastMoment(day));
        }
        match self.host.read_document(Path::new(rest)) {
            Ok(other) => self.print_comparison(ComparisonRequest::between_files(document, Arc::new(other), now)),
            Err(faults) => {
                let pattern = date::input_pattern(self.locale.language());
                self.line_io.print(&phrases::cannot_open_file(self.locale, Path::new(rest), &faults))?;
                self.line_io.print(&t!(self.locale, "plain-compare-how", pattern = pattern))
            }
        }
    }

    /// All that it can be compared with without a word more.
    fn choose_comparison(&mut self, document: &Deliberation) -> io::Result<()> {
        let now = self.host.now();
        let earlier = walk::list_earlier_states(document, &self.host.versions(), now);
        let twos = walk::list_person_pairs(document);
        let called = |earlier| {
            let (what, when) = phrases::earlier_state(self.locale, earlier, now);
            t!(self.locale, "comparison-target-line", what = what, when = when)
        };
        let mut items: Vec<SafeText> = earlier.iter().map(called).collect();
        items.extend(twos.iter().map(|(one, other)| phrases::person_pair(self.locale, document, (one, other))));
        let withs = earlier.iter().map(|earlier| ComparisonTarget::PastMoment(earlier.moment));
        let withs = withs.chain(twos.iter().map(|(one, other)| ComparisonTarget::People(one.clone(), other.clone())));
        let at = match items.len() {
            0 | 1 => Some(0),
            _ => super::choose_item(&mut self.line_io, &items)?,
        };
        match at.and_then(|at| withs.clone().nth(at)) {
            Some(with) => self.run_comparison(with),
            None if items.is_empty() => {
                let pattern = date::input_pattern(self.locale.language());
                self.line_io.print(&t!(self.locale, "plain-compare-how", pattern = pattern))
            }
            None => Ok(()),
        }
    }

    /// What the file says, with what this visit leaves in its logs.
    fn document_as_saved(&self) -> Arc<Deliberation> {
        Arc::new(self.session.document_to_save(&Figures::without_draws(self.document()), self.host.now()))
    }

    fn run_comparison(&mut self, with: ComparisonTarget) -> io::Result<()> {
        let (document, versions, now) = (self.document_as_saved(), self.host.versions(), self.host.now());
        self.print_comparison(ComparisonRequest { document, target: with, versions, now })
    }

    /// What a comparison comes to.
    fn print_comparison(&mut self, comparing: ComparisonRequest) -> io::Result<()> {
        let (locale, now, document) = (self.locale, comparing.now, comparing.document.clone());
        let when = match &comparing.target {
            ComparisonTarget::PastMoment(at) => date::format_moment(locale, *at),
            _ => SafeText::default(),
        };
        match comparing.compare() {
            Err(why) => self.line_io.print(&phrases::compare_error(locale, &why, &when, now)),
            Ok(beside) => {
                // From here on changes are kept: a verdict was read out.
                if beside.comparison.now.is_ok()
                    && reveal_ranking(&document, &Figures::without_draws(&document)).is_ok()
                {
                    self.session.mark_verdict_seen(now);
                }
                let sides = phrases::comparison_sides(locale, &document, &beside);
                let (told, notes) = phrases::comparison_text(locale, &sides, &beside, now);
                self.print_comparison_text(&told)?;
                notes.iter().try_for_each(|note| self.line_io.print(note))
            }
        }
    }

    /// Both verdicts, what moved the one to the other, and what differs.
    pub(super) fn print_differences(&mut self, then: &Deliberation, now: &Deliberation) -> io::Result<()> {
        let comparison =
            compare(then, now, (&Figures::with_draws(then, DEFAULT_DRAWS), &Figures::with_draws(now, DEFAULT_DRAWS)));
        self.print_comparison_text(&phrases::attribution(
            self.locale,
            &ComparisonSides::Versions,
            then,
            now,
            &comparison,
        ))
    }

    fn print_comparison_text(&mut self, told: &ComparisonText) -> io::Result<()> {
        if told.total_count == 0 {
            return self.line_io.print(&told.no_difference);
        }
        self.line_io.print(&told.verdicts)?;
        told.explanation.iter().try_for_each(|line| self.line_io.print(line))?;
        self.line_io.print(&t!(self.locale, "comparison-list-heading"))?;
        told.lines.iter().take(MAX_LINES).try_for_each(|line| self.line_io.print_indented(2, &line.text))?;
        match told.total_count - told.lines.len().min(MAX_LINES) {
            0 => Ok(()),
            more => self.line_io.print_indented(2, &t!(self.locale, "change-more", count = more)),
        }
    }
}
