//! Automatic saving: changes by other programs, disks that refuse writes, and recovery of unsaved work.

use std::path::{Path, PathBuf};

use pesee::messages::SaveOutcome;
use pesee::store::{self, OpenFile};
use pesee::text::Language;
use pesee::ui::app::StartTarget;
use pesee_core::deliberation::*;

use crate::common::made_up::Dice;
use crate::common::seeds::few_or_many;
use crate::common::snapshots::assert_snapshot;
use crate::common::{TestApp, given, moment};

fn id(text: &str) -> Id {
    Id::new(text).unwrap()
}

fn app() -> (TestApp, PathBuf) {
    let app = TestApp::on_file(Language::English, "a.toml", &given("two-accounts.toml"));
    let path = app.folder.path().join("a.toml");
    (app, path)
}

fn text(path: &Path) -> String {
    std::fs::read_to_string(path).unwrap()
}

fn document(path: &Path) -> Deliberation {
    store::parse_document(&std::fs::read(path).unwrap()).unwrap()
}

/// Changes the file as another program.
fn theirs(path: &Path, from: &str, to: &str) {
    let before = text(path);
    assert!(before.contains(from), "{from}");
    std::fs::write(path, before.replace(from, to)).unwrap();
}

/// Returns the files that were created next to `path`.
fn files_beside(path: &Path, kind: &str) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(path.parent().unwrap()).unwrap().map(|entry| entry.unwrap().path());
    entries.filter(|other| other.to_string_lossy().contains(&format!(".{kind}-"))).collect()
}

#[test]
fn a_change_by_another_program_is_read_at_the_next_key() {
    let (mut app, path) = app();
    theirs(&path, "weight = 9 ", "weight = 1 ");
    app.wait(3).misses("Somebody else").press("m").sees("Somebody else changed this file, so it was read again.");
    app.sees("9 → 1").press("v").wait(9);
    assert!(text(&path).contains("weight = 1 "), "viewing writes nothing");
    assert!(files_beside(&path, "conflict").is_empty());
    // The file was reloaded, so there is no change to undo.
    app.press("u").sees("nothing to undo");
}

#[test]
fn changes_and_comments_of_both_sides_are_merged_into_the_file() {
    let (mut app, path) = app();
    app.press("4");
    theirs(&path, "weight = 9 ", "weight = 1 # theirs ");
    app.wait(3).sees("Their changes and yours are both here now");
    let now = document(&path);
    assert_eq!(now.rating(&Id::me(), &id("clear-voice"), &id("pause-personal")), Rating::exact(4.0).as_ref());
    assert_eq!(now.criterion(&id("network")).unwrap().weight.map(Points::get), Some(1.0));
    assert!(text(&path).contains("# theirs"));
    assert!(files_beside(&path, "conflict").is_empty());
    app.sees("saved");
    // Changes by another program are one undo step.
    app.press("u").sees("Undone").press("<C-r>").wait(9);
    assert_eq!(document(&path).criterion(&id("network")).unwrap().weight.map(Points::get), Some(1.0));
    assert_eq!(document(&path).visits().len(), 1, "the log contains this visit once");
}

#[test]
fn a_conflict_keeps_our_value_and_saves_and_reports_theirs() {
    let (mut app, path) = app();
    app.press("m1").press("<Enter>").wait(1);
    theirs(&path, "weight = 9 ", "weight = 3 ");
    let them = text(&path);
    app.wait(3).sees("You and somebody else changed the same thing").sees("stays 1; the other version has 3");
    assert_eq!(document(&path).criterion(&id("network")).unwrap().weight.map(Points::get), Some(1.0));
    let conflict_copies = files_beside(&path, "conflict");
    assert_eq!(conflict_copies.len(), 1);
    assert_eq!(text(&conflict_copies[0]), them);
}

