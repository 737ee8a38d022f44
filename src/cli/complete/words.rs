//! The words of an unfinished command line, as a shell divides them, and the quoting of what completes the last word.

/// The quotation mark that is open at the cursor.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Quote {
    None,
    Single,
    Double,
}

/// The words of a command line up to the cursor, without their quotation marks. The last word is unfinished; it is
/// empty after a space.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct TypedLine {
    pub(super) words: Vec<String>,
    pub(super) quote: Quote,
}

impl TypedLine {
    /// Divides a line. Variables and patterns are not expanded, and no command in the line is run.
    pub(super) fn split(line: &str) -> TypedLine {
        let (mut words, mut word, mut is_begun, mut quote) = (Vec::new(), String::new(), false, Quote::None);
        let mut chars = line.chars();
        while let Some(c) = chars.next() {
            match (quote, c) {
                (Quote::None, ' ' | '\t') => {
                    if is_begun {
                        words.push(std::mem::take(&mut word));
                    }
                    is_begun = false;
                    continue;
                }
                // Another command begins.
                (Quote::None, ';' | '|' | '&' | '(' | '\n') => {
                    words.clear();
                    word.clear();
                    is_begun = false;
                    continue;
                }
                (Quote::None, '\'') => quote = Quote::Single,
                (Quote::None, '"') => quote = Quote::Double,
                (Quote::Single, '\'') | (Quote::Double, '"') => quote = Quote::None,
                (Quote::None, '\\') => word.extend(chars.next()),
                (Quote::Double, '\\') => match chars.next() {
                    Some(escaped @ ('"' | '\\' | '$' | '`')) => word.push(escaped),
                    other => word.extend(std::iter::once('\\').chain(other)),
                },
                (_, c) => word.push(c),
            }
            is_begun = true;
        }
        words.push(word);
        TypedLine { words, quote }
    }
}

/// Quotes the end of a word for bash, where `quote` is open before it.
pub(super) fn quote_for_bash(text: &str, quote: Quote) -> String {
    let mut quoted = String::new();
    for c in text.chars() {
        match (quote, c) {
            (Quote::Single, '\'') => quoted.push_str("'\\''"),
            (Quote::Double, '"' | '\\' | '$' | '`') => quoted.extend(['\\', c]),
            // In double quotes, bash replaces `!` by an earlier command, and keeps a backslash before it.
            (Quote::Double, '!') => quoted.push_str("\"\\!\""),
            (Quote::Single | Quote::Double, c) => quoted.push(c),
            (Quote::None, c) if c.is_ascii() && !c.is_ascii_alphanumeric() && !"-_./,+@%=:".contains(c) => {
                quoted.extend(['\\', c]);
            }
            (Quote::None, c) => quoted.push(c),
        }
    }
    quoted
}

#[cfg(test)]
mod tests {
    use super::*;

    fn split(line: &str) -> (Vec<String>, Quote) {
        let TypedLine { words, quote } = TypedLine::split(line);
        (words, quote)
    }

    #[test]
    fn a_line_is_divided_as_a_shell_divides_it() {
        for (line, words, quote) in [
            ("pesee", &["pesee"][..], Quote::None),
            ("pesee ", &["pesee", ""], Quote::None),
            ("pesee  list --client Marie\\ T", &["pesee", "list", "--client", "Marie T"], Quote::None),
            ("pesee list --client=\"Marie T", &["pesee", "list", "--client=Marie T"], Quote::Double),
            ("pesee open 'l\"été", &["pesee", "open", "l\"été"], Quote::Single),
            ("pesee open \"a\\\"b\\c\" ", &["pesee", "open", "a\"b\\c", ""], Quote::None),
            ("pesee open ''", &["pesee", "open", ""], Quote::None),
            ("cd a; pesee op", &["pesee", "op"], Quote::None),
            ("echo $(pesee op", &["pesee", "op"], Quote::None),
            ("pesee open a\\", &["pesee", "open", "a"], Quote::None),
        ] {
            assert_eq!(split(line), (words.iter().map(|word| (*word).to_owned()).collect(), quote), "{line}");
        }
    }

    #[test]
    fn a_quoted_text_is_read_as_it_was() {
        let text = "it's \"50 $\" \\ `x` ! * ~ # été; <a> (b) [c] {d} | & ?";
        for (quote, mark) in [(Quote::None, ""), (Quote::Single, "'"), (Quote::Double, "\"")] {
            let line = format!("{mark}{}{mark}", quote_for_bash(text, quote));
            assert_eq!(split(&line), (vec![text.to_owned()], Quote::None), "{line}");
            assert_eq!(shell_words::split(&line).unwrap(), [text], "{line}");
        }
    }
}
