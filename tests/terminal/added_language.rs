//! A language that the user adds with a catalogue in the configuration folder: a made-up one, which lacks most
//! messages.

use std::path::Path;

use pesee_core::deliberation::Language;

use crate::command::{ended, pesee};
use crate::common::decided;

/// A catalogue with a few messages. What it lacks is shown in English.
const KVAZA: &str = "\
table-name = Kvaza
table-plural-rules = fr
table-decimal-separator = ,
table-thousands-separator = { \"'\" }
table-day-pattern = JJJJ-MM-TT
cli-about = Kvaza helpo
cli-man-files = DOSIEROJ
plain-sign-plus = pluso
language-now = La lingvo estas { $name } ({ $tag }).
date-may = majo
date-november = novembro
date-day-month-year = la { $day }-a de
    { $month } { $year }
walk-step-question = Demando
question-main = Kion vi volas decidi?
plain-name-quit = ĉesu
table-words-tomorrow = morgaŭ
table-words-week = semajno, semajnoj
table-words-three = tri
table-words-before-future = post
table-words-unknown = nekonata, ne scias
table-words-estimate = takso
table-words-range = ĝis
table-words-thousand = mil
table-words-before-number = ĉirkaŭ
plain-name-language = lingvo
report-choice = La elekto kun { $missing }
";

/// Returns a configuration folder with a catalogue, and a file with a decision.
fn home(catalogue: &str) -> tempfile::TempDir {
    let home = tempfile::tempdir().unwrap();
    std::fs::create_dir(home.path().join("languages")).unwrap();
    std::fs::write(home.path().join("languages/qaa.ftl"), catalogue).unwrap();
    std::fs::write(home.path().join("a.toml"), decided(Language::En)).unwrap();
    home
}

/// Runs the program with a variable. Returns the exit code, standard output and standard error.
fn run_with(home: &Path, (name, value): (&str, &str), arguments: &[&str]) -> (i32, String, String) {
    let mut command = pesee(home, arguments);
    ended(command.env("PESEE_CONFIG_DIR", home).env(name, value).current_dir(home).output().unwrap())
}

fn run(home: &Path, arguments: &[&str]) -> (i32, String, String) {
    run_with(home, ("LANG", "en_CA.UTF-8"), arguments)
}

/// Every way to choose a language finds an added one, and a message that its catalogue lacks is in English.
#[test]
fn an_added_language_is_chosen_like_a_built_in_one() {
    let home = home(KVAZA);
    let says = |variable, arguments: &[&str]| {
        let (_, out, _) = run_with(home.path(), variable, arguments);
        assert!(out.starts_with("Kvaza helpo\n\nUsage:"), "{variable:?} {arguments:?}: {out}");
    };
    says(("LANG", "en_CA.UTF-8"), &["--help", "--lang", "qaa"]);
    says(("LANG", "fr_CA.UTF-8"), &["--lang=QAA", "--help"]);
    says(("PESEE_LANG", "qaa"), &["--help"]);
    says(("LANG", "qaa_XX.UTF-8"), &["--help"]);
    std::fs::write(home.path().join("config.toml"), "language = \"qaa\"\n").unwrap();
    says(("LANG", "en_CA.UTF-8"), &["--help"]);
    // A built-in language stays available, and an unknown one is told which languages there are.
    assert!(run(home.path(), &["--help", "--lang", "fr"]).1.contains("Utilisation"));
    let (code, _, err) = run(home.path(), &["score", "a.toml", "--lang", "xx"]);
    assert!(code == 2 && err.contains("It takes: en, fr, qaa."), "{err}");
    // A shell completes its tag.
    let completed = run(home.path(), &["__complete", "fish", "q", "pesee", "--lang"]).1;
    assert_eq!(completed, "qaa\n");
}

/// Dates and numbers follow the messages and the table. A message that names what the program does not give it is in
/// English.
#[test]
fn dates_and_numbers_follow_the_added_language() {
    let home = home(KVAZA);
    let (code, report, err) = run(home.path(), &["report", "a.toml", "--lang", "qaa", "--format", "md"]);
    assert_eq!((code, err.as_str()), (0, ""), "{report}");
    for part in ["1'840", "+1,", "la 22-a de novembro 2026", "## The choice"] {
        assert!(report.contains(part), "no {part} in {report}");
    }
    // A spreadsheet with decimal commas separates the fields by semicolons.
    let (_, csv, _) = run(home.path(), &["report", "a.toml", "--lang", "qaa", "--format", "csv"]);
    assert!(csv.starts_with("\u{feff}criterion;when;weight;"), "{csv}");
}

/// A page of the manual that the language lacks is the English one, found by its English headings.
#[test]
fn the_manual_of_an_added_language_is_english() {
    let home = home(KVAZA);
    let (code, page, _) = run(home.path(), &["man", "--lang", "qaa"]);
    let files = page.split(".SH \"DOSIEROJ\"").nth(1).unwrap_or_default();
    assert!(code == 0 && files.contains("config.toml"), "{page}");
    assert!(run(home.path(), &["manual", "glossary", "--lang", "qaa"]).1.contains("Glossary"));
}

/// Plain lines begin in the added language, know its names of commands and the English ones, and list it.
#[test]
fn plain_lines_know_the_added_language() {
    let home = home(KVAZA);
    let config = home.path().to_str().unwrap();
    let new = |name: &str, arguments: &[&str], lines: &str| {
        let file = home.path().join(name);
        let mut command = pesee(home.path(), &[&["new", "--plain", file.to_str().unwrap()], arguments].concat());
        command.env("PESEE_CONFIG_DIR", config);
        typed_into(command, lines)
    };
    let out = new("b.toml", &["--lang", "qaa"], "?\n:lingvo en\n:language kva\nWhat now?\n:ĉesu\n");
    assert!(out.contains("Kion vi volas decidi?") && out.contains("Demando"), "{out}");
    assert!(out.contains("Everything is saved."), "{out}");
    assert!(out.contains("The interface is now in English.") && out.contains("La lingvo estas Kvaza (qaa)."), "{out}");
    // The texts of a new file are English, because there are no templates in the added language.
    let file = std::fs::read_to_string(home.path().join("b.toml")).unwrap();
    assert!(file.contains("language = \"en\"") && file.contains("Keep both"), "{file}");
    // Without a name, the languages follow each other.
    let out = new("c.toml", &["--lang", "en"], ":language\n\n:language\n:language\n:language de\n:quit\n");
    let places = [
        "maintenant en français",
        "La lingvo estas Kvaza",
        "now in English",
        "one of these: en (English), fr (français), qaa (Kvaza).",
    ]
    .map(|part| out.replace('\n', " ").find(part).unwrap_or_else(|| panic!("no {part} in {out}")));
    assert!(places.is_sorted(), "{out}");
}

/// The words of dates, numbers and ratings are those of the added language, and the English ones besides.
#[test]
fn typed_words_are_those_of_the_added_language() {
    let home = home(KVAZA);
    let config = home.path().to_str().unwrap();
    let answer = |name: &str, lines: &str| {
        let file = home.path().join(name);
        std::fs::copy(home.path().join("a.toml"), &file).unwrap();
        let mut command = pesee(home.path(), &["ask", file.to_str().unwrap(), "--lang", "qaa"]);
        command.env("PESEE_CONFIG_DIR", config);
        let out = typed_into(command, lines);
        (std::fs::read_to_string(&file).unwrap(), out)
    };
    // The clock of the tests is on 22 November 2026.
    for (typed, day) in [
        ("morgaŭ", "2026-11-23"),
        ("Morgau", "2026-11-23"),
        ("post tri semajnoj", "2026-12-13"),
        ("post 2 semajnoj", "2026-12-06"),
        ("tomorrow", "2026-11-23"),
        ("in 2 weeks", "2026-12-06"),
    ] {
        let (file, out) = answer("dates.toml", &format!(":go 1 4\n{typed}\n:quit\n"));
        assert!(file.contains(&format!("decide_by = {day}")), "{typed}: {out}");
    }
    // The month has its name in the messages.
    let (file, out) = answer("month.toml", ":go 1 4\n21 majo 2031\n:quit\n");
    assert!(file.contains("decide_by = 2031-05-21"), "{out}");
    for (typed, stored) in [
        ("nekonata", "low = -5"),
        ("Ne scias", "low = -5"),
        ("unknown", "low = -5"),
        ("0 ĝis 3", "low = 0"),
        ("2 0 to 3 takso", "basis = \"estimate\""),
    ] {
        let (file, out) = answer("ratings.toml", &format!(":go 8\n{typed}\n:quit\n"));
        let before = std::fs::read_to_string(home.path().join("a.toml")).unwrap();
        assert!(file.matches(stored).count() > before.matches(stored).count(), "{typed}: {out}");
    }
    let (file, out) = answer("numbers.toml", ":go 2\n\n\n:facts\n\nĉirkaŭ 3 mil\n:quit\n");
    assert!(file.contains("audience = 3000") || file.contains("audience = 3_000"), "{out}");
    // In another language, the words mean nothing.
    let file = home.path().join("a.toml");
    let mut command = pesee(home.path(), &["ask", file.to_str().unwrap(), "--lang", "en"]);
    command.env("PESEE_CONFIG_DIR", home.path());
    let out = typed_into(command, ":go 1 4\nmorgaŭ\n:quit\n");
    assert!(out.contains("Please type a number from 1 to 3, or a day"), "{out}");
    assert!(!std::fs::read_to_string(&file).unwrap().contains("decide_by"), "{out}");
}

#[cfg(unix)]
#[test]
fn the_screen_changes_to_the_added_language() {
    use crate::pty::Terminal;
    let home = home(KVAZA);
    let config = home.path().to_str().unwrap();
    let variables = [("PESEE_CONFIG_DIR", config)];
    let file = home.path().join("new.toml");
    let arguments = ["new", file.to_str().unwrap(), "--lang", "qaa"];
    let mut terminal = Terminal::with(home.path(), &arguments, &variables);
    terminal.until("Kion vi volas decidi?").until("Demando");
    // The key goes on to the first language, and the palette offers the added one.
    terminal.press("\x0c", "The interface is now in English");
    terminal.until("Question");
    terminal.press("\x10", "Leave the text");
    terminal.press("Kvaza", "Interface in Kvaza");
    terminal.press("\r", "La lingvo estas Kvaza (qaa).");
    terminal.until("Kion vi volas decidi?");
    terminal.send(b"\x03");
    assert_eq!(terminal.ended(), 0);
}

/// A catalogue that cannot be used costs its language, never the program.
#[test]
fn a_broken_catalogue_leaves_the_program_in_english() {
    for (catalogue, reason) in [
        ("cli-about = Kvaza\nnot fluent\n", "on line 2, this is not Fluent"),
        ("cli-about = { \"\\u001B\" }[31m\n", "on line 1, cli-about has a character that is not shown"),
        ("cli-about = left\u{202e}right\n", "on line 1, cli-about has a character that is not shown"),
        ("-term = \u{9b}\ncli-about = { -term }\n", "on line 1, term has a character"),
        ("table-decimal-separator = x\n", "table-decimal-separator takes . ,"),
        ("table-name = { $name }\n", "table-name takes"),
        ("table-words-today = hodiaŭ,, nun\n", "table-words-today takes a word, another word"),
    ] {
        let home = home(catalogue);
        let (code, out, err) = run(home.path(), &["score", "a.toml", "--lang", "qaa"]);
        assert_eq!(code, 0, "{err}");
        assert!(out.contains("ahead") && err.contains(reason), "{reason} is not in {err}");
        assert!(err.contains("qaa.ftl is ignored, and pesee is in English. \"pesee config check\" lists"), "{err}");
        assert!(!err.chars().any(|c| c.is_control() && c != '\n'), "{err:?}");
        let (code, out, err) = run(home.path(), &["config", "check"]);
        assert!(code == 3 && err.contains("qaa.ftl:"), "{err}");
        // The check says that the whole file is ignored and why, and counts no messages of it.
        let line = if reason.contains("line 2") { 2 } else { 1 };
        assert!(
            err.contains(&format!(
                "is ignored as a whole, and pesee does not have this language, until the error on line {line}"
            )),
            "{err}"
        );
        assert!(!out.contains("English"), "{out}");
        let (_, out, err) = run(home.path(), &["config", "check", "--lang", "fr"]);
        assert!(
            err.replace('\u{a0}', " ").contains(&format!("tant que l'erreur de la ligne {line} n'est pas corrigée.")),
            "{err}"
        );
        assert!(!out.contains("anglais"), "{out}");
        // Nobody who asks for another language hears of it.
        assert_eq!(run(home.path(), &["score", "a.toml", "--lang", "fr"]).2, "");
    }
    // Text that nests without end, and text without end.
    let functions = format!("cli-about = {{ {}", "A(\n".repeat(100_000));
    for (catalogue, reason) in [
        (format!("cli-about = {}", "{".repeat(100_000)), "too many placeables"),
        (functions, "too many placeables"),
        (format!("cli-about = {}", "x".repeat(1 << 20)), "up to 1,024 KiB"),
    ] {
        let home = home(&catalogue);
        let (code, out, err) = run(home.path(), &["score", "a.toml", "--lang", "qaa"]);
        assert!(code == 0 && out.contains("ahead") && err.contains(reason), "{reason} is not in {err}");
    }
}

#[cfg(unix)]
#[test]
fn a_catalogue_is_a_regular_file() {
    let home = home("");
    let path = home.path().join("languages/qaa.ftl");
    std::fs::remove_file(&path).unwrap();
    assert!(std::process::Command::new("mkfifo").arg(&path).status().unwrap().success());
    let (code, out, err) = run(home.path(), &["score", "a.toml", "--lang", "qaa"]);
    assert!(code == 0 && out.contains("ahead") && err.contains("this is a pipe or a device"), "{err}");
}

#[test]
fn the_check_names_every_error_with_its_line() {
    let home = home(
        "cli-abuot = x\nreport-choice = { $missing }\ndate-may = majo\ndate-may = majjo\n\
         date-days-ago = { NUMBER($days) } tagoj\ndate-minutes-ago = minutoj\n-tago = tago\ndate-today = { -tago }\n",
    );
    std::fs::write(home.path().join("languages/fr.ftl"), "").unwrap();
    let (code, out, err) = run(home.path(), &["config", "check"]);
    assert_eq!(code, 3, "{err}");
    for part in [
        "qaa.ftl:1: pesee has no message cli-abuot; you may mean cli-about",
        "qaa.ftl:2: report-choice cannot use $missing; its English message has no placeables",
        "qaa.ftl:4: date-may stands twice",
        "qaa.ftl:5: date-days-ago cannot use NUMBER(); its English message has $days",
        "qaa.ftl:6: date-minutes-ago does not use $minutes",
        "fr.ftl is ignored: the name has to be the tag of a language",
    ] {
        assert!(err.contains(part), "{part} is not in {err}");
    }
    assert!(!err.contains("qaa.ftl:7") && !err.contains("qaa.ftl:8"), "{err}");
    assert!(out.contains("messages are missing and shown in English, such as ") && out.contains("--lang qaa"), "{out}");
    // Such a message is shown in English although it is there.
    assert!(out.contains("2 messages with an error are shown in English until the errors are corrected."), "{out}");
    assert!(!err.contains("as a whole"), "{err}");
}

/// The printed catalogue is complete, is valid, and begins with the messages that the user has.
#[test]
fn the_messages_of_a_language_are_printed_as_a_catalogue() {
    let home = home("cli-about = Kvaza helpo\n");
    let (_, added, _) = run(home.path(), &["config", "messages", "--lang", "qaa"]);
    assert!(added.starts_with("cli-about = Kvaza helpo\n") && added.contains("\ndate-today = today\n"), "{added}");
    for (language, today) in [("en", "today"), ("fr", "aujourd'hui"), ("qaa", "today")] {
        let (code, messages, _) = run(home.path(), &["config", "messages", "--lang", language]);
        assert!(code == 0 && messages.contains(&format!("\ndate-today = {today}\n")), "{messages}");
        let other = self::home(&messages);
        let (code, out, err) = run(other.path(), &["config", "check"]);
        assert_eq!((code, err.as_str()), (0, ""), "{language}: {out}");
        assert!(!out.contains("shown in English"), "{language}: {out}");
    }
}

fn typed_into(mut command: std::process::Command, lines: &str) -> String {
    use std::io::Write;
    use std::process::Stdio;
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().unwrap();
    drop(child.stdin.take().unwrap().write_all(lines.as_bytes()));
    let (code, out, err) = ended(child.wait_with_output().unwrap());
    assert_eq!((code, err.as_str()), (0, ""), "{out}");
    out
}
