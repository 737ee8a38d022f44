//! What a screen sees while it acts or draws.

use crate::text::Locale;
use crate::walk::StepProgress;
use pesee_core::deliberation::{Deliberation, Id, Moment, View};
use pesee_core::method::Figures;

/// The open deliberation as its audience may see it, its figures, and how to say them.
#[derive(Clone, Copy, Debug)]
pub struct ViewContext<'a> {
    /// The deliberation, as the person at the keyboard may see it.
    pub view: &'a View<'a>,
    /// Its figures.
    pub figures: &'a Figures,
    /// How far each of the ten steps is.
    pub progress: &'a [StepProgress],
    /// Who answers now, where several people do.
    pub answering_person: Option<&'a Id>,
    /// What it began as.
    pub template: Option<&'a Deliberation>,
    /// The reader's language.
    pub locale: &'a Locale,
    /// The time.
    pub now: Moment,
}
