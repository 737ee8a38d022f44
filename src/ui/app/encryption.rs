//! Sealed deliberations: what opens them is asked for, and forgotten when nobody is there.

use std::time::{Duration, Instant};

use crate::messages::{EncryptionError, FileError, FileErrorKind, KeySource, WriteError, has_encrypted_extension};
use crate::phrases;
use crate::t;
use crate::text::SafeText;
use crate::ui::event::{Effect, Event, FileOutcome, LoadedFile};
use crate::ui::outcome::{Overlay, PassphrasePurpose};
use crate::ui::overlays::OverlayState;

use super::{AfterSave, App, CurrentTime};

/// After so long without a key a sealed deliberation is forgotten.
const IDLE_LIMIT: Duration = Duration::from_secs(600);

impl App {
    /// Whether what is open is sealed.
    pub(super) fn is_open_encrypted(&self) -> bool {
        self.open_document.as_ref().is_some_and(|open| has_encrypted_extension(&open.path))
    }

    /// Asks for what a file is sealed or opened with, unless that was given before.
    pub(super) fn ask_passphrase(&mut self, what: PassphrasePurpose) {
        // A passphrase from the command line is for the first file; a file of keys for all of them.
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

    /// What came of opening a sealed file; `None` where that is told where it was asked for, or nobody waits for it any
    /// more. Every other file is just that.
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
                // From here on somebody is there.
                self.last_activity = self.now;
                Some(loaded)
            }
        }
    }

    /// What came of sealing or unsealing a file, told where it was asked for; everything else is given back.
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

    /// When what is open will be forgotten, if nobody comes.
    pub(super) fn passphrase_expiry(&self) -> Option<Instant> {
        (self.is_open_encrypted() && self.after_save.is_none()).then(|| self.last_activity.instant + IDLE_LIMIT)
    }

    /// Notes that somebody is there. Where nobody was for long, a sealed deliberation is forgotten, and what they did is
    /// not done: it was meant for something else. (A computer that slept tells so by the clock on the wall.)
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