#[test]
fn an_unreadable_file_is_left_alone_and_ours_is_saved_beside_it() {
    let (mut app, path) = app();
    theirs(&path, "format = 1", "<<<<<<< HEAD\nformat = 1");
    let them = text(&path);
    app.wait(3).press("4").sees("it cannot be read now").wait(9).press("<Up>").sees("not saved").sees(".conflict-");
    assert_eq!(text(&path), them);
    assert!(text(&files_beside(&path, "conflict")[0]).contains("pause-personal = 4"));
    // After the problem is fixed, the original file is saved and its substitute is removed.
    theirs(&path, "<<<<<<< HEAD\n", "# mended\n");
    app.press("<Down><Down>2").wait(9).sees("saved").misses("not saved");
    assert!(text(&path).contains("pause-personal = 4") && text(&path).contains("# mended"));
    assert!(files_beside(&path, "conflict").is_empty());
    app.press("<Esc><Esc>").sees("1 deliberation");
}

#[test]
fn a_deleted_file_is_reported_and_written_again() {
    let (mut app, path) = app();
    std::fs::remove_file(&path).unwrap();
    app.wait(3).press("<Down>").sees("no longer in its place").press("4").wait(9).sees("saved");
    assert_eq!(document(&path).visits().len(), 1);
}

#[test]
fn a_folder_in_place_of_the_file_is_reported() {
    let (mut app, path) = app();
    std::fs::remove_file(&path).unwrap();
    std::fs::create_dir(&path).unwrap();
    app.wait(3).press("<Down>").sees("this is a folder");
    app.press("4").wait(9).sees("not saved");
    assert_eq!(files_beside(&path, "conflict").len(), 1);
}

#[test]
fn a_new_deliberation_whose_name_is_taken_is_saved_beside_it() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.toml");
    let start = StartTarget::New { template: "two-accounts", path: Some(path.clone()), client: None };
    let mut app = TestApp::over(Language::English, folder, start, 80, 24);
    std::fs::write(&path, given("fragile.toml")).unwrap();
    app.press("<End>x").wait(9).sees("not saved");
    assert_eq!(text(&path), given("fragile.toml"));
    assert!(text(&files_beside(&path, "conflict")[0]).contains("s?x"));
}

#[test]
fn a_read_only_file_is_shown_and_a_copy_is_offered() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.toml");
    std::fs::write(&path, given("two-accounts.toml")).unwrap();
    let mut mode = std::fs::metadata(&path).unwrap().permissions();
    mode.set_readonly(true);
    std::fs::set_permissions(&path, mode).unwrap();
    let mut app = TestApp::over(Language::English, folder, StartTarget::File(path.clone()), 80, 24);
    app.sees("You can only read this file: the file is read-only").sees("read only  ·  8/10").sees("S save a copy");
    assert_snapshot!("autosave/read-only.en.80x24", app.screen());
    app.press("4")
        .sees("You can only read this file")
        .sees("not rated")
        .press("<Esc><Home><Enter>x")
        .sees("You can only read this file");
    // Other keys of a text give the same reason.
    app.press("<F4>").sees("You can only read this file");
    app.misses("close one?x").wait(60).press("<Esc>").press("S").sees("saved").misses("read only");
    // The position in the walk is restored.
    app.sees("You go on in this copy").sees("What do you want to decide").press("<End>!").wait(9);
    assert_eq!(text(&path), given("two-accounts.toml"));
    let copy = app.files().into_iter().find(|other| *other != path).unwrap();
    assert!(text(&copy).contains("close one?!") && text(&copy).contains("# emphasis on the long term"));
    assert_ne!(document(&copy).head().id, document(&path).head().id);
}

