//! The faults of a file for a terminal: file, line, column, the line itself, what is allowed.

use std::path::Path;

use annotate_snippets::{AnnotationKind, Level, Origin, Renderer, Snippet};

use crate::messages::FileError;
use crate::say;
use crate::tell;
use crate::text::{Shown, Tongue};

/// One fault, ready to print; `colored` where the terminal shows colour.
pub(super) fn spelt(tongue: &Tongue, path: &Path, fault: &FileError, colored: bool) -> String {
    let file = Shown::path(path);
    let name = tell!(tongue, "cli-error");
    let sentence = say::fault(tongue, fault);
    let renderer = if colored { Renderer::styled() } else { Renderer::plain() };
    let title = Level::ERROR.with_name(name.as_str()).primary_title(sentence.as_str());
    match &fault.position {
        None => renderer.render(&[title.element(Origin::path(file.as_str()))]),
        Some(place) => {
            // What is shown may be longer than what is there: the span is counted in what is shown.
            let part = |range| Shown::outside(place.text.get(range).unwrap_or_default());
            let before = part(0..place.span.start);
            let meant = part(place.span.start..place.span.end);
            let after = part(place.span.end..place.text.len());
            let line = Shown::concat([&before, &meant, &after]);
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
