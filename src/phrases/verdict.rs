//! The verdict in sentences: which option leads, how surely, and what that depends on (METHOD.md §5, §12). Every
//! sentence must be true for every document for which it is shown.

use std::collections::BTreeMap;

use crate::t;
use crate::text::{Locale, SafeText};
use pesee_core::deliberation::{Basis, Deliberation, Id, Outcome};
use pesee_core::method::{AssessedOption, Figures, FragilityReason, Ranking, reveal_ranking};

use super::names;
use super::ranking::{
    conditions_to_meet, describe_leaders, describe_leaders_otherwise, quote_all, quote_questions, ranking_lines,
    ruled_out_option, warned_conditions, whole_percent,
};
use super::required_changes::{self, RequiredChangesWriter};
use super::withheld::missing_by_person;

/// The sentences of a verdict.
#[derive(Clone, Debug, PartialEq)]
pub struct VerdictText {
    /// The sentence that names the leader, the tied options or the option to try first.
    pub headline: SafeText,
    /// At most three sentences that belong to the headline wherever it is shown.
    pub summary: Vec<SafeText>,
    /// The other sentences.
    pub details: Vec<SafeText>,
}

impl VerdictText {
    /// Returns the headline, the summary and the details.
    pub fn sentences(&self) -> impl Iterator<Item = &SafeText> {
        std::iter::once(&self.headline).chain(&self.summary).chain(&self.details)
    }
}

/// The number of sentences below the headline on a small screen.
const MAX_SUMMARY: usize = 3;

/// Describes the verdict of a ranking. Callers obtain the ranking from `reveal_ranking`.
pub fn verdict(locale: &Locale, document: &Deliberation, figures: &Figures, ranking: &Ranking) -> VerdictText {
    let writer = VerdictWriter { locale, document, figures, ranking };
    let (headline, mut summary) = match figures.verdict().outcome {
        Outcome::Only => writer.only_option(),
        Outcome::Clear | Outcome::Fragile => writer.leading_option(),
        Outcome::Tie | Outcome::None | Outcome::Unfinished => writer.tied_options(),
    };
    summary.extend(certainty(locale, document, figures));
    let details = summary.split_off(MAX_SUMMARY.min(summary.len()));
    VerdictText { headline, summary, details }
}

/// Describes what speaks for caution in a choice, for the option under the cursor: the conditions that restrict it, and
/// which option to try first if the verdict says so.
pub fn choice_notes(locale: &Locale, document: &Deliberation, figures: &Figures, option: &Id) -> Vec<SafeText> {
    let options = figures.matrix().options.iter().enumerate();
    let Some((at, assessed)) = options.into_iter().find(|(_, assessed)| assessed.id == *option) else {
        return Vec::new();
    };
    if !assessed.is_eligible() {
        return vec![ruled_out_option(locale, document, assessed)];
    }
    let trial = reveal_ranking(document, figures)
        .ok()
        .filter(|ranking| ranking.trial_option.is_some() && ranking.leaders.leader() == Some(at));
    let trial = trial.map(|ranking| verdict(locale, document, figures, ranking).headline);
    let conditions = conditions_to_meet(locale, document, assessed);
    [trial, conditions, warned_conditions(locale, document, assessed)].into_iter().flatten().collect()
}

/// Describes what would change which option leads: a condition, weights, the lens. Empty if no option leads, or if none
/// of these would change it.
pub fn breaking_points(
    locale: &Locale,
    document: &Deliberation,
    figures: &Figures,
    ranking: &Ranking,
) -> Vec<SafeText> {
    let writer = VerdictWriter { locale, document, figures, ranking };
    let Some(leader) = ranking.leaders.leader() else { return Vec::new() };
    let condition = writer.condition_sentence(leader, &writer.option_name(leader));
    [condition, writer.nearest_sentence(), writer.lens_sentence(leader)].into_iter().flatten().collect()
}

/// Returns the verdict and the ranking as lines for the clipboard; empty if the verdict is withheld.
pub fn verdict_for_clipboard(locale: &Locale, document: &Deliberation, figures: &Figures) -> Vec<SafeText> {
    let Ok(ranking) = reveal_ranking(document, figures) else { return Vec::new() };
    let text = verdict(locale, document, figures, ranking);
    let options = ranking_lines(locale, document, figures, ranking);
    text.sentences().cloned().chain(options).collect()
}

