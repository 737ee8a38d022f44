//! The configuration file, the environment variables and the folders of the program.

mod file;
mod folders;
mod language;

pub use file::{Config, ConfigError, ConfigErrorKind, default_text};
pub use folders::{Folders, NoHomeError, expand_tilde};
pub use language::choose_language;

/// The environment variables. This is a trait so that tests can supply their own.
pub trait Environment {
    /// Returns the value of a variable if the variable is set and not empty.
    fn var(&self, name: &str) -> Option<std::ffi::OsString>;

    /// Returns the value of a variable if it is valid Unicode.
    fn text(&self, name: &str) -> Option<String> {
        self.var(name).and_then(|value| value.into_string().ok())
    }

    /// Returns whether a variable is set to a value other than `0` and `false`.
    fn is_enabled(&self, name: &str) -> bool {
        self.var(name).is_some_and(|value| value != "0" && value != "false")
    }
}

#[derive(Clone, Copy, Debug, Default)]
pub struct ProcessEnvironment;

impl Environment for ProcessEnvironment {
    fn var(&self, name: &str) -> Option<std::ffi::OsString> {
        std::env::var_os(name).filter(|value| !value.is_empty())
    }
}

/// An environment with the given variables.
#[cfg(test)]
struct TestEnvironment<'a>(&'a [(&'static str, &'static str)]);

#[cfg(test)]
impl Environment for TestEnvironment<'_> {
    fn var(&self, name: &str) -> Option<std::ffi::OsString> {
        self.0.iter().find(|(known, _)| *known == name).map(|(_, value)| std::ffi::OsString::from(value))
    }
}
