//! Two people, one document.

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

/// The merged document and the clashes; what holds of every merge is looked at by the way.
pub fn merged(base: &Deliberation, ours: &Deliberation, theirs: &Deliberation) -> (Deliberation, Vec<Conflict>) {
    let (edit, clashes) = merge(base, ours, theirs);
    let mut document = ours.clone();
    document.apply(&edit).unwrap_or_else(|refused| unreachable!("{refused:?}"));
    assert!(document.find_integrity_errors().is_empty(), "{:?}", document.find_integrity_errors());
    let mut back = document.clone();
    back.apply(&edit.inverse()).unwrap();
    assert_eq!(&back, ours);
    (document, clashes)
}

/// Where every list stands in one order, and so do the entries of one moment.
pub fn in_any_order(document: &Deliberation) -> Vec<String> {
    let mut leaves: Vec<String> = diff(&Deliberation::default(), document)
        .changes
        .into_iter()
        .filter(|change| !matches!(change.path, FieldPath::ListOrder(_)))
        .map(|change| {
            let key = match &change.path {
                FieldPath::Decision(at, field) => format!("{:?} {field:?}", at.at),
                FieldPath::Review(at, field) => format!("{:?} {field:?}", at.at),
                FieldPath::LoggedChange(at, field) => format!("{:?} {field:?}", at.at),
                FieldPath::Visit(at, field) => format!("{:?} {field:?}", at.at),
                key => key.to_string(),
            };
            let leaf = match change.to {
                Some(FieldValue::Ids(mut ids)) => {
                    ids.sort();
                    Some(FieldValue::Ids(ids))
                }
                Some(FieldValue::Texts(mut texts)) => {
                    texts.sort();
                    Some(FieldValue::Texts(texts))
                }
                leaf => leaf,
            };
            format!("{key} {leaf:?}")
        })
        .collect();
    leaves.extend(List::ALL.iter().map(|list| format!("{list:?} {}", document.entry_ids(*list).len())));
    leaves.sort();
    leaves
}

pub fn opened(text: &str) -> OpenFile {
    OpenFile::from_text(PathBuf::from("x.toml"), text).unwrap_or_else(|faults| unreachable!("{faults:?}\n{text}"))
}
