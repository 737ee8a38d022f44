//! A coach's library: the client view, the page of a client, full-text search and archiving.

use std::path::{Path, PathBuf};
use std::time::Duration;

use pesee::runtime::FileSearch;
use pesee::store;
use pesee::text::{Language, SearchTerms};
use pesee::ui::app::StartTarget;
use pesee::ui::event::Event;
use pesee_core::deliberation::Deliberation;

use crate::common::snapshots::assert_snapshot;
use crate::common::{TestApp, moment, parse, shelved};

/// Opens the coach's library.
fn coach(language: Language, width: u16, height: u16) -> TestApp {
    let folder = tempfile::tempdir().unwrap();
    shelved(folder.path(), language);
    TestApp::over(language, folder, StartTarget::Library, width, height)
}

fn text(app: &TestApp, name: &str) -> String {
    std::fs::read_to_string(app.folder.path().join(name)).unwrap()
}

fn document(app: &TestApp, name: &str) -> Deliberation {
    store::parse_document(text(app, name).as_bytes()).unwrap()
}

/// Asserts that the texts are on the screen in the given order.
#[track_caller]
fn in_order(app: &mut TestApp, texts: &[&str]) {
    let screen = app.screen().replace('\u{a0}', " ");
    let places: Vec<usize> = texts.iter().map(|text| screen.find(text).unwrap_or(usize::MAX)).collect();
    assert!(places.is_sorted() && places.last() < Some(&usize::MAX), "{texts:?}: {places:?} on\n{screen}");
}

#[test]
fn the_library_of_a_coach_at_every_size() {
    for (language, tag) in [(Language::English, "en"), (Language::French, "fr")] {
        for (width, height) in [(80, 24), (40, 12), (120, 40)] {
            let mut app = coach(language, width, height);
            assert_snapshot!(
                format!("clients/library-by-client.{tag}.{width}x{height}"),
                app.press("<Tab><Home>").screen()
            );
            assert_snapshot!(format!("clients/client-page.{tag}.{width}x{height}"), app.press("<Enter>").screen());
            assert_snapshot!(
                format!("clients/search-hits.{tag}.{width}x{height}"),
                app.press("<Esc>/choir<Enter>").screen()
            );
        }
    }
}

#[test]
fn tab_groups_by_client_and_back_and_keeps_the_selection() {
    let mut app = coach(Language::English, 80, 24);
    in_order(&mut app, &["Due", "Recent", "Cannot be read"]);
    app.press("<Down>").place("▌ Évenings, mine or theirs");
    app.press("<Tab>").place("▌   Évenings, mine or theirs");
    let order = ["Ana Exemple", "Émile Inventé", "Zoé Imaginaire", "Without a client", "My own", "Cannot be read"];
    in_order(&mut app, &order);
    app.misses("Recent").press("<Tab>").sees("Recent").place("▌ Évenings, mine or theirs");
    // With a search, only the clients of matching deliberations have a heading.
    app.press("<Tab>/bakery").sees("Émile Inventé").misses("Ana Exemple").misses("Without a client");
}

#[test]
fn without_clients_no_client_feature_is_offered() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("a.toml"), "format = 1\n[deliberation]\ntitle = \"Mine\"\n").unwrap();
    let mut app = TestApp::over(Language::English, folder, StartTarget::Library, 80, 24);
    app.sees("Mine").misses("by client").press("<Tab>p").sees("Recent").press(":").misses("client's page");
}

