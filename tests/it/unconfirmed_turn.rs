//! Before the first answer the keyboard belongs to the first person without a handover. Answers of that person that
//! arrive from elsewhere are not shown before the person takes the keyboard.

use std::path::Path;

use pesee::text::Language;
use pesee::ui::app::StartTarget;

use crate::common::{TestApp, given};

const NOTE: &str = "velvet from elsewhere";

/// Returns a file of two people without an answer.
fn untouched() -> String {
    let text = given("two-seats.toml");
    text.split_once("[gut.anna]").unwrap().0.to_owned()
}

fn answer_elsewhere(folder: &Path, person: &str) {
    let answers = format!("[rating.{person}.reach]\nkeep = {{ value = -4, note = \"{NOTE}\" }}\n");
    std::fs::write(folder.join("a.toml"), untouched() + &answers).unwrap();
}

/// Returns the program at a question of Anna, who did not take the keyboard on the page of a handover.
fn at_her_question(language: Language) -> TestApp {
    let mut app = TestApp::on_file(language, "a.toml", &untouched());
    app.press(&format!("<Esc><Home>{}<Enter>", "<Down>".repeat(7)));
    app.sees(if language == Language::English { "Anna's turn" } else { "c'est à Anna" });
    app
}

#[test]
fn first_answers_from_elsewhere_are_shown_after_a_handover_only() {
    for (language, changed, turn) in [
        (Language::English, "Somebody else changed this file", "Anna: your turn"),
        (Language::French, "Quelqu'un d'autre a modifié ce fichier", "à votre tour"),
    ] {
        // A screen above the question, and a note that is being typed, are left too.
        for keys in ["", "m", "P", "H", "<Down>3ntyped here"] {
            let mut app = at_her_question(language);
            app.press(keys);
            answer_elsewhere(app.folder.path(), "anna");
            // The file is checked at a key press or when an answer is saved. F2 only hides the hints.
            if !app.wait(3).screen().contains(changed) {
                app.press("<F2>");
            }
            app.sees(changed).sees(turn).misses(NOTE).misses("−4").misses("typed here");
            for key in ["m", "H", "P", "u", "<BackTab>", "<Esc>"] {
                app.press(key).misses(NOTE).misses("−4").press("<Esc>").misses(NOTE).misses("−4");
            }
        }
    }
    let mut app = at_her_question(Language::English);
    app.press("<Down>3ntyped here");
    answer_elsewhere(app.folder.path(), "anna");
    app.wait(3).press("<F2>").sees("Anna: your turn").press("<Enter>").sees("typed here").press("<Esc>").sees("−4");
}

/// The answers of others are hidden in any case, and a person who took the keyboard sees her own answers.
#[test]
fn other_answers_from_elsewhere_need_no_handover() {
    let mut app = at_her_question(Language::English);
    answer_elsewhere(app.folder.path(), "bob");
    app.wait(3).press("<F2>").sees("Somebody else changed this file").sees("Anna's turn").misses(NOTE);
    let mut app = TestApp::on_file(Language::English, "a.toml", &given("two-seats.toml"));
    app.press("<Enter>").sees("Anna's turn");
    let changed = given("two-seats.toml").replace("-3", "-5");
    std::fs::write(app.folder.path().join("a.toml"), changed).unwrap();
    app.wait(3).press("<F2>").sees("−5").sees("Anna's turn");
}

/// Anna answers in one window. Whoever sits at the other one takes the file over.
#[test]
fn a_takeover_shows_first_answers_after_a_handover_only() {
    let mut first = at_her_question(Language::English);
    let folder = first.folder.path().to_owned();
    let mut second = TestApp::beside(Language::English, &folder, StartTarget::File(folder.join("a.toml")));
    second.press(&format!("<Esc><Home>{}<Enter>", "<Down>".repeat(7))).sees("Anna's turn");
    first.press("4").wait(3).sees("+4");
    second.press("T").sees("Anna: your turn").misses("+4").press("m").misses("+4").press("<Esc><Enter>");
    second.sees("Anna's turn");
}
