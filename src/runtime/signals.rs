//! The thread that waits for signals. Signals are Unix-specific.

use std::sync::mpsc::Sender;

use crate::ui::event::Event;

/// Receives the signals that would otherwise end or stop the program at once, and the signals of job control and of a
/// new terminal size; `None` if the handlers could not be installed.
#[cfg(unix)]
pub(super) struct SignalListener(Option<signal_hook::iterator::Signals>);

#[cfg(unix)]
impl SignalListener {
    /// Installs the handlers. Signals that arrive before [`SignalListener::forward`] runs are not lost.
    pub(super) fn new() -> SignalListener {
        use signal_hook::consts::{SIGCONT, SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGTSTP, SIGWINCH};
        let signals = [SIGTERM, SIGHUP, SIGINT, SIGQUIT, SIGTSTP, SIGCONT, SIGWINCH];
        SignalListener(signal_hook::iterator::Signals::new(signals).ok())
    }

    /// Sends an event for each signal. Skips the signals that the external editor handles.
    pub(super) fn forward(self, events: &Sender<Event>) {
        let Some(mut signals) = self.0 else { return };
        for signal in signals.forever() {
            if super::editor::handles_signal(signal) {
                continue;
            }
            let event = match signal {
                signal_hook::consts::SIGCONT => Event::Resumed,
                signal_hook::consts::SIGTSTP => Event::SuspendRequested,
                signal_hook::consts::SIGWINCH => Event::Resize,
                signal => Event::Terminated(signal),
            };
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
