//! The outline of a Markdown text: which heading is the title, which ones are options, sides, or neither.

use std::collections::{HashMap, HashSet};

use crate::messages::{HeadingsAre, ImportQuestion};

use super::block::{Block, Paragraph};
use super::decision_record::decision_record_role;
use super::label::{find_introductions, is_label, may_end_side, side_line};
use super::named_headings::decide_names;
use super::option_lines::mark_option_lines;
use super::scope::{contains_sides, count_in, count_up, find_plain_sides, find_scopes};
use super::section::{LINE_LEVEL, Role, SIDE_LEVEL, Section};
use super::side::Side;
use super::side_marks;
use super::side_name::SideName;
use super::side_parser::{HeadingSide, parse_heading, parse_heading_with_name};
use super::words::{self, simplify};

/// Divides blocks into sections and decides what each heading is. Returns the question whether names in headings are
/// options, if that is unclear.
pub(super) fn read_sections(blocks: Vec<Block>, answer: Option<HeadingsAre>) -> Result<Vec<Section>, ImportQuestion> {
    let mut sections = split_sections(blocks);
    let title = find_title(&sections);
    let plain = find_plain_sides(&sections);
    let opposed = find_opposed(&sections);
    let role = |at| {
        if title == Some(at) {
            return Role::Title;
        }
        choose_role(&sections, at, plain.get(at) == Some(&true), opposed.get(at) == Some(&true))
    };
    let roles: Vec<Role> = (0..sections.len()).map(role).collect();
    for (section, role) in sections.iter_mut().zip(roles) {
        section.role = role;
    }
    for at in find_parts(&sections) {
        if let Some(section) = sections.get_mut(at) {
            section.role = Role::Part;
        }
    }
    find_repeated_topics(&mut sections);
    decide_names(&mut sections, answer)?;
    Ok(sections)
}

fn split_sections(blocks: Vec<Block>) -> Vec<Section> {
    let new = |line, level, heading: &str| Section {
        line,
        level,
        heading: heading.to_owned(),
        role: Role::Group,
        blocks: Vec::new(),
    };
    let mut blocks = blocks;
    mark_option_lines(&mut blocks);
    let has_options = has_option_headings(&blocks);
    let blocks = mark_first_line(blocks);
    let sides: Vec<(usize, Side)> = blocks.iter().filter_map(side_line).collect();
    let has = |wanted: Side| sides.iter().any(|(_, side)| *side == wanted);
    let has_both_sides = has(Side::Pro) && has(Side::Con);
    let last_side = sides.iter().map(|(line, _)| *line).max().unwrap_or(0);
    let introductions = find_introductions(&blocks);
    let mut sections = vec![new(0, 0, "")];
    let mut blocks = blocks.into_iter().peekable();
    while let Some(block) = blocks.next() {
        let heading = match &block {
            Block::Heading { line, level, text } => Some((*line, *level, text.clone(), None)),
            Block::Paragraph(paragraph) => {
                let is_before_list = matches!(blocks.peek(), Some(Block::List(_)));
                heading_of(paragraph, is_before_list && !has_options)
            }
            _ => None,
        };
        // "Conclusion:" above a list ends the list of a side, and so does any other label after the last side.
        let part = match (&block, blocks.peek(), sections.last()) {
            (Block::Paragraph(label), Some(Block::List(_)), Some(above))
                if heading.is_none() && matches!(parse_heading(&above.heading), HeadingSide::One(..)) =>
            {
                let has_list = above.blocks.iter().any(|block| matches!(block, Block::List(_)));
                let ends_side = has_both_sides && has_list && label.line > last_side && may_end_side(&label.text);
                let is_part = ends_side || matches!(decision_record_role(&label.text), Some(Role::Part));
                is_part.then(|| (label.line, Some(above.level), label.text.clone(), None))
            }
            _ => None,
        };
        // A line before the only list of a side introduces the list.
        let heading = heading.filter(|(line, level, ..)| level.is_some() || !introductions.contains(line));
        let Some((line, level, text, rest)) = heading.or(part) else {
            if let Some(section) = sections.last_mut() {
                section.blocks.push(block);
            }
            continue;
        };
        let is_side = matches!(parse_heading(&text), HeadingSide::One(_, None));
        let text = side_marks::replace_short_codes(&text);
        let level = level.unwrap_or(if is_side { SIDE_LEVEL } else { LINE_LEVEL });
        let mut section = new(line, level, text.trim_matches(['#', '*', '_', '=', ':', ' ', '\u{a0}']));
        section.blocks.extend(rest.map(Block::Paragraph));
        sections.push(section);
    }
    sections
}

