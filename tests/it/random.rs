//! Random keys, pastes, mouse actions and sizes, and invariants that hold after each event.

use std::path::PathBuf;

use pesee::store::{OpenFile, parse_document};
use pesee::text::Language;
use pesee::ui::action::Action;
use pesee::ui::app::StartTarget;
use pesee::ui::event::{Event, MouseAction};
use pesee::ui::keymap::{Scope, accept_text};
use pesee_core::deliberation::*;
use pesee_core::method::Figures;
use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

use crate::common::made_up::{Dice, made_up};
use crate::common::seeds::{each_seed, few_or_many, is_at_length};
use crate::common::{TestApp, finished, given};

/// Returns the number of events in one session.
fn events() -> usize {
    if is_at_length() { 200 } else { 60 }
}

#[test]
fn random_input_breaks_no_invariant() {
    each_seed(&format!("sittings of {} random events", events()), few_or_many(10, 1_000), |seed| {
        let mut session = RandomSession::begin(seed);
        for nth in 1..=events() {
            session.something_happens();
            session.check_screen();
            if nth % 8 == 0 {
                session.check_document();
            }
            if nth % 50 == 0 {
                session.check_undo_and_redo();
                session.check_way_out();
            }
        }
    });
}

/// The random keys. Keys that lead forward are repeated.
const KEYS: &str = "<Enter> <Enter> <Enter> <Enter> <Esc> <Up> <Down> <Down> <Left> <Right> <Tab> <BackTab> <Backspace> \
                    <Delete> <Home> <End> <PageUp> <PageDown> <Space> <Space> <F1> <C-r> <C-u> <C-z> <C-w> <C-a> <C-e> \
                    <C-k> <C-d> <C-c> <C-y> <C-j> <C-_> <A-u> <A-b> <A-Backspace> <S-Left> <S-Up> <C-S-Left> <S-Home> <F4> a b c d e f g h i j k l m n o p q r s t u v w x y z A D G J K é 日 \u{301} / = - + ? . , \
                    0 1 2 3 4 5 6 9";

/// A random session and its events.
struct RandomSession {
    app: TestApp,
    dice: Dice,
    language: Language,
    /// Whether the disk refuses writes.
    refuses_writes: bool,
    done: Vec<String>,
}

impl Drop for RandomSession {
    fn drop(&mut self) {
        if std::thread::panicking() {
            println!("after: {}", self.done.join(" "));
            println!("on:\n{}", self.app.screen());
        }
    }
}

impl RandomSession {
    /// Opens a random deliberation.
    fn begin(seed: u64) -> RandomSession {
        let mut dice = Dice::new(seed);
        let language = *dice.pick(&[Language::English, Language::French]);
        let new = |path| StartTarget::New { template: "example", path, client: None };
        let folder = tempfile::tempdir().unwrap();
        let on_file = |text: &str| {
            let path = folder.path().join("a.toml");
            std::fs::write(&path, text).unwrap();
            StartTarget::File(path)
        };
        let start = match seed % 10 {
            0 => StartTarget::Library,
            1 => on_file(&finished()),
            2 => on_file(&given("two-seats.toml")),
            3 => on_file(&given("two-accounts.toml")),
            4 => on_file(&given("employes-sur-twitter.toml")),
            5 => new(None),
            // The folder of the new deliberation cannot be created because a file has its name.
            6 => {
                std::fs::write(folder.path().join("taken"), "").unwrap();
                new(Some(folder.path().join("taken/a.toml")))
            }
            7 => {
                break_some(&folder, &mut dice);
                StartTarget::Library
            }
            _ => {
                let nothing =
                    OpenFile::from_text(PathBuf::new(), "format = 1\n[deliberation]\ntitle = \"\"\n").unwrap();
                on_file(&nothing.render_text(&made_up(seed)))
            }
        };
        let mut app = TestApp::over(language, folder, start, 80, 24);
        app.draws = 200;
        RandomSession { app, dice, language, refuses_writes: seed % 10 == 6, done: Vec::new() }
    }

