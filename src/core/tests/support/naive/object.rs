//! The figures as the JSON object of `pesee score --format json`.

use pesee_core::deliberation::*;
use serde_json::{Map, Value, json};

use super::*;

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
        let one = |(source, target, points): &(usize, usize, f64)| {
            let (source, target) = (criterion(*source), criterion(*target));
            json!({"source": source, "target": target, "points": points})
        };
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
