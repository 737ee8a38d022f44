//! The schema and the reader agree: a validator accepts every file that the reader accepts, and refuses every file
//! whose
//! error is in one value. The validator of the tests supports only the keywords of the schema. With the feature
//! `ci-tests`
//! the crate `jsonschema` validates every file too, and the two must agree.

use std::path::PathBuf;
use std::sync::atomic::{AtomicUsize, Ordering::Relaxed};

use pesee::messages::{FileError, FileErrorKind};
use pesee::store::{OpenFile, build_json_schema, parse_document};
use pesee::walk::{EXAMPLE, TEMPLATES};
use pesee_core::deliberation::Deliberation;
use pesee_core::format::FormatErrorKind;
use serde_json::{Map, Number, Value, json};

use crate::common::made_up::{Dice, made_up};
use crate::common::seeds::{each_seed, few_or_many};
use crate::common::validator::Validator;

/// Converts a TOML file to the JSON that editors give to a validator, in which dates are strings.
fn as_json(text: &str) -> Value {
    fn value(from: toml::Value) -> Value {
        match from {
            toml::Value::String(text) => Value::String(text),
            toml::Value::Integer(number) => number.into(),
            toml::Value::Float(number) => Number::from_f64(number).map_or(Value::Null, Value::Number),
            toml::Value::Boolean(flag) => flag.into(),
            toml::Value::Datetime(when) => Value::String(when.to_string()),
            toml::Value::Array(items) => items.into_iter().map(value).collect(),
            toml::Value::Table(table) => table.into_iter().map(|(key, item)| (key, value(item))).collect(),
        }
    }
    value(toml::Value::Table(toml::from_str(text).unwrap_or_else(|error| unreachable!("{error}\n{text}"))))
}

fn text_of(document: &Deliberation) -> String {
    let empty = "format = 1\n[deliberation]\ntitle = \"\"\n";
    OpenFile::from_text(PathBuf::from("x.toml"), empty).unwrap().render_text(document)
}

#[track_caller]
fn accepted(validator: &Validator, text: &str) {
    let errors = validator.errors(&as_json(text));
    assert!(errors.is_empty(), "{errors:?}\n{text}");
}

#[test]
fn the_schema_accepts_what_the_reader_accepts() {
    let validator = Validator::new(build_json_schema());
    for entry in std::fs::read_dir("tests/files").unwrap() {
        accepted(&validator, &std::fs::read_to_string(entry.unwrap().path()).unwrap());
    }
    for template in TEMPLATES.iter().chain([&EXAMPLE]) {
        for language in pesee_core::deliberation::Language::ALL {
            accepted(&validator, template.text(*language));
        }
    }
    each_seed("made-up deliberations, held against the schema", few_or_many(300, 20_000), |seed| {
        accepted(&validator, &text_of(&made_up(seed)));
    });
}

/// Returns the schema of a key, or `None` if the schema does not mention the key.
fn under<'a>(schema: &'a Value, key: &str) -> Option<&'a Value> {
    let known = |schema: &'a Value| schema["properties"].get(key).or_else(|| schema.get("additionalProperties"));
    known(schema).or_else(|| schema["anyOf"].as_array()?.iter().find_map(known))
}

/// The schema contains and describes every key that the program writes.
#[test]
fn every_key_is_known_and_explained() {
    fn known(schema: &Value, json: &Value, path: &str) {
        match json {
            Value::Object(table) => {
                for (key, item) in table {
                    let path = format!("{path}.{key}");
                    known(under(schema, key).unwrap_or_else(|| unreachable!("no {path}")), item, &path);
                }
            }
            Value::Array(items) if schema.get("items").is_some() => {
                items.iter().for_each(|item| known(&schema["items"], item, path));
            }
            _ => {}
        }
    }
    fn explained(schema: &Value, path: &str) -> usize {
        if schema.is_null() {
            return 0;
        }
        let mut count = 0;
        for (key, property) in schema["properties"].as_object().unwrap_or(&Map::new()) {
            for word in ["title", "description"] {
                assert!(property[word].as_str().is_some_and(|text| !text.is_empty()), "{path}.{key} has no {word}");
            }
            count += 1 + explained(property, &format!("{path}.{key}"));
        }
        let inner = [&schema["items"], &schema["additionalProperties"]].into_iter();
        count += inner.map(|inner| explained(inner, path)).sum::<usize>();
        count + schema["anyOf"].as_array().map_or(0, |any| any.iter().map(|one| explained(one, path)).sum())
    }
    let schema = build_json_schema();
    for seed in 0..300 {
        known(&schema, &as_json(&text_of(&made_up(seed))), "");
    }
    assert!(explained(&schema, "") > 100, "{}", explained(&schema, ""));
    assert!(!schema.to_string().contains("$ref"), "the schema contains a reference");
}

