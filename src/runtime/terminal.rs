//! The terminal: taken over, drawn on with one write a frame, and always given back.

use std::io::{self, Write};
use std::sync::atomic::{AtomicBool, Ordering};

use crossterm::clipboard::CopyToClipboard;
use crossterm::event::{DisableBracketedPaste, EnableBracketedPaste};
use crossterm::terminal::{
    BeginSynchronizedUpdate, EndSynchronizedUpdate, EnterAlternateScreen, LeaveAlternateScreen, disable_raw_mode,
    enable_raw_mode,
};
use crossterm::{cursor, queue, terminal};
use ratatui::Terminal;
use ratatui::backend::{Backend, ClearType, WindowSize};
use ratatui::buffer::Cell;
use ratatui::layout::{Position, Size};

use super::pen;

/// Whether the terminal is ours now; the panic hook and the guard both look here, and only one gives it back.
static TAKEN: AtomicBool = AtomicBool::new(false);
/// Whether the mouse is wanted; else it is the terminal's own, to select and copy with.
static MOUSE: AtomicBool = AtomicBool::new(false);

/// The terminal while it is ours. Dropping it gives it back.
#[derive(Debug)]
pub(super) struct Screen {
    inner: Terminal<Frugal>,
}

impl Screen {
    /// Takes the terminal over. Nothing is asked of it: a mute terminal would keep us waiting.
    pub(super) fn take(mouse: bool) -> io::Result<Screen> {
        MOUSE.store(mouse, Ordering::SeqCst);
        // Our own theme knows when not to use colour; crossterm's way would reset every style (its PR 1069).
        crossterm::style::force_color_output(true);
        enter()?;
        let terminal = Terminal::new(Frugal::new()).inspect_err(|_| give_back())?;
        Ok(Screen { inner: terminal })
    }

    /// Draws a frame: in one write, and none where nothing changed.
    pub(super) fn draw(&mut self, draw: impl FnOnce(&mut ratatui::Frame<'_>)) -> io::Result<()> {
        if !TAKEN.load(Ordering::SeqCst) {
            // Another thread broke, and gave it back: what it tells is not to be drawn over.
            return Ok(());
        }
        self.inner.draw(draw).map(|_| ())
    }

    /// Draws everything again at the next frame. (`Terminal::clear` would ask where the cursor is, ratatui #2691.)
    pub(super) fn repaint(&mut self) -> io::Result<()> {
        let size = self.inner.size()?;
        self.inner.backend_mut().forget();
        self.inner.resize(ratatui::layout::Rect::from((Position::ORIGIN, size)))
    }

    /// Gives the terminal back, lets `meanwhile` happen, and takes it over again.
    pub(super) fn lend<T>(&mut self, meanwhile: impl FnOnce() -> T) -> io::Result<T> {
        give_back();
        let done = meanwhile();
        enter()?;
        self.repaint()?;
        Ok(done)
    }

    /// Sends a text to the terminal, for its clipboard. Whether it takes it is not told.
    pub(super) fn copy(&mut self, text: &str) -> io::Result<()> {
        let mut out = io::stdout();
        queue!(out, CopyToClipboard::to_clipboard_from(text))?;
        out.flush()
    }
}

impl Drop for Screen {
    fn drop(&mut self) {
        give_back();
    }
}

fn enter() -> io::Result<()> {
    TAKEN.store(true, Ordering::SeqCst);
    let entered = enable_raw_mode().and_then(|()| {
        let mut out = io::stdout();
        queue!(out, EnterAlternateScreen, EnableBracketedPaste)?;
        if MOUSE.load(Ordering::SeqCst) {
            mouse_on(&mut out)?;
        }
        out.flush()
    });
    entered.inspect_err(|_| give_back())
}

/// Clicks, the wheel, and movement with a button held. (crossterm's own would have every movement told.)
#[cfg(unix)]
fn mouse_on(out: &mut impl Write) -> io::Result<()> {
    out.write_all(b"\x1b[?1000h\x1b[?1002h\x1b[?1006h")
}

#[cfg(unix)]
fn mouse_off(out: &mut impl Write) -> io::Result<()> {
    out.write_all(b"\x1b[?1006l\x1b[?1002l\x1b[?1000l")
}

#[cfg(not(unix))]
fn mouse_on(out: &mut impl Write) -> io::Result<()> {
    queue!(out, crossterm::event::EnableMouseCapture)
}

#[cfg(not(unix))]
fn mouse_off(out: &mut impl Write) -> io::Result<()> {
    queue!(out, crossterm::event::DisableMouseCapture)
}

/// Gives the terminal back as it was; every way out goes through here, and a second time does nothing.
pub(super) fn give_back() {
    if TAKEN.swap(false, Ordering::SeqCst) {
        let mut out = io::stdout();
        // On the way out there is nobody to tell of a terminal that is gone.
        drop(queue!(out, EndSynchronizedUpdate));
        if MOUSE.load(Ordering::SeqCst) {
            drop(mouse_off(&mut out));
        }
        drop(queue!(out, DisableBracketedPaste, LeaveAlternateScreen, cursor::Show));
        drop(out.flush());
        drop(disable_raw_mode());
    }
}

/// Collects the bytes of a frame and writes them at once, between the marks of a synchronized update.
#[derive(Debug, Default)]
struct OneWrite(Vec<u8>);

impl Write for OneWrite {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if self.0.is_empty() {
            queue!(self.0, BeginSynchronizedUpdate)?;
        }
        self.0.extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        if self.0.is_empty() {
            return Ok(());
        }
        queue!(self.0, EndSynchronizedUpdate)?;
        let mut out = io::stdout().lock();
        let written = out.write_all(&self.0).and_then(|()| out.flush());
        self.0.clear();
        written
    }
}

