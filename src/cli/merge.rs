//! `pesee merge`: two versions of one file into one, as git asks a merge driver.

use std::path::Path;

use crate::say;
use crate::store::{self, MergeError, MergeInput};
use crate::tell;
use crate::text::Shown;

use super::Ending;
use super::world::World;

pub(super) fn run(world: &mut World<'_>, base: &Path, ours: &Path, theirs: &Path) -> Result<(), Ending> {
    let path = Shown::path(ours);
    let (merged, written) = match store::merge_files(base, ours, theirs) {
        Ok(merged) => merged,
        Err(MergeError::Unreadable(found)) => {
            for (version, faults) in found {
                let file = match version {
                    MergeInput::Base => base,
                    MergeInput::Ours => ours,
                    MergeInput::Theirs => theirs,
                };
                world.complain_of(file, &faults);
            }
            return Err(Ending::Code(3));
        }
        Err(MergeError::VerificationFailed) => {
            return Err(Ending::Said(1, tell!(world.tongue, "cli-merge-astray", path = path)));
        }
    };
    world.speak_like(&merged.document);
    if let Err(trouble) = written {
        let reason = say::trouble(&world.tongue, &trouble);
        return Err(Ending::Said(1, tell!(world.tongue, "cli-merge-unwritten", path = path, reason = reason)));
    }
    let tongue = &world.tongue;
    let clashes = merged.conflicts.iter().map(|clash| say::clash(tongue, &merged.document, &merged.theirs, clash));
    let asides = merged.comment_conflicts.iter().map(|aside| say::aside(tongue, aside));
    let lines: Vec<Shown> = clashes.chain(asides).collect();
    for line in &lines {
        super::complain(line);
    }
    if lines.is_empty() { Ok(()) } else { Err(Ending::Code(1)) }
}
