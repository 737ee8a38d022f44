//! Unsaved work of a person while answers are sealed: it is named, and only its author sees it and decides about it.

use std::path::{Path, PathBuf};

use pesee::messages::{Draft, RescuedWork};
use pesee::store::{self, OpenFile};
use pesee::text::Language;
use pesee::ui::app::StartTarget;
use pesee::walk::{self, HeldWork, Question, Session};
use pesee_core::deliberation::{Deliberation, Edit, FieldPath, FirstFeelingField, HeadField, Id, Rating};

use crate::common::sealed::SealedCase;
use crate::common::{TestApp, given, moment};

/// The head of a deliberation whose answers are open.
const OPENED: &str = "[deliberation]\nrevealed = 2026-11-20T09:00:00-05:00\n";
const LANGUAGES: [Language; 2] = [Language::English, Language::French];
const SIZES: [(u16, u16); 3] = [(80, 24), (40, 12), (120, 40)];

/// Returns an edit of unsaved work.
type Change = fn(&Deliberation) -> Edit;
/// The paths and the texts of drafts.
type Drafts<'a> = &'a [(&'a str, &'a str)];

fn id(text: &str) -> Id {
    Id::new(text).unwrap()
}

fn rate(document: &Deliberation, person: &str, value: f64) -> Edit {
    Edit::rate(document, &id(person), &id("reach"), &id("keep"), Rating::exact(value))
}

/// Writes a file and an emergency copy with these edits and drafts, two minutes old.
fn abandoned(text: &str, edits: &[Change], drafts: &[(&str, &str)]) -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let (path, state) = (folder.path().join("a.toml"), folder.path().join(".state"));
    std::fs::write(&path, text).unwrap();
    let opened = OpenFile::load(&path).unwrap().acquire_lock(&state, moment());
    let mut document = opened.document().clone();
    for edit in edits {
        document.apply(&edit(&document)).unwrap();
    }
    let draft = |(path, text): &(&str, &str)| Draft { field_path: (*path).into(), text: (*text).into() };
    let drafts: Vec<Draft> = drafts.iter().map(draft).collect();
    opened.save_emergency_copy(&document, &drafts, moment() - chrono::Duration::minutes(2)).unwrap();
    (folder, path)
}

fn rating(path: &Path, person: &str) -> Option<f64> {
    let document = store::parse_document(&std::fs::read(path).unwrap()).unwrap();
    document.rating(&id(person), &id("reach"), &id("keep")).map(|rating| rating.value())
}

#[test]
fn answers_wait_for_their_author_whom_the_screen_names() {
    for language in LANGUAGES {
        let is_english = language == Language::English;
        let (folder, path) = abandoned(
            &SealedCase::Complete.text(0, 0),
            &[|document| rate(document, "anna", -5.0)],
            &[("note.anna.reach.keep", "a private thought")],
        );
        let (shared, state) = (folder.path().to_owned(), folder.path().join(".state"));
        let mut app = TestApp::beside(language, &shared, StartTarget::File(path.clone()));
        for (width, height) in SIZES {
            app.resize(width, height).misses("a private thought");
        }
        let waits =
            if is_english { "Unsaved work of Anna (2 minutes ago)" } else { "écrit par Anna (il y a 2 minutes)" };
        app.resize(120, 40).sees(waits);
        // Bob takes the keyboard. No key decides about the work of Anna.
        app.press("xvc2<Enter><Enter>").sees("Bob").misses("a private thought").press("x").press("2").wait(9);
        assert_ne!(rating(&path, "anna"), Some(-5.0), "Bob does not restore");
        assert_eq!(store::load_all_emergency_copies(&state).len(), 1, "Bob does not discard");
        app.kill();
        // Anna takes the keyboard and decides.
        let mut app = TestApp::beside(language, &shared, StartTarget::File(path.clone()));
        app.resize(120, 40).press("vc1<Enter>").misses("a private thought").press("<Enter>");
        let offer =
            if is_english { "Work of Anna that is not in this file" } else { "pas dans ce fichier, écrit par Anna" };
        app.sees(offer).sees("−5").press("<Enter>").wait(9);
        assert_eq!(rating(&path, "anna"), Some(-5.0));
        app.sees("a private thought").press("<Enter>").wait(9);
        assert!(std::fs::read_to_string(&path).unwrap().contains("a private thought"));
        assert!(store::load_all_emergency_copies(&state).is_empty());
    }
}

