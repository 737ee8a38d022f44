//! The dates and signs of a decision: the day by which to decide, warning signs, and the questions around the choice.

use chrono::NaiveDate;
use pesee::text::Language as UiLanguage;
use pesee::ui::app::StartTarget;
use pesee::ui::keymap::Scope;
use pesee_core::deliberation::*;

use crate::common::{TestApp, answered, chosen, decided, given, moment};
use crate::plain::run_lines;

const LANGUAGES: [(UiLanguage, Language); 2] =
    [(UiLanguage::English, Language::En), (UiLanguage::French, Language::Fr)];

/// From the card of a decision to the warning signs.
const TO_SIGNS: &str = "t";

fn day(text: &str) -> Option<NaiveDate> {
    Some(text.parse().unwrap())
}

fn with_head(text: &str, line: &str) -> String {
    text.replacen("[deliberation]\n", &format!("[deliberation]\n{line}\n"), 1)
}

/// A decision with a warning sign to look for on `look_on`.
fn with_sign(language: Language, look_on: &str) -> String {
    let sign = format!(
        "\n[[tripwire]]\nid = \"evenings\"\nsign = \"Three evenings in a row\"\nthen = \"Pause mine\"\nlook_on = {look_on}\n"
    );
    chosen(language, "keep-both").replace("review_on", "# was") + &sign
}

/// Starts the library over one file.
fn library(language: UiLanguage, text: &str) -> TestApp {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("a.toml"), text).unwrap();
    TestApp::over(language, folder, StartTarget::Library, 80, 24)
}

#[test]
fn a_warning_sign_has_an_answer_and_a_day_and_can_be_changed_and_removed() {
    for (ui_language, language) in LANGUAGES {
        let mut app = TestApp::on_file(ui_language, "a.toml", &chosen(language, "keep-both"));
        app.press(TO_SIGNS).press("aThree evenings<Enter>Pause mine<Enter>2027-01-10<Enter>");
        app.sees("Three evenings; ").sees("Pause mine").wait(3);
        let first = app.document().tripwires()[0].clone();
        assert_eq!((first.sign.as_str(), first.then.as_str()), ("Three evenings", "Pause mine"));
        assert_eq!((first.look_on, first.seen), (day("2027-01-10"), None));
        // A second sign, without an answer and without a day.
        app.press("aSilence<Enter><Enter><Enter>").sees("▌ ○ Silence").press("x").misses("▌ ○ Silence");
        // The notice names the sign and nothing else.
        app.press("u").sees(if language == Language::En { "“Silence”" } else { "«\u{a0}Silence\u{a0}»" });
        app.misses(" more").misses("autres").wait(3);
        assert_eq!(app.document().tripwires().len(), 2);
        app.press("<Home>e at night<Enter> and say so<Enter><C-u>soon<Enter>");
        app.sees(if language == Language::En { "This is not a day" } else { "n'est pas un jour" });
        app.press("<C-u>2027-02-01<Enter>").wait(3);
        let changed = app.document().tripwires()[0].clone();
        assert_eq!(
            (changed.sign.as_str(), changed.then.as_str()),
            ("Three evenings at night", "Pause mine and say so")
        );
        assert_eq!(changed.look_on, day("2027-02-01"));
    }
}

#[test]
fn a_sign_that_was_seen_says_what_was_planned_and_is_no_longer_due() {
    for (ui_language, language) in LANGUAGES {
        let text = with_sign(language, "2026-11-20");
        let mut app = TestApp::on_file(ui_language, "a.toml", &text);
        app.sees(if language == Language::En {
            "Did you see this warning sign? “Three evenings"
        } else {
            "Avez-vous vu ce signe d'alerte?"
        });
        app.press(TO_SIGNS).press("<Space>");
        app.sees(if language == Language::En {
            "You planned to do this: Pause mine"
        } else {
            "Vous aviez prévu ceci\u{a0}: Pause mine"
        });
        app.wait(3);
        assert_eq!(app.document().tripwires()[0].seen, Some(moment().date_naive()));
        app.press("<Space>").wait(3);
        assert_eq!(app.document().tripwires()[0].seen, None);
        app.press("u").wait(3);
        assert!(app.document().tripwires()[0].seen.is_some());
    }
}

