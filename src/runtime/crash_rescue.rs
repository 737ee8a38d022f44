//! What a panic, or an end that cannot wait, puts away: the work that is in no file, and the text it was opened as.
//!
//! The loop notes the work, the disk thread the text; whichever thread breaks, the two are found here.

use std::path::PathBuf;
use std::sync::mpsc;
use std::sync::{Arc, Mutex, TryLockError};
use std::thread;
use std::time::Duration;

use crate::messages::{Draft, WriteError};
use crate::store::{self, OpenFile, SourceText};
use crate::text::{Language, Locale, SafeText};
use crate::{phrases, t};
use pesee_core::deliberation::Deliberation;

use super::Clock;

/// Work that is in no file.
pub(super) type UnsavedWork = (PathBuf, Arc<Deliberation>, Vec<Draft>);

#[derive(Default)]
struct RescueState {
    state_folder: PathBuf,
    clock: Option<Clock>,
    language: Language,
    opened_file: Option<OpenFileSnapshot>,
    unsaved_work: Option<UnsavedWork>,
}

struct OpenFileSnapshot {
    path: PathBuf,
    source: Arc<SourceText>,
    base: Option<Vec<u8>>,
    /// What it is sealed with, if it is.
    key: Option<store::EncryptionKey>,
}

static RESCUE_STATE: Mutex<Option<RescueState>> = Mutex::new(None);

/// How long an end that cannot wait waits for the emergency copy.
const WRITE_TIMEOUT: Duration = Duration::from_millis(150);
/// The same where it has to be sealed first.
const ENCRYPTED_WRITE_TIMEOUT: Duration = Duration::from_millis(400);

fn with_state<T>(look: impl FnOnce(&mut RescueState) -> T) -> Option<T> {
    // A thread that broke while it noted something left something there; whoever holds it now is not waited for.
    let mut last = match RESCUE_STATE.try_lock() {
        Ok(last) => last,
        Err(TryLockError::Poisoned(last)) => last.into_inner(),
        Err(TryLockError::WouldBlock) => return None,
    };
    Some(look(last.get_or_insert_default()))
}

/// A run begins: nothing is unsaved.
pub(super) fn start(state: PathBuf, clock: Clock, language: Language) {
    with_state(|last| {
        *last = RescueState { state_folder: state, clock: Some(clock), language, ..RescueState::default() }
    });
}

/// The disk thread has opened or saved this.
pub(super) fn record_opened_file(opened: Option<&OpenFile>) {
    let file = opened.map(|opened| OpenFileSnapshot {
        path: opened.path().to_owned(),
        source: opened.source(),
        base: opened.base_bytes().map(<[u8]>::to_vec),
        key: opened.encryption_key().cloned(),
    });
    with_state(|last| last.opened_file = file);
}

/// This work is in no file, or all is.
pub(super) fn record_unsaved_work(work: Option<UnsavedWork>, language: Language) {
    with_state(|last| (last.unsaved_work, last.language) = (work, language));
}

/// Puts the work away, if there is any; gives where.
fn write_rescue() -> Option<Result<PathBuf, WriteError>> {
    with_state(|last| {
        let (file, (path, document, half)) = (last.opened_file.as_ref()?, last.unsaved_work.as_ref()?);
        let now = last.clock?.now();
        (file.path == *path).then(|| {
            let text = (&*file.source, file.base.as_deref());
            store::save_rescue_copy(&last.state_folder, path, text, file.key.as_ref(), (document, half), now)
        })
    })?
}

/// Puts the work away within a moment, or not at all: a disk that hangs does not keep the program from ending.
pub(super) fn write_rescue_with_timeout() -> Option<PathBuf> {
    let (done, outcome) = mpsc::channel();
    let write = move || drop(done.send(write_rescue()));
    thread::Builder::new().name("last".to_owned()).spawn(write).ok()?;
    let is_sealed = with_state(|last| last.opened_file.as_ref().is_some_and(|file| file.key.is_some())).unwrap_or(true);
    outcome.recv_timeout(if is_sealed { ENCRYPTED_WRITE_TIMEOUT } else { WRITE_TIMEOUT }).ok().flatten()?.ok()
}

/// Before a panic is told the work is put away; then it is told, with where that is.
pub(super) fn install_panic_hook(give_back: fn()) {
    std::panic::set_hook(Box::new(move |panic| {
        give_back();
        let kept = std::panic::catch_unwind(write_rescue).unwrap_or(None);
        let locale = Locale::new(with_state(|last| last.language).unwrap_or_default());
        let (text, owned) = (panic.payload().downcast_ref::<&str>(), panic.payload().downcast_ref::<String>());
        let message = text.copied().or(owned.map(String::as_str)).unwrap_or_default();
        let place = panic.location().map(ToString::to_string).unwrap_or_default();
        let (message, place) = (SafeText::excerpt(message), SafeText::sanitize(&place));
        let broke = t!(locale, "saving-panic", message = message, place = place);
        let kept = match kept {
            None => t!(locale, "saving-panic-nothing-lost"),
            Some(Ok(path)) => t!(locale, "saving-panic-rescued", path = SafeText::sanitize(&path.to_string_lossy())),
            Some(Err(why)) => t!(locale, "saving-panic-not-rescued", reason = phrases::write_error(&locale, &why)),
        };
        let mut told = format!("pesee: {broke} {kept}\n");
        let trace = std::backtrace::Backtrace::capture();
        if trace.status() == std::backtrace::BacktraceStatus::Captured {
            told.push_str(&trace.to_string());
        }
        // With standard error gone there is nobody to tell.
        drop(std::io::Write::write_all(&mut std::io::stderr(), told.as_bytes()));
    }));
}

/// Breaks off on purpose, where `PESEE_BREAK` names this place: how a broken program ends is tried, not hoped. Only
/// there while it is being built and tested.
#[cfg(debug_assertions)]
#[allow(clippy::panic, reason = "it is what this is for")]
pub(super) fn failpoint(place: &str) {
    if std::env::var_os("PESEE_BREAK").is_some_and(|at| at == place) {
        panic!("a drill at \u{1b}[31m{place}");
    }
}

/// A program that is used does not break off on purpose.
#[cfg(not(debug_assertions))]
pub(super) fn failpoint(_: &str) {}
