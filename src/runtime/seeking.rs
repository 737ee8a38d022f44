//! A search through the texts of files, a little at a time.

use std::path::PathBuf;
use std::time::{Duration, Instant};

use crate::store;
use crate::text::Words;
use crate::ui::event::Event;

/// What is searched for, and where it was not looked yet.
#[derive(Debug)]
pub struct Seeking {
    ticket: u64,
    words: Words,
    rest: std::vec::IntoIter<PathBuf>,
    read: usize,
}

impl Seeking {
    /// A search for these words in these files, one after the other.
    pub fn new(ticket: u64, words: Words, paths: Vec<PathBuf>) -> Seeking {
        Seeking { ticket, words, rest: paths.into_iter(), read: 0 }
    }

    /// Whether every file has been read.
    pub fn is_done(&self) -> bool {
        self.rest.len() == 0
    }

    /// Reads on for a while, one file at least, and tells what was found.
    pub fn go_on(&mut self, long: Duration) -> Event {
        let began = Instant::now();
        let mut hits = Vec::new();
        for path in self.rest.by_ref() {
            self.read += 1;
            hits.extend(store::search_file(&path, &self.words));
            if began.elapsed() >= long {
                break;
            }
        }
        Event::SearchProgress { ticket: self.ticket, hits, files_read: self.read }
    }
}
