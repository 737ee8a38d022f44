//! Import of files as people and programs write them. Each file of `tests/imports` contains inputs and how each is
//! understood: `▶` begins an input with the name of its file, `◀` what is expected.
//!
//! `PESEE_WRITE_IMPORTS=1` writes what is understood; read the difference before you commit it.

use std::fmt::Write;
use std::path::Path;

use encoding_rs::Encoding;
use pesee::messages::{
    ColumnIs, HeadingsAre, ImportAnswers, ImportQuestion, ImportRefusal, ImportRemark, ImportedForm, ImportedScale,
    InputLocation, NumberRange, OptionsIn, ScaleDoubt,
};
use pesee::store::import;
use pesee_core::deliberation::{Deliberation, Id, Rating};

/// Parses the words after the name of a file: how the text is written as bytes, and at the end an answer to a question.
fn read_input(words: &str, text: &str) -> (Vec<u8>, ImportAnswers) {
    let mut answers = ImportAnswers::default();
    let answer_at = words.split_once('=').map(|(before, _)| before.rfind(' ').map_or(0, |at| at + 1));
    let (words, answer) = words.split_at(answer_at.unwrap_or(words.len()));
    if let Some((key, value)) = answer.split_once('=') {
        match (key, value) {
            ("scale", range) => answers.scale = Some(NumberRange::parse(range).unwrap()),
            ("options", "rows") => answers.options_in = Some(OptionsIn::Rows),
            ("options", "columns") => answers.options_in = Some(OptionsIn::Columns),
            ("weights", heading) => answers.weights = Some(heading.to_owned()),
            ("column", column) => {
                let (heading, what) = column.rsplit_once('=').unwrap();
                let what = ColumnIs::ALL.into_iter().find(|known| known.as_str() == what).unwrap();
                answers.columns.push((heading.to_owned(), what));
            }
            ("headings", "topics") => answers.headings = Some(HeadingsAre::Topics),
            ("headings", "options") => answers.headings = Some(HeadingsAre::Options),
            _ => unreachable!("{answer}"),
        }
    }
    let mut text = text.to_owned();
    let mut encoding = None;
    for word in words.split_whitespace() {
        match word {
            "crlf" => text = text.replace('\n', "\r\n"),
            "cr" => text = text.replace('\n', "\r"),
            "bom" => text.insert(0, '\u{feff}'),
            "no-end" => text.truncate(text.trim_end_matches('\n').len()),
            "utf-16le" | "utf-16be" => encoding = Some(word),
            _ if Encoding::for_label(word.as_bytes()).is_some() => encoding = Some(word),
            _ => unreachable!("{words}"),
        }
    }
    let bytes = match encoding {
        None => text.into_bytes(),
        Some("utf-16be") => format!("\u{feff}{text}").encode_utf16().flat_map(u16::to_be_bytes).collect(),
        Some("utf-16le") => format!("\u{feff}{text}").encode_utf16().flat_map(u16::to_le_bytes).collect(),
        Some(name) => {
            let (bytes, _, has_errors) = Encoding::for_label(name.as_bytes()).unwrap().encode(&text);
            assert!(!has_errors, "{name}: {text}");
            bytes.into_owned()
        }
    };
    (bytes, answers)
}

fn place(location: InputLocation) -> String {
    match location {
        InputLocation::Whole => "file".to_owned(),
        InputLocation::Cell { row, column } => format!("row {row} column {column}"),
        InputLocation::Row(row) => format!("row {row}"),
        InputLocation::Line(line) => format!("line {line}"),
    }
}

fn rating_text(rating: &Rating) -> String {
    let (low, high) = (rating.low(), rating.high());
    match rating {
        rating if rating.is_exact() => format!("{}", (rating.value() * 100.0).round() / 100.0),
        _ if (low, high) == (0.0, 5.0) => "+".to_owned(),
        _ if (low, high) == (-5.0, 0.0) => "−".to_owned(),
        _ if (low, high) == Rating::SCALE => "?".to_owned(),
        rating if rating.stated_value().is_some() => format!("{} ({low}…{high})", rating.value()),
        _ => format!("{low}…{high}"),
    }
}

