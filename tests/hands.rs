//! Writing, the mouse, the editor and the clipboard, as a person uses them.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test stops at what it does not expect")]

mod common;

use common::{Desk, answered, finished};
use pesee::deliberation::{AccountField, Key as Place, Leaf};
use pesee::text::Language;
use pesee::ui::event::Event;

/// At the question what is to be decided, which is a line.
fn at_a_text(language: Language) -> Desk {
    let mut desk = Desk::new(language);
    desk.press("<Enter>");
    desk
}

fn question(desk: &Desk) -> String {
    desk.app.document().unwrap().head().question.clone().unwrap_or_default()
}

/// At the question why, which is a longer text.
fn at_a_long_text(language: Language) -> Desk {
    let mut desk = Desk::on_file(language, "a.toml", &finished());
    desk.press("v<Enter><Enter>");
    desk
}

fn because(desk: &Desk) -> String {
    desk.app.document().unwrap().decisions().last().unwrap().because.clone().unwrap_or_default()
}

#[test]
fn what_is_selected_is_replaced_and_stands_in_the_file() {
    let mut desk = at_a_text(Language::English);
    desk.press("<C-e><C-u>one two<C-S-Left>drei<Enter>").wait(9);
    assert_eq!(desk.document().head().question.as_deref(), Some("one drei"));
}

#[test]
fn a_text_has_its_own_undo_and_the_walk_takes_the_whole_text_back_at_once() {
    let mut desk = at_a_text(Language::English);
    let before = question(&desk);
    desk.press("<C-u>one two three<A-u>");
    assert_eq!(question(&desk), "one two ");
    desk.press("<C-_>");
    assert_eq!(question(&desk), "one ");
    desk.press("<C-r><C-r>");
    assert_eq!(question(&desk), "one two three");
    desk.press("<C-r>").sees("There is nothing to do again.");
    desk.press("<Esc>u");
    assert_eq!(question(&desk), before);
}

#[test]
fn lines_are_broken_in_a_longer_text_and_nowhere_else() {
    let mut desk = at_a_long_text(Language::English);
    desk.press("<C-u>first<C-j>second<A-Enter>third").sees("first").sees("third");
    assert_eq!(because(&desk), "first\nsecond\nthird");
    // Up and down go by the lines; from the last one on to the next question.
    desk.screen();
    desk.press("<Up><Up>1<Down><Down>!").sees("first1");
    assert_eq!(because(&desk), "first1\nsecond\nthird!");
    desk.press("<Down>").misses("first1").wait(9);
    assert_eq!(desk.document().decisions().last().unwrap().because.as_deref(), Some("first1\nsecond\nthird!"));
    let mut desk = at_a_text(Language::English);
    desk.press("<C-u>one<C-j><A-Enter>two");
    assert_eq!(question(&desk), "onetwo");
}

#[test]
fn a_note_may_have_lines_and_a_prompt_says_when_it_is_full() {
    let mut desk = Desk::on_file(Language::English, "a.toml", &finished());
    desk.press("m<Right>0n");
    desk.send(Event::Paste("one\r\ntwo\rthree".into()));
    desk.sees("one").press("<Enter>").wait(9);
    let document = desk.document();
    let ratings = document.ratings(document.people()[0].id).unwrap();
    let notes: Vec<_> =
        ratings.values().flat_map(|row| row.values()).filter_map(|rating| rating.note.as_deref()).collect();
    assert!(notes.contains(&"one\ntwo\nthree"), "{notes:?}");
    desk.press("n");
    desk.send(Event::Paste("é".repeat(70_000)));
    desk.sees("A text may be 64 KiB long");
}

#[test]
fn a_paste_is_text_and_never_a_command() {
    let mut desk = at_a_text(Language::English);
    desk.press("<C-u>");
    desk.send(Event::Paste("q\x1b[<0;10;5Mx\x03\r\ny".into()));
    desk.sees("What is to be decided?");
    assert_eq!(question(&desk), "q\x1b[<0;10;5Mx\x03 y");
    // Where nothing is written it does nothing.
    let mut desk = Desk::on_file(Language::English, "a.toml", &answered(pesee::deliberation::Language::En));
    let before = desk.app.document().cloned();
    desk.send(Event::Paste("xxuq".into()));
    assert_eq!(desk.app.document().cloned(), before);
}

#[test]
fn in_an_account_a_word_is_replaced_like_anywhere() {
    let mut desk = at_a_text(Language::French);
    desk.press("<Enter><Enter><Enter>Réseau social<S-Home>日本<Tab>");
    let document = desk.app.document().unwrap();
    let id = document.accounts()[0].id.clone();
    assert_eq!(document.get(&Place::Account(id, AccountField::Platform)), Some(Leaf::Text("日本".into())));
}
