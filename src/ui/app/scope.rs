//! Where keys mean something now, and what can be done there: for dispatch, the footer, help and the palette alike.

use crate::say;
use crate::tell;
use crate::text::Shown;
use crate::ui::action::Action;
use crate::ui::event::Key;
use crate::ui::keymap::{Scope, are_text, meaning};
use crate::ui::screens::people::People;
use crate::ui::widgets::{Field, Stroke};
use pesee_core::method::reveal_ranking;

use super::{App, Screen};

impl App {
    /// Whether an action can be done now, where one is.
    pub fn can(&self, action: Action) -> bool {
        if let Some(can) = self.can_in_text(action) {
            return can;
        }
        if !self.company.may(action) || self.company.is_lent() && self.leads_out(action) {
            return false;
        }
        match action {
            // The library has nobody to hand it to.
            Action::HandOver => return self.open.is_some() && !self.is_in_library(),
            Action::Private => return self.can_note(),
            _ => {}
        }
        if !self.layers.is_empty() {
            return !matches!(
                action,
                Action::Undo
                    | Action::Redo
                    | Action::People
                    | Action::SaveCopy
                    | Action::TakeOver
                    | Action::Export
                    | Action::Lock
            ) && (action != Action::Forget || self.is_sealed_open())
                && !(action == Action::Help && (self.layered(Scope::Help) || self.layered(Scope::Palette)))
                && !(action == Action::Palette && self.layered(Scope::Palette));
        }
        match (&self.screen, &self.open) {
            (Screen::Library, _) => action != Action::Export && self.library.can(action),
            (_, Some(open)) => match action {
                Action::Export => true,
                Action::SaveCopy => open.keeping.can_save_copy(),
                Action::Copy => open.scene(self).is_some_and(|scene| reveal_ranking(scene.view, scene.figures).is_ok()),
                Action::Forget => self.is_sealed_open() && !self.loading,
                Action::Lock => open.keeping.is_on_disk && open.keeping.barred.is_none() && !self.loading,
                Action::TakeOver => open.keeping.can_take_over(),
                Action::Undo | Action::Redo if open.keeping.barred.is_some() || self.loading => false,
                Action::Undo => open.sitting.can_undo() && open.may_see_next(true),
                Action::Redo => open.sitting.can_redo() && open.may_see_next(false),
                Action::People => open.scene(self).is_some_and(|scene| People::is_there(&scene)),
                _ => match &self.screen {
                    Screen::Walk(walk) => open.scene(self).is_none_or(|scene| walk.can(&scene, action)),
                    Screen::Matrix(matrix, _) => open.scene(self).is_none_or(|scene| matrix.can(&scene, action)),
                    Screen::History(history, _) => history.can(action),
                    Screen::Compare(compare, _) => compare.can(action),
                    Screen::People(people, _) => open.scene(self).is_none_or(|scene| people.can(&scene, action)),
                    _ => true,
                },
            },
            (_, None) => true,
        }
    }

    /// Whether an action leads from here to other files.
    fn leads_out(&self, action: Action) -> bool {
        let leaves = self.scopes().first().is_some_and(|scope| matches!(scope, Scope::Rail | Scope::Card));
        action == Action::Leave && leaves
    }

    pub(super) fn is_in_library(&self) -> bool {
        matches!(self.screen, Screen::Library)
    }

    /// Whether something can be done in the text being written; `None` for what is not done there.
    pub(super) fn can_in_text(&self, action: Action) -> Option<bool> {
        let field = || self.field().filter(|_| self.barred().is_none() || !self.layers.is_empty());
        Some(match action {
            // The text has taken those that it knows.
            Action::Typing => false,
            Action::UndoText => field().is_some_and(Field::can_undo),
            Action::RedoText => field().is_some_and(Field::can_redo),
            // An editor is given a file, and what is sealed is in none but its own.
            Action::Editor => field().is_some_and(Field::is_long) && !self.is_sealed_open(),
            Action::CopyText => field().is_some_and(|field| field.selected().is_some()),
            Action::BreakLine => field().is_some_and(Field::is_long),
            _ => return None,
        })
    }

    /// The text being written, where one is.
    pub(super) fn field(&self) -> Option<&Field> {
        match (self.layers.last(), &self.screen) {
            (Some(layer), _) => layer.field(),
            (None, Screen::Library) => self.library.field(),
            (None, Screen::Walk(walk)) => walk.field(&self.open.as_ref()?.scene(self)?),
            _ => None,
        }
    }

    pub(super) fn layered(&self, scope: Scope) -> bool {
        self.layers.last().is_some_and(|layer| layer.scope() == scope)
    }

    /// Where keys mean something now, the innermost first.
    pub fn scopes(&self) -> Vec<Scope> {
        let mut scopes = match (self.layers.last(), &self.screen) {
            (Some(layer), _) => vec![layer.scope()],
            (None, Screen::Library) => self.library.scopes(),
            (None, Screen::Card(_)) => vec![Scope::Card],
            (None, Screen::Matrix(matrix, _)) => matrix.scopes(),
            (None, Screen::History(..)) => vec![Scope::History],
            (None, Screen::Compare(compare, _)) => vec![compare.scope()],
            (None, Screen::People(..)) => vec![Scope::People],
            (None, Screen::Walk(walk)) => match self.open.as_ref().and_then(|open| open.scene(self)) {
                Some(scene) => walk.scopes(&scene),
                None => Vec::new(),
            },
        };
        let stuck = self.layers.is_empty() && self.open.as_ref().is_some_and(|open| open.keeping.can_save_copy());
        if stuck && !self.takes_text(&scopes) {
            // What to do about it is said before all else.
            scopes.insert(0, Scope::Barred);
        }
        scopes.extend(are_text(&scopes).then_some(Scope::Text));
        scopes.push(Scope::Everywhere);
        scopes
    }

    /// Whether letters are text now: what is only looked at takes none.
    pub(super) fn takes_text(&self, scopes: &[Scope]) -> bool {
        are_text(scopes) && (self.barred().is_none() || !self.layers.is_empty())
    }

    pub(super) fn key(&mut self, key: Key) {
        let scopes = self.scopes();
        let barred = self.barred().filter(|_| self.layers.is_empty());
        if self.takes_text(&scopes) && self.field().is_some_and(|field| field.takes(key)) {
            self.notice = Shown::default();
            return self.write(Stroke::Key(key));
        }
        if self.layers.last().is_some_and(|layer| layer.takes_secret(key)) {
            return self.write(Stroke::Key(key));
        }
        if let Some(action) = meaning(key, &scopes, |action| self.can(action)) {
            self.notice = Shown::default();
            return self.act(action);
        }
        // Somebody who takes back what they did a moment ago wonders when nothing happens.
        match meaning(key, &scopes, |_| true) {
            Some(Action::Undo | Action::UndoText) => self.notice = tell!(self.tongue, "plain-nothing-to-undo"),
            Some(Action::Redo | Action::RedoText) => self.notice = tell!(self.tongue, "plain-nothing-to-redo"),
            None if Field::knows(key) => {
                if let Some(why) = barred {
                    self.notice = say::barred(&self.tongue, why);
                }
            }
            _ => {}
        }
    }
}
