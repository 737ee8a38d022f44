//! The change of the interface to another language while the program runs, and the offer to change the texts of the
//! template in the open deliberation too.

use crate::phrases;
use crate::t;
use crate::text::{Language, Locale};
use crate::ui::keymap::Scope;
use crate::ui::outcome::{Outcome, Overlay};
use crate::ui::overlays::OverlayState;

use super::{App, Screen};

impl App {
    /// Changes to the language that the user has chosen, else to the one that the settings name for a deliberation.
    pub(super) fn select_language(&mut self, file_language: Option<Language>) {
        let language = self.chosen_language.unwrap_or_else(|| (self.settings.select_language)(file_language));
        if language != self.locale.language() {
            self.locale = Locale::new(language);
        }
    }

    /// Returns whether the language can change now. An overlay whose sentences are already formatted does not follow,
    /// so it is answered first.
    pub(super) fn can_change_language(&self) -> bool {
        self.overlays.iter().all(OverlayState::can_change_language)
    }

    /// Changes the interface to the next language; the first one follows the last one.
    pub(super) fn select_next_language(&mut self) {
        let language = self.locale.language().next_in(&(self.settings.list_languages)());
        self.change_language(language);
    }

    /// Changes the interface to a language. Typed texts, selections and scroll positions stay. If the texts of the open
    /// deliberation are in another language then, asks once whether to change them too.
    pub(super) fn change_language(&mut self, language: Language) {
        self.chosen_language = Some(language);
        let old_locale = std::mem::replace(&mut self.locale, Locale::new(language));
        self.reformat_screen(&old_locale);
        self.reformat_overlays();
        self.notice = phrases::language_now(&self.locale);
        let is_offered = self.open_document.as_ref().is_none_or(|open| open.offered_language == Some(language));
        if !is_offered && self.can_edit_texts() && self.count_texts_to_translate() > 0 {
            self.offer_text_translation();
        }
    }

    /// Formats again the sentences that the screen keeps.
    fn reformat_screen(&mut self, old_locale: &Locale) {
        self.with_view_context(|screen, context| {
            let mut screen = Some(screen);
            while let Some(visible) = screen.take() {
                match visible {
                    Screen::Walk(walk) => walk.change_language(context, old_locale),
                    Screen::Matrix(matrix, _) => matrix.refresh(context),
                    _ => {}
                }
                screen = visible.underlying_mut();
            }
        });
        self.refresh_history();
        self.refresh_comparison();
    }

    /// Formats again the sentences that the overlays keep.
    fn reformat_overlays(&mut self) {
        for overlay in &mut self.overlays {
            overlay.change_language(&self.locale);
        }
        if self.is_top_overlay(Scope::Palette)
            && let Some(mut palette) = self.overlays.pop()
        {
            palette.set_palette_entries(self.palette_entries());
            self.overlays.push(palette);
        }
        if let Some(report) = self.overlays.iter().find_map(OverlayState::requested_report) {
            self.request_preview(report);
        }
    }

    /// Returns whether the texts of the open deliberation are in another language than the interface and can change.
    pub(super) fn can_translate_texts(&self) -> bool {
        self.overlays.is_empty() && self.can_edit_texts()
    }

    fn can_edit_texts(&self) -> bool {
        let is_other = |document| phrases::is_in_other_language(&self.locale, document);
        !self.is_in_library()
            && !self.is_loading
            && self.read_only_reason().is_none()
            && self.document().is_some_and(is_other)
    }

    fn count_texts_to_translate(&self) -> usize {
        let translation = self.document().and_then(|document| phrases::translate_texts(&self.locale, document));
        translation.map_or(0, |translation| translation.text_count)
    }

    /// Asks whether to change the unchanged texts of the template, or says that there are none.
    pub(super) fn offer_text_translation(&mut self) {
        let count = self.count_texts_to_translate();
        if count == 0 {
            self.notice = t!(self.locale, "language-nothing-to-change");
            return;
        }
        if let Some(open) = &mut self.open_document {
            open.offered_language = Some(self.locale.language());
        }
        let question = t!(self.locale, "language-offer", count = count);
        let on_yes = vec![Outcome::TranslateTexts];
        self.apply_outcomes(vec![Outcome::OpenOverlay(Overlay::Confirm { question, on_yes })]);
    }

    /// Changes the unchanged texts of the template as one act.
    pub(super) fn translate_texts(&mut self) {
        let translation = self.document().and_then(|document| phrases::translate_texts(&self.locale, document));
        let Some(translation) = translation else { return };
        self.close_undo_step();
        if self.edit(translation.edit) {
            self.notify_of_edit(t!(self.locale, "language-changed", count = translation.text_count));
        }
        self.close_undo_step();
    }
}
