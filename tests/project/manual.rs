//! The manual matches the program: keys, commands, variables, settings, the file format; both languages have the same
//! parts.
//!
//! `PESEE_WRITE_README=1 cargo test --test project manual` writes the keys anew.

use std::collections::BTreeSet;
use std::path::Path;
use std::process::Command;

use pesee::config::Config;
use pesee::manual::{Block, PAGES, Page, SpanKind};
use pesee::store::{build_json_schema, parse_document};
use pesee::text::{Language, Locale};
use pesee::ui::keymap::{Scope, all_bindings, build_hints};
use serde_json::Value;

use crate::documents::{between, compare_or_write};
use crate::layers::sources;

const KEYS: (&str, &str) = ("<!-- keys -->\n", "<!-- end of keys -->");

fn path(language: Language, page: &str) -> String {
    format!("assets/manual/{}/{page}.md", language.tag())
}

fn page(name: &str) -> &'static Page {
    Page::find(name).unwrap()
}

#[test]
fn the_keys_are_those_of_the_key_table() {
    for language in Language::BUILT_IN {
        let locale = Locale::new(language);
        let mut keys = String::new();
        for scope in Scope::ALL {
            let bindings = all_bindings().filter(|binding| binding.scope == scope);
            keys.push_str(&format!("\n## {}\n\n", scope.name(&locale)));
            for hint in build_hints(&locale, bindings) {
                keys.push_str(&format!("- `{}` {}\n", hint.keys, hint.label));
            }
        }
        keys.push('\n');
        let path = path(language, "keys");
        let text = std::fs::read_to_string(&path).unwrap();
        let written = between(&text, KEYS);
        let (before, after) = (text.split(KEYS.0).next().unwrap(), text.split(KEYS.1).nth(1).unwrap());
        compare_or_write(&path, written, &keys, || [before, KEYS.0, &keys, KEYS.1, after].concat());
    }
}

#[test]
fn every_page_is_part_of_the_program_and_in_the_list_of_pages() {
    for language in Language::BUILT_IN {
        let folder = format!("assets/manual/{}", language.tag());
        assert_eq!(std::fs::read_dir(folder).unwrap().count(), PAGES.len());
        let listed: Vec<String> = first_column(&page("contents").blocks(language));
        let names: Vec<&str> = PAGES.iter().skip(1).map(|page| page.name(language)).collect();
        assert_eq!(listed, names);
    }
}

/// Returns the first cell of each row of all tables.
fn first_column(blocks: &[Block]) -> Vec<String> {
    let tables = blocks.iter().filter_map(|block| match block {
        Block::Table(rows) => Some(rows.iter().skip(1)),
        _ => None,
    });
    tables.flatten().map(|row| row[0].iter().map(|span| span.text.as_str()).collect()).collect()
}

#[test]
fn both_languages_have_the_same_parts() {
    for page in PAGES.iter().filter(|page| page.name(Language::English) != "glossary") {
        let parts = |language| -> Vec<String> {
            let part = |block: &Block| match block {
                Block::Heading(level, _) => format!("heading {level}"),
                Block::Paragraph(_) => "paragraph".to_owned(),
                Block::Item(number, _) => format!("item {number:?}"),
                Block::Code(lines) => format!("code of {} lines", lines.len()),
                Block::Table(rows) => format!("table of {} rows", rows.len()),
            };
            page.blocks(language).iter().map(part).collect()
        };
        assert_eq!(parts(Language::English), parts(Language::French), "{}", page.name(Language::English));
    }
    for language in Language::BUILT_IN {
        let words = first_column(&page("glossary").blocks(language));
        let mut sorted = words.clone();
        sorted.sort_by_key(|word| pesee::text::fold(word));
        assert_eq!(words, sorted, "the glossary is in alphabetical order");
        assert!(words.len() > 30);
    }
}

#[test]
fn every_command_has_a_section() {
    let help = Command::new(env!("CARGO_BIN_EXE_pesee")).args(["--help", "--lang", "en"]).output().unwrap();
    let help = String::from_utf8(help.stdout).unwrap();
    let known = between(&help, ("Commands:\n", "\n\n"));
    let known: BTreeSet<&str> = known.lines().filter_map(|line| line.split_whitespace().next()).collect();
    for language in Language::BUILT_IN {
        let text = std::fs::read_to_string(path(language, "commands")).unwrap();
        let named: Vec<&str> =
            text.lines().filter_map(|line| line.strip_prefix("## `pesee ")?.strip_suffix('`')).collect();
        assert_eq!(named.iter().copied().collect::<BTreeSet<_>>(), known);
        assert_eq!(named.len(), known.len());
    }
}

#[test]
fn every_variable_of_the_program_is_documented() {
    let mut used = BTreeSet::new();
    for source in sources(Path::new("src")) {
        let code = crate::layers::code(&source);
        for call in ["environment.text(\"", "var(\"", "is_enabled(\""] {
            let names = code.split(call).skip(1).filter_map(|rest| rest.split('"').next());
            used.extend(names.filter(|name| is_variable(name)).map(str::to_owned));
        }
        used.extend(code.split('"').filter(|text| text.starts_with("PESEE_") && is_variable(text)).map(str::to_owned));
    }
    // Variables for tests, which make the program break or hang.
    assert!(["PESEE_BREAK", "PESEE_HANG"].iter().all(|name| used.remove(*name)));
    assert!(used.contains("PESEE_DIR") && used.contains("PAGER"), "{used:?}");
    for (language, heading) in [(Language::English, "environment"), (Language::French, "environnement")] {
        let listed = first_column(&page("commands").section(language, heading));
        let listed: BTreeSet<String> = listed.iter().flat_map(|cell| cell.split(", ")).map(str::to_owned).collect();
        let missing: Vec<&String> = used.difference(&listed).collect();
        assert!(missing.is_empty(), "{language:?} does not document {missing:?}");
    }
}

