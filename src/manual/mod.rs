//! The manual: Markdown pages in `assets/manual`, in both languages. The module is separate from `text` because the
//! pages are documents with headings and tables, and not messages.
//!
//! `pesee manual`, the full-screen interface and the line-based program show a page as lines; `pesee man` converts its
//! sections to manual pages for `man`.

mod blocks;
mod lines;

use std::borrow::Cow;

use crate::t;
use crate::text::{Language, Locale, SafeText, fold};

pub use blocks::{Block, Span, SpanKind};
pub use lines::{Line, LineKind};

/// A page of the manual. The texts are part of the program; a page is parsed when it is shown.
#[derive(Debug, PartialEq, Eq)]
pub struct Page {
    /// The page in English.
    english: PageText,
    /// The page in other languages. A language without it shows the English page.
    translated: &'static [(Language, PageText)],
}

/// A page in one language.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct PageText {
    /// The name by which the page is found, in every language.
    name: &'static str,
    text: &'static str,
}

macro_rules! pages {
    ($($file:literal $(, $language:ident $tag:literal $name:literal)*);* $(;)?) => {
        /// All pages, in the order of the table of contents, which is the first page.
        pub static PAGES: [Page; 9] = [$(Page {
            english: PageText { name: $file, text: include_str!(concat!("../../assets/manual/en/", $file, ".md")) },
            translated: &[$((
                Language::$language,
                PageText {
                    name: $name,
                    text: include_str!(concat!("../../assets/manual/", $tag, "/", $file, ".md")),
                },
            )),*],
        }),*];
    };
}

pages! {
    "contents", French "fr" "sommaire";
    "method", French "fr" "méthode";
    "glossary", French "fr" "glossaire";
    "keys", French "fr" "touches";
    "coaching", French "fr" "accompagnement";
    "commands", French "fr" "commandes";
    "file", French "fr" "fichier";
    "safety", French "fr" "protection";
    "git", French "fr" "git";
}

/// The page that lists the other pages.
pub static CONTENTS: &Page = &PAGES[0];

impl Page {
    /// Finds a page by its name in any language; a file name such as `keys.md` is accepted too.
    pub fn find(name: &str) -> Option<&'static Page> {
        let name = fold(name.trim_end_matches(".md"));
        let names = |page: &'static Page| {
            [page.english.name].into_iter().chain(page.translated.iter().map(|(_, text)| text.name))
        };
        PAGES.iter().find(|page| names(page).any(|known| fold(known) == name))
    }

    pub fn name(&self, language: Language) -> &'static str {
        language.select(self.english, self.translated).name
    }

    /// Returns the language of the page for readers of a language: English, if there is no page in their language.
    pub fn shown_language(&self, language: Language) -> Language {
        let is_translated = self.translated.iter().any(|(known, _)| *known == language);
        if is_translated { language } else { Language::English }
    }

    fn text(&self, language: Language) -> &'static str {
        language.select(self.english, self.translated).text
    }

    /// Returns the title of the page.
    pub fn title(&self, language: Language) -> &'static str {
        self.text(language).lines().find_map(|line| line.strip_prefix("# ")).unwrap_or_default()
    }

    pub fn blocks(&self, language: Language) -> Vec<Block> {
        blocks::parse(self.text(language), |target| describe_link(target, language))
    }

    /// Returns the blocks below the heading with this text, up to the next heading of the same or a higher level. The
    /// comparison ignores case and accents. The list is empty if there is no such heading.
    pub fn section(&self, language: Language, heading: &str) -> Vec<Block> {
        let heading = fold(heading);
        let mut blocks = self.blocks(language).into_iter().skip_while(|block| match block {
            Block::Heading(_, spans) => fold(&blocks::plain_text(spans)) != heading,
            _ => true,
        });
        let Some(Block::Heading(level, _)) = blocks.next() else { return Vec::new() };
        blocks.take_while(|block| !matches!(block, Block::Heading(other, _) if *other <= level)).collect()
    }

    /// Returns the page as lines of at most `width` columns.
    pub fn lines(&self, language: Language, width: usize) -> Vec<Line> {
        lines::layout(&self.blocks(language), width)
    }
}

/// Returns the sentence that says that no page has this name, and names the pages.
pub fn describe_unknown_page(locale: &Locale, name: &str) -> SafeText {
    let known: Vec<SafeText> = PAGES.iter().map(|page| SafeText::from_static(page.name(locale.language()))).collect();
    t!(locale, "cli-no-page", name = SafeText::excerpt(name), known = SafeText::join(&known, ", "))
}

/// Returns what a reader of the page needs to follow a link: the command that shows another page, or the address.
fn describe_link(target: &str, language: Language) -> Cow<'_, str> {
    match Page::find(target) {
        Some(page) => Cow::Owned(format!("`pesee manual {}`", page.name(language))),
        None => Cow::Borrowed(target),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_is_found_by_its_name_in_either_language_with_or_without_accents() {
        for page in &PAGES {
            for language in Language::BUILT_IN {
                let name = page.name(language);
                assert_eq!(Page::find(name), Some(page));
                assert_eq!(Page::find(&fold(name).to_uppercase()), Some(page), "{name}");
                assert!(!page.title(language).is_empty(), "{name}");
            }
        }
        assert_eq!(Page::find("nothing"), None);
        assert_eq!(Page::find(""), None);
    }

    #[test]
    fn a_section_ends_at_the_next_heading_of_its_level() {
        let text = "# T\n\n## One\n\nfirst\n\n### Sub\n\nsecond\n\n## Two\n\nthird\n";
        let page = Page { english: PageText { name: "t", text }, translated: &[] };
        let section = lines::layout(&page.section(Language::English, "ONE"), 40);
        let section: Vec<&str> = section.iter().map(|line| line.text.as_str()).collect();
        assert_eq!(section, ["first", "", "Sub", "", "second"]);
        assert!(page.section(Language::English, "three").is_empty());
    }

    #[test]
    fn no_line_is_wider_than_asked() {
        for page in &PAGES {
            for language in Language::BUILT_IN {
                for width in [36, 76, 96] {
                    for line in page.lines(language, width) {
                        let is_code = line.kind == LineKind::Code;
                        assert!(is_code || line.text.width() <= width, "{language:?} {width}: {}", line.text);
                    }
                }
            }
        }
    }
}
