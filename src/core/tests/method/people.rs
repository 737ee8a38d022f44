//! The figures of several people (METHOD.md §9), compared with an independent, simple implementation.

use std::collections::BTreeMap;
use std::fmt::Write;

use pesee_core::deliberation::*;
use pesee_core::method::{DEFAULT_DRAWS, DisagreementCause, Figures, GroupComparison, reveal_ranking};
use serde_json::{Value, json};

use crate::made_up::Dice;

/// Returns a random file with two to four people, voices of 0, 1 or 2.5, and missing answers and weights.
fn text(seed: u64) -> String {
    let dice = &mut Dice::new(seed);
    let (options, criteria, people) = (1 + dice.below(4), 1 + dice.below(5), 2 + dice.below(3));
    let mut file = "format = 1\n[deliberation]\ntitle = \"x\"\n".to_owned();
    let order = dice.one_in(3);
    let later = *dice.pick(&[0.0, 0.3, 0.5, 0.5, 1.0]);
    writeln!(file, "[weighing]\nmethod = \"{}\"\nlater = {later}", if order { "order" } else { "points" }).unwrap();
    for o in 0..options {
        writeln!(file, "[[option]]\nid = \"o{o}\"\nname = \"O{o}\"").unwrap();
    }
    for o in (0..options).filter(|_| dice.below(6) == 0).collect::<Vec<_>>() {
        let (state, blocking) = (*dice.pick(&["unmet", "unknown"]), !dice.one_in(4));
        writeln!(file, "[[condition]]\nid = \"c{o}\"\nquestion = \"?\"\noptions = [\"o{o}\"]").unwrap();
        writeln!(file, "state = \"{state}\"\nblocking = {blocking}").unwrap();
    }
    // A small range of numbers produces many ties.
    let small = dice.one_in(2);
    for k in 0..criteria {
        let when = *dice.pick(&["now", "later", "always"]);
        writeln!(file, "[[criterion]]\nid = \"k{k}\"\nname = \"K{k}\"\nwhen = \"{when}\"").unwrap();
        if dice.one_in(8) {
            writeln!(file, "counts = false").unwrap();
        }
        if order && !dice.one_in(4) {
            writeln!(file, "rank = {}", 1 + dice.below(4)).unwrap();
        } else if !order && !dice.one_in(4) {
            writeln!(file, "weight = {}", dice.below(if small { 3 } else { 10 })).unwrap();
        }
    }
    for p in 0..people {
        let voice = *dice.pick(&["0", "1", "1", "2.5"]);
        writeln!(file, "[[participant]]\nid = \"p{p}\"\nvoice = {voice}").unwrap();
    }
    for p in 0..people {
        if dice.one_in(2) {
            writeln!(file, "[weight.p{p}]").unwrap();
            for k in (0..criteria).filter(|_| !dice.one_in(3)).collect::<Vec<_>>() {
                writeln!(file, "k{k} = {}", dice.below(if small { 3 } else { 10 })).unwrap();
            }
        }
        let silent = dice.one_in(7);
        for k in 0..criteria {
            writeln!(file, "[rating.p{p}.k{k}]").unwrap();
            for o in (0..options).filter(|_| !silent && !dice.one_in(5)).collect::<Vec<_>>() {
                let mut value = || dice.below(if small { 3 } else { 11 }) as i32 - if small { 1 } else { 5 };
                let (a, b) = (value(), value());
                let (low, high) = (a.min(b), a.max(b));
                match dice.below(5) {
                    0 => writeln!(file, "o{o} = {{ low = {low}, high = {high} }}").unwrap(),
                    1 => writeln!(file, "o{o} = {{ value = {low}, low = {low}, high = {high} }}").unwrap(),
                    _ => writeln!(file, "o{o} = {a}").unwrap(),
                }
            }
        }
    }
    if dice.one_in(2) {
        file = file.replace("title = \"x\"\n", "title = \"x\"\nrevealed = 2026-11-01T09:00:00-05:00\n");
    }
    file
}

