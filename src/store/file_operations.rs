//! What is done to whole files: copying, giving another title, the trash.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use crate::messages::{FileError, FileErrorKind, ReadError, SaveOutcome, WriteError};
use pesee_core::deliberation::{Builder, Deliberation, Edit, FieldPath, HeadField, Id, Moment};
use pesee_core::format::FormatErrorKind;

use super::paths::{free_path, next_free_path};
use super::read::{create_private_folder, open_regular_file};
use super::save::OpenFile;
use super::write::{describe_io_error, sync_folder};

/// How long the trash keeps what is thrown away.
const TRASH_DAYS: u64 = 30;
/// What the folders in the trash are called: when something was thrown away.
const TRASH_NAME_FORMAT: &str = "%Y%m%dT%H%M%S";
/// How often somebody else may change a file between reading and saving it before that is left.
const MAX_ATTEMPTS: usize = 5;

/// Copies a deliberation under another title, with an id and times of its own; gives the new file.
///
/// # Errors
/// The file cannot be read, or the new one cannot be written.
pub fn duplicate(path: &Path, sessions: &Path, title: &str, now: Moment) -> Result<PathBuf, WriteError> {
    let opened = OpenFile::load(path).map_err(to_write_error)?;
    copy_document(&opened, opened.document(), sessions, title, now)
}

/// Writes `document` into a new file of `sessions`, under a title, an id and times of its own, with the comments of
/// what was opened; gives the new file.
///
/// # Errors
/// The new file cannot be written.
pub fn copy_document(
    opened: &OpenFile,
    document: &Deliberation,
    sessions: &Path,
    title: &str,
    now: Moment,
) -> Result<PathBuf, WriteError> {
    // The name of a sealed one tells nothing of what is in it, and so does that of its copy.
    let path = match opened.encryption_key() {
        Some(_) => next_free_path(&sessions.join(opened.path().file_name().unwrap_or_default())),
        None => free_path(sessions, now.date_naive(), title),
    };
    let name = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    let id = Id::generate(&name, "deliberation", document.head().id.iter());
    let copy = apply_changes(document, |draft| {
        draft.set_typed(FieldPath::Head(HeadField::Title), title.to_owned());
        draft.set_typed(FieldPath::Head(HeadField::Id), id);
        draft.set_typed(FieldPath::Head(HeadField::Created), now);
        draft.set_typed(FieldPath::Head(HeadField::Updated), now);
    })?;
    let fresh = OpenFile::from_text(path.clone(), &opened.render_text(&copy)).map_err(to_write_error)?;
    let mut fresh = fresh.with_encryption_key(opened.encryption_key().cloned());
    match fresh.save(&copy, now) {
        SaveOutcome::Done => Ok(path),
        // Under a name that was free a moment ago, beside it is as good.
        SaveOutcome::UnreadableOnDisk(beside) | SaveOutcome::ReplaceFailed(_, beside) => Ok(beside),
        SaveOutcome::Failed(trouble) => Err(trouble),
        SaveOutcome::ChangedOnDisk(_) => Err(WriteError::VerificationFailed),
    }
}

/// Gives a deliberation another title; its file keeps its name.
///
/// # Errors
/// The file cannot be read or written, or somebody keeps changing it.
pub fn set_title(path: &Path, title: &str, now: Moment) -> Result<(), WriteError> {
    edit_file(path, now, |draft| {
        draft.set_typed(FieldPath::Head(HeadField::Title), title.to_owned());
        draft.set_typed(FieldPath::Head(HeadField::Updated), now);
    })
}

/// Says whose a deliberation is; an empty name is nobody's.
///
/// # Errors
/// As [`retitle`].
pub fn set_client(path: &Path, client: &str, now: Moment) -> Result<(), WriteError> {
    edit_file(path, now, |draft| {
        draft.head_mut().client = (!client.is_empty()).then(|| client.to_owned());
        draft.set_typed(FieldPath::Head(HeadField::Updated), now);
    })
}

/// Puts a deliberation away, or takes it out again. Nobody has worked on it for that: it is as old as it was.
///
/// # Errors
/// As [`retitle`].
pub fn set_archived(path: &Path, away: bool, now: Moment) -> Result<(), WriteError> {
    edit_file(path, now, |draft| draft.head_mut().archived = away.then_some(true))
}

/// Changes a few keys of a file that nobody has open here; comments and the order of keys stay.
fn edit_file(path: &Path, now: Moment, change: impl Fn(&mut Builder)) -> Result<(), WriteError> {
    let mut opened = OpenFile::load(path).map_err(to_write_error)?;
    for _ in 0..MAX_ATTEMPTS {
        let document = apply_changes(opened.document(), &change)?;
        match opened.save(&document, now) {
            SaveOutcome::Done => return Ok(()),
            // What somebody else wrote has been read: it is changed too.
            SaveOutcome::ChangedOnDisk(_) => {}
            SaveOutcome::Failed(trouble) => return Err(trouble),
            SaveOutcome::ReplaceFailed(reason, _) => return Err(WriteError::System(reason)),
            SaveOutcome::UnreadableOnDisk(_) => return Err(WriteError::NoAnswer),
        }
    }
    Err(WriteError::NoAnswer)
}

