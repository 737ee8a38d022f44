//! The commands print and write no sealed answers and no private notes.

use std::path::{Path, PathBuf};

use pesee::messages::Draft;
use pesee::store::{OpenFile, keep_version, parse_document};

use crate::command::typed;
use crate::common::sealed::{NOTES, SealedCase, VARIANTS};
use crate::common::{SECRET, decided, given, moment, with_private_notes};

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
    let example = decided(pesee_core::deliberation::Language::En);
    let files = laid_out(
        home.path(),
        &[("a.toml", with_private_notes(&example)), ("b.toml", with_private_notes(&given("table.toml")))],
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

/// The commands for one case and one variant, with everything that they print and write.
struct SealedRun {
    home: tempfile::TempDir,
    case: SealedCase,
    variant: usize,
    results: Vec<(String, String)>,
}

/// Replaces the ids that files without an id get at their first save.
fn without_derived_ids(text: &str) -> String {
    const DIGITS: usize = 16;
    let mut parts = text.split("d-");
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |text, part| {
        let is_id = part.len() >= DIGITS && part.bytes().take(DIGITS).all(|byte| byte.is_ascii_hexdigit());
        if is_id { text + "d-ID" + &part[DIGITS..] } else { text + "d-" + part }
    })
}

impl SealedRun {
    fn new(case: SealedCase, variant: usize) -> SealedRun {
        let home = tempfile::tempdir().unwrap();
        laid_out(home.path(), &[("a.toml", case.text(variant, 0)), ("open.toml", given("table.toml"))]);
        SealedRun { home, case, variant, results: Vec::new() }
    }

    fn with_all_results(case: SealedCase, variant: usize) -> SealedRun {
        let mut run = SealedRun::new(case, variant);
        run.run_reading_commands();
        run.run_import();
        run.run_search();
        run.run_merge();
        run.run_walk();
        run.run_recovery();
        run.run_check();
        run
    }

    fn path(&self, name: &str) -> String {
        self.home.path().join("sessions").join(name).to_str().unwrap().to_owned()
    }

    /// Records a text without the path of the temporary folder and without the ids that depend on this path.
    fn record(&mut self, name: &str, text: &str) {
        let home = self.home.path().to_string_lossy().into_owned();
        let name = format!("{:?}: {}", self.case, name.replace(&home, "~"));
        self.results.push((name, without_derived_ids(&text.replace(&home, "~"))));
    }

    /// Runs a command and records its exit code and both outputs.
    fn run(&mut self, arguments: &[&str], lines: &str) {
        let dir = self.path("");
        let all: Vec<&str> = ["--dir", &dir].into_iter().chain(arguments.iter().copied()).collect();
        let (code, out, err) = typed(self.home.path(), &all, lines);
        self.record(&arguments.join(" "), &format!("{code}\n--- stdout\n{out}\n--- stderr\n{err}"));
    }

    fn run_reading_commands(&mut self) {
        let (file, open) = (self.path("a.toml"), self.path("open.toml"));
        let changed = self.home.path().join("changed.toml");
        std::fs::write(&changed, self.case.text(self.variant, 1)).unwrap();
        let changed = changed.to_str().unwrap().to_owned();
        for format in ["text", "json"] {
            self.run(&["list", "--format", format], "");
            self.run(&["score", &file, "--format", format], "");
            self.run(&["compare", &file, "--since", "2026-01-01", "--format", format], "");
            self.run(&["compare", &file, "--since", "2026-11-02", "--format", format], "");
            self.run(&["compare", &file, "anna", "bob", "--format", format], "");
            for (one, other) in [(&file, &changed), (&changed, &file), (&file, &open), (&open, &file)] {
                self.run(&["compare", one, other, "--format", format], "");
            }
        }
        for format in ["md", "html", "csv", "json", "svg", "ics"] {
            let output = self.home.path().join(format!("report.{format}"));
            let output = output.to_str().unwrap().to_owned();
            for more in [[].as_slice(), &["--anonymous"]] {
                let arguments = ["report", &file, "--format", format, "-o", &output];
                self.run(&[arguments.as_slice(), more].concat(), "");
                let written = std::fs::read_to_string(&output).unwrap_or_default();
                self.record(&format!("report --format {format} {more:?}"), &written);
                drop(std::fs::remove_file(&output));
            }
        }
        self.run(&["check", &file], "");
    }

