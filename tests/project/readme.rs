//! The README matches the program, in both languages: its pictures, its file, its length, and the reasons for the
//! dependencies, which are in `CONTRIBUTING.md`.
//!
//! `PESEE_WRITE_README=1 cargo test --test project readme` writes the pictures anew.

use pesee::store;
use pesee::text::Language;
use pesee::ui::app::StartTarget;
use pesee::ui::theme::Theme;
use pesee::walk::EXAMPLE;

use crate::common::{TestApp, demo, moment, picture, without_decision};
use crate::documents::{between, compare_or_write};

/// The README in each language, with its tag.
const READMES: [(Language, &str, &str); 2] =
    [(Language::English, "en", "README.md"), (Language::French, "fr", "README.fr.md")];

fn read(path: &str) -> String {
    std::fs::read_to_string(path).unwrap_or_default()
}

/// Compares a picture with the file that the README shows.
fn check_picture(readme: &str, path: &str, svg: &str) {
    assert!(read(readme).contains(path), "{readme} does not show {path}");
    compare_or_write(path, &read(path), svg, || svg.to_owned());
}

#[test]
fn the_picture_of_the_verdict_shows_the_program_on_the_example() {
    for (language, tag, readme) in READMES {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("example.toml");
        let file_language = pesee::phrases::file_language(language);
        std::fs::write(&file, without_decision(&EXAMPLE.text_at(file_language, moment()))).unwrap();
        let mut app = TestApp::themed(language, Theme::Terminal, folder, StartTarget::File(file), 80, 24);
        check_picture(readme, &format!("assets/verdict-{tag}.svg"), &picture::svg(&app.buffer(), false));
    }
}

#[test]
fn the_animated_picture_shows_a_walk_to_the_verdict() {
    const MAX_BYTES: usize = 400 * 1024;
    for (language, tag, readme) in READMES {
        let mut bytes = 0;
        for (background, dark) in [("light", false), ("dark", true)] {
            let svg = demo::animated_svg(language, dark);
            bytes += svg.len();
            check_picture(readme, &format!("assets/walk-{tag}-{background}.svg"), &svg);
        }
        assert!(bytes < MAX_BYTES, "{bytes}");
        let screens = demo::screens(language);
        let last: String = screens.last().unwrap().0.content.iter().map(|cell| cell.symbol()).collect();
        assert!(last.contains("+2"), "the walk ends at a verdict: {last}");
    }
}

#[test]
fn the_readme_is_short() {
    for (_, _, readme) in READMES {
        let text = read(readme);
        let (lines, words) = (text.lines().count(), text.split_whitespace().count());
        assert!(lines <= 130 && words <= 1400, "{readme}: {lines} lines, {words} words");
    }
}

#[test]
fn the_example_file_is_valid_and_has_eight_lines() {
    for (_, _, readme) in READMES {
        let text = read(readme);
        let example = between(&text, ("```toml\n", "```"));
        let document = store::parse_document(example.as_bytes()).unwrap();
        assert_eq!((document.options().len(), example.lines().count()), (2, 8));
    }
}

#[test]
fn each_dependency_has_its_reason() {
    let manifest = std::fs::read_to_string("Cargo.toml").unwrap();
    let tables = manifest.split("\n[").filter(|table| {
        let name = table.split(']').next().unwrap_or_default();
        name == "dependencies" || name == "dev-dependencies" || table.starts_with("target.")
    });
    let contributing = read(".github/CONTRIBUTING.md");
    let reasons = between(&contributing, ("## Dependencies", "\n## "));
    let mut count = 0;
    for line in tables.flat_map(|table| table.lines().skip(1)) {
        let Some((name, _)) = line.split_once(" = ") else { continue };
        let name = name.trim_end_matches(".workspace");
        assert!(reasons.contains(&format!("`{name}`")), "{name} has no reason in CONTRIBUTING.md");
        count += 1;
    }
    assert!(count > 20);
}
