//! What every command works with: the environment, the folders, the clock, the reader's language, the streams.

use std::io::{self, IsTerminal, Write};
use std::path::{Path, PathBuf};

use crate::config::{Config, ConfigError, ConfigErrorKind, Environment, Folders, NoHomeError};
use crate::messages::{FileError, FileErrorKind, ReadError, Secret};
use crate::phrases;
use crate::runtime::Clock;
use crate::store;
use crate::t;
use crate::text::{Language, Locale, SafeText};
use crate::ui::theme::Theme;
use pesee_core::deliberation::Deliberation;

use super::args::{ColorMode, CommonArgs, LanguageArg};
use super::{CommandError, file_errors};

/// The world of one run.
pub(super) struct CommandContext<'a> {
    pub(super) environment: &'a dyn Environment,
    pub(super) common_args: CommonArgs,
    pub(super) config: Config,
    pub(super) clock: Clock,
    pub(super) locale: Locale,
    /// The first thing that is wrong with the configuration: the full screen hides what standard error says.
    pub(super) config_notice: Option<SafeText>,
    /// The passphrase that a descriptor gave.
    pub(super) passphrase: Option<Secret>,
}

impl<'a> CommandContext<'a> {
    /// Reads the configuration; what is wrong with it is said and passed over.
    pub(super) fn new(environment: &'a dyn Environment, common: CommonArgs) -> CommandContext<'a> {
        let (config, trouble) = load_config(environment);
        let clock = Clock::new(environment);
        let language = crate::config::choose_language(requested_language(&common), environment, &config, None);
        let locale = Locale::new(language);
        let remarks = trouble.map(|(path, why)| describe_config_errors(&locale, &path, &why)).unwrap_or_default();
        remarks.iter().for_each(super::print_error);
        CommandContext {
            environment,
            common_args: common,
            config,
            clock,
            locale,
            config_notice: remarks.into_iter().next(),
            passphrase: None,
        }
    }

    /// Speaks the language of a deliberation, where nobody asked for another.
    pub(super) fn use_language_of(&mut self, document: &Deliberation) {
        let file = document.language().map(phrases::reader_language);
        let language =
            crate::config::choose_language(requested_language(&self.common_args), self.environment, &self.config, file);
        if language != self.locale.language() {
            self.locale = Locale::new(language);
        }
    }

    /// Which language to speak for a deliberation in a language, or for none; for the screen, which opens several.
    pub(super) fn language_chooser(&self) -> Box<dyn Fn(Option<Language>) -> Language> {
        let asked = requested_language(&self.common_args);
        let none = crate::config::choose_language(asked, self.environment, &self.config, None);
        // A file's language only counts where nobody asked for one before it.
        let decides = |file| crate::config::choose_language(asked, self.environment, &self.config, Some(file));
        let (english, french) = (decides(Language::English), decides(Language::French));
        Box::new(move |file| match file {
            None => none,
            Some(Language::English) => english,
            Some(Language::French) => french,
        })
    }

    /// The folders, or a sentence and the end.
    pub(super) fn folders(&self) -> Result<Folders, CommandError> {
        Folders::find(self.environment, self.common_args.dir.as_deref(), &self.config)
            .map_err(|NoHomeError| CommandError::Message(1, t!(self.locale, "cli-no-home-folder")))
    }

    /// Reads a deliberation, or says everything that is wrong with it.
    pub(super) fn load(&mut self, path: &Path) -> Result<store::OpenFile, CommandError> {
        match self.open_file(path) {
            Ok(opened) => {
                self.use_language_of(opened.document());
                Ok(opened)
            }
            Err(found) => {
                self.print_file_errors(path, &found);
                Err(CommandError::ExitCode(exit_code_for(&found)))
            }
        }
    }

    /// Says everything that is wrong with a file, on standard error.
    pub(super) fn print_file_errors(&self, path: &Path, found: &[FileError]) {
        let colored = self.uses_color(io::stderr().is_terminal());
        for fault in found {
            drop(writeln!(io::stderr(), "{}", file_errors::render_error(&self.locale, path, fault, colored)));
        }
    }

    /// Whether to use colour on a stream that is, or is not, a terminal.
    pub(super) fn uses_color(&self, on_terminal: bool) -> bool {
        match self.common_args.color {
            ColorMode::Always => true,
            ColorMode::Never => false,
            ColorMode::Auto => {
                let dumb = self.environment.text("TERM").as_deref() == Some("dumb");
                on_terminal && self.environment.var("NO_COLOR").is_none() && !dumb
            }
        }
    }

    /// How the screen looks: what was asked for, else what the configuration says; without colour where none is wanted.
    pub(super) fn theme(&self) -> Theme {
        let named = self.common_args.theme.map(Theme::from).or(self.config.theme).unwrap_or_default();
        if self.uses_color(true) { named } else { Theme::Mono }
    }

    /// Whether the walk is wanted as plain lines.
    pub(super) fn is_plain(&self) -> bool {
        let dumb = self.environment.text("TERM").as_deref() == Some("dumb");
        self.common_args.plain || self.environment.is_enabled("ACCESSIBLE") || dumb
    }
}

/// The exit code of a file that is not read: it stays sealed, or is not valid.
pub(super) fn exit_code_for(found: &[FileError]) -> u8 {
    if found.iter().any(|fault| matches!(fault.kind, FileErrorKind::Encryption(_))) { 5 } else { 3 }
}

pub(super) fn requested_language(common: &CommonArgs) -> Option<Language> {
    common.lang.map(|lang| match lang {
        LanguageArg::En => Language::English,
        LanguageArg::Fr => Language::French,
    })
}

/// What a configuration could not say.
#[derive(Debug)]
pub(super) enum ConfigLoadError {
    /// Its text cannot be had: nothing of it holds.
    Unreadable(FileErrorKind),
    /// Parts of it: the rest holds.
    Invalid(Vec<ConfigError>),
}

/// The largest configuration that is read, in bytes: there are few things to say in one.
const MAX_CONFIG_BYTES: u64 = 1 << 16;
/// How many things that are wrong with it are told.
const MAX_REPORTED_ERRORS: usize = 5;

/// The configuration, and what is wrong with it. That there is none is nothing wrong.
pub(super) fn load_config(environment: &dyn Environment) -> (Config, Option<(PathBuf, ConfigLoadError)>) {
    let Ok(folder) = Folders::find_config_folder(environment) else { return (Config::default(), None) };
    let path = folder.join("config.toml");
    match store::read_text(&path, MAX_CONFIG_BYTES) {
        Ok(text) => {
            let (config, remarks) = Config::parse(&text);
            (config, (!remarks.is_empty()).then_some((path, ConfigLoadError::Invalid(remarks))))
        }
        Err(FileErrorKind::Read(ReadError::NotFound)) => (Config::default(), None),
        Err(problem) => (Config::default(), Some((path, ConfigLoadError::Unreadable(problem)))),
    }
}

/// What is wrong with the configuration, in sentences.
fn describe_config_errors(locale: &Locale, path: &Path, why: &ConfigLoadError) -> Vec<SafeText> {
    let path = SafeText::from_path(path);
    let remarks = match why {
        ConfigLoadError::Unreadable(problem) => {
            let reason = phrases::file_error(locale, &FileError { position: None, kind: problem.clone() });
            return vec![t!(locale, "cli-config-unreadable", path = path, reason = reason)];
        }
        ConfigLoadError::Invalid(remarks) => remarks,
    };
    let sentence = |remark: &ConfigError| {
        let reason = match &remark.kind {
            ConfigErrorKind::Syntax(reason) => SafeText::excerpt(reason),
            ConfigErrorKind::UnknownKey(key) => {
                let known = SafeText::join(&Config::KEYS.map(SafeText::from_static), ", ");
                t!(locale, "cli-config-unknown-key", key = SafeText::excerpt(key), known = known)
            }
            ConfigErrorKind::InvalidValue { key, accepted: takes } => {
                let takes = SafeText::join(&takes.iter().copied().map(SafeText::from_static).collect::<Vec<_>>(), ", ");
                t!(locale, "cli-config-invalid-value", key = SafeText::from_static(key), takes = takes)
            }
        };
        let place = SafeText::sanitize(&format!("{}:{}", remark.line, remark.column));
        t!(locale, "cli-config-error", path = path.clone(), place = place, reason = reason)
    };
    remarks.iter().take(MAX_REPORTED_ERRORS).map(sentence).collect()
}
