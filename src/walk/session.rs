//! One visit to a deliberation: the document, its history, and what the visit leaves in the file.
//!
//! The screen and the plain lines both work through a sitting, so that undo, saving and the change list exist once.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::messages::{ExternalChange, FileVersion, RescuedWork};
use pesee_core::deliberation::{
    ApplyError, Audience, Builder, Conflict, CriterionField, Deliberation, Edit, FieldPath, FieldValue, HeadField,
    History, Id, List, LogId, LoggedChange, Moment, Record, RecordWithId, TypedValue, Visit, VisitField, WeighingField,
    diff, merge, restore,
};
use pesee_core::method::{Figures, reveal_ranking};

use super::progress;
use super::question::Question;
use super::review;

/// A visit in progress.
#[derive(Debug)]
pub struct Session {
    /// As the file has it.
    on_disk: Arc<Deliberation>,
    /// As the visit began: as opened, and, once the verdict is seen, with that noted. Seeing alone is no change.
    baseline: Arc<Deliberation>,
    document: Arc<Deliberation>,
    /// What was last saved.
    last_saved: Arc<Deliberation>,
    /// What stood when the verdict was first seen; changes are told from there.
    verdict_baseline: Option<Arc<Deliberation>>,
    /// When each place was last changed after that.
    changed_at: BTreeMap<FieldPath, Moment>,
    history: History,
    /// Who answers now, where several people do.
    turn: Option<Id>,
    /// Whether the keyboard is being handed over: whoever takes it has done nothing yet that could be taken back.
    is_handing_over: bool,
    /// Whether one looks back: the questions of a review follow each other.
    is_reviewing: bool,
    started_at: Moment,
    /// The visits that the file knew of which began at the same moment.
    earlier_visits: Vec<LogId>,
    /// What the deliberation began as: its options are offered again.
    template: Option<Deliberation>,
}

impl Session {
    /// Sits down at `now` to what the file at hand says.
    pub fn open(document: Deliberation, template: Option<Deliberation>, now: Moment) -> Session {
        let document = Arc::new(document);
        let before = document.visits().iter().map(|visit| visit.at).filter(|at| at.at == Some(now)).collect();
        let seen = document.head().verdict_seen.map(|_| document.clone());
        Session {
            on_disk: document.clone(),
            baseline: document.clone(),
            last_saved: document.clone(),
            document,
            verdict_baseline: seen,
            changed_at: BTreeMap::new(),
            history: History::default(),
            turn: None,
            is_handing_over: false,
            is_reviewing: false,
            started_at: now,
            earlier_visits: before,
            template,
        }
    }

    /// Sits down to a new deliberation that begins as `template` and will be known as `name`, which is its file's.
    /// Nothing is worth saving until something is answered.
    pub fn create(template: Deliberation, name: &str, client: Option<&str>, now: Moment) -> Session {
        let id = Id::generate(name, "deliberation", [].iter());
        let edit = Edit::build(&template, |draft| {
            draft.set_typed(FieldPath::Head(HeadField::Id), id);
            if template.head().created.is_none() {
                draft.set_typed(FieldPath::Head(HeadField::Created), now);
            }
            if template.decisions().is_empty() {
                draft.set_typed(FieldPath::Head(HeadField::Status), pesee_core::deliberation::Status::Open);
            }
            if let Some(client) = client {
                draft.set_typed(FieldPath::Head(HeadField::Client), client.to_owned());
            }
        });
        let mut document = template.clone();
        // Four keys that are always there and always fit.
        drop(document.apply(&edit));
        Session::open(document, Some(template), now)
    }

    /// Goes on with work that never got to its file: all of it is unsaved.
    pub fn resume_unsaved(document: Deliberation, template: Option<Deliberation>, now: Moment) -> Session {
        let nothing = Arc::new(Deliberation::default());
        let [opened, start, saved] = [nothing.clone(), nothing.clone(), nothing];
        Session { on_disk: opened, baseline: start, last_saved: saved, ..Session::open(document, template, now) }
    }

    /// What the deliberation began as, if it is known.
    pub fn template(&self) -> Option<&Deliberation> {
        self.template.as_ref()
    }

    /// The document as it stands.
    pub fn document(&self) -> &Deliberation {
        &self.document
    }

    /// The same, to hand to another thread.
    pub fn shared_document(&self) -> Arc<Deliberation> {
        self.document.clone()
    }

    /// Whether there is an act to take back.
    pub fn can_undo(&self) -> bool {
        self.history.can_undo() && !self.is_handing_over
    }

