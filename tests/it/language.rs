//! The language of the interface, changed while the program runs, and the texts of the template in a file.

use pesee::store::parse_document;
use pesee::text::Language;
use pesee::ui::app::StartTarget;
use pesee::ui::keymap::Scope;
use pesee::ui::theme::Theme;
use pesee::walk::find_template;
use pesee_core::deliberation::{Deliberation, Id, Language as ContentLanguage};

use crate::common::places::{From, PLACES, Place, after};
use crate::common::{TestApp, answered, decided, shelved};

const BOTH: [(Language, Language); 2] = [(Language::English, Language::French), (Language::French, Language::English)];

/// Opens a place with a file that names no language, so that the program asks nothing about its texts.
fn open(language: Language, place: Place) -> TestApp {
    let (_, from, ..) = place;
    let changed = |text: &str| {
        let text = match from {
            From::Answered => answered(ContentLanguage::En),
            From::Decided => decided(ContentLanguage::En),
            _ => text.to_owned(),
        };
        text.lines().filter(|line| !line.starts_with("language = ")).map(|line| format!("{line}\n")).collect()
    };
    after(language, Theme::Mono, place, changed, "")
}

/// Places that differ although the language is the same: an error of the last input disappears with its language, a
/// step that was taken keeps the words in which it was taken, and the library of `From::Clients` has other files.
fn is_comparable((name, from, scope, _): Place) -> bool {
    from != From::Clients
        && !["matrix-type-wrong", "to-do-day-wrong", "export-refused", "to-do"].contains(&name)
        // The sentences of these overlays are kept as text, and a page of the manual begins again.
        && !["how-sure", "manual-page-end"].contains(&name)
        && !matches!(scope, Scope::Confirm | Scope::Recovery)
}

/// After the switch every screen and every overlay is as if the program had started in the other language: nothing that
/// was typed, selected or scrolled is lost, and no word of the old language stays.
#[test]
fn every_place_changes_to_the_other_language() {
    let mut different = Vec::new();
    for (language, other) in BOTH {
        for place in PLACES.iter().copied().filter(|place| is_comparable(*place)) {
            let (mut app, mut expected) = (open(language, place), open(other, place));
            // The keys after the switch remove its notice.
            app.press("<C-l><F2><F2>");
            expected.press("<F2><F2>");
            let cursors = [app.draw().1, expected.draw().1];
            if app.screen() != expected.screen() || cursors[0] != cursors[1] {
                different.push(format!("{} {language:?}\n{}\n{}", place.0, app.screen(), expected.screen()));
            }
        }
    }
    assert!(different.is_empty(), "{}: {}", different.len(), different.join("\n"));
}

/// In a library the rows, the search, the passphrase and the selection stay.
#[test]
fn every_place_of_a_library_comes_back_from_the_other_language() {
    for (language, _) in BOTH {
        for place in PLACES.iter().copied().filter(|place| place.1 == From::Clients) {
            let (mut app, mut expected) = (open(language, place), open(language, place));
            let before = expected.press("<F2><F2>").screen();
            assert_ne!(app.press("<C-l><F2><F2>").screen(), before, "{}", place.0);
            assert_eq!(app.press("<C-l><F2><F2>").screen(), before, "{}", place.0);
            assert_eq!(app.inner.scopes()[0], place.2, "{}", place.0);
        }
    }
}

/// A sentence that is only kept as text is answered first, so that no screen mixes two languages.
#[test]
fn a_question_that_waits_for_yes_or_no_keeps_its_language() {
    for (name, scope) in [("export-overwrite", Scope::Confirm), ("how-sure", Scope::Page)] {
        let place = *PLACES.iter().find(|place| place.0 == name).unwrap();
        let mut app = open(Language::English, place);
        app.press("<C-l>").sees("Esc closes this first").misses("Français");
        assert_eq!(app.inner.scopes()[0], scope);
        app.press(":<C-l>").sees("Esc close");
    }
}

#[test]
fn a_typed_text_and_the_cursor_stay() {
    let mut app = TestApp::on_file(Language::English, "a.toml", &answered(ContentLanguage::Fr));
    app.press("<Esc><Home><Enter>").press("<C-u>What now?<Left><Left><Left>");
    app.press("<C-l>").sees("What now?").sees("Que voulez-vous décider?").press("<Left>X").sees("What Xnow?");
    // A text that is not submitted yet.
    app.press("<Esc>m<Right>nwhy so").sees("Une remarque sur cette évaluation").press("<C-l>n");
    app.sees("A note on this rating").press(" far<Enter>").sees("why so far");
}

#[test]
fn the_palette_finds_the_switch_by_every_name_of_it() {
    for (language, other) in BOTH {
        for word in ["language", "langue", "English", "français", "francais"] {
            let mut app = TestApp::on_file(language, "a.toml", &answered(ContentLanguage::En));
            app.press(&format!(":{word}<Enter>"));
            assert_eq!(app.inner.locale().language(), other, "{word}");
        }
    }
}

