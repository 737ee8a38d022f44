//! The comparison screens: available targets, results, and protection of sealed answers.

use std::path::Path;

use chrono::Duration;
use pesee::store;
use pesee::text::Language;
use pesee::ui::app::StartTarget;
use pesee::ui::event::Event;
use pesee::ui::keymap::Scope;

use crate::common::snapshots::assert_snapshot;
use crate::common::{TestApp, given, moment};

/// The fragile file months later: a weight and a rating were changed after the verdict was seen, and a kept version is
/// older than the name of an option.
fn months_later() -> String {
    let head = "title = \"Pause or keep?\"\nid = \"one\"\ncreated = 2026-05-01T09:00:00-05:00\n\
                updated = 2026-11-20T10:00:00-05:00\nverdict_seen = 2026-05-10T20:00:00-05:00";
    let log = "\n[[change]]\nat = 2026-07-01T10:00:00-05:00\nwhat = \"criterion.network.weight\"\nfrom = 8\nto = 12\n\
               \n[[change]]\nat = 2026-07-01T10:01:00-05:00\nwhat = \"rating.me.privacy.pause\"\nfrom = 4\nto = 1\n\
               \n[[change]]\nat = 2026-11-20T10:00:00-05:00\nwhat = \"criterion.network.weight\"\nfrom = 12\nto = 20\n\
               \n[[visit]]\nat = 2026-07-01T09:30:00-05:00\nminutes = 45\n";
    given("fragile.toml").replace("title = \"Pause or keep?\"", head).replace("weight = 8", "weight = 20") + log
}

fn app(language: Language, text: &str, width: u16, height: u16) -> TestApp {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.toml");
    std::fs::write(&path, text).unwrap();
    let other = given("fragile.toml").replace("Pause or keep?", "One more").replace("pause = 3", "pause = -3");
    std::fs::write(folder.path().join("b.toml"), other).unwrap();
    let version = text.replace("Pause it and say so", "Rest").replace("updated = 2026-11-20", "updated = 2026-08-20");
    let version = version.replace("weight = 20", "weight = 8");
    let replaced = moment() - Duration::days(9);
    store::keep_version(&folder.path().join(".state"), &path, version.as_bytes(), replaced).unwrap();
    TestApp::over(language, folder, StartTarget::File(path), width, height)
}

/// The answers of two people, revealed or sealed.
fn two_people(opened: bool) -> String {
    let text = given("employes-sur-twitter.toml");
    let revealed = "[deliberation]\nrevealed = 2026-11-20T09:00:00-05:00\n";
    if opened { text.replacen("[deliberation]\n", revealed, 1) } else { text }
}

#[test]
fn choices_and_results_in_both_languages() {
    for (language, name) in [(Language::English, "en"), (Language::French, "fr")] {
        let mut app = app(language, &months_later(), 80, 24);
        assert_snapshot!(format!("comparison/choices.{name}.80x24"), app.press("C").screen());
        assert_snapshot!(format!("comparison/then-and-now.{name}.80x24"), app.press("<Enter>").screen());
        let mut app = self::app(language, &two_people(true), 80, 24);
        assert_snapshot!(format!("comparison/choices-two-people.{name}.80x24"), app.press("C").screen());
        assert_snapshot!(format!("comparison/two-people.{name}.80x24"), app.press("<Enter>").screen());
        assert_snapshot!(format!("comparison/two-people-end.{name}.80x24"), app.press("<End>").screen());
    }
}

#[test]
fn a_comparison_fits_every_size() {
    for (language, name) in [(Language::English, "en"), (Language::French, "fr")] {
        for (width, height) in [(40, 12), (120, 40)] {
            let mut app = app(language, &months_later(), width, height);
            assert_snapshot!(format!("comparison/choices.{name}.{width}x{height}"), app.press("C").screen());
            assert_snapshot!(format!("comparison/then-and-now.{name}.{width}x{height}"), app.press("<Enter>").screen());
            assert_snapshot!(
                format!("comparison/then-and-now-end.{name}.{width}x{height}"),
                app.press("<End>").screen()
            );
            let mut app = self::app(language, &two_people(true), width, height);
            assert_snapshot!(
                format!("comparison/two-people-next-page.{name}.{width}x{height}"),
                app.press("C<Enter><PageDown>").screen()
            );
        }
    }
}

#[test]
fn resizing_keeps_the_scroll_position() {
    let mut app = app(Language::English, &two_people(true), 40, 12);
    let before = app.press("C<Enter><PageDown><Down>").screen();
    for (width, height) in [(120, 40), (80, 24), (1, 1), (0, 0), (40, 12)] {
        app.resize(width, height).screen();
    }
    assert_eq!(app.screen(), before);
}

