//! `pesee report --format ics`: the identifiers of events, cancelled events, and calendars of several deliberations.

use std::path::Path;

use crate::command::{ended, pesee, typed};
use crate::common::calendar::{Event, events};

fn run(home: &Path, arguments: &[&str]) -> (i32, String, String) {
    ended(pesee(home, arguments).current_dir(home).output().unwrap())
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
    let path = home.path().join("a.toml");
    typed(home.path(), &["ask", path.to_str().unwrap()], ":go question\nWhich one?\n:quit\n");
    assert!(std::fs::read_to_string(&path).unwrap().contains("\nid = \"d-"));
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
