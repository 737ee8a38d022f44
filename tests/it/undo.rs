//! The sentences after an undo and a redo: they say what the user did, and which value is in the document now.

use pesee::phrases;
use pesee::text::{Language, Locale};
use pesee::walk::{self, Answer, AnswerChoice, Question};
use pesee_core::deliberation::{
    Audience, DatePrecision, Deliberation, Edit, FieldPath, Id, List, LogId, PartialDate, Points, RecordWithId,
    TimeHorizon, Visit, VisitField, WeightingMethod,
};

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
    assert!(
        sentence.ends_with("role: now the employer (was the coach); how much the answers count: now 2 (was 0)"),
        "{sentence}"
    );

    let mut app = open_people(Language::French);
    app.press("<Down>r");
    let told = "Annulé : la personne 2, rôle : maintenant la personne (avant : l'employeur)";
    assert_eq!(undo(&mut app).replace('\u{a0}', " "), told);
    app.press("<Down><Down>rr");
    let sentence = undo(&mut app).replace('\u{a0}', " ");
    assert!(sentence.starts_with("Annulé : Zoé-Alexandrine"), "{sentence}");
    assert!(
        sentence.ends_with(
            "rôle : maintenant l'employeur (avant : la personne qui accompagne); poids des réponses : maintenant 2 (avant : \
             0)"
        ),
        "{sentence}"
    );
}

/// Somebody without answers gets an id from the name, so naming changes the list of people too.
#[test]
fn an_undo_of_a_name_is_no_removal() {
    for (language, undone, redone) in [
        (Language::English, "Undone: name of person 2: now nothing (was “Bo”)", "Redone: name of person 2: now “Bo”"),
        (
            Language::French,
            "Annulé : nom de la personne 2 : maintenant rien (avant : « Bo »)",
            "Refait : nom de la personne 2 : maintenant « Bo »",
        ),
    ] {
        let mut app = open_people(language);
        app.press("<Down>eBo<Enter><Esc>");
        assert_eq!(undo(&mut app).replace('\u{a0}', " "), undone);
        let screen = app.press("<C-r>").screen().replace('\u{a0}', " ");
        assert!(screen.contains(redone), "{screen}");
    }
}

/// Returns the sentences after undoing and redoing `edit`, in English and French.
fn tell(document: &Deliberation, edit: &Edit) -> [[String; 2]; 2] {
    let mut after = document.clone();
    after.apply(edit).unwrap();
    [Language::English, Language::French].map(|language| {
        let locale = Locale::new(language);
        let inverse = edit.clone().inverse();
        let undone = phrases::undo_message(&locale, &Audience::Author, (&after, document), &inverse, true);
        let redone = phrases::undo_message(&locale, &Audience::Author, (document, &after), edit, false);
        [undone, redone].map(|text| text.to_string().replace('\u{a0}', " "))
    })
}

#[track_caller]
fn assert_undone(document: &Deliberation, edit: &Edit, english: &str, french: &str) {
    let [[in_english, redone], [in_french, refait]] = tell(document, edit);
    assert_eq!(in_english, format!("Undone: {english}"));
    assert_eq!(in_french, format!("Annulé : {french}"));
    assert!(redone.starts_with("Redone: ") && refait.starts_with("Refait : "), "{redone} {refait}");
}

fn parse(text: &str) -> Deliberation {
    pesee::store::parse_document(text.as_bytes()).unwrap()
}

fn id(text: &str) -> Id {
    Id::new(text).unwrap()
}

fn answer(document: &Deliberation, question: &Question, choice: AnswerChoice) -> Edit {
    walk::edit_for_answer(document, question, &Answer::Choice(choice), crate::common::moment()).unwrap()
}

/// The answers that go with a removed entry are counted by kind.
#[test]
fn an_undo_of_a_removal_says_what_comes_back_with_it() {
    let document = parse(&given("two-accounts-answered.toml"));
    assert_undone(
        &document,
        &Edit::remove_option(&document, &id("close-personal")),
        "the removal of the option “Close mine”, with 5 ratings",
        "le retrait de l'option « Close mine », avec 5 évaluations",
    );
    assert_undone(
        &document,
        &Edit::remove_account(&document, &id("employer")),
        "the removal of the account “the employer's”, with what becomes of it under 4 options",
        "le retrait du compte « celui de l'employeur », avec ce qu'il devient dans 4 options",
    );
    let mut compared = document.clone();
    for (other, ratio) in [("network", 3.0), ("name-safety", 2.0)] {
        let pair = (&id("upkeep"), &id(other));
        compared.apply(&walk::set_pair_ratio(&compared, &id("me"), pair, Some(ratio))).unwrap();
    }
    assert_undone(
        &compared,
        &Edit::remove_criterion(&compared, &id("upkeep")),
        "the removal of the criterion “Time and fatigue of running two accounts”, with 4 ratings and 2 comparisons",
        "le retrait du critère « Time and fatigue of running two accounts », avec 4 évaluations et 2 comparaisons",
    );
}