#[test]
fn a_client_page_shows_only_that_client_and_starts_new_files_for_them() {
    let mut app = coach(Language::English, 80, 24);
    app.press("p")
        .sees("Ana Exemple")
        .sees("2 deliberations")
        .sees("12 Nov: 45 min, agreed: She tells the choir first.");
    app.sees("decided: ").misses("bakery").misses("newsletter");
    in_order(&mut app, &["Évenings, mine or theirs", "12 Nov:", "1 Oct:", "The choir's account"]);
    // Every line of a deliberation opens it. Leaving the deliberation returns to the page of the client.
    app.press("<Down><Enter>").sees("Évenings, mine or theirs").press("<Esc><Esc>").sees("She tells the choir first.");
    app.press("n<Enter>").press("<End>x").wait(9).press("<Esc><Esc><Esc>").sees("3 deliberations");
    let new = app.files().into_iter().find(|path| path.to_string_lossy().contains("2026-11-22")).unwrap();
    let new = store::parse_document(&std::fs::read(new).unwrap()).unwrap();
    assert_eq!(new.head().client.as_deref(), Some("Ana Exemple"));
    // After the page is left, a new deliberation has no client.
    app.press("<Esc>").sees("search title, client, tag").press("n<Enter><End>y").wait(9);
    let names = app.files().into_iter().map(|path| store::load_row(&path).0.client).collect::<Vec<_>>();
    assert_eq!(names.iter().filter(|name| name.as_deref() == Some("Ana Exemple")).count(), 3, "{names:?}");
}

#[test]
fn a_client_page_shows_no_file_that_moved_to_another_client() {
    let mut app = coach(Language::English, 80, 24);
    let theirs = text(&app, "2.toml").replace("Ana Exemple", "Émile Inventé");
    std::fs::write(app.folder.path().join("2.toml"), theirs).unwrap();
    app.press("p").sees("The choir's account").misses("She tells the choir first");
}

#[test]
fn enter_searches_all_texts_and_opens_a_hit() {
    let mut app = coach(Language::English, 80, 24);
    // Typing searches titles, clients and tags. Enter searches the full texts, including private notes.
    app.press("/CHÔIR").sees("The choir's account").misses("newsletter");
    app.press("<Enter>").sees("She tells the choir first.").sees("choir, it seems.").misses("Tired of the");
    app.sees("searched 5, found 3").misses("The bakery speaks");
    app.press("<Down><Down><Enter>").sees("A newsletter or nothing").press("<Esc><Esc>").sees("choir, it seems.");
    // The name of the client may be part of a full-text query.
    app.press("/<C-u>imaginaire tired<Enter>").sees("Tired of the").sees("found 1");
    // Esc returns to the search, then to the library. Archived deliberations are searched only while they are shown.
    app.press("<Esc>").sees("imaginaire tired").press("<Esc>").sees("The bakery speaks");
    app.press("A/old page<Enter>").sees("The old page").sees("searched 6");
    app.press("<Esc><C-u><Enter>").sees("The bakery speaks").press("<Enter>").misses("The bakery speaks");
}

#[test]
fn a_search_streams_its_hits_and_skips_broken_files() {
    let folder = tempfile::tempdir().unwrap();
    let mut paths: Vec<PathBuf> = Vec::new();
    for n in 0..300 {
        let path = folder.path().join(format!("{n:03}.toml"));
        let text = match n % 10 {
            0 => format!("format = 1\n[deliberation]\ntitle = \"Nr {n}\"\nquestion = \"A caf\\u00e9 or two?\"\n"),
            1 => "format = 1\n[deliberation]\ntitle = caf\u{e9}".to_owned(),
            _ => format!("format = 1\n[deliberation]\ntitle = \"Nr {n}\"\nquestion = \"Tea?\"\n"),
        };
        std::fs::write(&path, text).unwrap();
        paths.push(path);
    }
    paths.push(folder.path().join("gone.toml"));
    let count = paths.len();
    let mut seeking = FileSearch::new(7, SearchTerms::new("CAFE"), paths.clone());
    let (mut found, mut seen) = (Vec::new(), 0);
    while !seeking.is_done() {
        let Event::SearchProgress { ticket: 7, hits, files_read: read } = seeking.advance(Duration::ZERO) else {
            panic!("no answer")
        };
        assert_eq!(read, seen + 1);
        seen = read;
        found.extend(hits);
    }
    assert_eq!((seen, found.len()), (count, 30));
    assert!(found.iter().all(|hit| hit.matching_line.as_deref() == Some("A café or two?")));
    assert!(found.is_sorted_by_key(|hit| &hit.path), "the hits have the order of the library");

    // The hits grow with the progress reports, and reports of an earlier search are ignored.
    let mut app = TestApp::over(Language::English, folder, StartTarget::Library, 80, 24);
    let now = || pesee::ui::app::CurrentTime { instant: std::time::Instant::now(), wall_time: moment() };
    for key in parse("/cafe<Enter>") {
        drop(app.inner.update(Event::Key(key), now()));
    }
    app.sees("searched 0 of 270, found 0");
    let hits = found[..2].to_vec();
    drop(app.inner.update(Event::SearchProgress { ticket: 1, hits: hits.clone(), files_read: 40 }, now()));
    app.sees("searched 40 of 270, found 2").sees("Nr 0").sees("A café or two?");
    drop(app.inner.update(Event::SearchProgress { ticket: 9, hits, files_read: 80 }, now()));
    app.sees("searched 40 of 270, found 2");
    let effects = app.inner.update(Event::Key(parse("<Esc>")[0]), now());
    assert_eq!(effects, [pesee::ui::event::Effect::CancelSearch]);
}

