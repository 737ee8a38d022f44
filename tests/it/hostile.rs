//! Invalid, foreign and hostile files: every error is reported with its position, and no data is lost.

use std::sync::atomic::{AtomicU64, Ordering};

use pesee::messages::{FileError, FileErrorKind};
use pesee::phrases;
use pesee::store::parse_document;
use pesee::text::{Language, Locale};
use pesee_core::format::FormatErrorKind;

use crate::common::made_up::Dice;
use crate::common::seeds::{each_seed, few_or_many, is_at_length, ran_alone};

/// A small valid file. A test inserts text at `%`.
const SOUND: &str = r#"format = 1
[deliberation]
title = "T"
%
[[account]]
id = "mine"
[[account]]
id = "firm"
[[option]]
id = "keep"
name = "Keep"
[[option]]
id = "go"
name = "Go"
[[criterion]]
id = "peace"
name = "Peace"
"#;

fn errors(text: &str) -> Vec<FileError> {
    parse_document(text.as_bytes()).err().unwrap_or_default()
}

fn lines(text: &str) -> Vec<String> {
    let locale = Locale::new(Language::English);
    errors(text).iter().map(|error| phrases::file_error_line(&locale, error).to_string()).collect()
}

/// Returns the error messages for the valid file followed by `tail`.
fn error_messages(tail: &str) -> Vec<String> {
    lines(&format!("{}{tail}", SOUND.replace("%\n", "")))
}

#[test]
fn a_valid_file_has_no_faults() {
    assert_eq!(error_messages(""), [""; 0]);
}

