//! What stands beside the word for a side in a heading: the name of an option, as in "Advantages of keeping both", or
//! words that only limit the side, as in "Short-term pros", "Cons for us" and "Pros from Anna".

use super::column_heading::{self, ColumnMeaning};
use super::name_words;
use super::side_marks;
use super::words::{self, simplify};

/// The meaning of the words beside the word for a side.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum SideName {
    /// There are none, or they refer to the heading above: "Its pros".
    None,
    /// They limit the side to a time, a person, a rank or the like.
    Qualifier(String),
    /// They limit the side in a heading, and may be an item in a line: "Financial benefits", "Pros: today".
    Adjective(String),
    /// They are the name of an option, or limit the side.
    Perhaps(String),
    Option(String),
}

impl SideName {
    /// Returns the name of the option that the words are, or may be.
    pub(super) fn option(&self) -> Option<String> {
        match self {
            SideName::Option(name) | SideName::Perhaps(name) | SideName::Adjective(name) => Some(name.clone()),
            SideName::None | SideName::Qualifier(_) => None,
        }
    }

    pub(super) fn text(&self) -> &str {
        match self {
            SideName::None => "",
            SideName::Qualifier(text)
            | SideName::Adjective(text)
            | SideName::Perhaps(text)
            | SideName::Option(text) => text,
        }
    }
}

/// Prepositions between the word for a side and other words.
const LINKS: [(&str, Link); 22] = [
    ("d’", Link::Of),
    ("d'", Link::Of),
    ("du ", Link::Of),
    ("des ", Link::Of),
    ("de ", Link::Of),
    ("of ", Link::Of),
    ("to ", Link::For),
    ("for ", Link::For),
    ("in ", Link::In),
    ("with ", Link::In),
    ("about ", Link::Of),
    ("from ", Link::In),
    ("à ", Link::In),
    ("au ", Link::In),
    ("aux ", Link::In),
    ("pour ", Link::For),
    ("si je ", Link::Of),
    ("if i ", Link::Of),
    ("quand je ", Link::Of),
    ("when i ", Link::Of),
    ("contre ", Link::Of),
    ("against ", Link::Of),
];

/// Articles between a preposition and a name.
const ARTICLES: [&str; 6] = ["the ", "le ", "la ", "les ", "l’", "l'"];

/// What a preposition says about the words after it.
#[derive(Clone, Copy, PartialEq)]
enum Link {
    /// The option that has the side: "Pros of Mastodon".
    Of,
    /// The option, or a person: "Pros for the team".
    For,
    /// The option, a time or a place: "Pros at work".
    In,
    /// There is no preposition, but a separator: "Pros (Mastodon)".
    Separator,
    /// The words follow directly: "Avantages compte pro".
    Nothing,
}

/// Returns the meaning of the words after the word for a side. `follows_preposition` is whether that word is a
/// preposition, after which an option follows directly: "For keeping both".
pub(super) fn parse_name_after(text: &str, follows_preposition: bool) -> SideName {
    let (whole, text) = (trim(text), text.trim_start());
    let (link, name) = split_link(whole);
    // "Pros (short term): near" is a line with an item.
    if name.contains(": ") {
        return SideName::Perhaps(capitalise(name));
    }
    let link = match link {
        Link::Nothing if follows_preposition => Link::Of,
        Link::Nothing if text.starts_with([':', '–', '—', '-', '(', '[', '|', '/']) => Link::Separator,
        link => link,
    };
    // "Pros of A": the capital is a name, and not the article.
    if name == "A" {
        return SideName::Option(name.to_owned());
    }
    // "Pros (🏠)" has a name, and "Pros 🚀" a decoration.
    if is_sign(name) && link != Link::Nothing {
        return SideName::Perhaps(name.to_owned());
    }
    // "For me" is an option: a person is not what the heading above names.
    let is_person = follows_preposition && matches!(simplify(name).as_str(), "me" | "us" | "moi" | "nous");
    if is_referring(name) && !is_person || is_about_numbers(name) {
        return match link {
            Link::For if words::contains(name_words::AUDIENCE, &simplify(name)) => {
                SideName::Qualifier(capitalise(whole))
            }
            _ => SideName::None,
        };
    }
    let name_text = capitalise(name);
    let is_known_count = |word: &str| {
        is_count(word) && (words::contains(name_words::QUALIFIERS, word) || !word.contains(char::is_alphabetic))
    };
    if simplify(name).split('-').all(is_known_count) {
        return SideName::None;
    }
    // "Benefits from leaving" names an option, and "Pros from Anna" does not.
    let is_from_option = simplify(whole).starts_with("from-") && begins_option(name);
    if is_viewpoint(whole) && !is_from_option || is_qualifier(whole) {
        // "Pros: today" is a heading in Markdown, and may be a line with an item elsewhere.
        let may_be_item = text.starts_with([':', '–', '—', '-', '|', '/']);
        let meaning = if may_be_item { SideName::Adjective } else { SideName::Qualifier };
        return meaning(capitalise(whole));
    }
    if begins_option(name) {
        return SideName::Option(name_text);
    }
    let is_proper = name.starts_with(char::is_uppercase);
    match link {
        Link::Of if is_audience(name) && !follows_preposition => SideName::Perhaps(name_text),
        Link::Of => SideName::Option(name_text),
        Link::For if is_audience(name) => SideName::Qualifier(capitalise(whole)),
        Link::Nothing if is_proper && !is_topic(name) => SideName::Option(name_text),
        Link::Nothing if is_adjective_after(name) && !text.starts_with(['*', '_']) => SideName::Adjective(name_text),
        _ => SideName::Perhaps(name_text),
    }
}

