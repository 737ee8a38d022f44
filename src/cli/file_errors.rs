//! The faults of a file for a terminal: file, line, column, the line itself, what is allowed.

use std::path::Path;

use annotate_snippets::{AnnotationKind, Level, Origin, Renderer, Snippet};

use crate::messages::FileError;
use crate::phrases;
use crate::t;
use crate::text::{Locale, SafeText};

/// One fault, ready to print; `colored` where the terminal shows colour.
pub(super) fn render_error(locale: &Locale, path: &Path, fault: &FileError, colored: bool) -> String {
    let file = SafeText::from_path(path);
    let name = t!(locale, "cli-error");
    let sentence = phrases::file_error(locale, fault);
    let renderer = if colored { Renderer::styled() } else { Renderer::plain() };
    let title = Level::ERROR.with_name(name.as_str()).primary_title(sentence.as_str());
    match &fault.position {
        None => renderer.render(&[title.element(Origin::path(file.as_str()))]),
        Some(place) => {
            // What is shown may be longer than what is there: the span is counted in what is shown.
            let part = |range| SafeText::sanitize(place.text.get(range).unwrap_or_default());
            let before = part(0..place.span.start);
            let meant = part(place.span.start..place.span.end);
            let after = part(place.span.end..place.text.len());
            let line = SafeText::concat([&before, &meant, &after]);
            let span = before.as_str().len()..before.as_str().len() + meant.as_str().len();
            let snippet =
                Snippet::source(line.as_str()).line_start(place.line).annotation(AnnotationKind::Primary.span(span));
            if before.as_str().chars().count() + 1 == place.column {
                return renderer.render(&[title.element(snippet.path(file.as_str()))]);
            }
            // Of a line that was cut, or that holds what cannot be shown, the column is told and not counted.
            let origin = Origin::path(file.as_str()).line(place.line).char_column(place.column);
            renderer.render(&[title.element(origin).element(snippet)])
        }
    }
}
