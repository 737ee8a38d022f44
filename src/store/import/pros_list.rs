//! The import of lists of pros and cons in Markdown, decision records among them.
//!
//! A word or mark before an item, its bullet, or the heading above it gives its side. If two of them give different sides,
//! the item is refused. The bullet `-` is a con only in a list that also has `+`; otherwise it is only a bullet. The items
//! below an item with a side are details of that item.

use std::collections::BTreeSet;

use crate::messages::{HeadingsAre, ImportErrorKind, ImportQuestion, ImportRemark, InputLocation};

use super::block::{Block, Item, Paragraph, collect_details, join_lines};
use super::builder::ImportBuilder;
use super::conclusion::{concludes, is_side_word, names_side_within};
use super::decision_record::{find_chosen_option, is_metadata, resolve_chosen_option};
use super::item_split::split_line;
use super::label::is_label;
use super::named_headings::strip_label;
use super::option_lines::find_option_lines;
use super::option_names::{is_same_option, unify_names};
use super::outline;
use super::pros_table;
use super::section::{Role, Section};
use super::side::{Side, SidedItem, is_placeholder};
use super::side_name::SideName;
use super::side_parser::{HeadingSide, parse_heading_with_name, parse_item};
use super::sided_item::{add_items, find_or_add_option};
use super::words;
use pesee_core::deliberation::slugify;

/// The lowest level of headings in Markdown.
const MAX_MARKDOWN_LEVEL: u8 = 6;

/// What the headings above an item say about it.
#[derive(Clone, Debug, Default)]
struct Context {
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

struct ListReader<'a> {
    import: &'a mut ImportBuilder,
    /// Whether names in headings are options, if the user was asked.
    answer: Option<HeadingsAre>,
    /// The name of the option of items without one.
    title: String,
    /// The depth of the items among which `+` is a pro and `-` a con; `None` if no item has `+`.
    signed_depth: Option<usize>,
    /// Whether the explanation for `-` was given; it is given once.
    has_explained_minus: bool,
    /// What a decision record says about the chosen option, with the line. It stands for the name of the option until all
    /// options are known.
    chosen: Option<(usize, String)>,
    /// The first item with the bullet `+` in a part that is about no option, with its line.
    signed_in_part: Option<(usize, String)>,
    /// The names of a list of all options, with their lines.
    listed: Vec<(usize, String)>,
    /// The pros and cons so far, each with its option.
    items: Vec<(String, SidedItem)>,
}

/// Imports a list. Returns its title, or `title` if the list has none.
pub(super) fn import_pros_list(
    blocks: Vec<Block>,
    title: &str,
    answer: Option<HeadingsAre>,
    import: &mut ImportBuilder,
) -> Result<String, ImportQuestion> {
    for at in find_option_lines(&blocks).unclear {
        if let Some(Block::Paragraph(line)) = blocks.get(at) {
            import.add_error(InputLocation::Line(line.line), &join_lines(&line.text), ImportErrorKind::UnclearLine);
        }
    }
    let sections = outline::read_sections(blocks, answer)?;
    let stated = sections.iter().find(|section| section.role == Role::Title).map(|section| section.heading.clone());
    let title = stated.unwrap_or_else(|| title.to_owned());
    let only_option = find_only_option(&sections);
    let mut reader = ListReader {
        import,
        answer,
        title: only_option.unwrap_or_else(|| title.clone()),
        signed_depth: find_signed_depth(&sections),
        has_explained_minus: false,
        chosen: find_chosen_option(&sections),
        signed_in_part: None,
        listed: Vec::new(),
        items: Vec::new(),
    };
    let mut stack: Vec<&Section> = Vec::new();
    let mut used: BTreeSet<usize> = BTreeSet::new();
    for section in &sections {
        stack.retain(|above| above.level < section.level);
        stack.push(section);
        let before = reader.items.len();
        reader.read_section(section, &stack);
        let has_items = reader.items.len() != before;
        // A line that is a heading without a level ends the part before it.
        let is_read = |above: &&&Section| above.role != Role::Part || above.level <= MAX_MARKDOWN_LEVEL;
        // Of several options, the innermost one has the items.
        let innermost = stack.iter().rposition(|above| matches!(above.role, Role::Option(_))).unwrap_or(0);
        let is_outer = |at: usize, above: &Section| at < innermost && matches!(above.role, Role::Option(_));
        let is_used = has_items || section.role == Role::OptionList;
        let above = stack.iter().enumerate().filter(|(at, above)| is_used && !is_outer(*at, above));
        used.extend(above.map(|(_, above)| above).filter(is_read).map(|above| above.line));
    }
    reader.name_chosen_option(&sections);
    unify_names(&mut reader.items, &mut reader.listed);
    add_items(std::mem::take(&mut reader.items), reader.import);
    reader.add_listed_options();
    if reader.import.errors.is_empty() && reader.import.builder.document().options().is_empty() {
        let tasks = sections.iter().flat_map(|section| &section.blocks).filter_map(|block| match block {
            Block::List(items) => items.iter().find(|item| item.is_task),
            _ => None,
        });
        if let Some(task) = tasks.min_by_key(|task| task.line) {
            let text = join_lines(&task.text.text);
            reader.import.add_error(InputLocation::Line(task.line), &text, ImportErrorKind::OnlyTasks);
        } else if let Some((line, text)) = reader.signed_in_part.take() {
            reader.import.add_error(InputLocation::Line(line), &text, ImportErrorKind::SideInPart);
        }
    }
    for section in &sections {
        let is_used = used.contains(&section.line) || section.line == 0 || section.role == Role::Title;
        if !is_used {
            reader.import.skip(InputLocation::Line(section.line), &section.heading);
        }
    }
    Ok(title)
}