/// Describes how many answers are missing, whose they are, and what they can change; `None` if none is missing.
fn missing_answers(locale: &Locale, document: &Deliberation, figures: &Figures) -> Option<SafeText> {
    let verdict = figures.verdict();
    let count = verdict.missing_answers;
    let by = missing_by_person(locale, document, &verdict.missing_by_person);
    let effect = match verdict.outcome {
        Outcome::Clear | Outcome::Fragile if verdict.uncertain_answers > 0 => "guesses",
        Outcome::Clear | Outcome::Fragile => "harmless",
        _ => "unknown",
    };
    (count > 0).then(|| t!(locale, "verdict-missing", count = count, by = by, effect = effect))
}

/// Describes how many answers are uncertain, and on what the others rest.
fn certainty(locale: &Locale, document: &Deliberation, figures: &Figures) -> Vec<SafeText> {
    let verdict = figures.verdict();
    let uncertain = verdict.uncertain_answers;
    // That no answer is a range says nothing while answers are missing.
    let is_told = uncertain > 0 || verdict.missing_answers == 0;
    let scope = if has_range(document) { "counted" } else { "all" };
    let uncertain = is_told.then(|| t!(locale, "verdict-uncertain", count = uncertain, scope = scope));
    let basis = |basis| count_answers(document, figures, basis);
    let (feelings, estimates) = (basis(Basis::Feeling), basis(Basis::Estimate));
    let rest_on = match (feelings, estimates) {
        (0, 0) => None,
        (_, 0) => Some(t!(locale, "verdict-rest-on-feeling", count = feelings)),
        (0, _) => Some(t!(locale, "verdict-rest-on-estimate", count = estimates)),
        _ => Some(t!(locale, "verdict-rest-on-both", feelings = feelings, estimates = estimates)),
    };
    uncertain.into_iter().chain(rest_on).collect()
}

/// Returns whether some answer is a range or “don't know”, also one that does not count.
fn has_range(document: &Deliberation) -> bool {
    let people = document.people();
    let tables = people.iter().filter_map(|person| document.ratings(person.id));
    tables.flat_map(|table| table.values()).flat_map(|row| row.values()).any(|rating| rating.low() < rating.high())
}

/// Returns the number of answers of this kind about eligible options on criteria that count.
fn count_answers(document: &Deliberation, figures: &Figures, basis: Basis) -> usize {
    let (matrix, people) = (figures.matrix(), document.people());
    let cells = matrix.relevant_cells().filter_map(|(k, i, _)| Some((matrix.criteria.get(k)?, matrix.options.get(i)?)));
    let answers = cells.flat_map(|(criterion, option)| {
        people.iter().filter_map(move |person| document.rating(person.id, &criterion.id, &option.id))
    });
    answers.filter(|rating| rating.basis == Some(basis)).count()
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

struct VerdictWriter<'a> {
    locale: &'a Locale,
    document: &'a Deliberation,
    figures: &'a Figures,
    ranking: &'a Ranking,
}

