//! Tests of the project itself: module layers, documents, message catalogues, templates and the schema.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a panic reports a failed expectation")]

#[path = "../common/lib.rs"]
mod common;

mod documents;
mod import_cycles;
mod layers;
mod locales;
mod manual;
mod readme;
mod schema;
mod templates;
mod test_files;
