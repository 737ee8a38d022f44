//! The commands print and write no sealed answers and no private notes.

use std::path::{Path, PathBuf};

use pesee::walk;

use crate::command::typed;
use crate::common::{SECRET, answered_by_bob, given, with_private_notes};

/// Returns both outputs of the program for the given input lines.
fn said(home: &Path, arguments: &[&str], lines: &str) -> String {
    let (_, out, err) = typed(home, arguments, lines);
    out + &err
}

/// Returns the output of every command for the given files, by command.
fn everything_said(home: &Path, files: &[PathBuf]) -> Vec<(String, String)> {
    let dir = home.join("sessions").to_string_lossy().into_owned();
    let mut told = Vec::new();
    let mut run = |arguments: &[&str], typed: &str| {
        let arguments: Vec<&str> = ["--dir", &dir].into_iter().chain(arguments.iter().copied()).collect();
        told.push((arguments.join(" "), said(home, &arguments, typed)));
    };
    for format in ["text", "json"] {
        run(&["list", "--format", format], "");
    }
    for file in files {
        let file = file.to_str().unwrap();
        for format in ["md", "html", "csv", "json", "svg", "ics"] {
            run(&["report", file, "--format", format], "");
            run(&["report", file, "--format", format, "--anonymous"], "");
        }
        for format in ["text", "json"] {
            run(&["compare", file, "--since", "2026-01-01", "--format", format], "");
            run(&["compare", file, "anna", "bob", "--format", format], "");
            for other in files {
                run(&["compare", file, other.to_str().unwrap(), "--format", format], "");
            }
        }
        run(&["check", file], "");
        let words = ":help\n:matrix\n:people\n:history\n:compare\n:compare 2026-01-01\n:strike\n:undo\n:go\n:go 4\n:again\n\
                     :matrix\n:go 7\n:matrix\n:go 8\n:history\n:verdict\n:history\n:matrix\n:review\n:quit\n";
        run(&["ask", file], words);
    }
    told
}

/// Writes files into the folder of the sessions.
fn laid_out(home: &Path, texts: &[(&str, String)]) -> Vec<PathBuf> {
    let folder = home.join("sessions");
    std::fs::create_dir_all(&folder).unwrap();
    let lay = |(name, text): &(&str, String)| {
        std::fs::write(folder.join(name), text).unwrap();
        folder.join(name)
    };
    texts.iter().map(lay).collect()
}

#[test]
fn no_command_outputs_private_notes() {
    let home = tempfile::tempdir().unwrap();
    let example = walk::EXAMPLE.text(pesee_core::deliberation::Language::En);
    let files = laid_out(
        home.path(),
        &[("a.toml", with_private_notes(example)), ("b.toml", with_private_notes(&given("table.toml")))],
    );
    for file in &files {
        assert_eq!(std::fs::read_to_string(file).unwrap().matches(SECRET).count(), 3);
    }
    let told = everything_said(home.path(), &files);
    assert!(told.iter().filter(|(_, said)| said.len() > 200).count() > 30, "hardly anything was said");
    for (command, said) in told {
        assert!(!said.contains(SECRET), "{command}:\n{said}");
    }
    // `score` prints the answers of all people and no notes.
    for file in &files {
        for format in ["text", "json"] {
            let said = said(home.path(), &["score", file.to_str().unwrap(), "--format", format], "");
            assert!(said.len() > 100 && !said.contains(SECRET), "{said}");
        }
    }
}

#[test]
fn no_output_depends_on_sealed_answers() {
    let homes = [false, true].map(|way| {
        let home = tempfile::tempdir().unwrap();
        let files = laid_out(home.path(), &[("a.toml", answered_by_bob(way))]);
        let told = everything_said(home.path(), &files);
        let at = home.path().to_string_lossy().into_owned();
        told.into_iter().map(|(command, said)| (command.replace(&at, ""), said.replace(&at, ""))).collect::<Vec<_>>()
    });
    let [one, other] = homes;
    for ((command, one), (_, other)) in one.iter().zip(&other) {
        assert_eq!(one, other, "{command}");
    }
}