#[test]
fn each_person_decides_about_their_own_part() {
    let shared_edit: Change = |document| Edit::set_text(document, FieldPath::Head(HeadField::Question), "Which one?");
    let (folder, path) = abandoned(
        &given("two-seats.toml"),
        &[|document| rate(document, "anna", -5.0), |document| rate(document, "bob", 4.0), shared_edit],
        &[],
    );
    let state = folder.path().join(".state");
    let mut app = TestApp::beside(Language::English, folder.path(), StartTarget::File(path.clone()));
    app.resize(120, 40).sees("Unsaved work of Anna, Bob (2 minutes ago)").sees("Anna: your turn");
    app.press("<Enter>").sees("Work of Anna that is not in this file").sees("−5").misses("Bob:").press("x").wait(9);
    assert_ne!(rating(&path, "anna"), Some(-5.0));
    assert_eq!(rating(&path, "bob"), None, "Bob's part waits");
    assert_eq!(store::load_all_emergency_copies(&state).len(), 1);
    app.press("2<Enter>")
        .sees("Bob: your turn")
        .press("<Enter>")
        .sees("Work of Bob")
        .sees("Bob: Keep it on Reach")
        .misses("−5");
    app.press("<Enter>").wait(9);
    assert_eq!(rating(&path, "bob"), Some(4.0));
    let document = app.document();
    assert_eq!(document.head().question.as_deref(), Some("Which one?"), "Anna has not discarded the common part");
    assert_ne!(rating(&path, "anna"), Some(-5.0));
    assert!(store::load_all_emergency_copies(&state).is_empty());
}

/// An edit that opens all answers waits for the last person, so that it does not open or lose the answers of others.
#[test]
fn answers_wait_although_the_work_opens_all_answers() {
    let opens: Change = |document| walk::reveal_answers(document, moment());
    let (folder, path) = abandoned(
        &given("two-seats.toml"),
        &[|document| rate(document, "anna", -5.0), |document| rate(document, "bob", 4.0), opens],
        &[],
    );
    let state = folder.path().join(".state");
    let mut app = TestApp::beside(Language::English, folder.path(), StartTarget::File(path.clone()));
    app.resize(120, 40).press("<Enter>").sees("Work of Anna that is not in this file").press("<Enter>").wait(9);
    assert_eq!(rating(&path, "anna"), Some(-5.0));
    assert!(app.document().is_blind(), "the answers of Bob are not open");
    assert_eq!(store::load_all_emergency_copies(&state).len(), 1, "Bob's part waits");
    app.press("2<Enter>").sees("Bob: your turn").press("<Enter>").sees("Work of Bob").press("<Enter>").wait(9);
    assert_eq!(rating(&path, "bob"), Some(4.0));
    assert!(!app.document().is_blind(), "the last part opens the answers");
    assert!(store::load_all_emergency_copies(&state).is_empty());
}

/// Before the first answer too, nobody is taken for the author.
#[test]
fn the_first_answers_wait_for_a_handover() {
    let text = given("two-seats.toml");
    let (unanswered, _) = text.split_once("[gut.anna]").unwrap();
    let feeling: Change = |document| {
        let path = FieldPath::FirstFeeling(id("anna"), FirstFeelingField::Option);
        Edit::set_typed(document, path, &id("pause"))
    };
    let (folder, path) = abandoned(unanswered, &[feeling], &[]);
    let mut app = TestApp::beside(Language::English, folder.path(), StartTarget::File(path.clone()));
    app.resize(120, 40).sees("Unsaved work of Anna").sees("Anna: your turn").press("<BackTab><Enter>");
    app.sees("Anna: your turn").press("<Enter>").sees("Work of Anna that is not in this file").press("<Enter>").wait(9);
    assert_eq!(app.document().first_feeling(&id("anna")).and_then(|feeling| feeling.option.clone()), Some(id("pause")));
}

