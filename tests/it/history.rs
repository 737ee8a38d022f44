//! The history screen: its contents, undo and redo by Enter, and protection of sealed answers.

use chrono::Duration;
use pesee::text::Language;
use pesee::ui::app::StartTarget;
use pesee::{phrases, store};
use pesee_core::deliberation::*;

use crate::common::made_up::made_up;
use crate::common::snapshots::assert_snapshot;
use crate::common::{TestApp, given, moment};

fn id(text: &str) -> Id {
    Id::new(text).unwrap()
}

/// Changes after the first verdict: several ratings, a weight, and a new criterion.
const CHANGES: &str = "m<Right>5<Down>2<Down><Down>-3<Right>d<Left><Left>1<Backspace>7<Enter>aQuiet<Enter><Esc>";

/// Opens the two-accounts file with a `[[change]]` record and two kept versions.
fn open_with_history(language: Language, width: u16, height: u16) -> TestApp {
    let now = given("two-accounts.toml");
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.toml");
    let change =
        "\n[[change]]\nat = 2026-11-20T21:04:00-05:00\nwhat = \"rating.me.network.keep-both\"\nfrom = 2\nto = 4\n";
    std::fs::write(&path, now.clone() + change).unwrap();
    let keep = |text: String, days| {
        let state = folder.path().join(".state");
        store::keep_version(&state, &path, text.as_bytes(), moment() - Duration::days(days)).unwrap();
    };
    keep(now.replace("Close mine", "Close my account"), 9);
    let (earlier_text, _) = now.split_once("[rating.me.clear-voice]").unwrap();
    keep(earlier_text.replace("weight = 9", "weight = 3"), 1);
    TestApp::over(language, folder, StartTarget::File(path), width, height)
}

#[test]
fn the_history_of_several_changes_in_both_languages() {
    for (language, name) in [(Language::English, "en"), (Language::French, "fr")] {
        let mut app = open_with_history(language, 80, 24);
        assert_snapshot!(format!("history/no-changes.{name}.80x24"), app.press("H").screen());
        app.press("<Esc>").press(CHANGES);
        assert_snapshot!(format!("history/changes.{name}.80x24"), app.press("H").screen());
        assert_snapshot!(format!("history/gone-back.{name}.80x24"), app.press("<Down><Down><Enter>").screen());
        assert_snapshot!(format!("history/version-selected.{name}.80x24"), app.press("<End><Up>").screen());
    }
}

#[test]
fn every_size_shows_the_list_and_the_selected_change() {
    for (width, height) in [(40, 12), (120, 40)] {
        let mut app = open_with_history(Language::English, width, height);
        app.press(CHANGES).press("H");
        assert_snapshot!(format!("history/changes.en.{width}x{height}"), app.screen());
        assert_snapshot!(format!("history/version-selected.en.{width}x{height}"), app.press("<End><Up>").screen());
    }
    let mut app = open_with_history(Language::English, 80, 24);
    app.press(CHANGES).press("H");
    for (width, height) in [(16, 4), (17, 5), (60, 16), (99, 30), (100, 10), (300, 60)] {
        app.resize(width, height).press("<Down><Up>").screen();
    }
}

#[test]
fn enter_undoes_and_redoes_up_to_the_selected_change() {
    let mut app = open_with_history(Language::English, 80, 24);
    let weight = |app: &mut TestApp| app.wait(9).document().criterion(&id("upkeep")).unwrap().weight;
    app.press("m<Down><Down><Down>1<Backspace>7<Enter><Down>1<Backspace>3<Enter><Esc>");
    assert_eq!(weight(&mut app).map(Points::get), Some(7.0));
    app.press("H").sees("Weight of Time and fatigue").sees("8 → 7").sees("4 → 3");
    // Undo the second-newest change together with the newest one.
    app.press("<Down>").sees("and the change after it").press("<Enter>").sees("2 changes undone");
    assert_eq!(weight(&mut app).map(Points::get), Some(8.0));
    // The selection stays on the same entry. Enter redoes up to this entry.
    app.sees("Enter redoes this.").press("<Enter>").sees("Redone: the weight of “Time and fatigue");
    assert_eq!(weight(&mut app).map(Points::get), Some(7.0));
    assert_eq!(app.document().criterion(&id("clear-voice")).unwrap().weight.map(Points::get), Some(4.0));
    // The undo and redo keys also work on this screen.
    app.press("<C-r>").sees("Redone").press("uu").press("<Esc>").sees("8/10");
    assert_eq!(weight(&mut app).map(Points::get), Some(8.0));
}