/// Returns the only option of a list, if the heading of a side names it: "Pros of leaving" beside "Cons".
fn find_only_option(sections: &[Section]) -> Option<String> {
    let is_option =
        |section: &Section| matches!(section.role, Role::Option(_) | Role::OptionList | Role::Consequences(_));
    let mut names = sections.iter().filter_map(|section| match &section.role {
        Role::Side(_, SideName::Option(name)) => Some(name),
        _ => None,
    });
    let first = names.next()?;
    let is_only = names.all(|name| name.to_lowercase() == first.to_lowercase());
    (is_only && !sections.iter().any(is_option)).then(|| first.clone())
}

/// Returns the smallest depth of items with the bullet `+` whose side nothing else gives.
fn find_signed_depth(sections: &[Section]) -> Option<usize> {
    fn find(items: &[Item], depth: usize) -> Option<usize> {
        let has_plus = items.iter().any(|item| item.mark == '+' && !item.is_task);
        if has_plus {
            return Some(depth);
        }
        let without_side = |item: &&Item| parse_item(&item.text.text, item.text.lead.as_deref()).side.is_none();
        items.iter().filter(without_side).filter_map(|item| find(&item.items, depth + 1)).min()
    }
    let sections =
        sections.iter().filter(|section| !matches!(section.role, Role::Side(..) | Role::Part | Role::OptionList));
    let lists = sections.flat_map(|section| &section.blocks).filter_map(|block| match block {
        Block::List(items) => find(items, 0),
        _ => None,
    });
    lists.min()
}

