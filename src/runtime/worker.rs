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