/// Returns whether a schema can express an error: the type of a value, or a missing key.
fn expressible(file_error: &FileError) -> bool {
    use FormatErrorKind::{InvalidId, Missing, NewerFormat, NoFormat, TypeMismatch};
    matches!(
        file_error.kind,
        FileErrorKind::Format(NoFormat | NewerFormat(_) | Missing(_) | TypeMismatch(..) | InvalidId(_))
    )
}

#[test]
fn the_schema_refuses_broken_values() {
    let validator = Validator::new(build_json_schema());
    let whole = "format = 1\n[deliberation]\ntitle = \"x\"\n";
    let two = "[[option]]\nid = \"a\"\nname = \"A\"\n[[criterion]]\nid = \"k\"\nname = \"K\"\n";
    for broken in [
        "[deliberation]\ntitle = \"x\"\n".to_owned(),
        "format = 2\n[deliberation]\ntitle = \"x\"\n".to_owned(),
        "format = 0\n[deliberation]\ntitle = \"x\"\n".to_owned(),
        "format = 1\n".to_owned(),
        "format = 1\n[deliberation]\nquestion = \"x\"\n".to_owned(),
        "format = 1\n[deliberation]\ntitle = 3\n".to_owned(),
        format!("{whole}id = \"No Id\"\n"),
        format!("{whole}id = \"{}\"\n", "x".repeat(65)),
        format!("{whole}status = \"done\"\n"),
        format!("{whole}archived = \"yes\"\n"),
        format!("{whole}tags = \"one\"\n"),
        format!("{whole}tags = [1]\n"),
        format!("{whole}created = 2026-11-22\n"),
        format!("{whole}review_on = 2026-11-22T09:00:00-05:00\n"),
        format!("{whole}[weighing]\nlater = 1.5\n"),
        format!("{whole}[weighing]\nmethod = \"dice\"\n"),
        format!("{whole}[weighing]\nlater = nan\n"),
        format!("{whole}{two}[weighing]\npair = [{{ a = \"k\", ratio = 2 }}]\n"),
        format!("{whole}{two}[weighing]\npair = [{{ a = \"k\", b = \"k\", ratio = 0 }}]\n"),
        format!("{whole}[[option]]\nid = \"a\"\n"),
        format!("{whole}[[option]]\nname = \"A\"\n"),
        format!("{whole}[option]\nid = \"a\"\n"),
        format!("{whole}[[option]]\nid = \"a\"\nname = \"A\"\nfate = {{ mine = \"sell\" }}\n"),
        format!("{whole}[[criterion]]\nid = \"k\"\nname = \"K\"\nweight = -1\n"),
        format!("{whole}[[criterion]]\nid = \"k\"\nname = \"K\"\nrank = 0\n"),
        format!("{whole}[[criterion]]\nid = \"k\"\nname = \"K\"\nrank = 1.5\n"),
        format!("{whole}[[criterion]]\nid = \"k\"\nname = \"K\"\nwhen = \"soon\"\n"),
        format!("{whole}{two}[rating.me.k]\na = 6\n"),
        format!("{whole}{two}[rating.me.k]\na = \"good\"\n"),
        format!("{whole}{two}[rating.me.k]\na = {{ low = 1 }}\n"),
        format!("{whole}{two}[rating.me.k]\na = {{ value = 1, basis = \"hunch\" }}\n"),
        format!("{whole}{two}[rating.Me.k]\na = 1\n"),
        format!("{whole}{two}[weight.me]\nk = -1\n"),
        format!("{whole}[[decision]]\noption = \"a\"\n"),
        format!("{whole}{two}[[decision]]\nat = 2026-11-22T09:00:00-05:00\n"),
        format!("{whole}{two}[[decision]]\nat = 2026-11-22T09:00:00-05:00\noption = \"a\"\nconfidence = 101\n"),
        format!("{whole}[[step]]\nid = \"s\"\n"),
        format!("{whole}[[review]]\nsatisfied = 3\n"),
        format!("{whole}[private]\nnotes = 1\n"),
        format!("{whole}[private.criterion]\nk = 1\n"),
    ] {
        let file_errors = parse_document(broken.as_bytes()).unwrap_err();
        assert!(file_errors.iter().any(expressible), "{file_errors:?}\n{broken}");
        assert!(!validator.is_valid(&as_json(&broken)), "{broken}");
    }
}

