//! Sealed files in the full screen: what is shown, asked for, saved and forgotten.

use pesee::text::Language;
use pesee::ui::app::Start;

use crate::common::Desk;
use crate::common::encrypted::{MARKS, PHRASE, TEXT, begun, files, is_silent, sealed};
use crate::common::snapshots::assert_snapshot;

/// The library over a folder with one sealed file, of a person who has pressed Enter on it.
fn asked(language: Language) -> Desk {
    let folder = tempfile::tempdir().unwrap();
    sealed(folder.path());
    let mut desk = Desk::over(language, folder, Start::Library, 80, 24);
    desk.press("<Enter>");
    desk
}

#[test]
fn the_library_shows_only_the_file_name_of_a_sealed_deliberation() {
    for (language, word) in [(Language::English, "sealed"), (Language::French, "chiffré")] {
        let folder = tempfile::tempdir().unwrap();
        sealed(folder.path());
        let mut desk = Desk::over(language, folder, Start::Library, 80, 24);
        desk.sees("a.toml.age").sees(word);
        for mark in MARKS {
            desk.misses(mark);
        }
        // There is nothing to copy or to name anew before it is open.
        desk.press("De").misses("╭");
        assert_snapshot!(format!("encryption/library.{}.80x24", language.tag()), desk.screen());
        desk.press("<Enter>abc");
        assert_snapshot!(format!("encryption/passphrase-asked.{}.80x24", language.tag()), desk.screen());
    }
}

#[test]
fn a_sealed_file_opens_with_its_passphrase_saves_sealed_and_closes_by_a_key() {
    let mut desk = asked(Language::English);
    desk.press("marée basse<Enter>").sees("That passphrase does not open it. Try again.");
    desk.press(PHRASE).misses("1913").sees("•••").press("<Enter>").sees("Readers know who is speaking").sees("sealed");
    let before = std::fs::read(desk.folder.path().join("a.toml.age")).unwrap();
    desk.press("4").wait(10).sees("saved");
    let after = std::fs::read(desk.folder.path().join("a.toml.age")).unwrap();
    assert_ne!(before, after);
    is_silent(desk.folder.path(), "saved");
    desk.press("<F8>").sees("a.toml.age is sealed").sees("saved, sealed and forgotten").misses("Readers");
    assert!(desk.app.document().is_none() && desk.opened().is_none());
    desk.press(PHRASE).press("<Enter>").sees("9/10");
    // What is written and no answer yet is put away under the same seal, and offered again.
    desk.press("<Esc>gjj<Enter>a").sees("option").press("Marronnier").wait(10);
    is_silent(desk.folder.path(), "half written");
    let kept = files(desk.folder.path()).into_iter().filter(|path| path.to_string_lossy().contains("rescue")).count();
    assert!(kept > 0, "{:?}", files(desk.folder.path()));
    desk.restart(Language::English);
    desk.press("<Enter>").press(PHRASE).press("<Enter>").sees("Marronnier");
}

#[test]
fn a_sealed_file_closes_after_ten_minutes_without_a_key() {
    let mut desk = asked(Language::French);
    desk.press(PHRASE).press("<Enter>").sees("chiffré").press("4");
    desk.wait(599).sees("chiffré");
    assert!(desk.app.document().is_some() && desk.app.deadline().is_some());
    desk.wait(2).sees("a.toml.age est chiffré");
    assert!(desk.app.document().is_none() && desk.app.deadline().is_none());
    desk.press(PHRASE).press("<Enter>").sees("9/10");
    // A computer that slept: the clock on the wall tells, and the first key is for nothing but that.
    desk.now += chrono::Duration::hours(8);
    desk.press("1").sees("a.toml.age est chiffré");
    desk.press(PHRASE).press("<Enter>").sees("9/10");
    is_silent(desk.folder.path(), "forgotten");
}

#[test]
fn a_file_is_sealed_and_unsealed_from_the_library_and_from_the_walk() {
    let folder = tempfile::tempdir().unwrap();
    begun(folder.path());
    let mut desk = Desk::over(Language::English, folder, Start::Library, 80, 24);
    desk.press("L").sees("A passphrase to seal a.toml").press("one<Enter>two<Enter>").sees("not the same");
    desk.press("one<Enter>one<Enter>").sees("Sealed: a.toml.age").sees("sealed");
    is_silent(desk.folder.path(), "sealed");
    desk.press("L").sees("to unseal it for good").press("two<Enter>").sees("does not open it");
    desk.press("one<Enter>").sees("In clear again: a.toml").sees("Marie T.");
    assert_eq!(desk.file(), TEXT);
    desk.press("<Enter>4").sees("+4").press(":seal, un<Enter>").sees("A passphrase to seal a.toml");
    desk.press("one<Enter>one<Enter>").sees("Sealed: a.toml.age");
    desk.press("<Enter>one<Enter>").sees("9/10");
    is_silent(desk.folder.path(), "sealed from within");
}
