//! The documents for users, README and manual: every link leads somewhere, and every command works.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::Command;

use pulldown_cmark::{CodeBlockKind, Event, Options, Parser, Tag, TagEnd};

/// Returns the text between two markers.
pub(super) fn between<'a>(text: &'a str, (from, to): (&str, &str)) -> &'a str {
    let from = text.find(from).unwrap() + from.len();
    &text[from..from + text[from..].find(to).unwrap()]
}

/// Compares the written text with the expected text, or rewrites the file.
pub(super) fn compare_or_write(path: &str, written: &str, expected: &str, rewrite: impl FnOnce() -> String) {
    if std::env::var_os("PESEE_WRITE_README").is_some() {
        std::fs::write(path, rewrite()).unwrap();
        return;
    }
    assert!(written == expected, "{path} no longer shows the program; it should say:\n{expected}");
}

/// Returns the documents that users read.
fn documents() -> Vec<PathBuf> {
    let mut found: Vec<PathBuf> =
        ["README.md", "README.fr.md", ".github/CONTRIBUTING.md", ".github/SECURITY.md"].map(PathBuf::from).to_vec();
    for language in ["en", "fr"] {
        let pages = std::fs::read_dir(format!("assets/manual/{language}")).unwrap();
        found.extend(pages.map(|entry| entry.unwrap().path()));
    }
    found.sort();
    found
}

/// The parts of a document that a test can check.
#[derive(Default)]
struct Parts {
    links: Vec<String>,
    /// Text between backticks.
    codes: Vec<String>,
    /// The language and the text of each block of code.
    blocks: Vec<(String, String)>,
    /// The anchors of the headings, as forges compute them.
    anchors: Vec<String>,
}

fn parse(path: &Path) -> Parts {
    let text = std::fs::read_to_string(path).unwrap();
    let mut parts = Parts::default();
    let (mut block, mut heading) = (None, None::<String>);
    for event in Parser::new_ext(&text, Options::ENABLE_TABLES) {
        match event {
            Event::Start(Tag::Link { dest_url, .. } | Tag::Image { dest_url, .. }) => {
                parts.links.push(dest_url.to_string())
            }
            // The pictures for light and dark pages are in HTML.
            Event::Html(html) | Event::InlineHtml(html) => {
                for attribute in ["src=\"", "srcset=\"", "href=\""] {
                    let targets = html.split(attribute).skip(1).filter_map(|rest| rest.split('"').next());
                    parts.links.extend(targets.map(str::to_owned));
                }
            }
            Event::Start(Tag::Heading { .. }) => heading = Some(String::new()),
            Event::End(TagEnd::Heading(_)) => parts.anchors.push(anchor(&heading.take().unwrap_or_default())),
            Event::Start(Tag::CodeBlock(kind)) => {
                let language = match kind {
                    CodeBlockKind::Fenced(language) => language.to_string(),
                    CodeBlockKind::Indented => String::new(),
                };
                block = Some((language, String::new()));
            }
            Event::End(TagEnd::CodeBlock) => parts.blocks.extend(block.take()),
            Event::Text(text) => match (&mut block, &mut heading) {
                (Some((_, lines)), _) => lines.push_str(&text),
                (None, Some(heading)) => heading.push_str(&text),
                _ => {}
            },
            Event::Code(code) => {
                if let Some(heading) = &mut heading {
                    heading.push_str(&code);
                }
                parts.codes.push(code.to_string());
            }
            _ => {}
        }
    }
    parts
}

fn anchor(heading: &str) -> String {
    let letters = heading.to_lowercase();
    let kept = letters.chars().filter(|c| c.is_alphanumeric() || *c == ' ' || *c == '-');
    kept.map(|c| if c == ' ' { '-' } else { c }).collect()
}

#[test]
fn every_link_leads_to_a_file_a_heading_or_a_known_site() {
    // The test fetches nothing, because tests need no network. Whoever adds a site here opens it once.
    const SITES: [&str; 4] =
        ["https://age-encryption.org", "https://projectfluent.org", "https://rustsec.org/", "https://rustup.rs"];
    let mut count = 0;
    for document in documents() {
        let parts = parse(&document);
        for link in &parts.links {
            count += 1;
            if link.contains("://") {
                assert!(SITES.iter().any(|site| link.starts_with(site)), "{}: {link}", document.display());
                continue;
            }
            let (file, heading) = link.split_once('#').unwrap_or((link, ""));
            let target = if file.is_empty() { document.clone() } else { document.parent().unwrap().join(file) };
            assert!(target.exists(), "{}: there is no {link}", document.display());
            let leads = heading.is_empty() || parse(&target).anchors.iter().any(|anchor| anchor == heading);
            assert!(leads, "{}: there is no heading {link}", document.display());
        }
    }
    assert!(count > 20, "{count}");
}

