//! The mathematics that takes longer than a frame, on a thread of its own.

use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender};

use crate::deliberation::Deliberation;
use crate::method::{DRAWS, Figures};
use crate::ui::event::Event;

/// A request for full figures.
pub(super) type Request = (u64, Arc<Deliberation>);

/// Answers the latest request; those it overtook nobody waits for any more.
pub(super) fn work(requests: &Receiver<Request>, events: &Sender<Event>) {
    while let Ok(request) = requests.recv() {
        let (ticket, document) = requests.try_iter().last().unwrap_or(request);
        let figures = Box::new(Figures::drawn(&document, DRAWS));
        if events.send(Event::Computed { ticket, figures }).is_err() {
            return;
        }
    }
}