#[test]
fn the_library_lists_what_is_due_whatever_it_is() {
    let undecided = |line: &str| with_head(&answered(Language::En), line);
    let step = chosen(Language::En, "keep-both").replace("review_on", "# was")
        + "[[step]]\nid = \"a\"\nwhat = \"Tell them\"\nby = 2026-11-20\n";
    for (text, due) in [
        (undecided("decide_by = 2026-11-22"), "decide today"),
        (undecided("decide_by = 2026-12-01"), "decide by 1 Dec"),
        (undecided("decide_by = 2026-11-20"), "decision was due 2 days ago"),
        (with_sign(Language::En, "2026-11-22"), "warning sign check today"),
        (with_sign(Language::En, "2026-12-01"), "warning sign check 1 Dec"),
        (with_sign(Language::En, "2026-11-21"), "warning sign check was due yesterday"),
        (step.clone(), "step was due 2 days ago"),
    ] {
        library(UiLanguage::English, &text).sees("Due").sees(due);
    }
    for (text, due) in [
        (undecided("decide_by = 2026-12-01"), "à décider d'ici le 1er déc."),
        (with_sign(Language::En, "2026-11-22"), "signe d'alerte à vérifier aujourd'hui"),
        (step.clone(), "action en retard de 2 jours"),
    ] {
        library(UiLanguage::French, &text).sees("Échéances").sees(due);
    }
    // A decision, a sign that was seen, a step that is done, and a day far ahead are not due.
    for text in [
        with_head(&chosen(Language::En, "keep-both").replace("review_on", "# was"), "decide_by = 2026-11-20"),
        with_sign(Language::En, "2026-11-20") + "seen = 2026-11-21\n",
        step.clone() + "done = true\n",
        step.replace("by = 2026-11-20", "by = 2026-11-25"),
        undecided("decide_by = 2027-06-01"),
        with_head(&with_sign(Language::En, "2026-11-20"), "archived = true"),
    ] {
        library(UiLanguage::English, &text).misses("Due");
    }
}

#[test]
fn a_review_asks_whether_each_sign_was_seen() {
    for (ui_language, language) in LANGUAGES {
        let text = decided(language).replacen(
            "[[step]]",
            "[[tripwire]]\nid = \"a\"\nsign = \"Silence\"\nthen = \"Stop\"\nlook_on = 2026-08-01\n[[step]]",
            1,
        );
        let count = store_document(&text).tripwires().len();
        let ask =
            if language == Language::En { "Did you see this warning sign?" } else { "Avez-vous vu ce signe d'alerte?" };
        // Enter leaves every sign as it is and goes on to what came true.
        let mut app = TestApp::on_file(ui_language, "a.toml", &text);
        app.press("<Enter>").sees(ask).press(&"<Enter>".repeat(count)).misses(ask).wait(9);
        assert_eq!(app.file(), text);
        // The first answer means that it was seen; the second looks again in a month.
        let mut app = TestApp::on_file(ui_language, "a.toml", &text);
        app.press("<Enter>1<Enter>").wait(3);
        assert_eq!(app.document().tripwires()[0].seen, Some(moment().date_naive()));
        let mut app = TestApp::on_file(ui_language, "a.toml", &text);
        app.press("<Enter>2<Enter>").wait(3);
        assert_eq!(
            (app.document().tripwires()[0].seen, app.document().tripwires()[0].look_on),
            (None, day("2026-12-22"))
        );
        let mut app = TestApp::on_file(ui_language, "a.toml", &text);
        app.press("<Enter>4<Enter>").wait(3);
        assert_eq!((app.document().tripwires()[0].seen, app.document().tripwires()[0].look_on), (None, None));
    }
}

