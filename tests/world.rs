//! The world around the files: what else may stand under a name, and that looking changes nothing.

#![cfg(unix)]
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test stops at what it does not expect")]

use std::collections::BTreeMap;
use std::os::unix::fs::{MetadataExt, PermissionsExt, symlink};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use pesee::deliberation::{Problem, Unread};
use pesee::store::{self, Opened};

/// The program, away from the home folder and the locale of whoever runs the tests.
fn pesee(home: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_pesee"));
    command.args(arguments).env_clear().env("HOME", home).env("PESEE_NOW", "2026-11-22T09:00:00-05:00");
    command.stdin(Stdio::null());
    command
}

fn said(mut command: Command) -> (i32, String, String) {
    let output = command.output().unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    (output.status.code().unwrap(), text(output.stdout), text(output.stderr))
}

/// Everything that may stand under a deliberation's name and is none; gives what is wrong with each.
fn strangers(folder: &Path) -> Vec<(PathBuf, Unread)> {
    let at = |name: &str| folder.join(format!("{name}.toml"));
    assert!(Command::new("mkfifo").arg(at("pipe")).status().unwrap().success());
    drop(std::os::unix::net::UnixListener::bind(at("socket")).unwrap());
    std::fs::create_dir(folder.join("elsewhere")).unwrap();
    symlink(folder.join("elsewhere"), at("to-folder")).unwrap();
    symlink("/dev/zero", at("zero")).unwrap();
    symlink("/dev/ptmx", at("terminal")).unwrap();
    symlink(at("pipe"), at("to-pipe")).unwrap();
    symlink("nowhere.toml", at("dangling")).unwrap();
    symlink(at("loop"), at("loop")).unwrap();
    let not_plain = ["pipe", "socket", "to-folder", "zero", "terminal", "to-pipe"];
    let mut strangers: Vec<_> = not_plain.iter().map(|name| (at(name), Unread::NotPlain)).collect();
    strangers.extend(["dangling", "loop"].iter().map(|name| (at(name), Unread::LeadsNowhere)));
    strangers
}

#[test]
fn what_is_no_plain_file_is_never_waited_for_and_hides_no_other() {
    let folder = tempfile::tempdir().unwrap();
    let strangers = strangers(folder.path());
    for (path, why) in &strangers {
        let found = Opened::load(path).unwrap_err();
        assert_eq!(found[0].problem, Problem::Unread(why.clone()), "{}", path.display());
        assert_eq!(store::glance(path).faults, found, "{}", path.display());
        let (code, out, err) = said(pesee(folder.path(), &["check", path.to_str().unwrap()]));
        assert_eq!((code, out.as_str()), (3, ""), "{err}");
    }
    std::fs::copy("tests/files/fragile.toml", folder.path().join("sound.toml")).unwrap();
    let list = pesee(folder.path(), &["list", "--dir", folder.path().to_str().unwrap()]);
    let (code, out, err) = said(list);
    assert_eq!((code, err.as_str()), (0, ""));
    assert_eq!(out.lines().count(), strangers.len() + 1, "{out}");
    assert!(out.starts_with("Pause or keep?"), "{out}");
    let json = pesee(folder.path(), &["list", "--dir", folder.path().to_str().unwrap(), "--format", "json"]);
    assert_eq!(said(json).1.matches("\"path\"").count(), strangers.len() + 1);
}

#[test]
fn every_command_ends_with_a_sentence_where_there_is_no_plain_file() {
    let folder = tempfile::tempdir().unwrap();
    let mut paths: Vec<PathBuf> = strangers(folder.path()).into_iter().map(|(path, _)| path).collect();
    paths.push(folder.path().join("elsewhere"));
    for path in &paths {
        let path = path.to_str().unwrap();
        for arguments in [vec!["score", path], vec!["check", path], vec!["ask", path], vec!["--plain", "open", path]] {
            let (code, out, err) = said(pesee(folder.path(), &arguments));
            assert_eq!((code, out.as_str()), (3, ""), "{arguments:?}: {err}");
            assert!(err.contains("plain file") || err.contains("leads to no file"), "{arguments:?}: {err}");
        }
        let (code, _, err) = said(pesee(folder.path(), &["new", "--plain", path]));
        assert!(code == 1 && err.contains("is there already"), "{path}: {err}");
    }
}

#[test]
fn size_is_known_before_anything_is_read_and_while_it_grows() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("sparse.toml");
    std::fs::File::create(&path).unwrap().set_len(8 << 30).unwrap();
    let found = Opened::load(&path).unwrap_err();
    assert_eq!(found[0].problem, Problem::TooLarge(8 << 30, store::LARGEST));
    assert_eq!(store::glance(&path).faults, found);
    std::fs::write(&path, "x".repeat(11)).unwrap();
    assert_eq!(store::read_plain(&path, 10), Err(Problem::TooLarge(11, 10)));
    assert_eq!(store::read_plain(&path, 11).unwrap().len(), 11);
    // The system says of these that they are empty, and writes them while they are read.
    let growing = Path::new("/proc/self/maps");
    if growing.exists() {
        assert_eq!(store::read_plain(growing, 10), Err(Problem::TooLarge(11, 10)));
    }
}

