//! Taking over the terminal, drawing each frame with one write, and restoring the terminal on every way out.

use std::io::{self, Write};
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use crossterm::clipboard::CopyToClipboard;
use crossterm::event::{DisableBracketedPaste, EnableBracketedPaste};
use crossterm::terminal::{
    BeginSynchronizedUpdate, EndSynchronizedUpdate, EnterAlternateScreen, LeaveAlternateScreen, disable_raw_mode,
    enable_raw_mode,
};
use crossterm::{cursor, queue, terminal};
use ratatui::Terminal;
use ratatui::backend::{Backend, ClearType, CrosstermBackend, WindowSize};
use ratatui::buffer::Cell;
use ratatui::layout::{Position, Size};

use super::output::{self, OutputSender};

/// Whether the program has taken over the terminal. The panic hook and [`TerminalScreen`] may both restore the
/// terminal; this flag lets only the first of them do so.
static IS_TAKEN_OVER: AtomicBool = AtomicBool::new(false);
/// Whether the program captures the mouse. Otherwise the terminal uses the mouse to select and copy text.
static IS_MOUSE_ENABLED: AtomicBool = AtomicBool::new(false);
/// How long restoring the terminal waits for a terminal that takes no output.
const RESTORE_TIMEOUT: Duration = Duration::from_millis(150);

/// The terminal while the program has taken it over. Dropping this value restores the terminal.
#[derive(Debug)]
pub(super) struct TerminalScreen {
    inner: Terminal<FrameBackend<OutputSender>>,
}

impl TerminalScreen {
    /// Takes over the terminal. Sends no query, because a terminal that does not answer would block the program. The
    /// output thread writes what this value draws.
    pub(super) fn take_over(is_mouse_enabled: bool) -> io::Result<TerminalScreen> {
        IS_MOUSE_ENABLED.store(is_mouse_enabled, Ordering::SeqCst);
        // The theme decides whether to use colour. crossterm's handling of NO_COLOR would reset every style (crossterm
        // PR 1069).
        crossterm::style::force_color_output(true);
        enter_screen()?;
        let terminal = Terminal::new(FrameBackend::new(OutputSender)).inspect_err(|_| restore())?;
        Ok(TerminalScreen { inner: terminal })
    }

    /// Draws a frame with one write, or with none if nothing changed. While the terminal takes no output, the frame is
    /// left out. When the terminal takes output again, an event causes the next frame.
    pub(super) fn draw(&mut self, draw: impl FnOnce(&mut ratatui::Frame<'_>)) -> io::Result<()> {
        // Another thread that panicked has restored the terminal. A frame would hide the panic message.
        if !IS_TAKEN_OVER.load(Ordering::SeqCst) || !output::is_ready_for_frame() {
            return Ok(());
        }
        self.inner.draw(draw).map(|_| ())
    }

    /// Makes the next frame draw every cell. `Terminal::clear` would query the position of the cursor (ratatui #2691).
    pub(super) fn repaint(&mut self) -> io::Result<()> {
        let size = self.inner.size()?;
        self.inner.backend_mut().forget();
        self.inner.resize(ratatui::layout::Rect::from((Position::ORIGIN, size)))
    }

    /// Sets the modes of the terminal again after the process was stopped and resumed: the shell has changed them.
    pub(super) fn resume(&mut self) -> io::Result<()> {
        // crossterm sets no raw mode that it has set before.
        drop(disable_raw_mode());
        enter_screen().and_then(|()| self.repaint())
    }

    /// Restores the terminal, calls `meanwhile`, and takes over the terminal again.
    ///
    /// Returns the result of `meanwhile` also if the terminal is lost.
    pub(super) fn suspend_while<T>(&mut self, meanwhile: impl FnOnce() -> T) -> (T, io::Result<()>) {
        restore();
        let result = meanwhile();
        (result, enter_screen().and_then(|()| self.repaint()))
    }

    /// Sends a text to the clipboard of the terminal (OSC 52). The terminal does not report whether it accepts the
    /// text.
    pub(super) fn copy_to_clipboard(&mut self, text: &str) -> io::Result<()> {
        queue!(OutputSender, CopyToClipboard::to_clipboard_from(text))
    }
}

impl Drop for TerminalScreen {
    fn drop(&mut self) {
        restore();
    }
}

fn enter_screen() -> io::Result<()> {
    IS_TAKEN_OVER.store(true, Ordering::SeqCst);
    let entered = enable_raw_mode().and_then(|()| {
        let mut out = Vec::new();
        queue!(out, EnterAlternateScreen, EnableBracketedPaste)?;
        if IS_MOUSE_ENABLED.load(Ordering::SeqCst) {
            enable_mouse(&mut out)?;
        }
        output::send(&out)
    });
    entered.inspect_err(|_| restore())
}

/// Reports clicks, the wheel, and movement with a button held. crossterm's command would report every movement.
#[cfg(unix)]
fn enable_mouse(out: &mut impl Write) -> io::Result<()> {
    out.write_all(b"\x1b[?1000h\x1b[?1002h\x1b[?1006h")
}

#[cfg(unix)]
fn disable_mouse(out: &mut impl Write) -> io::Result<()> {
    out.write_all(b"\x1b[?1006l\x1b[?1002l\x1b[?1000l")
}

#[cfg(not(unix))]
fn enable_mouse(out: &mut impl Write) -> io::Result<()> {
    queue!(out, crossterm::event::EnableMouseCapture)
}

#[cfg(not(unix))]
fn disable_mouse(out: &mut impl Write) -> io::Result<()> {
    queue!(out, crossterm::event::DisableMouseCapture)
}

/// Restores the terminal. Every way out of the program calls this function; a second call does nothing.
pub(super) fn restore() {
    if IS_TAKEN_OVER.swap(false, Ordering::SeqCst) {
        let mut out = Vec::new();
        // Errors are ignored: the terminal may be gone, and nothing can be reported then.
        drop(queue!(out, EndSynchronizedUpdate));
        if IS_MOUSE_ENABLED.load(Ordering::SeqCst) {
            drop(disable_mouse(&mut out));
        }
        drop(queue!(out, DisableBracketedPaste, LeaveAlternateScreen, cursor::Show));
        drop(output::send(&out));
        output::wait_until_written(RESTORE_TIMEOUT);
        drop(disable_raw_mode());
    }
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
        let mut content = content.peekable();
        if content.peek().is_none() {
            return Ok(());
        }
        self.cursor = None;
        self.backend().draw(content)
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
    use ratatui::layout::Rect;
    use ratatui::style::{Color, Modifier};
    use ratatui::{Frame, TerminalOptions, Viewport};

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
        let options = TerminalOptions { viewport: Viewport::Fixed(Rect::new(0, 0, width, height)) };
        Terminal::with_options(FrameBackend::new(Writes::default()), options).unwrap()
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
