//! Drawing on a terminal: each frame is one write, and is right on terminals that measure text differently.
//!
//! Terminals disagree about the width of flags, of emoji of several characters and of the letters of some scripts:
//! three emoji that form a family take two columns in one terminal and six in another. The program counts columns in
//! one way ([`unicode_width`]). In the other terminals, the cells after such a text would be in the wrong columns, and
//! a frame that draws only the cells that changed would leave parts of the previous frame.

use std::collections::BTreeMap;
use std::io::{self, Write};

use crossterm::terminal::{BeginSynchronizedUpdate, DisableLineWrap, EnableLineWrap, EndSynchronizedUpdate};
use crossterm::{queue, terminal};
use ratatui::backend::{Backend, ClearType, CrosstermBackend, WindowSize};
use ratatui::buffer::{Buffer, Cell, CellDiffOption, CellWidth};
use ratatui::layout::{Position, Rect, Size};
use ratatui::{Frame, Terminal, TerminalOptions, Viewport};

/// A terminal that draws frames.
#[derive(Debug)]
pub struct FrameTerminal<W: Write> {
    inner: Terminal<FrameBackend<W>>,
    /// The area of the last frame.
    area: Rect,
    /// The cells of the rows that contain, or contained since the last complete drawing, text of uncertain width.
    uncertain_rows: BTreeMap<u16, Vec<Cell>>,
}

impl<W: Write> FrameTerminal<W> {
    /// Creates a terminal of the size of the controlling terminal.
    ///
    /// # Errors
    ///
    /// Fails if the size is unknown.
    pub fn new(out: W) -> io::Result<FrameTerminal<W>> {
        Ok(FrameTerminal::from_terminal(Terminal::new(FrameBackend::new(out))?))
    }

    /// Creates a terminal of a fixed size.
    ///
    /// # Errors
    ///
    /// Does not fail: only [`FrameTerminal::new`] reads the size of the controlling terminal.
    pub fn with_size(out: W, width: u16, height: u16) -> io::Result<FrameTerminal<W>> {
        let options = TerminalOptions { viewport: Viewport::Fixed(Rect::new(0, 0, width, height)) };
        Ok(FrameTerminal::from_terminal(Terminal::with_options(FrameBackend::new(out), options)?))
    }

    fn from_terminal(inner: Terminal<FrameBackend<W>>) -> FrameTerminal<W> {
        FrameTerminal { inner, area: Rect::ZERO, uncertain_rows: BTreeMap::new() }
    }

