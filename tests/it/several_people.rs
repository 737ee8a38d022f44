//! Several participants, presentation mode, and handing the keyboard to a client.

use std::path::Path;

use pesee::messages::Draft;
use pesee::phrases;
use pesee::store::{self, OpenFile};
use pesee::text::{Language, Locale, number};
use pesee::ui::app::StartTarget;
use pesee::ui::event::Effect;
use pesee::ui::keymap::Scope;
use pesee::ui::theme::Theme;
use pesee::walk::{self, AnswerChoice, PeopleError, Question};
use pesee_core::deliberation::{Audience, Deliberation, FieldPath, FieldValue, Id, List, Seat, WeightingMethod};
use pesee_core::method::{Figures, reveal_ranking};

use crate::common::merging::{id, merged};
use crate::common::places::{From, PLACES, after};
use crate::common::sealed::{NOTES, SealedCase, VARIANTS};
use crate::common::seeds::{few_or_many, is_due};
use crate::common::snapshots::assert_snapshot;
use crate::common::{SECRET, TestApp, answered_by_bob, given, moment, with_private_notes};

const LANGUAGES: [(Language, &str); 2] = [(Language::English, "en"), (Language::French, "fr")];
const SIZES: [(u16, u16); 3] = [(80, 24), (40, 12), (120, 40)];

/// Opens a deliberation of two people with revealed answers and a coach.
fn opened(language: Language) -> TestApp {
    let text = given("table.toml");
    let text = if language == Language::French { text.replace("language = \"en\"", "language = \"fr\"") } else { text };
    TestApp::on_file(language, "a.toml", &text)
}

#[test]
fn the_verdicts_of_all_people_are_shown_side_by_side() {
    for (language, tag) in LANGUAGES {
        let mut app = opened(language);
        app.press("P");
        for (width, height) in SIZES {
            let screen = app.resize(width, height).screen();
            assert_snapshot!(format!("several-people/verdicts.{tag}.{width}x{height}"), screen);
        }
        app.resize(40, 12).press("<Down><Down><Down><Down><Down><Down><Down><Down><Down><Down><Down>");
        assert_snapshot!(format!("several-people/verdicts-scrolled.{tag}.40x12"), app.screen());
    }
}

#[test]
fn private_notes_are_on_no_screen_while_presenting() {
    let mut seen = 0;
    for (at, language) in [Language::English, Language::French].into_iter().enumerate() {
        for (_, place) in PLACES.iter().enumerate().filter(|(nth, _)| is_due(at + nth)) {
            let (_, from, scope, keys) = *place;
            // These places have no file for notes, show the coach's own notes, or close the presentation.
            let mine = matches!(from, From::Nothing | From::Refused | From::Hostile) || scope == Scope::PrivateNotes;
            // Full-text search includes private notes and is disabled during a presentation, so the list stays.
            if scope == Scope::SearchHits {
                let mut app =
                    after(language, Theme::Mono, ("", from, Scope::Library, keys), with_private_notes, "<F6>");
                app.misses(SECRET);
                continue;
            }
            if mine || keys.contains("<F6>") || keys.contains("<F7>") {
                continue;
            }
            let mut app = after(language, Theme::Mono, *place, with_private_notes, "<F6>");
            for (width, height) in SIZES {
                app.resize(width, height).misses(SECRET);
            }
            app.resize(80, 24).press("<F9>").misses(SECRET).press("<F2>").misses(SECRET);
            let lent = format!("{:?}", app.lent);
            assert!(!lent.contains(SECRET), "{lent}");
            seen += 1;
        }
    }
    assert!(seen > few_or_many(40, 120), "{seen}");
}

#[test]
fn private_notes_are_written_saved_and_undone() {
    let mut app = TestApp::on_file(Language::English, "a.toml", &given("table.toml"));
    app.press("<F9>").sees("For you alone").press(" He is tired.<Tab>anxious today<Tab>Spring, then.<Esc>");
    app.wait(10);
    let document = app.document();
    assert_eq!(document.get(&FieldPath::PrivateNotes), Some(FieldValue::Text("secret He is tired.".into())));
    let visit = document.visits().last().unwrap();
    assert_eq!(visit.agreed.as_deref(), Some("Spring, then."));
    assert!(visit.minutes.is_some());
    assert!(app.file().contains("\"2026-11-22T09:00:00-05:00\" = \"anxious today\""), "{}", app.file());
    assert_eq!(document.visits().len(), 1, "one visit is recorded as one meeting");
    // More text is added to the agreement of the same meeting.
    app.press("<F9><BackTab><End> In April.<Esc>").wait(10);
    let document = app.document();
    assert_eq!(document.visits().len(), 1);
    assert_eq!(document.visits()[0].agreed.as_deref(), Some("Spring, then. In April."));
    // All notes of one visit are one undo step.
    app.press("uu").wait(10);
    assert_eq!(app.document().get(&FieldPath::PrivateNotes), Some(FieldValue::Text("secret".into())));
    assert!(!app.file().contains("agreed"), "{}", app.file());
    app.press("<C-r>").wait(10);
    assert!(app.file().contains("agreed"), "{}", app.file());
}

#[test]
fn the_private_note_of_the_current_criterion_is_offered() {
    let mut app = TestApp::on_file(Language::English, "a.toml", &given("table.toml"));
    app.press("P<Enter><F9>").sees("Readers know who is speaking").press("Ask again.<Enter>").wait(10);
    let key = FieldPath::PrivateCriterion(Id::new("clear").unwrap());
    assert_eq!(app.document().get(&key), Some(FieldValue::Text("Ask again.".into())));
}

#[test]
fn a_half_written_private_note_survives_a_kill() {
    let text = given("table.toml");
    let mut app = TestApp::on_file(Language::English, "a.toml", &text);
    app.press("<F9><Tab>half a thought").wait(10);
    let folder = app.folder.path().to_owned();
    app.kill();
    let mut again = TestApp::beside(Language::English, &folder, StartTarget::File(folder.join("a.toml")));
    again.sees("A private note").misses("half a thought").press("<Enter>").sees("F9").misses("half a thought");
    again.press("<F9>").sees("half a thought").press("<Esc>").wait(10);
    assert!(std::fs::read_to_string(folder.join("a.toml")).unwrap().contains("half a thought"));
}