fn store_document(text: &str) -> Deliberation {
    pesee::store::parse_document(text.as_bytes()).unwrap()
}

#[test]
fn the_day_by_which_to_decide_is_asked_and_can_be_removed() {
    let mut app = TestApp::new(UiLanguage::English);
    app.press("<Enter><Enter><Enter>1<Enter>").sees("By when do you have to decide?").press("1<Enter>").wait(9);
    assert_eq!(app.document().head().decide_by, day("2026-12-06"));
    app.press("<BackTab>").sees("▌ On 6 December 2026 ✓").press("<Enter>").wait(3);
    assert_eq!(app.document().head().decide_by, day("2026-12-06"), "Enter keeps the day");
    app.press("<BackTab><End><Enter><C-u>31 december<Enter>").wait(3);
    assert_eq!(app.document().head().decide_by, day("2026-12-31"));
    app.press("<BackTab><End><Enter><C-u><Enter>").wait(3);
    assert_eq!(app.document().head().decide_by, None);
    // A day that is past is an answer too.
    app.press("<BackTab><End><Enter><C-u>yesterday<Enter>").wait(3);
    app.press("<BackTab>").sees("▌ On 21 November 2026 ✓").misses("No answer yet");
}

#[test]
fn what_would_serve_the_first_criteria_becomes_an_option() {
    let to = "<Esc><Home><Down><Down><Down><Down><Down><Enter><Enter>";
    let text = given("two-accounts.toml");
    let mut app = TestApp::on_file(UiLanguage::English, "a.toml", &text);
    app.press(to).sees("Which option would serve “The network I built in my own");
    app.press("<Enter><BackTab>").wait(9);
    assert_eq!(app.file(), text, "Enter alone adds nothing");
    app.press("Write less, but better<Enter><BackTab>").misses("Write less").wait(3);
    assert_eq!(app.document().options().last().unwrap().name, "Write less, but better");
    assert_eq!(app.document().options().len(), 5);
    // A half-typed option is not lost: it is offered again.
    app.press("Half an opt").wait(9);
    assert_eq!(app.document().options().len(), 5);
    app.kill();
    let path = app.folder.path().join("a.toml");
    let mut again = TestApp::beside(UiLanguage::English, app.folder.path(), StartTarget::File(path));
    again.press("y");
    again.sees("Half an opt");
}

#[test]
fn the_cursor_starts_on_the_leader_and_enter_does_not_choose_it() {
    for (ui_language, language) in LANGUAGES {
        let text = answered(language);
        let leader = if language == Language::En { "▌ 1 Keep both" } else { "▌ 1 Garder les deux" };
        let mut app = TestApp::on_file(ui_language, "a.toml", &text);
        app.press("v<Enter>").sees(leader).press("<Enter>").press("<BackTab>").sees(leader).wait(9);
        assert!(app.document().decisions().is_empty());
        app.press("<Space>").wait(3);
        assert_eq!(app.document().decisions()[0].option, Id::new("keep-both"));
        // After a move, Enter chooses the option under the cursor.
        let mut app = TestApp::on_file(ui_language, "a.toml", &text);
        app.press("v<Enter><Down><Up><Enter>").wait(3);
        assert_eq!(app.document().decisions()[0].option, Id::new("keep-both"));
    }
}

