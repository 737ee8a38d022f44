//! After the verdict: what could go wrong, the safeguards that are offered, commitment, and the dates for a calendar.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test stops at what it does not expect")]

mod common;
#[path = "common/made_up.rs"]
mod made_up;

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::process::Command;

use chrono::NaiveDate;
use common::{Desk, answered, moment};
use insta::assert_snapshot;
use made_up::made_up;
use pesee::deliberation::*;
use pesee::report;
use pesee::say;
use pesee::text::{Language as Tongue, Tongue as Catalogue, is_hidden};
use pesee::walk::{self, Ask};

/// A deliberation with a choice just made, and nothing after it.
fn chosen(language: Language, option: &str) -> String {
    let text = answered(language).replace("status = \"open\"", "status = \"decided\"\nreview_on = 2027-02-22");
    format!("{text}\n[[decision]]\nat = 2026-11-22T08:00:00-05:00\noption = \"{option}\"\n")
}

const BOTH: [(Tongue, Language, &str); 2] =
    [(Tongue::English, Language::En, "en"), (Tongue::French, Language::Fr, "fr")];

/// Where the card leads to: the first question after the choice.
const TO_WHY: &str = "w<Enter>";

#[test]
fn what_could_go_wrong_then_what_guards_against_it_then_how_firm_one_is() {
    for (tongue, language, name) in BOTH {
        let mut desk = Desk::on_file(tongue, "a.toml", &chosen(language, "merge-into-employer"));
        desk.press(TO_WHY).press("peace<Enter>calm<Enter>70<Enter>");
        assert_snapshot!(format!("{name}-1-premortem"), desk.screen());
        desk.press("Nobody found me<Enter>");
        assert_snapshot!(format!("{name}-2-offers"), desk.screen());
        desk.press("<Space><Space><Down><Space>");
        assert_snapshot!(format!("{name}-3-taken"), desk.screen());
        desk.press("<Home>e<Enter><C-u>2026-12-24<Enter>").sees("24 ");
        desk.press("<Enter>6<Enter>");
        assert_snapshot!(format!("{name}-4-lift"), desk.screen());
        desk.press("A week off<Enter>").press("<BackTab><BackTab>7<Enter>").misses("8?");
        desk.press("<Down><Enter>");
        assert_snapshot!(format!("{name}-5-card"), desk.screen());
        desk.wait(3);
        let document = desk.document();
        let decision = document.decisions().last().unwrap();
        assert_eq!(decision.premortem.as_deref(), Some("Nobody found me"));
        assert_eq!((decision.commitment.map(Ten::get), decision.lift.as_deref()), (Some(7), Some("A week off")));
        assert_eq!(document.steps().len(), 3);
        assert_eq!(document.steps()[0].by, NaiveDate::from_ymd_opt(2026, 12, 24));
        let (_, steps) = desk.file().split_once("[[step]]").map(|(a, b)| (a.to_owned(), b.to_owned())).unwrap();
        assert_snapshot!(format!("{name}-6-file"), steps);
    }
}

#[test]
fn offers_at_40_by_12() {
    for (tongue, language, name) in BOTH {
        let mut desk = Desk::on_file_sized(tongue, "a.toml", &chosen(language, "close-personal"), 40, 12);
        desk.press(TO_WHY).press("<Enter><Enter><Enter><Enter>");
        assert_snapshot!(format!("{name}-small-offers"), desk.screen());
        assert_snapshot!(format!("{name}-small-offers-below"), desk.press("<End>").screen());
    }
}

#[test]
fn what_was_taken_is_taken_back_and_offered_again() {
    let text = chosen(Language::En, "pause-personal");
    let mut desk = Desk::on_file(Tongue::English, "a.toml", &text);
    desk.press(TO_WHY).press("<Enter><Enter><Enter><Enter>").sees("No step yet");
    let before = desk.screen();
    desk.press("<Space><Space>").misses("No step yet");
    assert_snapshot!("en-taken-back", desk.press("u").screen().lines().skip(21).collect::<Vec<_>>().join("\n"));
    desk.press("u<Home>");
    // But for the line that says what was taken back.
    let list = |screen: &str| screen.lines().take(20).map(str::to_owned).collect::<Vec<_>>();
    assert_eq!(list(&desk.screen())[4..], list(&before)[4..]);
    desk.wait(3);
    assert!(desk.document().steps().is_empty());
    // A step that already says the same is not offered beside it.
    let said = say::safeguards(&Catalogue::new(Tongue::English), &desk.document(), moment().date_naive());
    let text = text + &format!("[[step]]\nid = \"mine\"\nwhat = \"{} \"\n", said[0].1);
    let mut desk = Desk::on_file(Tongue::English, "a.toml", &text);
    desk.press(TO_WHY).press("<Enter><Enter><Enter><Enter>");
    assert_eq!(desk.screen().matches(said[0].1.as_str().get(..20).unwrap()).count(), 1, "{}", desk.screen());
}

