//! Files that other people, editors and programs wrote.

use std::io::Write;
use std::path::Path;
use std::process::Stdio;

use crate::command::{ended, pesee};
use crate::common::calendar::{Event, events};

const MISSPELT: &str = "format = 1\n\n[deliberation]\ntitel = \"x\"\ntitle = \"T\"\n\n[[options]]\nid = \"keep\"\nname = \"Keep\"\n\n\
    [[criterion]]\nid = \"time\"\nname = \"Time\"\nwieght = 9\n\n[weighing]\nmethode = \"swing\"\n\n[mine]\nmood = 1\n";

/// Runs the program in the folder `home` with lines on standard input.
fn typed(home: &Path, arguments: &[&str], lines: &str) -> (i32, String, String) {
    let mut command = pesee(home, arguments);
    command.current_dir(home).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().unwrap();
    drop(child.stdin.take().unwrap().write_all(lines.as_bytes()));
    ended(child.wait_with_output().unwrap())
}

fn run(home: &Path, arguments: &[&str]) -> (i32, String, String) {
    typed(home, arguments, "")
}

#[test]
fn check_names_unknown_keys_and_the_nearest_known_ones() {
    let home = tempfile::tempdir().unwrap();
    std::fs::write(home.path().join("a.toml"), MISSPELT).unwrap();
    let (code, out, err) = run(home.path(), &["check", "a.toml"]);
    assert_eq!((code, out.as_str()), (0, "a.toml: no errors, 5 remarks\n"), "{err}");
    for part in [
        "a.toml:4:1",
        "remark: “titel” is not a known name, and has no effect. Did you mean “title”?",
        "a.toml:7:3",
        "“[[options]]” is not a known name, and has no effect. Did you mean “[[option]]”?",
        "“wieght” is not a known name, and has no effect. Did you mean “weight”?",
        "“methode” is not a known name, and has no effect. Did you mean “method”?",
        "“[mine]” is not a known name, and has no effect.\n",
    ] {
        assert!(err.contains(part), "{part} is not in\n{err}");
    }
    assert_eq!(err.matches("remark: ").count(), 5, "the keys inside of an unknown table are not named: {err}");
    let (code, out, err) = run(home.path(), &["check", "a.toml", "--lang", "fr"]);
    assert_eq!((code, out.as_str()), (0, "a.toml\u{a0}: aucune erreur, 5 remarques\n"));
    assert!(err.contains("remarque: «\u{a0}titel\u{a0}» n'est pas un nom connu"), "{err}");
    // A misspelt key is often why another one is missing.
    std::fs::write(home.path().join("b.toml"), MISSPELT.replace("title = \"T\"\n", "")).unwrap();
    let (code, _, err) = run(home.path(), &["check", "b.toml"]);
    assert!(code == 3 && err.contains("deliberation.title") && err.contains("Did you mean “title”?"), "{err}");
}

#[test]
fn the_remark_about_a_sealed_answer_does_not_show_it() {
    let home = tempfile::tempdir().unwrap();
    let text = "format = 1\n[deliberation]\ntitle = \"T\"\n[[participant]]\nid = \"ann\"\n[[participant]]\nid = \"bob\"\n\
        [gut.ann]\nstrenght = 5\n";
    std::fs::write(home.path().join("a.toml"), text).unwrap();
    let (code, _, err) = run(home.path(), &["check", "a.toml"]);
    assert!(code == 0 && err.contains("Did you mean “strength”?") && !err.contains('5'), "{err}");
}

