//! Reads the sections of a list: the side and the option of each item.

use crate::messages::{HeadingsAre, ImportErrorKind, ImportRemark, InputLocation};

use super::block::{Block, Item, Paragraph, collect_details, join_lines};
use super::builder::ImportBuilder;
use super::conclusion::{concludes, is_side_word, names_side_within};
use super::decision_record::is_metadata;
use super::item_split::split_line;
use super::label::is_label;
use super::named_headings::strip_label;
use super::pros_columns;
use super::pros_table;
use super::scope;
use super::section::{Role, Section};
use super::side::{Side, SidedItem, is_placeholder};
use super::side_name::SideName;
use super::side_parser::{HeadingSide, ItemSide, parse_heading_with_name, parse_item, parse_label};
use super::words::{self, simplify};

/// What the headings above an item say about it.
#[derive(Clone, Debug, Default)]
pub(super) struct Context {
    option: Option<String>,
    side: Option<Side>,
    topics: Vec<String>,
    /// Whether the items are ordinary text unless each names its side, as in the part "Context" of a decision record.
    is_part: bool,
    /// Whether the items follow from the chosen option.
    is_consequence: bool,
}

impl Context {
    /// Adds what stands beside the word for a side. Below an option, it limits the side, unless it surely is an option.
    fn add_name(&mut self, name: SideName, answer: Option<HeadingsAre>) {
        match name {
            SideName::Option(name) => self.option = Some(name),
            SideName::Perhaps(name) if self.option.is_none() && answer != Some(HeadingsAre::Topics) => {
                self.option = Some(name);
            }
            SideName::Perhaps(text) | SideName::Qualifier(text) | SideName::Adjective(text) => self.topics.push(text),
            SideName::None => {}
        }
    }
}

/// The side that an item states itself.
struct StatedSide {
    parsed: ItemSide,
    /// The side that its bullet gives.
    by_mark: Option<Side>,
    /// The side that a word, a mark or its bullet gives.
    stated: Option<Side>,
    /// Whether the item is only a word that also names a side.
    is_word: bool,
}

/// Finds the side that an item states. Returns `None` if it contradicts itself or the heading above it.
fn find_stated_side(item: &Item, text: &str, context: &Context, signs_give_sides: bool) -> Option<StatedSide> {
    let parsed = parse_item(text, item.text.lead.as_deref());
    let by_mark = match item.mark {
        '+' if signs_give_sides => Some(Side::Pro),
        '-' if signs_give_sides => Some(Side::Con),
        _ => None,
    };
    let by_mark = by_mark.filter(|_| context.side.is_some() || !context.is_part);
    let by_text = parsed.side.filter(|_| !parsed.is_by_number);
    let stated = by_text.or(by_mark);
    let contradicts = |above: &Side| stated.is_some_and(|stated| stated != *above && stated != Side::Neutral);
    let is_word = parsed.text.is_empty() && text.contains(char::is_alphanumeric);
    // `-` may be a bullet before a mark of the item, as in "- (+) Quiet".
    let is_against_mark = by_mark.as_ref().is_some_and(contradicts) && (is_word || by_mark == Some(Side::Pro));
    let is_contradiction = parsed.has_two_sides || is_against_mark || context.side.as_ref().is_some_and(contradicts);
    (!is_contradiction).then_some(StatedSide { parsed, by_mark, stated, is_word })
}

/// Reads the sections of a list into pros and cons of options.
pub(super) struct ListReader<'a> {
    pub(super) import: &'a mut ImportBuilder,
    /// Whether names in headings are options, if the user was asked.
    pub(super) answer: Option<HeadingsAre>,
    /// The name of the option of items without one.
    pub(super) title: String,
    /// The depth of the items among which `+` is a pro and `-` a con; `None` if no item has `+`.
    pub(super) signed_depth: Option<usize>,
    /// Whether the explanation for `-` was given; it is given once.
    pub(super) has_explained_minus: bool,
    /// What a decision record says about the chosen option, with the line. It stands for the name of the option until
    /// all options are known.
    pub(super) chosen: Option<(usize, String)>,
    /// The first item with the bullet `+` in a part that is about no option, with its line.
    pub(super) signed_in_part: Option<(usize, String)>,
    /// The names of a list of all options, with their lines.
    pub(super) listed: Vec<(usize, String)>,
    /// The pros and cons so far, each with its option.
    pub(super) items: Vec<(String, SidedItem)>,
}