#[test]
fn archiving_hides_a_file_and_undo_restores_its_bytes() {
    let mut app = coach(Language::English, 80, 24);
    let before = text(&app, "2.toml");
    app.sees("1 is put away;").misses("The old page").sees("6 deliberations");
    app.press("<Down>a").sees("Évenings, mine or theirs is put away").misses("▌ Évenings").sees("2 are put away;");
    assert_eq!(document(&app, "2.toml").head().archived, Some(true));
    app.press("u").sees("is no longer put away").place("▌ Évenings, mine or theirs");
    assert_eq!(text(&app, "2.toml"), before, "undo restores the text of the file");
    app.press("Aa").place("▌ Évenings, mine or theirs");
    in_order(&mut app, &["Due", "The choir's account", "Recent", "▌ Évenings"]);
    app.press("uA").misses("The old page").press("A").sees("The old page").sees("7 deliberations").misses("put away;");
    app.press("/old<Down>a").sees("The old page is no longer put away");
    assert_eq!(document(&app, "5.toml").head().archived, None);
    app.press("u").press("<Esc>A").misses("The old page").sees("1 is put away;");
    // If moving to the trash is the newest action, undo restores the file first, and then the archived state.
    app.press("ax")
        .sees("4 deliberations")
        .press("u")
        .sees("The file is back")
        .press("u")
        .sees("is no longer put away");
}

#[test]
fn a_library_with_only_archived_files_says_so() {
    let folder = tempfile::tempdir().unwrap();
    let text = "format = 1\n[deliberation]\ntitle = \"Old\"\narchived = true\n";
    std::fs::write(folder.path().join("a.toml"), text).unwrap();
    let mut app = TestApp::over(Language::English, folder, StartTarget::Library, 80, 24);
    app.sees("1 is put away; A shows it.").misses("Nothing found").press("A").sees("Old");
}

#[test]
fn the_library_assigns_a_client() {
    let mut app = coach(Language::English, 80, 24);
    app.press("/own<Down>E").sees("The client's name").sees("Known: Ana Exemple, Émile Inventé, Zoé Imaginaire (");
    app.press("em").sees("Known: Émile Inventé (").press("<Tab><Enter>").press("<Esc><Tab>");
    in_order(&mut app, &["Émile Inventé", "My own"]);
    assert_eq!(document(&app, "6.toml").head().client.as_deref(), Some("Émile Inventé"));
    app.misses("Without a client").press("E<C-u><Enter>").sees("Without a client");
    assert_eq!(document(&app, "6.toml").head().client, None);
}