/// Returns the words of a command line up to a pipe or a redirection.
fn words(line: &str) -> Vec<String> {
    let (command, is_descriptor) = match line.split_once(['|', '>', '<']) {
        // The number of a file descriptor stands directly before the redirection.
        Some((command, _)) => (command, command.ends_with(|c: char| c.is_ascii_digit())),
        None => (line, false),
    };
    let mut words = shell_words(command);
    if is_descriptor {
        words.pop();
    }
    words
}

fn shell_words(line: &str) -> Vec<String> {
    let parts = line.split('"').enumerate();
    let words = parts.flat_map(|(nth, part)| match nth % 2 {
        0 => part.split_whitespace().map(str::to_owned).collect(),
        _ => vec![part.to_owned()],
    });
    words.collect()
}

#[test]
fn every_command_that_a_text_names_is_valid() {
    let mut lines = BTreeSet::new();
    for document in documents() {
        let parts = parse(&document);
        let blocks = parts.blocks.iter().filter(|(language, _)| language == "sh");
        let blocks = blocks.flat_map(|(_, text)| text.lines().map(str::to_owned));
        let found: Vec<String> =
            parts.codes.iter().cloned().chain(blocks).filter(|line| line.starts_with("pesee ")).collect();
        lines.extend(found);
    }
    assert!(lines.len() > 30, "{lines:?}");
    for line in &lines {
        // `--help` is parsed last: an unknown command, option or value before it is an error.
        let arguments = words(line).into_iter().skip(1);
        let command = Command::new(env!("CARGO_BIN_EXE_pesee")).args(arguments).arg("--help").output().unwrap();
        assert!(command.status.success(), "{line}: {}", String::from_utf8_lossy(&command.stderr));
    }
}

#[test]
fn every_option_and_page_that_a_text_names_exists() {
    let help = |arguments: &[&str]| {
        let output = Command::new(env!("CARGO_BIN_EXE_pesee")).args(arguments).output().unwrap();
        String::from_utf8(output.stdout).unwrap()
    };
    let root = help(&["--help", "--lang", "en"]);
    let commands = between(&root, ("Commands:\n", "\n\n")).lines().filter_map(|line| line.split_whitespace().next());
    let mut known = root.clone();
    commands.for_each(|command| known.push_str(&help(&[command, "--help", "--lang", "en"])));
    let known: BTreeSet<&str> = known.split(|c: char| !(c.is_ascii_lowercase() || c == '-')).collect();
    for document in documents().iter().filter(|path| !path.starts_with(".github")) {
        for code in parse(document).codes {
            let option = code.split([' ', '=']).next().unwrap_or_default();
            if option.starts_with("--") {
                assert!(known.contains(option), "{}: {code}", document.display());
            }
            if let Some(page) = code.strip_prefix("pesee manual ") {
                let is_page = page == "all" || pesee::manual::Page::find(page).is_some();
                assert!(is_page, "{}: {code}", document.display());
            }
        }
    }
}

/// Runs the blocks of shell commands of a document in a folder with the files that they name.
#[cfg(unix)]
#[test]
fn the_shell_commands_of_the_manual_and_the_readme_work() {
    let program = Path::new(env!("CARGO_BIN_EXE_pesee"));
    let key = "correct horse";
    let folder = tempfile::tempdir().unwrap();
    let run = |script: &str| {
        let mut shell = Command::new("sh");
        shell.args(["-euc", script]).current_dir(folder.path()).env("HOME", folder.path());
        let path = std::env::join_paths(
            [program.parent().unwrap().to_owned()]
                .into_iter()
                .chain(std::env::split_paths(&std::env::var_os("PATH").unwrap())),
        );
        let output = shell.env("PATH", path.unwrap()).env("XDG_DATA_HOME", folder.path()).output().unwrap();
        assert!(output.status.success(), "{script}\n{}", String::from_utf8_lossy(&output.stderr));
    };
    std::fs::write(folder.path().join("passphrase.txt"), key).unwrap();
    run("pesee template two-accounts > mine.toml; cp mine.toml sealed.toml; git init -q . || true");
    run("pesee lock sealed.toml --passphrase-fd 3 3< passphrase.txt; mv sealed.toml.age mine.toml.age");
    let mut count = 0;
    for document in documents().iter().filter(|path| !path.starts_with(".github")) {
        let blocks = parse(document).blocks;
        for (_, script) in blocks.iter().filter(|(language, _)| language == "sh") {
            // These two build the program, which is what runs this test.
            if ["cargo run --release\n", "cargo test\n"].contains(&script.as_str()) {
                continue;
            }
            let is_git_missing = script.starts_with("git") && Command::new("git").arg("--version").output().is_err();
            if !is_git_missing {
                run(script);
                count += 1;
            }
        }
    }
    assert!(count >= 4, "{count}");
}
