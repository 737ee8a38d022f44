//! The parser for the catalogue of a user's language: one Fluent file with messages and the values of the table. Its
//! text is not trusted, so a catalogue with a syntax error or an unsafe character is refused as a whole.

use fluent_bundle::FluentResource;
use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement};
use fluent_syntax::unicode::unescape_unicode_to_string;
use unic_langid::LanguageIdentifier;

use super::language_table::{LanguageTable, NumberFormat};
use super::languages::{ENGLISH, FRENCH};
use super::safe_text::SafeText;
use super::search::fold;
use super::typed_words;

/// An error in a catalogue.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CatalogueError {
    /// The line, from 1.
    pub line: usize,
    pub kind: CatalogueErrorKind,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CatalogueErrorKind {
    /// The text is not Fluent: the message of the parser.
    Syntax(String),
    /// Placeables stand in each other too deep to be parsed in bounded memory.
    TooNested,
    /// The message with this id has a character that is not shown.
    UnsafeText(String),
    /// A value of the table that is not accepted.
    TableValue { id: &'static str, accepted: &'static str },
    /// The program has no message with this id.
    UnknownMessage { id: String, nearest: Option<String> },
    /// An id stands twice.
    Duplicate(String),
    /// The message has a placeable that the English message does not have.
    UnknownPlaceable { id: String, placeable: String, known: Vec<String> },
    /// The message lacks a variable of the English message.
    MissingPlaceable { id: String, placeable: String },
}

/// The deepest that placeables may stand in each other. The parser is recursive; messages need three levels.
const MAX_DEPTH: usize = 16;
/// The most columns of the name of a language and of the pattern of a day.
const MAX_NAME_COLUMNS: usize = 40;
const MAX_PATTERN_COLUMNS: usize = 16;
/// What may stand between thousands: the parser for numbers accepts each of them.
const THOUSANDS_SEPARATORS: [&str; 7] = ["", ",", ".", " ", "\u{a0}", "'", "’"];

/// The ids of the values of the table. They begin like no message of the program.
pub(super) const TABLE_IDS: [&str; 5] =
    ["table-name", "table-plural-rules", "table-decimal-separator", "table-thousands-separator", "table-day-pattern"];

/// The ids of the messages with the names of each month.
const MONTH_IDS: [[&str; 2]; 12] = [
    ["date-january", "date-jan"],
    ["date-february", "date-feb"],
    ["date-march", "date-mar"],
    ["date-april", "date-apr"],
    ["date-may", "date-may"],
    ["date-june", "date-jun"],
    ["date-july", "date-jul"],
    ["date-august", "date-aug"],
    ["date-september", "date-sep"],
    ["date-october", "date-oct"],
    ["date-november", "date-nov"],
    ["date-december", "date-dec"],
];

/// A language whose catalogue a user added.
pub struct CustomLanguage {
    pub(super) table: LanguageTable,
    pub(super) resource: std::sync::Arc<FluentResource>,
}

impl std::fmt::Debug for CustomLanguage {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_tuple("CustomLanguage").field(&self.table.tag).finish()
    }
}

impl CustomLanguage {
    /// Creates a language from its catalogue. The language lives as long as the program, so that it can be copied like
    /// a built-in one; a program has few of them.
    ///
    /// # Errors
    /// Returns the errors for which the catalogue is refused.
    pub(super) fn parse(tag: &str, text: &str) -> Result<&'static CustomLanguage, Vec<CatalogueError>> {
        let (resource, mut errors) = parse_resource(text);
        let (table, table_errors) = read_table(tag, &resource);
        errors.extend(table_errors);
        if errors.is_empty() {
            let custom: &'static CustomLanguage =
                Box::leak(Box::new(CustomLanguage { table, resource: std::sync::Arc::new(resource) }));
            typed_words::add_words(&custom.table);
            return Ok(custom);
        }
        errors.sort_by_key(|error| error.line);
        Err(errors)
    }
}

