//! Sentences about several people: their leaders, their differences and possible compromises (METHOD.md §9).

use crate::t;
use crate::text::{Locale, SafeText, number};
use crate::walk::{self, PeopleError};
use pesee_core::deliberation::{Deliberation, Edit, Outcome};
use pesee_core::method::{
    DisagreementCause, Figures, FragilityReason, GroupComparison, PersonResult, Ranking, Verdict,
};

use super::names;

/// Returns the selector of the cause of a difference between a person's leader and the group's leader.
fn leader_cause(own: &PersonResult, group: Option<usize>) -> &'static str {
    match own.disagreement_cause(group) {
        Some(DisagreementCause::Weights) => "weights",
        Some(DisagreementCause::Ratings) => "ratings",
        Some(DisagreementCause::Both) => "both",
        None if own.leader == group => "same",
        None => "none",
    }
}

/// The people with the same leader and the same cause.
struct LeaderGroup {
    leader: Option<usize>,
    why: &'static str,
    /// Whether no missing answer of the person can change the leader.
    is_settled: bool,
    names: Vec<SafeText>,
}

/// Describes the leader of each person and the cause of a difference from the group's leader. People with the same
/// leader and cause share a sentence. The list is empty for one person.
pub fn leaders_by_person(
    locale: &Locale,
    document: &Deliberation,
    figures: &Figures,
    ranking: &Ranking,
) -> Vec<SafeText> {
    let Some(people) = &ranking.group else { return Vec::new() };
    let group = ranking.leaders.leader();
    let mut groups: Vec<LeaderGroup> = Vec::new();
    for own in &people.people {
        let is_settled = own.leader.is_none() || own.is_leader_surely_ahead;
        // The cause of a difference that missing answers can change is not known.
        let why = if is_settled { leader_cause(own, group) } else { "none" };
        let (leader, name) = (own.leader, names::person(locale, document, &own.id));
        match groups.iter_mut().find(|known| (known.leader, known.why, known.is_settled) == (leader, why, is_settled)) {
            Some(known) => known.names.push(name),
            None => groups.push(LeaderGroup { leader, why, is_settled, names: vec![name] }),
        }
    }
    let for_all = groups.len() == 1;
    let sentence = |entry: LeaderGroup| {
        let people = SafeText::join(&entry.names, ", ");
        let option = entry.leader.and_then(|at| figures.matrix().options.get(at));
        match option.map(|option| names::option(document, &option.id)) {
            None => t!(locale, "verdict-leads-for-none", people = people),
            Some(option) if !entry.is_settled => {
                t!(locale, "verdict-leads-for-so-far", people = people, option = option)
            }
            Some(option) if for_all && entry.why == "same" => {
                t!(locale, "verdict-leads-for-all", option = option)
            }
            Some(option) => {
                t!(locale, "verdict-leads-for", people = people, option = option, why = entry.why)
            }
        }
    };
    groups.into_iter().map(sentence).collect()
}

/// Describes whether several people have the same leader.
pub fn agreement(locale: &Locale, document: &Deliberation, figures: &Figures, people: &GroupComparison) -> SafeText {
    let leader = people.people.first().and_then(|own| own.leader).filter(|_| !people.has_different_leaders());
    match leader.and_then(|at| figures.matrix().options.get(at)) {
        Some(option) => t!(locale, "people-agree", option = names::option(document, &option.id)),
        None if people.has_different_leaders() => t!(locale, "people-differ"),
        None => t!(locale, "people-none-leads"),
    }
}

/// Describes possible compromises: the options that are fair to all and, if the leaders differ, the options with the
/// least maximum regret.
pub fn meeting_point(
    locale: &Locale,
    document: &Deliberation,
    figures: &Figures,
    people: &GroupComparison,
) -> Vec<SafeText> {
    let option = |at: &usize| figures.matrix().options.get(*at).map(|option| names::option(document, &option.id));
    let quoted = |places: &[usize]| {
        let names = places.iter().filter_map(option);
        SafeText::join(&names.map(|name| t!(locale, "screen-quoted", text = name)).collect::<Vec<_>>(), ", ")
    };
    let mut sentences = Vec::new();
    let has_missing_answers = people.people.iter().any(|person| person.has_open_cells);
    sentences.extend(has_missing_answers.then(|| t!(locale, "people-answers-missing")));
    if !people.fair_options.is_empty() {
        sentences.push(t!(locale, "people-fair", count = people.people.len(), options = quoted(&people.fair_options)));
    }
    let regret = people.least_regret_options.first().and_then(|at| people.max_regrets.get(*at).copied().flatten());
    if let Some(regret) = regret.filter(|_| people.has_different_leaders()) {
        let points = number::format(locale.language(), regret, 1);
        let options = quoted(&people.least_regret_options);
        sentences.push(t!(locale, "people-least-regret", options = options, points = points));
    }
    sentences
}

/// Introduces the `cell_count` ratings with the largest disagreement, or says that there are none.
pub fn disagreement_heading(locale: &Locale, people: &GroupComparison, cell_count: usize) -> SafeText {
    match cell_count {
        0 if people.has_disagreement() => t!(locale, "people-no-disagreement-that-counts"),
        0 => t!(locale, "people-no-disagreement"),
        _ => t!(locale, "people-furthest-apart"),
    }
}

/// Says whom an edit removes, and with how many answers; `None` if the edit removes nobody.
pub fn people_removed(locale: &Locale, document: &Deliberation, edit: &Edit) -> Option<SafeText> {
    let removed = walk::list_removed_people(edit);
    let names: Vec<SafeText> = removed.iter().map(|id| names::person(locale, document, id)).collect();
    let count: usize = removed.iter().map(|id| walk::count_answers(document, id)).sum();
    (!removed.is_empty()).then(|| t!(locale, "people-removed", people = SafeText::join(&names, ", "), count = count))
}

/// Says why the people of a deliberation cannot be changed.
pub fn people_error(locale: &Locale, document: &Deliberation, error: &PeopleError) -> SafeText {
    match error {
        PeopleError::AnswersSealed(people) => {
            let names: Vec<SafeText> = people.iter().map(|id| names::person(locale, document, id)).collect();
            t!(locale, "people-error-sealed", people = SafeText::join(&names, ", "))
        }
        PeopleError::TooFewPeople => t!(locale, "people-error-too-few"),
        PeopleError::NameTaken => t!(locale, "people-error-name-taken"),
    }
}

/// Describes an outcome in a word or two.
pub fn outcome_word(locale: &Locale, outcome: Outcome) -> SafeText {
    t!(locale, "people-outcome", word = outcome.as_str())
}

/// Describes the outcome of a group's verdict in a word. A verdict that only the disagreement of people makes fragile
/// has its own word, because nothing else about it is unsure.
pub fn verdict_word(locale: &Locale, verdict: &Verdict) -> SafeText {
    if verdict.fragility_reasons == [FragilityReason::People] {
        return t!(locale, "people-outcome", word = "disputed");
    }
    outcome_word(locale, verdict.outcome)
}

/// Describes the cause of a difference from the group's leader in a word.
pub fn cause_word(locale: &Locale, own: &PersonResult, group: Option<usize>) -> SafeText {
    t!(locale, "people-cause", why = leader_cause(own, group))
}
