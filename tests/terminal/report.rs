//! `pesee report`: the written files and the messages.

use std::io::Read;
use std::path::Path;
use std::process::{Command, Stdio};

use pesee_core::deliberation::Language;

use crate::command::{self, ended};
use crate::common::calendar::{Event, events};
use crate::common::seeds::is_due;
use crate::common::snapshots::assert_snapshot;
use crate::common::{chosen, decided, given};

const FORMATS: [&str; 6] = ["md", "html", "csv", "json", "svg", "ics"];

fn pesee(home: &Path, arguments: &[&str]) -> Command {
    let mut command = command::pesee(home, arguments);
    command.current_dir(home);
    command
}

fn run(home: &Path, arguments: &[&str]) -> (i32, String, String) {
    ended(pesee(home, arguments).output().unwrap())
}

fn home() -> tempfile::TempDir {
    let home = tempfile::tempdir().unwrap();
    std::fs::write(home.path().join("a.toml"), decided(Language::En)).unwrap();
    home
}

#[test]
fn a_report_is_in_the_requested_language() {
    let home = home();
    for (language, heading) in [("fr", "## Le choix"), ("en", "## The choice")] {
        let (code, printed, _) = run(home.path(), &["report", "a.toml", "--format", "md", "--lang", language]);
        assert_eq!(code, 0);
        assert!(printed.contains(heading), "{printed}");
    }
}

#[test]
fn a_report_is_printed_or_replaces_only_a_report_of_its_format() {
    let home = home();
    for (at, format) in FORMATS.into_iter().enumerate() {
        let (code, printed, err) = run(home.path(), &["report", "a.toml", "--format", format]);
        assert_eq!(code, 0, "{format}: {err}");
        let out = format!("out.{format}");
        for again in ["", "again"] {
            let (code, said, err) = run(home.path(), &["report", "a.toml", "--format", format, "-o", &out]);
            assert_eq!((code, said.as_str()), (0, ""), "{format} {again}: {err}");
            assert_eq!(std::fs::read_to_string(home.path().join(&out)).unwrap(), printed, "{format}");
        }
        // A shorter report replaces a longer report completely.
        for (_, other) in FORMATS.iter().enumerate().filter(|(nth, other)| **other != format && is_due(at + nth)) {
            let (code, _, err) = run(home.path(), &["report", "a.toml", "--format", other, "-o", &out]);
            assert_eq!(code, 1, "{other} over {format}");
            assert!(err.contains("was not written"), "{err}");
        }
        assert_eq!(std::fs::read_to_string(home.path().join(&out)).unwrap(), printed, "{format}");
    }
    std::fs::write(
        home.path().join("mine.html"),
        "<!DOCTYPE html>\n<html lang=\"en\"><title>name=\"generator\" content=\"pesee </title>",
    )
    .unwrap();
    assert_eq!(run(home.path(), &["report", "a.toml", "--format", "html", "-o", "mine.html"]).0, 1);
    assert_eq!(run(home.path(), &["report", "a.toml", "--format", "md", "-o", "a.toml"]).0, 1);
    assert_eq!(std::fs::read_to_string(home.path().join("a.toml")).unwrap(), decided(Language::En));
}

/// A person may have added words of their own to a report.
#[test]
fn a_report_that_was_changed_is_not_replaced() {
    for (language, reason) in [("en", "was changed after the program wrote it"), ("fr", "a été changé après que")] {
        for format in FORMATS {
            let home = home();
            let out = home.path().join(format!("out.{format}"));
            let write = || {
                run(
                    home.path(),
                    &["--lang", language, "report", "a.toml", "--format", format, "-o", out.to_str().unwrap()],
                )
            };
            assert_eq!((write().0, write().0), (0, 0), "{format}");
            let changed = std::fs::read_to_string(&out).unwrap() + "\n";
            std::fs::write(&out, &changed).unwrap();
            let (code, said, err) = write();
            assert_eq!((code, said.as_str()), (1, ""), "{format}: {err}");
            assert!(err.contains(reason) && err.lines().count() == 1, "{err}");
            assert_eq!(std::fs::read_to_string(&out).unwrap(), changed, "{format}");
            // The next step that the reason names.
            std::fs::rename(&out, home.path().join("moved")).unwrap();
            assert_eq!(write().0, 0, "{format}");
        }
    }
}

