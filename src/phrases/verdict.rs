//! Sentences about the verdict, its stability and the ranking (METHOD.md §5–7).

use crate::t;
use crate::text::{Locale, SafeText, number};
use pesee_core::deliberation::{Deliberation, Id, Outcome};
use pesee_core::method::{
    AssessedOption, Figures, FragilityReason, Leaders, NoVerdictReason, Ranking, RevealError, WeightFlip, WeightTrust,
    WinShares, reveal_ranking,
};

use super::names;

/// The sentences of a verdict.
#[derive(Clone, Debug, PartialEq)]
pub struct VerdictText {
    /// The sentence that names the leader or the tied options.
    pub headline: SafeText,
    /// The changes that would overturn the verdict, or the reason for its stability.
    pub breaking_points: Vec<SafeText>,
    /// Further notes: conditions, a trial option, the time horizon, uncertain answers.
    pub notes: Vec<SafeText>,
}

/// Describes the verdict of a ranking. Callers obtain the ranking from `reveal_ranking`.
pub fn verdict(locale: &Locale, document: &Deliberation, figures: &Figures, ranking: &Ranking) -> VerdictText {
    let writer = VerdictWriter { locale, document, figures, ranking };
    let leader = ranking.leaders.leader();
    let headline = match (figures.verdict().outcome, leader.map(|at| writer.option_name(at))) {
        (Outcome::Clear, Some(option)) => t!(locale, "verdict-clear", option = option),
        (Outcome::Fragile, Some(option)) => t!(locale, "verdict-fragile", option = option),
        _ => t!(locale, "verdict-tie", options = writer.tied_options()),
    };
    let breaks = match leader {
        Some(_) if figures.verdict().fragility_reasons.is_empty() => vec![writer.stability_reason()],
        Some(_) => figures.verdict().fragility_reasons.iter().map(|because| writer.reason(*because)).collect(),
        None => Vec::new(),
    };
    let mut notes = Vec::new();
    notes.extend(leader.and_then(|at| writer.conditions_to_meet(at)));
    notes.extend(writer.first_trial());
    notes.extend(writer.horizon());
    notes.push(unsure_answers(locale, figures));
    VerdictText { headline, breaking_points: breaks, notes }
}

/// Returns the verdict, its breaking points and the ranking as lines for the clipboard; empty if the verdict is
/// withheld.
pub fn verdict_for_clipboard(locale: &Locale, document: &Deliberation, figures: &Figures) -> Vec<SafeText> {
    let Ok(ranking) = reveal_ranking(document, figures) else { return Vec::new() };
    let text = verdict(locale, document, figures, ranking);
    let options = ranking_lines(locale, document, figures, ranking);
    [text.headline].into_iter().chain(text.breaking_points).chain(options).collect()
}

/// Describes why the verdict is withheld, and what is missing.
pub fn withheld_reason(locale: &Locale, document: &Deliberation, error: &RevealError) -> SafeText {
    match error {
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

/// Describes the number of answers that are ranges or "don't know".
pub fn unsure_answers(locale: &Locale, figures: &Figures) -> SafeText {
    let (unsure, unrated) = (figures.verdict().uncertain_cells, figures.verdict().unrated_cells);
    if unrated > 0 {
        t!(locale, "verdict-unsure-unrated", unsure = unsure, unrated = unrated)
    } else {
        t!(locale, "verdict-unsure", unsure = unsure)
    }
}

/// Describes the shift of weight points that would tie a rival with the leader.
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

/// Describes how often an option is first, for each level of trust in the weights: as a part of a sentence, and as a
/// fraction, 0–1.
pub fn win_shares(locale: &Locale, wins: &WinShares, option: usize) -> Vec<(SafeText, f64)> {
    let share = |trust: WeightTrust| {
        let won = wins.win_share(option, trust);
        // The sentence says 0 % and 100 % only for exactly 0 and 1.
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
    WeightTrust::ALL.map(share).into()
}

/// Describes how often each leading option is first, one sentence per option.
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

/// Describes the unanswered conditions of an option; `None` if there are none.
pub fn conditions_to_meet(locale: &Locale, document: &Deliberation, unknown: &[Id]) -> Option<SafeText> {
    let questions: Vec<SafeText> = unknown
        .iter()
        .filter_map(|id| document.condition(id))
        .map(|condition| SafeText::sanitize(&condition.question))
        .collect();
    (!questions.is_empty()).then(|| t!(locale, "verdict-only-if", conditions = SafeText::join(&questions, " ")))
}

/// Lists the options by rank, one line per option; options that are ruled out come last, with the reason.
pub fn ranking_lines(locale: &Locale, document: &Deliberation, figures: &Figures, ranking: &Ranking) -> Vec<SafeText> {
    let mut rows: Vec<_> = figures.matrix().options.iter().zip(&ranking.scores).collect();
    rows.sort_by_key(|(_, score)| score.rank);
    let row = |(option, score): (&AssessedOption, &pesee_core::method::OptionScore)| {
        let name = names::option(document, &option.id);
        if !option.is_eligible() {
            return ruled_out_option(locale, document, option);
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
        match conditions_to_meet(locale, document, &option.unknown_conditions) {
            Some(condition) => SafeText::join([&line, &condition], " "),
            None => line,
        }
    };
    rows.into_iter().map(row).collect()
}

/// Describes an option that is ruled out, with the failed conditions.
pub fn ruled_out_option(locale: &Locale, document: &Deliberation, option: &AssessedOption) -> SafeText {
    let (option, conditions) =
        (names::option(document, &option.id), failed_conditions(document, &option.failed_conditions));
    t!(locale, "verdict-row-ruled-out", option = option, conditions = conditions)
}

/// Describes how far each weight may change while the leader stays first, the narrowest margin first.
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

/// Joins the questions of the failed conditions.
fn failed_conditions(document: &Deliberation, ids: &[Id]) -> SafeText {
    let questions = ids.iter().filter_map(|id| document.condition(id));
    let questions: Vec<SafeText> = questions.map(|condition| SafeText::sanitize(&condition.question)).collect();
    SafeText::join(&questions, " ")
}

/// Describes the first feeling of each person who stated one. The function does not check whether the feelings may be
/// shown.
pub fn first_feelings(locale: &Locale, document: &Deliberation) -> Vec<SafeText> {
    let people = document.people();
    let several = people.len() > 1;
    let feeling = |person: &pesee_core::deliberation::Person<'_>| {
        let feeling = document.first_feeling(person.id)?;
        let option = names::option(document, feeling.option.as_ref()?);
        let strength = feeling.strength.map_or(0, |strength| strength.get() as usize);
        Some(if several {
            let person = names::person(locale, document, person.id);
            t!(locale, "verdict-feeling-of", person = person, option = option, strength = strength)
        } else {
            t!(locale, "verdict-feeling", option = option, strength = strength)
        })
    };
    people.iter().filter_map(feeling).collect()
}

/// Joins names as in “a, b and c”.
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

    /// Describes the change that would overturn a stable verdict, if there is one.
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

    /// Describes the leaders at both ends of the lens; `None` if all lens positions have the same leader.
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
