//! The dates of a deliberation for calendar programs: RFC 5545, each step and the day to look again an event of one day.

use chrono::{Datelike, NaiveDate, Utc};

use crate::phrases;
use crate::t;
use crate::text::{Language, Locale, SafeText, is_unsafe_char};
use crate::walk::{self, Appointments, list_appointments};
use pesee_core::deliberation::{Deliberation, Moment, View, slugify};

/// What every calendar of ours says of its origin, whatever its version and language.
const ORIGIN: &str = "PRODID:-//pesee//";
/// No line has more octets than this, its end not counted (RFC 5545, 3.1).
const MAX_LINE_OCTETS: usize = 75;
/// Changes are counted in seconds from here on, which for a century fits into what calendars count with.
const SEQUENCE_EPOCH: i64 = 1_577_836_800;
/// When in the day one is reminded to look again: at nine, wherever one is.
const REMINDER_OFFSET: &str = "PT9H";

/// The dates as a calendar's text; `None` where nothing has a date. It speaks the deliberation's language, or else the
/// reader's. An event keeps its name in every calendar that is written of a deliberation, and each is later than the one
/// before: read again, it replaces the old one. Nothing ranked and nothing private is in it.
pub fn render_calendar(document: &View<'_>, reader: Language, now: Moment) -> Option<String> {
    let Appointments { steps, review, .. } = list_appointments(document);
    let locale = &Locale::new(document.language().map_or(reader, phrases::reader_language));
    let mut lines = CalendarLines::default();
    let version = env!("CARGO_PKG_VERSION");
    lines.put_property("BEGIN", "VCALENDAR");
    lines.put_property("VERSION", "2.0");
    lines.put_property("PRODID", &format!("-//pesee//pesee {version}//{}", locale.language().tag().to_uppercase()));
    lines.put_property("CALSCALE", "GREGORIAN");
    let title = &document.head().title;
    let from = t!(locale, "report-from-title", title = SafeText::excerpt(&remove_unsafe_chars(title)));
    let chosen = walk::review::current_decision(document).and_then(|decision| {
        let option = document.option(decision.option.as_ref()?)?;
        Some(
            t!(locale, "report-choice-line", option = SafeText::excerpt(&remove_unsafe_chars(&option.name)))
                .to_string(),
        )
    });
    let dates =
        EventWriter { uid_source: uid_source(document), now, origin_line: from.to_string(), choice_line: chosen };
    let mut some = false;
    for (step, day) in steps.into_iter().filter(|(_, day)| has_four_digit_year(*day)) {
        dates.write_event(&mut lines, &format!("step.{}", step.id), day, &step.what, None, false);
        some = true;
    }
    if let Some(day) = review.filter(|day| has_four_digit_year(*day)) {
        let summary = t!(locale, "report-review", title = SafeText::sanitize(&remove_unsafe_chars(title)));
        let expected = walk::review::current_decision(document).and_then(|decision| decision.expects.as_deref());
        let expected = expected.map(|text| {
            t!(locale, "report-expectation-line", text = SafeText::sanitize(&remove_unsafe_chars(text))).to_string()
        });
        dates.write_event(&mut lines, "review", day, summary.as_str(), expected, true);
        some = true;
    }
    lines.put_property("END", "VCALENDAR");
    some.then_some(lines.0)
}

/// Whether what stands in a file is a calendar that was written here, and may be replaced by another.
pub fn is_calendar(bytes: &[u8]) -> bool {
    let text = String::from_utf8_lossy(bytes);
    text.starts_with("BEGIN:VCALENDAR")
        && text.lines().take_while(|line| *line != "BEGIN:VEVENT").any(|line| line.starts_with(ORIGIN))
}

/// A calendar writes a year in four digits.
fn has_four_digit_year(day: NaiveDate) -> bool {
    (1..=9999).contains(&day.year())
}

/// What the deliberation is called in the names of its events: its id, or, in a file written by hand without one, what
/// tells it apart and stays when its file moves.
fn uid_source(document: &Deliberation) -> String {
    let head = document.head();
    match (&head.id, head.created) {
        (Some(id), _) => id.to_string(),
        (None, Some(created)) => format!("begun-{}", created.timestamp()),
        (None, None) => format!("titled-{}", slugify(&head.title).chars().take(40).collect::<String>()),
    }
}

