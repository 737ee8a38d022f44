//! The file `config.toml` in the configuration folder. Every setting is optional, and no error is fatal: an error is
//! reported with its line and column, and the other settings apply.

use std::ops::Range;
use std::path::PathBuf;

use ratatui::style::Color;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use crate::text::{FindLanguage, Language};
use crate::ui::theme::{ColorError, ColorRole, CustomColors, CustomTheme, Theme};

/// The settings of the configuration file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Config {
    pub language: Option<Language>,
    /// The folder of the deliberations.
    pub folder: Option<PathBuf>,
    pub theme: Option<Theme>,
    /// Whether the program reacts to the mouse.
    pub mouse: Option<bool>,
    /// Whether the last line of the screen shows keys.
    pub hints: Option<bool>,
    /// The themes of the program, with the colours of the table `colours`, and those of the table `themes`.
    pub themes: Vec<Theme>,
}

impl Default for Config {
    fn default() -> Config {
        let themes = Theme::BUILT_IN.to_vec();
        Config { language: None, folder: None, theme: None, mouse: None, hints: None, themes }
    }
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
    UnknownKey {
        key: String,
        /// The settings of the same table.
        known: Vec<&'static str>,
    },
    /// A value that the setting does not accept.
    InvalidValue {
        key: String,
        /// The values that the setting accepts.
        accepted: Vec<&'static str>,
    },
    /// A name of a theme that another theme has.
    ThemeExists(String),
    /// Colours that cannot be told apart.
    SimilarColors(ColorError),
}

/// Returns the text of a file that changes nothing: each setting with its default, as a comment.
pub fn default_text(language: Language) -> &'static str {
    language.select(
        include_str!("../../assets/config/config.en.toml"),
        &[(Language::French, include_str!("../../assets/config/config.fr.toml"))],
    )
}

/// An error at a position of the text.
type ErrorAt = (Range<usize>, ConfigErrorKind);

impl Config {
    /// The names of all settings and tables.
    pub const KEYS: [&str; 7] = ["language", "folder", "theme", "mouse", "hints", "colours", "themes"];
    /// The setting of a theme that names the theme whose colours it replaces.
    const BASE_KEY: &str = "base";

    /// Parses a configuration file; `find_language` finds the language of the setting `language`. Returns the settings,
    /// and the errors that were ignored.
    pub fn parse(text: &str, find_language: FindLanguage<'_>) -> (Config, Vec<ConfigError>) {
        let (table, syntax_errors) = DeTable::parse_recoverable(text);
        let mut config = Config::default();
        let syntax_errors: Vec<ErrorAt> = syntax_errors
            .iter()
            .map(|error| (error.span().unwrap_or(0..0), ConfigErrorKind::Syntax(error.message().to_owned())))
            .collect();
        let mut errors = Vec::new();
        // The themes come first, because the setting `theme` names one of them.
        let table = table.get_ref();
        if let Some(colors) = table.get("colours") {
            let used_theme = table.get("theme").and_then(|theme| theme.get_ref().as_str());
            errors.extend(config.set_colors(colors, used_theme.unwrap_or(Theme::default().name())));
        }
        if let Some(themes) = table.get("themes") {
            errors.extend(config.add_themes(themes));
        }
        for (key, value) in table {
            let Some(known) = Config::KEYS.into_iter().find(|known| *known == key.get_ref().as_ref()) else {
                errors.push(unknown_key(key.span(), key.get_ref(), Config::KEYS.to_vec()));
                continue;
            };
            if let Err(accepted) = config.set(known, value.get_ref(), find_language) {
                errors.push((value.span(), ConfigErrorKind::InvalidValue { key: known.to_owned(), accepted }));
            }
        }
        // A syntax error leaves an arbitrary value at its position, so the value gives no error of its own.
        errors.retain(|(at, _)| !syntax_errors.iter().any(|(wrong, _)| wrong.start <= at.end && at.start <= wrong.end));
        errors.extend(syntax_errors);
        errors.sort_by_key(|(at, _)| at.start);
        let to_error = |(at, kind): ErrorAt| {
            let before = text.get(..at.start).unwrap_or(text);
            let column = before.chars().rev().take_while(|c| *c != '\n').count() + 1;
            ConfigError { line: before.matches('\n').count() + 1, column, kind }
        };
        (config, errors.into_iter().map(to_error).collect())
    }

