//! The line interface: complete transcripts in both languages, and behaviour in pipes and with screen readers.

use std::cell::RefCell;
use std::io::{self, BufRead, Read, Write};
use std::path::Path;
use std::rc::Rc;

use chrono::DateTime;
use pesee::config::Folders;
use pesee::messages::{FileVersion, LibraryRow, ReportRequest, SaveOutcome};
use pesee::plain::{self, LibraryChoice, LineIo, WalkHost};
use pesee::runtime::{ExportTarget, OverwritePolicy, export_report};
use pesee::store::{self, OpenFile};
use pesee::text::{Language, Locale, SafeText};
use pesee::walk::{Session, find_template, sort_rows};
use pesee_core::deliberation::{Deliberation, Language as ContentLanguage, Moment};

use crate::common::snapshots::assert_snapshot;
use crate::common::{answered, decided};

/// The transcript: output and echoed input, in order.
#[derive(Clone, Default)]
struct Transcript(Rc<RefCell<Vec<u8>>>);

impl Write for Transcript {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.borrow_mut().extend_from_slice(bytes);
        Ok(bytes.len())
    }
    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// Input lines. Each line is added to the transcript when it is read.
struct EchoedInput {
    rest: Vec<u8>,
    log: Transcript,
}

impl Read for EchoedInput {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let count = into.len().min(self.rest.len());
        into[..count].copy_from_slice(&self.rest[..count]);
        self.consume(count);
        Ok(count)
    }
}

impl BufRead for EchoedInput {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        Ok(&self.rest)
    }
    fn consume(&mut self, count: usize) {
        let read: Vec<u8> = self.rest.drain(..count).collect();
        self.log.write_all(&read).unwrap();
    }
}

struct TestHost(OpenFile);

fn now() -> Moment {
    DateTime::parse_from_rfc3339("2026-11-22T09:00:00-05:00").unwrap()
}

impl WalkHost for TestHost {
    fn save(&mut self, session: &mut Session) -> Option<SafeText> {
        // A small number of draws is enough for the verdict that the visit log stores.
        let figures = pesee_core::method::Figures::with_draws(session.document(), 200);
        assert_eq!(self.0.save(&session.build_document_to_save(&figures, now()), now()), SaveOutcome::Done);
        session.mark_saved(session.shared_document());
        None
    }
    fn versions(&self) -> Vec<FileVersion> {
        let state = self.0.path().parent().unwrap().join(".state");
        store::load_versions(&state, self.0.path())
    }
    fn export(
        &mut self,
        document: &Deliberation,
        wanted: ReportRequest,
        run_lines: Option<&Path>,
        replaces: bool,
    ) -> plain::ExportResult {
        let over = if replaces { OverwritePolicy::Confirmed } else { OverwritePolicy::Never };
        let file = self.0.path();
        let shelf = ExportTarget { file, sessions: file.parent().unwrap(), state: None };
        let language = document.language().map_or(Language::English, pesee::phrases::reader_language);
        let how = (wanted, &Locale::new(language), now());
        let (path, written) = export_report(document, how, shelf, run_lines, over)?;
        Some((path, written.map(|made| made.warnings)))
    }
    fn read_document(&self, path: &Path) -> Result<Deliberation, Vec<pesee::messages::FileError>> {
        OpenFile::load(path).map(|opened| opened.document().clone())
    }
    fn now(&self) -> Moment {
        now()
    }
}

/// Opens the deliberation at `path`, or creates a deliberation at `path`.
fn open_session(words: ContentLanguage, path: &Path) -> (OpenFile, Session) {
    let template = find_template("two-accounts").unwrap().text(words);
    if path.exists() {
        let opened = OpenFile::load(path).unwrap();
        let session = Session::open(opened.document().clone(), now());
        return (opened, session);
    }
    let opened = OpenFile::from_text(path.to_owned(), template).unwrap();
    let session = Session::create(opened.document().clone(), "2026-11-22-two-accounts-one-me", None, now());
    (opened, session)
}

/// Runs the walk with the given input lines. Returns the transcript.
pub(super) fn run_lines(language: Language, path: &Path, lines: &str) -> String {
    run_bytes(language, path, lines.as_bytes())
}

fn run_bytes(language: Language, path: &Path, bytes: &[u8]) -> String {
    let locale = Locale::new(language);
    let words = if language == Language::French { ContentLanguage::Fr } else { ContentLanguage::En };
    let (opened, mut session) = open_session(words, path);
    let log = Transcript::default();
    let mut echoed_input = EchoedInput { rest: bytes.to_vec(), log: log.clone() };
    plain::run_walk(&mut session, &mut TestHost(opened), LineIo::new(&locale, &mut echoed_input, &mut log.clone()))
        .unwrap();
    String::from_utf8_lossy(&log.0.take()).into_owned()
}

fn document(path: &Path) -> Deliberation {
    store::parse_document(&std::fs::read(path).unwrap()).unwrap()
}

