//! `TestApp`: the program with an in-memory terminal and real files. Tests send keys and read the screen and the file.

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

/// The folder of the deliberations. Either this value owns the temporary folder, or another `TestApp` does.
pub struct Folder {
    path: PathBuf,
    own: Option<tempfile::TempDir>,
}

impl Folder {
    pub fn path(&self) -> &Path {
        &self.path
    }
}

/// The program with an in-memory terminal, over a folder of deliberations.
pub struct TestApp {
    pub inner: App,
    pub folder: Folder,
    terminal: Terminal<TestBackend>,
    file_service: FileService,
    instant: Instant,
    pub left: bool,
    /// The clipboard, editor and suspend effects that the program has requested.
    pub lent: Vec<Effect>,
    /// The number of draws after which win shares are complete.
    pub draws: u32,
    /// The current wall-clock time of the program.
    pub now: DateTime<FixedOffset>,
}

impl TestApp {
    /// Opens the library of an empty folder, at 80×24.
    pub fn new(language: Language) -> TestApp {
        TestApp::sized(language, 80, 24)
    }

    /// Opens the library of an empty folder.
    pub fn sized(language: Language, width: u16, height: u16) -> TestApp {
        TestApp::over(language, tempfile::tempdir().unwrap(), StartTarget::Library, width, height)
    }

    /// Opens a file at 80×24.
    pub fn on_file(language: Language, name: &str, text: &str) -> TestApp {
        TestApp::on_file_sized(language, name, text, 80, 24)
    }

    /// Opens a file at 80×24, at the time `now`.
    pub fn on_day(language: Language, name: &str, text: &str, now: DateTime<FixedOffset>) -> TestApp {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join(name);
        std::fs::write(&path, text).unwrap();
        let own = Folder { path: folder.path().to_owned(), own: Some(folder) };
        TestApp::at(language, Theme::Mono, own, StartTarget::File(path), (80, 24), now)
    }

    /// Opens a file in a terminal of the given size.
    pub fn on_file_sized(language: Language, name: &str, text: &str, width: u16, height: u16) -> TestApp {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join(name);
        std::fs::write(&path, text).unwrap();
        TestApp::over(language, folder, StartTarget::File(path), width, height)
    }

    /// Starts the program with any folder, start target and size.
    pub fn over(language: Language, folder: tempfile::TempDir, start: StartTarget, width: u16, height: u16) -> TestApp {
        TestApp::themed(language, Theme::Mono, folder, start, width, height)
    }

    /// Starts a second program in the same folder. The first program may still run, or may have been killed.
    pub fn beside(language: Language, folder: &Path, start: StartTarget) -> TestApp {
        let shared = Folder { path: folder.to_owned(), own: None };
        TestApp::at(language, Theme::Mono, shared, start, (80, 24), moment())
    }

    /// Kills the program: nothing more is saved, and the file locks are released.
    pub fn kill(&mut self) {
        let no_folders = Folders { sessions: PathBuf::new(), state: PathBuf::new(), config: PathBuf::new() };
        self.file_service = FileService::new(no_folders);
    }

    /// Starts the program like [`TestApp::over`], in the given theme.
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

    /// Presses keys, written as in `Twitter<Enter><Down>`.
    pub fn press(&mut self, keys: &str) -> &mut TestApp {
        for key in parse(keys) {
            self.send(Event::Key(key));
        }
        self
    }

    /// Sends one event and performs the effects that the program requests.
    pub fn send(&mut self, event: Event) {
        self.instant += Duration::from_millis(10);
        let now = CurrentTime { instant: self.instant, wall_time: self.now };
        let effects = self.inner.update(event, now);
        self.perform(effects);
    }

    /// Sends a mouse action at the given cell.
    pub fn mouse(&mut self, action: MouseAction, column: u16, row: u16) -> &mut TestApp {
        // Click targets belong to the last drawn frame, so draw first.
        self.draw();
        self.send(Event::Mouse(MouseInput { action, column, row }));
        self
    }

