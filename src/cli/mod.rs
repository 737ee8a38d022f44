//! The command line: one file a command.

mod args;
mod ask;
mod check;
mod compare;
mod completions;
mod context;
mod file_errors;
mod help;
mod import;
mod list;
mod lock;
mod man;
mod merge;
mod new;
mod open;
mod passphrase;
mod report;
mod score;

use std::ffi::OsString;
use std::io::{self, IsTerminal, Write};
use std::path::Path;

use clap::Parser;
use clap::error::ErrorKind;
use serde::Serialize;

use crate::config::{Environment, choose_language};
use crate::messages::{ReportRequest, SaveOutcome, WriteError};
use crate::phrases;
use crate::report as written;
use crate::store;
use crate::t;
use crate::text::{Locale, SafeText};
use crate::walk::{EXAMPLE, TEMPLATES};

use args::{Cli, Command};
use context::CommandContext;

/// How a run ends when it does not simply end.
#[derive(Debug)]
enum CommandError {
    /// With this code; why was said.
    ExitCode(u8),
    /// With this code, and this sentence on standard error.
    Message(u8, SafeText),
    /// The answer could not be written.
    Output(io::Error),
}

impl From<io::Error> for CommandError {
    fn from(error: io::Error) -> CommandError {
        CommandError::Output(error)
    }
}

/// Runs the program with these arguments; gives the exit code.
pub fn run(arguments: impl IntoIterator<Item = OsString>, environment: &dyn Environment) -> u8 {
    let arguments: Vec<OsString> = arguments.into_iter().collect();
    let ended = match Cli::try_parse_from(&arguments) {
        Ok(cli) => {
            let mut world = CommandContext::new(environment, cli.common);
            run_command(&mut world, cli.file.map(Into::into), cli.command).and_then(|()| Ok(io::stdout().flush()?))
        }
        Err(error) => handle_parse_error(&arguments, environment, &error),
    };
    let locale = || {
        let config = context::load_config(environment).0;
        Locale::new(choose_language(find_language_arg(&arguments), environment, &config, None))
    };
    match ended {
        Ok(()) => 0,
        Err(CommandError::ExitCode(code)) => code,
        Err(CommandError::Message(code, sentence)) => {
            print_error(&sentence);
            code
        }
        Err(CommandError::Output(error)) if error.kind() == io::ErrorKind::BrokenPipe => 0,
        Err(CommandError::Output(error)) => {
            let reason = SafeText::excerpt(&error.to_string());
            print_error(&t!(locale(), "cli-output-error", reason = reason));
            1
        }
    }
}

/// Help, the version, or what is wrong with the command line.
fn handle_parse_error(
    arguments: &[OsString],
    environment: &dyn Environment,
    error: &clap::Error,
) -> Result<(), CommandError> {
    let (config, _) = context::load_config(environment);
    let asked = find_language_arg(arguments);
    let locale = Locale::new(choose_language(asked, environment, &config, None));
    let short = arguments.iter().any(|argument| argument == "-h");
    // The same again with the texts in the reader's language.
    let Err(error) = help::localized_command(&locale, !short).try_get_matches_from(arguments) else {
        return Err(CommandError::Message(2, help::describe_usage_error(&locale, error)));
    };
    match error.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => {
            write!(io::stdout(), "{error}")?;
            io::stdout().flush()?;
            Ok(())
        }
        _ => Err(CommandError::Message(2, help::describe_usage_error(&locale, &error))),
    }
}

/// The language after `--lang`, when the rest of the line was not understood.
fn find_language_arg(arguments: &[OsString]) -> Option<crate::text::Language> {
    let texts: Vec<&str> = arguments.iter().filter_map(|argument| argument.to_str()).collect();
    let after = texts.windows(2).find(|pair| pair.first() == Some(&"--lang")).and_then(|pair| pair.get(1).copied());
    let joined = texts.iter().find_map(|text| text.strip_prefix("--lang="));
    after.or(joined).and_then(crate::text::Language::from_tag)
}

