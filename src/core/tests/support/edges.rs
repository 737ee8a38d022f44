//! Small random deliberations at the edges of the method: open cells, ranges, ties, conditions, several people, weights
//! of extreme size, and criteria that are nearly equal.

use pesee_core::deliberation::*;

use crate::made_up::Dice;

fn id(text: &str) -> Id {
    Id::new(text).unwrap()
}

/// How often a deliberation has each edge. One deliberation has only a few edges, so that each one decides the verdict
/// in some deliberations.
struct Plan {
    /// The largest and the smallest rating.
    scale: (i32, i32),
    /// One of how many cells is open; 0 for none.
    open: usize,
    /// One of how many answers is a range; 0 for none.
    range: usize,
    /// The option that is rated higher than the others.
    favourite: Option<usize>,
    /// For each criterion, whether its ratings are close to the ratings of the first (1), close to their opposites
    /// (−1), or independent (0).
    pattern: &'static [i32],
    /// One of how many weights is missing; 0 for none.
    unweighed: usize,
}

/// The values of [`Plan::pattern`].
const PATTERNS: [&[i32]; 6] = [&[], &[], &[0, 1, -1], &[0, 1, -1, 0], &[0, -1], &[0, -1, 0]];

fn is_due(d: &mut Dice, n: usize) -> bool {
    n > 0 && d.one_in(n)
}

/// Returns a random valid deliberation. Pairs are all pairs of criteria, a tree of pairs, or pairs that leave criteria
/// unconnected.
pub fn at_the_edge(seed: u64) -> Deliberation {
    let mut dice = Dice::new(seed.wrapping_add(1 << 40));
    let d = &mut dice;
    let plan = Plan {
        scale: *d.pick(&[(-5, 5), (-5, 5), (-2, 2), (-1, 1), (0, 4), (-5, -1)]),
        open: *d.pick(&[0, 0, 0, 2, 6, 6, 12]),
        range: *d.pick(&[0, 0, 3, 8]),
        favourite: d.maybe(|d| d.below(5)),
        pattern: PATTERNS[d.below(PATTERNS.len())],
        unweighed: *d.pick(&[0, 0, 0, 0, 0, 3, 8]),
    };
    let mut builder = Builder::default();
    builder.head_mut().title = "Edge".to_owned();
    // The answers of several people count only once they are revealed.
    builder.head_mut().revealed = Some(d.moment());
    let method = d.maybe(|d| *d.pick(WeightingMethod::ALL));
    let lens = *d.pick(&[0.0, 0.2, 0.38, 0.5, 0.5, 0.7, 0.8, 1.0]);
    *builder.weighing_mut() = Weighing { method, later: if d.one_in(6) { None } else { Lens::new(lens) } };
    let options = push_options(d, &mut builder, &plan);
    let criteria = push_criteria(d, &mut builder, &plan);
    if method == Some(WeightingMethod::Pairwise) {
        push_pairs(d, &mut builder, &criteria);
    }
    let people = push_people(d, &mut builder);
    for person in &people {
        // 0: no weights of their own; 1: all; 2: some.
        let kind = d.below(3);
        for criterion in &criteria {
            if kind == 1 || (kind == 2 && d.one_in(2)) {
                let points = Points::new(d.below(5) as f64).unwrap();
                builder.set_typed(FieldPath::Weight(person.clone(), criterion.clone()), points);
            }
        }
        push_ratings(d, &mut builder, &plan, person, &criteria, &options);
    }
    let (document, unsound) = builder.finish();
    assert!(unsound.is_empty(), "seed {seed}: {unsound:?}");
    document
}

fn push_options(d: &mut Dice, builder: &mut Builder, plan: &Plan) -> Vec<Id> {
    let accounts = [id("mine"), id("firm")];
    for account in &accounts {
        builder.push(Account::new(account.clone()));
    }
    // Criteria are rated alike only if there are three options.
    let count = if plan.pattern.is_empty() { *d.pick(&[1, 2, 2, 2, 3, 3]) } else { *d.pick(&[2, 3, 3, 4]) };
    let options: Vec<Id> = (0..count).map(|n| id(&format!("o{n}"))).collect();
    for option in &options {
        builder.push(Alternative { name: "Option".to_owned(), ..Alternative::new(option.clone()) });
        let fate = match d.below(8) {
            0 => Some(Fate::Close),
            1 => Some(Fate::Merge(accounts[1].clone())),
            2 => Some(Fate::HandOver),
            3 => None,
            _ => d.pick(&[Fate::Keep, Fate::Pause, Fate::Park, Fate::Open]).clone().into(),
        };
        if let Some(fate) = fate {
            builder.set_typed(FieldPath::Fate(option.clone(), accounts[0].clone()), fate);
        }
    }
    for n in 0..*d.pick(&[0, 0, 1, 2]) {
        let concerned = options.iter().filter(|_| d.one_in(3)).cloned().collect();
        builder.push(Condition {
            question: "Is it allowed?".to_owned(),
            options: if d.one_in(10) { None } else { Some(concerned) },
            state: d.maybe(|d| *d.pick(ConditionState::ALL)),
            blocking: d.maybe(|d| !d.one_in(3)),
            ..Condition::new(id(&format!("c{n}")))
        });
    }
    options
}

