//! A slow and simple computation of every exact figure of METHOD.md, written only from METHOD.md. It shares no code with
//! `pesee_core::method`, so that a wrong figure appears as a difference.
//!
//! [`naive_object`] returns the JSON object of `pesee score --format json`, without the figures that are drawn.

use pesee_core::deliberation::*;
use serde_json::{Map, Value, json};

/// Figures that differ by less are equal (METHOD.md §4).
pub const NEAR: f64 = 1e-9;

/// One answer of one person.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Answer {
    pub value: f64,
    pub low: f64,
    pub high: f64,
}

/// One person with a voice.
#[derive(Clone, Debug)]
pub struct Rater {
    pub id: Id,
    pub voice: f64,
    /// The weight of each criterion, divided by the sum over the criteria with `counts`.
    pub row: Vec<f64>,
    /// The same weights on the scale on which they are given.
    pub stated: Vec<f64>,
    /// Whether the criterion has no weight for this person.
    pub unweighed: Vec<bool>,
    /// The answers by criterion and option.
    pub answers: Vec<Vec<Option<Answer>>>,
}

/// One cell of the table of ratings: the letters of METHOD.md §3.
#[derive(Clone, Copy, Debug, Default)]
pub struct Cell {
    pub v: f64,
    pub a: f64,
    pub b: f64,
    pub l: f64,
    pub h: f64,
    pub open: bool,
    pub rated: bool,
    pub range: bool,
}

/// What a condition does to an option.
#[derive(Clone, Debug)]
pub struct Choice {
    pub id: Id,
    pub failed: Vec<Id>,
    pub unknown: Vec<Id>,
    pub warned: Vec<Id>,
    pub is_final: bool,
}

/// The answers of a document as numbers.
#[derive(Clone, Debug)]
pub struct Naive {
    pub choices: Vec<Choice>,
    pub criteria: Vec<Id>,
    /// Whether `counts` is not false.
    pub counts: Vec<bool>,
    pub when: Vec<TimeHorizon>,
    pub lens: f64,
    pub method: WeightingMethod,
    pub raters: Vec<Rater>,
    /// The weights on the scale on which they are shown.
    pub shown: Vec<f64>,
    /// The weights divided by the largest one.
    pub p: Vec<f64>,
    pub unweighed: Vec<usize>,
    pub cells: Vec<Vec<Cell>>,
}

/// The win shares of the leader that decide the reasons `order` and `ranges`. They are drawn, so they are an input here.
#[derive(Clone, Copy, Debug)]
pub struct LeaderWins {
    pub given: f64,
    pub order: f64,
    /// The number of draws; infinite for a closed form, which has no sampling error.
    pub draws: f64,
}

/// The bound of a cell that an argument selects.
pub type Bound = fn(&Cell) -> f64;

/// Returns `v` divided by its largest entry over `counts`, with entries below 1e-12 of the largest set to 0.
fn scale(weights: &[f64], counts: &[bool]) -> Vec<f64> {
    let mut largest = 0.0;
    for k in 0..weights.len() {
        if counts[k] && weights[k] > largest {
            largest = weights[k];
        }
    }
    let mut scaled = vec![0.0; weights.len()];
    for k in 0..weights.len() {
        if counts[k] && largest > 0.0 && weights[k] / largest >= 1e-12 {
            scaled[k] = weights[k] / largest;
        }
    }
    scaled
}

/// Returns the sum-reciprocal weights of an order (METHOD.md §2); `None` for a criterion without a rank.
fn order_weights(document: &Deliberation) -> Vec<Option<f64>> {
    let counting = document.criteria().iter().filter(|criterion| criterion.counts != Some(false)).count() as f64;
    let rank_of = |criterion: &Criterion| {
        if criterion.counts == Some(false) { None } else { criterion.rank.map(Rank::get) }
    };
    let term = |place: f64| 1.0 / place + (counting + 1.0 - place) / counting;
    let mut all_terms = 0.0;
    let mut place = 1.0;
    while place <= counting {
        all_terms += term(place);
        place += 1.0;
    }
    let mut weights = Vec::new();
    for criterion in document.criteria() {
        let Some(rank) = rank_of(criterion) else {
            weights.push(None);
            continue;
        };
        let (mut before, mut level) = (0, 0);
        for other in document.criteria() {
            if let Some(other) = rank_of(other) {
                if other < rank {
                    before += 1;
                }
                if other == rank {
                    level += 1;
                }
            }
        }
        let mut sum = 0.0;
        for place in before + 1..=before + level {
            sum += term(f64::from(place));
        }
        weights.push(Some(sum / f64::from(level) / all_terms));
    }
    weights
}

/// Returns the weights by pairs (METHOD.md §2), which add up to 1. The answer is `None` for pairs that connect the
/// criteria and are neither all pairs nor a tree, because completing such pairs is not simple.
fn pair_weights(document: &Deliberation) -> Option<Vec<Option<f64>>> {
    let places: Vec<usize> =
        (0..document.criteria().len()).filter(|k| document.criteria()[*k].counts != Some(false)).collect();
    let n = places.len();
    let mut ratios: Vec<Vec<Option<f64>>> = vec![vec![None; n]; n];
    let mut pairs = 0;
    for pair in document.pairs() {
        let place = |id: &Id| places.iter().position(|k| document.criteria()[*k].id == *id);
        if let (Some(a), Some(b), Some(ratio)) = (place(&pair.criteria.0), place(&pair.criteria.1), pair.ratio) {
            ratios[a][b] = Some(ratio.get());
            ratios[b][a] = Some(1.0 / ratio.get());
            pairs += 1;
        }
    }
    // The first criterion has the weight 1, and each judgement gives the weight of a neighbour.
    let mut found: Vec<Option<f64>> = (0..n).map(|a| (a == 0).then_some(1.0)).collect();
    for _ in 0..n {
        for a in 0..n {
            for b in 0..n {
                if let (Some(weight), Some(ratio), None) = (found[a], ratios[a][b], found[b]) {
                    found[b] = Some(weight / ratio);
                }
            }
        }
    }
    let mut weights = vec![None; document.criteria().len()];
    if found.iter().any(Option::is_none) {
        return Some(weights);
    }
    if 2 * pairs == n * n.saturating_sub(1) {
        // The principal eigenvector, by multiplication until nothing changes any more.
        for _ in 0..3_000 {
            let next: Vec<f64> = (0..n)
                .map(|a| (0..n).map(|b| if a == b { 1.0 } else { ratios[a][b].unwrap() } * found[b].unwrap()).sum())
                .collect();
            let sum: f64 = next.iter().sum();
            found = next.iter().map(|weight| Some(weight / sum)).collect();
        }
    } else if pairs + 1 != n {
        return None;
    }
    let sum: f64 = found.iter().flatten().sum();
    for (a, k) in places.iter().enumerate() {
        weights[*k] = found[a].map(|weight| weight / sum);
    }
    Some(weights)
}

