//! The check of a user's catalogue for `pesee config check`: it compares each message with the English one, whose
//! placeables it has to use. The start of the program does not do that, because it would parse every English message.

use std::collections::{BTreeMap, BTreeSet};

use fluent_syntax::ast::{
    CallArguments, Entry, Expression, InlineExpression, Message, Pattern, PatternElement, Resource,
};

use super::catalogue::{CatalogueError, CatalogueErrorKind, TABLE_IDS, line_of, parse_resource, read_table};
use super::languages::ENGLISH;
use super::typed_words::is_word_list;

/// The result of the check of a catalogue.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CatalogueCheck {
    /// All errors, in the order of the lines.
    pub errors: Vec<CatalogueError>,
    /// The lines of the errors for which the program ignores the catalogue as a whole.
    pub refusal_lines: Vec<usize>,
    /// The ids of the messages that the catalogue lacks.
    pub missing: Vec<String>,
    /// The number of messages that are shown in English because they use what the program does not give them.
    pub unusable_count: usize,
    /// The number of messages of the program.
    pub message_count: usize,
}

/// Checks the text of a catalogue.
pub fn check_catalogue(text: &str) -> CatalogueCheck {
    let english: Vec<Resource<&str>> = ENGLISH.messages.iter().map(|source| parse_english(source)).collect();
    let known: BTreeMap<&str, BTreeSet<String>> = english
        .iter()
        .flat_map(|resource| &resource.body)
        .filter_map(|entry| match entry {
            Entry::Message(message) => Some((message.id.name, placeables_of(message))),
            _ => None,
        })
        .collect();
    let (resource, mut errors) = parse_resource(text);
    errors.extend(read_table("und", &resource).1);
    let mut refusal_lines: Vec<usize> = errors.iter().map(|error| error.line).collect();
    refusal_lines.sort_unstable();
    refusal_lines.dedup();
    let messages: Vec<&Message<&str>> = resource
        .entries()
        .filter_map(|entry| match entry {
            Entry::Message(message) => Some(message),
            _ => None,
        })
        .collect();
    let terms = resource.entries().filter_map(|entry| match entry {
        Entry::Term(term) => Some(format!("-{}", term.id.name)),
        _ => None,
    });
    // A message may use the terms and the other messages of its catalogue.
    let own: BTreeSet<String> = terms.chain(messages.iter().map(|message| message.id.name.to_owned())).collect();
    let (mut seen, mut unusable) = (BTreeSet::new(), BTreeSet::new());
    for message in messages {
        let id = message.id.name;
        let mut report =
            |kind: CatalogueErrorKind| errors.push(CatalogueError { line: line_of(resource.source(), id), kind });
        if !seen.insert(id) {
            report(CatalogueErrorKind::Duplicate(id.to_owned()));
        }
        if TABLE_IDS.contains(&id) || is_word_list(id) {
            continue;
        }
        let Some(variables) = known.get(id) else {
            report(CatalogueErrorKind::UnknownMessage { id: id.to_owned(), nearest: find_nearest(id, known.keys()) });
            continue;
        };
        let used = placeables_of(message);
        for placeable in used.iter().filter(|used| !variables.contains(*used) && !own.contains(*used)) {
            let known = variables.iter().cloned().collect();
            unusable.insert(id);
            report(CatalogueErrorKind::UnknownPlaceable { id: id.to_owned(), placeable: placeable.clone(), known });
        }
        // A term or another message may have the variable.
        let uses_others = used.iter().any(|used| own.contains(used));
        for placeable in variables.difference(&used).filter(|_| !uses_others) {
            report(CatalogueErrorKind::MissingPlaceable { id: id.to_owned(), placeable: placeable.clone() });
        }
    }
    errors.sort_by_key(|error| error.line);
    let missing = known.keys().filter(|id| !seen.contains(**id)).map(|id| (*id).to_owned()).collect();
    CatalogueCheck { errors, refusal_lines, missing, unusable_count: unusable.len(), message_count: known.len() }
}

pub(super) fn parse_english(source: &str) -> Resource<&str> {
    fluent_syntax::parser::parse(source).unwrap_or_else(|(resource, _)| resource)
}

/// Returns the variables, messages, terms and functions that a message uses, as they are written: `$count`,
/// `other-message`, `-term`, `NUMBER()`.
pub(super) fn placeables_of(message: &Message<&str>) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    if let Some(pattern) = &message.value {
        collect_from_pattern(pattern, &mut found);
    }
    found
}

fn collect_from_pattern(pattern: &Pattern<&str>, found: &mut BTreeSet<String>) {
    for element in &pattern.elements {
        if let PatternElement::Placeable { expression } = element {
            collect_from_expression(expression, found);
        }
    }
}

fn collect_from_expression(expression: &Expression<&str>, found: &mut BTreeSet<String>) {
    match expression {
        Expression::Inline(inline) => collect_from_inline(inline, found),
        Expression::Select { selector, variants } => {
            collect_from_inline(selector, found);
            variants.iter().for_each(|variant| collect_from_pattern(&variant.value, found));
        }
    }
}

fn collect_from_inline(inline: &InlineExpression<&str>, found: &mut BTreeSet<String>) {
    match inline {
        InlineExpression::VariableReference { id } => drop(found.insert(format!("${}", id.name))),
        InlineExpression::MessageReference { id, .. } => drop(found.insert(id.name.to_owned())),
        InlineExpression::TermReference { id, arguments, .. } => {
            found.insert(format!("-{}", id.name));
            arguments.iter().for_each(|arguments| collect_from_arguments(arguments, found));
        }
        InlineExpression::FunctionReference { id, arguments } => {
            found.insert(format!("{}()", id.name));
            collect_from_arguments(arguments, found);
        }
        InlineExpression::Placeable { expression } => collect_from_expression(expression, found),
        InlineExpression::StringLiteral { .. } | InlineExpression::NumberLiteral { .. } => {}
    }
}

fn collect_from_arguments(arguments: &CallArguments<&str>, found: &mut BTreeSet<String>) {
    arguments.positional.iter().for_each(|argument| collect_from_inline(argument, found));
    arguments.named.iter().for_each(|argument| collect_from_inline(&argument.value, found));
}

/// Returns the id that the writer of a wrong id may have meant.
fn find_nearest<'a>(id: &str, known: impl Iterator<Item = &'a &'a str>) -> Option<String> {
    // The distance is computed between short texts only.
    let measured = known.filter(|known| known.len().abs_diff(id.len()) <= 3);
    let measured = measured.map(|known| (strsim::osa_distance(known, id), *known));
    measured.min().filter(|(distance, _)| *distance <= 3).map(|(_, known)| known.to_owned())
}
