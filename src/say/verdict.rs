//! The verdict in words: a sentence one can defend, and the point at which it breaks (METHOD.md §5–7).

use crate::tell;
use crate::text::{Shown, Tongue, number};
use pesee_core::deliberation::{Deliberation, Id, Outcome};
use pesee_core::method::{
    AssessedOption, Figures, FragilityReason, Leaders, NoVerdictReason, Ranking, RevealError, WeightFlip, WeightTrust,
    WinShares, reveal_ranking,
};

use super::names;

/// A verdict as it is read out.
#[derive(Clone, Debug, PartialEq)]
pub struct Spoken {
    /// The verdict itself.
    pub headline: Shown,
    /// What makes it break, or hold.
    pub breaks: Vec<Shown>,
    /// What else belongs to it: conditions, what to try first, now or later, answers that are not firm.
    pub beside: Vec<Shown>,
}

/// The verdict of a ranking that may be shown.
pub fn verdict(tongue: &Tongue, document: &Deliberation, figures: &Figures, ranking: &Ranking) -> Spoken {
    let say = Say { tongue, document, figures, ranking };
    let leader = ranking.leaders.leader();
    let headline = match (figures.verdict().outcome, leader.map(|at| say.option(at))) {
        (Outcome::Clear, Some(option)) => tell!(tongue, "verdict-clear", option = option),
        (Outcome::Fragile, Some(option)) => tell!(tongue, "verdict-fragile", option = option),
        _ => tell!(tongue, "verdict-tie", options = say.tied()),
    };
    let breaks = match leader {
        Some(_) if figures.verdict().fragility_reasons.is_empty() => vec![say.holds()],
        Some(_) => figures.verdict().fragility_reasons.iter().map(|because| say.because(*because)).collect(),
        None => Vec::new(),
    };
    let mut beside = Vec::new();
    beside.extend(leader.and_then(|at| say.only_if(at)));
    beside.extend(say.try_first());
    beside.extend(say.horizon());
    beside.push(unsure(tongue, figures));
    Spoken { headline, breaks, beside }
}

/// The verdict to be pasted elsewhere, where it may be shown: what it is, where it breaks, and a line an option.
pub fn to_copy(tongue: &Tongue, document: &Deliberation, figures: &Figures) -> Vec<Shown> {
    let Ok(found) = reveal_ranking(document, figures) else { return Vec::new() };
    let spoken = verdict(tongue, document, figures, found);
    let options = ranking(tongue, document, figures, found);
    [spoken.headline].into_iter().chain(spoken.breaks).chain(options).collect()
}

/// Why there is no verdict to show, and what is missing.
pub fn withheld(tongue: &Tongue, document: &Deliberation, why: &RevealError) -> Shown {
    match why {
        RevealError::NoVerdict(NoVerdictReason::NoEligibleOption) if document.options().is_empty() => {
            tell!(tongue, "verdict-no-options")
        }
        RevealError::NoVerdict(NoVerdictReason::NoEligibleOption) => tell!(tongue, "verdict-all-ruled-out"),
        RevealError::NoVerdict(NoVerdictReason::NothingRated) => tell!(tongue, "verdict-nothing-rated"),
        RevealError::NoVerdict(NoVerdictReason::NoWeights) => tell!(tongue, "verdict-no-weights"),
        RevealError::Unfinished { unrated_cells: cells, unrated_criteria: criteria } => {
            tell!(tongue, "verdict-unfinished", cells = *cells, criteria = *criteria)
        }
        RevealError::WaitingFor(people) => {
            let people: Vec<Shown> = people.iter().map(|id| names::person(tongue, document, id)).collect();
            tell!(tongue, "verdict-waiting", people = Shown::join(&people, ", "))
        }
        RevealError::Sealed => tell!(tongue, "verdict-sealed"),
    }
}

/// How many answers are ranges or "don't know".
pub fn unsure(tongue: &Tongue, figures: &Figures) -> Shown {
    let (unsure, unrated) = (figures.verdict().uncertain_cells, figures.verdict().unrated_cells);
    if unrated > 0 {
        tell!(tongue, "verdict-unsure-unrated", unsure = unsure, unrated = unrated)
    } else {
        tell!(tongue, "verdict-unsure", unsure = unsure)
    }
}

