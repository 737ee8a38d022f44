//! The command line: one file per command, and the code that all commands share.

mod args;
mod ask;
mod catalogues;
mod check;
mod compare;
mod complete;
mod completions;
mod config;
mod context;
mod file_errors;
mod help;
mod import;
mod languages;
mod list;
mod lock;
mod log;
mod man;
mod manual;
mod merge;
mod new;
mod open;
mod pager;
mod passphrase;
mod recovery;
mod report;
mod score;
mod stall;

use std::ffi::OsString;
use std::io::{self, IsTerminal, Write};
use std::path::Path;

use clap::error::ErrorKind;
use serde::Serialize;

use crate::config::Environment;
use crate::messages::{ReportRequest, SaveOutcome, WriteError, contains_secret_key};
use crate::phrases;
use crate::report as written;
use crate::store;
use crate::t;
use crate::text::{Locale, SafeText};
use crate::walk::{EXAMPLE, TEMPLATES};

use args::{Cli, Command};
use context::CommandContext;
use languages::Languages;

/// Why a command does not end with exit code 0.
#[derive(Debug)]
enum CommandError {
    /// Ends with this exit code. The reason is already printed.
    ExitCode(u8),
    /// Ends with this exit code and prints this message to standard error.
    Message(u8, SafeText),
    /// Standard output could not be written.
    Output(io::Error),
}

impl From<io::Error> for CommandError {
    fn from(error: io::Error) -> CommandError {
        CommandError::Output(error)
    }
}

/// Runs the program with these arguments and returns the exit code.
pub fn run(arguments: impl IntoIterator<Item = OsString>, environment: &dyn Environment) -> u8 {
    crate::runtime::forbid_core_dumps();
    let arguments: Vec<OsString> = arguments.into_iter().collect();
    if let [_, name, rest @ ..] = arguments.as_slice()
        && name == complete::COMPLETE
    {
        complete::run(rest, environment);
        return 0;
    }
    let locale = || {
        let languages = Languages::new(environment);
        let config = context::load_config(environment, &languages).0;
        let requested = find_language_arg(&arguments).and_then(|tag| languages.find(tag));
        Locale::new(languages.choose(requested, environment, &config, None))
    };
    if has_secret_key(&arguments) {
        // No other message may repeat the key.
        print_error(&t!(locale(), "cli-secret-argument"));
        return 2;
    }
    let result = match Cli::parse_arguments(&arguments) {
        Ok(cli) => CommandContext::new(environment, cli.common).and_then(|mut context| {
            log::start(&context, (cli.file.as_ref(), cli.command.as_ref()))?;
            run_command(&mut context, cli.file.map(Into::into), cli.command)?;
            Ok(io::stdout().flush()?)
        }),
        Err(error) => handle_parse_error(&arguments, &locale(), &error),
    };
    let code = report_result(result, &locale);
    log::end(code);
    code
}

