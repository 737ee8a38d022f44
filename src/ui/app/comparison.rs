//! Comparison of the open deliberation with a version, a past moment or another file.

use std::path::Path;
use std::sync::Arc;

use crate::messages::FileError;
use crate::phrases;
use crate::text::{SafeText, date};
use crate::ui::event::Effect;
use crate::walk::{CompareError, ComparisonRequest, ComparisonResult, ComparisonTarget};
use pesee_core::deliberation::Deliberation;

use super::{App, Screen};

impl App {
    /// Opens the list of comparison targets over the current screen.
    pub(super) fn open_comparison(&mut self) {
        let Some(open) = &self.open_document else { return };
        if matches!(self.screen, Screen::Compare(..)) {
            return;
        }
        self.effects.extend([Effect::ListVersions(open.path.clone()), Effect::ListLibrary]);
        let behind = std::mem::replace(&mut self.screen, Screen::Library);
        self.screen = Screen::Compare(Box::default(), Box::new(behind));
        self.refresh();
        self.refresh_comparison_targets();
    }

    /// Updates the comparison targets from document, versions and library, if the comparison is shown.
    pub(super) fn refresh_comparison_targets(&mut self) {
        let Some(open) = &self.open_document else { return };
        if let Screen::Compare(compare, _) = &mut self.screen {
            let document = open.session.build_document_to_save(&open.figures, self.now.wall_time);
            compare.refresh_targets(&self.locale, &document, self.library.other_files(&open.path), self.now.wall_time);
        }
    }

    /// Requests the comparison of the open deliberation with a target.
    pub(super) fn request_comparison(&mut self, target: ComparisonTarget) {
        let (Some(open), Screen::Compare(compare, _)) = (&self.open_document, &mut self.screen) else { return };
        let now = self.now.wall_time;
        // The comparison includes the changes of this visit, as the file will contain them.
        let document = Arc::new(open.session.build_document_to_save(&open.figures, now));
        let request = match target.clone() {
            ComparisonTarget::OtherFile(other) => ComparisonRequest::between_files(document, other, now),
            target => ComparisonRequest { document, target, versions: compare.versions().to_vec(), now },
        };
        self.last_ticket += 1;
        compare.start_waiting(self.last_ticket, target);
        self.effects.push(Effect::Compare { ticket: self.last_ticket, request: Box::new(request) });
    }

    /// Updates the comparison targets and repeats the shown comparison after a change of the document.
    pub(super) fn refresh_comparison(&mut self) {
        self.refresh_comparison_targets();
        let target = match &self.screen {
            Screen::Compare(compare, _) => compare.target().cloned(),
            _ => None,
        };
        if let Some(target) = target {
            self.request_comparison(target);
        }
    }

    /// Compares with the loaded file, or shows why the file cannot be read.
    pub(super) fn handle_loaded_for_comparison(
        &mut self,
        path: &Path,
        result: Result<Box<Deliberation>, Vec<FileError>>,
    ) {
        match result {
            Ok(other) => self.request_comparison(ComparisonTarget::OtherFile(Arc::new(*other))),
            Err(errors) if matches!(self.screen, Screen::Compare(..)) => {
                self.notice = phrases::cannot_open_file(&self.locale, path, &errors);
            }
            // The user has left the comparison.
            Err(_) => {}
        }
    }

    /// Shows the result of a comparison, unless the ticket is outdated.
    pub(super) fn handle_compared(&mut self, ticket: u64, outcome: Result<ComparisonResult, CompareError>) {
        let (locale, now) = (&self.locale, self.now.wall_time);
        let (Some(open), Screen::Compare(compare, _)) = (&self.open_document, &mut self.screen) else { return };
        let Some(target) = compare.target().filter(|_| compare.is_waiting_for(ticket)) else { return };
        let past_moment = match target {
            ComparisonTarget::PastMoment(at) => date::format_moment(locale, *at),
            _ => SafeText::default(),
        };
        let text =
            outcome.map_err(|error| phrases::compare_error(locale, &error, &past_moment, now)).map(|comparison| {
                let sides = phrases::comparison_sides(locale, open.session.document(), &comparison);
                phrases::comparison_text(locale, &sides, &comparison, now)
            });
        compare.set_result(text);
    }
}
