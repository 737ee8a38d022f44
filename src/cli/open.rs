//! `pesee`, `pesee FILE`, `pesee open`, `pesee new`: on the screen, or in lines where that is wanted.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};

use crate::messages::LibraryRow;
use crate::runtime;
use crate::store;
use crate::tell;
use crate::text::Shown;
use crate::ui::app::{Settings, StartTarget};
use crate::walk::{self, TEMPLATES};

use super::world::World;
use super::{Ending, ask, new, on_terminal};

/// Opens the library.
pub(super) fn library(world: &mut World<'_>) -> Result<(), Ending> {
    if world.plain() {
        return ask::run(world, None);
    }
    screen(world, StartTarget::Library, "pesee list")
}

/// Opens one deliberation, by file, by id, or by a part of its title.
pub(super) fn run(world: &mut World<'_>, name: &OsStr) -> Result<(), Ending> {
    let path = found(world, name)?;
    if world.plain() {
        return ask::walk_file(world, &path);
    }
    screen(world, StartTarget::File(path), "pesee ask FILE")
}

/// Starts a deliberation.
pub(super) fn begin(
    world: &mut World<'_>,
    template: Option<&str>,
    client: Option<&str>,
    file: Option<&Path>,
) -> Result<(), Ending> {
    let name = template.unwrap_or(TEMPLATES.first().map_or("", |template| template.name));
    let opened = new::started(world, name, file)?;
    if world.plain() {
        return ask::walk_new(world, opened, client);
    }
    let template = walk::template(name).map_or("", |template| template.name);
    let start = StartTarget::New { template, path: file.map(Path::to_owned), client: client.map(str::to_owned) };
    screen(world, start, "pesee ask")
}

/// Runs on the screen; afterwards, on the normal one, says where the file is and how to come back.
fn screen(world: &mut World<'_>, start: StartTarget, instead: &'static str) -> Result<(), Ending> {
    if !on_terminal() {
        return Err(Ending::Said(2, tell!(world.tongue, "cli-no-terminal", instead = Shown::fixed(instead))));
    }
    let settings = Settings {
        select_language: world.speaker(),
        theme: world.theme(),
        show_hints: world.config.hints.unwrap_or(true),
        is_mouse_enabled: world.config.mouse.unwrap_or(true),
        initial_notice: world.remark.clone(),
        key_source: world.opener(),
        start,
    };
    let parted = runtime::run(settings, &world.folders()?, world.clock)?;
    let Some((path, decision)) = &parted.open else { return ended(parted.code) };
    let path = Shown::path(path);
    if let Some(trouble) = &parted.trouble {
        let (code, sentence) = super::unsaved(&parted.tongue, &path, trouble, parted.kept.as_deref());
        super::complain(&sentence);
        return ended(if parted.code == 0 { code } else { parted.code });
    }
    if parted.code != 0 {
        return ended(parted.code);
    }
    super::print(&path)?;
    if let Some(decision) = decision {
        super::print(&decision.capitalized())?;
    }
    super::print(&tell!(parted.tongue, "cli-resume", path = path))?;
    Ok(())
}

fn ended(code: u8) -> Result<(), Ending> {
    if code == 0 { Ok(()) } else { Err(Ending::Code(code)) }
}

/// The file that a name stands for.
fn found(world: &World<'_>, name: &OsStr) -> Result<PathBuf, Ending> {
    let path = Path::new(name);
    // What is written as a path is one, there or not.
    let is_path = path.extension().is_some_and(|extension| extension == "toml" || extension == "age")
        || path.components().count() > 1;
    if store::is_name_taken(path) || is_path {
        return Ok(path.to_owned());
    }
    let wanted = name.to_string_lossy().to_lowercase();
    let shown = Shown::brief(&name.to_string_lossy());
    let mut files = store::list_files(&world.folders()?.sessions);
    let mut rows = runtime::read_each(&mut files, None, store::named_row);
    rows.sort_by_cached_key(|row| (store::is_copy(&row.path), row.path.clone()));
    if let Some(row) = rows.iter().find(|row| row.id.as_deref() == Some(wanted.as_str())) {
        return Ok(row.path.clone());
    }
    // An empty name is a part of every title, and names none.
    let fits = |row: &&LibraryRow| !wanted.trim().is_empty() && row.title.to_lowercase().contains(&wanted);
    let mut named: Vec<_> = rows.iter().filter(fits).collect();
    if named.iter().any(|row| !store::is_copy(&row.path)) {
        // A copy that has lost its deliberation still bears the title of another.
        named.retain(|row| !store::is_copy(&row.path));
    }
    match named.as_slice() {
        [one] => Ok(one.path.clone()),
        [] => Err(Ending::Said(1, tell!(world.tongue, "cli-not-found", name = shown))),
        several => {
            let named = |row: &&LibraryRow| {
                let file = Shown::path(row.path.file_name().unwrap_or_default());
                let file = Shown::concat([&Shown::fixed("("), &file, &Shown::fixed(")")]);
                Shown::join(&[Shown::brief(&row.title), file], " ")
            };
            let titles: Vec<Shown> = several.iter().take(5).map(named).collect();
            let titles = Shown::join(&titles, ", ");
            Err(Ending::Said(1, tell!(world.tongue, "cli-several", name = shown, titles = titles)))
        }
    }
}