    fn something_happens(&mut self) {
        match self.dice.below(60) {
            0 => {
                let sizes = [(80, 24), (40, 12), (120, 40), (self.dice.below(130), self.dice.below(45))];
                let (width, height) = *self.dice.pick(&sizes);
                self.done.push(format!("({width}×{height})"));
                self.app.resize(width as u16, height as u16);
            }
            1 => {
                let book = self.dice.one_in(40);
                let text = self.dice.text().repeat(if book { 20_000 } else { 1 + self.dice.below(9) });
                let start: String = text.chars().take(40).collect();
                self.done.push(format!("(paste {start:?}, {} bytes)", text.len()));
                self.app.send(Event::Paste(text));
            }
            2..4 => {
                self.done.push("(3 s)".into());
                self.app.wait(3);
            }
            5..8 => {
                let mouse_action = *self.dice.pick(&[
                    MouseAction::Press,
                    MouseAction::Press,
                    MouseAction::Press,
                    MouseAction::Drag,
                    MouseAction::ScrollUp,
                    MouseAction::ScrollDown,
                ]);
                let (column, row) = (self.dice.below(90) as u16, self.dice.below(26) as u16);
                self.done.push(format!("({mouse_action:?} {column} {row})"));
                let before = self.app.inner.document().cloned();
                self.app.mouse(mouse_action, column, row);
                if matches!(mouse_action, MouseAction::ScrollUp | MouseAction::ScrollDown) {
                    let differing =
                        before.zip(self.app.inner.document()).map(|(before, now)| diff(&before, now).changes);
                    let answers = differing.unwrap_or_default().into_iter().filter(|change| change.path != SEEN);
                    assert_eq!(answers.count(), 0, "the wheel changes an answer");
                }
            }
            4 if self.dice.one_in(20) => {
                self.done.push("(SIGTERM)".into());
                self.app.send(Event::Terminated(15));
            }
            _ => {
                let keys: Vec<&str> = KEYS.split_whitespace().collect();
                let key = *self.dice.pick(&keys);
                self.press(key);
            }
        }
        if self.app.left {
            self.restart();
        }
    }

    fn press(&mut self, key: &str) {
        self.done.push(key.to_owned());
        self.app.press(key);
    }

    fn restart(&mut self) {
        self.done.push("(start)".into());
        self.app.restart(self.language);
    }

    /// Asserts that every cell is printable and that the cursor is inside the screen.
    fn check_screen(&mut self) {
        let (screen, cursor) = self.app.draw();
        for cell in screen.content() {
            let symbol = cell.symbol();
            assert!(symbol.graphemes(true).count() == 1 && symbol.width() <= 2, "{symbol:?} in one cell");
            assert!(!symbol.chars().any(hides), "{symbol:?} on the screen");
        }
        let area = *screen.area();
        if area.width >= 40 && area.height >= 12 {
            assert!(cursor.is_some_and(|cursor| area.contains(cursor)), "cursor {cursor:?} on {area:?}");
        }
    }

    /// Asserts that the document is dirty exactly if it differs from the disk, can be saved and read, and has finite
    /// figures.
    fn check_document(&mut self) {
        let Some(document) = self.app.inner.document() else { return };
        assert_eq!(document.find_integrity_errors(), []);
        let figures = Figures::without_draws(document);
        let scores = &figures.ranking_unchecked().scores;
        assert!(scores.iter().all(|score| score.score.is_finite()), "{scores:?}");
        let path = self.app.inner.exit_summary().map(|(path, _)| path);
        let Some(opened) = path.and_then(|path| OpenFile::load(&path).ok()) else { return };
        let text = opened.render_text(document);
        assert_eq!(parse_document(text.as_bytes()).as_ref(), Ok(document));
        let dirty = self.app.inner.unsaved_reason().is_some();
        let differing = diff(opened.document(), document).changes;
        // The time at which the verdict was seen causes no save. A new deliberation with all changes undone equals the
        // template.
        let is_ignored = |path: &FieldPath| is_of_the_visit(path) || !dirty && is_of_the_beginning(path);
        let differs = differing.iter().any(|change| !is_ignored(&change.path));
        assert_eq!(dirty, differs, "{differing:?}");
    }

