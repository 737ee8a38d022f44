//! How the parts of a deliberation are called in a sentence.

use crate::messages::ReportFormat;
use crate::tell;
use crate::text::{Shown, Tongue, date, number};
use crate::walk::{Offer, Offered};
use pesee_core::deliberation::{
    AccountField, Basis, Deliberation, Fate, FieldValue, Holder, Id, Perspective, Rating, Seat, TimeHorizon,
    WeightingMethod,
};

/// The most columns that a name takes in a sentence: one with no end would push what is said of it off the screen.
const LONGEST: usize = 120;

/// An option by its name.
pub fn option(document: &Deliberation, id: &Id) -> Shown {
    Shown::outside(document.option(id).map_or(id.as_str(), |option| &option.name)).cut(LONGEST)
}

/// A criterion by its name.
pub fn criterion(document: &Deliberation, id: &Id) -> Shown {
    Shown::outside(document.criterion(id).map_or(id.as_str(), |criterion| &criterion.name)).cut(LONGEST)
}

/// An account: "mine" and "the employer's" where there is one of each, otherwise its platform and handle.
pub fn account(tongue: &Tongue, document: &Deliberation, id: &Id) -> Shown {
    match voice(document, id) {
        Voice::Mine => tell!(tongue, "walk-account-mine"),
        Voice::Employers => tell!(tongue, "walk-account-employers"),
        Voice::Theirs => tell!(tongue, "walk-account-theirs"),
        Voice::Ours => tell!(tongue, "walk-account-ours"),
        Voice::Other => {
            let account = document.account(id);
            let facts = account.into_iter().flat_map(|account| [&account.platform, &account.handle]).flatten();
            let parts: Vec<Shown> = facts.map(|text| Shown::outside(text)).collect();
            if parts.is_empty() { tell!(tongue, "walk-account-other") } else { Shown::join(&parts, " ") }
        }
    }
}

/// An account as a heading.
pub fn account_title(tongue: &Tongue, document: &Deliberation, id: &Id) -> Shown {
    match voice(document, id) {
        Voice::Mine => tell!(tongue, "ask-account-mine"),
        Voice::Employers => tell!(tongue, "ask-account-employers"),
        Voice::Theirs => tell!(tongue, "ask-account-theirs"),
        Voice::Ours => tell!(tongue, "ask-account-ours"),
        Voice::Other => tell!(tongue, "ask-account", account = account(tongue, document, id)),
    }
}

/// Whose voice an account is, where there is one of each; several of a kind go by platform and handle.
enum Voice {
    Mine,
    Employers,
    Theirs,
    Ours,
    Other,
}

