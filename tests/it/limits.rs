//! The limits of the reader: what is in memory can always be read again, and an emergency copy is read as far as
//! possible.

use pesee::messages::ExternalChange;
use pesee::store::{self, OpenFile, parse_document};
use pesee::text::Language;
use pesee::ui::app::StartTarget;
use pesee::ui::event::Event;
use pesee::walk::{EditError, Session};
use pesee_core::deliberation::*;
use pesee_core::format::{MAX_BYTES, SizeLimit, TextSize};

use crate::common::made_up::made_up;
use crate::common::seeds::few_or_many;
use crate::common::{TestApp, given, moment, only_copy};

fn id(text: &str) -> Id {
    Id::new(text).unwrap()
}

fn empty() -> OpenFile {
    OpenFile::from_text("a.toml".into(), "format = 1\n[deliberation]\ntitle = \"\"\n").unwrap()
}

/// A deliberation whose steps fill the file up to about `bytes`.
fn filled(bytes: usize) -> String {
    let mut text = given("two-accounts.toml");
    let mut nth = 0;
    while text.len() < bytes {
        let note = "x".repeat((bytes - text.len()).min(60_000));
        text.push_str(&format!("\n[[step]]\nid = \"s{nth}\"\nwhat = \"{note}\"\n"));
        nth += 1;
    }
    text
}

#[test]
fn the_estimate_is_never_below_the_size_of_the_text() {
    for seed in 0..few_or_many(200, 5_000) {
        let document = made_up(seed);
        let text = empty().render_text(&document);
        let structure = text.bytes().filter(|byte| b".[{,=".contains(byte)).count();
        let estimate = TextSize::estimate(&document);
        assert!(estimate.bytes >= text.len() as i64, "seed {seed}: {estimate:?} of {} bytes", text.len());
        assert!(estimate.structure >= structure as i64, "seed {seed}: {estimate:?} of {structure}");
    }
}

#[test]
fn an_edit_is_rejected_if_the_reader_rejects_its_value() {
    let document = parse_document(given("two-accounts.toml").as_bytes()).unwrap();
    let long = "é".repeat(40_000);
    let network = id("network");
    let values = [
        (FieldPath::PrivateCriterion(id("removed")), FieldValue::Text("a note".into())),
        (FieldPath::PrivateCriterion(network.clone()), FieldValue::Text(long.clone())),
        (FieldPath::PrivateVisit("2026-11-22".into()), FieldValue::Text(long.clone())),
        (FieldPath::PrivateNotes, FieldValue::Text(long.clone())),
        (FieldPath::Head(HeadField::Tags), FieldValue::Texts(vec![long.clone()])),
        (
            FieldPath::Rating(Id::me(), network.clone(), id("keep-both")),
            FieldValue::Rating(Rating::exact(3.0).unwrap().with_note(Some(long.clone()))),
        ),
        (FieldPath::Rating(Id::me(), id("removed"), id("keep-both")), FieldValue::Rating(Rating::exact(3.0).unwrap())),
        (FieldPath::Weight(Id::me(), id("removed")), FieldValue::Number(3.0)),
        (FieldPath::Weight(id("removed"), network), FieldValue::Number(3.0)),
    ];
    for (path, value) in values {
        let mut changed = document.clone();
        let edit = Edit::set(&document, path.clone(), Some(value));
        assert!(changed.apply(&edit).is_err(), "{path}");
        assert_eq!(changed, document, "{path}");
    }
}

/// Every single change between two unrelated deliberations: most of them refer to entries that do not exist.
#[test]
fn every_change_that_is_accepted_can_be_read_again() {
    let (mut accepted, mut rejected) = (0, 0);
    for seed in 0..few_or_many(12, 300) {
        let (document, other) = (made_up(seed), made_up(seed + 1_000_000));
        for change in diff(&document, &other).changes {
            let mut changed = document.clone();
            let path = change.path.clone();
            match changed.apply(&Edit { changes: vec![change], coalesce_path: None }) {
                Ok(()) => {
                    let read = parse_document(empty().render_text(&changed).as_bytes());
                    assert_eq!(read.as_ref(), Ok(&changed), "seed {seed}: {path}");
                    accepted += 1;
                }
                Err(_) => rejected += 1,
            }
        }
    }
    assert!(accepted > 100 && rejected > 100, "{accepted} accepted, {rejected} rejected");
}

