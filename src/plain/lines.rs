//! Lines out and lines in: append-only, no colour, no boxes, so that a screen reader follows.

use std::io::{self, BufRead, Write};

use crate::tell;
use crate::text::{Language, Shown, Tongue};
use pesee_core::deliberation::MAX_TEXT_BYTES;

use super::spoken::spoken;
use super::typed::{MOST_READ, Mended, text_of};
use super::words::{Entry, Said, WORDS, Wrong, understood};

/// What somebody typed on a line.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Heard {
    /// An answer; empty for a bare Enter.
    Line(String),
    /// A lone `?`.
    Explain,
    /// One of the words that begin with a colon.
    Word(Said),
    /// The end of the input: Ctrl-D, or a pipe that ran dry.
    End,
}

/// Sentences are wrapped for eyes, on a narrow terminal within its width; a reader does not mind.
const COLUMNS: usize = 78;
/// Narrower than this no line can be read.
const FEWEST_COLUMNS: usize = 20;
/// The bytes that are a KiB.
const KIB: usize = 1024;

/// A line in, lines out, in the reader's language.
pub struct Lines<'a> {
    tongue: &'a Tongue,
    input: &'a mut dyn BufRead,
    output: &'a mut dyn Write,
    /// Whether what is read is written after its prompt: a terminal does so itself.
    echoes: bool,
    columns: usize,
    /// The words that begin with a colon here.
    pub(super) words: &'static [Entry],
}

impl<'a> Lines<'a> {
    /// Lines from somebody at a terminal.
    pub fn new(tongue: &'a Tongue, input: &'a mut dyn BufRead, output: &'a mut dyn Write) -> Lines<'a> {
        Lines { tongue, input, output, echoes: false, columns: COLUMNS, words: &WORDS }
    }

    /// Lines from a pipe or a file: each answer is written after its prompt, so that what comes out reads as a whole.
    #[must_use]
    pub fn echoing(self, echoes: bool) -> Lines<'a> {
        Lines { echoes, ..self }
    }

    /// The same, within so many columns.
    #[must_use]
    pub fn within(self, columns: usize) -> Lines<'a> {
        Lines { columns: columns.saturating_sub(1).clamp(FEWEST_COLUMNS, COLUMNS), ..self }
    }

    pub(super) fn tongue(&self) -> &'a Tongue {
        self.tongue
    }

    /// A sentence.
    pub(super) fn say(&mut self, text: &Shown) -> io::Result<()> {
        self.indented(0, text)
    }

    /// A sentence that belongs to the one before.
    pub(super) fn indented(&mut self, by: usize, text: &Shown) -> io::Result<()> {
        for line in spoken(self.tongue.language(), text).wrap(self.columns - by) {
            writeln!(self.output, "{:by$}{line}", "")?;
        }
        Ok(())
    }

    /// Several sentences that stand in one text, a line each.
    pub(super) fn each(&mut self, text: &Shown) -> io::Result<()> {
        text.as_str().split_inclusive(". ").try_for_each(|sentence| self.say(&Shown::outside(sentence.trim_end())))
    }

    /// An empty line between groups.
    pub(super) fn gap(&mut self) -> io::Result<()> {
        writeln!(self.output)
    }

    /// Asks for a line.
    pub(super) fn hear(&mut self, prompt: &Shown) -> io::Result<Heard> {
        loop {
            self.prompt(prompt)?;
            let Some((text, mended)) = self.read() else {
                writeln!(self.output)?;
                return Ok(Heard::End);
            };
            if self.echoes {
                let line = Shown::brief(&text);
                writeln!(self.output, "{line}")?;
            }
            for how in &mended {
                self.mended(*how)?;
            }
            // A line of nothing but arrow keys is no bare Enter.
            if text.is_empty() && !mended.is_empty() {
                continue;
            }
            if text == "?" {
                return Ok(Heard::Explain);
            }
            if !text.starts_with(':') {
                return Ok(Heard::Line(text));
            }
            match understood(&text, usize::from(self.tongue.language() == Language::French), self.words) {
                Ok(said) => return Ok(Heard::Word(said)),
                Err(wrong) => self.wrong(&wrong)?,
            }
        }
    }

    fn prompt(&mut self, prompt: &Shown) -> io::Result<()> {
        let prompt = spoken(self.tongue.language(), &tell!(self.tongue, "plain-prompt", prompt = prompt));
        let mut lines = prompt.wrap(self.columns);
        let prompt = lines.pop().unwrap_or_default();
        for line in lines {
            writeln!(self.output, "{line}")?;
        }
        write!(self.output, "{prompt} ")?;
        self.output.flush()
    }

    /// A line as text, and what had to be done to it; `None` at the end of the input.
    fn read(&mut self) -> Option<(String, Vec<Mended>)> {
        let mut bytes = Vec::new();
        let mut input = io::Read::take(&mut *self.input, MOST_READ as u64);
        // An input that cannot be read has ended; what did arrive of a line is heard.
        let read = input.read_until(b'\n', &mut bytes);
        if bytes.is_empty() {
            return None;
        }
        // What is cut off is no answer to the next question.
        let is_cut = read.is_ok() && bytes.len() == MOST_READ && !bytes.ends_with(b"\n");
        let beyond = if is_cut { self.input.skip_until(b'\n').unwrap_or(0) } else { 0 };
        Some(text_of(&bytes, beyond.saturating_sub(1)))
    }

    fn mended(&mut self, how: Mended) -> io::Result<()> {
        let said = match how {
            Mended::Cut(bytes) => tell!(self.tongue, "plain-cut", most = MAX_TEXT_BYTES / KIB, left = bytes),
            Mended::Latin => tell!(self.tongue, "plain-latin"),
            Mended::Keys => tell!(self.tongue, "plain-keys"),
        };
        self.each(&said)
    }

    fn wrong(&mut self, wrong: &Wrong) -> io::Result<()> {
        let said = match wrong {
            Wrong::Unknown(word, None) => tell!(self.tongue, "plain-unknown-word", word = Shown::brief(word)),
            Wrong::Unknown(word, Some(near)) => {
                tell!(self.tongue, "plain-unknown-near", word = Shown::brief(word), near = Shown::fixed(near))
            }
            Wrong::Several(word, names) => {
                let names: Vec<Shown> = names.iter().map(|name| Shown::fixed(name)).collect();
                let names = Shown::join(&names, ", ");
                tell!(self.tongue, "plain-several-words", word = Shown::brief(word), names = names)
            }
        };
        self.each(&said)
    }
}
