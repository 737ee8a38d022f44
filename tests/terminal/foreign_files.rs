//! Files that other people, editors and programs wrote.

use std::path::Path;

use crate::command::{ended, pesee, typed};

const MISSPELT: &str = "format = 1\n\n[deliberation]\ntitel = \"x\"\ntitle = \"T\"\n\n[[options]]\nid = \"keep\"\nname = \"Keep\"\n\n\
    [[criterion]]\nid = \"time\"\nname = \"Time\"\nwieght = 9\n\n[weighing]\nmethode = \"swing\"\n\n[mine]\nmood = 1\n";

fn run(home: &Path, arguments: &[&str]) -> (i32, String, String) {
    ended(pesee(home, arguments).current_dir(home).output().unwrap())
}

#[test]
fn check_names_unknown_keys_and_the_nearest_known_ones() {
    let home = tempfile::tempdir().unwrap();
    std::fs::write(home.path().join("a.toml"), MISSPELT).unwrap();
    let (code, out, err) = run(home.path(), &["check", "a.toml"]);
    assert_eq!((code, out.as_str()), (0, "a.toml: no errors, 5 remarks\n"), "{err}");
    for part in [
        "a.toml:4:1",
        "remark: “titel” is not a known name, and has no effect. Did you mean “title”?",
        "a.toml:7:3",
        "“[[options]]” is not a known name, and has no effect. Did you mean “[[option]]”?",
        "“wieght” is not a known name, and has no effect. Did you mean “weight”?",
        "“methode” is not a known name, and has no effect. Did you mean “method”?",
        "“[mine]” is not a known name, and has no effect.\n",
    ] {
        assert!(err.contains(part), "{part} is not in\n{err}");
    }
    assert_eq!(err.matches("remark: ").count(), 5, "the keys inside of an unknown table are not named: {err}");
    let (code, out, err) = run(home.path(), &["check", "a.toml", "--lang", "fr"]);
    assert_eq!((code, out.as_str()), (0, "a.toml\u{a0}: aucune erreur, 5 remarques\n"));
    assert!(err.contains("remarque: «\u{a0}titel\u{a0}» n'est pas un nom connu"), "{err}");
    // A misspelt key is often why another one is missing.
    std::fs::write(home.path().join("b.toml"), MISSPELT.replace("title = \"T\"\n", "")).unwrap();
    let (code, _, err) = run(home.path(), &["check", "b.toml"]);
    assert!(code == 3 && err.contains("deliberation.title") && err.contains("Did you mean “title”?"), "{err}");
}

#[test]
fn the_remark_about_a_sealed_answer_does_not_show_it() {
    let home = tempfile::tempdir().unwrap();
    let text = "format = 1\n[deliberation]\ntitle = \"T\"\n[[participant]]\nid = \"ann\"\n[[participant]]\nid = \"bob\"\n\
        [gut.ann]\nstrenght = 5\n";
    std::fs::write(home.path().join("a.toml"), text).unwrap();
    let (code, _, err) = run(home.path(), &["check", "a.toml"]);
    assert!(code == 0 && err.contains("Did you mean “strength”?") && !err.contains('5'), "{err}");
}

#[test]
fn check_shows_no_private_notes_and_no_misplaced_answers() {
    let home = tempfile::tempdir().unwrap();
    let head = "format = 1\n[deliberation]\ntitle = \"T\"\n";
    let people = "[[participant]]\nid = \"ann\"\n[[participant]]\nid = \"bob\"\n";
    for (text, line) in [
        (format!("{head}[private]\nnots = \"quartz\"\n"), 5),
        (format!("{head}[private]\nnotes = \"quartz\n"), 5),
        (format!("{head}[private.criterion]\ntime = {{ x = \"quartz\" \n"), 5),
        (format!("{head}privat = {{ notes = \"quartz\" }}\n"), 4),
        (format!("{head}{people}gut.bob = {{ option = \"quartz\" }}\n"), 8),
        (format!("{head}{people}rating.bob.time.quartz = 3\n"), 8),
        (format!("{head}{people}raiting.bob.time.quartz = 3\n"), 8),
    ] {
        std::fs::write(home.path().join("a.toml"), &text).unwrap();
        let (_, out, err) = run(home.path(), &["check", "a.toml"]);
        assert!(err.contains(&format!("a.toml:{line}")) && !err.contains("quartz"), "{text}\n{out}{err}");
    }
    // One person reads the own answers.
    std::fs::write(home.path().join("a.toml"), format!("{head}gut.bob = {{ option = \"quartz\" }}\n")).unwrap();
    let (_, _, err) = run(home.path(), &["check", "a.toml"]);
    assert!(err.contains("quartz"), "{err}");
}