/// Parses a text. The errors are those for which the catalogue is refused, besides those of the table.
pub(super) fn parse_resource(text: &str) -> (FluentResource, Vec<CatalogueError>) {
    if let Some(line) = find_deep_line(text) {
        let nothing = FluentResource::try_new(String::new()).unwrap_or_else(|(resource, _)| resource);
        return (nothing, vec![CatalogueError { line, kind: CatalogueErrorKind::TooNested }]);
    }
    let (resource, syntax_errors) = match FluentResource::try_new(text.to_owned()) {
        Ok(resource) => (resource, Vec::new()),
        Err((resource, errors)) => (resource, errors),
    };
    let mut errors: Vec<CatalogueError> = syntax_errors
        .iter()
        .map(|error| {
            let line = text.get(..error.pos.start).unwrap_or(text).matches('\n').count() + 1;
            CatalogueError { line, kind: CatalogueErrorKind::Syntax(error.kind.to_string()) }
        })
        .collect();
    for entry in resource.entries() {
        let (id, values) = match entry {
            Entry::Message(message) => (message.id.name, message.value.iter().collect::<Vec<_>>()),
            // The value of a term can be part of every message.
            Entry::Term(term) => {
                (term.id.name, [&term.value].into_iter().chain(term.attributes.iter().map(|a| &a.value)).collect())
            }
            _ => continue,
        };
        let mut is_safe = true;
        for value in values {
            visit_texts(value, &mut |text| is_safe &= is_safe_text(text));
        }
        if !is_safe {
            let line = line_of(resource.source(), id);
            errors.push(CatalogueError { line, kind: CatalogueErrorKind::UnsafeText(id.to_owned()) });
        }
    }
    (resource, errors)
}

/// Returns the line of a part of the source.
pub(super) fn line_of(source: &str, part: &str) -> usize {
    let at = (part.as_ptr() as usize).saturating_sub(source.as_ptr() as usize);
    source.get(..at).unwrap_or_default().matches('\n').count() + 1
}

/// Returns whether a text has only characters that [`SafeText::sanitize`] keeps. A message may have several lines.
fn is_safe_text(text: &str) -> bool {
    let line = text.replace("\r\n", "\n").replace('\n', " ");
    SafeText::sanitize(&line).as_str() == line
}

/// Returns the first line on which placeables and calls stand in each other too deep.
fn find_deep_line(text: &str) -> Option<usize> {
    let mut depth = 0_usize;
    for (at, line) in text.lines().enumerate() {
        if begins_entry(line) {
            depth = 0;
        }
        for c in line.chars() {
            depth = match c {
                '{' | '(' => depth + 1,
                '}' | ')' => depth.saturating_sub(1),
                _ => depth,
            };
            if depth > MAX_DEPTH {
                return Some(at + 1);
            }
        }
    }
    None
}

