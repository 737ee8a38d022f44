//! `pesee import`: a table or a list of another program, shown as it was understood, then saved as a new deliberation.

use std::io;
use std::path::Path;

use crate::messages::FileError;
use crate::phrases;
use crate::plain::{self, LineIo};
use crate::store;
use crate::t;
use crate::text::SafeText;
use crate::walk::Session;
use pesee_core::deliberation::{Builder, Deliberation, FieldPath, HeadField};

use super::CommandError;
use super::context::CommandContext;

/// More places than this are counted, not named.
const MAX_NAMED_ERRORS: usize = 40;

pub(super) fn run(
    world: &CommandContext<'_>,
    table: &Path,
    into: Option<&Path>,
    yes: bool,
) -> Result<(), CommandError> {
    let locale = &world.locale;
    let bytes = store::read_regular_file(table, pesee_core::format::MAX_BYTES).map_err(|problem| {
        world.print_file_errors(table, &[FileError { position: None, kind: problem }]);
        CommandError::ExitCode(3)
    })?;
    let name = table.file_stem().unwrap_or_default().to_string_lossy().replace(['-', '_'], " ");
    let is_list = table.extension().is_some_and(|ending| ending == "md" || ending == "markdown");
    let imported = store::import(&bytes, is_list, name.trim()).map_err(|misread| {
        for misread in misread.iter().take(MAX_NAMED_ERRORS) {
            super::print_error(&phrases::import_error(locale, table, misread));
        }
        let more = misread.len().saturating_sub(MAX_NAMED_ERRORS);
        if more > 0 {
            super::print_error(&t!(locale, "import-more-errors", count = more));
        }
        CommandError::Message(3, t!(locale, "import-failed"))
    })?;
    if yes {
        return save(world, table, imported.document, into);
    }
    for line in phrases::import_summary(locale, &imported) {
        super::print_line(&line)?;
    }
    if !super::is_interactive() {
        super::print_line(&t!(locale, "import-not-saved", file = SafeText::from_path(table)))?;
        return Ok(());
    }
    super::print_line(&t!(locale, "import-confirm"))?;
    let answers = [t!(locale, "import-confirm-save"), t!(locale, "import-confirm-cancel")];
    let (mut input, mut output) = (io::stdin().lock(), io::stdout().lock());
    let chosen =
        plain::choose_item(&mut super::ask::fit_to_terminal(LineIo::new(locale, &mut input, &mut output)), &answers)?;
    drop(output);
    match chosen {
        Some(0) => save(world, table, imported.document, into),
        _ => Ok(super::print_line(&t!(locale, "import-cancelled"))?),
    }
}

/// Saves it as a file that was not there before.
fn save(
    world: &CommandContext<'_>,
    table: &Path,
    document: Deliberation,
    into: Option<&Path>,
) -> Result<(), CommandError> {
    let locale = &world.locale;
    let path = match into {
        Some(path) if store::is_name_taken(path) => {
            return Err(CommandError::Message(1, t!(locale, "cli-file-exists", path = SafeText::from_path(path))));
        }
        Some(path) => path.to_owned(),
        None => store::free_path(&world.folders()?.sessions, world.clock.today(), &document.head().title),
    };
    let document = with_start_fields(world, document, &path);
    let text = store::render_new_file(&document).map_err(|faults| {
        world.print_file_errors(table, &faults);
        CommandError::ExitCode(3)
    })?;
    // Whatever has taken the name meanwhile keeps it.
    store::export(&path, text.as_bytes(), store::Replaces::OwnFile(|_| false)).map_err(|trouble| {
        let reason = phrases::write_error(locale, &trouble);
        CommandError::Message(1, t!(locale, "import-unsaved", path = SafeText::from_path(&path), reason = reason))
    })?;
    let path = SafeText::from_path(&path);
    super::print_line(&t!(locale, "import-saved", path = path.clone()))?;
    super::print_line(&t!(locale, "cli-resume", path = path))?;
    Ok(())
}

/// The same as a deliberation that begins here and now, in the reader's language.
fn with_start_fields(world: &CommandContext<'_>, document: Deliberation, path: &Path) -> Deliberation {
    let mut draft = Builder::from_document(&document);
    draft.set_typed(FieldPath::Head(HeadField::Language), phrases::file_language(world.locale.language()));
    let name = path.file_stem().unwrap_or_default().to_string_lossy();
    Session::create(draft.finish().0, &name, None, world.clock.now()).document().clone()
}