/// Work that no turn has offered is offered when all answers are open.
#[test]
fn answers_that_waited_are_offered_once_all_answers_are_open() {
    let (folder, path) = abandoned(&SealedCase::Complete.text(0, 0), &[|document| rate(document, "bob", -2.0)], &[]);
    let mut app = TestApp::beside(Language::English, folder.path(), StartTarget::File(path.clone()));
    app.resize(120, 40).sees("Unsaved work of Bob").press("v").misses("−2").press("<Enter>");
    app.sees("Work of Bob that is not in this file").press("<Enter>").wait(9);
    assert_eq!(rating(&path, "bob"), Some(-2.0));
}

/// The offer stays while the keyboard is handed over, because the client cannot leave the file.
#[test]
fn an_offer_that_cannot_be_put_off_stays() {
    let question: Change = |document| Edit::set_text(document, FieldPath::Head(HeadField::Question), "Which one?");
    let (folder, path) = abandoned(&given("two-accounts.toml"), &[question], &[]);
    let mut app = TestApp::beside(Language::English, folder.path(), StartTarget::File(path.clone()));
    app.sees("Work that is not in this file").press("<F7><Esc>").sees("Work that is not in this file");
    app.press("<F7><Esc>").misses("Work that is not in this file").wait(9);
    assert_eq!(store::load_all_emergency_copies(&folder.path().join(".state")).len(), 1);
}

/// A copy of a file that cannot be saved takes what waits along.
#[test]
fn answers_that_wait_move_to_a_saved_copy() {
    let (folder, path) = abandoned(&SealedCase::Complete.text(0, 0), &[|document| rate(document, "anna", -5.0)], &[]);
    let shared = folder.path().to_owned();
    let mut app = TestApp::beside(Language::English, &shared, StartTarget::File(path.clone()));
    let mut mode = std::fs::metadata(&path).unwrap().permissions();
    mode.set_readonly(true);
    std::fs::set_permissions(&path, mode).unwrap();
    app.resize(120, 40)
        .press("vc2<Enter><Enter>")
        .press("2<Enter>")
        .wait(3)
        .sees("not saved")
        .press("S")
        .wait(9)
        .sees("saved");
    let copy = app.opened().unwrap().path().to_owned();
    assert_ne!(copy, path);
    app.kill();
    let mut app = TestApp::beside(Language::English, &shared, StartTarget::File(copy.clone()));
    app.resize(120, 40)
        .sees("Unsaved work of Anna")
        .press("vc1<Enter><Enter>")
        .sees("Work of Anna")
        .press("<Enter>")
        .wait(9);
    assert_eq!(rating(&copy, "anna"), Some(-5.0));
}

/// Work can add a person whose answers it contains. Only the person is offered to everybody.
#[test]
fn answers_of_a_person_whom_the_work_adds_wait() {
    let alone =
        given("two-seats.toml").replace("[[participant]]\nid = \"bob\"\nname = \"Bob\"\nseat = \"employer\"\n", "");
    for (text, key) in [(given("two-seats.toml"), "3"), (alone, "2")] {
        let adds: Change = |document| walk::add_person(document, "Carl").unwrap();
        let (folder, path) = abandoned(&text, &[adds, |document| rate(document, "carl", -4.0)], &[]);
        let state = folder.path().join(".state");
        let mut app = TestApp::beside(Language::English, folder.path(), StartTarget::File(path.clone()));
        app.resize(120, 40).sees("Work that is not in this file").misses("−4").press("<Enter>");
        app.sees("Unsaved work of Carl (2 minutes ago)").misses("−4").wait(9);
        assert!(app.document().has_person(&id("carl")));
        assert_eq!(rating(&path, "carl"), None);
        assert_eq!(store::load_all_emergency_copies(&state).len(), 1, "the part of Carl waits");
        app.kill();
        let mut app = TestApp::beside(Language::English, folder.path(), StartTarget::File(path.clone()));
        app.resize(120, 40).sees("Unsaved work of Carl").press("vc").press(key).press("<Enter><Enter>");
        app.sees("Work of Carl that is not in this file").sees("−4").press("<Enter>").wait(9);
        assert_eq!(rating(&path, "carl"), Some(-4.0));
        assert!(store::load_all_emergency_copies(&state).is_empty());
    }
}

