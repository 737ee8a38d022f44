//! The walk in lines: the whole of it as a transcript, in both languages, and what a pipe or a reader relies on.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test stops at what it does not expect")]

mod common;

use std::cell::RefCell;
use std::io::{self, BufRead, Read, Write};
use std::path::Path;
use std::rc::Rc;

use chrono::DateTime;
use insta::assert_snapshot;
use pesee::deliberation::{Deliberation, Language as Words, Moment, Saved, Version};
use pesee::plain::{self, Keeper};
use pesee::store::{self, Opened};
use pesee::text::{Language, Shown, Tongue};
use pesee::walk::{Sitting, template};

/// What was said and typed, one after the other, as on a terminal.
#[derive(Clone, Default)]
struct Paper(Rc<RefCell<Vec<u8>>>);

impl Write for Paper {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.borrow_mut().extend_from_slice(bytes);
        Ok(bytes.len())
    }
    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// Lines typed by somebody; each appears on the paper as it is read.
struct Hand {
    rest: Vec<u8>,
    paper: Paper,
}

impl Read for Hand {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let count = into.len().min(self.rest.len());
        into[..count].copy_from_slice(&self.rest[..count]);
        self.consume(count);
        Ok(count)
    }
}

impl BufRead for Hand {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        Ok(&self.rest)
    }
    fn consume(&mut self, count: usize) {
        let read: Vec<u8> = self.rest.drain(..count).collect();
        self.paper.write_all(&read).unwrap();
    }
}

struct Desk(Opened);

fn now() -> Moment {
    DateTime::parse_from_rfc3339("2026-11-22T09:00:00-05:00").unwrap()
}

impl Keeper for Desk {
    fn keep(&mut self, sitting: &mut Sitting) -> Option<Shown> {
        assert_eq!(
            self.0.save(
                &sitting.to_save(&pesee::method::Figures::drawn(sitting.document(), pesee::method::DRAWS), now()),
                now()
            ),
            Saved::Done
        );
        sitting.was_saved(sitting.shared());
        None
    }
    fn versions(&self) -> Vec<Version> {
        let state = self.0.path().parent().unwrap().join(".state");
        store::versions(&state, self.0.path())
    }
    fn now(&self) -> Moment {
        now()
    }
}

/// Sits down to a new deliberation, or to the one at `path`, and types these lines; gives the transcript.
fn typed(language: Language, path: &Path, lines: &str) -> String {
    let tongue = Tongue::new(language);
    let words = if language == Language::French { Words::Fr } else { Words::En };
    let template = template("two-accounts").unwrap().text(words);
    let (opened, mut sitting) = if path.exists() {
        let opened = Opened::load(path).unwrap();
        let sitting = Sitting::open(opened.document().clone(), store::read(template.as_bytes()).ok(), now());
        (opened, sitting)
    } else {
        let opened = Opened::fresh(path.to_owned(), template).unwrap();
        let sitting = Sitting::begin(opened.document().clone(), "2026-11-22-two-accounts-one-me", None, now());
        (opened, sitting)
    };
    let paper = Paper::default();
    let mut hand = Hand { rest: lines.as_bytes().to_vec(), paper: paper.clone() };
    plain::ask(&tongue, &mut sitting, &mut Desk(opened), &mut hand, &mut paper.clone()).unwrap();
    String::from_utf8(paper.0.take()).unwrap()
}

fn document(path: &Path) -> Deliberation {
    store::read(&std::fs::read(path).unwrap()).unwrap()
}

/// Answers to everything, with a few mistakes on the way.
const WHOLE: &str = "Should I close it?\n:back\nWhat becomes of them?\n\n\
    9\n1\n\
    LinkedIn\n@marie\nmany\n1840\n2009-03\n-\n\
    Twitter\n@acme\n\n\n\n\n\
    4\nRun both with help\n3 = Merge them\n\n\
    2\n4\n\
    3\n\
    8\nPeace\n9 = now\n\n\
    6 1 2=3\n\
    4\n\
    9\n4\n2\nd\n3\n\
    4 fact # seen it\n0..3\n2 0..3 estimate\n-5\n\
    :undo\n\n\n\n-4\n";

