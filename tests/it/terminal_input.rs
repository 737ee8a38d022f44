//! The bytes that a terminal sends: replies are not keys, keys are never lost, and a paste is text.

use std::time::{Duration, Instant};

use pesee::runtime::InputDecoder;
use pesee::text::Language;
use pesee::ui::event::{Event, KeyName, KeyPress, MouseAction, MouseInput};
use pesee::ui::theme::Theme;

use crate::common::places::{PLACES, at};
use crate::common::seeds::is_due;
use crate::common::terminal_replies::REPLIES;

/// A decoder and its clock. Calls [`InputDecoder::expire`] at each deadline, as the input thread does.
struct Input {
    decoder: InputDecoder,
    now: Instant,
    received: Vec<Event>,
}

impl Input {
    fn new() -> Input {
        Input { decoder: InputDecoder::default(), now: Instant::now(), received: Vec::new() }
    }

    /// Sends bytes that arrive together.
    fn send(&mut self, bytes: &[u8]) -> &mut Input {
        self.received.extend(self.decoder.decode(bytes, self.now));
        self
    }

    fn wait(&mut self, milliseconds: u64) -> &mut Input {
        let until = self.now + Duration::from_millis(milliseconds);
        while let Some(deadline) = self.decoder.deadline().filter(|deadline| *deadline <= until) {
            self.now = deadline;
            self.received.extend(self.decoder.expire(deadline));
        }
        self.now = until;
        self
    }

    /// Returns what was received since the last call.
    fn take(&mut self) -> String {
        let events = std::mem::take(&mut self.received);
        events.iter().map(describe).collect::<Vec<_>>().join(" ")
    }
}

fn describe(event: &Event) -> String {
    match event {
        Event::Key(key) => {
            let held = [(key.ctrl, "C-"), (key.shift, "S-"), (key.alt, "A-")];
            let held: String = held.into_iter().filter(|(is_held, _)| *is_held).map(|(_, name)| name).collect();
            match key.name {
                KeyName::Char(c) => format!("{held}{c}"),
                name => format!("{held}{name:?}"),
            }
        }
        Event::Paste(text) => format!("paste {text:?}"),
        Event::Mouse(mouse) => format!("{:?} {},{}", mouse.action, mouse.column, mouse.row),
        other => panic!("{other:?}"),
    }
}

/// Returns what the bytes mean that arrive together, and asserts that the same bytes one by one mean the same.
fn meaning(bytes: &[u8]) -> String {
    let (mut together, mut apart) = (Input::new(), Input::new());
    together.send(bytes).wait(100);
    for byte in bytes {
        apart.send(&[*byte]);
    }
    apart.wait(100);
    let meaning = together.take();
    assert_eq!(apart.take(), meaning, "{:?}", String::from_utf8_lossy(bytes));
    meaning
}

#[test]
fn a_reply_is_no_key_in_whatever_pieces_it_arrives() {
    for (name, reply) in REPLIES {
        assert_eq!(meaning(reply), "", "{name}");
        for at in 1..reply.len() {
            for delay in [0, 10, 50] {
                let mut input = Input::new();
                input.send(&reply[..at]).wait(delay).send(&reply[at..]).send(b"x");
                assert_eq!(input.take(), "x", "{name}, {at} bytes, then {delay} ms");
            }
        }
    }
}

#[test]
fn keys_before_between_and_after_replies_arrive() {
    let mut input = Input::new();
    for (name, reply) in REPLIES {
        input.send(&[b"a", reply, b"\x1b[A", reply, b"\x03", reply, "é".as_bytes()].concat());
        assert_eq!(input.take(), "a Up C-c é", "{name}");
    }
}

/// The beginning of a reply that never ends is skipped after 100 ms. Its first two bytes alone are a letter with Alt,
/// which no screen uses.
#[test]
fn a_truncated_reply_takes_no_later_key() {
    let alone = ["", "Esc", "A-[", "A-o", "A-]", "A-p", "A-_", "A-^", "A-x"];
    for (name, reply) in REPLIES {
        for at in 1..reply.len() {
            let mut input = Input::new();
            input.send(&reply[..at]).wait(100);
            let skipped = input.take();
            assert!(alone.contains(&&*skipped) && (skipped.is_empty() || at <= 2), "{name}, {at} bytes: {skipped}");
            for (key, meaning) in [("4", "4"), ("\x03", "C-c"), ("\x1b[B", "Down"), ("é", "é"), ("\r", "Enter")] {
                input.send(key.as_bytes());
                assert_eq!(input.take(), meaning, "{name}, {at} bytes");
            }
        }
    }
}

