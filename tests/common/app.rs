//! A person at the keyboard, in memory: keys in, screen and file out.

use std::collections::{BTreeMap, VecDeque};
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::time::{Duration, Instant};

use chrono::{DateTime, FixedOffset};
use pesee::config::Folders;
use pesee::runtime::{FileSearch, FileService, Listing};
use pesee::store::{self, OpenFile};
use pesee::text::Language;
use pesee::ui::app::{App, CurrentTime, Settings, StartTarget};
use pesee::ui::event::{Effect, Event, MouseAction, MouseInput};
use pesee::ui::theme::Theme;
use pesee_core::deliberation::Deliberation;
use pesee_core::method::{DEFAULT_DRAWS, Sampler, WinShares};
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::buffer::Buffer;
use ratatui::layout::Position;

use super::{moment, parse};

/// The folder of the deliberations: its own, or somebody's.
pub struct Folder {
    path: PathBuf,
    own: Option<tempfile::TempDir>,
}

impl Folder {
    pub fn path(&self) -> &Path {
        &self.path
    }
}

/// The program in memory, over a folder.
pub struct TestApp {
    pub inner: App,
    pub folder: Folder,
    terminal: Terminal<TestBackend>,
    file_service: FileService,
    instant: Instant,
    pub left: bool,
    /// What went to the clipboard or to an editor.
    pub lent: Vec<Effect>,
    /// How many draws full figures are given.
    pub draws: u32,
    /// What the clock says.
    pub now: DateTime<FixedOffset>,
}

impl TestApp {
    /// The library of an empty folder, at 80×24.
    pub fn new(language: Language) -> TestApp {
        TestApp::sized(language, 80, 24)
    }

    /// The library of an empty folder.
    pub fn sized(language: Language, width: u16, height: u16) -> TestApp {
        TestApp::over(language, tempfile::tempdir().unwrap(), StartTarget::Library, width, height)
    }

    /// A file opened at 80×24.
    pub fn on_file(language: Language, name: &str, text: &str) -> TestApp {
        TestApp::on_file_sized(language, name, text, 80, 24)
    }

    /// A file opened at 80×24, on another day.
    pub fn on_day(language: Language, name: &str, text: &str, now: DateTime<FixedOffset>) -> TestApp {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join(name);
        std::fs::write(&path, text).unwrap();
        let own = Folder { path: folder.path().to_owned(), own: Some(folder) };
        TestApp::at(language, Theme::Mono, own, StartTarget::File(path), (80, 24), now)
    }

    /// A file opened.
    pub fn on_file_sized(language: Language, name: &str, text: &str, width: u16, height: u16) -> TestApp {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join(name);
        std::fs::write(&path, text).unwrap();
        TestApp::over(language, folder, StartTarget::File(path), width, height)
    }

    /// Anything.
    pub fn over(language: Language, folder: tempfile::TempDir, start: StartTarget, width: u16, height: u16) -> TestApp {
        TestApp::themed(language, Theme::Mono, folder, start, width, height)
    }

    /// Somebody else at the same folder, whose owner is still there or was killed.
    pub fn beside(language: Language, folder: &Path, start: StartTarget) -> TestApp {
        let shared = Folder { path: folder.to_owned(), own: None };
        TestApp::at(language, Theme::Mono, shared, start, (80, 24), moment())
    }

    /// The program is killed: nothing more is saved, and its locks are free.
    pub fn kill(&mut self) {
        let nobody = Folders { sessions: PathBuf::new(), state: PathBuf::new(), config: PathBuf::new() };
        self.file_service = FileService::new(nobody);
    }

    /// Anything, in a theme.
    pub fn themed(
        language: Language,
        theme: Theme,
        folder: tempfile::TempDir,
        start: StartTarget,
        width: u16,
        height: u16,
    ) -> TestApp {
        let folder = Folder { path: folder.path().to_owned(), own: Some(folder) };
        TestApp::at(language, theme, folder, start, (width, height), moment())
    }