impl ListReader<'_> {
    pub(super) fn read_section(&mut self, section: &Section, stack: &[&Section]) {
        if section.role == Role::Unclear {
            let location = InputLocation::Line(section.line);
            self.import.add_error(location, &section.heading, ImportErrorKind::UnclearHeading);
            return;
        }
        let mut context = Context::default();
        for above in stack {
            match &above.role {
                Role::Option(name) => {
                    context = Context { option: Some(name.clone()), side: context.side, ..Context::default() }
                }
                Role::Side(side, name) => {
                    context.side = Some(*side);
                    context.is_part = false;
                    context.add_name(name.clone(), self.answer);
                }
                Role::Topic(topic) => context.topics.push(topic.clone()),
                Role::Consequences(side) => {
                    context.option = self.chosen.as_ref().map(|(_, stated)| stated.clone());
                    context.side = *side;
                    context.is_part = self.chosen.is_none();
                    context.is_consequence = true;
                }
                Role::Part | Role::OptionList => {
                    context.is_part = true;
                    context.is_consequence = false;
                }
                Role::Title | Role::Group | Role::Unclear => {}
            }
        }
        if section.role == Role::OptionList {
            self.read_option_list(section);
        }
        let has_items = section.blocks.iter().any(|block| matches!(block, Block::List(_) | Block::Table(_)));
        let is_paragraph = |block: &&Block| matches!(block, Block::Paragraph(_));
        let first = section.blocks.iter().find(is_paragraph);
        for (at, block) in section.blocks.iter().enumerate() {
            match block {
                Block::List(items) => self.read_items(items, &context, 0),
                Block::Paragraph(label) if self.is_label_of_second_list(&section.blocks, at, &context) => {
                    let text = join_lines(&label.text);
                    self.import.add_error(InputLocation::Line(label.line), &text, ImportErrorKind::UnclearLine);
                }
                Block::Paragraph(paragraph) if Some(block) != first && concludes(first, paragraph) => {
                    self.import.skip(InputLocation::Line(paragraph.line), &join_lines(&paragraph.text));
                }
                Block::Paragraph(paragraph) => self.read_paragraph(paragraph, &context, has_items),
                Block::Table(rows) => match pros_columns::recognise(rows) {
                    Some(rows) => {
                        let option = context.option.clone().unwrap_or_else(|| self.title.clone());
                        pros_table::read_pros_table(&rows, &option, &mut self.items, self.import);
                    }
                    None => {
                        let location =
                            rows.first().and_then(|row| row.first()).map_or(InputLocation::Whole, |cell| cell.location);
                        self.import.add_error(location, "", ImportErrorKind::SeveralParts);
                    }
                },
                Block::HtmlTable(line) => {
                    self.import.add_error(InputLocation::Line(*line), "", ImportErrorKind::HtmlTable);
                }
                Block::Other { line, text } => self.import.skip(InputLocation::Line(*line), text),
                Block::Heading { line, text, .. } => self.import.skip(InputLocation::Line(*line), text),
            }
        }
    }

    /// Returns whether a paragraph is a line above a list with sides, after another list with sides: it may name
    /// another option.
    fn is_label_of_second_list(&self, blocks: &[Block], at: usize, context: &Context) -> bool {
        let is_side = context.side.is_some();
        let has_sides = |block: &Block| {
            let Block::List(items) = block else { return false };
            is_side || items.iter().any(|item| self.has_side(item, 0))
        };
        let Some(Block::Paragraph(paragraph)) = blocks.get(at) else { return false };
        let is_label = is_label(&paragraph.text) && !paragraph.text.starts_with('(');
        is_label && blocks.get(at + 1).is_some_and(has_sides) && blocks.iter().take(at).any(has_sides)
    }

    fn read_items(&mut self, items: &[Item], context: &Context, depth: usize) {
        let mut context = context.clone();
        let has_both_signs = items.iter().any(|item| item.mark == '+') && items.iter().any(|item| item.mark == '-');
        // Where a heading gives the side, `-` alone is a bullet; `+` and `-` in one list are a second, different
        // statement.
        let has_plus = items.iter().any(|item| item.mark == '+');
        let signs_give_sides = match context.side {
            Some(_) => has_both_signs || has_plus && self.signed_depth == Some(depth),
            None => self.signed_depth == Some(depth),
        };
        // Below a heading for a side, and beside signs, a word for a side is the text of an item.
        let has_side = context.side.is_some();
        let may_be_heading = |item: &Item| !(has_side || signs_give_sides && matches!(item.mark, '+' | '-'));
        let are_tasks = items.iter().all(|item| item.is_task);
        for (at, item) in items.iter().enumerate() {
            let text = join_lines(&item.text.text);
            let location = InputLocation::Line(item.line);
            // Beside items of the side, a task is left out; if there are only tasks, they may be the items.
            if are_tasks && has_side && !context.is_part {
                self.import.add_error(location, &text, ImportErrorKind::TaskBelowSide);
                continue;
            }
            if text.is_empty() && item.more.is_empty() && item.items.is_empty() {
                continue;
            }
            if item.is_task || item.text.is_struck {
                self.skip_item(item);
                continue;
            }
            if self.read_heading_item(item, items.get(at + 1), &mut context, may_be_heading(item), depth) {
                continue;
            }
            let Some(StatedSide { parsed, by_mark, stated, is_word }) =
                find_stated_side(item, &text, &context, signs_give_sides)
            else {
                self.import.add_error(location, &text, ImportErrorKind::TwoSides);
                continue;
            };
            let label = parse_label(&text).filter(|_| stated.is_none() && !has_side && !context.is_part);
            if let Some(label) = label {
                let mut labelled = context.clone();
                labelled.add_name(label.name, self.answer);
                self.add(item, label.side, None, label.text, &labelled);
                continue;
            }
            // The sign of a number alone gives the side only where nothing else does.
            match stated.or(context.side).or(parsed.side) {
                Some(side) => {
                    let side = by_mark.filter(|_| is_word).unwrap_or(side);
                    self.add(item, side, parsed.number, if is_word { &text } else { &parsed.text }, &context);
                }
                None if !item.items.is_empty() && item.items.iter().any(|below| self.has_side(below, depth + 1)) => {
                    let name = strip_label(&text).to_owned();
                    let mut below = Context { side: None, is_part: false, ..context.clone() };
                    match self.answer {
                        Some(HeadingsAre::Topics) => below.topics.push(name),
                        _ => below.option = Some(name),
                    }
                    self.read_items(&item.items, &below, depth + 1);
                }
                None if context.is_part || context.option.is_none() && is_metadata(&text) => {
                    if context.is_part && item.mark == '+' && self.signed_in_part.is_none() {
                        self.signed_in_part = Some((item.line, text));
                    }
                    self.skip_item(item);
                }
                None => self.refuse(item, &text),
            }
        }
    }

    /// Reads an item that names the side of the items below or after it, such as "- Pros:". Returns whether it does.
    fn read_heading_item(
        &mut self,
        item: &Item,
        next: Option<&Item>,
        context: &mut Context,
        may_be_heading: bool,
        depth: usize,
    ) -> bool {
        let text = join_lines(&item.text.text);
        let (HeadingSide::One(side, option), beside) = parse_heading_with_name(&text) else { return false };
        // Below a heading for a side, and beside signs, "Costs" is an item with details.
        if !may_be_heading && words::contains(words::SIDE_NOUNS, &simplify(&text)) {
            return false;
        }
        if !item.items.is_empty() {
            let mut below = Context { side: Some(side), is_part: false, ..context.clone() };
            below.add_name(beside, self.answer);
            self.read_items(&item.items, &below, depth + 1);
            return true;
        }
        let is_heading = option.is_none() && may_be_heading && is_side_alone(&text, item);
        if is_heading {
            context.side = Some(side);
            // A word for a side with no item after it heads nothing.
            if next.is_none_or(|next| is_side_word(&join_lines(&next.text.text))) {
                self.skip_item(item);
            }
        }
        is_heading
    }

    /// Returns whether an item or one below it is a pro or a con by itself.
    fn has_side(&self, item: &Item, depth: usize) -> bool {
        self.signed_depth == Some(depth) && item.mark == '+' || scope::has_side(item)
    }

    fn add(&mut self, item: &Item, side: Side, number: Option<f64>, name: &str, context: &Context) {
        let location = InputLocation::Line(item.line);
        let Some(option) = self.option_of(context, location, &join_lines(&item.text.text)) else { return };
        if names_side_within(name, side) {
            return self.import.add_error(location, name, ImportErrorKind::SidesInLine);
        }
        let mut note = context.topics.clone();
        note.extend(item.more.iter().cloned());
        collect_details(&item.items, 0, &mut note);
        let parts = if item.items.is_empty() { split_line(item, name) } else { vec![name] };
        let is_one = parts.len() == 1;
        if !is_one {
            self.import.remark(ImportRemark::Split(location, parts.iter().map(|part| (*part).to_owned()).collect()));
        }
        for part in parts {
            let part = part.trim();
            if is_placeholder(part) {
                self.import.skip(location, &join_lines(&item.text.text));
                continue;
            }
            let written = if is_one { join_lines(&item.text.text) } else { part.to_owned() };
            let item = SidedItem { number, note: note.clone(), written, ..SidedItem::new(location, side, part) };
            self.items.push((option.clone(), item));
        }
    }

    fn option_of(&mut self, context: &Context, location: InputLocation, text: &str) -> Option<String> {
        if context.is_part && context.option.is_none() {
            let kind =
                if context.is_consequence { ImportErrorKind::NoChosenOption } else { ImportErrorKind::SideInPart };
            self.import.add_error(location, text, kind);
            return None;
        }
        Some(context.option.clone().unwrap_or_else(|| self.title.clone()))
    }

    fn refuse(&mut self, item: &Item, text: &str) {
        let location = InputLocation::Line(item.line);
        if item.mark != '-' || self.signed_depth.is_some() {
            return self.import.add_error(location, text, ImportErrorKind::NoSide);
        }
        if !self.has_explained_minus {
            self.has_explained_minus = true;
            self.import.add_error(location, text, ImportErrorKind::MinusWithoutPlus);
        }
    }

    fn skip_item(&mut self, item: &Item) {
        self.import.skip(InputLocation::Line(item.line), &join_lines(&item.text.text));
        for below in &item.items {
            self.skip_item(below);
        }
    }

    /// Reads a paragraph: lines such as "Pros: one; two", text below a side without a list, or text that is left out.
    fn read_paragraph(&mut self, paragraph: &Paragraph, context: &Context, has_items: bool) {
        let mut lines: Vec<(usize, String)> = Vec::new();
        for (line, text) in (paragraph.line..).zip(paragraph.text.split(['\n', '\u{2028}'])) {
            let text = text.trim();
            let continues =
                text.chars().next().is_some_and(char::is_lowercase) && parse_item(text, None).side.is_none();
            match lines.last_mut() {
                Some((_, last)) if continues && last.chars().next().is_some_and(char::is_uppercase) => {
                    last.push(' ');
                    last.push_str(text);
                }
                _ => lines.push((line, text.to_owned())),
            }
        }
        let is_list = context.side.is_some() && !has_items;
        for (line, text) in lines {
            let lead = paragraph.lead.as_deref().filter(|_| line == paragraph.line);
            let parsed = parse_item(&text, lead);
            let by_text = parsed.side.filter(|_| !parsed.is_by_number || context.side.is_none());
            let text_item = |text: &str| Item {
                line,
                text: Paragraph { line, text: text.to_owned(), ..Paragraph::default() },
                ..Item::default()
            };
            match (by_text, context.side) {
                _ if paragraph.is_struck => self.import.skip(InputLocation::Line(line), &text),
                (None, None) if !context.is_part && parse_label(&text).is_some() => {
                    let mut labelled = context.clone();
                    if let Some(label) = parse_label(&text) {
                        labelled.add_name(label.name, self.answer);
                        self.add(&text_item(&text), label.side, None, label.text, &labelled);
                    }
                }
                (Some(side), None) => self.add(&text_item(&text), side, parsed.number, &parsed.text, context),
                (Some(side), Some(above)) if side == above => {
                    self.add(&text_item(&text), side, parsed.number, &parsed.text, context);
                }
                (Some(_), Some(_)) => {
                    self.import.add_error(InputLocation::Line(line), &text, ImportErrorKind::TwoSides)
                }
                (None, Some(side)) if is_list => {
                    self.add(&text_item(&text), side, parsed.number, &parsed.text, context);
                }
                _ => self.import.skip(InputLocation::Line(line), &text),
            }
        }
    }
}

/// Returns whether an item without items below it is only the word for a side.
fn is_side_alone(text: &str, item: &Item) -> bool {
    text.trim_end().ends_with(':') || item.text.is_strong || parse_item(text, None).text.is_empty()
}
