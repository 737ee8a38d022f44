//! The mathematics that takes longer than a frame, on a thread of its own.

use std::sync::mpsc::{Receiver, Sender};

use crate::ui::event::Event;
use crate::walk::ComparisonRequest;
use pesee_core::method::Sampler;

/// What is to be worked out, under which ticket.
pub(super) enum ComputeRequest {
    /// Draws.
    Sample(u64, Box<Sampler>),
    /// A comparison.
    Compare(u64, Box<ComparisonRequest>),
}

/// After how many draws the first answer is sent: they are within 4 in 100 of all of them.
const FIRST_ANSWER_DRAWS: u32 = 1_024;

/// Answers the latest request of each kind; those it overtook nobody waits for any more. A comparison comes first, for it
/// is waited for; draws are answered once early and once in full.
pub(super) fn run_worker(requests: &Receiver<ComputeRequest>, events: &Sender<Event>) {
    let (mut draw, mut compare) = (None, None);
    loop {
        let next = if draw.is_none() && compare.is_none() {
            let Ok(next) = requests.recv() else { return };
            Some(next)
        } else {
            None
        };
        for request in next.into_iter().chain(requests.try_iter()) {
            match request {
                ComputeRequest::Sample(ticket, drawing) => draw = Some((ticket, drawing)),
                ComputeRequest::Compare(ticket, comparing) => compare = Some((ticket, comparing)),
            }
        }
        let answer = if let Some((ticket, comparing)) = compare.take() {
            Some(Event::Compared { ticket, outcome: Box::new(comparing.compare()) })
        } else {
            continue_sampling(&mut draw)
        };
        if answer.is_some_and(|answer| events.send(answer).is_err()) {
            return;
        }
    }
}

/// Draws a little more; with all drawn there is nothing left to draw.
fn continue_sampling(draw: &mut Option<(u64, Box<Sampler>)>) -> Option<Event> {
    let (ticket, drawing) = draw.as_mut()?;
    let more = drawing.advance();
    let is_due = !more || drawing.draws_done() == FIRST_ANSWER_DRAWS;
    let answer = is_due.then(|| Event::SimulationProgress { ticket: *ticket, wins: Box::new(drawing.win_shares()) });
    if !more {
        *draw = None;
    }
    answer
}

#[cfg(test)]
mod tests {
    use std::sync::mpsc;

    use super::*;
    use crate::store;
    use pesee_core::method::{DEFAULT_DRAWS, Figures};

    fn drawing() -> Box<Sampler> {
        let document = store::parse_document(include_bytes!("../../tests/files/fragile.toml")).unwrap();
        Box::new(Figures::without_draws(&document).sampler(DEFAULT_DRAWS).unwrap())
    }

    /// One early answer, one in full, both to the last request: nobody waits for those before it.
    #[test]
    fn the_latest_request_is_answered_early_and_in_full() {
        let (requests, inbox) = mpsc::channel();
        let (events, answers) = mpsc::channel();
        (1..=3).for_each(|ticket| requests.send(ComputeRequest::Sample(ticket, drawing())).unwrap());
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

    /// A request that comes while another is worked on takes its place.
    #[test]
    fn a_newer_request_overtakes_the_one_in_hand() {
        let (requests, inbox) = mpsc::channel();
        let (events, answers) = mpsc::channel();
        requests.send(ComputeRequest::Sample(1, drawing())).unwrap();
        let worker = std::thread::spawn(move || run_worker(&inbox, &events));
        let Ok(Event::SimulationProgress { ticket: 1, .. }) = answers.recv() else { unreachable!() };
        requests.send(ComputeRequest::Sample(2, drawing())).unwrap();
        drop(requests);
        worker.join().unwrap();
        let full =
            |event: &Event| matches!(event, Event::SimulationProgress { wins, .. } if wins.draws == DEFAULT_DRAWS);
        let last = answers.iter().filter(full).last();
        assert!(matches!(last, Some(Event::SimulationProgress { ticket: 2, .. })), "{last:?}");
    }

    /// A comparison is waited for: it does not wait for draws, and they go on after it.
    #[test]
    fn a_comparison_comes_before_draws() {
        let (requests, inbox) = mpsc::channel();
        let (events, answers) = mpsc::channel();
        let document = store::parse_document(include_bytes!("../../tests/files/fragile.toml")).unwrap();
        let now = chrono::DateTime::parse_from_rfc3339("2026-11-22T09:00:00-05:00").unwrap();
        let document = std::sync::Arc::new(document);
        let comparing = Box::new(ComparisonRequest::between_files(document.clone(), document, now));
        requests.send(ComputeRequest::Sample(1, drawing())).unwrap();
        requests.send(ComputeRequest::Compare(2, comparing)).unwrap();
        drop(requests);
        run_worker(&inbox, &events);
        drop(events);
        let answers: Vec<Event> = answers.iter().collect();
        let Some(Event::Compared { ticket: 2, outcome }) = answers.first() else { unreachable!("{answers:?}") };
        assert!(outcome.as_ref().as_ref().is_ok_and(|beside| beside.comparison.groups.is_empty()));
        assert!(
            matches!(answers.last(), Some(Event::SimulationProgress { ticket: 1, wins }) if wins.draws == DEFAULT_DRAWS)
        );
    }
}
