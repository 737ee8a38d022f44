//! The languages of the program.

/// A language with a message catalogue.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Language {
    #[default]
    English,
    /// French, with the conventions of the Office québécois de la langue française.
    French,
}

impl Language {
    pub const ALL: [Language; 2] = [Language::English, Language::French];

    /// Returns the language tag: `en` or `fr`.
    pub fn tag(self) -> &'static str {
        match self {
            Language::English => "en",
            Language::French => "fr",
        }
    }

    /// Returns the language with this tag.
    pub fn from_tag(tag: &str) -> Option<Language> {
        Language::ALL.into_iter().find(|language| language.tag() == tag)
    }

    /// Returns the language that matches a locale such as `fr_CA.UTF-8`, or `None` if no language matches.
    pub fn from_locale(locale: &str) -> Option<Language> {
        use fluent_langneg::{NegotiationStrategy, negotiate_languages};
        use unic_langid::LanguageIdentifier;
        let wanted: LanguageIdentifier = locale.split(['.', '@']).next()?.parse().ok()?;
        let known: Vec<LanguageIdentifier> = Language::ALL.iter().filter_map(|l| l.tag().parse().ok()).collect();
        let found = negotiate_languages(&[wanted], &known, None, NegotiationStrategy::Lookup);
        found.first().and_then(|tag| Language::from_tag(tag.language.as_str()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn system_locales_give_a_language() {
        for (locale, language) in [
            ("fr_CA.UTF-8", Some(Language::French)),
            ("fr-CA", Some(Language::French)),
            ("en_GB", Some(Language::English)),
            ("de_DE.UTF-8", None),
            ("C", None),
            ("C.UTF-8", None),
            ("", None),
        ] {
            assert_eq!(Language::from_locale(locale), language, "{locale}");
        }
    }
}
