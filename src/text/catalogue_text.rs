//! The complete catalogue of a language as one Fluent text, with which a translation begins or continues.

use fluent_syntax::ast::{Entry, Resource};
use fluent_syntax::serializer::serialize;

use super::catalogue_check::parse_english;
use super::language::Language;
use super::languages::ENGLISH;
use super::typed_words::list_words;

/// The comment above the lists of words.
const WORDS_COMMENT: &str = "# Words that people type in dates, numbers and ratings, between commas. English and French words are understood too.";

/// Returns the values of the table and all messages of a language. A message that a user's catalogue lacks is added in
/// English at the end.
pub fn catalogue_text(language: Language) -> String {
    let Language::Custom(custom) = language else {
        let sections = language.table().messages.iter().map(|source| source.trim_end());
        return [table_text(language).as_str()].into_iter().chain(sections).collect::<Vec<_>>().join("\n\n") + "\n";
    };
    let source = custom.resource.source().trim_end();
    let own: Vec<&str> = custom
        .resource
        .entries()
        .filter_map(|entry| match entry {
            Entry::Message(message) => Some(message.id.name),
            _ => None,
        })
        .collect();
    let is_missing = |entry: &Entry<&str>| matches!(entry, Entry::Message(message) if !own.contains(&message.id.name));
    let missing = ENGLISH.messages.iter().flat_map(|source| parse_english(source).body).filter(is_missing).collect();
    let words = list_words(&ENGLISH).into_iter().filter(|(id, _)| !own.contains(id));
    let words: String = words.map(|(id, words)| format_list(id, &words) + "\n").collect();
    let missing = words + &serialize(&Resource { body: missing });
    if missing.is_empty() { format!("{source}\n") } else { format!("{source}\n\n## English\n\n{missing}") }
}

fn table_text(language: Language) -> String {
    let table = language.table();
    let thousands = table.numbers.thousands_separator.replace('\u{a0}', "\\u00A0");
    let lists: Vec<String> = list_words(table).iter().map(|(id, words)| format_list(id, words)).collect();
    format!(
        "### {} ({})\n\ntable-name = {}\ntable-plural-rules = {}\ntable-decimal-separator = {}\n\
         table-thousands-separator = {{ \"{thousands}\" }}\ntable-day-pattern = {}\n\n{WORDS_COMMENT}\n{}",
        table.name,
        table.tag,
        table.name,
        table.plural_rules,
        table.numbers.decimal_separator,
        table.day_pattern,
        lists.join("\n")
    )
}

/// Returns a list of words that users type as a message. An empty list is a comment, which names the id.
fn format_list(id: &str, words: &[&str]) -> String {
    if words.is_empty() { format!("# {id} =") } else { format!("{id} = {}", words.join(", ")) }
}