#[test]
fn nothing_is_offered_without_a_choice_and_never_about_what_it_does_not_touch() {
    let today = moment().date_naive();
    let tongues = [Tongue::English, Tongue::French].map(Catalogue::new);
    for seed in 0..600 {
        let document = made_up(seed);
        let option = walk::look_back::standing(&document).and_then(|decision| decision.option.clone());
        let touched: BTreeSet<Id> =
            option.iter().flat_map(|option| document.fates(option)).map(|(account, _)| account.clone()).collect();
        let raw = walk::safeguards(&document, today);
        assert!(raw.iter().all(|safeguard| touched.contains(&safeguard.account)), "{seed}");
        assert!(touched.iter().all(|id| raw.iter().any(|s| s.account == *id)), "{seed}: every fate has one");
        for tongue in &tongues {
            let mut after = document.clone();
            let offered = say::safeguards(tongue, &document, today);
            let sentences: BTreeSet<&str> = offered.iter().map(|(_, said)| said.as_str()).collect();
            assert_eq!(sentences.len(), offered.len(), "{seed}");
            for (safeguard, said) in &offered {
                let edit = walk::take_safeguard(&after, safeguard, said.as_str());
                after.apply(&edit).unwrap();
            }
            assert_eq!(after.steps().len(), document.steps().len() + offered.len());
        }
    }
}

#[test]
fn a_walk_left_after_the_choice_goes_on_there() {
    let mut document = pesee::store::read(chosen(Language::En, "keep-both").as_bytes()).unwrap();
    document.apply(&Edit::set(&document, Key::Head(HeadField::ReviewOn), None)).unwrap();
    assert_eq!(walk::resume(&document), Ask::Because);
    let now = moment();
    let mut then = |ask: Ask, answer: walk::Answer| {
        let edit = walk::answer(&document, &ask, &answer, now).unwrap();
        document.apply(&edit).unwrap();
        walk::resume(&document)
    };
    let text = |text: &str| walk::Answer::Text(text.to_owned());
    assert_eq!(then(Ask::Expects, text("calm")), Ask::Confidence);
    assert_eq!(then(Ask::Premortem, text("no")), Ask::Steps);
    assert_eq!(then(Ask::Commitment, walk::Answer::Number(6)), Ask::Lift);
    assert_eq!(then(Ask::Commitment, walk::Answer::Number(7)), Ask::Review);
    assert_eq!(then(Ask::Review, walk::Answer::Pick(walk::Pick::Months(3))), Ask::Verdict);
}

#[test]
fn the_key_writes_the_calendar_beside_the_file_and_leaves_alone_what_is_not_ours() {
    for (tongue, language, name) in BOTH {
        let text = chosen(language, "keep-both") + "[[step]]\nid = \"late\"\nwhat = \"no date\"\n";
        let mut desk = Desk::on_file(tongue, "a.toml", &text);
        let beside = desk.folder.path().join("a.ics");
        desk.press("c");
        assert_snapshot!(format!("{name}-calendar"), desk.screen());
        let first = std::fs::read_to_string(&beside).unwrap();
        assert_eq!(events(&first).len(), 1, "the day to look again");
        // One of ours gives way; what somebody else put there does not.
        desk.press(TO_WHY).press("<Enter><Enter><Enter><Enter><End><Space>c");
        assert_eq!(events(&std::fs::read_to_string(&beside).unwrap()).len(), 2);
        std::fs::write(&beside, "BEGIN:VCALENDAR\r\nPRODID:-//Other//EN\r\nEND:VCALENDAR\r\n").unwrap();
        desk.press("c");
        assert_snapshot!(format!("{name}-calendar-taken"), desk.screen());
        assert!(std::fs::read_to_string(&beside).unwrap().contains("Other"));
    }
    let bare = chosen(Language::En, "keep-both").replace("review_on", "# was");
    let mut desk = Desk::on_file(Tongue::English, "a.toml", &bare);
    desk.press("c").sees("there is no calendar to write");
    assert!(!desk.folder.path().join("a.ics").exists());
}