#[test]
fn private_notes_cannot_be_undone_while_presenting() {
    let mut app = TestApp::on_file(Language::English, "a.toml", &given("table.toml"));
    app.press("<F9> and more<Esc><F6>u").misses("rivate").sees("nothing to undo").press("<F9>").misses("secret");
    assert_eq!(app.inner.scopes()[0], Scope::Verdict);
    app.press("mH").sees("Another change").misses("rivate").press("<Enter>");
    assert_eq!(
        app.inner.document().unwrap().get(&FieldPath::PrivateNotes),
        Some(FieldValue::Text("secret and more".into())),
        "going back stops before it"
    );
    app.press("<F6><Esc>u");
    assert_eq!(app.inner.document().unwrap().get(&FieldPath::PrivateNotes), Some(FieldValue::Text("secret".into())));
}

/// Half-typed private text is in an emergency copy: neither the offer to recover it nor what follows shows it to
/// others. A decided file opens on its card.
#[test]
fn a_half_typed_private_note_is_not_shown_on_the_card_while_presenting() {
    let text = crate::common::decided(pesee_core::deliberation::Language::En);
    let mut app = TestApp::on_file(Language::English, "a.toml", &text);
    let shared = app.folder.path().to_owned();
    app.press("<F9>half a thought").wait(3).sees("half a thought");
    app.kill();
    let mut again = TestApp::beside(Language::English, &shared, StartTarget::Library);
    again.press("<F6><Enter>").misses("half a thought");
    assert_ne!(again.inner.scopes()[0], Scope::Recovery);
    again.press("x").misses("half a thought").press("<F6>").sees("An unfinished private text is kept");
}

#[test]
fn a_half_typed_private_note_is_not_shown_while_presenting() {
    for language in [Language::English, Language::French] {
        for hand_over in ["<F6>", "<F7>"] {
            let mut app = TestApp::on_file(language, "a.toml", &given("table.toml"));
            let (shared, path) = (app.folder.path().to_owned(), app.folder.path().join("a.toml"));
            app.press("<F9> half a thought").wait(3);
            app.kill();
            // The file is opened while somebody looks on.
            let mut again = TestApp::beside(language, &shared, StartTarget::Library);
            let hides = |app: &mut TestApp| {
                for (width, height) in SIZES {
                    app.resize(width, height).misses("half a thought").misses("secret");
                }
                app.resize(80, 24);
            };
            again.press("<F6><Enter>");
            assert_ne!(again.inner.scopes()[0], Scope::Recovery);
            hides(&mut again);
            again.press("x");
            hides(&mut again);
            again.press("<F9>H");
            hides(&mut again);
            again.press("<Esc>").wait(3);
            again.kill();
            // Somebody comes in while the offer is on the screen, and leaves again.
            let mut again = TestApp::beside(language, &shared, StartTarget::File(path));
            let is_named = |app: &mut TestApp| {
                let screen = app.screen();
                screen.contains("private note") || screen.contains("note privée")
            };
            hides(&mut again);
            assert!(is_named(&mut again), "{}", again.screen());
            again.press(hand_over);
            hides(&mut again);
            assert!(!is_named(&mut again), "{}", again.screen());
            again.press(if hand_over == "<F7>" { "<F7><F6>" } else { hand_over });
            hides(&mut again);
            again.sees(if language == Language::English { "F9 shows it" } else { "F9 le montre" });
            again.press("<F9>").sees("half a thought");
        }
    }
}

#[test]
fn presenting_closes_private_notes_under_another_page() {
    let mut app = TestApp::on_file(Language::English, "a.toml", &given("table.toml"));
    app.press("<F9> half<F1><F6>").misses("secret").misses("half").press("<Esc>").misses("secret").misses("half");
    assert_eq!(
        app.inner.document().unwrap().get(&FieldPath::PrivateNotes),
        Some(FieldValue::Text("secret half".into()))
    );
}

#[test]
fn presenting_saves_and_closes_open_private_notes() {
    let mut app = TestApp::on_file(Language::English, "a.toml", &given("table.toml"));
    app.press("<F9> half<F6>").misses("secret").misses("half").sees("presenting");
    assert_eq!(
        app.inner.document().unwrap().get(&FieldPath::PrivateNotes),
        Some(FieldValue::Text("secret half".into()))
    );
}

#[test]
fn other_clients_are_hidden_while_presenting() {
    let folder = tempfile::tempdir().unwrap();
    let other = given("fragile.toml").replacen("[deliberation]\n", "[deliberation]\nclient = \"Zwingli K.\"\n", 1);
    let alone = given("two-accounts.toml").replace("client = \"Marie T.\"\n", "");
    for (name, text) in [("a.toml", &given("table.toml")), ("b.toml", &other), ("c.toml", &alone)] {
        std::fs::write(folder.path().join(name), text).unwrap();
    }
    let title = |text: &str| text.split("title = \"").nth(1).unwrap().split('"').next().unwrap().to_owned();
    let path = folder.path().join("a.toml");
    let mut app = TestApp::over(Language::English, folder, StartTarget::File(path), 80, 24);
    app.press("<F6><Esc><Esc>").sees("Two seats").sees("presenting");
    for gone in [title(&other), title(&alone), "Zwingli".to_owned(), "3 deliberations".to_owned()] {
        app.misses(&gone);
    }
    app.press("/w").misses("Zwingli").press("<Esc><F6>").sees("Zwingli").sees(&title(&alone)).misses("presenting");
    // Without an open deliberation the presentation concerns the selected client.
    app.press("/Zwingli<Enter><F6>").sees("Zwingli").misses("Two seats").misses(&title(&alone));
}

#[test]
fn the_keys_of_the_coach_are_disabled_after_handing_over() {
    let mut app = TestApp::on_file(Language::English, "a.toml", &given("table.toml"));
    app.press("P<Enter><F7>").sees("handed over");
    assert_eq!(app.inner.scopes()[0], Scope::Rate);
    // The client can rate,
    app.press("5");
    let changed = app.inner.document().unwrap().clone();
    // and can navigate inside the deliberation, but cannot leave, export or see private content.
    app.press("<F9>").misses("secret").press("<F6>").sees("handed over").press("H").misses("history");
    app.press("<Esc><Esc><Esc>").sees("handed over");
    assert_eq!(app.inner.scopes()[0], Scope::StepList);
    assert!(!app.inner.can(pesee::ui::action::Action::Leave));
    app.press("<End><Up><Enter>y<C-z>:");
    for word in ["private", "history", "presentation", "copy", "library"] {
        app.misses(word);
    }
    app.press("<Esc>");
    assert!(
        !app.lent.iter().any(|effect| matches!(effect, Effect::CopyToClipboard(_) | Effect::Suspend)),
        "{:?}",
        app.lent
    );
    assert_eq!(
        *app.inner.document().unwrap().weights(&Id::new("anna").unwrap()).unwrap(),
        *changed.weights(&Id::new("anna").unwrap()).unwrap()
    );
    // The same key ends the handover. The presentation continues.
    app.press("<F7>").sees("presenting").press("<F6>").misses("presenting").press("<Esc><Esc>");
    assert_eq!(app.inner.scopes()[0], Scope::Library);
}