    /// Returns the theme with this name.
    pub fn find_theme(&self, name: &str) -> Option<Theme> {
        self.themes.iter().copied().find(|theme| theme.name() == name)
    }

    /// Sets a setting. Returns the accepted values if `value` is not one of them.
    fn set(
        &mut self,
        key: &'static str,
        value: &DeValue<'_>,
        find_language: FindLanguage<'_>,
    ) -> Result<(), Vec<&'static str>> {
        let text = value.as_str();
        let flag = || value.as_bool().ok_or(vec!["true", "false"]);
        match key {
            "language" => {
                let language = text.and_then(find_language);
                self.language = Some(language.ok_or(Language::BUILT_IN.map(Language::tag).to_vec())?);
            }
            "theme" => {
                let theme = text.and_then(|name| self.find_theme(name));
                self.theme =
                    Some(theme.ok_or_else(|| self.themes.iter().map(|theme| theme.name()).collect::<Vec<_>>())?);
            }
            "folder" => {
                let folder = text.filter(|folder| !folder.is_empty());
                self.folder = Some(PathBuf::from(folder.ok_or(vec!["\"…\""])?));
            }
            "mouse" => self.mouse = Some(flag()?),
            "hints" => self.hints = Some(flag()?),
            // The tables were read before.
            _ => {}
        }
        Ok(())
    }

    /// Replaces colours of the themes of the program. The theme without colours keeps none.
    fn set_colors(&mut self, table: &Spanned<DeValue<'_>>, used_theme: &str) -> Vec<ErrorAt> {
        let (colors, mut errors) = parse_colors(table, "colours", &[]);
        for theme in self.themes.iter_mut().filter(|theme| **theme != Theme::Mono) {
            let mut usable = colors;
            let similar = usable.remove_similar(*theme);
            // The colours are meant for the theme in use. What the other theme cannot use is left out there.
            if theme.name() == used_theme {
                errors.extend(similar.into_iter().map(|error| (table.span(), ConfigErrorKind::SimilarColors(error))));
            }
            if usable != CustomColors::default() {
                *theme = CustomTheme { name: theme.name().to_owned(), base: *theme, colors: usable }.into_theme();
            }
        }
        errors
    }

    /// Adds the themes of the table `themes`.
    fn add_themes(&mut self, table: &Spanned<DeValue<'_>>) -> Vec<ErrorAt> {
        let Some(themes) = table.get_ref().as_table() else {
            return vec![invalid_value(table.span(), "themes", vec!["[themes.NAME]"])];
        };
        let mut errors = Vec::new();
        for (name, table) in themes {
            let name_text = name.get_ref().as_ref();
            if self.find_theme(name_text).is_some() {
                errors.push((name.span(), ConfigErrorKind::ThemeExists(name_text.to_owned())));
                continue;
            }
            let (mut colors, colour_errors) = parse_colors(table, name_text, &[Config::BASE_KEY]);
            errors.extend(colour_errors);
            let bases = [Theme::Terminal, Theme::HighContrast];
            let base = table.get_ref().as_table().and_then(|table| table.get(Config::BASE_KEY));
            let found = base.map(|base| {
                let named = base.get_ref().as_str();
                bases.into_iter().find(|theme| Some(theme.name()) == named).ok_or(base.span())
            });
            let base = match found {
                None => Theme::Terminal,
                Some(Ok(base)) => base,
                Some(Err(span)) => {
                    errors.push(invalid_value(span, Config::BASE_KEY, bases.map(Theme::name).to_vec()));
                    Theme::Terminal
                }
            };
            let similar = colors.remove_similar(base);
            errors.extend(similar.into_iter().map(|error| (table.span(), ConfigErrorKind::SimilarColors(error))));
            self.themes.push(CustomTheme { name: name_text.to_owned(), base, colors }.into_theme());
        }
        errors
    }
}

