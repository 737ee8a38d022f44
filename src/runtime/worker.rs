//! The mathematics that takes longer than a frame, on a thread of its own.

use std::sync::mpsc::{Receiver, Sender};

use crate::method::Drawing;
use crate::ui::event::Event;

/// A request for draws.
pub(super) type Request = (u64, Box<Drawing>);

/// After how many draws the first answer is sent: they are within 4 in 100 of all of them.
const FIRST_ANSWER: u32 = 1_024;

/// Answers the latest request, once early and once in full; those it overtook nobody waits for any more.
pub(super) fn work(requests: &Receiver<Request>, events: &Sender<Event>) {
    while let Ok(mut request) = requests.recv() {
        loop {
            if let Some(newer) = requests.try_iter().last() {
                request = newer;
            }
            let (ticket, drawing) = &mut request;
            let more = drawing.go_on();
            if !more || drawing.drawn() == FIRST_ANSWER {
                let answer = Event::Computed { ticket: *ticket, wins: Box::new(drawing.wins()) };
                if events.send(answer).is_err() {
                    return;
                }
            }
            if !more {
                break;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::mpsc;

    use super::*;
    use crate::method::{DRAWS, Figures};
    use crate::store;

    fn drawing() -> Box<Drawing> {
        let document = store::read(include_bytes!("../../tests/files/fragile.toml")).unwrap();
        Box::new(Figures::exact(&document).drawing(DRAWS).unwrap())
    }

    /// One early answer, one in full, both to the last request: nobody waits for those before it.
    #[test]
    fn the_latest_request_is_answered_early_and_in_full() {
        let (requests, inbox) = mpsc::channel();
        let (events, answers) = mpsc::channel();
        (1..=3).for_each(|ticket| requests.send((ticket, drawing())).unwrap());
        drop(requests);
        work(&inbox, &events);
        drop(events);
        let answers: Vec<(u64, u32)> = answers
            .iter()
            .filter_map(|event| match event {
                Event::Computed { ticket, wins } => Some((ticket, wins.draws)),
                _ => None,
            })
            .collect();
        assert_eq!(answers, [(3, FIRST_ANSWER), (3, DRAWS)]);
    }

    /// A request that comes while another is worked on takes its place.
    #[test]
    fn a_newer_request_overtakes_the_one_in_hand() {
        let (requests, inbox) = mpsc::channel();
        let (events, answers) = mpsc::channel();
        requests.send((1, drawing())).unwrap();
        let worker = std::thread::spawn(move || work(&inbox, &events));
        let Ok(Event::Computed { ticket: 1, .. }) = answers.recv() else { unreachable!() };
        requests.send((2, drawing())).unwrap();
        drop(requests);
        worker.join().unwrap();
        let full = |event: &Event| matches!(event, Event::Computed { wins, .. } if wins.draws == DRAWS);
        let last = answers.iter().filter(full).last();
        assert!(matches!(last, Some(Event::Computed { ticket: 2, .. })), "{last:?}");
    }
}
