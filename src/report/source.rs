//! The input of every report: the parts of a deliberation that may be exported, and its figures while they may be
//! shown. Separate, so that the rules of confidentiality are in one place for all formats.

use crate::phrases;
use crate::text::{Language, Locale};
use pesee_core::deliberation::{
    Audience, Builder, Deliberation, FieldPath, FieldValue, List, LoggedChange, Moment, View, VisitField, view,
};
use pesee_core::method::{DEFAULT_DRAWS, Figures, Ranking, RevealError, reveal_ranking};

#[derive(Debug)]
pub struct ReportSource {
    document: View<'static>,
    figures: Figures,
    withheld: Option<RevealError>,
    language: Language,
    is_short: bool,
    now: Moment,
}

impl ReportSource {
    /// Selects the parts of `document` that may be exported: no private notes and, while answers are sealed, no answers
    /// of single people. The language is that of the deliberation, or else `default_language`.
    pub fn new(document: &Deliberation, default_language: Language, now: Moment) -> ReportSource {
        // A report is for other people than the author, who alone may see the private notes.
        let client_view = view(document, &Audience::Client);
        let mut figures = Figures::with_draws(&client_view, DEFAULT_DRAWS);
        let withheld = reveal_ranking(&client_view, &figures).err();
        let audience = if document.is_blind() { Audience::Group } else { Audience::Client };
        let document = view(&without_hidden_changes(&view(document, &audience)), &audience).into_owned();
        if audience == Audience::Group {
            figures = Figures::without_draws(&document);
        }
        let language = language(&document, default_language);
        ReportSource { document, figures, withheld, language, is_short: false, now }
    }

    /// Sets the language of the report, whatever the language of the deliberation is.
    #[must_use]
    pub fn with_language(self, language: Language) -> ReportSource {
        ReportSource { language, ..self }
    }

    /// Shortens the report to one page.
    #[must_use]
    pub fn shortened(self) -> ReportSource {
        ReportSource { is_short: true, ..self }
    }

    /// Returns whether the report has one page.
    pub(super) fn is_short(&self) -> bool {
        self.is_short
    }

    /// Returns the parts of the document that may be exported.
    pub fn document(&self) -> &View<'static> {
        &self.document
    }

    /// Returns the reason why the verdict is withheld, if it is.
    pub fn withheld(&self) -> Option<&RevealError> {
        self.withheld.as_ref()
    }

    /// Returns the figures, computed without sealed answers.
    pub(super) fn figures(&self) -> &Figures {
        &self.figures
    }

    /// Returns the ranking, unless it is withheld.
    pub(super) fn ranking(&self) -> Option<&Ranking> {
        // These figures lack the sealed answers. `withheld` was computed with the sealed answers, so both conditions
        // must hold.
        reveal_ranking(&self.document, &self.figures).ok().filter(|_| self.withheld.is_none())
    }

    /// Returns whether the field at `path` may be shown. Sealed answers are hidden. First feelings and earlier verdicts
    /// are hidden while the verdict is withheld.
    pub(super) fn may_show(&self, path: &FieldPath) -> bool {
        let needs_verdict = match path {
            FieldPath::FirstFeeling(..) => true,
            FieldPath::Visit(_, field) => {
                matches!(field, VisitField::Verdict | VisitField::Leader | VisitField::Scores)
            }
            _ => false,
        };
        self.document.can_see(path) && !(needs_verdict && self.ranking().is_none())
    }

    pub(super) fn language(&self) -> Language {
        self.language
    }

    /// Returns the locale of the report. It isolates each value from the text direction of its surroundings.
    pub(super) fn locale(&self) -> Locale {
        Locale::with_isolation(self.language)
    }

    /// Returns the time at which the report is written.
    pub(super) fn now(&self) -> Moment {
        self.now
    }
}

/// Returns the language of a report of `document`: the language of the deliberation, or else `default`.
pub(super) fn language(document: &Deliberation, default: Language) -> Language {
    document.language().map_or(default, phrases::reader_language)
}

/// Removes the logged changes of fields that are hidden or that no longer exist.
fn without_hidden_changes(document: &View<'_>) -> Deliberation {
    let is_visible = |logged: &&LoggedChange| {
        let changes = logged.to_changes();
        !changes.is_empty() && changes.iter().all(|change| document.can_see(&change.path))
    };
    let ids = document.changes().iter().filter(is_visible).map(|logged| logged.at.into()).collect();
    let mut builder = Builder::from_document(document);
    // A subset of the entries in the same order is always valid.
    builder.set(FieldPath::ListOrder(List::Changes), Some(FieldValue::EntryIds(ids))).unwrap_or_default();
    builder.document().clone()
}
