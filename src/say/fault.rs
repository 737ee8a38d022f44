//! What is wrong with a file, and what is allowed there.

use crate::messages::{Fault, Problem, Unread, Unsealed};
use crate::tell;
use crate::text::{Shown, Tongue, number};
use pesee_core::deliberation::{Kind, List, Unsound};
use pesee_core::format::FormatErrorKind;
use std::path::Path;

/// The most bytes of a name or path from the file that one sentence repeats: what is said of a file stays short.
const LONGEST_NAME: usize = 80;

/// As much of a name or path from the file as fits into a sentence.
fn named(text: &str) -> Shown {
    if text.len() <= LONGEST_NAME {
        return Shown::outside(text).cut(LONGEST_NAME);
    }
    let fits = |(at, letter): &(usize, char)| at + letter.len_utf8() <= LONGEST_NAME;
    let start: String = text.char_indices().take_while(fits).map(|(_, letter)| letter).collect();
    Shown::outside(&format!("{start}…")).cut(LONGEST_NAME)
}

/// Describes a fault in one sentence, without its position.
pub fn fault(tongue: &Tongue, fault: &Fault) -> Shown {
    match &fault.problem {
        Problem::Format(error) => format_error(tongue, error),
        Problem::Unread(why) => unread(tongue, why),
        Problem::Sealed(why) => sealed(tongue, why),
    }
}

fn format_error(tongue: &Tongue, error: &FormatErrorKind) -> Shown {
    match error {
        // The parser's reason is English; it names the TOML rule that was broken.
        FormatErrorKind::Syntax(reason) => tell!(tongue, "fault-syntax", reason = Shown::outside(reason)),
        FormatErrorKind::NotUtf8 => tell!(tongue, "fault-not-utf8"),
        FormatErrorKind::TooLarge(bytes, most) => {
            tell!(tongue, "fault-too-large", bytes = kib(tongue, *bytes), most = kib(tongue, *most))
        }
        FormatErrorKind::TooDense(count, most) => tell!(tongue, "fault-too-dense", count = *count, most = *most),
        FormatErrorKind::NoFormat => tell!(tongue, "fault-no-format"),
        FormatErrorKind::NewerFormat(format) => {
            tell!(tongue, "fault-newer", format = named(format), version = Shown::fixed(env!("CARGO_PKG_VERSION")))
        }
        FormatErrorKind::Missing(path) => tell!(tongue, "fault-missing", path = named(path)),
        FormatErrorKind::TypeMismatch(path, kind) => {
            tell!(tongue, "fault-unfit", path = named(path), allowed = allowed(tongue, *kind))
        }
        FormatErrorKind::ReversedRange(path) => tell!(tongue, "fault-disorder", path = named(path)),
        FormatErrorKind::InvalidId(path) => tell!(tongue, "fault-bad-id", path = named(path)),
        FormatErrorKind::Duplicate(list, name) => {
            tell!(tongue, "fault-twice", list = Shown::fixed(list.path()), name = named(name))
        }
        FormatErrorKind::TooLong(path) => tell!(tongue, "fault-too-long", path = named(path)),
        FormatErrorKind::Integrity(what) => unsound(tongue, what),
        FormatErrorKind::More(count) => tell!(tongue, "fault-more", count = *count),
    }
}

fn sealed(tongue: &Tongue, why: &Unsealed) -> Shown {
    match why {
        Unsealed::Passphrase => tell!(tongue, "fault-sealed-passphrase"),
        Unsealed::Key => tell!(tongue, "fault-sealed-key"),
        Unsealed::Wrong => tell!(tongue, "fault-sealed-wrong"),
        Unsealed::WrongKey => tell!(tongue, "fault-sealed-wrong-key"),
        Unsealed::Slow(work) => tell!(tongue, "fault-sealed-slow", work = usize::from(*work)),
        Unsealed::Damaged => tell!(tongue, "fault-sealed-damaged"),
        Unsealed::KeyLocked => tell!(tongue, "fault-sealed-key-locked"),
        Unsealed::NoKey => tell!(tongue, "fault-sealed-no-key"),
        Unsealed::Recipient(key) => tell!(tongue, "fault-sealed-recipient", key = named(key)),
        Unsealed::SshRecipient(key) => tell!(tongue, "fault-sealed-ssh-recipient", key = named(key)),
        Unsealed::SshKey => tell!(tongue, "fault-sealed-ssh-key"),
        Unsealed::Waiting => tell!(tongue, "fault-sealed-waiting"),
        Unsealed::Already => tell!(tongue, "fault-sealed-already"),
        Unsealed::Plain => tell!(tongue, "fault-sealed-plain"),
        Unsealed::Absent => tell!(tongue, "fault-sealed-absent"),
    }
}