#[test]
fn a_private_note_on_a_criterion_that_was_removed_is_shown_and_not_saved() {
    let mut app = TestApp::on_file(Language::English, "a.toml", &given("two-accounts.toml"));
    let path = app.folder.path().join("a.toml");
    // The notes of the selected criterion are open while another program removes the criterion.
    app.press("m<F9>");
    let before = OpenFile::load(&path).unwrap();
    let mut removed = before.document().clone();
    let criterion = removed.criteria()[0].id.clone();
    removed.apply(&Edit::remove_criterion(&removed, &criterion)).unwrap();
    app.press("client doubts");
    std::fs::write(&path, before.render_text(&removed)).unwrap();
    app.wait(3).press("!<F9>").wait(9);
    assert!(app.inner.unsaved_reason().is_none(), "{}", app.screen());
    assert_eq!(app.inner.document().unwrap().find_integrity_errors(), []);
    // The text is shown and can be copied; nothing keeps a note on what is gone.
    app.sees("client doubts!").sees("was deleted meanwhile").press("<Esc>").misses("client doubts").wait(9);
    assert!(app.inner.unsaved_reason().is_none(), "{}", app.screen());
}

#[test]
fn a_text_that_would_make_the_file_too_large_is_refused_with_the_reason() {
    let text = filled(MAX_BYTES as usize - 40_000);
    let mut app = TestApp::on_file(Language::English, "a.toml", &text);
    app.press("<Esc><Home><Enter>");
    app.send(Event::Paste("y".repeat(50_000)));
    app.sees("the file is full").sees("1,024 KiB").wait(9);
    assert!(app.inner.unsaved_reason().is_none(), "{}", app.screen());
    app.press("z").wait(9).sees("saved");
    assert!(parse_document(&std::fs::read(app.folder.path().join("a.toml")).unwrap()).is_ok());
}

#[test]
fn more_structure_than_the_reader_accepts_is_refused_with_the_limit() {
    // Each full stop counts as structure.
    let mut session = Session::open(parse_document(given("two-accounts.toml").as_bytes()).unwrap(), moment());
    let mut refused = None;
    for nth in 0..4 {
        let edit = Edit::build(session.document(), |builder| {
            builder.push(ActionStep { what: ".".repeat(50_000), ..ActionStep::new(id(&format!("step-{nth}"))) });
        });
        refused = refused.or(session.apply(edit, moment()).err());
        let text = empty().render_text(session.document());
        assert!(parse_document(text.as_bytes()).is_ok(), "{nth}");
    }
    assert_eq!(refused, Some(EditError::TooLarge(SizeLimit::Structure)));
}

/// Returns the edit that adds `count` steps of 60,000 bytes.
fn long_steps(document: &Deliberation, name: &str, count: usize) -> Edit {
    Edit::build(document, |builder| {
        for nth in 0..count {
            let step = ActionStep::new(id(&format!("{name}-{nth}")));
            builder.push(ActionStep { what: "x".repeat(60_000), ..step });
        }
    })
}

#[test]
fn two_versions_that_fit_a_file_only_apart_are_not_merged() {
    let base = parse_document(given("two-accounts.toml").as_bytes()).unwrap();
    let mut theirs = base.clone();
    theirs.apply(&long_steps(&base, "theirs", 10)).unwrap();
    let mut session = Session::open(base.clone(), moment());
    session.apply(long_steps(&base, "ours", 10), moment()).unwrap();
    let ours = session.document().clone();
    let merged = session.merge_external_change(&ExternalChange { base, theirs });
    assert_eq!(merged, Err(EditError::TooLarge(SizeLimit::Bytes)));
    assert_eq!(session.document(), &ours);
    // The next save must write our version over theirs, of which a copy is kept.
    assert!(session.has_unsaved_changes());
}

