//! A field of text: graphemes under the cursor, columns on the screen, lines broken between words; with what is
//! selected, and what was written before.

mod keys;
mod layout;

use std::cell::Cell;
use std::ops::Range;

use ratatui::layout::Position;
use tui_input::{Input, InputRequest};
use unicode_segmentation::UnicodeSegmentation;

use crate::ui::event::{Code, Key};
use crate::ui::theme::Role;

use super::canvas::Canvas;
use super::spot::Spot;

use keys::{deletes, plain_char, request};
use layout::Layout;

/// A text being written. Places in it are counted as [`Input`] counts them, in letters of Unicode.
#[derive(Clone, Debug, Default)]
pub struct Field {
    input: Input,
    /// Where the selection begins; it ends at the cursor.
    anchor: Option<usize>,
    /// Whether lines may be broken in it.
    long: bool,
    past: Vec<Before>,
    undone: Vec<Before>,
    /// What was written last, while writing on belongs to the same step.
    run: Option<Run>,
    /// The columns and rows it was drawn in last: up and down go by what is seen.
    drawn: Cell<(u16, u16)>,
}

/// Something that is done to a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stroke<'a> {
    /// A key goes down.
    Key(Key),
    /// A text is pasted.
    Paste(&'a str),
    /// A line is broken.
    Break,
    /// The whole text was written elsewhere.
    Replace(&'a str),
    /// What was written last is taken back.
    Undo,
    /// It is written again.
    Redo,
    /// The cursor goes to a row and a column of what is drawn; with `selects` the selection follows it.
    Point {
        /// The row, counted from the first of the text.
        row: usize,
        /// The column.
        column: usize,
        /// Whether what lies between is selected.
        selects: bool,
    },
    /// The word there is selected.
    Word {
        /// The row, counted from the first of the text.
        row: usize,
        /// The column.
        column: usize,
    },
}

/// A text and its cursor, as they were before a step.
#[derive(Clone, Debug)]
struct Before {
    text: String,
    cursor: usize,
}

/// What can be written on in one step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Run {
    Typing,
    Deleting,
}

/// The longest a field takes, in bytes; a document refuses more.
const LONGEST: usize = pesee_core::deliberation::MAX_TEXT_BYTES;
/// So many steps are remembered.
const MOST_STEPS: usize = 100;

impl Field {
    /// A field of one line that holds `text`, with the cursor at its end.
    pub fn new(text: &str) -> Field {
        Field { input: Input::new(text.to_owned()), ..Field::default() }
    }

    /// A field for a longer text, in which lines may be broken.
    pub fn long(text: &str) -> Field {
        Field { long: true, ..Field::new(text) }
    }

    /// The text.
    pub fn text(&self) -> &str {
        self.input.value()
    }

    /// Whether it is for a longer text.
    pub fn is_long(&self) -> bool {
        self.long
    }

    /// Takes another text, unless it is the same; what was written before is forgotten.
    pub fn set(&mut self, text: &str) {
        if self.text() != text {
            *self = Field { long: self.long, drawn: self.drawn.clone(), ..Field::new(text) };
        }
    }

    /// Whether it holds all that a text may hold: not every letter fits any more.
    pub fn is_full(&self) -> bool {
        self.text().len() + char::MAX.len_utf8() > LONGEST
    }

    /// What is selected, where anything is.
    pub fn selected(&self) -> Option<&str> {
        let Range { start, end } = self.selection()?;
        self.text().get(self.byte(start)..self.byte(end))
    }

    /// Whether there is something to take back in it.
    pub fn can_undo(&self) -> bool {
        !self.past.is_empty()
    }

    /// Whether there is something to write again in it.
    pub fn can_redo(&self) -> bool {
        !self.undone.is_empty()
    }

    /// Whether a key is for any field: a letter, or one that moves, selects or deletes.
    pub fn knows(key: Key) -> bool {
        matches!(key.code, Code::Up | Code::Down) && key.shift && !key.ctrl
            || plain_char(key).is_some()
            || request(key).is_some()
    }

    /// Whether a key is for this field, as it stands: up and down only while there is a row to go to.
    pub fn takes(&self, key: Key) -> bool {
        let roomy = self.drawn.get().1 > 1 && !key.ctrl && !key.alt;
        match key.code {
            Code::Up if roomy && !key.shift => self.layout().caret(self.input.cursor()).0 > 0,
            Code::Down if roomy && !key.shift => self.input.cursor() < self.count(),
            _ => Field::knows(key),
        }
    }

