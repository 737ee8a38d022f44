//! `pesee`, `pesee FILE`, `pesee open`, `pesee new`: on the screen, or in lines where that is wanted.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};

use crate::messages::LibraryRow;
use crate::runtime;
use crate::store;
use crate::t;
use crate::text::SafeText;
use crate::ui::app::{Settings, StartTarget};
use crate::walk::{self, TEMPLATES};

use super::context::CommandContext;
use super::{CommandError, ask, is_interactive, new};

/// Opens the library.
pub(super) fn open_library(world: &mut CommandContext<'_>) -> Result<(), CommandError> {
    if world.is_plain() {
        return ask::run(world, None);
    }
    run_screen(world, StartTarget::Library, "pesee list")
}

/// Opens one deliberation, by file, by id, or by a part of its title.
pub(super) fn run(world: &mut CommandContext<'_>, name: &OsStr) -> Result<(), CommandError> {
    let path = find_file(world, name)?;
    if world.is_plain() {
        return ask::walk_file(world, &path);
    }
    run_screen(world, StartTarget::File(path), "pesee ask FILE")
}

/// Starts a deliberation.
pub(super) fn create(
    world: &mut CommandContext<'_>,
    template: Option<&str>,
    client: Option<&str>,
    file: Option<&Path>,
) -> Result<(), CommandError> {
    let name = template.unwrap_or(TEMPLATES.first().map_or("", |template| template.name));
    let opened = new::create_from_template(world, name, file)?;
    if world.is_plain() {
        return ask::walk_new(world, opened, client);
    }
    let template = walk::find_template(name).map_or("", |template| template.name);
    let start = StartTarget::New { template, path: file.map(Path::to_owned), client: client.map(str::to_owned) };
    run_screen(world, start, "pesee ask")
}

/// Runs on the screen; afterwards, on the normal one, says where the file is and how to come back.
fn run_screen(world: &mut CommandContext<'_>, start: StartTarget, instead: &'static str) -> Result<(), CommandError> {
    if !is_interactive() {
        return Err(CommandError::Message(
            2,
            t!(world.locale, "cli-no-terminal", instead = SafeText::from_static(instead)),
        ));
    }
    let settings = Settings {
        select_language: world.language_chooser(),
        theme: world.theme(),
        show_hints: world.config.hints.unwrap_or(true),
        is_mouse_enabled: world.config.mouse.unwrap_or(true),
        initial_notice: world.config_notice.clone(),
        key_source: world.find_key_source(),
        start,
    };
    let parted = runtime::run(settings, &world.folders()?, world.clock)?;
    let Some((path, decision)) = &parted.open_file else { return exit_with(parted.exit_code) };
    let path = SafeText::from_path(path);
    if let Some(trouble) = &parted.save_failure {
        let (code, sentence) = super::describe_unsaved(&parted.locale, &path, trouble, parted.rescue_path.as_deref());
        super::print_error(&sentence);
        return exit_with(if parted.exit_code == 0 { code } else { parted.exit_code });
    }
    if parted.exit_code != 0 {
        return exit_with(parted.exit_code);
    }
    super::print_line(&path)?;
    if let Some(decision) = decision {
        super::print_line(&decision.to_capitalized())?;
    }
    super::print_line(&t!(parted.locale, "cli-resume", path = path))?;
    Ok(())
}

fn exit_with(code: u8) -> Result<(), CommandError> {
    if code == 0 { Ok(()) } else { Err(CommandError::ExitCode(code)) }
}

/// The file that a name stands for.
fn find_file(world: &CommandContext<'_>, name: &OsStr) -> Result<PathBuf, CommandError> {
    let path = Path::new(name);
    // What is written as a path is one, there or not.
    let is_path = path.extension().is_some_and(|extension| extension == "toml" || extension == "age")
        || path.components().count() > 1;
    if store::is_name_taken(path) || is_path {
        return Ok(path.to_owned());
    }
    let wanted = name.to_string_lossy().to_lowercase();
    let shown = SafeText::excerpt(&name.to_string_lossy());
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
        [] => Err(CommandError::Message(1, t!(world.locale, "cli-not-found", name = shown))),
        several => {
            let named = |row: &&LibraryRow| {
                let file = SafeText::from_path(row.path.file_name().unwrap_or_default());
                let file = SafeText::concat([&SafeText::from_static("("), &file, &SafeText::from_static(")")]);
                SafeText::join(&[SafeText::excerpt(&row.title), file], " ")
            };
            let titles: Vec<SafeText> = several.iter().take(5).map(named).collect();
            let titles = SafeText::join(&titles, ", ");
            Err(CommandError::Message(1, t!(world.locale, "cli-ambiguous-title", name = shown, titles = titles)))
        }
    }
}
