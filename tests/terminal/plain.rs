//! The line interface as a process: work is kept if another program takes over the file.

use std::io::{Read, Write};
use std::path::{Path, PathBuf};

use pesee::messages::Draft;
use pesee::store::{self, OpenFile, parse_document};
use pesee_core::deliberation::{Deliberation, Edit, FieldPath, HeadField, Id, Rating};

use crate::command::{ended, piped, typed};
use crate::common::sealed::SealedCase;
use crate::common::{given, moment};

/// Another program takes over the file while this program waits for input.
#[test]
fn a_walk_that_is_taken_over_ends_and_says_what_was_saved() {
    let home = tempfile::tempdir().unwrap();
    let path = home.path().join("a.toml");
    std::fs::copy("tests/files/two-accounts.toml", &path).unwrap();
    let mut child = piped(home.path(), &["ask", path.to_str().unwrap()]);
    child.stdout.as_mut().unwrap().read_exact(&mut [0; 64]).unwrap();
    let other = OpenFile::load(&path).unwrap().take_over_lock(&home.path().join(".local/state/pesee"), moment());
    child.stdin.take().unwrap().write_all(b":go 1\nWhat now?\nAnother title\n").unwrap();
    let (code, output, _) = ended(child.wait_with_output().unwrap());
    assert_eq!(code, 4, "{output}");
    assert!(
        output.contains("You cannot go on here") && output.contains("Every answer that you gave here is saved"),
        "{output}"
    );
    assert!(!output.contains("It names the deliberation"), "{output}");
    assert_eq!(parse_document(&std::fs::read(&path).unwrap()).unwrap().head().question.as_deref(), Some("What now?"));
    drop(other);
}

/// Writes a deliberation and an emergency copy of it, and returns the paths of both.
fn file_with_emergency_copy(home: &Path) -> (PathBuf, PathBuf) {
    let path = home.join("a.toml");
    std::fs::write(&path, given("two-accounts.toml")).unwrap();
    let opened = OpenFile::load(&path).unwrap().acquire_lock(&home.join(".local/state/pesee"), moment());
    let copy = opened.save_emergency_copy(opened.document(), &[], moment()).unwrap();
    (path, copy)
}

#[test]
fn a_damaged_emergency_copy_is_named_and_kept() {
    let home = tempfile::tempdir().unwrap();
    let (path, copy) = file_with_emergency_copy(home.path());
    std::fs::write(&copy, "format = ").unwrap();
    for (language, words) in [("en", "cannot be read"), ("fr", "ne peut pas être lue")] {
        let output = typed(home.path(), &["ask", path.to_str().unwrap(), "--lang", language], "4\n").1;
        assert!(output.contains(words) && output.contains(copy.to_str().unwrap()), "{output}");
        assert_eq!(std::fs::read_to_string(&copy).unwrap(), "format = ");
    }
}

/// The error of a damaged file names the emergency copy of its work, which is offered only when the file is gone.
#[test]
fn the_error_of_a_damaged_file_names_its_copy() {
    let home = tempfile::tempdir().unwrap();
    let (path, copy) = file_with_emergency_copy(home.path());
    std::fs::write(&path, "").unwrap();
    for command in [["ask"].as_slice(), &["open", "--plain"]] {
        for (language, words) in [("en", "emergency copy of the work"), ("fr", "copie de secours du travail")] {
            let arguments = [command, &[path.to_str().unwrap(), "--lang", language]].concat();
            let (code, output, errors) = typed(home.path(), &arguments, "4\n");
            assert_eq!(code, 3, "{output}{errors}");
            assert!(errors.contains(words) && errors.contains(copy.to_str().unwrap()), "{errors}");
        }
    }
    std::fs::remove_file(&path).unwrap();
    assert!(typed(home.path(), &["ask", path.to_str().unwrap()], "").1.contains("never reached its file"));
}

