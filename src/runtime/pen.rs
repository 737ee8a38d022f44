//! Cells as bytes for a terminal, as few as say it: a step moves a cursor, and over a slow line every byte is waited for.
//!
//! ratatui's own backend says the place of each run of cells in full, every colour as one of 256 and both colours at
//! once; that is a third more. Columns are absolute all the same: where a terminal takes a glyph to be wider than we do,
//! the next run stands right again.

use std::io::{self, Write};

use crossterm::cursor::{MoveTo, MoveToColumn};
use crossterm::queue;
use ratatui::buffer::Cell;
use ratatui::style::{Color, Modifier};

/// Writes changed cells, given row by row. Before and after, the terminal writes in its own colours.
pub(super) fn draw<'a>(out: &mut impl Write, cells: impl Iterator<Item = (u16, u16, &'a Cell)>) -> io::Result<()> {
    let mut look = Look::default();
    let mut before: Option<(u16, u16)> = None;
    for (x, y, cell) in cells {
        match before {
            Some((column, row)) if row == y && column.checked_add(1) == Some(x) => {}
            Some((_, row)) if row == y => queue!(out, MoveToColumn(x))?,
            _ => queue!(out, MoveTo(x, y))?,
        }
        before = Some((x, y));
        look.change(Look { text: cell.fg, ground: cell.bg, manner: cell.modifier }, out)?;
        out.write_all(cell.symbol().as_bytes())?;
    }
    look.change(Look::default(), out)
}

/// How a cell looks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Look {
    text: Color,
    ground: Color,
    manner: Modifier,
}

/// A manner of writing, the code that begins it and the one that ends it. Bold and dim end together.
const MANNERS: [(Modifier, u8, u8); 9] = [
    (Modifier::BOLD, 1, 22),
    (Modifier::DIM, 2, 22),
    (Modifier::ITALIC, 3, 23),
    (Modifier::UNDERLINED, 4, 24),
    (Modifier::SLOW_BLINK, 5, 25),
    (Modifier::RAPID_BLINK, 6, 25),
    (Modifier::REVERSED, 7, 27),
    (Modifier::HIDDEN, 8, 28),
    (Modifier::CROSSED_OUT, 9, 29),
];

impl Look {
    /// Says what changes, in one sequence (ECMA-48, SGR).
    fn change(&mut self, to: Look, out: &mut impl Write) -> io::Result<()> {
        let from = std::mem::replace(self, to);
        if from == to {
            return Ok(());
        }
        out.write_all(b"\x1b[")?;
        if to != Look::default() {
            from.codes(to, &mut Codes { out, first: true })?;
        }
        // No code at all ends everything.
        out.write_all(b"m")
    }

    fn codes(self, to: Look, codes: &mut Codes<'_, impl Write>) -> io::Result<()> {
        let mut standing = self.manner;
        for (manner, _, end) in MANNERS {
            if standing.contains(manner) && !to.manner.contains(manner) {
                codes.write(format_args!("{end}"))?;
                // What ends with it and goes on is begun again.
                let ended = MANNERS.into_iter().filter(|(_, _, other)| *other == end);
                ended.for_each(|(manner, ..)| standing.remove(manner));
            }
        }
        for (manner, begin, _) in MANNERS {
            if to.manner.contains(manner) && !standing.contains(manner) {
                codes.write(format_args!("{begin}"))?;
            }
        }
        if self.text != to.text {
            codes.color(to.text, 30)?;
        }
        if self.ground != to.ground {
            codes.color(to.ground, 40)?;
        }
        Ok(())
    }
}

struct Codes<'a, W> {
    out: &'a mut W,
    first: bool,
}

