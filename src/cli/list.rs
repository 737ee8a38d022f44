//! `pesee list`: the rows of the library as text or JSON.

use chrono::NaiveDate;
use serde::Serialize;

use crate::config::Folders;
use crate::messages::{LibraryRow, SiblingCopy};
use crate::phrases;
use crate::runtime::read_all_rows;
use crate::t;
use crate::text::{SafeText, date, fold};
use crate::walk;

use super::CommandError;
use super::args::OutputFormat;
use super::context::CommandContext;

/// Longer parts of a row are cut, so that the list stays readable.
const MAX_PART_COLUMNS: usize = 240;

/// One row as JSON. The result is not part of a row: `pesee score` prints it.
#[derive(Serialize)]
struct JsonListRow<'a> {
    path: String,
    id: Option<&'a str>,
    title: &'a str,
    client: Option<&'a str>,
    tags: &'a [String],
    status: &'static str,
    archived: bool,
    updated: Option<String>,
    review_on: Option<NaiveDate>,
    decide_by: Option<NaiveDate>,
    due: bool,
    next_due: Option<JsonDueDate>,
    errors: Vec<String>,
    unsaved: Option<String>,
    sealed: bool,
    copies: Vec<JsonListCopy>,
}

/// What is due first, as JSON.
#[derive(Serialize)]
struct JsonDueDate {
    what: &'static str,
    on: NaiveDate,
}

/// A copy beside a deliberation, as JSON.
#[derive(Serialize)]
struct JsonListCopy {
    path: String,
    kept_by: &'static str,
    on: Option<NaiveDate>,
}

/// Reads the rows of a folder: first the deliberations with something due, then the most recent ones, then the
/// unreadable files.
pub(super) fn sorted_rows(folders: &Folders, today: NaiveDate) -> Vec<LibraryRow> {
    let mut rows = read_all_rows(folders);
    walk::sort_rows(&mut rows, today);
    rows
}

/// Which rows to print.
#[derive(Clone, Copy, Debug)]
pub(super) struct ListFilter<'a> {
    /// Only the deliberations with something due.
    pub(super) due: bool,
    /// Only the deliberations of this client. Case and accents are ignored.
    pub(super) client: Option<&'a str>,
    /// Archived deliberations too.
    pub(super) archived: bool,
}

pub(super) fn run(
    context: &CommandContext<'_>,
    filter: ListFilter<'_>,
    format: OutputFormat,
) -> Result<(), CommandError> {
    let today = context.clock.today();
    let folders = context.folders()?;
    let folder = &folders.sessions;
    let mut rows = sorted_rows(&folders, today);
    let unreadable: Vec<LibraryRow> = rows.extract_if(.., |row| row.is_folder()).collect();
    for row in &unreadable {
        context.print_file_errors(&row.path, &row.errors);
    }
    let result = if unreadable.is_empty() { Ok(()) } else { Err(CommandError::ExitCode(3)) };
    if rows.is_empty() && result.is_err() {
        // Nobody knows whether there are deliberations, so standard output does not say that there is none.
        return result;
    }
    let count = rows.len();
    rows.retain(|row| !filter.due || walk::is_due(row, today));
    rows.retain(|row| filter.client.is_none_or(|client| is_client(row.client.as_deref(), client)));
    let with_archived = rows.len();
    rows.retain(|row| filter.archived || !row.is_archived);
    let hidden = with_archived - rows.len();
    match format {
        OutputFormat::Json => {
            let listed: Vec<JsonListRow<'_>> = rows.iter().map(|row| json_row(context, row, today)).collect();
            super::print_json(&listed)?;
        }
        OutputFormat::Text if rows.is_empty() => {
            let path = SafeText::from_path(folder);
            super::print_line(&match count {
                0 if !folder.is_dir() => t!(context.locale, "cli-no-folder", path = path),
                0 if !filter.due => t!(context.locale, "cli-list-empty"),
                _ if hidden > 0 => t!(context.locale, "cli-list-archived-count", count = hidden),
                _ => {
                    let filter_word = if filter.due { "due" } else { "other" };
                    t!(context.locale, "cli-list-no-match", filter = filter_word, count = count)
                }
            })?;
        }
        OutputFormat::Text => {
            for row in &rows {
                super::print_line(&text_line(context, row, today))?;
                for copy in &row.copies {
                    let name = SafeText::from_path(copy.path.file_name().unwrap_or_default());
                    let parts = [phrases::copy_origin(&context.locale, copy, today), name];
                    super::print_line(&SafeText::concat([
                        &SafeText::from_static("  "),
                        &SafeText::join(&parts, " · "),
                    ]))?;
                }
            }
            if hidden > 0 {
                super::print_line(&t!(context.locale, "cli-list-archived-count", count = hidden))?;
            }
        }
    }
    result
}

/// Returns whether a client of a deliberation is the client that the user named. The texts are compared as the program
/// shows them, because only this text can be typed. Case and accents are ignored.
pub(super) fn is_client(client: Option<&str>, named: &str) -> bool {
    let comparable = |name: &str| fold(SafeText::sanitize(name.trim()).as_str().trim());
    client.is_some_and(|client| comparable(client) == comparable(named))
}

fn json_row<'a>(context: &CommandContext<'_>, row: &'a LibraryRow, today: NaiveDate) -> JsonListRow<'a> {
    JsonListRow {
        path: row.path.to_string_lossy().into_owned(),
        id: row.id.as_deref(),
        title: &row.title,
        client: row.client.as_deref(),
        tags: &row.tags,
        status: row.status.as_str(),
        archived: row.is_archived,
        updated: row.updated.map(|at| at.to_rfc3339()),
        review_on: row.review_on,
        decide_by: row.decide_by,
        due: walk::is_due(row, today),
        next_due: row.due_dates.first().map(|due| JsonDueDate { what: due.kind.as_str(), on: due.day }),
        errors: row.errors.iter().map(|error| phrases::file_error_line(&context.locale, error).to_string()).collect(),
        unsaved: row.unsaved_since.map(|at| at.to_rfc3339()),
        sealed: row.is_encrypted(),
        copies: row.copies.iter().map(json_copy).collect(),
    }
}

fn json_copy(copy: &SiblingCopy) -> JsonListCopy {
    JsonListCopy { path: copy.path.to_string_lossy().into_owned(), kept_by: copy.origin.as_str(), on: copy.date }
}

fn text_line(context: &CommandContext<'_>, row: &LibraryRow, today: NaiveDate) -> SafeText {
    let locale = &context.locale;
    let mut parts = vec![SafeText::excerpt(&row.title)];
    parts.extend(row.client.as_deref().map(SafeText::excerpt));
    parts.extend(row.is_encrypted().then(|| t!(locale, "library-encrypted")));
    parts.extend(row.stage.as_ref().map(|stage| phrases::library_stage(locale, stage)));
    if let Some(at) = row.unsaved_since {
        let when = date::format_elapsed(locale, at, context.clock.now());
        parts.push(t!(locale, "cli-list-unsaved", when = when));
    }
    parts.extend(row.is_archived.then(|| t!(locale, "library-archived-mark")));
    match (row.errors.first(), walk::due_date(row, today), row.updated) {
        (Some(error), ..) => parts.push(phrases::file_error_line(locale, error)),
        (None, Some(due), _) => parts.push(phrases::due_dates(locale, due, today)),
        (None, _, Some(at)) => parts.push(date::format_past_day(locale, at.date_naive(), today)),
        _ => {}
    }
    let parts: Vec<SafeText> = parts.iter().map(|part| part.truncate(MAX_PART_COLUMNS)).collect();
    SafeText::join(&parts, " · ")
}
