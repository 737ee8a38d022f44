//! The dates of a deliberation as a calendar (RFC 5545): one all-day event for each step, each warning sign, the review
//! and the day by which to decide.

use chrono::{Datelike, NaiveDate, Utc};

use crate::t;
use crate::text::{Language, Locale, SafeText, is_unsafe_char};
use crate::walk::{self, Appointment, list_appointments};
use pesee_core::deliberation::{Deliberation, Moment, View, slugify};

/// The start of the product identifier, by which a calendar of this program is recognized.
const ORIGIN: &str = "PRODID:-//pesee//";
/// The longest line, without its end (RFC 5545, 3.1).
const MAX_LINE_OCTETS: usize = 75;
/// The sequence number of an event is the number of seconds since 2020-01-01T00:00:00Z, which fits into 31 bits until
/// 2088.
const SEQUENCE_EPOCH: i64 = 1_577_836_800;
/// The time of the reminder on the day of the review: 9:00 local time.
const REMINDER_OFFSET: &str = "PT9H";

/// Renders the calendar; `None` if nothing has a date. An event has the same identifier in every calendar of a deliberation and a higher sequence
/// number in a later calendar, so that importing a calendar again replaces the old events. The calendar contains no
/// ranking and nothing private.
pub fn render_calendar(document: &View<'_>, language: Language, now: Moment) -> Option<String> {
    let locale = &Locale::new(language);
    let mut lines = CalendarLines::default();
    let version = env!("CARGO_PKG_VERSION");
    lines.put_property("BEGIN", "VCALENDAR");
    lines.put_property("VERSION", "2.0");
    lines.put_property("PRODID", &format!("-//pesee//pesee {version}//{}", locale.language().tag().to_uppercase()));
    lines.put_property("CALSCALE", "GREGORIAN");
    let title = &document.head().title;
    let origin = t!(locale, "report-from-title", title = SafeText::excerpt(&remove_unsafe_chars(title)));
    let choice_line = walk::review::current_decision(document).and_then(|decision| {
        let option = document.option(decision.option.as_ref()?)?;
        Some(
            t!(locale, "report-choice-line", option = SafeText::excerpt(&remove_unsafe_chars(&option.name)))
                .to_string(),
        )
    });
    let writer = EventWriter { uid_source: uid_source(document), now, origin_line: origin.to_string(), choice_line };
    let mut has_events = false;
    let appointments = list_appointments(document).into_iter();
    let clean = |text: &str| SafeText::sanitize(&remove_unsafe_chars(text));
    for appointment in appointments.filter(|appointment| has_four_digit_year(appointment.due_date().day)) {
        has_events = true;
        match appointment {
            Appointment::DecideBy(day) => {
                let summary = t!(locale, "report-decide-by", title = clean(title));
                writer.write_event(&mut lines, "decide-by", day, summary.as_str(), None, true);
            }
            Appointment::Step(step, day) => {
                writer.write_event(&mut lines, &format!("step.{}", step.id), day, &step.what, None, false);
            }
            Appointment::Tripwire(tripwire, day) => {
                let summary = t!(locale, "report-tripwire-line", sign = clean(&tripwire.sign));
                let then = Some(&tripwire.then).filter(|then| !then.trim().is_empty());
                let then = then.map(|then| t!(locale, "report-tripwire-then-line", what = clean(then)).to_string());
                writer.write_event(&mut lines, &format!("tripwire.{}", tripwire.id), day, summary.as_str(), then, true);
            }
            Appointment::Review(day) => {
                let summary = t!(locale, "report-review", title = clean(title));
                let expected =
                    walk::review::current_decision(document).and_then(|decision| decision.expects.as_deref());
                let expected =
                    expected.map(|text| t!(locale, "report-expectation-line", text = clean(text)).to_string());
                writer.write_event(&mut lines, "review", day, summary.as_str(), expected, true);
            }
        }
    }
    lines.put_property("END", "VCALENDAR");
    has_events.then_some(lines.0)
}

/// Returns whether the content is a calendar of this program. Only such a file is overwritten without a confirmation.
pub fn is_calendar(bytes: &[u8]) -> bool {
    let text = String::from_utf8_lossy(bytes);
    text.starts_with("BEGIN:VCALENDAR")
        && text.lines().take_while(|line| *line != "BEGIN:VEVENT").any(|line| line.starts_with(ORIGIN))
}

