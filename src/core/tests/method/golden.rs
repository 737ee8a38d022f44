//! The figures of an independent implementation for the files in `tests/files` and in `golden/edges`. The tolerance is
//! 1e-9 for exact figures and 0.005 for simulated figures.

use pesee_core::deliberation::{Audience, view};
use pesee_core::format::parse;
use pesee_core::method::{DEFAULT_DRAWS, Figures, score_object};
use serde_json::Value;

/// The JSON keys of simulated figures.
const DRAWN: [&str; 2] = ["wins", "central"];

fn agree(path: &str, golden: &Value, ours: &Value, wrong: &mut Vec<String>) {
    match (golden, ours) {
        (Value::Object(golden), Value::Object(ours)) => {
            for (key, value) in golden {
                agree(&format!("{path}/{key}"), value, ours.get(key).unwrap_or(&Value::Null), wrong);
            }
            for key in ours.keys().filter(|key| !golden.contains_key(*key)) {
                // The independent implementation does not compute the regret of people.
                let is_added = match path {
                    "" => ["format", "title", "draws"].contains(&key.as_str()),
                    "/people" => ["regret", "least_regret"].contains(&key.as_str()),
                    _ => false,
                };
                if !is_added {
                    wrong.push(format!("{path}/{key} is not in the golden file"));
                }
            }
        }
        (Value::Array(golden), Value::Array(ours)) if golden.len() == ours.len() => {
            for (at, (golden, ours)) in golden.iter().zip(ours).enumerate() {
                agree(&format!("{path}[{at}]"), golden, ours, wrong);
            }
        }
        (Value::Number(golden), Value::Number(ours)) => {
            let (golden, ours) = (golden.as_f64().unwrap(), ours.as_f64().unwrap());
            let within = if DRAWN.iter().any(|key| path.contains(key)) { 0.005 } else { 1e-9 };
            if (golden - ours).abs() > within {
                wrong.push(format!("{path}: {ours} should be {golden}"));
            }
        }
        _ if golden == ours => {}
        _ => wrong.push(format!("{path}: {ours} should be {golden}")),
    }
}

/// Compares the figures of `document`, a path without extension, with those of the golden file `name`.
fn check(document: &str, name: &str) {
    let file = std::fs::read(format!("{document}.toml")).unwrap();
    let golden = std::fs::read_to_string(format!("tests/golden/{name}.json")).unwrap();
    let golden: Value = serde_json::from_str(&golden).unwrap();
    let document = parse(&file).unwrap();
    let figures = Figures::with_central_weights(&document, DEFAULT_DRAWS);
    let view = view(&document, &Audience::Author);
    let ours = score_object(&view, &figures, figures.ranking_unchecked(), DEFAULT_DRAWS);
    let ours = serde_json::to_value(ours).unwrap();
    let mut wrong = Vec::new();
    agree("", &golden, &ours, &mut wrong);
    assert!(wrong.is_empty(), "{name}:\n{}", wrong.join("\n"));
}

/// Returns the names, without extension, of the golden files in a directory.
pub fn golden_names(directory: &str) -> Vec<String> {
    let files = std::fs::read_dir(format!("tests/golden/{directory}")).unwrap();
    let paths = files.map(|file| file.unwrap().path());
    let json = paths.filter(|path| path.extension().is_some_and(|extension| extension == "json"));
    json.map(|path| format!("{directory}{}", path.file_stem().unwrap().to_str().unwrap())).collect()
}

#[test]
fn the_example_files_have_the_golden_figures() {
    let names = golden_names("");
    assert_eq!(names.len(), 4);
    names.iter().for_each(|name| check(&format!("../../tests/files/{name}"), name));
}

#[test]
fn the_files_at_the_edges_have_the_golden_figures() {
    let names = golden_names("edges/");
    assert_eq!(names.len(), 14);
    names.iter().for_each(|name| check(&format!("tests/golden/{name}"), name));
}
