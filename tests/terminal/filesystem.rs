//! Special files, unreadable folders, several names of one file, conflict copies, and commands that must not change any
//! file.

use std::collections::BTreeMap;
use std::io::Write;
use std::os::unix::fs::{MetadataExt, PermissionsExt, symlink};
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use pesee::messages::{FileErrorKind, ReadError};
use pesee::store::{self, OpenFile};
use serde_json::Value;

use crate::command::{ended, pesee, typed};
use crate::common::hostile_text::NAMES;
use crate::common::{given, moment, write_copies};
use crate::pty::Terminal;

fn run(mut command: Command) -> (i32, String, String) {
    ended(command.output().unwrap())
}

/// Creates every kind of special file under the name of a deliberation. Returns the expected errors.
fn special_files(folder: &Path) -> Vec<(PathBuf, ReadError)> {
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
    let not_plain = ["pipe", "socket", "zero", "terminal", "to-pipe"];
    let mut special_files: Vec<_> = not_plain.iter().map(|name| (at(name), ReadError::NotRegularFile)).collect();
    special_files.push((at("to-folder"), ReadError::IsFolder));
    special_files.extend(["dangling", "loop"].iter().map(|name| (at(name), ReadError::BrokenLink)));
    special_files
}

#[test]
fn special_files_are_never_read_and_hide_no_other_file() {
    let folder = tempfile::tempdir().unwrap();
    let special_files = special_files(folder.path());
    for (path, why) in &special_files {
        let found = OpenFile::load(path).unwrap_err();
        assert_eq!(found[0].kind, FileErrorKind::Read(why.clone()), "{}", path.display());
        assert_eq!(store::load_row(path).0.errors, found, "{}", path.display());
        let (code, out, err) = run(pesee(folder.path(), &["check", path.to_str().unwrap()]));
        assert_eq!((code, out.as_str()), (3, ""), "{err}");
    }
    std::fs::copy("tests/files/fragile.toml", folder.path().join("sound.toml")).unwrap();
    let list = pesee(folder.path(), &["list", "--dir", folder.path().to_str().unwrap()]);
    let (code, out, err) = run(list);
    assert_eq!((code, err.as_str()), (0, ""));
    assert_eq!(out.lines().count(), special_files.len() + 1, "{out}");
    assert!(out.starts_with("Pause or keep?"), "{out}");
    let json = pesee(folder.path(), &["list", "--dir", folder.path().to_str().unwrap(), "--format", "json"]);
    assert_eq!(run(json).1.matches("\"path\"").count(), special_files.len() + 1);
}

#[test]
fn every_command_reports_special_files() {
    let folder = tempfile::tempdir().unwrap();
    let mut paths: Vec<PathBuf> = special_files(folder.path()).into_iter().map(|(path, _)| path).collect();
    paths.push(folder.path().join("elsewhere"));
    for path in &paths {
        let path = path.to_str().unwrap();
        for arguments in [vec!["score", path], vec!["check", path], vec!["ask", path], vec!["--plain", "open", path]] {
            let (code, out, err) = run(pesee(folder.path(), &arguments));
            assert_eq!((code, out.as_str()), (3, ""), "{arguments:?}: {err}");
            let reasons = ["a plain file", "this is a folder", "leads to no file"];
            assert!(reasons.iter().any(|reason| err.contains(reason)), "{arguments:?}: {err}");
        }
        let (code, _, err) = run(pesee(folder.path(), &["new", "--plain", path]));
        assert!(code == 1 && err.contains("is there already"), "{path}: {err}");
    }
}

#[test]
fn unreadable_and_missing_files_are_reported() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("mine.toml");
    std::fs::copy("tests/files/fragile.toml", &path).unwrap();
    std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o000)).unwrap();
    // The superuser can read every file.
    if std::fs::File::open(&path).is_err() {
        assert_eq!(OpenFile::load(&path).unwrap_err()[0].kind, FileErrorKind::Read(ReadError::PermissionDenied));
    }
    // Reading `/proc/self/mem` at address 0 fails: a regular file that can be opened but not read.
    let refusing = Path::new("/proc/self/mem");
    if refusing.exists() {
        let found = store::read_regular_file(refusing, 10);
        assert!(matches!(found, Err(FileErrorKind::Read(ReadError::Other(_)))), "{found:?}");
    }
    let (code, _, err) = run(pesee(folder.path(), &["check", folder.path().join("no.toml").to_str().unwrap()]));
    assert!(code == 3 && err.contains("there is no such file") && err.contains("pesee list"), "{err}");
    let (code, _, err) = run(pesee(folder.path(), &["check", &format!("{}.toml", "x".repeat(300))]));
    assert!(code == 3 && err.contains("the file cannot be read"), "{err}");
}

