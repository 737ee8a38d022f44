//! The figures of METHOD.md, compared with a slow and simple computation on random small deliberations, and what the
//! figures promise, tested by changing the answers.

use pesee_core::deliberation::*;
use pesee_core::format::parse;
use pesee_core::method::{DEFAULT_DRAWS, Figures, score_object};
use serde_json::Value;

use crate::edges::at_the_edge;
use crate::golden::golden_names;
use crate::made_up::Dice;
use crate::naive::*;
use crate::shrink::{describe, shrink};

/// The keys that [`naive_object`] leaves out.
const NOT_COMPARED: [&str; 7] = ["format", "title", "draws", "wins", "central", "consistency_ratio", "look_again"];

/// Returns `many` if the long tests run completely, and `few` otherwise.
fn few_or_many(few: u64, many: u64) -> u64 {
    if std::env::var_os("PESEE_TEST_AT_LENGTH").is_some() { many } else { few }
}

/// Returns the object of `pesee score --format json`.
fn score(document: &Deliberation, draws: Option<u32>) -> Value {
    let figures = match draws {
        Some(draws) => Figures::with_draws(document, draws),
        None => Figures::without_draws(document),
    };
    let view = view(document, &Audience::Author);
    serde_json::to_value(score_object(&view, &figures, figures.ranking_unchecked(), draws.unwrap_or(0))).unwrap()
}

fn is_fragile_or_clear(object: &Value) -> bool {
    object["verdict"] == "fragile" || object["verdict"] == "clear"
}

/// Calls `check` with random deliberations. If a check fails, prints the smallest deliberation for which it fails.
fn check_each(count: u64, check: impl Fn(&Deliberation) -> Result<(), String>) {
    for seed in 0..count {
        let document = at_the_edge(seed);
        let check = |document: &Deliberation| if Naive::new(document).is_some() { check(document) } else { Ok(()) };
        if check(&document).is_err() {
            let small = shrink(document, &check);
            panic!("seed {seed}: {}\n{}", check(&small).unwrap_err(), describe(&small));
        }
    }
}

/// Returns `Err` with the message if `is_true` is false.
fn expect(is_true: bool, message: impl FnOnce() -> String) -> Result<(), String> {
    if is_true { Ok(()) } else { Err(message()) }
}

#[test]
fn every_exact_figure_equals_the_simple_computation() {
    check_each(few_or_many(4_000, 60_000), |document| {
        let naive = naive_object(document, None).unwrap();
        let mut wrong = Vec::new();
        compare("", &naive, &score(document, None), &mut wrong);
        expect(wrong.is_empty(), || wrong.join("\n"))
    });
}

#[test]
fn the_reasons_that_are_drawn_follow_the_win_shares() {
    const DRAWS: u32 = 400;
    check_each(few_or_many(400, 10_000), |document| {
        let ours = score(document, Some(DRAWS));
        if !is_fragile_or_clear(&ours) {
            return Ok(());
        }
        let wins = &ours["options"][ours["leader"].as_str().unwrap()]["wins"];
        let share = |level: &str| wins[level].as_f64().unwrap();
        let wins = LeaderWins { given: share("given"), order: share("order"), draws: f64::from(DRAWS) };
        let naive = naive_object(document, Some(wins)).unwrap();
        // A closed form for two options with exact ratings has no sampling error.
        let n = Naive::new(document).unwrap();
        let may_be_closed = n.eligible().len() == 2 && n.is_exact();
        let closed = naive_object(document, Some(LeaderWins { draws: f64::INFINITY, ..wins })).unwrap();
        for key in ["verdict", "fragile_because", "try_first"] {
            let is_right = ours[key] == naive[key] || may_be_closed && ours[key] == closed[key];
            expect(is_right, || format!("{key}: {} should be {}, {wins:?}", ours[key], naive[key]))?;
        }
        Ok(())
    });
}

