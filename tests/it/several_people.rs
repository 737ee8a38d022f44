//! Several participants, presentation mode, and handing the keyboard to a client.

use pesee::text::Language;
use pesee::ui::app::StartTarget;
use pesee::ui::event::Effect;
use pesee::ui::keymap::Scope;
use pesee::ui::theme::Theme;
use pesee_core::deliberation::{FieldPath, FieldValue, Id};

use crate::common::places::{From, PLACES, after};
use crate::common::seeds::{few_or_many, is_due};
use crate::common::snapshots::assert_snapshot;
use crate::common::{SECRET, TestApp, answered_by_bob, given, with_private_notes};

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
    again.press("<Enter>").sees("half a thought").press("<Esc>").wait(10);
    assert!(std::fs::read_to_string(folder.join("a.toml")).unwrap().contains("half a thought"));
}

#[test]
fn private_notes_cannot_be_undone_while_presenting() {
    let mut app = TestApp::on_file(Language::English, "a.toml", &given("table.toml"));
    app.press("<F9> and more<Esc><F6>u").misses("rivate").sees("nothing to take back").press("<F9>").misses("secret");
    assert_eq!(app.inner.scopes()[0], Scope::Verdict);
    app.press("mH").sees("Something else").misses("rivate").press("<Enter>");
    assert_eq!(
        app.inner.document().unwrap().get(&FieldPath::PrivateNotes),
        Some(FieldValue::Text("secret and more".into())),
        "going back stops before it"
    );
    app.press("<F6><Esc>u");
    assert_eq!(app.inner.document().unwrap().get(&FieldPath::PrivateNotes), Some(FieldValue::Text("secret".into())));
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

/// After a handover the screen shows no answer of the previous person.
#[test]
fn a_handover_screen_shows_only_whose_turn_it_is() {
    let mut app = TestApp::on_file(Language::English, "a.toml", &given("two-seats.toml"));
    app.press("2<Enter>").sees("Bob: your turn").misses("Keep it").misses("Reach").misses("Peace").misses("+2");
    app.press("u").misses("Reach").press("<Enter>").sees("Bob's turn").press("u").misses("Peace");
}
