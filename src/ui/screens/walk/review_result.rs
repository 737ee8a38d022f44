//! The last question of a review: the decision, its result, and the verdict of today.

use ratatui::layout::Position;

use crate::phrases;
use crate::text::SafeText;
use crate::ui::action::Action;
use crate::ui::outcome::{Outcome, Route};
use crate::ui::theme::Role;
use crate::ui::view_context::ViewContext;
use crate::ui::widgets::{Canvas, ScrollState};

/// The groups of sentences, and the scroll position.
#[derive(Debug)]
pub(super) struct ReviewResult {
    groups: Vec<Vec<SafeText>>,
    scroll: ScrollState,
}

impl ReviewResult {
    pub(super) fn new(context: &ViewContext<'_>) -> ReviewResult {
        ReviewResult { groups: build_groups(context), scroll: ScrollState::default() }
    }

    pub(super) fn refresh(&mut self, context: &ViewContext<'_>) {
        self.groups = build_groups(context);
    }

    pub(super) fn has_other_rows(&self) -> bool {
        self.scroll.can_scroll()
    }

    pub(super) fn act(&mut self, action: Action) -> Vec<Outcome> {
        if self.scroll.scroll_by_line(action) {
            return Vec::new();
        }
        match action {
            Action::Next => vec![Outcome::NextQuestion],
            Action::NewRound => vec![Outcome::Navigate(Route::NewRound)],
            _ => Vec::new(),
        }
    }

    pub(super) fn draw(&self, canvas: &mut Canvas<'_>) -> (u16, Option<Position>) {
        let width = usize::from(canvas.width().saturating_sub(4).min(76));
        let mut lines: Vec<(SafeText, Role)> = Vec::new();
        for (nth, group) in self.groups.iter().enumerate() {
            if nth > 0 {
                lines.push((SafeText::default(), Role::Text));
            }
            let role = if nth == 0 { Role::Focus } else { Role::Text };
            lines.extend(group.iter().flat_map(|text| text.wrap(width)).map(|line| (line, role)));
        }
        (canvas.height(), self.scroll.draw(canvas, &lines))
    }
}

fn build_groups(context: &ViewContext<'_>) -> Vec<Vec<SafeText>> {
    phrases::review_result(context.locale, context.view, context.figures, context.now)
}