/// The points of weight that would make a rival level.
pub fn change_points(tongue: &Tongue, document: &Deliberation, figures: &Figures, nearest: &WeightFlip) -> Shown {
    let table = figures.matrix();
    let name = |at: usize| table.criteria.get(at).map(|f| names::criterion(document, &f.id)).unwrap_or_default();
    let to = table.options.get(nearest.rival).map(|o| names::option(document, &o.id)).unwrap_or_default();
    let points = number::number(tongue.language(), nearest.points, 1);
    let target = nearest.moves.first().map(|m| name(m.target)).unwrap_or_default();
    let sources: Vec<Shown> = nearest.moves.iter().map(|m| name(m.source)).collect();
    match sources.as_slice() {
        [] => tell!(tongue, "verdict-level-now", to = to),
        [source] => tell!(tongue, "verdict-move", points = points, source = source, target = target, to = to),
        _ => {
            let sources = Shown::join(&sources, ", ");
            tell!(tongue, "verdict-moves", points = points, sources = sources, target = target, to = to)
        }
    }
}

/// How often an option is first, at each level of trust in the weights: in words that make one sentence, and as a part
/// of 1.
pub fn wins(tongue: &Tongue, wins: &WinShares, option: usize) -> Vec<(Shown, f64)> {
    let said = |trust: WeightTrust| {
        let won = wins.win_share(option, trust);
        // Neither “always” nor “never” is said of what is almost so.
        let hundred = (won * 100.0).round();
        let hundred = if won > 0.0 && won < 1.0 { hundred.clamp(1.0, 99.0) } else { hundred } as usize;
        let words = match trust {
            WeightTrust::Given => tell!(tongue, "verdict-wins-given", won = hundred),
            WeightTrust::Rough => tell!(tongue, "verdict-wins-rough", won = hundred),
            WeightTrust::Order => tell!(tongue, "verdict-wins-order", won = hundred),
            WeightTrust::Any => tell!(tongue, "verdict-wins-any", won = hundred),
        };
        (words, won)
    };
    WeightTrust::ALL.map(said).into()
}

/// How often those in front are first, each in a sentence.
pub fn wins_in_front(tongue: &Tongue, document: &Deliberation, figures: &Figures, ranking: &Ranking) -> Vec<Shown> {
    let in_front = match &ranking.leaders {
        Leaders::NoEligible => Vec::new(),
        Leaders::Leader(at) => vec![*at],
        Leaders::Tied(places) => places.clone(),
    };
    let sentence = |at: usize| {
        let parts: Vec<Shown> =
            wins(tongue, ranking.win_shares.as_ref()?, at).into_iter().map(|(words, _)| words).collect();
        let option = names::option(document, &figures.matrix().options.get(at)?.id);
        Some(tell!(tongue, "verdict-wins-of", option = option, wins = Shown::join(&parts, ", ")))
    };
    in_front.into_iter().filter_map(sentence).collect()
}

/// The conditions that an option waits for; `None` where it waits for none.
pub fn only_if(tongue: &Tongue, document: &Deliberation, unknown: &[Id]) -> Option<Shown> {
    let questions: Vec<Shown> = unknown
        .iter()
        .filter_map(|id| document.condition(id))
        .map(|condition| Shown::outside(&condition.question))
        .collect();
    (!questions.is_empty()).then(|| tell!(tongue, "verdict-only-if", conditions = Shown::join(&questions, " ")))
}