/// The words that the walks below use, in English and in French.
const WORDS: [(&str, [&str; 2]); 19] = [
    ("{facts}", [":facts", ":faits"]),
    ("{find}", ["ACCOUNTS", "COMPTES"]),
    ("{calm}", ["Calmer evenings", "Des soirées calmes"]),
    ("{sign}", ["Two evenings a week", "Deux soirées par semaine"]),
    ("{close}", ["Should I close it?", "Faut-il le fermer?"]),
    ("{become}", ["What becomes of them?", "Que deviennent-ils?"]),
    ("{bakc}", [":bakc", ":retuor"]),
    ("{back}", [":back", ":retour"]),
    ("{help}", ["Run both with help", "Continuer avec de l'aide"]),
    ("{merge}", ["Merge them", "Les réunir"]),
    ("{peace}", ["Peace", "La paix"]),
    ("{now}", ["now", "maintenant"]),
    ("{range}", [":range", ":fourchette"]),
    ("{minus}", ["minus", "moins"]),
    ("{fact}", ["fact # seen it", "fait # vu"]),
    ("{undo}", [":undo", ":annuler"]),
    ("{matrix}", [":matrix 6", ":tableau 6"]),
    ("{ratings}", [":go ratings", ":aller notes"]),
    ("{because}", ["It is calm", "C'est calme"]),
];

/// Every question up to the commitment, with help, misspelt input, undo, and changes after the verdict.
const WHOLE: &str = "n\n1\n\
    {close}\n{bakc}\n{back}\n{become}\n?\n\n\
    ?\n9\n1\n\
    ?\n2026-12-31\n\
    LinkedIn\n{facts}\n@marie\nmany\n1840\n2009-03\n-\n\
    Mastodon\n?\n\nx\n\n\
    4\n{help}\n3 = {merge}\n?\n\n\
    2\n?\n4\n\
    3\n\
    8\n{peace}\n9 = {now}\n?\n\n\
    ?\n\n\
    ?\n6 1 2=3 =\n\
    ?\n4\n\
    9\n:note\n4 {fact}\n?\n{range} 0 3\nd\n{minus} 2,5\n\
    2\n1 0..3\n-5\n{undo}\n3\n\n\n\n";

/// The remaining ratings, until no open rating can change the leader.
const RATINGS: &str = "4\n2\n1\n0\n";

/// The verdict with all of its views and a change, then the commitment.
const END: &str = "q\n?\n\n?\n{matrix}\n5\n{ratings} 1\n-5\n5\n\n\nr\n:verdict\n\n\
    ?\n2\n{because}\n{calm}\n\n\
    ?\n{sign}\n{calm}\n2027-01-10\n\n?\n70\n\
    ?\n1 2\n-\n2026-12-01\n{help}\n2027\n\n6\n{help}\n5\n?\n2\n";

fn in_words(text: &str, language: Language) -> String {
    let at = usize::from(language == Language::French);
    WORDS.iter().fold(text.to_owned(), |text, (name, words)| text.replace(name, words[at]))
}

/// A library without files that saves nothing.
struct EmptyLibrary;

impl plain::LibraryFiles for EmptyLibrary {
    fn search_file(&self, _: &std::path::Path, _: &pesee::text::SearchTerms) -> Option<pesee::messages::SearchHit> {
        None
    }

    fn set_archived(&mut self, _: &std::path::Path, _: bool) -> Result<(), pesee::messages::WriteError> {
        Ok(())
    }
}

/// Writes a library with a due deliberation, an unfinished deliberation and an unreadable file.
fn write_library(folder: &Path, words: ContentLanguage) -> Vec<LibraryRow> {
    let sessions = folder.join("sessions");
    std::fs::create_dir_all(&sessions).unwrap();
    std::fs::write(sessions.join("2026-05-01-a.toml"), decided(words)).unwrap();
    std::fs::write(sessions.join("2026-11-01-b.toml"), answered(words)).unwrap();
    std::fs::write(sessions.join("2026-11-02-c.toml"), "format = 1\ntitle = \"C\"\nlater = 3\n").unwrap();
    let folders = Folders { sessions, state: folder.join("state"), config: folder.join("config") };
    let mut rows = pesee::runtime::read_all_rows(&folders);
    sort_rows(&mut rows, now().date_naive());
    rows
}

/// Runs one conversation from the library to the end of the walk.
fn whole(language: Language, path: &Path) -> String {
    let locale = Locale::new(language);
    let words = if language == Language::French { ContentLanguage::Fr } else { ContentLanguage::En };
    let folder = path.parent().unwrap();
    let log = Transcript::default();
    let lines = format!("?\n{{find}}\nzzz\n{WHOLE}{}{END}", RATINGS.repeat(3));
    let mut echoed_input = EchoedInput { rest: in_words(&lines, language).into_bytes(), log: log.clone() };
    let rows = write_library(folder, words);
    let mut out = log.clone();
    let chosen =
        plain::run_library(&mut LineIo::new(&locale, &mut echoed_input, &mut out), &rows, &mut EmptyLibrary, now())
            .unwrap();
    assert_eq!(chosen, LibraryChoice::New("two-accounts"));
    let (opened, mut session) = open_session(words, path);
    plain::run_walk(&mut session, &mut TestHost(opened), LineIo::new(&locale, &mut echoed_input, &mut out)).unwrap();
    assert!(echoed_input.rest.is_empty(), "left over: {}", String::from_utf8_lossy(&echoed_input.rest));
    let text = String::from_utf8(log.0.take()).unwrap();
    for line in text.lines() {
        assert!(line.chars().count() <= 80, "{line}");
    }
    text
}