    /// Draws a frame with one write, or with none if nothing changed.
    ///
    /// # Errors
    ///
    /// Fails if the terminal cannot be written to.
    pub fn draw(&mut self, draw: impl FnOnce(&mut Frame<'_>)) -> io::Result<()> {
        let (area, rows) = (&mut self.area, &mut self.uncertain_rows);
        self.inner.draw(|frame| {
            draw(frame);
            if std::mem::replace(area, frame.area()) != frame.area() {
                rows.clear();
            }
            redraw_whole_rows(frame.buffer_mut(), rows);
        })?;
        Ok(())
    }

    /// Makes the next frame draw every cell. `Terminal::clear` would query the position of the cursor (ratatui #2691).
    ///
    /// # Errors
    ///
    /// Fails if the size of the terminal is unknown.
    pub fn repaint(&mut self) -> io::Result<()> {
        let size = self.inner.size()?;
        self.inner.backend_mut().forget();
        self.uncertain_rows.clear();
        self.inner.resize(Rect::from((Position::ORIGIN, size)))
    }

    /// Returns the output.
    pub fn output_mut(&mut self) -> &mut W {
        &mut self.inner.backend_mut().out
    }
}

/// Makes a row with text of uncertain width either change as a whole or stay as a whole. In a terminal that takes the
/// text to be wider, the text covers cells after it, which must be drawn again although they did not change.
fn redraw_whole_rows(buffer: &mut Buffer, rows: &mut BTreeMap<u16, Vec<Cell>>) {
    let width = usize::from(buffer.area.width);
    if width == 0 {
        return;
    }
    for (y, cells) in (0..).zip(buffer.content.chunks_exact_mut(width)) {
        let is_managed = rows.contains_key(&y) || cells.iter().any(|cell| !has_certain_width(cell.symbol()));
        if !is_managed {
            continue;
        }
        let is_unchanged = rows.get(&y).is_some_and(|drawn| drawn.as_slice() == &*cells);
        if !is_unchanged {
            rows.insert(y, cells.to_vec());
        }
        let option = if is_unchanged { CellDiffOption::Skip } else { CellDiffOption::AlwaysUpdate };
        for cell in cells {
            cell.set_diff_option(option);
        }
    }
}

/// Returns whether all terminals agree about the width of a symbol: a character of a script in which each character
/// has one width, with any accents on it.
fn has_certain_width(symbol: &str) -> bool {
    if symbol.len() == 1 {
        return true;
    }
    let mut chars = symbol.chars();
    let is_certain = chars.next().is_none_or(|first| {
        matches!(first,
            // Latin, Greek, Cyrillic, Armenian, Hebrew and Arabic, punctuation, box lines and blocks.
            '\0'..='\u{8ff}' | '\u{1e00}'..='\u{200a}' | '\u{2010}'..='\u{2027}' | '\u{2030}'..='\u{205e}'
            | '\u{20a0}'..='\u{20bf}' | '\u{2190}'..='\u{2319}' | '\u{2500}'..='\u{25fc}' | '\u{270e}'..='\u{2713}'
            | '\u{2717}' | '\u{27e8}'..='\u{27e9}'
            // Chinese, Japanese and Korean.
            | '\u{3001}'..='\u{3029}' | '\u{3041}'..='\u{3096}' | '\u{309b}'..='\u{30ff}' | '\u{3400}'..='\u{4dbf}'
            | '\u{4e00}'..='\u{9fff}' | '\u{ac00}'..='\u{d7a3}' | '\u{ff01}'..='\u{ff9d}')
    });
    is_certain && chars.all(|mark| matches!(mark, '\u{300}'..='\u{36f}'))
}

/// ratatui's [`CrosstermBackend`], with one write for each frame and no write for a frame that changes nothing.
///
/// [`CrosstermBackend`] flushes after each cursor command, and writes cursor commands and resets of the colours for
/// every frame.
#[derive(Debug)]
struct FrameBackend<W> {
    out: W,
    /// The output that is not written yet.
    frame: Vec<u8>,
    /// The position of the cursor, if no drawing has moved the cursor since it was set.
    cursor: Option<Position>,
    visible: Option<bool>,
}

impl<W> FrameBackend<W> {
    fn new(out: W) -> FrameBackend<W> {
        FrameBackend { out, frame: Vec::new(), cursor: None, visible: None }
    }

    /// Forgets the state of the terminal's cursor, so that the next frame sets it again.
    fn forget(&mut self) {
        self.cursor = None;
        self.visible = None;
    }

    /// Draws cells. A cell whose width is uncertain is cleared before it is drawn, and the cursor is set after it, so
    /// that every other cell is in its column. The terminal must not wrap a cell that it takes to be wider.
    fn draw_cells(&mut self, content: &[(u16, u16, &Cell)]) -> io::Result<()> {
        let is_uncertain = |(_, _, cell): &(u16, u16, &Cell)| !has_certain_width(cell.symbol());
        if !content.iter().any(is_uncertain) {
            return self.backend().draw(content.iter().copied());
        }
        queue!(self.frame, DisableLineWrap)?;
        for part in content.chunk_by(|before, after| !is_uncertain(before) && !is_uncertain(after)) {
            if let [(x, y, cell)] = part
                && is_uncertain(&(*x, *y, *cell))
            {
                let mut blank = (*cell).clone();
                blank.set_symbol(" ");
                let blanks = (0..cell.cell_width()).map(|at| (x.saturating_add(at), *y, &blank));
                self.backend().draw(blanks)?;
            }
            self.backend().draw(part.iter().copied())?;
        }
        queue!(self.frame, EnableLineWrap)
    }

    /// Returns ratatui's backend with the frame as its output. Its flush does nothing, because a vector needs no flush.
    fn backend(&mut self) -> CrosstermBackend<&mut Vec<u8>> {
        CrosstermBackend::new(&mut self.frame)
    }
}

impl<W: Write> Backend for FrameBackend<W> {
    type Error = io::Error;

