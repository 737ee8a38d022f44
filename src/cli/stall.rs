//! Reports a disk that does not answer while a command waits for it. A thread prints the report, because the read or
//! the write may never return. Ctrl+C ends the command meanwhile.

use std::path::PathBuf;
use std::sync::mpsc::{self, RecvTimeoutError};
use std::thread;
use std::time::Duration;

use crate::messages::WriteError;
use crate::phrases;
use crate::t;
use crate::text::{Language, Locale, SafeText};

/// How long a file operation may take before it is reported.
const DISK_TIMEOUT: Duration = Duration::from_secs(5);
/// How long the command waits for an emergency copy.
const COPY_TIMEOUT: Duration = Duration::from_secs(2);

/// Calls `work`, and reports on standard error if it takes long.
pub(super) fn report_stall<T>(language: Language, work: impl FnOnce() -> T) -> T {
    rescue_if_stalled(language, || None, work).0
}

/// Calls `work`. If it takes long, reports that on standard error, calls `rescue`, which writes an emergency copy, and
/// reports its outcome. Returns the result of `work` and the path of the emergency copy.
pub(super) fn rescue_if_stalled<T>(
    language: Language,
    rescue: impl FnOnce() -> Option<Result<PathBuf, WriteError>> + Send + 'static,
    work: impl FnOnce() -> T,
) -> (T, Option<PathBuf>) {
    let (is_running, work_ended) = mpsc::channel::<()>();
    let (rescued, copy) = mpsc::channel();
    let watch = move || {
        // Nothing is ever sent: the channel is disconnected when the work has ended.
        if work_ended.recv_timeout(DISK_TIMEOUT) != Err(RecvTimeoutError::Timeout) {
            return;
        }
        let locale = Locale::new(language);
        super::print_error(&t!(locale, "saving-disk-stalled-lines"));
        // The disk of the emergency copy may not answer either.
        let (done, outcome) = mpsc::channel();
        let rescuer = thread::Builder::new().name("rescue".to_owned()).spawn(move || drop(done.send(rescue())));
        let outcome = rescuer.map(|_| outcome.recv_timeout(COPY_TIMEOUT));
        match outcome.unwrap_or(Err(RecvTimeoutError::Timeout)).unwrap_or(Some(Err(WriteError::NoAnswer))) {
            Some(Ok(path)) => {
                super::print_error(&t!(locale, "saving-panic-rescued", path = SafeText::from_path(&path)));
                drop(rescued.send(path));
            }
            Some(Err(error)) => {
                let reason = phrases::write_error(&locale, &error);
                super::print_error(&t!(locale, "saving-panic-not-rescued", reason = reason));
            }
            None => {}
        }
    };
    // Without the thread, the work is done without a report.
    let is_watched = thread::Builder::new().name("stall".to_owned()).spawn(watch).is_ok();
    let result = work();
    drop(is_running);
    (result, is_watched.then(|| copy.recv_timeout(COPY_TIMEOUT).ok()).flatten())
}
