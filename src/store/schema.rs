//! The JSON Schema of a file, for editors that complete and check TOML: made of the same tables as the reader, so that
//! the two cannot say different things. Draft 7, with everything in its place: that is what editors understand.
//!
//! What one value must be is said here; that an id names something, or that a range is the right way round, only
//! reading tells.

use serde_json::{Map, Value, json};

use pesee_core::deliberation::{
    Account, Alternative, Basis, Changed, Condition, Criterion, Decision, Fate, Gut, Head, Id, Kind, LONGEST_TEXT,
    Listed, Pair, Participant, Points, Rating, Record, Review, Step, Value as _, Visit, Weighing,
};

/// The schema of format 1.
pub fn schema() -> Value {
    let weighing = with(table::<Weighing>("weighing"), [("pair", pairs())]);
    let fates = about("fate", "What becomes of each account under this option.", by_id(&value(Kind::Fate)));
    let ratings = by_id(&by_id(&by_id(&value(Kind::Rating))));
    let root = json!({
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": "pesée, format 1",
        "description": "A deliberation: what becomes of a person's accounts, weighed.",
        "type": "object",
        "required": ["format", "deliberation"],
        "properties": {
            "format": about("format", "The format of the file: 1.", json!({ "type": "integer", "const": 1 })),
        }
    });
    with(
        root,
        [
            ("deliberation", table::<Head>("deliberation")),
            ("account", named::<Account>([])),
            ("option", named::<Alternative>([("fate", fates)])),
            ("condition", named::<Condition>([])),
            ("criterion", named::<Criterion>([])),
            ("weighing", weighing),
            ("participant", named::<Participant>([])),
            ("gut", about("gut", Gut::ABOUT, by_id(&table::<Gut>("gut")))),
            ("weight", about("weight", "Each person's own points, by criterion.", by_id(&by_id(&value(Points::KIND))))),
            ("rating", about("rating", "Each person's ratings, by criterion and option.", ratings)),
            ("decision", logged::<Decision>(true)),
            ("step", named::<Step>([])),
            ("review", logged::<Review>(true)),
            ("change", logged::<Changed>(false)),
            ("visit", logged::<Visit>(true)),
            ("private", private()),
        ],
    )
}

/// A schema under a name, with a sentence.
fn about(title: &str, sentence: &str, mut schema: Value) -> Value {
    if let Some(object) = schema.as_object_mut() {
        object.insert("title".to_owned(), title.into());
        object.insert("description".to_owned(), sentence.into());
    }
    schema
}

/// A table with more keys.
fn with<const N: usize>(mut table: Value, more: [(&str, Value); N]) -> Value {
    if let Some(properties) = table.get_mut("properties").and_then(Value::as_object_mut) {
        properties.extend(more.map(|(key, schema)| (key.to_owned(), schema)));
    }
    table
}

/// A table with the keys of a record, and what must be among them.
fn table<R: Record>(title: &str) -> Value {
    let specs = || R::FIELDS.iter().map(|field| R::spec(*field));
    let keys = specs().map(|spec| (spec.key.to_owned(), about(spec.key, spec.about, value(spec.kind))));
    let must: Vec<&str> = specs().filter(|spec| spec.must).map(|spec| spec.key).collect();
    let properties: Map<String, Value> = keys.collect();
    about(title, R::ABOUT, json!({ "type": "object", "required": must, "properties": properties }))
}

/// A list of tables, each with `keys` that name it before its own; those that `must` be there.
fn list<E: Listed>(keys: &[(&str, &str, Kind)], must: bool) -> Value {
    let title = E::LIST.path().rsplit('.').next().unwrap_or_default();
    let mut item = table::<E>(title);
    if let Some(required) = item.get_mut("required").and_then(Value::as_array_mut).filter(|_| must) {
        required.extend(keys.iter().map(|(key, ..)| Value::from(*key)));
    }
    for (key, sentence, kind) in keys {
        item = with(item, [(key, about(key, sentence, value(*kind)))]);
    }
    let mut list = json!({ "type": "array", "items": item });
    if let (Some(most), Some(object)) = (E::LIST.max_len(), list.as_object_mut()) {
        object.insert("maxItems".to_owned(), most.into());
    }
    about(title, E::ABOUT, list)
}

