//! Sessions of the program on a pseudo-terminal: bytes in, screen and file out.

use std::io::{Read, Write};
use std::time::{Duration, Instant};

use pesee::text::Language;
use pesee::ui::app::StartTarget;
use pesee::ui::theme::Theme;
use pesee_core::deliberation::Outcome;
use portable_pty::{PtySize, native_pty_system};
use ratatui::backend::TestBackend;
use ratatui::buffer::{Buffer, Cell};
use ratatui::layout::Position;
use ratatui::style::{Color, Modifier};

use crate::common::seeds::is_at_length;
use crate::common::{TestApp, finished};
use crate::pty::{PATIENCE, Terminal, document, program};

const DOWN: &str = "\x1b[B";
const BACK_TAB: &str = "\x1b[Z";

#[test]
fn a_walk_from_the_first_screen_to_the_verdict() {
    let home = tempfile::tempdir().unwrap();
    let dir = home.path().join("d");
    let mut terminal = Terminal::start(home.path(), &["--dir", dir.to_str().unwrap()]);
    terminal.until("Two accounts, your own and your employer's");
    terminal.press("\r", "What do you want to decide?");
    terminal.press("\r", "A short title");
    terminal.press("\x1b[F – été\r", "Who decides?");
    terminal.press("\r", "By when do you have to decide?");
    terminal.press("\r", "Your own account");
    terminal.press("LinkedIn\rami·es 日本\x1b[15~@marie\r1840\r2009\r", "Your employer's account");
    terminal.press("Twitter\r\r", "Which options do you have?");
    terminal.press("\r", "which option do you lean toward");
    terminal.press("4\r", "How strongly");
    terminal.press("4\r", "merging your account");
    terminal.press(&format!("{DOWN}{DOWN}{DOWN}\r"), "What matters in");
    terminal.press("\r", "Which option would serve");
    terminal.press("\r", "Pick what matters most");
    // The second criterion first, then the others as they stand.
    terminal.press(&format!("{DOWN} {}\r", " ".repeat(5)), "How much do the years ahead");
    terminal.press("4\r", "At most 6 criteria");
    for left in (1..6).rev() {
        let criteria =
            if left == 1 { "At most 1 criterion left".to_owned() } else { format!("At most {left} criteria left") };
        let ratings = "4\r2\r2-\r\x1b[D\x1b[D\r";
        terminal.send(ratings.as_bytes());
        let end = Instant::now() + PATIENCE;
        while !terminal.text().contains(&criteria) && !terminal.text().contains("No missing rating") {
            assert!(Instant::now() < end, "{}", terminal.text());
            std::thread::sleep(Duration::from_millis(5));
        }
        if terminal.text().contains("No missing rating") {
            break;
        }
    }
    terminal.press("v", "“Keep both” is ahead, but not by enough");
    terminal.press(BACK_TAB, "8/10");
    terminal.press("v", "your lens: 0.70");
    terminal.press("\x03", "Resume with");
    assert_eq!(terminal.ended(), 0);

    let files: Vec<_> = std::fs::read_dir(&dir).unwrap().map(|entry| entry.unwrap().path()).collect();
    assert_eq!(files.len(), 1, "{files:?}");
    assert!(files[0].ends_with("2026-11-22-two-accounts-one-me.toml"), "{files:?}");
    let saved = document(&files[0]);
    assert_eq!(saved.head().title, "Two accounts, one me – été");
    assert_eq!(saved.accounts()[0].brought.as_deref(), Some("ami·es 日本"));
    assert_eq!(saved.criteria()[1].rank.map(|rank| rank.get()), Some(1));
    assert_eq!(saved.visits()[0].verdict, Some(Outcome::Fragile));
    let text = std::fs::read_to_string(&files[0]).unwrap();

    let mut again = Terminal::start(home.path(), &["--dir", dir.to_str().unwrap()]);
    again.until("Two accounts, one me – été").until("verdict ready");
    again.press("\r", "“Keep both” is ahead, but not by enough");
    again.press("\x1b", "Esc library");
    again.press("\x03", "Resume with");
    assert_eq!(again.ended(), 0);
    assert_eq!(std::fs::read_to_string(&files[0]).unwrap(), text, "opening screens changes no file");
}

