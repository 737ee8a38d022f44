//! The entries of the log that `--log FILE` writes for a bug report.
//!
//! An entry has a name and fields. A [`Field`] cannot hold a text of the user: it is a constant of the program, a
//! number, the name of an enum variant, or the number of a file. Hence no level of the log contains titles, names,
//! answers, keys or paths. Without `--log`, an entry costs one comparison: no field is formatted.
//!
//! The entries go through the crate `log`; `runtime` writes them to the file.

use std::fmt::{self, Debug, Display, Formatter, Write};
use std::panic::Location;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

pub use log::Level;

/// The target of the entries. The entries of other crates have other targets and are not written.
pub const TARGET: &str = "pesee";

/// A value in an entry.
#[derive(Clone, Copy, Debug)]
pub enum Field<'a> {
    /// A constant of the program.
    Word(&'static str),
    Number(u64),
    Flag(bool),
    /// The name of a variant of an enum, with the names of the variants in it: `Failed.System`. Texts and numbers in
    /// the value are left out. The value must have a derived implementation of `Debug`.
    Variant(&'a dyn Debug),
    /// The number that this run of the program gives a file, with its last extension if the file is encrypted.
    File(&'a Path),
    /// A place in the source text of the program.
    Place(&'a Location<'a>),
}

impl From<&'static str> for Field<'_> {
    fn from(word: &'static str) -> Self {
        Field::Word(word)
    }
}

impl From<bool> for Field<'_> {
    fn from(flag: bool) -> Self {
        Field::Flag(flag)
    }
}

impl From<u64> for Field<'_> {
    fn from(number: u64) -> Self {
        Field::Number(number)
    }
}

impl From<usize> for Field<'_> {
    fn from(number: usize) -> Self {
        Field::Number(number as u64)
    }
}

impl Display for Field<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match self {
            Field::Word(word) => f.write_str(word),
            Field::Number(number) => Display::fmt(number, f),
            Field::Flag(flag) => Display::fmt(flag, f),
            Field::Variant(value) => f.write_str(&variant_name(*value)),
            Field::File(path) => {
                Display::fmt(&number_file(path), f)?;
                if path.extension().is_some_and(|extension| extension == "age") { f.write_str(".age") } else { Ok(()) }
            }
            Field::Place(place) => Display::fmt(place, f),
        }
    }
}

/// Records what the program does.
pub fn info(event: &'static str, fields: &[(&'static str, Field<'_>)]) {
    record(Level::Info, event, fields);
}

/// Records something that failed.
pub fn warn(event: &'static str, fields: &[(&'static str, Field<'_>)]) {
    record(Level::Warn, event, fields);
}

/// Records details, which only `--log-level debug` writes.
pub fn debug(event: &'static str, fields: &[(&'static str, Field<'_>)]) {
    record(Level::Debug, event, fields);
}

/// Records an entry at a level.
pub fn record(level: Level, event: &'static str, fields: &[(&'static str, Field<'_>)]) {
    log::log!(target: TARGET, level, "{event}{}", Fields(fields));
}

/// Runs an operation and records its outcome, which is a warning unless `is_done`.
pub fn record_outcome<T: Debug>(
    event: &'static str,
    fields: &[(&'static str, Field<'_>)],
    is_done: impl FnOnce(&T) -> bool,
    run: impl FnOnce() -> T,
) -> T {
    let outcome = run();
    let level = if is_done(&outcome) { Level::Info } else { Level::Warn };
    let last = [("outcome", Field::Variant(&outcome))];
    log::log!(target: TARGET, level, "{event}{}{}", Fields(fields), Fields(&last));
    outcome
}

struct Fields<'a>(&'a [(&'static str, Field<'a>)]);

impl Display for Fields<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|(name, value)| {
            f.write_char(' ')?;
            f.write_str(name)?;
            f.write_char('=')?;
            Display::fmt(value, f)
        })
    }
}

/// Returns the name of a variant and of the variants in it, joined by dots, without `Some`.
fn variant_name(value: &dyn Debug) -> String {
    let mut name = VariantName::default();
    // Formatting stops with an error at the first character that belongs to no name.
    let _ = fmt::write(&mut name, format_args!("{value:?}"));
    let parts: Vec<&str> = name.0.split('.').filter(|part| !part.is_empty() && *part != "Some").collect();
    parts.join(".")
}

/// Accepts the names of variants at the beginning of the `Debug` format of a value, and nothing after them. A name
/// begins with a capital letter; a text begins with a quotation mark.
#[derive(Default)]
struct VariantName(String);

impl Write for VariantName {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        for c in text.chars() {
            let begins_name = self.0.is_empty() || self.0.ends_with('.');
            match c {
                'A'..='Z' => self.0.push(c),
                'a'..='z' | '0'..='9' if !begins_name => self.0.push(c),
                '(' if !begins_name => self.0.push('.'),
                _ => return Err(fmt::Error),
            }
        }
        Ok(())
    }
}

/// The files that entries have named, in the order of their numbers.
static FILES: Mutex<Vec<PathBuf>> = Mutex::new(Vec::new());

/// Returns the number of a file in this run, beginning with 1.
fn number_file(path: &Path) -> usize {
    let mut files = FILES.lock().unwrap_or_else(PoisonError::into_inner);
    let known = files.iter().position(|known| known == path);
    known.unwrap_or_else(|| {
        files.push(path.to_owned());
        files.len() - 1
    }) + 1
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::messages::{FileError, FileErrorKind, ReadError, SaveOutcome, WriteError};

    fn named(value: &dyn Debug) -> String {
        Field::Variant(value).to_string()
    }

    #[test]
    fn a_variant_is_named_without_the_texts_in_it() {
        let text = "Secret".to_owned();
        assert_eq!(named(&SaveOutcome::Done), "Done");
        assert_eq!(named(&SaveOutcome::Failed(WriteError::System(text.clone()))), "Failed.System");
        assert_eq!(named(&SaveOutcome::ReplaceFailed(text.clone(), "Secret".into())), "ReplaceFailed");
        let kind = FileErrorKind::Read(ReadError::Other(text.clone()));
        assert_eq!(named(&kind), "Read.Other");
        assert_eq!(
            named(&WriteError::InvalidFile(Box::new(FileError { position: None, kind }))),
            "InvalidFile.FileError"
        );
        assert_eq!(named(&Some(ReadError::NotFound)), "NotFound");
        assert_eq!(named(&text), "");
        assert_eq!(named(&vec![text]), "");
    }

    #[test]
    fn a_file_has_the_same_number_in_every_entry() {
        let (first, second) = (Path::new("first/Secret.toml"), Path::new("second/Secret.toml.age"));
        let number = Field::File(first).to_string();
        let encrypted = Field::File(second).to_string();
        assert_eq!(Field::File(first).to_string(), number);
        assert!(number.parse::<u32>().is_ok() && encrypted.ends_with(".age") && !encrypted.contains("Secret"));
        assert_ne!(number, encrypted.trim_end_matches(".age"));
    }
}