/// The people who answer, and their voices.
type Voices = Vec<(Id, f64)>;

/// The independent implementation: looks up every value by id, one cell at a time.
struct Naive {
    document: Deliberation,
    voices: Voices,
}

impl Naive {
    fn shared(&self, criterion: &Criterion) -> f64 {
        if self.document.weighting_method() == WeightingMethod::Points {
            return criterion.weight.map_or(0.0, |points| points.get());
        }
        let counting: Vec<&Criterion> = self.document.criteria().iter().filter(|c| c.counts != Some(false)).collect();
        let (false, Some(rank)) = (criterion.counts == Some(false), criterion.rank) else { return 0.0 };
        // The mean of the positions that all criteria of the same rank share.
        let n = counting.len();
        let before = counting.iter().filter(|c| c.rank.is_some_and(|other| other < rank)).count();
        let level = counting.iter().filter(|c| c.rank == Some(rank)).count();
        let place = |r: usize| 1.0 / r as f64 + (n + 1 - r) as f64 / n as f64;
        (before + 1..=before + level).map(place).sum::<f64>() / level as f64
    }

    fn points(&self, person: &Id, criterion: &Criterion) -> f64 {
        let own =
            |c: &Criterion| self.document.weights(person).and_then(|own| own.get(&c.id)).map(|points| points.get());
        let mut counting = self.document.criteria().iter().filter(|c| c.counts != Some(false));
        if self.document.weighting_method() == WeightingMethod::Points || counting.all(|c| own(c).is_some()) {
            own(criterion).unwrap_or_else(|| self.shared(criterion))
        } else {
            self.shared(criterion)
        }
    }

    /// Returns the effective weight for one person, or for several people by their voices.
    fn weight(&self, who: &Voices, criterion: &Criterion) -> f64 {
        if criterion.counts == Some(false) {
            return 0.0;
        }
        let counting = || self.document.criteria().iter().filter(|c| c.counts != Some(false));
        let divided = |person: &Id| {
            let sum: f64 = counting().map(|c| self.points(person, c)).sum();
            if sum > 0.0 { self.points(person, criterion) / sum } else { 0.0 }
        };
        let voices: f64 = who.iter().map(|(_, voice)| voice).sum();
        let mean = who.iter().map(|(person, voice)| voice * divided(person)).sum::<f64>() / voices;
        let later = self.document.lens();
        let lens = match criterion.when.unwrap_or(TimeHorizon::Always) {
            TimeHorizon::Now => 2.0 * (1.0 - later),
            TimeHorizon::Later => 2.0 * later,
            TimeHorizon::Always => 1.0,
        };
        mean * lens
    }

    fn value(&self, who: &Voices, criterion: &Id, option: &Id) -> Option<f64> {
        let rated = |(person, voice): &(Id, f64)| {
            let rating = self.document.rating(person, criterion, option)?;
            Some((rating.stated_value().unwrap_or((rating.low() + rating.high()) / 2.0), *voice))
        };
        let rated: Vec<(f64, f64)> = who.iter().filter_map(rated).collect();
        let voices: f64 = rated.iter().map(|(_, voice)| voice).sum();
        (!rated.is_empty()).then(|| rated.iter().map(|(value, voice)| value * voice).sum::<f64>() / voices)
    }

    fn eligible(&self) -> Vec<&Id> {
        let out = |option: &Id| {
            self.document.conditions().iter().any(|c| {
                c.state == Some(ConditionState::Unmet)
                    && c.blocking == Some(true)
                    && c.options.as_ref().unwrap().contains(option)
            })
        };
        self.document.options().iter().map(|option| &option.id).filter(|option| !out(option)).collect()
    }