/// Work that adds a person to a file of one person, and is thrown away, is not offered again at once.
#[test]
fn a_person_whom_nobody_wants_to_add_is_offered_at_the_next_start() {
    let text =
        given("two-seats.toml").replace("[[participant]]\nid = \"bob\"\nname = \"Bob\"\nseat = \"employer\"\n", "");
    let adds: Change = |document| walk::add_person(document, "Carl").unwrap();
    let (folder, path) = abandoned(&text, &[adds, |document| rate(document, "carl", -4.0)], &[]);
    let mut app = TestApp::beside(Language::English, folder.path(), StartTarget::File(path.clone()));
    app.resize(120, 40).press("x").misses("Work that is not in this file").misses("has the keyboard");
    app.sees("offered again when this file is opened again").wait(9);
    app.kill();
    let mut app = TestApp::beside(Language::English, folder.path(), StartTarget::File(path));
    app.resize(120, 40).sees("Work that is not in this file");
}

/// A crash right after one person discards a part does not lose the part of the other person.
#[test]
fn the_part_that_waits_is_written_at_once() {
    let (folder, path) = abandoned(
        &given("two-seats.toml"),
        &[|document| rate(document, "anna", -5.0), |document| rate(document, "bob", 4.0)],
        &[("note.bob.reach.keep", "a private thought")],
    );
    let mut app = TestApp::beside(Language::English, folder.path(), StartTarget::File(path));
    app.resize(120, 40).press("<Enter>").sees("Work of Anna that is not in this file").press("x");
    let [(_, work)] = &store::load_all_emergency_copies(&folder.path().join(".state"))[..] else { panic!("one copy") };
    let rating = |person: &str| work.document.rating(&id(person), &id("reach"), &id("keep")).map(Rating::value);
    assert_eq!((rating("anna"), rating("bob")), (Some(4.0), Some(4.0)));
    assert_eq!(work.drafts.len(), 1, "the unfinished text of Bob waits too");
}

/// The copy of this window, which contains more than the copy that was offered, is discarded with it.
#[test]
fn discarding_moves_the_copy_of_this_window_too() {
    let (folder, path) = abandoned(&given("two-seats.toml"), &[|document| rate(document, "anna", -5.0)], &[]);
    let state = folder.path().join(".state");
    let opened = OpenFile::load(&path).unwrap().acquire_lock(&state, moment());
    assert!(opened.load_emergency_copy().is_some());
    opened.save_emergency_copy(opened.document(), &[], moment()).unwrap();
    opened.discard_emergency_copy(None, moment());
    assert!(store::load_all_emergency_copies(&state).is_empty());
}

