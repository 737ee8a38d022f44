//! The JSON Schema of the file format, for editors that complete and check TOML. The schema is built from the same
//! field tables as the parser, so that the two cannot disagree. It uses draft 7 without `$ref`, because editors support
//! that best.
//!
//! The schema describes single values. Only the parser checks relations between values: whether an id exists, and
//! whether the ends of a range are in order.

use serde_json::{Map, Value, json};

use pesee_core::deliberation::{
    Account, ActionStep, Alternative, Basis, Condition, Criterion, Decision, Fate, FieldType, FirstFeeling, Head, Id,
    ListEntry, LoggedChange, MAX_TEXT_BYTES, Pair, Participant, Points, Rating, Record, Review, Tripwire,
    TypedValue as _, Visit, Weighing,
};

/// Builds the schema of format 1.
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
            ("tripwire", id_list_schema::<Tripwire>([])),
            ("review", log_list_schema::<Review>(true)),
            ("change", log_list_schema::<LoggedChange>(false)),
            ("visit", log_list_schema::<Visit>(true)),
            ("private", private_schema()),
        ],
    )
}

/// Adds a title and a description to a schema.
fn with_description(title: &str, description: &str, mut schema: Value) -> Value {
    if let Some(object) = schema.as_object_mut() {
        object.insert("title".to_owned(), title.into());
        object.insert("description".to_owned(), description.into());
    }
    schema
}

/// Adds properties to the schema of a table.
fn with_properties<const N: usize>(mut table: Value, properties_to_add: [(&str, Value); N]) -> Value {
    if let Some(properties) = table.get_mut("properties").and_then(Value::as_object_mut) {
        properties.extend(properties_to_add.map(|(key, schema)| (key.to_owned(), schema)));
    }
    table
}

/// Returns the schema of a table with the fields of a record, and lists the required ones.
fn table_schema<R: Record>(title: &str) -> Value {
    let specs = || R::FIELDS.iter().map(|field| R::spec(*field));
    let keys = specs()
        .map(|spec| (spec.key.to_owned(), with_description(spec.key, spec.description, value_schema(spec.field_type))));
    let required: Vec<&str> = specs().filter(|spec| spec.is_required).map(|spec| spec.key).collect();
    let properties: Map<String, Value> = keys.collect();
    with_description(title, R::DESCRIPTION, json!({ "type": "object", "required": required, "properties": properties }))
}

/// Returns the schema of a list of tables. `id_keys` are the keys that identify an entry, `are_required` is whether
/// every entry must have them.
fn list_schema<E: ListEntry>(id_keys: &[(&str, &str, FieldType)], are_required: bool) -> Value {
    let title = E::LIST.toml_path().rsplit('.').next().unwrap_or_default();
    let mut item = table_schema::<E>(title);
    if let Some(required) = item.get_mut("required").and_then(Value::as_array_mut).filter(|_| are_required) {
        required.extend(id_keys.iter().map(|(key, ..)| Value::from(*key)));
    }
    for (key, description, field_type) in id_keys {
        item = with_properties(item, [(key, with_description(key, description, value_schema(*field_type)))]);
    }
    let mut list = json!({ "type": "array", "items": item });
    if let (Some(max_len), Some(object)) = (E::LIST.max_len(), list.as_object_mut()) {
        object.insert("maxItems".to_owned(), max_len.into());
    }
    with_description(title, E::DESCRIPTION, list)
}

fn id_list_schema<E: ListEntry>(more_keys: impl IntoIterator<Item = (&'static str, Value)>) -> Value {
    let mut list = list_schema::<E>(&[("id", "What other tables call it.", FieldType::Id)], true);
    if let Some(item) = list.get_mut("items") {
        for (key, schema) in more_keys {
            *item = with_properties(item.take(), [(key, schema)]);
        }
    }
    list
}

fn log_list_schema<E: ListEntry>(is_required: bool) -> Value {
    list_schema::<E>(&[("at", "When it happened.", FieldType::Moment)], is_required)
}

fn pair_list_schema() -> Value {
    let criterion = |key| (key, "One of two criteria that are compared.", FieldType::Id);
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

/// Returns the schema of a table with an id as each key.
fn id_map_schema(schema: &Value) -> Value {
    let names = json!({ "pattern": ID_PATTERN, "maxLength": Id::MAX_LEN });
    json!({ "type": "object", "propertyNames": names, "additionalProperties": schema })
}

/// Returns the schema of the values that a field type allows.
fn value_schema(field_type: FieldType) -> Value {
    match field_type {
        // JSON Schema counts characters, the parser counts bytes: the schema allows at least everything that the parser
        // allows, because a character has one byte or more.
        FieldType::Text => json!({ "type": "string", "maxLength": MAX_TEXT_BYTES }),
        FieldType::Number { min, max } if min == f64::MIN && max == f64::MAX => {
            json!({ "type": "number" })
        }
        FieldType::Number { min, .. } if min == f64::MIN_POSITIVE => {
            json!({ "type": "number", "exclusiveMinimum": 0 })
        }
        FieldType::Number { min, max } => json!({ "type": "number", "minimum": min, "maximum": max }),
        FieldType::Integer { min, max } => json!({ "type": "integer", "minimum": min, "maximum": max }),
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
    let (min, max) = Rating::SCALE;
    json!({ "type": "number", "minimum": min, "maximum": max })
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
