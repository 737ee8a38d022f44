//! Properties that the figures of every deliberation must have (METHOD.md), tested on random deliberations.

use pesee_core::deliberation::*;
use pesee_core::method::*;

use crate::made_up::made_up;

/// Returns random deliberations with their figures, including those without weights, options or ratings.
fn all() -> impl Iterator<Item = (u64, Deliberation, Figures)> {
    (0..4_000).map(|seed| {
        let document = made_up(seed);
        let figures = Figures::without_draws(&document);
        (seed, document, figures)
    })
}

/// Returns the deliberations that have a leader.
fn led() -> impl Iterator<Item = (u64, Deliberation, Figures, usize)> {
    all().filter_map(|(seed, document, figures)| {
        let leader = figures.ranking_unchecked().leaders.leader()?;
        (figures.verdict().outcome != Outcome::None).then_some((seed, document, figures, leader))
    })
}

/// Returns the deliberation with new points per criterion, at the neutral lens.
fn with_points(document: &Deliberation, points: impl Fn(usize) -> f64) -> Deliberation {
    let mut changed = document.clone();
    let edit = Edit::build(document, |builder| {
        builder.weighing_mut().method = Some(WeightingMethod::Points);
        builder.weighing_mut().later = Lens::new(0.5);
        for person in document.people() {
            for criterion in document.criteria() {
                drop(builder.set(FieldPath::Weight(person.id.clone(), criterion.id.clone()), None));
            }
        }
        for (at, criterion) in document.criteria().iter().enumerate() {
            builder.set_typed(
                FieldPath::Criterion(criterion.id.clone(), CriterionField::Weight),
                Points::new(points(at)).unwrap(),
            );
        }
    });
    changed.apply(&edit).unwrap();
    changed
}

fn sums(document: &Deliberation) -> Vec<f64> {
    Figures::without_draws(document).ranking_unchecked().scores.iter().map(|score| score.score).collect()
}

#[test]
fn shares_sum_to_one_and_scores_are_pros_less_cons() {
    for (seed, _, figures) in all() {
        let table = figures.matrix();
        let shares: f64 = table.criteria.iter().map(|factor| factor.share).sum();
        assert!(!table.has_weights() && shares == 0.0 || (shares - 1.0).abs() < 1e-12, "seed {seed}: {shares}");
        for (course, score) in table.options.iter().zip(&figures.ranking_unchecked().scores) {
            assert!((score.pros - score.cons - score.score).abs() < 1e-9, "seed {seed}");
            assert!(score.pros >= 0.0 && score.cons >= 0.0 && score.score.is_finite(), "seed {seed}");
            assert!(score.low <= score.score + 1e-9 && score.score <= score.high + 1e-9, "seed {seed}");
            assert!((1..=table.options.len()).contains(&score.rank), "seed {seed}");
            let ahead = table.options.iter().any(|other| other.is_eligible());
            assert!(course.is_eligible() || !ahead || score.rank > 1, "seed {seed}");
        }
    }
}

#[test]
fn the_leader_stays_when_all_weights_are_multiplied() {
    for (seed, document, _, _) in led().take(400) {
        let weight = |at: usize| document.criteria()[at].weight.map_or(1.0, |points| points.get());
        let once = Figures::without_draws(&with_points(&document, weight));
        let thrice = Figures::without_draws(&with_points(&document, |at| weight(at) * 3.0));
        assert_eq!(once.ranking_unchecked().leaders, thrice.ranking_unchecked().leaders, "seed {seed}");
    }
}

#[test]
fn the_leader_stays_when_an_option_comes_that_is_worse_on_everything() {
    for (seed, document, figures, leader) in led().take(400) {
        let worse = Id::new("worse").unwrap();
        let mut changed = document.clone();
        let edit = Edit::build(&document, |builder| {
            builder.push(Alternative { name: "Worse".into(), ..Alternative::new(worse.clone()) });
            for person in document.people() {
                for criterion in document.criteria() {
                    let path = FieldPath::Rating(person.id.clone(), criterion.id.clone(), worse.clone());
                    builder.set_typed(path, Rating::exact(-5.0).unwrap());
                }
            }
        });
        changed.apply(&edit).unwrap();
        let after = Figures::without_draws(&changed);
        let score = figures.ranking_unchecked().scores[leader].score;
        if score > -5.0 + 1e-9 {
            assert_eq!(after.ranking_unchecked().leaders.leader(), Some(leader), "seed {seed}");
        }
    }
}