    /// Returns the column and the row at which `text` is on the screen.
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

    /// Advances the monotonic clock and sends a tick.
    pub fn wait(&mut self, seconds: u64) -> &mut TestApp {
        self.instant += Duration::from_secs(seconds);
        self.send(Event::Tick);
        self
    }

    /// Resizes the terminal.
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

    /// Performs one effect synchronously and returns the resulting events.
    fn answer(&mut self, effect: Effect) -> Vec<Event> {
        match effect {
            Effect::SearchFullText { ticket, query, paths } => {
                let mut search = FileSearch::new(ticket, query, paths);
                let mut events = Vec::new();
                while !search.is_done() {
                    events.push(search.advance(Duration::ZERO));
                }
                events
            }
            Effect::ListLibrary => {
                let mut listing = Listing::new(&folders(&self.folder), self.now.date_naive());
                let mut events = Vec::new();
                while !listing.is_done() {
                    events.extend(listing.advance(Duration::ZERO));
                }
                events
            }
            Effect::Simulate { ticket, simulation } => {
                vec![Event::SimulationProgress { ticket, wins: Box::new(wins(*simulation, self.draws)) }]
            }
            Effect::Compare { ticket, request } => {
                vec![Event::Compared { ticket, outcome: Box::new(request.compare()) }]
            }
            Effect::Quit => {
                self.left = true;
                Vec::new()
            }
            effect @ (Effect::CopyToClipboard(_) | Effect::OpenEditor(_) | Effect::Suspend) => {
                self.lent.push(effect);
                Vec::new()
            }
            effect => self.file_service.handle(effect, self.now),
        }
    }

    /// Draws the screen. Returns the cells, and the cursor position if the cursor is visible.
    pub fn draw(&mut self) -> (&Buffer, Option<Position>) {
        let inner = &self.inner;
        self.terminal.draw(|frame| inner.view(frame)).unwrap();
        let backend = self.terminal.backend();
        (backend.buffer(), backend.cursor_visible().then(|| backend.cursor_position()))
    }

    /// Returns the cells of the screen.
    pub fn buffer(&mut self) -> Buffer {
        self.draw().0.clone()
    }

    /// Returns the screen as text, without trailing spaces.
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

    /// Returns the file that was opened last, as it was when it was opened.
    pub fn opened(&self) -> Option<&OpenFile> {
        self.file_service.opened()
    }

    /// Returns the paths of all deliberations in the folder, sorted.
    pub fn files(&self) -> Vec<PathBuf> {
        let mut files = store::list_files(self.folder.path());
        files.sort();
        files
    }

    /// Returns the text of the only file in the folder.
    pub fn file(&self) -> String {
        let files = self.files();
        assert_eq!(files.len(), 1, "{files:?}");
        std::fs::read_to_string(&files[0]).unwrap()
    }

    /// Parses the only file in the folder.
    pub fn document(&self) -> Deliberation {
        store::parse_document(self.file().as_bytes()).unwrap()
    }

    /// Asserts that the screen contains `text`, ignoring line breaks.
    #[track_caller]
    pub fn sees(&mut self, text: &str) -> &mut TestApp {
        let screen = self.screen();
        assert!(screen.contains(text) || flowing(&screen).contains(&flowing(text)), "no {text:?} on\n{screen}");
        self
    }

    /// Asserts that the screen does not contain `text`, ignoring line breaks.
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
        list_languages: Box::new(|| Language::BUILT_IN.to_vec()),
        theme,
        themes: Theme::BUILT_IN.to_vec(),
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

/// Joins the screen into one line, without the step list on the left, and with single spaces.
fn flowing(screen: &str) -> String {
    let right = screen.lines().map(|line| line.split_once("│  ").map_or(line, |(_, right)| right));
    right.flat_map(str::split_whitespace).collect::<Vec<_>>().join(" ")
}

fn folders(folder: &Folder) -> Folders {
    let path = folder.path();
    Folders { sessions: path.to_owned(), state: path.join(".state"), config: path.join(".config") }
}
