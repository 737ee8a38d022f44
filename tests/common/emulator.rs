//! A small terminal emulator that measures text in one of the ways in which terminals differ.
//!
//! `vt100` measures in only one way. A drawing that is right there can still leave pieces on other terminals.

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// How a terminal measures text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Measure {
    /// Each character has its own width; a flag has two columns, a family of three emoji has six.
    ByChar,
    /// Characters that are shown as one have one width, as `unicode-width` says.
    ByCluster,
    /// Characters that are shown as one have the width of the first.
    ByFirstChar,
    /// Each character of a flag has two columns; marks, joiners and vowel signs have one column each.
    Widest,
}

impl Measure {
    pub const ALL: [Measure; 4] = [Measure::ByChar, Measure::ByCluster, Measure::ByFirstChar, Measure::Widest];

    fn joins_clusters(self) -> bool {
        matches!(self, Measure::ByCluster | Measure::ByFirstChar)
    }

    fn width(self, text: &str) -> usize {
        let chars = || text.chars().map(|c| c.width().unwrap_or(0));
        match self {
            Measure::ByChar => chars().sum(),
            Measure::ByCluster => text.width(),
            Measure::ByFirstChar => chars().next().unwrap_or(0),
            Measure::Widest => {
                let widest = |c: char| match c {
                    '\u{300}'..='\u{36f}' => 0,
                    '\u{1f1e6}'..='\u{1f1ff}' => 2,
                    _ => c.width().unwrap_or(0).max(1),
                };
                text.chars().map(widest).sum()
            }
        }
    }
}

/// The content of a cell; `Tail` is the second column of a wide text.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Cell {
    Text(String),
    Tail,
}

/// The screen of a terminal. It understands only the escape sequences that the program writes.
#[derive(Debug)]
pub struct Emulator {
    measure: Measure,
    width: usize,
    rows: Vec<Vec<Cell>>,
    column: usize,
    row: usize,
    wraps: bool,
    /// The column of the last text, if the cursor has not moved since.
    last: Option<usize>,
}

impl Emulator {
    pub fn new(measure: Measure, width: usize, height: usize) -> Emulator {
        let rows = vec![vec![Cell::Text(" ".to_owned()); width]; height];
        Emulator { measure, width, rows, column: 0, row: 0, wraps: true, last: None }
    }

    pub fn measure(&self) -> Measure {
        self.measure
    }

    /// Returns the text of a row.
    pub fn row(&self, y: usize) -> String {
        self.rows[y].iter().map(|cell| if let Cell::Text(text) = cell { text.as_str() } else { "" }).collect()
    }

    /// Returns the text that begins in a cell, if one does.
    pub fn cell(&self, x: usize, y: usize) -> Option<&str> {
        match &self.rows[y][x] {
            Cell::Text(text) => Some(text),
            Cell::Tail => None,
        }
    }

    /// Processes output.
    pub fn process(&mut self, output: &str) {
        let mut rest = output;
        while let Some(c) = rest.chars().next() {
            rest = &rest[c.len_utf8()..];
            if c != '\u{1b}' {
                self.print(c);
                continue;
            }
            let sequence = rest.strip_prefix('[').unwrap();
            let end = sequence.find(|c: char| c.is_ascii_alphabetic()).unwrap();
            self.control(&sequence[..end], &sequence[end..=end]);
            rest = &sequence[end + 1..];
        }
    }

    fn control(&mut self, arguments: &str, name: &str) {
        match (arguments, name) {
            (_, "m") | ("?2026" | "?25", _) => return,
            ("?7", "l") => self.wraps = false,
            ("?7", "h") => self.wraps = true,
            (place, "H") => {
                let (row, column) = place.split_once(';').unwrap();
                self.row = row.parse::<usize>().unwrap() - 1;
                self.column = column.parse::<usize>().unwrap() - 1;
            }
            ("2", "J") => self.rows.iter_mut().for_each(|row| row.fill(Cell::Text(" ".to_owned()))),
            _ => panic!("the emulator does not know {arguments}{name}"),
        }
        self.last = None;
    }

    fn print(&mut self, c: char) {
        if let Some(at) = self.last
            && let Cell::Text(before) = &self.rows[self.row][at]
        {
            let joined = format!("{before}{c}");
            let is_one = joined.graphemes(true).count() == 1;
            if self.measure.joins_clusters() && is_one || self.measure.width(&c.to_string()) == 0 {
                // A mark does not move the text that it belongs to.
                let width = self.measure.width(&joined).max(1);
                return self.put(joined, at, if self.measure.joins_clusters() { width } else { self.column - at });
            }
        }
        let text = c.to_string();
        let width = self.measure.width(&text).max(1);
        if self.column + width > self.width {
            if self.wraps {
                (self.column, self.row) = (0, (self.row + 1).min(self.rows.len() - 1));
            } else {
                self.column = self.width - width;
            }
        }
        let at = self.column;
        self.put(text, at, width);
    }

    /// Writes a text, and clears what is left of wide texts that it covers in part.
    fn put(&mut self, text: String, at: usize, width: usize) {
        let row = &mut self.rows[self.row];
        let end = (at + width).min(row.len());
        if row[at] == Cell::Tail
            && let Some(start) = (0..at).rev().find(|x| row[*x] != Cell::Tail)
        {
            row[start..at].fill(Cell::Text(" ".to_owned()));
        }
        let after = (end..row.len()).take_while(|x| row[*x] == Cell::Tail).count();
        row[end..end + after].fill(Cell::Text(" ".to_owned()));
        row[at..end].fill(Cell::Tail);
        row[at] = Cell::Text(text);
        (self.column, self.last) = (end, Some(at));
    }
}
