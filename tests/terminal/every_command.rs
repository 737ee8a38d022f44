//! The commands outside the full-screen interface: help, manual, completions, and rules that hold for every command.

use std::ffi::{OsStr, OsString};
use std::path::Path;
use std::process::{Command, Output, Stdio};

const COMMANDS: [&str; 19] = [
    "config",
    "manual",
    "new",
    "lock",
    "unlock",
    "open",
    "ask",
    "list",
    "score",
    "compare",
    "report",
    "check",
    "import",
    "merge",
    "template",
    "schema",
    "completions",
    "man",
    "path",
];

/// Returns a command with an empty environment: no locale, no terminal, and no folder that the program could create.
fn isolated_command(arguments: &[OsString]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_pesee"));
    command.args(arguments).env_clear().env("PESEE_NOW", "2026-11-22T09:00:00-05:00").stdin(Stdio::null());
    for folder in ["HOME", "PESEE_DATA_DIR", "PESEE_STATE_DIR", "PESEE_CONFIG_DIR"] {
        command.env(folder, "/dev/null/nowhere");
    }
    command
}

fn words(line: &str) -> Vec<OsString> {
    line.split_whitespace().map(OsString::from).collect()
}

fn ended(output: Output) -> (i32, String, String) {
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    (output.status.code().unwrap(), text(output.stdout), text(output.stderr))
}

fn run(line: &str) -> (i32, String, String) {
    ended(isolated_command(&words(line)).output().unwrap())
}

/// Returns whether another program is installed.
fn is_installed(program: &str) -> bool {
    Command::new(program).arg("--version").output().is_ok_and(|output| output.status.success())
}

#[test]
fn the_help_of_every_command_has_examples_and_one_language() {
    for name in COMMANDS.iter().copied().chain([""]) {
        let (code, english, err) = run(&format!("{name} --help"));
        assert_eq!((code, err.as_str()), (0, ""), "{name}");
        let (_, french, _) = run(&format!("{name} --help --lang fr"));
        for (help, examples) in [(&english, "Examples:\n  pesee"), (&french, "Exemples\u{a0}:\n  pesee")] {
            assert!(help.contains(examples), "{help}");
        }
        for word in ["FILE>", "FILE]", "<DIR>", "<WHEN>", "<NAME>", "[COMMAND]"] {
            assert!(!french.contains(word), "{word}: {french}");
        }
        let (_, short, _) = run(&format!("{name} -h"));
        assert!(english.starts_with(short.trim_end()) && !short.contains("Examples"), "{short}");
        let (code, out, err) = run(&format!("{name} --lang fr --frobnicate"));
        assert_eq!((code, out.as_str()), (2, ""));
        assert!(err.contains("«\u{a0}--frobnicate\u{a0}» n'est pas connu"), "{err}");
    }
    let (_, _, err) = run("--lang fr score");
    assert!(err.contains("Il manque <FICHIER>"), "{err}");
}

/// `completions.rs` tests the scripts for bash, zsh and fish in these shells.
#[test]
fn the_completions_of_other_shells_contain_every_command() {
    for shell in ["powershell", "elvish"] {
        let (code, script, err) = run(&format!("completions {shell}"));
        assert_eq!((code, err.as_str()), (0, ""), "{shell}");
        for name in COMMANDS {
            assert!(script.contains(name), "{name} is not in the script for {shell}");
        }
    }
    let (_, french, _) = run("completions elvish --lang fr");
    assert!(french.contains("Montrer le verdict et tous les chiffres"), "{french}");
    assert_eq!(run("completions tcsh").0, 2);
}

#[test]
fn the_manual_has_a_valid_page_for_each_command() {
    let folder = tempfile::tempdir().unwrap();
    let all = [OsStr::new("man"), OsStr::new("--all"), folder.path().as_os_str()].map(OsString::from);
    let (code, out, err) = ended(isolated_command(&all).output().unwrap());
    assert_eq!((code, out.lines().count(), err.as_str()), (0, COMMANDS.len() + 1, ""));
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), COMMANDS.len() + 1);
    assert_eq!(std::fs::read_to_string(folder.path().join("pesee-score.1")).unwrap(), run("man score").1);
    // Existing pages of this program are replaced. Other files are not.
    assert_eq!(ended(isolated_command(&all).output().unwrap()).0, 0);
    std::fs::write(folder.path().join("pesee-score.1"), "mine").unwrap();
    let (code, _, err) = ended(isolated_command(&all).output().unwrap());
    assert!(code == 1 && err.contains("pesee-score.1"), "{err}");
    assert_eq!(run("man nothing").0, 2);
    if !is_installed("groff") {
        return;
    }
    for language in ["en", "fr"] {
        for name in COMMANDS.iter().copied().chain([""]) {
            let page = folder.path().join("page.1");
            std::fs::write(&page, run(&format!("man {name} --lang {language}")).1).unwrap();
            let mut groff = Command::new("groff");
            groff.args(["-Kutf8", "-Tutf8", "-man", "-ww", "-rLL=78n"]).arg(&page);
            let (code, out, err) = ended(groff.output().unwrap());
            assert_eq!((code, err.as_str()), (0, ""), "{name}");
            let heads = if language == "en" { ["NAME", "EXAMPLES"] } else { ["NOM", "EXEMPLES"] };
            let plain = remove_overstrike(&out);
            assert!(heads.iter().all(|head| plain.contains(head)), "{plain}");
        }
    }
}