impl Naive {
    /// Returns the answers of a document as numbers; `None` for the pairs that [`pair_weights`] does not compute.
    pub fn new(document: &Deliberation) -> Option<Naive> {
        let method = document.weighing().method.unwrap_or(WeightingMethod::Points);
        let mut shared: Vec<Option<f64>> = match method {
            WeightingMethod::Pairwise => pair_weights(document)?,
            WeightingMethod::Order => order_weights(document),
            WeightingMethod::Points | WeightingMethod::Swing => {
                document.criteria().iter().map(|criterion| criterion.weight.map(Points::get)).collect()
            }
        };
        let counts: Vec<bool> = document.criteria().iter().map(|criterion| criterion.counts != Some(false)).collect();
        for k in 0..shared.len() {
            if !counts[k] {
                shared[k] = None;
            }
        }
        let raters = raters(document, method, &shared, &counts);
        let shared_row: Vec<f64> = shared.iter().map(|weight| weight.unwrap_or(0.0)).collect();

        let mut unweighed = Vec::new();
        for k in 0..counts.len() {
            let lacks = raters.iter().any(|rater| rater.unweighed[k]);
            if counts[k] && lacks {
                unweighed.push(k);
            }
        }
        let mut shown = vec![0.0; counts.len()];
        let voices: f64 = raters.iter().map(|rater| rater.voice).sum();
        for k in 0..counts.len() {
            if raters.is_empty() {
                shown[k] = shared_row[k];
            } else if raters.len() == 1 {
                shown[k] = raters[0].stated[k];
            } else {
                for rater in &raters {
                    shown[k] += rater.voice * rater.row[k] / voices;
                }
            }
        }
        let p = scale(&shown, &counts);
        for k in 0..counts.len() {
            if p[k] == 0.0 {
                shown[k] = 0.0;
            }
        }
        let mut naive = Naive {
            choices: choices(document),
            criteria: document.criteria().iter().map(|criterion| criterion.id.clone()).collect(),
            when: document.criteria().iter().map(|criterion| criterion.when.unwrap_or(TimeHorizon::Always)).collect(),
            lens: document.weighing().later.map_or(0.5, Lens::get),
            method,
            counts,
            raters,
            shown,
            p,
            unweighed,
            cells: Vec::new(),
        };
        naive.cells = naive.group_cells();
        Some(naive)
    }

    fn group_cells(&self) -> Vec<Vec<Cell>> {
        let all: Vec<&Rater> = self.raters.iter().collect();
        (0..self.criteria.len()).map(|k| (0..self.choices.len()).map(|i| mix_answers(&all, k, i)).collect()).collect()
    }

    /// Returns the cells as one person alone gives them.
    pub fn own_cells(&self, rater: usize) -> Vec<Vec<Cell>> {
        let alone = [&self.raters[rater]];
        (0..self.criteria.len()).map(|k| (0..self.choices.len()).map(|i| mix_answers(&alone, k, i)).collect()).collect()
    }

    /// Returns the factor of a criterion at a setting of the lens.
    pub fn factor(&self, k: usize, lens: f64) -> f64 {
        match self.when[k] {
            TimeHorizon::Now => 2.0 * (1.0 - lens),
            TimeHorizon::Later => 2.0 * lens,
            TimeHorizon::Always => 1.0,
        }
    }

    /// Returns the effective weights at a setting of the lens; 0 for a criterion without `counts`.
    pub fn effective(&self, weights: &[f64], lens: f64) -> Vec<f64> {
        (0..self.criteria.len()).map(|k| if self.counts[k] { weights[k] * self.factor(k, lens) } else { 0.0 }).collect()
    }

    /// Returns the effective weights of the group where the lens stands.
    pub fn weights(&self) -> Vec<f64> {
        self.effective(&self.p, self.lens)
    }

    /// Returns the indices of the options that are not ruled out.
    pub fn eligible(&self) -> Vec<usize> {
        (0..self.choices.len()).filter(|i| self.choices[*i].failed.is_empty()).collect()
    }

    /// Returns the indices of the criteria that count.
    pub fn counting(&self) -> Vec<usize> {
        let weights = self.weights();
        (0..weights.len()).filter(|k| weights[*k] > 0.0).collect()
    }

    /// Returns the weighted sum of each option.
    pub fn sums(&self, weights: &[f64], cells: &[Vec<Cell>], bound: Bound) -> Vec<f64> {
        let mut sums = vec![0.0; self.choices.len()];
        for i in 0..sums.len() {
            for k in 0..weights.len() {
                sums[i] += weights[k] * bound(&cells[k][i]);
            }
        }
        sums
    }

    /// Returns whether `a` is ahead of every other eligible option by more than `margin`, with the values `worst` for
    /// `a` and `best` for the others.
    pub fn is_ahead(
        &self,
        a: usize,
        weights: &[f64],
        cells: &[Vec<Cell>],
        (worst, best): (Bound, Bound),
        margin: f64,
    ) -> bool {
        let (own, others) = (self.sums(weights, cells, worst), self.sums(weights, cells, best));
        self.eligible().into_iter().all(|b| b == a || own[a] - others[b] > margin)
    }