#[test]
fn the_simple_computation_gives_the_golden_figures() {
    for (inputs, directory) in [("../../tests/files", ""), ("tests/golden", "edges/")] {
        for name in golden_names(directory) {
            let golden: Value =
                serde_json::from_slice(&std::fs::read(format!("tests/golden/{name}.json")).unwrap()).unwrap();
            let document = parse(&std::fs::read(format!("{inputs}/{name}.toml")).unwrap()).unwrap();
            let wins = &golden["options"][golden["leader"].as_str().unwrap_or_default()]["wins"];
            let share = |level: &str| wins[level].as_f64().unwrap_or(1.0);
            let wins = LeaderWins { given: share("given"), order: share("order"), draws: f64::from(DEFAULT_DRAWS) };
            let mut wrong = Vec::new();
            compare("", &naive_object(&document, Some(wins)).unwrap(), &golden, &mut wrong);
            assert!(wrong.is_empty(), "{name}:\n{}", wrong.join("\n"));
        }
    }
}

/// With shares from an order and two people, the differences of `k0` and `k1` are level up to rounding. A move between
/// level criteria makes nothing level, so it must not add to the points that are needed.
#[test]
fn a_move_between_criteria_that_are_level_is_none() {
    let document = parse(
        br#"
        format = 1
        deliberation = { title = "Level", revealed = 2026-05-30T10:00:00Z }
        option = [{ id = "o0", name = "O" }, { id = "o1", name = "P" }]
        criterion = [
          { id = "k0", name = "K", rank = 3 },
          { id = "k1", name = "L", rank = 1 },
          { id = "k2", name = "M", rank = 1 },
        ]
        weighing = { method = "order" }
        participant = [{ id = "p0" }, { id = "p1", voice = 2 }]
        [rating.p0]
        k0 = { o0 = 4, o1 = 3 }
        k1 = { o0 = 5, o1 = 2 }
        k2 = { o0 = -3, o1 = -2 }
        [rating.p1]
        k0 = { o0 = 2, o1 = 1 }
        k1 = { o0 = 2, o1 = 2 }
        k2 = { o0 = -3, o1 = -1 }
        "#,
    )
    .unwrap();
    let ours = score(&document, None);
    // The lead is 7/69, and a point from k2 to k0 or k1 costs 8/3 of it.
    let points = ours["options"]["o0"]["needs"]["points"].as_f64().unwrap();
    assert!((points - 100.0 * 7.0 / 69.0 * 3.0 / 8.0).abs() < NEAR, "{}", ours["options"]["o0"]["needs"]);
    assert!(ours["fragile_because"].as_array().unwrap().contains(&"weights".into()), "{}", ours["fragile_because"]);
}

fn compare(path: &str, naive: &Value, ours: &Value, wrong: &mut Vec<String>) {
    match (naive, ours) {
        (Value::Object(naive), Value::Object(ours)) => {
            let keys = naive.keys().chain(ours.keys().filter(|key| !naive.contains_key(*key)));
            for key in keys.filter(|key| !NOT_COMPARED.contains(&key.as_str())) {
                match (naive.get(key), ours.get(key)) {
                    (Some(naive), Some(ours)) => compare(&format!("{path}/{key}"), naive, ours, wrong),
                    // METHOD.md §11 does not name these keys, and the golden files do not have them.
                    (Some(_), None) if path == "/people" && key.ends_with("regret") => {}
                    // A criterion that does not count may show its own weight (METHOD.md §10).
                    (None, Some(_)) if key == "weight" => {}
                    (naive, _) => {
                        wrong.push(format!("{path}/{key} {}", if naive.is_some() { "is missing" } else { "is new" }));
                    }
                }
            }
        }
        (Value::Array(naive), Value::Array(ours)) if naive.len() == ours.len() => {
            for (at, (naive, ours)) in naive.iter().zip(ours).enumerate() {
                compare(&format!("{path}[{at}]"), naive, ours, wrong);
            }
        }
        (Value::Number(_), Value::Number(_)) => {
            let (naive, ours) = (naive.as_f64().unwrap(), ours.as_f64().unwrap());
            // A weight has the scale on which it is given.
            let unit = if path.ends_with("/weight") { naive.abs() } else { 1.0 };
            if (naive - ours).abs() > NEAR * unit {
                wrong.push(format!("{path}: {ours} should be {naive}"));
            }
        }
        _ if naive == ours => {}
        _ => wrong.push(format!("{path}: {ours} should be {naive}")),
    }
}

