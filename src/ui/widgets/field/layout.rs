//! A text in rows and columns: where each letter is, and which letter is where.

use unicode_segmentation::UnicodeSegmentation;

use crate::text::Shown;
use crate::ui::event::Code;

/// One grapheme on the screen.
pub(super) struct Piece {
    /// Its place in the text.
    pub(super) at: usize,
    pub(super) row: usize,
    pub(super) column: usize,
    pub(super) shown: Shown,
}

/// A text on the screen.
pub(super) struct Layout {
    pub(super) pieces: Vec<Piece>,
    /// The row and the column behind the last.
    pub(super) end: (usize, usize),
    /// The place behind the last.
    count: usize,
}

impl Layout {
    /// Every grapheme with its place, in lines of `width` columns broken after spaces.
    pub(super) fn of(text: &str, width: u16, long: bool) -> Layout {
        let width = usize::from(width.max(1));
        let mut pieces: Vec<Piece> = Vec::new();
        let (mut row, mut column, mut word, mut at) = (0, 0, 0, 0);
        for grapheme in text.graphemes(true) {
            let breaks = long && grapheme.ends_with('\n');
            let shown = if breaks { Shown::default() } else { Shown::outside(grapheme) };
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
            let piece = Piece { at, row, column, shown };
            at += grapheme.chars().count();
            column += piece.shown.width();
            pieces.push(piece);
            if breaks {
                (row, column) = (row + 1, 0);
            }
            if is_space {
                word = pieces.len();
            }
        }
        let end = if column >= width { (row + 1, 0) } else { (row, column) };
        Layout { pieces, end, count: at }
    }

    /// The row and the column of a place in the text.
    pub(super) fn caret(&self, at: usize) -> (usize, usize) {
        let next = self.pieces.partition_point(|piece| piece.at < at);
        self.pieces.get(next).map_or(self.end, |piece| (piece.row, piece.column))
    }

    /// The place in the text at a row and a column, or next to them.
    pub(super) fn at(&self, row: usize, column: usize) -> usize {
        let (last, end) = self.end;
        if row > last || row == last && column >= end {
            return self.count;
        }
        let here = || self.pieces.iter().filter(|piece| piece.row == row);
        let found = here().find(|piece| column < piece.column + piece.shown.width());
        found.or(here().next_back()).map_or(self.count, |piece| piece.at)
    }

    /// Where a key leads that goes by rows: one up or down, to the start or the end of this one.
    pub(super) fn beyond(&self, from: usize, key: Code) -> usize {
        let (row, column) = self.caret(from);
        match key {
            Code::Up if row == 0 => 0,
            Code::Up => self.at(row - 1, column),
            Code::Down => self.at(row + 1, column),
            Code::Home => self.at(row, 0),
            _ => self.at(row, usize::MAX),
        }
    }
}