#[test]
fn closing_the_terminal_saves_and_ends_the_program() {
    let home = tempfile::tempdir().unwrap();
    let file = home.path().join("a.toml");
    std::fs::copy("tests/files/two-accounts.toml", &file).unwrap();
    let size = PtySize { rows: 24, cols: 80, pixel_width: 0, pixel_height: 0 };
    let pair = native_pty_system().openpty(size).unwrap();
    let mut child = pair.slave.spawn_command(program(home.path(), &[file.to_str().unwrap()])).unwrap();
    drop(pair.slave);
    let (mut reader, mut keys) = (pair.master.try_clone_reader().unwrap(), pair.master.take_writer().unwrap());
    let mut seen = Vec::new();
    let mut until = |text: &str| {
        let mut bytes = [0; 4096];
        while !String::from_utf8_lossy(&seen).contains(text) {
            let count = reader.read(&mut bytes).unwrap();
            seen.extend_from_slice(&bytes[..count]);
        }
    };
    until("Readers know who is speaking");
    keys.write_all(b"4").unwrap();
    until("+4");
    drop((reader, keys, pair.master));
    let end = Instant::now() + PATIENCE;
    let status = loop {
        match child.try_wait().unwrap() {
            Some(status) => break status,
            None => assert!(Instant::now() < end, "it does not end"),
        }
        std::thread::sleep(Duration::from_millis(5));
    };
    assert_eq!(status.exit_code(), 129);
    assert!(std::fs::read_to_string(&file).unwrap().contains("pause-personal = 4"));
}

#[test]
fn resuming_after_a_stop_redraws_the_screen() {
    let home = tempfile::tempdir().unwrap();
    let mut terminal = Terminal::start(home.path(), &["tests/files/fragile.toml"]);
    terminal.until("“Pause it and say so” is ahead");
    terminal.send(b"\x1a");
    terminal.until_written("\x1b[?1049l");
    std::thread::sleep(Duration::from_millis(100));
    terminal.signal("CONT");
    terminal.until("“Pause it and say so” is ahead");
    terminal.press("c", "What would put");
    terminal.press("\x03", "Resume with");
    assert_eq!(terminal.ended(), 0);
}

/// A suspended program cannot save and may never be resumed, so the program saves before it stops.
#[test]
fn a_stop_saves_first() {
    let home = tempfile::tempdir().unwrap();
    let file = home.path().join("a.toml");
    std::fs::copy("tests/files/two-accounts.toml", &file).unwrap();
    let mut terminal = Terminal::start(home.path(), &[file.to_str().unwrap()]);
    terminal.until("8/10");
    terminal.send(b"4\x1a");
    terminal.until_written("\x1b[?1049l");
    assert!(std::fs::read_to_string(&file).unwrap().contains("pause-personal = 4"));
    terminal.signal("KILL");
}

#[test]
fn a_split_arrow_key_and_three_hundred_keys_at_once_are_read() {
    let home = tempfile::tempdir().unwrap();
    let mut terminal = Terminal::start(home.path(), &["tests/files/fragile.toml"]);
    terminal.until("“Pause it and say so” is ahead");
    terminal.press("m", "matrix");
    terminal.press(&"\x1b[B\x1b[A".repeat(150), "matrix");
    terminal.send(b"\x1b");
    std::thread::sleep(Duration::from_millis(8));
    terminal.press("[C", "Keep it · Network");
    terminal.press("\x03", "Resume with");
    assert_eq!(terminal.ended(), 0);
    assert_eq!(std::fs::read_to_string("tests/files/fragile.toml").unwrap().matches("format = 1").count(), 1);
}

/// Opens a file at the question for the reason, with a shell script as the external editor.
fn at_an_editor(home: &std::path::Path, script: &str) -> (std::path::PathBuf, Terminal) {
    use std::os::unix::fs::PermissionsExt;
    let (file, editor) = (home.join("a.toml"), home.join("my editor"));
    std::fs::copy("tests/files/fragile.toml", &file).unwrap();
    std::fs::write(&editor, format!("#!/bin/sh\n{script}\n")).unwrap();
    std::fs::set_permissions(&editor, std::fs::Permissions::from_mode(0o700)).unwrap();
    let named = format!("'{}' --flag", editor.display());
    let mut terminal = Terminal::with(
        home,
        &[file.to_str().unwrap()],
        &[("VISUAL", &named), ("PESEE_STATE_DIR", home.to_str().unwrap())],
    );
    terminal.until("“Pause it and say so” is ahead");
    terminal.press("\r", "What do you choose?");
    terminal.press("1\r", "Why?");
    terminal.press("mine", "mine");
    terminal.send(b"\x1bOS");
    terminal.until_written("EDITOR HERE");
    (file, terminal)
}

