//! A search through the texts of files, a little at a time.

use std::path::PathBuf;
use std::time::{Duration, Instant};

use crate::store;
use crate::text::SearchTerms;
use crate::ui::event::Event;

/// What is searched for, and where it was not looked yet.
#[derive(Debug)]
pub struct FileSearch {
    ticket: u64,
    terms: SearchTerms,
    remaining: std::vec::IntoIter<PathBuf>,
    files_read: usize,
}

impl FileSearch {
    /// A search for these words in these files, one after the other.
    pub fn new(ticket: u64, words: SearchTerms, paths: Vec<PathBuf>) -> FileSearch {
        FileSearch { ticket, terms: words, remaining: paths.into_iter(), files_read: 0 }
    }

    /// Whether every file has been read.
    pub fn is_done(&self) -> bool {
        self.remaining.len() == 0
    }

    /// Reads on for a while, one file at least, and tells what was found.
    pub fn advance(&mut self, long: Duration) -> Event {
        let began = Instant::now();
        let mut hits = Vec::new();
        for path in self.remaining.by_ref() {
            self.files_read += 1;
            hits.extend(store::search_file(&path, &self.terms));
            if began.elapsed() >= long {
                break;
            }
        }
        Event::SearchProgress { ticket: self.ticket, hits, files_read: self.files_read }
    }
}
