//! What would have to be true for another option to lead: as sentences, and as the tables of one page (METHOD.md §7).

use crate::t;
use crate::text::{Locale, SafeText, number};
use crate::walk::LENS_POSITIONS;
use pesee_core::deliberation::{Deliberation, Rating};
use pesee_core::method::{
    ConditionalLeaders, Figures, Hinge, Leaders, LensInterval, Ranking, RatingStep, RequiredChanges, WeightShift,
};

use super::names;
use super::ranking::{describe_leaders, describe_leaders_otherwise, quote_questions};

/// The page that shows on what the leader depends.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct RequiredChangesPage {
    /// What would put each option that does not lead level, the option with the smallest change first.
    pub options: Vec<OptionChanges>,
    /// The criteria without which the leader does not lead: name and new leader.
    pub criteria: Vec<[SafeText; 2]>,
    /// The same criteria as sentences.
    pub criteria_sentences: Vec<SafeText>,
    /// The heading of the column with the option that leads instead, or may lead if answers are missing.
    pub leader_heading: SafeText,
    /// The weights at which another option leads, the narrowest margin first: criterion, weight of 100, changes at, new
    /// leader.
    pub weights: Vec<[SafeText; 4]>,
}

/// What would put one option level with the leader.
#[derive(Clone, Debug, PartialEq)]
pub struct OptionChanges {
    /// The heading, which names the option.
    pub heading: SafeText,
    /// One row per kind of change: the kind, and the change.
    pub rows: Vec<[SafeText; 2]>,
    /// The same changes as sentences.
    pub sentences: Vec<SafeText>,
}

/// Returns the page of a ranking; every part is empty if no option leads alone.
pub fn required_changes_page(
    locale: &Locale,
    document: &Deliberation,
    figures: &Figures,
    ranking: &Ranking,
) -> RequiredChangesPage {
    let writer = RequiredChangesWriter::new(locale, document, figures);
    let Some(leader) = ranking.leaders.leader() else { return RequiredChangesPage::default() };
    let mut changes: Vec<(usize, &RequiredChanges)> =
        ranking.required_changes.iter().enumerate().filter_map(|(at, changes)| Some((at, changes.as_ref()?))).collect();
    let points = |changes: &RequiredChanges| changes.weights.as_ref().map_or(f64::INFINITY, |shift| shift.points);
    changes.sort_by(|(_, a), (_, b)| points(a).total_cmp(&points(b)));
    let options = changes.into_iter().map(|(at, changes)| writer.option_changes(ranking, (leader, at), changes));
    let hinge = |hinge: &Hinge| {
        let (criterion, option) =
            (writer.criterion_name(hinge.criterion), hinge.without.leaders.leader().map(|at| writer.option_name(at)));
        let (cell, result) = match option {
            None if figures.matrix().counted_rows().count() == 1 => {
                let result = t!(locale, "verdict-nothing-without");
                (result.clone(), result)
            }
            // The leader without the criterion is that of the answers so far.
            _ if !hinge.without.is_settled => {
                let result = t!(locale, "verdict-unknown-without");
                (result.clone(), result)
            }
            Some(option) => (option.clone(), t!(locale, "verdict-otherwise-leads", option = option)),
            None => {
                let result = t!(locale, "verdict-overlap-level");
                (result.clone(), result)
            }
        };
        let sentence = t!(locale, "verdict-without", criterion = &criterion, result = result);
        ([criterion, cell], sentence)
    };
    let (criteria, criteria_sentences) = ranking.hinges.iter().map(hinge).unzip();
    RequiredChangesPage {
        options: options.collect(),
        criteria,
        criteria_sentences,
        leader_heading: t!(locale, "verdict-column-leader", certainty = writer.certainty()),
        weights: weight_rows(&writer, ranking),
    }
}

