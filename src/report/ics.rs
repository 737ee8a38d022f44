//! The dates of a deliberation as a calendar (RFC 5545): one all-day event for each step, each warning sign, the review
//! and the day by which to decide.

use std::collections::HashSet;

use chrono::{Datelike, NaiveDate, Utc};

use crate::t;
use crate::text::{Language, Locale, SafeText, is_unsafe_char};
use crate::walk::{self, Appointment, list_appointments, list_past_appointments};
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

/// Renders the calendar of one deliberation; `None` if nothing has a date.
pub fn render_calendar(document: &View<'_>, language: Language, now: Moment) -> Option<String> {
    let mut calendar = Calendar::new(language, now);
    calendar.add_deliberation(document, language);
    calendar.finish()
}

/// A calendar of one or several deliberations.
///
/// An event has the same identifier in every calendar of a deliberation and a higher sequence number in a later
/// calendar, so that importing a calendar again replaces the old events. What is no longer due has the status
/// `CANCELLED`, so that an import removes it. The calendar has no `METHOD`: RFC 5546 requires an organizer for each
/// method. It contains no ranking and nothing private.
#[derive(Debug)]
pub struct Calendar {
    lines: CalendarLines,
    now: Moment,
    /// The parts of the identifiers that identify the deliberations in this calendar.
    uid_sources: HashSet<String>,
    has_events: bool,
}

impl Calendar {
    /// Starts a calendar. `language` is that of the program identifier.
    pub fn new(language: Language, now: Moment) -> Calendar {
        let mut lines = CalendarLines::default();
        let version = env!("CARGO_PKG_VERSION");
        lines.put_property("BEGIN", "VCALENDAR");
        lines.put_property("VERSION", "2.0");
        lines.put_property("PRODID", &format!("-//pesee//pesee {version}//{}", language.tag().to_uppercase()));
        lines.put_property("CALSCALE", "GREGORIAN");
        Calendar { lines, now, uid_sources: HashSet::new(), has_events: false }
    }

    /// Adds the dates of a deliberation.
    pub fn add_deliberation(&mut self, document: &View<'_>, language: Language) {
        let locale = &Locale::new(language);
        let title = &document.head().title;
        let origin = t!(locale, "report-from-title", title = SafeText::excerpt(&remove_unsafe_chars(title)));
        let choice_line = walk::review::current_decision(document).and_then(|decision| {
            let option = document.option(decision.option.as_ref()?)?;
            Some(
                t!(locale, "report-choice-line", option = SafeText::excerpt(&remove_unsafe_chars(&option.name)))
                    .to_string(),
            )
        });
        let uid_source = self.claim_uid_source(uid_source(document));
        let writer = EventWriter { uid_source, now: self.now, origin_line: origin.to_string(), choice_line };
        let due = list_appointments(document).into_iter().map(|appointment| (appointment, EventStatus::Confirmed));
        let past = list_past_appointments(document).into_iter();
        let past = past.map(|appointment| (appointment, EventStatus::Cancelled));
        for (appointment, status) in due.chain(past) {
            if has_four_digit_year(appointment.due_date().day) {
                self.has_events = true;
                writer.write_appointment(&mut self.lines, locale, document, &appointment, status);
            }
        }
    }

    /// Returns an identifier of a deliberation that no other one in this calendar has. Two files can have the same id,
    /// for example a file and its copy.
    fn claim_uid_source(&mut self, source: String) -> String {
        let numbered = |number: usize| if number < 2 { source.clone() } else { format!("{source}-{number}") };
        let free =
            (1..).map(numbered).find(|candidate| !self.uid_sources.contains(candidate)).unwrap_or(source.clone());
        self.uid_sources.insert(free.clone());
        free
    }

    /// Returns the text of the calendar; `None` if it has no event.
    pub fn finish(mut self) -> Option<String> {
        self.lines.put_property("END", "VCALENDAR");
        self.has_events.then_some(self.lines.0)
    }
}

/// Adds to `calendar` the events of `previous`, an earlier calendar of the same deliberations in the same file, that
/// are no longer in it, with the status `CANCELLED`. Events before today are left out: nobody needs to cancel them.
pub fn add_cancelled_events(calendar: &str, previous: &[u8], now: Moment) -> String {
    const END: &str = "END:VCALENDAR\r\n";
    if !is_calendar(previous) {
        return calendar.to_owned();
    }
    let (current, previous) = (read_events(calendar), read_events(&String::from_utf8_lossy(previous)));
    fn source_of(uid: &str) -> Option<&str> {
        uid.rsplit_once('.').map(|(_, source)| source)
    }
    let uids: HashSet<&str> = current.iter().map(|event| event.uid.as_str()).collect();
    let sources: HashSet<_> = uids.iter().copied().map(source_of).collect();
    let today = now.format("%Y%m%d").to_string();
    let mut lines = CalendarLines::default();
    for event in previous {
        let is_gone = !uids.contains(event.uid.as_str()) && sources.contains(&source_of(&event.uid));
        if is_gone && event.day >= today {
            lines.put_property("BEGIN", "VEVENT");
            lines.put_property("UID", &event.uid);
            lines.put_stamp(now);
            lines.put_property("DTSTART;VALUE=DATE", &event.day);
            lines.put_property("SUMMARY", &event.summary);
            lines.put_property("STATUS", EventStatus::Cancelled.as_str());
            lines.put_property("TRANSP", "TRANSPARENT");
            lines.put_property("CLASS", "PRIVATE");
            lines.put_property("END", "VEVENT");
        }
    }
    match calendar.strip_suffix(END) {
        Some(events) => [events, &lines.0, END].concat(),
        None => calendar.to_owned(),
    }
}

