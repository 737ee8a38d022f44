//! Encryptions and decryptions that were interrupted, for example because the machine stopped. While a file is replaced
//! by its encrypted or decrypted form, both exist for a moment. A record in the state folder says so; the next start of
//! the program finishes the work, or undoes it, and reports which.

use std::fs;
use std::path::{Path, PathBuf};

use chrono::DateTime;

use crate::messages::{UnfinishedExchange, UnfinishedKind, WriteError};
use pesee_core::deliberation::{Head, Id, Moment};

use super::clear_copies::{ClearFile, TraceFolders, remove_clear_copies};
use super::file_lock::{LockOutcome, acquire_lock};
use super::own_files::{UNFINISHED_FOLDER, create_own_folder, find_own_folder, open_existing};
use super::own_records::{path_bytes, read_record, to_path, write_record};
use super::read::{is_name_taken, read_deliberation_file};
use super::state_name::{hash_content, resolve_path, state_name};
use super::write::{is_stale, is_temp_name, parent_folder, sync_folder, to_system_error};

/// Whether a file is replaced by its encrypted or by its decrypted form.
#[derive(Clone, Copy, Debug)]
pub(super) enum Direction {
    Encrypt,
    Decrypt,
}

impl Direction {
    /// Returns the name of the direction in a record.
    fn name(self) -> &'static [u8] {
        match self {
            Direction::Encrypt => b"encrypt",
            Direction::Decrypt => b"decrypt",
        }
    }
}

/// The record of a file that is being replaced by its encrypted or decrypted form. Dropping it does not remove it: an
/// operation that stops anywhere is found at the next start.
#[derive(Debug)]
pub(super) struct ExchangeRecord {
    path: PathBuf,
}

impl ExchangeRecord {
    /// Writes the record, before the second file exists. `from` and `to` are the two files with their content.
    ///
    /// # Errors
    /// Returns an error if the state folder cannot be written to.
    pub(super) fn write(
        state: &Path,
        direction: Direction,
        (from, old): (&Path, &[u8]),
        (to, new): (&Path, &[u8]),
        head: &Head,
    ) -> Result<ExchangeRecord, WriteError> {
        let path = create_own_folder(state, UNFINISHED_FOLDER).map_err(to_system_error)?.join(state_name(from));
        let absolute = |path: &Path| path_bytes(&std::path::absolute(path).unwrap_or_else(|_| path.to_owned()));
        let values = [
            direction.name().to_vec(),
            absolute(from),
            // The target of a link, which cannot be read from the link once the target was removed.
            path_bytes(&resolve_path(from)),
            absolute(to),
            hash_content(old),
            hash_content(new),
            head.id.as_ref().map(Id::to_string).unwrap_or_default().into_bytes(),
            head.created.map(|at| at.to_rfc3339()).unwrap_or_default().into_bytes(),
        ];
        write_record(&path, &values)?;
        Ok(ExchangeRecord { path })
    }

    /// Removes the record, after the exchange was finished or undone.
    pub(super) fn remove(self) {
        // A record that stays is checked again at the next start.
        drop(fs::remove_file(&self.path));
    }
}

/// Returns whether a path is a link that leads to no file.
pub(super) fn is_broken_link(path: &Path) -> bool {
    path.symlink_metadata().is_ok_and(|found| found.is_symlink()) && !path.exists()
}

/// Finishes or undoes the encryptions and decryptions that were interrupted. Returns what was done about each.
pub fn finish_unfinished(state: &Path, library: Option<&Path>, now: Moment) -> Vec<UnfinishedExchange> {
    let folders = TraceFolders { state: Some(state), library };
    let folder = find_own_folder(state, UNFINISHED_FOLDER).and_then(|folder| fs::read_dir(folder).ok());
    let mut records: Vec<PathBuf> = folder.into_iter().flatten().flatten().map(|entry| entry.path()).collect();
    records.sort();
    records.into_iter().filter_map(|record| finish_record(state, folders, &record, now)).collect()
}