#[test]
fn an_unusable_configuration_is_skipped_with_a_message() {
    let folder = tempfile::tempdir().unwrap();
    let config = folder.path().join("config.toml");
    let template = || {
        let mut command = pesee(folder.path(), &["template"]);
        command.env("PESEE_CONFIG_DIR", folder.path());
        run(command)
    };
    assert_eq!(template().2, "", "a missing configuration is not reported");
    assert!(Command::new("mkfifo").arg(&config).status().unwrap().success());
    let (code, out, err) = template();
    assert_eq!((code, out.lines().count()), (0, 3));
    assert!(err.contains("config.toml is ignored: this is a pipe or a device"), "{err}");
    std::fs::remove_file(&config).unwrap();
    std::fs::File::create(&config).unwrap().set_len(8 << 30).unwrap();
    assert!(template().2.contains("KiB"));
    std::fs::write(&config, b"language = \"\xff\"").unwrap();
    assert!(template().2.contains("not UTF-8"));
    std::fs::write(&config, format!("a{} = 1\n", ".b".repeat(20_000))).unwrap();
    let (code, _, err) = template();
    assert!(code == 0 && err.len() < 2_000 && err.contains("is ignored at"), "{err}");
    std::fs::write(&config, format!("{} = \"\u{1b}]52;c;x\u{7}\"\n", "k".repeat(20_000))).unwrap();
    let (code, _, err) = template();
    assert!(code == 0 && err.len() < 2_000 && !err.contains('\u{1b}'), "{err}");
}

/// Returns the metadata of every entry below a folder, except the access time, to detect changes.
fn folder_metadata(folder: &Path) -> BTreeMap<PathBuf, (u64, i64, i64, i64, i64, u64)> {
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
fn reading_changes_nothing_on_disk() {
    let folder = tempfile::tempdir().unwrap();
    let shelf = folder.path().join("shelf");
    std::fs::create_dir(&shelf).unwrap();
    for entry in std::fs::read_dir("tests/files").unwrap() {
        let path = entry.unwrap().path();
        std::fs::copy(&path, shelf.join(path.file_name().unwrap())).unwrap();
    }
    std::fs::write(shelf.join("broken.toml"), "format = 1\n").unwrap();
    special_files(&shelf);
    let before = folder_metadata(&shelf);
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
        run(pesee(folder.path(), &arguments));
        assert_eq!(folder_metadata(&shelf), before, "{arguments:?}");
    }
    for path in store::list_files(&shelf) {
        store::load_row(&path);
        store::named_row(&path);
    }
    assert_eq!(folder_metadata(&shelf), before);
}

#[test]
fn copies_are_listed_under_their_deliberation() {
    let folder = tempfile::tempdir().unwrap();
    write_copies(folder.path());
    let dir = folder.path().to_str().unwrap();
    let (_, out, _) = run(pesee(folder.path(), &["list", "--dir", dir]));
    let lines: Vec<&str> = out.lines().collect();
    assert_eq!(lines.len(), 6, "{out}");
    let parent = lines.iter().position(|line| line.starts_with("Pause or keep?") && !line.contains("gone")).unwrap();
    let under: Vec<&str> = lines.iter().copied().filter(|line| line.starts_with("  ")).collect();
    assert_eq!(
        under,
        [
            "  one of two versions, kept when both sides had changed the file, 3\u{a0}Jan · fragile.conflict-2026-01-03T12-00-00.toml",
            "  a copy kept by Dropbox, 2\u{a0}Jan · fragile (Marie's conflicted copy 2026-01-02).toml",
            "  a copy kept by Syncthing, 1\u{a0}Jan · fragile.sync-conflict-20260101-120000-ABCDEF7.toml",
        ]
    );
    assert!(parent < lines.len() - 3, "{out}");
    let (_, out, _) = run(pesee(folder.path(), &["list", "--dir", dir, "--format", "json"]));
    let json: Value = serde_json::from_str(&out).unwrap();
    assert_eq!(json.as_array().unwrap().len(), 3, "one copy has no original");
    let of = |name: &str| json.as_array().unwrap().iter().find(|row| row["path"].as_str().unwrap().ends_with(name));
    let copies = &of("/fragile.toml").unwrap()["copies"];
    assert_eq!((&copies[2]["kept_by"], &copies[2]["on"]), (&"syncthing".into(), &"2026-01-01".into()));
    assert_eq!(of("2026-01-01).toml").unwrap()["copies"], Value::Array(Vec::new()));
    let (_, out, _) = run(pesee(folder.path(), &["list", "--dir", dir, "--lang", "fr"]));
    assert!(out.contains("  une copie gardée par Syncthing, 1er\u{a0}janv."), "{out}");
}

