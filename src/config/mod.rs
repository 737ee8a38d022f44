//! The configuration file, the environment, and where things are kept.

mod folders;
mod language;

use std::path::PathBuf;

use serde::Deserialize;

pub use folders::{Folders, NoHome};
pub use language::language;

/// `config.toml` in the configuration folder. Everything in it may be left out.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Config {
    /// `en` or `fr`.
    pub language: Option<String>,
    /// The folder of the deliberations.
    pub folder: Option<PathBuf>,
}

impl Config {
    /// Reads a configuration; the error names line and column, and is never fatal.
    pub fn read(text: &str) -> Result<Config, toml::de::Error> {
        toml::from_str(text)
    }
}

/// The environment, read in one place; a test gives its own.
pub trait Environment {
    /// A variable, if it is set and not empty.
    fn var(&self, name: &str) -> Option<std::ffi::OsString>;

    /// A variable that is text.
    fn text(&self, name: &str) -> Option<String> {
        self.var(name).and_then(|value| value.into_string().ok())
    }

    /// Whether a variable is set to something other than `0` or `false`.
    fn is_on(&self, name: &str) -> bool {
        self.var(name).is_some_and(|value| value != "0" && value != "false")
    }
}

/// The environment of the process.
#[derive(Clone, Copy, Debug, Default)]
pub struct Process;

impl Environment for Process {
    fn var(&self, name: &str) -> Option<std::ffi::OsString> {
        std::env::var_os(name).filter(|value| !value.is_empty())
    }
}

/// An environment made up for a test.
#[cfg(test)]
struct Given<'a>(&'a [(&'static str, &'static str)]);

#[cfg(test)]
impl Environment for Given<'_> {
    fn var(&self, name: &str) -> Option<std::ffi::OsString> {
        self.0.iter().find(|(known, _)| *known == name).map(|(_, value)| std::ffi::OsString::from(value))
    }
}
