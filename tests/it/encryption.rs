//! Encrypted files in the full-screen interface: display, passphrase prompt, saving, and locking after inactivity.

use pesee::text::Language;
use pesee::ui::app::StartTarget;
use pesee::ui::event::Event;

use crate::common::TestApp;
use crate::common::encrypted::{MARKS, PHRASE, TEXT, begun, files, is_silent, sealed};
use crate::common::snapshots::assert_snapshot;

/// Opens a library with one encrypted file and presses Enter on the file.
fn asked(language: Language) -> TestApp {
    let folder = tempfile::tempdir().unwrap();
    sealed(folder.path());
    let mut app = TestApp::over(language, folder, StartTarget::Library, 80, 24);
    app.press("<Enter>");
    app
}

#[test]
fn the_library_shows_only_the_file_name_of_a_sealed_deliberation() {
    for (language, word) in [(Language::English, "encrypted"), (Language::French, "chiffré")] {
        let folder = tempfile::tempdir().unwrap();
        sealed(folder.path());
        let mut app = TestApp::over(language, folder, StartTarget::Library, 80, 24);
        app.sees("a.toml.age").sees(word);
        for mark in MARKS {
            app.misses(mark);
        }
        // An encrypted file cannot be copied or renamed before it is open.
        app.press("De").misses("╭");
        assert_snapshot!(format!("encryption/library.{}.80x24", language.tag()), app.screen());
        app.press("<Enter>abc");
        assert_snapshot!(format!("encryption/passphrase-asked.{}.80x24", language.tag()), app.screen());
    }
}

#[test]
fn a_sealed_file_opens_with_its_passphrase_saves_sealed_and_closes_by_a_key() {
    let mut app = asked(Language::English);
    app.press("marée basse<Enter>").sees("That passphrase does not open the file. Try again.");
    app.press(PHRASE)
        .misses("1913")
        .sees("•••")
        .press("<Enter>")
        .sees("Readers know who is speaking")
        .sees("encrypted");
    let before = std::fs::read(app.folder.path().join("a.toml.age")).unwrap();
    app.press("4").wait(10).sees("saved");
    let after = std::fs::read(app.folder.path().join("a.toml.age")).unwrap();
    assert_ne!(before, after);
    is_silent(app.folder.path(), "saved");
    app.press("<F8>").sees("a.toml.age is encrypted").sees("saved and encrypted").misses("Readers");
    assert!(app.inner.document().is_none() && app.opened().is_none());
    app.press(PHRASE).press("<Enter>").sees("9/10");
    // An unfinished answer is stored in an encrypted emergency copy and offered again.
    app.press("<Esc>gjj<Enter>a").sees("option").press("Marronnier").wait(10);
    is_silent(app.folder.path(), "half written");
    let emergency_copies =
        files(app.folder.path()).into_iter().filter(|path| path.to_string_lossy().contains("rescue")).count();
    assert!(emergency_copies > 0, "{:?}", files(app.folder.path()));
    app.restart(Language::English);
    app.press("<Enter>").press(PHRASE).press("<Enter>").sees("Marronnier");
}

#[test]
fn a_sealed_file_closes_after_ten_minutes_without_a_key() {
    let mut app = asked(Language::French);
    app.press(PHRASE).press("<Enter>").sees("chiffré").press("4");
    app.wait(599).sees("chiffré");
    assert!(app.inner.document().is_some() && app.inner.next_wake_time().is_some());
    app.wait(2).sees("a.toml.age est chiffré");
    assert!(app.inner.document().is_none() && app.inner.next_wake_time().is_none());
    app.press(PHRASE).press("<Enter>").sees("9/10");
    // After sleep, the wall clock has advanced more than the monotonic clock. The first key only locks the document.
    app.now += chrono::Duration::hours(8);
    app.press("1").sees("a.toml.age est chiffré");
    app.press(PHRASE).press("<Enter>").sees("9/10");
    is_silent(app.folder.path(), "forgotten");
}

