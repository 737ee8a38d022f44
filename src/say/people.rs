//! Who leads for whom, and why they differ (METHOD.md §9).

use crate::tell;
use crate::text::{Shown, Tongue, number};
use pesee_core::deliberation::{Deliberation, Outcome};
use pesee_core::method::{DisagreementCause, Figures, GroupComparison, PersonResult, Ranking};

use super::names;

/// Why somebody's leader is another than the group's, in the words that choose between messages.
fn standing(own: &PersonResult, group: Option<usize>) -> &'static str {
    match own.disagreement_cause(group) {
        Some(DisagreementCause::Weights) => "weights",
        Some(DisagreementCause::Ratings) => "ratings",
        Some(DisagreementCause::Both) => "both",
        None if own.leader == group => "same",
        None => "none",
    }
}

/// Those of whom the same is true.
struct Alike {
    leader: Option<usize>,
    why: &'static str,
    names: Vec<Shown>,
}

/// Where several people answer: who leads for whom, and why that is another than the group's; one sentence for those
/// of whom the same is true.
pub fn people(tongue: &Tongue, document: &Deliberation, figures: &Figures, ranking: &Ranking) -> Vec<Shown> {
    let Some(people) = &ranking.group else { return Vec::new() };
    let group = ranking.leaders.leader();
    let mut told: Vec<Alike> = Vec::new();
    for own in &people.people {
        let (leader, why, name) = (own.leader, standing(own, group), names::person(tongue, document, &own.id));
        match told.iter_mut().find(|known| known.leader == leader && known.why == why) {
            Some(known) => known.names.push(name),
            None => told.push(Alike { leader, why, names: vec![name] }),
        }
    }
    let for_all = told.len() == 1;
    let sentence = |alike: Alike| {
        let people = Shown::join(&alike.names, ", ");
        let option = alike.leader.and_then(|at| figures.matrix().options.get(at));
        match option.map(|option| names::option(document, &option.id)) {
            None => tell!(tongue, "verdict-leads-for-none", people = people),
            Some(option) if for_all && alike.why == "same" => tell!(tongue, "verdict-leads-for-all", option = option),
            Some(option) => tell!(tongue, "verdict-leads-for", people = people, option = option, why = alike.why),
        }
    };
    told.into_iter().map(sentence).collect()
}

/// Whether several people agree.
pub fn agreement(tongue: &Tongue, document: &Deliberation, figures: &Figures, people: &GroupComparison) -> Shown {
    let leader = people.people.first().and_then(|own| own.leader).filter(|_| !people.has_different_leaders());
    match leader.and_then(|at| figures.matrix().options.get(at)) {
        Some(option) => tell!(tongue, "people-agree", option = names::option(document, &option.id)),
        None if people.has_different_leaders() => tell!(tongue, "people-differ"),
        None => tell!(tongue, "people-none-leads"),
    }
}

/// Where people could meet: what is fair to all, and, where they have different leaders, what asks least of whoever
/// gives up most.
pub fn meeting_point(
    tongue: &Tongue,
    document: &Deliberation,
    figures: &Figures,
    people: &GroupComparison,
) -> Vec<Shown> {
    let option = |at: &usize| figures.matrix().options.get(*at).map(|option| names::option(document, &option.id));
    let quoted = |places: &[usize]| {
        let names = places.iter().filter_map(option);
        Shown::join(&names.map(|name| tell!(tongue, "screen-quoted", text = name)).collect::<Vec<_>>(), ", ")
    };
    let mut said = Vec::new();
    if !people.fair_options.is_empty() {
        said.push(tell!(tongue, "people-fair", count = people.people.len(), options = quoted(&people.fair_options)));
    }
    let regret = people.least_regret_options.first().and_then(|at| people.max_regrets.get(*at).copied().flatten());
    if let Some(regret) = regret.filter(|_| people.has_different_leaders()) {
        let points = number::number(tongue.language(), regret, 1);
        let options = quoted(&people.least_regret_options);
        said.push(tell!(tongue, "people-least-regret", options = options, points = points));
    }
    said
}

/// How clear a verdict is, in a word or two.
pub fn how_clear(tongue: &Tongue, outcome: Outcome) -> Shown {
    tell!(tongue, "people-outcome", word = outcome.as_str())
}

/// What makes somebody's leader another than the group's, in a word.
pub fn why_apart(tongue: &Tongue, own: &PersonResult, group: Option<usize>) -> Shown {
    tell!(tongue, "people-cause", why = standing(own, group))
}
