//! Earlier versions of each file in the state folder, so that the user can restore them. A save keeps the content that
//! it replaces, at most once an hour, and older versions are thinned out.

use std::collections::HashSet;
use std::fs;
use std::hash::Hash;
use std::io::Read;
use std::path::{Path, PathBuf};

use chrono::{Datelike, NaiveDateTime, Timelike};

use crate::messages::{FileVersion, WriteError};
use pesee_core::deliberation::Moment;

use super::own_files::{
    VERSIONS_FOLDER, create_own_folder, find_own_folder, open_existing, read_own_file, write_own_file,
};
use super::read::parse_document;
use super::state_name::{resolve_path, state_name};
use super::write::to_system_error;

/// One version is kept for each of the latest hours, then for each of the latest other days, then for each of the
/// latest other weeks.
const KEPT_HOURS: usize = 4;
const KEPT_DAYS: usize = 3;
const KEPT_WEEKS: usize = 3;
/// The name of a version: its time in UTC, in characters that every system accepts.
const FILE_NAME_FORMAT: &str = "%Y-%m-%dT%H-%M-%SZ.toml";
/// The years that the name of a version, and a date in a file, can have.
const VALID_YEARS: std::ops::RangeInclusive<i32> = 0..=9999;
/// The file with the path of the original, in each folder of versions.
const OWNER_FILE_NAME: &str = "path.txt";
/// The greatest length of that path.
const MAX_OWNER_BYTES: u64 = 1 << 14;

/// Keeps the content `replaced` of `file`, unless a version of the same hour is kept already. A version is therefore
/// the content before the work of that hour.
///
/// # Errors
/// Returns an error if the folder cannot be written to.
pub fn keep_version(state: &Path, file: &Path, replaced: &[u8], now: Moment) -> Result<(), WriteError> {
    let now = now.naive_utc();
    if !VALID_YEARS.contains(&now.year()) {
        // A file name cannot contain this year. The clock is wrong, so the hour is unknown too.
        return Ok(());
    }
    let mut times: Vec<NaiveDateTime> = list_version_files(state, file).into_iter().map(|(at, _)| at).collect();
    // A later version of the same hour was kept before the clock was set back.
    if times.iter().any(|at| clock_hour(at) == clock_hour(&now) && *at <= now) {
        return Ok(());
    }
    let folder = create_own_folder(state, &versions_folder(file)).map_err(to_system_error)?;
    write_own_file(&folder.join(version_file_name(&now)), replaced).inspect_err(|_| {
        // `remove_dir` removes only empty folders: a failed first version leaves no folder behind.
        drop(fs::remove_dir(&folder).and_then(|()| fs::remove_dir(state.join(VERSIONS_FOLDER))));
    })?;
    times.push(now);
    let kept = select_kept(&times, now);
    for at in times.iter().filter(|at| !kept.contains(at)) {
        fs::remove_file(folder.join(version_file_name(at))).map_err(to_system_error)?;
    }
    let owner_file = folder.join(OWNER_FILE_NAME);
    if !owner_file.exists() {
        write_own_file(&owner_file, format!("{}\n", resolve_path(file).display()).as_bytes())?;
    }
    Ok(())
}

/// Returns the path of the file whose versions are in `folder`.
pub(super) fn read_owner(folder: &Path) -> Option<PathBuf> {
    let mut path = String::new();
    open_existing(&folder.join(OWNER_FILE_NAME)).ok()?.take(MAX_OWNER_BYTES).read_to_string(&mut path).ok()?;
    Some(PathBuf::from(path.trim_end_matches('\n')))
}

/// Loads the earlier versions of `file` that can be read, the newest first.
pub fn load_versions(state: &Path, file: &Path) -> Vec<FileVersion> {
    let mut found = list_version_files(state, file);
    found.sort_by(|(a, _), (b, _)| b.cmp(a));
    // After the clock was set back, the times before it and those after it are kept.
    found.truncate(2 * (KEPT_HOURS + KEPT_DAYS + KEPT_WEEKS));
    let version = |(at, path): (NaiveDateTime, PathBuf)| {
        let document = parse_document(&read_own_file(&path).ok()?).ok()?;
        Some(FileVersion { replaced_at: at.and_utc().fixed_offset(), document })
    };
    found.into_iter().filter_map(version).collect()
}

