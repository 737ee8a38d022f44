//! Holds one visit to a deliberation: the document, its undo history, and what the visit records in the file.
//!
//! Both front ends work through a session, so that undo, saving and the change list exist once.

use std::collections::BTreeMap;
use std::sync::Arc;

use chrono::TimeDelta;

use crate::messages::{ExternalChange, FileVersion, RescuedWork};
use pesee_core::deliberation::{
    ApplyError, Audience, ChangedPlace, Conflict, CriterionField, Deliberation, Edit, FieldPath, FieldValue, HeadField,
    History, Id, LogId, Moment, Record, RecordWithId, Visit, VisitField, WeighingField, diff, merge, restore,
};
use pesee_core::format::{SizeLimit, TextSize};
use pesee_core::method::{Figures, reveal_ranking};

use super::people;
use super::progress;
use super::question::Question;
use super::review;
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

/// The longest pause that counts as part of a visit. A longer one is a break, or a clock that was set forward.
const MAX_PAUSE: TimeDelta = TimeDelta::hours(3);

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

    /// Records that the person did something at `now`. The length of the visit is the sum of the times between such
    /// actions. A break is left out, and so is the jump of a clock that is set to another time.
    pub fn note_activity(&mut self, now: Moment) {
        (self.active_time, self.last_active_at) = (self.active_time_until(now), now);
    }

    fn active_time_until(&self, now: Moment) -> TimeDelta {
        let pause = now - self.last_active_at;
        let counts = TimeDelta::zero() <= pause && pause <= MAX_PAUSE;
        self.active_time + if counts { pause } else { TimeDelta::zero() }
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

    pub fn can_undo(&self) -> bool {
        self.history.can_undo() && !self.is_handing_over
    }

    pub fn can_redo(&self) -> bool {
        self.history.can_redo() && !self.is_handing_over
    }

    /// Returns the edits of this visit that can be undone, the latest first, and those that can be redone, the next
    /// first; none while the keyboard is being handed over.
    pub fn undo_and_redo_edits(&self) -> (impl Iterator<Item = &Edit>, impl Iterator<Item = &Edit>) {
        let (done, undone) = (self.history.applied_edits(), self.history.undone_edits());
        (done.filter(|_| !self.is_handing_over), undone.filter(|_| !self.is_handing_over))
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

    /// Returns the person whose own question was asked last, if that person still decides. While answers are sealed and
    /// nobody has answered, it is the turn of the first person, unless answers of somebody wait for their author. While
    /// the keyboard is handed over, it is nobody's turn.
    pub fn turn(&self) -> Option<&Id> {
        if self.is_handing_over {
            return None;
        }
        let deciders = self.document.people();
        let asked_last = self.turn.as_ref().filter(|turn| deciders.iter().any(|person| person.id == *turn));
        let is_untouched = || {
            self.document.is_blind()
                && !self.needs_hand_over
                && deciders.iter().all(|person| people::count_answers(&self.document, person.id) == 0)
        };
        asked_last.or_else(|| deciders.first().filter(|_| is_untouched()).map(|person| person.id))
    }

    /// Records that it is not known who is at the keyboard until somebody takes it, because answers of somebody wait for
    /// their author.
    pub fn require_hand_over(&mut self) {
        self.needs_hand_over = true;
    }

    /// Returns the person who can still go back to their own answers while the keyboard is handed over.
    pub fn interrupted_turn(&self) -> Option<&Id> {
        self.turn.as_ref().filter(|_| self.is_handing_over)
    }

    /// Gives the turn back to the person whose answers came before the handover.
    pub fn resume_turn(&mut self) {
        self.is_handing_over = false;
    }

    /// Records that `question` is shown; if the question is for one person, it is the turn of that person. Whoever leaves
    /// a handover for another question may be somebody else: the turn is over, and its acts cannot be undone any more.
    pub fn enter_question(&mut self, question: &Question) {
        let is_hand_over = question.is_hand_over() && self.document.is_blind();
        if self.is_handing_over && !is_hand_over {
            self.turn = None;
            self.history = History::default();
        }
        self.is_reviewing = match question {
            // Weights are asked of each person in turn, and the keyboard may be handed over between them.
            Question::Weights(_) | Question::Lens | Question::HandOver(_) | Question::HandOverToCorrect(_) => {
                self.is_reviewing
            }
            _ => review::is_review_question(question),
        };
        self.is_handing_over = is_hand_over;
        if self.correcting.as_ref() != question.person() {
            self.correcting = None;
        }
        match question.person() {
            Some(person) if !self.is_handing_over => self.set_turn(person),
            _ => {}
        }
    }

    /// Returns the question after `question`; `None` after the last. After a handover it is the turn of the other
    /// person.
    pub fn advance_from(&mut self, question: &Question) -> Option<Question> {
        if let Question::HandOver(person) | Question::HandOverToCorrect(person) = question {
            self.set_turn(person);
            self.correcting = Some(person.clone()).filter(|_| matches!(question, Question::HandOverToCorrect(_)));
        }
        if let Some(person) = &self.correcting
            && question.person() == Some(person)
        {
            let next = progress::next_own_question(&self.document, question, person);
            return Some(next.unwrap_or(Question::Verdict));
        }
        if self.is_reviewing
            && let Some(next) = review::next_question(&self.document, question)
        {
            return Some(next);
        }
        progress::next_question(&self.document, question, self.turn())
    }

    /// Returns the question before `question`; `None` before the first.
    pub fn question_before(&self, question: &Question) -> Option<Question> {
        match &self.correcting {
            Some(person) if question.person() == Some(person) && !question.is_hand_over() => {
                progress::previous_own_question(&self.document, question, person)
            }
            _ => progress::previous_question(&self.document, question, self.turn()),
        }
    }

    /// Sets the turn. While answers are sealed, the undo history is cleared, so that a person cannot undo, and thereby
    /// see, the edits of another.
    fn set_turn(&mut self, person: &Id) {
        self.is_handing_over = false;
        let previous = self.turn.replace(person.clone());
        if previous.is_some_and(|previous| previous != *person) && self.document.is_blind() {
            self.history = History::default();
        }
    }

    /// Ends the coalescing of edits: the next input is a separate undo step.
    pub fn end_undo_step(&mut self) {
        self.history.end_coalescing();
    }

    /// Undoes the last edit; returns the edit that was applied, or `None` if there is none to undo.
    ///
    /// # Errors
    /// Returns an error, and changes nothing, if the file of the earlier document could not be read again. The file can
    /// have grown since, because another program changed it.
    pub fn undo(&mut self, now: Moment) -> Result<Option<Edit>, EditError> {
        let Some(edit) = self.history.applied_edits().next().filter(|_| self.can_undo()) else { return Ok(None) };
        self.check_size(&edit.clone().inverse())?;
        let undone = self.history.undo(Arc::make_mut(&mut self.document));
        Ok(undone.inspect(|edit| self.finish_step(edit, now)))
    }

    /// Applies the last undone edit again; returns this edit, or `None` if there is none to redo.
    ///
    /// # Errors
    /// Returns the error of [`undo`](Session::undo).
    pub fn redo(&mut self, now: Moment) -> Result<Option<Edit>, EditError> {
        let Some(edit) = self.history.undone_edits().next().filter(|_| self.can_redo()) else { return Ok(None) };
        self.check_size(&edit.clone())?;
        let redone = self.history.redo(Arc::make_mut(&mut self.document));
        Ok(redone.inspect(|edit| self.finish_step(edit, now)))
    }

    fn finish_step(&mut self, edit: &Edit, now: Moment) {
        self.size = None;
        self.note_activity(now);
        self.record_changes(edit.changes.iter().map(|change| change.path.clone()).collect(), now);
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

    /// Merges an external change of the file as one undo step. Returns the edit and the conflicts, in which the value
    /// of this session is kept.
    ///
    /// # Errors
    /// Returns an error, and keeps the document without their changes, if the file of the merged document could not be
    /// read again. The caller must keep their version before the next save replaces it.
    pub fn merge_external_change(&mut self, outside: &ExternalChange) -> Result<(Edit, Vec<Conflict>), EditError> {
        let ExternalChange { base, theirs } = outside;
        self.size = None;
        let language = self.document.language();
        let has_no_changes = !self.has_changes_since_open() && !self.has_unsaved_changes();
        let (edit, conflicts) = merge(base, &self.document, theirs);
        // The stored states (on disk, at the start of the visit, when the verdict was seen) include the external change
        // too. The log entries of this visit are rebuilt at each save.
        let apply_theirs = |document: &Arc<Deliberation>| {
            let mut merged = (**document).clone();
            // A merge always fits. If it ever did not, the external document would be closer to the file than the old
            // state.
            if merged.apply(&merge(base, document, theirs).0).is_err() {
                merged = theirs.clone();
            }
            Arc::new(merged)
        };
        (self.last_saved, self.verdict_baseline) =
            (apply_theirs(&self.last_saved), self.verdict_baseline.as_ref().map(apply_theirs));
        (self.baseline, self.opened_document) = (self.last_saved.clone(), Arc::new(theirs.clone()));
        if has_no_changes {
            // Without own changes, the session continues as if the file had been opened now.
            self.history = History::default();
            self.document = self.last_saved.clone();
            if self.document.language() != language {
                self.follow_language();
            }
            return Ok((edit, conflicts));
        }
        self.check_size(&edit)?;
        self.history.end_coalescing();
        self.history.apply(Arc::make_mut(&mut self.document), edit.clone())?;
        self.size = None;
        self.history.end_coalescing();
        if self.document.language() != language {
            self.follow_language();
        }
        Ok((edit, conflicts))
    }

    /// Returns the edit that restores the work of an emergency copy; changes that were made to the file in the meantime
    /// are kept.
    pub fn build_recovery_edit(&self, rescued: &RescuedWork) -> Edit {
        let base = rescued.base.as_ref().unwrap_or(&rescued.document);
        // The rescued document is "ours" in this merge: in a conflict, the rescued work is kept.
        let mut combined = rescued.document.clone();
        if rescued.base.is_some() && combined.apply(&merge(base, &rescued.document, &self.document).0).is_err() {
            combined = rescued.document.clone();
        }
        let mut edit = diff(&self.document, &combined);
        // Each visit writes its own log entries; only agreements are restored, because they are not just a log.
        edit.changes.retain(|change| !change.path.is_log());
        edit.chain(self.agreements_edit(&rescued.document))
    }

    /// Returns the edit that adds the agreements of the visits in another document.
    fn agreements_edit(&self, other: &Deliberation) -> Edit {
        let agreed = other.visits().iter().filter_map(|visit| Some((visit.at, visit.agreed.clone()?)));
        Edit::build(&self.document, |builder| {
            for (at, agreed) in agreed {
                let path = FieldPath::Visit(at, VisitField::Agreed);
                match builder.document().visits().iter().find(|existing| existing.at == at) {
                    Some(existing) if existing.agreed.is_some() => {}
                    Some(_) => drop(builder.set(path, Some(FieldValue::Text(agreed)))),
                    None => builder.push(Visit { agreed: Some(agreed), ..Visit::new(at) }),
                }
            }
        })
    }

    /// Returns the document to write. Without changes this is the document as opened, unmodified. Otherwise it is the
    /// current document with the time, the change list and this visit, which records the verdict of `figures`.
    pub fn build_document_to_save(&self, figures: &Figures, now: Moment) -> Deliberation {
        if !self.has_changes_since_open() {
            return (*self.opened_document).clone();
        }
        let visit = self.current_visit(figures, now);
        let changes = self.logged_changes();
        let edit = Edit::build(&self.document, |builder| {
            builder.set_typed(FieldPath::Head(HeadField::Updated), now);
            for (at, place) in changes {
                let id = LogId::next(Some(at), builder.document().changes().iter().map(|known| &known.at));
                builder.push(place.into_entry(id));
            }
            if builder.document().visits().iter().all(|known| known.at != visit.at) {
                builder.push(Visit::new(visit.at));
            }
            for field in Visit::FIELDS {
                drop(builder.set(FieldPath::Visit(visit.at, *field), visit.get(*field)));
            }
        });
        let mut document = (*self.document).clone();
        // The edit only adds log entries and sets a time, so it always fits.
        drop(document.apply(&edit));
        document
    }

    /// Returns the weights and ratings that changed since the verdict was seen, with the time of each entry.
    fn logged_changes(&self) -> Vec<(Moment, ChangedPlace)> {
        let Some(seen) = &self.verdict_baseline else { return Vec::new() };
        let changes = diff(seen, &self.document).changes.into_iter().filter(|change| is_weight_or_rating(&change.path));
        let with_time = |place: ChangedPlace| {
            let at = place.paths.iter().filter_map(|path| self.changed_at.get(path).copied()).max();
            (at.unwrap_or(self.started_at), place)
        };
        ChangedPlace::list(&self.document, changes.collect()).into_iter().map(with_time).collect()
    }

    /// Returns the id under which the file lists this visit.
    pub fn visit_id(&self) -> LogId {
        let own = |visit: &&Visit| visit.at.at == Some(self.started_at) && !self.earlier_visits.contains(&visit.at);
        let visits = self.document.visits();
        let existing = visits.iter().rfind(own).map(|visit| visit.at);
        existing.unwrap_or_else(|| LogId::next(Some(self.started_at), visits.iter().map(|visit| &visit.at)))
    }

    fn current_visit(&self, figures: &Figures, now: Moment) -> Visit {
        let at = self.visit_id();
        let existing = self.document.visits().iter().find(|visit| visit.at == at).cloned();
        let minutes = self.active_time_until(now).num_seconds() as f64 / 60.0;
        let minutes = pesee_core::deliberation::Amount::new(minutes.round());
        let mut visit = Visit { minutes, ..existing.unwrap_or_else(|| Visit::new(at)) };
        if let Ok(ranking) = reveal_ranking(&self.document, figures) {
            let id = |at: usize| figures.matrix().options.get(at).map(|option| option.id.clone());
            visit.verdict = Some(figures.verdict().outcome);
            visit.leader = ranking.leaders.leader().and_then(id);
            let scores = ranking.scores.iter().enumerate();
            visit.scores = Some(scores.filter_map(|(at, score)| Some((id(at)?, round_score(score.score)))).collect());
        }
        visit
    }
}

/// Rounds a score to four decimals, because scores in a log are read by people.
fn round_score(score: f64) -> f64 {
    (score * 10_000.0).round() / 10_000.0
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

#[cfg(test)]
mod tests {
    use super::*;

    /// After an abnormal end, the minutes of the visit are dropped and its agreements are restored by the next visit.
    #[test]
    fn what_was_agreed_is_taken_up_with_the_rest() {
        let at = |text: &str| Moment::parse_from_rfc3339(text).unwrap();
        let (then, now) = (at("2026-11-22T09:00:00-05:00"), at("2026-11-23T09:00:00-05:00"));
        let base = Deliberation::default();
        let mut before = Session::open(base.clone(), then);
        let agreed = Visit { agreed: Some("Spring, then.".into()), ..Visit::new(before.visit_id()) };
        before.apply(Edit::build(before.document(), |builder| builder.push(agreed)), then).unwrap();
        let document = before.document().clone();
        let rescued = RescuedWork { rescued_at: then, document, base: Some(base.clone()), drafts: Vec::new() };
        let mut after = Session::open(base, now);
        after.apply(after.build_recovery_edit(&rescued), now).unwrap();
        let agreed: Vec<_> =
            after.document().visits().iter().map(|visit| (visit.at.at, visit.agreed.clone())).collect();
        assert_eq!(agreed, [(Some(then), Some("Spring, then.".to_owned()))]);
        assert!(after.build_recovery_edit(&rescued).is_empty(), "restoring twice changes nothing");
        // The new visit has its own id.
        assert_eq!(after.visit_id().at, Some(now));
    }

    /// The length of a visit is the time in which somebody worked, whatever the clock does meanwhile.
    #[test]
    fn a_clock_that_is_set_to_another_time_makes_no_long_visit() {
        let at = |text: &str| Moment::parse_from_rfc3339(text).unwrap();
        let start = at("2026-11-22T09:00:00-05:00");
        let minutes = |times: &[Moment]| {
            let mut session = Session::open(Deliberation::default(), start);
            for (nth, now) in times.iter().enumerate() {
                let title = format!("title {nth}");
                session
                    .apply(Edit::set_text(session.document(), FieldPath::Head(HeadField::Title), &title), *now)
                    .unwrap();
            }
            let last = *times.last().unwrap();
            let saved = session.build_document_to_save(&Figures::without_draws(session.document()), last);
            saved.visits().last().and_then(|visit| visit.minutes).map(|minutes| minutes.get())
        };
        let later = |minutes: i64| start + TimeDelta::minutes(minutes);
        assert_eq!(minutes(&[later(20), later(90)]), Some(90.0));
        for jump in
            ["2027-11-22T09:20:00-05:00", "1969-12-31T23:00:00Z", "0001-01-01T00:00:00Z", "9999-12-31T23:00:00Z"]
        {
            let jumped = at(jump);
            // The jump itself is no part of the visit, and the work after it is.
            assert_eq!(minutes(&[later(20), jumped, jumped + TimeDelta::minutes(10)]), Some(30.0), "{jump}");
            assert_eq!(minutes(&[later(20), jumped, later(25), later(35)]), Some(30.0), "{jump} and back");
        }
        // A night between two answers.
        assert_eq!(minutes(&[later(20), later(800), later(810)]), Some(30.0));
    }
}
