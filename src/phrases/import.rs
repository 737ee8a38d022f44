//! Sentences about an import from another program: the imported content.

use crate::messages::{ImportedDocument, ImportedForm, ImportedScale, OptionsIn};
use crate::t;
use crate::text::{Locale, MessageArg, SafeText, number};
use pesee_core::deliberation::{Alternative, Criterion, Deliberation, Id, Rating};

use super::import_error::input_location;
use super::import_remark::import_remark;

/// Describes an import: the counts, the file format, the content and the skipped parts.
pub fn import_summary(locale: &Locale, imported: &ImportedDocument) -> Vec<SafeText> {
    let document = &imported.document;
    let mut lines = vec![import_counts(locale, imported)];
    let mut ratings = document.ratings(&Id::me()).into_iter().flatten().flat_map(|(_, row)| row.values());
    if imported.form == ImportedForm::List && ratings.any(|rating| !rating.is_exact()) {
        lines.push(t!(locale, "import-list-unrated"));
    }
    match imported.form {
        ImportedForm::Table { separator: Some(separator), .. } => {
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
        _ if imported.encoding != "UTF-8" => {
            lines.push(t!(locale, "import-encoding", encoding = SafeText::from_static(imported.encoding)));
        }
        _ => {}
    }
    if matches!(imported.form, ImportedForm::Table { options_in: OptionsIn::Rows, .. }) {
        lines.push(t!(locale, "import-turned"));
    }
    if let Some(scale) = &imported.scale {
        lines.push(scale_line(locale, scale));
        lines.push(t!(locale, "import-scale-direction"));
    }
    lines.extend(imported.remarks.iter().map(|remark| import_remark(locale, remark)));
    lines.push(t!(locale, "import-title", title = SafeText::excerpt(&document.head().title)));
    if imported.form != ImportedForm::List {
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
    if imported.form == ImportedForm::List {
        let pros = rated.iter().filter(|rating| rating.value() > 0.0).count();
        let cons = rated.iter().filter(|rating| rating.value() < 0.0).count();
        let neutral = rated.len() - pros - cons;
        return t!(locale, "import-list", pros = pros, cons = cons, neutral = neutral, options = options);
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

/// Describes how the ratings of the file become ratings from −5 to 5.
fn scale_line(locale: &Locale, scale: &ImportedScale) -> SafeText {
    match scale {
        ImportedScale::Range(range) => {
            t!(locale, "import-scale", conversion = super::import_question::range_conversion(locale, *range))
        }
        ImportedScale::Words(words) => {
            let all = words.iter().map(|(word, value)| {
                let rating = number::format_short_signed(locale.language(), *value);
                t!(locale, "import-scale-word", word = SafeText::excerpt(word), rating = rating)
            });
            t!(locale, "import-scale", conversion = SafeText::join(&all.collect::<Vec<SafeText>>(), "; "))
        }
    }
}

/// Lists the pros and cons of an option.
fn pros_and_cons(locale: &Locale, document: &Deliberation, option: &Alternative) -> Vec<SafeText> {
    let mut lines = vec![t!(locale, "import-option", option = SafeText::excerpt(&option.name))];
    for criterion in document.criteria() {
        let Some(rating) = document.rating(&Id::me(), &criterion.id, &option.id) else { continue };
        let sign = match rating.value() {
            value if value > 0.0 => "+",
            value if value < 0.0 => "−",
            _ => "0",
        };
        let (sign, name) = (SafeText::from_static(sign), SafeText::excerpt(&criterion.name));
        let is_stated = rating.is_exact() && rating.value() != 0.0;
        let stated = is_stated.then(|| super::rating(locale, Some(rating)));
        let note = excerpt_lines(rating.note.as_deref().or(criterion.note.as_deref()));
        let facts: Vec<SafeText> = stated.into_iter().chain(weight(locale, criterion)).chain(note).collect();
        lines.push(if facts.is_empty() {
            t!(locale, "import-pro-or-con", sign = sign, name = name)
        } else {
            t!(locale, "import-pro-or-con-with", sign = sign, name = name, note = SafeText::join(&facts, ", "))
        });
    }
    lines
}

fn weight(locale: &Locale, criterion: &Criterion) -> Option<SafeText> {
    criterion.weight.map(|points| {
        let figure = number::format_short(locale.language(), points.get());
        t!(locale, "import-weight", weight = MessageArg::Number(points.get(), 0), figure = figure)
    })
}

/// Returns the beginning of a text, on one line.
fn excerpt_lines(text: Option<&str>) -> Option<SafeText> {
    text.map(|text| SafeText::excerpt(&text.replace('\n', "; ")))
}

/// Formats a rating with both its best guess and its range: `+2 (0…+3)`.
fn complete_rating(locale: &Locale, rating: Option<&Rating>) -> SafeText {
    let range = super::rating(locale, rating);
    match rating.filter(|rating| !rating.is_exact()).and_then(Rating::stated_value) {
        Some(value) => {
            let value = number::format_short_signed(locale.language(), value);
            t!(locale, "import-best-guess", value = value, range = range)
        }
        None => range,
    }
}

/// Describes an imported criterion: name, weight, time horizon, remarks and ratings.
fn criterion_row(locale: &Locale, document: &Deliberation, criterion: &Criterion) -> SafeText {
    let rated = document.options().iter().map(|option| {
        let rating = document.rating(&Id::me(), &criterion.id, &option.id);
        let (name, rating) = (SafeText::excerpt(&option.name), complete_rating(locale, rating));
        t!(locale, "import-rating", option = name, rating = rating)
    });
    let ratings = SafeText::join(&rated.collect::<Vec<SafeText>>(), "; ");
    let when = criterion.when.map(|when| super::time_horizon(locale, when));
    let texts = excerpt_lines(criterion.note.as_deref()).into_iter().chain(excerpt_lines(criterion.hint.as_deref()));
    let facts: Vec<SafeText> = weight(locale, criterion).into_iter().chain(when).chain(texts).collect();
    let name = SafeText::excerpt(&criterion.name);
    if facts.is_empty() {
        return t!(locale, "import-criterion", name = name, ratings = ratings);
    }
    t!(locale, "import-criterion-with", name = name, facts = SafeText::join(&facts, ", "), ratings = ratings)
}