/// A backend that is sparing with bytes: a frame in which nothing changed is none.
#[derive(Debug)]
struct Frugal {
    out: OneWrite,
    cursor: Option<Position>,
    visible: Option<bool>,
    /// Whether drawing has moved the cursor since it was put somewhere.
    moved: bool,
}

impl Frugal {
    fn new() -> Frugal {
        Frugal { out: OneWrite::default(), cursor: None, visible: None, moved: false }
    }

    /// Takes nothing for granted any more.
    fn forget(&mut self) {
        self.cursor = None;
        self.visible = None;
    }
}

impl Backend for Frugal {
    type Error = io::Error;

    fn draw<'a, I>(&mut self, content: I) -> io::Result<()>
    where
        I: Iterator<Item = (u16, u16, &'a Cell)>,
    {
        let mut content = content.peekable();
        if content.peek().is_none() {
            return Ok(());
        }
        self.moved = true;
        pen::draw(&mut self.out, content)
    }

    fn hide_cursor(&mut self) -> io::Result<()> {
        if self.visible.replace(false) == Some(false) { Ok(()) } else { queue!(self.out, cursor::Hide) }
    }

    fn show_cursor(&mut self) -> io::Result<()> {
        if self.visible.replace(true) == Some(true) { Ok(()) } else { queue!(self.out, cursor::Show) }
    }

    fn get_cursor_position(&mut self) -> io::Result<Position> {
        // We put it where it is; asking a terminal takes as long as it likes.
        Ok(self.cursor.unwrap_or(Position::ORIGIN))
    }

    fn set_cursor_position<P: Into<Position>>(&mut self, position: P) -> io::Result<()> {
        let position = position.into();
        if self.cursor.replace(position) == Some(position) && !self.moved {
            return Ok(());
        }
        self.moved = false;
        queue!(self.out, cursor::MoveTo(position.x, position.y))
    }

    fn clear(&mut self) -> io::Result<()> {
        self.clear_region(ClearType::All)
    }

    fn clear_region(&mut self, kind: ClearType) -> io::Result<()> {
        self.moved = true;
        let kind = match kind {
            ClearType::All => terminal::ClearType::All,
            ClearType::AfterCursor => terminal::ClearType::FromCursorDown,
            ClearType::BeforeCursor => terminal::ClearType::FromCursorUp,
            ClearType::CurrentLine => terminal::ClearType::CurrentLine,
            ClearType::UntilNewLine => terminal::ClearType::UntilNewLine,
        };
        queue!(self.out, terminal::Clear(kind))
    }

    fn size(&self) -> io::Result<Size> {
        terminal::size().map(Size::from)
    }

    fn window_size(&mut self) -> io::Result<WindowSize> {
        let window = terminal::window_size()?;
        Ok(WindowSize {
            columns_rows: Size::new(window.columns, window.rows),
            pixels: Size::new(window.width, window.height),
        })
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}