#[test]
fn a_recovery_that_is_not_answered_is_offered_again() {
    let home = tempfile::tempdir().unwrap();
    let path = home.path().join("a.toml");
    std::fs::write(&path, given("two-accounts.toml")).unwrap();
    let ask = |lines: &str| typed(home.path(), &["ask", path.to_str().unwrap()], lines).1;
    let state = home.path().join(".local/state/pesee");
    let opened = OpenFile::load(&path).unwrap().acquire_lock(&state, moment());
    let mut doc = opened.document().clone();
    doc.apply(&Edit::rate(
        &doc,
        &Id::me(),
        &Id::new("network").unwrap(),
        &Id::new("keep-both").unwrap(),
        Rating::exact(-5.0),
    ))
    .unwrap();
    opened
        .save_emergency_copy(&doc, &[Draft { field_path: "add.option".into(), text: "half a line".into() }], moment())
        .unwrap();
    drop(opened);
    let output = ask("\n4\n");
    assert!(output.contains("half a line"), "offered");
    assert_eq!(store::load_all_emergency_copies(&state).len(), 1, "no answer decides about the file");
    let output = ask("1\n");
    assert!(
        output.contains("saved with the next answer") && output.contains("is kept for the full screen"),
        "{output}"
    );
    let ask_again = ask("1\n4\n");
    assert!(ask_again.contains("is kept for the full screen"), "{ask_again}");
    let left: Vec<Draft> =
        store::load_all_emergency_copies(&state).into_iter().flat_map(|(_, work)| work.drafts).collect();
    assert_eq!(left.len(), 1, "an answer does not remove the line");
}

/// Writes an emergency copy of a window that ended without saving a half-typed option.
fn abandon_work(path: &Path, state: &Path, text: &str, minutes: i64, change: impl Fn(&Deliberation) -> Edit) {
    let opened = OpenFile::load(path).unwrap().acquire_lock(state, moment());
    let mut changed = opened.document().clone();
    changed.apply(&change(&changed)).unwrap();
    let draft = Draft { field_path: "add.option".into(), text: text.into() };
    opened.save_emergency_copy(&changed, &[draft], moment() + chrono::Duration::minutes(minutes)).unwrap();
}

/// The windows have different answers, or only different half-typed texts.
#[test]
fn a_decision_about_one_copy_leaves_the_work_of_another() {
    let other_question = |text: &'static str| {
        move |document: &Deliberation| Edit::set_text(document, FieldPath::Head(HeadField::Question), text)
    };
    for (decision, earlier, later) in [("1", "One?", "Two?"), ("2", "One?", "Two?"), ("1", "", ""), ("2", "", "")] {
        let home = tempfile::tempdir().unwrap();
        let path = home.path().join("a.toml");
        std::fs::write(&path, given("two-accounts.toml")).unwrap();
        let state = home.path().join(".local/state/pesee");
        abandon_work(&path, &state, "the earlier half", 0, other_question(earlier));
        abandon_work(&path, &state, "the later half", 1, other_question(later));
        let lines = format!("{decision}\n:go 1\nA new question?\n");
        let output = typed(home.path(), &["ask", path.to_str().unwrap()], &lines).1;
        assert!(output.contains("the later half") && !output.contains("the earlier half"), "{output}");
        assert!(std::fs::read_to_string(&path).unwrap().contains("A new question?"), "{output}");
        let left = store::load_all_emergency_copies(&state);
        let left: Vec<&str> = left.iter().flat_map(|(_, work)| &work.drafts).map(|draft| draft.text.as_str()).collect();
        assert!(left.contains(&"the earlier half"), "{decision} {earlier}: {left:?} {output}");
    }
}

/// Writes a deliberation with sealed answers of Anna and Bob, and an emergency copy with what `change` does. Returns
/// the path of the file and the folder of the copies.
fn sealed_file_with_work(home: &Path, change: impl FnOnce(&mut Deliberation)) -> (PathBuf, PathBuf) {
    let (path, state) = (home.join("a.toml"), home.join(".local/state/pesee"));
    std::fs::write(&path, SealedCase::Complete.text(0, 0)).unwrap();
    let opened = OpenFile::load(&path).unwrap().acquire_lock(&state, moment());
    let mut changed = opened.document().clone();
    change(&mut changed);
    opened.save_emergency_copy(&changed, &[], moment()).unwrap();
    (path, state)
}