impl ListReader<'_> {
    fn read_section(&mut self, section: &Section, stack: &[&Section]) {
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
                Block::Table(rows) => match pros_table::recognise(rows) {
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

    /// Returns whether a paragraph is a line above a list with sides, after another list with sides: it may name another
    /// option.
    fn is_label_of_second_list(&self, blocks: &[Block], at: usize, context: &Context) -> bool {
        let is_side = context.side.is_some();
        let has_sides = |block: &Block| matches!(block, Block::List(items) if is_side || items.iter().any(|item| self.has_side(item, 0)));
        let is_label = matches!(blocks.get(at), Some(Block::Paragraph(label)) if is_label(&label.text) && !label.text.starts_with('('));
        is_label && blocks.get(at + 1).is_some_and(has_sides) && blocks.iter().take(at).any(has_sides)
    }

    fn read_items(&mut self, items: &[Item], context: &Context, depth: usize) {
        let mut context = context.clone();
        let has_both_signs = items.iter().any(|item| item.mark == '+') && items.iter().any(|item| item.mark == '-');
        // Where a heading gives the side, `-` alone is a bullet; `+` and `-` in one list are a second, different statement.
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
            // Below a heading for a side, and beside signs, "Costs" is an item with details.
            let is_noun = words::contains(words::SIDE_NOUNS, &slugify(&text))
                && (has_side || signs_give_sides && matches!(item.mark, '+' | '-'));
            // "- Pros:" above its items, or before the items of its side.
            if let (HeadingSide::One(side, option), beside) = parse_heading_with_name(&text)
                && !is_noun
                && (!item.items.is_empty() || option.is_none() && may_be_heading(item) && is_side_alone(&text, item))
            {
                if item.items.is_empty() {
                    context.side = Some(side);
                    // A word for a side with no item after it heads nothing.
                    if items.get(at + 1).is_none_or(|next| is_side_word(&join_lines(&next.text.text))) {
                        self.skip_item(item);
                    }
                } else {
                    let mut below = Context { side: Some(side), is_part: false, ..context.clone() };
                    below.add_name(beside, self.answer);
                    self.read_items(&item.items, &below, depth + 1);
                }
                continue;
            }
            let parsed = parse_item(&text, item.text.lead.as_deref());
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
            let is_contradiction = parsed.has_two_sides || is_against_mark;
            if is_contradiction || context.side.as_ref().is_some_and(contradicts) {
                self.import.add_error(location, &text, ImportErrorKind::TwoSides);
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

    /// Returns whether an item or one below it is a pro or a con by itself.
    fn has_side(&self, item: &Item, depth: usize) -> bool {
        self.signed_depth == Some(depth) && item.mark == '+' || outline::has_side(item)
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

    fn read_option_list(&mut self, section: &Section) {
        for block in &section.blocks {
            let Block::List(items) = block else { continue };
            // Items with pros and cons below them are read as options anyway.
            let names = items.iter().filter(|item| !item.is_task && !item.text.is_struck && !outline::has_side(item));
            self.listed.extend(names.map(|item| (item.line, join_lines(&item.text.text))));
        }
    }

    /// Gives the items of the chosen option its name, as the headings and the list of options spell it.
    fn name_chosen_option(&mut self, sections: &[Section]) {
        let Some((line, stated)) = self.chosen.take() else { return };
        if !self.items.iter().any(|(option, _)| *option == stated) {
            return;
        }
        let headings = sections.iter().filter_map(|section| match &section.role {
            Role::Option(name) => Some(name.as_str()),
            _ => None,
        });
        let with_items = self.items.iter().map(|(option, _)| option.as_str()).filter(|option| *option != stated);
        let mut seen: BTreeSet<&str> = BTreeSet::from([self.title.as_str()]);
        let mut names: Vec<&str> = Vec::new();
        for name in headings.chain(with_items) {
            if seen.insert(name) {
                names.push(name);
            }
        }
        let listed: Vec<&str> = self.listed.iter().map(|(_, name)| name.as_str()).collect();
        match resolve_chosen_option(&stated, &names, &listed) {
            Some(name) => {
                for (option, _) in self.items.iter_mut().filter(|(option, _)| *option == stated) {
                    option.clone_from(&name);
                }
            }
            None => self.import.add_error(InputLocation::Line(line), &stated, ImportErrorKind::UnknownChosenOption),
        }
    }

    /// Adds the options that a decision record lists and says nothing more about. The names in the list and in the
    /// headings must agree, otherwise an option would be there twice.
    fn add_listed_options(&mut self) {
        let listed = std::mem::take(&mut self.listed);
        let known: Vec<String> =
            self.import.builder.document().options().iter().map(|option| option.name.to_lowercase()).collect();
        let is_known = |listed: &str| known.iter().any(|name| is_same_option(listed, name));
        let agree = known.iter().all(|name| listed.iter().any(|(_, listed)| is_same_option(listed, name)));
        if !agree || known.is_empty() {
            return;
        }
        for (line, name) in listed.iter().filter(|(_, name)| !is_known(name)) {
            self.import.skipped.retain(|(location, _)| *location != InputLocation::Line(*line));
            find_or_add_option(name, InputLocation::Line(*line), self.import);
        }
        let lines: Vec<usize> = listed.iter().map(|(line, _)| *line).collect();
        self.import
            .skipped
            .retain(|(location, _)| !matches!(location, InputLocation::Line(line) if lines.contains(line)));
    }
}

/// Returns whether an item without items below it is only the word for a side.
fn is_side_alone(text: &str, item: &Item) -> bool {
    text.trim_end().ends_with(':') || item.text.is_strong || parse_item(text, None).text.is_empty()
}
