//! The commands print and write no sealed answers and no private notes.

use std::path::{Path, PathBuf};

use pesee::walk;

use crate::command::typed;
use crate::common::{SECRET, answered_by_bob, given, with_private_notes};

/// Returns both outputs of the program for the given input lines.
fn output(home: &Path, arguments: &[&str], lines: &str) -> String {
    let (_, out, err) = typed(home, arguments, lines);
    out + &err
}

/// Returns the output of every command for the given files, by command.
fn all_outputs(home: &Path, files: &[PathBuf]) -> Vec<(String, String)> {
    let dir = home.join("sessions").to_string_lossy().into_owned();
    let mut outputs = Vec::new();
    let mut run = |arguments: &[&str], typed: &str| {
        let arguments: Vec<&str> = ["--dir", &dir].into_iter().chain(arguments.iter().copied()).collect();
        outputs.push((arguments.join(" "), output(home, &arguments, typed)));
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
    outputs
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
    let outputs = all_outputs(home.path(), &files);
    assert!(outputs.iter().filter(|(_, output)| output.len() > 200).count() > 30, "too few commands printed output");
    for (command, output) in outputs {
        assert!(!output.contains(SECRET), "{command}:\n{output}");
    }
    // `score` prints the answers of all people and no notes.
    for file in &files {
        for format in ["text", "json"] {
            let output = output(home.path(), &["score", file.to_str().unwrap(), "--format", format], "");
            assert!(output.len() > 100 && !output.contains(SECRET), "{output}");
        }
    }
}

#[test]
fn no_output_depends_on_sealed_answers() {
    let homes = [false, true].map(|way| {
        let home = tempfile::tempdir().unwrap();
        let files = laid_out(home.path(), &[("a.toml", answered_by_bob(way))]);
        let outputs = all_outputs(home.path(), &files);
        let at = home.path().to_string_lossy().into_owned();
        outputs
            .into_iter()
            .map(|(command, output)| (command.replace(&at, ""), output.replace(&at, "")))
            .collect::<Vec<_>>()
    });
    let [one, other] = homes;
    for ((command, one), (_, other)) in one.iter().zip(&other) {
        assert_eq!(one, other, "{command}");
    }
}
