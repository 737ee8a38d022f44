//! Decides whether the names in headings are options: those in the headings of sides ("Pros (Anna)"), those below such
//! a heading, and those above it.

use std::collections::{HashMap, HashSet};

use crate::messages::{HeadingsAre, ImportQuestion};

use super::block::{Block, Item, join_lines};
use super::name_words;
use super::option_names::parse_numbering;
use super::scope::{contains_sides, has_side};
use super::section::{Role, Section};
use super::side_name::{SideName, begins_option, is_people, is_qualifier, is_topic};
use super::side_parser::{HeadingSide, parse_heading_with_name, parse_item, parse_label};
use super::words::{self, simplify};

/// Decides what the names in headings are. Returns the question whether they are options, if that is unclear and has no
/// answer yet.
pub(super) fn decide_names(sections: &mut [Section], answer: Option<HeadingsAre>) -> Result<(), ImportQuestion> {
    match_named_options(sections);
    let mut unclear = decide_names_of_sides(sections, answer);
    unclear.extend(decide_headings_below_sides(sections, answer));
    unclear.extend(decide_headings_above_sides(sections, answer));
    let mut seen = HashSet::new();
    let names: Vec<String> = unclear.into_iter().filter(|name| seen.insert(name.clone())).collect();
    if names.is_empty() { Ok(()) } else { Err(ImportQuestion::Headings(names)) }
}

/// Uses the name of the option above for the name in a heading of a side, if both are similar: "Advantages of keeping
/// both" below "Keep both".
fn match_named_options(sections: &mut [Section]) {
    let names = |section: &Section| {
        if let Role::Side(_, name) = &section.role { name.option().map(|name| name.to_lowercase()) } else { None }
    };
    let mut all: Vec<String> = sections.iter().filter_map(names).collect();
    all.sort();
    all.dedup();
    let has_options = sections.iter().any(|section| matches!(section.role, Role::Option(_)));
    // The title may name several options, and only one if all headings name the same.
    let title = sections.iter().find(|section| section.role == Role::Title).map(|section| section.heading.clone());
    let title = title.filter(|_| all.len() == 1 && !has_options);
    // The levels of the headings above a section, with the name of the option nearest to each.
    let mut stack: Vec<(u8, Option<String>)> = Vec::new();
    for section in sections {
        stack.retain(|(level, _)| *level < section.level);
        let parent = stack.last().and_then(|(_, option)| option.clone());
        let option = if let Role::Option(option) = &section.role { Some(option.clone()) } else { parent.clone() };
        stack.push((section.level, option));
        let Role::Side(_, side_name) = &mut section.role else { continue };
        let Some(name) = side_name.option() else { continue };
        let is_title = title.as_ref().is_some_and(|title| repeats_words(&name, title));
        if is_title || parent.is_some_and(|parent| repeats_words(&name, &parent) || repeats_words(&parent, &name)) {
            *side_name = SideName::None;
        }
    }
}

/// Returns whether another text has all words of a name, apart from their endings.
fn repeats_words(name: &str, text: &str) -> bool {
    let (name, text) = (find_stems(name), find_stems(text));
    !name.is_empty() && name.iter().all(|stem| text.contains(stem))
}

/// Returns the words of a text that are compared, without their endings.
fn find_stems(text: &str) -> Vec<String> {
    let simple = simplify(text);
    let kept = simple.split('-').filter(|word| word.len() > 2 && !words::contains(words::UNCOMPARED, word));
    // Four letters of another script may be a whole name.
    kept.map(|word| if word.is_ascii() { word.chars().take(4).collect() } else { word.to_owned() }).collect()
}

/// The texts that name options, by their words: a file may have many thousand names.
struct NamedOptions {
    /// The numbers of the texts with each word.
    texts_by_stem: HashMap<String, HashSet<usize>>,
}

impl NamedOptions {
    fn new(texts: &[String]) -> NamedOptions {
        let mut texts_by_stem: HashMap<String, HashSet<usize>> = HashMap::new();
        for (number, text) in texts.iter().enumerate() {
            for stem in find_stems(text) {
                texts_by_stem.entry(stem).or_default().insert(number);
            }
        }
        NamedOptions { texts_by_stem }
    }

