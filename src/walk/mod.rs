//! The walk: ten steps and their questions as data. It draws nothing; the screen and the plain lines render the same
//! questions, and an answer is an [`Edit`](pesee_core::deliberation::Edit).

mod answer;
mod appointment;
mod beside;
mod calibration;
mod caution;
mod clients;
mod due;
mod lists;
pub mod look_back;
mod pairs;
mod pasted;
mod progress;
mod question;
mod questions;
pub mod rate;
mod safeguard;
mod since;
mod sitting;
mod step;
mod swing;
mod template;
mod weigh;

pub use answer::{account_key, add_account, add_step, answer, lens_place, picked, place, reveal};
pub use appointment::{Appointments, appointments};
pub use beside::{Apart, Beside, Comparing, Earlier, What, With, earlier, in_twos, unsealed};
pub use calibration::{ENOUGH, Group as Calibrated, calibration, judged};
pub use caution::{Caution, about, cautions, is_of_individuals, is_yes_no};
pub use clients::{Group, by_client, client_of, happened, last_met};
pub use due::{Shelf, arrange_rows, is_due, shelf};
pub use lists::{
    Offer, Offered, add_criterion, add_option, lines, may_remove, next_when, offers, rename, set_fate, set_when, shift,
    take, toggle_criterion,
};
pub use pairs::{
    SIZES, are_checked, can_compare, compare, compared, comparison, left_to_compare, next_pair, place_of, ratio_at,
    until_connected,
};
pub use pasted::{add_all, is_known, pasted};
pub use progress::{
    Left, at_table, enough_rated, first_of, is_answered, left, next_rating, open_question, previous, progress,
    rest_unknown, resume, seen_by, stage, toward,
};
pub use question::{Answer, Ask, Kind, LENS_PLACES, Pick, REVIEW_MONTHS, fates};
pub use questions::{is_there, questions};
pub use safeguard::{Care, Safeguard, safeguards, take_safeguard};
pub use since::{Gap, Past, Source, Untold, end_of, since};
pub use sitting::Sitting;
pub use step::{Progress, Step};
pub use swing::{FULL_SWING, lift_first, lifted_first, swing, swings};
pub use template::{EXAMPLE, TEMPLATES, Template, template, template_text};
pub use weigh::{blocks, method, order, other_method, placed, points, points_of};
