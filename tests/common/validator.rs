//! A validator for JSON Schema draft 7 that implements the keywords of the schema of pesée and panics at any other.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a panic reports a failed expectation")]

use chrono::{DateTime, NaiveDate};
use serde_json::{Map, Value};

/// The only pattern in the schema.
const ID: &str = "^[a-z0-9-]+$";

/// Validates values against one schema.
pub struct Validator {
    schema: Value,
    /// The independent validator of the crate `jsonschema`, whose results must agree.
    #[cfg(feature = "ci-tests")]
    other: jsonschema::Validator,
}

impl Validator {
    pub fn new(schema: Value) -> Validator {
        Validator {
            #[cfg(feature = "ci-tests")]
            other: jsonschema::draft7::options().should_validate_formats(true).build(&schema).unwrap(),
            schema,
        }
    }

    /// Returns the errors of a value, each with its path.
    pub fn errors(&self, value: &Value) -> Vec<String> {
        let mut errors = Vec::new();
        check(&self.schema, value, "", &mut errors);
        #[cfg(feature = "ci-tests")]
        {
            let other: Vec<String> = self.other.iter_errors(value).map(|error| error.to_string()).collect();
            assert_eq!(errors.is_empty(), other.is_empty(), "{errors:?} here, {other:?} by jsonschema\n{value:#}");
        }
        errors
    }

    pub fn is_valid(&self, value: &Value) -> bool {
        self.errors(value).is_empty()
    }
}

/// Appends the errors of `value` at `path`.
fn check(schema: &Value, value: &Value, path: &str, errors: &mut Vec<String>) {
    for (keyword, rule) in schema.as_object().unwrap() {
        if !holds(schema, keyword, rule, value, path, errors) {
            errors.push(format!("{path}: {value} breaks {keyword} {rule}"));
        }
    }
}

/// Returns whether one keyword of the schema allows a value. A keyword for another type allows every value. Errors
/// inside an array or an object are appended to `errors`.
fn holds(schema: &Value, keyword: &str, rule: &Value, value: &Value, path: &str, errors: &mut Vec<String>) -> bool {
    let number =
        |allows: fn(f64, f64) -> bool| value.as_f64().is_none_or(|value| allows(value, rule.as_f64().unwrap()));
    let most = |count: Option<usize>| count.is_none_or(|count| count as u64 <= rule.as_u64().unwrap());
    let letters = || value.as_str().map(|text| text.chars().count());
    let none = Map::new();
    let object = value.as_object().unwrap_or(&none);
    match keyword {
        "$schema" | "title" | "description" => true,
        "type" => match rule {
            Value::Array(names) => names.iter().any(|name| is_of_type(value, name)),
            name => is_of_type(value, name),
        },
        "const" => value == rule,
        "enum" => rule.as_array().unwrap().contains(value),
        "minimum" => number(|value, least| value >= least),
        "exclusiveMinimum" => number(|value, bound| value > bound),
        "maximum" => number(|value, most| value <= most),
        "minLength" => letters().is_none_or(|count| count as u64 >= rule.as_u64().unwrap()),
        "maxLength" => most(letters()),
        "maxItems" => most(value.as_array().map(Vec::len)),
        "pattern" => {
            assert_eq!(rule, ID, "this validator supports one pattern");
            let is_id = |text: &str| {
                !text.is_empty() && text.bytes().all(|byte| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'-'))
            };
            value.as_str().is_none_or(is_id)
        }
        "format" => value.as_str().is_none_or(|text| match rule.as_str() {
            Some("date") => NaiveDate::parse_from_str(text, "%Y-%m-%d").is_ok(),
            Some("date-time") => DateTime::parse_from_rfc3339(text).is_ok(),
            _ => panic!("unsupported format {rule}"),
        }),
        "required" => {
            let missing = |key: &&Value| !object.contains_key(key.as_str().unwrap());
            !value.is_object() || !rule.as_array().unwrap().iter().any(|key| missing(&key))
        }
        "items" => {
            let items = value.as_array().into_iter().flatten().enumerate();
            items.for_each(|(at, item)| check(rule, item, &format!("{path}/{at}"), errors));
            true
        }
        "properties" => {
            for (key, schema) in rule.as_object().unwrap() {
                object.get(key).into_iter().for_each(|item| check(schema, item, &format!("{path}/{key}"), errors));
            }
            true
        }
        "additionalProperties" => {
            for (key, item) in object.iter().filter(|(key, _)| schema["properties"].get(key).is_none()) {
                check(rule, item, &format!("{path}/{key}"), errors);
            }
            true
        }
        "propertyNames" => {
            object.keys().for_each(|key| check(rule, &Value::from(key.as_str()), &format!("{path}/{key}"), errors));
            true
        }
        "anyOf" => rule.as_array().unwrap().iter().any(|schema| {
            let mut errors = Vec::new();
            check(schema, value, path, &mut errors);
            errors.is_empty()
        }),
        _ => panic!("unsupported keyword {keyword}"),
    }
}

fn is_of_type(value: &Value, name: &Value) -> bool {
    match name.as_str() {
        Some("object") => value.is_object(),
        Some("array") => value.is_array(),
        Some("string") => value.is_string(),
        Some("boolean") => value.is_boolean(),
        Some("number") => value.is_number(),
        Some("integer") => value.as_f64().is_some_and(|number| number.fract() == 0.0),
        _ => panic!("unsupported type {name}"),
    }
}