/// A part that cannot be restored without the answers of others waits, and is named. Unfinished texts do not wait for
/// it.
#[test]
fn unfinished_texts_come_back_although_the_answers_wait() {
    let removes: Change = |document| Edit::remove_option(document, &id("pause"));
    let edits: [Change; 2] = [|document| rate(document, "anna", -5.0), removes];
    let (folder, path) =
        abandoned(&SealedCase::Complete.text(0, 0), &edits, &[("note.anna.reach.keep", "a private thought")]);
    let document = store::parse_document(&std::fs::read(&path).unwrap()).unwrap();
    let mut changed = document.clone();
    edits.iter().for_each(|edit| changed.apply(&edit(&changed.clone())).unwrap());
    let edit = pesee_core::deliberation::diff(&document, &changed);
    let divided = walk::divide_edit(&document, edit, Some(&id("anna")));
    assert!(divided.offered.is_empty(), "the option has answers of Bob");
    assert_eq!(divided.authors, [id("anna"), id("bob")]);
    let mut app = TestApp::beside(Language::English, folder.path(), StartTarget::File(path));
    app.resize(120, 40).sees("Unsaved work of Anna, Bob").press("vc1<Enter>").misses("a private thought");
    app.press("<Enter>").sees("a private thought");
}

/// A letter that is typed when another window opens all answers does not decide about the work.
#[test]
fn no_letter_of_a_text_decides_about_work() {
    let (folder, path) = abandoned(&SealedCase::Complete.text(0, 0), &[|document| rate(document, "bob", -2.0)], &[]);
    let mut app = TestApp::beside(Language::English, folder.path(), StartTarget::File(path.clone()));
    app.resize(120, 40).press("<Esc><Home><Enter>").press("ab").sees("?ab").wait(3);
    let text = std::fs::read_to_string(&path).unwrap();
    let opened = text.replace("language = \"en\"", "language = \"en\"\nrevealed = 2026-11-22T10:00:00-05:00");
    std::fs::write(&path, opened).unwrap();
    app.wait(3).press("x").wait(3).misses("Work of Bob").sees("?abx");
    assert!(!app.document().is_blind());
    assert_eq!(store::load_all_emergency_copies(&folder.path().join(".state")).len(), 1, "nothing was discarded");
    app.press("<Esc>").sees("Work of Bob that is not in this file");
}

/// After all answers were opened, an unfinished text of somebody is named, and shown after that name is chosen.
#[test]
fn an_unfinished_text_stays_with_its_author_after_all_answers_were_opened() {
    let draft = ("note.anna.reach.keep", "a private thought");
    for language in LANGUAGES {
        let is_english = language == Language::English;
        let [named, shown] = if is_english {
            ["Unfinished text of Anna, 17 characters", "The unfinished text of Anna"]
        } else {
            ["Texte inachevé écrit par Anna, 17 caractères", "Le texte inachevé écrit par Anna"]
        };
        let yes = if is_english { "y" } else { "o" };
        // The answers are opened while the text waits.
        let (folder, path) = abandoned(&SealedCase::Complete.text(0, 0), &[], &[draft]);
        let shared = folder.path().to_owned();
        let mut app = TestApp::beside(language, &shared, StartTarget::File(path.clone()));
        app.resize(120, 40).sees("Anna").press("v").misses("a private thought").press("<Enter>");
        app.sees(named).misses("a private thought").press("n").misses("a private thought").press("m<Esc>");
        app.misses("a private thought").wait(9);
        assert!(!app.document().is_blind());
        app.kill();
        // The text is offered again at the next start, in every size.
        let mut app = TestApp::beside(language, &shared, StartTarget::File(path.clone()));
        for (width, height) in SIZES {
            app.resize(width, height).misses("a private thought");
        }
        app.resize(120, 40).sees(named).press(yes).sees("a private thought").sees(shown);
        app.press("<Enter>").wait(9);
        assert!(std::fs::read_to_string(&path).unwrap().contains("a private thought"));
        assert!(store::load_all_emergency_copies(&shared.join(".state")).is_empty());
    }
}

