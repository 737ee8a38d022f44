//! Text editing, the mouse, the external editor and the clipboard.

use pesee::text::Language;
use pesee::ui::app::StartTarget;
use pesee::ui::event::{EditorError, Effect, Event, MouseAction};
use pesee_core::deliberation::{AccountField, FieldPath as SampleSpace, FieldValue};

use crate::common::snapshots::assert_snapshot;
use crate::common::{TestApp, answered, finished, given};

/// Opens the question of the deliberation, which has a short text field.
fn at_a_text(language: Language) -> TestApp {
    let mut app = TestApp::new(language);
    app.press("<Enter>");
    app
}

fn question(app: &TestApp) -> String {
    app.inner.document().unwrap().head().question.clone().unwrap_or_default()
}

/// Opens the question for the reason of a choice, which has a long text field.
fn at_a_long_text(language: Language) -> TestApp {
    let mut app = TestApp::on_file(language, "a.toml", &finished());
    app.press("v<Enter>1<Enter>");
    app
}

fn because(app: &TestApp) -> String {
    app.inner.document().unwrap().decisions().last().unwrap().because.clone().unwrap_or_default()
}

#[test]
fn typing_replaces_the_selection() {
    let mut app = at_a_text(Language::English);
    app.press("<C-e><C-u>one two<C-S-Left>drei<Enter>").wait(9);
    assert_eq!(app.document().head().question.as_deref(), Some("one drei"));
}

#[test]
fn a_text_field_has_its_own_undo_and_the_walk_undoes_the_whole_text() {
    let mut app = at_a_text(Language::English);
    let before = question(&app);
    app.press("<C-u>one two three<A-u>");
    assert_eq!(question(&app), "one two ");
    app.press("<C-_>");
    assert_eq!(question(&app), "one ");
    app.press("<C-r><C-r>");
    assert_eq!(question(&app), "one two three");
    app.press("<C-r>").sees("There is nothing to redo.");
    app.press("<Esc>u");
    assert_eq!(question(&app), before);
}

#[test]
fn line_breaks_are_allowed_only_in_long_texts() {
    let mut app = at_a_long_text(Language::English);
    app.press("<C-u>first<C-j>second<A-Enter>third").sees("first").sees("third");
    assert_eq!(because(&app), "first\nsecond\nthird");
    // Up and Down move between lines. Down in the last line moves to the next question.
    app.screen();
    app.press("<Up><Up>1<Down><Down>!").sees("first1");
    assert_eq!(because(&app), "first1\nsecond\nthird!");
    app.press("<Down>").misses("first1").wait(9);
    assert_eq!(app.document().decisions().last().unwrap().because.as_deref(), Some("first1\nsecond\nthird!"));
    let mut app = at_a_text(Language::English);
    app.press("<C-u>one<C-j><A-Enter>two");
    assert_eq!(question(&app), "onetwo");
}

#[test]
fn a_note_may_have_lines_and_a_full_prompt_says_so() {
    let mut app = TestApp::on_file(Language::English, "a.toml", &finished());
    app.press("m<Right>0n");
    app.send(Event::Paste("one\r\ntwo\rthree".into()));
    app.sees("one").press("<Enter>").wait(9);
    let document = app.document();
    let ratings = document.ratings(document.people()[0].id).unwrap();
    let notes: Vec<_> =
        ratings.values().flat_map(|row| row.values()).filter_map(|rating| rating.note.as_deref()).collect();
    assert!(notes.contains(&"one\ntwo\nthree"), "{notes:?}");
    app.press("n");
    app.send(Event::Paste("é".repeat(70_000)));
    app.sees("A text can be 64 KiB long");
}

#[test]
fn a_paste_is_text_and_never_a_command() {
    let mut app = at_a_text(Language::English);
    app.press("<C-u>");
    app.send(Event::Paste("q\x1b[<0;10;5Mx\x03\r\ny".into()));
    app.sees("What do you want to decide?");
    assert_eq!(question(&app), "q\x1b[<0;10;5Mx\x03 y");
    // A paste outside a text field does nothing.
    let mut app = TestApp::on_file(Language::English, "a.toml", &answered(pesee_core::deliberation::Language::En));
    let before = app.inner.document().cloned();
    app.send(Event::Paste("xxuq".into()));
    assert_eq!(app.inner.document().cloned(), before);
}