    /// Asserts that undoing everything gives the opened document and that redoing everything restores the changes.
    fn check_undo_and_redo(&mut self) {
        for _ in 0..4 {
            let scopes = self.app.inner.scopes();
            let is_over = scopes.iter().any(|scope| {
                use Scope::{Confirm, Export, Help, Page, PastedList, Recovery, TemplateMenu};
                matches!(scope, Confirm | Export | Help | TemplateMenu | Page | PastedList | Recovery)
            });
            if !accept_text(&scopes) && !is_over {
                break;
            }
            self.press("<Esc>");
        }
        let Some(end) = self.app.inner.document().cloned() else { return };
        let mut acts = 0;
        while self.app.inner.can(Action::Undo) {
            assert!(
                acts < 10 * events() && !accept_text(&self.app.inner.scopes()),
                "undo does not reach the opened state"
            );
            self.press("u");
            acts += 1;
        }
        let start = self.app.inner.document().cloned().unwrap();
        for _ in 0..acts {
            self.press("<C-r>");
        }
        let again = self.app.inner.document().unwrap();
        let differing = diff(&end, again).changes;
        assert!(differing.iter().all(|change| change.path == SEEN), "{differing:?}");
        // Nobody can undo the changes of another person.
        if let (1, Some(opened)) = (start.people().len(), self.app.opened()) {
            let differing = diff(opened.document(), &start).changes;
            assert!(differing.iter().all(|change| is_of_the_beginning(&change.path)), "{differing:?}");
        }
    }

    /// Asserts that at most five keys lead to the library or out of the program.
    fn check_way_out(&mut self) {
        let way = if self.refuses_writes || self.dice.one_in(3) { "<C-c>" } else { "<Esc>" };
        let home = |app: &TestApp| app.left || app.inner.document().is_none() && app.inner.scopes()[0] != Scope::Help;
        for _ in 0..5 {
            if way == "<C-c>" && self.app.left || way == "<Esc>" && home(&self.app) {
                break;
            }
            self.press(way);
        }
        assert!(home(&self.app), "no way out by {way}:\n{}", self.app.screen());
        if self.app.left {
            self.restart();
        }
    }
}

const SEEN: FieldPath = FieldPath::Head(HeadField::VerdictSeen);

/// Returns whether a save sets this field itself.
fn is_of_the_visit(path: &FieldPath) -> bool {
    matches!(
        path,
        FieldPath::Head(HeadField::Updated)
            | FieldPath::Visit(..)
            | FieldPath::LoggedChange(..)
            | FieldPath::ListOrder(List::Visits)
            | FieldPath::ListOrder(List::Changes)
    )
}

/// Returns whether the start of a visit sets this field. Undo does not change the field.
fn is_of_the_beginning(path: &FieldPath) -> bool {
    *path == SEEN
        || matches!(path, FieldPath::Head(HeadField::Id | HeadField::Created | HeadField::Status | HeadField::Client))
}

/// Returns whether a character controls the terminal, changes the direction, or is invisible.
fn hides(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{61c}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}')
        || matches!(c, '\u{feff}' | '\u{e0000}'..='\u{e0fff}')
}

/// Fills a library with valid files and every kind of invalid file.
fn break_some(folder: &tempfile::TempDir, dice: &mut Dice) {
    let path = |name: &str| folder.path().join(name);
    std::fs::write(path("a.toml"), finished()).unwrap();
    std::fs::write(path("b.toml"), given("two-seats.toml")).unwrap();
    std::fs::write(path("no format.toml"), "title = 3").unwrap();
    std::fs::write(path("not text.toml"), b"format = 1\n\xff\xfe").unwrap();
    std::fs::write(path("newer.toml"), "format = 7\n").unwrap();
    std::fs::write(path("empty.toml"), "").unwrap();
    std::fs::write(path("large.toml"), "#".repeat(2 << 20)).unwrap();
    std::fs::create_dir(path("folder.toml")).unwrap();
    std::fs::write(path("turned\u{202e}around\u{1b}[2J.toml"), "format = 1\n[deliberation]\ntitle = \"\\u202E\"")
        .unwrap();
    let mut cut = given("two-accounts.toml");
    while !cut.is_empty() && (!dice.one_in(500) || cut.ends_with('\n')) {
        cut.pop();
    }
    std::fs::write(path("cut.toml"), cut).unwrap();
}