    fn at(
        language: Language,
        theme: Theme,
        folder: Folder,
        start: StartTarget,
        (width, height): (u16, u16),
        now: DateTime<FixedOffset>,
    ) -> TestApp {
        let instant = Instant::now();
        let inner = program(language, theme, start, instant, now);
        let terminal = Terminal::new(TestBackend::new(width, height)).unwrap();
        let file_service = FileService::new(folders(&folder));
        let mut app = TestApp {
            inner,
            folder,
            terminal,
            file_service,
            instant,
            left: false,
            lent: Vec::new(),
            draws: DEFAULT_DRAWS,
            now,
        };
        let effects = app.inner.start();
        app.perform(effects);
        app
    }

    /// Starts the program again, with the library of the same folder.
    pub fn restart(&mut self, language: Language) {
        self.inner = program(language, Theme::Mono, StartTarget::Library, self.instant, self.now);
        (self.file_service, self.left) = (FileService::new(folders(&self.folder)), false);
        let effects = self.inner.start();
        self.perform(effects);
    }

    /// Presses keys: `Twitter<Enter><Down>`.
    pub fn press(&mut self, keys: &str) -> &mut TestApp {
        for key in parse(keys) {
            self.send(Event::Key(key));
        }
        self
    }

    /// Lets something happen, and the world answer.
    pub fn send(&mut self, event: Event) {
        self.instant += Duration::from_millis(10);
        let now = CurrentTime { instant: self.instant, wall_time: self.now };
        let effects = self.inner.update(event, now);
        self.perform(effects);
    }

    /// Does something with the mouse at a place.
    pub fn mouse(&mut self, hand: MouseAction, column: u16, row: u16) -> &mut TestApp {
        // One sees what one points at.
        self.draw();
        self.send(Event::Mouse(MouseInput { action: hand, column, row }));
        self
    }

    /// Where a text stands on the screen.
    #[track_caller]
    pub fn place(&mut self, text: &str) -> (u16, u16) {
        let screen = self.screen();
        let found = screen.lines().enumerate().find_map(|(row, line)| Some((line.find(text)?, row, line)));
        let Some((at, row, line)) = found else { panic!("no {text:?} on\n{screen}") };
        (unicode_width::UnicodeWidthStr::width(&line[..at]) as u16, row as u16)
    }

    /// Clicks on a text.
    #[track_caller]
    pub fn click(&mut self, text: &str) -> &mut TestApp {
        let (column, row) = self.place(text);
        self.mouse(MouseAction::Press, column, row)
    }

    /// Lets time go by.
    pub fn wait(&mut self, seconds: u64) -> &mut TestApp {
        self.instant += Duration::from_secs(seconds);
        self.send(Event::Tick);
        self
    }

    /// Another size of the terminal.
    pub fn resize(&mut self, width: u16, height: u16) -> &mut TestApp {
        self.terminal.backend_mut().resize(width, height);
        self.send(Event::Resize);
        self
    }

    fn perform(&mut self, effects: Vec<Effect>) {
        let mut effects: VecDeque<Effect> = effects.into();
        while let Some(effect) = effects.pop_front() {
            for event in self.answer(effect) {
                let now = CurrentTime { instant: self.instant, wall_time: self.now };
                effects.extend(self.inner.update(event, now));
            }
        }
    }

    /// What the world answers, at once.
    fn answer(&mut self, effect: Effect) -> Vec<Event> {
        match effect {
            Effect::SearchFullText { ticket, query: words, paths } => {
                let mut seeking = FileSearch::new(ticket, words, paths);
                let mut told = Vec::new();
                while !seeking.is_done() {
                    told.push(seeking.advance(Duration::ZERO));
                }
                told
            }
            Effect::ListLibrary => {
                let mut listing = Listing::new(&folders(&self.folder), self.now.date_naive());
                let mut told = Vec::new();
                while !listing.is_done() {
                    told.extend(listing.go_on(Duration::ZERO));
                }
                told
            }
            Effect::Simulate { ticket, simulation } => {
                vec![Event::SimulationProgress { ticket, wins: Box::new(wins(*simulation, self.draws)) }]
            }
            Effect::Compare { ticket, request: comparing } => {
                vec![Event::Compared { ticket, outcome: Box::new(comparing.compare()) }]
            }
            Effect::Quit => {
                self.left = true;
                Vec::new()
            }
            effect @ (Effect::CopyToClipboard(_) | Effect::OpenEditor(_)) => {
                self.lent.push(effect);
                Vec::new()
            }
            effect => self.file_service.handle(effect, self.now),
        }
    }

