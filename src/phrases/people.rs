//! Who leads for whom, and why they differ (METHOD.md §9).

use crate::t;
use crate::text::{Locale, SafeText, number};
use pesee_core::deliberation::{Deliberation, Outcome};
use pesee_core::method::{DisagreementCause, Figures, GroupComparison, PersonResult, Ranking};

use super::names;

/// Why somebody's leader is another than the group's, in the words that choose between messages.
fn leader_cause(own: &PersonResult, group: Option<usize>) -> &'static str {
    match own.disagreement_cause(group) {
        Some(DisagreementCause::Weights) => "weights",
        Some(DisagreementCause::Ratings) => "ratings",
        Some(DisagreementCause::Both) => "both",
        None if own.leader == group => "same",
        None => "none",
    }
}

/// Those of whom the same is true.
struct LeaderGroup {
    leader: Option<usize>,
    why: &'static str,
    names: Vec<SafeText>,
}

/// Where several people answer: who leads for whom, and why that is another than the group's; one sentence for those
/// of whom the same is true.
pub fn leaders_by_person(
    locale: &Locale,
    document: &Deliberation,
    figures: &Figures,
    ranking: &Ranking,
) -> Vec<SafeText> {
    let Some(people) = &ranking.group else { return Vec::new() };
    let group = ranking.leaders.leader();
    let mut told: Vec<LeaderGroup> = Vec::new();
    for own in &people.people {
        let (leader, why, name) = (own.leader, leader_cause(own, group), names::person(locale, document, &own.id));
        match told.iter_mut().find(|known| known.leader == leader && known.why == why) {
            Some(known) => known.names.push(name),
            None => told.push(LeaderGroup { leader, why, names: vec![name] }),
        }
    }
    let for_all = told.len() == 1;
    let sentence = |alike: LeaderGroup| {
        let people = SafeText::join(&alike.names, ", ");
        let option = alike.leader.and_then(|at| figures.matrix().options.get(at));
        match option.map(|option| names::option(document, &option.id)) {
            None => t!(locale, "verdict-leads-for-none", people = people),
            Some(option) if for_all && alike.why == "same" => t!(locale, "verdict-leads-for-all", option = option),
            Some(option) => t!(locale, "verdict-leads-for", people = people, option = option, why = alike.why),
        }
    };
    told.into_iter().map(sentence).collect()
}

/// Whether several people agree.
pub fn agreement(locale: &Locale, document: &Deliberation, figures: &Figures, people: &GroupComparison) -> SafeText {
    let leader = people.people.first().and_then(|own| own.leader).filter(|_| !people.has_different_leaders());
    match leader.and_then(|at| figures.matrix().options.get(at)) {
        Some(option) => t!(locale, "people-agree", option = names::option(document, &option.id)),
        None if people.has_different_leaders() => t!(locale, "people-differ"),
        None => t!(locale, "people-none-leads"),
    }
}

/// Where people could meet: what is fair to all, and, where they have different leaders, what asks least of whoever
/// gives up most.
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
    let mut said = Vec::new();
    if !people.fair_options.is_empty() {
        said.push(t!(locale, "people-fair", count = people.people.len(), options = quoted(&people.fair_options)));
    }
    let regret = people.least_regret_options.first().and_then(|at| people.max_regrets.get(*at).copied().flatten());
    if let Some(regret) = regret.filter(|_| people.has_different_leaders()) {
        let points = number::format(locale.language(), regret, 1);
        let options = quoted(&people.least_regret_options);
        said.push(t!(locale, "people-least-regret", options = options, points = points));
    }
    said
}

/// How clear a verdict is, in a word or two.
pub fn outcome_word(locale: &Locale, outcome: Outcome) -> SafeText {
    t!(locale, "people-outcome", word = outcome.as_str())
}

/// What makes somebody's leader another than the group's, in a word.
pub fn cause_word(locale: &Locale, own: &PersonResult, group: Option<usize>) -> SafeText {
    t!(locale, "people-cause", why = leader_cause(own, group))
}