/// Returns the meaning of the words before the word for a side.
pub(super) fn parse_name_before(text: &str) -> SideName {
    let is_separated = text.trim_end().ends_with([':', '–', '—', '-', '(', '[', '|', '/']);
    let name = trim(text);
    let (_, name) = side_marks::strip_leading(name);
    let slug = simplify(name);
    let is_number = |word: &str| is_count(word) || matches!(word, "another" | "one" | "an" | "un" | "une");
    if is_referring(name) || is_about_numbers(name) || slug.split('-').all(is_number) {
        return SideName::None;
    }
    if is_viewpoint(name) || is_qualifier(name) || is_people(name) {
        return SideName::Qualifier(capitalise(name));
    }
    if !is_separated && is_adjective_before(name) {
        return SideName::Adjective(capitalise(name));
    }
    let of_whom = name.strip_suffix("'s").or_else(|| name.strip_suffix("’s"));
    let text = capitalise(of_whom.unwrap_or(name));
    match of_whom {
        None if begins_option(name) || is_separated && !is_topic(name) => SideName::Option(text),
        _ => SideName::Perhaps(text),
    }
}

/// Returns whether the words before the word for a side negate it: "No cons".
pub(super) fn is_negated(before: &str) -> bool {
    let slug = simplify(before);
    let mut words =
        slug.split('-').rev().skip_while(|word| matches!(*word, "d" | "de" | "of" | "the" | "a" | "an" | "un" | "une"));
    words.next().is_some_and(|word| words::contains(words::NEGATION, word))
}

/// Returns whether a text only refers to what a heading above names.
pub(super) fn is_referring(text: &str) -> bool {
    let slug = simplify(text);
    let is_number = |word: &str| word.bytes().all(|byte| byte.is_ascii_digit());
    slug.split('-').all(|word| word.is_empty() || words::contains(words::REFERRING, word))
        || slug.split('-').all(is_number)
}

/// Returns whether a text beside a word for a side says what the numbers there are: "Pros (weight)", "Pros (total 5)".
pub(super) fn is_about_numbers(text: &str) -> bool {
    let meaning = ColumnMeaning::parse(text);
    matches!(meaning, ColumnMeaning::Weight | ColumnMeaning::Computed) || column_heading::is_computed(text)
}

/// Returns whether a name consists of signs, such as a flag, that name no side and are no punctuation.
fn is_sign(name: &str) -> bool {
    let is_mark =
        |c: char| c.is_ascii_punctuation() && c != '$' || "…’‘«»“”–—−·•±↑↓→←".contains(c) || c.is_whitespace();
    simplify(name).is_empty() && !name.chars().all(is_mark) && side_marks::strip_leading(name).0.is_none()
}

/// Removes separators and prepositions before a name, and brackets around it.
pub(super) fn strip_links(text: &str) -> &str {
    split_link(trim(text)).1
}

fn split_link(text: &str) -> (Link, &str) {
    let lower = text.to_lowercase();
    let link = LINKS.iter().find(|(link, _)| lower.starts_with(link));
    let Some((link, rest)) = link.and_then(|(word, link)| Some((*link, trim(text.get(word.len()..)?)))) else {
        return (Link::Nothing, text);
    };
    let lower = rest.to_lowercase();
    let article = ARTICLES.iter().find(|article| lower.starts_with(*article));
    (link, article.and_then(|article| rest.get(article.len()..)).map_or(rest, trim))
}