/// Returns the eligible options that lead at a setting of the lens if each answer is what `answer` returns.
fn leading_with(n: &Naive, lens: f64, mut answer: impl FnMut(usize, usize, Option<Answer>) -> f64) -> Vec<usize> {
    let weights = n.effective(&n.p, lens);
    let voices: f64 = n.raters.iter().map(|rater| rater.voice).sum();
    let mut sums = vec![0.0; n.choices.len()];
    for k in 0..weights.len() {
        for i in 0..sums.len() {
            for rater in &n.raters {
                sums[i] += weights[k] * rater.voice * answer(k, i, rater.answers[k][i]) / voices;
            }
        }
    }
    leading(&sums, &n.eligible(), tolerance(&weights))
}

/// Returns the index of the leader of a JSON object.
fn leader_of(n: &Naive, object: &Value) -> Option<usize> {
    let leader = object["leader"].as_str()?;
    n.choices.iter().position(|choice| choice.id.as_str() == leader)
}

fn index_of(ids: &[Id], id: &Value) -> usize {
    ids.iter().position(|known| Some(known.as_str()) == id.as_str()).unwrap()
}

#[test]
fn no_missing_answer_takes_the_lead_from_a_verdict() {
    check_each(few_or_many(2_000, 30_000), |document| {
        let (n, ours) = (Naive::new(document).unwrap(), score(document, None));
        let Some(leader) = leader_of(&n, &ours).filter(|_| is_fragile_or_clear(&ours)) else { return Ok(()) };
        let dice = &mut Dice::new(1);
        for round in 0..20 {
            let leading = leading_with(&n, n.lens, |_, i, answer| match answer {
                Some(answer) => answer.value,
                None if round == 0 => {
                    if i == leader {
                        -5.0
                    } else {
                        5.0
                    }
                }
                None if round < 10 => *dice.pick(&[-5.0, 5.0]),
                None => 10.0 * dice.unit() - 5.0,
            });
            expect(leading == [leader], || format!("round {round}: {leading:?} lead"))?;
        }
        Ok(())
    });
}

#[test]
fn nothing_unknown_takes_the_lead_from_a_sure_leader() {
    check_each(few_or_many(2_000, 30_000), |document| {
        let (n, ours) = (Naive::new(document).unwrap(), score(document, None));
        let Some(leader) = leader_of(&n, &ours).filter(|_| ours["sure"] == true) else { return Ok(()) };
        let dice = &mut Dice::new(1);
        for round in 0..24 {
            let lens = match round % 4 {
                0 => n.lens,
                1 => 0.0,
                2 => 1.0,
                _ => dice.unit(),
            };
            let leading = leading_with(&n, lens, |_, i, answer| {
                let (low, high) = answer.map_or((-5.0, 5.0), |answer| (answer.low, answer.high));
                let at = match round / 4 {
                    0 => {
                        if i == leader {
                            0.0
                        } else {
                            1.0
                        }
                    }
                    1 | 2 => *dice.pick(&[0.0, 1.0]),
                    _ => dice.unit(),
                };
                low + (high - low) * at
            });
            // At the ends of the lens level is enough.
            let is_first =
                if round % 4 == 1 || round % 4 == 2 { leading.contains(&leader) } else { leading == [leader] };
            expect(is_first, || format!("round {round}, lens {lens}: {leading:?} lead"))?;
        }
        Ok(())
    });
}