    /// Returns whether `a` is surely ahead if only the missing answers vary.
    pub fn is_surely_ahead(&self, a: usize, weights: &[f64], cells: &[Vec<Cell>]) -> bool {
        self.is_ahead(a, weights, cells, (|c| c.a, |c| c.b), tolerance(weights))
    }

    /// Returns the eligible options with the largest sum.
    pub fn best(&self, weights: &[f64], cells: &[Vec<Cell>], among: &[usize]) -> Vec<usize> {
        let sums = self.sums(weights, cells, |c| c.v);
        leading(&sums, among, tolerance(weights))
    }

    /// Returns whether some eligible option is rated on a criterion with a weight.
    pub fn is_rated(&self, weights: &[f64], cells: &[Vec<Cell>]) -> bool {
        let eligible = self.eligible();
        (0..weights.len()).any(|k| weights[k] > 0.0 && eligible.iter().any(|i| cells[k][*i].rated))
    }

    /// Returns the number of open cells of eligible options on counting criteria.
    pub fn open_cells(&self) -> usize {
        let eligible = self.eligible();
        self.counting().into_iter().map(|k| eligible.iter().filter(|i| self.cells[k][**i].open).count()).sum()
    }

    /// Returns whether every answer about eligible options and counting criteria is given and exact.
    pub fn is_exact(&self) -> bool {
        let eligible = self.eligible();
        self.counting().iter().all(|k| eligible.iter().all(|i| !self.cells[*k][*i].open && !self.cells[*k][*i].range))
    }

    /// Returns the leader where one option leads.
    pub fn leader(&self) -> Option<usize> {
        only(&self.best(&self.weights(), &self.cells, &self.eligible()))
    }
}

/// Returns the tolerance of sums with these weights.
pub fn tolerance(weights: &[f64]) -> f64 {
    NEAR * weights.iter().sum::<f64>()
}

/// Returns the options whose sum is level with the largest.
pub fn leading(sums: &[f64], among: &[usize], margin: f64) -> Vec<usize> {
    among.iter().copied().filter(|i| among.iter().all(|j| sums[*j] - sums[*i] <= margin)).collect()
}

/// Returns the element of a list of one.
pub fn only(list: &[usize]) -> Option<usize> {
    if list.len() == 1 { list.first().copied() } else { None }
}

fn choices(document: &Deliberation) -> Vec<Choice> {
    let mut choices = Vec::new();
    for option in document.options() {
        let touching = |state: ConditionState, blocking: bool| {
            let mut ids = Vec::new();
            for condition in document.conditions() {
                let has_state = condition.state.unwrap_or(ConditionState::Unknown) == state;
                let concerns = condition.options.iter().flatten().any(|id| *id == option.id);
                if has_state && concerns && (condition.blocking != Some(false)) == blocking {
                    ids.push(condition.id.clone());
                }
            }
            ids
        };
        let is_final =
            document.fates(&option.id).any(|(_, fate)| matches!(fate, Fate::Close | Fate::Merge(_) | Fate::HandOver));
        choices.push(Choice {
            id: option.id.clone(),
            failed: touching(ConditionState::Unmet, true),
            unknown: touching(ConditionState::Unknown, true),
            warned: touching(ConditionState::Unmet, false),
            is_final,
        });
    }
    choices
}

fn raters(document: &Deliberation, method: WeightingMethod, shared: &[Option<f64>], counts: &[bool]) -> Vec<Rater> {
    let mut people: Vec<(Id, f64)> = Vec::new();
    if document.participants().is_empty() {
        people.push((Id::me(), 1.0));
    }
    for participant in document.participants() {
        let usual = if participant.seat == Some(Seat::Coach) { 0.0 } else { 1.0 };
        let voice = participant.voice.map_or(usual, Points::get);
        if voice > 0.0 {
            people.push((participant.id.clone(), voice));
        }
    }
    let mut raters = Vec::new();
    for (id, voice) in people {
        let own: Vec<Option<f64>> = document
            .criteria()
            .iter()
            .map(|criterion| document.weights(&id).and_then(|weights| weights.get(&criterion.id)).map(|w| w.get()))
            .collect();
        let is_complete = (0..counts.len()).all(|k| !counts[k] || own[k].is_some());
        let mixes = matches!(method, WeightingMethod::Points | WeightingMethod::Swing);
        let (mut stated, mut unweighed) = (Vec::new(), Vec::new());
        for k in 0..counts.len() {
            let own = if mixes || is_complete { own[k] } else { None };
            let weight = own.or(shared[k]);
            stated.push(weight.unwrap_or(0.0));
            unweighed.push(counts[k] && weight.is_none());
        }
        let scaled = scale(&stated, counts);
        let sum: f64 = scaled.iter().sum();
        let row = scaled.iter().map(|weight| if sum > 0.0 { weight / sum } else { 0.0 }).collect();
        let mut answers = Vec::new();
        for criterion in document.criteria() {
            let mut line = Vec::new();
            for option in document.options() {
                let rating = document.rating(&id, &criterion.id, &option.id);
                line.push(rating.map(|r| Answer { value: r.value(), low: r.low(), high: r.high() }));
            }
            answers.push(line);
        }
        raters.push(Rater { id, voice, row, stated, unweighed, answers });
    }
    raters
}

fn mix_answers(raters: &[&Rater], k: usize, i: usize) -> Cell {
    if raters.is_empty() {
        return Cell { v: 0.0, a: -5.0, b: 5.0, l: -5.0, h: 5.0, open: true, rated: false, range: false };
    }
    let mut cell = Cell::default();
    let (mut voices, mut answered, mut values) = (0.0, 0.0, 0.0);
    for rater in raters {
        voices += rater.voice;
        match rater.answers[k][i] {
            Some(answer) => {
                answered += rater.voice;
                values += rater.voice * answer.value;
                cell.rated = true;
                cell.a += rater.voice * answer.value;
                cell.b += rater.voice * answer.value;
                cell.l += rater.voice * answer.low;
                cell.h += rater.voice * answer.high;
                cell.range |= answer.low < answer.high;
            }
            None => {
                cell.open = true;
                cell.a += rater.voice * -5.0;
                cell.b += rater.voice * 5.0;
                cell.l += rater.voice * -5.0;
                cell.h += rater.voice * 5.0;
            }
        }
    }
    for bound in [&mut cell.a, &mut cell.b, &mut cell.l, &mut cell.h] {
        *bound /= voices;
    }
    cell.v = if answered > 0.0 { values / answered } else { 0.0 };
    cell
}

