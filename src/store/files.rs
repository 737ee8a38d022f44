//! What is done to whole files: copying, giving another title, the trash.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use crate::messages::{Fault, Problem, Saved, Trouble, Unread};
use pesee_core::deliberation::{Deliberation, Draft, Edit, HeadField, Id, Key, Moment};
use pesee_core::format::FormatErrorKind;

use super::disk::{make_folder, open_plain};
use super::name::{free, free_path};
use super::save::Opened;
use super::write::{plainly, sync_folder};

/// How long the trash keeps what is thrown away.
const TRASH_DAYS: u64 = 30;
/// What the folders in the trash are called: when something was thrown away.
const THROWN: &str = "%Y%m%dT%H%M%S";
/// How often somebody else may change a file between reading and saving it before that is left.
const OVERTAKEN: usize = 5;

/// Copies a deliberation under another title, with an id and times of its own; gives the new file.
///
/// # Errors
/// The file cannot be read, or the new one cannot be written.
pub fn duplicate(path: &Path, sessions: &Path, title: &str, now: Moment) -> Result<PathBuf, Trouble> {
    let opened = Opened::load(path).map_err(faulty)?;
    copy(&opened, opened.document(), sessions, title, now)
}

/// Writes `document` into a new file of `sessions`, under a title, an id and times of its own, with the comments of
/// what was opened; gives the new file.
///
/// # Errors
/// The new file cannot be written.
pub fn copy(
    opened: &Opened,
    document: &Deliberation,
    sessions: &Path,
    title: &str,
    now: Moment,
) -> Result<PathBuf, Trouble> {
    // The name of a sealed one tells nothing of what is in it, and so does that of its copy.
    let path = match opened.key() {
        Some(_) => free(&sessions.join(opened.path().file_name().unwrap_or_default())),
        None => free_path(sessions, now.date_naive(), title),
    };
    let name = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    let id = Id::coined(&name, "deliberation", document.head().id.iter());
    let copy = with(document, |draft| {
        draft.put(Key::Head(HeadField::Title), title.to_owned());
        draft.put(Key::Head(HeadField::Id), id);
        draft.put(Key::Head(HeadField::Created), now);
        draft.put(Key::Head(HeadField::Updated), now);
    })?;
    let fresh = Opened::fresh(path.clone(), &opened.text_of(&copy)).map_err(faulty)?;
    let mut fresh = fresh.sealed_with(opened.key().cloned());
    match fresh.save(&copy, now) {
        Saved::Done => Ok(path),
        // Under a name that was free a moment ago, beside it is as good.
        Saved::Conflict(beside) | Saved::Refused(_, beside) => Ok(beside),
        Saved::Failed(trouble) => Err(trouble),
        Saved::Overtaken(_) => Err(Trouble::Mangled),
    }
}

/// Gives a deliberation another title; its file keeps its name.
///
/// # Errors
/// The file cannot be read or written, or somebody keeps changing it.
pub fn retitle(path: &Path, title: &str, now: Moment) -> Result<(), Trouble> {
    rewrite(path, now, |draft| {
        draft.put(Key::Head(HeadField::Title), title.to_owned());
        draft.put(Key::Head(HeadField::Updated), now);
    })
}

/// Says whose a deliberation is; an empty name is nobody's.
///
/// # Errors
/// As [`retitle`].
pub fn assign(path: &Path, client: &str, now: Moment) -> Result<(), Trouble> {
    rewrite(path, now, |draft| {
        draft.head().client = (!client.is_empty()).then(|| client.to_owned());
        draft.put(Key::Head(HeadField::Updated), now);
    })
}

/// Puts a deliberation away, or takes it out again. Nobody has worked on it for that: it is as old as it was.
///
/// # Errors
/// As [`retitle`].
pub fn archive(path: &Path, away: bool, now: Moment) -> Result<(), Trouble> {
    rewrite(path, now, |draft| draft.head().archived = away.then_some(true))
}

/// Changes a few keys of a file that nobody has open here; comments and the order of keys stay.
fn rewrite(path: &Path, now: Moment, change: impl Fn(&mut Draft)) -> Result<(), Trouble> {
    let mut opened = Opened::load(path).map_err(faulty)?;
    for _ in 0..OVERTAKEN {
        let document = with(opened.document(), &change)?;
        match opened.save(&document, now) {
            Saved::Done => return Ok(()),
            // What somebody else wrote has been read: it is changed too.
            Saved::Overtaken(_) => {}
            Saved::Failed(trouble) => return Err(trouble),
            Saved::Refused(reason, _) => return Err(Trouble::System(reason)),
            Saved::Conflict(_) => return Err(Trouble::Unanswered),
        }
    }
    Err(Trouble::Unanswered)
}

