//! The sentences after an undo and a redo: they say what the user did, and which value is in the document now.

use pesee::text::Language;

use pesee::walk;

use crate::common::{TestApp, answered, decided, given, spoken};

/// Opens the answered deliberation in a language.
fn open(language: Language) -> TestApp {
    TestApp::on_file(language, "a.toml", &answered(spoken(language)))
}

/// Presses `u` and returns the sentence about the undone act, which must end above the footer without being cut.
#[track_caller]
fn undo(app: &mut TestApp) -> String {
    let screen = app.press("u").screen();
    let lines: Vec<&str> = screen.lines().collect();
    let at = lines.iter().rposition(|line| line.starts_with("  Undone: ") || line.starts_with("  Annulé"));
    let at = at.unwrap_or_else(|| panic!("nothing was undone on\n{screen}"));
    let rows = lines[at..lines.len() - 1].iter().map(|line| line.trim()).filter(|line| !line.is_empty());
    rows.collect::<Vec<_>>().join(" ")
}

#[test]
fn an_undo_says_which_answer_changes_back() {
    let mut app = open(Language::English);
    app.press("m<Right>2");
    assert_eq!(undo(&mut app), "Undone: the rating of “Keep both” on “The network I built”: now +4 (was +2)");
    app.press("<C-r>").sees("Redone: the rating of “Keep both” on “The network I built”: now +2 (was +4)");
    app.press("uncontacts stay<Enter>");
    assert_eq!(
        undo(&mut app),
        "Undone: the note about “Keep both” on “The network I built”: now nothing (was “contacts stay”)"
    );
    app.press("w7<Enter>");
    assert_eq!(undo(&mut app), "Undone: the weight of “The network I built”: now 9 (was 7)");
}

#[test]
fn an_undo_names_the_entry_that_was_added_or_removed() {
    let mut app = open(Language::English);
    app.press("mAKeep the name<Enter>");
    assert_eq!(undo(&mut app), "Undone: the new option “Keep the name”");
    app.press("<Right>Xy");
    assert!(undo(&mut app).starts_with("Undone: the removal of the option “"));
    app.press("aPeace<Enter>");
    assert_eq!(undo(&mut app), "Undone: the new criterion “Peace”");
    app.press("<Esc>v<Enter>1<Enter>");
    app.press("<Esc><Esc>");
    assert!(undo(&mut app).starts_with("Undone: the choice of “Keep both"));
}

#[test]
fn an_undo_is_told_in_french() {
    let mut app = open(Language::French);
    app.press("m<Right>2");
    let sentence = undo(&mut app);
    assert!(sentence.starts_with("Annulé\u{a0}: l'évaluation de «\u{a0}"), "{sentence}");
    assert!(sentence.ends_with("\u{a0}: maintenant +4 (avant\u{a0}: +2)"), "{sentence}");
    app.press("AAttendre<Enter>");
    assert_eq!(undo(&mut app), "Annulé\u{a0}: la nouvelle option «\u{a0}Attendre\u{a0}»");
}

/// A long name is cut; a value and a count are not.
#[test]
fn an_undo_of_long_names_says_the_complete_values() {
    let cases = [
        ("2", "now +4 (was +2)", "maintenant +4 (avant : +2)"),
        ("d", "now +4 (was don't know)", "maintenant +4 (avant : je ne sais pas)"),
        ("r-4.5..-2.5<Enter>", "now +4 (was between −4.5 and −2.5)", "maintenant +4 (avant : entre −4,5 et −2,5)"),
        ("b", "now +4 (fact) (was +4 (estimate))", "maintenant +4 (un fait) (avant : +4 (une estimation))"),
        (
            "n And then, much later, another one.<Enter>",
            "now “…rnier aussi.” (was “…rnier aussi. And then, much later, another one.”)",
            "maintenant « …rnier aussi. » (avant : « …rnier aussi. And then, much later, another one. »)",
        ),
        (
            "t",
            "when it matters: now “later” (was “always”)",
            "moment : maintenant « plus tard » (avant : « toujours »)",
        ),
        ("wr<C-u>3<Enter>", "now 12.5 (was 3)", "maintenant 12,5 (avant : 3)"),
    ];
    for (width, height) in [(80, 24), (120, 40)] {
        for (keys, english, french) in cases {
            for (language, values) in [(Language::English, english), (Language::French, french)] {
                let mut app = TestApp::on_file_sized(language, "a.toml", &given("large-names.toml"), width, height);
                app.press("m<Right>").press(keys);
                let sentence = undo(&mut app).replace('\u{a0}', " ");
                assert!(sentence.ends_with(values), "{keys}: {sentence}");
            }
        }
    }
}

