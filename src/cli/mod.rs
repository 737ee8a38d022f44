//! The command line: one file a command.

mod args;
mod ask;
mod check;
mod compare;
mod completions;
mod faults;
mod help;
mod import;
mod list;
mod lock;
mod man;
mod merge;
mod new;
mod open;
mod report;
mod score;
mod secret;
mod world;

use std::ffi::OsString;
use std::io::{self, IsTerminal, Write};
use std::path::Path;

use clap::Parser;
use clap::error::ErrorKind;
use serde::Serialize;

use crate::config::{Environment, language};
use crate::messages::{ReportRequest, SaveOutcome, WriteError};
use crate::report as written;
use crate::say;
use crate::store;
use crate::tell;
use crate::text::{Shown, Tongue};
use crate::walk::{EXAMPLE, TEMPLATES};

use args::{Cli, Command};
use world::World;

/// How a run ends when it does not simply end.
#[derive(Debug)]
enum Ending {
    /// With this code; why was said.
    Code(u8),
    /// With this code, and this sentence on standard error.
    Said(u8, Shown),
    /// The answer could not be written.
    Output(io::Error),
}

impl From<io::Error> for Ending {
    fn from(error: io::Error) -> Ending {
        Ending::Output(error)
    }
}

/// Runs the program with these arguments; gives the exit code.
pub fn run(arguments: impl IntoIterator<Item = OsString>, environment: &dyn Environment) -> u8 {
    let arguments: Vec<OsString> = arguments.into_iter().collect();
    let ended = match Cli::try_parse_from(&arguments) {
        Ok(cli) => {
            let mut world = World::new(environment, cli.common);
            obey(&mut world, cli.file.map(Into::into), cli.command).and_then(|()| Ok(io::stdout().flush()?))
        }
        Err(error) => misunderstood(&arguments, environment, &error),
    };
    let tongue = || {
        let config = world::configuration(environment).0;
        Tongue::new(language(asked_language(&arguments), environment, &config, None))
    };
    match ended {
        Ok(()) => 0,
        Err(Ending::Code(code)) => code,
        Err(Ending::Said(code, sentence)) => {
            complain(&sentence);
            code
        }
        Err(Ending::Output(error)) if error.kind() == io::ErrorKind::BrokenPipe => 0,
        Err(Ending::Output(error)) => {
            let reason = Shown::brief(&error.to_string());
            complain(&tell!(tongue(), "cli-no-output", reason = reason));
            1
        }
    }
}

/// Help, the version, or what is wrong with the command line.
fn misunderstood(arguments: &[OsString], environment: &dyn Environment, error: &clap::Error) -> Result<(), Ending> {
    let (config, _) = world::configuration(environment);
    let asked = asked_language(arguments);
    let tongue = Tongue::new(language(asked, environment, &config, None));
    let short = arguments.iter().any(|argument| argument == "-h");
    // The same again with the texts in the reader's language.
    let Err(error) = help::spoken(&tongue, !short).try_get_matches_from(arguments) else {
        return Err(Ending::Said(2, help::wrong(&tongue, error)));
    };
    match error.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => {
            write!(io::stdout(), "{error}")?;
            io::stdout().flush()?;
            Ok(())
        }
        _ => Err(Ending::Said(2, help::wrong(&tongue, &error))),
    }
}

/// The language after `--lang`, when the rest of the line was not understood.
fn asked_language(arguments: &[OsString]) -> Option<crate::text::Language> {
    let texts: Vec<&str> = arguments.iter().filter_map(|argument| argument.to_str()).collect();
    let after = texts.windows(2).find(|pair| pair.first() == Some(&"--lang")).and_then(|pair| pair.get(1).copied());
    let joined = texts.iter().find_map(|text| text.strip_prefix("--lang="));
    after.or(joined).and_then(crate::text::Language::of)
}