fn remark_text(remark: &ImportRemark) -> String {
    match remark {
        ImportRemark::NumbersAreWeights => "remark: numbers are weights".to_owned(),
        ImportRemark::SignsRepeatSides => "remark: numbers are weights, signs repeat sides".to_owned(),
        ImportRemark::SignedRatings => "remark: signed numbers are ratings".to_owned(),
        ImportRemark::WithoutNumber(names) => format!("remark: no number: {}", names.join("; ")),
        ImportRemark::NumbersKept(names) => format!("remark: numbers kept: {}", names.join("; ")),
        ImportRemark::WordsKept(names) => format!("remark: words kept: {}", names.join("; ")),
        ImportRemark::ColumnIsWeights(heading) => format!("remark: weights in {heading}"),
        ImportRemark::GroupsRepeated(heading) => format!("remark: groups of rows above: {heading}"),
        ImportRemark::WeightWords(words) => format!("remark: weight words {words:?}"),
        ImportRemark::Neutral(names) => format!("remark: neutral: {}", names.join("; ")),
        ImportRemark::OptionsRepeated(names) => format!("remark: options of rows above: {}", names.join("; ")),
        ImportRemark::Joined(location, text) => format!("remark: {} joined: {text}", place(*location)),
        ImportRemark::Split(location, parts) => format!("remark: {} split: {}", place(*location), parts.join("; ")),
    }
}

/// Describes how a file is understood, in a few lines.
fn describe(name: &str, words: &str, text: &str) -> String {
    let (bytes, answers) = read_input(words, text);
    let mut out = String::new();
    let imported = match import(&bytes, Path::new(name), &answers) {
        Ok(imported) => imported,
        Err(ImportRefusal::Errors(errors)) => {
            for error in errors {
                writeln!(out, "refused: {}, {:?} {:?}", place(error.location), error.kind, error.text).unwrap();
            }
            return out;
        }
        Err(ImportRefusal::UnknownColumn(name, names)) => {
            writeln!(out, "no such column: {name}: {}", names.join(", ")).unwrap();
            return out;
        }
        Err(ImportRefusal::UnknownWeights(names)) => {
            writeln!(out, "no such weights: {}", names.join(", ")).unwrap();
            return out;
        }
        Err(ImportRefusal::Question(question)) => {
            let question = match question {
                ImportQuestion::Scale(scales, doubt) => {
                    let all: Vec<String> =
                        scales.iter().map(|scale| format!("{}..{}", scale.low, scale.high)).collect();
                    let why = match doubt {
                        ScaleDoubt::Ratings(_) => String::new(),
                        ScaleDoubt::Criteria(names) => format!(" because of {}", names.join("; ")),
                        ScaleDoubt::Reversed(location, text) => format!(" because of {}, {text}", place(location)),
                    };
                    format!("scale {}{why}", all.join(" "))
                }
                ImportQuestion::Column(location, heading) => format!("column {heading}, {}", place(location)),
                other => format!("{other:?}"),
            };
            return format!("asked: {question}\n");
        }
    };
    let document = &imported.document;
    writeln!(out, "{}", document.head().title).unwrap();
    match imported.form {
        ImportedForm::List => describe_list(document, &mut out),
        ImportedForm::Table { options_in, .. } => {
            if options_in == OptionsIn::Rows {
                out.push_str("turned\n");
            }
            describe_table(document, &mut out);
        }
    }
    match imported.scale {
        Some(ImportedScale::Range(range)) => writeln!(out, "scale: {}..{}", range.low, range.high).unwrap(),
        Some(ImportedScale::Words(words)) => writeln!(out, "scale: {words:?}").unwrap(),
        None => {}
    }
    for remark in &imported.remarks {
        writeln!(out, "{}", remark_text(remark)).unwrap();
    }
    for (location, text) in &imported.skipped {
        writeln!(out, "left out: {}, {text}", place(*location)).unwrap();
    }
    out
}

