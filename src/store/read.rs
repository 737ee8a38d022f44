//! What everything here asks of the disk: the bytes of a plain file, and a folder of one's own.

use std::fs::{self, File};
use std::io::{self, Read};
use std::path::Path;

use crate::messages::{FileError, FileErrorKind, ReadError, has_encrypted_extension};

use pesee_core::deliberation::Deliberation;
use pesee_core::format::{self, FormatErrorKind, MAX_BYTES, check_text};

/// The bytes of a deliberation's file. A sealed one is a little larger than what it holds, and more so written as text.
pub(super) fn read_deliberation_file(path: &Path) -> Result<Vec<u8>, FileErrorKind> {
    read_regular_file(path, if has_encrypted_extension(path) { 2 * MAX_BYTES } else { MAX_BYTES })
}

/// The bytes of a plain file that has no more than `most`. Nothing else is ever waited for, nor read to its end: a
/// pipe would hang, a device never stop.
///
/// # Errors
/// It is not there, is no plain file, may not be read, or is larger.
pub fn read_regular_file(path: &Path, most: u64) -> Result<Vec<u8>, FileErrorKind> {
    let (file, size) = open_regular_file(path).map_err(FileErrorKind::Read)?;
    if size > most {
        return Err(FormatErrorKind::TooLarge(size, most).into());
    }
    let mut bytes = Vec::with_capacity(usize::try_from(size).unwrap_or(0) + 1);
    // It may be growing: one byte more than is allowed is enough to know.
    file.take(most + 1).read_to_end(&mut bytes).map_err(|error| FileErrorKind::Read(to_read_error(path, &error)))?;
    let size = bytes.len() as u64;
    if size > most { Err(FormatErrorKind::TooLarge(size, most).into()) } else { Ok(bytes) }
}

/// The text of a plain file that has no more than `most` bytes, and that is safe to parse.
///
/// # Errors
/// As [`read_plain`]; or it is not UTF-8, or has too much structure to be parsed in bounded memory.
pub fn read_text(path: &Path, most: u64) -> Result<String, FileErrorKind> {
    let bytes = read_regular_file(path, most)?;
    Ok(check_text(&bytes)?.to_owned())
}

/// Whether something stands under a name: a link that leads nowhere takes it too.
pub fn is_name_taken(path: &Path) -> bool {
    path.symlink_metadata().is_ok()
}

/// Opens a plain file, and gives its size. What is open is looked at, not what stood under its name a moment before.
pub(super) fn open_regular_file(path: &Path) -> Result<(File, u64), ReadError> {
    let opened = open_nonblocking(path).and_then(|file| file.metadata().map(|known| (file, known)));
    match opened {
        Ok((file, known)) if known.is_file() => Ok((file, known.len())),
        Ok(_) => Err(ReadError::NotRegularFile),
        Err(error) => Err(to_read_error(path, &error)),
    }
}

/// Opens without waiting for somebody at the other end of a pipe, and without taking a terminal for our own.
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

/// What a refusal means. A socket cannot be opened at all, and some systems open no folder.
fn to_read_error(path: &Path, error: &io::Error) -> ReadError {
    let is_link = || path.symlink_metadata().is_ok_and(|known| known.is_symlink());
    match (error.kind(), fs::metadata(path)) {
        (_, Ok(known)) if !known.is_file() => ReadError::NotRegularFile,
        (io::ErrorKind::PermissionDenied, _) => ReadError::PermissionDenied,
        (_, Err(_)) if is_link() => ReadError::BrokenLink,
        (io::ErrorKind::NotFound | io::ErrorKind::NotADirectory, _) => ReadError::NotFound,
        _ => ReadError::Other(error.to_string()),
    }
}

/// Makes a folder that only its owner may look into; one that exists is left as it is.
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
/// Returns every error of the text, with its position.
pub fn parse_document(bytes: &[u8]) -> Result<Deliberation, Vec<FileError>> {
    format::parse(bytes).map_err(|errors| errors.into_iter().map(FileError::from).collect())
}
