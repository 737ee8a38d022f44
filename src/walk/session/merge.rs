//! Changes from outside the session: another version of the file, and recovered work.

use std::sync::Arc;

use crate::messages::{ExternalChange, RescuedWork};
use pesee_core::deliberation::{
    Conflict, Deliberation, Edit, FieldPath, FieldValue, History, RecordWithId, Visit, VisitField, diff, merge,
};

use super::{EditError, Session};
use crate::walk::held_work::apply_edit;

impl Session {
    /// Merges an external change of the file as one undo step. Returns the edit and the conflicts, in which the value
    /// of this session is kept. The turn ends if the change has answers that the person at the keyboard may not see.
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
        let ends_turn = self.must_confirm_turn(&apply_edit(&self.document, &edit));
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
            if ends_turn {
                self.end_turn();
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
        if ends_turn {
            self.end_turn();
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
}

#[cfg(test)]
mod tests {
    use super::*;
    use pesee_core::deliberation::Moment;

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
}
