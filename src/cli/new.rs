//! `pesee new`: a deliberation that begins as a template.

use std::path::Path;

use crate::phrases;
use crate::store::{self, OpenFile};
use crate::t;
use crate::text::{Locale, SafeText};
use crate::walk::{TEMPLATES, find_template};

use super::CommandError;
use super::context::CommandContext;

/// A new deliberation, not on disk yet: it is saved with its first answer.
pub(super) fn create_from_template(
    world: &CommandContext<'_>,
    name: &str,
    file: Option<&Path>,
) -> Result<OpenFile, CommandError> {
    let text = template_text(world, name)?;
    let path = match file {
        Some(path) if store::is_name_taken(path) => {
            return Err(CommandError::Message(1, file_exists_message(&world.locale, path)));
        }
        Some(path) => path.to_owned(),
        None => {
            let title = store::parse_document(text.as_bytes())
                .map(|document| document.head().title.clone())
                .unwrap_or_default();
            store::free_path(&world.folders()?.sessions, world.clock.today(), &title)
        }
    };
    OpenFile::from_text(path, text).map_err(|_| CommandError::ExitCode(3))
}

/// The text of a template in the reader's language.
pub(super) fn template_text(world: &CommandContext<'_>, name: &str) -> Result<&'static str, CommandError> {
    let unknown = || {
        let names: Vec<SafeText> = TEMPLATES.iter().map(|template| SafeText::from_static(template.name)).collect();
        let (name, known) = (SafeText::excerpt(name), SafeText::join(&names, ", "));
        CommandError::Message(2, t!(world.locale, "cli-no-template", name = name, known = known))
    };
    let found = find_template(name).ok_or_else(unknown)?;
    Ok(found.text(phrases::file_language(world.locale.language())))
}

fn file_exists_message(locale: &Locale, path: &Path) -> SafeText {
    t!(locale, "cli-file-exists", path = SafeText::from_path(path))
}
