//! Who writes in a file: a lock of its own in the state folder. (Never the file itself: a save replaces it, and a lock
//! is on what was replaced.) The system gives it back when the program ends, however it ends.

use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::{self, Read, Seek, Write};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};

use chrono::DateTime;

use pesee_core::deliberation::Moment;

use super::disk::make_folder;
use super::own::own_name;
use super::write::private;

/// What is said in a lock is a line; more is not read.
const LONGEST: u64 = 200;

/// The right to write in a file, until somebody takes it over.
#[derive(Debug)]
pub struct Hold {
    path: PathBuf,
    file: File,
    mark: String,
    locked: bool,
}

/// Who writes in a file.
#[derive(Debug)]
pub enum Holder {
    /// We do.
    Us(Hold),
    /// Somebody else, since then where that is known.
    Other(Option<Moment>),
    /// Nobody can say: there are no locks where the state folder is.
    Unknown,
}

/// Asks for the right to write in the file at `path`.
pub fn hold(state: &Path, path: &Path, now: Moment) -> Holder {
    // Whoever leaves takes the lock away: one that went between being opened and locked is asked for again.
    for _ in 0..8 {
        let Ok((at, file)) = open(state, path) else { return Holder::Unknown };
        match file.try_lock() {
            Ok(()) if !is_there(&at, &file) => {}
            Ok(()) => return Hold::written(at, file, now, true).map_or(Holder::Unknown, Holder::Us),
            Err(TryLockError::WouldBlock) => return Holder::Other(said(&at).and_then(|mark| since(&mark))),
            Err(TryLockError::Error(_)) => return Holder::Unknown,
        }
    }
    Holder::Unknown
}

/// Whether somebody has the file at `path` open to write in it.
pub fn is_held(state: &Path, path: &Path) -> bool {
    // Only looked at: no lock is made where there is none.
    match File::open(lock_of(state, path)) {
        Ok(file) => matches!(file.try_lock_shared(), Err(TryLockError::WouldBlock)),
        Err(_) => false,
    }
}

/// Takes the right over from whoever has it; they notice before they next write.
pub fn take_over(state: &Path, path: &Path, now: Moment) -> Holder {
    let taken = open(state, path).and_then(|(at, file)| {
        let locked = file.try_lock().is_ok();
        Hold::written(at, file, now, locked)
    });
    taken.map_or(Holder::Unknown, Holder::Us)
}

impl Hold {
    fn written(path: PathBuf, mut file: File, now: Moment, locked: bool) -> io::Result<Hold> {
        // One process may open one file twice, in a second too.
        static NTH: AtomicU64 = AtomicU64::new(0);
        let nth = NTH.fetch_add(1, Ordering::Relaxed);
        let mark = format!("{} {} {nth}", now.to_rfc3339(), std::process::id());
        file.set_len(0)?;
        file.rewind()?;
        file.write_all(mark.as_bytes())?;
        Ok(Hold { path, file, mark, locked })
    }

    /// Who writes now, if somebody has taken it over: since when.
    pub fn lost(&mut self) -> Option<Option<Moment>> {
        // Whoever it was taken over from may be gone by now.
        self.locked = self.locked || self.file.try_lock().is_ok();
        let mark = said(&self.path)?;
        (mark != self.mark).then(|| since(&mark))
    }
}

impl Drop for Hold {
    fn drop(&mut self) {
        let ours = said(&self.path).as_ref() == Some(&self.mark);
        if self.locked && ours && is_there(&self.path, &self.file) {
            // One that stays is no harm: it is free.
            drop(fs::remove_file(&self.path));
        }
    }
}

/// Whether the lock that was opened is the one that stands there now.
#[cfg(unix)]
fn is_there(path: &Path, file: &File) -> bool {
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

fn lock_of(state: &Path, path: &Path) -> PathBuf {
    state.join("locks").join(own_name(path))
}

fn open(state: &Path, path: &Path) -> io::Result<(PathBuf, File)> {
    let at = lock_of(state, path);
    make_folder(&state.join("locks"))?;
    let file = private(OpenOptions::new().read(true).write(true).create(true).truncate(false)).open(&at)?;
    Ok((at, file))
}

fn said(lock: &Path) -> Option<String> {
    let mut text = String::new();
    fs::File::open(lock).ok()?.take(LONGEST).read_to_string(&mut text).ok()?;
    let mark = text.trim().to_owned();
    (!mark.is_empty()).then_some(mark)
}

fn since(mark: &str) -> Option<Moment> {
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
        assert!(!is_held(state.path(), &path));
        let Holder::Us(mut first) = hold(state.path(), &path, now()) else { unreachable!() };
        assert!(is_held(state.path(), &path));
        assert!(matches!(hold(state.path(), &path, now()), Holder::Other(Some(since)) if since == now()));
        assert_eq!(first.lost(), None);
        let later = now() + chrono::Duration::minutes(5);
        let Holder::Us(mut second) = take_over(state.path(), &path, later) else { unreachable!() };
        assert_eq!(first.lost(), Some(Some(later)));
        assert_eq!(second.lost(), None);
        drop(first);
        assert_eq!(second.lost(), None);
        // The first is gone, and the second has the lock from now on.
        assert!(matches!(hold(state.path(), &path, now()), Holder::Other(_)));
        drop(second);
        assert!(!lock_of(state.path(), &path).exists());
        assert!(matches!(hold(state.path(), &path, now()), Holder::Us(_)));
    }

    #[test]
    fn where_nothing_can_be_locked_one_goes_on_without() {
        let state = tempfile::tempdir().unwrap();
        std::fs::write(state.path().join("locks"), "a file").unwrap();
        assert!(matches!(hold(state.path(), &state.path().join("a.toml"), now()), Holder::Unknown));
    }
}
