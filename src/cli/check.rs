//! `pesee check`: prints all errors of the given files, and remarks: the keys that the program does not know, and the
//! marks of a merge within texts.

use std::path::{Path, PathBuf};

use crate::messages::{FileError, UnknownKey};
use crate::t;
use crate::text::SafeText;

use super::CommandError;
use super::context::{CommandContext, exit_code_for};
use super::file_errors::FileRemark;

/// The most remarks about one file that are printed.
const MAX_REMARKS: usize = 50;

pub(super) fn run(context: &mut CommandContext<'_>, files: &[PathBuf]) -> Result<(), CommandError> {
    let mut codes = Vec::new();
    for path in files {
        match context.open_file(path) {
            Ok(opened) => {
                let name = SafeText::from_path(path);
                let (conflicts, keys) = (opened.find_merge_conflicts(), opened.find_unknown_keys());
                print_remarks(context, path, &conflicts, &keys);
                super::print_line(&match conflicts.len() + keys.len() {
                    0 => t!(context.locale, "cli-check-ok", path = name),
                    count => t!(context.locale, "cli-check-remarks", path = name, count = count),
                })?;
            }
            Err(errors) => {
                codes.push(exit_code_for(&errors));
                context.print_file_errors(path, &errors);
                // A misspelt key is often the cause of an error: the key under its right name is missing.
                print_remarks(context, path, &[], &crate::store::find_unknown_keys_in_file(path));
            }
        }
    }
    // Exit code 3 (an invalid file) takes precedence over 5 (a file that cannot be decrypted).
    codes.into_iter().min().map_or(Ok(()), |code| Err(CommandError::ExitCode(code)))
}

fn print_remarks(context: &CommandContext<'_>, path: &Path, conflicts: &[FileError], keys: &[UnknownKey]) {
    let remarks = conflicts.iter().map(FileRemark::Conflict).chain(keys.iter().map(FileRemark::UnknownKey));
    let remarks: Vec<FileRemark<'_>> = remarks.collect();
    context.print_remarks(path, remarks.get(..MAX_REMARKS).unwrap_or(&remarks));
    let count = remarks.len().saturating_sub(MAX_REMARKS);
    if count > 0 {
        super::print_error(&t!(context.locale, "cli-check-more-remarks", count = count));
    }
}
