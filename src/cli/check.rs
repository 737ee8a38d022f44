//! `pesee check`: every error of every file.

use std::path::PathBuf;

use crate::t;
use crate::text::SafeText;

use super::CommandError;
use super::context::{CommandContext, exit_code_for};

pub(super) fn run(world: &mut CommandContext<'_>, files: &[PathBuf]) -> Result<(), CommandError> {
    let mut codes = Vec::new();
    for path in files {
        match world.open_file(path) {
            Ok(_) => {
                let path = SafeText::from_path(path);
                super::print_line(&t!(world.locale, "cli-check-ok", path = path))?;
            }
            Err(found) => {
                codes.push(exit_code_for(&found));
                world.print_file_errors(path, &found);
            }
        }
    }
    // What is wrong is worth more than what is not known.
    codes.into_iter().min().map_or(Ok(()), |code| Err(CommandError::ExitCode(code)))
}
