//! The JSON Schema of a file, for editors that complete and check TOML: made of the same tables as the reader, so that
//! the two cannot say different things. Draft 7, with everything in its place: that is what editors understand.
//!
//! What one value must be is said here; that an id names something, or that a range is the right way round, only
//! reading tells.

use serde_json::{Map, Value, json};

use pesee_core::deliberation::{
    Account, ActionStep, Alternative, Basis, Condition, Criterion, Decision, Fate, FieldType, FirstFeeling, Head, Id,
    ListEntry, LoggedChange, MAX_TEXT_BYTES, Pair, Participant, Points, Rating, Record, Review, TypedValue as _, Visit,
    Weighing,
};

/// The schema of format 1.
pub fn build_json_schema() -> Value {
    let weighing = with_properties(table_schema::<Weighing>("weighing"), [("pair", pair_list_schema())]);
    let fates = with_description(
        "fate",
        "What becomes of each account under this option.",
        id_map_schema(&value_schema(FieldType::Fate)),
    );
    let ratings = id_map_schema(&id_map_schema(&id_map_schema(&value_schema(FieldType::Rating))));
    let root = json!({
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": "pesée, format 1",
        "description": "A deliberation: what becomes of a person's accounts, weighed.",
        "type": "object",
        "required": ["format", "deliberation"],
        "properties": {
            "format": with_description("format", "The format of the file: 1.", json!({ "type": "integer", "const": 1 })),
        }
    });
    with_properties(
        root,
        [
            ("deliberation", table_schema::<Head>("deliberation")),
            ("account", id_list_schema::<Account>([])),
            ("option", id_list_schema::<Alternative>([("fate", fates)])),
            ("condition", id_list_schema::<Condition>([])),
            ("criterion", id_list_schema::<Criterion>([])),
            ("weighing", weighing),
            ("participant", id_list_schema::<Participant>([])),
            (
                "gut",
                with_description("gut", FirstFeeling::DESCRIPTION, id_map_schema(&table_schema::<FirstFeeling>("gut"))),
            ),
            (
                "weight",
                with_description(
                    "weight",
                    "Each person's own points, by criterion.",
                    id_map_schema(&id_map_schema(&value_schema(Points::FIELD_TYPE))),
                ),
            ),
            ("rating", with_description("rating", "Each person's ratings, by criterion and option.", ratings)),
            ("decision", log_list_schema::<Decision>(true)),
            ("step", id_list_schema::<ActionStep>([])),
            ("review", log_list_schema::<Review>(true)),
            ("change", log_list_schema::<LoggedChange>(false)),
            ("visit", log_list_schema::<Visit>(true)),
            ("private", private_schema()),
        ],
    )
}

/// A schema under a name, with a sentence.
fn with_description(title: &str, sentence: &str, mut schema: Value) -> Value {
    if let Some(object) = schema.as_object_mut() {
        object.insert("title".to_owned(), title.into());
        object.insert("description".to_owned(), sentence.into());
    }
    schema
}

/// A table with more keys.
fn with_properties<const N: usize>(mut table: Value, more: [(&str, Value); N]) -> Value {
    if let Some(properties) = table.get_mut("properties").and_then(Value::as_object_mut) {
        properties.extend(more.map(|(key, schema)| (key.to_owned(), schema)));
    }
    table
}

/// A table with the keys of a record, and what must be among them.
fn table_schema<R: Record>(title: &str) -> Value {
    let specs = || R::FIELDS.iter().map(|field| R::spec(*field));
    let keys = specs()
        .map(|spec| (spec.key.to_owned(), with_description(spec.key, spec.description, value_schema(spec.field_type))));
    let must: Vec<&str> = specs().filter(|spec| spec.is_required).map(|spec| spec.key).collect();
    let properties: Map<String, Value> = keys.collect();
    with_description(title, R::DESCRIPTION, json!({ "type": "object", "required": must, "properties": properties }))
}

/// A list of tables, each with `keys` that name it before its own; those that `must` be there.
fn list_schema<E: ListEntry>(keys: &[(&str, &str, FieldType)], must: bool) -> Value {
    let title = E::LIST.toml_path().rsplit('.').next().unwrap_or_default();
    let mut item = table_schema::<E>(title);
    if let Some(required) = item.get_mut("required").and_then(Value::as_array_mut).filter(|_| must) {
        required.extend(keys.iter().map(|(key, ..)| Value::from(*key)));
    }
    for (key, sentence, kind) in keys {
        item = with_properties(item, [(key, with_description(key, sentence, value_schema(*kind)))]);
    }
    let mut list = json!({ "type": "array", "items": item });
    if let (Some(most), Some(object)) = (E::LIST.max_len(), list.as_object_mut()) {
        object.insert("maxItems".to_owned(), most.into());
    }
    with_description(title, E::DESCRIPTION, list)
}

