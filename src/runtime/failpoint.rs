//! Faults that tests cause in a debug build: a panic, and a disk that does not answer. A release build contains none.

/// A place that can hang.
#[derive(Clone, Copy)]
pub enum HangingPlace {
    /// The work on the files of the library.
    Disk,
    /// The emergency copy at a time when the disk does not answer.
    EmergencyCopy,
    /// The log for bug reports.
    Log,
}

/// Panics if the variable `PESEE_BREAK` names this place.
#[cfg(debug_assertions)]
#[allow(clippy::panic, reason = "the purpose of this function")]
pub(super) fn panic_at(place: &str) {
    if std::env::var_os("PESEE_BREAK").is_some_and(|at| at == place) {
        // The escape sequence must not reach the terminal of the user.
        panic!("a test panic at \u{1b}[31m{place}");
    }
}

/// Waits while the folder that the variable `PESEE_HANG` names contains a file with the name of the place: `disk`,
/// `copy` or `log`.
#[cfg(debug_assertions)]
pub fn wait_while_hanging(place: HangingPlace) {
    let name = match place {
        HangingPlace::Disk => "disk",
        HangingPlace::EmergencyCopy => "copy",
        HangingPlace::Log => "log",
    };
    let Some(folder) = std::env::var_os("PESEE_HANG") else { return };
    while std::path::Path::new(&folder).join(name).exists() {
        std::thread::sleep(std::time::Duration::from_millis(20));
    }
}

#[cfg(not(debug_assertions))]
pub(super) fn panic_at(_: &str) {}

#[cfg(not(debug_assertions))]
pub fn wait_while_hanging(_: HangingPlace) {}
