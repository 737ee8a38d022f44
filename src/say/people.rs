//! Who leads for whom, and why they differ (METHOD.md §9).

use crate::deliberation::Deliberation;
use crate::method::{Cause, Figures, Own, Ranking};
use crate::tell;
use crate::text::{Shown, Tongue};

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