/// The notice says with which keys the author takes the keyboard, and the keys lead there.
#[test]
fn the_way_to_the_keyboard_is_named() {
    let general =
        ["To take the keyboard: v, then c, then the name.", "Pour prendre le clavier\u{a0}: v, puis c, puis le nom."];
    let here = ["Bob takes the keyboard with Enter.", "Bob prend le clavier avec Entrée."];
    let back =
        ["Anna takes the keyboard with Shift+Tab, then Enter.", "Anna prend le clavier avec Maj+Tab, puis Entrée."];
    for (at, language) in LANGUAGES.into_iter().enumerate() {
        for (text, person, ways, keys) in [
            (given("two-seats.toml"), "bob", general, "vc2<Enter><Enter>"),
            (SealedCase::Complete.text(0, 0), "bob", general, "vc2<Enter><Enter>"),
            (SealedCase::BobUnfinished.text(0, 0), "bob", here, "<Enter>"),
            (SealedCase::BobUnfinished.text(0, 0), "anna", back, "<BackTab><Enter>"),
        ] {
            let edit: Change = match person {
                "bob" => |document| rate(document, "bob", -4.5),
                _ => |document| rate(document, "anna", -4.5),
            };
            let (folder, path) = abandoned(&text, &[edit], &[]);
            let mut app = TestApp::beside(language, folder.path(), StartTarget::File(path));
            app.resize(120, 40).sees(ways[at]).press(keys).sees(if at == 0 { "−4.5" } else { "−4,5" });
        }
    }
}

/// Returns a file and edits by both people, of which one removes an option. Anna alone has rated that option, so Bob's
/// part cannot be restored without hers.
fn removed_option() -> (String, [Change; 3]) {
    let text = SealedCase::Complete.text(0, 0).replacen(
        "[[criterion]]",
        "[[option]]\nid = \"merge\"\nname = \"Merge them\"\n\n[[criterion]]",
        1,
    );
    let text = text.replacen("[rating.anna.peace]\n", "[rating.anna.peace]\nmerge = 2\n", 1);
    let edits: [Change; 3] = [
        |document| rate(document, "anna", -5.0),
        |document| rate(document, "bob", -4.0),
        |document| Edit::remove_option(document, &id("merge")),
    ];
    (text, edits)
}

/// Work that waits and needs what somebody throws away stays available.
#[test]
fn work_that_needs_a_discarded_part_is_kept() {
    let (text, edits) = removed_option();
    for language in LANGUAGES {
        let (folder, path) = abandoned(&text, &edits, &[]);
        let state = folder.path().join(".state");
        let mut app = TestApp::beside(language, folder.path(), StartTarget::File(path.clone()));
        app.resize(120, 40).press("vc1<Enter><Enter>").sees("−5").press("x");
        app.sees(if language == Language::English { "all of it is kept" } else { "tout est donc gardé" }).wait(9);
        assert_ne!(rating(&path, "anna"), Some(-5.0));
        let [(_, work)] = &store::load_all_emergency_copies(&state)[..] else { panic!("one copy") };
        let bob = work.document.rating(&id("bob"), &id("reach"), &id("keep")).map(Rating::value);
        assert_eq!(bob, Some(-4.0), "Bob's part still waits");
        app.press("<Down><Up>").misses("−5").kill();
        let mut app = TestApp::beside(language, folder.path(), StartTarget::File(path.clone()));
        app.resize(120, 40).press("vc1<Enter><Enter>").sees("−5");
    }
}

/// Throwing away unfinished texts does not throw away the answers that wait.
#[test]
fn answers_that_wait_stay_when_only_unfinished_texts_are_thrown_away() {
    let removes: Change = |document| Edit::remove_option(document, &id("pause"));
    let edits: [Change; 2] = [|document| rate(document, "bob", -4.0), removes];
    let (folder, path) = abandoned(&SealedCase::Complete.text(0, 0), &edits, &[("add.option", "Something else")]);
    let state = folder.path().join(".state");
    let mut app = TestApp::beside(Language::English, folder.path(), StartTarget::File(path));
    app.resize(120, 40).sees("Work that is not in this file").press("x").wait(9);
    let [(_, work)] = &store::load_all_emergency_copies(&state)[..] else { panic!("one copy") };
    assert_eq!(work.document.rating(&id("bob"), &id("reach"), &id("keep")).map(Rating::value), Some(-4.0));
}

