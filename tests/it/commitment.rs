//! The steps after the verdict: premortem, safeguards, commitment, and dates for a calendar.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use pesee::text::{Language as UiLanguage, Locale as Catalogue, is_unsafe_char};
use pesee::walk::{self, Question};
use pesee::{phrases, report};
use pesee_core::deliberation::*;

use crate::common::calendar::{Event, events};
use crate::common::made_up::made_up;
use crate::common::snapshots::assert_snapshot;
use crate::common::{TestApp, chosen, moment};

const BOTH: [(UiLanguage, Language, &str); 2] =
    [(UiLanguage::English, Language::En, "en"), (UiLanguage::French, Language::Fr, "fr")];

/// From the decision card to the first question after the choice.
const TO_WHY: &str = "w<Enter>";

#[test]
fn premortem_safeguards_commitment_and_lift_are_asked_in_turn() {
    for (ui_language, language, name) in BOTH {
        let mut app = TestApp::on_file(ui_language, "a.toml", &chosen(language, "merge-into-employer"));
        app.press(TO_WHY).press("peace<Enter>calm<Enter>");
        assert_snapshot!(format!("commitment/premortem.{name}.80x24"), app.screen());
        app.press("Nobody found me<Enter><Enter><Enter>70<Enter>");
        assert_snapshot!(format!("commitment/safeguards.{name}.80x24"), app.screen());
        app.press("<Space><Space><Down><Space>");
        assert_snapshot!(format!("commitment/safeguards-taken.{name}.80x24"), app.screen());
        app.press("<Home>e<Enter><C-u>2026-12-24<Enter>").sees("24 ");
        app.press("<Enter>6<Enter>");
        assert_snapshot!(format!("commitment/lift.{name}.80x24"), app.screen());
        app.press("A week off<Enter>").press("<BackTab><BackTab>7<Enter>").misses("8?");
        app.press("<Down><Enter>");
        assert_snapshot!(format!("commitment/card.{name}.80x24"), app.screen());
        app.wait(3);
        let document = app.document();
        let decision = document.decisions().last().unwrap();
        assert_eq!(decision.premortem.as_deref(), Some("Nobody found me"));
        assert_eq!((decision.commitment.map(OneToTen::get), decision.lift.as_deref()), (Some(7), Some("A week off")));
        assert_eq!(document.steps().len(), 3);
        assert_eq!(document.steps()[0].by, NaiveDate::from_ymd_opt(2026, 12, 24));
        let (_, steps) = app.file().split_once("[[step]]").map(|(a, b)| (a.to_owned(), b.to_owned())).unwrap();
        assert_snapshot!(format!("commitment/steps-in-file.{name}"), steps);
    }
}

#[test]
fn safeguards_at_40_by_12() {
    for (ui_language, language, name) in BOTH {
        let mut app = TestApp::on_file_sized(ui_language, "a.toml", &chosen(language, "close-personal"), 40, 12);
        app.press(TO_WHY).press("<Enter><Enter><Enter><Enter><Enter><Enter>");
        assert_snapshot!(format!("commitment/safeguards.{name}.40x12"), app.screen());
        assert_snapshot!(format!("commitment/safeguards-end.{name}.40x12"), app.press("<End>").screen());
    }
}

#[test]
fn undo_removes_a_taken_safeguard_and_offers_it_again() {
    let text = chosen(Language::En, "pause-personal");
    let mut app = TestApp::on_file(UiLanguage::English, "a.toml", &text);
    app.press(TO_WHY).press("<Enter><Enter><Enter><Enter><Enter><Enter>").sees("No step yet");
    let before = app.screen();
    app.press("<Space><Space>").misses("No step yet");
    assert_snapshot!(
        "commitment/safeguard-undone.en",
        app.press("u").screen().lines().skip(21).collect::<Vec<_>>().join("\n")
    );
    app.press("u<Home>");
    // All lines are equal except the line that names the undone change.
    let list = |screen: &str| screen.lines().take(20).map(str::to_owned).collect::<Vec<_>>();
    assert_eq!(list(&app.screen())[4..], list(&before)[4..]);
    app.wait(3);
    assert!(app.document().steps().is_empty());
    // A safeguard is not offered if a step has the same text.
    let label = phrases::safeguard_offers(&Catalogue::new(UiLanguage::English), &app.document(), moment().date_naive());
    let text = text + &format!("[[step]]\nid = \"mine\"\nwhat = \"{} \"\n", label[0].1);
    let mut app = TestApp::on_file(UiLanguage::English, "a.toml", &text);
    app.press(TO_WHY).press("<Enter><Enter><Enter><Enter><Enter><Enter>");
    assert_eq!(app.screen().matches(label[0].1.as_str().get(..20).unwrap()).count(), 1, "{}", app.screen());
}