#[test]
fn a_selected_word_is_replaced_in_an_account_field() {
    let mut app = at_a_text(Language::French);
    app.press("<Enter><Enter><Enter><Enter>Réseau social<S-Home>日本<Tab>");
    let document = app.inner.document().unwrap();
    let id = document.accounts()[0].id.clone();
    assert_eq!(document.get(&SampleSpace::Account(id, AccountField::Platform)), Some(FieldValue::Text("日本".into())));
}

#[test]
fn a_click_selects_and_a_second_click_accepts() {
    let mut app = TestApp::new(Language::English);
    app.click("A first account").sees("▌ A first account").misses("What do you want to decide?");
    app.wait(1).click("A first account").sees("What do you want to decide?");
}

#[test]
fn the_second_click_of_a_double_click_does_not_reach_the_next_screen() {
    let mut app = at_a_text(Language::English);
    app.press("<Enter><Enter>").sees("Who decides?");
    let (column, row) = app.place("▌");
    for _ in 0..2 {
        app.mouse(MouseAction::Press, column, row);
    }
    app.sees("By when do you have to decide?");
    app.wait(1).press("<BackTab>").sees("Who decides?");
}

#[test]
fn the_steps_and_the_hints_below_can_be_clicked() {
    for (language, ratings, help, close) in
        [(Language::English, "Ratings", "help", "close"), (Language::French, "Évaluation", "aide", "fermer")]
    {
        let mut app = TestApp::on_file(language, "a.toml", &finished());
        app.press("<Esc>").click(ratings).sees("8/10").sees("‹");
        app.click(help).sees(close).click(close).sees("8/10");
    }
}

#[test]
fn a_click_does_not_reach_what_an_overlay_covers() {
    let mut app = TestApp::on_file(Language::English, "a.toml", &finished());
    app.press("m<Right>");
    let (column, row) = app.place("Time and fatigue");
    let before = app.screen();
    app.press("?").mouse(MouseAction::Press, column, row).press("<Esc>");
    assert_eq!(app.screen(), before);
}

#[test]
fn a_click_selects_a_cell_and_a_second_click_edits_it() {
    let mut app = TestApp::on_file(Language::English, "a.toml", &finished());
    app.press("m");
    let (column, _) = app.place("Merge");
    let (_, row) = app.place("Time and fatigue");
    app.mouse(MouseAction::Press, column + 4, row).sees("Merge mine into the firm's · Time and fatigue");
    app.wait(1).mouse(MouseAction::Press, column + 4, row).sees("A number from −5 to 5");
}

#[test]
fn the_wheel_scrolls_and_changes_no_answer() {
    let mut app = TestApp::on_file(Language::English, "a.toml", &finished());
    let before = app.inner.document().cloned();
    // On every screen the document stays unchanged.
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
        app.press(keys);
        let was = app.inner.document().cloned();
        for action in [MouseAction::ScrollDown, MouseAction::ScrollUp, MouseAction::ScrollDown] {
            app.mouse(action, 30, 10);
        }
        assert_eq!(app.inner.document().cloned(), was, "{keys} on\n{}", app.screen());
    }
    assert!(before.is_some());
    let mut app = TestApp::new(Language::English);
    app.press("<F1>");
    let top = app.screen();
    app.mouse(MouseAction::ScrollDown, 1, 1).mouse(MouseAction::ScrollDown, 1, 1);
    for _ in 0..8 {
        app.mouse(MouseAction::ScrollDown, 1, 1);
    }
    assert_ne!(app.screen(), top);
}

#[test]
fn in_a_text_a_click_moves_the_cursor_a_double_click_selects_a_word_and_a_drag_a_range() {
    let mut app = at_a_text(Language::English);
    app.press("<C-e><C-u>two 日本 evenings").click("evenings").press("x");
    assert_eq!(question(&app), "two 日本 xevenings");
    app.wait(1).click("xevenings").click("xevenings").press("mornings");
    assert_eq!(question(&app), "two 日本 mornings");
    let (column, row) = app.place("mornings");
    app.wait(1).mouse(MouseAction::Press, column, row).mouse(MouseAction::Drag, column + 7, row).press("<Backspace>");
    assert_eq!(question(&app), "two 日本 s");
    // After Esc, a click continues editing.
    app.wait(1).press("<Esc>").click("two").press("!");
    assert!(question(&app).contains('!'));
}

