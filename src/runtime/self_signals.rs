//! Signals that the program sends to itself.

/// Wakes whoever waits for a key: with nothing to tell but that the terminal may have another size.
#[cfg(unix)]
pub(super) fn wake_reader() {
    drop(signal_hook::low_level::raise(rustix::process::Signal::WINCH.as_raw()));
}

/// There the keyboard is looked at now and then.
#[cfg(not(unix))]
pub(super) fn wake_reader() {}

/// Stops the program as the shell does; returns when it goes on. (SIGTSTP is dropped for an orphaned group.)
#[cfg(unix)]
pub(super) fn suspend_self() {
    drop(signal_hook::low_level::raise(signal_hook::consts::SIGSTOP));
}

/// There is no stopping here.
#[cfg(not(unix))]
pub(super) fn suspend_self() {}
