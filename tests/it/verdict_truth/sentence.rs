//! Turns a sentence back into its message and its arguments. The templates come from the message files, so a sentence
//! that no message of the verdict can give is found.

use std::collections::BTreeMap;

use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement, VariantKey};
use pesee::text::Language;

/// A part of a template.
#[derive(Clone, Debug, PartialEq)]
enum Part {
    Text(String),
    Slot(String),
}

/// One variant of a message.
#[derive(Clone, Debug, Default)]
struct Template {
    parts: Vec<Part>,
    /// The variant of each selector.
    choices: BTreeMap<String, String>,
}

impl Template {
    /// Returns whether all fixed parts occur in a text, which is quick to decide.
    fn may_give(&self, text: &str) -> bool {
        self.parts.iter().all(|part| if let Part::Text(part) = part { text.contains(part.as_str()) } else { true })
    }
}

/// What a sentence says: the message, its arguments and the variants of its selectors.
#[derive(Clone, Debug, PartialEq)]
pub struct Claim {
    pub id: String,
    args: BTreeMap<String, String>,
    choices: BTreeMap<String, String>,
}

impl Claim {
    /// Returns an argument as text.
    pub fn arg(&self, name: &str) -> &str {
        self.args.get(name).map_or("", String::as_str)
    }

    /// Returns the variant of a selector.
    pub fn choice(&self, name: &str) -> &str {
        self.choices.get(name).map_or("", String::as_str)
    }
}

/// The messages of the verdict in one language.
pub struct Grammar {
    pub language: Language,
    templates: BTreeMap<String, Vec<Template>>,
}

/// The arguments that hold whole clauses or lists; every other argument is a name or a number.
const CLAUSES: [&str; 19] = [
    "options",
    "questions",
    "changes",
    "others",
    "clauses",
    "parts",
    "wins",
    "first",
    "last",
    "text",
    "result",
    "otherwise",
    "setting",
    "change",
    "criteria",
    "trials",
    "below",
    "above",
    "by",
];

impl Grammar {
    pub fn load(language: Language) -> Grammar {
        let mut templates = BTreeMap::new();
        for file in ["verdict", "question"] {
            let path = format!("assets/locales/{}/{file}.ftl", language.tag());
            let source = std::fs::read_to_string(path).unwrap();
            let resource = fluent_syntax::parser::parse(source.as_str()).unwrap_or_else(|(_, errors)| {
                panic!("{file}: {errors:?}");
            });
            for entry in resource.body {
                let Entry::Message(message) = entry else { continue };
                let expanded = message.value.iter().flat_map(|pattern| expand(pattern, vec![Template::default()]));
                templates.insert(message.id.name.to_owned(), expanded.collect());
            }
        }
        Grammar { language, templates }
    }

    /// Returns whether a text is a variant of a message without arguments.
    pub fn is_text(&self, id: &str, text: &str) -> bool {
        self.templates[id].iter().any(|template| template.parts == [Part::Text(text.to_owned())])
    }

    /// Returns what a text may say, as one of these messages.
    pub fn read(&self, ids: &[&str], text: &str) -> Vec<Claim> {
        let mut claims: Vec<Claim> = Vec::new();
        for id in ids {
            let templates = self.templates.get(*id).unwrap_or_else(|| panic!("there is no message {id}"));
            for template in templates.iter().filter(|template| template.may_give(text)) {
                let mut found = Vec::new();
                match_parts(&template.parts, text, &BTreeMap::new(), &mut found);
                claims.extend(found.into_iter().map(|args| Claim {
                    id: (*id).to_owned(),
                    args,
                    choices: template.choices.clone(),
                }));
            }
        }
        claims
    }

    /// Returns what a text may say that consists of some of these messages, separated by spaces.
    pub fn read_all(&self, ids: &[&str], text: &str) -> Vec<Vec<Claim>> {
        let mut readings: Vec<Vec<Claim>> = self.read(ids, text).into_iter().map(|claim| vec![claim]).collect();
        for (at, _) in text.match_indices(". ") {
            let (first, rest) = (&text[..=at], &text[at + 2..]);
            for claim in self.read(ids, first) {
                for rest in self.read_all(ids, rest) {
                    readings.push(std::iter::once(claim.clone()).chain(rest).collect());
                }
            }
        }
        readings
    }

