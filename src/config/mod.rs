//! The configuration file, the environment, and where things are kept.

mod folders;
mod language;
mod written;

pub use folders::{Folders, NoHome, at_home};
pub use language::language;
pub use written::{Config, Remark, Wrong};

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