/// The document with a few keys that always fit, unless a text is too long.
fn apply_changes(document: &Deliberation, change: impl FnOnce(&mut Builder)) -> Result<Deliberation, WriteError> {
    let edit = Edit::build(document, change);
    let mut changed = document.clone();
    changed.apply(&edit).map_err(|_| WriteError::TextTooLong)?;
    Ok(changed)
}

pub(super) fn to_write_error(faults: Vec<FileError>) -> WriteError {
    let none = FileError { position: None, kind: FormatErrorKind::NoFormat.into() };
    WriteError::InvalidFile(Box::new(faults.into_iter().next().unwrap_or(none)))
}

pub(super) fn to_system_error(error: io::Error) -> WriteError {
    WriteError::System(describe_io_error(&error))
}

/// Puts a file into the trash of the state folder, in a folder of its own that says when, so that its name stays what
/// it was; gives where it lies there. What has lain there for thirty days goes.
///
/// # Errors
/// The file cannot be taken away; it is where it was.
pub fn move_to_trash(path: &Path, state: &Path, now: Moment) -> Result<PathBuf, WriteError> {
    let trash = state.join("trash");
    create_private_folder(&trash).map_err(to_system_error)?;
    empty_old_trash(&trash, now);
    let folder = next_free_path(&trash.join(now.format(TRASH_NAME_FORMAT).to_string()));
    create_private_folder(&folder).and_then(|()| sync_folder(&trash)).map_err(to_system_error)?;
    let to = folder.join(path.file_name().unwrap_or_default());
    // Nothing was thrown away: nothing is to be seen of it.
    move_file(path, &to).inspect_err(|_| drop(fs::remove_dir(&folder)))?;
    Ok(to)
}

/// Takes a file out of the trash again, to where it was; under another name where that is taken.
///
/// # Errors
/// The file cannot be put back; it is in the trash.
pub fn restore_from_trash(at: &Path, to: &Path) -> Result<PathBuf, WriteError> {
    if let Some(folder) = to.parent().filter(|folder| !folder.as_os_str().is_empty()) {
        create_private_folder(folder).map_err(to_system_error)?;
    }
    let free = next_free_path(to);
    move_file(at, &free)?;
    // A folder that holds more than this one file is somebody's; it stays.
    at.parent().map(fs::remove_dir);
    Ok(free)
}

/// Renames; between two disks, copies and only then takes the old one away. What is told as done stays done when the
/// power goes.
fn move_file(from: &Path, to: &Path) -> Result<(), WriteError> {
    match fs::rename(from, to) {
        Err(error) if error.kind() == io::ErrorKind::CrossesDevices => {
            copy_file(from, to)?;
            fs::remove_file(from).map_err(to_system_error)?;
        }
        renamed => renamed.map_err(to_system_error)?,
    }
    let folders = [to, from].into_iter().filter_map(Path::parent);
    folders.filter(|folder| !folder.as_os_str().is_empty()).try_for_each(sync_folder).map_err(to_system_error)
}

/// Copies a plain file, or a link as a link, to a name that is free.
fn copy_file(from: &Path, to: &Path) -> Result<(), WriteError> {
    #[cfg(unix)]
    if let Ok(leads_to) = fs::read_link(from) {
        return std::os::unix::fs::symlink(leads_to, to).map_err(to_system_error);
    }
    let unread = |why: ReadError| to_write_error(vec![FileError { position: None, kind: FileErrorKind::Read(why) }]);
    let (mut file, _) = open_regular_file(from).map_err(unread)?;
    let mut copied = || -> io::Result<()> {
        let folder = to.parent().unwrap_or(Path::new("."));
        let mut copy = tempfile::Builder::new().prefix(".pesee-").suffix(".tmp").tempfile_in(folder)?;
        io::copy(&mut file, &mut copy)?;
        copy.as_file().set_permissions(file.metadata()?.permissions())?;
        copy.as_file().sync_all()?;
        copy.persist_noclobber(to).map_err(|refused| refused.error)?;
        Ok(())
    };
    copied().map_err(to_system_error)
}

fn empty_old_trash(trash: &Path, now: Moment) {
    let limit = chrono::Duration::days(TRASH_DAYS as i64);
    for entry in fs::read_dir(trash).into_iter().flatten().flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        let thrown =
            name.get(..15).and_then(|stamp| chrono::NaiveDateTime::parse_from_str(stamp, TRASH_NAME_FORMAT).ok());
        if thrown.is_some_and(|thrown| now.naive_local() - thrown > limit) {
            // An old file that stays is no reason not to throw away a new one.
            let is_folder = entry.file_type().is_ok_and(|kind| kind.is_dir());
            drop(if is_folder { fs::remove_dir_all(entry.path()) } else { fs::remove_file(entry.path()) });
        }
    }
}
