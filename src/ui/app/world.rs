//! What the world answers, and leaving it nothing unsaved: files loaded, thrown away.

use crate::say;
use crate::tell;
use crate::text::{Shown, Tongue};
use crate::ui::event::{Effect, Filed, Loaded, Origin};
use crate::ui::outcome::{Route, Sealing};
use crate::ui::overlays::Layer;
use crate::walk;

use super::document::Open;
use super::{App, Leaving, Screen, Start};

impl App {
    pub(super) fn loaded(&mut self, loaded: Loaded) {
        let Some(loaded) = self.unsealed(loaded) else { return };
        self.loading = false;
        match loaded.document {
            Ok(document) => {
                let file = document.language().map(say::language);
                let language = (self.settings.speak)(file);
                if language != self.tongue.language() {
                    self.tongue = Tongue::new(language);
                }
                let origin = loaded.origin;
                let client = loaded.client.as_deref();
                let mut open = Open::new(loaded.path, document, loaded.template, origin, client, self.now.moment);
                open.keeping.barred = loaded.barred;
                let before = self.open.take();
                let document = open.sitting.document();
                let decided = walk::look_back::standing(document).is_some();
                // Whoever goes on in a copy, or takes a file over, stays where they are.
                let stays = match &self.screen {
                    Screen::Walk(walk) if before.is_some() => Some(walk.ask().clone()),
                    _ => None,
                };
                let route = match stays.filter(|ask| walk::is_there(document, ask)) {
                    Some(ask) => Route::Walk(ask),
                    None if decided => Route::Card,
                    None => Route::Walk(walk::resume(document)),
                };
                let copied = before.as_ref().is_some_and(|before| before.path != open.path);
                let path = Shown::path(&open.path);
                // What was being written when a copy was asked for goes on in the copy.
                let half = before.map(|before| before.keeping.half().to_vec()).unwrap_or_default();
                self.open = Some(open);
                self.layers.clear();
                self.go(route);
                if let Some(route) = self.bound_for.take() {
                    self.go(route);
                }
                if let Some(why) = loaded.barred {
                    self.notice = say::barred(&self.tongue, why);
                } else if copied {
                    self.notice = tell!(self.tongue, "saved-copied", path = path);
                }
                match loaded.rescued {
                    Some(rescued) if origin == Origin::Rescue => self.begin_again(&rescued),
                    Some(rescued) => self.offer(rescued),
                    None => self.write_on(&half),
                }
                if let Some(to) = self.leaving.take() {
                    self.leave(to);
                }
            }
            Err(faults) => {
                self.bound_for = None;
                self.notice = say::cannot_open(&self.tongue, &loaded.path, &faults);
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
        let insists = self.refused.take().is_some() && self.layers.last().is_some_and(Layer::asks_to_leave);
        if !matches!(to, Leaving::Aside | Leaving::Editor) {
            // A line that is being written stays until one has really left.
            self.layers.retain(|layer| !layer.half().is_empty());
        }
        if insists {
            return self.left(to);
        }
        if self.open.as_ref().is_some_and(|open| !open.keeping.half().is_empty()) {
            // A line that is not taken yet is there again at the next start.
            self.put_away();
        }
        match &mut self.open {
            Some(open) if open.is_unsaved() && open.keeping.barred.is_none() => {
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
            Leaving::Editor => self.hand_to_editor(),
            Leaving::ToLibrary | Leaving::Locked | Leaving::Seal => {
                let path = self.open.take().map(|open| open.path);
                self.layers.clear();
                self.effects.push(Effect::Close);
                self.screen = Screen::Library;
                let language = (self.settings.speak)(None);
                if language != self.tongue.language() {
                    self.tongue = Tongue::new(language);
                }
                self.effects.push(Effect::List);
                match (to, path) {
                    (Leaving::Locked, Some(path)) => {
                        self.notice = tell!(self.tongue, "screen-forgotten");
                        self.ask_secret(Sealing::Open(path));
                    }
                    (Leaving::Seal, Some(path)) => self.ask_secret(Sealing::turned(path)),
                    _ => {}
                }
            }
        }
    }

    pub(super) fn filed(&mut self, filed: Filed) {
        let Some(filed) = self.turned(filed) else { return };
        match filed {
            Filed::Trashed(trashed) => {
                let name = trashed.from.file_name().unwrap_or_default().to_string_lossy().into_owned();
                self.notice = tell!(self.tongue, "library-trashed", name = Shown::outside(&name));
                if self.library.was_trashed(trashed) {
                    self.effects.push(Effect::List);
                }
            }
            Filed::Restored => {
                self.library.was_taken_back();
                self.notice = tell!(self.tongue, "library-restored");
                self.effects.push(Effect::List);
            }
            Filed::Archived(path, away) => {
                let name = self.library.was_archived(&path, away, self.now.moment.date_naive());
                let said = if away { "library-archived" } else { "library-unarchived" };
                self.notice = tell!(self.tongue, said, title = Shown::brief(&name));
            }
            Filed::Duplicated | Filed::Renamed | Filed::Sealed(..) | Filed::Unsealed(_) => {
                self.effects.push(Effect::List)
            }
            Filed::Failed(trouble) => {
                self.library.was_not_taken_back();
                self.notice = tell!(self.tongue, "library-failed", reason = say::trouble(&self.tongue, &trouble));
                if std::mem::take(&mut self.loading)
                    && let Some(to) = self.leaving.take()
                {
                    self.leave(to);
                }
            }
        }
    }
}
