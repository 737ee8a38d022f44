//! `--log`: the log names what the program did, and contains no text of the user.

use std::os::unix::fs::PermissionsExt;
use std::path::Path;

use crate::command::{run, typed};
use crate::pty::Terminal;

/// Words of the user in titles, names, answers, searches and paths.
const PRIVATE: [&str; 12] = [
    "Zanzibar",
    "Quetzal",
    "Mirliton",
    "Tombouctou",
    "Bartleby",
    "Xanadu",
    "Oulipo",
    "Perceval",
    "Ravelin",
    "Saperlipopette",
    "Galimafrée",
    "Vercingétorix",
];
const FILE: &str = "Zanzibar/Quetzal.toml";

/// Creates a deliberation whose title, names, question and path are words of the user.
fn private_file(home: &Path) -> String {
    std::fs::create_dir(home.join("Zanzibar")).unwrap();
    let path = home.join(FILE);
    let text = std::fs::read_to_string("tests/files/fragile.toml").unwrap();
    let named =
        text.replacen("[deliberation]\n", "[deliberation]\nclient = \"Bartleby & Fils\"\ntags = [\"Oulipo\"]\n", 1);
    let title = named.lines().find(|line| line.starts_with("title = ")).unwrap().to_owned();
    std::fs::write(&path, named.replace(&title, "title = \"Mirliton à Tombouctou\"")).unwrap();
    path.to_str().unwrap().to_owned()
}

#[track_caller]
fn assert_private(log: &str) {
    for word in PRIVATE {
        // A word without its last letters can be a part of an escaped or cut text.
        let beginning: String = word.chars().take(5).collect();
        assert!(!log.to_lowercase().contains(&beginning.to_lowercase()), "{word} is in the log:\n{log}");
    }
    assert!(!log.contains('/'), "a path is in the log:\n{log}");
    assert!(!log.contains(['"', '\u{1b}']) && log.is_ascii(), "a text is in the log:\n{log}");
}

#[track_caller]
fn assert_has(log: &str, entries: &[&str]) {
    let mut rest = log;
    for entry in entries {
        let at = rest.find(entry);
        assert!(at.is_some(), "no {entry:?}, or not in this order, in\n{log}");
        rest = &rest[at.unwrap() + entry.len()..];
    }
}

#[test]
fn a_session_is_logged_without_a_text_of_the_user() {
    let home = tempfile::tempdir().unwrap();
    let file = private_file(home.path());
    let (log, editor) = (home.path().join("Xanadu.log"), home.path().join("editor"));
    std::fs::write(&editor, "#!/bin/sh\necho EDITOR HERE; read -r line; echo Saperlipopette > \"$1\"\n").unwrap();
    std::fs::set_permissions(&editor, std::fs::Permissions::from_mode(0o700)).unwrap();
    let sessions = home.path().join("Zanzibar");
    let mut terminal = Terminal::with(
        home.path(),
        &["--log", log.to_str().unwrap(), "--log-level", "debug", "--dir", sessions.to_str().unwrap(), &file],
        &[("VISUAL", editor.to_str().unwrap()), ("TERM", "Vercingétorix")],
    );
    terminal.until("“Pause it and say so” is ahead");
    terminal.press("y", "Sent to the terminal");
    terminal.press("\r", "What do you choose?");
    terminal.press("1\r", "Why?");
    terminal.press("Perceval", "Perceval");
    terminal.send(b"\x1bOS");
    terminal.until_written("EDITOR HERE");
    terminal.press("x\r", "Saperlipopette");
    // Another program changes the title, and the program merges the change.
    let text = std::fs::read_to_string(&file).unwrap();
    std::fs::write(&file, text.replace("Mirliton à Tombouctou", "Galimafrée")).unwrap();
    terminal.press("!", "Saperlipopette!");
    terminal.until("Galimafrée");
    terminal.signal("TERM");
    assert_eq!(terminal.ended(), 143);

    let log = std::fs::read_to_string(&log).unwrap();
    assert_private(log.split_once('\n').unwrap().1);
    let version = format!("version={}", env!("CARGO_PKG_VERSION"));
    assert_has(&log, &["INFO  main start", &version, "os=", "command=file", "terminal=other", "interactive=true"]);
    assert_has(
        &log,
        &[
            "effect=Load",
            "loaded file=1",
            "file-locked file=1 lock=acquired",
            "effect=CopyToClipboard",
            "autosave from=Clean to=Dirty",
            "saved file=1 outcome=Done",
            "autosave from=Saving to=Clean",
            "effect=OpenEditor",
            "editor-closed outcome=Ok",
            "signal number=15",
            "exit code=143",
        ],
    );
    // A check of the file or a save finds the change, whichever comes first.
    let found = ["event=Changed.ExternalChange", "outcome=ChangedOnDisk.ExternalChange"];
    assert!(found.iter().any(|entry| log.contains(entry)), "{log}");
}