    /// Does something to it; whether the text changed.
    pub fn take(&mut self, stroke: Stroke<'_>) -> bool {
        match stroke {
            Stroke::Undo => return self.travel(true),
            Stroke::Redo => return self.travel(false),
            _ => {}
        }
        let run = run(stroke);
        let goes_on = run.is_some() && run == self.run && self.selection().is_none();
        let before = (!goes_on).then(|| self.before());
        if !self.work(stroke) {
            self.run = None;
            return false;
        }
        self.undone.clear();
        if let Some(before) = before {
            self.past.push(before);
            if self.past.len() > MOST_STEPS {
                self.past.remove(0);
            }
        }
        // A step is a word with the space after it.
        self.run = run.filter(|_| !matches!(stroke, Stroke::Key(Key { code: Code::Char(' '), .. })));
        true
    }

    fn work(&mut self, stroke: Stroke<'_>) -> bool {
        match stroke {
            Stroke::Key(key) => self.key(key),
            Stroke::Paste(text) => {
                let text = self.fit(text);
                self.insert(&text)
            }
            Stroke::Break => self.long && self.insert("\n"),
            Stroke::Replace(text) => {
                let text = self.fit(text);
                let changes = text != self.text();
                if changes {
                    (self.anchor, self.input) = (Some(0), self.input.clone().with_cursor(usize::MAX));
                    self.insert(&text);
                    // Nothing is left: there was no text to put in its place.
                    if text.is_empty() {
                        self.delete_selected();
                    }
                }
                changes
            }
            Stroke::Point { row, column, selects } => {
                let to = self.layout().at(row, column);
                self.move_to(to, selects);
                false
            }
            Stroke::Word { row, column } => {
                self.select_word(self.layout().at(row, column));
                false
            }
            Stroke::Undo | Stroke::Redo => false,
        }
    }

    fn key(&mut self, key: Key) -> bool {
        if let Some(c) = plain_char(key) {
            return self.insert(c.encode_utf8(&mut [0; 4]));
        }
        match (key.code, key.ctrl) {
            (Code::Up | Code::Down | Code::Home | Code::End, false) => {
                self.move_to(self.layout().beyond(self.input.cursor(), key.code), key.shift);
                return false;
            }
            // An arrow goes to the end of what was selected.
            (Code::Left | Code::Right, false) if !key.shift && !key.alt => {
                if let Some(Range { start, end }) = self.selection() {
                    self.move_to(if key.code == Code::Left { start } else { end }, false);
                    return false;
                }
            }
            _ => {}
        }
        let Some(request) = request(key) else { return false };
        if deletes(request) {
            return self.delete_selected() || self.input.handle(request).is_some_and(|change| change.value);
        }
        self.mark(key.shift);
        self.input.handle(request);
        false
    }

    /// Moves the cursor; what lies between is selected, or nothing any more.
    fn move_to(&mut self, to: usize, selects: bool) {
        self.mark(selects);
        self.input.handle(InputRequest::SetCursor(to));
    }

    fn mark(&mut self, selects: bool) {
        self.anchor = selects.then(|| self.anchor.unwrap_or(self.input.cursor()));
    }

    fn select_word(&mut self, at: usize) {
        let at = self.byte(at);
        let mut words = self.text().split_word_bound_indices();
        let Some((start, word)) = words.find(|(start, word)| (*start..start + word.len()).contains(&at)) else {
            return;
        };
        let (start, end) = (self.letters(start), self.letters(start + word.len()));
        self.anchor = Some(start);
        self.input.handle(InputRequest::SetCursor(end));
    }

    /// Puts a text in the place of what is selected, or at the cursor, as much of it as there is room for.
    fn insert(&mut self, text: &str) -> bool {
        let mut letters = text.chars();
        if let (Some(letter), None, None) = (letters.next(), letters.next(), self.selection()) {
            // A hundred thousand keys pressed at once are as many changes: nothing is copied for each.
            let fits = self.text().len() + letter.len_utf8() <= LONGEST;
            self.anchor = None;
            return fits && self.input.handle(InputRequest::InsertChar(letter)).is_some_and(|change| change.value);
        }
        let selected = self.selection().unwrap_or(self.input.cursor()..self.input.cursor());
        let (start, end) = (self.byte(selected.start), self.byte(selected.end));
        let (before, after) = (self.text().get(..start), self.text().get(end..));
        let (before, after) = (before.unwrap_or_default(), after.unwrap_or_default());
        let mut room = LONGEST.saturating_sub(before.len() + after.len()).min(text.len());
        while !text.is_char_boundary(room) {
            room -= 1;
        }
        let text = text.get(..room).unwrap_or_default();
        if text.is_empty() {
            return false;
        }
        // In one piece: a paste of a book is one change, not a hundred thousand.
        let whole = format!("{before}{text}{after}");
        self.input = Input::new(whole).with_cursor(selected.start + text.chars().count());
        self.anchor = None;
        true
    }