/// The document with a few keys that always fit, unless a text is too long.
fn with(document: &Deliberation, change: impl FnOnce(&mut Draft)) -> Result<Deliberation, Trouble> {
    let edit = Edit::between(document, change);
    let mut changed = document.clone();
    changed.apply(&edit).map_err(|_| Trouble::TooLong)?;
    Ok(changed)
}

pub(super) fn faulty(faults: Vec<Fault>) -> Trouble {
    let none = Fault { place: None, problem: FormatErrorKind::NoFormat.into() };
    Trouble::Faulty(Box::new(faults.into_iter().next().unwrap_or(none)))
}

pub(super) fn system(error: io::Error) -> Trouble {
    Trouble::System(plainly(&error))
}

/// Puts a file into the trash of the state folder, in a folder of its own that says when, so that its name stays what
/// it was; gives where it lies there. What has lain there for thirty days goes.
///
/// # Errors
/// The file cannot be taken away; it is where it was.
pub fn trash(path: &Path, state: &Path, now: Moment) -> Result<PathBuf, Trouble> {
    let trash = state.join("trash");
    make_folder(&trash).map_err(system)?;
    forget_old(&trash, now);
    let folder = free(&trash.join(now.format(THROWN).to_string()));
    make_folder(&folder).and_then(|()| sync_folder(&trash)).map_err(system)?;
    let to = folder.join(path.file_name().unwrap_or_default());
    // Nothing was thrown away: nothing is to be seen of it.
    move_file(path, &to).inspect_err(|_| drop(fs::remove_dir(&folder)))?;
    Ok(to)
}

/// Takes a file out of the trash again, to where it was; under another name where that is taken.
///
/// # Errors
/// The file cannot be put back; it is in the trash.
pub fn restore(at: &Path, to: &Path) -> Result<PathBuf, Trouble> {
    if let Some(folder) = to.parent().filter(|folder| !folder.as_os_str().is_empty()) {
        make_folder(folder).map_err(system)?;
    }
    let free = free(to);
    move_file(at, &free)?;
    // A folder that holds more than this one file is somebody's; it stays.
    at.parent().map(fs::remove_dir);
    Ok(free)
}

/// Renames; between two disks, copies and only then takes the old one away. What is told as done stays done when the
/// power goes.
fn move_file(from: &Path, to: &Path) -> Result<(), Trouble> {
    match fs::rename(from, to) {
        Err(error) if error.kind() == io::ErrorKind::CrossesDevices => {
            copy_file(from, to)?;
            fs::remove_file(from).map_err(system)?;
        }
        renamed => renamed.map_err(system)?,
    }
    let folders = [to, from].into_iter().filter_map(Path::parent);
    folders.filter(|folder| !folder.as_os_str().is_empty()).try_for_each(sync_folder).map_err(system)
}

/// Copies a plain file, or a link as a link, to a name that is free.
fn copy_file(from: &Path, to: &Path) -> Result<(), Trouble> {
    #[cfg(unix)]
    if let Ok(leads_to) = fs::read_link(from) {
        return std::os::unix::fs::symlink(leads_to, to).map_err(system);
    }
    let unread = |why: Unread| faulty(vec![Fault { place: None, problem: Problem::Unread(why) }]);
    let (mut file, _) = open_plain(from).map_err(unread)?;
    let mut copied = || -> io::Result<()> {
        let folder = to.parent().unwrap_or(Path::new("."));
        let mut copy = tempfile::Builder::new().prefix(".pesee-").suffix(".tmp").tempfile_in(folder)?;
        io::copy(&mut file, &mut copy)?;
        copy.as_file().set_permissions(file.metadata()?.permissions())?;
        copy.as_file().sync_all()?;
        copy.persist_noclobber(to).map_err(|refused| refused.error)?;
        Ok(())
    };
    copied().map_err(system)
}

fn forget_old(trash: &Path, now: Moment) {
    let limit = chrono::Duration::days(TRASH_DAYS as i64);
    for entry in fs::read_dir(trash).into_iter().flatten().flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        let thrown = name.get(..15).and_then(|stamp| chrono::NaiveDateTime::parse_from_str(stamp, THROWN).ok());
        if thrown.is_some_and(|thrown| now.naive_local() - thrown > limit) {
            // An old file that stays is no reason not to throw away a new one.
            let is_folder = entry.file_type().is_ok_and(|kind| kind.is_dir());
            drop(if is_folder { fs::remove_dir_all(entry.path()) } else { fs::remove_file(entry.path()) });
        }
    }
}