/// The program on the command line, at a time.
fn pesee(home: &Path, now: &str, arguments: &[&str]) -> (i32, String, String) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_pesee"));
    command.args(arguments).current_dir(home).env_clear().env("HOME", home).env("PESEE_NOW", now);
    let output = command.output().unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    (output.status.code().unwrap(), text(output.stdout), text(output.stderr))
}

const NOW: &str = "2026-11-22T09:00:00-05:00";

#[test]
fn report_prints_the_calendar_or_writes_it_where_nothing_of_others_is() {
    let home = tempfile::tempdir().unwrap();
    let path = home.path().join("a.toml");
    let steps = "[[step]]\nid = \"say-so\"\nwhat = \"Say so; to all, \\\\ today\"\nby = 2026-12-01\n\
        [[step]]\nid = \"done\"\nwhat = \"Done\"\nby = 2026-12-01\ndone = true\n\
        [private]\nnotes = \"a secret\"\n";
    std::fs::write(&path, chosen(Language::Fr, "keep-both") + steps).unwrap();
    let (code, out, err) = pesee(home.path(), NOW, &["report", "a.toml", "--format", "ics", "--lang", "en"]);
    assert_eq!(code, 0);
    assert_eq!(err, "pesee: 1 step is left out: it is done, or has no date.\n");
    assert!(!out.contains("secret"));
    assert_snapshot!("calendar-fr", out.replace("\r\n", "\n"));
    // Every line ends as the format has it.
    assert_eq!(out.matches('\n').count(), out.matches("\r\n").count());

    let written = |now: &str| pesee(home.path(), now, &["report", "a.toml", "--format", "ics", "-o", "out.ics"]);
    assert_eq!(written(NOW).0, 0);
    assert_eq!(std::fs::read_to_string(home.path().join("out.ics")).unwrap(), out);
    // A later one has the same names, and is later.
    assert_eq!(written("2027-01-01T09:00:00-05:00").0, 0);
    let (before, after) = (events(&out), events(&std::fs::read_to_string(home.path().join("out.ics")).unwrap()));
    for (before, after) in before.iter().zip(&after) {
        assert_eq!(before["UID"], after["UID"]);
        let count = |event: &Event| event["SEQUENCE"].parse::<i32>().unwrap();
        assert!(count(before) < count(after));
    }
    std::fs::write(home.path().join("out.ics"), "mine").unwrap();
    let (code, out, err) = written(NOW);
    assert_eq!((code, out.as_str()), (1, ""));
    assert!(err.contains("out.ics") && std::fs::read(home.path().join("out.ics")).unwrap() == b"mine", "{err}");

    std::fs::write(&path, "format = 1\n[deliberation]\ntitle = \"x\"\n").unwrap();
    let (code, _, err) = pesee(home.path(), NOW, &["report", "a.toml", "--format", "ics"]);
    assert!(code == 1 && err.contains("no calendar"), "{err}");
    let (code, _, err) = pesee(home.path(), NOW, &["report", "a.toml", "--format", "pdf"]);
    assert!(code == 2 && err.contains("ics"), "{err}");
    let (code, _, _) = pesee(home.path(), NOW, &["report", "a.toml"]);
    assert_eq!(code, 2);
}

#[test]
fn every_calendar_reads_back_as_what_the_deliberation_says() {
    let mut seen = 0;
    for seed in 0..400 {
        let document = made_up(seed);
        let due: Vec<&Step> =
            document.steps().iter().filter(|step| step.done != Some(true) && step.by.is_some()).collect();
        let text = report::calendar(&view(&document, &Audience::Client), Tongue::English, moment());
        let Some(text) = text else {
            assert!(due.is_empty() && document.head().review_on.is_none(), "{seed}");
            continue;
        };
        let found = events(&text);
        assert_eq!(found.len(), due.len() + usize::from(document.head().review_on.is_some()), "{seed}");
        let names: BTreeSet<&String> = found.iter().map(|event| &event["UID"]).collect();
        assert_eq!(names.len(), found.len(), "{seed}: every event has a name of its own");
        for (event, step) in found.iter().zip(due) {
            assert_eq!(event["DTSTART"], step.by.unwrap().format("%Y%m%d").to_string(), "{seed}");
            assert_eq!(letters(&event["SUMMARY"]), letters(&step.what), "{seed}");
            seen += 1;
        }
    }
    assert!(seen > 100, "{seen}");
}