#[test]
fn an_unfinished_deliberation_has_a_report() {
    let home = home();
    std::fs::write(home.path().join("b.toml"), given("two-accounts.toml")).unwrap();
    for format in ["md", "html", "csv", "json", "svg"] {
        let (code, out, err) = run(home.path(), &["report", "b.toml", "--format", format]);
        assert_eq!((code, err.as_str()), (0, ""), "{format}");
        assert!(format == "csv" || out.contains("Too early to say"), "{format}");
    }
}

#[test]
fn a_closed_pipe_ends_quietly_and_a_full_disk_is_reported() {
    let home = home();
    for format in FORMATS {
        let mut command = pesee(home.path(), &["report", "a.toml", "--format", format]);
        let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        drop(child.stdout.take());
        let mut said = String::new();
        child.stderr.take().unwrap().read_to_string(&mut said).unwrap();
        let ended = child.wait().unwrap();
        let said: Vec<&str> = said.lines().filter(|line| !line.contains(" step")).collect();
        assert!(ended.success() && said.is_empty(), "{format}: {ended} {said:?}");
        if let Ok(full) = std::fs::OpenOptions::new().write(true).open("/dev/full") {
            let output = pesee(home.path(), &["report", "a.toml", "--format", format]).stdout(full).output().unwrap();
            let said = String::from_utf8(output.stderr).unwrap();
            assert_eq!(output.status.code(), Some(1), "{format}");
            assert!(!said.is_empty(), "{format}");
        }
    }
}

#[test]
fn an_anonymous_report_lists_what_to_check() {
    let home = home();
    let text = decided(Language::En)
        .replace("handle = \"@marie_t\"", "handle = \"@marie_t\"\nnote = \"Marie's first, says Paul\"");
    std::fs::write(home.path().join("a.toml"), text).unwrap();
    let (code, out, err) = run(home.path(), &["report", "a.toml", "--format", "md", "--anonymous"]);
    assert_eq!(code, 0);
    assert!(out.contains("**Decided by:** person A") && out.contains("**Handle:** account 1"), "{out}");
    assert!(err.contains("pesee: Names, handles, platforms that are not public and the client are replaced."), "{err}");
    assert!(err.contains("person A's first, says Paul") && err.contains("mine"), "{err}");
    assert!(!format!("{out}{err}").to_lowercase().contains("marie"), "{out}{err}");
    let (_, _, err) =
        run(home.path(), &["report", "a.toml", "--format", "csv", "--anonymous", "-o", "two-accounts-Marie.csv"]);
    assert!(err.contains("The name of the file still says who it is about"), "{err}");
    assert!(!err.contains("Paul"), "the message names a text that CSV does not contain: {err}");
    let (_, out, _) = run(home.path(), &["report", "a.toml", "--format", "ics", "--anonymous"]);
    assert!(out.starts_with("BEGIN:VCALENDAR") && !out.to_lowercase().contains("marie"), "{out}");
}

const NOW: &str = "2026-11-22T09:00:00-05:00";

