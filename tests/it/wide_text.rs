//! Text whose width differs between terminals: flags, joined emoji, and scripts whose letters combine.

use pesee::runtime::FrameTerminal;
use pesee::text::Language;
use pesee::ui::theme::Theme;
use ratatui::backend::TestBackend;
use ratatui::buffer::{Buffer, CellWidth};
use ratatui::{Frame, Terminal};

use crate::common::emulator::{Emulator, Measure};
use crate::common::places::{PLACES, after};
use crate::common::seeds::{is_at_length, is_due};
use crate::common::{TestApp, given};

/// Names in scripts, and with emoji, that terminals measure differently or that take two columns.
const TEXTS: [&str; 10] = [
    "हिन्दी पाठक",
    "🇫🇷 et 🇨🇭",
    "👩\u{200d}👩\u{200d}👧\u{200d}👦 home",
    "👍🏽👋🏿 x",
    "日本語の読者",
    "தமிழ் வாசகர்கள்",
    "ไทยผู้อ่านน้ำ",
    "한국어 각",
    "שָׁלוֹם قُرّاء",
    "e\u{301}te\u{301} ✨",
];

/// Appends a text to every title and every name of a file.
fn with_wide_names(file: &str) -> String {
    let mut texts = TEXTS.iter().cycle();
    let line = |line: &str| {
        let is_name = ["name = \"", "title = \""].iter().any(|start| line.starts_with(start)) && line.ends_with('"');
        if is_name { format!("{} {}\"\n", &line[..line.len() - 1], texts.next().unwrap()) } else { format!("{line}\n") }
    };
    file.lines().map(line).collect()
}

/// A terminal of one kind, and what the program has written to it.
struct Shown {
    frames: FrameTerminal<Vec<u8>>,
    emulator: Emulator,
}

impl Shown {
    fn new(measure: Measure, (width, height): (u16, u16)) -> Shown {
        let frames = FrameTerminal::with_size(Vec::new(), width, height).unwrap();
        Shown { frames, emulator: Emulator::new(measure, width.into(), height.into()) }
    }

    fn draw(&mut self, wanted: &Buffer) {
        self.frames.draw(|frame| frame.buffer_mut().clone_from(wanted)).unwrap();
        let written = std::mem::take(self.frames.output_mut());
        self.emulator.process(std::str::from_utf8(&written).unwrap());
    }
}

/// Returns the cells that the program wants to show.
fn wanted(app: &TestApp, (width, height): (u16, u16)) -> Buffer {
    let mut terminal = Terminal::new(TestBackend::new(width, height)).unwrap();
    let mut wanted = Buffer::default();
    let draw = |frame: &mut Frame<'_>| {
        app.inner.view(frame);
        wanted = frame.buffer_mut().clone();
    };
    terminal.draw(draw).unwrap();
    wanted
}

/// Asserts that the screen after many frames is the screen of one complete drawing, and that every other text is in
/// its column.
#[track_caller]
fn assert_shown(app: &TestApp, shown: &mut [Shown], size: (u16, u16), what: &str) {
    let wanted = wanted(app, size);
    for shown in shown {
        shown.draw(&wanted);
        let measure = shown.emulator.measure();
        let mut complete = Shown::new(measure, size);
        complete.draw(&wanted);
        for y in 0..size.1 {
            let (drawn, expected) = (shown.emulator.row(y.into()), complete.emulator.row(y.into()));
            assert_eq!(drawn, expected, "{what}: row {y}, {measure:?}");
            assert_columns(&wanted, &shown.emulator, y, what);
        }
    }
}

/// Asserts that the plain text of a row is in its columns.
#[track_caller]
fn assert_columns(buffer: &Buffer, emulator: &Emulator, y: u16, what: &str) {
    let mut x = 0;
    while x < buffer.area.width {
        let symbol = buffer[(x, y)].symbol();
        if symbol.is_ascii() || symbol == "▌" || symbol == "│" {
            let (shown, row) = (emulator.cell(x.into(), y.into()), emulator.row(y.into()));
            assert_eq!(shown, Some(symbol), "{what}: column {x} of {row:?}, {:?}", emulator.measure());
        }
        x += symbol.cell_width().max(1);
    }
}

#[test]
fn names_in_many_scripts_leave_no_pieces_on_any_screen() {
    for size in if is_at_length() { vec![(80, 24), (120, 40)] } else { vec![(80, 24)] } {
        let mut shown: Vec<Shown> = Measure::ALL.into_iter().map(|measure| Shown::new(measure, size)).collect();
        let places = PLACES.iter().enumerate().filter(|(nth, _)| is_due(*nth));
        for (nth, place) in places {
            let language = if nth % 2 == 0 { Language::English } else { Language::French };
            let mut app = after(language, Theme::Terminal, *place, with_wide_names, "");
            app.resize(size.0, size.1);
            assert_shown(&app, &mut shown, size, place.0);
            for keys in ["<Down>", "<PageDown>", "<Right>"] {
                app.press(keys);
                assert_shown(&app, &mut shown, size, &format!("{} {keys}", place.0));
            }
        }
    }
}

#[test]
fn scrolling_the_matrix_leaves_no_pieces_of_flags_and_hindi() {
    let size = (80, 24);
    let mut app = TestApp::on_file(Language::English, "a.toml", &given("flags-and-hindi.toml"));
    let mut shown: Vec<Shown> = Measure::ALL.into_iter().map(|measure| Shown::new(measure, size)).collect();
    let mut parser = vt100::Parser::new(24.try_into().unwrap(), 80.try_into().unwrap(), 0);
    let mut frames = FrameTerminal::with_size(Vec::new(), 80, 24).unwrap();
    for keys in ["", "m", "<PageDown>", "<PageDown>", "<PageUp>", "<Down><Down><Down>", "<End>", "v"] {
        app.press(keys);
        assert_shown(&app, &mut shown, size, keys);
        frames.draw(|frame| app.inner.view(frame)).unwrap();
        parser.process(&std::mem::take(frames.output_mut()));
        let mut complete = vt100::Parser::new(24.try_into().unwrap(), 80.try_into().unwrap(), 0);
        let mut again = FrameTerminal::with_size(Vec::new(), 80, 24).unwrap();
        again.draw(|frame| app.inner.view(frame)).unwrap();
        complete.process(again.output_mut());
        let lines = |parser: &vt100::Parser| -> Vec<String> {
            parser.screen().contents().lines().map(|line| line.trim_end().to_owned()).collect()
        };
        assert_eq!(lines(&parser), lines(&complete), "{keys}");
    }
}

#[test]
fn a_frame_that_changes_nothing_writes_nothing_beside_wide_names() {
    let app = TestApp::on_file(Language::English, "a.toml", &with_wide_names(&given("two-accounts-answered.toml")));
    let mut shown = Shown::new(Measure::ByCluster, (80, 24));
    let wanted = wanted(&app, (80, 24));
    shown.draw(&wanted);
    shown.frames.draw(|frame| frame.buffer_mut().clone_from(&wanted)).unwrap();
    assert!(shown.frames.output_mut().is_empty());
}
