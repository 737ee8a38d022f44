//! Every sentence once: the screen, the plain lines, the command line and the reports say the same in the same words.

mod beside;
mod calibration;
mod caution;
mod change;
mod clash;
mod compared;
mod fault;
mod history;
mod import;
mod library;
mod line;
mod look_back;
mod moved;
mod names;
mod people;
mod place;
mod question;
mod safeguard;
mod saved;
pub mod typed;
mod verdict;

pub use beside::{apart, beside, called_earlier, compared_with, twos};
pub use calibration::{calibration, calibration_worth};
pub use caution::caution;
pub use change::{change, changes};
pub use clash::{aside, clash};
pub use compared::{comparison, comparison_line, consistency, look_again};
pub use fault::{cannot_open, fault, fault_line, must_be};
pub use history::{Act, Told, acts, late, taken_back, told, version};
pub use import::{imported, misread};
pub use library::{client, copy, due, happened, stage, story, template};
pub use line::{Line, Sort};
pub use look_back::{came_of_it, since, then_and_now};
pub use moved::{Compared, Sides, moved};
pub use names::{
    account, account_field, account_title, basis, criterion, fate, leaf, lens, method, offer, option, person, rating,
    rating_in_words, report_format, when,
};
pub use people::{agreement, how_clear, meeting_point, people, why_apart};
pub use place::place;
pub use question::{Asked, pick, question, step, suggestion};
pub use safeguard::safeguards;
pub use saved::{barred, clashes, file_name, recovery, saved, taken_in, trouble};
pub use verdict::{
    Spoken, change_points, feelings, only_if, ranking, ruled_out, stability, to_copy, unsure, verdict, wins,
    wins_in_front, withheld,
};

use crate::text::Language;
use pesee_core::deliberation;

/// The reader's language for a deliberation's.
pub fn language(language: deliberation::Language) -> Language {
    match language {
        deliberation::Language::En => Language::English,
        deliberation::Language::Fr => Language::French,
    }
}

/// The file's word for a reader's language.
pub fn file_language(language: Language) -> deliberation::Language {
    match language {
        Language::English => deliberation::Language::En,
        Language::French => deliberation::Language::Fr,
    }
}
