//! The CSV and JSON formats: the output can be parsed again, and no cell is a formula.

use csv::{ReaderBuilder, StringRecord};
use pesee::messages::CsvDialect;
use pesee::phrases::parse;
use pesee::report::{ReportSource, is_csv, render_csv};
use pesee::text::{Language as UiLanguage, is_unsafe_char};
use pesee_core::deliberation::{Deliberation, Language, Rating, TimeHorizon};
use pesee_core::method::Figures;
use serde_json::Value;

use crate::common::made_up::made_up;
use crate::common::seeds::few_or_many;

use super::{Written, example, file, hostile, moment, opened, read};

fn rows(csv: &str) -> Vec<StringRecord> {
    let delimiter = if csv.starts_with("\u{feff}critère") { b';' } else { b',' };
    let mut reader = ReaderBuilder::new().has_headers(false).delimiter(delimiter).from_reader(csv.as_bytes());
    reader.records().map(|row| row.unwrap()).collect()
}

/// Every cell has the value of the matrix, in words that the program can parse.
#[test]
fn the_csv_contains_what_the_matrix_shows() {
    let seeds = (0..few_or_many(8, 40)).map(|seed| (seed.to_string(), made_up(seed)));
    let files = [
        ("en", read(&example(Language::En))),
        ("opened", read(&opened())),
        ("unfinished", read(&file("two-accounts"))),
    ];
    for (name, document) in files.map(|(name, document)| (name.to_owned(), document)).into_iter().chain(seeds) {
        let written = Written::of(&document);
        let rows = rows(&written.csv);
        let is_french = document.language() == Some(Language::Fr);
        let header = if is_french { ["critère", "quand", "poids"] } else { ["criterion", "when", "weight"] };
        assert_eq!(rows[0].iter().take(3).collect::<Vec<_>>(), header, "{name}");
        assert_eq!(rows.len(), 1 + document.criteria().len(), "{name}");
        if document.is_blind() {
            assert!(rows.iter().skip(1).all(|row| row.iter().skip(2).all(str::is_empty)), "{name}");
            continue;
        }
        let table = Figures::without_draws(&document).matrix().clone();
        for (at, (row, criterion)) in rows.iter().skip(1).zip(document.criteria()).enumerate() {
            assert_eq!(row.len(), 3 + document.options().len(), "{name}");
            let when = match (is_french, criterion.time_horizon()) {
                (false, when) => when.as_str(),
                (true, TimeHorizon::Now) => "maintenant",
                (true, TimeHorizon::Later) => "plus tard",
                (true, TimeHorizon::Always) => "toujours",
            };
            assert_eq!(&row[1], when, "{name}");
            for (option, text) in row.iter().skip(3).enumerate() {
                let cell = table.cell(at, option);
                let parsed = parse::rating(text);
                assert_eq!(parsed.is_some(), cell.is_rated, "{name}: {text:?}");
                let Some(parsed) = parsed else { continue };
                let is = |a: f64, b: f64| (a - b).abs() < 1e-5;
                assert!(
                    is(parsed.value(), cell.value) && is(parsed.low(), cell.low) && is(parsed.high(), cell.high),
                    "{name}: {text:?} is {cell:?}"
                );
            }
        }
    }
}

#[test]
fn no_csv_cell_is_a_formula() {
    for document in (0..few_or_many(8, 40)).map(made_up).chain([hostile()]) {
        for row in rows(&Written::of(&document).csv) {
            for cell in &row {
                let runs =
                    cell.trim_start().starts_with(['=', '+', '-', '@', '|', '%', '\t', '\r', '＝', '＋', '－', '＠']);
                assert!(!runs || cell.replace(',', ".").parse::<f64>().is_ok(), "{cell:?}");
                assert!(!cell.contains(['\n', '\r', '\t']), "{cell:?}");
            }
        }
    }
    let document = read(&example(Language::En).replace("name = \"Keep both\"", "name = \"=1+1\""));
    assert!(Written::of(&document).csv.contains(",'=1+1,"));
}

fn object(document: &Deliberation) -> Value {
    serde_json::from_str(&Written::of(document).json).unwrap()
}

