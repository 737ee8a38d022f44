//! Robustness on a real terminal: signals, rapid resizing, very long pastes, incomplete escape sequences, panics and
//! SIGKILL.

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use pesee_core::deliberation::{Id, MAX_TEXT_BYTES, Rating};

use crate::common::made_up::Dice;
use crate::common::seeds::few_or_many;
use crate::pty::{PATIENCE, Terminal, document};

/// Signals that request termination, and the resulting exit codes.
const SIGNALS: [(&str, u32); 4] = [("TERM", 143), ("HUP", 129), ("INT", 130), ("QUIT", 131)];

/// Opens a file whose walk is at an open question.
fn begun(home: &Path) -> (PathBuf, Terminal) {
    let file = home.join("a.toml");
    std::fs::copy("tests/files/two-accounts.toml", &file).unwrap();
    let terminal = Terminal::start(home, &["--dir", home.to_str().unwrap(), file.to_str().unwrap()]);
    terminal.until("Readers know who is speaking");
    (file, terminal)
}

/// Opens the file and starts editing at the end of the text of the question.
fn writing(home: &Path) -> (PathBuf, Terminal, String) {
    let (file, mut terminal) = begun(home);
    terminal.press("\x1b", "Esc library");
    terminal.press("g\r", "What do you want to decide?");
    let question = document(&file).head().question.clone().unwrap();
    (file, terminal, question)
}

/// Asserts that the file contains the rating that the key 4 sets.
#[track_caller]
fn has_four(file: &Path) {
    let id = |text: &str| Id::new(text).unwrap();
    let rating = document(file).rating(&id("me"), &id("clear-voice"), &id("pause-personal")).cloned();
    assert_eq!(rating, Rating::exact(4.0));
}

#[test]
fn every_exit_saves_and_restores_the_terminal() {
    for (way, code) in [("Ctrl-C", 0), ("q", 0)].into_iter().chain(SIGNALS) {
        let home = tempfile::tempdir().unwrap();
        let (file, mut terminal) = begun(home.path());
        terminal.press("4", "+4");
        match way {
            "Ctrl-C" => terminal.press("\x03", "Resume with"),
            "q" => {
                terminal.press("\x1b", "Esc library");
                terminal.press("\x1b", "1 deliberation");
                terminal.send(b"q");
            }
            signal => terminal.signal(signal),
        }
        assert_eq!(terminal.ended(), code, "{way}");
        terminal.was_given_back(way);
        has_four(&file);
    }
}

#[test]
fn many_resizes_end_at_the_last_size() {
    let (home, mut dice) = (tempfile::tempdir().unwrap(), Dice::new(1));
    let (file, mut terminal) = begun(home.path());
    let sizes = few_or_many(60, 600);
    for _ in 0..sizes {
        terminal.resize(*dice.pick(&[0, 1, 2, 5, 24, 50, 500]), *dice.pick(&[0, 1, 2, 10, 80, 200, 1000]));
        // Open and close the help.
        terminal.send(b"?q");
    }
    terminal.resize(24, 80);
    terminal.until("Readers know who is speaking");
    println!("{sizes} sizes, 0×0 to 500×1000, seed 1");
    terminal.press("4", "+4");
    terminal.press("\x03", "Resume with");
    assert_eq!(terminal.ended(), 0);
    terminal.was_given_back("a storm");
    has_four(&file);
}

/// Sends the text as a paste, and as keys for terminals without bracketed paste, directly followed by Ctrl-C.
#[test]
fn a_very_long_paste_is_saved_up_to_the_limit() {
    // A debug build handles single keys slowly.
    let keys = few_or_many(6_000, 100_000) as usize;
    for (before, count, after) in
        [("\x1b[200~", 60_000, "\x1b[201~"), ("\x1b[200~", 100_000, "\x1b[201~"), ("", keys, "")]
    {
        let home = tempfile::tempdir().unwrap();
        let (file, mut terminal, question) = writing(home.path());
        terminal.send(format!("{before}{}{after}", "x".repeat(count)).as_bytes());
        if question.len() + count > MAX_TEXT_BYTES {
            terminal.until("A text can be 64 KiB long");
        }
        terminal.press("\x03", "Resume with");
        assert_eq!(terminal.ended(), 0);
        terminal.was_given_back("a paste");
        let mut whole = question + &"x".repeat(count);
        whole.truncate(MAX_TEXT_BYTES);
        assert!(document(&file).head().question.as_deref() == Some(whole.as_str()), "{count} letters");
    }
    println!("60000 and 100000 letters pasted, {keys} keys pressed at once");
}

/// After an incomplete escape sequence the program still saves automatically and still reacts to signals.
#[test]
fn an_incomplete_escape_sequence_blocks_neither_saving_nor_signals() {
    let incomplete: [&[u8]; 8] =
        [b"\x1b", b"\x1b[", b"\x1b[20", b"\x1bO", b"\x1b[<0;5;", b"\x1b[200~pasted", b"\xc3", b"\xf0\x9f\x91"];
    std::thread::scope(|scope| {
        for (nth, sequence) in incomplete.into_iter().enumerate() {
            scope.spawn(move || {
                let home = tempfile::tempdir().unwrap();
                let (file, mut terminal) = begun(home.path());
                terminal.press("4", "+4");
                terminal.send(sequence);
                terminal.until(" saved ");
                has_four(&file);
                let (signal, code) = SIGNALS[nth % SIGNALS.len()];
                terminal.signal(signal);
                assert_eq!(terminal.ended(), code, "{sequence:?}");
                terminal.was_given_back("half a sequence");
            });
        }
    });
}