    /// Exports a matrix and imports it again.
    fn run_import(&mut self) {
        let file = self.path("a.toml");
        for format in ["csv", "md"] {
            let [table, back] =
                [format!("table.{format}"), "back.toml".into()].map(|name: String| self.home.path().join(name));
            let [table, back] = [table, back].map(|path| path.to_str().unwrap().to_owned());
            self.run(&["report", &file, "--format", format, "-o", &table], "");
            self.run(&["import", &table], "");
            self.run(&["import", &table, "--yes", "-o", &back], "");
            let imported = std::fs::read_to_string(&back).unwrap_or_default();
            self.record(&format!("import of {format}"), &imported);
            drop(std::fs::remove_file(&back));
        }
    }

    /// Searches for the words of the sealed notes.
    fn run_search(&mut self) {
        let lines: String = NOTES.iter().map(|note| format!(":find {note}\n")).collect();
        self.run(&["ask"], &format!("{lines}:find Reach\n:clients\n:quit\n"));
    }

    /// Merges changes of every sealed answer on both sides, and a removed criterion with changed answers.
    fn run_merge(&mut self) {
        let texts = [0, 1, 2].map(|edit| self.case.text(self.variant, edit));
        let without_bob = |text: &str| {
            let (shared, answers) = text.split_once("[[participant]]\nid = \"bob\"").unwrap();
            let (_, answers) = answers.split_once("seat = \"employer\"\n").unwrap();
            shared.to_owned() + answers.split("[gut.bob]").next().unwrap()
        };
        let [base, ours, theirs] = &texts;
        for (name, texts) in [
            ("both changed", [base.clone(), ours.clone(), theirs.clone()]),
            ("no base", [String::new(), ours.clone(), theirs.clone()]),
            ("one changed", [base.clone(), base.clone(), theirs.clone()]),
            ("removed", [base.clone(), without_bob(base), theirs.clone()]),
            ("removed by them", [base.clone(), ours.clone(), without_bob(base)]),
        ] {
            let paths = ["base.toml", "ours.toml", "theirs.toml"].map(|name| self.home.path().join(name));
            for (path, text) in paths.iter().zip(texts) {
                std::fs::write(path, text).unwrap();
            }
            let [base, ours, theirs] = paths.each_ref().map(|path| path.to_str().unwrap());
            self.run(&["merge", base, ours, theirs], "");
            let (_, last) = self.results.last_mut().unwrap();
            last.push_str(name);
        }
    }

    /// Recovers unsaved work in which every sealed answer differs from the file.
    fn run_recovery(&mut self) {
        let file = self.path("a.toml");
        let state = self.home.path().join(".local/state/pesee");
        let opened = OpenFile::load(Path::new(&file)).unwrap().acquire_lock(&state, moment());
        let changed = parse_document(self.case.text(self.variant, 1).as_bytes()).unwrap();
        let draft = Draft { field_path: "add.option".into(), text: NOTES[self.variant].into() };
        opened.save_emergency_copy(&changed, &[draft], moment()).unwrap();
        drop(opened);
        self.run(&["list"], "");
        self.run(&["list", "--format", "json"], "");
        self.run(&["ask", &file], "");
        self.run(&["ask", &file], "1\n:history\n:undo\n:history\n:verdict\n:history\n:quit\n");
    }

    /// Walks through a file that also has an earlier version.
    fn run_walk(&mut self) {
        let file = self.path("a.toml");
        let state = self.home.path().join(".local/state/pesee");
        let earlier = self.case.text(self.variant, 1);
        keep_version(&state, Path::new(&file), earlier.as_bytes(), moment() - chrono::Duration::days(1)).unwrap();
        let commands = ":help\n:matrix\n:people\n:history\n:compare\n:compare 2026-01-01\n:compare 1 2\n:undo\n:redo\n";
        self.run(&["ask", &file], &format!("{commands}:quit\n"));
        self.run(&["ask", &file], &format!(":verdict\n{commands}:quit\n"));
        for step in 1..=10 {
            self.run(&["ask", &file], &format!(":go {step}\n{commands}:quit\n"));
        }
        self.run(&["ask", &file], ":review\n:round\n:export\n:quit\n");
        // A person whose answers do not vary corrects an answer.
        let person = if self.case == SealedCase::BothUnfinished { 2 } else { 1 };
        let corrects = format!(":verdict\nc\n{person}\n:history\n:undo\n:matrix\n\n{commands}\n\n:quit\n");
        self.run(&["ask", &file], &corrects);
    }