#[test]
fn check_shows_no_private_notes_and_no_misplaced_answers() {
    let home = tempfile::tempdir().unwrap();
    let head = "format = 1\n[deliberation]\ntitle = \"T\"\n";
    let people = "[[participant]]\nid = \"ann\"\n[[participant]]\nid = \"bob\"\n";
    for (text, line) in [
        (format!("{head}[private]\nnots = \"quartz\"\n"), 5),
        (format!("{head}[private]\nnotes = \"quartz\n"), 5),
        (format!("{head}[private.criterion]\ntime = {{ x = \"quartz\" \n"), 5),
        (format!("{head}privat = {{ notes = \"quartz\" }}\n"), 4),
        (format!("{head}{people}gut.bob = {{ option = \"quartz\" }}\n"), 8),
        (format!("{head}{people}rating.bob.time.quartz = 3\n"), 8),
        (format!("{head}{people}raiting.bob.time.quartz = 3\n"), 8),
    ] {
        std::fs::write(home.path().join("a.toml"), &text).unwrap();
        let (_, out, err) = run(home.path(), &["check", "a.toml"]);
        assert!(err.contains(&format!("a.toml:{line}")) && !err.contains("quartz"), "{text}\n{out}{err}");
    }
    // One person reads the own answers.
    std::fs::write(home.path().join("a.toml"), format!("{head}gut.bob = {{ option = \"quartz\" }}\n")).unwrap();
    let (_, _, err) = run(home.path(), &["check", "a.toml"]);
    assert!(err.contains("quartz"), "{err}");
}

#[test]
fn plain_lines_mention_unknown_keys_once_and_an_edit_keeps_them() {
    let home = tempfile::tempdir().unwrap();
    let path = home.path().join("a.toml");
    std::fs::write(&path, MISSPELT).unwrap();
    let (_, out, err) = typed(home.path(), &["ask", "a.toml", "--plain"], ":go question\nAnother question?\n:quit\n");
    let flowing = out.split_whitespace().collect::<Vec<_>>().join(" ");
    assert_eq!(flowing.matches("“titel” is not a known name").count(), 1, "{out}{err}");
    assert!(flowing.contains("Line 4: “titel”") && flowing.contains("like 4 more unknown names"), "{out}");
    let saved = std::fs::read_to_string(&path).unwrap();
    assert_ne!(saved, MISSPELT, "{out}");
    for line in ["titel = \"x\"", "[[options]]", "wieght = 9", "methode = \"swing\"", "[mine]", "mood = 1"] {
        assert!(saved.contains(line), "{line} is lost:\n{saved}");
    }
}

fn merge(home: &Path, texts: [&str; 3], more: &[&str]) -> (i32, String, String, String) {
    for (name, text) in ["base", "ours", "theirs"].into_iter().zip(texts) {
        std::fs::write(home.join(name), text).unwrap();
    }
    let output = pesee(home, &["merge", "base", "ours", "theirs"]).args(more).current_dir(home).output().unwrap();
    let (code, out, err) = ended(output);
    (code, out, err, std::fs::read_to_string(home.join("ours")).unwrap())
}

#[test]
fn an_encrypted_file_or_a_picture_is_not_merged_by_lines() {
    let home = tempfile::tempdir().unwrap();
    for (base, ours, theirs) in [
        ("a\0\nb\n\n\nc\n", "A\0\nb\n\n\nc\n", "a\0\nb\n\n\nC\n"),
        (
            "-----BEGIN AGE ENCRYPTED FILE-----\na\n\n\nb\n",
            "-----BEGIN AGE ENCRYPTED FILE-----\nA\n\n\nb\n",
            "-----BEGIN AGE ENCRYPTED FILE-----\na\n\n\nB\n",
        ),
    ] {
        let (code, out, err, text) = merge(home.path(), [base, ours, theirs], &["x.toml"]);
        assert_eq!((code, out.as_str(), text.as_str()), (3, "", ours), "{err}");
        assert!(err.contains("x.toml is sealed or is no text"), "{err}");
    }
}

#[test]
fn line_ends_are_no_conflict_in_a_merge() {
    let home = tempfile::tempdir().unwrap();
    let base = "format = 1\n[deliberation]\ntitle = \"T\"\nquestion = \"\"\"\none\ntwo\"\"\"\n";
    let ours = base.replace("\"T\"", "\"Mine\"").replace('\n', "\r\n");
    let theirs = base.replace("two", "two, longer") + "\n[[step]]\nid = \"s\"\nwhat = \"\"\"\na\nb\"\"\"\n";
    let (code, _, err, text) = merge(home.path(), [base, &ours, &theirs], &[]);
    assert_eq!((code, err.as_str()), (0, ""));
    assert_eq!(text, theirs.replace("\"T\"", "\"Mine\"").replace('\n', "\r\n"));
}