/// An act that sets several fields has the name of the answer, and names what else it changed.
#[test]
fn an_undo_of_several_fields_has_the_name_of_the_act() {
    let document = parse(&given("two-accounts-answered.toml"));
    let me = id("me");
    let points = walk::set_weighting_method(&document, WeightingMethod::Swing).chain(walk::set_points(
        &document,
        &me,
        &id("network"),
        Points::new(4.0),
    ));
    assert_undone(
        &document,
        &points,
        "the weight of “The network I built in my own name”: now 9 (was 4); Weights: now from the points (was from the swings)",
        "le poids de « The network I built in my own name » : maintenant 9 (avant : 4); Poids : maintenant donnés \
         en points (avant : tirés des écarts)",
    );
    let pair = walk::set_pair_ratio(&document, &me, (&id("upkeep"), &id("network")), Some(3.0));
    let [[undone, _], _] = tell(&document, &pair);
    assert!(
        undone.contains("compared with") && undone.ends_with("; Weights: now from the points (was from comparisons)"),
        "{undone}"
    );
    let day = chrono::NaiveDate::from_ymd_opt(2013, 5, 4).unwrap();
    let fact = walk::build_since(PartialDate::containing(day, DatePrecision::Year));
    let since = walk::set_account_fact(&document, &id("personal"), &fact);
    assert_undone(
        &document,
        &since,
        "mine, since: now March 2009 (was 2013)",
        "le mien, depuis : maintenant mars 2009 (avant : 2013)",
    );
    let choice = answer(&document, &Question::Choice, AnswerChoice::Option(id("keep-both")));
    let [[undone, redone], _] = tell(&document, &choice);
    assert_eq!(
        (undone.as_str(), redone.as_str()),
        ("Undone: the choice of “Keep both”", "Redone: the choice of “Keep both”")
    );
}

#[test]
fn an_undo_names_an_answer_about_who_decides() {
    let document = parse(&given("two-accounts-answered.toml"));
    let both = walk::set_deciders(&document, &AnswerChoice::PersonAndEmployer, None).unwrap();
    assert_undone(
        &document,
        &both,
        "“Who decides?”: now “One person” (was “A person and the employer”)",
        "« Qui décide? » : maintenant « Une personne » (avant : « Une personne et l'employeur »)",
    );
}

#[test]
fn an_undo_names_a_new_round_and_a_new_review_day() {
    let document = parse(&decided(spoken(Language::English)));
    let [[undone, redone], [annule, _]] = tell(&document, &walk::review::reopen(&document));
    assert_eq!((undone.as_str(), redone.as_str()), ("Undone: the new round", "Redone: the new round"));
    assert_eq!(annule, "Annulé : le nouveau tour");
    let mut reviewed = document.clone();
    let satisfied = Answer::Number(7);
    let edit = walk::edit_for_answer(&reviewed, &Question::Satisfied, &satisfied, crate::common::moment()).unwrap();
    reviewed.apply(&edit).unwrap();
    let later = answer(&reviewed, &Question::ReviewDate, AnswerChoice::Months(6));
    let [[undone, _], _] = tell(&reviewed, &later);
    assert!(undone.ends_with("; status: now reviewed (was decided)"), "{undone}");
}

#[test]
fn an_undo_of_many_answers_counts_them_by_kind() {
    let document = parse(&given("two-accounts-answered.toml"));
    let mut emptied = document.clone();
    for option in ["keep-both", "pause-personal", "close-personal"] {
        emptied.apply(&Edit::rate(&emptied, &id("me"), &id("upkeep"), &id(option), None)).unwrap();
    }
    let unknown = walk::mark_rest_unknown(&emptied);
    assert_undone(
        &emptied,
        &unknown,
        "the rating of “Keep both” on “Time and fatigue of running two accounts”: now not rated (was don't know), and 2 \
         other ratings",
        "l'évaluation de « Keep both » sur « Time and fatigue of running two a… » : maintenant à évaluer (avant : je \
         ne sais pas), et 2 autres évaluations",
    );
    let names = ["One".to_owned(), "Two".to_owned(), "Three".to_owned()];
    assert_undone(
        &document,
        &walk::add_entries(&document, List::Options, &names),
        "the new option “One”, and 2 other options",
        "la nouvelle option « One », et 2 autres options",
    );
    let later = walk::set_time_horizon(&document, &id("network"), TimeHorizon::Now);
    let rate = |option| Edit::rate(&document, &id("me"), &id("upkeep"), &id(option), None);
    let edit = later.chain(rate("keep-both")).chain(rate("close-personal"));
    assert_undone(
        &document,
        &edit,
        "The network I built in my own name, when it matters: now “later” (was “now”), and 2 ratings",
        "The network I built in my own name, moment : maintenant « plus tard » (avant : « maintenant »), et 2 évaluations",
    );
}

/// What was agreed is a field of a visit, which the program adds by itself.
#[test]
fn an_undo_of_what_was_agreed_names_the_visit() {
    let document = parse(&given("two-accounts-answered.toml"));
    let at = LogId::next(Some(crate::common::moment()), [].iter());
    let agreed = Edit::build(&document, |builder| {
        builder.push(Visit::new(at));
        builder.set_typed(FieldPath::Visit(at, VisitField::Agreed), "Call in May".to_owned());
    });
    let [[undone, redone], _] = tell(&document, &agreed);
    assert_eq!(undone, "Undone: visit of 22 November 2026, what was agreed");
    assert_eq!(redone, "Redone: visit of 22 November 2026, what was agreed");
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