#[test]
fn an_option_that_is_ruled_out_is_chosen_only_after_a_confirmation() {
    let text = given("two-accounts-answered.toml").replacen("state = \"met\"", "state = \"unmet\"", 1);
    let text = text.replace("state = \"unknown\"", "state = \"unmet\"");
    let document = store_document(&text);
    let at = document.options().iter().position(|option| document.is_ruled_out(&option.id)).unwrap();
    let ruled_out = document.options()[at].id.clone();
    let number = at + 1;
    let mut app = TestApp::on_file(UiLanguage::English, "a.toml", &text);
    app.press("v<Enter>").press(&format!("{number}<Enter>")).sees("is ruled out, because the").sees("all the same?");
    app.press("n").sees("What do you choose?").wait(9);
    assert!(app.document().decisions().is_empty());
    app.press("<Enter>y").sees("Why?").wait(3);
    assert_eq!(app.document().decisions()[0].option, Some(ruled_out.clone()));
    // In lines, the number is typed twice.
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.toml");
    std::fs::write(&path, &text).unwrap();
    let said = run_lines(UiLanguage::English, &path, &format!(":go 10\n{number}\n\n:quit\n"));
    assert!(
        said.replace('\n', " ").contains("is ruled out, because") && said.contains("Type the number again"),
        "{said}"
    );
    let read = || store_document(&std::fs::read_to_string(&path).unwrap());
    assert!(read().decisions().is_empty());
    run_lines(UiLanguage::English, &path, &format!(":go 10\n{number}\n{number}\n:quit\n"));
    assert_eq!(read().decisions()[0].option, Some(ruled_out));
}

#[test]
fn the_draft_of_the_reason_is_taken_by_its_key_only() {
    for (ui_language, language, start) in [
        (UiLanguage::English, Language::En, "Keep both: for me, “The network I built” weighs most"),
        (
            UiLanguage::French,
            Language::Fr,
            "Garder les deux\u{a0}: pour moi, «\u{a0}Le réseau que j'ai bâti\u{a0}» pèse le plus",
        ),
    ] {
        let mut app = TestApp::on_file(ui_language, "a.toml", &answered(language));
        app.press("v<Enter><Space><Enter>").wait(3);
        assert_eq!(app.document().decisions()[0].because, None, "Enter leaves the question open");
        app.press("<BackTab><Tab>").wait(3);
        let because = app.document().decisions()[0].because.clone().unwrap();
        assert!(because.starts_with(start), "{because}");
        // The draft can be changed and cleared, and is then offered again.
        app.press(" x").wait(3);
        assert_eq!(app.document().decisions()[0].because, Some(because + " x"));
        app.press("<C-a><C-k><C-u>").wait(3);
        assert_eq!(app.document().decisions()[0].because, None);
        assert_eq!(app.inner.scopes()[0], Scope::OfferedDraft);
    }
}

#[test]
fn the_draft_of_the_reason_in_lines() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.toml");
    std::fs::write(&path, answered(Language::En)).unwrap();
    let read = || store_document(&std::fs::read_to_string(&path).unwrap()).decisions()[0].because.clone();
    let said = run_lines(UiLanguage::English, &path, ":go 10\n1\n\n:quit\n");
    assert!(said.replace('\n', " ").contains("A draft from your answers. Keep both: for me,"), "{said}");
    assert_eq!(read(), None);
    run_lines(UiLanguage::English, &path, ":go 10 why\n=\n:quit\n");
    assert!(read().unwrap().starts_with("Keep both: for me, “The network I built” weighs most"));
}

#[test]
fn a_typed_option_is_confirmed_and_a_known_one_is_not_added_again() {
    let to = "<Esc><Home><Down><Down><Down><Down><Down><Enter><Enter>";
    for (language, new, known) in [
        (UiLanguage::English, "“Write less” is an option now.", "“keep both” is on your list already."),
        (UiLanguage::French, "est maintenant une option", "est déjà sur la liste"),
    ] {
        let mut app = TestApp::on_file(language, "a.toml", &given("two-accounts.toml"));
        app.press(to).press("Write less<Enter>").sees(new);
        app.press("<BackTab>keep both<Enter>").sees(known).wait(3);
        assert_eq!(app.document().options().len(), 5);
    }
}

#[test]
fn typing_replaces_a_suggested_text_and_enter_keeps_it() {
    let mut app = TestApp::new(UiLanguage::English);
    app.press("<Enter>Which account?<Enter>Mine<Enter>").wait(9);
    assert_eq!(app.document().head().question.as_deref(), Some("Which account?"));
    assert_eq!(app.document().head().title, "Mine");
    // A text of the user's own is not replaced.
    app.press("<BackTab> again<Enter>").wait(3);
    assert_eq!(app.document().head().title, "Mine again");
    let mut app = TestApp::new(UiLanguage::English);
    app.press("<Enter><Enter><Enter>1<Enter>").wait(9);
    assert_eq!(app.document().head().title, "Two accounts, one me");
}

