//! Notices that promise something or give a reason say only what is true at that moment.

use pesee::store::{self, OpenFile};
use pesee::text::Language;
use pesee::ui::app::StartTarget;

use pesee_core::deliberation::{Edit, FieldPath, HeadField};

use crate::common::{TestApp, given, moment};

const LANGUAGES: [Language; 2] = [Language::English, Language::French];

/// Returns one of two texts.
fn said<'a>(language: Language, english: &'a str, french: &'a str) -> &'a str {
    if language == Language::English { english } else { french }
}

fn header(app: &mut TestApp) -> String {
    app.screen().lines().next().unwrap().to_owned()
}

/// Opens a file that has an earlier version with another question.
fn with_version(language: Language, text: &str) -> TestApp {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.toml");
    std::fs::write(&path, text).unwrap();
    let question = text.lines().find(|line| line.starts_with("question = ")).unwrap();
    let earlier = text.replace(question, "question = \"An earlier question?\"");
    let before = moment() - chrono::Duration::days(1);
    store::keep_version(&folder.path().join(".state"), &path, earlier.as_bytes(), before).unwrap();
    TestApp::over(language, folder, StartTarget::File(path), 120, 40)
}

#[test]
fn a_notice_promises_an_undo_only_if_there_is_one() {
    for language in LANGUAGES {
        let (restored, promise) =
            (said(language, "Version restored", "Version rétablie"), said(language, "u undoes this", "u annule"));
        // The handover between two people ends what can be undone.
        let mut app = with_version(language, &given("two-seats.toml"));
        app.press("H<End><Enter>").sees(restored).misses(promise).press("u").wait(9);
        assert!(app.file().contains("An earlier question?"), "{}", app.file());
        let mut app = with_version(language, &given("two-accounts.toml"));
        let before = app.file();
        app.press("H<End><Enter>").sees(restored).sees(promise).press("u").wait(9);
        assert_eq!(app.file(), before);
        // The turn goes on, so its acts can be undone.
        let mut app = with_version(language, &given("two-seats.toml"));
        app.press("<Enter>H<End><Enter>").sees(restored).sees(promise).press("u").wait(9);
        assert!(!app.file().contains("An earlier question?"));
    }
}

#[test]
fn private_notes_are_not_refused_for_a_presentation_that_is_not_on() {
    for language in LANGUAGES {
        let mut app = TestApp::on_file(language, "a.toml", &given("two-seats.toml"));
        let sealed = said(language, "answers are sealed", "réponses sont scellées");
        for keys in ["<F9>", "<Enter><F9>", "m<F9>"] {
            app.press(keys).sees(sealed).misses("F6");
        }
        // The next step that the reason names leads to the notes.
        app.press("<Esc><Esc><Home><Enter><F9>").sees(said(language, "For you alone", "Pour vous seul"));
        app.press("<Esc><F6><F9>").sees("F6");
        app.press("<F6><Esc><Esc><F8>").sees(said(language, "not encrypted", "pas chiffrée"));
        // In the library no deliberation is open.
        app.press("<Esc><Esc><F8>").sees(said(
            language,
            "No deliberation is open",
            "Aucune délibération n'est ouverte",
        ));
    }
}

#[test]
fn an_undone_removal_of_a_person_is_no_sealed_answer() {
    for language in LANGUAGES {
        let text = given("two-seats.toml").replacen(
            "[gut.anna]",
            "[[participant]]\nid = \"bo\"\nname = \"Bo\"\n\n[gut.anna]",
            1,
        );
        let mut app = TestApp::on_file(language, "a.toml", &text);
        app.press("<Esc><Home><Enter><Enter><Enter><Enter><End>x").sees(said(language, "Removed: Bo", "Retrait : Bo"));
        app.press("u").sees("Bo").misses(said(language, "sealed answer", "réponse scellée"));
        app.sees(said(language, "Undone: ", "Annulé")).wait(9);
        assert!(app.file().contains("\"Bo\""));
        app.press("<C-r>").sees("Bo").misses(said(language, "sealed answer", "réponse scellée"));
        // An answer of a person stays one.
        let mut app = TestApp::on_file(language, "a.toml", &given("two-seats.toml"));
        app.press("<Enter>2vu").sees(said(language, "sealed answer", "réponse scellée"));
    }
}