    /// Takes away what is selected; whether anything was.
    fn delete_selected(&mut self) -> bool {
        let Some(selected) = self.selection() else { return false };
        let mut text = self.text().to_owned();
        text.replace_range(self.byte(selected.start)..self.byte(selected.end), "");
        self.input = Input::new(text).with_cursor(selected.start);
        self.anchor = None;
        true
    }

    /// A text from elsewhere as it is written here: in one line, or with one kind of line break.
    fn fit(&self, text: &str) -> String {
        if self.long {
            return text.replace("\r\n", "\n").replace('\r', "\n").replace('\t', " ");
        }
        text.split(['\r', '\n', '\t']).filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
    }

    fn before(&self) -> Before {
        Before { text: self.text().to_owned(), cursor: self.input.cursor() }
    }

    /// Goes a step back, or on again; whether the text changed.
    fn travel(&mut self, back: bool) -> bool {
        let now = self.before();
        let (from, to) = if back { (&mut self.past, &mut self.undone) } else { (&mut self.undone, &mut self.past) };
        let Some(Before { text, cursor }) = from.pop() else { return false };
        to.push(now);
        self.input = Input::new(text).with_cursor(cursor);
        (self.anchor, self.run) = (None, None);
        true
    }

    /// What is selected, the earlier end first; `None` where that is nothing.
    fn selection(&self) -> Option<Range<usize>> {
        let (from, to) = (self.anchor?.min(self.count()), self.input.cursor());
        (from != to).then(|| from.min(to)..from.max(to))
    }

    fn count(&self) -> usize {
        self.text().chars().count()
    }

    fn byte(&self, at: usize) -> usize {
        self.text().char_indices().nth(at).map_or(self.text().len(), |(byte, _)| byte)
    }

    fn letters(&self, byte: usize) -> usize {
        self.text().get(..byte).unwrap_or_default().chars().count()
    }

    /// How many rows it takes in so many columns.
    pub fn rows(&self, width: u16) -> u16 {
        u16::try_from(Layout::of(self.text(), width, self.long).end.0 + 1).unwrap_or(u16::MAX)
    }

    /// Draws the text over all rows of `canvas`, scrolled so that the cursor is seen; gives the cursor's place.
    pub fn draw(&self, canvas: &mut Canvas<'_>, role: Role) -> Option<Position> {
        self.drawn.set((canvas.width(), canvas.height()));
        let layout = self.layout();
        let (row, column) = layout.caret(self.input.cursor());
        let height = usize::from(canvas.height());
        if height == 0 {
            return None;
        }
        let top = (row + 1).saturating_sub(height);
        canvas_rows(canvas, role);
        if role == Role::Field {
            canvas.spot(0, 0, canvas.width(), canvas.height(), Spot::Text { top });
        }
        let small = |place: usize| u16::try_from(place).unwrap_or(u16::MAX);
        let selected = self.selection().filter(|_| role == Role::Field).unwrap_or(0..0);
        for piece in layout.pieces.iter().filter(|piece| (top..top + height).contains(&piece.row)) {
            let (x, y) = (small(piece.column), small(piece.row - top));
            canvas.put(x, y, &piece.shown, role);
            if selected.contains(&piece.at) {
                // A line break that is selected is seen too.
                canvas.reverse(x, y, small(piece.shown.width().max(1)));
            }
        }
        canvas.place(small(column).min(canvas.width().saturating_sub(1)), small(row - top))
    }

    /// As it was drawn last; before that, on one row.
    fn layout(&self) -> Layout {
        let width = Some(self.drawn.get().0).filter(|width| *width > 0);
        Layout::of(self.text(), width.unwrap_or(u16::MAX), self.long)
    }
}