#[test]
fn what_is_to_be_found_out_can_change_the_leader_alone() {
    check_each(few_or_many(2_000, 30_000), |document| {
        let (n, ours) = (Naive::new(document).unwrap(), score(document, None));
        let found = &ours["find_out"];
        if found.is_null() {
            return Ok(());
        }
        let ids: Vec<Id> = n.choices.iter().map(|choice| choice.id.clone()).collect();
        let (k, i) = (index_of(&n.criteria, &found["criterion"]), index_of(&ids, &found["option"]));
        let leading_at = |value: f64| {
            let mut cells = n.cells.clone();
            cells[k][i].v = value;
            n.best(&n.weights(), &cells, &n.eligible())
        };
        let (now, cell) = (leading_at(n.cells[k][i].v), n.cells[k][i]);
        let changes = [cell.l, cell.h].iter().any(|value| leading_at(*value) != now);
        expect(changes, || format!("{found} changes nothing"))
    });
}

#[test]
fn otherwise_is_the_leader_if_the_unknown_conditions_are_unmet() {
    check_each(few_or_many(2_000, 30_000), |document| {
        let ours = score(document, None);
        let Some(leader) = ours["leader"].as_str().filter(|_| is_fragile_or_clear(&ours)) else { return Ok(()) };
        let unknown = ours["options"][leader]["unknown"].as_array().unwrap();
        if unknown.is_empty() {
            return expect(ours["otherwise"].is_null(), || format!("otherwise {}", ours["otherwise"]));
        }
        let unmet = changed(document, |builder| {
            for id in unknown {
                let id = Id::new(id.as_str().unwrap()).unwrap();
                builder.set_typed(FieldPath::Condition(id, ConditionField::State), ConditionState::Unmet);
            }
        });
        let then = score(&unmet, None);
        expect(ours["otherwise"] == then["leader"], || format!("{} or {}", ours["otherwise"], then["leader"]))
    });
}

#[test]
fn hinges_and_overlaps_name_the_leader_without_the_criterion() {
    check_each(few_or_many(2_000, 30_000), |document| {
        let (n, ours) = (Naive::new(document).unwrap(), score(document, None));
        // With several people, an order or pairs, a criterion that stops counting changes the other weights as well.
        let by_points = matches!(n.method, WeightingMethod::Points | WeightingMethod::Swing);
        if n.raters.len() != 1 || !by_points || !is_fragile_or_clear(&ours) {
            return Ok(());
        }
        // Without the heaviest criterion, a weight that is negligible beside it counts again.
        if (0..n.p.len()).any(|k| n.counts[k] && n.p[k] == 0.0 && n.raters[0].stated[k] > 0.0) {
            return Ok(());
        }
        for k in n.counting() {
            let without = changed(document, |builder| {
                builder.set_typed(FieldPath::Criterion(n.criteria[k].clone(), CriterionField::Counts), false);
            });
            let then = score(&without, None);
            let id = n.criteria[k].as_str();
            let hinges = ours["hinges"].as_array().unwrap();
            let listed = hinges.iter().find(|hinge| hinge["criterion"] == id);
            let named = listed.map_or(&ours["leader"], |hinge| &hinge["leader"]);
            expect(*named == then["leader"], || format!("without {id}: {named}, should be {}", then["leader"]))?;
            expect(listed.is_none() || *named != ours["leader"], || format!("{id} is no hinge"))?;
            for pair in ours["overlap"].as_array().unwrap() {
                if pair["without"] == id {
                    expect(pair["leader"] == then["leader"], || format!("{pair}, should be {}", then["leader"]))?;
                    let is_same = then["leader"] == ours["leader"];
                    expect(!is_same || then["verdict"] == "unfinished", || format!("{pair} changes nothing"))?;
                }
            }
        }
        Ok(())
    });
}