#[test]
fn what_may_not_be_read_says_so() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("mine.toml");
    std::fs::copy("tests/files/fragile.toml", &path).unwrap();
    std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0)).unwrap();
    // Nothing is forbidden to the superuser.
    if std::fs::File::open(&path).is_err() {
        assert_eq!(Opened::load(&path).unwrap_err()[0].problem, Problem::Unread(Unread::Forbidden));
    }
    // Memory at no address: a plain file that opens and cannot be read.
    let refusing = Path::new("/proc/self/mem");
    if refusing.exists() {
        let found = store::read_plain(refusing, 10);
        assert!(matches!(found, Err(Problem::Unread(Unread::Refused(_)))), "{found:?}");
    }
    let (code, _, err) = said(pesee(folder.path(), &["check", folder.path().join("no.toml").to_str().unwrap()]));
    assert!(code == 3 && err.contains("there is no such file") && err.contains("pesee list"), "{err}");
    let (code, _, err) = said(pesee(folder.path(), &["check", &format!("{}.toml", "x".repeat(300))]));
    assert!(code == 3 && err.contains("it cannot be read"), "{err}");
}

#[test]
fn a_configuration_that_is_no_plain_file_is_passed_over_with_a_sentence() {
    let folder = tempfile::tempdir().unwrap();
    let config = folder.path().join("config.toml");
    let template = || {
        let mut command = pesee(folder.path(), &["template"]);
        command.env("PESEE_CONFIG_DIR", folder.path());
        said(command)
    };
    assert_eq!(template().2, "", "nothing is said of a configuration that is not there");
    assert!(Command::new("mkfifo").arg(&config).status().unwrap().success());
    let (code, out, err) = template();
    assert_eq!((code, out.lines().count()), (0, 3));
    assert!(err.contains("config.toml is passed over: this is a folder, a pipe or a device"), "{err}");
    std::fs::remove_file(&config).unwrap();
    std::fs::File::create(&config).unwrap().set_len(8 << 30).unwrap();
    assert!(template().2.contains("KiB"));
    std::fs::write(&config, b"language = \"\xff\"").unwrap();
    assert!(template().2.contains("not UTF-8"));
    std::fs::write(&config, format!("a{} = 1\n", ".b".repeat(20_000))).unwrap();
    let (code, _, err) = template();
    assert!(code == 0 && err.len() < 2_000 && err.contains("config.toml is passed over"), "{err}");
    std::fs::write(&config, format!("{} = \"\u{1b}]52;c;x\u{7}\"\n", "k".repeat(20_000))).unwrap();
    let (code, _, err) = template();
    assert!(code == 0 && err.len() < 2_000 && !err.contains('\u{1b}'), "{err}");
}

/// Every entry of a folder and what would betray a change of it, but for when it was last read.
fn state(folder: &Path) -> BTreeMap<PathBuf, (u64, i64, i64, i64, i64, u64)> {
    let mut found = BTreeMap::new();
    let mut waiting = vec![folder.to_owned()];
    while let Some(folder) = waiting.pop() {
        for path in std::fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path()).chain([folder.clone()]) {
            let known = path.symlink_metadata().unwrap();
            if known.is_dir() && path != folder {
                waiting.push(path.clone());
            }
            let (changed, nano) = (known.ctime(), known.ctime_nsec());
            found.insert(path, (known.ino(), known.mtime(), known.mtime_nsec(), changed, nano, known.size()));
        }
    }
    found
}

#[test]
fn looking_changes_nothing_on_disk() {
    let folder = tempfile::tempdir().unwrap();
    let shelf = folder.path().join("shelf");
    std::fs::create_dir(&shelf).unwrap();
    for entry in std::fs::read_dir("tests/files").unwrap() {
        let path = entry.unwrap().path();
        std::fs::copy(&path, shelf.join(path.file_name().unwrap())).unwrap();
    }
    std::fs::write(shelf.join("broken.toml"), "format = 1\n").unwrap();
    strangers(&shelf);
    let before = state(folder.path());
    let (dir, file) = (shelf.to_str().unwrap(), shelf.join("fragile.toml"));
    let (file, broken) = (file.to_str().unwrap(), shelf.join("broken.toml"));
    for arguments in [
        vec!["list", "--dir", dir],
        vec!["list", "--dir", dir, "--format", "json"],
        vec!["ask", "--dir", dir],
        vec!["ask", file],
        vec!["open", "Pause", "--plain", "--dir", dir],
        vec!["score", file],
        vec!["check", file, broken.to_str().unwrap()],
        vec!["path", "--dir", dir],
        vec!["new", "--plain", "--dir", dir],
    ] {
        said(pesee(folder.path(), &arguments));
        assert_eq!(state(folder.path()), before, "{arguments:?}");
    }
    for path in store::files(&shelf) {
        store::glance(&path);
        store::whole(&path);
    }
    assert_eq!(state(folder.path()), before);
}
