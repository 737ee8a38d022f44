//! `pesee compare`: exit codes, streams, languages, hostile text and dates.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use serde_json::Value;

use crate::command::{ended, pesee};

fn command(home: &Path, arguments: &[&str]) -> Command {
    let mut command = pesee(home, &[&["compare"], arguments].concat());
    command.env("PESEE_NOW", "2026-12-22T09:00:00-05:00");
    command
}

fn run(home: &Path, arguments: &[&str]) -> (i32, String, String) {
    ended(command(home, arguments).output().unwrap())
}

const FRAGILE: &str = "tests/files/fragile.toml";

/// Writes the fragile file with the given replacements.
fn changed(folder: &Path, name: &str, changes: &[(&str, &str)]) -> PathBuf {
    let mut text = std::fs::read_to_string(FRAGILE).unwrap();
    for (from, to) in changes {
        assert!(text.contains(from), "{from}");
        text = text.replacen(from, to, 1);
    }
    let path = folder.join(name);
    std::fs::write(&path, text).unwrap();
    path
}

/// Writes the file as of months later: a weight and a rating were changed after the verdict was seen.
fn months_later(folder: &Path) -> PathBuf {
    let head = "title = \"Pause or keep?\"\ncreated = 2026-05-01T09:00:00-05:00\nupdated = 2026-11-20T10:00:00-05:00\n\
                verdict_seen = 2026-05-10T20:00:00-05:00";
    let path = changed(folder, "later.toml", &[("title = \"Pause or keep?\"", head), ("weight = 8", "weight = 20")]);
    let log = "\n[[change]]\nat = 2026-07-01T10:00:00-05:00\nwhat = \"criterion.network.weight\"\nfrom = 8\nto = 12\n\
               \n[[change]]\nat = 2026-11-20T10:00:00-05:00\nwhat = \"criterion.network.weight\"\nfrom = 12\nto = 20\n\
               \n[[visit]]\nat = 2026-05-10T19:30:00-05:00\nminutes = 60\nverdict = \"clear\"\nleader = \"close\"\n";
    std::fs::write(&path, std::fs::read_to_string(&path).unwrap() + log).unwrap();
    path
}

#[test]
fn two_files_are_equal_or_different() {
    let home = tempfile::tempdir().unwrap();
    let other = changed(home.path(), "other.toml", &[("weight = 8", "weight = 20")]);
    let (code, out, err) = run(home.path(), &[FRAGILE, other.to_str().unwrap()]);
    assert_eq!((code, err.as_str()), (1, ""));
    let first = format!(
        "{FRAGILE}: “Pause it and say so”, but not by enough to be sure. {}: “Keep it”, clearly.\n",
        other.display()
    );
    assert!(out.starts_with(&first), "{out}");
    assert!(
        out.contains(
            "What changed the verdict: the weight of “Network”, from 40 to 62 of 100; this change alone would"
        ),
        "{out}"
    );
    assert!(out.ends_with("What differs:\n- Weight of Network: 40 → 62 of 100\n"), "{out}");
    let (code, out, _) = run(home.path(), &[FRAGILE, FRAGILE, "--lang", "fr"]);
    assert_eq!(code, 0);
    assert!(out.ends_with("Rien ne diffère.\n"), "{out}");
    // A file with the same id is an earlier version of the same deliberation.
    let id = ("language = \"en\"", "language = \"en\"\nid = \"one\"");
    let (then, now) =
        (changed(home.path(), "a.toml", &[id]), changed(home.path(), "b.toml", &[id, ("Effort", "Work")]));
    let (code, out, _) = run(home.path(), &[then.to_str().unwrap(), now.to_str().unwrap()]);
    assert_eq!(code, 1);
    let message = "Then and now: “Pause it and say so”, but not by enough to be sure.\nWhat differs:\n- Name of the criterion: “Effort” → “Work”\n";
    assert_eq!(out, message);
}