#[test]
fn a_confirmation_is_answered_by_a_click_and_names_one_key_in_both_languages() {
    for (language, yes, no) in [(Language::English, "y yes", "n no"), (Language::French, "o oui", "n non")] {
        let folder = tempfile::tempdir().unwrap();
        // The folder cannot be created because a file has its name.
        std::fs::write(folder.path().join("taken"), "").unwrap();
        let path = Some(folder.path().join("taken/a.toml"));
        let start = StartTarget::New { template: "two-accounts", path, client: None };
        let mut app = TestApp::over(language, folder, start, 80, 24);
        app.press("<End>x<C-c>").sees(yes).sees(no);
        assert_eq!(app.screen().matches(yes).count(), 2, "in the box and below");
        app.click(no).misses(yes);
        assert!(!app.left);
    }
}

#[test]
fn the_external_editor_receives_and_returns_a_long_text() {
    for (language, hint) in [(Language::English, "F4 editor"), (Language::French, "F4 éditeur")] {
        let mut app = at_a_long_text(language);
        app.press("<C-u>before").sees(hint).press("<F4>");
        assert_eq!(app.lent, [Effect::OpenEditor("before".into())]);
        // Unsaved changes are written to disk before the editor starts.
        assert!(app.file().contains("before"));
        app.send(Event::EditorClosed(Ok("first\nsecond".into())));
        assert_eq!(because(&app), "first\nsecond");
        app.press("<A-u>");
        assert_eq!(because(&app), "before");
        app.press("<Esc>u");
        assert_ne!(because(&app), "before");
    }
    let mut app = at_a_text(Language::English);
    app.misses("F4").press("<F4><C-g>");
    assert_eq!(app.lent, []);
}

#[test]
fn an_editor_error_is_reported_and_the_text_is_kept() {
    for (language, words) in [
        (
            Language::English,
            [
                "No editor is set",
                "could not be started (no such file)",
                "ended with an error",
                "not leave UTF-8 text",
                "is kept in",
                "(full)",
            ],
        ),
        (
            Language::French,
            [
                "Aucun éditeur",
                "pas pu être lancé (no such file)",
                "sur une erreur",
                "pas laissé un texte en UTF-8",
                "est gardé dans",
                "(full)",
            ],
        ),
    ] {
        let wrong = [
            EditorError::NotConfigured,
            EditorError::NotStarted("vim".into(), "no such file".into()),
            EditorError::Failed,
            EditorError::NotText("/x/text.txt".into()),
            EditorError::FailedAfterSave("/x/text.txt".into()),
            EditorError::Io("full".into()),
        ];
        let mut app = at_a_long_text(language);
        app.press("<C-u>as it was");
        for (wrong, words) in wrong.into_iter().zip(words) {
            app.press("<F4>").send(Event::EditorClosed(Err(wrong)));
            app.sees(words);
            assert_eq!(because(&app), "as it was");
        }
        app.send(Event::EditorClosed(Ok("é".repeat(40_000))));
        app.sees("64");
        assert_eq!(because(&app).len(), 64 * 1024);
    }
}

#[test]
fn the_verdict_and_a_selection_are_copied_to_the_clipboard() {
    for (language, sent) in [(Language::English, "Sent to the terminal"), (Language::French, "Envoyé au terminal")] {
        let mut app = TestApp::on_file(language, "a.toml", &finished());
        app.press("v").press("y").sees(sent);
        let Some(Effect::CopyToClipboard(text)) = app.lent.pop() else { panic!("{:?}", app.lent) };
        assert_snapshot!(format!("editing/copied-verdict.{}", language.tag()), text);
        let mut app = at_a_text(language);
        app.press("<C-e><C-u>one two<C-S-Left><C-y>").sees(sent);
        assert_eq!(app.lent, [Effect::CopyToClipboard("two".into())]);
        assert_eq!(question(&app), "one two");
    }
}

#[test]
fn a_withheld_verdict_is_not_copied() {
    let mut app = TestApp::on_file(Language::English, "a.toml", &given("two-accounts.toml"));
    app.press("vy");
    assert_eq!(app.lent, []);
}
