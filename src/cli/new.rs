//! `pesee new`: a deliberation that begins as a template.

use std::path::Path;

use crate::say;
use crate::store::{self, Opened};
use crate::tell;
use crate::text::{Shown, Tongue};
use crate::walk::{TEMPLATES, template};

use super::Ending;
use super::world::World;

/// A new deliberation, not on disk yet: it is saved with its first answer.
pub(super) fn started(world: &World<'_>, name: &str, file: Option<&Path>) -> Result<Opened, Ending> {
    let Some(template) = template(name) else {
        let names: Vec<Shown> = TEMPLATES.iter().map(|t| Shown::fixed(t.name)).collect();
        let known = Shown::join(&names, ", ");
        return Err(Ending::Said(
            2,
            tell!(world.tongue, "cli-no-template", name = Shown::outside(name), known = known),
        ));
    };
    let text = template.text(say::file_language(world.tongue.language()));
    let path = match file {
        Some(path) if path.exists() => return Err(Ending::Said(1, exists(&world.tongue, path))),
        Some(path) => path.to_owned(),
        None => {
            let title = store::read(text.as_bytes()).map(|document| document.head().title.clone()).unwrap_or_default();
            store::free_path(&world.folders()?.sessions, world.clock.today(), &title)
        }
    };
    Opened::fresh(path, text).map_err(|_| Ending::Code(3))
}

fn exists(tongue: &Tongue, path: &Path) -> Shown {
    tell!(tongue, "cli-exists", path = Shown::outside(&path.to_string_lossy()))
}