#[test]
fn a_review_day_in_the_past_is_no_answer() {
    let text = with_head(&chosen(Language::En, "keep-both").replace("review_on", "# was"), "review_on = 2026-11-01");
    let mut app = TestApp::on_file(UiLanguage::English, "a.toml", &text);
    app.press("w").press(&"<Enter>".repeat(9)).sees("When will you review this choice?").sees("▌ No answer yet.");
    app.misses("2026 ✓").press("2<Enter>").wait(3);
    assert_eq!(app.document().head().review_on, day("2027-02-22"));
}

#[test]
fn the_library_names_the_review_before_a_late_step() {
    let text = with_head(&chosen(Language::En, "keep-both").replace("review_on", "# was"), "review_on = 2026-11-20")
        + "[[step]]\nid = \"a\"\nwhat = \"Tell them\"\nby = 2026-06-20\n";
    library(UiLanguage::English, &text).sees("review was due 2 days ago, 1 more");
}

#[test]
fn opened_answers_cannot_be_sealed_again_by_undo() {
    let text = given("two-seats.toml");
    let mut app = TestApp::on_file(UiLanguage::English, "a.toml", &text);
    let answer = crate::common::places::PLACES.iter().find(|(name, ..)| *name == "turn-sealed").unwrap().3;
    app.press(answer).sees("Everybody has answered").press("<Enter>").wait(3);
    assert!(app.document().head().revealed.is_some());
    app.press("uu").wait(3);
    assert!(app.document().head().revealed.is_some());
}

#[test]
fn the_signs_and_the_steps_of_a_finished_walk_lead_back_to_the_card() {
    let mut app = TestApp::on_file(UiLanguage::English, "a.toml", &chosen(Language::En, "keep-both"));
    app.press("t<Enter>").sees("You chose on").press("s<Enter>").sees("You chose on");
}

#[test]
fn the_first_feeling_stands_beside_the_verdict_at_80_columns() {
    for (language, words, said) in [
        (UiLanguage::English, Language::En, "At first you leaned to"),
        (UiLanguage::French, Language::Fr, "Au départ, vous penchiez pour"),
    ] {
        let example = pesee::walk::EXAMPLE.text_at(words, moment());
        TestApp::on_file(language, "a.toml", &example).press("v").sees(said);
        TestApp::on_file(language, "a.toml", &answered(words)).press("v").sees(said);
    }
}

#[test]
fn warning_signs_and_the_deadline_in_lines() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.toml");
    std::fs::write(&path, with_sign(Language::En, "2026-11-20")).unwrap();
    let read = || store_document(&std::fs::read_to_string(&path).unwrap());
    let said = run_lines(UiLanguage::English, &path, "1\n!\n:quit\n");
    assert!(said.contains("Did you see this warning sign? “Three evenings in a row”"), "{said}");
    assert!(said.replace('\u{a0}', " ").contains("(seen on 22 November 2026)"), "{said}");
    assert_eq!(read().tripwires()[0].seen, Some(moment().date_naive()));
    run_lines(UiLanguage::English, &path, ":go 10 sign\nSilence\nStop\n3 months\n1\n-\n:undo\n:quit\n");
    let document = read();
    assert_eq!(document.tripwires().len(), 2, "undo brings the removed sign back with its fields");
    assert_eq!(document.tripwires()[0].then, "Pause mine");
    assert_eq!(document.tripwires()[1].look_on, day("2027-02-22"));
    let path = folder.path().join("b.toml");
    run_lines(UiLanguage::English, &path, ":go 1 by when\n31 december\n:quit\n");
    assert_eq!(store_document(&std::fs::read_to_string(&path).unwrap()).head().decide_by, day("2026-12-31"));
}
