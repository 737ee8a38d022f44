//! Shows a long text with the user's pager.

use std::io::{self, Write};
use std::process::{Child, Command, Stdio};

use crate::config::Environment;

use super::CommandError;

/// The pager if `PAGER` is not set.
const DEFAULT_PAGER: &str = "less";
/// The settings of `less` for variables that are not set: `less` ends at once if the text fits the screen and leaves
/// the text there, and it reads the text as UTF-8, which it always is, also if the locale is not installed.
const LESS_SETTINGS: [(&str, &str); 2] = [("LESS", "FRX"), ("LESSCHARSET", "utf-8")];

/// Shows the text with the program that `PAGER` names, or with `less`. Prints the text if there is no such program.
pub(super) fn show(environment: &dyn Environment, text: &str) -> Result<(), CommandError> {
    let command = environment.text("PAGER").unwrap_or_else(|| DEFAULT_PAGER.to_owned());
    // The command is split as a shell splits it, but no shell runs it, so nothing in it is expanded or executed.
    let words = shell_words::split(&command).unwrap_or_default();
    let Some((program, arguments)) = words.split_first() else { return super::print_text(text) };
    let mut command = Command::new(program);
    command.args(arguments).stdin(Stdio::piped());
    command.envs(LESS_SETTINGS.into_iter().filter(|(name, _)| environment.var(name).is_none()));
    let interrupts = Interrupts::ignore();
    let Ok(mut pager) = command.spawn() else { return super::print_text(text) };
    let shown = feed(&mut pager, text);
    // The pager has the terminal until it ends.
    let ended = pager.wait();
    drop(interrupts);
    shown.and(ended.map(drop)).map_err(CommandError::Output)
}

/// Writes the text to the pager. The user may close the pager before its end, so a closed pipe is no error.
fn feed(pager: &mut Child, text: &str) -> io::Result<()> {
    let Some(mut input) = pager.stdin.take() else { return Ok(()) };
    match input.write_all(text.as_bytes()) {
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(()),
        result => result,
    }
}

/// Ignores interrupts while it exists. Ctrl+C reaches the pager too, which handles it; if it ended this program, the
/// pager would lose the terminal.
struct Interrupts(#[cfg(unix)] Option<signal_hook::SigId>);

impl Interrupts {
    #[cfg(unix)]
    fn ignore() -> Interrupts {
        let flag = std::sync::Arc::default();
        Interrupts(signal_hook::flag::register(signal_hook::consts::SIGINT, flag).ok())
    }

    #[cfg(not(unix))]
    fn ignore() -> Interrupts {
        Interrupts()
    }
}

impl Drop for Interrupts {
    fn drop(&mut self) {
        #[cfg(unix)]
        if let Some(id) = self.0.take() {
            signal_hook::low_level::unregister(id);
        }
    }
}
