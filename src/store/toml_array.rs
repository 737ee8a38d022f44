//! The reordering of lists that a file writes as an array, `[ { … }, { … } ]`. Entries that remain keep their comments.
//! This needs a file of its own because `toml_edit` stores the comment behind a comma with the next entry.

use toml_edit::{Array, RawString, Value};

use pesee_core::deliberation::EntryId;

/// Gives an array the entries `new_ids` in this order; `create_entry` creates an entry that was not in the array. A
/// comment behind a comma moves with the entry before the comma, a comment on its own line moves with the entry after
/// it.
pub(super) fn reorder_entries(
    array: &mut Array,
    old_ids: &[EntryId],
    new_ids: &[EntryId],
    create_entry: impl Fn(&EntryId) -> Value,
) {
    let is_new = array.is_empty();
    detach_trailing_text(array);
    let mut arranged = Array::new();
    *arranged.decor_mut() = array.decor().clone();
    arranged.set_trailing_comma(is_new || array.trailing_comma());
    let above: Vec<(String, String)> = array.iter().map(|value| split_decor(value.decor().prefix())).collect();
    let (last, end) = split_decor(Some(array.trailing()));
    let indent = above.first().map_or("\n  ", |(_, above)| above.get(above.rfind('\n').unwrap_or(0)..).unwrap_or(""));
    let behind = |at: usize| above.get(at + 1).map_or(last.as_str(), |(behind, _)| behind.as_str());
    let mut old: Vec<Option<Value>> = std::mem::take(array).into_iter().map(Some).collect();
    // A comment behind the opening bracket stays there.
    let mut before = above.first().map_or(if is_new { last.as_str() } else { "" }, |(behind, _)| behind.as_str());
    for id in new_ids {
        let known = old_ids.iter().position(|known| known == id);
        let existing = known.and_then(|at| Some((at, old.get_mut(at)?.take()?)));
        let (mut value, above_entry, after) = match existing {
            Some((at, value)) => (value, above.get(at).map_or(indent, |(_, above)| above.as_str()), behind(at)),
            None => (create_entry(id), indent, ""),
        };
        value.decor_mut().set_prefix(join_decor(before, above_entry));
        before = after;
        arranged.push_formatted(value);
    }
    let end = if is_new && !end.contains('#') { "\n" } else { &end };
    arranged.set_trailing(join_decor(before, end));
    *array = arranged;
}

/// Moves the text after the last entry to the array. Without a trailing comma, `toml_edit` stores that text with the
/// entry.
fn detach_trailing_text(array: &mut Array) {
    if array.trailing_comma() {
        return;
    }
    let Some(last) = array.iter_mut().last() else { return };
    let end = raw_text(last.decor().suffix()).to_owned();
    last.decor_mut().set_suffix("");
    array.set_trailing(end + raw_text(Some(array.trailing())));
}

/// Joins the text behind a comma and the text after it. A comment extends to the end of its line, so the text after a
/// comment starts on a new line.
fn join_decor(behind: &str, next: &str) -> String {
    let line_end = if behind.contains('#') && !next.starts_with(['\n', '\r']) { "\n" } else { "" };
    [behind, line_end, next].concat()
}

/// Splits the text before an entry into the rest of the line behind the previous comma, and the lines after that.
fn split_decor(before: Option<&RawString>) -> (String, String) {
    let before = raw_text(before);
    let (behind, rest) = before.split_at(before.find('\n').unwrap_or(0));
    (behind.to_owned(), rest.to_owned())
}

fn raw_text(raw: Option<&RawString>) -> &str {
    raw.and_then(RawString::as_str).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use toml_edit::DocumentMut;

    use super::*;
    use pesee_core::deliberation::Id;

    /// Returns an array of ids as text, after `reorder_entries` gave it the entries `new`.
    fn arranged(array: &str, old: &str, new: &str) -> String {
        let mut document: DocumentMut = format!("x = {array}\n").parse().unwrap();
        let ids = |text: &str| text.split_whitespace().map(|id| EntryId::Id(Id::new(id).unwrap())).collect::<Vec<_>>();
        let create_entry = |id: &EntryId| Value::from(id.to_string());
        reorder_entries(document["x"].as_array_mut().unwrap(), &ids(old), &ids(new), create_entry);
        document.to_string().trim_start_matches("x = ").trim_end().to_owned()
    }

    #[test]
    fn reordering_keeps_the_layout_of_an_array() {
        for (before, was, now, after) in [
            ("[]", "", "a b", "[\n  \"a\",\n  \"b\",\n]"),
            ("[\"a\"]", "a", "a b", "[\"a\",\"b\"]"),
            ("[ \"a\" ]", "a", "a b", "[ \"a\", \"b\" ]"),
            ("[\n \"a\",\n]", "a", "a b", "[\n \"a\",\n \"b\",\n]"),
            ("[\n \"a\"\n]", "a", "a b", "[\n \"a\",\n \"b\"\n]"),
            ("[\n \"a\",\n \"b\",\n]", "a b", "b", "[\n \"b\",\n]"),
        ] {
            assert_eq!(arranged(before, was, now), after, "{before}");
        }
    }

    #[test]
    fn a_comment_moves_with_its_entry() {
        let all = "[ # all\n # of a\n \"a\", # a\n # of b\n \"b\", # b\n # the end\n]";
        assert_eq!(arranged(all, "a b", "a b"), all);
        for (now, after) in [
            ("b a", "[ # all\n # of b\n \"b\", # b\n # of a\n \"a\", # a\n # the end\n]"),
            ("b", "[ # all\n # of b\n \"b\", # b\n # the end\n]"),
            ("a c b", "[ # all\n # of a\n \"a\", # a\n \"c\",\n # of b\n \"b\", # b\n # the end\n]"),
            ("a b c", "[ # all\n # of a\n \"a\", # a\n # of b\n \"b\", # b\n \"c\",\n # the end\n]"),
        ] {
            assert_eq!(arranged(all, "a b", now), after, "{now}");
        }
        for (before, was, now, after) in [
            ("[\"a\", # a\n  \"b\"]", "a b", "a", "[\"a\" # a\n]"),
            ("[\"a\", # a\n  \"b\"]", "a b", "b a", "[\n  \"b\",\"a\" # a\n]"),
            ("[\"a\", # a\n]", "a", "a b", "[\"a\", # a\n\"b\",\n]"),
            ("[ # none yet\n]", "", "a", "[ # none yet\n  \"a\",\n]"),
            ("[\n # note\n]", "", "a", "[\n  \"a\",\n # note\n]"),
        ] {
            assert_eq!(arranged(before, was, now), after, "{before}");
        }
        assert_eq!(arranged("[\n \"a\" # a\n]", "a", "a b"), "[\n \"a\", # a\n \"b\"\n]");
    }
}