/// Checks that the verdict is unfinished exactly if a missing answer can change who leads.
fn check_missing_answers(document: &Deliberation) -> Result<(), String> {
    let (n, ours) = (Naive::new(document).unwrap(), score(document, None));
    if ours["verdict"] == "none" || ours["verdict"] == "only" || !n.unweighed.is_empty() {
        return Ok(());
    }
    let leading = leading_with(&n, n.lens, |k, i, answer| answer.map_or(n.cells[k][i].v, |answer| answer.value));
    let has_open = n.open_cells() > 0;
    let can_change = match only(&leading) {
        None => has_open,
        Some(leader) => {
            let worst = leading_with(&n, n.lens, |_, i, answer| {
                answer.map_or(if i == leader { -5.0 } else { 5.0 }, |answer| answer.value)
            });
            worst != leading
        }
    };
    expect((ours["verdict"] == "unfinished") == can_change, || {
        format!(
            "{}, but a missing answer {} change the leader",
            ours["verdict"],
            if can_change { "can" } else { "cannot" }
        )
    })
}

#[test]
fn a_missing_answer_of_one_of_several_people_is_never_ignored() {
    check_each(few_or_many(2_000, 20_000), |document| {
        check_missing_answers(document)?;
        let n = Naive::new(document).unwrap();
        let dice = &mut Dice::new(1);
        for (rater, answers) in n.raters.iter().zip(n.raters.iter().map(|rater| &rater.answers)) {
            let given: Vec<(usize, usize)> = (0..n.criteria.len())
                .flat_map(|k| (0..n.choices.len()).map(move |i| (k, i)))
                .filter(|(k, i)| answers[*k][*i].is_some())
                .collect();
            if n.raters.len() > 1 && !given.is_empty() {
                let (k, i) = *dice.pick(&given);
                check_missing_answers(&answered(document, &rater.id, &n.criteria[k], &n.choices[i].id, None))?;
            }
        }
        Ok(())
    });
}

#[test]
fn an_answer_to_an_open_cell_never_changes_the_leader_of_a_verdict() {
    check_each(few_or_many(2_000, 20_000), |document| {
        let (n, ours) = (Naive::new(document).unwrap(), score(document, None));
        if !is_fragile_or_clear(&ours) {
            return Ok(());
        }
        let dice = &mut Dice::new(1);
        for rater in &n.raters {
            for k in 0..n.criteria.len() {
                for i in 0..n.choices.len() {
                    if rater.answers[k][i].is_some() {
                        continue;
                    }
                    let value = *dice.pick(&[-5.0, 5.0, 0.0]);
                    let (criterion, option) = (&n.criteria[k], &n.choices[i].id);
                    let then = score(&answered(document, &rater.id, criterion, option, Rating::exact(value)), None);
                    expect(then["leader"] == ours["leader"], || {
                        format!("{} rates {option} on {criterion} {value}: {} leads", rater.id, then["leader"])
                    })?;
                }
            }
        }
        Ok(())
    });
}

/// Returns the lead of `a` over `b` with these shares, with open cells at their worst.
fn lead_of(n: &Naive, shares: &[f64], a: usize, b: usize) -> f64 {
    (0..shares.len()).map(|k| shares[k] * (n.cells[k][a].a - n.cells[k][b].b)).sum()
}

