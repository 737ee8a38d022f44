//! Rendering the errors of a file, and the remarks about it, for the terminal: the file, the line and column, the text
//! of the line, and the message.

use std::path::Path;

use annotate_snippets::{AnnotationKind, Level, Origin, Renderer, Snippet, Title};

use crate::messages::{FileError, UnknownKey};
use crate::phrases;
use crate::t;
use crate::text::{Locale, SafeText};
use pesee_core::format::Position;

/// Renders one error, with colour if `colored`.
pub(super) fn render_error(locale: &Locale, path: &Path, error: &FileError, colored: bool) -> String {
    let name = t!(locale, "cli-error");
    let sentence = phrases::file_error(locale, error);
    let title = Level::ERROR.with_name(name.as_str()).primary_title(sentence.as_str());
    render(title, path, error.position.as_ref(), colored)
}

/// A remark about a file that has no errors.
#[derive(Clone, Copy, Debug)]
pub(super) enum FileRemark<'a> {
    UnknownKey(&'a UnknownKey),
    /// The marks of a merge within a text.
    Conflict(&'a FileError),
}

/// Renders one remark, with colour if `colored`.
pub(super) fn render_remark(locale: &Locale, path: &Path, remark: &FileRemark<'_>, colored: bool) -> String {
    let name = t!(locale, "cli-remark");
    let (sentence, position) = match remark {
        FileRemark::UnknownKey(key) => (phrases::unknown_key(locale, key), Some(&key.position)),
        FileRemark::Conflict(conflict) => (phrases::file_error(locale, conflict), conflict.position.as_ref()),
    };
    let title = Level::WARNING.with_name(name.as_str()).primary_title(sentence.as_str());
    render(title, path, position, colored)
}

fn render(title: Title<'_>, path: &Path, position: Option<&Position>, colored: bool) -> String {
    let file = SafeText::from_path(path);
    let renderer = if colored { Renderer::styled() } else { Renderer::plain() };
    match position {
        None => renderer.render(&[title.element(Origin::path(file.as_str()))]),
        Some(position) if position.is_sealed => {
            renderer.render(&[title.element(Origin::path(file.as_str()).line(position.line))])
        }
        Some(position) => {
            // The displayed text may be longer than the text of the file, so the span is computed in the displayed
            // text.
            let part = |range| SafeText::sanitize(position.text.get(range).unwrap_or_default());
            let before = part(0..position.span.start);
            let marked = part(position.span.start..position.span.end);
            let after = part(position.span.end..position.text.len());
            let line = SafeText::concat([&before, &marked, &after]);
            let span = before.as_str().len()..before.as_str().len() + marked.as_str().len();
            let snippet =
                Snippet::source(line.as_str()).line_start(position.line).annotation(AnnotationKind::Primary.span(span));
            if before.as_str().chars().count() + 1 == position.column {
                return renderer.render(&[title.element(snippet.path(file.as_str()))]);
            }
            // If the line was cut or contains control characters, the renderer cannot compute the column. Then the
            // column of the error is printed instead.
            let origin = Origin::path(file.as_str()).line(position.line).char_column(position.column);
            renderer.render(&[title.element(origin).element(snippet)])
        }
    }
}
