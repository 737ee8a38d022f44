//! One save, seen from outside, so that `.ci/faults` can kill it, or fail it, at every system call:
//!
//! ```text
//! cargo run --example save -- new|resave|held|rename|duplicate|rescue|delete|restore FILE
//! cargo run --example save -- merge FILE BASE THEIRS
//! cargo run --example save -- seal|unseal|sealed|clear FILE
//! ```
//!
//! `sealed` saves a sealed file anew, which is FILE with `.age` at its end; `clear FILE.age` only prints what it says.
//!
//! It prints `saved` once the store has said so, and never before. The program's own things lie in `PESEE_STATE_DIR`,
//! or in `.state` beside FILE.

#![allow(clippy::print_stderr, reason = "a tool of the project's own, run by hand and by .ci/faults")]

use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use pesee::messages::{SaveOutcome, Secret};
use pesee::store::{self, EncryptionTarget, OpenFile};
use pesee::walk::TEMPLATES;
use pesee_core::deliberation::{Edit, FieldPath, HeadField, Language, Moment};

/// A key for trying alone: it seals nothing of anybody's. (A passphrase would take a second each time.)
const KEY: &str = "AGE-SECRET-KEY-1FG06MTN64MJJLU3XLYZLZ6HL56L4EJ27HRRKLWD59XMRD4MECDAQXXQQM9";

fn main() -> ExitCode {
    // std asks the system for a seed once, and ends without one: not while the disk is what is being tried.
    drop(std::hash::RandomState::new());
    // So does it when it cannot be told who runs it, which no kernel refuses.
    let _ = store::find_read_only_reason(Path::new("."));
    let mut arguments = std::env::args_os().skip(1);
    let (path, file) = (arguments.next().unwrap_or_default(), PathBuf::from(arguments.next().unwrap_or_default()));
    let others: Vec<PathBuf> = arguments.map(PathBuf::from).collect();
    let saved = save(&path.to_string_lossy(), &file, &others).and_then(|()| {
        // What only reads has nothing to say but that.
        let said = if path == "clear" { "" } else { "saved\n" };
        let told = write!(io::stdout(), "{said}").and_then(|()| io::stdout().flush());
        told.map_err(|error| error.to_string())
    });
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
fn save(path: &str, file: &Path, others: &[PathBuf]) -> Result<(), String> {
    let folder = file.parent().unwrap_or(Path::new("."));
    let state = std::env::var_os("PESEE_STATE_DIR").map_or_else(|| folder.join(".state"), PathBuf::from);
    let now = fixed_moment()?;
    let load = || OpenFile::load(file).map_err(debug_text);
    match path {
        "new" => {
            let text = TEMPLATES.first().map_or("", |template| template.text(Language::En));
            change_and_save(OpenFile::from_text(file.to_owned(), text).map_err(debug_text)?, now)
        }
        "resave" => change_and_save(load()?, now),
        // As the program does it: with a lock, and the text before kept as an earlier version.
        "held" => change_and_save(load()?.with_lock(&state, now), now),
        "rename" => store::set_title(file, "Another title", now).map_err(debug_text),
        "duplicate" => store::duplicate(file, folder, "A copy", now).map(drop).map_err(debug_text),
        "rescue" => {
            let opened = load()?.with_lock(&state, now);
            opened.save_rescue_copy(opened.document(), &[], now).map(drop).map_err(debug_text)
        }
        "delete" => store::move_to_trash(file, &state, now).map(drop).map_err(debug_text),
        "restore" => {
            let trashed = state.join("trash").join("20261121T080000").join(file.file_name().unwrap_or_default());
            store::restore_from_trash(&trashed, file).map(drop).map_err(debug_text)
        }
        "merge" => match others {
            [base, theirs] => store::merge_files(base, file, theirs).map_err(debug_text)?.1.map_err(debug_text),
            _ => Err("a merge takes FILE, BASE and THEIRS".to_owned()),
        },
        "seal" => store::encrypt_file(file, &EncryptionTarget::OwnKey(test_key()), Some(&state), now)
            .map(drop)
            .map_err(debug_text),
        "unseal" => {
            store::decrypt_file(&encrypted_path(file), &test_key(), None, &state, now).map(drop).map_err(debug_text)
        }
        "sealed" => change_and_save(
            OpenFile::load_with_key(&encrypted_path(file), Some(&test_key()))
                .map_err(debug_text)?
                .with_lock(&state, now),
            now,
        ),
        "clear" => {
            let opened = OpenFile::load_with_key(file, Some(&test_key())).map_err(debug_text)?;
            write!(io::stdout(), "{}", opened.render_text(opened.document())).map_err(debug_text)
        }
        _ => Err("no such path".to_owned()),
    }
}

fn test_key() -> store::EncryptionKey {
    store::EncryptionKey::Identity(Secret::new(KEY.to_owned()))
}

/// What a file is called while it is sealed.
fn encrypted_path(file: &Path) -> PathBuf {
    let mut name = file.as_os_str().to_owned();
    name.push(".age");
    PathBuf::from(name)
}

/// Changes one thing and saves.
fn change_and_save(mut opened: OpenFile, now: Moment) -> Result<(), String> {
    let mut document = opened.document().clone();
    let question = "Which of the two would be missed, and by whom?".to_owned();
    let edit = Edit::set_typed(&document, FieldPath::Head(HeadField::Question), &question);
    document.apply(&edit).map_err(debug_text)?;
    match opened.save(&document, now) {
        SaveOutcome::Done => Ok(()),
        other => Err(debug_text(other)),
    }
}

fn fixed_moment() -> Result<Moment, String> {
    chrono::DateTime::parse_from_rfc3339("2026-11-22T09:00:00-05:00").map_err(debug_text)
}

fn debug_text(reason: impl std::fmt::Debug) -> String {
    format!("{reason:?}")
}
