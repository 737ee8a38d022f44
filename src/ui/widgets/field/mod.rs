//! A text field: editing by graphemes, line wrapping between words, a selection, and undo.

mod draw;
mod keys;
mod layout;
#[cfg(test)]
mod tests;
mod undo;

use std::cell::Cell;
use std::ops::Range;

use tui_input::{Input, InputRequest};
use unicode_segmentation::UnicodeSegmentation;

use crate::ui::event::{KeyName, KeyPress};

use keys::{is_deletion, to_input_request, typed_char};
use layout::TextLayout;

/// A text being edited. Positions are counted in `char`s, like in [`Input`].
#[derive(Clone, Debug, Default)]
pub struct TextField {
    input: Input,
    /// The start of the selection; the selection ends at the cursor.
    anchor: Option<usize>,
    /// Whether the text may contain line breaks.
    is_multiline: bool,
    undo_stack: Vec<TextSnapshot>,
    redo_stack: Vec<TextSnapshot>,
    /// The kind of the last edit, while further edits belong to the same undo step.
    edit_run: Option<EditRun>,
    /// The columns and rows of the last drawing; up and down move by the visible rows.
    drawn_size: Cell<(u16, u16)>,
}

/// An input of a text field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FieldInput<'a> {
    Key(KeyPress),
    Paste(&'a str),
    /// A line break is inserted.
    LineBreak,
    /// The whole text is replaced, for example by an external editor.
    Replace(&'a str),
    /// The last step is undone.
    Undo,
    /// The last undone step is applied again.
    Redo,
    /// The cursor moves to a row and a column of the drawn text; with `selects` the selection extends to it.
    MoveCursor {
        /// The row, counted from the first row of the text.
        row: usize,
        column: usize,
        /// Whether the text between is selected.
        selects: bool,
    },
    /// The word at a row and a column is selected.
    SelectWord {
        /// The row, counted from the first row of the text.
        row: usize,
        column: usize,
    },
}

/// The text and the cursor before a step.
#[derive(Clone, Debug)]
struct TextSnapshot {
    text: String,
    cursor: usize,
}

/// The kinds of edits that are combined into one undo step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum EditRun {
    Typing,
    Deleting,
}

/// The maximum length in bytes; the document rejects longer texts.
const MAX_BYTES: usize = pesee_core::deliberation::MAX_TEXT_BYTES;
const MAX_UNDO_STEPS: usize = 100;

impl TextField {
    /// Creates a single-line field that contains `text`, with the cursor at the end.
    pub fn new(text: &str) -> TextField {
        TextField { input: Input::new(text.to_owned()), ..TextField::default() }
    }

    /// Creates a field that accepts line breaks.
    pub fn new_multiline(text: &str) -> TextField {
        TextField { is_multiline: true, ..TextField::new(text) }
    }

    pub fn text(&self) -> &str {
        self.input.value()
    }

    pub fn is_multiline(&self) -> bool {
        self.is_multiline
    }

    /// Replaces the text, if it differs, and clears the undo history.
    pub fn set_text(&mut self, text: &str) {
        if self.text() != text {
            *self = TextField {
                is_multiline: self.is_multiline,
                drawn_size: self.drawn_size.clone(),
                ..TextField::new(text)
            };
        }
    }

    /// Selects the whole text, so that typing replaces it.
    pub fn select_all(&mut self) {
        self.anchor = (!self.text().is_empty()).then_some(0);
    }

    /// Returns whether the field is full: some characters no longer fit.
    pub fn is_full(&self) -> bool {
        self.text().len() + char::MAX.len_utf8() > MAX_BYTES
    }

    pub fn selected_text(&self) -> Option<&str> {
        let Range { start, end } = self.selection()?;
        self.text().get(self.byte_index(start)..self.byte_index(end))
    }

    /// Returns whether any text field uses the key: to type, move, select or delete.
    pub fn is_text_key(key: KeyPress) -> bool {
        matches!(key.name, KeyName::Up | KeyName::Down) && key.shift && !key.ctrl
            || typed_char(key).is_some()
            || to_input_request(key).is_some()
    }

