//! Locks that show which instance edits a file. A lock is a separate file in the state folder, because a save replaces
//! the deliberation's file, and a lock on that file would stay with the replaced one. The system releases a lock when
//! the process ends, also after a crash.

use std::fs::{self, File, TryLockError};
use std::hash::{BuildHasher, RandomState};
use std::io::{self, Read, Seek, Write};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};

use chrono::DateTime;

use pesee_core::deliberation::Moment;

use super::own_files::{LOCKS_FOLDER, create_own_folder, open_existing, open_or_create};
use super::state_name::state_name;

/// The most bytes of a lock file that are read: its content is one line.
const MAX_TOKEN_BYTES: u64 = 200;

/// The exclusive right to edit a file, until another instance takes it over.
#[derive(Debug)]
pub struct FileLock {
    path: PathBuf,
    file: File,
    token: String,
    is_locked: bool,
}

/// The result of a request for a lock.
#[derive(Debug)]
pub enum LockOutcome {
    Acquired(FileLock),
    /// Another instance holds the lock, since the given time if it is known.
    HeldByOther(Option<Moment>),
    /// The file system of the state folder has no locks, or the lock file cannot be opened.
    Unsupported,
}

/// Acquires the lock of the file at `path`.
pub fn acquire_lock(state: &Path, path: &Path, now: Moment) -> LockOutcome {
    acquire_named(state, &state_name(path), now)
}

/// Returns a name for a window of the program that no other window has.
pub(super) fn new_window_name() -> String {
    static NTH: AtomicU64 = AtomicU64::new(0);
    let (nth, process) = (NTH.fetch_add(1, Ordering::Relaxed), std::process::id());
    // The time does not tell two windows apart: a computer without a battery for its clock starts each time with the
    // same one. The keys of a `RandomState` come from the system's random numbers.
    format!("{:016x}", RandomState::new().hash_one((nth, process)))
}

/// Marks a window as running. The mark ends with the lock or with the process.
pub(super) fn open_window(state: &Path, window: &str, now: Moment) -> Option<FileLock> {
    match acquire_named(state, &window_lock_name(window), now) {
        LockOutcome::Acquired(lock) => Some(lock),
        LockOutcome::HeldByOther(_) | LockOutcome::Unsupported => None,
    }
}

/// Removes the mark of a window that ended without removing it, for example because the machine stopped.
pub(super) fn forget_window(state: &Path, window: &str) {
    if !is_window_open(state, window) {
        drop(fs::remove_file(state.join(LOCKS_FOLDER).join(window_lock_name(window))));
    }
}

/// Returns whether a window is running.
pub(super) fn is_window_open(state: &Path, window: &str) -> bool {
    is_named_locked(state, &window_lock_name(window))
}

fn window_lock_name(window: &str) -> String {
    ["window-", window].concat()
}

fn acquire_named(state: &Path, name: &str, now: Moment) -> LockOutcome {
    // The holder deletes the lock file when it releases the lock. If the file was deleted between `open` and `lock`,
    // the request starts again.
    for _ in 0..8 {
        let Ok((at, file)) = open_lock_file(state, name) else { return LockOutcome::Unsupported };
        match file.try_lock() {
            Ok(()) if !is_same_file(&at, &file) => {}
            Ok(()) => {
                return FileLock::write_token(at, file, now, true)
                    .map_or(LockOutcome::Unsupported, LockOutcome::Acquired);
            }
            Err(TryLockError::WouldBlock) => {
                return LockOutcome::HeldByOther(read_token(&at).and_then(|token| parse_token_time(&token)));
            }
            Err(TryLockError::Error(_)) => return LockOutcome::Unsupported,
        }
    }
    LockOutcome::Unsupported
}

/// Returns whether an instance holds the lock of the file at `path`.
pub fn is_locked(state: &Path, path: &Path) -> bool {
    is_named_locked(state, &state_name(path))
}

fn is_named_locked(state: &Path, name: &str) -> bool {
    // The lock file is opened read-only, so that none is created.
    match open_existing(&state.join(LOCKS_FOLDER).join(name)) {
        Ok(file) => matches!(file.try_lock_shared(), Err(TryLockError::WouldBlock)),
        Err(_) => false,
    }
}

/// Takes the lock over from the instance that holds it. That instance notices at its next check for changes.
pub fn take_over_lock(state: &Path, path: &Path, now: Moment) -> LockOutcome {
    let lock = open_lock_file(state, &state_name(path)).and_then(|(at, file)| {
        let is_locked = file.try_lock().is_ok();
        FileLock::write_token(at, file, now, is_locked)
    });
    lock.map_or(LockOutcome::Unsupported, LockOutcome::Acquired)
}

