//! The deliberations of each client: which they are, and what happened in each.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use chrono::NaiveDate;

use crate::messages::{LibraryRow, TimelineEvent};
use pesee_core::deliberation::{Deliberation, Moment, Status};

/// A client's deliberations, by their place in a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClientGroup {
    /// Which they are, in the order of the list; never none.
    pub rows: Vec<usize>,
    /// When the last of them was worked on.
    pub last_met: Option<Moment>,
    /// The next day on which one of them is to be looked at again.
    pub next_review: Option<NaiveDate>,
}

/// Groups what has a client, in the order of the names as `sorted` says them. What cannot be read names nobody.
pub fn group_by_client<'a, K: Ord>(
    rows: impl IntoIterator<Item = (usize, &'a LibraryRow)>,
    sorted: impl Fn(&str) -> K,
) -> Vec<ClientGroup> {
    let mut groups: BTreeMap<&str, ClientGroup> = BTreeMap::new();
    for (at, row) in rows {
        let Some(client) = client_name(row) else { continue };
        let group = groups.entry(client).or_insert(ClientGroup { rows: Vec::new(), last_met: None, next_review: None });
        group.rows.push(at);
        group.last_met = group.last_met.max(last_activity(row));
        let due = row.review_on.filter(|_| !row.is_archived && row.status != Status::Reviewed);
        group.next_review = group.next_review.into_iter().chain(due).min();
    }
    let mut groups: Vec<(&str, ClientGroup)> = groups.into_iter().collect();
    groups.sort_by_cached_key(|(client, _)| sorted(client));
    groups.into_iter().map(|(_, group)| group).collect()
}

/// Whose a row is, where it can be read.
pub fn client_name(row: &LibraryRow) -> Option<&str> {
    row.client.as_deref().filter(|_| row.errors.is_empty())
}

/// When a deliberation was last worked on, as far as that is known.
fn last_activity(row: &LibraryRow) -> Option<Moment> {
    row.last_visit.or(row.updated)
}

/// The last visit to a deliberation.
pub fn last_visit(document: &Deliberation) -> Option<Moment> {
    document.visits().iter().filter_map(|visit| visit.at.at).max()
}

/// What happened in a deliberation, the latest first; visits of one day are one meeting.
pub fn timeline(document: &Deliberation) -> Vec<TimelineEvent> {
    let mut meetings: BTreeMap<NaiveDate, (f64, Vec<String>)> = BTreeMap::new();
    for visit in document.visits() {
        let Some(at) = visit.at.at else { continue };
        let (minutes, agreed) = meetings.entry(at.date_naive()).or_default();
        *minutes += visit.minutes.map_or(0.0, |minutes| minutes.get());
        agreed.extend(visit.agreed.clone().filter(|agreed| !agreed.trim().is_empty()));
    }
    let decided = document.decisions().iter().filter_map(|decision| {
        let name = |id| document.option(id).map(|option| option.name.clone());
        Some(TimelineEvent::Decided(decision.at.at?.date_naive(), decision.option.as_ref().and_then(name)))
    });
    let met = meetings.into_iter().map(|(day, (minutes, agreed))| TimelineEvent::Visited(day, minutes, agreed));
    // What was decided on a day stands over the meeting in which it was.
    let mut all: Vec<TimelineEvent> = decided.rev().chain(met).collect();
    all.sort_by_key(|happened| Reverse(happened.day()));
    all
}