#[cfg(unix)]
#[test]
fn saving_keeps_symbolic_links_and_file_modes() {
    use std::os::unix::fs::{MetadataExt, PermissionsExt};
    let folder = tempfile::tempdir().unwrap();
    let real = folder.path().join("real.txt");
    std::fs::write(&real, given("two-accounts.toml")).unwrap();
    std::fs::set_permissions(&real, std::fs::Permissions::from_mode(0o640)).unwrap();
    let link = folder.path().join("a.toml");
    std::os::unix::fs::symlink("real.txt", &link).unwrap();
    let mut app = TestApp::over(Language::English, folder, StartTarget::File(link.clone()), 80, 24);
    app.press("4").wait(3).sees("saved");
    assert!(link.symlink_metadata().unwrap().is_symlink());
    assert_eq!(std::fs::metadata(&real).unwrap().mode() & 0o777, 0o640);
    assert!(text(&real).contains("pause-personal = 4"));
    // A save would separate the file from its hard link, so the program reports the link and does not save.
    let other = real.with_file_name("other.txt");
    std::fs::hard_link(&real, &other).unwrap();
    app.press("5").wait(9).sees("a second name").sees("not saved");
    assert_eq!(text(&other), text(&real));
    assert!(text(&real).contains("pause-personal = 4"));
    std::fs::remove_file(&other).unwrap();
    app.wait(40).sees("saved").misses("not saved");
    assert!(text(&real).contains("pause-personal = 5"));
}

#[test]
fn the_second_to_open_a_file_reads_only_or_takes_it_over() {
    let (mut first, path) = app();
    let shared = first.folder.path().to_owned();
    let mut second = TestApp::beside(Language::English, &shared, StartTarget::File(path.clone()));
    second.sees("open elsewhere, since 9:00").sees("T takes the file over").press("4").wait(9);
    assert_eq!(text(&path), given("two-accounts.toml"));
    first.press("3").wait(3);
    // The second program sees what the first program saves.
    second.press("<Down>").sees("it was read again").sees("+3");
    // The first program has unsaved changes when the second takes over. Both versions are kept.
    first.press("<Down>1");
    second.press("T").sees("saved").misses("read only").press("m<Right>2").wait(3);
    first.wait(3).press("<Up>").sees("taken over").wait(9);
    let now = document(&path);
    let rating = |on: &str, option: &str| now.rating(&Id::me(), &id(on), &id(option)).map(Rating::value);
    assert_eq!(rating("clear-voice", "pause-personal"), Some(3.0));
    assert_eq!(rating("clear-voice", "merge-into-employer"), Some(1.0));
    assert_eq!(rating("network", "keep-both"), Some(2.0));
    first.press("5").sees("You can only read this file: the file is open elsewhere").press("<Esc><Esc>");
    second.press("<Esc><Esc><Esc>").sees("1 deliberation");
    // No program holds the lock.
    let mut third = TestApp::beside(Language::English, &shared, StartTarget::File(path));
    third.misses("read only");
}

/// Returns a new deliberation whose folder cannot be created, because a file has its name.
fn open_uncreatable() -> (TestApp, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let blocked = folder.path().join("taken");
    std::fs::write(&blocked, "").unwrap();
    let start = StartTarget::New { template: "two-accounts", path: Some(blocked.join("a.toml")), client: None };
    (TestApp::over(Language::English, folder, start, 80, 24), blocked)
}

#[test]
fn a_failed_save_leaves_an_emergency_copy_and_can_be_saved_elsewhere() {
    let (mut app, blocked) = open_uncreatable();
    app.press("<End>x").wait(3).sees("not saved").sees("the program tries again");
    let copies = store::load_all_emergency_copies(&app.folder.path().join(".state"));
    assert_eq!(copies.len(), 1);
    assert!(copies[0].1.document.head().question.as_deref().unwrap().ends_with("s?x"));
    app.press("y").wait(3).press("<Esc>").press("S").sees("saved").misses("not saved");
    let copy = app.files()[0].clone();
    assert!(text(&copy).contains("s?xy") && !text(&copy).contains("[rescue]"));
    assert!(store::load_all_emergency_copies(&app.folder.path().join(".state")).is_empty());
    assert_eq!(text(&blocked), "");
}