fn push_criteria(d: &mut Dice, builder: &mut Builder, plan: &Plan) -> Vec<Id> {
    let count = if plan.pattern.is_empty() { *d.pick(&[1, 2, 2, 3, 3, 4, 5]) } else { plan.pattern.len() };
    let criteria: Vec<Id> = (0..count).map(|n| id(&format!("k{n}"))).collect();
    let size = *d.pick(&[1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1e-300, 1e99]);
    let horizons = [Some(TimeHorizon::Now), Some(TimeHorizon::Later), Some(TimeHorizon::Always), None];
    let only_horizon = d.maybe(|d| *d.pick(&horizons));
    for criterion in &criteria {
        let mut points = d.below(8) as f64 * size;
        if d.one_in(40) {
            points = *d.pick(&[1e-300, 1e100]);
        }
        builder.push(Criterion {
            name: "Criterion".to_owned(),
            when: only_horizon.unwrap_or_else(|| *d.pick(&horizons)),
            rank: if is_due(d, plan.unweighed) { None } else { Rank::new(1 + d.below(count + 1) as u64) },
            weight: if is_due(d, plan.unweighed) { None } else { Points::new(points) },
            counts: if d.one_in(8) { Some(d.one_in(2)) } else { None },
            ..Criterion::new(criterion.clone())
        });
    }
    criteria
}

fn push_pairs(d: &mut Dice, builder: &mut Builder, criteria: &[Id]) {
    // 0 and 1: a chain; 2: all pairs; 3: some pairs of a chain.
    let kind = d.below(4);
    for (b, second) in criteria.iter().enumerate() {
        for (a, first) in criteria.iter().enumerate().take(b) {
            if kind != 2 && (a + 1 != b || kind == 3 && d.one_in(3)) {
                continue;
            }
            let ratio = Ratio::new(*d.pick(&[1.0, 1.0, 2.0, 3.0, 0.5, 0.25]));
            builder.push(Pair { ratio, ..Pair::new((first.clone(), second.clone())) });
        }
    }
}

fn push_people(d: &mut Dice, builder: &mut Builder) -> Vec<Id> {
    let count = *d.pick(&[0, 0, 0, 1, 2, 2, 3]);
    if count == 0 {
        return vec![Id::me()];
    }
    let people: Vec<Id> = (0..count).map(|n| id(&format!("p{n}"))).collect();
    for person in &people {
        let voice = Points::new(*d.pick(&[0.0, 0.5, 1.0, 1.0, 1.0, 2.0]));
        builder.push(Participant {
            voice: if d.one_in(3) { None } else { voice.filter(|_| !d.one_in(9)) },
            seat: d.maybe(|d| *d.pick(&[Seat::Person, Seat::Person, Seat::Employer, Seat::Coach])),
            ..Participant::new(person.clone())
        });
    }
    people
}

fn push_ratings(d: &mut Dice, builder: &mut Builder, plan: &Plan, person: &Id, criteria: &[Id], options: &[Id]) {
    let (lowest, highest) = plan.scale;
    let mut first: Vec<i32> = Vec::new();
    for (k, criterion) in criteria.iter().enumerate() {
        let mut row: Vec<i32> = Vec::new();
        for i in 0..options.len() {
            let mut value = lowest + d.below((highest - lowest + 1) as usize) as i32;
            if plan.favourite == Some(i) {
                value += 3;
            }
            let sign = plan.pattern.get(k).copied().unwrap_or(0);
            if sign != 0 {
                value = sign * first[i] + d.below(3) as i32 - 1;
            }
            row.push(value.clamp(-5, 5));
        }
        for (option, whole) in options.iter().zip(&row) {
            if is_due(d, plan.open) {
                continue;
            }
            let value = if d.one_in(12) { f64::from(*whole) * 0.5 } else { f64::from(*whole) };
            let low = (value - d.below(4) as f64).max(-5.0);
            let high = (value + d.below(4) as f64).min(5.0);
            let rating = if !is_due(d, plan.range) {
                Rating::exact(value)
            } else if d.one_in(4) {
                Some(Rating::unknown())
            } else if d.one_in(2) {
                Rating::between(low, high)
            } else {
                Rating::guess(value, low, high)
            };
            builder.set_typed(FieldPath::Rating(person.clone(), criterion.clone(), option.clone()), rating.unwrap());
        }
        if k == 0 {
            first = row;
        }
    }
}