/// Panics while drawing, saving and handling a key: the terminal is restored, and the work is kept and offered again.
#[cfg(debug_assertions)]
#[test]
fn a_panic_restores_the_terminal_and_keeps_the_work() {
    for place in ["draw", "save", "key"] {
        let home = tempfile::tempdir().unwrap();
        let file = home.path().join("a.toml");
        std::fs::copy("tests/files/two-accounts.toml", &file).unwrap();
        let arguments = ["--dir", home.path().to_str().unwrap(), file.to_str().unwrap()];
        let mut terminal = Terminal::with(home.path(), &arguments, &[("PESEE_BREAK", place)]);
        terminal.until("Readers know who is speaking");
        terminal.send(b"4\x1b[B");
        terminal.until_written("offered when you open");
        assert_eq!(terminal.ended(), 101, "{place}");
        let output = terminal.bytes();
        // The panic message is sanitized like other external text.
        assert!(
            output.contains(&format!("The program stopped because of an error (a test panic at ⟨U+001B⟩[31m{place}")),
            "{output}"
        );
        let copy = output.split("kept in ").nth(1).unwrap().split(", and offered").next().unwrap().to_owned();
        terminal.was_given_back(place);
        has_four(Path::new(&copy));
        let mut again = Terminal::start(home.path(), &arguments);
        again.until("Work that is not in this file").until("+4");
        again.press("\r", "The unsaved work is here again");
        again.press("\x03", "Resume with");
        assert_eq!(again.ended(), 0);
        has_four(&file);
        assert!(!Path::new(&copy).exists());
    }
}

#[test]
fn two_terminals_on_one_file_do_not_overwrite_each_other() {
    let home = tempfile::tempdir().unwrap();
    let (file, mut first) = begun(home.path());
    let arguments = ["--dir", home.path().to_str().unwrap(), file.to_str().unwrap()];
    let mut second = Terminal::start(home.path(), &arguments);
    second.until("You can only read this file");
    first.press("4", "+4");
    let end = Instant::now() + PATIENCE;
    while document(&file).visits().is_empty() {
        assert!(Instant::now() < end, "{}", first.text());
        std::thread::sleep(Duration::from_millis(20));
    }
    has_four(&file);
    second.press("T", " saved ");
    second.press("m\x1b[C1", " saved ");
    // Two seconds after the last check, the next key checks the lock again.
    std::thread::sleep(Duration::from_millis(2_100));
    first.press("\x1b[A", "taken over");
    first.press("\x03", "Resume with");
    second.press("\x03", "Resume with");
    assert_eq!((first.ended(), second.ended()), (0, 0));
    has_four(&file);
    let id = |text: &str| Id::new(text).unwrap();
    assert_eq!(document(&file).rating(&id("me"), &id("network"), &id("keep-both")), Rating::exact(1.0).as_ref());
}

/// SIGKILL loses at most the text of the last five seconds. A slow disk may add a short delay.
#[test]
fn a_kill_while_typing_loses_at_most_five_seconds() {
    const BOUND: Duration = Duration::from_secs(5);
    const BUSY: Duration = Duration::from_secs(2);
    let runs = few_or_many(2, 20);
    let killed = |seed| killed_while_typing(&mut Dice::new(seed));
    let lost: Vec<Duration> = std::thread::scope(|scope| {
        let all: Vec<_> = (0..runs).map(|seed| scope.spawn(move || killed(seed))).collect();
        all.into_iter().map(|one| one.join().unwrap()).collect()
    });
    let most = lost.into_iter().max().unwrap();
    println!("killed {runs} times while typing, seeds 0 to {}: {:.1} s lost at most", runs - 1, most.as_secs_f64());
    assert!(most <= BOUND + BUSY, "{most:?}");
}

/// Types into the question at a human speed with pauses, and kills the program at a random moment. Returns the age of
/// the oldest letter that is not in the file.
fn killed_while_typing(dice: &mut Dice) -> Duration {
    let home = tempfile::tempdir().unwrap();
    let (file, mut terminal, question) = writing(home.path());
    let end = Instant::now() + Duration::from_millis(2_000 + dice.below(9_000) as u64);
    let (mut typed, mut moments) = (String::new(), Vec::new());
    while Instant::now() < end {
        let letter = *dice.pick(&["a", "e", "i", "n", "s", " ", "é", "日"]);
        terminal.send(letter.as_bytes());
        typed.push_str(letter);
        moments.push(Instant::now());
        let pause = if dice.one_in(30) { 1_000 + dice.below(2_500) } else { 40 + dice.below(220) };
        std::thread::sleep(Duration::from_millis(pause as u64));
    }
    let killed = Instant::now();
    terminal.signal("KILL");
    terminal.ended();
    let saved = document(&file).head().question.clone().unwrap();
    let saved_text =
        saved.strip_prefix(&question).unwrap_or_else(|| unreachable!("{saved:?} is not {question:?} and more"));
    assert!(typed.starts_with(saved_text), "{saved_text:?} was never typed: {typed:?}");
    moments.get(saved_text.chars().count()).map_or(Duration::ZERO, |moment| killed - *moment)
}
