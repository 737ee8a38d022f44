//! The end of a review: then and now.

use ratatui::layout::Position;

use crate::say;
use crate::text::Shown;
use crate::ui::action::Action;
use crate::ui::outcome::{Outcome, Route};
use crate::ui::scene::Scene;
use crate::ui::theme::Role;
use crate::ui::widgets::{Canvas, Page};

/// What was decided, what came of it, and today's verdict; maybe scrolled.
#[derive(Debug, Default)]
pub(super) struct Then {
    page: Page,
}

impl Then {
    pub(super) fn act(&mut self, action: Action) -> Vec<Outcome> {
        if self.page.act(action) {
            return Vec::new();
        }
        match action {
            Action::Next => vec![Outcome::Onward],
            Action::Round => vec![Outcome::Go(Route::Round)],
            _ => Vec::new(),
        }
    }

    pub(super) fn draw(&self, scene: &Scene<'_>, canvas: &mut Canvas<'_>) -> (u16, Option<Position>) {
        let width = usize::from(canvas.width().saturating_sub(4).min(76));
        let mut lines: Vec<(Shown, Role)> = Vec::new();
        for (nth, group) in say::then_and_now(scene.tongue, scene.view, scene.figures).iter().enumerate() {
            if nth > 0 {
                lines.push((Shown::default(), Role::Text));
            }
            let role = if nth == 0 { Role::Focus } else { Role::Text };
            lines.extend(group.iter().flat_map(|text| text.wrap(width)).map(|line| (line, role)));
        }
        (canvas.height(), self.page.draw(canvas, &lines))
    }
}
