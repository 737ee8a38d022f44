//! Sealed deliberations: what opens them is asked for, and forgotten when nobody is there.

use std::time::{Duration, Instant};

use crate::messages::{EncryptionError, FileError, FileErrorKind, KeySource, WriteError, has_encrypted_extension};
use crate::say;
use crate::tell;
use crate::text::Shown;
use crate::ui::event::{Effect, Event, Filed, Loaded};
use crate::ui::outcome::{Overlay, Sealing};
use crate::ui::overlays::Layer;

use super::{App, Leaving, Now};

/// After so long without a key a sealed deliberation is forgotten.
const ABSENCE: Duration = Duration::from_secs(600);

impl App {
    /// Whether what is open is sealed.
    pub(super) fn is_sealed_open(&self) -> bool {
        self.open.as_ref().is_some_and(|open| has_encrypted_extension(&open.path))
    }

    /// Asks for what a file is sealed or opened with, unless that was given before.
    pub(super) fn ask_secret(&mut self, what: Sealing) {
        // A passphrase from the command line is for the first file; a file of keys for all of them.
        let given = match (&what, &self.settings.opener) {
            (Sealing::Lock(_), _) | (_, None) => None,
            (_, Some(KeySource::IdentityFile(_))) => self.settings.opener.clone(),
            (_, Some(KeySource::Passphrase(_))) => self.settings.opener.take(),
        };
        let path = what.path().to_owned();
        let effect = match (&what, given) {
            (_, None) => {
                self.layers.push(Layer::new(Overlay::Passphrase(what), &[], &self.tongue));
                return;
            }
            (Sealing::Unlock(_), Some(opener)) => Effect::Unlock { path, opener },
            (_, Some(opener)) => Effect::Unseal { path, opener },
        };
        self.layers.push(Layer::unsealing(what));
        self.effects.push(effect);
    }

    /// What came of opening a sealed file; `None` where that is told where it was asked for, or nobody waits for it any
    /// more. Every other file is just that.
    pub(super) fn unsealed(&mut self, loaded: Loaded) -> Option<Loaded> {
        if !has_encrypted_extension(&loaded.path) {
            return Some(loaded);
        }
        let goes_on = self.loading && self.is_sealed_open();
        let Some(layer) = self.layers.last_mut().filter(|layer| layer.awaits(&loaded.path)) else {
            return Some(loaded).filter(|_| goes_on);
        };
        match &loaded.document {
            Err(faults) if let [fault @ FileError { kind: FileErrorKind::Encryption(_), .. }] = faults.as_slice() => {
                let why = match &fault.kind {
                    FileErrorKind::Encryption(EncryptionError::WrongPassphrase) => {
                        tell!(self.tongue, "screen-passphrase-wrong")
                    }
                    _ => say::fault(&self.tongue, fault).capitalized(),
                };
                layer.refuse(why);
                None
            }
            Err(_) => {
                self.layers.pop();
                Some(loaded)
            }
            Ok(_) => {
                // From here on somebody is there.
                self.touched = self.now;
                Some(loaded)
            }
        }
    }

    /// What came of sealing or unsealing a file, told where it was asked for; everything else is given back.
    pub(super) fn turned(&mut self, filed: Filed) -> Option<Filed> {
        match &filed {
            Filed::Sealed(path, left) => {
                let left = (*left > 0).then(|| tell!(self.tongue, "screen-sealed-left", count = *left));
                let told = tell!(self.tongue, "screen-sealed", name = say::file_name(path));
                self.notice = Shown::join([told].iter().chain(&left), " ");
                self.library.await_file(path);
            }
            Filed::Unsealed(path) => {
                self.notice = tell!(self.tongue, "screen-unsealed", name = say::file_name(path));
                self.library.await_file(path);
            }
            Filed::Failed(trouble) if self.layers.last().is_some_and(Layer::is_turning) => {
                let why = match trouble {
                    WriteError::InvalidFile(fault)
                        if fault.kind == FileErrorKind::Encryption(EncryptionError::WrongPassphrase) =>
                    {
                        tell!(self.tongue, "screen-passphrase-wrong")
                    }
                    other => say::trouble(&self.tongue, other).capitalized(),
                };
                self.layers.last_mut()?.refuse(why);
                return None;
            }
            _ => return Some(filed),
        }
        if self.layers.last().is_some_and(Layer::is_turning) {
            self.layers.pop();
        }
        Some(filed)
    }

    /// When what is open will be forgotten, if nobody comes.
    pub(super) fn forgotten_at(&self) -> Option<Instant> {
        (self.is_sealed_open() && self.leaving.is_none()).then(|| self.touched.instant + ABSENCE)
    }

    /// Notes that somebody is there. Where nobody was for long, a sealed deliberation is forgotten, and what they did is
    /// not done: it was meant for something else. (A computer that slept tells so by the clock on the wall.)
    pub(super) fn mind_absence(&mut self, event: Event) -> Event {
        let comes = matches!(event, Event::Key(_) | Event::Mouse(_) | Event::Paste(_));
        let Now { instant, moment } = self.touched;
        let slept = (self.now.moment - moment).to_std().is_ok_and(|slept| slept >= ABSENCE);
        let absent = self.forgotten_at().is_some() && (slept || self.now.instant.duration_since(instant) >= ABSENCE);
        if comes || absent {
            self.touched = self.now;
        }
        if absent {
            self.leave(Leaving::Locked);
        }
        if absent && comes { Event::Tick } else { event }
    }
}
