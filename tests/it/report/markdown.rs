//! Reports as Markdown parsers read them: the structure and the words of the report, and nothing else. With the feature
//! `ci-tests` a second parser, whose build takes a minute, must give the same result.

#[cfg(feature = "ci-tests")]
use comrak::nodes::{AstNode, NodeValue};
use pesee::report::{Block, ReportDocument, ReportSource, build_document};
use pesee::text::Language as UiLanguage;
use pesee_core::deliberation::{Deliberation, Language};
use pulldown_cmark::{Event, Parser, Tag, TagEnd};

use crate::common::made_up::made_up;
use crate::common::seeds::few_or_many;

use super::{example, file, hostile, moment, opened, read};

/// Returns the events of the first parser, as a list of words.
fn one(text: &str) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    let mut put = |word: &str| out.push(word.to_owned());
    for event in Parser::new_ext(text, pulldown_cmark::Options::all() - smart()) {
        match event {
            Event::Start(Tag::Heading { level, .. }) => put(&format!("h{}", level as u8)),
            Event::Start(Tag::List(None)) => put("list"),
            Event::Start(Tag::Item) => put("item"),
            Event::Start(Tag::Table(_)) => put("table"),
            Event::Start(Tag::TableHead | Tag::TableRow) => put("row"),
            Event::Start(Tag::TableCell) => put("cell"),
            Event::Start(Tag::Strong) => put("strong"),
            Event::Start(Tag::Paragraph) | Event::End(_) => {
                if matches!(event, Event::End(TagEnd::Strong)) {
                    put("/strong");
                }
            }
            Event::HardBreak => put("break"),
            Event::Text(words) => put(&format!("'{words}")),
            other => put(&format!("!{other:?}")),
        }
    }
    joined(out)
}

/// Smart punctuation changes quotes and dots, does not affect the structure, and is off by default.
fn smart() -> pulldown_cmark::Options {
    use pulldown_cmark::Options;
    Options::ENABLE_SMART_PUNCTUATION
        | Options::ENABLE_YAML_STYLE_METADATA_BLOCKS
        | Options::ENABLE_PLUSES_DELIMITED_METADATA_BLOCKS
        | Options::ENABLE_HEADING_ATTRIBUTES
        | Options::ENABLE_OLD_FOOTNOTES
}

#[cfg(feature = "ci-tests")]
fn other(text: &str) -> Vec<String> {
    let arena = comrak::Arena::new();
    let mut options = comrak::Options::default();
    options.extension.table = true;
    options.extension.strikethrough = true;
    options.extension.autolink = true;
    options.extension.tasklist = true;
    options.extension.footnotes = true;
    options.extension.superscript = true;
    options.extension.description_lists = true;
    options.extension.math_dollars = true;
    let root = comrak::parse_document(&arena, text, &options);
    let mut out = Vec::new();
    walk(root, &mut out);
    joined(out)
}

#[cfg(feature = "ci-tests")]
fn walk<'a>(node: &'a AstNode<'a>, out: &mut Vec<String>) {
    let value = node.data.borrow().value.clone();
    match &value {
        NodeValue::Heading(heading) => out.push(format!("h{}", heading.level)),
        NodeValue::List(list) if list.list_type == comrak::nodes::ListType::Bullet => out.push("list".to_owned()),
        NodeValue::Item(_) => out.push("item".to_owned()),
        NodeValue::Table(_) => out.push("table".to_owned()),
        NodeValue::TableRow(_) => out.push("row".to_owned()),
        NodeValue::TableCell => out.push("cell".to_owned()),
        NodeValue::Strong => out.push("strong".to_owned()),
        NodeValue::LineBreak => out.push("break".to_owned()),
        NodeValue::Text(words) => out.push(format!("'{words}")),
        NodeValue::Document | NodeValue::Paragraph => {}
        other => out.push(format!("!{other:?}")),
    }
    for child in node.children() {
        walk(child, out);
    }
    if matches!(value, NodeValue::Strong) {
        out.push("/strong".to_owned());
    }
}

/// Joins adjacent words.
fn joined(words: Vec<String>) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    for word in words {
        match (out.last_mut(), word.strip_prefix('\'')) {
            (Some(last), Some(more)) if last.starts_with('\'') => last.push_str(more),
            _ => out.push(word),
        }
    }
    out
}

/// Counts the occurrences of a word.
fn count(words: &[String], of: &str) -> usize {
    words.iter().filter(|word| *word == of).count()
}

fn holds(name: &str, document: &Deliberation) {
    let source = ReportSource::new(document, UiLanguage::English, moment());
    let report_document: ReportDocument = build_document(&source);
    let text = pesee::report::render_markdown(&report_document);
    let one = one(&text);
    #[cfg(feature = "ci-tests")]
    {
        let other = other(&text);
        let differs = one.iter().zip(&other).find(|(a, b)| a != b);
        assert!(one == other, "{name}: {differs:?} in\n{text}");
    }
    let foreign: Vec<&String> = one.iter().filter(|word| word.starts_with('!')).collect();
    assert!(foreign.is_empty(), "{name}: {foreign:?} in\n{text}");
    // The parsed document contains exactly the elements of the report.
    let titles = report_document.blocks().filter(|block| matches!(block, Block::Subheading(_))).count();
    assert_eq!(
        (count(&one, "h1"), count(&one, "h2"), count(&one, "h3")),
        (1, report_document.sections.len(), titles),
        "{name}"
    );
    let tables: Vec<_> = report_document
        .blocks()
        .filter_map(|block| if let Block::Table(table) = block { Some(table) } else { None })
        .collect();
    assert_eq!(count(&one, "table"), tables.len(), "{name}");
    assert_eq!(count(&one, "row"), tables.iter().map(|table| 1 + table.rows.len()).sum::<usize>(), "{name}");
    let cells = tables.iter().map(|table| table.columns.len() * (1 + table.rows.len())).sum::<usize>();
    assert_eq!(count(&one, "cell"), cells, "{name}");
    let items = report_document.blocks().map(|block| match block {
        Block::List(items) => items.len(),
        Block::Facts(facts) => facts.len(),
        Block::Picture(picture) => picture.description.len(),
        _ => 0,
    });
    assert_eq!(count(&one, "item"), items.sum::<usize>() + report_document.facts.len(), "{name}");
    let title = one.iter().position(|word| word == "h1").and_then(|at| one.get(at + 1)).cloned().unwrap_or_default();
    let settled = report_document.title.without_needless_isolates();
    let said: Vec<&str> = settled.split_whitespace().collect();
    let read: Vec<&str> = title.strip_prefix('\'').unwrap_or_default().split_whitespace().collect();
    assert!(said == read || settled.trim().is_empty(), "{name}: {title}");
}

#[test]
fn two_markdown_parsers_read_the_same_structure() {
    for language in [Language::En, Language::Fr] {
        holds(language.as_str(), &read(&example(language)));
    }
    holds("unfinished", &read(&file("two-accounts")));
    holds("sealed", &read(&file("two-seats")));
    holds("opened", &read(&opened()));
}

#[test]
fn no_text_starts_a_markdown_element() {
    holds("hostile", &hostile());
    for seed in 0..few_or_many(12, 60) {
        holds(&format!("seed {seed}"), &made_up(seed));
    }
}
