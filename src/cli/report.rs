//! `pesee report`: writes a report to a file or to standard output.

use std::path::{Path, PathBuf};

use crate::messages::{CsvDialect, ReportError, ReportFormat, ReportRequest, has_encrypted_extension};
use crate::phrases;
use crate::report::{self, RenderedReport};
use crate::runtime::with_cancelled_events;
use crate::store::{self, FolderListing, OpenFile, Replaces};
use crate::t;
use crate::text::SafeText;
use pesee_core::deliberation::{Deliberation, Edit, FieldPath, Head, HeadField};

use super::CommandError;
use super::args::DialectArg;
use super::context::CommandContext;

/// A deliberation with the path of its file.
type NamedDocument = (PathBuf, Deliberation);

/// Returns the dialect of an argument. Excel reads a file with the separators of the system's language.
pub(super) fn select_dialect(context: &CommandContext<'_>, dialect: DialectArg) -> CsvDialect {
    match dialect {
        DialectArg::En => CsvDialect::English,
        DialectArg::Fr => CsvDialect::French,
        DialectArg::Excel => {
            CsvDialect::from_language(context.languages.choose(None, context.environment, &context.config, None))
        }
    }
}

/// Checks that the options of a report fit its format.
pub(super) fn check_request(context: &CommandContext<'_>, request: ReportRequest) -> Result<(), CommandError> {
    let id = if request.is_short && !request.format.has_short_form() {
        "cli-report-no-short-form"
    } else if request.dialect.is_some() && request.format != ReportFormat::Csv {
        "cli-report-no-dialect"
    } else {
        return Ok(());
    };
    Err(CommandError::Message(2, t!(context.locale, id)))
}

/// Writes the report of one file.
pub(super) fn run(
    context: &mut CommandContext<'_>,
    file: &Path,
    request: ReportRequest,
    output: Option<&Path>,
) -> Result<(), CommandError> {
    let opened = context.load(file)?;
    let requested = context.requested_language;
    let (locale, now) = (&context.locale, context.clock.now());
    let rendered = if request.format == ReportFormat::Ics {
        report::render(&with_id(&opened), request, requested, locale, now)
    } else {
        report::render(opened.document(), request, requested, locale, now)
    };
    write_report(context, (rendered, request), &[(file, opened.document().head())], output)
}

/// Writes one calendar of several files; without files, of the deliberations in the sessions folder that are not
/// archived and that belong to `client`, if one is named.
pub(super) fn run_calendar(
    context: &mut CommandContext<'_>,
    files: &[PathBuf],
    client: Option<&str>,
    request: ReportRequest,
    output: Option<&Path>,
) -> Result<(), CommandError> {
    if request.format != ReportFormat::Ics {
        return Err(CommandError::Message(2, t!(context.locale, "cli-report-several")));
    }
    let documents = if files.is_empty() { load_library(context, client)? } else { load_files(context, files)? };
    let requested = context.requested_language;
    let now = context.clock.now();
    let selected: Vec<&Deliberation> = documents.iter().map(|(_, document)| document).collect();
    let rendered = report::render_calendars(&selected, request.is_anonymous, requested, &context.locale, now);
    let sources: Vec<_> = documents.iter().map(|(file, document)| (file.as_path(), document.head())).collect();
    write_report(context, (rendered, request), &sources, output)
}

/// Loads all files, or prints the errors of all files that cannot be read.
fn load_files(context: &mut CommandContext<'_>, files: &[PathBuf]) -> Result<Vec<NamedDocument>, CommandError> {
    let (mut documents, mut failure) = (Vec::new(), None);
    for file in files {
        // The messages stay in the language of the program: the files can be in several languages.
        match context.open_file(file) {
            Ok(opened) => documents.push((file.clone(), with_id(&opened))),
            Err(errors) => {
                context.print_file_errors(file, &errors);
                failure = failure.or(Some(super::context::exit_code_for(&errors)));
            }
        }
    }
    failure.map_or(Ok(documents), |code| Err(CommandError::ExitCode(code)))
}

/// Loads the deliberations of the sessions folder. Names the files that are left out because they are encrypted or
/// invalid. A folder that cannot be read is an error: a calendar without its events would cancel them.
fn load_library(context: &mut CommandContext<'_>, client: Option<&str>) -> Result<Vec<NamedDocument>, CommandError> {
    let FolderListing { mut files, unreadable, .. } = store::list_folder(&context.folders()?.sessions);
    if !unreadable.is_empty() {
        unreadable.iter().for_each(|row| context.print_file_errors(&row.path, &row.errors));
        return Err(CommandError::ExitCode(3));
    }
    files.sort();
    let mut documents = Vec::new();
    for file in files {
        let opened = if has_encrypted_extension(&file) { None } else { OpenFile::load(&file).ok() };
        let Some(opened) = opened else {
            super::print_error(&t!(context.locale, "cli-report-file-left-out", path = SafeText::from_path(&file)));
            continue;
        };
        let head = opened.document().head();
        let is_wanted = client.is_none_or(|client| super::list::is_client(head.client.as_deref(), client));
        if is_wanted && head.archived != Some(true) {
            documents.push((file, with_id(&opened)));
        }
    }
    Ok(documents)
}

/// Returns the document of a file with the id that the file has or gets at its first save.
fn with_id(opened: &OpenFile) -> Deliberation {
    let mut document = opened.document().clone();
    if document.head().id.is_none() {
        let id = store::derive_id(opened.path(), document.head());
        // The field always exists and the value always fits.
        drop(document.apply(&Edit::set_typed(&document, FieldPath::Head(HeadField::Id), &id)));
    }
    document
}

fn write_report(
    context: &CommandContext<'_>,
    (rendered, request): (Result<RenderedReport, ReportError>, ReportRequest),
    sources: &[(&Path, &Head)],
    output: Option<&Path>,
) -> Result<(), CommandError> {
    let locale = &context.locale;
    let rendered = rendered.map_err(|error| CommandError::Message(1, phrases::report_error(locale, error)))?;
    let rendered = match output {
        Some(path) if request.format == ReportFormat::Ics => with_cancelled_events(rendered, path, context.clock.now()),
        _ => rendered,
    };
    match output {
        None => super::print_text(&rendered.text)?,
        Some(path) => {
            let written = store::Report { sources, format: request.format, is_report: report::is_own_report };
            let state = context.folders().ok().map(|folders| folders.state);
            let (text, replaces) = (rendered.text.as_bytes(), Replaces::UnchangedReport);
            store::export_report(path, text, written, replaces, state.as_deref()).map_err(|error| {
                let (path, reason) = (SafeText::from_path(path), phrases::write_error(locale, &error));
                CommandError::Message(1, t!(locale, "report-not-written-reason", path = path, reason = reason))
            })?;
        }
    }
    rendered
        .warnings
        .iter()
        .chain(&output.and_then(|path| rendered.describe_named_path(locale, path)))
        .for_each(super::print_error);
    Ok(())
}