#[test]
fn a_value_changed_after_the_verdict_can_be_restored() {
    let mut app = open_with_history(Language::English, 80, 24);
    app.press("H").sees("2 days ago, 21:04").sees("+2 → +4").sees("Enter puts the old value back");
    app.press("<Enter>").sees("Put back: Keep both on The network I built in my own name: +4 → +2");
    let rating =
        |app: &mut TestApp| app.wait(9).document().rating(&id("me"), &id("network"), &id("keep-both")).cloned();
    assert_eq!(rating(&mut app), Rating::exact(2.0));
    // The reverted value is the newest change now. The entry in the file is unchanged.
    app.sees("Enter undoes this").press("<Down>").sees("The old value is already there").press("<Enter>u");
    assert_eq!(rating(&mut app), Rating::exact(4.0));
    assert_eq!(app.document().changes().len(), 1);
}

#[test]
fn restoring_a_version_is_one_undoable_change_and_keeps_the_logs() {
    let mut app = open_with_history(Language::English, 80, 24);
    app.press("v").wait(9).press("H").sees("yesterday").press("<End><Up>").sees("Enter goes back to this version");
    app.press("<Enter>").sees("Version restored (yesterday").sees("u undoes this");
    let document = app.wait(9).document();
    assert_eq!(document.criterion(&id("network")).unwrap().weight.map(Points::get), Some(3.0));
    assert!(document.rating(&id("me"), &id("clear-voice"), &id("keep-both")).is_none());
    assert_eq!(document.changes().first().unwrap().what.as_deref(), Some("rating.me.network.keep-both"));
    let before = given("two-accounts.toml");
    app.press("u").sees("Undone").wait(9);
    let document = app.document();
    let was = store::parse_document(before.as_bytes()).unwrap();
    assert_eq!(document.criteria(), was.criteria());
    assert_eq!(document.ratings(&id("me")), was.ratings(&id("me")));
}

#[test]
fn restoring_a_version_keeps_what_a_decision_names() {
    let text = given("two-accounts.toml");
    let decided = "\n[[decision]]\nat = 2026-11-20T21:04:00-05:00\noption = \"close-personal\"\n";
    let now = store::parse_document((text.clone() + decided).as_bytes()).unwrap();
    let mut version = store::parse_document(text.as_bytes()).unwrap();
    version.apply(&Edit::remove_option(&version, &id("close-personal"))).unwrap();
    version.apply(&Edit::remove_account(&version, &id("employer"))).unwrap();
    let mut then = now.clone();
    then.apply(&restore(&now, &version, &Audience::Author)).unwrap();
    assert_eq!(then.decisions(), now.decisions());
    assert_eq!(then.options().len(), 4);
    assert_eq!(then.fate(&id("close-personal"), &id("employer")), Some(&Fate::Keep));
    assert!(then.rating(&id("me"), &id("network"), &id("close-personal")).is_none());
}

/// Anna rates her last cell, then Bob takes over.
#[test]
fn the_history_hides_sealed_answers_of_the_other_person() {
    let text = given("two-seats.toml");
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.toml");
    let change = "\n[[change]]\nat = 2026-11-20T21:04:00-05:00\nwhat = \"rating.anna.peace.keep\"\nfrom = 1\nto = -3\n";
    std::fs::write(&path, text.clone() + change).unwrap();
    let earlier = text.replace("keep = 4", "keep = 1").replace("strength = 2", "strength = 5");
    store::keep_version(&folder.path().join(".state"), &path, earlier.as_bytes(), moment() - Duration::days(1))
        .unwrap();
    let mut app = TestApp::over(Language::English, folder, StartTarget::File(path), 80, 24);
    // Anna sees her own changes.
    app.press("<Enter>").sees("Anna's turn").press("H").sees("Peace: +1 → −3").sees("2 changes").press("<Esc>");
    app.press("2<Enter>").sees("Bob: your turn").press("H");
    let hidden = |app: &mut TestApp| {
        app.sees("Nothing has been changed yet").misses("Peace").misses("+1").misses("Anna:").sees("as now");
        app.press("<Enter><End><Enter>").misses("Undone").misses("Version restored").press("<Esc>");
    };
    hidden(&mut app);
    app.press("m").misses("+4").misses("−3").press("<Esc>").press("<Enter>").sees("Bob's turn").press("H");
    hidden(&mut app);
    // Bob sees his own changes. On the verdict, which concerns both people, the history is sealed.
    app.press("2<Enter>").press("H").sees("first feeling: Pause it").press("<Esc>");
    app.press("<Esc><End><Up><Enter>").press("H").sees("sealed").misses("Pause it").press("<Esc>");
    app.wait(9);
    let answers = |document: &Deliberation| document.rating(&id("anna"), &id("peace"), &id("pause")).cloned();
    assert_eq!(answers(&app.document()), Rating::exact(2.0));
}

