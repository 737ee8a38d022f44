//! The context of a command: arguments, environment, configuration, clock and language; and loading the configuration.

use std::io::{self, IsTerminal, Write};
use std::path::{Path, PathBuf};
use std::rc::Rc;

use crate::config::{Config, ConfigError, ConfigErrorKind, Environment, Folders, NoHomeError};
use crate::messages::{FileError, FileErrorKind, ReadError, Secret};
use crate::phrases;
use crate::runtime::Clock;
use crate::store;
use crate::t;
use crate::text::{Language, Locale, SafeText};
use crate::ui::theme::{ColorError, Theme};
use pesee_core::deliberation::Deliberation;

use super::args::{ColorMode, CommonArgs};
use super::catalogues::{describe_ignored_catalogue, describe_unknown_language};
use super::file_errors::FileRemark;
use super::languages::Languages;
use super::{CommandError, file_errors};

pub(super) struct CommandContext<'a> {
    pub(super) environment: &'a dyn Environment,
    pub(super) common_args: CommonArgs,
    pub(super) config: Config,
    pub(super) clock: Clock,
    pub(super) languages: Rc<Languages>,
    /// The language that the user requested by an option or chose in the program.
    pub(super) requested_language: Option<Language>,
    pub(super) locale: Locale,
    /// The first error of the configuration. The full-screen program shows it, because it hides standard error.
    pub(super) config_notice: Option<SafeText>,
    /// What was finished or undone at the start. The full-screen program shows it first.
    pub(super) start_notice: Option<SafeText>,
    /// The passphrase read from `--passphrase-fd`, which can be read only once.
    pub(super) passphrase: Option<Secret>,
}

impl<'a> CommandContext<'a> {
    /// Reads the configuration. Prints its errors and ignores the invalid settings.
    ///
    /// # Errors
    /// Returns an error if the option `--lang` names no language.
    pub(super) fn new(
        environment: &'a dyn Environment,
        common_args: CommonArgs,
    ) -> Result<CommandContext<'a>, CommandError> {
        let languages = Rc::new(Languages::new(environment));
        let (config, config_error) = load_config(environment, &languages);
        let clock = Clock::new(environment);
        let requested = common_args.lang.as_deref();
        let requested_language = requested.and_then(|tag| languages.find(tag));
        let locale = Locale::new(languages.choose(requested_language, environment, &config, None));
        if let Some(tag) = requested.filter(|_| requested_language.is_none()) {
            return Err(CommandError::Message(2, describe_unknown_language(&locale, &languages, tag)));
        }
        let mut errors =
            config_error.map(|(path, error)| describe_config_errors(&locale, &path, &error)).unwrap_or_default();
        errors.extend(languages.ignored().map(|(path, problem)| describe_ignored_catalogue(&locale, path, problem)));
        errors.iter().for_each(super::print_error);
        Ok(CommandContext {
            environment,
            common_args,
            config,
            clock,
            languages,
            requested_language,
            locale,
            config_notice: errors.into_iter().next(),
            start_notice: None,
            passphrase: None,
        })
    }

    /// Changes to the language of a deliberation, unless the user has requested a language.
    pub(super) fn use_language_of(&mut self, document: &Deliberation) {
        let file_language = document.language().map(phrases::reader_language);
        let language = self.languages.choose(self.requested_language, self.environment, &self.config, file_language);
        if language != self.locale.language() {
            self.locale = Locale::new(language);
        }
    }

    /// Changes to a language that the user has chosen in the program. It comes before the language of a deliberation.
    pub(super) fn choose_language(&mut self, language: Language) {
        self.requested_language = Some(language);
        self.locale = Locale::new(language);
    }

    /// Returns a function from the language of a deliberation, if any, to the language of the program. The full-screen
    /// program calls it for each deliberation that it opens.
    pub(super) fn language_chooser(&self) -> Box<dyn Fn(Option<Language>) -> Language> {
        let choose = |file| self.languages.choose(self.requested_language, self.environment, &self.config, file);
        let default = choose(None);
        // Only the languages of deliberations are asked for, and those are built in.
        let chosen = Language::BUILT_IN.map(|language| (language, choose(Some(language))));
        Box::new(move |file_language| file_language.map_or(default, |language| language.select(default, &chosen)))
    }

    pub(super) fn folders(&self) -> Result<Folders, CommandError> {
        Folders::find(self.environment, self.common_args.dir.as_deref(), &self.config)
            .map_err(|NoHomeError| CommandError::Message(1, t!(self.locale, "cli-no-home-folder")))
    }

    /// Reads a deliberation, and changes to its language. Prints all errors of an invalid file.
    pub(super) fn load(&mut self, path: &Path) -> Result<store::OpenFile, CommandError> {
        match self.open_file(path) {
            Ok(opened) => {
                self.use_language_of(opened.document());
                Ok(opened)
            }
            Err(errors) => {
                self.print_file_errors(path, &errors);
                let folders = self.folders().ok();
                let copy = folders.and_then(|folders| store::find_copy_of_damaged_file(&folders.state, path, &errors));
                if let Some(copy) = copy {
                    super::print_error(&phrases::copy_of_damaged_file(&self.locale, &copy));
                }
                Err(CommandError::ExitCode(exit_code_for(&errors)))
            }
        }
    }

    /// Prints the errors of a file to standard error.
    pub(super) fn print_file_errors(&self, path: &Path, errors: &[FileError]) {
        let colored = self.uses_color(io::stderr().is_terminal());
        for error in errors {
            drop(writeln!(io::stderr(), "{}", file_errors::render_error(&self.locale, path, error, colored)));
        }
    }

    /// Prints the remarks about a file to standard error.
    pub(super) fn print_remarks(&self, path: &Path, remarks: &[FileRemark<'_>]) {
        let colored = self.uses_color(io::stderr().is_terminal());
        for remark in remarks {
            drop(writeln!(io::stderr(), "{}", file_errors::render_remark(&self.locale, path, remark, colored)));
        }
    }

    /// Returns whether to use colour on a stream.
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

    /// Returns the theme from the arguments, else from the configuration; without colour if colour is switched off.
    /// Without either, the first theme is the terminal's own, with the colours of the configuration.
    pub(super) fn theme(&self) -> Result<Theme, CommandError> {
        let named = |name: &String| {
            self.config.find_theme(name).ok_or_else(|| {
                let known: Vec<SafeText> =
                    self.config.themes.iter().map(|theme| SafeText::sanitize(theme.name())).collect();
                let known = SafeText::join(&known, ", ");
                CommandError::Message(2, t!(self.locale, "cli-no-theme", name = SafeText::excerpt(name), known = known))
            })
        };
        let requested = self.common_args.theme.as_ref().map(named).transpose()?;
        let first = self.config.themes.first().copied().unwrap_or_default();
        Ok(if self.uses_color(true) { requested.or(self.config.theme).unwrap_or(first) } else { Theme::Mono })
    }

    /// Returns whether to use the line-based program instead of the full-screen program.
    pub(super) fn is_plain(&self) -> bool {
        let dumb = self.environment.text("TERM").as_deref() == Some("dumb");
        self.common_args.plain || self.environment.is_enabled("ACCESSIBLE") || dumb
    }
}