    /// Returns the scores of all options, and the leader.
    fn scored(&self, weighers: &Voices, raters: &Voices) -> (BTreeMap<String, f64>, Option<String>) {
        let criteria = self.document.criteria();
        let total: f64 = criteria.iter().map(|c| self.weight(weighers, c)).sum();
        let score = |option: &Id| {
            let part = |c: &Criterion| self.weight(weighers, c) * self.value(raters, &c.id, option).unwrap_or(0.0);
            let sum: f64 = criteria.iter().map(part).sum();
            (option.to_string(), if total > 0.0 { sum / total } else { 0.0 })
        };
        let scores: BTreeMap<String, f64> = self.document.options().iter().map(|o| score(&o.id)).collect();
        let eligible: Vec<&Id> = self.eligible();
        let has_rating = criteria
            .iter()
            .filter(|c| self.weight(weighers, c) > 0.0)
            .any(|c| eligible.iter().any(|option| self.value(raters, &c.id, option).is_some()));
        let best = eligible.iter().map(|o| scores[o.as_str()]).fold(f64::MIN, f64::max);
        let first: Vec<&&Id> = eligible.iter().filter(|o| scores[o.as_str()] > best - 1e-8).collect();
        let leader = if has_rating && first.len() == 1 { Some(first[0].to_string()) } else { None };
        (scores, leader)
    }

    fn people(&self) -> Value {
        let alone = |person: &Id| vec![(person.clone(), 1.0)];
        let own: Vec<_> = self.voices.iter().map(|(id, _)| (id, self.scored(&alone(id), &alone(id)))).collect();
        let each = own.iter().map(|(id, (scores, leader))| {
            let object = json!({
                "leader": leader,
                "with_group_weights": self.scored(&self.voices, &alone(id)).1,
                "with_group_ratings": self.scored(&alone(id), &self.voices).1,
                "scores": scores,
            });
            (id.to_string(), object)
        });
        let eligible = self.eligible();
        let worse = |option: &Id, other: &Id| {
            let gain = own.iter().map(|(_, (scores, _))| scores[other.as_str()] - scores[option.as_str()]);
            let gain: Vec<f64> = gain.collect();
            gain.iter().all(|gain| *gain > -1e-8) && gain.iter().any(|gain| *gain > 1e-8)
        };
        let fair = eligible.iter().filter(|o| own.iter().all(|(_, (scores, _))| scores[o.as_str()] > 1e-8));
        let undominated = eligible.iter().filter(|option| !eligible.iter().any(|other| worse(option, other)));
        let given_up = |option: &Id| {
            let of = |scores: &BTreeMap<String, f64>| {
                let gains = eligible.iter().map(|other| scores[other.as_str()] - scores[option.as_str()]);
                gains.fold(0.0, f64::max)
            };
            own.iter().map(|(_, (scores, _))| of(scores)).fold(0.0, f64::max)
        };
        let least = eligible.iter().map(|option| given_up(option)).fold(f64::MAX, f64::min);
        let least_regret = eligible.iter().filter(|option| given_up(option) < least + 1e-8);
        let regret = self.document.options().iter().map(|option| &option.id);
        let regret = regret.map(|option| (option.to_string(), eligible.contains(&option).then(|| given_up(option))));
        let mut disagreement = serde_json::Map::new();
        for criterion in self.document.criteria() {
            for option in self.document.options() {
                let values: Vec<f64> = (self.voices.iter())
                    .filter_map(|(id, _)| self.value(&alone(id), &criterion.id, &option.id))
                    .collect();
                let n = values.len() as f64;
                // The variance, computed as half of the mean squared difference.
                let squares: f64 = values.iter().flat_map(|a| values.iter().map(move |b| (a - b) * (a - b))).sum();
                let apart = (values.len() > 1).then(|| (squares / (2.0 * n * n)).sqrt() / 5.0);
                disagreement.insert(format!("{}/{}", criterion.id, option.id), json!(apart));
            }
        }
        json!({
            "each": each.collect::<serde_json::Map<String, Value>>(),
            "kendall_w": self.concordance(&own.iter().map(|(_, (scores, _))| scores.clone()).collect::<Vec<_>>()),
            "fair": fair.map(|option| option.to_string()).collect::<Vec<_>>(),
            "undominated": undominated.map(|option| option.to_string()).collect::<Vec<_>>(),
            "regret": regret.collect::<BTreeMap<_, _>>(),
            "least_regret": least_regret.map(|option| option.to_string()).collect::<Vec<_>>(),
            "disagreement": disagreement,
        })
    }