#[test]
fn an_emergency_copy_survives_a_kill_and_is_restored() {
    for language in [Language::English, Language::French] {
        let (mut app, path) = app();
        let shared = app.folder.path().to_owned();
        // The file becomes read-only while it is open.
        let mut mode = std::fs::metadata(&path).unwrap().permissions();
        mode.set_readonly(true);
        std::fs::set_permissions(&path, mode.clone()).unwrap();
        app.press("4<Up><Up>3m<Down>d").wait(3).sees("not saved");
        app.kill();
        std::fs::remove_file(&path).unwrap();
        std::fs::write(&path, given("two-accounts.toml").replace("weight = 9 ", "weight = 1 ")).unwrap();
        let mut again = TestApp::beside(language, &shared, StartTarget::Library);
        let name = if language == Language::English { "en" } else { "fr" };
        assert_snapshot!(format!("autosave/library-unsaved.{name}.80x24"), again.screen());
        again.press("<Enter>");
        assert_snapshot!(format!("autosave/recovery.{name}.80x24"), again.screen());
        again.press("<Enter>").wait(9);
        let now = document(&path);
        assert_eq!(now.rating(&Id::me(), &id("clear-voice"), &id("pause-personal")), Rating::exact(4.0).as_ref());
        assert_eq!(
            now.criterion(&id("network")).unwrap().weight.map(Points::get),
            Some(1.0),
            "what changed meanwhile stays"
        );
        assert!(store::load_all_emergency_copies(&shared.join(".state")).is_empty());
        // The restored change is an undo step.
        again.press("u").wait(9);
        assert_eq!(document(&path).rating(&Id::me(), &id("clear-voice"), &id("pause-personal")), None);
    }
}

#[test]
fn an_unfinished_text_continues_in_its_field_and_does_not_come_back_once_cancelled() {
    let (mut app, path) = app();
    let shared = app.folder.path().to_owned();
    app.press("n").press("4n").press("a note").wait(3);
    app.kill();
    let mut again = TestApp::beside(Language::English, &shared, StartTarget::File(path.clone()));
    again.sees("A note on this rating").sees("a note").sees("Here is what you were writing").misses("Not saved");
    again.press("<Esc>").wait(9);
    assert!(store::load_all_emergency_copies(&shared.join(".state")).is_empty());
    again.press("<C-c>");
    TestApp::beside(Language::English, &shared, StartTarget::File(path)).misses("a note").misses("Not saved");
}

#[test]
fn an_unfinished_text_survives_a_second_abnormal_end() {
    let (mut app, path) = app();
    let shared = app.folder.path().to_owned();
    app.press("4n").press("a note").wait(3);
    app.kill();
    let mut again = TestApp::beside(Language::English, &shared, StartTarget::File(path.clone()));
    again.sees("a note").wait(3);
    again.kill();
    let mut again = TestApp::beside(Language::English, &shared, StartTarget::File(path.clone()));
    again.sees("a note").press("<Enter>").wait(9);
    assert!(text(&path).contains("a note"));
}

#[test]
fn a_half_written_line_is_restored_in_its_field() {
    let (mut app, path) = app();
    let shared = app.folder.path().to_owned();
    app.press("4").wait(3).press("n").press("two evenings, éà").wait(3);
    assert!(!text(&path).contains("two evenings"));
    app.kill();
    let mut again = TestApp::beside(Language::English, &shared, StartTarget::File(path.clone()));
    again.sees("two evenings, éà").sees("A note on this rating").press("!<Enter>").wait(9);
    assert!(text(&path).contains("two evenings, éà!"));
    assert!(store::load_all_emergency_copies(&shared.join(".state")).is_empty());
    // An incomplete number in the form of an account.
    again.press("<Esc><Home><Down><Enter><Down><Down><Down><C-u>12 hundr").wait(3);
    again.kill();
    let mut again = TestApp::beside(Language::English, &shared, StartTarget::File(path.clone()));
    again.sees("12 hundr").sees("whole number").press("<C-u>1200").wait(9);
    assert_eq!(document(&path).accounts()[0].audience.map(Count::get), Some(1200));
    assert!(store::load_all_emergency_copies(&shared.join(".state")).is_empty());
}

#[test]
fn a_discarded_line_leaves_no_emergency_copy() {
    let (mut app, _) = app();
    let state = app.folder.path().join(".state");
    app.press("4n").press("never mind").wait(3);
    assert_eq!(store::load_all_emergency_copies(&state).len(), 1);
    app.press("<Esc>").wait(3);
    assert!(store::load_all_emergency_copies(&state).is_empty());
}