    /// Whether there is an act to do again.
    pub fn can_redo(&self) -> bool {
        self.history.can_redo() && !self.is_handing_over
    }

    /// The acts of this visit that can be taken back now, the latest first, and those that can be done again, the
    /// next first: none of them while the keyboard is being handed over.
    pub fn acts(&self) -> (impl Iterator<Item = &Edit>, impl Iterator<Item = &Edit>) {
        let (done, undone) = (self.history.applied_edits(), self.history.undone_edits());
        (done.filter(|_| !self.is_handing_over), undone.filter(|_| !self.is_handing_over))
    }

    /// The edit that goes back to an earlier version, for somebody who may see so much, and where it leads.
    pub fn restore_version(&self, version: &FileVersion, audience: &Audience) -> (Edit, Deliberation) {
        let edit = restore(&self.document, &version.document, audience);
        let mut then = (*self.document).clone();
        // One that does not fit is refused when it is asked for.
        drop(then.apply(&edit));
        (edit, then)
    }

    /// Makes a change.
    pub fn apply(&mut self, edit: Edit, now: Moment) -> Result<(), ApplyError> {
        let keys: Vec<FieldPath> = edit.changes.iter().map(|change| change.path.clone()).collect();
        self.history.apply(Arc::make_mut(&mut self.document), edit)?;
        self.record_changes(keys, now);
        Ok(())
    }

    /// Who answers now: whose own question was asked last.
    pub fn turn(&self) -> Option<&Id> {
        self.turn.as_ref()
    }

    /// Notes that `ask` is asked: then it is its person's turn.
    pub fn enter_question(&mut self, ask: &Question) {
        self.is_reviewing = match ask {
            // Weights are asked of each in turn; the keyboard may change hands between them.
            Question::Weights(_) | Question::Lens | Question::HandOver(_) => self.is_reviewing,
            _ => review::is_review_question(ask),
        };
        self.is_handing_over = matches!(ask, Question::HandOver(_)) && self.document.is_blind();
        match ask.person() {
            Some(person) if !self.is_handing_over => self.set_turn(person),
            _ => {}
        }
    }

    /// The question after `ask`; past a handover it is the other person's turn. `None` after the last.
    pub fn next_question(&mut self, ask: &Question) -> Option<Question> {
        if let Question::HandOver(person) = ask {
            self.set_turn(person);
        }
        if self.is_reviewing
            && let Some(next) = review::next_question(&self.document, ask)
        {
            return Some(next);
        }
        progress::next_question(&self.document, ask, self.turn.as_ref())
    }

    /// While answers are sealed, what one person did is not the next one's to take back.
    fn set_turn(&mut self, person: &Id) {
        let before = self.turn.replace(person.clone());
        if before.is_some_and(|before| before != *person) && self.document.is_blind() {
            self.history = History::default();
        }
    }

    /// Ends the act in progress: what is typed next is a step of its own.
    pub fn end_act(&mut self) {
        self.history.end_coalescing();
    }

    /// Takes the last act back; gives what was applied.
    pub fn undo(&mut self, now: Moment) -> Option<Edit> {
        if !self.can_undo() {
            return None;
        }
        let edit = self.history.undo(Arc::make_mut(&mut self.document))?;
        self.record_changes(edit.changes.iter().map(|change| change.path.clone()).collect(), now);
        Some(edit)
    }

    /// Does the act last taken back again.
    pub fn redo(&mut self, now: Moment) -> Option<Edit> {
        if !self.can_redo() {
            return None;
        }
        let edit = self.history.redo(Arc::make_mut(&mut self.document))?;
        self.record_changes(edit.changes.iter().map(|change| change.path.clone()).collect(), now);
        Some(edit)
    }

    fn record_changes(&mut self, keys: Vec<FieldPath>, now: Moment) {
        if self.verdict_baseline.is_some() {
            self.changed_at.extend(keys.into_iter().filter(is_weight_or_rating).map(|key| (key, now)));
        }
    }

    /// Notes that the verdict was shown. Looking is no change: in a visit that changed nothing it is kept with the
    /// first change, and with all of them undone the file is as it was opened.
    pub fn mark_verdict_seen(&mut self, now: Moment) {
        if self.document.head().verdict_seen.is_some() {
            return;
        }
        let only_looked = !self.is_changed();
        let edit = Edit::set_typed(&self.document, FieldPath::Head(HeadField::VerdictSeen), &now);
        let apply = |document: &mut Arc<Deliberation>| drop(Arc::make_mut(document).apply(&edit));
        apply(&mut self.document);
        apply(&mut self.baseline);
        if only_looked {
            apply(&mut self.last_saved);
        }
        self.verdict_baseline = Some(self.document.clone());
    }

