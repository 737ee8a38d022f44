//! The encryption thread: all work on encrypted files. Deriving a key from a passphrase is slow by design and must
//! delay neither the answer to a key nor the work on other files.

use std::sync::mpsc::{Receiver, Sender};

use crate::autosave::QUIET_TIME;
use crate::config::Folders;
use crate::ui::event::{Effect, Event};

use super::disk_watch::DiskWatch;
use super::{Clock, FileService, crash_rescue, failpoint};

/// Does the jobs in the order of their arrival until the sender is gone: encryption, decryption and, while the open
/// file is encrypted, all jobs that concern the open file.
pub(super) fn serve(
    jobs: &Receiver<Effect>,
    events: &Sender<Event>,
    (folders, clock): (&Folders, Clock),
    watch: &DiskWatch,
) {
    let mut file_service = FileService::new(folders.clone()).with_quiet_time(QUIET_TIME);
    while let Ok(job) = jobs.recv() {
        failpoint::wait_while_hanging(failpoint::HangingPlace::Disk);
        if matches!(job, Effect::Save { .. }) {
            failpoint::panic_at("save");
        }
        let concerns_open_document = job.concerns_open_document();
        let answers = file_service.handle(job, clock.now());
        if concerns_open_document {
            crash_rescue::record_opened_file(file_service.opened());
        }
        let was_stalled = watch.end_step(true, false);
        for answer in was_stalled.then_some(Event::DiskAnswers).into_iter().chain(answers) {
            // Sending fails when the event loop has ended. The answer is of no use then.
            drop(events.send(answer));
        }
    }
}
