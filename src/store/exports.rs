//! The files that were written from a deliberation at paths of the user's choice: reports and copies. They are remembered
//! in the state folder, so that encrypting the deliberation can name what is still readable.

use std::path::{Path, PathBuf};

use crate::messages::{ReportFormat, WriteError, has_encrypted_extension};
use pesee_core::deliberation::Head;

use super::identity::has_identity;
use super::own_files::{EXPORTS_FOLDER, create_own_folder, find_own_folder};
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

/// Remembers that a file at `written` was made from the deliberation with this head in `file`. Files that no longer exist
/// are forgotten.
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

/// Remembers the report that the program wrote to `path`, so that a later report of the same deliberations replaces it only
/// if nobody has changed it since.
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

/// Returns what is known about the report that the program wrote to `path`.
pub(super) fn find_report(state: &Path, path: &Path) -> Option<KnownReport> {
    let folder = find_own_folder(state, EXPORTS_FOLDER)?;
    let path = path_bytes(&resolve_path(path));
    read_reports(&folder.join(REPORTS_NAME)).into_iter().find(|known| known.path == path)
}

impl KnownReport {
    /// Returns whether a file has the content that the program wrote.
    pub(super) fn has_content(&self, bytes: &[u8]) -> bool {
        self.content_hash == hash_content(bytes)
    }

    pub(super) fn format(&self) -> Option<ReportFormat> {
        ReportFormat::ALL.into_iter().find(|format| format.as_str().as_bytes() == self.format)
    }

    /// Returns the file of the deliberation that the report was made from; `None` for several deliberations.
    pub(super) fn file(&self) -> Option<PathBuf> {
        to_path(self.file.clone()).filter(|_| self.lines().count() == 1)
    }

    /// Returns whether everything in the report is also in a report of `sources`. A calendar of several deliberations is
    /// an earlier version of another one if they have a deliberation in common.
    pub(super) fn is_made_from(&self, sources: &[(&Path, &Head)]) -> bool {
        let new = describe_sources(sources);
        // A copy of a file has the same identity, and is another file as long as the original exists.
        let is_moved = || sources.len() > 1 || self.file().is_some_and(|file| !is_name_taken(&file));
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

/// Returns whether two lines name the same deliberation: they have no different identity, and the same path unless the file
/// was moved.
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
    let clear = if has_encrypted_extension(file) { file.with_extension("") } else { file.to_owned() };
    let by_path = state_name(&clear);
    let identity = || format!("{:?}\0{:?}", head.id, head.created);
    let by_identity = has_identity(head).then(|| format!("deliberation-{:016x}", hash_fnv1a(identity().as_bytes())));
    [by_path].into_iter().chain(by_identity).collect()
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
        assert!(reports.iter().all(|report| find_report(&state, report).is_some_and(|known| known.has_content(b"a"))));
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