/// Returns the times to keep. Times after `now` come from a clock that was wrong then, or is wrong now, and nobody
/// knows which: they are thinned apart, so that neither displaces the others.
fn select_kept(times: &[NaiveDateTime], now: NaiveDateTime) -> HashSet<NaiveDateTime> {
    let (past, future): (Vec<_>, Vec<_>) = times.iter().copied().partition(|at| *at <= now);
    thin_out(past).into_iter().chain(thin_out(future)).collect()
}

/// Returns one of each of the latest hours, then of the latest other days, then of the latest other weeks.
fn thin_out(mut latest: Vec<NaiveDateTime>) -> Vec<NaiveDateTime> {
    latest.sort_by_key(|at| std::cmp::Reverse(*at));
    let mut kept = Vec::new();
    keep_one_per_span(&latest, clock_hour, KEPT_HOURS, &mut kept);
    keep_one_per_span(&latest, |at| at.date(), KEPT_DAYS, &mut kept);
    keep_one_per_span(&latest, |at| (at.iso_week().year(), at.iso_week().week()), KEPT_WEEKS, &mut kept);
    kept
}

/// Adds one time from each of the latest `max_spans` spans that contain no time of `kept`.
fn keep_one_per_span<S: Eq + Hash>(
    latest: &[NaiveDateTime],
    span: impl Fn(&NaiveDateTime) -> S,
    max_spans: usize,
    kept: &mut Vec<NaiveDateTime>,
) {
    let mut spans: HashSet<S> = kept.iter().map(&span).collect();
    let found: Vec<NaiveDateTime> =
        latest.iter().filter(|at| spans.insert(span(at))).take(max_spans).copied().collect();
    kept.extend(found);
}

fn clock_hour(at: &NaiveDateTime) -> (chrono::NaiveDate, u32) {
    (at.date(), at.hour())
}

fn version_file_name(at: &NaiveDateTime) -> String {
    at.format(FILE_NAME_FORMAT).to_string()
}

/// Lists the versions of a file, in no particular order. Other files in their folder are ignored.
fn list_version_files(state: &Path, file: &Path) -> Vec<(NaiveDateTime, PathBuf)> {
    let to_version = |entry: fs::DirEntry| {
        let at = NaiveDateTime::parse_from_str(entry.file_name().to_str()?, FILE_NAME_FORMAT).ok()?;
        // A name in another spelling is ignored, because versions are deleted by the name that their time gives.
        let is_version =
            entry.file_name().to_str() == Some(&version_file_name(&at)) && VALID_YEARS.contains(&at.year());
        is_version.then(|| (at, entry.path()))
    };
    let folder = find_own_folder(state, &versions_folder(file)).and_then(|folder| fs::read_dir(folder).ok());
    folder.into_iter().flatten().flatten().filter_map(to_version).collect()
}

/// Returns the name in the state folder of the folder with the versions of a file.
fn versions_folder(file: &Path) -> String {
    [VERSIONS_FOLDER, "/", &state_name(file)].concat()
}

#[cfg(test)]
mod tests {
    use super::*;

    const FILE: &str = "format = 1\n[deliberation]\ntitle = \"a\"\n";

    fn at(text: &str) -> NaiveDateTime {
        NaiveDateTime::parse_from_str(text, "%Y-%m-%d %H:%M").unwrap()
    }

    fn moment(text: &str) -> Moment {
        at(text).and_utc().fixed_offset()
    }

    /// Returns the times that are kept, the newest first.
    fn stays(times: &[&str], now: &str) -> Vec<String> {
        let times: Vec<NaiveDateTime> = times.iter().map(|text| at(text)).collect();
        let mut stays: Vec<NaiveDateTime> = select_kept(&times, at(now)).into_iter().collect();
        stays.sort();
        stays.iter().rev().map(|at| at.format("%Y-%m-%d %H:%M").to_string()).collect()
    }

