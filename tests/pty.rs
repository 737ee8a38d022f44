//! The real program on a real terminal: key bytes in, screen and file out.

#![cfg(unix)]
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test stops at what it does not expect")]

use std::io::{Read, Write};
use std::path::Path;
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use pesee::deliberation::{Deliberation, Outcome};
use pesee::store::read;
use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};

/// A person at a terminal of 24 rows and 80 columns.
struct Terminal {
    _master: Box<dyn MasterPty + Send>,
    keys: Box<dyn Write + Send>,
    child: Box<dyn Child + Send + Sync>,
    screen: Arc<Mutex<(vt100::Parser, Vec<u8>)>>,
}

/// Machines are shared: what takes milliseconds may take seconds, and nothing here waits longer than it must.
const PATIENCE: Duration = Duration::from_secs(20);

/// The program, away from the home folder and the locale of whoever runs the tests.
fn program(home: &Path, arguments: &[&str]) -> CommandBuilder {
    let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_pesee"));
    command.args(arguments);
    command.env_clear();
    command.env("HOME", home);
    command.env("TERM", "xterm-256color");
    command.env("LANG", "en_US.UTF-8");
    command.env("PESEE_NOW", "2026-11-22T09:00:00-05:00");
    command.cwd(env!("CARGO_MANIFEST_DIR"));
    command
}

impl Terminal {
    fn start(home: &Path, arguments: &[&str]) -> Terminal {
        let size = PtySize { rows: 24, cols: 80, pixel_width: 0, pixel_height: 0 };
        let pair = native_pty_system().openpty(size).unwrap();
        let child = pair.slave.spawn_command(program(home, arguments)).unwrap();
        drop(pair.slave);
        let screen =
            Arc::new(Mutex::new((vt100::Parser::new(24.try_into().unwrap(), 80.try_into().unwrap(), 0), Vec::new())));
        let mut reader = pair.master.try_clone_reader().unwrap();
        let shared = screen.clone();
        std::thread::spawn(move || {
            let mut bytes = [0; 4096];
            while let Ok(count @ 1..) = reader.read(&mut bytes) {
                let mut screen = shared.lock().unwrap();
                screen.0.process(&bytes[..count]);
                screen.1.extend_from_slice(&bytes[..count]);
            }
        });
        let keys = pair.master.take_writer().unwrap();
        Terminal { _master: pair.master, keys, child, screen }
    }

    fn text(&self) -> String {
        // One kind of space, for looking things up.
        self.screen.lock().unwrap().0.screen().contents().replace('\u{a0}', " ")
    }

    fn bytes(&self) -> String {
        String::from_utf8_lossy(&self.screen.lock().unwrap().1).into_owned()
    }

    #[track_caller]
    fn until(&self, text: &str) -> &Terminal {
        let end = Instant::now() + PATIENCE;
        while !self.text().contains(text) {
            assert!(Instant::now() < end, "no {text:?} on\n{}", self.text());
            std::thread::sleep(Duration::from_millis(5));
        }
        self
    }

    /// Presses these bytes, then waits for a text.
    #[track_caller]
    fn press(&mut self, bytes: &str, text: &str) {
        let keys = &mut self.keys;
        keys.write_all(bytes.as_bytes()).unwrap();
        keys.flush().unwrap();
        self.until(text);
    }

    fn ended(&mut self) -> u32 {
        let end = Instant::now() + PATIENCE;
        loop {
            if let Some(status) = self.child.try_wait().unwrap() {
                return status.exit_code();
            }
            assert!(Instant::now() < end, "it does not end:\n{}", self.text());
            std::thread::sleep(Duration::from_millis(5));
        }
    }

    fn signal(&self, signal: &str) {
        let id = self.child.process_id().unwrap().to_string();
        assert!(std::process::Command::new("kill").args([&format!("-{signal}"), &id]).status().unwrap().success());
    }
}

fn document(path: &Path) -> Deliberation {
    read(&std::fs::read(path).unwrap()).unwrap()
}