    /// Whether the document differs from what was last saved.
    pub fn is_dirty(&self) -> bool {
        !Arc::ptr_eq(&self.document, &self.last_saved) && self.document != self.last_saved
    }

    /// Whether this visit changed anything.
    pub fn is_changed(&self) -> bool {
        !Arc::ptr_eq(&self.document, &self.baseline) && self.document != self.baseline
    }

    /// Notes that `document` was saved.
    pub fn mark_saved(&mut self, document: Arc<Deliberation>) {
        self.last_saved = document;
    }

    /// Takes in what somebody else changed in the file, as one act; gives what both changed, where ours stands.
    pub fn merge_external_change(&mut self, outside: &ExternalChange) -> (Edit, Vec<Conflict>) {
        let ExternalChange { base, theirs } = outside;
        let only_looked = !self.is_changed() && !self.is_dirty();
        let (edit, clashes) = merge(base, &self.document, theirs);
        // What is on disk, what the visit began as and what stood when the verdict was seen are now theirs too; what
        // this visit writes into the logs is written anew with each save.
        let onto = |document: &Arc<Deliberation>| {
            let mut merged = (**document).clone();
            // A merge always fits; were it ever not so, the whole of theirs is closer to the file than what was.
            if merged.apply(&merge(base, document, theirs).0).is_err() {
                merged = theirs.clone();
            }
            Arc::new(merged)
        };
        (self.last_saved, self.verdict_baseline) = (onto(&self.last_saved), self.verdict_baseline.as_ref().map(onto));
        (self.baseline, self.on_disk) = (self.last_saved.clone(), Arc::new(theirs.clone()));
        if only_looked {
            // Nothing of ours: it is as if the file had been opened now.
            self.history = History::default();
            self.document = self.last_saved.clone();
            return (edit, clashes);
        }
        self.history.end_coalescing();
        if self.history.apply(Arc::make_mut(&mut self.document), edit.clone()).is_err() {
            return (Edit::default(), clashes);
        }
        self.history.end_coalescing();
        (edit, clashes)
    }

    /// What taking up work from the emergency copy would change; what was done to the file meanwhile stays.
    pub fn recovery_edit(&self, rescued: &RescuedWork) -> Edit {
        let base = rescued.base.as_ref().unwrap_or(&rescued.document);
        // Theirs of this merge is what was rescued: where both changed something, the rescued work is what is wanted.
        let mut whole = rescued.document.clone();
        if rescued.base.is_some() && whole.apply(&merge(base, &rescued.document, &self.document).0).is_err() {
            whole = rescued.document.clone();
        }
        let mut edit = diff(&self.document, &whole);
        // Logs are kept by each visit for itself; what was agreed in one is more than a log.
        edit.changes.retain(|change| !is_log_path(&change.path));
        edit.chain(self.agreements_edit(&rescued.document))
    }

    /// What taking over what was agreed in the meetings of another document would change.
    fn agreements_edit(&self, other: &Deliberation) -> Edit {
        let agreed = other.visits().iter().filter_map(|visit| Some((visit.at, visit.agreed.clone()?)));
        Edit::build(&self.document, |draft| {
            for (at, agreed) in agreed {
                let key = FieldPath::Visit(at, VisitField::Agreed);
                match draft.document().visits().iter().find(|known| known.at == at) {
                    Some(known) if known.agreed.is_some() => {}
                    Some(_) => drop(draft.set(key, Some(FieldValue::Text(agreed)))),
                    None => draft.push(Visit { agreed: Some(agreed), ..Visit::new(at) }),
                }
            }
        })
    }

    /// What the file is to say: what was opened, bit by bit, where nothing changed; else the document with the time,
    /// the change list and the visit, in which the verdict is that of `figures`.
    pub fn document_to_save(&self, figures: &Figures, now: Moment) -> Deliberation {
        if !self.is_changed() {
            return (*self.on_disk).clone();
        }
        let visit = self.current_visit(figures, now);
        let changes = self.logged_changes();
        let edit = Edit::build(&self.document, |draft| {
            draft.set_typed(FieldPath::Head(HeadField::Updated), now);
            for changed in changes {
                push_change(draft, changed);
            }
            if draft.document().visits().iter().all(|known| known.at != visit.at) {
                draft.push(Visit::new(visit.at));
            }
            for field in Visit::FIELDS {
                drop(draft.set(FieldPath::Visit(visit.at, *field), visit.get(*field)));
            }
        });
        let mut document = (*self.document).clone();
        // Only adds to logs and sets a time: it always fits.
        drop(document.apply(&edit));
        document
    }