#[test]
fn wins_over_the_eligible_sum_to_one() {
    for (seed, document, _) in all().take(500) {
        let figures = Figures::with_central_weights(&document, 40);
        if let Some(wins) = &figures.ranking_unchecked().win_shares {
            for level in WeightTrust::ALL.map(|trust| wins.level(trust)) {
                assert!((level.win_shares.iter().sum::<f64>() - 1.0).abs() < 1e-9, "seed {seed}");
                let out =
                    figures.matrix().options.iter().zip(&level.win_shares).filter(|(option, _)| !option.is_eligible());
                assert!(out.into_iter().all(|(_, won)| *won == 0.0), "seed {seed}");
                for (won, means) in level.win_shares.iter().zip(&level.central_weights) {
                    assert_eq!(*won > 0.0, means.is_some(), "seed {seed}");
                    assert!(means.iter().all(|means| (means.iter().sum::<f64>() - 1.0).abs() < 1e-9), "seed {seed}");
                }
            }
        }
    }
}

#[test]
fn the_same_file_always_gives_the_same_wins() {
    for (seed, document, figures) in all().take(40) {
        let all = Figures::with_draws(&document, 200);
        assert_eq!(all, Figures::with_draws(&document, 200), "seed {seed}");
        // The result does not depend on the size of the batches or on other samplers.
        let Some(mut drawing) = figures.sampler(200) else { continue };
        while drawing.advance() {
            drop((drawing.win_shares(), figures.sampler(200).map(|mut other| other.advance())));
        }
        let (ours, wins) = (drawing.win_shares(), all.ranking_unchecked().win_shares.as_ref().unwrap());
        assert!(
            WeightTrust::ALL.iter().all(|trust| ours.level(*trust).win_shares == wins.level(*trust).win_shares),
            "seed {seed}"
        );
    }
}

/// Returns the sums of the options after moving weight between criteria. The moves are in percentage points.
fn sums_after_moves(document: &Deliberation, figures: &Figures, moves: &[(usize, usize, f64)]) -> Vec<f64> {
    let mut shares: Vec<f64> = figures.matrix().criteria.iter().map(|factor| factor.share).collect();
    for (source, target, points) in moves {
        shares[*source] -= points / 100.0;
        shares[*target] += points / 100.0;
    }
    // At the neutral lens, the time horizon of a criterion does not change its weight.
    sums(&with_points(document, |at| shares[at].max(0.0)))
}

#[test]
fn the_points_reported_draw_level_and_a_tenth_less_does_not() {
    let mut seen = 0;
    for (seed, document, figures, leader) in led() {
        let Some((rival, nearest)) = figures.ranking_unchecked().nearest() else { continue };
        if nearest.points < 0.2 || figures.verdict().open_cells > 0 {
            continue;
        }
        seen += 1;
        let moves: Vec<(usize, usize, f64)> = nearest.moves.iter().map(|m| (m.source, m.target, m.points)).collect();
        let level = sums_after_moves(&document, &figures, &moves);
        assert!((level[leader] - level[rival]).abs() < 1e-7, "seed {seed}: {level:?}");
        let mut less = moves.clone();
        if less.last().unwrap().2 > 0.1 {
            less.last_mut().unwrap().2 -= 0.1;
            let ahead = sums_after_moves(&document, &figures, &less);
            assert!(ahead[leader] > ahead[rival] + 1e-12, "seed {seed}");
        }
    }
    assert!(seen > 50, "{seen}");
}

#[test]
fn the_ends_of_a_stability_interval_tie() {
    let mut seen = 0;
    for (seed, document, figures, leader) in led() {
        let table = figures.matrix();
        let counting = table.criteria.iter().filter(|factor| factor.is_counted()).count();
        for (k, stable) in figures.ranking_unchecked().stability_intervals.iter().enumerate() {
            let Some(stable) = stable.as_ref().filter(|_| figures.verdict().open_cells == 0) else { continue };
            assert!(stable.low <= table.criteria[k].share && table.criteria[k].share <= stable.high, "seed {seed}");
            if counting < 2 {
                continue;
            }
            for (end, to) in [(stable.low, stable.leader_below), (stable.high, stable.leader_above)] {
                let Some(to) = to else { continue };
                seen += 1;
                let share = table.criteria[k].share;
                let others = |at: usize| table.criteria[at].share * (1.0 - end) / (1.0 - share);
                let at_end = sums(&with_points(&document, |at| if at == k { end } else { others(at) }));
                assert!((at_end[leader] - at_end[to]).abs() < 1e-7, "seed {seed}: {at_end:?}");
            }
        }
    }
    assert!(seen > 100, "{seen}");
}