/// Prints why a command failed, and returns the exit code.
fn report_result(result: Result<(), CommandError>, locale: &dyn Fn() -> Locale) -> u8 {
    match result {
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

/// Prints the help or the version, or returns the message for an invalid command line.
fn handle_parse_error(arguments: &[OsString], locale: &Locale, error: &clap::Error) -> Result<(), CommandError> {
    let is_short = arguments.iter().any(|argument| argument == "-h");
    // The command line is parsed again with texts in the language of the user: clap's own texts are English.
    let Err(error) = help::localized_command(locale, !is_short).try_get_matches_from(arguments) else {
        return Err(CommandError::Message(2, help::describe_usage_error(locale, error)));
    };
    match error.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => {
            write!(io::stdout(), "{error}")?;
            io::stdout().flush()?;
            Ok(())
        }
        _ => Err(CommandError::Message(2, help::describe_usage_error(locale, &error))),
    }
}

/// Returns whether a secret key is among the arguments. A key of SSH contains blanks, at which a shell may have split
/// it.
fn has_secret_key(arguments: &[OsString]) -> bool {
    let texts: Vec<_> = arguments.iter().map(|argument| argument.to_string_lossy()).collect();
    let is_split_key = || {
        let begins = texts.iter().any(|text| text.to_ascii_uppercase().contains("-BEGIN"));
        begins && contains_secret_key(&texts.join(" "))
    };
    texts.iter().any(|text| contains_secret_key(text)) || is_split_key()
}

/// Finds the value of `--lang` in a command line that clap may have rejected.
fn find_language_arg(arguments: &[OsString]) -> Option<&str> {
    let texts: Vec<&str> = arguments.iter().filter_map(|argument| argument.to_str()).collect();
    let after = texts.windows(2).find(|pair| pair.first() == Some(&"--lang")).and_then(|pair| pair.get(1).copied());
    let joined = texts.iter().find_map(|text| text.strip_prefix("--lang="));
    after.or(joined)
}

fn run_command(
    context: &mut CommandContext<'_>,
    file: Option<OsString>,
    command: Option<Command>,
) -> Result<(), CommandError> {
    if file.is_some() && command.is_some() {
        return Err(CommandError::Message(2, t!(context.locale, "cli-usage-error")));
    }
    if command.as_ref().is_none_or(Command::uses_files) {
        lock::finish_unfinished(context);
    }
    match command {
        None => match file {
            Some(file) => open::run(context, &file),
            None => open::open_library(context),
        },
        Some(Command::Open { name }) => open::run(context, &name),
        Some(Command::New { template, example, client, file }) => {
            let template = if example { Some(EXAMPLE.name) } else { template.as_deref() };
            open::create(context, template, client.as_deref(), file.as_deref())
        }
        Some(Command::Ask { file }) => ask::run(context, file.as_deref()),
        Some(Command::List { due, client, archived, format }) => {
            list::run(context, list::ListFilter { due, client: client.as_deref(), archived }, format)
        }
        Some(Command::Score { file, format, draws }) => score::run(context, &file, format, draws),
        Some(Command::Compare { file, others, since, format }) => {
            compare::run(context, &file, &others, since.as_deref(), format)
        }
        Some(Command::Report { reported, kind, output, anonymous, short, dialect, whole_library: _, client }) => {
            let request = ReportRequest {
                is_anonymous: anonymous,
                is_short: short,
                dialect: dialect.map(|dialect| report::select_dialect(context, dialect)),
                ..ReportRequest::new(kind)
            };
            report::check_request(context, request)?;
            match reported.as_slice() {
                [file] => report::run(context, file, request, output.as_deref()),
                files => report::run_calendar(context, files, client.as_deref(), request, output.as_deref()),
            }
        }
        Some(Command::Check { files }) => check::run(context, &files),
        Some(Command::Import { table, into, yes, answers }) => {
            import::run(context, &table, into.as_deref(), yes, &answers)
        }
        Some(Command::Merge { base, ours, theirs, path }) => {
            merge::run(context, [&base, &ours, &theirs], path.as_deref())
        }
        Some(Command::Lock { file, recipients }) => lock::lock(context, &file, &recipients),
        Some(Command::Unlock { file, unsealed }) => lock::unlock(context, &file, unsealed.as_deref()),
        Some(Command::Template { name }) => print_templates(context, name.as_deref()),
        Some(Command::Schema) => Ok(print_json(&store::build_json_schema())?),
        Some(Command::Completions { shell }) => completions::run(context, shell),
        Some(Command::Man { command, all }) => man::run(context, command.as_deref(), all.as_deref()),
        Some(Command::Config { action }) => config::run(context, action),
        Some(Command::Manual { page }) => manual::run(context, page.as_deref()),
        Some(Command::Path) => print_paths(context),
    }
}

/// Returns the exit code and the message for work that could not be saved, with the path of the emergency copy.
fn describe_unsaved(
    locale: &Locale,
    path: &SafeText,
    failure: &SaveOutcome,
    rescue_path: Option<&Path>,
) -> (u8, SafeText) {
    let (code, sentence) = match failure {
        SaveOutcome::Failed(WriteError::NoAnswer) | SaveOutcome::Done | SaveOutcome::ChangedOnDisk(_) => {
            (1, t!(locale, "cli-unsaved", path = path))
        }
        SaveOutcome::Failed(error) => {
            (1, t!(locale, "cli-unsaved-because", path = path, reason = phrases::write_error(locale, error)))
        }
        SaveOutcome::ReplaceFailed(..) => {
            (1, phrases::save_result(locale, failure, rescue_path.is_some()).unwrap_or_default())
        }
        SaveOutcome::UnreadableOnDisk(_) => {
            (4, phrases::save_result(locale, failure, rescue_path.is_some()).unwrap_or_default())
        }
    };
    let rescued = rescue_path.map(|copy| t!(locale, "cli-unsaved-kept", path = SafeText::from_path(copy)));
    (code, SafeText::join([sentence].iter().chain(&rescued), " "))
}

/// Prints the names of the templates, or the text of one template.
fn print_templates(context: &CommandContext<'_>, name: Option<&str>) -> Result<(), CommandError> {
    let Some(name) = name else {
        for template in TEMPLATES {
            let (name, about) =
                (SafeText::from_static(template.name), phrases::template_description(&context.locale, template.name));
            print_line(&t!(context.locale, "cli-template-line", name = name, about = about))?;
        }
        return Ok(());
    };
    print_text(&new::template_text(context, name)?)
}

/// Prints the folders of the program.
fn print_paths(context: &CommandContext<'_>) -> Result<(), CommandError> {
    let folders = context.folders()?;
    for (id, path) in [
        ("cli-path-sessions", &folders.sessions),
        ("cli-path-state", &folders.state),
        ("cli-path-config", &folders.config),
    ] {
        print_line(&t!(context.locale, id, path = SafeText::from_path(path)))?;
    }
    Ok(())
}

/// Prints a message to standard error. Ignores errors, because they cannot be reported and must not change the exit
/// code.
fn print_error(sentence: &SafeText) {
    drop(writeln!(io::stderr(), "pesee: {sentence}"));
}

/// Prints a line to standard output.
fn print_line(text: &SafeText) -> io::Result<()> {
    writeln!(io::stdout(), "{text}")
}

/// Prints a text of the program itself, or a report whose format writes no control characters.
fn print_text(text: &str) -> Result<(), CommandError> {
    Ok(write!(io::stdout(), "{text}")?)
}

/// Prints JSON for scripts.
fn print_json(answer: &impl Serialize) -> io::Result<()> {
    written::write_json(&mut io::stdout().lock(), answer)
}

/// Returns the width of the terminal that shows standard output; `None` if it is not a terminal of known width.
fn terminal_columns() -> Option<usize> {
    let size = io::stdout().is_terminal().then(|| crossterm::terminal::size().ok()).flatten();
    size.map(|(columns, _)| usize::from(columns)).filter(|columns| *columns > 0)
}

fn is_interactive() -> bool {
    io::stdin().is_terminal() && io::stdout().is_terminal()
}
