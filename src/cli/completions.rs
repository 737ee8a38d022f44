//! `pesee completions`: scripts that complete the command line in a shell, with descriptions in the user's language.

use clap::{Arg, Command};
use clap_complete::Shell;

use super::context::CommandContext;
use super::{CommandError, help};

pub(super) fn run(context: &CommandContext<'_>, shell: Shell) -> Result<(), CommandError> {
    let mut command = help::localized_command(&context.locale, false);
    if shell == Shell::Zsh {
        command = without_file(&command);
    }
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut command, "pesee", &mut script);
    super::print_text(&String::from_utf8_lossy(&script))
}

/// Removes the argument `FILE` of `pesee FILE`. The script for zsh would take the name of a command for this argument
/// and complete nothing after it.
fn without_file(command: &Command) -> Command {
    let options = command.get_arguments().filter(|argument: &&Arg| !argument.is_positional());
    let bare = Command::new("pesee").version(env!("CARGO_PKG_VERSION"));
    bare.disable_help_flag(true)
        .disable_version_flag(true)
        .disable_help_subcommand(true)
        .args(options.cloned())
        .subcommands(command.get_subcommands().cloned())
}