#[test]
fn the_whole_walk_in_english() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.toml");
    let rest = "3\n2\n1\n0\n".repeat(6);
    let end =
        "\n1\nIt is calm\nCalmer evenings\n70\nNobody answered\nsay so\n2026-12-01\n1 3\n-\n\n\n6\nmore time\n5\n2\n";
    let transcript = typed(Language::English, &path, &format!("{WHOLE}{rest}:verdict\n{end}"));
    assert_snapshot!("whole-en", transcript);
    assert_snapshot!("whole-en-file", std::fs::read_to_string(&path).unwrap());
}

#[test]
fn the_whole_walk_in_french() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.toml");
    let whole = WHOLE
        .replace("Should I close it?", "Faut-il le fermer?")
        .replace(":back", ":retour")
        .replace(":undo", ":annuler");
    let whole = whole.replace("= now", "= maintenant").replace("fact #", "fait #").replace("-5", "−4,5");
    let rest = "3\n2\n1\n0\n".repeat(6);
    let end = "\n1\nC'est calme\nDes soirées calmes\n70\nPersonne n'a répondu\nle dire\n2026-12-01\n9\n2\n2027-01-05\n2\n\n6\nplus de temps\n2\n";
    let transcript = typed(Language::French, &path, &format!("{whole}{rest}:verdict\n{end}"));
    assert_snapshot!("whole-fr", transcript);
}

#[test]
fn what_was_answered_is_there_when_the_input_ends_and_the_walk_goes_on_there() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.toml");
    typed(Language::English, &path, "What now?\n\n1\nX\n\n\n\n\nY\n");
    assert_eq!(document(&path).head().question.as_deref(), Some("What now?"));
    let transcript = typed(Language::English, &path, "");
    assert!(transcript.contains("Step 3 of 10: Options"), "{transcript}");
    let before = std::fs::read(&path).unwrap();
    typed(Language::English, &path, ":verdict\n:go 1\n?\n:quit\n");
    assert_eq!(std::fs::read(&path).unwrap(), before, "looking around changes nothing");
}

#[test]
fn every_question_explains_itself_in_both_languages() {
    let folder = tempfile::tempdir().unwrap();
    for (language, name) in [(Language::English, "help-en"), (Language::French, "help-fr")] {
        let path = folder.path().join(format!("{name}.toml"));
        let lines: String = (1..=10).map(|step| format!(":go {step}\n?\n")).collect();
        assert_snapshot!(name, typed(language, &path, &lines));
    }
}

#[test]
fn at_a_handover_there_is_nothing_to_take_back() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.toml");
    std::fs::copy("tests/files/two-seats.toml", &path).unwrap();
    let transcript = typed(Language::English, &path, "\n2\n:undo\n:quit\n");
    assert!(transcript.contains("Bob: your turn") && transcript.contains("nothing to take back"), "{transcript}");
    assert!(std::fs::read_to_string(&path).unwrap().contains("pause = 2"));
}

#[test]
fn answers_can_be_changed_after_the_verdict() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.toml");
    std::fs::write(&path, common::answered(Words::En)).unwrap();
    let transcript = typed(Language::English, &path, "\n:go ratings\n:go 7\n5\n:verdict\n:quit\n");
    assert!(transcript.contains("ahead, but barely"), "{transcript}");
    let changed = document(&path);
    assert_eq!(changed.changes().len(), 1, "{transcript}");
    assert!(changed.head().verdict_seen.is_some());
}

#[test]
fn the_history_is_three_lists() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.toml");
    let text = common::answered(Words::En);
    std::fs::write(&path, &text).unwrap();
    let earlier = text.replace("weight = 9", "weight = 3");
    store::keep_version(&folder.path().join(".state"), &path, earlier.as_bytes(), now() - chrono::Duration::days(2))
        .unwrap();
    // One that the program has no name for is still told as it stands.
    let change = "\n[[change]]\nat = 2026-11-21T09:00:00-05:00\nwhat = \"somewhere.else\"\nfrom = 1\nto = 2\n";
    std::fs::write(&path, text.to_owned() + change).unwrap();
    for (language, word, name) in
        [(Language::English, ":history", "history-en"), (Language::French, ":historique", "history-fr")]
    {
        let lines = format!(":go 7\n5\n8\n:undo\n{word}\n:quit\n");
        assert_snapshot!(name, typed(language, &path, &lines));
    }
}