#[test]
fn a_matrix_with_sealed_answers_takes_none_and_says_so() {
    for language in LANGUAGES {
        let sealed = said(
            language,
            "The answers are sealed, and nothing is answered here",
            "Les réponses sont scellées, et on ne répond pas ici",
        );
        let together = said(language, "shown together", "ensemble");
        let mut app = TestApp::on_file(language, "a.toml", &given("two-seats.toml"));
        app.resize(120, 40).press("m");
        for keys in ["4", "0", "<Enter>", "<Right>4", "d", "-", "+", "b", "n", "r", "<Backspace>"] {
            let footer = app.screen().lines().last().unwrap().to_owned();
            for hint in [said(language, "rate", "évaluer"), said(language, "type it", "saisir"), " d "] {
                assert!(!footer.contains(hint), "{footer}");
            }
            app.press(keys);
            if keys != "<Enter>" {
                app.sees(sealed).misses(together);
            }
        }
        let open = given("two-seats.toml").replacen(
            "[deliberation]\n",
            "[deliberation]\nrevealed = 2026-10-01T09:00:00-04:00\n",
            1,
        );
        let mut app = TestApp::on_file(language, "a.toml", &open);
        app.resize(120, 40).press("m4").sees(together).misses(sealed);
    }
}

#[test]
fn the_header_names_the_next_person_before_the_turn_begins() {
    for language in LANGUAGES {
        let (next, turn) =
            (said(language, "Next: Anna", "Ensuite\u{a0}: Anna"), said(language, "Anna's turn", "c'est à Anna"));
        let mut app = TestApp::on_file(language, "a.toml", &given("two-seats.toml"));
        for (width, height) in [(120, 40), (80, 24), (40, 12)] {
            let header = header(app.resize(width, height));
            assert!(header.contains(next) && !header.contains(turn), "{header}");
        }
        app.press("<Enter>");
        assert!(!header(&mut app).contains(next));
        app.press("m");
        assert!(!header(&mut app).contains(next));
    }
}

/// A private text that waits is mentioned, without a word of it.
#[test]
fn a_private_text_that_waits_for_the_end_of_a_presentation_is_mentioned() {
    for language in LANGUAGES {
        let mut app = TestApp::on_file(language, "a.toml", &given("table.toml"));
        let shared = app.folder.path().to_owned();
        app.press("<F9> half a thought").wait(3);
        app.kill();
        let mut app = TestApp::beside(language, &shared, StartTarget::Library);
        app.resize(120, 40).press("<F6><Enter>").misses("half a thought");
        let kept = said(language, "An unfinished private text is kept", "Un texte privé inachevé est gardé");
        let restored = said(language, "what you were writing", "en train d'écrire");
        // Nobody decides about a text that nobody sees: `x` throws nothing away.
        app.sees(kept).sees("F6").press("x").misses(restored).misses("half a thought");
        app.press("<F6>").sees(kept).sees("F9").misses("half a thought").press("<F9>").sees("half a thought");
        app.press("<Esc><F6>").misses(kept);
    }
}

/// The question whether to leave goes away with its reason.
#[test]
fn the_question_whether_to_leave_ends_when_the_save_succeeds() {
    for language in LANGUAGES {
        let mut app = TestApp::on_file(language, "a.toml", &given("two-accounts.toml"));
        let path = app.folder.path().join("a.toml");
        let set_read_only = |is_read_only: bool| {
            let mut mode = std::fs::metadata(&path).unwrap().permissions();
            mode.set_readonly(is_read_only);
            std::fs::set_permissions(&path, mode).unwrap();
        };
        set_read_only(true);
        app.press("4<C-c>").sees(said(language, "Leave anyway?", "Quitter quand même?"));
        assert!(!app.left);
        app.wait(31).sees(said(language, "Leave anyway?", "Quitter quand même?"));
        set_read_only(false);
        app.wait(31);
        assert!(app.left, "{}", app.screen());
        assert!(std::fs::read_to_string(&path).unwrap().contains("pause-personal = 4"));
    }
}

