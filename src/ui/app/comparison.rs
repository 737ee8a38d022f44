//! A deliberation beside something else: what there is to compare it with, and what that came to.

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
    /// To what the open deliberation can be compared with, over where one is.
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

    /// Brings what it can be compared with up to the document, the versions and the library, where that is on the screen.
    pub(super) fn refresh_comparison_targets(&mut self) {
        let Some(open) = &self.open_document else { return };
        if let Screen::Compare(compare, _) = &mut self.screen {
            let document = open.session.document_to_save(&open.figures, self.now.wall_time);
            compare.refresh_targets(&self.locale, &document, self.library.other_files(&open.path), self.now.wall_time);
        }
    }

    /// Has the open deliberation compared.
    pub(super) fn request_comparison(&mut self, with: ComparisonTarget) {
        let (Some(open), Screen::Compare(compare, _)) = (&self.open_document, &mut self.screen) else { return };
        let now = self.now.wall_time;
        // What this visit changed belongs to it too, as it will stand in the file.
        let document = Arc::new(open.session.document_to_save(&open.figures, now));
        let comparing = match with.clone() {
            ComparisonTarget::OtherFile(other) => ComparisonRequest::between_files(document, other, now),
            with => ComparisonRequest { document, target: with, versions: compare.versions().to_vec(), now },
        };
        self.last_ticket += 1;
        compare.start_waiting(self.last_ticket, with);
        self.effects.push(Effect::Compare { ticket: self.last_ticket, request: Box::new(comparing) });
    }

    /// The document is another now: so are what it can be compared with, and what a comparison came to.
    pub(super) fn refresh_comparison(&mut self) {
        self.refresh_comparison_targets();
        let with = match &self.screen {
            Screen::Compare(compare, _) => compare.target().cloned(),
            _ => None,
        };
        if let Some(with) = with {
            self.request_comparison(with);
        }
    }

    /// Another file was read, or could not be.
    pub(super) fn handle_loaded_for_comparison(
        &mut self,
        path: &Path,
        read: Result<Box<Deliberation>, Vec<FileError>>,
    ) {
        match read {
            Ok(other) => self.request_comparison(ComparisonTarget::OtherFile(Arc::new(*other))),
            Err(faults) if matches!(self.screen, Screen::Compare(..)) => {
                self.notice = phrases::cannot_open_file(&self.locale, path, &faults);
            }
            // Nobody waits for it any more.
            Err(_) => {}
        }
    }

    /// A comparison came to something, unless it comes too late.
    pub(super) fn handle_compared(&mut self, ticket: u64, outcome: Result<ComparisonResult, CompareError>) {
        let (locale, now) = (&self.locale, self.now.wall_time);
        let (Some(open), Screen::Compare(compare, _)) = (&self.open_document, &mut self.screen) else { return };
        let Some(with) = compare.target().filter(|_| compare.is_waiting_for(ticket)) else { return };
        let when = match with {
            ComparisonTarget::PastMoment(at) => date::format_moment(locale, *at),
            _ => SafeText::default(),
        };
        let told = outcome.map_err(|why| phrases::compare_error(locale, &why, &when, now)).map(|beside| {
            let sides = phrases::comparison_sides(locale, open.session.document(), &beside);
            phrases::comparison_text(locale, &sides, &beside, now)
        });
        compare.set_result(told);
    }
}