/// Returns one row per end of a stability interval, the narrowest margin first.
fn weight_rows(writer: &RequiredChangesWriter<'_>, ranking: &Ranking) -> Vec<[SafeText; 4]> {
    let locale = writer.locale;
    let mut rows: Vec<(f64, [SafeText; 4])> = Vec::new();
    for (k, (criterion, stable)) in
        writer.figures.matrix().criteria.iter().zip(&ranking.stability_intervals).enumerate()
    {
        let Some(stable) = stable else { continue };
        let below = stable.leader_below.map(|to| (stable.low, to, true));
        let above = stable.leader_above.map(|to| (stable.high, to, false));
        for (end, to, is_below) in [below, above].into_iter().flatten() {
            let margin = (end - criterion.share).abs();
            let [end, share] = format_distinct(locale, [end * 100.0, criterion.share * 100.0]);
            // A margin that is smaller than the last digit cannot be shown.
            if end == share {
                continue;
            }
            let end = if is_below {
                t!(locale, "verdict-weight-below", weight = end)
            } else {
                t!(locale, "verdict-weight-above", weight = end)
            };
            rows.push((margin, [writer.criterion_name(k), share, end, writer.option_name(to)]));
        }
    }
    rows.sort_by(|(a, _), (b, _)| a.total_cmp(b));
    rows.into_iter().map(|(_, row)| row).collect()
}

/// Describes how far each weight may change while the leader stays first, the narrowest margin first.
pub fn stability_lines(
    locale: &Locale,
    document: &Deliberation,
    figures: &Figures,
    ranking: &Ranking,
) -> Vec<SafeText> {
    let writer = RequiredChangesWriter::new(locale, document, figures);
    let Some(leader) = ranking.leaders.leader().map(|at| writer.option_name(at)) else { return Vec::new() };
    // Beyond the end, missing answers have their worst value for the leader.
    let matrix = figures.matrix();
    let has_open_cells = matrix
        .rows()
        .filter(|(criterion, _)| criterion.may_count)
        .any(|(_, row)| row.iter().zip(&matrix.options).any(|(cell, option)| cell.is_open && option.is_eligible()));
    let certainty = if has_open_cells { "may" } else { "will" };
    let line = |[criterion, weight, change, rival]: [SafeText; 4]| {
        t!(
            locale,
            "verdict-stable",
            criterion = criterion,
            weight = weight,
            change = change,
            option = rival,
            leader = &leader,
            certainty = certainty
        )
    };
    weight_rows(&writer, ranking).into_iter().map(line).collect()
}

/// Formats two different numbers with as few decimals, at most three, as make them look different.
fn format_distinct(locale: &Locale, numbers: [f64; 2]) -> [SafeText; 2] {
    let format = |decimals| numbers.map(|value| number::format(locale.language(), value, decimals));
    (0..3).map(format).find(|[a, b]| a != b).unwrap_or_else(|| format(3))
}

/// Formats one end of an interval of the lens with as few decimals, at least two, as leave a part of the interval
/// between the formatted end and `far`, the other end.
fn format_end(locale: &Locale, end: f64, far: f64) -> SafeText {
    let leaves_part = |decimals: &usize| {
        let decimals = *decimals;
        let rounded: f64 = format!("{end:.decimals$}").parse().unwrap_or(far);
        if end > far { rounded > far } else { rounded < far }
    };
    number::format(locale.language(), end, (2..9).find(leaves_part).unwrap_or(9))
}