fn describe_list(document: &Deliberation, out: &mut String) {
    for option in document.options() {
        let mut items = Vec::new();
        for criterion in document.criteria() {
            let Some(rating) = document.rating(&Id::me(), &criterion.id, &option.id) else { continue };
            let weight = criterion.weight.map(|weight| format!(" [{}]", weight.get())).unwrap_or_default();
            let note = rating
                .note
                .as_ref()
                .or(criterion.note.as_ref())
                .map(|note| format!(" ({})", note.replace('\n', " / ")));
            items.push(format!("{} {}{weight}{}", rating_text(rating), criterion.name, note.unwrap_or_default()));
        }
        writeln!(out, "{}: {}", option.name, items.join("; ")).unwrap();
    }
}

fn describe_table(document: &Deliberation, out: &mut String) {
    for criterion in document.criteria() {
        let mut facts: Vec<String> = criterion.weight.iter().map(|weight| weight.get().to_string()).collect();
        facts.extend(criterion.when.map(|when| when.as_str().to_owned()));
        facts.extend(criterion.note.iter().chain(&criterion.hint).cloned());
        let rated = document.options().iter().map(|option| {
            let rating = document.rating(&Id::me(), &criterion.id, &option.id);
            format!("{} {}", option.name, rating.map_or_else(|| "·".to_owned(), rating_text))
        });
        let ratings = rated.collect::<Vec<_>>().join("; ");
        writeln!(out, "{} [{}]: {ratings}", criterion.name.replace('\n', "⏎"), facts.join(", ")).unwrap();
    }
}

fn check(file: &str, at_least: usize) {
    let path = Path::new("tests/imports").join(file);
    let text = std::fs::read_to_string(&path).unwrap();
    let (mut written, mut wrong, mut count) = (String::new(), Vec::new(), 0);
    for case in text.split("▶ ").skip(1) {
        let (head, body) = case.split_once('\n').unwrap();
        let (name, words) = head.split_once(' ').unwrap_or((head, ""));
        let (input, expected) = body.split_once("◀\n").unwrap_or((body, ""));
        let found = describe(name, words, input);
        if found != expected {
            wrong.push(format!("{name}\nexpected:\n{expected}found:\n{found}"));
        }
        write!(written, "▶ {head}\n{input}◀\n{found}").unwrap();
        count += 1;
    }
    if std::env::var_os("PESEE_WRITE_IMPORTS").is_some() {
        std::fs::write(&path, written).unwrap();
        return;
    }
    assert!(wrong.is_empty(), "{} of {count} in {file}:\n{}", wrong.len(), wrong.join("\n"));
    assert!(count >= at_least, "{count}");
}

#[test]
fn english_lists_are_understood_or_refused_by_line() {
    check("lists.txt", 240);
}

#[test]
fn french_lists_are_understood_or_refused_by_line() {
    check("listes.txt", 60);
}

#[test]
fn decision_records_are_understood_or_refused_by_line() {
    check("records.txt", 85);
}

#[test]
fn names_in_headings_are_understood_or_asked() {
    check("headings.txt", 320);
}

#[test]
fn tasks_comments_and_weights_are_understood_or_refused_by_line() {
    check("marks.txt", 110);
}

#[test]
fn notes_emails_and_posts_are_understood_or_refused_by_line() {
    check("notes.txt", 50);
}

#[test]
fn tables_of_spreadsheets_are_understood_or_refused_by_cell() {
    check("tables.txt", 220);
}

#[test]
fn the_columns_rows_and_remarks_of_tables_are_understood_asked_or_refused() {
    check("columns.txt", 370);
}

#[test]
fn interpretations_that_a_user_may_not_expect_are_shown_or_asked() {
    check("readings.txt", 55);
}

#[test]
fn everyday_files_are_understood_or_refused_by_place() {
    check("everyday.txt", 230);
}

#[test]
fn tables_as_each_spreadsheet_program_saves_them_are_understood_or_refused_by_cell() {
    check("spreadsheets.txt", 80);
}