fn voice(document: &Deliberation, id: &Id) -> Voice {
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

/// A participant by name, or by seat where they gave none.
pub fn person(tongue: &Tongue, document: &Deliberation, id: &Id) -> Shown {
    let participant = document.participant(id);
    if let Some(name) = participant.and_then(|p| p.name.as_deref()).filter(|name| !name.trim().is_empty()) {
        return Shown::outside(name);
    }
    match participant.map(|participant| participant.seat()) {
        Some(Seat::Employer) => tell!(tongue, "walk-seat-employer"),
        Some(Seat::Coach) => tell!(tongue, "walk-seat-coach"),
        Some(Seat::Person) | None => tell!(tongue, "walk-seat-person"),
    }
}

/// What becomes of an account, in a word.
pub fn fate(tongue: &Tongue, document: &Deliberation, fate: Option<&Fate>) -> Shown {
    match fate {
        Some(Fate::Keep) => tell!(tongue, "walk-fate-keep"),
        Some(Fate::Pause) => tell!(tongue, "walk-fate-pause"),
        Some(Fate::Park) => tell!(tongue, "walk-fate-park"),
        Some(Fate::Open) => tell!(tongue, "walk-fate-open"),
        Some(Fate::Close) => tell!(tongue, "walk-fate-close"),
        Some(Fate::HandOver) => tell!(tongue, "walk-fate-hand-over"),
        Some(Fate::Merge(into)) => tell!(tongue, "walk-fate-merge", into = account(tongue, document, into)),
        None => tell!(tongue, "walk-fate-nothing"),
    }
}

/// The name an offered option is taken under.
pub fn offer(tongue: &Tongue, document: &Deliberation, offer: &Offer) -> Shown {
    let (id, fate) = match &offer.what {
        Offered::Template(name) => return Shown::outside(name),
        Offered::KeepAll => return tell!(tongue, "walk-offer-keep", count = document.accounts().len()),
        Offered::AskAgain => return tell!(tongue, "walk-offer-ask-again"),
        Offered::One(id, fate) => (id, fate),
    };
    let account = account(tongue, document, id);
    match fate {
        Fate::Pause => tell!(tongue, "walk-offer-pause", account = account),
        Fate::Park => tell!(tongue, "walk-offer-park", account = account),
        Fate::HandOver => tell!(tongue, "walk-offer-hand-over", account = account),
        Fate::Merge(into) => {
            tell!(tongue, "walk-offer-merge", account = account, into = self::account(tongue, document, into))
        }
        Fate::Close | Fate::Keep | Fate::Open => tell!(tongue, "walk-offer-close", account = account),
    }
}

/// When a criterion is felt.
pub fn when(tongue: &Tongue, when: TimeHorizon) -> Shown {
    match when {
        TimeHorizon::CurrentTime => tell!(tongue, "walk-when-now"),
        TimeHorizon::Later => tell!(tongue, "walk-when-later"),
        TimeHorizon::Always => tell!(tongue, "walk-when-always"),
    }
}

/// A rating in as few signs as say it: `+4`, `0…+3`, `?` for "don't know", `·` where there is none.
pub fn rating(tongue: &Tongue, rating: Option<&Rating>) -> Shown {
    let figure = |value| number::short_signed(tongue.language(), value);
    match rating {
        None => Shown::fixed("·"),
        Some(r) if r.is_exact() => figure(r.value()),
        Some(r) if r.stated_value().is_none() && (r.low(), r.high()) == Rating::SCALE => Shown::fixed("?"),
        Some(r) => Shown::join(&[figure(r.low()), figure(r.high())], "…"),
    }
}

/// A rating in words, for lines that are read out: `not rated`, `don't know`, `between 0 and +3`.
pub fn rating_in_words(tongue: &Tongue, rating: Option<&Rating>) -> Shown {
    let figure = |value| number::short_signed(tongue.language(), value);
    match rating {
        None => tell!(tongue, "walk-not-rated"),
        Some(r) if r.is_exact() => figure(r.value()),
        Some(r) => match r.stated_value() {
            None if (r.low(), r.high()) == Rating::SCALE => tell!(tongue, "walk-dont-know"),
            None => tell!(tongue, "walk-between", low = figure(r.low()), high = figure(r.high())),
            Some(value) => {
                tell!(tongue, "walk-guess", value = figure(value), low = figure(r.low()), high = figure(r.high()))
            }
        },
    }
}

/// What a rating rests on.
pub fn basis(tongue: &Tongue, basis: Basis) -> Shown {
    match basis {
        Basis::Fact => tell!(tongue, "walk-basis-fact"),
        Basis::Estimate => tell!(tongue, "walk-basis-estimate"),
        Basis::Feeling => tell!(tongue, "walk-basis-feeling"),
    }
}

/// A way to weigh.
pub fn method(tongue: &Tongue, method: WeightingMethod) -> Shown {
    match method {
        WeightingMethod::Order => tell!(tongue, "walk-method-order"),
        WeightingMethod::Points => tell!(tongue, "walk-method-points"),
        WeightingMethod::Swing => tell!(tongue, "walk-method-swing"),
        WeightingMethod::Pairwise => tell!(tongue, "walk-method-pairs"),
    }
}

/// A place of the lens, from 0 to 4.
pub fn lens(tongue: &Tongue, place: usize) -> Shown {
    match place {
        0 => tell!(tongue, "ask-lens-1"),
        1 => tell!(tongue, "ask-lens-2"),
        2 => tell!(tongue, "ask-lens-3"),
        3 => tell!(tongue, "ask-lens-4"),
        _ => tell!(tongue, "ask-lens-5"),
    }
}

/// What a fact of an account is called.
pub fn account_field(tongue: &Tongue, field: AccountField) -> Shown {
    match field {
        AccountField::Holder => tell!(tongue, "ask-field-holder"),
        AccountField::Platform => tell!(tongue, "ask-field-platform"),
        AccountField::Handle => tell!(tongue, "ask-field-handle"),
        AccountField::Audience => tell!(tongue, "ask-field-audience"),
        AccountField::Since => tell!(tongue, "ask-field-since"),
        AccountField::Brought | AccountField::Note => tell!(tongue, "ask-field-brought"),
    }
}

/// A fact as one would type it.
pub fn leaf(tongue: &Tongue, leaf: &FieldValue) -> Shown {
    match leaf {
        FieldValue::Text(text) => Shown::outside(text),
        FieldValue::Number(value) => number::typed(tongue.language(), *value),
        FieldValue::Date(day) => date::typed(*day),
        _ => Shown::default(),
    }
}

/// What a report is written as, and what for.
pub fn report_format(tongue: &Tongue, format: ReportFormat) -> Shown {
    match format {
        ReportFormat::Markdown => tell!(tongue, "report-format-md"),
        ReportFormat::Html => tell!(tongue, "report-format-html"),
        ReportFormat::Csv => tell!(tongue, "report-format-csv"),
        ReportFormat::Json => tell!(tongue, "report-format-json"),
        ReportFormat::Svg => tell!(tongue, "report-format-svg"),
        ReportFormat::Ics => tell!(tongue, "report-format-ics"),
    }
}