fn trim(text: &str) -> &str {
    let (_, text) = side_marks::strip_trailing(text.trim());
    text.trim_matches([' ', '\u{a0}', ':', '–', '—', '-', '(', ')', '[', ']', '|', '/', '?', '.', ',', '*', '_'])
}

/// Returns whether a list of words has the first words of a text.
fn begins_with(list: &str, text: &str) -> bool {
    let slug = simplify(text);
    // No phrase of the lists is longer, and a text may have many thousand words.
    let beginnings = slug.match_indices('-').take(6).filter_map(|(at, _)| slug.get(..at));
    beginnings.chain([slug.as_str()]).any(|beginning| words::contains(list, beginning))
}

fn has_word(list: &str, text: &str) -> bool {
    simplify(text).split('-').any(|word| words::contains(list, word))
}

/// Returns whether a text begins with whose view it is, or with what the option is compared.
fn is_viewpoint(text: &str) -> bool {
    begins_with(name_words::VIEWPOINT, text)
}

/// Returns whether a word beside the word for a side is an article, an order or a number: "The main advantages", "5
/// pros".
fn is_count(word: &str) -> bool {
    words::contains(words::QUANTIFIERS, word)
        || words::contains(words::DETERMINERS, word)
        || !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_digit())
}

/// Returns whether all words of a text are a time, a rank and the like.
pub(super) fn is_qualifier(text: &str) -> bool {
    simplify(text).split('-').all(|word| words::contains(name_words::QUALIFIERS, word) || is_count(word))
}

/// Returns whether a text names the people for whom something is good or bad.
fn is_audience(text: &str) -> bool {
    has_word(name_words::AUDIENCE, text)
}

/// Returns whether a text names an area of life or work, which is rarely an option: "Work", "My family".
pub(super) fn is_topic(text: &str) -> bool {
    has_word(name_words::TOPICS, text) && consists_of(name_words::TOPICS, text)
}

/// Returns whether a text only names people: "For the readers".
pub(super) fn is_people(text: &str) -> bool {
    is_audience(text) && consists_of(name_words::AUDIENCE, text)
}

/// Returns whether all words of a text are in a list, or are words between and before those.
fn consists_of(list: &str, text: &str) -> bool {
    let is_between = |word: &str| words::contains(words::REFERRING, word) || matches!(word, "and" | "et" | "or" | "ou");
    simplify(text).split('-').all(|word| {
        words::contains(list, word)
            || words::contains(name_words::QUALIFIERS, word)
            || is_count(word)
            || is_between(word)
    })
}

/// Returns whether a text is like the name of an option: it begins with a verb, or has a word such as "account".
pub(super) fn begins_option(text: &str) -> bool {
    let slug = simplify(text);
    let first = slug.split('-').find(|word| !matches!(*word, "not" | "ne" | "pas" | "se" | "s" | "to"));
    let first = first.unwrap_or_default();
    // English comparatives and many French nouns end in -er, so that only known verbs count: "Lower rent", "Foyer".
    let ends_like_verb = name_words::VERB_ENDINGS.iter().any(|ending| first.ends_with(ending));
    first.len() > 4 && ends_like_verb && !words::contains(name_words::NO_VERBS, first)
        || words::contains(name_words::FRENCH_VERBS, first)
        || words::contains(words::OPTION_BEGINNINGS, first)
        || words::contains(name_words::NUMBERED_NOUNS, first)
        || has_word(words::OPTION, text)
}

/// Returns whether a word after the word for a side is a French adjective in the plural: "Avantages financiers".
fn is_adjective_after(text: &str) -> bool {
    !text.contains([' ', '-']) && text.ends_with(['s', 'x']) && text.starts_with(char::is_lowercase)
}

/// Returns whether a word before the word for a side is an adjective: "Financial benefits".
fn is_adjective_before(text: &str) -> bool {
    const ENDINGS: [&str; 9] = ["al", "ic", "ive", "ary", "ous", "able", "ible", "ful", "less"];
    let slug = simplify(text);
    !slug.contains('-') && slug.len() > 4 && ENDINGS.iter().any(|ending| slug.ends_with(ending))
}

/// Makes the first letter a capital, so that "keeping both" can be the name of an option.
pub(super) fn capitalise(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map(|first| first.to_uppercase().chain(chars).collect()).unwrap_or_default()
}
