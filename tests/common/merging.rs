//! Helpers for the tests of merging two versions of a document.

use std::path::PathBuf;

use chrono::{DateTime, FixedOffset};
use pesee::store::OpenFile;
use pesee_core::deliberation::*;

pub fn id(text: &str) -> Id {
    Id::new(text).unwrap()
}

pub fn at(second: u32) -> DateTime<FixedOffset> {
    DateTime::parse_from_rfc3339(&format!("2026-11-22T09:00:{second:02}-05:00")).unwrap()
}

/// Merges and returns the merged document and the conflicts. Asserts that the result is valid and that the edit can be
/// undone.
pub fn merged(base: &Deliberation, ours: &Deliberation, theirs: &Deliberation) -> (Deliberation, Vec<Conflict>) {
    let (edit, conflicts) = merge(base, ours, theirs);
    let mut document = ours.clone();
    document.apply(&edit).unwrap_or_else(|refused| unreachable!("{refused:?}"));
    assert!(document.find_integrity_errors().is_empty(), "{:?}", document.find_integrity_errors());
    let mut back = document.clone();
    back.apply(&edit.inverse()).unwrap();
    assert_eq!(&back, ours);
    (document, conflicts)
}

/// Returns the fields of a document in a form that ignores the order of lists and of log entries with equal times.
pub fn in_any_order(document: &Deliberation) -> Vec<String> {
    let mut fields: Vec<String> = diff(&Deliberation::default(), document)
        .changes
        .into_iter()
        .filter(|change| !matches!(change.path, FieldPath::ListOrder(_)))
        .map(|change| {
            let path = match &change.path {
                FieldPath::Decision(at, field) => format!("{:?} {field:?}", at.at),
                FieldPath::Review(at, field) => format!("{:?} {field:?}", at.at),
                FieldPath::LoggedChange(at, field) => format!("{:?} {field:?}", at.at),
                FieldPath::Visit(at, field) => format!("{:?} {field:?}", at.at),
                path => path.to_string(),
            };
            let value = match change.to {
                Some(FieldValue::Ids(mut ids)) => {
                    ids.sort();
                    Some(FieldValue::Ids(ids))
                }
                Some(FieldValue::Texts(mut texts)) => {
                    texts.sort();
                    Some(FieldValue::Texts(texts))
                }
                value => value,
            };
            format!("{path} {value:?}")
        })
        .collect();
    fields.extend(List::ALL.iter().map(|list| format!("{list:?} {}", document.entry_ids(*list).len())));
    fields.sort();
    fields
}

pub fn opened(text: &str) -> OpenFile {
    OpenFile::from_text(PathBuf::from("x.toml"), text).unwrap_or_else(|errors| unreachable!("{errors:?}\n{text}"))
}