#[test]
fn ctrl_c_and_escape_sequences_end_a_truncated_reply_at_once() {
    for (name, reply) in REPLIES {
        for at in 1..reply.len() {
            for (key, meaning) in [("\x03", "C-c"), ("\x1b[B", "Down"), ("\x1b[Z", "BackTab")] {
                let mut input = Input::new();
                input.send(&reply[..at]).send(key.as_bytes());
                let received = input.take();
                assert!(received.split(' ').next_back() == Some(meaning), "{name}, {at} bytes: {received}");
            }
        }
    }
}

/// A slow connection delivers the rest of a reply after the decoder has stopped waiting for it.
#[test]
fn the_late_rest_of_a_reply_is_skipped() {
    let mut skipped = 0;
    for (name, reply) in REPLIES {
        for at in 1..reply.len() {
            let rest = &reply[at..];
            if rest.len() < 2 || rest.iter().all(u8::is_ascii_alphanumeric) {
                // This may be typed.
                continue;
            }
            let mut input = Input::new();
            input.send(&reply[..at]).wait(500);
            drop(input.take());
            input.send(rest).send(b"x");
            let received = input.take();
            // What is sent without Esc ends in two characters that can be typed.
            assert_eq!(received, "x", "{name}, {at} bytes");
            skipped += 1;
        }
    }
    assert!(skipped > 1_000, "{skipped}");
}

#[test]
fn the_keys_of_every_terminal_are_known() {
    for (bytes, key) in [
        ("a", "a"),
        ("é", "é"),
        ("日", "日"),
        ("\r", "Enter"),
        ("\n", "C-j"),
        ("\t", "Tab"),
        ("\x7f", "Backspace"),
        ("\x08", "C-h"),
        ("\x00", "C- "),
        ("\x01", "C-a"),
        ("\x1a", "C-z"),
        ("\x1f", "C-_"),
        ("\x1b", "Esc"),
        ("\x1b\x1b", "Esc Esc"),
        ("\x1b\x03", "Esc C-c"),
        ("\x1b[", "A-["),
        ("\x1bO", "A-o"),
        // Normal and application cursor keys.
        ("\x1b[A\x1b[B\x1b[C\x1b[D", "Up Down Right Left"),
        ("\x1bOA\x1bOB\x1bOC\x1bOD", "Up Down Right Left"),
        ("\x1b[H\x1b[F\x1bOH\x1bOF\x1b[1~\x1b[4~\x1b[7~\x1b[8~", "Home End Home End Home End Home End"),
        ("\x1b[3~\x1b[5~\x1b[6~\x1b[Z", "Delete PageUp PageDown BackTab"),
        ("\x1b[1;5C\x1b[1;2D\x1b[1;3A\x1b[3;5~\x1bO5C", "C-Right S-Left A-Up C-Delete C-Right"),
        ("\x1bOP\x1bOQ\x1bOR\x1bOS", "F(1) F(2) F(3) F(4)"),
        ("\x1b[11~\x1b[12~\x1b[13~\x1b[14~\x1b[15~", "F(1) F(2) F(3) F(4) F(5)"),
        ("\x1b[17~\x1b[18~\x1b[19~\x1b[20~\x1b[21~\x1b[23~\x1b[24~", "F(6) F(7) F(8) F(9) F(10) F(11) F(12)"),
        ("\x1b[[A\x1b[[E", "F(1) F(5)"),
        ("\x1b[P\x1b[1;2S", "F(1) S-F(4)"),
        // The keypad in application mode.
        ("\x1bOM\x1bOk\x1bOm\x1bOp\x1bOy", "Enter + - 0 9"),
        // The kitty keyboard protocol and modifyOtherKeys, which an earlier program may have left on.
        ("\x1b[99;5u\x1b[97;3u\x1b[97:65;2u\x1b[13u\x1b[27u\x1b[9;2u", "C-c A-a A Enter Esc BackTab"),
        ("\x1b[127u\x1b[57403u\x1b[57413u\x1b[1;1:2B", "Backspace 4 + Down"),
        ("\x1b[27;5;99~\x1b[27;2;65~", "C-c A"),
    ] {
        assert_eq!(meaning(bytes.as_bytes()), key, "{bytes:?}");
    }
}

#[test]
fn esc_and_a_letter_are_one_key_only_if_they_arrive_together() {
    for (key, alone, with_alt) in
        [("u", "u", "A-u"), ("é", "é", "A-é"), ("\r", "Enter", "A-Enter"), ("\x7f", "Backspace", "A-Backspace")]
    {
        let (mut together, mut apart) = (Input::new(), Input::new());
        assert_eq!(together.send(format!("\x1b{key}").as_bytes()).take(), with_alt);
        assert_eq!(apart.send(b"\x1b").send(key.as_bytes()).take(), format!("Esc {alone}"));
    }
}

