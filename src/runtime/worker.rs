//! The worker thread: computations that take longer than a frame, so that they do not delay the answer to a key.

use std::sync::mpsc::{Receiver, Sender};

use crate::ui::event::Event;
use crate::walk::ComparisonRequest;
use pesee_core::method::Sampler;

/// A computation and its ticket, by which the app recognizes the answer.
pub(super) enum ComputeRequest {
    /// Estimate how often each option is first if the figures are uncertain (METHOD.md, "Wins").
    Sample(u64, Box<Sampler>),
    Compare(u64, Box<ComparisonRequest>),
}

/// The number of draws after which a first answer is sent. Its shares are within 4 percentage points of the final
/// shares.
const FIRST_ANSWER_DRAWS: u32 = 1_024;

/// Answers the latest request of each kind until the sender or the receiver is gone. A newer request replaces an older
/// one of the same kind, because the app ignores the answer to the older one. A comparison comes before draws, because
/// the user waits for the comparison. Draws are answered twice: after [`FIRST_ANSWER_DRAWS`] and when all are done.
pub(super) fn run_worker(requests: &Receiver<ComputeRequest>, events: &Sender<Event>) {
    let (mut sampling, mut comparison) = (None, None);
    loop {
        let next = if sampling.is_none() && comparison.is_none() {
            let Ok(next) = requests.recv() else { return };
            Some(next)
        } else {
            None
        };
        for request in next.into_iter().chain(requests.try_iter()) {
            match request {
                ComputeRequest::Sample(ticket, sampler) => sampling = Some((ticket, sampler)),
                ComputeRequest::Compare(ticket, request) => comparison = Some((ticket, request)),
            }
        }
        let answer = if let Some((ticket, request)) = comparison.take() {
            Some(Event::Compared { ticket, outcome: Box::new(request.compare()) })
        } else {
            continue_sampling(&mut sampling)
        };
        if answer.is_some_and(|answer| events.send(answer).is_err()) {
            return;
        }
    }
}

/// Makes some more draws. Returns an answer when one is due, and clears `sampling` when all draws are done.
fn continue_sampling(sampling: &mut Option<(u64, Box<Sampler>)>) -> Option<Event> {
    let (ticket, sampler) = sampling.as_mut()?;
    let has_more = sampler.advance();
    let is_due = !has_more || sampler.draws_done() == FIRST_ANSWER_DRAWS;
    let answer = is_due.then(|| Event::SimulationProgress { ticket: *ticket, wins: Box::new(sampler.win_shares()) });
    if !has_more {
        *sampling = None;
    }
    answer
}

#[cfg(test)]
mod tests {
    use std::sync::mpsc;

    use super::*;
    use crate::store;
    use pesee_core::method::{DEFAULT_DRAWS, Figures};

    fn sampler() -> Box<Sampler> {
        let document = store::parse_document(include_bytes!("../../tests/files/fragile.toml")).unwrap();
        Box::new(Figures::without_draws(&document).sampler(DEFAULT_DRAWS).unwrap())
    }

    #[test]
    fn the_latest_request_is_answered_early_and_in_full() {
        let (requests, inbox) = mpsc::channel();
        let (events, answers) = mpsc::channel();
        (1..=3).for_each(|ticket| requests.send(ComputeRequest::Sample(ticket, sampler())).unwrap());
        drop(requests);
        run_worker(&inbox, &events);
        drop(events);
        let answers: Vec<(u64, u32)> = answers
            .iter()
            .filter_map(|event| match event {
                Event::SimulationProgress { ticket, wins } => Some((ticket, wins.draws)),
                _ => None,
            })
            .collect();
        assert_eq!(answers, [(3, FIRST_ANSWER_DRAWS), (3, DEFAULT_DRAWS)]);
    }

    #[test]
    fn a_newer_request_replaces_the_one_in_progress() {
        let (requests, inbox) = mpsc::channel();
        let (events, answers) = mpsc::channel();
        requests.send(ComputeRequest::Sample(1, sampler())).unwrap();
        let worker = std::thread::spawn(move || run_worker(&inbox, &events));
        let Ok(Event::SimulationProgress { ticket: 1, .. }) = answers.recv() else { unreachable!() };
        requests.send(ComputeRequest::Sample(2, sampler())).unwrap();
        drop(requests);
        worker.join().unwrap();
        let full =
            |event: &Event| matches!(event, Event::SimulationProgress { wins, .. } if wins.draws == DEFAULT_DRAWS);
        let last = answers.iter().filter(full).last();
        assert!(matches!(last, Some(Event::SimulationProgress { ticket: 2, .. })), "{last:?}");
    }

    #[test]
    fn a_comparison_comes_before_draws() {
        let (requests, inbox) = mpsc::channel();
        let (events, answers) = mpsc::channel();
        let document = store::parse_document(include_bytes!("../../tests/files/fragile.toml")).unwrap();
        let now = chrono::DateTime::parse_from_rfc3339("2026-11-22T09:00:00-05:00").unwrap();
        let document = std::sync::Arc::new(document);
        let request = Box::new(ComparisonRequest::between_files(document.clone(), document, now));
        requests.send(ComputeRequest::Sample(1, sampler())).unwrap();
        requests.send(ComputeRequest::Compare(2, request)).unwrap();
        drop(requests);
        run_worker(&inbox, &events);
        drop(events);
        let answers: Vec<Event> = answers.iter().collect();
        let Some(Event::Compared { ticket: 2, outcome }) = answers.first() else { unreachable!("{answers:?}") };
        assert!(outcome.as_ref().as_ref().is_ok_and(|result| result.comparison.groups.is_empty()));
        assert!(
            matches!(answers.last(), Some(Event::SimulationProgress { ticket: 1, wins }) if wins.draws == DEFAULT_DRAWS)
        );
    }
}
