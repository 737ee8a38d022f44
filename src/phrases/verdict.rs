//! The verdict in words: a sentence one can defend, and the point at which it breaks (METHOD.md §5–7).

use crate::t;
use crate::text::{Locale, SafeText, number};
use pesee_core::deliberation::{Deliberation, Id, Outcome};
use pesee_core::method::{
    AssessedOption, Figures, FragilityReason, Leaders, NoVerdictReason, Ranking, RevealError, WeightFlip, WeightTrust,
    WinShares, reveal_ranking,
};

use super::names;

/// A verdict as it is read out.
#[derive(Clone, Debug, PartialEq)]
pub struct VerdictText {
    /// The verdict itself.
    pub headline: SafeText,
    /// What makes it break, or hold.
    pub breaking_points: Vec<SafeText>,
    /// What else belongs to it: conditions, what to try first, now or later, answers that are not firm.
    pub notes: Vec<SafeText>,
}

/// The verdict of a ranking that may be shown.
pub fn verdict(locale: &Locale, document: &Deliberation, figures: &Figures, ranking: &Ranking) -> VerdictText {
    let say = VerdictWriter { locale, document, figures, ranking };
    let leader = ranking.leaders.leader();
    let headline = match (figures.verdict().outcome, leader.map(|at| say.option_name(at))) {
        (Outcome::Clear, Some(option)) => t!(locale, "verdict-clear", option = option),
        (Outcome::Fragile, Some(option)) => t!(locale, "verdict-fragile", option = option),
        _ => t!(locale, "verdict-tie", options = say.tied_options()),
    };
    let breaks = match leader {
        Some(_) if figures.verdict().fragility_reasons.is_empty() => vec![say.stability_reason()],
        Some(_) => figures.verdict().fragility_reasons.iter().map(|because| say.reason(*because)).collect(),
        None => Vec::new(),
    };
    let mut beside = Vec::new();
    beside.extend(leader.and_then(|at| say.conditions_to_meet(at)));
    beside.extend(say.first_trial());
    beside.extend(say.horizon());
    beside.push(unsure_answers(locale, figures));
    VerdictText { headline, breaking_points: breaks, notes: beside }
}

/// The verdict to be pasted elsewhere, where it may be shown: what it is, where it breaks, and a line an option.
pub fn verdict_for_clipboard(locale: &Locale, document: &Deliberation, figures: &Figures) -> Vec<SafeText> {
    let Ok(found) = reveal_ranking(document, figures) else { return Vec::new() };
    let spoken = verdict(locale, document, figures, found);
    let options = ranking_lines(locale, document, figures, found);
    [spoken.headline].into_iter().chain(spoken.breaking_points).chain(options).collect()
}

/// Why there is no verdict to show, and what is missing.
pub fn withheld_reason(locale: &Locale, document: &Deliberation, why: &RevealError) -> SafeText {
    match why {
        RevealError::NoVerdict(NoVerdictReason::NoEligibleOption) if document.options().is_empty() => {
            t!(locale, "verdict-no-options")
        }
        RevealError::NoVerdict(NoVerdictReason::NoEligibleOption) => t!(locale, "verdict-all-ruled-out"),
        RevealError::NoVerdict(NoVerdictReason::NothingRated) => t!(locale, "verdict-nothing-rated"),
        RevealError::NoVerdict(NoVerdictReason::NoWeights) => t!(locale, "verdict-no-weights"),
        RevealError::Unfinished { unrated_cells: cells, unrated_criteria: criteria } => {
            t!(locale, "verdict-unfinished", cells = *cells, criteria = *criteria)
        }
        RevealError::WaitingFor(people) => {
            let people: Vec<SafeText> = people.iter().map(|id| names::person(locale, document, id)).collect();
            t!(locale, "verdict-waiting", people = SafeText::join(&people, ", "))
        }
        RevealError::Sealed => t!(locale, "verdict-sealed"),
    }
}

