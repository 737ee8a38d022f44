//! `Terminal`: the program on a pseudo-terminal.

use std::io::{Read, Write};
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

use pesee::store::parse_document;
use pesee_core::deliberation::Deliberation;
use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};

/// A pseudo-terminal with a running program. The default size is 24 rows and 80 columns.
pub struct Terminal {
    master: Box<dyn MasterPty + Send>,
    keys: Box<dyn Write + Send>,
    child: Box<dyn Child + Send + Sync>,
    screen: Arc<Mutex<(vt100::Parser, Vec<u8>)>>,
    reader: JoinHandle<()>,
    /// Whether nobody reads what the program writes.
    is_unread: Arc<AtomicBool>,
}

/// The timeout of all waits. It is long because test machines can be slow. A wait ends as soon as its condition holds.
pub const PATIENCE: Duration = Duration::from_secs(20);

/// Returns a command that runs the program independently of the user's home folder and locale.
pub fn program(home: &Path, arguments: &[&str]) -> CommandBuilder {
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
    /// Starts the program.
    pub fn start(home: &Path, arguments: &[&str]) -> Terminal {
        Terminal::with(home, arguments, &[])
    }

    /// Starts the program with additional environment variables.
    pub fn with(home: &Path, arguments: &[&str], variables: &[(&str, &str)]) -> Terminal {
        let mut command = program(home, arguments);
        variables.iter().for_each(|(name, value)| command.env(name, value));
        Terminal::of(command)
    }

    /// Starts any program.
    pub fn of(command: CommandBuilder) -> Terminal {
        Terminal::sized(command, 24, 80)
    }

    /// Starts any program on a terminal of the given size.
    pub fn sized(command: CommandBuilder, rows: u16, cols: u16) -> Terminal {
        let size = PtySize { rows, cols, pixel_width: 0, pixel_height: 0 };
        let pair = native_pty_system().openpty(size).unwrap();
        let child = pair.slave.spawn_command(command).unwrap();
        drop(pair.slave);
        let parser = vt100::Parser::new(rows.try_into().unwrap(), cols.try_into().unwrap(), 0);
        let screen = Arc::new(Mutex::new((parser, Vec::new())));
        let mut reader = pair.master.try_clone_reader().unwrap();
        let (shared, is_unread) = (screen.clone(), Arc::new(AtomicBool::new(false)));
        let is_paused = is_unread.clone();
        let reader = std::thread::spawn(move || {
            let mut bytes = [0; 4096];
            while let Ok(count @ 1..) = reader.read(&mut bytes) {
                while is_paused.load(Ordering::SeqCst) {
                    std::thread::sleep(Duration::from_millis(5));
                }
                let mut screen = shared.lock().unwrap();
                screen.0.process(&bytes[..count]);
                screen.1.extend_from_slice(&bytes[..count]);
            }
        });
        let keys = pair.master.take_writer().unwrap();
        Terminal { master: pair.master, keys, child, screen, reader, is_unread }
    }

    /// Returns the text of the screen.
    pub fn text(&self) -> String {
        // Replaces no-break spaces, so that tests can search for plain text.
        self.screen.lock().unwrap().0.screen().contents().replace('\u{a0}', " ")
    }

    /// Calls `read` with the screen.
    pub fn read<T>(&self, read: impl FnOnce(&vt100::Screen) -> T) -> T {
        read(self.screen.lock().unwrap().0.screen())
    }

    /// Returns all output of the program.
    pub fn bytes(&self) -> String {
        String::from_utf8_lossy(&self.screen.lock().unwrap().1).into_owned()
    }

    /// Waits until the screen contains `text`.
    #[track_caller]
    pub fn until(&self, text: &str) -> &Terminal {
        let end = Instant::now() + PATIENCE;
        while !self.text().contains(text) {
            assert!(Instant::now() < end, "no {text:?} on\n{}", self.text());
            std::thread::sleep(Duration::from_millis(5));
        }
        self
    }

    /// Sends bytes as keyboard input.
    pub fn send(&mut self, bytes: &[u8]) {
        self.keys.write_all(bytes).unwrap();
        self.keys.flush().unwrap();
    }

    /// Sends keys, then waits for `text`.
    #[track_caller]
    pub fn press(&mut self, keys: &str, text: &str) {
        self.send(keys.as_bytes());
        self.until(text);
    }

    /// Stops or continues reading what the program writes.
    pub fn set_unread(&self, is_unread: bool) {
        self.is_unread.store(is_unread, Ordering::SeqCst);
    }

    /// Returns whether the terminal passes every key on at once and shows none itself.
    pub fn is_raw(&self) -> bool {
        const ICANON_AND_ECHO: u64 = 0x2 | 0x8;
        self.master.get_termios().is_some_and(|modes| u64::from(modes.local_flags.bits()) & ICANON_AND_ECHO == 0)
    }

    /// Resizes the terminal.
    pub fn resize(&self, rows: u16, cols: u16) {
        self.master.resize(PtySize { rows, cols, pixel_width: 0, pixel_height: 0 }).unwrap();
    }

    /// Waits until the output contains `text`.
    #[track_caller]
    pub fn until_written(&self, text: &str) {
        let end = Instant::now() + PATIENCE;
        while !self.bytes().contains(text) {
            assert!(Instant::now() < end, "no {text:?} was written");
            std::thread::sleep(Duration::from_millis(5));
        }
    }

    /// Waits until the terminal echo is off. A program writes its passphrase prompt before it turns the echo off.
    #[track_caller]
    pub fn until_hidden(&self) {
        const ECHO: u64 = 0x8;
        let end = Instant::now() + PATIENCE;
        while self.master.get_termios().is_none_or(|modes| u64::from(modes.local_flags.bits()) & ECHO != 0) {
            assert!(Instant::now() < end, "the terminal echo is still on");
            std::thread::sleep(Duration::from_millis(5));
        }
    }

    /// Waits for the program to exit. Returns the exit code.
    #[track_caller]
    pub fn ended(&mut self) -> u32 {
        let end = Instant::now() + PATIENCE;
        loop {
            if let Some(status) = self.child.try_wait().unwrap() {
                return status.exit_code();
            }
            assert!(Instant::now() < end, "it does not end:\n{}", self.text());
            std::thread::sleep(Duration::from_millis(5));
        }
    }

    /// Asserts, after the exit, that every terminal mode was reset and that the program sent no query to the terminal.
    #[track_caller]
    pub fn was_given_back(self, how: &str) {
        self.reader.join().unwrap();
        let bytes = String::from_utf8_lossy(&self.screen.lock().unwrap().1).into_owned();
        for (on, off) in [
            ("\x1b[?1049h", "\x1b[?1049l"),
            ("\x1b[?2004h", "\x1b[?2004l"),
            ("\x1b[?2026h", "\x1b[?2026l"),
            ("\x1b[?1000h", "\x1b[?1000l"),
            ("\x1b[?1002h", "\x1b[?1002l"),
            ("\x1b[?1006h", "\x1b[?1006l"),
        ] {
            let last = bytes.rfind(on).unwrap();
            assert!(bytes[last..].contains(off), "{how} leaves {on:?}");
        }
        assert!(bytes.rfind("\x1b[?25h") > bytes.rfind("\x1b[?25l"), "{how} leaves the cursor hidden");
        for never in ["\x1b[6n", "\x1b[c", "\x1b[?u", "\x1b[?1003h"] {
            assert!(!bytes.contains(never), "{how} asks or turns on {never:?}");
        }
    }

    /// Sends a signal.
    pub fn signal(&self, signal: &str) {
        let id = self.child.process_id().unwrap().to_string();
        assert!(std::process::Command::new("kill").args([&format!("-{signal}"), &id]).status().unwrap().success());
    }
}

pub fn document(path: &Path) -> Deliberation {
    parse_document(&std::fs::read(path).unwrap()).unwrap()
}