#[test]
fn a_line_that_could_not_be_kept_is_not_said_to_be_saved_when_the_file_is_sealed() {
    for (language, question, lost) in [
        (Language::English, "What you are writing is in no file", "Your unsaved work is lost"),
        (Language::French, "Ce que vous écrivez n'est dans aucun", "Votre travail non enregistré est perdu"),
    ] {
        let folder = tempfile::tempdir().unwrap();
        let path = sealed(folder.path());
        std::fs::write(folder.path().join(".state"), "").unwrap();
        let mut app = TestApp::over(language, folder, StartTarget::File(path), 80, 24);
        app.press(PHRASE).press("<Enter>").press("<Esc>gjj<Enter>a").press("Marronnier").press("<F8>").sees(question);
        assert!(app.inner.document().is_some());
        // Idle time does not answer the question.
        app.wait(700).wait(700);
        assert!(app.inner.document().is_some());
        app.press("n")
            .sees("Marronnier")
            .press("<F8>")
            .press("y")
            .sees(lost)
            .misses("saved and encrypted")
            .misses("enregistré et");
        assert!(app.inner.document().is_none());
    }
}

#[test]
fn a_file_is_sealed_and_unsealed_from_the_library_and_from_the_walk() {
    let folder = tempfile::tempdir().unwrap();
    begun(folder.path());
    let mut app = TestApp::over(Language::English, folder, StartTarget::Library, 80, 24);
    app.press("L").sees("A passphrase to encrypt a.toml").press("one<Enter>two<Enter>").sees("not the same");
    app.press("one<Enter>one<Enter>").sees("Encrypted: a.toml.age").sees("encrypted");
    is_silent(app.folder.path(), "encrypted");
    app.press("L").sees("to decrypt it for good").press("two<Enter>").sees("does not open the file");
    app.press("one<Enter>").sees("Decrypted: a.toml").sees("Marie T.");
    assert_eq!(app.file(), TEXT);
    app.press("<Enter>4").sees("+4").press(":encrypt, de<Enter>").sees("A passphrase to encrypt a.toml");
    app.press("one<Enter>one<Enter>").sees("Encrypted: a.toml.age");
    app.press("<Enter>one<Enter>").sees("9/10");
    is_silent(app.folder.path(), "sealed from within");
}

#[test]
fn a_passphrase_that_is_too_long_or_has_several_lines_is_rejected_and_not_cut() {
    for (language, too_long, several_lines, empty) in [
        (Language::English, "longer than 1,000 bytes", "several lines", "Type the passphrase first"),
        (Language::French, "dépasse 1 000 octets", "plusieurs lignes", "Écrivez d'abord la phrase de passe"),
    ] {
        let mut app = asked(language);
        app.press("abc").sees("•••").send(Event::Paste("x".repeat(1_000)));
        app.sees(too_long).misses("•");
        // The letters that follow belong to the same text. Enter takes nothing.
        app.press("def").misses("•").sees(too_long).press("<Enter>").sees(too_long);
        app.press("<Enter>").sees(empty);
        app.send(Event::Paste("one\ntwo".to_owned()));
        app.sees(several_lines).misses("•");
        app.press("<C-u>ab").sees("••").misses(several_lines);
        // The line end of a pasted line is no part of the passphrase.
        app.press("<C-u>").send(Event::Paste(format!("{PHRASE}\r\n")));
        app.press("<Enter>").sees("Readers know who is speaking");
    }
}

/// Copies may be left in a folder that was not searched to its end.
#[test]
fn a_folder_that_is_not_searched_to_its_end_is_named() {
    for (language, words) in
        [(Language::English, "was not searched to its end"), (Language::French, "n'a pas été parcouru jusqu'au bout")]
    {
        let folder = tempfile::tempdir().unwrap();
        begun(folder.path());
        std::fs::create_dir_all(folder.path().join(["level"; 9].join("/"))).unwrap();
        let mut app = TestApp::over(language, folder, StartTarget::Library, 200, 40);
        app.press("L").press("one<Enter>one<Enter>").sees(words);
    }
}
