//! `pesee`, `pesee FILE`, `pesee open` and `pesee new`: the full-screen program or, on request, the line-based program.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::rc::Rc;

use crate::messages::LibraryRow;
use crate::phrases;
use crate::runtime;
use crate::store;
use crate::t;
use crate::text::SafeText;
use crate::ui::app::{Settings, StartTarget};
use crate::walk::{self, TEMPLATES};

use super::context::CommandContext;
use super::stall::report_stall;
use super::{CommandError, ask, is_interactive, new};

pub(super) fn open_library(context: &mut CommandContext<'_>) -> Result<(), CommandError> {
    if context.is_plain() {
        return ask::run(context, None);
    }
    run_screen(context, StartTarget::Library, "pesee list")
}

/// Opens a deliberation by its file, its id or a part of its title.
pub(super) fn run(context: &mut CommandContext<'_>, name: &OsStr) -> Result<(), CommandError> {
    let path = report_stall(context.locale.language(), || find_file(context, name))?;
    if context.is_plain() {
        return ask::walk_file(context, &path);
    }
    run_screen(context, StartTarget::File(path), "pesee ask FILE")
}

/// Creates a deliberation.
pub(super) fn create(
    context: &mut CommandContext<'_>,
    template: Option<&str>,
    client: Option<&str>,
    file: Option<&Path>,
) -> Result<(), CommandError> {
    let name = template.unwrap_or(TEMPLATES.first().map_or("", |template| template.name));
    if context.is_plain()
        && let Some(path) = new::find_kept_example(context, name, client, file)
    {
        return ask::walk_file(context, &path);
    }
    let opened = new::create_from_template(context, name, file)?;
    if context.is_plain() {
        return ask::walk_new(context, opened, client);
    }
    let template = walk::find_template(name).map_or("", |template| template.name);
    let start = StartTarget::New { template, path: file.map(Path::to_owned), client: client.map(str::to_owned) };
    run_screen(context, start, "pesee ask")
}

/// Names a text that an editor saved and that was not taken over, for example because the machine stopped.
fn kept_text_notice(context: &CommandContext<'_>) -> Option<SafeText> {
    let kept = runtime::find_kept_texts(&context.folders().ok()?.state).into_iter().next()?;
    Some(t!(context.locale, "screen-editor-kept", path = SafeText::from_path(&kept)))
}

/// Runs the full-screen program. Afterwards prints the path of the file and the command that opens it again.
fn run_screen(
    context: &mut CommandContext<'_>,
    start: StartTarget,
    alternative: &'static str,
) -> Result<(), CommandError> {
    if !is_interactive() {
        return Err(CommandError::Message(
            2,
            t!(context.locale, "cli-no-terminal", instead = SafeText::from_static(alternative)),
        ));
    }
    let settings = Settings {
        select_language: context.language_chooser(),
        list_languages: {
            let languages = Rc::clone(&context.languages);
            Box::new(move || languages.list())
        },
        theme: context.theme()?,
        themes: context.config.themes.clone(),
        show_hints: context.config.hints.unwrap_or(true),
        is_mouse_enabled: context.config.mouse.unwrap_or(true),
        initial_notice: context
            .start_notice
            .clone()
            .or_else(|| context.config_notice.clone())
            .or_else(|| kept_text_notice(context)),
        key_source: context.find_key_source()?,
        start,
    };
    let outcome = runtime::run(settings, &context.folders()?, context.clock)?;
    if let Some(sentence) = outcome.not_kept.as_ref().filter(|_| outcome.exit_code == 0) {
        super::print_line(sentence)?;
    }
    let Some((path, decision)) = &outcome.exit_summary else { return exit_with(outcome.exit_code) };
    let path = SafeText::from_path(path);
    if let Some(failure) = &outcome.save_failure {
        let (code, sentence) = super::describe_unsaved(&outcome.locale, &path, failure, outcome.rescue_path.as_deref());
        runtime::print_last_error(&sentence);
        return exit_with(if outcome.exit_code == 0 { code } else { outcome.exit_code });
    }
    if let Some((error, is_saved)) = &outcome.unkept_text {
        let (locale, reason) = (&outcome.locale, phrases::write_error(&outcome.locale, error));
        runtime::print_last_error(&if *is_saved {
            t!(locale, "cli-saved-without-text", path = path, reason = reason)
        } else {
            t!(locale, "cli-text-not-kept", reason = reason)
        });
        return exit_with(if outcome.exit_code == 0 { 1 } else { outcome.exit_code });
    }
    if outcome.exit_code != 0 {
        return exit_with(outcome.exit_code);
    }
    let decision = decision.as_ref().map(SafeText::to_capitalized);
    let resume = t!(outcome.locale, "cli-resume", path = path.clone());
    let lines: Vec<SafeText> = [path].into_iter().chain(decision).chain([resume]).collect();
    runtime::print_last_lines(&lines);
    Ok(())
}