/// With different sealed answers of the other person, every screen is identical.
#[test]
fn no_screen_depends_on_sealed_answers() {
    let ways = [
        "",
        "m",
        "v",
        "vm",
        "H",
        "mH",
        "vH",
        "u",
        ":",
        "?",
        "P",
        "<Esc>",
        "<Esc><Home><Down><Down><Down><Enter>",
        "<Esc><Home><Down><Down><Down><Down><Down><Down><Enter>",
        "<Esc><Home><Down><Down><Down><Enter>m",
        "<Esc><Home><Down><Down><Down><Down><Down><Enter>x",
        "m<Down>x",
        "5<Enter>",
        "5u",
        "5H",
        "mX",
        "mw",
        "<Esc><Home><Down><Down><Down><Down><Down><Down><Enter><Enter>H",
        "<Esc><Home><Down><Down><Down><Down><Down><Down><Enter><Enter>",
        "<Esc><Home><Down><Down><Down><Down><Down><Down><Enter>ww",
        "v<Esc><Esc>",
        "<F6>",
        "<F7>",
        "<F6>H",
        "<F9>",
        "vy",
    ];
    for language in [Language::English, Language::French] {
        for keys in ways {
            let mut apps = [false, true].map(|way| TestApp::on_file(language, "a.toml", &answered_by_bob(way)));
            for app in &mut apps {
                app.press("<Esc><Up><Enter>").press(keys);
            }
            let [one, other] = &mut apps;
            for (width, height) in SIZES {
                let (one, other) = (one.resize(width, height).screen(), other.resize(width, height).screen());
                assert_eq!(one, other, "{keys}");
                assert!(!one.contains("the other") && !one.contains("the one"), "{keys}:\n{one}");
            }
            assert_eq!(one.lent, other.lent, "{keys}");
        }
    }
}

/// Opens a file with sealed answers that has an earlier version and, if `has_unsaved_work`, an emergency copy. Every
/// sealed answer differs between the file and the other two.
fn on_sealed(language: Language, case: SealedCase, variant: usize, has_unsaved_work: bool) -> TestApp {
    let folder = tempfile::tempdir().unwrap();
    let (path, state) = (folder.path().join("a.toml"), folder.path().join(".state"));
    std::fs::write(&path, case.text(variant, 0)).unwrap();
    std::fs::write(folder.path().join("b.toml"), given("table.toml")).unwrap();
    let other = case.text(variant, 1);
    store::keep_version(&state, &path, other.as_bytes(), moment() - chrono::Duration::days(1)).unwrap();
    if has_unsaved_work {
        let opened = OpenFile::load(&path).unwrap().acquire_lock(&state, moment());
        let draft = Draft { field_path: "add.option".into(), text: "a draft".into() };
        let document = store::parse_document(other.as_bytes()).unwrap();
        opened.save_emergency_copy(&document, &[draft], moment()).unwrap();
    }
    TestApp::over(language, folder, StartTarget::File(path), 80, 24)
}

/// Asserts that `show` leads to the same screens for every variant of a case.
fn assert_independent_of_sealed_answers(case: SealedCase, what: &str, show: impl Fn(usize) -> TestApp) {
    let mut apps: Vec<TestApp> = (0..VARIANTS).map(show).collect();
    for (width, height) in SIZES {
        let screens: Vec<String> = apps.iter_mut().map(|app| app.resize(width, height).screen()).collect();
        assert!(screens.iter().all(|screen| *screen == screens[0]), "{case:?} {what}:\n{}", screens.join("\n---\n"));
    }
    let lent: Vec<String> = apps.iter().map(|app| format!("{:?}", app.lent)).collect();
    assert!(lent.iter().all(|effects| *effects == lent[0]), "{case:?} {what}: {lent:?}");
}

/// Returns the keys that lead from the first screen to a question and then to a step of the walk.
fn keys_to_step(case: SealedCase, step: usize) -> String {
    // A decided file opens on its card, which leads to the steps to do.
    let to_question = if case == SealedCase::Decided { "s" } else { "" };
    format!("{to_question}<Esc><Home>{}<Enter>", "<Down>".repeat(step))
}

#[test]
fn no_screen_of_any_step_depends_on_sealed_answers() {
    let ways =
        ["", "m", "v", "vm", "vH", "H<Down><Down><Enter>", "mH<End><Enter>", "u", "P", "C", "<F6>H", "vy", "mw", "ve"];
    for (nth, case) in SealedCase::ALL.into_iter().enumerate() {
        for (at, keys) in ways.into_iter().enumerate() {
            let language = LANGUAGES[(nth + at) % 2].0;
            assert_independent_of_sealed_answers(case, keys, |variant| {
                let mut app = on_sealed(language, case, variant, false);
                app.press(keys);
                app
            });
            for step in 0..10 {
                if !is_due(at + step) {
                    continue;
                }
                let keys = keys_to_step(case, step) + keys;
                assert_independent_of_sealed_answers(case, &keys, |variant| {
                    let mut app = on_sealed(language, case, variant, false);
                    app.press(&keys);
                    app
                });
            }
        }
    }
}

#[test]
fn the_library_and_its_search_do_not_depend_on_sealed_answers() {
    for case in SealedCase::ALL {
        for language in [Language::English, Language::French] {
            let searches = NOTES.map(|note| format!("/{note}<Enter>"));
            let keys = ["", "<Tab>", "<Tab><Enter>", "c", "C", "/Reach<Enter>"];
            for keys in keys.into_iter().chain(searches.iter().map(String::as_str)) {
                assert_independent_of_sealed_answers(case, keys, |variant| {
                    let mut app = on_sealed(language, case, variant, false);
                    app.restart(language);
                    app.press(keys);
                    app
                });
            }
        }
    }
}