#[test]
fn open_prefers_the_original_to_a_copy() {
    let folder = tempfile::tempdir().unwrap();
    let dir = folder.path().to_str().unwrap();
    let with_id = |id: &str, text: &str| text.replace("[deliberation]", &format!("[deliberation]\nid = \"{id}\""));
    // The original was renamed, so the copy is listed separately.
    let text = with_id("the-one", &given("fragile.toml"));
    std::fs::write(folder.path().join("zz-renamed.toml"), &text).unwrap();
    std::fs::write(folder.path().join("fragile.sync-conflict-20260101-120000-A.toml"), &text).unwrap();
    for name in ["Pause", "the-one"] {
        let (code, out, err) = run(pesee(folder.path(), &["open", name, "--plain", "--dir", dir]));
        assert!(code == 0 && out.contains("zz-renamed.toml"), "{name}: {out}{err}");
    }
    std::fs::remove_file(folder.path().join("zz-renamed.toml")).unwrap();
    let (code, out, _) = run(pesee(folder.path(), &["open", "Pause", "--plain", "--dir", dir]));
    assert!(code == 0 && out.contains("sync-conflict"), "{out}");
}

#[test]
fn the_plain_library_offers_copies() {
    let folder = tempfile::tempdir().unwrap();
    write_copies(folder.path());
    let (_, out, _) = run(pesee(folder.path(), &["ask", "--dir", folder.path().to_str().unwrap()]));
    assert!(out.contains("Pause or keep?: a copy kept by Syncthing, 1\u{a0}Jan"), "{out}");
    let place = out.lines().find(|line| line.contains("Dropbox")).unwrap().split('.').next().unwrap().to_owned();
    let mut ask = pesee(folder.path(), &["ask", "--dir", folder.path().to_str().unwrap()]);
    let mut child = ask.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
    std::io::Write::write_all(&mut child.stdin.take().unwrap(), format!("{place}\n").as_bytes()).unwrap();
    let out = String::from_utf8(child.wait_with_output().unwrap().stdout).unwrap();
    assert!(out.contains("Marie's conflicted copy 2026-01-02).toml"), "{out}");
}

#[test]
fn a_template_is_a_name_and_never_a_path() {
    let home = tempfile::tempdir().unwrap();
    for name in NAMES.iter().filter(|name| !name.contains('\0')) {
        let (code, out, err) = run(pesee(home.path(), &["template", &format!("./{name}")]));
        assert!(code == 2 && out.is_empty() && err.contains("There are: two-accounts"), "{name:?}: {err}");
        let (code, _, _) = run(pesee(home.path(), &["new", "--plain", &format!("--client={name}")]));
        assert_eq!(code, 0, "{name:?}");
    }
    // Only the folder of the locks exists, and the folder contains no lock.
    let left: Vec<_> = folder_metadata(home.path()).into_keys().filter(|path| path.is_file()).collect();
    assert!(left.is_empty(), "{left:?}");
    assert_eq!(std::fs::read_dir(home.path()).unwrap().count(), 1);
}

const NOBODY: u32 = 65_534;

/// Returns a command that runs as a user who is not root, because root reads every folder.
fn pesee_as_user(home: &Path, arguments: &[&str]) -> Command {
    let mut command = pesee(home, arguments);
    if rustix::process::geteuid().is_root() {
        command.uid(NOBODY).gid(NOBODY);
    }
    command
}