const PEOPLE: &str = r#"
[[participant]]
id = "first"
[[participant]]
id = "second"
voice = 3
[[participant]]
id = "third"
name = "Zoé-Alexandrine de la Tour-Saint-Germain, directrice des communications et des affaires publiques"
voice = 2
"#;

/// Opens the list of the people.
fn open_people(language: Language) -> TestApp {
    let mut app = TestApp::on_file(language, "a.toml", &(answered(spoken(language)) + PEOPLE));
    app.press("<Esc><Home><Enter><Enter><Enter>2<Enter><Esc>");
    app
}

/// The people without a name are called by their role, which is the role after the undo.
#[test]
fn an_undo_of_a_role_names_the_role_that_holds_now() {
    let mut app = open_people(Language::English);
    app.press("<Down>r");
    assert_eq!(undo(&mut app), "Undone: person 2, role: now the person (was the employer)");
    app.press("<C-r>").sees("Redone: the employer, role: now the employer (was the person)");
    // A coach does not count, so the votes of the third person go with the role.
    app.press("<Down><Down>rr");
    let sentence = undo(&mut app);
    assert!(sentence.starts_with("Undone: Zoé-Alexandrine"), "{sentence}");
    assert!(sentence.ends_with("role: now the employer (was the coach), and 1 more"), "{sentence}");

    let mut app = open_people(Language::French);
    app.press("<Down>r");
    let told = "Annulé : la personne 2, rôle : maintenant la personne (avant : l'employeur)";
    assert_eq!(undo(&mut app).replace('\u{a0}', " "), told);
    app.press("<Down><Down>rr");
    let sentence = undo(&mut app).replace('\u{a0}', " ");
    assert!(sentence.starts_with("Annulé : Zoé-Alexandrine"), "{sentence}");
    assert!(
        sentence.ends_with("rôle : maintenant l'employeur (avant : la personne qui accompagne), et 1 de plus"),
        "{sentence}"
    );
}

/// The field has the name of its question, and the sentence says which text is in the file now.
#[test]
fn an_undo_names_a_text_by_its_question() {
    for (language, told) in [
        (Language::English, "Undone: “A short title to find it by”: now “Two accounts, one me” (was “Rest”)"),
        (
            Language::French,
            "Annulé : « Un titre court pour retrouver cette délibération » : maintenant « Deux comptes, un seul moi » \
             (avant : « Rest »)",
        ),
    ] {
        let mut app = open(language);
        app.press("<Esc><Home><Enter><Enter>Rest<Esc>");
        assert_eq!(undo(&mut app).replace('\u{a0}', " "), told);
    }
    for (language, told) in [
        (Language::English, "Undone: “What do you expect from this choice?”: now no answer (was “Rest”)"),
        (Language::French, "Annulé : « Qu'attendez-vous de ce choix? » : maintenant pas de réponse (avant : « Rest »)"),
    ] {
        let mut app = open(language);
        app.press("1<Enter>It costs least<Enter>Rest<Enter><BackTab><Esc>");
        assert_eq!(undo(&mut app).replace('\u{a0}', " "), told);
    }
}

#[test]
fn every_question_about_one_field_is_found_from_the_field() {
    let document = pesee::store::parse_document(decided(spoken(Language::English)).as_bytes()).unwrap();
    let questions = walk::list_questions(&document);
    let asked: Vec<_> = questions.iter().filter_map(|ask| Some((ask, walk::answer_path(&document, ask)?))).collect();
    assert!(asked.len() > 10);
    // The verdict is a page without an answer; its field is the moment when it was seen.
    for (ask, path) in asked.iter().filter(|(ask, _)| **ask != walk::Question::Verdict) {
        assert_eq!(walk::question_about(&document, path).as_ref(), Some(*ask), "{path}");
    }
}

/// Going through the walk again does not change when somebody had the first feeling.
#[test]
fn a_first_feeling_that_is_passed_again_keeps_its_moment() {
    let text = decided(pesee_core::deliberation::Language::En);
    let document = pesee::store::parse_document(text.as_bytes()).unwrap();
    let person = document.people().first().unwrap().id.clone();
    let feeling = document.first_feeling(&person).unwrap();
    let question = walk::Question::FirstFeeling(person.clone());
    let option = feeling.option.clone().unwrap();
    let other = document.options().iter().find(|other| other.id != option).unwrap().id.clone();
    let edit = |option| {
        let answer = walk::Answer::Choice(walk::AnswerChoice::Option(option));
        walk::edit_for_answer(&document, &question, &answer, crate::common::moment()).unwrap()
    };
    assert_eq!(edit(option).changes, []);
    assert!(edit(other).changes.len() > 1);
}
