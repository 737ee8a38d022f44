//! Export of a report from the full-screen interface: preview, written file, protected files and omitted content.

use std::path::Path;

use pesee::messages::{ReportFormat, ReportRequest};
use pesee::text::{Language as Reader, Locale};
use pesee::ui::app::StartTarget;
use pesee::ui::keymap::Scope;
use pesee::{report, store};
use pesee_core::deliberation::Language;

use crate::common::{TestApp, answered, chosen, decided, given, moment};

const BOTH: [(Reader, Language); 2] = [(Reader::English, Language::En), (Reader::French, Language::Fr)];

/// Returns the text in the language of the reader.
fn in_language(reader: Reader, words: [&'static str; 2]) -> &'static str {
    words[usize::from(reader == Reader::French)]
}

fn read(app: &TestApp, name: &str) -> String {
    std::fs::read_to_string(app.folder.path().join(name)).unwrap_or_default()
}

#[test]
fn the_preview_is_what_is_written() {
    for (reader, language) in BOTH {
        let mut app = TestApp::on_file(reader, "a.toml", &answered(language));
        app.press("e").sees(in_language(reader, ["A report to hand over", "Un rapport à remettre"])).sees("a.md");
        assert!(!app.folder.path().join("a.md").exists(), "nothing is written without a command");
        app.press("<Enter>");
        assert_eq!(app.inner.scopes()[0], Scope::Verdict);
        let path = app.folder.path().join("a.md");
        app.sees(&path.to_string_lossy());
        let document = store::parse_document(read(&app, "a.toml").as_bytes()).unwrap();
        for (turns, format) in ReportFormat::ALL.into_iter().enumerate() {
            let wanted = ReportRequest::new(format);
            let Ok(made) = report::render(&document, wanted, None, &Locale::new(reader), moment()) else {
                // No step has a date yet.
                app.press("e<Left><Enter>")
                    .sees(in_language(reader, ["there is no calendar", "il n'y a pas de calendrier"]));
                app.press("<Esc>");
                continue;
            };
            app.press(&["e", &"<Right>".repeat(turns), "<Down><Down><Down><C-u>out.x<Enter>"].concat());
            // The JSON preview contains times that the save before the export changes.
            assert!(format == ReportFormat::Json || read(&app, "out.x") == made.text, "{format:?}");
            assert!(report::is_own_report(read(&app, "out.x").as_bytes()), "{format:?}");
            std::fs::remove_file(app.folder.path().join("out.x")).unwrap();
        }
    }
}

#[test]
fn an_existing_file_is_replaced_only_after_confirmation() {
    for (reader, language) in BOTH {
        let mut app = TestApp::on_file(reader, "a.toml", &answered(language));
        let path = app.folder.path().join("a.md");
        std::fs::write(&path, "mine").unwrap();
        app.press("e<Enter>").sees(in_language(reader, ["Replace it?", "Le remplacer?"]));
        assert_eq!(app.inner.scopes()[0], Scope::Confirm);
        app.press("n");
        assert_eq!((read(&app, "a.md").as_str(), app.inner.scopes()[0]), ("mine", Scope::Export));
        app.press("<Enter>y");
        assert!(read(&app, "a.md").starts_with("[//]: # (pesee"));
        assert_eq!(app.inner.scopes()[0], Scope::Verdict);
    }
}

/// The calendar key asks for no path, so it replaces the last calendar, unless somebody has changed that one.
#[test]
fn a_calendar_is_replaced_without_a_question_only_if_nobody_changed_it() {
    for (reader, language) in BOTH {
        let mut app = TestApp::on_file(reader, "a.toml", &chosen(language, "keep-both"));
        let is_asked = |app: &mut TestApp| {
            app.press("c");
            app.inner.scopes()[0] == Scope::Confirm
        };
        assert!(!is_asked(&mut app) && !is_asked(&mut app));
        let changed = read(&app, "a.ics").replace("END:VCALENDAR", "X-MINE:1\r\nEND:VCALENDAR");
        std::fs::write(app.folder.path().join("a.ics"), &changed).unwrap();
        assert!(is_asked(&mut app));
        app.sees(in_language(reader, ["was changed", "a été changé"])).press("n");
        assert_eq!(read(&app, "a.ics"), changed);
        assert!(is_asked(&mut app));
        app.press("y");
        assert!(!read(&app, "a.ics").contains("X-MINE"));
        assert!(!is_asked(&mut app), "{}", app.screen());
    }
}

#[test]
fn an_export_never_replaces_a_deliberation_or_a_folder() {
    for (reader, language) in BOTH {
        let mut app = TestApp::on_file(reader, "a.toml", &answered(language));
        let folder = app.folder.path().to_owned();
        std::fs::write(folder.join("other.txt"), answered(language)).unwrap();
        std::fs::create_dir(folder.join("sub")).unwrap();
        let is_one = in_language(reader, ["a deliberation has that name", "une délibération porte ce nom"]);
        let is_folder = in_language(reader, ["this is a folder", "c'est un dossier"]);
        let is_reserved = in_language(reader, ["ends in .toml or .age", "finit par .toml ou .age"]);
        app.press("e<Down><Down><Down>");
        for (name, why) in [("a.toml", is_one), ("new.toml", is_reserved), ("other.txt", is_one), ("sub", is_folder)] {
            app.press("<C-u>").press(name).press("<Enter>").sees(why);
            assert_eq!(app.inner.scopes()[0], Scope::ExportPath, "{name}");
        }
        app.press("<C-u><Enter>").sees(in_language(reader, ["needs a name", "Il faut un nom"]));
        assert!(store::parse_document(read(&app, "a.toml").as_bytes()).is_ok() && !folder.join("new.toml").exists());
        assert_eq!(read(&app, "other.txt"), answered(language));
        // Missing folders are created.
        app.press("<C-u>sub/deep/r.md<Enter>");
        assert!(read(&app, "sub/deep/r.md").starts_with("[//]: # (pesee"));
    }
}

#[cfg(all(unix, feature = "encrypt"))]
#[test]
fn an_export_replaces_no_sealed_or_damaged_deliberation_and_no_own_file() {
    for (reader, language) in BOTH {
        let mut app = TestApp::on_file(reader, "a.toml", &answered(language));
        let folder = app.folder.path().to_owned();
        let sealed = std::fs::read(crate::common::encrypted::sealed(tempfile::tempdir().unwrap().path())).unwrap();
        let damaged = answered(language).replacen("title = ", "title = = ", 1);
        std::fs::write(folder.join("sealed.md"), &sealed).unwrap();
        std::fs::write(folder.join("damaged.md"), &damaged).unwrap();
        std::os::unix::fs::symlink("sealed.md", folder.join("link.md")).unwrap();
        std::os::unix::fs::symlink("a.toml", folder.join("a.md")).unwrap();
        let is_one = in_language(reader, ["a deliberation has that name", "une délibération porte ce nom"]);
        let is_own = in_language(reader, ["own files", "réservé aux"]);
        // The name that is offered is a link to the open file.
        app.press("e<Enter>").sees(is_one).press("<Down><Down><Down>");
        for (name, why) in [
            ("sealed.md", is_one),
            ("damaged.md", is_one),
            ("link.md", is_one),
            (".state/rescue/r.md", is_own),
            (".state/locks/r.md", is_own),
            (".pesee-abc.tmp", is_own),
        ] {
            app.press("<C-u>").press(name).press("<Enter>").sees(why);
            assert_eq!(app.inner.scopes()[0], Scope::ExportPath, "{name}");
        }
        assert_eq!(std::fs::read(folder.join("sealed.md")).unwrap(), sealed);
        assert_eq!(read(&app, "damaged.md"), damaged);
        assert!(folder.join("a.md").is_symlink() && store::parse_document(read(&app, "a.toml").as_bytes()).is_ok());
        assert!(!folder.join(".state/rescue/r.md").exists() && !folder.join(".pesee-abc.tmp").exists());
    }
}

#[test]
fn an_anonymous_export_lists_what_to_check() {
    for (reader, language) in BOTH {
        let text = answered(language).replacen("[deliberation]\n", "[deliberation]\nclient = \"Zoé Zqx\"\n", 1);
        let mut app = TestApp::on_file(reader, "zoe-zqx.toml", &text);
        app.press("e").sees("zoe-zqx.md").press("<Down><Right>").misses("zoe-zqx");
        app.sees(in_language(
            reader,
            ["Names, handles, platforms that are not public and the client", "Les noms, les identifiants"],
        ));
        app.press("<Enter>");
        let written = read(&app, in_language(reader, ["report.md", "rapport.md"]));
        assert!(written.starts_with("[//]: # (pesee") && !written.contains("Zqx"), "{written}");
        // A typed file name stays, with the extension of the selected format.
        app.press("e<Down><Down><Down><C-u>mine.md<Up><Up><Up><Right><Down><Right>").sees("mine.html");
    }
}

#[test]
fn an_export_ranks_nothing_before_the_verdict() {
    for (reader, language) in BOTH {
        let mut app = TestApp::on_file(reader, "a.toml", &answered(language));
        app.press("<Esc><Up><Enter><Backspace>v");
        assert_eq!(app.inner.scopes()[0], Scope::WithheldVerdict);
        app.press("e").sees(in_language(reader, ["It ranks nothing", "classe rien"])).press("<Enter>");
        let written = read(&app, "a.md");
        assert!(
            written.contains(in_language(reader, ["this report ranks nothing", "ce rapport ne classe rien"])),
            "{written}"
        );
        for word in ["ahead", "en tête", "of 100", "sur 100 tirages", "leaned", "pros,", "contre,"] {
            assert!(!written.contains(word), "{word}: {written}");
        }
        app.press("e<Left><Left><Left><Enter>");
        let json: serde_json::Value = serde_json::from_str(&read(&app, "a.json")).unwrap();
        assert!(json["figures"].is_null() && json["missing"].is_string());
    }
}

/// No preview and no file contains sealed answers, on any screen.
#[test]
fn an_export_contains_nothing_sealed_or_private() {
    let sealed = given("two-seats.toml")
        .replace("keep = 4", "keep = { value = 4, note = \"zqx\" }")
        .replace("peace = 3", "peace = 3.7531")
        + "\n[private]\nnotes = \"zqx\"\n";
    assert!(sealed.contains("zqx\" }") && sealed.contains("3.7531"));
    for (reader, _) in BOTH {
        let mut app = TestApp::on_file_sized(reader, "a.toml", &sealed, 120, 200);
        for turns in 0..ReportFormat::ALL.len() - 1 {
            app.press(&[":export<Enter>", &"<Right>".repeat(turns)].concat());
            assert_eq!(app.inner.scopes()[0], Scope::Export);
            app.misses("zqx").misses("3.75").press("<Down><Down><Down><C-u>out.x<Enter>");
            let written = read(&app, "out.x");
            assert!(!written.is_empty() && !written.contains("zqx") && !written.contains("3.75"), "{turns}: {written}");
            std::fs::remove_file(app.folder.path().join("out.x")).unwrap();
        }
        // While sealed answers could be revealed, no key exports.
        app.press("<Enter>2<Enter><Enter><Esc><Home><Down><Down><Down><Enter>1<Enter>3<Enter>5<Down>5<Enter>1<Enter>2<Enter>3<Enter>4-<Enter>");
        assert_eq!(app.inner.scopes()[0], Scope::SealedAnswers, "{}", app.screen());
        app.press("e");
        assert_eq!(app.inner.scopes()[0], Scope::SealedAnswers);
    }
}

/// Export is available wherever a deliberation is open, and in the library, where it opens the selected deliberation.
#[test]
fn export_is_available_wherever_a_deliberation_is_open() {
    let mut app = TestApp::on_file(Reader::English, "a.toml", &answered(Language::En));
    for keys in ["", "m", "<Esc>H", "<Esc><Esc><Home><Down><Down><Enter>"] {
        app.press(keys).press(":export<Enter>");
        assert_eq!(app.inner.scopes()[0], Scope::Export, "{keys}");
        app.press("<Esc>");
    }
    app.press("<Esc><Esc>:export<Enter>");
    assert_eq!(app.inner.scopes()[0], Scope::Export, "{}", app.screen());
    let mut card = TestApp::on_file(Reader::English, "a.toml", &decided(Language::En));
    card.press("e<Enter>");
    assert!(read(&card, "a.md").starts_with("[//]: # (pesee"));
}

/// If the folder of the deliberation is read-only, the report is written to the folder of the sessions.
#[cfg(unix)]
#[test]
fn an_unwritable_folder_is_skipped() {
    use std::os::unix::fs::PermissionsExt;
    let folder = tempfile::tempdir().unwrap();
    let locked = folder.path().join("locked");
    std::fs::create_dir(&locked).unwrap();
    let file = locked.join("a.toml");
    std::fs::write(&file, answered(Language::En)).unwrap();
    let allow = |mode| std::fs::set_permissions(&locked, std::fs::Permissions::from_mode(mode)).unwrap();
    allow(0o555);
    if std::fs::write(locked.join("probe"), "").is_ok() {
        // The superuser can write to read-only folders.
        return allow(0o755);
    }
    let mut app = TestApp::over(Reader::English, folder, StartTarget::File(file), 80, 24);
    app.press("e<Enter>");
    allow(0o755);
    assert!(read(&app, "a.md").starts_with("[//]: # (pesee") && !Path::new(&locked).join("a.md").exists());
}

/// A report starts with the open steps, the earliest date first, and with the review date.
#[test]
fn a_report_begins_with_the_next_steps() {
    let more = "\n[[step]]\nid = \"c\"\nwhat = \"Third thing\"\n[[step]]\nid = \"d\"\nwhat = \"Done thing\"\nby = 2026-01-01\ndone = true\n\
        [[step]]\nid = \"b\"\nwhat = \"Second thing\"\nby = 2027-02-01\n[[step]]\nid = \"a\"\nwhat = \"First thing\"\nby = 2026-12-01\n\
        [[visit]]\nat = 2026-11-20T09:00:00-05:00\nagreed = \"We meet in spring\"\n";
    for (reader, language) in BOTH {
        let text =
            answered(language).replacen("[deliberation]\n", "[deliberation]\nreview_on = 2027-03-01\n", 1) + more;
        let mut app = TestApp::on_file(reader, "a.toml", &text);
        app.press("e<Enter>");
        let written = read(&app, "a.md").replace('\u{a0}', " ");
        let parts = ["First thing", "Second thing", "Third thing", "Done thing", "We meet in spring", "\n## "];
        let (_, next) = written.split_once(in_language(reader, ["## What comes next", "## La suite"])).unwrap();
        let mut rest = next;
        for part in parts {
            let (_, after) = rest.split_once(part).unwrap_or_else(|| unreachable!("{part} in {next}"));
            rest = after;
        }
        assert!(
            written.find("\n## ").unwrap() + 1
                == written.find(in_language(reader, ["## What", "## La suite"])).unwrap()
        );
        assert!(
            next.split("\n## ").next().unwrap().contains(in_language(reader, ["1 March 2027", "1er mars 2027"])),
            "{next}"
        );
    }
}

/// A report of another deliberation is never replaced. The screen names that deliberation.
#[test]
fn a_report_of_another_deliberation_is_not_replaced() {
    for (reader, language) in BOTH {
        let mut app = TestApp::on_file(reader, "a.toml", &answered(language));
        let shared = app.folder.path().to_owned();
        app.press("e<Down><Down><Down><C-u>shared.md<Enter>");
        let first = read(&app, "shared.md");
        assert!(!first.is_empty());
        app.press("e<Down><Down><Down><C-u>shared.md<Enter>");
        app.sees(in_language(reader, ["Nobody has changed it since", "Personne ne l'a changé depuis"])).press("n<Esc>");
        app.press("e<Right><Down><Down><Down><C-u>shared.md<Enter>");
        app.sees(in_language(reader, ["in another format", "un autre format"])).press("n<Esc>");
        std::fs::write(shared.join("shared.md"), first.clone() + "mine").unwrap();
        app.press("e<Down><Down><Down><C-u>shared.md<Enter>");
        app.sees(in_language(reader, ["was changed", "a été changé"])).press("n<Esc>");
        app.wait(9).kill();
        for text in [first.clone(), first.clone() + "mine"] {
            std::fs::write(shared.join("shared.md"), &text).unwrap();
            let other = shared.join("other.toml");
            std::fs::write(&other, answered(language).replacen("[deliberation]\n", "[deliberation]\nid = \"b\"\n", 1))
                .unwrap();
            let mut app = TestApp::beside(reader, &shared, StartTarget::File(other));
            app.resize(200, 40).press("<Esc><End><Up><Enter>e<Down><Down><Down><C-u>shared.md<Enter>");
            app.sees("a.toml")
                .sees(in_language(reader, ["this is a report of another", "c'est le rapport d'une autre"]));
            assert_eq!(std::fs::read_to_string(shared.join("shared.md")).unwrap(), text);
        }
    }
}
