//! A file opened, and how it is saved so that it is always wholly old or wholly new.

use std::cell::OnceCell;
use std::ffi::OsString;
use std::fs::{self, File};
use std::io::{self, Read, Seek, Write};
use std::path::{Path, PathBuf};

use toml_edit::DocumentMut;

use crate::deliberation::{Deliberation, Fault, Moment, Problem, Saved};

use super::project::project;
use super::read::{LARGEST, read};

/// A deliberation with the text it was opened as. What is saved is a pure function of the two: undo to the start
/// gives the opened bytes back.
#[derive(Debug)]
pub struct Opened {
    path: PathBuf,
    text: String,
    parsed: OnceCell<DocumentMut>,
    was: Deliberation,
    /// The bytes we know to be in the file; `None` while there is no file yet.
    seen: Option<Vec<u8>>,
    /// Where ours is kept since somebody else changed the file.
    conflict: Option<PathBuf>,
}

impl Opened {
    /// Reads the file at `path`.
    pub fn load(path: &Path) -> Result<Opened, Vec<Fault>> {
        let bytes = read_file(path).map_err(|problem| vec![Fault { place: None, problem }])?;
        let was = read(&bytes)?;
        let text = String::from_utf8_lossy(&bytes).into_owned();
        let path = path.to_owned();
        Ok(Opened { path, text, parsed: OnceCell::new(), was, seen: Some(bytes), conflict: None })
    }

    /// A deliberation that begins as `text` and has no file yet; `path` is where it will be.
    pub fn fresh(path: PathBuf, text: &str) -> Result<Opened, Vec<Fault>> {
        let was = read(text.as_bytes())?;
        Ok(Opened { path, text: text.to_owned(), parsed: OnceCell::new(), was, seen: None, conflict: None })
    }

    /// The deliberation as it was opened.
    pub fn document(&self) -> &Deliberation {
        &self.was
    }

    /// Where it is saved.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// The text of `now`.
    pub fn text_of(&self, now: &Deliberation) -> String {
        if *now == self.was {
            return self.text.clone();
        }
        // A text that was read without a fault parses; were it ever not so, the new file is written from nothing.
        let parsed = self.parsed.get_or_init(|| self.text.parse().unwrap_or_default());
        in_the_form_of(&self.text, project(parsed, &self.was, now).to_string(), now)
    }

    /// Saves `now`, unless somebody else has changed the file since: then ours is kept beside it, under a name
    /// with the date of `at`.
    pub fn save(&mut self, now: &Deliberation, at: Moment) -> Saved {
        match self.try_save(now, at) {
            Ok(saved) => saved,
            Err(error) => Saved::Failed(plainly(&error)),
        }
    }

    fn try_save(&mut self, now: &Deliberation, at: Moment) -> io::Result<Saved> {
        let text = self.text_of(now);
        if read(text.as_bytes()).as_ref() != Ok(now) {
            return Err(io::Error::other("what would be written does not read back as what is here"));
        }
        let there = match read_file(&self.path) {
            Ok(bytes) => Some(bytes),
            Err(Problem::Unreadable(_)) if !self.path.exists() => None,
            Err(Problem::Unreadable(reason)) => return Err(io::Error::other(reason)),
            // Something else took its name: as good as changed by somebody else.
            Err(_) => Some(Vec::new()),
        };
        if there.is_some() && there != self.seen {
            let beside = self.conflict.get_or_insert_with(|| beside(&self.path, at)).clone();
            write(&beside, text.as_bytes())?;
            return Ok(Saved::Conflict(beside));
        }
        if there.as_deref() != Some(text.as_bytes()) {
            write(&self.path, text.as_bytes())?;
            self.seen = Some(text.into_bytes());
        }
        Ok(Saved::Done)
    }
}

/// `text`, which says `now`, with the mark at its start and the line ends that some editors write, where the text
/// opened has them.
pub(super) fn in_the_form_of(opened: &str, text: String, now: &Deliberation) -> String {
    let (mark, lines) = (opened.starts_with('\u{feff}'), opened.matches('\n').count());
    let mut formed = text.clone();
    if lines > 0 && opened.matches("\r\n").count() == lines {
        formed = formed.replace("\r\n", "\n").replace('\n', "\r\n");
    }
    if mark && !formed.starts_with('\u{feff}') {
        formed.insert(0, '\u{feff}');
    }
    let fits = formed != text && read(formed.as_bytes()).as_ref() == Ok(now);
    if fits { formed } else { text }
}

/// What the system says, without the name of a temporary file.
pub(super) fn plainly(error: &io::Error) -> String {
    match error.get_ref().and_then(|inner| inner.source()).and_then(|source| source.downcast_ref::<io::Error>()) {
        Some(source) => source.to_string(),
        None => error.to_string(),
    }
}

/// `NAME.toml` as `NAME.conflict-DATE.toml`, in the same folder; numbered where that is taken.
fn beside(path: &Path, at: Moment) -> PathBuf {
    let numbered = |n: u32| {
        let mut name = path.file_stem().map_or_else(OsString::new, OsString::from);
        name.push(format!(".conflict-{}", at.format("%Y-%m-%dT%H-%M-%S")));
        name.push(if n < 2 { ".toml".to_owned() } else { format!("-{n}.toml") });
        path.with_file_name(name)
    };
    (1..).map(numbered).find(|path| path.symlink_metadata().is_err()).unwrap_or_else(|| numbered(1))
}

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

/// Replaces the file at `path` by `bytes`: a temporary file in the same folder, read back, made durable, renamed.
pub(super) fn write(path: &Path, bytes: &[u8]) -> io::Result<()> {
    // A link stays a link: what it leads to is replaced.
    let path = &fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    make_folder(folder)?;
    let mut file = tempfile::Builder::new().prefix(".pesee-").suffix(".tmp").tempfile_in(folder)?;
    file.write_all(bytes)?;
    let mut back = Vec::with_capacity(bytes.len());
    file.rewind()?;
    file.read_to_end(&mut back)?;
    if back != bytes {
        return Err(io::Error::other("the disk gives back other bytes than were written"));
    }
    if let Ok(old) = fs::metadata(path) {
        if old.permissions().readonly() {
            return Err(io::Error::new(io::ErrorKind::PermissionDenied, "the file is read-only"));
        }
        file.as_file().set_permissions(old.permissions())?;
    }
    file.as_file().sync_all()?;
    file.persist(path).map_err(|refused| refused.error)?;
    sync_folder(folder)
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

/// Makes the folder's entries durable, where the system lets a folder be opened.
fn sync_folder(folder: &Path) -> io::Result<()> {
    if cfg!(unix) { File::open(folder)?.sync_all() } else { Ok(()) }
}