#[test]
fn undo_and_redo_refuse_what_the_reader_refuses() {
    let base = parse_document(given("two-accounts.toml").as_bytes()).unwrap();
    let too_large = Err(EditError::TooLarge(SizeLimit::Bytes));
    let open = || {
        let mut session = Session::open(base.clone(), moment());
        // Only the work of an emergency copy may exceed the limits.
        session.recover(long_steps(&base, "step", 20), moment()).unwrap();
        session.end_undo_step();
        session
    };
    let mut session = open();
    assert!(session.undo(moment()).unwrap().is_some());
    assert_eq!(session.redo(moment()), too_large);
    assert_eq!(session.document(), &base);

    let mut session = open();
    let few = session.document().entry_ids(List::Steps).into_iter().take(5).collect();
    session.apply(Edit::reorder(session.document(), List::Steps, few), moment()).unwrap();
    let shortened = session.document().clone();
    assert_eq!(session.undo(moment()), too_large);
    assert_eq!(session.document(), &shortened);
    assert!(session.can_undo(), "the step stays, so that it can be undone after another one");
}

#[test]
fn a_merge_that_is_too_large_keeps_both_versions_and_says_so() {
    for (language, message) in [
        (Language::English, "both versions together are more than a file can hold"),
        (Language::French, "les deux versions ensemble dépassent ce qu'un fichier peut contenir"),
    ] {
        let mut app = TestApp::on_file(language, "a.toml", &filled(500_000));
        let path = app.folder.path().join("a.toml");
        // Our version grows in memory, theirs on the disk, before the program looks at the file again.
        let theirs = filled(1_000_000);
        app.press("<Esc><Home><Enter>");
        app.send(Event::Paste("y".repeat(60_000)));
        let ours = app.inner.document().unwrap().clone();
        std::fs::write(&path, &theirs).unwrap();
        app.wait(3).wait(9).sees(message);
        assert_eq!(OpenFile::load(&path).unwrap().document().head().question, ours.head().question, "{}", app.screen());
        let mut files = std::fs::read_dir(app.folder.path()).unwrap().flatten().map(|entry| entry.path());
        let copy = files.find(|path| path.to_string_lossy().contains(".conflict-")).unwrap();
        assert_eq!(std::fs::read_to_string(copy).unwrap(), theirs);
    }
}

#[test]
fn a_file_that_its_comments_make_too_large_is_not_said_to_be_damaged_by_the_disk() {
    let given = given("two-accounts.toml");
    let text = format!("{}\n{given}", "#".repeat(MAX_BYTES as usize - given.len() - 200));
    let mut app = TestApp::on_file(Language::English, "a.toml", &text);
    app.press("n").press(&"long ".repeat(300)).press("<Enter>").wait(3);
    app.sees("Not saved: the file has 1,026 KiB").misses("gives back");
    app.sees("There is an emergency copy");
    // The copy is larger than a file may be, and is read nevertheless.
    let copies = store::load_all_emergency_copies(&app.folder.path().join(".state"));
    assert_eq!(Some(&copies[0].1.document), app.inner.document());
}

#[test]
fn an_emergency_copy_with_errors_is_read_as_far_as_possible() {
    let mut app = TestApp::on_file(Language::English, "a.toml", &given("two-accounts.toml"));
    let (shared, path) = (app.folder.path().to_owned(), app.folder.path().join("a.toml"));
    app.press("4n").press("a note").wait(3);
    app.kill();
    let state = shared.join(".state");
    let copy = only_copy(&state);
    let text = std::fs::read_to_string(&copy).unwrap();
    std::fs::write(&copy, format!("{text}\n[private.criterion]\nremoved = \"x\"\n[weight.me]\nnetwork = \"much\"\n"))
        .unwrap();
    let mut again = TestApp::beside(Language::English, &shared, StartTarget::File(path));
    again.sees("A note on this rating").sees("a note");
}
