//! The names of the parts of a deliberation, for use in sentences.

use std::path::Path;

use crate::messages::ReportFormat;
use crate::t;
use crate::text::{Locale, SafeText, date, number};
use crate::walk::{LENS_POSITIONS, OfferKind, OptionOffer};
use pesee_core::deliberation::{
    Account, AccountField, Basis, Deliberation, Fate, FieldValue, Holder, Id, Participant, Perspective, Rating, Record,
    Seat, TimeHorizon, WeightingMethod,
};

/// The maximum width of a name in a sentence, in columns; a longer name would push the rest of the sentence off the
/// screen.
const MAX_NAME_COLUMNS: usize = 120;

/// Returns the name of a file without its folder.
pub fn file_name(path: &Path) -> SafeText {
    SafeText::from_path(path.file_name().unwrap_or(path.as_os_str()))
}

pub fn option(document: &Deliberation, id: &Id) -> SafeText {
    SafeText::sanitize(document.option(id).map_or(id.as_str(), |option| &option.name)).truncate(MAX_NAME_COLUMNS)
}

pub fn criterion(document: &Deliberation, id: &Id) -> SafeText {
    SafeText::sanitize(document.criterion(id).map_or(id.as_str(), |criterion| &criterion.name))
        .truncate(MAX_NAME_COLUMNS)
}

/// Names an account: "mine" or "the employer's" if the account is the only one of its holder, otherwise platform and
/// handle.
pub fn account(locale: &Locale, document: &Deliberation, id: &Id) -> SafeText {
    match account_voice(document, id) {
        Voice::Mine => t!(locale, "walk-account-mine"),
        Voice::Employers => t!(locale, "walk-account-employers"),
        Voice::Theirs => t!(locale, "walk-account-theirs"),
        Voice::Ours => t!(locale, "walk-account-ours"),
        Voice::Other => {
            let account = document.account(id);
            let facts = account.into_iter().flat_map(|account| [&account.platform, &account.handle]).flatten();
            let parts: Vec<SafeText> = facts.map(|text| SafeText::sanitize(text)).collect();
            if parts.is_empty() { t!(locale, "walk-account-other") } else { SafeText::join(&parts, " ") }
        }
    }
}

pub fn account_title(locale: &Locale, document: &Deliberation, id: &Id) -> SafeText {
    match account_voice(document, id) {
        Voice::Mine => t!(locale, "question-account-mine"),
        Voice::Employers => t!(locale, "question-account-employers"),
        Voice::Theirs => t!(locale, "question-account-theirs"),
        Voice::Ours => t!(locale, "question-account-ours"),
        Voice::Other => t!(locale, "question-account", account = account(locale, document, id)),
    }
}

/// The possessive that names an account. `Other` stands for an account that needs its platform and handle.
#[derive(PartialEq)]
enum Voice {
    Mine,
    Employers,
    Theirs,
    Ours,
    Other,
}

fn account_voice(document: &Deliberation, id: &Id) -> Voice {
    let Some(holder) = document.account(id).and_then(|account| account.holder) else { return Voice::Other };
    if document.accounts().iter().filter(|account| account.holder == Some(holder)).count() != 1 {
        return Voice::Other;
    }
    let employer_speaks = document.head().perspective == Some(Perspective::Employer);
    match (holder, employer_speaks) {
        (Holder::Personal, true) => Voice::Theirs,
        (Holder::Employer, true) => Voice::Ours,
        (Holder::Personal, false) => Voice::Mine,
        (Holder::Employer, false) => Voice::Employers,
    }
}

/// Returns the name of a participant, or the seat if the participant has no name. Several people without a name have a
/// number.
pub fn person(locale: &Locale, document: &Deliberation, id: &Id) -> SafeText {
    let participant = document.participant(id);
    if let Some(name) = participant.filter(|known| known.has_name()).and_then(|known| known.name.as_deref()) {
        return SafeText::sanitize(name);
    }
    unnamed_person(locale, document, id)
}

