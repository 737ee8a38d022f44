//! What a list shows of a file, from its first bytes: ten thousand files are a glance each.
//!
//! Only lines that can be nothing else are taken: `key = "text"`, a date, a flag, a list of texts. Whatever is written
//! in any other of TOML's ways is left to the parser, which reads the whole file.

use std::borrow::Cow;
use std::io::Read;
use std::path::Path;

use toml::Spanned;
use toml::de::{DeArray, DeTable, DeValue};

use crate::messages::Row;
use pesee_core::deliberation::Draft;

use super::disk::open_plain;
use pesee_core::format::Reader;

use super::list::row;

/// The bytes of a head: `[deliberation]` of a file as people write them fits well within.
const BEGINNING: usize = 2_048;

/// The keys a list shows.
const SHOWN: [&str; 9] = ["id", "title", "client", "tags", "status", "archived", "created", "updated", "review_on"];

/// The row of a file whose beginning says it; `None` where it takes the whole file.
pub(super) fn beginning(path: &Path) -> Option<Row> {
    let mut bytes = [0; BEGINNING];
    // One read is all of a plain file's beginning.
    let count = open_plain(path).ok()?.0.read(&mut bytes).ok()?;
    // A letter cut in two at the end is no reason to read on.
    let head = head(bytes.get(..count)?.utf8_chunks().next()?.valid())?;
    let mut reader = Reader { found: Vec::new(), whole: true };
    let mut draft = Draft::default();
    reader.record(&head, &|| "deliberation".to_owned(), draft.head());
    reader.found.is_empty().then(|| row(draft.document()))
}

/// `[deliberation]`, where it is the first table, has all been read, and its lines are simple.
fn head(text: &str) -> Option<DeTable<'_>> {
    let mut head = DeTable::new();
    let mut ours = false;
    let mut inside = false;
    for line in text.lines() {
        if line.starts_with('[') {
            if inside {
                return ours.then_some(head);
            }
            inside = line.trim_end() == "[deliberation]";
            if !inside {
                return None;
            }
            continue;
        }
        let Some((key, value)) = line.split_once('=') else { continue };
        let (key, value) = (key.trim_end(), value.trim());
        if !inside {
            ours |= key == "format" && ends(value.strip_prefix('1')?);
        } else if SHOWN.contains(&key) {
            head.insert(spanned(Cow::Borrowed(key)), spanned(simple(value)?));
        } else if value.starts_with("\"\"\"") || value.starts_with("'''") {
            // A text of several lines could hold anything, a key or a header too.
            return None;
        }
    }
    None
}

fn spanned<T>(value: T) -> Spanned<T> {
    Spanned::new(0..0, value)
}

/// Whether nothing but a comment follows.
fn ends(rest: &str) -> bool {
    let rest = rest.trim_start();
    rest.is_empty() || rest.starts_with('#')
}

/// A value that is what it seems to be.
fn simple(value: &str) -> Option<DeValue<'_>> {
    if value.starts_with('"') {
        let (text, rest) = quoted(value)?;
        return ends(rest).then_some(DeValue::String(text));
    }
    if let Some(mut rest) = value.strip_prefix('[') {
        let mut array = DeArray::new();
        while rest.starts_with('"') {
            let (text, after) = quoted(rest)?;
            array.push(spanned(DeValue::String(text)));
            rest = after.trim_start().strip_prefix(',').unwrap_or(after).trim_start();
        }
        return ends(rest.strip_prefix(']')?).then_some(DeValue::Array(array));
    }
    let end = value.find([' ', '\t', '#']).unwrap_or(value.len());
    let (word, rest) = value.split_at(end);
    let value = match word {
        "true" => DeValue::Boolean(true),
        "false" => DeValue::Boolean(false),
        _ => DeValue::Datetime(word.parse().ok()?),
    };
    ends(rest).then_some(value)
}

/// A quoted text without escapes, and what follows it.
fn quoted(text: &str) -> Option<(Cow<'_, str>, &str)> {
    let inner = text.strip_prefix('"')?;
    let end = inner.find(['"', '\\'])?;
    let (inner, rest) = inner.split_at(end);
    Some((Cow::Borrowed(inner), rest.strip_prefix('"')?))
}

#[cfg(test)]
mod tests {
    use super::super::list::whole;
    use super::*;

    /// Where a glance says anything, it says what the whole file says.
    #[test]
    fn a_glance_says_what_the_whole_file_says() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.toml");
        let mut glanced = 0;
        for head in [
            "title = \"Two accounts\"\nclient = \"Marie T.\" # hers\ntags = [\"a\", \"b, c\"]\nreview_on = 2026-11-22",
            "title=\"x\"\nstatus = \"decided\"   \narchived = true#\nupdated = 2026-11-22T09:00:00-05:00",
            "title = \"é 日本\"\ncreated = 2026-11-22 09:00:00Z # a space is TOML too",
            "title = \"a \\\"quote\\\"\"",
            "title = \"\"\"\nlong\"\"\"",
            "question = \"\"\"\ntitle = \"not me\"\n\"\"\"\ntitle = \"me\"",
            "title = 'single'",
            "tags = [\n\"a\"\n]\ntitle = \"x\"",
            "title = \"x\"\ntags = []",
            "\"title\" = \"x\"",
            "  title = \"x\"",
            "title = \"x\"\nstatus = \"odd\"",
            "title = \"x\"\nreview_on = soon",
        ] {
            std::fs::write(&path, format!("# c\nformat = 1\n[deliberation]\n{head}\n[[account]]\nid = \"a\"\n"))
                .unwrap();
            if let Some(row) = beginning(&path) {
                glanced += 1;
                let whole = Row { path: std::path::PathBuf::new(), ..whole(&path).0 };
                assert_eq!(row, whole, "{head}");
            }
        }
        assert_eq!(glanced, 3);
        for other in ["", "format = 2\n[deliberation]\ntitle = \"x\"\n[a]\n", "[deliberation]\ntitle = \"x\"\n[a]\n"] {
            std::fs::write(&path, other).unwrap();
            assert_eq!(beginning(&path), None, "{other}");
        }
    }
}