const DOWN: &str = "\x1b[B";
const BACK_TAB: &str = "\x1b[Z";

#[test]
fn from_the_first_screen_to_the_verdict_and_back_again() {
    let home = tempfile::tempdir().unwrap();
    let dir = home.path().join("d");
    let mut terminal = Terminal::start(home.path(), &["--dir", dir.to_str().unwrap()]);
    terminal.until("Two accounts, your own and your employer's");
    terminal.press("\r", "What is to be decided?");
    terminal.press("\r", "A short title");
    terminal.press(" – été\r", "Who decides?");
    terminal.press("\r", "Your own account");
    terminal.press("LinkedIn\r@marie\r1840\r2009\rami·es 日本\r", "Your employer's account");
    terminal.press("Twitter\r\r\r\r\r", "Which ways could you go?");
    terminal.press("\r", "which way do you lean");
    terminal.press(&format!("{DOWN}{DOWN}{DOWN}\r"), "How strongly");
    terminal.press("4\r", "social-media policy");
    terminal.press(&format!("{DOWN}{DOWN}\r"), "What matters");
    terminal.press("\r", "Put them in order");
    terminal.press(&format!("{DOWN} \x1b[A \r"), "How much do the years ahead");
    terminal.press("\x1b[C\r", "At most 8 criteria");
    for left in (1..8).rev() {
        let criteria =
            if left == 1 { "At most 1 criterion left".to_owned() } else { format!("At most {left} criteria left") };
        let ratings = "4\r2\r2-\r\x1b[D\x1b[D\r";
        let keys = &mut terminal.keys;
        keys.write_all(ratings.as_bytes()).unwrap();
        let end = Instant::now() + PATIENCE;
        while !terminal.text().contains(&criteria) && !terminal.text().contains("No rating still open") {
            assert!(Instant::now() < end, "{}", terminal.text());
            std::thread::sleep(Duration::from_millis(5));
        }
        if terminal.text().contains("No rating still open") {
            break;
        }
    }
    terminal.press("v", "Keep both: clearly ahead");
    terminal.press(BACK_TAB, "8/10");
    terminal.press("v", "you stand at 0.70");
    terminal.press("\x03", "Resume with");
    assert_eq!(terminal.ended(), 0);

    let files: Vec<_> = std::fs::read_dir(&dir).unwrap().map(|entry| entry.unwrap().path()).collect();
    assert_eq!(files.len(), 1, "{files:?}");
    assert!(files[0].ends_with("2026-11-22-two-accounts-one-me.toml"), "{files:?}");
    let saved = document(&files[0]);
    assert_eq!(saved.head().title, "Two accounts, one me – été");
    assert_eq!(saved.accounts()[0].brought.as_deref(), Some("ami·es 日本"));
    assert_eq!(saved.criteria()[1].rank.map(|rank| rank.get()), Some(1));
    assert_eq!(saved.visits()[0].verdict, Some(Outcome::Clear));
    let text = std::fs::read_to_string(&files[0]).unwrap();

    let mut again = Terminal::start(home.path(), &["--dir", dir.to_str().unwrap()]);
    again.until("Two accounts, one me – été").until("verdict ready");
    again.press("\r", "Keep both: clearly ahead");
    again.press("\x1b", "Esc library");
    again.press("\x03", "Resume with");
    assert_eq!(again.ended(), 0);
    assert_eq!(std::fs::read_to_string(&files[0]).unwrap(), text, "looking changed nothing");
}

