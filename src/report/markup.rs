//! The one writer of HTML and SVG: every name of a tag is the program's own, every text and every value goes through the
//! same escape. What it writes can be read as XML too, so that a test can hold it to that.

use crate::text::{ISOLATE, ISOLATE_END, SafeText};

/// A text in the making.
#[derive(Debug, Default)]
pub(super) struct Markup(String);

/// The attributes of an element. Values are escaped like texts.
pub(super) type Attributes<'a> = &'a [(&'static str, &'a str)];

impl Markup {
    /// An element with what stands in it.
    pub(super) fn element(&mut self, tag: &'static str, attributes: Attributes<'_>, within: impl FnOnce(&mut Markup)) {
        self.open_tag(tag, attributes);
        self.0.push('>');
        within(self);
        self.0.push_str("</");
        self.0.push_str(tag);
        self.0.push('>');
    }

    /// An element with nothing in it.
    pub(super) fn empty_element(&mut self, tag: &'static str, attributes: Attributes<'_>) {
        self.open_tag(tag, attributes);
        self.0.push_str("/>");
    }

    /// An element with a text in it, each value of it kept apart as HTML does.
    pub(super) fn text_element(&mut self, tag: &'static str, attributes: Attributes<'_>, text: &SafeText) {
        self.element(tag, attributes, |markup| markup.push_text(text));
    }

    /// A text, each value of it kept apart as HTML does.
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
        // A text that was cut may have lost an end.
        (0..open).for_each(|_| self.0.push_str("</bdi>"));
    }

    /// A text as it is in SVG, which has no element for directions.
    pub(super) fn push_plain_text(&mut self, text: &SafeText) {
        text.without_needless_isolates().chars().for_each(|letter| escape(&mut self.0, letter));
    }

    /// What another has written.
    pub(super) fn append(&mut self, other: &Markup) {
        self.0.push_str(&other.0);
    }

    /// A style sheet of the program's own.
    pub(super) fn style_element(&mut self, sheet: &'static str) {
        self.element("style", &[], |markup| markup.0.push_str(sheet));
    }

    /// What was written, with what stands before it.
    pub(super) fn finish(self, before: &'static str) -> String {
        [before, &self.0, "\n"].concat()
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

/// A letter as HTML and XML both read it. (`Shown` has no controls.)
fn escape(into: &mut String, letter: char) {
    match letter {
        '&' => into.push_str("&amp;"),
        '<' => into.push_str("&lt;"),
        '>' => into.push_str("&gt;"),
        '"' => into.push_str("&quot;"),
        '\'' => into.push_str("&#39;"),
        // XML has none of these two.
        '\u{fffe}' | '\u{ffff}' => into.push(char::REPLACEMENT_CHARACTER),
        _ => into.push(letter),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_from_outside_is_markup() {
        let mut markup = Markup::default();
        let hostile = SafeText::sanitize("</p><script>alert('x')</script>&amp;\"\u{2069}");
        markup.element("p", &[("title", hostile.as_str())], |markup| markup.push_text(&hostile.to_isolated()));
        let text = "&lt;/p&gt;&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;&amp;amp;&quot;⟨U+2069⟩";
        assert_eq!(markup.finish(""), format!("<p title=\"{text}\"><bdi>{text}</bdi></p>\n"));
    }

    #[test]
    fn what_was_cut_is_closed() {
        let mut markup = Markup::default();
        markup.push_text(&SafeText::sanitize("a long name").to_isolated().truncate(5));
        assert_eq!(markup.finish(""), "<bdi>a lo…</bdi>\n");
    }
}