fn finish_record(state: &Path, folders: TraceFolders<'_>, record: &Path, now: Moment) -> Option<UnfinishedExchange> {
    let exchange = Exchange::read(record)?;
    // The lock is held while the operation runs, here or in another process.
    let _lock = match acquire_lock(state, &exchange.from, now) {
        LockOutcome::HeldByOther(_) => return None,
        lock => lock,
    };
    let kind = exchange.finish(folders);
    let is_clean = remove_temp_files(parent_folder(&exchange.to));
    if kind.is_some() || is_clean {
        drop(fs::remove_file(record));
    }
    let path = if matches!(kind, Some(UnfinishedKind::Encrypted(_))) { exchange.to } else { exchange.from };
    Some(UnfinishedExchange { path, kind: kind? })
}

/// The content of a record.
struct Exchange {
    direction: Direction,
    /// The file that is replaced, as the user named it.
    from: PathBuf,
    /// The file that is replaced, without links.
    resolved: PathBuf,
    /// The file that takes its place.
    to: PathBuf,
    old_hash: Vec<u8>,
    new_hash: Vec<u8>,
    /// The id and the creation time of the deliberation.
    head: Head,
}

impl Exchange {
    /// Reads a record. Returns `None` if it is incomplete.
    fn read(record: &Path) -> Option<Exchange> {
        let mut values = read_record(record).into_iter();
        let name = values.next()?;
        let direction = [Direction::Encrypt, Direction::Decrypt].into_iter().find(|known| known.name() == name)?;
        let (from, resolved, to) = (to_path(values.next()?)?, to_path(values.next()?)?, to_path(values.next()?)?);
        let (old_hash, new_hash) = (values.next()?, values.next()?);
        let text = |value: Option<Vec<u8>>| String::from_utf8(value.unwrap_or_default()).unwrap_or_default();
        let (id, created) = (Id::new(&text(values.next())), text(values.next()));
        let head = Head { id, created: DateTime::parse_from_rfc3339(&created).ok(), ..Head::default() };
        Some(Exchange { direction, from, resolved, to, old_hash, new_hash, head })
    }

    /// Finishes an encryption or undoes a decryption. Returns what was done, or `None` if only one file is there.
    fn finish(&self, folders: TraceFolders<'_>) -> Option<UnfinishedKind> {
        let has =
            |path: &Path, known: &[u8]| read_deliberation_file(path).is_ok_and(|bytes| hash_content(&bytes) == known);
        let (has_old, has_new) = (has(&self.from, &self.old_hash), has(&self.to, &self.new_hash));
        let old_exists = is_name_taken(match self.direction {
            Direction::Encrypt => &self.resolved,
            Direction::Decrypt => &self.from,
        });
        let new_exists = is_name_taken(&self.to);
        match self.direction {
            Direction::Encrypt if has_new && (has_old || !old_exists) => Some(self.finish_encryption(folders)),
            // A decryption that did not end is undone: the sealed file is still there.
            Direction::Decrypt if has_new && has_old && remove_file(&self.to) => Some(UnfinishedKind::NotDecrypted),
            // Somebody changed one of the two files since, or it cannot be removed.
            _ if old_exists && new_exists => Some(UnfinishedKind::BothLeft(self.to.clone())),
            _ => None,
        }
    }

    /// Removes the unencrypted file and its traces.
    fn finish_encryption(&self, folders: TraceFolders<'_>) -> UnfinishedKind {
        let is_removed = !is_name_taken(&self.resolved) || remove_file(&self.resolved);
        if is_broken_link(&self.from) {
            drop(fs::remove_file(&self.from));
        }
        let file =
            ClearFile { path: &self.from, resolved: &self.resolved, head: &self.head, content_hash: &self.old_hash };
        let mut traces = remove_clear_copies(file, folders);
        if !is_removed && !traces.copies.contains(&self.resolved) {
            traces.copies.push(self.resolved.clone());
        }
        UnfinishedKind::Encrypted(traces)
    }
}

/// Removes a file, and returns whether the disk confirmed it.
fn remove_file(path: &Path) -> bool {
    fs::remove_file(path).is_ok() && sync_folder(parent_folder(path)).is_ok()
}

/// Removes the temporary files that interrupted operations left in `folder`. Returns `false` if one is left, for
/// example one of a save that runs now; the next start looks again.
fn remove_temp_files(folder: &Path) -> bool {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let (mut is_clean, mut has_removed) = (true, false);
    for entry in entries.filter(|entry| is_temp_name(&entry.file_name().to_string_lossy())) {
        let can_remove = is_stale(&entry) || !is_temp_file_in_use(&entry.path());
        let is_removed = can_remove && fs::remove_file(entry.path()).is_ok();
        is_clean &= is_removed;
        has_removed |= is_removed;
    }
    if has_removed {
        drop(sync_folder(folder));
    }
    is_clean
}

