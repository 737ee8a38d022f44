//! `pesee merge`: merges two versions of a file, with the arguments and exit codes of a git merge driver.

use std::path::{Path, PathBuf};

use crate::messages::{FileError, WriteError};
use crate::phrases;
use crate::store::{self, LineMergeError, MergeError, MergeInput};
use crate::t;
use crate::text::SafeText;
use pesee_core::deliberation::{Audience, Conflict};

use super::CommandError;
use super::context::CommandContext;

/// The files to merge: the common ancestor, our version, which receives the result, and the other version.
type MergeFiles<'a> = [&'a Path; 3];

/// Merges three files. `name` is the path that the messages name.
pub(super) fn run(
    context: &mut CommandContext<'_>,
    files: MergeFiles<'_>,
    name: Option<&Path>,
) -> Result<(), CommandError> {
    let [base, ours, theirs] = files;
    let path = SafeText::from_path(name.unwrap_or(ours));
    let (merged, written) = match store::merge_files(base, ours, theirs) {
        Ok(merged) => merged,
        Err(MergeError::Unreadable(errors)) => return merge_lines(context, files, name, &errors),
        Err(MergeError::Rejected(error)) => {
            let reason = phrases::file_error_line(&context.locale, &error);
            return Err(CommandError::Message(
                1,
                t!(context.locale, "cli-merge-rejected", path = path, reason = reason),
            ));
        }
        Err(MergeError::VerificationFailed) => {
            return Err(CommandError::Message(1, t!(context.locale, "cli-merge-failed", path = path)));
        }
    };
    context.use_language_of(&merged.document);
    check_written(context, &path, written)?;
    let locale = &context.locale;
    let documents = (&merged.document, &merged.theirs);
    let comments = merged.comment_conflicts.iter();
    let comments = comments.map(|conflict| phrases::comment_conflict(locale, documents, conflict));
    let mut lines = phrases::conflict_lines(locale, documents, &Audience::Author, &merged.conflicts);
    lines.extend(comments);
    if lines.is_empty() {
        return Ok(());
    }
    // Git names a conflicting file only after the driver has ended, and it may merge several files.
    let heading = name.map(|_| {
        let count = lines.len();
        // An entry that one side removed is kept, whoever edited it.
        let are_values =
            merged.conflicts.iter().all(|item| matches!(item, Conflict::Field { .. } | Conflict::Ranks { .. }));
        if are_values && merged.comment_conflicts.is_empty() {
            t!(locale, "cli-merge-conflicts", path = path, count = count)
        } else {
            t!(locale, "cli-merge-conflicts-of-entries", path = path, count = count)
        }
    });
    heading.iter().chain(&lines).for_each(super::print_error);
    Err(CommandError::ExitCode(1))
}

/// Merges the lines of files that are not all valid deliberations. `errors` are the reasons.
fn merge_lines(
    context: &CommandContext<'_>,
    files: MergeFiles<'_>,
    name: Option<&Path>,
    errors: &[(MergeInput, Vec<FileError>)],
) -> Result<(), CommandError> {
    let [base, ours, theirs] = files;
    let path = SafeText::from_path(name.unwrap_or(ours));
    let print_errors = || {
        for (version, errors) in errors {
            context.print_file_errors(&version_name(context, files, name, *version), errors);
        }
    };
    match store::merge_lines(base, ours, theirs) {
        Ok(merged) => {
            if merged.is_deliberation {
                print_errors();
                super::print_error(&t!(context.locale, "cli-merge-by-lines", path = path.clone()));
            }
            check_written(context, &path, merged.written)?;
            if merged.has_conflicts {
                return Err(CommandError::Message(1, t!(context.locale, "cli-merge-marked", path = path)));
            }
            Ok(())
        }
        Err(LineMergeError::Unreadable) => {
            print_errors();
            Err(CommandError::ExitCode(3))
        }
        Err(LineMergeError::NotText) => {
            print_errors();
            Err(CommandError::Message(3, t!(context.locale, "cli-merge-not-text", path = path)))
        }
    }
}

/// Returns the name of a version for messages: its path, or, if git passes temporary files, the path in the repository
/// and which version it is.
fn version_name(
    context: &CommandContext<'_>,
    [base, ours, theirs]: MergeFiles<'_>,
    name: Option<&Path>,
    version: MergeInput,
) -> PathBuf {
    let (file, id) = match version {
        MergeInput::Base => (base, "cli-merge-base"),
        MergeInput::Ours => (ours, "cli-merge-ours"),
        MergeInput::Theirs => (theirs, "cli-merge-theirs"),
    };
    match name {
        Some(name) => t!(context.locale, id, path = SafeText::from_path(name)).as_str().into(),
        None => file.to_owned(),
    }
}

fn check_written(
    context: &CommandContext<'_>,
    path: &SafeText,
    written: Result<(), WriteError>,
) -> Result<(), CommandError> {
    let failed = |error| {
        let reason = phrases::write_error(&context.locale, &error);
        CommandError::Message(1, t!(context.locale, "cli-merge-not-written", path = path.clone(), reason = reason))
    };
    written.map_err(failed)
}
