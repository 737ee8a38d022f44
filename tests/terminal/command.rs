//! Helpers to run the program as a process, independently of the user's home folder and locale.

use std::io::Write;
use std::path::Path;
use std::process::{Child, Command, Output, Stdio};

/// Returns a command with the given arguments and empty standard input.
pub fn pesee(home: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_pesee"));
    command.args(arguments).env_clear().env("HOME", home).env("PESEE_NOW", "2026-11-22T09:00:00-05:00");
    command.stdin(Stdio::null());
    command
}

/// Returns a command whose standard streams are pipes.
pub fn piped(home: &Path, arguments: &[&str]) -> Child {
    let mut command = pesee(home, arguments);
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap()
}

/// Returns the exit code, standard output and standard error.
pub fn ended(output: Output) -> (i32, String, String) {
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    (output.status.code().unwrap(), text(output.stdout), text(output.stderr))
}

/// Runs the program with empty standard input.
pub fn run(home: &Path, arguments: &[&str]) -> (i32, String, String) {
    ended(pesee(home, arguments).output().unwrap())
}

/// Runs the program with the given input lines. A program that reads no input may already have exited.
pub fn typed(home: &Path, arguments: &[&str], lines: &str) -> (i32, String, String) {
    let mut child = piped(home, arguments);
    drop(child.stdin.take().unwrap().write_all(lines.as_bytes()));
    ended(child.wait_with_output().unwrap())
}