#[test]
fn each_fault_names_its_line_and_what_is_allowed() {
    for (tail, expected) in [
        (
            "[rating.me.peace]\nkeep = 9",
            "line 18: \"rating.me.peace.keep\" must be a number from −5 to 5, or { value, low, high } within −5 to 5 with a value or both ends",
        ),
        (
            "[rating.me.peace]\nkeep = nan",
            "line 18: \"rating.me.peace.keep\" must be a number from −5 to 5, or { value, low, high } within −5 to 5 with a value or both ends",
        ),
        (
            "[rating.me.peace]\nkeep = { low = 2 }",
            "line 18: \"rating.me.peace.keep\" must be a number from −5 to 5, or { value, low, high } within −5 to 5 with a value or both ends",
        ),
        (
            "[rating.me.peace]\nkeep = { low = 2, high = 1 }",
            "line 18: \"rating.me.peace.keep\" needs low ≤ value ≤ high",
        ),
        (
            "[rating.me.peace]\nkeep = { value = 3, high = 1 }",
            "line 18: \"rating.me.peace.keep\" needs low ≤ value ≤ high",
        ),
        (
            "[rating.me.peace]\nkeep = { value = 3, basis = \"hunch\" }",
            "line 18: \"rating.me.peace.keep\" must be one of \"fact\", \"estimate\", \"feeling\"",
        ),
        ("[rating.me.peace]\nstay = 1", "line 18: no \"option\" has the id \"stay\""),
        ("[rating.me.war]\nkeep = 1", "line 17: no \"criterion\" has the id \"war\""),
        (
            "[rating.marie.peace]\nkeep = 1",
            "line 17: no participant has the id \"marie\"; without participants the only person is \"me\"",
        ),
        ("[weight.me]\npeace = -1", "line 18: \"weight.me.peace\" must be a number, 0 or more"),
        ("[weight.me]\npeace = 1e999", "line 18: \"weight.me.peace\" must be a number, 0 or more"),
        ("[weight.me]\npeace = 99999999999999999999", "line 18: \"weight.me.peace\" must be a number, 0 or more"),
        ("[weighing]\nlater = 1.5", "line 18: \"weighing.later\" must be a number from 0 to 1"),
        (
            "[weighing]\nmethod = \"dice\"",
            "line 18: \"weighing.method\" must be one of \"order\", \"points\", \"swing\", \"pairwise\"",
        ),
        (
            "[weighing]\npair = [ { a = \"peace\", b = \"peace\", ratio = 1 } ]",
            "line 18: \"peace\" is compared with itself",
        ),
        (
            "[weighing]\npair = [ { a = \"peace\", b = \"war\", ratio = 2 } ]",
            "line 18: no \"criterion\" has the id \"war\"",
        ),
        ("[weighing]\npair = [ { a = \"peace\", ratio = 2 } ]", "line 18: \"weighing.pair[1].b\" is missing; add it"),
        (
            "[[criterion]]\nid = \"peace\"\nname = \"Again\"",
            "line 18: \"peace\" appears twice in \"criterion\"; rename or remove one",
        ),
        (
            "[[criterion]]\nid = \"Not An Id\"\nname = \"x\"",
            "line 18: the id at \"criterion[2].id\" must be 1 to 64 of a–z, 0–9 and -",
        ),
        ("[[criterion]]\nname = \"x\"", "line 17: \"criterion[2].id\" is missing; add it"),
        ("[[option]]\nid = \"x\"", "line 18: \"option.x.name\" is missing; add it"),
        (
            "[[option]]\nid = \"x\"\nname = \"x\"\nfate = { mine = \"explode\" }",
            "line 20: \"option.x.fate.mine\" must be \"keep\", \"slow\", \"pause\", \"park\", \"open\", \"close\", \"hand-over\" or { merge = \"account\" }",
        ),
        (
            "[[option]]\nid = \"x\"\nname = \"x\"\nfate = { mine = { merge = \"mine\" } }",
            "line 20: \"mine\" is merged into itself, directly or through other accounts",
        ),
        (
            "[[option]]\nid = \"x\"\nname = \"x\"\nfate = { mine = { merge = \"firm\" }, firm = { merge = \"mine\" } }",
            "line 20: \"firm\" is merged into itself, directly or through other accounts",
        ),
        (
            "[[option]]\nid = \"x\"\nname = \"x\"\nfate = { nobody = \"keep\" }",
            "line 20: no \"account\" has the id \"nobody\"",
        ),
        (
            "[[condition]]\nid = \"c\"\nquestion = \"?\"\noptions = [\"keep\", \"stay\"]",
            "line 20: no \"option\" has the id \"stay\"",
        ),
        (
            "[[condition]]\nid = \"c\"\nquestion = \"?\"\nstate = \"maybe\"",
            "line 20: \"condition.c.state\" must be one of \"met\", \"unmet\", \"unknown\"",
        ),
        ("[gut.me]\noption = \"stay\"", "line 18: no \"option\" has the id \"stay\""),
        ("[gut.me]\nstrength = 6", "line 18: \"gut.me.strength\" must be a whole number from 1 to 5"),
        ("[[decision]]\noption = \"keep\"", "line 17: \"decision[1].at\" is missing; add it"),
        (
            "[[decision]]\nat = 2026-01-01\noption = \"keep\"",
            "line 18: \"decision[1].at\" must be a date-time with its offset, such as 2026-11-22T09:00:00-05:00",
        ),
        (
            "[[review]]\nat = 2026-01-01T00:00:00Z\ndecision = 2026-01-01T00:00:00Z",
            "line 19: the review must name the \"at\" of a decision",
        ),
        (
            "[[account]]\nid = \"x\"\nsince = \"long ago\"",
            "line 19: \"account.x.since\" must be a date such as 2026-11-22",
        ),
        ("[[account]]\nid = \"x\"\naudience = -1", "line 19: \"account.x.audience\" must be a whole number from 0 up"),
        ("[private.criterion]\nwar = \"x\"", "line 18: no \"criterion\" has the id \"war\""),
    ] {
        let found = error_messages(tail);
        assert_eq!(found, [expected], "{tail}");
    }
}

#[test]
fn all_faults_are_reported_at_once() {
    let found = error_messages(
        "[rating.me.peace]\nkeep = 9\ngo = -7\n[weighing]\nlater = 2\nmethod = \"x\"\n[[step]]\nid = \"S\"",
    );
    assert_eq!(found.len(), 5, "{found:#?}");
    let broken = error_messages("[rating.me.peace]\nkeep = 9\ngo = = 3\nstay = [1,\n");
    assert!(broken.iter().any(|line| line.contains("a bracket here has no counterpart")), "{broken:#?}");
    assert!(broken.iter().any(|line| line.contains("rating.me.peace.keep")), "{broken:#?}");
}

