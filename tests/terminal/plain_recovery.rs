//! The offer of the line interface to restore work that adds a person to a file, so that its answers become sealed.

use std::path::{Path, PathBuf};

use pesee::messages::Draft;
use pesee::store::{self, OpenFile};
use pesee::walk;
use pesee_core::deliberation::{Deliberation, Edit, FieldPath, HeadField, Id, Rating};

use crate::command::typed;
use crate::common::{given, moment};

/// Returns an edit of unsaved work.
type Change = fn(&Deliberation) -> Edit;

/// The paths and the texts of drafts.
type Drafts<'a> = &'a [(&'a str, &'a str)];

const LANGUAGES: [&str; 2] = ["en", "fr"];
const SECRET: &str = "Bo secretly hates this";

/// Writes a file of Anna alone, and an emergency copy that adds Bo, with the change and the unfinished texts.
fn file_with_added_person(home: &Path, change: Change, drafts: Drafts<'_>) -> PathBuf {
    let path = home.join("a.toml");
    let bob = "[[participant]]\nid = \"bob\"\nname = \"Bob\"\nseat = \"employer\"\n";
    std::fs::write(&path, given("two-seats.toml").replace(bob, "")).unwrap();
    let file = OpenFile::load(&path).unwrap().acquire_lock(&state(home), moment());
    let mut changed = file.document().clone();
    changed.apply(&walk::add_person(&changed, "Bo").unwrap()).unwrap();
    changed.apply(&change(&changed)).unwrap();
    let draft = |(path, text): &(&str, &str)| Draft { field_path: (*path).into(), text: (*text).into() };
    let drafts: Vec<Draft> = drafts.iter().map(draft).collect();
    file.save_emergency_copy(&changed, &drafts, moment()).unwrap();
    path
}

fn state(home: &Path) -> PathBuf {
    home.join(".local/state/pesee")
}

/// Returns what the program prints for these lines, with one space between two words.
fn ask(home: &Path, path: &Path, language: &str, lines: &str) -> String {
    let output = typed(home, &["ask", path.to_str().unwrap(), "--lang", language], lines).1;
    output.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn rate_for_bo(document: &Deliberation) -> Edit {
    let [bo, reach, keep] = ["bo", "reach", "keep"].map(|id| Id::new(id).unwrap());
    Edit::rate(document, &bo, &reach, &keep, Rating::exact(-4.0))
}

fn write_private_note(document: &Deliberation) -> Edit {
    Edit::set_text(document, FieldPath::PrivateNotes, "She wants to leave")
}

/// What becomes sealed with the work is not shown before, whatever the user chooses.
#[test]
fn texts_that_the_work_seals_are_not_offered() {
    let drafts = [("note.bo.reach.keep", SECRET), ("private.all", "half a thought")];
    for change in [rate_for_bo, write_private_note] {
        for language in LANGUAGES {
            for choice in ["3", "4", "5"] {
                let home = tempfile::tempdir().unwrap();
                let path = file_with_added_person(home.path(), change, &drafts);
                let output = ask(home.path(), &path, language, &format!("{choice}\n\n"));
                assert!(!output.contains("3. "), "{output}");
                for text in [SECRET, "She wants", "half a thought"] {
                    assert!(!output.contains(text), "{text}: {output}");
                }
            }
        }
    }
}

/// A person whom only the work adds has the name that the work gives, also after the work is thrown away.
#[test]
fn a_person_whom_only_the_work_adds_is_named() {
    for change in [rate_for_bo, write_private_note] {
        for (language, unknown, of_bo) in
            [("en", "the person", "unfinished text of Bo"), ("fr", "la personne", "écrit par Bo")]
        {
            for decision in ["1", "2"] {
                let home = tempfile::tempdir().unwrap();
                let path = file_with_added_person(home.path(), change, &[("note.bo.reach.keep", SECRET)]);
                let output = ask(home.path(), &path, language, &format!("{decision}\n:quit\n"));
                assert!(output.contains(of_bo) && !output.contains(unknown), "{decision}: {output}");
                let output = ask(home.path(), &path, language, "\n");
                assert!(!output.contains(unknown), "{decision}, at the next start: {output}");
                let left = store::load_all_emergency_copies(&state(home.path()));
                let texts: Vec<&str> =
                    left.iter().flat_map(|(_, work)| &work.drafts).map(|draft| draft.text.as_str()).collect();
                assert_eq!(texts, [SECRET], "{decision}: the text of Bo waits");
            }
        }
    }
}

/// Work is not said to be in the trash if nothing of it was thrown away.
#[test]
fn what_becomes_of_discarded_work_is_true() {
    let question: Change = |document| Edit::set_text(document, FieldPath::Head(HeadField::Question), "Which one?");
    let of_bo = ("note.bo.reach.keep", SECRET);
    for (language, trash, texts, kept) in [
        ("en", "The unsaved work is in the trash", "The unfinished texts are in the trash", "kept"),
        (
            "fr",
            "Le travail non enregistré est dans la corbeille",
            "Les textes inachevés sont dans la corbeille",
            "gardé",
        ),
    ] {
        let cases: [(Change, Drafts<'_>, bool, bool); 4] = [
            (rate_for_bo, &[], false, false),
            (rate_for_bo, &[of_bo], false, false),
            (rate_for_bo, &[("add.option", "Something else")], false, true),
            (question, &[], true, false),
        ];
        for (change, drafts, is_gone, are_texts_gone) in cases {
            let home = tempfile::tempdir().unwrap();
            let path = file_with_added_person(home.path(), change, drafts);
            let output = ask(home.path(), &path, language, "2\n:quit\n");
            assert_eq!(output.contains(trash), is_gone, "{output}");
            assert_eq!(output.contains(texts), are_texts_gone, "{output}");
            assert_eq!(output.contains(kept), !is_gone, "{output}");
            let copies = store::load_all_emergency_copies(&state(home.path())).len();
            assert_eq!(copies, usize::from(!is_gone), "{output}");
        }
    }
}