/// Entered private notes are named in the offer too, and not shown.
#[test]
fn entered_private_notes_are_named_without_their_text() {
    let notes: Change = |document| Edit::set_text(document, FieldPath::PrivateNotes, "She wants to leave");
    let about: Change =
        |document| Edit::set_text(document, FieldPath::PrivateCriterion(id("reach")), "Nobody asks her");
    for (language, note, note_on) in [
        (Language::English, "A private note, 18 characters", "A private note on “Reach”, 15 characters"),
        (Language::French, "Une note privée, 18 caractères", "Une note privée sur"),
    ] {
        for is_open in [true, false] {
            let text = given("two-seats.toml");
            let text = if is_open { text.replacen("[deliberation]\n", OPENED, 1) } else { text };
            let (folder, path) = abandoned(&text, &[notes, about], &[("private.all", "half a thought")]);
            let mut app = TestApp::beside(language, folder.path(), StartTarget::File(path));
            app.resize(120, 40);
            // While answers are sealed, several people look on.
            if is_open {
                app.sees(note).sees(note_on);
            }
            for text in ["She wants", "Nobody asks", "half a"] {
                app.misses(text);
            }
            app.press("<Enter>").misses("She wants").misses("half a");
        }
    }
}

/// A window that loses the file while the work of somebody waits does not say that something is being written.
#[test]
fn a_takeover_does_not_call_waiting_work_a_text_that_is_written() {
    let drafts = [("note.anna.reach.keep", "a private thought")];
    let (folder, path) =
        abandoned(&SealedCase::Complete.text(0, 0), &[|document| rate(document, "anna", -5.0)], &drafts);
    let mut first = TestApp::beside(Language::English, folder.path(), StartTarget::File(path.clone()));
    first.resize(120, 40).sees("Unsaved work of Anna");
    let mut second = TestApp::beside(Language::English, folder.path(), StartTarget::File(path.clone()));
    second.press("T").wait(3);
    first.wait(3).press("<Down>").wait(3).sees("taken over elsewhere").misses("What you are writing").press("<C-c>");
    first.kill();
    second.kill();
    let mut again = TestApp::beside(Language::English, folder.path(), StartTarget::File(path));
    again.resize(120, 40).sees("Unsaved work of Anna").press("vc1<Enter><Enter>").sees("−5").press("<Enter>");
    again.sees("a private thought");
}

/// Work that was never saved to its file shows neither the unfinished text of somebody else nor private notes.
#[test]
fn texts_of_a_file_that_was_never_saved_wait_too() {
    let drafts = [("note.anna.reach.keep", "a private thought"), ("private.all", "half a secret")];
    for text in
        [SealedCase::Complete.text(0, 0), SealedCase::Complete.text(0, 0).replacen("[deliberation]\n", OPENED, 1)]
    {
        let is_open = text.contains("revealed");
        let (folder, path) = abandoned(&text, &[|document| rate(document, "anna", -5.0)], &drafts);
        std::fs::remove_file(&path).unwrap();
        let mut app = TestApp::beside(Language::English, folder.path(), StartTarget::Library);
        app.resize(120, 40).press("<Enter>").misses("a private thought").misses("half a secret");
        if is_open {
            app.sees("Unfinished text of Anna").press("y").sees("a private thought").misses("half a secret");
        } else {
            app.sees("Unsaved work of Anna").press("v").misses("a private thought").press("c1<Enter><Enter>");
            app.sees("a private thought");
        }
        assert_eq!(store::load_all_emergency_copies(&folder.path().join(".state")).len(), 1);
    }
}

/// Anna alone, and work that adds Bo, whose unfinished text waits.
fn added_person(text: &str, edits: &[Change], drafts: &[(&str, &str)]) -> (tempfile::TempDir, PathBuf) {
    let bob = "[[participant]]\nid = \"bob\"\nname = \"Bob\"\nseat = \"employer\"\n";
    abandoned(&text.replace(bob, ""), edits, drafts)
}