/// The place to write in is seen even where nothing is written yet.
fn canvas_rows(canvas: &mut Canvas<'_>, role: Role) {
    for row in 0..canvas.height() {
        canvas.fill(0, row, canvas.width(), " ", role);
    }
}

/// What writing on after this belongs to.
fn run(stroke: Stroke<'_>) -> Option<Run> {
    let Stroke::Key(key) = stroke else { return None };
    match request(key) {
        Some(InputRequest::DeletePrevChar | InputRequest::DeleteNextChar) => Some(Run::Deleting),
        _ => plain_char(key).map(|_| Run::Typing),
    }
}

#[cfg(test)]
mod tests {
    use ratatui::buffer::Buffer;
    use ratatui::layout::Rect;
    use ratatui::style::Modifier;

    use super::*;
    use crate::ui::theme::Theme;

    fn typed(text: &str) -> Field {
        let mut field = Field::default();
        text.chars().for_each(|c| assert!(field.take(Stroke::Key(Key::char(c)))));
        field
    }

    fn press(field: &mut Field, keys: &[Key]) {
        for key in keys {
            assert!(Field::knows(*key), "{key:?}");
            field.take(Stroke::Key(*key));
        }
    }

    fn drawn(field: &Field, width: u16, height: u16) -> (Vec<String>, Option<Position>) {
        let area = Rect::new(0, 0, width, height);
        let mut buffer = Buffer::empty(area);
        let cursor = field.draw(&mut Canvas::new(&mut buffer, area, Theme::Mono), Role::Field);
        let row = |y| (0..width).map(|x| buffer[(x, y)].symbol().to_owned()).collect::<String>().trim_end().to_owned();
        ((0..height).map(row).collect(), cursor)
    }

    const BACKSPACE: Key = Key::plain(Code::Backspace);
    const LEFT: Key = Key::plain(Code::Left);

