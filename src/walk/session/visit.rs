//! What a visit records in the file: how long it took, the verdict and the change list.

use chrono::TimeDelta;

use pesee_core::deliberation::{
    ChangedPlace, Deliberation, Edit, FieldPath, HeadField, LogId, Moment, Record, RecordWithId, Visit, diff,
};
use pesee_core::method::{Figures, reveal_ranking};

use super::{Session, is_weight_or_rating};

/// The longest pause that counts as part of a visit. A longer one is a break, or a clock that was set forward.
const MAX_PAUSE: TimeDelta = TimeDelta::hours(3);

impl Session {
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
    pub(super) fn logged_changes(&self) -> Vec<(Moment, ChangedPlace)> {
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

#[cfg(test)]
mod tests {
    use super::*;

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
