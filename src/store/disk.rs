//! What everything here asks of the disk: the bytes of a plain file, and a folder of one's own.

use std::fs::{self, File};
use std::io::{self, Read};
use std::path::Path;

use crate::deliberation::Problem;

use super::read::LARGEST;

/// The bytes of a plain file of a size that is read at all.
pub(super) fn read_file(path: &Path) -> Result<Vec<u8>, Problem> {
    let unreadable = |error: io::Error| Problem::Unreadable(error.to_string());
    // A pipe or a device would hang or never end: look before opening.
    let known = fs::metadata(path).map_err(unreadable)?;
    if !known.is_file() {
        return Err(Problem::NotAFile);
    }
    if known.len() > LARGEST {
        return Err(Problem::TooLarge(known.len(), LARGEST));
    }
    let mut bytes = Vec::with_capacity(usize::try_from(known.len()).unwrap_or(0) + 1);
    open_unblocked(path).and_then(|file| file.take(LARGEST + 1).read_to_end(&mut bytes)).map_err(unreadable)?;
    Ok(bytes)
}

/// Opens a file without ever waiting for somebody at the other end of a pipe.
pub(super) fn open_unblocked(path: &Path) -> io::Result<File> {
    let mut options = fs::OpenOptions::new();
    options.read(true);
    #[cfg(unix)]
    {
        let flags = i32::try_from(rustix::fs::OFlags::NONBLOCK.bits()).unwrap_or(0);
        std::os::unix::fs::OpenOptionsExt::custom_flags(&mut options, flags);
    }
    options.open(path)
}

/// Makes a folder that only its owner may look into; one that exists is left as it is.
pub(super) fn make_folder(folder: &Path) -> io::Result<()> {
    if folder.is_dir() {
        return Ok(());
    }
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(folder)
}
