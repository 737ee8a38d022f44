//! `pesee merge`: merges two versions of a file, with the arguments and exit codes of a git merge driver.

use std::path::Path;

use crate::phrases;
use crate::store::{self, MergeError, MergeInput};
use crate::t;
use crate::text::SafeText;
use pesee_core::deliberation::Audience;

use super::CommandError;
use super::context::CommandContext;

pub(super) fn run(
    context: &mut CommandContext<'_>,
    base: &Path,
    ours: &Path,
    theirs: &Path,
) -> Result<(), CommandError> {
    let path = SafeText::from_path(ours);
    let (merged, written) = match store::merge_files(base, ours, theirs) {
        Ok(merged) => merged,
        Err(MergeError::Unreadable(unreadable)) => {
            for (version, errors) in unreadable {
                let file = match version {
                    MergeInput::Base => base,
                    MergeInput::Ours => ours,
                    MergeInput::Theirs => theirs,
                };
                context.print_file_errors(file, &errors);
            }
            return Err(CommandError::ExitCode(3));
        }
        Err(MergeError::VerificationFailed) => {
            return Err(CommandError::Message(1, t!(context.locale, "cli-merge-failed", path = path)));
        }
    };
    context.use_language_of(&merged.document);
    if let Err(error) = written {
        let reason = phrases::write_error(&context.locale, &error);
        return Err(CommandError::Message(
            1,
            t!(context.locale, "cli-merge-not-written", path = path, reason = reason),
        ));
    }
    let locale = &context.locale;
    let documents = (&merged.document, &merged.theirs);
    let comments = merged.comment_conflicts.iter();
    let comments = comments.map(|conflict| phrases::comment_conflict(locale, documents, conflict));
    let mut lines = phrases::conflict_lines(locale, documents, &Audience::Author, &merged.conflicts);
    lines.extend(comments);
    for line in &lines {
        super::print_error(line);
    }
    if lines.is_empty() { Ok(()) } else { Err(CommandError::ExitCode(1)) }
}
