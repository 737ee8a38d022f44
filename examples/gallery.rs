//! Every screen of the program as SVG, in a folder, with a page that shows them all:
//!
//! ```text
//! cargo run --example gallery [-- FOLDER]
//! ```
//!
//! FOLDER is `target/gallery` unless another is named. Each place stands there in both languages, on light and on dark
//! paper, at 80×24, 40×12, 120×40 and 200×60.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::print_stdout,
    reason = "a tool of the project's own, run by hand"
)]

#[path = "../tests/common/lib.rs"]
mod common;

use std::fmt::Write;
use std::path::PathBuf;

use common::picture;
use common::places::{PLACES, at};
use pesee::text::Language;
use pesee::ui::theme::Theme;

/// The sizes; the first is the one the screens are designed for.
const SIZES: [(u16, u16); 4] = [(80, 24), (40, 12), (120, 40), (200, 60)];

fn main() {
    let folder = PathBuf::from(std::env::args().nth(1).unwrap_or("target/gallery".into()));
    std::fs::create_dir_all(&folder).unwrap();
    let mut page = String::from("<!doctype html><meta charset=\"utf-8\"><title>pesée</title>\n");
    for place in PLACES {
        let name = place.0;
        writeln!(page, "<h2>{name}</h2>").unwrap();
        for (language, tag) in [(Language::English, "en"), (Language::French, "fr")] {
            let mut desk = at(language, Theme::Terminal, *place);
            for (width, height) in SIZES {
                let buffer = desk.resize(width, height).buffer();
                for (paper, dark) in [("light", false), ("dark", true)] {
                    let file = format!("{name}-{tag}-{width}x{height}-{paper}.svg");
                    std::fs::write(folder.join(&file), picture::svg(&buffer, dark)).unwrap();
                    writeln!(page, "<img src=\"{file}\" alt=\"{file}\" width=\"{}\">", u32::from(width) * 7).unwrap();
                }
            }
        }
    }
    std::fs::write(folder.join("index.html"), page).unwrap();
    println!("{}", folder.join("index.html").display());
}