fn is_variable(name: &str) -> bool {
    !name.is_empty() && name.chars().all(|c| c.is_ascii_uppercase() || c == '_')
}

#[test]
fn the_configuration_in_the_manual_is_valid_and_complete() {
    for language in Language::BUILT_IN {
        let text = std::fs::read_to_string(path(language, "commands")).unwrap();
        let example = between(&text, ("```toml\n", "```"));
        let (_, errors) = Config::parse(example, &Language::from_locale);
        assert_eq!(errors, []);
        let names = example.lines().filter_map(|line| line.trim_start_matches('[').split([' ', ']', '.']).next());
        let names: BTreeSet<&str> = names.collect();
        let missing: Vec<&&str> = Config::KEYS.iter().filter(|key| !names.contains(*key)).collect();
        assert!(missing.is_empty(), "{missing:?}");
    }
}

#[test]
fn the_file_in_the_manual_is_valid_and_every_key_is_documented() {
    fn keys(schema: &Value, found: &mut BTreeSet<String>) {
        for (name, property) in schema["properties"].as_object().into_iter().flatten() {
            found.insert(name.clone());
            keys(property, found);
        }
        for nested in
            [&schema["items"], &schema["additionalProperties"]].into_iter().filter(|nested| nested.is_object())
        {
            keys(nested, found);
        }
        for choice in schema["anyOf"].as_array().into_iter().chain(schema["oneOf"].as_array()).flatten() {
            keys(choice, found);
        }
    }
    let mut known = BTreeSet::new();
    keys(&build_json_schema(), &mut known);
    assert!(known.contains("look_on") && known.contains("ratio"), "{known:?}");
    for language in Language::BUILT_IN {
        let text = std::fs::read_to_string(path(language, "file")).unwrap();
        let document = parse_document(between(&text, ("```toml\n", "```")).as_bytes()).unwrap();
        assert_eq!((document.options().len(), document.criteria().len()), (2, 2));
        let code: Vec<&str> = text.split('`').collect();
        let words: BTreeSet<&str> = code.iter().flat_map(|code| code.split(|c: char| !is_key_letter(c))).collect();
        let missing: Vec<&String> = known.iter().filter(|key| !words.contains(key.as_str())).collect();
        assert!(missing.is_empty(), "{language:?} does not name {missing:?}");
    }
}

fn is_key_letter(c: char) -> bool {
    c.is_ascii_lowercase() || c == '_'
}

#[test]
fn the_french_pages_follow_the_typography_of_the_office() {
    for page in &PAGES {
        for block in page.blocks(Language::French) {
            let texts = match block {
                Block::Heading(_, spans) | Block::Paragraph(spans) | Block::Item(_, spans) => vec![spans],
                Block::Table(rows) => rows.into_iter().flatten().collect(),
                Block::Code(_) => continue,
            };
            for spans in texts {
                // Code is not French. A letter stands for it, so that the letters around it keep their neighbours.
                let is_code = |kind| kind == SpanKind::Code;
                let text = spans.iter().map(|span| if is_code(span.kind) { "x" } else { span.text.as_str() });
                // The colon of an address is no punctuation.
                let text = text.collect::<String>().replace("://", "");
                crate::locales::check_french_typography(page.name(Language::French), &text);
            }
        }
    }
}

#[test]
fn the_pages_for_man_have_the_date_of_the_release_and_all_sections() {
    let changelog = std::fs::read_to_string("CHANGELOG.md").unwrap();
    let release = between(&changelog, ("\n## [", "\n"));
    let (version, date) = release.split_once("] - ").unwrap();
    assert_eq!(version, env!("CARGO_PKG_VERSION"));
    let sections = ["NAME", "SYNOPSIS", "DESCRIPTION", "OPTIONS", "ENVIRONMENT", "FILES", "EXIT STATUS", "EXAMPLES"];
    let sections_fr =
        ["NOM", "SYNOPSIS", "DESCRIPTION", "OPTIONS", "ENVIRONNEMENT", "FICHIERS", "CODES DE RETOUR", "EXEMPLES"];
    for (language, expected) in [("en", sections), ("fr", sections_fr)] {
        let folder = tempfile::tempdir().unwrap();
        let mut command = Command::new(env!("CARGO_BIN_EXE_pesee"));
        assert!(
            command.args(["--lang", language, "man", "--all"]).arg(folder.path()).output().unwrap().status.success()
        );
        for entry in std::fs::read_dir(folder.path()).unwrap() {
            let text = std::fs::read_to_string(entry.unwrap().path()).unwrap();
            let title = text.lines().find(|line| line.starts_with(".TH")).unwrap();
            assert!(title.contains(&format!(" 1 {date} \"pesee {version}\"")), "{title}");
            let found = text.lines().filter_map(|line| line.strip_prefix(".SH \"")?.strip_suffix('"'));
            let found: Vec<&str> = found.filter(|name| !["COMMANDS", "COMMANDES"].contains(name)).collect();
            assert_eq!(found, expected, "{title}");
        }
        lint(folder.path());
    }
}

/// Checks the pages with mandoc, if it is installed.
fn lint(folder: &Path) {
    let pages = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let Ok(output) = Command::new("mandoc").args(["-T", "lint", "-W", "warning"]).args(pages).output() else { return };
    assert_eq!(String::from_utf8_lossy(&output.stdout), "");
    assert!(output.status.success());
}
