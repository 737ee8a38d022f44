//! What a table or a list of another program was understood as, and what of it cannot be read.

use std::path::Path;

use crate::messages::{ImportError, ImportErrorKind, ImportedDocument, InputLocation};
use crate::tell;
use crate::text::{Arg, Shown, Tongue, number};
use pesee_core::deliberation::{Alternative, Criterion, Deliberation, Id, List, Rating};

/// What was understood, line by line: what it is, how it was read, what it says, and what was passed over.
pub fn imported(tongue: &Tongue, imported: &ImportedDocument) -> Vec<Shown> {
    let document = &imported.document;
    let mut lines = vec![counted(tongue, imported)];
    if let Some(separator) = imported.separator {
        let (name, sign) = match separator {
            '\t' => ("tab", Shown::default()),
            ',' => ("comma", Shown::default()),
            ';' => ("semicolon", Shown::default()),
            other => ("other", Shown::outside(&other.to_string())),
        };
        let encoding = Shown::fixed(imported.encoding);
        lines.push(tell!(tongue, "import-form", separator = Arg::Word(name), sign = sign, encoding = encoding));
    }
    lines.push(tell!(tongue, "import-title", title = Shown::brief(&document.head().title)));
    if imported.separator.is_some() {
        let names: Vec<Shown> = document.options().iter().map(|option| Shown::brief(&option.name)).collect();
        lines.push(tell!(tongue, "import-options", options = Shown::join(&names, "; ")));
        lines.extend(document.criteria().iter().map(|criterion| row(tongue, document, criterion)));
    } else {
        lines.extend(document.options().iter().flat_map(|option| sides(tongue, document, option)));
    }
    lines.extend(imported.skipped.iter().map(|(spot, text)| {
        let (place, text) = (place(tongue, *spot), Shown::brief(text));
        tell!(tongue, "import-passed-over", place = place, text = text)
    }));
    lines
}

/// How much of what there is.
fn counted(tongue: &Tongue, imported: &ImportedDocument) -> Shown {
    let ratings = imported.document.ratings(&Id::me());
    let rated: Vec<&Rating> = ratings.into_iter().flatten().flat_map(|(_, row)| row.values()).collect();
    let (criteria, options) = (imported.document.criteria().len(), imported.document.options().len());
    if imported.separator.is_none() {
        let pros = rated.iter().filter(|rating| rating.value() > 0.0).count();
        return tell!(tongue, "import-list", pros = pros, cons = rated.len() - pros, options = options);
    }
    tell!(
        tongue,
        "import-table",
        criteria = criteria,
        options = options,
        ratings = rated.len(),
        unrated = criteria * options - rated.len()
    )
}

/// What a list says for and against an option.
fn sides(tongue: &Tongue, document: &Deliberation, option: &Alternative) -> Vec<Shown> {
    let mut lines = vec![tell!(tongue, "import-option", option = Shown::brief(&option.name))];
    for criterion in document.criteria() {
        let Some(rating) = document.rating(&Id::me(), &criterion.id, &option.id) else { continue };
        let sign = Shown::fixed(if rating.value() > 0.0 { "+" } else { "−" });
        lines.push(tell!(tongue, "import-side", sign = sign, name = Shown::brief(&criterion.name)));
    }
    lines
}

/// A criterion with what a table says of it.
fn row(tongue: &Tongue, document: &Deliberation, criterion: &Criterion) -> Shown {
    let rated = document.options().iter().map(|option| {
        let rating = document.rating(&Id::me(), &criterion.id, &option.id);
        let (name, rating) = (Shown::brief(&option.name), super::rating(tongue, rating));
        tell!(tongue, "import-rating", option = name, rating = rating)
    });
    let ratings = Shown::join(&rated.collect::<Vec<Shown>>(), "; ");
    let weight = criterion.weight.map(|points| {
        let figure = number::short(tongue.language(), points.get());
        tell!(tongue, "import-weight", weight = Arg::Number(points.get(), 0), figure = figure)
    });
    let when = criterion.when.map(|when| super::when(tongue, when));
    let facts: Vec<Shown> = weight.into_iter().chain(when).collect();
    let name = Shown::brief(&criterion.name);
    if facts.is_empty() {
        return tell!(tongue, "import-criterion", name = name, ratings = ratings);
    }
    tell!(tongue, "import-criterion-with", name = name, facts = Shown::join(&facts, ", "), ratings = ratings)
}

/// A place that cannot be read, and what may stand there.
pub fn misread(tongue: &Tongue, file: &Path, misread: &ImportError) -> Shown {
    let text = Shown::brief(&misread.text);
    let why = match misread.kind {
        ImportErrorKind::SpreadsheetFile => tell!(tongue, "import-why-workbook"),
        ImportErrorKind::NotText => tell!(tongue, "import-why-not-text"),
        ImportErrorKind::NoOptions => tell!(tongue, "import-why-no-options"),
        ImportErrorKind::NoCriteria => tell!(tongue, "import-why-no-criteria"),
        ImportErrorKind::NoItems => tell!(tongue, "import-why-no-items"),
        ImportErrorKind::InvalidRating => tell!(tongue, "import-why-no-rating", text = text),
        ImportErrorKind::ReversedRange => tell!(tongue, "import-why-upside-down", text = text),
        ImportErrorKind::InvalidWeight => tell!(tongue, "import-why-no-weight", text = text),
        ImportErrorKind::InvalidTimeHorizon => tell!(tongue, "import-why-no-when", text = text),
        ImportErrorKind::NoOptionAbove => tell!(tongue, "import-why-no-option-above", text = text),
        ImportErrorKind::NoCriterionBeside => tell!(tongue, "import-why-no-criterion-beside", text = text),
        ImportErrorKind::NoSide => tell!(tongue, "import-why-no-side", text = text),
        ImportErrorKind::Duplicate => tell!(tongue, "import-why-twice", text = text),
        ImportErrorKind::TooLong => tell!(tongue, "import-why-too-long"),
        ImportErrorKind::TooMany(List::Options, most) => {
            tell!(tongue, "import-why-too-many-options", text = text, most = most)
        }
        ImportErrorKind::TooMany(_, most) => tell!(tongue, "import-why-too-many-criteria", text = text, most = most),
    };
    let file = Shown::path(file);
    match misread.location {
        InputLocation::Whole => tell!(tongue, "import-whole", file = file, why = why),
        spot => tell!(tongue, "import-at", file = file, place = place(tongue, spot), why = why),
    }
}

/// A place as a spreadsheet or an editor names it; nothing for the whole.
fn place(tongue: &Tongue, spot: InputLocation) -> Shown {
    match spot {
        InputLocation::Whole => Shown::default(),
        InputLocation::Line(line) => tell!(tongue, "import-line", line = line),
        InputLocation::Cell { row, column } => {
            let name = Shown::outside(&format!("{}{row}", letters(column)));
            tell!(tongue, "import-cell", name = name)
        }
    }
}

/// The name of a column: A to Z, then AA, AB, …
fn letters(column: usize) -> String {
    let (mut left, mut name) = (column, Vec::new());
    while let Some(digit) = left.checked_sub(1) {
        name.push(char::from(b'A' + (digit % 26) as u8));
        left = digit / 26;
    }
    name.iter().rev().collect()
}

#[cfg(test)]
mod tests {
    use super::letters;

    #[test]
    fn columns_are_named_as_in_a_spreadsheet() {
        let names = [1, 26, 27, 52, 53, 702, 703].map(letters);
        assert_eq!(names, ["A", "Z", "AA", "AZ", "BA", "ZZ", "AAA"]);
    }
}
