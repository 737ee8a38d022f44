//! What must hold of the figures of any deliberation (METHOD.md), on made-up ones.

use pesee_core::deliberation::*;
use pesee_core::method::*;

use crate::made_up::made_up;

/// Made-up deliberations with their figures; those without a weight, an option or a rating too.
fn all() -> impl Iterator<Item = (u64, Deliberation, Figures)> {
    (0..2_000).map(|seed| {
        let document = made_up(seed);
        let figures = Figures::exact(&document);
        (seed, document, figures)
    })
}

/// Those with a leader.
fn led() -> impl Iterator<Item = (u64, Deliberation, Figures, usize)> {
    all().filter_map(|(seed, document, figures)| {
        let leader = figures.for_the_score_command().front.leader()?;
        (figures.verdict().outcome != Outcome::None).then_some((seed, document, figures, leader))
    })
}

/// The same deliberation with other points, by criterion; everything else as it was.
fn with_points(document: &Deliberation, points: impl Fn(usize) -> f64) -> Deliberation {
    let mut changed = document.clone();
    let edit = Edit::between(document, |draft| {
        draft.weighing().method = Some(Method::Points);
        draft.weighing().later = Lens::new(0.5);
        for person in document.people() {
            for criterion in document.criteria() {
                drop(draft.set(Key::Weight(person.id.clone(), criterion.id.clone()), None));
            }
        }
        for (at, criterion) in document.criteria().iter().enumerate() {
            draft.put(Key::Criterion(criterion.id.clone(), CriterionField::Weight), Points::new(points(at)).unwrap());
        }
    });
    changed.apply(&edit).unwrap();
    changed
}

fn sums(document: &Deliberation) -> Vec<f64> {
    Figures::exact(document).for_the_score_command().scores.iter().map(|score| score.score).collect()
}

