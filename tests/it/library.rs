//! The library: listing, searching, renaming, copying, deleting and opening.

use pesee::messages::LibraryStage;
use pesee::store;
use pesee::text::Language;
use pesee::ui::event::Event;
use pesee::ui::keymap::Scope;
use pesee::walk;
use pesee_core::deliberation::Deliberation;

use crate::common::snapshots::assert_snapshot;
use crate::common::{TestApp, decided, finished, given, moment, parse};

fn shelf() -> TestApp {
    let folder = tempfile::tempdir().unwrap();
    for name in ["two-accounts.toml", "fragile.toml", "employes-sur-twitter.toml"] {
        std::fs::write(folder.path().join(name), given(name)).unwrap();
    }
    let due =
        finished().replace("status = \"open\"", "status = \"open\"\nclient = \"Marie T.\"\nreview_on = 2026-11-22");
    std::fs::write(folder.path().join("due.toml"), due.replace("Two accounts, one me", "Réseau, à relire")).unwrap();
    std::fs::write(folder.path().join("budget.toml"), "format = 1\n[deliberation]\ntitle = 3\n").unwrap();
    TestApp::over(Language::English, folder, pesee::ui::app::StartTarget::Library, 80, 24)
}

#[test]
fn due_files_come_first_and_broken_files_last() {
    assert_snapshot!("library/due-and-broken.en.80x24", shelf().screen());
}

#[test]
fn the_search_filters_while_typing_and_ignores_accents() {
    let mut app = shelf();
    app.press("/reseau").sees("Réseau, à relire").misses("Pause or keep?");
    app.press("<Down><Enter>").sees("“Keep both” is ahead on your best guesses");
    let mut app = shelf();
    app.press("/levesque").sees("Nos employés").misses("Pause or keep?").press("<Esc>").sees("Pause or keep?");
    app.press("/zzz").sees("No title, client or tag matches");
}

#[test]
fn escape_closes_a_search() {
    let mut app = shelf();
    app.press("/zzz<Tab>").sees("Nothing found").press("<Esc>").misses("Nothing found").sees("Pause or keep?");
}

#[test]
fn files_are_renamed_copied_trashed_and_restored() {
    let mut app = shelf();
    app.press("e<End>!<Enter>").sees("Réseau, à relire!");
    assert_eq!(app.files().len(), 5, "a file keeps its name");
    app.press("D<Enter>").sees("▌ Réseau, à relire! (copy)").sees("6 deliberations");
    app.press("x").sees("is in the trash").sees("5 deliberations").press("<Home>u").sees("6 deliberations");
    app.sees("▌ Réseau, à relire! (copy)");
    // Undo also works on the welcome screen, after the only file was deleted.
    let mut app = TestApp::on_file(Language::English, "a.toml", &finished());
    app.press("<Esc><Esc>x").sees("is in the trash").sees("0 deliberations").press("u").sees("1 deliberation");
}

#[test]
fn a_broken_file_shows_its_fault_and_is_not_changed() {
    let mut app = shelf();
    app.press("G").sees("line 3: “deliberation.title” must be a text".replace(['“', '”'], "\"").as_str());
    app.press("<Enter>").sees("5 deliberations");
    let broken = app.files().into_iter().find(|path| path.ends_with("budget.toml")).unwrap();
    assert_eq!(std::fs::read_to_string(broken).unwrap(), "format = 1\n[deliberation]\ntitle = 3\n");
}

#[test]
fn a_second_enter_does_not_load_twice() {
    let mut app = shelf();
    let enter = || Event::Key(parse("<Enter>")[0]);
    let now = || pesee::ui::app::CurrentTime { instant: std::time::Instant::now(), wall_time: moment() };
    let first = app.inner.update(enter(), now());
    let second = app.inner.update(enter(), now());
    assert_eq!((first.len(), second.len()), (1, 0));
}

#[test]
fn only_the_first_new_deliberation_is_for_the_client_named_at_the_start() {
    let start = pesee::ui::app::StartTarget::New { template: "two-accounts", path: None, client: Some("Marie".into()) };
    let mut app = TestApp::over(Language::English, tempfile::tempdir().unwrap(), start, 80, 24);
    app.press("<End>x<Esc><Esc><Esc>").wait(3).press("n<Enter><End>y").wait(3);
    let clients: Vec<Option<String>> = app.files().iter().map(|path| store_read(path).head().client.clone()).collect();
    assert_eq!(clients.iter().flatten().collect::<Vec<_>>(), ["Marie"], "{clients:?}");
}

fn store_read(path: &std::path::Path) -> Deliberation {
    pesee::store::parse_document(&std::fs::read(path).unwrap()).unwrap()
}

#[test]
fn a_file_that_was_saved_with_a_clock_ahead_does_not_stay_on_top() {
    let folder = tempfile::tempdir().unwrap();
    let row = |(name, updated): (&str, &str)| {
        let path = folder.path().join(name);
        std::fs::write(&path, format!("format = 1\n[deliberation]\ntitle = \"t\"\nupdated = {updated}\n")).unwrap();
        pesee::store::load_row(&path).0
    };
    let mut rows = [
        ("yesterday", "2026-11-21T22:00:00-05:00"),
        ("ahead", "2027-11-22T09:00:00-05:00"),
        ("before-1970", "1969-12-31T23:00:00-05:00"),
        ("today", "2026-11-22T09:00:00-05:00"),
    ]
    .map(row);
    pesee::walk::sort_rows(&mut rows, moment().date_naive());
    let names = rows.map(|row| row.path.file_name().unwrap().to_string_lossy().into_owned());
    assert_eq!(names, ["today", "ahead", "yesterday", "before-1970"]);
}

