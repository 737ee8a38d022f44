//! Import of tables and lists from other programs: accepted input, refused input and the saved file.

use std::path::Path;

use pesee::messages::{
    ImportAnswers, ImportError, ImportErrorKind, ImportRefusal, ImportedDocument, ImportedForm, InputLocation,
    OptionsIn,
};
use pesee::store::{parse_document, render_new_file};
use pesee_core::deliberation::{List, Points, Rating, TimeHorizon};

use crate::common::made_up::Dice;
use crate::common::seeds::few_or_many;
use crate::common::{FRENCH_TABLE, rated};

fn import(bytes: &[u8], is_list: bool, name: &str) -> Result<ImportedDocument, ImportRefusal> {
    let file = [name, if is_list { ".md" } else { ".csv" }].concat();
    pesee::store::import(bytes, Path::new(&file), &ImportAnswers::default())
}

fn table(text: &str) -> ImportedDocument {
    import(text.as_bytes(), false, "the file").unwrap_or_else(|misread| unreachable!("{misread:?}\n{text}"))
}

fn refused(bytes: &[u8], is_list: bool) -> Vec<ImportError> {
    match import(bytes, is_list, "the file") {
        Err(ImportRefusal::Errors(errors)) => errors,
        other => unreachable!("{other:?}"),
    }
}

#[test]
fn a_table_gives_criteria_options_points_and_ratings() {
    let imported = table(FRENCH_TABLE);
    let document = &imported.document;
    let form = ImportedForm::Table { separator: Some(';'), options_in: OptionsIn::Columns };
    assert_eq!((imported.form, imported.encoding), (form, "UTF-8"));
    let facts: Vec<_> =
        document.criteria().iter().map(|c| (c.name.as_str(), c.weight.map(|w| w.get()), c.when)).collect();
    assert_eq!(
        facts,
        [
            ("Mon réseau", Some(9.0), Some(TimeHorizon::Later)),
            ("Temps et fatigue", Some(8.5), Some(TimeHorizon::Now)),
            ("Que dira-t-on?", None, None),
            ("Clarté", Some(2.0), Some(TimeHorizon::Always)),
        ]
    );
    let exact = |value| Rating::exact(value).unwrap();
    let (keep, close) = ("Garder les deux", "Fermer le mien");
    assert_eq!(
        rated(document),
        [
            ("Mon réseau", keep, exact(4.0)),
            ("Mon réseau", close, exact(-5.0)),
            ("Temps et fatigue", keep, exact(-4.0)),
            ("Temps et fatigue", close, exact(5.0)),
            ("Que dira-t-on?", keep, Rating::unknown()),
            ("Que dira-t-on?", close, Rating::between(0.0, 3.0).unwrap()),
            ("Clarté", close, exact(1.5)),
        ]
    );
    assert_eq!(document.head().title, "the file");
}

/// Files of any spreadsheet program and locale give the same table.
#[test]
fn every_encoding_and_separator_gives_the_same_table() {
    let plain = table(FRENCH_TABLE).document;
    let windows = FRENCH_TABLE.replace('−', "-").replace('\n', "\r\n");
    let (windows, ..) = encoding_rs::WINDOWS_1252.encode(&windows);
    assert_eq!(import(&windows, false, "the file").unwrap().document, plain);
    let wide: Vec<u8> =
        format!("\u{feff}{}", FRENCH_TABLE.replace(';', "\t")).encode_utf16().flat_map(u16::to_le_bytes).collect();
    assert_eq!(import(&wide, false, "the file").unwrap().document, plain);
    let quoted: String =
        FRENCH_TABLE.lines().map(|line| format!("\"{}\"\r\n", line.replace(';', "\",\""))).collect::<Vec<_>>().concat();
    assert_eq!(table(&format!("\u{feff}{quoted}")).document, plain);
    assert_eq!(table(&format!("sep=;\r\n{FRENCH_TABLE}")).document, plain);
}

