//! Writing JSON for scripts. The output is safe for a terminal: unsafe characters are written as escape sequences.

use std::io::{self, Write};

use serde::Serialize;
use serde_json::Serializer;
use serde_json::ser::{Formatter, PrettyFormatter};

use crate::text::is_unsafe_char;

/// Writes a value and a line end. Control characters, directional marks and invisible characters are written as
/// `\uXXXX`, which does not change their meaning.
pub fn write_json(out: &mut dyn Write, value: &impl Serialize) -> io::Result<()> {
    value.serialize(&mut Serializer::with_formatter(&mut *out, EscapingFormatter(PrettyFormatter::new())))?;
    writeln!(out)
}

/// A [`PrettyFormatter`] that escapes unsafe characters.
struct EscapingFormatter<'a>(PrettyFormatter<'a>);

/// Implements methods by calling the inner formatter.
macro_rules! delegate_to_inner {
    ($($method:ident($($first:ident)?)),* $(,)?) => {$(
        fn $method<W: ?Sized + Write>(&mut self, writer: &mut W $(, $first: bool)?) -> io::Result<()> {
            self.0.$method(writer $(, $first)?)
        }
    )*};
}

impl Formatter for EscapingFormatter<'_> {
    delegate_to_inner! {
        begin_array(), end_array(), begin_array_value(first), end_array_value(),
        begin_object(), end_object(), begin_object_key(first), begin_object_value(), end_object_value(),
    }

    fn write_string_fragment<W: ?Sized + Write>(&mut self, writer: &mut W, fragment: &str) -> io::Result<()> {
        let mut from = 0;
        for (at, letter) in fragment.char_indices().filter(|(_, letter)| is_unsafe_char(*letter)) {
            writer.write_all(fragment.get(from..at).unwrap_or_default().as_bytes())?;
            for unit in letter.encode_utf16(&mut [0; 2]) {
                write!(writer, "\\u{unit:04x}")?;
            }
            from = at + letter.len_utf8();
        }
        writer.write_all(fragment.get(from..).unwrap_or_default().as_bytes())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn escaped_json_has_the_same_value_and_no_unsafe_characters() {
        let text = "\u{1b}]52;c;eA\u{7} \u{9b}31m \u{7f} \u{202e}é日\u{e0041}\u{200d} \"\\ 👨\u{200d}👩";
        let value = serde_json::json!({ text: [text, 1.5, null, {}, []], "a": { "b": text } });
        let mut out = Vec::new();
        write_json(&mut out, &value).unwrap();
        let out = String::from_utf8(out).unwrap();
        assert_eq!(serde_json::from_str::<serde_json::Value>(&out).unwrap(), value);
        assert!(out.chars().all(|letter| letter == '\n' || !is_unsafe_char(letter)), "{out}");
        assert!(out.contains("\\udb40\\udc41") && out.contains("\\u202eé日"), "{out}");
        let plain = serde_json::json!({ "title": "é", "list": [1, 2] });
        let mut out = Vec::new();
        write_json(&mut out, &plain).unwrap();
        assert_eq!(String::from_utf8(out).unwrap(), format!("{plain:#}\n"), "ordinary data is not escaped");
    }
}