/// Returns the seat of a participant, with a number if several people have it, as if the participant had no name.
pub(super) fn unnamed_person(locale: &Locale, document: &Deliberation, id: &Id) -> SafeText {
    match document.participant(id).map(|participant| participant.seat()) {
        Some(Seat::Employer) => t!(locale, "walk-seat-employer"),
        Some(Seat::Coach) => t!(locale, "walk-seat-coach"),
        Some(Seat::Person) | None => {
            let is_person = |known: &&Participant| known.seat() == Seat::Person;
            let people: Vec<&Participant> = document.participants().iter().filter(is_person).collect();
            match people.iter().position(|known| known.id == *id) {
                Some(at) if people.len() > 1 => t!(locale, "walk-seat-person-number", number = at + 1),
                _ => t!(locale, "walk-seat-person"),
            }
        }
    }
}

/// Returns the name of a participant for lists, which say if a name is missing.
pub fn participant(locale: &Locale, document: &Deliberation, participant: &Participant) -> SafeText {
    let name = person(locale, document, &participant.id);
    if participant.has_name() { name } else { t!(locale, "people-no-name", person = name) }
}

/// Returns the name of a role, for lists.
pub fn role(locale: &Locale, role: Seat) -> SafeText {
    match role {
        Seat::Person => t!(locale, "people-role-person"),
        Seat::Employer => t!(locale, "people-role-employer"),
        Seat::Coach => t!(locale, "people-role-coach"),
    }
}

pub fn fate(locale: &Locale, document: &Deliberation, fate: Option<&Fate>) -> SafeText {
    match fate {
        Some(Fate::Keep) => t!(locale, "walk-fate-keep"),
        Some(Fate::Slow) => t!(locale, "walk-fate-slow"),
        Some(Fate::Pause) => t!(locale, "walk-fate-pause"),
        Some(Fate::Park) => t!(locale, "walk-fate-park"),
        Some(Fate::Open) => t!(locale, "walk-fate-open"),
        Some(Fate::Close) => t!(locale, "walk-fate-close"),
        Some(Fate::HandOver) => t!(locale, "walk-fate-hand-over"),
        Some(Fate::Merge(into)) => t!(locale, "walk-fate-merge", into = account(locale, document, into)),
        None => t!(locale, "walk-fate-none"),
    }
}

/// Returns the name that an offered option gets when it is accepted.
pub fn offer_name(locale: &Locale, document: &Deliberation, offer: &OptionOffer) -> SafeText {
    let (id, fate) = match &offer.kind {
        OfferKind::Template(name) => return SafeText::sanitize(name),
        OfferKind::KeepAll => return t!(locale, "walk-offer-keep", count = document.accounts().len()),
        OfferKind::PauseAll => return t!(locale, "walk-offer-pause-all", count = document.accounts().len()),
        OfferKind::AskAgain => return t!(locale, "walk-offer-ask-again"),
        OfferKind::SingleFate(id, fate) => (id, fate),
    };
    let voice = account_voice(document, id);
    let account = account(locale, document, id);
    match fate {
        Fate::Slow => t!(locale, "walk-offer-slow", account = account, count = document.accounts().len()),
        Fate::Pause if voice == Voice::Theirs => t!(locale, "walk-offer-pause-theirs", account = account),
        Fate::HandOver if voice == Voice::Ours => t!(locale, "walk-offer-hand-over-ours", account = account),
        Fate::Pause => t!(locale, "walk-offer-pause", account = account),
        Fate::Park => t!(locale, "walk-offer-park", account = account),
        Fate::HandOver => t!(locale, "walk-offer-hand-over", account = account),
        Fate::Merge(into) => {
            t!(locale, "walk-offer-merge", account = account, into = self::account(locale, document, into))
        }
        Fate::Close | Fate::Keep | Fate::Open => t!(locale, "walk-offer-close", account = account),
    }
}

pub fn time_horizon(locale: &Locale, when: TimeHorizon) -> SafeText {
    match when {
        TimeHorizon::Now => t!(locale, "walk-time-horizon-now"),
        TimeHorizon::Later => t!(locale, "walk-time-horizon-later"),
        TimeHorizon::Always => t!(locale, "walk-time-horizon-always"),
    }
}

