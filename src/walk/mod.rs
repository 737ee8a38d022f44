//! Defines the walk: ten steps and their questions as data, and the session that answers them.
//!
//! The walk renders nothing: the screen and the line-based front end show the same questions, and every answer becomes
//! an [`Edit`](pesee_core::deliberation::Edit).

mod answer;
mod appointment;
mod calibration;
mod caution;
mod clients;
mod comparison;
mod held_work;
mod library_order;
mod lists;
mod method_copy;
mod pairs;
mod past_state;
mod pasted_list;
mod people;
mod progress;
mod question;
mod question_order;
pub mod rating_edit;
pub mod review;
mod safeguard;
mod session;
mod step;
mod swing;
mod template;
mod translation;
mod weights;

pub use answer::{
    ASKED_ACCOUNT_FIELDS, AccountFact, MORE_ACCOUNT_FIELDS, account_fact, account_path, add_account, add_step,
    add_tripwire, answer_path, build_account_fact, build_since, current_choice, current_day, edit_for_answer,
    mark_tripwire_seen, question_about, reveal_answers, set_account_fact,
};
pub use appointment::{
    Appointment, count_cancelled_steps, count_undated_steps, is_due_on, list_appointments, list_due_dates,
    list_past_appointments,
};
pub use calibration::{CalibrationGroup, MIN_MEANINGFUL_CASES, group_by_confidence, list_calibration_points};
pub use caution::{
    Caution, is_personal_network, is_yes_no, list_cautions, list_condition_cautions, list_option_cautions,
};
pub use clients::{ClientGroup, client_name, group_by_client, last_visit, timeline};
pub use comparison::{
    CompareError, ComparisonRequest, ComparisonResult, ComparisonTarget, EarlierEvent, EarlierState,
    ensure_answers_unsealed, list_earlier_states, list_person_pairs,
};
pub use held_work::{DividedEdit, HeldWork, apply_edit, divide_edit, is_sealed_with, is_waiting_for, list_authors};
pub use library_order::{LibrarySection, due_date, due_or_next_date, is_due, library_section, sort_rows};
pub use lists::{
    OfferKind, OptionOffer, accept_offer, add_criterion, add_option, can_remove_option, common_time_horizon,
    cycle_time_horizon, list_offers, list_option_lines, move_entry, remove_entry, rename_entry, set_fate,
    set_time_horizon, toggle_criterion,
};
pub use method_copy::extract_method;
pub use pairs::{
    PAIR_RATIOS, can_compare, comparisons_until_connected, has_consistency_check, list_compared_pairs, next_pair,
    ratio_at_position, remaining_comparisons, scale_position, set_pair_ratio, stated_ratio,
};
pub use past_state::{HistoryError, HistoryGap, PastSource, PastState, moment_of_day, reconstruct_at};
pub use pasted_list::{PastedCounts, PastedRow, add_entries, add_pasted_rows, has_entry_named, parse_pasted_names};
pub use people::{
    PeopleError, add_person, count_answers, current_deciders, is_answer_about_deciders, list_removed_people,
    name_person, next_role, next_unnamed_person, remove_person, set_deciders, set_role,
};
pub use progress::{
    RemainingRatings, first_question_of, is_answered, library_stage, mark_rest_unknown, next_rating_question,
    overview_audience, previous_question, question_after_ratings, question_blocking_verdict, question_to_resume,
    remaining_ratings, route_to, step_progress, view_for_rater,
};
pub use question::{Answer, AnswerChoice, AnswerKind, LENS_POSITIONS, Question, REVIEW_MONTHS, list_possible_fates};
pub use question_order::{is_available, list_questions, numbered_question, question_number};
pub use safeguard::{Safeguard, SafeguardKind, add_safeguard_step, list_safeguards};
pub use session::{EditError, Session};
pub use step::{StepProgress, WalkStep};
pub use swing::{FULL_SWING, full_swing_criterion, list_swings, set_full_swing, set_swing};
pub use template::{
    EXAMPLE, LazyTemplate, TEMPLATES, Template, find_template, first_choices, is_example, load_template,
};
pub use translation::{UnchangedText, list_unchanged_texts};
pub use weights::{
    OldWeights, RankOrder, find_old_weights, list_unweighed, next_weighting_method, points_of, set_order, set_points,
    set_weighting_method, weighting_method_in_use,
};