/// Returns whether a running program may still write the temporary file at `path`.
fn is_temp_file_in_use(path: &Path) -> bool {
    !(cfg!(unix) && open_existing(path).is_ok_and(|file| file.try_lock().is_ok()))
}

#[cfg(test)]
#[cfg(feature = "encrypt")]
mod tests {
    use super::*;
    use crate::messages::{ClearTraces, Secret};
    use crate::store::encryption::{EncryptionKey, EncryptionTarget, encrypt};
    use crate::store::versions::keep_version;

    const CLEAR: &str = "format = 1\n[deliberation]\ntitle = \"Marron\"\nid = \"a\"\n";

    fn now() -> Moment {
        DateTime::parse_from_rfc3339("2026-11-22T09:00:00-05:00").unwrap()
    }

    fn sealed() -> Vec<u8> {
        let identity = "AGE-SECRET-KEY-1FG06MTN64MJJLU3XLYZLZ6HL56L4EJ27HRRKLWD59XMRD4MECDAQXXQQM9".to_owned();
        let key = EncryptionKey::Identity(Secret::new(identity));
        encrypt(CLEAR.as_bytes(), &EncryptionTarget::OwnKey(key)).unwrap()
    }

    /// A folder in which an encryption or decryption stopped with these files, and the result of the next start.
    struct Stopped {
        folder: tempfile::TempDir,
        found: Vec<UnfinishedExchange>,
    }

    impl Stopped {
        fn new(direction: Direction, clear: Option<&str>, sealed_file: Option<&[u8]>, sealed: &[u8]) -> Stopped {
            let folder = tempfile::tempdir().unwrap();
            let (state, at) = (folder.path().join("state"), |name: &str| folder.path().join(name));
            let (clear_path, sealed_path) = (at("a.toml"), at("a.toml.age"));
            let head = Head { id: Id::new("a"), ..Head::default() };
            let (clear_side, sealed_side) = ((clear_path.as_path(), CLEAR.as_bytes()), (sealed_path.as_path(), sealed));
            let (from, to) = match direction {
                Direction::Encrypt => (clear_side, sealed_side),
                Direction::Decrypt => (sealed_side, clear_side),
            };
            ExchangeRecord::write(&state, direction, from, to, &head).unwrap();
            keep_version(&state, &clear_path, CLEAR.as_bytes(), now()).unwrap();
            clear.into_iter().for_each(|text| fs::write(&clear_path, text).unwrap());
            sealed_file.into_iter().for_each(|bytes| fs::write(&sealed_path, bytes).unwrap());
            let found = finish_unfinished(&state, None, now());
            assert_eq!(finish_unfinished(&state, None, now()), [], "it is reported once");
            Stopped { folder, found }
        }

        fn names(&self) -> Vec<String> {
            let entries = fs::read_dir(self.folder.path()).unwrap().flatten();
            let mut names: Vec<String> = entries
                .map(|entry| entry.file_name().to_string_lossy().into_owned())
                .filter(|name| name != "state")
                .collect();
            names.sort();
            names
        }

        fn kinds(&self) -> Vec<UnfinishedKind> {
            self.found.iter().map(|found| found.kind.clone()).collect()
        }
    }

    #[test]
    fn an_encryption_that_stopped_is_finished() {
        let sealed = sealed();
        for clear in [Some(CLEAR), None] {
            let stopped = Stopped::new(Direction::Encrypt, clear, Some(&sealed), &sealed);
            assert_eq!(stopped.kinds(), [UnfinishedKind::Encrypted(ClearTraces::default())]);
            assert_eq!(stopped.names(), ["a.toml.age"]);
            assert_eq!(fs::read_dir(stopped.folder.path().join("state/versions")).unwrap().count(), 0);
        }
        // It stopped before the encrypted file was there.
        let stopped = Stopped::new(Direction::Encrypt, Some(CLEAR), None, &sealed);
        assert_eq!((stopped.kinds(), stopped.names()), (Vec::new(), vec!["a.toml".to_owned()]));
    }