    /// Returns the parts of a list as in “a, b and c”.
    pub fn split_list(&self, text: &str) -> Vec<Vec<String>> {
        let mut lists = vec![vec![text.to_owned()]];
        for claim in self.read(&["verdict-join-and"], text) {
            let first = claim.arg("first").split(", ").map(str::to_owned);
            lists.push(first.chain([claim.arg("last").to_owned()]).collect());
        }
        lists
    }

    /// Returns the quoted names of a list; empty if the text is no such list.
    pub fn split_quoted(&self, text: &str) -> Vec<String> {
        let unquoted = |part: &String| Some(self.read(&["verdict-quoted"], part).first()?.arg("option").to_owned());
        let lists = self.split_list(text).into_iter();
        lists.filter_map(|list| list.iter().map(unquoted).collect::<Option<Vec<String>>>()).next().unwrap_or_default()
    }

    /// Returns a number and half of the unit of its last digit.
    pub fn number(&self, text: &str) -> Option<(f64, f64)> {
        let (point, thousands) = match self.language {
            Language::English => ('.', ","),
            _ => (',', "\u{a0}"),
        };
        let plain = text.replace(thousands, "").replace(point, ".").replace('−', "-").replace('+', "");
        let decimals = plain.split_once('.').map_or(0, |(_, decimals)| decimals.len());
        Some((plain.parse().ok()?, 0.5 * 0.1_f64.powi(decimals as i32)))
    }
}

/// Returns the templates that begin with each of `before` and continue with a pattern.
fn expand(pattern: &Pattern<&str>, before: Vec<Template>) -> Vec<Template> {
    let mut templates = before;
    for element in &pattern.elements {
        match element {
            PatternElement::TextElement { value } => {
                templates.iter_mut().for_each(|template| push_text(template, value));
            }
            PatternElement::Placeable { expression: Expression::Inline(expression) } => {
                for template in &mut templates {
                    match expression {
                        InlineExpression::VariableReference { id } => {
                            template.parts.push(Part::Slot(id.name.to_owned()));
                        }
                        InlineExpression::StringLiteral { value } => {
                            push_text(template, &value.replace("\\u00A0", "\u{a0}"));
                        }
                        other => panic!("{other:?}"),
                    }
                }
            }
            PatternElement::Placeable { expression: Expression::Select { selector, variants } } => {
                let InlineExpression::VariableReference { id } = selector else { panic!("{selector:?}") };
                let mut selected = Vec::new();
                for variant in variants {
                    let key = match &variant.key {
                        VariantKey::Identifier { name } => *name,
                        VariantKey::NumberLiteral { value } => *value,
                    };
                    // A selector that occurs twice has the same variant in both places.
                    let fitting = templates
                        .iter()
                        .filter(|template| template.choices.get(id.name).is_none_or(|chosen| chosen == key));
                    let chosen = fitting.cloned().map(|mut template| {
                        template.choices.insert(id.name.to_owned(), key.to_owned());
                        template
                    });
                    selected.extend(expand(&variant.value, chosen.collect()));
                }
                templates = selected;
            }
        }
    }
    templates
}

fn push_text(template: &mut Template, text: &str) {
    match template.parts.last_mut() {
        Some(Part::Text(last)) => last.push_str(text),
        _ => template.parts.push(Part::Text(text.to_owned())),
    }
}

/// Adds all ways to fill the slots so that the parts give the text.
fn match_parts(parts: &[Part], text: &str, args: &BTreeMap<String, String>, found: &mut Vec<BTreeMap<String, String>>) {
    match parts {
        [] if text.is_empty() => found.push(args.clone()),
        [] => {}
        [Part::Text(start), rest @ ..] => {
            if let Some(text) = text.strip_prefix(start.as_str()) {
                match_parts(rest, text, args, found);
            }
        }
        [Part::Slot(name), rest @ ..] => {
            // Who has not answered may be left out.
            let empty = (name == "by").then_some(0);
            let ends = empty.into_iter().chain(text.char_indices().map(|(at, c)| at + c.len_utf8()));
            for end in ends {
                let value = &text[..end];
                let is_name = CLAUSES.contains(&name.as_str()) || !value.contains(['“', '”', '«', '»', ';', ':']);
                // The text between two slots has to follow, which most ends do not allow.
                if let Some(Part::Text(next)) = rest.first()
                    && !text[end..].starts_with(next.as_str())
                {
                    continue;
                }
                if is_name && args.get(name).is_none_or(|known| known == value) {
                    let mut args = args.clone();
                    args.insert(name.clone(), value.to_owned());
                    match_parts(rest, &text[end..], &args, found);
                }
            }
        }
    }
}
