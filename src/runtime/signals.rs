//! The threads that wait for signals and for the hang-up of the terminal. Both are Unix-specific.

use std::sync::mpsc::Sender;

use crate::ui::event::Event;

/// Receives the signals that would otherwise end the program at once; `None` if the handlers could not be installed.
#[cfg(unix)]
pub(super) struct SignalListener(Option<signal_hook::iterator::Signals>);

#[cfg(unix)]
impl SignalListener {
    /// Installs the handlers. Signals that arrive before [`SignalListener::forward`] runs are not lost.
    pub(super) fn new() -> SignalListener {
        use signal_hook::consts::{SIGCONT, SIGHUP, SIGINT, SIGQUIT, SIGTERM};
        SignalListener(signal_hook::iterator::Signals::new([SIGTERM, SIGHUP, SIGINT, SIGQUIT, SIGCONT]).ok())
    }

    /// Sends an event for each signal: `Resumed` for SIGCONT, else `Terminated`. Skips the signals that the external
    /// editor handles.
    pub(super) fn forward(self, events: &Sender<Event>) {
        let Some(mut signals) = self.0 else { return };
        for signal in signals.forever() {
            if super::editor::handles_signal(signal) {
                continue;
            }
            let event = if signal == signal_hook::consts::SIGCONT { Event::Resumed } else { Event::Terminated(signal) };
            if events.send(event).is_err() {
                return;
            }
        }
    }
}

/// Does nothing: on other systems the console ends the program.
#[cfg(not(unix))]
pub(super) struct SignalListener;

#[cfg(not(unix))]
impl SignalListener {
    pub(super) fn new() -> SignalListener {
        SignalListener
    }

    pub(super) fn forward(self, _: &Sender<Event>) {}
}

/// Waits until the terminal hangs up, without polling. The input thread cannot do this: after a hang-up crossterm's
/// reader loops without end (crossterm #793).
#[cfg(all(unix, not(target_os = "macos")))]
pub(super) fn watch_for_hangup(events: &Sender<Event>) {
    use rustix::event::{PollFd, PollFlags, poll};
    let stdin = std::io::stdin();
    loop {
        // With no flags requested, `poll` returns only for a hang-up or an error.
        let mut fds = [PollFd::new(&stdin, PollFlags::empty())];
        match poll(&mut fds, None) {
            Ok(0) | Err(rustix::io::Errno::INTR) => {}
            Ok(_) | Err(_) => {
                drop(events.send(Event::InputLost));
                return;
            }
        }
    }
}

/// Does nothing: macOS cannot poll a terminal, and there crossterm's reader returns an error.
#[cfg(not(all(unix, not(target_os = "macos"))))]
pub(super) fn watch_for_hangup(_: &Sender<Event>) {}