/// Removes bold text, which is encoded as a letter, a backspace and the same letter.
fn remove_overstrike(text: &str) -> String {
    let mut plain = String::new();
    for letter in text.chars() {
        if letter == '\u{8}' {
            plain.pop();
        } else {
            plain.push(letter);
        }
    }
    plain
}

/// Every command that prints a result, in a folder with `m.toml`, `n.toml` and `m.csv`, and its exit code.
const ANSWERS: [(&str, i32); 21] = [
    ("list --dir .", 0),
    ("list --dir . --format json", 0),
    ("score m.toml", 0),
    ("score m.toml --format json --draws 100", 0),
    ("compare m.toml m.toml", 0),
    ("compare m.toml n.toml", 1),
    ("report m.toml --format ics", 0),
    ("check m.toml", 0),
    ("import m.csv", 0),
    ("import m.csv --yes --dir .", 0),
    ("ask m.toml --dir .", 0),
    ("open m.toml --plain --dir .", 0),
    ("template", 0),
    ("template two-accounts", 0),
    ("schema", 0),
    ("completions zsh", 0),
    ("man", 0),
    ("manual", 0),
    ("manual all", 0),
    ("path --dir .", 0),
    ("--help", 0),
];

/// Creates a folder with the files of the commands. On systems that allow this, its name is not UTF-8.
fn folder_with_unusual_name(within: &Path) -> std::path::PathBuf {
    #[cfg(unix)]
    let name: &OsStr = std::os::unix::ffi::OsStrExt::from_bytes(b"\xff\xfe folder");
    #[cfg(not(unix))]
    let name = OsStr::new("a folder");
    let folder = within.join(name);
    std::fs::create_dir(&folder).unwrap();
    std::fs::copy("assets/templates/example.en.toml", folder.join("m.toml")).unwrap();
    std::fs::copy("tests/files/two-accounts.toml", folder.join("n.toml")).unwrap();
    std::fs::write(folder.join("m.csv"), "criterion,Keep,Close\nTime,1,-2\n").unwrap();
    folder
}

/// Splits a command line into words, with absolute paths for the files of the folder.
fn with_absolute_paths(line: &str, folder: &Path) -> Vec<OsString> {
    let path = |word: OsString| {
        let is_file = word == "." || word.to_string_lossy().contains("m.") || word.to_string_lossy().contains("n.toml");
        if is_file { folder.join(word).into_os_string() } else { word }
    };
    words(line).into_iter().map(path).collect()
}

#[test]
fn every_command_works_without_home_or_locale_and_with_any_path() {
    let within = tempfile::tempdir().unwrap();
    let folder = folder_with_unusual_name(within.path());
    for (line, expected) in ANSWERS {
        let (code, out, err) = ended(isolated_command(&with_absolute_paths(line, &folder)).output().unwrap());
        assert_eq!(code, expected, "{line}: {err}");
        assert!(!out.is_empty() || err.starts_with("pesee: "), "{line}: neither an answer nor why there is none");
    }
    for line in ["open something", "import m.csv --yes", "man --all /dev/null/nowhere"] {
        let (code, out, err) = ended(isolated_command(&with_absolute_paths(line, &folder)).output().unwrap());
        // The import shows how it understands the file before it saves it.
        assert!(code == 1 && (out.is_empty() || line.starts_with("import")), "{line}: {code} {out}");
        assert!(err.starts_with("pesee: "), "{line}: {err}");
    }
    let (code, out, _) =
        ended(isolated_command(&with_absolute_paths("import m.csv --yes -o m.new", &folder)).output().unwrap());
    assert!(code == 0 && folder.join("m.new").exists(), "{out}");
    let (code, ..) = ended(isolated_command(&with_absolute_paths("man --all .", &folder)).output().unwrap());
    assert!(code == 0 && folder.join("pesee.1").exists());
}

#[test]
fn a_missing_file_is_an_error_in_every_command() {
    for line in [
        "score x.toml",
        "compare x.toml x.toml",
        "report x.toml --format ics",
        "check x.toml",
        "import x.csv",
        "merge x.toml x.toml x.toml",
        "open x.toml --plain --dir .",
    ] {
        let (code, out, err) = run(line);
        assert_eq!((code, out.as_str()), (3, ""), "{line}: {err}");
        assert!(err.contains("there is no such file"), "{line}: {err}");
    }
}

#[cfg(unix)]
#[test]
fn a_closed_pipe_is_quiet_and_a_full_disk_is_reported() {
    let within = tempfile::tempdir().unwrap();
    let folder = folder_with_unusual_name(within.path());
    for (line, expected) in ANSWERS {
        let line = with_absolute_paths(line, &folder);
        let (reader, writer) = std::io::pipe().unwrap();
        drop(reader);
        let (code, _, err) = ended(isolated_command(&line).stdout(writer).output().unwrap());
        assert!(code == 0 || code == expected, "{line:?}: {code}");
        assert!(err.is_empty() || expected != 0, "{line:?}: {err}");
        if let Ok(full) = std::fs::OpenOptions::new().write(true).open("/dev/full") {
            let (code, _, err) = ended(isolated_command(&line).stdout(full).output().unwrap());
            assert_eq!(code, 1, "{line:?}: {err}");
            assert!(expected != 0 || err.contains("could not be written"), "{line:?}: {err}");
        }
    }
}