/// One interval of the lens and the options that may lead in it.
#[derive(Clone, Debug, PartialEq)]
pub struct Span {
    pub from: f64,
    pub to: f64,
    pub options: Vec<usize>,
}

/// One end of the interval of a share in which the leader stays ahead: the share, and the option that is level there;
/// `None` if the leader stays ahead up to 0 or 1.
pub type StableEnd = (f64, Option<usize>);

/// What has to change until an option draws level with the leader.
#[derive(Clone, Debug)]
pub struct Needs {
    pub points: Option<f64>,
    /// Giver, receiver and points of 100.
    pub moves: Vec<(usize, usize, f64)>,
    pub step: Option<(usize, f64)>,
    pub later: Option<f64>,
}

/// The verdict of METHOD.md §5.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    None,
    Only,
    Unfinished,
    Tie,
    /// Fragile or clear.
    Stands,
}

impl Naive {
    /// Returns the verdict as far as it depends on no reason of a fragile verdict.
    pub fn kind(&self) -> Kind {
        let (weights, eligible) = (self.weights(), self.eligible());
        let total: f64 = weights.iter().sum();
        if eligible.is_empty() || total == 0.0 || !self.is_rated(&weights, &self.cells) || self.raters.is_empty() {
            return Kind::None;
        }
        if eligible.len() == 1 {
            return Kind::Only;
        }
        let has_open = self.open_cells() > 0;
        match self.leader() {
            _ if !self.unweighed.is_empty() => Kind::Unfinished,
            Some(leader) if has_open && !self.is_surely_ahead(leader, &weights, &self.cells) => Kind::Unfinished,
            None if has_open => Kind::Unfinished,
            None => Kind::Tie,
            Some(_) => Kind::Stands,
        }
    }

    /// Returns the options that may lead at a setting of the lens.
    pub fn may_lead(&self, lens: f64) -> Vec<usize> {
        let margin = tolerance(&self.effective(&self.p, 0.0)) + tolerance(&self.effective(&self.p, 1.0));
        let weights = self.effective(&self.p, lens);
        let worst = self.sums(&weights, &self.cells, |c| c.a);
        let best = self.sums(&weights, &self.cells, |c| c.b);
        let eligible = self.eligible();
        eligible
            .iter()
            .copied()
            .filter(|i| eligible.iter().all(|j| j == i || best[*i] - worst[*j] >= -margin))
            .collect()
    }

    /// Returns the intervals of the lens with the same options that may lead, found by looking between all crossings.
    pub fn horizon(&self) -> Vec<Span> {
        let at = |lens: f64, bound: Bound| self.sums(&self.effective(&self.p, lens), &self.cells, bound);
        let (best_0, best_1) = (at(0.0, |c| c.b), at(1.0, |c| c.b));
        let (worst_0, worst_1) = (at(0.0, |c| c.a), at(1.0, |c| c.a));
        let mut crossings = vec![0.0, 1.0];
        for i in self.eligible() {
            for j in self.eligible() {
                let (start, end) = (best_0[i] - worst_0[j], best_1[i] - worst_1[j]);
                if i != j && start * end < 0.0 {
                    crossings.push(start / (start - end));
                }
            }
        }
        crossings.sort_by(f64::total_cmp);
        let mut spans: Vec<Span> = Vec::new();
        let mut from = 0.0;
        for to in crossings {
            if to - from < NEAR {
                continue;
            }
            let options = self.may_lead(f64::midpoint(from, to));
            match spans.last_mut() {
                Some(last) if last.options == options => last.to = to,
                _ => spans.push(Span { from, to, options }),
            }
            from = to;
        }
        spans
    }

    /// Returns the difference of the leader and a rival on each criterion, with open cells at their worst.
    pub fn differences(&self, leader: usize, rival: usize) -> Vec<f64> {
        self.cells.iter().map(|row| row[leader].a - row[rival].b).collect()
    }

    /// Returns the shares of the criteria.
    pub fn shares(&self) -> Vec<f64> {
        let weights = self.weights();
        let total: f64 = weights.iter().sum();
        weights.iter().map(|weight| if total > 0.0 { weight / total } else { 0.0 }).collect()
    }

    /// Returns what has to change until `rival` draws level with `leader` (METHOD.md §7).
    pub fn needs(&self, leader: usize, rival: usize, horizon: &[Span]) -> Needs {
        let (shares, counting, d) = (self.shares(), self.counting(), self.differences(leader, rival));
        let lead: f64 = counting.iter().map(|k| shares[*k] * d[*k]).sum();
        let least = counting.iter().map(|k| d[*k]).fold(f64::INFINITY, f64::min);
        let receiver = counting.iter().copied().find(|k| d[*k] <= least + NEAR);
        let (mut points, mut moves) = (None, Vec::new());
        if let Some(receiver) = receiver.filter(|_| least <= NEAR) {
            let (mut left, mut total) = (lead, 0.0);
            let mut givers: Vec<usize> = counting.iter().copied().filter(|k| *k != receiver).collect();
            while left > 0.0 {
                let most = givers.iter().map(|k| d[*k]).fold(f64::NEG_INFINITY, f64::max);
                let Some(giver) = givers.iter().copied().find(|k| d[*k] >= most - NEAR) else { break };
                let gain = d[giver] - d[receiver];
                if gain <= NEAR {
                    break;
                }
                let moved = (left / gain).min(shares[giver]);
                if moved >= NEAR {
                    moves.push((giver, receiver, 100.0 * moved));
                    total += moved;
                }
                left -= moved * gain;
                givers.retain(|k| *k != giver);
            }
            points = Some(100.0 * total);
        }
        let mut step: Option<(usize, f64)> = None;
        for k in counting {
            let by = lead / shares[k];
            let is_possible = self.cells[k][rival].b + by <= 5.0 + NEAR || self.cells[k][leader].a - by >= -5.0 - NEAR;
            if is_possible && step.is_none_or(|(_, least)| by < least - NEAR) {
                step = Some((k, by));
            }
        }
        let mut later: Option<f64> = None;
        for span in horizon {
            let nearest = self.lens.clamp(span.from, span.to);
            let is_nearer = later.is_none_or(|other| (nearest - self.lens).abs() < (other - self.lens).abs() - NEAR);
            if span.options == [rival] && is_nearer {
                later = Some(nearest);
            }
        }
        Needs { points, moves, step, later }
    }

