//! The command line as types.

use std::ffi::OsString;
use std::path::PathBuf;

use clap::builder::PossibleValue;
use clap::{Args, Parser, Subcommand, ValueEnum};
use clap_complete::Shell;

use crate::messages::ReportFormat;
use crate::ui::theme::Theme;

/// What was asked for.
#[derive(Debug, Parser)]
#[command(name = "pesee", bin_name = "pesee", version, disable_help_subcommand = true)]
pub(super) struct Cli {
    /// A deliberation to open.
    pub(super) file: Option<PathBuf>,
    /// What holds for every command.
    #[command(flatten)]
    pub(super) common: CommonArgs,
    /// The command.
    #[command(subcommand)]
    pub(super) command: Option<Command>,
}

/// What holds for every command.
#[derive(Clone, Debug, Args)]
pub(super) struct CommonArgs {
    /// The folder of the deliberations.
    #[arg(long, global = true, display_order = 50, value_name = "DIR")]
    pub(super) dir: Option<PathBuf>,
    /// The language of the program.
    #[arg(long, global = true, display_order = 50, value_name = "LANG")]
    pub(super) lang: Option<LanguageArg>,
    /// When to use colour.
    #[arg(long, global = true, display_order = 50, value_name = "WHEN", default_value = "auto")]
    pub(super) color: ColorMode,
    /// How the screen looks.
    #[arg(long, global = true, display_order = 50, value_name = "THEME")]
    pub(super) theme: Option<ThemeArg>,
    /// The walk as plain lines.
    #[arg(long, global = true, display_order = 50)]
    pub(super) plain: bool,
    /// The descriptor that gives the passphrase of a sealed file.
    #[arg(long, global = true, display_order = 50, value_name = "N")]
    pub(super) passphrase_fd: Option<u32>,
    /// The file of keys that opens a sealed file.
    #[arg(long, global = true, display_order = 50, value_name = "FILE", conflicts_with = "passphrase_fd")]
    pub(super) identity: Option<PathBuf>,
}

/// A language.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum LanguageArg {
    /// English.
    En,
    /// French.
    Fr,
}

/// When to use colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum ColorMode {
    /// On a terminal, unless `NO_COLOR` is set.
    Auto,
    /// Always.
    Always,
    /// Never.
    Never,
}

/// How the screen looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum ThemeArg {
    /// The terminal's own colours.
    Terminal,
    /// White on black.
    HighContrast,
    /// No colour.
    Mono,
}

impl From<ThemeArg> for Theme {
    fn from(look: ThemeArg) -> Theme {
        match look {
            ThemeArg::Terminal => Theme::Terminal,
            ThemeArg::HighContrast => Theme::HighContrast,
            ThemeArg::Mono => Theme::Mono,
        }
    }
}

/// How an answer is printed.
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

/// A command.
#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Starts a deliberation in the walk.
    New {
        /// Where to keep it.
        file: Option<PathBuf>,
        /// What it begins as.
        #[arg(long, value_name = "NAME")]
        template: Option<String>,
        /// With every answer given, to look around in.
        #[arg(long, conflicts_with = "template")]
        example: bool,
        /// Whose it is.
        #[arg(long, value_name = "NAME")]
        client: Option<String>,
    },
    /// Reopens one.
    Open {
        /// A file, an id, or a part of a title that only one has.
        name: OsString,
    },
    /// The walk as plain questions and answers.
    Ask {
        /// The deliberation.
        file: Option<PathBuf>,
    },
    /// The library.
    List {
        /// Only what is to be looked at again.
        #[arg(long)]
        due: bool,
        /// Only this client's.
        #[arg(long, value_name = "NAME")]
        client: Option<String>,
        /// What was put away too.
        #[arg(long)]
        archived: bool,
        /// How to print it.
        #[arg(long, value_name = "FORMAT", default_value = "text")]
        format: OutputFormat,
    },
    /// The verdict and every figure.
    Score {
        /// The deliberation.
        file: PathBuf,
        /// How to print it.
        #[arg(long, value_name = "FORMAT", default_value = "text")]
        format: OutputFormat,
        /// How many draws to make.
        #[arg(long, value_name = "N", default_value_t = pesee_core::method::DEFAULT_DRAWS, value_parser = clap::value_parser!(u32).range(1..=10_000_000))]
        draws: u32,
    },
    /// What changed, and what moved the result.
    Compare {
        /// The deliberation.
        file: PathBuf,
        /// Another file, or two people of this one.
        #[arg(num_args = 0..=2)]
        others: Vec<OsString>,
        /// The moment to compare with.
        #[arg(long, value_name = "DATE")]
        since: Option<String>,
        /// How to print it.
        #[arg(long, value_name = "FORMAT", default_value = "text")]
        format: OutputFormat,
    },
    /// What leaves the program.
    Report {
        /// The deliberation.
        file: PathBuf,
        /// In which format.
        #[arg(long = "format", value_name = "FORMAT")]
        kind: ReportFormat,
        /// Where to write it.
        #[arg(long, short, value_name = "FILE")]
        output: Option<PathBuf>,
        /// Without names.
        #[arg(long)]
        anonymous: bool,
    },
    /// Every error of every file.
    Check {
        /// The files.
        #[arg(required = true)]
        files: Vec<PathBuf>,
    },
    /// A table or a list of another program.
    Import {
        /// The table or list.
        table: PathBuf,
        /// Where to save the deliberation.
        #[arg(long = "output", short = 'o', value_name = "FILE")]
        into: Option<PathBuf>,
        /// Whether to save it without asking.
        #[arg(long, short)]
        yes: bool,
    },
    /// Two versions of one file into one.
    Merge {
        /// What both began with.
        base: PathBuf,
        /// What is merged into.
        ours: PathBuf,
        /// What is merged.
        theirs: PathBuf,
    },
    /// Seals a file.
    Lock {
        /// The deliberation.
        file: PathBuf,
        /// Who can open it: their public keys.
        #[arg(long = "recipient", short, value_name = "KEY")]
        recipients: Vec<String>,
    },
    /// Unseals one.
    Unlock {
        /// The sealed deliberation.
        file: PathBuf,
        /// Where to write it.
        #[arg(long, short, value_name = "FILE")]
        output: Option<PathBuf>,
    },
    /// The templates, or one of them.
    Template {
        /// Which.
        name: Option<String>,
    },
    /// The JSON Schema of a file.
    Schema,
    /// What a shell completes.
    Completions {
        /// Which shell.
        shell: Shell,
    },
    /// A page of the manual.
    Man {
        /// The command it is about.
        command: Option<String>,
        /// A folder to write every page into.
        #[arg(long, value_name = "DIR", conflicts_with = "command")]
        all: Option<PathBuf>,
    },
    /// Where things are kept.
    Path,
}
