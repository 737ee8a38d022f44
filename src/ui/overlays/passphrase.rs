//! The passphrase prompt.
//!
//! The prompt does not use a text field: it shows dots only, has no undo history, and erases the passphrase when it
//! closes.

use std::path::Path;

use ratatui::layout::Position;

use crate::messages::{KeySource, MAX_PASSPHRASE_BYTES, Secret, SecretError};
use crate::phrases;
use crate::t;
use crate::text::{Locale, SafeText};
use crate::ui::action::Action;
use crate::ui::event::{Effect, KeyName, KeyPress};
use crate::ui::outcome::{Outcome, PassphrasePurpose};
use crate::ui::theme::Role;
use crate::ui::widgets::{Canvas, FieldInput};

#[derive(Debug)]
pub(super) struct PassphraseOverlay {
    purpose: PassphrasePurpose,
    secret: Secret,
    /// The first entry of a new passphrase, which the user types twice.
    first_entry: Option<Secret>,
    error: SafeText,
    /// Whether a text was rejected. The letters that follow belong to it and are rejected too, until the user presses a
    /// key that is no letter: otherwise the end of a pasted text would become the passphrase.
    is_rejecting: bool,
    /// Whether the overlay waits for the result; deriving a key takes noticeable time.
    is_waiting: bool,
}

impl PassphraseOverlay {
    pub(super) fn new(purpose: PassphrasePurpose, is_waiting: bool) -> PassphraseOverlay {
        PassphraseOverlay {
            purpose,
            secret: Secret::empty(),
            first_entry: None,
            error: SafeText::default(),
            is_rejecting: false,
            is_waiting,
        }
    }

    pub(super) fn is_waiting_for(&self, path: &Path) -> bool {
        self.is_waiting && self.purpose.path() == path
    }

    pub(super) fn is_changing_encryption(&self) -> bool {
        self.is_waiting && !matches!(self.purpose, PassphrasePurpose::Open(_))
    }

    /// Shows why the passphrase was not accepted, and asks again.
    pub(super) fn show_error(&mut self, message: SafeText) {
        self.secret = Secret::empty();
        (self.first_entry, self.error, self.is_waiting) = (None, message, false);
    }

    /// Removes the reason why the passphrase was not accepted, which is in another language than the interface now.
    pub(super) fn clear_error(&mut self) {
        self.error = SafeText::default();
    }

    /// Returns whether a key edits the passphrase.
    pub(super) fn accepts(&self, key: KeyPress) -> bool {
        let plain = !key.ctrl && !key.alt;
        match key.name {
            KeyName::Char('u') if key.ctrl => true,
            KeyName::Char(_) | KeyName::Backspace => plain,
            _ => false,
        }
    }

    pub(super) fn apply_input(&mut self, locale: &Locale, input: &FieldInput<'_>) {
        if self.is_waiting {
            return;
        }
        let pushed = match input {
            FieldInput::Key(KeyPress { name: KeyName::Char('u'), ctrl: true, .. }) => {
                self.secret = Secret::empty();
                None
            }
            FieldInput::Key(KeyPress { name: KeyName::Backspace, .. }) => {
                self.secret.pop();
                None
            }
            _ if self.is_rejecting => return,
            FieldInput::Key(KeyPress { name: KeyName::Char(letter), .. }) => {
                self.secret.push(letter.encode_utf8(&mut [0; 4])).err()
            }
            FieldInput::Paste(text) => self.secret.push(text).err(),
            _ => None,
        };
        self.is_rejecting = pushed.is_some();
        self.error = match pushed {
            None => SafeText::default(),
            Some(reason) => {
                self.secret = Secret::empty();
                match reason {
                    SecretError::TooLong => t!(locale, "screen-passphrase-too-long", most = MAX_PASSPHRASE_BYTES),
                    SecretError::ControlCharacter => t!(locale, "screen-passphrase-several-lines"),
                }
            }
        };
    }

