//! What is wrong with a file, and what is allowed there.

use crate::messages::{EncryptionError, FileError, FileErrorKind, ReadError};
use crate::tell;
use crate::text::{Shown, Tongue, number};
use pesee_core::deliberation::{FieldType, IntegrityError, List};
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
pub fn fault(tongue: &Tongue, fault: &FileError) -> Shown {
    match &fault.kind {
        FileErrorKind::Format(error) => format_error(tongue, error),
        FileErrorKind::Read(why) => unread(tongue, why),
        FileErrorKind::Encryption(why) => sealed(tongue, why),
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
            tell!(tongue, "fault-twice", list = Shown::fixed(list.toml_path()), name = named(name))
        }
        FormatErrorKind::TooLong(path) => tell!(tongue, "fault-too-long", path = named(path)),
        FormatErrorKind::Integrity(what) => unsound(tongue, what),
        FormatErrorKind::More(count) => tell!(tongue, "fault-more", count = *count),
    }
}

fn sealed(tongue: &Tongue, why: &EncryptionError) -> Shown {
    match why {
        EncryptionError::PassphraseRequired => tell!(tongue, "fault-sealed-passphrase"),
        EncryptionError::KeyRequired => tell!(tongue, "fault-sealed-key"),
        EncryptionError::WrongPassphrase => tell!(tongue, "fault-sealed-wrong"),
        EncryptionError::WrongKey => tell!(tongue, "fault-sealed-wrong-key"),
        EncryptionError::WorkFactorTooHigh(work) => tell!(tongue, "fault-sealed-slow", work = usize::from(*work)),
        EncryptionError::Damaged => tell!(tongue, "fault-sealed-damaged"),
        EncryptionError::KeyHasPassphrase => tell!(tongue, "fault-sealed-key-locked"),
        EncryptionError::InvalidKey => tell!(tongue, "fault-sealed-no-key"),
        EncryptionError::InvalidRecipient(key) => tell!(tongue, "fault-sealed-recipient", key = named(key)),
        EncryptionError::SshRecipient(key) => tell!(tongue, "fault-sealed-ssh-recipient", key = named(key)),
        EncryptionError::SshKey => tell!(tongue, "fault-sealed-ssh-key"),
        EncryptionError::UnsavedWork => tell!(tongue, "fault-sealed-waiting"),
        EncryptionError::AlreadyEncrypted => tell!(tongue, "fault-sealed-already"),
        EncryptionError::NotEncrypted => tell!(tongue, "fault-sealed-plain"),
        EncryptionError::NotSupported => tell!(tongue, "fault-sealed-absent"),
    }
}

fn unread(tongue: &Tongue, why: &ReadError) -> Shown {
    match why {
        ReadError::NotFound => tell!(tongue, "fault-not-there"),
        ReadError::BrokenLink => tell!(tongue, "fault-leads-nowhere"),
        ReadError::NotRegularFile => tell!(tongue, "fault-not-plain"),
        ReadError::PermissionDenied => tell!(tongue, "fault-forbidden"),
        ReadError::Other(reason) => tell!(tongue, "fault-unreadable", reason = Shown::brief(reason)),
    }
}

/// That a file cannot be opened, and what is wrong with it first of all.
pub fn cannot_open(tongue: &Tongue, path: &Path, faults: &[FileError]) -> Shown {
    let reason = faults.first().map(|fault| fault_line(tongue, fault)).unwrap_or_default();
    tell!(tongue, "screen-cannot-open", name = super::file_name(path), reason = reason)
}

/// The same with its line, for one row of a list.
pub fn fault_line(tongue: &Tongue, found: &FileError) -> Shown {
    let sentence = fault(tongue, found);
    match &found.position {
        Some(place) => tell!(tongue, "fault-line", line = place.line, sentence = sentence),
        None => sentence,
    }
}