#[test]
fn the_whole_walk_in_english() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.toml");
    assert_snapshot!("plain/whole-walk.en", whole(Language::English, &path));
    assert_snapshot!("plain/whole-walk-file.en", std::fs::read_to_string(&path).unwrap());
}

#[test]
fn the_whole_walk_in_french() {
    let folder = tempfile::tempdir().unwrap();
    assert_snapshot!("plain/whole-walk.fr", whole(Language::French, &folder.path().join("a.toml")));
}

#[test]
fn a_hundred_empty_lines_answer_nothing() {
    let folder = tempfile::tempdir().unwrap();
    for language in [Language::English, Language::French] {
        let path = folder.path().join(format!("{}.toml", language.tag()));
        let said = run_lines(language, &path, &"\n".repeat(100));
        let open = if language == Language::English { "No answer yet." } else { "Pas encore de réponse." };
        assert!(said.matches(open).count() > 2, "{said}");
        crate::no_answers::assert_no_judgement(&document(&path));
    }
}

#[test]
fn what_is_left_out_of_an_order_stays_open_and_the_rest_can_be_equal() {
    let folder = tempfile::tempdir().unwrap();
    let ranks = |path: &Path| -> Vec<Option<u64>> {
        document(path).criteria().iter().map(|criterion| criterion.rank.map(|rank| rank.get())).collect()
    };
    let path = folder.path().join("a.toml");
    let said = run_lines(Language::English, &path, ":go 7\n3 1\n:go 7\n:quit\n");
    assert!(said.contains("No weight yet: ") && said.contains("The verdict needs these weights."), "{said}");
    assert!(said.contains("place 1, 34 of 100"), "{said}");
    assert_eq!(ranks(&path), [Some(2), None, Some(1), None, None, None]);
    // The numbers are those of the list as it is read out: the ranked ones come first.
    let said = run_lines(Language::English, &path, ":go 7\n1 2 =\n:quit\n");
    assert!(!said.contains("No weight yet"), "{said}");
    assert_eq!(ranks(&path), [2, 3, 1, 3, 3, 3].map(Some));
}

#[test]
fn other_shows_a_method_and_an_answer_brings_it_into_use() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.toml");
    std::fs::write(&path, answered(ContentLanguage::En)).unwrap();
    let before = std::fs::read(&path).unwrap();
    let said = run_lines(Language::English, &path, ":go 7\n:other\n:other\n:other\n\n:quit\n");
    assert!(
        said.contains("The weights come from the points.") && said.contains("In use: weights from the points"),
        "{said}"
    );
    assert_eq!(std::fs::read(&path).unwrap(), before, "looking changes nothing");
    let said = run_lines(Language::English, &path, ":go 7\n:other\n:other\n:other\n2 1 =\n:go 7\n:quit\n");
    assert!(said.contains("The weights now come from the order."), "{said}");
    assert!(said.contains("Your earlier answers stay in the file, unused."), "{said}");
    assert!(said.contains("The weights come from the order."), "{said}");
    assert!(document(&path).criteria().iter().all(|criterion| criterion.weight.is_some() && criterion.rank.is_some()));
    // A method is also brought into use with the answers that it has.
    let said = run_lines(Language::English, &path, ":keep\n:go 7\n:other\n:keep\n:quit\n");
    assert!(
        said.contains(":keep works only for the weights") && said.contains("The weights now come from the points."),
        "{said}"
    );
    assert_eq!(document(&path).weighting_method(), pesee_core::deliberation::WeightingMethod::Points);
}

#[test]
fn blank_points_are_named_in_lines() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.toml");
    let said = run_lines(Language::English, &path, ":go 7\n:other\n5\n\n3\n\n\n\n:quit\n");
    let text = said.replace('\n', " ");
    assert!(text.contains("No weight yet: “Ready when I change jobs”, “Time and energy”"), "{said}");
}

#[test]
fn every_command_is_listed_with_a_sentence_in_both_languages() {
    let folder = tempfile::tempdir().unwrap();
    for (language, name) in [(Language::English, "plain/words.en"), (Language::French, "plain/words.fr")] {
        let path = folder.path().join(format!("{}.toml", language.tag()));
        let lines = ":help\n:a\n:re\n:verdcit\n:frobnicate\n:go\n:go nowhere\n:aide\n:q\n";
        assert_snapshot!(name, run_lines(language, &path, lines));
    }
}

#[test]
fn the_matrix_is_printed_row_by_row() {
    let folder = tempfile::tempdir().unwrap();
    for (language, words, word, name) in [
        (Language::English, ContentLanguage::En, ":matrix", "plain/matrix.en"),
        (Language::French, ContentLanguage::Fr, ":tableau", "plain/matrix.fr"),
    ] {
        let path = folder.path().join(format!("{}.toml", language.tag()));
        std::fs::write(&path, answered(words)).unwrap();
        assert_snapshot!(name, run_lines(language, &path, &format!("{word}\n{word} 2\n{word} 99\n:quit\n")));
    }
    // While answers are sealed, nobody sees another person's answers.
    let path = folder.path().join("two.toml");
    std::fs::copy("tests/files/two-seats.toml", &path).unwrap();
    let transcript = run_lines(Language::English, &path, "\n\n2\n:matrix\n:quit\n");
    let after = transcript.split("Bob: your turn").nth(1).unwrap();
    assert!(after.contains("sealed") && !after.contains("plus"), "{transcript}");
}

