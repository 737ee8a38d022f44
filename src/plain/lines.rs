//! Lines out and lines in: append-only, no colour, no boxes, so that a screen reader follows.

use std::io::{self, BufRead, Write};

use crate::text::Shown;
use crate::walk::Step;

/// What somebody typed on a line.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Heard {
    /// An answer; empty for a bare Enter.
    Line(String),
    /// One of the words that begin with a colon, or `?`.
    Word(Word),
    /// A word that begins with a colon and is none of ours.
    Unknown(String),
    /// The end of the input: Ctrl-D, or a pipe that ran dry.
    End,
}

/// The words understood at every question, in either language.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Word {
    /// Explain, and ask again.
    Help,
    /// Ask again.
    Again,
    /// The question before.
    Back,
    /// Take the last answer back.
    Undo,
    /// Give it again.
    Redo,
    /// To the verdict.
    Verdict,
    /// To a step.
    Go(Step),
    /// What was changed, and what there is to go back to.
    History,
    /// What cancels of an option's pros and cons, by its number in the verdict.
    Strike(Option<usize>),
    /// What became of the decision.
    LookBack,
    /// Another round.
    Round,
    /// Another way to weigh.
    Other,
    /// Save and leave.
    Quit,
}

/// Answers are lines of a terminal or a pipe; a longer one is cut.
const LONGEST_LINE: u64 = 1 << 16;
/// Sentences are wrapped for eyes; a reader does not mind.
const COLUMNS: usize = 78;

/// A line in, lines out.
pub(super) struct Lines<'a> {
    pub(super) input: &'a mut dyn BufRead,
    pub(super) output: &'a mut dyn Write,
}

impl Lines<'_> {
    /// A sentence.
    pub(super) fn say(&mut self, text: &Shown) -> io::Result<()> {
        self.indented(0, text)
    }

    /// A sentence that belongs to the one before.
    pub(super) fn indented(&mut self, by: usize, text: &Shown) -> io::Result<()> {
        for line in text.wrap(COLUMNS - by) {
            writeln!(self.output, "{:by$}{line}", "")?;
        }
        Ok(())
    }

    /// An empty line between groups.
    pub(super) fn gap(&mut self) -> io::Result<()> {
        writeln!(self.output)
    }

    /// Asks for a line.
    pub(super) fn hear(&mut self, prompt: &Shown) -> io::Result<Heard> {
        write!(self.output, "{prompt}> ")?;
        self.output.flush()?;
        let mut bytes = Vec::new();
        let mut input = io::Read::take(&mut *self.input, LONGEST_LINE);
        // An input that cannot be read has ended; what did arrive of a line is heard.
        let read = input.read_until(b'\n', &mut bytes);
        if read.is_err() && bytes.is_empty() || matches!(read, Ok(0)) {
            writeln!(self.output)?;
            return Ok(Heard::End);
        }
        if read.is_ok() && !bytes.ends_with(b"\n") {
            // What is cut off is no answer to the next question.
            drop(self.input.skip_until(b'\n'));
        }
        let text = String::from_utf8_lossy(&bytes);
        Ok(heard(text.trim()))
    }
}

fn heard(text: &str) -> Heard {
    if text == "?" {
        return Heard::Word(Word::Help);
    }
    let Some(word) = text.strip_prefix(':') else { return Heard::Line(text.to_owned()) };
    let mut parts = word.split_whitespace();
    let found = match (parts.next().unwrap_or_default().to_lowercase().as_str(), parts.next()) {
        ("help" | "aide", None) => Some(Word::Help),
        ("again" | "encore", None) => Some(Word::Again),
        ("back" | "retour", None) => Some(Word::Back),
        ("undo" | "annuler", None) => Some(Word::Undo),
        ("redo" | "refaire", None) => Some(Word::Redo),
        ("verdict", None) => Some(Word::Verdict),
        ("history" | "historique", None) => Some(Word::History),
        ("strike" | "biffer", None) => Some(Word::Strike(None)),
        ("strike" | "biffer", Some(number)) => number.parse().ok().map(|number| Word::Strike(Some(number))),
        ("review" | "bilan", None) => Some(Word::LookBack),
        ("round" | "tour", None) => Some(Word::Round),
        ("other" | "autre", None) => Some(Word::Other),
        ("quit" | "quitter", None) => Some(Word::Quit),
        ("go" | "aller", Some(step)) => step_called(step).map(Word::Go),
        _ => None,
    };
    found.map_or_else(|| Heard::Unknown(text.to_owned()), Heard::Word)
}

fn step_called(name: &str) -> Option<Step> {
    if let Ok(number) = name.parse::<usize>() {
        return Step::ALL.into_iter().find(|step| step.number() == number);
    }
    Some(match name.to_lowercase().as_str() {
        "question" => Step::Question,
        "accounts" | "comptes" => Step::Accounts,
        "options" | "issues" => Step::Options,
        "feeling" | "penchant" => Step::Feeling,
        "conditions" => Step::Conditions,
        "criteria" | "critères" | "criteres" => Step::Criteria,
        "weights" | "poids" => Step::Weights,
        "ratings" | "notes" => Step::Ratings,
        "verdict" => Step::Verdict,
        "commitment" | "engagement" => Step::Commitment,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_in_both_languages() {
        assert_eq!(heard(":go weights"), Heard::Word(Word::Go(Step::Weights)));
        assert_eq!(heard(":aller poids"), Heard::Word(Word::Go(Step::Weights)));
        assert_eq!(heard(":go 8"), Heard::Word(Word::Go(Step::Ratings)));
        assert_eq!(heard(":biffer 2"), Heard::Word(Word::Strike(Some(2))));
        assert_eq!(heard(":strike two"), Heard::Unknown(":strike two".into()));
        assert_eq!(heard(":retour"), Heard::Word(Word::Back));
        assert_eq!(heard("back"), Heard::Line("back".into()));
        assert_eq!(heard(":frobnicate"), Heard::Unknown(":frobnicate".into()));
    }
}