/// Makes a first line that stands alone the title, if the text has no headings with a level.
fn mark_first_line(mut blocks: Vec<Block>) -> Vec<Block> {
    let has_levels = blocks.iter().any(|block| matches!(block, Block::Heading { level: Some(_), .. }));
    let labels = blocks
        .windows(2)
        .filter(|pair| matches!(pair, [Block::Paragraph(label), Block::List(_)] if is_label(&label.text)));
    let is_one_of_several = matches!(blocks.get(1), Some(Block::List(_))) && labels.count() > 1;
    if let Some(Block::Paragraph(first)) = blocks.first()
        && !has_levels
        && !is_one_of_several
        && !first.is_strong
        && is_label(&first.text)
    {
        let heading = Block::Heading {
            line: first.line,
            level: Some(1),
            text: first.text.trim_end_matches([':', ' ', '\u{a0}']).to_owned(),
        };
        if let Some(block) = blocks.first_mut() {
            *block = heading;
        }
    }
    blocks
}

/// Returns whether headings of the text name options, so that a line before a list is an introduction.
fn has_option_headings(blocks: &[Block]) -> bool {
    let names = blocks.iter().filter(|block| match block {
        Block::Heading { text, .. } => parse_heading(text) == HeadingSide::None,
        Block::Paragraph(paragraph) => paragraph.is_strong && parse_heading(&paragraph.text) == HeadingSide::None,
        _ => false,
    });
    let before_lists = blocks.windows(2).filter(|pair| match pair {
        [Block::Paragraph(paragraph), Block::List(_)] => is_label(&paragraph.text),
        _ => false,
    });
    // One line before a list introduces it; several lines name something each.
    names.count() > 1 || before_lists.count() < 2
}

type LineHeading = (usize, Option<u8>, String, Option<Paragraph>);

/// Returns the heading that a paragraph is: a bold line, a line that names a side, or a line before a list.
fn heading_of(paragraph: &Paragraph, may_name_option: bool) -> Option<LineHeading> {
    let (first, rest) =
        paragraph.text.split_once('\n').map_or((paragraph.text.as_str(), None), |(first, rest)| (first, Some(rest)));
    let rest = rest.map(|rest| Paragraph { line: paragraph.line + 1, text: rest.to_owned(), ..Paragraph::default() });
    let is_side_label = match parse_heading(first) {
        HeadingSide::One(_, None) => true,
        HeadingSide::One(_, Some(_)) => first.trim_end().ends_with(':') || paragraph.is_strong,
        _ => false,
    };
    if is_side_label && first.chars().count() <= 80 {
        return Some((paragraph.line, None, first.to_owned(), rest));
    }
    let is_bold = paragraph.is_strong && rest.is_none() && first.chars().count() <= 80;
    (is_bold || may_name_option && is_label(first) && rest.is_none())
        .then(|| (paragraph.line, None, first.to_owned(), None))
}

/// Returns the section with the title: the first heading that names no side, if all other such headings are below it.
fn find_title(sections: &[Section]) -> Option<usize> {
    let mut named = sections
        .iter()
        .enumerate()
        .filter(|(_, section)| section.level > 0 && !matches!(parse_heading(&section.heading), HeadingSide::One(..)));
    let (first, title) = named.next()?;
    let is_first = sections.iter().take(first).all(|section| section.level == 0 || section.level > title.level);
    let others: Vec<&Section> = named.map(|(_, section)| section).collect();
    // The names of the options may be the only headings in bold, and then there is no title.
    (is_first && others.iter().all(|section| section.level > title.level)).then_some(first)
}

/// Returns for each section whether another heading of the same level names another side. The headings are parsed once,
/// because a file may have many thousand of them.
fn find_opposed(sections: &[Section]) -> Vec<bool> {
    let side = |section: &Section| match parse_heading(&section.heading) {
        HeadingSide::One(side, _) | HeadingSide::Perhaps(side, _) => Some((section.level, side)),
        _ => None,
    };
    let sides: Vec<Option<(u8, Side)>> = sections.iter().map(side).collect();
    let mut present: Vec<(u8, Side)> = Vec::new();
    for found in sides.iter().flatten() {
        if !present.contains(found) {
            present.push(*found);
        }
    }
    let is_opposed = |(level, side): (u8, Side)| present.iter().any(|other| other.0 == level && other.1 != side);
    sides.into_iter().map(|own| own.is_some_and(is_opposed)).collect()
}

