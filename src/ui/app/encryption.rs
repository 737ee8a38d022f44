//! Encrypted deliberations: asking for the passphrase, and closing the deliberation when the user is idle.

use std::path::PathBuf;
use std::time::{Duration, Instant};

use crate::messages::{EncryptionError, FileError, FileErrorKind, KeySource, WriteError, has_encrypted_extension};
use crate::phrases;
use crate::t;
use crate::text::SafeText;
use crate::ui::event::{Effect, Event, FileOutcome, LoadedFile};
use crate::ui::outcome::{Overlay, PassphrasePurpose};
use crate::ui::overlays::OverlayState;

use super::{AfterSave, App, CurrentTime};

/// The time without input after which an encrypted deliberation is closed.
const IDLE_LIMIT: Duration = Duration::from_secs(600);
/// The most files that a notice names.
const MAX_NAMED_COPIES: usize = 3;

impl App {
    pub(super) fn is_open_encrypted(&self) -> bool {
        self.open_document.as_ref().is_some_and(|open| has_encrypted_extension(&open.path))
    }

    /// Asks for the passphrase of a file, or uses the key source from the command line.
    pub(super) fn ask_passphrase(&mut self, purpose: PassphrasePurpose) {
        // A passphrase from the command line opens the first file only; an identity file opens every file.
        let key_source = match (&purpose, &self.settings.key_source) {
            (PassphrasePurpose::Encrypt(_), _) | (_, None) => None,
            (_, Some(KeySource::IdentityFile(_))) => self.settings.key_source.clone(),
            (_, Some(KeySource::Passphrase(_))) => self.settings.key_source.take(),
        };
        let path = purpose.path().to_owned();
        let effect = match (&purpose, key_source) {
            (_, None) => {
                self.overlays.push(OverlayState::new(Overlay::Passphrase(purpose), &[], &self.locale));
                return;
            }
            (PassphrasePurpose::Decrypt(_), Some(key_source)) => Effect::DecryptFile { path, key_source },
            (_, Some(key_source)) => Effect::LoadEncrypted { path, key_source },
        };
        self.overlays.push(OverlayState::new_decrypting(purpose));
        self.effects.push(effect);
    }

    /// Handles the encryption part of a loaded file.
    ///
    /// Returns `None` if the passphrase overlay shows the error or the user cancelled the load; otherwise returns the
    /// file for further handling.
    pub(super) fn handle_encrypted_load(&mut self, loaded: LoadedFile) -> Option<LoadedFile> {
        if !has_encrypted_extension(&loaded.path) {
            return Some(loaded);
        }
        let is_reloading = self.is_loading && self.is_open_encrypted();
        let Some(overlay) = self.overlays.last_mut().filter(|overlay| overlay.is_waiting_for(&loaded.path)) else {
            return Some(loaded).filter(|_| is_reloading);
        };
        match &loaded.document {
            Err(errors) if let [error @ FileError { kind: FileErrorKind::Encryption(_), .. }] = errors.as_slice() => {
                let message = match &error.kind {
                    FileErrorKind::Encryption(EncryptionError::WrongPassphrase) => {
                        t!(self.locale, "screen-passphrase-wrong")
                    }
                    _ => phrases::file_error(&self.locale, error).to_capitalized(),
                };
                overlay.show_error(message);
                None
            }
            Err(_) => {
                self.overlays.pop();
                Some(loaded)
            }
            Ok(_) => {
                // The idle time starts when the file opens, not with the last key before.
                self.last_activity = self.now;
                Some(loaded)
            }
        }
    }

