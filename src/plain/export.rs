//! The `:export` command: writes a report from the line-based walk.

use std::path::{Path, PathBuf};

use crate::messages::{ReportFormat, ReportRequest};
use crate::phrases;
use crate::t;
use crate::text::SafeText;
use crate::walk::Question;
use pesee_core::method::{Figures, reveal_ranking};

use super::{AnswerResult, Walker};

impl Walker<'_, '_> {
    /// Writes a report in the format and to the file named in `rest`; if `rest` is empty, asks for both.
    pub(super) fn export_report(&mut self, rest: &str, question: &Question) -> AnswerResult<()> {
        let (word, typed) = rest.split_once(char::is_whitespace).unwrap_or((rest, ""));
        let (format, typed) = if rest.is_empty() {
            let Some(format) = self.ask_format(question)? else { return Ok(()) };
            (format, self.read_answer(&t!(self.locale, "plain-export-file"), question)?)
        } else {
            let Some(format) = find_format(word) else {
                let words = ReportFormat::ALL.map(|format| SafeText::from_static(format.as_str()));
                self.line_io.print(&t!(self.locale, "plain-export-which", formats = SafeText::join(&words, ", ")))?;
                return Ok(());
            };
            (format, typed.to_owned())
        };
        let typed = Some(typed.trim()).filter(|typed| !typed.is_empty()).map(PathBuf::from);
        self.write_report(ReportRequest::new(format), typed.as_deref(), question)
    }

    /// Reads a format by number or by name; `None` for an empty line.
    fn ask_format(&mut self, question: &Question) -> AnswerResult<Option<ReportFormat>> {
        let formats = ReportFormat::ALL.map(|format| {
            SafeText::join(
                [&SafeText::from_static(format.as_str()), &phrases::report_format(self.locale, format)],
                ", ",
            )
        });
        self.print_numbered(&formats, None)?;
        loop {
            let text = self.read_answer(&t!(self.locale, "plain-number"), question)?;
            let number = text.parse::<usize>().ok().and_then(|number| number.checked_sub(1));
            let format = number.and_then(|at| ReportFormat::ALL.get(at).copied()).or_else(|| find_format(&text));
            if format.is_some() || text.is_empty() {
                return Ok(format);
            }
            self.line_io.print(&t!(self.locale, "plain-not-an-item", count = formats.len()))?;
        }
    }

    fn write_report(&mut self, wanted: ReportRequest, typed: Option<&Path>, question: &Question) -> AnswerResult<()> {
        let document = self.session.shared_document();
        let is_withheld = reveal_ranking(&document, &Figures::without_draws(&document)).is_err();
        if !is_withheld {
            // The report contains the verdict.
            self.session.mark_verdict_seen(self.host.now());
        }
        let document = self.session.shared_document();
        let mut written = self.host.export(&document, wanted, typed, false);
        if let Some((path, Err(error))) = &written
            && let Some(what) = phrases::replaceable_file(self.locale, SafeText::from_path(path), error)
        {
            let offer = t!(self.locale, "plain-export-taken", what = what);
            if self.choose_letter(&offer, &["r"], question)?.is_none() {
                self.line_io.print(&t!(self.locale, "plain-export-left"))?;
                return Ok(());
            }
            let path = path.clone();
            written = self.host.export(&document, wanted, Some(&path), true);
        }
        match written {
            None => self.line_io.print(&t!(self.locale, "report-nothing"))?,
            Some((path, Err(error))) => {
                self.line_io.print(&phrases::export_error(self.locale, SafeText::from_path(path), &error))?;
            }
            Some((path, Ok(notes))) => {
                self.line_io.print(&t!(self.locale, "report-exported", path = SafeText::from_path(path)))?;
                let ranks = !matches!(wanted.format, ReportFormat::Csv | ReportFormat::Ics);
                if is_withheld && ranks {
                    self.line_io.print_sentences(&t!(self.locale, "report-preview-withheld"))?;
                }
                notes.iter().try_for_each(|line| self.line_io.print(line))?;
            }
        }
        Ok(())
    }
}

fn find_format(word: &str) -> Option<ReportFormat> {
    ReportFormat::ALL.into_iter().find(|format| format.as_str().eq_ignore_ascii_case(word.trim_start_matches('.')))
}
