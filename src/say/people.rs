//! Who leads for whom, and why they differ (METHOD.md §9).

use crate::tell;
use crate::text::{Shown, Tongue, number};
use pesee_core::deliberation::{Deliberation, Outcome};
use pesee_core::method::{Cause, Figures, Own, People, Ranking};

use super::names;

/// Why somebody's leader is another than the group's, in the words that choose between messages.
fn standing(own: &Own, group: Option<usize>) -> &'static str {
    match own.cause(group) {
        Some(Cause::Weights) => "weights",
        Some(Cause::Ratings) => "ratings",
        Some(Cause::Both) => "both",
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
    let Some(people) = &ranking.people else { return Vec::new() };
    let group = ranking.front.leader();
    let mut told: Vec<Alike> = Vec::new();
    for own in &people.each {
        let (leader, why, name) = (own.leader, standing(own, group), names::person(tongue, document, &own.id));
        match told.iter_mut().find(|known| known.leader == leader && known.why == why) {
            Some(known) => known.names.push(name),
            None => told.push(Alike { leader, why, names: vec![name] }),
        }
    }
    let for_all = told.len() == 1;
    let sentence = |alike: Alike| {
        let people = Shown::join(&alike.names, ", ");
        let option = alike.leader.and_then(|at| figures.table().options.get(at));
        match option.map(|option| names::option(document, &option.id)) {
            None => tell!(tongue, "verdict-leads-for-none", people = people),
            Some(option) if for_all && alike.why == "same" => tell!(tongue, "verdict-leads-for-all", option = option),
            Some(option) => tell!(tongue, "verdict-leads-for", people = people, option = option, why = alike.why),
        }
    };
    told.into_iter().map(sentence).collect()
}

/// Whether several people agree.
pub fn agreement(tongue: &Tongue, document: &Deliberation, figures: &Figures, people: &People) -> Shown {
    let leader = people.each.first().and_then(|own| own.leader).filter(|_| !people.differ());
    match leader.and_then(|at| figures.table().options.get(at)) {
        Some(option) => tell!(tongue, "people-agree", option = names::option(document, &option.id)),
        None if people.differ() => tell!(tongue, "people-differ"),
        None => tell!(tongue, "people-none-leads"),
    }
}

/// Where people could meet: what is fair to all, and, where they have different leaders, what asks least of whoever
/// gives up most.
pub fn meeting_point(tongue: &Tongue, document: &Deliberation, figures: &Figures, people: &People) -> Vec<Shown> {
    let option = |at: &usize| figures.table().options.get(*at).map(|option| names::option(document, &option.id));
    let quoted = |places: &[usize]| {
        let names = places.iter().filter_map(option);
        Shown::join(&names.map(|name| tell!(tongue, "screen-quoted", text = name)).collect::<Vec<_>>(), ", ")
    };
    let mut said = Vec::new();
    if !people.fair.is_empty() {
        said.push(tell!(tongue, "people-fair", count = people.each.len(), options = quoted(&people.fair)));
    }
    let regret = people.least_regret.first().and_then(|at| people.regret.get(*at).copied().flatten());
    if let Some(regret) = regret.filter(|_| people.differ()) {
        let points = number::number(tongue.language(), regret, 1);
        let options = quoted(&people.least_regret);
        said.push(tell!(tongue, "people-least-regret", options = options, points = points));
    }
    said
}

/// How clear a verdict is, in a word or two.
pub fn how_clear(tongue: &Tongue, outcome: Outcome) -> Shown {
    tell!(tongue, "people-outcome", word = outcome.word())
}

/// What makes somebody's leader another than the group's, in a word.
pub fn why_apart(tongue: &Tongue, own: &Own, group: Option<usize>) -> Shown {
    tell!(tongue, "people-cause", why = standing(own, group))
}
