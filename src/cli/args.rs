//! The definition of the command line for clap. `help.rs` replaces the descriptions of commands and arguments; the doc
//! comments of the values of an option remain visible in shell completions.

use std::ffi::{OsStr, OsString};
use std::path::PathBuf;

use clap::builder::{PossibleValue, StringValueParser, TypedValueParser};
use clap::{Args, Parser, Subcommand, ValueEnum};
use clap_complete::Shell;

use crate::messages::ReportFormat;
use crate::text::Language;
use crate::ui::theme::Theme;

#[derive(Debug, Parser)]
#[command(name = "pesee", bin_name = "pesee", version, disable_help_subcommand = true)]
pub(super) struct Cli {
    pub(super) file: Option<PathBuf>,
    #[command(flatten)]
    pub(super) common: CommonArgs,
    #[command(subcommand)]
    pub(super) command: Option<Command>,
}

impl Cli {
    /// Parses a command line. One that cannot have a command is parsed without the definitions of the commands, which
    /// would delay the first frame.
    pub(super) fn parse_arguments(arguments: &[OsString]) -> Result<Cli, clap::Error> {
        // The names of all commands consist of lower-case letters.
        let may_be_command = |word: &OsString| word.as_encoded_bytes().iter().all(u8::is_ascii_lowercase);
        if !arguments.iter().skip(1).any(may_be_command)
            && let Ok(StartCli { file, common }) = StartCli::try_parse_from(arguments)
        {
            return Ok(Cli { file, common, command: None });
        }
        Cli::try_parse_from(arguments)
    }
}

/// A command line without a command.
#[derive(Debug, Parser)]
#[command(disable_help_flag = true, disable_version_flag = true)]
struct StartCli {
    file: Option<PathBuf>,
    #[command(flatten)]
    common: CommonArgs,
}

