//! What is done to whole files: copying, giving another title, the trash.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use crate::deliberation::{Edit, HeadField, Id, Key, Moment, Saved};

use super::disk::{make_folder, open_plain};
use super::name::{free, free_path};
use super::save::Opened;

/// How long the trash keeps what is thrown away.
const TRASH_DAYS: u64 = 30;
/// What the folders in the trash are called: when something was thrown away.
const THROWN: &str = "%Y%m%dT%H%M%S";

/// Copies a deliberation under another title, with an id and times of its own; gives the new file.
pub fn duplicate(path: &Path, sessions: &Path, title: &str, now: Moment) -> io::Result<PathBuf> {
    let opened = Opened::load(path).map_err(|_| unreadable())?;
    let mut document = opened.document().clone();
    let id = Id::coined(&format!("{}-{title}", now.format("%Y-%m-%d")), "deliberation", document.head().id.iter());
    let edit = Edit::between(&document, |draft| {
        draft.put(Key::Head(HeadField::Title), title.to_owned());
        draft.put(Key::Head(HeadField::Id), id);
        draft.put(Key::Head(HeadField::Created), now);
        draft.put(Key::Head(HeadField::Updated), now);
    });
    document.apply(&edit).map_err(|_| io::Error::other("the title is too long"))?;
    let text = opened.text_of(&document);
    let copy = free_path(sessions, now.date_naive(), title);
    let mut fresh = Opened::fresh(copy.clone(), &text).map_err(|_| unreadable())?;
    done(fresh.save(&document, now)).map(|()| copy)
}

/// Gives a deliberation another title; its file keeps its name.
pub fn retitle(path: &Path, title: &str, now: Moment) -> io::Result<()> {
    let mut opened = Opened::load(path).map_err(|_| unreadable())?;
    let mut document = opened.document().clone();
    let edit = Edit::between(&document, |draft| {
        draft.put(Key::Head(HeadField::Title), title.to_owned());
        draft.put(Key::Head(HeadField::Updated), now);
    });
    document.apply(&edit).map_err(|_| io::Error::other("the title is too long"))?;
    done(opened.save(&document, now))
}

fn done(saved: Saved) -> io::Result<()> {
    match saved {
        Saved::Done => Ok(()),
        Saved::Conflict(beside) => Err(io::Error::other(format!("kept as {}", beside.display()))),
        Saved::Failed(reason) => Err(io::Error::other(reason)),
    }
}

fn unreadable() -> io::Error {
    io::Error::other("the file cannot be read")
}

/// Puts a file into the trash of the state folder, in a folder of its own that says when, so that its name stays what
/// it was; gives where it lies there. What has lain there for thirty days goes.
pub fn trash(path: &Path, state: &Path, now: Moment) -> io::Result<PathBuf> {
    let trash = state.join("trash");
    make_folder(&trash)?;
    forget_old(&trash, now);
    let folder = free(&trash.join(now.format(THROWN).to_string()));
    make_folder(&folder)?;
    let to = folder.join(path.file_name().unwrap_or_default());
    // Nothing was thrown away: nothing is to be seen of it.
    move_file(path, &to).inspect_err(|_| drop(fs::remove_dir(&folder)))?;
    Ok(to)
}

/// Takes a file out of the trash again, to where it was; under another name where that is taken.
pub fn restore(at: &Path, to: &Path) -> io::Result<PathBuf> {
    if let Some(folder) = to.parent().filter(|folder| !folder.as_os_str().is_empty()) {
        make_folder(folder)?;
    }
    let free = free(to);
    move_file(at, &free)?;
    // A folder that holds more than this one file is somebody's; it stays.
    at.parent().map(fs::remove_dir);
    Ok(free)
}

/// Renames; between two disks, copies and only then takes the old one away.
fn move_file(from: &Path, to: &Path) -> io::Result<()> {
    match fs::rename(from, to) {
        Err(error) if error.kind() == io::ErrorKind::CrossesDevices => {
            copy_file(from, to)?;
            fs::remove_file(from)
        }
        renamed => renamed,
    }
}

/// Copies a plain file, or a link as a link, to a name that is free.
fn copy_file(from: &Path, to: &Path) -> io::Result<()> {
    #[cfg(unix)]
    if let Ok(leads_to) = fs::read_link(from) {
        return std::os::unix::fs::symlink(leads_to, to);
    }
    let (mut file, _) = open_plain(from).map_err(|_| unreadable())?;
    let folder = to.parent().unwrap_or(Path::new("."));
    let mut copy = tempfile::Builder::new().prefix(".pesee-").suffix(".tmp").tempfile_in(folder)?;
    io::copy(&mut file, &mut copy)?;
    copy.as_file().set_permissions(file.metadata()?.permissions())?;
    copy.as_file().sync_all()?;
    copy.persist_noclobber(to).map_err(|refused| refused.error)?;
    Ok(())
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