#[test]
fn a_calendar_is_printed_or_replaces_only_a_calendar_of_ours() {
    let home = tempfile::tempdir().unwrap();
    let path = home.path().join("a.toml");
    let steps = "[[step]]\nid = \"say-so\"\nwhat = \"Say so; to all, \\\\ today\"\nby = 2026-12-01\n\
        [[step]]\nid = \"done\"\nwhat = \"Done\"\nby = 2026-12-01\ndone = true\n\
        [private]\nnotes = \"a secret\"\n";
    let text =
        chosen(Language::Fr, "keep-both").replacen("[deliberation]\n", "[deliberation]\nid = \"deux-comptes\"\n", 1);
    std::fs::write(&path, text + steps).unwrap();
    let mut english = pesee(home.path(), &["report", "a.toml", "--format", "ics"]);
    let (code, out, err) = ended(english.env("PESEE_LANG", "en").output().unwrap());
    assert_eq!(code, 0);
    assert_eq!(err, "pesee: 1 step is done: the calendar marks it as cancelled.\n");
    assert!(!out.contains("secret"));
    assert_snapshot!("report/calendar.fr.ics", out.replace("\r\n", "\n"));
    // Every line ends with CRLF, as the format requires.
    assert_eq!(out.matches('\n').count(), out.matches("\r\n").count());

    let written = |now: &str| {
        let mut command = pesee(home.path(), &["report", "a.toml", "--format", "ics", "-o", "out.ics"]);
        ended(command.env("PESEE_NOW", now).output().unwrap())
    };
    assert_eq!(written(NOW).0, 0);
    assert_eq!(std::fs::read_to_string(home.path().join("out.ics")).unwrap(), out);
    // A later calendar has the same ids and a later time.
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
    let (code, _, err) = run(home.path(), &["report", "a.toml", "--format", "ics"]);
    assert!(code == 1 && err.contains("no calendar"), "{err}");
    let (code, _, err) = run(home.path(), &["report", "a.toml", "--format", "pdf"]);
    assert!(code == 2 && err.contains("ics"), "{err}");
    let (code, _, _) = run(home.path(), &["report", "a.toml"]);
    assert_eq!(code, 2);
}

/// A report of another deliberation, or in another format, is not replaced. The message says what is there.
#[test]
fn a_report_replaces_only_that_of_the_same_deliberation_and_format() {
    let home = tempfile::tempdir().unwrap();
    let home = home.path();
    let text = std::fs::read_to_string("tests/files/two-accounts.toml").unwrap();
    std::fs::write(home.join("a.toml"), &text).unwrap();
    std::fs::write(home.join("b.toml"), text.replace("Marie T.", "Paul R.")).unwrap();
    let write = |language: &str, arguments: &[&str]| {
        let arguments = [&["--lang", language, "report"], arguments].concat();
        ended(pesee(home, &arguments).current_dir(home).output().unwrap())
    };
    let read = || std::fs::read_to_string(home.join("out.md")).unwrap();
    for _ in 0..2 {
        assert_eq!(write("en", &["a.toml", "--format", "md", "-o", "out.md"]).0, 0);
    }
    let written = read();
    for (language, other, format) in [
        (
            "en",
            "this is a report of another deliberation",
            "this is a report of the same deliberation in another format (md)",
        ),
        (
            "fr",
            "c'est le rapport d'une autre délibération",
            "c'est un rapport de la même délibération dans un autre format (md)",
        ),
    ] {
        for wanted in ["md", "html"] {
            let (code, _, err) = write(language, &["b.toml", "--format", wanted, "-o", "out.md"]);
            assert!(code == 1 && err.contains(other) && err.contains("a.toml"), "{err}");
        }
        let (code, _, err) = write(language, &["a.toml", "--format", "html", "-o", "out.md"]);
        assert!(code == 1 && err.contains(format), "{err}");
        assert_eq!(read(), written);
    }
    // A moved file is still the same deliberation, because it has an id.
    std::fs::rename(home.join("a.toml"), home.join("moved.toml")).unwrap();
    let has_id = text.contains("\nid = ");
    assert_eq!(write("en", &["moved.toml", "--format", "md", "-o", "out.md"]).0 == 0, has_id);
}

/// Returns two deliberations with different ids.
fn two_deliberations() -> [String; 2] {
    let text = std::fs::read_to_string("tests/files/two-accounts.toml").unwrap();
    let other = text.replace("2026-11-22-two-accounts-one-me", "another").replace("Marie T.", "Paul R.");
    assert_ne!(text, other);
    [text, other]
}

/// Returns how `pesee report FILE -o REPORT` ends.
fn report_to(home: &Path, language: &str, file: &str, report: &str) -> (i32, String) {
    let (code, _, err) = run(home, &["--lang", language, "report", file, "--format", "md", "-o", report]);
    (code, err)
}