#[test]
fn the_mouse_is_known() {
    let seen = |action, column, row| describe(&Event::Mouse(MouseInput { action, column, row }));
    assert_eq!(meaning(b"\x1b[<0;12;5M"), seen(MouseAction::Press, 11, 4));
    assert_eq!(meaning(b"\x1b[<32;12;6M"), seen(MouseAction::Drag, 11, 5));
    assert_eq!(meaning(b"\x1b[<64;1;1M"), seen(MouseAction::ScrollUp, 0, 0));
    assert_eq!(meaning(b"\x1b[<65;1;1M"), seen(MouseAction::ScrollDown, 0, 0));
    for other in ["\x1b[<0;12;5m", "\x1b[<2;12;5M", "\x1b[<0;99999;5M", "\x1b[<0;5M", "\x1b[M !!"] {
        assert_eq!(meaning(other.as_bytes()), "", "{other:?}");
    }
}

#[test]
fn a_paste_is_text_whatever_it_contains() {
    assert_eq!(meaning(b"\x1b[200~q\x03\x1b[Aq\r\x1b[201~x"), r#"paste "q\u{3}\u{1b}[Aq\r" x"#);
    assert_eq!(meaning("\x1b[200~été 日\x1b[201~".as_bytes()), r#"paste "été 日""#);
    assert_eq!(meaning(b"\x1b[200~\xff\x1b[201~"), "paste \"\u{fffd}\"");
    // An empty paste.
    assert_eq!(meaning(b"\x1b[200~\x1b[201~x"), "x");
}

#[test]
fn an_incomplete_paste_ends_after_100_ms_and_loses_nothing() {
    let begun = |text: &[u8]| {
        let mut input = Input::new();
        input.send(&[b"\x1b[200~", text].concat()).wait(100);
        input
    };
    for key in [("4", "4"), ("\x03", "C-c"), ("\x1b[B", "Down")] {
        let mut input = begun(b"text");
        assert_eq!(input.take(), "paste \"text\"");
        assert_eq!(input.send(key.0.as_bytes()).take(), key.1);
    }
    // The paste goes on after a pause.
    let mut input = begun(b"one ");
    input.send(b"q\r\x1b[201~x");
    assert_eq!(input.take(), "paste \"one \" paste \"q\\r\" x");
    let (mut input, long) = (begun(b"one "), "q\r".repeat(40));
    input.send(long.as_bytes()).wait(100).send(b"d\x1b[201~").send(b"x");
    assert_eq!(input.take(), format!("paste \"one \" paste {long:?} paste \"d\" x"));
}

#[test]
fn a_very_long_paste_is_cut_and_its_end_is_found() {
    let mut input = Input::new();
    input.send(b"\x1b[200~").send(&vec![b'q'; 3_000_000]).send(b"\x1b[201~x");
    let [Event::Paste(text), Event::Key(key)] = &input.received[..] else { panic!("{:?}", input.received.len()) };
    assert_eq!((text.len(), *key), (1024 * 1024, KeyPress::char('x')));
}

/// A character that arrives in pieces on a slow connection is one character.
#[test]
fn a_character_in_pieces_is_complete() {
    for text in ["é", "日", "👩"] {
        for at in 1..text.len() {
            for delay in [0, 50, 300] {
                let mut input = Input::new();
                input.send(&text.as_bytes()[..at]).wait(delay).send(&text.as_bytes()[at..]);
                assert_eq!(input.take(), text, "{at} bytes, then {delay} ms");
            }
        }
    }
    assert_eq!(meaning(b"\xc3x\xff\xe6\x97y"), "x y");
}

/// What remains of a reply, whole or truncated, changes no screen.
#[test]
fn no_reply_changes_a_screen() {
    let keys = REPLIES.iter().flat_map(|(_, reply)| [&reply[..], &reply[..2]]);
    let keys: Vec<Event> =
        keys.flat_map(|bytes| std::mem::take(&mut Input::new().send(bytes).wait(100).received)).collect();
    let mut found: Vec<String> = keys.iter().map(describe).collect();
    found.sort();
    found.dedup();
    assert_eq!(found, ["A-[", "A-]", "A-_", "A-p"]);
    for (_, place) in PLACES.iter().enumerate().filter(|(nth, _)| is_due(*nth)) {
        let mut app = at(Language::English, Theme::Mono, *place);
        let before = app.screen();
        for key in ["A-[", "A-]", "A-_", "A-p", "A-o", "A-^", "A-x"] {
            let c = key.chars().next_back().unwrap();
            app.send(Event::Key(KeyPress::with_alt(KeyName::Char(c))));
        }
        assert_eq!(app.screen(), before, "{}", place.0);
    }
}