#[test]
fn a_new_deliberation_that_was_never_saved_is_found_in_the_library() {
    let (mut app, blocked) = open_uncreatable();
    let shared = app.folder.path().to_owned();
    app.press("<End> or not").wait(3).sees("not saved");
    app.kill();
    std::fs::remove_file(&blocked).unwrap();
    let mut again = TestApp::beside(Language::English, &shared, StartTarget::Library);
    again.sees("To resume").sees("Two accounts, one me").press("<Enter>").sees("never reached its file").wait(9);
    assert!(text(&blocked.join("a.toml")).contains("or not"));
    assert!(store::load_all_emergency_copies(&shared.join(".state")).is_empty());
}

#[test]
fn unsaved_work_of_a_running_program_is_not_offered_to_another() {
    let (mut app, path) = app();
    let shared = app.folder.path().to_owned();
    app.press("4n").press("still writing").wait(3);
    let mut other = TestApp::beside(Language::English, &shared, StartTarget::Library);
    other.misses("To resume").press("<Enter>").misses("still writing").sees("open elsewhere").press("<Esc><Esc>");
    assert!(!store::load_all_emergency_copies(&shared.join(".state")).is_empty());
    app.press("<Enter>").wait(9);
    assert!(text(&path).contains("still writing"));
}

#[test]
fn a_recovery_does_not_show_sealed_answers() {
    let mut app = TestApp::on_file(Language::English, "a.toml", &given("two-seats.toml"));
    let (shared, path) = (app.folder.path().to_owned(), app.folder.path().join("a.toml"));
    let mut mode = std::fs::metadata(&path).unwrap().permissions();
    mode.set_readonly(true);
    std::fs::set_permissions(&path, mode).unwrap();
    app.press("<Enter>").sees("Anna's turn").press("2").wait(3).sees("not saved");
    app.kill();
    std::fs::remove_file(&path).unwrap();
    std::fs::write(&path, given("two-seats.toml")).unwrap();
    let mut again = TestApp::beside(Language::English, &shared, StartTarget::File(path.clone()));
    again.sees("Unsaved work of Anna").misses("+2").press("<Enter>").sees("Work of Anna").press("<Enter>").wait(9);
    assert_eq!(document(&path).rating(&id("anna"), &id("peace"), &id("pause")), Rating::exact(2.0).as_ref());
}

/// Rates one cell and retries until the save succeeds, merging changes of other programs.
fn rate_until_saved(path: &Path, option: &str, value: f64) {
    let mut opened = OpenFile::load(path).unwrap();
    let mut document = opened.document().clone();
    document.apply(&Edit::rate(&document, &Id::me(), &id("network"), &id(option), Rating::exact(value))).unwrap();
    loop {
        match opened.save(&document, moment()) {
            SaveOutcome::Done => return,
            SaveOutcome::ChangedOnDisk(Some(outside)) => {
                let (edit, conflicts) = merge(&outside.base, &document, &outside.theirs);
                assert!(conflicts.is_empty(), "{conflicts:?}");
                document.apply(&edit).unwrap();
            }
            other => unreachable!("{other:?}"),
        }
    }
}

#[test]
fn concurrent_saves_lose_no_answer() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.toml");
    let races = few_or_many(40, 200);
    for race in 0..races {
        std::fs::write(&path, given("two-accounts.toml")).unwrap();
        let (one, other) = ((race % 5) as f64, -((race % 4) as f64));
        std::thread::scope(|scope| {
            scope.spawn(|| rate_until_saved(&path, "keep-both", one));
            scope.spawn(|| rate_until_saved(&path, "close-personal", other));
        });
        let now = document(&path);
        let rating = |option: &str| now.rating(&Id::me(), &id("network"), &id(option)).map(Rating::value);
        assert_eq!((rating("keep-both"), rating("close-personal")), (Some(one), Some(other)), "race {race}");
    }
    println!("{races} races");
}

