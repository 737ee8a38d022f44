//! `pesee merge`: two versions of one file into one, as git asks a merge driver.

use std::path::Path;

use crate::phrases;
use crate::store::{self, MergeError, MergeInput};
use crate::t;
use crate::text::SafeText;

use super::CommandError;
use super::context::CommandContext;

pub(super) fn run(world: &mut CommandContext<'_>, base: &Path, ours: &Path, theirs: &Path) -> Result<(), CommandError> {
    let path = SafeText::from_path(ours);
    let (merged, written) = match store::merge_files(base, ours, theirs) {
        Ok(merged) => merged,
        Err(MergeError::Unreadable(found)) => {
            for (version, faults) in found {
                let file = match version {
                    MergeInput::Base => base,
                    MergeInput::Ours => ours,
                    MergeInput::Theirs => theirs,
                };
                world.print_file_errors(file, &faults);
            }
            return Err(CommandError::ExitCode(3));
        }
        Err(MergeError::VerificationFailed) => {
            return Err(CommandError::Message(1, t!(world.locale, "cli-merge-failed", path = path)));
        }
    };
    world.use_language_of(&merged.document);
    if let Err(trouble) = written {
        let reason = phrases::write_error(&world.locale, &trouble);
        return Err(CommandError::Message(1, t!(world.locale, "cli-merge-not-written", path = path, reason = reason)));
    }
    let locale = &world.locale;
    let clashes =
        merged.conflicts.iter().map(|clash| phrases::conflict(locale, &merged.document, &merged.theirs, clash));
    let asides = merged.comment_conflicts.iter().map(|aside| phrases::comment_conflict(locale, aside));
    let lines: Vec<SafeText> = clashes.chain(asides).collect();
    for line in &lines {
        super::print_error(line);
    }
    if lines.is_empty() { Ok(()) } else { Err(CommandError::ExitCode(1)) }
}
