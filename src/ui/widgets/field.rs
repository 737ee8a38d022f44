//! A field of text: graphemes under the cursor, columns on the screen, lines broken between words.

use ratatui::layout::Position;
use tui_input::{Input, InputRequest};
use unicode_segmentation::UnicodeSegmentation;

use crate::text::Shown;
use crate::ui::event::{Code, Key};
use crate::ui::theme::Role;

use super::canvas::Canvas;

/// A text being written.
#[derive(Clone, Debug, Default)]
pub struct Field {
    input: Input,
}

/// The longest a field takes, in bytes; a document refuses more.
const LONGEST: usize = crate::deliberation::LONGEST_TEXT;

impl Field {
    /// A field that holds `text`, with the cursor at its end.
    pub fn new(text: &str) -> Field {
        Field { input: Input::new(text.to_owned()) }
    }

    /// The text.
    pub fn text(&self) -> &str {
        self.input.value()
    }

    /// Takes another text, unless it is the same.
    pub fn set(&mut self, text: &str) {
        if self.text() != text {
            self.input = Input::new(text.to_owned());
        }
    }

    /// Whether it holds all that a text may hold: not every letter fits any more.
    pub fn is_full(&self) -> bool {
        self.text().len() + char::MAX.len_utf8() > LONGEST
    }

    /// Whether a key is for the field: a letter, or one that moves or deletes.
    pub fn takes(key: Key) -> bool {
        request(key).is_some()
    }

    /// Works a key in; whether the text changed.
    pub fn key(&mut self, key: Key) -> bool {
        let Some(request) = request(key) else { return false };
        if matches!(request, InputRequest::InsertChar(c) if self.text().len() + c.len_utf8() > LONGEST) {
            return false;
        }
        self.input.handle(request).is_some_and(|change| change.value)
    }

    /// Works a pasted text in, as one line.
    pub fn paste(&mut self, text: &str) -> bool {
        let mut line: String =
            text.split(['\r', '\n', '\t']).filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ");
        let mut room = LONGEST.saturating_sub(self.text().len()).min(line.len());
        while !line.is_char_boundary(room) {
            room -= 1;
        }
        line.truncate(room);
        if line.is_empty() {
            return false;
        }
        // In one piece: a paste of a book is one change, not a hundred thousand.
        let at = self.text().grapheme_indices(true).nth(self.input.cursor()).map_or(self.text().len(), |(at, _)| at);
        let (before, after) = self.text().split_at(at);
        let whole = format!("{before}{line}{after}");
        let cursor = format!("{before}{line}").graphemes(true).count();
        self.input = Input::new(whole).with_cursor(cursor);
        true
    }

    /// How many rows it takes in so many columns.
    pub fn rows(&self, width: u16) -> u16 {
        u16::try_from(self.laid_out(width).last().map_or(0, |piece| piece.row) + 1).unwrap_or(u16::MAX)
    }

    /// Draws the text over all rows of `canvas`, scrolled so that the cursor is seen; gives the cursor's place.
    pub fn draw(&self, canvas: &mut Canvas<'_>, role: Role) -> Option<Position> {
        let pieces = self.laid_out(canvas.width());
        let (row, column) = self.cursor(&pieces, canvas.width());
        let height = usize::from(canvas.height());
        if height == 0 {
            return None;
        }
        let top = (row + 1).saturating_sub(height);
        canvas_rows(canvas, role);
        let small = |place: usize| u16::try_from(place).unwrap_or(u16::MAX);
        for piece in pieces.iter().filter(|piece| (top..top + height).contains(&piece.row)) {
            canvas.put(small(piece.column), small(piece.row - top), &piece.shown, role);
        }
        canvas.place(small(column).min(canvas.width().saturating_sub(1)), small(row - top))
    }

    fn cursor(&self, pieces: &[Piece], width: u16) -> (usize, usize) {
        let at = self.input.cursor();
        match (pieces.get(at), pieces.last()) {
            (Some(piece), _) => (piece.row, piece.column),
            (None, Some(last)) => {
                let column = last.column + last.shown.width();
                if column >= usize::from(width.max(1)) { (last.row + 1, 0) } else { (last.row, column) }
            }
            (None, None) => (0, 0),
        }
    }

