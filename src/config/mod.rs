//! The configuration file, the environment, and where things are kept.

mod file;
mod folders;
mod language;

pub use file::{Config, ConfigError, ConfigErrorKind};
pub use folders::{Folders, NoHomeError, expand_tilde};
pub use language::choose_language;

/// The environment, read in one place; a test gives its own.
pub trait Environment {
    /// A variable, if it is set and not empty.
    fn var(&self, name: &str) -> Option<std::ffi::OsString>;

    /// A variable that is text.
    fn text(&self, name: &str) -> Option<String> {
        self.var(name).and_then(|value| value.into_string().ok())
    }

    /// Whether a variable is set to something other than `0` or `false`.
    fn is_enabled(&self, name: &str) -> bool {
        self.var(name).is_some_and(|value| value != "0" && value != "false")
    }
}

/// The environment of the process.
#[derive(Clone, Copy, Debug, Default)]
pub struct ProcessEnvironment;

impl Environment for ProcessEnvironment {
    fn var(&self, name: &str) -> Option<std::ffi::OsString> {
        std::env::var_os(name).filter(|value| !value.is_empty())
    }
}

/// An environment made up for a test.
#[cfg(test)]
struct TestEnvironment<'a>(&'a [(&'static str, &'static str)]);

#[cfg(test)]
impl Environment for TestEnvironment<'_> {
    fn var(&self, name: &str) -> Option<std::ffi::OsString> {
        self.0.iter().find(|(known, _)| *known == name).map(|(_, value)| std::ffi::OsString::from(value))
    }
}
