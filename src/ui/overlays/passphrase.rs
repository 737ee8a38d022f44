//! A passphrase, written blind: dots stand for its letters, and nothing of it is kept once the line goes.

use std::path::Path;

use ratatui::layout::Position;

use crate::messages::{KeySource, Secret};
use crate::say;
use crate::tell;
use crate::text::{Shown, Tongue};
use crate::ui::action::Action;
use crate::ui::event::{Code, Effect, Key};
use crate::ui::outcome::{Outcome, Sealing};
use crate::ui::theme::Role;
use crate::ui::widgets::{Canvas, Stroke};

/// A passphrase being written, and what for.
#[derive(Debug)]
pub(super) struct Passphrase {
    what: Sealing,
    secret: Secret,
    /// What was written first, where it is written twice.
    first: Option<Secret>,
    trouble: Shown,
    /// Whether the answer is awaited: to open takes a moment.
    waits: bool,
}

impl Passphrase {
    pub(super) fn new(what: Sealing, waits: bool) -> Passphrase {
        Passphrase { what, secret: Secret::empty(), first: None, trouble: Shown::default(), waits }
    }

    /// Whether the answer about this file is awaited.
    pub(super) fn awaits(&self, path: &Path) -> bool {
        self.waits && self.what.path() == path
    }

    /// Whether a file is being sealed or unsealed.
    pub(super) fn is_turning(&self) -> bool {
        self.waits && !matches!(self.what, Sealing::Open(_))
    }

    /// It was not what it takes: it is asked for again.
    pub(super) fn refuse(&mut self, why: Shown) {
        self.secret = Secret::empty();
        (self.first, self.trouble, self.waits) = (None, why, false);
    }

    /// Whether a key is a letter of it, or takes one away.
    pub(super) fn takes(&self, key: Key) -> bool {
        let plain = !key.ctrl && !key.alt;
        match key.code {
            Code::Char('u') if key.ctrl => true,
            Code::Char(_) | Code::Backspace => plain,
            _ => false,
        }
    }

    pub(super) fn write(&mut self, stroke: &Stroke<'_>) {
        if self.waits {
            return;
        }
        self.trouble = Shown::default();
        match stroke {
            Stroke::Key(Key { code: Code::Char('u'), ctrl: true, .. }) => self.secret = Secret::empty(),
            Stroke::Key(Key { code: Code::Char(letter), .. }) => self.secret.push(letter.encode_utf8(&mut [0; 4])),
            Stroke::Key(Key { code: Code::Backspace, .. }) => self.secret.pop(),
            Stroke::Paste(text) => self.secret.push(text.lines().next().unwrap_or_default()),
            _ => {}
        }
    }

    pub(super) fn act(&mut self, tongue: &Tongue, action: Action) -> Vec<Outcome> {
        match action {
            // Whoever gives up waiting does not want it open any more.
            Action::Leave if self.waits && matches!(self.what, Sealing::Open(_)) => {
                vec![Outcome::Close, Outcome::Run(Effect::Close)]
            }
            Action::Leave => vec![Outcome::Close],
            Action::Next if !self.waits => self.answer(tongue),
            _ => Vec::new(),
        }
    }

    fn answer(&mut self, tongue: &Tongue) -> Vec<Outcome> {
        if self.secret.is_empty() {
            self.trouble = tell!(tongue, "screen-passphrase-empty");
            return Vec::new();
        }
        let secret = std::mem::replace(&mut self.secret, Secret::empty());
        let path = self.what.path().to_owned();
        let effect = match (&self.what, self.first.take()) {
            (Sealing::Lock(_), None) => {
                self.first = Some(secret);
                return Vec::new();
            }
            (Sealing::Lock(_), Some(first)) if first != secret => {
                self.trouble = tell!(tongue, "screen-passphrase-differ");
                return Vec::new();
            }
            (Sealing::Lock(_), Some(_)) => Effect::Seal { path, secret },
            (Sealing::Open(_), _) => Effect::Unseal { path, opener: KeySource::Passphrase(secret) },
            (Sealing::Unlock(_), _) => Effect::Unlock { path, opener: KeySource::Passphrase(secret) },
        };
        self.waits = true;
        vec![Outcome::Run(effect)]
    }

    pub(super) fn draw(&self, tongue: &Tongue, canvas: &mut Canvas<'_>) -> Option<Position> {
        let name = say::file_name(self.what.path());
        let title = match (&self.what, &self.first) {
            (Sealing::Open(_), _) => tell!(tongue, "screen-passphrase-open", name = name),
            (Sealing::Unlock(_), _) => tell!(tongue, "screen-passphrase-unlock", name = name),
            (Sealing::Lock(_), None) => tell!(tongue, "screen-passphrase-lock", name = name),
            (Sealing::Lock(_), Some(_)) => tell!(tongue, "screen-passphrase-again"),
        };
        let below = match (&self.what, self.waits) {
            (Sealing::Open(_), true) => tell!(tongue, "screen-passphrase-opening"),
            (_, true) => tell!(tongue, "screen-passphrase-working"),
            (Sealing::Lock(_), false) if self.trouble.is_empty() => tell!(tongue, "screen-passphrase-keep"),
            (_, false) => self.trouble.clone(),
        };
        let role = if self.trouble.is_empty() { Role::Quiet } else { Role::Caution };
        let width = usize::from(canvas.width().min(72).saturating_sub(4));
        let (title, below) = (title.wrap(width), below.wrap(width));
        let mut inner = super::framed(canvas, (title.len() + 2 + below.len()) as u16);
        let mut y = 0;
        for line in &title {
            inner.put(0, y, line, Role::Title);
            y += 1;
        }
        // No more of it is to be seen than that it is being written: of a long one the count is not told.
        let room = usize::from(inner.width().saturating_sub(1));
        let dots = self.secret.char_count().min(room) as u16;
        let field = inner.width();
        inner.fill(0, y, field, " ", Role::Field);
        inner.fill(0, y, dots, "•", Role::Field);
        let cursor = inner.place(dots, y);
        y += 2;
        for line in &below {
            inner.put(0, y, line, role);
            y += 1;
        }
        cursor
    }
}
