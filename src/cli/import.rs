//! `pesee import`: a table or a list of another program, shown as it was understood, then saved as a new deliberation.

use std::io;
use std::path::Path;

use crate::messages::FileError;
use crate::plain::{self, Lines};
use crate::say;
use crate::store;
use crate::tell;
use crate::text::Shown;
use crate::walk::Sitting;
use pesee_core::deliberation::{Builder, Deliberation, FieldPath, HeadField};

use super::Ending;
use super::world::World;

/// More places than this are counted, not named.
const MOST_NAMED: usize = 40;

pub(super) fn run(world: &World<'_>, table: &Path, into: Option<&Path>, yes: bool) -> Result<(), Ending> {
    let tongue = &world.tongue;
    let bytes = store::read_regular_file(table, pesee_core::format::MAX_BYTES).map_err(|problem| {
        world.complain_of(table, &[FileError { position: None, kind: problem }]);
        Ending::Code(3)
    })?;
    let name = table.file_stem().unwrap_or_default().to_string_lossy().replace(['-', '_'], " ");
    let is_list = table.extension().is_some_and(|ending| ending == "md" || ending == "markdown");
    let imported = store::import(&bytes, is_list, name.trim()).map_err(|misread| {
        for misread in misread.iter().take(MOST_NAMED) {
            super::complain(&say::misread(tongue, table, misread));
        }
        let more = misread.len().saturating_sub(MOST_NAMED);
        if more > 0 {
            super::complain(&tell!(tongue, "import-more", count = more));
        }
        Ending::Said(3, tell!(tongue, "import-none"))
    })?;
    if yes {
        return save(world, table, imported.document, into);
    }
    for line in say::imported(tongue, &imported) {
        super::print(&line)?;
    }
    if !super::on_terminal() {
        super::print(&tell!(tongue, "import-not-saved", file = Shown::path(table)))?;
        return Ok(());
    }
    super::print(&tell!(tongue, "import-ask"))?;
    let answers = [tell!(tongue, "import-ask-save"), tell!(tongue, "import-ask-leave")];
    let (mut input, mut output) = (io::stdin().lock(), io::stdout().lock());
    let chosen = plain::choose(&mut super::ask::fitted(Lines::new(tongue, &mut input, &mut output)), &answers)?;
    drop(output);
    match chosen {
        Some(0) => save(world, table, imported.document, into),
        _ => Ok(super::print(&tell!(tongue, "import-left"))?),
    }
}

/// Saves it as a file that was not there before.
fn save(world: &World<'_>, table: &Path, document: Deliberation, into: Option<&Path>) -> Result<(), Ending> {
    let tongue = &world.tongue;
    let path = match into {
        Some(path) if store::is_name_taken(path) => {
            return Err(Ending::Said(1, tell!(tongue, "cli-exists", path = Shown::path(path))));
        }
        Some(path) => path.to_owned(),
        None => store::free_path(&world.folders()?.sessions, world.clock.today(), &document.head().title),
    };
    let document = begun(world, document, &path);
    let text = store::render_new_file(&document).map_err(|faults| {
        world.complain_of(table, &faults);
        Ending::Code(3)
    })?;
    // Whatever has taken the name meanwhile keeps it.
    store::export(&path, text.as_bytes(), store::Replaces::OwnFile(|_| false)).map_err(|trouble| {
        let reason = say::trouble(tongue, &trouble);
        Ending::Said(1, tell!(tongue, "import-unsaved", path = Shown::path(&path), reason = reason))
    })?;
    let path = Shown::path(&path);
    super::print(&tell!(tongue, "import-saved", path = path.clone()))?;
    super::print(&tell!(tongue, "cli-resume", path = path))?;
    Ok(())
}

/// The same as a deliberation that begins here and now, in the reader's language.
fn begun(world: &World<'_>, document: Deliberation, path: &Path) -> Deliberation {
    let mut draft = Builder::from_document(&document);
    draft.set_typed(FieldPath::Head(HeadField::Language), say::file_language(world.tongue.language()));
    let name = path.file_stem().unwrap_or_default().to_string_lossy();
    Sitting::begin(draft.finish().0, &name, None, world.clock.now()).document().clone()
}