const STEPS: &str =
    "[[step]]\nid = \"a\"\nwhat = \"Call\"\nby = 2026-12-01\n[[step]]\nid = \"b\"\nwhat = \"Write\"\nby = 2026-12-02\n";

/// Returns the text of a deliberation without an id.
fn without_id(title: &str, more: &str) -> String {
    format!("format = 1\n[deliberation]\ntitle = \"{title}\"\nreview_on = 2026-12-24\n{more}")
}

fn calendar(home: &Path, arguments: &[&str]) -> Vec<Event> {
    let (code, out, err) = run(home, &[&["report", "--format", "ics"], arguments].concat());
    assert_eq!(code, 0, "{err}");
    events(&out)
}

fn uids(events: &[Event]) -> Vec<&str> {
    events.iter().map(|event| event["UID"].as_str()).collect()
}

#[test]
fn files_without_an_id_have_calendars_with_different_and_stable_identifiers() {
    let home = tempfile::tempdir().unwrap();
    std::fs::create_dir(home.path().join("other")).unwrap();
    let mut known = std::collections::BTreeSet::new();
    for (name, title) in [
        ("a.toml", "Два аккаунта"),
        ("b.toml", "Один аккаунт"),
        ("c.toml", "二つのアカウント"),
        ("d.toml", "Два аккаунта"),
        ("other/a.toml", "Два аккаунта"),
        ("e.toml", "Plain"),
        ("f.toml", "Plain"),
    ] {
        std::fs::write(home.path().join(name), without_id(title, STEPS)).unwrap();
        let first = calendar(home.path(), &[name]);
        let again = calendar(home.path(), &[&format!("./{name}")]);
        assert_eq!(uids(&first), uids(&again), "{name}");
        for uid in uids(&first) {
            assert!(known.insert(uid.to_owned()), "{name}: {uid} is not unique");
        }
    }
    // The first save gives the file the id of its calendars.
    let before = calendar(home.path(), &["a.toml"]);
    typed(home.path(), &["ask", "a.toml"], ":go question\nWhich one?\n:quit\n");
    assert!(std::fs::read_to_string(home.path().join("a.toml")).unwrap().contains("\nid = \"d-"));
    assert_eq!(uids(&calendar(home.path(), &["a.toml"])), uids(&before));
}

#[test]
fn what_is_done_or_removed_is_cancelled() {
    let home = tempfile::tempdir().unwrap();
    let path = home.path().join("a.toml");
    let status = |events: &[Event]| -> Vec<String> {
        let of = |event: &Event| format!("{} {}", event["UID"].split('.').nth(1).unwrap(), event["STATUS"]);
        let mut found: Vec<String> = events.iter().filter(|event| event["UID"].starts_with("step.")).map(of).collect();
        found.sort();
        found
    };
    let write = |steps: &str, now: &str| {
        std::fs::write(&path, without_id("T", steps)).unwrap();
        let mut command = pesee(home.path(), &["report", "a.toml", "--format", "ics", "-o", "a.ics"]);
        let (code, _, err) = ended(command.current_dir(home.path()).env("PESEE_NOW", now).output().unwrap());
        assert_eq!(code, 0, "{err}");
        events(&std::fs::read_to_string(home.path().join("a.ics")).unwrap())
    };
    let first = write(STEPS, "2026-11-22T09:00:00Z");
    assert_eq!(status(&first), ["a CONFIRMED", "b CONFIRMED"]);
    let done = STEPS.replace("2026-12-01\n", "2026-12-01\ndone = true\n");
    let second = write(&done, "2026-11-23T09:00:00Z");
    assert_eq!(status(&second), ["a CANCELLED", "b CONFIRMED"]);
    // A step that is no longer in the file is in the calendar that is replaced.
    let removed = done.split("[[step]]\nid = \"b\"").next().unwrap();
    let third = write(removed, "2026-11-24T09:00:00Z");
    assert_eq!(status(&third), ["a CANCELLED", "b CANCELLED"]);
    let gone = third.iter().find(|event| event["UID"].starts_with("step.b.")).unwrap();
    assert_eq!((gone["SUMMARY"].as_str(), gone["DTSTART"].as_str()), ("Write", "20261202"));
    let sequence = |events: &[Event]| -> i64 {
        events.iter().find(|event| event["UID"].starts_with("step.b.")).unwrap()["SEQUENCE"].parse().unwrap()
    };
    assert!(sequence(&first) < sequence(&second) && sequence(&second) < sequence(&third));
    // It stays cancelled until its day has passed, and takes place again when it comes back.
    assert_eq!(status(&write(removed, "2026-12-02T09:00:00Z")), ["a CANCELLED", "b CANCELLED"]);
    assert_eq!(status(&write(STEPS, "2026-12-02T10:00:00Z")), ["a CONFIRMED", "b CONFIRMED"]);
    write(removed, "2026-12-02T11:00:00Z");
    assert_eq!(status(&write(removed, "2026-12-03T09:00:00Z")), ["a CANCELLED"]);
}

