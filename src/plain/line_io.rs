//! Reads and writes lines. The output is append-only, without colours and boxes, so that a screen reader can follow.

use std::io::{self, BufRead, Write};

use crate::t;
use crate::text::{Language, Locale, SafeText};
use pesee_core::deliberation::MAX_TEXT_BYTES;

use super::commands::{CommandEntry, CommandParseError, ParsedCommand, WALK_COMMANDS, parse_command};
use super::line_decode::{LineRepair, MAX_READ_BYTES, decode_line};
use super::screen_reader::spell_out_signs;

#[derive(Clone, Debug, PartialEq)]
pub(super) enum LineInput {
    /// An answer; empty if the user only pressed Enter.
    Answer(String),
    /// The line `?`.
    Explain,
    Command(ParsedCommand),
    /// The end of the input: Ctrl-D or a closed pipe.
    End,
}

/// The maximum width of a line. Wrapping helps sighted users; screen readers read across line breaks.
const MAX_COLUMNS: usize = 78;
/// The minimum width of a line; narrower lines are unreadable.
const MIN_COLUMNS: usize = 20;
const KIB: usize = 1024;

/// Reads and prints lines in the user's language.
pub struct LineIo<'a> {
    locale: &'a Locale,
    /// The catalogue of the start, which also has the catalogues of the other languages.
    first_locale: &'a Locale,
    input: &'a mut dyn BufRead,
    output: &'a mut dyn Write,
    /// Whether to print each input line after its prompt; a terminal echoes the input itself.
    is_echoing: bool,
    columns: usize,
    /// Returns all languages; the first call may read files.
    languages: &'a dyn Fn() -> Vec<Language>,
    /// The commands that the parser accepts.
    pub(super) commands: &'static [CommandEntry],
}

impl<'a> LineIo<'a> {
    /// Creates a `LineIo` for a terminal.
    pub fn new(locale: &'a Locale, input: &'a mut dyn BufRead, output: &'a mut dyn Write) -> LineIo<'a> {
        LineIo {
            locale,
            first_locale: locale,
            input,
            output,
            is_echoing: false,
            columns: MAX_COLUMNS,
            languages: &|| Language::BUILT_IN.to_vec(),
            commands: &WALK_COMMANDS,
        }
    }

    /// Sets whether to print each answer after its prompt. For input from a pipe or a file, the echo makes the output
    /// readable on its own.
    #[must_use]
    pub fn with_echo(self, echoes: bool) -> LineIo<'a> {
        LineIo { is_echoing: echoes, ..self }
    }

    /// Sets the function that lists the languages; without it, they are the built-in ones.
    #[must_use]
    pub fn with_languages(self, languages: &'a dyn Fn() -> Vec<Language>) -> LineIo<'a> {
        LineIo { languages, ..self }
    }

    /// Sets the width of the terminal.
    #[must_use]
    pub fn with_columns(self, columns: usize) -> LineIo<'a> {
        LineIo { columns: columns.saturating_sub(1).clamp(MIN_COLUMNS, MAX_COLUMNS), ..self }
    }

