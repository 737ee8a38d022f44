//! A reader for the iCalendar files (RFC 5545) that the program writes.

use std::collections::BTreeMap;

pub type Event = BTreeMap<String, String>;

/// Parses the events of a calendar and asserts the rules of RFC 5545: CRLF line ends, lines of at most 75 octets,
/// matching `BEGIN` and `END`. Unfolds lines and unescapes values. The properties of an alarm get the prefix `VALARM.`.
pub fn events(text: &str) -> Vec<Event> {
    assert!(text.ends_with("\r\n"));
    let body = text.strip_suffix("\r\n").unwrap();
    for line in body.split("\r\n") {
        assert!(line.len() <= 75 && !line.contains(['\r', '\n']), "{line:?}");
    }
    let (mut open, mut found) = (Vec::new(), Vec::new());
    for line in body.replace("\r\n ", "").split("\r\n") {
        let (name, value) = line.split_once(':').unwrap();
        match name {
            "BEGIN" => {
                open.push(value.to_owned());
                if value == "VEVENT" {
                    found.push(Event::new());
                }
            }
            "END" => assert_eq!(open.pop().as_deref(), Some(value)),
            _ if open.len() == 1 => assert!(["VERSION", "PRODID", "CALSCALE"].contains(&name), "{line}"),
            _ => {
                let name = name.split(';').next().unwrap();
                let name = if open.len() == 3 { format!("VALARM.{name}") } else { name.to_owned() };
                let before = found.last_mut().unwrap().insert(name, unescaped(value));
                assert!(before.is_none(), "duplicate property: {line}");
            }
        }
    }
    assert!(open.is_empty() && !found.is_empty());
    for event in &found {
        for must in ["UID", "DTSTAMP", "DTSTART", "SUMMARY", "SEQUENCE", "STATUS"] {
            assert!(event.contains_key(must), "{must} is missing");
        }
        assert!(event["DTSTART"].len() == 8 && event["DTSTAMP"].ends_with('Z') && !event["SUMMARY"].contains('\n'));
        // A step is work for the day; the other dates have a reminder.
        let has_reminder = !event["UID"].starts_with("step.") && event["STATUS"] == "CONFIRMED";
        assert_eq!(has_reminder, event.contains_key("VALARM.TRIGGER"));
    }
    found
}

fn unescaped(value: &str) -> String {
    let (mut text, mut letters) = (String::new(), value.chars());
    while let Some(letter) = letters.next() {
        match letter {
            '\\' => text.push(match letters.next().unwrap() {
                'n' | 'N' => '\n',
                escaped @ ('\\' | ';' | ',') => escaped,
                other => unreachable!("\\{other}"),
            }),
            _ => text.push(letter),
        }
    }
    text
}