/// The options of all commands.
#[derive(Clone, Debug, Args)]
pub(super) struct CommonArgs {
    /// The sessions folder.
    #[arg(long, global = true, display_order = 50, value_name = "DIR")]
    pub(super) dir: Option<PathBuf>,
    #[arg(long, global = true, display_order = 50, value_name = "LANG", value_parser = KnownNames(language_names))]
    pub(super) lang: Option<String>,
    #[arg(long, global = true, display_order = 50, value_name = "WHEN", default_value = "auto")]
    pub(super) color: ColorMode,
    #[arg(long, global = true, display_order = 50, value_name = "THEME", value_parser = KnownNames(theme_names))]
    pub(super) theme: Option<String>,
    /// Whether to use the line-based program.
    #[arg(long, global = true, display_order = 50)]
    pub(super) plain: bool,
    /// The file descriptor with the passphrase of an encrypted file.
    #[arg(long, global = true, display_order = 50, value_name = "N")]
    pub(super) passphrase_fd: Option<u32>,
    /// The age identity file for an encrypted file.
    #[arg(long, global = true, display_order = 50, value_name = "FILE", conflicts_with = "passphrase_fd")]
    pub(super) identity: Option<PathBuf>,
    /// The file of the log for a bug report.
    #[arg(long, global = true, display_order = 51, value_name = "FILE")]
    pub(super) log: Option<PathBuf>,
    #[arg(long, global = true, display_order = 51, value_name = "LEVEL", default_value = "info", requires = "log")]
    pub(super) log_level: LogLevelArg,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum LogLevelArg {
    /// What the program does.
    Info,
    /// Details too.
    Debug,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum ColorMode {
    /// On a terminal, unless `NO_COLOR` is set.
    Auto,
    /// Always.
    Always,
    /// Never.
    Never,
}

/// Accepts any name, because the configuration folder can add themes and languages. Completions offer those of the
/// program.
#[derive(Clone, Copy, Debug)]
struct KnownNames(fn() -> Vec<PossibleValue>);

fn theme_names() -> Vec<PossibleValue> {
    Theme::BUILT_IN.into_iter().map(|theme| PossibleValue::new(theme.name())).collect()
}

fn language_names() -> Vec<PossibleValue> {
    Language::BUILT_IN.into_iter().map(|language| PossibleValue::new(language.tag()).help(language.name())).collect()
}

impl TypedValueParser for KnownNames {
    type Value = String;

    fn parse_ref(
        &self,
        command: &clap::Command,
        argument: Option<&clap::Arg>,
        value: &OsStr,
    ) -> Result<String, clap::Error> {
        StringValueParser::new().parse_ref(command, argument, value)
    }

    fn possible_values(&self) -> Option<Box<dyn Iterator<Item = PossibleValue> + '_>> {
        Some(Box::new((self.0)().into_iter()))
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum DialectArg {
    /// Commas and decimal points.
    En,
    /// Semicolons and decimal commas.
    Fr,
    /// As Excel reads a file with the settings of this system.
    Excel,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum ConfigAction {
    /// The path of the file.
    Path,
    /// The errors of the file.
    Check,
    /// The file in the editor.
    Edit,
    /// The messages of the language.
    Messages,
}

/// Answers to the questions of an import.
#[derive(Args, Debug)]
pub(super) struct ImportArgs {
    /// The lowest and the highest rating of the file.
    #[arg(long, value_name = "SCALE", allow_hyphen_values = true)]
    pub(super) scale: Option<String>,
    /// Whether the options are in the columns or in the rows.
    #[arg(long = "options", value_name = "WHERE")]
    pub(super) options_in: Option<OptionsInArg>,
    /// The heading of the column with the weights; empty if there is none.
    #[arg(long, value_name = "HEADING")]
    pub(super) weights: Option<String>,
    /// What a column contains.
    #[arg(long, value_name = "HEADING=WHAT")]
    pub(super) column: Vec<String>,
    /// The text encoding of the file.
    #[arg(long, value_name = "ENCODING")]
    pub(super) encoding: Option<String>,
    /// Whether unclear names in the headings of a list are options or topics.
    #[arg(long, value_name = "WHAT")]
    pub(super) headings: Option<HeadingsArg>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum OptionsInArg {
    Columns,
    Rows,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum HeadingsArg {
    Options,
    Topics,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum OutputFormat {
    /// For people.
    Text,
    /// For scripts.
    Json,
}

impl ValueEnum for ReportFormat {
    fn value_variants<'a>() -> &'a [ReportFormat] {
        &ReportFormat::ALL
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        Some(PossibleValue::new(self.as_str()))
    }
}

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    New {
        /// The path of the new file; a free name in the sessions folder by default.
        file: Option<PathBuf>,
        #[arg(long, value_name = "NAME")]
        template: Option<String>,
        /// Whether to start with the answered example.
        #[arg(long, conflicts_with = "template")]
        example: bool,
        #[arg(long, value_name = "NAME")]
        client: Option<String>,
    },
    Open {
        /// A path, an id, or a part of a title that matches one deliberation.
        name: OsString,
    },
    /// The line-based program.
    Ask {
        file: Option<PathBuf>,
    },
    List {
        /// Only deliberations due for review.
        #[arg(long)]
        due: bool,
        #[arg(long, value_name = "NAME")]
        client: Option<String>,
        /// Archived deliberations too.
        #[arg(long)]
        archived: bool,
        #[arg(long, value_name = "FORMAT", default_value = "text")]
        format: OutputFormat,
    },
    Score {
        file: PathBuf,
        #[arg(long, value_name = "FORMAT", default_value = "text")]
        format: OutputFormat,
        #[arg(long, value_name = "N", default_value_t = pesee_core::method::DEFAULT_DRAWS, value_parser = clap::value_parser!(u32).range(1..=10_000_000))]
        draws: u32,
    },
    Compare {
        file: PathBuf,
        /// Another file, or two people of this file.
        #[arg(num_args = 0..=2)]
        others: Vec<OsString>,
        #[arg(long, value_name = "DATE")]
        since: Option<String>,
        #[arg(long, value_name = "FORMAT", default_value = "text")]
        format: OutputFormat,
    },
    Report {
        /// Several files only for a calendar.
        #[arg(required_unless_present_any = ["whole_library", "client"])]
        reported: Vec<PathBuf>,
        #[arg(long = "format", value_name = "FORMAT")]
        kind: ReportFormat,
        #[arg(long, short, value_name = "FILE")]
        output: Option<PathBuf>,
        #[arg(long)]
        anonymous: bool,
        /// Whether the report has one page.
        #[arg(long)]
        short: bool,
        #[arg(long, value_name = "DIALECT")]
        dialect: Option<DialectArg>,
        /// The calendar of all deliberations of the sessions folder.
        #[arg(long = "all", conflicts_with = "reported")]
        whole_library: bool,
        /// The calendar of the deliberations of one client.
        #[arg(long, value_name = "NAME", conflicts_with = "reported")]
        client: Option<String>,
    },
    Check {
        #[arg(required = true)]
        files: Vec<PathBuf>,
    },
    Import {
        /// A CSV table or a Markdown list.
        table: PathBuf,
        #[arg(long = "output", short = 'o', value_name = "FILE")]
        into: Option<PathBuf>,
        /// Whether to save without a confirmation.
        #[arg(long, short)]
        yes: bool,
        #[command(flatten)]
        answers: ImportArgs,
    },
    Merge {
        /// The common ancestor of both versions.
        base: PathBuf,
        /// Our version, which receives the result.
        ours: PathBuf,
        /// The other version.
        theirs: PathBuf,
        /// The path of the file in the repository, for messages: git passes temporary files.
        path: Option<PathBuf>,
    },
    Lock {
        file: PathBuf,
        /// The public keys that can decrypt the file; a passphrase if empty.
        #[arg(long = "recipient", short, value_name = "KEY")]
        recipients: Vec<String>,
    },
    Unlock {
        file: PathBuf,
        #[arg(long = "output", short = 'o', value_name = "FILE")]
        unsealed: Option<PathBuf>,
    },
    Template {
        #[arg(id = "template_name")]
        name: Option<String>,
    },
    Schema,
    Completions {
        shell: Shell,
    },
    Man {
        command: Option<String>,
        /// The folder for all pages.
        #[arg(long, value_name = "DIR", conflicts_with = "command")]
        all: Option<PathBuf>,
    },
    /// Prints the commented default configuration, or works with the file.
    Config {
        action: Option<ConfigAction>,
    },
    Manual {
        page: Option<String>,
    },
    /// Prints the folders of the program.
    Path,
}

impl Command {
    /// Returns whether the command reads or writes deliberations. Only such a command finishes an interrupted sealing.
    pub(super) fn uses_files(&self) -> bool {
        !matches!(
            self,
            Command::Template { .. }
                | Command::Schema
                | Command::Completions { .. }
                | Command::Man { .. }
                | Command::Manual { .. }
                | Command::Config { .. }
                | Command::Path
        )
    }
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    use super::*;

    #[test]
    fn a_command_line_with_a_command_is_parsed_with_the_commands() {
        for command in Cli::command().get_subcommands() {
            assert!(command.get_name().bytes().all(|byte| byte.is_ascii_lowercase()), "{}", command.get_name());
        }
        let parse = |words: &[&str]| {
            let words: Vec<OsString> = ["pesee"].iter().chain(words).map(OsString::from).collect();
            Cli::parse_arguments(&words).unwrap()
        };
        assert!(parse(&["list"]).command.is_some() && parse(&["--lang", "fr", "list"]).command.is_some());
        let start = parse(&["a.toml", "--lang", "fr"]);
        assert!(start.command.is_none() && start.common.lang.as_deref() == Some("fr"));
        assert_eq!(start.file, Some(PathBuf::from("a.toml")));
    }
}