#[test]
fn a_recovery_does_not_depend_on_sealed_answers() {
    for case in SealedCase::ALL {
        for keys in ["", "<Enter>", "<Enter>H", "<Enter>vH", "<Enter>vHu", "x"] {
            assert_independent_of_sealed_answers(case, keys, |variant| {
                let mut app = on_sealed(Language::English, case, variant, true);
                app.press(keys);
                app
            });
        }
    }
}

/// Another program changes every sealed answer while the file is open.
#[test]
fn the_notice_of_an_external_change_does_not_depend_on_sealed_answers() {
    for case in SealedCase::ALL {
        // The first step asks everybody, and step 8 the first person.
        for keys in [String::new(), "v".to_owned(), keys_to_step(case, 0), keys_to_step(case, 7)] {
            assert_independent_of_sealed_answers(case, &keys, |variant| {
                let mut app = on_sealed(Language::English, case, variant, false);
                app.press(&keys);
                std::fs::write(app.folder.path().join("a.toml"), case.text(variant, 2)).unwrap();
                // The file is checked at a key press. F2 only hides the hints.
                app.wait(3).press("<F2>").sees("Somebody else changed this file");
                app
            });
        }
    }
}

/// A merge names the person whose sealed answers are in conflict, and no answer.
#[test]
fn the_notice_of_a_conflict_does_not_depend_on_sealed_answers() {
    let notice = |case: SealedCase, variant: usize, audience: &Audience| {
        let [base, ours, theirs] =
            [0, 1, 2].map(|edit| store::parse_document(case.text(variant, edit).as_bytes()).unwrap());
        let (document, conflicts) = merged(&base, &ours, &theirs);
        let (locale, copy) = (Locale::new(Language::English), Path::new("a.conflict.toml"));
        phrases::conflicts(&locale, (&document, &theirs), audience, &conflicts, copy).to_string()
    };
    for case in SealedCase::ALL {
        for audience in [Audience::Author, Audience::Client, Audience::Group, Audience::Rater(id("carl"))] {
            let notices: Vec<String> = (0..VARIANTS).map(|variant| notice(case, variant, &audience)).collect();
            assert!(notices.iter().all(|notice| *notice == notices[0]), "{case:?} {audience:?}: {notices:#?}");
            assert!(notices[0].contains("sealed"), "{notices:?}");
        }
    }
    let own = notice(SealedCase::Complete, 0, &Audience::Rater(id("bob")));
    assert!(own.contains("Weight of Peace: stays 2; the other version has 3"), "{own}");
}

/// When a file is opened, it is not known who looks at the screen.
#[test]
fn a_file_with_sealed_answers_opens_with_a_handover() {
    let mut app = TestApp::on_file(Language::English, "a.toml", &given("two-seats.toml"));
    app.sees("Anna: your turn").misses("Peace").misses("Keep it").press("m").misses("+4").misses("−3").press("<Esc>");
    // The questions before are those for everybody, and the way back is the same page.
    app.press("<BackTab>").sees("Which options").press("<Enter>").sees("Anna: your turn");
    app.press("<Enter>").sees("Anna's turn").sees("Peace").sees("−3");
    // Answers that are not sealed need no handover.
    let revealed = "[deliberation]\nrevealed = 2026-10-01T09:00:00-04:00\n";
    let open = given("two-seats.toml").replacen("[deliberation]\n", revealed, 1);
    TestApp::on_file(Language::English, "a.toml", &open).misses("your turn").sees("Peace");
}

/// The same person is at the keyboard after saving a copy.
#[test]
fn a_copy_continues_in_the_turn_of_the_same_person() {
    let mut app = TestApp::on_file(Language::English, "a.toml", &given("two-seats.toml"));
    let path = app.folder.path().join("a.toml");
    let mut mode = std::fs::metadata(&path).unwrap().permissions();
    mode.set_readonly(true);
    std::fs::set_permissions(&path, mode).unwrap();
    app.press("<Enter>").sees("Anna's turn").press("2").wait(3).sees("not saved").press("S").wait(9);
    app.sees("Anna's turn").misses("your turn").sees("+2").sees("saved");
}

/// After a handover the screen shows no answer of the previous person.
#[test]
fn a_handover_screen_shows_only_whose_turn_it_is() {
    let mut app = TestApp::on_file(Language::English, "a.toml", &given("two-seats.toml"));
    app.press("<Enter>2<Enter>").sees("Bob: your turn").misses("Keep it").misses("Reach").misses("Peace").misses("+2");
    app.press("u").misses("Reach").press("<Enter>").sees("Bob's turn").press("u").misses("Peace");
}

/// Anna has answered, and Bob takes the keyboard. No way except that of Anna leads back to her answers.
#[test]
fn who_leaves_a_handover_does_not_come_to_the_answers_of_the_previous_person() {
    let at_hand_over = || {
        let mut app = TestApp::on_file(Language::English, "a.toml", &given("two-seats.toml"));
        app.press("<Enter>2<Enter>").sees("Bob: your turn");
        app
    };
    let to_step = |step: usize| format!("<Esc><Home>{}<Enter>", "<Down>".repeat(step));
    for step in [3, 6, 7] {
        at_hand_over().press(&to_step(step)).misses("Peace").misses("+4").misses("−3").sees(": your turn");
    }
    // At the page of the verdict the turn is over.
    let mut app = at_hand_over();
    app.press("v").sees("Waiting for: Bob").press("u").sees("nothing to undo").misses("Peace");
    app.press("<BackTab>").misses("Anna's turn").misses("Peace").press("m").misses("+4").misses("−3").wait(9);
    assert_eq!(app.document().rating(&id("anna"), &id("peace"), &id("pause")).unwrap().value(), 2.0);
    // Nobody else decides that one person is left.
    let mut app = at_hand_over();
    app.press(&to_step(0)).press("<Enter><Enter>").sees("Who decides?").press("1<Enter>").sees("Nothing was changed");
    assert_eq!(app.document().people().len(), 2);
    app.press("m").misses("+4").misses("−3");
}

#[test]
fn an_undone_answer_leads_to_no_other_person() {
    let mut app = TestApp::on_file(Language::English, "a.toml", &given("two-seats.toml"));
    app.press("<Enter>2<Enter>").sees("Bob: your turn").press("<Enter>").sees("Bob's turn").press("1<Enter>");
    app.press("u").sees("Bob's turn").misses("Anna").sees("which option do you lean toward");
}

