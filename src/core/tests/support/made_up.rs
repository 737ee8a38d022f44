//! Random valid deliberations that use every part of the format, generated from a seed.

use std::collections::BTreeMap;

use chrono::{DateTime, FixedOffset, NaiveDate};
use pesee_core::deliberation::*;
use rand_xoshiro::Xoshiro256PlusPlus;
use rand_xoshiro::rand_core::{Rng, SeedableRng};

/// A pseudo-random number generator with a seed.
pub struct Dice(Xoshiro256PlusPlus);

impl Dice {
    pub fn new(seed: u64) -> Dice {
        Dice(Xoshiro256PlusPlus::seed_from_u64(seed))
    }

    /// Returns a number below `most`.
    pub fn below(&mut self, most: usize) -> usize {
        (self.0.next_u64() % most.max(1) as u64) as usize
    }

    /// Returns `true` with probability 1/`n`.
    pub fn one_in(&mut self, n: usize) -> bool {
        self.below(n) == 0
    }

    /// Returns a number from 0 to 1.
    pub fn unit(&mut self) -> f64 {
        (self.0.next_u64() >> 11) as f64 / (1u64 << 53) as f64
    }

    pub fn pick<'a, T>(&mut self, of: &'a [T]) -> &'a T {
        let at = self.below(of.len());
        &of[at..][..1][0]
    }

    pub fn maybe<T>(&mut self, value: impl FnOnce(&mut Dice) -> T) -> Option<T> {
        if self.one_in(2) { Some(value(self)) } else { None }
    }

    /// Returns a value always if `is_certain`, otherwise in half of the cases.
    pub fn maybe_or<T>(&mut self, is_certain: bool, value: impl FnOnce(&mut Dice) -> T) -> Option<T> {
        if is_certain || self.one_in(2) { Some(value(self)) } else { None }
    }

    /// Returns random text, including quotes, control characters, and characters that have a meaning in TOML.
    pub fn text(&mut self) -> String {
        const PIECES: [&str; 24] = [
            "network",
            " ",
            "é",
            "日本",
            "\"",
            "'",
            "\\",
            "\n",
            "#",
            "=",
            "[",
            "]]",
            "\u{202e}",
            "\t",
            "'''",
            "\"\"\"",
            "👨‍👩‍👧",
            "e\u{301}",
            "{",
            "}",
            ",",
            ".",
            "0",
            "\u{7f}",
        ];
        let length = self.below(6);
        (0..length).map(|_| *self.pick(&PIECES)).collect::<String>() + "x"
    }

    pub fn day(&mut self) -> NaiveDate {
        let (year, day) = (2000 + self.below(60) as i32, 1 + self.below(365) as u32);
        NaiveDate::from_yo_opt(year, day).unwrap()
    }

    pub fn moment(&mut self) -> DateTime<FixedOffset> {
        let offset = FixedOffset::east_opt((self.below(49) as i32 - 24) * 1800).unwrap();
        let nanoseconds = *self.pick(&[0, 0, 500_000_000, 123_456_789]);
        let seconds = 1_000_000_000 + self.below(1_000_000_000) as i64;
        DateTime::from_timestamp(seconds, nanoseconds).unwrap().with_timezone(&offset)
    }

    fn one_of<T: Copy>(&mut self, of: &[T]) -> T {
        *self.pick(of)
    }

    pub fn rating(&mut self) -> Rating {
        let number = |dice: &mut Dice| {
            let whole = dice.below(11) as f64 - 5.0;
            if dice.one_in(3) { (whole * dice.unit() * 100.0).round() / 100.0 } else { whole }
        };
        let (a, b, c) = (number(self), number(self), number(self));
        let mut sorted = [a, b, c];
        sorted.sort_by(f64::total_cmp);
        let [low, value, high] = sorted;
        let bare = match self.below(6) {
            0 => Rating::unknown(),
            1 => Rating::between(low, high).unwrap(),
            2 => Rating::guess(value, low, high).unwrap(),
            _ => Rating::exact(value).unwrap(),
        };
        let basis = self.maybe(|dice| dice.one_of(Basis::ALL)).filter(|_| a > 0.0);
        let note = self.maybe(Dice::text).filter(|_| b > 2.0);
        bare.with_basis(basis).with_note(note)
    }
}

fn id(text: &str) -> Id {
    Id::new(text).unwrap()
}

