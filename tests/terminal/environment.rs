//! Every command in unusual environments: closed, full or broken streams, no home folder, unusual variables, arguments
//! that are not UTF-8, and unusual clocks. Each command must exit with its code, print a message or the result, and not
//! panic.

use std::ffi::{OsStr, OsString};
use std::io::Write;
use std::os::unix::ffi::OsStrExt;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::process::{Command, Stdio};

use pesee::store::OpenFile;

use crate::common::moment;
use crate::common::seeds::is_due;

/// Every command, with its exit code in a normal environment. `@` is a folder with deliberations.
const COMMANDS: [(&str, i32); 26] = [
    ("--help", 0),
    ("--version", 0),
    ("score --help", 0),
    ("ask --help --lang=fr", 0),
    ("--frobnicate", 2),
    ("--lang", 2),
    ("score", 2),
    ("frobnicate", 1),
    ("list --dir @", 0),
    ("list --dir @/none", 0),
    ("list --dir @ --format json", 0),
    ("score @/fragile.toml", 0),
    ("score @/fragile.toml --format json --draws 100", 0),
    ("score @/none.toml", 3),
    ("check @/fragile.toml", 0),
    ("check @/broken.toml", 3),
    ("template", 0),
    ("template two-accounts", 0),
    ("template none", 2),
    ("path", 0),
    ("ask @/fragile.toml", 0),
    ("ask --dir @", 0),
    ("--plain open Pause --dir @", 0),
    ("new --plain --example --dir @", 0),
    ("@/fragile.toml", 2),
    ("--dir @", 2),
];

/// The working directory. It is below the home folder, so that relative paths from variables stay inside the home
/// folder.
const HERE: &str = ".here/within";

/// Returns a home folder with a few deliberations.
fn home() -> tempfile::TempDir {
    let home = tempfile::tempdir().unwrap();
    for name in ["fragile.toml", "two-accounts.toml"] {
        std::fs::copy(Path::new("tests/files").join(name), home.path().join(name)).unwrap();
    }
    std::fs::write(home.path().join("broken.toml"), "format = 1\n").unwrap();
    std::fs::create_dir_all(home.path().join(HERE)).unwrap();
    home
}

fn arguments(home: &Path, line: &str) -> Vec<String> {
    line.split(' ').map(|word| word.replace('@', home.to_str().unwrap())).collect()
}

/// Runs the program with the given stream redirections of the shell.
fn program(home: &Path, streams: &str) -> Command {
    let mut command = Command::new("/bin/sh");
    command.args(["-c", &format!("exec \"$0\" \"$@\" {streams}"), env!("CARGO_BIN_EXE_pesee")]);
    command.env_clear().env("HOME", home).env("PESEE_NOW", "2026-11-22T09:00:00-05:00").stdin(Stdio::null());
    command.current_dir(home.join(HERE));
    command
}

/// Returns the exit code, standard output and standard error. Fails if the program panicked.
#[track_caller]
fn ended(command: &mut Command) -> (i32, String, String) {
    let output = command.output().unwrap();
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    let (out, err) = (text(&output.stdout), text(&output.stderr));
    assert!(!err.contains("panicked"), "{command:?}: {err}");
    (output.status.code().unwrap_or_else(|| unreachable!("{command:?} ended by a signal: {err}")), out, err)
}