fn unknown_key(span: Range<usize>, key: &str, known: Vec<&'static str>) -> ErrorAt {
    (span, ConfigErrorKind::UnknownKey { key: key.to_owned(), known })
}

fn invalid_value(span: Range<usize>, key: &str, accepted: Vec<&'static str>) -> ErrorAt {
    (span, ConfigErrorKind::InvalidValue { key: key.to_owned(), accepted })
}

/// Parses a table of colours by role; `others` are its other settings.
fn parse_colors(table: &Spanned<DeValue<'_>>, name: &str, others: &[&'static str]) -> (CustomColors, Vec<ErrorAt>) {
    let mut colors = CustomColors::default();
    let Some(entries) = table.get_ref().as_table() else {
        return (colors, vec![invalid_value(table.span(), name, vec!["role = \"colour\""])]);
    };
    let mut errors = Vec::new();
    for (key, value) in entries {
        let key_text = key.get_ref().as_ref();
        match ColorRole::from_name(key_text) {
            None if others.contains(&key_text) => {}
            None => {
                let known = others.iter().copied().chain(ColorRole::ALL.map(ColorRole::name)).collect();
                errors.push(unknown_key(key.span(), key_text, known));
            }
            Some(role) => match parse_color(value.get_ref()) {
                Some(color) => colors.set(role, Some(color)),
                None => errors.push(invalid_value(value.span(), key_text, vec!["\"green\"", "208", "\"#2b7a2b\""])),
            },
        }
    }
    (colors, errors)
}