#[test]
fn a_file_is_compared_with_an_earlier_day() {
    let home = tempfile::tempdir().unwrap();
    let file = months_later(home.path());
    let file = file.to_str().unwrap();
    let (code, out, _) = run(home.path(), &[file, "--since", "2026-05-11"]);
    assert_eq!(code, 1);
    for part in [
        "On 11\u{a0}May 2026: “Pause it and say so”, but not by enough to be sure. Now: “Keep it”, clearly.",
        "2 later changes were undone",
        "On 10\u{a0}May 2026, 19:30 the file noted this verdict: “Close it”, clearly.",
        "- Weight of Network: 40 → 62 of 100",
    ] {
        assert!(out.contains(part), "{part}\n{out}");
    }
    // Recorded changes since the date explain the difference.
    let (_, out, _) = run(home.path(), &[file, "--since", "2026-07-02", "--lang", "fr"]);
    assert!(out.contains("Le 2\u{a0}juillet 2026\u{a0}:") && !out.contains("a noté ce verdict"), "{out}");
    assert!(out.contains("- Poids de Network\u{a0}: 50 → 62 sur 100"), "{out}");
    let (_, out, _) = run(home.path(), &[file, "--since", "2026-05-05T00:00:00Z"]);
    assert!(out.contains("The list of changes begins on 10\u{a0}May 2026, 20:00"), "{out}");
    for date in ["2026-11-20", "20 novembre 2026", "2 days ago", "il y a 2 jours"] {
        assert_eq!(run(home.path(), &[file, "--since", date]).0, 0, "{date}");
    }
    for (date, code, why) in [
        ("2026-12-23", 1, "is still to come"),
        ("2026-04-30", 1, "The deliberation was begun on 1\u{a0}May 2026"),
        ("soon", 2, "This is not a day. Write for example 15 March"),
        ("5/11/2026", 2, "This can mean 5\u{a0}November 2026 or 11\u{a0}May 2026"),
        ("2026-02-30", 2, "The calendar does not have this day"),
    ] {
        let (ended, out, err) = run(home.path(), &[file, "--since", date]);
        assert_eq!((ended, out.as_str()), (code, ""), "{date}");
        assert!(err.contains(why), "{date}: {err}");
    }
    let (code, out, err) = run(home.path(), &[FRAGILE, "--since", "2026-05-11"]);
    assert_eq!((code, out.as_str()), (1, ""));
    assert!(err.contains("nobody has seen it yet"), "{err}");
}

#[test]
fn a_kept_version_gives_the_earlier_state() {
    let home = tempfile::tempdir().unwrap();
    let file = months_later(home.path());
    let earlier = std::fs::read_to_string(&file).unwrap().replace("Pause it and say so", "Rest");
    let earlier = earlier.replace("updated = 2026-11-20", "updated = 2026-06-20").replace("weight = 20", "weight = 8");
    let state = home.path().join("state");
    let replaced = chrono::DateTime::parse_from_rfc3339("2026-11-20T10:00:00-05:00").unwrap();
    pesee::store::keep_version(&state, &file, earlier.as_bytes(), replaced).unwrap();
    let output = command(home.path(), &[file.to_str().unwrap(), "--since", "2026-08-01"])
        .env("PESEE_STATE_DIR", &state)
        .output();
    let out = String::from_utf8(output.unwrap().stdout).unwrap();
    assert!(out.contains("comes from a version kept until 20\u{a0}November 2026, 10:00.\n"), "{out}");
    assert!(out.contains("- Name of the option: “Rest” → “Pause it and say so”"), "{out}");
}

#[test]
fn two_people_are_compared_once_their_answers_are_opened() {
    let home = tempfile::tempdir().unwrap();
    let sealed = "tests/files/employes-sur-twitter.toml";
    let (code, out, err) = run(home.path(), &[sealed, "direction", "equipe", "--lang", "en"]);
    assert_eq!((code, out.as_str()), (1, ""));
    assert!(err.contains("All answers are opened at once."), "{err}");
    let open = home.path().join("open.toml");
    let text = std::fs::read_to_string(sealed).unwrap();
    let opened = "[deliberation]\nrevealed = 2026-11-20T09:00:00-05:00\n";
    std::fs::write(&open, text.replacen("[deliberation]\n", opened, 1)).unwrap();
    let open = open.to_str().unwrap();
    let (code, out, _) = run(home.path(), &[open, "direction", "l'ÉQUIPE"]);
    assert_eq!(code, 1);
    assert!(
        out.starts_with("La direction\u{a0}: «\u{a0}L'autoriser à quelques-uns\u{a0}», mais pas assez pour que ce soit sûr. L'équipe\u{a0}:"),
        "{out}"
    );
    assert!(
        out.contains("Ce qui fait la différence\u{a0}: l'évaluation de") && out.contains("pour les deux."),
        "{out}"
    );
    let (code, _, err) = run(home.path(), &[open, "direction", "nobody", "--lang", "en"]);
    assert_eq!(code, 1);
    assert!(
        err.contains("\"nobody\" is not the name of exactly one person") && err.contains("direction, equipe"),
        "{err}"
    );
    let (code, out, _) = run(home.path(), &[open, "equipe", "equipe", "--lang", "en"]);
    assert_eq!(code, 0);
    assert!(out.contains("Both answered alike"), "{out}");
}