/// Returns whether a line begins a message or a term, so that the parser is in no placeable after it.
fn begins_entry(line: &str) -> bool {
    let id =
        line.trim_start_matches('-').trim_start_matches(|c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_'));
    id.len() < line.len() && id.trim_start_matches(' ').starts_with('=')
}

/// Calls `visit` with each text that the pattern can show.
fn visit_texts(pattern: &Pattern<&str>, visit: &mut dyn FnMut(&str)) {
    for element in &pattern.elements {
        match element {
            PatternElement::TextElement { value } => visit(value),
            PatternElement::Placeable { expression } => visit_expression(expression, visit),
        }
    }
}

fn visit_expression(expression: &Expression<&str>, visit: &mut dyn FnMut(&str)) {
    match expression {
        Expression::Inline(inline) => visit_inline(inline, visit),
        Expression::Select { variants, .. } => {
            variants.iter().for_each(|variant| visit_texts(&variant.value, visit));
        }
    }
}

fn visit_inline(inline: &InlineExpression<&str>, visit: &mut dyn FnMut(&str)) {
    let mut visit_arguments = |arguments: &fluent_syntax::ast::CallArguments<&str>| {
        arguments.positional.iter().for_each(|argument| visit_inline(argument, visit));
        arguments.named.iter().for_each(|argument| visit_inline(&argument.value, visit));
    };
    match inline {
        InlineExpression::StringLiteral { value } => visit(&unescape_unicode_to_string(value)),
        InlineExpression::Placeable { expression } => visit_expression(expression, visit),
        InlineExpression::FunctionReference { arguments, .. } => visit_arguments(arguments),
        InlineExpression::TermReference { arguments: Some(arguments), .. } => visit_arguments(arguments),
        InlineExpression::TermReference { arguments: None, .. }
        | InlineExpression::NumberLiteral { .. }
        | InlineExpression::MessageReference { .. }
        | InlineExpression::VariableReference { .. } => {}
    }
}

/// Reads the values of the table. A missing value is that of English, and a missing name is the tag.
pub(super) fn read_table(tag: &str, resource: &FluentResource) -> (LanguageTable, Vec<CatalogueError>) {
    let mut errors = Vec::new();
    let mut read = |id: &'static str, accepted: &'static str, accepts: &dyn Fn(&str) -> bool| {
        let message = resource.entries().find_map(|entry| match entry {
            Entry::Message(message) if message.id.name == id => Some(message),
            _ => None,
        })?;
        let value = message.value.as_ref().and_then(constant_text).filter(|value| accepts(value));
        if value.is_none() {
            let line = line_of(resource.source(), message.id.name);
            errors.push(CatalogueError { line, kind: CatalogueErrorKind::TableValue { id, accepted } });
        }
        value
    };
    let [name_id, plural_id, decimal_id, thousands_id, day_id] = TABLE_IDS;
    let fits = |text: &str, columns| !text.trim().is_empty() && SafeText::sanitize(text).width() <= columns;
    let name = read(name_id, "1–40 columns", &|text| fits(text, MAX_NAME_COLUMNS));
    let plural_rules = read(plural_id, "fr, ru, …", &|text| text.parse::<LanguageIdentifier>().is_ok());
    let decimal = read(decimal_id, ". ,", &|text| matches!(text, "." | ","));
    let thousands =
        read(thousands_id, "{\"\"} , . {\" \"} {\"\\u00A0\"} ' ’", &|text| THOUSANDS_SEPARATORS.contains(&text));
    let day_pattern = read(day_id, "1–16 columns", &|text| fits(text, MAX_PATTERN_COLUMNS));
    let mut words = |id: &'static str| {
        let list = read(id, "a word, another word", &|text| typed_words::parse_list(text).is_some());
        list.and_then(|list| typed_words::parse_list(&list)).unwrap_or_default()
    };
    let (date_words, number_words, rating_words) = typed_words::read_words(&mut words, read_months(resource));
    let decimal_separator = if decimal.as_deref() == Some(",") { ',' } else { '.' };
    // Without a value of its own, a language with decimal commas cannot separate thousands by commas.
    let thousands_default = if decimal_separator == ',' { &FRENCH } else { &ENGLISH }.numbers.thousands_separator;
    let thousands = thousands.unwrap_or_else(|| thousands_default.to_owned());
    if thousands == decimal_separator.to_string() {
        errors.push(CatalogueError {
            line: 1,
            kind: CatalogueErrorKind::TableValue { id: thousands_id, accepted: "≠ table-decimal-separator" },
        });
    }
    let leak = |text: String| -> &'static str { Box::leak(text.into_boxed_str()) };
    let tag = leak(tag.to_owned());
    let name = name.map_or(tag, leak);
    let mut csv = ENGLISH.csv;
    if decimal_separator == ',' {
        (csv.decimal_separator, csv.field_separator) = (',', ';');
    }
    let table = LanguageTable {
        tag,
        name,
        typed_names: Box::leak(Box::new([leak(fold(name)), leak(fold(tag))])),
        plural_rules: plural_rules.map_or(tag, leak),
        messages: &[],
        numbers: NumberFormat { decimal_separator, thousands_separator: leak(thousands) },
        day_pattern: day_pattern.map_or(ENGLISH.day_pattern, leak),
        csv,
        date_words,
        number_words,
        rating_words,
    };
    (table, errors)
}