#[test]
fn every_command_handles_closed_and_full_streams() {
    let home = home();
    for (at, (line, code)) in COMMANDS.into_iter().enumerate() {
        let run = |streams: &str| ended(program(home.path(), streams).args(arguments(home.path(), line)));
        let (usual, out, err) = run("");
        assert_eq!(usual, code, "{line}: {err}");
        assert!(code == 0 || out.is_empty() && !err.is_empty(), "{line}: {out}");
        assert!(code != 0 || !out.is_empty() && err.is_empty(), "{line}: {err}");
        let all = ["<&-", ">&-", "2>&-", "<&- >&-", "<&- >&- 2>&-", "2>/dev/full", "</", "<&- 2>/dev/full"];
        for (_, streams) in all.into_iter().enumerate().filter(|(nth, _)| is_due(at + nth)) {
            assert_eq!(run(streams).0, code, "{line} {streams}");
        }
        if !Path::new("/dev/full").exists() {
            continue;
        }
        // A command whose output cannot be written has failed.
        let unheard = if out.is_empty() { code } else { 1 };
        let (full, _, err) = run(">/dev/full");
        assert_eq!(full, unheard, "{line}");
        let message = if line.contains("--lang=fr") { "n'a pas pu être écrite" } else { "could not be written" };
        assert!(out.is_empty() || err.contains(message), "{line}: {err}");
        assert_eq!(run(">/dev/full 2>/dev/full").0, unheard, "{line}");
    }
}

#[test]
fn a_closed_pipe_ends_every_command_quietly() {
    let home = home();
    for (line, code) in COMMANDS {
        for closes_both in [false, true] {
            let mut command = program(home.path(), if closes_both { "2>&1" } else { "" });
            command.args(arguments(home.path(), line)).stdout(Stdio::piped()).stderr(Stdio::piped());
            let mut child = command.spawn().unwrap();
            drop(child.stdout.take());
            let output = child.wait_with_output().unwrap();
            let err = String::from_utf8(output.stderr).unwrap();
            assert_eq!(output.status.code(), Some(code), "{line}: {err}");
            assert!(err.is_empty() || code != 0 && !closes_both && !err.contains("panicked"), "{line}: {err}");
        }
    }
}

/// Returns values that are not UTF-8, control the terminal, or are very long.
fn unusual_values() -> [OsString; 5] {
    let long = "x".repeat(100_000);
    [
        OsStr::from_bytes(b"\xff\xfe\x80").to_owned(),
        "\u{1b}]52;c;eA\u{7}\u{202e}".into(),
        long.into(),
        "C".into(),
        "..".into(),
    ]
}

/// Finds a character that must not reach a terminal.
fn find_unsafe_char(text: &str) -> Option<char> {
    text.chars().find(|letter| *letter != '\n' && pesee::text::is_unsafe_char(*letter))
}

#[test]
fn no_variable_makes_a_command_fail() {
    let home = home();
    let names = [
        "HOME",
        "XDG_DATA_HOME",
        "XDG_CONFIG_HOME",
        "XDG_STATE_HOME",
        "PESEE_DIR",
        "PESEE_DATA_DIR",
        "PESEE_STATE_DIR",
        "PESEE_CONFIG_DIR",
        "PESEE_LANG",
        "PESEE_NOW",
        "LANG",
        "LC_ALL",
        "LC_MESSAGES",
        "LANGUAGE",
        "TERM",
        "NO_COLOR",
        "COLUMNS",
        "PATH",
    ];
    let lines = ["--help", "path", "list", "list --dir @", "check @/fragile.toml", "template", "ask @/fragile.toml"];
    for (at, name) in names.into_iter().enumerate() {
        for (nth, value) in unusual_values().into_iter().enumerate() {
            for (_, line) in lines.into_iter().enumerate().filter(|(line, _)| is_due(at + nth + line)) {
                let mut command = program(home.path(), "");
                command.args(arguments(home.path(), line)).env(name, &value);
                let (code, out, err) = ended(&mut command);
                assert_eq!(code, 0, "{name} {line}: {err}");
                assert_eq!(find_unsafe_char(&(out + &err)), None, "{name} {line}");
                assert!(err.len() < 10_000, "{name} {line}");
            }
        }
    }
}