#[test]
fn plain_lines_mention_unknown_keys_once_and_an_edit_keeps_them() {
    let home = tempfile::tempdir().unwrap();
    let path = home.path().join("a.toml");
    std::fs::write(&path, MISSPELT).unwrap();
    let (_, out, err) =
        typed(home.path(), &["ask", path.to_str().unwrap(), "--plain"], ":go question\nAnother question?\n:quit\n");
    let flowing = out.split_whitespace().collect::<Vec<_>>().join(" ");
    assert_eq!(flowing.matches("“titel” is not a known name").count(), 1, "{out}{err}");
    assert!(flowing.contains("Line 4: “titel”") && flowing.contains("like 4 more unknown names"), "{out}");
    let saved = std::fs::read_to_string(&path).unwrap();
    assert_ne!(saved, MISSPELT, "{out}");
    for line in ["titel = \"x\"", "[[options]]", "wieght = 9", "methode = \"swing\"", "[mine]", "mood = 1"] {
        assert!(saved.contains(line), "{line} is lost:\n{saved}");
    }
}

fn merge(home: &Path, texts: [&str; 3], more: &[&str]) -> (i32, String, String, String) {
    for (name, text) in ["base", "ours", "theirs"].into_iter().zip(texts) {
        std::fs::write(home.join(name), text).unwrap();
    }
    let output = pesee(home, &["merge", "base", "ours", "theirs"]).args(more).current_dir(home).output().unwrap();
    let (code, out, err) = ended(output);
    (code, out, err, std::fs::read_to_string(home.join("ours")).unwrap())
}

#[test]
fn an_encrypted_file_or_a_picture_is_not_merged_by_lines() {
    let home = tempfile::tempdir().unwrap();
    for (base, ours, theirs) in [
        ("a\0\nb\n\n\nc\n", "A\0\nb\n\n\nc\n", "a\0\nb\n\n\nC\n"),
        (
            "-----BEGIN AGE ENCRYPTED FILE-----\na\n\n\nb\n",
            "-----BEGIN AGE ENCRYPTED FILE-----\nA\n\n\nb\n",
            "-----BEGIN AGE ENCRYPTED FILE-----\na\n\n\nB\n",
        ),
    ] {
        let (code, out, err, text) = merge(home.path(), [base, ours, theirs], &["x.toml"]);
        assert_eq!((code, out.as_str(), text.as_str()), (3, "", ours), "{err}");
        assert!(err.contains("x.toml is encrypted or is no text"), "{err}");
    }
}

#[test]
fn line_ends_are_no_conflict_in_a_merge() {
    let home = tempfile::tempdir().unwrap();
    let base = "format = 1\n[deliberation]\ntitle = \"T\"\nquestion = \"\"\"\none\ntwo\"\"\"\n";
    let ours = base.replace("\"T\"", "\"Mine\"").replace('\n', "\r\n");
    let theirs = base.replace("two", "two, longer") + "\n[[step]]\nid = \"s\"\nwhat = \"\"\"\na\nb\"\"\"\n";
    let (code, _, err, text) = merge(home.path(), [base, &ours, &theirs], &[]);
    assert_eq!((code, err.as_str()), (0, ""));
    assert_eq!(text, theirs.replace("\"T\"", "\"Mine\"").replace('\n', "\r\n"));
}

/// Within a text of several lines, the marks of a merge are valid, so the file opens and only a remark tells of them.
#[test]
fn check_names_the_lines_of_a_merge_within_a_text() {
    let home = tempfile::tempdir().unwrap();
    let text = "format = 1\n[deliberation]\ntitle = \"T\"\nquestion = \"\"\"\n<<<<<<< HEAD\nStay?\n=======\nGo?\n>>>>>>> theirs\n\"\"\"\n\
        [private]\nnotes = \"\"\"\n<<<<<<< quartz\n=======\n>>>>>>> theirs\n\"\"\"\n";
    for text in [text.to_owned(), text.replace('\n', "\r\n")] {
        std::fs::write(home.path().join("a.toml"), text).unwrap();
        let (code, out, err) = run(home.path(), &["check", "a.toml"]);
        assert_eq!((code, out.as_str()), (0, "a.toml: no errors, 2 remarks\n"), "{err}");
        for part in ["remark: up to line 9, a merge has left two versions", "a.toml:5:1", "up to line 15,", "a.toml:13"]
        {
            assert!(err.contains(part), "{part} is not in\n{err}");
        }
        assert!(!err.contains("quartz"), "a private note is shown: {err}");
    }
    let (_, out, err) = run(home.path(), &["check", "a.toml", "--lang", "fr"]);
    assert_eq!(out, "a.toml\u{a0}: aucune erreur, 2 remarques\n");
    assert!(err.contains("remarque: jusqu'à la ligne 9, une fusion a laissé deux versions"), "{err}");
}
