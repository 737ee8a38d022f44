//! The questions of an import, their answers, and the messages where nobody can be asked.

use std::path::Path;

use crate::messages::{ColumnIs, HeadingsAre, ImportAnswers, ImportQuestion, NumberRange, OptionsIn, ScaleDoubt};
use crate::t;
use crate::text::{Locale, SafeText, number};

use super::import_error::input_location;

/// Returns the question.
pub fn import_question(locale: &Locale, question: &ImportQuestion) -> SafeText {
    match question {
        ImportQuestion::Scale(_, doubt) => scale_question(locale, doubt),
        ImportQuestion::OptionsIn { .. } => t!(locale, "import-ask-options"),
        ImportQuestion::Weights(_) => t!(locale, "import-ask-weights"),
        ImportQuestion::Column(_, heading) => {
            t!(locale, "import-ask-column", heading = SafeText::excerpt(heading))
        }
        ImportQuestion::Encoding(_) => t!(locale, "import-ask-encoding"),
        ImportQuestion::Headings(names) => t!(locale, "import-ask-headings", names = join_names(names)),
    }
}

/// Returns the possible answers, in the order of [`answer_import_question`].
pub fn import_question_choices(locale: &Locale, question: &ImportQuestion) -> Vec<SafeText> {
    match question {
        ImportQuestion::Scale(scales, _) => scales.iter().map(|scale| scale_choice(locale, *scale)).collect(),
        ImportQuestion::OptionsIn { columns, rows } => vec![
            t!(locale, "import-options-in-columns", names = join_names(columns)),
            t!(locale, "import-options-in-rows", names = join_names(rows)),
        ],
        ImportQuestion::Weights(headings) => {
            let named = headings.iter().map(|heading| SafeText::excerpt(heading));
            named.chain([t!(locale, "import-weights-none")]).collect()
        }
        ImportQuestion::Column(..) => ColumnIs::ALL.map(|what| column_choice(locale, what)).to_vec(),
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
        ImportQuestion::Scale(scales, _) => answers.scale = scales.get(at).copied(),
        ImportQuestion::OptionsIn { .. } => {
            answers.options_in = Some(if at == 0 { OptionsIn::Columns } else { OptionsIn::Rows });
        }
        ImportQuestion::Weights(headings) => answers.weights = Some(headings.get(at).cloned().unwrap_or_default()),
        ImportQuestion::Column(_, heading) => {
            answers.columns.extend(ColumnIs::ALL.get(at).map(|what| (heading.clone(), *what)));
        }
        ImportQuestion::Encoding(readings) => answers.encoding = readings.get(at).map(|(name, _)| (*name).to_owned()),
        ImportQuestion::Headings(_) => {
            answers.headings = Some(if at == 0 { HeadingsAre::Options } else { HeadingsAre::Topics });
        }
    }
}

/// Says that a file has several meanings, and with which option of the command the user decides.
pub fn import_unclear(locale: &Locale, file: &Path, question: &ImportQuestion) -> SafeText {
    let why = match question {
        ImportQuestion::Scale(scales, doubt) => unclear_scale(locale, scales, doubt),
        ImportQuestion::OptionsIn { columns, rows } => {
            t!(locale, "import-unclear-options", columns = join_names(columns), rows = join_names(rows))
        }
        ImportQuestion::Weights(headings) => {
            let first = headings.first().map_or_else(SafeText::default, |heading| quote_word(heading));
            t!(locale, "import-unclear-weights", names = join_names(headings), first = first)
        }
        ImportQuestion::Column(location, heading) => {
            let stated = quote_word(&format!("{heading}={}", ColumnIs::Option.as_str()));
            let (place, heading) = (input_location(locale, *location), SafeText::excerpt(heading));
            t!(locale, "import-unclear-column", place = place, heading = heading, stated = stated)
        }
        ImportQuestion::Encoding(readings) => {
            let names = readings.iter().map(|(name, _)| SafeText::from_static(name)).collect::<Vec<SafeText>>();
            let first = names.first().cloned().unwrap_or_default();
            t!(locale, "import-unclear-encoding", encodings = SafeText::join(&names, ", "), first = first)
        }
        ImportQuestion::Headings(names) => t!(locale, "import-unclear-headings", names = join_names(names)),
    };
    t!(locale, "import-error-whole", file = SafeText::from_path(file), why = why)
}

/// Quotes a word of a command for a shell. It is not shortened, so that the command can be copied.
fn quote_word(word: &str) -> SafeText {
    SafeText::sanitize(&shell_words::quote(word))
}

fn scale_question(locale: &Locale, doubt: &ScaleDoubt) -> SafeText {
    match doubt {
        ScaleDoubt::Ratings(columns) => t!(locale, "import-ask-scale", columns = join_names(columns)),
        ScaleDoubt::Criteria(names) => {
            t!(locale, "import-ask-scale-criteria", names = join_names(names), count = names.len())
        }
        ScaleDoubt::Reversed(location, text) => {
            let (place, text) = (input_location(locale, *location), SafeText::excerpt(text));
            t!(locale, "import-ask-scale-reversed", place = place, text = text)
        }
    }
}

/// Names the scales as they are written after `--scale`.
fn unclear_scale(locale: &Locale, scales: &[NumberRange], doubt: &ScaleDoubt) -> SafeText {
    let written = |scale: &NumberRange| SafeText::sanitize(&format!("{}..{}", scale.low, scale.high));
    let first = scales.iter().find(|scale| **scale != NumberRange::OWN).map_or_else(SafeText::default, written);
    let all = SafeText::join(&scales.iter().map(written).collect::<Vec<SafeText>>(), ", ");
    match doubt {
        ScaleDoubt::Ratings(columns) => {
            let (columns, count) = (join_names(columns), scales.len());
            t!(locale, "import-unclear-scale", columns = columns, scales = all, count = count, first = first)
        }
        ScaleDoubt::Criteria(names) => {
            let (names, count) = (join_names(names), names.len());
            t!(locale, "import-unclear-scale-criteria", names = names, scales = all, count = count, first = first)
        }
        ScaleDoubt::Reversed(location, text) => {
            let (place, text) = (input_location(locale, *location), SafeText::excerpt(text));
            let is_usual = |scale: &&NumberRange| !scale.is_reversed() && **scale != NumberRange::OWN;
            let other = scales.iter().find(is_usual).map_or_else(|| written(&NumberRange::OWN), written);
            t!(locale, "import-unclear-scale-reversed", place = place, text = text, first = first, other = other)
        }
    }
}

fn column_choice(locale: &Locale, what: ColumnIs) -> SafeText {
    match what {
        ColumnIs::Option => t!(locale, "import-column-option"),
        ColumnIs::Weights => t!(locale, "import-column-weights"),
        ColumnIs::Remarks => t!(locale, "import-column-remarks"),
        ColumnIs::Nothing => t!(locale, "import-column-nothing"),
    }
}

fn scale_choice(locale: &Locale, scale: NumberRange) -> SafeText {
    if scale == NumberRange::OWN {
        return t!(locale, "import-scale-own");
    }
    let figure = |value| number::format_short(locale.language(), value);
    let conversion = range_conversion(locale, scale);
    if scale.is_reversed() {
        let (best, worst) = (figure(scale.high), figure(scale.low));
        return t!(locale, "import-scale-choice-reversed", best = best, worst = worst, conversion = conversion);
    }
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