fn because(file: &std::path::Path) -> String {
    document(file).decisions().last().unwrap().because.clone().unwrap()
}

#[test]
fn the_editor_gets_the_terminal_and_a_private_file() {
    let home = tempfile::tempdir().unwrap();
    let script = r#"ls -l "$2" > "$HOME/seen"; ls -ld "$(dirname "$2")" >> "$HOME/seen"; cat "$2" >> "$HOME/seen"
        echo EDITOR HERE; read -r line; touch "$2~"; printf 'from here: %s\nand on\n' "$line" > "$2""#;
    let (file, mut terminal) = at_an_editor(home.path(), script);
    assert_eq!(because(&file), "mine", "unsaved changes are written before the editor starts");
    assert!(terminal.bytes().rfind("\x1b[?1000l") > terminal.bytes().rfind("\x1b[?1000h"));
    // All keys go to the editor, including q and Esc.
    terminal.press("q\x1bhello\r", "from here: q");
    terminal.until("and on");
    terminal.press("!", "and on!");
    terminal.press("\x03", "Resume with");
    assert_eq!(terminal.ended(), 0);
    terminal.was_given_back("an editor");
    assert_eq!(because(&file), "from here: q\x1bhello\nand on!");
    let seen = std::fs::read_to_string(home.path().join("seen")).unwrap();
    let lines: Vec<&str> = seen.lines().collect();
    assert!(lines[0].starts_with("-rw-------") && lines[1].starts_with("drwx------"), "{seen}");
    assert_eq!(lines[2..], ["mine"]);
    let left: Vec<_> = std::fs::read_dir(home.path()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert!(!left.iter().any(|name| name.to_string_lossy().starts_with("text-")), "{left:?}");
}

#[test]
fn an_interrupted_editor_leaves_the_text_unchanged() {
    let home = tempfile::tempdir().unwrap();
    let (file, mut terminal) = at_an_editor(home.path(), r#"echo gone > "$2"; echo EDITOR HERE; read -r line"#);
    // An interrupt goes to the program that has the terminal.
    terminal.press("\x03", "The editor ended with an error");
    terminal.press("!", "mine!");
    terminal.press("\x03", "Resume with");
    assert_eq!(terminal.ended(), 0);
    terminal.was_given_back("an editor that was broken off");
    assert_eq!(because(&file), "mine!");
    // What the editor saved is kept and named, now and at the next start.
    assert_eq!(left_by_editors(home.path()), ["gone\n"]);
    let mut again =
        Terminal::with(home.path(), &[file.to_str().unwrap()], &[("PESEE_STATE_DIR", home.path().to_str().unwrap())]);
    again.until("A text that your editor saved");
    again.press("\x03", "Resume with");
}

/// Returns the texts in the folders that editors worked in. The program may remove a folder while it is read.
fn left_by_editors(state: &std::path::Path) -> Vec<String> {
    let entries = std::fs::read_dir(state).unwrap().map(|entry| entry.unwrap().path());
    let folders = entries.filter(|path| path.file_name().unwrap().to_string_lossy().starts_with("text-"));
    folders.filter_map(|folder| std::fs::read_to_string(folder.join("text.txt")).ok()).collect()
}

/// A text that was saved in the editor is taken over when a signal or the end of the terminal ends the editor.
#[test]
fn a_text_saved_in_the_editor_survives_the_end_of_the_program() {
    for (end, traps) in [
        ("TERM", ""),
        ("HUP", ""),
        ("TERM", "trap 'exit 1' TERM; "),
        ("HUP", "trap 'exit 1' TERM HUP; "),
        ("close", ""),
    ] {
        let home = tempfile::tempdir().unwrap();
        let script = format!(r#"{traps}printf 'saved in the editor\n' > "$2"; echo EDITOR HERE; read -r line"#);
        let (file, mut terminal) = at_an_editor(home.path(), &script);
        match end {
            "close" => {
                drop(terminal);
                let saved = || because(&file) == "saved in the editor";
                for _ in 0..100 {
                    if saved() || !left_by_editors(home.path()).is_empty() {
                        break;
                    }
                    std::thread::sleep(Duration::from_millis(50));
                }
                let kept = left_by_editors(home.path());
                assert!(saved() || kept == ["saved in the editor\n"], "{kept:?}");
            }
            signal => {
                terminal.signal(signal);
                assert_eq!(terminal.ended(), if signal == "HUP" { 129 } else { 143 });
                assert_eq!(because(&file), "saved in the editor", "{end} {traps}");
                assert!(left_by_editors(home.path()).is_empty());
            }
        }
    }
}

#[test]
fn a_termination_signal_ends_the_editor_first() {
    let home = tempfile::tempdir().unwrap();
    let (file, mut terminal) = at_an_editor(home.path(), "echo EDITOR HERE; read -r line");
    terminal.signal("TERM");
    assert_eq!(terminal.ended(), 143);
    terminal.was_given_back("a signal at the editor");
    assert_eq!(because(&file), "mine");
}

#[test]
fn split_mouse_sequences_are_never_text() {
    let home = tempfile::tempdir().unwrap();
    let file = home.path().join("a.toml");
    std::fs::copy("tests/files/two-accounts.toml", &file).unwrap();
    let question = document(&file).head().question.clone().unwrap();
    let mut terminal = Terminal::start(home.path(), &[file.to_str().unwrap()]);
    terminal.until("Readers know who is speaking");
    // A click on the first step.
    terminal.press("\x1b[<0;6;3M\x1b[<0;6;3m", "What do you want to decide?");
    for pieces in [["\x1b", "[<0;40;20M"], ["\x1b[<65;40", ";20M"], ["\x1b", "[<0;4"]] {
        for piece in pieces {
            terminal.send(piece.as_bytes());
            std::thread::sleep(Duration::from_millis(8));
        }
        std::thread::sleep(Duration::from_millis(60));
    }
    terminal.press("!", "!");
    terminal.press("\x03", "Resume with");
    assert_eq!(terminal.ended(), 0);
    terminal.was_given_back("clicks");
    let now = document(&file).head().question.clone().unwrap();
    assert_eq!(now.replace('!', ""), question.replace('!', ""));
}

#[test]
fn the_verdict_is_copied_to_the_clipboard_of_the_terminal() {
    let home = tempfile::tempdir().unwrap();
    let mut terminal = Terminal::start(home.path(), &["tests/files/fragile.toml"]);
    terminal.until("“Pause it and say so” is ahead");
    terminal.press("y", "Sent to the terminal");
    // “Pause it and say so…” in base64.
    terminal.until_written("\x1b]52;c;4oCcUGF1c2UgaXQgYW5kIHNheSBzb");
    terminal.press("\x03", "Resume with");
    assert_eq!(terminal.ended(), 0);
}

/// Keys as terminal bytes and as [`TestApp`] keys. Each pair leads to another frame.
const FRAMES: [(&str, &str); 24] = [
    ("", ""),
    ("\x1b[B", "<Down>"),
    ("c", "c"),
    ("\x1b", "<Esc>"),
    ("m", "m"),
    ("\x1b[B", "<Down>"),
    ("\x1b[C", "<Right>"),
    ("\x1b[C", "<Right>"),
    ("4", "4"),
    ("\x1b[A", "<Up>"),
    ("?", "?"),
    ("\x1b[6~", "<PageDown>"),
    ("\x1b", "<Esc>"),
    (":", ":"),
    ("st", "st"),
    ("\x1b[B", "<Down>"),
    ("\x1b", "<Esc>"),
    ("v", "v"),
    ("\x1b[B", "<Down>"),
    ("H", "H"),
    ("\x1b", "<Esc>"),
    ("\x1b", "<Esc>"),
    ("\x1b", "<Esc>"),
    ("/", "/"),
];

/// The appearance of a cell: its text, foreground, background and modifiers.
type Look<'a> = (&'a str, vt100::Color, vt100::Color, Modifier);

/// Removes invisible differences: a blank cell has only a background, and the modifiers that draw on blank cells.
fn visible(look: Look<'_>) -> Look<'_> {
    match look {
        (" ", _, background, modifier) if !modifier.intersects(Modifier::UNDERLINED | Modifier::REVERSED) => {
            (" ", vt100::Color::Default, background, Modifier::empty())
        }
        look => look,
    }
}

fn drawn(cell: &Cell) -> Look<'_> {
    let color = |color: Color| match color {
        Color::Reset => vt100::Color::Default,
        Color::Red => vt100::Color::Idx(1),
        Color::Green => vt100::Color::Idx(2),
        Color::Magenta => vt100::Color::Idx(5),
        Color::Cyan => vt100::Color::Idx(6),
        Color::Indexed(index) => vt100::Color::Idx(index),
        other => unreachable!("no theme has {other:?}"),
    };
    visible((cell.symbol(), color(cell.fg), color(cell.bg), cell.modifier))
}

fn shown(cell: &vt100::Cell) -> Look<'_> {
    let modifiers = [
        (cell.bold(), Modifier::BOLD),
        (cell.dim(), Modifier::DIM),
        (cell.italic(), Modifier::ITALIC),
        (cell.underline(), Modifier::UNDERLINED),
        (cell.inverse(), Modifier::REVERSED),
    ];
    let modifier = modifiers.into_iter().filter(|(is_set, _)| *is_set).map(|(_, modifier)| modifier).collect();
    let text = if cell.has_contents() { cell.contents() } else { " " };
    visible((text, cell.fgcolor(), cell.bgcolor(), modifier))
}

/// Describes the first cell that differs from the drawn buffer, or a difference of the cursor.
fn difference(screen: &vt100::Screen, buffer: &Buffer, cursor: Option<Position>) -> Option<String> {
    for y in 0..buffer.area.height {
        let mut x = 0;
        while x < buffer.area.width {
            let (drawn, shown) = (drawn(&buffer[(x, y)]), shown(screen.cell(y, x).unwrap()));
            if drawn != shown {
                return Some(format!("{x} {y}: {shown:?} for {drawn:?}"));
            }
            x += unicode_width::UnicodeWidthStr::width(drawn.0).max(1) as u16;
        }
    }
    let shown = (!screen.hide_cursor()).then(|| screen.cursor_position());
    let drawn = cursor.map(|Position { x, y }| (y, x));
    (drawn != shown).then(|| format!("the cursor: {shown:?} for {drawn:?}"))
}

/// Presses the keys of [`FRAMES`] in the program on a terminal and in memory. Asserts after each key that all cells and
/// the cursor are equal.
#[track_caller]
fn compare_frames(theme: Theme, options: &[&str], no_color: bool, (rows, cols): (u16, u16)) {
    let text = finished().replace("\"Keep both\"", "\"日本 both\"");
    let (folder, home) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let [path, file] = [&folder, &home].map(|folder| {
        let path = folder.path().join("a.toml");
        std::fs::write(&path, &text).unwrap();
        path
    });
    let mut app = TestApp::themed(Language::English, theme, folder, StartTarget::File(path), cols, rows);
    let arguments = [options, &["--dir", home.path().to_str().unwrap(), file.to_str().unwrap()]].concat();
    let mut command = program(home.path(), &arguments);
    if no_color {
        command.env("NO_COLOR", "1");
    }
    let mut terminal = Terminal::sized(command, rows, cols);
    let mut before = None;
    for (bytes, keys) in FRAMES {
        terminal.send(bytes.as_bytes());
        // The program on the terminal saves changes. The wait makes both versions show the saved state.
        app.press(keys).wait(2);
        // Each frame needs a new terminal, because a test backend keeps the cell behind a wide character.
        let mut drawn = ratatui::Terminal::new(TestBackend::new(cols, rows)).unwrap();
        let buffer = drawn.draw(|frame| app.inner.view(frame)).unwrap().buffer.clone();
        let cursor = drawn.backend().cursor_visible().then(|| drawn.backend().cursor_position());
        let end = Instant::now() + PATIENCE;
        while let Some(difference) = terminal.read(|screen| difference(screen, &buffer, cursor)) {
            assert!(Instant::now() < end, "{theme:?}, {cols} columns, {keys:?}: {difference}\n{}", terminal.text());
            std::thread::sleep(Duration::from_millis(5));
        }
        let frame = Some((buffer, cursor));
        assert_ne!(frame, before, "{keys:?} leads to another frame");
        before = frame;
    }
    terminal.send(b"\x03");
    assert_eq!(terminal.ended(), 0);
    terminal.was_given_back("a terminal that was compared");
}

/// The size for every test run, and the larger one for the runs at length.
fn sizes() -> &'static [(u16, u16)] {
    if is_at_length() { &[(24, 80), (36, 120)] } else { &[(24, 80)] }
}

#[test]
fn a_terminal_shows_every_cell_as_it_was_drawn_in_colour() {
    for size in sizes() {
        compare_frames(Theme::Terminal, &[], false, *size);
        if is_at_length() {
            compare_frames(Theme::HighContrast, &["--theme", "high-contrast"], false, *size);
            // An explicit option for colours overrides NO_COLOR.
            compare_frames(Theme::Terminal, &["--color", "always"], true, *size);
        }
    }
}

#[test]
fn a_terminal_shows_every_cell_as_it_was_drawn_without_colour() {
    for size in sizes() {
        compare_frames(Theme::Mono, &[], true, *size);
    }
}
