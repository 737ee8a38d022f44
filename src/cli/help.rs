//! `--help` and what is said of a wrong command line, in the reader's language.

use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{Command, CommandFactory};

use crate::tell;
use crate::text::{Shown, Tongue};

use super::args::Cli;

/// The command line with its texts in the reader's language.
pub(super) fn spoken(tongue: &Tongue) -> Command {
    let mut root = dressed(Cli::command(), tongue)
        .about(told(tongue, "cli-about"))
        .subcommand_value_name(told(tongue, "cli-command"));
    let names: Vec<String> = root.get_subcommands().map(|command| command.get_name().to_owned()).collect();
    for name in names {
        let about = command_about(tongue, &name);
        root = root.mut_subcommand(&name, |command| dressed(command, tongue).about(about));
    }
    root
}

fn told(tongue: &Tongue, id: &'static str) -> String {
    tell!(tongue, id).to_string()
}

fn command_about(tongue: &Tongue, name: &str) -> String {
    let id = match name {
        "new" => "cli-new",
        "open" => "cli-open",
        "ask" => "cli-ask",
        "list" => "cli-list",
        "score" => "cli-score",
        "compare" => "cli-compare",
        "report" => "cli-report",
        "check" => "cli-check",
        "merge" => "cli-merge",
        "template" => "cli-template",
        _ => "cli-path",
    };
    told(tongue, id)
}

/// One command with the headings, arguments and options in the reader's language.
fn dressed(command: Command, tongue: &Tongue) -> Command {
    let usage = told(tongue, "cli-usage");
    let commands = told(tongue, "cli-commands");
    let template = format!("{{about-with-newline}}\n{usage} {{usage}}\n\n{{all-args}}");
    let (arguments, options) = (told(tongue, "cli-arguments"), told(tongue, "cli-options"));
    let has_version = command.get_version().is_some();
    let dressed = command
        .help_template(template)
        .subcommand_help_heading(commands)
        .disable_help_flag(true)
        .disable_version_flag(true)
        .mut_args(|arg| {
            let heading = if arg.is_positional() { arguments.clone() } else { options.clone() };
            let help = argument_help(tongue, arg.get_id().as_str());
            let arg = arg.help_heading(heading).help(help);
            let takes_values = arg.get_action().takes_values();
            if takes_values { arg.hide_possible_values(true).hide_default_value(true) } else { arg }
        })
        .arg(
            clap::Arg::new("help")
                .long("help")
                .short('h')
                .action(clap::ArgAction::Help)
                .help(told(tongue, "cli-arg-help"))
                .display_order(90)
                .help_heading(options.clone()),
        );
    if has_version {
        let version =
            clap::Arg::new("version").long("version").short('V').action(clap::ArgAction::Version).display_order(90);
        dressed.arg(version.help(told(tongue, "cli-arg-version")).help_heading(options.clone()))
    } else {
        dressed
    }
}

fn argument_help(tongue: &Tongue, id: &str) -> String {
    let id = match id {
        "file" => "cli-arg-file",
        "files" => "cli-arg-files",
        "others" => "cli-arg-others",
        "since" => "cli-arg-since",
        "base" => "cli-arg-base",
        "ours" => "cli-arg-ours",
        "theirs" => "cli-arg-theirs",
        "name" => "cli-arg-name",
        "template" => "cli-arg-template",
        "example" => "cli-arg-example",
        "client" => "cli-arg-client",
        "due" => "cli-arg-due",
        "format" => "cli-arg-format",
        "kind" => "cli-arg-kind",
        "output" => "cli-arg-output",
        "anonymous" => "cli-arg-anonymous",
        "draws" => "cli-arg-draws",
        "dir" => "cli-arg-dir",
        "lang" => "cli-arg-lang",
        "color" => "cli-arg-color",
        _ => "cli-arg-plain",
    };
    told(tongue, id)
}

/// What is wrong with a command line, in one sentence with a next step.
pub(super) fn wrong(tongue: &Tongue, error: &clap::Error) -> Shown {
    let context = |kind| match error.get(kind) {
        Some(ContextValue::String(text)) => Shown::brief(text),
        Some(ContextValue::Strings(texts)) => {
            let texts: Vec<Shown> = texts.iter().map(|text| Shown::brief(text)).collect();
            Shown::join(&texts, ", ")
        }
        _ => Shown::default(),
    };
    let argument = context(ContextKind::InvalidArg);
    match error.kind() {
        ErrorKind::UnknownArgument => tell!(tongue, "cli-unknown", argument = argument),
        ErrorKind::InvalidSubcommand => {
            tell!(tongue, "cli-unknown", argument = context(ContextKind::InvalidSubcommand))
        }
        ErrorKind::MissingRequiredArgument | ErrorKind::MissingSubcommand => {
            tell!(tongue, "cli-missing", argument = argument)
        }
        ErrorKind::InvalidValue => {
            let (value, valid) = (context(ContextKind::InvalidValue), context(ContextKind::ValidValue));
            if value.is_empty() {
                tell!(tongue, "cli-no-value", argument = argument)
            } else {
                tell!(tongue, "cli-bad-value", argument = argument, value = value, valid = valid)
            }
        }
        ErrorKind::ValueValidation => {
            tell!(tongue, "cli-refused-value", argument = argument, value = context(ContextKind::InvalidValue))
        }
        ErrorKind::ArgumentConflict => tell!(tongue, "cli-conflict", argument = argument),
        _ => tell!(tongue, "cli-wrong"),
    }
}