    #[test]
    fn backspace_takes_a_whole_letter_and_the_cursor_stands_behind_it() {
        for (text, width) in [("e\u{301}", 1), ("日", 2), ("👨‍👩‍👧", 2), ("🤦🏼", 2), ("ç", 1)] {
            let mut field = typed(&format!("a{text}"));
            let (_, cursor) = drawn(&field, 10, 1);
            assert_eq!(cursor, Some(Position::new(1 + width, 0)), "{text}");
            press(&mut field, &[LEFT]);
            assert_eq!(drawn(&field, 10, 1).1, Some(Position::new(1, 0)), "{text}");
            press(&mut field, &[Key::plain(Code::Right), BACKSPACE]);
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
        assert!(field.take(Stroke::Paste("one\r\ntwo\u{1b}[31m")));
        assert_eq!(field.text(), "aone two\u{1b}[31mb");
        assert!(field.take(Stroke::Paste(&"é".repeat(100_000))));
        assert!(field.text().len() <= LONGEST && field.is_full());
        let (rows, _) = drawn(&Field::new("x\u{202e}y"), 20, 1);
        assert_eq!(rows[0], "x⟨U+202E⟩y");
    }

    #[test]
    fn no_size_is_too_small() {
        for (width, height) in [(0, 0), (1, 1), (0, 5), (5, 0), (2, 1)] {
            let mut field = Field::long("日本 long\nwords");
            drawn(&field, width, height);
            for key in [Code::Up, Code::Down, Code::Home, Code::End] {
                press(&mut field, &[Key::shift(key)]);
            }
        }
    }

    #[test]
    fn words_are_gone_over_and_taken_away() {
        let ctrl = |code| Key { ctrl: true, ..Key::plain(code) };
        for back in [ctrl(Code::Left), Key::alt(Code::Left), Key::alt(Code::Char('b'))] {
            let mut field = typed("deux évenings tard");
            press(&mut field, &[back, back, Key::char('x')]);
            assert_eq!(field.text(), "deux xévenings tard", "{back:?}");
        }
        for away in [Key::ctrl('w'), Key::alt(Code::Backspace), ctrl(Code::Backspace)] {
            let mut field = typed("two evenings");
            press(&mut field, &[away]);
            assert_eq!(field.text(), "two ", "{away:?}");
        }
        let mut field = typed("two evenings");
        press(&mut field, &[Key::ctrl('a'), Key::alt(Code::Char('f')), Key::alt(Code::Char('d'))]);
        assert_eq!(field.text(), "two ");
    }

    #[test]
    fn what_is_selected_is_seen_replaced_and_taken_away() {
        let ctrl_shift = |code| Key { ctrl: true, shift: true, ..Key::plain(code) };
        let mut field = typed("no 日本 yes");
        press(&mut field, &[ctrl_shift(Code::Left), ctrl_shift(Code::Left)]);
        assert_eq!(field.selected(), Some("本 yes"));
        press(&mut field, &[Key::shift(Code::Left)]);
        assert_eq!(field.selected(), Some("日本 yes"));
        let area = Rect::new(0, 0, 20, 1);
        let mut buffer = Buffer::empty(area);
        field.draw(&mut Canvas::new(&mut buffer, area, Theme::Mono), Role::Field);
        let reversed = |x: u16| buffer[(x, 0)].modifier.contains(Modifier::REVERSED);
        let plain = Buffer::empty(area)[(0, 0)].modifier;
        assert_eq!((0..20).filter(|x| reversed(*x)).count(), 8, "{plain:?}");
        press(&mut field, &[Key::char('x')]);
        assert_eq!(field.text(), "no x");
        press(&mut field, &[Key::shift(Code::Home)]);
        assert_eq!(field.selected(), Some("no x"));
        press(&mut field, &[Key::plain(Code::Left)]);
        assert_eq!(field.selected(), None);
        press(&mut field, &[Key::shift(Code::End), Key::plain(Code::Delete)]);
        assert_eq!(field.text(), "");
    }

    #[test]
    fn what_was_written_is_taken_back_by_words_and_written_again() {
        let mut field = typed("two evenings a");
        press(&mut field, &[BACKSPACE, BACKSPACE]);
        let mut seen = Vec::new();
        while field.take(Stroke::Undo) {
            seen.push(field.text().to_owned());
        }
        assert_eq!(seen, ["two evenings a", "two evenings ", "two ", ""]);
        while field.take(Stroke::Redo) {}
        assert_eq!(field.text(), "two evenings");
        assert!(field.can_undo() && !field.can_redo());
        field.take(Stroke::Undo);
        press(&mut field, &[Key::char('!')]);
        assert!(!field.can_redo());
    }

    #[test]
    fn a_long_text_has_lines_and_up_and_down_go_by_them() {
        let mut field = Field::long("");
        assert!(field.take(Stroke::Paste("first\r\nsecond, longer")));
        assert!(field.take(Stroke::Break));
        assert!(!Field::new("x").take(Stroke::Break));
        let (rows, cursor) = drawn(&field, 10, 4);
        assert_eq!(rows, ["first", "second,", "longer", ""]);
        assert_eq!((cursor, field.rows(10)), (Some(Position::new(0, 3)), 4));
        let up = Key::plain(Code::Up);
        assert!(field.takes(up) && !field.takes(Key::plain(Code::Down)));
        press(&mut field, &[Key::shift(Code::Up), Key::shift(Code::Up)]);
        assert_eq!(field.selected(), Some("second, longer\n"));
        field.take(Stroke::Key(up));
        field.take(Stroke::Key(Key::plain(Code::End)));
        assert_eq!(drawn(&field, 10, 4).1, Some(Position::new(5, 0)));
        assert!(!field.takes(up));
        assert_eq!(field.text(), "first\nsecond, longer\n");
    }

    #[test]
    fn a_place_on_the_screen_is_a_place_in_the_text() {
        let mut field = typed("two 日本 evenings");
        drawn(&field, 10, 2);
        field.take(Stroke::Point { row: 0, column: 7, selects: false });
        field.take(Stroke::Key(Key::char('x')));
        assert_eq!(field.text(), "two 日x本 evenings");
        drawn(&field, 10, 2);
        field.take(Stroke::Word { row: 1, column: 3 });
        assert_eq!(field.selected(), Some("evenings"));
        field.take(Stroke::Point { row: 9, column: 0, selects: false });
        field.take(Stroke::Point { row: 1, column: 4, selects: true });
        assert_eq!(field.selected(), Some("ings"));
    }

    #[test]
    fn a_text_from_elsewhere_takes_the_place_of_all() {
        let mut field = Field::long("old");
        assert!(!field.take(Stroke::Replace("old")));
        assert!(field.take(Stroke::Replace("new\r\nlines")));
        assert_eq!(field.text(), "new\nlines");
        assert!(field.take(Stroke::Replace("")) && field.text().is_empty());
        assert!(field.take(Stroke::Undo) && field.take(Stroke::Undo));
        assert_eq!(field.text(), "old");
    }
}
