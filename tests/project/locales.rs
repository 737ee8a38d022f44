//! Both catalogues have the same messages, every message is used, and French follows the Office québécois.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement};
use pesee::text::FILES;

/// Returns the messages of a file: id, variables, and the text with its variants.
fn messages(language: &str, file: &str) -> BTreeMap<String, (BTreeSet<String>, String)> {
    let source = std::fs::read_to_string(format!("assets/locales/{language}/{file}.ftl")).unwrap();
    let resource = fluent_syntax::parser::parse(source.as_str()).unwrap_or_else(|(_, errors)| {
        unreachable!("{language}/{file}: {errors:?}");
    });
    let mut found = BTreeMap::new();
    for entry in resource.body {
        let Entry::Message(message) = entry else { continue };
        let (mut variables, mut text) = (BTreeSet::new(), String::new());
        if let Some(pattern) = &message.value {
            gather(pattern, &mut variables, &mut text);
        }
        let before = found.insert(message.id.name.to_owned(), (variables, text));
        assert!(before.is_none(), "{language}: {} stands twice", message.id.name);
    }
    found
}

fn gather(pattern: &Pattern<&str>, variables: &mut BTreeSet<String>, text: &mut String) {
    let inline =
        |expression: &InlineExpression<&str>, variables: &mut BTreeSet<String>, text: &mut String| match expression {
            InlineExpression::VariableReference { id } => {
                variables.insert(id.name.to_owned());
                text.push('§');
            }
            InlineExpression::StringLiteral { value } => text.push_str(&value.replace("\\u00A0", "\u{a0}")),
            _ => {}
        };
    for element in &pattern.elements {
        match element {
            PatternElement::TextElement { value } => text.push_str(value),
            PatternElement::Placeable { expression: Expression::Inline(expression) } => {
                inline(expression, variables, text)
            }
            PatternElement::Placeable { expression: Expression::Select { selector, variants } } => {
                inline(selector, variables, &mut String::new());
                for variant in variants {
                    text.push('¦');
                    gather(&variant.value, variables, text);
                }
            }
        }
    }
}

fn all(language: &str) -> BTreeMap<String, (BTreeSet<String>, String)> {
    FILES.iter().flat_map(|file| messages(language, file)).collect()
}

#[test]
fn both_languages_have_the_same_messages_with_the_same_variables() {
    for file in FILES {
        let (english, french) = (messages("en", file), messages("fr", file));
        assert_eq!(english.keys().collect::<Vec<_>>(), french.keys().collect::<Vec<_>>(), "{file}");
        for (id, (variables, _)) in &english {
            assert!(id.starts_with(&format!("{file}-")), "{id} is in {file}.ftl");
            assert_eq!(variables, &french[id].0, "{id}");
        }
    }
    for language in ["en", "fr"] {
        let mut on_disk: Vec<String> = std::fs::read_dir(Path::new("assets/locales").join(language))
            .unwrap()
            .map(|entry| entry.unwrap().path().file_stem().unwrap().to_string_lossy().into_owned())
            .collect();
        on_disk.sort();
        assert_eq!(on_disk, FILES);
    }
}

fn source(folder: &Path) -> String {
    let mut text = String::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            text.push_str(&source(&path));
        } else {
            text.push_str(&std::fs::read_to_string(&path).unwrap());
        }
    }
    text
}

#[test]
fn every_message_is_used_and_every_message_used_is_there() {
    let source = source(Path::new("src"));
    let literals: BTreeSet<&str> = source.split('"').filter(|text| is_id(text)).collect();
    let known = all("en");
    for id in known.keys() {
        assert!(literals.contains(id.as_str()), "{id} is used nowhere");
    }
    for id in literals {
        let file = id.split('-').next().unwrap();
        // Words with hyphens that are not message ids are excluded. A message id starts with the name of its file.
        let other = ["ask-again", "plain-", "key-name-"].contains(&id) || id.starts_with("cli-error");
        if FILES.contains(&file) && !other {
            assert!(known.contains_key(id), "{id} is in no catalogue");
        }
    }
}

fn is_id(text: &str) -> bool {
    text.contains('-') && text.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-')
}

#[test]
fn french_follows_the_typography_of_the_office() {
    for (id, (_, text)) in all("fr") {
        check_french_typography(&id, &text);
    }
}

/// Checks the spaces before and after punctuation.
pub(super) fn check_french_typography(id: &str, text: &str) {
    let letters: Vec<char> = text.chars().collect();
    for (at, c) in letters.iter().enumerate() {
        let before = at.checked_sub(1).and_then(|at| letters.get(at)).copied().unwrap_or('¦');
        let after = letters.get(at + 1).copied().unwrap_or('¦');
        let starts_word = after.is_alphabetic();
        match c {
            // A colon before a word starts a command such as `:retour`. A colon between digits is part of a time.
            ':' if !starts_word && !after.is_numeric() => assert_eq!(before, '\u{a0}', "{id}: {text}"),
            '%' => assert_eq!(before, '\u{a0}', "{id}: {text}"),
            '»' => assert_eq!(before, '\u{a0}', "{id}: {text}"),
            '«' => assert_eq!(after, '\u{a0}', "{id}: {text}"),
            // A variant may start with a semicolon. A single question mark is the help key.
            ';' | '!' => assert!(!matches!(before, ' ' | '\u{a0}' | '\u{202f}'), "{id}: {text}"),
            '?' if before != '¦' && after != ' ' => assert!(before != ' ' && before != '\u{a0}', "{id}: {text}"),
            '\u{202f}' => unreachable!("{id}: a narrow space breaks the line"),
            _ => {}
        }
    }
}

#[test]
fn french_messages_assume_no_gender() {
    for (id, (_, text)) in all("fr") {
        for word in ["prêt(e)", "·e", "satisfait ", "certain ", " sûr ", "décidé ", "engagé ", "seul "] {
            let known = id == "plain-help-text"
                || id.starts_with("cli-")
                || id == "verdict-order"
                || id == "plain-leader-settled";
            assert!(known || !text.contains(word), "{id}: {text}");
        }
    }
}