    /// Handles the outcome of encrypting or permanently decrypting a file.
    ///
    /// Returns `None` if the passphrase overlay shows the error; otherwise returns the outcome for further handling.
    pub(super) fn handle_encryption_outcome(&mut self, outcome: FileOutcome) -> Option<FileOutcome> {
        match &outcome {
            FileOutcome::Encrypted(path, traces, unconfirmed) => {
                let id = if traces.copies.is_empty() { "screen-encrypted" } else { "screen-encrypted-not-all" };
                let message = t!(self.locale, id, name = phrases::file_name(path));
                let copies_left = self.describe_copies_left(&traces.copies);
                let unsearched = phrases::unsearched_folders(&self.locale, traces);
                let unconfirmed = self.describe_unconfirmed(unconfirmed.as_ref());
                let message = [message];
                let sentences = message.iter().chain(&copies_left).chain(&unsearched).chain(&unconfirmed);
                self.notice = SafeText::join(sentences, " ");
                self.library.select_when_listed(path);
            }
            FileOutcome::Decrypted(path, unconfirmed) => {
                let message = t!(self.locale, "screen-decrypted", name = phrases::file_name(path));
                let unconfirmed = self.describe_unconfirmed(unconfirmed.as_ref());
                self.notice = SafeText::join([message].iter().chain(&unconfirmed), " ");
                self.library.select_when_listed(path);
            }
            FileOutcome::Failed(error) if self.overlays.last().is_some_and(OverlayState::is_changing_encryption) => {
                let message = match error {
                    WriteError::InvalidFile(error)
                        if error.kind == FileErrorKind::Encryption(EncryptionError::WrongPassphrase) =>
                    {
                        t!(self.locale, "screen-passphrase-wrong")
                    }
                    other => phrases::write_error(&self.locale, other).to_capitalized(),
                };
                self.overlays.last_mut()?.show_error(message);
                return None;
            }
            _ => return Some(outcome),
        }
        if self.overlays.last().is_some_and(OverlayState::is_changing_encryption) {
            self.overlays.pop();
        }
        Some(outcome)
    }

    /// Names the files that contain the text of an encrypted file unencrypted.
    fn describe_copies_left(&self, copies: &[PathBuf]) -> Option<SafeText> {
        let (named, more) = copies.split_at_checked(MAX_NAMED_COPIES).unwrap_or((copies, &[]));
        let names: Vec<SafeText> = named.iter().map(|path| phrases::file_name(path)).collect();
        let names = SafeText::join(&names, ", ");
        match (named.is_empty(), more.len()) {
            (true, _) => None,
            (false, 0) => Some(t!(self.locale, "screen-encrypted-copies-left", names = names)),
            (false, count) => Some(t!(self.locale, "screen-encrypted-more-copies-left", names = names, count = count)),
        }
    }

    fn describe_unconfirmed(&self, unconfirmed: Option<&WriteError>) -> Option<SafeText> {
        let reason = phrases::write_error(&self.locale, unconfirmed?);
        Some(t!(self.locale, "cli-lock-unconfirmed", reason = reason))
    }

    /// Returns the time at which the open encrypted deliberation is closed without further input.
    pub(super) fn passphrase_expiry(&self) -> Option<Instant> {
        (self.is_open_encrypted() && self.after_save.is_none()).then(|| self.last_activity.instant + IDLE_LIMIT)
    }

    /// Records user input, and closes an encrypted deliberation after the idle limit.
    ///
    /// Input after the limit becomes an [`Event::Tick`], because the user meant the input for the screen that is now
    /// closed. The wall clock counts too, because the monotonic clock may stop while the computer sleeps.
    pub(super) fn check_idle_time(&mut self, event: Event) -> Event {
        let is_input = matches!(event, Event::Key(_) | Event::Mouse(_) | Event::Paste(_));
        let CurrentTime { instant, wall_time } = self.last_activity;
        let was_asleep = (self.now.wall_time - wall_time).to_std().is_ok_and(|slept| slept >= IDLE_LIMIT);
        let is_idle = self.passphrase_expiry().is_some()
            && (was_asleep || self.now.instant.duration_since(instant) >= IDLE_LIMIT);
        if is_input || is_idle {
            self.last_activity = self.now;
        }
        // A question about work that would be lost is answered by the user only.
        if is_idle && self.blocked_leave.is_none() {
            self.leave(AfterSave::ForgetPassphrase);
        }
        if is_idle && is_input { Event::Tick } else { event }
    }
}