/// What is left of a text when all that is space, mark or hidden is not looked at.
fn letters(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric() || "\\;,\"".contains(*c)).collect()
}

#[test]
fn long_and_hostile_texts_are_whole_and_harmless() {
    for what in [
        "日".repeat(21_000),
        "👨\u{200d}👩\u{200d}👧 \"quoted\", and; so\\n on".repeat(900),
        "a\u{202e}b\u{1b}[31m\u{0}c\r\nEND:VCALENDAR\r\nBEGIN:VEVENT".repeat(1_000),
        " ".repeat(300),
        "\u{200d}x \u{200c}\u{200d}".repeat(50),
        "\u{301}".repeat(30_000),
    ] {
        let mut document = made_up(1);
        let step = Step { what: what.clone(), by: NaiveDate::from_ymd_opt(2026, 12, 1), ..Step::blank(Id::me()) };
        let edit = Edit::between(&document, |draft| draft.push(step));
        document.apply(&edit).unwrap();
        let text = report::calendar(&view(&document, &Audience::Client), Tongue::French, moment()).unwrap();
        assert!(text.chars().all(|c| !is_hidden(c) || "\r\n\t\u{200c}\u{200d}".contains(c)));
        assert!(!text.contains('⟨'), "nothing hidden is spelt out");
        let found = events(&text);
        let event = found.iter().find(|event| event["UID"].starts_with("step.me.")).unwrap();
        assert!(letters(&event["DESCRIPTION"]).starts_with(&letters(&what)) || letters(&what).len() < 120);
    }
}

type Event = BTreeMap<String, String>;

/// The events of a calendar, read by what RFC 5545 says and nothing else: lines ended by CRLF and no longer than 75
/// octets, unfolded; components in pairs; values unescaped. An alarm's properties go under its name.
fn events(text: &str) -> Vec<Event> {
    assert!(text.ends_with("\r\n"));
    let body = text.strip_suffix("\r\n").unwrap();
    for line in body.split("\r\n") {
        assert!(line.len() <= 75 && !line.contains(['\r', '\n']), "{line:?}");
    }
    let (mut open, mut found) = (Vec::new(), Vec::new());
    for line in body.replace("\r\n ", "").split("\r\n") {
        let (name, value) = line.split_once(':').unwrap();
        match name {
            "BEGIN" => {
                open.push(value.to_owned());
                if value == "VEVENT" {
                    found.push(Event::new());
                }
            }
            "END" => assert_eq!(open.pop().as_deref(), Some(value)),
            _ if open.len() == 1 => assert!(["VERSION", "PRODID", "CALSCALE"].contains(&name), "{line}"),
            _ => {
                let name = name.split(';').next().unwrap();
                let name = if open.len() == 3 { format!("VALARM.{name}") } else { name.to_owned() };
                let before = found.last_mut().unwrap().insert(name, unescaped(value));
                assert!(before.is_none(), "{line} stands twice");
            }
        }
    }
    assert!(open.is_empty() && !found.is_empty());
    for event in &found {
        for must in ["UID", "DTSTAMP", "DTSTART", "SUMMARY", "SEQUENCE"] {
            assert!(event.contains_key(must), "{must} is missing");
        }
        assert!(event["DTSTART"].len() == 8 && event["DTSTAMP"].ends_with('Z') && !event["SUMMARY"].contains('\n'));
        assert_eq!(event["UID"].starts_with("review."), event.contains_key("VALARM.TRIGGER"));
    }
    found
}

fn unescaped(value: &str) -> String {
    let (mut text, mut letters) = (String::new(), value.chars());
    while let Some(letter) = letters.next() {
        match letter {
            '\\' => text.push(match letters.next().unwrap() {
                'n' | 'N' => '\n',
                kept @ ('\\' | ';' | ',') => kept,
                other => unreachable!("\\{other}"),
            }),
            _ => text.push(letter),
        }
    }
    text
}
