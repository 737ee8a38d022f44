//! A text field: editing by graphemes, line wrapping between words, a selection, and undo.

mod keys;
mod layout;

use std::cell::Cell;
use std::ops::Range;

use ratatui::layout::Position;
use tui_input::{Input, InputRequest};
use unicode_segmentation::UnicodeSegmentation;

use crate::text::SafeText;
use crate::ui::event::{KeyName, KeyPress};
use crate::ui::theme::Role;

use super::canvas::Canvas;
use super::click_target::ClickTarget;

use keys::{is_deletion, to_input_request, typed_char};
use layout::{PlacedGrapheme, TextLayout};

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

    pub fn can_undo(&self) -> bool {
        !self.undo_stack.is_empty()
    }

    pub fn can_redo(&self) -> bool {
        !self.redo_stack.is_empty()
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

    fn snapshot(&self) -> TextSnapshot {
        TextSnapshot { text: self.text().to_owned(), cursor: self.input.cursor() }
    }

    /// Undoes or redoes one step; returns whether the text changed.
    fn undo_or_redo(&mut self, is_undo: bool) -> bool {
        let current = self.snapshot();
        let (from, to) = if is_undo {
            (&mut self.undo_stack, &mut self.redo_stack)
        } else {
            (&mut self.redo_stack, &mut self.undo_stack)
        };
        let Some(TextSnapshot { text, cursor }) = from.pop() else { return false };
        to.push(current);
        self.input = Input::new(text).with_cursor(cursor);
        (self.anchor, self.edit_run) = (None, None);
        true
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

    /// Returns the number of rows in `width` columns.
    pub fn row_count(&self, width: u16) -> u16 {
        u16::try_from(TextLayout::new(self.text(), width, self.is_multiline).end.0 + 1).unwrap_or(u16::MAX)
    }

    /// Draws the text over all rows of `canvas`; returns the position of the cursor. With [`Role::Field`] the person
    /// types in the text, and the rows are scrolled to the cursor. Otherwise the rows show the beginning, and `…` says
    /// that the text continues.
    pub fn draw(&self, canvas: &mut Canvas<'_>, role: Role) -> Option<Position> {
        self.drawn_size.set((canvas.width(), canvas.height()));
        let layout = self.layout();
        let (row, column) = layout.cursor_position(self.input.cursor());
        let height = usize::from(canvas.height());
        if height == 0 {
            return None;
        }
        let is_active = role == Role::Field;
        let top = if is_active { (row + 1).saturating_sub(height) } else { 0 };
        fill_background(canvas, role);
        if role == Role::Field {
            canvas.add_click_target(0, 0, canvas.width(), canvas.height(), ClickTarget::Text { first_row: top });
        }
        let to_u16 = |place: usize| u16::try_from(place).unwrap_or(u16::MAX);
        let selected = self.selection().filter(|_| role == Role::Field).unwrap_or(0..0);
        for piece in layout.pieces.iter().filter(|piece| (top..top + height).contains(&piece.row)) {
            let (x, y) = (to_u16(piece.column), to_u16(piece.row - top));
            canvas.put(x, y, &piece.text, role);
            if selected.contains(&piece.char_index) {
                // A selected line break is visible too.
                canvas.reverse(x, y, to_u16(piece.text.width().max(1)));
            }
        }
        let continues = |piece: &PlacedGrapheme| piece.row >= height && !piece.text.as_str().trim().is_empty();
        if !is_active && layout.pieces.iter().any(continues) {
            let last = layout.pieces.iter().rfind(|piece| piece.row + 1 == height);
            let end = last.map_or(0, |piece| to_u16(piece.column + piece.text.width()));
            let x = if end < canvas.width() { end } else { last.map_or(0, |piece| to_u16(piece.column)) };
            let x = x.min(canvas.width().saturating_sub(1));
            canvas.fill(x, canvas.height() - 1, canvas.width() - x, " ", role);
            canvas.put(x, canvas.height() - 1, &SafeText::from_static("…"), role);
        }
        let y = to_u16(row.saturating_sub(top)).min(canvas.height().saturating_sub(1));
        canvas.position(to_u16(column).min(canvas.width().saturating_sub(1)), y)
    }

    /// Returns the layout of the last drawing; before the first drawing, a single row.
    fn layout(&self) -> TextLayout {
        let width = Some(self.drawn_size.get().0).filter(|width| *width > 0);
        TextLayout::new(self.text(), width.unwrap_or(u16::MAX), self.is_multiline)
    }
}

/// Fills the background, so that an empty field is visible.
fn fill_background(canvas: &mut Canvas<'_>, role: Role) {
    for row in 0..canvas.height() {
        canvas.fill(0, row, canvas.width(), " ", role);
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

#[cfg(test)]
mod tests {
    use ratatui::buffer::Buffer;
    use ratatui::layout::Rect;
    use ratatui::style::Modifier;

    use super::*;
    use crate::ui::theme::Theme;

    fn typed(text: &str) -> TextField {
        let mut field = TextField::default();
        text.chars().for_each(|c| assert!(field.apply(FieldInput::Key(KeyPress::char(c)))));
        field
    }

    fn press(field: &mut TextField, keys: &[KeyPress]) {
        for key in keys {
            assert!(TextField::is_text_key(*key), "{key:?}");
            field.apply(FieldInput::Key(*key));
        }
    }

    fn drawn(field: &TextField, width: u16, height: u16) -> (Vec<String>, Option<Position>) {
        let area = Rect::new(0, 0, width, height);
        let mut buffer = Buffer::empty(area);
        let cursor = field.draw(&mut Canvas::new(&mut buffer, area, Theme::Mono), Role::Field);
        let row = |y| (0..width).map(|x| buffer[(x, y)].symbol().to_owned()).collect::<String>().trim_end().to_owned();
        ((0..height).map(row).collect(), cursor)
    }

    const BACKSPACE: KeyPress = KeyPress::new(KeyName::Backspace);
    const LEFT: KeyPress = KeyPress::new(KeyName::Left);

    #[test]
    fn backspace_takes_a_whole_letter_and_the_cursor_stands_behind_it() {
        for (text, width) in [("e\u{301}", 1), ("日", 2), ("👨‍👩‍👧", 2), ("🤦🏼", 2), ("ç", 1)] {
            let mut field = typed(&format!("a{text}"));
            let (_, cursor) = drawn(&field, 10, 1);
            assert_eq!(cursor, Some(Position::new(1 + width, 0)), "{text}");
            press(&mut field, &[LEFT]);
            assert_eq!(drawn(&field, 10, 1).1, Some(Position::new(1, 0)), "{text}");
            press(&mut field, &[KeyPress::new(KeyName::Right), BACKSPACE]);
            assert_eq!(field.text(), "a", "{text}");
        }
    }

    #[test]
    fn wide_letters_move_the_cursor_two_columns() {
        let (rows, cursor) = drawn(&typed("日本x"), 10, 1);
        assert_eq!(rows[0].replace(' ', ""), "日本x");
        assert_eq!(cursor, Some(Position::new(5, 0)));
    }

    #[test]
    fn words_move_to_the_next_line_whole() {
        let (rows, cursor) = drawn(&typed("two evenings a week"), 12, 3);
        assert_eq!(rows, ["two evenings", "a week", ""]);
        assert_eq!(cursor, Some(Position::new(6, 1)));
    }

    #[test]
    fn a_pasted_text_is_one_line_and_a_field_has_an_end() {
        let mut field = typed("ab");
        press(&mut field, &[LEFT]);
        assert!(field.apply(FieldInput::Paste("one\r\ntwo\u{1b}[31m")));
        assert_eq!(field.text(), "aone two\u{1b}[31mb");
        assert!(field.apply(FieldInput::Paste(&"é".repeat(100_000))));
        assert!(field.text().len() <= MAX_BYTES && field.is_full());
        let (rows, _) = drawn(&TextField::new("x\u{202e}y"), 20, 1);
        assert_eq!(rows[0], "x⟨U+202E⟩y");
    }

    #[test]
    fn no_size_is_too_small() {
        for (width, height) in [(0, 0), (1, 1), (0, 5), (5, 0), (2, 1)] {
            let mut field = TextField::new_multiline("日本 long\nwords");
            drawn(&field, width, height);
            for key in [KeyName::Up, KeyName::Down, KeyName::Home, KeyName::End] {
                press(&mut field, &[KeyPress::with_shift(key)]);
            }
        }
    }

    #[test]
    fn words_are_gone_over_and_taken_away() {
        let ctrl = |code| KeyPress { ctrl: true, ..KeyPress::new(code) };
        for back in [ctrl(KeyName::Left), KeyPress::with_alt(KeyName::Left), KeyPress::with_alt(KeyName::Char('b'))] {
            let mut field = typed("deux évenings tard");
            press(&mut field, &[back, back, KeyPress::char('x')]);
            assert_eq!(field.text(), "deux xévenings tard", "{back:?}");
        }
        for away in [KeyPress::ctrl('w'), KeyPress::with_alt(KeyName::Backspace), ctrl(KeyName::Backspace)] {
            let mut field = typed("two evenings");
            press(&mut field, &[away]);
            assert_eq!(field.text(), "two ", "{away:?}");
        }
        let mut field = typed("two evenings");
        press(
            &mut field,
            &[KeyPress::ctrl('a'), KeyPress::with_alt(KeyName::Char('f')), KeyPress::with_alt(KeyName::Char('d'))],
        );
        assert_eq!(field.text(), "two ");
    }

    #[test]
    fn what_is_selected_is_seen_replaced_and_taken_away() {
        let ctrl_shift = |code| KeyPress { ctrl: true, shift: true, ..KeyPress::new(code) };
        let mut field = typed("no 日本 yes");
        press(&mut field, &[ctrl_shift(KeyName::Left), ctrl_shift(KeyName::Left)]);
        assert_eq!(field.selected_text(), Some("本 yes"));
        press(&mut field, &[KeyPress::with_shift(KeyName::Left)]);
        assert_eq!(field.selected_text(), Some("日本 yes"));
        let area = Rect::new(0, 0, 20, 1);
        let mut buffer = Buffer::empty(area);
        field.draw(&mut Canvas::new(&mut buffer, area, Theme::Mono), Role::Field);
        let reversed = |x: u16| buffer[(x, 0)].modifier.contains(Modifier::REVERSED);
        let plain = Buffer::empty(area)[(0, 0)].modifier;
        assert_eq!((0..20).filter(|x| reversed(*x)).count(), 8, "{plain:?}");
        press(&mut field, &[KeyPress::char('x')]);
        assert_eq!(field.text(), "no x");
        press(&mut field, &[KeyPress::with_shift(KeyName::Home)]);
        assert_eq!(field.selected_text(), Some("no x"));
        press(&mut field, &[KeyPress::new(KeyName::Left)]);
        assert_eq!(field.selected_text(), None);
        press(&mut field, &[KeyPress::with_shift(KeyName::End), KeyPress::new(KeyName::Delete)]);
        assert_eq!(field.text(), "");
    }

    #[test]
    fn what_was_written_is_taken_back_by_words_and_written_again() {
        let mut field = typed("two evenings a");
        press(&mut field, &[BACKSPACE, BACKSPACE]);
        let mut seen = Vec::new();
        while field.apply(FieldInput::Undo) {
            seen.push(field.text().to_owned());
        }
        assert_eq!(seen, ["two evenings a", "two evenings ", "two ", ""]);
        while field.apply(FieldInput::Redo) {}
        assert_eq!(field.text(), "two evenings");
        assert!(field.can_undo() && !field.can_redo());
        field.apply(FieldInput::Undo);
        press(&mut field, &[KeyPress::char('!')]);
        assert!(!field.can_redo());
    }

    #[test]
    fn a_long_text_has_lines_and_up_and_down_go_by_them() {
        let mut field = TextField::new_multiline("");
        assert!(field.apply(FieldInput::Paste("first\r\nsecond, longer")));
        assert!(field.apply(FieldInput::LineBreak));
        assert!(!TextField::new("x").apply(FieldInput::LineBreak));
        let (rows, cursor) = drawn(&field, 10, 4);
        assert_eq!(rows, ["first", "second,", "longer", ""]);
        assert_eq!((cursor, field.row_count(10)), (Some(Position::new(0, 3)), 4));
        let up = KeyPress::new(KeyName::Up);
        assert!(field.accepts(up) && !field.accepts(KeyPress::new(KeyName::Down)));
        press(&mut field, &[KeyPress::with_shift(KeyName::Up), KeyPress::with_shift(KeyName::Up)]);
        assert_eq!(field.selected_text(), Some("second, longer\n"));
        field.apply(FieldInput::Key(up));
        field.apply(FieldInput::Key(KeyPress::new(KeyName::End)));
        assert_eq!(drawn(&field, 10, 4).1, Some(Position::new(5, 0)));
        assert!(!field.accepts(up));
        assert_eq!(field.text(), "first\nsecond, longer\n");
    }

    #[test]
    fn a_place_on_the_screen_is_a_place_in_the_text() {
        let mut field = typed("two 日本 evenings");
        drawn(&field, 10, 2);
        field.apply(FieldInput::MoveCursor { row: 0, column: 7, selects: false });
        field.apply(FieldInput::Key(KeyPress::char('x')));
        assert_eq!(field.text(), "two 日x本 evenings");
        drawn(&field, 10, 2);
        field.apply(FieldInput::SelectWord { row: 1, column: 3 });
        assert_eq!(field.selected_text(), Some("evenings"));
        field.apply(FieldInput::MoveCursor { row: 9, column: 0, selects: false });
        field.apply(FieldInput::MoveCursor { row: 1, column: 4, selects: true });
        assert_eq!(field.selected_text(), Some("ings"));
    }

    #[test]
    fn a_text_from_elsewhere_takes_the_place_of_all() {
        let mut field = TextField::new_multiline("old");
        assert!(!field.apply(FieldInput::Replace("old")));
        assert!(field.apply(FieldInput::Replace("new\r\nlines")));
        assert_eq!(field.text(), "new\nlines");
        assert!(field.apply(FieldInput::Replace("")) && field.text().is_empty());
        assert!(field.apply(FieldInput::Undo) && field.apply(FieldInput::Undo));
        assert_eq!(field.text(), "old");
    }
}
