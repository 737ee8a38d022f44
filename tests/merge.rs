//! Two people, one document: what a merge keeps, what it tells, and that nothing is lost in between.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test stops at what it does not expect")]

#[path = "common/made_up.rs"]
mod made_up;

use std::path::PathBuf;

use chrono::{DateTime, FixedOffset};
use made_up::{Dice, made_up};
use pesee::deliberation::*;
use pesee::store::{Opened, Unmerged, Version, merge_texts, read};

fn id(text: &str) -> Id {
    Id::new(text).unwrap()
}

fn at(second: u32) -> DateTime<FixedOffset> {
    DateTime::parse_from_rfc3339(&format!("2026-11-22T09:00:{second:02}-05:00")).unwrap()
}

/// The merged document and the clashes; what holds of every merge is looked at by the way.
fn merged(base: &Deliberation, ours: &Deliberation, theirs: &Deliberation) -> (Deliberation, Vec<Clash>) {
    let (edit, clashes) = merge(base, ours, theirs);
    let mut document = ours.clone();
    document.apply(&edit).unwrap_or_else(|refused| unreachable!("{refused:?}"));
    assert!(document.unsound().is_empty(), "{:?}", document.unsound());
    let mut back = document.clone();
    back.apply(&edit.inverse()).unwrap();
    assert_eq!(&back, ours);
    (document, clashes)
}

// ---- merges by hand -------------------------------------------------------------------------------------------

const FILE: &str = "\
format = 1