/// Returns whether a calendar can contain the year, which has exactly four digits.
fn has_four_digit_year(day: NaiveDate) -> bool {
    (1..=9999).contains(&day.year())
}

/// Returns the part of the event identifiers that identifies the deliberation: its id, or, for a file without an id,
/// another value that does not change when the file is moved.
fn uid_source(document: &Deliberation) -> String {
    let head = document.head();
    match (&head.id, head.created) {
        (Some(id), _) => id.to_string(),
        (None, Some(created)) => format!("begun-{}", created.timestamp()),
        (None, None) => format!("titled-{}", slugify(&head.title).chars().take(40).collect::<String>()),
    }
}

/// Removes control characters, directional marks and invisible characters from a text. Keeps a zero-width joiner or
/// non-joiner between two visible characters, because emoji and several scripts need it.
fn remove_unsafe_chars(text: &str) -> String {
    let is_visible = |letter: char| !is_unsafe_char(letter) && !letter.is_whitespace();
    let mut clean = String::with_capacity(text.len());
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        let joins = matches!(letter, '\u{200c}' | '\u{200d}')
            && clean.chars().next_back().is_some_and(is_visible)
            && letters.peek().copied().is_some_and(is_visible);
        if matches!(letter, '\n' | '\t') || joins || !is_unsafe_char(letter) {
            clean.push(letter);
        }
    }
    clean
}

/// Writes events with the values that all events of a calendar share.
struct EventWriter {
    uid_source: String,
    now: Moment,
    origin_line: String,
    choice_line: Option<String>,
}

impl EventWriter {
    /// Writes an all-day event. `what` is the summary, `more` is added to the description.
    fn write_event(
        &self,
        lines: &mut CalendarLines,
        name: &str,
        day: NaiveDate,
        what: &str,
        more: Option<String>,
        has_reminder: bool,
    ) {
        let now = self.now.with_timezone(&Utc).format("%Y%m%dT%H%M%SZ").to_string();
        let sequence = (self.now.timestamp() - SEQUENCE_EPOCH).clamp(0, i32::MAX.into());
        let (full_text, summary) = (remove_unsafe_chars(what), SafeText::excerpt(&remove_unsafe_chars(what)));
        // If the summary was shortened, the description contains the full text.
        let full_text = (SafeText::sanitize(&full_text) != summary).then_some(full_text);
        let description: Vec<String> = full_text
            .into_iter()
            .chain([self.origin_line.clone()])
            .chain(self.choice_line.clone())
            .chain(more)
            .collect();
        lines.put_property("BEGIN", "VEVENT");
        lines.put_property("UID", &format!("{name}.{}@pesee", self.uid_source));
        lines.put_property("DTSTAMP", &now);
        lines.put_property("LAST-MODIFIED", &now);
        lines.put_property("SEQUENCE", &sequence.to_string());
        lines.put_property("DTSTART;VALUE=DATE", &day.format("%Y%m%d").to_string());
        lines.put_text("SUMMARY", summary.as_str());
        lines.put_text("DESCRIPTION", &description.join("\n"));
        // The event does not mark the day as busy, and its content is private in a shared calendar.
        lines.put_property("TRANSP", "TRANSPARENT");
        lines.put_property("CLASS", "PRIVATE");
        if has_reminder {
            lines.put_property("BEGIN", "VALARM");
            lines.put_property("ACTION", "DISPLAY");
            lines.put_property("TRIGGER", REMINDER_OFFSET);
            lines.put_text("DESCRIPTION", summary.as_str());
            lines.put_property("END", "VALARM");
        }
        lines.put_property("END", "VEVENT");
    }
}

/// The lines of a calendar, each with the line end of the format.
#[derive(Default)]
struct CalendarLines(String);

impl CalendarLines {
    /// Writes a property with a text value, which is escaped.
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

    /// Writes a property without escaping. Folds long lines between characters.
    fn put_property(&mut self, name: &str, value: &str) {
        let mut free_octets = MAX_LINE_OCTETS;
        for letter in name.chars().chain([':']).chain(value.chars()) {
            if letter.len_utf8() > free_octets {
                self.0.push_str("\r\n ");
                free_octets = MAX_LINE_OCTETS - 1;
            }
            self.0.push(letter);
            free_octets -= letter.len_utf8();
        }
        self.0.push_str("\r\n");
    }
}
