//! What `pesee report` writes where, and what it says of it.

use std::io::Read;
use std::path::Path;
use std::process::{Command, Stdio};

use pesee::deliberation::Language;

use super::{example, file};

const FORMATS: [&str; 6] = ["md", "html", "csv", "json", "svg", "ics"];

fn pesee(home: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_pesee"));
    command
        .args(arguments)
        .current_dir(home)
        .env_clear()
        .env("HOME", home)
        .env("PESEE_NOW", "2026-11-22T09:00:00-05:00");
    command.stdin(Stdio::null());
    command
}

fn run(home: &Path, arguments: &[&str]) -> (i32, String, String) {
    let output = pesee(home, arguments).output().unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    (output.status.code().unwrap(), text(output.stdout), text(output.stderr))
}

fn home() -> tempfile::TempDir {
    let home = tempfile::tempdir().unwrap();
    std::fs::write(home.path().join("a.toml"), example(Language::En)).unwrap();
    home
}

#[test]
fn a_report_is_printed_or_replaces_an_earlier_one_and_nothing_else() {
    let home = home();
    for format in FORMATS {
        let (code, printed, err) = run(home.path(), &["report", "a.toml", "--format", format]);
        assert_eq!(code, 0, "{format}: {err}");
        let out = format!("out.{format}");
        for again in ["", "again"] {
            let (code, said, err) = run(home.path(), &["report", "a.toml", "--format", format, "-o", &out]);
            assert_eq!((code, said.as_str()), (0, ""), "{format} {again}: {err}");
            assert_eq!(std::fs::read_to_string(home.path().join(&out)).unwrap(), printed, "{format}");
        }
        // A longer one gives way to a shorter.
        for other in FORMATS.iter().filter(|other| **other != format) {
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
    assert_eq!(std::fs::read_to_string(home.path().join("a.toml")).unwrap(), example(Language::En));
}

/// Not even itself, once somebody has written something else there.
#[test]
fn an_unfinished_one_is_reported_too() {
    let home = home();
    std::fs::write(home.path().join("b.toml"), file("two-accounts")).unwrap();
    for format in ["md", "html", "csv", "json", "svg"] {
        let (code, out, err) = run(home.path(), &["report", "b.toml", "--format", format]);
        assert_eq!((code, err.as_str()), (0, ""), "{format}");
        assert!(format == "csv" || out.contains("Too early to say"), "{format}");
    }
}

#[test]
fn a_closed_pipe_ends_quietly_and_a_full_disk_is_said() {
    let home = home();
    for format in FORMATS {
        let mut command = pesee(home.path(), &["report", "a.toml", "--format", format]);
        let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        drop(child.stdout.take());
        let mut said = String::new();
        child.stderr.take().unwrap().read_to_string(&mut said).unwrap();
        let ended = child.wait().unwrap();
        let said: Vec<&str> = said.lines().filter(|line| !line.contains("left out")).collect();
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
fn without_names_it_says_what_to_read_first() {
    let home = home();
    let text = example(Language::En)
        .replace("handle = \"@marie_t\"", "handle = \"@marie_t\"\nnote = \"Marie's first, says Paul\"");
    std::fs::write(home.path().join("a.toml"), text).unwrap();
    let (code, out, err) = run(home.path(), &["report", "a.toml", "--format", "md", "--anonymous"]);
    assert_eq!(code, 0);
    assert!(out.contains("**Decided by:** person A") && out.contains("**Handle:** account 1"), "{out}");
    assert!(err.contains("pesee: Names, handles and the client are replaced."), "{err}");
    assert!(err.contains("person A's first, says Paul") && err.contains("mine"), "{err}");
    assert!(!format!("{out}{err}").to_lowercase().contains("marie"), "{out}{err}");
    let (_, _, err) =
        run(home.path(), &["report", "a.toml", "--format", "csv", "--anonymous", "-o", "two-accounts-Marie.csv"]);
    assert!(err.contains("The name of the file still says who it is about"), "{err}");
    assert!(!err.contains("Paul"), "no text of this is in a table: {err}");
    let (_, out, _) = run(home.path(), &["report", "a.toml", "--format", "ics", "--anonymous"]);
    assert!(out.starts_with("BEGIN:VCALENDAR") && !out.to_lowercase().contains("marie"), "{out}");
}
