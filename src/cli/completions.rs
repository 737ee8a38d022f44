//! `pesee completions`: scripts that complete the command line in a shell.
//!
//! Those for bash, zsh and fish ask the program at each use, through `super::complete`, and also complete titles,
//! clients and other values in the language of the user. Those for other shells are lists of commands and options.

use clap_complete::Shell;

use super::context::CommandContext;
use super::{CommandError, help};

pub(super) fn run(context: &CommandContext<'_>, shell: Shell) -> Result<(), CommandError> {
    match shell {
        Shell::Bash => super::print_text(include_str!("../../assets/completions/pesee.bash")),
        Shell::Zsh => super::print_text(include_str!("../../assets/completions/pesee.zsh")),
        Shell::Fish => super::print_text(include_str!("../../assets/completions/pesee.fish")),
        other => {
            let mut script = Vec::new();
            clap_complete::generate(other, &mut help::localized_command(&context.locale, false), "pesee", &mut script);
            super::print_text(&String::from_utf8_lossy(&script))
        }
    }
}
