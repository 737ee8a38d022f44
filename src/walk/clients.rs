//! Groups the deliberations of a library by client and lists what happened in one of them.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use chrono::NaiveDate;

use crate::messages::{DueDate, LibraryRow, TimelineEvent};
use pesee_core::deliberation::{Deliberation, Moment};

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClientGroup {
    /// The indices of its rows, in the order of the list; never empty.
    pub rows: Vec<usize>,
    /// The latest activity in any of the rows.
    pub last_met: Option<Moment>,
    /// The earliest of the next dates of its rows.
    pub next_due: Option<DueDate>,
}

/// Groups the rows that have a client, sorted by `sort_key` of the name of the client. Unreadable rows have no client.
pub fn group_by_client<'a, K: Ord>(
    rows: impl IntoIterator<Item = (usize, &'a LibraryRow)>,
    sort_key: impl Fn(&str) -> K,
) -> Vec<ClientGroup> {
    let mut groups: BTreeMap<&str, ClientGroup> = BTreeMap::new();
    for (at, row) in rows {
        let Some(client) = client_name(row) else { continue };
        let group = groups.entry(client).or_insert(ClientGroup { rows: Vec::new(), last_met: None, next_due: None });
        group.rows.push(at);
        group.last_met = group.last_met.max(last_activity(row));
        let due = row.due_dates.iter().copied().filter(|_| !row.is_archived);
        group.next_due = group.next_due.into_iter().chain(due).min_by_key(|due| due.day);
    }
    let mut groups: Vec<(&str, ClientGroup)> = groups.into_iter().collect();
    groups.sort_by_cached_key(|(client, _)| sort_key(client));
    groups.into_iter().map(|(_, group)| group).collect()
}

/// Returns the client of a row, if the row is readable.
pub fn client_name(row: &LibraryRow) -> Option<&str> {
    row.client.as_deref().filter(|_| row.errors.is_empty())
}

fn last_activity(row: &LibraryRow) -> Option<Moment> {
    row.last_visit.or(row.updated)
}

pub fn last_visit(document: &Deliberation) -> Option<Moment> {
    document.visits().iter().filter_map(|visit| visit.at.at).max()
}

/// Returns the events of a deliberation, the latest first; all visits of one day are one event.
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
    // On the same day, a decision is listed before the visit in which it was made.
    let mut all: Vec<TimelineEvent> = decided.rev().chain(met).collect();
    all.sort_by_key(|happened| Reverse(happened.day()));
    all
}