fn exit_with(code: u8) -> Result<(), CommandError> {
    if code == 0 { Ok(()) } else { Err(CommandError::ExitCode(code)) }
}

/// Returns whether the name of a deliberation is a path. A name that looks like a path is a path, even if the file does
/// not exist.
pub(super) fn is_path(name: &Path) -> bool {
    store::is_name_taken(name)
        || name.extension().is_some_and(|extension| extension == "toml" || extension == "age")
        || name.components().count() > 1
}

/// Finds the file for a path, an id or a part of a title.
fn find_file(context: &CommandContext<'_>, name: &OsStr) -> Result<PathBuf, CommandError> {
    let path = Path::new(name);
    if is_path(path) {
        return Ok(path.to_owned());
    }
    let lowercase_name = name.to_string_lossy().to_lowercase();
    let display_name = SafeText::excerpt(&name.to_string_lossy());
    let mut listing = store::list_folder(&context.folders()?.sessions);
    let mut files = std::mem::take(&mut listing.files);
    let mut rows = runtime::read_each(&mut files, None, store::named_row);
    rows.sort_by_cached_key(|row| (store::is_copy(&row.path), row.path.clone()));
    if let Some(row) = rows.iter().find(|row| row.id.as_deref() == Some(lowercase_name.as_str())) {
        return Ok(row.path.clone());
    }
    // An empty name is a part of every title, but must match none.
    let matches =
        |row: &&LibraryRow| !lowercase_name.trim().is_empty() && row.title.to_lowercase().contains(&lowercase_name);
    let mut found: Vec<_> = rows.iter().filter(matches).collect();
    if found.iter().any(|row| !store::is_copy(&row.path)) {
        // A copy has the title of its original. The title means the original if there is one.
        found.retain(|row| !store::is_copy(&row.path));
    }
    // The whole title means the deliberation with that title, also if it is a part of another title.
    let whole: Vec<_> = found.iter().copied().filter(|row| row.title.to_lowercase() == lowercase_name).collect();
    if whole.len() == 1 {
        found = whole;
    }
    match found.as_slice() {
        [one] => Ok(one.path.clone()),
        [] if !listing.unreadable.is_empty() => {
            for row in &listing.unreadable {
                context.print_file_errors(&row.path, &row.errors);
            }
            Err(CommandError::ExitCode(3))
        }
        [] => Err(CommandError::Message(1, t!(context.locale, "cli-not-found", name = display_name))),
        several => {
            let title_and_file = |row: &&LibraryRow| {
                let file = SafeText::from_path(row.path.file_name().unwrap_or_default());
                let file = SafeText::concat([&SafeText::from_static("("), &file, &SafeText::from_static(")")]);
                SafeText::join(&[SafeText::excerpt(&row.title), file], " ")
            };
            let titles: Vec<SafeText> = several.iter().take(5).map(title_and_file).collect();
            let titles = SafeText::join(&titles, ", ");
            Err(CommandError::Message(
                1,
                t!(context.locale, "cli-ambiguous-title", name = display_name, titles = titles),
            ))
        }
    }
}