    /// Draws the screen; gives it cell by cell, and where the cursor is, if it is shown.
    pub fn draw(&mut self) -> (&Buffer, Option<Position>) {
        let inner = &self.inner;
        self.terminal.draw(|frame| inner.view(frame)).unwrap();
        let backend = self.terminal.backend();
        (backend.buffer(), backend.cursor_visible().then(|| backend.cursor_position()))
    }

    /// The screen, cell by cell.
    pub fn buffer(&mut self) -> Buffer {
        self.draw().0.clone()
    }

    /// The screen as text, without the spaces at the ends of lines.
    pub fn screen(&mut self) -> String {
        let buffer = self.buffer();
        let mut text = String::new();
        for y in 0..buffer.area.height {
            let mut skip = 0;
            let mut line = String::new();
            for x in 0..buffer.area.width {
                if skip > 0 {
                    skip -= 1;
                    continue;
                }
                let symbol = buffer[(x, y)].symbol();
                skip = unicode_width::UnicodeWidthStr::width(symbol).saturating_sub(1);
                line.push_str(symbol);
            }
            text.push_str(line.trim_end());
            text.push('\n');
        }
        text
    }

    /// What was opened last, as it was opened.
    pub fn opened(&self) -> Option<&OpenFile> {
        self.file_service.opened()
    }

    /// Every deliberation in the folder, by name.
    pub fn files(&self) -> Vec<PathBuf> {
        let mut files = store::list_files(self.folder.path());
        files.sort();
        files
    }

    /// The text of the only file.
    pub fn file(&self) -> String {
        let files = self.files();
        assert_eq!(files.len(), 1, "{files:?}");
        std::fs::read_to_string(&files[0]).unwrap()
    }

    /// What the only file says.
    pub fn document(&self) -> Deliberation {
        store::parse_document(self.file().as_bytes()).unwrap()
    }

    /// Whether the screen shows a text, however it is broken into lines.
    #[track_caller]
    pub fn sees(&mut self, text: &str) -> &mut TestApp {
        let screen = self.screen();
        assert!(screen.contains(text) || flowing(&screen).contains(&flowing(text)), "no {text:?} on\n{screen}");
        self
    }

    /// Whether the screen does not show a text.
    #[track_caller]
    pub fn misses(&mut self, text: &str) -> &mut TestApp {
        let screen = self.screen();
        assert!(!screen.contains(text) && !flowing(&screen).contains(&flowing(text)), "{text:?} on\n{screen}");
        self
    }
}

fn program(
    language: Language,
    theme: Theme,
    start: StartTarget,
    instant: Instant,
    moment: DateTime<FixedOffset>,
) -> App {
    let settings = Settings {
        select_language: Box::new(move |_| language),
        theme,
        show_hints: true,
        is_mouse_enabled: true,
        initial_notice: None,
        key_source: None,
        start,
    };
    App::new(settings, CurrentTime { instant, wall_time: moment })
}

/// Returns the win shares after `draws` draws. Each result is computed once for all tests of the binary, because most
/// tests open one of a few deliberations.
fn wins(mut simulation: Sampler, draws: u32) -> WinShares {
    static KNOWN: Mutex<BTreeMap<String, WinShares>> = Mutex::new(BTreeMap::new());
    let input = format!("{draws} of {simulation:?}");
    if let Some(known) = KNOWN.lock().unwrap().get(&input) {
        return known.clone();
    }
    while simulation.draws_done() < draws && simulation.advance() {}
    let wins = simulation.win_shares();
    KNOWN.lock().unwrap().insert(input, wins.clone());
    wins
}

/// The screen as one line, without the steps at its left and with one kind of space.
fn flowing(screen: &str) -> String {
    let right = screen.lines().map(|line| line.split_once("│  ").map_or(line, |(_, right)| right));
    right.flat_map(str::split_whitespace).collect::<Vec<_>>().join(" ")
}

/// The folders of the program over a folder.
fn folders(folder: &Folder) -> Folders {
    let at = folder.path();
    Folders { sessions: at.to_owned(), state: at.join(".state"), config: at.join(".config") }
}