#[test]
fn the_smallest_step_of_a_rating_makes_a_tie() {
    let mut seen = 0;
    for (seed, _, figures, leader) in led() {
        let Some((rival, step)) = figures.ranking_unchecked().smallest_step() else { continue };
        if figures.verdict().open_cells > 0 {
            continue;
        }
        seen += 1;
        let table = figures.matrix();
        let lead = figures.ranking_unchecked().scores[leader].score - figures.ranking_unchecked().scores[rival].score;
        assert!((table.criteria[step.criterion].share * step.amount - lead).abs() < 1e-9, "seed {seed}");
        let room_up = 5.0 - table.cell(step.criterion, rival).value;
        let room_down = table.cell(step.criterion, leader).value + 5.0;
        assert!(step.amount <= if step.can_raise_rival { room_up } else { room_down } + 1e-6, "seed {seed}");
    }
    assert!(seen > 200, "{seen}");
}

#[test]
fn the_horizon_covers_everything_and_names_who_leads() {
    for (seed, document, figures) in all() {
        let ranking = figures.ranking_unchecked();
        let Some(first) = ranking.lens_intervals.first() else { continue };
        // At another setting of the lens other criteria count, so every cell matters.
        if figures.matrix().rows().any(|(_, row)| row.iter().any(|cell| cell.is_open)) {
            continue;
        }
        assert_eq!((first.from, ranking.lens_intervals.last().unwrap().to), (0.0, 1.0), "seed {seed}");
        for pair in ranking.lens_intervals.windows(2) {
            assert_eq!(pair[0].to, pair[1].from, "seed {seed}");
            assert_ne!(pair[0].options, pair[1].options, "seed {seed}");
        }
        for interval in &ranking.lens_intervals {
            let middle = (interval.from + interval.to) / 2.0;
            let mut there = document.clone();
            let edit =
                Edit::set_typed(&document, FieldPath::Weighing(WeighingField::Later), &Lens::new(middle).unwrap());
            there.apply(&edit).unwrap();
            let front = match Figures::without_draws(&there).ranking_unchecked().leaders.clone() {
                Leaders::Leader(leader) => vec![leader],
                Leaders::Tied(tied) => tied,
                Leaders::NoLeader => Vec::new(),
            };
            assert_eq!(front, interval.options, "seed {seed} at {middle}");
        }
    }
}

#[test]
fn nothing_is_ranked_before_it_may_be_shown() {
    let mut shown = 0;
    for (seed, document, figures) in all() {
        let outcome = figures.verdict().outcome;
        match reveal_ranking(&document, &figures) {
            Ok(_) => {
                shown += 1;
                assert!(!matches!(outcome, Outcome::None | Outcome::Unfinished), "seed {seed}");
                assert!(!document.is_blind(), "seed {seed}");
            }
            Err(RevealError::NoVerdict(_)) => assert_eq!(outcome, Outcome::None, "seed {seed}"),
            Err(RevealError::Unfinished { unweighed_criteria, missing_answers, open_criteria, .. }) => {
                assert_eq!(outcome, Outcome::Unfinished, "seed {seed}");
                assert!(missing_answers >= open_criteria, "seed {seed}");
                assert!(open_criteria > 0 || !unweighed_criteria.is_empty(), "seed {seed}");
            }
            Err(RevealError::WaitingFor(_) | RevealError::Sealed) => assert!(document.is_blind(), "seed {seed}"),
        }
    }
    assert!(shown > 100, "{shown}");
}

/// If the remaining questions are optional, no answer to them changes the leader.
#[test]
fn where_asking_may_stop_no_answer_changes_the_leader() {
    let mut tried = 0;
    for (seed, document, figures, leader) in led() {
        if figures.verdict().open_cells == 0
            || document.people().len() > 1
            || figures.verdict().outcome == Outcome::Unfinished
        {
            continue;
        }
        for extreme in [-5.0, 5.0] {
            tried += 1;
            let mut answered = document.clone();
            let rivals = |option: usize| if option == leader { extreme } else { -extreme };
            let mut edit = Edit::default();
            let table = figures.matrix();
            for (k, option, cell) in table.relevant_cells().filter(|(_, _, cell)| !cell.is_rated) {
                assert!(!cell.is_rated);
                let person = document.people()[0].id.clone();
                let path = FieldPath::Rating(person, table.criteria[k].id.clone(), table.options[option].id.clone());
                edit = edit.chain(Edit::set(
                    &document,
                    path,
                    Some(FieldValue::Rating(Rating::exact(rivals(option)).unwrap())),
                ));
            }
            answered.apply(&edit).unwrap();
            assert_eq!(
                Figures::without_draws(&answered).ranking_unchecked().leaders,
                Leaders::Leader(leader),
                "seed {seed}"
            );
        }
    }
    assert!(tried > 10, "{tried}");
}
