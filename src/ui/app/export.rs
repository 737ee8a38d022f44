//! What leaves the program: a report that is looked at first, the dates for a calendar, and where they went.

use std::path::{Path, PathBuf};

use crate::messages::{ReportFormat, ReportRequest, WriteError, file_stem};
use crate::say;
use crate::tell;
use crate::text::Shown;
use crate::ui::event::{Effect, Order, Preview};
use crate::ui::outcome::{Outcome, Overlay};
use crate::ui::overlays::Layer;
use crate::walk;

use super::App;

impl App {
    /// Shows what a report would be, before it is written.
    pub(super) fn open_export(&mut self) {
        let Some(open) = &mut self.open else { return };
        let stem = file_stem(&open.path).to_string_lossy().into_owned();
        // Where it may, the report says the verdict.
        open.see_verdict(self.now);
        let wanted = ReportRequest { format: ReportFormat::Markdown, is_anonymous: false };
        self.layers.push(Layer::export(&stem, wanted, &self.tongue));
        self.preview(wanted);
    }

    /// Has a report made, to be looked at.
    pub(super) fn preview(&mut self, wanted: ReportRequest) {
        let Some(open) = &self.open else { return };
        let (document, reader) = (open.sitting.shared(), self.tongue.language());
        self.effects.push(Effect::Preview { document, reader, wanted });
    }

    /// Has a report written.
    pub(super) fn export(&mut self, order: Order) {
        let Some(open) = &self.open else { return };
        let (document, reader) = (open.sitting.shared(), self.tongue.language());
        self.effects.push(Effect::Export { document, reader, order });
    }

    /// Has the dates written down for a calendar, where there are any.
    pub(super) fn write_calendar(&mut self) {
        if self.document().is_none_or(|document| walk::appointments(document).is_empty()) {
            self.notice = tell!(self.tongue, "report-nothing");
            return;
        }
        let wanted = ReportRequest { format: ReportFormat::Ics, is_anonymous: false };
        self.export(Order { wanted, path: None, replaces: false });
    }

    /// What a report would be.
    pub(super) fn previewed(&mut self, wanted: ReportRequest, preview: Option<Box<Preview>>) {
        let layer = self.layers.iter_mut().find(|layer| layer.exports());
        if let Some(layer) = layer {
            layer.previewed(&self.tongue, wanted, preview);
        }
    }

    /// A report was written, or not. What stands in its way gives way once somebody says so.
    pub(super) fn exported(&mut self, wanted: ReportRequest, path: PathBuf, outcome: Result<(), WriteError>) {
        if self.open.is_none() {
            return;
        }
        let is_looked_at = self.layers.last().is_some_and(Layer::exports);
        match outcome {
            Ok(()) => {
                if is_looked_at {
                    self.layers.pop();
                }
                self.notice = self.written(wanted, &path);
            }
            Err(WriteError::NameTaken) => {
                let question = tell!(self.tongue, "report-overwrite", path = self.told_path(&path));
                let yes = Box::new(Outcome::Export(Order { wanted, path: Some(path), replaces: true }));
                self.settle(vec![Outcome::Open(Overlay::Confirm { question, yes })]);
            }
            Err(trouble) => {
                let (path, reason) = (self.told_path(&path), say::trouble(&self.tongue, &trouble));
                match self.layers.last_mut().filter(|_| is_looked_at) {
                    Some(layer) => layer.refuse(tell!(self.tongue, "report-refused", path = path, reason = reason)),
                    None => self.notice = tell!(self.tongue, "report-not-written", path = path, reason = reason),
                }
            }
        }
    }

    /// Where it is, and what is not in it.
    fn written(&self, wanted: ReportRequest, path: &Path) -> Shown {
        if wanted.format != ReportFormat::Ics {
            // Whoever hands it on looks for it in another program.
            return tell!(self.tongue, "report-exported", path = Shown::path(path));
        }
        let path = self.told_path(path);
        let left_out = self.document().map_or(0, |document| walk::appointments(document).left_out);
        let rest = (left_out > 0).then(|| tell!(self.tongue, "report-left-out", count = left_out));
        Shown::join([tell!(self.tongue, "report-written", path = path)].iter().chain(&rest), " · ")
    }

    /// A path as it is told: beside the deliberation by its name alone.
    fn told_path(&self, path: &Path) -> Shown {
        let is_beside = self.open.as_ref().is_some_and(|open| open.path.parent() == path.parent());
        if is_beside { say::file_name(path) } else { Shown::path(path) }
    }
}
