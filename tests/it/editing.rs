//! Writing, the mouse, the editor and the clipboard, as a person uses them.

use pesee::text::Language;
use pesee::ui::app::StartTarget;
use pesee::ui::event::{EditorError, Effect, Event, MouseAction};
use pesee_core::deliberation::{AccountField, FieldPath as SampleSpace, FieldValue};

use crate::common::snapshots::assert_snapshot;
use crate::common::{Desk, answered, finished, given};

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
fn typing_replaces_the_selection() {
    let mut desk = at_a_text(Language::English);
    desk.press("<C-e><C-u>one two<C-S-Left>drei<Enter>").wait(9);
    assert_eq!(desk.document().head().question.as_deref(), Some("one drei"));
}

#[test]
fn a_text_field_has_its_own_undo_and_the_walk_undoes_the_whole_text() {
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
fn line_breaks_are_allowed_only_in_long_texts() {
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
fn a_note_may_have_lines_and_a_full_prompt_says_so() {
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
    let mut desk = Desk::on_file(Language::English, "a.toml", &answered(pesee_core::deliberation::Language::En));
    let before = desk.app.document().cloned();
    desk.send(Event::Paste("xxuq".into()));
    assert_eq!(desk.app.document().cloned(), before);
}

#[test]
fn a_selected_word_is_replaced_in_an_account_field() {
    let mut desk = at_a_text(Language::French);
    desk.press("<Enter><Enter><Enter>Réseau social<S-Home>日本<Tab>");
    let document = desk.app.document().unwrap();
    let id = document.accounts()[0].id.clone();
    assert_eq!(document.get(&SampleSpace::Account(id, AccountField::Platform)), Some(FieldValue::Text("日本".into())));
}

#[test]
fn a_click_selects_and_a_second_click_accepts() {
    let mut desk = Desk::new(Language::English);
    desk.click("A first account").sees("▌ A first account").misses("What is to be decided?");
    desk.wait(1).click("A first account").sees("What is to be decided?");
}

#[test]
fn the_second_click_of_a_double_click_does_not_reach_the_next_screen() {
    let mut desk = at_a_text(Language::English);
    desk.press("<Enter><Enter>").sees("Who decides?");
    let (column, row) = desk.place("▌");
    for _ in 0..2 {
        desk.mouse(MouseAction::Press, column, row);
    }
    desk.sees("Your own account");
    desk.wait(1).press("<BackTab>").sees("Who decides?");
}

#[test]
fn the_steps_and_the_hints_below_can_be_clicked() {
    for (language, ratings, help, close) in
        [(Language::English, "Ratings", "help", "close"), (Language::French, "Notes", "aide", "fermer")]
    {
        let mut desk = Desk::on_file(language, "a.toml", &finished());
        desk.press("<Esc>").click(ratings).sees("8/10").sees("‹");
        desk.click(help).sees(close).click(close).sees("8/10");
    }
}

#[test]
fn a_click_does_not_reach_what_an_overlay_covers() {
    let mut desk = Desk::on_file(Language::English, "a.toml", &finished());
    desk.press("m<Right>");
    let (column, row) = desk.place("Time and fatigue");
    let before = desk.screen();
    desk.press("?").mouse(MouseAction::Press, column, row).press("<Esc>");
    assert_eq!(desk.screen(), before);
}

#[test]
fn a_click_selects_a_cell_and_a_second_click_edits_it() {
    let mut desk = Desk::on_file(Language::English, "a.toml", &finished());
    desk.press("m");
    let (column, _) = desk.place("Merge");
    let (_, row) = desk.place("Time and fatigue");
    desk.mouse(MouseAction::Press, column + 4, row).sees("Merge mine into the firm's · Time and fatigue");
    desk.wait(1).mouse(MouseAction::Press, column + 4, row).sees("A number from −5 to 5");
}

#[test]
fn the_wheel_scrolls_and_changes_no_answer() {
    let mut desk = Desk::on_file(Language::English, "a.toml", &finished());
    let before = desk.app.document().cloned();
    // Wherever one is, the document stays what it is.
    for keys in [
        "v",
        "<Enter>",
        "<Enter>",
        "<Esc>i",
        "<Esc><Esc><Up><Up><Up><Enter>",
        "<Esc><Up><Up><Enter>",
        "<Space>",
        "m",
        "<Right>",
        "?",
    ] {
        desk.press(keys);
        let was = desk.app.document().cloned();
        for hand in [MouseAction::ScrollDown, MouseAction::ScrollUp, MouseAction::ScrollDown] {
            desk.mouse(hand, 30, 10);
        }
        assert_eq!(desk.app.document().cloned(), was, "{keys} on\n{}", desk.screen());
    }
    assert!(before.is_some());
    let mut desk = Desk::new(Language::English);
    desk.press("<F1>");
    let top = desk.screen();
    desk.mouse(MouseAction::ScrollDown, 1, 1).mouse(MouseAction::ScrollDown, 1, 1);
    for _ in 0..8 {
        desk.mouse(MouseAction::ScrollDown, 1, 1);
    }
    assert_ne!(desk.screen(), top);
}

#[test]
fn in_a_text_a_click_moves_the_cursor_a_double_click_selects_a_word_and_a_drag_a_range() {
    let mut desk = at_a_text(Language::English);
    desk.press("<C-e><C-u>two 日本 evenings").click("evenings").press("x");
    assert_eq!(question(&desk), "two 日本 xevenings");
    desk.wait(1).click("xevenings").click("xevenings").press("mornings");
    assert_eq!(question(&desk), "two 日本 mornings");
    let (column, row) = desk.place("mornings");
    desk.wait(1).mouse(MouseAction::Press, column, row).mouse(MouseAction::Drag, column + 7, row).press("<Backspace>");
    assert_eq!(question(&desk), "two 日本 s");
    // After Esc a click writes on.
    desk.wait(1).press("<Esc>").click("two").press("!");
    assert!(question(&desk).contains('!'));
}

#[test]
fn a_confirmation_is_answered_by_a_click_and_names_one_key_in_both_languages() {
    for (language, yes, no) in [(Language::English, "y yes", "n no"), (Language::French, "y oui", "n non")] {
        let folder = tempfile::tempdir().unwrap();
        // Where its folder should be there is a file.
        std::fs::write(folder.path().join("taken"), "").unwrap();
        let path = Some(folder.path().join("taken/a.toml"));
        let start = StartTarget::New { template: "two-accounts", path, client: None };
        let mut desk = Desk::over(language, folder, start, 80, 24);
        desk.press("<End>x<C-c>").sees(yes).sees(no);
        assert_eq!(desk.screen().matches(yes).count(), 2, "in the box and below");
        desk.click(no).misses(yes);
        assert!(!desk.left);
    }
}

#[test]
fn the_external_editor_receives_and_returns_a_long_text() {
    for (language, hint) in [(Language::English, "F4 editor"), (Language::French, "F4 éditeur")] {
        let mut desk = at_a_long_text(language);
        desk.sees(hint).press("<C-u>before<F4>");
        assert_eq!(desk.lent, [Effect::OpenEditor("before".into())]);
        // What was unsaved is on disk before the terminal is another's.
        assert!(desk.file().contains("before"));
        desk.send(Event::EditorClosed(Ok("first\nsecond".into())));
        assert_eq!(because(&desk), "first\nsecond");
        desk.press("<A-u>");
        assert_eq!(because(&desk), "before");
        desk.press("<Esc>u");
        assert_ne!(because(&desk), "before");
    }
    let mut desk = at_a_text(Language::English);
    desk.misses("F4").press("<F4><C-g>");
    assert_eq!(desk.lent, []);
}

#[test]
fn an_editor_error_is_reported_and_the_text_is_kept() {
    for (language, words) in [
        (
            Language::English,
            ["No editor is named", "could not be started (no such file)", "ended with an error", "no text", "(full)"],
        ),
        (
            Language::French,
            ["Aucun éditeur", "pas pu être lancé (no such file)", "sur une erreur", "pas du texte", "(full)"],
        ),
    ] {
        let wrong = [
            EditorError::NotConfigured,
            EditorError::NotStarted("vim".into(), "no such file".into()),
            EditorError::Failed,
            EditorError::NotText,
            EditorError::Io("full".into()),
        ];
        let mut desk = at_a_long_text(language);
        desk.press("<C-u>as it was");
        for (wrong, words) in wrong.into_iter().zip(words) {
            desk.press("<F4>").send(Event::EditorClosed(Err(wrong)));
            desk.sees(words);
            assert_eq!(because(&desk), "as it was");
        }
        desk.send(Event::EditorClosed(Ok("é".repeat(40_000))));
        desk.sees("64");
        assert_eq!(because(&desk).len(), 64 * 1024);
    }
}

#[test]
fn the_verdict_and_a_selection_are_copied_to_the_clipboard() {
    for (language, sent) in [(Language::English, "Sent to the terminal"), (Language::French, "Envoyé au terminal")] {
        let mut desk = Desk::on_file(language, "a.toml", &finished());
        desk.press("v").press("y").sees(sent);
        let Some(Effect::CopyToClipboard(text)) = desk.lent.pop() else { panic!("{:?}", desk.lent) };
        assert_snapshot!(format!("editing/copied-verdict.{}", language.tag()), text);
        let mut desk = at_a_text(language);
        desk.press("<C-e><C-u>one two<C-S-Left><C-y>").sees(sent);
        assert_eq!(desk.lent, [Effect::CopyToClipboard("two".into())]);
        assert_eq!(question(&desk), "one two");
    }
}

#[test]
fn a_withheld_verdict_is_not_copied() {
    let mut desk = Desk::on_file(Language::English, "a.toml", &given("two-accounts.toml"));
    desk.press("vy");
    assert_eq!(desk.lent, []);
}
