//! `pesee new`: creating a deliberation from a template.

use std::path::{Path, PathBuf};

use crate::messages::WriteError;
use crate::phrases;
use crate::runtime::find_example;
use crate::store::{self, OpenFile};
use crate::t;
use crate::text::{Locale, SafeText};
use crate::walk::{EXAMPLE, TEMPLATES, find_template};

use super::CommandError;
use super::context::CommandContext;

/// Returns the file of the worked example that is opened instead of a new copy: the example in the library, unless the
/// user has named a file or a client.
pub(super) fn find_kept_example(
    context: &CommandContext<'_>,
    name: &str,
    client: Option<&str>,
    file: Option<&Path>,
) -> Option<PathBuf> {
    if name != EXAMPLE.name || client.is_some() || file.is_some() {
        return None;
    }
    find_example(&context.folders().ok()?.sessions, phrases::file_language(context.locale.language()))
}

/// Creates a deliberation in memory. The first answer saves it.
pub(super) fn create_from_template(
    context: &CommandContext<'_>,
    name: &str,
    file: Option<&Path>,
) -> Result<OpenFile, CommandError> {
    let text = template_text(context, name)?;
    let state = context.folders().ok().map(|folders| folders.state);
    let path = match file {
        Some(path) if store::is_own_path(path, state.as_deref()) => {
            let (path, reason) =
                (SafeText::from_path(path), phrases::write_error(&context.locale, &WriteError::OwnFile));
            return Err(CommandError::Message(
                1,
                t!(context.locale, "report-not-written-reason", path = path, reason = reason),
            ));
        }
        Some(path) if store::is_name_taken(path) => {
            return Err(CommandError::Message(1, file_exists_message(&context.locale, path)));
        }
        Some(path) => path.to_owned(),
        None => {
            let title = store::parse_document(text.as_bytes())
                .map(|document| document.head().title.clone())
                .unwrap_or_default();
            store::free_path(&context.folders()?.sessions, context.clock.today(), &title)
        }
    };
    OpenFile::from_text(path, &text).map_err(|_| CommandError::ExitCode(3))
}

/// Returns the text of a template in the user's language.
pub(super) fn template_text(context: &CommandContext<'_>, name: &str) -> Result<String, CommandError> {
    let unknown_template = || {
        let names: Vec<SafeText> = TEMPLATES.iter().map(|template| SafeText::from_static(template.name)).collect();
        let (name, known) = (SafeText::excerpt(name), SafeText::join(&names, ", "));
        CommandError::Message(2, t!(context.locale, "cli-no-template", name = name, known = known))
    };
    let found = find_template(name).ok_or_else(unknown_template)?;
    Ok(found.text_at(phrases::file_language(context.locale.language()), context.clock.now()))
}

/// Describes that a new file cannot have the name `path`, which is taken.
pub(super) fn file_exists_message(locale: &Locale, path: &Path) -> SafeText {
    let id = if path.is_dir() { "cli-folder-exists" } else { "cli-file-exists" };
    t!(locale, id, path = SafeText::from_path(path))
}