/// Returns a random valid deliberation.
pub fn made_up(seed: u64) -> Deliberation {
    let mut dice = Dice::new(seed);
    let d = &mut dice;
    // A document with a missing weight or answer seldom has a verdict, so half of the documents have all of them.
    let is_complete = d.one_in(2);
    let mut builder = Builder::default();
    *builder.head_mut() = Head {
        id: d.maybe(|d| id(&format!("d-{}", d.below(1000)))),
        title: d.text(),
        question: d.maybe(Dice::text),
        perspective: d.maybe(|d| d.one_of(Perspective::ALL)),
        template: d.maybe(Dice::text),
        language: d.maybe(|d| d.one_of(Language::ALL)),
        status: d.maybe(|d| d.one_of(Status::ALL)),
        client: d.maybe(Dice::text),
        tags: d.maybe(|d| (0..d.below(4)).map(|_| d.text()).collect()),
        created: d.maybe(Dice::moment),
        updated: d.maybe(Dice::moment),
        review_on: d.maybe(Dice::day),
        archived: d.maybe(|d| d.one_in(2)),
        verdict_seen: d.maybe(Dice::moment),
        revealed: d.maybe(Dice::moment),
        decide_by: d.maybe(Dice::day),
    };
    *builder.weighing_mut() = Weighing {
        method: d.maybe(|d| d.one_of(WeightingMethod::ALL)),
        later: d.maybe(|d| Lens::new(d.below(11) as f64 / 10.0).unwrap()),
    };
    let accounts: Vec<Id> = (0..d.below(4)).map(|n| id(&format!("account-{n}"))).collect();
    for name in &accounts {
        builder.push(Account {
            holder: d.maybe(|d| d.one_of(Holder::ALL)),
            platform: d.maybe(Dice::text),
            handle: d.maybe(Dice::text),
            audience: d.maybe(|d| Count::new(d.below(1_000_000) as u64).unwrap()),
            since: d.maybe(Dice::day),
            since_precision: d.maybe(|d| d.one_of(DatePrecision::ALL)),
            brought: d.maybe(Dice::text),
            note: d.maybe(Dice::text),
            ..Account::new(name.clone())
        });
    }
    let options: Vec<Id> = (0..d.below(6)).map(|n| id(&format!("o{n}"))).collect();
    for name in &options {
        builder.push(Alternative { name: d.text(), note: d.maybe(Dice::text), ..Alternative::new(name.clone()) });
        for (at, account) in accounts.iter().enumerate() {
            // A merge leads only to a later account, so merges form no cycle.
            let into = accounts.get(at + 1..).unwrap_or_default().first().cloned();
            let plain = [Fate::Keep, Fate::Slow, Fate::Pause, Fate::Park, Fate::Open, Fate::Close, Fate::HandOver];
            let fate = match into {
                Some(into) if d.one_in(5) => Fate::Merge(into),
                _ => d.pick(&plain).clone(),
            };
            if !d.one_in(4) {
                builder.set(FieldPath::Fate(name.clone(), account.clone()), Some(FieldValue::Fate(fate))).unwrap();
            }
        }
    }
    let some_options = |d: &mut Dice| options.iter().filter(|_| d.one_in(2)).cloned().collect::<Vec<Id>>();
    for n in 0..d.below(4) {
        builder.push(Condition {
            question: d.text(),
            options: d.maybe(some_options),
            state: d.maybe(|d| d.one_of(ConditionState::ALL)),
            blocking: d.maybe(|d| d.one_in(2)),
            note: d.maybe(Dice::text),
            ..Condition::new(id(&format!("c-{n}")))
        });
    }
    let criteria: Vec<Id> = (0..d.below(8)).map(|n| id(&format!("k{n}"))).collect();
    for name in &criteria {
        builder.push(Criterion {
            name: d.text(),
            hint: d.maybe(Dice::text),
            when: d.maybe(|d| d.one_of(TimeHorizon::ALL)),
            rank: d.maybe_or(is_complete, |d| Rank::new(1 + d.below(5) as u64).unwrap()),
            weight: d.maybe_or(is_complete, |d| Points::new((d.below(20) as f64) / 2.0).unwrap()),
            counts: d.maybe(|d| !d.one_in(3)),
            con: d.maybe(Dice::text),
            zero: d.maybe(Dice::text),
            pro: d.maybe(Dice::text),
            note: d.maybe(Dice::text),
            ..Criterion::new(name.clone())
        });
    }
    for (at, a) in criteria.iter().enumerate() {
        for b in criteria.iter().skip(at + 1) {
            if d.one_in(3) {
                let ratio = Ratio::new(1.0 + d.below(9) as f64 / 3.0);
                builder.push(Pair { ratio, ..Pair::new((a.clone(), b.clone())) });
            }
        }
    }
    let mut people = vec![Id::me()];
    if d.one_in(2) {
        people = (0..1 + d.below(3)).map(|n| id(&format!("p{n}"))).collect();
        for name in &people {
            builder.push(Participant {
                name: d.maybe(Dice::text),
                seat: d.maybe(|d| d.one_of(Seat::ALL)),
                voice: d.maybe(|d| Points::new(d.below(4) as f64).unwrap()),
                ..Participant::new(name.clone())
            });
        }
    }
    for person in &people {
        if let (Some(option), true) = (options.first(), d.one_in(2)) {
            let strength = FieldValue::Number(1.0 + d.below(5) as f64);
            builder
                .set(
                    FieldPath::FirstFeeling(person.clone(), FirstFeelingField::Option),
                    Some(FieldValue::Id(option.clone())),
                )
                .unwrap();
            builder.set(FieldPath::FirstFeeling(person.clone(), FirstFeelingField::Strength), Some(strength)).unwrap();
        }
        for criterion in &criteria {
            if d.one_in(4) {
                let points = FieldValue::Number(d.below(9) as f64);
                builder.set(FieldPath::Weight(person.clone(), criterion.clone()), Some(points)).unwrap();
            }
            for option in &options {
                if is_complete || !d.one_in(6) {
                    let cell = FieldValue::Rating(d.rating());
                    let path = FieldPath::Rating(person.clone(), criterion.clone(), option.clone());
                    builder.set(path, Some(cell)).unwrap();
                }
            }
        }
    }
    logs(d, &mut builder, &options, &criteria);
    let (document, unsound) = builder.finish();
    assert!(unsound.is_empty(), "seed {seed}: {unsound:?}");
    document
}

