//! Files that other people, editors and programs wrote, on the screen.

use std::path::Path;

use pesee::messages::{CopyOrigin, LibraryRow};
use pesee::store::{list_folder, load_row};
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
    let is_ours = |line: &&str| !line.starts_with("updated = ") && !line.starts_with("id = \"d-");
    assert!(saved.split_inclusive('\n').filter(is_ours).collect::<String>().starts_with(MISSPELT), "{saved:?}");
    assert!(saved.contains("note = \"\"\"\r\none\r\ntwo\"\"\""), "{saved:?}");
    assert_eq!(saved.matches('\n').count(), saved.matches("\r\n").count(), "{saved:?}");
}

#[test]
fn the_first_save_gives_a_file_its_id_and_undo_takes_it_back() {
    let mut app = TestApp::on_file(Language::English, "a.toml", MISSPELT);
    app.press("<Esc>m<Right>3").wait(3);
    let id = app.document().head().id.clone().unwrap();
    app.press("u").wait(3);
    assert_eq!(app.file(), MISSPELT);
    app.press("3").wait(3);
    assert_eq!(app.document().head().id.as_ref(), Some(&id));
}

/// Returns the rows of a folder in the order of their names.
fn rows(folder: &Path) -> Vec<LibraryRow> {
    let mut found = list_folder(folder);
    let files = std::mem::take(&mut found.files);
    let mut rows = found.annotate(files.iter().map(|path| load_row(path).0).collect());
    rows.sort_by(|a, b| a.path.cmp(&b.path));
    rows
}

fn names(row: &LibraryRow) -> Vec<String> {
    let mut names: Vec<String> =
        row.copies.iter().map(|copy| copy.path.file_name().unwrap().to_string_lossy().into()).collect();
    names.sort();
    names
}

#[test]
fn duplicates_are_listed_under_their_deliberation_and_others_for_themselves() {
    let folder = tempfile::tempdir().unwrap();
    let write = |name: &str, text: &str| std::fs::write(folder.path().join(name), text).unwrap();
    let with_id = |id: &str, title: &str| format!("format = 1\n[deliberation]\ntitle = \"{title}\"\nid = \"{id}\"\n");
    let without_id = |title: &str, more: &str| format!("format = 1\n[deliberation]\ntitle = \"{title}\"\n{more}");
    write("x.toml", &with_id("x", "X"));
    let copies = [
        "Copie de x.toml",
        "x (1).toml",
        "x (Copie en conflit de Marie 2026-01-01).toml",
        "x (In Konflikt stehende Kopie von Marie 2026-01-01).toml",
        "x - Copie.toml",
        "x - Copy (2).toml",
        "x 2.toml",
        "x Kopie.toml",
        "x copie 2.toml",
        "x-LAPTOP-7.toml",
    ];
    copies.iter().for_each(|name| write(name, &with_id("x", "X, changed")));
    // Names that somebody chose for other deliberations.
    let others = ["x (2).toml", "x 3.toml", "x-2.toml", "x-PC.toml", "x copy.toml"];
    others.iter().for_each(|name| write(name, &with_id("y", "X")));
    write("x (3).toml", "format = 1\n[deliberation]\ntitle = 3\n");
    // Without ids, title and client decide.
    write("z.toml", &without_id("Z", ""));
    write("z 2.toml", &without_id("Z", "question = \"?\"\n"));
    write("z 3.toml", &without_id("Other", ""));
    write("z 4.toml", &without_id("Z", "client = \"Anne\"\n"));
    // The original is gone.
    write("gone (1).toml", &with_id("g", "G"));
    let rows = rows(folder.path());
    let listed: Vec<String> = rows.iter().map(|row| row.path.file_name().unwrap().to_string_lossy().into()).collect();
    let mut expected = vec!["gone (1).toml", "x (3).toml", "x.toml", "z.toml", "z 3.toml", "z 4.toml"];
    expected.extend(others);
    expected.sort_unstable();
    assert_eq!(listed, expected);
    let of = |name: &str| rows.iter().find(|row| row.path.ends_with(name)).unwrap();
    let mut expected = copies.map(str::to_owned);
    expected.sort();
    assert_eq!(names(of("x.toml")), expected);
    assert_eq!(names(of("z.toml")), ["z 2.toml"]);
    let origin = |name: &str| of("x.toml").copies.iter().find(|copy| copy.path.ends_with(name)).unwrap().origin;
    assert_eq!(origin("x-LAPTOP-7.toml"), CopyOrigin::OneDrive);
    assert_eq!(origin("x 2.toml"), CopyOrigin::Duplicate);
}