/// Work is not said to be in the trash if nothing of it was thrown away, and its people keep their names.
#[test]
fn what_becomes_of_discarded_work_is_true() {
    let adds: Change = |document| walk::add_person(document, "Bo").unwrap();
    let rates: Change = |document| rate(document, "bo", -4.0);
    let of_bo = ("note.bo.reach.keep", "a private thought");
    for (language, trash, texts, kept, unknown) in [
        (Language::English, "unsaved work is in the trash", "unfinished texts are in the trash", "kept", "the person"),
        (
            Language::French,
            "enregistré est dans la corbeille",
            "inachevés sont dans la corbeille",
            "gardé",
            "la personne",
        ),
    ] {
        let cases: [(&[Change], Drafts<'_>, bool, bool); 4] = [
            (&[adds, rates], &[of_bo], false, false),
            (&[adds], &[of_bo], false, false),
            (&[adds, rates], &[("add.option", "Something else")], false, true),
            (&[adds], &[], true, false),
        ];
        for (edits, drafts, is_gone, are_texts_gone) in cases {
            let (folder, path) = added_person(&given("two-seats.toml"), edits, drafts);
            let state = folder.path().join(".state");
            let mut app = TestApp::beside(language, folder.path(), StartTarget::File(path.clone()));
            app.resize(120, 40).misses(unknown).misses("a private thought").press("x");
            app.misses(unknown).misses("a private thought");
            for (sentence, is_true) in [(trash, is_gone), (texts, are_texts_gone), (kept, !is_gone)] {
                if is_true {
                    app.sees(sentence)
                } else {
                    app.misses(sentence)
                };
            }
            app.wait(9);
            assert_eq!(store::load_all_emergency_copies(&state).len(), usize::from(!is_gone));
            app.kill();
            let mut app = TestApp::beside(language, folder.path(), StartTarget::File(path));
            app.resize(120, 40).misses(unknown).misses("a private thought");
        }
    }
}

/// A person who throws a part away that the rest needs is asked again at the next start only, whatever others decide.
#[test]
fn nobody_is_asked_again_in_the_same_session() {
    let (text, edits) = removed_option();
    let document = store::parse_document(text.as_bytes()).unwrap();
    let mut changed = document.clone();
    edits.iter().for_each(|edit| changed.apply(&edit(&changed)).unwrap());
    let rescued =
        RescuedWork { rescued_at: moment(), document: changed, base: Some(document.clone()), drafts: Vec::new() };
    for bob_keeps in [true, false] {
        let mut session = Session::open(document.clone(), moment());
        session.enter_question(&Question::Weights(id("anna")));
        let held = HeldWork::after_discarding(&session, &rescued, &[], |_| false, None).unwrap();
        assert!(held.keeps_all && !held.is_due(&session));
        // The part of Bob no longer needs that of Anna.
        session.apply(Edit::remove_option(session.document(), &id("merge")), moment()).unwrap();
        session.enter_question(&Question::HandOver(id("bob")));
        session.enter_question(&Question::Weights(id("bob")));
        assert!(held.is_due(&session));
        let offered =
            walk::divide_edit(session.document(), session.build_recovery_edit(&held.work), session.turn()).offered;
        assert!(!offered.is_empty());
        let held = if bob_keeps {
            session.recover(offered, moment()).unwrap();
            HeldWork::after_restoring(&session, &held.work, Some(&held))
        } else {
            HeldWork::after_discarding(&session, &held.work, &[], |_| false, Some(&held))
        };
        let held = held.unwrap();
        assert_eq!(held.authors, [id("anna")]);
        session.enter_question(&Question::HandOver(id("anna")));
        session.enter_question(&Question::Weights(id("anna")));
        assert!(!held.is_due(&session), "{bob_keeps}");
    }
}