fn named<E: Listed>(more: impl IntoIterator<Item = (&'static str, Value)>) -> Value {
    let mut list = list::<E>(&[("id", "What other tables call it.", Kind::Id)], true);
    if let Some(item) = list.get_mut("items") {
        for (key, schema) in more {
            *item = with(item.take(), [(key, schema)]);
        }
    }
    list
}

fn logged<E: Listed>(must: bool) -> Value {
    list::<E>(&[("at", "When it happened.", Kind::Moment)], must)
}

fn pairs() -> Value {
    let criterion = |which| (which, "One of two criteria that are compared.", Kind::Id);
    list::<Pair>(&[criterion("a"), criterion("b")], true)
}

fn private() -> Value {
    let text = || value(Kind::Text);
    let by_moment = json!({ "type": "object", "additionalProperties": text() });
    let properties = json!({
        "notes": about("notes", "Notes on the whole.", text()),
        "criterion": about("criterion", "Notes on a criterion, by its id.", by_id(&text())),
        "visit": about("visit", "Notes on a visit, by its `at`.", by_moment),
    });
    about("private", "A coach's own notes, in no export.", json!({ "type": "object", "properties": properties }))
}

const ID: &str = "^[a-z0-9-]+$";

fn id() -> Value {
    json!({ "type": "string", "pattern": ID, "minLength": 1, "maxLength": Id::LONGEST })
}

/// A table whose keys are ids.
fn by_id(schema: &Value) -> Value {
    let names = json!({ "pattern": ID, "maxLength": Id::LONGEST });
    json!({ "type": "object", "propertyNames": names, "additionalProperties": schema })
}

/// What a kind of place may hold.
fn value(kind: Kind) -> Value {
    match kind {
        // Of the bytes that are counted, a letter has one or more.
        Kind::Text => json!({ "type": "string", "maxLength": LONGEST_TEXT }),
        Kind::Number { least, most } if least == f64::MIN && most == f64::MAX => json!({ "type": "number" }),
        Kind::Number { least, .. } if least == f64::MIN_POSITIVE => json!({ "type": "number", "exclusiveMinimum": 0 }),
        Kind::Number { least, most } => json!({ "type": "number", "minimum": least, "maximum": most }),
        Kind::Whole { least, most } => json!({ "type": "integer", "minimum": least, "maximum": most }),
        Kind::Flag => json!({ "type": "boolean" }),
        Kind::Date => json!({ "type": "string", "format": "date" }),
        Kind::Moment => json!({ "type": "string", "format": "date-time" }),
        Kind::Word(words) => json!({ "type": "string", "enum": words }),
        Kind::Id => id(),
        Kind::Ids => json!({ "type": "array", "items": id() }),
        Kind::Texts => json!({ "type": "array", "items": value(Kind::Text) }),
        Kind::Scores => by_id(&json!({ "type": "number" })),
        Kind::Fate => fate(),
        Kind::Rating => json!({ "anyOf": [on_scale(), rating()] }),
        Kind::Any => json!({
            "anyOf": [{ "type": ["string", "number", "boolean"] }, value(Kind::Texts), rating()]
        }),
        Kind::Order | Kind::Table | Kind::Tables => json!({}),
    }
}

fn on_scale() -> Value {
    let (least, most) = Rating::SCALE;
    json!({ "type": "number", "minimum": least, "maximum": most })
}

fn rating() -> Value {
    let properties = json!({
        "value": about("value", "The best guess, from −5 to 5.", on_scale()),
        "low": about("low", "The least it may be.", on_scale()),
        "high": about("high", "The most it may be.", on_scale()),
        "basis": about("basis", "What it rests on.", value(Basis::KIND)),
        "note": about("note", "Why.", value(Kind::Text)),
    });
    json!({
        "type": "object",
        "properties": properties,
        "anyOf": [{ "required": ["value"] }, { "required": ["low", "high"] }],
    })
}

fn fate() -> Value {
    let merge = about("merge", "The account it is merged into.", id());
    json!({
        "anyOf": [
            { "type": "string", "enum": Fate::WORDS.map(|(_, word)| word) },
            { "type": "object", "required": ["merge"], "properties": { "merge": merge } },
        ]
    })
}