[deliberation]
title = \"Two accounts\"
tags = [\"twitter\"]

[[account]]
id = \"mine\"

[[account]]
id = \"firm\"

[[option]]
id = \"keep\"
name = \"Keep both\"
fate = { mine = \"keep\", firm = \"keep\" }

[[option]]
id = \"pause\"
name = \"Pause mine\"
fate = { mine = \"pause\", firm = \"keep\" }

[[option]]
id = \"close\"
name = \"Close mine\"
fate = { mine = \"close\", firm = \"keep\" }

[[condition]]
id = \"agrees\"
question = \"Does my employer agree?\"
options = [\"pause\", \"close\"]

[[criterion]]
id = \"network\"
name = \"Network\"
rank = 1

[[criterion]]
id = \"rest\"
name = \"Rest\"
rank = 2

[[criterion]]
id = \"name\"
name = \"My name\"
rank = 3

[weighing]
pair = [
  { a = \"network\", b = \"rest\", ratio = 2 },
]

[gut.me]
option = \"close\"
strength = 3

[rating.me.network]
keep = 4
close = -5

[rating.me.rest]
keep = -3
close = { value = 2, note = \"evenings\" }
";

fn file() -> Deliberation {
    read(FILE.as_bytes()).unwrap()
}

/// Two sides of the file, merged.
fn both(ours: impl FnOnce(&mut Draft), theirs: impl FnOnce(&mut Draft)) -> (Deliberation, Vec<Clash>) {
    let base = file();
    let side = |edit: Edit| {
        let mut document = base.clone();
        document.apply(&edit).unwrap();
        document
    };
    let (ours, theirs) = (side(Edit::between(&base, ours)), side(Edit::between(&base, theirs)));
    merged(&base, &ours, &theirs)
}

fn cell(criterion: &str, option: &str) -> Key {
    Key::Rating(Id::me(), id(criterion), id(option))
}

fn rating(value: f64) -> Rating {
    Rating::exact(value).unwrap()
}

fn names(document: &Deliberation, list: List) -> String {
    document.order(list).iter().map(Name::to_string).collect::<Vec<_>>().join(" ")
}

#[test]
fn two_places_are_two_changes_and_one_place_is_a_clash() {
    let title = Key::Head(HeadField::Title);
    let (document, clashes) = both(
        |d| d.put(cell("network", "keep"), rating(3.0)),
        |d| {
            d.put(title.clone(), "One me".to_owned());
            d.put(cell("network", "close"), rating(-4.0));
        },
    );
    assert_eq!(clashes, []);
    assert_eq!(document.head().title, "One me");
    assert_eq!(document.get(&cell("network", "keep")), Some(Leaf::Cell(rating(3.0))));
    assert_eq!(document.get(&cell("network", "close")), Some(Leaf::Cell(rating(-4.0))));
    let (document, clashes) =
        both(|d| d.put(title.clone(), "Ours".to_owned()), |d| d.put(title.clone(), "Theirs".to_owned()));
    let (ours, theirs) = (Some(Leaf::Text("Ours".into())), Some(Leaf::Text("Theirs".into())));
    assert_eq!(document.head().title, "Ours");
    assert_eq!(clashes, [Clash::Place { key: title, ours, theirs }]);
}

#[test]
fn a_note_and_a_number_go_together_and_two_numbers_do_not() {
    let key = cell("rest", "close");
    let noted = rating(2.0).on(Some(Basis::Fact)).noted(Some("counted".into()));
    let number = rating(4.0).noted(Some("evenings".into()));
    let (document, clashes) = both(|d| d.put(key.clone(), noted.clone()), |d| d.put(key.clone(), number));
    assert_eq!(clashes, []);
    let fit = rating(4.0).on(Some(Basis::Fact)).noted(Some("counted".into()));
    assert_eq!(document.get(&key), Some(Leaf::Cell(fit)));
    let (document, clashes) = both(|d| d.put(key.clone(), noted.clone()), |d| d.put(key.clone(), rating(1.0)));
    assert_eq!(document.get(&key), Some(Leaf::Cell(noted)));
    assert_eq!(clashes.len(), 1);
    // A rating taken back is not a rating.
    let taken = |d: &mut Draft| drop(d.set(key.clone(), None));
    assert_eq!(both(taken, |d| d.put(key.clone(), rating(1.0))).1.len(), 1);
}

#[test]
fn additions_and_orders_are_woven() {
    let add =
        |name: &'static str| move |d: &mut Draft| d.put(Key::Option(id(name), AlternativeField::Name), name.to_owned());
    let (document, clashes) = both(add("a"), add("b"));
    assert_eq!((names(&document, List::Options).as_str(), clashes), ("keep pause close a b", vec![]));
    let order = |names: &[&str]| {
        let names = names.iter().map(|name| id(name).into()).collect();
        move |d: &mut Draft| drop(d.set(Key::Order(List::Options), Some(Leaf::Order(names))))
    };
    let (document, clashes) = both(add("a"), order(&["close", "keep", "pause"]));
    assert_eq!((names(&document, List::Options).as_str(), clashes), ("close a keep pause", vec![]));
    let (document, clashes) = both(order(&["pause", "keep", "close"]), order(&["close", "keep", "pause"]));
    assert_eq!(names(&document, List::Options), "pause keep close");
    assert!(matches!(&clashes[..], [Clash::Place { key: Key::Order(List::Options), .. }]), "{clashes:?}");
}

/// Ours takes an option out, which takes its answers along; theirs had more to say about it.
#[test]
fn what_one_took_out_and_the_other_worked_on_stays_whole() {
    let base = file();
    let mut without = base.clone();
    without.apply(&Edit::remove_option(&base, &id("close"))).unwrap();
    let mut rated = base.clone();
    rated.apply(&Edit::put(&base, cell("name", "close"), &rating(1.0))).unwrap();
    for (ours, theirs, by) in [(&without, &rated, Side::Ours), (&rated, &without, Side::Theirs)] {
        let (document, clashes) = merged(&base, ours, theirs);
        assert_eq!(clashes, [Clash::Removed { list: List::Options, name: id("close").into(), by }]);
        assert_eq!(in_any_order(&document), in_any_order(&rated));
    }
    let mut titled = base.clone();
    titled.apply(&Edit::put(&base, Key::Head(HeadField::Title), &"One me".to_owned())).unwrap();
    let (document, clashes) = merged(&base, &without, &titled);
    assert_eq!((document.options().len(), document.gut(&Id::me()), clashes), (2, None, vec![]));
    // A criterion comes back with its judgements.
    let mut without = base.clone();
    without.apply(&Edit::remove_criterion(&base, &id("rest"))).unwrap();
    let mut noted = base.clone();
    noted.apply(&Edit::text(&base, Key::Criterion(id("rest"), CriterionField::Note), "mine")).unwrap();
    assert_eq!(in_any_order(&merged(&base, &without, &noted).0), in_any_order(&noted));
}

#[test]
fn ranks_are_one_decision() {
    let rank = |ranks: [u64; 3]| {
        move |d: &mut Draft| {
            for (name, rank) in ["network", "rest", "name"].into_iter().zip(ranks) {
                d.put(Key::Criterion(id(name), CriterionField::Rank), Rank::new(rank).unwrap());
            }
        }
    };
    let ranks = |document: &Deliberation| -> Vec<u64> {
        document.criteria().iter().filter_map(|criterion| Some(criterion.rank?.get())).collect()
    };
    let (document, clashes) = both(rank([2, 1, 3]), rank([1, 3, 2]));
    assert_eq!(ranks(&document), [2, 1, 3]);
    assert!(matches!(&clashes[..], [Clash::Ranks { .. }]), "{clashes:?}");
    assert_eq!(both(rank([2, 1, 3]), rank([2, 1, 3])).1, []);
    assert_eq!(ranks(&both(|_| {}, rank([1, 3, 2])).0), [1, 3, 2]);
    // What theirs added and ranked has no place in an order that it was not put into.
    let (document, clashes) = both(rank([2, 1, 3]), |d| {
        rank([4, 3, 2])(d);
        d.put(Key::Criterion(id("new"), CriterionField::Rank), Rank::new(1).unwrap());
    });
    assert_eq!((names(&document, List::Criteria).as_str(), ranks(&document)), ("network rest name new", vec![2, 1, 3]));
    let Some(Clash::Ranks { theirs, .. }) = clashes.first() else { unreachable!("{clashes:?}") };
    assert_eq!(theirs.get(&id("new")), Some(&1));
}

#[test]
fn times_are_never_a_clash() {
    let set = |second: u32| {
        move |d: &mut Draft| {
            for field in [HeadField::Updated, HeadField::Created, HeadField::VerdictSeen, HeadField::Revealed] {
                d.put(Key::Head(field), at(second));
            }
        }
    };
    for (ours, theirs) in [(1, 2), (2, 1)] {
        let (document, clashes) = both(set(ours), set(theirs));
        let head = document.head();
        assert_eq!((head.updated, head.created, clashes), (Some(at(2)), Some(at(1)), vec![]));
        assert_eq!((head.verdict_seen, head.revealed), (Some(at(1)), Some(at(1))));
    }
}

#[test]
fn what_happened_in_one_second_happened_twice() {
    let visit = |second: u32, agreed: &'static str| {
        move |d: &mut Draft| {
            let stamp = Stamp::next(Some(at(second)), d.document().visits().iter().map(|visit| &visit.at));
            d.push(Visit { agreed: Some(agreed.into()), ..Visit::blank(stamp) });
        }
    };
    let told = |document: &Deliberation| -> Vec<(u16, String)> {
        document.visits().iter().map(|visit| (visit.at.nth, visit.agreed.clone().unwrap())).collect()
    };
    let (document, clashes) = both(visit(5, "ours"), visit(5, "theirs"));
    assert_eq!((told(&document), clashes), (vec![(0, "ours".into()), (1, "theirs".into())], vec![]));
    assert_eq!(told(&both(visit(5, "same"), visit(5, "same")).0), [(0, "same".into())]);
    let (document, _) = both(|d| (visit(2, "b")(d), visit(4, "d")(d)).0, |d| (visit(1, "a")(d), visit(3, "c")(d)).0);
    let order: String = told(&document).into_iter().map(|(_, agreed)| agreed).collect();
    assert_eq!(order, "abcd");
}

/// Each side alone is sound; together they would not be.
#[test]
fn what_would_not_be_sound_together_is_left_out_and_told() {
    let into = |from: &str, to: &str| {
        let (key, fate) = (Key::Fate(id("keep"), id(from)), Fate::Merge(id(to)));
        move |d: &mut Draft| d.put(key, fate)
    };
    let (document, clashes) = both(into("mine", "firm"), into("firm", "mine"));
    assert_eq!(document.fate(&id("keep"), &id("firm")), Some(&Fate::Keep));
    let (ours, theirs) = (Some(Leaf::Fate(Fate::Keep)), Some(Leaf::Fate(Fate::Merge(id("mine")))));
    assert_eq!(clashes, [Clash::Place { key: Key::Fate(id("keep"), id("firm")), ours, theirs }]);

    let judged = |a: &str, b: &str| {
        let pair = Key::Pair(id(a), id(b), PairField::Ratio);
        move |d: &mut Draft| d.put(pair, Ratio::new(3.0).unwrap())
    };
    let (document, clashes) = both(judged("rest", "name"), judged("name", "rest"));
    assert_eq!(names(&document, List::Pairs), "network/rest rest/name");
    assert!(matches!(&clashes[..], [Clash::Place { ours: None, theirs: Some(_), .. }]), "{clashes:?}");

    let many = |who: &'static str, count: usize| {
        move |d: &mut Draft| {
            for n in 0..count {
                let option = id(&format!("{who}{n}"));
                d.put(Key::Option(option.clone(), AlternativeField::Name), who.to_owned());
                d.put(Key::Rating(Id::me(), id("rest"), option), rating(1.0));
            }
            let option = id(&format!("{who}{}", count - 1));
            d.push(Decision { option: Some(option), ..Decision::blank(Stamp { at: Some(at(1)), nth: 0 }) });
        }
    };
    let (document, clashes) = both(many("a", 90), many("b", 10));
    assert_eq!((document.options().len(), document.decisions().len()), (100, 1));
    let out: Vec<String> = clashes
        .iter()
        .filter_map(|clash| match clash {
            Clash::LeftOut { name, .. } => Some(name.to_string()),
            _ => None,
        })
        .collect();
    assert_eq!(out, ["b9", "b8", "b7", "\"2026-11-22T09:00:01-05:00#1\""]);
    assert_eq!(clashes.len(), 4);
}

/// A file that lists nobody is one person's, `me`. Theirs sits two people down; ours went on answering.
#[test]
fn whoever_answered_stays_at_the_table() {
    let mut gone = file().keys_of_person(&Id::me());
    gone.retain(|key| !matches!(key, Key::Participant(..)));
    let two = |d: &mut Draft| {
        gone.iter().for_each(|key| drop(d.set(key.clone(), None)));
        d.push(Participant::blank(id("marie")));
        d.push(Participant::blank(id("paul")));
    };
    let (document, clashes) = both(|d| d.put(cell("name", "keep"), rating(5.0)), two);
    assert_eq!(names(&document, List::Participants), "me marie paul");
    assert_eq!(clashes, [Clash::Removed { list: List::Participants, name: Id::me().into(), by: Side::Theirs }]);
    assert_eq!(document.rating(&Id::me(), &id("network"), &id("keep")), Some(&rating(4.0)));
    let (document, clashes) = both(|_| {}, two);
    assert_eq!((names(&document, List::Participants).as_str(), clashes), ("marie paul", vec![]));
}

#[test]
fn tags_and_the_options_of_a_condition_are_short_lists() {
    let tag = |tag: &'static str| {
        move |d: &mut Draft| d.put(Key::Head(HeadField::Tags), vec!["twitter".to_owned(), tag.to_owned()])
    };
    let (document, clashes) = both(tag("ours"), tag("theirs"));
    assert_eq!((document.head().tags.as_ref().unwrap().join(" "), clashes), ("twitter ours theirs".into(), vec![]));
    let base = file();
    let mut without = base.clone();
    without.apply(&Edit::remove_option(&base, &id("pause"))).unwrap();
    let options = Key::Condition(id("agrees"), ConditionField::Options);
    let mut added = base.clone();
    added.apply(&Edit::put(&base, options.clone(), &vec![id("pause"), id("close"), id("keep")])).unwrap();
    let (document, clashes) = merged(&base, &without, &added);
    assert_eq!((document.get(&options), clashes), (Some(Leaf::Ids(vec![id("close"), id("keep")])), vec![]));
}

// ---- made-up merges --------------------------------------------------------------------------------------------

/// Something somebody might do; `who` is in what they write.
fn act(dice: &mut Dice, d: &Deliberation, who: &str) -> Edit {
    fn one<'a, T>(dice: &mut Dice, of: &'a [T]) -> Option<&'a T> {
        if of.is_empty() { None } else { Some(dice.pick(of)) }
    }
    let people: Vec<Id> = d.people().iter().map(|person| person.id.clone()).collect();
    let text = format!("{who} {}", dice.text());
    let new = |kind: &str, dice: &mut Dice| id(&format!("{kind}-{}{}", who, dice.below(3)));
    let nothing = Edit::default;
    match dice.below(30) {
        0..5 => {
            let (Some(person), Some(k), Some(o)) =
                (one(dice, &people), one(dice, d.criteria()), one(dice, d.options()))
            else {
                return nothing();
            };
            let there = d.rating(person, &k.id, &o.id).cloned();
            let rating = match (dice.below(4), there) {
                (0, _) => None,
                (1, Some(there)) => Some(there.noted(Some(text))),
                (2, Some(there)) => {
                    Some(Rating::exact(dice.below(5) as f64).unwrap().on(there.basis).noted(there.note))
                }
                _ => Some(dice.rating()),
            };
            Edit::rate(d, person, &k.id, &o.id, rating)
        }
        5 => one(dice, d.options()).map(|o| Edit::remove_option(d, &o.id)).unwrap_or_default(),
        6 => one(dice, d.criteria()).map(|k| Edit::remove_criterion(d, &k.id)).unwrap_or_default(),
        7 => one(dice, d.accounts()).map(|a| Edit::remove_account(d, &a.id)).unwrap_or_default(),
        8 => {
            let new = new("o", dice);
            let rated = one(dice, d.criteria()).zip(one(dice, &people)).map(|(k, p)| (k.id.clone(), p.clone()));
            let condition = one(dice, d.conditions()).cloned();
            Edit::between(d, |draft| {
                draft.put(Key::Option(new.clone(), AlternativeField::Name), text);
                if let Some((criterion, person)) = rated {
                    drop(draft.set(Key::Rating(person, criterion, new.clone()), Some(Leaf::Number(1.0))));
                }
                if let Some(condition) = condition {
                    let mut options = condition.options().to_vec();
                    options.retain(|option| *option != new);
                    options.push(new);
                    draft.put(Key::Condition(condition.id, ConditionField::Options), options);
                }
            })
        }
        9 => {
            let new = new("k", dice);
            Edit::between(d, |draft| {
                draft.put(Key::Criterion(new.clone(), CriterionField::Name), text);
                draft.put(Key::Criterion(new, CriterionField::Rank), Rank::new(1).unwrap());
            })
        }
        10 => {
            let list = *dice.pick(&List::ALL[..9]);
            let mut names = d.order(list);
            let logged = matches!(list, List::Decisions | List::Reviews);
            if names.is_empty() || logged {
                return nothing();
            }
            let turn = dice.below(names.len());
            names.rotate_left(turn);
            Edit::arrange(d, list, names)
        }
        11 => {
            let key = *dice.pick(&[HeadField::Title, HeadField::Question, HeadField::Client]);
            Edit::text(d, Key::Head(key), if dice.one_in(4) { "" } else { &text })
        }
        12 => {
            let key =
                *dice.pick(&[HeadField::Updated, HeadField::Created, HeadField::VerdictSeen, HeadField::Revealed]);
            Edit::put(d, Key::Head(key), &dice.moment())
        }
        13 => one(dice, d.options())
            .map(|o| {
                let stamp = Stamp::next(Some(at(dice.below(4) as u32)), d.decisions().iter().map(|e| &e.at));
                let option = Some(o.id.clone());
                Edit::between(d, |draft| draft.push(Decision { option, because: Some(text), ..Decision::blank(stamp) }))
            })
            .unwrap_or_default(),
        14 | 15 => {
            let stamp = Stamp::next(Some(at(dice.below(4) as u32)), d.visits().iter().map(|e| &e.at));
            let agreed = dice.maybe(|_| text);
            Edit::between(d, |draft| draft.push(Visit { agreed, ..Visit::blank(stamp) }))
        }
        16 => one(dice, d.decisions())
            .map(|decision| {
                let stamp = Stamp::next(Some(at(dice.below(4) as u32)), d.reviews().iter().map(|e| &e.at));
                let decision = decision.at.at;
                Edit::between(d, |draft| draft.push(Review { decision, note: Some(text), ..Review::blank(stamp) }))
            })
            .unwrap_or_default(),
        17 => {
            let ranks: Vec<(Id, u64)> = d.criteria().iter().map(|k| (k.id.clone(), 1 + dice.below(3) as u64)).collect();
            Edit::rank(d, &ranks)
        }
        18 => {
            let (Some(o), Some(a), Some(into)) =
                (one(dice, d.options()), one(dice, d.accounts()), one(dice, d.accounts()))
            else {
                return nothing();
            };
            let fate = if dice.one_in(3) { Fate::Keep } else { Fate::Merge(into.id.clone()) };
            Edit::put(d, Key::Fate(o.id.clone(), a.id.clone()), &fate)
        }
        19 => {
            let (Some(a), Some(b)) = (one(dice, d.criteria()), one(dice, d.criteria())) else { return nothing() };
            let pair = (a.id.clone(), b.id.clone());
            let stands = |pair: &Pair| pair.criteria == (pair.criteria.1.clone(), pair.criteria.0.clone());
            if a.id == b.id || d.pairs().iter().any(stands) {
                return nothing();
            }
            let ratio = Ratio::new(1.0 + dice.below(8) as f64).unwrap();
            Edit::between(d, |draft| draft.put(Key::Pair(pair.0, pair.1, PairField::Ratio), ratio))
        }
        20 => {
            let (Some(person), Some(k)) = (one(dice, &people), one(dice, d.criteria())) else { return nothing() };
            Edit::put(d, Key::Weight(person.clone(), k.id.clone()), &Points::new(dice.below(9) as f64).unwrap())
        }
        21 => {
            let (Some(person), Some(o)) = (one(dice, &people), one(dice, d.options())) else { return nothing() };
            Edit::put(d, Key::Gut(person.clone(), GutField::Option), &o.id)
        }
        22 => {
            // Somebody comes to the table; where there was only `me`, either they go or their answers do.
            let new = new("p", dice);
            let stays = !d.participants().is_empty() || dice.one_in(2);
            let mut gone = d.keys_of_person(&Id::me());
            gone.retain(|key| !matches!(key, Key::Participant(..)));
            Edit::between(d, |draft| {
                if stays && d.participants().is_empty() {
                    draft.push(Participant::blank(Id::me()));
                }
                if !stays {
                    gone.into_iter().for_each(|key| drop(draft.set(key, None)));
                }
                draft.put(Key::Participant(new, ParticipantField::Name), text);
            })
        }
        23 => one(dice, d.participants())
            .map(|person| {
                let keys = d.keys_of_person(&person.id);
                let mut names = d.order(List::Participants);
                names.retain(|name| *name != Name::from(person.id.clone()));
                keys.into_iter()
                    .filter(|key| !matches!(key, Key::Participant(..)))
                    .fold(Edit::default(), |edit, key| edit.and(Edit::set(d, key, None)))
                    .and(Edit::arrange(d, List::Participants, names))
            })
            .unwrap_or_default(),
        24 => {
            let list = *dice.pick(&[List::Conditions, List::Steps, List::Pairs, List::Visits, List::Changes]);
            let mut names = d.order(list);
            // Only the last of a log, so that the others keep their names.
            names.pop();
            Edit::arrange(d, list, names)
        }
        25 => one(dice, d.conditions())
            .map(|c| Edit::put(d, Key::Condition(c.id.clone(), ConditionField::State), dice.pick(State::ALL)))
            .unwrap_or_default(),
        26 => one(dice, d.criteria())
            .map(|k| Edit::text(d, Key::PrivateCriterion(k.id.clone()), &text))
            .unwrap_or_default(),
        27 => {
            let new = new("s", dice);
            Edit::between(d, |draft| draft.put(Key::Step(new, StepField::What), text))
        }
        28 => {
            let mut tags = d.head().tags.clone().unwrap_or_default();
            tags.push(text);
            Edit::put(d, Key::Head(HeadField::Tags), &tags)
        }
        _ => one(dice, d.decisions())
            .map(|entry| Edit::text(d, Key::Decision(entry.at, DecisionField::Lift), &text))
            .unwrap_or_default(),
    }
}

/// What somebody made of a document.
fn worked_on(seed: u64, base: &Deliberation, who: &str) -> Deliberation {
    let (mut dice, mut document) = (Dice::new(seed), base.clone());
    for _ in 0..1 + dice.below(7) {
        let edit = act(&mut dice, &document, who);
        // What cannot be done is not done.
        drop(document.apply(&edit));
    }
    document
}

/// More were tried; these fit into the time of a test.
const HOW_MANY: u64 = 1_000;

fn some_merges() -> impl Iterator<Item = (u64, [Deliberation; 3])> {
    (0..HOW_MANY).map(|seed| {
        let base = made_up(seed);
        let (ours, theirs) = (worked_on(seed * 2 + 1, &base, "a"), worked_on(seed * 2 + 2, &base, "b"));
        (seed, [base, ours, theirs])
    })
}

fn text_of(document: &Deliberation) -> String {
    Opened::fresh(PathBuf::from("x.toml"), "format = 1\n[deliberation]\ntitle = \"\"\n").unwrap().text_of(document)
}

#[test]
fn what_one_side_left_alone_is_the_other_side() {
    for (seed, [base, ours, theirs]) in some_merges() {
        assert_eq!(merged(&base, &ours, &base), (ours.clone(), Vec::new()), "seed {seed}");
        assert_eq!(merged(&base, &base, &theirs), (theirs.clone(), Vec::new()), "seed {seed}");
        assert_eq!(merged(&base, &ours, &ours), (ours.clone(), Vec::new()), "seed {seed}");
        assert!(merge(&base, &ours, &base).0.is_empty() && merge(&base, &ours, &ours).0.is_empty());
    }
}

#[test]
fn a_merge_reads_back_as_it_is() {
    for (seed, [base, ours, theirs]) in some_merges().take(500) {
        let (document, _) = merged(&base, &ours, &theirs);
        assert_eq!(read(text_of(&document).as_bytes()).as_ref(), Ok(&document), "seed {seed}");
    }
}

/// Where every list stands in one order, and so do the entries of one moment.
fn in_any_order(document: &Deliberation) -> Vec<String> {
    let mut leaves: Vec<String> = diff(&Deliberation::default(), document)
        .changes
        .into_iter()
        .filter(|change| !matches!(change.key, Key::Order(_)))
        .map(|change| {
            let key = match &change.key {
                Key::Decision(at, field) => format!("{:?} {field:?}", at.at),
                Key::Review(at, field) => format!("{:?} {field:?}", at.at),
                Key::Changed(at, field) => format!("{:?} {field:?}", at.at),
                Key::Visit(at, field) => format!("{:?} {field:?}", at.at),
                key => key.to_string(),
            };
            let leaf = match change.to {
                Some(Leaf::Ids(mut ids)) => {
                    ids.sort();
                    Some(Leaf::Ids(ids))
                }
                Some(Leaf::Texts(mut texts)) => {
                    texts.sort();
                    Some(Leaf::Texts(texts))
                }
                leaf => leaf,
            };
            format!("{key} {leaf:?}")
        })
        .collect();
    leaves.extend(List::ALL.iter().map(|list| format!("{list:?} {}", document.order(*list).len())));
    leaves.sort();
    leaves
}

#[test]
fn without_a_clash_both_sides_get_the_same() {
    let mut without = 0;
    for (seed, [base, ours, theirs]) in some_merges() {
        let ((here, clashes), (there, others)) = (merged(&base, &ours, &theirs), merged(&base, &theirs, &ours));
        assert_eq!(clashes.is_empty(), others.is_empty(), "seed {seed}: {clashes:?} {others:?}");
        if clashes.is_empty() {
            without += 1;
            assert_eq!(in_any_order(&here), in_any_order(&there), "seed {seed}");
        }
    }
    assert!((300..950).contains(&without), "{without}");
}

/// The entries that a clash is about, and what names them.
fn tells(clash: &Clash, key: &Key, leaf: Option<&Leaf>) -> bool {
    let dotted = |name: &Name| {
        let key = key.to_string();
        key.split(['.', '/']).any(|part| part == name.to_string())
    };
    match clash {
        Clash::Place { key: place, ours, theirs } => place == key && (ours.as_ref() == leaf || theirs.as_ref() == leaf),
        Clash::Ranks { .. } => matches!(key, Key::Criterion(_, CriterionField::Rank)),
        // What one side cleared along with it is there again.
        Clash::Removed { name, .. } => {
            leaf.is_none() && dotted(name)
                || matches!(key, Key::Gut(..) | Key::Pair(..) | Key::Fate(..)) && leaf.is_none()
        }
        Clash::LeftOut { name, .. } => dotted(name),
    }
}

#[test]
fn nothing_is_lost_without_being_told() {
    let mut told = 0;
    for (seed, [base, ours, theirs]) in some_merges() {
        let (document, clashes) = merged(&base, &ours, &theirs);
        told += clashes.len();
        for (side, other) in [(&ours, &theirs), (&theirs, &ours)] {
            for change in diff(&base, side).changes {
                let (key, leaf) = (&change.key, change.to.as_ref());
                let there = document.get(key);
                let clashed = clashes.iter().any(|clash| tells(clash, key, leaf));
                // What was cleared because what it was about went is no answer of its own.
                let about = |from: &Leaf| match from {
                    Leaf::Id(id) => side.option(id).is_none(),
                    Leaf::Fate(Fate::Merge(into)) => side.account(into).is_none(),
                    _ => false,
                };
                let leant = match key {
                    Key::Gut(person, _) => base.gut(person).and_then(|gut| gut.option.clone()).map(Leaf::Id),
                    _ => change.from.clone(),
                };
                let went_along = leaf.is_none() && leant.as_ref().is_some_and(about);
                let kept = match key {
                    Key::Order(list) => side
                        .order(*list)
                        .iter()
                        .all(|name| document.order(*list).contains(name) || !other.order(*list).contains(name)),
                    // What happened is known by its moment and what it says.
                    Key::Decision(..) | Key::Review(..) | Key::Changed(..) | Key::Visit(..) => {
                        leaf.is_none()
                            || in_any_order(&document).iter().any(|line| line.ends_with(&format!("{leaf:?}")))
                    }
                    Key::Head(
                        HeadField::Updated | HeadField::Created | HeadField::VerdictSeen | HeadField::Revealed,
                    ) => there.is_some() || leaf.is_none(),
                    _ => match (leaf, &there) {
                        (leaf, there) if leaf == there.as_ref() => true,
                        (Some(Leaf::Cell(typed)), Some(Leaf::Cell(there))) => {
                            let before = change.from.as_ref();
                            let part = |part: &dyn Fn(&Rating) -> String| {
                                let was = if let Some(Leaf::Cell(was)) = before { part(was) } else { String::new() };
                                part(typed) == part(there) || part(typed) == was
                            };
                            part(&|r| format!("{:?}", (r.stated(), r.low(), r.high())))
                                && part(&|r| format!("{:?}", (r.basis, &r.note)))
                        }
                        (Some(Leaf::Ids(typed)), Some(Leaf::Ids(there))) => {
                            let known = |id: &&Id| document.option(id).is_some();
                            let before = if let Some(Leaf::Ids(was)) = &change.from { was.clone() } else { vec![] };
                            typed.iter().filter(known).all(|id| there.contains(id) || before.contains(id))
                        }
                        (Some(Leaf::Texts(typed)), Some(Leaf::Texts(there))) => {
                            let before = if let Some(Leaf::Texts(was)) = &change.from { was.clone() } else { vec![] };
                            typed.iter().all(|id| there.contains(id) || before.contains(id))
                        }
                        _ => false,
                    },
                };
                assert!(
                    kept || clashed || went_along,
                    "seed {seed}: {key} = {leaf:?} is nowhere; there is {there:?}\n{clashes:#?}"
                );
            }
        }
    }
    assert!(told > 100, "{told}");
}

// ---- texts -----------------------------------------------------------------------------------------------------

/// The same text with comments and keys of somebody's own all over it.
fn scribbled(text: &str, who: &str, dice: &mut Dice) -> String {
    fn mark(who: &str, dice: &mut Dice) -> String {
        format!("{who}{}-{}", dice.below(100_000), dice.below(100_000))
    }
    fn table(table: &mut toml_edit::Table, who: &str, dice: &mut Dice) {
        let keys: Vec<String> = table.iter().map(|(key, _)| key.to_owned()).collect();
        for key in keys {
            if table.get(&key).is_some_and(toml_edit::Item::is_value) {
                if dice.one_in(9) {
                    let comment = format!("# {}\n", mark(who, dice));
                    table.key_mut(&key).unwrap().leaf_decor_mut().set_prefix(comment);
                }
                if dice.one_in(9) {
                    let comment = format!("  # {}", mark(who, dice));
                    table.get_mut(&key).unwrap().as_value_mut().unwrap().decor_mut().set_suffix(comment);
                }
            }
            match table.get_mut(&key).unwrap() {
                toml_edit::Item::Table(inner) => under(inner, who, dice),
                toml_edit::Item::ArrayOfTables(tables) => {
                    tables.iter_mut().for_each(|inner| under(inner, who, dice));
                }
                _ => {}
            }
        }
        if dice.one_in(9) {
            let key = if dice.one_in(2) { format!("x-{who}") } else { "x".to_owned() };
            let named = table.contains_key("id") || table.contains_key("title");
            if named {
                table.insert(&key, toml_edit::value(mark(who, dice)));
            }
        }
    }
    fn under(inner: &mut toml_edit::Table, who: &str, dice: &mut Dice) {
        if dice.one_in(6) && !inner.is_implicit() {
            inner.decor_mut().set_prefix(format!("\n# {}\n", mark(who, dice)));
        }
        table(inner, who, dice);
    }
    let mut document: toml_edit::DocumentMut = text.parse().unwrap();
    table(document.as_table_mut(), who, dice);
    if dice.one_in(3) {
        let mut own = toml_edit::Table::new();
        own.insert(&format!("{who}-key"), toml_edit::value(mark(who, dice)));
        own.insert("both", toml_edit::value(mark(who, dice)));
        document.insert("own", toml_edit::Item::Table(own));
    }
    if dice.one_in(3) {
        document.set_trailing(format!("# {}\n", mark(who, dice)));
    }
    document.to_string()
}

fn opened(text: &str) -> Opened {
    Opened::fresh(PathBuf::from("x.toml"), text).unwrap_or_else(|faults| unreachable!("{faults:?}\n{text}"))
}

/// One has an editor that writes other line ends, and a mark at the start: each file keeps its own.
#[test]
fn line_ends_and_the_mark_at_the_start_are_those_of_ours() {
    let windows = |text: &str| format!("\u{feff}{}", text.replace('\n', "\r\n"));
    let ours = FILE.replace("keep = 4", "keep = 3");
    let theirs = FILE.replace("title =", "# theirs\ntitle =").replace("evenings", "two evenings");
    let both = ours.replace("title =", "# theirs\ntitle =").replace("evenings", "two evenings");
    for (base, ours, theirs, both) in [
        (FILE.to_owned(), windows(&ours), theirs.clone(), windows(&both)),
        (windows(FILE), ours.clone(), windows(&theirs), both.clone()),
        (windows(FILE), windows(&ours), windows(&theirs), windows(&both)),
    ] {
        let merged = merge_texts(&base, &ours, &theirs).unwrap();
        assert_eq!((merged.text, merged.clashes, merged.asides), (both, vec![], vec![]));
    }
}

#[test]
fn what_both_wrote_beside_one_place_is_told() {
    let ours = FILE.replace("title =", "# ours\nx = 1\ntitle =");
    let theirs = FILE.replace("title =", "# theirs\nx = 2\ntitle =") + "# the end\n";
    let merged = merge_texts(FILE, &ours, &theirs).unwrap();
    assert_eq!(merged.text, ours.clone() + "# the end\n");
    let path = || "deliberation.x".to_owned();
    let both = |ours: &str, theirs: &str| Aside::Both {
        path: path(),
        ours: Some(ours.to_owned()),
        theirs: Some(theirs.to_owned()),
    };
    assert_eq!(merged.asides, [both("1", "2"), both("# ours", "# theirs")]);
    // A comment on what the other side took out has nothing to stand beside.
    let mut without = file();
    without.apply(&Edit::remove_option(&file(), &id("close"))).unwrap();
    let without = opened(FILE).text_of(&without);
    let noted = FILE.replace("name = \"Close mine\"", "name = \"Close mine\"  # never\nmood = \"grim\"");
    for (ours, theirs, side) in [(&without, &noted, Side::Theirs), (&noted, &without, Side::Ours)] {
        let merged = merge_texts(FILE, ours, theirs).unwrap();
        let text = "# never mood = \"grim\"".to_owned();
        assert_eq!(merged.text, without);
        assert_eq!(merged.asides, [Aside::Lost { path: "option.close".into(), side, text }]);
    }
}

#[test]
fn an_entry_of_theirs_comes_as_it_is_written_there() {
    let option =
        "# her idea\n[[option]]\nname = 'Hand on'   # to whom?\nid = \"hand-on\"\nsince = [ # lately\n  5,\n]\n\n";
    let theirs = FILE.replace("[[option]]\nid = \"close\"", &format!("{option}[[option]]\nid = \"close\""));
    let ours = FILE.replace("keep = 4", "keep = 3").replace("Pause mine", "Pause");
    let both = theirs.replace("keep = 4", "keep = 3").replace("Pause mine", "Pause");
    let merged = merge_texts(FILE, &ours, &theirs).unwrap();
    assert_eq!(merged.text, both);
    // Lists written as arrays, too.
    let by_hand = |options: &str| {
        format!("format = 1\ndeliberation.title = \"x\"\noption = [\n  {{ id = \"a\", name = \"A\" }},{options}\n]\n")
    };
    let [base, ours, theirs] =
        ["", "\n  { id = \"b\", name = \"B\" },", "\n  { id = \"c\", name = \"C\", mood = 2 },"].map(by_hand);
    let merged = merge_texts(&base, &ours, &theirs).unwrap();
    assert_eq!(merged.text, by_hand("\n  { id = \"b\", name = \"B\" },\n  { id = \"c\", name = \"C\", mood = 2 },"));
}

#[test]
fn all_that_is_wrong_with_each_text_is_told() {
    let Err(Unmerged::Unreadable(found)) = merge_texts("x", FILE, "format = 1\n[deliberation]\ntitle = 1\nid = 2\n")
    else {
        unreachable!()
    };
    let counts: Vec<(Version, usize)> = found.iter().map(|(version, faults)| (*version, faults.len())).collect();
    assert_eq!(counts, [(Version::Base, 1), (Version::Theirs, 2)]);
    let added = merge_texts(" \n", FILE, FILE).unwrap();
    assert_eq!((added.text.as_str(), added.clashes, added.asides), (FILE, vec![], vec![]));
}

/// What somebody scribbled.
fn marks(text: &str, who: &str) -> Vec<String> {
    let word = |c: char| c.is_ascii_alphanumeric() || c == '-';
    let words = text.split(|c| !word(c)).filter(|word| word.len() > 2);
    let digits = |word: &str| word.strip_prefix(who).is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()));
    words.filter(|word| digits(word) && word.contains('-')).map(str::to_owned).collect()
}

