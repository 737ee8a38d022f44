//! Prints a screen of the program as SVG:
//!
//! ```text
//! cargo run --example picture -- FILE [--keys KEYS] [--lang en|fr] [--size 80x24] [--paper light|dark|none]
//! ```
//!
//! The program receives KEYS before the picture is taken. They are written as in the tests: `v`, `<Enter>`, `<Down>`.

#![allow(clippy::unwrap_used, clippy::print_stdout, reason = "a development tool, also run by tests")]

#[path = "../tests/common/lib.rs"]
mod common;

use common::{TestApp, picture};
use pesee::text::Language;
use pesee::ui::app::StartTarget;
use pesee::ui::theme::Theme;

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let option = |name: &str| {
        let at = arguments.iter().position(|argument| argument == name)?;
        arguments.get(at + 1).cloned()
    };
    let language = Language::from_tag(&option("--lang").unwrap_or("en".into())).unwrap_or_default();
    let size = option("--size").unwrap_or("80x24".into());
    let (width, height) = size.split_once('x').unwrap();
    let paper = option("--paper").unwrap_or("light".into());
    let theme = if paper == "none" { Theme::Mono } else { Theme::Terminal };
    let folder = tempfile::tempdir().unwrap();
    let start = match arguments.first().filter(|first| !first.starts_with("--")) {
        Some(file) => {
            let copy = folder.path().join("copy.toml");
            std::fs::copy(file, &copy).unwrap();
            StartTarget::File(copy)
        }
        None => StartTarget::Library,
    };
    let mut app = TestApp::themed(language, theme, folder, start, width.parse().unwrap(), height.parse().unwrap());
    app.press(&option("--keys").unwrap_or_default());
    print!("{}", picture::svg(&app.buffer(), paper == "dark"));
}
