//! `config.toml` in the configuration folder. Everything in it may be left out, and nothing in it is ever fatal: what
//! is wrong is remarked upon with its line and column, and the rest holds.

use std::ops::Range;
use std::path::PathBuf;

use toml::de::{DeTable, DeValue};

use crate::text::Language;
use crate::ui::theme::Theme;

/// What the configuration says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Config {
    /// The language to speak.
    pub language: Option<Language>,
    /// The folder of the deliberations.
    pub folder: Option<PathBuf>,
    /// How things look.
    pub theme: Option<Theme>,
    /// Whether the mouse is listened to.
    pub mouse: Option<bool>,
    /// Whether the last line shows keys.
    pub hints: Option<bool>,
}

/// Something in it that does not hold, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ConfigError {
    /// The line, from 1.
    pub line: usize,
    /// The column, in characters, from 1.
    pub column: usize,
    /// What is wrong.
    pub kind: ConfigErrorKind,
}

/// What can be wrong with a line of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ConfigErrorKind {
    /// It is not TOML; in the words of the parser.
    Syntax(String),
    /// There is no such setting.
    UnknownKey(String),
    /// A setting has a value it does not take.
    InvalidValue {
        /// Which.
        key: &'static str,
        /// What it takes.
        accepted: Vec<&'static str>,
    },
}

impl Config {
    /// Every setting.
    pub const KEYS: [&str; 5] = ["language", "folder", "theme", "mouse", "hints"];

    /// Reads a configuration: what it says, and what in it is passed over.
    pub fn parse(text: &str) -> (Config, Vec<ConfigError>) {
        let (table, errors) = DeTable::parse_recoverable(text);
        let mut config = Config::default();
        let mut wrong: Vec<(Range<usize>, ConfigErrorKind)> = errors
            .iter()
            .map(|error| (error.span().unwrap_or(0..0), ConfigErrorKind::Syntax(error.message().to_owned())))
            .collect();
        for (key, value) in table.get_ref() {
            let Some(known) = Config::KEYS.into_iter().find(|known| *known == key.get_ref().as_ref()) else {
                wrong.push((key.span(), ConfigErrorKind::UnknownKey(key.get_ref().as_ref().to_owned())));
                continue;
            };
            // Where the text is broken, what stands there is no value of anybody's.
            if let Err(takes) = config.set(known, value.get_ref())
                && !wrong.iter().any(|(at, _)| at.start <= value.span().end && value.span().start <= at.end)
            {
                wrong.push((value.span(), ConfigErrorKind::InvalidValue { key: known, accepted: takes }));
            }
        }
        wrong.sort_by_key(|(at, _)| at.start);
        let remark = |(at, wrong): (Range<usize>, ConfigErrorKind)| {
            let before = text.get(..at.start).unwrap_or(text);
            let column = before.chars().rev().take_while(|c| *c != '\n').count() + 1;
            ConfigError { line: before.matches('\n').count() + 1, column, kind: wrong }
        };
        (config, wrong.into_iter().map(remark).collect())
    }

    /// Takes a setting; else says what it takes.
    fn set(&mut self, key: &'static str, value: &DeValue<'_>) -> Result<(), Vec<&'static str>> {
        let text = value.as_str();
        let switch = || value.as_bool().ok_or(vec!["true", "false"]);
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
            "mouse" => self.mouse = Some(switch()?),
            "hints" => self.hints = Some(switch()?),
            _ => {}
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_setting_is_taken() {
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
    fn what_is_wrong_is_named_with_its_place_and_the_rest_holds() {
        let (config, remarks) = Config::parse("folder = \"/d\"\nthem = 1\n  mouse = \"no\"\ntheme = \"pink\"\n");
        assert_eq!(config, Config { folder: Some(PathBuf::from("/d")), ..Config::default() });
        let at = |line, column, wrong| ConfigError { line, column, kind: wrong };
        let mouse = ConfigErrorKind::InvalidValue { key: "mouse", accepted: vec!["true", "false"] };
        let theme = ConfigErrorKind::InvalidValue { key: "theme", accepted: vec!["terminal", "high-contrast", "mono"] };
        assert_eq!(remarks, [at(2, 1, ConfigErrorKind::UnknownKey("them".into())), at(3, 11, mouse), at(4, 9, theme)]);
    }

    #[test]
    fn a_broken_line_does_not_take_the_others_with_it() {
        let (config, remarks) = Config::parse("hints = false\nmouse = \ntheme = \"mono\"\n");
        assert_eq!((config.hints, config.theme), (Some(false), Some(Theme::Mono)));
        assert!(
            matches!(remarks.as_slice(), [ConfigError { line: 2, kind: ConfigErrorKind::Syntax(_), .. }]),
            "{remarks:?}"
        );
    }
}