#[test]
fn shares_sum_to_one_and_scores_are_pros_less_cons() {
    for (seed, _, figures) in all() {
        let table = figures.table();
        let shares: f64 = table.criteria.iter().map(|factor| factor.share).sum();
        assert!(table.total == 0.0 && shares == 0.0 || (shares - 1.0).abs() < 1e-12, "seed {seed}: {shares}");
        for (course, score) in table.options.iter().zip(&figures.for_the_score_command().scores) {
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
        let once = Figures::exact(&with_points(&document, weight));
        let thrice = Figures::exact(&with_points(&document, |at| weight(at) * 3.0));
        assert_eq!(once.for_the_score_command().front, thrice.for_the_score_command().front, "seed {seed}");
    }
}

#[test]
fn the_leader_stays_when_an_option_comes_that_is_worse_on_everything() {
    for (seed, document, figures, leader) in led().take(400) {
        let worse = Id::new("worse").unwrap();
        let mut changed = document.clone();
        let edit = Edit::between(&document, |draft| {
            draft.push(Alternative { name: "Worse".into(), ..Alternative::blank(worse.clone()) });
            for person in document.people() {
                for criterion in document.criteria() {
                    let key = Key::Rating(person.id.clone(), criterion.id.clone(), worse.clone());
                    draft.put(key, Rating::exact(-5.0).unwrap());
                }
            }
        });
        changed.apply(&edit).unwrap();
        let after = Figures::exact(&changed);
        let score = figures.for_the_score_command().scores[leader].score;
        if score > -5.0 + 1e-9 {
            assert_eq!(after.for_the_score_command().front.leader(), Some(leader), "seed {seed}");
        }
    }
}

#[test]
fn wins_over_the_eligible_sum_to_one() {
    for (seed, document, _) in all().take(500) {
        let figures = Figures::refined(&document, 40);
        if let Some(wins) = &figures.for_the_score_command().wins {
            for level in Trust::ALL.map(|trust| wins.at(trust)) {
                assert!((level.first.iter().sum::<f64>() - 1.0).abs() < 1e-9, "seed {seed}");
                let out = figures.table().options.iter().zip(&level.first).filter(|(option, _)| !option.is_eligible());
                assert!(out.into_iter().all(|(_, won)| *won == 0.0), "seed {seed}");
                for (won, means) in level.first.iter().zip(&level.central) {
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
        let all = Figures::drawn(&document, 200);
        assert_eq!(all, Figures::drawn(&document, 200), "seed {seed}");
        // However they are cut, with however long between.
        let Some(mut drawing) = figures.drawing(200) else { continue };
        while drawing.go_on() {
            drop((drawing.wins(), figures.drawing(200).map(|mut other| other.go_on())));
        }
        let (ours, wins) = (drawing.wins(), all.for_the_score_command().wins.as_ref().unwrap());
        assert!(Trust::ALL.iter().all(|trust| ours.at(*trust).first == wins.at(*trust).first), "seed {seed}");
    }
}

/// The document of `figures` with the shares of its criteria as they are, changed by `moves`.
fn moved(document: &Deliberation, figures: &Figures, moves: &[(usize, usize, f64)]) -> Vec<f64> {
    let mut shares: Vec<f64> = figures.table().criteria.iter().map(|factor| factor.share).collect();
    for (source, target, points) in moves {
        shares[*source] -= points / 100.0;
        shares[*target] += points / 100.0;
    }
    // Criteria that are felt now or later weigh the same at the neutral lens.
    sums(&with_points(document, |at| shares[at].max(0.0)))
}

#[test]
fn the_points_reported_draw_level_and_a_tenth_less_does_not() {
    let mut seen = 0;
    for (seed, document, figures, leader) in led() {
        let Some(nearest) = &figures.for_the_score_command().nearest else { continue };
        if nearest.points < 0.2 {
            continue;
        }
        seen += 1;
        let moves: Vec<(usize, usize, f64)> = nearest.moves.iter().map(|m| (m.source, m.target, m.points)).collect();
        let level = moved(&document, &figures, &moves);
        assert!((level[leader] - level[nearest.to]).abs() < 1e-7, "seed {seed}: {level:?}");
        let mut less = moves.clone();
        if less.last().unwrap().2 > 0.1 {
            less.last_mut().unwrap().2 -= 0.1;
            let ahead = moved(&document, &figures, &less);
            assert!(ahead[leader] > ahead[nearest.to] + 1e-12, "seed {seed}");
        }
    }
    assert!(seen > 100, "{seen}");
}

#[test]
fn the_ends_of_a_stability_interval_tie() {
    let mut seen = 0;
    for (seed, document, figures, leader) in led() {
        let table = figures.table();
        let counting = table.criteria.iter().filter(|factor| factor.counts()).count();
        for (k, stable) in figures.for_the_score_command().stable.iter().enumerate() {
            let Some(stable) = stable else { continue };
            assert!(stable.low <= table.criteria[k].share && table.criteria[k].share <= stable.high, "seed {seed}");
            if counting < 2 {
                continue;
            }
            for (end, to) in [(stable.low, stable.low_to), (stable.high, stable.high_to)] {
                let Some(to) = to else { continue };
                seen += 1;
                let share = table.criteria[k].share;
                let others = |at: usize| table.criteria[at].share * (1.0 - end) / (1.0 - share);
                let at_end = sums(&with_points(&document, |at| if at == k { end } else { others(at) }));
                assert!((at_end[leader] - at_end[to]).abs() < 1e-7, "seed {seed}: {at_end:?}");
            }
        }
    }
    assert!(seen > 200, "{seen}");
}

#[test]
fn the_smallest_step_of_a_rating_makes_a_tie() {
    let mut seen = 0;
    for (seed, _, figures, leader) in led() {
        let Some(step) = &figures.for_the_score_command().step else { continue };
        seen += 1;
        let table = figures.table();
        let lead = figures.for_the_score_command().scores[leader].score
            - figures.for_the_score_command().scores[step.to].score;
        assert!((table.criteria[step.criterion].share * step.by - lead).abs() < 1e-9, "seed {seed}");
        let room_up = 5.0 - table.cell(step.criterion, step.to).value;
        let room_down = table.cell(step.criterion, leader).value + 5.0;
        assert!(step.by <= if step.raise { room_up } else { room_down } + 1e-6, "seed {seed}");
    }
    assert!(seen > 200, "{seen}");
}

#[test]
fn the_horizon_covers_everything_and_names_who_leads() {
    for (seed, document, figures) in all() {
        let ranking = figures.for_the_score_command();
        let Some(first) = ranking.horizon.first() else { continue };
        assert_eq!((first.from, ranking.horizon.last().unwrap().to), (0.0, 1.0), "seed {seed}");
        for pair in ranking.horizon.windows(2) {
            assert_eq!(pair[0].to, pair[1].from, "seed {seed}");
            assert_ne!(pair[0].options, pair[1].options, "seed {seed}");
        }
        for interval in &ranking.horizon {
            let middle = (interval.from + interval.to) / 2.0;
            let mut there = document.clone();
            let edit = Edit::put(&document, Key::Weighing(WeighingField::Later), &Lens::new(middle).unwrap());
            there.apply(&edit).unwrap();
            let front = match Figures::exact(&there).for_the_score_command().front.clone() {
                Front::Leader(leader) => vec![leader],
                Front::Tied(tied) => tied,
                Front::Nobody => Vec::new(),
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
        match disclose(&document, &figures) {
            Ok(_) => {
                shown += 1;
                assert!(!matches!(outcome, Outcome::None | Outcome::Unfinished), "seed {seed}");
                assert!(!document.is_blind(), "seed {seed}");
            }
            Err(Withheld::Nothing(_)) => assert_eq!(outcome, Outcome::None, "seed {seed}"),
            Err(Withheld::Unfinished { cells, criteria }) => {
                assert_eq!(outcome, Outcome::Unfinished, "seed {seed}");
                assert!(cells >= criteria && criteria > 0, "seed {seed}");
            }
            Err(Withheld::Waiting(_) | Withheld::Sealed) => assert!(document.is_blind(), "seed {seed}"),
        }
    }
    assert!(shown > 100, "{shown}");
}

/// Where asking may stop, no answer to what is left open changes who leads.
#[test]
fn where_asking_may_stop_no_answer_changes_the_leader() {
    let mut tried = 0;
    for (seed, document, figures, leader) in led() {
        if figures.verdict().unrated == 0 || figures.verdict().outcome == Outcome::Unfinished {
            continue;
        }
        for extreme in [-5.0, 5.0] {
            tried += 1;
            let mut answered = document.clone();
            let rivals = |option: usize| if option == leader { extreme } else { -extreme };
            let mut edit = Edit::default();
            let table = figures.table();
            for (k, option, cell) in table.live().filter(|(_, _, cell)| !cell.rated) {
                assert!(!cell.rated);
                let person = document.people()[0].id.clone();
                let key = Key::Rating(person, table.criteria[k].id.clone(), table.options[option].id.clone());
                edit = edit.and(Edit::set(&document, key, Some(Leaf::Cell(Rating::exact(rivals(option)).unwrap()))));
            }
            answered.apply(&edit).unwrap();
            assert_eq!(Figures::exact(&answered).for_the_score_command().front, Front::Leader(leader), "seed {seed}");
        }
    }
    assert!(tried > 10, "{tried}");
}