#[test]
fn comments_and_keys_of_ones_own_are_merged_too() {
    for (seed, [base, ours, theirs]) in some_merges().take(150) {
        let mut dice = Dice::new(seed);
        let was = scribbled(&text_of(&base), "w", &mut dice);
        let mut write = |document: &Deliberation, who: &str| {
            let text = opened(&was).text_of(document);
            if dice.one_in(5) { text } else { scribbled(&text, who, &mut dice) }
        };
        let (mine, other) = (write(&ours, "a"), write(&theirs, "b"));
        let merged = merge_texts(&was, &mine, &other)
            .unwrap_or_else(|error| unreachable!("seed {seed}: {error:?}\n{was}\n=======\n{mine}\n=======\n{other}"));
        let (edit, clashes) = merge(&base, &ours, &theirs);
        let mut document = ours.clone();
        document.apply(&edit).unwrap();
        assert_eq!((&merged.document, &merged.clashes), (&document, &clashes));
        assert_eq!(read(merged.text.as_bytes()).as_ref(), Ok(&document));
        let told = format!("{:?}", merged.asides);
        for mark in marks(&mine, "a").into_iter().chain(marks(&other, "b")) {
            assert!(
                merged.text.contains(&mark) || told.contains(&mark),
                "seed {seed}: {mark} is lost\n{told}\n{was}\n=======\n{mine}\n=======\n{other}\n=======\n{}",
                merged.text
            );
        }
        for mark in marks(&was, "w") {
            let kept = mine.contains(&mark) && other.contains(&mark);
            assert!(!kept || merged.text.contains(&mark), "seed {seed}: {mark}");
        }
        for (alone, text, like) in [
            (merge_texts(&was, &mine, &was), "ours", &mine),
            (merge_texts(&mine, &mine, &mine), "all", &mine),
            (merge_texts(&was, &mine, &mine), "both", &mine),
        ] {
            let alone = alone.unwrap();
            assert_eq!(&alone.text, like, "seed {seed}: {text}");
            assert!(alone.asides.is_empty(), "seed {seed}: {text} {:?}", alone.asides);
        }
        let taken = merge_texts(&was, &was, &other).unwrap();
        assert_eq!(taken.document, theirs);
        assert_eq!((taken.clashes, taken.asides), (vec![], vec![]), "seed {seed}\n{was}\n=======\n{other}");
        let (mut here, mut there) = (marks(&taken.text, ""), marks(&other, ""));
        here.sort();
        there.sort();
        assert_eq!(here, there);
    }
}