/// Parses a colour: the name of one of the 16 colours of a terminal, a number from 0 to 255, or `#` and six digits.
fn parse_color(value: &DeValue<'_>) -> Option<Color> {
    let color = match value {
        DeValue::Integer(number) => Color::Indexed(u8::from_str_radix(number.as_str(), number.radix()).ok()?),
        _ => value.as_str()?.parse().ok()?,
    };
    (color != Color::Reset).then_some(color)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::theme::Role;

    #[test]
    fn every_setting_is_parsed() {
        let text = "language = \"fr_CA\"\nfolder = \"/d\"\ntheme = \"high-contrast\"\nmouse = false\nhints = true\n";
        let (config, remarks) = Config::parse(text, &Language::from_locale);
        assert_eq!(remarks, []);
        let all = Config {
            language: Some(Language::French),
            folder: Some(PathBuf::from("/d")),
            theme: Some(Theme::HighContrast),
            mouse: Some(false),
            hints: Some(true),
            ..Config::default()
        };
        assert_eq!(config, all);
        assert_eq!(Config::parse("", &Language::from_locale), (Config::default(), Vec::new()));
    }

    #[test]
    fn errors_have_positions_and_other_settings_apply() {
        let (config, remarks) =
            Config::parse("folder = \"/d\"\nthem = 1\n  mouse = \"no\"\ntheme = \"pink\"\n", &Language::from_locale);
        assert_eq!(config, Config { folder: Some(PathBuf::from("/d")), ..Config::default() });
        let at = |line, column, wrong| ConfigError { line, column, kind: wrong };
        let mouse = ConfigErrorKind::InvalidValue { key: "mouse".into(), accepted: vec!["true", "false"] };
        let accepted = vec!["terminal", "high-contrast", "mono"];
        let theme = ConfigErrorKind::InvalidValue { key: "theme".into(), accepted };
        let them = ConfigErrorKind::UnknownKey { key: "them".into(), known: Config::KEYS.to_vec() };
        assert_eq!(remarks, [at(2, 1, them), at(3, 11, mouse), at(4, 9, theme)]);
    }

    #[test]
    fn a_syntax_error_does_not_affect_other_lines() {
        let (config, remarks) = Config::parse("hints = false\nmouse = \ntheme = \"mono\"\n", &Language::from_locale);
        assert_eq!((config.hints, config.theme), (Some(false), Some(Theme::Mono)));
        assert!(
            matches!(remarks.as_slice(), [ConfigError { line: 2, kind: ConfigErrorKind::Syntax(_), .. }]),
            "{remarks:?}"
        );
    }

    #[test]
    fn colours_are_names_numbers_or_rgb_and_themes_have_names() {
        let text = "theme = \"paper\"\n[colours]\npro = \"light green\"\ncon = 125\n\
                    [themes.paper]\nbase = \"terminal\"\nbackground = \"#fdfaf0\"\ntext = \"#222222\"\n";
        let (config, errors) = Config::parse(text, &Language::from_locale);
        assert_eq!(errors, []);
        let names: Vec<&str> = config.themes.iter().map(|theme| theme.name()).collect();
        assert_eq!(names, ["terminal", "high-contrast", "mono", "paper"]);
        let paper = config.theme.unwrap();
        assert_eq!(paper.name(), "paper");
        assert_eq!(paper.base_style().bg, Some(Color::Rgb(0xfd, 0xfa, 0xf0)));
        let terminal = config.find_theme("terminal").unwrap();
        assert_eq!(terminal.style(Role::Pro).fg, Some(Color::LightGreen));
        assert_eq!(terminal.style(Role::StrongCon).fg, Some(Color::Indexed(125)));
        assert_eq!(config.find_theme("mono"), Some(Theme::Mono), "the theme without colours keeps none");
    }

    #[test]
    fn unusable_colours_are_reported_and_left_out() {
        let text = "[colours]\npro = \"gren\"\nborder = 1\ncon = 300\n[themes.mono]\n\
                    [themes.a]\nbase = \"mono\"\npro = \"#008000\"\ncon = \"#007800\"\n";
        let (config, errors) = Config::parse(text, &Language::from_locale);
        let lines: Vec<(usize, bool)> = errors
            .iter()
            .map(|error| (error.line, matches!(error.kind, ConfigErrorKind::InvalidValue { .. })))
            .collect();
        assert_eq!(lines, [(2, true), (3, false), (4, true), (5, false), (6, false), (7, true)], "{errors:?}");
        assert!(errors.iter().any(|error| error.kind == ConfigErrorKind::SimilarColors(ColorError::ProLikeCon)));
        let own = config.find_theme("a").unwrap();
        assert_eq!(own.style(Role::Pro), Theme::Terminal.style(Role::Pro));
    }

    /// Every line of the default file that is switched on is accepted, and the file mentions every setting.
    #[test]
    fn the_default_files_name_every_setting() {
        for language in Language::BUILT_IN {
            let text = default_text(language);
            assert_eq!(
                Config::parse(text, &Language::from_locale),
                (Config::default(), Vec::new()),
                "the defaults change nothing"
            );
            let is_setting = |line: &&str| line.starts_with("# [") || line.starts_with("#") && line.contains(" = ");
            let active: String =
                text.lines().filter(is_setting).map(|line| [line.trim_start_matches("# "), "\n"].concat()).collect();
            let (config, errors) = Config::parse(&active, &Language::from_locale);
            assert_eq!(errors, [], "{active}");
            assert!(config.language.is_some() && config.folder.is_some() && config.mouse.is_some());
            assert!(config.theme.is_some() && config.hints.is_some() && config.themes.len() == 4);
            for role in ColorRole::ALL {
                assert!(text.contains(&format!("# {} = ", role.name())), "{role:?} in {language:?}");
            }
        }
    }
}