/// How many answers are ranges or "don't know".
pub fn unsure_answers(locale: &Locale, figures: &Figures) -> SafeText {
    let (unsure, unrated) = (figures.verdict().uncertain_cells, figures.verdict().unrated_cells);
    if unrated > 0 {
        t!(locale, "verdict-unsure-unrated", unsure = unsure, unrated = unrated)
    } else {
        t!(locale, "verdict-unsure", unsure = unsure)
    }
}

/// The points of weight that would make a rival level.
pub fn weight_flip(locale: &Locale, document: &Deliberation, figures: &Figures, nearest: &WeightFlip) -> SafeText {
    let table = figures.matrix();
    let name = |at: usize| table.criteria.get(at).map(|f| names::criterion(document, &f.id)).unwrap_or_default();
    let to = table.options.get(nearest.rival).map(|o| names::option(document, &o.id)).unwrap_or_default();
    let points = number::format(locale.language(), nearest.points, 1);
    let target = nearest.moves.first().map(|m| name(m.target)).unwrap_or_default();
    let sources: Vec<SafeText> = nearest.moves.iter().map(|m| name(m.source)).collect();
    match sources.as_slice() {
        [] => t!(locale, "verdict-already-tied", to = to),
        [source] => t!(locale, "verdict-weight-move", points = points, source = source, target = target, to = to),
        _ => {
            let sources = SafeText::join(&sources, ", ");
            t!(locale, "verdict-weight-moves", points = points, sources = sources, target = target, to = to)
        }
    }
}

/// How often an option is first, at each level of trust in the weights: in words that make one sentence, and as a part
/// of 1.
pub fn win_shares(locale: &Locale, wins: &WinShares, option: usize) -> Vec<(SafeText, f64)> {
    let said = |trust: WeightTrust| {
        let won = wins.win_share(option, trust);
        // Neither “always” nor “never” is said of what is almost so.
        let hundred = (won * 100.0).round();
        let hundred = if won > 0.0 && won < 1.0 { hundred.clamp(1.0, 99.0) } else { hundred } as usize;
        let words = match trust {
            WeightTrust::Given => t!(locale, "verdict-wins-given", won = hundred),
            WeightTrust::Rough => t!(locale, "verdict-wins-rough", won = hundred),
            WeightTrust::Order => t!(locale, "verdict-wins-order", won = hundred),
            WeightTrust::Any => t!(locale, "verdict-wins-any", won = hundred),
        };
        (words, won)
    };
    WeightTrust::ALL.map(said).into()
}

/// How often those in front are first, each in a sentence.
pub fn leader_win_shares(
    locale: &Locale,
    document: &Deliberation,
    figures: &Figures,
    ranking: &Ranking,
) -> Vec<SafeText> {
    let in_front = match &ranking.leaders {
        Leaders::NoEligible => Vec::new(),
        Leaders::Leader(at) => vec![*at],
        Leaders::Tied(places) => places.clone(),
    };
    let sentence = |at: usize| {
        let parts: Vec<SafeText> =
            win_shares(locale, ranking.win_shares.as_ref()?, at).into_iter().map(|(words, _)| words).collect();
        let option = names::option(document, &figures.matrix().options.get(at)?.id);
        Some(t!(locale, "verdict-wins-of", option = option, wins = SafeText::join(&parts, ", ")))
    };
    in_front.into_iter().filter_map(sentence).collect()
}

/// The conditions that an option waits for; `None` where it waits for none.
pub fn conditions_to_meet(locale: &Locale, document: &Deliberation, unknown: &[Id]) -> Option<SafeText> {
    let questions: Vec<SafeText> = unknown
        .iter()
        .filter_map(|id| document.condition(id))
        .map(|condition| SafeText::sanitize(&condition.question))
        .collect();
    (!questions.is_empty()).then(|| t!(locale, "verdict-only-if", conditions = SafeText::join(&questions, " ")))
}