#[test]
fn one_calendar_contains_several_deliberations() {
    let home = tempfile::tempdir().unwrap();
    let folder = home.path().join("d");
    std::fs::create_dir(&folder).unwrap();
    let write = |name: &str, text: &str| std::fs::write(folder.join(name), text).unwrap();
    write("a.toml", &without_id("One", &format!("id = \"same\"\nclient = \"Anne\"\n{STEPS}")));
    write("b.toml", &without_id("Deux", "id = \"same\"\nlanguage = \"fr\"\ncreated = 2026-01-01T00:00:00Z\n"));
    write("c.toml", &without_id("Three", "archived = true\n"));
    write("a (1).toml", &without_id("One", &format!("id = \"same\"\nclient = \"Anne\"\n{STEPS}")));
    let found = calendar(home.path(), &["d/a.toml", "d/b.toml"]);
    assert_eq!(found.len(), 4);
    let unique: std::collections::BTreeSet<_> = uids(&found).into_iter().collect();
    assert_eq!(unique.len(), 4, "two files have the same id: {unique:?}");
    let has = |events: &[Event], summary: &str| events.iter().any(|event| event["SUMMARY"].contains(summary));
    assert!(has(&found, "One") && has(&found, "Deux") && has(&found, "Call"));
    // The library, without its copies and what is put away.
    let library = calendar(home.path(), &["--all", "--dir", "d"]);
    assert_eq!(uids(&library), uids(&found));
    assert_eq!(calendar(home.path(), &["--client", "anne", "--dir", "d"]).len(), 3);
    let (code, out, err) = run(home.path(), &["report", "--client", "Paul", "--dir", "d", "--format", "ics"]);
    assert!(code == 1 && out.is_empty() && err.contains("no calendar"), "{err}");
    // An invalid file is named. It is left out of the library, and stops a calendar of named files.
    write("bad.toml", "format = 1\n[deliberation]\ntitle = 3\n");
    let (code, out, err) = run(home.path(), &["report", "--all", "--dir", "d", "--format", "ics", "-o", "all.ics"]);
    assert!(code == 0 && out.is_empty() && err.contains("bad.toml is not in the calendar"), "{err}");
    assert!(home.path().join("all.ics").exists());
    let (code, out, err) = run(home.path(), &["report", "d/a.toml", "d/bad.toml", "--format", "ics"]);
    assert!(code == 3 && out.is_empty() && err.contains("bad.toml:3"), "{err}");
    for arguments in [&["d/a.toml", "d/b.toml", "--format", "md"][..], &["--all", "--format", "html"]] {
        let (code, _, err) = run(home.path(), &[&["report"], arguments].concat());
        assert!(code == 2 && err.contains("Only a calendar can contain several deliberations."), "{err}");
    }
    for arguments in [&["--format", "ics"][..], &["d/a.toml", "--all", "--format", "ics"]] {
        assert_eq!(run(home.path(), &[&["report"], arguments].concat()).0, 2);
    }
}
