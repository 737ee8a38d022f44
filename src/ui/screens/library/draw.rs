//! Drawing of the library.

use ratatui::layout::Position;

use crate::phrases;
use crate::t;
use crate::text::{Locale, SafeText};
use crate::ui::action::Action;
use crate::ui::theme::Role;
use crate::ui::widgets::{Canvas, ClickTarget, Selection, first_visible_row};
use crate::walk;

use super::{LibraryContext, LibraryMode, LibraryScreen};

impl LibraryScreen {
    /// Draws the library.
    pub fn draw(&self, context: LibraryContext<'_>, canvas: &mut Canvas<'_>) -> Option<Position> {
        let locale = context.locale;
        canvas.put(2, 0, &SafeText::from_static("pesée"), Role::Title);
        let width = canvas.width().min(110);
        if let Some(label) = context.audience_label {
            canvas.put_right(width.saturating_sub(1), 0, label, Role::Accent);
        } else if self.is_listed {
            let count = t!(locale, "library-count", count = self.listed_count);
            canvas.put_right(width.saturating_sub(1), 0, &count, Role::Quiet);
        }
        if self.is_empty() {
            return draw_welcome(context, canvas, self.selection);
        }
        let height = canvas.height();
        if let LibraryMode::ClientPage(page) = &self.mode {
            return page.draw(context, &mut canvas.region(0, 2, width, height.saturating_sub(2)));
        }
        let search_cursor = self.draw_search(context, &mut canvas.region(0, 2, width, 1));
        let mut list = canvas.region(0, 4, width, height.saturating_sub(4));
        let list_cursor = match &self.mode {
            LibraryMode::SearchHits(hits) => {
                hits.draw(context, &mut canvas.region(0, 3, width, height.saturating_sub(3)))
            }
            _ if self.lines.is_empty() => self.draw_no_lines(context, &mut list),
            _ => self.draw_lines(context, &mut list),
        };
        search_cursor.or(list_cursor)
    }

    /// Draws the search field.
    fn draw_search(&self, context: LibraryContext<'_>, canvas: &mut Canvas<'_>) -> Option<Position> {
        let width = canvas.width();
        canvas.put(2, 0, &SafeText::from_static("/"), Role::Quiet);
        canvas.add_click_target(0, 0, width, 1, ClickTarget::Action(Action::Search));
        let is_focused = matches!(self.mode, LibraryMode::Search);
        if !is_focused && self.search.text().is_empty() {
            canvas.put(4, 0, &t!(context.locale, "library-search"), Role::Quiet);
            return None;
        }
        let role = if is_focused { Role::Field } else { Role::Text };
        self.search.draw(&mut canvas.region(4, 0, width.saturating_sub(6).min(50), 1), role).filter(|_| is_focused)
    }

    /// Draws the reason why the list is empty.
    fn draw_no_lines(&self, context: LibraryContext<'_>, canvas: &mut Canvas<'_>) -> Option<Position> {
        let width = canvas.width().saturating_sub(4);
        let text = match &self.mode {
            _ if !self.is_listed => t!(context.locale, "library-loading"),
            LibraryMode::Search => t!(context.locale, "library-no-match"),
            _ if self.search.text().is_empty() => SafeText::default(),
            _ => t!(context.locale, "library-nothing-found"),
        };
        let y = canvas.put_wrapped(2, 0, width, &text, Role::Quiet);
        canvas.put_wrapped(2, y, width, &self.hidden_notice(context.locale), Role::Quiet);
        canvas.position(2, 0)
    }

    /// Returns the notice with the number of hidden archived deliberations.
    pub(super) fn hidden_notice(&self, locale: &Locale) -> SafeText {
        if self.hidden_count == 0 {
            SafeText::default()
        } else {
            t!(locale, "library-archived-count", count = self.hidden_count)
        }
    }
}

/// Draws the screen of an empty library: up to three introductory sentences, the templates and the example.
fn draw_welcome(context: LibraryContext<'_>, canvas: &mut Canvas<'_>, selection: Selection) -> Option<Position> {
    let width = canvas.width().saturating_sub(4).min(72);
    let count = walk::first_choices().len();
    let end = canvas.height().saturating_sub(count as u16 + 1);
    let mut y = 2;
    for id in ["library-welcome-1", "library-welcome-2", "library-welcome-3"] {
        let sentence = t!(context.locale, id);
        if y + sentence.wrap(width.into()).len() as u16 > end {
            break;
        }
        y = canvas.put_wrapped(2, y, width, &sentence, Role::Text);
    }
    y = y.min(end) + 1;
    let at = selection.index(count);
    let height = usize::from(canvas.height().saturating_sub(y));
    let mut cursor = None;
    for (row, template) in walk::first_choices().enumerate().skip(first_visible_row(at, count, height)) {
        if row == at {
            canvas.mark_selected(y);
            cursor = canvas.position(2, y);
        }
        canvas.add_row_target(y, row, row == at, Action::Open);
        let role = if row == at { Role::Focus } else { Role::Text };
        canvas.put_within(
            2,
            y,
            width,
            &phrases::template_description(context.locale, template.name).to_capitalized(),
            role,
        );
        y += 1;
    }
    cursor
}
