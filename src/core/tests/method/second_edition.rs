//! The figures of METHOD.md, compared with a slow and simple computation on random small deliberations.

use pesee_core::deliberation::*;
use pesee_core::method::{Figures, score_object};
use serde_json::Value;

use crate::edges::at_the_edge;
use crate::naive::*;
use crate::shrink::{describe, shrink};

/// The keys that [`naive_object`] leaves out.
const NOT_COMPARED: [&str; 7] = ["format", "title", "draws", "wins", "central", "consistency_ratio", "look_again"];

/// Returns `many` if the long tests run completely, and `few` otherwise.
fn few_or_many(few: u64, many: u64) -> u64 {
    if std::env::var_os("PESEE_TEST_AT_LENGTH").is_some() { many } else { few }
}

/// Returns the object of `pesee score --format json`.
fn score(document: &Deliberation, draws: Option<u32>) -> Value {
    let figures = match draws {
        Some(draws) => Figures::with_draws(document, draws),
        None => Figures::without_draws(document),
    };
    let view = view(document, &Audience::Author);
    serde_json::to_value(score_object(&view, &figures, figures.ranking_unchecked(), draws.unwrap_or(0))).unwrap()
}

fn is_fragile_or_clear(object: &Value) -> bool {
    object["verdict"] == "fragile" || object["verdict"] == "clear"
}

/// Calls `check` with random deliberations. If a check fails, prints the smallest deliberation for which it fails.
fn check_each(count: u64, check: impl Fn(&Deliberation) -> Result<(), String>) {
    for seed in 0..count {
        let document = at_the_edge(seed);
        if check(&document).is_err() {
            let small = shrink(document, &check);
            panic!("seed {seed}: {}\n{}", check(&small).unwrap_err(), describe(&small));
        }
    }
}

/// Returns `Err` with the message if `is_true` is false.
fn expect(is_true: bool, message: impl FnOnce() -> String) -> Result<(), String> {
    if is_true { Ok(()) } else { Err(message()) }
}

#[test]
fn every_exact_figure_equals_the_simple_computation() {
    check_each(few_or_many(6_000, 60_000), |document| {
        let naive = naive_object(document, None).unwrap();
        let mut wrong = Vec::new();
        compare("", &naive, &score(document, None), &mut wrong);
        expect(wrong.is_empty(), || wrong.join("\n"))
    });
}

#[test]
fn the_reasons_that_are_drawn_follow_the_win_shares() {
    const DRAWS: u32 = 400;
    check_each(few_or_many(400, 10_000), |document| {
        let ours = score(document, Some(DRAWS));
        if !is_fragile_or_clear(&ours) {
            return Ok(());
        }
        let wins = &ours["options"][ours["leader"].as_str().unwrap()]["wins"];
        let share = |level: &str| wins[level].as_f64().unwrap();
        let wins = LeaderWins { given: share("given"), order: share("order"), draws: f64::from(DRAWS) };
        let naive = naive_object(document, Some(wins)).unwrap();
        for key in ["verdict", "fragile_because", "try_first"] {
            expect(ours[key] == naive[key], || format!("{key}: {} should be {}, {wins:?}", ours[key], naive[key]))?;
        }
        Ok(())
    });
}

fn compare(path: &str, naive: &Value, ours: &Value, wrong: &mut Vec<String>) {
    match (naive, ours) {
        (Value::Object(naive), Value::Object(ours)) => {
            let keys = naive.keys().chain(ours.keys().filter(|key| !naive.contains_key(*key)));
            for key in keys.filter(|key| !NOT_COMPARED.contains(&key.as_str())) {
                match (naive.get(key), ours.get(key)) {
                    (Some(naive), Some(ours)) => compare(&format!("{path}/{key}"), naive, ours, wrong),
                    // METHOD.md §11 does not name these keys, and the golden files do not have them.
                    (Some(_), None) if path == "/people" && key.ends_with("regret") => {}
                    (naive, _) => {
                        wrong.push(format!("{path}/{key} {}", if naive.is_some() { "is missing" } else { "is new" }));
                    }
                }
            }
        }
        (Value::Array(naive), Value::Array(ours)) if naive.len() == ours.len() => {
            for (at, (naive, ours)) in naive.iter().zip(ours).enumerate() {
                compare(&format!("{path}[{at}]"), naive, ours, wrong);
            }
        }
        (Value::Number(_), Value::Number(_)) => {
            let (naive, ours) = (naive.as_f64().unwrap(), ours.as_f64().unwrap());
            // A weight has the scale on which it is given.
            let unit = if path.ends_with("/weight") { naive.abs() } else { 1.0 };
            if (naive - ours).abs() > NEAR * unit {
                wrong.push(format!("{path}: {ours} should be {naive}"));
            }
        }
        _ if naive == ours => {}
        _ => wrong.push(format!("{path}: {ours} should be {naive}")),
    }
}
