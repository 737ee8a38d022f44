//! The verdict and what would change it: METHOD.md §4 and §5.

use super::*;

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

    /// Returns the reasons of a fragile verdict, in the order of METHOD.md §5. Without win shares the reasons `order`
    /// and `ranges` are left out.
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