#[test]
fn the_chosen_language_holds_for_the_library_and_for_other_files() {
    let folder = tempfile::tempdir().unwrap();
    shelved(folder.path(), Language::English);
    let mut app = TestApp::over(Language::English, folder, StartTarget::Library, 80, 24);
    app.sees("Due").press("<C-l>").sees("L'interface est maintenant en français").sees("Échéances");
    app.press("<Enter>").sees("Votre choix du").press("<Esc>").sees("Échéances");
    app.press("n<Enter>").sees("Deux comptes, un seul moi");
    assert_eq!(app.inner.document().unwrap().head().language, Some(ContentLanguage::Fr));
    app.press("<Esc><Esc><Esc>").sees("Échéances").press("<C-l>").sees("Due");
}

fn template(name: &str, language: ContentLanguage) -> Deliberation {
    parse_document(find_template(name).unwrap().text(language).as_bytes()).unwrap()
}

fn id(text: &str) -> Id {
    Id::new(text).unwrap()
}

/// Starts a deliberation in the language, and answers so that the file has words of the user, an accepted offer and the
/// suggested question.
fn begun(language: Language) -> TestApp {
    let start = StartTarget::New { template: "two-accounts", path: None, client: None };
    let mut app = TestApp::over(language, tempfile::tempdir().unwrap(), start, 80, 24);
    // The suggested question is taken.
    app.press("<Enter><Enter><Enter><Enter>").press("<Esc><Esc><Home><Down><Down><Enter>");
    // The offer to slow down is taken, and one option is renamed.
    app.press("<Home><Down><Down><Down><Down><Space>").press("<Home><Down>e<C-u>My own pause<Enter>");
    app
}

#[test]
fn the_unchanged_texts_of_the_template_follow_with_consent() {
    for (language, other, content, question) in [
        (Language::English, Language::French, ContentLanguage::Fr, "Vos propres mots restent tels quels."),
        (Language::French, Language::English, ContentLanguage::En, "Your own words stay as they are."),
    ] {
        let mut app = begun(language);
        let before = app.inner.document().unwrap().clone();
        app.press("<C-l>").sees(question);
        assert_eq!(app.inner.locale().language(), other);
        assert_eq!(*app.inner.document().unwrap(), before, "nothing changes before the answer");
        app.press("y").wait(9);
        let after = app.inner.document().unwrap().clone();
        let known = template("two-accounts", content);
        assert_eq!(after.head().language, Some(content));
        assert_eq!(after.head().title, known.head().title);
        assert_eq!(after.criteria(), known.criteria());
        assert_eq!(after.conditions()[0].question, known.conditions()[0].question);
        for (option, translated) in after.options().iter().zip(before.options()) {
            assert_eq!(option.id, translated.id);
            if option.id == id("pause-personal") {
                assert_eq!(option.name, "My own pause");
            } else {
                assert_ne!(option.name, translated.name, "{}", option.id);
            }
        }
        assert_eq!(app.document().options(), after.options(), "the texts are saved");
        // One undo takes all of it back, and what was done before is undone after it.
        app.press("u");
        assert_eq!(*app.inner.document().unwrap(), before);
    }
}

#[test]
fn the_question_about_the_texts_is_asked_once_and_offered_later() {
    for (language, other, texts, question, nothing) in [
        (
            Language::English,
            Language::French,
            "langue du fichier",
            "Vos propres mots restent tels quels.",
            "Il n'y a rien à changer",
        ),
        (
            Language::French,
            Language::English,
            "language of the file",
            "Your own words stay as they are.",
            "There is nothing to change",
        ),
    ] {
        let mut app = begun(language);
        let before = app.inner.document().unwrap().clone();
        app.press("<C-l>").sees(question).press("n").misses(question);
        app.press("<C-l><C-l>").misses(question);
        assert_eq!(app.inner.locale().language(), other);
        assert_eq!(*app.inner.document().unwrap(), before);
        app.press(&format!(":{texts}<Enter>")).sees(question).press("y");
        assert_ne!(app.inner.document().unwrap().head().language, before.head().language);
        // The file is in the language of the interface now, so the palette has no such entry.
        let word = texts.split(' ').next().unwrap();
        app.press(&format!(":{word}")).misses(&texts[1..]).press("<Esc>");
        // A file whose texts are all words of the user.
        let head = "format = 1\n[deliberation]\ntitle = \"Mine\"\ntemplate = \"two-accounts\"\n";
        let own = format!("{head}language = \"{}\"\n", if language == Language::English { "en" } else { "fr" });
        let mut app = TestApp::on_file(other, "a.toml", &own);
        let before = app.inner.document().unwrap().clone();
        app.press(&format!("<C-p>{texts}<Enter>")).misses(question).sees(nothing);
        assert_eq!(*app.inner.document().unwrap(), before);
    }
}

