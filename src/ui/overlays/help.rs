//! The help page: every key binding, grouped by scope, with a search field.

use ratatui::layout::Position;

use crate::t;
use crate::text::{Language, Locale, SafeText, TextMatcher};
use crate::ui::action::Action;
use crate::ui::keymap::{BINDINGS, Scope, build_hints};
use crate::ui::theme::Role;
use crate::ui::widgets::{Canvas, FieldInput, Selection, TextField, draw_scroll_marks, first_visible_row};

/// The help page. The current scopes come first.
#[derive(Debug)]
pub(super) struct HelpOverlay {
    /// Every scope, the current scopes first.
    scopes: Vec<Scope>,
    sections: Vec<HelpSection>,
    /// The rows that match the search.
    rows: Vec<HelpRow>,
    selection: Selection,
    field: TextField,
    is_searching: bool,
}

/// A scope and its keys.
#[derive(Debug)]
struct HelpSection {
    name: SafeText,
    /// The name in every language.
    search_text: String,
    entries: Vec<HelpEntry>,
}

/// Keys and their label.
#[derive(Clone, Debug)]
struct HelpEntry {
    keys: SafeText,
    label: SafeText,
    search_text: String,
}

#[derive(Debug)]
enum HelpRow {
    Gap,
    Heading(SafeText),
    Entry(HelpEntry),
}

impl HelpOverlay {
    pub(super) fn new(current_scopes: &[Scope], locale: &Locale) -> HelpOverlay {
        let other_scopes = Scope::ALL.into_iter().filter(|scope| !current_scopes.contains(scope));
        let mut help = HelpOverlay {
            scopes: current_scopes.iter().copied().chain(other_scopes).collect(),
            sections: Vec::new(),
            rows: Vec::new(),
            selection: Selection::default(),
            field: TextField::default(),
            is_searching: false,
        };
        help.change_language(locale);
        help
    }

    /// Formats the sections in the language of `locale`. The search and the selected row stay.
    pub(super) fn change_language(&mut self, locale: &Locale) {
        let other = Language::ALL.into_iter().find(|other| *other != locale.language()).map(Locale::new);
        let section = |scope: Scope| {
            let bound = || BINDINGS.iter().filter(move |binding| binding.scope == scope);
            let translated = other.as_ref().map(|other| build_hints(other, bound())).unwrap_or_default();
            let keys = build_hints(locale, bound()).into_iter().enumerate().map(|(nth, hint)| {
                let other = translated.get(nth).map(|hint| hint.label.clone()).unwrap_or_default();
                let search_text = SafeText::join([&hint.keys, &hint.label, &other], " / ").to_string();
                HelpEntry { keys: hint.keys, label: hint.label, search_text }
            });
            let name = scope.name(locale);
            let other = other.as_ref().map(|other| scope.name(other)).unwrap_or_default();
            HelpSection {
                search_text: SafeText::join([&name, &other], " / ").to_string(),
                name,
                entries: keys.collect(),
            }
        };
        self.sections = self.scopes.iter().copied().map(section).collect();
        let selection = self.selection;
        self.filter();
        self.selection = selection;
    }

    pub(super) fn scope(&self) -> Scope {
        if self.is_searching { Scope::HelpSearch } else { Scope::Help }
    }

    /// Performs an action. Returns whether the action closes the page.
    pub(super) fn act(&mut self, action: Action) -> bool {
        match action {
            Action::Search => self.is_searching = true,
            Action::Next if self.is_searching => self.is_searching = false,
            Action::NextField => drop(self.selection.act(Action::Down, self.rows.len())),
            Action::Leave if self.is_searching || !self.field.text().is_empty() => {
                self.is_searching = false;
                self.field.set_text("");
                self.filter();
            }
            Action::Leave => return true,
            _ => drop(self.selection.act(action, self.rows.len())),
        }
        false
    }

    /// Returns the search field while it has the focus.
    pub(super) fn field(&self) -> Option<&TextField> {
        self.is_searching.then_some(&self.field)
    }

    pub(super) fn apply_input(&mut self, input: FieldInput<'_>) {
        if self.is_searching && self.field.apply(input) {
            self.filter();
        }
    }

    /// Keeps the entries that match the search, and every entry of a section whose name matches.
    fn filter(&mut self) {
        let mut search = TextMatcher::substring(self.field.text());
        self.rows.clear();
        for section in &self.sections {
            let name_matches = search.score(&section.search_text).is_some();
            let entries: Vec<HelpEntry> = section
                .entries
                .iter()
                .filter(|keys| name_matches || search.score(&keys.search_text).is_some())
                .cloned()
                .collect();
            if entries.is_empty() {
                continue;
            }
            if !self.rows.is_empty() {
                self.rows.push(HelpRow::Gap);
            }
            self.rows.push(HelpRow::Heading(section.name.clone()));
            self.rows.extend(entries.into_iter().map(HelpRow::Entry));
        }
        self.selection.set(0);
    }

    pub(super) fn draw(&self, locale: &Locale, canvas: &mut Canvas<'_>) -> Option<Position> {
        canvas.clear();
        let mut cursor = None;
        let mut above = 0;
        if self.is_searching || !self.field.text().is_empty() {
            canvas.put(2, 0, &SafeText::from_static("/"), Role::Quiet);
            let role = if self.is_searching { Role::Field } else { Role::Text };
            let width = canvas.width().saturating_sub(6).min(50);
            cursor = self.field.draw(&mut canvas.region(4, 0, width, 1), role).filter(|_| self.is_searching);
            above = 2;
        }
        let (width, height) = (canvas.width(), canvas.height().saturating_sub(above));
        let mut page = canvas.region(0, above, width, height);
        if self.rows.is_empty() {
            page.put(2, 0, &t!(locale, "library-nothing-found"), Role::Quiet);
            return cursor.or(page.position(2, 0));
        }
        cursor.or(self.draw_rows(&mut page))
    }

    fn draw_rows(&self, canvas: &mut Canvas<'_>) -> Option<Position> {
        let (count, height) = (self.rows.len(), usize::from(canvas.height()));
        let selected = self.selection.index(count);
        let first = first_visible_row(selected, count, height);
        let keys = (canvas.width() / 3).clamp(12, 22);
        for (y, line) in self.rows.iter().skip(first).take(height).enumerate() {
            let y = y as u16;
            match line {
                HelpRow::Gap => {}
                HelpRow::Heading(name) => drop(canvas.put(2, y, name, Role::Title)),
                HelpRow::Entry(line) => {
                    canvas.put_within(4, y, keys, &line.keys, Role::Accent);
                    canvas.put(keys + 6, y, &line.label, Role::Text);
                }
            }
        }
        let y = (selected - first) as u16;
        canvas.mark_selected(y);
        draw_scroll_marks(canvas, first, count, height);
        canvas.position(0, y)
    }
}
