//! Presenting the screen to others, handing the keyboard to a client, and the private notes that both hide.

use crate::tell;
use crate::ui::action::Action;
use crate::ui::keymap::Scope;
use crate::ui::overlays::Layer;
use crate::ui::screens::library::Within;
use crate::ui::widgets::Stroke;
use pesee_core::deliberation::{Edit, FieldPath, Id};

use super::company::{Company, is_private};
use super::document::Open;
use super::{App, Screen};

impl Open {
    /// Whether the act that would be taken back, or done again, may be seen by whoever looks.
    pub(super) fn may_see_next(&self, undoes: bool) -> bool {
        let (mut done, mut undone) = self.sitting.acts();
        let next: Option<&Edit> = if undoes { done.next() } else { undone.next() };
        let unseen = |key: &FieldPath| is_private(key) && !self.audience().can_see(key);
        !next.is_some_and(|edit| edit.changes.iter().any(|change| unseen(&change.path)))
    }
}

impl App {
    /// Others begin to look on, or have gone.
    pub(super) fn present(&mut self) {
        let begins = self.company == Company::Nobody;
        self.receive(if begins { Company::LookingOn } else { Company::Nobody });
        self.notice = tell!(self.tongue, if begins { "people-present" } else { "people-present-end" });
    }

    /// A client takes the keyboard, or gives it back; then others still look on.
    pub(super) fn hand_over(&mut self) {
        let begins = !self.company.is_lent();
        self.receive(if begins { Company::AtTheKeyboard } else { Company::LookingOn });
        self.notice = tell!(self.tongue, if begins { "people-hand-over" } else { "people-take-back" });
    }

    /// From now on it is for other eyes: what lies over the screen for the coach alone goes.
    fn receive(&mut self, company: Company) {
        if self.layered(Scope::Private) {
            self.open_private();
        }
        self.layers
            .retain(|layer| !matches!(layer.scope(), Scope::Palette | Scope::Help | Scope::Search | Scope::Page));
        if company == Company::AtTheKeyboard {
            self.layers.retain(|layer| !matches!(layer.scope(), Scope::Export | Scope::ExportPath | Scope::Passphrase));
        }
        // The history leads back, a comparison to other files: both are the coach's.
        if company == Company::AtTheKeyboard && matches!(self.screen, Screen::History(..) | Screen::Compare(..)) {
            self.go(crate::ui::outcome::Route::Return);
        }
        self.company = company;
        let within = (company != Company::Nobody).then(|| self.client_at_the_table());
        self.library.show_within(within);
        self.follow();
        self.look_back();
    }

    /// Whose deliberations may be seen with others looking on: those of the client of what is open, or selected.
    fn client_at_the_table(&self) -> Within {
        match &self.open {
            Some(open) => match &open.sitting.document().head().client {
                Some(client) => Within::Client(client.clone()),
                None => Within::File(open.path.clone()),
            },
            None => self.library.within_selected(),
        }
    }

    /// Whether there are private notes to write: where a deliberation is open, to nobody but whoever keeps it.
    pub(super) fn can_note(&self) -> bool {
        let may = |open: &Open| open.keeping.barred.is_none() && open.audience().can_see(&FieldPath::PrivateNotes);
        let is_free = self.layers.is_empty() || self.layered(Scope::Private);
        is_free && !self.is_in_library() && self.open.as_ref().is_some_and(may)
    }

    /// Opens the private notes, or keeps what was written there.
    pub(super) fn open_private(&mut self) {
        if self.layered(Scope::Private) {
            return self.act(Action::Next);
        }
        let Some(open) = &self.open else { return };
        let criterion = match &self.screen {
            Screen::Walk(walk) => walk.criterion().cloned(),
            Screen::Matrix(matrix, _) => open.scene(self).and_then(|scene| matrix.here(&scene)),
            _ => None,
        };
        let layer = Layer::private(open.sitting.document(), open.sitting.meeting(), criterion);
        self.layers.push(layer);
        let begun = self.notes_aside();
        self.write_on(&begun);
    }

    /// Writes on at the private note of a path; with others looking on it waits.
    pub(super) fn note_on(&mut self, path: &str, criterion: Option<Id>, text: &str) {
        if !self.can_note() {
            return self.set_aside(path, text);
        }
        let Some(open) = &self.open else { return };
        if !self.layered(Scope::Private) {
            self.layers.push(Layer::private(open.sitting.document(), open.sitting.meeting(), criterion));
        }
        if let Some(layer) = self.layers.last_mut()
            && layer.turn_to(path)
        {
            return layer.write(&self.tongue, Stroke::Replace(text));
        }
        // On another criterion than the one that is noted on now: in its turn.
        self.set_aside(path, text);
    }
}
