//! The layout of a text in rows and columns, and the conversion between text positions and screen positions.

use unicode_segmentation::UnicodeSegmentation;

use crate::text::SafeText;
use crate::ui::event::KeyName;

/// One grapheme on the screen.
pub(super) struct PlacedGrapheme {
    /// The index of its first `char` in the text.
    pub(super) char_index: usize,
    pub(super) row: usize,
    pub(super) column: usize,
    pub(super) text: SafeText,
}

/// A text on the screen.
pub(super) struct TextLayout {
    pub(super) pieces: Vec<PlacedGrapheme>,
    /// The row and the column after the last grapheme.
    pub(super) end: (usize, usize),
    /// The number of `char`s of the text.
    char_count: usize,
}

impl TextLayout {
    /// Places every grapheme in lines of `width` columns, broken after spaces.
    pub(super) fn new(text: &str, width: u16, is_multiline: bool) -> TextLayout {
        let width = usize::from(width.max(1));
        let mut pieces: Vec<PlacedGrapheme> = Vec::new();
        let (mut row, mut column, mut word, mut at) = (0, 0, 0, 0);
        for grapheme in text.graphemes(true) {
            let breaks = is_multiline && grapheme.ends_with('\n');
            let shown = if breaks { SafeText::default() } else { SafeText::sanitize(grapheme) };
            let is_space = grapheme.chars().all(char::is_whitespace);
            // A space at the end of a line may exceed the width.
            if column + shown.width() > width && !is_space {
                row += 1;
                column = 0;
                // A word that does not fit moves to the next line, unless it starts its line.
                let starts_line = pieces.get(word).is_none_or(|piece| piece.column == 0);
                if !starts_line {
                    for piece in pieces.iter_mut().skip(word) {
                        piece.row = row;
                        piece.column = column;
                        column += piece.text.width();
                    }
                }
            }
            let piece = PlacedGrapheme { char_index: at, row, column, text: shown };
            at += grapheme.chars().count();
            column += piece.text.width();
            pieces.push(piece);
            if breaks {
                (row, column) = (row + 1, 0);
            }
            if is_space {
                word = pieces.len();
            }
        }
        let end = if column >= width { (row + 1, 0) } else { (row, column) };
        TextLayout { pieces, end, char_count: at }
    }

    /// Returns the row and the column of a `char` index.
    pub(super) fn cursor_position(&self, at: usize) -> (usize, usize) {
        let next = self.pieces.partition_point(|piece| piece.char_index < at);
        self.pieces.get(next).map_or(self.end, |piece| (piece.row, piece.column))
    }

    /// Returns the `char` index at a row and a column, or the nearest one.
    pub(super) fn char_index_at(&self, row: usize, column: usize) -> usize {
        let (last, end) = self.end;
        if row > last || row == last && column >= end {
            return self.char_count;
        }
        let here = || self.pieces.iter().filter(|piece| piece.row == row);
        let found = here().find(|piece| column < piece.column + piece.text.width());
        found.or(here().next_back()).map_or(self.char_count, |piece| piece.char_index)
    }

    /// Returns the `char` index after a key that moves by rows: one row up or down, or to the start or the end of the
    /// row.
    pub(super) fn move_by_row(&self, from: usize, key: KeyName) -> usize {
        let (row, column) = self.cursor_position(from);
        match key {
            KeyName::Up if row == 0 => 0,
            KeyName::Up => self.char_index_at(row - 1, column),
            KeyName::Down => self.char_index_at(row + 1, column),
            KeyName::Home => self.char_index_at(row, 0),
            _ => self.char_index_at(row, usize::MAX),
        }
    }
}