/// On a page for everybody, an undo does not say whose answer it takes back.
#[test]
fn an_undo_on_the_sealed_verdict_names_no_answer() {
    let mut app = TestApp::on_file(Language::English, "a.toml", &given("two-seats.toml"));
    let answer = crate::common::places::PLACES.iter().find(|(name, ..)| *name == "turn-sealed").unwrap().3;
    app.press(answer)
        .sees("Everybody has answered")
        .press("u")
        .sees("Undone: a sealed answer")
        .misses("Peace")
        .misses("−4");
}

#[test]
fn a_handover_does_not_name_the_open_ratings_of_the_previous_person() {
    let mut app = TestApp::on_file(Language::English, "a.toml", &given("two-seats.toml"));
    app.press("<Enter>").sees("Anna's turn").press("<Enter>").sees("Bob: your turn").misses("Not rated yet");
}

/// Starts a new deliberation at the question of who decides.
fn at_who_decides(language: Language, size: (u16, u16)) -> TestApp {
    let start = StartTarget::New { template: "two-accounts", path: None, client: None };
    let mut app = TestApp::over(language, tempfile::tempdir().unwrap(), start, size.0, size.1);
    app.press("<Enter><Enter>").sees(if language == Language::English { "Who decides?" } else { "Qui décide?" });
    app
}

/// Returns id, name and role of each participant.
fn participants(document: &Deliberation) -> Vec<(String, Option<String>, Seat)> {
    let known = document.participants().iter();
    known.map(|known| (known.id.to_string(), known.name.clone(), known.seat())).collect()
}

fn person(id: &str, name: &str, seat: Seat) -> (String, Option<String>, Seat) {
    (id.to_owned(), Some(name.to_owned()), seat)
}

#[test]
fn no_number_of_people_is_preselected() {
    for (language, tag) in LANGUAGES {
        let mut app = at_who_decides(language, (80, 24));
        assert_snapshot!(format!("several-people/who-decides.{tag}.80x24"), app.screen());
        app.press("<Enter>").wait(9);
        assert!(app.document().participants().is_empty(), "Enter leaves the question open");
        assert!(!walk::is_answered(&app.document(), &Question::Seats));
    }
}

#[test]
fn several_people_are_set_up_by_name() {
    for (language, tag) in LANGUAGES {
        let mut app = at_who_decides(language, (80, 24));
        app.press("2<Enter>");
        assert_snapshot!(format!("several-people/first-name.{tag}.80x24"), app.screen());
        app.press("Anna<Enter>Émile<Enter>Chloé<Enter><Enter>").wait(9);
        let three = [("anna", "Anna"), ("emile", "Émile"), ("chloe", "Chloé")];
        assert_eq!(participants(&app.document()), three.map(|(id, name)| person(id, name, Seat::Person)));
        for (width, height) in SIZES {
            let screen = app.resize(width, height).screen();
            assert_snapshot!(format!("several-people/names.{tag}.{width}x{height}"), screen);
        }
        // Enter goes on, and the way back finds the same people.
        app.resize(80, 24).press("<Enter><BackTab>").sees("Chloé");
        assert_eq!(walk::current_choice(&app.document(), &Question::Seats), Some(AnswerChoice::SeveralPeople));
    }
}

#[test]
fn a_person_and_the_employer_are_two_rows_named_there() {
    let mut app = at_who_decides(Language::English, (80, 24));
    app.press("3<Enter>Anna<Enter>").sees("A name for the employer's side").press("Lévesque and sons<Enter>").wait(9);
    app.sees("Who decides together?").misses("Who else");
    let two = [person("anna", "Anna", Seat::Person), person("levesque-and-sons", "Lévesque and sons", Seat::Employer)];
    assert_eq!(participants(&app.document()), two);
    // One undo takes back one name, and then the choice.
    app.press("uuu").wait(9);
    assert!(app.document().participants().is_empty());
}

#[test]
fn people_without_a_name_can_be_told_apart_and_named_later() {
    let mut app = at_who_decides(Language::English, (80, 24));
    app.press("2<Enter>").sees("▌ person 1").press("<Esc>").sees("person 1, no name yet").sees("person 2, no name yet");
    app.press("<Down>eBob<Enter>").sees("Bob").press("<Esc>").wait(9);
    let document = app.document();
    assert_eq!(participants(&document)[1], person("bob", "Bob", Seat::Person));
    assert!(!walk::is_answered(&document, &Question::People));
}

#[test]
fn the_list_of_people_is_edited() {
    let mut app = at_who_decides(Language::English, (80, 24));
    app.press("2<Enter>Anna<Enter>Bob<Enter>Carl<Enter><Enter>").press("<Home>e<C-u>Anne<Enter>").sees("Anne");
    // Nobody can have the name of another person.
    app.press("abob<Enter>").sees("Somebody has that name already").press("<Esc>");
    app.press("<End>rr").sees("coach, does not count");
    app.press("<Home>rr").press("x").sees("At least two people must stay").wait(9);
    let seats: Vec<Seat> = participants(&app.document()).into_iter().map(|(_, _, seat)| seat).collect();
    assert_eq!(seats, [Seat::Person, Seat::Person, Seat::Coach], "two people who decide have no third role");
    app.press("<End>x").sees("Removed: Carl.").wait(9);
    assert_eq!(app.document().participants().len(), 2);
    app.press("u").wait(9);
    assert_eq!(participants(&app.document())[2], person("carl", "Carl", Seat::Coach));
    assert_eq!(participants(&app.document())[0], person("anna", "Anne", Seat::Person), "an id stays");
}

/// Returns a deliberation of Anna, Bob and Carl in which everybody has answered, sealed.
fn three_people() -> String {
    let file = SealedCase::Complete.text(0, 0);
    let (_, bob) = file.split_once("[gut.bob]").unwrap();
    let carl = "[[participant]]\nid = \"carl\"\nname = \"Carl\"\n\n[gut.anna]";
    file.replacen("[gut.anna]", carl, 1) + "\n[gut.carl]" + &bob.replace(".bob", ".carl")
}