    /// Returns whether this field uses the key now. Up and down are used only while there is a row above or below.
    pub fn accepts(&self, key: KeyPress) -> bool {
        let has_several_rows = self.drawn_size.get().1 > 1 && !key.ctrl && !key.alt;
        match key.name {
            KeyName::Up if has_several_rows && !key.shift => self.layout().cursor_position(self.input.cursor()).0 > 0,
            KeyName::Down if has_several_rows && !key.shift => self.input.cursor() < self.char_count(),
            _ => TextField::is_text_key(key),
        }
    }

    /// Applies an input; returns whether the text changed.
    pub fn apply(&mut self, input: FieldInput<'_>) -> bool {
        match input {
            FieldInput::Undo => return self.undo_or_redo(true),
            FieldInput::Redo => return self.undo_or_redo(false),
            _ => {}
        }
        let run = edit_run_of(input);
        let continues_run = run.is_some() && run == self.edit_run && self.selection().is_none();
        let before = (!continues_run).then(|| self.snapshot());
        if !self.apply_without_undo(input) {
            self.edit_run = None;
            return false;
        }
        self.redo_stack.clear();
        if let Some(before) = before {
            self.undo_stack.push(before);
            if self.undo_stack.len() > MAX_UNDO_STEPS {
                self.undo_stack.remove(0);
            }
        }
        // An undo step is a word with the space after it.
        self.edit_run = run.filter(|_| !matches!(input, FieldInput::Key(KeyPress { name: KeyName::Char(' '), .. })));
        true
    }

    fn apply_without_undo(&mut self, input: FieldInput<'_>) -> bool {
        match input {
            FieldInput::Key(key) => self.apply_key(key),
            FieldInput::Paste(text) => {
                let text = self.normalize(text);
                self.insert(&text)
            }
            FieldInput::LineBreak => self.is_multiline && self.insert("\n"),
            FieldInput::Replace(text) => {
                let text = self.normalize(text);
                let changes = text != self.text();
                if changes {
                    (self.anchor, self.input) = (Some(0), self.input.clone().with_cursor(usize::MAX));
                    self.insert(&text);
                    // Inserting an empty text does nothing, so the old text is deleted.
                    if text.is_empty() {
                        self.delete_selected();
                    }
                }
                changes
            }
            FieldInput::MoveCursor { row, column, selects } => {
                let to = self.layout().char_index_at(row, column);
                self.move_to(to, selects);
                false
            }
            FieldInput::SelectWord { row, column } => {
                self.select_word(self.layout().char_index_at(row, column));
                false
            }
            FieldInput::Undo | FieldInput::Redo => false,
        }
    }

    fn apply_key(&mut self, key: KeyPress) -> bool {
        if let Some(c) = typed_char(key) {
            return self.insert(c.encode_utf8(&mut [0; 4]));
        }
        match (key.name, key.ctrl) {
            (KeyName::Up | KeyName::Down | KeyName::Home | KeyName::End, false) => {
                self.move_to(self.layout().move_by_row(self.input.cursor(), key.name), key.shift);
                return false;
            }
            // An arrow key moves to the end of the selection.
            (KeyName::Left | KeyName::Right, false) if !key.shift && !key.alt => {
                if let Some(Range { start, end }) = self.selection() {
                    self.move_to(if key.name == KeyName::Left { start } else { end }, false);
                    return false;
                }
            }
            _ => {}
        }
        let Some(request) = to_input_request(key) else { return false };
        if is_deletion(request) {
            return self.delete_selected() || self.input.handle(request).is_some_and(|change| change.value);
        }
        self.update_anchor(key.shift);
        self.input.handle(request);
        false
    }

    /// Moves the cursor; with `selects` extends the selection, else clears it.
    fn move_to(&mut self, to: usize, selects: bool) {
        self.update_anchor(selects);
        self.input.handle(InputRequest::SetCursor(to));
    }