/// Private work that only the emergency copy contains is not offered while others look on, and not thrown away.
#[test]
fn private_work_waits_for_the_end_of_a_presentation() {
    for language in LANGUAGES {
        let folder = tempfile::tempdir().unwrap();
        let (path, state) = (folder.path().join("a.toml"), folder.path().join(".state"));
        std::fs::write(&path, given("table.toml")).unwrap();
        // The note was entered, and the program ended before the save.
        let opened = OpenFile::load(&path).unwrap().acquire_lock(&state, moment());
        let mut noted = opened.document().clone();
        noted.apply(&Edit::set_text(&noted, FieldPath::PrivateNotes, "half a thought")).unwrap();
        opened.save_emergency_copy(&noted, &[], moment()).unwrap();
        drop(opened);
        let mut app = TestApp::over(language, folder, StartTarget::Library, 120, 40);
        app.resize(120, 40).press("<F6><Enter>").misses("half a thought");
        let kept = said(language, "Private work that is not in this file is kept", "Un travail privé");
        app.sees(kept).press("x").press("<F6>").press("<F2>");
        app.sees(said(language, "A private note", "Une note privée")).press("<F6>").misses(said(
            language,
            "A private note",
            "Une note privée",
        ));
        app.sees(kept).press("<F6><F2><Enter>").press("<F9>").sees("half a thought");
    }
}

/// Who throws the visible part of an offer away decides about that part only.
#[test]
fn private_work_beside_other_work_is_not_thrown_away_in_a_presentation() {
    for language in LANGUAGES {
        let folder = tempfile::tempdir().unwrap();
        let (path, state) = (folder.path().join("a.toml"), folder.path().join(".state"));
        std::fs::write(&path, given("table.toml")).unwrap();
        let opened = OpenFile::load(&path).unwrap().acquire_lock(&state, moment());
        let mut changed = opened.document().clone();
        for (field, text) in [(FieldPath::PrivateNotes, "half a thought"), (FieldPath::Head(HeadField::Title), "Later")]
        {
            changed.apply(&Edit::set_text(&changed, field, text)).unwrap();
        }
        opened.save_emergency_copy(&changed, &[], moment()).unwrap();
        drop(opened);
        let mut app = TestApp::over(language, folder, StartTarget::Library, 120, 40);
        let kept = said(language, "Private work that is not in this file is kept", "Un travail privé");
        app.press("<F6><Enter>").sees("Later").misses("half a thought");
        app.sees(said(language, "Private texts are not shown here", "Les textes privés ne sont pas montrés ici"));
        app.press("x").misses("Later").sees(kept).press("<F6><F2><Enter>").press("<F9>").sees("half a thought");
    }
}

/// In a list that shows less than everything, nobody reads that it shows everything.
#[test]
fn a_presented_library_does_not_claim_to_show_everything() {
    for language in LANGUAGES {
        let mut app = TestApp::on_file(language, "a.toml", &given("table.toml"));
        app.restart(language);
        let all = said(language, "All deliberations are shown", "Toutes les délibérations");
        app.press("<Esc>").sees(all).press("<F6><Esc>").misses(all);
        app.sees(said(language, "F6 ends the presentation", "F6 met fin à la présentation"));
    }
}

/// A private change cannot be undone while others look on, and the program says so.
#[test]
fn an_undo_that_is_not_possible_in_a_presentation_is_not_promised() {
    for language in LANGUAGES {
        let mut app = TestApp::on_file(language, "a.toml", &given("table.toml"));
        app.resize(120, 40).press("<F9>half a thought<Esc><F6>H").misses("half a thought");
        let promise = said(language, "Enter undoes this.", "Entrée annule ceci.");
        app.misses(promise).sees(said(language, "Enter does nothing", "Entrée ne fait rien"));
        app.press("<Enter>").misses(promise).press("<Esc>");
        app.press("<F6>H").misses(said(language, "Enter does nothing", "Entrée ne fait rien")).press("<Enter>");
        app.press("<Esc><F9>").misses("half a thought");
    }
}
