//! Every key, those of where one is first; what is searched for leaves the others out.

use ratatui::layout::Position;

use crate::tell;
use crate::text::{Language, Search, Shown, Tongue};
use crate::ui::action::Action;
use crate::ui::keymap::{BINDINGS, Scope, hints};
use crate::ui::theme::Role;
use crate::ui::widgets::{Canvas, Field, Selection, Stroke, more, top};

/// The page of help: what it says, line by line, and the line one is at.
#[derive(Debug)]
pub(super) struct Help {
    places: Vec<Place>,
    /// What the search leaves: a place by its name, and keys with what they do.
    lines: Vec<Row>,
    selection: Selection,
    field: Field,
    searching: bool,
}

/// A place where keys mean something, and what they mean there.
#[derive(Debug)]
struct Place {
    name: Shown,
    /// The same in every language.
    called: String,
    keys: Vec<Keys>,
}

/// Keys and what they do.
#[derive(Clone, Debug)]
struct Keys {
    keys: Shown,
    words: Shown,
    called: String,
}

/// A row of the page.
#[derive(Debug)]
enum Row {
    Gap,
    Name(Shown),
    Keys(Keys),
}

impl Help {
    pub(super) fn new(here: &[Scope], tongue: &Tongue) -> Help {
        let other = Language::ALL.into_iter().find(|other| *other != tongue.language()).map(Tongue::new);
        let rest = Scope::ALL.into_iter().filter(|scope| !here.contains(scope));
        let place = |scope: Scope| {
            let bound = || BINDINGS.iter().filter(move |binding| binding.scope == scope);
            let translated = other.as_ref().map(|other| hints(other, bound())).unwrap_or_default();
            let keys = hints(tongue, bound()).into_iter().enumerate().map(|(nth, hint)| {
                let other = translated.get(nth).map(|hint| hint.words.clone()).unwrap_or_default();
                let called = Shown::join([&hint.keys, &hint.words, &other], " / ").to_string();
                Keys { keys: hint.keys, words: hint.words, called }
            });
            let name = scope.name(tongue);
            let other = other.as_ref().map(|other| scope.name(other)).unwrap_or_default();
            Place { called: Shown::join([&name, &other], " / ").to_string(), name, keys: keys.collect() }
        };
        let places = here.iter().copied().chain(rest).map(place).collect();
        let mut help = Help {
            places,
            lines: Vec::new(),
            selection: Selection::default(),
            field: Field::default(),
            searching: false,
        };
        help.filter();
        help
    }

    /// Where keys mean something now.
    pub(super) fn scope(&self) -> Scope {
        if self.searching { Scope::Search } else { Scope::Help }
    }

    /// Does what an action means here; whether it closes the page.
    pub(super) fn act(&mut self, action: Action) -> bool {
        match action {
            Action::Search => self.searching = true,
            Action::Next if self.searching => self.searching = false,
            Action::NextField => drop(self.selection.act(Action::Down, self.lines.len())),
            Action::Leave if self.searching || !self.field.text().is_empty() => {
                self.searching = false;
                self.field.set("");
                self.filter();
            }
            Action::Leave => return true,
            _ => drop(self.selection.act(action, self.lines.len())),
        }
        false
    }

    /// What is searched for, while it is being written.
    pub(super) fn field(&self) -> Option<&Field> {
        self.searching.then_some(&self.field)
    }

    pub(super) fn write(&mut self, stroke: Stroke<'_>) {
        if self.searching && self.field.take(stroke) {
            self.filter();
        }
    }

    /// A place stays with the keys that fit; one whose own name fits, with all of them.
    fn filter(&mut self) {
        let mut search = Search::strict(self.field.text());
        self.lines.clear();
        for place in &self.places {
            let whole = search.score(&place.called).is_some();
            let kept: Vec<Keys> =
                place.keys.iter().filter(|keys| whole || search.score(&keys.called).is_some()).cloned().collect();
            if kept.is_empty() {
                continue;
            }
            if !self.lines.is_empty() {
                self.lines.push(Row::Gap);
            }
            self.lines.push(Row::Name(place.name.clone()));
            self.lines.extend(kept.into_iter().map(Row::Keys));
        }
        self.selection.set(0);
    }

    pub(super) fn draw(&self, tongue: &Tongue, canvas: &mut Canvas<'_>) -> Option<Position> {
        canvas.clear();
        let mut cursor = None;
        let mut above = 0;
        if self.searching || !self.field.text().is_empty() {
            canvas.put(2, 0, &Shown::fixed("/"), Role::Quiet);
            let role = if self.searching { Role::Field } else { Role::Text };
            let width = canvas.width().saturating_sub(6).min(50);
            cursor = self.field.draw(&mut canvas.part(4, 0, width, 1), role).filter(|_| self.searching);
            above = 2;
        }
        let (width, height) = (canvas.width(), canvas.height().saturating_sub(above));
        let mut page = canvas.part(0, above, width, height);
        if self.lines.is_empty() {
            page.put(2, 0, &tell!(tongue, "library-nothing-found"), Role::Quiet);
            return cursor.or(page.place(2, 0));
        }
        cursor.or(self.draw_lines(&mut page))
    }

    fn draw_lines(&self, canvas: &mut Canvas<'_>) -> Option<Position> {
        let (count, height) = (self.lines.len(), usize::from(canvas.height()));
        let at = self.selection.at(count);
        let first = top(at, count, height);
        let keys = (canvas.width() / 3).clamp(12, 22);
        for (y, line) in self.lines.iter().skip(first).take(height).enumerate() {
            let y = y as u16;
            match line {
                Row::Gap => {}
                Row::Name(name) => drop(canvas.put(2, y, name, Role::Title)),
                Row::Keys(line) => {
                    canvas.put_within(4, y, keys, &line.keys, Role::Accent);
                    canvas.put(keys + 6, y, &line.words, Role::Text);
                }
            }
        }
        let y = (at - first) as u16;
        canvas.mark(y);
        more(canvas, first, count, height);
        canvas.place(0, y)
    }
}