#[test]
fn no_argument_makes_a_command_panic() {
    let home = home();
    let within = home.path().join("within");
    std::fs::create_dir(&within).unwrap();
    for value in unusual_values() {
        for line in [
            "",
            "open",
            "ask",
            "score",
            "check",
            "template",
            "list",
            "path",
            "new --plain",
            "list --client",
            "list --dir",
            "list --format",
            "new --plain --template",
            "new --plain --client",
            "--lang",
            "--color",
            "score @/fragile.toml --draws",
            "--plain --dir",
            "check @/fragile.toml",
            "template --lang",
        ] {
            let mut command = program(home.path(), "");
            command.current_dir(&within);
            command.args(arguments(home.path(), line).iter().filter(|word| !word.is_empty())).arg(&value);
            let (code, out, err) = ended(&mut command);
            assert!((0..=3).contains(&code), "{line} {value:?}: {code}");
            assert_eq!(find_unsafe_char(&(out + &err)), None, "{line} {value:?}");
            assert!(err.len() < 10_000, "{line}: {err}");
        }
    }
}

#[test]
fn no_clock_makes_a_command_fail() {
    let home = home();
    let clocks = [
        "0000-01-01T00:00:00Z",
        "0001-01-01T00:00:00+23:59",
        "1969-12-31T23:59:59-23:59",
        "9999-12-31T23:59:59-23:59",
        "9999-12-31T23:59:60Z",
        "2026-02-30T00:00:00Z",
        "10000-01-01T00:00:00Z",
        "yesterday",
        "\u{202e}",
    ];
    for (at, now) in clocks.into_iter().enumerate() {
        for (_, (line, code)) in COMMANDS.into_iter().enumerate().filter(|(nth, _)| is_due(at + nth)) {
            let mut command = program(home.path(), "");
            command.args(arguments(home.path(), line)).env("PESEE_NOW", now);
            assert_eq!(ended(&mut command).0, code, "{now} {line}");
        }
        // A file that is written at this time can be read again.
        let dir = home.path().join("then");
        let mut ask = program(home.path(), "");
        ask.args(["ask", "--dir"]).arg(&dir).env("PESEE_NOW", now).stdin(Stdio::piped()).stdout(Stdio::null());
        let mut child = ask.spawn().unwrap();
        child.stdin.take().unwrap().write_all(b"1\nWhat now?\nA title\n").unwrap();
        assert_eq!(child.wait().unwrap().code(), Some(0), "{now}");
        let files = pesee::store::list_files(&dir);
        assert_eq!(files.len(), 1, "{now}");
        assert!(OpenFile::load(&files[0]).is_ok(), "{now}");
        std::fs::remove_dir_all(&dir).unwrap();
    }
}

/// New files and folders are accessible only to their owner, with any umask.
#[test]
fn created_folders_and_files_are_private_to_their_owner() {
    let home = home();
    let dir = home.path().join("a/b");
    let mut ask = Command::new("/bin/sh");
    ask.args(["-c", "umask 000; exec \"$0\" \"$@\"", env!("CARGO_BIN_EXE_pesee"), "ask", "--dir"]).arg(&dir);
    ask.env_clear().env("HOME", home.path()).stdin(Stdio::piped()).stdout(Stdio::null());
    let mut child = ask.spawn().unwrap();
    child.stdin.take().unwrap().write_all(b"1\nWhat now?\n").unwrap();
    assert_eq!(child.wait().unwrap().code(), Some(0));
    let mode = |path: &Path| std::fs::metadata(path).unwrap().permissions().mode() & 0o777;
    assert_eq!((mode(&home.path().join("a")), mode(&dir)), (0o700, 0o700));
    let files = pesee::store::list_files(&dir);
    assert_eq!(files.len(), 1);
    assert_eq!(mode(&files[0]), 0o600);
    let state = home.path().join("state");
    let thrown = pesee::store::move_to_trash(&files[0], &state, moment()).unwrap();
    assert_eq!((mode(&state), mode(&state.join("trash")), mode(thrown.parent().unwrap())), (0o700, 0o700, 0o700));
    assert_eq!(mode(&thrown), 0o600);
}