/// The suggested question and the name of an offered option are words of the program too.
#[test]
fn a_taken_suggestion_and_a_taken_offer_follow() {
    let mut app = begun(Language::English);
    assert_eq!(
        app.inner.document().unwrap().head().question.as_deref(),
        Some("What becomes of my account, and of my employer's?")
    );
    app.press("<C-l>y");
    let document = app.inner.document().unwrap();
    assert_eq!(document.head().question.as_deref(), Some("Que faire de mon compte et de celui de mon employeur?"));
    assert_eq!(document.option(&id("slow-personal")).unwrap().name, "Garder les deux, ralentir sur le mien");
    // An option that is taken from the template afterwards is in the language of the file.
    app.press("<Home><Down><Down><Space>");
    let name = |app: &TestApp| app.inner.document().unwrap().option(&id("merge-into-employer")).map(|o| o.name.clone());
    assert_eq!(name(&app), None);
    app.press("<Space>");
    assert_eq!(name(&app).unwrap(), "Intégrer le mien à celui de l'employeur");
}

/// The example's own answers are the words of the person in it.
#[test]
fn the_answers_in_the_example_stay() {
    let start = StartTarget::New { template: "example", path: None, client: None };
    let mut app = TestApp::over(Language::English, tempfile::tempdir().unwrap(), start, 80, 24);
    app.sees("You chose on").press("<C-l>").sees("Votre choix du").press("y");
    app.sees("Garder les deux").sees("Two evenings a week").press("u").sees("Keep both");
}

#[test]
fn a_file_that_is_only_shown_keeps_its_texts() {
    let mut app = begun(Language::English);
    app.wait(9);
    let path = app.files().remove(0);
    let mut second = TestApp::beside(Language::English, app.folder.path(), StartTarget::File(path));
    second
        .press("<C-l>")
        .sees("lecture seule")
        .misses("Vos propres mots restent tels quels.")
        .press(":langue")
        .misses("Langue du fichier");
}

/// Texts of the template are no answers, so they can change before the answers of several people are opened.
#[test]
fn the_texts_can_change_before_the_answers_are_opened() {
    let two = template_text("employee-voice") + "\n[[participant]]\nid = \"ana\"\n\n[[participant]]\nid = \"bob\"\n";
    let mut app = TestApp::on_file(Language::English, "a.toml", &two);
    app.press("<C-l>").sees("Vos propres mots restent tels quels.").press("y").wait(9);
    assert!(app.document().is_blind());
    assert_eq!(app.document().criteria(), template("employee-voice", ContentLanguage::Fr).criteria());
}

fn template_text(name: &str) -> String {
    find_template(name).unwrap().text(ContentLanguage::En).to_owned()
}

/// Starts a deliberation in plain lines in English, types `lines`, and returns the transcript and the file.
fn heard(lines: &str) -> (String, Deliberation) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.toml");
    let transcript = crate::plain::run_lines(Language::English, &path, lines);
    (transcript.replace('\u{a0}', " "), parse_document(&std::fs::read(&path).unwrap()).unwrap())
}

#[test]
fn plain_lines_change_their_language_and_ask_the_question_again() {
    // The first question has an answer in the user's words; the second is open when the language changes.
    let (transcript, document) = heard("What now?\n:langue fr\n\n\n:language en\n:quit\n");
    assert_eq!(document.head().question.as_deref(), Some("What now?"));
    assert_eq!(document.head().language, Some(ContentLanguage::En), "Enter alone is no consent");
    let after = |text: &str| transcript.split_once(text).unwrap_or_else(|| panic!("{transcript}")).1;
    let french = after("L'interface est maintenant en français.");
    assert!(french.contains("Mettre 36 textes en français?"), "{transcript}");
    assert!(french.contains(":langue fr le propose de nouveau."), "{transcript}");
    let asked_again = after(":langue fr le propose de nouveau.");
    assert!(asked_again.contains("Un titre court pour retrouver cette délibération"), "{transcript}");
    let english = after("The interface is now in English.");
    assert!(!english.contains("texts of the template") && english.contains("Everything is saved."), "{transcript}");
}

#[test]
fn plain_lines_change_the_texts_with_consent_and_take_it_back() {
    let begun = "What now?\n\n:language\n";
    let (transcript, document) = heard(&format!("{begun}o\n:quitter\n"));
    assert!(transcript.contains("textes de ce fichier ont été mis en français.\n:annuler annule"), "{transcript}");
    let known = template("two-accounts", ContentLanguage::Fr);
    assert_eq!(document.criteria(), known.criteria());
    assert_eq!(document.options(), known.options());
    assert_eq!(document.head().question.as_deref(), Some("What now?"));
    assert_eq!(document.head().language, Some(ContentLanguage::Fr));
    // Undone: the file is as before, and the texts are offered again on request.
    let (transcript, document) = heard(&format!("{begun}o\n:annuler\n:langue fr\n\n:quitter\n"));
    assert_eq!(document.head().language, Some(ContentLanguage::En));
    assert_eq!(document.criteria(), template("two-accounts", ContentLanguage::En).criteria());
    assert_eq!(transcript.matches("Mettre 36 textes").count(), 2, "{transcript}");
    assert!(transcript.contains("L'interface est déjà en français."), "{transcript}");
}

#[test]
fn plain_lines_name_the_languages_that_there_are() {
    let (transcript, _) = heard("What now?\n:language de\n:quit\n");
    assert!(
        transcript
            .contains("There is no language “de” here.\nType :language and one of these: en (English), fr (français)."),
        "{transcript}"
    );
}