#[test]
fn escape_returns_to_the_screen_the_comparison_was_opened_from() {
    for (there, scope) in [("m", Scope::MatrixWeight), ("v", Scope::Verdict), ("v<Enter>", Scope::Choice)] {
        let mut app = app(Language::English, &months_later(), 80, 24);
        app.press(there);
        assert_eq!(app.inner.scopes()[0], scope);
        app.press("C");
        assert_eq!(app.inner.scopes()[0], Scope::ComparisonTargets);
        app.press("<Down><Enter>");
        assert_eq!(app.inner.scopes()[0], Scope::ComparisonResult);
        // The selection is unchanged.
        app.press("<Esc>").sees("▌   After the visit");
        app.press("<Esc>");
        assert_eq!(app.inner.scopes()[0], scope);
    }
}

#[test]
fn an_unsaved_change_is_compared_and_can_be_undone_in_place() {
    let mut app = app(Language::English, &months_later(), 80, 24);
    app.press("m<Down><Down><Right>-5<Esc>").press("C<Enter>").sees("“Effort” (−2 → −5)");
    app.press("u").misses("“Effort” (−2 → −5)").sees("Undone: the rating of “Keep it” on “Effort”: now −2 (was −5)");
    app.press("<C-r>").sees("“Effort” (−2 → −5)");
}

#[test]
fn another_file_is_chosen_from_the_library_or_by_its_path() {
    let mut app = app(Language::English, &months_later(), 80, 24);
    app.press("C").sees("One more").press("<End><Up><Enter>");
    app.sees("“One more” and “Pause or keep?”: “Keep it”, clearly.");
    app.sees("Pause it and say so on Network  −3 → +3   outweighed");
    let path = app.folder.path().join("b.toml").display().to_string();
    app.press("<Esc><End><Enter>").sees("Which file?").press(&path).press("<Enter>").sees("“One more” and");
    app.press("<Esc><End><Enter>nowhere.toml<Enter>").sees("nowhere.toml cannot be opened");
    assert_eq!(app.inner.scopes()[0], Scope::ComparisonTargets);
    // No comparison changes the file.
    assert_eq!(std::fs::read_to_string(app.folder.path().join("a.toml")).unwrap(), months_later());
}

#[test]
fn the_library_opens_the_selected_file_in_a_comparison() {
    let mut app = app(Language::English, &months_later(), 80, 24);
    app.press("<Esc><Esc>");
    assert_eq!(app.inner.scopes()[0], Scope::Library);
    app.press("<Home>C")
        .sees("When the verdict was first seen")
        .press("<Esc>")
        .sees("is clearly ahead")
        .press("<Esc><Esc>");
    assert_eq!(app.inner.scopes()[0], Scope::Library);
    // After Esc, opening an entry does not open the comparison.
    app.press("<Enter>");
    assert_ne!(app.inner.scopes()[0], Scope::ComparisonTargets);
}

#[test]
fn sealed_answers_are_not_compared() {
    let mut app = app(Language::English, &two_people(false), 80, 24);
    app.press("C").sees("All answers are opened at once").misses("La direction and").misses("Another deliberation");
    assert_eq!(app.inner.scopes()[0], Scope::ComparisonTargets);
    app.press("<Enter><End><Enter>").sees("There is nothing to open in this line");
    assert_eq!(app.inner.scopes()[0], Scope::ComparisonTargets);
    // The same holds for another file in the same library.
    let mut app = self::app(Language::English, &months_later(), 80, 24);
    std::fs::write(app.folder.path().join("b.toml"), two_people(false)).unwrap();
    app.press("C<End><Up><Enter>").sees("All answers are opened at once").misses("→").misses("clearly");
    assert_eq!(app.inner.scopes()[0], Scope::ComparisonResult);
}

#[test]
fn a_comparison_shows_no_private_note() {
    let notes = |text: &str| format!("{}\n[private]\nnotes = \"{text}\"\n", months_later());
    let mut app = app(Language::English, &notes("the boss reads this"), 120, 60);
    std::fs::write(app.folder.path().join("b.toml"), notes("nobody reads this")).unwrap();
    app.press("C<Enter>").misses("reads this").misses("rivate");
    app.press("<Esc><End><Up><Enter>").sees("Nothing differs").misses("reads this").misses("rivate");
}

#[test]
fn a_comparison_shows_no_ranking_before_the_verdict() {
    let mut app = app(Language::English, &given("two-accounts.toml"), 80, 24);
    app.press("vC<End><Up><Enter>").sees("no verdict to show").misses("moved it").misses("would lead");
    assert!(app.inner.document().unwrap().head().verdict_seen.is_none());
}

#[test]
fn late_and_unrequested_file_reads_are_dropped() {
    let mut app = app(Language::English, &months_later(), 80, 24);
    let other = Box::new(store::parse_document(given("two-seats.toml").as_bytes()).unwrap());
    app.press("m").send(Event::LoadedForComparison(Path::new("b.toml").into(), Ok(other)));
    assert_eq!(app.inner.scopes()[0], Scope::MatrixWeight);
    app.send(Event::LoadedForComparison(Path::new("b.toml").into(), Err(Vec::new())));
    app.misses("cannot be opened");
}