fn obey(world: &mut World<'_>, file: Option<OsString>, command: Option<Command>) -> Result<(), Ending> {
    if file.is_some() && command.is_some() {
        return Err(Ending::Said(2, tell!(world.tongue, "cli-wrong")));
    }
    match command {
        None => match file {
            Some(file) => open::run(world, &file),
            None => open::library(world),
        },
        Some(Command::Open { name }) => open::run(world, &name),
        Some(Command::New { template, example, client, file }) => {
            let template = if example { Some(EXAMPLE.name) } else { template.as_deref() };
            open::begin(world, template, client.as_deref(), file.as_deref())
        }
        Some(Command::Ask { file }) => ask::run(world, file.as_deref()),
        Some(Command::List { due, client, archived, format }) => {
            list::run(world, list::Wanted { due, client: client.as_deref(), archived }, format)
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
        Some(Command::Template { name }) => templates(world, name.as_deref()),
        Some(Command::Schema) => Ok(print_json(&store::build_json_schema())?),
        Some(Command::Completions { shell }) => completions::run(world, shell),
        Some(Command::Man { command, all }) => man::run(world, command.as_deref(), all.as_deref()),
        Some(Command::Path) => paths(world),
    }
}

/// Why what was answered is not in the file, where it is kept instead, and the exit code that says so.
fn unsaved(tongue: &Tongue, path: &Shown, trouble: &SaveOutcome, kept: Option<&Path>) -> (u8, Shown) {
    let (code, said) = match trouble {
        SaveOutcome::Failed(WriteError::NoAnswer) | SaveOutcome::Done | SaveOutcome::ChangedOnDisk(_) => {
            (1, tell!(tongue, "cli-unsaved", path = path))
        }
        SaveOutcome::Failed(why) => {
            (1, tell!(tongue, "cli-unsaved-because", path = path, reason = say::trouble(tongue, why)))
        }
        SaveOutcome::ReplaceFailed(..) => (1, say::saved(tongue, trouble, kept.is_some()).unwrap_or_default()),
        SaveOutcome::UnreadableOnDisk(_) => (4, say::saved(tongue, trouble, kept.is_some()).unwrap_or_default()),
    };
    let kept = kept.map(|kept| tell!(tongue, "cli-unsaved-kept", path = Shown::path(kept)));
    (code, Shown::join([said].iter().chain(&kept), " "))
}

/// The templates by name, or the text of one.
fn templates(world: &World<'_>, name: Option<&str>) -> Result<(), Ending> {
    let Some(name) = name else {
        for known in TEMPLATES {
            let (name, about) = (Shown::fixed(known.name), say::template(&world.tongue, known.name));
            print(&tell!(world.tongue, "cli-template-line", name = name, about = about))?;
        }
        return Ok(());
    };
    print_text(new::template_text(world, name)?)
}

/// Where things are kept.
fn paths(world: &World<'_>) -> Result<(), Ending> {
    let folders = world.folders()?;
    for (id, path) in [
        ("cli-path-sessions", &folders.sessions),
        ("cli-path-state", &folders.state),
        ("cli-path-config", &folders.config),
    ] {
        print(&tell!(world.tongue, id, path = Shown::path(path)))?;
    }
    Ok(())
}

/// A sentence on standard error. Where that is gone too there is nobody left to tell, and what was asked is done, or
/// ends with its code, all the same.
fn complain(sentence: &Shown) {
    drop(writeln!(io::stderr(), "pesee: {sentence}"));
}

/// One line of an answer.
fn print(text: &Shown) -> io::Result<()> {
    writeln!(io::stdout(), "{text}")
}

/// A text of the program's own, or in a format whose writer lets nothing into it that could move a cursor.
fn print_text(text: &str) -> Result<(), Ending> {
    Ok(write!(io::stdout(), "{text}")?)
}

/// An answer for scripts.
fn print_json(answer: &impl Serialize) -> io::Result<()> {
    written::write_json(&mut io::stdout().lock(), answer)
}

/// Whether both ends of the conversation are a terminal.
fn on_terminal() -> bool {
    io::stdin().is_terminal() && io::stdout().is_terminal()
}
