//! The files that were written from a deliberation at paths of the user's choice: reports and copies. They are
//! remembered in the state folder, so that encrypting the deliberation can name what is still readable.

use std::path::{Path, PathBuf};

use crate::messages::{ReportFormat, WriteError, has_encrypted_extension};
use pesee_core::deliberation::Head;
use pesee_core::format::parse_head;

use super::identity::{derive_id, has_identity};
use super::own_files::{EXPORTS_FOLDER, create_own_folder, find_own_folder, read_own_file};
use super::own_records::{MAX_RECORD_BYTES, path_bytes, read_record, to_path, write_record};
use super::read::is_name_taken;
use super::state_name::{hash_content, hash_fnv1a, resolve_path, state_name};
use super::write::{lock_folder, to_system_error};

/// The most files that are remembered for a deliberation; the oldest are forgotten.
const MAX_EXPORTS: usize = 1_000;
/// The most deliberations of a report that are remembered.
const MAX_SOURCES: usize = 200;
/// The name of the list of reports. The name of a list of files has a hash.
const REPORTS_NAME: &str = "reports";

/// A report that the program wrote, and what it was made from.
pub(super) struct KnownReport {
    path: Vec<u8>,
    content_hash: Vec<u8>,
    format: Vec<u8>,
    /// The names of the deliberations, one a line, each as in [`list_names`].
    sources: Vec<u8>,
    /// The file of the first deliberation.
    file: Vec<u8>,
}

/// Remembers that a file at `written` was made from the deliberation with this head in `file`. Files that no longer
/// exist are forgotten.
///
/// # Errors
/// Returns an error if the state folder cannot be written to.
pub fn remember_export(state: &Path, (file, head): (&Path, &Head), written: &Path) -> Result<(), WriteError> {
    let folder = create_own_folder(state, EXPORTS_FOLDER).map_err(to_system_error)?;
    // Another program that writes a report at the same time must not forget this one.
    let _folder_lock = lock_folder(&folder);
    let written = resolve_path(written);
    for name in list_names(file, head) {
        let list = folder.join(name);
        let mut paths: Vec<PathBuf> = read_paths(&list);
        paths.retain(|path| *path != written);
        paths.push(written.clone());
        write_record(&list, &keep_newest(paths.iter().map(|path| vec![path_bytes(path)]).collect()))?;
    }
    Ok(())
}

/// Remembers the report that the program wrote to `path`, so that a later report of the same deliberations replaces it
/// only if nobody has changed it since.
pub(super) fn remember_report(
    state: &Path,
    path: &Path,
    bytes: &[u8],
    (sources, format): (&[(&Path, &Head)], ReportFormat),
) -> Result<(), WriteError> {
    let folder = create_own_folder(state, EXPORTS_FOLDER).map_err(to_system_error)?;
    let _folder_lock = lock_folder(&folder);
    let record = folder.join(REPORTS_NAME);
    let path = path_bytes(&resolve_path(path));
    let mut reports = read_reports(&record);
    reports.retain(|known| known.path != path);
    reports.push(KnownReport {
        path,
        content_hash: hash_content(bytes),
        format: format.as_str().as_bytes().to_vec(),
        sources: describe_sources(sources),
        file: sources.first().map(|(file, _)| path_bytes(&resolve_path(file))).unwrap_or_default(),
    });
    let entries = reports.into_iter();
    let entries = entries.map(|known| vec![known.path, known.content_hash, known.format, known.sources, known.file]);
    write_record(&record, &keep_newest(entries.collect()))
}

/// Returns the values of the newest entries of a list, as many as a record can hold.
fn keep_newest(entries: Vec<Vec<Vec<u8>>>) -> Vec<Vec<u8>> {
    let mut size = 0;
    let mut kept: Vec<Vec<Vec<u8>>> = entries
        .into_iter()
        .rev()
        .take(MAX_EXPORTS)
        .take_while(|entry| {
            size += entry.iter().map(|value| value.len() + 1).sum::<usize>();
            size <= MAX_RECORD_BYTES
        })
        .collect();
    kept.reverse();
    kept.into_iter().flatten().collect()
}