/// Unsaved answers of Anna are named. Only Anna sees them and decides about them, in her own turn.
#[test]
fn sealed_answers_wait_for_their_author() {
    let (anna, reach, keep) = (Id::new("anna").unwrap(), Id::new("reach").unwrap(), Id::new("keep").unwrap());
    for (language, waits, offer) in [
        ("en", "Unsaved work of Anna", "Work of Anna that is not in this file"),
        ("fr", "écrit par Anna", "dans ce fichier, écrit par Anna"),
    ] {
        for (decision, is_kept) in [("1", true), ("2", false)] {
            let home = tempfile::tempdir().unwrap();
            let (path, state) = sealed_file_with_work(home.path(), |changed| {
                changed.apply(&Edit::rate(changed, &anna, &reach, &keep, Rating::exact(-5.0))).unwrap();
            });
            let ask = |lines: &str| typed(home.path(), &["ask", path.to_str().unwrap(), "--lang", language], lines).1;
            let rating = || {
                let document = store::parse_document(&std::fs::read(&path).unwrap()).unwrap();
                document.rating(&anna, &reach, &keep).map(Rating::value)
            };
            let copies = || store::load_all_emergency_copies(&state).len();
            // Bob corrects an answer, and the first lines of his answers are no decision about the work of Anna.
            for lines in ["1\n2\n", ":verdict\nc\n2\n\n1\n2\n:quit\n"] {
                let output = ask(lines);
                assert!(output.contains(waits) && !output.contains(offer), "{output}");
                assert!(rating() != Some(-5.0) && copies() == 1, "{output}");
            }
            let output = ask(&format!(":verdict\nc\n1\n\n{decision}\n:quit\n"));
            assert!(output.contains(offer), "{output}");
            assert_eq!((rating() == Some(-5.0), copies()), (is_kept, 0), "{output}");
            let trash = std::fs::read_dir(state.join("trash")).map_or(0, Iterator::count);
            assert_eq!(trash, usize::from(!is_kept));
        }
    }
}

/// Each person decides about their own part, also if the work opens all answers. The part of the other person is in a
/// copy from then on.
#[test]
fn the_part_of_the_other_person_waits_although_the_work_opens_all_answers() {
    let (reach, keep) = (Id::new("reach").unwrap(), Id::new("keep").unwrap());
    let rating = |document: &Deliberation, person: &str| {
        document.rating(&Id::new(person).unwrap(), &reach, &keep).map(Rating::value)
    };
    for (decision, is_kept) in [("1", true), ("2", false)] {
        let home = tempfile::tempdir().unwrap();
        let (path, state) = sealed_file_with_work(home.path(), |changed| {
            for (person, value) in [("anna", -5.0), ("bob", -2.0)] {
                let person = Id::new(person).unwrap();
                changed.apply(&Edit::rate(changed, &person, &reach, &keep, Rating::exact(value))).unwrap();
            }
            changed.apply(&pesee::walk::reveal_answers(changed, moment())).unwrap();
        });
        let ask = |lines: &str| typed(home.path(), &["ask", path.to_str().unwrap(), "--lang", "en"], lines).1;
        let read = || store::parse_document(&std::fs::read(&path).unwrap()).unwrap();
        let output = ask(&format!(":verdict\nc\n1\n\n{decision}\n:quit\n"));
        assert!(output.contains("Unsaved work of Anna, Bob"), "{output}");
        let document = read();
        assert_eq!(rating(&document, "anna") == Some(-5.0), is_kept, "{output}");
        assert!(document.is_blind() && rating(&document, "bob") == Some(5.0), "{output}");
        let [(_, work)] = &store::load_all_emergency_copies(&state)[..] else { panic!("one copy: {output}") };
        assert_eq!(rating(&work.document, "bob"), Some(-2.0));
        let output = ask(":verdict\nc\n2\n\n1\n:quit\n");
        let document = read();
        assert!(!document.is_blind() && rating(&document, "bob") == Some(-2.0), "{output}");
        assert_eq!(rating(&document, "anna") == Some(-5.0), is_kept, "{output}");
        assert!(store::load_all_emergency_copies(&state).is_empty(), "{output}");
    }
}

