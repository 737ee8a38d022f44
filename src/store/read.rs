//! Functions that read regular files, create private folders and parse the text of a deliberation. They are separate
//! because every other file of the store uses them.

use std::fs::{self, File};
use std::io::{self, Read};
use std::path::Path;

use crate::messages::{FileError, FileErrorKind, ReadError, WriteError, has_encrypted_extension};

use pesee_core::deliberation::Deliberation;
use pesee_core::format::{self, FormatErrorKind, MAX_BYTES, check_text};

/// Reads the bytes of a deliberation's file. The limit for an encrypted file is doubled, because encryption and
/// armored text (base64) make the file larger than its content.
pub(super) fn read_deliberation_file(path: &Path) -> Result<Vec<u8>, FileErrorKind> {
    read_regular_file(path, deliberation_size_limit(path))
}

/// Returns the greatest size of a deliberation's file.
pub(super) fn deliberation_size_limit(path: &Path) -> u64 {
    if has_encrypted_extension(path) { 2 * MAX_BYTES } else { MAX_BYTES }
}

/// Reads the bytes of a regular file of at most `max_bytes` bytes. Pipes and devices are refused, because reading a
/// pipe can block forever and a device can have no end.
///
/// # Errors
/// Returns an error if the file does not exist, is not a regular file, cannot be read, or is larger than `max_bytes`.
pub fn read_regular_file(path: &Path, max_bytes: u64) -> Result<Vec<u8>, FileErrorKind> {
    let (file, _) = open_regular_file(path).map_err(FileErrorKind::Read)?;
    read_open_file(path, file, max_bytes)
}

/// Reads an open regular file of at most `max_bytes` bytes.
pub(super) fn read_open_file(path: &Path, file: File, max_bytes: u64) -> Result<Vec<u8>, FileErrorKind> {
    let size = file.metadata().map_err(|error| FileErrorKind::Read(to_read_error(path, &error)))?.len();
    if size > max_bytes {
        return Err(FormatErrorKind::TooLarge(size, max_bytes).into());
    }
    let mut bytes = Vec::with_capacity(usize::try_from(size).unwrap_or(0) + 1);
    // The file can grow during the read: one byte more than the limit is enough to detect that.
    file.take(max_bytes + 1)
        .read_to_end(&mut bytes)
        .map_err(|error| FileErrorKind::Read(to_read_error(path, &error)))?;
    let size = bytes.len() as u64;
    if size > max_bytes { Err(FormatErrorKind::TooLarge(size, max_bytes).into()) } else { Ok(bytes) }
}

/// Reads the text of a regular file of at most `max_bytes` bytes, and checks that the text is safe to parse.
///
/// # Errors
/// Returns the errors of [`read_regular_file`], and an error if the text is not UTF-8 or has too much structure to be
/// parsed in bounded memory.
pub fn read_text(path: &Path, max_bytes: u64) -> Result<String, FileErrorKind> {
    let bytes = read_regular_file(path, max_bytes)?;
    Ok(check_text(&bytes)?.to_owned())
}

/// Returns whether `path` exists. A broken symbolic link counts as existing.
pub fn is_name_taken(path: &Path) -> bool {
    path.symlink_metadata().is_ok()
}

/// Returns why a new file cannot have the name `path`, which is taken: a file or a folder has it.
pub(super) fn name_taken_error(path: &Path) -> WriteError {
    if path.is_dir() { kind_to_write_error(FileErrorKind::Read(ReadError::IsFolder)) } else { WriteError::NameTaken }
}

/// Opens a regular file and returns its size. The metadata come from the open file, not from the path, because the path
/// can be replaced between the two calls.
pub(super) fn open_regular_file(path: &Path) -> Result<(File, u64), ReadError> {
    let opened = open_nonblocking(path).and_then(|file| file.metadata().map(|metadata| (file, metadata)));
    match opened {
        Ok((file, metadata)) if metadata.is_file() => Ok((file, metadata.len())),
        Ok((_, metadata)) if metadata.is_dir() => Err(ReadError::IsFolder),
        Ok(_) => Err(ReadError::NotRegularFile),
        Err(error) => Err(to_read_error(path, &error)),
    }
}

/// Opens a file without waiting for the other end of a pipe, and without making a terminal the controlling terminal.
fn open_nonblocking(path: &Path) -> io::Result<File> {
    let mut options = fs::OpenOptions::new();
    options.read(true);
    #[cfg(unix)]
    {
        let flags = rustix::fs::OFlags::NONBLOCK | rustix::fs::OFlags::NOCTTY;
        std::os::unix::fs::OpenOptionsExt::custom_flags(&mut options, i32::try_from(flags.bits()).unwrap_or(0));
    }
    options.open(path)
}

/// Converts an error of `open` or `read`. The metadata are checked first, because a socket cannot be opened, and on
/// some systems a folder cannot be opened either.
fn to_read_error(path: &Path, error: &io::Error) -> ReadError {
    let is_link = || path.symlink_metadata().is_ok_and(|metadata| metadata.is_symlink());
    match (error.kind(), fs::metadata(path)) {
        (_, Ok(metadata)) if metadata.is_dir() => ReadError::IsFolder,
        (_, Ok(metadata)) if !metadata.is_file() => ReadError::NotRegularFile,
        (io::ErrorKind::PermissionDenied, _) => ReadError::PermissionDenied,
        (_, Err(_)) if is_link() => ReadError::BrokenLink,
        (io::ErrorKind::NotFound | io::ErrorKind::NotADirectory, _) => ReadError::NotFound,
        _ => ReadError::Other(error.to_string()),
    }
}

/// Creates a folder that only its owner can access. An existing folder is left unchanged.
pub(super) fn create_private_folder(folder: &Path) -> io::Result<()> {
    if folder.is_dir() {
        return Ok(());
    }
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(folder)
}

/// Parses the text of a deliberation.
///
/// # Errors
/// Returns the errors of the text with their positions.
pub fn parse_document(bytes: &[u8]) -> Result<Deliberation, Vec<FileError>> {
    format::parse(bytes).map_err(|errors| errors.into_iter().map(FileError::from).collect())
}

/// Returns the first error of a text as the reason why a file is not written.
pub(super) fn to_write_error(errors: Vec<FileError>) -> WriteError {
    let no_format = FileError { position: None, kind: FormatErrorKind::NoFormat.into() };
    WriteError::InvalidFile(Box::new(errors.into_iter().next().unwrap_or(no_format)))
}

/// Returns an error of a file that has no position as the reason why a file is not written.
pub(super) fn kind_to_write_error(kind: FileErrorKind) -> WriteError {
    WriteError::InvalidFile(Box::new(FileError { position: None, kind }))
}