    /// Returns the interval of the share of `k` in which the leader stays ahead, and who takes over at each end.
    pub fn stable(&self, leader: usize, k: usize) -> (StableEnd, StableEnd) {
        let shares = self.shares();
        let others: Vec<usize> = (0..shares.len()).filter(|j| *j != k && self.counts[*j]).collect();
        let rest: f64 = others.iter().map(|j| shares[*j]).sum();
        let mut low: StableEnd = (0.0, None);
        let mut high: StableEnd = (1.0, None);
        for rival in self.eligible().into_iter().filter(|b| *b != leader) {
            let d = self.differences(leader, rival);
            let mut other = 0.0;
            for j in &others {
                other += d[*j] * if rest > 0.0 { shares[*j] / rest } else { 1.0 / others.len() as f64 };
            }
            if others.is_empty() || (d[k] - other).abs() <= NEAR {
                continue;
            }
            // The lead is t·d[k] + (1 − t)·other, which is above 0 at the present share.
            let level = other / (other - d[k]);
            if d[k] > other && level > low.0 + NEAR {
                low = (level, Some(rival));
            }
            if d[k] < other && level < high.0 - NEAR {
                high = (level, Some(rival));
            }
        }
        (low, high)
    }

    /// Returns the leader by best guesses without a criterion; `None` if options are level or nothing else counts.
    pub fn leader_without(&self, k: usize) -> Option<usize> {
        let mut weights = self.weights();
        weights[k] = 0.0;
        only(&self.best(&weights, &self.cells, &self.eligible()))
    }

    /// Returns the criteria that are rated alike and matter, with the lighter one and the leader without it.
    pub fn overlap(&self, leader: usize) -> Vec<(usize, usize, usize, Option<usize>)> {
        let (shares, eligible, counting) = (self.shares(), self.eligible(), self.counting());
        let mut found = Vec::new();
        for a in &counting {
            for b in &counting {
                let is_open = |k: usize| eligible.iter().any(|i| self.cells[k][*i].open);
                let span = |k: usize| {
                    let values = eligible.iter().map(|i| self.cells[k][*i].v);
                    values.clone().fold(f64::NEG_INFINITY, f64::max) - values.fold(f64::INFINITY, f64::min)
                };
                let is_close =
                    eligible.iter().all(|i| (self.cells[*a][*i].v - self.cells[*b][*i].v).abs() <= 1.0 + NEAR);
                let is_alike = eligible.len() >= 3
                    && !is_open(*a)
                    && !is_open(*b)
                    && span(*a) >= 4.0 - NEAR
                    && span(*b) >= 4.0 - NEAR
                    && is_close;
                if a >= b || !is_alike {
                    continue;
                }
                let without = if shares[*a] < shares[*b] - NEAR { *a } else { *b };
                let mut weights = self.weights();
                weights[without] = 0.0;
                let after = self.leader_without(without);
                if after != Some(leader) || !self.is_surely_ahead(leader, &weights, &self.cells) {
                    found.push((*a, *b, without, after));
                }
            }
        }
        found
    }

    /// Returns whether the leader is ahead whatever is not known (METHOD.md §5).
    pub fn is_sure(&self, leader: usize) -> bool {
        let bounds: (Bound, Bound) = (|c| c.l, |c| c.h);
        let here = self.weights();
        let ends = [0.0, 1.0].map(|lens| self.effective(&self.p, lens));
        self.is_ahead(leader, &here, &self.cells, bounds, tolerance(&here))
            && ends.iter().all(|weights| {
                // Level is enough at the ends: the lead may be as low as minus the tolerance.
                self.is_ahead(leader, weights, &self.cells, bounds, -tolerance(weights) - f64::MIN_POSITIVE)
            })
    }

    /// Returns the leader among the options that no unknown blocking condition of the leader touches.
    pub fn otherwise(&self, leader: usize) -> Option<usize> {
        let depends = &self.choices[leader].unknown;
        let free: Vec<usize> = self
            .eligible()
            .into_iter()
            .filter(|i| self.choices[*i].unknown.iter().all(|condition| !depends.contains(condition)))
            .collect();
        only(&self.best(&self.weights(), &self.cells, &free))
    }

    /// Returns whether the leader is not surely ahead one step of the lens away.
    pub fn depends_on_lens(&self, leader: usize) -> bool {
        [self.lens - 0.2, self.lens + 0.2].into_iter().any(|lens| {
            let lens = lens.clamp(0.0, 1.0);
            let weights = self.effective(&self.p, lens);
            let is_end = lens == 0.0 || lens == 1.0;
            let margin = if is_end { -tolerance(&weights) - f64::MIN_POSITIVE } else { tolerance(&weights) };
            weights.iter().sum::<f64>() > 0.0
                && !self.is_ahead(leader, &weights, &self.cells, (|c| c.a, |c| c.b), margin)
        })
    }

    /// Returns whether somebody alone would not be sure of the leader.
    pub fn depends_on_people(&self, leader: usize) -> bool {
        self.raters.len() > 1
            && (0..self.raters.len()).any(|at| {
                let weights = self.effective(&self.raters[at].row, self.lens);
                weights.iter().sum::<f64>() > 0.0 && !self.is_surely_ahead(leader, &weights, &self.own_cells(at))
            })
    }

