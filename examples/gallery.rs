//! Writes every screen of the program as SVG, with a page that shows all of them:
//!
//! ```text
//! cargo run --example gallery [-- FOLDER]
//! ```
//!
//! FOLDER is `target/gallery` by default. Each screen is written in both languages, for light and dark terminals, at
//! 80×24, 40×12, 120×40 and 200×60. The animated pictures of the README show a walk, from the first screen to the
//! verdict.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::print_stdout, reason = "a development tool")]

#[path = "../tests/common/lib.rs"]
mod common;

use std::fmt::Write;
use std::path::PathBuf;

use common::demo;
use common::picture;
use common::places::{PLACES, at};
use pesee::text::Language;
use pesee::ui::theme::Theme;

/// The sizes. The screens are designed for the first one.
const SIZES: [(u16, u16); 4] = [(80, 24), (40, 12), (120, 40), (200, 60)];

fn main() {
    let folder = PathBuf::from(std::env::args().nth(1).unwrap_or("target/gallery".into()));
    std::fs::create_dir_all(&folder).unwrap();
    let mut page = String::from("<!doctype html><meta charset=\"utf-8\"><title>pesée</title>\n");
    for place in PLACES {
        let name = place.0;
        writeln!(page, "<h2>{name}</h2>").unwrap();
        for (language, tag) in [(Language::English, "en"), (Language::French, "fr")] {
            let mut app = at(language, Theme::Terminal, *place);
            for (width, height) in SIZES {
                let buffer = app.resize(width, height).buffer();
                for (background, dark) in [("light", false), ("dark", true)] {
                    let file = format!("{name}-{tag}-{width}x{height}-{background}.svg");
                    std::fs::write(folder.join(&file), picture::svg(&buffer, dark)).unwrap();
                    writeln!(page, "<img src=\"{file}\" alt=\"{file}\" width=\"{}\">", u32::from(width) * 7).unwrap();
                }
            }
        }
    }
    for (language, tag) in [(Language::English, "en"), (Language::French, "fr")] {
        for (background, dark) in [("light", false), ("dark", true)] {
            let file = format!("walk-{tag}-{background}.svg");
            std::fs::write(folder.join(&file), demo::animated_svg(language, dark)).unwrap();
            writeln!(page, "<h2>{file}</h2><img src=\"{file}\" alt=\"\" width=\"560\">").unwrap();
        }
    }
    std::fs::write(folder.join("index.html"), page).unwrap();
    println!("{}", folder.join("index.html").display());
}
