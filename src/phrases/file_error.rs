//! Sentences for the errors of a file and for the values that a field accepts.

use super::toml_problem::toml_problem;
use crate::messages::{
    EncryptionError, FileError, FileErrorKind, FolderError, MAX_PASSPHRASE_BYTES, ReadError, UnknownKey,
    has_encrypted_extension,
};
use crate::t;
use crate::text::{Locale, SafeText, number};
use pesee_core::deliberation::{FieldPath, FieldType, IntegrityError, List};
use pesee_core::format::FormatErrorKind;
use std::path::Path;

/// The maximum number of bytes of a name or path from the file in one sentence; a damaged file may contain very long
/// names.
const MAX_NAME_BYTES: usize = 80;

/// Shortens a name or path from the file for use in a sentence.
fn truncated_name(text: &str) -> SafeText {
    if text.len() <= MAX_NAME_BYTES {
        return SafeText::sanitize(text).truncate(MAX_NAME_BYTES);
    }
    let fits = |(at, letter): &(usize, char)| at + letter.len_utf8() <= MAX_NAME_BYTES;
    let start: String = text.char_indices().take_while(fits).map(|(_, letter)| letter).collect();
    SafeText::sanitize(&format!("{start}…")).truncate(MAX_NAME_BYTES)
}

/// Describes an error in one sentence, without its position.
pub fn file_error(locale: &Locale, error: &FileError) -> SafeText {
    let is_sealed = error.position.as_ref().is_some_and(|position| position.is_sealed);
    match &error.kind {
        // The id is the answer.
        FileErrorKind::Format(FormatErrorKind::Integrity(IntegrityError::DanglingReference {
            path: FieldPath::FirstFeeling(..),
            list: List::Options,
            ..
        })) if is_sealed => t!(locale, "error-dangling-first-feeling"),
        FileErrorKind::Format(error) => format_error(locale, error),
        FileErrorKind::Read(error) => read_error(locale, error),
        FileErrorKind::Encryption(error) => encryption_error(locale, error),
    }
}

fn format_error(locale: &Locale, error: &FormatErrorKind) -> SafeText {
    match error {
        FormatErrorKind::Syntax(reason) => toml_problem(locale, reason),
        FormatErrorKind::MergeConflict(line) => t!(locale, "error-merge-conflict", line = *line),
        FormatErrorKind::NotUtf8 => t!(locale, "error-not-utf8"),
        FormatErrorKind::TooLarge(bytes, max) => {
            t!(locale, "error-too-large", bytes = kib(locale, *bytes), most = kib(locale, *max))
        }
        FormatErrorKind::TooDense(count, max) => t!(locale, "error-too-dense", count = *count, most = *max),
        FormatErrorKind::NoFormat => t!(locale, "error-no-format"),
        FormatErrorKind::NewerFormat(format) => {
            t!(
                locale,
                "error-newer-format",
                format = truncated_name(format),
                version = SafeText::from_static(env!("CARGO_PKG_VERSION"))
            )
        }
        FormatErrorKind::Missing(path) => t!(locale, "error-missing", path = truncated_name(path)),
        FormatErrorKind::TypeMismatch(path, kind) => {
            t!(locale, "error-type-mismatch", path = truncated_name(path), allowed = allowed_values(locale, *kind))
        }
        FormatErrorKind::ReversedRange(path) => t!(locale, "error-reversed-range", path = truncated_name(path)),
        FormatErrorKind::InvalidId(path) => t!(locale, "error-invalid-id", path = truncated_name(path)),
        FormatErrorKind::Duplicate(list, name) => {
            t!(locale, "error-duplicate", list = SafeText::from_static(list.toml_path()), name = truncated_name(name))
        }
        FormatErrorKind::TooLong(path) => t!(locale, "error-too-long", path = truncated_name(path)),
        FormatErrorKind::Integrity(what) => integrity_error(locale, what),
        FormatErrorKind::More(count) => t!(locale, "error-more-errors", count = *count),
    }
}