/// The ranking, one line an option, best first; what is ruled out comes last and says why.
pub fn ranking(tongue: &Tongue, document: &Deliberation, figures: &Figures, ranking: &Ranking) -> Vec<Shown> {
    let mut rows: Vec<_> = figures.matrix().options.iter().zip(&ranking.scores).collect();
    rows.sort_by_key(|(_, score)| score.rank);
    let row = |(course, score): (&AssessedOption, &pesee_core::method::OptionScore)| {
        let name = names::option(document, &course.id);
        if !course.is_eligible() {
            return ruled_out(tongue, document, course);
        }
        let figure = |value| number::number(tongue.language(), value, 1);
        let total = number::signed(tongue.language(), score.score, 1);
        let line = tell!(
            tongue,
            "verdict-row",
            rank = score.rank,
            option = name,
            score = total,
            pros = figure(score.pros),
            cons = figure(score.cons)
        );
        match only_if(tongue, document, &course.unknown_conditions) {
            Some(condition) => Shown::join([&line, &condition], " "),
            None => line,
        }
    };
    rows.into_iter().map(row).collect()
}

/// An option that a condition rules out, with the conditions that do.
pub fn ruled_out(tongue: &Tongue, document: &Deliberation, course: &AssessedOption) -> Shown {
    let (option, conditions) = (names::option(document, &course.id), failed(document, &course.failed_conditions));
    tell!(tongue, "verdict-row-out", option = option, conditions = conditions)
}

/// How far each weight may go while the leader leads, those with the least room first.
pub fn stability(tongue: &Tongue, document: &Deliberation, figures: &Figures, ranking: &Ranking) -> Vec<Shown> {
    let table = figures.matrix();
    let option =
        |at: usize| table.options.get(at).map(|option| names::option(document, &option.id)).unwrap_or_default();
    let percent = |share: f64| number::number(tongue.language(), share * 100.0, 0);
    let mut lines: Vec<(f64, Shown)> = Vec::new();
    for (factor, stable) in table.criteria.iter().zip(&ranking.stability_intervals) {
        let Some(stable) = stable else { continue };
        let name = names::criterion(document, &factor.id);
        let share = percent(factor.share);
        let below = stable.leader_below.map(|to| (factor.share - stable.low, percent(stable.low), option(to)));
        let above = stable.leader_above.map(|to| (stable.high - factor.share, percent(stable.high), option(to)));
        let (room, line) = match (below, above) {
            (None, None) => continue,
            (Some((room, low, to)), None) => {
                (room, tell!(tongue, "verdict-stable-below", criterion = name, share = share, low = low, to = to))
            }
            (None, Some((room, high, to))) => {
                (room, tell!(tongue, "verdict-stable-above", criterion = name, share = share, high = high, to = to))
            }
            (Some((down, low, low_to)), Some((up, high, high_to))) => {
                let line = tell!(
                    tongue,
                    "verdict-stable-both",
                    criterion = name,
                    share = share,
                    low = low,
                    low_to = low_to,
                    high = high,
                    high_to = high_to
                );
                (down.min(up), line)
            }
        };
        lines.push((room, line));
    }
    lines.sort_by(|(a, _), (b, _)| a.total_cmp(b));
    lines.into_iter().map(|(_, line)| line).collect()
}

/// The questions of conditions, in a row.
fn failed(document: &Deliberation, ids: &[Id]) -> Shown {
    let questions = ids.iter().filter_map(|id| document.condition(id));
    let questions: Vec<Shown> = questions.map(|condition| Shown::outside(&condition.question)).collect();
    Shown::join(&questions, " ")
}

/// Which way each person leant at first, now that it may be said.
pub fn feelings(tongue: &Tongue, document: &Deliberation) -> Vec<Shown> {
    let people = document.people();
    let several = people.len() > 1;
    let feeling = |person: &pesee_core::deliberation::Person<'_>| {
        let gut = document.first_feeling(person.id)?;
        let option = names::option(document, gut.option.as_ref()?);
        let strength = gut.strength.map_or(0, |strength| strength.get() as usize);
        Some(if several {
            let person = names::person(tongue, document, person.id);
            tell!(tongue, "verdict-feeling-of", person = person, option = option, strength = strength)
        } else {
            tell!(tongue, "verdict-feeling", option = option, strength = strength)
        })
    };
    people.iter().filter_map(feeling).collect()
}

/// Some names in a row: a, b and c.
pub(super) fn in_a_row(tongue: &Tongue, names: &[Shown]) -> Shown {
    match names.split_last() {
        Some((last, first)) if !first.is_empty() => {
            tell!(tongue, "verdict-and", first = Shown::join(first, ", "), last = last)
        }
        _ => names.first().cloned().unwrap_or_default(),
    }
}

