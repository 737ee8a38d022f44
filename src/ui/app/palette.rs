//! The entries of the palette: the available actions of the key table, the ten steps, and the pages of the manual.

use crate::manual::{PAGES, Page};
use crate::phrases;
use crate::t;
use crate::text::{Language, Locale, SafeText};
use crate::ui::action::Action;
use crate::ui::event::KeyPress;
use crate::ui::keymap::{all_bindings, format_key, search_words_id};
use crate::ui::outcome::{Outcome, Overlay, Route};
use crate::ui::overlays::{OverlayState, PaletteEntry};
use crate::walk::{WalkStep, first_question_of};

use super::App;

impl App {
    pub(super) fn open_palette(&mut self) {
        self.overlays.push(OverlayState::new_palette(self.palette_entries()));
    }

    /// Returns the entries in the language of the program.
    pub(super) fn palette_entries(&self) -> Vec<PaletteEntry> {
        // The user may search for a word of another language than the language of the program.
        let others = Language::BUILT_IN.into_iter().filter(|other| *other != self.locale.language());
        let others: Vec<Locale> = others.map(Locale::new).collect();
        let (actions, steps) = (self.action_entries(&others), self.step_entries(&others));
        let languages = self.language_entries(&others);
        let others_entries =
            self.delete_entry(&others).into_iter().chain(languages).chain(self.manual_entries(&others));
        actions.into_iter().chain(steps).chain(others_entries).collect()
    }

    /// Returns the actions whose key would perform them now, innermost scope first.
    fn action_entries(&self, others: &[Locale]) -> Vec<PaletteEntry> {
        let letters_are_text = self.accepts_text(&self.scopes());
        let mut used_keys: Vec<KeyPress> = Vec::new();
        let mut seen: Vec<Action> = vec![Action::Palette];
        let mut entries = Vec::new();
        for scope in self.scopes() {
            for binding in all_bindings().filter(|binding| binding.scope == scope && self.can(binding.action)) {
                let is_free = |key: &&KeyPress| !(used_keys.contains(key) || letters_are_text && key.is_printable());
                let key = binding.keys.iter().find(is_free);
                used_keys.extend(binding.keys);
                let is_taken = key.is_none() && !letters_are_text && !binding.keys.is_empty();
                if is_taken || binding.action.is_motion() || seen.contains(&binding.action) {
                    continue;
                }
                seen.push(binding.action);
                let keys = key.map(|key| format_key(&self.locale, *key)).unwrap_or_default();
                let label = |locale: &Locale| t!(locale, binding.label_id);
                let outcome = Outcome::PerformAction(binding.action);
                let entry = PaletteEntry::new(label, (&self.locale, others), keys, outcome);
                entries.push(match search_words_id(binding.action) {
                    Some(id) => entry.with_other_words(|locale| t!(locale, id), (&self.locale, others)),
                    None => entry,
                });
            }
        }
        entries
    }

    /// Returns whether a deliberation is open and no overlay covers its screen.
    fn shows_open_document(&self) -> bool {
        self.open_document.is_some() && self.overlays.is_empty() && !self.is_in_library()
    }

    /// Returns the steps of the walk, if a deliberation is open and no overlay covers the screen.
    fn step_entries(&self, others: &[Locale]) -> Vec<PaletteEntry> {
        let Some(open) = self.open_document.as_ref().filter(|_| self.shows_open_document()) else { return Vec::new() };
        let entry = |step: WalkStep| {
            let label = |locale: &Locale| {
                t!(locale, "key-go-step", number = step.number(), step = phrases::step_name(locale, step))
            };
            let question = first_question_of(open.session.document(), step, open.session.turn());
            PaletteEntry::new(
                label,
                (&self.locale, others),
                SafeText::default(),
                Outcome::Navigate(Route::Walk(question)),
            )
        };
        WalkStep::ALL.into_iter().map(entry).collect()
    }

    /// Returns the entry that leads to the library, where the open deliberation can be deleted.
    fn delete_entry(&self, others: &[Locale]) -> Option<PaletteEntry> {
        let label = |locale: &Locale| t!(locale, "palette-delete-in-library");
        let outcome = Outcome::Navigate(Route::Library);
        self.shows_open_document().then(|| {
            PaletteEntry::new(label, (&self.locale, others), SafeText::default(), outcome)
                .with_other_words(|locale| t!(locale, "palette-remove"), (&self.locale, others))
        })
    }

    /// Returns an entry for each language that the user added, because the key for the next language may be far from
    /// it.
    fn language_entries(&self, others: &[Locale]) -> Vec<PaletteEntry> {
        if !self.can_change_language() {
            return Vec::new();
        }
        let languages = (self.settings.list_languages)().into_iter();
        let added = languages.filter(|language| matches!(language, Language::Custom(_)));
        let entry = |language: Language| {
            let label =
                |locale: &Locale| t!(locale, "palette-in-language", name = SafeText::from_static(language.name()));
            let outcome = Outcome::ChangeLanguage(language);
            PaletteEntry::new(label, (&self.locale, others), SafeText::default(), outcome)
                .with_other_words(|locale| t!(locale, "palette-language"), (&self.locale, others))
        };
        added.filter(|language| *language != self.locale.language()).map(entry).collect()
    }

    fn manual_entries(&self, others: &[Locale]) -> Vec<PaletteEntry> {
        let entry = |page: &'static Page| {
            let label = |locale: &Locale| {
                t!(locale, "key-manual-page", page = SafeText::from_static(page.name(locale.language())))
            };
            let outcome = Outcome::OpenOverlay(Overlay::Manual(page));
            PaletteEntry::new(label, (&self.locale, others), SafeText::default(), outcome)
        };
        PAGES.iter().map(entry).collect()
    }
}