fn choose_role(sections: &[Section], at: usize, has_plain_sides: bool, is_opposed: bool) -> Role {
    let Some(section) = sections.get(at) else { return Role::Group };
    if section.level == 0 {
        return Role::Group;
    }
    if let Some(role) = decision_record_role(&section.heading) {
        return role;
    }
    let name = section.heading.trim().to_owned();
    match parse_heading(&section.heading) {
        HeadingSide::One(side, _) => match parse_heading_with_name(&section.heading).1 {
            SideName::Option(_) | SideName::Perhaps(_) | SideName::Adjective(_) if has_plain_sides => Role::Unclear,
            SideName::Adjective(text) => Role::Side(side, SideName::Qualifier(text)),
            found => Role::Side(side, found),
        },
        HeadingSide::Both(Some(option)) => Role::Option(option),
        HeadingSide::Both(None) => Role::Group,
        HeadingSide::None => Role::Option(name),
        HeadingSide::Perhaps(..) if contains_sides(sections, at) => Role::Option(name),
        // Beside "Pros" and "Cons", "Good to know" is no side; "Costs per month" may be one.
        HeadingSide::Perhaps(..) if has_plain_sides => {
            let first_word = simplify(&name);
            let is_noun = words::contains(words::SIDE_NOUNS, first_word.split('-').next().unwrap_or_default());
            if is_noun { Role::Unclear } else { Role::Option(name) }
        }
        HeadingSide::Perhaps(side, Some(_)) if is_opposed => {
            Role::Side(side, parse_heading_with_name(&section.heading).1)
        }
        HeadingSide::Perhaps(..) if is_opposed => Role::Unclear,
        HeadingSide::Perhaps(_, Some(_)) => Role::Option(name),
        HeadingSide::Perhaps(_, None) => Role::Unclear,
    }
}

/// Returns the sections whose headings stand beside those of the sides and have no items with sides, as "Mitigations"
/// after "Pros" and "Cons". Beside options, such a heading may be an option whose sides are missing. If only one side
/// is known, the heading may be the other one.
fn find_parts(sections: &[Section]) -> Vec<usize> {
    let scopes = find_scopes(sections);
    let is_side =
        |wanted: Side| sections.iter().map(move |section| matches!(section.role, Role::Side(own, _) if own == wanted));
    let (pros, cons) = (count_up(is_side(Side::Pro)), count_up(is_side(Side::Con)));
    let has_own: Vec<bool> = (0..sections.len())
        .map(|at| {
            matches!(sections.get(at), Some(Section { role: Role::Option(_), .. })) && contains_sides(sections, at)
        })
        .collect();
    let options = count_up(has_own.iter().copied());
    let is_part = |at: &usize| {
        let (Some(Section { role: Role::Option(name), .. }), Some(scope)) = (sections.get(*at), scopes.get(*at)) else {
            return false;
        };
        let first_word = simplify(name);
        let begins_option = words::contains(words::OPTION_BEGINNINGS, first_word.split('-').next().unwrap_or_default());
        let (pros, cons) = (count_in(&pros, scope), count_in(&cons, scope));
        !begins_option && has_own.get(*at) == Some(&false) && pros > 0 && cons > 0 && count_in(&options, scope) == 0
    };
    (0..sections.len()).filter(is_part).collect()
}

/// Makes headings topics that repeat below several options: "Work" and "Home" below each of them.
fn find_repeated_topics(sections: &mut [Section]) {
    let mut stack: Vec<usize> = Vec::new();
    // The indices of headings below an option, and the options below which each text is a heading.
    let mut nested: Vec<(usize, String)> = Vec::new();
    let mut parents: HashMap<String, HashSet<usize>> = HashMap::new();
    for (at, section) in sections.iter().enumerate() {
        let is_above = |above: &usize| sections.get(*above).is_some_and(|above| above.level < section.level);
        stack.truncate(stack.iter().rposition(is_above).map_or(0, |last| last + 1));
        let parent = stack.last().copied();
        stack.push(at);
        let is_option = |at: usize| matches!(sections.get(at), Some(Section { role: Role::Option(_), .. }));
        if let Some(parent) = parent.filter(|parent| is_option(at) && is_option(*parent)) {
            let heading = section.heading.to_lowercase();
            parents.entry(heading.clone()).or_default().insert(parent);
            nested.push((at, heading));
        }
    }
    let is_repeated = |heading: &String| parents.get(heading).is_some_and(|parents| parents.len() > 1);
    let topics: Vec<usize> = nested.iter().filter(|(_, heading)| is_repeated(heading)).map(|(at, _)| *at).collect();
    for at in topics {
        if let Some(section) = sections.get_mut(at) {
            section.role = Role::Topic(section.heading.clone());
        }
    }
}
