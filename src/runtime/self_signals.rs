//! Signals that the program sends to itself, separate because only Unix has them.

/// Wakes the input thread from waiting for a key. The only other effect of SIGWINCH is an event for a new terminal
/// size.
#[cfg(unix)]
pub(super) fn wake_reader() {
    drop(signal_hook::low_level::raise(rustix::process::Signal::WINCH.as_raw()));
}

/// Does nothing: on other systems the input thread polls.
#[cfg(not(unix))]
pub(super) fn wake_reader() {}

/// Stops the process and returns when the process continues. Sends SIGSTOP, because the system ignores SIGTSTP for an
/// orphaned process group.
#[cfg(unix)]
pub(super) fn suspend_self() {
    drop(signal_hook::low_level::raise(signal_hook::consts::SIGSTOP));
}

/// Does nothing: other systems cannot stop a process this way.
#[cfg(not(unix))]
pub(super) fn suspend_self() {}
