//! One save, seen from outside, so that `.ci/faults` can kill it, or fail it, at every system call:
//!
//! ```text
//! cargo run --example save -- new|resave|rename|duplicate|delete|restore FILE
//! ```
//!
//! It prints `saved` once the store has said so, and never before. The trash lies in `.state` beside FILE.

#![allow(clippy::print_stderr, reason = "a tool of the project's own, run by hand and by .ci/faults")]

use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use pesee::deliberation::{Edit, HeadField, Key, Language, Moment, Saved};
use pesee::store::{self, Opened};
use pesee::walk::TEMPLATES;

fn main() -> ExitCode {
    // std asks the system for a seed once, and ends without one: not while the disk is what is being tried.
    drop(std::hash::RandomState::new());
    let mut arguments = std::env::args_os().skip(1);
    let (path, file) = (arguments.next().unwrap_or_default(), PathBuf::from(arguments.next().unwrap_or_default()));
    let saved = save(&path.to_string_lossy(), &file)
        .and_then(|()| writeln!(io::stdout(), "saved").and_then(|()| io::stdout().flush()));
    match saved {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            // Where this cannot be told either, the exit code still says it.
            drop(writeln!(io::stderr(), "{}: not saved: {error}", file.display()));
            ExitCode::FAILURE
        }
    }
}

/// The paths a file can take to the disk. Each does the same thing every time: what comes out can be compared.
fn save(path: &str, file: &Path) -> io::Result<()> {
    let folder = file.parent().unwrap_or(Path::new("."));
    let (state, now) = (folder.join(".state"), moment()?);
    match path {
        "new" => {
            let text = TEMPLATES.first().map_or("", |template| template.text(Language::En));
            changed(Opened::fresh(file.to_owned(), text).map_err(broken)?, now)
        }
        "resave" => changed(Opened::load(file).map_err(broken)?, now),
        "rename" => store::retitle(file, "Another title", now),
        "duplicate" => store::duplicate(file, folder, "A copy", now).map(drop),
        "delete" => store::trash(file, &state, now).map(drop),
        "restore" => {
            let trashed =
                std::fs::read_dir(state.join("trash"))?.next().ok_or_else(|| unknown("the trash is empty"))??;
            store::restore(&trashed.path(), file).map(drop)
        }
        _ => Err(unknown("no such path; there are new, resave, rename, duplicate, delete and restore")),
    }
}

/// Changes one thing and saves.
fn changed(mut opened: Opened, now: Moment) -> io::Result<()> {
    let mut document = opened.document().clone();
    let question = "Which of the two would be missed, and by whom?".to_owned();
    let edit = Edit::put(&document, Key::Head(HeadField::Question), &question);
    document.apply(&edit).map_err(|refused| io::Error::other(format!("{refused:?}")))?;
    match opened.save(&document, now) {
        Saved::Done => Ok(()),
        other => Err(io::Error::other(format!("{other:?}"))),
    }
}

fn moment() -> io::Result<Moment> {
    chrono::DateTime::parse_from_rfc3339("2026-11-22T09:00:00-05:00").map_err(io::Error::other)
}

fn broken<T>(_: T) -> io::Error {
    io::Error::other("it cannot be read")
}

fn unknown(reason: &'static str) -> io::Error {
    io::Error::new(io::ErrorKind::InvalidInput, reason)
}
