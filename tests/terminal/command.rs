//! The program as a process, away from the home folder and the locale of whoever runs the tests.

use std::io::Write;
use std::path::Path;
use std::process::{Child, Command, Output, Stdio};

/// The program with these arguments, and nothing to read.
pub fn pesee(home: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_pesee"));
    command.args(arguments).env_clear().env("HOME", home).env("PESEE_NOW", "2026-11-22T09:00:00-05:00");
    command.stdin(Stdio::null());
    command
}

/// The program with somebody at the other end of its input and outputs.
pub fn piped(home: &Path, arguments: &[&str]) -> Child {
    let mut command = pesee(home, arguments);
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap()
}

/// Its exit code, its standard output and its standard error.
pub fn ended(output: Output) -> (i32, String, String) {
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    (output.status.code().unwrap(), text(output.stdout), text(output.stderr))
}

/// Runs it with nothing to read.
pub fn run(home: &Path, arguments: &[&str]) -> (i32, String, String) {
    ended(pesee(home, arguments).output().unwrap())
}

/// Runs it with these lines to read. A program that takes no lines may have gone already.
pub fn typed(home: &Path, arguments: &[&str], lines: &str) -> (i32, String, String) {
    let mut child = piped(home, arguments);
    drop(child.stdin.take().unwrap().write_all(lines.as_bytes()));
    ended(child.wait_with_output().unwrap())
}