/// Half a year later, in lines: what happened first, the verdict last, and another round when it is wanted.
#[test]
fn looking_back_in_both_languages() {
    let folder = tempfile::tempdir().unwrap();
    for (language, words, name) in
        [(Language::English, Words::En, "look-back-en"), (Language::French, Words::Fr, "look-back-fr")]
    {
        let path = folder.path().join(format!("{name}.toml"));
        std::fs::write(&path, pesee::walk::EXAMPLE.text(words)).unwrap();
        let lines = "60\n7\nX\n\n\n\n\n\n\nr\n:undo\n:quit\n";
        assert_snapshot!(name, typed(language, &path, lines));
        let after = document(&path);
        assert_eq!((after.decisions().len(), after.reviews().len()), (1, 1));
        assert_eq!(after.reviews()[0].note.as_deref(), Some("X"));
    }
    let path = folder.path().join("open.toml");
    std::fs::write(&path, common::answered(Words::En)).unwrap();
    assert!(typed(Language::English, &path, ":review\n:round\n:quit\n").matches("Nothing is decided").count() == 2);
}

/// Franklin's way in lines: of the first option in the verdict, of another by its number, and only once it may be shown.
#[test]
fn what_cancels_is_said_strike_by_strike() {
    let folder = tempfile::tempdir().unwrap();
    for (language, words, word, name) in
        [(Language::English, Words::En, ":strike", "strike-en"), (Language::French, Words::Fr, ":biffer", "strike-fr")]
    {
        let path = folder.path().join(format!("{name}.toml"));
        let text = common::answered(words).replace("later = 0.6", "later = 0.5");
        std::fs::write(&path, text).unwrap();
        let transcript = typed(language, &path, &format!("{word}\n{word} 2\n{word} 9\n:quit\n"));
        let (_, said) = transcript.split_once(&format!("> {word}\n")).unwrap();
        assert_snapshot!(name, said);
    }
    let path = folder.path().join("two.toml");
    std::fs::copy("tests/files/two-seats.toml", &path).unwrap();
    let transcript = typed(Language::English, &path, ":strike\n:strike 2\n:quit\n");
    assert!(transcript.contains("Waiting for") && !transcript.contains("What cancels"), "{transcript}");
}

#[test]
fn the_history_tells_nobody_what_the_other_has_sealed() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.toml");
    std::fs::copy("tests/files/two-seats.toml", &path).unwrap();
    // Anna rates her last cell, hands over, and both of them look back.
    let transcript = typed(Language::English, &path, "\n2\n:history\n\n:history\n:verdict\n:history\n:quit\n");
    let after = transcript.split("Bob: your turn").nth(1).unwrap();
    assert!(after.contains("This visit:") && !after.contains("+2") && !after.contains("Anna:"), "{transcript}");
}

#[test]
fn weights_by_swings_and_by_pairs_are_questions_and_answers() {
    let folder = tempfile::tempdir().unwrap();
    for (language, words, name) in [
        (Language::English, [":other", ":undo"], "weights-en"),
        (Language::French, [":autre", ":annuler"], "weights-fr"),
    ] {
        let path = folder.path().join(format!("{name}.toml"));
        let [other, undo] = words;
        // Points, swings with mistakes, pairs with mistakes, one taken back, a contradiction looked at, and a stop.
        let swings = "zwei\n2\n101\n80\n\n";
        let pairs = "1 2\n3\n1 12\n1 3\n=\n2 5\n1 9\n";
        let lines =
            format!(":go 7\n{other}\n{other}\n{swings}:go 7\n{other}\n{pairs}{undo}\n1 3\n2 9\nr\n1 2\n\n:quit\n");
        assert_snapshot!(name, typed(language, &path, &lines));
        let document = document(&path);
        assert_eq!(document.method(), pesee::deliberation::Method::Pairwise);
    }
}

#[test]
fn a_contradiction_is_said_and_looked_at_again_where_somebody_wants_to() {
    let folder = tempfile::tempdir().unwrap();
    for (language, other, name) in
        [(Language::English, ":other", "contradiction-en"), (Language::French, ":autre", "contradiction-fr")]
    {
        let path = folder.path().join(format!("{name}.toml"));
        std::fs::copy("tests/files/two-accounts.toml", &path).unwrap();
        let lines = format!(":go 7\n{other}\n{other}\n{}=\n=\n1 9\n=\n=\n=\nr\n=\n\n:quit\n", "1 2\n".repeat(4));
        let transcript = typed(language, &path, &lines);
        assert_snapshot!(name, transcript);
        let ratios: Vec<f64> = document(&path).pairs().iter().map(|pair| pair.ratio.unwrap().get()).collect();
        assert_eq!(ratios, [2.0, 2.0, 2.0, 2.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0]);
    }
}
