//! Tests that start the program as a process: on a pseudo-terminal, in pipes, in unusual environments, and from git.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a panic reports a failed expectation")]
#![allow(clippy::print_stdout, clippy::print_stderr, reason = "long tests print what was run and what was skipped")]

#[path = "../common/lib.rs"]
mod common;

mod added_language;
mod calendar;
mod cli;
mod clients;
#[cfg(target_os = "linux")]
mod clocks;
mod command;
mod compare;
#[cfg(unix)]
mod completions;
#[cfg(all(unix, feature = "encrypt"))]
mod confidential;
mod config;
#[cfg(all(unix, feature = "encrypt"))]
mod encryption;
#[cfg(unix)]
mod environment;
mod escaping;
mod every_command;
#[cfg(unix)]
mod filesystem;
mod foreign_files;
mod git;
#[cfg(all(unix, debug_assertions))]
mod hanging_disk;
mod import;
#[cfg(unix)]
mod job_control;
mod language;
#[cfg(unix)]
mod log;
mod manual;
mod outputs;
mod plain;
mod plain_recovery;
#[cfg(unix)]
mod pty;
mod report;
#[cfg(unix)]
mod sessions;
mod several_people;
#[cfg(unix)]
mod stress;
#[cfg(target_os = "linux")]
mod terminal_io;
