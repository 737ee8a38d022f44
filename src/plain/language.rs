//! The `:language` command: changes the program to another language, and offers to change the texts of the template
//! in the open deliberation too.

use std::io;

use crate::phrases;
use crate::t;
use crate::text::{Language, SafeText, fold};
use crate::walk::Question;

use super::commands::PlainCommand;
use super::line_io::LineIo;
use super::{AnswerResult, Navigation, Walker};

/// Parses the tag or the beginning of a name of a language. An empty name means the language after `current`.
fn parse_language(name: &str, current: Language, languages: &[Language]) -> Option<Language> {
    if name.is_empty() {
        return Some(current.next_in(languages));
    }
    let name = fold(name);
    let has_name = |language: &&Language| language.table().typed_names.iter().any(|known| known.starts_with(&name));
    let tagged = languages.iter().find(|language| fold(language.tag()) == name);
    tagged.or_else(|| languages.iter().find(has_name)).copied()
}

/// Changes the lines to the language called `name` and says so. Returns whether there is such a language.
pub(super) fn change_language(lines: &mut LineIo<'_>, name: &str) -> io::Result<bool> {
    let locale = lines.locale();
    let languages = lines.list_languages();
    let Some(language) = parse_language(name, locale.language(), &languages) else {
        let (word, known) = (PlainCommand::Language.name(locale), phrases::language_names(&languages));
        let name = SafeText::excerpt(name);
        lines.print_sentences(&t!(locale, "language-unknown", name = name, word = word, known = known))?;
        return Ok(false);
    };
    if language == locale.language() {
        let name = SafeText::from_static(language.name());
        lines.print_sentences(&t!(locale, "language-already", name = name))?;
    } else {
        lines.set_language(language);
        lines.print_sentences(&phrases::language_now(lines.locale()))?;
    }
    Ok(true)
}

impl Walker<'_, '_> {
    /// Changes to the language called `name` and asks whether to change the texts of the file too. Then the question is
    /// asked again in the language.
    pub(super) fn change_language(&mut self, name: &str, question: &Question) -> AnswerResult {
        let before = self.locale.language();
        if !change_language(&mut self.line_io, name)? {
            return Ok(Navigation::Stay);
        }
        self.locale = self.line_io.locale();
        self.host.set_language(self.locale.language());
        if phrases::is_in_other_language(self.locale, self.document()) {
            match phrases::translate_texts(self.locale, self.document()) {
                Some(_) => self.offer_text_translation(question)?,
                // Who asks for the language that is there already asks about the texts.
                None if before == self.locale.language() => {
                    self.line_io.print_sentences(&t!(self.locale, "language-nothing-to-change"))?;
                }
                None => {}
            }
        }
        Ok(Navigation::Repeat)
    }

    /// Asks whether to change the unchanged texts of the template, and changes them as one act.
    fn offer_text_translation(&mut self, question: &Question) -> AnswerResult<()> {
        let Some(translation) = phrases::translate_texts(self.locale, self.document()) else { return Ok(()) };
        let count = translation.text_count;
        let yes = t!(self.locale, "plain-letter-yes");
        let offer = t!(self.locale, "language-offer", count = count);
        if self.choose_letter(&offer, &[yes.as_str()], question)?.is_none() {
            let word = self.command_name(PlainCommand::Language);
            self.line_io.print_sentences(&t!(self.locale, "language-offer-again", word = word))?;
            return Ok(());
        }
        self.session.end_undo_step();
        self.apply(translation.edit)?;
        self.session.end_undo_step();
        Ok(self.print_edit(t!(self.locale, "language-changed", count = count))?)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_language_has_a_name_in_each_language() {
        for (name, language) in [
            ("en", Some(Language::English)),
            ("ANGLAIS", Some(Language::English)),
            ("fr", Some(Language::French)),
            ("Français", Some(Language::French)),
            ("french", Some(Language::French)),
            ("", Some(Language::French)),
            ("de", None),
        ] {
            assert_eq!(parse_language(name, Language::English, &Language::BUILT_IN), language, "{name}");
        }
        assert_eq!(parse_language("", Language::French, &Language::BUILT_IN), Some(Language::English));
    }
}
