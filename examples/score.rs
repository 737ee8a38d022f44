//! A script: the verdict of each file in a sentence, and the score of each option.
//!
//! ```text
//! cargo run --example score -- FILE…
//! ```

#![allow(clippy::print_stdout, reason = "a script prints its answer")]

use std::path::PathBuf;
use std::process::ExitCode;

use pesee::say;
use pesee::store::OpenFile;
use pesee::text::{Language, Shown, Tongue, number};
use pesee_core::method::{DEFAULT_DRAWS, Figures, reveal_ranking};

fn main() -> ExitCode {
    let english = Tongue::new(Language::English);
    let mut fine = true;
    for path in std::env::args_os().skip(1).map(PathBuf::from) {
        match OpenFile::load(&path) {
            Ok(opened) => println!("{}", scored(&english, &opened)),
            Err(faults) => {
                fine = false;
                for fault in &faults {
                    println!("{}: {}", Shown::path(&path), say::fault_line(&english, fault));
                }
            }
        }
    }
    if fine { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

fn scored(tongue: &Tongue, opened: &OpenFile) -> String {
    let document = opened.document();
    let figures = Figures::with_draws(document, DEFAULT_DRAWS);
    let mut lines = vec![Shown::outside(&document.head().title).to_string()];
    match reveal_ranking(document, &figures) {
        Err(why) => lines.push(say::withheld(tongue, document, &why).to_string()),
        Ok(ranking) => {
            lines.push(say::verdict(tongue, document, &figures, ranking).headline.to_string());
            for at in ranking.options_by_rank() {
                let (Some(option), Some(score)) = (document.options().get(at), ranking.scores.get(at)) else {
                    continue;
                };
                let score = number::short_signed(tongue.language(), score.score);
                lines.push(format!("  {} {score}", Shown::outside(&option.name)));
            }
        }
    }
    lines.join("\n")
}
