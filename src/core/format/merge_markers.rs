//! The marks that git and other programs write around two versions of the same lines, when they cannot merge them.

use std::ops::Range;

use super::error::FormatErrorKind;
use super::toml_value::SpannedError;

/// Finds each place with two versions: the line of the mark `<<<<<<<`, and the number of the line with its `>>>>>>>`. A
/// mark without the other one is such a place too.
pub(super) fn find_merge_markers(text: &str) -> Vec<SpannedError> {
    let mut found: Vec<SpannedError> = Vec::new();
    let mut open: Option<(Range<usize>, usize)> = None;
    let mut start = 0;
    let place = |span, end| (span, FormatErrorKind::MergeConflict(end));
    for (number, line) in (1..).zip(text.split_inclusive('\n')) {
        let span = start..start + line.trim_end().len();
        start += line.len();
        if is_mark(line, "<<<<<<<") {
            found.extend(open.replace((span, number)).map(|(span, line)| place(span, line)));
        } else if is_mark(line, ">>>>>>>") {
            let span = open.take().map_or(span, |(span, _)| span);
            found.push(place(span, number));
        }
    }
    found.extend(open.map(|(span, line)| place(span, line)));
    found
}

fn is_mark(line: &str, mark: &str) -> bool {
    line.strip_prefix(mark).is_some_and(|rest| rest.is_empty() || rest.starts_with([' ', '\r', '\n']))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_place_with_two_versions_is_found() {
        let lines = |text: &str| -> Vec<(usize, usize)> {
            let line_at = |at| text.get(..at).unwrap_or_default().matches('\n').count() + 1;
            let end = |kind| if let FormatErrorKind::MergeConflict(end) = kind { end } else { 0 };
            find_merge_markers(text).into_iter().map(|(span, kind)| (line_at(span.start), end(kind))).collect()
        };
        let both = "a\n<<<<<<< HEAD\nb\n||||||| base\n=======\nc\n>>>>>>> theirs\nd\n<<<<<<<\n=======\n>>>>>>>";
        assert_eq!(lines(both), [(2, 7), (9, 11)]);
        assert_eq!(lines("<<<<<<< HEAD\na\n=======\nb\n"), [(1, 1)]);
        assert_eq!(lines("a\n>>>>>>> theirs\n"), [(2, 2)]);
        assert_eq!(lines(" <<<<<<< HEAD\n<<<<<<<<\nnote = \"<<<<<<< a\"\n"), []);
    }
}
