//! Sentences about the interpretations of an import that a user may not expect.

use crate::messages::ImportRemark;
use crate::t;
use crate::text::{Locale, MessageArg, SafeText, number};

use super::import_error::input_location;

/// Describes an interpretation in a sentence.
pub(super) fn import_remark(locale: &Locale, remark: &ImportRemark) -> SafeText {
    match remark {
        ImportRemark::NumbersAreWeights => t!(locale, "import-remark-numbers-are-weights"),
        ImportRemark::SignsRepeatSides => t!(locale, "import-remark-signs-repeat-sides"),
        ImportRemark::SignedRatings => t!(locale, "import-remark-signed-ratings"),
        ImportRemark::WithoutNumber(names) => t!(locale, "import-remark-without-number", names = join(names)),
        ImportRemark::NumbersKept(names) => t!(locale, "import-remark-numbers-kept", names = join(names)),
        ImportRemark::WordsKept(names) => t!(locale, "import-remark-words-kept", names = join(names)),
        ImportRemark::ColumnIsWeights(heading) => {
            t!(locale, "import-remark-column-is-weights", heading = SafeText::excerpt(heading))
        }
        ImportRemark::WeightWords(words) => {
            let all = words.iter().map(|(word, points)| {
                let figure = number::format_short(locale.language(), *points);
                let points = MessageArg::Number(*points, 0);
                t!(locale, "import-weight-word", word = SafeText::excerpt(word), points = points, figure = figure)
            });
            let words = SafeText::join(&all.collect::<Vec<SafeText>>(), "; ");
            t!(locale, "import-remark-weight-words", words = words)
        }
        ImportRemark::Neutral(names) => t!(locale, "import-remark-neutral", names = join(names)),
        ImportRemark::GroupsRepeated(heading) => {
            t!(locale, "import-remark-groups-repeated", heading = SafeText::excerpt(heading))
        }
        ImportRemark::OptionsRepeated(names) => t!(locale, "import-remark-options-repeated", names = join(names)),
        ImportRemark::Joined(location, text) => {
            let place = input_location(locale, *location);
            t!(locale, "import-remark-joined", place = place, text = SafeText::excerpt(text))
        }
        ImportRemark::Split(location, parts) => {
            let place = input_location(locale, *location);
            t!(locale, "import-remark-split", place = place, count = parts.len(), parts = join(parts))
        }
    }
}

fn join(names: &[String]) -> SafeText {
    SafeText::join(&names.iter().map(|name| SafeText::excerpt(name)).collect::<Vec<SafeText>>(), "; ")
}
