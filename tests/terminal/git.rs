//! The merge driver, called by git: a coach and a client share a repository.

use std::path::{Path, PathBuf};
use std::process::Command;

use pesee::messages::SaveOutcome;
use pesee::store::{OpenFile, parse_document};
use pesee_core::deliberation::*;

const FILE: &str = "two-accounts.toml";

fn id(text: &str) -> Id {
    Id::new(text).unwrap()
}

/// Two clones of one repository in a temporary folder.
struct SharedRepository {
    folder: tempfile::TempDir,
}

impl SharedRepository {
    /// Creates a repository in which both clones have the file. Returns `None` if git is not installed.
    fn set_up() -> Option<SharedRepository> {
        if Command::new("git").arg("--version").output().is_err() {
            eprintln!("git is not installed: merging through it was not tested.");
            return None;
        }
        let table = SharedRepository { folder: tempfile::tempdir().unwrap() };
        let root = table.folder.path();
        table.git(root, &["init", "--quiet", "--bare", "--initial-branch=main", "origin"]);
        table.join("coach");
        let coach = table.of("coach");
        std::fs::copy(Path::new("tests/files").join(FILE), coach.join(FILE)).unwrap();
        std::fs::write(coach.join(".gitattributes"), "*.toml merge=pesee\n").unwrap();
        table.commit("coach");
        table.git(&coach, &["push", "--quiet", "origin", "HEAD:main"]);
        table.join("client");
        Some(table)
    }

    fn of(&self, who: &str) -> PathBuf {
        self.folder.path().join(who)
    }

    fn join(&self, who: &str) {
        self.git(self.folder.path(), &["clone", "--quiet", "origin", who]);
        let program = env!("CARGO_BIN_EXE_pesee").replace('\\', "/");
        let driver = format!("\"{program}\" merge %O %A %B %P");
        for (key, value) in [
            ("merge.pesee.name", "deliberations"),
            ("merge.pesee.driver", &driver),
            ("user.name", who),
            ("user.email", &format!("{who}@example.org")),
        ] {
            self.git(&self.of(who), &["config", key, value]);
        }
        self.git(&self.of(who), &["checkout", "--quiet", "-B", "main"]);
    }