/// Formats a rating in short form: `+4`, `0…+3`, `?` for "don't know", `·` for no rating.
pub fn rating(locale: &Locale, rating: Option<&Rating>) -> SafeText {
    let figure = |value| number::format_short_signed(locale.language(), value);
    match rating {
        None => SafeText::from_static("·"),
        Some(r) if r.is_exact() => figure(r.value()),
        Some(r) if r.stated_value().is_none() && (r.low(), r.high()) == Rating::SCALE => SafeText::from_static("?"),
        Some(r) => SafeText::join(&[figure(r.low()), figure(r.high())], "…"),
    }
}

/// Formats a rating in words, for sentences: `not rated`, `don't know`, `between 0 and +3`.
pub fn rating_in_words(locale: &Locale, rating: Option<&Rating>) -> SafeText {
    let figure = |value| number::format_short_signed(locale.language(), value);
    match rating {
        None => t!(locale, "walk-not-rated"),
        Some(r) if r.is_exact() => figure(r.value()),
        Some(r) => match r.stated_value() {
            None if (r.low(), r.high()) == Rating::SCALE => t!(locale, "walk-dont-know"),
            None => t!(locale, "walk-between", low = figure(r.low()), high = figure(r.high())),
            Some(value) => {
                t!(locale, "walk-best-guess", value = figure(value), low = figure(r.low()), high = figure(r.high()))
            }
        },
    }
}

pub fn basis(locale: &Locale, basis: Basis) -> SafeText {
    match basis {
        Basis::Fact => t!(locale, "walk-basis-fact"),
        Basis::Estimate => t!(locale, "walk-basis-estimate"),
        Basis::Feeling => t!(locale, "walk-basis-feeling"),
    }
}

pub fn weighting_method(locale: &Locale, method: WeightingMethod) -> SafeText {
    match method {
        WeightingMethod::Order => t!(locale, "walk-weighting-method-order"),
        WeightingMethod::Points => t!(locale, "walk-weighting-method-points"),
        WeightingMethod::Swing => t!(locale, "walk-weighting-method-swing"),
        WeightingMethod::Pairwise => t!(locale, "walk-weighting-method-pairs"),
    }
}

/// Names a setting of the lens by the answer of the walk, or by its number.
pub fn lens(locale: &Locale, lens: f64) -> SafeText {
    match LENS_POSITIONS.iter().position(|position| (position - lens).abs() < 1e-9) {
        Some(0) => t!(locale, "question-lens-1"),
        Some(1) => t!(locale, "question-lens-2"),
        Some(2) => t!(locale, "question-lens-3"),
        Some(3) => t!(locale, "question-lens-4"),
        Some(_) => t!(locale, "question-lens-5"),
        None => number::format(locale.language(), lens, 2),
    }
}

pub fn account_field(locale: &Locale, field: AccountField) -> SafeText {
    match field {
        AccountField::Holder => t!(locale, "question-account-field-holder"),
        AccountField::Platform => t!(locale, "question-account-field-platform"),
        AccountField::Handle => t!(locale, "question-account-field-handle"),
        AccountField::Audience => t!(locale, "question-account-field-audience"),
        AccountField::Since | AccountField::SincePrecision => t!(locale, "question-account-field-since"),
        AccountField::Brought | AccountField::Note => t!(locale, "question-account-field-brought"),
    }
}

/// Formats a fact of an account the way a person types it, for an input field; `None` if the fact is empty.
pub fn account_fact(locale: &Locale, account: &Account, field: AccountField) -> Option<SafeText> {
    match (field, account.get(field)?) {
        (AccountField::Since, _) => account.since().map(|since| date::format_partial(locale, since)),
        (_, FieldValue::Number(value)) => Some(number::format(locale.language(), value, 0)),
        (_, FieldValue::Text(text)) => Some(SafeText::sanitize(&text)),
        _ => None,
    }
}

/// Describes a report format and its purpose.
pub fn report_format(locale: &Locale, format: ReportFormat) -> SafeText {
    match format {
        ReportFormat::Markdown => t!(locale, "report-format-md"),
        ReportFormat::Html => t!(locale, "report-format-html"),
        ReportFormat::Csv => t!(locale, "report-format-csv"),
        ReportFormat::Json => t!(locale, "report-format-json"),
        ReportFormat::Svg => t!(locale, "report-format-svg"),
        ReportFormat::Ics => t!(locale, "report-format-ics"),
    }
}