    pub(super) fn locale(&self) -> &'a Locale {
        self.locale
    }

    /// Returns the language, which the user may have changed.
    pub fn language(&self) -> Language {
        self.locale.language()
    }

    pub(super) fn list_languages(&self) -> Vec<Language> {
        (self.languages)()
    }

    pub(super) fn set_language(&mut self, language: Language) {
        self.locale = self.first_locale.in_language(language);
    }

    pub fn print(&mut self, text: &SafeText) -> io::Result<()> {
        self.print_indented(0, text)
    }

    pub(super) fn print_indented(&mut self, by: usize, text: &SafeText) -> io::Result<()> {
        for line in spell_out_signs(self.locale, text).wrap(self.columns - by) {
            writeln!(self.output, "{:by$}{line}", "")?;
        }
        Ok(())
    }

    /// Prints each sentence of a text on a new line.
    pub(super) fn print_sentences(&mut self, text: &SafeText) -> io::Result<()> {
        text.as_str()
            .split_inclusive(". ")
            .try_for_each(|sentence| self.print(&SafeText::sanitize(sentence.trim_end())))
    }

    pub(super) fn print_blank_line(&mut self) -> io::Result<()> {
        writeln!(self.output)
    }

    /// Prints the prompt and reads lines until one of them is an answer, a command or `?`.
    pub(super) fn read_input(&mut self, prompt: &SafeText) -> io::Result<LineInput> {
        loop {
            self.print_prompt(prompt)?;
            let Some((text, repairs)) = self.read_line() else {
                writeln!(self.output)?;
                return Ok(LineInput::End);
            };
            if self.is_echoing {
                let line = SafeText::excerpt(&text);
                writeln!(self.output, "{line}")?;
            }
            for repair in &repairs {
                self.report_repair(*repair)?;
            }
            // A line that contained only control keys does not count as an empty answer.
            if text.is_empty() && !repairs.is_empty() {
                continue;
            }
            if text == "?" {
                return Ok(LineInput::Explain);
            }
            if !text.starts_with(':') {
                return Ok(LineInput::Answer(text));
            }
            match parse_command(&text, self.locale, self.commands) {
                Ok(said) => return Ok(LineInput::Command(said)),
                Err(error) => self.report_parse_error(&error)?,
            }
        }
    }

    fn print_prompt(&mut self, prompt: &SafeText) -> io::Result<()> {
        let prompt = spell_out_signs(self.locale, &t!(self.locale, "plain-prompt", prompt = prompt));
        let mut lines = prompt.wrap(self.columns);
        let prompt = lines.pop().unwrap_or_default();
        for line in lines {
            writeln!(self.output, "{line}")?;
        }
        write!(self.output, "{prompt} ")?;
        self.output.flush()
    }

    /// Reads and decodes a line, and lists the changes of the decoder; `None` at the end of the input.
    fn read_line(&mut self) -> Option<(String, Vec<LineRepair>)> {
        let mut bytes = Vec::new();
        let mut input = io::Read::take(&mut *self.input, MAX_READ_BYTES as u64);
        // A read error counts as the end of the input; the bytes read before the error are still used.
        let read = input.read_until(b'\n', &mut bytes);
        if bytes.is_empty() {
            return None;
        }
        // The rest of an overlong line must not become the answer to the next question.
        let is_cut = read.is_ok() && bytes.len() == MAX_READ_BYTES && !bytes.ends_with(b"\n");
        let beyond = if is_cut { self.input.skip_until(b'\n').unwrap_or(0) } else { 0 };
        Some(decode_line(&bytes, beyond.saturating_sub(1)))
    }

    fn report_repair(&mut self, repair: LineRepair) -> io::Result<()> {
        let sentence = match repair {
            LineRepair::Truncated(bytes) => {
                t!(self.locale, "plain-line-truncated", most = MAX_TEXT_BYTES / KIB, left = bytes)
            }
            LineRepair::ReadAsLatin1 => t!(self.locale, "plain-line-read-as-latin1"),
            LineRepair::ControlKeysRemoved => t!(self.locale, "plain-line-control-keys"),
        };
        self.print_sentences(&sentence)
    }

    fn report_parse_error(&mut self, error: &CommandParseError) -> io::Result<()> {
        let sentence = match error {
            CommandParseError::UnknownCommand(word, None) => {
                t!(self.locale, "plain-unknown-command", word = SafeText::excerpt(word))
            }
            CommandParseError::UnknownCommand(word, Some(near)) => {
                t!(self.locale, "plain-unknown-command-near", word = SafeText::excerpt(word), near = near)
            }
            CommandParseError::Ambiguous(word, names) => {
                let names = SafeText::join(names, ", ");
                t!(self.locale, "plain-ambiguous-command", word = SafeText::excerpt(word), names = names)
            }
        };
        self.print_sentences(&sentence)
    }
}
