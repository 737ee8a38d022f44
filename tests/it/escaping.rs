//! No control characters of a file reach a terminal: hostile text in every field, on every screen and in the line
//! interface. `tests/terminal/escaping.rs` tests the commands.

use std::collections::BTreeSet;
use std::path::Path;

use pesee::messages::{ReportRequest, SaveOutcome};
use pesee::plain::{self, LineIo, WalkHost};
use pesee::report;
use pesee::store::OpenFile;
use pesee::text::{Language, Locale, SafeText};
use pesee::ui::app::StartTarget;
use pesee::ui::event::Event;
use pesee::walk::Session;
use pesee_core::deliberation::*;
use pesee_core::method::Figures;
use unicode_segmentation::UnicodeSegmentation;

use crate::common::hostile_text::{HOSTILE, assert_clean, decided, hostile, shelf, texts};
use crate::common::made_up::Dice;
use crate::common::{TestApp, moment};

/// A deliberation of two people with hostile names, whose answers are separate.
fn two_people() -> String {
    let text = hostile("");
    let people = |text: &str| text.replace("[gut.me]", "[gut.a]").replace("[rating.me.", "[rating.a.");
    let names = texts::<Participant>();
    people(&text)
        + &format!("[[participant]]\nid = \"a\"\n{names}[[participant]]\nid = \"b\"\nseat = \"employer\"\n{names}")
}

#[track_caller]
fn assert_clean_screen(app: &mut TestApp) {
    let buffer = app.buffer();
    let symbols: BTreeSet<&str> = buffer.content().iter().map(|cell| cell.symbol()).collect();
    for symbol in symbols {
        assert_clean(symbol, "a cell");
        assert!(symbol.graphemes(true).count() <= 1 && symbol.len() <= 64, "{symbol:?}");
    }
}

/// Every question, its help, the matrix and the card, at two sizes.
#[test]
fn no_screen_shows_control_characters() {
    for (language, text) in [
        (Language::English, hostile("")),
        (Language::French, hostile(&decided())),
        (Language::French, two_people()),
        (Language::English, hostile(&decided()).replace("status = \"open\"", "status = \"decided\"")),
    ] {
        let mut app = TestApp::on_file(language, "h\u{1b}]0;x\u{7}\u{202e}.toml", &text);
        assert_clean_screen(&mut app);
        for keys in
            ["w", "m", "<Right><Down>", "n", "<Esc>", "t", "r", "b", "<Esc><Esc>", "?", "<Esc>", "v", "c", "<Esc>"]
        {
            app.press(keys);
            assert_clean_screen(&mut app);
        }
        for step in 0..10 {
            app.press(&format!("<Esc><Home>{}<Enter>", "<Down>".repeat(step)));
            for _ in 0..4 {
                assert_clean_screen(&mut app);
                app.press("?");
                assert_clean_screen(&mut app);
                app.resize(40, 12);
                assert_clean_screen(&mut app);
                app.resize(80, 24).press("<Esc><Down>e");
                assert_clean_screen(&mut app);
                app.press("<Esc><Tab><Down><Enter>");
            }
        }
        app.press("<Esc><Esc><Esc>");
        for keys in ["", "/h", "<Enter>", "e", "<Esc>", "D", "x", "u", "<Enter>"] {
            app.press(keys);
            assert_clean_screen(&mut app);
        }
    }
}

/// Random keys reach states that no other test lists.
#[test]
fn random_keys_show_no_control_characters() {
    let keys = "<Up> <Down> <Left> <Right> <Enter> <Enter> <Esc> <Tab> <BackTab> <Home> <End> <Space> <Backspace> <PageDown> \
        a b d e f j k m n r t u v w x y c D A J K = + - 0 3 5 ? / é";
    let keys: Vec<&str> = keys.split_whitespace().collect();
    for seed in 0..2 {
        let (language, tail) =
            if seed % 2 == 0 { (Language::French, decided()) } else { (Language::English, String::new()) };
        let mut app = TestApp::on_file(language, "a.toml", &hostile(&tail));
        let mut dice = Dice::new(seed);
        for _ in 0..250 {
            let key = *dice.pick(&keys);
            app.press(key);
            if dice.one_in(20) {
                app.send(Event::Paste(HOSTILE.to_owned()));
            }
            assert_clean_screen(&mut app);
        }
    }
}

