//! Holds one visit to a deliberation: the document, its undo history, and what the visit records in the file.
//!
//! Both front ends work through a session, so that undo, saving and the change list exist once.

mod merge;
mod turn;
mod undo;
mod visit;

use std::collections::BTreeMap;
use std::sync::Arc;

use chrono::TimeDelta;

use crate::messages::FileVersion;
use pesee_core::deliberation::{
    ApplyError, Audience, CriterionField, Deliberation, Edit, FieldPath, FieldValue, HeadField, History, Id, LogId,
    Moment, WeighingField, restore,
};
use pesee_core::format::{SizeLimit, TextSize};

use super::template::LazyTemplate;

/// The reason why an edit was not applied. The document is unchanged.
#[derive(Clone, Debug, PartialEq)]
pub enum EditError {
    Apply(ApplyError),
    /// The file would exceed this limit of the reader.
    TooLarge(SizeLimit),
}

impl From<ApplyError> for EditError {
    fn from(error: ApplyError) -> EditError {
        EditError::Apply(error)
    }
}

/// At least the size of an entry of the change list or of the visits, without its values.
const LOG_ENTRY_SIZE: TextSize = TextSize { bytes: 500, structure: 40 };
/// At least the size of the score of one option in the entry of a visit.
const LOGGED_SCORE_SIZE: TextSize = TextSize { bytes: 100, structure: 5 };

#[derive(Debug)]
pub struct Session {
    /// The document as the file had it when the session started.
    opened_document: Arc<Deliberation>,
    /// The document at the start of the visit, plus the mark that the verdict was seen: seeing the verdict alone does
    /// not count as a change.
    baseline: Arc<Deliberation>,
    document: Arc<Deliberation>,
    /// At least the size of the text of `document`, if it is known.
    size: Option<TextSize>,
    last_saved: Arc<Deliberation>,
    /// The document when the verdict was first seen; the change list starts there.
    verdict_baseline: Option<Arc<Deliberation>>,
    /// When each field was last changed after that.
    changed_at: BTreeMap<FieldPath, Moment>,
    history: History,
    /// The person who answers now, if several people do.
    turn: Option<Id>,
    /// Whether that person took the keyboard on the page of a handover. Before the first answer the keyboard belongs to
    /// the first person without a handover, and somebody else may be there.
    is_turn_confirmed: bool,
    /// The person who goes through their own answers again to correct them.
    correcting: Option<Id>,
    /// Whether the keyboard is being handed over: the next person has not changed anything that could be undone.
    is_handing_over: bool,
    /// Whether nobody has the keyboard before taking it, also before the first answer.
    needs_hand_over: bool,
    /// Whether the questions of a review are asked.
    is_reviewing: bool,
    started_at: Moment,
    /// How long the person was active until `last_active_at`.
    active_time: TimeDelta,
    last_active_at: Moment,
    /// The ids of visits in the file that started at the same moment.
    earlier_visits: Vec<LogId>,
    /// The template of the deliberation, whose options are offered again.
    template: LazyTemplate,
}

impl Session {
    /// Starts a visit at `now` to a document that was read from its file.
    pub fn open(document: Deliberation, now: Moment) -> Session {
        let template = LazyTemplate::of(&document);
        let document = Arc::new(document);
        let same_moment_visits =
            document.visits().iter().map(|visit| visit.at).filter(|at| at.at == Some(now)).collect();
        let verdict_baseline = document.head().verdict_seen.map(|_| document.clone());
        Session {
            opened_document: document.clone(),
            baseline: document.clone(),
            last_saved: document.clone(),
            document,
            size: None,
            verdict_baseline,
            changed_at: BTreeMap::new(),
            history: History::default(),
            turn: None,
            is_turn_confirmed: false,
            correcting: None,
            is_handing_over: false,
            needs_hand_over: false,
            is_reviewing: false,
            started_at: now,
            active_time: TimeDelta::zero(),
            last_active_at: now,
            earlier_visits: same_moment_visits,
            template,
        }
    }

