//! The import of lists of pros and cons in Markdown, decision records among them.
//!
//! A word or mark before an item, its bullet, or the heading above it gives its side. If two of them give different
//! sides, the item is refused. The bullet `-` is a con only in a list that also has `+`; otherwise it is only a bullet.
//! The items below an item with a side are details of that item.

use std::collections::BTreeSet;

use crate::messages::{HeadingsAre, ImportErrorKind, ImportQuestion, InputLocation};

use super::block::{Block, Item, join_lines};
use super::builder::ImportBuilder;
use super::decision_record::find_chosen_option;
use super::list_reader::ListReader;
use super::option_lines::find_option_lines;
use super::option_names::unify_names;
use super::outline;
use super::section::{Role, Section};
use super::side_name::SideName;
use super::side_parser::parse_item;
use super::sided_item::add_items;

/// The lowest level of headings in Markdown.
const MAX_MARKDOWN_LEVEL: u8 = 6;

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
    explain_no_items(&mut reader, &sections);
    for section in &sections {
        let is_used = used.contains(&section.line) || section.line == 0 || section.role == Role::Title;
        if !is_used {
            reader.import.skip(InputLocation::Line(section.line), &section.heading);
        }
    }
    Ok(title)
}

/// Adds an error with the reason why a list has no pros and no cons: all its items are tasks, or stand in a part that
/// is about no option.
fn explain_no_items(reader: &mut ListReader<'_>, sections: &[Section]) {
    if !reader.import.errors.is_empty() || !reader.import.builder.document().options().is_empty() {
        return;
    }
    let tasks = sections.iter().flat_map(|section| &section.blocks).filter_map(|block| match block {
        Block::List(items) => items.iter().find(|item| item.is_task),
        _ => None,
    });
    let task = tasks.min_by_key(|task| task.line).map(|task| (task.line, join_lines(&task.text.text)));
    if let Some((line, text)) = task {
        reader.import.add_error(InputLocation::Line(line), &text, ImportErrorKind::OnlyTasks);
    } else if let Some((line, text)) = reader.signed_in_part.take() {
        reader.import.add_error(InputLocation::Line(line), &text, ImportErrorKind::SideInPart);
    }
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
