//! Saving the unsaved work in an emergency copy after a panic, at a forced end of the program, or while the disk does
//! not answer.
//!
//! The event loop records the unsaved work here, and the thread that opened the file records the file. Whichever thread
//! panics, the panic hook finds both in one place.

use std::path::PathBuf;
use std::sync::mpsc::{self, Receiver, Sender};
use std::sync::{Arc, Mutex, TryLockError};
use std::thread;
use std::time::Duration;

use crate::messages::{Draft, WriteError};
use crate::store::{self, OpenFile, SourceText};
use crate::text::{Language, Locale, SafeText};
use crate::ui::event::Event;
use crate::{phrases, t};
use pesee_core::deliberation::Deliberation;

use super::{Clock, failpoint, log_writer};

/// The path of the open file, the document and the unfinished texts, where the file does not contain them.
pub(super) type UnsavedWork = (PathBuf, Arc<Deliberation>, Vec<Draft>);

#[derive(Default)]
struct RescueState {
    state_folder: PathBuf,
    clock: Option<Clock>,
    language: Language,
    opened_file: Option<OpenFileSnapshot>,
    unsaved_work: Option<UnsavedWork>,
}

#[derive(Clone)]
struct OpenFileSnapshot {
    path: PathBuf,
    source: Arc<SourceText>,
    base: Option<Vec<u8>>,
    /// The place of the emergency copy.
    slot: Option<store::EmergencySlot>,
    /// The key of an encrypted file.
    key: Option<store::EncryptionKey>,
}

static RESCUE_STATE: Mutex<Option<RescueState>> = Mutex::new(None);

/// How long a forced end of the program waits for the emergency copy.
const WRITE_TIMEOUT: Duration = Duration::from_millis(150);
/// The same for an encrypted file.
const ENCRYPTED_WRITE_TIMEOUT: Duration = Duration::from_millis(400);

/// Calls `access` with the state; `None` if another thread holds the state.
fn with_state<T>(access: impl FnOnce(&mut RescueState) -> T) -> Option<T> {
    // The state of a thread that panicked while it held the lock is still useful. The function does not wait for the
    // lock, because the panic hook may run on the thread that holds it.
    let mut state = match RESCUE_STATE.try_lock() {
        Ok(state) => state,
        Err(TryLockError::Poisoned(poisoned)) => poisoned.into_inner(),
        Err(TryLockError::WouldBlock) => return None,
    };
    Some(access(state.get_or_insert_default()))
}

/// Resets the state at the start of the full-screen program.
pub(super) fn start(state_folder: PathBuf, clock: Clock, language: Language) {
    with_state(|state| *state = RescueState { state_folder, clock: Some(clock), language, ..RescueState::default() });
}

/// Records the file that the disk or encryption thread has open. Called after each job that may change the file.
pub(super) fn record_opened_file(opened: Option<&OpenFile>) {
    let file = opened.map(|opened| OpenFileSnapshot {
        path: opened.path().to_owned(),
        source: opened.source(),
        slot: opened.emergency_slot().cloned(),
        base: opened.base_bytes().map(<[u8]>::to_vec),
        key: opened.encryption_key().cloned(),
    });
    with_state(|state| state.opened_file = file);
}

/// Records the work that is in no file, or `None` if everything is saved.
pub(super) fn record_unsaved_work(work: Option<UnsavedWork>, language: Language) {
    with_state(|state| (state.unsaved_work, state.language) = (work, language));
}

/// Saves the recorded work in the emergency copy and returns its path. `None` if there is no unsaved work, or if the
/// recorded file is another file.
fn write_rescue() -> Option<Result<PathBuf, WriteError>> {
    // The state is not locked while the copy is written, because its disk may not answer either.
    let (state_folder, now, file, work) = with_state(|state| {
        let now = state.clock?.now();
        Some((state.state_folder.clone(), now, state.opened_file.clone()?, state.unsaved_work.clone()?))
    })??;
    let (path, document, drafts) = work;
    (file.path == path).then(|| {
        failpoint::wait_while_hanging(failpoint::HangingPlace::EmergencyCopy);
        let source = (&*file.source, file.base.as_deref());
        let slot = file.slot.unwrap_or_else(|| store::EmergencySlot::new(state_folder));
        store::save_emergency_copy(&slot, &path, source, file.key.as_ref(), (&document, &drafts), now)
    })
}

/// Saves the recorded work at each request until the sender is gone, and sends one answer for each request. Requests
/// that come while a copy is being written are answered together.
pub(super) fn serve(requests: &Receiver<()>, events: &Sender<Event>) {
    while requests.recv().is_ok() {
        let more = requests.try_iter().count();
        let outcome = write_rescue().unwrap_or(Err(WriteError::NoAnswer));
        for _ in 0..=more {
            // Sending fails when the event loop has ended. The answer is of no use then.
            drop(events.send(Event::WorkRescued(outcome.clone())));
        }
    }
}

/// Saves the recorded work on a thread of its own and waits for a short time, so that a disk that does not respond
/// cannot block the end of the program.
pub(super) fn write_rescue_with_timeout() -> Option<PathBuf> {
    let (done, outcome) = mpsc::channel();
    let write = move || drop(done.send(write_rescue()));
    thread::Builder::new().name("rescue".to_owned()).spawn(write).ok()?;
    let is_encrypted =
        with_state(|state| state.opened_file.as_ref().is_some_and(|file| file.key.is_some())).unwrap_or(true);
    outcome.recv_timeout(if is_encrypted { ENCRYPTED_WRITE_TIMEOUT } else { WRITE_TIMEOUT }).ok().flatten()?.ok()
}

/// Installs the panic hook. The hook restores the terminal, saves the unsaved work, and prints the panic message with
/// the path of the emergency copy.
pub(super) fn install_panic_hook(restore_terminal: fn()) {
    std::panic::set_hook(Box::new(move |panic| {
        restore_terminal();
        log_writer::record_panic(panic);
        let rescued = write_rescue();
        let locale = Locale::new(with_state(|state| state.language).unwrap_or_default());
        let (text, owned) = (panic.payload().downcast_ref::<&str>(), panic.payload().downcast_ref::<String>());
        let message = text.copied().or(owned.map(String::as_str)).unwrap_or_default();
        let place = panic.location().map(ToString::to_string).unwrap_or_default();
        let (message, place) = (SafeText::excerpt(message), SafeText::sanitize(&place));
        let version = SafeText::from_static(env!("CARGO_PKG_VERSION"));
        let platform = SafeText::sanitize(&format!("{} {}", std::env::consts::OS, std::env::consts::ARCH));
        let panicked =
            t!(locale, "saving-panic", message = message, place = place, version = version, platform = platform);
        let consequence = match rescued {
            None => t!(locale, "saving-panic-nothing-lost"),
            Some(Ok(path)) => t!(locale, "saving-panic-rescued", path = SafeText::sanitize(&path.to_string_lossy())),
            Some(Err(why)) => t!(locale, "saving-panic-not-rescued", reason = phrases::write_error(&locale, &why)),
        };
        let mut output = format!("pesee: {panicked} {consequence}\n");
        let trace = std::backtrace::Backtrace::capture();
        if trace.status() == std::backtrace::BacktraceStatus::Captured {
            output.push_str(&trace.to_string());
        }
        super::output::write_last_error(&output);
    }));
}