    fn update_anchor(&mut self, selects: bool) {
        self.anchor = selects.then(|| self.anchor.unwrap_or(self.input.cursor()));
    }

    fn select_word(&mut self, at: usize) {
        let at = self.byte_index(at);
        let mut words = self.text().split_word_bound_indices();
        let Some((start, word)) = words.find(|(start, word)| (*start..start + word.len()).contains(&at)) else {
            return;
        };
        let (start, end) = (self.char_index(start), self.char_index(start + word.len()));
        self.anchor = Some(start);
        self.input.handle(InputRequest::SetCursor(end));
    }

    /// Replaces the selection, or inserts at the cursor, as much of `text` as fits.
    fn insert(&mut self, text: &str) -> bool {
        let mut chars = text.chars();
        if let (Some(c), None, None) = (chars.next(), chars.next(), self.selection()) {
            // A single character is inserted in place: copying the text for each of many characters would be too slow.
            let fits = self.text().len() + c.len_utf8() <= MAX_BYTES;
            self.anchor = None;
            return fits && self.input.handle(InputRequest::InsertChar(c)).is_some_and(|change| change.value);
        }
        let selected = self.selection().unwrap_or(self.input.cursor()..self.input.cursor());
        let (start, end) = (self.byte_index(selected.start), self.byte_index(selected.end));
        let (before, after) = (self.text().get(..start), self.text().get(end..));
        let (before, after) = (before.unwrap_or_default(), after.unwrap_or_default());
        let mut fitting_bytes = MAX_BYTES.saturating_sub(before.len() + after.len()).min(text.len());
        while !text.is_char_boundary(fitting_bytes) {
            fitting_bytes -= 1;
        }
        let text = text.get(..fitting_bytes).unwrap_or_default();
        if text.is_empty() {
            return false;
        }
        // A long paste is one change, not one per character.
        let whole = format!("{before}{text}{after}");
        self.input = Input::new(whole).with_cursor(selected.start + text.chars().count());
        self.anchor = None;
        true
    }

    /// Deletes the selection; returns whether there was one.
    fn delete_selected(&mut self) -> bool {
        let Some(selected) = self.selection() else { return false };
        let mut text = self.text().to_owned();
        text.replace_range(self.byte_index(selected.start)..self.byte_index(selected.end), "");
        self.input = Input::new(text).with_cursor(selected.start);
        self.anchor = None;
        true
    }

    /// Converts a text from elsewhere: to one line, or to `\n` line breaks.
    fn normalize(&self, text: &str) -> String {
        if self.is_multiline {
            return text.replace("\r\n", "\n").replace('\r', "\n").replace('\t', " ");
        }
        text.split(['\r', '\n', '\t']).filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
    }

    /// Returns the selected range, the lower end first; `None` if it is empty.
    fn selection(&self) -> Option<Range<usize>> {
        let (from, to) = (self.anchor?.min(self.char_count()), self.input.cursor());
        (from != to).then(|| from.min(to)..from.max(to))
    }

    fn char_count(&self) -> usize {
        self.text().chars().count()
    }

    fn byte_index(&self, at: usize) -> usize {
        self.text().char_indices().nth(at).map_or(self.text().len(), |(byte, _)| byte)
    }

    fn char_index(&self, byte: usize) -> usize {
        self.text().get(..byte).unwrap_or_default().chars().count()
    }

    /// Returns the layout of the last drawing; before the first drawing, a single row.
    fn layout(&self) -> TextLayout {
        let width = Some(self.drawn_size.get().0).filter(|width| *width > 0);
        TextLayout::new(self.text(), width.unwrap_or(u16::MAX), self.is_multiline)
    }
}

/// Returns the kind of undo step that the input belongs to.
fn edit_run_of(input: FieldInput<'_>) -> Option<EditRun> {
    let FieldInput::Key(key) = input else { return None };
    match to_input_request(key) {
        Some(InputRequest::DeletePrevChar | InputRequest::DeleteNextChar) => Some(EditRun::Deleting),
        _ => typed_char(key).map(|_| EditRun::Typing),
    }
}
