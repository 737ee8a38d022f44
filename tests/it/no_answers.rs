//! Nothing is answered for the user: a question that is passed without an answer stays open.

use pesee::text::Language as UiLanguage;
use pesee::ui::app::StartTarget;
use pesee::walk::{self, Question, StepProgress, WalkStep};
use pesee_core::deliberation::*;

use crate::common::{TestApp, answered, given};

const LANGUAGES: [(UiLanguage, Language); 2] =
    [(UiLanguage::English, Language::En), (UiLanguage::French, Language::Fr)];

/// Asserts that no judgement is in a deliberation.
#[track_caller]
pub fn assert_no_judgement(document: &Deliberation) {
    for person in document.people() {
        assert!(document.first_feeling(person.id).is_none(), "a first feeling");
        assert!(document.weights(person.id).is_none() && document.ratings(person.id).is_none(), "weights or ratings");
    }
    assert!(document.conditions().iter().all(|condition| condition.state.is_none()), "a condition");
    let is_unweighed = |criterion: &Criterion| criterion.rank.is_none() && criterion.weight.is_none();
    assert!(document.criteria().iter().all(is_unweighed), "a rank or a weight");
    assert!(document.pairs().is_empty() && document.weighing().later.is_none(), "pairs or a lens");
    assert!(document.decisions().is_empty() && document.head().review_on.is_none(), "a choice or a review date");
}

fn start(language: UiLanguage, template: &'static str) -> TestApp {
    let start = StartTarget::New { template, path: None, client: None };
    TestApp::over(language, tempfile::tempdir().unwrap(), start, 80, 24)
}

#[test]
fn a_hundred_times_enter_answers_nothing() {
    for (language, _) in LANGUAGES {
        for template in ["two-accounts", "first-account", "employee-voice"] {
            let mut app = start(language, template);
            let mut seen = String::new();
            for _ in 0..100 {
                seen += &app.press("<Enter>").screen();
            }
            app.wait(9);
            let steps = if language == UiLanguage::English {
                ["lean toward?", "Pick what", "years ahead", "any weight yet"]
            } else {
                ["penchez", "Choisissez ce", "années", "encore de poids"]
            };
            let unseen: Vec<&&str> = steps.iter().filter(|step| !seen.contains(**step)).collect();
            assert!(unseen.is_empty(), "{template}: the walk does not pass {unseen:?}");
            assert_no_judgement(&app.document());
            for step in [WalkStep::Feeling, WalkStep::Conditions, WalkStep::Weights, WalkStep::Ratings] {
                assert_ne!(walk::step_progress(&app.document(), step), StepProgress::Done, "{template}: {step:?}");
            }
        }
    }
}

/// Opens the first question of a step, counted from 1, and presses keys.
fn at_question(language: UiLanguage, text: &str, step: usize, presses: &str) -> TestApp {
    let mut app = TestApp::on_file(language, "a.toml", text);
    app.press("<Esc><Home>").press(&"<Down>".repeat(step - 1)).press("<Enter>").press(presses);
    app
}

#[test]
fn an_open_choice_says_so_and_is_answered_by_an_arrow_or_a_digit() {
    let text = given("two-accounts.toml");
    let feeling = |app: &TestApp| app.document().first_feeling(&Id::me()).and_then(|feeling| feeling.option.clone());
    let document = pesee::store::parse_document(text.as_bytes()).unwrap();
    let options: Vec<&Id> = document.options().iter().map(|option| &option.id).collect();
    let mut app = at_question(UiLanguage::English, &text, 4, "");
    app.sees("▌ No answer yet").sees("Enter leaves the question open").press("<Enter>").wait(3);
    app.misses("How strongly do you lean");
    assert_eq!(feeling(&app), None);
    for (keys, option) in [("<Down><Enter>", 0), ("2<Enter>", 1), ("3<Up><Enter>", 1)] {
        let mut app = at_question(UiLanguage::English, &text, 4, keys);
        app.sees("How strongly do you lean").wait(3);
        assert_eq!(feeling(&app).as_ref(), Some(options[option]), "{keys}");
    }
    // Moving back to the first row takes nothing.
    let mut app = at_question(UiLanguage::English, &text, 4, "<Down><Down><Home><Enter>");
    app.misses("How strongly do you lean").wait(3);
    assert_eq!(feeling(&app), None);
}

#[test]
fn an_answered_question_keeps_its_answer_on_enter() {
    for (language, words) in LANGUAGES {
        let text = answered(words).replace("status = \"open\"", "status = \"decided\"\nreview_on = 2027-02-22")
            + "\n[[decision]]\nat = 2026-11-22T08:00:00-05:00\noption = \"keep-both\"\nconfidence = 70\ncommitment = 8\n";
        let mut app = TestApp::on_file(language, "a.toml", &text);
        app.press("w").press(&"<Enter>".repeat(12)).wait(9);
        assert_eq!(app.file(), text);
    }
}

#[test]
fn an_open_scale_has_no_mark_and_enter_leaves_it_open() {
    let text = answered(Language::En).replace("status = \"open\"", "status = \"decided\"")
        + "\n[[decision]]\nat = 2026-11-22T08:00:00-05:00\noption = \"keep-both\"\n";
    let mut app = TestApp::on_file(UiLanguage::English, "a.toml", &text);
    app.press("w<Enter><Enter><Enter><Enter><Enter>")
        .sees("How sure are you")
        .sees("No answer yet. Enter leaves the question open.");
    app.press("<Enter><Enter>").sees("How committed").sees("No answer yet").misses("●");
    app.press("<Enter>").sees("When will you review this choice?").sees("▌ No answer yet").press("<Enter>").wait(3);
    let document = app.document();
    let decision = document.decisions().last().unwrap();
    assert_eq!((decision.confidence, decision.commitment), (None, None));
    assert_eq!(document.head().review_on, None);
    assert!(!walk::is_answered(&document, &Question::ReviewDate));
}

#[test]
fn the_step_list_shows_open_questions_as_open() {
    let mut app = start(UiLanguage::English, "two-accounts");
    app.press(&"<Enter>".repeat(40)).press("<Esc>");
    for step in ["Feeling", "Conditions", "Weights", "Ratings"] {
        app.misses(&format!("✓ {step}"));
    }
    // One answer of two begins a step.
    let document = app.wait(9).document();
    assert_eq!(walk::step_progress(&document, WalkStep::Weights), StepProgress::Empty);
    let mut document = document;
    document
        .apply(&Edit::set_typed(&document, FieldPath::Weighing(WeighingField::Later), &Lens::new(0.5).unwrap()))
        .unwrap();
    assert_eq!(walk::step_progress(&document, WalkStep::Weights), StepProgress::Partial);
}

/// No method takes an answer from Enter alone.
#[test]
fn enter_answers_nothing_by_any_weighting_method() {
    for method in ["order", "points", "swing", "pairwise"] {
        let text = given("two-accounts.toml");
        let keep = |line: &&str| !line.starts_with("weight =") && !line.starts_with("method =");
        let lines: Vec<&str> = text.lines().filter(keep).collect();
        let text = lines.join("\n").replace("[weighing]\n", &format!("[weighing]\nmethod = \"{method}\"\n")) + "\n";
        let mut app = at_question(UiLanguage::English, &text, 7, "");
        app.sees("The weights come").press("<Enter>").sees("years ahead").press("<BackTab><Enter><Enter>").wait(9);
        assert_eq!(app.file(), text, "{method}");
    }
}