impl VerdictWriter<'_> {
    fn option(&self, at: usize) -> Option<&AssessedOption> {
        self.figures.matrix().options.get(at)
    }

    fn option_name(&self, at: usize) -> SafeText {
        self.option(at).map(|option| names::option(self.document, &option.id)).unwrap_or_default()
    }

    fn criterion_name(&self, at: usize) -> SafeText {
        let criterion = self.figures.matrix().criteria.get(at);
        criterion.map(|criterion| names::criterion(self.document, &criterion.id)).unwrap_or_default()
    }

    fn quote_options(&self, options: &[usize]) -> SafeText {
        let names: Vec<SafeText> = options.iter().map(|at| self.option_name(*at)).collect();
        quote_all(self.locale, &names)
    }

    fn is_final(&self, at: usize) -> bool {
        self.option(at).is_some_and(|option| option.is_final)
    }

    fn ruled_out_count(&self) -> usize {
        self.figures.matrix().options.iter().filter(|option| !option.is_eligible()).count()
    }

    /// Returns the headline and the other sentences of a tie; options that can be undone are named first.
    fn tied_options(&self) -> (SafeText, Vec<SafeText>) {
        let locale = self.locale;
        let tied: Vec<usize> = self.ranking.leaders.iter().collect();
        let (cannot, can): (Vec<usize>, Vec<usize>) = tied.into_iter().partition(|at| self.is_final(*at));
        let all: Vec<usize> = can.iter().chain(&cannot).copied().collect();
        let uncertain = self.figures.verdict().uncertain_answers;
        let headline = t!(locale, "verdict-tie", options = self.quote_options(&all), uncertain = uncertain);
        let undo = (!cannot.is_empty()).then(|| {
            let (cannot, trials) = (self.quote_options(&cannot), self.quote_options(&can));
            t!(locale, "verdict-tie-final", options = cannot, trials = trials, trial_count = can.len())
        });
        let least_bad = self.is_tie_negative().then(|| t!(locale, "verdict-tie-least-bad"));
        let restrictions = all.iter().filter_map(|at| self.option(*at)).flat_map(|option| {
            conditions_to_meet(locale, self.document, option).into_iter().chain(warned_conditions(
                locale,
                self.document,
                option,
            ))
        });
        (headline, undo.into_iter().chain(least_bad).chain(restrictions).chain(self.to_find_out(true)).collect())
    }

    /// Returns whether the tied options have more against them than for them.
    fn is_tie_negative(&self) -> bool {
        let first = self.ranking.leaders.iter().next().and_then(|at| self.ranking.scores.get(at));
        first.is_some_and(|score| score.score < -1e-9)
    }

    /// Returns the headline and the other sentences if one option is left.
    fn only_option(&self) -> (SafeText, Vec<SafeText>) {
        let locale = self.locale;
        let Some(at) = self.ranking.leaders.leader() else { return Default::default() };
        let name = self.option_name(at);
        let headline = if self.ruled_out_count() == 0 {
            t!(locale, "verdict-only-listed", option = &name)
        } else {
            t!(locale, "verdict-only", option = &name)
        };
        let mut sentences = Vec::new();
        sentences.extend(self.is_final(at).then(|| t!(locale, "verdict-cannot-be-undone", option = &name)));
        let unknown = self.option(at).map(|option| option.unknown_conditions.as_slice()).unwrap_or_default();
        if !unknown.is_empty() {
            let questions = quote_questions(locale, self.document, unknown);
            sentences.push(t!(locale, "verdict-only-if-none", count = unknown.len(), questions = questions));
        }
        sentences.extend(self.what_ruled_out(&name));
        sentences.extend(self.ranking.is_least_bad.then(|| t!(locale, "verdict-more-against", option = &name)));
        sentences.extend(missing_answers(locale, self.document, self.figures));
        sentences.extend(self.option(at).and_then(|option| warned_conditions(locale, self.document, option)));
        (headline, sentences)
    }

    /// Describes which conditions ruled the other options out, and that these options would compete with `only`
    /// otherwise; one sentence for all options with the same conditions.
    fn what_ruled_out(&self, only: &SafeText) -> Vec<SafeText> {
        let mut groups: Vec<(&[Id], Vec<usize>)> = Vec::new();
        for (at, option) in self.figures.matrix().options.iter().enumerate().filter(|(_, o)| !o.is_eligible()) {
            let conditions = option.failed_conditions.as_slice();
            match groups.iter_mut().find(|(known, _)| *known == conditions) {
                Some((_, options)) => options.push(at),
                None => groups.push((conditions, vec![at])),
            }
        }
        let sentence = |(conditions, options): (&[Id], Vec<usize>)| {
            t!(
                self.locale,
                "verdict-ruled-out-by",
                count = options.len(),
                options = self.quote_options(&options),
                conditions = conditions.len(),
                questions = quote_questions(self.locale, self.document, conditions),
                only = only
            )
        };
        groups.into_iter().map(sentence).collect()
    }

    /// Returns the headline and the other sentences about a leader, the most important first.
    fn leading_option(&self) -> (SafeText, Vec<SafeText>) {
        let (locale, ranking) = (self.locale, self.ranking);
        let Some(leader) = ranking.leaders.leader() else { return Default::default() };
        let name = self.option_name(leader);
        let verdict = self.figures.verdict();
        let reasons = &verdict.fragility_reasons;
        let has = |reason| reasons.contains(&reason);
        let is_fragile = verdict.outcome == Outcome::Fragile;
        let on_guesses = verdict.uncertain_answers > 0;
        let mut sentences = Vec::new();
        let condition = self.condition_sentence(leader, &name);
        let headline = match ranking.trial_option {
            Some(trial) => {
                let trial = self.option_name(trial);
                t!(locale, "verdict-try-first", option = &name, trial = trial)
            }
            None if is_fragile && ranking.is_leader_final => t!(locale, "verdict-fragile-final", option = &name),
            None if ranking.is_least_bad => {
                let certainty = if is_fragile {
                    "fragile"
                } else if on_guesses {
                    "guesses"
                } else {
                    "clear"
                };
                let left = self.ruled_out_count();
                t!(locale, "verdict-least-bad", option = &name, certainty = certainty, ruled_out = left)
            }
            None if condition.is_some() => condition.clone().unwrap_or_default(),
            None if has(FragilityReason::People) => {
                let certainty = if self.is_choice_of_others(leader) { "no" } else { "unsure" };
                t!(locale, "verdict-fragile-people", option = &name, certainty = certainty)
            }
            None if is_fragile && on_guesses => t!(locale, "verdict-fragile-on-guesses", option = &name),
            None if is_fragile => t!(locale, "verdict-fragile", option = &name),
            None if on_guesses => t!(locale, "verdict-clear-on-guesses", option = &name),
            None => t!(locale, "verdict-clear", option = &name),
        };
        let says_condition = condition.as_ref() == Some(&headline);
        // These reasons have sentences that follow; the others say how close the lead is.
        let is_explained = |reason: &FragilityReason| {
            matches!(reason, FragilityReason::Condition | FragilityReason::People | FragilityReason::Final)
        };
        if says_condition && !reasons.iter().all(is_explained) {
            let count = self.option(leader).map_or(1, |option| option.unknown_conditions.len());
            sentences.push(t!(locale, "verdict-condition-not-sure", count = count));
        }
        if ranking.is_leader_final && !is_fragile {
            sentences.push(t!(locale, "verdict-cannot-be-undone", option = &name));
        }
        sentences.extend(condition.filter(|_| !says_condition));
        if is_fragile && ranking.is_leader_final && ranking.trial_option.is_none() {
            sentences.push(self.no_trial());
        }
        if ranking.is_least_bad && is_fragile && ranking.is_leader_final {
            sentences.push(t!(locale, "verdict-all-more-against", ruled_out = self.ruled_out_count()));
        }
        sentences.extend(has(FragilityReason::People).then(|| self.people_sentence(leader)).flatten());
        sentences.extend(self.option(leader).and_then(|option| warned_conditions(locale, self.document, option)));
        sentences.extend(missing_answers(locale, self.document, self.figures));
        sentences.extend(has(FragilityReason::Weights).then(|| self.nearest_sentence()).flatten());
        sentences.extend(ranking.overlaps.iter().map(|overlap| self.overlap_sentence(overlap, leader)));
        let lens = self.lens_sentence(leader);
        sentences.extend(lens.clone().filter(|_| has(FragilityReason::Lens)));
        sentences.extend(self.to_find_out(false));
        sentences.extend(has(FragilityReason::Rating).then(|| self.smallest_step_sentence()).flatten());
        sentences.extend(has(FragilityReason::Order).then(|| self.wins_sentence(leader, FragilityReason::Order)));
        sentences.extend(has(FragilityReason::Ranges).then(|| self.wins_sentence(leader, FragilityReason::Ranges)));
        sentences.extend(has(FragilityReason::Final).then(|| self.not_sure_sentence(&name)));
        // What would change a verdict although none of these is close enough to be a reason.
        if ranking.is_leader_better_on_everything {
            let uncertain = verdict.uncertain_answers + verdict.missing_answers;
            sentences.push(t!(
                locale,
                "verdict-better-on-everything",
                option = &name,
                people = self.figures.matrix().people_count,
                ruled_out = self.ruled_out_count(),
                left_out = self.figures.matrix().criteria.iter().filter(|criterion| !criterion.may_count).count(),
                uncertain = uncertain
            ));
        }
        sentences.extend(self.nearest_sentence().filter(|_| !has(FragilityReason::Weights)));
        sentences.extend(lens.filter(|_| !has(FragilityReason::Lens)));
        (headline, sentences)
    }

    /// Describes the unknown conditions of the leader, with the results of both answers; `None` if there are none.
    fn condition_sentence(&self, leader: usize, name: &SafeText) -> Option<SafeText> {
        let result = describe_leaders_otherwise(self.locale, self.document, self.figures, self.ranking)?;
        let conditions = &self.option(leader)?.unknown_conditions;
        let questions = quote_questions(self.locale, self.document, conditions);
        let count = conditions.len();
        Some(t!(
            self.locale,
            "verdict-if-condition",
            option = name,
            count = count,
            questions = questions,
            otherwise = result
        ))
    }

    /// Describes why no option can be tried before a leader that cannot be undone.
    fn no_trial(&self) -> SafeText {
        let undoable = self.figures.matrix().eligible_options().filter(|(_, option)| !option.is_final);
        let (with_condition, without): (Vec<_>, Vec<_>) =
            undoable.partition(|(_, option)| !option.unknown_conditions.is_empty());
        let why = match (with_condition.is_empty(), without.is_empty()) {
            (true, true) => "none",
            (false, true) => "condition",
            (true, false) => "against",
            (false, false) => "both",
        };
        t!(self.locale, "verdict-no-trial", why = why, ruled_out = self.ruled_out_count())
    }

    /// Returns whether somebody surely prefers an option other than `leader`.
    fn is_choice_of_others(&self, leader: usize) -> bool {
        let people = self.ranking.group.iter().flat_map(|group| &group.people);
        people.into_iter().any(|person| person.is_leader_surely_ahead && person.leader != Some(leader))
    }

    /// Describes the people for whom the leader is not surely ahead.
    fn people_sentence(&self, leader: usize) -> Option<SafeText> {
        let group = self.ranking.group.as_ref()?;
        let others = group.people.iter().filter(|person| person.is_group_leader_surely_ahead == Some(false));
        let clause = |person: &pesee_core::method::PersonResult| {
            let name = names::person(self.locale, self.document, &person.id);
            match person.leader {
                Some(own) if own != leader && person.is_leader_surely_ahead => {
                    t!(self.locale, "verdict-person-would-choose", person = name, option = self.option_name(own))
                }
                None if !person.tied_options.is_empty() && !person.has_open_cells => {
                    let options = self.quote_options(&person.tied_options);
                    t!(self.locale, "verdict-person-level", person = name, options = options)
                }
                None if self
                    .document
                    .ratings(&person.id)
                    .is_none_or(|table| table.values().all(BTreeMap::is_empty)) =>
                {
                    t!(self.locale, "verdict-person-silent", person = name)
                }
                _ => t!(self.locale, "verdict-person-unanswered", person = name),
            }
        };
        let clauses: Vec<SafeText> = others.map(clause).collect();
        let sentence = t!(self.locale, "verdict-people", clauses = SafeText::join(&clauses, "; "));
        (!clauses.is_empty()).then(|| sentence.to_capitalized())
    }

    fn changes(&self) -> RequiredChangesWriter<'_> {
        RequiredChangesWriter::new(self.locale, self.document, self.figures)
    }

    fn nearest_sentence(&self) -> Option<SafeText> {
        let (rival, shift) = self.ranking.nearest()?;
        Some(self.changes().weight_sentence(rival, shift))
    }

    fn smallest_step_sentence(&self) -> Option<SafeText> {
        let (rival, step) = self.ranking.smallest_step()?;
        Some(self.changes().rating_sentence(self.ranking.leaders.leader()?, rival, step))
    }

    fn overlap_sentence(&self, overlap: &pesee_core::method::Overlap, leader: usize) -> SafeText {
        let without = &overlap.without;
        let result = match without.leaders.leader() {
            Some(at) if at == leader => t!(self.locale, "verdict-overlap-open"),
            Some(_) => describe_leaders(self.locale, self.document, self.figures, without),
            None if without.is_settled => t!(self.locale, "verdict-overlap-level"),
            None => t!(self.locale, "verdict-overlap-open"),
        };
        let (a, b) = (self.criterion_name(overlap.first), self.criterion_name(overlap.second));
        t!(self.locale, "verdict-overlap", a = a, b = b, result = result)
    }

    /// Describes where the lens stands, and the nearest settings on both sides at which the leader may not lead.
    fn lens_sentence(&self, leader: usize) -> Option<SafeText> {
        required_changes::lens_sentence(self.locale, self.document, self.figures, self.ranking, leader)
    }

    fn to_find_out(&self, is_tie: bool) -> Option<SafeText> {
        let answer = self.ranking.answer_to_find_out.as_ref()?;
        let (option, criterion) = (self.option_name(answer.option), self.criterion_name(answer.criterion));
        // Another option than the level ones does not decide between them.
        Some(if is_tie && self.ranking.leaders.iter().any(|at| at == answer.option) {
            t!(self.locale, "verdict-find-out-tie", option = option, criterion = criterion)
        } else {
            t!(self.locale, "verdict-find-out", option = option, criterion = criterion)
        })
    }

    /// Describes how seldom the leader wins over the weights of an order, or over the values of uncertain answers.
    fn wins_sentence(&self, leader: usize, reason: FragilityReason) -> SafeText {
        let is_order = reason == FragilityReason::Order;
        let trust =
            if is_order { pesee_core::method::WeightTrust::Order } else { pesee_core::method::WeightTrust::Given };
        let won = self.ranking.win_shares.as_ref().map_or(0, |wins| whole_percent(wins.win_share(leader, trust)));
        let name = self.option_name(leader);
        let best = self.ranking.win_shares.as_ref().and_then(|wins| {
            let shares = wins.level(trust).win_shares.iter().copied().enumerate();
            shares.filter(|(at, _)| *at != leader).max_by(|(_, a), (_, b)| a.total_cmp(b))
        });
        let (other, other_won) = best.map_or((0, 0), |(at, share)| (at, whole_percent(share)));
        let is_beaten = if other_won > won { "yes" } else { "no" };
        let other = self.option_name(other);
        if is_order {
            t!(
                self.locale,
                "verdict-order",
                weights = self.origin_of_weights(),
                option = name,
                won = won,
                other = other,
                other_won = other_won,
                beaten = is_beaten
            )
        } else {
            t!(
                self.locale,
                "verdict-ranges",
                option = name,
                won = won,
                other = other,
                other_won = other_won,
                beaten = is_beaten
            )
        }
    }

    /// Returns the selector that says whether the weights come from the ranks alone, and whether they have the order of
    /// the ranks, which the lens can change.
    fn origin_of_weights(&self) -> &'static str {
        let criteria = &self.figures.matrix().criteria;
        let has_own_weights = |person: &Id| {
            let own = self.document.weights(person);
            let mut asked = criteria.iter().filter(|criterion| criterion.may_count);
            asked.all(|criterion| own.is_some_and(|own| own.contains_key(&criterion.id)))
        };
        if self.document.people().iter().any(|person| has_own_weights(person.id)) {
            return "mixed";
        }
        let rank = |id: &Id| self.document.criterion(id).and_then(|criterion| criterion.rank);
        let counted = || criteria.iter().filter(|criterion| criterion.is_counted());
        let is_in_order =
            counted().all(|a| counted().all(|b| (a.share > b.share + 1e-9) == (rank(&a.id) < rank(&b.id))));
        if is_in_order { "ranks" } else { "lens" }
    }

    /// Describes why a leader that cannot be undone is not sure.
    fn not_sure_sentence(&self, name: &SafeText) -> SafeText {
        // Other criteria count at other settings.
        let matrix = self.figures.matrix();
        let mut rows = matrix.rows().filter(|(criterion, _)| criterion.may_count && criterion.points > 0.0);
        let is_certain = rows.all(|(_, row)| {
            row.iter().zip(&matrix.options).all(|(cell, option)| !option.is_eligible() || cell.is_exact())
        });
        let why = match self.ranking.is_leader_sure_at_lens {
            Some(true) if is_certain => "lens",
            Some(true) => "lens-or-answers",
            _ => "answers",
        };
        t!(self.locale, "verdict-final-not-sure", option = name, why = why)
    }
}