    /// Returns Kendall's W by the textbook formula, from the squared rank sums.
    fn concordance(&self, own: &[BTreeMap<String, f64>]) -> Option<f64> {
        let eligible = self.eligible();
        let (m, n) = (own.len() as f64, eligible.len() as f64);
        if own.len() < 2 || eligible.len() < 2 {
            return None;
        }
        let mut sums = vec![0.0; eligible.len()];
        let mut ties = 0.0;
        for scores in own {
            let mut sorted: Vec<(usize, f64)> =
                eligible.iter().enumerate().map(|(at, o)| (at, scores[o.as_str()])).collect();
            sorted.sort_by(|a, b| b.1.total_cmp(&a.1));
            let mut place = 0.0;
            for block in sorted.chunk_by(|a, b| (a.1 - b.1).abs() < 1e-8) {
                let t = block.len() as f64;
                block.iter().for_each(|(at, _)| sums[*at] += place + (t + 1.0) / 2.0);
                place += t;
                ties += t.powi(3) - t;
            }
        }
        let squares: f64 = sums.iter().map(|sum| sum * sum).sum();
        let below = m * m * n * (n * n - 1.0) - m * ties;
        (below > 0.5).then(|| (12.0 * squares - 3.0 * m * m * n * (n + 1.0).powi(2)) / below)
    }
}

fn same(path: &str, naive: &Value, ours: &Value) {
    match (naive, ours) {
        (Value::Object(naive), Value::Object(ours)) => {
            assert_eq!(naive.keys().collect::<Vec<_>>().len(), ours.len(), "{path}");
            naive.iter().for_each(|(key, value)| same(&format!("{path}/{key}"), value, &ours[key]));
        }
        (Value::Number(naive), Value::Number(ours)) => {
            assert!((naive.as_f64().unwrap() - ours.as_f64().unwrap()).abs() < 1e-9, "{path}: {ours} for {naive}");
        }
        _ => assert_eq!(naive, ours, "{path}"),
    }
}

fn figured(document: &Deliberation) -> Value {
    let figures = Figures::without_draws(document);
    let seen = view(document, &Audience::Author);
    serde_json::to_value(pesee_core::method::score_object(&seen, &figures, figures.ranking_unchecked(), DEFAULT_DRAWS))
        .unwrap()
}

fn all() -> impl Iterator<Item = (u64, Deliberation)> {
    (0..1_500).map(|seed| {
        let text = text(seed);
        let document = pesee_core::format::parse(text.as_bytes()).unwrap_or_else(|wrong| {
            unreachable!("seed {seed}: {wrong:?}\n{text}");
        });
        (seed, document)
    })
}

#[test]
fn two_ways_to_work_it_out_agree() {
    let (mut several, mut led, mut concordant) = (0, 0, 0);
    for (seed, document) in all() {
        let voiced = document.participants().iter().filter(|p| p.voice.is_none_or(|voice| voice.get() > 0.0));
        let voices = voiced.map(|p| (p.id.clone(), p.voice.map_or(1.0, |voice| voice.get()))).collect::<Voices>();
        let figured = figured(&document);
        if voices.len() < 2 {
            assert_eq!(figured.get("people"), None, "seed {seed}");
            continue;
        }
        let naive = Naive { document, voices }.people();
        several += 1;
        led += usize::from(naive["each"].as_object().unwrap().values().any(|own| !own["leader"].is_null()));
        concordant += usize::from(!naive["kendall_w"].is_null());
        same(&format!("seed {seed}"), &naive, &figured["people"]);
    }
    assert!(several > 900 && led > 700 && concordant > 600, "{several} {led} {concordant}");
}