    /// Returns the value of asking about a cell, or `None` if nothing is open or a range.
    pub fn value_of_asking(&self, k: usize, i: usize) -> Option<f64> {
        let cell = self.cells[k][i];
        let eligible = self.eligible();
        if !eligible.contains(&i) || !self.counting().contains(&k) || !(cell.open || cell.range) {
            return None;
        }
        let shares = self.shares();
        let scores = self.sums(&shares, &self.cells, |c| c.v);
        let others = eligible.iter().filter(|j| **j != i).map(|j| scores[*j]);
        let best = others.fold(f64::NEG_INFINITY, f64::max);
        if eligible.len() < 2 {
            return Some(0.0);
        }
        let half = (cell.h - cell.l) / 2.0;
        let middle = scores[i] + shares[k] * (f64::midpoint(cell.l, cell.h) - cell.v);
        let (from, to) = (middle - shares[k] * half, middle + shares[k] * half);
        let expected = if to <= best {
            best
        } else if from >= best {
            middle
        } else {
            best + (to - best) * (to - best) / (2.0 * (to - from))
        };
        Some((expected - best.max(middle)).max(0.0))
    }

    /// Returns the rank of each option.
    pub fn ranks(&self) -> Vec<usize> {
        let weights = self.weights();
        let sums = self.sums(&weights, &self.cells, |c| c.v);
        let eligible = self.eligible();
        (0..sums.len())
            .map(|i| {
                let is_in = eligible.contains(&i);
                let above = (0..sums.len()).filter(|j| eligible.contains(j) == is_in);
                let better = above.filter(|j| sums[*j] - sums[i] > tolerance(&weights)).count();
                1 + better + if is_in { 0 } else { eligible.len() }
            })
            .collect()
    }

    /// Returns the reasons of a fragile verdict, in the order of METHOD.md §5. Without win shares the reasons `order` and
    /// `ranges` are left out.
    pub fn reasons(&self, leader: usize, horizon: &[Span], wins: Option<LeaderWins>) -> Vec<&'static str> {
        let eligible = self.eligible();
        let rivals: Vec<usize> = eligible.iter().copied().filter(|b| *b != leader).collect();
        let needs: Vec<Needs> = rivals.iter().map(|b| self.needs(leader, *b, horizon)).collect();
        let is_few = |share: f64, draws: f64| share - 3.0 * (share * (1.0 - share) / draws).sqrt() < 0.8;
        let mut reasons = Vec::new();
        if needs.iter().any(|needs| needs.points.is_some_and(|points| points < 5.0 - NEAR)) {
            reasons.push("weights");
        }
        if self.raters.len() == 1 && needs.iter().any(|needs| needs.step.is_some_and(|(_, by)| by <= 1.0 + NEAR)) {
            reasons.push("rating");
        }
        if self.depends_on_lens(leader) {
            reasons.push("lens");
        }
        if let Some(wins) = wins {
            if self.method == WeightingMethod::Order && is_few(wins.order, wins.draws) {
                reasons.push("order");
            }
            if !self.is_exact() && is_few(wins.given, wins.draws) {
                reasons.push("ranges");
            }
        }
        if !self.overlap(leader).is_empty() {
            reasons.push("overlap");
        }
        if !self.choices[leader].unknown.is_empty() {
            reasons.push("condition");
        }
        if self.depends_on_people(leader) {
            reasons.push("people");
        }
        if self.choices[leader].is_final && !self.is_sure(leader) {
            reasons.push("final");
        }
        reasons
    }

    /// Returns the option to try first instead of a final leader.
    pub fn try_first(&self, leader: usize) -> Option<usize> {
        let shares = self.shares();
        let scores = self.sums(&shares, &self.cells, |c| c.v);
        let is_least_bad = scores[leader] < -NEAR;
        let mut found: Option<usize> = None;
        for i in self.eligible() {
            let choice = &self.choices[i];
            let is_open = !choice.is_final && choice.unknown.is_empty() && (is_least_bad || scores[i] >= -NEAR);
            if is_open && found.is_none_or(|other| scores[i] > scores[other] + NEAR) {
                found = Some(i);
            }
        }
        found.filter(|_| self.choices[leader].is_final)
    }
}