/// The ranking, one line an option, best first; what is ruled out comes last and says why.
pub fn ranking_lines(locale: &Locale, document: &Deliberation, figures: &Figures, ranking: &Ranking) -> Vec<SafeText> {
    let mut rows: Vec<_> = figures.matrix().options.iter().zip(&ranking.scores).collect();
    rows.sort_by_key(|(_, score)| score.rank);
    let row = |(course, score): (&AssessedOption, &pesee_core::method::OptionScore)| {
        let name = names::option(document, &course.id);
        if !course.is_eligible() {
            return ruled_out_option(locale, document, course);
        }
        let figure = |value| number::format(locale.language(), value, 1);
        let total = number::format_signed(locale.language(), score.score, 1);
        let line = t!(
            locale,
            "verdict-row",
            rank = score.rank,
            option = name,
            score = total,
            pros = figure(score.pros),
            cons = figure(score.cons)
        );
        match conditions_to_meet(locale, document, &course.unknown_conditions) {
            Some(condition) => SafeText::join([&line, &condition], " "),
            None => line,
        }
    };
    rows.into_iter().map(row).collect()
}

/// An option that a condition rules out, with the conditions that do.
pub fn ruled_out_option(locale: &Locale, document: &Deliberation, course: &AssessedOption) -> SafeText {
    let (option, conditions) =
        (names::option(document, &course.id), failed_conditions(document, &course.failed_conditions));
    t!(locale, "verdict-row-ruled-out", option = option, conditions = conditions)
}