/// A library with hostile titles, conflict copies and invalid files.
#[test]
fn the_library_shows_no_control_characters() {
    let folder = tempfile::tempdir().unwrap();
    shelf(folder.path());
    for language in [Language::English, Language::French] {
        let again = tempfile::tempdir().unwrap();
        for entry in std::fs::read_dir(folder.path()).unwrap() {
            let path = entry.unwrap().path();
            std::fs::copy(&path, again.path().join(path.file_name().unwrap())).unwrap();
        }
        let mut app = TestApp::over(language, again, StartTarget::Library, 80, 24);
        for keys in
            ["", "<End>", "<Enter>", "<Up>", "<Enter>", "x", "u", "e", "<Esc>", "/\u{301}", "<Esc>", "n", "<Esc>"]
        {
            app.press(keys);
            assert_clean_screen(&mut app);
        }
        app.resize(40, 12);
        assert_clean_screen(&mut app);
    }
}

struct Keeping(OpenFile);

impl WalkHost for Keeping {
    fn versions(&self) -> Vec<pesee::messages::FileVersion> {
        Vec::new()
    }
    fn save(&mut self, session: &mut Session) -> Option<SafeText> {
        let figures = Figures::with_draws(session.document(), 200);
        assert_eq!(self.0.save(&session.build_document_to_save(&figures, moment()), moment()), SaveOutcome::Done);
        session.mark_saved(session.shared_document());
        None
    }
    fn export(
        &mut self,
        document: &Deliberation,
        wanted: ReportRequest,
        _: Option<&Path>,
        _: bool,
    ) -> plain::ExportResult {
        let made = report::render(document, wanted, None, &Locale::new(Language::French), moment()).ok()?;
        Some((self.0.path().to_owned(), Ok(made.warnings)))
    }
    fn read_document(&self, path: &Path) -> Result<Deliberation, Vec<pesee::messages::FileError>> {
        OpenFile::load(path).map(|opened| opened.document().clone())
    }
    fn now(&self) -> Moment {
        moment()
    }
}

#[test]
fn the_plain_walk_prints_no_control_characters() {
    for (language, text) in
        [(Language::English, two_people()), (Language::French, hostile(&decided())), (Language::English, hostile(""))]
    {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.toml");
        std::fs::write(&path, text).unwrap();
        let opened = OpenFile::load(&path).unwrap();
        let mut session = Session::open(opened.document().clone(), moment());
        let mut lines: String = (1..=10).map(|step| format!(":go {step}\n?\n{HOSTILE}\n:undo\n\n\n\n")).collect();
        lines += &format!(
            ":{HOSTILE}\n:export ics\n:export {HOSTILE}\n:export\n1\n{HOSTILE}\n:go 1\n{}:verdict\n:quit\n",
            "\n".repeat(60)
        );
        let mut out = Vec::new();
        let locale = Locale::new(language);
        plain::run_walk(&mut session, &mut Keeping(opened), LineIo::new(&locale, &mut lines.as_bytes(), &mut out))
            .unwrap();
        let out = String::from_utf8(out).unwrap();
        assert!(out.len() > 4_000 && out.contains("⟨U+202E⟩"));
        assert_clean(&out, "the walk");
    }
}

/// The message after the program exits: path, decision, and the command to resume.
#[test]
fn the_closing_message_has_no_control_characters() {
    for language in [Language::English, Language::French] {
        let app = TestApp::on_file(language, "a.toml", &hostile(&decided()));
        let (_, line) = app.inner.exit_summary().unwrap();
        let line = line.unwrap();
        assert!(line.as_str().contains("⟨U+202E⟩"));
        assert_clean(line.as_str(), "the decision");
    }
}