fn id_list_schema<E: ListEntry>(more: impl IntoIterator<Item = (&'static str, Value)>) -> Value {
    let mut list = list_schema::<E>(&[("id", "What other tables call it.", FieldType::Id)], true);
    if let Some(item) = list.get_mut("items") {
        for (key, schema) in more {
            *item = with_properties(item.take(), [(key, schema)]);
        }
    }
    list
}

fn log_list_schema<E: ListEntry>(must: bool) -> Value {
    list_schema::<E>(&[("at", "When it happened.", FieldType::Moment)], must)
}

fn pair_list_schema() -> Value {
    let criterion = |which| (which, "One of two criteria that are compared.", FieldType::Id);
    list_schema::<Pair>(&[criterion("a"), criterion("b")], true)
}

fn private_schema() -> Value {
    let text = || value_schema(FieldType::Text);
    let by_moment = json!({ "type": "object", "additionalProperties": text() });
    let properties = json!({
        "notes": with_description("notes", "Notes on the whole.", text()),
        "criterion": with_description("criterion", "Notes on a criterion, by its id.", id_map_schema(&text())),
        "visit": with_description("visit", "Notes on a visit, by its `at`.", by_moment),
    });
    with_description(
        "private",
        "A coach's own notes, in no export.",
        json!({ "type": "object", "properties": properties }),
    )
}

const ID_PATTERN: &str = "^[a-z0-9-]+$";

fn id_schema() -> Value {
    json!({ "type": "string", "pattern": ID_PATTERN, "minLength": 1, "maxLength": Id::MAX_LEN })
}

/// A table whose keys are ids.
fn id_map_schema(schema: &Value) -> Value {
    let names = json!({ "pattern": ID_PATTERN, "maxLength": Id::MAX_LEN });
    json!({ "type": "object", "propertyNames": names, "additionalProperties": schema })
}

/// What a kind of place may hold.
fn value_schema(kind: FieldType) -> Value {
    match kind {
        // Of the bytes that are counted, a letter has one or more.
        FieldType::Text => json!({ "type": "string", "maxLength": MAX_TEXT_BYTES }),
        FieldType::Number { min: least, max: most } if least == f64::MIN && most == f64::MAX => {
            json!({ "type": "number" })
        }
        FieldType::Number { min: least, .. } if least == f64::MIN_POSITIVE => {
            json!({ "type": "number", "exclusiveMinimum": 0 })
        }
        FieldType::Number { min: least, max: most } => json!({ "type": "number", "minimum": least, "maximum": most }),
        FieldType::Integer { min: least, max: most } => json!({ "type": "integer", "minimum": least, "maximum": most }),
        FieldType::Bool => json!({ "type": "boolean" }),
        FieldType::Date => json!({ "type": "string", "format": "date" }),
        FieldType::Moment => json!({ "type": "string", "format": "date-time" }),
        FieldType::OneOf(words) => json!({ "type": "string", "enum": words }),
        FieldType::Id => id_schema(),
        FieldType::Ids => json!({ "type": "array", "items": id_schema() }),
        FieldType::Texts => json!({ "type": "array", "items": value_schema(FieldType::Text) }),
        FieldType::Scores => id_map_schema(&json!({ "type": "number" })),
        FieldType::Fate => fate_schema(),
        FieldType::Rating => json!({ "anyOf": [scale_schema(), rating_schema()] }),
        FieldType::Any => json!({
            "anyOf": [{ "type": ["string", "number", "boolean"] }, value_schema(FieldType::Texts), rating_schema()]
        }),
        FieldType::EntryIds | FieldType::Table | FieldType::Tables => json!({}),
    }
}

fn scale_schema() -> Value {
    let (least, most) = Rating::SCALE;
    json!({ "type": "number", "minimum": least, "maximum": most })
}

fn rating_schema() -> Value {
    let properties = json!({
        "value": with_description("value", "The best guess, from −5 to 5.", scale_schema()),
        "low": with_description("low", "The least it may be.", scale_schema()),
        "high": with_description("high", "The most it may be.", scale_schema()),
        "basis": with_description("basis", "What it rests on.", value_schema(Basis::FIELD_TYPE)),
        "note": with_description("note", "Why.", value_schema(FieldType::Text)),
    });
    json!({
        "type": "object",
        "properties": properties,
        "anyOf": [{ "required": ["value"] }, { "required": ["low", "high"] }],
    })
}

fn fate_schema() -> Value {
    let merge = with_description("merge", "The account it is merged into.", id_schema());
    json!({
        "anyOf": [
            { "type": "string", "enum": Fate::KEYWORDS.map(|(_, word)| word) },
            { "type": "object", "required": ["merge"], "properties": { "merge": merge } },
        ]
    })
}