/// How far each weight may go while the leader leads, those with the least room first.
pub fn stability_lines(
    locale: &Locale,
    document: &Deliberation,
    figures: &Figures,
    ranking: &Ranking,
) -> Vec<SafeText> {
    let table = figures.matrix();
    let option =
        |at: usize| table.options.get(at).map(|option| names::option(document, &option.id)).unwrap_or_default();
    let percent = |share: f64| number::format(locale.language(), share * 100.0, 0);
    let mut lines: Vec<(f64, SafeText)> = Vec::new();
    for (factor, stable) in table.criteria.iter().zip(&ranking.stability_intervals) {
        let Some(stable) = stable else { continue };
        let name = names::criterion(document, &factor.id);
        let share = percent(factor.share);
        let below = stable.leader_below.map(|to| (factor.share - stable.low, percent(stable.low), option(to)));
        let above = stable.leader_above.map(|to| (stable.high - factor.share, percent(stable.high), option(to)));
        let (room, line) = match (below, above) {
            (None, None) => continue,
            (Some((room, low, to)), None) => {
                (room, t!(locale, "verdict-stable-below", criterion = name, share = share, low = low, to = to))
            }
            (None, Some((room, high, to))) => {
                (room, t!(locale, "verdict-stable-above", criterion = name, share = share, high = high, to = to))
            }
            (Some((down, low, low_to)), Some((up, high, high_to))) => {
                let line = t!(
                    locale,
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
fn failed_conditions(document: &Deliberation, ids: &[Id]) -> SafeText {
    let questions = ids.iter().filter_map(|id| document.condition(id));
    let questions: Vec<SafeText> = questions.map(|condition| SafeText::sanitize(&condition.question)).collect();
    SafeText::join(&questions, " ")
}

/// Which way each person leant at first, now that it may be said.
pub fn first_feelings(locale: &Locale, document: &Deliberation) -> Vec<SafeText> {
    let people = document.people();
    let several = people.len() > 1;
    let feeling = |person: &pesee_core::deliberation::Person<'_>| {
        let gut = document.first_feeling(person.id)?;
        let option = names::option(document, gut.option.as_ref()?);
        let strength = gut.strength.map_or(0, |strength| strength.get() as usize);
        Some(if several {
            let person = names::person(locale, document, person.id);
            t!(locale, "verdict-feeling-of", person = person, option = option, strength = strength)
        } else {
            t!(locale, "verdict-feeling", option = option, strength = strength)
        })
    };
    people.iter().filter_map(feeling).collect()
}

/// Some names in a row: a, b and c.
pub(super) fn join_with_and(locale: &Locale, names: &[SafeText]) -> SafeText {
    match names.split_last() {
        Some((last, first)) if !first.is_empty() => {
            t!(locale, "verdict-join-and", first = SafeText::join(first, ", "), last = last)
        }
        _ => names.first().cloned().unwrap_or_default(),
    }
}

struct VerdictWriter<'a> {
    locale: &'a Locale,
    document: &'a Deliberation,
    figures: &'a Figures,
    ranking: &'a Ranking,
}

impl VerdictWriter<'_> {
    fn option_name(&self, at: usize) -> SafeText {
        let id = self.figures.matrix().options.get(at).map(|option| &option.id);
        id.map(|id| names::option(self.document, id)).unwrap_or_default()
    }

    /// Some options in a row: “a”, “b” and “c”.
    fn option_names(&self, places: &[usize]) -> SafeText {
        let named = |at: &usize| t!(self.locale, "verdict-quoted", option = self.option_name(*at));
        join_with_and(self.locale, &places.iter().map(named).collect::<Vec<SafeText>>())
    }

    fn tied_options(&self) -> SafeText {
        if let Leaders::Tied(places) = &self.ranking.leaders { self.option_names(places) } else { SafeText::default() }
    }

    fn reason(&self, because: FragilityReason) -> SafeText {
        let locale = self.locale;
        match because {
            FragilityReason::Weights => match &self.ranking.weight_flip {
                Some(nearest) => weight_flip(locale, self.document, self.figures, nearest),
                None => SafeText::default(),
            },
            FragilityReason::Rating => match &self.ranking.rating_flip {
                Some(step) => {
                    let id = self.figures.matrix().criteria.get(step.criterion).map(|factor| &factor.id);
                    let criterion = id.map(|id| names::criterion(self.document, id)).unwrap_or_default();
                    let leader = self.ranking.leaders.leader().map(|at| self.option_name(at)).unwrap_or_default();
                    let (by, to) = (number::format(locale.language(), step.amount, 1), self.option_name(step.rival));
                    if step.can_raise_rival {
                        t!(locale, "verdict-step-raise", by = by, criterion = criterion, to = to)
                    } else {
                        t!(locale, "verdict-step-lower", by = by, criterion = criterion, to = to, leader = leader)
                    }
                }
                None => SafeText::default(),
            },
            FragilityReason::Order => t!(locale, "verdict-order"),
            FragilityReason::Ranges => {
                let leader = self.ranking.leaders.leader();
                let won = self
                    .ranking
                    .win_shares
                    .as_ref()
                    .zip(leader)
                    .map(|(wins, at)| wins.win_share(at, WeightTrust::Given));
                t!(locale, "verdict-ranges", won = (won.unwrap_or(0.0) * 100.0).round() as usize)
            }
        }
    }

    /// What it would take, where little will not do.
    fn stability_reason(&self) -> SafeText {
        match &self.ranking.weight_flip {
            Some(nearest) => weight_flip(self.locale, self.document, self.figures, nearest),
            None if self.figures.matrix().eligible_options().count() < 2 => t!(self.locale, "verdict-only-option"),
            None => t!(self.locale, "verdict-no-weights-can"),
        }
    }

    fn conditions_to_meet(&self, at: usize) -> Option<SafeText> {
        conditions_to_meet(self.locale, self.document, &self.figures.matrix().options.get(at)?.unknown_conditions)
    }

    fn first_trial(&self) -> Option<SafeText> {
        if !self.ranking.is_leader_final {
            return None;
        }
        let leader = self.option_name(self.ranking.leaders.leader()?);
        Some(match self.ranking.trial_option {
            Some(at) => t!(self.locale, "verdict-try-first", option = self.option_name(at), leader = leader),
            None => t!(self.locale, "verdict-irreversible", leader = leader),
        })
    }

    /// Who leads when more weight goes to now, or to later, where that is somebody else.
    fn horizon(&self) -> Option<SafeText> {
        let (first, last) = (self.ranking.lens_intervals.first()?, self.ranking.lens_intervals.last()?);
        if !self.ranking.has_horizon_conflict() {
            return None;
        }
        let (now, later) = (self.option_names(&first.options), self.option_names(&last.options));
        Some(if first.options == last.options {
            t!(self.locale, "verdict-horizon-middle", both = now)
        } else {
            t!(self.locale, "verdict-horizon", now = now, later = later)
        })
    }
}
