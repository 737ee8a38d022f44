//! Who leads for whom, and why they differ (METHOD.md §9).

use crate::deliberation::Deliberation;
use crate::method::{Cause, Figures, Own, Ranking};
use crate::tell;
use crate::text::{Shown, Tongue};

use super::names;

/// How somebody's leader stands to the group's, in the words that choose between messages.
fn standing(own: &Own, group: Option<usize>) -> &'static str {
    match own.cause(group) {
        Some(Cause::Weights) => "weights",
        Some(Cause::Ratings) => "ratings",
        Some(Cause::Both) => "both",
        None if own.leader == group => "same",
        None => "none",
    }
}

/// Where several people answer: who leads for whom, and why that is another than the group's; one sentence for those
/// of whom the same is true.
pub fn people(tongue: &Tongue, document: &Deliberation, figures: &Figures, ranking: &Ranking) -> Vec<Shown> {
    let Some(people) = &ranking.people else { return Vec::new() };
    let group = ranking.front.leader();
    let mut alike: Vec<((Option<usize>, &str), Vec<Shown>)> = Vec::new();
    for own in &people.each {
        let (is, name) = ((own.leader, standing(own, group)), names::person(tongue, document, &own.id));
        match alike.iter_mut().find(|(known, _)| *known == is) {
            Some((_, names)) => names.push(name),
            None => alike.push((is, vec![name])),
        }
    }
    let for_all = alike.len() == 1;
    let sentence = |((leader, standing), names): ((Option<usize>, &'static str), Vec<Shown>)| {
        let people = Shown::join(&names, ", ");
        let option = leader.and_then(|at| figures.table().options.get(at));
        match option.map(|option| names::option(document, &option.id)) {
            None => tell!(tongue, "verdict-leads-for-none", people = people),
            Some(option) if for_all && standing == "same" => tell!(tongue, "verdict-leads-for-all", option = option),
            Some(option) => tell!(tongue, "verdict-leads-for", people = people, option = option, why = standing),
        }
    };
    alike.into_iter().map(sentence).collect()
}
