//! Emergency copies belong to a deliberation and to a window: moved files, other deliberations at an old path, and
//! windows that take a file over from each other.

use std::path::{Path, PathBuf};

use pesee::messages::{Draft, SaveOutcome};
use pesee::store::{self, OpenFile};
use pesee::text::Language;
use pesee::ui::app::StartTarget;
use pesee_core::deliberation::{Deliberation, Edit, Id};

use crate::common::{TestApp, given, moment, only_copy};

const HALF: &str = "two evenings a week";

fn beside(folder: &Path, start: StartTarget) -> TestApp {
    TestApp::beside(Language::English, folder, start)
}

/// Returns the unfinished texts in all emergency copies, sorted.
fn halves(folder: &Path) -> Vec<String> {
    let copies = store::load_all_emergency_copies(&folder.join(".state"));
    let mut halves: Vec<String> = copies.into_iter().flat_map(|(_, work)| work.drafts).map(|half| half.text).collect();
    halves.sort();
    halves
}

/// Writes the file `a.toml` in a new folder, and opens it. Returns the folder, the path and the program.
fn open_new() -> (tempfile::TempDir, PathBuf, TestApp) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.toml");
    std::fs::write(&path, given("two-accounts.toml")).unwrap();
    let app = beside(folder.path(), StartTarget::File(path.clone()));
    (folder, path, app)
}

/// Types half a note on the file `a.toml`, and kills the program. Returns the folder and the path.
fn killed() -> (tempfile::TempDir, PathBuf) {
    let (folder, path, mut app) = open_new();
    app.press("4n").press(HALF).wait(3);
    app.kill();
    assert_eq!(halves(folder.path()), [HALF]);
    (folder, path)
}

/// Types half a note on the file `a.toml`, and takes the file over in a second window. Returns the folder, the path and
/// the windows.
fn taken_over() -> (tempfile::TempDir, PathBuf, TestApp, TestApp) {
    let (folder, path, mut first) = open_new();
    first.press("4n").press("of the first").wait(3);
    let mut second = beside(folder.path(), StartTarget::File(path.clone()));
    second.press("T").misses("of the first");
    (folder, path, first, second)
}

/// Returns a deliberation with the id of `two-accounts.toml` that was created at another time.
fn stranger() -> String {
    given("two-accounts.toml").replace("created = 2026-11-22", "created = 2025-01-02").replace("one me", "a stranger")
}

#[test]
fn a_moved_file_finds_its_copy() {
    let (folder, path) = killed();
    let moved = folder.path().join("elsewhere/under another name.toml");
    std::fs::create_dir(moved.parent().unwrap()).unwrap();
    std::fs::rename(&path, &moved).unwrap();
    beside(folder.path(), StartTarget::Library).sees("To resume").sees("1 deliberation");
    let mut app = beside(folder.path(), StartTarget::File(moved.clone()));
    app.sees(HALF).press("<Enter>").wait(9);
    assert!(std::fs::read_to_string(moved).unwrap().contains(HALF));
    assert_eq!(halves(folder.path()), [""; 0]);
}

#[test]
fn another_deliberation_at_the_old_path_is_not_offered_the_work() {
    let (folder, path) = killed();
    std::fs::rename(&path, path.with_file_name("b.toml")).unwrap();
    std::fs::write(&path, stranger()).unwrap();
    let mut app = beside(folder.path(), StartTarget::File(path));
    app.misses(HALF).misses("Work that is not in this file").press("4").wait(9).press("<C-c>");
    assert_eq!(halves(folder.path()), [HALF], "the work of the other deliberation stays");
    beside(folder.path(), StartTarget::File(folder.path().join("b.toml"))).sees(HALF);
}

#[test]
fn work_whose_path_another_deliberation_took_is_opened_beside_it() {
    let (folder, path) = killed();
    std::fs::write(&path, stranger()).unwrap();
    let mut app = beside(folder.path(), StartTarget::Library);
    app.sees("2 deliberations").sees("To resume").sees("a stranger").press("<Home><Enter>");
    app.sees("never reached its file").sees(HALF).press("<Enter>").wait(9);
    assert!(std::fs::read_to_string(folder.path().join("a-2.toml")).unwrap().contains(HALF));
    assert_eq!(std::fs::read_to_string(path).unwrap(), stranger());
    assert_eq!(halves(folder.path()), [""; 0]);
}