/// The JSON has the tables and keys of the file. The figures are those of `pesee score`.
#[test]
fn the_json_has_the_tables_of_the_file() {
    let json = object(&read(&example(Language::En)));
    let told = &json["deliberation"];
    assert_eq!(json["report"], 1);
    assert_eq!(json["missing"], Value::Null);
    assert_eq!(told["deliberation"]["title"], "Two accounts, one me");
    assert_eq!(
        told["option"][2]["fate"],
        serde_json::json!({ "employer": "keep", "personal": { "merge": "employer" } })
    );
    assert_eq!(told["rating"]["me"]["network"]["keep-both"], 4);
    let range = serde_json::json!({ "value": 2, "low": 0, "high": 3 });
    assert_eq!(told["rating"]["me"]["head-start"]["pause-personal"], range);
    assert_eq!(told["rating"]["me"]["upkeep"]["keep-both"]["basis"], "estimate");
    assert_eq!(told["weighing"], serde_json::json!({ "method": "points", "later": 0.6 }));
    assert_eq!(told["decision"][0]["at"], "2026-05-20T20:40:00-04:00");
    assert_eq!(told["visit"][0]["scores"]["keep-both"], 2.3735);
    assert_eq!(told["change"][1]["to"], 8);
    assert_eq!(told["gut"]["me"]["option"], "close-personal");
    assert_eq!(json["figures"]["leader"], "keep-both");
    assert_eq!(json["figures"]["draws"], 100_000);
    let pairs = object(&read(&opened()));
    assert!(pairs["deliberation"]["weighing"]["pair"][0]["ratio"].is_number());
    let unfinished = object(&read(&file("two-accounts")));
    assert_eq!(unfinished["figures"], Value::Null);
    assert_eq!(unfinished["deliberation"]["gut"], Value::Null, "a first feeling is sealed until the verdict");
    assert!(unfinished["deliberation"]["rating"].is_object());
}

/// With any content, no format contains hidden characters, and a parser of the format accepts it.
#[test]
fn no_format_contains_hidden_characters() {
    for document in (0..few_or_many(8, 40)).map(made_up).chain([hostile()]) {
        let written = Written::of(&document);
        for (format, text) in written.all() {
            let text = text.trim_start_matches('\u{feff}');
            let hidden = |c: &char| {
                is_unsafe_char(*c) && !matches!(c, '\n' | '\r' | '\u{200c}' | '\u{200d}' | '\u{2068}' | '\u{2069}')
            };
            assert_eq!(text.chars().find(hidden), None, "{format}");
        }
        let value: Value = serde_json::from_str(&written.json).unwrap();
        let mut again = Vec::new();
        pesee::report::write_json(&mut again, &value).unwrap();
        assert_eq!(String::from_utf8(again).unwrap(), written.json, "an object has a duplicate key");
    }
}

/// A French report has the separators, headings and values that a spreadsheet in French reads; a dialect changes that.
#[test]
fn the_csv_follows_the_language_or_the_dialect() {
    let text = example(Language::Fr).replace("keep-both = 1\n", "keep-both = { value = 0.5, low = -1.5, high = 2 }\n");
    let document = read(&text);
    let source = ReportSource::new(&document, UiLanguage::English, moment());
    let french = render_csv(&source, None);
    assert!(french.starts_with("\u{feff}critère;quand;poids;Garder les deux;"), "{french}");
    assert!(french.contains("Le temps et la fatigue;maintenant;8;") && french.contains(";0,5 −1,5…2;"), "{french}");
    let english = render_csv(&source, Some(CsvDialect::English));
    assert!(english.starts_with("\u{feff}criterion,when,weight,Garder les deux,") && english.contains(",0.5 −1.5…2,"));
    assert_eq!(render_csv(&source, Some(CsvDialect::French)), french);
    assert!([french, english].iter().all(|csv| is_csv(csv.as_bytes())), "a later report may replace both");
}

#[test]
fn unknown_ratings_and_ranges_in_the_csv() {
    let text = example(Language::En)
        .replace("keep-both = 1\n", "keep-both = { low = -5, high = 5 }\n")
        .replace("pause-personal = 0\n", "pause-personal = { low = -2, high = 3 }\n");
    let csv = Written::of(&read(&text)).csv;
    let row = csv.lines().find(|line| line.starts_with("Who is speaking")).unwrap();
    assert_eq!(row, "Who is speaking,now,4,?,−2…3,-3,2");
    assert_eq!(parse::rating("−2…3"), Rating::between(-2.0, 3.0));
}