#[test]
fn safeguards_need_a_choice_and_concern_only_the_accounts_it_changes() {
    let today = moment().date_naive();
    let locales = [UiLanguage::English, UiLanguage::French].map(Catalogue::new);
    for seed in 0..600 {
        let document = made_up(seed);
        let option = walk::review::current_decision(&document).and_then(|decision| decision.option.clone());
        let touched: BTreeSet<Id> =
            option.iter().flat_map(|option| document.fates(option)).map(|(account, _)| account.clone()).collect();
        let raw = walk::list_safeguards(&document, today);
        assert!(raw.iter().all(|safeguard| touched.contains(&safeguard.account)), "{seed}");
        assert!(touched.iter().all(|id| raw.iter().any(|s| s.account == *id)), "{seed}: every fate has one");
        for locale in &locales {
            let mut after = document.clone();
            let offered = phrases::safeguard_offers(locale, &document, today);
            let sentences: BTreeSet<&str> = offered.iter().map(|(_, label)| label.as_str()).collect();
            assert_eq!(sentences.len(), offered.len(), "{seed}");
            for (safeguard, label) in &offered {
                let edit = walk::add_safeguard_step(&after, safeguard, label.as_str());
                after.apply(&edit).unwrap();
            }
            assert_eq!(after.steps().len(), document.steps().len() + offered.len());
        }
    }
}

#[test]
fn a_walk_left_after_the_choice_resumes_there() {
    let mut document = pesee::store::parse_document(chosen(Language::En, "keep-both").as_bytes()).unwrap();
    document.apply(&Edit::set(&document, FieldPath::Head(HeadField::ReviewOn), None)).unwrap();
    assert_eq!(walk::question_to_resume(&document), Question::Because);
    let now = moment();
    let mut then = |ask: Question, answer: walk::Answer| {
        let edit = walk::edit_for_answer(&document, &ask, &answer, now).unwrap();
        document.apply(&edit).unwrap();
        walk::question_to_resume(&document)
    };
    let text = |text: &str| walk::Answer::Text(text.to_owned());
    assert_eq!(then(Question::Expects, text("calm")), Question::Premortem);
    assert_eq!(then(Question::Premortem, text("no")), Question::Tripwires);
    assert_eq!(then(Question::Confidence, walk::Answer::Number(70)), Question::Steps);
    assert_eq!(then(Question::Commitment, walk::Answer::Number(6)), Question::Lift);
    assert_eq!(then(Question::Commitment, walk::Answer::Number(7)), Question::ReviewDate);
    assert_eq!(then(Question::ReviewDate, walk::Answer::Choice(walk::AnswerChoice::Months(3))), Question::Verdict);
}

#[test]
fn the_calendar_key_writes_beside_the_file_and_replaces_only_its_own_calendar() {
    for (ui_language, language, name) in BOTH {
        let text = chosen(language, "keep-both") + "[[step]]\nid = \"late\"\nwhat = \"no date\"\n";
        let mut app = TestApp::on_file(ui_language, "a.toml", &text);
        let calendar_path = app.folder.path().join("a.ics");
        app.press("c");
        assert_snapshot!(format!("commitment/calendar-written.{name}.80x24"), app.screen());
        let first = std::fs::read_to_string(&calendar_path).unwrap();
        assert_eq!(events(&first).len(), 1, "the review date");
        // A calendar of this program is replaced. A calendar of another program is not.
        app.press(TO_WHY).press("<Enter><Enter><Enter><Enter><Enter><Enter><End><Space>c");
        assert_eq!(events(&std::fs::read_to_string(&calendar_path).unwrap()).len(), 2);
        std::fs::write(&calendar_path, "BEGIN:VCALENDAR\r\nPRODID:-//Other//EN\r\nEND:VCALENDAR\r\n").unwrap();
        app.press("c");
        assert_snapshot!(format!("commitment/calendar-name-taken.{name}.80x24"), app.screen());
        assert!(std::fs::read_to_string(&calendar_path).unwrap().contains("Other"));
    }
    let bare = chosen(Language::En, "keep-both").replace("review_on", "# was");
    let mut app = TestApp::on_file(UiLanguage::English, "a.toml", &bare);
    app.press("c").sees("there is no calendar to write");
    assert!(!app.folder.path().join("a.ics").exists());
}