    #[test]
    fn the_latest_hours_then_days_then_weeks_are_kept() {
        let times = [
            "2026-11-22 21:00",
            "2026-11-22 20:10",
            "2026-11-22 19:00",
            "2026-11-21 23:00",
            // A fifth hour, on a day that has a version already.
            "2026-11-21 08:00",
            "2026-11-20 10:00",
            "2026-11-18 12:00",
            "2026-11-18 09:00",
            "2026-11-17 09:00",
            // A fourth day, in a week that has a version already.
            "2026-11-16 09:00",
            "2026-11-10 09:00",
            "2026-11-09 09:00",
            "2026-10-01 09:00",
            "2025-01-01 09:00",
            "2024-01-01 09:00",
        ];
        let stay = [0, 1, 2, 3, 5, 6, 8, 10, 12, 13].map(|nth| times[nth]);
        assert_eq!(stays(&times, "2026-11-22 21:00"), stay);
    }

    #[test]
    fn at_most_ten_versions_are_kept_and_thinning_twice_changes_nothing() {
        let start = at("2026-01-01 00:10");
        let mut kept: Vec<NaiveDateTime> = Vec::new();
        for step in 0..3_000_i64 {
            let now = start + chrono::Duration::hours(step * 5 + step % 5);
            kept.push(now);
            let stays = select_kept(&kept, now);
            assert!(stays.len() <= 10 && stays.contains(&now));
            kept.retain(|at| stays.contains(at));
            assert_eq!(select_kept(&kept, now).len(), kept.len());
        }
        // After almost two years, there are hours, days and weeks, and the oldest version is weeks old.
        assert_eq!(kept.len(), 10);
        assert!(kept.iter().max().unwrap().signed_duration_since(*kept.iter().min().unwrap()).num_days() > 14);
    }

    #[test]
    fn versions_are_kept_after_the_clock_jumps_back() {
        let times = ["2099-01-01 01:00", "2099-01-01 02:00", "2099-01-01 03:00", "2099-01-01 04:00"];
        let mut all = times.to_vec();
        all.extend(["2026-11-22 20:00", "2026-11-22 21:00"]);
        let stay = stays(&all, "2026-11-22 21:30");
        assert!(stay.contains(&"2026-11-22 20:00".to_owned()) && stay.contains(&"2026-11-22 21:00".to_owned()));
        let edges = [NaiveDateTime::MIN, NaiveDateTime::MAX, at("1970-01-01 00:00")];
        for now in edges {
            assert_eq!(select_kept(&edges, now).len(), 3);
        }
        let state = tempfile::tempdir().unwrap();
        let (file, year) = (state.path().join("a.toml"), |year| moment("2026-11-22 20:05").with_year(year).unwrap());
        for no_year in [-5, 12_345, 262_000] {
            keep_version(state.path(), &file, FILE.as_bytes(), year(no_year)).unwrap();
            assert_eq!(load_versions(state.path(), &file), []);
        }
        for odd in [0, 1, 1970, 9999] {
            keep_version(state.path(), &file, FILE.as_bytes(), year(odd)).unwrap();
            keep_version(state.path(), &file, FILE.as_bytes(), year(odd)).unwrap();
        }
        assert_eq!(load_versions(state.path(), &file).len(), 4);
    }

    /// A clock that jumps to and fro keeps what was there, and adds a bounded number of versions.
    #[test]
    fn a_clock_that_jumps_deletes_no_version_of_another_time() {
        let state = tempfile::tempdir().unwrap();
        let file = state.path().join("a.toml");
        let real = ["2026-09-01 09:00", "2026-10-05 09:00", "2026-11-20 09:00", "2026-11-21 09:00", "2026-11-22 09:00"];
        let keep = |when: NaiveDateTime| {
            keep_version(state.path(), &file, FILE.as_bytes(), when.and_utc().fixed_offset()).unwrap();
        };
        real.iter().for_each(|when| keep(at(when)));
        let kept = || list_version_files(state.path(), &file).into_iter().map(|(at, _)| at).collect::<Vec<_>>();
        for wrong in ["1969-12-31 20:00", "1970-01-01 00:00"] {
            (0..40).for_each(|step| keep(at(wrong) + chrono::Duration::hours(41 * step)));
            assert!(real.iter().all(|when| kept().contains(&at(when))), "{wrong}");
            assert!(kept().len() <= 20, "{wrong}: {}", kept().len());
        }
        // Back in the same hour, after a later version of that hour.
        keep(at("2026-11-22 09:30"));
        keep(at("2026-11-22 08:59") + chrono::Duration::minutes(1));
        assert!(kept().contains(&at("2026-11-22 09:00")));
        assert_eq!(load_versions(state.path(), &file).len(), kept().len());
    }

