//! The help page: what the current screen is for, a glossary, and every key binding, grouped by scope, with a search
//! field.

use ratatui::layout::Position;

use crate::phrases;
use crate::t;
use crate::text::{Language, Locale, SafeText, TextMatcher};
use crate::ui::action::Action;
use crate::ui::keymap::{Scope, all_bindings, build_hints, introduction};
use crate::ui::theme::Role;
use crate::ui::widgets::{Canvas, FieldInput, Selection, TextField, draw_scroll_marks, first_visible_entry};

/// The maximum columns of the keys.
const MAX_KEY_WIDTH: u16 = 22;

/// The help page. The current scopes come first.
#[derive(Debug)]
pub(super) struct HelpOverlay {
    /// The scopes of the screen below.
    current_scopes: Vec<Scope>,
    /// Every scope, the current scopes first.
    scopes: Vec<Scope>,
    introduction: Option<SafeText>,
    sections: Vec<HelpSection>,
    /// The rows that match the search.
    rows: Vec<HelpRow>,
    selection: Selection,
    field: TextField,
    is_searching: bool,
}

/// The glossary, or a scope and its keys.
#[derive(Debug)]
struct HelpSection {
    name: SafeText,
    /// The name in every language.
    search_text: String,
    entries: Vec<HelpEntry>,
    /// The maximum columns of the keys, or of the words of the glossary.
    key_width: u16,
}

/// Keys and their label, or a word and its meaning.
#[derive(Clone, Debug)]
struct HelpEntry {
    keys: SafeText,
    label: SafeText,
    search_text: String,
}

#[derive(Debug)]
enum HelpRow {
    Gap,
    Paragraph(SafeText),
    Heading(SafeText),
    /// An entry, with the maximum columns of its keys.
    Entry(HelpEntry, u16),
}

impl HelpOverlay {
    pub(super) fn new(current_scopes: &[Scope], locale: &Locale) -> HelpOverlay {
        let other_scopes = Scope::ALL.into_iter().filter(|scope| !current_scopes.contains(scope));
        let mut help = HelpOverlay {
            current_scopes: current_scopes.to_vec(),
            introduction: None,
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
        let others = Language::BUILT_IN.into_iter().filter(|other| *other != locale.language());
        let others: Vec<Locale> = others.map(Locale::new).collect();
        let section = |scope: Scope| {
            let bound = || all_bindings().filter(move |binding| binding.scope == scope);
            let translated: Vec<Vec<_>> = others.iter().map(|other| build_hints(other, bound())).collect();
            let keys = build_hints(locale, bound()).into_iter().enumerate().map(|(nth, hint)| {
                let others = translated.iter().filter_map(|hints| hints.get(nth)).map(|hint| &hint.label);
                let search_text =
                    SafeText::join([&hint.keys, &hint.label].into_iter().chain(others), " / ").to_string();
                HelpEntry { keys: hint.keys, label: hint.label, search_text }
            });
            let name = scope.name(locale);
            let names: Vec<SafeText> = others.iter().map(|other| scope.name(other)).collect();
            HelpSection {
                search_text: SafeText::join([&name].into_iter().chain(&names), " / ").to_string(),
                name,
                entries: keys.collect(),
                key_width: MAX_KEY_WIDTH,
            }
        };
        self.introduction = introduction(locale, &self.current_scopes);
        let sections = self.scopes.iter().copied().map(section);
        self.sections = [glossary_section(locale, &others)].into_iter().chain(sections).collect();
        let selection = self.selection;
        self.filter();
        self.selection = selection;
    }

    /// Returns whether the search finds nothing.
    pub(super) fn is_empty(&self) -> bool {
        self.rows.is_empty()
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
        let introduction = self.introduction.clone().filter(|_| self.field.text().trim().is_empty());
        self.rows.extend(introduction.map(HelpRow::Paragraph));
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
            self.rows.extend(entries.into_iter().map(|entry| HelpRow::Entry(entry, section.key_width)));
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
        let most = (canvas.width() / 3).clamp(12, MAX_KEY_WIDTH);
        let width = canvas.width().saturating_sub(3).min(96);
        let lines: Vec<Vec<SafeText>> = self.rows.iter().map(|row| wrap_row(row, width, most)).collect();
        let first = first_visible_entry(selected, count, height, |at| lines.get(at).map_or(1, Vec::len));
        let (mut y, mut cursor) = (0, None);
        for (at, (row, lines)) in self.rows.iter().zip(&lines).enumerate().skip(first) {
            if y >= canvas.height() {
                break;
            }
            if at == selected {
                canvas.mark_selected(y);
                cursor = canvas.position(0, y);
            }
            if let HelpRow::Entry(entry, keys) = row {
                canvas.put_within(4, y, most.min(*keys), &entry.keys, Role::Accent);
            }
            let (x, role) = match row {
                HelpRow::Entry(_, keys) => (most.min(*keys) + 6, Role::Text),
                HelpRow::Heading(_) => (2, Role::Title),
                HelpRow::Gap | HelpRow::Paragraph(_) => (2, Role::Text),
            };
            for line in lines {
                canvas.put(x, y, line, role);
                y += 1;
            }
        }
        let heights = lines.iter().map(Vec::len);
        let (above, all) = (heights.clone().take(first).sum(), heights.sum());
        draw_scroll_marks(canvas, above, all, height);
        cursor.or(canvas.position(0, 0))
    }
}

/// Returns the section with the words of the program. The search also finds a word in the other languages.
fn glossary_section(locale: &Locale, others: &[Locale]) -> HelpSection {
    let translated: Vec<Vec<(SafeText, SafeText)>> = others.iter().map(phrases::glossary).collect();
    let entry = |(nth, (word, meaning)): (usize, (SafeText, SafeText))| {
        let others = translated.iter().filter_map(|words| words.get(nth)).map(|(word, _)| word);
        let search_text = SafeText::join([&word, &meaning].into_iter().chain(others), " / ").to_string();
        HelpEntry { keys: word, label: meaning, search_text }
    };
    let name = t!(locale, "help-glossary");
    let words = phrases::glossary(locale);
    HelpSection {
        search_text: name.to_string(),
        name,
        key_width: words.iter().map(|(word, _)| word.width() as u16).max().unwrap_or(0),
        entries: words.into_iter().enumerate().map(entry).collect(),
    }
}

/// Returns the lines of a row, beside its keys if it has any; at least one line.
fn wrap_row(row: &HelpRow, width: u16, most: u16) -> Vec<SafeText> {
    match row {
        HelpRow::Gap => vec![SafeText::default()],
        HelpRow::Heading(name) => vec![name.clone()],
        HelpRow::Paragraph(text) => text.wrap(width.saturating_sub(2).into()),
        HelpRow::Entry(entry, keys) => entry.label.wrap(width.saturating_sub(most.min(*keys) + 4).into()),
    }
}