#[test]
fn the_points_that_an_option_needs_make_it_level_and_fewer_do_not() {
    check_each(few_or_many(2_000, 30_000), |document| {
        let (n, ours) = (Naive::new(document).unwrap(), score(document, None));
        let Some(leader) = leader_of(&n, &ours) else { return Ok(()) };
        let dice = &mut Dice::new(1);
        for (rival, choice) in n.choices.iter().enumerate() {
            let needs = &ours["options"][choice.id.as_str()]["needs"];
            if needs.is_null() {
                continue;
            }
            let counting = n.counting();
            let points = needs["points"].as_f64();
            let moved_by = |part: f64| {
                let mut shares = n.shares();
                for one in needs["moves"].as_array().unwrap() {
                    let share = part * one["points"].as_f64().unwrap() / 100.0;
                    shares[index_of(&n.criteria, &one["source"])] -= share;
                    shares[index_of(&n.criteria, &one["target"])] += share;
                }
                shares
            };
            if let Some(points) = points {
                let (all, part) = (moved_by(1.0), moved_by(0.9));
                expect(all.iter().all(|share| *share > -NEAR), || format!("{needs} takes more than there is"))?;
                expect(lead_of(&n, &all, leader, rival).abs() < 1e-8, || format!("{needs} does not make it level"))?;
                expect(lead_of(&n, &part, leader, rival) > 0.0, || format!("less than {needs} makes it level"))?;
                let sum: f64 =
                    needs["moves"].as_array().unwrap().iter().map(|one| one["points"].as_f64().unwrap()).sum();
                expect((sum - points).abs() < 1e-6, || format!("the moves of {needs} add up to {sum}"))?;
            }
            for _ in 0..20 {
                // Other shares, which differ from the present ones by fewer points.
                let weights: Vec<f64> =
                    n.weights().iter().map(|w| if *w > 0.0 { dice.unit().powi(4) } else { 0.0 }).collect();
                let total: f64 = weights.iter().sum();
                let distance: f64 =
                    counting.iter().map(|k| (weights[*k] / total - n.shares()[*k]).abs()).sum::<f64>() / 2.0;
                let part = points.map_or(1.0, |points| (0.99 * points / 100.0 / distance).min(1.0));
                let shares: Vec<f64> =
                    n.shares().iter().zip(&weights).map(|(share, w)| share + part * (w / total - share)).collect();
                expect(lead_of(&n, &shares, leader, rival) > 0.0, || format!("{needs}, but {shares:?} is level"))?;
            }
        }
        Ok(())
    });
}

#[test]
fn the_rating_step_that_an_option_needs_makes_it_level_and_a_smaller_one_does_not() {
    check_each(few_or_many(2_000, 30_000), |document| {
        let (n, ours) = (Naive::new(document).unwrap(), score(document, None));
        let Some(leader) = leader_of(&n, &ours).filter(|_| n.raters.len() == 1) else { return Ok(()) };
        for (rival, choice) in n.choices.iter().enumerate() {
            let needs = &ours["options"][choice.id.as_str()]["needs"];
            if needs.is_null() {
                continue;
            }
            let shares = n.shares();
            // Returns the lead after a step in one rating of either option, as far as the scale allows the step.
            let after = |k: usize, by: f64| {
                let has_room = n.cells[k][rival].b + by <= 5.0 + NEAR || n.cells[k][leader].a - by >= -5.0 - NEAR;
                has_room.then(|| lead_of(&n, &shares, leader, rival) - shares[k] * by)
            };
            let step = needs["step"]["by"].as_f64();
            if let Some(by) = step {
                let lead = after(index_of(&n.criteria, &needs["step"]["criterion"]), by);
                expect(lead.is_some_and(|lead| lead.abs() < 1e-8), || {
                    format!("{needs}: lead {lead:?} after the step")
                })?;
            }
            for k in n.counting() {
                for part in 1..100 {
                    let by = step.unwrap_or(10.0) * f64::from(part) / 100.0;
                    let lead = after(k, by);
                    expect(lead.is_none_or(|lead| lead > 0.0), || format!("{needs}: {by} on {k} is enough"))?;
                }
            }
        }
        Ok(())
    });
}

#[test]
fn an_option_leads_alone_beyond_the_nearest_setting_of_the_lens_and_not_before() {
    check_each(few_or_many(2_000, 30_000), |document| {
        let (n, ours) = (Naive::new(document).unwrap(), score(document, None));
        for (rival, choice) in n.choices.iter().enumerate() {
            let needs = &ours["options"][choice.id.as_str()]["needs"];
            if needs.is_null() {
                continue;
            }
            let later = needs["later"].as_f64();
            let distance = later.map_or(1.0, |later| (later - n.lens).abs());
            if let Some(later) = later {
                let beyond = if later < n.lens { later - 1e-5 } else { later + 1e-5 };
                let leading = n.may_lead(beyond);
                expect(leading == [rival], || format!("{needs}: {leading:?} may lead beyond"))?;
            }
            for part in 0..=100 {
                let lens = f64::from(part) / 100.0;
                if (lens - n.lens).abs() < distance - 1e-6 {
                    expect(n.may_lead(lens) != [rival], || format!("{needs}, but it leads alone at {lens}"))?;
                }
            }
        }
        Ok(())
    });
}

