//! Files that other people, editors and programs wrote, on the screen.

use pesee::text::Language;

use crate::common::TestApp;

const MISSPELT: &str = "format = 1\r\n[deliberation]\r\ntitel = \"x\"\r\ntitle = \"T\"\r\n[[option]]\r\nid = \"keep\"\r\n\
    name = \"Keep\"\r\n[[option]]\r\nid = \"close\"\r\nname = \"Close\"\r\n[[criterion]]\r\nid = \"time\"\r\nname = \"Time\"\r\n";

#[test]
fn opening_a_file_mentions_an_unknown_key_once() {
    for (language, mention) in [
        (Language::English, "Line 3: “titel” is not a known name, and has no effect. Did you mean “title”?"),
        (Language::French, "Ligne 3\u{a0}: «\u{a0}titel\u{a0}» n'est pas un nom connu"),
    ] {
        let mut app = TestApp::on_file(language, "a.toml", MISSPELT);
        app.sees(mention);
        app.press("<Down>").misses("titel");
    }
}

#[test]
fn a_rating_with_a_note_of_two_lines_keeps_the_line_ends() {
    let mut app = TestApp::on_file(Language::English, "a.toml", MISSPELT);
    app.press("<Esc>m<Right>3n").press("one<C-j>two<Enter>").wait(3);
    let saved = std::fs::read_to_string(app.folder.path().join("a.toml")).unwrap();
    let is_ours = |line: &&str| !line.starts_with("updated = ");
    assert!(saved.split_inclusive('\n').filter(is_ours).collect::<String>().starts_with(MISSPELT), "{saved:?}");
    assert!(saved.contains("note = \"\"\"\r\none\r\ntwo\"\"\""), "{saved:?}");
    assert_eq!(saved.matches('\n').count(), saved.matches("\r\n").count(), "{saved:?}");
}