    /// Checks a file with errors in sealed answers.
    fn run_check(&mut self) {
        let good = self.case.text(self.variant, 0);
        let person = if self.case == SealedCase::BothUnfinished { "anna" } else { "bob" };
        let row = format!("[rating.{person}.reach]\n");
        let note = NOTES[self.variant];
        let bad = [10 + self.variant, 20, 3000][self.variant];
        let feeling = format!("[gut.{person}]\noption = \"");
        for (name, text) in [
            ("value", good.replace(&row, &format!("{row}other = {{ value = {bad}, note = \"{note}\" }}\n"))),
            ("syntax", good.replace(&row, &format!("{row}other = {{ value = {bad}, note = \"{note} }}\n"))),
            ("person", good.clone() + &format!("[rating.carl.reach]\nkeep = {{ value = 1, note = \"{note}\" }}\n")),
            ("feeling", good.replace(&feeling, &format!("{feeling}{note}-"))),
            ("inline", good.clone() + &format!("[weight]\ncarl = {{ reach = {bad}, peace = \"{note}\" }}\n")),
        ] {
            let path = self.path(&format!("bad-{name}.toml"));
            std::fs::write(&path, text).unwrap();
            self.run(&["check", &path], "");
            self.run(&["score", &path], "");
        }
        self.run(&["list"], "");
        self.run(&["list", "--format", "json"], "");
    }
}

/// Whatever the other person answered, every command prints and writes the same.
#[test]
fn every_command_is_the_same_for_all_sealed_answers() {
    let (mut count, mut leaks) = (0, Vec::new());
    for case in SealedCase::ALL {
        let runs: Vec<SealedRun> = (0..VARIANTS).map(|variant| SealedRun::with_all_results(case, variant)).collect();
        let (first, others) = runs.split_first().unwrap();
        for (nth, (name, result)) in first.results.iter().enumerate() {
            // The notes of both people are sealed. In a walk, the person whose turn it is sees their own notes.
            assert!(name.contains(": ask") || !NOTES.iter().any(|note| result.contains(note)), "{name}\n{result}");
            let differing = others.iter().map(|other| &other.results[nth].1).find(|other| *other != result);
            leaks.extend(differing.map(|other| format!("{name}\n{result}\n--- differs from\n{other}")));
            count += 1;
        }
    }
    assert!(leaks.is_empty(), "{} results depend on sealed answers:\n\n{}", leaks.len(), leaks.join("\n\n"));
    assert!(count > 300, "{count}");
}

/// While Bob has not finished, no output shows how far he is.
#[test]
fn no_output_depends_on_how_much_is_answered() {
    let text = SealedCase::BobUnfinished.text(0, 0);
    let (before, bob) = text.split_once("[gut.bob]").unwrap();
    let parts = ["[weight.bob]", "[rating.bob.reach]", "[rating.bob.peace]"];
    let begun = parts.map(|part| format!("{before}[gut.bob]{}", bob.split_once(part).unwrap().0));
    let outputs = [before.to_owned()].into_iter().chain(begun).chain([text.clone()]).map(|text| {
        let home = tempfile::tempdir().unwrap();
        let files = laid_out(home.path(), &[("a.toml", text)]);
        let (dir, file) = (home.path().join("sessions"), files[0].to_str().unwrap());
        let mut outputs = Vec::new();
        for format in ["text", "json"] {
            outputs.push(output(home.path(), &["list", "--dir", dir.to_str().unwrap(), "--format", format], ""));
            outputs.push(output(home.path(), &["score", file, "--format", format], ""));
            outputs.push(output(home.path(), &["compare", file, "anna", "bob", "--format", format], ""));
        }
        for format in ["md", "html", "csv", "json", "svg", "ics"] {
            outputs.push(output(home.path(), &["report", file, "--format", format], ""));
        }
        let at = home.path().to_string_lossy().into_owned();
        outputs.into_iter().map(|output| output.replace(&at, "~")).collect::<Vec<String>>()
    });
    let outputs: Vec<Vec<String>> = outputs.collect();
    assert!(outputs[0][0].contains("waiting for 1 person"), "{}", outputs[0][0]);
    for other in &outputs {
        assert_eq!(*other, outputs[0]);
    }
}