#[test]
fn unreadable_files_and_wrong_arguments_are_reported() {
    let home = tempfile::tempdir().unwrap();
    let (code, out, err) = run(home.path(), &["nope.toml", "neither.toml"]);
    assert_eq!((code, out.as_str()), (3, ""));
    assert!(err.contains("nope.toml") && err.contains("neither.toml"), "{err}");
    assert_eq!(run(home.path(), &["nope.toml", "--since", "2026-05-11"]).0, 3);
    assert_eq!(run(home.path(), &["nope.toml", "a", "b"]).0, 3);
    for wrong in [vec![FRAGILE], vec![], vec![FRAGILE, FRAGILE, "--since", "2026-05-11"], vec!["a", "b", "c", "d"]] {
        assert_eq!(run(home.path(), &wrong).0, 2, "{wrong:?}");
    }
}

#[test]
fn the_output_contains_no_control_characters() {
    let home = tempfile::tempdir().unwrap();
    let hostile = [
        ("name = \"Keep it\"", "name = \"K\\u001b[2J\\u202eeep\""),
        ("name = \"Network\"", "name = \"N\\u0007\\u009b31m\""),
        ("weight = 8", "weight = 20"),
        ("title = \"Pause or keep?\"", "title = \"\\u001b]0;x\\u0007\""),
    ];
    let path = changed(home.path(), "h\u{202e}.toml", &hostile);
    for format in ["text", "json"] {
        let (code, out, _) = run(home.path(), &[FRAGILE, path.to_str().unwrap(), "--format", format]);
        assert_eq!(code, 1);
        let bad: Vec<char> = out.chars().filter(|c| (c.is_control() && *c != '\n') || *c == '\u{202e}').collect();
        assert!(bad.is_empty(), "{bad:?} in {out}");
    }
}

#[test]
fn json_contains_the_figures() {
    let home = tempfile::tempdir().unwrap();
    let other = changed(
        home.path(),
        "other.toml",
        &[("weight = 8", "weight = 20"), ("privacy = { keep = -3", "privacy = { keep = -4")],
    );
    let (code, out, err) = run(home.path(), &[FRAGILE, other.to_str().unwrap(), "--format", "json"]);
    let json: Value = serde_json::from_str(&out).unwrap();
    assert_eq!((code, err.as_str()), (1, ""));
    assert_eq!((&json["format"], &json["differs"], &json["moved"]), (&1.into(), &true.into(), &true.into()));
    assert_eq!((&json["then"]["verdict"], &json["then"]["front"][0]), (&"fragile".into(), &"pause".into()));
    assert_eq!((&json["now"]["verdict"], &json["now"]["front"][0]), (&"fragile".into(), &"keep".into()));
    let weight = &json["changes"][0];
    assert_eq!(
        (&weight["kind"], &weight["role"], &weight["about"][0]),
        (&"weight".into(), &"moved".into(), &"network".into())
    );
    assert_eq!((&weight["weights"][0]["share"][0], &weight["weights"][0]["weight"][1]), (&0.4.into(), &20.0.into()));
    assert_eq!(json["changes"][1]["places"][0], "rating.me.privacy.keep");
    assert_eq!(json["changes"][1]["role"], "against");
    let (code, out, _) = run(home.path(), &[FRAGILE, "tests/files/two-accounts.toml", "--format", "json"]);
    let json: Value = serde_json::from_str(&out).unwrap();
    assert_eq!((code, &json["moved"], &json["now"]["verdict"]), (1, &Value::Null, &Value::Null));
    assert!(json["changes"].as_array().unwrap().iter().all(|change| change["role"].is_null()));
}

#[cfg(unix)]
#[test]
fn a_closed_pipe_ends_quietly() {
    let home = tempfile::tempdir().unwrap();
    let other = changed(home.path(), "other.toml", &[("weight = 8", "weight = 20")]);
    let mut child = command(home.path(), &[FRAGILE, other.to_str().unwrap()])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    assert!(matches!(output.status.code(), Some(0 | 1)));
    assert!(output.stderr.is_empty());
}
