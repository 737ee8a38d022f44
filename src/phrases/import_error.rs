//! Sentences about what cannot be imported, and where.

use std::path::Path;

use crate::messages::{ImportError, ImportErrorKind, InputLocation};
use crate::t;
use crate::text::{Locale, SafeText};
use pesee_core::deliberation::List;

/// Describes an import error with its location.
pub fn import_error(locale: &Locale, file: &Path, error: &ImportError) -> SafeText {
    let text = SafeText::excerpt(&error.text);
    let why = match error.kind {
        ImportErrorKind::SpreadsheetFile => t!(locale, "import-why-spreadsheet-file"),
        ImportErrorKind::NotText => t!(locale, "import-why-not-text"),
        ImportErrorKind::OtherFormat => t!(locale, "import-why-other-format"),
        ImportErrorKind::UnknownEncoding => t!(locale, "import-why-unknown-encoding"),
        ImportErrorKind::NoOptions => t!(locale, "import-why-no-options"),
        ImportErrorKind::NoCriteria => t!(locale, "import-why-no-criteria"),
        ImportErrorKind::NoItems => t!(locale, "import-why-no-items"),
        ImportErrorKind::InvalidRating => t!(locale, "import-why-invalid-rating", text = text),
        ImportErrorKind::OffScale => t!(locale, "import-why-off-scale", text = text),
        ImportErrorKind::TwoScales => t!(locale, "import-why-two-scales", text = text),
        ImportErrorKind::ReversedRange => t!(locale, "import-why-reversed-range", text = text),
        ImportErrorKind::InvalidWeight => t!(locale, "import-why-invalid-weight", text = text),
        ImportErrorKind::MixedWeights => t!(locale, "import-why-mixed-weights", text = text),
        ImportErrorKind::NoRatings => t!(locale, "import-why-no-ratings", text = text),
        ImportErrorKind::TextAmongNumbers => t!(locale, "import-why-text-among-numbers", text = text),
        ImportErrorKind::UnknownColumn => t!(locale, "import-why-unknown-column", text = text),
        ImportErrorKind::NoSideInCell => t!(locale, "import-why-no-side-in-cell", text = text),
        ImportErrorKind::InvalidTimeHorizon => t!(locale, "import-why-invalid-time-horizon", text = text),
        ImportErrorKind::NoOptionAbove => t!(locale, "import-why-no-option-above", text = text),
        ImportErrorKind::NoCriterionBeside => t!(locale, "import-why-no-criterion-beside", text = text),
        ImportErrorKind::NoOptionBeside => t!(locale, "import-why-no-option-beside", text = text),
        ImportErrorKind::NoNames => t!(locale, "import-why-no-names", text = text),
        ImportErrorKind::NumberAmongPercents => t!(locale, "import-why-number-among-percents", text = text),
        ImportErrorKind::OpenQuote => t!(locale, "import-why-open-quote", text = text),
        ImportErrorKind::UnclearTotal => t!(locale, "import-why-unclear-total", text = text),
        ImportErrorKind::UnclearRank => t!(locale, "import-why-unclear-rank", text = text),
        ImportErrorKind::NoOptionName => t!(locale, "import-why-no-option-name", text = text),
        ImportErrorKind::NoCriterionName => t!(locale, "import-why-no-criterion-name", text = text),
        ImportErrorKind::MarkAmongTexts => t!(locale, "import-why-mark-among-texts", text = text),
        ImportErrorKind::MarkWithoutName => t!(locale, "import-why-mark-without-name", text = text),
        ImportErrorKind::NoHeadings => t!(locale, "import-why-no-headings", text = text),
        ImportErrorKind::SecondTable => t!(locale, "import-why-second-table", text = text),
        ImportErrorKind::UnclearNumber => t!(locale, "import-why-unclear-number", text = text),
        ImportErrorKind::UnclearWeight => t!(locale, "import-why-unclear-weight", text = text),
        ImportErrorKind::DifferentWeights => t!(locale, "import-why-different-weights", text = text),
        ImportErrorKind::ReversedScale => t!(locale, "import-why-reversed-scale", text = text),
        ImportErrorKind::ReversedWeights => t!(locale, "import-why-reversed-weights", text = text),
        ImportErrorKind::SidesInLine => t!(locale, "import-why-sides-in-line", text = text),
        ImportErrorKind::NumberWithoutText => t!(locale, "import-why-number-without-text", text = text),
        ImportErrorKind::NoSide => t!(locale, "import-why-no-side", text = text),
        ImportErrorKind::MinusWithoutPlus => t!(locale, "import-why-minus-without-plus", text = text),
        ImportErrorKind::TwoSides => t!(locale, "import-why-two-sides", text = text),
        ImportErrorKind::SignAgainstSide => t!(locale, "import-why-sign-against-side", text = text),
        ImportErrorKind::UnclearHeading => t!(locale, "import-why-unclear-heading", text = text),
        ImportErrorKind::UnclearLine => t!(locale, "import-why-unclear-line", text = text),
        ImportErrorKind::SeveralParts => t!(locale, "import-why-several-parts"),
        ImportErrorKind::HtmlTable => t!(locale, "import-why-html-table"),
        ImportErrorKind::NoChosenOption => t!(locale, "import-why-no-chosen-option", text = text),
        ImportErrorKind::UnknownChosenOption => t!(locale, "import-why-unknown-chosen-option", text = text),
        ImportErrorKind::SideInPart => t!(locale, "import-why-side-in-part", text = text),
        ImportErrorKind::OnlyTasks => t!(locale, "import-why-only-tasks", text = text),
        ImportErrorKind::TaskBelowSide => t!(locale, "import-why-task-below-side", text = text),
        ImportErrorKind::OpenComment => t!(locale, "import-why-open-comment"),
        ImportErrorKind::DuplicateName => t!(locale, "import-why-duplicate-name", text = text),
        ImportErrorKind::Duplicate => t!(locale, "import-why-duplicate", text = text),
        ImportErrorKind::TooLong => t!(locale, "import-why-too-long"),
        ImportErrorKind::TooMany(List::Options, most) => {
            t!(locale, "import-why-too-many-options", text = text, most = most)
        }
        ImportErrorKind::TooMany(_, most) => t!(locale, "import-why-too-many-criteria", text = text, most = most),
    };
    let file = SafeText::from_path(file);
    match error.location {
        InputLocation::Whole => t!(locale, "import-error-whole", file = file, why = why),
        location => t!(locale, "import-error-at", file = file, place = input_location(locale, location), why = why),
    }
}

/// Formats a location as a spreadsheet cell or a line number; empty for the whole file.
pub(super) fn input_location(locale: &Locale, location: InputLocation) -> SafeText {
    match location {
        InputLocation::Whole => SafeText::default(),
        InputLocation::Row(row) => t!(locale, "import-row", row = row),
        InputLocation::Line(line) => t!(locale, "import-line", line = line),
        InputLocation::Cell { row, column } => {
            let name = SafeText::sanitize(&format!("{}{row}", column_letters(column)));
            t!(locale, "import-cell", name = name)
        }
    }
}

/// Returns the name of a column: A to Z, then AA, AB, …
fn column_letters(column: usize) -> String {
    let (mut left, mut name) = (column, Vec::new());
    while let Some(digit) = left.checked_sub(1) {
        name.push(char::from(b'A' + (digit % 26) as u8));
        left = digit / 26;
    }
    name.iter().rev().collect()
}

#[cfg(test)]
mod tests {
    use super::column_letters;

    #[test]
    fn columns_are_named_as_in_a_spreadsheet() {
        let names = [1, 26, 27, 52, 53, 702, 703].map(column_letters);
        assert_eq!(names, ["A", "Z", "AA", "AZ", "BA", "ZZ", "AAA"]);
    }
}