#[test]
fn a_person_is_removed_with_answers_that_are_open_and_never_with_sealed_ones() {
    for (language, _) in LANGUAGES {
        let sealed = three_people();
        let open = sealed.replace("language = \"en\"", "language = \"en\"\nrevealed = 2026-11-01T09:00:00-05:00");
        let to_people = "<Esc><Home><Enter><Enter><Enter><Enter><End>x";
        let mut app = TestApp::on_file(language, "a.toml", &open);
        let removed =
            if language == Language::English { "Removed: Carl, with 7 answers" } else { "Retrait : Carl, avec 7" };
        app.press(to_people).sees(removed).wait(9);
        let carl = id("carl");
        assert!(app.document().ratings(&carl).is_none() && app.document().participant(&carl).is_none());
        app.press("u").wait(9);
        assert_eq!(app.file(), open);
        let mut app = TestApp::on_file(language, "a.toml", &sealed);
        app.press(to_people).sees("(Carl)").wait(9);
        assert_eq!(app.file(), sealed);
        // Nor does one person remain while the answers of others are sealed.
        app.press("<BackTab>1<Enter>").sees("Bob, Carl)").wait(9);
        assert_eq!(app.file(), sealed);
    }
}

#[test]
fn changing_who_decides_keeps_what_can_be_kept() {
    let open = three_people().replace("language = \"en\"", "language = \"en\"\nrevealed = 2026-11-01T09:00:00-05:00");
    let who = "<Esc><Home><Enter><Enter><Enter>";
    // The employer and one person remain; the third person is removed.
    let mut app = TestApp::on_file(Language::English, "a.toml", &open);
    app.press(who).sees("Who decides?").press("3<Enter>").sees("Removed: Carl, with 7 answers. u undoes this.").wait(9);
    let before = store::parse_document(open.as_bytes()).unwrap();
    for known in ["anna", "bob"] {
        assert_eq!(app.document().ratings(&id(known)), before.ratings(&id(known)), "{known}");
    }
    // Both remain, the employer as one person among others.
    app.press("<BackTab>2<Enter>").wait(9);
    assert!(participants(&app.document()).iter().all(|(_, _, seat)| *seat == Seat::Person));
    assert_eq!(app.document().participants().len(), 2);
    app.press("<BackTab>1<Enter>").sees("Removed: Bob, with 7 answers").wait(9);
    assert_eq!(app.document().participants().len(), 1);
    app.press("<Esc>uuu").wait(9);
    assert_eq!(app.file(), open);
}

/// A person who answered alone keeps the answers, and the id to which the answers belong.
#[test]
fn the_answers_of_the_first_person_become_personal() {
    let text = given("two-accounts.toml").replace("client = \"Marie T.\"\n", "");
    let before = store::parse_document(text.as_bytes()).unwrap();
    let me = Id::me();
    let mut app = TestApp::on_file(Language::English, "a.toml", &text);
    app.press("<Esc><Home><Enter><Enter><Enter>2<Enter>Bob<Enter><Enter>").wait(9);
    let document = app.document();
    assert_eq!(participants(&document), [person("me", "Marie", Seat::Person), person("bob", "Bob", Seat::Person)]);
    assert_eq!(document.ratings(&me), before.ratings(&me));
    assert!(document.is_blind() && document.weights(&me).is_some());
    // Bob has no answers, so Marie can decide alone again. Bob cannot open her answers this way.
    let only = AnswerChoice::OnePerson;
    assert!(walk::set_deciders(&document, &only, Some(&me)).is_ok());
    let refused = walk::set_deciders(&document, &only, Some(&id("bob")));
    assert_eq!(refused, Err(PeopleError::AnswersSealed(vec![me])));
}

/// Answers each question of one person: a feeling with its strength, the order, and the ratings.
fn answer_all(app: &mut TestApp, ratings: usize) {
    app.press("2<Enter>3<Enter><Space><Space><Space><Space><Space><Space><Enter>");
    for _ in 0..ratings {
        app.press("3<Enter>");
    }
}

#[test]
fn the_header_says_whose_turn_it_is_at_every_size() {
    let long = "Marie-Antoinette de la Fontaine-Bellechasse";
    for (language, tag) in LANGUAGES {
        let text = three_people().replace("name = \"Anna\"", &format!("name = \"{long}\""));
        for step in [3, 6, 7] {
            let mut app = TestApp::on_file(language, "a.toml", &text);
            // After the handover it is the turn of the person.
            let to_step = format!("<Esc><Home>{}<Enter>", "<Down>".repeat(step));
            app.press(&to_step).press("<Enter>").press(&to_step);
            for (width, height) in SIZES {
                let screen = app.resize(width, height).screen();
                let header = screen.lines().next().unwrap().to_owned();
                assert!(header.contains("Marie-"), "{width}x{height}: {header}");
                assert!(header.contains(&format!("{}/10", step + 1)), "{width}x{height}: {header}");
                assert!(width < 80 || header.trim_start().starts_with("Two"), "the title stays: {header}");
                if step == 7 {
                    assert_snapshot!(format!("several-people/long-name.{tag}.{width}x{height}"), screen);
                }
            }
            app.resize(40, 12).press("<F6>");
            assert!(app.screen().lines().next().unwrap().contains("Marie"), "presenting: {}", app.screen());
        }
    }
}

#[test]
fn three_people_answer_one_after_the_other() {
    for (language, tag) in LANGUAGES {
        let mut app = at_who_decides(language, (80, 24));
        app.press("2<Enter>Anna<Enter>Bob<Enter>Carl<Enter><Enter>").press("<Esc><Home><Down><Down><Down><Enter>");
        let turn = |name: &str| match language {
            Language::English => format!("{name}'s turn"),
            _ => format!("c'est à {name}"),
        };
        let ratings = |app: &TestApp| {
            let document = app.inner.document().unwrap();
            document.criteria().len() * document.eligible_options().count()
        };
        app.sees(&turn("Anna"))
            .press("2<Enter>3<Enter>")
            .press("<Esc><Home>")
            .press(&"<Down>".repeat(6))
            .press("<Enter>");
        app.sees(&turn("Anna")).press("<Space><Space><Space><Space><Space><Space><Enter>");
        assert_snapshot!(format!("several-people/lens.{tag}.80x24"), app.screen());
        app.press("3<Enter>").sees(&turn("Anna"));
        let count = ratings(&app);
        for _ in 0..count {
            app.press("3<Enter>");
        }
        assert_snapshot!(format!("several-people/hand-over.{tag}.80x24"), app.screen());
        let header = app.resize(40, 12).screen().lines().next().unwrap().to_owned();
        let next = if tag == "en" { "Next: Bob" } else { "Ensuite\u{a0}: Bob" };
        assert!(header.contains(next), "{header}");
        app.resize(80, 24).press("<Enter>").sees(&turn("Bob"));
        answer_all(&mut app, count);
        app.sees("Carl").press("<Enter>").sees(&turn("Carl"));
        answer_all(&mut app, count);
        app.wait(9);
        assert!(app.document().is_blind());
        assert_snapshot!(format!("several-people/sealed.{tag}.80x24"), app.screen());
        app.press("<Enter>").wait(9);
        assert!(!app.document().is_blind());
        assert_eq!(app.document().people().len(), 3);
        app.press("P").sees("Anna").sees("Bob").sees("Carl");
        assert_snapshot!(format!("several-people/three-people.{tag}.80x24"), app.screen());
    }
}