/// Returns the JSON object of a deliberation without drawn figures; `None` for the pairs that are not computed.
pub fn naive_object(document: &Deliberation, wins: Option<LeaderWins>) -> Option<Value> {
    let n = Naive::new(document)?;
    let (weights, eligible, counting, shares) = (n.weights(), n.eligible(), n.counting(), n.shares());
    let kind = n.kind();
    let option = |i: usize| json!(n.choices[i].id.as_str());
    let option_or_null = |i: Option<usize>| i.map_or(Value::Null, option);
    let criterion = |k: usize| json!(n.criteria[k].as_str());
    let options = |list: &[usize]| Value::Array(list.iter().map(|i| option(*i)).collect());
    let ids = |list: &[Id]| Value::Array(list.iter().map(|id| json!(id.as_str())).collect());

    let leading = if kind == Kind::None { Vec::new() } else { n.best(&weights, &n.cells, &eligible) };
    let leader = only(&leading);
    let standing = leader.filter(|_| kind == Kind::Stands);
    let has_verdict = matches!(kind, Kind::Only | Kind::Tie | Kind::Stands);
    let horizon = if has_verdict { n.horizon() } else { Vec::new() };
    let reasons = standing.map(|leader| n.reasons(leader, &horizon, wins)).unwrap_or_default();
    let scores = n.sums(&shares, &n.cells, |c| c.v);
    let needs: Vec<Option<Needs>> = (0..n.choices.len())
        .map(|i| {
            let leader = standing?;
            (i != leader && eligible.contains(&i)).then(|| n.needs(leader, i, &horizon))
        })
        .collect();
    let moves_of = |needs: &Needs| {
        let one = |(source, target, points): &(usize, usize, f64)| json!({"source": criterion(*source), "target": criterion(*target), "points": points});
        Value::Array(needs.moves.iter().map(one).collect())
    };

    let mut nearest = Value::Null;
    let mut least = f64::INFINITY;
    let mut smallest_step = Value::Null;
    let mut smallest = f64::INFINITY;
    for (i, needs) in needs.iter().enumerate() {
        let Some(needs) = needs else { continue };
        if let Some(points) = needs.points.filter(|points| *points < least - NEAR) {
            least = points;
            nearest = json!({"to": option(i), "points": points, "moves": moves_of(needs)});
        }
        if let Some((k, by)) = needs.step.filter(|(_, by)| *by < smallest - NEAR) {
            smallest = by;
            smallest_step = json!({"to": option(i), "criterion": criterion(k), "by": by});
        }
    }

    let mut object = Map::new();
    object.insert("leader".into(), option_or_null(leader));
    object.insert("tied".into(), if leading.len() > 1 { options(&leading) } else { json!([]) });
    let missing: Vec<Value> = n.unweighed.iter().map(|k| criterion(*k)).collect();
    object.insert("missing".into(), json!({"weights": missing, "ratings": n.open_cells()}));
    object.insert("least_bad".into(), json!(leader.is_some_and(|leader| scores[leader] < -NEAR)));
    object.insert("final".into(), json!(leader.is_some_and(|leader| n.choices[leader].is_final)));
    object.insert("sure".into(), standing.map_or(Value::Null, |leader| json!(n.is_sure(leader))));
    let verdict = match kind {
        Kind::None => "none",
        Kind::Only => "only",
        Kind::Unfinished => "unfinished",
        Kind::Tie => "tie",
        Kind::Stands if reasons.is_empty() => "clear",
        Kind::Stands => "fragile",
    };
    object.insert("verdict".into(), json!(verdict));
    object.insert("fragile_because".into(), json!(reasons));
    let trial = standing.filter(|_| !reasons.is_empty()).and_then(|leader| n.try_first(leader));
    object.insert("try_first".into(), option_or_null(trial));
    let otherwise = standing.filter(|_| reasons.contains(&"condition")).and_then(|leader| n.otherwise(leader));
    object.insert("otherwise".into(), option_or_null(otherwise));
    let overlap = standing.map(|leader| n.overlap(leader)).unwrap_or_default();
    let overlap = overlap.into_iter().map(|(a, b, without, leader)| {
        json!({"a": criterion(a), "b": criterion(b), "without": criterion(without), "leader": option_or_null(leader)})
    });
    object.insert("overlap".into(), overlap.collect());
    let mut hinges = Vec::new();
    for k in counting.iter().filter(|_| standing.is_some()) {
        let after = n.leader_without(*k);
        if after != leader {
            hinges.push(json!({"criterion": criterion(*k), "leader": option_or_null(after)}));
        }
    }
    object.insert("hinges".into(), Value::Array(hinges));
    let spans = horizon.iter().map(|s| json!({"from": s.from, "to": s.to, "options": options(&s.options)}));
    object.insert("horizon".into(), spans.collect());
    object.insert("horizon_conflict".into(), json!(horizon.windows(2).any(|two| two[0].options != two[1].options)));
    object.insert("nearest".into(), nearest);
    object.insert("smallest_step".into(), smallest_step);

    let (ranks, mut option_objects) = (n.ranks(), Map::new());
    let (low, high) = (n.sums(&shares, &n.cells, |c| c.l), n.sums(&shares, &n.cells, |c| c.h));
    for (i, choice) in n.choices.iter().enumerate() {
        let (mut pros, mut cons, mut contributions) = (0.0, 0.0, Map::new());
        for k in 0..shares.len() {
            let part = shares[k] * n.cells[k][i].v;
            pros += part.max(0.0);
            cons += (-part).max(0.0);
            contributions.insert(n.criteria[k].to_string(), json!(part));
        }
        let mut regret: Option<(usize, f64)> = None;
        for k in counting.iter().filter(|_| has_verdict && eligible.contains(&i)) {
            let best = eligible.iter().map(|j| n.cells[*k][*j].v).fold(f64::NEG_INFINITY, f64::max);
            let amount = shares[*k] * (best - n.cells[*k][i].v);
            if amount > regret.map_or(NEAR, |(_, most)| most + NEAR) {
                regret = Some((*k, amount));
            }
        }
        let standing = match (choice.failed.is_empty(), choice.unknown.is_empty()) {
            (false, _) => "ruled-out",
            (true, false) => "conditional",
            (true, true) => "open",
        };
        let needs = needs[i].as_ref().map(|needs| {
            let step = needs.step.map(|(k, by)| json!({"criterion": criterion(k), "by": by}));
            json!({"points": needs.points, "moves": moves_of(needs), "step": step, "later": needs.later})
        });
        option_objects.insert(
            choice.id.to_string(),
            json!({
                "rank": ranks[i], "standing": standing, "failed": ids(&choice.failed), "unknown": ids(&choice.unknown),
                "warned": ids(&choice.warned), "final": choice.is_final, "score": scores[i], "low": low[i],
                "high": high[i], "pros": pros, "cons": cons, "contributions": contributions, "needs": needs,
                "regret": regret.map(|(k, amount)| json!({"criterion": criterion(k), "amount": amount})),
            }),
        );
    }
    object.insert("options".into(), Value::Object(option_objects));

    let mut criterion_objects = Map::new();
    for k in 0..shares.len() {
        let weight = n.shown[k] * n.factor(k, n.lens);
        let stable = standing.filter(|_| counting.contains(&k)).map(|leader| {
            let (low, high) = n.stable(leader, k);
            json!({
                "low": low.0, "high": high.0, "low_to": option_or_null(low.1), "high_to": option_or_null(high.1),
            })
        });
        let mut one = json!({"share": shares[k], "stable": stable});
        if n.counts[k] {
            one["weight"] = json!(weight);
        }
        criterion_objects.insert(n.criteria[k].to_string(), one);
    }
    object.insert("criteria".into(), Value::Object(criterion_objects));

    let (mut ask, mut next, mut most, mut find_out, mut largest) = (Map::new(), None, None, Value::Null, NEAR);
    for k in &counting {
        let (mut sum, mut has_open) = (0.0, false);
        for i in &eligible {
            let Some(value) = n.value_of_asking(*k, *i) else { continue };
            let cell = n.cells[*k][*i];
            if eligible.len() > 1 {
                ask.insert(
                    format!("{}/{}", n.criteria[*k], n.choices[*i].id),
                    json!({"missing": cell.open, "value": value}),
                );
            }
            if cell.open {
                has_open = true;
                sum += value;
            }
            if value > largest + NEAR && has_verdict {
                largest = value;
                find_out = json!({"criterion": criterion(*k), "option": option(*i), "value": value});
            }
        }
        let is_better = match most {
            None => true,
            Some((other, share)) => sum > other + NEAR || (sum >= other - NEAR && shares[*k] > share + NEAR),
        };
        if has_open && is_better {
            most = Some((sum, shares[*k]));
            next = Some(*k);
        }
    }
    object.insert("ask".into(), Value::Object(ask));
    object.insert("ask_next".into(), next.map_or(Value::Null, criterion));
    object.insert("find_out".into(), find_out);
    if n.raters.len() > 1 {
        object.insert("people".into(), people_object(&n));
    }
    Some(Value::Object(object))
}

