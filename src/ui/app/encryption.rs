//! Encrypted deliberations: asking for the passphrase, and closing the deliberation when the user is idle.

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

impl App {
    pub(super) fn is_open_encrypted(&self) -> bool {
        self.open_document.as_ref().is_some_and(|open| has_encrypted_extension(&open.path))
    }

    /// Asks for the passphrase of a file, or uses the key source from the command line.
    pub(super) fn ask_passphrase(&mut self, what: PassphrasePurpose) {
        // A passphrase from the command line opens the first file only; an identity file opens every file.
        let given = match (&what, &self.settings.key_source) {
            (PassphrasePurpose::Encrypt(_), _) | (_, None) => None,
            (_, Some(KeySource::IdentityFile(_))) => self.settings.key_source.clone(),
            (_, Some(KeySource::Passphrase(_))) => self.settings.key_source.take(),
        };
        let path = what.path().to_owned();
        let effect = match (&what, given) {
            (_, None) => {
                self.overlays.push(OverlayState::new(Overlay::Passphrase(what), &[], &self.locale));
                return;
            }
            (PassphrasePurpose::Decrypt(_), Some(opener)) => Effect::DecryptFile { path, key_source: opener },
            (_, Some(opener)) => Effect::LoadEncrypted { path, key_source: opener },
        };
        self.overlays.push(OverlayState::new_decrypting(what));
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
        let goes_on = self.is_loading && self.is_open_encrypted();
        let Some(layer) = self.overlays.last_mut().filter(|layer| layer.is_waiting_for(&loaded.path)) else {
            return Some(loaded).filter(|_| goes_on);
        };
        match &loaded.document {
            Err(faults) if let [fault @ FileError { kind: FileErrorKind::Encryption(_), .. }] = faults.as_slice() => {
                let why = match &fault.kind {
                    FileErrorKind::Encryption(EncryptionError::WrongPassphrase) => {
                        t!(self.locale, "screen-passphrase-wrong")
                    }
                    _ => phrases::file_error(&self.locale, fault).to_capitalized(),
                };
                layer.show_error(why);
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
    pub(super) fn handle_encryption_outcome(&mut self, filed: FileOutcome) -> Option<FileOutcome> {
        match &filed {
            FileOutcome::Encrypted(path, left) => {
                let left = (*left > 0).then(|| t!(self.locale, "screen-encrypted-copies-left", count = *left));
                let told = t!(self.locale, "screen-encrypted", name = phrases::file_name(path));
                self.notice = SafeText::join([told].iter().chain(&left), " ");
                self.library.select_when_listed(path);
            }
            FileOutcome::Decrypted(path) => {
                self.notice = t!(self.locale, "screen-decrypted", name = phrases::file_name(path));
                self.library.select_when_listed(path);
            }
            FileOutcome::Failed(trouble) if self.overlays.last().is_some_and(OverlayState::is_changing_encryption) => {
                let why = match trouble {
                    WriteError::InvalidFile(fault)
                        if fault.kind == FileErrorKind::Encryption(EncryptionError::WrongPassphrase) =>
                    {
                        t!(self.locale, "screen-passphrase-wrong")
                    }
                    other => phrases::write_error(&self.locale, other).to_capitalized(),
                };
                self.overlays.last_mut()?.show_error(why);
                return None;
            }
            _ => return Some(filed),
        }
        if self.overlays.last().is_some_and(OverlayState::is_changing_encryption) {
            self.overlays.pop();
        }
        Some(filed)
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
        let comes = matches!(event, Event::Key(_) | Event::Mouse(_) | Event::Paste(_));
        let CurrentTime { instant, wall_time: moment } = self.last_activity;
        let slept = (self.now.wall_time - moment).to_std().is_ok_and(|slept| slept >= IDLE_LIMIT);
        let absent =
            self.passphrase_expiry().is_some() && (slept || self.now.instant.duration_since(instant) >= IDLE_LIMIT);
        if comes || absent {
            self.last_activity = self.now;
        }
        if absent {
            self.leave(AfterSave::ForgetPassphrase);
        }
        if absent && comes { Event::Tick } else { event }
    }
}