/// Changes one value of a valid file. The schema reports every error in that value that the reader reports, and
/// accepts every file that the reader accepts.
#[test]
fn reader_and_schema_agree_on_every_value() {
    let validator = Validator::new(build_json_schema());
    let (both, fine) = (AtomicUsize::new(0), AtomicUsize::new(0));
    let count = few_or_many(400, 30_000);
    each_seed("made-up deliberations, a value changed, held against the schema", count, |seed| {
        let mut dice = Dice::new(seed);
        let mut table: toml::Table = toml::from_str(&text_of(&made_up(seed % 500))).unwrap();
        change(&mut toml::Value::Table(std::mem::take(&mut table)), &mut dice, &mut table);
        let text = toml::to_string(&table).unwrap();
        let (read, valid) = (parse_document(text.as_bytes()), validator.is_valid(&as_json(&text)));
        match read {
            Ok(_) => {
                assert!(valid, "the reader accepts the file and the schema refuses it:\n{text}");
                fine.fetch_add(1, Relaxed);
            }
            Err(file_errors) if file_errors.iter().any(expressible) => {
                assert!(!valid, "{file_errors:?}, and accepted by the schema:\n{text}");
                both.fetch_add(1, Relaxed);
            }
            Err(_) => {}
        }
    });
    let (both, fine) = (both.into_inner(), fine.into_inner());
    let (least_both, least_fine) = (count as usize / 6, count as usize / 10);
    assert!(both > least_both && fine > least_fine, "{both} refused by both, {fine} taken by both");
}

/// Changes one random value of `from` and stores the complete table in `into`.
fn change(from: &mut toml::Value, dice: &mut Dice, into: &mut toml::Table) {
    fn step(value: &mut toml::Value, dice: &mut Dice) {
        match value {
            toml::Value::Table(table) if !table.is_empty() && !dice.one_in(12) => {
                let at = dice.below(table.len());
                let key = table.keys().nth(at).unwrap().clone();
                if dice.one_in(8) {
                    table.remove(&key);
                } else {
                    step(&mut table[&key], dice);
                }
            }
            toml::Value::Array(items) if !items.is_empty() && !dice.one_in(12) => {
                let at = dice.below(items.len());
                step(&mut items[at], dice);
            }
            // Only the reader distinguishes a date from other text.
            toml::Value::Datetime(_) => *value = toml::Value::Integer(2026),
            _ => {
                let others: [toml::Value; 12] = [
                    toml::Value::Integer(0),
                    toml::Value::Integer(3),
                    toml::Value::Integer(-7),
                    toml::Value::Float(0.5),
                    toml::Value::Float(1e200),
                    toml::Value::Float(f64::NAN),
                    toml::Value::Boolean(true),
                    toml::Value::String("keep".to_owned()),
                    toml::Value::String("Not an id".to_owned()),
                    toml::Value::String(String::new()),
                    toml::Value::Array(vec![toml::Value::Integer(1)]),
                    toml::Value::Table(toml::Table::new()),
                ];
                *value = dice.pick(&others).clone();
            }
        }
    }
    step(from, dice);
    if let toml::Value::Table(table) = from {
        *into = std::mem::take(table);
    }
}

/// Editors find the schema through a comment in the first lines, which a save preserves.
#[test]
fn the_comment_that_names_the_schema_survives_a_save() {
    let text = "#:schema pesee.schema.json\n\nformat = 1\n\n[deliberation]\ntitle = \"x\"\n";
    let opened = OpenFile::from_text(PathBuf::from("x.toml"), text).unwrap();
    let saved = opened.render_text(&made_up(1));
    assert!(saved.starts_with("#:schema pesee.schema.json\n\nformat = 1\n"), "{saved}");
    let value = build_json_schema();
    assert_eq!(value["$schema"], json!("http://json-schema.org/draft-07/schema#"));
}