    /// The weights and ratings changed since the verdict was seen; one entry a place.
    fn logged_changes(&self) -> Vec<(Moment, String, Option<FieldValue>, Option<FieldValue>)> {
        let Some(seen) = &self.verdict_baseline else { return Vec::new() };
        let changes = diff(seen, &self.document).changes.into_iter().filter(|change| is_weight_or_rating(&change.path));
        let entry = |change: pesee_core::deliberation::Change| {
            let at = self.changed_at.get(&change.path).copied().unwrap_or(self.started_at);
            (at, change.path.to_string(), change.from, change.to)
        };
        changes.map(entry).collect()
    }

    /// The name under which this visit stands in the file.
    pub fn visit_stamp(&self) -> LogId {
        let own = |visit: &&Visit| visit.at.at == Some(self.started_at) && !self.earlier_visits.contains(&visit.at);
        let visits = self.document.visits();
        let known = visits.iter().rfind(own).map(|visit| visit.at);
        known.unwrap_or_else(|| LogId::next(Some(self.started_at), visits.iter().map(|visit| &visit.at)))
    }

    fn current_visit(&self, figures: &Figures, now: Moment) -> Visit {
        let at = self.visit_stamp();
        let known = self.document.visits().iter().find(|visit| visit.at == at).cloned();
        let minutes = (now - self.started_at).num_seconds().max(0) as f64 / 60.0;
        let minutes = pesee_core::deliberation::Amount::new(minutes.round());
        let mut visit = Visit { minutes, ..known.unwrap_or_else(|| Visit::new(at)) };
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

/// Whether a place is written by a visit about itself.
fn is_log_path(key: &FieldPath) -> bool {
    matches!(
        key,
        FieldPath::ListOrder(List::Visits | List::Changes)
            | FieldPath::Visit(..)
            | FieldPath::LoggedChange(..)
            | FieldPath::Head(HeadField::Updated | HeadField::VerdictSeen)
    )
}

/// Scores in a log are for people: four decimals.
fn round_score(score: f64) -> f64 {
    (score * 10_000.0).round() / 10_000.0
}

fn push_change(draft: &mut Builder, (at, what, from, to): (Moment, String, Option<FieldValue>, Option<FieldValue>)) {
    let stamp = LogId::next(Some(at), draft.document().changes().iter().map(|changed| &changed.at));
    let simple = |leaf: Option<FieldValue>| leaf.and_then(|leaf| FieldValue::from_value(leaf).ok());
    draft.push(LoggedChange { what: Some(what), from: simple(from), to: simple(to), ..LoggedChange::new(stamp) });
}

/// Whether a place is a weight or a rating: what the change list keeps.
fn is_weight_or_rating(key: &FieldPath) -> bool {
    matches!(
        key,
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

    /// A visit that ended badly leaves its minutes to nobody, and what was agreed in it to the next.
    #[test]
    fn what_was_agreed_is_taken_up_with_the_rest() {
        let at = |text: &str| Moment::parse_from_rfc3339(text).unwrap();
        let (then, now) = (at("2026-11-22T09:00:00-05:00"), at("2026-11-23T09:00:00-05:00"));
        let base = Deliberation::default();
        let mut before = Session::open(base.clone(), None, then);
        let agreed = Visit { agreed: Some("Spring, then.".into()), ..Visit::new(before.visit_stamp()) };
        before.apply(Edit::build(before.document(), |draft| draft.push(agreed)), then).unwrap();
        let document = before.document().clone();
        let rescued = RescuedWork { rescued_at: then, document, base: Some(base.clone()), drafts: Vec::new() };
        let mut after = Session::open(base, None, now);
        after.apply(after.recovery_edit(&rescued), now).unwrap();
        let agreed: Vec<_> =
            after.document().visits().iter().map(|visit| (visit.at.at, visit.agreed.clone())).collect();
        assert_eq!(agreed, [(Some(then), Some("Spring, then.".to_owned()))]);
        assert!(after.recovery_edit(&rescued).is_empty(), "once is enough");
        // This visit is another one.
        assert_eq!(after.visit_stamp().at, Some(now));
    }
}
