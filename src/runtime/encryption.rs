//! Sealed files, on a thread of their own: a passphrase is slow to try on purpose, and neither a key nor another file
//! waits for that.

use std::sync::mpsc::{Receiver, Sender};

use crate::config::Folders;
use crate::ui::event::{Effect, Event};

use super::{Clock, FileService, crash_rescue};

/// Does the jobs as they come: those that seal and unseal, and, while a sealed deliberation is open, all that has to do
/// with it.
pub(super) fn serve(jobs: &Receiver<Effect>, events: &Sender<Event>, folders: &Folders, clock: Clock) {
    let mut keeper = FileService::new(folders.clone());
    while let Ok(job) = jobs.recv() {
        if matches!(job, Effect::Save { .. }) {
            crash_rescue::failpoint("save");
        }
        let about_the_open = job.concerns_open_document();
        let answers = keeper.handle(job, clock.now());
        if about_the_open {
            crash_rescue::record_opened_file(keeper.opened());
        }
        for answer in answers {
            // Nobody listens any more when the program is on its way out.
            drop(events.send(answer));
        }
    }
}