#[test]
fn ten_thousand_files_are_grouped_once_and_not_for_every_key() {
    let mut app = TestApp::new(Language::English);
    let row = |n: usize| pesee::messages::LibraryRow {
        client: (!n.is_multiple_of(50)).then(|| format!("Client {:02}", n % 50)),
        title: format!("Nr {n}"),
        ..store::load_row(Path::new("/nowhere")).0
    };
    let sound = |n| pesee::messages::LibraryRow { errors: Vec::new(), path: format!("/{n}").into(), ..row(n) };
    let rows = (0..10_000).map(sound).collect();
    app.send(Event::LibraryListed { rows, batch: pesee::ui::event::Batch::Replace, is_complete: true });
    app.press("<Tab><Home>").sees("Client 01").press("<End>").sees("Without a client").press("<Home>");
    for _ in 0..200 {
        app.press("<Down>");
    }
    app.sees("Client 02");
}

/// A file with every text field, each with a unique word.
const WRITTEN: &str = r#"format = 1
[deliberation]
id = "notme"
title = "w00"
question = "w01"
template = "two-accounts"
client = "w02"
tags = ["w03"]
[[account]]
id = "a"
platform = "w04"
handle = "w05"
brought = "w06"
note = "w07"
[[option]]
id = "o"
name = "w08"
note = "w09"
[[condition]]
id = "c"
question = "w10"
note = "w11"
[[criterion]]
id = "k"
name = "w12"
hint = "w13"
con = "w14"
zero = "w15"
pro = "w16"
note = "w17"
[[participant]]
id = "me"
name = "w18"
[rating.me.k]
o = { value = 2, note = "w19" }
[[decision]]
at = 2026-11-22T09:00:00Z
option = "o"
because = "w20"
expects = "w21"
lift = "w22"
obstacle = "w23"
helper = "w24"
premortem = "w25"
[[step]]
id = "s"
what = "w26"
[[review]]
at = 2026-11-23T09:00:00Z
note = "w27"
[[visit]]
at = 2026-11-22T09:00:00Z
agreed = "w28"
[private]
notes = "w29"
criterion = { k = "w30" }
visit = { "2026-11-22T09:00:00Z" = "w31" }
"#;

#[test]
fn the_search_covers_every_text_field_and_nothing_else() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.toml");
    std::fs::write(&path, WRITTEN).unwrap();
    assert_eq!(store::parse_document(WRITTEN.as_bytes()).map(|_| ()), Ok(()));
    for n in 0..32 {
        let word = format!("w{n:02}");
        let hit = store::search_file(&path, &SearchTerms::new(&word)).unwrap_or_else(|| panic!("no {word}"));
        assert_eq!(hit.matching_line, (![0, 2, 3].contains(&n)).then_some(word));
    }
    for none in ["notme", "two-accounts", "w32", "format"] {
        assert_eq!(store::search_file(&path, &SearchTerms::new(none)), None, "{none}");
    }
    // Encrypted files and files that are not UTF-8 have no hits.
    let sealed = folder.path().join("b.toml.age");
    std::fs::write(&sealed, b"age-encryption.org/v1\n\xff\xfew01").unwrap();
    assert_eq!(store::search_file(&sealed, &SearchTerms::new("w01")), None);
}

/// Copies the only deliberation of the library, and returns the text of the copy.
fn copy(language: Language, text: &str, keys: &str) -> (TestApp, String) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.toml");
    std::fs::write(&path, text).unwrap();
    let mut app = TestApp::over(language, folder, StartTarget::Library, 80, 24);
    app.press("D").press(keys);
    let copies: Vec<PathBuf> = app.files().into_iter().filter(|file| !file.ends_with("a.toml")).collect();
    let [copy] = copies.as_slice() else { panic!("{copies:?} on\n{}", app.screen()) };
    assert_eq!(std::fs::read_to_string(app.folder.path().join("a.toml")).unwrap(), text);
    let copy = std::fs::read_to_string(copy).unwrap();
    (app, copy)
}