#[test]
fn plain_sessions_and_commands_are_logged_without_a_text_of_the_user() {
    let home = tempfile::tempdir().unwrap();
    let file = private_file(home.path());
    let (log, broken) = (home.path().join("Xanadu.log"), home.path().join("Zanzibar/Ravelin.toml"));
    std::fs::write(&broken, "format = 1\n[deliberation]\ntitle = \"Perceval\"\nstatus = \"Oulipo\"\n").unwrap();
    let report = home.path().join("Saperlipopette.md");
    let (log_path, sessions) = (log.to_str().unwrap(), home.path().join("Zanzibar"));
    let logged = |arguments: &[&str], lines: &str| {
        let options = ["--log", log_path, "--log-level", "debug", "--dir", sessions.to_str().unwrap()];
        typed(home.path(), &[&options, arguments].concat(), lines).0
    };
    assert_eq!(logged(&["ask", &file], ":go 1\nVercingétorix?\nGalimafrée\n"), 0);
    let report = ["report", &file, "--format", "md", "-o", report.to_str().unwrap()];
    assert_eq!(logged(&report, ""), 0);
    assert_eq!(
        logged(&["report", &file, "--format", "md", "-o", home.path().join("Xanadu.log").to_str().unwrap()], ""),
        1
    );
    assert_eq!(logged(&["check", broken.to_str().unwrap()], ""), 3);
    assert_eq!(logged(&["--plain", "open", "Quetzal Mirliton"], ""), 1);
    assert_eq!(logged(&["list", "--client", "Bartleby"], ""), 0);

    let text = std::fs::read_to_string(&log).unwrap();
    // An operation that failed is a warning.
    let is_warning = |line: &str| line.contains("WARN");
    let refused = text.lines().filter(|line| line.contains("exported") && line.contains("outcome=Err"));
    assert!(refused.clone().count() == 1 && refused.clone().all(is_warning), "{text}");
    assert_private(text.split_once('\n').unwrap().1);
    assert_has(
        &text,
        &[
            "command=Ask",
            "loaded file=1",
            "autosave from=Dirty to=Saving",
            "saved file=1 outcome=Done",
            "exit code=0",
            "command=Report",
            "exported bytes=",
            "outcome=Ok",
            "outcome=Err.NameTaken",
            "exit code=1",
            "command=Check",
            "exit code=3",
            "command=Open",
            "plain=true",
            "exit code=1",
            "command=List",
            "exit code=0",
        ],
    );
    assert_eq!(std::fs::metadata(&log).unwrap().permissions().mode() & 0o777, 0o600);
}