/// Describes where the lens stands, and the nearest settings on both sides at which the leader may not lead; `None` if
/// the leader leads at every setting.
pub(super) fn lens_sentence(
    locale: &Locale,
    document: &Deliberation,
    figures: &Figures,
    ranking: &Ranking,
    leader: usize,
) -> Option<SafeText> {
    let writer = RequiredChangesWriter::new(locale, document, figures);
    let lens = figures.matrix().lens;
    let intervals = ranking.lens_intervals.as_slice();
    // The leader is surely ahead where the lens stands, so it alone may lead in one interval, which contains the lens.
    let own = intervals.iter().position(|interval| interval.options == [leader])?;
    let (before, after) = (intervals.get(..own)?, intervals.get(own + 1..)?);
    let earlier = LENS_POSITIONS.iter().rev().filter_map(|at| Some((*at, interval_around(before, *at)?))).next();
    let later = LENS_POSITIONS.iter().filter_map(|at| Some((*at, interval_around(after, *at)?))).next();
    let earlier = earlier.map(|(at, interval)| (writer.setting(at), interval));
    let later = later.map(|(at, interval)| (writer.setting(at), interval));
    // Only the outermost settings may lie beyond the answers that the walk offers.
    let earlier = earlier.or_else(|| {
        let interval = before.last()?;
        Some((t!(locale, "verdict-lens-below", lens = format_end(locale, interval.to, interval.from)), interval))
    });
    let later = later.or_else(|| {
        let interval = after.first()?;
        Some((t!(locale, "verdict-lens-above", lens = format_end(locale, interval.from, interval.to)), interval))
    });
    let clauses: Vec<SafeText> = [earlier, later]
        .into_iter()
        .flatten()
        .map(|(setting, interval)| {
            t!(locale, "verdict-lens-other", setting = setting, result = writer.leaders_of_interval(interval))
        })
        .collect();
    let here = writer.setting(lens);
    let (others, people) = (SafeText::join(&clauses, "; "), document.people().len());
    (!clauses.is_empty()).then(|| t!(locale, "verdict-lens", setting = here, others = others, people = people))
}

/// Returns the interval that contains a setting of the lens in its interior.
fn interval_around(intervals: &[LensInterval], lens: f64) -> Option<&LensInterval> {
    intervals.iter().find(|interval| {
        let is_above = lens > interval.from + 1e-9 || interval.from == 0.0;
        is_above && (lens < interval.to - 1e-9 || interval.to == 1.0)
    })
}

/// Writes the sentences about changes that would put another option level with the leader.
pub(super) struct RequiredChangesWriter<'a> {
    locale: &'a Locale,
    document: &'a Deliberation,
    figures: &'a Figures,
}

impl<'a> RequiredChangesWriter<'a> {
    pub(super) fn new(locale: &'a Locale, document: &'a Deliberation, figures: &'a Figures) -> Self {
        RequiredChangesWriter { locale, document, figures }
    }

    fn option_name(&self, at: usize) -> SafeText {
        let option = self.figures.matrix().options.get(at);
        option.map(|option| names::option(self.document, &option.id)).unwrap_or_default()
    }

    fn criterion_name(&self, at: usize) -> SafeText {
        let criterion = self.figures.matrix().criteria.get(at);
        criterion.map(|criterion| names::criterion(self.document, &criterion.id)).unwrap_or_default()
    }

