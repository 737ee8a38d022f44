//! Export of reports and calendar files.

use std::path::{Path, PathBuf};

use crate::messages::{ReportError, ReportFormat, ReportRequest, WriteError, file_stem};
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
        let report = ReportRequest::new(ReportFormat::Markdown);
        self.overlays.push(OverlayState::new_export(&stem, report, &self.locale));
        self.request_preview(report);
    }

    pub(super) fn request_preview(&mut self, report: ReportRequest) {
        let Some(open) = &self.open_document else { return };
        let (document, reader_language) = (open.session.shared_document(), self.locale.language());
        self.effects.push(Effect::PreviewReport { document, reader_language, report });
    }

    pub(super) fn request_export(&mut self, request: ExportRequest) {
        let Some(open) = &self.open_document else { return };
        let (document, reader_language) = (open.session.shared_document(), self.locale.language());
        self.effects.push(Effect::ExportReport { document, reader_language, request });
    }

    /// Exports the dates of the deliberation as a calendar file, if there are any.
    pub(super) fn export_calendar(&mut self) {
        if self.document().is_none_or(|document| walk::list_appointments(document).is_empty()) {
            self.notice = t!(self.locale, "report-nothing");
            return;
        }
        let report = ReportRequest::new(ReportFormat::Ics);
        self.request_export(ExportRequest { report, path: None, overwrites: false });
    }

    pub(super) fn handle_previewed(&mut self, report: ReportRequest, preview: Result<Box<ReportPreview>, ReportError>) {
        let overlay = self.overlays.iter_mut().find(|overlay| overlay.is_export());
        if let Some(overlay) = overlay {
            overlay.set_preview(&self.locale, report, preview);
        }
    }

    /// Shows where a report was written, or why not. An existing file asks for a confirmation.
    pub(super) fn handle_exported(&mut self, report: ReportRequest, path: PathBuf, outcome: Result<(), WriteError>) {
        if self.open_document.is_none() {
            return;
        }
        let is_open = self.overlays.last().is_some_and(OverlayState::is_export);
        match outcome {
            Ok(()) => {
                if is_open {
                    self.overlays.pop();
                }
                self.notice = self.describe_export(report, &path);
            }
            Err(error) => {
                if let Some(what) = phrases::replaceable_file(&self.locale, self.display_path(&path), &error) {
                    let question = t!(self.locale, "report-overwrite", what = what);
                    let request = ExportRequest { report, path: Some(path), overwrites: true };
                    let on_yes = vec![Outcome::ExportReport(request)];
                    return self.apply_outcomes(vec![Outcome::OpenOverlay(Overlay::Confirm { question, on_yes })]);
                }
                let (path, reason) = (self.display_path(&path), phrases::write_error(&self.locale, &error));
                match self.overlays.last_mut().filter(|_| is_open) {
                    Some(overlay) => overlay.show_error(phrases::export_error(&self.locale, path, &error)),
                    None => self.notice = t!(self.locale, "report-not-written-reason", path = path, reason = reason),
                }
            }
        }
    }

    /// Describes where a report was written and which steps a calendar file leaves out or cancels.
    fn describe_export(&self, report: ReportRequest, path: &Path) -> SafeText {
        if report.format != ReportFormat::Ics {
            // The user needs the whole path to find the report in another program.
            return t!(self.locale, "report-exported", path = SafeText::from_path(path));
        }
        let path = self.display_path(path);
        let (undated, cancelled) = self
            .document()
            .map_or((0, 0), |document| (walk::count_undated_steps(document), walk::count_cancelled_steps(document)));
        let rest = phrases::steps_not_due(&self.locale, undated, cancelled);
        SafeText::join([t!(self.locale, "report-calendar-written", path = path)].iter().chain(&rest), " · ")
    }

    /// Formats a path; a file beside the deliberation is shown by its name only.
    fn display_path(&self, path: &Path) -> SafeText {
        let is_same_folder = self.open_document.as_ref().is_some_and(|open| open.path.parent() == path.parent());
        if is_same_folder { phrases::file_name(path) } else { SafeText::from_path(path) }
    }
}
