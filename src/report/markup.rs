//! The only writer of HTML and SVG. Tags are constants of the program, and every text and attribute value is escaped.
//! The output is also valid XML, so that tests can parse it.

use crate::text::{ISOLATE, ISOLATE_END, SafeText};

#[derive(Debug, Default)]
pub(super) struct Markup(String);

/// The attributes of an element, with unescaped values.
pub(super) type Attributes<'a> = &'a [(&'static str, &'a str)];

impl Markup {
    /// Writes an element with the content that `within` writes.
    pub(super) fn element(&mut self, tag: &'static str, attributes: Attributes<'_>, within: impl FnOnce(&mut Markup)) {
        self.open_tag(tag, attributes);
        self.0.push('>');
        within(self);
        self.0.push_str("</");
        self.0.push_str(tag);
        self.0.push('>');
    }

    pub(super) fn empty_element(&mut self, tag: &'static str, attributes: Attributes<'_>) {
        self.open_tag(tag, attributes);
        self.0.push_str("/>");
    }

    /// Writes an element with a text; see [`Markup::push_text`].
    pub(super) fn text_element(&mut self, tag: &'static str, attributes: Attributes<'_>, text: &SafeText) {
        self.element(tag, attributes, |markup| markup.push_text(text));
    }

    /// Writes a text. Isolated values become `<bdi>` elements.
    pub(super) fn push_text(&mut self, text: &SafeText) {
        let mut open = 0_usize;
        for letter in text.as_str().chars() {
            match letter {
                ISOLATE => {
                    open += 1;
                    self.0.push_str("<bdi>");
                }
                ISOLATE_END if open == 0 => {}
                ISOLATE_END => {
                    open -= 1;
                    self.0.push_str("</bdi>");
                }
                _ => escape(&mut self.0, letter),
            }
        }
        // A truncated text may lack the end of an isolate.
        (0..open).for_each(|_| self.0.push_str("</bdi>"));
    }

    /// Writes a text without `<bdi>`, for SVG and the `<title>` of a page. Directional isolates remain as characters.
    pub(super) fn push_plain_text(&mut self, text: &SafeText) {
        text.without_needless_isolates().chars().for_each(|letter| escape(&mut self.0, letter));
    }

    pub(super) fn append(&mut self, other: &Markup) {
        self.0.push_str(&other.0);
    }

    /// Writes a style sheet of the program without escaping.
    pub(super) fn style_element(&mut self, sheet: &'static str) {
        self.element("style", &[], |markup| markup.0.push_str(sheet));
    }

    /// Returns the markup after a prolog.
    pub(super) fn finish(self, prolog: &'static str) -> String {
        [prolog, &self.0, "\n"].concat()
    }

    fn open_tag(&mut self, tag: &'static str, attributes: Attributes<'_>) {
        self.0.push('<');
        self.0.push_str(tag);
        for (name, value) in attributes {
            self.0.push(' ');
            self.0.push_str(name);
            self.0.push_str("=\"");
            value.chars().for_each(|letter| escape(&mut self.0, letter));
            self.0.push('"');
        }
    }
}

/// Writes a character so that HTML and XML parsers read it. Control characters need no handling, because `SafeText` has
/// none.
fn escape(out: &mut String, letter: char) {
    match letter {
        '&' => out.push_str("&amp;"),
        '<' => out.push_str("&lt;"),
        '>' => out.push_str("&gt;"),
        '"' => out.push_str("&quot;"),
        '\'' => out.push_str("&#39;"),
        // XML does not allow these two characters.
        '\u{fffe}' | '\u{ffff}' => out.push(char::REPLACEMENT_CHARACTER),
        _ => out.push(letter),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_and_attribute_values_are_escaped() {
        let mut markup = Markup::default();
        let hostile = SafeText::sanitize("</p><script>alert('x')</script>&amp;\"\u{2069}");
        markup.element("p", &[("title", hostile.as_str())], |markup| markup.push_text(&hostile.to_isolated()));
        let text = "&lt;/p&gt;&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;&amp;amp;&quot;⟨U+2069⟩";
        assert_eq!(markup.finish(""), format!("<p title=\"{text}\"><bdi>{text}</bdi></p>\n"));
    }

    #[test]
    fn isolates_of_a_truncated_text_are_closed() {
        let mut markup = Markup::default();
        markup.push_text(&SafeText::sanitize("a long name").to_isolated().truncate(5));
        assert_eq!(markup.finish(""), "<bdi>a lo…</bdi>\n");
    }
}