#[test]
fn without_its_log_the_program_does_not_start() {
    let home = tempfile::tempdir().unwrap();
    let taken = home.path().join("notes.txt");
    std::fs::write(&taken, "notes").unwrap();
    std::os::unix::fs::symlink(&taken, home.path().join("link.log")).unwrap();
    let new = home.path().join("new.toml");
    for (language, next_step) in [("en", "Name another file with --log"), ("fr", "Nommez un autre fichier avec --log")]
    {
        for name in ["notes.txt", "link.log", "missing/a.log", "a.toml", "."] {
            let log = home.path().join(name);
            let start = ["--lang", language, "--log", log.to_str().unwrap(), "--plain", "new", new.to_str().unwrap()];
            let (code, out, err) = run(home.path(), &start);
            assert_eq!((code, out.as_str()), (1, ""), "{name}: {err}");
            assert!(err.contains(next_step) && err.lines().count() == 1, "{err}");
            assert!(!new.exists() && std::fs::read_to_string(&taken).unwrap() == "notes", "{name}");
        }
    }
}

/// The reason says what stands at the path.
#[test]
fn a_link_in_place_of_the_log_is_called_a_link() {
    let home = tempfile::tempdir().unwrap();
    let at = |name: &str| home.path().join(name).to_str().unwrap().to_owned();
    assert_eq!(run(home.path(), &["--log", &at("earlier.log"), "list"]).0, 0);
    std::os::unix::fs::symlink(at("earlier.log"), at("link.log")).unwrap();
    std::os::unix::fs::symlink(at("nowhere"), at("broken.log")).unwrap();
    std::fs::hard_link(at("earlier.log"), at("second.log")).unwrap();
    for (language, link, second, pipe) in [
        ("en", "a symbolic link", "a hard link", "a pipe"),
        ("fr", "un lien symbolique", "un lien physique", "un tube"),
    ] {
        for (name, reason) in [("link.log", link), ("broken.log", link), ("second.log", second)] {
            let (code, _, err) = run(home.path(), &["--lang", language, "--log", &at(name), "list"]);
            assert!(code == 1 && err.contains(reason) && err.contains("--log"), "{name}: {err}");
            assert!(!err.contains(pipe), "{name}: {err}");
        }
    }
}

#[cfg(debug_assertions)]
#[test]
fn a_log_on_a_hanging_disk_delays_nothing() {
    let home = tempfile::tempdir().unwrap();
    let file = private_file(home.path());
    let (log, hang) = (home.path().join("a.log"), home.path().join("hang"));
    std::fs::create_dir(&hang).unwrap();
    std::fs::write(hang.join("log"), "").unwrap();
    let mut terminal = Terminal::with(
        home.path(),
        &["--log", log.to_str().unwrap(), &file],
        &[("PESEE_HANG", hang.to_str().unwrap())],
    );
    terminal.until("“Pause it and say so” is ahead");
    terminal.press("\r", "What do you choose?");
    terminal.press("1\r", "Why?");
    terminal.press("mine", "mine");
    terminal.press("\x03", "Resume with");
    assert_eq!(terminal.ended(), 0);
    assert!(std::fs::read_to_string(&file).unwrap().contains("mine"));
    // Nothing but the first line, which the start of the program writes, has reached the log.
    assert_eq!(std::fs::read_to_string(&log).unwrap().lines().count(), 1);
}

#[cfg(debug_assertions)]
#[test]
fn a_panic_is_logged_with_its_place_only() {
    let home = tempfile::tempdir().unwrap();
    let file = private_file(home.path());
    let log = home.path().join("a.log");
    let mut terminal = Terminal::with(home.path(), &["--log", log.to_str().unwrap(), &file], &[("PESEE_BREAK", "key")]);
    terminal.until("“Pause it and say so” is ahead");
    terminal.press("\r", "What do you choose?");
    terminal.press("1\rmine", "test panic");
    assert_eq!(terminal.ended(), 101);
    let log = std::fs::read_to_string(&log).unwrap();
    assert_has(
        &log,
        &["WARN  main panic place=src/runtime/failpoint.rs:", "emergency-copy-written file=1 drafts=0 outcome=Ok"],
    );
    assert!(!log.contains("test panic"), "{log}");
}