#[test]
fn an_unresolved_merge_is_the_only_fault_reported() {
    let found = error_messages("[rating.me.peace]\n<<<<<<< HEAD\nkeep = 9\n=======\nkeep = 8\n>>>>>>> theirs\n");
    let [only] = &*found else { panic!("{found:#?}") };
    assert!(only.contains("two versions") && only.contains("<<<<<<<"), "{only}");
    // The marks are valid within a text of several lines.
    let note = "[rating.me.peace]\nkeep = { value = 1, note = \"\"\"\n<<<<<<< HEAD\n>>>>>>> a\n\"\"\" }\n";
    assert_eq!(error_messages(note), [""; 0]);
}

#[test]
fn a_newer_format_is_the_only_fault_reported() {
    let found = lines("format = 2\nnothing = { like = 'this' }\n");
    assert_eq!(found.len(), 1);
    assert!(found[0].starts_with("line 1: this file is of format 2; pesée"), "{found:?}");
    assert_eq!(lines("a = 1\n"), ["line 1: there is no \"format = 1\" at the top, so this is not a deliberation"]);
    assert_eq!(lines("format = \"1\"\n"), ["line 1: \"format\" must be 1"]);
    assert!(lines("format = 1\nstep = 3\n").contains(&"line 2: \"step\" must be a list of tables".to_owned()));
}

#[test]
fn size_and_structure_are_checked_before_parsing() {
    let large = format!("{}note = \"{}\"\n", SOUND.replace("%\n", ""), "x".repeat(2 << 20));
    assert!(matches!(errors(&large)[0].kind, FileErrorKind::Format(FormatErrorKind::TooLarge(..))));
    let dense = format!("format = 1\nx = [{}]\n", "[],".repeat(80_000));
    assert!(matches!(errors(&dense)[0].kind, FileErrorKind::Format(FormatErrorKind::TooDense(..))));
    let long = SOUND.replace('%', &format!("question = \"{}\"", "x".repeat(70_000)));
    assert_eq!(lines(&long), ["line 4: the text at \"deliberation.question\" is longer than 64 KiB; shorten it"]);
    let many: String = (0..501).map(|n| format!("[[criterion]]\nid = \"k{n}\"\nname = \"k\"\n")).collect();
    assert!(error_messages(&many)[0].ends_with("\"criterion\" has more than 500 entries"));
    assert!(matches!(
        parse_document(b"format = 1\ntitle = \"\xff\"").unwrap_err()[0].kind,
        FileErrorKind::Format(FormatErrorKind::NotUtf8)
    ));
}

#[test]
fn fault_messages_are_few_short_and_escaped() {
    let wild: String = (0..5_000).map(|n| format!("k{n} = \u{1b}]52;c;{}\u{202e}\n", "x".repeat(50))).collect();
    let found = lines(&format!("format = 1\n[deliberation]\ntitle = 'x'\n{wild}"));
    assert!(found.len() <= 10);
    let all = found.join("\n");
    assert!(all.len() <= 2_000, "{}", all.len());
    assert!(!all.chars().any(|c| (c.is_control() && c != '\n') || c == '\u{202e}'), "{all}");
    // Names of the maximum length, and longer names, produce the longest messages.
    let long: String = (10..40).map(|n| format!("{} = 9\n", format!("o{n}").repeat(21))).collect();
    let longer: String = (0..40).map(|n| format!("\"{n}{}\" = 9\n", "日\u{202e}e\u{301}\u{301}".repeat(900))).collect();
    for ratings in [long, longer] {
        let person = "person".repeat(10);
        let errors = errors(&format!("{}[rating.{person}.{person}]\n{ratings}", SOUND.replace("%\n", "")));
        for language in [Language::English, Language::French] {
            let line = |error| phrases::file_error_line(&Locale::new(language), error).to_string();
            let all = errors.iter().map(line).collect::<Vec<_>>().join("\n");
            assert!(all.len() <= 2_000, "{} bytes: {all}", all.len());
        }
    }
}

