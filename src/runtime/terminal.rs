//! Taking over the terminal, and restoring the terminal on every way out.

use std::io::{self, Write};
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use crossterm::clipboard::CopyToClipboard;
use crossterm::event::{DisableBracketedPaste, EnableBracketedPaste};
use crossterm::terminal::{
    EndSynchronizedUpdate, EnterAlternateScreen, LeaveAlternateScreen, disable_raw_mode, enable_raw_mode,
};
use crossterm::{cursor, queue};

use super::frame_terminal::FrameTerminal;
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
    inner: FrameTerminal<OutputSender>,
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
        let terminal = FrameTerminal::new(OutputSender).inspect_err(|_| restore())?;
        Ok(TerminalScreen { inner: terminal })
    }

    /// Draws a frame with one write, or with none if nothing changed. While the terminal takes no output, the frame is
    /// left out. When the terminal takes output again, an event causes the next frame.
    pub(super) fn draw(&mut self, draw: impl FnOnce(&mut ratatui::Frame<'_>)) -> io::Result<()> {
        // Another thread that panicked has restored the terminal. A frame would hide the panic message.
        if !IS_TAKEN_OVER.load(Ordering::SeqCst) || !output::is_ready_for_frame() {
            return Ok(());
        }
        self.inner.draw(draw)
    }

    /// Makes the next frame draw every cell.
    pub(super) fn repaint(&mut self) -> io::Result<()> {
        self.inner.repaint()
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