/// While another person still answers blindly, no figure depends on the sealed answers.
#[test]
fn blind_people_see_nothing_of_each_other() {
    let mut blind = 0;
    for (seed, document) in all().filter(|(_, document)| document.is_blind()) {
        blind += 1;
        for person in document.people() {
            let seen = view(&document, &Audience::Rater(person.id.clone()));
            let figures = Figures::without_draws(&seen);
            assert!(reveal_ranking(&seen, &figures).is_err(), "seed {seed}");
            // The figures are the same for all answers of the other people.
            let mut cleared = document.clone();
            let edit = Edit::build(&document, |builder| {
                for other in document.people().iter().filter(|other| other.id != person.id) {
                    let paths = document.paths_of_person(other.id).into_iter();
                    for path in paths.filter(|path| !matches!(path, FieldPath::Participant(..))) {
                        drop(builder.set(path, None));
                    }
                }
            });
            cleared.apply(&edit).unwrap();
            let without = Figures::without_draws(&view(&cleared, &Audience::Rater(person.id.clone())));
            assert_eq!(figures, without, "seed {seed}");
        }
    }
    assert!(blind > 300, "{blind}");
}

fn people(text: &str) -> GroupComparison {
    let document = pesee_core::format::parse(text.as_bytes()).unwrap();
    Figures::without_draws(&document).ranking_unchecked().group.clone().unwrap()
}

/// Returns a file with two people and two criteria, one in favour of each option. The weights and ratings decide the
/// cause
/// of the disagreement.
fn two(anna: (f64, f64), bob: (f64, f64), ratings: [[i32; 4]; 2]) -> String {
    let mut text = "format = 1\n[deliberation]\ntitle = \"x\"\n".to_owned();
    for id in ["a", "b"] {
        write!(text, "[[option]]\nid = \"{id}\"\nname = \"{id}\"\n[[criterion]]\nid = \"k{id}\"\nname = \"{id}\"\n")
            .unwrap();
    }
    for ((id, voice), ((first, second), [aa, ab, ba, bb])) in
        [("anna", 3), ("bob", 1)].into_iter().zip([anna, bob].into_iter().zip(ratings))
    {
        write!(text, "[[participant]]\nid = \"{id}\"\nvoice = {voice}\n[weight.{id}]\nka = {first}\nkb = {second}\n")
            .unwrap();
        write!(text, "[rating.{id}.ka]\na = {aa}\nb = {ab}\n[rating.{id}.kb]\na = {ba}\nb = {bb}\n").unwrap();
    }
    text + "[weighing]\nmethod = \"points\"\n"
}

#[test]
fn weights_or_ratings_make_the_difference() {
    let cause = |text: String| {
        let document = pesee_core::format::parse(text.as_bytes()).unwrap();
        let figures = Figures::without_draws(&document);
        let group = figures.ranking_unchecked().leaders.leader();
        assert_eq!(group, Some(0));
        people(&text).people.iter().map(|own| own.disagreement_cause(group)).collect::<Vec<_>>()
    };
    let alike = [4, 0, 0, 4];
    assert_eq!(cause(two((8.0, 2.0), (2.0, 8.0), [alike, alike])), [None, Some(DisagreementCause::Weights)]);
    assert_eq!(cause(two((9.0, 1.0), (9.0, 1.0), [alike, [0, 4, 0, 4]])), [None, Some(DisagreementCause::Ratings)]);
    assert_eq!(cause(two((9.0, 1.0), (2.0, 8.0), [alike, [0, 4, 0, 4]])), [None, Some(DisagreementCause::Both)]);
    // The voice only affects the group.
    assert_eq!(people(&two((8.0, 2.0), (2.0, 8.0), [alike, alike])).concordance, Some(0.0));
}

/// Multiplying all weights by a number changes nothing.
#[test]
fn who_gives_more_points_in_all_ranks_the_same() {
    let alike = [[4, 0, 1, 4], [3, 1, -2, 4]];
    let (once, thrice) = (people(&two((8.0, 2.0), (2.0, 8.0), alike)), people(&two((8.0, 2.0), (6.0, 24.0), alike)));
    assert_eq!(once, thrice);
}
