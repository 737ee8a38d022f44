//! The palette: a list of all available actions with a search field that matches labels in every language.

use ratatui::layout::Position;

use crate::t;
use crate::text::{Locale, SafeText, TextMatcher};
use crate::ui::action::Action;
use crate::ui::outcome::Outcome;
use crate::ui::theme::Role;
use crate::ui::widgets::{Canvas, FieldInput, Selection, TextField, draw_scroll_marks, first_visible_row};

const MAX_ROWS: usize = 12;

#[derive(Debug)]
pub struct PaletteEntry {
    label: SafeText,
    /// Empty if no key performs the action.
    key_label: SafeText,
    /// The label in every language.
    search_text: String,
    /// Other words for the action, in every language.
    other_words: String,
    outcome: Outcome,
}

impl PaletteEntry {
    /// Creates an entry with the label in the reader's language.
    /// The search also matches the labels in the other languages.
    pub fn new(
        label_in: impl Fn(&Locale) -> SafeText,
        (locale, others): (&Locale, &[Locale]),
        key_label: SafeText,
        outcome: Outcome,
    ) -> PaletteEntry {
        let labels: Vec<SafeText> = [locale].into_iter().chain(others).map(&label_in).collect();
        PaletteEntry {
            label: label_in(locale),
            key_label,
            search_text: SafeText::join(&labels, " / ").to_string(),
            other_words: String::new(),
            outcome,
        }
    }

    /// Adds words by which the search finds the entry too.
    #[must_use]
    pub fn with_other_words(
        self,
        words_in: impl Fn(&Locale) -> SafeText,
        (locale, others): (&Locale, &[Locale]),
    ) -> PaletteEntry {
        let words: Vec<SafeText> = [locale].into_iter().chain(others).map(words_in).collect();
        PaletteEntry { other_words: SafeText::join(&words, " / ").to_string(), ..self }
    }
}

#[derive(Debug)]
pub(super) struct PaletteOverlay {
    entries: Vec<PaletteEntry>,
    field: TextField,
    /// The indices of the entries that match the search, best match first.
    matches: Vec<usize>,
    selection: Selection,
}

impl PaletteOverlay {
    pub(super) fn new(entries: Vec<PaletteEntry>) -> PaletteOverlay {
        let matches = (0..entries.len()).collect();
        PaletteOverlay { entries, field: TextField::default(), matches, selection: Selection::default() }
    }

    /// Replaces the entries by the same entries in another language. The search and the selected entry stay.
    pub(super) fn set_entries(&mut self, entries: Vec<PaletteEntry>) {
        let selected = self.matches.get(self.selection.index(self.matches.len())).copied();
        self.entries = entries;
        self.filter();
        let index = selected.and_then(|selected| self.matches.iter().position(|at| *at == selected));
        self.selection.set(index.unwrap_or(0));
    }

    /// Returns whether the search finds nothing.
    pub(super) fn is_empty(&self) -> bool {
        self.matches.is_empty()
    }

    pub(super) fn act(&mut self, action: Action) -> Vec<Outcome> {
        if self.selection.act(action, self.matches.len()) {
            return Vec::new();
        }
        let chosen = self.matches.get(self.selection.index(self.matches.len())).and_then(|at| self.entries.get(*at));
        match (action, chosen) {
            (Action::Open, Some(entry)) => vec![Outcome::CloseOverlay, entry.outcome.clone()],
            _ => Vec::new(),
        }
    }

    pub(super) fn field(&self) -> &TextField {
        &self.field
    }

    pub(super) fn apply_input(&mut self, input: FieldInput<'_>) {
        if self.field.apply(input) {
            self.filter();
        }
    }

    fn filter(&mut self) {
        // Labels may match letter by letter. The other words are many, so only parts of them match.
        let (mut labels, mut words) =
            (TextMatcher::fuzzy(self.field.text()), TextMatcher::substring(self.field.text()));
        let scored = |(at, entry): (usize, &PaletteEntry)| {
            let score = labels.score(&entry.search_text).max(words.score(&entry.other_words));
            score.map(|score| (score, at))
        };
        let mut found: Vec<(u32, usize)> = self.entries.iter().enumerate().filter_map(scored).collect();
        // The sort is stable: entries with equal scores keep their order.
        found.sort_by_key(|(score, _)| std::cmp::Reverse(*score));
        self.matches = found.into_iter().map(|(_, at)| at).collect();
        self.selection.set(0);
    }

    pub(super) fn draw(&self, locale: &Locale, canvas: &mut Canvas<'_>) -> Option<Position> {
        // The height depends on all entries, not on the matches, so that the frame does not move while the user types.
        let mut inner = super::draw_frame(canvas, self.entries.len().min(MAX_ROWS) as u16 + 2);
        let (width, height) = (inner.width(), inner.height());
        inner.put(0, 0, &SafeText::from_static(":"), Role::Accent);
        let cursor = self.field.draw(&mut inner.region(2, 0, width.saturating_sub(2), 1), Role::Field);
        let mut list = inner.region(0, 2, width, height.saturating_sub(2));
        if self.matches.is_empty() {
            list.put(2, 0, &t!(locale, "screen-palette-nothing"), Role::Quiet);
            return cursor;
        }
        let rows = usize::from(list.height());
        let at = self.selection.index(self.matches.len());
        let first = first_visible_row(at, self.matches.len(), rows);
        let found = self.matches.iter().filter_map(|at| self.entries.get(*at));
        for (y, entry) in found.skip(first).take(rows).enumerate() {
            let is_here = first + y == at;
            let y = y as u16;
            list.add_row_target(y, first + usize::from(y), is_here, Action::Open);
            if is_here {
                list.mark_selected(y);
            }
            let key_width = entry.key_label.width() as u16;
            let role = if is_here { Role::Focus } else { Role::Text };
            list.put_within(2, y, width.saturating_sub(key_width + 5), &entry.label.to_capitalized(), role);
            list.put_right(width.saturating_sub(2), y, &entry.key_label, Role::Accent);
        }
        draw_scroll_marks(&mut list, first, self.matches.len(), rows);
        cursor
    }
}