impl FileLock {
    fn write_token(path: PathBuf, mut file: File, now: Moment, is_locked: bool) -> io::Result<FileLock> {
        // The counter distinguishes two locks of one process for the same file in the same second.
        static NTH: AtomicU64 = AtomicU64::new(0);
        let nth = NTH.fetch_add(1, Ordering::Relaxed);
        let token = format!("{} {} {nth}", now.to_rfc3339(), std::process::id());
        file.set_len(0)?;
        file.rewind()?;
        file.write_all(token.as_bytes())?;
        Ok(FileLock { path, file, token, is_locked })
    }

    /// Returns `Some` if another instance has taken the lock over, with the time of that if it is known.
    pub fn check_taken_over(&mut self) -> Option<Option<Moment>> {
        // A lock that was taken over can be locked only after the previous holder has ended.
        self.is_locked = self.is_locked || self.file.try_lock().is_ok();
        let token = read_token(&self.path)?;
        (token != self.token).then(|| parse_token_time(&token))
    }
}

impl Drop for FileLock {
    fn drop(&mut self) {
        let ours = read_token(&self.path).as_ref() == Some(&self.token);
        if self.is_locked && ours && is_same_file(&self.path, &self.file) {
            // A lock file that cannot be deleted does no harm, because it is not locked.
            drop(fs::remove_file(&self.path));
        }
    }
}

/// Returns whether `path` still names the open file `file`.
#[cfg(unix)]
fn is_same_file(path: &Path, file: &File) -> bool {
    use std::os::unix::fs::MetadataExt;
    match (fs::symlink_metadata(path), file.metadata()) {
        (Ok(there), Ok(ours)) => (there.dev(), there.ino()) == (ours.dev(), ours.ino()),
        _ => false,
    }
}

/// Returns whether `path` still names the open file. Other systems do not allow deleting an open file.
#[cfg(not(unix))]
fn is_same_file(path: &Path, _: &File) -> bool {
    path.exists()
}

fn open_lock_file(state: &Path, name: &str) -> io::Result<(PathBuf, File)> {
    let at = create_own_folder(state, LOCKS_FOLDER)?.join(name);
    let file = open_or_create(&at)?;
    Ok((at, file))
}

fn read_token(lock: &Path) -> Option<String> {
    let mut text = String::new();
    open_existing(lock).ok()?.take(MAX_TOKEN_BYTES).read_to_string(&mut text).ok()?;
    let token = text.trim().to_owned();
    (!token.is_empty()).then_some(token)
}

fn parse_token_time(token: &str) -> Option<Moment> {
    DateTime::parse_from_rfc3339(token.split(' ').next()?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn now() -> Moment {
        DateTime::parse_from_rfc3339("2026-11-22T09:00:00-05:00").unwrap()
    }

    #[test]
    fn a_second_lock_is_refused_until_the_first_is_dropped_or_taken_over() {
        let state = tempfile::tempdir().unwrap();
        let path = state.path().join("a.toml");
        assert!(!is_locked(state.path(), &path));
        let LockOutcome::Acquired(mut first) = acquire_lock(state.path(), &path, now()) else { unreachable!() };
        assert!(is_locked(state.path(), &path));
        assert!(
            matches!(acquire_lock(state.path(), &path, now()), LockOutcome::HeldByOther(Some(since)) if since == now())
        );
        assert_eq!(first.check_taken_over(), None);
        let later = now() + chrono::Duration::minutes(5);
        let LockOutcome::Acquired(mut second) = take_over_lock(state.path(), &path, later) else { unreachable!() };
        assert_eq!(first.check_taken_over(), Some(Some(later)));
        assert_eq!(second.check_taken_over(), None);
        drop(first);
        assert_eq!(second.check_taken_over(), None);
        // The first lock is released, so the second has locked the file.
        assert!(matches!(acquire_lock(state.path(), &path, now()), LockOutcome::HeldByOther(_)));
        drop(second);
        assert!(!state.path().join(LOCKS_FOLDER).join(state_name(&path)).exists());
        assert!(matches!(acquire_lock(state.path(), &path, now()), LockOutcome::Acquired(_)));
    }

    #[test]
    fn an_unusable_lock_folder_gives_unsupported() {
        let state = tempfile::tempdir().unwrap();
        std::fs::write(state.path().join("locks"), "a file").unwrap();
        assert!(matches!(acquire_lock(state.path(), &state.path().join("a.toml"), now()), LockOutcome::Unsupported));
    }
}
