//! The README matches the program: its keys, pictures, file and commands.
//!
//! `PESEE_WRITE_README=1 cargo test --test project readme` writes the keys and the pictures anew.

use std::process::Command;

use pesee::store;
use pesee::text::{Language, Locale};
use pesee::ui::app::StartTarget;
use pesee::ui::keymap::{BINDINGS, Scope, build_hints};
use pesee::ui::theme::Theme;
use pesee::walk::EXAMPLE;

use crate::common::{TestApp, moment, picture, without_decision};

const KEYS: (&str, &str) = ("<!-- keys -->\n", "<!-- end of keys -->");

fn readme() -> String {
    std::fs::read_to_string("README.md").unwrap()
}

/// Returns the text between two markers.
fn between<'a>(text: &'a str, (from, to): (&str, &str)) -> &'a str {
    let from = text.find(from).unwrap() + from.len();
    &text[from..from + text[from..].find(to).unwrap()]
}

/// Compares the written text with the expected text, or rewrites the file.
fn holds(path: &str, written: &str, so: &str, rewrite: impl FnOnce() -> String) {
    if std::env::var_os("PESEE_WRITE_README").is_some() {
        std::fs::write(path, rewrite()).unwrap();
        return;
    }
    assert!(written == so, "{path} no longer shows the program; it should say:\n{so}");
}

#[test]
fn the_keys_are_those_of_the_key_table() {
    let locale = Locale::new(Language::English);
    let mut table = String::from("| where | keys |\n|---|---|\n");
    for scope in Scope::ALL {
        let bindings = BINDINGS.iter().filter(|binding| binding.scope == scope);
        let hints = build_hints(&locale, bindings);
        let keys: Vec<String> = hints.iter().map(|hint| format!("`{}` {}", hint.keys, hint.label)).collect();
        table.push_str(&format!("| {} | {} |\n", scope.name(&locale), keys.join(" · ")));
    }
    let readme = readme();
    let written = between(&readme, KEYS);
    let (before, after) = (readme.split(KEYS.0).next().unwrap(), readme.split(KEYS.1).nth(1).unwrap());
    holds("README.md", written, &table, || [before, KEYS.0, &table, KEYS.1, after].concat());
}

#[test]
fn the_pictures_show_the_program_on_the_example() {
    for (path, keys) in [("assets/verdict.svg", ""), ("assets/matrix.svg", "m <Down> <Down> <Right>")] {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("example.toml");
        let example = EXAMPLE.text_at(pesee_core::deliberation::Language::En, moment());
        std::fs::write(&file, without_decision(&example)).unwrap();
        let mut app = TestApp::themed(Language::English, Theme::Terminal, folder, StartTarget::File(file), 80, 24);
        app.press(keys);
        let svg = picture::svg(&app.buffer(), false);
        assert!(readme().contains(path));
        holds(path, &std::fs::read_to_string(path).unwrap_or_default(), &svg, || svg.clone());
    }
}

#[test]
fn the_example_file_is_valid() {
    let readme = readme();
    let document = store::parse_document(between(&readme, ("```toml\n", "```")).as_bytes()).unwrap();
    assert_eq!(document.options().len(), 2);
}

#[test]
fn every_command_is_listed() {
    let help = Command::new(env!("CARGO_BIN_EXE_pesee")).args(["--help", "--lang", "en"]).output().unwrap();
    let help = String::from_utf8(help.stdout).unwrap();
    let readme = readme();
    let rows = between(&readme, ("## The commands", "\n## "));
    let mut named: Vec<&str> =
        rows.split("`pesee ").skip(1).filter_map(|row| row.split([' ', '`', '\n']).next()).collect();
    named.retain(|name| name.starts_with(|c: char| c.is_ascii_lowercase()));
    named.dedup();
    let listed = between(&help, ("Commands:\n", "\n\n"));
    let mut known: Vec<&str> = listed.lines().filter_map(|line| line.split_whitespace().next()).collect();
    named.sort_unstable();
    known.sort_unstable();
    assert_eq!(named, known);
}

#[test]
fn each_dependency_has_its_reason() {
    let manifest = std::fs::read_to_string("Cargo.toml").unwrap();
    let tables = manifest.split("\n[").filter(|table| {
        let name = table.split(']').next().unwrap_or_default();
        name == "dependencies" || name == "dev-dependencies" || table.starts_with("target.")
    });
    let readme = readme();
    let reasons = between(&readme, ("## What it is made with", "\n## "));
    let mut count = 0;
    for line in tables.flat_map(|table| table.lines().skip(1)) {
        let Some((name, _)) = line.split_once(" = ") else { continue };
        let name = name.trim_end_matches(".workspace");
        assert!(reasons.contains(&format!("`{name}`")), "{name} has no reason in the README");
        count += 1;
    }
    assert!(count > 20);
}
