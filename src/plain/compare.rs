//! The `:compare` command: compares the document with an earlier state or another file, or two people with each other.

use std::io;
use std::path::Path;
use std::sync::Arc;

use crate::phrases::{self, ComparisonSides, ComparisonText};
use crate::t;
use crate::text::date::{DateError, TimeDirection};
use crate::text::{SafeText, date};
use crate::walk::{self, ComparisonRequest, ComparisonTarget};
use pesee_core::deliberation::Deliberation;
use pesee_core::method::{DEFAULT_DRAWS, Figures, compare, reveal_ranking};

use super::Walker;

/// The maximum number of differences to print; one more line counts the rest.
const MAX_LINES: usize = 20;

impl Walker<'_, '_> {
    /// Compares the document with the day or the file in `rest`; if `rest` is empty, with a target chosen from a list.
    pub(super) fn show_comparison(&mut self, rest: &str) -> io::Result<()> {
        let (document, now) = (self.document_as_saved(), self.host.now());
        if let Err(error) = walk::ensure_answers_unsealed(&document) {
            return self.line_io.print(&phrases::compare_error(self.locale, &error, &SafeText::default(), now));
        }
        if rest.is_empty() {
            return self.choose_comparison(&document);
        }
        match date::parse_day(rest, now.date_naive(), TimeDirection::Past) {
            Ok(day) => {
                if let Some(moment) = walk::moment_of_day(day, now) {
                    return self.run_comparison(ComparisonTarget::PastMoment(moment));
                }
            }
            Err(error @ DateError::Ambiguous(_)) => {
                return self.line_io.print(&phrases::day_error(self.locale, &error));
            }
            Err(DateError::Unreadable | DateError::NoSuchDate) => {}
        }
        match self.host.read_document(Path::new(rest)) {
            Ok(other) => self.print_comparison(ComparisonRequest::between_files(document, Arc::new(other), now)),
            Err(errors) => {
                let pattern = date::input_pattern(self.locale.language());
                self.line_io.print(&phrases::cannot_open_file(self.locale, Path::new(rest), &errors))?;
                self.line_io.print(&t!(self.locale, "plain-compare-how", pattern = pattern))
            }
        }
    }

    /// Lists the earlier states and the pairs of people, and compares the chosen one.
    fn choose_comparison(&mut self, document: &Deliberation) -> io::Result<()> {
        let now = self.host.now();
        let earlier = walk::list_earlier_states(document, &self.host.versions(), now);
        let pairs = walk::list_person_pairs(document);
        let called = |earlier| {
            let (what, when) = phrases::earlier_state(self.locale, earlier, now);
            t!(self.locale, "comparison-target-line", what = what, when = when)
        };
        let mut items: Vec<SafeText> = earlier.iter().map(called).collect();
        items.extend(pairs.iter().map(|(one, other)| phrases::person_pair(self.locale, document, (one, other))));
        let targets = earlier.iter().map(|earlier| ComparisonTarget::PastMoment(earlier.moment));
        let targets =
            targets.chain(pairs.iter().map(|(one, other)| ComparisonTarget::People(one.clone(), other.clone())));
        let at = match items.len() {
            0 | 1 => Some(0),
            _ => super::choose_item(&mut self.line_io, &items)?,
        };
        match at.and_then(|at| targets.clone().nth(at)) {
            Some(target) => self.run_comparison(target),
            None if items.is_empty() => {
                let pattern = date::input_pattern(self.locale.language());
                self.line_io.print(&t!(self.locale, "plain-compare-how", pattern = pattern))
            }
            None => Ok(()),
        }
    }

    /// Returns the document with the log entries of this visit, as a save would write it.
    fn document_as_saved(&self) -> Arc<Deliberation> {
        Arc::new(self.session.build_document_to_save(&Figures::without_draws(self.document()), self.host.now()))
    }

    fn run_comparison(&mut self, target: ComparisonTarget) -> io::Result<()> {
        let (document, versions, now) = (self.document_as_saved(), self.host.versions(), self.host.now());
        self.print_comparison(ComparisonRequest { document, target, versions, now })
    }

    fn print_comparison(&mut self, request: ComparisonRequest) -> io::Result<()> {
        let (locale, now, document) = (self.locale, request.now, request.document.clone());
        let when = match &request.target {
            ComparisonTarget::PastMoment(at) => date::format_moment(locale, *at),
            _ => SafeText::default(),
        };
        match request.compare() {
            Err(error) => self.line_io.print(&phrases::compare_error(locale, &error, &when, now)),
            Ok(result) => {
                // The comparison shows the verdict, and the document logs the changes made after the first view of
                // the verdict.
                if result.comparison.now.is_ok()
                    && reveal_ranking(&document, &Figures::without_draws(&document)).is_ok()
                {
                    self.session.mark_verdict_seen(now);
                }
                let sides = phrases::comparison_sides(locale, &document, &result);
                let (text, notes) = phrases::comparison_text(locale, &sides, &result, now);
                self.print_comparison_text(&text)?;
                notes.iter().try_for_each(|note| self.line_io.print(note))
            }
        }
    }

    /// Prints both verdicts, the changes that explain the difference, and the list of differences.
    pub(super) fn print_differences(&mut self, then: &Deliberation, now: &Deliberation) -> io::Result<()> {
        let comparison =
            compare(then, now, (&Figures::with_draws(then, DEFAULT_DRAWS), &Figures::with_draws(now, DEFAULT_DRAWS)));
        self.print_comparison_text(&phrases::describe_comparison(
            self.locale,
            &ComparisonSides::Versions,
            then,
            now,
            &comparison,
        ))
    }

    fn print_comparison_text(&mut self, text: &ComparisonText) -> io::Result<()> {
        if text.total_count == 0 {
            return self.line_io.print(&text.no_difference_message);
        }
        self.line_io.print(&text.verdicts)?;
        text.explanation.iter().try_for_each(|line| self.line_io.print(line))?;
        self.line_io.print(&t!(self.locale, "comparison-list-heading"))?;
        text.lines.iter().take(MAX_LINES).try_for_each(|line| self.line_io.print_indented(2, &line.text))?;
        match text.total_count - text.lines.len().min(MAX_LINES) {
            0 => Ok(()),
            more => self.line_io.print_indented(2, &t!(self.locale, "change-more", count = more)),
        }
    }
}
