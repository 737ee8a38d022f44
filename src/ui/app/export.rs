//! Export of reports and calendar files.

use std::path::{Path, PathBuf};

use crate::messages::{ReportFormat, ReportRequest, WriteError, file_stem};
use crate::phrases;
use crate::t;
use crate::text::SafeText;
use crate::ui::event::{Effect, ExportRequest, ReportPreview};
use crate::ui::outcome::{Outcome, Overlay};
use crate::ui::overlays::OverlayState;
use crate::walk;

use super::App;

impl App {
    /// Opens the export overlay and requests the preview.
    pub(super) fn open_export(&mut self) {
        let Some(open) = &mut self.open_document else { return };
        let stem = file_stem(&open.path).to_string_lossy().into_owned();
        // The report contains the verdict if the verdict may be shown.
        open.mark_verdict_seen(self.now);
        let wanted = ReportRequest { format: ReportFormat::Markdown, is_anonymous: false };
        self.overlays.push(OverlayState::new_export(&stem, wanted, &self.locale));
        self.request_preview(wanted);
    }

    pub(super) fn request_preview(&mut self, wanted: ReportRequest) {
        let Some(open) = &self.open_document else { return };
        let (document, reader) = (open.session.shared_document(), self.locale.language());
        self.effects.push(Effect::PreviewReport { document, reader_language: reader, report: wanted });
    }

    pub(super) fn request_export(&mut self, order: ExportRequest) {
        let Some(open) = &self.open_document else { return };
        let (document, reader) = (open.session.shared_document(), self.locale.language());
        self.effects.push(Effect::ExportReport { document, reader_language: reader, request: order });
    }

    /// Exports the dates of the deliberation as a calendar file, if there are any.
    pub(super) fn export_calendar(&mut self) {
        if self.document().is_none_or(|document| walk::list_appointments(document).is_empty()) {
            self.notice = t!(self.locale, "report-nothing");
            return;
        }
        let wanted = ReportRequest { format: ReportFormat::Ics, is_anonymous: false };
        self.request_export(ExportRequest { report: wanted, path: None, overwrites: false });
    }

    pub(super) fn handle_previewed(&mut self, wanted: ReportRequest, preview: Option<Box<ReportPreview>>) {
        let layer = self.overlays.iter_mut().find(|layer| layer.is_export());
        if let Some(layer) = layer {
            layer.set_preview(&self.locale, wanted, preview);
        }
    }

    /// Shows where a report was written, or why not. An existing file asks for a confirmation.
    pub(super) fn handle_exported(&mut self, wanted: ReportRequest, path: PathBuf, outcome: Result<(), WriteError>) {
        if self.open_document.is_none() {
            return;
        }
        let is_looked_at = self.overlays.last().is_some_and(OverlayState::is_export);
        match outcome {
            Ok(()) => {
                if is_looked_at {
                    self.overlays.pop();
                }
                self.notice = self.describe_export(wanted, &path);
            }
            Err(WriteError::NameTaken) => {
                let question = t!(self.locale, "report-overwrite", path = self.display_path(&path));
                let yes = Box::new(Outcome::ExportReport(ExportRequest {
                    report: wanted,
                    path: Some(path),
                    overwrites: true,
                }));
                self.apply_outcomes(vec![Outcome::OpenOverlay(Overlay::Confirm { question, on_yes: yes })]);
            }
            Err(trouble) => {
                let (path, reason) = (self.display_path(&path), phrases::write_error(&self.locale, &trouble));
                match self.overlays.last_mut().filter(|_| is_looked_at) {
                    Some(layer) => {
                        layer.show_error(t!(self.locale, "report-export-failed", path = path, reason = reason))
                    }
                    None => self.notice = t!(self.locale, "report-not-written-reason", path = path, reason = reason),
                }
            }
        }
    }

    /// Describes where a report was written and how many dates a calendar file leaves out.
    fn describe_export(&self, wanted: ReportRequest, path: &Path) -> SafeText {
        if wanted.format != ReportFormat::Ics {
            // The user needs the whole path to find the report in another program.
            return t!(self.locale, "report-exported", path = SafeText::from_path(path));
        }
        let path = self.display_path(path);
        let left_out = self.document().map_or(0, |document| walk::list_appointments(document).left_out);
        let rest = (left_out > 0).then(|| t!(self.locale, "report-left-out", count = left_out));
        SafeText::join([t!(self.locale, "report-calendar-written", path = path)].iter().chain(&rest), " · ")
    }

    /// Formats a path; a file beside the deliberation is shown by its name only.
    fn display_path(&self, path: &Path) -> SafeText {
        let is_beside = self.open_document.as_ref().is_some_and(|open| open.path.parent() == path.parent());
        if is_beside { phrases::file_name(path) } else { SafeText::from_path(path) }
    }
}