/// A text without what could move a cursor, turn a line around or hide. What joins or parts two letters is kept between
/// them.
fn remove_unsafe_chars(text: &str) -> String {
    let is_seen = |letter: char| !is_unsafe_char(letter) && !letter.is_whitespace();
    let mut fair = String::with_capacity(text.len());
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        let joins = matches!(letter, '\u{200c}' | '\u{200d}')
            && fair.chars().next_back().is_some_and(is_seen)
            && letters.peek().copied().is_some_and(is_seen);
        if matches!(letter, '\n' | '\t') || joins || !is_unsafe_char(letter) {
            fair.push(letter);
        }
    }
    fair
}

/// What all events of a calendar have in common.
struct EventWriter {
    uid_source: String,
    now: Moment,
    origin_line: String,
    choice_line: Option<String>,
}

impl EventWriter {
    /// One day: what its line in a calendar says, and what stands under it.
    fn write_event(
        &self,
        lines: &mut CalendarLines,
        name: &str,
        day: NaiveDate,
        what: &str,
        more: Option<String>,
        reminds: bool,
    ) {
        let now = self.now.with_timezone(&Utc).format("%Y%m%dT%H%M%SZ").to_string();
        let changes = (self.now.timestamp() - SEQUENCE_EPOCH).clamp(0, i32::MAX.into());
        let (whole, summary) = (remove_unsafe_chars(what), SafeText::excerpt(&remove_unsafe_chars(what)));
        // A text that is too long for a line in a calendar stands under it, from end to end.
        let whole = (SafeText::sanitize(&whole) != summary).then_some(whole);
        let under: Vec<String> =
            whole.into_iter().chain([self.origin_line.clone()]).chain(self.choice_line.clone()).chain(more).collect();
        lines.put_property("BEGIN", "VEVENT");
        lines.put_property("UID", &format!("{name}.{}@pesee", self.uid_source));
        lines.put_property("DTSTAMP", &now);
        lines.put_property("LAST-MODIFIED", &now);
        lines.put_property("SEQUENCE", &changes.to_string());
        lines.put_property("DTSTART;VALUE=DATE", &day.format("%Y%m%d").to_string());
        lines.put_text("SUMMARY", summary.as_str());
        lines.put_text("DESCRIPTION", &under.join("\n"));
        // The day stays free for others, and what it is about is nobody else's business.
        lines.put_property("TRANSP", "TRANSPARENT");
        lines.put_property("CLASS", "PRIVATE");
        if reminds {
            lines.put_property("BEGIN", "VALARM");
            lines.put_property("ACTION", "DISPLAY");
            lines.put_property("TRIGGER", REMINDER_OFFSET);
            lines.put_text("DESCRIPTION", summary.as_str());
            lines.put_property("END", "VALARM");
        }
        lines.put_property("END", "VEVENT");
    }
}

/// The lines of a calendar, each ended as the format has it.
#[derive(Default)]
struct CalendarLines(String);

impl CalendarLines {
    /// A property whose value is text: what would part it is escaped.
    fn put_text(&mut self, name: &str, text: &str) {
        let mut value = String::with_capacity(text.len());
        for letter in text.chars() {
            match letter {
                '\\' | ';' | ',' => value.extend(['\\', letter]),
                '\n' => value.push_str("\\n"),
                _ => value.push(letter),
            }
        }
        self.put_property(name, &value);
    }

    /// A property as it stands, folded where it is too long; no letter is cut.
    fn put_property(&mut self, name: &str, value: &str) {
        let mut room = MAX_LINE_OCTETS;
        for letter in name.chars().chain([':']).chain(value.chars()) {
            if letter.len_utf8() > room {
                self.0.push_str("\r\n ");
                room = MAX_LINE_OCTETS - 1;
            }
            self.0.push(letter);
            room -= letter.len_utf8();
        }
        self.0.push_str("\r\n");
    }
}