    /// Returns whether one of the texts has all words of a name.
    fn contain(&self, name: &str) -> bool {
        let found: Option<Vec<&HashSet<usize>>> =
            find_stems(name).iter().map(|stem| self.texts_by_stem.get(stem)).collect();
        let found = found.unwrap_or_default();
        let rarest = found.iter().min_by_key(|texts| texts.len());
        rarest.is_some_and(|rarest| rarest.iter().any(|text| found.iter().all(|texts| texts.contains(text))))
    }
}

/// Decides whether the names in the headings of sides are options. Below an option, they limit the side. Returns those
/// that are unclear.
fn decide_names_of_sides(sections: &mut [Section], answer: Option<HeadingsAre>) -> Vec<String> {
    let known = NamedOptions::new(&collect_named_options(sections));
    let mut stack: Vec<(u8, bool)> = Vec::new();
    let mut unclear = Vec::new();
    for section in sections {
        stack.retain(|(level, _)| *level < section.level);
        let is_below_option = stack.iter().any(|(_, is_option)| *is_option);
        let is_other = matches!(section.role, Role::Option(_) | Role::Side(..) | Role::Part);
        if answer.is_none() && !is_below_option && !is_other {
            let names = section.blocks.iter().flat_map(|block| match block {
                Block::List(items) => collect_names_in_items(items),
                Block::Paragraph(paragraph) => paragraph.text.lines().filter_map(name_in_label).collect(),
                _ => Vec::new(),
            });
            unclear.extend(names.filter(|name| !known.contain(name)));
        }
        if let Role::Side(_, name) = &mut section.role
            && let SideName::Perhaps(text) = name
        {
            let text = std::mem::take(text);
            let is_known = known.contain(&text);
            *name = match answer {
                _ if is_below_option => SideName::Qualifier(text),
                _ if is_known => SideName::Option(text),
                Some(HeadingsAre::Topics) => SideName::Qualifier(text),
                Some(HeadingsAre::Options) => SideName::Option(text),
                None => {
                    unclear.push(text.clone());
                    SideName::Perhaps(text)
                }
            };
        }
        stack.push((section.level, matches!(section.role, Role::Option(_))));
    }
    unclear
}

/// Returns the names that may be options in items for a side, such as "Pros (Anna)" above its own items.
fn collect_names_in_items(items: &[Item]) -> Vec<String> {
    let named = items.iter().filter(|item| !item.is_task).filter_map(|item| {
        let text = join_lines(&item.text.text);
        match parse_heading_with_name(&text) {
            _ if item.items.is_empty() => name_in_label(&text),
            (HeadingSide::One(..), SideName::Perhaps(name)) => Some(name),
            _ => None,
        }
    });
    named.collect()
}

/// Returns the name that may be an option in the label before an item: "Pros (Anna): near".
fn name_in_label(text: &str) -> Option<String> {
    let label = parse_label(text).filter(|_| parse_item(text, None).side.is_none())?;
    if let SideName::Perhaps(name) = label.name { Some(name) } else { None }
}

/// Returns the texts that name options: headings, the entries of a list of options, and the title.
fn collect_named_options(sections: &[Section]) -> Vec<String> {
    let mut known = Vec::new();
    for section in sections {
        match &section.role {
            Role::Title => known.push(section.heading.clone()),
            Role::Option(name) | Role::Side(_, SideName::Option(name)) => known.push(name.clone()),
            Role::OptionList => known.extend(section.blocks.iter().flat_map(|block| match block {
                Block::List(items) => items.iter().map(|item| join_lines(&item.text.text)).collect(),
                _ => Vec::new(),
            })),
            _ => {}
        }
    }
    known
}

