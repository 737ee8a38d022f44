//! Signals that the program sends to itself, separate because only Unix has them.

/// Stops the process and returns when the process continues. Sends SIGSTOP, because the system ignores SIGTSTP for an
/// orphaned process group.
#[cfg(unix)]
pub(super) fn suspend_self() {
    drop(signal_hook::low_level::raise(signal_hook::consts::SIGSTOP));
}

/// Does nothing: other systems cannot stop a process this way.
#[cfg(not(unix))]
pub(super) fn suspend_self() {}
