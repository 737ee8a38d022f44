//! Parses key sequences such as `Twitter<Enter><Down>`, and contains the keys of the complete walk.

use pesee::ui::event::{KeyName, KeyPress};

/// The complete walk for two accounts: the name of each screen, and the keys that lead to the next screen.
pub const WALK: [(&str, &str); 33] = [
    ("welcome", "<Enter>"),
    ("question", "<Enter>"),
    ("title", "<Enter>"),
    ("participants", "1<Enter>"),
    ("decide-by", "<Enter>"),
    ("account-personal", "LinkedIn<Enter>日本 friends<F5>@marie_é<Enter>1840<Enter>2009<Enter>"),
    ("account-employer", "Twitter<F5>@acme<Enter><Enter><Enter>"),
    ("options", "<Down><Down>"),
    ("options-merge-selected", "<Enter>"),
    ("feeling", "4<Enter>"),
    ("feeling-strength", "4<Enter>"),
    ("condition", "3<Enter>"),
    ("criteria", "<Down><Down><Down><Down><Down><Space>"),
    ("criteria-one-left-out", "<Enter>"),
    ("option-from-criteria", "<Enter>"),
    ("order", "<Space><Down><Down><Space>"),
    ("order-begun", "<Space><Space><Space>"),
    ("order-complete", "<Enter>"),
    ("lens", "4<Enter>"),
    ("rating-network", "4<Enter>2<Enter>-3<Enter>"),
    ("rating-network-last-option", "5-<Enter>"),
    ("rating-career", "3<Enter>2<Enter>2-<Enter>d<Enter>"),
    ("rating-time", "4-<Enter>2<Enter>4<Enter>5<Enter>3<Enter>2<Enter>2-<Enter>5-<Enter>"),
    ("rating-voice", "1<Enter>0<Enter>3-<Enter>2<Enter>"),
    ("verdict", "c"),
    ("what-would-change-it", "c<Enter>"),
    ("choice", "1<Enter>"),
    ("because", "It costs least<Enter>One calm evening a week<Enter>The evenings went again<Enter>"),
    ("signs", "Two evenings in a week<Enter>Write to Marie<Enter>2027-01-10<Enter>"),
    ("signs-one", "<Enter>75<Enter>"),
    ("safeguards", "aannounce the pause<Enter>2026-12-01<Enter>"),
    ("steps", "<Enter>9<Enter>"),
    ("review-day", "2<Enter>"),
];

/// Parses a key sequence: plain characters, and key names in angle brackets.
pub fn parse(keys: &str) -> Vec<KeyPress> {
    let mut found = Vec::new();
    let mut rest = keys;
    while let Some(c) = rest.chars().next() {
        if c == '<' {
            let (name, after) = rest[1..].split_once('>').unwrap();
            found.push(named(name));
            rest = after;
        } else {
            found.push(KeyPress::char(c));
            rest = &rest[c.len_utf8()..];
        }
    }
    found
}

fn named(name: &str) -> KeyPress {
    let held =
        |key: &str| if key.chars().count() == 1 { KeyPress::char(key.chars().next().unwrap()) } else { named(key) };
    if let Some(key) = name.strip_prefix("C-") {
        return KeyPress { ctrl: true, ..held(key) };
    }
    if let Some(key) = name.strip_prefix("S-") {
        return KeyPress { shift: true, ..held(key) };
    }
    if let Some(key) = name.strip_prefix("A-") {
        return KeyPress { alt: true, ..held(key) };
    }
    if let Some(number) = name.strip_prefix('F') {
        return KeyPress::new(KeyName::F(number.parse().unwrap()));
    }
    KeyPress::new(match name {
        "Enter" => KeyName::Enter,
        "Esc" => KeyName::Esc,
        "Tab" => KeyName::Tab,
        "BackTab" => KeyName::BackTab,
        "Backspace" => KeyName::Backspace,
        "Delete" => KeyName::Delete,
        "Up" => KeyName::Up,
        "Down" => KeyName::Down,
        "Left" => KeyName::Left,
        "Right" => KeyName::Right,
        "Home" => KeyName::Home,
        "End" => KeyName::End,
        "PageUp" => KeyName::PageUp,
        "PageDown" => KeyName::PageDown,
        "Space" => KeyName::Char(' '),
        _ => panic!("no key {name}"),
    })
}