fn people_object(n: &Naive) -> Value {
    let (eligible, group) = (n.eligible(), n.weights());
    let leader = |weights: &[f64], cells: &[Vec<Cell>]| {
        let has_figures = weights.iter().sum::<f64>() > 0.0 && n.is_rated(weights, cells);
        let leader = if has_figures { only(&n.best(weights, cells, &eligible)) } else { None };
        leader.map_or(Value::Null, |i| json!(n.choices[i].id.as_str()))
    };
    let (mut each, mut own_scores) = (Map::new(), Vec::new());
    for (at, rater) in n.raters.iter().enumerate() {
        let (own, cells) = (n.effective(&rater.row, n.lens), n.own_cells(at));
        let total: f64 = own.iter().sum();
        let shares: Vec<f64> = own.iter().map(|weight| if total > 0.0 { weight / total } else { 0.0 }).collect();
        let scores = n.sums(&shares, &cells, |c| c.v);
        let named: Map<String, Value> =
            n.choices.iter().zip(&scores).map(|(choice, score)| (choice.id.to_string(), json!(score))).collect();
        each.insert(
            rater.id.to_string(),
            json!({
                "leader": leader(&own, &cells),
                "with_group_weights": leader(&group, &cells),
                "with_group_ratings": leader(&own, &n.cells),
                "scores": named,
            }),
        );
        own_scores.push(scores);
    }
    let mut disagreement = Map::new();
    for k in 0..n.criteria.len() {
        for i in 0..n.choices.len() {
            let values: Vec<f64> =
                n.raters.iter().filter_map(|rater| rater.answers[k][i]).map(|answer| answer.value).collect();
            let count = values.len() as f64;
            let mean = values.iter().sum::<f64>() / count;
            let spread = (values.iter().map(|value| (value - mean) * (value - mean)).sum::<f64>() / count).sqrt() / 5.0;
            let spread = if values.len() < 2 { Value::Null } else { json!(spread) };
            disagreement.insert(format!("{}/{}", n.criteria[k], n.choices[i].id), spread);
        }
    }
    let (mut fair, mut undominated, mut regret, mut least, mut worst_of) =
        (Vec::new(), Vec::new(), Map::new(), f64::INFINITY, Vec::new());
    for i in 0..n.choices.len() {
        if !eligible.contains(&i) {
            regret.insert(n.choices[i].id.to_string(), Value::Null);
            continue;
        }
        if own_scores.iter().all(|own| own[i] > NEAR) {
            fair.push(n.choices[i].id.to_string());
        }
        let is_dominated = eligible.iter().any(|j| {
            own_scores.iter().all(|own| own[*j] >= own[i] - NEAR)
                && own_scores.iter().any(|own| own[*j] > own[i] + NEAR)
        });
        if !is_dominated {
            undominated.push(n.choices[i].id.to_string());
        }
        let regrets =
            own_scores.iter().map(|own| eligible.iter().map(|j| own[*j]).fold(f64::NEG_INFINITY, f64::max) - own[i]);
        let worst = regrets.fold(0.0, f64::max);
        least = worst.min(least);
        worst_of.push((i, worst));
        regret.insert(n.choices[i].id.to_string(), json!(worst));
    }
    let least_regret: Vec<String> = worst_of
        .iter()
        .filter(|(_, worst)| *worst <= least + NEAR)
        .map(|(i, _)| n.choices[*i].id.to_string())
        .collect();
    json!({
        "each": each, "kendall_w": concordance(&own_scores, &eligible), "disagreement": disagreement, "fair": fair,
        "undominated": undominated, "regret": regret, "least_regret": least_regret,
    })
}

/// Returns Kendall's coefficient of concordance of the rankings of the eligible options.
fn concordance(own_scores: &[Vec<f64>], eligible: &[usize]) -> Option<f64> {
    let (m, n) = (own_scores.len() as f64, eligible.len() as f64);
    if m < 2.0 || n < 2.0 {
        return None;
    }
    let (mut rank_sums, mut ties) = (vec![0.0; eligible.len()], 0.0);
    for own in own_scores {
        for (at, i) in eligible.iter().enumerate() {
            let better = eligible.iter().filter(|j| own[**j] > own[*i] + NEAR).count() as f64;
            let level = eligible.iter().filter(|j| (own[**j] - own[*i]).abs() <= NEAR).count() as f64;
            rank_sums[at] += better + (level + 1.0) / 2.0;
            // Each of the t options of a block adds (t³ − t)/t.
            ties += level * level - 1.0;
        }
    }
    let mean = rank_sums.iter().sum::<f64>() / n;
    let squares: f64 = rank_sums.iter().map(|sum| (sum - mean) * (sum - mean)).sum();
    let divisor = m * m * (n * n * n - n) - m * ties;
    (divisor > NEAR).then(|| 12.0 * squares / divisor)
}
