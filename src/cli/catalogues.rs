//! The messages about the catalogues in the configuration folder, and their check by `pesee config check`.

use std::path::Path;

use crate::messages::{FileError, FileErrorKind};
use crate::phrases;
use crate::store;
use crate::t;
use crate::text::{CatalogueError, CatalogueErrorKind, Locale, SafeText, check_catalogue, number};
use pesee_core::format::FormatErrorKind;

use super::languages::{CatalogueProblem, Languages, parse_tag};

/// How many errors of a catalogue are printed.
const MAX_REPORTED_ERRORS: usize = 50;
/// How many lines with errors are named in one sentence.
const MAX_NAMED_LINES: usize = 10;
/// How many missing messages are named.
const MAX_NAMED_MESSAGES: usize = 5;

/// Returns the message that there is no language `tag`, with the tags that there are.
pub(super) fn describe_unknown_language(locale: &Locale, languages: &Languages, tag: &str) -> SafeText {
    let valid: Vec<SafeText> = languages.list().into_iter().map(|known| SafeText::from_static(known.tag())).collect();
    let (value, valid) = (SafeText::excerpt(tag), SafeText::join(&valid, ", "));
    t!(locale, "cli-invalid-value", argument = SafeText::from_static("--lang"), value = value, valid = valid)
}

/// Returns the message that a catalogue is ignored, with its first error.
pub(super) fn describe_ignored_catalogue(locale: &Locale, path: &Path, problem: &CatalogueProblem) -> SafeText {
    let reason = match problem {
        CatalogueProblem::Unreadable(kind) => describe_unreadable(locale, kind),
        CatalogueProblem::Invalid(errors) => {
            errors.first().map(|error| describe_place(locale, error)).unwrap_or_default()
        }
    };
    t!(locale, "cli-catalogue-ignored", path = SafeText::from_path(path), reason = reason)
}

/// Checks all catalogues. Prints the errors of each one, or how many messages it has. Returns whether all are valid.
pub(super) fn check_all(locale: &Locale, languages: &Languages) -> std::io::Result<bool> {
    let mut is_valid = true;
    for path in languages.paths() {
        is_valid &= check(locale, &path)?;
    }
    Ok(is_valid)
}

fn check(locale: &Locale, path: &Path) -> std::io::Result<bool> {
    let shown = SafeText::from_path(path);
    let print_ignored =
        |reason: SafeText| super::print_error(&t!(locale, "cli-catalogue-unusable", path = &shown, reason = reason));
    let Some(tag) = parse_tag(path) else {
        print_ignored(t!(locale, "cli-catalogue-name"));
        return Ok(false);
    };
    let text = match store::read_catalogue(path) {
        Ok(text) => text,
        Err(kind) => {
            print_ignored(describe_unreadable(locale, &kind));
            return Ok(false);
        }
    };
    let found = check_catalogue(&text);
    for error in found.errors.iter().take(MAX_REPORTED_ERRORS) {
        let place = SafeText::sanitize(&format!("{}:{}", shown, error.line));
        super::print_error(&t!(locale, "cli-catalogue-error", path = place, reason = describe(locale, &error.kind)));
    }
    let more = found.errors.len().saturating_sub(MAX_REPORTED_ERRORS);
    if more > 0 {
        let reason = t!(locale, "cli-catalogue-more", count = more);
        super::print_error(&t!(locale, "cli-catalogue-error", path = &shown, reason = reason));
    }
    if !found.refusal_lines.is_empty() {
        super::print_error(&describe_refusal(locale, shown, &found.refusal_lines));
        return Ok(false);
    }
    if found.errors.is_empty() {
        let has = found.message_count - found.missing.len();
        super::print_line(&t!(locale, "cli-catalogue-valid", path = &shown, has = has, all = found.message_count))?;
    }
    if found.unusable_count > 0 {
        super::print_line(&t!(locale, "cli-catalogue-in-english", count = found.unusable_count))?;
    }
    if !found.missing.is_empty() {
        let named: Vec<SafeText> =
            found.missing.iter().take(MAX_NAMED_MESSAGES).map(|id| SafeText::sanitize(id)).collect();
        let command = SafeText::sanitize(&format!("pesee config messages --lang {tag}"));
        let (count, ids) = (found.missing.len(), SafeText::join(&named, ", "));
        super::print_line(&t!(locale, "cli-catalogue-missing", count = count, ids = ids, command = command))?;
    }
    Ok(found.errors.is_empty())
}

/// Says that a catalogue is ignored as a whole, and names the lines with the errors for which it is.
fn describe_refusal(locale: &Locale, path: SafeText, lines: &[usize]) -> SafeText {
    let named: Vec<SafeText> = lines
        .iter()
        .take(MAX_NAMED_LINES)
        .map(|line| number::format(locale.language(), *line as f64, 0))
        .chain((lines.len() > MAX_NAMED_LINES).then(|| SafeText::from_static("…")))
        .collect();
    t!(locale, "cli-catalogue-refused", path = path, count = lines.len(), lines = SafeText::join(&named, ", "))
}

fn describe_unreadable(locale: &Locale, kind: &FileErrorKind) -> SafeText {
    if let FileErrorKind::Format(FormatErrorKind::TooLarge(_, most)) = kind {
        return t!(locale, "cli-catalogue-too-large", most = usize::try_from(most / 1024).unwrap_or(usize::MAX));
    }
    phrases::file_error(locale, &FileError { position: None, kind: kind.clone() })
}

fn describe_place(locale: &Locale, error: &CatalogueError) -> SafeText {
    t!(locale, "cli-catalogue-place", line = error.line, reason = describe(locale, &error.kind))
}

fn describe(locale: &Locale, kind: &CatalogueErrorKind) -> SafeText {
    let text = |text: &str| SafeText::excerpt(text);
    match kind {
        CatalogueErrorKind::Syntax(reason) => t!(locale, "cli-catalogue-syntax", reason = text(reason)),
        CatalogueErrorKind::TooNested => t!(locale, "cli-catalogue-too-nested"),
        CatalogueErrorKind::UnsafeText(id) => t!(locale, "cli-catalogue-unsafe", id = text(id)),
        CatalogueErrorKind::TableValue { id, accepted } => {
            t!(locale, "cli-catalogue-table", id = SafeText::from_static(id), takes = SafeText::from_static(accepted))
        }
        CatalogueErrorKind::UnknownMessage { id, nearest: None } => {
            t!(locale, "cli-catalogue-unknown", id = text(id))
        }
        CatalogueErrorKind::UnknownMessage { id, nearest: Some(near) } => {
            t!(locale, "cli-catalogue-unknown-near", id = text(id), near = text(near))
        }
        CatalogueErrorKind::Duplicate(id) => t!(locale, "cli-catalogue-duplicate", id = text(id)),
        CatalogueErrorKind::UnknownPlaceable { id, placeable, known } => {
            let known: Vec<SafeText> = known.iter().map(|known| text(known)).collect();
            let (count, known) = (known.len(), SafeText::join(&known, ", "));
            let placeable = text(placeable);
            t!(locale, "cli-catalogue-placeable", id = text(id), placeable = placeable, count = count, known = known)
        }
        CatalogueErrorKind::MissingPlaceable { id, placeable } => {
            t!(locale, "cli-catalogue-lacks", id = text(id), placeable = text(placeable))
        }
    }
}
