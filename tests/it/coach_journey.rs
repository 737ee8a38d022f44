//! A coach with two clients over three months: three meetings each, an employer who joins, an encrypted deliberation,
//! an
//! exported report, and a later search.

use std::path::PathBuf;

use chrono::DateTime;
use pesee::messages::has_encrypted_extension;
use pesee::store;
use pesee::text::Language;
use pesee::ui::app::StartTarget;
use pesee_core::deliberation::Deliberation;

use crate::common::{TestApp, WALK, given};

const PHRASE: &str = "tide and tables";

/// Returns the keys of the walk from the screen `from` to the screen `to`.
fn keys(from: &str, to: &str) -> String {
    let at = |name: &str| WALK.iter().position(|(known, _)| *known == name).unwrap();
    WALK[at(from)..at(to)].iter().map(|(_, keys)| *keys).collect()
}

/// Quits the program and starts it on another day.
fn restart_on(app: &mut TestApp, day: &str) {
    app.press("<C-c>");
    assert!(app.left, "the program did not exit on the previous day");
    app.now = DateTime::parse_from_rfc3339(&format!("{day}T10:00:00-05:00")).unwrap();
    app.restart(Language::English);
}

/// Opens the deliberation whose title or client contains `words`.
fn open(app: &mut TestApp, words: &str) {
    app.press(&format!("/{words}<Down>")).press("<Enter>");
}

fn file(app: &TestApp, is_it: impl Fn(&str) -> bool) -> PathBuf {
    let mut files = std::fs::read_dir(app.folder.path()).unwrap().map(|entry| entry.unwrap().path());
    files.find(|path| path.is_file() && is_it(&path.file_name().unwrap().to_string_lossy())).unwrap()
}

fn document(app: &TestApp, title: &str) -> Deliberation {
    let texts =
        app.files().into_iter().filter(|path| !has_encrypted_extension(path)).map(|path| std::fs::read(path).unwrap());
    let mut documents = texts.map(|text| store::parse_document(&text).unwrap());
    documents.find(|document| document.head().title == title).unwrap()
}

#[test]
fn two_clients_over_three_meetings_each() {
    let folder = tempfile::tempdir().unwrap();
    let both = given("two-seats.toml").replace("[deliberation]\n", "[deliberation]\nclient = \"Lévesque and sons\"\n");
    std::fs::write(folder.path().join("seats.toml"), both).unwrap();
    let start = StartTarget::New { template: "two-accounts", path: None, client: Some("Marie T.".to_owned()) };
    let mut app = TestApp::over(Language::English, folder, start, 80, 24);
    app.now = DateTime::parse_from_rfc3339("2026-09-01T09:00:00-05:00").unwrap();

    // Marie T., first meeting: up to the criteria, a private note of the coach, and an agreement.
    app.press(&keys("question", "criteria")).press("<F9>").sees("Stay neutral");
    app.press("She is tired, not angry.<Tab>Slept badly.<Tab>Ask two colleagues who follows.<Esc>");
    app.wait(10);

    // The second client in the same week: Anna completes her answers. The employer is not present.
    restart_on(&mut app, "2026-09-03");
    open(&mut app, "vesque");
    app.sees("Anna: your turn").press("<Enter>2<Enter>").sees("Bob: your turn").misses("+4").wait(10);

    // Second meetings. During the handover to Marie, the coach's keys are disabled and no other client is visible.
    restart_on(&mut app, "2026-10-06");
    open(&mut app, "marie");
    app.press("<F7>").sees("handed over").press("H").misses("history").press("<F9>").misses("tired");
    app.press(&keys("criteria", "verdict")).press("<F7>").misses("handed over");
    app.press("<F6>").press("v").sees("ahead").wait(10);
    app.press("<F9>").sees("tired").press("<Esc>");

    // The employer is present. Bob answers without having seen Anna's answers, then both are revealed.
    restart_on(&mut app, "2026-10-08");
    open(&mut app, "vesque");
    app.press("v").press("<Enter>").press("<Enter>").sees("Bob's turn").misses("+4");
    app.press("<Esc><Home><Down><Down><Down><Enter>1<Enter>3<Enter>").sees("How many points");
    app.press("5<Down>5<Enter>").press("1<Enter>2<Enter>").press("3<Enter>4-<Enter>").sees("Everybody has answered");
    app.press("<Enter>").sees("At first Bob leaned to").wait(10);

    // Third meetings. The screen of both people shows the leader for each person and the largest difference.
    restart_on(&mut app, "2026-11-03");
    open(&mut app, "vesque");
    app.press("v").press("P").sees("Anna").sees("Bob").press("<F6>").sees("presenting").press("<Esc><Esc><Esc><Esc>");
    app.misses("Marie").press("<F6>").sees("Marie");
    app.wait(10);

    // Marie decides and receives a report. The coach's file is encrypted.
    restart_on(&mut app, "2026-11-05");
    open(&mut app, "marie");
    app.press("v").press(&keys("what-would-change-it", "review-day").replacen("c<Enter>", "<Enter>", 1));
    app.press("2<Enter>").press("<F9>").press("<Esc>").press("e").sees("report");
    app.press("<Enter>").wait(10);
    let report_path = file(&app, |name| name.ends_with(".md") || name.ends_with(".html"));
    let report = std::fs::read_to_string(&report_path).unwrap();
    assert!(report.contains("announce the pause") && report.contains("It costs least"), "{report}");
    assert!(report.contains("Ask two colleagues"), "the report contains the agreement: {report}");
    assert!(!report.contains("not angry") && !report.contains("Slept badly"), "{report}");
    app.press("<Esc><Esc><Esc>").press("/marie<Down>").press("L").press(&format!("{PHRASE}<Enter>{PHRASE}<Enter>"));
    let sealed = file(&app, is_age);
    app.sees("Encrypted: ")
        .sees(&format!("Still unencrypted: {}", report_path.file_name().unwrap().to_str().unwrap()))
        .press("<Esc>")
        .misses("Two accounts")
        .sees("▌ 2026-11-22-two-accounts-one-me");

    // One month later the search finds everything. The encrypted file is found by its name and opens with its
    // passphrase.
    restart_on(&mut app, "2026-12-01");
    app.sees("encrypted")
        .sees("Two seats")
        .misses("Two accounts")
        .press("/colleagues<Enter>")
        .misses("Ask two colleagues");
    app.press("<Esc><Esc>").press("<Tab>").sees("Lévesque and sons").press("<Tab>");
    let name = sealed.file_name().unwrap().to_string_lossy().into_owned();
    app.click(name.split('.').next().unwrap()).press("<Enter>").press("wrong<Enter>").misses("announce the pause");
    app.press(&format!("{PHRASE}<Enter>")).sees("announce the pause").press("<F9>").sees("tired").press("<Esc>");
    app.press("<F8>").misses("announce the pause");

    let seats = document(&app, "Two seats");
    assert!(seats.head().revealed.is_some());
    assert_eq!(seats.head().client.as_deref(), Some("Lévesque and sons"));
    assert_eq!(seats.people().len(), 2);
    let days: Vec<_> = seats.visits().iter().filter_map(|visit| Some(visit.at.at?.date_naive().to_string())).collect();
    assert_eq!(days, ["2026-09-03", "2026-10-08"], "a meeting with changes is recorded");
}

fn is_age(name: &str) -> bool {
    name.ends_with(".toml.age")
}