    pub(super) fn act(&mut self, locale: &Locale, action: Action) -> Vec<Outcome> {
        match action {
            // The user no longer waits for the file: closing it discards the pending load.
            Action::Leave if self.is_waiting && matches!(self.purpose, PassphrasePurpose::Open(_)) => {
                vec![Outcome::CloseOverlay, Outcome::RunEffect(Effect::CloseFile)]
            }
            Action::Leave => vec![Outcome::CloseOverlay],
            Action::Next if !self.is_waiting => self.submit(locale),
            _ => Vec::new(),
        }
    }

    fn submit(&mut self, locale: &Locale) -> Vec<Outcome> {
        if std::mem::take(&mut self.is_rejecting) {
            // The message stays: the passphrase that the user wants to enter was rejected.
            return Vec::new();
        }
        if self.secret.is_empty() {
            self.error = t!(locale, "screen-passphrase-empty");
            return Vec::new();
        }
        let secret = std::mem::replace(&mut self.secret, Secret::empty());
        let path = self.purpose.path().to_owned();
        let effect = match (&self.purpose, self.first_entry.take()) {
            (PassphrasePurpose::Encrypt(_), None) => {
                self.first_entry = Some(secret);
                return Vec::new();
            }
            (PassphrasePurpose::Encrypt(_), Some(first)) if first != secret => {
                self.error = t!(locale, "screen-passphrase-mismatch");
                return Vec::new();
            }
            (PassphrasePurpose::Encrypt(_), Some(_)) => Effect::EncryptFile { path, secret },
            (PassphrasePurpose::Open(_), _) => {
                Effect::LoadEncrypted { path, key_source: KeySource::Passphrase(secret) }
            }
            (PassphrasePurpose::Decrypt(_), _) => {
                Effect::DecryptFile { path, key_source: KeySource::Passphrase(secret) }
            }
        };
        self.is_waiting = true;
        vec![Outcome::RunEffect(effect)]
    }

    pub(super) fn draw(&self, locale: &Locale, canvas: &mut Canvas<'_>) -> Option<Position> {
        let name = phrases::file_name(self.purpose.path());
        let title = match (&self.purpose, &self.first_entry) {
            (PassphrasePurpose::Open(_), _) => t!(locale, "screen-passphrase-open", name = name),
            (PassphrasePurpose::Decrypt(_), _) => t!(locale, "screen-passphrase-unlock", name = name),
            (PassphrasePurpose::Encrypt(_), None) => t!(locale, "screen-passphrase-lock", name = name),
            (PassphrasePurpose::Encrypt(_), Some(_)) => t!(locale, "screen-passphrase-again"),
        };
        let status = match (&self.purpose, self.is_waiting) {
            (PassphrasePurpose::Open(_), true) => t!(locale, "screen-passphrase-opening"),
            (_, true) => t!(locale, "screen-passphrase-working"),
            (PassphrasePurpose::Encrypt(_), false) if self.error.is_empty() => t!(locale, "screen-passphrase-keep"),
            (_, false) => self.error.clone(),
        };
        let role = if self.error.is_empty() { Role::Quiet } else { Role::Caution };
        let width = usize::from(canvas.width().min(72).saturating_sub(4));
        let (title, status) = (title.wrap(width), status.wrap(width));
        let mut inner = super::draw_frame(canvas, (title.len() + 2 + status.len()) as u16);
        let mut y = 0;
        for line in &title {
            inner.put(0, y, line, Role::Title);
            y += 1;
        }
        // The field limits the number of dots, so the length of a long passphrase stays hidden.
        let max_dots = usize::from(inner.width().saturating_sub(1));
        let dots = self.secret.char_count().min(max_dots) as u16;
        let field = inner.width();
        inner.fill(0, y, field, " ", Role::Field);
        inner.fill(0, y, dots, "•", Role::Field);
        let cursor = inner.position(dots, y);
        y += 2;
        for line in &status {
            inner.put(0, y, line, role);
            y += 1;
        }
        cursor
    }
}