#[test]
fn a_copy_of_the_file_is_not_offered_the_work_of_the_original() {
    let (folder, path) = killed();
    let copied = path.with_file_name("b.toml");
    std::fs::copy(&path, &copied).unwrap();
    beside(folder.path(), StartTarget::File(copied)).misses(HALF);
    beside(folder.path(), StartTarget::File(path)).sees(HALF);
}

#[test]
fn files_without_an_id_are_told_apart_by_their_title() {
    let folder = tempfile::tempdir().unwrap();
    let (path, state) = (folder.path().join("a.toml"), folder.path().join(".state"));
    let with_title = |title: &str| format!("format = 1\n[deliberation]\ntitle = \"{title}\"\n");
    std::fs::write(&path, with_title("one")).unwrap();
    let opened = OpenFile::load(&path).unwrap().acquire_lock(&state, moment());
    let half = Draft { field_path: "add.option".into(), text: HALF.into() };
    opened.save_emergency_copy(opened.document(), &[half], moment()).unwrap();
    drop(opened);
    let offered = || OpenFile::load(&path).unwrap().acquire_lock(&state, moment()).load_emergency_copy().is_some();
    assert!(offered());
    std::fs::write(&path, with_title("two")).unwrap();
    assert!(!offered());
}

#[test]
fn a_window_that_lost_the_file_leaves_the_copy_of_the_other() {
    let (folder, _, mut first, mut second) = taken_over();
    second.press("<Esc>gjj<Enter>a").sees("option").press("of the second").wait(3);
    assert_eq!(halves(folder.path()), ["of the first", "of the second"]);
    // The first window notices the takeover, gives its line up and goes on in a copy.
    first.wait(3).press("<Esc>").sees("read only").press("S").wait(9);
    assert_eq!(halves(folder.path()), ["of the second"]);
    // The second window gives its line up too.
    second.press("<Esc>").wait(3);
    assert_eq!(halves(folder.path()), [""; 0]);
}

/// A text that is typed in a window that lost the file is in the copy of that window, whatever ends the window.
#[test]
fn a_window_that_lost_the_file_keeps_what_is_typed() {
    for (opening_keys, before) in [("<F9>", "KEPTONE"), ("<F9>", ""), ("4n", "KEPTONE"), ("4n", "")] {
        let (folder, path, mut first) = open_new();
        first.press(opening_keys).press(before);
        if !before.is_empty() {
            first.wait(3);
        }
        let mut second = beside(folder.path(), StartTarget::File(path.clone()));
        second.press("T").misses("read only").press("<Esc>gjj<Enter>a").press("of the second").wait(3);
        first.press("EARLY").wait(3).press(" LATER").sees("taken over").wait(6);
        let of_first = format!("{before}EARLY LATER");
        let mut both = [of_first.as_str(), "of the second"];
        both.sort_unstable();
        assert_eq!(halves(folder.path()), both);
        // What a signal writes is the same.
        assert!(
            first.inner.unsaved_work().is_some_and(|(_, _, drafts)| drafts.iter().any(|half| half.text == of_first))
        );
        first.kill();
        second.press("<Esc>").wait(3).kill();
        assert_eq!(halves(folder.path()), [of_first.as_str()]);
        let mut again = beside(folder.path(), StartTarget::File(path));
        if opening_keys == "<F9>" {
            again.misses(&of_first).press("<Enter>").misses(&of_first).press("<F9>");
        }
        again.sees(&of_first);
    }
}

#[test]
fn a_field_closes_after_a_takeover_and_its_text_comes_back() {
    for (language, words) in
        [(Language::English, "comes back after T or S"), (Language::French, "revient après T ou S")]
    {
        for (opening_keys, way) in [("<F9>", "T"), ("<F9>", "S"), ("4n", "T"), ("4n", "S")] {
            let folder = tempfile::tempdir().unwrap();
            let path = folder.path().join("a.toml");
            std::fs::write(&path, given("two-accounts.toml")).unwrap();
            let mut first = TestApp::beside(language, folder.path(), StartTarget::File(path.clone()));
            first.press(opening_keys).press("KEPTONE").wait(3);
            let mut second = beside(folder.path(), StartTarget::File(path.clone()));
            second.press("T").wait(3);
            first.wait(3).press("!").wait(3).press(" LATER").press("<Esc>").sees(words).misses("LATER");
            first.press(way).sees("KEPTONE! LATER");
            first.kill();
            drop(second);
        }
    }
}