#[test]
fn compare_prints_what_changed_since_a_day() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.toml");
    std::fs::write(&path, decided(ContentLanguage::En)).unwrap();
    let script = ":compare 2026-05-01\n:compare 1999\n:compare soon\n:compare\n1\n:quit\n";
    let transcript = run_lines(Language::English, &path, script);
    assert!(transcript.contains("What differs:") || transcript.contains("Nothing differs"), "{transcript}");
    assert!(transcript.contains("begun on") && transcript.contains("soon cannot be opened"), "{transcript}");
    assert!(
        transcript.contains(":compare with a day, for example 15 March, 2 weeks ago, or YYYY-MM-DD,"),
        "{transcript}"
    );
    assert!(transcript.contains("1. When it was decided: "), "{transcript}");
}

#[test]
fn compare_prints_two_people_and_another_file() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("open.toml");
    let text = std::fs::read_to_string("tests/files/employes-sur-twitter.toml").unwrap();
    std::fs::write(&path, &text).unwrap();
    let transcript = run_lines(Language::English, &path, ":compare\n:compare tests/files/fragile.toml\n:quit\n");
    assert!(!transcript.contains("What differs:") && transcript.matches("opened at once").count() > 1, "{transcript}");
    let revealed = "[deliberation]\nrevealed = 2026-11-20T09:00:00-05:00\n";
    std::fs::write(&path, text.replacen("[deliberation]\n", revealed, 1)).unwrap();
    let transcript = run_lines(Language::English, &path, ":compare\n:compare tests/files/fragile.toml\n:quit\n");
    assert!(
        transcript.contains("La direction: “L'autoriser à quelques-uns”, but not by enough to be sure."),
        "{transcript}"
    );
    assert!(
        transcript.contains("New option: Keep it") || transcript.contains("Option removed: Keep it"),
        "{transcript}"
    );
}

#[test]
fn unreadable_input_is_reported_and_the_rest_of_the_line_is_kept() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.toml");
    let long = "x".repeat(70_000);
    let mut bytes = b"\x1b[A\nR\xe9seau\r\n\x1b[DTitle\n".to_vec();
    bytes.extend(format!("1\n\n{long}\n").into_bytes());
    let said = run_bytes(Language::English, &path, &bytes);
    for sentence in ["keys that are not letters", "read as Latin-1", "Its last 4,464 bytes are not kept"] {
        assert!(said.contains(sentence), "{sentence}");
    }
    let document = document(&path);
    assert_eq!(document.head().question.as_deref(), Some("Réseau"));
    assert_eq!(document.head().title, "Title");
    assert_eq!(document.accounts()[0].platform.as_ref().unwrap().len(), 65_536);
}

#[test]
fn piped_input_is_echoed_after_its_prompt() {
    let folder = tempfile::tempdir().unwrap();
    let (opened, mut session) = open_session(ContentLanguage::En, &folder.path().join("a.toml"));
    let (locale, mut out) = (Locale::new(Language::English), Vec::new());
    let mut input = &b"What now?\n:back\n\x1b]52;c;eA\x07\n"[..];
    plain::run_walk(&mut session, &mut TestHost(opened), LineIo::new(&locale, &mut input, &mut out).with_echo(true))
        .unwrap();
    let out = String::from_utf8(out).unwrap();
    assert!(out.contains("your answer: What now?\n") && out.contains("your answer: :back\n"), "{out}");
    assert!(!out.contains('\x1b'), "{out}");
}

/// A page has twenty lines. A search keeps the numbers. Enter leaves the library at the end.
#[test]
fn a_long_library_is_paged_and_searched() {
    let folder = tempfile::tempdir().unwrap();
    let mut rows = write_library(folder.path(), ContentLanguage::En);
    let row = rows[1].clone();
    rows.extend((0..41).map(|nth| LibraryRow { title: format!("Réseau {nth}"), ..row.clone() }));
    let (locale, log) = (Locale::new(Language::English), Transcript::default());
    let heard = |lines: &str| {
        let mut echoed_input = EchoedInput { rest: lines.as_bytes().to_vec(), log: log.clone() };
        let chosen = plain::run_library(
            &mut LineIo::new(&locale, &mut echoed_input, &mut log.clone()),
            &rows,
            &mut EmptyLibrary,
            now(),
        )
        .unwrap();
        (chosen, String::from_utf8(log.0.take()).unwrap())
    };
    let (chosen, said) = heard("\n\n\n");
    assert_eq!(chosen, LibraryChoice::Quit);
    assert_eq!(said.lines().filter(|line| line.starts_with("  ")).count(), rows.len());
    assert!(said.contains("24 more lines follow") && said.contains("Enter for more"), "{said}");
    let (chosen, said) = heard("reseau 40\n44\n");
    assert!(said.contains("1 line has") && said.contains("44. Réseau 40"), "{said}");
    assert_eq!(chosen, LibraryChoice::Open(rows[43].path.clone()));
    let (chosen, said) = heard("99\nn\n\n:quit\n");
    assert!(said.contains("from 1 to 44"), "{said}");
    assert_eq!(chosen, LibraryChoice::Quit);
}