    /// Returns the selector that says whether a change certainly has its effect, or only if missing answers turn out to
    /// be the worst for the leader.
    pub(super) fn certainty(&self) -> &'static str {
        if self.figures.verdict().open_cells > 0 { "could" } else { "would" }
    }

    /// Describes the weights that would put `rival` level.
    pub(super) fn weight_sentence(&self, rival: usize, shift: &WeightShift) -> SafeText {
        let (option, certainty) = (self.option_name(rival), self.certainty());
        match self.describe_weights(shift) {
            Some(changes) => {
                t!(self.locale, "verdict-weights", changes = changes, option = option, certainty = certainty)
            }
            None => {
                let points = self.format_bound(shift);
                t!(self.locale, "verdict-weights-close", points = points, option = option, certainty = certainty)
            }
        }
    }

    /// Formats a number above the points of a shift that is too small for the weights to look different.
    fn format_bound(&self, shift: &WeightShift) -> SafeText {
        number::format(self.locale.language(), ((shift.points * 1000.0).floor() + 1.0) / 1000.0, 3)
    }

    /// Returns the criteria whose weights change, each with the old and the new weight of 100, the one that gains
    /// weight first. Weights that differ by less than the last decimal are left out.
    fn weight_changes(&self, shift: &WeightShift) -> Vec<(SafeText, [SafeText; 2])> {
        let Some(first) = shift.moves.first() else { return Vec::new() };
        let share = |k: usize| self.figures.matrix().criteria.get(k).map_or(0.0, |criterion| criterion.share * 100.0);
        let gain = (first.target, share(first.target), share(first.target) + shift.points);
        let losses = shift.moves.iter().map(|m| (m.source, share(m.source), share(m.source) - m.points));
        std::iter::once(gain)
            .chain(losses)
            .map(|(k, from, to)| (self.criterion_name(k), format_distinct(self.locale, [from, to.max(0.0)])))
            .filter(|(_, [from, to])| from != to)
            .collect()
    }

    /// Describes new weights as “A weighed 28 instead of 31 of 100, and B 22 instead of 18”; `None` if the weights are
    /// too close to show a difference.
    pub(super) fn describe_weights(&self, shift: &WeightShift) -> Option<SafeText> {
        let locale = self.locale;
        let describe = |(nth, (criterion, [from, to])): (usize, (SafeText, [SafeText; 2]))| {
            if nth == 0 {
                t!(locale, "verdict-weight-first", criterion = criterion, from = from, to = to)
            } else {
                t!(locale, "verdict-weight-next", criterion = criterion, from = from, to = to)
            }
        };
        let changes: Vec<SafeText> = self.weight_changes(shift).into_iter().enumerate().map(describe).collect();
        let (last, first) = changes.split_last()?;
        (!first.is_empty())
            .then(|| t!(locale, "verdict-join-weights", first = SafeText::join(first, ", "), last = last))
    }

    /// Describes the smallest change of one rating that would put `rival` level with `leader`.
    pub(super) fn rating_sentence(&self, leader: usize, rival: usize, step: &RatingStep) -> SafeText {
        let locale = self.locale;
        let by = self.format_step((leader, rival), step, false);
        let (criterion, rival) = (self.criterion_name(step.criterion), self.option_name(rival));
        let (people, certainty) = (self.figures.matrix().people_count, self.certainty());
        if step.can_raise_rival {
            t!(
                locale,
                "verdict-step-raise",
                by = by,
                criterion = criterion,
                option = rival,
                people = people,
                certainty = certainty
            )
        } else {
            let leader = self.option_name(leader);
            t!(
                locale,
                "verdict-step-lower",
                by = by,
                criterion = criterion,
                option = rival,
                leader = leader,
                people = people,
                certainty = certainty
            )
        }
    }

    /// Describes what would put an option level: weights, one rating, the lens.
    fn option_changes(
        &self,
        ranking: &Ranking,
        (leader, rival): (usize, usize),
        changes: &RequiredChanges,
    ) -> OptionChanges {
        let locale = self.locale;
        let (mut rows, mut sentences) = (Vec::new(), Vec::new());
        let conditions = self.figures.matrix().options.get(leader).map(|option| option.unknown_conditions.as_slice());
        if let Some(conditions) = conditions
            && ranking.leaders_otherwise.as_ref().and_then(|otherwise| otherwise.leaders.leader()) == Some(rival)
            && let Some(otherwise) = describe_leaders_otherwise(locale, self.document, self.figures, ranking)
        {
            let questions = quote_questions(locale, self.document, conditions);
            rows.push([
                t!(locale, "verdict-kind-condition"),
                t!(locale, "verdict-row-condition", count = conditions.len(), questions = &questions),
            ]);
            sentences.push(t!(
                locale,
                "verdict-condition-needed",
                count = conditions.len(),
                questions = questions,
                otherwise = otherwise
            ));
        }
        if let Some(shift) = &changes.weights {
            let parts = self.weight_changes(shift).into_iter().map(|(criterion, [from, to])| {
                t!(locale, "verdict-row-weight", criterion = criterion, from = from, to = to)
            });
            let parts: Vec<SafeText> = parts.collect();
            let change = if parts.len() > 1 {
                SafeText::join(&parts, ", ")
            } else {
                t!(locale, "verdict-row-weight-close", points = self.format_bound(shift))
            };
            rows.push([t!(locale, "verdict-kind-weights"), change]);
            sentences.push(self.weight_sentence(rival, shift));
        }
        if let Some(step) = &changes.rating {
            let option = if step.can_raise_rival { rival } else { leader };
            let change = t!(
                locale,
                "verdict-row-rating",
                by = self.format_step((leader, rival), step, true),
                option = self.option_name(option),
                criterion = self.criterion_name(step.criterion)
            );
            let people = self.figures.matrix().people_count;
            rows.push([t!(locale, "verdict-kind-rating", people = people), change]);
            sentences.push(self.rating_sentence(leader, rival, step));
        }
        if let Some(setting) = changes.lens {
            let is_below = setting < self.figures.matrix().lens;
            let interval = ranking.lens_intervals.iter().find(|interval| {
                let near = if is_below { interval.to } else { interval.from };
                interval.options == [rival] && near == setting
            });
            let far = interval.map_or(setting, |interval| if is_below { interval.from } else { interval.to });
            let figure = format_end(locale, setting, far);
            let side = if is_below { "below" } else { "above" };
            let change = if is_below {
                t!(locale, "verdict-weight-below", weight = &figure)
            } else {
                t!(locale, "verdict-weight-above", weight = &figure)
            };
            rows.push([t!(locale, "verdict-kind-lens"), change]);
            let name = self.option_name(rival);
            sentences.push(t!(locale, "verdict-lens-needed", side = side, lens = figure, option = name));
        }
        if rows.is_empty() {
            let nothing = t!(locale, "verdict-nothing-single");
            rows.push([t!(locale, "verdict-kind-none"), nothing.clone()]);
            sentences.push(nothing);
        }
        let heading =
            t!(locale, "verdict-for-option-to-lead", option = self.option_name(rival), certainty = self.certainty());
        OptionChanges { heading, rows, sentences }
    }

    /// Formats the size of a rating step, rounded up so that the stated change is large enough: to a tenth, or to more
    /// decimals if a tenth leaves the scale.
    fn format_step(&self, (leader, rival): (usize, usize), step: &RatingStep, is_signed: bool) -> SafeText {
        let cell = |option| self.figures.matrix().cell(step.criterion, option);
        let (lowest, highest) = Rating::SCALE;
        let room =
            if step.can_raise_rival { highest - cell(rival).missing_high } else { cell(leader).missing_low - lowest };
        let round_up = |decimals: usize| {
            let scale = 10f64.powi(decimals as i32);
            ((step.amount * scale - 1e-6).ceil().max(1.0) / scale, decimals)
        };
        let fitting = (1..4).map(round_up).find(|(by, _)| *by <= room + 1e-9);
        let (by, decimals) = fitting.unwrap_or((step.amount, 2));
        let by = if is_signed && !step.can_raise_rival { -by } else { by };
        let language = self.locale.language();
        if is_signed { number::format_signed(language, by, decimals) } else { number::format(language, by, decimals) }
    }

    /// Names a setting of the lens by the answer of the walk, or by its number and the answers on both sides.
    fn setting(&self, lens: f64) -> SafeText {
        let locale = self.locale;
        let answer = |lens: f64| t!(locale, "verdict-quoted", option = names::lens(locale, lens));
        if LENS_POSITIONS.iter().any(|position| (position - lens).abs() < 1e-9) {
            return answer(lens);
        }
        // A setting near an end of the lens must not look like the end.
        let figure = if lens > 0.0 && lens < 1.0 {
            format_end(locale, lens, lens.round())
        } else {
            number::format(locale.language(), lens, 2)
        };
        let below = LENS_POSITIONS.iter().rfind(|position| **position < lens);
        let above = LENS_POSITIONS.iter().find(|position| **position > lens);
        match (below, above) {
            (Some(below), Some(above)) => {
                t!(locale, "verdict-lens-between", lens = figure, below = answer(*below), above = answer(*above))
            }
            _ => figure,
        }
    }

    /// Describes which options lead, may lead or are level in an interval of the lens.
    fn leaders_of_interval(&self, interval: &LensInterval) -> SafeText {
        let mut rows =
            self.figures.matrix().rows().filter(|(criterion, _)| criterion.may_count && criterion.points > 0.0);
        let has_open_cells =
            rows.any(|(_, row)| interval.options.iter().any(|at| row.get(*at).is_some_and(|cell| cell.is_open)));
        let is_settled = interval.options.len() == 1 || !has_open_cells;
        let leaders = Leaders::from(interval.options.clone());
        describe_leaders(self.locale, self.document, self.figures, &ConditionalLeaders { leaders, is_settled })
    }
}
