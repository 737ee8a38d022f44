//! Sealing a file, and unsealing it: the one takes the place of the other, and neither goes before the other is there
//! for certain.

use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};

use crate::messages::{Fault, Problem, Trouble, Unsealed, Unwritable, is_sealed};
use pesee_core::deliberation::Moment;

use super::copies::{Sort, sort};
use super::disk::parse_document;
use super::disk::{is_taken, read_file};
use super::files::{faulty, system, trash};
use super::hold::{Holder, hold};
use super::own::resolved;
use super::rescue;
use super::seal::{self, Key, Lock};
use super::versions;
use super::write::{folder_of, sync_folder, turn, unwritable, write_new};

/// What was sealed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Locked {
    /// The sealed file.
    pub path: PathBuf,
    /// What is left in clear: copies that programs kept beside it, and what lies in the trash under its name.
    pub left: Vec<PathBuf>,
}

/// Seals the file at `path` into one beside it, whose name ends in `.age`. Once that is there, and opens again, the clear
/// one goes, and with it its earlier versions.
///
/// # Errors
/// It is no deliberation, is open elsewhere, holds work that is not saved, or the sealed one cannot be written: then it is
/// as it was.
pub fn lock(path: &Path, lock: &Lock, state: Option<&Path>, now: Moment) -> Result<Locked, Trouble> {
    let to = with_ending(path);
    let _hold = state.map(|state| mine(state, path, now)).transpose()?;
    if let Some(why) = unwritable(path) {
        return Err(Trouble::Barred(why));
    }
    let bytes = read_file(path).map_err(problem)?;
    if seal::is_age(&bytes) || is_sealed(path) {
        return Err(Unsealed::Already.into());
    }
    if is_taken(&to) {
        return Err(Trouble::Taken);
    }
    let document = parse_document(&bytes).map_err(faulty)?;
    if let Some(state) = state {
        let waits = rescue::rescued(state, path, None);
        if waits.is_some_and(|waits| waits.document != document || !waits.half.is_empty()) {
            return Err(Unsealed::Waiting.into());
        }
    }
    let sealed = seal::seal(&bytes, lock)?;
    let _turn = turn(folder_of(&resolved(path)));
    write_new(&to, &sealed)?;
    // It was opened before it was written: what is there now is the same, byte for byte, or it is not kept.
    let same = read_file(&to).is_ok_and(|there| there == sealed) && read_file(path).is_ok_and(|there| there == bytes);
    if !same {
        drop(fs::remove_file(&to));
        return Err(Trouble::Mangled);
    }
    // A link goes too, and what it leads to: that is what was in clear.
    let clear = resolved(path);
    fs::remove_file(&clear).map_err(system)?;
    if clear != path {
        drop(fs::remove_file(path));
    }
    sync_folder(folder_of(&clear)).map_err(system)?;
    if let Some(state) = state {
        rescue::forget(state, path);
        versions::forget(state, path).map_err(system)?;
    }
    let left = left(path, state);
    Ok(Locked { path: to, left })
}

/// Unseals the file at `path` into `to`, or into one beside it, without the `.age`; then the sealed one goes into the
/// trash.
///
/// # Errors
/// It stays sealed, is open elsewhere, or something has the name: then it is as it was.
pub fn unlock(path: &Path, key: &Key, to: Option<&Path>, state: &Path, now: Moment) -> Result<PathBuf, Trouble> {
    let to = match to {
        Some(to) => to.to_owned(),
        None if path.extension().is_some_and(|end| end.eq_ignore_ascii_case("age")) => path.with_extension(""),
        None => return Err(Unsealed::Plain.into()),
    };
    if is_taken(&to) {
        return Err(Trouble::Taken);
    }
    let _hold = mine(state, path, now)?;
    if rescue::rescue_path(state, path).exists() {
        return Err(Unsealed::Waiting.into());
    }
    let (_, clear) = seal::clear(read_file(path).map_err(problem)?, Some(key)).map_err(faulty)?;
    write_new(&to, &clear.ok_or(Trouble::from(Unsealed::Plain))?.text)?;
    trash(path, state, now)?;
    Ok(to)
}

/// The right to write in a file, or who has it.
fn mine(state: &Path, path: &Path, now: Moment) -> Result<Holder, Trouble> {
    match hold(state, path, now) {
        Holder::Other(since) => Err(Trouble::Barred(Unwritable::Held(since))),
        holder => Ok(holder),
    }
}

fn problem(problem: Problem) -> Trouble {
    faulty(vec![Fault { place: None, problem }])
}

fn with_ending(path: &Path) -> PathBuf {
    let mut name = OsString::from(path.as_os_str());
    name.push(".age");
    PathBuf::from(name)
}

/// Copies of a file that are in clear still.
fn left(path: &Path, state: Option<&Path>) -> Vec<PathBuf> {
    let Some(name) = path.file_name() else { return Vec::new() };
    let is_its = |copy: &fs::DirEntry| match sort(&copy.file_name().to_string_lossy()) {
        Sort::Copy(of, ..) => name == of.as_str(),
        _ => false,
    };
    let beside = fs::read_dir(folder_of(path)).into_iter().flatten().flatten().filter(is_its).map(|copy| copy.path());
    let thrown = state.and_then(|state| fs::read_dir(state.join("trash")).ok()).into_iter().flatten().flatten();
    beside.chain(thrown.map(|thrown| thrown.path().join(name)).filter(|at| at.is_file())).collect()
}
