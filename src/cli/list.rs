//! `pesee list`: the library for people and for scripts.

use chrono::NaiveDate;
use serde::Serialize;

use crate::config::Folders;
use crate::messages::{LibraryRow, SiblingCopy};
use crate::runtime::whole_rows;
use crate::say;
use crate::tell;
use crate::text::{Shown, date, folded};
use crate::walk;

use super::Ending;
use super::args::Format;
use super::world::World;

/// A list is to be looked over: no part of a row is wider than this.
const LONGEST_PART: usize = 240;

/// One row for scripts. Whether a verdict leads somewhere is not here: `pesee score` says that.
#[derive(Serialize)]
struct Listed<'a> {
    path: String,
    id: Option<&'a str>,
    title: &'a str,
    client: Option<&'a str>,
    tags: &'a [String],
    status: &'static str,
    archived: bool,
    updated: Option<String>,
    review_on: Option<NaiveDate>,
    due: bool,
    errors: Vec<String>,
    unsaved: Option<String>,
    sealed: bool,
    copies: Vec<CopyListed>,
}

/// A copy that lies beside a deliberation, for scripts.
#[derive(Serialize)]
struct CopyListed {
    path: String,
    kept_by: &'static str,
    on: Option<NaiveDate>,
}

/// Every deliberation of a folder: what is due first, then the latest, then what cannot be read.
pub(super) fn rows(folders: &Folders, today: NaiveDate) -> Vec<LibraryRow> {
    let mut rows = whole_rows(folders);
    walk::arrange_rows(&mut rows, today);
    rows
}

/// Which of them are wanted.
#[derive(Clone, Copy, Debug)]
pub(super) struct Wanted<'a> {
    /// Only what is to be looked at again.
    pub(super) due: bool,
    /// Only this client's, whatever the capitals and accents.
    pub(super) client: Option<&'a str>,
    /// What was put away too.
    pub(super) archived: bool,
}

pub(super) fn run(world: &World<'_>, wanted: Wanted<'_>, format: Format) -> Result<(), Ending> {
    let today = world.clock.today();
    let folders = world.folders()?;
    let folder = &folders.sessions;
    let mut rows = rows(&folders, today);
    let count = rows.len();
    let client = wanted.client.map(|client| folded(client.trim()));
    rows.retain(|row| !wanted.due || walk::is_due(row, today));
    rows.retain(|row| client.is_none() || row.client.as_deref().map(|name| folded(name.trim())) == client);
    let all = rows.len();
    rows.retain(|row| wanted.archived || !row.is_archived);
    let hidden = all - rows.len();
    match format {
        Format::Json => {
            let listed: Vec<Listed<'_>> = rows.iter().map(|row| for_scripts(world, row, today)).collect();
            super::print_json(&listed)?;
        }
        Format::Text if rows.is_empty() => {
            let path = Shown::path(folder);
            super::print(&match count {
                0 if !folder.is_dir() => tell!(world.tongue, "cli-no-folder", path = path),
                0 => tell!(world.tongue, "cli-list-empty"),
                _ if hidden > 0 => tell!(world.tongue, "cli-list-hidden", count = hidden),
                _ => tell!(world.tongue, "cli-list-none", count = count),
            })?;
        }
        Format::Text => {
            for row in &rows {
                super::print(&for_people(world, row, today))?;
                for copy in &row.copies {
                    let name = Shown::path(copy.path.file_name().unwrap_or_default());
                    let parts = [say::copy(&world.tongue, copy, today), name];
                    super::print(&Shown::concat([&Shown::fixed("  "), &Shown::join(&parts, " · ")]))?;
                }
            }
            if hidden > 0 {
                super::print(&tell!(world.tongue, "cli-list-hidden", count = hidden))?;
            }
        }
    }
    Ok(())
}

fn for_scripts<'a>(world: &World<'_>, row: &'a LibraryRow, today: NaiveDate) -> Listed<'a> {
    Listed {
        path: row.path.to_string_lossy().into_owned(),
        id: row.id.as_deref(),
        title: &row.title,
        client: row.client.as_deref(),
        tags: &row.tags,
        status: row.status.as_str(),
        archived: row.is_archived,
        updated: row.updated.map(|at| at.to_rfc3339()),
        review_on: row.review_on,
        due: walk::is_due(row, today),
        errors: row.errors.iter().map(|fault| say::fault_line(&world.tongue, fault).to_string()).collect(),
        unsaved: row.unsaved_since.map(|at| at.to_rfc3339()),
        sealed: row.is_encrypted(),
        copies: row.copies.iter().map(copy).collect(),
    }
}

fn copy(kept: &SiblingCopy) -> CopyListed {
    CopyListed { path: kept.path.to_string_lossy().into_owned(), kept_by: kept.origin.as_str(), on: kept.date }
}

fn for_people(world: &World<'_>, row: &LibraryRow, today: NaiveDate) -> Shown {
    let tongue = &world.tongue;
    let mut parts = vec![Shown::brief(&row.title)];
    parts.extend(row.client.as_deref().map(Shown::brief));
    parts.extend(row.is_encrypted().then(|| tell!(tongue, "library-sealed")));
    parts.extend(row.stage.as_ref().map(|stage| say::stage(tongue, stage)));
    if let Some(at) = row.unsaved_since {
        let when = date::ago(tongue, at, world.clock.now());
        parts.push(tell!(tongue, "cli-list-unsaved", when = when));
    }
    parts.extend(row.is_archived.then(|| tell!(tongue, "library-away")));
    match (row.errors.first(), row.review_on, row.updated) {
        (Some(fault), ..) => parts.push(say::fault_line(tongue, fault)),
        (None, Some(day), _) if walk::is_due(row, today) => parts.push(say::due(tongue, day, today)),
        (None, _, Some(at)) => parts.push(date::past(tongue, at.date_naive(), today)),
        _ => {}
    }
    let parts: Vec<Shown> = parts.iter().map(|part| part.cut(LONGEST_PART)).collect();
    Shown::join(&parts, " · ")
}