/// The same sealed answers, with one rating of Anna corrected.
#[test]
fn a_person_corrects_a_slip_after_everybody_has_answered() {
    for (language, tag) in LANGUAGES {
        let text = three_people();
        let mut app = TestApp::on_file(language, "a.toml", &text);
        app.sees(if language == Language::English { "correct an answer" } else { "corriger une réponse" });
        app.press("c");
        assert_snapshot!(format!("several-people/correction.{tag}.80x24"), app.screen());
        app.press("1<Enter>");
        assert_snapshot!(format!("several-people/correction-hand-over.{tag}.80x24"), app.screen());
        // The questions of Anna follow, one by one.
        let mut steps = Vec::new();
        app.press("<Enter>");
        while app.inner.scopes()[0] != Scope::SealedAnswers {
            let header = app.screen().lines().next().unwrap().to_owned();
            assert!(header.contains("Anna"), "{header}");
            steps.push(header.split("/10").next().unwrap().rsplit(' ').next().unwrap().to_owned());
            let rates = steps.last().unwrap() == "8";
            app.press(if rates { "+2<Enter>" } else { "<Enter>" });
            assert!(steps.len() < 12, "{steps:?}");
        }
        assert_eq!(steps, ["4", "4", "7", "8", "8", "8", "8"]);
        app.wait(9);
        let [old, new] = [store::parse_document(text.as_bytes()).unwrap(), app.document()];
        let [anna, bob, carl] = ["anna", "bob", "carl"].map(id);
        let rating =
            |document: &Deliberation| document.rating(&anna, &id("reach"), &id("keep")).map(|rating| rating.value());
        assert_ne!(rating(&new), rating(&old));
        assert_eq!(rating(&new), Some(2.0));
        assert!(new.is_blind());
        assert_eq!((new.ratings(&bob), new.ratings(&carl)), (old.ratings(&bob), old.ratings(&carl)));
        assert_eq!(new.entry_ids(List::Participants), old.entry_ids(List::Participants));
    }
}

#[test]
fn a_person_goes_back_to_their_own_answers_before_the_next_person_goes_on() {
    let mut app = TestApp::on_file(Language::English, "a.toml", &given("two-seats.toml"));
    app.press("<Enter>2<Enter>")
        .sees("Bob: your turn")
        .sees("Anna can still go back to their own answers with Shift+Tab.");
    app.press("<BackTab>").sees("Anna's turn").press("<Down>4").wait(9);
    assert_eq!(app.document().rating(&id("anna"), &id("peace"), &id("pause")).unwrap().value(), 4.0);
    // Once Bob goes on, his questions do not lead back to hers,
    app.press("<Enter><Enter>").sees("Bob's turn").press("<BackTab><BackTab>").misses("Anna's turn");
    // but Anna can ask for the keyboard before the answers are opened.
    app.press("<Esc>vc1<Enter>").sees("Anna: your turn").misses("+4").press("<Enter>").sees("Anna's turn");
    app.press("<Enter><Enter><Enter><Enter>").sees("Anna's turn");
}

#[test]
fn no_screen_of_a_correction_depends_on_sealed_answers() {
    for case in SealedCase::ALL {
        for keys in
            ["vc", "vc1<Enter>", "vc1<Enter><Enter>", "vc1<Enter><Enter><Enter><Enter>m", "vc1<Enter>u", "vc2<Enter>H"]
        {
            // The person whose answers do not vary corrects them, so that the screens must be equal.
            let keys = match case {
                SealedCase::BothUnfinished => keys.replace('1', "3").replace('2', "1").replace('3', "2"),
                _ => keys.to_owned(),
            };
            assert_independent_of_sealed_answers(case, &keys, |variant| {
                let mut app = on_sealed(Language::English, case, variant, false);
                app.press(&keys);
                if keys == "vc" {
                    app.sees("Whose answers");
                }
                app
            });
        }
    }
}

/// The weights of an order count only all together. A new criterion leaves nobody with all of them.
#[test]
fn a_new_criterion_does_not_hide_that_weights_were_given() {
    let mut opened = store::parse_document(given("table.toml").as_bytes()).unwrap();
    opened.apply(&walk::set_weighting_method(&opened, WeightingMethod::Order)).unwrap();
    opened.apply(&walk::add_criterion(&opened, "Extra one").0).unwrap();
    let error = reveal_ranking(&opened, &Figures::without_draws(&opened)).unwrap_err();
    for (language, reason) in [
        (Language::English, "The weights are not complete, so none of them counts yet."),
        (Language::French, "Les poids ne sont pas complets, et aucun ne compte encore."),
    ] {
        let said = phrases::withheld_reason(&Locale::new(language), &opened, &error);
        assert!(said.as_str().starts_with(reason), "{said}");
    }
}

/// A deliberation of five people with long names, whose answers are revealed.
fn five_people() -> String {
    let names = ["Marie-Claude Beaulieu", "Ana Exemple", "Jean-François Tremblay", "Zoé", "Émile Inventé-Bouchard"];
    let mut text = String::from(
        "format = 1\n[deliberation]\ntitle = \"Five\"\nlanguage = \"en\"\nrevealed = 2026-11-20T09:00:00-05:00\n",
    );
    for (nth, name) in names.iter().enumerate() {
        text += &format!("[[participant]]\nid = \"p{nth}\"\nname = \"{name}\"\nrole = \"person\"\n");
    }
    for option in ["keep", "close", "pause"] {
        text += &format!("[[option]]\nid = \"{option}\"\nname = \"{option} the account\"\n");
    }
    for (nth, criterion) in ["peace", "reach"].iter().enumerate() {
        text += &format!("[[criterion]]\nid = \"{criterion}\"\nname = \"{criterion}\"\nweight = {}\n", nth + 1);
    }
    text += "[weighing]\nmethod = \"points\"\n";
    for nth in 0..names.len() {
        for (at, criterion) in ["peace", "reach"].iter().enumerate() {
            text += &format!("[rating.p{nth}.{criterion}]\n");
            for (to, option) in ["keep", "close", "pause"].iter().enumerate() {
                text += &format!("{option} = {}\n", (nth * 3 + at * 2 + to * 4) as i32 % 11 - 5);
            }
        }
    }
    text
}