fn unread(tongue: &Tongue, why: &Unread) -> Shown {
    match why {
        Unread::NotThere => tell!(tongue, "fault-not-there"),
        Unread::LeadsNowhere => tell!(tongue, "fault-leads-nowhere"),
        Unread::NotPlain => tell!(tongue, "fault-not-plain"),
        Unread::Forbidden => tell!(tongue, "fault-forbidden"),
        Unread::Refused(reason) => tell!(tongue, "fault-unreadable", reason = Shown::brief(reason)),
    }
}

/// That a file cannot be opened, and what is wrong with it first of all.
pub fn cannot_open(tongue: &Tongue, path: &Path, faults: &[Fault]) -> Shown {
    let reason = faults.first().map(|fault| fault_line(tongue, fault)).unwrap_or_default();
    tell!(tongue, "screen-cannot-open", name = super::file_name(path), reason = reason)
}

/// The same with its line, for one row of a list.
pub fn fault_line(tongue: &Tongue, found: &Fault) -> Shown {
    let sentence = fault(tongue, found);
    match &found.place {
        Some(place) => tell!(tongue, "fault-line", line = place.line, sentence = sentence),
        None => sentence,
    }
}

fn unsound(tongue: &Tongue, what: &Unsound) -> Shown {
    let id = |id: &pesee_core::deliberation::Id| Shown::outside(id.as_str());
    let list = |list: &List| Shown::fixed(list.path());
    match what {
        Unsound::Dangling { list: List::Participants, id: name, .. } => {
            tell!(tongue, "fault-dangling-person", id = id(name))
        }
        Unsound::Dangling { list: of, id: name, .. } => tell!(tongue, "fault-dangling", list = list(of), id = id(name)),
        Unsound::Duplicate { list: of, name } => {
            tell!(tongue, "fault-twice", list = list(of), name = named(&name.to_string()))
        }
        Unsound::Circle { account, .. } => tell!(tongue, "fault-circle", account = id(account)),
        Unsound::SelfPair { criterion } => tell!(tongue, "fault-self-pair", criterion = id(criterion)),
        Unsound::MirroredPair { a, b } => tell!(tongue, "fault-mirrored", a = id(a), b = id(b)),
        Unsound::NoDecision { .. } => tell!(tongue, "fault-no-decision"),
        Unsound::TooMany { list: of, most } => tell!(tongue, "fault-too-many", list = list(of), most = *most),
    }
}

/// What is to be typed where something else was.
pub fn must_be(tongue: &Tongue, kind: Kind) -> Shown {
    match kind {
        Kind::Date => tell!(tongue, "fault-must-be-day"),
        _ => tell!(tongue, "fault-must-be", allowed = allowed(tongue, kind)),
    }
}

/// A bound from here on is there only so that sums are numbers; nobody is told of it.
const BOUNDLESS: f64 = 1e100;

/// What a place allows.
fn allowed(tongue: &Tongue, kind: Kind) -> Shown {
    let figure = |value: f64| number::short(tongue.language(), value);
    match kind {
        Kind::Text => tell!(tongue, "fault-kind-text"),
        Kind::Number { least, most } if most >= BOUNDLESS && least >= 0.0 => {
            let id = if least > 0.0 { "fault-kind-above-zero" } else { "fault-kind-zero-or-more" };
            tell!(tongue, id)
        }
        Kind::Number { most, .. } if most >= BOUNDLESS => tell!(tongue, "fault-kind-number"),
        Kind::Number { least, most } => tell!(tongue, "fault-kind-between", least = figure(least), most = figure(most)),
        Kind::Whole { least: 1, most: 1 } => tell!(tongue, "fault-kind-one"),
        Kind::Whole { least, most } if most >= 1_000_000 => {
            tell!(tongue, "fault-kind-whole-from", least = figure(least as f64))
        }
        Kind::Whole { least, most } => {
            tell!(tongue, "fault-kind-whole", least = figure(least as f64), most = figure(most as f64))
        }
        Kind::Flag => tell!(tongue, "fault-kind-flag"),
        Kind::Date => tell!(tongue, "fault-kind-date"),
        Kind::Moment => tell!(tongue, "fault-kind-moment"),
        Kind::Word(words) => {
            let words: Vec<Shown> = words.iter().map(|word| Shown::outside(&format!("\"{word}\""))).collect();
            tell!(tongue, "fault-kind-word", words = Shown::join(&words, ", "))
        }
        Kind::Id => tell!(tongue, "fault-kind-id"),
        Kind::Ids => tell!(tongue, "fault-kind-ids"),
        Kind::Texts => tell!(tongue, "fault-kind-texts"),
        Kind::Scores => tell!(tongue, "fault-kind-scores"),
        Kind::Fate => tell!(tongue, "fault-kind-fate"),
        Kind::Rating => tell!(tongue, "fault-kind-rating"),
        Kind::Any => tell!(tongue, "fault-kind-any"),
        Kind::Table | Kind::Order => tell!(tongue, "fault-kind-table"),
        Kind::Tables => tell!(tongue, "fault-kind-tables"),
    }
}

fn kib(tongue: &Tongue, bytes: u64) -> Shown {
    number::number(tongue.language(), bytes.div_ceil(1024) as f64, 0)
}
