//! `pesee manual`: the manual for users, shown with a pager on a terminal.

use crate::manual::{self, CONTENTS, LineKind, PAGES, Page};
use crate::text::Language;

use super::context::CommandContext;
use super::{CommandError, pager};

/// The word that stands for all pages.
pub(super) const ALL: &str = "all";
/// The widest line of text; longer lines are hard to read.
const MAX_COLUMNS: usize = 80;
/// The narrowest line of text.
const MIN_COLUMNS: usize = 20;

pub(super) fn run(context: &CommandContext<'_>, name: Option<&str>) -> Result<(), CommandError> {
    let language = context.locale.language();
    let text = match name {
        None => render(CONTENTS, language),
        Some(ALL) => PAGES.iter().map(|page| render(page, language)).collect::<Vec<_>>().join("\n"),
        Some(name) => {
            let unknown = || CommandError::Message(2, manual::describe_unknown_page(&context.locale, name));
            render(Page::find(name).ok_or_else(unknown)?, language)
        }
    };
    if context.is_plain() || super::terminal_columns().is_none() {
        return super::print_text(&text);
    }
    pager::show(context.environment, &text)
}

/// Renders a page as text. Headings are underlined, because a pager may not show styles.
fn render(page: &Page, language: Language) -> String {
    let columns = super::terminal_columns().unwrap_or(MAX_COLUMNS).clamp(MIN_COLUMNS, MAX_COLUMNS);
    let mut text = String::new();
    for line in page.lines(language, columns) {
        text.push_str(line.text.as_str());
        text.push('\n');
        let underline = match line.kind {
            LineKind::Title => "=",
            LineKind::Heading => "-",
            LineKind::Text | LineKind::Code => continue,
        };
        text.push_str(&underline.repeat(line.text.width()));
        text.push('\n');
    }
    text
}
