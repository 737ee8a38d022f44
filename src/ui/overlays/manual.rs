//! A page of the manual, in the language of the program.

use ratatui::layout::Position;

use crate::manual::{LineKind, Page};
use crate::text::{Language, Locale, SafeText};
use crate::ui::action::Action;
use crate::ui::theme::Role;
use crate::ui::widgets::{Canvas, ScrollState};

/// The widest line; longer lines are hard to read.
const MAX_COLUMNS: u16 = 76;

#[derive(Debug)]
pub(super) struct ManualOverlay {
    page: &'static Page,
    language: Language,
    scroll: ScrollState,
}

impl ManualOverlay {
    pub(super) fn new(page: &'static Page, locale: &Locale) -> ManualOverlay {
        ManualOverlay { page, language: locale.language(), scroll: ScrollState::default() }
    }

    /// Shows the page in another language, from the start: its lines are different ones.
    pub(super) fn change_language(&mut self, locale: &Locale) {
        *self = ManualOverlay::new(self.page, locale);
    }

    pub(super) fn scroll(&mut self, action: Action) {
        self.scroll.scroll(action);
    }

    pub(super) fn draw(&self, canvas: &mut Canvas<'_>) -> Option<Position> {
        canvas.clear();
        let width = usize::from(canvas.width().saturating_sub(4).min(MAX_COLUMNS));
        let role = |kind| match kind {
            LineKind::Title | LineKind::Heading => Role::Title,
            LineKind::Text => Role::Text,
            LineKind::Code => Role::Accent,
        };
        let lines = self.page.lines(self.language, width).into_iter().map(|line| (line.text, role(line.kind)));
        self.scroll.draw(canvas, &lines.collect::<Vec<(SafeText, Role)>>())
    }
}
