//! Job control under an interactive shell on a pseudo-terminal: the program is stopped and resumed, and the keyboard
//! and the modes of the terminal are as before.

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use portable_pty::CommandBuilder;

use crate::pty::{PATIENCE, Terminal, program};

const MODES: [&str; 5] = ["\x1b[?1049h", "\x1b[?2004h", "\x1b[?1000h", "\x1b[?1002h", "\x1b[?1006h"];

/// Starts an interactive shell, and in it the program on a file, as a job of the shell.
fn start_in_shell(home: &Path, document: &str, variables: &[(&str, &str)]) -> (PathBuf, Terminal, String) {
    let (file, pid) = (home.join("a.toml"), home.join("pid"));
    std::fs::copy(format!("tests/files/{document}.toml"), &file).unwrap();
    let mut shell = CommandBuilder::new("bash");
    shell.args(["--noprofile", "--norc", "-i"]);
    let environment = program(home, &[]);
    shell.env_clear();
    for (name, value) in environment.iter_extra_env_as_str().chain(variables.iter().copied()) {
        shell.env(name, value);
    }
    shell.env("PATH", std::env::var("PATH").unwrap());
    shell.env("PS1", "ready> ");
    shell.cwd(home);
    let mut terminal = Terminal::of(shell);
    // The shell reports at once that a job has stopped.
    terminal.press("set -b\r", "set -b");
    let binary = env!("CARGO_BIN_EXE_pesee");
    terminal.send(format!("sh -c 'echo $$ > pid; exec {binary} a.toml'\r").as_bytes());
    terminal.until("? help");
    let pid = std::fs::read_to_string(pid).unwrap().trim().to_owned();
    (file, terminal, pid)
}

fn send_signal(pid: &str, signal: &str) {
    assert!(std::process::Command::new("kill").args([&format!("-{signal}"), pid]).status().unwrap().success());
}

/// Waits for a condition.
#[track_caller]
fn until(what: &str, terminal: &Terminal, is_true: impl Fn() -> bool) {
    let end = Instant::now() + PATIENCE;
    while !is_true() {
        assert!(Instant::now() < end, "{what}:\n{}", terminal.text());
        std::thread::sleep(Duration::from_millis(5));
    }
}

/// Waits for the prompt of the shell after the program has stopped or ended.
#[track_caller]
fn until_prompt(terminal: &Terminal) {
    let is_prompt = || {
        let bytes = terminal.bytes();
        let last = bytes.find("Stopped").max(bytes.rfind("Resume with")).unwrap_or_default();
        bytes[last..].contains("ready> ")
    };
    until("the shell has no prompt", terminal, is_prompt);
}

/// Continues the job, and asserts that the screen, the modes and the keyboard are as before.
#[track_caller]
fn continue_job(terminal: &mut Terminal, how: &str) {
    // The shell sets modes of its own, for example for its line editor.
    until_prompt(terminal);
    let before = terminal.bytes().len();
    terminal.send(b"fg\r");
    for mode in MODES {
        let is_set = || {
            let bytes = terminal.bytes().split_off(before);
            bytes.rfind(mode).is_some_and(|at| !bytes[at..].contains(&mode.replace('h', "l")))
        };
        until(&format!("{how} leaves {mode:?} off"), terminal, is_set);
    }
    until("the program is not drawn", terminal, || terminal.text().contains("Readers know who is speaking"));
    until("the terminal is not raw", terminal, || terminal.is_raw());
    terminal.press("\x1b[B\x1b[A4", "+4");
    terminal.press("m", "matrix");
    terminal.press("\x1b", "Readers know who is speaking");
}

#[track_caller]
fn leave(mut terminal: Terminal, file: &Path) {
    terminal.press("\x03", "Resume with");
    until_prompt(&terminal);
    terminal.send(b"exit\r");
    assert_eq!(terminal.ended(), 0);
    assert!(std::fs::read_to_string(file).unwrap().contains(" = 4"));
}

#[test]
fn a_program_that_was_stopped_by_force_continues() {
    let home = tempfile::tempdir().unwrap();
    let (file, mut terminal, pid) = start_in_shell(home.path(), "two-accounts", &[]);
    for _ in 0..2 {
        send_signal(&pid, "STOP");
        terminal.until("Stopped");
        continue_job(&mut terminal, "SIGSTOP");
    }
    leave(terminal, &file);
}

#[test]
fn a_request_to_stop_saves_and_gives_the_terminal_back_first() {
    for way in ["TSTP", "Ctrl-Z"] {
        let home = tempfile::tempdir().unwrap();
        let (file, mut terminal, pid) = start_in_shell(home.path(), "two-accounts", &[]);
        terminal.press("4", "+4");
        match way {
            "TSTP" => send_signal(&pid, way),
            _ => terminal.send(b"\x1a"),
        }
        terminal.until("Stopped");
        let bytes = terminal.bytes();
        let stopped = bytes.rfind("Stopped").unwrap();
        for mode in MODES {
            let on = bytes[..stopped].rfind(mode).unwrap();
            assert!(bytes[on..stopped].contains(&mode.replace('h', "l")), "{way} leaves {mode:?} on");
        }
        assert!(std::fs::read_to_string(&file).unwrap().contains(" = 4"), "{way} does not save");
        // In the background the program stops again before it draws.
        terminal.press("bg\r", "bg");
        until("it does not stop in the background", &terminal, || terminal.text().matches("Stopped").count() > 1);
        continue_job(&mut terminal, way);
        leave(terminal, &file);
    }
}

/// Many editors stop with their whole process group, so that the shell gets the terminal.
#[test]
fn an_editor_is_stopped_together_with_the_program() {
    use std::os::unix::fs::PermissionsExt;
    let home = tempfile::tempdir().unwrap();
    let editor = home.path().join("editor");
    std::fs::write(&editor, "#!/bin/sh\necho EDITOR HERE; read -r line; printf '%s\\n' \"$line\" > \"$1\"\n").unwrap();
    std::fs::set_permissions(&editor, std::fs::Permissions::from_mode(0o700)).unwrap();
    let (file, mut terminal, _) = start_in_shell(home.path(), "fragile", &[("EDITOR", editor.to_str().unwrap())]);
    terminal.press("\r", "What do you choose?");
    terminal.press("1\r", "Why?");
    terminal.press("\x1bOS", "EDITOR HERE");
    terminal.press("\x1a", "Stopped");
    until_prompt(&terminal);
    terminal.send(b"fg\r");
    std::thread::sleep(Duration::from_millis(300));
    terminal.press("written after fg\r", "Why?");
    until("the terminal is not raw", &terminal, || terminal.is_raw());
    terminal.press("!", "written after fg!");
    terminal.press("\x03", "Resume with");
    assert!(std::fs::read_to_string(&file).unwrap().contains("written after fg!"));
}