impl<W: Write> Codes<'_, W> {
    fn write(&mut self, code: std::fmt::Arguments<'_>) -> io::Result<()> {
        if !std::mem::take(&mut self.first) {
            self.out.write_all(b";")?;
        }
        self.out.write_fmt(code)
    }

    /// A colour of the text from 30, of the ground from 40.
    fn color(&mut self, color: Color, from: u8) -> io::Result<()> {
        let named = match color {
            Color::Black => 0,
            Color::Red => 1,
            Color::Green => 2,
            Color::Yellow => 3,
            Color::Blue => 4,
            Color::Magenta => 5,
            Color::Cyan => 6,
            Color::Gray => 7,
            Color::Reset => 9,
            Color::DarkGray => 60,
            Color::LightRed => 61,
            Color::LightGreen => 62,
            Color::LightYellow => 63,
            Color::LightBlue => 64,
            Color::LightMagenta => 65,
            Color::LightCyan => 66,
            Color::White => 67,
            Color::Indexed(index) => return self.write(format_args!("{};5;{index}", from + 8)),
            Color::Rgb(red, green, blue) => return self.write(format_args!("{};2;{red};{green};{blue}", from + 8)),
        };
        self.write(format_args!("{}", from + named))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Every change from one look to another, at places near and far: a terminal shows the cells that were drawn.
    #[test]
    fn a_terminal_shows_what_is_drawn() {
        let colors = [
            (Color::Reset, vt100::Color::Default),
            (Color::Black, vt100::Color::Idx(0)),
            (Color::Magenta, vt100::Color::Idx(5)),
            (Color::Gray, vt100::Color::Idx(7)),
            (Color::DarkGray, vt100::Color::Idx(8)),
            (Color::White, vt100::Color::Idx(15)),
            (Color::Indexed(123), vt100::Color::Idx(123)),
            (Color::Rgb(1, 20, 255), vt100::Color::Rgb(1, 20, 255)),
        ];
        let known = Modifier::BOLD | Modifier::DIM | Modifier::ITALIC | Modifier::UNDERLINED | Modifier::REVERSED;
        let manners: Vec<Modifier> = (0..known.bits() + 1).filter_map(Modifier::from_bits).collect();
        // Bold and dim at once is told by no terminal in the same way.
        let told = |manner: &Modifier| known.contains(*manner) && !manner.contains(Modifier::BOLD | Modifier::DIM);
        let manners: Vec<Modifier> = manners.into_iter().filter(told).collect();
        let mut terminal = vt100::Parser::new(40.try_into().unwrap(), 120.try_into().unwrap(), 0);
        let mut cells = Vec::new();
        for nth in 0..3_000_u32 {
            // Steps that have no common measure lead from every look to every other.
            let pick = |count: usize, step: u32| (nth * step) as usize % count;
            let place = nth * 3 / 2;
            let (x, y) = ((place % 120) as u16, (place / 120) as u16);
            let mut cell = Cell::default();
            cell.set_symbol(["a", "▇", "é", " "][pick(4, 1)]);
            cell.fg = colors[pick(colors.len(), 3)].0;
            cell.bg = colors[pick(colors.len(), 5) * usize::from(nth % 3 == 0)].0;
            cell.modifier = manners[pick(manners.len(), 7)];
            cells.push((x, y, cell));
        }
        let mut bytes = Vec::new();
        draw(&mut bytes, cells.iter().map(|(x, y, cell)| (*x, *y, cell))).unwrap();
        terminal.process(&bytes);
        let color = |color: Color| colors.iter().find(|(known, _)| *known == color).unwrap().1;
        for (x, y, cell) in &cells {
            let shown = terminal.screen().cell(*y, *x).unwrap();
            let of = |manner: Modifier| cell.modifier.contains(manner);
            assert_eq!(if shown.has_contents() { shown.contents() } else { " " }, cell.symbol(), "{x} {y}");
            assert_eq!((shown.fgcolor(), shown.bgcolor()), (color(cell.fg), color(cell.bg)), "{x} {y}");
            assert_eq!(
                (shown.bold(), shown.dim(), shown.italic(), shown.underline(), shown.inverse()),
                (
                    of(Modifier::BOLD),
                    of(Modifier::DIM),
                    of(Modifier::ITALIC),
                    of(Modifier::UNDERLINED),
                    of(Modifier::REVERSED)
                ),
                "{x} {y}"
            );
        }
        terminal.process(b"\x1b[1;1Hx");
        let plain = terminal.screen().cell(0, 0).unwrap();
        assert_eq!((plain.fgcolor(), plain.bold()), (vt100::Color::Default, false), "nothing is left over");
    }

    #[test]
    fn a_step_is_few_bytes() {
        let mut bold = Cell::new("b");
        bold.modifier = Modifier::BOLD;
        let mut green = Cell::new("g");
        green.fg = Color::Green;
        let mut bytes = Vec::new();
        draw(&mut bytes, [(4, 2, &bold), (5, 2, &green), (90, 2, &green)].into_iter()).unwrap();
        assert_eq!(String::from_utf8(bytes).unwrap(), "\x1b[3;5H\x1b[1mb\x1b[22;32mg\x1b[91Gg\x1b[m");
    }
}