/// An exported matrix can be imported again.
#[test]
fn an_exported_matrix_is_imported_again() {
    let text = "\u{feff}criterion,when,weight,\"Keep both, for now\",weight,'=close\r\n\
        \"The \"\"network\"\"\",later,9,4,2 0…3,−5…−1\r\n\
        '-time,now,0.5,?,-2.5,\r\n\
        peace,always,,0,−5…5,?\r\n";
    let document = table(text).document;
    let names: Vec<&str> = document.options().iter().map(|option| option.name.as_str()).collect();
    let [keep, weight, close] = ["Keep both, for now", "weight", "=close"];
    assert_eq!(names, [keep, weight, close]);
    let facts = document.criteria().iter().map(|c| (c.name.as_str(), c.when.unwrap(), c.weight.map(Points::get)));
    let facts: Vec<_> = facts.collect();
    let [network, time, peace] = ["The \"network\"", "-time", "peace"];
    let expected = [
        (network, TimeHorizon::Later, Some(9.0)),
        (time, TimeHorizon::Now, Some(0.5)),
        (peace, TimeHorizon::Always, None),
    ];
    assert_eq!(facts, expected);
    let exact = |value| Rating::exact(value).unwrap();
    assert_eq!(
        rated(&document),
        [
            (network, keep, exact(4.0)),
            (network, weight, Rating::guess(2.0, 0.0, 3.0).unwrap()),
            (network, close, Rating::between(-5.0, -1.0).unwrap()),
            (time, keep, Rating::unknown()),
            (time, weight, exact(-2.5)),
            (peace, keep, exact(0.0)),
            (peace, weight, Rating::unknown()),
            (peace, close, Rating::unknown()),
        ]
    );
}

#[test]
fn every_unreadable_cell_is_reported_at_once() {
    let text = "criterion,weight,when,Keep,Close,\n\
        a,-1,soon,7,good,\n\
        \n\
        b,,,5…1,1,2\n\
        ,,,3,,\n\
        Total,,,35,\"1,5\",\n";
    let cell = |row, column| InputLocation::Cell { row, column };
    let found: Vec<(InputLocation, String, ImportErrorKind)> =
        refused(text.as_bytes(), false).into_iter().map(|m| (m.location, m.text, m.kind)).collect();
    assert_eq!(
        found,
        [
            (cell(2, 2), "-1".to_owned(), ImportErrorKind::InvalidWeight),
            (cell(2, 3), "soon".to_owned(), ImportErrorKind::InvalidTimeHorizon),
            (cell(2, 4), "7".to_owned(), ImportErrorKind::InvalidRating),
            (cell(2, 5), "good".to_owned(), ImportErrorKind::InvalidRating),
            (cell(4, 4), "5…1".to_owned(), ImportErrorKind::ReversedRange),
            (cell(4, 6), "2".to_owned(), ImportErrorKind::NoOptionAbove),
            (cell(5, 1), "3".to_owned(), ImportErrorKind::NoCriterionBeside),
        ]
    );
    let whole = |bytes: &[u8], is_list| refused(bytes, is_list)[0].kind;
    assert_eq!(whole(b"PK\x03\x04", false), ImportErrorKind::SpreadsheetFile);
    assert_eq!(whole(b"a,\0", false), ImportErrorKind::NotText);
    assert_eq!(whole(b"", false), ImportErrorKind::NoOptions);
    assert_eq!(whole(b"criterion,weight\na,1\n", false), ImportErrorKind::NoOptions);
    assert_eq!(whole(b"criterion,Keep\n", false), ImportErrorKind::NoCriteria);
    assert_eq!(whole(b"# Nothing here\n", true), ImportErrorKind::NoItems);
    assert_eq!(
        refused(b"* neither\n+ for\n", true)[0],
        ImportError { location: InputLocation::Line(1), text: "neither".to_owned(), kind: ImportErrorKind::NoSide }
    );
    assert_eq!(refused(b"+ both\n- both\n", true)[0].kind, ImportErrorKind::Duplicate);
}