/// After another program has taken over the file, the current answer is saved and the walk ends.
#[test]
fn a_walk_that_was_taken_over_ends() {
    struct Taken(TestHost);
    impl WalkHost for Taken {
        fn save(&mut self, session: &mut Session) -> Option<SafeText> {
            self.0.save(session)
        }
        fn can_save(&self) -> bool {
            !self.0.0.path().exists()
        }
        fn versions(&self) -> Vec<FileVersion> {
            Vec::new()
        }
        fn export(
            &mut self,
            document: &Deliberation,
            wanted: ReportRequest,
            run_lines: Option<&Path>,
            replaces: bool,
        ) -> plain::ExportResult {
            self.0.export(document, wanted, run_lines, replaces)
        }
        fn read_document(&self, path: &Path) -> Result<Deliberation, Vec<pesee::messages::FileError>> {
            self.0.read_document(path)
        }
        fn now(&self) -> Moment {
            now()
        }
    }
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.toml");
    let (opened, mut session) = open_session(ContentLanguage::En, &path);
    let (locale, mut out) = (Locale::new(Language::English), Vec::new());
    let mut input = &b"What now?\nA title\n"[..];
    plain::run_walk(&mut session, &mut Taken(TestHost(opened)), LineIo::new(&locale, &mut input, &mut out)).unwrap();
    assert_eq!(document(&path).head().question.as_deref(), Some("What now?"));
    assert_eq!(input, b"A title\n", "the question is not repeated");
}

/// Lines are wrapped at the width of a narrow terminal.
#[test]
fn lines_fit_the_width_of_the_terminal() {
    let folder = tempfile::tempdir().unwrap();
    let (opened, mut session) = open_session(ContentLanguage::Fr, &folder.path().join("a.toml"));
    let (locale, mut out) = (Locale::new(Language::French), Vec::new());
    let mut input = &b":aide\n:aller\n:aller 7\n?\n:aller 10\n?\n"[..];
    plain::run_walk(&mut session, &mut TestHost(opened), LineIo::new(&locale, &mut input, &mut out).with_columns(40))
        .unwrap();
    let out = String::from_utf8(out).unwrap();
    assert!(out.lines().all(|line| line.chars().count() <= 40), "{out}");
}

/// With two people, the review asks each person for weights and continues with the comparison.
#[test]
fn a_review_continues_after_a_handover() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.toml");
    let text = std::fs::read_to_string("tests/files/two-seats.toml").unwrap();
    let decided = "\n[[decision]]\nat = 2026-05-01T09:00:00-04:00\noption = \"pause\"\n";
    std::fs::write(&path, text.replacen("status = \"open\"", "status = \"decided\"", 1) + decided).unwrap();
    let transcript = run_lines(Language::English, &path, ":review\n60\n7\nX\n\n\n\n\n\n\n\n\n\n\n");
    assert!(transcript.contains("your turn") && transcript.contains("Then and now"), "{transcript}");
    assert!(!transcript.contains("which option do you lean toward"), "{transcript}");
}

#[test]
fn answers_are_saved_when_the_input_ends_and_the_walk_resumes() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.toml");
    run_lines(Language::English, &path, "What now?\n\n1\n\nX\n\nY\n");
    assert_eq!(document(&path).head().question.as_deref(), Some("What now?"));
    let transcript = run_lines(Language::English, &path, "");
    assert!(transcript.contains("Step 3 of 10: Options"), "{transcript}");
    let before = std::fs::read(&path).unwrap();
    run_lines(Language::English, &path, ":verdict\n:go 1\n?\n:quit\n");
    assert_eq!(std::fs::read(&path).unwrap(), before, "viewing changes nothing");
}

#[test]
fn every_question_has_help_in_both_languages() {
    let folder = tempfile::tempdir().unwrap();
    for (language, name) in [(Language::English, "plain/help.en"), (Language::French, "plain/help.fr")] {
        let path = folder.path().join(format!("{}.toml", language.tag()));
        let lines: String = (1..=10).map(|step| format!(":go {step}\n?\n")).collect();
        assert_snapshot!(name, run_lines(language, &path, &lines));
    }
}

/// When a file is opened, it is not known who reads the lines.
#[test]
fn a_file_with_sealed_answers_begins_with_a_handover() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.toml");
    std::fs::copy("tests/files/two-seats.toml", &path).unwrap();
    let transcript = run_lines(Language::English, &path, ":matrix\n:quit\n");
    assert!(transcript.contains("Anna: your turn") && !transcript.contains("minus 3"), "{transcript}");
    let transcript = run_lines(Language::English, &path, "\n:quit\n");
    assert!(transcript.contains("How does each option do on this criterion?"), "{transcript}");
}

#[test]
fn a_handover_has_nothing_to_undo() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.toml");
    std::fs::copy("tests/files/two-seats.toml", &path).unwrap();
    let transcript = run_lines(Language::English, &path, "\n\n2\n:undo\n:quit\n");
    assert!(transcript.contains("Bob: your turn") && transcript.contains("nothing to undo"), "{transcript}");
    assert!(std::fs::read_to_string(&path).unwrap().contains("pause = 2"));
}

