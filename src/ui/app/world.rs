//! What the world answers, and leaving it nothing unsaved: files loaded, saved, thrown away.

use crate::deliberation::Saved;
use crate::say;
use crate::tell;
use crate::text::{Shown, Tongue};
use crate::ui::event::{Effect, Filed, Loaded};
use crate::ui::keymap::Scope;
use crate::ui::outcome::{Outcome, Overlay, Route};
use crate::ui::overlays::Layer;
use crate::walk;

use super::document::Open;
use super::{App, Leaving, Screen, Start};

impl App {
    pub(super) fn loaded(&mut self, loaded: Loaded) {
        self.loading = false;
        match loaded.document {
            Ok(document) => {
                let file = document.language().map(say::language);
                let language = (self.settings.speak)(file);
                if language != self.tongue.language() {
                    self.tongue = Tongue::new(language);
                }
                let is_new = loaded.is_new;
                let client = self.client.take().filter(|_| is_new);
                let open =
                    Open::new(loaded.path, document, loaded.template, is_new, client.as_deref(), self.now.moment);
                let decided = !open.sitting.document().decisions().is_empty();
                let first = walk::resume(open.sitting.document());
                self.open = Some(open);
                self.layers.clear();
                self.go(if decided { Route::Card } else { Route::Walk(first) });
            }
            Err(faults) => {
                let name = loaded.path.file_name().unwrap_or_default().to_string_lossy().into_owned();
                let reason = faults.first().map(|fault| say::fault_line(&self.tongue, fault)).unwrap_or_default();
                self.notice = tell!(self.tongue, "screen-cannot-open", name = Shown::outside(&name), reason = reason);
                if self.settings.start != Start::Library && self.open.is_none() {
                    self.settings.start = Start::Library;
                    self.effects.push(Effect::List);
                }
            }
        }
    }

    /// Leaves the deliberation or the program, once what is unsaved is on disk.
    pub(super) fn leave(&mut self, to: Leaving) {
        self.close_act();
        // Told that it cannot be saved, they want to leave all the same.
        let insists = self.refused.take().is_some() && self.layered(Scope::Confirm);
        if to != Leaving::Aside {
            self.layers.clear();
        }
        if insists {
            return self.left(to);
        }
        match &mut self.open {
            Some(open) if open.sitting.is_dirty() => {
                self.leaving = Some(to);
                self.save();
            }
            _ => self.left(to),
        }
    }

    pub(super) fn left(&mut self, to: Leaving) {
        self.leaving = None;
        match to {
            Leaving::Program => self.effects.push(Effect::Quit),
            Leaving::Aside => self.effects.push(Effect::Suspend),
            Leaving::ToLibrary => {
                self.open = None;
                self.screen = Screen::Library;
                let language = (self.settings.speak)(None);
                if language != self.tongue.language() {
                    self.tongue = Tongue::new(language);
                }
                self.effects.push(Effect::List);
            }
        }
    }

    pub(super) fn save_if_due(&mut self) {
        if self.open.as_ref().and_then(Open::save_due).is_some_and(|due| due <= self.now.instant) {
            self.save();
        }
    }

    pub(super) fn save(&mut self) {
        if let Some(open) = &mut self.open {
            self.ticket += 1;
            if let Some(document) = open.save(self.ticket, self.now.moment) {
                self.effects.push(Effect::Save { ticket: self.ticket, document });
            }
        }
    }

    pub(super) fn stored(&mut self, ticket: u64, saved: Saved) {
        let Some(open) = &mut self.open else { return };
        if !open.stored(ticket, &saved, self.now.instant) {
            return;
        }
        match (saved, self.leaving) {
            (Saved::Done, Some(to)) if !open.sitting.is_dirty() => self.left(to),
            (Saved::Done, Some(_)) => self.save(),
            (_, None) => {}
            // Ours is kept beside the other: nothing is lost by going.
            (kept @ Saved::Conflict(_), Some(to)) => {
                self.left(to);
                self.notice = say::saved(&self.tongue, &kept).unwrap_or_default();
            }
            (Saved::Failed(_), Some(Leaving::Aside)) => self.left(Leaving::Aside),
            (Saved::Failed(_), Some(to)) => {
                self.leaving = None;
                self.refused = Some(to);
                let question = tell!(self.tongue, "screen-leave-unsaved");
                let layer = Overlay::Confirm { question, yes: Box::new(Outcome::Abandon) };
                self.layers.push(Layer::new(layer, &[], &self.tongue));
            }
        }
    }

    pub(super) fn filed(&mut self, filed: Filed) {
        match filed {
            Filed::Trashed(trashed) => {
                let name = trashed.from.file_name().unwrap_or_default().to_string_lossy().into_owned();
                self.notice = tell!(self.tongue, "library-trashed", name = Shown::outside(&name));
                if self.library.was_trashed(trashed) {
                    self.effects.push(Effect::List);
                }
            }
            Filed::Restored => {
                self.library.was_restored();
                self.notice = tell!(self.tongue, "library-restored");
                self.effects.push(Effect::List);
            }
            Filed::Duplicated | Filed::Renamed => self.effects.push(Effect::List),
            Filed::Failed(reason) => {
                self.library.was_not_restored();
                self.notice = tell!(self.tongue, "library-failed", reason = Shown::outside(&reason));
            }
        }
    }
}
