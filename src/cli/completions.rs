//! `pesee completions`: what a shell completes, in the reader's language where it shows a text.

use clap::{Arg, Command};
use clap_complete::Shell;

use super::context::CommandContext;
use super::{CommandError, help};

pub(super) fn run(world: &CommandContext<'_>, shell: Shell) -> Result<(), CommandError> {
    let mut command = help::localized_command(&world.locale, false);
    if shell == Shell::Zsh {
        command = without_file(&command);
    }
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut command, "pesee", &mut script);
    super::print_text(&String::from_utf8_lossy(&script))
}

/// The same without the file that may stand in a command's place: the script for zsh would take the command for it, and
/// complete nothing after that.
fn without_file(command: &Command) -> Command {
    let options = command.get_arguments().filter(|argument: &&Arg| !argument.is_positional());
    let bare = Command::new("pesee").version(env!("CARGO_PKG_VERSION"));
    bare.disable_help_flag(true)
        .disable_version_flag(true)
        .disable_help_subcommand(true)
        .args(options.cloned())
        .subcommands(command.get_subcommands().cloned())
}
