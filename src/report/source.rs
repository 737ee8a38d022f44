//! What a report is made from: what may leave the program of a deliberation, and its figures where they may be shown.

use crate::phrases;
use crate::text::{Language, Locale};
use pesee_core::deliberation::{
    Audience, Builder, Deliberation, FieldPath, FieldValue, List, LoggedChange, Moment, View, VisitField, view,
};
use pesee_core::method::{DEFAULT_DRAWS, Figures, Ranking, RevealError, reveal_ranking};

/// One deliberation, as it may leave the program.
#[derive(Debug)]
pub struct ReportSource {
    document: View<'static>,
    figures: Figures,
    withheld: Option<RevealError>,
    language: Language,
    now: Moment,
}

impl ReportSource {
    /// What may leave of `document`: nothing private and, while answers are sealed, nobody's own. It speaks the
    /// deliberation's language, or else the reader's.
    pub fn new(document: &Deliberation, reader: Language, now: Moment) -> ReportSource {
        // Whoever a report is for, it is not the one who keeps private notes.
        let whole = view(document, &Audience::Client);
        let mut figures = Figures::with_draws(&whole, DEFAULT_DRAWS);
        let withheld = reveal_ranking(&whole, &figures).err();
        let audience = if document.is_blind() { Audience::Group } else { Audience::Client };
        let document = view(&without_hidden_changes(&view(document, &audience)), &audience).into_owned();
        if audience == Audience::Group {
            figures = Figures::without_draws(&document);
        }
        let language = language(&document, reader);
        ReportSource { document, figures, withheld, language, now }
    }

    /// What may be seen of the document.
    pub fn document(&self) -> &View<'static> {
        &self.document
    }

    /// What is missing before the verdict may be shown.
    pub fn withheld(&self) -> Option<&RevealError> {
        self.withheld.as_ref()
    }

    /// The figures; of what is sealed they know nothing.
    pub(super) fn figures(&self) -> &Figures {
        &self.figures
    }

    /// The ranking, where it may be shown.
    pub(super) fn ranking(&self) -> Option<&Ranking> {
        // Sealed answers are not in these figures, so their door is asked too.
        reveal_ranking(&self.document, &self.figures).ok().filter(|_| self.withheld.is_none())
    }

    /// Whether what stands at `key` is shown: nothing that is sealed and, before the verdict may be shown, neither which
    /// way anybody leant at first nor what a verdict once was.
    pub(super) fn may_show(&self, key: &FieldPath) -> bool {
        let is_later = match key {
            FieldPath::FirstFeeling(..) => true,
            FieldPath::Visit(_, field) => {
                matches!(field, VisitField::Verdict | VisitField::Leader | VisitField::Scores)
            }
            _ => false,
        };
        self.document.can_see(key) && !(is_later && self.ranking().is_none())
    }

    /// The language it speaks.
    pub(super) fn language(&self) -> Language {
        self.language
    }

    /// What speaks it, with each value kept apart from the direction of what stands around it.
    pub(super) fn locale(&self) -> Locale {
        Locale::with_isolation(self.language)
    }

    /// When it is written.
    pub(super) fn now(&self) -> Moment {
        self.now
    }
}

/// The language that a report of `document` speaks: the deliberation's, or else the reader's.
pub(super) fn language(document: &Deliberation, reader: Language) -> Language {
    document.language().map_or(reader, phrases::reader_language)
}

/// The document without the changes that are not to be told: of places that may not be seen, and of none.
fn without_hidden_changes(document: &View<'_>) -> Deliberation {
    let is_told = |changed: &&LoggedChange| changed.to_change().is_some_and(|change| document.can_see(&change.path));
    let names = document.changes().iter().filter(is_told).map(|changed| changed.at.into()).collect();
    let mut draft = Builder::from_document(document);
    // The same entries in the same order, or fewer, always fit.
    draft.set(FieldPath::ListOrder(List::Changes), Some(FieldValue::EntryIds(names))).unwrap_or_default();
    draft.document().clone()
}