/// Private notes and the unfinished texts of a person are named. Their text is shown to whoever asks for it.
#[test]
fn private_and_personal_texts_are_named_until_the_user_asks_for_them() {
    let opened = "[deliberation]\nrevealed = 2026-11-20T09:00:00-05:00\n";
    let text = SealedCase::Complete.text(0, 0).replacen("[deliberation]\n", opened, 1);
    let texts = ["She wants to leave", "half a thought", "a private thought"];
    for (language, named, show) in [
        ("en", ["A private note, 18 characters", "A private note, 14", "Unfinished text of Anna, 17"], "texts of Anna"),
        ("fr", ["Une note privée, 18 caractères", "Une note privée, 14", "écrit par Anna, 17"], "écrits par Anna"),
    ] {
        let home = tempfile::tempdir().unwrap();
        let path = home.path().join("a.toml");
        std::fs::write(&path, &text).unwrap();
        let state = home.path().join(".local/state/pesee");
        let file = OpenFile::load(&path).unwrap().acquire_lock(&state, moment());
        let mut changed = file.document().clone();
        changed.apply(&Edit::set_text(&changed, FieldPath::PrivateNotes, texts[0])).unwrap();
        let draft = |path: &str, text: &str| Draft { field_path: path.into(), text: text.into() };
        let drafts = [draft("private.all", texts[1]), draft("note.anna.reach.keep", texts[2])];
        file.save_emergency_copy(&changed, &drafts, moment()).unwrap();
        drop(file);
        let ask = |lines: &str| typed(home.path(), &["ask", path.to_str().unwrap(), "--lang", language], lines).1;
        let shown = |output: &str| texts.map(|text| output.contains(text));
        let output = ask("\n");
        assert!(named.iter().all(|name| output.contains(name)) && output.contains(show), "{output}");
        assert_eq!(shown(&output), [false; 3], "{output}");
        assert_eq!(shown(&ask("3\n\n")), [true, true, false]);
        assert_eq!(shown(&ask("4\n\n")), [false, false, true]);
        let output = ask("4\n1\n:quit\n");
        assert_eq!(shown(&output), [false, false, true], "{output}");
        let left: Vec<_> =
            store::load_all_emergency_copies(&state).into_iter().flat_map(|(_, work)| work.drafts).collect();
        assert_eq!(left, drafts);
        // Whoever throws the work away has not chosen the name of Anna.
        let output = ask("2\n:quit\n");
        assert!(output.contains(if language == "en" { "text of Anna is kept" } else { "Anna est gardé" }), "{output}");
        let left: Vec<_> =
            store::load_all_emergency_copies(&state).into_iter().flat_map(|(_, work)| work.drafts).collect();
        assert_eq!(left, drafts[1..]);
        ask("3\n2\n:quit\n");
        assert!(store::load_all_emergency_copies(&state).is_empty());
    }
}

/// The lines do not print a private note that was restored and is undone.
#[test]
fn undoing_a_restored_private_note_does_not_print_it() {
    for (language, undo, undone) in
        [("en", ":undo", "Undone: a change that is not shown here"), ("fr", ":annuler", "Annulé")]
    {
        let home = tempfile::tempdir().unwrap();
        let path = home.path().join("a.toml");
        std::fs::write(&path, given("two-accounts.toml")).unwrap();
        let file = OpenFile::load(&path).unwrap().acquire_lock(&home.path().join(".local/state/pesee"), moment());
        let mut changed = file.document().clone();
        changed.apply(&Edit::set_text(&changed, FieldPath::PrivateNotes, "She wants to leave")).unwrap();
        file.save_emergency_copy(&changed, &[], moment()).unwrap();
        drop(file);
        let lines = format!("1\n{undo}\n:quit\n");
        let output = typed(home.path(), &["ask", path.to_str().unwrap(), "--lang", language], &lines).1;
        assert!(output.contains(undone) && !output.contains("She wants"), "{output}");
    }
}

