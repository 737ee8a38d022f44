//! The questions of an import, their answers, and the messages where nobody can be asked.

use std::path::Path;

use crate::messages::{HeadingsAre, ImportAnswers, ImportQuestion, NumberRange, OptionsIn};
use crate::t;
use crate::text::{Locale, SafeText, number};

/// Returns the question.
pub fn import_question(locale: &Locale, question: &ImportQuestion) -> SafeText {
    match question {
        ImportQuestion::Scale(_) => t!(locale, "import-ask-scale"),
        ImportQuestion::OptionsIn { .. } => t!(locale, "import-ask-options"),
        ImportQuestion::Weights(_) => t!(locale, "import-ask-weights"),
        ImportQuestion::Encoding(_) => t!(locale, "import-ask-encoding"),
        ImportQuestion::Headings(names) => t!(locale, "import-ask-headings", names = join_names(names)),
    }
}

/// Returns the possible answers, in the order of [`answer_import_question`].
pub fn import_question_choices(locale: &Locale, question: &ImportQuestion) -> Vec<SafeText> {
    match question {
        ImportQuestion::Scale(scales) => scales.iter().map(|scale| scale_choice(locale, *scale)).collect(),
        ImportQuestion::OptionsIn { columns, rows } => vec![
            t!(locale, "import-options-in-columns", names = join_names(columns)),
            t!(locale, "import-options-in-rows", names = join_names(rows)),
        ],
        ImportQuestion::Weights(headings) => {
            let named = headings.iter().map(|heading| SafeText::excerpt(heading));
            named.chain([t!(locale, "import-weights-none")]).collect()
        }
        ImportQuestion::Encoding(readings) => {
            let choice = |(encoding, text): &(&'static str, String)| {
                let encoding = SafeText::from_static(encoding);
                t!(locale, "import-encoding-choice", encoding = encoding, text = SafeText::excerpt(text))
            };
            readings.iter().map(choice).collect()
        }
        ImportQuestion::Headings(_) => {
            vec![t!(locale, "import-headings-options"), t!(locale, "import-headings-topics")]
        }
    }
}

/// Records the answer with this number, from 0.
pub fn answer_import_question(question: &ImportQuestion, at: usize, answers: &mut ImportAnswers) {
    match question {
        ImportQuestion::Scale(scales) => answers.scale = scales.get(at).copied(),
        ImportQuestion::OptionsIn { .. } => {
            answers.options_in = Some(if at == 0 { OptionsIn::Columns } else { OptionsIn::Rows });
        }
        ImportQuestion::Weights(headings) => answers.weights = Some(headings.get(at).cloned().unwrap_or_default()),
        ImportQuestion::Encoding(readings) => answers.encoding = readings.get(at).map(|(name, _)| (*name).to_owned()),
        ImportQuestion::Headings(_) => {
            answers.headings = Some(if at == 0 { HeadingsAre::Options } else { HeadingsAre::Topics });
        }
    }
}

/// Says that a file has several meanings, and with which option of the command the user decides.
pub fn import_unclear(locale: &Locale, file: &Path, question: &ImportQuestion) -> SafeText {
    let why = match question {
        ImportQuestion::Scale(scales) => {
            let all = scales.iter().map(|scale| SafeText::sanitize(&format!("{}..{}", scale.low, scale.high)));
            t!(locale, "import-unclear-scale", scales = SafeText::join(&all.collect::<Vec<SafeText>>(), ", "))
        }
        ImportQuestion::OptionsIn { columns, rows } => {
            t!(locale, "import-unclear-options", columns = join_names(columns), rows = join_names(rows))
        }
        ImportQuestion::Weights(headings) => {
            let first = headings.first().map_or_else(SafeText::default, |heading| SafeText::excerpt(heading));
            t!(locale, "import-unclear-weights", names = join_names(headings), first = first)
        }
        ImportQuestion::Encoding(_) => t!(locale, "import-unclear-encoding"),
        ImportQuestion::Headings(names) => t!(locale, "import-unclear-headings", names = join_names(names)),
    };
    t!(locale, "import-error-whole", file = SafeText::from_path(file), why = why)
}

fn scale_choice(locale: &Locale, scale: NumberRange) -> SafeText {
    if scale == NumberRange::OWN {
        return t!(locale, "import-scale-own");
    }
    let figure = |value| number::format_short(locale.language(), value);
    let conversion = range_conversion(locale, scale);
    t!(locale, "import-scale-choice", low = figure(scale.low), high = figure(scale.high), conversion = conversion)
}

/// Describes the conversion of a scale by its ends and its middle.
pub(super) fn range_conversion(locale: &Locale, scale: NumberRange) -> SafeText {
    let points = [scale.low, (scale.low + scale.high) / 2.0, scale.high].map(|value| {
        let rating = number::format_short_signed(locale.language(), scale.convert(value));
        t!(locale, "import-scale-word", word = number::format_short(locale.language(), value), rating = rating)
    });
    SafeText::join(&points, "; ")
}

fn join_names(names: &[String]) -> SafeText {
    const MAX_NAMES: usize = 6;
    let shown: Vec<SafeText> = names.iter().take(MAX_NAMES).map(|name| SafeText::excerpt(name)).collect();
    let all = SafeText::join(&shown, "; ");
    if names.len() > MAX_NAMES { SafeText::concat(&[all, SafeText::from_static("; …")]) } else { all }
}
