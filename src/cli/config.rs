//! `pesee config`: prints the commented default configuration, and finds, checks and edits the configuration file.

use std::path::{Path, PathBuf};

use crate::config::{Folders, NoHomeError, default_text};
use crate::phrases;
use crate::runtime;
use crate::store;
use crate::t;
use crate::text::{SafeText, catalogue_text};
use crate::ui::event::EditorError;

use super::args::ConfigAction;
use super::context::{CommandContext, describe_config_errors, load_config};
use super::languages::Languages;
use super::{CommandError, catalogues};

pub(super) fn run(context: &mut CommandContext<'_>, action: Option<ConfigAction>) -> Result<(), CommandError> {
    match action {
        None => super::print_text(default_text(context.locale.language())),
        Some(ConfigAction::Path) => Ok(super::print_line(&SafeText::from_path(&find_path(context)?))?),
        Some(ConfigAction::Check) => check(context, &find_path(context)?),
        Some(ConfigAction::Edit) => edit(context, &find_path(context)?),
        Some(ConfigAction::Messages) => super::print_text(&catalogue_text(context.locale.language())),
    }
}

/// Returns the path of the configuration file, whether or not the file exists.
fn find_path(context: &CommandContext<'_>) -> Result<PathBuf, CommandError> {
    let folder = Folders::find_config_folder(context.environment)
        .map_err(|NoHomeError| CommandError::Message(1, t!(context.locale, "cli-no-config-folder")))?;
    Ok(folder.join(Folders::CONFIG_FILE))
}

/// Says that the file has no errors, and checks the catalogues. The errors of the file itself were printed when the
/// configuration was read.
fn check(context: &CommandContext<'_>, path: &Path) -> Result<(), CommandError> {
    let (locale, shown) = (&context.locale, SafeText::from_path(path));
    let has_errors = context.config_notice.is_some();
    if !has_errors {
        let id = if path.exists() { "cli-config-valid" } else { "cli-config-missing" };
        super::print_line(&t!(locale, id, path = shown))?;
    }
    let are_catalogues_valid = catalogues::check_all(locale, &context.languages)?;
    if has_errors || !are_catalogues_valid { Err(CommandError::ExitCode(3)) } else { Ok(()) }
}

/// Opens the file in the user's editor, and then prints its errors. Creates the file with the default text if there is
/// none.
fn edit(context: &CommandContext<'_>, path: &Path) -> Result<(), CommandError> {
    let (locale, shown) = (&context.locale, SafeText::from_path(path));
    if !super::is_interactive() {
        let instead = SafeText::from_static("pesee config path");
        return Err(CommandError::Message(2, t!(locale, "cli-no-terminal", instead = instead)));
    }
    if !path.exists() {
        store::write_new_file(path, default_text(locale.language()).as_bytes()).map_err(|error| {
            let reason = phrases::write_error(locale, &error);
            CommandError::Message(1, t!(locale, "cli-config-not-created", path = &shown, reason = reason))
        })?;
    }
    runtime::run_editor(path).map_err(|error| {
        let sentence = match error {
            EditorError::NotStarted(editor, reason) => {
                let (editor, reason) = (SafeText::excerpt(&editor), SafeText::excerpt(&reason));
                t!(locale, "cli-config-editor-not-started", editor = editor, reason = reason)
            }
            _ => t!(locale, "cli-config-no-editor", path = &shown),
        };
        CommandError::Message(1, sentence)
    })?;
    match load_config(context.environment, &Languages::new(context.environment)).1 {
        None => Ok(super::print_line(&t!(locale, "cli-config-valid", path = shown))?),
        Some((path, error)) => {
            describe_config_errors(locale, &path, &error).iter().for_each(super::print_error);
            Err(CommandError::ExitCode(3))
        }
    }
}
