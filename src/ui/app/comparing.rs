//! A deliberation beside something else: what there is to compare it with, and what that came to.

use std::path::Path;
use std::sync::Arc;

use crate::messages::FileError;
use crate::say;
use crate::text::{Shown, date};
use crate::ui::event::Effect;
use crate::walk::{Apart, Beside, Comparing, With};
use pesee_core::deliberation::Deliberation;

use super::{App, Screen};

impl App {
    /// To what the open deliberation can be compared with, over where one is.
    pub(super) fn go_compare(&mut self) {
        let Some(open) = &self.open else { return };
        if matches!(self.screen, Screen::Compare(..)) {
            return;
        }
        self.effects.extend([Effect::Versions(open.path.clone()), Effect::List]);
        let behind = std::mem::replace(&mut self.screen, Screen::Library);
        self.screen = Screen::Compare(Box::default(), Box::new(behind));
        self.follow();
        self.offer_to_compare();
    }

    /// Brings what it can be compared with up to the document, the versions and the library, where that is on the screen.
    pub(super) fn offer_to_compare(&mut self) {
        let Some(open) = &self.open else { return };
        if let Screen::Compare(compare, _) = &mut self.screen {
            let document = open.sitting.to_save(&open.figures, self.now.moment);
            compare.offer(&self.tongue, &document, self.library.others(&open.path), self.now.moment);
        }
    }

    /// Has the open deliberation compared.
    pub(super) fn compare(&mut self, with: With) {
        let (Some(open), Screen::Compare(compare, _)) = (&self.open, &mut self.screen) else { return };
        let now = self.now.moment;
        // What this visit changed belongs to it too, as it will stand in the file.
        let document = Arc::new(open.sitting.to_save(&open.figures, now));
        let comparing = match with.clone() {
            With::Other(other) => Comparing::files(document, other, now),
            with => Comparing { document, with, versions: compare.versions().to_vec(), now },
        };
        self.ticket += 1;
        compare.wait(self.ticket, with);
        self.effects.push(Effect::Compare { ticket: self.ticket, comparing: Box::new(comparing) });
    }

    /// The document is another now: so are what it can be compared with, and what a comparison came to.
    pub(super) fn compare_again(&mut self) {
        self.offer_to_compare();
        let with = match &self.screen {
            Screen::Compare(compare, _) => compare.with().cloned(),
            _ => None,
        };
        if let Some(with) = with {
            self.compare(with);
        }
    }

    /// Another file was read, or could not be.
    pub(super) fn read_other(&mut self, path: &Path, read: Result<Box<Deliberation>, Vec<FileError>>) {
        match read {
            Ok(other) => self.compare(With::Other(Arc::new(*other))),
            Err(faults) if matches!(self.screen, Screen::Compare(..)) => {
                self.notice = say::cannot_open(&self.tongue, path, &faults);
            }
            // Nobody waits for it any more.
            Err(_) => {}
        }
    }

    /// A comparison came to something, unless it comes too late.
    pub(super) fn compared(&mut self, ticket: u64, outcome: Result<Beside, Apart>) {
        let (tongue, now) = (&self.tongue, self.now.moment);
        let (Some(open), Screen::Compare(compare, _)) = (&self.open, &mut self.screen) else { return };
        let Some(with) = compare.with().filter(|_| compare.is_waiting(ticket)) else { return };
        let when = match with {
            With::Earlier(at) => date::moment(tongue, *at),
            _ => Shown::default(),
        };
        let told = outcome.map_err(|why| say::apart(tongue, &why, &when, now)).map(|beside| {
            let sides = say::compared_with(tongue, open.sitting.document(), &beside);
            say::beside(tongue, &sides, &beside, now)
        });
        compare.tell(told);
    }
}