#[test]
fn a_copy_has_the_method_only_unless_everything_is_chosen() {
    // A comment, an unknown key, and names in the texts of the method.
    let text = WRITTEN.replace("name = \"w08\"", "name = \"Close @w05, says W18\"   # w90");
    let text = text.replace("question = \"w10\"", "question = \"Does W02 allow it?\"");
    let text = text + "[elsewhere]\nkey = \"w92\"\n";
    let all: Vec<String> = (0..=92).map(|n| format!("w{n:02}")).filter(|word| text.contains(word)).collect();
    assert!(all.len() >= 32, "{all:?}");
    for (language, closes) in [(Language::English, "Close account 1"), (Language::French, "Close compte 1")] {
        let (mut app, copied) = copy(language, &text, "<Enter>");
        let kept: Vec<&String> = all.iter().filter(|word| copied.to_lowercase().contains(*word)).collect();
        assert_eq!(kept, ["w00", "w12", "w13", "w14", "w15", "w16"], "{copied}");
        assert!(copied.contains(closes), "{copied}");
        let document = store::parse_document(copied.as_bytes()).unwrap();
        assert!(document.head().client.is_none() && document.head().id.as_ref().unwrap().as_str() != "notme");
        assert_eq!((document.options().len(), document.criteria().len(), document.conditions().len()), (1, 1, 1));
        let original = store::parse_document(text.as_bytes()).unwrap();
        assert!(!original.decisions().is_empty() && document.decisions().is_empty());
        assert!(document.visits().is_empty() && document.participants().is_empty() && document.accounts().len() == 1);
        app.sees(if language == Language::English { "the method only" } else { "n'a que la méthode" });
        app.sees(if language == Language::English { "▌ w00 (copy)" } else { "▌ w00 (copie)" });
        // Everything, for the same client.
        let (mut app, copied) = copy(language, &text, "<Down><Enter>");
        assert!(all.iter().all(|word| copied.to_lowercase().contains(word)), "{copied}");
        assert_eq!(store::parse_document(copied.as_bytes()).unwrap().head().client.as_deref(), Some("w02"));
        app.sees(if language == Language::English { "▌ w00 (copy)" } else { "▌ w00 (copie)" });
    }
    // Escape copies nothing.
    let mut app = coach(Language::English, 80, 24);
    app.press("D").sees("A copy of").press("<Esc>").misses("A copy of").misses("(copy)");
}

#[test]
fn a_copy_of_the_method_opens_at_the_first_question() {
    for language in [Language::English, Language::French] {
        let text = crate::common::decided(crate::common::spoken(language));
        let (mut app, copied) = copy(language, &text, "<Enter>");
        let document = store::parse_document(copied.as_bytes()).unwrap();
        let original = store::parse_document(text.as_bytes()).unwrap();
        assert_eq!(document.criteria().len(), original.criteria().len());
        // The options of the template that are offered later concern the same accounts.
        let ids =
            |document: &Deliberation| document.accounts().iter().map(|account| account.id.clone()).collect::<Vec<_>>();
        assert_eq!(ids(&document), ids(&original));
        assert!(document.criteria().iter().all(|criterion| criterion.weight.is_none() && criterion.note.is_none()));
        app.press("<Enter>");
        let open = app.inner.document().unwrap();
        assert_eq!((open.head().decide_by, open.decisions().len()), (None, 0));
    }
}

#[test]
fn a_key_without_effect_in_the_library_names_what_is_selected() {
    let mut app = coach(Language::English, 80, 24);
    app.press("<Tab><Home>D").sees("A client is selected.").misses("that can be read first");
    let empty = tempfile::tempdir().unwrap();
    let mut app = TestApp::over(Language::English, empty, StartTarget::Library, 80, 24);
    for key in ["L", "<F9>"] {
        app.press(key).sees("There is no deliberation yet. Enter begins one").misses("that can be read");
    }
}