/// What remains known of an event in a calendar of this program. The summary is escaped.
struct KnownEvent {
    uid: String,
    day: String,
    summary: String,
}

/// Reads the events of a calendar of this program. An event without an identifier or a day is left out.
fn read_events(calendar: &str) -> Vec<KnownEvent> {
    let unfolded = calendar.replace("\r\n ", "");
    let read = |event: &str| {
        // The alarm of an event has a description, but none of these properties.
        let value = |name: &str| event.lines().find_map(|line| line.strip_prefix(name)).map(str::to_owned);
        let (uid, day) = (value("UID:")?, value("DTSTART;VALUE=DATE:")?);
        Some(KnownEvent { uid, day, summary: value("SUMMARY:").unwrap_or_default() })
    };
    unfolded.split("BEGIN:VEVENT").skip(1).filter_map(read).collect()
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

/// Returns the part of the event identifiers that identifies the deliberation: its id, or, for a deliberation that has
/// no id and no file, its time and title.
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

/// Whether an event takes place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum EventStatus {
    Confirmed,
    Cancelled,
}

impl EventStatus {
    /// Returns the value of the property `STATUS` (RFC 5545, 3.8.1.11).
    fn as_str(self) -> &'static str {
        match self {
            EventStatus::Confirmed => "CONFIRMED",
            EventStatus::Cancelled => "CANCELLED",
        }
    }
}

/// Writes events with the values that all events of a calendar share.
struct EventWriter {
    uid_source: String,
    now: Moment,
    origin_line: String,
    choice_line: Option<String>,
}

impl EventWriter {
    /// Writes an appointment as an all-day event.
    fn write_appointment(
        &self,
        lines: &mut CalendarLines,
        locale: &Locale,
        document: &Deliberation,
        appointment: &Appointment<'_>,
        status: EventStatus,
    ) {
        let title = &document.head().title;
        let clean = |text: &str| SafeText::sanitize(&remove_unsafe_chars(text));
        // The name in the identifier, the summary, and a line for the end of the description.
        let (name, what, more) = match appointment {
            Appointment::DecideBy(_) => {
                let summary = t!(locale, "report-decide-by", title = clean(title));
                ("decide-by".to_owned(), summary.to_string(), None)
            }
            Appointment::Step(step, _) => (format!("step.{}", step.id), step.what.clone(), None),
            Appointment::Tripwire(tripwire, _) => {
                let summary = t!(locale, "report-tripwire-line", sign = clean(&tripwire.sign));
                let then = Some(&tripwire.then).filter(|then| !then.trim().is_empty());
                let then = then.map(|then| t!(locale, "report-tripwire-then-line", what = clean(then)));
                (format!("tripwire.{}", tripwire.id), summary.to_string(), then)
            }
            Appointment::Review(_) => {
                let summary = t!(locale, "report-review", title = clean(title));
                let decision = walk::review::current_decision(document);
                let expected = decision.and_then(|decision| decision.expects.as_deref());
                let expected = expected.map(|text| t!(locale, "report-expectation-line", text = clean(text)));
                ("review".to_owned(), summary.to_string(), expected)
            }
        };
        let day = appointment.due_date().day;
        // A step is work for its day; the other dates need a reminder.
        let has_reminder = !matches!(appointment, Appointment::Step(..)) && status == EventStatus::Confirmed;
        let (full_text, summary) = (remove_unsafe_chars(&what), SafeText::excerpt(&remove_unsafe_chars(&what)));
        // If the summary was shortened, the description contains the full text.
        let full_text = (SafeText::sanitize(&full_text) != summary).then_some(full_text);
        let description: Vec<String> = full_text
            .into_iter()
            .chain([self.origin_line.clone()])
            .chain(self.choice_line.clone())
            .chain(more.map(|more| more.to_string()))
            .collect();
        lines.put_property("BEGIN", "VEVENT");
        lines.put_property("UID", &format!("{name}.{}@pesee", self.uid_source));
        lines.put_stamp(self.now);
        lines.put_property("DTSTART;VALUE=DATE", &day.format("%Y%m%d").to_string());
        lines.put_text("SUMMARY", summary.as_str());
        lines.put_text("DESCRIPTION", &description.join("\n"));
        lines.put_property("STATUS", status.as_str());
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
#[derive(Debug, Default)]
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

    /// Writes the time at which an event was written, and a sequence number that grows with it.
    fn put_stamp(&mut self, now: Moment) {
        let sequence = (now.timestamp() - SEQUENCE_EPOCH).clamp(0, i32::MAX.into());
        let now = now.with_timezone(&Utc).format("%Y%m%dT%H%M%SZ").to_string();
        self.put_property("DTSTAMP", &now);
        self.put_property("LAST-MODIFIED", &now);
        self.put_property("SEQUENCE", &sequence.to_string());
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