#[test]
fn an_import_larger_than_a_file_may_be_is_refused() {
    let wide: String = (0..101).map(|at| format!(",x{at}")).collect();
    let wide = format!("c{wide}\na,-1\n");
    let found = refused(wide.as_bytes(), false);
    assert_eq!(found.len(), 1, "{found:?}");
    assert_eq!(
        (found[0].location, found[0].kind),
        (InputLocation::Cell { row: 1, column: 102 }, ImportErrorKind::TooMany(List::Options, 100))
    );
    let rows = |row: &str, count: usize| -> String { (0..count).map(|at| format!("a{at}{row}\n")).collect() };
    let long = format!("c,x\n{}", rows(",-1", 502));
    let found = refused(long.as_bytes(), false);
    assert_eq!(
        (found[0].location, found[0].kind),
        (InputLocation::Cell { row: 502, column: 1 }, ImportErrorKind::TooMany(List::Criteria, 500))
    );
    assert_eq!(found.len(), 1);
    let deep = format!("c,x\n{},1\n", "a".repeat(70_000));
    assert_eq!(refused(deep.as_bytes(), false)[0].kind, ImportErrorKind::TooLong);
    let options: String = (0..100).map(|at| format!(",x{at}")).collect();
    let full = format!("c{options}\n{}", rows(&",0…3".repeat(100), 500));
    assert!(render_new_file(&table(&full).document).is_err(), "the file would exceed the limits of the reader");
}

/// Any bytes are imported or refused. An imported document is valid.
#[test]
fn mangled_tables_and_lists_are_read_or_refused() {
    const PIECES: [&str; 26] = [
        ",",
        ";",
        "\t",
        "\n",
        "\r\n",
        "\"",
        "'",
        "=",
        "1",
        "-5",
        "…",
        "..",
        "?",
        "Total",
        "weight",
        "# ",
        "## Pros\n",
        "+ ",
        "- ",
        "* ",
        "\u{202e}",
        "\u{feff}",
        "\0",
        "é",
        "sep=",
        "\u{1b}[2J",
    ];
    let (mut read_back, mut dice) = (0, Dice::new(7));
    let count = few_or_many(1_000, 40_000);
    for _ in 0..count {
        let mut text: String =
            if dice.one_in(2) { FRENCH_TABLE.to_owned() } else { "# X\n+ a\n- b\n## Y\n- c\n".to_owned() };
        for _ in 0..1 + dice.below(6) {
            let ends: Vec<usize> = text.char_indices().map(|(at, _)| at).collect();
            let at = if ends.is_empty() { 0 } else { *dice.pick(&ends) };
            let piece: &&str = dice.pick(&PIECES);
            text.insert_str(at, piece);
        }
        let mut bytes = text.into_bytes();
        if dice.one_in(4) {
            let at = dice.below(bytes.len());
            bytes[at] = dice.below(256) as u8;
        }
        if let Ok(imported) = import(&bytes, dice.one_in(2), "x") {
            let text = render_new_file(&imported.document).unwrap();
            assert_eq!(parse_document(text.as_bytes()).as_ref(), Ok(&imported.document));
            assert!(imported.document.find_integrity_errors().is_empty());
            read_back += 1;
        }
    }
    assert!(read_back > count / 8, "{read_back}");
}

/// A heading of the weights that no column has is named, with the headings that exist.
#[test]
fn an_unknown_heading_of_the_weights_is_refused() {
    let answers = ImportAnswers { weights: Some("Wieght".to_owned()), ..ImportAnswers::default() };
    let text = b"Criterion,Weight (1-5),Keep\nReach,4,-2\n";
    let refusal = pesee::store::import(text, Path::new("x.csv"), &answers).unwrap_err();
    assert_eq!(refusal, ImportRefusal::UnknownWeights(vec!["Weight (1-5)".to_owned(), "Keep".to_owned()]));
}
