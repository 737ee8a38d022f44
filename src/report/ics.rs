//! The dates of a deliberation for calendar programs: RFC 5545, each step and the day to look again an event of one day.

use chrono::{Datelike, NaiveDate, Utc};

use crate::say;
use crate::tell;
use crate::text::{Language, Shown, Tongue, is_hidden};
use crate::walk::{self, Appointments, appointments};
use pesee_core::deliberation::{Deliberation, Moment, View, slugify};

/// What every calendar of ours says of its origin, whatever its version and language.
const ORIGIN: &str = "PRODID:-//pesee//";
/// No line has more octets than this, its end not counted (RFC 5545, 3.1).
const LONGEST_LINE: usize = 75;
/// Changes are counted in seconds from here on, which for a century fits into what calendars count with.
const FIRST_CHANGE: i64 = 1_577_836_800;
/// When in the day one is reminded to look again: at nine, wherever one is.
const REMINDED: &str = "PT9H";

/// The dates as a calendar's text; `None` where nothing has a date. It speaks the deliberation's language, or else the
/// reader's. An event keeps its name in every calendar that is written of a deliberation, and each is later than the one
/// before: read again, it replaces the old one. Nothing ranked and nothing private is in it.
pub fn calendar(document: &View<'_>, reader: Language, now: Moment) -> Option<String> {
    let Appointments { steps, review, .. } = appointments(document);
    let tongue = &Tongue::new(document.language().map_or(reader, say::language));
    let mut lines = Lines::default();
    let version = env!("CARGO_PKG_VERSION");
    lines.put("BEGIN", "VCALENDAR");
    lines.put("VERSION", "2.0");
    lines.put("PRODID", &format!("-//pesee//pesee {version}//{}", tongue.language().tag().to_uppercase()));
    lines.put("CALSCALE", "GREGORIAN");
    let title = &document.head().title;
    let from = tell!(tongue, "report-of", title = Shown::brief(&fair(title)));
    let chosen = walk::look_back::standing(document).and_then(|decision| {
        let option = document.option(decision.option.as_ref()?)?;
        Some(tell!(tongue, "report-chosen", option = Shown::brief(&fair(&option.name))).to_string())
    });
    let dates = Dates { document: source(document), now, from: from.to_string(), chosen };
    let mut some = false;
    for (step, day) in steps.into_iter().filter(|(_, day)| can_be_said(*day)) {
        dates.event(&mut lines, &format!("step.{}", step.id), day, &step.what, None, false);
        some = true;
    }
    if let Some(day) = review.filter(|day| can_be_said(*day)) {
        let summary = tell!(tongue, "report-review", title = Shown::outside(&fair(title)));
        let expected = walk::look_back::standing(document).and_then(|decision| decision.expects.as_deref());
        let expected =
            expected.map(|text| tell!(tongue, "report-expects", text = Shown::outside(&fair(text))).to_string());
        dates.event(&mut lines, "review", day, summary.as_str(), expected, true);
        some = true;
    }
    lines.put("END", "VCALENDAR");
    some.then_some(lines.0)
}

/// Whether what stands in a file is a calendar that was written here, and may be replaced by another.
pub fn is_calendar(bytes: &[u8]) -> bool {
    let text = String::from_utf8_lossy(bytes);
    text.starts_with("BEGIN:VCALENDAR")
        && text.lines().take_while(|line| *line != "BEGIN:VEVENT").any(|line| line.starts_with(ORIGIN))
}

/// A calendar writes a year in four digits.
fn can_be_said(day: NaiveDate) -> bool {
    (1..=9999).contains(&day.year())
}

/// What the deliberation is called in the names of its events: its id, or, in a file written by hand without one, what
/// tells it apart and stays when its file moves.
fn source(document: &Deliberation) -> String {
    let head = document.head();
    match (&head.id, head.created) {
        (Some(id), _) => id.to_string(),
        (None, Some(created)) => format!("begun-{}", created.timestamp()),
        (None, None) => format!("titled-{}", slugify(&head.title).chars().take(40).collect::<String>()),
    }
}

/// A text without what could move a cursor, turn a line around or hide. What joins or parts two letters is kept between
/// them.
fn fair(text: &str) -> String {
    let is_seen = |letter: char| !is_hidden(letter) && !letter.is_whitespace();
    let mut fair = String::with_capacity(text.len());
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        let joins = matches!(letter, '\u{200c}' | '\u{200d}')
            && fair.chars().next_back().is_some_and(is_seen)
            && letters.peek().copied().is_some_and(is_seen);
        if matches!(letter, '\n' | '\t') || joins || !is_hidden(letter) {
            fair.push(letter);
        }
    }
    fair
}

/// What all events of a calendar have in common.
struct Dates {
    document: String,
    now: Moment,
    from: String,
    chosen: Option<String>,
}

impl Dates {
    /// One day: what its line in a calendar says, and what stands under it.
    fn event(&self, lines: &mut Lines, name: &str, day: NaiveDate, what: &str, more: Option<String>, reminds: bool) {
        let now = self.now.with_timezone(&Utc).format("%Y%m%dT%H%M%SZ").to_string();
        let changes = (self.now.timestamp() - FIRST_CHANGE).clamp(0, i32::MAX.into());
        let (whole, summary) = (fair(what), Shown::brief(&fair(what)));
        // A text that is too long for a line in a calendar stands under it, from end to end.
        let whole = (Shown::outside(&whole) != summary).then_some(whole);
        let under: Vec<String> =
            whole.into_iter().chain([self.from.clone()]).chain(self.chosen.clone()).chain(more).collect();
        lines.put("BEGIN", "VEVENT");
        lines.put("UID", &format!("{name}.{}@pesee", self.document));
        lines.put("DTSTAMP", &now);
        lines.put("LAST-MODIFIED", &now);
        lines.put("SEQUENCE", &changes.to_string());
        lines.put("DTSTART;VALUE=DATE", &day.format("%Y%m%d").to_string());
        lines.tell("SUMMARY", summary.as_str());
        lines.tell("DESCRIPTION", &under.join("\n"));
        // The day stays free for others, and what it is about is nobody else's business.
        lines.put("TRANSP", "TRANSPARENT");
        lines.put("CLASS", "PRIVATE");
        if reminds {
            lines.put("BEGIN", "VALARM");
            lines.put("ACTION", "DISPLAY");
            lines.put("TRIGGER", REMINDED);
            lines.tell("DESCRIPTION", summary.as_str());
            lines.put("END", "VALARM");
        }
        lines.put("END", "VEVENT");
    }
}

/// The lines of a calendar, each ended as the format has it.
#[derive(Default)]
struct Lines(String);

impl Lines {
    /// A property whose value is text: what would part it is escaped.
    fn tell(&mut self, name: &str, text: &str) {
        let mut value = String::with_capacity(text.len());
        for letter in text.chars() {
            match letter {
                '\\' | ';' | ',' => value.extend(['\\', letter]),
                '\n' => value.push_str("\\n"),
                _ => value.push(letter),
            }
        }
        self.put(name, &value);
    }

    /// A property as it stands, folded where it is too long; no letter is cut.
    fn put(&mut self, name: &str, value: &str) {
        let mut room = LONGEST_LINE;
        for letter in name.chars().chain([':']).chain(value.chars()) {
            if letter.len_utf8() > room {
                self.0.push_str("\r\n ");
                room = LONGEST_LINE - 1;
            }
            self.0.push(letter);
            room -= letter.len_utf8();
        }
        self.0.push_str("\r\n");
    }
}