fn logs(d: &mut Dice, builder: &mut Builder, options: &[Id], criteria: &[Id]) {
    if let Some(option) = options.last() {
        for _ in 0..d.below(3) {
            let at = d.moment();
            let stamp = LogId::next(Some(at), builder.document().decisions().iter().map(|entry| &entry.at));
            builder.push(Decision {
                option: Some(option.clone()),
                because: d.maybe(Dice::text),
                expects: d.maybe(Dice::text),
                confidence: d.maybe(|d| Percent::new(d.below(101) as f64).unwrap()),
                commitment: d.maybe(|d| OneToTen::new(1 + d.below(10) as u64).unwrap()),
                lift: d.maybe(Dice::text),
                obstacle: d.maybe(Dice::text),
                helper: d.maybe(Dice::text),
                premortem: d.maybe(Dice::text),
                ..Decision::new(stamp)
            });
            if d.one_in(2) {
                let stamp = LogId::next(Some(d.moment()), builder.document().reviews().iter().map(|entry| &entry.at));
                builder.push(Review {
                    decision: Some(at),
                    came_true: d.maybe(|d| Percent::new(d.below(101) as f64).unwrap()),
                    satisfied: d.maybe(|d| OneToTen::new(1 + d.below(10) as u64).unwrap()),
                    note: d.maybe(Dice::text),
                    ..Review::new(stamp)
                });
            }
        }
    }
    for n in 0..d.below(3) {
        let (what, by, done) = (d.text(), d.maybe(Dice::day), d.maybe(|d| d.one_in(2)));
        builder.push(ActionStep { what, by, done, ..ActionStep::new(id(&format!("s{n}"))) });
    }
    for n in 0..d.below(3) {
        let (sign, then, look_on, seen) = (d.text(), d.text(), d.maybe(Dice::day), d.maybe(Dice::day));
        builder.push(Tripwire { sign, then, look_on, seen, ..Tripwire::new(id(&format!("t{n}"))) });
    }
    let at = d.moment();
    for _ in 0..d.below(4) {
        // Several changes with the same time, and some without a time.
        let at = if d.one_in(3) { None } else { Some(at) };
        let stamp = LogId::next(at, builder.document().changes().iter().map(|entry| &entry.at));
        let field_value = |d: &mut Dice| match d.below(6) {
            0 => FieldValue::Text(d.text()),
            1 => FieldValue::Bool(d.one_in(2)),
            2 => FieldValue::Date(d.day()),
            3 => FieldValue::Rating(d.rating()),
            4 => FieldValue::Texts((0..d.below(3)).map(|_| d.text()).collect()),
            _ => FieldValue::Number(d.below(9) as f64),
        };
        let simple = |field_value: FieldValue| <FieldValue as TypedValue>::from_value(field_value).unwrap();
        let (from, to) = (d.maybe(field_value).map(simple), d.maybe(field_value).map(simple));
        builder.push(LoggedChange { what: d.maybe(Dice::text), from, to, ..LoggedChange::new(stamp) });
    }
    for _ in 0..d.below(3) {
        let stamp = LogId::next(Some(d.moment()), builder.document().visits().iter().map(|entry| &entry.at));
        let scores: BTreeMap<Id, f64> = options.iter().map(|option| (option.clone(), d.unit() * 4.0)).collect();
        builder.push(Visit {
            minutes: d.maybe(|d| Amount::new(d.below(90) as f64).unwrap()),
            agreed: d.maybe(Dice::text),
            verdict: d.maybe(|d| d.one_of(Outcome::ALL)),
            leader: options.first().cloned(),
            scores: d.maybe(|_| scores),
            ..Visit::new(stamp)
        });
    }
    if d.one_in(3) {
        builder.set(FieldPath::PrivateNotes, Some(FieldValue::Text(d.text()))).unwrap();
        builder.set(FieldPath::PrivateVisit(d.text()), Some(FieldValue::Text(d.text()))).unwrap();
        if let Some(criterion) = criteria.first() {
            builder.set(FieldPath::PrivateCriterion(criterion.clone()), Some(FieldValue::Text(d.text()))).unwrap();
        }
    }
}