/// Every mode that was turned on is turned off again, whichever way one leaves.
#[test]
fn the_terminal_is_given_back_as_it_was() {
    let home = tempfile::tempdir().unwrap();
    let file = home.path().join("a.toml");
    for (way, code) in [("q", 0), ("TERM", 143), ("HUP", 129), ("INT", 130), ("QUIT", 131)] {
        std::fs::copy("tests/files/two-accounts.toml", &file).unwrap();
        let mut terminal = Terminal::start(home.path(), &[file.to_str().unwrap()]);
        terminal.until("Readers know who is speaking");
        terminal.press("4", "+4");
        if way == "q" {
            terminal.press("\x03", "Resume with");
        } else {
            terminal.signal(way);
        }
        assert_eq!(terminal.ended(), code, "{way}");
        std::thread::sleep(Duration::from_millis(50));
        let bytes = terminal.bytes();
        for (on, off) in
            [("\x1b[?1049h", "\x1b[?1049l"), ("\x1b[?2004h", "\x1b[?2004l"), ("\x1b[?2026h", "\x1b[?2026l")]
        {
            let last = bytes.rfind(on).unwrap();
            assert!(bytes[last..].contains(off), "{way} leaves {on:?}");
        }
        assert!(bytes.rfind("\x1b[?25h") > bytes.rfind("\x1b[?25l"), "{way} leaves the cursor hidden");
        for never in ["\x1b[6n", "\x1b[c", "\x1b[?u", "\x1b[?1003h"] {
            assert!(!bytes.contains(never), "{way} asks or turns on {never:?}");
        }
        let id = |text: &str| pesee::deliberation::Id::new(text).unwrap();
        let rating = document(&file).rating(&id("me"), &id("clear-voice"), &id("pause-personal")).cloned();
        assert_eq!(rating, pesee::deliberation::Rating::exact(4.0), "{way}");
    }
}

#[test]
fn a_terminal_that_is_closed_ends_the_program_with_everything_saved() {
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
fn stopping_and_going_on_draws_the_screen_again() {
    let home = tempfile::tempdir().unwrap();
    let mut terminal = Terminal::start(home.path(), &["tests/files/fragile.toml"]);
    terminal.until("Pause it and say so: ahead");
    terminal.keys.write_all(b"\x1a").unwrap();
    let end = Instant::now() + PATIENCE;
    while !terminal.bytes().contains("\x1b[?1049l") {
        assert!(Instant::now() < end);
        std::thread::sleep(Duration::from_millis(5));
    }
    std::thread::sleep(Duration::from_millis(100));
    terminal.signal("CONT");
    terminal.until("Pause it and say so: ahead");
    terminal.press("c", "leads");
    terminal.press("\x03", "Resume with");
    assert_eq!(terminal.ended(), 0);
}

/// A stopped program saves nothing, and may never go on: what was typed is on disk before it stops.
#[test]
fn what_was_typed_is_saved_before_the_program_is_stopped() {
    let home = tempfile::tempdir().unwrap();
    let file = home.path().join("a.toml");
    std::fs::copy("tests/files/two-accounts.toml", &file).unwrap();
    let mut terminal = Terminal::start(home.path(), &[file.to_str().unwrap()]);
    terminal.until("8/10");
    terminal.keys.write_all(b"4\x1a").unwrap();
    let end = Instant::now() + PATIENCE;
    while !terminal.bytes().contains("\x1b[?1049l") {
        assert!(Instant::now() < end);
        std::thread::sleep(Duration::from_millis(5));
    }
    assert!(std::fs::read_to_string(&file).unwrap().contains("pause-personal = 4"));
    terminal.signal("KILL");
}

#[test]
fn a_split_arrow_key_is_an_arrow_key_and_three_hundred_keys_are_taken_at_once() {
    let home = tempfile::tempdir().unwrap();
    let mut terminal = Terminal::start(home.path(), &["tests/files/fragile.toml"]);
    terminal.until("Pause it and say so: ahead");
    terminal.press("m", "matrix");
    terminal.press(&"\x1b[B\x1b[A".repeat(150), "matrix");
    terminal.keys.write_all(b"\x1b").unwrap();
    std::thread::sleep(Duration::from_millis(8));
    terminal.press("[C", "Keep it · Network");
    terminal.press("\x03", "Resume with");
    assert_eq!(terminal.ended(), 0);
    assert_eq!(std::fs::read_to_string("tests/files/fragile.toml").unwrap().matches("format = 1").count(), 1);
}