fn encryption_error(locale: &Locale, error: &EncryptionError) -> SafeText {
    match error {
        EncryptionError::PassphraseRequired => t!(locale, "error-encrypted-passphrase"),
        EncryptionError::KeyRequired => t!(locale, "error-encrypted-key"),
        EncryptionError::WrongPassphrase => t!(locale, "error-wrong-passphrase"),
        EncryptionError::WrongKey => t!(locale, "error-wrong-key"),
        EncryptionError::WorkFactorTooHigh(work) => t!(locale, "error-work-factor-too-high", work = usize::from(*work)),
        EncryptionError::TooManyRecipients(max) => t!(locale, "error-too-many-recipients", max = *max),
        EncryptionError::TooManyIdentities(max) => t!(locale, "error-too-many-identities", max = *max),
        EncryptionError::Damaged => t!(locale, "error-encrypted-damaged"),
        EncryptionError::KeyHasPassphrase => t!(locale, "error-key-needs-passphrase"),
        EncryptionError::InvalidKey => t!(locale, "error-no-usable-key"),
        EncryptionError::UnreadableKey(path, error) => {
            t!(locale, "error-unreadable-key", path = SafeText::from_path(path), reason = read_error(locale, error))
        }
        EncryptionError::InvalidRecipient => t!(locale, "error-invalid-recipient"),
        EncryptionError::SecretRecipient => t!(locale, "error-secret-recipient"),
        EncryptionError::SshRecipient => t!(locale, "error-ssh-recipient"),
        EncryptionError::PassphraseTooLong => {
            t!(locale, "error-passphrase-too-long", most = MAX_PASSPHRASE_BYTES)
        }
        EncryptionError::NoPassphraseGiven => t!(locale, "error-no-passphrase-given"),
        EncryptionError::SshKey => t!(locale, "error-ssh-key"),
        EncryptionError::NotUndone(path) => t!(locale, "error-not-undone", path = SafeText::from_path(path)),
        EncryptionError::UnsavedWork => t!(locale, "error-unsaved-rescue-copy"),
        EncryptionError::AlreadyEncrypted => t!(locale, "error-already-encrypted"),
        EncryptionError::NotEncrypted => t!(locale, "error-not-encrypted"),
        EncryptionError::NotSupported => t!(locale, "error-encryption-not-built"),
    }
}

fn read_error(locale: &Locale, error: &ReadError) -> SafeText {
    match error {
        ReadError::NotFound => t!(locale, "error-not-found"),
        ReadError::BrokenLink => t!(locale, "error-dangling-link"),
        ReadError::IsFolder => t!(locale, "error-is-folder"),
        ReadError::NotRegularFile => t!(locale, "error-not-regular-file"),
        ReadError::PermissionDenied => t!(locale, "error-permission-denied"),
        ReadError::Folder(FolderError::PermissionDenied) => t!(locale, "error-folder-denied"),
        ReadError::Folder(FolderError::NotFolder) => t!(locale, "error-folder-not-folder"),
        ReadError::Folder(FolderError::BrokenLink) => t!(locale, "error-folder-link"),
        ReadError::Folder(FolderError::Other(reason)) => {
            t!(locale, "error-folder-unreadable", reason = SafeText::excerpt(reason))
        }
        ReadError::Other(reason) => t!(locale, "error-unreadable", reason = SafeText::excerpt(reason)),
    }
}

/// Describes why a file cannot be opened, by its first error.
pub fn cannot_open_file(locale: &Locale, path: &Path, errors: &[FileError]) -> SafeText {
    let reason = errors.first().map(|error| file_error_line(locale, error)).unwrap_or_default();
    t!(locale, "screen-cannot-open", name = super::file_name(path), reason = reason)
}

/// Says that a damaged file has an emergency copy at `copy`, and how to get its work back.
pub fn copy_of_damaged_file(locale: &Locale, copy: &Path) -> SafeText {
    let path = SafeText::from_path(copy);
    if has_encrypted_extension(copy) {
        t!(locale, "error-copy-of-damaged-sealed", path = path)
    } else {
        t!(locale, "error-copy-of-damaged", path = path)
    }
}

/// Describes an error in one sentence with its line number.
pub fn file_error_line(locale: &Locale, error: &FileError) -> SafeText {
    let sentence = file_error(locale, error);
    match &error.position {
        Some(place) => t!(locale, "error-at-line", line = place.line, sentence = sentence),
        None => sentence,
    }
}

/// Describes a key that the program does not know in one sentence, without its position.
pub fn unknown_key(locale: &Locale, key: &UnknownKey) -> SafeText {
    let name = truncated_name(&key.name);
    match &key.nearest {
        Some(nearest) => t!(locale, "error-unknown-key-nearest", name = name, nearest = truncated_name(nearest)),
        None => t!(locale, "error-unknown-key", name = name),
    }
}

