//! Lines out and lines in: append-only, no colour, no boxes, so that a screen reader follows.

use std::io::{self, BufRead, Write};

use crate::t;
use crate::text::{Language, Locale, SafeText};
use pesee_core::deliberation::MAX_TEXT_BYTES;

use super::commands::{CommandEntry, CommandParseError, ParsedCommand, WALK_COMMANDS, parse_command};
use super::line_decode::{LineRepair, MAX_READ_BYTES, decode_line};
use super::screen_reader::spell_out_signs;

/// What somebody typed on a line.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum LineInput {
    /// An answer; empty for a bare Enter.
    Answer(String),
    /// A lone `?`.
    Explain,
    /// One of the words that begin with a colon.
    Command(ParsedCommand),
    /// The end of the input: Ctrl-D, or a pipe that ran dry.
    End,
}

/// Sentences are wrapped for eyes, on a narrow terminal within its width; a reader does not mind.
const MAX_COLUMNS: usize = 78;
/// Narrower than this no line can be read.
const MIN_COLUMNS: usize = 20;
/// The bytes that are a KiB.
const KIB: usize = 1024;

/// A line in, lines out, in the reader's language.
pub struct LineIo<'a> {
    locale: &'a Locale,
    input: &'a mut dyn BufRead,
    output: &'a mut dyn Write,
    /// Whether what is read is written after its prompt: a terminal does so itself.
    is_echoing: bool,
    columns: usize,
    /// The words that begin with a colon here.
    pub(super) commands: &'static [CommandEntry],
}

impl<'a> LineIo<'a> {
    /// Lines from somebody at a terminal.
    pub fn new(locale: &'a Locale, input: &'a mut dyn BufRead, output: &'a mut dyn Write) -> LineIo<'a> {
        LineIo { locale, input, output, is_echoing: false, columns: MAX_COLUMNS, commands: &WALK_COMMANDS }
    }

    /// Lines from a pipe or a file: each answer is written after its prompt, so that what comes out reads as a whole.
    #[must_use]
    pub fn with_echo(self, echoes: bool) -> LineIo<'a> {
        LineIo { is_echoing: echoes, ..self }
    }

    /// The same, within so many columns.
    #[must_use]
    pub fn with_columns(self, columns: usize) -> LineIo<'a> {
        LineIo { columns: columns.saturating_sub(1).clamp(MIN_COLUMNS, MAX_COLUMNS), ..self }
    }

    pub(super) fn locale(&self) -> &'a Locale {
        self.locale
    }

    /// A sentence.
    pub(super) fn print(&mut self, text: &SafeText) -> io::Result<()> {
        self.print_indented(0, text)
    }

    /// A sentence that belongs to the one before.
    pub(super) fn print_indented(&mut self, by: usize, text: &SafeText) -> io::Result<()> {
        for line in spell_out_signs(self.locale.language(), text).wrap(self.columns - by) {
            writeln!(self.output, "{:by$}{line}", "")?;
        }
        Ok(())
    }

    /// Several sentences that stand in one text, a line each.
    pub(super) fn print_sentences(&mut self, text: &SafeText) -> io::Result<()> {
        text.as_str()
            .split_inclusive(". ")
            .try_for_each(|sentence| self.print(&SafeText::sanitize(sentence.trim_end())))
    }

    /// An empty line between groups.
    pub(super) fn print_blank_line(&mut self) -> io::Result<()> {
        writeln!(self.output)
    }

    /// Asks for a line.
    pub(super) fn read_input(&mut self, prompt: &SafeText) -> io::Result<LineInput> {
        loop {
            self.print_prompt(prompt)?;
            let Some((text, mended)) = self.read_line() else {
                writeln!(self.output)?;
                return Ok(LineInput::End);
            };
            if self.is_echoing {
                let line = SafeText::excerpt(&text);
                writeln!(self.output, "{line}")?;
            }
            for how in &mended {
                self.report_repair(*how)?;
            }
            // A line of nothing but arrow keys is no bare Enter.
            if text.is_empty() && !mended.is_empty() {
                continue;
            }
            if text == "?" {
                return Ok(LineInput::Explain);
            }
            if !text.starts_with(':') {
                return Ok(LineInput::Answer(text));
            }
            match parse_command(&text, usize::from(self.locale.language() == Language::French), self.commands) {
                Ok(said) => return Ok(LineInput::Command(said)),
                Err(wrong) => self.report_parse_error(&wrong)?,
            }
        }
    }

    fn print_prompt(&mut self, prompt: &SafeText) -> io::Result<()> {
        let prompt = spell_out_signs(self.locale.language(), &t!(self.locale, "plain-prompt", prompt = prompt));
        let mut lines = prompt.wrap(self.columns);
        let prompt = lines.pop().unwrap_or_default();
        for line in lines {
            writeln!(self.output, "{line}")?;
        }
        write!(self.output, "{prompt} ")?;
        self.output.flush()
    }

    /// A line as text, and what had to be done to it; `None` at the end of the input.
    fn read_line(&mut self) -> Option<(String, Vec<LineRepair>)> {
        let mut bytes = Vec::new();
        let mut input = io::Read::take(&mut *self.input, MAX_READ_BYTES as u64);
        // An input that cannot be read has ended; what did arrive of a line is heard.
        let read = input.read_until(b'\n', &mut bytes);
        if bytes.is_empty() {
            return None;
        }
        // What is cut off is no answer to the next question.
        let is_cut = read.is_ok() && bytes.len() == MAX_READ_BYTES && !bytes.ends_with(b"\n");
        let beyond = if is_cut { self.input.skip_until(b'\n').unwrap_or(0) } else { 0 };
        Some(decode_line(&bytes, beyond.saturating_sub(1)))
    }

    fn report_repair(&mut self, how: LineRepair) -> io::Result<()> {
        let said = match how {
            LineRepair::Truncated(bytes) => {
                t!(self.locale, "plain-line-truncated", most = MAX_TEXT_BYTES / KIB, left = bytes)
            }
            LineRepair::ReadAsLatin1 => t!(self.locale, "plain-line-read-as-latin1"),
            LineRepair::ControlKeysRemoved => t!(self.locale, "plain-line-control-keys"),
        };
        self.print_sentences(&said)
    }

    fn report_parse_error(&mut self, wrong: &CommandParseError) -> io::Result<()> {
        let said = match wrong {
            CommandParseError::UnknownCommand(word, None) => {
                t!(self.locale, "plain-unknown-command", word = SafeText::excerpt(word))
            }
            CommandParseError::UnknownCommand(word, Some(near)) => {
                t!(
                    self.locale,
                    "plain-unknown-command-near",
                    word = SafeText::excerpt(word),
                    near = SafeText::from_static(near)
                )
            }
            CommandParseError::Ambiguous(word, names) => {
                let names: Vec<SafeText> = names.iter().map(|name| SafeText::from_static(name)).collect();
                let names = SafeText::join(&names, ", ");
                t!(self.locale, "plain-ambiguous-command", word = SafeText::excerpt(word), names = names)
            }
        };
        self.print_sentences(&said)
    }
}