    #[test]
    fn a_decryption_that_stopped_is_undone() {
        let sealed = sealed();
        let stopped = Stopped::new(Direction::Decrypt, Some(CLEAR), Some(&sealed), &sealed);
        assert_eq!(
            (stopped.kinds(), stopped.names()),
            (vec![UnfinishedKind::NotDecrypted], vec!["a.toml.age".to_owned()])
        );
        // It stopped after the encrypted file was in the trash, or before the other was written.
        for (clear, left) in [(Some(CLEAR), "a.toml"), (None, "a.toml.age")] {
            let encrypted = clear.is_none().then_some(sealed.as_slice());
            let stopped = Stopped::new(Direction::Decrypt, clear, encrypted, &sealed);
            assert_eq!((stopped.kinds(), stopped.names()), (Vec::new(), vec![left.to_owned()]));
        }
    }

    #[test]
    fn a_file_that_was_changed_since_is_never_removed() {
        let sealed = sealed();
        let changed = CLEAR.replace("Marron", "Marron glacé");
        for direction in [Direction::Encrypt, Direction::Decrypt] {
            for (clear, bytes) in [(changed.as_str(), sealed.as_slice()), (CLEAR, b"something else")] {
                let stopped = Stopped::new(direction, Some(clear), Some(bytes), &sealed);
                assert_eq!(stopped.names(), ["a.toml", "a.toml.age"]);
                assert!(matches!(stopped.kinds().as_slice(), [UnfinishedKind::BothLeft(_)]), "{:?}", stopped.found);
            }
        }
    }

    #[test]
    fn a_temporary_file_of_a_decryption_that_stopped_is_removed() {
        let folder = tempfile::tempdir().unwrap();
        let (state, file) = (folder.path().join("state"), folder.path().join("a.toml.age"));
        let (to, at) = (folder.path().join("a.toml"), |name: &str| folder.path().join(name));
        let sealed = sealed();
        fs::write(&file, &sealed).unwrap();
        let from = (file.as_path(), sealed.as_slice());
        ExchangeRecord::write(&state, Direction::Decrypt, from, (&to, CLEAR.as_bytes()), &Head::default()).unwrap();
        // The decryption stopped while it wrote, before it renamed, or before it wrote anything.
        for (name, content) in [("aaaaaa", CLEAR), ("bbbbbb", &CLEAR[..20]), ("cccccc", "")] {
            fs::write(at(&format!(".pesee-{name}.tmp")), content).unwrap();
        }
        // A save of another file writes this one now.
        let in_use = super::super::write::create_temp_file(folder.path()).unwrap();
        let count_records = || fs::read_dir(state.join(UNFINISHED_FOLDER)).unwrap().count();
        assert_eq!(finish_unfinished(&state, None, now()), []);
        assert!(in_use.path().exists() && file.exists());
        let temporary = || fs::read_dir(folder.path()).unwrap().flatten();
        let count_temporary = || temporary().filter(|entry| is_temp_name(&entry.file_name().to_string_lossy())).count();
        assert_eq!(
            (count_temporary(), count_records()),
            (1, 1),
            "the record stays, so that the next start looks again"
        );
        in_use.persist(at("b.toml")).unwrap();
        assert_eq!(finish_unfinished(&state, None, now()), []);
        assert_eq!((count_temporary(), count_records()), (0, 0));
    }

    #[test]
    fn an_operation_that_runs_in_another_process_is_left_alone() {
        let folder = tempfile::tempdir().unwrap();
        let (state, file) = (folder.path().join("state"), folder.path().join("a.toml"));
        fs::write(&file, CLEAR).unwrap();
        let sealed = sealed();
        let to = folder.path().join("a.toml.age");
        fs::write(&to, &sealed).unwrap();
        let temporary = folder.path().join(".pesee-aaaaaa.tmp");
        fs::write(&temporary, &sealed).unwrap();
        let _lock = acquire_lock(&state, &file, now());
        let head = Head::default();
        let from = (file.as_path(), CLEAR.as_bytes());
        ExchangeRecord::write(&state, Direction::Encrypt, from, (&to, &sealed), &head).unwrap();
        assert_eq!(finish_unfinished(&state, None, now()), []);
        assert!(file.exists() && to.exists() && temporary.exists());
    }
}
