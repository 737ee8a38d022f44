//! The sentences after an undo and a redo: they say what the user did, in one line.

use pesee::text::Language;

use crate::common::{TestApp, answered, given, spoken};

/// Opens the answered deliberation in a language.
fn open(language: Language) -> TestApp {
    TestApp::on_file(language, "a.toml", &answered(spoken(language)))
}

/// Presses `u` and returns the sentence about the undone act, which must fit into one line.
#[track_caller]
fn undo(app: &mut TestApp) -> String {
    let screen = app.press("u").screen();
    let lines: Vec<&str> = screen.lines().collect();
    let at = lines.iter().rposition(|line| line.starts_with("  Undone: ") || line.starts_with("  Annulé"));
    let at = at.unwrap_or_else(|| panic!("nothing was undone on\n{screen}"));
    let below = lines[at + 1];
    assert!(below.contains("? help") || below.contains("? aide") || below.trim().is_empty(), "two lines:\n{screen}");
    lines[at].trim().to_owned()
}

#[test]
fn an_undo_says_which_answer_changes_back() {
    let mut app = open(Language::English);
    app.press("m<Right>2");
    assert_eq!(undo(&mut app), "Undone: the rating of “Keep both” on “The network I built”: +2 → +4");
    app.press("<C-r>").sees("Redone: the rating of “Keep both” on “The network I built”: +4 → +2");
    app.press("uncontacts stay<Enter>");
    assert_eq!(undo(&mut app), "Undone: the note about “Keep both” on “The networ…”: “contacts s…” → nothing");
    app.press("w7<Enter>");
    assert_eq!(undo(&mut app), "Undone: the weight of “The network I built”: 7 → 9");
}

#[test]
fn an_undo_names_the_entry_that_was_added_or_removed() {
    let mut app = open(Language::English);
    app.press("mAKeep the name<Enter>");
    assert_eq!(undo(&mut app), "Undone: the new option “Keep the name”");
    app.press("<Right>Xy");
    assert!(undo(&mut app).starts_with("Undone: the removal of the option “"));
    app.press("aPeace<Enter>");
    assert_eq!(undo(&mut app), "Undone: the new criterion “Peace”");
    app.press("<Esc>v<Enter>1<Enter>");
    app.press("<Esc><Esc>");
    assert!(undo(&mut app).starts_with("Undone: the choice of “Keep both"));
}

#[test]
fn an_undo_is_told_in_french() {
    let mut app = open(Language::French);
    app.press("m<Right>2");
    let sentence = undo(&mut app);
    assert!(sentence.starts_with("Annulé\u{a0}: l'évaluation de «\u{a0}"), "{sentence}");
    assert!(sentence.ends_with("\u{a0}: +2 → +4"), "{sentence}");
    app.press("AAttendre<Enter>");
    assert_eq!(undo(&mut app), "Annulé\u{a0}: la nouvelle option «\u{a0}Attendre\u{a0}»");
}

/// Names of any length leave room for the values.
#[test]
fn an_undo_of_long_names_fits_into_one_line() {
    for language in [Language::English, Language::French] {
        let mut app = TestApp::on_file(language, "a.toml", &given("large-names.toml"));
        app.press("m<Right>");
        for keys in ["2", "d", "<Backspace>", "b", "n long note about what happens then<Enter>", "t", "wr<C-u>3<Enter>"]
        {
            app.press(keys);
            let sentence = undo(&mut app);
            assert!(sentence.chars().any(|c| c == '→'), "{keys}: {sentence}");
        }
    }
}
