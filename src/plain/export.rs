//! A report, written from the walk in lines.

use std::path::{Path, PathBuf};

use crate::messages::{ReportFormat, ReportRequest, WriteError};
use crate::say;
use crate::tell;
use crate::text::Shown;
use crate::walk::Ask;
use pesee_core::method::{Figures, reveal_ranking};

use super::{Answered, Walker};

impl Walker<'_, '_> {
    /// Writes a report in the format, and into the file, that were said; without any of them both are asked for.
    pub(super) fn export(&mut self, rest: &str, ask: &Ask) -> Answered<()> {
        let (word, typed) = rest.split_once(char::is_whitespace).unwrap_or((rest, ""));
        let (format, typed) = if rest.is_empty() {
            let Some(format) = self.which_format(ask)? else { return Ok(()) };
            (format, self.hear(&tell!(self.tongue, "plain-export-file"), ask)?)
        } else {
            let Some(format) = called(word) else {
                let words = ReportFormat::ALL.map(|format| Shown::fixed(format.as_str()));
                self.lines.say(&tell!(self.tongue, "plain-export-which", formats = Shown::join(&words, ", ")))?;
                return Ok(());
            };
            (format, typed.to_owned())
        };
        let typed = Some(typed.trim()).filter(|typed| !typed.is_empty()).map(PathBuf::from);
        self.write_report(ReportRequest { format, is_anonymous: false }, typed.as_deref(), ask)
    }

    /// A format by its number or its name; `None` where none is wanted.
    fn which_format(&mut self, ask: &Ask) -> Answered<Option<ReportFormat>> {
        let formats = ReportFormat::ALL.map(|format| {
            Shown::join([&Shown::fixed(format.as_str()), &say::report_format(self.tongue, format)], ", ")
        });
        self.numbered(&formats, None)?;
        loop {
            let text = self.hear(&tell!(self.tongue, "plain-number"), ask)?;
            let number = text.parse::<usize>().ok().and_then(|number| number.checked_sub(1));
            let format = number.and_then(|at| ReportFormat::ALL.get(at).copied()).or_else(|| called(&text));
            if format.is_some() || text.is_empty() {
                return Ok(format);
            }
            self.lines.say(&tell!(self.tongue, "plain-not-an-item", count = formats.len()))?;
        }
    }

    fn write_report(&mut self, wanted: ReportRequest, typed: Option<&Path>, ask: &Ask) -> Answered<()> {
        let document = self.sitting.shared();
        let is_withheld = reveal_ranking(&document, &Figures::without_draws(&document)).is_err();
        if !is_withheld {
            // It says the verdict.
            self.sitting.see_verdict(self.keeper.now());
        }
        let document = self.sitting.shared();
        let mut written = self.keeper.export(&document, wanted, typed, false);
        if let Some((path, Err(WriteError::NameTaken))) = &written {
            let offer = tell!(self.tongue, "plain-export-taken", path = Shown::path(path));
            if self.letter(&offer, &["r"], ask)?.is_none() {
                self.lines.say(&tell!(self.tongue, "plain-export-left"))?;
                return Ok(());
            }
            let path = path.clone();
            written = self.keeper.export(&document, wanted, Some(&path), true);
        }
        match written {
            None => self.lines.say(&tell!(self.tongue, "report-nothing"))?,
            Some((path, Err(trouble))) => {
                let (path, reason) = (Shown::path(path), say::trouble(self.tongue, &trouble));
                self.lines.say(&tell!(self.tongue, "report-refused", path = path, reason = reason))?;
            }
            Some((path, Ok(to_read))) => {
                self.lines.say(&tell!(self.tongue, "report-exported", path = Shown::path(path)))?;
                let ranks = !matches!(wanted.format, ReportFormat::Csv | ReportFormat::Ics);
                if is_withheld && ranks {
                    self.lines.each(&tell!(self.tongue, "report-preview-withheld"))?;
                }
                to_read.iter().try_for_each(|line| self.lines.say(line))?;
            }
        }
        Ok(())
    }
}

fn called(word: &str) -> Option<ReportFormat> {
    ReportFormat::ALL.into_iter().find(|format| format.as_str().eq_ignore_ascii_case(word.trim_start_matches('.')))
}
