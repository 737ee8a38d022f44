//! The edit that changes the texts that the program gave a deliberation to another language: the unchanged texts of the
//! template, the suggested question and the names of offered options. The module is in `phrases` because suggestions
//! and the names of offers are messages.

use crate::text::Locale;
use crate::walk::{self, OptionOffer, Question};
use pesee_core::deliberation::{
    AlternativeField, Builder, Deliberation, Edit, FieldPath, FieldValue, HeadField, Language,
};

use super::{offer_name, reader_language, suggested_answer, template_language};

/// A change of the texts of a deliberation to another language.
#[derive(Clone, Debug, PartialEq)]
pub struct TextTranslation {
    /// Changes the texts and the language of the deliberation, and nothing else.
    pub edit: Edit,
    /// The number of texts that change.
    pub text_count: usize,
}

/// Returns whether a deliberation states a language other than that of the reader, and there are templates in the
/// language of the reader.
pub fn is_in_other_language(locale: &Locale, document: &Deliberation) -> bool {
    let templates = template_language(locale.language());
    document.language().zip(templates).is_some_and(|(language, templates)| language != templates)
}

/// Changes the texts that the program gave the deliberation to the language of the reader. A text that the user has
/// changed stays. Returns `None` if no text changes.
pub fn translate_texts(locale: &Locale, document: &Deliberation) -> Option<TextTranslation> {
    let to = template_language(locale.language())?;
    let from = document.language().filter(|from| *from != to)?;
    let old_locale = Locale::new(reader_language(from));
    let mut texts: Vec<(FieldPath, String)> =
        walk::list_unchanged_texts(document, to).into_iter().map(|text| (text.path, text.translation)).collect();
    let others = translate_suggestion(&old_locale, locale, document).into_iter().chain(translate_offers(
        &old_locale,
        locale,
        document,
    ));
    for (path, text) in others {
        if texts.iter().all(|(known, _)| *known != path) {
            texts.push((path, text));
        }
    }
    let text_count = texts.len();
    (text_count > 0).then(|| TextTranslation { edit: build_edit(document, texts, to), text_count })
}

fn build_edit(document: &Deliberation, texts: Vec<(FieldPath, String)>, to: Language) -> Edit {
    Edit::build(document, |builder| {
        for (path, text) in texts {
            builder.set_typed(path, text);
        }
        builder.set_typed(FieldPath::Head(HeadField::Language), to);
    })
}

/// Returns the main question in the other language, if the question is the suggested one.
fn translate_suggestion(from: &Locale, to: &Locale, document: &Deliberation) -> Option<(FieldPath, String)> {
    let suggested = |locale| suggested_answer(locale, document, &Question::MainQuestion);
    let is_suggested = document.head().question.as_deref() == Some(suggested(from)?.as_str());
    let path = FieldPath::Head(HeadField::Question);
    suggested(to).filter(|_| is_suggested).map(|text| (path, text.as_str().to_owned()))
}

/// Returns the names of the offered options that were accepted under the name of the offer.
fn translate_offers(from: &Locale, to: &Locale, document: &Deliberation) -> Vec<(FieldPath, String)> {
    // The offers for a deliberation without options are all offers that there were.
    let mut builder = Builder::default();
    *builder.head_mut() = document.head().clone();
    document.accounts().iter().for_each(|account| builder.push(account.clone()));
    let (without_options, _) = builder.finish();
    let translated = |offer: &OptionOffer| {
        let option = document.option(&offer.id)?;
        let path = FieldPath::Option(offer.id.clone(), AlternativeField::Name);
        let is_unchanged = document.get(&path) == Some(FieldValue::Text(offer_name(from, document, offer).to_string()));
        let name = offer_name(to, document, offer);
        (is_unchanged && name.as_str() != option.name).then(|| (path, name.to_string()))
    };
    walk::list_offers(&without_options, None).iter().filter_map(translated).collect()
}