#[test]
fn every_calendar_reads_back_as_the_steps_the_signs_and_the_days() {
    let mut seen = 0;
    for seed in 0..400 {
        let document = made_up(seed);
        let due: Vec<&ActionStep> =
            document.steps().iter().filter(|step| step.done != Some(true) && step.by.is_some()).collect();
        let signs: Vec<&Tripwire> =
            document.tripwires().iter().filter(|sign| sign.seen.is_none() && sign.look_on.is_some()).collect();
        let head = document.head();
        let is_decided = walk::review::current_decision(&document).is_some();
        let others = usize::from(head.review_on.is_some()) + usize::from(head.decide_by.is_some() && !is_decided);
        let text = report::render_calendar(&view(&document, &Audience::Client), UiLanguage::English, moment());
        let Some(text) = text else {
            assert!(due.is_empty() && signs.is_empty() && others == 0, "{seed}");
            continue;
        };
        let (found, cancelled): (Vec<Event>, Vec<Event>) =
            events(&text).into_iter().partition(|event| event["STATUS"] == "CONFIRMED");
        let past = document.steps().iter().filter(|step| step.done == Some(true) && step.by.is_some()).count()
            + document.tripwires().iter().filter(|sign| sign.seen.is_some() && sign.look_on.is_some()).count()
            + usize::from(head.decide_by.is_some() && is_decided);
        assert_eq!(cancelled.len(), past, "{seed}");
        assert_eq!(found.len(), due.len() + signs.len() + others, "{seed}");
        let names: BTreeSet<&String> = found.iter().map(|event| &event["UID"]).collect();
        assert_eq!(names.len(), found.len(), "{seed}: every event has a name of its own");
        let of = |kind: &str| found.iter().filter(|event| event["UID"].starts_with(kind)).collect::<Vec<_>>();
        assert_eq!((of("tripwire.").len(), of("step.").len()), (signs.len(), due.len()), "{seed}");
        for (event, sign) in of("tripwire.").into_iter().zip(signs) {
            assert_eq!(event["DTSTART"], sign.look_on.unwrap().format("%Y%m%d").to_string(), "{seed}");
            assert!(letters(&event["SUMMARY"]).ends_with(&letters(&sign.sign)), "{seed}");
            seen += 1;
        }
        for (event, step) in of("step.").into_iter().zip(due) {
            assert_eq!(event["DTSTART"], step.by.unwrap().format("%Y%m%d").to_string(), "{seed}");
            assert_eq!(letters(&event["SUMMARY"]), letters(&step.what), "{seed}");
            seen += 1;
        }
    }
    assert!(seen > 100, "{seen}");
}

/// Returns the letters of a text, without spaces, marks and hidden characters.
fn letters(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric() || "\\;,\"".contains(*c)).collect()
}

#[test]
fn long_and_hostile_texts_are_complete_and_escaped_in_a_calendar() {
    for what in [
        "日".repeat(21_000),
        "👨\u{200d}👩\u{200d}👧 \"quoted\", and; so\\n on".repeat(900),
        "a\u{202e}b\u{1b}[31m\u{0}c\r\nEND:VCALENDAR\r\nBEGIN:VEVENT".repeat(1_000),
        " ".repeat(300),
        "\u{200d}x \u{200c}\u{200d}".repeat(50),
        "\u{301}".repeat(30_000),
    ] {
        let mut document = made_up(1);
        let step =
            ActionStep { what: what.clone(), by: NaiveDate::from_ymd_opt(2026, 12, 1), ..ActionStep::new(Id::me()) };
        let edit = Edit::build(&document, |builder| builder.push(step));
        document.apply(&edit).unwrap();
        let text = report::render_calendar(&view(&document, &Audience::Client), UiLanguage::French, moment()).unwrap();
        assert!(text.chars().all(|c| !is_unsafe_char(c) || "\r\n\t\u{200c}\u{200d}".contains(c)));
        assert!(!text.contains('⟨'), "no hidden character is written as an escape");
        let found = events(&text);
        let event = found.iter().find(|event| event["UID"].starts_with("step.me.")).unwrap();
        assert!(letters(&event["DESCRIPTION"]).starts_with(&letters(&what)) || letters(&what).len() < 120);
    }
}