/// Returns the exit code for the errors of a file: 5 for a file that cannot be decrypted, else 3.
pub(super) fn exit_code_for(errors: &[FileError]) -> u8 {
    if errors.iter().any(|error| matches!(error.kind, FileErrorKind::Encryption(_))) { 5 } else { 3 }
}

/// An error of the configuration file.
#[derive(Debug)]
pub(super) enum ConfigLoadError {
    /// The file cannot be read, so the defaults apply.
    Unreadable(FileErrorKind),
    /// Some settings are invalid. The others apply.
    Invalid(Vec<ConfigError>),
}

/// The largest configuration file that is read.
const MAX_CONFIG_BYTES: u64 = 1 << 16;
/// How many errors of the configuration file are printed.
const MAX_REPORTED_ERRORS: usize = 5;

/// Reads the configuration, with its path and error if it has errors. A missing file is no error.
pub(super) fn load_config(
    environment: &dyn Environment,
    languages: &Languages,
) -> (Config, Option<(PathBuf, ConfigLoadError)>) {
    let Ok(folder) = Folders::find_config_folder(environment) else { return (Config::default(), None) };
    let path = folder.join(Folders::CONFIG_FILE);
    match store::read_text(&path, MAX_CONFIG_BYTES) {
        Ok(text) => {
            let (config, errors) = Config::parse(&text, &|tag| languages.find(tag));
            (config, (!errors.is_empty()).then_some((path, ConfigLoadError::Invalid(errors))))
        }
        Err(FileErrorKind::Read(ReadError::NotFound)) => (Config::default(), None),
        Err(problem) => (Config::default(), Some((path, ConfigLoadError::Unreadable(problem)))),
    }
}

/// Returns the messages for the errors of the configuration.
pub(super) fn describe_config_errors(locale: &Locale, path: &Path, error: &ConfigLoadError) -> Vec<SafeText> {
    let path = SafeText::from_path(path);
    let errors = match error {
        ConfigLoadError::Unreadable(problem) => {
            let reason = phrases::file_error(locale, &FileError { position: None, kind: problem.clone() });
            return vec![t!(locale, "cli-config-unreadable", path = path, reason = reason)];
        }
        ConfigLoadError::Invalid(errors) => errors,
    };
    let join = |names: &[&'static str]| {
        SafeText::join(&names.iter().copied().map(SafeText::from_static).collect::<Vec<_>>(), ", ")
    };
    let describe = |error: &ConfigError| {
        let reason = match &error.kind {
            ConfigErrorKind::Syntax(reason) => phrases::toml_problem(locale, reason),
            ConfigErrorKind::UnknownKey { key, known } => {
                t!(locale, "cli-config-unknown-key", key = SafeText::excerpt(key), known = join(known))
            }
            ConfigErrorKind::ThemeExists(name) => {
                t!(locale, "cli-config-theme-exists", name = SafeText::excerpt(name))
            }
            ConfigErrorKind::SimilarColors(ColorError::ProLikeCon) => t!(locale, "cli-config-pro-like-con"),
            ConfigErrorKind::SimilarColors(ColorError::LikeBackground(role)) => {
                t!(locale, "cli-config-like-background", role = SafeText::from_static(role.name()))
            }
            ConfigErrorKind::InvalidValue { key, accepted } => {
                t!(locale, "cli-config-invalid-value", key = SafeText::excerpt(key), takes = join(accepted))
            }
        };
        let place = SafeText::sanitize(&format!("{}:{}", error.line, error.column));
        t!(locale, "cli-config-error", path = path.clone(), place = place, reason = reason)
    };
    errors.iter().take(MAX_REPORTED_ERRORS).map(describe).collect()
}