    /// Sets the id of a deliberation that was just opened, if it has none. The id does not count as a change: it is
    /// saved with the first change of the visit.
    pub fn assign_id(&mut self, id: Id) {
        if self.document.head().id.is_some() || self.has_unsaved_changes() {
            return;
        }
        let edit = Edit::set_typed(&self.document, FieldPath::Head(HeadField::Id), &id);
        let mut document = (*self.document).clone();
        // The field always exists and the value always fits.
        drop(document.apply(&edit));
        let document = Arc::new(document);
        self.verdict_baseline = self.verdict_baseline.take().map(|_| document.clone());
        (self.baseline, self.last_saved, self.document) = (document.clone(), document.clone(), document);
    }

    /// Starts a visit to a new deliberation, created from `template`. The id is derived from the file name `name`
    /// unless the template has an id. The session has nothing to save until a question is answered, unless the template
    /// has a decision: the example is saved at once, so that it stays in the library.
    pub fn create(template: Deliberation, name: &str, client: Option<&str>, now: Moment) -> Session {
        let id = Id::generate(name, "deliberation", [].iter());
        let edit = Edit::build(&template, |builder| {
            if template.head().id.is_none() {
                builder.set_typed(FieldPath::Head(HeadField::Id), id);
            }
            if template.head().created.is_none() {
                builder.set_typed(FieldPath::Head(HeadField::Created), now);
            }
            if template.decisions().is_empty() {
                builder.set_typed(FieldPath::Head(HeadField::Status), pesee_core::deliberation::Status::Open);
            }
            if let Some(client) = client {
                builder.set_typed(FieldPath::Head(HeadField::Client), client.to_owned());
            }
        });
        let mut document = template.clone();
        // The fields always exist and the values always fit.
        drop(document.apply(&edit));
        let is_decided = !template.decisions().is_empty();
        let session = Session::open(document, now);
        if is_decided { Session { last_saved: Arc::default(), ..session } } else { session }
    }

    /// Starts a visit with work that was never saved: the whole document counts as unsaved.
    pub fn resume_unsaved(document: Deliberation, now: Moment) -> Session {
        let empty = Arc::new(Deliberation::default());
        let [opened, start, saved] = [empty.clone(), empty.clone(), empty];
        Session { opened_document: opened, baseline: start, last_saved: saved, ..Session::open(document, now) }
    }

    pub fn template(&self) -> &LazyTemplate {
        &self.template
    }

    pub fn document(&self) -> &Deliberation {
        &self.document
    }

    /// Returns the document for use in another thread.
    pub fn shared_document(&self) -> Arc<Deliberation> {
        self.document.clone()
    }

    /// Returns the edit that restores an earlier version, limited to what `audience` may see, and the resulting
    /// document.
    pub fn build_restore_edit(&self, version: &FileVersion, audience: &Audience) -> (Edit, Deliberation) {
        let edit = restore(&self.document, &version.document, audience);
        let mut then = (*self.document).clone();
        // An edit that does not fit is rejected when it is applied.
        drop(then.apply(&edit));
        (edit, then)
    }

    /// Applies an edit as one step of undo.
    ///
    /// # Errors
    /// Returns an error, and changes nothing, if the file of the changed document could not be read again.
    pub fn apply(&mut self, edit: Edit, now: Moment) -> Result<(), EditError> {
        let size = self.check_size(&edit)?;
        self.apply_without_limit(edit, now)?;
        self.size = Some(size);
        Ok(())
    }

    /// Applies the edit that restores the work of an emergency copy. The work may exceed the limits of a file: then it
    /// is in memory and cannot be saved until the user has shortened it.
    ///
    /// # Errors
    /// Returns an error, and changes nothing, if the edit does not fit the document.
    pub fn recover(&mut self, edit: Edit, now: Moment) -> Result<(), ApplyError> {
        self.apply_without_limit(edit, now)
    }