    /// Every grapheme with its place, in lines of `width` columns broken after spaces.
    fn laid_out(&self, width: u16) -> Vec<Piece> {
        let width = usize::from(width.max(1));
        let mut pieces: Vec<Piece> = Vec::new();
        let (mut row, mut column, mut word) = (0, 0, 0);
        for grapheme in self.text().graphemes(true) {
            let shown = Shown::outside(grapheme);
            let is_space = grapheme.chars().all(char::is_whitespace);
            // A space at the end of a line hangs over its edge.
            if column + shown.width() > width && !is_space {
                row += 1;
                column = 0;
                // The word that does not fit moves to the next line, unless it is the whole line.
                let starts_line = pieces.get(word).is_none_or(|piece| piece.column == 0);
                if !starts_line {
                    for piece in pieces.iter_mut().skip(word) {
                        piece.row = row;
                        piece.column = column;
                        column += piece.shown.width();
                    }
                }
            }
            let piece = Piece { row, column, shown };
            column += piece.shown.width();
            pieces.push(piece);
            if is_space {
                word = pieces.len();
            }
        }
        pieces
    }
}

/// One grapheme on the screen.
struct Piece {
    row: usize,
    column: usize,
    shown: Shown,
}

/// The place to write in is seen even where nothing is written yet.
fn canvas_rows(canvas: &mut Canvas<'_>, role: Role) {
    for row in 0..canvas.height() {
        canvas.fill(0, row, canvas.width(), " ", role);
    }
}

fn request(key: Key) -> Option<InputRequest> {
    Some(match (key.code, key.ctrl) {
        (Code::Char('a'), true) => InputRequest::GoToStart,
        (Code::Char('e'), true) => InputRequest::GoToEnd,
        (Code::Char('b'), true) => InputRequest::GoToPrevChar,
        (Code::Char('f'), true) => InputRequest::GoToNextChar,
        (Code::Char('w'), true) => InputRequest::DeletePrevWord,
        (Code::Char('u'), true) => InputRequest::DeleteFromStart,
        (Code::Char('k'), true) => InputRequest::DeleteTillEnd,
        (Code::Char('h'), true) => InputRequest::DeletePrevChar,
        (Code::Char('d'), true) => InputRequest::DeleteNextChar,
        (Code::Char(_), true) => return None,
        (Code::Char(c), false) => InputRequest::InsertChar(c),
        (Code::Backspace, false) => InputRequest::DeletePrevChar,
        (Code::Backspace, true) => InputRequest::DeletePrevWord,
        (Code::Delete, false) => InputRequest::DeleteNextChar,
        (Code::Delete, true) => InputRequest::DeleteNextWord,
        (Code::Left, false) => InputRequest::GoToPrevChar,
        (Code::Left, true) => InputRequest::GoToPrevWord,
        (Code::Right, false) => InputRequest::GoToNextChar,
        (Code::Right, true) => InputRequest::GoToNextWord,
        (Code::Home, _) => InputRequest::GoToStart,
        (Code::End, _) => InputRequest::GoToEnd,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use ratatui::buffer::Buffer;
    use ratatui::layout::Rect;

    use super::*;
    use crate::ui::theme::Theme;

    fn typed(text: &str) -> Field {
        let mut field = Field::default();
        text.chars().for_each(|c| assert!(field.key(Key::char(c))));
        field
    }

    fn drawn(field: &Field, width: u16, height: u16) -> (Vec<String>, Option<Position>) {
        let area = Rect::new(0, 0, width, height);
        let mut buffer = Buffer::empty(area);
        let cursor = field.draw(&mut Canvas::new(&mut buffer, area, Theme::Mono), Role::Text);
        let row = |y| (0..width).map(|x| buffer[(x, y)].symbol().to_owned()).collect::<String>().trim_end().to_owned();
        ((0..height).map(row).collect(), cursor)
    }

    #[test]
    fn backspace_takes_a_whole_letter() {
        for text in ["e\u{301}", "日", "👨‍👩‍👧"] {
            let mut field = typed(text);
            field.key(Key::plain(Code::Backspace));
            assert_eq!(field.text(), "", "{text}");
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
        field.key(Key::plain(Code::Left));
        assert!(field.paste("one\r\ntwo\u{1b}[31m"));
        assert_eq!(field.text(), "aone two\u{1b}[31mb");
        assert!(field.paste(&"é".repeat(100_000)));
        assert!(field.text().len() <= LONGEST);
        let (rows, _) = drawn(&Field::new("x\u{202e}y"), 20, 1);
        assert_eq!(rows[0], "x⟨U+202E⟩y");
    }

    #[test]
    fn no_size_is_too_small() {
        for (width, height) in [(0, 0), (1, 1), (0, 5), (5, 0), (2, 1)] {
            drawn(&typed("日本 long words"), width, height);
        }
    }
}