#[test]
fn answers_can_be_changed_after_the_verdict() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.toml");
    std::fs::write(&path, answered(ContentLanguage::En)).unwrap();
    let transcript = run_lines(Language::English, &path, "\n:go ratings\n:go 7\n5\n:verdict\n:quit\n");
    assert!(transcript.contains("ahead on your best guesses"), "{transcript}");
    let changed = document(&path);
    assert_eq!(changed.changes().len(), 1, "{transcript}");
    assert!(changed.head().verdict_seen.is_some());
}

#[test]
fn the_history_is_three_lists() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.toml");
    let text = answered(ContentLanguage::En);
    std::fs::write(&path, &text).unwrap();
    let earlier = text.replace("weight = 9", "weight = 3");
    store::keep_version(&folder.path().join(".state"), &path, earlier.as_bytes(), now() - chrono::Duration::days(2))
        .unwrap();
    // A change of an unknown field is shown as written in the file.
    let change = "\n[[change]]\nat = 2026-11-21T09:00:00-05:00\nwhat = \"somewhere.else\"\nfrom = 1\nto = 2\n";
    std::fs::write(&path, text.to_owned() + change).unwrap();
    for (language, word, name) in
        [(Language::English, ":history", "plain/history.en"), (Language::French, ":historique", "plain/history.fr")]
    {
        let lines = format!(":go 7\n5\n8\n:undo\n{word}\n:quit\n");
        assert_snapshot!(name, run_lines(language, &path, &lines));
    }
}

/// A review after half a year: first the outcome, last the verdict, then optionally another round.
#[test]
fn a_review_in_both_languages() {
    let folder = tempfile::tempdir().unwrap();
    for (language, words, name) in [
        (Language::English, ContentLanguage::En, "plain/look-back.en"),
        (Language::French, ContentLanguage::Fr, "plain/look-back.fr"),
    ] {
        let path = folder.path().join(format!("{}.toml", language.tag()));
        std::fs::write(&path, decided(words)).unwrap();
        let lines = "60\n7\nX\n\n\n\n\n\n\nr\n:undo\n:quit\n";
        assert_snapshot!(name, run_lines(language, &path, lines));
        let after = document(&path);
        assert_eq!((after.decisions().len(), after.reviews().len()), (1, 1));
        assert_eq!(after.reviews()[0].note.as_deref(), Some("X"));
    }
    let path = folder.path().join("open.toml");
    std::fs::write(&path, answered(ContentLanguage::En)).unwrap();
    assert!(run_lines(Language::English, &path, ":review\n:round\n:quit\n").matches("Nothing is decided").count() == 2);
}

#[test]
fn the_history_hides_sealed_answers_of_the_other_person() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.toml");
    std::fs::copy("tests/files/two-seats.toml", &path).unwrap();
    // Anna rates her last cell and hands over. Both people open the history.
    let transcript = run_lines(Language::English, &path, "\n2\n:history\n\n:history\n:verdict\n:history\n:quit\n");
    let after = transcript.split("Bob: your turn").nth(1).unwrap();
    assert!(after.contains("This visit:") && !after.contains("+2") && !after.contains("Anna:"), "{transcript}");
}

#[test]
fn weights_by_swings_and_by_pairs_are_asked_in_lines() {
    let folder = tempfile::tempdir().unwrap();
    for (language, words, name) in [
        (Language::English, [":other", ":undo"], "plain/weights.en"),
        (Language::French, [":autre", ":annuler"], "plain/weights.fr"),
    ] {
        let path = folder.path().join(format!("{}.toml", language.tag()));
        let [other, undo] = words;
        // Points; swings and pairs with invalid input; an undo; a reviewed contradiction; and an early end.
        let swings = "zwei\n2\n101\n80\n\n";
        let pairs = "1 2\n3\n1 12\n1 3\n=\n2 5\n1 9\n";
        let lines =
            format!(":go 7\n{other}\n{other}\n{swings}:go 7\n{other}\n{pairs}{undo}\n1 3\n2 9\nr\n1 2\n\n:quit\n");
        assert_snapshot!(name, run_lines(language, &path, &lines));
        let document = document(&path);
        assert_eq!(document.weighting_method(), pesee_core::deliberation::WeightingMethod::Pairwise);
    }
}

#[test]
fn a_contradiction_is_reported_and_can_be_changed() {
    let folder = tempfile::tempdir().unwrap();
    for (language, other, name) in [
        (Language::English, ":other", "plain/contradiction.en"),
        (Language::French, ":autre", "plain/contradiction.fr"),
    ] {
        let path = folder.path().join(format!("{}.toml", language.tag()));
        std::fs::copy("tests/files/two-accounts.toml", &path).unwrap();
        let lines = format!(":go 7\n{other}\n{other}\n{}=\n=\n1 9\n=\n=\n=\nr\n=\n\n:quit\n", "1 2\n".repeat(4));
        let transcript = run_lines(language, &path, &lines);
        assert_snapshot!(name, transcript);
        let ratios: Vec<f64> = document(&path).pairs().iter().map(|pair| pair.ratio.unwrap().get()).collect();
        assert_eq!(ratios, [2.0, 2.0, 2.0, 2.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0]);
    }
}