/// While answers are sealed, the lines name private notes and do not offer to show them.
#[test]
fn private_texts_are_not_offered_while_answers_are_sealed() {
    let home = tempfile::tempdir().unwrap();
    let path = home.path().join("a.toml");
    std::fs::write(&path, given("two-seats.toml")).unwrap();
    let file = OpenFile::load(&path).unwrap().acquire_lock(&home.path().join(".local/state/pesee"), moment());
    let mut changed = file.document().clone();
    changed.apply(&Edit::set_text(&changed, FieldPath::PrivateNotes, "She wants to leave")).unwrap();
    let draft = Draft { field_path: "private.all".into(), text: "half a thought".into() };
    file.save_emergency_copy(&changed, &[draft], moment()).unwrap();
    drop(file);
    let output = typed(home.path(), &["ask", path.to_str().unwrap(), "--lang", "en"], "3\n\n").1;
    assert!(output.contains("A private note, 18 characters") && !output.contains("3. "), "{output}");
    assert!(!output.contains("She wants") && !output.contains("half a thought"), "{output}");
}

/// The lines say how somebody takes the keyboard, and what becomes of the work of a person whom only the work adds.
#[test]
fn the_lines_say_what_becomes_of_work_that_waits() {
    let (reach, keep) = (Id::new("reach").unwrap(), Id::new("keep").unwrap());
    let rate = |document: &Deliberation, person: &str| {
        Edit::rate(document, &Id::new(person).unwrap(), &reach, &keep, Rating::exact(-4.0))
    };
    for (language, way, again, waits) in [
        ("en", "To take the keyboard: :verdict, then c", "offered again when this file", "until Carl has the keyboard"),
        ("fr", "Pour prendre le clavier\u{a0}: :verdict, puis c", "proposé de nouveau", "jusqu'à son tour"),
    ] {
        for (adds, decision) in [(false, ""), (true, "1\n"), (true, "2\n")] {
            let home = tempfile::tempdir().unwrap();
            let path = home.path().join("a.toml");
            std::fs::write(&path, given("two-seats.toml")).unwrap();
            let file = OpenFile::load(&path).unwrap().acquire_lock(&home.path().join(".local/state/pesee"), moment());
            let mut changed = file.document().clone();
            if adds {
                changed.apply(&pesee::walk::add_person(&changed, "Carl").unwrap()).unwrap();
            }
            changed.apply(&rate(&changed, if adds { "carl" } else { "bob" })).unwrap();
            file.save_emergency_copy(&changed, &[], moment()).unwrap();
            drop(file);
            let lines = format!("{decision}:quit\n");
            let output = typed(home.path(), &["ask", path.to_str().unwrap(), "--lang", language], &lines).1;
            let output = output.split_whitespace().filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ");
            let (way, is_refused) = (way.replace('\u{a0}', " "), decision == "2\n");
            assert_eq!(output.contains(&way), !is_refused, "{output}");
            assert_eq!(output.contains(again), is_refused, "{output}");
            assert_eq!(adds && output.contains(waits), decision == "1\n", "{output}");
        }
    }
}

/// The history says how much of a version may be shown, in the same words with and without private notes.
#[test]
fn the_history_does_not_tell_whether_there_are_private_notes() {
    let text = given("two-accounts.toml");
    let weighed = text.replacen("weight = ", "weight = 1", 1);
    assert_ne!(text, weighed);
    let private = "[private]\nnotes = \"She wants to leave\"\n";
    let versions = [text.clone(), text.clone() + private, weighed.clone(), weighed + private];
    for (language, words) in [("en", "may be shown here"), ("fr", "peut être montré ici")] {
        let mut outputs: Vec<String> = Vec::new();
        for version in &versions {
            let home = tempfile::tempdir().unwrap();
            let path = home.path().join("a.toml");
            std::fs::write(&path, &text).unwrap();
            store::keep_version(&home.path().join(".local/state/pesee"), &path, version.as_bytes(), moment()).unwrap();
            let output =
                typed(home.path(), &["ask", path.to_str().unwrap(), "--lang", language], ":history\n:quit\n").1;
            let lines: Vec<&str> = output.lines().filter(|line| line.contains(words)).collect();
            assert_eq!(lines.len(), 1, "{output}");
            outputs.push(lines.concat());
        }
        assert_eq!(outputs[0], outputs[1]);
        assert_eq!(outputs[2], outputs[3]);
        assert_ne!(outputs[0], outputs[2]);
    }
}