/// Returns what is known about the report at `path` with the content `existing`. The content says more than the path,
/// because a report can be moved over another one. Deliberations can have reports with the same content; then that of
/// `sources` is returned, unless the program wrote another one to this path.
pub(super) fn find_report(
    state: &Path,
    path: &Path,
    existing: &[u8],
    sources: &[(&Path, &Head)],
) -> Option<KnownReport> {
    let folder = find_own_folder(state, EXPORTS_FOLDER)?;
    let (path, hash) = (path_bytes(&resolve_path(path)), hash_content(existing));
    let rank = |known: &KnownReport| match (known.content_hash == hash, known.path == path) {
        (true, true) => Some(0),
        (true, false) if known.is_made_from(sources) => Some(1),
        (true, false) => Some(2),
        (false, true) => Some(3),
        (false, false) => None,
    };
    let reports = read_reports(&folder.join(REPORTS_NAME)).into_iter();
    let (_, known) = reports.filter_map(|known| Some((rank(&known)?, known))).min_by_key(|(rank, _)| *rank)?;
    Some(known)
}

impl KnownReport {
    /// Returns whether a file has the content that the program wrote.
    pub(super) fn has_content(&self, bytes: &[u8]) -> bool {
        self.content_hash == hash_content(bytes)
    }

    pub(super) fn format(&self) -> Option<ReportFormat> {
        ReportFormat::ALL.into_iter().find(|format| format.as_str().as_bytes() == self.format)
    }

    pub(super) fn has_several_sources(&self) -> bool {
        self.lines().count() > 1
    }

    /// Returns the file of the deliberation that the report was made from; `None` for several deliberations, and if
    /// another deliberation has the name of the file now.
    pub(super) fn file(&self) -> Option<PathBuf> {
        let file = to_path(self.file.clone()).filter(|_| !self.has_several_sources())?;
        (!self.is_other(&file)).then_some(file)
    }

    /// Returns whether the deliberation is no longer at its path: the name is free, or another deliberation has it.
    fn is_moved(&self) -> bool {
        let Some(file) = to_path(self.file.clone()).filter(|_| !self.has_several_sources()) else { return false };
        let clear = to_clear_path(&file);
        let mut encrypted = clear.clone().into_os_string();
        encrypted.push(".age");
        [clear, encrypted.into()].iter().all(|path| !is_name_taken(path) || self.is_other(path))
    }

    /// Returns whether a file contains another deliberation. A file that cannot be read may contain the same one.
    fn is_other(&self, file: &Path) -> bool {
        let Some(own) = self.lines().find_map(|line| line.split(|byte| *byte == b' ').nth(1)) else { return false };
        let Some(head) = read_own_file(file).ok().and_then(|bytes| parse_head(&bytes)) else { return false };
        // A file without an id gets this one at the next save.
        let with_id = Head { id: Some(head.id.clone().unwrap_or_else(|| derive_id(file, &head))), ..head.clone() };
        [head, with_id].iter().all(|head| name_identity(head).is_none_or(|name| name.as_bytes() != own))
    }

    /// Returns whether everything in the report is also in a report of `sources`. A calendar of several deliberations
    /// is an earlier version of another one if they have a deliberation in common.
    pub(super) fn is_made_from(&self, sources: &[(&Path, &Head)]) -> bool {
        let new = describe_sources(sources);
        // A copy of a file has the same identity, and is another file as long as the original exists.
        let is_moved = || sources.len() > 1 || self.is_moved();
        let is_shared = |line: &[u8]| split_lines(&new).any(|other| is_same_source(line, other, &is_moved));
        let is_possible = self.lines().count() == 1 || sources.len() > 1;
        is_possible && self.lines().any(is_shared)
    }

    fn lines(&self) -> impl Iterator<Item = &[u8]> {
        split_lines(&self.sources)
    }
}

fn split_lines(sources: &[u8]) -> impl Iterator<Item = &[u8]> {
    sources.split(|byte| *byte == b'\n').filter(|line| !line.is_empty())
}

/// Returns the names of deliberations: one a line, with a space after the name of the path.
fn describe_sources(sources: &[(&Path, &Head)]) -> Vec<u8> {
    let lines: Vec<String> =
        sources.iter().take(MAX_SOURCES).map(|(file, head)| list_names(file, head).join(" ")).collect();
    lines.join("\n").into_bytes()
}

