//! The interface for scripts: exit codes, streams, JSON, languages and folders.

use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};

use serde_json::{Value, json};

use crate::command::{ended, pesee, piped, run};
use crate::common::sealed::{NOTES, SealedCase};

/// Copies test files into a folder.
fn copy_test_files(folder: &Path, names: &[&str]) {
    std::fs::create_dir_all(folder).unwrap();
    for name in names {
        std::fs::copy(Path::new("tests/files").join(name), folder.join(name)).unwrap();
    }
}

fn home() -> tempfile::TempDir {
    tempfile::tempdir().unwrap()
}

#[test]
fn score_prints_a_verdict_or_json() {
    let home = home();
    let (code, out, _) = run(home.path(), &["score", "tests/files/fragile.toml"]);
    assert_eq!(code, 0);
    assert!(out.contains("“Pause it and say so” is ahead, but not by enough to be sure."), "{out}");
    let (code, out, err) =
        run(home.path(), &["score", "tests/files/two-accounts.toml", "--format", "json", "--draws", "500"]);
    let json: Value = serde_json::from_str(&out).unwrap();
    assert_eq!((code, err.as_str()), (0, ""));
    assert_eq!(json["format"], 1);
    assert_eq!(json["draws"], 500);
    assert_eq!(json["verdict"], "unfinished");
    assert_eq!(json["leader"], "keep-both");
    assert_eq!(json["ask_next"], "clear-voice");
    let order: Vec<&String> = json["options"].as_object().unwrap().keys().collect();
    assert_eq!(order, ["keep-both", "pause-personal", "merge-into-employer", "close-personal"]);
}

/// Writes a copy of a file in which all answers are opened.
fn write_opened(file: &str, copy: &Path) {
    let text = std::fs::read_to_string(file).unwrap();
    let opened = "[deliberation]\nrevealed = 2026-11-20T09:00:00-05:00\n";
    std::fs::write(copy, text.replacen("[deliberation]\n", opened, 1)).unwrap();
}

#[test]
fn score_names_the_leader_of_each_person() {
    let home = home();
    let open = home.path().join("open.toml");
    write_opened("tests/files/employes-sur-twitter.toml", &open);
    let (_, french, _) = run(home.path(), &["score", open.to_str().unwrap()]);
    let (_, english, _) = run(home.path(), &["score", open.to_str().unwrap(), "--lang", "en"]);
    assert!(french.contains("est en tête, comme pour le groupe."), "{french}");
    assert!(english.contains("leads; the difference is in the ratings."), "{english}");
}

/// While answers are sealed, `score` prints who has not answered, and no figure.
#[test]
fn score_of_sealed_answers_says_who_is_awaited() {
    let home = home();
    let file = home.path().join("a.toml");
    let path = file.to_str().unwrap();
    std::fs::write(&file, SealedCase::BobUnfinished.text(0, 0)).unwrap();
    let waiting = "pesee: Waiting for: Bob. All answers are opened at once.\n";
    assert_eq!(run(home.path(), &["score", path]), (1, String::new(), waiting.to_owned()));
    let (_, _, french) = run(home.path(), &["score", path, "--lang", "fr"]);
    assert_eq!(french, "pesee: On attend\u{a0}: Bob. Toutes les réponses s'ouvrent en même temps.\n");
    let (code, out, err) = run(home.path(), &["score", path, "--format", "json"]);
    assert_eq!((code, err.as_str()), (1, waiting));
    let json: Value = serde_json::from_str(&out).unwrap();
    assert_eq!(json, json!({ "format": 1, "title": "Two seats", "verdict": "sealed", "waiting": ["bob"] }));

    std::fs::write(&file, SealedCase::Complete.text(0, 0)).unwrap();
    let (code, out, err) = run(home.path(), &["score", path]);
    assert_eq!((code, out.as_str()), (1, ""));
    assert_eq!(
        err,
        format!(
            "pesee: Everybody has answered. All answers are opened at once, at the verdict: pesee open \"{path}\"\n"
        )
    );
    let (_, out, _) = run(home.path(), &["score", path, "--format", "json"]);
    assert_eq!(serde_json::from_str::<Value>(&out).unwrap()["waiting"], json!([]));
}

