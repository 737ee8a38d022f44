//! Sentences about an import from another program: the imported content and the errors.

use std::path::Path;

use crate::messages::{ImportError, ImportErrorKind, ImportedDocument, InputLocation};
use crate::t;
use crate::text::{Locale, MessageArg, SafeText, number};
use pesee_core::deliberation::{Alternative, Criterion, Deliberation, Id, List, Rating};

/// Describes an import: the counts, the file format, the content and the skipped parts.
pub fn import_summary(locale: &Locale, imported: &ImportedDocument) -> Vec<SafeText> {
    let document = &imported.document;
    let mut lines = vec![import_counts(locale, imported)];
    if let Some(separator) = imported.separator {
        let (name, sign) = match separator {
            '\t' => ("tab", SafeText::default()),
            ',' => ("comma", SafeText::default()),
            ';' => ("semicolon", SafeText::default()),
            other => ("other", SafeText::sanitize(&other.to_string())),
        };
        let encoding = SafeText::from_static(imported.encoding);
        lines.push(t!(
            locale,
            "import-columns-format",
            separator = MessageArg::Selector(name),
            sign = sign,
            encoding = encoding
        ));
    }
    lines.push(t!(locale, "import-title", title = SafeText::excerpt(&document.head().title)));
    if imported.separator.is_some() {
        let names: Vec<SafeText> = document.options().iter().map(|option| SafeText::excerpt(&option.name)).collect();
        lines.push(t!(locale, "import-options", options = SafeText::join(&names, "; ")));
        lines.extend(document.criteria().iter().map(|criterion| criterion_row(locale, document, criterion)));
    } else {
        lines.extend(document.options().iter().flat_map(|option| pros_and_cons(locale, document, option)));
    }
    lines.extend(imported.skipped.iter().map(|(location, text)| {
        let (place, text) = (input_location(locale, *location), SafeText::excerpt(text));
        t!(locale, "import-passed-over", place = place, text = text)
    }));
    lines
}

fn import_counts(locale: &Locale, imported: &ImportedDocument) -> SafeText {
    let ratings = imported.document.ratings(&Id::me());
    let rated: Vec<&Rating> = ratings.into_iter().flatten().flat_map(|(_, row)| row.values()).collect();
    let (criteria, options) = (imported.document.criteria().len(), imported.document.options().len());
    if imported.separator.is_none() {
        let pros = rated.iter().filter(|rating| rating.value() > 0.0).count();
        return t!(locale, "import-list", pros = pros, cons = rated.len() - pros, options = options);
    }
    t!(
        locale,
        "import-table",
        criteria = criteria,
        options = options,
        ratings = rated.len(),
        unrated = criteria * options - rated.len()
    )
}

/// Lists the pros and cons of an option.
fn pros_and_cons(locale: &Locale, document: &Deliberation, option: &Alternative) -> Vec<SafeText> {
    let mut lines = vec![t!(locale, "import-option", option = SafeText::excerpt(&option.name))];
    for criterion in document.criteria() {
        let Some(rating) = document.rating(&Id::me(), &criterion.id, &option.id) else { continue };
        let sign = SafeText::from_static(if rating.value() > 0.0 { "+" } else { "−" });
        lines.push(t!(locale, "import-pro-or-con", sign = sign, name = SafeText::excerpt(&criterion.name)));
    }
    lines
}

/// Describes an imported criterion: name, weight, time horizon and ratings.
fn criterion_row(locale: &Locale, document: &Deliberation, criterion: &Criterion) -> SafeText {
    let rated = document.options().iter().map(|option| {
        let rating = document.rating(&Id::me(), &criterion.id, &option.id);
        let (name, rating) = (SafeText::excerpt(&option.name), super::rating(locale, rating));
        t!(locale, "import-rating", option = name, rating = rating)
    });
    let ratings = SafeText::join(&rated.collect::<Vec<SafeText>>(), "; ");
    let weight = criterion.weight.map(|points| {
        let figure = number::format_short(locale.language(), points.get());
        t!(locale, "import-weight", weight = MessageArg::Number(points.get(), 0), figure = figure)
    });
    let when = criterion.when.map(|when| super::time_horizon(locale, when));
    let facts: Vec<SafeText> = weight.into_iter().chain(when).collect();
    let name = SafeText::excerpt(&criterion.name);
    if facts.is_empty() {
        return t!(locale, "import-criterion", name = name, ratings = ratings);
    }
    t!(locale, "import-criterion-with", name = name, facts = SafeText::join(&facts, ", "), ratings = ratings)
}

/// Describes an import error with its location.
pub fn import_error(locale: &Locale, file: &Path, error: &ImportError) -> SafeText {
    let text = SafeText::excerpt(&error.text);
    let why = match error.kind {
        ImportErrorKind::SpreadsheetFile => t!(locale, "import-why-spreadsheet-file"),
        ImportErrorKind::NotText => t!(locale, "import-why-not-text"),
        ImportErrorKind::NoOptions => t!(locale, "import-why-no-options"),
        ImportErrorKind::NoCriteria => t!(locale, "import-why-no-criteria"),
        ImportErrorKind::NoItems => t!(locale, "import-why-no-items"),
        ImportErrorKind::InvalidRating => t!(locale, "import-why-invalid-rating", text = text),
        ImportErrorKind::ReversedRange => t!(locale, "import-why-reversed-range", text = text),
        ImportErrorKind::InvalidWeight => t!(locale, "import-why-invalid-weight", text = text),
        ImportErrorKind::InvalidTimeHorizon => t!(locale, "import-why-invalid-time-horizon", text = text),
        ImportErrorKind::NoOptionAbove => t!(locale, "import-why-no-option-above", text = text),
        ImportErrorKind::NoCriterionBeside => t!(locale, "import-why-no-criterion-beside", text = text),
        ImportErrorKind::NoSide => t!(locale, "import-why-no-side", text = text),
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
fn input_location(locale: &Locale, location: InputLocation) -> SafeText {
    match location {
        InputLocation::Whole => SafeText::default(),
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