    fn apply_without_limit(&mut self, edit: Edit, now: Moment) -> Result<(), ApplyError> {
        self.note_activity(now);
        let paths: Vec<FieldPath> = edit.changes.iter().map(|change| change.path.clone()).collect();
        let reveals = paths.contains(&FieldPath::Head(HeadField::Revealed)) && self.document.is_blind();
        self.history.apply(Arc::make_mut(&mut self.document), edit)?;
        if reveals && !self.document.is_blind() {
            // What everybody has read cannot be sealed again.
            self.history = History::default();
        }
        self.size = None;
        self.record_changes(paths, now);
        Ok(())
    }

    /// Checks that the file keeps within the limits of the reader after an edit that makes it larger, and returns its
    /// estimated size.
    fn check_size(&mut self, edit: &Edit) -> Result<TextSize, EditError> {
        let growth = TextSize::estimate_growth(&self.document, edit);
        let size = *self.size.get_or_insert_with(|| TextSize::estimate(&self.document)) + growth;
        if size.is_small() || growth.bytes <= 0 && growth.structure <= 0 {
            return Ok(size);
        }
        // The save adds this visit and the change list.
        let value = |value: &Option<FieldValue>| TextSize::estimate_value(value.as_ref());
        let logged =
            self.logged_changes().iter().map(|(_, place)| value(&place.from) + value(&place.to) + LOG_ENTRY_SIZE).sum();
        let visit = self.document.options().iter().map(|_| LOGGED_SCORE_SIZE).sum::<TextSize>() + LOG_ENTRY_SIZE;
        match (size + logged + visit).exceeded_limit() {
            Some(limit) => Err(EditError::TooLarge(limit)),
            None => Ok(size),
        }
    }

    fn record_changes(&mut self, paths: Vec<FieldPath>, now: Moment) {
        if paths.contains(&FieldPath::Head(HeadField::Language)) {
            self.follow_language();
        }
        if self.verdict_baseline.is_some() {
            self.changed_at.extend(paths.into_iter().filter(is_weight_or_rating).map(|path| (path, now)));
        }
    }

    /// Replaces the template by the template in the language of the document, so that offered options are in the
    /// language of the other options.
    fn follow_language(&mut self) {
        if self.document.language().is_some() {
            self.template = LazyTemplate::of(&self.document);
        }
    }

    /// Records that the verdict was shown. Seeing the verdict is not a change: the mark is saved with the first change
    /// of the visit, and undoing all changes restores the file as opened.
    pub fn mark_verdict_seen(&mut self, now: Moment) {
        if self.document.head().verdict_seen.is_some() {
            return;
        }
        let has_no_changes = !self.has_changes_since_open();
        let edit = Edit::set_typed(&self.document, FieldPath::Head(HeadField::VerdictSeen), &now);
        let apply = |document: &mut Arc<Deliberation>| drop(Arc::make_mut(document).apply(&edit));
        apply(&mut self.document);
        apply(&mut self.baseline);
        if has_no_changes {
            apply(&mut self.last_saved);
        }
        self.verdict_baseline = Some(self.document.clone());
    }

    /// Returns whether the document differs from the document that was saved last.
    pub fn has_unsaved_changes(&self) -> bool {
        !Arc::ptr_eq(&self.document, &self.last_saved) && self.document != self.last_saved
    }

    /// Returns whether the document differs from the document at the start of the session.
    pub fn has_changes_since_open(&self) -> bool {
        !Arc::ptr_eq(&self.document, &self.baseline) && self.document != self.baseline
    }

    /// Returns the document that was saved last.
    pub fn saved_document(&self) -> &Deliberation {
        &self.last_saved
    }

    pub fn mark_saved(&mut self, document: Arc<Deliberation>) {
        self.last_saved = document;
    }
}

/// Returns whether a field is a weight or a rating, which the change list records.
fn is_weight_or_rating(path: &FieldPath) -> bool {
    matches!(
        path,
        FieldPath::Rating(..)
            | FieldPath::Weight(..)
            | FieldPath::Pair(..)
            | FieldPath::Criterion(_, CriterionField::Weight | CriterionField::Rank | CriterionField::Counts)
            | FieldPath::Weighing(WeighingField::Later | WeighingField::Method)
    )
}