/// `:export` writes a report next to the file or to a given path, and asks before a file is replaced.
#[test]
fn export_writes_a_report_and_asks_before_replacing() {
    for (language, words) in [(Language::English, ContentLanguage::En), (Language::French, ContentLanguage::Fr)] {
        // The line breaks depend on the length of the path.
        let folder = tempfile::tempdir_in("/tmp").unwrap();
        let path = folder.path().join("a.toml");
        std::fs::write(&path, answered(words)).unwrap();
        std::fs::write(folder.path().join("a.csv"), "mine").unwrap();
        let lines = ":export html\n:export\n1\nsub/notes.md\n:export csv\n\n:export pdf\n:export md a.toml\n:export svg .\n:export ics\n";
        let said = run_lines(language, &path, lines).replace(&*folder.path().to_string_lossy(), "DIR");
        let said: Vec<&str> = said.lines().skip_while(|line| !line.contains(":export html")).collect();
        assert_snapshot!(format!("plain/export.{}", language.tag()), said.join("\n"));
        let read = |name: &str| std::fs::read_to_string(folder.path().join(name)).unwrap_or_default();
        assert!(read("a.html").starts_with("<!DOCTYPE html>") && read("sub/notes.md").starts_with("[//]: # (pesee"));
        assert_eq!(read("a.csv"), "mine", "the file was replaced without confirmation");
        assert!(store::parse_document(read("a.toml").as_bytes()).is_ok());
        run_lines(language, &path, ":exporter csv\nr\n");
        let header = if words == ContentLanguage::En { "criterion,when,weight" } else { "critère;quand;poids" };
        assert!(read("a.csv").contains(header), "{}", read("a.csv"));
    }
}

/// An output that fails after the given number of bytes.
struct LimitedOutput(usize);

impl Write for LimitedOutput {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0 = self.0.checked_sub(bytes.len()).ok_or(io::ErrorKind::BrokenPipe)?;
        Ok(bytes.len())
    }
    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[test]
fn a_closed_output_loses_no_answer() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.toml");
    let locale = Locale::new(Language::English);
    let text = pesee::walk::find_template("two-accounts").unwrap().text(pesee_core::deliberation::Language::En);
    let answers = "Should I close it?\nTitle\n1\nLinkedIn\n-\nTwitter\n\n\nA way\n\n";
    for most in (0..6_000).step_by(173) {
        let opened = OpenFile::from_text(path.clone(), text).unwrap();
        let mut session = Session::create(opened.document().clone(), "a", None, now());
        let mut host = TestHost(opened);
        let ended = plain::run_walk(
            &mut session,
            &mut host,
            LineIo::new(&locale, &mut answers.as_bytes(), &mut LimitedOutput(most)),
        );
        assert!(!session.has_unsaved_changes(), "{most}: {ended:?}");
        drop(std::fs::remove_file(&path));
    }
}

/// Creates a deliberation of Anna, Bob and Carl.
fn set_up_three(language: Language, path: &Path) -> String {
    let lines = "\n\n2\n?\nAnna\nBob\nbob\nCarl\n4\n3 = coach\n3 = personne\n1 = Anne\n\n:quit\n";
    run_lines(language, path, lines)
}

#[test]
fn several_people_are_set_up_by_name() {
    let folder = tempfile::tempdir().unwrap();
    for (language, name) in [(Language::English, "plain/people.en"), (Language::French, "plain/people.fr")] {
        let path = folder.path().join(format!("{}.toml", language.tag()));
        assert_snapshot!(name, set_up_three(language, &path));
        let known = document(&path).participants().to_vec();
        let names: Vec<(&str, &str)> =
            known.iter().map(|known| (known.id.as_str(), known.name.as_deref().unwrap())).collect();
        assert_eq!(names, [("anna", "Anne"), ("bob", "Bob"), ("carl", "Carl")]);
        assert!(known.iter().all(|known| known.voice() == 1.0));
        // A hyphen removes a person; two stay at least.
        let transcript = run_lines(language, &path, ":go 1 4\n3 = -\n2 = -\n\n:quit\n");
        let (removed, two) = match language {
            Language::English => ("Removed: Carl.", "At least two people must stay"),
            _ => ("Retrait : Carl.", "Au moins deux personnes"),
        };
        let transcript = transcript.replace('\u{a0}', " ");
        assert!(transcript.contains(removed) && transcript.contains(two), "{transcript}");
        assert_eq!(document(&path).participants().len(), 2);
    }
}

#[test]
fn a_person_and_the_employer_are_named_in_one_list() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.toml");
    let transcript = run_lines(Language::English, &path, "\n\n3\nAnna\nAcme\n\n:go 1\n\n\n1\n:undo\n:quit\n");
    assert!(transcript.contains("name of the employer, or Enter"), "{transcript}");
    assert!(transcript.contains("Removed: Acme.\n:undo undoes this."), "{transcript}");
    let seats: Vec<_> =
        document(&path).participants().iter().map(|known| (known.id.to_string(), known.seat())).collect();
    use pesee_core::deliberation::Seat;
    assert_eq!(seats, [("anna".to_owned(), Seat::Person), ("acme".to_owned(), Seat::Employer)]);
}

