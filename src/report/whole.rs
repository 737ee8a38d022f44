//! A report for scripts: the tables of the file as they may leave the program, and the figures where they may be shown.

use std::collections::BTreeMap;

use serde::Serialize;
use serde_json::{Map, Value, json};

use crate::say;
use pesee_core::deliberation::{Deliberation, Fate, Key, Leaf, List, Name, Rating, View, diff};
use pesee_core::method::{DRAWS, Figures};

use super::json::{ScoreObject, score};
use super::matter::Matter;

/// A report. Keys are only ever added; `deliberation` has the tables and keys of the file.
#[derive(Debug, Serialize)]
pub struct WholeObject {
    report: u8,
    written: String,
    /// What is missing before the figures may be shown, in words; `null` where they are.
    missing: Option<String>,
    deliberation: Value,
    /// The object of `pesee score`.
    figures: Option<ScoreObject>,
}

/// What every report of ours for scripts begins with.
const BEGINNING: &str = "{\n  \"report\": 1,\n  \"written\": ";

/// The report.
pub fn whole(matter: &Matter) -> WholeObject {
    let (document, tongue) = (matter.document(), crate::text::Tongue::new(matter.language()));
    WholeObject {
        report: 1,
        written: matter.now().to_rfc3339(),
        missing: matter.withheld().map(|why| say::withheld(&tongue, document, why).to_string()),
        deliberation: tables(matter),
        figures: matter.ranking().map(|_| refined(document)),
    }
}

/// The figures as exact as a script may rely on.
fn refined(document: &View<'_>) -> ScoreObject {
    let figures = Figures::refined(document, DRAWS);
    score(document, &figures, figures.for_the_score_command(), DRAWS)
}

/// Whether what stands in a file is a report that was written here, and may be replaced by another.
pub fn is_whole(bytes: &[u8]) -> bool {
    bytes.starts_with(BEGINNING.as_bytes())
}

/// The document by the tables and keys of its file.
fn tables(matter: &Matter) -> Value {
    let document: &Deliberation = matter.document();
    let mut root = json!({ "deliberation": {} });
    let all = diff(&Deliberation::default(), document).changes;
    let mut places: BTreeMap<(List, Name), usize> = BTreeMap::new();
    for list in List::ALL {
        // What is sealed is not even counted.
        let is_sealed = list == List::Pairs && document.is_blind();
        let names = if is_sealed { Vec::new() } else { document.order(list) };
        let entries: Vec<Value> = names.iter().map(|name| Value::Object(named(name))).collect();
        places.extend(names.into_iter().map(|name| (list, name)).zip(0..));
        if !entries.is_empty() {
            put(&mut root, list.path().split('.'), Value::Array(entries));
        }
    }
    for change in all.into_iter().filter(|change| matter.shows(&change.key)) {
        let (Some(leaf), path) = (change.to, change.key.to_string()) else { continue };
        match change.key.entry() {
            None if matches!(change.key, Key::Order(_)) => {}
            None => put(&mut root, path.split('.'), value(&leaf)),
            Some((list, name)) => {
                let at = places.get(&(list, name)).copied();
                let pointer = ["/", &list.path().replace('.', "/")].concat();
                let entry = root.pointer_mut(&pointer).zip(at).and_then(|(entries, at)| entries.get_mut(at));
                let field = path.rsplit('.').next().unwrap_or_default();
                match (&change.key, entry) {
                    (_, None) => {}
                    (Key::Fate(_, account), Some(entry)) => {
                        put(entry, ["fate", account.as_str()].into_iter(), value(&leaf))
                    }
                    (Key::Pair(..), Some(entry)) => put(entry, ["ratio"].into_iter(), value(&leaf)),
                    (_, Some(entry)) => put(entry, [field].into_iter(), value(&leaf)),
                }
            }
        }
    }
    root
}

/// What tells an entry apart, by the keys of the file.
fn named(name: &Name) -> Map<String, Value> {
    let named = match name {
        Name::Id(id) => vec![("id", Value::from(id.as_str()))],
        Name::At(stamp) => stamp.at.map(|at| ("at", Value::from(at.to_rfc3339()))).into_iter().collect(),
        Name::Pair(a, b) => vec![("a", Value::from(a.as_str())), ("b", Value::from(b.as_str()))],
    };
    named.into_iter().map(|(key, value)| (key.to_owned(), value)).collect()
}

/// Puts a value under a path of objects, which are made where they are not there.
fn put<'a>(root: &mut Value, path: impl Iterator<Item = &'a str>, value: Value) {
    let mut at = root;
    for key in path {
        let Some(object) = at.as_object_mut() else { return };
        at = object.entry(key).or_insert_with(|| json!({}));
    }
    *at = value;
}

/// A leaf as the file has it.
fn value(leaf: &Leaf) -> Value {
    match leaf {
        Leaf::Text(text) => Value::from(text.as_str()),
        Leaf::Number(value) => number(*value),
        Leaf::Flag(flag) => Value::from(*flag),
        Leaf::Date(day) => Value::from(day.to_string()),
        Leaf::Moment(at) => Value::from(at.to_rfc3339()),
        Leaf::Id(id) => Value::from(id.as_str()),
        Leaf::Ids(ids) => ids.iter().map(|id| id.as_str()).collect(),
        Leaf::Texts(texts) => texts.iter().map(String::as_str).collect(),
        Leaf::Scores(scores) => scores.iter().map(|(id, score)| (id.to_string(), number(*score))).collect(),
        Leaf::Fate(Fate::Merge(into)) => json!({ "merge": into.as_str() }),
        Leaf::Fate(fate) => Value::from(fate.word()),
        Leaf::Cell(rating) => cell(rating),
        Leaf::Order(names) => names.iter().map(|name| Value::Object(named(name))).collect(),
    }
}

fn cell(rating: &Rating) -> Value {
    if rating.is_bare() {
        return number(rating.value());
    }
    let range = (!rating.is_exact()).then(|| [("low", number(rating.low())), ("high", number(rating.high()))]);
    let stated = rating.stated().map(|value| ("value", number(value)));
    let basis = rating.basis.map(|basis| ("basis", Value::from(basis.word())));
    let note = rating.note.as_deref().map(|note| ("note", Value::from(note)));
    let parts = stated.into_iter().chain(range.into_iter().flatten()).chain(basis).chain(note);
    parts.map(|(key, value)| (key.to_owned(), value)).collect()
}

/// A whole number without a point, as people write it into a file.
fn number(value: f64) -> Value {
    const EXACT: f64 = 9_007_199_254_740_992.0;
    if value.fract() == 0.0 && value.abs() < EXACT { Value::from(value as i64) } else { Value::from(value) }
}