#[test]
fn every_person_is_reachable_and_enter_opens_the_named_cell() {
    let names = ["Marie-Claude", "Ana", "Jean-François", "Zoé", "Émile"];
    for (width, height) in [(80, 24), (120, 40), (40, 24)] {
        for (nth, name) in names.iter().enumerate() {
            let mut app = TestApp::on_file_sized(Language::English, "a.toml", &five_people(), width, height);
            app.press("P");
            assert_eq!(app.inner.scopes()[0], Scope::People, "{}", app.screen());
            for _ in 0..nth {
                app.press("<Right>");
            }
            let screen = app.screen();
            assert!(!screen.contains('…') || width < 80, "no name is cut:\n{screen}");
            // The selected person is marked in the selected cell, and Enter opens the cell.
            app.press("<Down>".repeat(12).as_str());
            let screen = app.screen();
            let marked = screen.split('‹').skip(1).find(|rest| rest.starts_with(name));
            assert!(marked.is_some(), "{name}:\n{screen}");
            app.press("<Enter>").sees(name).sees("'s turn");
            assert_eq!(app.inner.scopes()[0], Scope::Rate, "{}", app.screen());
        }
    }
    // The cursor of the rating is on the option of the cell.
    let mut app = TestApp::on_file(Language::English, "a.toml", &five_people());
    app.press("P");
    let screen = app.screen();
    let cell = screen.lines().find(|line| line.contains(" · ") && line.contains("the account")).unwrap();
    let option = ["keep", "close", "pause"].into_iter().find(|option| cell.contains(*option)).unwrap();
    app.press("<Enter>").place(&format!("▌ {option} the account"));
}

#[test]
fn the_matrix_and_the_verdict_open_from_the_comparison_of_people() {
    let mut app = opened(Language::English);
    app.press("Pm");
    assert!(app.inner.scopes().contains(&Scope::Matrix), "{}", app.screen());
    app.press("P<Esc>").press("P");
    assert_eq!(app.inner.scopes()[0], Scope::People, "{}", app.screen());
    app.press("v");
    assert_eq!(app.inner.scopes()[0], Scope::Verdict, "{}", app.screen());
}

/// Beside the ratings of one person stand the figures of that person, never those of the group.
#[test]
fn the_pane_beside_the_ratings_of_a_person_shows_the_figures_of_that_person() {
    let mut app = opened(Language::English);
    app.resize(120, 40).press("vP<Enter>");
    let document = app.document();
    let group = Figures::without_draws(&document);
    let own = document.extract_person(document.people()[0].id);
    let own_figures = Figures::without_draws(&own);
    let (ranking, group_ranking) =
        (reveal_ranking(&own, &own_figures).unwrap(), reveal_ranking(&document, &group).unwrap());
    let figure = |score: f64| number::format_signed(Language::English, score, 1).as_str().to_owned();
    let screen = app.sees("adds").screen();
    let mut differing = 0;
    for (nth, option) in document.options().iter().enumerate() {
        let (own, group) = (figure(ranking.scores[nth].score), figure(group_ranking.scores[nth].score));
        let row = screen.lines().filter_map(|line| line.rsplit_once('│')).map(|(_, pane)| pane.trim());
        let mut rows = row.filter(|pane| pane.starts_with(option.name.as_str()));
        let row = rows.next().unwrap_or_else(|| panic!("{} is not on\n{screen}", option.name));
        assert!(row.ends_with(&own), "{row}: not {own} on\n{screen}");
        differing += usize::from(own != group);
    }
    assert!(differing > 0, "the person and the group have the same scores");
}

/// The largest disagreement is about an option that a condition rules out. Nobody is asked to rate that option.
#[test]
fn the_comparison_of_people_lists_only_options_that_are_left() {
    let condition =
        "[[condition]]\nid = \"may\"\nquestion = \"May we?\"\noptions = [\"close\"]\nstate = \"unmet\"\n\n[weighing]";
    let ruled_out = given("table.toml").replacen("[weighing]", condition, 1);
    for (language, _) in LANGUAGES {
        let mut app = TestApp::on_file(language, "a.toml", &ruled_out);
        let screen = app.press("P").screen();
        let (_, below) = screen.split_once("✗").unwrap_or_else(|| panic!("no option is ruled out in\n{screen}"));
        let cells = below.lines().filter(|line| line.contains("Anna") && line.contains("Bob")).count();
        assert!(cells == 5 && !below.contains("Close it"), "{screen}");
        // Enter opens the page on which the option of the cell stands.
        app.press("<Enter>").sees("Keep it as it is").sees("Readers know who is speaking");
    }
    let text = ruled_out.replace("keep = -3\npause = 1\nclose = 4", "keep = 1\npause = 1\nclose = 4");
    let text = text
        .replace("keep = 3\npause = 1", "keep = 4\npause = 2")
        .replace("keep = -4\npause = 2", "keep = -2\npause = 3");
    for (language, sentence) in [
        (Language::English, "You rate everything that still counts alike."),
        (Language::French, "Vos évaluations sont les mêmes pour tout ce qui compte encore."),
    ] {
        TestApp::on_file(language, "a.toml", &text).press("P").sees(sentence);
    }
}

/// Words beside the signs do not cut the names of the options, and the selected cell is complete.
#[test]
fn the_comparison_of_people_has_complete_names_at_80_columns() {
    for (language, _) in LANGUAGES {
        let mut app = opened(language);
        app.resize(80, 30)
            .press("P")
            .sees("  Pause it and say so  ")
            .sees("▌ Readers know who is speaking · Keep it as it is");
        app.press("<Down>").sees("▌ Readers know who is speaking · Close it");
    }
}