/// Decides whether headings below a side are options or topics. Below an option, they are topics. Returns those that
/// are unclear.
fn decide_headings_below_sides(sections: &mut [Section], answer: Option<HeadingsAre>) -> Vec<String> {
    let mut unclear = Vec::new();
    let mut stack: Vec<(u8, bool, bool)> = Vec::new();
    for section in sections {
        stack.retain(|(level, ..)| *level < section.level);
        let is_below_side = stack.iter().any(|(_, is_side, _)| *is_side);
        let is_below_option = stack.iter().any(|(_, _, is_option)| *is_option);
        let is_named = matches!(section.role, Role::Option(_));
        let (is_side, names_option) = match &section.role {
            Role::Side(_, name) => (true, matches!(name, SideName::Option(_))),
            _ => (false, false),
        };
        if is_named && is_below_side {
            match answer {
                _ if is_below_option => section.role = Role::Topic(section.heading.clone()),
                Some(HeadingsAre::Topics) => section.role = Role::Topic(section.heading.clone()),
                None => unclear.push(section.heading.clone()),
                Some(HeadingsAre::Options) => {}
            }
        }
        stack.push((section.level, is_side, is_named && !is_below_side || names_option));
    }
    unclear
}

/// Decides whether the headings above the sides are topics, as "Work" and "Home" below "Should I move?" may be. Returns
/// those that are unclear.
fn decide_headings_above_sides(sections: &mut [Section], answer: Option<HeadingsAre>) -> Vec<String> {
    let is_record = |section: &Section| matches!(section.role, Role::OptionList | Role::Consequences(_));
    if sections.iter().any(is_record) {
        return Vec::new();
    }
    let title = sections.iter().find(|section| section.role == Role::Title).map(|section| section.heading.clone());
    let title = title.unwrap_or_default();
    let level = |section: &Section| matches!(section.role, Role::Option(_)).then_some(section.level);
    let Some(level) = sections.iter().filter_map(level).min() else {
        let items = sections.iter().filter(|section| matches!(section.role, Role::Title | Role::Group));
        let names: Vec<String> = items.flat_map(collect_items_above_sides).collect();
        return if answer.is_none() && may_be_topics(&names, &title) { names } else { Vec::new() };
    };
    let is_above = |at: &usize| {
        let is_option = |section: &Section| section.level == level && matches!(section.role, Role::Option(_));
        sections.get(*at).is_some_and(is_option) && contains_sides(sections, *at)
    };
    let above: Vec<usize> = (0..sections.len()).filter(is_above).collect();
    let names: Vec<String> =
        above.iter().filter_map(|at| sections.get(*at)).map(|section| section.heading.clone()).collect();
    match answer {
        _ if !may_be_topics(&names, &title) => Vec::new(),
        None => names,
        Some(HeadingsAre::Options) => Vec::new(),
        Some(HeadingsAre::Topics) => {
            for at in above {
                if let Some(section) = sections.get_mut(at) {
                    section.role = Role::Topic(section.heading.clone());
                }
            }
            Vec::new()
        }
    }
}

/// Returns whether names above pros and cons may be topics: some of them are words for topics or for people, or the
/// title asks about one option, and none of them is like the name of an option.
fn may_be_topics(names: &[String], title: &str) -> bool {
    let is_option =
        |name: &String| begins_option(name) || parse_numbering(name).is_some() || repeats_words(name, title);
    let slug = simplify(title);
    let mut title_words = slug.split('-');
    let asks_yes_or_no = title_words.next().is_some_and(|first| words::contains(name_words::YES_OR_NO, first))
        && !title_words.any(|word| words::contains(name_words::OR, word));
    let is_topic = |name: &String| is_topic(name) || is_people(name) || is_qualifier(name);
    (names.iter().any(is_topic) || asks_yes_or_no && names.len() > 1) && !names.iter().any(is_option)
}

/// Returns the items of a section that have pros and cons below them.
fn collect_items_above_sides(section: &Section) -> Vec<String> {
    let items =
        section.blocks.iter().filter_map(|block| if let Block::List(items) = block { Some(items) } else { None });
    let is_above = |item: &&Item| {
        let text = join_lines(&item.text.text);
        let own = parse_heading_with_name(&text).0;
        item.items.iter().any(has_side)
            && own == HeadingSide::None
            && parse_item(&text, item.text.lead.as_deref()).side.is_none()
    };
    items.flatten().filter(is_above).map(|item| strip_label(&join_lines(&item.text.text)).to_owned()).collect()
}

/// Removes the signs after the name of an option in an item.
pub(super) fn strip_label(text: &str) -> &str {
    text.trim_end_matches([':', ' ', '\u{a0}', '.'])
}
