//! `pesee check`: prints all errors of the given files.

use std::path::PathBuf;

use crate::t;
use crate::text::SafeText;

use super::CommandError;
use super::context::{CommandContext, exit_code_for};

pub(super) fn run(context: &mut CommandContext<'_>, files: &[PathBuf]) -> Result<(), CommandError> {
    let mut codes = Vec::new();
    for path in files {
        match context.open_file(path) {
            Ok(_) => {
                let path = SafeText::from_path(path);
                super::print_line(&t!(context.locale, "cli-check-ok", path = path))?;
            }
            Err(errors) => {
                codes.push(exit_code_for(&errors));
                context.print_file_errors(path, &errors);
            }
        }
    }
    // Exit code 3 (an invalid file) takes precedence over 5 (a file that cannot be decrypted).
    codes.into_iter().min().map_or(Ok(()), |code| Err(CommandError::ExitCode(code)))
}
