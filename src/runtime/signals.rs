//! Signals, and a watch for a terminal that is gone.

use std::sync::mpsc::Sender;

use crate::ui::event::Event;

/// Signals, kept from ending the program by themselves.
#[cfg(unix)]
pub(super) struct SignalListener(Option<signal_hook::iterator::Signals>);

#[cfg(unix)]
impl SignalListener {
    /// From now on signals are told, those too that come before anybody listens.
    pub(super) fn new() -> SignalListener {
        use signal_hook::consts::{SIGCONT, SIGHUP, SIGINT, SIGQUIT, SIGTERM};
        SignalListener(signal_hook::iterator::Signals::new([SIGTERM, SIGHUP, SIGINT, SIGQUIT, SIGCONT]).ok())
    }

    /// Tells of signals that ask to end, and of going on after a stop.
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

/// Elsewhere the console closes the program by itself.
#[cfg(not(unix))]
pub(super) struct SignalListener;

#[cfg(not(unix))]
impl Caught {
    pub(super) fn new() -> Caught {
        Caught
    }

    pub(super) fn forward(self, _: &Sender<Event>) {}
}

/// Waits, asleep, until the terminal hangs up: an orphaned reader would spin (crossterm #793).
#[cfg(all(unix, not(target_os = "macos")))]
pub(super) fn watch_for_hangup(events: &Sender<Event>) {
    use rustix::event::{PollFd, PollFlags, poll};
    let stdin = std::io::stdin();
    loop {
        // Nothing is asked for: only a hang-up or an error wakes it.
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

/// macOS cannot poll a terminal; there the reader's own error tells.
#[cfg(not(all(unix, not(target_os = "macos"))))]
pub(super) fn watch_for_hangup(_: &Sender<Event>) {}