#[test]
fn restoring_any_version_is_valid_and_keeps_the_logs() {
    let mut blind = 0;
    for seed in 0..300 {
        let (now, version) = (made_up(seed), made_up(seed + 1_000));
        let person = now.people().first().map(|person| person.id.clone());
        let audiences = [Some(Audience::Author), Some(Audience::Group), person.map(Audience::Rater)];
        for audience in audiences.into_iter().flatten().filter(|a| *a == Audience::Author || now.is_blind()) {
            blind += usize::from(audience != Audience::Author);
            let edit = restore(&now, &version, &audience);
            let mut then = now.clone();
            then.apply(&edit).unwrap();
            assert_eq!(then.decisions(), now.decisions(), "{seed}");
            assert_eq!(then.reviews(), now.reviews());
            assert_eq!(then.changes(), now.changes());
            assert_eq!(then.visits(), now.visits());
            assert_eq!(then.private(), now.private());
            assert_eq!((then.head().id.as_ref(), then.head().revealed), (now.head().id.as_ref(), now.head().revealed));
            assert!(edit.changes.iter().all(|change| audience.can_see(&change.path)), "{seed}");
            assert!(!now.is_blind() || then.is_blind());
            then.apply(&edit.inverse()).unwrap();
            assert_eq!(then, now);
        }
    }
    assert!(blind > 20, "{blind}");
}

#[test]
fn a_view_shows_what_its_audience_may_see() {
    for seed in 0..200 {
        let document = made_up(seed);
        let person = document.people().first().map(|person| person.id.clone());
        let audiences =
            [Some(Audience::Author), Some(Audience::Client), Some(Audience::Group), person.map(Audience::Rater)];
        for audience in audiences.into_iter().flatten() {
            let seen = view(&document, &audience);
            for change in diff(&Deliberation::default(), &document).changes {
                let is_seen = seen.get(&change.path).is_some();
                assert!(!is_seen || audience.can_see(&change.path), "{seed}: {}", change.path);
                // Common weights are hidden from a rater if they count nowhere.
                let may_be_hidden = matches!(audience, Audience::Rater(_)) && change.path.is_common_weight();
                assert!(is_seen || may_be_hidden || !audience.can_see(&change.path), "{seed}: {}", change.path);
            }
        }
    }
}

#[test]
fn every_change_has_a_description() {
    for language in [Language::English, Language::French] {
        let locale = pesee::text::Locale::new(language);
        for seed in 0..60 {
            let (before, after) = (made_up(seed), made_up(seed + 1_000));
            let edit = diff(&before, &after);
            for change in &edit.changes {
                assert!(!phrases::change_text(&locale, &before, &after, change).is_empty(), "{change:?}");
            }
            let lines = phrases::change_lines(&locale, &before, &after, &edit, 5);
            assert!(lines.len() <= 6 && !lines.is_empty());
        }
    }
}

/// A version that differs only in what may not be shown is not called the same as now. The sentence does not depend on
/// whether it differs.
#[test]
fn a_version_that_differs_only_in_hidden_answers_is_not_called_the_same() {
    let sealed = given("two-seats.toml");
    let (complete, private) = (given("two-accounts.toml"), "[private]\nnotes = \"A private thought\"\n");
    for (language, hedge, same) in [
        (Language::English, "in what may be shown here", "is the same as now: there is nothing to restore"),
        (Language::French, "dans ce qui peut être montré ici", "est la même que maintenant"),
    ] {
        for (now, earlier, keys) in [
            (sealed.clone(), sealed.replace("strength = 2", "strength = 5"), "2<Enter>H"),
            (sealed.clone(), sealed.clone(), "2<Enter>H"),
            (complete.clone(), complete.clone() + private, "<F6>H"),
        ] {
            let folder = tempfile::tempdir().unwrap();
            let path = folder.path().join("a.toml");
            std::fs::write(&path, &now).unwrap();
            let state = folder.path().join(".state");
            store::keep_version(&state, &path, earlier.as_bytes(), moment() - Duration::days(1)).unwrap();
            let mut app = TestApp::over(language, folder, StartTarget::File(path), 120, 40);
            app.press("<Enter>").press(keys).press("<End>").sees(hedge).misses(&["This version ", same].concat());
        }
    }
}