    /// Runs git without the user's configuration. Returns whether git succeeded, and its output.
    fn try_git(&self, at: &Path, arguments: &[&str]) -> (bool, String) {
        let mut command = Command::new("git");
        command.current_dir(at).args(arguments);
        for (name, value) in [
            ("HOME", self.folder.path().as_os_str()),
            ("GIT_CONFIG_NOSYSTEM", "1".as_ref()),
            ("PESEE_LANG", "en".as_ref()),
            ("LC_ALL", "C".as_ref()),
        ] {
            command.env(name, value);
        }
        for name in
            ["GIT_CONFIG_GLOBAL", "XDG_CONFIG_HOME", "GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "PESEE_CONFIG_DIR"]
        {
            command.env_remove(name);
        }
        let output = command.output().unwrap();
        let output_text = [output.stdout, output.stderr].concat();
        (output.status.success(), String::from_utf8_lossy(&output_text).into_owned())
    }

    #[track_caller]
    fn git(&self, at: &Path, arguments: &[&str]) {
        let (done, output_text) = self.try_git(at, arguments);
        assert!(done, "git {arguments:?}: {output_text}");
    }

    fn commit(&self, who: &str) {
        self.git(&self.of(who), &["add", "--all"]);
        self.git(&self.of(who), &["commit", "--quiet", "--message", "A step"]);
    }

    fn text(&self, who: &str) -> String {
        std::fs::read_to_string(self.of(who).join(FILE)).unwrap()
    }

    fn write(&self, who: &str, text: &str) {
        std::fs::write(self.of(who).join(FILE), text).unwrap();
    }

    /// Edits the copy of one person with the program.
    fn edit(&self, who: &str, edit: impl FnOnce(&Deliberation) -> Edit) {
        let mut opened = OpenFile::load(&self.of(who).join(FILE)).unwrap();
        let mut document = opened.document().clone();
        document.apply(&edit(&document)).unwrap();
        let now = chrono::DateTime::parse_from_rfc3339("2026-11-22T09:00:00-05:00").unwrap();
        assert_eq!(opened.save(&document, now), SaveOutcome::Done);
    }

    /// Pushes as the coach and pulls as the client.
    fn pull(&self) -> (bool, String) {
        self.git(&self.of("coach"), &["push", "--quiet", "origin", "HEAD:main"]);
        self.try_git(&self.of("client"), &["pull", "--no-rebase", "--no-edit", "origin", "main"])
    }
}

fn rate(document: &Deliberation, criterion: &str, option: &str, value: f64) -> Edit {
    Edit::rate(document, &id("me"), &id(criterion), &id(option), Rating::exact(value))
}

#[test]
fn a_pull_merges_the_changes_of_both_sides() {
    let Some(table) = SharedRepository::set_up() else { return };
    table.edit("coach", |d| {
        rate(d, "upkeep", "keep-both", -5.0).chain(Edit::set_text(
            d,
            FieldPath::Head(HeadField::Title),
            "One voice or two",
        ))
    });
    let output_text = table.text("coach").replace("client = ", "# as agreed on the telephone\nclient = ");
    table.write("coach", &output_text);
    table.commit("coach");

    table.edit("client", |d| rate(d, "clear-voice", "pause-personal", 3.0));
    let option =
        "# my sister's idea\n[[option]]\nid = \"hand-on\"\nname = \"Hand mine on\"   # to whom?\nsince = \"May\"\n";
    let output_text = table
        .text("client")
        .replace("[[criterion]]\nid = \"network\"", &format!("{option}\n[[criterion]]\nid = \"network\""));
    table.write("client", &output_text);
    table.commit("client");

    let (done, output_text) = table.pull();
    assert!(done, "{output_text}");
    let text = table.text("client");
    let document = parse_document(text.as_bytes()).unwrap();
    assert_eq!(document.head().title, "One voice or two");
    let rating = |criterion, option| document.rating(&id("me"), &id(criterion), &id(option)).map(Rating::value);
    assert_eq!(rating("upkeep", "keep-both"), Some(-5.0));
    assert_eq!(rating("clear-voice", "pause-personal"), Some(3.0));
    assert!(document.option(&id("hand-on")).is_some());
    for preserved in ["# as agreed on the telephone\nclient", option, "# the handle is free for anyone to take"] {
        assert!(text.contains(preserved), "no {preserved} in\n{text}");
    }
}

#[test]
fn a_conflict_leaves_a_valid_file_and_reports_both_values() {
    let Some(table) = SharedRepository::set_up() else { return };
    table.edit("coach", |d| {
        rate(d, "upkeep", "keep-both", -2.0).chain(Edit::set_text(
            d,
            FieldPath::Head(HeadField::Client),
            "Marie T., Laval",
        ))
    });
    table.commit("coach");
    table.edit("client", |d| rate(d, "upkeep", "keep-both", -5.0));
    table.commit("client");
    let (done, output_text) = table.pull();
    assert!(!done && output_text.contains("CONFLICT"), "{output_text}");
    let message = "pesee: Keep both on Time and fatigue of running two accounts: stays -5; the other version has -2";
    assert!(output_text.replace('\u{2212}', "-").contains(message), "{output_text}");
    let document = parse_document(table.text("client").as_bytes()).unwrap();
    assert_eq!(document.rating(&id("me"), &id("upkeep"), &id("keep-both")).map(Rating::value), Some(-5.0));
    assert_eq!(document.head().client.as_deref(), Some("Marie T., Laval"), "changes without a conflict are merged");
    let (_, status) = table.try_git(&table.of("client"), &["status", "--porcelain"]);
    assert!(status.contains(&format!("UU {FILE}")), "{status}");
}

/// Writes a file in both clones, commits it, and pulls it into the second one after both sides changed it.
fn pull_changes(file: &str, base: &str, coach: &str, client: &str) -> Option<(bool, String, String)> {
    let table = SharedRepository::set_up()?;
    std::fs::write(table.of("coach").join(file), base).unwrap();
    table.commit("coach");
    table.git(&table.of("coach"), &["push", "--quiet", "origin", "HEAD:main"]);
    table.git(&table.of("client"), &["pull", "--quiet", "origin", "main"]);
    for (who, text) in [("coach", coach), ("client", client)] {
        std::fs::write(table.of(who).join(file), text).unwrap();
        table.commit(who);
    }
    let (done, output_text) = table.pull();
    Some((done, output_text, std::fs::read_to_string(table.of("client").join(file)).unwrap()))
}

#[test]
fn a_file_that_is_no_deliberation_is_merged_by_lines() {
    let base = "[package]\nname = \"x\"\nversion = \"1\"\n\n\n\n[deps]\na = \"1\"\n";
    let theirs = base.replace("version = \"1\"", "version = \"2\"");
    let ours = base.replace("a = \"1\"", "a = \"9\"");
    let Some((done, output_text, text)) = pull_changes("other.toml", base, &theirs, &ours) else { return };
    assert!(done && !output_text.contains("pesee:"), "{output_text}");
    assert_eq!(text, ours.replace("version = \"1\"", "version = \"2\""));
    let ours = base.replace("version = \"1\"", "version = \"3\"");
    let Some((done, output_text, text)) = pull_changes("other.toml", base, &theirs, &ours) else { return };
    assert!(
        !done && output_text.contains("pesee: Both versions changed the same lines of other.toml."),
        "{output_text}"
    );
    let marked = "<<<<<<< ours\nversion = \"3\"\n=======\nversion = \"2\"\n>>>>>>> theirs\n";
    assert_eq!(text, base.replace("version = \"1\"\n", marked));
    // Not even TOML.
    let base = "one\n\n\n\ntwo\n";
    let changed = ("1\n\n\n\ntwo\n", "one\r\n\r\n\r\n\r\n2\r\n");
    let Some((done, output_text, text)) = pull_changes("notes.toml", base, changed.0, changed.1) else { return };
    assert!(done, "{output_text}");
    assert_eq!(text, "1\r\n\r\n\r\n\r\n2\r\n");
}

#[test]
fn a_deliberation_with_an_error_on_one_side_is_merged_by_lines() {
    let base = std::fs::read_to_string(Path::new("tests/files").join(FILE)).unwrap();
    let theirs = base.replace("later = 0.6", "later = 60");
    let ours = base.replace("Marie T.", "Anne B.");
    let Some((done, output_text, text)) = pull_changes("a.toml", &base, &theirs, &ours) else { return };
    assert!(done, "{output_text}");
    assert_eq!(text, ours.replace("later = 0.6", "later = 60"));
    for part in ["a.toml (other version):", "later = 60", "a.toml is not valid in every version"] {
        assert!(output_text.contains(part), "{part} is not in\n{output_text}");
    }
    let ours = base.replace("later = 0.6", "later = 0.7");
    let Some((done, output_text, text)) = pull_changes("a.toml", &base, &theirs, &ours) else { return };
    assert!(!done && output_text.contains("CONFLICT"), "{output_text}");
    assert!(text.contains("<<<<<<< ours\nlater = 0.7") && text.contains("=======\nlater = 60"), "{text}");
}

#[test]
fn a_message_about_a_conflict_names_the_file() {
    let base = std::fs::read_to_string(Path::new("tests/files").join(FILE)).unwrap();
    let [theirs, ours] = ["Anne B.", "Paul"].map(|client| base.replace("Marie T.", client));
    let Some((done, output_text, _)) = pull_changes("two words.toml", &base, &theirs, &ours) else { return };
    assert!(!done && output_text.contains("pesee: two words.toml: one place was changed by both."), "{output_text}");
}

#[test]
fn a_message_about_an_entry_that_stays_does_not_call_it_a_value_of_ours() {
    let base = std::fs::read_to_string(Path::new("tests/files").join(FILE)).unwrap();
    let name = "name = \"Nobody else takes my name\"";
    let theirs = base.replace(name, "name = \"My name stays mine\"");
    let start = base.find("[[criterion]]\nid = \"name-safety\"").unwrap();
    let end = start + 1 + base[start + 1..].find("[[criterion]]").unwrap();
    let mut ours = format!("{}{}", &base[..start], &base[end..]);
    while let Some(at) = ours.find(".name-safety]") {
        let at = ours[..at].rfind('[').unwrap();
        let len = ours[at + 1..].find("\n[").map_or(ours.len() - at, |len| len + 2);
        ours.replace_range(at..at + len, "");
    }
    let Some((done, output_text, text)) = pull_changes("a.toml", &base, &theirs, &ours) else { return };
    assert!(!done && text.contains("My name stays mine"), "{output_text}");
    assert!(output_text.contains("one place was changed by both. This is what stays:"), "{output_text}");
    assert!(!output_text.contains("Your value"), "{output_text}");
}