/// The library says "verdict ready" exactly of the files that open on a verdict.
#[test]
fn a_ready_verdict_opens() {
    let folders = ["tests/files", "src/core/tests/golden/edges"];
    let files = folders.iter().flat_map(|folder| std::fs::read_dir(folder).unwrap()).map(|entry| entry.unwrap().path());
    let mut ready = 0;
    for path in files.filter(|path| path.extension().is_some_and(|extension| extension == "toml")) {
        let text = std::fs::read_to_string(&path).unwrap();
        for text in [text.clone(), without_answer(&text, "[gut."), without_answer(&text, "[rating."), undecided(&text)]
        {
            let Ok(document) = store::parse_document(text.as_bytes()) else { continue };
            let is_ready = walk::library_stage(&document) == LibraryStage::Ready;
            let mut app = TestApp::on_file(Language::English, "a.toml", &text);
            let shows_verdict = app.inner.scopes().first() == Some(&Scope::Verdict);
            assert_eq!(is_ready, shows_verdict, "{}\n{}", path.display(), app.screen());
            ready += usize::from(is_ready);
        }
    }
    assert!(ready > 10, "{ready}");
}

/// Returns a file without the first table whose header starts with `start`.
fn without_answer(text: &str, start: &str) -> String {
    let Some(at) = text.find(start) else { return text.to_owned() };
    let end = text[at..].find("\n[").map_or(text.len(), |end| at + end + 1);
    format!("{}{}", &text[..at], &text[end..])
}

/// Returns a file without the tables from the first decision on.
fn undecided(text: &str) -> String {
    text.split("[[decision]]").next().unwrap_or_default().to_owned()
}

/// A late step matters more than a review that is not due yet, in the library, on the page of a client and in `list`.
#[test]
fn late_steps_and_warning_signs_are_due_everywhere() {
    for (entry, due) in [
        ("[[step]]\nid = \"s\"\nwhat = \"Tell them\"\nby = 2026-11-19\n", "step was due 3 days ago"),
        (
            "[[tripwire]]\nid = \"t\"\nsign = \"Nobody writes\"\nthen = \"Stop\"\nlook_on = 2026-11-19\n",
            "warning sign check was due 3 days ago",
        ),
    ] {
        let text = finished()
            .replace("status = \"open\"", "status = \"open\"\nclient = \"Marie T.\"\nreview_on = 2026-12-01")
            + entry;
        for (width, height) in [(80, 24), (120, 40)] {
            let folder = tempfile::tempdir().unwrap();
            std::fs::write(folder.path().join("a.toml"), &text).unwrap();
            let start = pesee::ui::app::StartTarget::Library;
            let mut app = TestApp::over(Language::English, folder, start, width, height);
            app.sees("Due").misses("Recent").sees(due).sees("1 more");
            app.press("p").sees("Marie T.").sees(due).sees("1 more");
            app.press("<Esc><Tab>").sees(due);
        }
    }
}

#[test]
fn a_row_that_is_cut_stands_in_full_below_the_list() {
    for (language, decision, width, height) in [
        (Language::English, "decided: Keep both and write for the firm twice a week", 80, 24),
        (Language::French, "décision\u{a0}: Keep both and write for the firm twice a week", 80, 24),
        (Language::English, "decided: Keep both and write for the firm twice a week", 120, 40),
    ] {
        let folder = tempfile::tempdir().unwrap();
        let text = decided(pesee_core::deliberation::Language::En);
        let text = text.replace("name = \"Keep both\"", "name = \"Keep both and write for the firm twice a week\"");
        std::fs::write(folder.path().join("a.toml"), text).unwrap();
        std::fs::write(folder.path().join("b.toml"), "format = 1\n[deliberation]\ntitle = \"x\"\n").unwrap();
        let mut app = TestApp::over(language, folder, pesee::ui::app::StartTarget::Library, width, height);
        app.sees(decision).press("<End>").misses(decision);
    }
}

#[test]
fn a_new_title_and_a_new_client_are_undone_one_by_one() {
    for (language, renamed, back) in [
        (Language::English, "The client is now Zoé. u undoes this.", "The deliberation has no client again."),
        (Language::French, "La personne accompagnée est maintenant Zoé. u l'annule.", "de nouveau sans personne"),
    ] {
        let mut app = TestApp::new(language);
        std::fs::write(app.folder.path().join("a.toml"), finished()).unwrap();
        app.restart(language);
        app.press("e<C-u>Other title<Enter>").sees("Other title").press("EZoé<Enter>").sees(renamed);
        assert_eq!(app.document().head().client.as_deref(), Some("Zoé"));
        app.press("u").sees(back);
        assert_eq!(app.document().head().client, None);
        assert_eq!(app.document().head().title, "Other title");
        app.press("u");
        assert_eq!(app.document().head().title, "Two accounts, one me");
        // An undo is no change that can be undone, and the same title is no change.
        app.press("u").sees(if language == Language::English { "nothing to undo" } else { "rien à annuler" });
        app.press("e<Enter>u").sees(if language == Language::English { "nothing to undo" } else { "rien à annuler" });
    }
}