/// Two programs and an editor change one file in random order. Every answer that nobody replaced knowingly is in the
/// file. If two answers conflict, the other answer is in a copy next to the file.
#[test]
fn two_editors_in_any_order_lose_no_answer() {
    let (mut answers, mut copied) = (0_u64, 0_u64);
    let rounds = few_or_many(10, 100);
    for seed in 0..rounds {
        let mut dice = Dice::new(seed);
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.toml");
        std::fs::write(&path, given("two-accounts.toml")).unwrap();
        if seed % 2 == 1 {
            // A file in place of the state folder disables the locks, as on two machines with a synchronised folder.
            std::fs::write(folder.path().join(".state"), "").unwrap();
        }
        let person = || TestApp::beside(Language::English, folder.path(), StartTarget::File(path.clone()));
        let mut people = [person(), person()];
        // The answers that nobody has seen and replaced.
        let mut standing: Vec<(usize, usize, f64)> = Vec::new();
        for person in &mut people {
            person.press("m");
        }
        for _ in 0..14 {
            let person = dice.below(2);
            let person = &mut people[person];
            match dice.below(7) {
                0 => std::fs::write(&path, format!("# a comment of seed {seed}\n{}", text(&path))).unwrap(),
                1 | 2 => {
                    person.wait(3);
                }
                3 => {
                    person.press("T");
                }
                _ => {
                    let (row, column, size) = (dice.below(2), dice.below(2), 1 + dice.below(5));
                    let cell = |app: &TestApp| {
                        let document = app.inner.document().unwrap();
                        let (criterion, option) = (&document.criteria()[row].id, &document.options()[column].id);
                        document.rating(&Id::me(), criterion, option).map(Rating::value)
                    };
                    // This key reloads the file first, so the replaced value was visible.
                    person.press(&"<Up>".repeat(9)).press(&"<Left>".repeat(9));
                    person.press(&"<Down>".repeat(row)).press(&"<Right>".repeat(column + 1));
                    let before = cell(person);
                    person.press(&size.to_string());
                    let after = cell(person);
                    if before != after {
                        standing.retain(|(r, c, value)| (*r, *c, Some(*value)) != (row, column, before));
                        standing.push((row, column, after.unwrap()));
                        answers += 1;
                    }
                }
            }
        }
        for _ in 0..2 {
            for person in &mut people {
                person.wait(6).press("<Up>").wait(6);
            }
        }
        for person in &mut people {
            assert!(person.inner.unsaved_reason().is_none(), "seed {seed}: {}", person.screen());
        }
        let copies = files_beside(&path, "conflict");
        copied += copies.len() as u64;
        let all: Vec<Deliberation> = copies.iter().chain([&path]).map(|file| document(file)).collect();
        for (row, column, value) in standing {
            let has = |document: &Deliberation| {
                let (criterion, option) = (&document.criteria()[row].id, &document.options()[column].id);
                document.rating(&Id::me(), criterion, option).is_some_and(|rating| rating.value() == value)
            };
            // An answer equal to the original value is not a change.
            if has(&store::parse_document(given("two-accounts.toml").as_bytes()).unwrap()) {
                continue;
            }
            assert!(all.iter().any(has), "seed {seed}: {value} at {row}, {column}");
        }
    }
    println!("{rounds} interleavings, seeds from 0: {answers} answers, {copied} kept beside");
    assert!(answers > 2 * rounds && copied > rounds / 20, "{answers}, {copied}");
}

#[test]
fn opening_without_changes_leaves_nothing_in_the_state_folder() {
    let (mut app, path) = app();
    let state = app.folder.path().join(".state");
    app.press("v<Right>m<Esc>?<Esc>").wait(9).press("<Esc><Esc><Esc>");
    assert_eq!(text(&path), given("two-accounts.toml"));
    let left: Vec<_> = walk(&state);
    assert!(left.is_empty(), "{left:?}");
}

fn walk(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).into_iter().flatten().map(|entry| entry.unwrap().path());
    entries.flat_map(|path| if path.is_dir() { walk(&path) } else { vec![path] }).collect()
}