fn run_command(
    world: &mut CommandContext<'_>,
    file: Option<OsString>,
    command: Option<Command>,
) -> Result<(), CommandError> {
    if file.is_some() && command.is_some() {
        return Err(CommandError::Message(2, t!(world.locale, "cli-usage-error")));
    }
    match command {
        None => match file {
            Some(file) => open::run(world, &file),
            None => open::open_library(world),
        },
        Some(Command::Open { name }) => open::run(world, &name),
        Some(Command::New { template, example, client, file }) => {
            let template = if example { Some(EXAMPLE.name) } else { template.as_deref() };
            open::create(world, template, client.as_deref(), file.as_deref())
        }
        Some(Command::Ask { file }) => ask::run(world, file.as_deref()),
        Some(Command::List { due, client, archived, format }) => {
            list::run(world, list::ListFilter { due, client: client.as_deref(), archived }, format)
        }
        Some(Command::Score { file, format, draws }) => score::run(world, &file, format, draws),
        Some(Command::Compare { file, others, since, format }) => {
            compare::run(world, &file, &others, since.as_deref(), format)
        }
        Some(Command::Report { file, kind, output, anonymous }) => {
            report::run(world, &file, ReportRequest { format: kind, is_anonymous: anonymous }, output.as_deref())
        }
        Some(Command::Check { files }) => check::run(world, &files),
        Some(Command::Import { table, into, yes }) => import::run(world, &table, into.as_deref(), yes),
        Some(Command::Merge { base, ours, theirs }) => merge::run(world, &base, &ours, &theirs),
        Some(Command::Lock { file, recipients }) => lock::lock(world, &file, &recipients),
        Some(Command::Unlock { file, output }) => lock::unlock(world, &file, output.as_deref()),
        Some(Command::Template { name }) => print_templates(world, name.as_deref()),
        Some(Command::Schema) => Ok(print_json(&store::build_json_schema())?),
        Some(Command::Completions { shell }) => completions::run(world, shell),
        Some(Command::Man { command, all }) => man::run(world, command.as_deref(), all.as_deref()),
        Some(Command::Path) => print_paths(world),
    }
}

/// Why what was answered is not in the file, where it is kept instead, and the exit code that says so.
fn describe_unsaved(locale: &Locale, path: &SafeText, trouble: &SaveOutcome, kept: Option<&Path>) -> (u8, SafeText) {
    let (code, said) = match trouble {
        SaveOutcome::Failed(WriteError::NoAnswer) | SaveOutcome::Done | SaveOutcome::ChangedOnDisk(_) => {
            (1, t!(locale, "cli-unsaved", path = path))
        }
        SaveOutcome::Failed(why) => {
            (1, t!(locale, "cli-unsaved-because", path = path, reason = phrases::write_error(locale, why)))
        }
        SaveOutcome::ReplaceFailed(..) => {
            (1, phrases::save_result(locale, trouble, kept.is_some()).unwrap_or_default())
        }
        SaveOutcome::UnreadableOnDisk(_) => {
            (4, phrases::save_result(locale, trouble, kept.is_some()).unwrap_or_default())
        }
    };
    let kept = kept.map(|kept| t!(locale, "cli-unsaved-kept", path = SafeText::from_path(kept)));
    (code, SafeText::join([said].iter().chain(&kept), " "))
}

/// The templates by name, or the text of one.
fn print_templates(world: &CommandContext<'_>, name: Option<&str>) -> Result<(), CommandError> {
    let Some(name) = name else {
        for known in TEMPLATES {
            let (name, about) =
                (SafeText::from_static(known.name), phrases::template_description(&world.locale, known.name));
            print_line(&t!(world.locale, "cli-template-line", name = name, about = about))?;
        }
        return Ok(());
    };
    print_text(new::template_text(world, name)?)
}

/// Where things are kept.
fn print_paths(world: &CommandContext<'_>) -> Result<(), CommandError> {
    let folders = world.folders()?;
    for (id, path) in [
        ("cli-path-sessions", &folders.sessions),
        ("cli-path-state", &folders.state),
        ("cli-path-config", &folders.config),
    ] {
        print_line(&t!(world.locale, id, path = SafeText::from_path(path)))?;
    }
    Ok(())
}

/// A sentence on standard error. Where that is gone too there is nobody left to tell, and what was asked is done, or
/// ends with its code, all the same.
fn print_error(sentence: &SafeText) {
    drop(writeln!(io::stderr(), "pesee: {sentence}"));
}

/// One line of an answer.
fn print_line(text: &SafeText) -> io::Result<()> {
    writeln!(io::stdout(), "{text}")
}

/// A text of the program's own, or in a format whose writer lets nothing into it that could move a cursor.
fn print_text(text: &str) -> Result<(), CommandError> {
    Ok(write!(io::stdout(), "{text}")?)
}

/// An answer for scripts.
fn print_json(answer: &impl Serialize) -> io::Result<()> {
    written::write_json(&mut io::stdout().lock(), answer)
}

/// Whether both ends of the conversation are a terminal.
fn is_interactive() -> bool {
    io::stdin().is_terminal() && io::stdout().is_terminal()
}