/// An emergency copy that could not be updated or removed is older than what the window itself knows.
#[test]
fn a_window_that_takes_its_file_back_is_not_offered_an_older_copy() {
    let texts = |folder: &Path| {
        let entries = std::fs::read_dir(folder.join(".state/rescue")).unwrap().map(|entry| entry.unwrap().path());
        entries.map(|path| (path.clone(), std::fs::read(path).unwrap())).collect::<Vec<_>>()
    };
    for is_entered in [true, false] {
        let (folder, path, mut first) = open_new();
        first.press("4n").press("KEPT").wait(3);
        let older = texts(folder.path());
        assert!(!older.is_empty());
        first.press(if is_entered { " AND MORE<Enter>" } else { " AND MORE" }).wait(9);
        let mut second = beside(folder.path(), StartTarget::File(path.clone()));
        second.press("T").wait(3);
        // The window notices the takeover at a key.
        first.wait(3).press(if is_entered { "<Down>" } else { "!" }).wait(3);
        first.press(if is_entered { "<Up>" } else { "<Esc>" }).sees("read only");
        for (path, text) in &older {
            std::fs::write(path, text).unwrap();
        }
        first.press("T").wait(3).misses("Work that is not in this file");
        if is_entered {
            assert!(std::fs::read_to_string(&path).unwrap().contains("KEPT AND MORE"));
            first.misses("what you were writing");
            assert_eq!(halves(folder.path()), [""; 0], "nothing is lost, so the copy goes");
        } else {
            first.sees("KEPT AND MORE!");
        }
        drop(second);
    }
}

#[test]
fn the_copy_of_a_running_window_is_offered_only_after_its_end() {
    let (folder, path, mut first, mut second) = taken_over();
    second.press("<C-c>");
    second.kill();
    beside(folder.path(), StartTarget::Library).misses("To resume").press("<Enter>").misses("of the first").kill();
    assert_eq!(halves(folder.path()), ["of the first"]);
    first.kill();
    beside(folder.path(), StartTarget::File(path)).sees("of the first");
}

#[test]
fn restored_work_replaces_the_copy_that_it_came_from() {
    let (folder, path) = killed();
    let mut app = beside(folder.path(), StartTarget::File(path.clone()));
    app.sees(HALF).press(" or three").wait(3);
    assert_eq!(halves(folder.path()), [format!("{HALF} or three")]);
    app.kill();
    beside(folder.path(), StartTarget::File(path)).sees("or three");
}

/// A restored text stays until somebody decides about it, also if the file changes meanwhile.
#[test]
fn a_restored_text_survives_a_change_of_the_file() {
    let (folder, path) = killed();
    let mut app = beside(folder.path(), StartTarget::File(path.clone()));
    app.sees(HALF);
    let text = std::fs::read_to_string(&path).unwrap();
    std::fs::write(&path, text.replace("weight = 9 ", "weight = 1 ")).unwrap();
    app.wait(3).press("z").wait(3).press("z").wait(9);
    assert_eq!(halves(folder.path()), [format!("{HALF}zz")]);
    app.kill();
    beside(folder.path(), StartTarget::File(path)).sees(HALF);
}

#[test]
fn work_that_is_thrown_away_leaves_nothing_but_its_copy_in_the_trash() {
    let (folder, path) = killed();
    std::fs::remove_file(&path).unwrap();
    beside(folder.path(), StartTarget::Library).sees("To resume").press("x").sees("in the trash");
    let names = |own: &str| std::fs::read_dir(folder.path().join(".state").join(own)).unwrap().count();
    assert_eq!((names("rescue"), names("trash"), names("locks")), (0, 1, 0));
}

#[test]
fn a_damaged_copy_is_reported_and_kept() {
    for (language, words) in [(Language::English, "cannot be read"), (Language::French, "ne peut pas être lue")] {
        let (folder, path) = killed();
        let copy = only_copy(&folder.path().join(".state"));
        let text = std::fs::read_to_string(&copy).unwrap();
        for damaged in [text.replace("title = ", "title ").into_bytes(), b"\xff\xfe damaged".to_vec()] {
            std::fs::write(&copy, &damaged).unwrap();
            let mut app = TestApp::beside(language, folder.path(), StartTarget::File(path.clone()));
            app.sees(words).sees(copy.file_name().unwrap().to_str().unwrap().split('-').next().unwrap());
            app.press("4n").press("new").wait(3).press("<Enter>").wait(9).press("<C-c>");
            assert_eq!(std::fs::read(&copy).unwrap(), damaged);
        }
    }
}

