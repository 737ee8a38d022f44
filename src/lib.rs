//! pesée
pub mod cli;
pub mod config;
pub mod deliberation;
pub mod method;
pub mod plain;
pub mod report;
pub mod runtime;
pub mod say;
pub mod store;
pub mod text;
pub mod ui;
pub mod walk;