/// Somebody has answered after giving weights and rating every option on every criterion that has a weight.
#[test]
fn score_waits_until_everything_is_answered() {
    let home = home();
    let file = home.path().join("a.toml");
    let waiting = |text: &str| {
        std::fs::write(&file, text).unwrap();
        let (_, out, err) = run(home.path(), &["score", file.to_str().unwrap(), "--format", "json"]);
        let json: Value = serde_json::from_str(&out).unwrap_or_else(|_| unreachable!("{err}"));
        json["waiting"].to_string()
    };
    let text = SealedCase::Complete.text(0, 0);
    assert_eq!(waiting(&text), "[]");
    let (before, bob) = text.split_once("[gut.bob]").unwrap();
    assert_eq!(waiting(before), r#"["bob"]"#);
    let text = text.replace("weight = 5\n", "");
    assert_eq!(waiting(&text.replace("[weight.bob]\nreach = 9\npeace = 1\n", "")), r#"["bob"]"#);
    let without_peace = bob.split_once("[rating.bob.peace]").unwrap().0;
    let unfinished = format!("{before}[gut.bob]{without_peace}");
    assert_eq!(waiting(&unfinished), r#"["bob"]"#, "the missing ratings could not change Bob's leader");
    assert_eq!(waiting(&unfinished.replace("reach = 9\npeace = 1", "reach = 9\npeace = 0")), "[]");
    let ruled_out = "[[condition]]\nid = \"x\"\nquestion = \"x\"\noptions = [\"pause\"]\nstate = \"unmet\"\n";
    assert_eq!(waiting(&(SealedCase::BobUnfinished.text(0, 0) + ruled_out)), "[]", "only Pause is not rated");
}

#[test]
fn check_reports_every_error_of_every_file_with_its_position() {
    let home = home();
    let broken = home.path().join("broken.toml");
    std::fs::write(&broken, "format = 1\n[deliberation]\ntitle = \"x\"\n[weighing]\nlater = 7\nmethod = \"dice\"\n")
        .unwrap();
    let (code, out, err) = run(home.path(), &["check", "tests/files/fragile.toml", broken.to_str().unwrap()]);
    assert_eq!(code, 3);
    assert_eq!(out, "tests/files/fragile.toml: no errors\n");
    for part in
        ["broken.toml:5:9", "later = 7", "^", "must be a number from 0 to 1", "broken.toml:6:10", "must be one of"]
    {
        assert!(err.contains(part), "{part} is not in\n{err}");
    }
    assert_eq!(run(home.path(), &["check", "tests/files/fragile.toml"]).0, 0);
    assert_eq!(run(home.path(), &["check", "/nonexistent.toml"]).0, 3);
    assert_eq!(run(home.path(), &["score", broken.to_str().unwrap()]).0, 3);
}

/// An error in a sealed answer is reported without the line, unless the answers have been opened.
#[test]
fn check_does_not_show_sealed_answers() {
    let home = home();
    let file = home.path().join("a.toml");
    let check = |text: &str| {
        std::fs::write(&file, text).unwrap();
        run(home.path(), &["check", file.to_str().unwrap()]).2
    };
    let text = SealedCase::Complete.text(0, 0).replace("keep = { value = 4,", "keep = { value = 44,");
    let line = text.lines().position(|line| line.contains("44")).unwrap() + 1;
    let sealed = check(&text);
    let expected =
        format!("error: \"rating.bob.peace.keep\" must be a number from −5 to 5\n--> {}:{line}\n", file.display());
    assert_eq!(sealed, expected);
    let opened = check(&text.replacen("[deliberation]\n", "[deliberation]\nrevealed = 2026-11-20T09:00:00-05:00\n", 1));
    assert!(opened.contains("keep = { value = 44,"), "{opened}");
    let title = check(&text.replace("title = \"Two seats\"", "title = 3"));
    assert!(title.contains("title = 3") && !title.contains("44"), "lines without answers are shown: {title}");
}

/// Neither a conflict in sealed answers, nor a comment beside them, nor an error in their lines shows the answers.
#[test]
fn merge_does_not_show_sealed_answers() {
    let home = home();
    let at = |name: &str| home.path().join(name).to_str().unwrap().to_owned();
    let merge = |base: &str, ours: &str, theirs: &str| {
        for (name, text) in [("base", base), ("ours", ours), ("theirs", theirs)] {
            std::fs::write(at(name), text).unwrap();
        }
        let (code, out, err) = run(home.path(), &["merge", &at("base"), &at("ours"), &at("theirs")]);
        (code, out + &err)
    };
    for case in SealedCase::ALL {
        let text = |variant: usize, edit: usize| {
            let text = case.text(variant, edit);
            let comment = format!("# {} thinks of {}\n", edit, NOTES[variant]);
            text.replacen("[rating.", &(comment + "[rating."), 1)
        };
        let (code, one) = merge(&text(0, 0), &text(1, 1), &text(2, 2));
        assert_eq!(code, 1, "{case:?}: the two sides conflict: {one}");
        let (_, other) = merge(&text(0, 0), &text(2, 2), &text(1, 1));
        assert_eq!(one, other, "{case:?}: the output depends on sealed answers");
        assert!(NOTES.iter().all(|note| !one.contains(note)), "{case:?}: {one}");
        let broken = text(2, 2).replacen("[rating.", &format!("[rating.x]\ny = \"{}\"\n[rating.", NOTES[2]), 1);
        let (code, said) = merge(&text(0, 0), &text(1, 1), &broken);
        assert!(code == 1 && NOTES.iter().all(|note| !said.contains(note)), "{case:?}: {code} {said}");
    }
}

#[test]
fn a_list_of_what_is_due_says_if_nothing_is() {
    let home = home();
    copy_test_files(home.path(), &["two-accounts.toml"]);
    for (language, said) in [
        ("en", "Nothing is due. There is 1 deliberation in all."),
        ("fr", "Rien n'arrive à échéance. Il y a en tout 1 délibération."),
    ] {
        let arguments = ["list", "--due", "--dir", home.path().to_str().unwrap(), "--lang", language];
        let (code, out, _) = run(home.path(), &arguments);
        assert!(code == 0 && out.starts_with(said), "{out}");
        let empty = home.path().join("empty");
        std::fs::create_dir_all(&empty).unwrap();
        let (_, out, _) = run(home.path(), &["list", "--due", "--dir", empty.to_str().unwrap(), "--lang", language]);
        assert!(out.starts_with(said.split('.').next().unwrap()), "{out}");
    }
}

/// `pesee new --example` keeps a copy of the example, in plain lines too, although nothing was answered.
#[test]
fn the_example_stays_in_the_library() {
    let home = home();
    let file = home.path().join("example.toml");
    let started = ["new", "--plain", "--example", "--lang", "fr", file.to_str().unwrap()];
    let (code, out, err) = run(home.path(), &started);
    assert_eq!((code, err.as_str()), (0, ""), "{out}");
    let (code, out, _) = run(home.path(), &["list", "--due", "--dir", home.path().to_str().unwrap(), "--lang", "en"]);
    assert!(code == 0 && out.contains("Deux comptes, un seul moi"), "{out}");
    let printed = run(home.path(), &["template", "example", "--lang", "fr"]).1;
    let (kept, printed) = [std::fs::read_to_string(file).unwrap(), printed]
        .map(|text| text.lines().filter(|line| line.starts_with("at = ")).map(str::to_owned).collect::<Vec<_>>())
        .into();
    assert!(kept.contains(&"at = 2026-05-22T20:40:00-05:00".to_owned()), "{kept:?}");
    assert_eq!(kept, printed);
}

/// In plain lines too, the example that is in the library is opened again instead of copied.
#[test]
fn the_example_is_opened_again_in_plain_lines() {
    let home = home();
    let folder = home.path().join("kept");
    for _ in 0..2 {
        let started = ["new", "--plain", "--example", "--dir", folder.to_str().unwrap()];
        let (code, out, err) = run(home.path(), &started);
        assert_eq!((code, err.as_str()), (0, ""), "{out}");
        assert_eq!(std::fs::read_dir(&folder).unwrap().count(), 1);
    }
}

#[test]
fn a_newer_format_is_refused_and_not_changed() {
    let home = home();
    let newer = home.path().join("newer.toml");
    std::fs::write(&newer, "format = 2\nwhatever = true\n").unwrap();
    for command in ["score", "ask", "check"] {
        let (code, _, err) = run(home.path(), &[command, newer.to_str().unwrap()]);
        assert_eq!(code, 3, "{command}");
        assert!(
            err.contains("this file is of format 2") && err.contains("Install a newer release to read it"),
            "{err}"
        );
    }
    assert_eq!(std::fs::read_to_string(&newer).unwrap(), "format = 2\nwhatever = true\n");
}

#[test]
fn errors_contain_no_control_characters() {
    let home = home();
    let hostile = home.path().join("h\u{1b}]0;x\u{7}.toml");
    std::fs::write(&hostile, "format = 1\n[deliberation]\ntitle = \"x\"\nid = \"\u{202e}\u{9b}31m\"\n = \u{1b}[2J\n")
        .unwrap();
    let (code, _, err) = run(home.path(), &["check", hostile.to_str().unwrap()]);
    assert_eq!(code, 3);
    let bad: Vec<char> = err.chars().filter(|c| (c.is_control() && *c != '\n') || *c == '\u{202e}').collect();
    assert!(bad.is_empty(), "{bad:?} in {err}");
    assert!(err.contains("⟨U+202E⟩"), "{err}");
}

#[test]
fn without_a_terminal_the_full_screen_names_the_command_to_use() {
    let home = home();
    for (arguments, instead) in
        [(vec![], "pesee list"), (vec!["tests/files/fragile.toml"], "pesee ask FILE"), (vec!["new"], "pesee ask")]
    {
        let (code, out, err) = run(home.path(), &arguments);
        assert_eq!((code, out.as_str()), (2, ""));
        assert!(err.contains("needs a terminal") && err.contains(instead), "{err}");
    }
}

#[test]
fn a_wrong_command_line_gets_a_sentence_with_a_next_step() {
    let home = home();
    for (arguments, part) in [
        (vec!["score"], "is missing"),
        (vec!["score", "x", "--format", "yaml"], "It takes: text, json"),
        (vec!["score", "x", "--draws", "none"], "--draws <N> does not take \"none\""),
        (vec!["score", "x", "--frobnicate"], "\"--frobnicate\" is not known"),
        (vec!["new", "--template", "nope"], "There are: two-accounts, first-account, employee-voice"),
    ] {
        let (code, out, err) = run(home.path(), &arguments);
        assert_eq!((code, out.as_str()), (2, ""), "{arguments:?} {err}");
        assert!(err.contains(part), "{err}");
    }
    let (_, _, err) = run(home.path(), &["--lang", "fr", "score"]);
    assert!(err.contains("Il manque"), "{err}");
}

#[test]
fn help_is_in_both_languages() {
    let home = home();
    let (code, out, _) = run(home.path(), &["--help"]);
    assert_eq!(code, 0);
    assert!(out.contains("Commands:") && out.contains("Show the verdict and every figure"), "{out}");
    let (_, out, _) = run(home.path(), &["score", "--help", "--lang", "fr"]);
    assert!(out.contains("Utilisation\u{a0}:") && out.contains("Le nombre de tirages"), "{out}");
    let french = pesee(home.path(), &["--help"]).env("LANG", "fr_CA.UTF-8").output().unwrap();
    assert!(ended(french).1.contains("Commandes"));
    assert_eq!(run(home.path(), &["--version"]).1, format!("pesee {}\n", env!("CARGO_PKG_VERSION")));
}

#[test]
fn the_language_comes_from_the_first_source_that_names_one() {
    let home = home();
    let french = home.path().join("french.toml");
    write_opened("tests/files/employes-sur-twitter.toml", &french);
    let french = french.to_str().unwrap();
    let says = |command: &mut Command| ended(command.output().unwrap()).1;
    assert!(says(&mut pesee(home.path(), &["score", french])).contains("est possible seulement si"));
    assert!(says(pesee(home.path(), &["score", french]).env("PESEE_LANG", "en")).contains("is possible only if"));
    assert!(
        says(pesee(home.path(), &["score", french, "--lang", "fr"]).env("PESEE_LANG", "en"))
            .contains("est possible seulement si")
    );
    let config = home.path().join("config");
    std::fs::create_dir(&config).unwrap();
    std::fs::write(config.join("config.toml"), "language = \"en\"\n").unwrap();
    assert!(
        says(pesee(home.path(), &["score", french]).env("PESEE_CONFIG_DIR", &config)).contains("is possible only if")
    );
    std::fs::write(config.join("config.toml"), "language = \"en\"\nthem = 3\n").unwrap();
    let (code, _, err) = ended(pesee(home.path(), &["template"]).env("PESEE_CONFIG_DIR", &config).output().unwrap());
    assert_eq!(code, 0, "a broken configuration is never fatal");
    let fine = says(pesee(home.path(), &["score", french]).env("PESEE_CONFIG_DIR", &config));
    assert!(fine.contains("is possible only if"), "valid settings of a broken configuration apply: {fine}");
    let loud = "theme = \"loud\"\n";
    std::fs::write(config.join("config.toml"), loud).unwrap();
    let wrong = pesee(home.path(), &["template", "--lang", "fr"]).env("PESEE_CONFIG_DIR", &config).output().unwrap();
    let wrong = ended(wrong).2;
    assert!(wrong.contains("1:9") && wrong.contains("theme accepte terminal, high-contrast, mono"), "{wrong}");
    std::fs::write(config.join("config.toml"), "language = \"en\"\nthem = 3\n").unwrap();
    assert!(err.contains("2:1") && err.contains("them"), "{err}");
}

#[test]
fn list_shows_every_file_and_no_ranking() {
    let home = home();
    let dir = home.path().join("sessions/sub");
    copy_test_files(&dir, &["two-accounts.toml", "fragile.toml"]);
    std::fs::write(dir.join("bad.toml"), "format = 1\n").unwrap();
    let root = dir.parent().unwrap().to_str().unwrap();
    let (code, out, _) = run(home.path(), &["list", "--dir", root]);
    assert_eq!(code, 0);
    assert_eq!(out.lines().count(), 3, "{out}");
    assert!(out.contains("Two accounts, one me · Marie T. · rating, 1 left · today"), "{out}");
    assert!(!out.contains("Keep both") && !out.contains("pause"), "{out}");
    assert!(out.lines().last().unwrap().starts_with("bad.toml · "), "{out}");
    let (_, out, _) = run(home.path(), &["list", "--dir", root, "--format", "json"]);
    let json: Value = serde_json::from_str(&out).unwrap();
    assert_eq!(json.as_array().unwrap().len(), 3);
    assert_eq!(json[0]["client"], "Marie T.");
    assert!(json[2]["errors"][0].as_str().unwrap().contains("deliberation.title"));
    let (_, out, _) = run(home.path(), &["list", "--dir", root, "--client", "Marie T."]);
    assert_eq!(out.lines().count(), 1);
    let due =
        pesee(home.path(), &["list", "--dir", root, "--due"]).env("PESEE_NOW", "2027-02-20T09:00:00-05:00").output();
    assert!(ended(due.unwrap()).1.contains("review 22\u{a0}Feb"));
}

#[test]
fn an_empty_list_says_why() {
    let home = home();
    let dir = home.path().join("shelf");
    let list = |arguments: &[&str]| run(home.path(), &[&["list", "--dir", dir.to_str().unwrap()], arguments].concat());
    assert!(list(&[]).1.contains("There is no folder"), "{:?}", list(&[]));
    std::fs::create_dir(&dir).unwrap();
    assert!(list(&[]).1.contains("no deliberation here yet"));
    std::fs::copy("tests/files/two-accounts.toml", dir.join("a.toml")).unwrap();
    assert!(
        list(&["--client", "Nobody"]).1.contains("There is 1 deliberation in all"),
        "{:?}",
        list(&["--client", "Nobody"])
    );
}

#[test]
fn a_missing_path_is_reported_as_an_unreadable_file() {
    let home = home();
    let (code, out, err) = run(home.path(), &["--plain", "nowhere.toml"]);
    assert_eq!((code, out.as_str()), (3, ""), "{err}");
    assert!(err.contains("nowhere.toml"), "{err}");
    assert_eq!(run(home.path(), &["--plain", "open", "nowhere"]).0, 1);
}

#[test]
fn ask_walks_through_a_pipe_and_saves() {
    let home = home();
    let file = home.path().join("mine.toml");
    let mut child = piped(home.path(), &["ask", file.to_str().unwrap()]);
    child.stdin.take().unwrap().write_all(b"What becomes of it?\n\n1\n").unwrap();
    let (code, out, err) = ended(child.wait_with_output().unwrap());
    assert_eq!((code, err.as_str()), (0, ""));
    assert!(out.ends_with(&format!("{0}\"\n", file.display())) && out.contains("pesee ask"), "{out}");
    assert!(std::fs::read_to_string(&file).unwrap().contains("question = \"What becomes of it?\""));
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        assert_eq!(std::fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o600);
    }
}

/// Before the first answer the lines ask the first person without a handover. Answers of that person that a save reads
/// are not printed before the person takes the keyboard.
#[test]
fn ask_hands_over_before_it_prints_answers_that_a_save_has_read() {
    let home = home();
    let file = home.path().join("mine.toml");
    let untouched = std::fs::read_to_string("tests/files/two-seats.toml").unwrap();
    let untouched = untouched.split_once("[gut.anna]").unwrap().0.to_owned();
    for (lines, is_taken) in
        [(":go 8\n3\n", false), (":go 1\nWhat now?\n:go 8\n", false), (":go 8\n3\n\n:matrix\n", true)]
    {
        std::fs::write(&file, &untouched).unwrap();
        let mut child = piped(home.path(), &["ask", file.to_str().unwrap()]);
        let mut message = [0; 64];
        std::io::Read::read_exact(child.stdout.as_mut().unwrap(), &mut message).unwrap();
        let theirs = "[rating.anna.reach]\npause = { value = -4, note = \"velvet\" }\n";
        std::fs::write(&file, untouched.clone() + theirs).unwrap();
        child.stdin.take().unwrap().write_all(lines.as_bytes()).unwrap();
        let (code, out, err) = ended(child.wait_with_output().unwrap());
        assert_eq!(code, 0, "{err}");
        assert!(out.contains("Somebody else changed this file") && out.contains("Anna: your turn"), "{out}");
        assert_eq!(["velvet", "−4", "-4"].iter().any(|answer| out.contains(answer)), is_taken, "{lines:?}: {out}");
    }
}

#[test]
fn ask_merges_changes_made_by_another_program() {
    let home = home();
    let file = home.path().join("mine.toml");
    std::fs::copy("tests/files/two-accounts.toml", &file).unwrap();
    let answer = |question: &str, theirs: &dyn Fn(String) -> String| {
        let mut child = piped(home.path(), &["ask", file.to_str().unwrap()]);
        let mut message = [0; 64];
        std::io::Read::read_exact(child.stdout.as_mut().unwrap(), &mut message).unwrap();
        std::fs::write(&file, theirs(std::fs::read_to_string(&file).unwrap())).unwrap();
        child.stdin.take().unwrap().write_all(format!(":go 1\n{question}\n").as_bytes()).unwrap();
        ended(child.wait_with_output().unwrap())
    };
    let (code, out, err) = answer("What now?", &|text| text.replace("Marie T.", "Anne B."));
    assert_eq!(code, 0, "{err}");
    assert!(out.contains("Somebody else changed this file.\nTheir changes and yours"), "{out}");
    let text = std::fs::read_to_string(&file).unwrap();
    assert!(text.contains("Anne B.") && text.contains("What now?"), "{text}");
    // An unreadable file is not overwritten. The program writes its version next to the file.
    let (code, _, err) = answer("What next?", &|text| text.replace("format = 1", "format = "));
    assert_eq!(code, 4, "{err}");
    assert!(err.contains("cannot be merged") && err.contains(".conflict-2026-11-22"), "{err}");
    assert!(std::fs::read_to_string(&file).unwrap().contains("format = \n"));
}

#[test]
fn accessible_and_dumb_terminals_get_the_plain_walk() {
    let home = home();
    for (name, value) in [("ACCESSIBLE", "1"), ("TERM", "dumb")] {
        let output = pesee(home.path(), &["tests/files/fragile.toml"]).env(name, value).output().unwrap();
        let (code, out, _) = ended(output);
        assert_eq!(code, 0);
        assert!(out.contains("Step 9 of 10: Verdict"), "{out}");
    }
    assert_eq!(ended(pesee(home.path(), &[]).env("ACCESSIBLE", "0").output().unwrap()).0, 2);
}

#[test]
fn template_prints_a_valid_file() {
    let home = home();
    let (_, out, _) = run(home.path(), &["template"]);
    assert_eq!(out.lines().count(), 3);
    let (code, out, _) = run(home.path(), &["template", "employee-voice", "--lang", "fr"]);
    assert_eq!(code, 0);
    assert!(pesee::store::parse_document(out.as_bytes()).is_ok());
    assert_eq!(run(home.path(), &["template", "nope"]).0, 2);
}

#[test]
fn path_follows_the_environment() {
    let home = home();
    let (_, out, _) = run(home.path(), &["path"]);
    assert!(out.contains(".local/share/pesee/sessions") || out.contains("Application Support"), "{out}");
    let output = pesee(home.path(), &["path"]).env("PESEE_DIR", "/d").env("PESEE_STATE_DIR", "/s").output().unwrap();
    let (_, out, _) = ended(output);
    assert!(out.contains("deliberations: /d\n") && out.contains(": /s\n"), "{out}");
}

#[test]
fn open_finds_by_id_and_by_a_part_of_a_title() {
    let home = home();
    let dir = home.path().join("d");
    copy_test_files(&dir, &["two-accounts.toml", "fragile.toml"]);
    let dir = dir.to_str().unwrap();
    let open = |name: &str| run(home.path(), &["open", name, "--plain", "--dir", dir]);
    assert!(open("PAUSE or").1.contains("Pause or keep?"));
    assert!(open("2026-11-22-two-accounts-one-me").1.contains("Two accounts, one me"));
    assert_eq!(open("nothing like it").0, 1);
    assert!(open("e").2.contains("could be several"));
    // An invalid file is also found by its title, and its error is reported.
    let faulty = std::fs::read_to_string("tests/files/fragile.toml").unwrap().replace("Pause or keep?", "A typo in it");
    std::fs::write(home.path().join("d/faulty.toml"), format!("{faulty}\n[[criterion]]\nname = 3\n")).unwrap();
    let (code, _, err) = open("a typo in");
    assert!(code == 3 && err.contains("faulty.toml"), "{code}: {err}");
}

#[cfg(unix)]
#[test]
fn a_closed_pipe_ends_quietly_and_a_full_disk_is_reported() {
    let home = home();
    let mut child = pesee(home.path(), &["template", "two-accounts"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let (code, _, err) = ended(child.wait_with_output().unwrap());
    assert_eq!((code, err.as_str()), (0, ""));
    if let Ok(full) = std::fs::OpenOptions::new().write(true).open("/dev/full") {
        let output = pesee(home.path(), &["template"]).stdout(full).output().unwrap();
        let (code, _, err) = ended(output);
        assert_eq!(code, 1);
        assert!(err.contains("could not be written"), "{err}");
    }
}

#[test]
fn unusual_clocks_and_arguments_do_not_panic() {
    let home = home();
    for now in ["1969-01-01T00:00:00Z", "9999-12-31T23:59:59Z", "0001-01-01T00:00:00Z", "yesterday"] {
        let output = pesee(home.path(), &["list", "--dir", "tests/files"]).env("PESEE_NOW", now).output().unwrap();
        assert_eq!(ended(output).0, 0, "{now}");
    }
    #[cfg(unix)]
    {
        use std::os::unix::ffi::OsStrExt;
        let odd = std::ffi::OsStr::from_bytes(b"\xff\xfe.toml");
        let output = pesee(home.path(), &["check"]).arg(odd).output().unwrap();
        assert_eq!(ended(output).0, 3);
        let output = pesee(home.path(), &["path"]).env("PESEE_DIR", odd).env("LANG", odd).output().unwrap();
        assert_eq!(ended(output).0, 0);
    }
    let nowhere = Command::new(env!("CARGO_BIN_EXE_pesee")).args(["list", "--dir", "tests/files"]).env_clear().output();
    assert_eq!(ended(nowhere.unwrap()).0, 0, "an explicit folder requires no home folder");
}

/// Writes base, ours and theirs with the names that git uses.
fn write_merge_files(
    folder: &Path,
    ours: impl Fn(&str) -> String,
    theirs: impl Fn(&str) -> String,
) -> [std::path::PathBuf; 3] {
    let base = std::fs::read_to_string("tests/files/two-accounts.toml").unwrap();
    let files = [".merge_file_a1", ".merge_file_b2", ".merge_file_c3"].map(|name| folder.join(name));
    for (path, text) in files.iter().zip([base.clone(), ours(&base), theirs(&base)]) {
        std::fs::write(path, text).unwrap();
    }
    files
}

fn merge(home: &Path, files: &[std::path::PathBuf; 3], arguments: &[&str]) -> (i32, String, String) {
    ended(pesee(home, &["merge"]).args(files).args(arguments).output().unwrap())
}

#[test]
fn merge_writes_both_sides_into_ours_and_prints_nothing() {
    let home = home();
    let files = write_merge_files(
        home.path(),
        |base| base.replace("keep-both = -4", "keep-both = -5   # every evening"),
        |base| base.replace("title = \"Two accounts, one me\"", "# hers\ntitle = \"One me\"\nmood = \"tired\""),
    );
    let [_, ours, _] = &files;
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        std::fs::set_permissions(ours, std::fs::Permissions::from_mode(0o640)).unwrap();
        assert_eq!(merge(home.path(), &files, &[]), (0, String::new(), String::new()));
        assert_eq!(std::fs::metadata(ours).unwrap().permissions().mode() & 0o777, 0o640);
    }
    assert_eq!(merge(home.path(), &files, &[]), (0, String::new(), String::new()), "a second run changes nothing");
    let text = std::fs::read_to_string(ours).unwrap();
    for part in ["keep-both = -5   # every evening", "# hers\ntitle = \"One me\"", "mood = \"tired\""] {
        assert!(text.contains(part), "{part} is not in\n{text}");
    }
    assert_eq!(std::fs::read_dir(home.path()).unwrap().count(), 3, "no temporary file remains");
}

#[test]
fn merge_reports_each_conflict_in_one_line_and_writes_the_rest() {
    let home = home();
    let files = write_merge_files(
        home.path(),
        |base| {
            base.replace("later = 0.6", "later = 0.75").replace("close-personal = 5\n", "close-personal = 4 # mine\n")
        },
        |base| {
            let theirs =
                base.replace("later = 0.6", "later = 0.25").replace("client = \"Marie T.\"", "client = \"M. T.\"");
            theirs.replace("close-personal = 5\n", "close-personal = 5 # theirs\n")
        },
    );
    let (code, out, err) = merge(home.path(), &files, &[]);
    assert_eq!((code, out.as_str()), (1, ""), "{err}");
    let lines: Vec<&str> = err.lines().collect();
    assert_eq!(lines.len(), 2, "{err}");
    assert!(lines.iter().all(|line| line.starts_with("pesee: ")), "{err}");
    assert!(lines[0].contains(": stays ") && lines[0].contains("; the other version has "), "{err}");
    assert!(lines[1].contains("rating.me.upkeep.close-personal") && lines[1].contains("# theirs"), "{err}");
    let text = std::fs::read_to_string(&files[1]).unwrap();
    assert!(
        text.contains("later = 0.75") && text.contains("client = \"M. T.\"") && text.contains("= 4 # mine"),
        "{text}"
    );
    let (code, _, err) = merge(home.path(), &files, &["--lang", "fr"]);
    assert!(code == 1 && err.contains("reste ") && err.contains("l'autre version a"), "{err}");
}

#[test]
fn merge_leaves_ours_unchanged_when_a_file_cannot_be_read() {
    let home = home();
    let files = write_merge_files(
        home.path(),
        |_| "format = 1\n[deliberation]\ntitle = 3\n".to_owned(),
        |_| "format = ".to_owned(),
    );
    let [base, ours, _] = &files;
    std::fs::remove_file(base).unwrap();
    let (code, out, err) = merge(home.path(), &files, &[]);
    assert_eq!((code, out.as_str()), (3, ""));
    for part in [".merge_file_a1", ".merge_file_b2:3:9", ".merge_file_c3:1"] {
        assert!(err.contains(part), "{part} is not in\n{err}");
    }
    assert_eq!(std::fs::read_to_string(ours).unwrap(), "format = 1\n[deliberation]\ntitle = 3\n");
    assert_eq!(run(home.path(), &["merge", "a", "b"]).0, 2);
}

#[cfg(unix)]
#[test]
fn merge_accepts_any_path_and_an_empty_base() {
    use std::os::unix::ffi::OsStrExt;
    let home = home();
    let odd = home.path().join(std::ffi::OsStr::from_bytes(b"\xff\xfe"));
    std::fs::create_dir(&odd).unwrap();
    let files = write_merge_files(&odd, str::to_owned, |base| base.replace("Marie T.", "Anne B."));
    std::fs::write(&files[0], "").unwrap();
    let (code, _, err) = merge(home.path(), &files, &[]);
    assert_eq!(code, 1, "both sides added the entry: {err}");
    assert_eq!(err.lines().count(), 1, "{err}");
    assert!(err.contains("Marie T.") && err.contains("Anne B."), "{err}");
}
