//! The keys and tables of a text that the program does not know. They stay in the file, but a misspelt name has no
//! effect, so the user is told about them.

use std::ops::Range;
use std::path::Path;

use toml::de::{DeTable, DeValue};

use crate::messages::UnknownKey;
use pesee_core::deliberation::{Deliberation, List};
use pesee_core::format::{Locator, check_text, normalize_line_ends, parse_leniently};

use super::read::read_deliberation_file;
use super::schema_node::SchemaNode;

/// Finds the unknown keys and tables in `text`, the text of `document`, in the order of the text. An unknown table
/// counts as one key. Returns nothing for a text that is not TOML.
pub(super) fn find_unknown_keys(text: &str, document: &Deliberation) -> Vec<UnknownKey> {
    let text = normalize_line_ends(text);
    let (root, errors) = DeTable::parse_recoverable(&text);
    let mut found = Vec::new();
    if errors.is_empty() {
        search_table(SchemaNode::File, root.get_ref(), &mut found);
    }
    if found.is_empty() {
        // Positions are not needed, and their search reads the whole text.
        return Vec::new();
    }
    let locator = Locator::new(&text, document);
    found.sort_by_key(|key| key.span.start);
    let with_position =
        |UnknownName { name, span, nearest }| UnknownKey { name, position: locator.locate(&span), nearest };
    found.into_iter().map(with_position).collect()
}

/// Finds the unknown keys of a file that may have errors. Returns nothing for a file that is encrypted or no
/// deliberation.
pub fn find_unknown_keys_in_file(path: &Path) -> Vec<UnknownKey> {
    let bytes = read_deliberation_file(path).unwrap_or_default();
    let document = check_text(&bytes).ok().zip(parse_leniently(&bytes));
    document.map(|(text, document)| find_unknown_keys(text, &document)).unwrap_or_default()
}

/// An unknown key or table, and its place in the text.
struct UnknownName {
    name: String,
    span: Range<usize>,
    nearest: Option<String>,
}

/// Adds the unknown keys and tables in `table` to `found`.
fn search_table(node: SchemaNode, table: &DeTable<'_>, found: &mut Vec<UnknownName>) {
    for (key, value) in table.iter() {
        let name = key.get_ref();
        match (node.child(name), value.get_ref()) {
            (SchemaNode::Unknown, value) => {
                let nearest = find_nearest(name, &node.known_keys()).map(|known| display_key(node.child(known), known));
                found.push(UnknownName { name: display_unknown(name, value, node), span: key.span(), nearest });
            }
            (SchemaNode::List(list), DeValue::Array(entries)) => {
                for entry in entries.iter().filter_map(|entry| entry.get_ref().as_table()) {
                    search_table(SchemaNode::Entry(list), entry, found);
                }
            }
            (node, DeValue::Table(table)) => search_table(node, table, found),
            _ => {}
        }
    }
}

/// Returns the known key with the smallest distance to `name`, if they differ in no more than a third of the letters.
fn find_nearest(name: &str, known: &[&'static str]) -> Option<&'static str> {
    let typed = name.to_lowercase().replace('-', "_");
    let measured = known.iter().map(|known| (strsim::osa_distance(known, &typed), *known));
    let (distance, nearest) = measured.min()?;
    (distance <= (typed.chars().count() / 3).max(1) && typed.chars().count() > 1).then_some(nearest)
}

/// Returns a known key in the notation of the file: a list as `[[key]]`, a table as `[key]`.
fn display_key(node: SchemaNode, key: &str) -> String {
    match node {
        SchemaNode::List(list) if list != List::Pairs => format!("[[{key}]]"),
        SchemaNode::Head | SchemaNode::Weighing | SchemaNode::Private | SchemaNode::Map(_) => format!("[{key}]"),
        _ => key.to_owned(),
    }
}

/// Returns an unknown key of a table in the notation of the file.
fn display_unknown(key: &str, value: &DeValue<'_>, parent: SchemaNode) -> String {
    let is_table = |value: &DeValue<'_>| matches!(value, DeValue::Table(_));
    match value {
        DeValue::Table(_) if parent == SchemaNode::File => format!("[{key}]"),
        DeValue::Array(entries)
            if parent == SchemaNode::File && entries.iter().next().is_some_and(|entry| is_table(entry.get_ref())) =>
        {
            format!("[[{key}]]")
        }
        _ => key.to_owned(),
    }
}
