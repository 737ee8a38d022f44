//! The choice of the language: `--lang`, `PESEE_LANG`, the configuration, the system's locale, the file, English.

use crate::text::{FindLanguage, Language};

use super::{Config, Environment};

/// Returns the language of the first source that names one. The language of the file comes last, because the user of a
/// French system may have to read an English file; the texts of the file stay in the language of the file.
pub fn choose_language(
    requested: Option<Language>,
    environment: &dyn Environment,
    config: &Config,
    file: Option<Language>,
    find: FindLanguage<'_>,
) -> Language {
    requested
        .or_else(|| environment.text("PESEE_LANG").and_then(|tag| find(&tag)))
        .or(config.language)
        .or_else(|| system_locale(environment).and_then(|locale| find(&locale)))
        .or(file)
        .unwrap_or_default()
}

/// Returns the system's locale: from the environment variables for messages, or from the system's settings.
fn system_locale(environment: &dyn Environment) -> Option<String> {
    let variable = ["LC_ALL", "LC_MESSAGES", "LANG"].iter().find_map(|name| environment.text(name));
    variable.or_else(sys_locale::get_locale)
}

#[cfg(test)]
mod tests {
    use super::super::TestEnvironment;
    use super::*;

    #[test]
    fn the_first_source_with_a_language_counts() {
        let set = TestEnvironment;
        let config = Config { language: Some(Language::French), ..Config::default() };
        let none = Config::default();
        let (en, fr) = (Language::English, Language::French);
        let choose = |requested, environment: &dyn Environment, config: &Config, file| {
            choose_language(requested, environment, config, file, &Language::from_locale)
        };
        assert_eq!(choose(Some(en), &set(&[("PESEE_LANG", "fr")]), &config, Some(fr)), en);
        assert_eq!(choose(None, &set(&[("PESEE_LANG", "en")]), &config, Some(fr)), en);
        assert_eq!(choose(None, &set(&[("LANG", "en_US")]), &config, Some(en)), fr);
        assert_eq!(choose(None, &set(&[("LANG", "en_US")]), &none, Some(fr)), en);
        assert_eq!(choose(None, &set(&[("LANG", "C.UTF-8")]), &none, Some(fr)), fr);
        assert_eq!(choose(None, &set(&[("LC_ALL", "fr_CA.UTF-8"), ("LANG", "en_US")]), &none, None), fr);
        assert_eq!(choose(None, &set(&[("LC_ALL", "C")]), &none, None), en);
    }
}