#[test]
fn the_options_of_an_interval_of_the_lens_may_lead_in_all_of_it() {
    check_each(few_or_many(2_000, 30_000), |document| {
        let (n, ours) = (Naive::new(document).unwrap(), score(document, None));
        let spans = ours["horizon"].as_array().unwrap();
        for part in 0..=100 {
            let lens = f64::from(part) / 100.0;
            // At an end of an interval, the options of both sides may lead.
            let around = |span: &&Value| {
                span["from"].as_f64().unwrap() < lens - 1e-6 && lens + 1e-6 < span["to"].as_f64().unwrap()
            };
            for span in spans.iter().filter(around) {
                let leading: Vec<&str> = n.may_lead(lens).iter().map(|i| n.choices[*i].id.as_str()).collect();
                let listed: Vec<&str> = span["options"].as_array().unwrap().iter().filter_map(Value::as_str).collect();
                expect(listed == leading, || format!("{span}, but {leading:?} may lead at {lens}"))?;
            }
        }
        Ok(())
    });
}

#[test]
fn the_leader_stays_ahead_inside_the_interval_of_one_share_and_not_outside() {
    check_each(few_or_many(2_000, 30_000), |document| {
        let (n, ours) = (Naive::new(document).unwrap(), score(document, None));
        let Some(leader) = leader_of(&n, &ours) else { return Ok(()) };
        let is_ahead = |k: usize, share: f64| {
            let now = n.shares();
            let others: Vec<usize> = (0..now.len()).filter(|j| *j != k && n.counts[*j]).collect();
            let rest: f64 = others.iter().map(|j| now[*j]).sum();
            let mut shares = vec![0.0; now.len()];
            for j in &others {
                shares[*j] = (1.0 - share) * if rest > 0.0 { now[*j] / rest } else { 1.0 / others.len() as f64 };
            }
            shares[k] = share;
            n.eligible().into_iter().all(|b| b == leader || lead_of(&n, &shares, leader, b) > 0.0)
        };
        for k in 0..n.criteria.len() {
            let stable = &ours["criteria"][n.criteria[k].as_str()]["stable"];
            let (Some(low), Some(high)) = (stable["low"].as_f64(), stable["high"].as_f64()) else { continue };
            if n.counts.iter().filter(|counts| **counts).count() == 1 {
                expect(low == 0.0 && high == 1.0, || format!("{stable} of the only criterion"))?;
                continue;
            }
            for part in 1..10 {
                let share = low + (high - low) * f64::from(part) / 10.0;
                expect(is_ahead(k, share), || format!("{stable}, but the leader is not ahead at {share}"))?;
            }
            expect(low == 0.0 || !is_ahead(k, low - 1e-7), || format!("{stable}, but the leader is ahead below"))?;
            expect(high == 1.0 || !is_ahead(k, high + 1e-7), || format!("{stable}, but the leader is ahead above"))?;
        }
        Ok(())
    });
}

/// Returns the document with the changes that `change` makes.
fn changed(document: &Deliberation, change: impl FnOnce(&mut Builder)) -> Deliberation {
    let mut copy = document.clone();
    copy.apply(&Edit::build(document, change)).unwrap();
    copy
}

fn answered(document: &Deliberation, person: &Id, criterion: &Id, option: &Id, to: Option<Rating>) -> Deliberation {
    let mut copy = document.clone();
    copy.apply(&Edit::rate(document, person, criterion, option, to)).unwrap();
    copy
}