    #[test]
    fn one_version_is_kept_per_hour_and_can_be_loaded() {
        let state = tempfile::tempdir().unwrap();
        let file = state.path().join("a.toml");
        fs::write(&file, FILE).unwrap();
        for (text, when) in [("one", "20:05"), ("two", "20:06"), ("three", "20:59"), ("four", "21:00")] {
            let replaced = FILE.replace('a', text);
            let replaced = if text == "one" { FILE } else { &replaced };
            keep_version(state.path(), &file, replaced.as_bytes(), moment(&format!("2026-11-22 {when}"))).unwrap();
        }
        fs::write(state.path().join(versions_folder(&file)).join("notes.txt"), "mine").unwrap();
        // A damaged version is ignored.
        fs::write(state.path().join(versions_folder(&file)).join("2026-11-22T19-00-00Z.toml"), "format = ").unwrap();
        let found = load_versions(state.path(), &file);
        assert_eq!(found.iter().map(|version| version.replaced_at).collect::<Vec<_>>(), [moment("2026-11-22 20:05")]);
        assert_eq!(found[0].document.head().title, "a");
    }

    #[test]
    fn every_spelling_of_a_path_has_the_same_versions() {
        let state = tempfile::tempdir().unwrap();
        let (one, other) = (state.path().join("Élodie – deux.toml"), state.path().join("sub").join("b.toml"));
        fs::create_dir(state.path().join("sub")).unwrap();
        fs::write(&one, FILE).unwrap();
        fs::write(&other, FILE).unwrap();
        keep_version(state.path(), &one, FILE.as_bytes(), moment("2026-11-22 20:05")).unwrap();
        assert_eq!(load_versions(state.path(), &other), []);
        let around = state.path().join("sub").join("..").join("Élodie – deux.toml");
        assert_eq!(load_versions(state.path(), &around).len(), 1);
        let folder = state.path().join(versions_folder(&one));
        assert!(folder.file_name().unwrap().to_str().unwrap().starts_with("elodie-deux-"), "{folder:?}");
        let whose = fs::read_to_string(folder.join(OWNER_FILE_NAME)).unwrap();
        assert_eq!(Path::new(whose.trim_end()), fs::canonicalize(&one).unwrap());
    }

    #[cfg(unix)]
    #[test]
    fn only_the_owner_can_read_versions() {
        use std::os::unix::fs::PermissionsExt;
        let state = tempfile::tempdir().unwrap();
        let file = state.path().join("a.toml");
        keep_version(state.path(), &file, FILE.as_bytes(), moment("2026-11-22 20:05")).unwrap();
        let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
        let folder = state.path().join(versions_folder(&file));
        assert_eq!((mode(&state.path().join("versions")), mode(&folder)), (0o700, 0o700));
        for (_, path) in list_version_files(state.path(), &file) {
            assert_eq!(mode(&path), 0o600);
        }
        assert_eq!(mode(&folder.join(OWNER_FILE_NAME)), 0o600);
    }

    #[test]
    fn a_failed_version_leaves_no_folder_behind() {
        let state = tempfile::tempdir().unwrap();
        let file = state.path().join("a.toml");
        // A folder has the path of the version.
        let taken = state.path().join(versions_folder(&file)).join("2026-11-22T20-05-00Z.toml").join("x");
        fs::create_dir_all(&taken).unwrap();
        let before = |path: &Path| fs::read_dir(path).unwrap().count();
        let now = moment("2026-11-22 20:05");
        // The folder has a date as its name, so it counts as a version. A file in place of the folder `versions` is an
        // error.
        keep_version(state.path(), &file, FILE.as_bytes(), now).unwrap();
        assert_eq!(before(&state.path().join(versions_folder(&file))), 1);
        let state = tempfile::tempdir().unwrap();
        fs::write(state.path().join("versions"), "a file").unwrap();
        assert!(keep_version(state.path(), &file, FILE.as_bytes(), now).is_err());
        assert_eq!(before(state.path()), 1);
        assert_eq!(load_versions(state.path(), &file), []);
    }
}