fn unsound(tongue: &Tongue, what: &IntegrityError) -> Shown {
    let id = |id: &pesee_core::deliberation::Id| Shown::outside(id.as_str());
    let list = |list: &List| Shown::fixed(list.toml_path());
    match what {
        IntegrityError::DanglingReference { list: List::Participants, id: name, .. } => {
            tell!(tongue, "fault-dangling-person", id = id(name))
        }
        IntegrityError::DanglingReference { list: of, id: name, .. } => {
            tell!(tongue, "fault-dangling", list = list(of), id = id(name))
        }
        IntegrityError::Duplicate { list: of, id: name } => {
            tell!(tongue, "fault-twice", list = list(of), name = named(&name.to_string()))
        }
        IntegrityError::MergeCycle { account, .. } => tell!(tongue, "fault-circle", account = id(account)),
        IntegrityError::SelfPair { criterion } => tell!(tongue, "fault-self-pair", criterion = id(criterion)),
        IntegrityError::MirroredPair { a, b } => tell!(tongue, "fault-mirrored", a = id(a), b = id(b)),
        IntegrityError::MissingDecision { .. } => tell!(tongue, "fault-no-decision"),
        IntegrityError::TooManyEntries { list: of, max: most } => {
            tell!(tongue, "fault-too-many", list = list(of), most = *most)
        }
    }
}

/// What is to be typed where something else was.
pub fn must_be(tongue: &Tongue, kind: FieldType) -> Shown {
    match kind {
        FieldType::Date => tell!(tongue, "fault-must-be-day"),
        _ => tell!(tongue, "fault-must-be", allowed = allowed(tongue, kind)),
    }
}

/// A bound from here on is there only so that sums are numbers; nobody is told of it.
const BOUNDLESS: f64 = 1e100;

/// What a place allows.
fn allowed(tongue: &Tongue, kind: FieldType) -> Shown {
    let figure = |value: f64| number::short(tongue.language(), value);
    match kind {
        FieldType::Text => tell!(tongue, "fault-kind-text"),
        FieldType::Number { min: least, max: most } if most >= BOUNDLESS && least >= 0.0 => {
            let id = if least > 0.0 { "fault-kind-above-zero" } else { "fault-kind-zero-or-more" };
            tell!(tongue, id)
        }
        FieldType::Number { max: most, .. } if most >= BOUNDLESS => tell!(tongue, "fault-kind-number"),
        FieldType::Number { min: least, max: most } => {
            tell!(tongue, "fault-kind-between", least = figure(least), most = figure(most))
        }
        FieldType::Integer { min: 1, max: 1 } => tell!(tongue, "fault-kind-one"),
        FieldType::Integer { min: least, max: most } if most >= 1_000_000 => {
            tell!(tongue, "fault-kind-whole-from", least = figure(least as f64))
        }
        FieldType::Integer { min: least, max: most } => {
            tell!(tongue, "fault-kind-whole", least = figure(least as f64), most = figure(most as f64))
        }
        FieldType::Bool => tell!(tongue, "fault-kind-flag"),
        FieldType::Date => tell!(tongue, "fault-kind-date"),
        FieldType::Moment => tell!(tongue, "fault-kind-moment"),
        FieldType::OneOf(words) => {
            let words: Vec<Shown> = words.iter().map(|word| Shown::outside(&format!("\"{word}\""))).collect();
            tell!(tongue, "fault-kind-word", words = Shown::join(&words, ", "))
        }
        FieldType::Id => tell!(tongue, "fault-kind-id"),
        FieldType::Ids => tell!(tongue, "fault-kind-ids"),
        FieldType::Texts => tell!(tongue, "fault-kind-texts"),
        FieldType::Scores => tell!(tongue, "fault-kind-scores"),
        FieldType::Fate => tell!(tongue, "fault-kind-fate"),
        FieldType::Rating => tell!(tongue, "fault-kind-rating"),
        FieldType::Any => tell!(tongue, "fault-kind-any"),
        FieldType::Table | FieldType::EntryIds => tell!(tongue, "fault-kind-table"),
        FieldType::Tables => tell!(tongue, "fault-kind-tables"),
    }
}

fn kib(tongue: &Tongue, bytes: u64) -> Shown {
    number::number(tongue.language(), bytes.div_ceil(1024) as f64, 0)
}
