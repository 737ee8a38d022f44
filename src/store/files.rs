//! What is done to whole files: copying, giving another title, the trash.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use crate::deliberation::{Edit, HeadField, Id, Key, Moment, Saved};

use super::name::free_path;
use super::save::{Opened, make_folder, sync_folder};

/// How long the trash keeps what is thrown away.
const TRASH_DAYS: u64 = 30;

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

/// Puts a file into the trash of the state folder; gives where it lies there. What has lain there for thirty days
/// goes.
pub fn trash(path: &Path, state: &Path, now: Moment) -> io::Result<PathBuf> {
    let folder = state.join("trash");
    make_folder(&folder)?;
    forget_old(&folder, now);
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let stamped = |n: u32| folder.join(format!("{}-{n}-{name}", now.format("%Y%m%dT%H%M%S")));
    let to = (0..).map(stamped).find(|to| to.symlink_metadata().is_err()).unwrap_or_else(|| stamped(0));
    move_file(path, &to)?;
    Ok(to)
}

/// Takes a file out of the trash again, to where it was; under another name where that is taken.
pub fn restore(at: &Path, to: &Path) -> io::Result<PathBuf> {
    let numbered = |n: u32| {
        let stem = to.file_stem().unwrap_or_default().to_string_lossy();
        if n < 2 { to.to_owned() } else { to.with_file_name(format!("{stem}-{n}.toml")) }
    };
    let free = (1..).map(numbered).find(|to| to.symlink_metadata().is_err()).unwrap_or_else(|| to.to_owned());
    move_file(at, &free)?;
    Ok(free)
}

/// Renames; between two disks, copies and only then takes the old one away. What is told as done stays done when the
/// power goes.
fn move_file(from: &Path, to: &Path) -> io::Result<()> {
    match fs::rename(from, to) {
        Err(error) if error.kind() == io::ErrorKind::CrossesDevices => {
            super::save::write(to, &fs::read(from)?)?;
            fs::remove_file(from)
        }
        renamed => renamed,
    }?;
    let folders = [to, from].into_iter().filter_map(Path::parent);
    folders.filter(|folder| !folder.as_os_str().is_empty()).try_for_each(sync_folder)
}

fn forget_old(folder: &Path, now: Moment) {
    let limit = chrono::Duration::days(TRASH_DAYS as i64);
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        let thrown =
            name.get(..15).and_then(|stamp| chrono::NaiveDateTime::parse_from_str(stamp, "%Y%m%dT%H%M%S").ok());
        if thrown.is_some_and(|thrown| now.naive_local() - thrown > limit) {
            // An old file that stays is no reason not to throw away a new one.
            drop(fs::remove_file(entry.path()));
        }
    }
}