#[test]
fn an_unreadable_folder_is_not_an_empty_library() {
    let home = tempfile::tempdir().unwrap();
    let home = home.path();
    let at = |name: &str| home.join(name).to_str().unwrap().to_owned();
    let set_mode = |path: &Path, mode| std::fs::set_permissions(path, PermissionsExt::from_mode(mode)).unwrap();
    set_mode(home, 0o755);
    std::fs::write(at("file"), "x").unwrap();
    symlink("nowhere", at("link")).unwrap();
    symlink("loop", at("loop")).unwrap();
    for folder in ["locked", "half", "half/locked"] {
        std::fs::create_dir(at(folder)).unwrap();
    }
    std::fs::write(at("half/a.toml"), given("two-accounts.toml")).unwrap();
    for folder in ["locked", "half/locked"] {
        set_mode(&home.join(folder), 0o000);
    }
    for (folder, reason) in [
        ("file", "not a folder"),
        ("link", "leads nowhere"),
        ("loop", "cannot be read"),
        ("locked", "the right to read this folder"),
    ] {
        let path = at(folder);
        for arguments in [&["list"][..], &["list", "--format", "json"], &["list", "--due"], &["open", "two"]] {
            let (code, out, err) = run(pesee_as_user(home, &[&["--dir", &path], arguments].concat()));
            assert!(code == 3 && out.is_empty(), "{folder} {arguments:?}: {code} {out}");
            assert!(err.contains(reason) && err.contains(&path), "{folder} {arguments:?}: {err}");
        }
        let (_, out, _) = run(pesee_as_user(home, &["--dir", &path, "ask"]));
        assert!(out.contains(reason) && !out.contains("begin"), "{folder}: {out}");
        // The line of the folder says why; it opens nothing, and the library goes on.
        let mut command = pesee_as_user(home, &["--dir", &path, "ask"]);
        let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
        drop(child.stdin.take().unwrap().write_all(b"1\n:quit\n"));
        let (code, out, _) = ended(child.wait_with_output().unwrap());
        assert!(code == 0 && out.matches(reason).count() == 2, "{folder}: {code} {out}");
    }
    // The rest of a folder is listed.
    let half = at("half");
    for arguments in [&["list"][..], &["list", "--format", "json"]] {
        let (code, out, err) = run(pesee_as_user(home, &[&["--dir", &half], arguments].concat()));
        assert!(code == 3 && out.contains("Two accounts") && !out.contains("locked"), "{arguments:?}: {code} {out}");
        assert!(err.contains(&at("half/locked")), "{err}");
    }
    // A calendar of the rest would cancel the events of the others, so none is written.
    let calendar = at("calendar.ics");
    for (folder, named) in [("half", "half/locked"), ("locked", "locked"), ("file", "file")] {
        let path = at(folder);
        for arguments in [&["--all"][..], &["--client", "Ann"], &["--all", "-o", &calendar]] {
            let command = [&["--dir", &path, "report", "--format", "ics"], arguments].concat();
            let (code, out, err) = run(pesee_as_user(home, &command));
            assert!(code == 3 && out.is_empty() && err.contains(&at(named)), "{command:?}: {code} {out}{err}");
            assert!(!Path::new(&calendar).exists(), "{command:?}");
        }
    }
    // A missing folder is no error: nothing has been saved there yet.
    let (code, out, _) = run(pesee_as_user(home, &["--dir", &at("new"), "list"]));
    assert!(code == 0 && out.contains("nothing has been saved there"), "{code} {out}");
    let terminal = Terminal::start(home, &["--dir", &at("file")]);
    terminal.until("Cannot be read");
    terminal.until("this is not a folder");
    assert!(!terminal.text().contains("Ten steps"), "{}", terminal.text());
    let trashed = store::move_to_trash(&home.join("half"), &home.join("state"), moment());
    assert!(trashed.is_err() && home.join("half/a.toml").exists());
    for folder in ["locked", "half/locked"] {
        set_mode(&home.join(folder), 0o700);
    }
}

#[test]
fn two_names_of_one_file_have_one_lock() {
    let home = tempfile::tempdir().unwrap();
    let home = home.path();
    let at = |name: &str| home.join(name).to_str().unwrap().to_owned();
    std::fs::create_dir(at("real")).unwrap();
    std::fs::write(at("real/a.toml"), given("two-accounts.toml")).unwrap();
    symlink("real/a.toml", at("link.toml")).unwrap();
    symlink("real", at("folder")).unwrap();
    let first = Terminal::start(home, &[&at("link.toml")]);
    first.until("Readers know");
    for name in ["real/a.toml", "link.toml", "folder/a.toml", "real/../folder/./a.toml"] {
        let (code, _, err) = typed(home, &["ask", &at(name)], ":quit\n");
        assert!(code == 4 && err.contains("open elsewhere"), "{name}: {code} {err}");
    }
    // A second name (a hard link) may not be edited at all, because a save would separate the names.
    std::fs::hard_link(at("real/a.toml"), at("hard.toml")).unwrap();
    let (code, _, err) = typed(home, &["ask", &at("hard.toml")], ":quit\n");
    assert!(code == 1 && err.contains("a second name"), "{code} {err}");
}