/// A moved report is known by its content, and not taken for the report that had the path before.
#[test]
fn a_moved_report_is_that_of_its_own_deliberation() {
    let [a, b] = two_deliberations();
    for (language, other) in
        [("en", "a report of another deliberation, "), ("fr", "le rapport d'une autre délibération")]
    {
        let home = tempfile::tempdir().unwrap();
        let home = home.path();
        std::fs::write(home.join("a.toml"), &a).unwrap();
        std::fs::write(home.join("b.toml"), &b).unwrap();
        assert_eq!(report_to(home, language, "a.toml", "r.md").0, 0);
        assert_eq!(report_to(home, language, "b.toml", "s.md").0, 0);
        std::fs::rename(home.join("s.md"), home.join("r.md")).unwrap();
        let (code, err) = report_to(home, language, "a.toml", "r.md");
        assert!(code == 1 && err.contains(other) && err.contains("b.toml"), "{err}");
        let (code, err) = report_to(home, language, "b.toml", "r.md");
        assert_eq!(code, 0, "{err}");
        // A report that was moved to a name that no report had.
        std::fs::rename(home.join("r.md"), home.join("t.md")).unwrap();
        let (code, err) = report_to(home, language, "a.toml", "t.md");
        assert!(code == 1 && err.contains(other) && err.contains("b.toml"), "{err}");
        assert_eq!(report_to(home, language, "b.toml", "t.md").0, 0);
    }
}

/// A deliberation that was moved replaces its report, also if another deliberation has its old name now. That one is
/// not named as the source of the report.
#[test]
fn a_moved_deliberation_keeps_its_report_although_its_name_is_taken() {
    let [moved, other] = two_deliberations();
    for (language, words) in [("en", "a report of another deliberation"), ("fr", "le rapport d'une autre délibération")]
    {
        let home = tempfile::tempdir().unwrap();
        let home = home.path();
        std::fs::write(home.join("c.toml"), &moved).unwrap();
        assert_eq!(report_to(home, language, "c.toml", "r.md").0, 0);
        std::fs::rename(home.join("c.toml"), home.join("d.toml")).unwrap();
        std::fs::write(home.join("c.toml"), &other).unwrap();
        let (code, err) = report_to(home, language, "c.toml", "r.md");
        assert!(code == 1 && err.contains(words) && !err.contains("c.toml"), "{err}");
        let (code, err) = report_to(home, language, "d.toml", "r.md");
        assert_eq!(code, 0, "{err}");
        // A copy is another file while the original exists, also as an encrypted or damaged file.
        for original in ["d.toml", "d.toml.age"] {
            std::fs::rename(home.join("d.toml"), home.join("e.toml")).unwrap();
            std::fs::write(home.join(original), "age-encryption.org/v1\n").unwrap();
            let (code, err) = report_to(home, language, "e.toml", "r.md");
            assert!(code == 1 && err.contains(words) && err.contains("d.toml"), "{original}: {err}");
            std::fs::remove_file(home.join(original)).unwrap();
            std::fs::rename(home.join("e.toml"), home.join("d.toml")).unwrap();
        }
    }
}

/// A calendar of several deliberations is replaced by another such calendar, and not by that of one of them.
#[test]
fn a_calendar_of_one_deliberation_does_not_replace_that_of_several() {
    let home = tempfile::tempdir().unwrap();
    let home = home.path();
    let text = |title: &str| format!("format = 1\n[deliberation]\ntitle = \"{title}\"\nreview_on = 2026-12-24\n");
    for name in ["a", "b", "c"] {
        std::fs::write(home.join(format!("{name}.toml")), text(name)).unwrap();
    }
    let write = |files: &[&str]| {
        let arguments = [&["report"], files, &["--format", "ics", "-o", "all.ics"]].concat();
        ended(pesee(home, &arguments).current_dir(home).output().unwrap())
    };
    assert_eq!(write(&["a.toml", "b.toml"]).0, 0);
    assert_eq!(write(&["b.toml", "c.toml"]).0, 0);
    let (code, _, err) = write(&["b.toml"]);
    assert!(code == 1 && err.contains("a calendar of several deliberations"), "{err}");
}