/// Mutates the bytes of test files and templates. The reader must accept each result, or refuse it with a short
/// message without control characters.
#[test]
fn mutated_files_are_read_or_refused() {
    // The complete run measures peak memory, which is a property of the process.
    if is_at_length() && ran_alone("hostile::mutated_files_are_read_or_refused") {
        return;
    }
    let folders = ["tests/files", "assets/templates"].map(|folder| std::fs::read_dir(folder).unwrap());
    let mut paths: Vec<_> = folders.into_iter().flatten().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    let files: Vec<Vec<u8>> = paths.iter().map(|path| std::fs::read(path).unwrap()).collect();
    let refused = AtomicU64::new(0);
    let count = few_or_many(2_000, 200_000);
    each_seed("mutated files", count, |seed| {
        let mut dice = Dice::new(seed);
        let bytes = mutated(dice.pick(&files).clone(), &mut dice);
        let Err(errors) = parse_document(&bytes) else { return };
        refused.fetch_add(1, Ordering::Relaxed);
        let locale = Locale::new(if seed % 2 == 0 { Language::French } else { Language::English });
        let lines: Vec<String> =
            errors.iter().map(|error| phrases::file_error_line(&locale, error).to_string()).collect();
        assert!(!lines.is_empty());
        assert!(lines.iter().map(String::len).sum::<usize>() <= MOST_SAID, "{lines:#?}");
        assert!(lines.iter().all(|line| is_clean(line)), "{lines:#?}");
        for place in errors.iter().filter_map(|error| error.position.as_ref()) {
            assert!(place.text.is_char_boundary(place.span.start) && place.text.is_char_boundary(place.span.end));
        }
    });
    assert!(refused.into_inner() > count / 2);
    let peak = peak_kib();
    println!("memory at its peak: {peak} KiB");
    assert!(!is_at_length() || peak <= 64 * 1024);
}

/// The maximum length of all messages for one file, in bytes.
const MOST_SAID: usize = 2_000;

/// Returns whether a text contains no control characters, direction overrides or invisible characters.
fn is_clean(text: &str) -> bool {
    let hides = |c: char| matches!(c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{e0000}'..='\u{e007f}');
    !text.chars().any(|c| c.is_control() || hides(c))
}

/// Applies up to eight random changes to the bytes of a file.
fn mutated(mut bytes: Vec<u8>, dice: &mut Dice) -> Vec<u8> {
    for _ in 0..1 + dice.below(8) {
        let at = dice.below(bytes.len());
        match dice.below(7) {
            0 => bytes.truncate(at),
            1 => drop(bytes.splice(at..(at + dice.below(40)).min(bytes.len()), [])),
            2 => bytes.insert(at, *dice.pick(b"\"'[]{}=.,#\n\\-09z\x1b\xff")),
            3 => bytes[at] = dice.below(256) as u8,
            4 => {
                let part = bytes[at..(at + dice.below(200)).min(bytes.len())].to_vec();
                bytes.extend(part);
            }
            5 => {
                let letters =
                    ["\u{202e}", "\u{1b}]52;c;", "\u{e0041}", "e\u{301}\u{301}", "日", "\u{feff}", "\"\"\"", "[["];
                let at = (0..=at).rev().find(|at| std::str::from_utf8(&bytes[..*at]).is_ok()).unwrap_or(0);
                drop(bytes.splice(at..at, dice.pick(&letters).bytes()));
            }
            _ => {
                let other = dice.below(bytes.len());
                bytes.swap(at, other);
            }
        }
        if bytes.is_empty() {
            bytes.push(b'x');
        }
    }
    bytes
}

/// Returns the peak memory of this process, or 0 if the system does not report it.
fn peak_kib() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let peak = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    peak.and_then(|line| line.split_whitespace().next()?.parse().ok()).unwrap_or(0)
}