/// Describes the unknown keys of a file that is opened, or returns `None` if there are none. Only the first one is
/// named.
pub fn unknown_keys_notice(locale: &Locale, keys: &[UnknownKey]) -> Option<SafeText> {
    let first = keys.first()?;
    let first_line =
        t!(locale, "error-at-line", line = first.position.line, sentence = unknown_key(locale, first)).to_capitalized();
    Some(t!(locale, "error-unknown-keys-kept", first = first_line, more = keys.len() - 1))
}

fn integrity_error(locale: &Locale, what: &IntegrityError) -> SafeText {
    let id = |id: &pesee_core::deliberation::Id| SafeText::sanitize(id.as_str());
    let list = |list: &List| SafeText::from_static(list.toml_path());
    match what {
        IntegrityError::DanglingReference { list: List::Participants, id: name, .. } => {
            t!(locale, "error-dangling-person", id = id(name))
        }
        IntegrityError::DanglingReference { list: of, id: name, .. } => {
            t!(locale, "error-dangling", list = list(of), id = id(name))
        }
        IntegrityError::Duplicate { list: of, id: name } => {
            t!(locale, "error-duplicate", list = list(of), name = truncated_name(&name.to_string()))
        }
        IntegrityError::MergeCycle { account, .. } => t!(locale, "error-merge-cycle", account = id(account)),
        IntegrityError::SelfPair { criterion } => t!(locale, "error-self-pair", criterion = id(criterion)),
        IntegrityError::MirroredPair { a, b } => t!(locale, "error-mirrored-pair", a = id(a), b = id(b)),
        IntegrityError::MissingDecision { .. } => t!(locale, "error-no-decision"),
        IntegrityError::TooManyEntries { list: of, max } => {
            t!(locale, "error-too-many", list = list(of), most = *max)
        }
    }
}

/// Bounds from this value on only keep sums finite; the sentences do not mention them.
const UNBOUNDED: f64 = 1e100;

/// Describes the values that a field accepts.
fn allowed_values(locale: &Locale, kind: FieldType) -> SafeText {
    let figure = |value: f64| number::format_short(locale.language(), value);
    match kind {
        FieldType::Text => t!(locale, "error-kind-text"),
        FieldType::Number { min, max } if max >= UNBOUNDED && min >= 0.0 => {
            let id = if min > 0.0 { "error-kind-above-zero" } else { "error-kind-zero-or-more" };
            t!(locale, id)
        }
        FieldType::Number { max, .. } if max >= UNBOUNDED => t!(locale, "error-kind-number"),
        FieldType::Number { min, max } => {
            t!(locale, "error-kind-between", least = figure(min), most = figure(max))
        }
        FieldType::Integer { min: 1, max: 1 } => t!(locale, "error-kind-one"),
        FieldType::Integer { min, max } if max >= 1_000_000 => {
            t!(locale, "error-kind-whole-from", least = figure(min as f64))
        }
        FieldType::Integer { min, max } => {
            t!(locale, "error-kind-whole", least = figure(min as f64), most = figure(max as f64))
        }
        FieldType::Bool => t!(locale, "error-kind-flag"),
        FieldType::Date => t!(locale, "error-kind-date"),
        FieldType::Moment => t!(locale, "error-kind-moment"),
        FieldType::OneOf(words) => {
            let words: Vec<SafeText> = words.iter().map(|word| SafeText::sanitize(&format!("\"{word}\""))).collect();
            t!(locale, "error-kind-word", words = SafeText::join(&words, ", "))
        }
        FieldType::Id => t!(locale, "error-kind-id"),
        FieldType::Ids => t!(locale, "error-kind-ids"),
        FieldType::Texts => t!(locale, "error-kind-texts"),
        FieldType::Scores => t!(locale, "error-kind-scores"),
        FieldType::Fate => t!(locale, "error-kind-fate"),
        FieldType::Rating => t!(locale, "error-kind-rating"),
        FieldType::Any => t!(locale, "error-kind-any"),
        FieldType::Table | FieldType::EntryIds => t!(locale, "error-kind-table"),
        FieldType::Tables => t!(locale, "error-kind-tables"),
    }
}

fn kib(locale: &Locale, bytes: u64) -> SafeText {
    number::format(locale.language(), bytes.div_ceil(1024) as f64, 0)
}
