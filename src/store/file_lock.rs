//! Who writes in a file: a lock of its own in the state folder. (Never the file itself: a save replaces it, and a lock
//! is on what was replaced.) The system gives it back when the program ends, however it ends.

use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::{self, Read, Seek, Write};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};

use chrono::DateTime;

use pesee_core::deliberation::Moment;

use super::read::create_private_folder;
use super::state_name::state_name;
use super::write::set_private_mode;

/// What is said in a lock is a line; more is not read.
const MAX_TOKEN_BYTES: u64 = 200;

/// The right to write in a file, until somebody takes it over.
#[derive(Debug)]
pub struct FileLock {
    path: PathBuf,
    file: File,
    token: String,
    is_locked: bool,
}

/// Who writes in a file.
#[derive(Debug)]
pub enum LockOutcome {
    /// We do.
    Acquired(FileLock),
    /// Somebody else, since then where that is known.
    HeldByOther(Option<Moment>),
    /// Nobody can say: there are no locks where the state folder is.
    Unsupported,
}

/// Asks for the right to write in the file at `path`.
pub fn acquire_lock(state: &Path, path: &Path, now: Moment) -> LockOutcome {
    // Whoever leaves takes the lock away: one that went between being opened and locked is asked for again.
    for _ in 0..8 {
        let Ok((at, file)) = open_lock_file(state, path) else { return LockOutcome::Unsupported };
        match file.try_lock() {
            Ok(()) if !is_same_file(&at, &file) => {}
            Ok(()) => {
                return FileLock::write_token(at, file, now, true)
                    .map_or(LockOutcome::Unsupported, LockOutcome::Acquired);
            }
            Err(TryLockError::WouldBlock) => {
                return LockOutcome::HeldByOther(read_token(&at).and_then(|mark| parse_token_time(&mark)));
            }
            Err(TryLockError::Error(_)) => return LockOutcome::Unsupported,
        }
    }
    LockOutcome::Unsupported
}

/// Whether somebody has the file at `path` open to write in it.
pub fn is_locked(state: &Path, path: &Path) -> bool {
    // Only looked at: no lock is made where there is none.
    match File::open(lock_path(state, path)) {
        Ok(file) => matches!(file.try_lock_shared(), Err(TryLockError::WouldBlock)),
        Err(_) => false,
    }
}

/// Takes the right over from whoever has it; they notice before they next write.
pub fn take_over_lock(state: &Path, path: &Path, now: Moment) -> LockOutcome {
    let taken = open_lock_file(state, path).and_then(|(at, file)| {
        let locked = file.try_lock().is_ok();
        FileLock::write_token(at, file, now, locked)
    });
    taken.map_or(LockOutcome::Unsupported, LockOutcome::Acquired)
}

impl FileLock {
    fn write_token(path: PathBuf, mut file: File, now: Moment, locked: bool) -> io::Result<FileLock> {
        // One process may open one file twice, in a second too.
        static NTH: AtomicU64 = AtomicU64::new(0);
        let nth = NTH.fetch_add(1, Ordering::Relaxed);
        let mark = format!("{} {} {nth}", now.to_rfc3339(), std::process::id());
        file.set_len(0)?;
        file.rewind()?;
        file.write_all(mark.as_bytes())?;
        Ok(FileLock { path, file, token: mark, is_locked: locked })
    }

    /// Who writes now, if somebody has taken it over: since when.
    pub fn check_taken_over(&mut self) -> Option<Option<Moment>> {
        // Whoever it was taken over from may be gone by now.
        self.is_locked = self.is_locked || self.file.try_lock().is_ok();
        let mark = read_token(&self.path)?;
        (mark != self.token).then(|| parse_token_time(&mark))
    }
}

impl Drop for FileLock {
    fn drop(&mut self) {
        let ours = read_token(&self.path).as_ref() == Some(&self.token);
        if self.is_locked && ours && is_same_file(&self.path, &self.file) {
            // One that stays is no harm: it is free.
            drop(fs::remove_file(&self.path));
        }
    }
}

/// Whether the lock that was opened is the one that stands there now.
#[cfg(unix)]
fn is_same_file(path: &Path, file: &File) -> bool {
    use std::os::unix::fs::MetadataExt;
    match (fs::metadata(path), file.metadata()) {
        (Ok(there), Ok(ours)) => (there.dev(), there.ino()) == (ours.dev(), ours.ino()),
        _ => false,
    }
}

/// Elsewhere an open file cannot be taken away.
#[cfg(not(unix))]
fn is_there(path: &Path, _: &File) -> bool {
    path.exists()
}

fn lock_path(state: &Path, path: &Path) -> PathBuf {
    state.join("locks").join(state_name(path))
}

fn open_lock_file(state: &Path, path: &Path) -> io::Result<(PathBuf, File)> {
    let at = lock_path(state, path);
    create_private_folder(&state.join("locks"))?;
    let file = set_private_mode(OpenOptions::new().read(true).write(true).create(true).truncate(false)).open(&at)?;
    Ok((at, file))
}

fn read_token(lock: &Path) -> Option<String> {
    let mut text = String::new();
    fs::File::open(lock).ok()?.take(MAX_TOKEN_BYTES).read_to_string(&mut text).ok()?;
    let mark = text.trim().to_owned();
    (!mark.is_empty()).then_some(mark)
}

fn parse_token_time(mark: &str) -> Option<Moment> {
    DateTime::parse_from_rfc3339(mark.split(' ').next()?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn now() -> Moment {
        DateTime::parse_from_rfc3339("2026-11-22T09:00:00-05:00").unwrap()
    }

    #[test]
    fn the_second_one_waits_until_the_first_is_gone_or_takes_over() {
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
        // The first is gone, and the second has the lock from now on.
        assert!(matches!(acquire_lock(state.path(), &path, now()), LockOutcome::HeldByOther(_)));
        drop(second);
        assert!(!lock_path(state.path(), &path).exists());
        assert!(matches!(acquire_lock(state.path(), &path, now()), LockOutcome::Acquired(_)));
    }

    #[test]
    fn where_nothing_can_be_locked_one_goes_on_without() {
        let state = tempfile::tempdir().unwrap();
        std::fs::write(state.path().join("locks"), "a file").unwrap();
        assert!(matches!(acquire_lock(state.path(), &state.path().join("a.toml"), now()), LockOutcome::Unsupported));
    }
}
