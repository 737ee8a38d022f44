//! Prints the verdict of each file as a sentence and the score of each option. An example of a script that uses the
//! library:
//!
//! ```text
//! cargo run --example score -- FILE…
//! ```

#![allow(clippy::print_stdout, reason = "a script prints its output")]

use std::path::PathBuf;
use std::process::ExitCode;

use pesee::phrases;
use pesee::store::OpenFile;
use pesee::text::{Language, Locale, SafeText, number};
use pesee_core::method::{DEFAULT_DRAWS, Figures, reveal_ranking};

fn main() -> ExitCode {
    let english = Locale::new(Language::English);
    let mut is_ok = true;
    for path in std::env::args_os().skip(1).map(PathBuf::from) {
        match OpenFile::load(&path) {
            Ok(opened) => println!("{}", describe_scores(&english, &opened)),
            Err(errors) => {
                is_ok = false;
                for error in &errors {
                    println!("{}: {}", SafeText::from_path(&path), phrases::file_error_line(&english, error));
                }
            }
        }
    }
    if is_ok { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

fn describe_scores(locale: &Locale, opened: &OpenFile) -> String {
    let document = opened.document();
    let figures = Figures::with_draws(document, DEFAULT_DRAWS);
    let mut lines = vec![SafeText::sanitize(&document.head().title).to_string()];
    match reveal_ranking(document, &figures) {
        Err(reason) => lines.push(phrases::withheld_reason(locale, document, &reason).to_string()),
        Ok(ranking) => {
            lines.push(phrases::verdict(locale, document, &figures, ranking).headline.to_string());
            for at in ranking.options_by_rank() {
                let (Some(option), Some(score)) = (document.options().get(at), ranking.scores.get(at)) else {
                    continue;
                };
                let score = number::format_short_signed(locale.language(), score.score);
                lines.push(format!("  {} {score}", SafeText::sanitize(&option.name)));
            }
        }
    }
    lines.join("\n")
}
