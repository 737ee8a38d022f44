//! Measures the exact figures, and loading and saving a file in memory.
//!
//! ```text
//! cargo bench --bench figures
//! ```

#![allow(clippy::unwrap_used, clippy::print_stdout, clippy::indexing_slicing, reason = "a benchmark may panic")]

mod clock;

use std::hint::black_box;
use std::path::PathBuf;

use clock::median_seconds;
use pesee::store::{OpenFile, parse_document};
use pesee_core::deliberation::{Edit, Id, Rating};
use pesee_core::method::Figures;

fn main() {
    println!("exact figures (everything but draws; goal 0.5 ms for 20 × 200, linear)");
    let mut per_cell = 0.0;
    for (criteria, options) in [(12, 6), (50, 20), (200, 20)] {
        let document = parse_document(deliberation_text(criteria, options, 1).as_bytes()).unwrap();
        // Without a verdict most figures are not computed.
        assert!(Figures::without_draws(&document).has_verdict());
        let time = median_seconds(200, || {
            black_box(Figures::without_draws(black_box(&document)));
        });
        let cells = (criteria * options) as f64;
        let ratio = if per_cell == 0.0 { 1.0 } else { time / cells / per_cell };
        per_cell = if per_cell == 0.0 { time / cells } else { per_cell };
        println!(
            "  {options:2} × {criteria:3}   {:.3} ms   {:.0} ns a cell ({ratio:.2} × the first)",
            time * 1e3,
            time / cells * 1e9
        );
    }
    println!("load and save, 20 × 200 × 2 people (goal 2 × the parser alone)");
    let text = deliberation_text(200, 20, 2);
    let toml = median_seconds(15, || drop(black_box(toml::de::DeTable::parse(&text).unwrap())));
    let load = median_seconds(15, || drop(black_box(parse_document(text.as_bytes()).unwrap())));
    println!(
        "  load       {:.1} ms   toml alone {:.1} ms   {:.2} ×   {} KB",
        load * 1e3,
        toml * 1e3,
        load / toml,
        text.len() / 1024
    );
    let toml_edit = median_seconds(15, || drop(black_box(text.parse::<toml_edit::DocumentMut>().unwrap().to_string())));
    let opened = OpenFile::from_text(PathBuf::from("x.toml"), &text).unwrap();
    let mut changed = opened.document().clone();
    let id = |text: &str| Id::new(text).unwrap();
    let edit = Edit::rate(&changed, &id("p0"), &id("k3"), &id("o4"), Rating::exact(1.5));
    changed.apply(&edit).unwrap();
    black_box(opened.render_text(&changed));
    let save = median_seconds(15, || drop(black_box(opened.render_text(&changed))));
    println!(
        "  save       {:.1} ms   toml_edit alone {:.1} ms   {:.2} ×   (the text is parsed once and kept)",
        save * 1e3,
        toml_edit * 1e3,
        save / toml_edit
    );
}

fn deliberation_text(criteria: usize, options: usize, people: usize) -> String {
    let mut text = String::from("format = 1\n[deliberation]\ntitle = \"A matrix\"\n");
    for option in 0..options {
        text.push_str(&format!("[[option]]\nid = \"o{option}\"\nname = \"Option number {option}\"\n"));
    }
    for criterion in 0..criteria {
        let when = ["now", "later", "always"][criterion % 3];
        text.push_str(&format!(
            "[[criterion]]\nid = \"k{criterion}\"\nname = \"Criterion {criterion}\"\nwhen = \"{when}\"\nweight = {}\n",
            1 + criterion % 9
        ));
    }
    for person in 0..people {
        text.push_str(&format!("[[participant]]\nid = \"p{person}\"\n"));
    }
    for person in 0..people {
        for criterion in 0..criteria {
            text.push_str(&format!("[rating.p{person}.k{criterion}]\n"));
            for option in 0..options {
                let value = (criterion * 7 + option * 5 + person * 3) % 11;
                text.push_str(&format!("o{option} = {}\n", value as i64 - 5));
            }
        }
    }
    text
}
