//! The file `config.toml` in the configuration folder. Every setting is optional, and no error is fatal: an error is
//! reported with its line and column, and the other settings apply.

use std::ops::Range;
use std::path::PathBuf;

use toml::de::{DeTable, DeValue};

use crate::text::Language;
use crate::ui::theme::Theme;

/// The settings of the configuration file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Config {
    pub language: Option<Language>,
    /// The folder of the deliberations.
    pub folder: Option<PathBuf>,
    pub theme: Option<Theme>,
    /// Whether the program reacts to the mouse.
    pub mouse: Option<bool>,
    /// Whether the last line of the screen shows keys.
    pub hints: Option<bool>,
}

/// An error in the configuration file, with its position.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ConfigError {
    /// The line, from 1.
    pub line: usize,
    /// The column, in characters, from 1.
    pub column: usize,
    pub kind: ConfigErrorKind,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ConfigErrorKind {
    /// The text is not TOML, with the message of the parser.
    Syntax(String),
    /// A setting that does not exist.
    UnknownKey(String),
    /// A value that the setting does not accept.
    InvalidValue {
        key: &'static str,
        /// The values that the setting accepts.
        accepted: Vec<&'static str>,
    },
}

impl Config {
    /// The names of all settings.
    pub const KEYS: [&str; 5] = ["language", "folder", "theme", "mouse", "hints"];

    /// Parses a configuration file. Returns the settings, and the errors that were ignored.
    pub fn parse(text: &str) -> (Config, Vec<ConfigError>) {
        let (table, syntax_errors) = DeTable::parse_recoverable(text);
        let mut config = Config::default();
        let mut errors: Vec<(Range<usize>, ConfigErrorKind)> = syntax_errors
            .iter()
            .map(|error| (error.span().unwrap_or(0..0), ConfigErrorKind::Syntax(error.message().to_owned())))
            .collect();
        for (key, value) in table.get_ref() {
            let Some(known) = Config::KEYS.into_iter().find(|known| *known == key.get_ref().as_ref()) else {
                errors.push((key.span(), ConfigErrorKind::UnknownKey(key.get_ref().as_ref().to_owned())));
                continue;
            };
            // A syntax error leaves an arbitrary value at its position, so the value gives no error of its own.
            if let Err(accepted) = config.set(known, value.get_ref())
                && !errors.iter().any(|(at, _)| at.start <= value.span().end && value.span().start <= at.end)
            {
                errors.push((value.span(), ConfigErrorKind::InvalidValue { key: known, accepted }));
            }
        }
        errors.sort_by_key(|(at, _)| at.start);
        let to_error = |(at, kind): (Range<usize>, ConfigErrorKind)| {
            let before = text.get(..at.start).unwrap_or(text);
            let column = before.chars().rev().take_while(|c| *c != '\n').count() + 1;
            ConfigError { line: before.matches('\n').count() + 1, column, kind }
        };
        (config, errors.into_iter().map(to_error).collect())
    }

    /// Sets a setting. Returns the accepted values if `value` is not one of them.
    fn set(&mut self, key: &'static str, value: &DeValue<'_>) -> Result<(), Vec<&'static str>> {
        let text = value.as_str();
        let flag = || value.as_bool().ok_or(vec!["true", "false"]);
        match key {
            "language" => {
                let language = text.and_then(Language::from_locale);
                self.language = Some(language.ok_or(Language::ALL.map(Language::tag).to_vec())?);
            }
            "theme" => {
                let theme = text.and_then(Theme::from_name);
                self.theme = Some(theme.ok_or(Theme::ALL.map(Theme::name).to_vec())?);
            }
            "folder" => {
                let folder = text.filter(|folder| !folder.is_empty());
                self.folder = Some(PathBuf::from(folder.ok_or(vec!["\"…\""])?));
            }
            "mouse" => self.mouse = Some(flag()?),
            "hints" => self.hints = Some(flag()?),
            _ => {}
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_setting_is_parsed() {
        let text = "language = \"fr_CA\"\nfolder = \"/d\"\ntheme = \"high-contrast\"\nmouse = false\nhints = true\n";
        let (config, remarks) = Config::parse(text);
        assert_eq!(remarks, []);
        let all = Config {
            language: Some(Language::French),
            folder: Some(PathBuf::from("/d")),
            theme: Some(Theme::HighContrast),
            mouse: Some(false),
            hints: Some(true),
        };
        assert_eq!(config, all);
        assert_eq!(Config::parse(""), (Config::default(), Vec::new()));
    }

    #[test]
    fn errors_have_positions_and_other_settings_apply() {
        let (config, remarks) = Config::parse("folder = \"/d\"\nthem = 1\n  mouse = \"no\"\ntheme = \"pink\"\n");
        assert_eq!(config, Config { folder: Some(PathBuf::from("/d")), ..Config::default() });
        let at = |line, column, wrong| ConfigError { line, column, kind: wrong };
        let mouse = ConfigErrorKind::InvalidValue { key: "mouse", accepted: vec!["true", "false"] };
        let theme = ConfigErrorKind::InvalidValue { key: "theme", accepted: vec!["terminal", "high-contrast", "mono"] };
        assert_eq!(remarks, [at(2, 1, ConfigErrorKind::UnknownKey("them".into())), at(3, 11, mouse), at(4, 9, theme)]);
    }

    #[test]
    fn a_syntax_error_does_not_affect_other_lines() {
        let (config, remarks) = Config::parse("hints = false\nmouse = \ntheme = \"mono\"\n");
        assert_eq!((config.hints, config.theme), (Some(false), Some(Theme::Mono)));
        assert!(
            matches!(remarks.as_slice(), [ConfigError { line: 2, kind: ConfigErrorKind::Syntax(_), .. }]),
            "{remarks:?}"
        );
    }
}
