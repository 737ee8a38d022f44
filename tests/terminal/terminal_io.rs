//! Terminals that misbehave: they send replies that nobody asked for, or they take no output.

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use crate::common::seeds::is_at_length;
use crate::common::terminal_replies::REPLIES;
use crate::pty::{PATIENCE, Terminal};

/// Opens a new copy of `two-accounts.toml`, whose walk continues at the ratings. Returns the file and the program.
fn open_ratings(home: &Path) -> (PathBuf, Terminal) {
    let file = home.join("a.toml");
    std::fs::copy("tests/files/two-accounts.toml", &file).unwrap();
    let terminal = Terminal::start(home, &["--dir", home.to_str().unwrap(), file.to_str().unwrap()]);
    terminal.until("Readers know who is speaking");
    (file, terminal)
}

/// Returns whether the file contains the rating that the tests give.
fn is_saved(file: &Path) -> bool {
    std::fs::read_to_string(file).unwrap().contains("pause-personal = 4")
}

/// The tests of the decoder try every piece and delay. This one tries a sample on a real terminal.
#[test]
fn replies_whole_in_pieces_and_truncated_change_nothing() {
    let home = tempfile::tempdir().unwrap();
    let (file, mut terminal) = open_ratings(home.path());
    let before = visible(&terminal);
    for (nth, (_, reply)) in REPLIES.iter().enumerate().filter(|(nth, _)| is_at_length() || nth % 8 == 0) {
        terminal.send(reply);
        // Avoids a piece that ends with Esc and, if the reply is long enough, a last piece of one letter: both look
        // like keys.
        let at = 2 + nth % (reply.len() - 3).max(1);
        let at = if reply[at - 1] == 0x1b { at - 1 } else { at };
        terminal.send(&reply[..at]);
        std::thread::sleep(Duration::from_millis(20));
        terminal.send(&reply[at..]);
        // Truncated.
        terminal.send(&reply[..at]);
        std::thread::sleep(Duration::from_millis(120));
    }
    // The key that follows a truncated reply works, and nothing else was pressed.
    terminal.press("?", "Esc");
    terminal.press("q", "↑↓ option   Enter next");
    assert_eq!(visible(&terminal), before);
    terminal.send(b"\x1b[?2026;2$");
    std::thread::sleep(Duration::from_millis(150));
    terminal.press("4", "+4");
    terminal.send(b"\x1b]11;rgb:0000");
    terminal.press("\x03", "Resume with");
    assert_eq!(terminal.ended(), 0);
    assert!(is_saved(&file));
    terminal.was_given_back("a terminal with replies");
}

/// Fills the terminal until the program can write nothing more.
fn block_output(terminal: &mut Terminal) {
    terminal.set_unread(true);
    for _ in 0..40 {
        // The help and the question fill the buffer of the terminal.
        terminal.send(b"?");
        std::thread::sleep(Duration::from_millis(20));
        terminal.send(b"q");
        std::thread::sleep(Duration::from_millis(20));
    }
}

/// Returns the screen without the spaces at the ends of its lines.
fn visible(terminal: &Terminal) -> String {
    terminal.text().lines().map(|line| line.trim_end().to_owned() + "\n").collect()
}

#[track_caller]
fn wait_until_saved(file: &Path) {
    let end = Instant::now() + PATIENCE;
    while !is_saved(file) {
        assert!(Instant::now() < end, "the rating is not saved");
        std::thread::sleep(Duration::from_millis(20));
    }
}

#[test]
fn a_terminal_that_takes_no_output_delays_no_save_and_is_drawn_later() {
    let home = tempfile::tempdir().unwrap();
    let (file, mut terminal) = open_ratings(home.path());
    block_output(&mut terminal);
    terminal.send(b"4");
    wait_until_saved(&file);
    terminal.send(b"m");
    std::thread::sleep(Duration::from_millis(100));
    terminal.set_unread(false);
    terminal.until("v verdict   Esc back   ? help");
    let whole = visible(&terminal);
    // A frame that draws every cell shows the same.
    // The last row of each frame: the rows above it are drawn by then.
    terminal.press("\x1b", "↑↓ option   Enter next");
    terminal.press("m", "v verdict   Esc back   ? help");
    assert_eq!(visible(&terminal), whole);
    terminal.press("\x03", "Resume with");
    assert_eq!(terminal.ended(), 0);
    terminal.was_given_back("a terminal that took no output for a while");
}

#[test]
fn a_terminal_that_takes_no_output_can_be_left() {
    for (way, code) in [("Ctrl-C", 0), ("TERM", 143), ("HUP", 129), ("INT", 130)] {
        let home = tempfile::tempdir().unwrap();
        let (file, mut terminal) = open_ratings(home.path());
        block_output(&mut terminal);
        terminal.send(b"4");
        match way {
            "Ctrl-C" => terminal.send(b"\x03"),
            signal => {
                std::thread::sleep(Duration::from_millis(100));
                terminal.signal(signal);
            }
        }
        assert_eq!(terminal.ended(), code, "{way}");
        assert!(is_saved(&file), "{way}");
    }
}

/// The file has the answers, and only the unfinished text is lost: the last line says so, and names the folder.
#[test]
fn a_lost_unfinished_text_is_not_confused_with_the_answers() {
    for (language, yes, saved, lost) in [
        ("en", "y yes", "What you answered is in", "Only the unfinished text could not be kept"),
        ("fr", "o oui", "Vos réponses sont dans", "Seul le texte inachevé n'a pas pu être gardé"),
    ] {
        let home = tempfile::tempdir().unwrap();
        let (file, state) = (home.path().join("a.toml"), home.path().join("state"));
        std::fs::copy("tests/files/two-accounts.toml", &file).unwrap();
        std::fs::write(&state, "x").unwrap();
        let arguments = ["--dir", home.path().to_str().unwrap(), file.to_str().unwrap()];
        let variables = [("PESEE_STATE_DIR", state.to_str().unwrap()), ("PESEE_LANG", language)];
        let mut terminal = Terminal::with(home.path(), &arguments, &variables);
        terminal.until(" · ");
        terminal.press("4", "+4");
        while !is_saved(&file) {
            std::thread::sleep(Duration::from_millis(20));
        }
        terminal.press("nhalf a thought", "half a thought");
        terminal.send(b"\x03");
        terminal.until(yes);
        terminal.send(&yes.as_bytes()[..1]);
        assert_eq!(terminal.ended(), 1);
        let text = terminal.text();
        let words = text.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(words.contains(saved) && words.contains(lost), "{text}");
        let folder = state.to_str().unwrap().to_owned();
        assert!(text.split_whitespace().collect::<String>().contains(&folder), "{text}");
    }
}