/// A damaged file hides the copy of its work. The failed opening names the copy and how to get at it.
#[test]
fn the_failed_opening_of_a_damaged_file_names_its_copy() {
    for (language, words) in
        [(Language::English, "emergency copy of the work"), (Language::French, "copie de secours du travail")]
    {
        for damaged in ["", "title = ", "format = 1\n"] {
            let (folder, path) = killed();
            let copy = only_copy(&folder.path().join(".state"));
            std::fs::write(&path, damaged).unwrap();
            let mut app = TestApp::beside(language, folder.path(), StartTarget::File(path.clone()));
            app.sees(words).sees(copy.file_name().unwrap().to_str().unwrap().split('-').next().unwrap());
            app.kill();
            let mut library = TestApp::beside(language, folder.path(), StartTarget::Library);
            library.press("<Home><Enter>").sees(words).kill();
            // What the sentence says works.
            std::fs::rename(&path, path.with_extension("damaged")).unwrap();
            TestApp::beside(language, folder.path(), StartTarget::File(path)).sees(HALF);
        }
    }
    let (folder, path, mut app) = open_new();
    app.press("<C-c>");
    std::fs::write(&path, "").unwrap();
    beside(folder.path(), StartTarget::File(path)).misses("emergency copy");
}

/// Removes an entry from the file, as another program.
fn remove(path: &Path, id: &str, edit: fn(&Deliberation, &Id) -> Edit) {
    let mut opened = OpenFile::load(path).unwrap();
    let mut document = opened.document().clone();
    let edit = edit(&document, &Id::new(id).unwrap());
    document.apply(&edit).unwrap();
    assert_eq!(opened.save(&document, moment()), SaveOutcome::Done);
}

fn remove_criterion(path: &Path, id: &str) {
    remove(path, id, Edit::remove_criterion);
}

#[test]
fn a_fact_of_an_account_that_is_removed_meanwhile_is_shown() {
    for is_killed in [false, true] {
        let (folder, path, mut app) = open_new();
        app.press("<Esc><Home><Down><Enter><Down><Down><Down><C-u>12 hundr").wait(3);
        if is_killed {
            app.kill();
        }
        remove(&path, "personal", Edit::remove_account);
        if is_killed {
            app = beside(folder.path(), StartTarget::File(path));
            app.press("<Enter>");
        } else {
            app.wait(3).press("<Left>").wait(3).press("<Left>");
        }
        app.sees("was deleted meanwhile").sees("12 hundr").press("<Esc>").wait(3);
        assert_eq!(halves(folder.path()), [""; 0]);
    }
}

#[test]
fn a_text_whose_place_was_removed_meanwhile_is_shown_and_copied() {
    for (language, words) in [(Language::English, "was deleted meanwhile"), (Language::French, "supprimée entre-temps")]
    {
        let (folder, path) = killed();
        remove_criterion(&path, "clear-voice");
        let mut app = TestApp::beside(language, folder.path(), StartTarget::File(path.clone()));
        app.sees(HALF).press("<Enter>").sees(words).sees(HALF).wait(3);
        // The text stays in an emergency copy until it was copied or thrown away.
        assert_eq!(halves(folder.path()), [HALF]);
        app.press("<Enter>").misses(HALF).wait(3);
        assert!(app.lent.iter().any(|effect| format!("{effect:?}").contains(HALF)), "{:?}", app.lent);
        assert_eq!(halves(folder.path()), [""; 0]);
    }
}

#[test]
fn a_text_whose_place_is_removed_while_it_is_typed_is_shown() {
    let (folder, path, mut app) = open_new();
    app.press("4").wait(3).press("n").press(HALF);
    remove_criterion(&path, "clear-voice");
    app.wait(3).press("!").wait(3).press("?");
    app.sees("was deleted meanwhile").sees(HALF).wait(3);
    assert_eq!(halves(folder.path()).len(), 1);
    app.press("<Esc>").misses(HALF).wait(3);
    assert_eq!(halves(folder.path()), [""; 0]);
}

#[test]
fn a_private_note_whose_criterion_was_removed_is_shown_to_the_author_alone() {
    let (folder, path, mut app) = open_new();
    app.press("<F9>").press(HALF).wait(3);
    remove_criterion(&path, "clear-voice");
    app.wait(3).press("!").wait(3).press("?").sees("was deleted meanwhile").sees(HALF);
    app.press("<F6>").misses(HALF).wait(3);
    assert_eq!(halves(folder.path()).len(), 1);
    app.press("<F6><F9>").sees("was deleted meanwhile").sees(HALF);
}