/// Returns the names of the months that users type: those of the messages with which dates are shown.
fn read_months(resource: &FluentResource) -> [&'static [&'static str]; 12] {
    MONTH_IDS.map(|ids| {
        let named = |id: &str| {
            resource.entries().find_map(|entry| match entry {
                Entry::Message(message) if message.id.name == id => message.value.as_ref().and_then(constant_text),
                _ => None,
            })
        };
        let names =
            ids.into_iter().filter_map(named).filter_map(|name| typed_words::parse_list(name.trim_end_matches('.')));
        &*names.flatten().copied().collect::<Vec<_>>().leak()
    })
}

/// Returns the text of a pattern without variables.
fn constant_text(pattern: &Pattern<&str>) -> Option<String> {
    let part = |element: &PatternElement<&str>| match element {
        PatternElement::TextElement { value } => Some((*value).to_owned()),
        PatternElement::Placeable { expression: Expression::Inline(InlineExpression::StringLiteral { value }) } => {
            Some(unescape_unicode_to_string(value).into_owned())
        }
        PatternElement::Placeable { .. } => None,
    };
    pattern.elements.iter().map(part).collect()
}

#[cfg(test)]
mod tests {
    use crate::t;
    use crate::text::{Language, Locale, number};

    fn language(text: &str) -> Language {
        Language::from_catalogue("qaa", text).unwrap()
    }

    #[test]
    fn the_table_has_defaults() {
        let made_up = language("");
        assert_eq!((made_up.tag(), made_up.name()), ("qaa", "qaa"));
        assert_eq!(number::format(made_up, 1234.5, 1).as_str(), "1,234.5");
        // A decimal comma leaves no comma for the thousands.
        assert_eq!(number::format(language("table-decimal-separator = ,"), 1234.5, 1).as_str(), "1\u{a0}234,5");
        let both = "table-decimal-separator = ,\ntable-thousands-separator = ,\n";
        assert!(Language::from_catalogue("qaa", both).is_err());
        assert_eq!(number::format(language("table-thousands-separator = { \"\" }"), 1234.5, 1).as_str(), "1234.5");
    }

    /// French counts 0 and 1 as one.
    #[test]
    fn plurals_follow_the_rules_that_the_table_names() {
        let message = "date-days-ago = { $days ->\n    [one] tago\n   *[other] tagoj\n}\n";
        let in_french_rules = Locale::new(language(&format!("table-plural-rules = fr\n{message}")));
        let in_unknown_rules = Locale::new(language(message));
        assert_eq!(t!(in_french_rules, "date-days-ago", days = 0_usize).as_str(), "tago");
        assert_eq!(t!(in_french_rules, "date-days-ago", days = 2_usize).as_str(), "tagoj");
        assert_eq!(t!(in_unknown_rules, "date-days-ago", days = 1_usize).as_str(), "tago");
    }

    #[test]
    fn a_message_is_one_line_and_falls_back_to_english_on_its_own() {
        let text = "date-today = ho\n    di\nu = x\ndate-yesterday = { $day }\ndate-days-ago = { NUMBER($days) }\n";
        let locale = Locale::new(language(text));
        assert_eq!(t!(locale, "date-today").as_str(), "ho di");
        assert_eq!(t!(locale, "date-yesterday").as_str(), "yesterday");
        assert_eq!(t!(locale, "date-days-ago", days = 4_usize).as_str(), "4 days ago");
        assert_eq!(t!(locale, "date-june").as_str(), "June");
    }

    /// Messages that contain each other would be as long as a power of two.
    #[test]
    fn messages_that_contain_each_other_do_not_grow_without_end() {
        let doubled = |nth: usize| format!("a{nth} = {{ a{0} }}{{ a{0} }}\n", nth + 1);
        let text: String = (0..40).map(doubled).collect();
        let locale = Locale::new(language(&format!("date-today = {{ a0 }}\n{text}a40 = x\nb = {{ b }}\n")));
        assert_eq!(t!(locale, "date-today").as_str(), "today");
    }
}