#[test]
fn every_personal_question_says_whose_it_is() {
    let folder = tempfile::tempdir().unwrap();
    for (language, lens, who) in [
        (
            Language::English,
            "This lens is shared by all of you",
            ["Anne: Before you weigh", "Anne: Pick what", "Anne: The network"],
        ),
        (
            Language::French,
            "le même pour tout le monde",
            ["Anne : Avant de peser", "Anne : Choisissez", "Anne : Le réseau"],
        ),
    ] {
        let path = folder.path().join(format!("{}.toml", language.tag()));
        set_up_three(language, &path);
        let transcript = run_lines(language, &path, ":go 4\n1\n3\n:go 7\n1 2 3 4 5 6\n3\n:go 8\n:quit\n");
        let transcript = transcript.replace(['\u{a0}', '\n'], " ");
        for text in who.into_iter().chain([lens]) {
            assert!(transcript.contains(text), "{text}:\n{transcript}");
        }
    }
}

/// The list of a step names each question once, also after the answers of several people are opened.
#[test]
fn the_questions_of_a_step_say_whose_they_are() {
    use crate::common::sealed::SealedCase;
    let folder = tempfile::tempdir().unwrap();
    let revealed = "[deliberation]\nrevealed = 2026-11-20T09:00:00-05:00\n";
    let text = SealedCase::Complete.text(0, 0).replacen("[deliberation]\n", revealed, 1);
    for (language, keys, titles) in [
        (
            Language::English,
            ":go ratings\n:go 8 bob\n:go feeling\n:quit\n",
            ["Anna: ", "Bob: ", "Bob: Before you weigh"],
        ),
        (Language::French, ":aller 8\n:aller 8 bob\n:aller 4\n:quit\n", ["Anna : ", "Bob : ", "Bob : Avant de peser"]),
    ] {
        let path = folder.path().join(format!("{}.toml", language.tag()));
        std::fs::write(&path, &text).unwrap();
        let transcript = run_lines(language, &path, keys).replace('\u{a0}', " ");
        let list: Vec<&str> = transcript.lines().filter(|line| line.starts_with("  ") && line.contains(". ")).collect();
        for title in titles {
            assert!(list.iter().any(|line| line.contains(&format!(". {title}"))), "no {title} in\n{transcript}");
        }
        let named = |line: &&&str| titles.iter().any(|title| line.contains(&format!(". {title}")));
        let mut unique: Vec<_> = list.iter().filter(named).map(|line| line.split_once(". ").unwrap().1).collect();
        let count = unique.len();
        unique.sort();
        unique.dedup();
        assert_eq!(unique.len(), count, "{list:?}");
        // A part of the title finds the question of the person.
        assert!(transcript.lines().any(|line| line.starts_with(titles[1])), "{transcript}");
    }
}

/// Anna and Bob have answered everything, and nothing is opened yet.
#[test]
fn a_person_corrects_a_slip_before_the_answers_are_opened() {
    use crate::common::sealed::{NOTES, SealedCase};
    let folder = tempfile::tempdir().unwrap();
    for (language, name) in [(Language::English, "plain/correction.en"), (Language::French, "plain/correction.fr")] {
        let path = folder.path().join(format!("{}.toml", language.tag()));
        let text = SealedCase::Complete.text(0, 0);
        std::fs::write(&path, &text).unwrap();
        // Anna corrects one rating. The other lines keep her answers; then the walk is at the sealed verdict again.
        let transcript = run_lines(language, &path, "c\n1\n\n\n\n\n\n+3\n\n\n\n:quit\n");
        assert_snapshot!(name, &transcript);
        assert!(!transcript.contains(NOTES[0]), "an answer of Bob is printed");
        let id = |text: &str| pesee_core::deliberation::Id::new(text).unwrap();
        let (before, after) = (store::parse_document(text.as_bytes()).unwrap(), document(&path));
        assert_eq!(after.rating(&id("anna"), &id("reach"), &id("keep")).map(|rating| rating.value()), Some(3.0));
        assert_eq!(after.ratings(&id("bob")), before.ratings(&id("bob")));
        assert_eq!(after.weights(&id("anna")), before.weights(&id("anna")));
        assert!(after.is_blind());
    }
}

#[test]
fn a_handover_says_how_to_go_back_to_the_own_answers() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.toml");
    std::fs::copy("tests/files/two-seats.toml", &path).unwrap();
    let transcript = run_lines(Language::English, &path, "\n\n2\n:back\n\n-4\n:quit\n");
    assert!(transcript.contains("Anna can still go back to their own answers with :back."), "{transcript}");
    let id = |text: &str| pesee_core::deliberation::Id::new(text).unwrap();
    assert_eq!(
        document(&path).rating(&id("anna"), &id("peace"), &id("pause")).map(|rating| rating.value()),
        Some(-4.0)
    );
}

/// Several options share the same gentler option, and the hint about it stands once.
#[test]
fn no_sentence_about_the_options_is_printed_twice() {
    for (language, go, hint) in [
        (Language::English, ":go 3", "is on your list too"),
        (Language::French, ":aller 3", "est aussi sur votre liste"),
    ] {
        let folder = tempfile::tempdir().unwrap();
        let told = run_lines(language, &folder.path().join("a.toml"), &format!("{go}\n:quit\n"));
        let (_, options) = told.split_once(go).unwrap();
        assert_eq!(options.matches(hint).count(), 1, "{options}");
    }
}