struct Say<'a> {
    tongue: &'a Tongue,
    document: &'a Deliberation,
    figures: &'a Figures,
    ranking: &'a Ranking,
}

impl Say<'_> {
    fn option(&self, at: usize) -> Shown {
        let id = self.figures.matrix().options.get(at).map(|option| &option.id);
        id.map(|id| names::option(self.document, id)).unwrap_or_default()
    }

    /// Some options in a row: “a”, “b” and “c”.
    fn options(&self, places: &[usize]) -> Shown {
        let named = |at: &usize| tell!(self.tongue, "verdict-named", option = self.option(*at));
        in_a_row(self.tongue, &places.iter().map(named).collect::<Vec<Shown>>())
    }

    fn tied(&self) -> Shown {
        if let Leaders::Tied(places) = &self.ranking.leaders { self.options(places) } else { Shown::default() }
    }

    fn because(&self, because: FragilityReason) -> Shown {
        let tongue = self.tongue;
        match because {
            FragilityReason::Weights => match &self.ranking.weight_flip {
                Some(nearest) => change_points(tongue, self.document, self.figures, nearest),
                None => Shown::default(),
            },
            FragilityReason::Rating => match &self.ranking.rating_flip {
                Some(step) => {
                    let id = self.figures.matrix().criteria.get(step.criterion).map(|factor| &factor.id);
                    let criterion = id.map(|id| names::criterion(self.document, id)).unwrap_or_default();
                    let leader = self.ranking.leaders.leader().map(|at| self.option(at)).unwrap_or_default();
                    let (by, to) = (number::number(tongue.language(), step.amount, 1), self.option(step.rival));
                    if step.can_raise_rival {
                        tell!(tongue, "verdict-step-raise", by = by, criterion = criterion, to = to)
                    } else {
                        tell!(tongue, "verdict-step-lower", by = by, criterion = criterion, to = to, leader = leader)
                    }
                }
                None => Shown::default(),
            },
            FragilityReason::Order => tell!(tongue, "verdict-order"),
            FragilityReason::Ranges => {
                let leader = self.ranking.leaders.leader();
                let won = self
                    .ranking
                    .win_shares
                    .as_ref()
                    .zip(leader)
                    .map(|(wins, at)| wins.win_share(at, WeightTrust::Given));
                tell!(tongue, "verdict-ranges", won = (won.unwrap_or(0.0) * 100.0).round() as usize)
            }
        }
    }

    /// What it would take, where little will not do.
    fn holds(&self) -> Shown {
        match &self.ranking.weight_flip {
            Some(nearest) => change_points(self.tongue, self.document, self.figures, nearest),
            None if self.figures.matrix().eligible_options().count() < 2 => tell!(self.tongue, "verdict-alone"),
            None => tell!(self.tongue, "verdict-no-weights-can"),
        }
    }

    fn only_if(&self, at: usize) -> Option<Shown> {
        only_if(self.tongue, self.document, &self.figures.matrix().options.get(at)?.unknown_conditions)
    }

    fn try_first(&self) -> Option<Shown> {
        if !self.ranking.is_leader_final {
            return None;
        }
        let leader = self.option(self.ranking.leaders.leader()?);
        Some(match self.ranking.trial_option {
            Some(at) => tell!(self.tongue, "verdict-try-first", option = self.option(at), leader = leader),
            None => tell!(self.tongue, "verdict-final", leader = leader),
        })
    }

    /// Who leads when more weight goes to now, or to later, where that is somebody else.
    fn horizon(&self) -> Option<Shown> {
        let (first, last) = (self.ranking.lens_intervals.first()?, self.ranking.lens_intervals.last()?);
        if !self.ranking.has_horizon_conflict() {
            return None;
        }
        let (now, later) = (self.options(&first.options), self.options(&last.options));
        Some(if first.options == last.options {
            tell!(self.tongue, "verdict-horizon-middle", both = now)
        } else {
            tell!(self.tongue, "verdict-horizon", now = now, later = later)
        })
    }
}