/// Returns whether two lines name the same deliberation: they have no different identity, and the same path unless the
/// file was moved.
fn is_same_source(one: &[u8], other: &[u8], is_moved: &impl Fn() -> bool) -> bool {
    let split = |line: &[u8]| {
        let mut names = line.split(|byte| *byte == b' ').map(<[u8]>::to_vec);
        (names.next(), names.next())
    };
    match (split(one), split(other)) {
        ((path, Some(one)), (other_path, Some(other))) => one == other && (path == other_path || is_moved()),
        ((path, _), (other_path, _)) => path == other_path,
    }
}

fn read_reports(record: &Path) -> Vec<KnownReport> {
    let mut values = read_record(record).into_iter();
    let mut next = || {
        let mut value = || values.next();
        let (path, content_hash, format) = (value()?, value()?, value()?);
        Some(KnownReport { path, content_hash, format, sources: value()?, file: value()? })
    };
    std::iter::from_fn(&mut next).collect()
}

/// Returns the files that were made from a deliberation and still exist.
pub(super) fn list_exports(state: &Path, file: &Path, head: &Head) -> Vec<PathBuf> {
    let Some(folder) = find_own_folder(state, EXPORTS_FOLDER) else { return Vec::new() };
    list_names(file, head).into_iter().flat_map(|name| read_paths(&folder.join(name))).collect()
}

/// Returns the names of the lists for a file: that of its path, and that of its deliberation, by which a moved file is
/// found.
fn list_names(file: &Path, head: &Head) -> Vec<String> {
    // The encrypted file of a deliberation has the list of the clear one.
    let by_path = state_name(&to_clear_path(file));
    [by_path].into_iter().chain(name_identity(head)).collect()
}

/// Returns the name of the list for a deliberation, if it can be recognized.
fn name_identity(head: &Head) -> Option<String> {
    let identity = || format!("{:?}\0{:?}", head.id, head.created);
    has_identity(head).then(|| format!("deliberation-{:016x}", hash_fnv1a(identity().as_bytes())))
}

/// Returns the path of a file before it was encrypted.
fn to_clear_path(file: &Path) -> PathBuf {
    if has_encrypted_extension(file) { file.with_extension("") } else { file.to_owned() }
}

fn read_paths(list: &Path) -> Vec<PathBuf> {
    read_record(list).into_iter().filter_map(to_path).filter(|path| is_name_taken(path)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_report_is_forgotten_when_several_are_written_at_once() {
        const COUNT: usize = 24;
        let folder = tempfile::tempdir().unwrap();
        let (state, file) = (folder.path().join("state"), folder.path().join("a.toml"));
        let reports: Vec<PathBuf> = (0..COUNT).map(|nth| folder.path().join(format!("{nth}.md"))).collect();
        let head = Head::default();
        std::thread::scope(|scope| {
            for report in &reports {
                std::fs::write(report, "a").unwrap();
                let (state, file, head) = (&state, &file, &head);
                scope.spawn(move || {
                    let source = (file.as_path(), head);
                    remember_export(state, source, report).unwrap();
                    remember_report(state, report, b"a", (&[source], ReportFormat::Markdown)).unwrap();
                });
            }
        });
        assert_eq!(list_exports(&state, &file, &head).len(), COUNT);
        let sources = [(file.as_path(), &head)];
        let is_known = |report: &PathBuf| {
            find_report(&state, report, b"a", &sources)
                .is_some_and(|known| known.path == path_bytes(&resolve_path(report)))
        };
        assert!(reports.iter().all(is_known));
    }

    #[test]
    fn the_oldest_reports_are_forgotten_when_the_list_is_full() {
        let entry = |nth: usize| vec![vec![b'a'; MAX_RECORD_BYTES / 4], nth.to_string().into_bytes()];
        let kept = keep_newest((0..9).map(entry).collect());
        let numbers: Vec<&[u8]> = kept.chunks(2).map(|entry| entry[1].as_slice()).collect();
        assert_eq!(numbers, [b"6", b"7", b"8"]);
        assert_eq!(
            keep_newest((0..MAX_EXPORTS + 5).map(|nth| vec![nth.to_string().into_bytes()]).collect()).len(),
            MAX_EXPORTS
        );
    }
}