    fn draw<'a, I>(&mut self, content: I) -> io::Result<()>
    where
        I: Iterator<Item = (u16, u16, &'a Cell)>,
    {
        let content: Vec<(u16, u16, &'a Cell)> = content.collect();
        if content.is_empty() {
            return Ok(());
        }
        self.cursor = None;
        self.draw_cells(&content)
    }

    fn hide_cursor(&mut self) -> io::Result<()> {
        if self.visible.replace(false) == Some(false) { Ok(()) } else { self.backend().hide_cursor() }
    }

    fn show_cursor(&mut self) -> io::Result<()> {
        if self.visible.replace(true) == Some(true) { Ok(()) } else { self.backend().show_cursor() }
    }

    fn get_cursor_position(&mut self) -> io::Result<Position> {
        // The terminal is not queried, because it may answer late or never.
        Ok(self.cursor.unwrap_or(Position::ORIGIN))
    }

    fn set_cursor_position<P: Into<Position>>(&mut self, position: P) -> io::Result<()> {
        let position = position.into();
        if self.cursor.replace(position) == Some(position) {
            return Ok(());
        }
        self.backend().set_cursor_position(position)
    }

    fn clear(&mut self) -> io::Result<()> {
        self.clear_region(ClearType::All)
    }

    fn clear_region(&mut self, kind: ClearType) -> io::Result<()> {
        self.cursor = None;
        self.backend().clear_region(kind)
    }

    fn size(&self) -> io::Result<Size> {
        terminal::size().map(Size::from)
    }

    fn window_size(&mut self) -> io::Result<WindowSize> {
        self.backend().window_size()
    }

    fn flush(&mut self) -> io::Result<()> {
        if self.frame.is_empty() {
            return Ok(());
        }
        let mut bytes = Vec::with_capacity(self.frame.len() + 16);
        queue!(bytes, BeginSynchronizedUpdate)?;
        bytes.append(&mut self.frame);
        queue!(bytes, EndSynchronizedUpdate)?;
        self.out.write_all(&bytes)?;
        self.out.flush()
    }
}

#[cfg(test)]
mod tests {
    use ratatui::style::{Color, Modifier};

    use super::*;

    /// Collects the output, one vector for each write.
    #[derive(Debug, Default)]
    struct Writes(Vec<Vec<u8>>);

    impl Write for Writes {
        fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
            self.0.push(bytes.to_vec());
            Ok(bytes.len())
        }

        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }

    fn terminal(width: u16, height: u16) -> Terminal<FrameBackend<Writes>> {
        // As in `TerminalScreen::take_over`: the variable NO_COLOR must not change the output of this test.
        crossterm::style::force_color_output(true);
        FrameTerminal::with_size(Writes::default(), width, height).unwrap().inner
    }

    /// Draws a frame and returns its writes, without the sequences for a synchronized update around each write.
    fn draw(terminal: &mut Terminal<FrameBackend<Writes>>, draw: impl FnOnce(&mut Frame<'_>)) -> Vec<String> {
        terminal.draw(draw).unwrap();
        let writes = std::mem::take(&mut terminal.backend_mut().out.0);
        let inner = |bytes: Vec<u8>| {
            let text = String::from_utf8(bytes).unwrap();
            text.strip_prefix("\x1b[?2026h").unwrap().strip_suffix("\x1b[?2026l").unwrap().to_owned()
        };
        writes.into_iter().map(inner).collect()
    }

    #[test]
    fn a_frame_is_one_write_and_a_frame_that_changes_nothing_is_none() {
        let mut terminal = terminal(9, 2);
        let frame = |text: &'static str, cursor: Option<(u16, u16)>| {
            move |frame: &mut Frame<'_>| {
                frame.render_widget(text, frame.area());
                cursor.into_iter().for_each(|at| frame.set_cursor_position(at));
            }
        };
        let first = draw(&mut terminal, frame("a b", Some((2, 0))));
        assert_eq!(first.len(), 1);
        assert!(first[0].starts_with("\x1b[1;1Ha") && first[0].ends_with("\x1b[?25h\x1b[1;3H"), "{first:?}");
        assert!(draw(&mut terminal, frame("a b", Some((2, 0)))).is_empty());
        assert_eq!(draw(&mut terminal, frame("a b", Some((1, 1)))), ["\x1b[2;2H"]);
        assert_eq!(draw(&mut terminal, frame("a b", None)), ["\x1b[?25l"]);
        assert!(draw(&mut terminal, frame("a b", None)).is_empty());
        let changed = draw(&mut terminal, frame("a c", None));
        assert!(changed.len() == 1 && !changed[0].contains("\x1b[?25"), "{changed:?}");
        // Drawing moved the cursor, so the cursor is set to its position again.
        assert_eq!(draw(&mut terminal, frame("a c", Some((1, 1)))), ["\x1b[?25h\x1b[2;2H"]);
        terminal.backend_mut().forget();
        assert_eq!(draw(&mut terminal, frame("a c", Some((1, 1)))), ["\x1b[?25h\x1b[2;2H"]);
        // Clearing the screen and drawing the frame are one write.
        terminal.backend_mut().clear().unwrap();
        let cleared = draw(&mut terminal, frame("a d", Some((1, 1))));
        assert!(cleared.len() == 1 && cleared[0].starts_with("\x1b[2J\x1b[1;3Hd"), "{cleared:?}");
    }

