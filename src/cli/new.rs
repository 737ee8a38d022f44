//! `pesee new`: a deliberation that begins as a template.

use std::path::Path;

use crate::say;
use crate::store::{self, OpenFile};
use crate::tell;
use crate::text::{Shown, Tongue};
use crate::walk::{TEMPLATES, template};

use super::Ending;
use super::world::World;

/// A new deliberation, not on disk yet: it is saved with its first answer.
pub(super) fn started(world: &World<'_>, name: &str, file: Option<&Path>) -> Result<OpenFile, Ending> {
    let text = template_text(world, name)?;
    let path = match file {
        Some(path) if store::is_name_taken(path) => return Err(Ending::Said(1, exists(&world.tongue, path))),
        Some(path) => path.to_owned(),
        None => {
            let title = store::parse_document(text.as_bytes())
                .map(|document| document.head().title.clone())
                .unwrap_or_default();
            store::free_path(&world.folders()?.sessions, world.clock.today(), &title)
        }
    };
    OpenFile::from_text(path, text).map_err(|_| Ending::Code(3))
}

/// The text of a template in the reader's language.
pub(super) fn template_text(world: &World<'_>, name: &str) -> Result<&'static str, Ending> {
    let unknown = || {
        let names: Vec<Shown> = TEMPLATES.iter().map(|template| Shown::fixed(template.name)).collect();
        let (name, known) = (Shown::brief(name), Shown::join(&names, ", "));
        Ending::Said(2, tell!(world.tongue, "cli-no-template", name = name, known = known))
    };
    let found = template(name).ok_or_else(unknown)?;
    Ok(found.text(say::file_language(world.tongue.language())))
}

fn exists(tongue: &Tongue, path: &Path) -> Shown {
    tell!(tongue, "cli-exists", path = Shown::path(path))
}
