//! The read-only context that the app passes to a screen for acting and drawing.
//!
//! The module is separate so that screens do not depend on the app.

use crate::text::Locale;
use crate::walk::{LazyTemplate, StepProgress};
use pesee_core::deliberation::{Id, Language, Moment, View};
use pesee_core::method::Figures;

/// The open deliberation as its audience may see it, its figures and the reader's locale.
#[derive(Clone, Copy, Debug)]
pub struct ViewContext<'a> {
    /// The deliberation, restricted to what the person at the keyboard may see.
    pub view: &'a View<'a>,
    /// The figures computed from `view`.
    pub figures: &'a Figures,
    /// The progress of each step of the walk.
    pub progress: &'a [StepProgress],
    /// The person who answers now, if several people answer.
    pub answering_person: Option<&'a Id>,
    /// The template that the deliberation was created from.
    pub template: &'a LazyTemplate,
    pub locale: &'a Locale,
    pub now: Moment,
}

impl ViewContext<'_> {
    /// Returns the language of the names in the deliberation.
    pub fn names_language(&self) -> Language {
        self.view.language().unwrap_or(Language::En)
    }
}
