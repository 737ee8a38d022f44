//! A disk that does not answer, on a pseudo-terminal: the program reports it, keeps the work elsewhere, and can be
//! left. A debug build waits while a file exists (`src/runtime/failpoint.rs`).

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use crate::common::seeds::is_at_length;
use crate::pty::{PATIENCE, Terminal};

/// The program on a file, and the files that make its disks hang.
struct Hanging {
    home: tempfile::TempDir,
    file: PathBuf,
    terminal: Terminal,
}

impl Hanging {
    fn start(language: &str) -> Hanging {
        Hanging::start_as(&[], language, "Readers know who is speaking")
    }

    fn start_plain(language: &str) -> Hanging {
        Hanging::start_as(&["ask"], language, "plus 1")
    }

    fn start_as(command: &[&str], language: &str, first_text: &str) -> Hanging {
        let home = tempfile::tempdir().unwrap();
        let file = home.path().join("a.toml");
        std::fs::copy("tests/files/two-accounts.toml", &file).unwrap();
        std::fs::create_dir(home.path().join("hang")).unwrap();
        let hang = home.path().join("hang");
        let state = home.path().join("state");
        let variables = [("PESEE_HANG", hang.to_str().unwrap()), ("PESEE_STATE_DIR", state.to_str().unwrap())];
        let options = ["--lang", language, "--dir", home.path().to_str().unwrap()];
        let arguments = [&options, command, &[file.to_str().unwrap()]].concat();
        let terminal = Terminal::with(home.path(), &arguments, &variables);
        terminal.until(first_text);
        Hanging { home, file, terminal }
    }

    fn set_hanging(&self, place: &str, is_hanging: bool) {
        let path = self.home.path().join("hang").join(place);
        if is_hanging { std::fs::write(path, "").unwrap() } else { std::fs::remove_file(path).unwrap() }
    }

    fn is_saved(&self) -> bool {
        has_four(&self.file)
    }

    /// Returns the emergency copies.
    fn copies(&self) -> Vec<PathBuf> {
        let entries = std::fs::read_dir(self.home.path().join("state/rescue")).into_iter().flatten();
        entries
            .map(|entry| entry.unwrap().path())
            .filter(|path| path.extension().is_some_and(|end| end == "toml"))
            .collect()
    }
}

fn has_four(path: &Path) -> bool {
    let count = |path: &Path| std::fs::read_to_string(path).unwrap().matches(" = 4").count();
    count(path) > count(Path::new("tests/files/two-accounts.toml"))
}

#[test]
fn a_hanging_save_is_reported_and_the_work_is_kept_elsewhere() {
    for (language, report, header, again) in [
        ("en", "The disk does not answer. Your work is in an emergency copy.", "not saved", "answers again"),
        (
            "fr",
            "Le disque ne répond pas. Votre travail est dans une copie de secours.",
            "non enregistré",
            "répond de nouveau",
        ),
    ] {
        let mut program = Hanging::start(language);
        program.set_hanging("disk", true);
        program.terminal.press("4", "+4");
        program.terminal.until(report).until(header);
        let copies = program.copies();
        assert!(copies.len() == 1 && has_four(&copies[0]) && !program.is_saved(), "{copies:?}");
        // The program still works, and a later change is in the copy.
        program.terminal.press("\x1b[B\x1b[B3", "+3");
        let end = Instant::now() + PATIENCE;
        while !std::fs::read_to_string(&copies[0]).unwrap().contains("close-personal = 3") {
            assert!(Instant::now() < end, "{}", program.terminal.text());
            std::thread::sleep(Duration::from_millis(20));
        }
        program.set_hanging("disk", false);
        program.terminal.until(again);
        program.terminal.press("\x03", "pesee ");
        assert_eq!(program.terminal.ended(), 0);
        assert!(program.is_saved() && program.copies().is_empty(), "{:?}", program.copies());
    }
}

/// The cases run at the same time, because each waits until the disk counts as stalled.
#[test]
fn a_hanging_disk_can_be_left_in_every_way() {
    std::thread::scope(|scope| {
        for (way, code) in [("Ctrl-C", 1), ("q", 0), ("TERM", 143), ("HUP", 129)] {
            scope.spawn(move || leave_while_hanging(way, code));
        }
    });
}

