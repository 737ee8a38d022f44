//! Operations on files that are not open: copying, and changing single fields of the head.

use std::path::{Path, PathBuf};

use crate::messages::{SaveOutcome, WriteError};
use pesee_core::deliberation::{Builder, Deliberation, Edit, FieldPath, HeadField, Id, Moment};

use super::identity::derive_id;
use super::paths::{free_path, next_free_path};
use super::read::to_write_error;
use super::save::OpenFile;

/// How many times a change is attempted while another program keeps changing the file.
const MAX_ATTEMPTS: usize = 5;

/// Copies a deliberation to a new file with another title, a new id and new times. Returns the path of the new file.
///
/// # Errors
/// Returns an error if the file cannot be read, or the new file cannot be written.
pub fn duplicate(path: &Path, sessions: &Path, title: &str, now: Moment) -> Result<PathBuf, WriteError> {
    let opened = OpenFile::load(path).map_err(to_write_error)?;
    copy_document(&opened, opened.document(), sessions, title, now)
}

/// Writes `document` to a new file in the folder `sessions` with another title, a new id, new times and the comments of
/// the open file. Returns the path of the new file.
///
/// # Errors
/// Returns an error if the new file cannot be written.
pub fn copy_document(
    opened: &OpenFile,
    document: &Deliberation,
    sessions: &Path,
    title: &str,
    now: Moment,
) -> Result<PathBuf, WriteError> {
    // The name of an encrypted file need not contain its title, so the name of the copy must not contain it either.
    let path = match opened.encryption_key() {
        Some(_) => next_free_path(&sessions.join(opened.path().file_name().unwrap_or_default())),
        None => free_path(sessions, now.date_naive(), title),
    };
    let name = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    let id = Id::generate(&name, "deliberation", document.head().id.iter());
    let copy = apply_changes(document, |builder| {
        builder.set_typed(FieldPath::Head(HeadField::Title), title.to_owned());
        builder.set_typed(FieldPath::Head(HeadField::Id), id);
        builder.set_typed(FieldPath::Head(HeadField::Created), now);
        builder.set_typed(FieldPath::Head(HeadField::Updated), now);
    })?;
    let new_file = OpenFile::from_text(path.clone(), &opened.render_text(&copy)).map_err(to_write_error)?;
    let mut new_file = new_file.with_encryption_key(opened.encryption_key().cloned());
    match new_file.save(&copy, now) {
        SaveOutcome::Done => Ok(path),
        // Another program took the free name in the meantime: the document was saved under a name beside it.
        SaveOutcome::UnreadableOnDisk(actual_path) | SaveOutcome::ReplaceFailed(_, actual_path) => Ok(actual_path),
        SaveOutcome::Failed(error) => Err(error),
        SaveOutcome::ChangedOnDisk(_) => Err(WriteError::VerificationFailed),
    }
}

/// Changes the title of a deliberation. The file keeps its name.
///
/// # Errors
/// Returns an error if the file cannot be read or written, or another program keeps changing it.
pub fn set_title(path: &Path, title: &str, now: Moment) -> Result<(), WriteError> {
    edit_file(path, now, |builder| {
        assign_id(builder, path);
        builder.set_typed(FieldPath::Head(HeadField::Title), title.to_owned());
        builder.set_typed(FieldPath::Head(HeadField::Updated), now);
    })
}

/// Sets the client of a deliberation. An empty name removes the client.
///
/// # Errors
/// Returns the errors of [`set_title`].
pub fn set_client(path: &Path, client: &str, now: Moment) -> Result<(), WriteError> {
    edit_file(path, now, |builder| {
        assign_id(builder, path);
        builder.head_mut().client = (!client.is_empty()).then(|| client.to_owned());
        builder.set_typed(FieldPath::Head(HeadField::Updated), now);
    })
}

/// Archives a deliberation, or takes it out of the archive. The time of the last update stays, because the content did
/// not change.
///
/// # Errors
/// Returns the errors of [`set_title`].
pub fn set_archived(path: &Path, is_archived: bool, now: Moment) -> Result<(), WriteError> {
    edit_file(path, now, |builder| builder.head_mut().archived = is_archived.then_some(true))
}

/// Gives a deliberation without an id its id. The first change of the content saves it.
fn assign_id(builder: &mut Builder, path: &Path) {
    let head = builder.head_mut();
    if head.id.is_none() {
        head.id = Some(derive_id(path, head));
    }
}

/// Changes fields of a file that is not open in this instance. Comments and the order of keys stay.
fn edit_file(path: &Path, now: Moment, change: impl Fn(&mut Builder)) -> Result<(), WriteError> {
    let mut opened = OpenFile::load(path).map_err(to_write_error)?;
    for _ in 0..MAX_ATTEMPTS {
        let document = apply_changes(opened.document(), &change)?;
        match opened.save(&document, now) {
            SaveOutcome::Done => return Ok(()),
            // The change of another program has been read. The next attempt applies the edit to it.
            SaveOutcome::ChangedOnDisk(_) => {}
            SaveOutcome::Failed(error) => return Err(error),
            SaveOutcome::ReplaceFailed(reason, _) => return Err(WriteError::System(reason)),
            SaveOutcome::UnreadableOnDisk(_) => return Err(WriteError::NoAnswer),
        }
    }
    Err(WriteError::NoAnswer)
}

/// Applies changes of single fields to a copy of the document. The only possible error is a text that is too long.
fn apply_changes(document: &Deliberation, change: impl FnOnce(&mut Builder)) -> Result<Deliberation, WriteError> {
    let edit = Edit::build(document, change);
    let mut changed = document.clone();
    changed.apply(&edit).map_err(|_| WriteError::TextTooLong)?;
    Ok(changed)
}
