//! Sentences for the errors that the TOML parser finds. The parser describes them in English only.

use crate::t;
use crate::text::{Locale, SafeText};

/// The kinds of errors that need different corrections.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Problem {
    Unquoted,
    OpenQuote,
    Backslash,
    NoValue,
    NoKey,
    OpenBracket,
    NoComma,
    ExtraComma,
    ExtraText,
    TwiceTheKey,
    InvalidKey,
    InvalidNumber,
    ControlCharacter,
    TooDeep,
}

/// The beginnings of the parser's messages.
const MESSAGES: [(&str, Problem); 43] = [
    ("string values must be quoted", Problem::Unquoted),
    ("missing opening quote", Problem::Unquoted),
    ("invalid basic string", Problem::OpenQuote),
    ("invalid literal string", Problem::OpenQuote),
    ("invalid multi-line basic string", Problem::OpenQuote),
    ("invalid multi-line literal string", Problem::OpenQuote),
    ("missing escaped value", Problem::Backslash),
    ("too few unicode value digits", Problem::Backslash),
    ("invalid value", Problem::Backslash),
    ("key with no value", Problem::NoValue),
    ("missing value", Problem::NoValue),
    ("missing assignment", Problem::NoValue),
    ("missing key", Problem::NoKey),
    ("invalid key-value pair", Problem::NoKey),
    ("invalid inline table element", Problem::NoKey),
    ("unclosed", Problem::OpenBracket),
    ("missing array opening", Problem::OpenBracket),
    ("missing inline table opening", Problem::OpenBracket),
    ("missing table open", Problem::OpenBracket),
    ("missing comma", Problem::NoComma),
    ("extra comma", Problem::ExtraComma),
    ("extra `=`", Problem::ExtraText),
    ("extra assignment", Problem::ExtraText),
    ("unexpected `=`", Problem::ExtraText),
    ("unexpected key or value", Problem::ExtraText),
    ("unexpected content", Problem::ExtraText),
    ("missing comment start", Problem::ExtraText),
    ("duplicate key", Problem::TwiceTheKey),
    ("invalid unquoted key", Problem::InvalidKey),
    ("invalid key", Problem::InvalidKey),
    ("invalid table", Problem::InvalidKey),
    ("unquoted keys cannot be empty", Problem::InvalidKey),
    ("keys cannot be multi-line", Problem::InvalidKey),
    ("`_` may only go between digits", Problem::InvalidNumber),
    ("integers with a radix", Problem::InvalidNumber),
    ("radix must be", Problem::InvalidNumber),
    ("redundant", Problem::InvalidNumber),
    ("unexpected leading zero", Problem::InvalidNumber),
    ("unexpected sign", Problem::InvalidNumber),
    ("carriage return", Problem::ControlCharacter),
    ("invalid comment character", Problem::ControlCharacter),
    ("cannot recurse further", Problem::TooDeep),
    ("recursion limit", Problem::TooDeep),
];

/// Describes an error of the TOML parser in one sentence.
pub fn toml_problem(locale: &Locale, message: &str) -> SafeText {
    let problem = MESSAGES.iter().find(|(beginning, _)| message.starts_with(beginning)).map(|(_, problem)| problem);
    match problem {
        Some(Problem::Unquoted) => t!(locale, "error-toml-unquoted"),
        Some(Problem::OpenQuote) => t!(locale, "error-toml-open-quote"),
        Some(Problem::Backslash) => t!(locale, "error-toml-backslash"),
        Some(Problem::NoValue) => t!(locale, "error-toml-no-value"),
        Some(Problem::NoKey) => t!(locale, "error-toml-no-key"),
        Some(Problem::OpenBracket) => t!(locale, "error-toml-open-bracket"),
        Some(Problem::NoComma) => t!(locale, "error-toml-no-comma"),
        Some(Problem::ExtraComma) => t!(locale, "error-toml-extra-comma"),
        Some(Problem::ExtraText) => t!(locale, "error-toml-extra-text"),
        Some(Problem::TwiceTheKey) => t!(locale, "error-toml-twice-the-key"),
        Some(Problem::InvalidKey) => t!(locale, "error-toml-invalid-key"),
        Some(Problem::InvalidNumber) => t!(locale, "error-toml-invalid-number"),
        Some(Problem::ControlCharacter) => t!(locale, "error-toml-control-character"),
        Some(Problem::TooDeep) => t!(locale, "error-toml-too-deep"),
        None => t!(locale, "error-syntax"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Language;
    use pesee_core::format::{FormatErrorKind, parse};

    /// Returns the sentences for the syntax errors of a line in a deliberation.
    fn describe(line: &str) -> Vec<String> {
        let text = format!("format = 1\n[deliberation]\ntitle = \"a\"\n{line}\n");
        let locale = Locale::new(Language::French);
        let errors = parse(text.as_bytes()).unwrap_err().into_iter();
        let syntax = errors.filter_map(|error| match error.kind {
            FormatErrorKind::Syntax(message) => Some(toml_problem(&locale, &message).as_str().to_owned()),
            _ => None,
        });
        syntax.collect()
    }

    #[test]
    fn each_mistake_gives_its_own_sentence() {
        let locale = Locale::new(Language::French);
        for (line, id) in [
            ("question = one account", "error-toml-unquoted"),
            ("question = \"one account", "error-toml-open-quote"),
            ("question = '''one account", "error-toml-open-quote"),
            ("question = \"C:\\x\"", "error-toml-backslash"),
            ("question =", "error-toml-unquoted"),
            ("question", "error-toml-no-value"),
            ("= \"one\"", "error-toml-invalid-key"),
            ("[weighing", "error-toml-open-bracket"),
            ("[[option]", "error-toml-open-bracket"),
            ("tags = [\"a\" \"b\"]", "error-toml-no-comma"),
            ("question = \"one\" two", "error-toml-extra-text"),
            ("title = \"b\"", "error-toml-twice-the-key"),
            ("été = 1", "error-toml-invalid-key"),
            ("number = 007", "error-toml-invalid-number"),
        ] {
            let expected = locale.translate(id, &[]);
            assert!(describe(line).contains(&expected.as_str().to_owned()), "{line}: {:?}", describe(line));
        }
    }
}
