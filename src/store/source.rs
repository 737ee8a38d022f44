//! The text a deliberation was opened as, and the text it becomes: a pure function of the two, so that undo to the
//! start gives the opened bytes back.

use std::sync::OnceLock;

use toml_edit::DocumentMut;

use crate::deliberation::{Deliberation, Fault};

use super::project::project;
use super::read::read;

/// A text and what it says.
#[derive(Debug)]
pub struct Source {
    text: String,
    parsed: OnceLock<DocumentMut>,
    was: Deliberation,
}

impl Source {
    /// Reads the bytes of a file, or says everything that is wrong with them.
    pub fn read(bytes: &[u8]) -> Result<Source, Vec<Fault>> {
        let was = read(bytes)?;
        Ok(Source { text: String::from_utf8_lossy(bytes).into_owned(), parsed: OnceLock::new(), was })
    }

    /// What the text says.
    pub fn document(&self) -> &Deliberation {
        &self.was
    }

    /// The text of `now`: what differs is written into the text as it was opened.
    pub fn text_of(&self, now: &Deliberation) -> String {
        if *now == self.was {
            return self.text.clone();
        }
        // A text that was read without a fault parses; were it ever not so, the new file is written from nothing.
        let parsed = self.parsed.get_or_init(|| self.text.parse().unwrap_or_default());
        let text = project(parsed, &self.was, now);
        let as_opened = self.in_the_form_opened(&text);
        let fits = |other: &String| *other != text && read(other.as_bytes()).as_ref() == Ok(now);
        if fits(&as_opened) { as_opened } else { text }
    }

    /// The text with the mark at its start and the line ends that some editors write, where it was opened with them.
    fn in_the_form_opened(&self, text: &str) -> String {
        let (mark, lines) = (self.text.starts_with('\u{feff}'), self.text.matches('\n').count());
        let mut text = text.to_owned();
        if lines > 0 && self.text.matches("\r\n").count() == lines {
            text = text.replace("\r\n", "\n").replace('\n', "\r\n");
        }
        if mark && !text.starts_with('\u{feff}') {
            text.insert(0, '\u{feff}');
        }
        text
    }
}
