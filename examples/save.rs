//! Performs one file operation, so that `.ci/faults` can kill the process or make a system call fail at every system
//! call:
//!
//! ```text
//! cargo run --example save -- new|resave|held|rename|duplicate|rescue|delete|restore FILE
//! cargo run --example save -- merge FILE BASE THEIRS
//! cargo run --example save -- seal|unseal|sealed|clear|start FILE
//! ```
//!
//! `sealed` saves the encrypted file FILE.age again; `clear FILE.age` only prints its decrypted text. `start` finishes
//! or undoes a `seal` or `unseal` that was interrupted, as the next start of the program does.
//!
//! The program prints `saved` only after the store has reported success. The state folder is `PESEE_STATE_DIR`, or
//! `.state` beside FILE.

#![allow(clippy::print_stderr, reason = "a development tool, also run by .ci/faults")]

use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use pesee::messages::{SaveOutcome, Secret};
use pesee::store::{self, EncryptionTarget, OpenFile, TraceFolders};
use pesee::walk::TEMPLATES;
use pesee_core::deliberation::{Edit, FieldPath, HeadField, Language, Moment};

/// A key for tests only. A passphrase would take a second for each run.
const TEST_IDENTITY: &str = "AGE-SECRET-KEY-1FG06MTN64MJJLU3XLYZLZ6HL56L4EJ27HRRKLWD59XMRD4MECDAQXXQQM9";

fn main() -> ExitCode {
    // std requests a random seed once and aborts on an error. The request is made here, before the operation under
    // test.
    drop(std::hash::RandomState::new());
    // The same applies to the request for the user id, which a real kernel never rejects.
    let _ = store::find_read_only_reason(Path::new("."));
    let mut arguments = std::env::args_os().skip(1);
    let (operation, file) = (arguments.next().unwrap_or_default(), PathBuf::from(arguments.next().unwrap_or_default()));
    let others: Vec<PathBuf> = arguments.map(PathBuf::from).collect();
    let result = run_operation(&operation.to_string_lossy(), &file, &others).and_then(|()| {
        // `clear` prints only the text of the file.
        let output = if operation == "clear" { "" } else { "saved\n" };
        let written = write!(io::stdout(), "{output}").and_then(|()| io::stdout().flush());
        written.map_err(|error| error.to_string())
    });
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            // If standard error is closed, the exit code still reports the failure.
            drop(writeln!(io::stderr(), "{}: not saved: {error}", file.display()));
            ExitCode::FAILURE
        }
    }
}

/// Runs one operation. Each operation has the same result in every run, so that results can be compared.
fn run_operation(operation: &str, file: &Path, others: &[PathBuf]) -> Result<(), String> {
    let folder = file.parent().unwrap_or(Path::new("."));
    let state = std::env::var_os("PESEE_STATE_DIR").map_or_else(|| folder.join(".state"), PathBuf::from);
    let now = fixed_moment()?;
    let load = || OpenFile::load(file).map_err(debug_text);
    match operation {
        "new" => {
            let text = TEMPLATES.first().map_or("", |template| template.text(Language::En));
            change_and_save(OpenFile::from_text(file.to_owned(), text).map_err(debug_text)?, now)
        }
        "resave" => change_and_save(load()?, now),
        // As the program saves: with a lock, and with the previous text as an earlier version.
        "held" => change_and_save(load()?.acquire_lock(&state, now), now),
        "rename" => store::set_title(file, "Another title", now).map_err(debug_text),
        "duplicate" => store::duplicate(file, folder, "A copy", now).map(drop).map_err(debug_text),
        "rescue" => {
            let opened = load()?.acquire_lock(&state, now);
            opened.save_emergency_copy(opened.document(), &[], now).map(drop).map_err(debug_text)
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
        "seal" => {
            let folders = TraceFolders { state: Some(&state), library: None };
            store::encrypt_file(file, &EncryptionTarget::OwnKey(test_key()), folders, now).map(drop).map_err(debug_text)
        }
        "unseal" => {
            store::decrypt_file(&encrypted_path(file), &test_key(), None, &state, now).map(drop).map_err(debug_text)
        }
        "sealed" => change_and_save(
            OpenFile::load_with_key(&encrypted_path(file), Some(&test_key()))
                .map_err(debug_text)?
                .acquire_lock(&state, now),
            now,
        ),
        "start" => {
            store::finish_unfinished(&state, None, now);
            Ok(())
        }
        "clear" => {
            let opened = OpenFile::load_with_key(file, Some(&test_key())).map_err(debug_text)?;
            write!(io::stdout(), "{}", opened.render_text(opened.document())).map_err(debug_text)
        }
        _ => Err("no such path".to_owned()),
    }
}

fn test_key() -> store::EncryptionKey {
    store::EncryptionKey::Identity(Secret::new(TEST_IDENTITY.to_owned()))
}

/// Returns the path of the encrypted file.
fn encrypted_path(file: &Path) -> PathBuf {
    let mut name = file.as_os_str().to_owned();
    name.push(".age");
    PathBuf::from(name)
}

/// Changes one field and saves.
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
