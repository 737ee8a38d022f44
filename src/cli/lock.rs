//! `pesee lock` and `pesee unlock`: encrypting a file with age, and decrypting it.

use std::path::Path;

use crate::messages::{
    ClearTraces, EncryptionError, FileErrorKind, ReadError, ReadOnlyReason, UnfinishedKind, WriteError,
};
use crate::phrases;
use crate::store::{self, EncryptionTarget, TraceFolders};
use crate::t;
use crate::text::{Locale, SafeText};

use super::CommandError;
use super::context::CommandContext;

pub(super) fn lock(context: &mut CommandContext<'_>, file: &Path, recipients: &[String]) -> Result<(), CommandError> {
    context.take_passphrase_line().map_err(|error| context.describe_passphrase_error(error))?;
    // An invalid or encrypted file is reported before the user enters a passphrase.
    let document = context.load(file)?;
    if document.encryption_key().is_some() {
        return Err(lock_failure(context, file, &WriteError::from(EncryptionError::AlreadyEncrypted)));
    }
    let target = match recipients {
        [] => EncryptionTarget::OwnKey(store::EncryptionKey::Passphrase(context.read_new_passphrase(file)?)),
        keys => EncryptionTarget::Recipients(keys.to_vec()),
    };
    drop(document);
    let folders = context.folders().ok();
    let search = TraceFolders {
        state: folders.as_ref().map(|folders| folders.state.as_path()),
        library: folders.as_ref().map(|folders| folders.sessions.as_path()),
    };
    let encrypted = store::encrypt_file(file, &target, search, context.clock.now());
    let encrypted = encrypted.map_err(|error| lock_failure(context, file, &error))?;
    let id = if encrypted.traces.copies.is_empty() { "cli-locked" } else { "cli-locked-not-all" };
    super::print_line(&t!(context.locale, id, path = SafeText::from_path(&encrypted.path)))?;
    let method = if recipients.is_empty() { "cli-locked-passphrase" } else { "cli-locked-key" };
    super::print_line(&t!(context.locale, method))?;
    describe_traces(&context.locale, &encrypted.traces).iter().for_each(super::print_error);
    report_unconfirmed(context, encrypted.unconfirmed.as_ref())
}

/// Names what is left unencrypted, and the folders that may contain more.
fn describe_traces(locale: &Locale, traces: &ClearTraces) -> Vec<SafeText> {
    let copies = traces.copies.iter();
    let copies = copies.map(|copy| t!(locale, "cli-locked-copy-left", path = SafeText::from_path(copy)));
    copies.chain(phrases::unsearched_folders(locale, traces)).collect()
}

pub(super) fn unlock(context: &mut CommandContext<'_>, file: &Path, output: Option<&Path>) -> Result<(), CommandError> {
    let opened = context.load(file)?;
    let Some(key) = opened.encryption_key().cloned() else {
        return Err(lock_failure(context, file, &WriteError::from(EncryptionError::NotEncrypted)));
    };
    drop(opened);
    let state = context.folders()?.state;
    let decrypted = store::decrypt_file(file, &key, output, &state, context.clock.now());
    let decrypted = decrypted.map_err(|error| lock_failure(context, file, &error))?;
    super::print_line(&t!(context.locale, "cli-unlocked", path = SafeText::from_path(&decrypted.path)))?;
    report_unconfirmed(context, decrypted.unconfirmed.as_ref())
}

/// Finishes or undoes the encryptions and decryptions that were interrupted, and reports it. The full-screen program
/// hides standard error, so it shows the messages in its start notice.
pub(super) fn finish_unfinished(context: &mut CommandContext<'_>) {
    let Ok(folders) = context.folders() else { return };
    let locale = &context.locale;
    let mut messages = Vec::new();
    for exchange in store::finish_unfinished(&folders.state, Some(&folders.sessions), context.clock.now()) {
        let path = SafeText::from_path(&exchange.path);
        match exchange.kind {
            UnfinishedKind::Encrypted(traces) => {
                messages.push(t!(locale, "cli-finished-lock", path = path));
                messages.extend(describe_traces(locale, &traces));
            }
            UnfinishedKind::NotDecrypted => messages.push(t!(locale, "cli-undone-unlock", path = path)),
            UnfinishedKind::BothLeft(other) => {
                messages.push(t!(locale, "cli-both-left", path = path, other = SafeText::from_path(&other)));
            }
        }
    }
    messages.iter().for_each(super::print_error);
    if !messages.is_empty() {
        let notice = SafeText::join(&messages, " ");
        context.start_notice.get_or_insert(notice);
    }
}

/// Returns an error if the disk has not confirmed the removal of the old file.
fn report_unconfirmed(context: &CommandContext<'_>, unconfirmed: Option<&WriteError>) -> Result<(), CommandError> {
    let Some(error) = unconfirmed else { return Ok(()) };
    let reason = phrases::write_error(&context.locale, error);
    Err(CommandError::Message(1, t!(context.locale, "cli-lock-unconfirmed", reason = reason)))
}

/// Returns the exit code and message for a file that was not encrypted or decrypted.
fn lock_failure(context: &CommandContext<'_>, file: &Path, error: &WriteError) -> CommandError {
    let code = match error {
        WriteError::ReadOnly(ReadOnlyReason::OpenElsewhere(_)) => 4,
        WriteError::InvalidFile(error) => match &error.kind {
            FileErrorKind::Encryption(
                EncryptionError::InvalidRecipient
                | EncryptionError::SecretRecipient
                | EncryptionError::SshRecipient
                | EncryptionError::PassphraseTooLong
                | EncryptionError::TooManyRecipients(_),
            ) => 2,
            FileErrorKind::Encryption(
                EncryptionError::UnsavedWork | EncryptionError::AlreadyEncrypted | EncryptionError::NotEncrypted,
            ) => 1,
            FileErrorKind::Encryption(_) => 5,
            // The new file cannot have the name of a folder.
            FileErrorKind::Read(ReadError::IsFolder) => 1,
            _ => 3,
        },
        _ => 1,
    };
    let reason = match error {
        WriteError::NameTaken => t!(context.locale, "cli-lock-name-taken"),
        other => phrases::write_error(&context.locale, other),
    };
    let is_half_done = matches!(error, WriteError::InvalidFile(error)
        if matches!(error.kind, FileErrorKind::Encryption(EncryptionError::NotUndone(_))));
    let id = if is_half_done { "cli-lock-half-done" } else { "cli-lock-failed" };
    CommandError::Message(code, t!(context.locale, id, path = SafeText::from_path(file), reason = reason))
}