fn leave_while_hanging(way: &str, code: u32) {
    let mut program = Hanging::start("en");
    program.set_hanging("disk", true);
    program.terminal.press("4", "+4");
    match way {
        "Ctrl-C" => program.terminal.send(b"\x03"),
        "q" => {
            program.terminal.until("emergency copy");
            program.terminal.press("\x1b", "Esc library");
            program.terminal.press("\x1b", "q quit");
            program.terminal.send(b"q");
        }
        signal => program.terminal.signal(signal),
    }
    assert_eq!(program.terminal.ended(), code, "{way}\n{}", program.terminal.bytes());
    let copies = program.copies();
    assert!(copies.len() == 1 && has_four(&copies[0]), "{way}: {copies:?}");
    program.set_hanging("disk", false);
    let arguments = ["--dir", program.home.path().to_str().unwrap(), program.file.to_str().unwrap()];
    let state = program.home.path().join("state");
    let variables = [("PESEE_STATE_DIR", state.to_str().unwrap())];
    let mut again = Terminal::with(program.home.path(), &arguments, &variables);
    again.until("Work that is not in this file");
    again.press("\r", "The unsaved work is here again");
    again.press("\x03", "Resume with");
    assert_eq!(again.ended(), 0);
    assert!(program.is_saved(), "{way}");
    program.terminal.was_given_back(way);
}

#[test]
fn if_no_disk_answers_the_program_asks_and_can_be_left() {
    // Each case waits longer than the time after which the disk counts as hanging.
    if !is_at_length() {
        return;
    }
    for way in ["Ctrl-C", "TERM"] {
        let mut program = Hanging::start("en");
        program.set_hanging("disk", true);
        program.set_hanging("copy", true);
        program.terminal.press("4", "+4");
        program.terminal.until("The disk does not answer, and there is no emergency copy.");
        if way == "TERM" {
            program.terminal.signal("TERM");
            assert_eq!(program.terminal.ended(), 143);
        } else {
            program.terminal.press("\x03", "what is not saved is lost. Leave anyway?");
            program.terminal.send(b"\x03");
            assert_eq!(program.terminal.ended(), 1, "{}", program.terminal.bytes());
        }
        program.terminal.was_given_back(way);
    }
}

#[test]
fn a_file_whose_disk_hangs_at_the_start_is_reported() {
    let home = tempfile::tempdir().unwrap();
    let file = home.path().join("a.toml");
    std::fs::copy("tests/files/two-accounts.toml", &file).unwrap();
    std::fs::write(home.path().join("disk"), "").unwrap();
    let variables = [("PESEE_HANG", home.path().to_str().unwrap())];
    let mut terminal = Terminal::with(home.path(), &[file.to_str().unwrap()], &variables);
    terminal.until("The disk does not answer. You can wait, or leave the program.");
    terminal.send(b"\x03");
    assert_eq!(terminal.ended(), 0);
    terminal.was_given_back("a file that was never read");
}

#[test]
fn the_plain_program_reports_a_hanging_save_and_keeps_the_work() {
    // Each case waits longer than the time after which the disk counts as hanging.
    if !is_at_length() {
        return;
    }
    for (language, report, kept, not_kept) in [
        (
            "en",
            "The disk does not answer. Wait, or press Ctrl+C",
            "is kept in",
            "could not be kept: the disk does not answer",
        ),
        (
            "fr",
            "Le disque ne répond pas. Attendez, ou quittez",
            "est gardé dans",
            "n'a pas pu être gardé : le disque ne répond pas",
        ),
    ] {
        for is_copy_hanging in [false, true] {
            let mut program = Hanging::start_plain(language);
            program.set_hanging("disk", true);
            if is_copy_hanging {
                program.set_hanging("copy", true);
            }
            program.terminal.press("4\r", report);
            program.terminal.until(if is_copy_hanging { not_kept } else { kept });
            if is_copy_hanging {
                program.terminal.send(b"\x03");
                program.terminal.ended();
                assert!(!program.is_saved());
                continue;
            }
            let copies = program.copies();
            assert!(copies.len() == 1 && has_four(&copies[0]), "{copies:?}");
            program.set_hanging("disk", false);
            program.terminal.until("say so,");
            program.terminal.press("\x04", "pesee ask");
            assert_eq!(program.terminal.ended(), 0);
            assert!(program.is_saved() && program.copies().is_empty());
        }
    }
}
