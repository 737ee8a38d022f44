//! `--log FILE`: starts the log for bug reports, and records the start and the end of the program.

use std::path::PathBuf;

use crate::config::expand_tilde;
use crate::event_log::{self, Field};
use crate::phrases;
use crate::runtime;
use crate::store;
use crate::t;
use crate::text::{Language, SafeText};

use super::CommandError;
use super::args::{Command, CommonArgs, LogLevelArg};
use super::context::CommandContext;
use super::stall::report_stall;

/// The families of terminals that the log names: the first part of `TERM`. Another value is left out, because it is a
/// text from outside.
const TERMINALS: [&str; 12] =
    ["alacritty", "dumb", "foot", "konsole", "linux", "rxvt", "screen", "st", "tmux", "vt100", "vt220", "xterm"];

/// The file and the command of the command line.
type StartedAs<'a> = (Option<&'a PathBuf>, Option<&'a Command>);

/// Starts the log, if one is requested.
pub(super) fn start(context: &CommandContext<'_>, cli: StartedAs<'_>) -> Result<(), CommandError> {
    let Some(path) = &context.common_args.log else { return Ok(()) };
    let path = expand_tilde(path);
    let state = context.folders().ok().map(|folders| folders.state);
    let opened = report_stall(context.locale.language(), || store::open_log(&path, state.as_deref()));
    let file = opened.map_err(|error| {
        let reason = phrases::write_error(&context.locale, &error);
        CommandError::Message(
            1,
            t!(context.locale, "cli-log-not-opened", path = SafeText::from_path(&path), reason = reason),
        )
    })?;
    runtime::start_log(file, context.common_args.log_level == LogLevelArg::Debug);
    record_start(context, cli);
    Ok(())
}

/// Records the version, the platform and how the program was called.
fn record_start(context: &CommandContext<'_>, (file, command): StartedAs<'_>) {
    let command = match command {
        Some(command) => Field::Variant(command),
        None if file.is_some() => "file".into(),
        None => "library".into(),
    };
    let terminal = context.environment.text("TERM").unwrap_or_default();
    let terminal = TERMINALS.into_iter().find(|known| terminal.split('-').next() == Some(known)).unwrap_or("other");
    let language = context.locale.language();
    // The tag of a language that the user added is a text from outside.
    let language = if Language::BUILT_IN.contains(&language) { language.tag() } else { "other" };
    event_log::info(
        "start",
        &[
            ("version", env!("CARGO_PKG_VERSION").into()),
            ("os", std::env::consts::OS.into()),
            ("arch", std::env::consts::ARCH.into()),
            ("command", command),
            ("language", language.into()),
            ("terminal", terminal.into()),
            ("interactive", super::is_interactive().into()),
        ],
    );
    let CommonArgs { dir, lang, theme, plain, passphrase_fd, identity, .. } = &context.common_args;
    event_log::info(
        "options",
        &[
            ("dir", dir.is_some().into()),
            ("lang", lang.is_some().into()),
            ("theme", theme.is_some().into()),
            ("plain", (*plain).into()),
            ("passphrase-fd", passphrase_fd.is_some().into()),
            ("identity", identity.is_some().into()),
            ("config-valid", context.config_notice.is_none().into()),
        ],
    );
}

/// Records the exit code, and waits a moment for the last entries.
pub(super) fn end(code: u8) {
    event_log::info("exit", &[("code", u64::from(code).into())]);
    runtime::flush_log();
}
