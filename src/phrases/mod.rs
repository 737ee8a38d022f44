//! The sentences of the program. All front ends and reports use these functions, so that each sentence exists once.

mod attribution;
mod calendar;
mod calibration;
mod caution;
mod change;
mod change_line;
mod comparison;
mod conflict;
mod draft;
mod field_name;
mod file_error;
mod glossary;
mod history;
mod import;
mod import_error;
mod import_question;
mod import_remark;
mod language;
mod library;
mod names;
mod pairwise;
pub mod parse;
mod pasted_rows;
mod people;
mod question;
mod ranking;
mod recovery;
mod required_changes;
mod review;
mod safeguard;
mod saving;
mod toml_problem;
mod translation;
mod tripwire;
mod typed_error;
mod verdict;
mod withheld;

pub use attribution::{ComparisonSides, ComparisonText, describe_comparison};
pub use calendar::steps_not_due;
pub use calibration::{calibration_lines, calibration_notes};
pub use caution::{CautionLine, caution, caution_lines};
pub use change::{change_lines, change_text, undo_message};
pub use change_line::{ChangeCategory, ChangeLine};
pub use comparison::{compare_error, comparison_sides, comparison_text, earlier_state, person_pair};
pub use conflict::{comment_conflict, conflict_lines};
pub use draft::reason_draft;
pub use field_name::field_name;
pub use file_error::{
    cannot_open_file, copy_of_damaged_file, file_error, file_error_line, unknown_key, unknown_keys_notice,
};
pub use glossary::glossary;
pub use history::{
    ActSummary, ChangeSummary, describe_difference, late_change, list_acts, summarize_changes, version_time,
};
pub use import::import_summary;
pub use import_error::import_error;
pub use import_question::{answer_import_question, import_question, import_question_choices, import_unclear};
pub use language::{language_names, language_now};
pub use library::{
    client_facts, client_timeline, copy_origin, due_date, due_dates, library_stage, template_description,
    timeline_event,
};
pub use names::{
    account, account_fact, account_field, account_title, basis, criterion, fate, file_name, lens, offer_name, option,
    participant, person, rating, rating_in_words, report_format, role, time_horizon, weighting_method,
};
pub use pairwise::{consistency, inconsistent_judgement, pair_comparison, pair_comparison_line};
pub use pasted_rows::{has_only_numbers, parse_pasted_rows, pasted_rows};
pub use people::{
    agreement, cause_word, disagreement_heading, leaders_by_person, meeting_point, outcome_word, people_error,
    people_removed, verdict_word,
};
pub use question::{
    QuestionText, choice_objection, choice_text, lens_effect, method_change, open_ratings, question, step_name,
    suggested_answer, typed_option, unweighed_criteria, weighting_method_line, weights_question,
};
pub use ranking::{
    leader_win_shares, option_conditions, option_restrictions, options_not_rated, ranking_lines, reason_ruled_out,
    win_chart, wins_of_option,
};
pub use recovery::{DraftOwner, describe_personal_draft, discarded_work, hidden_texts, recovery_lines, waiting_work};
pub use required_changes::{OptionChanges, RequiredChangesPage, required_changes_page, stability_lines};
pub use review::{changes_since, review_outcome, review_result};
pub use safeguard::safeguard_offers;
pub use saving::{
    conflicts, edit_error, export_error, external_changes, read_only_notice, refused_merge, replaceable_file,
    report_error, save_result, step_error, unsearched_folders, write_error,
};
pub use toml_problem::toml_problem;
pub use translation::{TextTranslation, is_in_other_language, translate_texts};
pub use tripwire::{tripwire, tripwire_text};
pub use typed_error::{date_error, day_error, fact_error, number_error};
pub use verdict::{VerdictText, breaking_points, choice_notes, first_feelings, verdict, verdict_for_clipboard};
pub use withheld::{withheld_reason, withheld_reason_in_view};

use crate::text::Language;
use pesee_core::deliberation;

/// Converts the language of a file to a display language.
pub fn reader_language(language: deliberation::Language) -> Language {
    Language::from_tag(language.as_str()).unwrap_or_default()
}

/// Returns the language of the texts that the program gives a new file: the display language if there are templates in
/// it, else English.
pub fn file_language(language: Language) -> deliberation::Language {
    template_language(language).unwrap_or(deliberation::Language::En)
}

/// Returns the language of the templates in a display language, if there are any.
pub fn template_language(language: Language) -> Option<deliberation::Language> {
    deliberation::Language::parse(language.tag())
}