    /// Draws every pair of successive styles, in adjacent and distant cells, over several frames.
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
        // Terminals differ in how they show bold and dim together.
        let is_shown =
            |modifier: &Modifier| known.contains(*modifier) && !modifier.contains(Modifier::BOLD | Modifier::DIM);
        let modifiers: Vec<Modifier> = (0..known.bits() + 1).filter_map(Modifier::from_bits).filter(is_shown).collect();
        let mut terminal = terminal(120, 40);
        let mut parser = vt100::Parser::new(40.try_into().unwrap(), 120.try_into().unwrap(), 0);
        for round in 0..4_u32 {
            let drawn = terminal
                .draw(|frame| {
                    for nth in 0..3_000_u32 {
                        // The steps have no common factor, so that every style follows every other style.
                        let pick = |count: usize, step: u32| ((nth + round * 1_001) * step) as usize % count;
                        let place = nth * 3 / 2 + round % 2;
                        let cell = &mut frame.buffer_mut()[((place % 120) as u16, (place / 120) as u16)];
                        cell.set_symbol(["a", "▇", "é", " "][pick(4, 1)]);
                        cell.fg = colors[pick(colors.len(), 3)].0;
                        cell.bg = colors[pick(colors.len(), 5) * usize::from(nth % 3 == 0)].0;
                        cell.modifier = modifiers[pick(modifiers.len(), 7)];
                    }
                })
                .unwrap()
                .buffer
                .clone();
            let writes = std::mem::take(&mut terminal.backend_mut().out.0);
            parser.process(&writes.concat());
            let color = |color: Color| colors.iter().find(|(known, _)| *known == color).unwrap().1;
            for y in 0..40 {
                for x in 0..120 {
                    let (cell, displayed) = (&drawn[(x, y)], parser.screen().cell(y, x).unwrap());
                    let has = |modifier: Modifier| cell.modifier.contains(modifier);
                    assert_eq!(
                        if displayed.has_contents() { displayed.contents() } else { " " },
                        cell.symbol(),
                        "{x} {y}"
                    );
                    assert_eq!((displayed.fgcolor(), displayed.bgcolor()), (color(cell.fg), color(cell.bg)), "{x} {y}");
                    assert_eq!(
                        (
                            displayed.bold(),
                            displayed.dim(),
                            displayed.italic(),
                            displayed.underline(),
                            displayed.inverse()
                        ),
                        (
                            has(Modifier::BOLD),
                            has(Modifier::DIM),
                            has(Modifier::ITALIC),
                            has(Modifier::UNDERLINED),
                            has(Modifier::REVERSED)
                        ),
                        "{x} {y}"
                    );
                }
            }
        }
        parser.process(b"\x1b[1;1Hx");
        let plain = parser.screen().cell(0, 0).unwrap();
        assert_eq!((plain.fgcolor(), plain.bold()), (vt100::Color::Default, false), "no style remains after a frame");
    }
}
